package api_test

import (
	"net/http"
	"slices"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// want is what each of them is answered, in the order of who.
type want [7]int

// What the seven are told who asks: those who may, by what they are to the
// committee.
var (
	everybody   = want{200, 200, 200, 200, 200, 200, 200}
	accounts    = want{401, 200, 200, 200, 200, 200, 200}
	members     = want{401, 403, 200, 200, 200, 200, 200}
	insiders    = want{401, 403, 403, 200, 200, 200, 200}
	officers    = want{401, 403, 403, 403, 403, 200, 200}
	chairs      = want{401, 403, 403, 403, 403, 200, 403}
	secretariat = want{401, 403, 403, 403, 403, 403, 200}
	accepted    = want{401, 202, 202, 202, 202, 202, 202}
	nobodyHere  = want{401, 403, 403, 403, 403, 403, 403}
	seenInside  = want{404, 404, 404, 200, 200, 200, 200}
)

func (w *world) who() []struct {
	name string
	as   *client
} {
	return []struct {
		name string
		as   *client
	}{
		{"public", w.public},
		{"person without a role", w.stranger},
		{"reader", w.reader},
		{"other delegate", w.karsk},
		{"mover", w.delmark},
		{"chair", w.chair},
		{"secretariat", w.secretariat},
	}
}

// attempt is one operation as any of them tries it, on things of its own.
type attempt struct {
	name string
	want want
	try  func(w *world, as *client) *reply
}

func TestEveryOperationAsEveryRole(t *testing.T) {
	w := newWorld(t)
	w.published()
	for _, a := range attempts() {
		t.Run(a.name, func(t *testing.T) { a.everybody(t, w) })
	}
}

func TestNothingIsSeenBeforeItIsPublished(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	seenByMembers := want{404, 404, 200, 200, 200, 200, 200}
	for _, a := range []attempt{
		{"the committee", seenByMembers, reads(func(w *world) string { return w.in("") })},
		{"its drafts", seenByMembers, reads(func(w *world) string { return w.in("/drafts") })},
		{"the draft", seenInside, reads(func(*world) string { return "/drafts/" + draft })},
		{"its versions", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/versions" })},
		{"a version", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/versions/1" })},
		{"a comparison", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/compare?from=1&to=1" })},
		{"its export", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/export?as=md" })},
		{"its provenance", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/versions/1/provenance" })},
		{"its amendments", seenInside, reads(func(*world) string { return "/drafts/" + draft + "/amendments" })},
	} {
		t.Run(a.name, func(t *testing.T) { a.everybody(t, w) })
	}
	var list struct{ Items []struct{ ID string } }
	w.reader.get(w.in("/drafts")).into(http.StatusOK, &list)
	if len(list.Items) != 0 {
		t.Errorf("a reader is shown %d drafts before any is published", len(list.Items))
	}
}

func (a attempt) everybody(t *testing.T, w *world) {
	for i, who := range w.who() {
		if got := a.try(w, who.as); got.Status != a.want[i] {
			t.Errorf("%s: status %d, want %d: %s", who.name, got.Status, a.want[i], got.Body)
		}
	}
}

// published stores a draft and publishes it.
func (w *world) published() string {
	w.t.Helper()
	id := w.newDraft()
	w.secretariat.call(http.MethodPost, "/drafts/"+id+"/publish").send().is(http.StatusOK)
	return id
}

// drafted is Delmark's amendment that only Delmark sees.
func (w *world) drafted() (string, amendment) {
	w.t.Helper()
	draft := w.published()
	var page amendmentPage
	w.delmark.post("/drafts/"+draft+"/amendments", map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "fifty")}}).into(http.StatusCreated, &page)
	return draft, page.Amendment
}

// submitted is Delmark's amendment before the committee.
func (w *world) submitted() (string, amendment) {
	w.t.Helper()
	draft, a := w.drafted()
	return draft, w.submits(w.delmark, a)
}

func reads(path func(w *world) string) func(*world, *client) *reply {
	return func(w *world, as *client) *reply { return as.get(path(w)) }
}

// readsDraft reads something below a published draft.
func readsDraft(path string) func(*world, *client) *reply {
	return func(w *world, as *client) *reply { return as.get("/drafts/" + w.published() + path) }
}

func attempts() []attempt {
	all := []attempt{
		{"see the committee", everybody, reads(func(w *world) string { return w.in("") })},
		{"list committees", everybody, reads(func(*world) string { return "/committees" })},
		{"list drafts", everybody, reads(func(w *world) string { return w.in("/drafts") })},
		{"see a draft", everybody, readsDraft("")},
		{"list versions", everybody, readsDraft("/versions")},
		{"see a version", everybody, readsDraft("/versions/1")},
		{"compare versions", everybody, readsDraft("/compare?from=1&to=1")},
		{"export a draft", everybody, readsDraft("/export?as=txt")},
		{"export the report", everybody, reads(func(w *world) string { return w.in("/report?as=md") })},
		{"see provenance", insiders, readsDraft("/versions/1/provenance")},
		{"list amendments", insiders, readsDraft("/amendments")},
		{"list decisions", insiders, readsDraft("/decisions")},
		{"list delegations", members, reads(func(w *world) string { return w.in("/delegations") })},
		{"list members", officers, reads(func(w *world) string { return w.in("/members") })},
		{"see oneself", accounts, reads(func(*world) string { return "/me" })},
		{"list tokens", accounts, reads(func(*world) string { return "/tokens" })},
		{"create a token", accounts.created(), func(_ *world, as *client) *reply {
			return as.post("/tokens", map[string]any{"name": "script"})
		}},
		{"create a person", nobodyHere, func(_ *world, as *client) *reply {
			return as.post("/people", map[string]any{"name": "Paul", "email": "paul@waterways.example", "password": password})
		}},
		{"create a committee", nobodyHere, func(_ *world, as *client) *reply {
			return as.post("/committees", map[string]any{"name": "Committee on Locks"})
		}},
		{"change the committee", secretariat, func(w *world, as *client) *reply {
			tag := w.secretariat.get(w.in("")).is(http.StatusOK).Header.Get("ETag")
			return as.call(http.MethodPut, w.in("")).with("If-Match", tag).
				json(map[string]any{"name": "Commission on Inland Waterways", "body": "The Commission on Inland Waterways,", "time_zone": "Europe/Vienna"}).send()
		}},
		{"add a delegation", secretariat.created(), func(w *world, as *client) *reply {
			return as.post(w.in("/delegations"), map[string]any{"name": w.fresh("Delegation")})
		}},
		{"change a delegation", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, "/delegations/"+w.delegations["Holmia"]).json(map[string]any{"name": "Holmia", "code": "XH"}).send()
		}},
		{"give a role", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, w.in("/members/"+w.people["Rosa"])).json(map[string]any{"role": "reader"}).send()
		}},
		{"take a role", want{401, 403, 403, 403, 403, 403, 204}, func(w *world, as *client) *reply {
			guest := w.fresh("Guest")
			w.join(guest, "reader", "")
			return as.call(http.MethodDelete, w.in("/members/"+w.people[guest])).send()
		}},
		{"invite", secretariat.created(), func(w *world, as *client) *reply {
			return as.post(w.in("/invitations"), map[string]any{"email": email(w.fresh("Guest")), "role": "reader"})
		}},
		{"create a draft", insiders.created(), func(w *world, as *client) *reply {
			return as.post(w.in("/drafts"), map[string]any{"text": draftText()})
		}},
		{"change a draft", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPatch, "/drafts/"+w.published()).json(map[string]any{"symbol": "E/CN.99/2031/L.3"}).send()
		}},
		{"say who must act on a text", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, "/drafts/"+w.published()+"/addressee").json(map[string]any{"kind": "committee"}).send()
		}},
		{"publish", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/publish").send()
		}},
		{"unpublish", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/unpublish").send()
		}},
		{"edit a tabled text", secretariat.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/versions").seen(1).
				json(map[string]any{"ops": []any{edit("o3", "again", "soon")}, "note": "Typing error."}).send()
		}},
		{"compare words", everybody, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/compare-words", map[string]any{"clause": "o3", "text": "*Decides* to meet soon"})
		}},
		{"make a document of a version", accepted, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/exports", map[string]any{"as": "md"})
		}},
		{"make the report", accepted, func(w *world, as *client) *reply {
			return as.post(w.in("/report/exports"), map[string]any{"as": "txt"})
		}},
		{"make a bundle", want{401, 403, 403, 202, 202, 202, 202}, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/exports", map[string]any{"as": "zip"})
		}},
		{"make a document with an amendment", want{401, 404, 404, 202, 202, 202, 202}, func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.post("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{a.ID}})
		}},
		{"make a document with an amendment that is not submitted", want{401, 404, 404, 404, 202, 404, 404}, func(w *world, as *client) *reply {
			draft, a := w.drafted()
			return as.post("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{a.ID}})
		}},
		{"make an amendment's paper", want{401, 404, 404, 202, 202, 202, 202}, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.post("/amendments/"+a.ID+"/exports", map[string]any{"as": "json"})
		}},
		{"see a job of somebody else", want{401, 404, 404, 404, 404, 404, 404}, func(w *world, as *client) *reply {
			return as.get("/jobs/" + w.othersJob())
		}},
		{"cancel a job of somebody else", want{401, 404, 404, 404, 404, 404, 404}, func(w *world, as *client) *reply {
			return as.call(http.MethodDelete, "/jobs/"+w.othersJob()).send()
		}},
		{"take the result of somebody else", want{401, 404, 404, 404, 404, 404, 404}, func(w *world, as *client) *reply {
			return as.get("/jobs/" + w.othersJob() + "/result")
		}},
		{"see the formats", everybody, reads(func(*world) string { return "/formats" })},
		{"have a proposal read", insiders, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/readings").raw("application/octet-stream", editedCopy(w.t)).send()
		}},
		{"have a proposal read in the background", want{401, 403, 403, 202, 202, 202, 202}, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/readings?background=true").raw("application/octet-stream", editedCopy(w.t)).send()
		}},
		{"have a text read", insiders, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, w.in("/imports")).raw("application/octet-stream", importedJSON(w.t)).send()
		}},
		{"import", officers.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, w.in("/imports?commit=true")).raw("application/octet-stream", importedJSON(w.t)).send()
		}},
	}
	all = slices.Concat(all, amendmentAttempts(), lifeAttempts(), paragraphAttempts(), finalizingAttempts(), actionAttempts())
	return append(all, committeeAttempts()...) // last, because an agenda and closed meetings stay behind
}

func amendmentAttempts() []attempt {
	var (
		private = want{401, 404, 404, 404, 200, 404, 404}
		handled = want{401, 404, 404, 403, 200, 403, 200}
	)
	words := map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "sixty")}}
	return []attempt{
		{"try an amendment", insiders, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/amendment-preview", w.proposal(as))
		}},
		{"propose an amendment", insiders.created(), func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/amendments", w.proposal(as))
		}},
		{"see an amendment before it is submitted", want{404, 404, 404, 404, 200, 404, 404}, func(w *world, as *client) *reply {
			_, a := w.drafted()
			return as.get("/amendments/" + a.ID)
		}},
		{"see its revisions before it is submitted", want{404, 404, 404, 404, 200, 404, 404}, func(w *world, as *client) *reply {
			_, a := w.drafted()
			return as.get("/amendments/" + a.ID + "/revisions")
		}},
		{"see an amendment", seenInside, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID)
		}},
		{"see its revisions", seenInside, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID + "/revisions")
		}},
		{"see the text that it proposes", seenInside, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID + "/text")
		}},
		{"compare words with the text that it proposes", seenInside, func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.post("/drafts/"+draft+"/compare-words", map[string]any{"to": a.ID, "clause": "o3", "text": "*Decides* to meet soon"})
		}},
		{"change it before it is submitted", private, func(w *world, as *client) *reply {
			_, a := w.drafted()
			return as.call(http.MethodPut, "/amendments/"+a.ID).seen(a.Revision).json(words).send()
		}},
		{"submit it", private, func(w *world, as *client) *reply {
			_, a := w.drafted()
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/submit").seen(a.Revision).send()
		}},
		{"revise it", handled, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/revise").seen(a.Revision).json(words).send()
		}},
		{"withdraw it", handled, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/withdraw").seen(a.Revision).json(map[string]any{"reason": "Agreed otherwise."}).send()
		}},
		{"confirm it where nothing changed", want{401, 404, 404, 403, 409, 403, 409}, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/confirm-rebase").seen(a.Revision).send()
		}},
		{"preview a merge", insiders, func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.post("/drafts/"+draft+"/merge-preview", map[string]any{"amendments": at(a)})
		}},
		{"adopt", chairs.created(), func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send()
		}},
		{"reject", chairs.created(), func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.call(http.MethodPost, "/drafts/"+draft+"/rejections").seen(1).json(map[string]any{"amendments": at(a), "reason": "No majority."}).send()
		}},
		{"decide on the draft", chairs, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/decision").seen(1).json(map[string]any{"outcome": "adopted"}).send()
		}},
	}
}

// delmarks stores a draft with Delmark as its main sponsor, at an open meeting,
// and publishes it. Tabled ones have a symbol.
func (w *world) delmarks(status string) string {
	w.t.Helper()
	var page struct{ Draft struct{ ID string } }
	in := map[string]any{"text": draftText(), "main_sponsor_id": w.delegations["Delmark"]}
	if status == "tabled" {
		in["status"], in["symbol"] = status, "E/CN.99/2031/L.9"
	}
	w.secretariat.post(w.in("/drafts"), in).into(http.StatusCreated, &page)
	if status == "submitted" {
		w.step(w.delmark, page.Draft.ID, "submit", 1).is(http.StatusOK)
	}
	w.secretariat.call(http.MethodPost, "/drafts/"+page.Draft.ID+"/publish").send().is(http.StatusOK)
	w.meets()
	return page.Draft.ID
}

// meets opens a meeting, unless one is open.
func (w *world) meets() {
	w.t.Helper()
	secretary := drafting.Actor{PersonID: w.people["Sanna"]}
	if _, err := w.service.OpenMeeting(w.t.Context(), secretary, w.committee); err != nil && fault.CodeOf(err) != fault.Conflict {
		w.t.Fatal(err)
	}
}

// adjourns closes the meeting that is open.
func (w *world) adjourns() {
	w.t.Helper()
	secretary := drafting.Actor{PersonID: w.people["Sanna"]}
	all, err := w.service.Meetings(w.t.Context(), secretary, w.committee)
	if err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.service.CloseMeeting(w.t.Context(), secretary, all[len(all)-1].ID); err != nil {
		w.t.Fatal(err)
	}
}

// step takes a draft a step further.
func (w *world) step(as *client, draft, name string, version int) *reply {
	return as.call(http.MethodPost, "/drafts/"+draft+"/"+name).seen(version).json(map[string]any{"reason": "So agreed."}).send()
}

// recordedFor names Holmia where the secretariat records.
func (w *world) recordedFor(as *client) map[string]any {
	if as == w.secretariat {
		return map[string]any{"delegation_id": w.delegations["Holmia"]}
	}
	return map[string]any{}
}

func lifeAttempts() []attempt {
	var (
		editors   = want{401, 403, 403, 403, 200, 200, 200}
		sponsors  = want{401, 403, 403, 403, 200, 403, 200}
		proposers = want{401, 403, 403, 201, 201, 403, 201}
	)
	words := map[string]any{"ops": []any{edit("o3", "again", "soon")}, "note": "For Delmark."}
	return []attempt{
		{"edit a zero draft", editors.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.delmarks("zero_draft")+"/versions").seen(1).json(words).send()
		}},
		{"make an informal text", editors, func(w *world, as *client) *reply {
			return w.step(as, w.delmarks("zero_draft"), "make-informal", 1)
		}},
		{"submit a draft", sponsors, func(w *world, as *client) *reply {
			return w.step(as, w.delmarks("zero_draft"), "submit", 1)
		}},
		{"table a draft", secretariat, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.delmarks("submitted")+"/table").seen(1).
				json(map[string]any{"symbol": "E/CN.99/2031/L.10", "circulated_at": "2020-05-12T09:00:00Z"}).send()
		}},
		{"withdraw a draft", sponsors, func(w *world, as *client) *reply {
			return w.step(as, w.delmarks("tabled"), "withdraw", 1)
		}},
		{"reintroduce a draft", proposers, func(w *world, as *client) *reply {
			draft := w.delmarks("tabled")
			w.step(w.delmark, draft, "withdraw", 1).is(http.StatusOK)
			return as.post("/drafts/"+draft+"/reintroduce", w.recordedFor(as))
		}},
		{"revise orally", sponsors.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.delmarks("tabled")+"/oral-revisions").seen(1).json(words).send()
		}},
		{"name a facilitator", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPut, "/drafts/"+w.delmarks("tabled")+"/facilitator").json(map[string]any{"person_id": w.people["Kirill"]}).send()
		}},
		{"see the sponsors", everybody, func(w *world, as *client) *reply {
			return as.get("/drafts/" + w.delmarks("tabled") + "/sponsors")
		}},
		{"join the sponsors", proposers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/sponsors").seen(1).json(w.recordedFor(as)).send()
		}},
		{"consent as Karsk", want{401, 403, 403, 200, 403, 403, 200}, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.karskJoined()+"/consent").seen(2).json(map[string]any{"delegation_id": w.delegations["Karsk"]}).send()
		}},
		{"leave as Karsk", want{401, 403, 403, 200, 403, 403, 200}, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.karskJoined()+"/leave", map[string]any{"delegation_id": w.delegations["Karsk"], "reason": "New instructions."})
		}},
		{"accept an amendment into the text", want{401, 404, 404, 403, 200, 403, 200}, func(w *world, as *client) *reply {
			a := w.proposes(w.karsk, w.delmarks("tabled"), 1, edit("o2", "forty", "sixty"))
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/incorporate").seen(a.Revision).json(map[string]any{"note": "Accepted."}).send()
		}},
		{"take up an amendment again", want{401, 404, 404, 201, 201, 403, 201}, func(w *world, as *client) *reply {
			_, a := w.submitted()
			w.delmark.call(http.MethodPost, "/amendments/"+a.ID+"/withdraw").seen(a.Revision).send().is(http.StatusOK)
			return as.post("/amendments/"+a.ID+"/resubmit", w.recordedFor(as))
		}},
		{"list alerts", insiders, reads(func(w *world) string { return w.in("/alerts?unseen=true") })},
		{"see an alert of Karsk", want{401, 404, 404, 204, 404, 404, 404}, func(w *world, as *client) *reply {
			w.karskJoined()
			var told struct{ Items []struct{ ID string } }
			w.karsk.get(w.in("/alerts")).into(http.StatusOK, &told)
			return as.call(http.MethodPost, "/alerts/"+told.Items[0].ID+"/seen").send()
		}},
	}
}

// karskJoined is a draft of Delmark's that Karsk co-sponsors and Delmark has
// revised since.
func (w *world) karskJoined() string {
	w.t.Helper()
	draft := w.delmarks("tabled")
	w.karsk.call(http.MethodPost, "/drafts/"+draft+"/sponsors").seen(1).send().is(http.StatusCreated)
	w.delmark.call(http.MethodPost, "/drafts/"+draft+"/oral-revisions").seen(1).json(map[string]any{"ops": []any{edit("o3", "again", "soon")}}).send().is(http.StatusCreated)
	return draft
}

// created is the same with 201 where something is made.
func (x want) created() want {
	for i, status := range x {
		if status == http.StatusOK {
			x[i] = http.StatusCreated
		}
	}
	return x
}

// proposal is an amendment in the form that its proposer gives it: the
// secretariat names a delegation.
func (w *world) proposal(as *client) map[string]any {
	in := map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "fifty")}}
	if as == w.secretariat {
		in["delegation_id"] = w.delegations["Holmia"]
	}
	return in
}
