package text_test

import (
	"testing"

	"chapeau/drafting/text"
)

func TestPhrasesAreWhatReferencesPrintAtTheirPlace(t *testing.T) {
	x, err := text.Canonical(&text.Text{
		Title: "Locks {ref:o1}", Body: "The Council,", Footnotes: map[string]string{"a": "See {ref:o2}."},
		Clauses: []*text.Clause{
			{ID: "o1", Kind: text.Operative, Text: "Requests a survey{fn:a}"},
			{ID: "o2", Kind: text.Operative, Text: "Recalls {ref:o1} and " + text.ReferenceMark([]string{"o1", "o3"})},
			{ID: "o3", Kind: text.Operative, Text: "Decides to meet"},
		},
		Annexes: []text.Annex{{Title: "Terms", Clauses: []*text.Clause{{ID: "x1", Kind: text.Prose, Text: "Terms, by {ref:o3}"}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	page := text.Layout(x, text.Options{})
	if n := len(page.AllLines()); n != 4 {
		t.Errorf("there are %d lines", n)
	}
	phrases := page.Phrases()
	for _, one := range []struct {
		clause, says string
		ids          []string
	}{
		{"", "paragraph 1", []string{"o1"}},
		{"", "paragraph 2", []string{"o2"}},
		{"o2", "paragraph 1 above", []string{"o1"}},
		{"o2", "paragraph 1 above and paragraph 3 below", []string{"o1", "o3"}},
		{"x1", "paragraph 3", []string{"o3"}},
		{"o3", "", []string{"o1"}},
	} {
		if got := phrases.In(one.clause, one.ids); len(got) < len(one.says) || got[:len(one.says)] != one.says || one.says == "" && got != "" {
			t.Errorf("in %q a reference to %q prints %q, not %q", one.clause, one.ids, got, one.says)
		}
	}
}
