package storetest

import (
	"encoding/json"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func meetings(t *testing.T, s drafting.Store) {
	closed := noon.Add(3 * time.Hour)
	one := drafting.Meeting{ID: "m1", CommitteeID: "c1", Number: 1, OpenedAt: noon, OpenedBy: drafting.PersonRef{ID: "p1", Name: "Person p1"}}
	two := one
	two.ID, two.Number = "m2", 2
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateMeeting(one), w.CreateMeeting(two))
	})
	one.Present, one.ClosedAt = []string{"d1", "d2"}, &closed
	update(t, s, func(w drafting.Tx) error {
		again := two
		again.ID = "m3"
		wantCode(t, w.CreateMeeting(again), fault.Conflict)
		missing := two
		missing.ID = "m9"
		wantCode(t, w.UpdateMeeting(missing), fault.NotFound)
		return w.UpdateMeeting(one)
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Meetings("c1")
		wantSame(t, all, []drafting.Meeting{one, two})
		got, err2 := r.Meeting("m1")
		wantSame(t, got, one)
		return first(err, err2)
	})
}

func agenda(t *testing.T, s drafting.Store) {
	one := drafting.AgendaItem{ID: "i1", CommitteeID: "c1", Ordinal: 1, Number: "5 (b)", Title: "Safety of navigation"}
	two := drafting.AgendaItem{ID: "i2", CommitteeID: "c1", Ordinal: 2, Number: "6", Title: "Training"}
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateAgendaItem(one), w.CreateAgendaItem(two))
	})
	update(t, s, func(w drafting.Tx) error {
		clash := two
		clash.Number = "5 (b)"
		wantCode(t, w.UpdateAgendaItem(clash), fault.Conflict)
		return nil
	})
	two.Title = "Training of pilots"
	update(t, s, func(w drafting.Tx) error { return w.UpdateAgendaItem(two) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.AgendaItems("c1")
		wantSame(t, all, []drafting.AgendaItem{one, two})
		return err
	})
	update(t, s, func(w drafting.Tx) error { return w.OrderAgenda("c1", []string{"i2", "i1"}) })
	one.Ordinal, two.Ordinal = 2, 1
	update(t, s, func(w drafting.Tx) error {
		all, err := w.AgendaItems("c1")
		wantSame(t, all, []drafting.AgendaItem{two, one})
		wantCode(t, w.DeleteAgendaItem(drafting.AgendaItem{ID: "i9"}), fault.NotFound)
		return first(err, w.DeleteAgendaItem(two))
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.AgendaItems("c1")
		wantSame(t, all, []drafting.AgendaItem{one})
		return err
	})
}

func sponsorships(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	left := noon.Add(time.Hour)
	joined := drafting.Sponsorship{DraftID: "d1", DelegationID: "delmark", JoinedAt: noon, ConsentedTo: 1}
	update(t, s, func(w drafting.Tx) error {
		d := drafting.Delegation{ID: "delmark", CommitteeID: "c1", Name: "Delmark", Kind: drafting.Member}
		return first(w.CreateDelegation(d), w.PutSponsorship(joined))
	})
	joined.LeftAt, joined.ConsentedTo, joined.OnBehalfOfID = &left, 2, "delmark"
	update(t, s, func(w drafting.Tx) error { return w.PutSponsorship(joined) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Sponsorships("d1")
		wantSame(t, all, []drafting.Sponsorship{joined})
		_, missing := r.Sponsorship("d1", "karsk")
		wantCode(t, missing, fault.NotFound)
		return err
	})
}

func alerts(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	one := drafting.Alert{
		ID: "n1", CommitteeID: "c1", DelegationID: "delmark", DraftID: "d1", Clause: "o1",
		Kind: drafting.AlertParagraphReopened, Data: json.RawMessage(`{"version":2}`), At: noon,
	}
	two := drafting.Alert{ID: "n2", CommitteeID: "c1", DelegationID: "delmark", Kind: drafting.AlertDecided, At: noon.Add(time.Minute)}
	update(t, s, func(w drafting.Tx) error {
		d := drafting.Delegation{ID: "delmark", CommitteeID: "c1", Name: "Delmark", Kind: drafting.Member}
		return first(w.CreateDelegation(d), w.CreateAlerts([]drafting.Alert{one, two}))
	})
	seen := noon.Add(time.Hour)
	one.SeenAt = &seen
	update(t, s, func(w drafting.Tx) error { return w.UpdateAlert(one) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Alerts("c1")
		wantSame(t, all, []drafting.Alert{two, one})
		got, err2 := r.Alert("n1")
		wantSame(t, got, one)
		return first(err, err2)
	})
}

func statements(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	one := drafting.Statement{
		ID: "s1", CommitteeID: "c1", DraftID: "d1", Number: 1, Kind: drafting.ExplanationAfter,
		By: "Juna", OnBehalfOf: "Coastal Group", Words: "We abstained.", Data: json.RawMessage(`{"when":"after"}`),
		Sitting: &drafting.Sitting{MeetingID: "m1", Meeting: 4, ItemID: "i1", Item: "5 (b)"}, Version: 1,
		Person: drafting.PersonRef{ID: "p1", Name: "Person p1"}, At: noon, Hash: "h1",
	}
	two := drafting.Statement{ID: "s2", CommitteeID: "c1", DraftID: "d1", Number: 2, Kind: drafting.Dissociation, By: "Yarrow", Clause: "o2", Version: 1, At: noon, Hash: "h2"}
	update(t, s, func(w drafting.Tx) error { return first(w.AppendStatement(one), w.AppendStatement(two)) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Statements("d1")
		wantSame(t, all, []drafting.Statement{one, two})
		n, err2 := r.CountStatements("d1")
		wantSame(t, n, 2)
		got, err3 := r.Statement("s2")
		wantSame(t, got, two)
		return first(err, err2, err3)
	})
}
