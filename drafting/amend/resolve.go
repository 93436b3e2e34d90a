package amend

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Resolve merges amendments and settles every conflict as a person decided.
// Errors: invalid for an amendment that does not fit the base, for a resolution
// that names no conflict of this merge or decides nothing; conflict for one that
// is left open, with the ids of those in Detail["open"].
func Resolve(base *text.Text, amendments []Amendment, resolutions []Resolution) (*text.Text, error) {
	m, err := newMerging(newIndex(base), amendments)
	if err != nil {
		return nil, err
	}
	choices, err := m.choices(resolutions)
	if err != nil {
		return nil, err
	}
	return m.plan(choices).compose(), nil
}

// choices pairs collisions with resolutions and checks them.
func (m *merging) choices(resolutions []Resolution) (map[*collision]*Resolution, error) {
	byID := make(map[string]*collision, len(m.collisions))
	for _, c := range m.collisions {
		byID[c.report.ID] = c
	}
	choices := make(map[*collision]*Resolution, len(resolutions))
	words := make(map[string]string)
	for i := range resolutions {
		r := &resolutions[i]
		c := byID[r.Conflict]
		if c == nil {
			return nil, fault.Invalidf("resolutions", "there is no conflict %q in this merge; preview it again and resolve what it shows", r.Conflict)
		}
		if choices[c] != nil {
			return nil, fault.Invalidf("resolutions", "conflict %s is resolved twice; decide it once", r.Conflict)
		}
		if err := c.check(r); err != nil {
			return nil, err
		}
		if r.Text != nil {
			if other, given := words[c.report.Clause]; given && other != *r.Text {
				return nil, fault.Invalidf("resolutions", "two resolutions give clause %s different words; give it one text", c.report.Clause)
			}
			words[c.report.Clause] = *r.Text
		}
		choices[c] = r
	}
	return choices, m.allSettled(choices, words)
}

// allSettled checks that no conflict is left open. Words given for a whole clause
// settle every conflict about that clause's words.
func (m *merging) allSettled(choices map[*collision]*Resolution, words map[string]string) error {
	var open []string
	for _, c := range m.collisions {
		if choices[c] != nil {
			continue
		}
		if given, ok := words[c.report.Clause]; ok {
			choices[c] = &Resolution{Conflict: c.report.ID, Text: &given}
			continue
		}
		open = append(open, c.report.ID)
	}
	if len(open) == 0 {
		return nil
	}
	e := fault.New(fault.Conflict, "resolutions", "%d of %d conflicts are not resolved: %q; decide each, then adopt", len(open), len(m.collisions), open)
	e.Detail = map[string]any{"open": open}
	return e
}

// check tells whether a resolution decides one thing, and one that can be
// decided about this conflict.
func (c *collision) check(r *Resolution) error {
	ways := 0
	for _, given := range []bool{r.Text != nil, r.Choose != 0, r.Delete, r.Keep, r.MoveAs != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways != 1:
		return fault.Invalidf("resolutions", "the resolution of %s decides %d things; give one of text, choose, delete, keep or move_as", r.Conflict, ways)
	case r.Choose < 0 || r.Choose > len(c.report.Alternatives):
		return fault.Invalidf("resolutions", "%s has %d alternatives; choose 1 to %d", r.Conflict, len(c.report.Alternatives), len(c.report.Alternatives))
	case r.Delete && c.clause == "":
		return fault.Invalidf("resolutions", "%s is about the %s, which cannot be deleted", r.Conflict, c.report.Clause)
	case r.MoveAs != "" && c.moveOf(r.MoveAs) == nil:
		return fault.Invalidf("resolutions", "amendment %q moves nothing in %s; name one that does", r.MoveAs, r.Conflict)
	case r.Text != nil:
		return text.ValidateInline("resolutions", *r.Text)
	default:
		return nil
	}
}

func (c *collision) moveOf(amendment string) *item {
	for i, id := range c.movers {
		if id == amendment {
			return c.moves[i]
		}
	}
	return nil
}

// plan is what the merge does to its base: everything that does not collide,
// and of the collisions what was chosen.
func (m *merging) plan(choices map[*collision]*Resolution) *plan {
	p := newPlan(m.base)
	for s, value := range m.settled {
		p.slots[s] = value
	}
	for id, w := range m.fabrics {
		p.words[id] = w.words(choices)
	}
	for _, c := range m.changes {
		for id := range c.deletes {
			if !m.spare[id] {
				p.deleted[id] = true
			}
		}
	}
	for _, c := range m.collisions {
		if r := choices[c]; r != nil {
			c.settle(p, r)
		}
	}
	for _, c := range m.changes {
		for _, at := range c.gapOrder {
			for _, it := range c.gaps[at] {
				if p.markMoved(it); p.places(it) {
					p.gaps[at] = append(p.gaps[at], it)
				}
			}
		}
		c.bringNotes(p)
	}
	return p
}

// words renders a clause with the chosen variant at each collision.
func (w *weaving) words(choices map[*collision]*Resolution) string {
	if len(w.texts) == 1 {
		return w.texts[0]
	}
	return w.fabric.Render(func(i int) int {
		c := w.collisions[i]
		if c == nil {
			return 0
		}
		if r := choices[c]; r != nil && r.Choose > 0 {
			return r.Choose - 1
		}
		return -1
	})
}

// settle writes one decision into the plan.
func (c *collision) settle(p *plan, r *Resolution) {
	switch {
	case r.Delete:
		p.deleted[c.clause] = true
		for _, id := range c.deletes {
			p.deleted[id] = true
		}
	case r.Text != nil:
		c.settleWords(p, *r.Text)
	case r.MoveAs != "":
		p.through[c.moveOf(r.MoveAs)] = true
	case r.Choose > 0:
		c.settleChoice(p, r.Choose-1)
	}
}

// settleWords gives the whole clause, title, body line or note the words of the
// person who decides.
func (c *collision) settleWords(p *plan, words string) {
	if c.clause == "" {
		p.slots[c.slot] = setting{value: words}
		return
	}
	clause := p.base.nodes[c.clause].clause
	bare, end, found, _ := text.SplitEnd(p.base.text, words)
	if found && clause.Kind != text.Heading {
		words = bare
		p.slots[endSlot(clause.ID)] = setting{value: end, absent: end == p.base.conventionalEnd(clause)}
	}
	p.words[clause.ID] = words
}

func (c *collision) settleChoice(p *plan, n int) {
	switch {
	case c.weaving != nil:
		// The clause is rendered with the chosen variant.
	case len(c.moves) > 0:
		p.through[c.moves[n]] = true
	case c.values != nil:
		p.slots[c.slot] = c.values[n]
	case n == 0:
		for _, id := range c.deletes {
			p.deleted[id] = true
		}
	default:
		c.letThrough(p, c.sides[n][0])
	}
}

// letThrough carries out what one amendment does to a clause that others wanted
// deleted.
func (c *collision) letThrough(p *plan, mover int) {
	for _, t := range c.touches {
		if t.mover != mover {
			continue
		}
		if t.edit != nil {
			p.words[t.id] = t.edit.text
		}
		if t.set != nil {
			p.slots[t.slot] = *t.set
		}
		for _, it := range t.items {
			p.through[it] = true
		}
	}
}

// places tells whether an item goes into the text.
func (p *plan) places(it *item) bool {
	return !p.blocked[it] && (p.through[it] || !it.withheld && !it.merged)
}

// markMoved notes the clauses that an item moves. Where two settled conflicts
// move the same clause, the first amendment's move holds.
func (p *plan) markMoved(it *item) {
	if !p.places(it) {
		return
	}
	if it.isMove() {
		if p.moved[it.id] {
			p.blocked[it] = true
		}
		p.moved[it.id] = true
		return
	}
	for _, child := range it.children {
		p.markMoved(child)
	}
}

// bringNotes offers the notes that an amendment brings. One whose indicator the
// amendment writes, or wrote in words that it changed again, comes in only with
// that indicator.
func (c *change) bringNotes(p *plan) {
	if len(c.notes) == 0 {
		return
	}
	own := make(map[string]bool)
	for _, e := range c.edits {
		for _, key := range text.NoteKeys(e.text) {
			own[key] = true
		}
	}
	for _, it := range c.items {
		if !it.isMove() {
			for _, key := range text.NoteKeys(it.clause.Text) {
				own[key] = true
			}
		}
	}
	for key, note := range c.notes {
		p.notes[key] = note
		if own[key] || c.cited[key] {
			p.optional[key] = true
		}
	}
}
