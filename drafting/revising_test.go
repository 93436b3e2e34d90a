package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

func TestAnOralRevisionCarriesAmendmentsOverAndAlertsCoSponsors(t *testing.T) {
	w, draft := negotiated(t)
	follows := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	beside := w.submitted("Delmark", draft, edit("i2", "neighbours", "friends"))
	advance := must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{
		ExpectedVersion: 1, Ops: []amend.Op{edit("o2", "every two years", "every four years"), edit("i2", "their neighbours", "all States")}, Note: "After consultations.",
	}))(t)
	v := advance.Version
	wantSame(t, []any{v.Number, v.Reason, v.Note, v.Sitting.Meeting}, []any{2, drafting.OrallyRevised, "After consultations.", 1})
	wantSame(t, w.amendment(follows.ID).Base, 2)
	wantSame(t, w.amendment(beside.ID).Status, drafting.NeedsRebase)
	wantSame(t, len(advance.NeedsRebase), 2)
	wantSame(t, w.alerts("Delmark"), []string{"revised_orally", "amendment_needs_rebase A4"})
	wantSame(t, w.alerts("Karsk"), []string{"amendment_needs_rebase A1"})
	wantSame(t, w.now(draft.ID).Status, drafting.Tabled)
	wantSame(t, must(w.service.Stage(w.ctx, w.public, w.published(draft), nil))(t).Qualifier, drafting.AsOrallyRevised)
	w.sound()
}

// published lets everybody see a draft and gives its id.
func (w *world) published(draft drafting.Draft) string {
	w.t.Helper()
	return must(w.service.Publish(w.ctx, w.secretariat, draft.ID))(w.t).ID
}

func TestOnlyTheMainSponsorRevisesOrally(t *testing.T) {
	w, draft := negotiated(t)
	in := drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}}
	for _, actor := range []drafting.Actor{w.delegates["Delmark"], w.delegates["Karsk"], w.delegates["River Union"], w.chair} {
		_, err := w.service.ReviseOrally(w.ctx, actor, draft.ID, in)
		if fault.CodeOf(err) != fault.Forbidden || !strings.Contains(err.Error(), "only the main sponsor") {
			t.Errorf("got %v", err)
		}
	}
	wantSame(t, w.now(draft.ID).Version, 1)
}

func TestAnOralRevisionNeedsAMeeting(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	w.closeMeeting()
	in := drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}}
	_, err := w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, in)
	wantCode(t, err, fault.Conflict)
	wantSame(t, may(w, "Meridia", draft, drafting.ReviseDraftOrally), false)
	must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t)
	wantSame(t, may(w, "Meridia", draft, drafting.ReviseDraftOrally), true)
	_, err = w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 2, Ops: in.Ops})
	wantCode(t, err, fault.Stale)
	_, err = w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Copy: navigationAids()})
	wantCode(t, err, fault.Invalid)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, in))(t)
}

func TestARevisionInWritingIssuesTheTextAnew(t *testing.T) {
	w, draft := negotiated(t)
	must(w.service.ReviseOrally(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("i2")}}))(t)
	must(w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 2, Ops: []amend.Op{remove("p1")}, Note: "Meridia's revised text."}))(t)
	wantSame(t, w.now(draft.ID).Revision, 1)
	wantSame(t, must(w.service.Stage(w.ctx, w.chair, draft.ID, nil))(t).Qualifier, drafting.AsIssued)
	must(w.adopt(draft.ID, 3, nil, w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))))(t)
	wantSame(t, must(w.service.Stage(w.ctx, w.chair, draft.ID, nil))(t).Qualifier, drafting.AsAmended)
}
