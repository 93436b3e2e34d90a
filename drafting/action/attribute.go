package action

import (
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Wording is one wording in an amendment's life. Base is the text that it is
// against, Provenance who brought in that text's words (nil where that is not
// known). Subs are the sub-amendments that were adopted upon the wording before
// and made this one of it, with their own Words where they were amended
// themselves. Author is the source of what else is new in it, such as the words
// with which a collision among the sub-amendments was settled; the amendment's
// own, where it is empty.
type Wording struct {
	Base       *text.Text
	Provenance map[string][]amend.Span
	Amendment  amend.Amendment
	Subs       []amend.Contribution
	Author     string
}

// Attribute tells who brought in which words of the text that an amendment
// proposes, after sub-amendments have changed it: the wordings are all that it
// had, in their order, the original one first. Words of the base keep the source
// that the provenance gives them, words that a sub-amendment brought in have that
// one's, all others the amendment's, source. The result is what a Contribution
// has in Words; the spans of a clause join to its proposed text. Errors have the
// code invalid.
func Attribute(source string, wordings []Wording) (map[string][]amend.Span, error) {
	var words map[string][]amend.Span
	var before *text.Text
	for i := range wordings {
		w := &wordings[i]
		proposed, err := Proposed(w.Base, w.Amendment)
		if err != nil {
			return nil, err
		}
		if before != nil {
			author := w.Author
			if author == "" {
				author = source
			}
			words = amend.Trace(words, before, proposed, w.Subs, author)
		}
		own := []amend.Contribution{{Source: source, Amendment: w.Amendment, Words: words}}
		words = amend.Trace(w.Provenance, w.Base, proposed, own, source)
		before = proposed
	}
	return words, nil
}
