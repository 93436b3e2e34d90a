package amend

import (
	"strconv"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func (c *change) insert(n int, op *Op) error {
	place, err := c.place(n, op)
	if err != nil {
		return err
	}
	fresh := namer{prefix: c.autoID(n)}
	it, err := c.newItem(n, op.NewClause, place.kind, &fresh, 1)
	if err != nil {
		return err
	}
	c.put(it, place)
	if c.inserted == nil {
		c.inserted = make(map[int]string, 1)
	}
	c.inserted[n] = it.id
	c.ops[n].changes = true
	return nil
}

func (c *change) autoID(n int) string {
	id := c.amendment.ID
	if id == "" {
		id = "new"
	}
	return id + "-" + strconv.Itoa(n+1)
}

// namer names the clauses of one insertion: the first by the amendment and the
// operation, those under it with a further number.
type namer struct {
	prefix string
	count  int
}

func (m *namer) next() string {
	m.count++
	if m.count == 1 {
		return m.prefix
	}
	return m.prefix + "-" + strconv.Itoa(m.count-1)
}

// newItem makes the items of a new clause and of what stands under it.
func (c *change) newItem(n int, given *text.Clause, kind text.Kind, fresh *namer, depth int) (*item, error) {
	if depth > text.MaxDepth {
		return nil, fault.New(fault.TooLarge, c.field(n), "the new clause is nested more than %d deep; flatten it", text.MaxDepth)
	}
	if given == nil {
		return nil, fault.Invalidf(c.field(n), "the new clause holds a null; remove it")
	}
	auto := fresh.next()
	bare := *given
	bare.Children = nil
	if bare.ID == "" {
		bare.ID = c.freshID(auto)
	}
	if err := c.checkNew(n, &bare); err != nil {
		return nil, err
	}
	bare.Kind = placedKind(bare.Kind, kind)
	if bare.Kind != text.Heading {
		bare.Text, bare.End = proposedEnd(c.base.text, bare.Text, bare.End)
	}
	it := &item{id: bare.ID, clause: &bare, kind: bare.Kind, op: n, origin: n}
	c.register(it)
	for _, child := range given.Children {
		under, err := c.newItem(n, child, text.Item, fresh, depth+1)
		if err != nil {
			return nil, err
		}
		under.within = it
		it.children = append(it.children, under)
	}
	return it, nil
}

func (c *change) freshID(id string) string {
	for suffix := 2; ; suffix++ {
		if _, taken := c.base.nodes[id]; !taken && c.items[id] == nil {
			return id
		}
		id += "-" + strconv.Itoa(suffix)
	}
}

func (c *change) checkNew(n int, clause *text.Clause) error {
	if _, taken := c.base.nodes[clause.ID]; taken || c.items[clause.ID] != nil {
		return fault.Invalidf(c.field(n), "the id %q of the new clause is taken; leave the id out and it gets its own", clause.ID)
	}
	if err := text.ValidateKey(c.field(n), clause.ID); err != nil {
		return err
	}
	switch clause.Kind {
	case "", text.Preambular, text.Operative, text.Heading, text.Item, text.Prose:
	default:
		return fault.Invalidf(c.field(n), "the new clause's kind is %q; write preambular, operative, heading, item or prose", clause.Kind)
	}
	if err := text.ValidateList(c.field(n), clause.List); err != nil {
		return err
	}
	if clause.End != nil {
		if err := text.ValidateEnd(c.field(n), *clause.End); err != nil {
			return err
		}
	}
	return text.ValidateInline(c.field(n), clause.Text)
}

// placedKind is the kind that a clause takes at a place whose neighbours have the
// given kind: paragraphs and sub-paragraphs take that of their place, a heading
// and prose stay what they are.
func placedKind(own, place text.Kind) text.Kind {
	isParagraph := func(k text.Kind) bool { return k == text.Preambular || k == text.Operative }
	switch {
	case own == "":
		return place
	case own == text.Heading, own == text.Prose:
		return own
	case place == text.Item:
		return text.Item
	case own == text.Item:
		if isParagraph(place) {
			return place
		}
		return text.Operative
	default:
		return own
	}
}

func (c *change) register(it *item) {
	if c.items == nil {
		c.items = make(map[string]*item, 1)
	}
	c.items[it.id] = it
}
