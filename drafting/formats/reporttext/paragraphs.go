package reporttext

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
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
	cut     bool // footnotes or page furniture stand between it and the paragraph before
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

func beginsList(s string) bool {
	found, _ := cutLabel(s)
	return found.kind != noLabel
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
		return printedNote(next.words) > s.lastNote && endsLine(last)
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

// inHead tells where one line of a document's head ends and another begins: at
// a symbol in brackets, at the body line, at the name of a body.
func inHead(before []sourceLine, next string) bool {
	last := before[len(before)-1].words
	return isBracketedSymbol(last) || isBracketedSymbol(next) ||
		isBodyLine(last) && len(before) == 1 && beginsUpper(next) || isBodyLine(next) && endMark(last) == 0 && len(before) <= 2 && !beginsList(before[0].words) ||
		isOrganLine(next) || isOrganLine(last) && len(before) == 1
}

// bracketedSymbol is a document symbol alone on its line, a misread bracket
// allowed: [S/555].
var bracketedSymbol = regexp.MustCompile(`^[\[({][A-Z]+/[^\s\])}][^\])}]{0,60}[\])}]$`)

func isBracketedSymbol(s string) bool { return bracketedSymbol.MatchString(s) }

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

func superscriptStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return superscriptValue(r) >= 0
}

var noteStart = regexp.MustCompile(`^(\d{1,3})\.?\s*[\p{L}\[“"*]`)

// printedNote returns the number with which a printed footnote begins, 0 where
// the words are none.
func printedNote(s string) int {
	match := noteStart.FindStringSubmatch(s)
	if match == nil {
		return 0
	}
	return decimalValue(match[1])
}

// nextPrintedNote tells the next of several printed footnotes that stand line
// under line.
func nextPrintedNote(before []sourceLine, next string) bool {
	first := printedNote(before[0].words)
	return first > 0 && printedNote(next) == first+1 && endMark(before[len(before)-1].words) == '.'
}

func endsLine(s string) bool { return endMark(s) != 0 || strings.HasSuffix(s, " ") }

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

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

func isHan(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65
}

const openers = "*_“‘\"'«([（【「『 \u00a0"

// beginsUpper tells whether the first letter is a capital, or of a script that
// has none.
func beginsUpper(s string) bool {
	r := firstRune(strings.TrimLeft(s, openers))
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// beginsLower tells whether the first letter is a small one.
func beginsLower(s string) bool {
	return unicode.IsLower(firstRune(strings.TrimLeft(s, openers)))
}

var trailingNumber = regexp.MustCompile(`([,;:.，；：。،؛])\s?\d{1,3}$`)

// endMark returns how words end: one of , ; : . in any script, or 0. Note
// indicators, closing quotes and brackets, emphasis and a following "and" do not
// count.
func endMark(words string) rune {
	s := strings.TrimRightFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || superscriptValue(r) >= 0 || r == '*' || r == '_'
	})
	s = trailingNumber.ReplaceAllString(s, "$1")
	for _, joiner := range joiners {
		if trimmed := strings.TrimSuffix(s, joiner); trimmed != s && markOf(trimmed) != 0 {
			s = trimmed
			break
		}
	}
	if mark := markOf(s); mark != 0 {
		return mark
	}
	return markOf(strings.TrimRight(s, "])}”’»\"'*）】」』 "))
}

func markOf(s string) rune {
	switch r := lastRune(strings.TrimRightFunc(s, unicode.IsSpace)); r {
	case ',', '，', '،', '、':
		return ','
	case ';', '；', '؛':
		return ';'
	case ':', '：':
		return ':'
	case '.', '。', '．', '?', '!', '؟':
		return '.'
	default:
		return 0
	}
}

// countWords counts words; a character of a script without blanks is one.
func countWords(s string) int {
	count := len(strings.Fields(s))
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			count++
		}
	}
	return count
}

// isBodyLine tells the line that names the deciding body: short, ended by a
// comma or a colon, without numbers, with a capital, not an opening of a
// preambular paragraph.
func isBodyLine(s string) bool {
	mark := endMark(s)
	if words := countWords(s); mark != ',' && mark != ':' || words < 2 || words > 24 || strings.HasPrefix(s, "**") {
		return false
	}
	plain := strings.TrimLeft(s, "*_")
	return !strings.ContainsFunc(s, unicode.IsDigit) && beginsUpper(plain) && !isParticiple(plain) &&
		!beginsList(s) && len(s) <= 200
}

// lastLine is the line of the last paragraph, for remarks about the end.
func lastLine(paragraphs []paragraph) int {
	if len(paragraphs) == 0 {
		return 1
	}
	return slices.MaxFunc(paragraphs, func(a, b paragraph) int { return a.line - b.line }).line
}
