package drafting_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// blocked is what action on the draft, or on one of its amendments, is told now.
func (w *world) blocked(draftID, amendmentID string) error {
	w.t.Helper()
	now := w.clock.Now()
	return w.store.View(w.ctx, func(r drafting.Snapshot) error {
		draft, err := r.Draft(draftID)
		if err != nil {
			return err
		}
		if amendmentID == "" {
			return drafting.NoticeBlocks(r, draft, now)
		}
		a, err := r.Amendment(amendmentID)
		if err != nil {
			return err
		}
		return drafting.AmendmentNoticeBlocks(r, draft, a, now)
	})
}

// circulated is a draft issued now as L.1, with an amendment issued as L.2, in
// the rules of a Main Committee: one working day, waived by the body or, for
// amendments, by the chair. It is Monday, 12 May 2031.
func circulated(t *testing.T) (*world, drafting.Draft, drafting.AmendmentView) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-main-committee" })
	draft := w.tabledWithoutSymbol()
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	a := w.submitted("Karsk", draft, remove("p2"))
	must(w.service.IssueAmendmentDocument(w.ctx, w.secretariat, a.ID, drafting.IssueInput{ExpectedWording: 1, Form: drafting.OriginalDocument}))(t)
	return w, draft, a
}

func TestActionWaitsForTheNotice(t *testing.T) {
	w, draft, a := circulated(t)
	err := w.blocked(draft.ID, "")
	wantCode(t, err, fault.Conflict)
	for _, words := range []string{"E/CN.99/2031/L.1 was circulated on Monday, 12 May 2031", "from Tuesday, 13 May 2031", "waived"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not say %q", err, words)
		}
	}
	wantCode(t, w.blocked(draft.ID, a.ID), fault.Conflict)
	w.clock.advance(16 * time.Hour)
	wantCode(t, w.blocked(draft.ID, ""), "")
	wantCode(t, w.blocked(draft.ID, a.ID), "")
}

func TestTheChairDecidesOnceTheNoticeHasPassedOrIsWaived(t *testing.T) {
	w, draft, a := circulated(t)
	reject := func() error {
		_, err := w.service.Reject(w.ctx, w.chair, draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(a)})
		return err
	}
	adopt := func() error {
		_, err := w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted})
		return err
	}
	wantCode(t, adopt(), fault.Conflict)
	must(w.service.WaiveNotice(w.ctx, w.chair, draft.ID, drafting.WaiverInput{Draft: true, Reason: "Agreed."}))(t)
	wantCode(t, reject(), fault.Conflict) // its own notice runs
	must(w.service.WaiveNotice(w.ctx, w.chair, draft.ID, drafting.WaiverInput{AmendmentID: a.ID, Reason: "Agreed."}))(t)
	wantCode(t, reject(), "")
	wantCode(t, adopt(), "")
	w.sound()
}

func TestAnOutlookSaysThatTheNoticeRuns(t *testing.T) {
	w, draft, _ := circulated(t)
	hindrances := must(w.service.Outlook(w.ctx, w.chair, draft.ID))(t).Hindrances
	if len(hindrances) != 1 || !strings.Contains(hindrances[0], "may be considered from Tuesday, 13 May 2031") {
		t.Errorf("hindrances: %q", hindrances)
	}
}

func TestWeekendsAndHolidaysAreNoWorkingDays(t *testing.T) {
	w := newWorld(t)
	three := 3
	w.governed(func(in *drafting.CommitteeInput) {
		in.Rules, in.DraftNotice, in.Holidays = "un-main-committee", &three, []rules.Date{*dayOfMay(15)}
	})
	draft := w.tabledWithoutSymbol()
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	n := must(w.service.Papers(w.ctx, w.chair, draft.ID))(t).Notices[0]
	// The 13th, the 14th, and the 16th, for the 15th is a holiday.
	wantSame(t, []any{n.WorkingDays, n.From}, []any{3, time.Date(2031, 5, 16, 0, 0, 0, 0, time.UTC)})
}

func TestARevisionNeedsItsOwnNotice(t *testing.T) {
	w, draft, _ := circulated(t)
	w.clock.advance(24 * time.Hour)
	wantCode(t, w.blocked(draft.ID, ""), "")
	w.edited(draft.ID)
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.CorrigendumDocument, Words: "For a read b."}))(t)
	wantCode(t, w.blocked(draft.ID, ""), "")
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	wantCode(t, w.blocked(draft.ID, ""), fault.Conflict)
}

func TestNoNoticeIsCountedWithoutACirculationOrARule(t *testing.T) {
	w := newWorld(t)
	draft := w.draft() // came with its symbol
	a := w.submitted("Karsk", draft, remove("p2"))
	wantCode(t, w.blocked(draft.ID, ""), "")
	wantCode(t, w.blocked(draft.ID, a.ID), "")
	none := 0
	w.governed(func(in *drafting.CommitteeInput) { in.DraftNotice = &none })
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.OriginalDocument}))(t)
	wantCode(t, w.blocked(draft.ID, ""), "")
}

func TestTheChairWaivesANotice(t *testing.T) {
	w, draft, a := circulated(t)
	waive := func(in drafting.WaiverInput) (drafting.Waiver, error) {
		in.Reason = "The Committee agreed; nobody objected."
		return w.service.WaiveNotice(w.ctx, w.chair, draft.ID, in)
	}
	one := must(waive(drafting.WaiverInput{AmendmentID: a.ID}))(t)
	wantSame(t, []any{one.Number, one.Sitting.MeetingID}, []any{1, w.meeting.ID})
	wantCode(t, w.blocked(draft.ID, a.ID), "")
	wantCode(t, w.blocked(draft.ID, ""), fault.Conflict)
	_, err := waive(drafting.WaiverInput{Amendments: true})
	wantCode(t, err, fault.Conflict)
	both := must(waive(drafting.WaiverInput{Draft: true, Amendments: true}))(t)
	wantCode(t, w.blocked(draft.ID, ""), "")
	papers := must(w.service.Papers(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	wantSame(t, len(papers.Waivers), 2)
	wantSame(t, papers.Notices[0].WaiverID, both.ID)
	late := w.submitted("Meridia", draft, edit("o2", "every two years", "every year"))
	must(w.service.IssueAmendmentDocument(w.ctx, w.secretariat, late.ID, drafting.IssueInput{ExpectedWording: 1, Form: drafting.OriginalDocument}))(t)
	wantCode(t, w.blocked(draft.ID, late.ID), fault.Conflict) // nobody had seen it when the notice was waived
	w.sound()
}

func TestAWaiverThatCannotBeChangesNothing(t *testing.T) {
	w, draft, a := circulated(t)
	other := w.draft()
	foreign := w.submitted("Karsk", other, remove("p2"))
	waive := func(in drafting.WaiverInput) error {
		_, err := w.service.WaiveNotice(w.ctx, w.chair, draft.ID, in)
		return err
	}
	must(w.service.CloseMeeting(w.ctx, w.chair, w.meeting.ID))(t)
	wantCode(t, waive(drafting.WaiverInput{Draft: true, Reason: "Urgent."}), fault.Conflict) // no meeting is open
	must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t)
	wantCode(t, waive(drafting.WaiverInput{Reason: "Urgent."}), fault.Invalid)
	wantCode(t, waive(drafting.WaiverInput{Draft: true, Reason: " "}), fault.Invalid)
	wantCode(t, waive(drafting.WaiverInput{Amendments: true, AmendmentID: a.ID, Reason: "Urgent."}), fault.Invalid)
	wantCode(t, waive(drafting.WaiverInput{AmendmentID: foreign.ID, Reason: "Urgent."}), fault.Invalid)
	w.clock.advance(48 * time.Hour)
	wantCode(t, waive(drafting.WaiverInput{Draft: true, Reason: "Urgent."}), fault.Conflict) // it has passed
	must(w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted}))(t)
	wantCode(t, waive(drafting.WaiverInput{Draft: true, Reason: "Urgent."}), fault.Conflict)
	wantSame(t, len(must(w.service.Papers(w.ctx, w.chair, draft.ID))(t).Waivers), 0)
	w.sound()
}
