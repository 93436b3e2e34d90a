package amend

import (
	"strconv"
	"strings"

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

// clauseEdit is all that an amendment does to the words of one clause.
type clauseEdit struct {
	id       string
	text     string
	ops      []int
	withheld bool
}

// slot names a value that is set as a whole: `title`, `body`, `footnote:KEY`,
// `end:CLAUSE`, `list:CLAUSE`.
type slot string

const (
	titleSlot slot = "title"
	bodySlot  slot = "body"
)

func footnoteSlot(key string) slot { return slot("footnote:" + key) }
func endSlot(clause string) slot   { return slot("end:" + clause) }
func listSlot(clause string) slot  { return slot("list:" + clause) }

// clause is the clause that an end or a list belongs to.
func (s slot) clause() (string, bool) {
	kind, id, found := strings.Cut(string(s), ":")
	return id, found && kind != "footnote"
}

// setting is what an amendment sets a slot to. For an end, absent means the
// conventional one.
type setting struct {
	value    string
	absent   bool
	op       int
	withheld bool
}

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

func (c *change) setFootnote(n int, op *Op) error {
	old, known := c.base.text.Footnotes[op.Key]
	if known {
		c.set(n, footnoteSlot(op.Key), *op.Text, false, old)
		return nil
	}
	c.ops[n].changes = true
	return c.bring(n, map[string]string{op.Key: *op.Text})
}

// set gives a slot a value. One that the base has already is no change, and
// takes back what an operation before set.
func (c *change) set(n int, s slot, value string, absent bool, base string) {
	if !absent && value == base {
		delete(c.slots, s)
		return
	}
	if c.slots == nil {
		c.slots = make(map[slot]*setting)
	}
	if _, known := c.slots[s]; !known {
		c.slotOrder = append(c.slotOrder, s)
	}
	c.slots[s] = &setting{value: value, absent: absent, op: n}
	c.ops[n].changes = true
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

// parentID is the base clause that an item stands under, through new clauses.
func (t *item) parentID() string {
	for t.within != nil {
		t = t.within
	}
	return t.gap.parent
}

func (c *change) edit(n int, op *Op) error {
	base, own, err := c.locate(n, op.Clause)
	if err != nil {
		return err
	}
	if own != nil {
		return c.editOwn(n, op, own)
	}
	clause := base.clause
	old := clause.Text
	if e := c.edits[op.Clause]; e != nil {
		old = e.text
	}
	words, err := c.newWords(n, op, old)
	if err != nil {
		return err
	}
	if op.Text != nil && op.End == nil && clause.Kind != text.Heading {
		words = c.readEnd(n, clause, words)
	}
	if op.End != nil {
		c.setEnd(n, clause, *op.End)
	}
	if op.List != "" {
		c.set(n, listSlot(clause.ID), string(op.List), false, string(clause.List))
	}
	c.setWords(n, clause, words)
	return nil
}

// newWords is what an edit makes of a clause's words.
func (c *change) newWords(n int, op *Op, old string) (string, error) {
	switch {
	case op.Text != nil:
		return *op.Text, nil
	case op.Find != "":
		clause, words := newPhrase(old), newPhrase(op.Find)
		at, err := findOne(c.field(n), op.Clause, clause, words, op.Occurrence)
		if err != nil {
			return "", err
		}
		return replace(clause, words, at, *op.With), nil
	case op.After != "":
		clause, words := newPhrase(old), newPhrase(op.After)
		at, err := findOne(c.field(n), op.Clause, clause, words, op.Occurrence)
		if err != nil {
			return "", err
		}
		return insertAfter(clause, at, *op.InsertText), nil
	default:
		return old, nil
	}
}

// readEnd takes the end from an edit's whole new words, as it reads at the
// clause's place in the base. Words without an end leave the end alone.
func (c *change) readEnd(n int, clause *text.Clause, words string) string {
	bare, end, found, closed := text.SplitEnd(c.base.text, words)
	switch {
	case found:
		c.setEnd(n, clause, end)
		return bare
	case closed && (clause.End == nil || *clause.End != ""):
		c.setEnd(n, clause, "")
	}
	return words
}

// setEnd sets a clause's end; the conventional one is none of its own.
func (c *change) setEnd(n int, clause *text.Clause, end string) {
	if end == c.base.renderedEnd(clause) {
		delete(c.slots, endSlot(clause.ID))
		return
	}
	c.set(n, endSlot(clause.ID), end, end == c.base.conventionalEnd(clause), "\x00")
}

func (c *change) setWords(n int, clause *text.Clause, words string) {
	if c.edits == nil {
		c.edits = make(map[string]*clauseEdit, 1)
	}
	e := c.edits[clause.ID]
	switch {
	case e == nil && words == clause.Text:
		return
	case e == nil:
		e = &clauseEdit{id: clause.ID}
		c.edits[clause.ID] = e
		c.editOrder = append(c.editOrder, clause.ID)
	}
	if words != e.text {
		c.ops[n].changes = true
	}
	e.text = words
	e.ops = append(e.ops, n)
}

// editOwn edits a clause that the amendment itself inserts.
func (c *change) editOwn(n int, op *Op, own *item) error {
	words, err := c.newWords(n, op, own.clause.Text)
	if err != nil {
		return err
	}
	edited := *own.clause
	edited.Text = words
	if op.Text != nil {
		edited.Text, edited.End = proposedEnd(c.base.text, words, op.End)
	} else if op.End != nil {
		edited.End = op.End
	}
	if op.List != "" {
		edited.List = op.List
	}
	own.clause = &edited
	c.ops[n].changes = true
	return nil
}

// proposedEnd reads a new clause's words: a `,` `;` or `.` that closes them is
// dropped, since the clause gets the end of its place; any other end is kept.
func proposedEnd(t *text.Text, words string, explicit *string) (string, *string) {
	if explicit != nil {
		return words, explicit
	}
	bare, end, found, closed := text.SplitEnd(t, words)
	switch {
	case found && strings.Contains(",;.，；。،؛", strings.TrimSpace(end)):
		return bare, nil
	case found:
		return bare, &end
	case closed:
		empty := ""
		return words, &empty
	default:
		return words, nil
	}
}

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
