package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// actionClosed tells that nothing of the action is taken back any more.
func (d Draft) actionClosed() bool {
	return d.Proceedings.ClosedAt != nil || d.NumberedAt != nil || d.Status == Final
}

// CloseAction ends the action on a draft that was decided: from then on nothing
// is taken back any more, it can only be reconsidered. Errors: forbidden, stale,
// conflict where the draft is not decided or the action is closed.
func (s *Service) CloseAction(ctx context.Context, actor Actor, draftID string, expectedVersion int) (Decision, error) {
	return write(ctx, s, actor, "close action", []any{draftID, expectedVersion}, func(w *work) (Decision, error) {
		draft, err := w.decidedDraft(draftID, expectedVersion)
		if err != nil {
			return Decision{}, err
		}
		if draft.Proceedings.ClosedAt != nil {
			return Decision{}, fault.New(fault.Conflict, "", "the action on %s is closed already", draft.name())
		}
		decision := Decision{Outcome: ActionClosed}
		if err := w.decide(&draft, &decision); err != nil {
			return Decision{}, err
		}
		draft.Proceedings.ClosedAt, draft.UpdatedAt = &w.now, w.now
		return decision, w.UpdateDraft(draft, draft.Version)
	})
}
