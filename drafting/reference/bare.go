package reference

import (
	"regexp"

	"chapeau/drafting/text"
)

// FindBare finds, in an English text, the plain references of operative paragraphs
// that do not say "above" or "below", but look as if they meant the same text:
// "paragraph 5" with no word of another document beside it, and "paragraph 5 of
// the present resolution". They are less certain than those of Find.
func FindBare(t *text.Text) []Offer {
	if text.Language(t) != "en" {
		return nil
	}
	f := newFinder(t)
	return printed(t, f.offers(f.bare))
}

var (
	bareReference = regexp.MustCompile(`\b(?:[Pp]aragraphs?|[Ss]ubparagraphs?) ` + places)
	// ofThisText says that the reference means this text.
	ofThisText = regexp.MustCompile(`^ (?:of (?:the present|this) (?:resolution|decision)|hereof)\b`)
	// ofAnother says that it means another document, or is placed already.
	ofAnother = regexp.MustCompile(`^[\s,]*(?:of|thereof|therein|in (?:the|its|his|her|that)|to (?:the|its) (?:report|annex)|above|below)\b`)
	// inAnother is what the number of an article or rule stands behind.
	inAnother = regexp.MustCompile(`(?:[Aa]rticles?|[Rr]ules?|[Rr]egulations?|[Ss]ections?|[Cc]hapters?|[Pp]arts?|[Aa]nnex(?:es)?|[Gg]oals?|[Tt]argets?) [^\s,]+(?: \([a-z]\))?, $`)
)

func (f *finder) bare(c *text.Clause) []stretch {
	if f.root(c).Kind != text.Operative {
		return nil
	}
	var all []stretch
	for _, at := range bareReference.FindAllStringIndex(c.Text, -1) {
		before, after := c.Text[:at[0]], c.Text[at[1]:]
		switch own := ofThisText.FindStringIndex(after); {
		case own != nil:
			all = append(all, stretch{at[0], at[1], at[1] + own[1]})
		case !ofAnother.MatchString(after) && !inAnother.MatchString(before):
			all = append(all, stretch{at[0], at[1], at[1]})
		}
	}
	return all
}

// root is the clause of the first level that a clause stands in.
func (f *finder) root(c *text.Clause) *text.Clause {
	for f.parents[c.ID] != nil {
		c = f.parents[c.ID]
	}
	return c
}
