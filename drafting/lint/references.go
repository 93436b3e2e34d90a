package lint

import (
	"chapeau/drafting/reference"
	"chapeau/drafting/text"
)

func checkGoneReferences(d *document, say reporter) {
	for _, p := range d.passages {
		for _, id := range distinct(text.RefIDs(p.inline)) {
			if _, exists := d.clauses[id]; !exists {
				say(p, "", "the reference leads to the clause %q, which the text does not have; refer to another or leave it out", id)
			}
		}
	}
}

// checkPlainReferences looks for "paragraph 5 above" and, in English, for
// "paragraph 5" where no other document is named beside it.
func checkPlainReferences(d *document, say reporter) {
	for _, offers := range [][]reference.Offer{reference.Find(d.text), reference.FindBare(d.text)} {
		for _, o := range offers {
			say(d.clauses[o.Clause], o.Replacement, "%q looks like a paragraph of this text, but its number would not follow; as a live reference it prints %q", o.Words, o.Prints)
		}
	}
}
