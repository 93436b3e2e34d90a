package instructions

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// name is what instructions call a clause: the first of its names that means it
// alone.
func (d *document) name(n *node) string {
	if name, known := d.called[n]; known {
		return name
	}
	name := ""
	for _, candidate := range d.candidates(n) {
		if d.means(candidate, n) {
			name = candidate
			break
		}
	}
	if name == "" {
		name = "a paragraph that no name tells from others"
	}
	if d.called == nil {
		d.called = make(map[*node]string)
	}
	d.called[n] = name
	return name
}

// means tells whether a name is read as the clause and no other.
func (d *document) means(name string, n *node) bool {
	p := parser{tokens: tokenize(name)}
	g, ok := p.designation()
	if !ok || p.at != len(p.tokens) {
		return false
	}
	for i := range g.steps {
		if begins := g.steps[i].begins; begins != "" {
			inline, _, wrong := d.openings().unquoted(begins)
			if wrong != nil {
				return false
			}
			g.steps[i].begins = inline
		}
	}
	t, err := d.resolve(g, nil)
	return err == nil && t.node == n
}

// openings reads and writes the opening words of a clause.
func (d *document) openings() *notation {
	return &notation{numbers: d.numbers, keys: d.keys, printed: d.printedReference}
}

// candidates are the names of a clause, the most usual first. The last is certain.
func (d *document) candidates(n *node) []string {
	if n.isNew {
		return d.newNames(n)
	}
	var names []string
	where := d.where(n)
	if usual := d.usual(n); usual != "" {
		names = append(names, usual)
	}
	if nth := d.nthOfKind(n); nth != "" {
		names = append(names, nth+where)
	}
	if n.parent == nil && n.clause.Kind != text.Heading {
		if opening := d.opening(n); opening != "" {
			names = append(names, "the paragraph beginning with the words “"+opening+"”"+d.inAnnex(n))
		}
	}
	return append(names, "the "+ordinal(d.placeAmong(n, func(*node) bool { return true }))+" clause"+where)
}

// usual is the name of a clause by its number, or of a heading by its words.
func (d *document) usual(n *node) string {
	kind := n.clause.Kind
	switch {
	case n.parent != nil && n.label != "" && n.label != "•" && kind == text.Item:
		return d.lettered(n)
	case kind == text.Heading:
		return "the heading “" + d.openings().quoted(n.clause.Text, n.clause.ID) + "”" + d.inAnnex(n)
	case n.parent != nil:
		return ""
	case kind == text.Preambular && n.label != "":
		return "preambular paragraph " + n.label + d.inAnnex(n)
	case kind == text.Operative && n.label == "":
		return "the operative paragraph" + d.inAnnex(n)
	case kind == text.Operative && d.base.Kind == text.Decision && n.annex == 0:
		return "paragraph (" + n.label + ")"
	case kind == text.Operative:
		return "operative paragraph " + n.label + d.inAnnex(n)
	case kind == text.Prose && n.label == "":
		return "the unnumbered paragraph" + d.inAnnex(n)
	default:
		return "paragraph " + n.label + d.inAnnex(n)
	}
}

// lettered is the name of a subparagraph: `operative paragraph 2 (b) (i)`.
func (d *document) lettered(n *node) string {
	var letters []string
	root := n
	for root.parent != nil {
		if root.label == "" || root.label == "•" || root.clause.Kind != text.Item {
			return "subparagraph (" + n.label + ") of " + d.name(n.parent)
		}
		letters = append([]string{"(" + root.label + ")"}, letters...)
		root = root.parent
	}
	outer := d.name(root)
	if rest, annex, found := strings.Cut(outer, " of the annex"); found && annex == "" {
		return rest + " " + strings.Join(letters, " ") + " of the annex"
	}
	if root.annex > 0 {
		suffix := d.inAnnex(root)
		return strings.TrimSuffix(outer, suffix) + " " + strings.Join(letters, " ") + suffix
	}
	if strings.HasPrefix(outer, "the ") {
		return "subparagraph " + strings.Join(letters, " ") + " of " + outer
	}
	return outer + " " + strings.Join(letters, " ")
}

// inAnnex says in which annex a clause stands, if in any.
func (d *document) inAnnex(n *node) string {
	switch {
	case n.annex == 0:
		return ""
	case len(d.base.Annexes) == 1:
		return " of the annex"
	default:
		return " of annex " + strings.ToUpper(text.RomanNumeral(n.annex))
	}
}

// where says what a clause stands in.
func (d *document) where(n *node) string {
	switch {
	case n.parent != nil:
		return " of " + d.name(n.parent)
	case n.annex > 0:
		return d.inAnnex(n)
	default:
		return " of the text"
	}
}

func (d *document) nthOfKind(n *node) string {
	noun := nouns[n.clause.Kind]
	if n.parent == nil && n.clause.Kind == text.Item {
		return ""
	}
	return "the " + ordinal(d.placeAmong(n, func(other *node) bool { return other.clause.Kind == n.clause.Kind })) + " " + noun
}

// placeAmong counts a clause among those of its siblings that are like it.
func (d *document) placeAmong(n *node, like func(*node) bool) int {
	place := 0
	for _, other := range d.siblings(n.folder()) {
		if like(other) {
			place++
		}
		if other == n {
			break
		}
	}
	return place
}

// openingWords is how many words tell a clause without a number from others.
const openingWords = 8

func (d *document) opening(n *node) string {
	pieces := withoutNotes(piecesOf(n.clause.Text))
	count := 0
	for i, p := range pieces {
		if p.isSpace() {
			if count++; count == openingWords {
				pieces = pieces[:i]
				break
			}
		}
	}
	return d.openings().quoted(joinPieces(pieces), n.clause.ID)
}

// newNames are the names of a new clause: by its kind and its place among those of
// its kind in the paper.
func (d *document) newNames(n *node) []string {
	noun := nouns[n.clause.Kind]
	place := 0
	for _, other := range d.added {
		if other.clause.Kind == n.clause.Kind {
			place++
		}
		if other == n {
			break
		}
	}
	return []string{"the new " + noun, fmt.Sprintf("the %s new %s", ordinal(place), noun)}
}
