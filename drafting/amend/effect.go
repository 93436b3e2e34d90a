package amend

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Effect is all that one amendment does to its base, in the base's terms. What
// its operations take back again is not in it.
type Effect struct {
	ID      string
	Words   []WordChange      // in the base's order
	Deleted []string          // clauses of the base, in its order; what stands under one is not named again
	Placed  []Placement       // new clauses and moved ones
	Set     []Setting         // values that are set as a whole
	Notes   map[string]string // notes that it brings, by key
	// Result tells results apart: two effects that were read together have the
	// same one where each alone gives a text that reads the same, whatever the ids
	// of its new clauses and the keys of its notes. It is empty where a reader sees
	// no change.
	Result string
}

// WordChange is what an amendment makes of one clause's words.
type WordChange struct {
	Clause     string
	Base, Text string
	Hunks      []diffing.Hunk
}

// Gap is a place between siblings of the base: behind the clause After, or first
// where After is empty. Parent is a clause id, empty at the top of the text, or
// the name that an annex has in operations.
type Gap struct {
	Parent, After string
}

// Placement is a clause that an amendment puts somewhere: a new one, or one of
// the base that it moves, for which Clause is nil. Within names the new clause
// that it stands under; Gap is then that of the outermost one, and Under what
// makes this equal to another.
type Placement struct {
	ID     string
	Clause *text.Clause
	Kind   text.Kind
	Gap    Gap
	Within string
	Under  string
}

// IsMove tells whether a clause of the base is moved.
func (p *Placement) IsMove() bool { return p.Clause == nil }

// Setting is a value that is set as a whole. Of is what kind of value it is
// (`title`, `body`, `footnote`, `end` or `list`), Name the note's key or the
// clause. Absent tells of an end that is the conventional one again.
type Setting struct {
	Of, Name    string
	Base, Value string
	Absent      bool
}

// Read tells what each of several amendments does to their common base, each by
// itself. They share names: where two bring different clauses or notes under one
// name each gets its own, as in a merge. Errors have the code invalid: an
// amendment that does not fit the base, or two with one id.
func Read(base *text.Text, amendments []Amendment) ([]Effect, error) {
	if err := distinctIDs(amendments); err != nil {
		return nil, err
	}
	x := newIndex(base)
	prepared := prepare(amendments, x)
	effects := make([]Effect, len(prepared))
	for i := range prepared {
		c, err := x.read(&prepared[i])
		if err != nil {
			return nil, err
		}
		effects[i] = c.effect()
	}
	diffing.Parallel(len(effects), func(i int) { effects[i].findHunks() })
	return effects, nil
}

func (e *Effect) findHunks() {
	for i := range e.Words {
		w := &e.Words[i]
		w.Hunks = diffing.Hunks(w.Base, w.Text)
	}
}

func (c *change) effect() Effect {
	e := Effect{ID: c.amendment.ID, Deleted: c.deletedInOrder(), Set: c.settings(), Notes: c.notes}
	for _, id := range c.editOrder {
		clause := c.base.nodes[id].clause
		if edit := c.edits[id]; edit != nil && edit.text != clause.Text {
			e.Words = append(e.Words, WordChange{Clause: id, Base: clause.Text, Text: edit.text})
		}
	}
	slices.SortFunc(e.Words, func(a, b WordChange) int {
		return cmp.Compare(c.base.nodes[a.Clause].order, c.base.nodes[b.Clause].order)
	})
	for _, at := range c.gapOrder {
		for _, it := range c.gaps[at] {
			e.Placed = c.placements(e.Placed, it, Gap{Parent: at.parent, After: at.after})
		}
	}
	e.Result = c.outcome(&e)
	return e
}

func (c *change) deletedInOrder() []string {
	if len(c.deletes) == 0 {
		return nil
	}
	ids := make([]string, 0, len(c.deletes))
	for id := range c.deletes {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Compare(c.base.nodes[a].order, c.base.nodes[b].order) })
	return ids
}

// placements lists an item and those under it that did not come with it.
func (c *change) placements(all []Placement, it *item, at Gap) []Placement {
	placed := Placement{ID: it.id, Kind: it.kind, Gap: at}
	if !it.isMove() {
		placed.Clause = it.whole()
	}
	all = append(all, placed)
	for _, child := range it.children {
		all = c.moves(all, child, at, it.id)
	}
	return all
}

// moves lists the clauses of the base that stand under a new one.
func (c *change) moves(all []Placement, it *item, at Gap, within string) []Placement {
	if it.isMove() {
		return append(all, Placement{ID: it.id, Kind: it.kind, Gap: at, Within: within, Under: c.above(it)})
	}
	for _, child := range it.children {
		all = c.moves(all, child, at, it.id)
	}
	return all
}

// whole is a new clause with the new ones under it.
func (t *item) whole() *text.Clause {
	clause := *t.clause
	clause.Children = nil
	for _, child := range t.children {
		if !child.isMove() {
			clause.Children = append(clause.Children, child.whole())
		}
	}
	return &clause
}

// settings are what slots are set to, in the order of the operations.
func (c *change) settings() []Setting {
	var all []Setting
	for i, s := range c.slotOrder {
		set := c.slots[s]
		if set == nil || slices.Contains(c.slotOrder[:i], s) {
			continue
		}
		of, name, _ := strings.Cut(string(s), ":")
		all = append(all, Setting{Of: of, Name: name, Base: c.base.value(s), Value: set.value, Absent: set.absent})
	}
	return all
}

// outcome writes what tells the amendment's text from others.
func (c *change) outcome(e *Effect) string {
	w := outcomeWriter{change: c, notes: make(map[string]string, len(c.notes)), ids: make(map[string]string)}
	for key, note := range c.notes {
		if old, known := c.base.text.Footnotes[key]; !known || old != note {
			w.notes[key] = "\x00" + note
		}
	}
	if len(c.deletes) > 0 || len(e.Placed) > 0 {
		w.structure(planOf(c).compose())
	}
	for i := range e.Words {
		w.write("words", e.Words[i].Clause, e.Words[i].Text)
	}
	settings := slices.Clone(e.Set)
	slices.SortFunc(settings, func(a, b Setting) int {
		return cmp.Or(strings.Compare(a.Of, b.Of), strings.Compare(a.Name, b.Name))
	})
	for _, s := range settings {
		w.write(s.Of, s.Name, s.Value)
	}
	return w.b.String()
}

// outcomeWriter writes an outcome. Nothing that it writes holds a NUL but what
// separates.
type outcomeWriter struct {
	*change
	b     strings.Builder
	notes map[string]string // own note → its words
	ids   map[string]string // new clause → its number
}

func (w *outcomeWriter) write(parts ...string) {
	for _, part := range parts {
		w.b.WriteString(text.RenameRefs(text.RenameNotes(part, w.notes), w.ids))
		w.b.WriteByte(0)
	}
}

// structure writes the tree of clauses where it is not the base's.
func (w *outcomeWriter) structure(result *text.Text) {
	order, same := 0, true
	result.Walk(func(c, parent *text.Clause) bool {
		n := w.base.nodes[c.ID]
		switch {
		case n == nil:
			w.ids[c.ID] = "\x00" + strconv.Itoa(len(w.ids)+1)
			same = false
		case n.order != order || n.clause.Kind != c.Kind || parent != nil && parent.ID != n.parent:
			same = false
		}
		order++
		return true
	})
	if same && order == len(w.base.nodes) {
		return
	}
	w.list(result.Clauses)
	for _, annex := range result.Annexes {
		w.list(annex.Clauses)
	}
}

func (w *outcomeWriter) list(clauses []*text.Clause) {
	w.b.WriteString("(")
	for _, c := range clauses {
		if _, own := w.ids[c.ID]; own {
			w.write("new", w.ids[c.ID], string(c.Kind), string(c.List), c.Label, c.Text)
			if c.End != nil {
				w.write("end", *c.End)
			}
		} else {
			w.write(c.ID, string(c.Kind))
		}
		if len(c.Children) > 0 {
			w.list(c.Children)
		}
	}
	w.b.WriteString(")")
}
