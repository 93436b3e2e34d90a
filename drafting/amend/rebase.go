package amend

import (
	"strconv"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Rebaser carries amendments over from the text they were made against to the
// text as it is now. What the two texts share is found once for all amendments.
// It is for one goroutine.
type Rebaser struct {
	base, current *index
	words         map[string][]diffing.Hunk // how the current words of a clause differ from the base's
	stays         map[string]bool           // clauses that kept their place
	referrers     map[string][]string       // clause id → the current clauses that refer to it
}

// NewRebaser prepares to carry amendments over from base to current.
func NewRebaser(base, current *text.Text) *Rebaser {
	r := &Rebaser{base: newIndex(base), current: newIndex(current), words: make(map[string][]diffing.Hunk), referrers: make(map[string][]string)}
	r.stays = newDerivation(r.base, r.current).stays
	current.Walk(func(c, _ *text.Clause) bool {
		for _, id := range text.RefIDs(c.Text) {
			r.referrers[id] = append(r.referrers[id], c.ID)
		}
		return true
	})
	return r
}

// Rebase carries one amendment over. Its result has no Text: Apply gives it from
// the current text and the rebased amendment. What cannot be placed stays out of
// the rebased amendment and stands in the conflicts, with the words proposed.
// Errors have the code invalid: the amendment does not fit its own base.
func (r *Rebaser) Rebase(a Amendment) (RebaseResult, error) {
	ready := prepare([]Amendment{a}, r.base, r.current)
	c, err := r.base.read(&ready[0])
	if err != nil {
		return RebaseResult{}, err
	}
	w := &rebasing{Rebaser: r, change: c, results: make([]OpResult, len(c.ops))}
	w.run()
	result := RebaseResult{Amendment: w.amendment(), Ops: w.results, Conflicts: w.conflicts, Notices: w.notices}
	if result.Conflicts == nil {
		result.Conflicts = []ConflictReport{}
	}
	if result.Notices == nil {
		result.Notices = []Notice{}
	}
	result.Status = overall(result.Ops)
	return result, nil
}

// Rebase carries one amendment over and applies what is clean to the current
// text.
func Rebase(base, current *text.Text, a Amendment) (RebaseResult, error) {
	result, err := NewRebaser(base, current).Rebase(a)
	if err != nil {
		return RebaseResult{}, err
	}
	result.Text, err = Apply(current, result.Amendment)
	return result, err
}

func hasNotice(notices []Notice, sought Notice) bool {
	for _, notice := range notices {
		if notice.Kind == sought.Kind && notice.Clause == sought.Clause {
			return true
		}
	}
	return false
}

// rebasing is the carrying over of one amendment.
type rebasing struct {
	*Rebaser
	*change
	results   []OpResult
	out       []Op
	conflicts []ConflictReport
	notices   []Notice
	edited    map[string]bool   // clauses whose edit is carried over already
	lost      map[string]bool   // new clauses that could not be placed
	twins     map[string]string // new clauses for which an equal one of the current text stands
	pending   map[*item][]waiting
	target    *index            // the amendment's own text, made where a move needs it
	placed    map[*item]bool    // items that an operation of the result puts in place
	renamed   map[string]string // new clauses whose id the current text has taken
}

func (w *rebasing) run() {
	for i := range w.ops {
		op := &w.change.amendment.Ops[i]
		w.results[i] = OpResult{Op: op.Kind, Clause: op.target(), Status: Clean}
		if !w.ops[i].changes {
			w.results[i].Status = NoChange
			continue
		}
		w.rebaseOp(i, op)
	}
	w.findDangling()
	if len(w.renamed) > 0 {
		names := renaming{ids: w.renamed}
		for i := range w.out {
			w.out[i] = names.op(w.out[i])
		}
	}
}

// rebaseOp carries one operation over. An operation that has to wait for another
// gets its status from there.
func (w *rebasing) rebaseOp(i int, op *Op) {
	result := &w.results[i]
	switch op.Kind {
	case Edit:
		result.Status = w.rebaseEdit(i, op)
	case Insert:
		result.Status = w.rebaseInsert(i)
	case Delete:
		result.Status = w.rebaseDelete(i, op)
	case Move:
		result.Status = w.rebaseMove(i, op)
	default:
		result.Status = w.rebaseValue(op)
	}
}

func (w *rebasing) amendment() Amendment {
	out := *w.change.amendment
	out.Schema = Schema
	out.Ops = w.out
	if out.Ops == nil {
		out.Ops = []Op{}
	}
	return out
}

// collide records what could not be carried over.
func (w *rebasing) collide(clause string, kind ConflictKind, base, current, proposed string, deletes bool) {
	report := ConflictReport{Clause: clause, Kind: kind, Base: base, Current: &current}
	report.ID = "c" + strconv.Itoa(len(w.conflicts)+1)
	a := w.change.amendment
	report.Alternatives = []Alternative{{Amendments: []string{a.ID}, By: []string{a.By}, Text: proposed, Delete: deletes}}
	w.conflicts = append(w.conflicts, report)
}

func (w *rebasing) notify(kind NoticeKind, clause string) {
	notice := Notice{Kind: kind, Clause: clause, Amendments: []string{w.change.amendment.ID}}
	if !hasNotice(w.notices, notice) {
		w.notices = append(w.notices, notice)
	}
}

// rebaseEdit places the words and the end that the amendment gives a clause. All
// its operations on one clause are carried over together, by the first of them.
func (w *rebasing) rebaseEdit(i int, op *Op) Status {
	if it := w.change.items[op.Clause]; it != nil && !it.isMove() {
		return w.ownStatus(op.Clause)
	}
	if w.Rebaser.base.nodes[op.Clause] == nil {
		return NoChange // its own new clause, taken back
	}
	if w.edited[op.Clause] {
		return w.statusOf(op.Clause, i)
	}
	w.edited = mark(w.edited, op.Clause)
	base := w.Rebaser.base.nodes[op.Clause].clause
	now := w.current.nodes[op.Clause]
	if now == nil {
		w.collide(op.Clause, TargetGone, base.Text, "", w.proposedWords(op.Clause), false)
		return Orphaned
	}
	carried := Op{Kind: Edit, Clause: op.Clause}
	words := w.placeWords(base, now.clause, &carried)
	end := w.placeValue(endSlot(op.Clause), w.currentEnd(now.clause), func(value string) { carried.End = &value })
	list := w.placeValue(listSlot(op.Clause), string(now.clause.List), func(value string) { carried.List = text.List(value) })
	if carried.Text != nil {
		carried.Footnotes = w.notesOf(*carried.Text)
		if carried.End == nil {
			w.fixEnd(now.clause, &carried)
		}
	}
	if carried.Text != nil || carried.End != nil || carried.List != "" {
		w.out = append(w.out, carried)
	}
	return worst(words, end, list)
}

// notesOf are the amendment's own notes that words cite.
func (w *rebasing) notesOf(words string) map[string]string {
	var notes map[string]string
	for _, key := range text.NoteKeys(words) {
		note, own := w.change.notes[key]
		if !own {
			continue
		}
		if notes == nil {
			notes = make(map[string]string)
		}
		notes[key] = note
	}
	return notes
}

// ownStatus is the status of an edit to the amendment's own new clause, whose
// insertion carries the words.
func (w *rebasing) ownStatus(id string) Status {
	switch {
	case w.lost[id]:
		return Orphaned
	case w.twins[id] != "":
		return Already
	default:
		return Clean
	}
}

// fixEnd keeps a clause's end where its new words would be read as carrying one.
func (w *rebasing) fixEnd(now *text.Clause, op *Op) {
	if now.Kind == text.Heading {
		return
	}
	if _, _, found, closed := text.SplitEnd(w.current.text, *op.Text); found || closed {
		end := w.current.renderedEnd(now)
		op.End = &end
	}
}

// statusOf repeats the status of a clause's first edit for its later ones.
func (w *rebasing) statusOf(clause string, before int) Status {
	for k := 0; k < before; k++ {
		if op := &w.change.amendment.Ops[k]; op.Kind == Edit && op.Clause == clause && w.results[k].Status != NoChange {
			return w.results[k].Status
		}
	}
	return Clean
}

// worst is the status of several parts of one operation.
func worst(statuses ...Status) Status {
	results := make([]OpResult, len(statuses))
	for i, status := range statuses {
		results[i].Status = status
	}
	return overall(results)
}

func (w *rebasing) proposedWords(clause string) string {
	if e := w.change.edits[clause]; e != nil {
		return e.text
	}
	return w.Rebaser.base.nodes[clause].clause.Text
}

// currentEnd is a clause's end as the current text prints it.
func (w *rebasing) currentEnd(c *text.Clause) string { return w.current.renderedEnd(c) }

// placeWords weaves the current words and the proposed ones over the base's.
// Where they collide the current words stay.
func (w *rebasing) placeWords(base, now *text.Clause, carried *Op) Status {
	e := w.change.edits[base.ID]
	if e == nil || e.text == base.Text {
		return NoChange
	}
	if now.Text == base.Text {
		carried.Text = &e.text
		return Clean
	}
	if now.Text == e.text {
		return Already
	}
	const current, proposed = 0, 1
	fabric := diffing.Weave(base.Text, [][]diffing.Hunk{w.changedWords(base, now), diffing.Hunks(base.Text, e.text)})
	status := Already
	for i := range fabric.Places {
		place := &fabric.Places[i]
		switch {
		case place.Collides():
			status = worst(status, Conflict)
			w.collide(base.ID, placeKind(place), place.Base, place.Variants[variantIndex(place, current)].Text, place.Variants[variantIndex(place, proposed)].Text, false)
			w.conflicts[len(w.conflicts)-1].Alternatives[0].ClauseText = fabric.Render(func(k int) int {
				if k == i {
					return variantIndex(place, proposed)
				}
				return prefer(&fabric.Places[k], current)
			})
		case variantIndex(place, current) < 0:
			status = worst(status, Clean)
			if place.Adjacent {
				w.notify(Adjacent, base.ID)
			}
		}
	}
	merged := fabric.Render(func(i int) int { return prefer(&fabric.Places[i], current) })
	if merged != now.Text {
		carried.Text = &merged
	}
	return status
}

func placeKind(place *diffing.Place) ConflictKind {
	if place.SamePoint {
		return SamePoint
	}
	return Overlap
}

// variantIndex is the variant that a mover proposes at a place, -1 for none.
func variantIndex(place *diffing.Place, mover int) int {
	for n, variant := range place.Variants {
		for _, m := range variant.Movers {
			if m == mover {
				return n
			}
		}
	}
	return -1
}

// prefer takes the mover's variant where there is a collision, else the only one.
func prefer(place *diffing.Place, mover int) int {
	if place.Collides() {
		return variantIndex(place, mover)
	}
	return 0
}

// changedWords is how the current words of a clause differ from the base's, found
// once for all amendments.
func (r *Rebaser) changedWords(base, now *text.Clause) []diffing.Hunk {
	hunks, known := r.words[base.ID]
	if !known {
		hunks = diffing.Hunks(base.Text, now.Text)
		r.words[base.ID] = hunks
	}
	return hunks
}

// placeValue carries over a value that is set as a whole.
func (w *rebasing) placeValue(s slot, now string, carry func(string)) Status {
	set := w.change.slots[s]
	if set == nil {
		return NoChange
	}
	base := w.Rebaser.base.value(s)
	switch {
	case now == set.value:
		return Already
	case now == base:
		carry(set.value)
		return Clean
	default:
		name := string(s)
		if id, isClause := s.clause(); isClause {
			name = id
		}
		w.collide(name, Overlap, base, now, set.value, false)
		return Conflict
	}
}

// rebaseValue carries over the title, the body line or a note.
func (w *rebasing) rebaseValue(op *Op) Status {
	t := w.current.text
	carry := func(string) { w.out = append(w.out, *op) }
	switch op.Kind {
	case SetTitle:
		return w.placeValue(titleSlot, t.Title, carry)
	case SetBody:
		return w.placeValue(bodySlot, t.Body, carry)
	}
	now, present := t.Footnotes[op.Key]
	old, known := w.Rebaser.base.text.Footnotes[op.Key]
	switch {
	case !known && !present:
		carry("")
		return Clean
	case !known && now == *op.Text:
		return Already
	case !known:
		renamed := *op
		renamed.Key = op.Key + "-" + w.change.amendment.ID
		w.out = append(w.out, renamed)
		return Clean
	case !present:
		w.collide("footnote:"+op.Key, TargetGone, old, "", *op.Text, false)
		return Orphaned
	default:
		return w.placeValue(footnoteSlot(op.Key), now, carry)
	}
}
