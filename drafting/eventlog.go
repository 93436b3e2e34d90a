package drafting

import (
	"context"
	"encoding/json"
	"slices"

	"chapeau/drafting/fault"
)

// record notes an event of the work, with particulars for its data.
func (w *work) record(e Event, particulars map[string]any) error {
	e.Actor, e.At = w.by, w.now
	if len(particulars) > 0 {
		data, err := json.Marshal(particulars)
		if err != nil {
			return fault.Wrap(err, "the event's data cannot be written")
		}
		e.Data = data
	}
	w.events = append(w.events, e)
	return nil
}

// appendEvents chains what was recorded to the logs of its committees.
func (w *work) appendEvents() error {
	heads := map[string]ChainHead{}
	for i := range w.events {
		e := &w.events[i]
		head, known := heads[e.CommitteeID]
		if !known {
			var err error
			if head, err = w.LockChain(e.CommitteeID); err != nil {
				return err
			}
		}
		e.Sequence, e.PreviousHash = head.Sequence+1, head.Hash
		hash, err := hashEvent(*e)
		if err != nil {
			return err
		}
		e.Hash = hash
		heads[e.CommitteeID] = ChainHead{e.Sequence, hash}
	}
	if len(w.events) == 0 {
		return nil
	}
	return w.AppendEvents(w.events)
}

// hashEvent covers everything in the entry, the hash before it included.
func hashEvent(e Event) (string, error) {
	e.Hash = ""
	return hashOf(e)
}

// hashOf is the SHA-256 of a record's JSON form.
func hashOf(record any) (string, error) {
	data, err := json.Marshal(record)
	if err != nil {
		return "", fault.Wrap(err, "a record cannot be hashed")
	}
	return digest(data), nil
}

// EventPage is a stretch of a committee's log as one actor sees it. Last is the
// highest sequence that was looked at, seen or not: the next call goes on after
// it.
type EventPage struct {
	Events []Event `json:"events"`
	Last   int64   `json:"last"`
}

// The bounds on one page of events.
const (
	eventBatch    = 500
	maximalEvents = 1000
)

// Events returns the committee's events after a sequence, at most limit of
// them (1,000 where limit is 0 or more), and only what the actor may see.
// Errors: not_found where the actor may not see the committee.
func (s *Service) Events(ctx context.Context, actor Actor, committeeID string, after int64, limit int) (EventPage, error) {
	if limit <= 0 || limit > maximalEvents {
		limit = maximalEvents
	}
	return view(ctx, s, func(r Snapshot) (EventPage, error) {
		st, err := seeCommittee(r, actor, committeeID)
		if err != nil {
			return EventPage{}, err
		}
		w := watcher{Snapshot: r, standing: st, drafts: map[string]Draft{}}
		return w.page(committeeID, after, limit)
	})
}

// watcher reads a log for one actor.
type watcher struct {
	Snapshot
	standing standing
	drafts   map[string]Draft
}

func (w watcher) page(committeeID string, after int64, limit int) (EventPage, error) {
	page := EventPage{Events: []Event{}, Last: after}
	for {
		batch, err := w.Snapshot.Events(committeeID, page.Last, eventBatch)
		if err != nil {
			return page, err
		}
		for _, e := range batch {
			if len(page.Events) == limit {
				return page, nil
			}
			page.Last = e.Sequence
			seen, err := w.sees(e)
			if err != nil {
				return page, err
			}
			if seen {
				page.Events = append(page.Events, w.shown(e))
			}
		}
		if len(batch) < eventBatch {
			return page, nil
		}
	}
}

// sees holds the rule of each audience.
func (w watcher) sees(e Event) (bool, error) {
	switch e.Audience {
	case ToOwner:
		return w.standing.isOwn(e.DelegationID, e.Actor.ID) || w.standing.isNamed(e), nil
	case ToNamed:
		return w.standing.isNamed(e), nil
	case ToOfficers:
		return w.standing.may(SeePeople), nil
	case ToCommittee:
		return w.standing.may(SeeAmendments), nil
	}
	if w.standing.may(SeeUnpublished) || e.Type == DraftUnpublished {
		return true, nil
	}
	draft, known := w.drafts[e.DraftID]
	if !known {
		var err error
		if draft, err = w.Draft(e.DraftID); err != nil {
			return false, err
		}
		w.drafts[e.DraftID] = draft
	}
	return draft.Published() && (e.Version == 0 || e.Version >= draft.PublishedFrom), nil
}

// isNamed reports whether an event names the reader's side.
func (st standing) isNamed(e Event) bool {
	return st.may(SeeUnpublished) && slices.Contains(e.Named, st.side())
}

// shown leaves out whom an event is for, and persons and particulars of what
// outsiders see.
func (w watcher) shown(e Event) Event {
	e.Named = nil
	if !w.standing.may(SeeUnpublished) {
		e.Actor, e.Data = PersonRef{}, nil
	}
	return e
}
