package reporttext

import (
	"strings"

	"chapeau/drafting/text"
)

// A file of a word processor can say what its paragraphs are, by the names of
// their styles. Paragraphs without such a name are recognised among the others.

// knownHead divides an instrument by what its paragraphs say. What stands before
// the title and says nothing is part of the designation.
func knownHead(i instrument) (head, []paragraph) {
	var h head
	var rest []paragraph
	begun := false
	for _, p := range append(append([]paragraph(nil), i.designation...), i.paragraphs...) {
		begun = begun || p.part == Title || p.part == Body || p.part == Clause
		switch {
		case p.part == Symbol:
			h.symbol, h.symbolAt = strings.TrimSpace(h.symbol+" "+p.words), append(h.symbolAt, p)
		case p.part == Designation, !begun:
			h.designation = append(h.designation, p)
		case p.part == Title:
			h.title = append(h.title, p)
		case p.part == Body:
			h.body = append(h.body, p)
		default:
			rest = append(rest, p)
		}
	}
	return h, rest
}

// known places a clause where its kind and depth say.
func (b *builder) known(p paragraph) {
	bare := p.label.bare
	if p.depth == 0 || b.last == nil {
		b.letters = b.letters || p.kind == text.Operative && p.label.kind == lettered
		b.top(p, p.kind, bare)
		return
	}
	parent := b.last
	for parent.parent != nil && parent.depth() > p.depth {
		parent = parent.parent
	}
	n := &node{source: p, kind: p.kind, printed: bare, parent: parent}
	if parent.list == "" && p.kind == text.Item {
		parent.list = knownList(p.label)
	}
	parent.children = append(parent.children, n)
	b.last = n
}

// knownList is how a list is labelled that begins with a label.
func knownList(first label) text.List {
	switch {
	case first.kind == bulleted:
		return text.Bullet
	case first.kind == numbered:
		return text.Decimal
	case first.kind == lettered && romanValue(first.bare) == 1:
		return text.Roman
	case first.kind == noLabel:
		return text.None
	default:
		return text.Alpha
	}
}

// keepLabels fixes the labels that do not print by themselves as the source has
// them: bare where the punctuation of the place then completes them, as they are
// printed otherwise.
func keepLabels(t *text.Text, printed []string) {
	dropLists(t, printed)
	for _, form := range []func(string) string{withoutPunctuation, asPrinted} {
		if !fixLabels(t, printed, form) {
			break
		}
	}
	relate(t)
}

// dropLists leaves lists of letters and Roman numbers to convention where it labels
// them as the source does: a clause that moves then takes the labels of its new
// place.
func dropLists(t *text.Text, printed []string) {
	lists := make(map[*text.Clause]text.List)
	t.Walk(func(c, _ *text.Clause) bool {
		if c.List == text.Alpha || c.List == text.Roman {
			lists[c], c.List = c.List, ""
		}
		return true
	})
	labels := make(map[*text.Clause][2]string)
	for i, l := range text.Layout(t, text.Options{}).AllLines() {
		labels[l.Clause] = [2]string{l.Label, printed[i]}
	}
	for c, list := range lists {
		for _, child := range c.Children {
			if said := labels[child]; child.Kind == text.Item && said[0] != said[1] {
				c.List = list
			}
		}
	}
}

func asPrinted(s string) string { return s }

func withoutPunctuation(s string) string {
	if inner, ok := strings.CutPrefix(s, "("); ok {
		return strings.TrimSuffix(inner, ")")
	}
	return strings.TrimRight(s, ".)、")
}

// fixLabels gives the clauses that print another label the one of the source in a
// form, and tells whether there were any. What a fixed label changes behind it is
// seen in the next round.
func fixLabels(t *text.Text, printed []string, form func(string) string) bool {
	const rounds = 4
	for range rounds {
		place, changed := 0, false
		for _, l := range text.Layout(t, text.Options{}).AllLines() {
			want := printed[place]
			place++
			switch {
			case l.Label == want, l.Clause.Kind == text.Heading, l.Clause.Kind == text.Preambular && isPreambularNumber(want):
			case want != "" && l.Clause.Label != form(want):
				l.Clause.Label, l.Clause.Unnumbered, changed = form(want), false, true
			case want == "" && !l.Clause.Unnumbered && l.Clause.Kind != text.Prose:
				l.Clause.Unnumbered, changed = true, true
			}
		}
		if !changed {
			return differs(t, printed)
		}
	}
	return true
}

// isPreambularNumber tells the numbers that preambular paragraphs have while they
// are negotiated: they are never part of a text.
func isPreambularNumber(label string) bool { return strings.HasPrefix(label, "PP") }

func differs(t *text.Text, printed []string) bool {
	for i, l := range text.Layout(t, text.Options{}).AllLines() {
		if l.Label != printed[i] && l.Clause.Kind != text.Heading && !(l.Clause.Kind == text.Preambular && isPreambularNumber(printed[i])) {
			return true
		}
	}
	return false
}
