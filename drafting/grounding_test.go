package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

const everyYear = "*Requests* the Secretariat to submit a report on navigation aids every year"

// trySub is what Karsk would see of a sub-amendment before it is saved.
func (w *world) trySub(draftID string, to drafting.AmendmentView, ops ...amend.Op) (drafting.AmendmentView, error) {
	return w.service.TryAmendment(w.ctx, w.delegates["Karsk"], draftID, drafting.AmendmentInput{
		Base: to.Base, To: to.ID, ToRevision: to.Revision, Ops: ops,
	})
}

func TestWhatAnAmendmentProposesCanBeReadWhole(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	found := must(w.service.ProposedText(w.ctx, w.delegates["Karsk"], a.ID, 0))(t)
	wantSame(t, found.Text.Find("o2").Text, everyYear)
	wantSame(t, []any{found.AmendmentID, found.Label, found.By, found.Revision}, []any{a.ID, "A1", "Delmark", 1})
	_, err := w.service.ProposedText(w.ctx, w.delegates["Karsk"], a.ID, 7)
	wantCode(t, err, fault.NotFound)
}

func TestWhatWasWrittenBeforeSubmissionIsNotReadWholeByOthers(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.drafted("Delmark", draft, edit("o2", "every two years", "every year"))
	_, err := w.service.ProposedText(w.ctx, w.delegates["Karsk"], a.ID, 0)
	wantCode(t, err, fault.NotFound)
	b := must(w.service.UpdateAmendment(w.ctx, w.delegates["Delmark"], a.ID, drafting.AmendmentChange{
		ExpectedRevision: a.Revision, Base: 1, Ops: []amend.Op{edit("o2", "every two years", "every month")},
	}))(t)
	must(w.service.SubmitAmendment(w.ctx, w.delegates["Delmark"], a.ID, b.Revision))(t)
	_, err = w.service.ProposedText(w.ctx, w.delegates["Karsk"], a.ID, 1)
	wantCode(t, err, fault.NotFound)
	wantSame(t, must(w.service.ProposedText(w.ctx, w.delegates["Delmark"], a.ID, 1))(t).Text.Find("o2").Text, everyYear)
}

func TestWordsForAnOlderWordingOfAnAmendmentAreCarriedOver(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	seen := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, beginning in 2032"))
	same := must(w.trySub(draft.ID, seen, edit("o2", "2032", "2033")))(t)
	if same.Rebase != nil {
		t.Errorf("nothing was reworded, and yet it was carried over: %+v", same.Rebase)
	}
	must(w.service.ReviseAmendment(w.ctx, w.delegates["Delmark"], seen.ID, drafting.AmendmentChange{
		ExpectedRevision: seen.Revision, Base: 1, Ops: []amend.Op{edit("o2", "every two years", "every month, beginning in 2032")},
	}))(t)

	carried := must(w.trySub(draft.ID, seen, edit("o2", "2032", "2033")))(t)
	wantSame(t, carried.Rebase.Status, amend.Clean)
	wantSame(t, carried.Ground.Revision, 2)
	wantSame(t, *carried.Content.Ops[0].Text, "*Requests* the Secretariat to submit a report on navigation aids every month, beginning in 2033")
	collided := must(w.trySub(draft.ID, seen, edit("o2", "year", "quarter")))(t)
	wantSame(t, collided.Rebase.Status, amend.Conflict)

	seen.Revision = 9
	_, err := w.trySub(draft.ID, seen, edit("o2", "2032", "2033"))
	wantCode(t, err, fault.Stale)
}

func TestTheOutlookTellsWhichVoteIsTakenAgain(t *testing.T) {
	w := newWorld(t)
	in := drafting.CommitteeInput{Name: "Plenary", Body: "The Commission on Inland Waterways,", Rules: "un-general-assembly-plenary"}
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, in))(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	wantSame(t, must(w.service.Outlook(w.ctx, w.chair, draft.ID))(t).SecondVotes, []drafting.SecondVote{})
	tied := drafting.RejectInput{
		ExpectedVersion: 1, Amendments: refs(a), Tied: true,
		Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 1, Against: 1, Abstaining: 1},
	}
	must(w.service.Reject(w.ctx, w.chair, draft.ID, tied))(t)
	wantSame(t, must(w.service.Outlook(w.ctx, w.chair, draft.ID))(t).SecondVotes, []drafting.SecondVote{{Amendment: a.ID}})
}

func TestWhoMayTakeBackAndChallengeIsTold(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	may := func(who drafting.Actor, what drafting.DraftAction) bool {
		for _, one := range must(w.service.DraftActions(w.ctx, who, draft.ID))(t) {
			if one == what {
				return true
			}
		}
		return false
	}
	wantSame(t, may(w.chair, drafting.UndoLatest), false)
	must(w.adopt(draft.ID, 1, nil, a))(t)
	wantSame(t, []bool{may(w.chair, drafting.UndoLatest), may(w.secretariat, drafting.UndoLatest)}, []bool{true, false})
	wantSame(t, []bool{may(w.delegates["Karsk"], drafting.ChallengeARuling), may(w.chair, drafting.ChallengeARuling)}, []bool{true, false})
	wantSame(t, may(w.delegates["Karsk"], drafting.ProposeConsequence), false)
	must(w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 2, Outcome: drafting.DraftAdopted}))(t)
	wantSame(t, may(w.chair, drafting.UndoLatest), true)
	must(w.service.CloseAction(w.ctx, w.chair, draft.ID, 2))(t)
	wantSame(t, may(w.chair, drafting.UndoLatest), false)
}

func TestSubAmendmentsArePreviewedInWhatTheirAmendmentProposes(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	parent := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, beginning in 2032"))
	sub := func(mover, find, with string) drafting.AmendmentView {
		a := must(w.service.CreateAmendment(w.ctx, w.delegates[mover], draft.ID, drafting.AmendmentInput{
			Base: 1, To: parent.ID, ToRevision: parent.Revision, Ops: []amend.Op{edit("o2", find, with)},
		}))(t)
		return must(w.service.SubmitAmendment(w.ctx, w.delegates[mover], a.ID, a.Revision))(t)
	}
	later, sooner := sub("Karsk", "2032", "2033"), sub("Meridia", "2032", "2031")

	shown := must(w.service.Preview(w.ctx, w.chair, draft.ID, drafting.PreviewInput{Amendments: refs(later)}))(t)
	wantSame(t, shown.Text.Find("o2").Text, "*Requests* the Secretariat to submit a report on navigation aids every year, beginning in 2033")
	wantSame(t, []any{shown.Version, shown.Ground.AmendmentID}, []any{1, parent.ID})
	for _, changed := range shown.Changes.Clauses {
		for _, run := range changed.Runs {
			if run.Op == "del" && run.Text != "2032" {
				t.Errorf("the change is shown against other words: %q goes", run.Text)
			}
		}
	}
	both := must(w.service.Preview(w.ctx, w.chair, draft.ID, drafting.PreviewInput{Amendments: refs(later, sooner)}))(t)
	if len(both.Result.Conflicts) != 1 || both.Text != nil {
		t.Errorf("two numbers for one show %+v", both.Result.Conflicts)
	}
	_, err := w.service.Preview(w.ctx, w.chair, draft.ID, drafting.PreviewInput{Amendments: refs(later, parent)})
	wantCode(t, err, fault.Invalid)
}
