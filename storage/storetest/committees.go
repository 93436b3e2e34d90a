package storetest

import (
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

func committees(t *testing.T, s drafting.Store) {
	changed := committee("c1")
	changed.Name, changed.Languages, changed.ObserversMayPropose = "Renamed", []string{"ar"}, true
	changed.SymbolRoot, changed.OwnRules = "E/CN.99/2031", ownRules()
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

// ownRules has every rule that a committee can set.
func ownRules() drafting.OwnRules {
	none, two, late := 0, 2, true
	return drafting.OwnRules{
		QuorumForDecision: 13, DegreeLimit: 2, FootnoteProfile: rules.IndicatorsOnce,
		DraftNotice: &none, AmendmentNotice: &two, LateSponsors: &late,
		Holidays: []rules.Date{{Year: 2031, Month: 5, Day: 1}, {Year: 2031, Month: 12, Day: 25}},
	}
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

func groups(t *testing.T, s drafting.Store) {
	day := func(month time.Month, day int) *rules.Date { return &rules.Date{Year: 2031, Month: month, Day: day} }
	delegation := func(id string, kind drafting.DelegationKind) drafting.Delegation {
		return drafting.Delegation{ID: id, CommitteeID: "c1", Name: "Delegation " + id, Kind: kind}
	}
	members := []drafting.GroupMember{
		{DelegationID: "d1", Until: day(time.March, 31)},
		{DelegationID: "d1", From: day(time.May, 1)},
		{DelegationID: "d2", From: day(time.January, 1), Until: day(time.December, 31)},
	}
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")),
			w.CreateDelegation(delegation("g1", drafting.Group)), w.CreateDelegation(delegation("g2", drafting.Group)),
			w.CreateDelegation(delegation("d1", drafting.Member)), w.CreateDelegation(delegation("d2", drafting.Observer)),
			w.ReplaceGroupMembers("g1", members), w.ReplaceGroupMembers("g2", members[2:]),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		all, err := w.GroupMembers("g1")
		wantSame(t, all, members)
		wantCode(t, w.ReplaceGroupMembers("g2", []drafting.GroupMember{{DelegationID: "d9"}}), fault.Invalid)
		return first(err, w.ReplaceGroupMembers("g1", members[1:2]), w.ReplaceGroupMembers("g2", nil))
	})
	view(t, s, func(r drafting.Snapshot) error {
		one, err := r.GroupMembers("g1")
		wantSame(t, one, members[1:2])
		none, err2 := r.GroupMembers("g2")
		wantSame(t, len(none), 0)
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

func reportFrames(t *testing.T, s drafting.Store) {
	frame := drafting.ReportFrame{CommitteeID: "c1", Title: "Chapter I", Subtitle: "Matters", Sections: []drafting.FrameSection{{Letter: "A", Title: "Texts", Intro: "1. The Commission:"}}}
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateCommittee(committee("c2")))
	})
	update(t, s, func(w drafting.Tx) error {
		_, err := w.ReportFrame("c1")
		wantCode(t, err, fault.NotFound)
		return w.PutReportFrame(drafting.ReportFrame{CommitteeID: "c1", Title: "Earlier"})
	})
	update(t, s, func(w drafting.Tx) error { return w.PutReportFrame(frame) })
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.ReportFrame("c1")
		wantSame(t, got, frame)
		_, none := r.ReportFrame("c2")
		wantCode(t, none, fault.NotFound)
		return err
	})
}
