package drafting

import (
	"context"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// ReconsiderInput is what the vote on the motion to reconsider gave:
// draft_reconsidered or draft_reconsideration_rejected.
type ReconsiderInput struct {
	ExpectedVersion int         `json:"expected_version"`
	Outcome         Outcome     `json:"outcome"`
	Vote            *rules.Vote `json:"vote"`
	Reason          string      `json:"reason"`
}

// Reconsider reopens the action on a draft that was decided, by the majority that
// the rules ask for (two thirds). Errors: forbidden, stale, invalid without a
// vote or for one that gives something else, conflict where the draft is not
// decided or its text is sealed.
func (s *Service) Reconsider(ctx context.Context, actor Actor, draftID string, in ReconsiderInput) (Decision, error) {
	return write(ctx, s, actor, "reconsider", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, err := w.decidedDraft(draftID, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		if in.Outcome != DraftReconsidered && in.Outcome != ReconsiderationFailed {
			return Decision{}, fault.Invalidf("outcome", "%q decides no motion to reconsider; it is draft_reconsidered or draft_reconsideration_rejected", in.Outcome)
		}
		if in.Vote == nil || in.Vote.Kind == rules.WithoutVote {
			return Decision{}, fault.Invalidf("vote", "reconsideration needs a vote: give its figures")
		}
		decision := Decision{Outcome: in.Outcome, Reason: in.Reason, Before: beforeOf(draft, nil)}
		subject := rules.Reconsidering(rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), ""))
		if err := w.count(draft, &decision, question{kind: rules.Reconsideration, subject: subject, vote: in.Vote}); err != nil {
			return Decision{}, err
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if in.Outcome == DraftReconsidered {
			draft.Status, draft.ResultSymbol, draft.NumberedAt = UnderAction, "", nil
			draft.Proceedings = Proceedings{}
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}

// decidedDraft loads a draft on which the committee has decided.
func (w *work) decidedDraft(id string, expectedVersion int) (Draft, error) {
	draft, _, err := w.draftFor(id, Decide)
	if err != nil {
		return Draft{}, err
	}
	switch draft.Status {
	case AdoptedWithoutVote, AdoptedByVote, DraftRejected, NoAction:
	case Final:
		return Draft{}, fault.New(fault.Conflict, "", "the text is sealed: it can only be changed by another resolution")
	default:
		return Draft{}, fault.New(fault.Conflict, "", "%s is %s: the committee has not decided on it yet", draft.name(), inWords(string(draft.Status)))
	}
	if draft.Version != expectedVersion {
		return Draft{}, errStaleVersion(draft, expectedVersion)
	}
	return draft, nil
}
