package reporttext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"chapeau/drafting/text"
)

// head is what stands before the first clause of an instrument.
type head struct {
	symbol      string
	symbolAt    []paragraph
	designation []paragraph
	title       []paragraph
	body        []paragraph
}

// symbolLine is a document symbol alone on its line: E/CN.15/2017/11, with the
// asterisk that a reissued document carries.
var symbolLine = regexp.MustCompile(`^[A-Z]{1,6}(?:/[A-Za-z0-9.()-]+)+\*{0,2}$`)

// splitHead divides an instrument into its head and its clauses. The title ends
// where the body line stands; a recital between the two belongs to the body.
// Where no body line is recognised, the first paragraph that is labelled or has
// an end of its own is the first clause.
func splitHead(i instrument) (head, []paragraph) {
	if slices.ContainsFunc(i.paragraphs, func(p paragraph) bool { return p.part != Unknown }) {
		return knownHead(i)
	}
	var h head
	paragraphs := i.paragraphs
	if h.symbolAt, h.designation = takeSymbol(i.designation); len(h.symbolAt) == 0 {
		h.symbolAt, paragraphs = takeSymbol(paragraphs)
	}
	for _, p := range h.symbolAt {
		h.symbol = p.words
	}
	paragraphs = joinHead(paragraphs)
	title, clauses := bounds(paragraphs)
	h.title, h.body = paragraphs[:title], paragraphs[title:clauses]
	return h, paragraphs[clauses:]
}

// bounds finds where the title ends and where the clauses begin.
func bounds(paragraphs []paragraph) (title, clauses int) {
	first := firstClause(paragraphs)
	named := lastOrgan(paragraphs[:first])
	body := bodyAt(paragraphs, first)
	switch {
	case named > 0 && named+1 < first: // the paragraphs behind it have no ends
		return named, named + 1
	case body < 0 && named > 0:
		return named, named + 1
	case body < 0:
		return first, first
	case first == 0 && body == 1: // the title has a full stop
		title = 1
	default:
		title = first
	}
	clauses = body + 1
	if clauses < len(paragraphs) && isOrgan(paragraphs[clauses]) {
		clauses++
	}
	return title, clauses
}

// takeSymbol takes the document's own symbol from its first lines.
func takeSymbol(paragraphs []paragraph) (symbol, others []paragraph) {
	for i := 0; i < len(paragraphs) && i < 3; i++ {
		if paragraphs[i].label.kind == noLabel && symbolLine.MatchString(paragraphs[i].words) {
			return paragraphs[i : i+1], append(append([]paragraph(nil), paragraphs[:i]...), paragraphs[i+1:]...)
		}
	}
	return nil, paragraphs
}

func isOrgan(p paragraph) bool { return p.label.kind == noLabel && isOrganLine(p.words) }

// isOrganLine tells a line that holds no more than the name of a body, as a
// document's own body line without its comma.
func isOrganLine(words string) bool { return beginsUpper(words) && organ.MatchString(words) }

// lastOrgan is the place of the last line that is no more than the name of a
// body, -1 where there is none.
func lastOrgan(paragraphs []paragraph) int {
	for i := len(paragraphs) - 1; i >= 0; i-- {
		if isOrgan(paragraphs[i]) {
			return i
		}
	}
	return -1
}

// firstClause is the first paragraph that is labelled or ends like a clause.
func firstClause(paragraphs []paragraph) int {
	for i, p := range paragraphs {
		if p.label.kind != noLabel || endMark(p.words) != 0 {
			return i
		}
	}
	return len(paragraphs)
}

// bodyAt finds the body line: at the first paragraph that ends like a clause, or
// a few paragraphs on where recitals come before it; -1 where there is none. A
// document that begins with a preambular paragraph has no body line.
func bodyAt(paragraphs []paragraph, first int) int {
	const recitals = 3
	for i := first; i < len(paragraphs) && i <= first+recitals && paragraphs[i].label.kind == noLabel; i++ {
		if isBodyLine(paragraphs[i].words) || isRecitalBody(paragraphs, i) {
			return i
		}
		if i == 0 && endMark(paragraphs[0].words) == ',' {
			return -1
		}
	}
	return -1
}

// isRecitalBody tells a decision's body line that holds a recital before its
// colon, with the decision's lettered or numbered clauses after it.
func isRecitalBody(paragraphs []paragraph, i int) bool {
	if endMark(paragraphs[i].words) != ':' || i+1 == len(paragraphs) || isParticiple(paragraphs[i].words) {
		return false
	}
	next := paragraphs[i+1].label
	return next.kind == lettered && letterValue(next.bare) == 1
}

// kindOf is the kind of an instrument: as designated; else, where its clauses are
// lettered and nothing calls it a resolution, a decision.
func kindOf(designatedAs text.DocumentKind, title string, letteredTop bool) text.DocumentKind {
	if designatedAs != "" {
		return designatedAs
	}
	if letteredTop && !namesResolution.MatchString(title) {
		return text.Decision
	}
	return text.Resolution
}

// inHead tells where one line of a document's head ends and another begins: at
// a symbol in brackets, at the body line, at the name of a body.
func inHead(before []sourceLine, next string) bool {
	last := before[len(before)-1].words
	switch {
	case isBracketedSymbol(last), isBracketedSymbol(next), isOrganLine(next):
		return true
	case isBodyLine(next):
		return endMark(last) == 0 && len(before) <= 2 && !beginsList(before[0].words)
	case isBodyLine(last):
		return len(before) == 1 && beginsUpper(next)
	default:
		return len(before) == 1 && isOrganLine(last)
	}
}

// bracketedSymbol is a document symbol alone on its line, a misread bracket
// allowed: [S/555].
var bracketedSymbol = regexp.MustCompile(`^[\[({][A-Z]+/[^\s\])}][^\])}]{0,60}[\])}]$`)

func isBracketedSymbol(s string) bool { return bracketedSymbol.MatchString(s) }

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
