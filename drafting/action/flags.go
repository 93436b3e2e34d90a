package action

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// flags finds what a chair should know about the words that an amendment changes
// in the text: another operative verb, other numbers or dates, a negation that
// comes or goes. New clauses and deleted ones have none.
func flags(o *outline, e *amend.Effect) []Flag {
	english := isEnglish(o.text.Lang)
	found := []Flag{}
	for i := range e.Words {
		w := &e.Words[i]
		if o.clauses[w.Clause].Kind == text.Operative && english {
			found = appendFlag(found, VerbChanged, w.Clause, verb(w.Base), verb(w.Text))
		}
		found = wordFlags(found, w.Clause, w.Base, w.Text, english)
	}
	for i := range e.Set {
		if s := &e.Set[i]; s.Of == "title" || s.Of == "body" {
			found = wordFlags(found, s.Of, s.Base, s.Value, english)
		}
	}
	slices.SortStableFunc(found, func(a, b Flag) int { return cmp.Compare(o.place(a.Clause), o.place(b.Clause)) })
	return found
}

func wordFlags(found []Flag, clause, base, changed string, english bool) []Flag {
	before, after := readMarked(base, english), readMarked(changed, english)
	found = appendFlag(found, NumberChanged, clause, before.numbers, after.numbers)
	found = appendFlag(found, DateChanged, clause, before.dates, after.dates)
	return appendFlag(found, NegationChanged, clause, before.negations, after.negations)
}

// appendFlag adds a flag where the words before and after are not the same ones,
// whatever their order.
func appendFlag(found []Flag, code FlagCode, clause string, before, after []string) []Flag {
	if slices.Equal(before, after) {
		return found
	}
	removed, added := without(before, after), without(after, before)
	if len(removed) == 0 && len(added) == 0 {
		return found
	}
	return append(found, Flag{Code: code, Clause: clause, Removed: removed, Added: added})
}

// without are the words of a that b has not, each as often as it has more.
func without(a, b []string) []string {
	left := make(map[string]int)
	for _, word := range b {
		left[strings.ToLower(word)]++
	}
	rest := []string{}
	for _, word := range a {
		if left[strings.ToLower(word)]--; left[strings.ToLower(word)] < 0 {
			rest = append(rest, word)
		}
	}
	return rest
}

// verb is what an operative paragraph opens with: its emphasised opening, or its
// first word.
func verb(words string) []string {
	for _, piece := range text.Inlines(words) {
		opening := strings.TrimSpace(piece.Text)
		switch {
		case opening == "":
			continue
		case piece.Emphasis:
			return []string{opening}
		}
		first, _, _ := strings.Cut(opening, " ")
		return []string{first}
	}
	return nil
}

// marked are the words of a text that flags are about.
type marked struct {
	numbers, dates, negations []string
}

func readMarked(inline string, english bool) marked {
	var words []string
	for _, token := range diffing.Tokenize(inline) {
		if token.Kind == diffing.Word {
			words = append(words, inline[token.CoreStart:token.CoreEnd])
		}
	}
	var m marked
	for i := 0; i < len(words); {
		n := dateLength(words[i:], english)
		switch {
		case n > 0:
			m.dates = append(m.dates, strings.Join(words[i:i+n], " "))
			i += n
			continue
		case isFigure(words[i]), english && isNumberWord(words[i]):
			m.numbers = append(m.numbers, words[i])
		case english && isNegation(words[i]):
			m.negations = append(m.negations, words[i])
		}
		i++
	}
	return m
}

// isFigure tells whether a word is a number in figures, in any script. Document
// symbols begin with a letter.
func isFigure(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(first)
}

// dateLength is the number of words that form a date at the beginning of words,
// 0 where none does: `4 May 2029`, `May 2029`, `4 May`, a date in figures or a
// year.
func dateLength(words []string, english bool) int {
	if english {
		if n := namedDateLength(words); n > 0 {
			return n
		}
	}
	if isDateInFigures(words[0]) || isYear(words[0]) {
		return 1
	}
	return 0
}

// namedDateLength is dateLength for dates with the name of a month, which alone
// may be another word.
func namedDateLength(words []string) int {
	n := 0
	if isDay(words[0]) {
		n++
	}
	if n == len(words) || !isMonth(words[n]) {
		return 0
	}
	n++
	if n < len(words) && isYear(words[n]) {
		return n + 1
	}
	if n == 1 {
		return 0
	}
	return n
}

func isDay(word string) bool {
	return len(word) <= 2 && isAll(word, unicode.IsDigit)
}

// isYear tells of the years from 1900 to 2099.
func isYear(word string) bool {
	return len(word) == 4 && isAll(word, unicode.IsDigit) && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}

// isDateInFigures tells of `2029-05-04`, `04.05.2029` and `4/5/2029`.
func isDateInFigures(word string) bool {
	if !isFigure(word) {
		return false
	}
	for _, separator := range []string{"-", ".", "/"} {
		parts := strings.Split(word, separator)
		if len(parts) == 3 && isAll(strings.Join(parts, ""), unicode.IsDigit) && (isYear(parts[0]) || isYear(parts[2])) {
			return true
		}
	}
	return false
}

func isAll(s string, is func(rune) bool) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !is(r) }) < 0
}
