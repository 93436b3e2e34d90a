package amend

import (
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// rebaseInsert places a new clause in the current text.
func (w *rebasing) rebaseInsert(i int, op *Op) Status {
	it := w.change.items[w.inserted[i]]
	if it == nil {
		return NoChange // taken back by a later operation
	}
	clause := named(op.NewClause, it.id)
	carried := *op
	carried.NewClause = clause
	if w.isOwnPlace(op) {
		if w.isLost(op) {
			return w.lose(i, it, op, "")
		}
	} else {
		found := w.findPlace(w.placeOf(i, op), it.kind)
		if found.gone {
			return w.lose(i, it, op, found.parent)
		}
		if w.standsAmong(found.newcomers, it) {
			return Already
		}
		w.tell(found)
		carried.After, carried.FirstOf = found.place.After, found.place.FirstOf
	}
	eachNew(clause, func(c *text.Clause) { w.keepID(c.ID) })
	w.out = append(w.out, carried)
	return Clean
}

// named returns a new clause with the ids that reading it gave: its own where it
// has one, else one made of the first.
func named(c *text.Clause, id string) *text.Clause {
	out := *c
	if out.ID == "" {
		out.ID = id
	}
	out.Children = nil
	for k, child := range c.Children {
		out.Children = append(out.Children, named(child, out.ID+"-"+strconv.Itoa(k+1)))
	}
	return &out
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

// isOwnPlace tells whether an operation's place is behind or under something that
// the amendment itself puts there.
func (w *rebasing) isOwnPlace(op *Op) bool {
	return w.change.items[op.After+op.FirstOf] != nil && (op.After != "" || w.inOwn(op.FirstOf))
}

func (w *rebasing) inOwn(id string) bool {
	it := w.change.items[id]
	return it != nil && !it.isMove()
}

func (w *rebasing) isLost(op *Op) bool {
	id := op.After + op.FirstOf
	return w.lost[id] || !w.inOwn(id) && w.current.nodes[id] == nil
}

// lose reports a new clause whose place is gone.
func (w *rebasing) lose(_ int, it *item, op *Op, parent string) Status {
	eachNew(named(op.NewClause, it.id), func(c *text.Clause) { w.lost = mark(w.lost, c.ID) })
	if parent == "" {
		parent = op.After + op.FirstOf
	}
	w.collide(parent, TargetGone, w.baseWords(parent), "", itemWords(w.change.base, it), false)
	return Orphaned
}

func (w *rebasing) baseWords(id string) string {
	if n := w.change.base.nodes[id]; n != nil {
		return n.clause.Text
	}
	return ""
}

// placeOf is the gap of the base that an operation names. The operation was read
// before, so that its clauses exist.
func (w *rebasing) placeOf(_ int, op *Op) gap {
	switch {
	case op.FirstOf == "preamble":
		return gap{}
	case op.FirstOf == "operative":
		return gap{after: w.change.base.lastPreambular}
	case op.FirstOf != "":
		return gap{parent: op.FirstOf}
	default:
		return gap{parent: w.change.base.nodes[op.After].parent, after: op.After}
	}
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
	for anchor != "" && !w.keepsPlace(anchor, at.parent) {
		anchor = w.previousAlike(anchor, at.after)
	}
	if anchor == "" && at.after != "" && w.change.base.nodes[at.after].clause.Kind == text.Operative {
		anchor = w.lastStayingPreambular(at.parent)
	}
	found.newcomers = w.newcomers(at.parent, anchor, kind)
	if len(found.newcomers) > 0 {
		anchor = found.newcomers[len(found.newcomers)-1].ID
	}
	found.place = w.name(anchor, at.parent, kind)
	return found
}

func (w *rebasing) keepsPlace(id, parent string) bool {
	n := w.current.nodes[id]
	return n != nil && w.stays[id] && n.parent == parent
}

// previousAlike is the sibling before a clause in the base that is of the
// anchor's kind.
func (w *rebasing) previousAlike(id, anchor string) string {
	kind := w.change.base.nodes[anchor].clause.Kind
	for id = w.change.base.nodes[id].previous; id != ""; id = w.change.base.nodes[id].previous {
		if w.change.base.nodes[id].clause.Kind == kind {
			return id
		}
	}
	return ""
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
	case kind == text.Preambular || anchor == "" && w.current.lastPreambular != "":
		return Place{FirstOf: "preamble"}
	default:
		return Place{FirstOf: "operative"}
	}
}

// isBoundary tells whether an anchor is the preamble's last paragraph and what
// goes behind it begins the operative part.
func (w *rebasing) isBoundary(anchor string, kind text.Kind) bool {
	return anchor == w.current.lastPreambular && (kind == text.Operative || kind == text.Heading)
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

// standsAmong tells whether one of the newcomers is equal to the new clause.
func (w *rebasing) standsAmong(newcomers []*text.Clause, it *item) bool {
	for _, c := range newcomers {
		if w.change.base.nodes[c.ID] == nil && w.equals(c, it) {
			return true
		}
	}
	return false
}

func (w *rebasing) equals(c *text.Clause, it *item) bool {
	if it.isMove() || c.Text != it.clause.Text || c.Kind != it.clause.Kind || c.List != it.clause.List || !sameEnd(c.End, it.clause.End) || len(c.Children) != len(it.children) {
		return false
	}
	for k := range c.Children {
		if !w.equals(c.Children[k], it.children[k]) {
			return false
		}
	}
	return true
}

// rebaseDelete deletes a clause that is still as it was in the base.
func (w *rebasing) rebaseDelete(_ int, op *Op) Status {
	base := w.change.base.nodes[op.Clause]
	if base == nil {
		return NoChange // its own new clause, taken back
	}
	now := w.current.nodes[op.Clause]
	switch {
	case now == nil:
		return Already
	case now.parent != base.parent || !w.stays[op.Clause] || changedWithin(base.clause, now.clause):
		w.collide(op.Clause, DeleteEdit, base.clause.Text, now.clause.Text, "", true)
		return Conflict
	}
	w.out = append(w.out, *op)
	for _, id := range w.referrers[op.Clause] {
		if !w.current.isWithin(id, op.Clause) {
			w.notify(DanglingReference, id)
		}
	}
	return Clean
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
	if it.isMove() && w.current.nodes[op.Clause] == nil {
		w.collide(op.Clause, TargetGone, w.baseWords(op.Clause), "", w.baseWords(op.Clause), false)
		return Orphaned
	}
	if w.isOwnPlace(op) {
		if w.isLost(op) || !it.isMove() && w.lost[it.id] {
			return Orphaned
		}
		w.out = append(w.out, *op)
		return Clean
	}
	found := w.findPlace(it.gap, it.kind)
	switch {
	case found.gone:
		w.collide(op.Clause, TargetGone, w.baseWords(op.Clause), w.currentWords(op.Clause), w.baseWords(op.Clause), false)
		return Orphaned
	case it.isMove() && w.movedSince(op.Clause):
		if w.isThere(op.Clause, found) {
			return Already
		}
		w.collide(op.Clause, MoveMove, w.baseWords(op.Clause), w.currentWords(op.Clause), w.baseWords(op.Clause), false)
		return Conflict
	case w.current.isWithin(found.parent, op.Clause):
		w.collide(op.Clause, MoveMove, w.baseWords(op.Clause), w.currentWords(op.Clause), w.baseWords(op.Clause), false)
		return Conflict
	}
	w.tell(found)
	carried := *op
	carried.After, carried.FirstOf = found.place.After, found.place.FirstOf
	w.out = append(w.out, carried)
	return Clean
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

// isThere tells whether a clause stands among what others have put at a place.
func (w *rebasing) isThere(id string, found foundPlace) bool {
	for _, c := range found.newcomers {
		if c.ID == id {
			return true
		}
	}
	return false
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
