package amend

import "chapeau/drafting/text"

// ClauseChange says in what a clause differs between two texts: in its words, in
// its form (its end, or how its list is labelled), in its place among its
// siblings; or that only one of the texts has it.
type ClauseChange struct {
	Words, Form, Place bool
	Gone, New          bool
}

// Changes says which clauses differ between two texts whose clauses are told by
// their ids; those that are the same are not in it. It is Compare without the
// words: quick enough for every new version.
func Changes(base, changed *text.Text) map[string]ClauseChange {
	d := newDerivation(newIndex(base), newIndex(changed))
	found := map[string]ClauseChange{}
	changed.Walk(func(c, _ *text.Clause) bool {
		if change := d.change(c); change != (ClauseChange{}) {
			found[c.ID] = change
		}
		return true
	})
	base.Walk(func(c, _ *text.Clause) bool {
		if d.changed.nodes[c.ID] == nil {
			found[c.ID] = ClauseChange{Gone: true}
		}
		return true
	})
	return found
}

func (d *derivation) change(c *text.Clause) ClauseChange {
	n := d.base.nodes[c.ID]
	if n == nil {
		return ClauseChange{New: true}
	}
	return ClauseChange{
		Words: c.Text != n.clause.Text,
		Form:  !sameEnd(c.End, n.clause.End) || c.List != n.clause.List,
		Place: !d.stays[c.ID],
	}
}
