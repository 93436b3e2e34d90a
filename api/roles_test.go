package api_test

import (
	"net/http"
	"testing"
)

// want is what each of them is answered, in the order of who.
type want [7]int

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
	hidden := want{404, 404, 404, 200, 200, 200, 200}
	members := want{404, 404, 200, 200, 200, 200, 200}
	for _, a := range []attempt{
		{"the committee", members, reads(func(w *world) string { return w.in("") })},
		{"its drafts", members, reads(func(w *world) string { return w.in("/drafts") })},
		{"the draft", hidden, reads(func(*world) string { return "/drafts/" + draft })},
		{"its versions", hidden, reads(func(*world) string { return "/drafts/" + draft + "/versions" })},
		{"a version", hidden, reads(func(*world) string { return "/drafts/" + draft + "/versions/1" })},
		{"a comparison", hidden, reads(func(*world) string { return "/drafts/" + draft + "/compare?from=1&to=1" })},
		{"its export", hidden, reads(func(*world) string { return "/drafts/" + draft + "/export?as=md" })},
		{"its provenance", hidden, reads(func(*world) string { return "/drafts/" + draft + "/versions/1/provenance" })},
		{"its amendments", hidden, reads(func(*world) string { return "/drafts/" + draft + "/amendments" })},
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
	var (
		everybody   = want{200, 200, 200, 200, 200, 200, 200}
		accounts    = want{401, 200, 200, 200, 200, 200, 200}
		members     = want{401, 403, 200, 200, 200, 200, 200}
		insiders    = want{401, 403, 403, 200, 200, 200, 200}
		officers    = want{401, 403, 403, 403, 403, 200, 200}
		secretariat = want{401, 403, 403, 403, 403, 403, 200}
		nobodyHere  = want{401, 403, 403, 403, 403, 403, 403}
	)
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
		{"publish", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/publish").send()
		}},
		{"unpublish", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/unpublish").send()
		}},
		{"edit the text", officers.created(), func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.published()+"/versions").seen(1).
				json(map[string]any{"ops": []any{edit("o3", "again", "soon")}, "note": "Typing error."}).send()
		}},
		{"compare words", everybody, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/compare-words", map[string]any{"clause": "o3", "text": "*Decides* to meet soon"})
		}},
		{"import", officers, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, w.in("/imports")).raw("application/octet-stream", importedJSON(w.t)).send()
		}},
	}
	return append(all, amendmentAttempts()...)
}

func amendmentAttempts() []attempt {
	var (
		insiders = want{401, 403, 403, 200, 200, 200, 200}
		seen     = want{404, 404, 404, 200, 200, 200, 200}
		private  = want{401, 404, 404, 404, 200, 404, 404}
		handled  = want{401, 404, 404, 403, 200, 403, 200}
		chairs   = want{401, 403, 403, 403, 403, 200, 403}
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
		{"see an amendment", seen, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID)
		}},
		{"see its revisions", seen, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID + "/revisions")
		}},
		{"see the text that it proposes", seen, func(w *world, as *client) *reply {
			_, a := w.submitted()
			return as.get("/amendments/" + a.ID + "/text")
		}},
		{"compare words with the text that it proposes", seen, func(w *world, as *client) *reply {
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
