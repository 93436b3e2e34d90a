package delegations

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// commonNames are the dictionaries of the official languages but English.
var commonNames = map[string]*display.Dictionary{
	"ar": display.Arabic,
	"es": display.Spanish,
	"fr": display.French,
	"ru": display.Russian,
	"zh": display.Chinese,
}

// NameIn is the delegation's name in an official language (ar, en, es, fr, ru,
// zh): the one that the United Nations uses where it is not the common one of
// the Unicode Common Locale Data Repository. Organizations, and any name in
// another language, are in English.
func (d Delegation) NameIn(lang string) string {
	if name := d.names[lang]; name != "" {
		return name
	}
	dictionary, official := commonNames[lang]
	if !official || d.Alpha3 == "" {
		return d.Name
	}
	region, err := language.ParseRegion(d.Code)
	if err != nil {
		return d.Name
	}
	if name := dictionary.Regions().Name(region); name != "" {
		return name
	}
	return d.Name
}
