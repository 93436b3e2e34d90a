package amend_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/text"
)

// joinedRuns are the words of the runs that are wanted, emphasis closed and opened
// again at a seam left out.
func joinedRuns(runs []amend.AttributedRun, want func(amend.AttributedRun) bool) string {
	var b strings.Builder
	for _, run := range runs {
		if want(run) {
			b.WriteString(run.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "**", "")
}

// TestEachMoversChangesAreTheirs holds that the runs lead from the base to the
// text, that each has a mover, and that a mover's runs alone are what the mover
// proposed.
func TestEachMoversChangesAreTheirs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		amendments := []amend.Amendment{amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3), amendtest.Amendment(t, base, "C", 3)}
		merged, err := amend.Merge(base, amendments)
		if err != nil {
			t.Fatal(err)
		}
		own := make([]*text.Text, len(amendments))
		for i, a := range amendments {
			if own[i], err = amend.Apply(base, a); err != nil {
				t.Fatal(err)
			}
		}
		disputed := map[string]bool{}
		for _, c := range merged.Conflicts {
			disputed[c.Clause] = true
		}
		for _, c := range amend.Attribute(base, merged.Text, amend.Compare(base, merged.Text), amendments).Clauses {
			checkRuns(t, c, base, merged.Text)
			old := base.Find(c.Clause)
			if old == nil || c.Status == amend.Deleted || disputed[c.Clause] || len(merged.Conflicts) > 0 {
				continue
			}
			for i := range amendments {
				proposed := own[i].Find(c.Clause)
				if proposed == nil {
					continue
				}
				got := joinedRuns(c.Words, func(r amend.AttributedRun) bool {
					return r.Op == diffing.Equal || (r.Op == diffing.Insert) == slices.Contains(r.Movers, i)
				})
				if got != proposed.Text {
					t.Fatalf("of clause %q the runs %+v\nmover %d's give %q, proposed %q", old.Text, c.Words, i, got, proposed.Text)
				}
			}
		}
	})
}

func checkRuns(t *rapid.T, c amend.AttributedClause, base, changed *text.Text) {
	was, is := joinedRuns(c.Words, func(r amend.AttributedRun) bool { return r.Op != diffing.Insert }), joinedRuns(c.Words, func(r amend.AttributedRun) bool { return r.Op != diffing.Delete })
	if old := base.Find(c.Clause); old != nil && was != old.Text {
		t.Fatalf("the runs %+v are of %q, not of %q", c.Words, was, old.Text)
	}
	if now := changed.Find(c.Clause); now != nil && is != now.Text {
		t.Fatalf("the runs %+v give %q, not %q", c.Words, is, now.Text)
	}
	for _, run := range append(slices.Clone(c.Words), c.End...) {
		if run.Op != diffing.Equal && len(run.Movers) == 0 {
			t.Fatalf("nobody wants %+v in clause %s (%s)", run, c.Clause, c.Status)
		}
	}
	if c.Status != amend.Same && len(c.Movers) == 0 {
		t.Fatalf("nobody wants clause %s %s: %+v", c.Clause, c.Status, c)
	}
}

func TestAttributionOfWholesEndsAndNotes(t *testing.T) {
	base, err := text.Decode([]byte(`{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[
	 {"id":"p1","kind":"preambular","text":"*Recalling* the treaty{fn:a}"},
	 {"id":"o1","kind":"operative","text":"*Requests* a report on locks"},
	 {"id":"o2","kind":"operative","text":"*Decides* to meet"}],"footnotes":{"a":"Treaty 12."}}`))
	if err != nil {
		t.Fatal(err)
	}
	words := func(s string) *string { return &s }
	amendments := []amend.Amendment{
		{ID: "A", By: "Karsk", Ops: []amend.Op{
			{Kind: amend.Edit, Clause: "o1", Text: words("*Requests* a yearly report on locks"), End: words("; and")},
			{Kind: amend.SetFootnote, Key: "a", Text: words("Treaty 13.")},
		}},
		{ID: "B", By: "Delmark", Ops: []amend.Op{
			{Kind: amend.Delete, Clause: "o2"},
			{Kind: amend.Insert, After: "o1", NewClause: &text.Clause{Text: "*Invites* donors"}},
			{Kind: amend.Edit, Clause: "o1", Text: words("*Requests* a report on locks and *quays*")},
		}},
		{ID: "C", By: "Delmark too", Ops: []amend.Op{{Kind: amend.Insert, After: "o1", NewClause: &text.Clause{Text: "*Invites* donors"}}}},
		{ID: "D", By: "Elsewhere", Ops: []amend.Op{{Kind: amend.Delete, Clause: "nowhere"}}},
	}
	merged, err := amend.Merge(base, amendments[:3])
	if err != nil {
		t.Fatal(err)
	}
	got := amend.Attribute(base, merged.Text, amend.Compare(base, merged.Text), amendments)
	want := map[string][]int{"o1": {0, 1}, "B-2": {1, 2}, "o2": {1}}
	for _, c := range got.Clauses {
		if !slices.Equal(c.Movers, want[c.Clause]) {
			t.Errorf("%s is changed by %v, want %v: %+v", c.Clause, c.Movers, want[c.Clause], c)
		}
		delete(want, c.Clause)
	}
	if len(want) > 0 {
		t.Errorf("not told of: %v", want)
	}
	if note := got.Notes["a"]; len(note) < 3 || !slices.Equal(note[1].Movers, []int{0}) {
		t.Errorf("the note: %+v", note)
	}
}

func TestEqualClausesThatStayTwoAreEachMoversOwn(t *testing.T) {
	base, err := text.Decode([]byte(`{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[
	 {"id":"o1","kind":"operative","text":"*Requests* a report"},{"id":"o2","kind":"operative","text":"*Decides* to meet"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	inserting := func(id, after string) amend.Amendment {
		return amend.Amendment{ID: id, By: id, Ops: []amend.Op{{Kind: amend.Insert, After: after, NewClause: &text.Clause{Text: "*Invites* donors"}}}}
	}
	amendments := []amend.Amendment{inserting("A", "o1"), inserting("B", "o2")}
	merged, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	a := amend.NewAttributor(base, merged.Text, amendments)
	for id, want := range map[string][]int{"A-1": {0}, "B-1": {1}} {
		if got := a.Inserters(id); !slices.Equal(got, want) {
			t.Errorf("clause %s comes from %v, want %v", id, got, want)
		}
	}
}

func TestWordsThatNobodyProposedAreNobodys(t *testing.T) {
	base, err := text.Decode([]byte(`{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[
	 {"id":"o1","kind":"operative","text":"*Requests* forty reports on locks"},{"id":"o2","kind":"operative","text":"*Decides* to meet"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	edit := func(id, words string) amend.Amendment {
		return amend.Amendment{ID: id, By: id, Ops: []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: &words}}}
	}
	amendments := []amend.Amendment{edit("A", "*Requests* fifty reports on locks"), edit("B", "*Requests* sixty reports on locks")}
	changed, err := amend.Apply(base, edit("chair", "*Requests* some reports on locks"))
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range amend.Attribute(base, changed, amend.Compare(base, changed), amendments).Clauses[0].Words {
		if run.Op == diffing.Insert && len(run.Movers) != 0 || run.Op == diffing.Delete && !slices.Equal(run.Movers, []int{0, 1}) {
			t.Errorf("%+v", run)
		}
	}
}
