package delegations

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Compare orders two names as the United Nations orders them in English: by the
// words of the name as it is listed, accents and case aside, a leading article
// aside. Names that differ in these alone have a fixed order too, so that only
// a name and itself are equal. Roll-calls and lists of sponsors are in this
// order.
func Compare(a, b string) int { return newOrder().compare(a, b) }

// Sort puts names in English order.
func Sort(names []string) { slices.SortFunc(names, newOrder().compare) }

// order is one collator, which must not be shared: it compares in a buffer of
// its own.
type order struct{ collator *collate.Collator }

func newOrder() order {
	return order{collate.New(language.English, collate.IgnoreCase, collate.IgnoreDiacritics)}
}

func (o order) compare(a, b string) int {
	return cmp.Or(o.collator.CompareString(withoutArticle(a), withoutArticle(b)), strings.Compare(a, b))
}

// withoutArticle leaves out the article of a proper name, "The Gambia", but not
// of a description, "The former …", which is filed under the article.
func withoutArticle(name string) string {
	if len(name) < 5 || !strings.EqualFold(name[:4], "the ") {
		return name
	}
	if next, _ := utf8.DecodeRuneInString(name[4:]); !unicode.IsUpper(next) {
		return name
	}
	return name[4:]
}
