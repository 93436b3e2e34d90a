package drafting

import (
	"context"
	"encoding/json"

	"chapeau/drafting/fault"
)

// maximalWords bounds what a statement says.
const maximalWords = 20_000

// state writes a statement with its number, its sitting, if it has one, and its
// hash, and says so in the log.
func (w *work) state(draft Draft, st Statement, particulars map[string]any) (Statement, error) {
	if len(st.Words) > maximalWords {
		return Statement{}, fault.Invalidf("words", "the statement has %d bytes; at most %d are possible", len(st.Words), maximalWords)
	}
	st.ID, st.CommitteeID, st.DraftID = w.service.newID(), draft.CommitteeID, draft.ID
	st.Version, st.Person, st.At = draft.Version, w.by, w.now
	if len(particulars) > 0 {
		data, err := json.Marshal(particulars)
		if err != nil {
			return Statement{}, fault.Wrap(err, "the statement's particulars cannot be written")
		}
		st.Data = data
	}
	earlier, err := w.CountStatements(draft.ID)
	if err != nil {
		return Statement{}, err
	}
	st.Number = earlier + 1
	if st.Hash, err = hashStatement(st); err != nil {
		return Statement{}, err
	}
	if err := w.AppendStatement(st); err != nil {
		return Statement{}, err
	}
	return st, w.record(Event{
		CommitteeID:  st.CommitteeID,
		Type:         StatementMade,
		Audience:     ToCommittee,
		DraftID:      st.DraftID,
		Version:      st.Version,
		AmendmentID:  st.AmendmentID,
		DelegationID: st.DelegationID,
	}, map[string]any{"statement": st.ID, "kind": st.Kind, "by": st.By, "hash": st.Hash})
}

// hashStatement covers everything but the hash itself.
func hashStatement(st Statement) (string, error) {
	st.Hash = ""
	return hashOf(st)
}

// Statements are a draft's, oldest first. Errors: forbidden for outsiders.
func (s *Service) Statements(ctx context.Context, actor Actor, draftID string) ([]Statement, error) {
	return view(ctx, s, func(r Snapshot) ([]Statement, error) {
		_, st, err := seeDraft(r, actor, draftID)
		if err != nil {
			return nil, err
		}
		if err := st.require(SeeAmendments); err != nil {
			return nil, err
		}
		return r.Statements(draftID)
	})
}
