package delegations

import (
	"testing"

	"golang.org/x/text/language"
)

func TestTheCatalogueIsReadable(t *testing.T) {
	if unreadable != nil {
		t.Fatal(unreadable)
	}
}

// A name is kept only where it is not the common one: else it would be there
// twice, and one of them would grow old.
func TestNamesThatAreCommonAreNotKept(t *testing.T) {
	for _, d := range catalogue {
		for lang, name := range d.names {
			dictionary, official := commonNames[lang]
			if !official {
				t.Errorf("%s has a name in %q", d.Name, lang)
				continue
			}
			if dictionary.Regions().Name(language.MustParseRegion(d.Code)) == name {
				t.Errorf("%s is commonly called %s in %s", d.Name, name, lang)
			}
		}
	}
}
