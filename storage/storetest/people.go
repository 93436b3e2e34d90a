package storetest

import (
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func people(t *testing.T, s drafting.Store) {
	p := person("p1")
	p.SignInLockedTo, p.FailedSignIns, p.Administrator = noon.Add(time.Minute), 5, true
	update(t, s, func(w drafting.Tx) error { return w.CreatePerson(p) })
	update(t, s, func(w drafting.Tx) error {
		got, err := w.PersonByEmail("P1@Example.ORG")
		wantSame(t, got, p)
		twin := person("p2")
		twin.Email = "P1@example.org"
		wantCode(t, w.CreatePerson(twin), fault.Conflict)
		_, missing := w.Person("nobody")
		wantCode(t, missing, fault.NotFound)
		wantCode(t, w.UpdatePerson(person("nobody")), fault.NotFound)
		p.Name, p.FailedSignIns, p.SignInLockedTo, p.Administrator = "New name", 0, time.Time{}, false
		return first(err, w.UpdatePerson(p))
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Person("p1")
		wantSame(t, got, p)
		return err
	})
}

func sessions(t *testing.T, s drafting.Store) {
	session := func(hash string, expires time.Time) drafting.Session {
		return drafting.Session{SecretHash: hash, PersonID: "p1", CreatedAt: noon, ExpiresAt: expires}
	}
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreatePerson(person("p1")),
			w.CreateSession(session("old", noon.Add(-time.Hour))),
			w.CreateSession(session("one", noon.Add(time.Hour))),
			w.CreateSession(session("two", noon.Add(time.Hour))),
			w.DeleteSessionsExpiredBefore(noon),
			w.DeleteSession("two"),
			w.DeleteSession("unknown"),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		got, err := w.Session("one")
		wantSame(t, got, session("one", noon.Add(time.Hour)))
		for _, gone := range []string{"old", "two"} {
			_, err := w.Session(gone)
			wantCode(t, err, fault.NotFound)
		}
		return first(err, w.DeleteSessionsOf("p1"))
	})
	view(t, s, func(r drafting.Snapshot) error {
		_, err := r.Session("one")
		wantCode(t, err, fault.NotFound)
		return nil
	})
}

func tokens(t *testing.T, s drafting.Store) {
	token := drafting.APIToken{ID: "t1", PersonID: "p1", Name: "archive", SecretHash: "secret", CreatedAt: noon}
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreatePerson(person("p1")), w.CreatePerson(person("p2")), w.CreateAPIToken(token))
	})
	update(t, s, func(w drafting.Tx) error {
		got, err := w.APIToken("secret")
		wantSame(t, got, token)
		all, err2 := w.APITokensOf("p1")
		wantSame(t, all, []drafting.APIToken{token})
		wantCode(t, w.DeleteAPIToken("p2", "t1"), fault.NotFound)
		return first(err, err2, w.DeleteAPIToken("p1", "t1"))
	})
	view(t, s, func(r drafting.Snapshot) error {
		_, err := r.APIToken("secret")
		wantCode(t, err, fault.NotFound)
		return nil
	})
}

func invitations(t *testing.T, s drafting.Store) {
	invitation := drafting.Invitation{
		ID:          "i1",
		SecretHash:  "secret",
		CommitteeID: "c1",
		Email:       "p1@example.org",
		Role:        drafting.Chair,
		InvitedBy:   drafting.PersonRef{ID: "p1", Name: "Person p1"},
		CreatedAt:   noon,
		ExpiresAt:   noon.Add(time.Hour),
	}
	firstAccount := drafting.Invitation{ID: "i2", SecretHash: "first", Administrator: true, CreatedAt: noon, ExpiresAt: noon}
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")),
			w.CreateInvitation(invitation),
			w.CreateInvitation(firstAccount),
			w.DeleteUnusedAdministratorInvitations(),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		got, err := w.Invitation("secret")
		wantSame(t, got, invitation)
		_, gone := w.Invitation("first")
		wantCode(t, gone, fault.NotFound)
		if err := first(err, w.UseInvitation("i1", noon)); err != nil {
			return err
		}
		wantCode(t, w.UseInvitation("i1", noon), fault.Conflict)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Invitation("secret")
		invitation.UsedAt = &noon
		wantSame(t, got, invitation)
		return err
	})
}

func openInvitations(t *testing.T, s drafting.Store) {
	invitation := func(id, committeeID string, after time.Duration) drafting.Invitation {
		return drafting.Invitation{
			ID: id, SecretHash: "secret of " + id, CommitteeID: committeeID, Role: drafting.Chair,
			CreatedAt: noon.Add(after), ExpiresAt: noon.Add(time.Hour),
		}
	}
	one, two, used, elsewhere := invitation("i1", "c1", 0), invitation("i2", "c1", time.Minute), invitation("i3", "c1", 0), invitation("i4", "c2", 0)
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")), w.CreateCommittee(committee("c2")),
			w.CreateInvitation(one), w.CreateInvitation(two), w.CreateInvitation(used), w.CreateInvitation(elsewhere),
			w.UseInvitation("i3", noon),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		all, err := w.OpenInvitations("c1")
		wantSame(t, all, []drafting.Invitation{two, one})
		wantCode(t, w.DeleteInvitation("c1", "i3"), fault.NotFound)
		wantCode(t, w.DeleteInvitation("c1", "i4"), fault.NotFound)
		return first(err, w.DeleteInvitation("c1", "i2"))
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.OpenInvitations("c1")
		wantSame(t, all, []drafting.Invitation{one})
		return err
	})
}
