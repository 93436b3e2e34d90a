package lint_test

import (
	"strings"
	"testing"

	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// Whatever the words, the rules end without panic, name clauses that exist, and
// suggest openings that stand where they say and leave the text well-formed.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{
		"*Requests* the ports", "Taking further note of a", "*Also* calls* upon*", `[“(Noting”] \* {fn:a} {ref:o9}`, "Further  further", "*Having*", "resolution 70-1 and A/71//2", "要求各港",
	} {
		f.Add(seed, "*Requests* it")
	}
	f.Fuzz(func(t *testing.T, first, second string) {
		x, err := text.Canonical(&text.Text{Title: second, Clauses: []*text.Clause{
			{Kind: text.Preambular, Text: first},
			{Kind: text.Preambular, Text: second},
			{Kind: text.Operative, Text: first, Children: []*text.Clause{{Kind: text.Item, Text: second}}},
			{Kind: text.Operative, Text: second},
		}, Footnotes: map[string]string{"a": second}})
		if err != nil {
			t.Skip()
		}
		for _, found := range lint.Check(x, lint.Options{Level: lint.Strict, ToBeAdopted: true}) {
			if found.Message == "" || found.Clause != "" && found.Clause != "title" && x.Find(found.Clause) == nil {
				t.Fatalf("%+v", found)
			}
		}
		for _, c := range lint.Sequence(x) {
			words := x.Find(c.Clause).Text
			changed := strings.Replace(words, c.From, c.To, 1)
			if !strings.Contains(words, c.From) || c.From == c.To || text.ValidateInline("clause", changed) != nil {
				t.Fatalf("%q: %+v", words, c)
			}
			if !lint.OnlySequenceDiffers(words, changed) {
				t.Fatalf("%q would become %q", words, changed)
			}
		}
	})
}
