package amend

import (
	"chapeau/drafting/text"
)

// deletedBy tells which operation deletes a clause of the base, by itself or
// with a clause above it that it was not moved out of.
func (c *change) deletedBy(id string) (int, bool) {
	if len(c.deletes) == 0 {
		return 0, false
	}
	for depth := 0; id != "" && depth <= 4*text.MaxDepth; depth++ {
		if op, gone := c.deletes[id]; gone {
			return op, true
		}
		if it := c.items[id]; it != nil && it.isMove() {
			id = it.parentID()
			continue
		}
		n := c.base.nodes[id]
		if n == nil {
			return 0, false
		}
		id = n.parent
	}
	return 0, false
}

func (c *change) delete(n int, op *Op) error {
	base, own, err := c.locate(n, op.Clause)
	if err != nil {
		return err
	}
	c.ops[n].changes = true
	if own != nil {
		c.take(own)
		c.forget(n, own)
		return nil
	}
	if it := c.items[op.Clause]; it != nil {
		c.take(it)
		delete(c.items, op.Clause)
	}
	if c.deletes == nil {
		c.deletes = make(map[string]int, 1)
	}
	c.deletes[base.clause.ID] = n
	c.dropItems(n)
	c.dropEdits()
	return nil
}

// dropItems forgets what the amendment put under a clause that it now deletes. A
// clause of the base that it moved there is deleted too.
func (c *change) dropItems(n int) {
	for _, at := range c.gapOrder {
		if _, gone := c.deletedBy(at.parent); !gone {
			continue
		}
		for _, it := range c.gaps[at] {
			if it.isMove() {
				c.deletes[it.id] = n
			}
			c.forget(n, it)
		}
		c.gaps[at] = nil
	}
}

// forget drops a new clause that the amendment deletes again. A clause of the
// base that was moved under it is deleted with it.
func (c *change) forget(n int, it *item) {
	delete(c.items, it.id)
	for _, child := range it.children {
		if child.isMove() {
			if c.deletes == nil {
				c.deletes = make(map[string]int, 1)
			}
			c.deletes[child.id] = n
		}
		c.forget(n, child)
	}
}

// dropEdits forgets what the amendment did to words that it now deletes.
func (c *change) dropEdits() {
	kept := c.editOrder[:0]
	for _, id := range c.editOrder {
		if _, gone := c.deletedBy(id); gone {
			delete(c.edits, id)
			continue
		}
		kept = append(kept, id)
	}
	c.editOrder = kept
	for s := range c.slots {
		if id, isClause := s.clause(); isClause {
			if _, gone := c.deletedBy(id); gone {
				delete(c.slots, s)
			}
		}
	}
}
