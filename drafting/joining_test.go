package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

func (w *world) merges(mover, id, into string) (drafting.AmendmentView, error) {
	w.t.Helper()
	return w.service.JoinAmendment(w.ctx, w.delegates[mover], id, drafting.JoinInput{
		ExpectedRevision: w.amendment(id).Revision, Into: ref(w.amendment(into)),
	})
}

func TestOnlyEqualAmendmentsAreJoined(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	same := w.submitted("Karsk", draft, edit("o2", "two years", "year"))
	other := w.submitted("Meridia", draft, edit("o2", "two years", "three years"))
	mine := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	private := w.drafted("Karsk", draft, edit("o2", "two years", "year"))

	_, err := w.merges("Meridia", other.ID, yearly.ID)
	wantRefusal(t, err, fault.Conflict, "do not give the same text")
	_, err = w.merges("Delmark", mine.ID, yearly.ID)
	wantRefusal(t, err, fault.Conflict, "A1 stands in the name of Delmark already")
	_, err = w.merges("Meridia", same.ID, yearly.ID)
	wantRefusal(t, err, fault.Forbidden, "only Karsk may do this")
	_, err = w.merges("Karsk", same.ID, same.ID)
	wantRefusal(t, err, fault.Invalid, "no other pending amendment")
	_, err = w.service.JoinAmendment(w.ctx, w.delegates["Karsk"], private.ID, drafting.JoinInput{ExpectedRevision: 1, Into: ref(yearly)})
	wantRefusal(t, err, fault.Conflict, "joins another while it is submitted or admitted")
	_, err = w.service.JoinAmendment(w.ctx, w.delegates["Karsk"], same.ID, drafting.JoinInput{ExpectedRevision: 1, Into: drafting.AmendmentRef{ID: yearly.ID, Revision: 9}})
	wantRefusal(t, err, fault.Stale, "A1 is at revision 1, not 9")

	joined := must(w.merges("Karsk", same.ID, yearly.ID))(t)
	wantSame(t, []any{joined.Status, joined.IntoID}, []any{drafting.MergedInto, yearly.ID})
	_, err = w.merges("Karsk", same.ID, mine.ID)
	wantRefusal(t, err, fault.Conflict, "what becomes of the amendment that it joined becomes of it")
	must(w.rejects(draft.ID, nil, other.ID, mine.ID))(t)
	adopted := must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, adopted.Decision.Sentence, "The amendment of Delmark and Karsk was adopted without a vote.")
	w.sound()
}

func TestThoseWhoJoinedStandAloneAgain(t *testing.T) {
	for name, leave := range map[string]func(w *world, a drafting.AmendmentView) error{
		"when it is withdrawn": func(w *world, a drafting.AmendmentView) error {
			_, err := w.service.WithdrawAmendment(w.ctx, w.delegates["Delmark"], a.ID, w.amendment(a.ID).Revision, "")
			return err
		},
		"when it is reworded": func(w *world, a drafting.AmendmentView) error {
			now := w.amendment(a.ID)
			_, err := w.service.ReviseAmendment(w.ctx, w.delegates["Delmark"], a.ID, drafting.AmendmentChange{
				ExpectedRevision: now.Revision, Base: now.Base, Ops: []amend.Op{edit("o2", "every two years", "every century")},
			})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			draft := w.draft()
			yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
			same := w.submitted("Karsk", draft, edit("o2", "two years", "year"))
			apart := w.submitted("Meridia", draft, edit("o1", "progress", "good progress"))
			must(w.merges("Karsk", same.ID, yearly.ID))(t)
			must(w.adopts(draft.ID, nil, apart.ID))(t)
			if err := leave(w, yearly); err != nil {
				t.Fatal(err)
			}
			now := w.amendment(same.ID)
			wantSame(t, []any{now.Status, now.IntoID, now.Base, now.Changes.Clauses[0].Clause}, []any{drafting.Submitted, "", 2, "o2"})
			wantSame(t, len(w.amendment(yearly.ID).Joined), 0)
			if w.fate(yearly.ID).Pending() {
				must(w.rejects(draft.ID, nil, yearly.ID))(t)
			}
			must(w.adopts(draft.ID, nil, same.ID))(t)
			wantSame(t, w.words(draft.ID, 0, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every year")
			w.sound()
		})
	}
}

func TestEqualSubAmendmentsAreJoined(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year, with a summary"))
	one := w.sub("Karsk", yearly, edit("o2", "summary", "short summary"))
	same := w.sub("Meridia", yearly, edit("o2", "a summary", "a short summary"))
	must(w.merges("Meridia", same.ID, one.ID))(t)
	must(w.service.WithdrawAmendment(w.ctx, w.delegates["Karsk"], one.ID, one.Revision, ""))(t)
	wantSame(t, w.fate(same.ID), drafting.Submitted)
	must(w.adopts(draft.ID, nil, same.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.words(draft.ID, 0, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every year, with a short summary")
	w.sound()
}

func TestARequestForAVoteGoesWithTheAmendmentThatJoined(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	same := w.submitted("Karsk", draft, edit("o2", "two years", "year"))
	must(w.states("Meridia", draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, AmendmentID: same.ID, Vote: "show_of_hands"}))(t)
	must(w.merges("Karsk", same.ID, yearly.ID))(t)
	_, err := w.adopts(draft.ID, nil, yearly.ID)
	wantRefusal(t, err, fault.Conflict, "Meridia asked for a vote")
	must(w.adopts(draft.ID, hands(2, 1, 0), yearly.ID))(t)
}
