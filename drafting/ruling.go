package drafting

import (
	"context"
	"slices"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// RulingInput is what the chair rules about amendments without putting them to
// the vote: amendments_admitted, amendments_not_admitted (out of order),
// amendments_put (before the committee now), amendments_not_put (the adoption of
// another implies their rejection) or amendments_moot. All but the first and the
// third need a reason.
type RulingInput struct {
	ExpectedVersion int            `json:"expected_version"`
	Ruling          Outcome        `json:"ruling"`
	Amendments      []AmendmentRef `json:"amendments"`
	Reason          string         `json:"reason"`
}

// ruling is what a ruling asks and makes of an amendment.
type ruling struct {
	status      AmendmentStatus
	needsReason bool
	from        []AmendmentStatus // the standings it can be given in
}

var possibleRulings = map[Outcome]ruling{
	AmendmentsAdmitted:    {Admitted, false, []AmendmentStatus{Submitted}},
	AmendmentsNotAdmitted: {NotAdmitted, true, pendingStatuses},
	AmendmentsPut:         {Put, false, []AmendmentStatus{Submitted, Admitted}},
	AmendmentsNotPut:      {NotPut, true, pendingStatuses},
	AmendmentsMoot:        {Moot, true, pendingStatuses},
}

// Rule gives a ruling on amendments. A member may challenge it. Errors:
// forbidden, invalid without the reason that it needs, stale, conflict where an
// amendment stands otherwise or nothing was adopted that could imply a rejection.
func (s *Service) Rule(ctx context.Context, actor Actor, draftID string, in RulingInput) (Decision, error) {
	return write(ctx, s, actor, "rule", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, open, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Decision{}, err
		}
		r, known := possibleRulings[in.Ruling]
		if !known {
			return Decision{}, fault.Invalidf("ruling", "%q is no ruling; it is amendments_admitted, amendments_not_admitted, amendments_put, amendments_not_put or amendments_moot", in.Ruling)
		}
		if err := w.mayRule(draft, open, picked, in, r); err != nil {
			return Decision{}, err
		}
		decision := Decision{Outcome: in.Ruling, Amendments: refs(picked), Reason: in.Reason, Before: beforeOf(draft, open.with(picked))}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if err := w.settle(picked, r.status, decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

func (w *work) mayRule(draft Draft, open openAmendments, picked []chosen, in RulingInput, r ruling) error {
	if r.needsReason && strings.TrimSpace(in.Reason) == "" {
		return fault.Invalidf("reason", "a ruling that ends an amendment needs its reason: say why")
	}
	for _, c := range picked {
		if !slices.Contains(r.from, c.amendment.Status) {
			return fault.New(fault.Conflict, "amendments", "%s is %s and cannot be %s; it can be from %s", c.amendment.name(), inWords(string(c.amendment.Status)), inWords(string(r.status)), standings(r.from))
		}
	}
	switch in.Ruling {
	case AmendmentsNotAdmitted:
		return nil
	case AmendmentsPut:
		return w.mayBeDecided(draft, open, picked)
	case AmendmentsNotPut:
		if err := w.somethingAdopted(draft); err != nil {
			return err
		}
	}
	return w.withinDegrees(picked)
}

func (w *work) withinDegrees(picked []chosen) error {
	for _, c := range picked {
		if err := withinDegree(w, c.amendment); err != nil {
			return err
		}
	}
	return nil
}

// somethingAdopted refuses to imply a rejection from nothing.
func (w *work) somethingAdopted(draft Draft) error {
	now, err := alterationNow(w, draft.ID)
	if err != nil || now.amended {
		return err
	}
	all, err := w.Amendments(draft.ID, Adopted, AdoptedAsAmended)
	if err != nil || len(all) > 0 {
		return err
	}
	return fault.New(fault.Conflict, "ruling", "no amendment was adopted yet, so none implies the rejection of another: put it to the decision, or rule it moot or out of order")
}

func standings(all []AmendmentStatus) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = inWords(string(s))
	}
	return strings.Join(words, ", ")
}

// OrderInput is the order in which the chair takes the pending amendments, by
// their ids.
type OrderInput struct {
	ExpectedVersion int      `json:"expected_version"`
	Order           []string `json:"order"`
	Reason          string   `json:"reason"`
}

// ConfirmOrder settles in which order the pending amendments are taken, until
// another order is confirmed. Errors: forbidden, stale, invalid where an
// amendment is missing, named twice or not pending, or stands before an
// amendment to it.
func (s *Service) ConfirmOrder(ctx context.Context, actor Actor, draftID string, in OrderInput) (Decision, error) {
	return write(ctx, s, actor, "confirm order", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, _, err := w.actionable(draftID, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		pending, err := w.Amendments(draftID, pendingStatuses...)
		if err != nil {
			return Decision{}, err
		}
		if err := checkOrder(pending, in.Order); err != nil {
			return Decision{}, err
		}
		decision := Decision{Outcome: OrderConfirmed, Order: in.Order, Reason: in.Reason, Before: beforeOf(draft, nil)}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.Proceedings.Order, draft.UpdatedAt = slices.Clone(in.Order), w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

func checkOrder(pending []Amendment, order []string) error {
	byID := map[string]Amendment{}
	for _, a := range pending {
		byID[a.ID] = a
	}
	if len(pending) == 0 {
		return fault.New(fault.Conflict, "order", "no amendment is pending: there is nothing to put in order")
	}
	place := map[string]int{}
	for i, id := range order {
		a, known := byID[id]
		if !known {
			return fault.Invalidf("order", "%q is no pending amendment of this draft: leave it out", id)
		}
		if _, twice := place[id]; twice {
			return fault.Invalidf("order", "%s is named twice", a.name())
		}
		place[id] = i
	}
	for _, a := range pending {
		at, named := place[a.ID]
		if !named {
			return fault.Invalidf("order", "%s is pending and not in the order: give it its place", a.name())
		}
		if above, known := place[a.ToID]; known && above < at {
			return fault.Invalidf("order", "%s is an amendment to %s: it is decided before it", a.name(), byID[a.ToID].name())
		}
	}
	return nil
}

// ChallengeInput is a member's challenge to a ruling.
type ChallengeInput struct {
	Words string `json:"words"`
}

// Challenge puts a ruling of the chair in question, which is then put to the
// vote. Errors: forbidden, conflict where the decision is no ruling, was taken
// back, is challenged already or the action is over.
func (s *Service) Challenge(ctx context.Context, actor Actor, decisionID string, in ChallengeInput) (Statement, error) {
	return write(ctx, s, actor, "challenge", []any{decisionID, in}, func(w *work) (Statement, error) {
		ruled, draft, st, err := w.decisionFor(decisionID)
		if err != nil {
			return Statement{}, err
		}
		d, err := st.speaking(w, draft, ChallengeRulings, "")
		if err != nil {
			return Statement{}, err
		}
		if err := w.mayBeChallenged(ruled, draft); err != nil {
			return Statement{}, err
		}
		at, err := sitting(w, draft)
		if err != nil {
			return Statement{}, err
		}
		return w.state(draft, Statement{
			Kind: RulingChallenge, DelegationID: d.ID, By: d.Name, DecisionID: ruled.ID, Words: in.Words, Sitting: at,
		}, nil)
	})
}

// decisionFor loads a decision with its draft, which the actor may see.
func (w *work) decisionFor(id string) (Decision, Draft, standing, error) {
	d, err := w.Decision(id)
	if err != nil {
		return Decision{}, Draft{}, standing{}, err
	}
	draft, st, err := seeDraft(w, w.actor, d.DraftID)
	if err != nil || !st.may(SeeAmendments) {
		return Decision{}, Draft{}, standing{}, noSuch("decision", id)
	}
	return d, draft, st, nil
}

func (w *work) mayBeChallenged(ruled Decision, draft Draft) error {
	if _, is := possibleRulings[ruled.Outcome]; !is || ruled.Outcome == AmendmentsPut || ruled.Outcome == AmendmentsAdmitted {
		return fault.New(fault.Conflict, "", "only a ruling that ends an amendment can be challenged: one that it is out of order, not put, or moot")
	}
	if draft.Status != UnderAction {
		return fault.New(fault.Conflict, "", "%s is %s: a ruling is challenged while the action goes on", draft.name(), inWords(string(draft.Status)))
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(effective, func(d Decision) bool { return d.ID == ruled.ID }) {
		return fault.New(fault.Conflict, "", "the ruling was taken back: there is nothing to challenge")
	}
	all, err := w.Statements(draft.ID)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(st Statement) bool { return st.Kind == RulingChallenge && st.DecisionID == ruled.ID }) {
		return fault.New(fault.Conflict, "", "the ruling was challenged already")
	}
	return nil
}

// openChallenges are the challenges to rulings that stand and that no vote has
// settled yet.
func openChallenges(r Snapshot, draftID string) ([]Statement, error) {
	all, err := r.Statements(draftID)
	if err != nil {
		return nil, err
	}
	challenges := slices.DeleteFunc(all, func(st Statement) bool { return st.Kind != RulingChallenge })
	if len(challenges) == 0 {
		return nil, nil
	}
	decisions, err := effectiveDecisions(r, draftID)
	if err != nil {
		return nil, err
	}
	settled, stands := map[string]bool{}, map[string]bool{}
	for _, d := range decisions {
		settled[d.Challenge], stands[d.ID] = true, true
	}
	return slices.DeleteFunc(challenges, func(st Statement) bool { return settled[st.ID] || !stands[st.DecisionID] }), nil
}

// noOpenChallenge refuses to go on before a challenge is put to the vote.
func noOpenChallenge(r Snapshot, draft Draft) error {
	all, err := openChallenges(r, draft.ID)
	if err != nil || len(all) == 0 {
		return err
	}
	return fault.New(fault.Conflict, "", "%s has challenged a ruling: put the challenge to the vote, or take the ruling back, then go on", all[0].By)
}

// ChallengeDecision is what the vote on a challenge gave: ruling_upheld or
// ruling_overruled.
type ChallengeDecision struct {
	Outcome Outcome     `json:"outcome"`
	Vote    *rules.Vote `json:"vote,omitempty"`
	Reason  string      `json:"reason"`
}

// DecideChallenge settles a challenge. Where the ruling is overruled its
// amendments stand as they did before it. Errors: forbidden, invalid for a vote
// that gives something else, conflict where it is settled.
func (s *Service) DecideChallenge(ctx context.Context, actor Actor, statementID string, in ChallengeDecision) (Decision, error) {
	return write(ctx, s, actor, "decide challenge", []any{statementID, in}, func(w *work) (Decision, error) {
		challenge, draft, err := w.openChallenge(statementID)
		if err != nil {
			return Decision{}, err
		}
		ruled, err := w.Decision(challenge.DecisionID)
		if err != nil {
			return Decision{}, err
		}
		settled, err := w.settledBy(ruled)
		if err != nil {
			return Decision{}, err
		}
		decision := Decision{
			Outcome: in.Outcome, Amendments: ruled.Amendments, About: ruled.ID, Challenge: challenge.ID, Reason: in.Reason,
			Before: beforeOf(draft, settled),
		}
		if err := w.voteOnChallenge(draft, &decision, in); err != nil {
			return Decision{}, err
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		if in.Outcome == RulingUpheld {
			return decision, w.UpdateDraft(draft, draft.Version)
		}
		return decision, w.restore(draft, ruled, decision)
	})
}

func (w *work) openChallenge(statementID string) (Statement, Draft, error) {
	st, err := w.Statement(statementID)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	draft, _, err := w.draftFor(st.DraftID, Decide)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	all, err := openChallenges(w, draft.ID)
	if err != nil {
		return Statement{}, Draft{}, err
	}
	if !slices.ContainsFunc(all, func(open Statement) bool { return open.ID == st.ID }) {
		return Statement{}, Draft{}, fault.New(fault.Conflict, "", "there is no open challenge here: it was settled, or the statement is none")
	}
	return st, draft, nil
}

func (w *work) voteOnChallenge(draft Draft, d *Decision, in ChallengeDecision) error {
	if in.Outcome != RulingUpheld && in.Outcome != RulingOverruled {
		return fault.Invalidf("outcome", "%q settles no challenge; it is ruling_upheld or ruling_overruled", in.Outcome)
	}
	r, err := rulesOf(w, draft.CommitteeID)
	if err != nil {
		return err
	}
	return w.count(draft, d, question{kind: rules.OverrulingChair, subject: rules.Appeal(r.Terms.Chair), vote: in.Vote})
}

// settledBy are the amendments that stand as a decision has left them.
func (w *work) settledBy(d Decision) ([]chosen, error) {
	all, err := w.Amendments(d.DraftID)
	if err != nil {
		return nil, err
	}
	settled := []chosen{}
	for _, a := range all {
		if a.DecisionID == d.ID {
			settled = append(settled, chosen{amendment: a})
		}
	}
	return settled, nil
}
