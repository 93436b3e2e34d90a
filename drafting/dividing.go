package drafting

import (
	"context"
	"errors"
	"slices"
	"strings"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// DivisionInput is what the chair makes of a request for division:
// division_granted, with the parts as they will be put, or division_refused. A
// vote is given where somebody objected to the division.
type DivisionInput struct {
	ExpectedVersion int           `json:"expected_version"`
	Outcome         Outcome       `json:"outcome"`
	Parts           []action.Part `json:"parts"`
	Vote            *rules.Vote   `json:"vote,omitempty"`
	Reason          string        `json:"reason"`
}

// ConfirmDivision settles a member's request for division. Errors: forbidden,
// stale, invalid for parts that are not in the text or without which the rest
// cannot stand, conflict where the request was settled or withdrawn, or a division
// of the same goes on.
func (s *Service) ConfirmDivision(ctx context.Context, actor Actor, requestID string, in DivisionInput) (Decision, error) {
	return write(ctx, s, actor, "confirm division", []any{requestID, in}, func(w *work) (Decision, error) {
		request, draft, err := w.openDivisionRequest(requestID, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		decision := Decision{Outcome: in.Outcome, Reason: in.Reason, Proposal: request.ID, Before: beforeOf(draft, nil)}
		if request.AmendmentID != "" {
			if err := w.aboutAmendment(&decision, draft, request.AmendmentID); err != nil {
				return Decision{}, err
			}
		}
		if err := w.voteOnDivision(draft, &decision, in); err != nil {
			return Decision{}, err
		}
		if in.Outcome == DivisionGranted {
			division, err := w.divide(draft, request, in.Parts)
			if err != nil {
				return Decision{}, err
			}
			decision.Division = &division
			draft.Proceedings = draft.Proceedings.divided(division)
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

// voteOnDivision counts the vote on a request, if somebody objected to it. Without
// one it is refused for a reason only.
func (w *work) voteOnDivision(draft Draft, d *Decision, in DivisionInput) error {
	switch {
	case in.Outcome != DivisionGranted && in.Outcome != DivisionRefused:
		return fault.Invalidf("outcome", "%q settles no request for division; it is division_granted or division_refused", in.Outcome)
	case in.Vote == nil && in.Outcome == DivisionRefused && strings.TrimSpace(in.Reason) == "":
		return fault.Invalidf("reason", "a division is refused by a vote, or for a reason: give one of the two")
	case in.Vote == nil:
		return nil
	}
	whole := rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), "")
	if len(d.Amendments) > 0 {
		var err error
		if whole, err = w.amendmentSubject(d.Amendments[0].ID); err != nil {
			return err
		}
	}
	return w.count(draft, d, question{kind: rules.Motion, subject: rules.Division(whole), vote: in.Vote})
}

// amendmentSubject names one amendment as the report does.
func (w *work) amendmentSubject(id string) (rules.Subject, error) {
	a, err := w.Amendment(id)
	return rules.Amendment("", a.movers()...), err
}

// openDivisionRequest loads a request that nobody has settled or withdrawn.
func (w *work) openDivisionRequest(id string, expectedVersion int) (Statement, Draft, error) {
	request, err := w.Statement(id)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	draft, _, err := w.actionable(request.DraftID, expectedVersion)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	open, err := openDivisionRequests(w, draft.ID)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	if !slices.ContainsFunc(open, func(st Statement) bool { return st.ID == id }) {
		return Statement{}, Draft{}, fault.New(fault.Conflict, "", "there is no open request for division here: it was settled or withdrawn, or the statement is none")
	}
	return request, draft, nil
}

// openDivisionRequests are those that the chair has not settled.
func openDivisionRequests(r Snapshot, draftID string) ([]Statement, error) {
	all, err := standingRequests(r, draftID, DivisionRequest)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	decisions, err := effectiveDecisions(r, draftID)
	if err != nil {
		return nil, err
	}
	settled := map[string]bool{}
	for _, d := range decisions {
		if d.Outcome == DivisionGranted || d.Outcome == DivisionRefused {
			settled[d.Proposal] = true
		}
	}
	return slices.DeleteFunc(all, func(st Statement) bool { return settled[st.ID] }), nil
}

// divide checks the parts against the text, or against what an amendment
// proposes. Without parts of the chair's own they are those that were asked for.
func (w *work) divide(draft Draft, request Statement, parts []action.Part) (Division, error) {
	if earlier, divided := draft.Proceedings.of(request.AmendmentID); divided && earlier.open() {
		return Division{}, fault.New(fault.Conflict, "", "a division was granted here already: decide its parts first")
	}
	asked := divisionParts{}
	if err := readParticulars(request, &asked); err != nil {
		return Division{}, err
	}
	if len(parts) == 0 {
		parts = asked.Parts
	}
	if err := w.checkParts(draft, request.AmendmentID, parts); err != nil {
		return Division{}, err
	}
	d := Division{RequestID: request.ID, AmendmentID: request.AmendmentID, Parts: make([]DividedPart, len(parts))}
	for i, p := range parts {
		d.Parts[i] = DividedPart{Part: p}
	}
	if d.AmendmentID == "" {
		d.Version = draft.Version
		return d, nil
	}
	a, err := w.Amendment(d.AmendmentID)
	d.Revision = a.Revision
	return d, err
}

// checkParts refuses parts that are not in the draft's text, or not in what an
// amendment changes, and those without which the rest cannot stand.
func (w *work) checkParts(draft Draft, amendmentID string, parts []action.Part) error {
	if len(parts) == 0 {
		return fault.Invalidf("parts", "a division names the parts that are to be decided one by one: give them")
	}
	if amendmentID == "" {
		current, err := w.Version(draft.ID, draft.Version)
		if err != nil {
			return err
		}
		return action.CheckParts(current.Text, parts)
	}
	_, base, content, err := w.standingWording(draft, amendmentID)
	if err != nil {
		return err
	}
	if err := action.CheckAmendmentParts(base, content, parts); err != nil {
		return err
	}
	for _, p := range parts {
		if _, err := action.RemoveFrom(base, content, []action.Part{p}); err != nil && !errors.Is(err, amend.ErrNothingLeft) {
			return err
		}
	}
	return nil
}

// standingWording is a pending amendment with its base and its latest words.
func (w *work) standingWording(draft Draft, amendmentID string) (Amendment, *text.Text, amend.Amendment, error) {
	a, err := w.Amendment(amendmentID)
	if err != nil || a.DraftID != draft.ID {
		return Amendment{}, nil, amend.Amendment{}, noSuch("amendment", amendmentID)
	}
	if !a.Status.Pending() {
		return Amendment{}, nil, amend.Amendment{}, fault.New(fault.Conflict, "", "%s is %s: nothing of it can be decided any more", a.name(), inWords(string(a.Status)))
	}
	r, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return Amendment{}, nil, amend.Amendment{}, err
	}
	base, err := baseText(w, a, r)
	return a, base, r.Content, err
}

// PartInput is what was decided on one part: part_retained, part_rejected, or
// part_tied where the rules ask for a second vote.
type PartInput struct {
	ExpectedVersion int         `json:"expected_version"`
	AmendmentID     string      `json:"amendment_id,omitempty"`
	Part            string      `json:"part"`
	Outcome         Outcome     `json:"outcome"`
	Vote            *rules.Vote `json:"vote,omitempty"`
	Reason          string      `json:"reason"`
}

// DecidePart decides one part of a division. A rejected part goes out of the
// text, or out of what the amendment proposes; where all operative parts of the
// draft, or all that the amendment proposes, are rejected, the words stay for the
// decision on the whole. Errors: forbidden, stale, invalid, conflict where no such
// part is open or it is not the amendment's turn.
func (s *Service) DecidePart(ctx context.Context, actor Actor, draftID string, in PartInput) (Adoption, error) {
	return write(ctx, s, actor, "decide part", []any{draftID, in}, func(w *work) (Adoption, error) {
		draft, _, err := w.actionable(draftID, in.ExpectedVersion)
		if err != nil {
			return Adoption{}, err
		}
		division, at, err := draft.Proceedings.openPart(in.AmendmentID, in.Part)
		if err != nil {
			return Adoption{}, err
		}
		decision := Decision{Outcome: in.Outcome, Part: in.Part, Reason: in.Reason, Before: beforeOf(draft, nil)}
		if in.AmendmentID != "" {
			if err := w.aboutAmendment(&decision, draft, in.AmendmentID); err != nil {
				return Adoption{}, err
			}
			if err := w.partsInTurn(draft, in.AmendmentID); err != nil {
				return Adoption{}, err
			}
		}
		if err := w.voteOnPart(draft, &decision, division.Parts[at], in); err != nil {
			return Adoption{}, err
		}
		if in.Outcome != PartTied {
			division.Parts = slices.Clone(division.Parts)
			division.Parts[at].Outcome = in.Outcome
			draft.Proceedings = draft.Proceedings.divided(division)
		}
		if in.Outcome != PartRejected {
			return w.partStays(draft, decision)
		}
		if in.AmendmentID != "" {
			return w.takePartOutOfAmendment(draft, decision, division, division.Parts[at].Part)
		}
		return w.takePartOut(draft, decision, division, division.Parts[at].Part)
	})
}

// partsInTurn refuses to decide parts of an amendment that could not be decided on
// as a whole now.
func (w *work) partsInTurn(draft Draft, amendmentID string) error {
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return err
	}
	a, err := w.Amendment(amendmentID)
	if err != nil {
		return err
	}
	if a.Status == NeedsRebase {
		return fault.New(fault.Conflict, "part", "%s waits for its mover, because the text changed under it: it is confirmed or revised first, or decided on as a whole", a.name())
	}
	return w.mayBeDecided(draft, open, []chosen{{a, open.latest[a.ID]}})
}

// openPart finds the part of a division that awaits its decision.
func (p Proceedings) openPart(amendmentID, label string) (Division, int, error) {
	d, divided := p.of(amendmentID)
	if !divided {
		return Division{}, 0, fault.New(fault.Conflict, "part", "no division was granted here: confirm the request first")
	}
	at := slices.IndexFunc(d.Parts, func(part DividedPart) bool { return part.Label == label })
	if at < 0 {
		return Division{}, 0, fault.Invalidf("part", "the division has no part %q", label)
	}
	if d.Parts[at].Outcome != "" {
		return Division{}, 0, fault.New(fault.Conflict, "part", "part %s is decided already (%s)", label, inWords(string(d.Parts[at].Outcome)))
	}
	return d, at, nil
}

// aboutAmendment names the amendment whose part is decided, as it stands.
func (w *work) aboutAmendment(d *Decision, draft Draft, id string) error {
	a, _, _, err := w.standingWording(draft, id)
	if err != nil {
		return err
	}
	one := []chosen{{amendment: a}}
	d.Amendments, d.Before = refs(one), beforeOf(draft, one)
	return nil
}

func (w *work) voteOnPart(draft Draft, d *Decision, part DividedPart, in PartInput) error {
	if in.Outcome != PartRetained && in.Outcome != PartRejected && in.Outcome != PartTied {
		return fault.Invalidf("outcome", "%q decides no part; it is part_retained, part_rejected or part_tied", in.Outcome)
	}
	whole := rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), "")
	if in.AmendmentID != "" {
		var err error
		if whole, err = w.amendmentSubject(in.AmendmentID); err != nil {
			return err
		}
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	second := SecondVote{Amendment: in.AmendmentID, Part: in.Part}.asked(effective)
	return w.count(draft, d, question{kind: rules.Proposal, subject: rules.Part("part "+part.Label, whole), vote: in.Vote, second: second})
}

// partWasTied tells whether a vote on this part of an amendment, or of the draft
// where the id is empty, was equally divided since it was divided last: an earlier
// division had other parts under the same letters.
func partWasTied(effective []Decision, amendmentID, part string) bool {
	same := func(d Decision) bool {
		return amendmentID == "" && len(d.Amendments) == 0 || concerns(d, amendmentID)
	}
	divided := func(d Decision) bool { return d.Outcome == DivisionGranted && same(d) }
	return wasTied(afterLast(effective, divided), PartTied, func(d Decision) bool { return d.Part == part && same(d) })
}

// partStays writes a decision that changes no text.
func (w *work) partStays(draft Draft, d Decision) (Adoption, error) {
	if err := w.decide(&draft, &d); err != nil {
		return Adoption{}, err
	}
	draft.UpdatedAt = w.now
	return Adoption{Decision: d}, w.UpdateDraft(draft, draft.Version)
}

// takePartOut makes a version without a rejected part.
func (w *work) takePartOut(draft Draft, d Decision, division Division, part action.Part) (Adoption, error) {
	current, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return Adoption{}, err
	}
	if action.AllOperativesRejected(current.Text, []action.Part{part}) {
		return w.partStays(draft, d)
	}
	ops, err := w.removal(draft, current, division, part)
	if err != nil {
		return Adoption{}, err
	}
	result, err := edit(current.Text, EditInput{Ops: ops}, versionSource(draft.Version+1), w.by.Name)
	if err != nil {
		return Adoption{}, err
	}
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return Adoption{}, err
	}
	d.Result, d.Ruling = draft.Version+1, ops
	d.Before.Amendments = beforeOf(draft, open.put()).Amendments
	if err := w.rememberParagraphs(draft, &d); err != nil {
		return Adoption{}, err
	}
	if err := w.decide(&draft, &d); err != nil {
		return Adoption{}, err
	}
	next := Version{Reason: Divided, DecisionID: d.ID, Note: d.Reason, Sitting: d.Sitting}
	advance, err := w.advance(draft, current, result, next, nil, open)
	return Adoption{Decision: d, Advance: advance}, err
}

// removal takes a part of the text as it was divided out of the text as it is now,
// from which others may be gone already.
func (w *work) removal(draft Draft, current Version, division Division, part action.Part) ([]amend.Op, error) {
	divided, err := w.Version(draft.ID, division.Version)
	if err != nil {
		return nil, err
	}
	before, err := withoutParts(divided.Text, division.rejectedBefore(part.Label))
	if err != nil {
		return nil, err
	}
	after, err := withoutParts(divided.Text, division.rejected())
	if err != nil {
		return nil, err
	}
	removal := amend.Amendment{Schema: amend.Schema, ID: "part " + part.Label, Ops: amend.Operations(before, after)}
	carried, err := amend.Rebase(before, current.Text, removal)
	if err != nil {
		return nil, err
	}
	if len(carried.Conflicts) > 0 {
		return nil, fault.New(fault.Conflict, "part", "the text changed where part %s stands since it was divided: take back what changed it, or the division, and put the part anew", part.Label)
	}
	return carried.Amendment.Ops, nil
}

func withoutParts(t *text.Text, parts []action.Part) (*text.Text, error) {
	if len(parts) == 0 {
		return t, nil
	}
	ops, err := action.Remove(t, parts)
	if err != nil {
		return nil, err
	}
	return amend.Apply(t, amend.Amendment{Schema: amend.Schema, Ops: ops})
}

// takePartOutOfAmendment gives an amendment a wording without a rejected part.
func (w *work) takePartOutOfAmendment(draft Draft, d Decision, division Division, part action.Part) (Adoption, error) {
	a, err := w.Amendment(d.Amendments[0].ID)
	if err != nil {
		return Adoption{}, err
	}
	now, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return Adoption{}, err
	}
	all, err := w.Revisions(a.ID)
	if err != nil {
		return Adoption{}, err
	}
	left, err := leftOf(w, a, all, division, part)
	if errors.Is(err, amend.ErrNothingLeft) {
		division.NothingLeft = true
		draft.Proceedings = draft.Proceedings.divided(division)
		return w.partStays(draft, d)
	}
	if err != nil {
		return Adoption{}, err
	}
	d.Into = &AmendmentRef{a.ID, a.Label, a.Revision + 1}
	if err := w.decide(&draft, &d); err != nil {
		return Adoption{}, err
	}
	draft.UpdatedAt = w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Adoption{}, err
	}
	now.Content = left
	r, err := w.repeat(&a, now, a.Base, RevisionDivided)
	if err != nil {
		return Adoption{}, err
	}
	return Adoption{Decision: d, Amended: d.Into}, w.reworded(a, r, AmendmentRevised)
}

// leftOf is what an amendment proposes without a rejected part, after all its
// wordings so far: of the one that was divided, unless it was carried over or
// reworded since.
func leftOf(r Snapshot, a Amendment, all []Revision, division Division, part action.Part) (amend.Amendment, error) {
	now := all[len(all)-1]
	wording, parts := now, []action.Part{part}
	divided, known := lastWording(effectiveRevisions(all), func(r Revision) bool { return r.Reason != RevisionDivided })
	if known && divided.Number == division.Revision && divided.Base == now.Base {
		wording, parts = divided, division.rejected()
	}
	base, err := baseText(r, a, wording)
	if err != nil {
		return amend.Amendment{}, err
	}
	return action.RemoveFrom(base, wording.Content, parts)
}

// allOperativesRejected tells whether the parts that were rejected take all
// operative paragraphs that the text still has.
func (w *work) allOperativesRejected(draft Draft) (bool, error) {
	d, divided := draft.Proceedings.of("")
	if !divided || len(d.rejected()) == 0 {
		return false, nil
	}
	current, err := w.Version(draft.ID, draft.Version)
	if err != nil {
		return false, err
	}
	return action.AllOperativesRejected(current.Text, d.rejected()), nil
}
