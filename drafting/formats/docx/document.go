package docx

import (
	"time"

	"chapeau/drafting/text"
)

// changeKind is what a tracked change does.
type changeKind int

// The kinds of tracked change; words that stay have none. Words that are taken out
// moved and were deleted at their new place.
const (
	stays changeKind = iota
	inserted
	deleted
	movedFrom
	movedTo
	takenOut
)

// elements are the names of the changes' elements.
var elements = [...]string{inserted: "w:ins", deleted: "w:del", movedFrom: "w:moveFrom", movedTo: "w:moveTo", takenOut: "w:del"}

// change is a tracked change and its author; of words that are taken out also who
// moved them.
type change struct {
	kind  changeKind
	by    string
	mover string
}

// run is words of one look, or an indicator, with what becomes of them.
type run struct {
	text      string
	emphasis  bool
	raised    bool // a number that stands for an indicator
	tab       bool
	line      bool // a line break
	indicator *indicator
	refs      string // of a reference: the ids of the clauses that it names
	change    change
}

// indicator is a note's number in the text: where the note is printed, with the
// bookmarks of those who repeat it, or a repeat that refers to one.
type indicator struct {
	note      *footnote
	bookmarks []string
	target    string
	printed   int
}

// footnote is a note with its words. A custom one prints its number as it is,
// any other is counted by Word.
type footnote struct {
	id     int
	number int
	custom bool
	runs   []run
	script script
}

// shape is how a paragraph is numbered and indented.
type shape struct {
	list   *list
	level  int
	indent indent
}

// indent is an indentation that differs from the style's.
type indent int

// The indentations: as the style has it, a label hanging out, the first line
// indented, none.
const (
	styled indent = iota
	hanging
	firstLine
	flush
)

// look is how a paragraph stands on the page.
type look struct {
	style string
	depth int
	shape shape
}

// move is the move that a paragraph is part of: its name, which both places share,
// whose it is, and at which place this one stands.
type move struct {
	name string
	change
}

// paragraph is one paragraph of the document.
type paragraph struct {
	look
	was    *look // how it looked before, where that changed
	wasBy  string
	change change // of the paragraph as a whole
	move   move
	mark   string // the bookmark of the clause
	runs   []run
	script script
}

// document is what is written: paragraphs, notes, lists.
type document struct {
	title      string
	symbol     string
	script     script
	tracked    bool
	linked     bool      // clauses have bookmarks, and references lead to them
	at         time.Time // of the file and of changes
	firstNote  int
	paragraphs []paragraph
	notes      []*footnote
	counted    int // notes that Word counts
	numbers    *numbering
	styles     map[string]style
}

func newDocument(t *text.Text, o Options) *document {
	d := &document{at: o.At, firstNote: max(1, o.Layout.FirstNote), numbers: newNumbering(), styles: make(map[string]style)}
	d.script = scriptOf(t)
	d.title = text.PlainWords(t.Title)
	return d
}

func (d *document) add(p paragraph) {
	if p.script.tag == "" {
		p.script = d.script
	}
	d.paragraphs = append(d.paragraphs, p)
}

// addNote registers a note; Word counts it where it would give it just its number.
func (d *document) addNote(number int, runs []run, s script) *footnote {
	n := &footnote{id: len(d.notes) + 1, number: number, runs: runs, script: s}
	if d.tracked || number == d.firstNote+d.counted {
		d.counted++
	} else {
		n.custom = true
	}
	d.notes = append(d.notes, n)
	return n
}

// orderNotes gives the notes the order of their indicators, which paragraphs that
// were put in another order have lost. Word goes by the ids; LibreOffice gives the
// notes of the file, as they follow, to the indicators as they follow.
func (d *document) orderNotes() {
	d.notes = d.notes[:0]
	for i := range d.paragraphs {
		for _, r := range d.paragraphs[i].runs {
			if r.indicator != nil && r.indicator.note != nil {
				d.notes = append(d.notes, r.indicator.note)
				r.indicator.note.id = len(d.notes)
			}
		}
	}
}

func plain(words string) []run { return []run{{text: words}} }

// styles name the styles of what differs between a text of its own and one in a
// report.
type styles struct {
	title, annex string
}

// text adds the paragraphs of a view.
func (d *document) text(v *view, s styles) {
	script := scriptOf(v.text)
	w := cleanWriter{d: d, view: v, script: script, notes: make(map[string]*indicator)}
	w.paragraph(s.title, v.title)
	w.paragraph(bodyStyle, v.body)
	w.lines(v.main)
	for _, a := range v.annexes {
		w.paragraph(s.annex, a.title)
		w.lines(a.lines)
	}
}

// cleanWriter turns a view into paragraphs.
type cleanWriter struct {
	d      *document
	view   *view
	script script
	notes  map[string]*indicator
}

// paragraph adds a paragraph unless it is empty.
func (w *cleanWriter) paragraph(style string, p paragraphView) {
	if len(p.atoms) > 0 {
		w.d.add(paragraph{look: look{style: style}, runs: w.runs(p.atoms), script: w.script})
	}
}

func (w *cleanWriter) lines(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.label == "" && len(l.atoms) == 0 {
			continue
		}
		w.d.add(paragraph{
			look: w.d.lookOf(l), script: w.script, mark: w.d.markOf(l.id, clauseMark),
			runs: append(labelRuns(l, change{}), w.runs(l.atoms)...),
		})
	}
}

func (w *cleanWriter) runs(atoms []atom) []run {
	out := make([]run, 0, len(atoms))
	for _, a := range atoms {
		r := runOf(a, change{})
		if a.kind == indicatorAtom {
			r.indicator = w.indicator(a)
		}
		out = appendRun(out, r)
	}
	return out
}

func (w *cleanWriter) indicator(a atom) *indicator {
	if a.repeat {
		return &indicator{target: w.notes[a.key].bookmarks[0], printed: a.note}
	}
	i := &indicator{printed: a.note}
	i.note = w.d.addNote(a.note, noteRuns(w.view.noteAtoms(a.key)), w.script)
	if w.view.cited[a.key] > 1 {
		i.bookmarks = []string{bookmark(i.note.id, "")}
	}
	i.bookmarks = w.d.keyed(i.bookmarks, a.key)
	w.notes[a.key] = i
	return i
}

// bookmark names the place of a note's indicator.
func bookmark(note int, version string) string { return "_Note" + version + itoa(note) }

// noteAtoms are the words of a note. Word knows no notes in notes: a number stands
// for one, and it follows on a line of its own in the note that it is cited in.
func (v *view) noteAtoms(key string) []atom {
	n := v.notes[key]
	out := append([]atom(nil), n.atoms...)
	for _, a := range n.atoms {
		if a.kind == indicatorAtom && !a.repeat {
			end := len(n.inline)
			out = append(out, atom{kind: breakAtom, from: end, to: end}, atom{kind: indicatorAtom, repeat: true, key: a.key, note: a.note, text: a.text, from: end, to: end})
			out = append(out, atom{kind: endAtom, text: " ", from: end, to: end})
			out = append(out, added(v.noteAtoms(a.key), end)...)
		}
	}
	return out
}

// added are atoms that are not of the inline text in whose paragraph they stand.
func added(atoms []atom, at int) []atom {
	for i := range atoms {
		atoms[i].from, atoms[i].to = at, at
	}
	return atoms
}

func noteRuns(atoms []atom) []run {
	var out []run
	for _, a := range atoms {
		out = appendRun(out, noteRun(a, change{}))
	}
	return out
}

// noteRun is an atom in a note, where an indicator is no more than a number.
func noteRun(a atom, c change) run {
	r := runOf(a, c)
	r.raised = a.kind == indicatorAtom
	r.line = a.kind == breakAtom
	return r
}

func runOf(a atom, c change) run {
	return run{text: a.text, emphasis: a.emphasis, raised: a.kind == joinerAtom, refs: a.refs, change: c}
}

// appendRun joins words to those before them that look alike.
func appendRun(out []run, r run) []run {
	if n := len(out); n > 0 {
		last := &out[n-1]
		if last.isWords() && r.isWords() && last.emphasis == r.emphasis && last.raised == r.raised && last.change == r.change {
			last.text += r.text
			return out
		}
	}
	return append(out, r)
}

func (r run) isWords() bool { return r.indicator == nil && r.refs == "" && !r.tab && !r.line }

// labelRuns write a label that no list counts.
func labelRuns(l *line, c change) []run {
	if l.number.literal == "" {
		return nil
	}
	return []run{{text: l.number.literal, change: c}, {tab: true, change: c}}
}

func (d *document) lookOf(l *line) look { return look{d.styleOf(l), l.depth, shapeOf(l)} }

// shapeOf is how a line is numbered and indented at its place.
func shapeOf(l *line) shape {
	s := shape{list: l.number.list, level: l.number.level}
	hangs := l.kind == text.Operative || l.kind == text.Item && l.depth > 0
	switch {
	case l.number.list != nil:
		if l.number.list.depth+l.number.level != l.depth {
			s.indent = hanging
		}
	case l.number.literal != "" && !hangs:
		s.indent = hanging
	case l.number.literal == "" && l.kind == text.Operative:
		s.indent = firstLine
	case l.number.literal == "" && hangs:
		s.indent = flush
	}
	return s
}
