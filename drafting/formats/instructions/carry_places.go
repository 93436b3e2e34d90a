package instructions

import (
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// placeInTurn carries out insertions and moves. One beside a clause that another
// places waits for that one.
func (r *reader) placeInTurn(actions []*action) {
	for len(actions) > 0 {
		var waiting []*action
		for _, a := range actions {
			switch {
			case r.waits(a):
				waiting = append(waiting, a)
			case a.verb == moveClause:
				r.moveClauses(a)
			default:
				r.insertClauses(a)
			}
		}
		if len(waiting) == len(actions) {
			for _, a := range waiting {
				r.complain(a.sentence, a.place.span, "the paragraph beside this place is itself placed nowhere", "name one that stays, or that another sentence places")
			}
			return
		}
		actions = waiting
	}
}

// waits tells whether the place of an action is beside a clause that is not placed
// yet.
func (r *reader) waits(a *action) bool {
	if a.place.to == nil {
		return false
	}
	complaints, links := len(r.wrong), len(r.links)
	t, ok := r.target(a, *a.place.to, a.scope)
	r.wrong, r.links = r.wrong[:complaints], r.links[:links]
	if !ok || t.node == nil || r.rev.placed[t.node] != nil {
		return false
	}
	beside := a.place.side == after || a.place.side == before
	return beside && (t.node.isNew || t.placed)
}

// insertClauses places the new clauses of a sentence, one behind the other.
func (r *reader) insertClauses(a *action) {
	at := a.place
	if at.words != nil {
		r.complain(a.sentence, at.span, "a paragraph is inserted beside a paragraph, not beside words", "write “after operative paragraph 3”")
		return
	}
	if at.side == nowhere {
		if at = r.placeByLabel(a); at.side == nowhere {
			r.complain(a.sentence, a.span, "the sentence does not say where the new paragraph goes", "write “after operative paragraph 3, insert …”")
			return
		}
	}
	if at.to == nil {
		at.to = a.scope
	}
	spot, ok := r.spot(a, at)
	if !ok {
		return
	}
	var group []*placement
	for i := range a.clauses {
		c := &a.clauses[i]
		kind, ok := r.kindAt(a, c, spot)
		if !ok {
			return
		}
		c.node.clause.Kind = kind
		c.node.parent, c.node.annex = spot.folder.under, spot.folder.annex
		p := &placement{node: c.node, kind: kind, name: c.name, by: a, folder: spot.folder}
		r.rev.placed[c.node] = p
		group = append(group, p)
	}
	r.put(a, spot, group)
}

// placeByLabel is where a numbered new paragraph goes that no place is named for:
// `5 bis` behind 5, `10` behind the last, 9.
func (r *reader) placeByLabel(a *action) place {
	c := a.clauses[0]
	if len(a.clauses) != 1 || c.name == "" {
		return place{}
	}
	number, latin := splitLabel(c.name)
	like := designation{span: c.span, steps: []step{{kind: c.kind, label: strings.Fields(c.name)[0], span: c.span}}}
	if a.scope != nil && c.kind == item {
		like.steps = append(slices.Clone(a.scope.steps), like.steps...)
	}
	if latin > 0 {
		return place{side: after, to: &like, span: c.span}
	}
	last := &like.steps[len(like.steps)-1]
	if number <= 1 || c.kind == item && len(last.label) != 1 {
		return place{}
	}
	last.label = strconv.Itoa(number - 1)
	if c.kind == item {
		last.label = string(rune(number - 1))
	}
	t, err := r.doc.resolve(like, nil)
	if err != nil {
		return place{}
	}
	for next := r.doc.following(t.node); next != nil; next = r.doc.following(next) {
		if next.clause.Kind == t.node.clause.Kind {
			return place{}
		}
	}
	return place{side: after, to: &like, span: c.span}
}

// spot is a place that was found: what is to stand there goes on a list.
type spot struct {
	list   func() []*placement
	set    func([]*placement)
	folder folder
	like   text.Kind // the kind of the neighbour, or of what stands in the folder
}

func inMap[K comparable](m map[K][]*placement, key K) spot {
	return spot{list: func() []*placement { return m[key] }, set: func(all []*placement) { m[key] = all }}
}

// spot finds a place.
func (r *reader) spot(a *action, at place) (spot, bool) {
	if at.to == nil {
		r.complain(a.sentence, a.span, "the sentence does not say where", "write “after operative paragraph 3”")
		return spot{}, false
	}
	scope := a.scope
	if at.to == scope {
		scope = nil
	}
	t, ok := r.target(a, *at.to, scope)
	if !ok {
		return spot{}, false
	}
	switch {
	case at.side == atBeginning || at.side == atEnd:
		return r.edge(a, t, at.side)
	case t.part != ClausePart:
		r.complain(a.sentence, t.span, "a paragraph stands before or after a paragraph", "write “at the beginning of” or “at the end of”, or name a paragraph")
		return spot{}, false
	case at.side == between:
		till, ok := r.target(a, *at.till, scope)
		if !ok {
			return spot{}, false
		}
		if till.node == nil || r.doc.following(t.node) != till.node {
			r.complain(a.sentence, at.span, "the two paragraphs do not stand side by side", "name two that do")
			return spot{}, false
		}
	}
	return r.beside(t, at.side), true
}

// beside is the place before or after a clause: of the base where it stands there,
// a new one or one “in its new place” where it is put.
func (r *reader) beside(t target, where side) spot {
	n := t.node
	if p := r.rev.placed[n]; p != nil && (n.isNew || t.placed) {
		at := spot{list: func() []*placement { return p.after }, set: func(all []*placement) { p.after = all }}
		if where == before {
			at = spot{list: func() []*placement { return p.before }, set: func(all []*placement) { p.before = all }}
		}
		at.folder, at.like = p.folder, p.kind
		return at
	}
	at := inMap(r.rev.after, n)
	if where == before {
		at = inMap(r.rev.before, n)
	}
	at.folder, at.like = n.folder(), n.clause.Kind
	if n.parent != nil && at.like != text.Prose {
		at.like = text.Item
	}
	return at
}

// edge is the place at the beginning or the end of a part, an annex or a clause.
func (r *reader) edge(a *action, t target, where side) (spot, bool) {
	top, list := folder{}, r.rev.last
	if where == atBeginning {
		list = r.rev.first
	}
	var at spot
	switch t.part {
	case TextPart, PreamblePart, OperativePart:
		at = inMap(list, top)
		at.like = text.Operative
		last := r.doc.lastPreambular()
		switch {
		case t.part == PreamblePart && where == atEnd && last != nil:
			at = inMap(r.rev.after, last)
		case t.part == PreamblePart:
			at = inMap(r.rev.first, top)
		case t.part == OperativePart && where == atBeginning:
			at.list, at.set = func() []*placement { return r.rev.opening }, func(all []*placement) { r.rev.opening = all }
		}
		if t.part == PreamblePart || t.part == TextPart && where == atBeginning {
			at.like = text.Preambular
		}
	case AnnexPart:
		at = inMap(list, folder{annex: t.annex})
		at.folder, at.like = folder{annex: t.annex}, text.Operative
	case ClausePart:
		at = inMap(list, folder{under: t.node})
		at.folder, at.like = folder{under: t.node}, text.Item
	default:
		r.complain(a.sentence, t.span, "no paragraph stands there", "name a paragraph, the preamble or the operative part")
		return spot{}, false
	}
	return at, true
}

// put places clauses. Where another sentence puts some into the same place, their
// numbers must say which come first.
func (r *reader) put(a *action, at spot, group []*placement) {
	all := append(slices.Clone(at.list()), group...)
	for _, p := range at.list() {
		unnamed := slices.ContainsFunc(all, func(p *placement) bool { return p.name == "" })
		if p.by != a && unnamed {
			r.complain(a.sentence, a.span, "line "+r.lineOf(p.by)+" puts a paragraph into the same place, and nothing says which comes first", "insert both in one sentence, name the place as after the new paragraph, or number them: “a new operative paragraph 3 bis”")
			return
		}
	}
	slices.SortStableFunc(all, func(p, q *placement) int {
		if p.by == q.by {
			return 0
		}
		return labelOrder(p.name, q.name)
	})
	at.set(all)
}

// kindAt is the kind that a new clause has at its place.
func (r *reader) kindAt(a *action, c *newClause, at spot) (text.Kind, bool) {
	kind, inside := textKind(c.kind), at.folder.under != nil
	switch {
	case c.kind == paragraph && at.like == text.Heading:
		return text.Operative, true
	case c.kind == paragraph:
		return at.like, true
	case inside && (kind == text.Preambular || kind == text.Operative) && at.like != text.Prose:
		r.complain(a.sentence, c.span, article(string(kind))+" paragraph cannot stand among subparagraphs", "write “a new subparagraph”, or name a paragraph to stand beside")
		return "", false
	case !inside && kind == text.Item && r.doc.base.Kind == text.Decision && at.like == text.Operative:
		return text.Operative, true
	case !inside && kind == text.Item && at.like != text.Item:
		r.complain(a.sentence, c.span, "a subparagraph stands under a paragraph, not beside one", "write “at the end of operative paragraph 2, insert a new subparagraph”, or “after operative paragraph 2 (a)”")
		return "", false
	}
	return kind, true
}

// moveClauses moves paragraphs, in the order in which they are named.
func (r *reader) moveClauses(a *action) {
	nodes := r.clauses(a)
	at, ok := r.spot(a, a.place)
	if !ok || len(nodes) == 0 {
		return
	}
	var group []*placement
	for _, n := range nodes {
		if p := r.rev.placed[n]; p != nil {
			r.complain(a.sentence, a.span, "line "+r.lineOf(p.by)+" moves "+r.doc.name(n)+" already", "leave out one of the two")
			return
		}
		kind := movedKind(n.clause.Kind, at.like)
		if a.as != anyKind && a.as != paragraph {
			kind = textKind(a.as)
		}
		p := &placement{node: n, kind: kind, by: a, folder: at.folder}
		r.rev.placed[n] = p
		r.touch(a, "move "+n.clause.ID)
		group = append(group, p)
	}
	r.put(a, at, group)
}

// movedKind is the kind that a clause has at a new place, as amend.Move gives it: a
// heading and an unnumbered paragraph stay what they are, others take the kind of
// their new neighbours.
func movedKind(own, place text.Kind) text.Kind {
	switch {
	case own == text.Heading, own == text.Prose:
		return own
	case place == text.Heading, place == text.Prose:
		if own == text.Item {
			return text.Operative
		}
		return own
	default:
		return place
	}
}

// checkContradictions refuses what no order of the sentences could satisfy.
func (r *reader) checkContradictions() {
	rev := r.rev
	for _, n := range r.doc.order {
		w := rev.words[clauseSubject(n)]
		if w != nil && w.whole != nil && len(w.changes) > 0 {
			c := w.changes[0]
			r.complain(c.by.sentence, c.at, "line "+r.lineOf(w.by)+" replaces "+r.doc.name(n)+" as a whole", "leave out one of the two")
		}
		by := rev.deletedAbove(n)
		if by == nil {
			if p := rev.placed[n]; p != nil {
				r.checkAnchors(n, p)
			}
			continue
		}
		for _, other := range r.doing(n) {
			if other != by {
				r.complain(other.sentence, other.span, "line "+r.lineOf(by)+" deletes "+r.doc.name(n), "leave out one of the two")
			}
		}
	}
	for _, subject := range []string{"title", "body"} {
		r.checkWhole(subject, "the "+subject)
	}
	for _, key := range sortedKeys(r.doc.base.Footnotes) {
		r.checkWhole("note "+key, "footnote "+strconv.Itoa(r.doc.numbers[key]))
	}
}

func (r *reader) checkWhole(subject, name string) {
	if w := r.rev.words[subject]; w != nil && w.whole != nil && len(w.changes) > 0 {
		c := w.changes[0]
		r.complain(c.by.sentence, c.at, "line "+r.lineOf(w.by)+" replaces "+name+" as a whole", "leave out one of the two")
	}
}

// doing are the actions that do something to a clause or put something into it.
func (r *reader) doing(n *node) []*action {
	var all []*action
	if w := r.rev.words[clauseSubject(n)]; w != nil {
		if w.whole != nil {
			all = append(all, w.by)
		}
		for _, c := range w.changes {
			all = append(all, c.by)
		}
	}
	if s, set := r.rev.ends[n]; set {
		all = append(all, s.by)
	}
	if s, set := r.rev.lists[n]; set {
		all = append(all, s.by)
	}
	for _, lists := range [][]*placement{r.rev.first[folder{under: n}], r.rev.last[folder{under: n}]} {
		for _, p := range lists {
			all = append(all, p.by)
		}
	}
	if p := r.rev.placed[n]; p != nil && r.rev.deleted[n] != nil {
		all = append(all, p.by)
	}
	for _, child := range n.children {
		for _, lists := range [][]*placement{r.rev.before[child], r.rev.after[child]} {
			for _, p := range lists {
				all = append(all, p.by)
			}
		}
	}
	if r.rev.deleted[n] != nil {
		if above := r.rev.deletedAbove(n.parent); n.parent != nil && above != nil {
			all = append(all, r.rev.deleted[n])
		}
	}
	return all
}

// checkAnchors refuses places beside a clause that moves away, where the old place
// and the new one may be meant.
func (r *reader) checkAnchors(n *node, p *placement) {
	for _, list := range [][]*placement{r.rev.before[n], r.rev.after[n]} {
		for _, beside := range list {
			r.complain(beside.by.sentence, beside.by.place.span, "line "+r.lineOf(p.by)+" moves "+r.doc.name(n)+", and nothing says whether its old or its new place is meant", "write “"+r.doc.name(n)+" in its new place”, or name the paragraph beside the old one")
		}
	}
}
