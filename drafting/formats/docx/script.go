package docx

import (
	"slices"
	"strings"
	"unicode"

	"chapeau/drafting/text"
)

// script is how a language is written: its tag as Word has it, whether it runs
// from right to left, and whether its characters are East Asian.
type script struct {
	tag      string
	rtl      bool
	eastAsia bool
}

// tags are the tags that Word has for languages that come without a region.
var tags = map[string]string{"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}

func scriptOf(t *text.Text) script {
	s := script{
		tag:      t.Lang,
		rtl:      text.IsRightToLeft(t),
		eastAsia: slices.Contains([]string{"zh", "ja", "ko"}, text.Language(t)),
	}
	if tag, known := tags[strings.ToLower(t.Lang)]; known {
		s.tag = tag
	}
	switch t.Lang {
	case "":
		s.tag = tags["en"]
	case "en":
		s.tag = "en" // the text names its language itself
	}
	return s
}

// language writes the w:lang of a script.
func (s script) language(w *xmlWriter) {
	switch {
	case s.rtl:
		w.empty("w:lang", "w:val", tags["en"], "w:eastAsia", tags["zh"], "w:bidi", s.tag)
	case s.eastAsia:
		w.empty("w:lang", "w:val", tags["en"], "w:eastAsia", s.tag, "w:bidi", tags["ar"])
	default:
		w.empty("w:lang", "w:val", s.tag, "w:eastAsia", tags["zh"], "w:bidi", tags["ar"])
	}
}

// directed is a stretch of words that runs one way.
type directed struct {
	words string
	rtl   bool
}

// directions divides words by the way they run. What has no direction of its own
// goes with the words around it; between words of both it runs with the text.
func (s script) directions(words string) []directed {
	if !s.rtl || !strings.ContainsFunc(words, isLeftToRight) {
		return []directed{{words, s.rtl}}
	}
	var out []directed
	from, behind := 0, 0 // of the current stretch, and behind its last letter or digit
	rtl := true
	for i, r := range words {
		switch {
		case isLeftToRight(r) && rtl:
			out = appendDirected(out, words[from:i], true)
			from, rtl = i, false
		case isRightToLeft(r) && !rtl:
			out = appendDirected(out, words[from:behind], false)
			from, rtl = behind, true
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			behind = i + len(string(r))
		}
	}
	if rtl {
		return appendDirected(out, words[from:], true)
	}
	return appendDirected(appendDirected(out, words[from:behind], false), words[behind:], true)
}

func appendDirected(out []directed, words string, rtl bool) []directed {
	if words == "" {
		return out
	}
	return append(out, directed{words, rtl})
}

func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r)
}

func isLeftToRight(r rune) bool { return unicode.IsLetter(r) && !isRightToLeft(r) }
