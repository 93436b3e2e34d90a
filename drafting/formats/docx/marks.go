package docx

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// withSafeMarks sees to it that paragraphs which come leave no trace where all is
// rejected, nor those which go where all is accepted. The mark at a paragraph's
// end holds its look: where paragraphs are joined, Word gives them that of the
// last. LibreOffice does so only for a paragraph that one change covers wholly,
// and else gives them that of the first; and it overlooks the change of a mark
// whose paragraph has the document's first note, for it reads all notes there.
//
// Where either would matter, the paragraphs up to that one have the marks of those
// in front of them, as they have in Word when somebody writes on behind a
// paragraph: the first one's is that of the paragraph that stays, whose look the
// last one has where it is not there. Where the paragraph that stays has the first
// note, its mark stays too, and those behind it have the look of the paragraph that
// they are joined with instead.
func withSafeMarks(paragraphs []paragraph) []paragraph {
	m := marking{out: make([]paragraph, 0, len(paragraphs))}
	for i := 0; i < len(paragraphs); i++ {
		end := i
		for end < len(paragraphs) && paragraphs[end].change.kind != stays {
			end++
		}
		next := paragraph{look: look{style: endStyle}}
		if end < len(paragraphs) {
			next = paragraphs[end]
		}
		m.gap(paragraphs[i:end], next)
		if i = end; i < len(paragraphs) {
			m.stay(paragraphs[i])
		}
	}
	return m.out
}

// marking writes paragraphs with safe marks. Noted tells that a note was met,
// fixed that the mark of the last paragraph that stays cannot be changed.
type marking struct {
	out   []paragraph
	noted bool
	fixed bool
}

func (m *marking) stay(p paragraph) {
	m.fixed = !m.noted && hasNote(p)
	if m.fixed {
		p.runs = withWordsBehind(p.runs)
	}
	m.noted = m.noted || hasNote(p)
	m.out = append(m.out, p)
}

// gap writes the paragraphs between one that stays and the next.
func (m *marking) gap(paragraphs []paragraph, next paragraph) {
	if len(paragraphs) == 0 {
		return
	}
	var coming, going []paragraph
	for _, p := range paragraphs {
		if p.change.comes() {
			coming = append(coming, p)
		} else {
			going = append(going, p)
		}
	}
	shifted := -1
	if !m.fixed && len(m.out) > 0 {
		paragraphs, shifted = m.shiftable(paragraphs, coming, going)
	}
	if shifted >= 0 {
		m.shift(paragraphs[:shifted+1])
	}
	m.out = append(append(m.out, paragraphs[:shifted+1]...), joinable(paragraphs[shifted+1:], next)...)
	m.noted = m.noted || slices.ContainsFunc(paragraphs, hasNote)
}

// shiftable puts in front those of which marks must be shifted, and tells up to
// which one, -1 for none: up to that with the first note, for no other change of
// its mark is seen either.
func (m *marking) shiftable(paragraphs, coming, going []paragraph) ([]paragraph, int) {
	note, noteGoing := slices.IndexFunc(coming, hasNote), slices.IndexFunc(going, hasNote)
	if m.noted {
		note, noteGoing = -1, -1
	}
	switch last, lastGoing := lastMixed(coming), lastMixed(going); {
	case note >= 0:
		return append(coming, going...), note
	case noteGoing >= 0:
		return append(going, coming...), noteGoing
	case last >= 0:
		return append(coming, going...), last
	case lastGoing >= 0:
		return append(going, coming...), lastGoing
	}
	return paragraphs, -1
}

// comes tells of a paragraph's change that the base has it not.
func (c change) comes() bool { return c.kind == inserted || c.kind == movedTo }

// lastMixed is the last paragraph that no one change covers, -1 for none.
func lastMixed(paragraphs []paragraph) int {
	for i := len(paragraphs) - 1; i >= 0; i-- {
		if isMixed(paragraphs[i]) {
			return i
		}
	}
	return -1
}

// isMixed tells of a paragraph that no one change covers wholly: several make it
// up; or it has a field, whose ends are in no change to LibreOffice; or it moves
// with a link, and its mark does not move along.
func isMixed(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool {
		return r.change != p.change || r.indicator != nil && r.indicator.note == nil || r.refs != "" && p.move.name != ""
	})
}

func hasNote(p paragraph) bool {
	return slices.ContainsFunc(p.runs, isNote)
}

// before is how a paragraph looks where all is rejected.
func (p *paragraph) before() look {
	if p.was != nil {
		return *p.was
	}
	return p.look
}

// looked says that a paragraph has one look where its change is accepted, and
// another where it is rejected.
func (p *paragraph) looked(accepted, rejected look) {
	p.look, p.was, p.wasBy = accepted, nil, ""
	if accepted != rejected {
		p.was, p.wasBy = &rejected, p.change.by
	}
}

// shift shifts the marks of paragraphs that come, or that go. The last one has the
// look of the paragraph that stays where those that come are rejected, or those
// that go accepted.
func (m *marking) shift(paragraphs []paragraph) {
	mark, last := &m.out[len(m.out)-1], &paragraphs[len(paragraphs)-1]
	kind := deleted
	if last.change.comes() {
		kind = inserted
		last.looked(last.look, mark.before())
	} else {
		last.looked(mark.look, last.look)
	}
	for i := range paragraphs {
		mark.change = change{kind: kind, by: paragraphs[i].change.by}
		mark = &paragraphs[i]
	}
	mark.change = change{}
}

// joinable gives paragraphs of mixed changes the look of the one that they are
// joined with: those that come where all is rejected, those that go where all is
// accepted. LibreOffice sees the mark of one that moves only where it moves wholly,
// so those marks come or go.
func joinable(paragraphs []paragraph, next paragraph) []paragraph {
	out := slices.Clone(paragraphs)
	for i := range out {
		p := &out[i]
		if !isMixed(paragraphs[i]) {
			continue
		}
		with := &next
		if other := slices.IndexFunc(paragraphs[i:], func(o paragraph) bool { return o.change.comes() != p.change.comes() }); other >= 0 {
			with = &paragraphs[i+other]
		}
		if p.change.comes() {
			p.change.kind = inserted
			p.looked(p.look, with.before())
		} else {
			p.change.kind = deleted
			p.looked(with.look, p.look)
		}
	}
	return out
}

// withWordsBehind sees to it that words stand behind the document's first note where
// it makes room for another, or is that other. With the notes LibreOffice forgets the
// words that it has read of the paragraph; and the mark of one without words is to it
// part of the last change. So the letter in front of the note is replaced with it.
func withWordsBehind(runs []run) []run {
	at := slices.IndexFunc(runs, isNote)
	if slices.ContainsFunc(runs[at:], func(r run) bool { return !isNote(r) || r.change.kind == stays }) {
		return runs
	}
	from := at
	for from > 0 && runs[from-1].change.kind != stays {
		from--
	}
	var going, coming []run
	for _, r := range runs[from:] {
		if r.change.comes() {
			coming = append(coming, r)
		} else {
			going = append(going, r)
		}
	}
	if len(coming) == 0 || len(going) == 0 {
		return runs
	}
	out := slices.Clone(runs[:from])
	if isNote(coming[0]) && from > 0 && out[from-1].isWords() {
		last := &out[from-1]
		letter := *last
		n := lastLetter(last.text)
		last.text, letter.text = last.text[:n], last.text[n:]
		gone, come := letter, letter
		gone.change, come.change = change{kind: deleted, by: going[0].change.by}, change{kind: inserted, by: coming[0].change.by}
		going, coming = append([]run{gone}, going...), append([]run{come}, coming...)
	}
	for _, r := range append(going, coming...) {
		out = appendRun(out, r)
	}
	return slices.DeleteFunc(out, func(r run) bool { return r.isWords() && r.text == "" })
}

func isNote(r run) bool { return r.indicator != nil && r.indicator.note != nil }

// lastLetter is where the last letter of words begins, with the marks on it.
func lastLetter(words string) int {
	at := len(words)
	for at > 0 {
		r, size := utf8.DecodeLastRuneInString(words[:at])
		at -= size
		if !unicode.Is(unicode.M, r) {
			break
		}
	}
	return at
}
