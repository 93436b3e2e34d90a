package lint_test

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/lint"
	"chapeau/drafting/text"
)

// counted are the findings by rule.
func counted(texts []*text.Text, o lint.Options) map[string]int {
	counts := make(map[string]int)
	for _, x := range texts {
		for _, f := range lint.Check(x, o) {
			counts[f.Rule]++
		}
	}
	return counts
}

func TestNoErrorIsFoundInTheReport(t *testing.T) {
	texts := corpustest.Texts(t, corpustest.Report)
	if len(texts) != 13 {
		t.Fatalf("the report holds %d texts, want 13", len(texts))
	}
	for _, x := range texts {
		for _, o := range []lint.Options{{}, {Level: lint.Strict, ToBeAdopted: true}} {
			for _, f := range lint.Check(x, o) {
				if f.Severity == lint.Error {
					t.Errorf("%s, clause %s: %s: %s", x.Designation, f.Clause, f.Rule, f.Message)
				}
			}
		}
	}
}

// What is found in the report: the one end that differs from convention, three
// operative openings and one of a preamble; strictly also the five that address
// somebody else, and the italics that the preambles have lost.
func TestFindingsOfTheReport(t *testing.T) {
	texts := corpustest.Texts(t, corpustest.Report)
	for _, c := range []struct {
		options lint.Options
		want    map[string]int
	}{
		{lint.Options{}, map[string]int{"end-punctuation": 1, "sequence": 4}},
		{lint.Options{Level: lint.Strict, ToBeAdopted: true}, map[string]int{"end-punctuation": 1, "sequence": 9, "opening-emphasis": 129}},
	} {
		if diff := cmp.Diff(c.want, counted(texts, c.options)); diff != "" {
			t.Errorf("%+v (-want +got):\n%s", c.options, diff)
		}
	}
}

// In old resolutions, recognised from print, what is found is what the print has
// otherwise or recognition got wrong: every error is a bracket misread.
func TestFindingsOfOldResolutions(t *testing.T) {
	texts := corpustest.Texts(t, corpustest.SecurityCouncil)
	got := counted(texts, lint.Options{ToBeAdopted: true})
	want := map[string]int{
		"citation": 1, "double-spaces": 1, "end-punctuation": 66, "leftover-brackets": 5, "operative-verb": 3,
		"reference-plain": 21, "sequence": 42, "unbalanced-brackets": 6, "unbalanced-quotes": 16,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	strictly := counted(texts, strict)
	if strictly["sequence"] <= got["sequence"] || strictly["opening-emphasis"] < 800 {
		t.Errorf("strictly: %v", maps.Clone(strictly))
	}
}
