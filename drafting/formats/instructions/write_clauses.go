package instructions

import (
	"cmp"
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// entry is what one sentence puts somewhere: new clauses one behind the other, or a
// clause of the base that moves there.
type entry struct {
	fresh []*text.Clause
	moved *text.Clause
	under *text.Clause // nil at the top
	annex int          // from 1; 0 the text
	// The place: behind a clause, before one, else at the beginning.
	behind, ahead *text.Clause
	opening       bool // at the beginning of the operative part
	order         int
}

func (e *entry) first() *text.Clause {
	if e.moved != nil {
		return e.moved
	}
	return e.fresh[0]
}

// planInsertions finds every insertion and move, in the order of the paper, and
// numbers the new clauses as a reader of the paper meets them.
func (w *writer) planInsertions() {
	w.planList(w.changed.Clauses, nil, 0, 2)
	for i, annex := range w.changed.Annexes {
		first := 4 * (len(w.doc.order) + 1)
		if len(w.doc.tops[i+1]) > 0 {
			first = w.order[w.doc.tops[i+1][0].clause.ID] - 2
		}
		w.planList(annex.Clauses, nil, i+1, first)
	}
	slices.SortStableFunc(w.entries, func(a, b *entry) int { return cmp.Compare(a.order, b.order) })
	var within []*text.Clause
	for _, e := range w.entries {
		for _, c := range e.fresh {
			w.number(c)
			if w.inBlock[c.ID] {
				within = append(within, c)
			}
		}
	}
	var below func(c *text.Clause)
	below = func(c *text.Clause) {
		for _, child := range c.Children {
			w.number(child)
			below(child)
		}
	}
	for _, c := range within {
		below(c)
	}
}

func (w *writer) number(c *text.Clause) {
	w.added = append(w.added, c)
	w.notation.newIDs[c.ID] = len(w.added)
	w.notation.newNames[len(w.added)] = c.ID
}

func (w *writer) isNew(c *text.Clause) bool { return w.doc.nodes[c.ID] == nil }

func (w *writer) stays(c *text.Clause) bool { return !w.isNew(c) && !w.moved[c.ID] }

// planList finds what comes into one list of clauses. Order is that of its
// beginning.
func (w *writer) planList(clauses []*text.Clause, under *text.Clause, annex, order int) {
	var behind *text.Clause
	for i := 0; i < len(clauses); {
		if c := clauses[i]; w.stays(c) {
			behind = c
			w.planList(c.Children, c, annex, w.order[c.ID]+1)
			order = w.lastOrder(c.ID) + 2
			i++
			continue
		}
		end := i
		for end < len(clauses) && !w.stays(clauses[end]) {
			end++
		}
		var ahead *text.Clause
		if end < len(clauses) {
			ahead = clauses[end]
		}
		w.planStretch(clauses[i:end], entry{under: under, annex: annex, behind: behind, ahead: ahead, order: order})
		i = end
	}
}

// lastOrder is the place of the last clause that stands under one in the base, or
// of that one itself.
func (w *writer) lastOrder(id string) int {
	last := w.doc.nodes[id]
	for len(last.children) > 0 {
		last = last.children[len(last.children)-1]
	}
	return w.order[last.clause.ID]
}

// planStretch finds the sentences for clauses that stand side by side: each place is
// behind what the sentence before has put there.
func (w *writer) planStretch(stretch []*text.Clause, at entry) {
	var entries []*entry
	for _, c := range stretch {
		if last := len(entries) - 1; w.isNew(c) && last >= 0 && entries[last].moved == nil {
			entries[last].fresh = append(entries[last].fresh, c)
			continue
		}
		e := at
		if w.isNew(c) {
			e.fresh = []*text.Clause{c}
		} else {
			e.moved = c
		}
		entries = append(entries, &e)
	}
	for i, e := range entries {
		if i > 0 {
			previous := entries[i-1]
			e.behind = previous.moved
			if previous.moved == nil {
				e.behind = previous.fresh[len(previous.fresh)-1]
			}
		}
		next := e.ahead
		e.ahead = nil
		fits := next != nil && next.Kind == e.first().Kind
		if len(entries) == 1 && fits && (e.behind == nil || e.behind.Kind != next.Kind) {
			e.behind, e.ahead = nil, next
		}
		last := w.doc.lastPreambular()
		e.opening = i == 0 && e.behind != nil && last != nil && e.behind.ID == last.clause.ID && e.first().Kind != text.Preambular
		w.entries = append(w.entries, e)
	}
	for _, c := range stretch {
		if w.isNew(c) && w.isBlock(c) {
			w.inBlock[c.ID] = true
			continue
		}
		inside := at.order
		if !w.isNew(c) {
			inside = w.order[c.ID] + 1
		}
		w.planList(c.Children, c, at.annex, inside)
	}
}

// isBlock tells whether a new clause is quoted together with what stands under it.
func (w *writer) isBlock(c *text.Clause) bool {
	if w.singly {
		return false
	}
	fits := true
	var visit func(c *text.Clause)
	visit = func(c *text.Clause) {
		for _, child := range c.Children {
			fits = fits && w.isNew(child) && child.Kind == text.Item && child.Label == "" && child.Relation == nil && !child.Unnumbered && c.List != text.None
			visit(child)
		}
	}
	visit(c)
	return fits
}

// placements says every insertion and move.
func (w *writer) placements() {
	for _, e := range w.entries {
		if e.moved != nil {
			w.sayMove(e)
		} else {
			w.sayInsertion(e)
		}
	}
}

// nameOf is what a clause is called where something is put beside or into it: a
// moved one is meant in its new place.
func (w *writer) nameOf(role Role, c *text.Clause) line {
	n := w.doc.nodes[c.ID]
	if n == nil {
		return line{w.newName(role, c)}
	}
	name := line{w.name(role, n)}
	if (role == After || role == Before) && w.moved[c.ID] {
		return name.plain(" in its new place")
	}
	return name
}

// newName is the name of a new clause: by its place among those of its kind in the
// paper.
func (w *writer) newName(role Role, c *text.Clause) Segment {
	place, count := 0, 0
	for _, other := range w.added {
		if other.Kind == c.Kind {
			count++
		}
		if other.ID == c.ID {
			place = count
		}
	}
	name := Segment{Role: role, Words: "the new " + nouns[c.Kind], Clause: c.ID}
	if count > 1 {
		name.Words = "the " + ordinal(place) + " new " + nouns[c.Kind]
	}
	return name
}

var nouns = map[text.Kind]string{text.Preambular: "preambular paragraph", text.Operative: "operative paragraph", text.Item: "subparagraph", text.Heading: "heading", text.Prose: "unnumbered paragraph"}

// container is the name of what an entry stands at the beginning of.
func (w *writer) container(e *entry) line {
	switch {
	case e.opening:
		return line{{Role: Within, Words: "the operative part", Part: OperativePart}}
	case e.under != nil:
		return w.nameOf(Within, e.under)
	case e.annex > 0 && len(w.base.Annexes) == 1:
		return line{{Role: Within, Words: "the annex", Part: AnnexPart, Number: 1}}
	case e.annex > 0:
		return line{{Role: Within, Words: "annex " + strings.ToUpper(text.RomanNumeral(e.annex)), Part: AnnexPart, Number: e.annex}}
	default:
		return line{{Role: Within, Words: "the text", Part: TextPart}}
	}
}

func (w *writer) sayMove(e *entry) {
	n := w.doc.nodes[e.moved.ID]
	where := lineOf("to the beginning of %v", w.container(e))
	if e.behind != nil && !e.opening {
		where = lineOf("to follow %v", w.nameOf(After, e.behind))
	}
	if e.ahead != nil {
		where = lineOf("to precede %v", w.nameOf(Before, e.ahead))
	}
	as := ""
	if own := n.clause.Kind; e.moved.Kind != own || movedKind(own, w.kindOfPlace(e)) != own {
		as = ", as " + article(nouns[e.moved.Kind])
	}
	w.say(e.order, []string{"move " + e.moved.ID}, "Move %v %v%v.", w.name(Moved, n), where, as)
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// kindOfPlace is the kind that the place of an entry gives.
func (w *writer) kindOfPlace(e *entry) text.Kind {
	beside := e.behind
	if e.ahead != nil {
		beside = e.ahead
	}
	switch {
	case e.opening:
		return text.Operative
	case beside == nil && e.under != nil:
		return text.Item
	case beside == nil && e.annex > 0:
		return text.Operative
	case beside == nil:
		return text.Preambular
	case w.stays(beside) && e.under != nil && beside.Kind != text.Prose:
		return text.Item
	default:
		return beside.Kind
	}
}

func (w *writer) sayInsertion(e *entry) {
	where := lineOf("At the beginning of %v", w.container(e))
	if e.behind != nil && !e.opening {
		where = lineOf("After %v", w.nameOf(After, e.behind))
	}
	if e.ahead != nil {
		where = lineOf("Before %v", w.nameOf(Before, e.ahead))
	}
	var groups []line
	var keys []string
	for i := 0; i < len(e.fresh); {
		end := i + 1
		for end < len(e.fresh) && end-i < 10 && w.isPlain(e.fresh[i]) && w.isPlain(e.fresh[end]) && e.fresh[end].Kind == e.fresh[i].Kind {
			end++
		}
		groups = append(groups, w.newClauses(e.fresh[i:end], &keys))
		i = end
	}
	w.say(e.order, keys, "%v, insert %v.", where, join(groups, ", followed by "))
	for _, c := range e.fresh {
		if c.List != "" && (!w.inBlock[c.ID] || len(c.Children) == 0) {
			w.sayList(e.order, []string{"new " + c.ID}, w.newName(Changed, c), c.List)
		}
	}
}

// isPlain tells whether a new clause is quoted without a word about its number.
func (w *writer) isPlain(c *text.Clause) bool { return c.Label == "" && c.Relation == nil }

// newClauses quotes new clauses of one kind.
func (w *writer) newClauses(clauses []*text.Clause, keys *[]string) line {
	var quoted []line
	for _, c := range clauses {
		quoted = append(quoted, w.quoteNew(c, keys))
	}
	first := clauses[0]
	noun := nouns[first.Kind]
	if len(clauses) > 1 {
		last := len(quoted) - 1
		return lineOf("%v new %vs reading: %v and %v", cardinal(len(clauses)), noun, join(quoted[:last], ", "), quoted[last])
	}
	var number line
	if first.Label != "" {
		number = lineOf(" numbered “%v”,", first.Label)
	}
	if r := first.Relation; r != nil {
		how, id := " as an addition to ", r.AdditionTo
		if r.AlternativeTo != "" {
			how, id = " as an alternative to ", r.AlternativeTo
		}
		if other := w.now[id]; other != nil {
			number = append(number, lineOf("%v%v,", how, w.nameOf(Beside, other))...)
		}
	}
	return lineOf("a new %v%v reading: %v", noun, number, quoted[0])
}

func cardinal(n int) string {
	for word, value := range cardinals {
		if value == n && word != "a" && word != "an" {
			return word
		}
	}
	return "several"
}

// quoteNew quotes a new clause, in a block with what stands under it.
func (w *writer) quoteNew(c *text.Clause, keys *[]string) line {
	*keys = append(*keys, "new "+c.ID)
	quoted := w.quoted(c, w.notation.paragraph(c.Text, c.ID))
	notes := c.Text
	var ending line
	if w.inBlock[c.ID] && len(c.Children) > 0 {
		quoted.Words, quoted.Under = w.withEnd(c), w.blockOf(c, w.depthOf(c), keys, &notes)
	} else if _, _, has, closed := text.SplitEnd(w.base, c.Text); c.Kind != text.Heading && (c.End != nil || has || closed) {
		ending = w.ending(w.endOf(c))
	}
	*keys = w.noteKeys(notes, *keys)
	return lineOf("%v%v%v", Segment{Role: Inserted, Words: quoted.lines(1), New: quoted}, ending, w.withNotes(notes))
}

func (w *writer) quoted(c *text.Clause, words string) *Clause {
	return &Clause{ID: c.ID, Number: w.notation.newIDs[c.ID], Kind: c.Kind, Words: words}
}

// withEnd quotes a clause with its end, which in most languages stands before the
// notes that close it.
func (w *writer) withEnd(c *text.Clause) string {
	pieces := piecesOf(c.Text)
	at := len(pieces)
	for lang := text.Language(w.base); at > 1 && pieces[at-1].isNote() && !pieces[at-1].emphasis && lang != "fr" && lang != "es"; {
		at--
	}
	return w.notation.paragraph(joinPieces(pieces[:at]), c.ID) + w.endOf(c) + w.notation.quoted(joinPieces(pieces[at:]), c.ID)
}

func (w *writer) endOf(c *text.Clause) string {
	if c.End != nil {
		return *c.End
	}
	return w.ends[c]
}

// depthOf is the level that the children of a new clause take in the succession
// (a), (i).
func (w *writer) depthOf(c *text.Clause) int {
	depth := 1
	var find func(clauses []*text.Clause, level int) bool
	find = func(clauses []*text.Clause, level int) bool {
		for _, other := range clauses {
			if other == c {
				depth = level
				return true
			}
			below := level + 1
			if other.List == text.Decimal || other.List == text.Bullet {
				below = 1
			}
			if find(other.Children, below) {
				return true
			}
		}
		return false
	}
	top := 1
	if w.changed.Kind == text.Decision && countOperatives(w.changed.Clauses) > 1 {
		top = 2
	}
	if !find(w.changed.Clauses, top) {
		for _, annex := range w.changed.Annexes {
			find(annex.Clauses, 1)
		}
	}
	return depth
}

// blockOf quotes what stands under a new clause, each with its label and its end.
func (w *writer) blockOf(c *text.Clause, depth int, keys *[]string, notes *string) []*Clause {
	list := text.ListOf(c, depth)
	below := depth + 1
	if list == text.Decimal || list == text.Bullet {
		below = 1
	}
	var under []*Clause
	for i, child := range c.Children {
		*keys = append(*keys, "new "+child.ID)
		*notes += child.Text
		quoted := w.quoted(child, w.withEnd(child))
		quoted.Label, quoted.Under = printedLabel(list, i+1), w.blockOf(child, below, keys, notes)
		under = append(under, quoted)
	}
	return under
}
