package text

import (
	"slices"
	"testing"
)

func TestAReferenceMarkIsReadAsItsReference(t *testing.T) {
	for _, ids := range [][]string{{"o1"}, {"o1", "o2"}, {"o1", "i1", "i2"}} {
		got := Inlines(ReferenceMark(ids))
		if len(got) != 1 || got[0].Kind != Ref || !slices.Equal(got[0].Keys, ids) {
			t.Errorf("%v is written %s, which is read as %+v", ids, ReferenceMark(ids), got)
		}
	}
}

func TestCitedNotesAreThoseWithAnIndicator(t *testing.T) {
	x := &Text{
		Title: "Locks{fn:title}", Clauses: []*Clause{{ID: "o1", Text: `One{fn:one} \{fn:escaped}`, Children: []*Clause{{ID: "i1", Text: "Item{fn:item}{fn:one}"}}}},
		Annexes:   []Annex{{Clauses: []*Clause{{ID: "a1", Text: "Terms{fn:annex}"}}}},
		Footnotes: map[string]string{"one": "One{fn:inner}.", "uncited": "Two."},
	}
	got := x.CitedNotes()
	for _, key := range []string{"title", "one", "item", "annex"} {
		if !got[key] {
			t.Errorf("the note %s has an indicator", key)
		}
	}
	if len(got) != 4 {
		t.Errorf("notes with an indicator: %v", got)
	}
}

func TestScriptsFromTheRight(t *testing.T) {
	for lang, want := range map[string]bool{"": false, "en": false, "zh-Hans": false, "ar": true, "ar-SA": true, "HE": true} {
		if got := IsRightToLeft(&Text{Lang: lang}); got != want {
			t.Errorf("%q runs from the right: %t", lang, got)
		}
	}
}
