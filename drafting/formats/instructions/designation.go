package instructions

import (
	"fmt"
	"strings"

	"chapeau/drafting/text"
)

// Part is what a name means when it is no clause.
type Part int

const (
	ClausePart Part = iota // a clause, by its steps
	TitlePart
	BodyPart
	NotePart      // a footnote, by number
	PreamblePart  // as a place
	OperativePart // as a place
	TextPart      // the whole text, as a place
	AnnexPart     // an annex, as a place
)

// clauseKind is what a step says of a clause's kind.
type clauseKind int

const (
	anyKind   clauseKind = iota // `clause`: whatever it is
	paragraph                   // without saying of which part
	preambular
	operative
	item
	heading
	prose
)

// step is one level of a designation: `operative paragraph 2`, `(b)`, `the third
// subparagraph`, `the heading “Pilots”`.
type step struct {
	kind    clauseKind
	label   string
	ordinal int    // from 1; -1 the last
	begins  string // its opening words; for a heading all
	isNew   bool
	span    span
}

// span is a stretch of the paper.
type span struct{ start, end int }

// designation names a clause or a part of the text, from the outside in.
type designation struct {
	part   Part
	annex  int // from 1; -1 the only one; 0 none
	steps  []step
	number int  // of a footnote
	placed bool // “in its new place”
	rooted bool // of the text or an annex, whatever the sentence speaks of
	span   span
}

// target is what a designation turns out to name.
type target struct {
	part   Part
	node   *node
	key    string // of a note
	annex  int
	placed bool
	span   span
}

// unresolved is why a designation names nothing, or more than one thing.
type unresolved struct {
	span          span
	reason, right string
}

func (e *unresolved) Error() string { return e.reason + "; " + e.right }

func refuse(at span, right, reason string, args ...any) *unresolved {
	return &unresolved{at, fmt.Sprintf(reason, args...), right}
}

// resolve finds what a designation names. Within is the clause that the sentence
// speaks of already, nil for none.
func (d *document) resolve(g designation, within *node) (target, *unresolved) {
	found := target{part: g.part, placed: g.placed, span: g.span}
	var err *unresolved
	if found.annex, err = d.annexOf(g); err != nil {
		return found, err
	}
	switch g.part {
	case NotePart:
		key, known := d.keys[g.number]
		if _, has := d.base.Footnotes[key]; !known || !has {
			return found, refuse(g.span, "name a footnote that the text has", "the text has no footnote %d", g.number)
		}
		found.key = key
		return found, nil
	case ClausePart:
	default:
		return found, nil
	}
	if g.rooted || len(g.steps) > 0 && !isInside(g.steps[0]) {
		within = nil
	}
	for _, s := range g.steps {
		if within, err = d.step(s, within, found.annex); err != nil {
			return found, err
		}
	}
	found.node = within
	return found, nil
}

// isInside tells whether a step names something under the clause that a sentence
// speaks of.
func isInside(s step) bool { return (s.kind == item || s.kind == anyKind) && !s.isNew }

func (d *document) annexOf(g designation) (int, *unresolved) {
	count := len(d.base.Annexes)
	switch {
	case g.annex == 0:
		return 0, nil
	case count == 0:
		return 0, refuse(g.span, "name a paragraph of the text itself", "the text has no annex")
	case g.annex == -1 && count > 1:
		return 0, refuse(g.span, "say which: “annex I”", "the text has %d annexes", count)
	case g.annex > count:
		return 0, refuse(g.span, "name an annex that it has", "the text has no annex %s", strings.ToUpper(text.RomanNumeral(g.annex)))
	case g.annex == -1:
		return 1, nil
	default:
		return g.annex, nil
	}
}

// step goes one level down.
func (d *document) step(s step, under *node, annex int) (*node, *unresolved) {
	among := d.among(s, under, annex)
	named := s.label != "" || s.begins != ""
	var matches []*node
	for _, n := range among {
		if d.isNamed(s, n) {
			matches = append(matches, n)
		}
	}
	switch {
	case s.ordinal == -1 && len(matches) > 0:
		return matches[len(matches)-1], nil
	case s.ordinal > 0 && s.ordinal <= len(matches):
		return matches[s.ordinal-1], nil
	case s.ordinal == 0 && len(matches) == 1:
		return matches[0], nil
	case s.ordinal == 0 && len(matches) > 1 && named:
		return nil, refuse(s.span, "name it by its opening words: “the paragraph beginning with the words “…””", "%d paragraphs are called that", len(matches))
	case s.ordinal == 0 && len(matches) > 1:
		return nil, refuse(s.span, "say which", "there are %d of them", len(matches))
	default:
		return nil, refuse(s.span, d.available(s, among, under), "there is no %s", d.describe(s, under))
	}
}

// among are the clauses that a step may mean.
func (d *document) among(s step, under *node, annex int) []*node {
	var pool []*node
	switch {
	case s.isNew:
		pool = d.added
	case under != nil:
		pool = under.children
	case s.begins != "" && s.kind != anyKind:
		for _, n := range d.order {
			if annex == 0 || n.annex == annex {
				pool = append(pool, n)
			}
		}
	default:
		pool = d.tops[annex]
	}
	var fit []*node
	for _, n := range pool {
		if d.isOfKind(s, n, under) {
			fit = append(fit, n)
		}
	}
	return fit
}

func (d *document) isOfKind(s step, n, under *node) bool {
	kind := n.clause.Kind
	switch s.kind {
	case preambular:
		return kind == text.Preambular
	case operative:
		return kind == text.Operative
	case item:
		if under == nil && !s.isNew {
			return kind == text.Item || d.base.Kind == text.Decision && kind == text.Operative && s.label != ""
		}
		return kind == text.Item
	case heading:
		return kind == text.Heading
	case prose:
		return kind == text.Prose
	case paragraph:
		return kind != text.Heading && (s.label == "" || kind != text.Preambular)
	default:
		return true
	}
}

func (d *document) isNamed(s step, n *node) bool {
	switch {
	case s.label != "" && s.isNew:
		return d.names[nameKey(n.clause.Kind, s.label)] == n
	case s.label != "":
		return sameLabel(n.label, s.label)
	case s.begins == "":
		return true
	case s.kind == heading:
		return sameBeginning(n.clause.Text, s.begins, true)
	default:
		return sameBeginning(n.clause.Text, s.begins, false)
	}
}

func nameKey(kind text.Kind, label string) string {
	return string(kind) + " " + strings.ReplaceAll(bareLabel(label), " ", "")
}

// sameBeginning compares the opening words of a clause, whatever the emphasis.
func sameBeginning(inline, words string, whole bool) bool {
	all, opening := piecesOf(inline), piecesOf(words)
	if !hasNote(opening) {
		all = withoutNotes(all)
	}
	if len(opening) > len(all) || whole && len(opening) != len(all) {
		return false
	}
	for i := range opening {
		if typewritten(opening[i].text) != typewritten(all[i].text) {
			return false
		}
	}
	return true
}

func withoutNotes(pieces []piece) []piece {
	var kept []piece
	for _, p := range pieces {
		if !p.isNote() {
			kept = append(kept, p)
		}
	}
	return kept
}

// describe is what a step asked for.
func (d *document) describe(s step, under *node) string {
	noun := map[clauseKind]string{anyKind: "clause", paragraph: "paragraph", preambular: "preambular paragraph", operative: "operative paragraph", item: "subparagraph", heading: "heading", prose: "unnumbered paragraph"}[s.kind]
	if s.isNew {
		noun = "new " + noun
	}
	switch {
	case s.label != "" && s.kind == item:
		noun += " (" + s.label + ")"
	case s.label != "":
		noun += " " + s.label
	case s.begins != "" && s.kind == heading:
		noun += " “" + shortened(text.PlainWords(s.begins)) + "”"
	case s.begins != "":
		noun += " beginning with the words “" + shortened(text.PlainWords(s.begins)) + "”"
	case s.ordinal > 0:
		noun = ordinal(s.ordinal) + " " + noun
	}
	if under != nil {
		noun += " in " + d.name(under)
	}
	return noun
}

// available says what there is instead.
func (d *document) available(s step, among []*node, under *node) string {
	var labels []string
	for _, n := range among {
		if n.label != "" && n.label != "•" {
			labels = append(labels, n.label)
		}
	}
	switch {
	case s.begins != "":
		return "quote its words as the text has them"
	case s.isNew:
		return "name a paragraph that an instruction inserts"
	case len(among) == 0:
		return "name one that the text has"
	case len(labels) == len(among) && len(labels) > 1 && len(labels) <= 12 && s.kind == item:
		return "there are (" + strings.Join(labels, "), (") + ")"
	case len(labels) == len(among) && len(labels) > 1:
		return fmt.Sprintf("there are %s to %s", labels[0], labels[len(labels)-1])
	case len(among) == 1:
		return "there is one; name it without a number"
	default:
		return fmt.Sprintf("there are %d", len(among))
	}
}
