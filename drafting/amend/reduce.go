package amend

import (
	"errors"
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Reduction names what is taken out of an amendment. Clauses are clauses of its
// base, or new ones of its own: all that it does to them, to what stands under
// them and puts under them falls away. Words are what it shall make of a clause's
// words instead of what it proposes.
type Reduction struct {
	Clauses []string
	Words   map[string]string
}

// ErrNothingLeft is the cause of Reduce's error where a reduction takes all that
// an amendment does.
var ErrNothingLeft = errors.New("nothing of the amendment is left")

// Reduce takes a part out of an amendment: what is left, as operations against
// the same base, under the same names. Errors have the code invalid: the
// amendment does not fit the base, nothing of it is left, or what is left cannot
// stand without the part.
func Reduce(base *text.Text, a Amendment, r Reduction) (Amendment, error) {
	x := newIndex(base)
	ready := prepare([]Amendment{a}, x)
	c, err := x.read(&ready[0])
	if err != nil {
		return Amendment{}, err
	}
	whole := planOf(c).compose()
	for _, id := range r.Clauses {
		c.leaveOut(id)
	}
	for id, words := range r.Words {
		c.reword(id, words)
	}
	left := planOf(c).compose()
	if lost := lostBy(base, whole, left); lost != "" {
		return Amendment{}, fault.Invalidf("parts", "without that part clause %q would be lost, which the amendment does not propose: what is left builds on the part; divide it otherwise", lost)
	}
	for _, id := range r.Clauses {
		if n := x.nodes[id]; n != nil && left.Find(id) == nil {
			return Amendment{}, fault.Invalidf("parts", "clause %q goes with the one above it, which the amendment deletes; name that one", id)
		}
	}
	reduced := a
	reduced.Schema, reduced.Ops = Schema, Operations(base, left)
	if len(reduced.Ops) == 0 {
		e := fault.Invalidf("parts", "nothing of the amendment is left without these parts; reject the whole amendment instead")
		e.Cause = ErrNothingLeft
		return Amendment{}, e
	}
	return reduced, nil
}

// leaveOut undoes all that the amendment does to a clause and under it.
func (c *change) leaveOut(id string) {
	for _, edited := range slices.Clone(c.editOrder) {
		if c.base.isWithin(edited, id) {
			delete(c.edits, edited)
		}
	}
	for deleted := range c.deletes {
		if c.base.isWithin(deleted, id) {
			delete(c.deletes, deleted)
		}
	}
	for s := range c.slots {
		if clause, isClause := s.clause(); isClause && c.base.isWithin(clause, id) {
			delete(c.slots, s)
		}
	}
	for _, at := range c.gapOrder {
		for _, it := range slices.Clone(c.gaps[at]) {
			c.leaveOutItem(it, id, c.base.isWithin(at.parent, id))
		}
	}
}

// leaveOutItem takes an item out: the clause that is named, one of the base that
// stands under it there, or one that is put under it.
func (c *change) leaveOutItem(it *item, id string, within bool) {
	within = within || it.id == id || it.isMove() && c.base.isWithin(it.id, id)
	for _, child := range slices.Clone(it.children) {
		c.leaveOutItem(child, id, within)
	}
	if within {
		c.take(it)
		delete(c.items, it.id)
	}
}

// reword gives a clause other words than the amendment proposes for it.
func (c *change) reword(id, words string) {
	if it := c.items[id]; it != nil && !it.isMove() {
		clause := *it.clause
		clause.Text = words
		it.clause = &clause
		return
	}
	if e := c.edits[id]; e != nil {
		e.text = words
	}
}

// lostBy names a clause of the base that the whole amendment keeps and what is
// left of it does not.
func lostBy(base, whole, left *text.Text) string {
	kept, still := clauseIDs(whole), clauseIDs(left)
	lost := ""
	base.Walk(func(c, _ *text.Clause) bool {
		if kept[c.ID] && !still[c.ID] {
			lost = c.ID
		}
		return lost == ""
	})
	return lost
}
