package docxtext_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/text"
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

// A text that names its language and has keys of its own comes back with both, from
// a clean file and as the base of a marked one.
func TestLanguageAndKeysComeBack(t *testing.T) {
	x := &text.Text{
		Schema: text.Schema, Kind: text.Resolution, Lang: "en", Title: "Locks", Body: "The Commission on Locks,",
		Clauses: []*text.Clause{
			{ID: "o1", Kind: text.Operative, Text: "*Requests* a survey{fn:survey} of locks"},
			{ID: "o2", Kind: text.Operative, Text: "*Invites* States to report{fn:a-key-that-is-longer-than-what-word-takes-as-a-name} on it{fn:survey}"},
		},
		Footnotes: map[string]string{"survey": "E/CN.99/1.", "a-key-that-is-longer-than-what-word-takes-as-a-name": "E/CN.99/2."},
	}
	want := map[string]string{"survey": "E/CN.99/1.", "n1": "E/CN.99/2."}
	found := read(t, written(t, x)).Text
	if diff := cmp.Diff(want, found.Footnotes); diff != "" || found.Lang != "en" {
		t.Errorf("the clean file is in %q, notes (-want +got):\n%s", found.Lang, diff)
	}
	words := "*Requests* a full survey{fn:survey} of locks"
	var b bytes.Buffer
	change := amend.Amendment{Schema: amend.Schema, By: "Delmark", Ops: []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: &words}}}
	if err := docx.Tracked(&b, x, []amend.Amendment{change}, docx.Options{}); err != nil {
		t.Fatal(err)
	}
	marked := read(t, b.Bytes()).Marked
	if diff := cmp.Diff(want, marked.Base.Footnotes); diff != "" || marked.Base.Lang != "en" {
		t.Errorf("the marked file is in %q, notes (-want +got):\n%s", marked.Base.Lang, diff)
	}
}
