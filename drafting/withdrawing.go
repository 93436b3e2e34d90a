package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// WithdrawDraft takes a draft back, before action begins and if its text has not
// been amended: its main sponsor does, or the secretariat records it. Every open
// amendment lapses with it. Any member may reintroduce it. Errors: forbidden,
// stale, conflict.
// Source: the withdrawal of motions, as in rules 80 and 122 of the General Assembly.
func (s *Service) WithdrawDraft(ctx context.Context, actor Actor, draftID string, in StepInput) (Draft, error) {
	return write(ctx, s, actor, "withdraw draft", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, st, err := w.draftAt(draftID, WithdrawTheDraft, in.ExpectedVersion)
		if err != nil {
			return Draft{}, err
		}
		by, err := st.forMainSponsor(w, draft, WithdrawDrafts)
		if err != nil {
			return Draft{}, err
		}
		if err := notAmended(w, draft); err != nil {
			return Draft{}, err
		}
		draft.StatusBefore, draft.SilenceUntil = "", nil
		draft, err = w.enter(draft, WithdrawTheDraft, by.Name, in, nil)
		if err != nil {
			return Draft{}, err
		}
		if err := w.lapse(draft, ""); err != nil {
			return Draft{}, err
		}
		return draft, w.alertSponsors(draft, Alert{Kind: AlertDraftWithdrawn}, map[string]any{"by": by.Name, "reason": in.Reason})
	})
}

// notAmended is a conflict where the committee has changed the text: it is no
// longer the sponsor's to take back.
func notAmended(r Snapshot, draft Draft) error {
	now, err := alterationNow(r, draft.ID)
	if err != nil || !now.amended {
		return err
	}
	return fault.New(fault.Conflict, "", "%s has been amended and can no longer be withdrawn: the committee decides on it", draft.name())
}

// lapse ends every amendment that is still open, with its draft, and tells its
// movers. decisionID names the decision that did it, if one did.
func (w *work) lapse(draft Draft, decisionID string) error {
	open, err := w.Amendments(draft.ID, openStatuses...)
	if err != nil || len(open) == 0 {
		return err
	}
	lapsed := []AmendmentRef{}
	for i := range open {
		a := &open[i]
		if a.Status.Pending() {
			lapsed = append(lapsed, AmendmentRef{a.ID, a.Label, a.Revision})
		}
		a.Status, a.DecisionID, a.UpdatedAt = Lapsed, decisionID, w.now
	}
	if err := w.UpdateAmendments(open); err != nil {
		return err
	}
	for _, a := range open {
		told := Alert{CommitteeID: draft.CommitteeID, DraftID: draft.ID, AmendmentID: a.ID, Kind: AlertAmendmentLapsed}
		if err := w.alert(told, a.moverIDs(), nil); err != nil {
			return err
		}
	}
	if len(lapsed) == 0 {
		return nil
	}
	return w.record(Event{
		CommitteeID: draft.CommitteeID,
		Type:        AmendmentsLapsed,
		Audience:    ToCommittee,
		DraftID:     draft.ID,
		Version:     draft.Version,
		DecisionID:  decisionID,
	}, map[string]any{"lapsed": lapsed})
}
