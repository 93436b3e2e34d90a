package drafting

import (
	"context"
	"strings"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// DecideDraftInput is a decision on a draft as a whole: draft_adopted,
// draft_rejected, draft_tied where the votes were equally divided and the rules
// ask for a second one, or on the motion to take no decision draft_no_action or
// draft_no_action_rejected. Vote is how it was decided, nil without a vote. An
// adopted text may get the symbol that it is known by ("14/1").
type DecideDraftInput struct {
	ExpectedVersion int         `json:"expected_version"`
	Outcome         Outcome     `json:"outcome"`
	Vote            *rules.Vote `json:"vote,omitempty"`
	ResultSymbol    string      `json:"result_symbol,omitempty"`
	Reason          string      `json:"reason"`
}

// DecideDraft adopts or rejects a draft as a whole, or takes no action on it, and
// ends the action; amendments that are still open lapse. Errors: forbidden,
// invalid, stale, conflict where the draft is closed, a challenge, a division or
// a request for a vote is open, or there is no quorum.
func (s *Service) DecideDraft(ctx context.Context, actor Actor, draftID string, in DecideDraftInput) (Decision, error) {
	return write(ctx, s, actor, "decide draft", []any{draftID, in}, func(w *work) (Decision, error) {
		draft, _, err := w.actionable(draftID, in.ExpectedVersion)
		if err != nil {
			return Decision{}, err
		}
		c, err := closing(in.Outcome, in.Vote)
		if err != nil {
			return Decision{}, err
		}
		if err := w.readyToClose(draft, in, c); err != nil {
			return Decision{}, err
		}
		return w.decideWhole(draft, in, c)
	})
}

func (w *work) decideWhole(draft Draft, in DecideDraftInput, c closure) (Decision, error) {
	open, err := loadOpen(w, draft.ID)
	if err != nil {
		return Decision{}, err
	}
	decision := Decision{Outcome: in.Outcome, Reason: in.Reason, Before: beforeOf(draft, nil)}
	if err := w.voteOnDraft(draft, &decision, in.Vote, c); err != nil {
		return Decision{}, err
	}
	if c.status == "" {
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.UpdatedAt = w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	}
	if decision.ResultSymbol, err = w.resultSymbol(draft, in); err != nil {
		return Decision{}, err
	}
	decision.Before = beforeOf(draft, open.chosen())
	if err := w.decide(&draft, &decision); err != nil {
		return Decision{}, err
	}
	if err := w.lapse(draft, decision.ID); err != nil {
		return Decision{}, err
	}
	draft.Status, draft.ResultSymbol, draft.UpdatedAt = c.status, decision.ResultSymbol, w.now
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return Decision{}, err
	}
	return decision, w.alertSponsors(draft, Alert{Kind: AlertDecided}, map[string]any{"decision": decision.ID, "status": draft.Status})
}

// resultSymbol is what an adopted text is called; nothing else gets one.
func (w *work) resultSymbol(draft Draft, in DecideDraftInput) (string, error) {
	if strings.TrimSpace(in.ResultSymbol) == "" {
		return "", nil
	}
	if in.Outcome != DraftAdopted {
		return "", fault.Invalidf("result_symbol", "only an adopted text gets a symbol of its own: leave it out")
	}
	return w.readResultSymbol(draft, "result_symbol", in.ResultSymbol)
}

// closure is what an outcome makes of a draft: the status that it gives, empty
// where the action goes on, and whether it is about the motion to take no action.
type closure struct {
	status   DraftStatus
	noAction bool
}

func closing(o Outcome, vote *rules.Vote) (closure, error) {
	switch o {
	case DraftAdopted:
		if vote == nil || vote.Kind == rules.WithoutVote {
			return closure{status: AdoptedWithoutVote}, nil
		}
		return closure{status: AdoptedByVote}, nil
	case DraftNotAdopted:
		return closure{status: DraftRejected}, nil
	case DraftTied:
		return closure{}, nil
	case DraftNoAction:
		return closure{status: NoAction, noAction: true}, nil
	case NoActionRejected:
		return closure{noAction: true}, nil
	}
	return closure{}, fault.Invalidf("outcome", "%q decides no draft; it is draft_adopted, draft_rejected, draft_tied, draft_no_action or draft_no_action_rejected", o)
}

// readyToClose refuses a decision on the whole while something must be decided
// before it.
func (w *work) readyToClose(draft Draft, in DecideDraftInput, c closure) error {
	if c.noAction {
		return nil
	}
	if err := noticeBlocks(w, draft, w.now); err != nil {
		return err
	}
	if in.Outcome == DraftAdopted {
		if err := requireBudgetStatements(w, draft); err != nil {
			return err
		}
	}
	allRejected, err := w.allOperativesRejected(draft)
	if err != nil {
		return err
	}
	if err := draft.Proceedings.divisionDone(in.Outcome, allRejected); err != nil || allRejected {
		return err
	}
	return honoursRequests(w, draft, "", in.Vote)
}

func (w *work) voteOnDraft(draft Draft, d *Decision, vote *rules.Vote, c closure) error {
	qualifier, err := qualifierOf(w, draft.ID)
	if err != nil {
		return err
	}
	subject := rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), qualifier)
	if c.noAction {
		subject = rules.NoAction(rules.Draft(draft.Kind, draft.Symbol, text.PlainWords(draft.Title), ""))
		return w.count(draft, d, question{kind: rules.Motion, subject: subject, vote: vote})
	}
	effective, err := effectiveDecisions(w, draft.ID)
	if err != nil {
		return err
	}
	second := SecondVote{}.asked(effective)
	return w.count(draft, d, question{kind: rules.Proposal, subject: subject, vote: vote, second: second})
}
