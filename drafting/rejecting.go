package drafting

import (
	"context"

	"chapeau/drafting/rules"
)

// RejectInput is a decision to reject amendments, or to note that the votes on
// one were equally divided where the rules ask for a second vote.
type RejectInput struct {
	ExpectedVersion int            `json:"expected_version"`
	Amendments      []AmendmentRef `json:"amendments"`
	Vote            *rules.Vote    `json:"vote,omitempty"`
	Tied            bool           `json:"tied,omitempty"`
	Reason          string         `json:"reason"`
}

// Reject decides against amendments; the text stays. Errors as Adopt.
func (s *Service) Reject(ctx context.Context, actor Actor, draftID string, in RejectInput) (Decision, error) {
	return write(ctx, s, actor, "reject", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, open, picked, err := w.chooseForDecision(draftID, in.ExpectedVersion, in.Amendments)
		if err != nil {
			return Decision{}, err
		}
		if err := w.mayBeDecided(draft, open, picked); err != nil {
			return Decision{}, err
		}
		if err := draft.Proceedings.partsDone(picked, false); err != nil {
			return Decision{}, err
		}
		status := Rejected
		decision := Decision{Outcome: AmendmentsRejected, Amendments: refs(picked), Reason: in.Reason, Before: beforeOf(draft, open.with(picked))}
		if in.Tied {
			status, decision.Outcome = Put, AmendmentsTied
		}
		if err := w.voteOnAmendments(draft, &decision, picked, in.Vote); err != nil {
			return Decision{}, err
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		if err := w.settle(picked, status, decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}
