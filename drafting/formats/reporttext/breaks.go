package reporttext

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Where lines are broken hard, a paragraph can begin in the middle of a block of
// lines. These rules find such places.

// begins tells whether next is the first line of another paragraph than the one
// that the lines before it make.
func (s *splitter) begins(before []sourceLine, next sourceLine, width int) bool {
	last := before[len(before)-1].words
	switch {
	case openBold(before):
		return false
	case superscriptStart(before[0].words):
		return superscriptStart(next.words) || next.heading || s.loose
	case next.heading, before[0].heading, next.page && endMark(last) != 0:
		return true
	case superscriptStart(next.words), nextPrintedNote(before, next.words):
		return true
	case !s.bodied && inHead(before, next.words):
		return true
	case letterHeading.MatchString(last) && len(before) == 1:
		return true
	case s.loose:
		return true
	case s.adopted || s.bodied && adoption.MatchString(before[0].words):
		return printedNote(next.words) > s.lastNote && endMark(last) != 0
	case adoption.MatchString(next.words) && endMark(last) == '.':
		return true
	}
	return s.beginsLabelled(before[0].words, last, next.words) || brokenEarly(last, next.words, width)
}

// beginsLabelled tells whether a line within a block begins with a label that is
// due: the one that follows its block's first, or another after a line that ends
// a paragraph. A line of running text may begin with "12." by chance.
func (s *splitter) beginsLabelled(first, line, next string) bool {
	before, _ := cutLabel(first)
	if after, _ := cutLabel(next); after.follows(before) {
		return true
	}
	if endMark(line) == 0 {
		return false
	}
	last := s.number(paragraph{label: before, misread: isMisread(first, s.last+1)})
	if isMisread(next, last+1) {
		return true
	}
	found, _ := cutLabel(next)
	switch found.kind {
	case noLabel:
		return false
	case numbered:
		return found.value == 1 || found.value == last+1 || found.bare != strconv.Itoa(found.value)
	default:
		return true
	}
}

// brokenEarly tells a line that ends a paragraph: it closes with an end mark,
// and the next line's first word, a capital, would still have fitted on it.
func brokenEarly(last, next string, width int) bool {
	if endMark(last) == 0 || !beginsUpper(next) {
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	return (utf8.RuneCountInString(last)+1+utf8.RuneCountInString(word))*100 <= width*90
}

// letterHeading is the line "A" that opens a part of a resolution.
var letterHeading = regexp.MustCompile(`^(?:[A-Z]|[IVX]{1,4})$`)

// openBold tells whether bold that a line opened goes on to the next, for a few
// lines at most.
func openBold(lines []sourceLine) bool {
	const most = 6
	if !strings.HasPrefix(lines[0].words, "**") || len(lines) > most {
		return false
	}
	marks := 0
	for _, l := range lines {
		marks += strings.Count(l.words, "**")
	}
	return marks%2 == 1
}
