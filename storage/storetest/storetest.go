// Package storetest is the contract that every drafting.Store keeps: one suite,
// run against each backend.
package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// Run runs the whole contract. open returns a new, empty store for each test
// and closes it at the test's end.
func Run(t *testing.T, open func(t *testing.T) drafting.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, drafting.Store)
	}{
		{"an update that fails leaves no trace", failedUpdate},
		{"the function's error comes back as it is", errorComesBack},
		{"a given-up request changes nothing", givenUp},
		{"updates run one after another", updatesInTurn},
		{"a view is one snapshot", viewIsSnapshot},
		{"people are found by address in any case", people},
		{"sessions end", sessions},
		{"tokens belong to their person", tokens},
		{"an invitation is used once", invitations},
		{"an open invitation is taken back", openInvitations},
		{"a committee keeps its settings", committees},
		{"a delegation's name is unique in its committee", delegations},
		{"a committee keeps what its imported report says around the texts", reportFrames},
		{"a group's members are replaced together", groups},
		{"a person has one role in a committee", memberships},
		{"drafts are listed in order, in pages", drafts},
		{"a draft that moved on is stale", staleDraft},
		{"versions are kept to the letter", versions},
		{"amendments change many at once", amendments},
		{"the latest revisions come in one query", latestRevisions},
		{"paragraphs stand as they were put last", paragraphs},
		{"a delegation has one position on a paragraph", marks},
		{"comments stay, and may be withdrawn once", comments},
		{"meetings are numbered", meetings},
		{"an agenda keeps its order", agenda},
		{"a delegation sponsors a draft once", sponsorships},
		{"alerts come newest first", alerts},
		{"decisions are numbered", decisions},
		{"statements are numbered", statements},
		{"documents keep their symbols and languages", documents},
		{"waivers are numbered", waivers},
		{"the log goes on from its head", events},
		{"answered requests are remembered", answeredRequests},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

// noon is when everything in the suite happens.
var noon = time.Date(2031, 5, 12, 12, 0, 0, 123_456_000, time.UTC)

func update(t *testing.T, s drafting.Store, write func(drafting.Tx) error) {
	t.Helper()
	if err := s.Update(context.Background(), write); err != nil {
		t.Fatalf("update: %v (%v)", err, cause(err))
	}
}

func view(t *testing.T, s drafting.Store, read func(drafting.Snapshot) error) {
	t.Helper()
	if err := s.View(context.Background(), read); err != nil {
		t.Fatalf("view: %v (%v)", err, cause(err))
	}
}

// cause is what an internal error hides.
func cause(err error) error {
	if e, ok := err.(*fault.Error); ok {
		return e.Cause
	}
	return nil
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Errorf("got code %q (%v), want %q", fault.CodeOf(err), err, code)
	}
}

func wantSame(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// first runs several writes until one fails.
func first(steps ...error) error {
	for _, err := range steps {
		if err != nil {
			return err
		}
	}
	return nil
}

func person(id string) drafting.Person {
	return drafting.Person{
		ID:           id,
		Name:         "Person " + id,
		Email:        id + "@example.org",
		CreatedAt:    noon,
		PasswordHash: "hash of " + id,
	}
}

func committee(id string) drafting.Committee {
	return drafting.Committee{
		ID:        id,
		Name:      "Commission " + id,
		Body:      "The Commission on Inland Waterways,",
		Session:   "fourteenth",
		Languages: []string{"en", "fr"},
		TimeZone:  "UTC",
		Rules:     "un-functional-commission",
		CreatedAt: noon,
	}
}

func draft(id, committeeID string) drafting.Draft {
	return drafting.Draft{
		ID:          id,
		CommitteeID: committeeID,
		Kind:        "resolution",
		Title:       "Navigation aids",
		Symbol:      "E/CN.99/2031/L.1",
		Section:     "A",
		Designation: "Draft resolution I",
		Status:      drafting.Tabled,
		Version:     1,
		CreatedAt:   noon,
		UpdatedAt:   noon,
	}
}
