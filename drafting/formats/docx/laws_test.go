package docx_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/text"
)

// TestAcceptingIsTheAmendedTextAndRejectingTheBase amends texts at random.
func TestAcceptingIsTheAmendedTextAndRejectingTheBase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		three := drawAmendments(t, base)
		o := docx.Options{Layout: text.Options{Notes: text.NoteProfile(rapid.IntRange(0, 1).Draw(t, "notes"))}}
		if rapid.Bool().Draw(t, "still") {
			o.Layout.Numbering, o.Layout.Reference = text.Still, base
		}
		data := tracked(t, base, three, o)
		merged, err := amend.Merge(base, three)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkDecisions(data, base, merged.Text, o.Layout); err != nil {
			t.Fatal(err)
		}
	})
}

// TestComparingGivesBothVersions compares a text with what amendments made of it,
// every word traced to its source.
func TestComparingGivesBothVersions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		three := drawAmendments(t, base)
		merged, err := amend.Merge(base, three)
		if err != nil {
			t.Fatal(err)
		}
		var contributions []amend.Contribution
		for _, a := range three {
			contributions = append(contributions, amend.Contribution{Source: a.By, Amendment: a})
		}
		spans := amend.Trace(amend.Trace(nil, base, base, nil, "v1"), base, merged.Text, contributions, "v2")
		var b bytes.Buffer
		if err := docx.Compared(&b, base, merged.Text, docx.Attribution{By: "v2", Spans: spans}, docx.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := checkDecisions(b.Bytes(), base, merged.Text, text.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

func drawAmendments(t *rapid.T, base *text.Text) []amend.Amendment {
	return []amend.Amendment{amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3), amendtest.Amendment(t, base, "C", 3)}
}

func tracked(t rapid.TB, base *text.Text, amendments []amend.Amendment, o docx.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Tracked(&b, base, amendments, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// checkDecisions compares what is left of a document after accepting and after
// rejecting everything with what the two texts print.
func checkDecisions(data []byte, base, changed *text.Text, o text.Options) error {
	f, err := readFile(data)
	if err != nil {
		return err
	}
	if diff := cmp.Diff(printed(changed, o), f.paragraphs(accepted)); diff != "" {
		return fmt.Errorf("accepting everything does not give the changed text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(printed(base, o), f.paragraphs(rejected)); diff != "" {
		return fmt.Errorf("rejecting everything does not give the base (-want +got):\n%s", diff)
	}
	return nil
}

// TestMarksInAnyOrder writes inline texts of marks in any order, sound or not, and
// what became of them.
func TestMarksInAnyOrder(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"{fn:a}", "{fn:b}", "{fn:c}", "*", `\*`, `\{`, "{ref:o2}", "{refs:o1,o2}", "{ref:gone}", "{", "}", " ", "word", ",", ".", "河", "ب", "\n"})
	inline := func(t *rapid.T, name string) string {
		var b bytes.Buffer
		for range rapid.IntRange(0, 8).Draw(t, name) {
			b.WriteString(pieces.Draw(t, name))
		}
		return b.String()
	}
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"en", "fr", "zh", "ar"}).Draw(t, "language")
		draw := func() *text.Text {
			return &text.Text{
				Kind: text.Resolution, Lang: lang, Title: inline(t, "title"), Body: inline(t, "body"),
				Clauses: []*text.Clause{
					{ID: "p1", Kind: text.Preambular, Text: inline(t, "p1")},
					{ID: "o1", Kind: text.Operative, Text: inline(t, "o1"), Children: []*text.Clause{{ID: "i1", Kind: text.Item, Text: inline(t, "i1")}}},
					{ID: "o2", Kind: text.Operative, Text: inline(t, "o2")},
				},
				Footnotes: map[string]string{"a": "A", "b": "B {ref:o1}"},
			}
		}
		base, changed := draw(), draw()
		var b bytes.Buffer
		o := docx.Options{Layout: text.Options{Notes: text.NoteProfile(rapid.IntRange(0, 1).Draw(t, "notes"))}}
		if err := docx.Compared(&b, base, changed, docx.Attribution{By: "v2"}, o); err != nil {
			t.Fatal(err)
		}
		f, err := readFile(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for decision, want := range map[decision]*text.Text{accepted: changed, rejected: base} {
			if diff := cmp.Diff(cleanParagraphs(t, want, o), f.paragraphs(decision)); diff != "" {
				t.Fatalf("decision %d (-want +got):\n%s", decision, diff)
			}
		}
	})
}

func cleanParagraphs(t *rapid.T, x *text.Text, o docx.Options) []string {
	var b bytes.Buffer
	if err := docx.Text(&b, x, o); err != nil {
		t.Fatal(err)
	}
	f, err := readFile(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := f.paragraphs(accepted)
	for i, p := range printed(x, o.Layout) {
		if i >= len(got) || plainWords(got[i]) != plainWords(p) {
			t.Fatalf("paragraph %d is %q, not %q", i, got, p)
		}
	}
	return got
}

// plainWords takes out the marks that readers write in different ways.
func plainWords(s string) string {
	return strings.NewReplacer("‹i›", "", "‹/i›", "", "‹t›", "\t", "‹b›", "\n", "‹r ", "", "›", "").Replace(s)
}
