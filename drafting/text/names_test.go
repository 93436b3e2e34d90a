package text_test

import (
	"testing"

	"chapeau/drafting/text"
)

func TestWhatAParagraphIsCalled(t *testing.T) {
	resolution := &text.Text{Kind: text.Resolution, Clauses: []*text.Clause{
		{ID: "p1", Kind: text.Preambular, Text: "*Recalling*", Children: []*text.Clause{{ID: "pi", Kind: text.Item, Text: "The first"}}},
		{ID: "h", Kind: text.Heading, Text: "*Pilots* and boats"},
		{ID: "o1", Kind: text.Operative, Text: "*Decides*"},
		{ID: "o2", Kind: text.Operative, Text: "*Requests*", Children: []*text.Clause{
			{ID: "i1", Kind: text.Item, Text: "One", Children: []*text.Clause{{ID: "ii", Kind: text.Item, Text: "Two"}}},
		}},
	}}
	decision := &text.Text{Kind: text.Decision, Clauses: []*text.Clause{{ID: "d", Kind: text.Prose, Text: "The Commission took note of the work of the pilots on the upper reaches"}}}
	for _, c := range []struct {
		text       *text.Text
		clause, is string
	}{
		{resolution, "p1", "preambular paragraph 1"},
		{resolution, "pi", "preambular paragraph 1 (a)"},
		{resolution, "h", "the heading “Pilots and boats”"},
		{resolution, "o2", "paragraph 2"},
		{resolution, "ii", "paragraph 2 (a) (i)"},
		{resolution, "gone", "a paragraph that is not in the text"},
		{decision, "d", "the paragraph “The Commission took note of the work of …”"},
	} {
		if got := text.Name(c.text, text.Labels(c.text, text.Final, nil), c.clause); got != c.is {
			t.Errorf("%s is called %q, want %q", c.clause, got, c.is)
		}
	}
}
