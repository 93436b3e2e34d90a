package action_test

import (
	"slices"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

func TestFalls(t *testing.T) {
	adopted := candidate(1, "A1", "", edit("o2", "every two years", "every four years"))
	for _, test := range []struct {
		name    string
		adopted action.Candidate
		pending action.Candidate
		want    *action.Fall // nil: it is still to be put
	}{
		{
			"the same words changed otherwise", adopted, candidate(2, "A2", "", edit("o2", "two", "three")),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.ChangedOtherwise, Clauses: []string{"o2"}},
		},
		{
			"the same words and more in the paragraph, at the same point", candidate(1, "A1", "", rewrite("o2", "*Requests* the Secretariat to report every four years on the state of the locks, in writing")),
			candidate(2, "A2", "", rewrite("o2", "*Requests* the Secretariat to report every year on the state of the locks, in full")),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.ChangedOtherwise, Clauses: []string{"o2"}},
		},
		{
			"a deletion of what was adopted", adopted, candidate(2, "A2", "", remove("o2")),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.WouldUndo, Clauses: []string{"o2"}},
		},
		{
			"a deletion of the paragraph above what was adopted", candidate(1, "A1", "", edit("i1", "forty", "fifty")), candidate(2, "A2", "", remove("o1")),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.WouldUndo, Clauses: []string{"o1"}},
		},
		{
			"a paragraph moved elsewhere", candidate(1, "A1", "", move("o4", "p2")), candidate(2, "A2", "", move("o4", "o1")),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.ChangedOtherwise, Clauses: []string{"o4"}},
		},
		{
			"another title", candidate(1, "A1", "", amend.Op{Kind: amend.SetTitle, Text: words("Weirs")}), candidate(2, "A2", "", amend.Op{Kind: amend.SetTitle, Text: words("Canals")}),
			&action.Fall{Suggestion: action.ImpliedRejection, Code: action.ChangedOtherwise, Clauses: []string{"title"}},
		},
		{
			"words of a paragraph that is gone", candidate(1, "A1", "", remove("o2")), candidate(2, "A2", "", edit("o2", "two", "three")),
			&action.Fall{Suggestion: action.Moot, Code: action.TargetGone, Clauses: []string{"o2"}},
		},
		{
			"words that are in the text", adopted, candidate(2, "A2", "", edit("o2", "two", "four")),
			&action.Fall{Suggestion: action.Moot, Code: action.InTextAlready},
		},
		{
			"a paragraph that is in the text", candidate(1, "A1", "", insert("o2", "n1", "*Thanks* its bureau")), candidate(2, "A2", "", insert("o2", "n2", "*Thanks* its bureau")),
			&action.Fall{Suggestion: action.Moot, Code: action.InTextAlready},
		},
		{
			"a part of what was adopted", candidate(1, "A1", "", edit("o2", "two", "four"), edit("o4", "donors", "all donors")), candidate(2, "A2", "", edit("o4", "donors", "all donors")),
			&action.Fall{Suggestion: action.Moot, Code: action.InTextAlready},
		},
		{"other words of the paragraph", adopted, candidate(2, "A2", "", edit("o2", "state", "condition")), nil},
		{"another paragraph", adopted, candidate(2, "A2", "", edit("o4", "donors", "all donors")), nil},
		{"another insertion at the same point", candidate(1, "A1", "", edit("o4", "donors", "donors and banks")), candidate(2, "A2", "", edit("o4", "donors", "donors and observers")), nil},
		{"another paragraph at the same place", candidate(1, "A1", "", insert("o2", "n1", "*Thanks* its bureau")), candidate(2, "A2", "", insert("o2", "n2", "*Thanks* all donors")), nil},
		{"one of which something is left", adopted, candidate(2, "A2", "", edit("o2", "two", "three"), edit("o4", "donors", "all donors")), nil},
		{"the deletion of something else", adopted, candidate(2, "A2", "", remove("o4")), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			falls := fallsAfter(t, lockText(t), []action.Candidate{test.adopted}, []action.Candidate{test.pending})
			if test.want == nil {
				if len(falls) > 0 {
					t.Fatalf("it falls: %+v", falls)
				}
				return
			}
			if len(falls) != 1 {
				t.Fatalf("%d fall, want one", len(falls))
			}
			got := falls[0]
			if got.Amendment != "A2" || got.Suggestion != test.want.Suggestion || got.Code != test.want.Code || !slices.Equal(got.Clauses, test.want.Clauses) || !slices.Equal(got.By, []string{"A1"}) || got.Sentence == "" {
				t.Errorf("it falls as %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestSubAmendmentsFallWithTheirAmendment(t *testing.T) {
	pending := []action.Candidate{
		candidate(2, "A2", "", edit("o2", "two", "three")),
		candidate(3, "S2", "A2", edit("o2", "three", "five")),
		candidate(4, "T2", "S2", edit("o2", "five", "six")),
		candidate(5, "S1", "A1", edit("o2", "four", "six")),
		candidate(6, "A3", "", edit("o4", "donors", "all donors")),
		candidate(7, "S3", "A3", edit("o4", "all", "many")),
	}
	falls := fallsAfter(t, lockText(t), []action.Candidate{candidate(1, "A1", "", edit("o2", "two", "four"))}, pending)
	var got []string
	for _, fall := range falls {
		got = append(got, fall.Amendment+" "+string(fall.Code))
	}
	want := []string{"A2 changed_otherwise", "S2 amendment_settled", "T2 amendment_settled", "S1 amendment_settled"}
	if !slices.Equal(got, want) {
		t.Errorf("there fall %q, want %q", got, want)
	}
	rejected := action.FallsWith(pending[4:5], pending)
	if len(rejected) != 1 || rejected[0].Amendment != "S3" || rejected[0].Sentence != "S3 is moot: A3, which it would change, is settled." {
		t.Errorf("with A3 there fall %+v, want S3", rejected)
	}
}

// Law: an amendment that is compatible with what was adopted, or disjoint from it,
// is never an implied rejection; one that falls would change nothing by what could
// be carried over of it.
func TestOnlyWhatCollidesIsAnImpliedRejection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		var all []action.Candidate
		for i, id := range []string{"A", "B", "C", "D"} {
			all = append(all, action.Candidate{ID: id, Label: id, Number: i + 1, Content: amendtest.Amendment(t, base, id, 2)})
		}
		adopted, pending := all[:2], all[2:]
		result, err := amend.Resolve(base, contents(adopted), choices(t, base, contents(adopted)))
		if err != nil {
			t.Fatal(err)
		}
		falls, err := action.Falls(base, adopted, result, pending)
		if err != nil {
			t.Fatal(err)
		}
		classes := mustClassify(t, base, contents(all)...)
		for _, fall := range falls {
			collides := classes.Of(fall.Amendment, "A").Collides() || classes.Of(fall.Amendment, "B").Collides()
			if fall.Suggestion == action.ImpliedRejection && !collides {
				t.Fatalf("%+v, though it collides with none that was adopted\nof %s", fall, text.EncodeJSON(contents(all)))
			}
			i := slices.IndexFunc(pending, func(c action.Candidate) bool { return c.ID == fall.Amendment })
			carried, err := amend.Rebase(base, result, pending[i].Content)
			if err != nil || encoded(carried.Text) != encoded(result) {
				t.Fatalf("%+v, though it would still change the text (%v)\nof %s", fall, err, text.EncodeJSON(contents(all)))
			}
		}
	})
}
