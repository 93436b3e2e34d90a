package drafting_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// shape changes a draft in the store, to what other work would make of it.
func (w *world) shape(draftID string, change func(*drafting.Draft)) drafting.Draft {
	w.t.Helper()
	var shaped drafting.Draft
	err := w.store.Update(w.ctx, func(tx drafting.Tx) error {
		d, err := tx.Draft(draftID)
		if err != nil {
			return err
		}
		change(&d)
		shaped = d
		return tx.UpdateDraft(d, d.Version)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return shaped
}

// informal is an informal text with Karsk's delegate as its facilitator.
func (w *world) informal() drafting.Draft {
	w.t.Helper()
	return w.shape(w.draft().ID, func(d *drafting.Draft) {
		d.Status, d.FacilitatorID = drafting.InformalText, w.delegates["Karsk"].PersonID
	})
}

func (w *world) version(draftID string) int {
	w.t.Helper()
	return must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t).Version
}

// stands says where a paragraph stands, tied to others.
func (w *world) stands(actor drafting.Actor, draftID, clause string, status drafting.ParagraphStatus, tied ...string) error {
	_, err := w.service.SetStanding(w.ctx, actor, draftID, clause, drafting.StandingInput{
		ExpectedVersion: w.version(draftID), Status: status, Package: tied,
	})
	return err
}

func (w *world) setStanding(draftID, clause string, status drafting.ParagraphStatus, tied ...string) {
	w.t.Helper()
	if err := w.stands(w.chair, draftID, clause, status, tied...); err != nil {
		w.t.Fatalf("%s to %s: %v %s", clause, status, err, causes(err))
	}
}

func (w *world) takes(name, draftID, clause string, position drafting.Position) error {
	_, err := w.service.MarkParagraph(w.ctx, w.delegates[name], draftID, clause, drafting.MarkInput{
		ExpectedVersion: w.version(draftID), Position: position, Reason: "Our capital has not answered.",
	})
	return err
}

func (w *world) mark(name, draftID, clause string, position drafting.Position) {
	w.t.Helper()
	if err := w.takes(name, draftID, clause, position); err != nil {
		w.t.Fatalf("%s %s %s: %v %s", name, position, clause, err, causes(err))
	}
}

func (w *world) edits(draftID string, ops ...amend.Op) {
	w.t.Helper()
	must(w.service.EditText(w.ctx, w.secretariat, draftID, drafting.EditInput{Note: "As its sponsors ask.", ExpectedVersion: w.version(draftID), Ops: ops}))(w.t)
}

func (w *world) paragraph(draftID, clause string) drafting.ParagraphView {
	w.t.Helper()
	list := must(w.service.Paragraphs(w.ctx, w.chair, draftID))(w.t)
	for _, p := range list.Paragraphs {
		if p.Clause == clause {
			return p
		}
	}
	w.t.Fatalf("there is no paragraph %s", clause)
	return drafting.ParagraphView{}
}

func (w *world) standings(draftID string) map[string]drafting.ParagraphStatus {
	w.t.Helper()
	all := map[string]drafting.ParagraphStatus{}
	for _, p := range must(w.service.Paragraphs(w.ctx, w.chair, draftID))(w.t).Paragraphs {
		all[p.Clause] = p.Status
	}
	return all
}

// told are the delegations that an alert of the kind reached, about a clause.
func (w *world) told(kind drafting.AlertKind, clause string) []string {
	w.t.Helper()
	names := []string{}
	for _, a := range must(w.service.Alerts(w.ctx, w.secretariat, w.committee.ID))(w.t) {
		if a.Kind != kind || a.Clause != clause {
			continue
		}
		for name, d := range w.delegations {
			if d.ID == a.DelegationID {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

func (w *world) closeMeeting() {
	w.t.Helper()
	must(w.service.CloseMeeting(w.ctx, w.chair, w.meeting.ID))(w.t)
}

func wantWords(t testing.TB, err error, code fault.Code, words ...string) {
	t.Helper()
	wantCode(t, err, code)
	for _, word := range words {
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
}

func TestEveryParagraphIsListedOpenInReadingOrder(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	list := must(w.service.Paragraphs(w.ctx, w.delegates["Karsk"], draft.ID))(t)
	clauses := []string{}
	for _, p := range list.Paragraphs {
		clauses = append(clauses, p.Clause)
		wantSame(t, []any{p.Status, len(p.Marks), p.Comments, len(p.Next)}, []any{drafting.ParagraphOpen, 0, 0, 0})
	}
	wantSame(t, clauses, []string{"p1", "p2", "o1", "o2", "o3", "i1", "i2", "o4"})
	w.closeMeeting()
	next := w.paragraph(draft.ID, "o1").Next
	if !slices.Contains(next, drafting.AgreedAdRef) || slices.Contains(next, drafting.AgreedInCommittee) {
		t.Errorf("outside a meeting an officer may make it %v", next)
	}
}

func TestWhereAParagraphCanGoFromWhereItStands(t *testing.T) {
	reach := map[drafting.ParagraphStatus][]drafting.ParagraphStatus{
		drafting.ParagraphOpen:      {},
		drafting.ParagraphBracketed: {drafting.ParagraphBracketed},
		drafting.AgreedInformally:   {drafting.AgreedInformally},
		drafting.InPackage:          {drafting.InPackage},
		drafting.AgreedAdRef:        {drafting.AgreedAdRef},
		drafting.AgreedInCommittee:  {drafting.AgreedInCommittee},
		drafting.ParagraphReopened:  {drafting.AgreedAdRef, drafting.ParagraphReopened},
	}
	possible := map[drafting.ParagraphStatus][]drafting.ParagraphStatus{
		drafting.ParagraphOpen:      {drafting.ParagraphBracketed, drafting.ParagraphPending, drafting.InPackage, drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee},
		drafting.ParagraphBracketed: {drafting.ParagraphOpen, drafting.ParagraphPending, drafting.InPackage, drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee},
		drafting.AgreedInformally:   {drafting.InPackage, drafting.AgreedAdRef, drafting.AgreedInCommittee, drafting.ParagraphReopened},
		drafting.InPackage:          {drafting.ParagraphPending, drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee, drafting.ParagraphReopened},
		drafting.AgreedAdRef:        {drafting.AgreedInCommittee, drafting.ParagraphReopened},
		drafting.AgreedInCommittee:  {drafting.ParagraphReopened},
		drafting.ParagraphReopened:  {drafting.ParagraphOpen, drafting.ParagraphBracketed, drafting.ParagraphPending, drafting.InPackage, drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee},
	}
	w := newWorld(t)
	for from, steps := range reach {
		for _, to := range drafting.ParagraphStatuses() {
			draft := w.draft()
			for _, step := range steps {
				w.setStanding(draft.ID, "o1", step, tiedTo(step)...)
			}
			wantSame(t, w.paragraph(draft.ID, "o1").Next, possible[from])
			in := drafting.StandingInput{ExpectedVersion: 1, Status: to, Package: tiedTo(to), Reason: "asked for"}
			if from == drafting.InPackage {
				in.Package = nil
			}
			if to == drafting.ParagraphPending {
				in.Pending = []string{w.delegations["Meridia"].ID}
			}
			events := len(w.eventTypes(w.chair))
			_, err := w.service.SetStanding(w.ctx, w.chair, draft.ID, "o1", in)
			if slices.Contains(possible[from], to) {
				if err != nil {
					t.Errorf("%s to %s: %v", from, to, err)
				}
				wantSame(t, w.paragraph(draft.ID, "o1").Status, to)
				continue
			}
			wantWords(t, err, fault.Conflict, "paragraph 1 is")
			wantSame(t, w.paragraph(draft.ID, "o1").Status, from)
			wantSame(t, len(w.eventTypes(w.chair)), events)
		}
	}
	w.sound()
}

func tiedTo(status drafting.ParagraphStatus) []string {
	if status == drafting.InPackage {
		return []string{"o2"}
	}
	return nil
}

func TestADelegationThatHoldsAParagraphKeepsItFromBeingAgreed(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.mark("Karsk", draft.ID, "o2", drafting.PositionPending)
	w.mark("River Union", draft.ID, "o2", drafting.PositionObjects)
	w.mark("Delmark", draft.ID, "o2", drafting.PositionAgrees)
	for _, status := range []drafting.ParagraphStatus{drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee} {
		wantWords(t, w.stands(w.chair, draft.ID, "o2", status), fault.Conflict, "paragraph 2 cannot be", "Karsk, River Union")
	}
	wantSame(t, w.paragraph(draft.ID, "o2").Next, []drafting.ParagraphStatus{drafting.ParagraphBracketed, drafting.ParagraphPending, drafting.InPackage})
	w.mark("Karsk", draft.ID, "o2", drafting.PositionAgrees)
	must(w.service.UnmarkParagraph(w.ctx, w.delegates["River Union"], draft.ID, "o2", ""))(t)
	w.setStanding(draft.ID, "o2", drafting.AgreedInCommittee)
	w.sound()
}

func TestAMarkAfterAnAgreementMakesItPending(t *testing.T) {
	w := newWorld(t)
	for _, agreed := range []drafting.ParagraphStatus{drafting.AgreedInformally, drafting.AgreedAdRef, drafting.AgreedInCommittee} {
		draft := w.draft()
		w.setStanding(draft.ID, "o2", agreed)
		w.mark("Delmark", draft.ID, "o2", drafting.PositionAgrees)
		wantSame(t, w.paragraph(draft.ID, "o2").Status, agreed)
		w.mark("Karsk", draft.ID, "o2", drafting.PositionObjects)
		wantSame(t, w.paragraph(draft.ID, "o2").Status, drafting.ParagraphPending)
		// Nothing is agreed again by itself.
		must(w.service.UnmarkParagraph(w.ctx, w.delegates["Karsk"], draft.ID, "o2", ""))(t)
		wantSame(t, w.paragraph(draft.ID, "o2").Status, drafting.ParagraphPending)
		w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
	}
	w.sound()
}

func TestAPackageIsAgreedAndReopenedTogether(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.setStanding(draft.ID, "o4", drafting.AgreedInformally)
	w.setStanding(draft.ID, "o1", drafting.InPackage, "o2", "o4")
	wantSame(t, w.paragraph(draft.ID, "o2").Tied, []string{"o1", "o4"})
	wantWords(t, w.stands(w.chair, draft.ID, "p1", drafting.InPackage, "o2"), fault.Conflict, "paragraph 2 is tied to paragraph 1, paragraph 4")

	w.mark("Karsk", draft.ID, "o2", drafting.PositionPending)
	wantWords(t, w.stands(w.chair, draft.ID, "o1", drafting.AgreedAdRef), fault.Conflict, "Karsk")
	w.mark("Karsk", draft.ID, "o2", drafting.PositionAgrees)
	w.setStanding(draft.ID, "o4", drafting.AgreedAdRef)
	all := w.standings(draft.ID)
	wantSame(t, []drafting.ParagraphStatus{all["o1"], all["o2"], all["o4"], all["p1"]}, []drafting.ParagraphStatus{drafting.AgreedAdRef, drafting.AgreedAdRef, drafting.AgreedAdRef, drafting.ParagraphOpen})

	w.mark("Meridia", draft.ID, "o1", drafting.PositionPending)
	all = w.standings(draft.ID)
	wantSame(t, []drafting.ParagraphStatus{all["o1"], all["o2"], all["o4"]}, []drafting.ParagraphStatus{drafting.ParagraphPending, drafting.ParagraphPending, drafting.ParagraphPending})
	w.mark("Meridia", draft.ID, "o1", drafting.PositionAgrees)
	w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)

	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	all = w.standings(draft.ID)
	wantSame(t, []drafting.ParagraphStatus{all["o1"], all["o2"], all["o4"]}, []drafting.ParagraphStatus{drafting.ParagraphReopened, drafting.ParagraphReopened, drafting.ParagraphReopened})
	wantSame(t, w.paragraph(draft.ID, "o1").Tied, []string{})
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), []string{"Karsk"})
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o1"), []string{"Meridia"})
	w.sound()
}

func TestOfficersNameWhoIsWaitedFor(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	in := drafting.StandingInput{ExpectedVersion: 1, Status: drafting.ParagraphPending}
	_, err := w.service.SetStanding(w.ctx, w.secretariat, draft.ID, "o2", in)
	wantWords(t, err, fault.Conflict, "no delegation is pending on paragraph 2")
	in.Pending = []string{w.delegations["Karsk"].ID, w.delegations["Meridia"].ID}
	_, err = w.service.SetStanding(w.ctx, w.secretariat, draft.ID, "o2", in)
	wantWords(t, err, fault.Invalid, "waits for")
	in.Reason = "They ask their capitals."
	must(w.service.SetStanding(w.ctx, w.secretariat, draft.ID, "o2", in))(t)
	marks := w.paragraph(draft.ID, "o2").Marks
	wantSame(t, len(marks), 2)
	wantSame(t, []any{marks[0].Delegation, marks[0].Position, marks[0].Reason, marks[0].By.Name, marks[0].Current}, []any{"Karsk", drafting.PositionPending, "They ask their capitals.", "Secretary", true})
	w.sound()
}

// TestAnEditToAnAgreedParagraphReopensIt: words, form and place, by whatever makes
// a version; who had agreed is told, and nobody else.
func TestAnEditToAnAgreedParagraphReopensIt(t *testing.T) {
	semicolon := ","
	for name, change := range map[string]func(w *world, draft string){
		"edited": func(w *world, draft string) { w.edits(draft, edit("o2", "every two years", "every year")) },
		"moved":  func(w *world, draft string) { w.edits(draft, amend.Op{Kind: amend.Move, Clause: "o2", After: "o4"}) },
		"another end": func(w *world, draft string) {
			w.edits(draft, amend.Op{Kind: amend.Edit, Clause: "o2", End: &semicolon})
		},
		"amended": func(w *world, draft string) {
			a := w.submitted("Meridia", drafting.Draft{ID: draft}, edit("o2", "every two years", "every year"))
			must(w.adopt(draft, 1, nil, a))(w.t)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			draft := w.draft()
			for _, delegation := range []string{"Delmark", "Karsk"} {
				w.mark(delegation, draft.ID, "o2", drafting.PositionAgrees)
				w.mark(delegation, draft.ID, "o1", drafting.PositionAgrees)
			}
			w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
			w.setStanding(draft.ID, "o1", drafting.AgreedInformally)
			change(w, draft.ID)
			p := w.paragraph(draft.ID, "o2")
			wantSame(t, []any{p.Status, p.Version, p.ChangedIn, p.Marks[0].Current}, []any{drafting.ParagraphReopened, 2, 2, false})
			untouched := w.paragraph(draft.ID, "o1")
			wantSame(t, []any{untouched.Status, untouched.Marks[0].Current}, []any{drafting.AgreedInformally, true})
			wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), []string{"Delmark", "Karsk"})
			wantSame(t, w.told(drafting.AlertParagraphReopened, "o1"), []string{})
			for _, a := range must(w.service.Alerts(w.ctx, w.delegates["Karsk"], w.committee.ID))(t) {
				wantSame(t, string(a.Data), `{"version":2}`)
			}
			w.sound()
		})
	}
}

func TestAnEditBesideAnAgreedParagraphLeavesItAgreed(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
	w.edits(draft.ID, add("o1", "*Thanks* the pilots"))
	w.edits(draft.ID, edit("o1", "progress", "good progress"))
	wantSame(t, w.paragraph(draft.ID, "o2").Status, drafting.AgreedAdRef)
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), []string{})
}

func TestWhatTheCommitteeAgreedIsReopenedForAll(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.setStanding(draft.ID, "o2", drafting.AgreedInCommittee)
	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), []string{"Coastal Group", "Delmark", "Karsk", "Meridia", "River Union"})
}

func TestOneWhoAgreedToEarlierWordsIsNotToldAgain(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.mark("Delmark", draft.ID, "o2", drafting.PositionAgrees)
	w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	w.mark("Karsk", draft.ID, "o2", drafting.PositionAgrees)
	w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
	if err := w.stands(w.chair, draft.ID, "o2", drafting.ParagraphReopened); err != nil {
		t.Fatal(err)
	}
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o2"), []string{"Delmark", "Karsk"})
	w.sound()
}

func TestDeletionFollowsTheText(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.mark("Delmark", draft.ID, "o4", drafting.PositionAgrees)
	w.setStanding(draft.ID, "o4", drafting.AgreedAdRef)
	w.edits(draft.ID, remove("o4"), remove("p2"))
	all := w.standings(draft.ID)
	wantSame(t, []drafting.ParagraphStatus{all["o4"], all["p2"]}, []drafting.ParagraphStatus{drafting.ParagraphDeleted, drafting.ParagraphDeleted})
	wantSame(t, w.told(drafting.AlertParagraphReopened, "o4"), []string{"Delmark"})
	wantWords(t, w.stands(w.chair, draft.ID, "o4", drafting.ParagraphOpen), fault.Conflict, "is deleted")
	wantWords(t, w.takes("Karsk", draft.ID, "o4", drafting.PositionAgrees), fault.Conflict, "is deleted")
	wantCode(t, w.stands(w.chair, draft.ID, "o99", drafting.ParagraphBracketed), fault.NotFound)

	back := navigationAids().Find("o4")
	w.edits(draft.ID, amend.Op{Kind: amend.Insert, After: "o3", NewClause: &text.Clause{ID: "o4", Kind: text.Operative, Text: back.Text}})
	p := w.paragraph(draft.ID, "o4")
	wantSame(t, []any{p.Status, p.Marks[0].Current}, []any{drafting.ParagraphOpen, false})
	w.sound()
}

func TestPositionsAreTakenOnWordsThatWereSeen(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.edits(draft.ID, edit("o2", "every two years", "every year"))
	_, err := w.service.MarkParagraph(w.ctx, w.delegates["Karsk"], draft.ID, "o2", drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees})
	wantCode(t, err, fault.Stale)
	_, err = w.service.SetStanding(w.ctx, w.chair, draft.ID, "o2", drafting.StandingInput{ExpectedVersion: 1, Status: drafting.AgreedAdRef})
	wantCode(t, err, fault.Stale)
	for name, in := range map[string]drafting.MarkInput{
		"no position":       {ExpectedVersion: 2, Position: "shrugs"},
		"pending on what":   {ExpectedVersion: 2, Position: drafting.PositionPending, Reason: " "},
		"too long a reason": {ExpectedVersion: 2, Position: drafting.PositionObjects, Reason: strings.Repeat("x", 20_001)},
	} {
		if _, err := w.service.MarkParagraph(w.ctx, w.delegates["Karsk"], draft.ID, "o2", in); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = w.service.UnmarkParagraph(w.ctx, w.delegates["Karsk"], draft.ID, "o2", "")
	wantWords(t, err, fault.Conflict, "Karsk has taken no position on paragraph 2")
	for name, in := range map[string]drafting.StandingInput{
		"no standing":         {ExpectedVersion: 2, Status: "settled"},
		"a package of one":    {ExpectedVersion: 2, Status: drafting.InPackage},
		"a package with self": {ExpectedVersion: 2, Status: drafting.InPackage, Package: []string{"o2"}},
		"tied without reason": {ExpectedVersion: 2, Status: drafting.AgreedAdRef, Package: []string{"o1"}},
		"pending without it":  {ExpectedVersion: 2, Status: drafting.AgreedAdRef, Pending: []string{w.delegations["Karsk"].ID}},
		"pending: nobody":     {ExpectedVersion: 2, Status: drafting.ParagraphPending, Pending: []string{"nobody"}, Reason: "?"},
	} {
		if _, err := w.service.SetStanding(w.ctx, w.chair, draft.ID, "o2", in); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.closeMeeting()
	wantWords(t, w.stands(w.chair, draft.ID, "o2", drafting.AgreedInCommittee), fault.Conflict, "no meeting is open")
	wantSame(t, w.paragraph(draft.ID, "o2").Status, drafting.ParagraphOpen)
	w.sound()
}

func TestOfficersRecordPositionsOfNamedDelegations(t *testing.T) {
	w := newWorld(t)
	draft := w.informal()
	in := drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees, DelegationID: w.delegations["Delmark"].ID}
	for name, actor := range map[string]drafting.Actor{"chair": w.chair, "secretariat": w.secretariat, "facilitator": w.delegates["Karsk"]} {
		list, err := w.service.MarkParagraph(w.ctx, actor, draft.ID, "o1", in)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		wantSame(t, list.Paragraphs[2].Marks[0].Delegation, "Delmark")
	}
	_, err := w.service.MarkParagraph(w.ctx, w.delegates["Meridia"], draft.ID, "o1", in)
	wantCode(t, err, fault.Forbidden)
	in.DelegationID = ""
	_, err = w.service.MarkParagraph(w.ctx, w.chair, draft.ID, "o1", in)
	wantWords(t, err, fault.Invalid, "name it")
	must(w.service.UnmarkParagraph(w.ctx, w.chair, draft.ID, "o1", w.delegations["Delmark"].ID))(t)
	w.sound()
}

func TestNothingStandsElsewhereOnceTheDraftIsClosed(t *testing.T) {
	w := newWorld(t)
	for _, status := range []drafting.DraftStatus{
		drafting.AdoptedWithoutVote, drafting.AdoptedByVote, drafting.DraftRejected, drafting.NoAction, drafting.DraftWithdrawn, drafting.Final,
	} {
		draft := w.draft()
		w.setStanding(draft.ID, "o1", drafting.AgreedAdRef)
		w.mark("Karsk", draft.ID, "o1", drafting.PositionAgrees)
		w.shape(draft.ID, func(d *drafting.Draft) { d.Status = status })
		before := len(w.eventTypes(w.secretariat))
		for name, try := range map[string]func() error{
			"standing": func() error { return w.stands(w.chair, draft.ID, "o1", drafting.ParagraphReopened) },
			"position": func() error { return w.takes("Karsk", draft.ID, "o1", drafting.PositionObjects) },
			"taking it back": func() error {
				_, err := w.service.UnmarkParagraph(w.ctx, w.delegates["Karsk"], draft.ID, "o1", "")
				return err
			},
			"budget":           func() error { _, err := w.service.MarkBudget(w.ctx, w.chair, draft.ID, "o1", true); return err },
			"budget statement": func() error { return w.statesBudget(draft.ID, "o1") },
			"comment": func() error {
				_, err := w.service.CommentOn(w.ctx, w.chair, draft.ID, "o1", drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "Late."})
				return err
			},
		} {
			wantCode(t, try(), fault.Conflict)
			if t.Failed() {
				t.Fatalf("%s of a draft that is %s", name, status)
			}
		}
		wantSame(t, len(w.eventTypes(w.secretariat)), before)
		p := w.paragraph(draft.ID, "o1")
		wantSame(t, []any{p.Status, p.Marks[0].Position, len(p.Next)}, []any{drafting.AgreedAdRef, drafting.PositionAgrees, 0})
		if actions := must(w.service.DraftActions(w.ctx, w.chair, draft.ID))(t); slices.Contains(actions, drafting.SetTheStandings) || slices.Contains(actions, drafting.MarkTheBudget) {
			t.Errorf("of a draft that is %s the page offers %v", status, actions)
		}
	}
}

// TestParagraphsFollowAnyEdits makes edits at random and holds what must be true
// after each: the list has each clause of the text once, what is agreed reads as it
// did when it was agreed and nobody holds it, and a package stands as one.
func TestParagraphsFollowAnyEdits(t *testing.T) {
	w := newWorld(t)
	rapid.Check(t, func(r *rapid.T) {
		draft := w.draft()
		agreed := map[string]string{} // words by clause when they were agreed
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			version := must(w.service.Version(w.ctx, w.chair, draft.ID, 0))(t)
			clauses := []string{}
			version.Text.Walk(func(c, _ *text.Clause) bool { clauses = append(clauses, c.ID); return true })
			clause := rapid.SampledFrom(clauses).Draw(r, "clause")
			switch rapid.IntRange(0, 3).Draw(r, "what") {
			case 0:
				words := rapid.StringMatching(`[a-z]{3,8}( [a-z]{3,8}){1,4}`).Draw(r, "words")
				in := drafting.EditInput{Note: "As its sponsors ask.", ExpectedVersion: version.Number, Ops: []amend.Op{{Kind: amend.Edit, Clause: clause, Text: &words}}}
				_, _ = w.service.EditText(w.ctx, w.secretariat, draft.ID, in)
			case 1:
				if len(clauses) > 3 {
					in := drafting.EditInput{Note: "As its sponsors ask.", ExpectedVersion: version.Number, Ops: []amend.Op{remove(clause)}}
					_, _ = w.service.EditText(w.ctx, w.secretariat, draft.ID, in)
				}
			case 2:
				position := rapid.SampledFrom([]drafting.Position{drafting.PositionAgrees, drafting.PositionPending, drafting.PositionObjects}).Draw(r, "position")
				_ = w.takes(rapid.SampledFrom([]string{"Delmark", "Karsk"}).Draw(r, "who"), draft.ID, clause, position)
			case 3:
				status := rapid.SampledFrom(drafting.ParagraphStatuses()).Draw(r, "status")
				tied := []string{}
				if status == drafting.InPackage {
					tied = append(tied, rapid.SampledFrom(clauses).Draw(r, "tied"))
				}
				_ = w.stands(w.chair, draft.ID, clause, status, tied...)
			}
			w.holds(r, draft.ID, agreed)
		}
	})
	w.sound()
}

func (w *world) holds(r *rapid.T, draftID string, agreed map[string]string) {
	version, err := w.service.Version(w.ctx, w.chair, draftID, 0)
	if err != nil {
		r.Fatal(err)
	}
	list, err := w.service.Paragraphs(w.ctx, w.chair, draftID)
	if err != nil {
		r.Fatal(err)
	}
	standing := map[string]drafting.ParagraphView{}
	for _, p := range list.Paragraphs {
		if _, twice := standing[p.Clause]; twice {
			r.Fatalf("%s is listed twice", p.Clause)
		}
		standing[p.Clause] = p
		c := version.Text.Find(p.Clause)
		if (c == nil) != (p.Status == drafting.ParagraphDeleted) {
			r.Fatalf("%s is %s, in the text: %v", p.Clause, p.Status, c != nil)
		}
		if !p.Status.Agreed() {
			delete(agreed, p.Clause)
			continue
		}
		if words, known := agreed[p.Clause]; known && words != c.Text {
			r.Fatalf("%s is still %s with other words", p.Clause, p.Status)
		}
		agreed[p.Clause] = c.Text
	}
	version.Text.Walk(func(c, _ *text.Clause) bool {
		if _, listed := standing[c.ID]; !listed {
			r.Fatalf("%s is not listed", c.ID)
		}
		return true
	})
	for _, p := range list.Paragraphs {
		for _, other := range append([]string{p.Clause}, p.Tied...) {
			if standing[other].Status != p.Status {
				r.Fatalf("%s is %s and %s, which it is tied to, %s", p.Clause, p.Status, other, standing[other].Status)
			}
			for _, m := range standing[other].Marks {
				if p.Status.Agreed() && m.Position.Holds() {
					r.Fatalf("%s is %s while %s holds %s", p.Clause, p.Status, m.Delegation, other)
				}
			}
		}
	}
}
