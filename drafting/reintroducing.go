package drafting

import (
	"context"

	"chapeau/drafting/fault"
)

// ReintroduceInput takes up a withdrawn draft again. A delegate does for their
// own delegation, the secretariat records for the one that it names.
type ReintroduceInput struct {
	DelegationID string `json:"delegation_id"`
	OnBehalfOfID string `json:"on_behalf_of_id"`
	Note         string `json:"note"`
}

// ReintroduceDraft makes a new draft of a withdrawn one, with the words and the
// clauses of its last version; who reintroduces it is its main sponsor. It is
// tabled where the old one was, under the same symbol until the secretariat
// gives another, else submitted. Its words are version 1 in its provenance: who
// reintroduces a text takes all of it as theirs, and who brought in which word is
// told by the old draft, which it names. Who must act on the text stays as the
// secretariat said it. Errors: forbidden, conflict where the draft is not withdrawn
// or was reintroduced already.
func (s *Service) ReintroduceDraft(ctx context.Context, actor Actor, draftID string, in ReintroduceInput) (Draft, error) {
	return write(ctx, s, actor, "reintroduce draft", []any{draftID, in}, func(w *work) (Draft, error) {
		old, st, err := w.draftIn(draftID, ReintroduceDraft)
		if err != nil {
			return Draft{}, err
		}
		sponsor, err := st.ownOrRecorded(w, old, ReintroduceDrafts, in.DelegationID)
		if err != nil {
			return Draft{}, err
		}
		behind, err := group(w, sponsor, in.OnBehalfOfID, w.now)
		if err != nil {
			return Draft{}, err
		}
		if err := notReintroduced(w, old); err != nil {
			return Draft{}, err
		}
		last, err := w.Version(old.ID, old.Version)
		if err != nil {
			return Draft{}, err
		}
		again := old.again()
		again.MainSponsorID, again.OnBehalfOfID = sponsor.ID, behind.ID
		again, err = w.startDraft(again, last.Text, Reintroduced, in.Note)
		if err != nil {
			return Draft{}, err
		}
		if again.Addressee.Kind != AddressedAsWorded {
			if err := w.recordAddressee(again); err != nil {
				return Draft{}, err
			}
		}
		return again, w.record(Event{
			CommitteeID:  old.CommitteeID,
			Type:         DraftReintroduced,
			Audience:     ToCommittee,
			DraftID:      old.ID,
			Version:      old.Version,
			DelegationID: sponsor.ID,
		}, map[string]any{"as": again.ID, "by": sponsor.Name, "reason": in.Note})
	})
}

// again is the draft as it starts anew.
func (d Draft) again() Draft {
	status := SubmittedDraft
	if d.TabledAt != nil {
		status = Tabled
	}
	return Draft{
		CommitteeID:      d.CommitteeID,
		Status:           status,
		Symbol:           d.Symbol,
		Section:          d.Section,
		AgendaItemID:     d.AgendaItemID,
		Addressee:        d.Addressee,
		TabledAt:         d.TabledAt,
		ReintroducedFrom: d.ID,
	}
}

func notReintroduced(r Snapshot, old Draft) error {
	again, found, err := reintroducedAs(r, old)
	if err != nil || !found {
		return err
	}
	e := fault.New(fault.Conflict, "", "%s was reintroduced already: join its sponsors, or amend it", old.name())
	e.Detail = map[string]any{"draft": again.ID}
	return e
}

// reintroducedAs finds the draft that takes up a withdrawn one and was not
// withdrawn itself.
func reintroducedAs(r Snapshot, old Draft) (Draft, bool, error) {
	if old.Status != DraftWithdrawn {
		return Draft{}, false, nil
	}
	all, err := r.Drafts(old.CommitteeID, old.ID, 0)
	for _, d := range all {
		if d.ReintroducedFrom == old.ID && d.Status != DraftWithdrawn {
			return d, true, err
		}
	}
	return Draft{}, false, err
}
