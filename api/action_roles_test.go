package api_test

import (
	"net/http"
	"strings"
	"testing"
)

// statement is what the tests look at in one.
type statement struct{ ID, Kind string }

func (w *world) states(by *client, draft string, in map[string]any) statement {
	w.t.Helper()
	var made statement
	by.post("/drafts/"+draft+"/statements", in).into(http.StatusCreated, &made)
	return made
}

// ruledMoot is a draft with a ruling that Delmark's amendment is moot.
func (w *world) ruledMoot() (draft, decision string) {
	w.t.Helper()
	draft, a := w.submitted()
	var ruled struct{ ID string }
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/rulings").seen(1).
		json(map[string]any{"ruling": "moot", "amendments": at(a), "reason": "Nothing is left of it."}).send().into(http.StatusCreated, &ruled)
	return draft, ruled.ID
}

// decidedOn is a draft that the committee has rejected.
func (w *world) decidedOn() string {
	w.t.Helper()
	draft := w.published()
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/decision").seen(1).json(map[string]any{"outcome": "rejected"}).send().is(http.StatusOK)
	return draft
}

func actionAttempts() []attempt {
	var (
		ofThings  = want{401, 404, 404, 403, 403, 200, 403} // of what only the committee sees
		delegates = want{401, 403, 403, 201, 201, 403, 403}
	)
	part := []any{map[string]any{"label": "A", "clauses": []any{"o3"}}}
	votes := map[string]any{"kind": "show_of_hands", "in_favour": 3, "against": 0, "abstaining": 0}
	return []attempt{
		{"see the outlook", insiders, readsDraft("/outlook")},
		{"see the statements", insiders, readsDraft("/statements")},
		{"see the record", insiders, readsDraft("/record?as=json")},
		{"confirm an order", chairs.created(), func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.call(http.MethodPost, "/drafts/"+draft+"/order").seen(1).json(map[string]any{"order": []any{a.ID}}).send()
		}},
		{"rule", chairs.created(), func(w *world, as *client) *reply {
			draft, a := w.submitted()
			return as.call(http.MethodPost, "/drafts/"+draft+"/rulings").seen(1).json(map[string]any{"ruling": "admitted", "amendments": at(a)}).send()
		}},
		{"challenge a ruling", want{401, 404, 404, 201, 201, 403, 403}, func(w *world, as *client) *reply {
			_, ruling := w.ruledMoot()
			return as.post("/decisions/"+ruling+"/challenge", map[string]any{"words": "It is in order."})
		}},
		{"decide a challenge", want{401, 403, 403, 403, 403, 201, 403}, func(w *world, as *client) *reply {
			_, ruling := w.ruledMoot()
			var challenge statement
			w.karsk.post("/decisions/"+ruling+"/challenge", map[string]any{}).into(http.StatusCreated, &challenge)
			return as.post("/statements/"+challenge.ID+"/challenge-decision", map[string]any{"outcome": "upheld"})
		}},
		{"take a decision back", ofThings.created(), func(w *world, as *client) *reply {
			_, ruling := w.ruledMoot()
			return as.post("/decisions/"+ruling+"/undo", map[string]any{"reason": "Announced by mistake."})
		}},
		{"ask for a vote", delegates, func(w *world, as *client) *reply {
			return as.post("/drafts/"+w.published()+"/statements", map[string]any{"kind": "vote_request", "vote": "recorded"})
		}},
		{"make a statement", want{401, 403, 403, 201, 201, 403, 201}, func(w *world, as *client) *reply {
			in := w.recordedFor(as)
			in["kind"], in["words"] = "statement", "We thank the Chair."
			return as.post("/drafts/"+w.published()+"/statements", in)
		}},
		{"settle a division", want{401, 403, 403, 403, 403, 201, 403}, func(w *world, as *client) *reply {
			request := w.states(w.karsk, w.published(), map[string]any{"kind": "division_request", "parts": part})
			return as.call(http.MethodPost, "/statements/"+request.ID+"/division").seen(1).json(map[string]any{"outcome": "granted"}).send()
		}},
		{"decide a part", chairs.created(), func(w *world, as *client) *reply {
			draft := w.published()
			request := w.states(w.karsk, draft, map[string]any{"kind": "division_request", "parts": part})
			w.chair.call(http.MethodPost, "/statements/"+request.ID+"/division").seen(1).json(map[string]any{"outcome": "granted"}).send().is(http.StatusCreated)
			return as.call(http.MethodPost, "/drafts/"+draft+"/parts").seen(1).json(map[string]any{"part": "A", "outcome": "retained"}).send()
		}},
		{"change consequentially", want{401, 403, 403, 403, 403, 201, 201}, func(w *world, as *client) *reply {
			draft, a := w.submitted()
			w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().is(http.StatusCreated)
			return as.call(http.MethodPost, "/drafts/"+draft+"/consequential-changes").seen(2).
				json(map[string]any{"ops": []any{edit("o3", "again", "soon")}, "reason": "It follows."}).send()
		}},
		{"reconsider", chairs, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.decidedOn()+"/reconsideration").seen(1).json(map[string]any{"outcome": "reconsidered", "vote": votes}).send()
		}},
		{"close the action", chairs, func(w *world, as *client) *reply {
			return as.call(http.MethodPost, "/drafts/"+w.decidedOn()+"/close-action").seen(1).send()
		}},
		{"join an equal amendment", want{401, 404, 404, 403, 200, 403, 200}, func(w *world, as *client) *reply {
			draft, a := w.submitted()
			other := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "fifty"))
			return as.call(http.MethodPost, "/amendments/"+a.ID+"/join").seen(a.Revision).json(map[string]any{"into": at(other)[0]}).send()
		}},
	}
}

// TestTheRecordIsSentInEveryForm as an attachment that cannot act in the server's
// name, and to nobody before the draft is published.
func TestTheRecordIsSentInEveryForm(t *testing.T) {
	w := newWorld(t)
	draft, a := w.submitted()
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().is(http.StatusCreated)
	for as, c := range map[string]struct{ kind, says string }{
		"json": {"application/json", `"schema": "chapeau/record@1"`},
		"md":   {"text/markdown; charset=utf-8", "# Record of draft resolution"},
		"html": {"text/html; charset=utf-8", "<h2>1st meeting</h2>"},
	} {
		got := w.karsk.get("/drafts/" + draft + "/record?as=" + as).is(http.StatusOK)
		if got.Header.Get("Content-Type") != c.kind || !strings.Contains(string(got.Body), c.says) {
			t.Errorf("%s: %s: %s", as, got.Header.Get("Content-Type"), got.Body)
		}
		if !strings.HasSuffix(got.Header.Get("Content-Disposition"), "-record."+as) || !strings.Contains(got.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s is sent with %v", as, got.Header)
		}
	}
	w.karsk.call(http.MethodGet, "/drafts/"+draft+"/record?as=docx").outsideContract().send().refused(http.StatusBadRequest, "invalid", "json, md and html")
	hidden := w.newDraft()
	for _, as := range []*client{w.public, w.stranger, w.reader} {
		as.get("/drafts/" + hidden + "/record?as=json").is(http.StatusNotFound)
	}
}
