package reporttext

import "strings"

// Footnotes at the foot of a page and the page itself cut paragraphs in two.
// joinCut puts them together again: what begins in lower case behind a cut or a
// comma, or follows a paragraph that has no end, continues it.
func joinCut(paragraphs []paragraph) []paragraph {
	lower := opensLower(paragraphs)
	return join(paragraphs, func(before paragraph, last string, next paragraph) bool {
		return continues(before, last, next, lower)
	})
}

// joinHead puts together what a page cut within a document's head, where lines
// have no ends: only a small letter tells.
func joinHead(paragraphs []paragraph) []paragraph {
	return join(paragraphs, func(before paragraph, last string, next paragraph) bool {
		return next.cut && next.label.kind == noLabel && before.label.kind == noLabel && endMark(last) == 0 && beginsLower(next.words)
	})
}

// join appends each paragraph that continues the one before it. The function is
// told how that one began and its latest part.
func join(paragraphs []paragraph, continues func(before paragraph, last string, next paragraph) bool) []paragraph {
	var joined []paragraph
	var parts []string // of the last paragraph
	flush := func() {
		if len(parts) > 1 {
			joined[len(joined)-1].words = joinLines(parts)
		}
	}
	for _, p := range paragraphs {
		if len(parts) > 0 && continues(joined[len(joined)-1], parts[len(parts)-1], p) {
			parts = append(parts, p.words)
			continue
		}
		flush()
		joined = append(joined, p)
		parts = []string{p.words}
	}
	flush()
	return joined
}

// continues tells whether next is the rest of a paragraph that begins as before
// and of which last is the latest part.
func continues(before paragraph, last string, next paragraph, opensLower bool) bool {
	if next.given || next.label.kind != noLabel || strings.HasPrefix(next.words, "*") || adoption.MatchString(before.words) {
		return false
	}
	mark, lower := endMark(last), beginsLower(next.words)
	switch {
	case next.cut && (mark == 0 || mark == ',' && before.label.kind != noLabel):
		return true
	case next.cut, mark == ',':
		return lower && !opensLower
	case mark != 0 || !lower:
		return false
	default:
		return !opensLower || countWords(last) > 6
	}
}

// opensLower tells texts whose preambular paragraphs open with a small letter,
// as in Russian: there a small letter after a comma does not tell a cut.
func opensLower(paragraphs []paragraph) bool {
	lower, other := 0, 0
	for i := 1; i < len(paragraphs); i++ {
		next := paragraphs[i]
		if next.label.kind != noLabel || next.cut || endMark(paragraphs[i-1].words) != ',' {
			continue
		}
		if beginsLower(next.words) {
			lower++
		} else {
			other++
		}
	}
	return lower > other
}

// placeStrayLabels gives a label that stands alone, as recognition leaves it at
// the side of its item, to the item: to the paragraph before that lacks one,
// else to the one after. Where neither lacks one, it is a paragraph of its own.
func placeStrayLabels(paragraphs []paragraph) []paragraph {
	placed := make([]paragraph, 0, len(paragraphs))
	for i, p := range paragraphs {
		switch n := len(placed) - 1; {
		case n >= 0 && placed[n].stray && p.label.kind == noLabel:
			p.label = paragraphs[i-1].label
			placed[n] = p
		case !isStray(p):
			placed = append(placed, p)
		case n > 0 && placed[n].label.kind == noLabel && !placed[n].stray && letterFollows(placed[:n], p.label):
			placed[n].label = p.label
		default:
			placed = append(placed, p.asWords())
		}
	}
	return placed
}

// asWords is a label that stands alone as a paragraph without one.
func (p paragraph) asWords() paragraph {
	return paragraph{line: p.line, place: p.place, words: strings.TrimSpace(p.label.printed), stray: true}
}

// isStray tells a paragraph that is nothing but a letter's label.
func isStray(p paragraph) bool { return p.label.kind == lettered && p.words == "" }

// letterFollows tells whether a label is due after the labels so far: the first
// of its list after a colon, or the next after a label not far back.
func letterFollows(before []paragraph, stray label) bool {
	if romanValue(stray.bare) == 1 || letterValue(stray.bare) == 1 {
		return endMark(before[len(before)-1].words) == ':'
	}
	latest := before[len(before)-1].label
	return romanValue(stray.bare) == romanValue(latest.bare)+1 || letterValue(stray.bare) == letterValue(latest.bare)+1
}

// joinLines joins broken lines with a blank, or with nothing between characters
// of scripts that write none. A hyphen at the end of a line stays.
func joinLines(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && !(isHan(lastRune(lines[i-1])) && isHan(firstRune(l))) {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}
