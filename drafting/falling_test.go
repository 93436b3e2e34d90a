package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
)

// falls are the suggestions of the outlook, by label.
func (w *world) falls(draftID string) map[string]action.Suggestion {
	w.t.Helper()
	found := map[string]action.Suggestion{}
	for _, f := range must(w.service.Outlook(w.ctx, w.chair, draftID))(w.t).Falls {
		found[w.amendment(f.Amendment).Label] = f.Suggestion
	}
	return found
}

func TestWhatFallsByAnAdoptionIsSuggestedUntilItIsRuled(t *testing.T) {
	c := newCrowd(t)
	wantSame(t, c.falls(c.draft.ID), map[string]action.Suggestion{})
	must(c.adopts(c.draft.ID, nil, c.written.ID, c.pilots.ID))(t)
	adopted := must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	wantSame(t, c.falls(c.draft.ID), map[string]action.Suggestion{"A4": action.ImpliedRejection})
	must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	wantSame(t, c.falls(c.draft.ID)["A4"], action.ImpliedRejection)
	must(c.undoes(must(c.service.Outlook(c.ctx, c.chair, c.draft.ID))(t).LastDecision))(t)
	must(c.undoes(adopted.Decision.ID))(t)
	wantSame(t, c.falls(c.draft.ID), map[string]action.Suggestion{})
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	must(c.rules(c.draft.ID, drafting.AmendmentsNotPut, c.triennial.ID))(t)
	wantSame(t, c.falls(c.draft.ID), map[string]action.Suggestion{})
}

func TestWhatFallsByASubAmendmentIsSuggested(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"))
	table := w.sub("Karsk", yearly, edit("o2", "summary", "table"))
	chart := w.sub("Meridia", yearly, edit("o2", "summary", "chart"))
	must(w.adopts(draft.ID, nil, table.ID))(t)
	wantSame(t, w.falls(draft.ID), map[string]action.Suggestion{"A3": action.ImpliedRejection})
	must(w.rules(draft.ID, drafting.AmendmentsNotPut, chart.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	w.sound()
}
