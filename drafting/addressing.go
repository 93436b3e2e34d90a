package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// SetAddressee says who must act on a draft's text, in place of what was said
// before, at any time: the report is written last. As worded, its words tell again.
// Errors: forbidden, invalid, conflict where an imported report placed the text.
func (s *Service) SetAddressee(ctx context.Context, actor Actor, draftID string, in Addressee) (Draft, error) {
	return write(ctx, s, actor, "set addressee", []any{draftID, in}, func(w *work) (Draft, error) {
		draft, _, err := w.draftFor(draftID, NameAddressees)
		if err != nil {
			return Draft{}, err
		}
		if draft.Section != "" {
			return Draft{}, fault.New(fault.Conflict, "", "%s stands in section %s of an imported report: that report says who must act on the text, and its words stand", draft.name(), draft.Section)
		}
		committee, err := w.Committee(draft.CommitteeID)
		if err != nil {
			return Draft{}, err
		}
		addressee, err := in.read(committee)
		if err != nil || addressee == draft.Addressee {
			return draft, err
		}
		draft.Addressee, draft.UpdatedAt = addressee, w.now
		if err := w.UpdateDraft(draft, draft.Version); err != nil {
			return Draft{}, err
		}
		return draft, w.recordAddressee(draft)
	})
}

// recordAddressee says in the log who must act on a draft's text.
func (w *work) recordAddressee(draft Draft) error {
	return w.record(
		Event{CommitteeID: draft.CommitteeID, Type: DraftChanged, Audience: ToReaders, DraftID: draft.ID},
		map[string]any{"addressee": draft.Addressee},
	)
}
