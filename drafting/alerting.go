package drafting

import (
	"context"
	"encoding/json"
	"slices"

	"chapeau/drafting/fault"
)

// alert tells delegations of something, each once. None is told where none is
// named.
func (w *work) alert(a Alert, delegationIDs []string, particulars map[string]any) error {
	if len(particulars) > 0 {
		data, err := json.Marshal(particulars)
		if err != nil {
			return fault.Wrap(err, "the alert's particulars cannot be written")
		}
		a.Data = data
	}
	told := []string{}
	alerts := []Alert{}
	for _, id := range delegationIDs {
		if id == "" || slices.Contains(told, id) {
			continue
		}
		told = append(told, id)
		a.ID, a.DelegationID, a.At = w.service.newID(), id, w.now
		alerts = append(alerts, a)
	}
	if len(alerts) == 0 {
		return nil
	}
	if err := w.CreateAlerts(alerts); err != nil {
		return err
	}
	for _, each := range alerts {
		event := Event{
			CommitteeID: a.CommitteeID, Type: AlertGiven, Audience: ToNamed, Named: []string{each.DelegationID},
			DraftID: a.DraftID, AmendmentID: a.AmendmentID, DelegationID: each.DelegationID,
		}
		if err := w.record(event, map[string]any{"alert": each.ID, "kind": a.Kind}); err != nil {
			return err
		}
	}
	return nil
}

// AlertView is an alert as people read it, with the names of what it is about as
// they are now.
type AlertView struct {
	Alert
	Delegation string `json:"delegation"`
	Title      string `json:"title,omitempty"`
	Symbol     string `json:"symbol,omitempty"`
	Label      string `json:"label,omitempty"`
}

// Alerts are what the actor's delegation was told, newest first; the secretariat
// and the chair see those of all, but for what concerns an amendment that they may
// not see. Errors: forbidden for outsiders.
func (s *Service) Alerts(ctx context.Context, actor Actor, committeeID string) ([]AlertView, error) {
	return view(ctx, s, func(r Snapshot) ([]AlertView, error) {
		st, err := requireIn(r, actor, committeeID, SeeAmendments)
		if err != nil {
			return nil, err
		}
		all, err := r.Alerts(committeeID)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(a Alert) bool {
			return st.membership.Role == Delegate && a.DelegationID != st.delegation.ID
		})
		return st.readAlerts(r, committeeID, all)
	})
}

// readAlerts looks up each name once.
func (st standing) readAlerts(r Snapshot, committeeID string, all []Alert) ([]AlertView, error) {
	known, err := r.Delegations(committeeID)
	if err != nil {
		return nil, err
	}
	delegations, drafts, amendments := map[string]string{}, map[string]Draft{}, map[string]Amendment{}
	for _, d := range known {
		delegations[d.ID] = d.Name
	}
	views := make([]AlertView, 0, len(all))
	for _, a := range all {
		draft, err := lookUp(drafts, a.DraftID, r.Draft)
		if err != nil {
			return nil, err
		}
		amendment, err := lookUp(amendments, a.AmendmentID, r.Amendment)
		if err != nil {
			return nil, err
		}
		if a.AmendmentID != "" && !st.sees(amendment) {
			continue
		}
		views = append(views, AlertView{Alert: a, Delegation: delegations[a.DelegationID], Title: draft.Title, Symbol: draft.Symbol, Label: amendment.Label})
	}
	return views, nil
}

// lookUp loads what an id names once, the zero value for none.
func lookUp[T any](known map[string]T, id string, load func(string) (T, error)) (T, error) {
	found, seen := known[id]
	if seen || id == "" {
		return found, nil
	}
	found, err := load(id)
	known[id] = found
	return found, err
}

// SeeAlert notes that the actor's delegation has seen an alert. Errors:
// not_found where it is not theirs.
func (s *Service) SeeAlert(ctx context.Context, actor Actor, id string) (Alert, error) {
	return write(ctx, s, actor, "see alert", id, func(w *work) (Alert, error) {
		a, err := w.Alert(id)
		if err != nil {
			return Alert{}, err
		}
		st, err := standingOf(w, actor, a.CommitteeID)
		if err != nil {
			return Alert{}, err
		}
		if st.delegation.ID != a.DelegationID {
			return Alert{}, noSuch("alert", id)
		}
		if a.SeenAt != nil {
			return a, nil
		}
		a.SeenAt = &w.now
		return a, w.UpdateAlert(a)
	})
}
