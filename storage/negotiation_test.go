package storage_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// plainPasswords stands in for argon2id, which is slow on purpose.
type plainPasswords struct{}

func (plainPasswords) Hash(password string) (string, error) { return password, nil }
func (plainPasswords) Matches(hash, password string) bool   { return hash == password }

func newService(store drafting.Store) *drafting.Service {
	return drafting.New(store, drafting.Options{Passwords: plainPasswords{}})
}

// negotiation is a committee with a draft under negotiation.
type negotiation struct {
	service               *drafting.Service
	committee             string
	secretariat, delegate drafting.Actor
	chair                 drafting.Actor
	draft                 string
	base                  *text.Text
}

// longAgo is before every notice that could run.
var longAgo = time.Date(2020, 5, 12, 9, 0, 0, 0, time.UTC)

// newNegotiation sets up a committee with one person for each role and a draft
// of so many clauses.
func newNegotiation(t testing.TB, store drafting.Store, clauses int) negotiation {
	t.Helper()
	ctx := context.Background()
	n := negotiation{service: newService(store), base: longText(clauses)}
	secret, err := n.service.Bootstrap(ctx)
	check(t, err)
	admin, err := n.service.AcceptInvitation(ctx, secret, drafting.AcceptInput{Name: "Secretary", Email: "s@example.org", Password: "correct horse"})
	check(t, err)
	n.secretariat = drafting.Actor{PersonID: admin.Person.ID}
	committee, err := n.service.CreateCommittee(ctx, n.secretariat, drafting.CommitteeInput{Name: "Commission on Inland Waterways"})
	check(t, err)
	n.committee = committee.ID
	delegation, err := n.service.CreateDelegation(ctx, n.secretariat, n.committee, drafting.DelegationInput{Name: "Delmark", Kind: drafting.Member})
	check(t, err)
	n.chair = n.person(t, "Chair", drafting.Chair, "")
	n.delegate = n.person(t, "Delegate", drafting.Delegate, delegation.ID)
	draft, err := n.service.CreateDraft(ctx, n.secretariat, n.committee, drafting.DraftInput{Text: n.base, Status: drafting.Tabled, CirculatedAt: &longAgo})
	check(t, err)
	n.draft = draft.ID
	_, err = n.service.OpenMeeting(ctx, n.chair, n.committee)
	check(t, err)
	return n
}

func (n negotiation) person(t testing.TB, name string, role drafting.Role, delegationID string) drafting.Actor {
	t.Helper()
	ctx := context.Background()
	p, err := n.service.CreatePerson(ctx, n.secretariat, drafting.PersonInput{Name: name, Email: name + "@example.org", Password: "correct horse"})
	check(t, err)
	_, err = n.service.GiveRole(ctx, n.secretariat, n.committee, drafting.RoleInput{PersonID: p.ID, Role: role, DelegationID: delegationID})
	check(t, err)
	return drafting.Actor{PersonID: p.ID}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v (%T)", err, err)
	}
}

// submit puts operations on a version before the committee.
func (n negotiation) submit(version int, ops ...amend.Op) (drafting.AmendmentView, error) {
	ctx := context.Background()
	a, err := n.service.CreateAmendment(ctx, n.delegate, n.draft, drafting.AmendmentInput{Base: version, Ops: ops})
	if err != nil {
		return a, err
	}
	return n.service.SubmitAmendment(ctx, n.delegate, a.ID, a.Revision)
}

func (n negotiation) adopt(version int, a drafting.AmendmentView) (drafting.Adoption, error) {
	return n.service.Adopt(context.Background(), n.chair, n.draft, drafting.AdoptInput{
		ExpectedVersion: version,
		Amendments:      []drafting.AmendmentRef{{ID: a.ID, Revision: a.Revision}},
	})
}

// longText is a resolution of so many clauses of some forty words, a third of
// them preambular, each with its own words to amend.
func longText(clauses int) *text.Text {
	t := &text.Text{
		Schema:    text.Schema,
		Kind:      text.Resolution,
		Title:     "Safety of navigation on inland waterways",
		Body:      "The Commission on Inland Waterways,",
		Footnotes: map[string]string{},
		Annexes:   []text.Annex{},
	}
	for i := 1; i <= clauses; i++ {
		if i <= clauses/3 {
			t.Clauses = append(t.Clauses, &text.Clause{ID: fmt.Sprintf("p%d", i), Kind: text.Preambular, Text: "*Recalling* " + sentence(i)})
			continue
		}
		t.Clauses = append(t.Clauses, &text.Clause{ID: fmt.Sprintf("o%d", i), Kind: text.Operative, Text: "*Requests* " + sentence(i)})
	}
	return t
}

// sentence has the words w1 to w9 of its number, which no other clause has.
func sentence(i int) string {
	words := []any{}
	for k := 1; k <= 9; k++ {
		words = append(words, word(i, k))
	}
	return fmt.Sprintf("the %s of riparian States, in consultation with the %s and the pilots of the %s basins, to "+
		"review the %s of beacons, buoys and lights before the %s session, to exchange %s with their neighbours and to "+
		"report on the %s of the measures taken, on the %s that remain and on the %s needed", words...)
}

func word(clause, k int) string {
	syllables := []string{"na", "vi", "ro", "len", "ka", "du", "mes", "ti", "por", "sel"}
	b := strings.Builder{}
	for n := clause*10 + k; n > 0; n /= 10 {
		b.WriteString(syllables[n%10])
	}
	return b.String()
}

// replace is an operation on one of the words of a clause.
func replace(clause *text.Clause, number, k int, with string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause.ID, Find: word(number, k), With: &with}
}
