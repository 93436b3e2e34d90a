package api_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
)

type paragraphList struct {
	Status  string
	Version int
	Items   []paragraph
	Silence *struct {
		Until time.Time
		Ended bool
	}
	Objection *struct{ By, Clause, Words string }
}

type paragraph struct {
	Clause, Standing string
	Package, Next    []string
	By_Silence       bool
	Changed_In       int
	Comments         int
	Marks            []struct {
		Delegation       struct{ ID, Name string }
		Position, Reason string
		Current          bool
	}
	Budget *struct {
		Outstanding bool
		Statement   *struct{ Symbol, Words string }
	}
}

func (l paragraphList) at(clause string) paragraph {
	i := slices.IndexFunc(l.Items, func(p paragraph) bool { return p.Clause == clause })
	if i < 0 {
		return paragraph{}
	}
	return l.Items[i]
}

func (w *world) paragraphs(draft string) paragraphList {
	w.t.Helper()
	var list paragraphList
	w.karsk.get("/drafts/"+draft+"/paragraphs").into(http.StatusOK, &list)
	return list
}

func at1(draft, clause, what string) string {
	return "/drafts/" + draft + "/paragraphs/" + url.PathEscape(clause) + "/" + what
}

func (w *world) standing(as *client, draft, clause, standing string) *call {
	return as.call(http.MethodPut, at1(draft, clause, "standing")).seen(w.version(draft)).json(map[string]any{"standing": standing})
}

func (w *world) position(as *client, draft, clause, position string) *call {
	return as.call(http.MethodPut, at1(draft, clause, "mark")).seen(w.version(draft)).json(map[string]any{"position": position, "reason": "No answer yet."})
}

func (w *world) version(draft string) int {
	w.t.Helper()
	var page struct{ Draft struct{ Current_Version int } }
	w.secretariat.get("/drafts/"+draft).into(http.StatusOK, &page)
	return page.Draft.Current_Version
}

// shaped changes a draft in the store, to what other work would make of it.
func (w *world) shaped(draft string, change func(*drafting.Draft)) string {
	w.t.Helper()
	err := w.store.Update(w.t.Context(), func(tx drafting.Tx) error {
		d, err := tx.Draft(draft)
		if err != nil {
			return err
		}
		change(&d)
		return tx.UpdateDraft(d, d.Version)
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return draft
}

// informal is an informal text.
func (w *world) informal() string {
	return w.shaped(w.published(), func(d *drafting.Draft) { d.Status = drafting.InformalText })
}

// silent is a text under silence until a while from now.
func (w *world) silent(until time.Duration) string {
	return w.shaped(w.published(), func(d *drafting.Draft) {
		at := time.Now().Add(until).UTC().Truncate(time.Microsecond)
		d.Status, d.StatusBefore, d.SilenceUntil = drafting.Silence, drafting.InformalText, &at
	})
}

// forDelegation names the delegation that an officer records for.
func (w *world) forDelegation(as *client, in map[string]any) map[string]any {
	if as == w.secretariat || as == w.chair {
		in["delegation_id"] = w.delegations["Holmia"]
	}
	return in
}

// betweenMeetings closes the meeting that is open.
func (w *world) betweenMeetings() {
	w.t.Helper()
	var list struct {
		Items []struct{ ID, Closed_At string }
	}
	w.chair.get(w.in("/meetings")).into(http.StatusOK, &list)
	for _, meeting := range list.Items {
		if meeting.Closed_At == "" {
			w.chair.call(http.MethodPost, "/meetings/"+meeting.ID+"/close").send().is(http.StatusOK)
		}
	}
}

func TestTheStoryOfAnAgreement(t *testing.T) {
	w := newWorld(t)
	w.betweenMeetings()
	draft := w.informal()
	w.position(w.karsk, draft, "o2", "pending").send().is(http.StatusOK)
	w.position(w.delmark, draft, "o2", "agrees").send().is(http.StatusOK)
	w.standing(w.chair, draft, "o2", "agreed_ad_ref").send().refused(http.StatusConflict, "conflict", "paragraph 2", "Karsk", "pending")
	w.karsk.call(http.MethodDelete, at1(draft, "o2", "mark")).send().is(http.StatusOK)
	var list paragraphList
	w.standing(w.chair, draft, "o2", "agreed_ad_ref").send().into(http.StatusOK, &list)
	p := list.at("o2")
	if p.Standing != "agreed_ad_ref" || len(p.Marks) != 1 || p.Marks[0].Delegation.Name != "Delmark" || !slices.Equal(p.Next, []string{"reopened"}) {
		t.Errorf("the paragraph is %+v", p)
	}
	w.standing(w.chair, draft, "o2", "open").send().refused(http.StatusConflict, "conflict", "agreed ad referendum", "agreed in committee, reopened")
	w.standing(w.chair, draft, "o2", "agreed_in_committee").send().refused(http.StatusConflict, "conflict", "no meeting is open")

	w.chair.call(http.MethodPost, "/drafts/"+draft+"/versions").seen(1).
		json(map[string]any{"ops": []any{edit("o2", "forty", "fifty")}}).send().is(http.StatusCreated)
	p = w.paragraphs(draft).at("o2")
	if p.Standing != "reopened" || p.Changed_In != 2 || p.Marks[0].Current {
		t.Errorf("after the edit the paragraph is %+v", p)
	}
	w.delmark.call(http.MethodPut, at1(draft, "o2", "mark")).seen(1).json(map[string]any{"position": "agrees"}).send().
		refused(http.StatusPreconditionFailed, "stale", "version 2")
}

func TestAPackageInOneAnswer(t *testing.T) {
	w := newWorld(t)
	draft := w.published()
	var list paragraphList
	w.chair.call(http.MethodPut, at1(draft, "o2", "standing")).seen(1).json(map[string]any{"standing": "package", "package": []any{"o3"}}).send().into(http.StatusOK, &list)
	if !slices.Equal(list.at("o2").Package, []string{"o3"}) || list.at("o3").Standing != "package" {
		t.Errorf("the package is %+v", list)
	}
	w.standing(w.chair, draft, "o3", "agreed_informally").send().into(http.StatusOK, &list)
	if list.at("o2").Standing != "agreed_informally" {
		t.Errorf("its other paragraph is %+v", list.at("o2"))
	}
}

func TestSilenceFromItsStartToItsEnd(t *testing.T) {
	w := newWorld(t)
	draft := w.informal()
	start := func(until string) *call {
		return w.chair.call(http.MethodPost, "/drafts/"+draft+"/silence").seen(1).json(map[string]any{"until": until})
	}
	start("2001-05-12T18:00").send().refused(http.StatusBadRequest, "invalid", "still to come")
	start("soon").send().refused(http.StatusBadRequest, "invalid", "2031-05-12T18:00")
	var list paragraphList
	start("2131-05-12T18:00").send().into(http.StatusOK, &list)
	if list.Status != "silence" || list.Silence == nil || list.Silence.Ended {
		t.Errorf("the list is %+v", list)
	}
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/versions").seen(1).json(map[string]any{"ops": []any{edit("o2", "forty", "fifty")}}).send().
		refused(http.StatusConflict, "conflict", "under silence")
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/silence/close").seen(1).send().refused(http.StatusConflict, "conflict", "not closed")
	list = paragraphList{}
	w.karsk.post("/drafts/"+draft+"/silence/objections", map[string]any{"clause": "o2", "words": "Forty is too little."}).into(http.StatusCreated, &list)
	if list.Status != "informal_text" || list.Silence != nil || list.Objection == nil || list.Objection.By != "Karsk" {
		t.Errorf("after the objection the list is %+v", list)
	}
	w.karsk.post("/drafts/"+draft+"/silence/objections", map[string]any{}).refused(http.StatusConflict, "conflict", "under no silence")
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/silence/call-off").send().refused(http.StatusConflict, "conflict", "under no silence")

	ended := w.silent(-time.Minute)
	w.karsk.post("/drafts/"+ended+"/silence/objections", map[string]any{}).refused(http.StatusConflict, "conflict", "the silence ended")
	w.chair.call(http.MethodPost, "/drafts/"+ended+"/silence/close").seen(1).send().into(http.StatusOK, &list)
	if list.Status != "informal_text" || list.at("i1").Standing != "agreed_ad_ref" || !list.at("i1").By_Silence {
		t.Errorf("after the silence the list is %+v", list)
	}
}

func TestBudgetImplications(t *testing.T) {
	w := newWorld(t)
	draft := w.published()
	state := func() *call {
		return w.secretariat.call(http.MethodPost, "/drafts/"+draft+"/budget-statements").seen(1).
			json(map[string]any{"symbol": "E/CN.99/2031/L.1/Add.1", "words": "Forty thousand crowns.", "clauses": []any{"o2"}})
	}
	state().send().refused(http.StatusConflict, "conflict", "paragraph 2 is not marked")
	var list paragraphList
	w.chair.call(http.MethodPut, at1(draft, "o2", "budget")).send().into(http.StatusOK, &list)
	if b := list.at("o2").Budget; b == nil || !b.Outstanding || b.Statement != nil {
		t.Errorf("the mark is %+v", b)
	}
	state().send().into(http.StatusCreated, &list)
	if b := list.at("o2").Budget; b.Outstanding || b.Statement == nil || b.Statement.Symbol != "E/CN.99/2031/L.1/Add.1" {
		t.Errorf("the statement is %+v", b)
	}
	list = paragraphList{}
	w.chair.call(http.MethodDelete, at1(draft, "o2", "budget")).send().into(http.StatusOK, &list)
	if b := list.at("o2").Budget; b != nil {
		t.Errorf("without the mark there is %+v", b)
	}
}

func TestCommentsAndNotes(t *testing.T) {
	w := newWorld(t)
	draft := w.published()
	type said struct {
		ID, Words, By, Withdrawn_At string
		Shared_With                 []string
		May_Withdraw                bool
	}
	var first, note said
	w.delmark.post(at1(draft, "o2", "comments"), map[string]any{"audience": "committee", "words": "Why forty?"}).into(http.StatusCreated, &first)
	w.delmark.post(at1(draft, "o2", "comments"), map[string]any{"audience": "shared", "shared_with": []any{w.delegations["Karsk"]}, "words": "Fifty?"}).into(http.StatusCreated, &note)
	thread := func(as *client) []said {
		var list struct{ Items []said }
		as.get(at1(draft, "o2", "comments")).into(http.StatusOK, &list)
		return list.Items
	}
	if own, shared, chairs := thread(w.delmark), thread(w.karsk), thread(w.chair); len(own) != 2 || len(shared) != 2 || len(chairs) != 1 || shared[1].Shared_With != nil || own[1].Shared_With == nil {
		t.Errorf("Delmark reads %+v, Karsk %+v, the chair %+v", own, shared, chairs)
	}
	w.karsk.call(http.MethodPost, "/comments/"+first.ID+"/withdraw").send().refused(http.StatusForbidden, "forbidden", "only Delmark")
	w.chair.call(http.MethodPost, "/comments/"+note.ID+"/withdraw").send().refused(http.StatusNotFound, "not_found")
	w.delmark.call(http.MethodPost, "/comments/"+first.ID+"/withdraw").send().into(http.StatusOK, &first)
	if first.Words != "" || first.Withdrawn_At == "" {
		t.Errorf("withdrawn it is %+v", first)
	}
	if got := thread(w.chair)[0]; got.Words != "" || got.May_Withdraw {
		t.Errorf("the chair reads %+v", got)
	}
	w.delmark.call(http.MethodPost, "/comments/"+first.ID+"/withdraw").send().refused(http.StatusConflict, "conflict", "withdrawn already")
	w.delmark.call(http.MethodPost, at1(draft, "o2", "comments")).with("Idempotency-Key", "c1").json(map[string]any{"audience": "committee", "words": "Once."}).send().is(http.StatusCreated)
	w.delmark.call(http.MethodPost, at1(draft, "o2", "comments")).with("Idempotency-Key", "c1").json(map[string]any{"audience": "committee", "words": "Once."}).send().is(http.StatusCreated)
	if n := w.paragraphs(draft).at("o2").Comments; n != 2 {
		t.Errorf("Karsk counts %d comments, want the shared one and the one that came twice", n)
	}
}

func TestASharedAmendmentIsReadAndNoMore(t *testing.T) {
	w := newWorld(t)
	_, a := w.drafted()
	share := func(ids ...any) *call {
		return w.delmark.call(http.MethodPut, "/amendments/"+a.ID+"/shared-with").seen(a.Revision).json(map[string]any{"delegation_ids": append([]any{}, ids...)})
	}
	var page struct {
		Amendment struct{ Shared_With []string }
		May       []string
	}
	share(w.delegations["Karsk"]).send().into(http.StatusOK, &page)
	if !slices.Equal(page.Amendment.Shared_With, []string{w.delegations["Karsk"]}) || !slices.Contains(page.May, "share") {
		t.Errorf("Delmark reads %+v", page)
	}
	page.Amendment.Shared_With = nil
	w.karsk.get("/amendments/"+a.ID).into(http.StatusOK, &page)
	if page.Amendment.Shared_With != nil || len(page.May) != 0 {
		t.Errorf("Karsk reads %+v", page)
	}
	w.chair.get("/amendments/"+a.ID).refused(http.StatusNotFound, "not_found")
	share(w.delegations["Delmark"]).send().refused(http.StatusBadRequest, "invalid", "its own")
	share("nobody").send().refused(http.StatusBadRequest, "invalid", "no delegation")
	share().send().is(http.StatusOK)
	w.karsk.get("/amendments/"+a.ID).refused(http.StatusNotFound, "not_found")
	submitted := w.submits(w.delmark, a)
	w.delmark.call(http.MethodPut, "/amendments/"+a.ID+"/shared-with").seen(submitted.Revision).json(map[string]any{"delegation_ids": []any{}}).send().
		refused(http.StatusConflict, "conflict", "was submitted")
}

// The stream of a reader has nothing of a note that is not for them, nor of an
// amendment that is not shared with them.
func TestTheStreamTellsPrivateThingsToWhomTheyAreFor(t *testing.T) {
	w := newWorld(t)
	draft, a := w.drafted()
	streams := map[string]*listener{}
	for name, as := range map[string]*client{"Delmark": w.delmark, "Karsk": w.karsk, "the chair": w.chair, "the secretariat": w.secretariat, "a reader": w.reader, "the public": w.public} {
		streams[name] = as.listen(w.in("/events"), "")
	}
	w.delmark.post(at1(draft, "o2", "comments"), map[string]any{"audience": "own", "words": "Ask the capital."}).is(http.StatusCreated)
	w.delmark.post(at1(draft, "o2", "comments"), map[string]any{"audience": "shared", "shared_with": []any{w.delegations["Karsk"]}, "words": "Fifty?"}).is(http.StatusCreated)
	w.secretariat.post(at1(draft, "o2", "comments"), map[string]any{"audience": "own", "words": "Check the figure."}).is(http.StatusCreated)
	w.delmark.call(http.MethodPut, "/amendments/"+a.ID+"/shared-with").seen(a.Revision).json(map[string]any{"delegation_ids": []any{w.delegations["Karsk"]}}).send().is(http.StatusOK)
	w.published() // everybody is told of that
	for name, want := range map[string][]string{
		"Delmark":         {"comment.made", "comment.made", "amendment.shared"},
		"Karsk":           {"comment.made", "amendment.shared"},
		"the chair":       nil,
		"the secretariat": {"comment.made"},
		"a reader":        nil,
		"the public":      nil,
	} {
		var told []string
		for kind := ""; kind != "draft.published"; {
			if kind = streams[name].next(2 * time.Second); kind == "" {
				t.Fatalf("%s is not told that a draft was published", name)
			}
			if !strings.HasPrefix(kind, "draft.") && kind != "version.created" {
				told = append(told, kind)
			}
		}
		if !slices.Equal(told, want) {
			t.Errorf("%s is told %v, want %v", name, told, want)
		}
	}
}

func TestAnIDOfAClauseMayHoldASlash(t *testing.T) {
	w := newWorld(t)
	text := draftText()
	text["clauses"].([]any)[2].(map[string]any)["id"] = "o/2?"
	text["clauses"].([]any)[1].(map[string]any)["children"] = []any{}
	var page struct{ Draft struct{ ID string } }
	w.secretariat.post(w.in("/drafts"), map[string]any{"text": text}).into(http.StatusCreated, &page)
	// The contract's own router does not know such an address.
	address := w.base + "/api/v1" + at1(page.Draft.ID, "o/2?", "budget")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPut, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := w.chair.http.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if p := w.paragraphs(page.Draft.ID).at("o/2?"); response.StatusCode != http.StatusOK || p.Budget == nil {
		t.Errorf("status %d, and the paragraph is %+v", response.StatusCode, p)
	}
}

func paragraphAttempts() []attempt {
	return []attempt{
		{"see how paragraphs stand", insiders, readsDraft("/paragraphs")},
		{"say where a paragraph stands", officers, func(w *world, as *client) *reply {
			return w.standing(as, w.published(), "o2", "agreed_ad_ref").send()
		}},
		{"take a position", insiders, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, at1(w.published(), "o2", "mark")).seen(1).json(w.forDelegation(as, map[string]any{"position": "agrees"})).send()
		}},
		{"take a position for another delegation", officers, func(w *world, as *client) *reply {
			in := map[string]any{"position": "agrees", "delegation_id": w.delegations["Holmia"]}
			return as.call(http.MethodPut, at1(w.published(), "o2", "mark")).seen(1).json(in).send()
		}},
		{"take back a position that there is not", want{401, 403, 403, 409, 409, 409, 409}, func(w *world, as *client) *reply {
			path := at1(w.published(), "o2", "mark")
			if as == w.chair || as == w.secretariat {
				path += "?delegation=" + w.delegations["Holmia"]
			}
			return as.call(http.MethodDelete, path).send()
		}},
		{"read comments", insiders, readsDraft("/paragraphs/o2/comments")},
		{"comment", insiders.created(), func(w *world, as *client) *reply {
			return as.post(at1(w.published(), "o2", "comments"), map[string]any{"audience": "committee", "words": "Why forty?"})
		}},
		{"write a note of one's own", insiders.created(), func(w *world, as *client) *reply {
			return as.post(at1(w.published(), "body", "comments"), map[string]any{"audience": "own", "words": "Ask the capital."})
		}},
		{"withdraw a comment", want{401, 404, 404, 403, 200, 403, 403}, func(w *world, as *client) *reply {
			var said struct{ ID string }
			w.delmark.post(at1(w.published(), "o2", "comments"), map[string]any{"audience": "committee", "words": "Why forty?"}).into(http.StatusCreated, &said)
			return as.call(http.MethodPost, "/comments/"+said.ID+"/withdraw").send()
		}},
		{"withdraw a note", want{401, 404, 404, 404, 200, 404, 404}, func(w *world, as *client) *reply {
			var said struct{ ID string }
			w.delmark.post(at1(w.published(), "o2", "comments"), map[string]any{"audience": "own", "words": "Ask the capital."}).into(http.StatusCreated, &said)
			return as.call(http.MethodPost, "/comments/"+said.ID+"/withdraw").send()
		}},
		{"mark budget implications", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, at1(w.published(), "o2", "budget")).send()
		}},
		{"unmark budget implications", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodDelete, at1(w.published(), "o2", "budget")).send()
		}},
		{"state budget implications", secretariat.created(), func(w *world, as *client) *reply {
			draft := w.published()
			w.chair.call(http.MethodPut, at1(draft, "o2", "budget")).send().is(http.StatusOK)
			return as.call(http.MethodPost, "/drafts/"+draft+"/budget-statements").seen(1).json(map[string]any{"words": "None.", "clauses": []any{"o2"}}).send()
		}},
		{"put a text under silence", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.informal()+"/silence").seen(1).json(map[string]any{"until": "2131-05-12T18:00"}).send()
		}},
		{"object to a text under silence", insiders.created(), func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.silent(time.Hour)+"/silence/objections", w.forDelegation(as, map[string]any{}))
		}},
		{"close a silence", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.silent(-time.Hour)+"/silence/close").seen(1).send()
		}},
		{"call a silence off", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.silent(time.Hour)+"/silence/call-off").send()
		}},
		{"share an amendment", want{401, 404, 404, 404, 200, 404, 404}, func(w *world, as *client) *reply {
			_, a := w.drafted()
			return as.call(http.MethodPut, "/amendments/"+a.ID+"/shared-with").seen(a.Revision).json(map[string]any{"delegation_ids": []any{w.delegations["Holmia"]}}).send()
		}},
	}
}
