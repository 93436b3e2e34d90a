package drafting

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// lawText has notes, emphasis, sub-paragraphs, and words of several scripts.
func lawText(t testing.TB) *text.Text {
	t.Helper()
	base, err := text.Canonical(&text.Text{
		Kind:  text.Resolution,
		Title: "Pilots and lights",
		Body:  "The Commission on Inland Waterways,",
		Clauses: []*text.Clause{
			{ID: "p1", Kind: text.Preambular, Text: "*Recalling* the Convention{fn:conv} of 1,500 pilots"},
			{ID: "p2", Kind: text.Preambular, Text: "*Noting* 内陆水道 and the E/CN.99/2031/4 report"},
			{ID: "o1", Kind: text.Operative, Text: "*Requests* the Secretariat to report every two years"},
			{ID: "o2", Kind: text.Operative, Text: "*Invites* States", Children: []*text.Clause{
				{ID: "i1", Kind: text.Item, Text: "To pay forty of the hundred"},
				{ID: "i2", Kind: text.Item, Text: "To meet{fn:meet}"},
			}},
			{ID: "o3", Kind: text.Operative, Text: "*Decides* to remain seized"},
		},
		Footnotes: map[string]string{"conv": "Treaty 12.", "meet": "See {ref:o1}."},
	})
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// anAmendment draws one that fits the base.
func anAmendment(base *text.Text, id string) *rapid.Generator[amend.Amendment] {
	return rapid.Custom(func(t *rapid.T) amend.Amendment {
		a := amend.Amendment{Schema: amend.Schema, ID: id, By: "Delegation " + id}
		for range rapid.IntRange(1, 3).Draw(t, "operations") {
			a.Ops = append(a.Ops, anOperation(t))
		}
		if _, err := amend.Apply(base, a); err != nil {
			t.Skip("it does not fit")
		}
		return a
	})
}

func anOperation(t *rapid.T) amend.Op {
	clause := rapid.SampledFrom([]string{"p1", "p2", "o1", "o2", "o3", "i1", "i2"}).Draw(t, "clause")
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"lights", "two", "years", "every", "水", "1,500", "2,000", "*Urges*", "States,", "report", "pilots{fn:conv}", "the",
	}), 1, 6).Draw(t, "words")
	joined := strings.Join(words, " ")
	switch rapid.IntRange(0, 6).Draw(t, "kind") {
	case 0:
		return amend.Op{Kind: amend.Delete, Clause: clause}
	case 1:
		return amend.Op{Kind: amend.Insert, After: "o1", NewClause: &text.Clause{Kind: text.Operative, Text: joined}}
	case 2:
		return amend.Op{Kind: amend.Move, Clause: rapid.SampledFrom([]string{"o1", "o3"}).Draw(t, "moved"), After: "o2"}
	case 3:
		return amend.Op{Kind: amend.SetTitle, Text: &joined}
	case 4:
		return amend.Op{Kind: amend.SetFootnote, Key: "conv", Text: &joined}
	case 5:
		return amend.Op{Kind: amend.Edit, Clause: clause, Text: &joined}
	}
	old := rapid.SampledFrom([]string{"two", "every", "forty", "the", "report", "States"}).Draw(t, "old")
	return amend.Op{Kind: amend.Edit, Clause: clause, Find: old, With: &joined}
}

func rulings(t *rapid.T, conflicts []amend.ConflictReport) []amend.Resolution {
	own := "*Requests* the Secretariat to think again"
	all := []amend.Resolution{}
	for _, c := range conflicts {
		r := amend.Resolution{Conflict: c.ID}
		switch rapid.IntRange(0, 3).Draw(t, "ruling") {
		case 0:
			r.Keep = true
		case 1:
			r.Text = &own
		case 2:
			r.Delete = true
		default:
			r.Choose = rapid.IntRange(1, max(1, len(c.Alternatives))).Draw(t, "alternative")
		}
		all = append(all, r)
	}
	return all
}

// TestNoMergeBreaksTheLaws: whatever is proposed and however it is settled, the
// check inside the transaction agrees with the merge.
func TestNoMergeBreaksTheLaws(t *testing.T) {
	base := lawText(t)
	rapid.Check(t, func(t *rapid.T) {
		adopted := []amend.Amendment{}
		for i := range rapid.IntRange(1, 5).Draw(t, "amendments") {
			adopted = append(adopted, anAmendment(base, fmt.Sprintf("A%d", i+1)).Draw(t, "amendment"))
		}
		merged, err := amend.Merge(base, adopted)
		if err != nil {
			t.Fatal(err)
		}
		resolutions := rulings(t, merged.Conflicts)
		result, err := amend.Resolve(base, adopted, resolutions)
		if fault.CodeOf(err) == fault.Invalid {
			t.Skip("such a conflict cannot be settled so")
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := checkMerge(base, adopted, merged.Conflicts, resolutions, result); err != nil {
			t.Fatalf("%v\nconflicts %+v", err.(*fault.Error).Cause, merged.Conflicts)
		}
		provenance := amend.Trace(nil, base, result, nil, "v2")
		if err := checkProvenance(result, provenance); err != nil {
			t.Fatal(err.(*fault.Error).Cause)
		}
	})
}

func TestABrokenMergeIsFound(t *testing.T) {
	base := lawText(t)
	year := "every year"
	adopted := []amend.Amendment{{Schema: amend.Schema, ID: "A1", By: "Delmark", Ops: []amend.Op{
		{Kind: amend.Edit, Clause: "o1", Find: "every two years", With: &year},
		{Kind: amend.Delete, Clause: "i2"},
	}}}
	for name, spoil := range map[string]func(*text.Text){
		"a word nobody proposed":     func(t *text.Text) { t.Find("o1").Text += " at the latest" },
		"a word lost":                func(t *text.Text) { t.Find("o1").Text = "*Requests* the Secretariat every year" },
		"a word moved to elsewhere":  func(t *text.Text) { t.Find("o3").Text = "*Decides* to seized remain" },
		"a clause lost":              func(t *text.Text) { t.Clauses = t.Clauses[:len(t.Clauses)-1] },
		"a no-break space":           func(t *text.Text) { t.Find("p1").Text = strings.Replace(t.Find("p1").Text, " of ", "\u00a0of ", 1) },
		"an end":                     func(t *text.Text) { end := "."; t.Find("p2").End = &end },
		"words doubled in the title": func(t *text.Text) { t.Title += " and lights" },
		"a note's words":             func(t *text.Text) { t.Footnotes["conv"] = "Treaty 13." },
	} {
		result, err := amend.Apply(base, adopted[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := checkMerge(base, adopted, nil, nil, result); err != nil {
			t.Fatalf("the sound merge is refused: %v", err.(*fault.Error).Cause)
		}
		spoiled, err := text.Decode(text.Encode(result))
		if err != nil {
			t.Fatal(err)
		}
		spoil(spoiled)
		if err := checkMerge(base, adopted, nil, nil, spoiled); fault.CodeOf(err) != fault.Internal {
			t.Errorf("%s: not found", name)
		}
	}
}
