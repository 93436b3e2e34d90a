package drafting_test

import (
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// silent is an informal text under silence for a day; it began at nine in the
// morning, UTC.
func (w *world) silent() drafting.Draft {
	w.t.Helper()
	draft := w.informal()
	return must(w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}))(w.t)
}

func (w *world) status(draftID string) drafting.DraftStatus {
	w.t.Helper()
	return must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t).Status
}

func (w *world) objects(name, draftID, clause, words string) error {
	_, err := w.service.BreakSilence(w.ctx, w.delegates[name], draftID, drafting.ObjectionInput{Clause: clause, Words: words})
	return err
}

var everyDelegation = []string{"Coastal Group", "Delmark", "Karsk", "Meridia", "River Union"}

func TestSilenceThatNobodyBreaksIsConfirmedAfterItsDeadline(t *testing.T) {
	w := newWorld(t)
	draft := w.informal()
	w.setStanding(draft.ID, "o1", drafting.AgreedInCommittee)
	w.setStanding(draft.ID, "o4", drafting.ParagraphBracketed)
	w.mark("Karsk", draft.ID, "o2", drafting.PositionPending)
	w.mark("Delmark", draft.ID, "o2", drafting.PositionAgrees)
	started := must(w.service.StartSilence(w.ctx, w.delegates["Karsk"], draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}))(t)
	wantSame(t, []any{started.Status, started.StatusBefore}, []any{drafting.Silence, drafting.InformalText})
	wantSame(t, w.told(drafting.AlertSilenceStarted, ""), everyDelegation)
	list := must(w.service.Paragraphs(w.ctx, w.delegates["Meridia"], draft.ID))(t)
	wantSame(t, list.Silence, &drafting.SilenceView{Until: time.Date(2031, 5, 13, 9, 30, 0, 0, time.UTC)})

	_, err := w.service.CloseSilence(w.ctx, w.chair, draft.ID, 1)
	wantWords(t, err, fault.Conflict, "until 13 May 2031, 09:30 (UTC)", "broken or called off, not closed")
	w.clock.advance(25 * time.Hour)
	list = must(w.service.Paragraphs(w.ctx, w.delegates["Meridia"], draft.ID))(t)
	wantSame(t, list.Silence.Ended, true)
	wantSame(t, w.status(draft.ID), drafting.Silence) // nothing happens by itself
	wantWords(t, w.objects("Meridia", draft.ID, "", "Too late."), fault.Conflict, "the silence ended on 13 May 2031")
	_, err = w.service.CloseSilence(w.ctx, w.chair, draft.ID, 7)
	wantCode(t, err, fault.Stale)

	closed := must(w.service.CloseSilence(w.ctx, w.delegates["Karsk"], draft.ID, 1))(t)
	if closed.Status != drafting.InformalText || closed.StatusBefore != "" || closed.SilenceUntil != nil {
		t.Errorf("after the silence the draft is %+v", closed)
	}
	for clause, status := range w.standings(draft.ID) {
		want := drafting.AgreedAdRef
		if clause == "o1" {
			want = drafting.AgreedInCommittee
		}
		wantSame(t, []any{clause, status}, []any{clause, want})
	}
	p := w.paragraph(draft.ID, "o2")
	wantSame(t, []any{p.BySilence, len(p.Marks), p.Marks[0].Delegation}, []any{true, 1, "Delmark"})
	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), everyDelegation)
	w.sound()
}

func TestOneObjectionBreaksTheSilence(t *testing.T) {
	w := newWorld(t)
	draft := w.silent()
	wantCode(t, w.objects("River Union", draft.ID, "o99", "No."), fault.Invalid)
	if err := w.objects("River Union", draft.ID, "o2", "Two years are too long."); err != nil {
		t.Fatal(err)
	}
	wantSame(t, w.status(draft.ID), drafting.InformalText)
	wantSame(t, w.told(drafting.AlertSilenceBroken, "o2"), everyDelegation)
	statements := must(w.service.Statements(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	wantSame(t, []any{len(statements), statements[0].Kind, statements[0].By, statements[0].Clause, statements[0].Words}, []any{1, drafting.Objection, "River Union", "o2", "Two years are too long."})
	wantSame(t, w.paragraph(draft.ID, "o2").Status, drafting.ParagraphOpen)
	wantWords(t, w.objects("Karsk", draft.ID, "", ""), fault.Conflict, "under no silence")
	broken := must(w.service.Paragraphs(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	if broken.Objection == nil || broken.Objection.By != "River Union" {
		t.Errorf("the list shows the objection %+v", broken.Objection)
	}

	// A second silence that nobody breaks settles it.
	must(w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}))(t)
	w.clock.advance(48 * time.Hour)
	must(w.service.CloseSilence(w.ctx, w.chair, draft.ID, 1))(t)
	if now := must(w.service.Paragraphs(w.ctx, w.chair, draft.ID))(t); now.Objection != nil {
		t.Errorf("the list still shows the objection %+v", now.Objection)
	}
	w.sound()
}

func TestOfficersRecordAnObjectionForADelegation(t *testing.T) {
	for _, name := range []string{"chair", "secretariat", "facilitator"} {
		w := newWorld(t)
		draft := w.silent()
		actor := map[string]drafting.Actor{"chair": w.chair, "secretariat": w.secretariat, "facilitator": w.delegates["Karsk"]}[name]
		st := must(w.service.BreakSilence(w.ctx, actor, draft.ID, drafting.ObjectionInput{DelegationID: w.delegations["Meridia"].ID}))(t)
		wantSame(t, st.By, "Meridia")
		w.sound()
	}
}

func TestATextUnderSilenceStaysAsItIs(t *testing.T) {
	w := newWorld(t)
	draft := w.informal()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	must(w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}))(t)
	events := len(w.eventTypes(w.chair))
	for name, try := range map[string]func() error{
		"edit": func() error {
			_, err := w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{Note: "As its sponsors ask.", ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}})
			return err
		},
		"adopt": func() error { _, err := w.adopt(draft.ID, 1, nil, a); return err },
		"reject": func() error {
			_, err := w.service.Reject(w.ctx, w.chair, draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(a)})
			return err
		},
		"decide": func() error {
			_, err := w.service.DecideDraft(w.ctx, w.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted})
			return err
		},
		"set a standing":   func() error { return w.stands(w.chair, draft.ID, "o1", drafting.AgreedAdRef) },
		"hold a paragraph": func() error { return w.takes("Karsk", draft.ID, "o1", drafting.PositionObjects) },
		"start again": func() error {
			_, err := w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-14T09:30"})
			return err
		},
	} {
		if err := try(); fault.CodeOf(err) != fault.Conflict {
			t.Errorf("%s: %v", name, err)
		} else {
			wantWords(t, err, fault.Conflict, "under silence")
		}
	}
	wantSame(t, len(w.eventTypes(w.chair)), events)
	w.mark("Karsk", draft.ID, "o1", drafting.PositionAgrees)
	for _, action := range must(w.service.DraftActions(w.ctx, w.chair, draft.ID))(t) {
		if action == drafting.EditDraft || action == drafting.DecideAmendments || action == drafting.SetTheStandings || action == drafting.CloseTheSilence {
			t.Errorf("the page offers %s", action)
		}
	}
	called := must(w.service.CallOffSilence(w.ctx, w.chair, draft.ID, "Paragraph 2 needs more time."))(t)
	wantSame(t, called.Status, drafting.InformalText)
	wantSame(t, w.paragraph(draft.ID, "o1").Status, drafting.ParagraphOpen)
	w.edits(draft.ID, remove("p2"))
	w.sound()
}

func TestOnlyAnInformalTextIsPutUnderSilence(t *testing.T) {
	w := newWorld(t)
	in := drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}
	for _, status := range []drafting.DraftStatus{
		drafting.ZeroDraft, drafting.SubmittedDraft, drafting.Tabled, drafting.UnderAction, drafting.AdoptedWithoutVote,
		drafting.AdoptedByVote, drafting.DraftRejected, drafting.NoAction, drafting.DraftWithdrawn, drafting.Final,
	} {
		draft := w.shape(w.draft().ID, func(d *drafting.Draft) { d.Status = status })
		_, err := w.service.StartSilence(w.ctx, w.chair, draft.ID, in)
		wantWords(t, err, fault.Conflict, "only an informal text")
		_, err = w.service.CloseSilence(w.ctx, w.chair, draft.ID, 1)
		wantWords(t, err, fault.Conflict, "under no silence")
		_, err = w.service.CallOffSilence(w.ctx, w.chair, draft.ID, "")
		wantWords(t, err, fault.Conflict, "under no silence")
		wantSame(t, w.status(draft.ID), status)
	}
	draft := w.informal()
	for until, words := range map[string]string{
		"tomorrow":             "one looks like",
		"2031-05-12T08:59":     "still to come",
		"2031-05-12T09:00:00Z": "still to come",
	} {
		_, err := w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: until})
		wantWords(t, err, fault.Invalid, words)
	}
	in.ExpectedVersion = 2
	_, err := w.service.StartSilence(w.ctx, w.chair, draft.ID, in)
	wantCode(t, err, fault.Stale)
}

func TestTheDeadlineIsReadOnTheCommitteesClocks(t *testing.T) {
	w := newWorld(t)
	must(w.service.UpdateCommittee(w.ctx, w.secretariat, w.committee.ID, drafting.CommitteeInput{Name: w.committee.Name, TimeZone: "Europe/Vienna"}))(t)
	for until, want := range map[string]time.Time{
		"2031-07-01T18:00":          time.Date(2031, 7, 1, 16, 0, 0, 0, time.UTC),
		"2031-12-01T18:00":          time.Date(2031, 12, 1, 17, 0, 0, 0, time.UTC),
		"2031-07-01T18:00:00-04:00": time.Date(2031, 7, 1, 22, 0, 0, 0, time.UTC),
	} {
		draft := w.informal()
		started := must(w.service.StartSilence(w.ctx, w.chair, draft.ID, drafting.SilenceInput{ExpectedVersion: 1, Until: until}))(t)
		if !started.SilenceUntil.Equal(want) {
			t.Errorf("%s is %s", until, started.SilenceUntil)
		}
	}
	_, err := w.service.StartSilence(w.ctx, w.chair, w.informal().ID, drafting.SilenceInput{ExpectedVersion: 1, Until: "2032-03-28T02:30"})
	wantWords(t, err, fault.Invalid, "Europe/Vienna", "put forward")
}
