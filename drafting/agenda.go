package drafting

import (
	"context"
	"slices"
)

// AgendaInput is one item of an agenda.
type AgendaInput struct {
	Number string `json:"number"`
	Title  string `json:"title"`
}

func (in AgendaInput) fill(item *AgendaItem) error {
	var err error
	if item.Number, err = requiredLine("number", in.Number); err != nil {
		return err
	}
	item.Title, err = requiredLine("title", in.Title)
	return err
}

// Agenda is a committee's, in its order. Errors: not_found where the actor may
// not see the committee.
func (s *Service) Agenda(ctx context.Context, actor Actor, committeeID string) ([]AgendaItem, error) {
	return view(ctx, s, func(r Snapshot) ([]AgendaItem, error) {
		if _, err := seeCommittee(r, actor, committeeID); err != nil {
			return nil, err
		}
		return r.AgendaItems(committeeID)
	})
}

// AddAgendaItem puts an item at the end of the agenda. Errors: forbidden,
// invalid, conflict where the agenda has the number.
func (s *Service) AddAgendaItem(ctx context.Context, actor Actor, committeeID string, in AgendaInput) (AgendaItem, error) {
	return write(ctx, s, actor, "add agenda item", []any{committeeID, in}, func(w *work) (AgendaItem, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return AgendaItem{}, err
		}
		all, err := w.AgendaItems(committeeID)
		if err != nil {
			return AgendaItem{}, err
		}
		item := AgendaItem{ID: s.newID(), CommitteeID: committeeID, Ordinal: len(all) + 1}
		if err := in.fill(&item); err != nil {
			return AgendaItem{}, err
		}
		if err := w.CreateAgendaItem(item); err != nil {
			return AgendaItem{}, named(err, "number", "the agenda has an item %s already", item.Number)
		}
		return item, w.recordAgenda(item)
	})
}

// ChangeAgendaItem gives an item another number or title. What was recorded
// under it keeps the number that it had. Errors: forbidden, invalid, conflict.
func (s *Service) ChangeAgendaItem(ctx context.Context, actor Actor, committeeID, id string, in AgendaInput) (AgendaItem, error) {
	return write(ctx, s, actor, "change agenda item", []any{committeeID, id, in}, func(w *work) (AgendaItem, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return AgendaItem{}, err
		}
		item, err := agendaItem(w, committeeID, id)
		if err != nil {
			return AgendaItem{}, err
		}
		if err := in.fill(&item); err != nil {
			return AgendaItem{}, err
		}
		if err := w.UpdateAgendaItem(item); err != nil {
			return AgendaItem{}, named(err, "number", "the agenda has an item %s already", item.Number)
		}
		return item, w.recordAgenda(item)
	})
}

// agendaItem is an item of this committee's agenda.
func agendaItem(r Snapshot, committeeID, id string) (AgendaItem, error) {
	all, err := r.AgendaItems(committeeID)
	if err != nil {
		return AgendaItem{}, err
	}
	i := slices.IndexFunc(all, func(item AgendaItem) bool { return item.ID == id })
	if i < 0 {
		return AgendaItem{}, noSuch("item of the agenda", id)
	}
	return all[i], nil
}

func (w *work) recordAgenda(item AgendaItem) error {
	return w.record(
		Event{CommitteeID: item.CommitteeID, Type: AgendaChanged, Audience: ToCommittee},
		map[string]any{"item": item.Number, "title": item.Title},
	)
}
