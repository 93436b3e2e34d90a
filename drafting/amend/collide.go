package amend

import (
	"slices"
	"sort"
	"strings"

	"chapeau/drafting/text"
)

// touch is something that an amendment does to a clause, seen from a deletion of
// that clause or of one above it.
type touch struct {
	mover int
	id    string // the clause of the base that is touched
	words string // the words that would come in
	edit  *clauseEdit
	slot  slot
	set   *setting
	items []*item // put under the clause, or the move of the clause itself
}

// collideDeletions holds back every deletion of a clause to which another
// amendment does something, and what it does.
func (m *merging) collideDeletions() {
	deleters := make(map[string][]int)
	for i, c := range m.changes {
		for id := range c.deletes {
			deleters[id] = append(deleters[id], i)
		}
	}
	if len(deleters) == 0 {
		return
	}
	groups := make(map[string]*collision)
	for i, c := range m.changes {
		for _, t := range c.touches(i) {
			hit := m.deletedAbove(deleters, t)
			if len(hit) == 0 {
				continue
			}
			m.holdBack(groups, hit, t)
		}
	}
	roots := make([]string, 0, len(groups))
	for root := range groups {
		roots = append(roots, root)
	}
	sort.Slice(roots, func(i, j int) bool { return m.base.nodes[roots[i]].order < m.base.nodes[roots[j]].order })
	for _, root := range roots {
		m.reportDeletion(groups[root], deleters)
	}
}

// touches lists what an amendment does to clauses of the base, deletions apart.
func (c *change) touches(mover int) []touch {
	var all []touch
	for _, id := range c.editOrder {
		if e := c.edits[id]; e != nil && e.text != c.base.nodes[id].clause.Text {
			all = append(all, touch{mover: mover, id: id, words: e.text, edit: e})
		}
	}
	for _, s := range c.slotOrder {
		id, isClause := s.clause()
		if set := c.slots[s]; set != nil && isClause {
			all = append(all, touch{mover: mover, id: id, words: c.base.nodes[id].clause.Text, slot: s, set: set})
		}
	}
	for _, at := range c.gapOrder {
		for _, it := range c.gaps[at] {
			if c.base.nodes[at.parent] != nil {
				all = append(all, touch{mover: mover, id: at.parent, words: itemWords(c.base, it), items: []*item{it}})
			}
			all = append(all, movedFrom(c, mover, it)...)
		}
	}
	return all
}

// movedFrom lists the moves of an item and of those under it: each touches the
// clause that it moves.
func movedFrom(c *change, mover int, it *item) []touch {
	if it.isMove() {
		return []touch{{mover: mover, id: it.id, words: c.base.nodes[it.id].clause.Text, items: []*item{it}}}
	}
	var all []touch
	for _, child := range it.children {
		all = append(all, movedFrom(c, mover, child)...)
	}
	return all
}

// itemWords are the words of a new clause and of all under it, one a line.
func itemWords(base *index, it *item) string {
	if it.isMove() {
		return base.nodes[it.id].clause.Text
	}
	lines := []string{it.clause.Text}
	for _, child := range it.children {
		lines = append(lines, itemWords(base, child))
	}
	return strings.Join(lines, "\n")
}

// deletedAbove returns the clauses from the touched one upwards that others
// delete, the outermost last. Whoever moves the touched clause out of there first,
// to the same place as the one who touches it, does not delete it.
func (m *merging) deletedAbove(deleters map[string][]int, t touch) []string {
	var hit []string
	for n := m.base.nodes[t.id]; n != nil; n = m.base.nodes[n.parent] {
		for _, by := range deleters[n.clause.ID] {
			if by != t.mover && !m.bothMoveOut(by, t, n.clause.ID) {
				hit = append(hit, n.clause.ID)
				break
			}
		}
	}
	return hit
}

// bothMoveOut tells whether another amendment and the one that touches a clause
// both move it, or one above it, out of an ancestor to the same place.
func (m *merging) bothMoveOut(other int, t touch, ancestor string) bool {
	for n := m.base.nodes[t.id]; n != nil && n.clause.ID != ancestor; n = m.base.nodes[n.parent] {
		a, b := m.changes[t.mover].items[n.clause.ID], m.changes[other].items[n.clause.ID]
		if a != nil && b != nil && m.samePlace(t.mover, a, other, b) {
			return true
		}
	}
	return false
}

func (m *merging) holdBack(groups map[string]*collision, hit []string, t touch) {
	root := hit[len(hit)-1]
	group := groups[root]
	if group == nil {
		group = &collision{clause: root, order: m.base.nodes[root].order}
		groups[root] = group
	}
	for _, id := range hit {
		if !m.spare[id] {
			m.spare[id] = true
			group.deletes = append(group.deletes, id)
		}
	}
	group.touches = append(group.touches, t)
	t.withhold(true)
	t.blame(m.changes[t.mover])
}

// withhold holds a touch back, or lets it through.
func (t touch) withhold(held bool) {
	if t.edit != nil {
		t.edit.withheld = held
	}
	if t.set != nil {
		t.set.withheld = held
	}
	for _, it := range t.items {
		it.withheld = held
	}
}

func (t touch) blame(c *change) {
	if t.edit != nil {
		t.edit.blame(c)
	}
	if t.set != nil {
		c.ops[t.set.op].conflict = true
	}
	for _, it := range t.items {
		c.ops[it.op].conflict = true
	}
}

// reportDeletion describes a deletion against what others do to the clause.
func (m *merging) reportDeletion(c *collision, deleters map[string][]int) {
	root := m.base.nodes[c.clause].clause
	c.report = ConflictReport{Clause: root.ID, Kind: DeleteEdit, Base: root.Text}
	var by []int
	for _, id := range c.deletes {
		for _, i := range deleters[id] {
			m.changes[i].ops[m.changes[i].deletes[id]].conflict = true
			by = append(by, i)
		}
	}
	sort.Ints(by)
	by = slices.Compact(by)
	c.report.Alternatives = []Alternative{{Amendments: m.names(by), By: m.delegations(by), Delete: true}}
	c.sides = [][]int{by}
	m.reportTouches(c, root)
	m.collisions = append(m.collisions, c)
}

// reportTouches adds an alternative for each different result that movers would
// leave.
func (m *merging) reportTouches(c *collision, root *text.Clause) {
	sides := make(map[int]*side)
	var movers []int
	for _, t := range c.touches {
		s := sides[t.mover]
		if s == nil {
			s = &side{clauseText: root.Text}
			sides[t.mover] = s
			movers = append(movers, t.mover)
		}
		s.add(t, root)
	}
	sort.Ints(movers)
	known := make(map[string]int)
	for _, mover := range movers {
		s := sides[mover]
		n, seen := known[s.key()]
		if !seen {
			n = len(c.report.Alternatives)
			known[s.key()] = n
			c.report.Alternatives = append(c.report.Alternatives, Alternative{Text: strings.Join(s.words, "\n"), ClauseText: s.clauseText, Place: s.place})
			c.sides = append(c.sides, nil)
		}
		a := &c.report.Alternatives[n]
		a.Amendments = append(a.Amendments, m.changes[mover].amendment.ID)
		a.By = append(a.By, m.changes[mover].amendment.By)
		c.sides[n] = append(c.sides[n], mover)
	}
}

// side is what one mover wants with a clause that another deletes.
type side struct {
	words      []string
	clauseText string
	place      *Place
}

func (s *side) add(t touch, root *text.Clause) {
	if t.edit != nil && t.id == root.ID {
		s.clauseText = t.words
	}
	if !slices.Contains(s.words, t.words) {
		s.words = append(s.words, t.words)
	}
	for _, it := range t.items {
		if it.isMove() {
			s.place = it.placeName()
		}
	}
}

// key tells sides apart.
func (s *side) key() string {
	key := strings.Join(s.words, "\x00")
	if s.place != nil {
		key += "\x00" + s.place.After + "\x00" + s.place.FirstOf
	}
	return key
}

// collideMoves holds back moves of one clause to different places, and moves
// that together would put clauses under one another in a circle.
func (m *merging) collideMoves() {
	moves := make(map[string][]*item)
	owners := make(map[*item]int)
	var order []string
	for i, c := range m.changes {
		for id, it := range c.items {
			if !it.isMove() || it.withheld {
				continue
			}
			if moves[id] == nil {
				order = append(order, id)
			}
			moves[id] = append(moves[id], it)
			owners[it] = i
		}
	}
	if len(order) == 0 {
		return
	}
	sort.Slice(order, func(i, j int) bool { return m.base.nodes[order[i]].order < m.base.nodes[order[j]].order })
	accepted := make(map[string]*item)
	for _, id := range order {
		items := moves[id]
		sort.Slice(items, func(i, j int) bool { return owners[items[i]] < owners[items[j]] })
		if m.allAtOnePlace(items, owners) {
			for _, other := range items[1:] {
				other.merged = true
			}
			accepted[id] = items[0]
			continue
		}
		m.collideMove(id, items, owners)
	}
	m.collideCircles(order, accepted, owners)
}

func (m *merging) allAtOnePlace(items []*item, owners map[*item]int) bool {
	for _, it := range items[1:] {
		if !m.samePlace(owners[items[0]], items[0], owners[it], it) {
			return false
		}
	}
	return true
}

// samePlace tells whether two amendments move a clause to the same place: a gap,
// or under new clauses that are equal.
func (m *merging) samePlace(i int, a *item, j int, b *item) bool {
	return a.gap == b.gap && a.kind == b.kind && m.changes[i].above(a) == m.changes[j].above(b)
}

// above is what makes the new clause that an item stands under equal to another;
// empty where it stands under none.
func (c *change) above(t *item) string {
	if t.within == nil {
		return ""
	}
	for t.within != nil {
		t = t.within
	}
	return c.content(t)
}

func (m *merging) collideMove(id string, items []*item, owners map[*item]int) {
	n := m.base.nodes[id]
	c := &collision{report: ConflictReport{Clause: id, Kind: MoveMove, Base: n.clause.Text}, order: n.order, clause: id}
	for _, it := range items {
		it.withheld = true
		mover := owners[it]
		m.changes[mover].ops[it.op].conflict = true
		c.moves = append(c.moves, it)
		c.movers = append(c.movers, m.changes[mover].amendment.ID)
		c.report.Alternatives = append(c.report.Alternatives, Alternative{
			Amendments: m.names([]int{mover}), By: m.delegations([]int{mover}), Text: n.clause.Text, ClauseText: n.clause.Text, Place: it.placeName(),
		})
	}
	m.collisions = append(m.collisions, c)
}

// placeName says where an item goes, in the terms of an operation.
func (t *item) placeName() *Place {
	switch {
	case t.within != nil:
		return &Place{FirstOf: t.within.id}
	case t.gap.after != "":
		return &Place{After: t.gap.after}
	case t.gap.parent != "":
		return &Place{FirstOf: t.gap.parent}
	case t.kind == text.Preambular:
		return &Place{FirstOf: "preamble"}
	default:
		return &Place{FirstOf: "operative"}
	}
}

// collideCircles follows each moved clause upwards, moves included; one that
// meets itself is in a circle of moves.
func (m *merging) collideCircles(order []string, accepted map[string]*item, owners map[*item]int) {
	for _, id := range order {
		if it := accepted[id]; it == nil || it.withheld {
			continue
		}
		circle := []*item{accepted[id]}
		at, closed := accepted[id].parentID(), false
		for steps := 0; at != "" && steps <= len(order)*text.MaxDepth; steps++ {
			if at == id {
				closed = true
				break
			}
			if it := accepted[at]; it != nil && !it.withheld {
				circle = append(circle, it)
				at = it.parentID()
				continue
			}
			n := m.base.nodes[at]
			if n == nil {
				break
			}
			at = n.parent
		}
		if closed {
			m.collideMove(id, circle, owners)
		}
	}
}
