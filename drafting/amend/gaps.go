package amend

import (
	"strings"

	"chapeau/drafting/text"
)

// joinGaps brings together what several amendments put into one gap: everything,
// in the order of the amendments, an equal clause once. Where they do not all put
// the same there, the order is a choice that the chair is told of.
func (m *merging) joinGaps() {
	owners := make(map[gap][]int)
	var order []gap
	for i, c := range m.changes {
		for _, at := range c.gapOrder {
			if len(c.gaps[at]) == 0 {
				continue
			}
			if owners[at] == nil {
				order = append(order, at)
			}
			owners[at] = append(owners[at], i)
		}
	}
	for _, at := range order {
		if len(owners[at]) > 1 {
			m.joinGap(at, owners[at])
		}
	}
}

func (m *merging) joinGap(at gap, owners []int) {
	known := make(map[string]*item)
	var movers []int
	sequences := make(map[string]bool)
	for _, i := range owners {
		var sequence strings.Builder
		for _, it := range m.changes[i].gaps[at] {
			if it.withheld {
				continue
			}
			key := m.changes[i].content(it)
			sequence.WriteString(key)
			if it.isMove() {
				continue
			}
			if first, seen := known[key]; seen {
				unite(first, it)
				continue
			}
			known[key] = it
		}
		if sequence.Len() > 0 {
			movers = append(movers, i)
			sequences[sequence.String()] = true
		}
	}
	if len(sequences) > 1 {
		m.notices = append(m.notices, Notice{Kind: OrderChoice, Clause: at.anchor(), Amendments: m.names(movers)})
	}
}

// unite makes one clause of two equal ones. Its id is the smaller of the two, so
// that the order of the amendments does not matter.
func unite(first, equal *item) {
	equal.merged = true
	if equal.id < first.id {
		clause := *first.clause
		clause.ID = equal.id
		first.clause = &clause
	}
	for i, child := range first.children {
		if i < len(equal.children) && !child.isMove() && !equal.children[i].isMove() {
			unite(child, equal.children[i])
		}
	}
}

// anchor is the clause that a notice about a gap names.
func (g gap) anchor() string {
	if g.after != "" {
		return g.after
	}
	return g.parent
}

// content is what makes two new clauses equal: everything but their ids, with
// notes told by their words.
func (c *change) content(it *item) string {
	var b strings.Builder
	c.writeContent(&b, it)
	return b.String()
}

func (c *change) writeContent(b *strings.Builder, it *item) {
	if it.isMove() {
		b.WriteString("\x00move " + it.id)
		return
	}
	b.WriteString("\x00" + string(it.clause.Kind) + "\x00" + string(it.clause.List) + "\x00" + it.clause.Text)
	if it.clause.End != nil {
		b.WriteString("\x00end " + *it.clause.End)
	}
	for _, key := range text.NoteKeys(it.clause.Text) {
		note, own := c.notes[key]
		if !own {
			note = c.base.text.Footnotes[key]
		}
		b.WriteString("\x00note " + note)
	}
	b.WriteString("\x00(")
	for _, child := range it.children {
		c.writeContent(b, child)
	}
	b.WriteString(")")
}

// danglingReferences finds the live references of a merged text that point at no
// clause, where the base's did.
func (m *merging) danglingReferences(merged *text.Text) []Notice {
	deleters := make(map[string][]string)
	for _, c := range m.changes {
		for id := range c.deletes {
			deleters[id] = append(deleters[id], c.amendment.ID)
		}
	}
	return dangling(merged, func(id string) []string { return deleters[id] })
}

// dangling reports the clauses of a text that refer to a clause it does not have.
func dangling(t *text.Text, by func(id string) []string) []Notice {
	var notices []Notice
	var present map[string]bool
	t.Walk(func(c, _ *text.Clause) bool {
		for _, id := range text.RefIDs(c.Text) {
			if present == nil {
				present = clauseIDs(t)
			}
			if !present[id] {
				amendments := by(id)
				if amendments == nil {
					amendments = []string{}
				}
				notices = append(notices, Notice{Kind: DanglingReference, Clause: c.ID, Amendments: amendments})
				break
			}
		}
		return true
	})
	return notices
}

func clauseIDs(t *text.Text) map[string]bool {
	ids := make(map[string]bool)
	t.Walk(func(c, _ *text.Clause) bool {
		ids[c.ID] = true
		return true
	})
	return ids
}
