package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/fault"
)

// Meetings are a committee's, by number, for those who see its amendments.
func (s *Service) Meetings(ctx context.Context, actor Actor, committeeID string) ([]Meeting, error) {
	return view(ctx, s, func(r Snapshot) ([]Meeting, error) {
		if _, err := requireIn(r, actor, committeeID, SeeAmendments); err != nil {
			return nil, err
		}
		return r.Meetings(committeeID)
	})
}

// OpenMeeting opens the committee's next meeting. Errors: forbidden, conflict
// where one is open.
func (s *Service) OpenMeeting(ctx context.Context, actor Actor, committeeID string) (Meeting, error) {
	return write(ctx, s, actor, "open meeting", committeeID, func(w *work) (Meeting, error) {
		if _, err := requireIn(w, actor, committeeID, HoldMeetings); err != nil {
			return Meeting{}, err
		}
		all, err := w.Meetings(committeeID)
		if err != nil {
			return Meeting{}, err
		}
		if i := slices.IndexFunc(all, Meeting.Open); i >= 0 {
			return Meeting{}, fault.New(fault.Conflict, "", "meeting %d is open: close it before the next one is opened", all[i].Number)
		}
		m := Meeting{ID: s.newID(), CommitteeID: committeeID, Number: len(all) + 1, OpenedAt: w.now, OpenedBy: w.by}
		if err := w.CreateMeeting(m); err != nil {
			return Meeting{}, err
		}
		return m, w.recordMeeting(m, MeetingOpened)
	})
}

// CloseMeeting closes a meeting. Errors: forbidden, conflict where it is closed.
func (s *Service) CloseMeeting(ctx context.Context, actor Actor, id string) (Meeting, error) {
	return write(ctx, s, actor, "close meeting", id, func(w *work) (Meeting, error) {
		m, err := w.openMeetingFor(id)
		if err != nil {
			return Meeting{}, err
		}
		m.ClosedAt = &w.now
		if err := w.UpdateMeeting(m); err != nil {
			return Meeting{}, err
		}
		return m, w.recordMeeting(m, MeetingClosed)
	})
}

// CallRoll notes which delegations are present at an open meeting. Errors:
// forbidden, invalid for a delegation of another committee and for a group,
// conflict where the meeting is closed.
func (s *Service) CallRoll(ctx context.Context, actor Actor, id string, present []string) (Meeting, error) {
	return write(ctx, s, actor, "call roll", []any{id, present}, func(w *work) (Meeting, error) {
		m, err := w.openMeetingFor(id)
		if err != nil {
			return Meeting{}, err
		}
		m.Present = []string{}
		for _, delegationID := range present {
			d, err := delegationIn(w, m.CommitteeID, "present", delegationID)
			if err != nil {
				return Meeting{}, err
			}
			if d.Kind == Group {
				return Meeting{}, fault.Invalidf("present", "%s is a group: its members are present, each for itself", d.Name)
			}
			if slices.Contains(m.Present, d.ID) {
				return Meeting{}, fault.Invalidf("present", "%s is named twice", d.Name)
			}
			m.Present = append(m.Present, d.ID)
		}
		if err := w.UpdateMeeting(m); err != nil {
			return Meeting{}, err
		}
		return m, w.recordMeeting(m, RollCalled)
	})
}

// openMeetingFor loads a meeting that goes on and that the actor may hold.
func (w *work) openMeetingFor(id string) (Meeting, error) {
	m, err := w.Meeting(id)
	if err != nil {
		return Meeting{}, err
	}
	if _, err := requireIn(w, w.actor, m.CommitteeID, HoldMeetings); err != nil {
		return Meeting{}, err
	}
	if !m.Open() {
		return Meeting{}, fault.New(fault.Conflict, "", "meeting %d is closed: open the next one", m.Number)
	}
	return m, nil
}

func (w *work) recordMeeting(m Meeting, event EventType) error {
	return w.record(
		Event{CommitteeID: m.CommitteeID, Type: event, Audience: ToCommittee},
		map[string]any{"meeting": m.Number, "present": m.Present},
	)
}

// sitting is where something about a draft is recorded now. Errors: conflict
// where no meeting is open, or the committee has an agenda and the draft no item
// of it.
func sitting(r Snapshot, draft Draft) (*Sitting, error) {
	all, err := r.Meetings(draft.CommitteeID)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, Meeting.Open)
	if i < 0 {
		return nil, fault.New(fault.Conflict, "", "no meeting is open: the chair or the secretariat opens one, so that this stands in its record")
	}
	at := &Sitting{MeetingID: all[i].ID, Meeting: all[i].Number}
	items, err := r.AgendaItems(draft.CommitteeID)
	if err != nil || len(items) == 0 {
		return at, err
	}
	item := slices.IndexFunc(items, func(item AgendaItem) bool { return item.ID == draft.AgendaItemID })
	if item < 0 {
		return nil, fault.New(fault.Conflict, "agenda_item_id", "%s is under no item of the agenda: give it one first", draft.name())
	}
	at.ItemID, at.Item = items[item].ID, items[item].Number
	return at, nil
}
