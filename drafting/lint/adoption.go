package lint

import (
	"regexp"
	"strings"

	"chapeau/drafting/citation"
	"chapeau/drafting/text"
)

var (
	// squareBracket finds a bracket with what it holds, as far as that is short.
	squareBracket = regexp.MustCompile(`\[[^\[\]]{0,24}\]?|\]`)
	// editorial are brackets that quotations have in adopted texts: [t]he, [sic], […].
	editorial = regexp.MustCompile(`^\[(?:\p{L}|sic|…|\.\.\.)\]$`)
)

// checkLeftoverBrackets says each passage once.
func checkLeftoverBrackets(d *document, say reporter) {
	for _, p := range d.passages {
		for _, found := range squareBracket.FindAllString(p.plain.Words, -1) {
			if !editorial.MatchString(found) && !isSymbol(strings.Trim(found, "[]")) {
				say(p, "", "the square brackets at %q mark words that are not agreed; settle them before the text is adopted", found)
				break
			}
		}
	}
}

// isSymbol: old resolutions have their symbol in brackets behind the title.
func isSymbol(s string) bool {
	_, err := citation.ParseSymbol(s)
	return err == nil
}

func checkLeftoverLabels(d *document, say reporter) {
	for _, c := range text.Negotiated(d.text) {
		if c.Relation != nil && c.Relation.AlternativeTo != "" {
			say(d.clauses[c.ID], "", "the paragraph is an alternative to another (%s); keep one of them before the text is adopted", c.Label)
			continue
		}
		say(d.clauses[c.ID], "", "the number %q is of the negotiation; finalize the numbering before the text is adopted", c.Label)
	}
}
