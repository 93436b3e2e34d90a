package amend

import (
	"strings"

	"chapeau/drafting/text"
)

// spot is a resolved place: in a gap or under a new clause, behind the item
// named, or first.
type spot struct {
	within *item
	gap    gap
	behind *item
	last   bool      // behind every preambular item of the gap
	kind   text.Kind // of its neighbours
}

// place resolves `after` and `first_of`.
func (c *change) place(n int, op *Op) (spot, error) {
	switch {
	case strings.HasPrefix(op.FirstOf, "*") && c.base.isAnnex(op.FirstOf):
		return spot{gap: gap{parent: op.FirstOf}, kind: text.Operative}, nil
	case op.FirstOf == "preamble":
		return spot{kind: text.Preambular}, nil
	case op.FirstOf == "operative":
		return spot{gap: gap{after: c.base.lastPreambular}, last: true, kind: text.Operative}, nil
	case op.FirstOf != "":
		return c.placeFirst(n, op.FirstOf)
	default:
		return c.placeAfter(n, op.After)
	}
}

func (c *change) placeFirst(n int, parent string) (spot, error) {
	_, own, err := c.locate(n, parent)
	if err != nil {
		return spot{}, err
	}
	if own != nil {
		return spot{within: own, kind: text.Item}, nil
	}
	return spot{gap: gap{parent: parent}, kind: text.Item}, nil
}

func (c *change) placeAfter(n int, sibling string) (spot, error) {
	base, _, err := c.locate(n, sibling)
	if err != nil {
		return spot{}, err
	}
	if it := c.items[sibling]; it != nil {
		return spot{within: it.within, gap: it.gap, behind: it, kind: it.kind}, nil
	}
	kind := base.clause.Kind
	if base.parent != "" && !strings.HasPrefix(base.parent, "*") && kind != text.Prose {
		kind = text.Item
	}
	return spot{gap: gap{parent: base.parent, after: sibling}, kind: kind}, nil
}

// put places an item at a spot.
func (c *change) put(it *item, at spot) {
	it.within, it.gap = at.within, at.gap
	if at.within != nil {
		at.within.children = insertItem(at.within.children, it, at)
		return
	}
	if c.gaps == nil {
		c.gaps = make(map[gap][]*item, 1)
	}
	if _, known := c.gaps[at.gap]; !known {
		c.gapOrder = append(c.gapOrder, at.gap)
	}
	c.gaps[at.gap] = insertItem(c.gaps[at.gap], it, at)
}

func insertItem(items []*item, it *item, at spot) []*item {
	index := 0
	for i, other := range items {
		if other == at.behind || at.last && other.kind == text.Preambular {
			index = i + 1
		}
	}
	items = append(items, nil)
	copy(items[index+1:], items[index:])
	items[index] = it
	return items
}

// take removes an item from where it stands.
func (c *change) take(it *item) {
	list := c.gaps[it.gap]
	if it.within != nil {
		list = it.within.children
	}
	for i, other := range list {
		if other == it {
			list = append(list[:i:i], list[i+1:]...)
			break
		}
	}
	if it.within != nil {
		it.within.children = list
		return
	}
	c.gaps[it.gap] = list
}

// standsUnder tells whether a spot is behind the clause itself or inside it.
func (c *change) standsUnder(at spot, id string) bool {
	if at.behind != nil && at.behind.id == id || at.gap.after == id && at.behind == nil && !at.last {
		return true
	}
	for within := at.within; within != nil; within = within.within {
		if within.id == id {
			return true
		}
		at.gap = within.gap
	}
	return c.standsIn(at.gap.parent, id)
}

// standsIn follows a clause's parents, moves included, up to id.
func (c *change) standsIn(clause, id string) bool {
	for depth := 0; clause != "" && depth <= 4*text.MaxDepth; depth++ {
		if clause == id {
			return true
		}
		if it := c.items[clause]; it != nil {
			if it.within != nil && it.within.id == id {
				return true
			}
			clause = it.parentID()
			continue
		}
		n := c.base.nodes[clause]
		if n == nil {
			return false
		}
		clause = n.parent
	}
	return false
}
