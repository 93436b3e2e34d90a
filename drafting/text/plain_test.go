package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"chapeau/drafting/text"
)

func TestFlattenLeadsBack(t *testing.T) {
	const inline = `*Recalling* A/71/L.5\*, as in {ref:o3}{fn:a} *and* {x}`
	p := text.Flatten(inline)
	if want := "Recalling A/71/L.5*, as in \uFFFC\uFFFC and {x}"; p.Words != want {
		t.Fatalf("the words are %q, want %q", p.Words, want)
	}
	for words, want := range map[string]string{
		"Recalling": "Recalling", "A/71/L.5*": `A/71/L.5\*`, "as in \uFFFC": "as in {ref:o3}", "and {x}": "and* {x}", "cal": "cal",
	} {
		at := strings.Index(p.Words, words)
		if got := inline[p.Start(at):p.End(at+len(words))]; got != want {
			t.Errorf("%q stands as %q, want %q", words, got, want)
		}
	}
	for words, want := range map[string]int{"Recalling": 1, "A/71": 0, "and": 2, "{x}": 0} {
		if got := p.Emphasis(strings.Index(p.Words, words)); got != want {
			t.Errorf("%q stands in emphasis %d, want %d", words, got, want)
		}
	}
}

// Whatever the inline text, the words are those of its pieces, and each leads to
// a place within it, in their order.
func TestFlattenKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		inline := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"*", `\*`, `\\`, "{fn:a}", "{refs:a,b}", "{", "}", "word", " ", "é", "决"})).Draw(t, "pieces"), "")
		p := text.Flatten(inline)
		if got, want := strings.ReplaceAll(p.Words, "\uFFFC", ""), text.PlainWords(inline); got != want {
			t.Fatalf("the words are %q, want %q", got, want)
		}
		before := 0
		for at, r := range p.Words {
			start, end := p.Start(at), p.End(at+utf8.RuneLen(r))
			if start < before || end <= start || end > len(inline) {
				t.Fatalf("the character at %d of %q leads to %d to %d of %q", at, p.Words, start, end, inline)
			}
			before = end
		}
		if p.Start(len(p.Words)) != len(inline) || p.End(0) != 0 {
			t.Fatalf("the ends lead to %d and %d", p.Start(len(p.Words)), p.End(0))
		}
	})
}
