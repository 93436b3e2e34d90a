package instructions

import (
	"fmt"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// editing is one stretch of words that changes: the title, a clause, a note.
type editing struct {
	name     Segment
	from     string // the clause, for references
	keys     []string
	old, new string
	end      *string // of a clause: the end that it has in print
	order    int
}

// The bounds beyond which a paragraph is replaced as a whole: more changes than
// these, or fewer of its words left than one in this many.
const (
	mostChanges = 6
	leastKept   = 3
)

// edit says how words change: by the smallest clear instructions, or as a whole
// where these are many or would not be exact.
func (w *writer) edit(e editing) {
	if e.old == e.new {
		return
	}
	before := len(w.out)
	was := make(map[string]bool, len(w.defined))
	for key := range w.defined {
		was[key] = true
	}
	if hunks, ok := hunksOf(e.old, e.new); ok {
		if w.sayHunks(e, hunks) && w.isExact(e, w.out[before:]) {
			return
		}
	}
	w.out, w.defined = w.out[:before], was
	w.sayWhole(e)
}

// isExact reads sentences about one stretch of words and compares.
func (w *writer) isExact(e editing, sentences []said) bool {
	var lines []string
	for _, s := range sentences {
		lines = append(lines, s.String())
	}
	if w.checking == nil {
		w.checking = newDocument(w.base, w.layout)
	}
	r := w.readerOf(w.checking, strings.Join(lines, "\n"))
	r.run()
	if len(r.wrong) > 0 {
		return false
	}
	subject := e.keys[0]
	if e.from != "" {
		subject = "clause " + e.from
	}
	return r.rev.wordsOf(subject, e.old) == e.new
}

// sayWhole replaces all the words.
func (w *writer) sayWhole(e editing) {
	var ending line
	if e.end != nil {
		if _, _, has, closed := text.SplitEnd(w.base, e.new); has || closed {
			ending = w.ending(*e.end)
		}
	}
	words := Segment{Role: New, Words: w.notation.paragraph(e.new, e.from)}
	w.say(e.order, w.noteKeys(e.new, e.keys), "Replace %v with the following: %v%v%v.", e.name, words, ending, w.withNotes(e.new))
}

// ending says what punctuation stands behind new words.
func (w *writer) ending(end string) line {
	if end == "" {
		return lineOf(", without punctuation at the end")
	}
	return lineOf(", ending with %v", Segment{Role: New, Words: end})
}

// hunksOf are the changed places of a text, in pieces; nearby ones are one. False
// where it is better replaced as a whole.
func hunksOf(old, changed string) ([]splice, bool) {
	var hunks []splice
	at, kept := 0, 0
	in := piecesOf(old)
	for _, run := range diffing.Words(old, changed) {
		pieces := piecesOf(run.Text)
		switch run.Op {
		case diffing.Equal:
			at += len(pieces)
			kept += countWords(pieces)
			continue
		case diffing.Delete:
			hunks = addHunk(hunks, in, splice{from: at, to: at + len(pieces)})
			at += len(pieces)
		default:
			hunks = addHunk(hunks, in, splice{from: at, to: at, with: pieces})
		}
		if at > len(in) {
			return nil, false
		}
	}
	words := max(countWords(in), countWords(piecesOf(changed)))
	if len(hunks) > mostChanges || kept*leastKept < words || joinPieces(apply(in, hunks)) != changed {
		return nil, false
	}
	return hunks, true
}

// addHunk adds a change; next to nothing between it and the one before makes them
// one.
func addHunk(hunks []splice, in []piece, h splice) []splice {
	if len(hunks) == 0 {
		return append(hunks, h)
	}
	last := &hunks[len(hunks)-1]
	gap := in[last.to:min(h.from, len(in))]
	if h.from-last.to > 3 || countWords(gap) > 1 {
		return append(hunks, h)
	}
	last.with = append(append(last.with[:len(last.with):len(last.with)], gap...), h.with...)
	last.to = h.to
	return hunks
}

func countWords(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		if p.kind == diffing.Word || p.kind == diffing.Mark {
			n++
		}
	}
	return n
}

// sayHunks says each change by itself.
func (w *writer) sayHunks(e editing, hunks []splice) bool {
	in := piecesOf(e.old)
	for _, h := range hunks {
		s := hunkWriter{writer: w, editing: e, in: in, hunk: h, want: joinPieces(apply(in, []splice{h}))}
		words, keys, ok := s.write()
		if !ok {
			return false
		}
		w.say(e.order, append(keys, e.keys...), "In %v, %v.", e.name, words)
	}
	return true
}

// hunkWriter says one change.
type hunkWriter struct {
	*writer
	editing
	in   []piece
	hunk splice
	want string // the whole with this change alone
}

// write tries the forms from the shortest on. One is taken where it does exactly
// what the change does.
func (s *hunkWriter) write() (line, []string, bool) {
	for _, form := range []func() (line, []string, bool){s.note, s.uncite, s.italics, s.insertion, s.deletion, s.replacement} {
		if words, keys, ok := form(); ok {
			return words, keys, true
		}
	}
	return nil, nil, false
}

func (s *hunkWriter) does(sp splice) bool { return joinPieces(apply(s.in, []splice{sp})) == s.want }

// note says an indicator that comes in.
func (s *hunkWriter) note() (line, []string, bool) {
	h := s.hunk
	if h.from != h.to || len(h.with) != 1 || !h.with[0].isNote() {
		return nil, nil, false
	}
	at, ok := s.behind(h.from)
	if !ok || h.with[0].emphasis != emphasisAt(s.in, h.from, h.from) {
		return nil, nil, false
	}
	key := text.NoteKeys(h.with[0].text)[0]
	number := s.doc.numbers[key]
	if s.newNotes[number] != key || s.defined[key] {
		return lineOf("%v, insert a reference to footnote %v", at, number), nil, true
	}
	s.defined[key] = true
	note := s.changed.Footnotes[key]
	numbered := fmt.Sprintf("footnote %d", number)
	if len(s.newNotes) == 1 && strings.Count(strings.Join(s.changed.Texts(), "\n"), "{fn:"+key+"}") == 1 {
		numbered = "footnote"
	}
	words := lineOf("%v, insert a new %v reading: %v", at, numbered, s.noteWords(key))
	if more := s.withNotes(note); len(more) > 0 {
		delete(s.defined, key)
		return nil, nil, false
	}
	return words, []string{"note " + key}, true
}

// uncite says an indicator that goes.
func (s *hunkWriter) uncite() (line, []string, bool) {
	h := s.hunk
	if h.to-h.from != 1 || len(h.with) != 0 || !s.in[h.from].isNote() {
		return nil, nil, false
	}
	key := text.NoteKeys(s.in[h.from].text)[0]
	words := lineOf("delete the reference to footnote %v", s.doc.numbers[key])
	count := 0
	for _, p := range s.in {
		if p.text == s.in[h.from].text {
			count++
		}
	}
	if count == 1 {
		return words, nil, true
	}
	start := h.from
	for start > 0 && s.in[start-1].isNote() {
		start--
	}
	anchor, ok := s.anchor(start)
	return lineOf("%v %v", words, anchor), nil, ok
}

// italics says words that only change their emphasis.
func (s *hunkWriter) italics() (line, []string, bool) {
	h := s.hunk
	if h.to-h.from != len(h.with) || len(h.with) == 0 {
		return nil, nil, false
	}
	for i, p := range h.with {
		if p.text != s.in[h.from+i].text {
			return nil, nil, false
		}
	}
	from, to := s.trimmed(h.from, h.to)
	if from >= to {
		return nil, nil, false
	}
	at, italic := found(indexes(from, to)), h.with[from-h.from].emphasis
	if !s.does(emphasized(s.in, at, italic)) {
		return nil, nil, false
	}
	words, ok := s.unique(from, to)
	kind := "roman type"
	if italic {
		kind = "italics"
	}
	return lineOf("set %v in %v", words, kind), nil, ok
}

func indexes(from, to int) []int {
	all := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		all = append(all, i)
	}
	return all
}

// trimmed leaves out the blanks at the ends of a stretch.
func (s *hunkWriter) trimmed(from, to int) (int, int) {
	for from < to && s.in[from].isSpace() {
		from++
	}
	for to > from && s.in[to-1].isSpace() {
		to--
	}
	return from, to
}

// insertion says words that come in: behind others, at the beginning, at the end.
func (s *hunkWriter) insertion() (line, []string, bool) {
	h := s.hunk
	with := trimPieces(h.with)
	if h.from != h.to || len(with) == 0 || len(s.in) == 0 {
		return nil, nil, false
	}
	point := h.from
	for point > 0 && s.in[point-1].isSpace() {
		point--
	}
	var words line
	switch quoted := s.quote(New, with); point {
	case len(s.in):
		words = lineOf("insert %v at the end", quoted)
	case 0:
		words = lineOf("insert %v at the beginning", quoted)
	default:
		at, ok := s.behind(point)
		if !ok {
			return nil, nil, false
		}
		words = lineOf("%v, insert %v", at, quoted)
	}
	if !s.does(insertion(s.in, point, with)) {
		return nil, nil, false
	}
	inline := joinPieces(with)
	return append(words, s.withNotes(inline)...), s.noteKeys(inline, nil), true
}

func trimPieces(pieces []piece) []piece {
	for len(pieces) > 0 && pieces[0].isSpace() {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && pieces[len(pieces)-1].isSpace() {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}

// quote writes words between quotation marks, with “the word” or “the words” before
// them.
func (s *hunkWriter) quote(role Role, pieces []piece) line {
	quoted := Segment{Role: role, Words: s.notation.quoted(joinPieces(pieces), s.from)}
	switch countWords(pieces) {
	case 0:
		return line{quoted}
	case 1:
		return lineOf("the word %v", quoted)
	default:
		return lineOf("the words %v", quoted)
	}
}

// behind names the place behind a piece by the words before it, notes left out.
func (s *hunkWriter) behind(point int) (line, bool) {
	end := point
	for end > 0 && s.in[end-1].isNote() {
		end--
	}
	for i := point; i < len(s.in) && s.in[i].isNote(); i++ {
		return nil, false // the place is between two notes
	}
	return s.anchor(end)
}

// The words that name a place: at least, and at most.
const (
	leastAnchor = 2
	mostAnchor  = 7
)

// anchor names the place behind the pieces before end.
func (s *hunkWriter) anchor(end int) (line, bool) {
	best, whole := -1, -1
	for start := end - 1; start >= 0; start-- {
		if s.in[start].isSpace() || s.in[start].isNote() {
			continue
		}
		words := s.in[start:end]
		if hasNote(words) {
			words = withoutNotes(words)
		}
		count := countWords(words)
		if count > mostAnchor {
			break
		}
		best = start
		if s.isLopsided(words) || len(findPieces(s.in, words)) != 1 {
			continue
		}
		if whole = start; count >= leastAnchor {
			break
		}
	}
	if whole >= 0 {
		best = whole
	}
	if best < 0 {
		return nil, false
	}
	words, ok := s.place(best, end)
	return lineOf("after %v", words), ok
}

// isLopsided tells whether words hold one of two quotation marks without the other.
func (s *hunkWriter) isLopsided(words []piece) bool {
	open := 0
	for _, p := range words {
		open += strings.Count(p.text, "“") - strings.Count(p.text, "”")
		if open < 0 {
			return true
		}
	}
	return open != 0
}

// place quotes a stretch, and says which of its places is meant.
func (s *hunkWriter) place(from, to int) (line, bool) {
	words := withoutNotes(s.in[from:to])
	if hasNote(s.in[from:to]) && len(words) > 0 && s.in[to-1].isNote() {
		return nil, false
	}
	all := findPieces(s.in, words)
	quoted := s.quote(Place, words)
	if len(all) == 1 && all[0].from() == from {
		return quoted, true
	}
	for i, f := range all {
		if f.from() == from {
			verb := "they occur"
			if countWords(words) == 1 {
				verb = "it occurs"
			}
			return lineOf("%v, the %v time %v", quoted, ordinal(i+1), verb), true
		}
	}
	return nil, false
}

// unique quotes a stretch with its notes as it stands, and says which of its places
// is meant.
func (s *hunkWriter) unique(from, to int) (line, bool) {
	words := s.in[from:to]
	for i, f := range findPieces(s.in, words) {
		if f.from() != from || f.to() != to {
			continue
		}
		if len(findPieces(s.in, words)) == 1 {
			return s.quote(Old, words), true
		}
		verb := "they occur"
		if countWords(words) == 1 {
			verb = "it occurs"
		}
		return lineOf("%v, the %v time %v,", s.quote(Old, words), ordinal(i+1), verb), true
	}
	return nil, false
}

// deletion says words that go.
func (s *hunkWriter) deletion() (line, []string, bool) {
	h := s.hunk
	from, to := s.trimmed(h.from, h.to)
	if len(h.with) != 0 || from >= to || to < len(s.in) && s.in[to].isNote() || !s.does(removal(s.in, found(indexes(from, to)))) {
		return nil, nil, false
	}
	words, ok := s.unique(from, to)
	if last := len(words) - 1; ok && words[last].Role == Plain {
		words[last].Words = strings.TrimSuffix(words[last].Words, ",")
	}
	return lineOf("delete %v", words), nil, ok
}

// mostContext is how many words stand around those that change, to tell them from
// the same words elsewhere.
const mostContext = 4

// replacement says words that others take the place of, with as many around them as
// tell them from the same words elsewhere.
func (s *hunkWriter) replacement() (line, []string, bool) {
	h := s.hunk
	for context := 0; context <= mostContext; context++ {
		from, to := s.widened(h.from, h.to, context)
		if from >= to || from > h.from || to < h.to {
			continue
		}
		old := s.in[from:to]
		with := append(append(append([]piece{}, s.in[from:h.from]...), h.with...), s.in[h.to:to]...)
		if len(trimPieces(with)) != len(with) || len(with) == 0 {
			continue
		}
		all := findPieces(s.in, old)
		if context < mostContext && (len(all) != 1 || s.isLopsided(old) || s.isLopsided(with)) {
			continue
		}
		if !s.does(replacement(s.in, found(indexes(from, to)), old, with)) {
			continue
		}
		words, ok := s.unique(from, to)
		if !ok {
			continue
		}
		inline := joinPieces(with)
		return lineOf("replace %v with %v%v", words, s.quote(New, with), s.withNotes(inline)), s.noteKeys(inline, nil), true
	}
	return nil, nil, false
}

// widened takes in words on both sides of a stretch.
func (s *hunkWriter) widened(from, to, words int) (int, int) {
	for n := 0; from > 0 && (n < words || n == words && from < len(s.in) && s.in[from].isSpace()); {
		from--
		if !s.in[from].isSpace() {
			n++
		}
	}
	for n := 0; to < len(s.in) && n < words; {
		if !s.in[to].isSpace() {
			n++
		}
		to++
	}
	return s.trimmed(from, to)
}
