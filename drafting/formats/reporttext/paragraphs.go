package reporttext

import (
	"strconv"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// paragraph is one paragraph of the source with its line breaks gone. The words
// still hold Markdown marks and printed note indicators.
type paragraph struct {
	line    int // the line where it begins
	words   string
	label   label
	misread bool // begins with a number that is due, but not printed as one: "7, Requests"
	tight   bool // begins on the line after the paragraph before, with no blank line between
	place   int  // its number among the paragraphs that are not footnotes
	stray   bool // nothing but a label, for which no paragraph is found
	cut     bool // footnotes or page furniture stand between it and the paragraph before
	given   bool // its bounds and marks are known; inline is its inline text, without the label
	heading bool // it is set as a heading
	inline  string
	part    Part      // what it is, where the file says so
	kind    text.Kind // of a clause
	depth   int
}

func lineName(number int) string { return "line " + strconv.Itoa(number) }

// splitParagraphs groups lines into paragraphs. A blank line always ends one;
// within a block of lines the layout of the document tells where the next begins.
func splitParagraphs(lines []sourceLine) []paragraph {
	s := splitter{loose: lineIsParagraph(lines)}
	for i := 0; i < len(lines); {
		if lines[i].words == "" {
			s.cut = s.cut || lines[i].cut
			i++
			continue
		}
		end := i
		for end < len(lines) && lines[end].words != "" {
			end++
		}
		s.block(lines[i:end])
		i = end
	}
	return s.paragraphs
}

// lineIsParagraph tells documents where each line is a paragraph from those with
// hard line breaks: there, most lines that another follows directly end in the
// middle of a sentence.
func lineIsParagraph(lines []sourceLine) bool {
	pairs, ended := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].words == "" || lines[i+1].words == "" {
			continue
		}
		pairs++
		if beginsList(lines[i+1].words) || endMark(lines[i].words) != 0 {
			ended++
		}
	}
	return pairs > 0 && ended*4 >= pairs*3
}

// splitter divides blocks of lines into paragraphs. last is the number of the
// latest numbered paragraph; adopted is true once the line of the vote has
// passed, after which printed footnotes may follow.
type splitter struct {
	loose      bool
	cut        bool
	last       int
	lastNote   int
	adopted    bool
	bodied     bool // the body line has passed: the head is over
	paragraphs []paragraph
}

func (s *splitter) block(lines []sourceLine) {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.words))
	}
	start := 0
	for i := 1; i <= len(lines); i++ {
		if i < len(lines) && !s.begins(lines[start:i], lines[i], width) {
			continue
		}
		s.add(lines[start:i], start > 0)
		start = i
	}
}

// add makes one paragraph of lines.
func (s *splitter) add(lines []sourceLine, tight bool) {
	words := make([]string, len(lines))
	for i, l := range lines {
		words[i] = l.words
	}
	p := paragraph{line: lines[0].number, words: joinLines(words), tight: tight, cut: s.cut}
	s.cut = false
	if !s.adopted {
		p.misread = isMisread(p.words, s.last+1)
		p.label, p.words = cutLabel(p.words)
	}
	s.last = s.number(p)
	s.adopted = s.adopted || s.bodied && adoption.MatchString(p.words)
	s.bodied = s.bodied || p.label.kind != noLabel || isBodyLine(p.words) || isOrganLine(p.words)
	s.lastNote = max(s.lastNote, printedNote(p.words))
	s.paragraphs = append(s.paragraphs, p)
}

// number is the latest number once a paragraph has passed.
func (s *splitter) number(p paragraph) int {
	switch {
	case p.misread:
		return s.last + 1
	case p.label.kind == numbered:
		return p.label.value
	default:
		return s.last
	}
}
