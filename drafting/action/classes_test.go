package action_test

import (
	"encoding/json"
	"slices"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// under puts a new sub-paragraph first under a clause.
func under(parent, id, words string) amend.Op {
	return amend.Op{Kind: amend.Insert, FirstOf: parent, NewClause: &text.Clause{ID: id, Kind: text.Item, Text: words}}
}

func ops(all ...amend.Op) []amend.Op { return all }

func TestClasses(t *testing.T) {
	for _, test := range []struct {
		name     string
		a, b     []amend.Op
		want     action.Class
		meetings []action.Meeting
	}{
		{"different paragraphs", ops(edit("o2", "two", "four")), ops(edit("o4", "donors", "all donors")), action.Disjoint, nil},
		{"a paragraph and a sub-paragraph of it", ops(edit("o1", "Urges", "Asks")), ops(edit("i1", "forty", "fifty")), action.Disjoint, nil},
		{"insertions at different places", ops(insert("o2", "n1", "*Thanks* all")), ops(insert("o4", "n2", "*Thanks* some")), action.Disjoint, nil},
		{"a paragraph behind one that is edited", ops(insert("o2", "n1", "*Thanks* all")), ops(edit("o2", "two", "four")), action.Disjoint, nil},
		{
			"different words of one paragraph", ops(edit("o2", "two", "four")), ops(edit("o2", "state", "condition")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.OtherWords}},
		},
		{
			"words beside one another", ops(edit("o2", "two", "four")), ops(edit("o2", "years", "months")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.BesideWords}},
		},
		{
			"the same words, and more of one", ops(edit("o2", "two", "four")), ops(edit("o2", "two", "four"), edit("o2", "state", "condition")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.OtherWords}},
		},
		{
			"paragraphs at one place", ops(insert("o2", "n1", "*Thanks* all")), ops(insert("o2", "n2", "*Thanks* some")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.SameGap}},
		},
		{
			"one moved and edited", ops(move("o4", "p2")), ops(edit("o4", "donors", "all donors")), action.Compatible,
			[]action.Meeting{{Clause: "o4", Manner: action.OtherAspect}},
		},
		{
			"the end of a paragraph and its words", ops(amend.Op{Kind: amend.Edit, Clause: "o2", End: words("; and")}), ops(edit("o2", "two", "four")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.OtherAspect}},
		},
		{
			"both delete one of the paragraphs", ops(remove("o2")), ops(remove("o2"), remove("o4")), action.Compatible,
			[]action.Meeting{{Clause: "o2", Manner: action.SameChange}},
		},
		{
			"a paragraph and a sub-paragraph deleted", ops(remove("o1")), ops(remove("i1")), action.Compatible,
			[]action.Meeting{{Clause: "o1", Manner: action.OtherAspect}},
		},
		{
			"the same words otherwise", ops(edit("o2", "every two years", "every year")), ops(edit("o2", "two", "three")), action.Overlapping,
			[]action.Meeting{{Clause: "o2", Manner: action.SameWords, Words: "two years"}},
		},
		{
			"other words at one point", ops(edit("o4", "donors", "donors and banks")), ops(edit("o4", "donors", "donors and States")), action.Overlapping,
			[]action.Meeting{{Clause: "o4", Manner: action.SamePoint}},
		},
		{
			"another title", ops(amend.Op{Kind: amend.SetTitle, Text: words("Weirs")}), ops(amend.Op{Kind: amend.SetTitle, Text: words("Canals")}), action.Overlapping,
			[]action.Meeting{{Clause: "title", Manner: action.SameValue, Words: "Locks"}},
		},
		{
			"moved to different places", ops(move("o4", "p2")), ops(move("o4", "o1")), action.Overlapping,
			[]action.Meeting{{Clause: "o4", Manner: action.MovedApart}},
		},
		{
			"moved under one another", ops(amend.Op{Kind: amend.Move, Clause: "o2", FirstOf: "o4"}), ops(amend.Op{Kind: amend.Move, Clause: "o4", FirstOf: "o2"}), action.Overlapping,
			[]action.Meeting{{Clause: "o2", Manner: action.MovedCircle}, {Clause: "o4", Manner: action.OtherAspect}},
		},
		{
			"deleted and edited", ops(remove("o2")), ops(edit("o2", "two", "four")), action.DeleteEdit,
			[]action.Meeting{{Clause: "o2", Manner: action.DeletedEdit, By: "A"}},
		},
		{
			"a sub-paragraph of a deleted one edited", ops(edit("i1", "forty", "fifty")), ops(remove("o1")), action.DeleteEdit,
			[]action.Meeting{{Clause: "o1", Manner: action.DeletedEdit, By: "B"}},
		},
		{
			"something added to a deleted one", ops(under("o1", "n1", "To meet")), ops(remove("o1")), action.DeleteEdit,
			[]action.Meeting{{Clause: "o1", Manner: action.DeletedEdit, By: "B"}},
		},
		{
			"the same", ops(edit("o2", "two", "four")), ops(rewrite("o2", "*Requests* the Secretariat to report every four years on the state of the locks")), action.SameResult,
			[]action.Meeting{{Clause: "o2", Manner: action.SameChange}},
		},
		{
			"the same new paragraph under another id", ops(insert("o2", "n1", "*Thanks* all")), ops(insert("o2", "n2", "*Thanks* all;")), action.SameResult,
			[]action.Meeting{{Clause: "o2", Manner: action.SameGap}},
		},
		{
			"the same order by other moves", ops(move("o3", "o4")), ops(move("o4", "o2")), action.SameResult,
			[]action.Meeting{{Clause: "o4", Manner: action.Follows, By: "A"}},
		},
		{
			"a reference to a new paragraph", ops(insert("o2", "n1", "*Adopts* a plan")), ops(edit("o4", "contribute", "contribute to {ref:n1}")), action.DependsOn,
			[]action.Meeting{{Clause: "n1", Manner: action.Refers, By: "B"}},
		},
		{
			"a reference to a deleted paragraph", ops(edit("o4", "contribute", "contribute to {ref:i2}")), ops(remove("o1")), action.DependsOn,
			[]action.Meeting{{Clause: "i2", Manner: action.Refers, By: "A"}},
		},
		{
			"a paragraph behind one that moves", ops(move("o4", "p2")), ops(insert("o4", "n1", "*Thanks* all")), action.DependsOn,
			[]action.Meeting{{Clause: "o4", Manner: action.Follows, By: "B"}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			classes, err := action.Classify(lockText(t), []amend.Amendment{{ID: "A", Ops: test.a}, {ID: "B", Ops: test.b}})
			if err != nil {
				t.Fatal(err)
			}
			got := classes.Pair("A", "B")
			if got.Class != test.want || !slices.Equal(got.Meetings, test.meetings) {
				t.Errorf("they are %s and meet at %+v, want %s at %+v", got.Class, got.Meetings, test.want, test.meetings)
			}
			if listed := len(classes.Pairs()); (listed == 1) != (test.want != action.Disjoint) {
				t.Errorf("%d pairs are listed", listed)
			}
		})
	}
}

func TestWhoDependsOnWhom(t *testing.T) {
	classes, err := action.Classify(lockText(t), []amend.Amendment{
		{ID: "A", Ops: ops(insert("o2", "n1", "*Adopts* a plan, as {ref:n2} says"))},
		{ID: "B", Ops: ops(edit("o4", "contribute", "contribute to {ref:n1}"))},
		{ID: "C", Ops: ops(insert("o3", "n2", "*Notes* {ref:n1}"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	for pair, want := range map[[2]string][]string{
		{"A", "B"}: {"B"},
		{"B", "A"}: {"B"},
		{"A", "C"}: {"A", "C"},
		{"B", "C"}: nil,
	} {
		if got := classes.Pair(pair[0], pair[1]).Dependents; !slices.Equal(got, want) {
			t.Errorf("of %v there depend %v, want %v", pair, got, want)
		}
	}
}

func TestSubAmendmentsStandAsTheirAmendmentDoes(t *testing.T) {
	classes, err := action.Classify(lockText(t), []amend.Amendment{
		{ID: "A", Ops: ops(edit("o2", "every two years", "every year and in full"))},
		{ID: "B", Ops: ops(remove("o2"))},
		{ID: "S", To: "A", Ops: ops(edit("o2", "year", "month"))},
		{ID: "T", To: "A", Ops: ops(edit("o2", "year", "week"))},
		{ID: "U", To: "T", Ops: ops(edit("o2", "week", "day"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	for pair, want := range map[[2]string]action.Class{
		{"A", "S"}: action.DependsOn,
		{"A", "U"}: action.DependsOn,
		{"U", "T"}: action.DependsOn,
		{"S", "T"}: action.Overlapping,
		{"S", "U"}: action.Overlapping,
		{"S", "B"}: action.DeleteEdit,
		{"B", "U"}: action.DeleteEdit,
	} {
		if got := classes.Of(pair[0], pair[1]); got != want {
			t.Errorf("%v are %s, want %s", pair, got, want)
		}
	}
	if got := classes.Pair("U", "A"); !slices.Equal(got.Dependents, []string{"U"}) || got.A != "A" {
		t.Errorf("U stands to A as %+v", got)
	}
	var listed []string
	for _, p := range classes.Pairs() {
		listed = append(listed, p.A+p.B)
	}
	if want := []string{"AB", "AS", "AT", "AU", "ST", "TU"}; !slices.Equal(listed, want) {
		t.Errorf("listed are %v, want %v", listed, want)
	}
}

func TestDuplicates(t *testing.T) {
	note := func(id, key string) amend.Amendment {
		op := edit("o4", "donors", "donors{fn:"+key+"}")
		op.Footnotes = map[string]string{key: "E/CN.99/2031/9."}
		return amend.Amendment{ID: id, Ops: ops(op)}
	}
	classes, err := action.Classify(lockText(t), []amend.Amendment{
		{ID: "A", Ops: ops(edit("o2", "two", "four"))},
		note("B", "x"),
		{ID: "C", Ops: ops(edit("o2", "two", "three"))},
		{ID: "D", Ops: ops(edit("o2", "every two", "every four"))},
		note("E", "y"),
		{ID: "F", Ops: ops(edit("o2", "two", "two"))},
		{ID: "G", Ops: ops(edit("o3", "review", "review"))},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, want := classes.Duplicates(), [][]string{{"A", "D"}, {"B", "E"}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("the duplicates are %v, want %v", got, want)
	}
	if class := classes.Of("F", "G"); class != action.Disjoint {
		t.Errorf("two that change nothing are %s", class)
	}
}

func TestWhatCannotBeClassified(t *testing.T) {
	for name, amendments := range map[string][]amend.Amendment{
		"words that are not there":            {{ID: "A", Ops: ops(edit("o2", "three", "four"))}},
		"two with one id":                     {{ID: "A", Ops: ops(remove("o2"))}, {ID: "A", Ops: ops(remove("o3"))}},
		"one id on two levels":                {{ID: "A", Ops: ops(edit("o2", "two", "four"))}, {ID: "A", To: "A", Ops: ops(edit("o2", "four", "five"))}},
		"a sub-amendment to none of them":     {{ID: "A", To: "B", Ops: ops(remove("o2"))}},
		"sub-amendments to one another":       {{ID: "A", To: "B", Ops: ops(remove("o2"))}, {ID: "B", To: "A", Ops: ops(remove("o2"))}},
		"a sub-amendment to the base's words": {{ID: "A", Ops: ops(edit("o2", "two", "four"))}, {ID: "S", To: "A", Ops: ops(edit("o2", "two", "five"))}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := action.Classify(lockText(t), amendments); fault.CodeOf(err) != fault.Invalid {
				t.Errorf("it gives %v", err)
			}
		})
	}
}

// Every conflict report of the shared scenarios names the class of its pairs.
func TestClassesOfTheScenarios(t *testing.T) {
	for _, id := range []string{"S01", "S03", "S06", "S09", "S10", "S12"} {
		t.Run(id, func(t *testing.T) {
			s := loadScenario(t, id)
			classes, err := action.Classify(s.base, contents(s.candidates))
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range s.Actions {
				if a.Act != "conflict_report" {
					continue
				}
				var want map[string]action.Class
				if err := json.Unmarshal(a.Result, &want); err != nil {
					t.Fatal(err)
				}
				got := make(map[string]action.Class)
				for _, p := range classes.Pairs() {
					got[p.A+"-"+p.B] = p.Class
				}
				for pair, class := range want {
					if got[pair] != class {
						t.Errorf("%s is %s, want %s", pair, got[pair], class)
					}
				}
			}
		})
	}
}
