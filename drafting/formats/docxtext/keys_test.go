package docxtext_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// named puts a bookmark around a run.
func named(id, name, run string) string {
	return `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/>` + run + `<w:bookmarkEnd w:id="` + id + `"/>`
}

func TestNotesHaveTheKeysThatTheFileNames(t *testing.T) {
	body := p(r("Locks")) + p(r("The Commission on Locks,")) +
		p(r("1. Requests a survey"), named("1", "chn_survey", note(1)), r(";")) +
		p(r("2. Invites States to report"), note(2), r(";")) +
		p(r("3. Encourages training"), named("2", "chn_a,b", note(3)), r(";")) +
		p(r("4. Thanks Fenland"), named("3", "chn_survey", note(4)), r(";")) +
		p(r("5. Decides to meet"), named("4", "chn_n2", note(5)), r("."))
	found := read(t, file(t, body, footnotes("one", "two", "three", "four", "five"))).Text
	want := map[string]string{"survey": "one", "n1": "two", "n3": "three", "n4": "four", "n2": "five"}
	if diff := cmp.Diff(want, found.Footnotes); diff != "" {
		t.Errorf("(-want +got):\n%s\n%q", diff, slices.Sorted(maps.Keys(found.Footnotes)))
	}
}

func TestOurOwnFilesSayThatATextNamesEnglish(t *testing.T) {
	styles := func(lang string) string {
		s := `styles <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="` + lang + `"/></w:rPr></w:rPrDefault></w:docDefaults>`
		for _, id := range []string{"Title", "BodyLine", "Preambular", "Operative", "AnnexTitle", "MastheadStage"} {
			s += `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/></w:style>`
		}
		return s
	}
	body := styled(`<w:pStyle w:val="Title"/>`, r("Locks")) + styled(`<w:pStyle w:val="BodyLine"/>`, r("The Commission,")) + styled(`<w:pStyle w:val="Operative"/>`, r("1."), `<w:r><w:tab/></w:r>`, r("Decides to meet."))
	for lang, want := range map[string]string{"en": "en", "en-GB": "", "fr-FR": "fr"} {
		if got := read(t, file(t, body, styles(lang))).Text.Lang; got != want {
			t.Errorf("a file in %s is a text in %q, not %q", lang, got, want)
		}
	}
}
