package reporttext

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// note is a footnote of the source. place is the number of the paragraph that it
// stands before; cited becomes true with its first indicator.
type note struct {
	number int
	words  string
	line   int
	place  int
	cited  bool
}

// printed is the footnote as it stands in the source.
func (n *note) printed() string { return text.Superscript(n.number) + " " + n.words }

// notebook holds the footnotes of a document: usually one by number, several
// where numbers begin again in each instrument.
type notebook map[int][]*note

var noteParagraph = regexp.MustCompile(`^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,9})\s*(\S.*)$`)

// takeNotes separates the footnotes from the paragraphs, wherever they stand.
// The paragraph after one is marked as cut.
func takeNotes(paragraphs []paragraph) ([]paragraph, notebook, error) {
	notes := make(notebook)
	kept := make([]paragraph, 0, len(paragraphs))
	count, cut := 0, false
	for _, p := range paragraphs {
		match := noteParagraph.FindStringSubmatch(p.words)
		if match == nil || p.label.kind != noLabel {
			p.cut = p.cut || cut
			cut = false
			p.place = len(kept)
			kept = append(kept, p)
			continue
		}
		if count++; count > text.MaxNotes {
			return nil, nil, fault.New(fault.TooLarge, lineName(p.line), "there are more than %d footnotes; split the document", text.MaxNotes)
		}
		number := superscriptNumber(match[1])
		notes[number] = append(notes[number], &note{number: number, words: match[2], line: p.line, place: len(kept)})
		cut = true
	}
	return kept, notes, nil
}

// find returns the footnote that an indicator means: in the indicator's own
// instrument if it has one, the next after the indicator before the latest ahead
// of it.
func (b notebook) find(number int, at paragraph, own span) *note {
	list := b[number]
	after := sort.Search(len(list), func(i int) bool { return list[i].place > at.place })
	switch {
	case len(list) == 0:
		return nil
	case after == len(list):
		return list[after-1]
	case after == 0 || own.holds(list[after]):
		return list[after]
	case own.holds(list[after-1]):
		return list[after-1]
	default:
		return list[after]
	}
}

// span is the stretch of places that an instrument covers, from exclusive.
type span struct{ from, to int }

func (s span) holds(n *note) bool { return n.place > s.from && n.place <= s.to }

// uncited lists the footnotes that no indicator cites, as they stand.
func (b notebook) uncited() []*note {
	found := []*note{}
	for _, list := range b {
		for _, n := range list {
			if !n.cited {
				found = append(found, n)
			}
		}
	}
	slices.SortFunc(found, func(a, b *note) int { return a.line - b.line })
	return found
}

// citations are the footnotes of one text by the keys that it gives them.
type citations struct {
	keys    map[*note]string
	numbers map[int]int // how many notes have a number
	order   []*note
}

func newCitations() *citations {
	return &citations{keys: make(map[*note]string), numbers: make(map[int]int)}
}

// key is n and the printed number, such as n7; a second note of that number in
// the same text is n7-2.
func (c *citations) key(n *note) string {
	if key, known := c.keys[n]; known {
		return key
	}
	c.numbers[n.number]++
	key := "n" + strconv.Itoa(n.number)
	if again := c.numbers[n.number]; again > 1 {
		key += "-" + strconv.Itoa(again)
	}
	c.keys[n] = key
	c.order = append(c.order, n)
	n.cited = true
	return key
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// superscriptValue is the value of a superscript digit, -1 for anything else.
func superscriptValue(r rune) int {
	value := 0
	for _, s := range superscripts {
		if r == s {
			return value
		}
		value++
	}
	return -1
}

func superscriptNumber(s string) int {
	number := 0
	for _, r := range s {
		number = number*10 + superscriptValue(r)
	}
	return number
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

// A copy out of a PDF file loses the superscript: "the Programme,1 should be
// held", and at the foot of the page "1 Resolution 46/152." Where a footnote and
// an indicator of one number are there, and the indicator is glued to a word as
// no number of the text can be, both are read as what they were.

var (
	gluedIndicator = regexp.MustCompile(`(\p{Ll}[,;]?|[)”’»][,;]?|\p{Ll}{4}\.)(\d{1,3})([\s,;:]|$)`)
	plainNote      = regexp.MustCompile(`^(\d{1,3}) (\S.*)$`)
)

func raisePlainNotes(paragraphs []paragraph) []paragraph {
	notes := make(map[string]int)
	for i, p := range paragraphs {
		if match := plainNote.FindStringSubmatch(p.words); match != nil && p.label.kind == noLabel && printedNote(p.words) > 0 && endMark(p.words) == '.' {
			notes[match[1]] = i
		}
	}
	if len(notes) == 0 {
		return paragraphs
	}
	cited := make(map[string]bool)
	for i := range paragraphs {
		paragraphs[i].words = gluedIndicator.ReplaceAllStringFunc(paragraphs[i].words, func(found string) string {
			match := gluedIndicator.FindStringSubmatch(found)
			if at, known := notes[match[2]]; !known || at == i {
				return found
			}
			cited[match[2]] = true
			return match[1] + raised(match[2]) + match[3]
		})
	}
	for digits, i := range notes {
		if cited[digits] {
			paragraphs[i].words = raised(digits) + strings.TrimPrefix(paragraphs[i].words, digits)
		}
	}
	return paragraphs
}

func raised(digits string) string { return text.Superscript(decimalValue(digits)) }
