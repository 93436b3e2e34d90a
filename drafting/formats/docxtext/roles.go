package docxtext

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// role is what a paragraph's style says of it in a file that chapeau wrote; the
// zero role nothing.
type role struct {
	part     reporttext.Part
	kind     text.Kind
	depth    int
	aside    bool // it stands on the document, not in the text
	sponsors bool
}

// ownStyles are the styles that chapeau's files have and others do not. Programs
// that save a file again may write their ids in another case.
var ownStyles = []string{"bodyline", "preambular", "operative", "annextitle", "mastheadstage"}

// isOurs tells a file that chapeau wrote, whoever saved it since.
func (s *stylesheet) isOurs() bool {
	ids := make(map[string]bool, len(s.styles))
	for id := range s.styles {
		ids[strings.ToLower(id)] = true
	}
	return !slices.ContainsFunc(ownStyles, func(id string) bool { return !ids[id] })
}

// role looks for one of our styles in a line's style and those that it is based on.
func (d *document) role(l *line) role {
	if !d.ours {
		return role{}
	}
	id := l.style
	const longest = 20
	for range longest {
		if found := roleOf(strings.ToLower(id)); found != (role{}) {
			return found
		}
		one := d.sheet.styles[id]
		if one == nil {
			break
		}
		id = one.based
	}
	return role{}
}

var roles = map[string]role{
	"title":            {part: reporttext.Title},
	"reporttexttitle":  {part: reporttext.Title},
	"bodyline":         {part: reporttext.Body},
	"annextitle":       {part: reporttext.AnnexTitle},
	"reportannextitle": {part: reporttext.AnnexTitle},
	"mastheadsymbol":   {part: reporttext.Symbol},
	"mastheadstage":    {part: reporttext.Designation},
	"mastheadsponsors": {aside: true, sponsors: true},
	"endoftext":        {aside: true},
}

var clauseStyles = map[string]text.Kind{
	"preambular": text.Preambular, "operative": text.Operative, "subheading": text.Heading, "item": text.Item, "prose": text.Prose,
}

// roleOf reads a style's id, such as "operative" or "item2".
func roleOf(id string) role {
	if found, known := roles[id]; known {
		return found
	}
	if strings.HasPrefix(id, "masthead") {
		return role{aside: true}
	}
	bare := strings.TrimRightFunc(id, unicode.IsDigit)
	kind, known := clauseStyles[bare]
	if !known {
		return role{}
	}
	depth, _ := strconv.Atoi(id[len(bare):])
	return role{part: reporttext.Clause, kind: kind, depth: min(depth, text.MaxDepth-1)}
}
