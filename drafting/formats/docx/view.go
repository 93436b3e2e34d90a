package docx

import (
	"strings"

	"chapeau/drafting/text"
)

// atomKind says what an atom is.
type atomKind int

// The kinds of atom. Joiner is the comma between two indicators, break the end of
// a note's line in front of a note that stands in it.
const (
	wordsAtom atomKind = iota
	indicatorAtom
	referenceAtom
	joinerAtom
	endAtom
	labelAtom
	breakAtom
)

// atom is a piece of a paragraph as printed that stays, comes or goes as one. From
// and to are the bytes of the inline text that it prints; the same for what the
// layout adds. Words can be divided anywhere: they are the inline text's bytes.
type atom struct {
	kind     atomKind
	text     string
	emphasis bool
	key      string // of an indicator: its note
	note     int    // of an indicator: its number
	repeat   bool   // of an indicator: the note is printed at an earlier one
	refs     string // of a reference: the ids of the clauses that it names
	from, to int
}

// same tells whether two atoms print alike. A note's number counts itself, but
// not where it is repeated.
func (a atom) same(b atom) bool {
	if a.kind != b.kind || a.emphasis != b.emphasis {
		return false
	}
	if a.kind == indicatorAtom {
		return a.repeat == b.repeat && (!a.repeat || a.note == b.note)
	}
	return a.text == b.text
}

// refers tells whether two references name the same clauses, however they print
// them.
func (a atom) refers(b atom) bool {
	return a.kind == referenceAtom && b.kind == referenceAtom && a.refs == b.refs && a.emphasis == b.emphasis
}

// view is a text as it is laid out, with every paragraph taken apart.
type view struct {
	text        *text.Text
	title, body paragraphView
	main        []line
	annexes     []annexView
	notes       map[string]noteView
	cited       map[string]int // note → its indicators
	once        bool
}

type annexView struct {
	title paragraphView
	lines []line
}

// noteView is a footnote with its number.
type noteView struct {
	number int
	paragraphView
}

// paragraphView is the words of one paragraph: as they are stored and as printed.
type paragraphView struct {
	inline string
	atoms  []atom
}

// line is a clause of a view.
type line struct {
	paragraphView
	clause *text.Clause
	id     string
	kind   text.Kind
	parent string // the id of the clause above it
	depth  int
	label  string
	number number
	group  string // the siblings that it is counted with
}

func newView(t *text.Text, o text.Options) *view {
	page := text.Layout(t, o)
	v := &view{text: t, notes: make(map[string]noteView, len(page.Notes)), cited: make(map[string]int), once: o.Notes == text.Once}
	v.title = v.paragraph(t.Title, page.Title)
	v.body = v.paragraph(t.Body, page.Body)
	v.main = v.lines(page.Lines)
	for i, annex := range page.Annexes {
		v.annexes = append(v.annexes, annexView{title: v.paragraph(t.Annexes[i].Title, annex.Title), lines: v.lines(annex.Lines)})
	}
	for _, n := range page.Notes {
		v.notes[n.Key] = noteView{n.Number, v.paragraph(t.Footnotes[n.Key], n.Parts)}
	}
	return v
}

func (v *view) lines(laid []text.Line) []line {
	lines := make([]line, len(laid))
	var above []string
	for i, l := range laid {
		above = above[:min(l.Depth, len(above))]
		lines[i] = line{
			paragraphView: v.paragraph(l.Clause.Text, l.Parts),
			clause:        l.Clause, id: l.Clause.ID, kind: l.Clause.Kind, depth: l.Depth, label: l.Label,
		}
		if len(above) > 0 {
			lines[i].parent = above[len(above)-1]
		}
		above = append(above, l.Clause.ID)
	}
	return lines
}

// number gives every line its number. The prefix keeps the lists of several texts
// apart.
func (v *view) number(n *numbering, prefix string) { numberViews(n, prefix, v) }

// numberViews numbers several views of a text until no clause is found any more at
// which a list must begin.
func numberViews(n *numbering, prefix string, views ...*view) {
	for settled := false; !settled; {
		settled = true
		for _, v := range views {
			settled = n.lines(v.main, prefix) && settled
			for i := range v.annexes {
				settled = n.lines(v.annexes[i].lines, prefix+" annex "+itoa(i+1)) && settled
			}
		}
	}
}

// paragraph takes laid-out words apart, with the places that they have in the
// inline text.
func (v *view) paragraph(inline string, parts []text.Part) paragraphView {
	r := atomReader{view: v, inline: inline, parts: parts}
	r.read()
	return paragraphView{inline, r.atoms}
}

// atomReader reads an inline text and the parts that were laid out of it side by
// side. What a part has that the inline text has not, the layout added.
type atomReader struct {
	*view
	inline   string
	parts    []text.Part
	atoms    []atom
	emphasis bool
	words    int // where the words begin that are not yet taken over
	inPart   int // bytes of the current part that are taken over
}

func (r *atomReader) read() {
	for i := 0; i < len(r.inline); {
		switch n := text.MarkLength(r.inline[i:]); {
		case text.IsEscape(r.inline[i:]):
			r.flush(i)
			r.word(i, i+2, r.inline[i+1:i+2])
			i += 2
		case n > 0:
			r.flush(i)
			r.endPart()
			r.mark(i, i+n)
			i += n
		case r.inline[i] == '*':
			r.flush(i)
			r.endPart()
			r.emphasis = !r.emphasis
			i++
		default:
			i++
			continue
		}
		r.words = i
	}
	r.flush(len(r.inline))
	r.endPart()
	for len(r.parts) > 0 {
		r.added(len(r.inline))
	}
}

func (r *atomReader) flush(to int) {
	if to > r.words {
		r.word(r.words, to, r.inline[r.words:to])
	}
}

func (r *atomReader) word(from, to int, words string) {
	r.atoms = append(r.atoms, atom{kind: wordsAtom, text: words, emphasis: r.emphasis, from: from, to: to})
	r.inPart += len(words)
}

// endPart leaves a part of words behind that is wholly taken over.
func (r *atomReader) endPart() {
	if r.inPart > 0 {
		r.inPart = 0
		r.parts = r.parts[1:]
	}
}

// mark reads an indicator or a reference.
func (r *atomReader) mark(from, to int) {
	keys := text.NoteKeys(r.inline[from:to])
	if len(keys) == 0 {
		p := r.parts[0]
		r.parts = r.parts[1:]
		r.atoms = append(r.atoms, atom{kind: referenceAtom, text: p.Text, emphasis: p.Emphasis, refs: strings.Join(p.Refs, ","), from: from, to: to})
		return
	}
	key := keys[0]
	if r.once && r.cited[key] > 0 {
		return
	}
	for r.parts[0].Note == 0 {
		r.added(from)
	}
	r.atoms = append(r.atoms, atom{kind: indicatorAtom, text: r.parts[0].Text, key: key, note: r.parts[0].Note, repeat: r.cited[key] > 0, from: from, to: to})
	r.cited[key]++
	r.parts = r.parts[1:]
}

// added takes over what the layout added: an end, or the comma between two
// indicators.
func (r *atomReader) added(at int) {
	kind := endAtom
	if n := len(r.atoms); n > 0 && r.atoms[n-1].kind == indicatorAtom && len(r.parts) > 1 && r.parts[1].Note > 0 {
		kind = joinerAtom
	}
	r.atoms = append(r.atoms, atom{kind: kind, text: r.parts[0].Text, from: at, to: at})
	r.parts = r.parts[1:]
}
