package docx

import "slices"

// withSafeMarks sees to it that paragraphs which come leave no trace where all is
// rejected, nor those which go where all is accepted. The mark at a paragraph's
// end holds its look: where paragraphs are joined, Word gives them that of the
// last. LibreOffice does so only for a paragraph that one change covers wholly,
// and else gives them that of the first; and it overlooks the change of a mark
// whose paragraph has a field or the document's first note. Where either would
// matter, the paragraphs up to that one have the marks of those in front of them:
// the first one's is that of the paragraph that stays, whose look the last one has
// where it is not there. Of several paragraphs with fields that come or go together
// only the last is so provided for.
func withSafeMarks(paragraphs []paragraph) []paragraph {
	m := marking{out: make([]paragraph, 0, len(paragraphs))}
	for i := 0; i < len(paragraphs); i++ {
		end := i
		for end < len(paragraphs) && paragraphs[end].change.kind != stays {
			end++
		}
		m.gap(paragraphs[i:end])
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
	m.fixed = p.was != nil || hasField(p) || !m.noted && hasNote(p)
	m.noted = m.noted || hasNote(p)
	m.out = append(m.out, p)
}

// gap writes the paragraphs between two that stay.
func (m *marking) gap(paragraphs []paragraph) {
	var coming, going []paragraph
	for _, p := range paragraphs {
		if p.change.kind == inserted || p.change.kind == movedTo {
			coming = append(coming, p)
		} else {
			going = append(going, p)
		}
	}
	last, lastGoing := m.pivot(coming), m.pivot(going)
	switch {
	case m.fixed || len(m.out) == 0 || last < 0 && lastGoing < 0:
		m.out = append(m.out, paragraphs...)
	case last >= 0:
		m.shiftComing(coming[:last+1])
		m.out = append(append(m.out, coming...), going...)
	default:
		m.shiftGoing(going[:lastGoing+1])
		m.out = append(append(m.out, going...), coming...)
	}
	m.noted = m.noted || slices.ContainsFunc(paragraphs, hasNote)
}

// pivot is the last paragraph that the marks must be shifted up to, -1 for none.
func (m *marking) pivot(paragraphs []paragraph) int {
	last, noted := -1, m.noted
	for i, p := range paragraphs {
		if hasField(p) || !noted && hasNote(p) {
			last = i
		}
		noted = noted || hasNote(p)
	}
	for i := len(paragraphs) - 1; i >= 0 && last < 0; i-- {
		if isMixed(paragraphs[i]) {
			last = i
		}
	}
	return last
}

// isMixed tells of a paragraph that several changes make up.
func isMixed(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.change != p.change })
}

func hasNote(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.indicator != nil && r.indicator.note != nil })
}

func hasField(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.indicator != nil && r.indicator.note == nil })
}

// shiftComing shifts the marks of paragraphs that come: the last one has the look
// of the paragraph that stays where they are rejected.
func (m *marking) shiftComing(paragraphs []paragraph) {
	last, was := &paragraphs[len(paragraphs)-1], m.out[len(m.out)-1].look
	last.was, last.wasBy = &was, last.change.by
	m.shift(paragraphs, inserted)
}

// shiftGoing shifts the marks of paragraphs that go: the last one has the look of
// the paragraph that stays, and its own where they are rejected.
func (m *marking) shiftGoing(paragraphs []paragraph) {
	last := &paragraphs[len(paragraphs)-1]
	was := last.look
	last.look, last.was, last.wasBy = m.out[len(m.out)-1].look, &was, last.change.by
	m.shift(paragraphs, deleted)
}

func (m *marking) shift(paragraphs []paragraph, kind changeKind) {
	before := &m.out[len(m.out)-1]
	for i := range paragraphs {
		before.change = change{kind: kind, by: paragraphs[i].change.by}
		before = &paragraphs[i]
	}
	before.change = change{}
}
