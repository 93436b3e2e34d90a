package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/fault"
)

// ShareAmendment lets delegations read an amendment that is not submitted: those
// named, and no longer any other. They read its present wording and can do
// nothing with it; nobody else learns of it, so there is no alert, which officers
// would see. Errors: not_found, forbidden, invalid, stale, conflict once it is
// submitted.
func (s *Service) ShareAmendment(ctx context.Context, actor Actor, id string, expectedRevision int, with []string) (AmendmentView, error) {
	return write(ctx, s, actor, "share amendment", []any{id, expectedRevision, with}, func(w *work) (AmendmentView, error) {
		a, draft, err := w.amendmentFor(id, expectedRevision)
		if err != nil {
			return AmendmentView{}, err
		}
		if a.Status != Drafted {
			return AmendmentView{}, fault.New(fault.Conflict, "", "%s was submitted: every delegation sees it", a.name())
		}
		before := a.SharedWith
		if a.SharedWith, err = sharedWith(w, a.CommitteeID, a.DelegationID, with); err != nil {
			return AmendmentView{}, err
		}
		a.UpdatedAt = w.now
		if err := w.UpdateAmendments([]Amendment{a}); err != nil {
			return AmendmentView{}, err
		}
		if err := w.recordSharing(a, before); err != nil {
			return AmendmentView{}, err
		}
		return showAmendment(w, a, draft)
	})
}

// recordSharing tells those who may read an amendment now, and those who could
// before.
func (w *work) recordSharing(a Amendment, before []string) error {
	told := slices.Concat(a.SharedWith, before)
	slices.Sort(told)
	return w.record(Event{
		CommitteeID:  a.CommitteeID,
		Type:         AmendmentShared,
		Audience:     ToOwner,
		Named:        slices.Compact(told),
		DraftID:      a.DraftID,
		Version:      a.Base,
		AmendmentID:  a.ID,
		DelegationID: a.DelegationID,
	}, map[string]any{"revision": a.Revision})
}

// shownAmendment leaves out with whom an amendment is shared, which is its
// owner's to know.
func (st standing) shownAmendment(a Amendment) Amendment {
	if !st.owns(a.DelegationID, a.Author.ID) {
		a.SharedWith = nil
	}
	return a
}
