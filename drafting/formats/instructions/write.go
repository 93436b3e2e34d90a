package instructions

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Write says an amendment in words, in the reading order of the base, naming
// paragraphs as the layout prints them. The sentences are read again before they
// are returned: they do what the amendment does, to the letter. Errors have the
// code invalid: an amendment that does not fit the base, or one that these words
// cannot say.
func Write(base *text.Text, a amend.Amendment, layout text.Options) ([]Sentence, error) {
	sentences, inexact, err := say(base, a, layout)
	if err == nil {
		err = inexact
	}
	if err != nil {
		return nil, err
	}
	return sentences, nil
}

// Paraphrase is Write for a paper that holds the operations beside its words, so
// that these need not bring them back: it does not refuse what the sentences say
// only in part, such as that a new paragraph has no number.
func Paraphrase(base *text.Text, a amend.Amendment, layout text.Options) ([]Sentence, error) {
	sentences, _, err := say(base, a, layout)
	return sentences, err
}

// say says an amendment in words. Inexact is why they do not say it to the letter,
// nil where they do.
func say(base *text.Text, a amend.Amendment, layout text.Options) (sentences []Sentence, inexact, err error) {
	if base == nil {
		return nil, nil, fault.Invalidf("base", "there is no text to amend")
	}
	a.Ops = named(base, a)
	changed, err := amend.Apply(base, a)
	if err != nil {
		return nil, nil, err
	}
	for _, singly := range []bool{false, true} {
		w := newWriter(base, changed, layout)
		w.singly = singly
		w.findMoves(a.Ops)
		w.write()
		said := w.inOrder()
		if sentences == nil {
			sentences = w.sentencesOf(said, a.Ops)
		}
		if inexact = w.verify(said); inexact == nil {
			return w.sentencesOf(said, a.Ops), nil, nil
		}
	}
	return sentences, inexact, nil
}

// named gives new clauses without an id the one that Apply gives them, so that they
// are known by it.
func named(base *text.Text, a amend.Amendment) []amend.Op {
	prefix := cmp.Or(a.ID, "new")
	taken := make(map[string]bool)
	note := func(c, _ *text.Clause) bool { taken[c.ID] = true; return true }
	base.Walk(note)
	ops := slices.Clone(a.Ops)
	for i := range ops {
		if ops[i].NewClause == nil {
			continue
		}
		count := 0
		var name func(c *text.Clause) *text.Clause
		name = func(c *text.Clause) *text.Clause {
			if c == nil {
				return nil
			}
			out := *c
			id := fmt.Sprintf("%s-%d", prefix, i+1)
			if count > 0 {
				id = fmt.Sprintf("%s-%d", id, count)
			}
			count++
			for n := 2; out.ID == "" && taken[id]; n++ {
				id = fmt.Sprintf("%s-%d", id, n)
			}
			out.ID = cmp.Or(out.ID, id)
			taken[out.ID] = true
			out.Children = make([]*text.Clause, len(c.Children))
			for k, child := range c.Children {
				out.Children[k] = name(child)
			}
			return &out
		}
		ops[i].NewClause = name(ops[i].NewClause)
	}
	return ops
}

// said is a sentence while a paper is written: what it changes as opKeys names it,
// and its place in reading order.
type said struct {
	line
	keys  []string
	order int
}

// writer says in words what differs between a base and an amended text.
type writer struct {
	doc      *document
	base     *text.Text
	changed  *text.Text
	layout   text.Options
	notation *notation
	ops      []amend.Op
	moved    map[string]bool         // clauses that leave their place
	now      map[string]*text.Clause // clauses of the changed text
	ends     map[*text.Clause]string // conventional ends of the changed text
	newNotes map[int]string          // number → key
	defined  map[string]bool         // new notes that a sentence gives words to
	entries  []*entry                // insertions and moves, in the order of the paper
	added    []*text.Clause          // new clauses as a reader of the paper meets them
	inBlock  map[string]bool         // new clauses that are quoted with what stands under them
	singly   bool                    // none of them is
	checking *document               // for reading single sentences about words, which change nothing of it
	out      []said
	order    map[string]int // clause → its place in the base
}

func newWriter(base, changed *text.Text, layout text.Options) *writer {
	w := &writer{
		doc: newDocument(base, layout), base: base, changed: changed, layout: layout, ops: amend.Operations(base, changed),
		moved: make(map[string]bool), now: make(map[string]*text.Clause), newNotes: make(map[int]string), defined: make(map[string]bool),
		inBlock: make(map[string]bool), order: make(map[string]int), ends: text.ConventionalEnds(changed),
	}
	changed.Walk(func(c, _ *text.Clause) bool { w.now[c.ID] = c; return true })
	for i, n := range w.doc.order {
		w.order[n.clause.ID] = 4 * (i + 1)
	}
	w.numberNewNotes()
	w.notation = &notation{numbers: w.doc.numbers, keys: w.doc.keys, newIDs: make(map[string]int), newNames: make(map[int]string), printed: w.printedReference}
	return w
}

// findMoves finds the clauses that leave their place. Where two change places it is
// the one that the amendment moves.
func (w *writer) findMoves(ops []amend.Op) {
	var asked []*node
	for _, op := range ops {
		if n := w.doc.nodes[op.Clause]; op.Kind == amend.Move && n != nil && w.now[op.Clause] != nil && !w.moved[op.Clause] {
			w.moved[op.Clause] = true
			asked = append(asked, n)
		}
	}
	parents := make(map[string]folder)
	place := make(map[string]int)
	w.changed.Walk(func(c, parent *text.Clause) bool {
		place[c.ID] = len(place)
		if parent != nil {
			parents[c.ID] = folder{under: w.doc.nodes[parent.ID]}
		}
		return true
	})
	for _, n := range asked {
		w.moved[n.clause.ID] = !w.keepsPlace(n, parents, place)
	}
}

// keepsPlace tells whether a clause stands as in the base among those that do not
// move.
func (w *writer) keepsPlace(n *node, parents map[string]folder, place map[string]int) bool {
	id := n.clause.ID
	if w.now[id].Kind != n.clause.Kind || parents[id].under != n.parent || n.parent == nil && !w.isTop(n) {
		return false
	}
	ahead := true // of n in the base
	for _, other := range w.doc.siblings(n.folder()) {
		if other == n {
			ahead = false
			continue
		}
		if here, stands := place[other.clause.ID]; stands && !w.moved[other.clause.ID] && ahead != (here < place[id]) {
			return false
		}
	}
	return true
}

// isTop tells whether a clause still stands at the top of its annex or of the text.
func (w *writer) isTop(n *node) bool {
	list := w.changed.Clauses
	if n.annex > 0 {
		list = w.changed.Annexes[n.annex-1].Clauses
	}
	return slices.ContainsFunc(list, func(c *text.Clause) bool { return c.ID == n.clause.ID })
}

// numberNewNotes numbers the notes that the amendment brings behind the base's.
func (w *writer) numberNewNotes() {
	add := func(key string) {
		_, known := w.base.Footnotes[key]
		if _, is := w.changed.Footnotes[key]; known || !is || w.doc.numbers[key] > 0 {
			return
		}
		w.newNotes[w.doc.number(key)] = key
	}
	for _, s := range w.changed.Texts() {
		for _, key := range text.NoteKeys(s) {
			add(key)
		}
	}
	for _, key := range sortedKeys(w.changed.Footnotes) {
		add(key)
	}
}

// printedReference is how a live reference prints in the base, or in the amended
// text where that has it alone.
func (w *writer) printedReference(from, mark string) string {
	if n := w.doc.nodes[from]; n != nil && strings.Contains(n.clause.Text, mark) {
		return w.doc.printedReference(from, mark)
	}
	return printedIn(w.changed, w.doc.amendedLayout(), from, mark)
}

func (w *writer) say(order int, keys []string, format string, args ...any) {
	w.out = append(w.out, said{line: lineOf(format, args...), keys: keys, order: order})
}

// write makes every sentence.
func (w *writer) write() {
	w.planInsertions()
	w.edit(editing{name: Segment{Role: Changed, Words: "the title", Part: TitlePart}, keys: []string{"title"}, old: w.base.Title, new: w.changed.Title, order: 0})
	w.edit(editing{name: Segment{Role: Changed, Words: "the body line", Part: BodyPart}, keys: []string{"body"}, old: w.base.Body, new: w.changed.Body, order: 1})
	for _, n := range w.doc.order {
		w.editClause(n)
	}
	w.placements()
	for _, op := range w.ops {
		if op.Kind == amend.Delete {
			w.say(w.order[op.Clause]+1, []string{"delete " + op.Clause}, "Delete %v.", w.name(Deleted, w.doc.nodes[op.Clause]))
		}
	}
	w.notes()
}

// name is the name of a clause of the base.
func (w *writer) name(role Role, n *node) Segment {
	return Segment{Role: role, Words: w.doc.name(n), Clause: n.clause.ID}
}

// editClause says what changes about a clause's words, its end and its list.
func (w *writer) editClause(n *node) {
	now := w.now[n.clause.ID]
	if now == nil {
		return
	}
	order, keys := w.order[n.clause.ID], []string{"words " + n.clause.ID}
	e := editing{name: w.name(Changed, n), from: n.clause.ID, keys: keys, old: n.clause.Text, new: now.Text, order: order}
	if n.clause.Kind != text.Heading {
		end := w.doc.renderedEnd(n)
		e.end = &end
	}
	w.edit(e)
	if !equalEnds(n.clause.End, now.End) && n.clause.Kind != text.Heading {
		end := w.doc.conventionalEnds()[n.clause]
		if now.End != nil {
			end = *now.End
		}
		if end == "" {
			w.say(order, keys, "Delete the punctuation at the end of %v.", e.name)
		} else {
			w.say(order, keys, "Replace the punctuation at the end of %v with %v.", e.name, Segment{Role: New, Words: end})
		}
	}
	if now.List != n.clause.List && now.List != "" {
		w.sayList(order, keys, e.name, now.List)
	}
}

// sayList says how subparagraphs are labelled.
func (w *writer) sayList(order int, keys []string, name Segment, list text.List) {
	as := map[text.List]string{text.Alpha: "as (a), (b), (c)", text.Roman: "as (i), (ii), (iii)", text.Decimal: "as 1, 2, 3", text.Bullet: "with bullets", text.None: "without numbers"}[list]
	w.say(order, keys, "Number the subparagraphs of %v %v.", name, as)
}

func equalEnds(a, b *string) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// notes says what changes about the words of notes, and brings those that no
// indicator cites.
func (w *writer) notes() {
	last := 4 * (len(w.doc.order) + 2)
	for _, key := range sortedKeys(w.changed.Footnotes) {
		old, known := w.base.Footnotes[key]
		number := w.doc.numbers[key]
		switch {
		case known:
			name := Segment{Role: Changed, Words: fmt.Sprintf("footnote %d", number), Part: NotePart, Number: number}
			w.edit(editing{name: name, keys: []string{"note " + key}, old: old, new: w.changed.Footnotes[key], order: last + number})
		case !w.defined[key]:
			w.defined[key] = true
			note := w.changed.Footnotes[key]
			w.say(last+number, []string{"note " + key}, "Insert a new footnote %v without an indicator reading: %v%v.", number, w.noteWords(key), w.withNotes(note))
		}
	}
}

// withNotes gives words to the new notes that inline text cites first.
func (w *writer) withNotes(inline string) line {
	var more line
	for _, key := range text.NoteKeys(inline) {
		if w.newNotes[w.doc.numbers[key]] != key || w.defined[key] {
			continue
		}
		w.defined[key] = true
		note := w.changed.Footnotes[key]
		more = append(more, lineOf(", with a new footnote %v reading: %v%v", w.doc.numbers[key], w.noteWords(key), w.withNotes(note))...)
	}
	return more
}

// noteWords quotes the words of a new note.
func (w *writer) noteWords(key string) Segment {
	return Segment{Role: New, Words: w.notation.quoted(w.changed.Footnotes[key], ""), Number: w.doc.numbers[key]}
}

func (w *writer) noteKeys(inline string, keys []string) []string {
	for _, key := range text.NoteKeys(inline) {
		if w.newNotes[w.doc.numbers[key]] == key {
			keys = append(keys, "note "+key)
		}
	}
	return keys
}

func (w *writer) inOrder() []said {
	slices.SortStableFunc(w.out, func(a, b said) int { return cmp.Compare(a.order, b.order) })
	return w.out
}

// verify reads the paper and checks that it does what the amendment does.
func (w *writer) verify(all []said) error {
	lines := make([]string, len(all))
	for i, s := range all {
		lines[i] = s.String()
	}
	if len(lines) == 0 && len(w.ops) == 0 {
		return nil
	}
	r := w.reader(strings.Join(lines, "\n"))
	r.run()
	if len(r.wrong) > 0 {
		return w.cannotSay(r.inOrder()[0].String())
	}
	got := r.rev.compose()
	if r.checkLinks(got); len(r.wrong) > 0 {
		return w.cannotSay(r.inOrder()[0].String())
	}
	want := copyText(w.changed)
	plainLists(want, func(c *text.Clause) bool { return w.doc.nodes[c.ID] == nil })
	if string(text.Encode(got)) != string(text.Encode(want)) {
		return w.cannotSay("read again, the words give another text")
	}
	return nil
}

// cannotSay is the error for an amendment that the sentences do not say exactly.
func (w *writer) cannotSay(why string) error {
	return fault.Invalidf("amendment", "the amendment cannot be said in words exactly (%s); give it as an amended text", why)
}

func copyText(t *text.Text) *text.Text {
	out := *t
	var clone func(clauses []*text.Clause) []*text.Clause
	clone = func(clauses []*text.Clause) []*text.Clause {
		if clauses == nil {
			return nil
		}
		copied := make([]*text.Clause, len(clauses))
		for i, c := range clauses {
			one := *c
			one.Children = clone(c.Children)
			copied[i] = &one
		}
		return copied
	}
	out.Clauses = clone(t.Clauses)
	out.Annexes = slices.Clone(t.Annexes)
	for i := range out.Annexes {
		out.Annexes[i].Clauses = clone(out.Annexes[i].Clauses)
	}
	return &out
}

// reader reads words of the paper with the names that the amendment has.
func (w *writer) reader(paper string) *reader {
	return w.readerOf(newDocument(w.base, w.layout), paper)
}

func (w *writer) readerOf(doc *document, paper string) *reader {
	r := readerOf(doc, paper)
	r.reserved = &reserved{notes: w.newNotes}
	for number, key := range w.newNotes {
		r.doc.keys[number], r.doc.numbers[key] = key, number
		r.doc.nextNote = max(r.doc.nextNote, number+1)
	}
	r.reserved.clauses = make([]string, len(w.notation.newIDs))
	for id, place := range w.notation.newIDs {
		r.reserved.clauses[place-1] = id
		r.notation.newNames[place], r.notation.newIDs[id] = id, place
	}
	return r
}

// sentencesOf tells for each sentence which operations it says.
func (w *writer) sentencesOf(all []said, ops []amend.Op) []Sentence {
	out := make([]Sentence, len(all))
	for i, s := range all {
		out[i] = Sentence{Words: s.String(), Ops: []int{}, Segments: s.line}
		for k := range ops {
			if slices.ContainsFunc(w.keysOf(&ops[k]), func(key string) bool { return slices.Contains(s.keys, key) }) {
				out[i].Ops = append(out[i].Ops, k)
			}
		}
	}
	return out
}

// keysOf names what an operation of the amendment changes: what it does to a clause
// that the amendment itself brings is part of bringing it.
func (w *writer) keysOf(op *amend.Op) []string {
	keys := opKeys(op)
	if op.Clause != "" && w.doc.nodes[op.Clause] == nil {
		keys = append(keys, "new "+op.Clause)
	}
	if op.Kind == amend.Move && w.now[op.Clause] == nil {
		keys = append(keys, "delete "+op.Clause) // moved under what is deleted
	}
	words := make(map[string]bool)
	for _, note := range op.Footnotes {
		words[note] = true
	}
	if op.Kind == amend.SetFootnote {
		words[*op.Text] = true
	}
	for _, key := range w.newNotes {
		if words[w.changed.Footnotes[key]] {
			keys = append(keys, "note "+key)
		}
	}
	return keys
}
