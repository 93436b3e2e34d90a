package drafting_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// everyStatus is a draft's life in order.
var everyStatus = []drafting.DraftStatus{
	drafting.ZeroDraft, drafting.InformalText, drafting.Silence, drafting.SubmittedDraft, drafting.Tabled, drafting.UnderAction,
	drafting.AdoptedWithoutVote, drafting.AdoptedByVote, drafting.DraftRejected, drafting.NoAction, drafting.DraftWithdrawn, drafting.Final,
}

// happening is one thing that can be done with a draft, and when.
type happening struct {
	name string
	may  drafting.DraftAction // under which the page offers it, empty where it is not the draft's
	in   []drafting.DraftStatus
	try  func(w *world, draft drafting.Draft) error
}

func happenings() []happening {
	beforeAction := everyStatus[:5]
	undecided := everyStatus[:6]
	editable := []drafting.DraftStatus{drafting.ZeroDraft, drafting.InformalText, drafting.SubmittedDraft, drafting.Tabled}
	change := []amend.Op{edit("o1", "progress", "great progress")}
	return []happening{
		{"make it an informal text", drafting.MakeInformalText, []drafting.DraftStatus{drafting.ZeroDraft}, func(w *world, d drafting.Draft) error {
			_, err := w.service.MakeInformal(w.ctx, w.secretariat, d.ID, drafting.StepInput{ExpectedVersion: d.Version})
			return err
		}},
		{"submit it", drafting.SubmitTheDraft, []drafting.DraftStatus{drafting.ZeroDraft, drafting.InformalText}, func(w *world, d drafting.Draft) error {
			_, err := w.service.SubmitDraft(w.ctx, w.secretariat, d.ID, drafting.StepInput{ExpectedVersion: d.Version})
			return err
		}},
		{"table it", drafting.TableDraft, []drafting.DraftStatus{drafting.SubmittedDraft}, func(w *world, d drafting.Draft) error {
			_, err := w.service.TableDraft(w.ctx, w.secretariat, d.ID, drafting.TableInput{StepInput: drafting.StepInput{ExpectedVersion: d.Version}})
			return err
		}},
		{"withdraw it", drafting.WithdrawTheDraft, beforeAction, func(w *world, d drafting.Draft) error {
			_, err := w.service.WithdrawDraft(w.ctx, w.secretariat, d.ID, drafting.StepInput{ExpectedVersion: d.Version})
			return err
		}},
		{"reintroduce it", drafting.ReintroduceDraft, []drafting.DraftStatus{drafting.DraftWithdrawn}, func(w *world, d drafting.Draft) error {
			_, err := w.service.ReintroduceDraft(w.ctx, w.secretariat, d.ID, drafting.ReintroduceInput{DelegationID: w.delegations["Karsk"].ID})
			return err
		}},
		{"edit its text", drafting.EditDraft, editable, func(w *world, d drafting.Draft) error {
			_, err := w.service.EditText(w.ctx, w.secretariat, d.ID, drafting.EditInput{ExpectedVersion: d.Version, Ops: change, Note: "Meridia asked for it."})
			return err
		}},
		{"revise it orally", drafting.ReviseDraftOrally, []drafting.DraftStatus{drafting.SubmittedDraft, drafting.Tabled}, func(w *world, d drafting.Draft) error {
			_, err := w.service.ReviseOrally(w.ctx, w.secretariat, d.ID, drafting.EditInput{ExpectedVersion: d.Version, Ops: change})
			return err
		}},
		{"accept an amendment into it", drafting.IncorporateAmendments, editable, func(w *world, d drafting.Draft) error {
			all, err := w.service.Amendments(w.ctx, w.secretariat, d.ID, drafting.AmendmentFilter{})
			if err != nil {
				return err
			}
			_, err = w.service.IncorporateAmendment(w.ctx, w.secretariat, all[0].ID, drafting.IncorporateInput{ExpectedRevision: all[0].Revision})
			return err
		}},
		{"name a facilitator", drafting.NameTheFacilitator, undecided, func(w *world, d drafting.Draft) error {
			_, err := w.service.NameFacilitator(w.ctx, w.secretariat, d.ID, w.delegates["Karsk"].PersonID)
			return err
		}},
		{"name another main sponsor", drafting.NameMainSponsor, undecided, func(w *world, d drafting.Draft) error {
			id := w.delegations["Karsk"].ID
			_, err := w.service.ChangeDraft(w.ctx, w.secretariat, d.ID, drafting.DraftChange{MainSponsorID: &id})
			return err
		}},
		{"join its sponsors", drafting.RecordSponsors, undecided, func(w *world, d drafting.Draft) error {
			_, err := w.service.JoinSponsors(w.ctx, w.secretariat, d.ID, drafting.SponsorInput{ExpectedVersion: d.Version, DelegationID: w.delegations["Karsk"].ID})
			return err
		}},
		{"consent to its text", "", undecided, func(w *world, d drafting.Draft) error {
			_, err := w.service.Consent(w.ctx, w.secretariat, d.ID, drafting.SponsorInput{ExpectedVersion: d.Version, DelegationID: w.delegations["Delmark"].ID})
			return err
		}},
		{"leave its sponsors", "", undecided, func(w *world, d drafting.Draft) error {
			_, err := w.service.LeaveSponsors(w.ctx, w.secretariat, d.ID, drafting.SponsorInput{DelegationID: w.delegations["Delmark"].ID})
			return err
		}},
		{"take up an amendment again", "", undecided, func(w *world, d drafting.Draft) error {
			all, err := w.service.Amendments(w.ctx, w.secretariat, d.ID, drafting.AmendmentFilter{})
			if err != nil {
				return err
			}
			_, err = w.service.ResubmitAmendment(w.ctx, w.secretariat, all[1].ID, drafting.ResubmitInput{DelegationID: w.delegations["Karsk"].ID})
			return err
		}},
	}
}

// negotiated is a draft of Meridia's with Delmark as co-sponsor, a pending
// amendment and a withdrawn one, at an open meeting.
func negotiated(t *testing.T) (*world, drafting.Draft) {
	t.Helper()
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	must(w.service.JoinSponsors(w.ctx, w.delegates["Delmark"], draft.ID, drafting.SponsorInput{ExpectedVersion: 1}))(t)
	w.submitted("Karsk", draft, edit("o2", "every two years", "every year"))
	back := w.submitted("Delmark", draft, remove("p2"))
	must(w.service.WithdrawAmendment(w.ctx, w.delegates["Delmark"], back.ID, 1, ""))(t)
	return w, draft
}

// TestEverythingInEveryStatus tries each thing in each status. What is refused is
// a conflict that says what is possible instead, and changes nothing; the page
// offers exactly what is not refused.
func TestEverythingInEveryStatus(t *testing.T) {
	for _, h := range happenings() {
		t.Run(h.name, func(t *testing.T) {
			shared, sharedDraft := negotiated(t)
			for _, status := range everyStatus {
				if !slices.Contains(h.in, status) {
					h.refused(t, shared, shared.inStatus(sharedDraft, status))
					continue
				}
				w, draft := negotiated(t)
				h.works(t, w, w.inStatus(draft, status))
			}
		})
	}
}

func (h happening) works(t *testing.T, w *world, draft drafting.Draft) {
	t.Helper()
	h.wantOffered(t, w, draft, true)
	if err := h.try(w, draft); err != nil {
		t.Errorf("%s: refused as %v (%s)", draft.Status, err, causes(err))
	}
	w.sound()
}

func (h happening) refused(t *testing.T, w *world, draft drafting.Draft) {
	t.Helper()
	h.wantOffered(t, w, draft, false)
	before := w.eventTypes(w.secretariat)
	err := h.try(w, draft)
	if fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), ": ") {
		t.Errorf("%s: got %q (%v)", draft.Status, fault.CodeOf(err), err)
	}
	wantSame(t, w.eventTypes(w.secretariat), before)
	wantSame(t, w.now(draft.ID), draft)
}

func (h happening) wantOffered(t *testing.T, w *world, draft drafting.Draft, want bool) {
	t.Helper()
	offered := must(w.service.DraftActions(w.ctx, w.secretariat, draft.ID))(t)
	if h.may != "" && slices.Contains(offered, h.may) != want {
		t.Errorf("%s: possible %v, but the page offers %v", draft.Status, want, offered)
	}
}

func TestADraftGoesItsWayToTheTable(t *testing.T) {
	w := newWorld(t)
	sponsor := w.delegates["Meridia"]
	draft := w.zeroDraft("Meridia")
	wantSame(t, []any{draft.Status, draft.MainSponsorID, draft.TabledAt}, []any{drafting.ZeroDraft, w.delegations["Meridia"].ID, (*time.Time)(nil)})

	must(w.service.EditText(w.ctx, sponsor, draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}}))(t)
	wantSame(t, w.now(draft.ID).Revision, 0)
	draft = must(w.service.MakeInformal(w.ctx, sponsor, draft.ID, drafting.StepInput{ExpectedVersion: 2, Reason: "First reading."}))(t)
	wantSame(t, draft.Status, drafting.InformalText)
	must(w.service.EditText(w.ctx, sponsor, draft.ID, drafting.EditInput{ExpectedVersion: 2, Ops: []amend.Op{edit("o1", "the progress", "progress")}}))(t)
	must(w.service.EditText(w.ctx, w.chair, draft.ID, drafting.EditInput{ExpectedVersion: 3, Ops: []amend.Op{remove("i2")}}))(t)
	wantSame(t, w.now(draft.ID).Revision, 2)

	_, err := w.service.SubmitDraft(w.ctx, sponsor, draft.ID, drafting.StepInput{ExpectedVersion: 3})
	wantCode(t, err, fault.Stale)
	draft = must(w.service.SubmitDraft(w.ctx, sponsor, draft.ID, drafting.StepInput{ExpectedVersion: 4}))(t)
	wantSame(t, []any{draft.Status, draft.Revision}, []any{drafting.SubmittedDraft, 0})

	in := drafting.TableInput{StepInput: drafting.StepInput{ExpectedVersion: 4}}
	_, err = w.service.TableDraft(w.ctx, w.secretariat, draft.ID, in)
	wantCode(t, err, fault.Invalid)
	tomorrow := w.clock.Now().Add(24 * time.Hour)
	in.Symbol, in.CirculatedAt = "E/CN.99/2031/L.5", &tomorrow
	_, err = w.service.TableDraft(w.ctx, w.secretariat, draft.ID, in)
	wantCode(t, err, fault.Invalid)
	yesterday := tomorrow.Add(-48 * time.Hour).UTC().Truncate(time.Microsecond)
	in.CirculatedAt = &yesterday
	draft = must(w.service.TableDraft(w.ctx, w.secretariat, draft.ID, in))(t)
	wantSame(t, []any{draft.Status, draft.Symbol, *draft.TabledAt}, []any{drafting.Tabled, "E/CN.99/2031/L.5", yesterday})
	wantSame(t, w.now(draft.ID), draft)
	w.sound()
}

// TestEveryStepIsRecordedWithActorTimeAndReason reads it from the log.
func TestEveryStepIsRecordedWithActorTimeAndReason(t *testing.T) {
	w := newWorld(t)
	draft := w.zeroDraft("Meridia")
	step := drafting.StepInput{ExpectedVersion: 1, Reason: "So agreed in the group."}
	must(w.service.MakeInformal(w.ctx, w.delegates["Meridia"], draft.ID, step))(t)
	must(w.service.SubmitDraft(w.ctx, w.secretariat, draft.ID, step))(t)
	must(w.service.TableDraft(w.ctx, w.secretariat, draft.ID, drafting.TableInput{StepInput: step, Symbol: "E/CN.99/2031/L.5"}))(t)
	must(w.service.WithdrawDraft(w.ctx, w.delegates["Meridia"], draft.ID, step))(t)
	page := must(w.service.Events(w.ctx, w.chair, w.committee.ID, 0, 0))(t)
	told := []string{}
	for _, e := range page.Events {
		if !strings.Contains(string(e.Data), step.Reason) {
			continue
		}
		said := struct{ From, To, By string }{}
		decode(t, e.Data, &said)
		told = append(told, string(e.Type)+": "+e.Actor.Name+" for "+said.By+", "+said.From+" to "+said.To)
		if e.At.IsZero() {
			t.Errorf("%s has no time", e.Type)
		}
	}
	wantSame(t, told, []string{
		"draft.made_informal: Delegate of Meridia for Meridia, zero_draft to informal_text",
		"draft.submitted: Secretary for Meridia, informal_text to submitted",
		"draft.tabled: Secretary for , submitted to tabled",
		"draft.withdrawn: Delegate of Meridia for Meridia, tabled to withdrawn",
	})
}

func TestAChairsTextIsSubmittedByTheSecretariat(t *testing.T) {
	w := newWorld(t)
	draft := must(w.service.CreateDraft(w.ctx, w.chair, w.committee.ID, drafting.DraftInput{Text: navigationAids()}))(t)
	_, err := w.service.SubmitDraft(w.ctx, w.chair, draft.ID, drafting.StepInput{ExpectedVersion: 1})
	wantCode(t, err, fault.Forbidden)
	must(w.service.SubmitDraft(w.ctx, w.secretariat, draft.ID, drafting.StepInput{ExpectedVersion: 1}))(t)
	_, err = w.service.WithdrawDraft(w.ctx, w.secretariat, draft.ID, drafting.StepInput{ExpectedVersion: 1})
	wantCode(t, err, fault.Conflict)
	_, err = w.service.ReviseOrally(w.ctx, w.secretariat, draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}})
	wantCode(t, err, fault.Conflict)
}

// TestWhoEditsATextWhen has everybody try in each form of a text. The secretariat
// says on whose instruction.
func TestWhoEditsATextWhen(t *testing.T) {
	for _, c := range []struct {
		status  drafting.DraftStatus
		allowed []string
	}{
		{drafting.ZeroDraft, []string{"main sponsor", "facilitator", "chair", "instructed secretariat"}},
		{drafting.InformalText, []string{"main sponsor", "facilitator", "chair", "instructed secretariat"}},
		{drafting.SubmittedDraft, []string{"instructed secretariat"}},
		{drafting.Tabled, []string{"instructed secretariat"}},
		{drafting.UnderAction, nil},
		{drafting.AdoptedByVote, nil},
	} {
		w, draft := negotiated(t)
		w.delegation("Castoria", drafting.Member)
		must(w.service.NameFacilitator(w.ctx, w.chair, draft.ID, w.delegates["Karsk"].PersonID))(t)
		draft = w.inStatus(draft, c.status)
		for _, who := range []string{"main sponsor", "facilitator", "chair", "instructed secretariat", "secretariat", "co-sponsor", "delegate"} {
			actor := map[string]drafting.Actor{
				"main sponsor": w.delegates["Meridia"], "facilitator": w.delegates["Karsk"], "chair": w.chair,
				"instructed secretariat": w.secretariat, "secretariat": w.secretariat,
				"co-sponsor": w.delegates["Delmark"], "delegate": w.delegates["Castoria"],
			}[who]
			note := ""
			if who == "instructed secretariat" {
				note = "On the instruction of Meridia."
			}
			version := w.now(draft.ID).Version
			_, err := w.service.EditText(w.ctx, actor, draft.ID, drafting.EditInput{ExpectedVersion: version, Ops: []amend.Op{add("o4", "*Thanks* the "+who)}, Note: note})
			if allowed := slices.Contains(c.allowed, who); allowed != (err == nil) {
				t.Errorf("%s, %s: %v", c.status, who, err)
			}
		}
	}
}

func TestARefusalToEditSaysWhatIsPossibleInstead(t *testing.T) {
	for status, says := range map[drafting.DraftStatus]string{
		drafting.Tabled:             "revises it orally",
		drafting.UnderAction:        "consequential change",
		drafting.AdoptedWithoutVote: "reconsideration",
		drafting.DraftWithdrawn:     "reintroduce",
		drafting.Silence:            "silence",
		drafting.Final:              "sealed",
	} {
		w, draft := negotiated(t)
		w.inStatus(draft, status)
		_, err := w.service.EditText(w.ctx, w.delegates["Meridia"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}})
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v does not say %q", status, err, says)
		}
	}
}

func TestAFacilitatorHasAPartInTheCommittee(t *testing.T) {
	w := newWorld(t)
	draft := w.zeroDraft("Meridia")
	for name, actor := range map[string]drafting.Actor{"outsider": w.outsider, "reader": w.reader} {
		_, err := w.service.NameFacilitator(w.ctx, w.chair, draft.ID, actor.PersonID)
		if fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(w.service.NameFacilitator(w.ctx, w.chair, draft.ID, w.delegates["Karsk"].PersonID))(t)
	wantSame(t, must(w.service.Stage(w.ctx, w.delegates["Delmark"], draft.ID, nil))(t).Facilitator.Name, "Delegate of Karsk")
	must(w.service.NameFacilitator(w.ctx, w.chair, draft.ID, ""))(t)
	_, err := w.service.EditText(w.ctx, w.delegates["Karsk"], draft.ID, drafting.EditInput{ExpectedVersion: 1, Ops: []amend.Op{remove("p2")}})
	wantCode(t, err, fault.Forbidden)
}

func TestTheSecretariatGivesSymbolAndAgendaItem(t *testing.T) {
	w := newWorld(t)
	item := drafting.AgendaItem{ID: "i1", CommitteeID: w.committee.ID, Ordinal: 1, Number: "5 (b)", Title: "Navigation"}
	if err := w.store.Update(w.ctx, func(tx drafting.Tx) error { return tx.CreateAgendaItem(item) }); err != nil {
		t.Fatal(err)
	}
	draft := w.draft()
	change := func(in drafting.DraftChange) error {
		_, err := w.service.ChangeDraft(w.ctx, w.secretariat, draft.ID, in)
		return err
	}
	symbol, none, unknown := "E/CN.99/2031/L.8", "", "i9"
	if err := change(drafting.DraftChange{Symbol: &symbol, AgendaItemID: &item.ID}); err != nil {
		t.Fatal(err)
	}
	got := w.now(draft.ID)
	wantSame(t, []string{got.Symbol, got.AgendaItemID}, []string{symbol, "i1"})
	wantCode(t, change(drafting.DraftChange{Symbol: &none}), fault.Invalid)
	wantCode(t, change(drafting.DraftChange{AgendaItemID: &unknown}), fault.Invalid)
	if err := change(drafting.DraftChange{AgendaItemID: &none}); err != nil {
		t.Error(err)
	}
	wantSame(t, w.now(draft.ID).AgendaItemID, "")
}
