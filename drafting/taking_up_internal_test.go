package drafting

import (
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// An overtaken amendment that collides twice in one paragraph: choosing its words
// at both places brings in both, and nothing adopted in between is dropped.
func TestChoosingAtTwoConflictsOfOneParagraphKeepsBoth(t *testing.T) {
	paragraph := func(words string) *text.Text {
		made, err := text.Canonical(&text.Text{Clauses: []*text.Clause{{ID: "o1", Kind: text.Operative, Text: words}}})
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	base := paragraph("Requests all harbours to report every year on forty locks and to publish the figures in March")
	current := paragraph("Requests all harbours to report every month on fifty locks and to publish the audited figures in March")
	proposed := "Requests all harbours to report every week on sixty locks and to publish the figures in April"
	a := amend.Amendment{ID: "a", Ops: []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: &proposed}}}
	result, err := amend.Rebase(base, current, a)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Conflicts) != 2 {
		t.Fatalf("%d conflicts, want 2: %+v", len(result.Conflicts), result.Conflicts)
	}
	var up taken
	carried := result.Amendment
	for _, conflict := range result.Conflicts {
		if err := up.settle(Version{Text: current}, &carried, conflict, amend.Resolution{Conflict: conflict.ID, Choose: 1}); err != nil {
			t.Fatal(err)
		}
	}
	settled, err := amend.Apply(current, carried)
	if err != nil {
		t.Fatal(err)
	}
	want := "Requests all harbours to report every week on sixty locks and to publish the audited figures in April"
	if got := settled.Clauses[0].Text; got != want {
		t.Errorf("the paragraph is\n%s\nwant\n%s", got, want)
	}
}
