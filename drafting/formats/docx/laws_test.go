package docx_test

import (
	"bytes"
	"fmt"
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
