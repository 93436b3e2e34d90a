package api_test

import (
	"net/http"
	"testing"
)

// The wordings of an amendment to an amendment are shown against what that one
// proposes, not against the draft, which need not have the words at all.
func TestTheHistoryOfASubAmendmentIsAgainstItsAmendment(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	parent := w.proposes(w.delmark, draft, 1, map[string]any{"op": "insert", "after": "o2", "clause": map[string]any{"kind": "operative", "text": "*Encourages* the training of pilots"}})
	var proposed struct {
		Text struct{ Clauses []struct{ ID, Text string } }
	}
	w.karsk.get("/amendments/"+parent.ID+"/text").into(http.StatusOK, &proposed)
	inserted := ""
	for _, c := range proposed.Text.Clauses {
		if c.Text == "*Encourages* the training of pilots" {
			inserted = c.ID
		}
	}
	var page amendmentPage
	w.karsk.post("/drafts/"+draft+"/amendments", map[string]any{
		"base_version": 1, "to": parent.ID, "to_revision": parent.Revision, "rationale": "So that it lasts.", "ops": []any{edit(inserted, "training", "yearly training")},
	}).into(http.StatusCreated, &page)
	sub := w.submits(w.karsk, page.Amendment)
	for name, reader := range map[string]*client{"its mover": w.karsk, "the chair": w.chair} {
		var history struct {
			Items []struct{ Comparison *comparison }
		}
		reader.get("/amendments/"+sub.ID+"/revisions").into(http.StatusOK, &history)
		if len(history.Items) == 0 {
			t.Fatalf("%s sees no wording", name)
		}
		for _, one := range history.Items {
			if got := changedWords(one.Comparison); got != "+yearly" {
				t.Errorf("%s sees %q", name, got)
			}
		}
	}
}
