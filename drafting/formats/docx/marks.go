package docx

// withSafeMarks sees to it that a paragraph which comes with several authors'
// words leaves no trace where all is rejected. The mark at a paragraph's end holds
// its look: Word gives joined paragraphs that of the last. LibreOffice does so only
// for a paragraph that one change covers wholly, and else gives them that of the
// first. So the paragraphs between two that stay then come in front of those that
// go, and the mark in front of each is the one that comes with it: the first one's
// is that of the paragraph that stays, whose look the last one takes on where all
// is rejected.
func withSafeMarks(paragraphs []paragraph) []paragraph {
	out := make([]paragraph, 0, len(paragraphs))
	for i := 0; i < len(paragraphs); {
		if paragraphs[i].change.kind == stays {
			out = append(out, paragraphs[i])
			i++
			continue
		}
		end := i
		for end < len(paragraphs) && paragraphs[end].change.kind != stays {
			end++
		}
		coming, going := divided(paragraphs[i:end])
		if i > 0 && out[len(out)-1].was == nil && isMixed(coming) {
			shiftMarks(&out[len(out)-1], coming)
			out = append(append(out, coming...), going...)
		} else {
			out = append(out, paragraphs[i:end]...)
		}
		i = end
	}
	return out
}

func divided(paragraphs []paragraph) (coming, going []paragraph) {
	for _, p := range paragraphs {
		if p.change.kind == inserted || p.change.kind == movedTo {
			coming = append(coming, p)
		} else {
			going = append(going, p)
		}
	}
	return coming, going
}

// isMixed tells of paragraphs of which one has changes of more than one author.
func isMixed(paragraphs []paragraph) bool {
	for _, p := range paragraphs {
		for _, r := range p.runs {
			if r.change.by != p.change.by || r.change.kind == takenOut {
				return true
			}
		}
	}
	return false
}

// shiftMarks gives the mark of each paragraph to the one in front of it.
func shiftMarks(before *paragraph, coming []paragraph) {
	look, by := before.look, coming[0].change.by
	for i := range coming {
		before.change = change{kind: inserted, by: coming[i].change.by}
		before = &coming[i]
	}
	before.change = change{}
	before.was, before.wasBy = &look, by
}
