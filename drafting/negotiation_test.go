package drafting_test

import (
	"sync"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func (w *world) adopt(draftID string, version int, resolutions []amend.Resolution, all ...drafting.AmendmentView) (drafting.Adoption, error) {
	return w.service.Adopt(w.ctx, w.chair, draftID, drafting.AdoptInput{
		ExpectedVersion: version, Amendments: refs(all...), Resolutions: resolutions, Reason: "by agreement",
	})
}

// TestTheMainJob is the story of the project: two delegations amend the same
// paragraph in different words and a third in the same; the chair previews, is
// shown the conflict, settles it and adopts.
func TestTheMainJob(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a1 := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	a2 := w.submitted("Karsk", draft, edit("o2", "every two years", "every four years"))
	a3 := w.submitted("Meridia", draft, edit("o2", "every two years", "every year"))
	wantSame(t, []string{a1.Label, a2.Label, a3.Label}, []string{"A1", "A2", "A3"})

	shown := must(w.service.Preview(w.ctx, w.chair, draft.ID, drafting.PreviewInput{Amendments: refs(a1, a2, a3)}))(t)
	if len(shown.Result.Conflicts) != 1 || len(shown.Result.Conflicts[0].Alternatives) != 2 || shown.Text != nil {
		t.Fatalf("the preview shows %+v", shown.Result.Conflicts)
	}
	conflict := shown.Result.Conflicts[0]
	wantSame(t, conflict.Alternatives[0].By, []string{"Delmark", "Meridia"})
	_, err := w.adopt(draft.ID, 1, nil, a1, a2, a3)
	wantCode(t, err, fault.Conflict)
	_, err = w.adopt(draft.ID, 1, []amend.Resolution{{Conflict: "c99", Keep: true}}, a1, a2, a3)
	wantCode(t, err, fault.Invalid)
	wantSame(t, must(w.service.Draft(w.ctx, w.chair, draft.ID))(t).Version, 1)

	ruling := "*Requests* the Secretariat to submit a report on navigation aids every three years"
	resolutions := []amend.Resolution{{Conflict: conflict.ID, Text: &ruling}}
	shown = must(w.service.Preview(w.ctx, w.chair, draft.ID, drafting.PreviewInput{Amendments: refs(a1, a2, a3), Resolutions: resolutions}))(t)
	wantSame(t, shown.Text.Find("o2").Text, ruling)

	adopted := must(w.adopt(draft.ID, 1, resolutions, a1, a2, a3))(t)
	wantSame(t, adopted.Version.Number, 2)
	wantSame(t, adopted.Version.Text, shown.Text)
	wantSame(t, w.words(draft.ID, 0, "o2"), ruling)
	wantSame(t, w.words(draft.ID, 1, "o2"), navigationAids().Find("o2").Text)
	for _, a := range []drafting.AmendmentView{a1, a2, a3} {
		now := w.amendment(a.ID)
		wantSame(t, now.Status, drafting.Adopted)
		wantSame(t, now.DecisionID, adopted.Decision.ID)
	}
	decisions := must(w.service.Decisions(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	if len(decisions) != 1 || decisions[0].By.Name != "Chairperson" || len(decisions[0].Conflicts) != 1 {
		t.Errorf("the record has %+v", decisions)
	}
	wantSame(t, must(w.service.Draft(w.ctx, w.chair, draft.ID))(t).Status, drafting.UnderAction)
	w.sound()
}

func TestEqualAmendmentsAreOneChangeWithSeveralMovers(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a1 := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	a2 := w.submitted("Karsk", draft, edit("o2", "every two years", "every year"))
	must(w.adopt(draft.ID, 1, nil, a1, a2))(t)
	wantSame(t, w.words(draft.ID, 0, "o2"), "*Requests* the Secretariat to submit a report on navigation aids every year")
	versions := must(w.service.Versions(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, versions[1].Adopted, []drafting.AmendmentRef{{ID: a1.ID, Label: "A1", Revision: 1}, {ID: a2.ID, Label: "A2", Revision: 1}})
	w.sound()
}

func TestPendingAmendmentsFollowTheText(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	adopted := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	apart := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	equal := w.submitted("Karsk", draft, edit("o2", "every two years", "every year"))
	colliding := w.submitted("Meridia", draft, edit("o2", "two years", "three years"))
	beside := w.submitted("Meridia", draft, edit("o2", "every", "each"))
	private := w.drafted("Meridia", draft, edit("p2", "recent", "past"))

	result := must(w.adopt(draft.ID, 1, nil, adopted))(t)
	wantSame(t, result.NeedsRebase[0].ID, colliding.ID)

	now := w.amendment(apart.ID)
	wantSame(t, []any{now.Status, now.Revision, now.Base}, []any{drafting.Submitted, 2, 2})
	history := must(w.service.AmendmentHistory(w.ctx, w.chair, apart.ID))(t)
	wantSame(t, history[1].Reason, drafting.RevisionRebased)
	now = w.amendment(equal.ID)
	wantSame(t, now.Status, drafting.Submitted)
	now = w.amendment(colliding.ID)
	wantSame(t, []any{now.Status, now.Revision, now.Base, len(now.Conflicts)}, []any{drafting.NeedsRebase, 1, 1, 1})
	if now.Rebase == nil || now.Rebase.Status != amend.Conflict {
		t.Errorf("the colliding amendment shows %+v", now.Rebase)
	}
	now = w.amendment(beside.ID)
	wantSame(t, now.Status, drafting.NeedsRebase)
	if len(now.Notices) == 0 || now.Notices[0].Kind != amend.Adjacent {
		t.Errorf("the neighbour shows %+v", now.Notices)
	}
	drafted := must(w.service.Amendment(w.ctx, w.delegates["Meridia"], private.ID))(t)
	wantSame(t, []any{drafted.Status, drafted.Base}, []any{drafting.Drafted, 1})
	w.sound()

	// The mover of the neighbour confirms, that of the colliding one must revise.
	meridia := w.delegates["Meridia"]
	_, err := w.service.ConfirmRebase(w.ctx, w.delegates["Karsk"], beside.ID, 1)
	wantCode(t, err, fault.Forbidden)
	confirmed := must(w.service.ConfirmRebase(w.ctx, meridia, beside.ID, 1))(t)
	wantSame(t, []any{confirmed.Status, confirmed.Revision, confirmed.Base}, []any{drafting.Submitted, 2, 2})
	_, err = w.service.ConfirmRebase(w.ctx, meridia, colliding.ID, 1)
	wantCode(t, err, fault.Conflict)
	revised := must(w.service.ReviseAmendment(w.ctx, meridia, colliding.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 2, Ops: []amend.Op{edit("o2", "every year", "every three years")},
	}))(t)
	wantSame(t, []any{revised.Status, revised.Base, len(revised.Conflicts)}, []any{drafting.Submitted, 2, 0})

	// A drafted amendment follows when it is submitted.
	late := must(w.service.SubmitAmendment(w.ctx, meridia, private.ID, 1))(t)
	wantSame(t, []any{late.Status, late.Base, late.Revision, late.SubmittedRevision}, []any{drafting.Submitted, 2, 2, 2})
	must(w.adopt(draft.ID, 2, nil, w.amendment(apart.ID), revised, late))(t)
	wantSame(t, w.words(draft.ID, 0, "o1"), "*Welcomes* the good progress made in the marking of inland waterways")
	w.sound()
}

func TestADraftedAmendmentThatCollidesIsNotSubmitted(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	private := w.drafted("Meridia", draft, edit("o2", "two years", "three years"))
	must(w.adopt(draft.ID, 1, nil, w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))))(t)
	_, err := w.service.SubmitAmendment(w.ctx, w.delegates["Meridia"], private.ID, 1)
	wantCode(t, err, fault.Conflict)
	updated := must(w.service.UpdateAmendment(w.ctx, w.delegates["Meridia"], private.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 2, Ops: []amend.Op{edit("o2", "every year", "every month")},
	}))(t)
	must(w.service.SubmitAmendment(w.ctx, w.delegates["Meridia"], private.ID, updated.Revision))(t)
	w.sound()
}

func TestAWaitingAmendmentStaysReadableThroughMoreVersions(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	waiting := w.submitted("Meridia", draft, edit("o2", "two years", "three years"))
	must(w.adopt(draft.ID, 1, nil, w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))))(t)
	must(w.adopt(draft.ID, 2, nil, w.submitted("Delmark", draft, remove("o2"))))(t)
	now := w.amendment(waiting.ID)
	wantSame(t, []any{now.Status, now.Base}, []any{drafting.NeedsRebase, 1})
	wantSame(t, now.Conflicts[0].Kind, amend.TargetGone)
	_, err := w.adopt(draft.ID, 3, nil, now)
	wantCode(t, err, fault.Conflict)
	must(w.service.Reject(w.ctx, w.chair, draft.ID, drafting.RejectInput{ExpectedVersion: 3, Amendments: refs(now)}))(t)
	w.sound()
}

func TestADecisionIsOnWhatTheChairSaw(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	b := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	must(w.service.ReviseAmendment(w.ctx, w.delegates["Delmark"], a.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{edit("o2", "every two years", "every century")},
	}))(t)
	_, err := w.adopt(draft.ID, 1, nil, a)
	wantCode(t, err, fault.Stale)
	_, err = w.service.Reject(w.ctx, w.chair, draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(a)})
	wantCode(t, err, fault.Stale)
	must(w.adopt(draft.ID, 1, nil, b))(t)
	_, err = w.adopt(draft.ID, 1, nil, w.amendment(a.ID))
	wantCode(t, err, fault.Stale)
	for _, named := range [][]drafting.AmendmentRef{nil, {{ID: "unknown", Revision: 1}}, refs(b), refs(w.amendment(a.ID), w.amendment(a.ID))} {
		_, err := w.service.Adopt(w.ctx, w.chair, draft.ID, drafting.AdoptInput{ExpectedVersion: 2, Amendments: named})
		if err == nil {
			t.Errorf("%v was adopted", named)
		}
	}
	wantSame(t, must(w.service.Draft(w.ctx, w.chair, draft.ID))(t).Version, 2)
	w.sound()
}

// TestTwoAdoptionsAtTheSameMoment: exactly one wins, the other is stale.
func TestTwoAdoptionsAtTheSameMoment(t *testing.T) {
	w := newWorld(t)
	for range 5 {
		draft := w.draft()
		chosen := []drafting.AmendmentView{
			w.submitted("Delmark", draft, edit("o2", "every two years", "every year")),
			w.submitted("Karsk", draft, edit("o1", "progress", "good progress")),
			w.submitted("Meridia", draft, remove("p2")),
		}
		errs := make([]error, len(chosen))
		var group sync.WaitGroup
		for i, a := range chosen {
			group.Go(func() { _, errs[i] = w.adopt(draft.ID, 1, nil, a) })
		}
		group.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			wantCode(t, err, fault.Stale)
		}
		wantSame(t, won, 1)
	}
	w.sound()
}

func TestTheWholeDraftIsDecidedAndClosed(t *testing.T) {
	s := newStage(t)
	in := drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted, Reason: "without a vote"}
	_, err := s.service.DecideDraft(s.ctx, s.chair, s.draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: "postponed"})
	wantCode(t, err, fault.Invalid)
	must(s.service.DecideDraft(s.ctx, s.chair, s.draft.ID, in))(t)
	closed := must(s.service.Draft(s.ctx, s.chair, s.draft.ID))(t)
	wantSame(t, closed.Status, drafting.AdoptedWithoutVote)
	wantSame(t, s.amendment(s.submitted.ID).Status, drafting.Lapsed)
	mover := s.delegates["Delmark"]
	for name, try := range map[string]func() error{
		"decide again": func() error { _, err := s.service.DecideDraft(s.ctx, s.chair, s.draft.ID, in); return err },
		"edit": func() error {
			_, err := s.service.EditText(s.ctx, s.chair, s.draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}})
			return err
		},
		"propose": func() error {
			_, err := s.service.CreateAmendment(s.ctx, mover, s.draft.ID, drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}})
			return err
		},
		"submit":   func() error { _, err := s.service.SubmitAmendment(s.ctx, mover, s.drafted.ID, 1); return err },
		"withdraw": func() error { _, err := s.service.WithdrawAmendment(s.ctx, mover, s.submitted.ID, 1, ""); return err },
		"adopt":    func() error { _, err := s.adopt(s.draft.ID, 1, nil, s.submitted); return err },
	} {
		if code := fault.CodeOf(try()); code != fault.Conflict {
			t.Errorf("%s: got %q", name, code)
		}
	}
	s.sound()
}

func TestWhatAnAmendmentMayNotBe(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	copied := navigationAids()
	for name, c := range map[string]struct {
		in   drafting.AmendmentInput
		code fault.Code
	}{
		"nothing":              {drafting.AmendmentInput{Base: 1}, fault.Invalid},
		"a copy as it was":     {drafting.AmendmentInput{Base: 1, Copy: copied}, fault.Invalid},
		"both":                 {drafting.AmendmentInput{Base: 1, Copy: copied, Ops: []amend.Op{remove("p2")}}, fault.Invalid},
		"an old base":          {drafting.AmendmentInput{Base: 7, Ops: []amend.Op{remove("p2")}}, fault.Stale},
		"words that match not": {drafting.AmendmentInput{Base: 1, Ops: []amend.Op{edit("o2", "fortnight", "week")}}, fault.Invalid},
		"an unknown clause":    {drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("o99")}}, fault.Invalid},
		"the same words":       {drafting.AmendmentInput{Base: 1, Ops: []amend.Op{edit("o2", "every", "every")}}, fault.Invalid},
		"no group":             {drafting.AmendmentInput{Base: 1, Ops: []amend.Op{remove("p2")}, OnBehalfOfID: w.delegations["Karsk"].ID}, fault.Invalid},
	} {
		_, err := w.service.CreateAmendment(w.ctx, w.delegates["Delmark"], draft.ID, c.in)
		if fault.CodeOf(err) != c.code {
			t.Errorf("%s: got %q (%v)", name, fault.CodeOf(err), err)
		}
	}
	if all := must(w.service.Amendments(w.ctx, w.delegates["Delmark"], draft.ID, drafting.AmendmentFilter{}))(t); len(all) != 0 {
		t.Errorf("%d amendments were left behind", len(all))
	}
}

func TestAnEditedCopyBecomesAnAmendment(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	copied := text.WithoutIDs(navigationAids())
	copied.Clauses[3].Text = "*Requests* the Secretariat to submit a report on navigation aids every year"
	in := drafting.AmendmentInput{Base: 1, Copy: copied, OnBehalfOfID: w.delegations["Coastal Group"].ID, Rationale: "more often"}
	tried := must(w.service.TryAmendment(w.ctx, w.delegates["Delmark"], draft.ID, in))(t)
	made := must(w.service.CreateAmendment(w.ctx, w.delegates["Delmark"], draft.ID, in))(t)
	wantSame(t, made.Changes, tried.Changes)
	wantSame(t, []string{made.By, made.OnBehalfOf, made.Content.OnBehalfOf, made.Content.Rationale}, []string{"Delmark", "Coastal Group", "Coastal Group", "more often"})
	if len(made.Changes.Clauses) != 1 || made.Changes.Clauses[0].Clause != "o2" {
		t.Errorf("it changes %+v", made.Changes.Clauses)
	}
}

func TestAnEditMakesAVersionAndCarriesAmendmentsOver(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	pending := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	edited := navigationAids()
	edited.Title = "Navigation lights"
	edited.Clauses = append(edited.Clauses, &text.Clause{Kind: text.Operative, Text: "*Thanks* the Chair"})
	advance := must(w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 1, Copy: edited, Note: "for the main sponsor"}))(t)
	wantSame(t, advance.Version.Reason, drafting.Revised)
	wantSame(t, advance.Rebased, []drafting.AmendmentRef{{ID: pending.ID, Label: "A1", Revision: 2}})
	wantSame(t, must(w.service.Draft(w.ctx, w.chair, draft.ID))(t).Title, "Navigation lights")
	_, err := w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 1, Copy: edited, Note: "again"})
	wantCode(t, err, fault.Stale)
	_, err = w.service.EditText(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 2, Copy: advance.Version.Text, Note: "again"})
	wantCode(t, err, fault.Invalid)
	shown := must(w.service.Compare(w.ctx, w.delegates["Karsk"], draft.ID, 1, 0))(t)
	wantSame(t, shown.To.Number, 2)
	if len(shown.Changes.Ops) != 2 {
		t.Errorf("the comparison has %d operations", len(shown.Changes.Ops))
	}
	w.sound()
}

func TestProvenanceNamesTheMoverOfEveryWord(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	must(w.adopt(draft.ID, 1, nil, a))(t)
	found := must(w.service.Provenance(w.ctx, w.delegates["Karsk"], draft.ID, 0))(t)
	joined, movers := "", map[string]string{}
	for _, span := range found.Clauses["o2"] {
		joined += span.Text
		movers[span.Text] = found.Sources[span.Source].By
	}
	wantSame(t, joined, w.words(draft.ID, 0, "o2"))
	wantSame(t, movers["year"], "Delmark")
	wantSame(t, found.Sources["v1"], drafting.Source{Version: 1})
}

func TestAReportBecomesDraftsInItsOrder(t *testing.T) {
	w := newWorld(t)
	named := func(designation string) *text.Text {
		t := navigationAids()
		t.Designation, t.Title = designation, designation+" of the session"
		return t
	}
	report := &text.Report{Schema: text.ReportSchema, Sections: []text.Section{
		{Letter: "A", Texts: []*text.Text{named("Draft resolution I"), named("Draft resolution II")}},
		{Letter: "B", Texts: []*text.Text{named("Draft resolution I")}},
	}}
	must(w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{Report: report}))(t)
	found := []string{}
	for after := ""; ; {
		page := must(w.service.Drafts(w.ctx, w.chair, w.committee.ID, drafting.Page{After: after, Limit: 2}))(t)
		for _, d := range page {
			found = append(found, d.Section+" "+d.Title)
			after = d.ID
		}
		if len(page) < 2 {
			break
		}
	}
	wantSame(t, found, []string{"A Draft resolution I of the session", "A Draft resolution II of the session", "B Draft resolution I of the session"})
	_, err := w.service.Import(w.ctx, w.secretariat, w.committee.ID, drafting.ImportInput{})
	wantCode(t, err, fault.Invalid)
	bad := navigationAids()
	bad.Clauses[0].Text = "an unclosed *mark"
	_, err = w.service.Import(w.ctx, w.secretariat, w.committee.ID, importOf(navigationAids(), bad))
	wantCode(t, err, fault.Invalid)
	wantSame(t, len(must(w.service.Drafts(w.ctx, w.chair, w.committee.ID, drafting.Page{}))(t)), 3)
	w.sound()
}
