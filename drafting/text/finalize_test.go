package text_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chapeau/drafting/text"
)

func operative(id, label string, relation *text.Relation) *text.Clause {
	return &text.Clause{ID: id, Kind: text.Operative, Label: label, Relation: relation, Text: "*Notes* " + id}
}

func TestOnlyLabelsOfTheNegotiationAreDropped(t *testing.T) {
	addition, alternative := &text.Relation{AdditionTo: "o1"}, &text.Relation{AlternativeTo: "o1"}
	for _, c := range []struct {
		name, label string
		relation    *text.Relation
		dropped     bool
	}{
		{"an addition", "1 bis", addition, true},
		{"an alternative", "1 alt", alternative, true},
		{"an addition under a number of its own", "A", addition, true},
		{"an addition that names no paragraph", "1 bis", nil, true},
		{"a later addition", "12 quater", nil, true},
		{"a lettered addition", "(b) bis", nil, true},
		{"a second alternative", "3 alt 2", nil, true},
		{"a number of the source", "17", nil, false},
		{"a letter of the source", "(c)", nil, false},
		{"a word that only begins so", "2 bison", nil, false},
	} {
		content := &text.Text{Clauses: []*text.Clause{operative("o1", "", nil), operative("o2", c.label, c.relation)}}
		final := text.Finalize(content)
		if got := final.Clauses[1]; (got.Label == "") != c.dropped || c.dropped && got.Relation != nil {
			t.Errorf("%s: %q became %q", c.name, c.label, got.Label)
		}
		if content.Clauses[1].Label != c.label {
			t.Errorf("%s: the text itself was changed", c.name)
		}
		if !c.dropped && final != content {
			t.Errorf("%s: a text without such labels is another one", c.name)
		}
	}
}

func TestAnAnnexKeepsTheNumbersOfItsSource(t *testing.T) {
	content := &text.Text{
		Clauses: []*text.Clause{operative("o1", "", nil), operative("o2", "1 bis", nil)},
		Annexes: []text.Annex{{Title: "Convention", Clauses: []*text.Clause{
			{ID: "a1", Kind: text.Prose, Label: "7 bis", Text: "Pilots are trained"},
			{ID: "a2", Kind: text.Prose, Label: "7 ter", Relation: &text.Relation{AdditionTo: "a1"}, Text: "Masters are trained"},
		}}},
	}
	final := text.Finalize(content)
	if final.Clauses[1].Label != "" || final.Annexes[0].Clauses[0].Label != "7 bis" || final.Annexes[0].Clauses[1].Label != "" {
		t.Errorf("the labels are %q, %q and %q", final.Clauses[1].Label, final.Annexes[0].Clauses[0].Label, final.Annexes[0].Clauses[1].Label)
	}
}

func TestAlternativesThatStandTogether(t *testing.T) {
	alternative := &text.Relation{AlternativeTo: "o1"}
	for name, c := range map[string]struct {
		clauses []*text.Clause
		groups  string
	}{
		"none":                            {[]*text.Clause{operative("o1", "", nil), operative("o2", "1 bis", nil)}, ""},
		"with its paragraph":              {[]*text.Clause{operative("o1", "", nil), operative("a", "1 alt", alternative)}, "o1 a"},
		"before its paragraph":            {[]*text.Clause{operative("a", "1 alt", alternative), operative("o1", "", nil)}, "o1 a"},
		"alone":                           {[]*text.Clause{operative("a", "1 alt", alternative)}, ""},
		"two of one that is gone":         {[]*text.Clause{operative("a", "1 alt", alternative), operative("b", "1 alt 2", alternative)}, "a b"},
		"that names no paragraph":         {[]*text.Clause{operative("o1", "", nil), operative("o2", "", nil), operative("a", "2 alt", nil)}, "o2 a"},
		"that names none, and alone":      {[]*text.Clause{operative("o1", "", nil), operative("a", "2 alt", nil)}, ""},
		"two that name none, of one gone": {[]*text.Clause{operative("o1", "", nil), operative("a", "2 alt", nil), operative("b", "2 alt 2", nil)}, "a b"},
		"of sub-paragraphs": {[]*text.Clause{{ID: "o1", Kind: text.Operative, Text: "*Notes*", Children: []*text.Clause{
			{ID: "i1", Kind: text.Item, Text: "The ports"}, {ID: "i2", Kind: text.Item, Label: "(a) alt", Text: "All ports"},
		}}}, "i1 i2"},
	} {
		groups := []string{}
		for _, group := range text.Alternatives(&text.Text{Clauses: c.clauses}) {
			ids := []string{}
			for _, clause := range group {
				ids = append(ids, clause.ID)
			}
			groups = append(groups, strings.Join(ids, " "))
		}
		if got := strings.Join(groups, "; "); got != c.groups {
			t.Errorf("%s: %q, want %q", name, got, c.groups)
		}
	}
}

// TestFinalizingChangesNoWord: whatever the labels are, words, ids and places stay,
// and doing it again changes nothing.
func TestFinalizingChangesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := &text.Text{}
		for i := range rapid.IntRange(1, 8).Draw(t, "clauses") {
			c := operative(fmt.Sprintf("o%d", i), rapid.SampledFrom([]string{"", "", "2 bis", "3 alt", "17", "(b) ter", "II"}).Draw(t, "label"), nil)
			if rapid.Bool().Draw(t, "related") {
				c.Relation = &text.Relation{AdditionTo: "o0"}
			}
			if rapid.Bool().Draw(t, "nested") {
				c.Children = []*text.Clause{{ID: c.ID + "a", Kind: text.Item, Label: rapid.SampledFrom([]string{"", "(a) bis"}).Draw(t, "item"), Text: "Words"}}
			}
			content.Clauses = append(content.Clauses, c)
		}
		before := bare(content)
		final := text.Finalize(content)
		if got := bare(final); got != before {
			t.Fatalf("the words\n%s\nbecame\n%s", before, got)
		}
		if len(text.Negotiated(final)) != 0 || text.Finalize(final) != final {
			t.Fatalf("labels of the negotiation are left: %v", text.Negotiated(final))
		}
	})
}

// bare is a text without its labels.
func bare(t *text.Text) string {
	var b strings.Builder
	t.Walk(func(c, parent *text.Clause) bool {
		if parent != nil {
			b.WriteString(parent.ID + "/")
		}
		b.WriteString(c.ID + " " + string(c.Kind) + " " + c.Text + "\n")
		return true
	})
	return b.String()
}
