package amend

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func (c *change) move(n int, op *Op) error {
	_, own, err := c.locate(n, op.Clause)
	if err != nil {
		return err
	}
	at, err := c.place(n, op)
	if err != nil {
		return err
	}
	if c.standsUnder(at, op.Clause) {
		return fault.Invalidf(c.field(n), "clause %q cannot be moved behind or under itself; name a place outside it", op.Clause)
	}
	it := own
	if it == nil {
		it = c.items[op.Clause]
	}
	if it == nil {
		it = &item{id: op.Clause, kind: c.base.nodes[op.Clause].clause.Kind, op: n, origin: n}
		c.register(it)
	} else {
		c.take(it)
	}
	it.kind = movedKind(it.kind, at.kind)
	if !it.isMove() {
		moved := *it.clause
		moved.Kind = it.kind
		it.clause = &moved
	}
	it.op = n
	c.put(it, at)
	c.ops[n].changes = true
	c.settle(it)
	return nil
}

// movedKind is placedKind for a clause that moves: a paragraph moved into the
// preamble becomes preambular, one moved out of it operative.
func movedKind(own, place text.Kind) text.Kind {
	if own == text.Heading || own == text.Prose || place == text.Heading || place == text.Prose {
		return placedKind(own, place)
	}
	return place
}

// settle undoes a move that leads back to where the clause stands in the base.
func (c *change) settle(it *item) {
	if !it.isMove() || it.within != nil || it.kind != c.base.nodes[it.id].clause.Kind {
		return
	}
	n := c.base.nodes[it.id]
	list := c.gaps[it.gap]
	before := gap{n.parent, n.previous}
	behind := gap{n.parent, it.id}
	if it.gap == before && list[len(list)-1] == it || it.gap == behind && list[0] == it {
		c.take(it)
		delete(c.items, it.id)
		c.ops[it.op].changes = false
	}
}
