package api_test

import (
	"net/http"
	"strings"
	"testing"
)

// issued is what the tests look at in a document.
type issued struct {
	ID, Symbol, Replaces, Form string
	Carries                    int
	Circulated                 []struct{ Language string }
}

// settings changes the committee's settings.
func (w *world) settings(change map[string]any) {
	w.t.Helper()
	in := map[string]any{"name": "Commission on Inland Waterways", "session": "Fourteenth session", "body": "The Commission on Inland Waterways,"}
	for name, value := range change {
		in[name] = value
	}
	tag := w.secretariat.get(w.in("")).is(http.StatusOK).Header.Get("ETag")
	w.secretariat.call(http.MethodPut, w.in("")).with("If-Match", tag).json(in).send().is(http.StatusOK)
}

// issues a document of a draft.
func (w *world) issues(draft string, version int, in map[string]any) *reply {
	return w.secretariat.call(http.MethodPost, "/drafts/"+draft+"/documents").seen(version).json(in).send()
}

func TestACommitteeIsSetUpFromTheCatalogue(t *testing.T) {
	w := newWorld(t)
	var catalogue struct {
		Items  []struct{ Code, Kind, Name, Local_name string }
		Groups []struct {
			Code    string
			Members []string
		}
	}
	w.public.get("/catalogue/delegations?language=fr").into(http.StatusOK, &catalogue)
	members := 0
	for _, d := range catalogue.Items {
		if d.Kind == "member" {
			members++
		}
	}
	if members != 193 || len(catalogue.Groups) < 5 || catalogue.Items[0].Local_name == "" {
		t.Fatalf("the catalogue has %d members, %d groups", members, len(catalogue.Groups))
	}
	first, second := catalogue.Items[0], catalogue.Items[1]
	var added struct {
		Items []struct{ Name, Code, Kind string }
	}
	bulk := func(in map[string]any) *reply { return w.secretariat.post(w.in("/delegations/bulk"), in) }
	bulk(map[string]any{"catalogue": []string{first.Code, second.Code}, "list": "XA;Arvandia\nXO;Orlena;observer"}).into(http.StatusCreated, &added)
	if len(added.Items) != 4 || added.Items[0].Name != first.Name || added.Items[3].Kind != "observer" {
		t.Errorf("added: %+v", added.Items)
	}
	bulk(map[string]any{"catalogue": []string{first.Code}}).refused(http.StatusConflict, "conflict", first.Name, "nothing was added")
	bulk(map[string]any{"catalogue": []string{"QQQ"}}).refused(http.StatusBadRequest, "invalid", "QQQ")
	bulk(map[string]any{"list": "a;b;c;d"}).refused(http.StatusBadRequest, "invalid", "line 1")
	bulk(map[string]any{}).refused(http.StatusBadRequest, "invalid", "no delegation")
}

func TestTheRulesAreShownBesideTheProfile(t *testing.T) {
	w := newWorld(t)
	type period struct {
		Working_days int
		Waived_by    string
	}
	var found struct {
		Profile, Rules struct {
			Name, Source string
			Notice       struct {
				Drafts period
				Source string
			}
		}
		Members, Quorum_to_decide int
	}
	w.settings(map[string]any{"rules": "un-main-committee", "draft_notice": 3, "quorum_for_decision": 3, "holidays": []string{"2031-05-29"}})
	w.reader.get(w.in("/rules")).into(http.StatusOK, &found)
	if found.Profile.Notice.Drafts.Working_days != 1 || found.Rules.Notice.Drafts.Working_days != 3 || found.Quorum_to_decide != 3 || found.Members != 3 {
		t.Errorf("the rules are %+v", found)
	}
	if found.Profile.Notice.Source == "" || found.Rules.Notice.Source == found.Profile.Notice.Source {
		t.Errorf("sources: %q and %q", found.Profile.Notice.Source, found.Rules.Notice.Source)
	}
	var profiles struct{ Items []struct{ Name string } }
	w.public.get("/catalogue/rules").into(http.StatusOK, &profiles)
	if len(profiles.Items) != 5 {
		t.Errorf("%d profiles", len(profiles.Items))
	}
	tag := w.secretariat.get(w.in("")).Header.Get("ETag")
	w.secretariat.call(http.MethodPut, w.in("")).with("If-Match", tag).json(map[string]any{"name": "C", "symbol_root": "nothing/"}).send().
		refused(http.StatusBadRequest, "invalid", "symbol_root")
}

func TestNotesArePrintedOnceWhereTheRulesSayIt(t *testing.T) {
	w := newWorld(t)
	text := draftText()
	clauses := text["clauses"].([]any)
	clauses[2].(map[string]any)["text"] = "*Invites* donors to follow the Convention{fn:conv}"
	var page struct{ Draft struct{ ID string } }
	w.secretariat.post(w.in("/drafts"), map[string]any{"text": text, "status": "tabled"}).into(http.StatusCreated, &page)
	indicators := func(path string) int { return strings.Count(string(w.chair.get(path).is(http.StatusOK).Body), "¹") }
	for _, path := range []string{"/drafts/" + page.Draft.ID + "/export?as=txt", w.in("/report?as=txt")} {
		w.settings(map[string]any{"footnote_profile": "reuse"})
		repeated := indicators(path)
		w.settings(map[string]any{"footnote_profile": "once"})
		if once := indicators(path); repeated != once+1 {
			t.Errorf("%s has %d indicators and notes, and %d where each is printed once", path, repeated, once)
		}
	}
}

func TestAGroupsMembersAreSeenBeforeTheyAreChanged(t *testing.T) {
	w := newWorld(t)
	var group struct{ ID string }
	w.secretariat.post(w.in("/delegations"), map[string]any{"name": "Coastal Group", "kind": "group"}).into(http.StatusCreated, &group)
	path := "/delegations/" + group.ID + "/members"
	tag := w.delmark.get(path).is(http.StatusOK).Header.Get("ETag")
	members := map[string]any{"members": []any{map[string]any{"delegation_id": w.delegations["Delmark"], "from": "2020-01-01"}}}
	w.secretariat.call(http.MethodPut, path).json(members).outsideContract().send().refused(http.StatusPreconditionRequired, "precondition_required")
	soon := map[string]any{"members": []any{map[string]any{"delegation_id": w.delegations["Delmark"], "from": "soon"}}}
	w.secretariat.call(http.MethodPut, path).with("If-Match", tag).json(soon).outsideContract().send().refused(http.StatusBadRequest, "invalid", "soon", "2031-05-02")
	w.secretariat.call(http.MethodPut, path).with("If-Match", tag).json(members).send().is(http.StatusOK)
	w.secretariat.call(http.MethodPut, path).with("If-Match", tag).json(members).send().refused(http.StatusPreconditionFailed, "stale")
	var list struct {
		Items []struct {
			Name   string
			Groups []string
		}
	}
	w.delmark.get(w.in("/delegations")).into(http.StatusOK, &list)
	for _, d := range list.Items {
		if (len(d.Groups) == 1) != (d.Name == "Delmark") {
			t.Errorf("%s is a member of %v", d.Name, d.Groups)
		}
	}
	draft := w.newDraft()
	proposal := map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "fifty")}, "on_behalf_of_id": group.ID}
	w.karsk.post("/drafts/"+draft+"/amendments", proposal).refused(http.StatusForbidden, "forbidden", "Karsk is no member of Coastal Group")
	w.delmark.post("/drafts/"+draft+"/amendments", proposal).is(http.StatusCreated)
}

func TestMeetingsAreHeldAndRemembered(t *testing.T) {
	w := newWorld(t)
	var meeting struct {
		ID, ETag string
		Number   int
		Open     bool
	}
	var list struct{ Items []struct{ ID string } }
	w.delmark.get(w.in("/meetings")).into(http.StatusOK, &list)
	for _, open := range list.Items {
		w.chair.call(http.MethodPost, "/meetings/"+open.ID+"/close").send().is(http.StatusOK)
	}
	w.chair.call(http.MethodPost, w.in("/meetings")).send().into(http.StatusCreated, &meeting)
	w.chair.call(http.MethodPost, w.in("/meetings")).send().refused(http.StatusConflict, "conflict", "is open")
	roll := func(tag string, names ...string) *reply {
		ids := []string{}
		for _, name := range names {
			ids = append(ids, w.delegations[name])
		}
		return w.secretariat.call(http.MethodPut, "/meetings/"+meeting.ID+"/roll").with("If-Match", tag).json(map[string]any{"present": ids}).send()
	}
	next := roll(meeting.ETag, "Delmark", "Karsk").is(http.StatusOK).Header.Get("ETag")
	roll(meeting.ETag, "Delmark").refused(http.StatusPreconditionFailed, "stale", "called the roll")
	roll(next, "Delmark", "Delmark").refused(http.StatusBadRequest, "invalid", "twice")
	draft := w.newDraft()
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/decision").seen(1).json(map[string]any{"outcome": "adopted"}).send().is(http.StatusOK)
	w.chair.call(http.MethodPost, "/meetings/"+meeting.ID+"/close").send().is(http.StatusOK)
	w.chair.call(http.MethodPost, "/meetings/"+meeting.ID+"/close").send().refused(http.StatusConflict, "conflict", "closed")
	roll(next, "Delmark").refused(http.StatusPreconditionFailed, "stale")
	var page struct {
		Meeting struct{ Open, Counted bool }
		Entries []struct {
			Kind     string
			Present  []string
			Draft    struct{ ID, Title string }
			Decision struct{ Outcome, Sentence string }
		}
	}
	w.delmark.get("/meetings/"+meeting.ID).into(http.StatusOK, &page)
	kinds := []string{}
	for _, e := range page.Entries {
		kinds = append(kinds, e.Kind)
	}
	if strings.Join(kinds, " ") != "opened roll decision closed" || page.Meeting.Open || !page.Meeting.Counted {
		t.Fatalf("the record is %v of %+v", kinds, page.Meeting)
	}
	if page.Entries[2].Draft.ID != draft || page.Entries[2].Decision.Outcome != "draft_adopted" || len(page.Entries[1].Present) != 2 {
		t.Errorf("the record says %+v", page.Entries)
	}
}

func TestAnAgendaIsKept(t *testing.T) {
	w := newWorld(t)
	type item struct{ ID, Number, Title string }
	add := func(number, title string) item {
		var made item
		w.secretariat.post(w.in("/agenda"), map[string]any{"number": number, "title": title}).into(http.StatusCreated, &made)
		return made
	}
	one, two := add("3", "Safety"), add("5 (b)", "Training")
	w.secretariat.post(w.in("/agenda"), map[string]any{"number": "3", "title": "Again"}).refused(http.StatusConflict, "conflict", "item 3 already")
	w.secretariat.call(http.MethodPut, w.in("/agenda/"+one.ID)).json(map[string]any{"number": "4", "title": "Safety of navigation"}).send().is(http.StatusOK)
	w.secretariat.call(http.MethodPut, w.in("/agenda/nothing")).json(map[string]any{"number": "9", "title": "X"}).send().refused(http.StatusNotFound, "not_found")
	w.secretariat.call(http.MethodPut, w.in("/agenda")).json(map[string]any{"items": []string{two.ID}}).send().refused(http.StatusBadRequest, "invalid", "2 items")
	var agenda struct{ Items []item }
	w.secretariat.call(http.MethodPut, w.in("/agenda")).json(map[string]any{"items": []string{two.ID, one.ID}}).send().into(http.StatusOK, &agenda)
	if agenda.Items[0].Number != "5 (b)" || agenda.Items[1].Title != "Safety of navigation" {
		t.Errorf("the agenda is %+v", agenda.Items)
	}
	draft := w.newDraft()
	place := func(id string) *reply {
		return w.secretariat.call(http.MethodPatch, "/drafts/"+draft).json(map[string]any{"agenda_item_id": id}).send()
	}
	var placed struct{ Agenda_item_id string }
	place(one.ID).into(http.StatusOK, &placed)
	if placed.Agenda_item_id != one.ID {
		t.Errorf("the draft is under %q", placed.Agenda_item_id)
	}
	place("nothing").refused(http.StatusBadRequest, "invalid", "nothing")
	remove := func(id string) *reply { return w.secretariat.call(http.MethodDelete, w.in("/agenda/"+id)).send() }
	remove(one.ID).refused(http.StatusConflict, "conflict", "has a draft under it")
	remove(two.ID).is(http.StatusNoContent)
	place("").is(http.StatusOK)
	remove(one.ID).is(http.StatusNoContent)
}

func TestDocumentsAreIssuedAndHaveTheirNotice(t *testing.T) {
	w := newWorld(t)
	w.settings(map[string]any{"rules": "un-main-committee", "symbol_root": "E/CN.99/2031", "languages": []string{"en", "fr"}})
	draft := w.published()
	a := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	var papers struct {
		Documents []issued
		Next      []struct {
			Amendment_id, Form, Symbol string
			Wording                    int
		}
		Notices []struct {
			Amendment_id, Symbol, Waived_by, Waiver_id string
			Runs                                       bool
		}
		Waivers []struct{ Reason string }
	}
	w.secretariat.get("/drafts/"+draft+"/documents").into(http.StatusOK, &papers)
	if len(papers.Next) != 2 || papers.Next[0].Symbol != "E/CN.99/2031/L.1" || papers.Next[1].Amendment_id != a.ID {
		t.Fatalf("next: %+v", papers.Next)
	}
	var first, second issued
	w.issues(draft, 1, map[string]any{"form": "original", "languages": []string{"en"}}).into(http.StatusCreated, &first)
	w.issues(draft, 1, map[string]any{"form": "original"}).refused(http.StatusConflict, "conflict", "issue a revision")
	w.issues(draft, 1, map[string]any{"form": "revision"}).refused(http.StatusConflict, "conflict", "later wording")
	w.issues(draft, 1, map[string]any{"form": "corrigendum"}).refused(http.StatusBadRequest, "invalid", "words")
	w.issues(draft, 9, map[string]any{"form": "addendum", "words": "More."}).refused(http.StatusPreconditionFailed, "stale")
	w.secretariat.call(http.MethodPost, "/amendments/"+a.ID+"/documents").seen(a.Revision).json(map[string]any{"form": "original"}).send().into(http.StatusCreated, &second)
	if first.Symbol != "E/CN.99/2031/L.1" || second.Symbol != "E/CN.99/2031/L.2" || len(second.Circulated) != 2 {
		t.Errorf("issued: %+v and %+v", first, second)
	}
	circulate := func(language string) *reply {
		return w.secretariat.post("/documents/"+first.ID+"/circulations", map[string]any{"languages": []string{language}})
	}
	circulate("fr").is(http.StatusCreated)
	circulate("fr").refused(http.StatusConflict, "conflict", "before")
	circulate("la").refused(http.StatusBadRequest, "invalid", "la")

	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().
		refused(http.StatusConflict, "conflict", "E/CN.99/2031/L.1 was circulated on", "waived the notice")
	waive := func(in map[string]any) *reply { return w.chair.post("/drafts/"+draft+"/waivers", in) }
	waive(map[string]any{"reason": "Agreed."}).refused(http.StatusBadRequest, "invalid", "nothing is named")
	waive(map[string]any{"draft": true, "amendments": true, "reason": "The Committee agreed."}).is(http.StatusCreated)
	waive(map[string]any{"draft": true, "reason": "Again."}).refused(http.StatusConflict, "conflict", "no notice runs")
	w.delmark.get("/drafts/"+draft+"/documents").into(http.StatusOK, &papers)
	for _, n := range papers.Notices {
		if n.Runs || n.Waiver_id == "" {
			t.Errorf("a notice still runs: %+v", n)
		}
	}
	if len(papers.Notices) != 2 || len(papers.Waivers) != 1 || len(papers.Next) != 0 {
		t.Errorf("papers: %+v", papers)
	}
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().is(http.StatusCreated)
	var list struct{ Items []issued }
	w.public.get(w.in("/documents")).into(http.StatusOK, &list)
	if len(list.Items) != 1 || list.Items[0].Symbol != first.Symbol {
		t.Errorf("the public sees %+v", list.Items)
	}
}

func TestOpenInvitationsAreListedAndTakenBack(t *testing.T) {
	w := newWorld(t)
	var made struct {
		Invitation struct{ ID string }
		Token      string
	}
	w.secretariat.post(w.in("/invitations"), map[string]any{"email": email("Guest"), "role": "delegate", "delegation_id": w.delegations["Holmia"]}).into(http.StatusCreated, &made)
	var list struct {
		Items []struct {
			ID, Email, Role, Invited_by string
			Delegation                  struct{ Name string }
		}
	}
	listed := w.secretariat.get(w.in("/invitations")).into(http.StatusOK, &list)
	if len(list.Items) != 1 || list.Items[0].Delegation.Name != "Holmia" || list.Items[0].Invited_by != "Sanna" {
		t.Errorf("open invitations: %+v", list.Items)
	}
	if strings.Contains(string(listed.Body), made.Token) {
		t.Error("the list tells a token")
	}
	take := func() *reply {
		return w.secretariat.call(http.MethodDelete, w.in("/invitations/"+made.Invitation.ID)).send()
	}
	take().is(http.StatusNoContent)
	take().refused(http.StatusNotFound, "not_found")
	w.public.post("/invitations/look-up", map[string]any{"token": made.Token}).refused(http.StatusNotFound, "not_found")
}
