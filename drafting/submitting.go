package drafting

import (
	"context"
	"fmt"

	"chapeau/drafting/fault"
)

// SubmitAmendment puts a drafted amendment before the committee and gives it its
// label. Where the text changed since it was drafted it is carried over first:
// conflict where a person must look at that. Errors: forbidden, stale, conflict.
func (s *Service) SubmitAmendment(ctx context.Context, actor Actor, id string, expectedRevision int) (AmendmentView, error) {
	return write(ctx, s, actor, "submit amendment", []any{id, expectedRevision}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if a.Status != Drafted {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s was submitted already: revise or withdraw it", a.name())
		}
		if err := w.mayStillBeSubmitted(a); err != nil {
			return AmendmentView{}, err
		}
		behind, err := isBehind(w, a, draft)
		if err != nil {
			return AmendmentView{}, err
		}
		if behind {
			if err := w.catchUp(&a, draft, needsMover); err != nil {
				return AmendmentView{}, err
			}
		}
		return w.submit(a, draft)
	})
}

// mayStillBeSubmitted refuses an amendment to one that is not or no longer
// pending.
func (w *work) mayStillBeSubmitted(a Amendment) error {
	if a.ToID == "" {
		return nil
	}
	parent, err := w.Amendment(a.ToID)
	if err != nil || parent.Status.Pending() {
		return err
	}
	if parent.Status == Drafted {
		return fault.New(fault.Conflict, "", "the amendment of %s, which it changes, is not submitted yet: that one is submitted first", parent.By)
	}
	return fault.New(fault.Conflict, "", "%s, which it changes, is %s", parent.name(), inWords(string(parent.Status)))
}

func (w *work) submit(a Amendment, draft Draft) (AmendmentView, error) {
	if err := w.stillSpeaks(a); err != nil {
		return AmendmentView{}, err
	}
	draft.LastLabel++
	if err := w.UpdateDraft(draft, draft.Version); err != nil {
		return AmendmentView{}, err
	}
	a.Label = fmt.Sprintf("A%d", draft.LastLabel)
	a.Status, a.SubmittedAt, a.SubmittedRevision, a.UpdatedAt = Submitted, &w.now, a.Revision, w.now
	a.SharedWith = nil
	if err := w.UpdateAmendments([]Amendment{a}); err != nil {
		return AmendmentView{}, err
	}
	revision, err := w.Revision(a.ID, a.Revision)
	if err != nil {
		return AmendmentView{}, err
	}
	if err := w.recordAmendment(a, AmendmentSubmitted, ToCommittee, revision.Hash); err != nil {
		return AmendmentView{}, err
	}
	return showAmendment(w, a, draft)
}

// stillSpeaks refuses an amendment on behalf of a group that its mover has left
// since it was drafted.
func (w *work) stillSpeaks(a Amendment) error {
	if a.OnBehalfOfID == "" {
		return nil
	}
	mover, err := w.Delegation(a.DelegationID)
	if err != nil {
		return err
	}
	_, err = group(w, mover, a.OnBehalfOfID, w.now)
	return err
}

// WithdrawAmendment takes an amendment back. Its words stay in the record.
// Errors: forbidden, stale, conflict.
func (s *Service) WithdrawAmendment(ctx context.Context, actor Actor, id string, expectedRevision int, reason string) (AmendmentView, error) {
	return write(ctx, s, actor, "withdraw amendment", []any{id, expectedRevision, reason}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if len(reason) > maximalRationale {
			return AmendmentView{}, fault.Invalidf("reason", "it has %d bytes; at most %d are possible", len(reason), maximalRationale)
		}
		if a.Status == Put {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s is before the committee for decision: it can no longer be withdrawn", a.name())
		}
		a.Status, a.UpdatedAt = Withdrawn, w.now
		if err := w.part(&a, draft); err != nil {
			return AmendmentView{}, err
		}
		if err := w.UpdateAmendments([]Amendment{a}); err != nil {
			return AmendmentView{}, err
		}
		err = w.record(Event{
			CommitteeID:  a.CommitteeID,
			Type:         AmendmentWithdrawn,
			Audience:     audienceOf(a),
			Named:        a.SharedWith,
			DraftID:      a.DraftID,
			Version:      a.Base,
			AmendmentID:  a.ID,
			DelegationID: a.DelegationID,
		}, map[string]any{"label": a.Label, "reason": reason, "status": a.Status})
		if err != nil {
			return AmendmentView{}, err
		}
		if err := w.lapseSubs(a, ""); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, a, draft)
	})
}
