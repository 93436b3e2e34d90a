package docx

import "slices"

// gap are the paragraphs between two that stay.
type gap struct {
	coming, going []paragraph
}

// withSafeMarks sees to it that paragraphs which come leave no trace where all is
// rejected, nor those which go where all is accepted. The mark at a paragraph's
// end holds its look: where paragraphs are joined, Word gives them that of the
// last. LibreOffice does so only for a paragraph that one change covers wholly,
// and else gives them that of the first; and it overlooks the change of a mark
// whose paragraph has a field or the document's first note. Where either would matter, each
// paragraph's mark is the one in front of it: the first one's is that of the
// paragraph that stays, whose look the last one has where it is not there.
func withSafeMarks(paragraphs []paragraph) []paragraph {
	out := make([]paragraph, 0, len(paragraphs))
	noted := false
	for i := 0; i < len(paragraphs); {
		end := i
		for end < len(paragraphs) && paragraphs[end].change.kind != stays {
			end++
		}
		if end > i && len(out) > 0 && out[len(out)-1].was == nil {
			out = append(out, safe(&out[len(out)-1], paragraphs[i:end], noted)...)
		} else {
			out = append(out, paragraphs[i:end]...)
		}
		if end < len(paragraphs) {
			out = append(out, paragraphs[end])
			end++
		}
		noted = noted || slices.ContainsFunc(paragraphs[i:end], hasNote)
		i = end
	}
	return out
}

// safe are the paragraphs of a gap behind one that stays, with safe marks.
func safe(before *paragraph, paragraphs []paragraph, noted bool) []paragraph {
	var g gap
	for _, p := range paragraphs {
		if p.change.kind == inserted || p.change.kind == movedTo {
			g.coming = append(g.coming, p)
		} else {
			g.going = append(g.going, p)
		}
	}
	overlooked := func(p paragraph) bool { return hasField(p) || !noted && hasNote(p) }
	switch {
	case slices.ContainsFunc(g.coming, isMixed), slices.ContainsFunc(g.coming, overlooked):
		g.shiftComing(before)
		return append(g.coming, g.going...)
	case slices.ContainsFunc(g.going, overlooked):
		g.shiftGoing(before)
		return append(g.going, g.coming...)
	default:
		return paragraphs
	}
}

// isMixed tells of a paragraph with changes of more than one author.
func isMixed(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.change.by != p.change.by || r.change.kind == takenOut })
}

func hasNote(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.indicator != nil && r.indicator.note != nil })
}

func hasField(p paragraph) bool {
	return slices.ContainsFunc(p.runs, func(r run) bool { return r.indicator != nil && r.indicator.note == nil })
}

// shiftComing gives the mark of each paragraph that comes to the one in front.
func (g *gap) shiftComing(before *paragraph) {
	last := &g.coming[len(g.coming)-1]
	last.was, last.wasBy = copyOf(before.look), last.change.by
	shift(before, g.coming, inserted)
}

// shiftGoing does so with paragraphs that go: the last mark then has the look of
// the paragraph that stays.
func (g *gap) shiftGoing(before *paragraph) {
	last := &g.going[len(g.going)-1]
	was := last.look
	last.look, last.was, last.wasBy = before.look, &was, last.change.by
	shift(before, g.going, deleted)
}

func copyOf(l look) *look { return &l }

func shift(before *paragraph, paragraphs []paragraph, kind changeKind) {
	for i := range paragraphs {
		before.change = change{kind: kind, by: paragraphs[i].change.by}
		before = &paragraphs[i]
	}
	before.change = change{}
}
