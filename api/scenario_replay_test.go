package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
)

// replayed is a scenario in the making: the people, what the scenario's names
// stand for in the program, and what did not come out as expected.
type replayed struct {
	*server
	scenario scenario
	problems []string

	committee   string
	delegations map[string]string  // by name
	actors      map[string]*client // by the name that actions use
	people      map[string]string  // account ids, by the same

	draft      string            // the one that is negotiated now
	drafts     []string          // all, in the order of their making
	amendments map[string]string // scenario's name → id
	names      map[string]string // and back
	division   string            // the last request for division
	labels     []string          // of the operative paragraphs before numbering
	merged     []string          // the text in each order, where any order is to give the same
	offered    bool              // an order was offered while none was confirmed
}

// replay plays a scenario and tells what is not as expected.
func replay(t *testing.T, s scenario) []string {
	r := &replayed{
		server: startServer(t), scenario: s, delegations: map[string]string{}, actors: map[string]*client{},
		people: map[string]string{}, amendments: map[string]string{}, names: map[string]string{},
	}
	r.setUp()
	for i, a := range s.Actions {
		r.play(i, a)
		r.sound(fmt.Sprintf("after action %d", i+1))
	}
	r.finish()
	r.compare()
	r.refuses()
	r.sound("at the end")
	return r.problems
}

func (r *replayed) problem(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

// setUp seats the committee and tables the draft as the scenario has it.
func (r *replayed) setUp() {
	r.t.Helper()
	secret, err := r.service.Bootstrap(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	first := newClient(r.t, r.base)
	first.post("/invitations/accept", map[string]any{"token": secret, "name": "Administrator", "email": "administrator@waterways.example", "password": password}).is(http.StatusOK)
	c := r.scenario.Committee
	settings := map[string]any{"name": c.Name, "session": c.Session, "rules": c.Rules, "quorum_for_decision": c.QuorumForDecision, "amendment_degree_limit": c.AmendmentDegreeLimit}
	if c.FootnoteProfile != "" {
		settings["footnote_profile"] = c.FootnoteProfile
	}
	var committee struct{ ID string }
	first.post("/committees", settings).into(http.StatusCreated, &committee)
	r.committee = committee.ID
	for _, m := range c.Members {
		r.seat(first, m.Name, m.Code, "member")
	}
	for _, name := range c.Observers {
		r.seat(first, name, "", "observer")
	}
	r.actors["Chair"] = r.person(first, "Chair", "chair", "")
	r.actors["Secretariat"] = r.person(first, "Secretariat", "secretariat", "")
	r.setUpGroups(first)
	r.actors["Chair"].post("/committees/"+r.committee+"/meetings", map[string]any{}).is(http.StatusCreated)
	r.table()
}

func (r *replayed) seat(first *client, name, code, kind string) {
	r.t.Helper()
	var delegation struct{ ID string }
	first.post("/committees/"+r.committee+"/delegations", map[string]any{"name": name, "code": code, "kind": kind}).into(http.StatusCreated, &delegation)
	r.delegations[name] = delegation.ID
	if kind != "group" {
		r.actors[name] = r.person(first, name, "delegate", delegation.ID)
	}
}

func (r *replayed) setUpGroups(first *client) {
	r.t.Helper()
	for name, members := range r.scenario.Committee.Groups {
		r.seat(first, name, "", "group")
		group := "/delegations/" + r.delegations[name] + "/members"
		tag := r.actors["Secretariat"].get(group).is(http.StatusOK).Header.Get("ETag")
		all := []any{}
		for _, member := range members {
			all = append(all, map[string]any{"delegation_id": r.delegations[member]})
		}
		r.actors["Secretariat"].call(http.MethodPut, group).with("If-Match", tag).json(map[string]any{"members": all}).send().is(http.StatusOK)
	}
}

func (r *replayed) person(first *client, name, role, delegation string) *client {
	r.t.Helper()
	address := strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@waterways.example"
	invitation := map[string]any{"email": address, "role": role}
	if delegation != "" {
		invitation["delegation_id"] = delegation
	}
	var created struct{ Token string }
	first.post("/committees/"+r.committee+"/invitations", invitation).into(http.StatusCreated, &created)
	c := newClient(r.t, r.base)
	var me struct{ Person struct{ ID string } }
	c.post("/invitations/accept", map[string]any{"token": created.Token, "name": name, "password": password}).into(http.StatusOK, &me)
	r.people[name] = me.Person.ID
	return c
}

// table puts the draft before the committee: circulated long enough ago, with
// its sponsors.
func (r *replayed) table() {
	r.t.Helper()
	in := r.scenario.Initial
	if in.Status != "tabled" {
		r.t.Fatalf("a scenario begins with a draft that is %q; only a tabled one is known here", in.Status)
	}
	var page draftAnswer
	secretariat := r.actors["Secretariat"]
	secretariat.post("/committees/"+r.committee+"/drafts", map[string]any{
		"text": in.Text, "main_sponsor_id": r.delegations[in.MainSponsor], "status": in.Status, "circulated_at": lastMonth(),
	}).into(http.StatusCreated, &page)
	r.take(page.Draft.ID)
	for _, name := range in.Sponsors {
		if name != in.MainSponsor {
			r.actors[name].call(http.MethodPost, "/drafts/"+r.draft+"/sponsors").seen(1).json(map[string]any{}).send().is(http.StatusCreated)
		}
	}
}

// take makes a draft the one that is negotiated.
func (r *replayed) take(id string) {
	r.draft = id
	r.drafts = append(r.drafts, id)
}

type draftAnswer struct {
	Draft struct {
		ID             string `json:"id"`
		Status         string `json:"status"`
		ResultSymbol   string `json:"result_symbol"`
		CurrentVersion int    `json:"current_version"`
		From           string `json:"reintroduced_from"`
	} `json:"draft"`
	Text   json.RawMessage `json:"text"`
	Layout struct {
		Lines []struct{ Clause, Kind, Label string } `json:"lines"`
	} `json:"layout"`
}

func (r *replayed) now() draftAnswer { return r.draftNow(r.draft) }

func (r *replayed) draftNow(id string) draftAnswer {
	r.t.Helper()
	var page draftAnswer
	r.actors["Chair"].get("/drafts/"+id).into(http.StatusOK, &page)
	return page
}

// standingAmendment is what the replay looks at in an amendment.
type standingAmendment struct {
	Amendment struct {
		ID, Status, Into string
		Revision         int
		BaseVersion      int                     `json:"base_version"`
		Joined           []struct{ Name string } `json:"joined"`
		By               string
		Conflicts        []struct{ Kind string }
		Notices          []struct{ Kind string }
		To               *struct{ Revision int }
	}
	Rebase *struct {
		Status  string
		Notices []struct{ Kind string }
	}
	Comparison *comparison
}

func (r *replayed) amendment(name string) standingAmendment {
	r.t.Helper()
	id := r.amendments[name]
	if id == "" {
		r.problem("the scenario names an amendment %q that nobody proposed", name)
		return standingAmendment{}
	}
	var page standingAmendment
	r.actors["Chair"].get("/amendments/"+id).into(http.StatusOK, &page)
	return page
}

// outlook is what the system has prepared for the chair.
func (r *replayed) outlook() outlook {
	r.t.Helper()
	var o outlook
	r.actors["Chair"].get("/drafts/"+r.draft+"/outlook").into(http.StatusOK, &o)
	return o
}

type outlook struct {
	Qualifier string
	Confirmed []string
	Proposed  []struct {
		Amendment string
		Reasons   []struct{ Code string }
		Flags     []struct{ Code string }
	}
	Pairs      []struct{ A, B, Class string }
	Duplicates [][]string
	Falls      []struct{ Amendment, Suggestion string }
	Waiting    []struct {
		Amendment, Status string
		Notices           []string
	}
	Beyond []string `json:"beyond_degree"`
}

// sound holds what must hold after every step: the record verifies, and no word
// of the text comes from anywhere but its base and what persons did.
func (r *replayed) sound(when string) {
	r.t.Helper()
	found, err := r.service.Verify(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	if found.Break != "" {
		r.problem("%s the record is broken: %s", when, found.Break)
	}
}

// decisions are the draft's, oldest first.
func (r *replayed) decisions(draft string) []decisionAnswer {
	r.t.Helper()
	var list struct{ Items []decisionAnswer }
	r.actors["Chair"].get("/drafts/"+draft+"/decisions").into(http.StatusOK, &list)
	slices.Reverse(list.Items)
	return list.Items
}

type decisionAnswer struct {
	ID         string
	Outcome    string
	Amendments []struct {
		ID string `json:"amendment_id"`
	}
	Tally    map[string]any
	Sentence string
	Reason   string
	By       string
}

// finish finalizes the numbering where the scenario has left that to be done.
func (r *replayed) finish() {
	r.t.Helper()
	now := r.now()
	if len(r.labels) == 0 {
		r.labels = operativeLabels(now)
	}
	if slices.ContainsFunc(r.scenario.Actions, func(a scenarioAction) bool { return a.string("act") == "finalize_numbering" }) {
		return
	}
	if drafting.DraftStatus(now.Draft.Status).Adopted() {
		r.finalize(now.Draft.CurrentVersion)
	}
}

func (r *replayed) finalize(version int) *reply {
	r.labels = operativeLabels(r.now())
	return r.actors["Secretariat"].call(http.MethodPost, "/drafts/"+r.draft+"/numbering").seen(version).json(map[string]any{"confirm": true}).send()
}

func operativeLabels(page draftAnswer) []string {
	labels := []string{}
	for _, c := range page.Layout.Lines {
		if c.Kind == "operative" {
			labels = append(labels, strings.TrimSuffix(c.Label, "."))
		}
	}
	return labels
}

// finalText is what the export prints after the title.
func (r *replayed) finalText() string {
	r.t.Helper()
	return afterTitle(string(r.actors["Secretariat"].get("/drafts/" + r.draft + "/export?as=md").is(http.StatusOK).Body))
}

func afterTitle(printed string) string {
	_, text, _ := strings.Cut(strings.TrimSpace(printed), "\n\n")
	return strings.TrimSpace(text)
}
