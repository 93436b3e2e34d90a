package reporttext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

func isHan(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65
}

const openers = "*_“‘\"'«([（【「『 \u00a0"

// beginsUpper tells whether the first letter is a capital, or of a script that
// has none.
func beginsUpper(s string) bool {
	r := firstRune(strings.TrimLeft(s, openers))
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// beginsLower tells whether the first letter is a small one.
func beginsLower(s string) bool {
	return unicode.IsLower(firstRune(strings.TrimLeft(s, openers)))
}

var trailingNumber = regexp.MustCompile(`([,;:.，；：。،؛])\s?\d{1,3}$`)

// endMark returns how words end: one of , ; : . in any script, or 0. Note
// indicators, closing quotes and brackets, emphasis and a following "and" do not
// count.
func endMark(words string) rune {
	s := strings.TrimRightFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || superscriptValue(r) >= 0 || r == '*' || r == '_'
	})
	s = trailingNumber.ReplaceAllString(s, "$1")
	for _, joiner := range joiners {
		if trimmed := strings.TrimSuffix(s, joiner); trimmed != s && markOf(trimmed) != 0 {
			s = trimmed
			break
		}
	}
	if mark := markOf(s); mark != 0 {
		return mark
	}
	return markOf(strings.TrimRight(s, "])}”’»\"'*）】」』 "))
}

func markOf(s string) rune {
	switch r := lastRune(strings.TrimRightFunc(s, unicode.IsSpace)); r {
	case ',', '，', '،', '、':
		return ','
	case ';', '；', '؛':
		return ';'
	case ':', '：':
		return ':'
	case '.', '。', '．', '?', '!', '؟':
		return '.'
	default:
		return 0
	}
}

// countWords counts words; a character of a script without blanks is one.
func countWords(s string) int {
	count := len(strings.Fields(s))
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			count++
		}
	}
	return count
}
