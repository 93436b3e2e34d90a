package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chapeau/api"
	"chapeau/drafting"
	"chapeau/storage"
)

const password = "correct horse"

// plainPasswords keeps tests quick: what it stores is no secret.
type plainPasswords struct{}

func (plainPasswords) Hash(password string) (string, error) { return "plain:" + password, nil }
func (plainPasswords) Matches(hash, password string) bool   { return hash == "plain:"+password }

// server is a whole server on a database of its own.
type server struct {
	t       testing.TB
	base    string
	service *drafting.Service
	store   *storage.SQLite
}

func startServer(t testing.TB, change ...func(*api.Options)) *server {
	t.Helper()
	hub := api.NewHub()
	store, err := storage.Open(context.Background(), filepath.Join(t.TempDir(), "chapeau.db"), storage.Options{OnCommit: hub.Wake})
	if err != nil {
		t.Fatal(err)
	}
	service := drafting.New(store, drafting.Options{Passwords: plainPasswords{}})
	options := api.Options{Service: service, Hub: hub, Ready: store.Ping, SignInBurst: 1000, Version: "test", Log: testLog(t)}
	for _, c := range change {
		c(&options)
	}
	handler, err := api.New(options)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(handler)
	t.Cleanup(func() {
		handler.Close()
		web.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return &server{t: t, base: web.URL, service: service, store: store}
}

// testLog shows what the server holds back from its answers.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelError}))
}

// world is a committee with one person in each role.
type world struct {
	*server
	committee string

	administrator, secretariat, chair, delmark, karsk, reader, stranger, public *client

	delegations map[string]string
	people      map[string]string
	count       int
}

func newWorld(t testing.TB, change ...func(*api.Options)) *world {
	t.Helper()
	w := &world{server: startServer(t, change...), delegations: map[string]string{}, people: map[string]string{}}
	w.public = newClient(t, w.base)
	w.administrator = w.firstAdministrator()
	var committee struct{ ID string }
	w.administrator.post("/committees", map[string]any{
		"name": "Commission on Inland Waterways", "session": "Fourteenth session", "body": "The Commission on Inland Waterways,",
	}).into(http.StatusCreated, &committee)
	w.committee = committee.ID
	for _, name := range []string{"Delmark", "Karsk", "Holmia"} {
		var delegation struct{ ID string }
		w.administrator.post(w.in("/delegations"), map[string]any{"name": name}).into(http.StatusCreated, &delegation)
		w.delegations[name] = delegation.ID
	}
	w.secretariat = w.join("Sanna", "secretariat", "")
	w.chair = w.join("Chiara", "chair", "")
	w.delmark = w.join("Dana", "delegate", "Delmark")
	w.karsk = w.join("Kirill", "delegate", "Karsk")
	w.reader = w.join("Rosa", "reader", "")
	w.stranger = w.account("Stanislav")
	w.meets()
	return w
}

// in is a path below the committee.
func (w *world) in(path string) string { return "/committees/" + w.committee + path }

func (w *world) firstAdministrator() *client {
	w.t.Helper()
	secret, err := w.service.Bootstrap(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	c := newClient(w.t, w.base)
	c.post("/invitations/accept", map[string]any{
		"token": secret, "name": "Ada", "email": "ada@waterways.example", "password": password,
	}).is(http.StatusOK)
	return c
}

// join invites a person to a role and lets them accept.
func (w *world) join(name, role, delegation string) *client {
	w.t.Helper()
	invitation := map[string]any{"email": email(name), "role": role}
	if delegation != "" {
		invitation["delegation_id"] = w.delegations[delegation]
	}
	var created struct{ Token string }
	w.administrator.post(w.in("/invitations"), invitation).into(http.StatusCreated, &created)
	c := newClient(w.t, w.base)
	var me struct{ Person struct{ ID string } }
	c.post("/invitations/accept", map[string]any{"token": created.Token, "name": name, "password": password}).into(http.StatusOK, &me)
	w.people[name] = me.Person.ID
	return c
}

// account is a person without any role.
func (w *world) account(name string) *client {
	w.t.Helper()
	var person struct{ ID string }
	w.administrator.post("/people", map[string]any{"name": name, "email": email(name), "password": password}).into(http.StatusCreated, &person)
	w.people[name] = person.ID
	c := newClient(w.t, w.base)
	c.signIn(email(name))
	return c
}

func (c *client) signIn(email string) {
	c.t.Helper()
	c.post("/session", map[string]any{"email": email, "password": password}).is(http.StatusOK)
}

func email(name string) string { return name + "@waterways.example" }

func quoted(n int) string { return strconv.Quote(strconv.Itoa(n)) }

// draftText is a small draft of our own invention.
func draftText() map[string]any {
	return map[string]any{
		"schema": "chapeau/text@1", "kind": "resolution",
		"title": "Model code for pilots", "body": "The Commission on Inland Waterways,",
		"clauses": []any{
			map[string]any{"id": "p1", "kind": "preambular", "text": "*Recalling* the Convention on River Marking{fn:conv}"},
			map[string]any{"id": "o1", "kind": "operative", "text": "*Requests* the Secretariat", "list": "alpha", "children": []any{
				map[string]any{"id": "i1", "kind": "item", "text": "To prepare a model code"},
				map[string]any{"id": "i2", "kind": "item", "text": "To report on {ref:o2}"},
			}},
			map[string]any{"id": "o2", "kind": "operative", "text": "*Invites* donors to contribute forty thousand crowns every year"},
			map[string]any{"id": "o3", "kind": "operative", "text": "*Decides* to meet again"},
		},
		"footnotes": map[string]any{"conv": "E/CN.99/2028/4, annex."},
	}
}

// lastMonth is long enough ago for every notice to have passed.
func lastMonth() time.Time { return time.Now().Add(-30 * 24 * time.Hour).UTC() }

// newDraft stores a draft and returns its id.
func (w *world) newDraft() string {
	w.t.Helper()
	var page struct{ Draft struct{ ID string } }
	w.secretariat.post(w.in("/drafts"), map[string]any{"text": draftText(), "status": "tabled", "circulated_at": lastMonth()}).into(http.StatusCreated, &page)
	return page.Draft.ID
}

// amendment is what the tests look at in one.
type amendment struct {
	ID       string
	Label    string
	Status   string
	Revision int
	Clauses  []string
}

type amendmentPage struct {
	Amendment  amendment
	May        []string
	Comparison *comparison
}

type comparison struct {
	Changed int
	Clauses []struct {
		Clause, Kind, Status, Label, After string
		Runs                               []struct{ Op, Text string }
	}
}

// proposes drafts an amendment and submits it.
func (w *world) proposes(by *client, draft string, version int, ops ...any) amendment {
	w.t.Helper()
	var page amendmentPage
	by.post("/drafts/"+draft+"/amendments", map[string]any{"base_version": version, "ops": ops, "rationale": "So that it works."}).into(http.StatusCreated, &page)
	return w.submits(by, page.Amendment)
}

func (w *world) submits(by *client, a amendment) amendment {
	w.t.Helper()
	var page amendmentPage
	by.call(http.MethodPost, "/amendments/"+a.ID+"/submit").seen(a.Revision).send().into(http.StatusOK, &page)
	return page.Amendment
}

func edit(clause, find, with string) map[string]any {
	return map[string]any{"op": "edit", "clause": clause, "find": find, "with": with}
}

func at(all ...amendment) []any {
	refs := []any{}
	for _, a := range all {
		refs = append(refs, map[string]any{"amendment_id": a.ID, "revision": a.Revision})
	}
	return refs
}

// eventually waits for something that another goroutine brings about.
func eventually(t testing.TB, what string, holds func() bool) {
	t.Helper()
	within(t, 5*time.Second, what, holds)
}

// within is eventually for what takes longer.
func within(t testing.TB, patience time.Duration, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("%s did not happen within %v", what, patience)
}

// fresh is a name that nobody has yet.
func (w *world) fresh(kind string) string {
	w.count++
	return fmt.Sprintf("%s%d", kind, w.count)
}

// importedJSON is a file with one text.
func importedJSON(t testing.TB) []byte {
	t.Helper()
	data, err := json.Marshal(draftText())
	if err != nil {
		t.Fatal(err)
	}
	return data
}
