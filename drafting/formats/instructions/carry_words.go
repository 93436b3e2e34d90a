package instructions

import (
	"fmt"
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// subject is what has words: the title, the body line, a note or a clause.
type subject struct {
	key     string // as revision.words has it
	touches string // as opKeys names it
	name    string
	base    string
	from    string // the clause, for references
	node    *node
}

// subject finds what an action's words stand in.
func (r *reader) subject(a *action, g *designation) (subject, bool) {
	if g == nil {
		r.complain(a.sentence, a.span, "the sentence does not say in which paragraph", "begin with it: “In operative paragraph 5, …”")
		return subject{}, false
	}
	t, ok := r.target(a, *g, a.scope)
	if !ok {
		return subject{}, false
	}
	return r.subjectOf(a, t)
}

func (r *reader) subjectOf(a *action, t target) (subject, bool) {
	base := r.doc.base
	switch {
	case t.part == TitlePart:
		return subject{key: "title", touches: "title", name: "the title", base: base.Title}, true
	case t.part == BodyPart:
		return subject{key: "body", touches: "body", name: "the body line", base: base.Body}, true
	case t.part == NotePart:
		return subject{key: "note " + t.key, touches: "note " + t.key, name: fmt.Sprintf("footnote %d", r.doc.numbers[t.key]), base: base.Footnotes[t.key]}, true
	case t.part != ClausePart:
		r.complain(a.sentence, t.span, "words are changed in one paragraph at a time", "name the paragraph")
		return subject{}, false
	case t.node.isNew:
		r.complain(a.sentence, t.span, "the paragraph is new", "give its words in the sentence that inserts it")
		return subject{}, false
	}
	n := t.node
	return subject{key: clauseSubject(n), touches: "words " + n.clause.ID, name: r.doc.name(n), base: n.clause.Text, from: n.clause.ID, node: n}, true
}

// target resolves a designation, within what the sentence speaks of.
func (r *reader) target(a *action, g designation, scope *designation) (target, bool) {
	if !r.readOpenings(a, &g) {
		return target{}, false
	}
	var within *node
	if scope != nil && scope.part == ClausePart && len(scope.steps) > 0 && scope.span != g.span {
		outer, ok := r.target(a, *scope, nil)
		if !ok {
			return target{}, false
		}
		within = outer.node
	}
	t, err := r.doc.resolve(g, within)
	if err != nil {
		r.against(a, err)
		return target{}, false
	}
	return t, true
}

// readOpenings reads the opening words that a designation quotes.
func (r *reader) readOpenings(a *action, g *designation) bool {
	steps := append([]step{}, g.steps...)
	for i := range steps {
		if steps[i].begins == "" {
			continue
		}
		inline, ok := r.inline(a, phrase{words: steps[i].begins, from: steps[i].span.start, span: steps[i].span}, "")
		if !ok {
			return false
		}
		steps[i].begins = inline
	}
	g.steps = steps
	return true
}

func (r *reader) wording(s subject) *wording {
	w := r.rev.words[s.key]
	if w == nil {
		w = &wording{pieces: piecesOf(s.base)}
		r.rev.words[s.key] = w
	}
	return w
}

// carryWords carries out an action upon words.
func (r *reader) carryWords(a *action) {
	if beside := a.place; a.scope == nil && beside.words == nil && beside.to != nil && (beside.side == after || beside.side == before) {
		r.complain(a.sentence, beside.span, "words are inserted beside words, not beside a paragraph", "write “insert a new paragraph reading: “…””, or quote the words that they follow")
		return
	}
	s, ok := r.subject(a, a.scope)
	if !ok {
		return
	}
	w := r.wording(s)
	switch a.verb {
	case replaceWords:
		r.replaceIn(a, s, w)
	case deleteWords:
		if old, ok := r.pieces(a, *a.old, s); ok {
			for _, at := range r.locate(a, s, w, *a.old, old) {
				if note := noteOn(w.pieces, at); note >= 0 {
					number := r.doc.numbers[text.NoteKeys(w.pieces[note].text)[0]]
					r.complain(a.sentence, a.old.span, fmt.Sprintf("footnote %d stands on these words, and nothing says whether it goes with them", number), fmt.Sprintf("quote its indicator with the words, [^%d], for it to go; to keep it, replace the words together with some before them", number))
					continue
				}
				r.change(a, s, w, removal(w.pieces, at), a.old.span)
			}
		}
	case emphasize:
		if old, ok := r.pieces(a, *a.old, s); ok {
			for _, at := range r.locate(a, s, w, *a.old, old) {
				r.change(a, s, w, emphasized(w.pieces, at, a.italic), a.old.span)
			}
		}
	case insertWords:
		r.insertIn(a, s, w)
	case insertNote:
		r.insertMark(a, s, w, a.note.number)
		r.noteWords(a, r.doc.keys[a.note.number], a.note.words)
	case citeNote:
		r.insertMark(a, s, w, a.number)
	case uncite:
		r.uncite(a, s, w)
	}
}

// noteOn is a note that stands in found words or right behind them without being one
// of them; -1 where there is none.
func noteOn(in []piece, at found) int {
	for i := at.from(); i <= at.to() && i < len(in); i++ {
		if in[i].isNote() && !slices.Contains(at, i) {
			return i
		}
	}
	return -1
}

func (r *reader) pieces(a *action, q phrase, s subject) ([]piece, bool) {
	inline, ok := r.inline(a, q, s.from)
	return piecesOf(inline), ok
}

func (r *reader) replaceIn(a *action, s subject, w *wording) {
	old, ok := r.pieces(a, *a.old, s)
	with, fine := r.pieces(a, *a.with, s)
	if !ok || !fine || !r.checkStop(a, *a.with, a.old.words) {
		return
	}
	for _, at := range r.locate(a, s, w, *a.old, old) {
		r.change(a, s, w, replacement(w.pieces, at, old, with), a.old.span)
	}
}

// locate finds the places that quoted words mean: one, or all where the sentence
// says so.
func (r *reader) locate(a *action, s subject, w *wording, q phrase, words []piece) []found {
	if len(words) == 0 {
		r.complain(a.sentence, q.span, "the quotation is empty", "quote the words as "+s.name+" has them")
		return nil
	}
	all := findPieces(w.pieces, words)
	if len(all) == 0 {
		if linked := r.doc.withReferences(w.pieces, words, s.from); linked != nil {
			all = findPieces(w.pieces, linked)
		}
	}
	times := len(all)
	switch {
	case times == 0:
		r.complain(a.sentence, q.span, "these words stand nowhere in "+s.name, r.elsewhere(s, words))
	case q.occurrence == everywhere:
		return apart(all)
	case q.occurrence == -1:
		return all[times-1:]
	case q.occurrence > times:
		r.complain(a.sentence, q.occurs, fmt.Sprintf("these words stand %s in %s", howOften(times), s.name), "say which of them is meant")
	case q.occurrence > 0:
		return all[q.occurrence-1 : q.occurrence]
	case times > 1:
		r.complain(a.sentence, q.span, fmt.Sprintf("these words stand %s in %s", howOften(times), s.name), "quote more of the words around them, or say “the second time they occur”")
	default:
		return all
	}
	return nil
}

// apart leaves out places that overlap one before.
func apart(all []found) []found {
	var kept []found
	for _, f := range all {
		if len(kept) == 0 || kept[len(kept)-1].to() <= f.from() {
			kept = append(kept, f)
		}
	}
	return kept
}

func howOften(times int) string {
	switch times {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return fmt.Sprintf("%d times", times)
	}
}

// mostSought is how many misunderstandings are answered with where the words stand.
const mostSought = 50

// elsewhere tells where words stand that are not where they were sought.
func (r *reader) elsewhere(s subject, words []piece) string {
	if len(r.wrong) >= mostSought {
		return "quote them as the text has them"
	}
	var names []string
	for _, n := range r.doc.order {
		if len(names) < 3 && n != s.node && len(findPieces(piecesOf(n.clause.Text), words)) > 0 {
			names = append(names, r.doc.name(n))
		}
	}
	if len(names) == 0 {
		return "quote them as the text has them"
	}
	return "they stand in " + strings.Join(names, " and in ")
}

// withReferences puts live references in the place of the words that they print;
// nil where the words hold none.
func (d *document) withReferences(in, words []piece, from string) []piece {
	inline := joinPieces(words)
	before := inline
	for _, p := range in {
		if p.isRef() {
			inline = strings.ReplaceAll(inline, text.Escape(d.printedReference(from, p.text)), p.text)
		}
	}
	if inline == before {
		return nil
	}
	return piecesOf(inline)
}

// change adds a change to words, unless another is in its way.
func (r *reader) change(a *action, s subject, w *wording, sp splice, at span) {
	for _, other := range w.changes {
		if overlap(other.splice, sp) {
			r.complain(a.sentence, at, "line "+r.lineOf(other.by)+" changes the same words of "+s.name, "say both in one instruction")
			return
		}
	}
	w.changes = append(w.changes, change{sp, a, at})
	r.touch(a, s.touches)
}

func (r *reader) lineOf(a *action) string { return fmt.Sprint(r.sentences[a.sentence].line) }

// overlap tells whether two changes are about the same words, or put words into the
// same place.
func overlap(a, b splice) bool {
	if a.from == a.to && b.from == b.to {
		return a.from == b.from
	}
	return a.from < b.to && b.from < a.to
}

func emphasized(in []piece, at found, italic bool) splice {
	s := splice{from: at.from(), to: at.to()}
	for _, p := range in[s.from:s.to] {
		p.emphasis = italic
		s.with = append(s.with, p)
	}
	return s
}

// insertIn puts words beside others, or at the beginning or end.
func (r *reader) insertIn(a *action, s subject, w *wording) {
	words, ok := r.pieces(a, *a.with, s)
	if !ok || !r.checkStop(a, *a.with, "") {
		return
	}
	if len(words) == 0 {
		r.complain(a.sentence, a.with.span, "the quotation is empty", "quote the words to insert")
		return
	}
	for _, at := range r.points(a, s, w, true) {
		r.change(a, s, w, insertion(w.pieces, at, words), a.with.span)
	}
}

// points are the places between pieces that an action's place means. Words go
// behind the notes of what they follow; a mark goes before them.
func (r *reader) points(a *action, s subject, w *wording, behindNotes bool) []int {
	at := a.place
	switch {
	case at.side == atBeginning:
		return []int{0}
	case at.side == atEnd:
		return []int{len(w.pieces)}
	case at.words == nil && at.to != nil:
		r.complain(a.sentence, at.span, "words are inserted beside words, not beside a paragraph", "write “insert a new paragraph reading: “…””, or quote the words that they follow")
		return nil
	case at.words == nil:
		r.complain(a.sentence, a.span, "the sentence does not say where the words go", "write “after the words “…””, or “at the end”")
		return nil
	}
	words, ok := r.pieces(a, *at.words, s)
	if !ok {
		return nil
	}
	var points []int
	for _, f := range r.locate(a, s, w, *at.words, words) {
		if at.side == before {
			points = append(points, f.from())
			continue
		}
		point := f.to()
		for behindNotes && point < len(w.pieces) && w.pieces[point].isNote() {
			point++
		}
		points = append(points, point)
	}
	if at.side == between && len(points) == 1 && !r.isFollowed(a, s, w, points[0]) {
		return nil
	}
	return points
}

// isFollowed checks the second words of “between the words … and the words …”.
func (r *reader) isFollowed(a *action, s subject, w *wording, point int) bool {
	words, ok := r.pieces(a, *a.place.until, s)
	if !ok {
		return false
	}
	for point < len(w.pieces) && w.pieces[point].isSpace() {
		point++
	}
	for _, f := range findPieces(w.pieces, words) {
		if f.from() == point {
			return true
		}
	}
	r.complain(a.sentence, a.place.until.span, "these words do not follow those before in "+s.name, "quote words that stand side by side")
	return false
}

// insertMark puts the indicator of a note beside words.
func (r *reader) insertMark(a *action, s subject, w *wording, number int) {
	key, known := r.doc.keys[number]
	if !known {
		r.complain(a.sentence, a.span, fmt.Sprintf("there is no footnote %d", number), "name a footnote that the text has")
		return
	}
	for _, at := range r.points(a, s, w, true) {
		if a.place.side == before {
			r.complain(a.sentence, a.place.span, "an indicator stands behind words", "write “after the words “…””")
			return
		}
		emphasis := emphasisAt(w.pieces, at, at)
		r.change(a, s, w, splice{from: at, to: at, with: []piece{{text: "{fn:" + key + "}", emphasis: emphasis, kind: 1}}}, a.span)
	}
}

// uncite takes an indicator away.
func (r *reader) uncite(a *action, s subject, w *wording) {
	mark := []piece{{text: "{fn:" + r.doc.keys[a.number] + "}", kind: 1}}
	all := findPieces(w.pieces, mark)
	if a.place.words != nil {
		words, ok := r.pieces(a, *a.place.words, s)
		if !ok {
			return
		}
		all = nil
		for _, f := range r.locate(a, s, w, *a.place.words, words) {
			for i := f.to(); i < len(w.pieces) && w.pieces[i].isNote(); i++ {
				if w.pieces[i].text == mark[0].text {
					all = append(all, found{i})
				}
			}
		}
		if len(r.wrong) > 0 && len(all) == 0 {
			return
		}
	}
	switch len(all) {
	case 1:
		r.change(a, s, w, splice{from: all[0].from(), to: all[0].to()}, a.span)
	case 0:
		r.complain(a.sentence, a.span, fmt.Sprintf("footnote %d has no indicator there", a.number), "name the paragraph, and quote the words before the indicator")
	default:
		r.complain(a.sentence, a.span, fmt.Sprintf("footnote %d has several indicators in %s", a.number, s.name), "quote the words before the one that is meant")
	}
}
