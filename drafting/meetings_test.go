package drafting_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func TestOneMeetingIsOpenAtATime(t *testing.T) {
	w := newWorld(t)
	one := w.meeting
	_, err := w.service.OpenMeeting(w.ctx, w.secretariat, w.committee.ID)
	wantCode(t, err, fault.Conflict)
	must(w.service.CloseMeeting(w.ctx, w.secretariat, one.ID))(t)
	_, err = w.service.CloseMeeting(w.ctx, w.chair, one.ID)
	wantCode(t, err, fault.Conflict)
	_, err = w.service.CallRoll(w.ctx, w.chair, one.ID, nil)
	wantCode(t, err, fault.Conflict)
	wantSame(t, must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t).Number, 2)
}

func TestARollNamesDelegationsOnceAndNoGroup(t *testing.T) {
	w := newWorld(t)
	m := w.meeting
	delmark, group := w.delegations["Delmark"].ID, w.delegations["Coastal Group"].ID
	for name, present := range map[string][]string{"twice": {delmark, delmark}, "nobody": {"nobody"}, "a group": {group}} {
		_, err := w.service.CallRoll(w.ctx, w.chair, m.ID, present)
		if fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(err), err)
		}
	}
	called := must(w.service.CallRoll(w.ctx, w.chair, m.ID, []string{delmark, w.delegations["River Union"].ID}))(t)
	wantSame(t, len(called.Present), 2)
	if empty := must(w.service.CallRoll(w.ctx, w.chair, m.ID, nil))(t); empty.Present == nil {
		t.Error("a roll that nobody answered is none")
	}
}

func TestAMeetingsRecordHasWhatHappenedInOrder(t *testing.T) {
	w, draft, a := circulated(t)
	w.submitted("Meridia", draft, edit("o2", "every two years", "every year"))
	first := w.meeting
	must(w.service.CloseMeeting(w.ctx, w.chair, first.ID))(t)
	w.edited(draft.ID) // between the meetings
	second := must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t)
	must(w.service.CallRoll(w.ctx, w.chair, second.ID, []string{w.delegations["Delmark"].ID, w.delegations["Karsk"].ID}))(t)
	must(w.service.WaiveNotice(w.ctx, w.chair, draft.ID, drafting.WaiverInput{Draft: true, Amendments: true, Reason: "Agreed."}))(t)
	must(w.service.Reject(w.ctx, w.chair, draft.ID, drafting.RejectInput{ExpectedVersion: 2, Amendments: []drafting.AmendmentRef{{ID: a.ID, Revision: w.amendment(a.ID).Revision}}}))(t)
	must(w.issues(draft.ID, drafting.IssueInput{Form: drafting.RevisedDocument}))(t)
	must(w.service.CloseMeeting(w.ctx, w.chair, second.ID))(t)
	third := must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t)
	w.clock.advance(24 * time.Hour)
	must(w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 2, Outcome: drafting.DraftAdopted}))(t)

	kinds := func(id string) string {
		all := []string{}
		for _, e := range must(w.service.MeetingRecord(w.ctx, w.delegates["Karsk"], id))(t).Entries {
			all = append(all, string(e.Kind))
		}
		return strings.Join(all, " ")
	}
	wantSame(t, kinds(first.ID), "opened document document closed")
	wantSame(t, kinds(second.ID), "opened roll waiver decision document closed")
	wantSame(t, kinds(third.ID), "opened decision")
	record := must(w.service.MeetingRecord(w.ctx, w.chair, second.ID))(t)
	wantSame(t, record.Entries[3].Decision.Outcome, drafting.AmendmentsRejected)
	wantSame(t, record.Entries[3].Draft.ID, draft.ID)
	wantSame(t, record.Entries[1].Present, []string{w.delegations["Delmark"].ID, w.delegations["Karsk"].ID})
	_, err := w.service.MeetingRecord(w.ctx, w.reader, second.ID)
	wantCode(t, err, fault.Forbidden)
}

func TestAnAgendaIsOrderedAndCleared(t *testing.T) {
	w := newWorld(t)
	add := func(number, title string) drafting.AgendaItem {
		return must(w.service.AddAgendaItem(w.ctx, w.secretariat, w.committee.ID, drafting.AgendaInput{Number: number, Title: title}))(t)
	}
	one, two, three := add("3", "Safety"), add("5", "Training"), add("4", "Locks")
	order := func(ids ...string) error {
		_, err := w.service.OrderAgenda(w.ctx, w.secretariat, w.committee.ID, ids)
		return err
	}
	wantCode(t, order(one.ID, three.ID), fault.Invalid)
	wantCode(t, order(one.ID, one.ID, two.ID), fault.Invalid)
	wantCode(t, order(one.ID, three.ID, two.ID), "")
	draft := w.draft()
	must(w.placed(draft.ID, three.ID))(t)
	wantCode(t, w.service.RemoveAgendaItem(w.ctx, w.secretariat, w.committee.ID, three.ID), fault.Conflict)
	wantCode(t, w.service.RemoveAgendaItem(w.ctx, w.secretariat, w.committee.ID, one.ID), "")
	_, err := w.placed(draft.ID, one.ID)
	wantCode(t, err, fault.Invalid)
	four := add("6", "Any other matter")
	numbers := []string{}
	for _, item := range must(w.service.Agenda(w.ctx, w.chair, w.committee.ID))(t) {
		numbers = append(numbers, item.Number)
	}
	wantSame(t, numbers, []string{"4", "5", "6"})
	wantCode(t, w.service.RemoveAgendaItem(w.ctx, w.secretariat, w.committee.ID, four.ID), "")
	must(w.placed(draft.ID, ""))(t)
	wantSame(t, must(w.service.Draft(w.ctx, w.chair, draft.ID))(t).AgendaItemID, "")
}
