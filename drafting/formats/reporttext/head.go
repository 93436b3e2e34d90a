package reporttext

import (
	"regexp"

	"chapeau/drafting/text"
)

// head is what stands before the first clause of an instrument.
type head struct {
	symbol string
	title  []paragraph
	body   []paragraph
}

// symbolLine is a document symbol alone on its line: E/CN.15/2017/11, with the
// asterisk that a reissued document carries.
var symbolLine = regexp.MustCompile(`^[A-Z]{1,6}(?:/[A-Za-z0-9.()-]+)+\*{0,2}$`)

// splitHead divides an instrument into its head and its clauses. The title ends
// where the body line stands; a recital between the two belongs to the body.
// Where no body line is recognised, the first paragraph that is labelled or has
// an end of its own is the first clause.
func splitHead(i instrument) (head, []paragraph) {
	h, paragraphs := takeSymbol(i.paragraphs)
	first := firstClause(paragraphs)
	body := bodyAt(paragraphs, first)
	if body < 0 {
		title := first
		if hasOrganLine(paragraphs[:first]) {
			title--
		}
		h.title, h.body = paragraphs[:title], paragraphs[title:first]
		return h, paragraphs[first:]
	}
	title := first
	if first == 0 && body == 1 {
		title = 1
	}
	clauses := body + 1
	if clauses < len(paragraphs) && paragraphs[clauses].label.kind == noLabel && organ.MatchString(paragraphs[clauses].words) {
		clauses++
	}
	h.title, h.body = paragraphs[:title], paragraphs[title:clauses]
	return h, paragraphs[clauses:]
}

// takeSymbol takes the document's own symbol from its first lines.
func takeSymbol(paragraphs []paragraph) (head, []paragraph) {
	for i := 0; i < len(paragraphs) && i < 3; i++ {
		if paragraphs[i].label.kind == noLabel && symbolLine.MatchString(paragraphs[i].words) {
			rest := append(append([]paragraph(nil), paragraphs[:i]...), paragraphs[i+1:]...)
			return head{symbol: paragraphs[i].words}, rest
		}
	}
	return head{}, paragraphs
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
// a few paragraphs on where a recital comes before it; -1 where there is none.
func bodyAt(paragraphs []paragraph, first int) int {
	const recitals = 3
	for i := first; i < len(paragraphs) && i <= first+recitals && paragraphs[i].label.kind == noLabel; i++ {
		if isBodyLine(paragraphs[i].words) || isRecitalBody(paragraphs, i) {
			return i
		}
		if first == 0 && i == 0 && (countWords(paragraphs[0].words) > 60 || endMark(paragraphs[0].words) == ',') {
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

// hasOrganLine tells whether the last line of a head without body line is the
// name of a body, a title standing before it.
func hasOrganLine(title []paragraph) bool {
	return len(title) >= 2 && organ.MatchString(title[len(title)-1].words)
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
