package drafting_test

import (
	"slices"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func TestAWithdrawnDraftTakesItsAmendmentsWithIt(t *testing.T) {
	w, draft := negotiated(t)
	private := w.drafted("Karsk", draft, remove("p1"))
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 1, Reason: "No agreement."}))(t)
	wantSame(t, w.now(draft.ID).Status, drafting.DraftWithdrawn)
	statuses := []drafting.AmendmentStatus{}
	for _, a := range must(w.service.Amendments(w.ctx, w.delegates["Karsk"], draft.ID, drafting.AmendmentFilter{}))(t) {
		statuses = append(statuses, a.Status)
	}
	wantSame(t, statuses, []drafting.AmendmentStatus{drafting.Lapsed, drafting.Withdrawn, drafting.Lapsed})
	wantSame(t, w.alerts("Delmark"), []string{"draft_withdrawn"})
	told := w.alerts("Karsk")
	slices.Sort(told)
	wantSame(t, told, []string{"amendment_lapsed", "amendment_lapsed A1"})
	wantSame(t, w.alerts("Meridia"), []string{"sponsor_joined"})
	if _, err := w.service.Amendment(w.ctx, w.chair, private.ID); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("the chair sees a private amendment that lapsed: %v", err)
	}
	w.sound()
}

func TestAnAmendedDraftIsNotItsSponsorsToWithdraw(t *testing.T) {
	w, draft := negotiated(t)
	must(w.adopt(draft.ID, 1, nil, w.submitted("Karsk", draft, remove("p1"))))(t)
	back := w.inStatus(draft, drafting.Tabled) // as when the chair takes action back but not its result
	_, err := w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], back.ID, drafting.StepInput{ExpectedVersion: 2})
	wantCode(t, err, fault.Conflict)
	wantSame(t, may(w, "Meridia", back, drafting.WithdrawTheDraft), false)
}

func TestAnyMemberReintroducesAWithdrawnDraft(t *testing.T) {
	w, draft := negotiated(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{add("o4", "*Thanks* the pilots")}}))(t)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 2}))(t)
	old := w.now(draft.ID)
	wantSame(t, []bool{may(w, "Karsk", old, drafting.ReintroduceDraft), may(w, "River Union", old, drafting.ReintroduceDraft)}, []bool{true, false})
	_, err := w.service.ReintroduceDraft(w.ctx, w.delegates["Karsk"], old.ID, drafting.ReintroduceInput{DelegationID: w.delegations["Delmark"].ID})
	wantCode(t, err, fault.Forbidden)
	again := must(w.service.ReintroduceDraft(w.ctx, w.delegates["Karsk"], old.ID, drafting.ReintroduceInput{Note: "We take it up."}))(t)
	wantSame(t, []any{again.Status, again.Symbol, again.ReintroducedFrom, again.MainSponsorID, again.Version, again.TabledAt}, []any{
		drafting.Tabled, old.Symbol, old.ID, w.delegations["Karsk"].ID, 1, old.TabledAt,
	})
	last := must(w.service.Version(w.ctx, w.chair, old.ID, 0))(t)
	first := must(w.service.Version(w.ctx, w.chair, again.ID, 0))(t)
	wantSame(t, first.Reason, drafting.Reintroduced)
	wantSame(t, text.Hash(first.Text, ""), text.Hash(last.Text, ""))
	found := must(w.service.Provenance(w.ctx, w.chair, again.ID, 0))(t)
	wantSame(t, found.Sources, map[string]drafting.Source{"v1": {Version: 1}})
	wantSame(t, must(w.service.Stage(w.ctx, w.delegates["Delmark"], old.ID, nil))(t).ReintroducedAs, again.ID)

	_, err = w.service.ReintroduceDraft(w.ctx, w.delegates["Delmark"], old.ID, drafting.ReintroduceInput{})
	wantCode(t, err, fault.Conflict)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Karsk"], again.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	must(w.service.ReintroduceDraft(w.ctx, w.delegates["Delmark"], old.ID, drafting.ReintroduceInput{}))(t)
	w.sound()
}

func TestADraftThatWasNotTabledIsReintroducedAsSubmitted(t *testing.T) {
	w := newWorld(t)
	draft := w.zeroDraft("Meridia")
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	again := must(w.service.ReintroduceDraft(w.ctx, w.delegates["Delmark"], draft.ID, drafting.ReintroduceInput{OnBehalfOfID: w.delegations["Coastal Group"].ID}))(t)
	wantSame(t, []any{again.Status, again.Symbol, again.TabledAt == nil}, []any{drafting.SubmittedDraft, "", true})
	wantSame(t, must(w.service.Sponsors(w.ctx, w.chair, again.ID))(t).Document, []string{"Delmark (on behalf of the Coastal Group)"})
}

// resubmit takes an amendment up again as a delegation.
func (w *world) resubmit(name, id string, in drafting.ResubmitInput) (drafting.AmendmentView, error) {
	return w.service.ResubmitAmendment(w.ctx, w.delegates[name], id, in)
}

func TestALapsedAmendmentIsTakenUpAgainOnTheReintroducedDraft(t *testing.T) {
	w, draft := negotiated(t)
	a := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"), add("o4", "*Thanks* the pilots"))
	step := drafting.StepInput{ExpectedVersion: 1}
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, step))(t)
	wantSame(t, mayWith(w, "Delmark", draft, a.ID, drafting.TakeUpAgain), false)
	_, err := w.resubmit("Delmark", a.ID, drafting.ResubmitInput{})
	wantCode(t, err, fault.Conflict)

	again := must(w.service.ReintroduceDraft(w.ctx, w.delegates["Karsk"], draft.ID, drafting.ReintroduceInput{}))(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Karsk"], again.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{edit("o1", "inland waterways", "canals")}}))(t)
	wantSame(t, mayWith(w, "Delmark", draft, a.ID, drafting.TakeUpAgain), true)
	taken := must(w.resubmit("Delmark", a.ID, drafting.ResubmitInput{}))(t)
	wantSame(t, []any{taken.DraftID, taken.ResubmittedFrom, taken.By, taken.Status, taken.Base, taken.Label}, []any{again.ID, a.ID, "Delmark", drafting.Drafted, 2, ""})
	_, err = w.service.Amendment(w.ctx, w.delegates["Karsk"], taken.ID)
	wantCode(t, err, fault.NotFound)
	submitted := must(w.service.SubmitAmendment(w.ctx, w.delegates["Delmark"], taken.ID, 1))(t)
	must(w.adopt(again.ID, 2, nil, submitted))(t)
	wantSame(t, w.words(again.ID, 0, "o1"), "*Welcomes* the good progress made in the marking of canals")
	wantSame(t, w.amendment(a.ID).Status, drafting.Lapsed)
	w.sound()
}

func TestWhatCannotBeTakenUpAgain(t *testing.T) {
	w, draft := negotiated(t)
	other := w.sponsored("Delmark")
	pending := w.submitted("Karsk", draft, remove("p1"))
	back := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	must(w.service.WithdrawAmendment(w.ctx, w.delegates["Karsk"], back.ID, 1, ""))(t)
	same := w.submitted("Karsk", draft, edit("o2", "every two years", "every year"))
	must(w.service.WithdrawAmendment(w.ctx, w.delegates["Karsk"], same.ID, 1, ""))(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{
		edit("o1", "the progress", "all that was"), edit("o2", "every two years", "every year"),
	}}))(t)
	for name, c := range map[string]struct {
		id   string
		in   drafting.ResubmitInput
		code fault.Code
	}{
		"one that is pending":          {pending.ID, drafting.ResubmitInput{}, fault.Conflict},
		"words that collide now":       {back.ID, drafting.ResubmitInput{}, fault.Conflict},
		"what the text says already":   {same.ID, drafting.ResubmitInput{}, fault.Conflict},
		"on a draft that it is not of": {back.ID, drafting.ResubmitInput{DraftID: other.ID}, fault.Invalid},
		"what is not there":            {"nothing", drafting.ResubmitInput{}, fault.NotFound},
	} {
		_, err := w.resubmit("Delmark", c.id, c.in)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(err), err)
		}
	}
	must(w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 2, Ops: []amend.Op{edit("o1", "all that was", "the progress")}, Note: "Meridia's."}))(t)
	_, err := w.resubmit("Delmark", back.ID, drafting.ResubmitInput{DelegationID: w.delegations["Meridia"].ID})
	wantCode(t, err, fault.Forbidden)
	must(w.resubmit("Delmark", back.ID, drafting.ResubmitInput{}))(t)
	w.sound()
}
