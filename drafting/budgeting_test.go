package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// held is why a draft cannot be decided on now, nil where it can.
func (w *world) held(draftID string) error {
	var held error
	err := w.store.View(w.ctx, func(r drafting.Snapshot) error {
		draft, err := r.Draft(draftID)
		if err != nil {
			return err
		}
		held = drafting.RequireBudgetStatements(r, draft)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return held
}

func (w *world) outstanding(draftID string) []string {
	w.t.Helper()
	return must(w.service.Paragraphs(w.ctx, w.chair, draftID))(w.t).Outstanding
}

func (w *world) statesBudget(draftID string, clauses ...string) error {
	_, err := w.service.StateBudget(w.ctx, w.secretariat, draftID, drafting.BudgetInput{
		ExpectedVersion: w.version(draftID), Symbol: "E/CN.99/2031/L.1/Add.1", Words: "The report costs 40,000 crowns a year.", Clauses: clauses,
	})
	return err
}

func TestBudgetImplicationsHoldTheActionUntilTheyAreStated(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	if err := w.held(draft.ID); err != nil {
		t.Fatal(err)
	}
	wantWords(t, w.statesBudget(draft.ID, "o2"), fault.Conflict, "paragraph 2 is not marked")
	must(w.service.MarkBudget(w.ctx, w.chair, draft.ID, "o2", true))(t)
	wantWords(t, w.held(draft.ID), fault.Conflict, "paragraph 2 has budget implications whose statement is not recorded")
	must(w.service.MarkBudget(w.ctx, w.secretariat, draft.ID, "i1", true))(t)
	must(w.service.MarkBudget(w.ctx, w.secretariat, draft.ID, "i1", true))(t)
	wantWords(t, w.held(draft.ID), fault.Conflict, "paragraph 2, paragraph 3 (a) have budget implications")
	wantSame(t, w.outstanding(draft.ID), []string{"o2", "i1"})

	if err := w.statesBudget(draft.ID, "o2", "i1"); err != nil {
		t.Fatal(err)
	}
	wantSame(t, w.outstanding(draft.ID), []string{})
	if err := w.held(draft.ID); err != nil {
		t.Error(err)
	}
	p := w.paragraph(draft.ID, "o2")
	if p.Statement == nil || p.Statement.Kind != drafting.BudgetStatement || p.Statement.Sitting == nil {
		t.Errorf("the paragraph shows the statement %+v", p.Statement)
	}

	// Other words need another statement; the old words again do not.
	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	wantSame(t, w.outstanding(draft.ID), []string{"o2"})
	w.edits(draft.ID, edit("o2", "every year", "every two years"))
	wantSame(t, w.outstanding(draft.ID), []string{})
	w.edits(draft.ID, edit("o2", "every two years", "every year"), edit("i1", "voluntary ", ""))
	if err := w.statesBudget(draft.ID, "o2"); err != nil {
		t.Fatal(err)
	}
	wantSame(t, w.outstanding(draft.ID), []string{"i1"})
	must(w.service.MarkBudget(w.ctx, w.chair, draft.ID, "i1", false))(t)
	wantSame(t, w.outstanding(draft.ID), []string{})
	w.sound()
}

func TestADeletedParagraphCostsNothing(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	must(w.service.MarkBudget(w.ctx, w.chair, draft.ID, "o2", true))(t)
	w.edits(draft.ID, remove("o2"))
	if err := w.held(draft.ID); err != nil {
		t.Error(err)
	}
	w.sound()
}

func TestWhatABudgetStatementMayNotBe(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	must(w.service.MarkBudget(w.ctx, w.chair, draft.ID, "o2", true))(t)
	for name, c := range map[string]struct {
		in   drafting.BudgetInput
		code fault.Code
	}{
		"about nothing":       {drafting.BudgetInput{ExpectedVersion: 1, Symbol: "S"}, fault.Invalid},
		"without words":       {drafting.BudgetInput{ExpectedVersion: 1, Words: "  ", Clauses: []string{"o2"}}, fault.Invalid},
		"about one twice":     {drafting.BudgetInput{ExpectedVersion: 1, Symbol: "S", Clauses: []string{"o2", "o2"}}, fault.Invalid},
		"about an unknown":    {drafting.BudgetInput{ExpectedVersion: 1, Symbol: "S", Clauses: []string{"o99"}}, fault.NotFound},
		"with a broken line":  {drafting.BudgetInput{ExpectedVersion: 1, Symbol: "S\nT", Clauses: []string{"o2"}}, fault.Invalid},
		"on an older version": {drafting.BudgetInput{ExpectedVersion: 9, Symbol: "S", Clauses: []string{"o2"}}, fault.Stale},
	} {
		_, err := w.service.StateBudget(w.ctx, w.secretariat, draft.ID, c.in)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantSame(t, len(must(w.service.Statements(w.ctx, w.chair, draft.ID))(t)), 0)
}
