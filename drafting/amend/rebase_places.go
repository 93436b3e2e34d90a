package amend

import (
	"maps"
	"sort"
	"strings"

	"chapeau/drafting/text"
)

// rebaseInsert places a new clause in the current text, unless a later operation
// says where it goes.
func (w *rebasing) rebaseInsert(i int) Status {
	it := w.change.items[w.inserted[i]]
	switch {
	case it == nil:
		return NoChange // taken back by a later operation
	case it.op != i:
		return Clean
	default:
		return w.placeNew(it)
	}
}

// placeNew inserts a new clause as the amendment leaves it, with those under it
// that came with it.
func (w *rebasing) placeNew(it *item) Status {
	if w.waits(it, w.placeNew) {
		return Clean
	}
	if n := w.current.nodes[it.id]; n != nil && w.equals(n.clause, it) {
		w.standFor(it, n.clause)
		return Already
	}
	found := w.placeItem(it)
	if found.gone {
		return w.lose(it, found.parent)
	}
	if twin := w.twinAmong(found.newcomers, it); twin != nil {
		w.standFor(it, twin)
		return Already
	}
	w.tell(found)
	op := Op{Kind: Insert, After: found.place.After, FirstOf: found.place.FirstOf, NewClause: w.newClause(it)}
	op.Footnotes = w.insertedNotes(op.NewClause)
	w.emit(it, op)
	return Clean
}

// insertedNotes are the amendment's own notes that a new clause cites.
func (w *rebasing) insertedNotes(c *text.Clause) map[string]string {
	notes := make(map[string]string)
	eachNew(c, func(c *text.Clause) { maps.Copy(notes, w.notesOf(c.Text)) })
	if len(notes) == 0 {
		return nil
	}
	return notes
}

// newClause is a new clause with those under it that came with it and have not
// been moved since.
func (w *rebasing) newClause(it *item) *text.Clause {
	w.keepID(it.id)
	clause := *it.clause
	clause.Children = nil
	for _, child := range it.children {
		if child.cameWith(it) {
			clause.Children = append(clause.Children, w.newClause(child))
		}
	}
	return &clause
}

// cameWith tells whether a new clause came in the same insertion as the one above
// it and has not been moved since.
func (t *item) cameWith(above *item) bool {
	return !t.isMove() && t.origin == above.origin && t.op == t.origin
}

// emit adds an operation that places an item.
func (w *rebasing) emit(it *item, op Op) {
	w.out = append(w.out, op)
	w.settle(it)
}

// settle notes that an item is in its place, with what came with it, so that
// others can go behind and under it.
func (w *rebasing) settle(it *item) {
	if w.placed == nil {
		w.placed = make(map[*item]bool)
	}
	w.placed[it] = true
	for _, child := range it.children {
		if child.cameWith(it) {
			w.settle(child)
		}
	}
	w.resume(it)
}

// waiting is an item whose place is under a new clause that is not there yet.
type waiting struct {
	it    *item
	place func(*item) Status
}

// waits puts an item off until the new clause that it stands under is placed.
func (w *rebasing) waits(it *item, place func(*item) Status) bool {
	above := it.within
	if above == nil || w.placed[above] || w.lost[above.id] {
		return false
	}
	if w.pending == nil {
		w.pending = make(map[*item][]waiting)
	}
	w.pending[above] = append(w.pending[above], waiting{it, place})
	return true
}

// resume places what has waited for an item.
func (w *rebasing) resume(it *item) {
	waited := w.pending[it]
	delete(w.pending, it)
	for _, next := range waited {
		w.results[next.it.op].Status = next.place(next.it)
	}
}

// placeItem finds where an item goes: behind the amendment's own item before it,
// if that is placed, else at its gap in the current text.
func (w *rebasing) placeItem(it *item) foundPlace {
	if it.within != nil {
		parent := w.nameIn(it.within.id)
		found := foundPlace{parent: parent, gone: w.lost[it.within.id], place: Place{FirstOf: parent}}
		if before := w.placedBefore(it.within.children, it); before != nil {
			found.place = Place{After: w.nameIn(before.id)}
		}
		return found
	}
	if before := w.placedBefore(w.change.gaps[it.gap], it); before != nil {
		return foundPlace{parent: it.gap.parent, place: w.behind(before, it.kind)}
	}
	return w.findPlace(it.gap, it.kind)
}

// placedBefore is the nearest item before another that is in its place already.
func (w *rebasing) placedBefore(items []*item, it *item) *item {
	var before *item
	for _, other := range items {
		if other == it {
			break
		}
		if w.placed[other] {
			before = other
		}
	}
	return before
}

// keepID finds another id for a new clause where the current text has taken its.
func (w *rebasing) keepID(id string) {
	fresh := id
	for w.current.nodes[fresh] != nil {
		fresh += "-2"
	}
	if fresh == id {
		return
	}
	if w.renamed == nil {
		w.renamed = make(map[string]string)
	}
	w.renamed[id] = fresh
}

func (w *rebasing) inOwn(id string) bool {
	it := w.change.items[id]
	return it != nil && !it.isMove()
}

// lose reports a new clause whose place is gone.
func (w *rebasing) lose(it *item, parent string) Status {
	w.markLost(it)
	w.collide(parent, TargetGone, w.baseWords(parent), "", itemWords(w.change.base, it), false)
	return Orphaned
}

func (w *rebasing) markLost(it *item) {
	w.lost = mark(w.lost, it.id)
	for _, child := range it.children {
		w.markLost(child)
	}
	w.resume(it)
}

func (w *rebasing) baseWords(id string) string {
	if n := w.change.base.nodes[id]; n != nil {
		return n.clause.Text
	}
	return ""
}

// foundPlace is a gap of the base as it is in the current text.
type foundPlace struct {
	place      Place
	parent     string
	gone       bool // its parent is deleted
	reanchored bool // the clause before it is deleted
	newcomers  []*text.Clause
}

// findPlace finds a gap of the base in the current text: behind the clause that
// it was behind, or, where that moved or is gone, behind the nearest one before
// it that has kept its place; and there behind what others have put in since.
func (w *rebasing) findPlace(at gap, kind text.Kind) foundPlace {
	found := foundPlace{parent: at.parent}
	if n := w.change.base.nodes[at.parent]; n != nil && w.current.nodes[at.parent] == nil {
		found.gone = true
		return found
	}
	anchor := at.after
	if anchor != "" && w.current.nodes[anchor] == nil {
		found.reanchored = true
	}
	for anchor != "" && !w.isLandmark(anchor, at) {
		anchor = w.change.base.nodes[anchor].previous
		if own := w.lastPlaced(w.change.gaps[gap{at.parent, anchor}]); own != nil {
			found.place = w.behind(own, kind)
			return found
		}
	}
	if anchor == "" && at.after != "" && w.change.base.nodes[at.after].clause.Kind == text.Operative {
		anchor = w.lastStayingPreambular(at.parent)
	}
	found.newcomers = w.newcomers(at.parent, anchor, kind)
	for _, c := range found.newcomers {
		if !w.ownsPlace(c.ID) {
			anchor = c.ID
		}
	}
	found.place = w.name(anchor, at.parent, kind)
	return found
}

// keepsPlace tells whether a clause stands where it stood, so that a place can be
// told by it.
func (w *rebasing) keepsPlace(id, parent string) bool {
	if w.ownsPlace(id) {
		return false
	}
	n := w.current.nodes[id]
	return n != nil && w.stays[id] && n.parent == parent
}

// ownsPlace tells whether the amendment itself moves or deletes a clause, so that
// it is no landmark for what else the amendment does.
func (w *rebasing) ownsPlace(id string) bool {
	_, deleted := w.change.deletes[id]
	return deleted || w.change.items[id] != nil
}

// isLandmark tells whether a place can be told by a clause: it has kept its own,
// and is the clause of the gap or of its kind.
func (w *rebasing) isLandmark(id string, at gap) bool {
	nodes := w.change.base.nodes
	return w.keepsPlace(id, at.parent) && nodes[id].clause.Kind == nodes[at.after].clause.Kind
}

// lastPlaced is the last of the items that is in its place already.
func (w *rebasing) lastPlaced(items []*item) *item {
	return w.placedBefore(items, nil)
}

// behind is the place behind one of the amendment's own items.
func (w *rebasing) behind(before *item, kind text.Kind) Place {
	if before.kind == text.Preambular && kind == text.Operative {
		return Place{FirstOf: "operative"}
	}
	return Place{After: w.nameIn(before.id)}
}

// lastStayingPreambular is where the operative part begins when its own first
// paragraph is no longer there to tell.
func (w *rebasing) lastStayingPreambular(parent string) string {
	last := ""
	for _, c := range w.current.siblings(parent) {
		if c.Kind == text.Preambular && w.stays[c.ID] {
			last = c.ID
		}
	}
	return last
}

// newcomers are the clauses that others have put behind an anchor. What is
// preambular goes before what is not.
func (w *rebasing) newcomers(parent, anchor string, kind text.Kind) []*text.Clause {
	siblings := w.current.siblings(parent)
	start := 0
	for k, c := range siblings {
		if c.ID == anchor {
			start = k + 1
		}
	}
	end := start
	for end < len(siblings) && !w.stays[siblings[end].ID] {
		if kind == text.Preambular && siblings[end].Kind != text.Preambular {
			break
		}
		end++
	}
	return siblings[start:end]
}

// name says a place in the terms of an operation.
func (w *rebasing) name(anchor, parent string, kind text.Kind) Place {
	switch {
	case anchor != "" && !w.isBoundary(anchor, kind):
		return Place{After: anchor}
	case parent != "" && anchor == "":
		return Place{FirstOf: parent}
	case kind == text.Preambular:
		return Place{FirstOf: "preamble"}
	default:
		return Place{FirstOf: "operative"}
	}
}

// isBoundary tells whether an anchor is the preamble's last paragraph and what
// goes behind it begins the operative part.
func (w *rebasing) isBoundary(anchor string, kind text.Kind) bool {
	return anchor == w.current.lastPreambular && kind == text.Operative
}

// tell notifies of what a person should look at about a place.
func (w *rebasing) tell(found foundPlace) {
	clause := found.place.After
	if clause == "" {
		clause = found.place.FirstOf
	}
	if found.reanchored {
		w.notify(Reanchored, clause)
	}
	if len(found.newcomers) > 0 {
		w.notify(OrderChoice, clause)
	}
}

// twinAmong finds the newcomer that is equal to a new clause.
func (w *rebasing) twinAmong(newcomers []*text.Clause, it *item) *text.Clause {
	for _, c := range newcomers {
		if w.change.base.nodes[c.ID] == nil && w.equals(c, it) {
			return c
		}
	}
	return nil
}

// standFor lets a clause of the current text stand for an equal new one, in
// whatever else the amendment does with it.
func (w *rebasing) standFor(it *item, twin *text.Clause) {
	if w.twins == nil {
		w.twins = make(map[string]string)
	}
	w.twins[it.id] = twin.ID
	for k, child := range it.children {
		if !child.isMove() {
			w.standFor(child, twin.Children[k])
		}
	}
	w.settle(it)
}

func (w *rebasing) equals(c *text.Clause, it *item) bool {
	if it.isMove() {
		return c.ID == it.id
	}
	if c.Text != it.clause.Text || c.Kind != it.clause.Kind || c.List != it.clause.List || !sameEnd(c.End, it.clause.End) || len(c.Children) != len(it.children) {
		return false
	}
	for k := range c.Children {
		if !w.equals(c.Children[k], it.children[k]) {
			return false
		}
	}
	return true
}

// rebaseDelete deletes what an operation deletes: its clause, and clauses that
// the amendment had moved under it.
func (w *rebasing) rebaseDelete(i int, op *Op) Status {
	status := NoChange
	if w.change.base.nodes[op.Clause] != nil {
		status = w.deleteClause(op.Clause)
	}
	for _, id := range w.alsoDeleted(i, op.Clause) {
		status = worst(status, w.deleteClause(id))
	}
	return status
}

// alsoDeleted lists the other clauses that an operation deletes, in the base's
// order.
func (w *rebasing) alsoDeleted(i int, clause string) []string {
	var ids []string
	for id, by := range w.change.deletes {
		if by == i && id != clause {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(a, b int) bool { return w.change.base.nodes[ids[a]].order < w.change.base.nodes[ids[b]].order })
	return ids
}

// deleteClause deletes a clause that is still as it was in the base.
func (w *rebasing) deleteClause(id string) Status {
	base, now := w.change.base.nodes[id], w.current.nodes[id]
	switch {
	case now == nil:
		return Already
	case w.goesWithParent(base.parent):
		return Clean
	case now.parent != base.parent || !w.stays[id] || changedWithin(base.clause, now.clause):
		w.collide(id, DeleteEdit, base.clause.Text, now.clause.Text, "", true)
		return Conflict
	}
	w.out = append(w.out, Op{Kind: Delete, Clause: id})
	for _, referrer := range w.referrers[id] {
		if !w.current.isWithin(referrer, id) {
			w.notify(DanglingReference, referrer)
		}
	}
	return Clean
}

// goesWithParent tells whether the amendment deletes a clause above too.
func (w *rebasing) goesWithParent(id string) bool {
	for n := w.change.base.nodes[id]; n != nil; n = w.change.base.nodes[n.parent] {
		if _, gone := w.change.deletes[n.clause.ID]; gone {
			return true
		}
	}
	return false
}

// changedWithin tells whether a clause or anything under it differs.
func changedWithin(a, b *text.Clause) bool {
	if a.ID != b.ID || a.Text != b.Text || a.List != b.List || !sameEnd(a.End, b.End) || len(a.Children) != len(b.Children) {
		return true
	}
	for k := range a.Children {
		if changedWithin(a.Children[k], b.Children[k]) {
			return true
		}
	}
	return false
}

// rebaseMove moves a clause that no one else has moved.
func (w *rebasing) rebaseMove(i int, op *Op) Status {
	it := w.change.items[op.Clause]
	if it == nil || it.op != i {
		return NoChange // a later operation says where it goes
	}
	if !it.isMove() {
		return w.placeNew(it)
	}
	return w.placeMoved(it)
}

// placeMoved moves a clause of the base, if no one else has.
func (w *rebasing) placeMoved(it *item) Status {
	id := it.id
	switch {
	case w.waits(it, w.placeMoved):
		return Clean
	case w.current.nodes[id] == nil:
		w.collide(id, TargetGone, w.baseWords(id), "", w.baseWords(id), false)
		return Orphaned
	case w.isThere(it):
		w.settle(it)
		return Already
	}
	found := w.placeItem(it)
	switch {
	case found.gone:
		w.collide(id, TargetGone, w.baseWords(id), w.currentWords(id), w.baseWords(id), false)
		return Orphaned
	case w.movedSince(id), w.isUnder(found.parent, id):
		w.collide(id, MoveMove, w.baseWords(id), w.currentWords(id), w.baseWords(id), false)
		return Conflict
	}
	w.tell(found)
	w.emit(it, Op{Kind: Move, Clause: id, After: found.place.After, FirstOf: found.place.FirstOf})
	return Clean
}

// isUnder tells whether a clause of the current text will stand under another, or
// is it, once the amendment's own moves are made.
func (w *rebasing) isUnder(id, ancestor string) bool {
	for steps := 0; id != "" && steps <= 4*text.MaxDepth; steps++ {
		if id == ancestor {
			return true
		}
		if it := w.change.items[id]; it != nil {
			id = it.parentID()
			continue
		}
		n := w.current.nodes[id]
		if n == nil {
			return false
		}
		id = n.parent
	}
	return false
}

func (w *rebasing) currentWords(id string) string {
	if n := w.current.nodes[id]; n != nil {
		return n.clause.Text
	}
	return ""
}

func (w *rebasing) movedSince(id string) bool {
	return w.current.nodes[id].parent != w.change.base.nodes[id].parent || !w.stays[id]
}

// isThere tells whether others have moved a clause to where the item wants it:
// to its gap, or behind the very clause that it follows in the amendment's text.
func (w *rebasing) isThere(it *item) bool {
	base, now := w.change.base.nodes[it.id], w.current.nodes[it.id]
	if now == nil || now.clause.Kind != it.kind || now.parent == base.parent && now.previous == base.previous {
		return false
	}
	if it.within == nil && w.standsAt(it.id, it.gap) && !w.standsAt(it.id, gap{base.parent, base.previous}) {
		return true
	}
	if w.target == nil {
		w.target = newIndex(planOf(w.change).compose())
	}
	wanted := w.target.nodes[it.id]
	return wanted != nil && w.nameIn(wanted.parent) == now.parent && w.nameIn(wanted.previous) == now.previous
}

// nameIn is the current text's id for a clause of the amendment's text.
func (w *rebasing) nameIn(id string) string {
	if twin, known := w.twins[id]; known {
		return twin
	}
	return id
}

// standsAt tells whether a clause stands at a gap in the current text: behind the
// clause that the gap is behind, with nothing between but what is new there.
func (w *rebasing) standsAt(id string, at gap) bool {
	n := w.current.nodes[id]
	if n.parent != at.parent {
		return false
	}
	for before := n.previous; before != at.after; before = w.current.nodes[before].previous {
		if before == "" || w.stays[before] {
			return false
		}
	}
	return true
}

// findDangling reports carried words that refer to a clause that is gone.
func (w *rebasing) findDangling() {
	for i := range w.out {
		op := &w.out[i]
		clause := op.Clause
		for _, words := range []*string{op.Text, op.With, op.InsertText} {
			if words != nil {
				w.checkRefs(clause, *words)
			}
		}
		eachNew(op.NewClause, func(c *text.Clause) { w.checkRefs(c.ID, c.Text) })
	}
}

func (w *rebasing) checkRefs(clause, words string) {
	if !strings.Contains(words, "{ref") {
		return
	}
	for _, id := range text.RefIDs(words) {
		if w.current.nodes[id] == nil && !w.inOwn(id) {
			w.notify(DanglingReference, clause)
		}
	}
}
