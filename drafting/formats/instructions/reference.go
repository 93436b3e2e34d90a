package instructions

import (
	"strings"

	"chapeau/drafting/text"
)

// printedReference is how a live reference of the base prints, seen from a clause.
func (d *document) printedReference(from, mark string) string {
	return printedIn(d.base, d.layout, from, mark)
}

// printedIn lays out a text in which a clause is nothing but the reference.
func printedIn(t *text.Text, layout text.Options, from, mark string) string {
	alone := *t
	none := ""
	alone.Clauses, alone.Annexes = make([]*text.Clause, len(t.Clauses)), make([]text.Annex, len(t.Annexes))
	var empty func(c *text.Clause) *text.Clause
	empty = func(c *text.Clause) *text.Clause {
		bare := *c
		bare.Text, bare.End, bare.Children = "", &none, make([]*text.Clause, len(c.Children))
		if c.ID == from {
			bare.Text = mark
		}
		for i, child := range c.Children {
			bare.Children[i] = empty(child)
		}
		return &bare
	}
	for i, c := range t.Clauses {
		alone.Clauses[i] = empty(c)
	}
	for i, annex := range t.Annexes {
		alone.Annexes[i].Clauses = make([]*text.Clause, len(annex.Clauses))
		for k, c := range annex.Clauses {
			alone.Annexes[i].Clauses[k] = empty(c)
		}
	}
	alone.Title, alone.Body = "", ""
	if t.Find(from) == nil {
		alone.Title = mark
	}
	var b strings.Builder
	page := text.Layout(&alone, layout)
	collect := func(parts []text.Part) {
		for _, part := range parts {
			if len(part.Refs) > 0 {
				b.WriteString(part.Text)
			}
		}
	}
	collect(page.Title)
	collectLines := func(lines []text.Line) {
		for _, line := range lines {
			collect(line.Parts)
		}
	}
	collectLines(page.Lines)
	for _, annex := range page.Annexes {
		collectLines(annex.Lines)
	}
	return b.String()
}

// amendedLayout numbers an amended text as its paper does: the base's numbers stay.
func (d *document) amendedLayout() text.Options {
	layout := d.layout
	if layout.Numbering == text.Final || layout.Reference == nil {
		layout.Numbering, layout.Reference = text.Still, d.base
	}
	return layout
}

// checkLinks refuses a live reference whose words name another clause than its
// target.
func (r *reader) checkLinks(changed *text.Text) {
	for _, l := range r.links {
		was := r.doc.printedReference(l.from, l.mark)
		is := printedIn(changed, r.doc.amendedLayout(), l.from, l.mark)
		if l.printed != was && l.printed != is {
			r.complain(l.by.sentence, l.at, "the reference reads “"+l.printed+"” and points at what reads “"+is+"”", "write the one that is meant")
		}
	}
}
