package lint

import (
	"regexp"
	"strings"
	"unicode"
)

// maxOpening is more bytes than any opening has.
const maxOpening = 400

// OnlySequenceDiffers reports whether two inline texts differ in nothing but one
// "also" or "further" in their openings, with the emphasis and the capital that go
// with it: what taking a suggestion of Sequence may change.
func OnlySequenceDiffers(before, after string) bool {
	if before == after {
		return true
	}
	before, after = differing(before, after)
	if max(len(before), len(after)) > maxOpening || max(strings.Count(before, " "), strings.Count(after, " ")) > maxTokens {
		return false
	}
	for _, b := range withoutOneMark(before) {
		for _, a := range withoutOneMark(after) {
			if sameButOneCapital([]rune(b), []rune(a)) {
				return true
			}
		}
	}
	return false
}

// differing cuts off the words with which both texts end.
func differing(a, b string) (string, string) {
	end := 0
	for end < len(a) && end < len(b) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	blank := strings.IndexByte(a[len(a)-end:], ' ')
	if blank < 0 {
		return a, b
	}
	return a[:len(a)-end+blank], b[:len(b)-end+blank]
}

// markWords find also and further with the blank behind or before them.
var markWords = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:also|further)\b ?`),
	regexp.MustCompile(`(?i) (?:also|further)\b`),
}

// withoutOneMark are the plain words themselves, and without each mark in them.
func withoutOneMark(inline string) []string {
	plain := strings.ReplaceAll(inline, "*", "")
	forms := []string{plain}
	for _, word := range markWords {
		for _, at := range word.FindAllStringIndex(plain, -1) {
			forms = append(forms, plain[:at[0]]+plain[at[1]:])
		}
	}
	return forms
}

// sameButOneCapital tells whether at most one letter differs, and only by being a
// capital.
func sameButOneCapital(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if differ++; differ > 1 || unicode.ToLower(a[i]) != unicode.ToLower(b[i]) {
			return false
		}
	}
	return true
}
