package amend

import (
	"sort"
	"strconv"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Merge lays amendments over their common base. What does not collide goes into
// the text; at a collision the base's words stay and every variant is reported
// with its amendments and movers. The same amendments in another order give the
// same text, unless a notice says that an order was chosen. Errors have the code
// invalid: an amendment that does not fit the base, or two with one id.
func Merge(base *text.Text, amendments []Amendment) (MergeResult, error) {
	m, err := newMerging(newIndex(base), amendments)
	if err != nil {
		return MergeResult{}, err
	}
	result := m.report()
	result.Text = m.plan(nil).compose()
	result.Notices = append(result.Notices, m.danglingReferences(result.Text)...)
	return result, nil
}

// merging is the work on one set of amendments.
type merging struct {
	base       *index
	changes    []*change
	spare      map[string]bool // deletions that a collision holds back
	fabrics    map[string]*weaving
	settled    map[slot]setting
	collisions []*collision
	notices    []Notice
}

// weaving is the merged words of one clause: texts are the different proposals,
// each with those who make it.
type weaving struct {
	clause     *text.Clause
	texts      []string
	movers     [][]int // per text: indexes of changes
	hunks      [][]diffing.Hunk
	variants   [][]string // per place that collides: the whole clause with each variant
	fabric     diffing.Fabric
	collisions []*collision // per place, nil where the movers agree
}

// collision is a conflict with what is needed to settle it.
type collision struct {
	report  ConflictReport
	order   int
	offset  int
	clause  string   // the clause whose words are in question
	weaving *weaving // words
	place   int
	slot    slot // a value set as a whole
	values  []setting
	deletes []string // deletion against change: the deletions held back
	touches []touch
	sides   [][]int  // deletion against change: the changes behind each alternative
	moves   []*item  // moves of one clause, or in a circle
	movers  []string // the amendment of each move
}

func newMerging(base *index, amendments []Amendment) (*merging, error) {
	if err := distinctIDs(amendments); err != nil {
		return nil, err
	}
	m := &merging{base: base, changes: make([]*change, len(amendments)), spare: make(map[string]bool), fabrics: make(map[string]*weaving), settled: make(map[slot]setting)}
	prepared := prepare(amendments, base)
	for i := range prepared {
		c, err := base.read(&prepared[i])
		if err != nil {
			return nil, err
		}
		m.changes[i] = c
	}
	m.collideDeletions()
	m.collideMoves()
	m.weave()
	m.settleSlots()
	m.joinGaps()
	m.numberCollisions()
	return m, nil
}

func distinctIDs(amendments []Amendment) error {
	if len(amendments) < 2 {
		return nil
	}
	seen := make(map[string]bool, len(amendments))
	for i := range amendments {
		id := amendments[i].ID
		if id == "" {
			return fault.Invalidf("amendments", "an amendment has no id; give each its own to merge several")
		}
		if seen[id] {
			return fault.Invalidf("amendments", "two amendments have the id %q; give each its own", id)
		}
		seen[id] = true
	}
	return nil
}

// weave merges the words of each clause that several amendments edit.
func (m *merging) weave() {
	var order []string
	for i, c := range m.changes {
		for _, id := range c.editOrder {
			e := c.edits[id]
			clause := m.base.nodes[id].clause
			if e == nil || e.withheld || e.text == clause.Text {
				continue
			}
			w := m.fabrics[id]
			if w == nil {
				w = &weaving{clause: clause}
				m.fabrics[id] = w
				order = append(order, id)
			}
			w.add(e.text, i)
		}
	}
	m.findHunks(order)
	for _, id := range order {
		if w := m.fabrics[id]; len(w.texts) > 1 {
			m.weaveClause(w)
		}
	}
}

// findHunks compares every proposal with its clause and weaves them: by far the
// most work in a merge, and each clause's by itself.
func (m *merging) findHunks(clauses []string) {
	type proposal struct {
		weaving *weaving
		text    int
	}
	var proposals []proposal
	for _, id := range clauses {
		w := m.fabrics[id]
		w.group()
		if len(w.texts) == 1 {
			continue
		}
		w.hunks = make([][]diffing.Hunk, len(w.texts))
		for i := range w.texts {
			proposals = append(proposals, proposal{w, i})
		}
	}
	diffing.Parallel(len(proposals), func(i int) {
		w, n := proposals[i].weaving, proposals[i].text
		w.hunks[n] = diffing.Hunks(w.clause.Text, w.texts[n])
	})
	diffing.Parallel(len(clauses), func(i int) { m.fabrics[clauses[i]].weave() })
}

// weave lays the proposals over one another and writes the clause as it would be
// with each variant of each collision.
func (w *weaving) weave() {
	if len(w.texts) == 1 {
		return
	}
	w.fabric = diffing.Weave(w.clause.Text, w.hunks)
	w.variants = make([][]string, len(w.fabric.Places))
	for i := range w.fabric.Places {
		place := &w.fabric.Places[i]
		if !place.Collides() {
			continue
		}
		for n := range place.Variants {
			w.variants[i] = append(w.variants[i], w.with(i, n))
		}
	}
}

// with is the clause with one variant at a collision and all that is agreed.
func (w *weaving) with(place, variant int) string {
	return w.fabric.Render(func(p int) int {
		if p == place {
			return variant
		}
		return agreed(&w.fabric.Places[p])
	})
}

func (w *weaving) add(proposed string, mover int) {
	w.texts = append(w.texts, proposed)
	w.movers = append(w.movers, []int{mover})
}

// group makes one proposal of all that are equal.
func (w *weaving) group() {
	if len(w.texts) == 1 {
		return
	}
	known := make(map[string]int, len(w.texts))
	texts, movers := w.texts[:0], w.movers[:0]
	for i, proposed := range w.texts {
		n, seen := known[proposed]
		if !seen {
			n = len(texts)
			known[proposed] = n
			texts = append(texts, proposed)
			movers = append(movers, w.movers[i])
			continue
		}
		movers[n] = append(movers[n], w.movers[i]...)
	}
	w.texts, w.movers = texts, movers
}

func (m *merging) weaveClause(w *weaving) {
	w.collisions = make([]*collision, len(w.fabric.Places))
	for i := range w.fabric.Places {
		place := &w.fabric.Places[i]
		if place.Collides() {
			w.collisions[i] = m.collideWords(w, i)
			continue
		}
		if place.Adjacent && !m.besideCollision(w, i) {
			m.notices = append(m.notices, Notice{Kind: Adjacent, Clause: w.clause.ID, Amendments: m.names(w.changesOf(place.Variants[0].Movers))})
		}
	}
}

// besideCollision tells whether all that a place touches are collisions, which
// leave the base's words.
func (m *merging) besideCollision(w *weaving, i int) bool {
	alone := true
	for _, n := range []int{i - 1, i + 1} {
		if n >= 0 && n < len(w.fabric.Places) && w.fabric.Places[n].Adjacent && !w.fabric.Places[n].Collides() {
			alone = false
		}
	}
	return alone
}

// changesOf turns indexes of texts into indexes of changes, sorted.
func (w *weaving) changesOf(texts []int) []int {
	var all []int
	for _, i := range texts {
		all = append(all, w.movers[i]...)
	}
	sort.Ints(all)
	return all
}

func (m *merging) collideWords(w *weaving, i int) *collision {
	place := &w.fabric.Places[i]
	kind := Overlap
	if place.SamePoint {
		kind = SamePoint
	}
	c := &collision{
		report: ConflictReport{Clause: w.clause.ID, Kind: kind, Base: place.Base},
		order:  m.base.nodes[w.clause.ID].order, offset: place.From, clause: w.clause.ID, weaving: w, place: i,
	}
	for n, variant := range place.Variants {
		movers := w.changesOf(variant.Movers)
		for _, mover := range movers {
			m.changes[mover].edits[w.clause.ID].blame(m.changes[mover])
		}
		c.report.Alternatives = append(c.report.Alternatives, Alternative{
			Amendments: m.names(movers), By: m.delegations(movers), Text: variant.Text,
			ClauseText: w.variants[i][n],
		})
	}
	m.collisions = append(m.collisions, c)
	return c
}

func agreed(place *diffing.Place) int {
	if place.Collides() {
		return -1
	}
	return 0
}

// blame marks the operations of an edit as colliding.
func (e *clauseEdit) blame(c *change) {
	for _, op := range e.ops {
		c.ops[op].conflict = true
	}
}

func (m *merging) names(changes []int) []string {
	names := make([]string, len(changes))
	for i, n := range changes {
		names[i] = m.changes[n].amendment.ID
	}
	return names
}

func (m *merging) delegations(changes []int) []string {
	by := make([]string, len(changes))
	for i, n := range changes {
		by[i] = m.changes[n].amendment.By
	}
	return by
}

// settleSlots merges the values that are set as a whole.
func (m *merging) settleSlots() {
	type offer struct {
		values []setting
		movers [][]int
	}
	offers := make(map[slot]*offer)
	var order []slot
	for i, c := range m.changes {
		for _, s := range c.slotOrder {
			set := c.slots[s]
			if set == nil || set.withheld {
				continue
			}
			o := offers[s]
			if o == nil {
				o = &offer{}
				offers[s] = o
				order = append(order, s)
			}
			at := -1
			for n, value := range o.values {
				if value.value == set.value && value.absent == set.absent {
					at = n
				}
			}
			if at < 0 {
				at = len(o.values)
				o.values, o.movers = append(o.values, *set), append(o.movers, nil)
			}
			o.movers[at] = append(o.movers[at], i)
		}
	}
	for _, s := range order {
		o := offers[s]
		if len(o.values) == 1 {
			m.settled[s] = o.values[0]
			continue
		}
		m.collideSlot(s, o.values, o.movers)
	}
}

func (m *merging) collideSlot(s slot, values []setting, movers [][]int) {
	c := &collision{report: ConflictReport{Clause: string(s), Kind: Overlap, Base: m.base.value(s)}, order: m.slotOrder(s), slot: s, values: values}
	if id, isClause := s.clause(); isClause {
		c.report.Clause, c.clause, c.offset = id, id, len(m.base.nodes[id].clause.Text)
	}
	for n, value := range values {
		for _, mover := range movers[n] {
			m.changes[mover].ops[m.changes[mover].slots[s].op].conflict = true
		}
		words := value.value
		c.report.Alternatives = append(c.report.Alternatives, Alternative{
			Amendments: m.names(movers[n]), By: m.delegations(movers[n]), Text: words, ClauseText: words,
		})
	}
	m.collisions = append(m.collisions, c)
}

// slotOrder places the title and the body line before all clauses, the notes
// behind them.
func (m *merging) slotOrder(s slot) int {
	kind, id, _ := strings.Cut(string(s), ":")
	switch kind {
	case "title":
		return -2
	case "body":
		return -1
	case "footnote":
		return len(m.base.nodes)
	default:
		return m.base.nodes[id].order
	}
}

// numberCollisions puts the collisions in reading order and numbers them.
func (m *merging) numberCollisions() {
	sort.SliceStable(m.collisions, func(i, j int) bool {
		a, b := m.collisions[i], m.collisions[j]
		if a.order != b.order {
			return a.order < b.order
		}
		if a.offset != b.offset {
			return a.offset < b.offset
		}
		return a.report.Clause < b.report.Clause
	})
	for i, c := range m.collisions {
		c.report.ID = "c" + strconv.Itoa(i+1)
	}
}

// report gives the statuses, the conflicts and the notices.
func (m *merging) report() MergeResult {
	result := MergeResult{Amendments: make([]AmendmentResult, len(m.changes)), Conflicts: make([]ConflictReport, len(m.collisions)), Notices: []Notice{}}
	for i, c := range m.changes {
		result.Amendments[i] = c.result()
	}
	for i, c := range m.collisions {
		result.Conflicts[i] = c.report
	}
	result.Notices = append(result.Notices, m.notices...)
	return result
}

func (c *change) result() AmendmentResult {
	result := AmendmentResult{ID: c.amendment.ID, Ops: make([]OpResult, len(c.ops))}
	for i, state := range c.ops {
		status := Clean
		switch {
		case state.conflict:
			status = Conflict
		case !state.changes:
			status = NoChange
		}
		op := &c.amendment.Ops[i]
		result.Ops[i] = OpResult{Op: op.Kind, Clause: op.target(), Status: status}
	}
	result.Status = overall(result.Ops)
	return result
}

// target is the clause that an operation is reported under.
func (o *Op) target() string {
	switch o.Kind {
	case SetTitle:
		return "title"
	case SetBody:
		return "body"
	case SetFootnote:
		return "footnote:" + o.Key
	case Insert:
		if o.NewClause != nil && o.NewClause.ID != "" {
			return o.NewClause.ID
		}
		return o.After + o.FirstOf
	default:
		return o.Clause
	}
}

// overall is an amendment's status: the first that any of its operations has.
func overall(ops []OpResult) Status {
	for _, status := range []Status{Orphaned, Conflict, Clean, Already} {
		for _, op := range ops {
			if op.Status == status {
				return status
			}
		}
	}
	return NoChange
}
