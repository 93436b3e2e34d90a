package drafting

import (
	"context"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// ConsequentialInput is a change that follows from what was adopted, as
// operations on the current version. Statement names the sponsor's proposal, if
// there was one.
type ConsequentialInput struct {
	ExpectedVersion int        `json:"expected_version"`
	Ops             []amend.Op `json:"ops"`
	Statement       string     `json:"statement,omitempty"`
	Reason          string     `json:"reason"`
}

// ChangeConsequentially writes a change that the chair has put and nobody has
// objected to, while the action goes on. Errors: forbidden, stale, invalid
// without operations or a reason, conflict before something was adopted or when
// the action is over.
func (s *Service) ChangeConsequentially(ctx context.Context, actor Actor, draftID string, in ConsequentialInput) (Adoption, error) {
	return write(ctx, s, actor, "change consequentially", []any{draftID, in}, func(w *work) (Adoption, error) {
		draft, _, err := w.openDraft(draftID, ChangeConsequentially, in.ExpectedVersion)
		if err != nil {
			return Adoption{}, err
		}
		if err := w.mayChangeConsequentially(draft, in); err != nil {
			return Adoption{}, err
		}
		current, err := w.Version(draftID, draft.Version)
		if err != nil {
			return Adoption{}, err
		}
		result, err := edit(current.Text, EditInput{Ops: in.Ops}, versionSource(draft.Version+1), w.by.Name)
		if err != nil {
			return Adoption{}, err
		}
		if text.Hash(result, "") == text.Hash(current.Text, "") {
			return Adoption{}, fault.Invalidf("ops", "they change nothing in version %d", draft.Version)
		}
		open, err := loadOpen(w, draftID)
		if err != nil {
			return Adoption{}, err
		}
		decision := Decision{Outcome: ConsequentialMade, Result: draft.Version + 1, Ruling: in.Ops, Reason: in.Reason, Proposal: in.Statement, Before: beforeOf(draft, open.put())}
		if err := w.rememberParagraphs(draft, &decision); err != nil {
			return Adoption{}, err
		}
		if err := w.decide(&draft, &decision); err != nil {
			return Adoption{}, err
		}
		next := Version{Reason: Consequential, DecisionID: decision.ID, Note: in.Reason, Sitting: decision.Sitting}
		advance, err := w.advance(draft, current, result, next, nil, open)
		return Adoption{Decision: decision, Advance: advance}, err
	})
}

func (w *work) mayChangeConsequentially(draft Draft, in ConsequentialInput) error {
	if strings.TrimSpace(in.Reason) == "" {
		return fault.Invalidf("reason", "say what the change follows from")
	}
	if draft.Status != UnderAction {
		return fault.New(fault.Conflict, "", "%s is %s: a consequential change is put while the action goes on", draft.name(), inWords(string(draft.Status)))
	}
	if err := noOpenChallenge(w, draft); err != nil {
		return err
	}
	if err := w.isProposal(draft, in.Statement); err != nil {
		return err
	}
	now, err := alterationNow(w, draft.ID)
	if err != nil || now.amended {
		return err
	}
	return fault.New(fault.Conflict, "", "nothing was adopted yet that a change could follow from: propose an amendment, or revise the text orally before the voting")
}

// isProposal checks that a statement is the sponsor's proposal of a consequential
// change to this draft, where one is named.
func (w *work) isProposal(draft Draft, statementID string) error {
	if statementID == "" {
		return nil
	}
	st, err := w.Statement(statementID)
	if err != nil || st.DraftID != draft.ID || st.Kind != ConsequentialProposal {
		return fault.Invalidf("statement", "there is no proposal of a consequential change %q here", statementID)
	}
	return nil
}
