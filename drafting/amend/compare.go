package amend

import (
	"sort"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Compare says what differs between two texts whose clauses are told by their
// ids: the operations that lead from base to changed, and every clause in
// reading order with the words that changed.
func Compare(base, changed *text.Text) Comparison {
	d := newDerivation(newIndex(base), newIndex(changed))
	return Comparison{Ops: d.operations(), Clauses: d.clauses()}
}

// Operations are those that lead from base to a text whose clauses are told by
// their ids, the shortest way; none where the two say the same.
func Operations(base, changed *text.Text) []Op {
	return newDerivation(newIndex(base), newIndex(changed)).operations()
}

// derivation finds the operations between two texts.
type derivation struct {
	base, changed *index
	stays         map[string]bool // clauses that keep their place among their siblings
	ops           []Op
}

func newDerivation(base, changed *index) *derivation {
	d := &derivation{base: base, changed: changed, stays: make(map[string]bool, len(changed.nodes)), ops: []Op{}}
	d.findStays("")
	for i := range changed.text.Annexes {
		d.findStays(annexParent(i))
	}
	return d
}

// findStays finds the most clauses under a parent that keep their order: the
// longest increasing run of their places in the base. All others moved.
func (d *derivation) findStays(parent string) {
	var ids []string
	var places []int
	for _, c := range d.changed.siblings(parent) {
		if n := d.base.nodes[c.ID]; n != nil && n.parent == parent && c.Kind == n.clause.Kind {
			ids = append(ids, c.ID)
			places = append(places, n.order)
		}
		if len(c.Children) > 0 {
			d.findStays(c.ID)
		}
	}
	for _, i := range diffing.LongestIncreasing(places) {
		d.stays[ids[i]] = true
	}
}

// operations lists edits first, then what comes and moves in reading order, each
// behind what is already in its place, and deletions last.
func (d *derivation) operations() []Op {
	d.values()
	d.changed.text.Walk(func(c, _ *text.Clause) bool {
		if n := d.base.nodes[c.ID]; n != nil {
			d.edit(n.clause, c)
		}
		return true
	})
	d.arrange("", d.changed.text.Clauses)
	for i, annex := range d.changed.text.Annexes {
		d.arrange(annexParent(i), annex.Clauses)
	}
	d.base.text.Walk(func(c, parent *text.Clause) bool {
		gone := d.changed.nodes[c.ID] == nil
		if gone && (parent == nil || d.changed.nodes[parent.ID] != nil) {
			d.ops = append(d.ops, Op{Kind: Delete, Clause: c.ID})
		}
		return true
	})
	d.notes()
	return d.ops
}

func (d *derivation) values() {
	if title := d.changed.text.Title; title != d.base.text.Title {
		d.ops = append(d.ops, Op{Kind: SetTitle, Text: &title})
	}
	if body := d.changed.text.Body; body != d.base.text.Body {
		d.ops = append(d.ops, Op{Kind: SetBody, Text: &body})
	}
}

func (d *derivation) edit(old, c *text.Clause) {
	op := Op{Kind: Edit, Clause: c.ID}
	changed := false
	if c.Text != old.Text {
		words := c.Text
		op.Text, changed = &words, true
	}
	if end := d.endOf(old, c); end != nil {
		op.End, changed = end, true
	}
	if c.List != old.List {
		op.List, changed = c.List, c.List != "" || changed
	}
	if changed {
		d.ops = append(d.ops, op)
	}
}

// endOf is the end to set, nil where it stays. Words that would be read as
// carrying an end of their own fix it too.
func (d *derivation) endOf(old, c *text.Clause) *string {
	if !sameEnd(old.End, c.End) {
		if c.End != nil {
			return c.End
		}
		end := d.base.conventionalEnd(old)
		return &end
	}
	if c.Text == old.Text || old.Kind == text.Heading {
		return nil
	}
	if _, _, found, closed := text.SplitEnd(d.base.text, c.Text); found || closed {
		end := d.base.renderedEnd(old)
		return &end
	}
	return nil
}

func sameEnd(a, b *string) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func (d *derivation) arrange(parent string, clauses []*text.Clause) {
	previous := ""
	for _, c := range clauses {
		switch {
		case d.base.nodes[c.ID] == nil:
			d.insert(parent, previous, c)
		case !d.stays[c.ID]:
			d.move(parent, previous, c)
			d.arrange(c.ID, c.Children)
		default:
			d.arrange(c.ID, c.Children)
		}
		previous = c.ID
	}
}

// move moves a clause behind the one before it. A heading does not tell the kind
// of what follows it: a clause that becomes preambular behind one goes into the
// preamble first.
func (d *derivation) move(parent, previous string, c *text.Clause) {
	if n := d.changed.nodes[previous]; n != nil && n.clause.Kind == text.Heading && c.Kind == text.Preambular && d.base.nodes[c.ID].clause.Kind != text.Preambular {
		d.ops = append(d.ops, Op{Kind: Move, Clause: c.ID, FirstOf: "preamble"})
	}
	op := Op{Kind: Move, Clause: c.ID}
	d.setPlace(&op, parent, previous, c)
	d.ops = append(d.ops, op)
}

func (d *derivation) insert(parent, previous string, c *text.Clause) {
	op := Op{Kind: Insert}
	d.setPlace(&op, parent, previous, c)
	wholly := d.isWhollyNew(c)
	clause := *c
	if !wholly {
		clause.Children = nil
	}
	op.NewClause = &clause
	op.Footnotes = d.newNotes(&clause)
	d.ops = append(d.ops, op)
	if !wholly {
		d.arrange(c.ID, c.Children)
	}
}

func (d *derivation) isWhollyNew(c *text.Clause) bool {
	for _, child := range c.Children {
		if d.base.nodes[child.ID] != nil || !d.isWhollyNew(child) {
			return false
		}
	}
	return true
}

func (d *derivation) setPlace(op *Op, parent, previous string, c *text.Clause) {
	switch {
	case previous != "" && d.changed.nodes[previous].clause.Kind == text.Preambular && c.Kind == text.Operative:
		op.FirstOf = "operative"
	case previous != "":
		op.After = previous
	case parent != "":
		op.FirstOf = parent
	case c.Kind == text.Preambular || d.changed.lastPreambular != "":
		op.FirstOf = "preamble"
	default:
		op.FirstOf = "operative"
	}
}

// newNotes are the notes that a new clause is the first to cite.
func (d *derivation) newNotes(c *text.Clause) map[string]string {
	var notes map[string]string
	eachNew(c, func(c *text.Clause) {
		for _, key := range text.NoteKeys(c.Text) {
			note, defined := d.changed.text.Footnotes[key]
			if _, known := d.base.text.Footnotes[key]; known || !defined {
				continue
			}
			if notes == nil {
				notes = make(map[string]string)
			}
			notes[key] = note
		}
	})
	return notes
}

// notes sets the notes whose words changed and those that edited clauses bring.
func (d *derivation) notes() {
	brought := make(map[string]bool)
	for i := range d.ops {
		for key := range d.ops[i].Footnotes {
			brought[key] = true
		}
	}
	keys := make([]string, 0, len(d.changed.text.Footnotes))
	for key := range d.changed.text.Footnotes {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		note := d.changed.text.Footnotes[key]
		if old, known := d.base.text.Footnotes[key]; (!known || old != note) && !brought[key] {
			d.ops = append(d.ops, Op{Kind: SetFootnote, Key: key, Text: &note})
		}
	}
}

// clauses describes each clause in reading order; a deleted one stands before
// what it stood before.
func (d *derivation) clauses() []ClauseDiff {
	out := make([]ClauseDiff, 0, len(d.changed.nodes)+8)
	out = d.value(out, "title", d.base.text.Title, d.changed.text.Title)
	out = d.value(out, "body", d.base.text.Body, d.changed.text.Body)
	gone := d.deletedBefore()
	standing := make([]standingClause, 0, len(d.changed.nodes))
	d.changed.text.Walk(func(c, _ *text.Clause) bool {
		out = d.deleted(out, gone[c.ID])
		standing = append(standing, standingClause{c, len(out)})
		out = append(out, ClauseDiff{})
		return true
	})
	out = d.deleted(out, gone[""])
	diffing.Parallel(len(standing), func(i int) { out[standing[i].at] = d.clause(standing[i].clause) })
	return out
}

// standingClause is a clause of the changed text and its place in the comparison.
type standingClause struct {
	clause *text.Clause
	at     int
}

func (d *derivation) value(out []ClauseDiff, name, base, changed string) []ClauseDiff {
	if base == changed {
		return out
	}
	return append(out, ClauseDiff{Clause: name, Status: Edited, Runs: diffing.Words(base, changed)})
}

// deletedBefore lists the deleted clauses by the clause that each precedes in the
// base's reading order, passing over those that moved away; at the end of the
// text by none. So what was inserted in front of a deleted clause is shown there.
func (d *derivation) deletedBefore() map[string][]*text.Clause {
	var gone map[string][]*text.Clause
	var waiting []*text.Clause
	settle := func(before string) {
		if len(waiting) == 0 {
			return
		}
		if gone == nil {
			gone = make(map[string][]*text.Clause)
		}
		gone[before] = waiting
		waiting = nil
	}
	d.base.text.Walk(func(c, _ *text.Clause) bool {
		switch {
		case d.changed.nodes[c.ID] == nil:
			waiting = append(waiting, c)
		case d.stays[c.ID]:
			settle(c.ID)
		}
		return true
	})
	settle("")
	return gone
}

func (d *derivation) deleted(out []ClauseDiff, clauses []*text.Clause) []ClauseDiff {
	for _, c := range clauses {
		out = append(out, ClauseDiff{Clause: c.ID, Status: Deleted, Runs: []diffing.Run{{Op: diffing.Delete, Text: c.Text + explicitEnd(c)}}})
	}
	return out
}

func explicitEnd(c *text.Clause) string {
	if c.End == nil {
		return ""
	}
	return *c.End
}

func (d *derivation) clause(c *text.Clause) ClauseDiff {
	diff := ClauseDiff{Clause: c.ID, Status: Same}
	n := d.base.nodes[c.ID]
	if n == nil {
		diff.Status, diff.Runs = Inserted, []diffing.Run{{Op: diffing.Insert, Text: c.Text + explicitEnd(c)}}
		return diff
	}
	old := n.clause
	switch {
	case !d.stays[c.ID]:
		diff.Status = Moved
	case c.Text != old.Text || !sameEnd(c.End, old.End) || c.List != old.List:
		diff.Status = Edited
	}
	if sameEnd(c.End, old.End) {
		diff.Runs = diffing.Words(old.Text, c.Text)
		return diff
	}
	diff.Runs = diffing.Words(old.Text+d.base.renderedEnd(old), c.Text+d.changed.renderedEnd(c))
	return diff
}
