package lint

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// pairs are the brackets by their closing one. Square brackets may enclose several
// paragraphs: that is how negotiators mark them.
var pairs = map[rune]rune{')': '(', ']': '[', '）': '（', '】': '【', '］': '［'}

func isOpening(r rune) bool { return strings.ContainsRune("([（【［", r) }

func spans(r rune) bool { return strings.ContainsRune("[【［", r) }

// bracket is a bracket that is open.
type bracket struct {
	passage passage
	r       rune
	at      int
}

// checkBrackets closes brackets in the order in which they were opened, each in its
// paragraph, square ones anywhere in the text.
func checkBrackets(d *document, say reporter) {
	var square []bracket
	for _, p := range d.passages {
		var round []bracket
		enumerators := enumeratorsIn(p.plain.Words)
		for at, r := range p.plain.Words {
			open := &round
			switch partner, closes := pairs[r]; {
			case isOpening(r) && spans(r):
				square = append(square, bracket{p, r, at})
			case isOpening(r):
				round = append(round, bracket{p, r, at})
			case !closes || enumerators[at]:
			default:
				if spans(partner) {
					open = &square
				}
				if !closeLast(open, partner) {
					say(p, "", "the bracket closed at %q was never opened", around(p.plain.Words, at, at+utf8.RuneLen(r)))
				}
			}
		}
		sayOpen(round, say)
	}
	sayOpen(square, say)
}

// closeLast takes the last bracket off those that are open, if it is of the kind.
func closeLast(open *[]bracket, partner rune) bool {
	last := len(*open) - 1
	if last < 0 || (*open)[last].r != partner {
		return false
	}
	*open = (*open)[:last]
	return true
}

func sayOpen(open []bracket, say reporter) {
	for _, b := range open {
		say(b.passage, "", "the bracket opened at %q is never closed", around(b.passage.plain.Words, b.at, b.at+utf8.RuneLen(b.r)))
	}
}

// enumerator is a label with a closing bracket alone: "a)", "iv)", "2)".
var enumerator = regexp.MustCompile(`(?:^|[\s,;:])(?:\p{L}|[ivx]{1,4}|\d{1,2})\)`)

func enumeratorsIn(words string) map[int]bool {
	if !strings.Contains(words, ")") {
		return nil
	}
	all := make(map[int]bool)
	for _, at := range enumerator.FindAllStringIndex(words, -1) {
		all[at[1]-1] = true
	}
	return all
}

// quotes are the quotation marks by their closing one.
var quotes = map[rune]rune{'”': '“', '»': '«', '」': '「', '』': '『', '》': '《'}

const openingQuotes = "“«「『《"

// checkQuotes counts: a quotation may go on through several paragraphs, each of
// which opens it again, so that only what is closed too often, or still open at the
// end of the text, is wrong.
func checkQuotes(d *document, say reporter) {
	open := make(map[rune]passage)
	for _, p := range d.passages {
		if p.name != "" { // titles and notes stand for themselves
			open = sayUnclosed(open, say)
		}
		checkQuotesIn(d, p, open, say)
		if p.name != "" {
			open = sayUnclosed(open, say)
		}
	}
	sayUnclosed(open, say)
}

func checkQuotesIn(d *document, p passage, open map[rune]passage, say reporter) {
	straight := strings.Count(p.plain.Words, `"`)%2 == 1
	for at, r := range p.plain.Words {
		if r == '“' && text.Language(d.text) == "ru" {
			continue // „these“ are closed with what opens elsewhere
		}
		partner, closes := quotes[r]
		if isOpeningQuote(r) {
			open[r] = p
		}
		if !closes {
			continue
		}
		if _, opened := open[partner]; !opened {
			say(p, "", "the quotation closed at %q was never opened with the like mark", around(p.plain.Words, at, at+utf8.RuneLen(r)))
			straight = false // most likely it was opened with a straight mark
		}
		delete(open, partner)
	}
	if straight {
		say(p, "", `an odd number of straight quotation marks (") stands in the paragraph; each that is opened is closed with the like`)
	}
}

func isOpeningQuote(r rune) bool { return strings.ContainsRune(openingQuotes, r) }

func sayUnclosed(open map[rune]passage, say reporter) map[rune]passage {
	for _, opening := range openingQuotes {
		if p, unclosed := open[opening]; unclosed {
			say(p, "", "the quotation opened with %c is never closed", opening)
		}
	}
	return make(map[rune]passage)
}
