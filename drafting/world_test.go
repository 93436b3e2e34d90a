package drafting_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
	"chapeau/storage"
)

// plainPasswords stands in for argon2id, which is slow on purpose.
type plainPasswords struct{}

func (plainPasswords) Hash(password string) (string, error) { return "plain:" + password, nil }
func (plainPasswords) Matches(hash, password string) bool   { return hash == "plain:"+password }

// clock is a time that only moves when it is told to.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Millisecond)
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// world is a committee with its people, for tests.
type world struct {
	t         *testing.T
	ctx       context.Context
	service   *drafting.Service
	store     *storage.SQLite
	clock     *clock
	path      string
	committee drafting.Committee
	meeting   drafting.Meeting
	symbols   int // given to drafts

	admin, secretariat, chair, reader, public drafting.Actor
	outsider                                  drafting.Actor // has an account and no role
	delegates                                 map[string]drafting.Actor
	delegations                               map[string]drafting.Delegation
}

// newWorld sets up the Commission on Inland Waterways: three members, an
// observer and a group of which Delmark is a member, and one person for each
// role.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := emptyWorld(t)
	w.bootstrap()
	w.committee = must(w.service.CreateCommittee(w.ctx, w.admin, drafting.CommitteeInput{
		Name: "Commission on Inland Waterways",
		Body: "The Commission on Inland Waterways,",
	}))(t)
	w.secretariat = w.person("Secretary", drafting.Secretariat, "")
	w.chair = w.person("Chairperson", drafting.Chair, "")
	w.reader = w.person("Reader", drafting.Reader, "")
	w.outsider = w.account("Outsider")
	for _, name := range []string{"Delmark", "Karsk", "Meridia"} {
		w.delegation(name, drafting.Member)
	}
	w.delegation("River Union", drafting.Observer)
	w.delegation("Coastal Group", drafting.Group)
	w.members("Coastal Group", drafting.GroupMember{DelegationID: w.delegations["Delmark"].ID})
	w.meeting = must(w.service.OpenMeeting(w.ctx, w.chair, w.committee.ID))(t)
	return w
}

// emptyWorld is a service before its first account.
func emptyWorld(t *testing.T) *world {
	t.Helper()
	w := &world{
		t:           t,
		ctx:         context.Background(),
		clock:       &clock{now: time.Date(2031, 5, 12, 9, 0, 0, 0, time.UTC)},
		path:        filepath.Join(t.TempDir(), "chapeau.db"),
		delegates:   map[string]drafting.Actor{},
		delegations: map[string]drafting.Delegation{},
	}
	store, err := storage.Open(w.ctx, w.path, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	w.store = store
	w.service = drafting.New(store, drafting.Options{Now: w.clock.Now, Passwords: plainPasswords{}})
	return w
}

func (w *world) bootstrap() {
	w.t.Helper()
	secret := must(w.service.Bootstrap(w.ctx))(w.t)
	in := must(w.service.AcceptInvitation(w.ctx, secret, drafting.AcceptInput{
		Name: "Administrator", Email: "admin@example.org", Password: "correct horse",
	}))(w.t)
	w.admin = drafting.Actor{PersonID: in.Person.ID}
}

func (w *world) account(name string) drafting.Actor {
	w.t.Helper()
	email := strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@example.org"
	p := must(w.service.CreatePerson(w.ctx, w.admin, drafting.PersonInput{Name: name, Email: email, Password: "correct horse"}))(w.t)
	return drafting.Actor{PersonID: p.ID}
}

func (w *world) person(name string, role drafting.Role, delegationID string) drafting.Actor {
	w.t.Helper()
	actor := w.account(name)
	in := drafting.RoleInput{PersonID: actor.PersonID, Role: role, DelegationID: delegationID}
	must(w.service.GiveRole(w.ctx, w.admin, w.committee.ID, in))(w.t)
	return actor
}

func (w *world) delegation(name string, kind drafting.DelegationKind) {
	w.t.Helper()
	d := must(w.service.CreateDelegation(w.ctx, w.secretariat, w.committee.ID, drafting.DelegationInput{Name: name, Kind: kind}))(w.t)
	w.delegations[name] = d
	w.delegates[name] = w.person("Delegate of "+name, drafting.Delegate, d.ID)
}

// members gives a group its members.
func (w *world) members(group string, members ...drafting.GroupMember) {
	w.t.Helper()
	must(w.service.SetGroupMembers(w.ctx, w.secretariat, w.delegations[group].ID, members))(w.t)
}

// must fails the test on an error and returns the value.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%v (%v)", err, causes(err))
		}
		return value
	}
}

// causes is what an internal error hides.
func causes(err error) string {
	e, ok := err.(*fault.Error)
	if !ok || e.Cause == nil {
		return ""
	}
	return fmt.Sprint(e.Cause)
}

func wantCode(t testing.TB, err error, code fault.Code) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Errorf("got code %q (%v %s), want %q", fault.CodeOf(err), err, causes(err), code)
	}
}

func wantSame(t testing.TB, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}

// navigationAids is a short resolution: two preambular, four operative
// paragraphs, sub-paragraphs and a note.
func navigationAids() *text.Text {
	return &text.Text{
		Schema: text.Schema,
		Kind:   text.Resolution,
		Title:  "Navigation aids",
		Body:   "The Commission on Inland Waterways,",
		Clauses: []*text.Clause{
			{ID: "p1", Kind: text.Preambular, Text: "*Recalling* the Convention on River Marking{fn:conv}"},
			{ID: "p2", Kind: text.Preambular, Text: "*Mindful* of the floods of recent years"},
			{ID: "o1", Kind: text.Operative, Text: "*Welcomes* the progress made in the marking of inland waterways"},
			{ID: "o2", Kind: text.Operative, Text: "*Requests* the Secretariat to submit a report on navigation aids every two years"},
			{ID: "o3", Kind: text.Operative, List: text.Alpha, Text: "*Invites* Member States", Children: []*text.Clause{
				{ID: "i1", Kind: text.Item, Text: "To provide voluntary contributions"},
				{ID: "i2", Kind: text.Item, Text: "To exchange charts with their neighbours"},
			}},
			{ID: "o4", Kind: text.Operative, Text: "*Decides* to remain seized of the matter"},
		},
		Footnotes: map[string]string{"conv": "E/CN.99/2028/4, annex."},
		Annexes:   []text.Annex{},
	}
}

// freeSymbol is the next that no draft has.
func (w *world) freeSymbol() string {
	w.symbols++
	return fmt.Sprintf("E/CN.99/2031/L.%d", w.symbols)
}

// lastWeek is long enough ago for every notice to have passed.
var lastWeek = time.Date(2031, 5, 5, 9, 0, 0, 0, time.UTC)

// draft puts the resolution before the committee.
func (w *world) draft() drafting.Draft {
	w.t.Helper()
	return must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{
		Text: navigationAids(), Symbol: w.freeSymbol(), Status: drafting.Tabled, CirculatedAt: &lastWeek,
	}))(w.t)
}

// sponsored puts the resolution before the committee for a main sponsor.
func (w *world) sponsored(by string) drafting.Draft {
	w.t.Helper()
	return must(w.service.CreateDraft(w.ctx, w.secretariat, w.committee.ID, drafting.DraftInput{
		Text: navigationAids(), Symbol: w.freeSymbol(), Status: drafting.Tabled, CirculatedAt: &lastWeek, MainSponsorID: w.delegations[by].ID,
	}))(w.t)
}

// zeroDraft is a delegation's own draft, not yet handed in.
func (w *world) zeroDraft(by string) drafting.Draft {
	w.t.Helper()
	return must(w.service.CreateDraft(w.ctx, w.delegates[by], w.committee.ID, drafting.DraftInput{Text: navigationAids()}))(w.t)
}

// inStatus puts a draft into a status that it need not have come to.
func (w *world) inStatus(draft drafting.Draft, status drafting.DraftStatus) drafting.Draft {
	w.t.Helper()
	draft = w.now(draft.ID)
	draft.Status = status
	if err := w.store.Update(w.ctx, func(tx drafting.Tx) error { return tx.UpdateDraft(draft, draft.Version) }); err != nil {
		w.t.Fatal(err)
	}
	return draft
}

// now is a draft as it stands.
func (w *world) now(id string) drafting.Draft {
	w.t.Helper()
	return must(w.service.Draft(w.ctx, w.secretariat, id))(w.t)
}

// edit replaces words in a clause.
func edit(clause, find, with string) amend.Op {
	return amend.Op{Kind: amend.Edit, Clause: clause, Find: find, With: &with}
}

// remove deletes a clause.
func remove(clause string) amend.Op { return amend.Op{Kind: amend.Delete, Clause: clause} }

// add inserts an operative paragraph.
func add(after, words string) amend.Op {
	return amend.Op{Kind: amend.Insert, After: after, NewClause: &text.Clause{Kind: text.Operative, Text: words}}
}

// drafted is an amendment that only its delegation sees.
func (w *world) drafted(mover string, draft drafting.Draft, ops ...amend.Op) drafting.AmendmentView {
	w.t.Helper()
	base := must(w.service.Draft(w.ctx, w.secretariat, draft.ID))(w.t).Version
	in := drafting.AmendmentInput{Base: base, Ops: ops}
	return must(w.service.CreateAmendment(w.ctx, w.delegates[mover], draft.ID, in))(w.t)
}

// submitted is an amendment before the committee.
func (w *world) submitted(mover string, draft drafting.Draft, ops ...amend.Op) drafting.AmendmentView {
	w.t.Helper()
	a := w.drafted(mover, draft, ops...)
	return must(w.service.SubmitAmendment(w.ctx, w.delegates[mover], a.ID, a.Revision))(w.t)
}

// ref names the wording that a view shows.
func ref(a drafting.AmendmentView) drafting.AmendmentRef { return refTo(a.Amendment) }

func refTo(a drafting.Amendment) drafting.AmendmentRef {
	return drafting.AmendmentRef{ID: a.ID, Revision: a.Revision}
}

func refs(all ...drafting.AmendmentView) []drafting.AmendmentRef {
	named := make([]drafting.AmendmentRef, len(all))
	for i, a := range all {
		named[i] = ref(a)
	}
	return named
}

// amendment is how an amendment stands now, as the chair sees it.
func (w *world) amendment(id string) drafting.AmendmentView {
	w.t.Helper()
	return must(w.service.Amendment(w.ctx, w.chair, id))(w.t)
}

// words is the text of a clause in a version, 0 for the current one.
func (w *world) words(draftID string, version int, clause string) string {
	w.t.Helper()
	v := must(w.service.Version(w.ctx, w.secretariat, draftID, version))(w.t)
	if c := v.Text.Find(clause); c != nil {
		return c.Text
	}
	return ""
}

// sound checks the whole record at the end of a test.
func (w *world) sound() {
	w.t.Helper()
	found := must(w.service.Verify(w.ctx))(w.t)
	if found.Break != "" {
		w.t.Errorf("the record is broken: %s", found.Break)
	}
}

func decode(t testing.TB, data []byte, target any) {
	t.Helper()
	if err := json.Unmarshal(data, target); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
}
