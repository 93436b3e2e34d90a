package action

import (
	"cmp"
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// meet lists where two amendments to one text meet, in the order of the text.
func meet(o *outline, a, b *footing) []Meeting {
	m := encounter{outline: o, a: a, b: b}
	m.words()
	m.deletions(a, b)
	m.deletions(b, a)
	m.moves()
	m.values()
	m.gaps()
	m.aspects()
	m.depends(a, b)
	m.depends(b, a)
	slices.SortFunc(m.found, func(x, y Meeting) int {
		return cmp.Or(cmp.Compare(o.place(x.Clause), o.place(y.Clause)), cmp.Compare(x.Clause, y.Clause), cmp.Compare(x.Manner, y.Manner), cmp.Compare(x.By, y.By))
	})
	return m.found
}

// encounter is the search for where two amendments meet.
type encounter struct {
	*outline
	a, b  *footing
	found []Meeting
}

func (m *encounter) add(at Meeting) { m.found = append(m.found, at) }

// words weaves what both make of the words of one clause.
func (m *encounter) words() {
	a, b := m.a, m.b
	for i := range a.Words {
		mine := &a.Words[i]
		other := b.words[mine.Clause]
		if other == nil {
			continue
		}
		if mine.Text == other.Text {
			m.add(Meeting{Clause: mine.Clause, Manner: SameChange})
			continue
		}
		m.weave(mine, other)
	}
}

func (m *encounter) weave(a, b *amend.WordChange) {
	fabric := diffing.Weave(a.Base, [][]diffing.Hunk{a.Hunks, b.Hunks})
	collides, beside := false, false
	for i := range fabric.Places {
		place := &fabric.Places[i]
		beside = beside || place.Adjacent
		if !place.Collides() {
			continue
		}
		collides = true
		manner := SameWords
		if place.SamePoint {
			manner = SamePoint
		}
		m.add(Meeting{Clause: a.Clause, Manner: manner, Words: place.Base})
	}
	switch {
	case collides:
	case beside:
		m.add(Meeting{Clause: a.Clause, Manner: BesideWords})
	default:
		m.add(Meeting{Clause: a.Clause, Manner: OtherWords})
	}
}

// deletions finds what one deletes of that to which the other does something.
func (m *encounter) deletions(deleter, other *footing) {
	for _, id := range deleter.Deleted {
		switch {
		case other.above[id] && m.disagree(other, id):
			m.add(Meeting{Clause: id, Manner: DeletedEdit, By: deleter.ID})
		case other.deletes[id]:
			if deleter == m.a {
				m.add(Meeting{Clause: id, Manner: SameChange})
			}
		case other.over[id]:
			m.add(Meeting{Clause: id, Manner: OtherAspect})
		}
	}
}

// disagree tells whether one does anything under a clause that the other deletes,
// but to what both move out of it to the same place.
func (m *encounter) disagree(other *footing, id string) bool {
	for touched := range other.touches {
		if m.isWithin(touched, id) && !m.bothMoveOut(touched, id) {
			return true
		}
	}
	return false
}

// bothMoveOut tells whether both move a clause, or one above it, out of an
// ancestor to the same place.
func (m *encounter) bothMoveOut(id, ancestor string) bool {
	for ; m.has(id) && id != ancestor; id = m.parents[id] {
		a, b := m.a.moves[id], m.b.moves[id]
		if a != nil && b != nil && isSamePlace(a, b) {
			return true
		}
	}
	return false
}

func (m *encounter) moves() {
	if len(m.a.moves) == 0 || len(m.b.moves) == 0 {
		return
	}
	for i := range m.a.Placed {
		mine := &m.a.Placed[i]
		other := m.b.moves[mine.ID]
		if !mine.IsMove() || other == nil {
			continue
		}
		manner := MovedApart
		if isSamePlace(mine, other) {
			manner = SameChange
		}
		m.add(Meeting{Clause: mine.ID, Manner: manner})
	}
	if circle := m.circle(); circle != "" {
		m.add(Meeting{Clause: circle, Manner: MovedCircle})
	}
}

func isSamePlace(a, b *amend.Placement) bool {
	return a.Gap == b.Gap && a.Kind == b.Kind && a.Under == b.Under
}

// circle follows each moved clause upwards, moves included, and names the first
// in the text that comes to stand under itself.
func (m *encounter) circle() string {
	above := func(id string) string {
		if p := m.a.moves[id]; p != nil {
			return p.Gap.Parent
		}
		if p := m.b.moves[id]; p != nil {
			return p.Gap.Parent
		}
		return m.parents[id]
	}
	first := ""
	for _, f := range []*footing{m.a, m.b} {
		for id := range f.moves {
			at := above(id)
			for steps := 0; at != "" && at != id && steps <= len(m.parents)+text.MaxDepth; steps++ {
				at = above(at)
			}
			if at == id && (first == "" || m.order[id] < m.order[first]) {
				first = id
			}
		}
	}
	return first
}

// values compares what is set as a whole.
func (m *encounter) values() {
	for i := range m.a.Set {
		mine := &m.a.Set[i]
		key := value{mine.Of, mine.Name}
		other := m.b.values[key]
		switch {
		case other == nil:
		case other.Value == mine.Value && other.Absent == mine.Absent:
			m.add(Meeting{Clause: key.place(), Manner: SameChange})
		default:
			m.add(Meeting{Clause: key.place(), Manner: SameValue, Words: mine.Base})
		}
	}
}

// gaps finds the places where both put clauses.
func (m *encounter) gaps() {
	for at := range m.a.gaps {
		if len(m.b.gaps[at]) == 0 {
			continue
		}
		clause := at.After
		if clause == "" && m.has(at.Parent) {
			clause = at.Parent
		}
		m.add(Meeting{Clause: clause, Manner: SameGap})
	}
}

// aspects finds clauses to which both do something that is no matter of the same
// words: one moves, say, what the other edits.
func (m *encounter) aspects() {
	met := make(map[string]bool, len(m.found))
	for _, at := range m.found {
		met[at.Clause] = true
	}
	for id := range m.a.touches {
		if m.b.touches[id] && !met[id] {
			m.add(Meeting{Clause: id, Manner: OtherAspect})
		}
	}
}

// depends finds what one says or places with regard to a clause that the other
// disposes of.
func (m *encounter) depends(dependent, other *footing) {
	for id := range dependent.refers {
		if !dependent.brings[id] && (other.brings[id] || m.isDeleted(other, id)) {
			m.add(Meeting{Clause: id, Manner: Refers, By: dependent.ID})
		}
	}
	for id := range dependent.follows {
		if dependent.deletes[id] || dependent.moves[id] != nil {
			continue
		}
		if other.deletes[id] || other.moves[id] != nil {
			m.add(Meeting{Clause: id, Manner: Follows, By: dependent.ID})
		}
	}
}

// isDeleted tells whether an amendment deletes a clause, by itself or with one
// above it.
func (m *encounter) isDeleted(f *footing, id string) bool {
	if len(f.deletes) == 0 {
		return false
	}
	for ; m.has(id); id = m.parents[id] {
		if f.deletes[id] {
			return true
		}
	}
	return false
}
