package drafting

import (
	"context"
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
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
		item := AgendaItem{ID: s.newID(), CommitteeID: committeeID, Ordinal: 1}
		if len(all) > 0 {
			item.Ordinal = all[len(all)-1].Ordinal + 1
		}
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

// RemoveAgendaItem takes an item off the agenda. What was recorded under it
// keeps its number. Errors: forbidden, not_found, conflict where a draft is
// under it.
func (s *Service) RemoveAgendaItem(ctx context.Context, actor Actor, committeeID, id string) error {
	_, err := write(ctx, s, actor, "remove agenda item", []any{committeeID, id}, func(w *work) (struct{}, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return struct{}{}, err
		}
		item, err := agendaItem(w, committeeID, id)
		if err != nil {
			return struct{}{}, err
		}
		drafts, err := w.Drafts(committeeID, "", 0)
		if err != nil {
			return struct{}{}, err
		}
		if i := slices.IndexFunc(drafts, func(d Draft) bool { return d.AgendaItemID == id }); i >= 0 {
			return struct{}{}, fault.New(fault.Conflict, "", "item %s has a draft under it (%s): put the draft under another item first", item.Number, drafts[i].label())
		}
		if err := w.DeleteAgendaItem(item); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, w.recordAgenda(item)
	})
	return err
}

// label is how people tell the draft from others.
func (d Draft) label() string {
	if d.Symbol != "" {
		return d.Symbol
	}
	return text.PlainWords(d.Title)
}

// OrderAgenda puts the items in another order; each is named once. Errors:
// forbidden, invalid.
func (s *Service) OrderAgenda(ctx context.Context, actor Actor, committeeID string, ids []string) ([]AgendaItem, error) {
	return write(ctx, s, actor, "order agenda", []any{committeeID, ids}, func(w *work) ([]AgendaItem, error) {
		if _, err := requireIn(w, actor, committeeID, ManageCommittee); err != nil {
			return nil, err
		}
		all, err := w.AgendaItems(committeeID)
		if err != nil {
			return nil, err
		}
		known, named := make([]string, len(all)), slices.Clone(ids)
		for i, item := range all {
			known[i] = item.ID
		}
		slices.Sort(known)
		slices.Sort(named)
		if !slices.Equal(known, named) {
			return nil, fault.Invalidf("items", "the agenda has %d items: name each of them once, in their new order", len(all))
		}
		if err := w.OrderAgenda(committeeID, ids); err != nil {
			return nil, err
		}
		err = w.record(Event{CommitteeID: committeeID, Type: AgendaChanged, Audience: ToCommittee}, map[string]any{"order": ids})
		if err != nil {
			return nil, err
		}
		return w.AgendaItems(committeeID)
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
