package reporttext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// given reads paragraphs of which nothing is known but their words.
func given(t *testing.T, notes map[string]string, words ...string) reporttext.Given {
	t.Helper()
	paragraphs := make([]reporttext.Paragraph, len(words))
	for i, w := range words {
		paragraphs[i].Words = w
	}
	found, err := reporttext.ReadParagraphs(paragraphs, notes, "")
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEmphasisGoesOnBehindALineBreak(t *testing.T) {
	for source, want := range map[string]string{
		"*Safety\nof locks*":    "*Safety* *of locks*",
		"*Safety\\*\nof locks*": "*Safety\\** *of locks*",
		"Safety *\nof locks*":   "Safety *of locks*",
		"*Safety\n* of locks":   "*Safety* of locks",
		"*Safety\n\nof* locks":  "*Safety* *of* locks",
	} {
		found, err := reporttext.ReadParagraphs([]reporttext.Paragraph{{Words: source}, {Words: "The Council,"}, {Words: "1. Decides to meet."}}, nil, "")
		if err != nil || found.Text.Title != want {
			t.Errorf("%q: %v, %+v; not %q", source, err, found.Text, want)
		}
	}
}

func TestALabelThatStandsAloneStaysAtItsPlace(t *testing.T) {
	words := []string{"Locks", "The Council,", "1. Requests:", "(a) One;", "(d)", "2. Decides to meet;", "On training", "3. Decides to act."}
	found := given(t, nil, words...)
	var got []string
	for _, l := range text.Layout(found.Text, text.Options{}).Lines {
		got = append(got, strings.TrimSpace(l.Label+" "+text.PlainWords(l.Clause.Text)))
	}
	if diff := cmp.Diff([]string{"1. Requests", "(a) One", "(d)", "2. Decides to meet", "On training", "3. Decides to act"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i, place := range found.Places[2:] {
		if place.Part != reporttext.Clause || found.Text.Find(place.Clause) == nil {
			t.Errorf("%q went to %+v", words[2+i], place)
		}
	}
}

func TestAFootnoteWithoutAPlaceIsSaid(t *testing.T) {
	notes := map[string]string{"a": "Reissued for technical reasons."}
	act := []string{"Locks", "The Council,", "1. Decides to meet."}
	for what, words := range map[string][]string{
		"a symbol":            append([]string{"E/CN.15/2017/L.2{fn:a}"}, act...),
		"a section's heading": append(append([]string{"Report", "A. Draft *resolutions*{fn:a}", "Draft resolution I"}, act...), append([]string{"Draft resolution II"}, act...)...),
	} {
		found := given(t, notes, words...)
		if !strings.Contains(strings.Join(found.Notes, "\n"), "Reissued for technical reasons.") {
			t.Errorf("the footnote of %s is left out, and the notes are %q", what, found.Notes)
		}
		if found.Report != nil && found.Report.Sections[0].Title != "Draft *resolutions*" {
			t.Errorf("the section is %q", found.Report.Sections[0].Title)
		}
	}
}
