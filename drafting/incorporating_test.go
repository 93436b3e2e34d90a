package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// accept takes an amendment into the text for its main sponsor, Meridia.
func (w *world) accept(a drafting.AmendmentView) (drafting.Incorporation, error) {
	return w.service.IncorporateAmendment(w.ctx, w.delegates["Meridia"], a.ID, drafting.IncorporateInput{ExpectedRevision: a.Revision, Note: "Accepted with thanks."})
}

func TestTheSponsorAcceptsAnAmendmentIntoTheText(t *testing.T) {
	w, draft := negotiated(t)
	follows := w.submitted("Delmark", draft, edit("o1", "inland waterways", "canals"))
	a := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"), add("o4", "*Thanks* the pilots"))
	done := must(w.accept(a))(t)
	v := done.Version
	wantSame(t, []any{v.Number, v.Reason, v.Adopted, v.DecisionID, v.Sitting.Meeting}, []any{
		2, drafting.SponsorIncorporated, []drafting.AmendmentRef{{ID: a.ID, Label: a.Label, Revision: 1}}, "", 1,
	})
	wantSame(t, done.Amendment.Status, drafting.Incorporated)
	wantSame(t, w.amendment(a.ID).Status, drafting.Incorporated)
	wantSame(t, w.words(draft.ID, 0, "o1"), "*Welcomes* the good progress made in the marking of inland waterways")
	wantSame(t, w.amendment(follows.ID).Base, 2)
	wantSame(t, w.now(draft.ID).Status, drafting.Tabled)
	wantSame(t, w.alerts("Karsk"), []string{"amendment_incorporated " + a.Label})
	wantSame(t, w.alerts("Delmark"), []string{"amendment_incorporated " + a.Label})

	found := must(w.service.Provenance(w.ctx, w.chair, draft.ID, 0))(t)
	for _, span := range found.Clauses["o1"] {
		if strings.Contains(span.Text, "good") && found.Sources[span.Source].By != "Karsk" {
			t.Errorf("%q is from %+v", span.Text, found.Sources[span.Source])
		}
	}
	wantSame(t, len(must(w.service.Decisions(w.ctx, w.chair, draft.ID))(t)), 0)
	w.sound()
}

// TestWhatCannotBeAcceptedSaysWhatToDo covers each standing of an amendment.
func TestWhatCannotBeAcceptedSaysWhatToDo(t *testing.T) {
	w, draft := negotiated(t)
	collides := w.submitted("Karsk", draft, edit("o2", "every two years", "never"))
	first := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	rejected := w.submitted("Karsk", draft, remove("p1"))
	private := w.drafted("Meridia", draft, remove("p2"))
	must(w.accept(first))(t)
	for name, c := range map[string]struct {
		amendment drafting.AmendmentView
		code      fault.Code
		says      string
	}{
		"overtaken":         {w.amendment(collides.ID), fault.Conflict, "its mover revises it"},
		"accepted already":  {w.amendment(first.ID), fault.Conflict, "incorporated_by_sponsor"},
		"not submitted":     {private, fault.Conflict, "a submitted amendment"},
		"an older revision": {rejected, fault.Stale, "look at it again"},
		"seen by its mover": {w.drafted("Karsk", draft, remove("p2")), fault.NotFound, "may not see"},
	} {
		_, err := w.accept(c.amendment)
		if fault.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(err), err)
		}
	}
	wantSame(t, w.now(draft.ID).Version, 2)
	w.sound()
}

func TestAnAmendmentThatAnotherWouldChangeIsNotAcceptedBeforeThat(t *testing.T) {
	w, draft := negotiated(t)
	a := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	sub := a
	sub.ID, sub.ToID, sub.Label = "sub", a.ID, "A9"
	err := w.store.Update(w.ctx, func(tx drafting.Tx) error {
		if err := tx.CreateAmendment(&sub.Amendment); err != nil {
			return err
		}
		return tx.AppendRevisions([]drafting.Revision{{AmendmentID: sub.ID, Number: 1, Base: 1, Content: a.Content}})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range []drafting.AmendmentView{a, sub} {
		_, err := w.accept(each)
		wantCode(t, err, fault.Conflict)
		wantSame(t, mayWith(w, "Meridia", draft, each.ID, drafting.AcceptAmendment), false)
	}
}

// mayWith tells whether a delegate is offered an action with an amendment.
func mayWith(w *world, name string, draft drafting.Draft, id string, action drafting.AmendmentAction) bool {
	w.t.Helper()
	for _, offered := range must(w.service.AmendmentActions(w.ctx, w.delegates[name], draft.ID, []string{id}))(w.t)[id] {
		if offered == action {
			return true
		}
	}
	return false
}

func TestAnInformalTextTakesInAmendmentsWithoutAMeeting(t *testing.T) {
	w := newWorld(t)
	draft := w.zeroDraft("Meridia")
	a := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	wantSame(t, mayWith(w, "Meridia", draft, a.ID, drafting.AcceptAmendment), true)
	wantSame(t, mayWith(w, "Delmark", draft, a.ID, drafting.AcceptAmendment), false)
	wantSame(t, must(w.accept(a))(t).Version.Sitting == nil, true)
	w.closeMeeting()
	tabled := w.sponsored("Meridia")
	b := w.submitted("Karsk", tabled, edit("o1", "progress", "good progress"))
	wantSame(t, mayWith(w, "Meridia", tabled, b.ID, drafting.AcceptAmendment), false)
	_, err := w.accept(b)
	wantCode(t, err, fault.Conflict)
	w.sound()
}

func TestTheChairsTextIsAcceptedToo(t *testing.T) {
	w, draft := negotiated(t)
	a := must(w.service.CreateAmendment(w.ctx, w.chair, draft.ID, drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}}))(t)
	a = must(w.service.SubmitAmendment(w.ctx, w.chair, a.ID, 1))(t)
	must(w.accept(a))(t)
	w.sound()
}
