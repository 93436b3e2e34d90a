package reporttext

import (
	"strings"
	"unicode"
)

// languageOf tells in which of the six official languages a text is written: by
// script, and by its commonest small words where the script is Latin. English
// is "", the model's default.
//
// Where the words tell none of the six, it is the language that the source itself
// names, if any.
func languageOf(paragraphs []paragraph, named string) string {
	scripts := make(map[string]int)
	words := make(map[string]int)
	total := 0
	for _, p := range paragraphs {
		for _, r := range p.words {
			countScript(scripts, r)
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(p.words), func(r rune) bool { return !unicode.IsLetter(r) }) {
			total++
			if lang := smallWords[word]; lang != "" {
				words[lang]++
			}
		}
	}
	for _, lang := range []string{"ar", "ru", "zh"} {
		if scripts[lang] > scripts["latin"] {
			return lang
		}
	}
	for _, lang := range []string{"fr", "es"} {
		if words[lang] > words["en"] && words[lang]*12 > total {
			return lang
		}
	}
	if words["en"]*12 > total {
		return ""
	}
	return named
}

// countScript counts a letter. A Chinese character weighs as much as a word's
// few letters.
func countScript(scripts map[string]int, r rune) {
	switch {
	case unicode.Is(unicode.Han, r):
		scripts["zh"] += 3
	case unicode.Is(unicode.Arabic, r):
		scripts["ar"]++
	case unicode.Is(unicode.Cyrillic, r):
		scripts["ru"]++
	case unicode.Is(unicode.Latin, r):
		scripts["latin"]++
	}
}

// smallWords are the words that occur in every sentence of one language and not
// in the others.
var smallWords = map[string]string{
	"the": "en", "of": "en", "and": "en", "to": "en", "its": "en", "in": "en", "for": "en", "by": "en",
	"le": "fr", "les": "fr", "des": "fr", "du": "fr", "et": "fr", "dans": "fr", "sa": "fr", "aux": "fr", "au": "fr", "pour": "fr", "d": "fr", "l": "fr", "une": "fr", "sur": "fr",
	"el": "es", "los": "es", "las": "es", "y": "es", "del": "es", "su": "es", "al": "es", "para": "es", "una": "es", "por": "es", "con": "es",
}
