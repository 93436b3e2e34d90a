package action_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func amendment(id, to string, ops ...amend.Op) amend.Amendment {
	return amend.Amendment{ID: id, By: "Delegation " + id, To: to, Ops: ops}
}

// study inserts a paragraph with a note.
func study() amend.Op {
	op := insert("o2", "n1", "*Takes note* of the study on fatigue{fn:study}")
	op.Footnotes = map[string]string{"study": "E/CN.99/2031/9."}
	return op
}

func TestComposingKeepsWhatTheAmendmentBrought(t *testing.T) {
	base := lockText(t)
	parent := amendment("A1", "", study(), edit("o2", "every two years", "every year"))
	parent.OnBehalfOf, parent.Rationale, parent.Symbol = "Coastal Group", "more often", "L.4"
	composed, err := action.Compose(base, parent, []amend.Amendment{
		amendment("S1", "A1", edit("n1", "study on fatigue", "study on the fatigue of pilots")),
		amendment("S2", "A1", edit("o2", "every year", "every year in March")),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := amend.Apply(base, composed)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"n1": "*Takes note* of the study on the fatigue of pilots{fn:study}",
		"o2": "*Requests* the Secretariat to report every year in March on the state of the locks",
	} {
		if got := result.Find(id).Text; got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if got := result.Footnotes["study"]; got != "E/CN.99/2031/9." {
		t.Errorf("its note is %q", got)
	}
	if composed.ID != "A1" || composed.By != parent.By || composed.OnBehalfOf != "Coastal Group" || composed.Rationale != "more often" || composed.Symbol != "L.4" {
		t.Errorf("the composed amendment is %+v", composed)
	}
}

func TestComposingSubAmendmentsThatCollide(t *testing.T) {
	base := lockText(t)
	parent := amendment("A1", "", edit("o2", "every two years", "every year"))
	subs := []amend.Amendment{amendment("S1", "A1", edit("o2", "year", "month")), amendment("S2", "A1", edit("o2", "year", "week"))}
	if _, err := action.Compose(base, parent, subs, nil); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("an open collision gives %v", err)
	}
	composed, err := action.Compose(base, parent, subs, []amend.Resolution{{Conflict: "c1", Choose: 2}})
	if err != nil {
		t.Fatal(err)
	}
	result, err := amend.Apply(base, composed)
	if err != nil {
		t.Fatal(err)
	}
	if got := result.Find("o2").Text; !strings.Contains(got, "every week") {
		t.Errorf("the second was chosen, and o2 is %q", got)
	}
}

func TestWithinParent(t *testing.T) {
	footnote := amend.Op{Kind: amend.SetFootnote, Key: "study", Text: words("E/CN.99/2031/10.")}
	title := amend.Op{Kind: amend.SetTitle, Text: words("Weirs")}
	end := amend.Op{Kind: amend.Edit, Clause: "o2", End: words("; and")}
	for _, test := range []struct {
		name   string
		parent []amend.Op
		sub    []amend.Op
		within bool
	}{
		{"the words that it proposes", ops(edit("o2", "two years", "year")), ops(edit("o2", "year", "month")), true},
		{"words added behind them", ops(edit("o2", "two years", "year")), ops(edit("o2", "every year", "every year in March")), true},
		{"words where it takes some out", ops(edit("o2", " every two years", "")), ops(edit("o2", "report", "report yearly")), true},
		{"other words of the paragraph", ops(edit("o2", "two years", "year")), ops(edit("o2", "Secretariat", "Bureau")), false},
		{"its words and others", ops(edit("o2", "two years", "year")), ops(edit("o2", "year", "month"), edit("o2", "state", "condition")), false},
		{"another paragraph", ops(edit("o2", "two years", "year")), ops(edit("o4", "donors", "all donors")), false},
		{"all of a paragraph that it writes anew", ops(rewrite("o4", "*Asks* its bureau for a plan")), ops(edit("o4", "plan", "scheme")), true},
		{"the paragraph that it inserts", ops(study()), ops(edit("n1", "study", "report")), true},
		{"the end of the paragraph that it inserts", ops(study()), ops(amend.Op{Kind: amend.Edit, Clause: "n1", End: words("; and")}), true},
		{"the paragraph that it inserts, taken out", ops(study(), edit("o2", "two", "four")), ops(remove("n1")), true},
		{"the paragraph that it inserts, elsewhere", ops(study()), ops(move("n1", "o4")), true},
		{"a paragraph more behind it", ops(study()), ops(insert("n1", "n2", "*Thanks* the authors")), true},
		{"a paragraph more before it", ops(study()), ops(insert("o2", "n2", "*Thanks* the authors")), true},
		{"a sub-paragraph of it", ops(study()), ops(under("n1", "n2", "To read it")), true},
		{"a paragraph somewhere else", ops(study()), ops(insert("o4", "n2", "*Thanks* the authors")), false},
		{"a paragraph instead of the deleted one", ops(remove("o4")), ops(insert("o3", "n2", "*Thanks* all donors")), true},
		{"the deletion of another paragraph", ops(remove("o4")), ops(remove("o3")), false},
		{"the deletion of a paragraph that it edits", ops(edit("o2", "two", "four")), ops(remove("o2")), false},
		{"another place for what it moves", ops(move("o4", "o1")), ops(move("o4", "p2")), true},
		{"the words of what it moves", ops(move("o4", "o1")), ops(edit("o4", "donors", "all donors")), false},
		{"the place of another paragraph", ops(move("o4", "o1")), ops(move("o3", "p1")), false},
		{"the note that it brings", ops(study()), ops(footnote), true},
		{"the title that it sets", ops(title), ops(amend.Op{Kind: amend.SetTitle, Text: words("Canals")}), true},
		{"the title", ops(study()), ops(title), false},
		{"the end that it sets", ops(end), ops(amend.Op{Kind: amend.Edit, Clause: "o2", End: words(".")}), true},
		{"an end", ops(edit("o2", "two", "four")), ops(end), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := action.WithinParent(lockText(t), amendment("A1", "", test.parent...), amendment("S1", "A1", test.sub...))
			if (err == nil) != test.within || err != nil && fault.CodeOf(err) != fault.Invalid {
				t.Errorf("it gives %v", err)
			}
		})
	}
}

func TestWhatIsOutsideIsNamed(t *testing.T) {
	err := action.WithinParent(lockText(t), amendment("A1", "", edit("o2", "two years", "year")), amendment("S1", "A1", edit("o2", "Secretariat", "Bureau")))
	want := "ops: it changes “Secretariat” in clause o2, where the amendment changes other words; a sub-amendment changes only what its amendment proposes: propose this as an amendment of its own"
	if err == nil || err.Error() != want {
		t.Errorf("it says %v", err)
	}
}

func TestCarryingASubAmendmentOver(t *testing.T) {
	base := lockText(t)
	changed, err := amend.Apply(base, amendment("X", "", edit("o2", "Secretariat", "Bureau"), remove("p2")))
	if err != nil {
		t.Fatal(err)
	}
	parent := amendment("A1", "", insert("o2", "A1-1", "*Takes note* of the study on fatigue"), insert("A1-1", "A1-2", "*Invites* pilots to take part in the survey"))
	for _, test := range []struct {
		name   string
		base   *text.Text
		parent amend.Amendment
		sub    amend.Op
		status amend.Status
		clause string
		want   string
	}{
		{"to the text as others changed it", changed, parent, edit("A1-2", "survey", "inquiry"), amend.Clean, "A1-2", "*Invites* pilots to take part in the inquiry"},
		{
			"to a wording with one paragraph less and other ids", base, amendment("A1", "", insert("o2", "A1-1", "*Invites* all pilots to take part in the survey")),
			edit("A1-2", "survey", "inquiry"), amend.Clean, "A1-1", "*Invites* all pilots to take part in the inquiry",
		},
		{
			"to a wording that changes the same words", base, amendment("A1", "", insert("o2", "A1-2", "*Invites* pilots to take part in the census")),
			edit("A1-2", "survey", "inquiry"), amend.Conflict, "A1-2", "*Invites* pilots to take part in the census",
		},
		{
			"to a wording that has them already", base, amendment("A1", "", insert("o2", "A1-2", "*Invites* pilots to take part in the inquiry")),
			edit("A1-2", "survey", "inquiry"), amend.Already, "A1-2", "*Invites* pilots to take part in the inquiry",
		},
		{
			"to a wording without the paragraph", base, amendment("A1", "", insert("o2", "A1-1", "*Takes note* of the study on fatigue")),
			edit("A1-2", "survey", "inquiry"), amend.Orphaned, "A1-1", "*Takes note* of the study on fatigue",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := action.Carry(base, parent, test.base, test.parent, amendment("S1", "A1", test.sub))
			if err != nil {
				t.Fatal(err)
			}
			if result.Status != test.status {
				t.Errorf("it is %s, want %s: %s", result.Status, test.status, text.EncodeJSON(result))
			}
			if got := result.Text.Find(test.clause).Text; got != test.want {
				t.Errorf("%s is %q, want %q", test.clause, got, test.want)
			}
			for _, c := range result.Conflicts {
				if test.status == amend.Conflict && c.Clause != test.clause {
					t.Errorf("the conflict is at %s", c.Clause)
				}
			}
		})
	}
}

// A version made by an amendment that two sub-amendments had changed, one of them
// before the text changed under it and one after.
func TestWordsOfSubAmendmentsKeepTheirMovers(t *testing.T) {
	base := lockText(t)
	parent := amendment("A1", "", edit("o2", "every two years", "every year and in full"), study())
	first := amendment("S1", "A1", edit("o2", "in full", "in public"), edit("n1", "study", "careful study"))
	composed, err := action.Compose(base, parent, []amend.Amendment{first}, nil)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := amend.Apply(base, amendment("B", "", edit("o2", "Secretariat", "Bureau")))
	if err != nil {
		t.Fatal(err)
	}
	carried, err := amend.Rebase(base, changed, composed)
	if err != nil {
		t.Fatal(err)
	}
	second := amendment("S2", "A1", edit("o2", "every year", "every single year"))
	final, err := action.Compose(changed, carried.Amendment, []amend.Amendment{second}, nil)
	if err != nil {
		t.Fatal(err)
	}
	v1 := amend.Trace(nil, base, base, nil, "v1")
	v2 := amend.Trace(v1, base, changed, []amend.Contribution{{Source: "B", Amendment: amendment("B", "", edit("o2", "Secretariat", "Bureau"))}}, "v2")
	attributed, err := action.Attribute("A1", []action.Wording{
		{Base: base, Provenance: v1, Amendment: parent},
		{Base: base, Provenance: v1, Amendment: composed, Subs: []amend.Contribution{{Source: "S1", Amendment: first}}},
		{Base: changed, Provenance: v2, Amendment: carried.Amendment},
		{Base: changed, Provenance: v2, Amendment: final, Subs: []amend.Contribution{{Source: "S2", Amendment: second}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	other := amendment("C", "", edit("o2", "state", "present state"))
	result, err := amend.Resolve(changed, []amend.Amendment{final, other}, nil)
	if err != nil {
		t.Fatal(err)
	}
	v3 := amend.Trace(v2, changed, result, []amend.Contribution{{Source: "A1", Amendment: final, Words: attributed}, {Source: "C", Amendment: other}}, "v3")
	for clause, want := range map[string][]amend.Span{
		"o2": {
			{Text: "*Requests* the ", Source: "v1"},
			{Text: "Bureau", Source: "B"},
			{Text: " to report every ", Source: "v1"},
			{Text: "single ", Source: "S2"},
			{Text: "year and in ", Source: "A1"},
			{Text: "public", Source: "S1"},
			{Text: " on the ", Source: "v1"},
			{Text: "present ", Source: "C"},
			{Text: "state of the locks", Source: "v1"},
		},
		"n1": {{Text: "*Takes note* of the ", Source: "A1"}, {Text: "careful ", Source: "S1"}, {Text: "study on fatigue{fn:study}", Source: "A1"}},
	} {
		if !slices.Equal(v3[clause], want) {
			t.Errorf("the words of %s are %+v, want %+v", clause, v3[clause], want)
		}
	}
}

func TestWordsThatSettleACollisionAreTheDecidersOwn(t *testing.T) {
	base := lockText(t)
	parent := amendment("A1", "", edit("o2", "every two years", "every year"))
	subs := []amend.Amendment{amendment("S1", "A1", edit("o2", "year", "month")), amendment("S2", "A1", edit("o2", "year", "week"))}
	settled := "*Requests* the Secretariat to report every fortnight on the state of the locks"
	composed, err := action.Compose(base, parent, subs, []amend.Resolution{{Conflict: "c1", Text: &settled}})
	if err != nil {
		t.Fatal(err)
	}
	v1 := amend.Trace(nil, base, base, nil, "v1")
	attributed, err := action.Attribute("A1", []action.Wording{
		{Base: base, Provenance: v1, Amendment: parent},
		{Base: base, Provenance: v1, Amendment: composed, Author: "chair", Subs: []amend.Contribution{{Source: "S1", Amendment: subs[0]}, {Source: "S2", Amendment: subs[1]}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []amend.Span{{Text: "*Requests* the Secretariat to report every ", Source: "v1"}, {Text: "fortnight", Source: "chair"}, {Text: " on the state of the locks", Source: "v1"}}
	if !slices.Equal(attributed["o2"], want) {
		t.Errorf("the words are %+v, want %+v", attributed["o2"], want)
	}
}
