package docxtext

import (
	"strconv"
	"strings"
	"unicode"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// ownStyle begins the ids of the styles in files that chapeau writes. They say
// what each paragraph is.
const ownStyle = "chapeau"

// role is what a paragraph's style says of it; the zero role nothing.
type role struct {
	part  reporttext.Part
	kind  text.Kind
	depth int
	aside bool // it stands on the document, not in the text
}

// role looks for one of our styles in a line's style and those that it is based on.
func (d *document) role(l *line) role {
	found := role{}
	id := l.source.style
	const longest = 20
	for range longest {
		if name, ours := strings.CutPrefix(strings.ToLower(id), ownStyle); ours {
			found = roleOf(name)
			break
		}
		one := d.sheet.styles[id]
		if one == nil {
			break
		}
		id = one.based
	}
	return found
}

// roleOf reads the rest of a style's id, such as "operative" or "item2".
func roleOf(name string) role {
	bare := strings.TrimRightFunc(name, unicode.IsDigit)
	number, _ := strconv.Atoi(name[len(bare):])
	switch {
	case strings.HasPrefix(bare, "masthead"):
		return role{aside: true}
	case bare == "title":
		return role{part: reporttext.Title}
	case bare == "bodyline", bare == "body":
		return role{part: reporttext.Body}
	case bare == "designation":
		return role{part: reporttext.Designation}
	case bare == "annextitle", bare == "annex":
		return role{part: reporttext.AnnexTitle}
	case bare == "item":
		return clauseRole(text.Item, max(number, 1))
	case bare == string(text.Preambular), bare == string(text.Operative), bare == string(text.Heading), bare == string(text.Prose):
		return clauseRole(text.Kind(bare), number)
	default:
		return role{}
	}
}

func clauseRole(kind text.Kind, depth int) role {
	return role{part: reporttext.Clause, kind: kind, depth: min(depth, text.MaxDepth-1)}
}

// isOurs tells a file whose paragraphs have our styles.
func (d *document) isOurs() bool {
	for _, p := range d.paragraphs {
		if (d.role(&line{source: p}) != role{}) {
			return true
		}
	}
	return false
}
