package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// asksForDivision has Karsk ask for a division of a draft, or of an amendment.
func (w *world) asksForDivision(draftID, amendmentID string, parts ...action.Part) drafting.Statement {
	w.t.Helper()
	return must(w.states("Karsk", draftID, drafting.StatementInput{Kind: drafting.DivisionRequest, AmendmentID: amendmentID, Parts: parts}))(w.t)
}

func (w *world) divides(request drafting.Statement) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.ConfirmDivision(w.ctx, w.chair, request.ID, drafting.DivisionInput{
		ExpectedVersion: w.version(request.DraftID), Outcome: drafting.DivisionGranted,
	})
}

func (w *world) decidesPart(draftID, amendmentID, label string, outcome drafting.Outcome, vote *rules.Vote) (drafting.Adoption, error) {
	w.t.Helper()
	return w.service.DecidePart(w.ctx, w.chair, draftID, drafting.PartInput{
		ExpectedVersion: w.version(draftID), AmendmentID: amendmentID, Part: label, Outcome: outcome, Vote: vote,
	})
}

func TestADraftIsDecidedInParts(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	request := w.asksForDivision(draft.ID, "",
		action.Part{Label: "A", Words: []action.Passage{{Clause: "o1", Text: "the", Occurrence: 1}}},
		action.Part{Label: "B", Words: []action.Passage{{Clause: "o1", Text: "the", Occurrence: 2}}},
		action.Part{Label: "C", Clauses: []string{"o3"}},
	)
	_, err := w.decidesPart(draft.ID, "", "A", drafting.PartRetained, nil)
	wantRefusal(t, err, fault.Conflict, "no division was granted here")
	must(w.divides(request))(t)
	_, err = w.decides(draft.ID, drafting.DraftAdopted, nil)
	wantRefusal(t, err, fault.Conflict, "decide its parts first")
	_, err = w.decidesPart(draft.ID, "", "D", drafting.PartRetained, nil)
	wantRefusal(t, err, fault.Invalid, `the division has no part "D"`)
	_, err = w.decidesPart(draft.ID, "", "A", "part_postponed", nil)
	wantRefusal(t, err, fault.Invalid, "decides no part")

	rejected := must(w.decidesPart(draft.ID, "", "A", drafting.PartRejected, hands(1, 2, 0)))(t)
	wantSame(t, rejected.Decision.Sentence, "Part A of draft resolution E/CN.99/2031/L.1 was deleted by 2 votes to 1, with no abstentions.")
	wantSame(t, w.words(draft.ID, 0, "o1"), "*Welcomes* progress made in the marking of inland waterways")
	_, err = w.decidesPart(draft.ID, "", "A", drafting.PartRetained, nil)
	wantRefusal(t, err, fault.Conflict, "part A is decided already")
	must(w.decidesPart(draft.ID, "", "B", drafting.PartRejected, nil))(t)
	wantSame(t, w.words(draft.ID, 0, "o1"), "*Welcomes* progress made in marking of inland waterways")
	retained := must(w.decidesPart(draft.ID, "", "C", drafting.PartRetained, &rules.Vote{Kind: rules.Recorded, InFavour: 2}))(t)
	wantSame(t, []any{retained.Version.Number, retained.Decision.Sentence}, []any{0, "Part C of draft resolution E/CN.99/2031/L.1 was retained by a recorded vote of 2 to none, with no abstentions."})
	whole := must(w.decides(draft.ID, drafting.DraftAdopted, nil))(t)
	wantSame(t, whole.Sentence, "Draft resolution E/CN.99/2031/L.1, as amended, was adopted without a vote.")
	versions := must(w.service.Versions(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, []drafting.VersionReason{versions[1].Reason, versions[2].Reason}, []drafting.VersionReason{drafting.Divided, drafting.Divided})
	w.sound()
}

func TestADraftWithoutItsOperativePartsIsRejected(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	must(w.states("Meridia", draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}))(t)
	request := w.asksForDivision(draft.ID, "",
		action.Part{Label: "A", Clauses: []string{"o1", "o2"}},
		action.Part{Label: "B", Clauses: []string{"o3", "o4"}},
		action.Part{Label: "C", Clauses: []string{"p1"}},
	)
	must(w.divides(request))(t)
	must(w.decidesPart(draft.ID, "", "A", drafting.PartRejected, nil))(t)
	last := must(w.decidesPart(draft.ID, "", "B", drafting.PartRejected, nil))(t)
	wantSame(t, []any{last.Decision.Result, w.version(draft.ID)}, []any{0, 2})
	must(w.decidesPart(draft.ID, "", "C", drafting.PartRejected, nil))(t)
	wantSame(t, w.words(draft.ID, 0, "p1"), "")
	for _, outcome := range []drafting.Outcome{drafting.DraftAdopted, drafting.DraftTied} {
		_, err := w.decides(draft.ID, outcome, &rules.Vote{Kind: rules.Recorded, InFavour: 2, Against: 1})
		wantRefusal(t, err, fault.Conflict, "all operative parts were rejected, so the draft is rejected as a whole")
	}
	must(w.decides(draft.ID, drafting.DraftNotAdopted, nil))(t)
	w.sound()
}

func TestAnAmendmentIsDecidedInParts(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("i1", "voluntary contributions", "generous contributions"), remove("i2"), edit("o2", "two years", "three years"))
	sub := w.sub("Meridia", a, edit("i1", "generous", "very generous"))
	request := w.asksForDivision(draft.ID, a.ID, action.Part{Label: "A", Clauses: []string{"i1"}}, action.Part{Label: "B", Clauses: []string{"i2"}})
	granted := must(w.divides(request))(t)
	wantSame(t, granted.Amendments[0].Label, "A1")
	_, err := w.decidesPart(draft.ID, a.ID, "A", drafting.PartRejected, nil)
	wantRefusal(t, err, fault.Conflict, "A2 is an amendment to it and still pending")
	must(w.adopts(draft.ID, nil, sub.ID))(t)
	_, err = w.adopts(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "A1 was divided: decide its parts first")
	_, err = w.rejects(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "A1 was divided: decide its parts first")

	rejected := must(w.decidesPart(draft.ID, a.ID, "B", drafting.PartRejected, nil))(t)
	wantSame(t, rejected.Decision.Sentence, "Part B of the amendment of Delmark was deleted without a vote.")
	now := w.amendment(a.ID)
	wantSame(t, []any{rejected.Amended.Revision, now.Revision, len(now.Changes.Clauses), now.Status}, []any{3, 3, 2, drafting.Submitted})
	must(w.decidesPart(draft.ID, a.ID, "A", drafting.PartRetained, nil))(t)
	adopted := must(w.adopts(draft.ID, nil, a.ID))(t)
	wantSame(t, w.words(draft.ID, 0, "i1"), "To provide very generous contributions")
	wantSame(t, w.words(draft.ID, 0, "i2"), navigationAids().Find("i2").Text)
	wantSame(t, w.fate(a.ID), drafting.AdoptedAsAmended)
	wantSame(t, adopted.Version.Number, 2)
	w.sound()
}

func TestAnAmendmentWithoutItsPartsIsRejected(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("i1", "voluntary", "generous"), remove("i2"))
	must(w.divides(w.asksForDivision(draft.ID, a.ID, action.Part{Label: "A", Clauses: []string{"i1"}}, action.Part{Label: "B", Clauses: []string{"i2"}})))(t)
	must(w.decidesPart(draft.ID, a.ID, "A", drafting.PartRejected, nil))(t)
	last := must(w.decidesPart(draft.ID, a.ID, "B", drafting.PartRejected, nil))(t)
	wantSame(t, last.Amended == nil, true)
	_, err := w.adopts(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "all parts of A1 were rejected, so it is rejected as a whole")
	must(w.undoes(last.Decision.ID))(t)
	must(w.decidesPart(draft.ID, a.ID, "B", drafting.PartRetained, nil))(t)
	must(w.adopts(draft.ID, nil, a.ID))(t)
	wantSame(t, w.words(draft.ID, 0, "i2"), "")
	wantSame(t, w.words(draft.ID, 0, "i1"), navigationAids().Find("i1").Text)
	w.sound()
}

func TestWhatADivisionNeeds(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("i1", "voluntary", "generous"))
	state := func(in drafting.StatementInput) error {
		in.Kind = drafting.DivisionRequest
		_, err := w.states("Karsk", draft.ID, in)
		return err
	}
	wantRefusal(t, state(drafting.StatementInput{}), fault.Invalid, "names the parts")
	wantRefusal(t, state(drafting.StatementInput{Parts: []action.Part{{Label: "A", Clauses: []string{"o9"}}}}), fault.Invalid, `there is no clause "o9"`)
	wantRefusal(t, state(drafting.StatementInput{AmendmentID: a.ID, Parts: []action.Part{{Label: "A", Clauses: []string{"o1"}}}}), fault.Invalid, "changes nothing in clause o1")

	request := w.asksForDivision(draft.ID, "", action.Part{Label: "A", Clauses: []string{"o1"}})
	confirm := func(id string, in drafting.DivisionInput) error {
		in.ExpectedVersion = w.version(draft.ID)
		_, err := w.service.ConfirmDivision(w.ctx, w.chair, id, in)
		return err
	}
	wantRefusal(t, confirm(request.ID, drafting.DivisionInput{Outcome: "division_postponed"}), fault.Invalid, "settles no request for division")
	wantRefusal(t, confirm(request.ID, drafting.DivisionInput{Outcome: drafting.DivisionRefused}), fault.Invalid, "by a vote, or for a reason")
	wantRefusal(t, confirm(request.ID, drafting.DivisionInput{Outcome: drafting.DivisionGranted, Vote: hands(1, 2, 0)}), fault.Invalid, "it is rejected, not adopted")
	wantRefusal(t, confirm(request.ID, drafting.DivisionInput{Outcome: drafting.DivisionGranted, Parts: []action.Part{{Label: "A"}}}), fault.Invalid, "it names nothing")
	vote := must(w.states("Karsk", draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}))(t)
	wantRefusal(t, confirm(vote.ID, drafting.DivisionInput{Outcome: drafting.DivisionGranted}), fault.Conflict, "there is no open request for division here")

	if err := confirm(request.ID, drafting.DivisionInput{Outcome: drafting.DivisionRefused, Vote: hands(1, 2, 0)}); err != nil {
		t.Fatal(err)
	}
	refused := must(w.service.Decisions(w.ctx, w.chair, draft.ID))(t)[0]
	wantSame(t, refused.Sentence, "The motion for division of draft resolution E/CN.99/2031/L.1 was rejected by 2 votes to 1, with no abstentions.")
	wantRefusal(t, confirm(request.ID, drafting.DivisionInput{Outcome: drafting.DivisionGranted}), fault.Conflict, "there is no open request")

	first := w.asksForDivision(draft.ID, "", action.Part{Label: "A", Clauses: []string{"o1"}})
	second := w.asksForDivision(draft.ID, "", action.Part{Label: "B", Clauses: []string{"o2"}})
	withdrawn := w.asksForDivision(draft.ID, "", action.Part{Label: "B", Clauses: []string{"o2"}})
	must(w.states("Karsk", draft.ID, drafting.StatementInput{Kind: drafting.RequestWithdrawn, StatementID: withdrawn.ID}))(t)
	wantRefusal(t, confirm(withdrawn.ID, drafting.DivisionInput{Outcome: drafting.DivisionGranted}), fault.Conflict, "there is no open request")
	must(w.divides(first))(t)
	_, err := w.divides(second)
	wantRefusal(t, err, fault.Conflict, "a division was granted here already")
	w.sound()
}

func TestAPartThatTheTextHasOutgrown(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "navigation aids", "lights and buoys"))
	must(w.divides(w.asksForDivision(draft.ID, "",
		action.Part{Label: "A", Words: []action.Passage{{Clause: "o2", Text: "on navigation aids"}}},
		action.Part{Label: "B", Clauses: []string{"o4"}},
	)))(t)
	must(w.adopts(draft.ID, nil, a.ID))(t)
	_, err := w.decidesPart(draft.ID, "", "A", drafting.PartRejected, nil)
	wantRefusal(t, err, fault.Conflict, "the text changed where part A stands")
	must(w.decidesPart(draft.ID, "", "B", drafting.PartRejected, nil))(t)
	must(w.decidesPart(draft.ID, "", "A", drafting.PartRetained, nil))(t)
	w.sound()
}

func TestPartsOfAnAmendmentWaitForItsMover(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "two years", "three years"), remove("o4"))
	other := w.submitted("Karsk", draft, edit("o2", "two years", "four years"))
	must(w.divides(w.asksForDivision(draft.ID, a.ID, action.Part{Label: "A", Clauses: []string{"o4"}})))(t)
	must(w.adopts(draft.ID, nil, other.ID))(t)
	_, err := w.decidesPart(draft.ID, a.ID, "A", drafting.PartRejected, nil)
	wantRefusal(t, err, fault.Conflict, "A1 waits for its mover")
	now := w.amendment(a.ID)
	must(w.service.ReviseAmendment(w.ctx, w.delegates["Delmark"], a.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, Base: 2, Ops: []amend.Op{edit("o2", "four years", "three years"), remove("o4")},
	}))(t)
	must(w.decidesPart(draft.ID, a.ID, "A", drafting.PartRejected, nil))(t)
	must(w.adopts(draft.ID, nil, a.ID))(t)
	wantSame(t, w.words(draft.ID, 0, "o4"), navigationAids().Find("o4").Text)
	w.sound()
}
