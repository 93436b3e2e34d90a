package docxtext

import (
	"strings"
	"unicode"
)

// scripts are Word's three sets of fonts, by the attribute of w:lang that says
// which language the words of each are in.
var scripts = []string{"val", "bidi", "eastAsia"}

// plainTags are the languages by the tags that our own files give them.
var plainTags = map[string]string{"en-gb": "", "en-us": "", "en": "", "fr-fr": "fr", "es-es": "es", "ru-ru": "ru", "zh-cn": "zh", "ar-sa": "ar"}

// language is the one that most words are marked with, "" for English. A file
// that was typed with the keyboard of another language says so of every word, and
// so only a text that tells no language by itself has this one.
func (d *document) language(r *reading) string {
	script := r.script()
	best, most := d.sheet.langs[script], 0
	for name, size := range d.langs {
		lang, ofScript := strings.CutPrefix(name, script+" ")
		if !ofScript || d.ours {
			continue
		}
		if size > most || size == most && lang < best {
			best, most = lang, size
		}
	}
	if d.ours && best == "en" {
		return best // our own files name English so where the text does
	}
	if plain, known := plainTags[strings.ToLower(best)]; known {
		return plain
	}
	return best
}

// script tells which of Word's three sets of fonts most words are written in.
func (r *reading) script() string {
	counts := make(map[string]int)
	for i := range r.lines {
		for _, c := range r.lines[i].plain() {
			switch {
			case unicode.In(c, unicode.Arabic, unicode.Hebrew):
				counts["bidi"]++
			case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
				counts["eastAsia"]++
			case unicode.IsLetter(c):
				counts["val"]++
			}
		}
	}
	best := "val"
	for _, script := range []string{"bidi", "eastAsia"} {
		if counts[script] > counts[best] {
			best = script
		}
	}
	return best
}
