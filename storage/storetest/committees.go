package storetest

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func committees(t *testing.T, s drafting.Store) {
	changed := committee("c1")
	changed.Name, changed.Languages, changed.ObserversMayPropose = "Renamed", []string{"ar"}, true
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateCommittee(committee("c2")))
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.CreateCommittee(committee("c1")), fault.Conflict)
		wantCode(t, w.UpdateCommittee(committee("c9")), fault.NotFound)
		return w.UpdateCommittee(changed)
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Committee("c1")
		wantSame(t, got, changed)
		all, err2 := r.Committees()
		wantSame(t, all, []drafting.Committee{committee("c2"), changed})
		return first(err, err2)
	})
}

func delegations(t *testing.T, s drafting.Store) {
	holmia := drafting.Delegation{ID: "d1", CommitteeID: "c1", Name: "Holmia", Code: "XH", Kind: drafting.Member}
	twin := drafting.Delegation{ID: "d2", CommitteeID: "c1", Name: "Holmia", Kind: drafting.Group}
	elsewhere := drafting.Delegation{ID: "d3", CommitteeID: "c2", Name: "Holmia", Kind: drafting.Observer}
	nowhere := drafting.Delegation{ID: "d4", CommitteeID: "c9", Name: "Karsk", Kind: drafting.Member}
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")),
			w.CreateCommittee(committee("c2")),
			w.CreateDelegation(holmia),
			w.CreateDelegation(elsewhere),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.CreateDelegation(twin), fault.Conflict)
		wantCode(t, w.CreateDelegation(nowhere), fault.Invalid)
		holmia.Code = "HO"
		return w.UpdateDelegation(holmia)
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Delegations("c1")
		wantSame(t, all, []drafting.Delegation{holmia})
		got, err2 := r.Delegation("d3")
		wantSame(t, got, elsewhere)
		return first(err, err2)
	})
}

func memberships(t *testing.T, s drafting.Store) {
	membership := func(role drafting.Role, delegationID string) drafting.Membership {
		return drafting.Membership{CommitteeID: "c1", PersonID: "p1", Role: role, DelegationID: delegationID, CreatedAt: noon}
	}
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")),
			w.CreatePerson(person("p1")),
			w.CreatePerson(person("p2")),
			w.CreateDelegation(drafting.Delegation{ID: "d1", CommitteeID: "c1", Name: "Holmia", Kind: drafting.Member}),
			w.PutMembership(membership(drafting.Chair, "")),
			w.PutMembership(membership(drafting.Delegate, "d1")),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		got, err := w.Membership("c1", "p1")
		wantSame(t, got, membership(drafting.Delegate, "d1"))
		all, err2 := w.Memberships("c1")
		wantSame(t, all, []drafting.Membership{got})
		own, err3 := w.MembershipsOf("p1")
		wantSame(t, own, all)
		there, err4 := w.PeopleOf("c1")
		wantSame(t, there, []drafting.Person{person("p1")})
		_, none := w.Membership("c1", "p2")
		wantCode(t, none, fault.NotFound)
		wantCode(t, w.DeleteMembership("c1", "p2"), fault.NotFound)
		return first(err, err2, err3, err4, w.DeleteMembership("c1", "p1"))
	})
	view(t, s, func(r drafting.Snapshot) error {
		_, err := r.Membership("c1", "p1")
		wantCode(t, err, fault.NotFound)
		return nil
	})
}
