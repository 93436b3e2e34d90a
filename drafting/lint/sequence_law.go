package lint

import (
	"slices"
	"strings"
)

// OnlySequenceDiffers reports whether two inline texts differ in nothing but "also"
// and "further" in their openings, with the emphasis and the capital that go with
// them: what taking a suggestion of Sequence may change.
func OnlySequenceDiffers(before, after string) bool {
	b, a := strings.Split(before, " "), strings.Split(after, " ")
	for len(b) > 0 && len(a) > 0 && b[len(b)-1] == a[len(a)-1] {
		b, a = b[:len(b)-1], a[:len(a)-1]
	}
	return len(b) <= maxTokens && len(a) <= maxTokens && slices.Equal(withoutMarks(b), withoutMarks(a))
}

// withoutMarks are the words of an opening, plain and in small letters, that tell
// it from openings other than in sequence.
func withoutMarks(words []string) []string {
	var rest []string
	for _, word := range words {
		plain := strings.ToLower(strings.ReplaceAll(word, "*", ""))
		if marks[plain] == unmarked {
			rest = append(rest, plain)
		}
	}
	return rest
}
