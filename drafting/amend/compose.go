package amend

import (
	"maps"

	"chapeau/drafting/text"
)

// plan is what is to be done to a base, all collisions settled.
type plan struct {
	base     *index
	words    map[string]string
	slots    map[slot]setting
	deleted  map[string]bool
	moved    map[string]bool
	gaps     map[gap][]*item
	notes    map[string]string // notes that come in
	optional map[string]bool   // those of them that come only with an indicator
	through  map[*item]bool    // items held back by a conflict that was settled for them
	blocked  map[*item]bool    // moves of a clause that another settled conflict moves
	touched  map[string]bool   // clauses that change, and all above them
	explicit []*text.Clause    // new clauses that were given an end
}

func newPlan(base *index) *plan {
	return &plan{
		base: base, words: make(map[string]string), slots: make(map[slot]setting), deleted: make(map[string]bool),
		moved: make(map[string]bool), gaps: make(map[gap][]*item), notes: make(map[string]string), optional: make(map[string]bool),
		through: make(map[*item]bool), blocked: make(map[*item]bool), touched: make(map[string]bool),
	}
}

// compose writes the text that the plan makes of its base. Clauses that nothing
// touches are shared with it.
func (p *plan) compose() *text.Text {
	p.markTouched()
	out := *p.base.text
	out.Title = p.value(titleSlot, out.Title)
	out.Body = p.value(bodySlot, out.Body)
	out.Clauses = p.list("", p.base.text.Clauses)
	out.Annexes = make([]text.Annex, len(p.base.text.Annexes))
	for i, annex := range p.base.text.Annexes {
		out.Annexes[i] = text.Annex{Title: annex.Title, Clauses: p.list(annexParent(i), annex.Clauses)}
	}
	out.Footnotes = p.footnotes(&out)
	if len(p.explicit) > 0 {
		p.dropConventionalEnds(&out)
	}
	return &out
}

// dropConventionalEnds takes the explicit ends from new clauses where they turn
// out to be those of the place.
func (p *plan) dropConventionalEnds(out *text.Text) {
	conventional := text.ConventionalEnds(out)
	for _, c := range p.explicit {
		if *c.End == conventional[c] {
			c.End = nil
		}
	}
}

func (p *plan) value(s slot, base string) string {
	if set, changed := p.slots[s]; changed {
		return set.value
	}
	return base
}

// markTouched marks every clause that changes and all above it.
func (p *plan) markTouched() {
	mark := func(id string) {
		for id != "" && !p.touched[id] {
			p.touched[id] = true
			n := p.base.nodes[id]
			if n == nil {
				return
			}
			id = n.parent
		}
	}
	for id := range p.words {
		mark(id)
	}
	for id := range p.deleted {
		mark(id)
	}
	for id := range p.moved {
		mark(id)
	}
	for at := range p.gaps {
		mark(at.parent)
	}
	for s := range p.slots {
		if id, isClause := s.clause(); isClause {
			mark(id)
		}
	}
}

func (p *plan) list(parent string, clauses []*text.Clause) []*text.Clause {
	out := make([]*text.Clause, 0, len(clauses)+1)
	out = p.fill(out, gap{parent: parent})
	for _, c := range clauses {
		if !p.deleted[c.ID] && !p.moved[c.ID] {
			out = append(out, p.clause(c))
		}
		out = p.fill(out, gap{parent, c.ID})
	}
	return out
}

func (p *plan) fill(out []*text.Clause, at gap) []*text.Clause {
	for _, it := range p.gaps[at] {
		if built := p.item(it); built != nil {
			out = append(out, built)
		}
	}
	return out
}

func (p *plan) item(it *item) *text.Clause {
	if it.isMove() {
		if p.deleted[it.id] {
			return nil
		}
		moved := *p.clause(p.base.nodes[it.id].clause)
		moved.Kind = it.kind
		return &moved
	}
	built := *it.clause
	if built.End != nil {
		p.explicit = append(p.explicit, &built)
	}
	built.Children = nil
	for _, child := range it.children {
		if !p.places(child) {
			continue
		}
		if under := p.item(child); under != nil {
			built.Children = append(built.Children, under)
		}
	}
	return &built
}

func (p *plan) clause(c *text.Clause) *text.Clause {
	if !p.touched[c.ID] {
		return c
	}
	out := *c
	if words, changed := p.words[c.ID]; changed {
		out.Text = words
	}
	if end, changed := p.slots[endSlot(c.ID)]; changed {
		out.End = nil
		if !end.absent {
			value := end.value
			out.End = &value
		}
	}
	if list, changed := p.slots[listSlot(c.ID)]; changed {
		out.List = text.List(list.value)
	}
	if out.Children = p.list(c.ID, c.Children); len(out.Children) == 0 {
		out.Children = nil
	}
	return &out
}

// footnotes returns the notes of the composed text. A note goes with its last
// indicator, unless someone has just set its words.
func (p *plan) footnotes(out *text.Text) map[string]string {
	notes := maps.Clone(p.base.text.Footnotes)
	if notes == nil {
		notes = make(map[string]string)
	}
	for key := range notes {
		if set, changed := p.slots[footnoteSlot(key)]; changed {
			notes[key] = set.value
		}
	}
	var cited map[string]bool
	isCited := func(key string) bool {
		if cited == nil {
			cited = out.CitedNotes()
		}
		return cited[key]
	}
	for key, note := range p.notes {
		if !p.optional[key] || isCited(key) {
			notes[key] = note
		}
	}
	if len(p.words) == 0 && len(p.deleted) == 0 && len(p.slots) == 0 {
		return notes
	}
	for key := range p.base.text.Footnotes {
		_, changed := p.slots[footnoteSlot(key)]
		if !changed && p.base.isCited(key) && !isCited(key) {
			delete(notes, key)
		}
	}
	return notes
}

// planOf is the plan of one amendment alone.
func planOf(c *change) *plan {
	p := newPlan(c.base)
	for id, e := range c.edits {
		p.words[id] = e.text
	}
	for s, set := range c.slots {
		p.slots[s] = *set
	}
	for id := range c.deletes {
		p.deleted[id] = true
	}
	for at, items := range c.gaps {
		p.gaps[at] = items
	}
	for id, it := range c.items {
		if it.isMove() {
			p.moved[id] = true
		}
	}
	c.bringNotes(p)
	return p
}

// Apply gives the text that one amendment makes of its base. Errors have the
// code invalid and name the operation, the clause and the words.
func Apply(base *text.Text, a Amendment) (*text.Text, error) {
	x := newIndex(base)
	ready := prepare([]Amendment{a}, x)
	c, err := x.read(&ready[0])
	if err != nil {
		return nil, err
	}
	return planOf(c).compose(), nil
}
