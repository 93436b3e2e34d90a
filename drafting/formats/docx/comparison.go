package docx

import (
	"slices"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// comparison writes two versions of a text as one document.
type comparison struct {
	credit
	*places
	before, after *view
	firstNote     int               // the number of the base's first note
	moved         map[string]string // clause → the name of its move
	keptNotes     map[string]bool   // notes whose first indicator stays
}

func newComparison(base, changed *text.Text, by credit, o text.Options, n *numbering) *comparison {
	c := &comparison{credit: by, firstNote: max(1, o.FirstNote), before: newView(base, o), after: newView(changed, o), moved: make(map[string]string), keptNotes: make(map[string]bool)}
	c.places = newPlaces(c.before, c.after, by.moves)
	numberViews(n, "", c.before, c.after)
	if c.setApart(n) {
		numberViews(n, "", c.before, c.after)
	}
	return c
}

// setApart gives a list of their own to the siblings of a clause that is numbered
// again where all is rejected: LibreOffice 7.4 counts it on the first level. Those
// are clauses with another number, and those that withSafeMarks gives another look
// because they go with a field, a link or the first note.
func (c *comparison) setApart(n *numbering) (found bool) {
	for id, b := range c.places.before {
		if b.number.list != nil && b.number.level > 0 && b.label != "•" && (c.isRenumbered(id) || c.goesMixed(id)) {
			n.apart[b.group] = true
			found = true
		}
	}
	return found
}

func (c *comparison) isRenumbered(id string) bool {
	return c.stays[id] && shapeOf(c.places.before[id].line) != shapeOf(c.places.after[id].line)
}

func (c *comparison) goesMixed(id string) bool {
	return !c.stays[id] && slices.ContainsFunc(c.places.before[id].atoms, func(a atom) bool {
		return a.kind == indicatorAtom && (a.repeat || a.note == c.firstNote) || a.refs != "" && c.roots[id] != ""
	})
}

// comparison adds the paragraphs of a comparison.
func (d *document) comparison(c *comparison) {
	w := trackedWriter{comparison: c, d: d, script: scriptOf(c.after.text)}
	w.paragraph("title", titleStyle, c.before.title, c.after.title)
	w.paragraph("body", bodyStyle, c.before.body, c.after.body)
	w.rows(c.rows(c.before.main, c.after.main))
	for i := range max(len(c.before.annexes), len(c.after.annexes)) {
		before, after := annexOf(c.before, i), annexOf(c.after, i)
		w.paragraph("annex:"+itoa(i+1), annexStyle, before.title, after.title)
		w.rows(c.rows(before.lines, after.lines))
	}
	d.paragraphs = withSafeMarks(d.paragraphs)
	d.orderNotes()
}

func annexOf(v *view, i int) annexView {
	if i < len(v.annexes) {
		return v.annexes[i]
	}
	return annexView{}
}

// trackedWriter turns a comparison into paragraphs with tracked changes.
type trackedWriter struct {
	*comparison
	d      *document
	script script
}

// paragraph adds a paragraph that is no clause.
func (w *trackedWriter) paragraph(place, style string, before, after paragraphView) {
	p := paragraph{look: look{style: style}, script: w.script}
	switch {
	case len(before.atoms) == 0 && len(after.atoms) == 0:
		return
	case len(before.atoms) == 0:
		p.change = change{kind: inserted, by: author(w.words(place, "", after.inline))}
	case len(after.atoms) == 0:
		p.change = change{kind: deleted, by: author(w.words(place, before.inline, ""))}
	}
	p.runs = w.compared(place, before, after)
	w.d.add(p)
}

// author is who changed something first.
func author(w weave) string {
	if len(w.deleted) == 0 {
		return ""
	}
	return w.deleted[0]
}

func (w *trackedWriter) rows(rows []row) {
	for _, r := range rows {
		switch {
		case r.before == nil:
			w.arriving(r)
		case r.after == nil:
			w.departing(r)
		default:
			w.staying(r)
		}
	}
}

func (w *trackedWriter) staying(r row) {
	if isEmpty(r.before) && isEmpty(r.after) {
		return
	}
	p := w.lineParagraph(r.after)
	switch {
	case isEmpty(r.before):
		p.change = change{kind: inserted, by: w.renumbered(r.after.id)}
	case isEmpty(r.after):
		p = w.lineParagraph(r.before)
		p.change = change{kind: deleted, by: w.renumbered(r.after.id)}
	case shapeOf(r.before) != p.shape:
		was := p.look
		was.shape = shapeOf(r.before)
		p.was, p.wasBy = &was, w.renumbered(r.after.id)
	}
	if literal := r.before.number.literal; literal != r.after.number.literal {
		p.runs = append(labelRuns(r.before, change{kind: deleted, by: w.renumbered(r.after.id)}), labelRuns(r.after, change{kind: inserted, by: w.renumbered(r.after.id)})...)
	} else {
		p.runs = labelRuns(r.after, change{})
	}
	p.runs = append(p.runs, w.compared(r.after.id, r.before.paragraphView, r.after.paragraphView)...)
	w.d.add(p)
}

func isEmpty(l *line) bool { return l.label == "" && len(l.atoms) == 0 }

func (w *trackedWriter) lineParagraph(l *line) paragraph {
	return paragraph{look: w.d.lookOf(l), script: w.script, mark: w.d.markOf(l.id, clauseMark)}
}

// arriving adds a clause that is new at its place.
func (w *trackedWriter) arriving(r row) {
	switch {
	case isEmpty(r.after):
	case r.root != "":
		w.movedHere(r)
	default:
		w.new(r.after)
	}
}

func (w *trackedWriter) new(l *line) {
	p := w.lineParagraph(l)
	threads := w.newcomer(l)
	p.change = change{kind: inserted, by: threads[0].by}
	p.runs = labelRuns(l, p.change)
	for _, t := range threads {
		p.runs = appendRun(p.runs, w.run(t.atom, nil, change{kind: inserted, by: t.by}))
	}
	w.d.add(p)
}

// movedHere adds a clause that moved. The words that it brings along move; others
// are inserted, and those that somebody takes out are deleted at the new place.
func (w *trackedWriter) movedHere(r row) {
	p := w.lineParagraph(r.after)
	p.mark = w.d.markOf(r.after.id, movedMark)
	by := w.move(r.root)
	p.change = change{kind: movedTo, by: by}
	p.move = move{w.moveName(r.after.id), p.change}
	p.runs = labelRuns(r.after, p.change)
	c := w.crossed(r.after.id, w.places.before[r.after.id].paragraphView, r.after.paragraphView)
	w.weave(r.after.id, c, func(b, a *thread, ch change) {
		switch {
		case a != nil && (ch.kind == stays || a.place < 0):
			p.runs = appendRun(p.runs, w.run(a.atom, nil, p.change))
		case a != nil:
			p.runs = appendRun(p.runs, w.run(a.atom, nil, ch))
		case b.place >= 0 && ch.by != by: // what the mover takes out is seen to be left behind
			p.runs = appendRun(p.runs, w.run(b.atom, nil, change{takenOut, ch.by, by}))
		}
	})
	w.d.add(p)
}

// newcomer are the words of a new clause by who brings them.
func (w *trackedWriter) newcomer(l *line) []thread {
	spans := w.arrival(l.clause)
	out := threads(l.atoms, stretchesOf(spans))
	last := spans[len(spans)-1].Source
	for i := range out {
		if out[i].by == "" {
			out[i].by = last
		}
	}
	if len(out) == 0 {
		return []thread{{by: last}}
	}
	return out
}

func stretchesOf(spans []amend.Span) []stretch {
	out := make([]stretch, len(spans))
	at := 0
	for i, s := range spans {
		at += len(s.Text)
		out[i] = stretch{to: at, place: 0, by: s.Source}
	}
	return out
}

// departing adds a clause that leaves its place, as it was.
func (w *trackedWriter) departing(r row) {
	l := r.before
	if isEmpty(l) {
		return
	}
	p := w.lineParagraph(l)
	p.change = change{kind: deleted}
	if r.root != "" {
		p.change = change{kind: movedFrom, by: w.move(r.root)}
		p.move = move{w.moveName(l.id), p.change}
	} else {
		p.change.by = w.departure(l.clause)
	}
	p.runs = labelRuns(l, p.change)
	for i := range l.atoms {
		p.runs = appendRun(p.runs, w.run(l.atoms[i], &l.atoms[i], p.change))
	}
	w.d.add(p)
}

// moveName names a clause's move, the same at both of its places.
func (w *trackedWriter) moveName(id string) string {
	if w.moved[id] == "" {
		w.moved[id] = "move" + itoa(len(w.moved)+1)
	}
	return w.moved[id]
}

// compared are the words of a paragraph that stays, with what changes in it.
func (w *trackedWriter) compared(place string, before, after paragraphView) []run {
	c := w.crossed(place, before, after)
	out := make([]run, 0, len(c.before)+len(c.after))
	w.weave(place, c, func(b, a *thread, ch change) {
		switch {
		case b == nil:
			out = appendRun(out, w.run(a.atom, nil, ch))
		case a == nil:
			out = appendRun(out, w.run(b.atom, nil, ch))
		case w.repeatsOther(a.atom), !a.same(b.atom): // a reference that prints another number
			by := w.consequence(place, &b.atom, &a.atom)
			out = append(out, w.run(b.atom, nil, change{kind: deleted, by: by}), w.run(a.atom, nil, change{kind: inserted, by: by}))
		default:
			out = appendRun(out, w.run(a.atom, &b.atom, ch))
		}
	})
	return out
}

// repeatsOther tells of an indicator that stays, and repeats one that does not:
// before the change it refers to another place than after it.
func (w *trackedWriter) repeatsOther(a atom) bool {
	return a.kind == indicatorAtom && a.repeat && !w.keptNotes[a.key]
}

// crossed are the threads of a paragraph before and after, and where they are one.
type crossed struct {
	before, after []thread
	pairs         []crossing
}

func (w *trackedWriter) crossed(place string, before, after paragraphView) crossed {
	var l loom
	if before.inline == after.inline {
		l = newLoom(before.inline, weave{})
	} else {
		l = newLoom(before.inline, w.words(place, before.inline, after.inline))
	}
	c := crossed{before: l.before(before.atoms), after: l.after(after.atoms)}
	c.pairs = crossings(c.before, c.after)
	return c
}

// weave visits the atoms of both versions in one order, in which those of each
// keep theirs: what stays with both atoms, what goes in front of what comes.
func (w *trackedWriter) weave(place string, c crossed, visit func(before, after *thread, c change)) {
	i, j := 0, 0
	for _, pair := range append(c.pairs, crossing{len(c.before), len(c.after)}) {
		for i < pair.before || j < pair.after {
			if i < pair.before && (j == pair.after || !c.after[j].isAhead(c.before[i])) {
				visit(&c.before[i], nil, change{kind: deleted, by: w.goes(place, c, i)})
				i++
				continue
			}
			visit(nil, &c.after[j], change{kind: inserted, by: w.comes(place, c, j)})
			j++
		}
		if i < len(c.before) && j < len(c.after) {
			visit(&c.before[i], &c.after[j], change{})
		}
		i, j = i+1, j+1
	}
}

// isAhead tells of an inserted thread that its place stands in front of that of a
// deleted one.
func (t thread) isAhead(deleted thread) bool {
	return t.place >= 0 && deleted.place >= 0 && t.place < deleted.place
}

// goes and comes say whose a change is: the mover's of the words, or of what had
// the consequence that a piece is printed otherwise.
func (w *trackedWriter) goes(place string, c crossed, i int) string {
	if t := c.before[i]; t.by != "" || t.place >= 0 {
		return t.by
	}
	return w.consequence(place, &c.before[i].atom, counterpart(c.after, &c.before[i]))
}

func (w *trackedWriter) comes(place string, c crossed, j int) string {
	if t := c.after[j]; t.by != "" || t.place >= 0 {
		return t.by
	}
	return w.consequence(place, counterpart(c.before, &c.after[j]), &c.after[j].atom)
}

// counterpart finds what a piece is in the other version: so that what goes and
// what comes in its place have one author.
func counterpart(others []thread, piece *thread) *atom {
	for i := range others {
		t := &others[i]
		if t.kind == piece.kind && t.place < 0 && (t.kind == endAtom || t.twin == piece.twin && t.from < t.to) {
			return &t.atom
		}
	}
	return nil
}

// run is an atom as it is written; before is the base's atom, for one that stays.
func (w *trackedWriter) run(a atom, before *atom, c change) run {
	r := runOf(a, c)
	if a.kind != indicatorAtom {
		return r
	}
	if a.repeat {
		r.change = c.ofField()
	}
	switch {
	case c.kind == stays:
		r.indicator = w.kept(a, *before)
	case c.kind == takenOut:
		r.indicator = w.indicator(w.before, a, "b", c)
		r.indicator.bookmarks = nil // where the clause was, the indicator has them
	case c.kind == deleted || c.kind == movedFrom:
		r.indicator = w.indicator(w.before, a, "b", c)
	default:
		r.indicator = w.indicator(w.after, a, "a", c)
	}
	return r
}

// ofField is the change of a field: LibreOffice leaves the paragraph of a field that
// moves behind.
func (c change) ofField() change {
	switch c.kind {
	case movedFrom:
		return change{kind: deleted, by: c.by}
	case movedTo:
		return change{kind: inserted, by: c.by}
	}
	return c
}

// indicator is one that only one version has at its place: the note comes or goes
// with it.
func (w *trackedWriter) indicator(v *view, a atom, version string, c change) *indicator {
	if a.repeat {
		return &indicator{target: bookmark(v.notes[a.key].number, version), printed: a.note}
	}
	i := &indicator{printed: a.note}
	var runs []run
	for _, part := range v.noteAtoms(a.key) {
		runs = appendRun(runs, noteRun(part, c.inNote()))
	}
	i.note = w.d.addNote(a.note, runs, w.script)
	i.bookmarks = marked(nil, v, a, version)
	return i
}

// inNote is the change of a note's words: a note that moves goes at one place and
// comes at the other.
func (c change) inNote() change {
	switch c.kind {
	case movedFrom, takenOut:
		return change{kind: deleted, by: c.by}
	case movedTo:
		return change{kind: inserted, by: c.by}
	}
	return c
}

// marked adds the bookmark of a note's first indicator, if it is repeated.
func marked(bookmarks []string, v *view, a atom, version string) []string {
	if v.cited[a.key] < 2 {
		return bookmarks
	}
	return append(bookmarks, bookmark(v.notes[a.key].number, version))
}

// kept is an indicator that both versions have.
func (w *trackedWriter) kept(a, before atom) *indicator {
	if a.repeat {
		return &indicator{target: bookmark(w.after.notes[a.key].number, "a"), printed: a.note}
	}
	w.keptNotes[a.key] = true
	i := &indicator{printed: a.note}
	i.note = w.d.addNote(a.note, w.noteRuns(before.key, a.key), w.script)
	i.bookmarks = w.d.keyed(marked(marked(nil, w.before, before, "b"), w.after, a, "a"), before.key)
	return i
}

// noteRuns are the words of a note that stays, with what changes in them.
func (w *trackedWriter) noteRuns(before, after string) []run {
	b := paragraphView{w.before.notes[before].inline, w.before.noteAtoms(before)}
	a := paragraphView{w.after.notes[after].inline, w.after.noteAtoms(after)}
	place := "footnote:" + after
	var out []run
	w.weave(place, w.crossed(place, b, a), func(b, a *thread, c change) {
		if a == nil {
			a = b
		}
		if b != nil && !a.same(b.atom) {
			by := w.consequence(place, &b.atom, &a.atom)
			out = append(out, noteRun(b.atom, change{kind: deleted, by: by}), noteRun(a.atom, change{kind: inserted, by: by}))
			return
		}
		out = appendRun(out, noteRun(a.atom, c))
	})
	return out
}
