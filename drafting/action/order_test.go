package action_test

import (
	"slices"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

func words(s string) *string { return &s }

// lockText is a text with a paragraph of each sort.
func lockText(t testing.TB) *text.Text {
	t.Helper()
	made, err := text.Canonical(&text.Text{
		Kind: text.Resolution, Title: "Locks", Body: "The Commission,",
		Clauses: []*text.Clause{
			{ID: "p1", Kind: text.Preambular, Text: "*Recalling* its resolution 12/3 of 4 May 2029"},
			{ID: "p2", Kind: text.Preambular, Text: "*Noting* the work of the river commissions"},
			{ID: "o1", Kind: text.Operative, Text: "*Urges* Member States", List: text.Alpha, Children: []*text.Clause{
				{ID: "i1", Kind: text.Item, Text: "To inspect forty locks every two years"},
				{ID: "i2", Kind: text.Item, Text: "To publish the results"},
			}},
			{ID: "o2", Kind: text.Operative, Text: "*Requests* the Secretariat to report every two years on the state of the locks"},
			{ID: "o3", Kind: text.Operative, Text: "*Decides* to review the report requested in {ref:o2} in 2031"},
			{ID: "o4", Kind: text.Operative, Text: "*Invites* donors to contribute"},
		},
		Footnotes: map[string]string{},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func edit(clause, find, with string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause, Find: find, With: &with}
}

func rewrite(clause, whole string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause, Text: &whole}
}

func remove(clause string) amend.Op { return amend.Op{Kind: amend.Delete, Clause: clause} }

func move(clause, after string) amend.Op {
	return amend.Op{Kind: amend.Move, Clause: clause, After: after}
}

func insert(after, id, words string) amend.Op {
	return amend.Op{Kind: amend.Insert, After: after, NewClause: &text.Clause{ID: id, Kind: text.Operative, Text: words}}
}

func candidate(number int, id, parent string, ops ...amend.Op) action.Candidate {
	return action.Candidate{ID: id, Label: id, Number: number, Parent: parent, Content: amend.Amendment{ID: id, By: "Delegation " + id, Ops: ops}}
}

func TestOrder(t *testing.T) {
	for _, test := range []struct {
		name       string
		candidates []action.Candidate
		want       []string
	}{
		{"deletion, replacement, words by their share", []action.Candidate{
			candidate(1, "A1", "", edit("o2", "two", "four")),
			candidate(2, "A2", "", edit("o2", "every two years", "each year without delay")),
			candidate(3, "A3", "", rewrite("o2", "*Instructs* its bureau in writing")),
			candidate(4, "A4", "", remove("o2")),
		}, []string{"A4", "A3", "A2", "A1"}},
		{"equal changes as they were submitted", []action.Candidate{
			candidate(2, "A2", "", edit("o2", "two", "three")),
			candidate(1, "A1", "", edit("o2", "two", "four")),
		}, []string{"A1", "A2"}},
		{"independent ones in the order of the text", []action.Candidate{
			candidate(1, "A1", "", edit("o4", "donors", "all donors")),
			candidate(2, "A2", "", edit("p1", "4 May", "5 May")),
			candidate(3, "A3", "", insert("o2", "n1", "*Thanks* its bureau")),
			candidate(4, "A4", "", amend.Op{Kind: amend.SetTitle, Text: words("Locks and weirs")}),
			candidate(5, "A5", "", edit("o2", "state", "condition")),
		}, []string{"A4", "A2", "A5", "A3", "A1"}},
		{"what others depend on goes before them", []action.Candidate{
			candidate(1, "A1", "", edit("o1", "Member States", "Member States, as in {ref:n9},")),
			candidate(2, "A2", "", insert("o4", "n9", "*Adopts* a plan of work")),
		}, []string{"A2", "A1"}},
		{"sub-amendments directly before their amendment, the furthest removed first", []action.Candidate{
			candidate(1, "A1", "", edit("o2", "every two years", "every year and in full")),
			candidate(2, "A2", "", edit("o1", "Member States", "all Member States")),
			candidate(3, "S1", "A1", edit("o2", "year", "month")),
			candidate(4, "S2", "A1", edit("o2", "every year and in full", "each spring")),
			candidate(5, "T1", "S2", edit("o2", "spring", "autumn")),
		}, []string{"A2", "T1", "S2", "S1", "A1"}},
		{"the same result stands together", []action.Candidate{
			candidate(1, "A1", "", edit("o4", "donors", "all donors")),
			candidate(2, "A2", "", edit("o2", "two", "four")),
			candidate(3, "A3", "", rewrite("o4", "*Invites* all donors to contribute")),
		}, []string{"A2", "A1", "A3"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			steps, err := action.Propose(lockText(t), test.candidates)
			if err != nil {
				t.Fatal(err)
			}
			if got := order(steps); !slices.Equal(got, test.want) {
				t.Errorf("the order is %v, want %v: %s", got, test.want, text.EncodeJSON(steps))
			}
		})
	}
}

func TestReasonsOfAnOrder(t *testing.T) {
	steps, err := action.Propose(lockText(t), []action.Candidate{
		candidate(1, "A1", "", edit("o2", "two", "four")),
		candidate(2, "A2", "", edit("o2", "every two years", "each year without delay")),
		candidate(3, "A3", "", remove("o2")),
		candidate(4, "A4", "", edit("o4", "donors", "all donors")),
		candidate(5, "S1", "A4", edit("o4", "all", "many")),
	})
	if err != nil {
		t.Fatal(err)
	}
	codes := make(map[string][]action.ReasonCode)
	for _, step := range steps {
		for _, reason := range step.Reasons {
			codes[step.Amendment] = append(codes[step.Amendment], reason.Code)
		}
	}
	for id, want := range map[string][]action.ReasonCode{
		"A3": {action.SameTarget, action.DeletionFirst},
		"A2": {action.SameTarget, action.LargerChange},
		"A1": {action.SameTarget},
		"S1": {action.SubBeforeAmendment, action.TextOrder},
		"A4": {action.TextOrder},
	} {
		if !slices.Equal(codes[id], want) {
			t.Errorf("%s stands where it does by %v, want %v", id, codes[id], want)
		}
	}
	basis := "sub-amendments before their amendment; same target; deletion first, then larger change; otherwise in the order of the text; marked as a proposal only"
	if got := action.Basis(steps); got != basis {
		t.Errorf("the basis is %q", got)
	}
	target := steps[1].Reasons[0]
	if !slices.Equal(target.Others, []string{"A1", "A3"}) || !slices.Equal(target.Clauses, []string{"o2"}) || target.Changed != 7 || target.Of != 18 {
		t.Errorf("A2 changes %+v, want 7 of 18 words at o2 against A1 and A3", target)
	}
}

func TestFlags(t *testing.T) {
	for _, test := range []struct {
		name string
		lang string
		op   amend.Op
		want []action.Flag
	}{
		{"another verb", "", edit("o2", "*Requests*", "*Invites*"), []action.Flag{{Code: action.VerbChanged, Clause: "o2", Removed: []string{"Requests"}, Added: []string{"Invites"}}}},
		{"a stronger verb", "", edit("o4", "*Invites*", "*Strongly invites*"), []action.Flag{{Code: action.VerbChanged, Clause: "o4", Removed: []string{"Invites"}, Added: []string{"Strongly invites"}}}},
		{"a number in words", "", edit("i1", "forty", "forty-eight"), []action.Flag{{Code: action.NumberChanged, Clause: "i1", Removed: []string{"forty"}, Added: []string{"forty-eight"}}}},
		{"a number in figures", "", edit("i2", "results", "20 results"), []action.Flag{{Code: action.NumberChanged, Clause: "i2", Removed: []string{}, Added: []string{"20"}}}},
		{"a year", "", edit("o3", "2031", "2032"), []action.Flag{{Code: action.DateChanged, Clause: "o3", Removed: []string{"2031"}, Added: []string{"2032"}}}},
		{"a date as a whole", "", edit("p1", "4", "5"), []action.Flag{{Code: action.DateChanged, Clause: "p1", Removed: []string{"4 May 2029"}, Added: []string{"5 May 2029"}}}},
		{"a negation that comes", "", edit("i2", "To publish", "Not to publish"), []action.Flag{{Code: action.NegationChanged, Clause: "i2", Removed: []string{}, Added: []string{"Not"}}}},
		{"words that only move", "", rewrite("i1", "Every two years to inspect forty locks"), []action.Flag{}},
		{"a preambular opening is no verb", "", edit("p2", "*Noting*", "*Welcoming*"), []action.Flag{}},
		{"a deletion", "", remove("o2"), []action.Flag{}},
		{"the title", "", amend.Op{Kind: amend.SetTitle, Text: words("No locks")}, []action.Flag{{Code: action.NegationChanged, Clause: "title", Removed: []string{}, Added: []string{"No"}}}},
		{"only figures in another language", "fr", rewrite("o2", "*Prie* le Secrétariat de ne pas publier 30 rapports en mars"), []action.Flag{{Code: action.NumberChanged, Clause: "o2", Removed: []string{}, Added: []string{"30"}}}},
		{"a date in figures in another language", "ru", edit("i2", "results", "results 2031-05-04"), []action.Flag{{Code: action.DateChanged, Clause: "i2", Removed: []string{}, Added: []string{"2031-05-04"}}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			base := lockText(t)
			base.Lang = test.lang
			steps, err := action.Propose(base, []action.Candidate{candidate(1, "A1", "", test.op)})
			if err != nil {
				t.Fatal(err)
			}
			if got := string(text.EncodeJSON(steps[0].Flags)); got != string(text.EncodeJSON(test.want)) {
				t.Errorf("the flags are\n%s\nwant\n%s", got, text.EncodeJSON(test.want))
			}
		})
	}
}

func TestASubAmendmentNeedsItsAmendment(t *testing.T) {
	_, err := action.Propose(lockText(t), []action.Candidate{candidate(1, "S1", "A1", edit("o2", "two", "four"))})
	if fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a sub-amendment without its amendment gives %v", err)
	}
}

// Law: every candidate is put once, a sub-amendment before its amendment with
// nothing between but the family, and the order of the candidates does not matter.
func TestEveryCandidateIsPutOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		var candidates []action.Candidate
		for i, id := range []string{"A", "B", "C"} {
			a := amendtest.Amendment(t, base, id, 2)
			candidates = append(candidates, action.Candidate{ID: id, Label: id, Number: i + 1, Content: a})
			if rapid.Bool().Draw(t, "sub") {
				sub := amendtest.Amendment(t, mustApply(t, base, a), "S"+id, 2)
				candidates = append(candidates, action.Candidate{ID: "S" + id, Label: "S" + id, Number: 10 + i, Parent: id, Content: sub})
			}
		}
		steps, err := action.Propose(base, candidates)
		if err != nil {
			t.Fatal(err)
		}
		got := order(steps)
		if len(got) != len(candidates) {
			t.Fatalf("%d steps for %d candidates", len(got), len(candidates))
		}
		for _, c := range candidates {
			at := slices.Index(got, c.ID)
			if at < 0 || c.Parent != "" && got[at+1] != c.Parent {
				t.Fatalf("%s is not where it belongs in %v", c.ID, got)
			}
		}
		reversed := slices.Clone(candidates)
		slices.Reverse(reversed)
		again, err := action.Propose(base, reversed)
		if err != nil || !slices.Equal(got, order(again)) {
			t.Fatalf("the order is %v, and %v from the candidates turned round (%v)", got, order(again), err)
		}
	})
}
