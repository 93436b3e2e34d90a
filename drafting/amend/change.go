package amend

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// gap is a place between siblings of the base: in a parent, behind one of its
// children, or before the first where after is empty.
type gap struct {
	parent, after string
}

// item is what an amendment puts into a gap: a new clause with its own items,
// or a clause of the base that it moves there.
type item struct {
	id       string
	clause   *text.Clause // of a new clause, without children; nil for a moved one
	children []*item
	kind     text.Kind // the kind that the place gives
	within   *item     // the new clause that it stands under, if any
	gap      gap       // else the gap
	op       int       // the operation that put it where it is
	origin   int       // the operation that it comes from
	withheld bool      // held back by a conflict
	merged   bool      // another amendment's equal item stands for it
}

func (t *item) isMove() bool { return t.clause == nil }

// opState is what became of one operation.
type opState struct {
	changes  bool
	conflict bool
}

// change is one amendment read against its base: its whole effect, in the base's
// terms. Reading costs in proportion to the operations, not to the base.
type change struct {
	amendment *Amendment
	base      *index
	edits     map[string]*clauseEdit
	editOrder []string
	deletes   map[string]int // clause id → operation
	gaps      map[gap][]*item
	gapOrder  []gap
	items     map[string]*item // by id: new clauses and moved ones
	slots     map[slot]*setting
	slotOrder []slot
	notes     map[string]string // notes that it brings
	cited     map[string]bool   // those of them that came with an indicator
	inserted  map[int]string    // operation → the clause that it inserts
	ops       []opState
}

// read follows an amendment's operations, each upon what those before it made.
// Errors have the code invalid and name the operation, the clause and the words.
func (x *index) read(a *Amendment) (*change, error) {
	c := &change{amendment: a, base: x, ops: make([]opState, len(a.Ops))}
	for i := range a.Ops {
		if err := c.apply(i, &a.Ops[i]); err != nil {
			return nil, err
		}
	}
	return c, c.checkIndicators()
}

// checkIndicators refuses a footnote indicator that nobody has given a note.
func (c *change) checkIndicators() error {
	for _, id := range c.editOrder {
		if e := c.edits[id]; e != nil {
			if err := c.checkIndicator(e.ops[len(e.ops)-1], e.text); err != nil {
				return err
			}
		}
	}
	for _, it := range c.items {
		if it.isMove() {
			continue
		}
		if err := c.checkIndicator(it.origin, it.clause.Text); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) checkIndicator(n int, words string) error {
	for _, key := range text.NoteKeys(words) {
		if _, own := c.notes[key]; own {
			continue
		}
		if _, known := c.base.text.Footnotes[key]; !known && !c.base.isCited(key) {
			return fault.Invalidf(c.field(n), "the indicator {fn:%s} has no note; give its words in \"footnotes\"", key)
		}
	}
	return nil
}

func (c *change) field(op int) string {
	if c.amendment.ID == "" {
		return opField(op)
	}
	return "amendment " + c.amendment.ID + ", " + opField(op)
}

func (c *change) apply(n int, op *Op) error {
	if err := op.validate(c.field(n)); err != nil {
		return err
	}
	if err := c.bring(n, op.Footnotes); err != nil {
		return err
	}
	c.cite(op)
	switch op.Kind {
	case Edit:
		return c.edit(n, op)
	case Insert:
		return c.insert(n, op)
	case Delete:
		return c.delete(n, op)
	case Move:
		return c.move(n, op)
	case SetTitle:
		c.set(n, titleSlot, *op.Text, false, c.base.text.Title)
	case SetBody:
		c.set(n, bodySlot, *op.Text, false, c.base.text.Body)
	default:
		return c.setFootnote(n, op)
	}
	return nil
}

// bring takes in the notes of an operation. One key is one note.
func (c *change) bring(n int, notes map[string]string) error {
	for key, note := range notes {
		if other, known := c.notes[key]; known && other != note {
			return fault.Invalidf(c.field(n), "the footnote %q has other words in an operation before; give each note its own key", key)
		}
		if c.notes == nil {
			c.notes = make(map[string]string)
		}
		c.notes[key] = note
	}
	return nil
}

// cite notes which of the notes that an operation brings have an indicator in its
// words: they go with their last one.
func (c *change) cite(op *Op) {
	if len(op.Footnotes) == 0 {
		return
	}
	see := func(words string) {
		for _, key := range text.NoteKeys(words) {
			if _, own := op.Footnotes[key]; own {
				c.cited = mark(c.cited, key)
			}
		}
	}
	for _, words := range []*string{op.Text, op.With, op.InsertText} {
		if words != nil {
			see(*words)
		}
	}
	eachNew(op.NewClause, func(clause *text.Clause) { see(clause.Text) })
}

// locate finds a clause that an operation names: one of the base, or one that
// the amendment itself inserts. A clause that the amendment deletes is gone.
func (c *change) locate(n int, id string) (*node, *item, error) {
	if it := c.items[id]; it != nil && !it.isMove() {
		return nil, it, nil
	}
	base, known := c.base.nodes[id]
	if !known {
		e := fault.Invalidf(c.field(n), "there is no clause %q in this version; name one that it has", id)
		e.Detail = map[string]any{"clause": id}
		return nil, nil, e
	}
	if by, gone := c.deletedBy(id); gone {
		return nil, nil, fault.Invalidf(c.field(n), "clause %q is deleted by %s of the same amendment; leave out one of the two", id, opField(by))
	}
	return base, nil, nil
}

// parentID is the base clause that an item stands under, through new clauses.
func (t *item) parentID() string {
	for t.within != nil {
		t = t.within
	}
	return t.gap.parent
}
