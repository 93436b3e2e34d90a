package api_test

import (
	"net/http"
	"slices"
	"testing"
)

// lifePage is what these tests look at in a draft.
type lifePage struct {
	Draft struct {
		ID, Symbol, Status string
		Version            int    `json:"current_version"`
		Revision           int    `json:"revision"`
		Tabled             string `json:"tabled_at"`
		Reintroduces       string `json:"reintroduced_from"`
	}
	Stage struct {
		Qualifier      string
		Facilitator    *struct{ Name string }
		ReintroducedAs string `json:"reintroduced_as"`
		Meeting        int
	}
	Version struct {
		Reason  string
		Adopted []struct{ Label string }
		Sitting *struct{ Meeting int }
	}
	May []string
}

func (w *world) page(as *client, draft string) lifePage {
	w.t.Helper()
	var page lifePage
	as.get("/drafts/"+draft).into(http.StatusOK, &page)
	return page
}

type sponsorList struct {
	Items []struct {
		Delegation  struct{ Name string }
		Main        bool
		ConsentedTo int    `json:"consented_to"`
		LeftAt      string `json:"left_at"`
	}
	Document []string
	Version  int
}

// TestTheLifeOfADraft goes all the way from a zero draft to its reintroduction.
func TestTheLifeOfADraft(t *testing.T) {
	w := newWorld(t)
	var page lifePage
	w.delmark.post(w.in("/drafts"), map[string]any{"text": draftText()}).into(http.StatusCreated, &page)
	draft := page.Draft.ID
	path := func(name string) string { return "/drafts/" + draft + "/" + name }
	w.chair.call(http.MethodPut, path("facilitator")).json(map[string]any{"person_id": w.people["Kirill"]}).send().into(http.StatusOK, &page)
	if page.Stage.Facilitator == nil || page.Stage.Facilitator.Name != "Kirill" {
		t.Errorf("the facilitator is %+v", page.Stage.Facilitator)
	}
	w.step(w.karsk, draft, "make-informal", 1).is(http.StatusOK) // the facilitator
	w.karsk.call(http.MethodPost, path("versions")).seen(1).json(map[string]any{"ops": []any{edit("o3", "again", "soon")}}).send().into(http.StatusCreated, &page)
	if page.Draft.Revision != 1 {
		t.Errorf("the informal text is at revision %d", page.Draft.Revision)
	}
	w.step(w.delmark, draft, "submit", 1).refused(http.StatusPreconditionFailed, "stale", "version 2")
	w.delmark.call(http.MethodPost, path("submit")).outsideContract().send().refused(http.StatusPreconditionRequired, "precondition_required")
	w.step(w.delmark, draft, "submit", 2).is(http.StatusOK)
	w.step(w.secretariat, draft, "table", 2).refused(http.StatusBadRequest, "invalid", "symbol")
	w.secretariat.call(http.MethodPost, path("table")).seen(2).json(map[string]any{"symbol": "E/CN.99/2031/L.4", "circulated_at": "2020-05-12T09:00:00Z"}).send().into(http.StatusOK, &page)
	if page.Draft.Status != "tabled" || page.Draft.Tabled != "2020-05-12T09:00:00Z" {
		t.Errorf("it is %+v", page.Draft)
	}

	w.karsk.call(http.MethodPost, path("sponsors")).seen(2).send().is(http.StatusCreated)
	a := w.proposes(w.karsk, draft, 2, edit("o2", "forty", "sixty"))
	revision := map[string]any{"ops": []any{edit("p1", "Recalling", "Recalling also")}, "note": "As agreed."}
	w.adjourns()
	w.delmark.call(http.MethodPost, path("oral-revisions")).seen(2).json(revision).send().refused(http.StatusConflict, "conflict", "meeting")
	w.meets()
	w.karsk.call(http.MethodPost, path("oral-revisions")).seen(2).json(revision).send().refused(http.StatusForbidden, "forbidden", "only the main sponsor")
	w.delmark.call(http.MethodPost, path("oral-revisions")).seen(2).json(revision).send().into(http.StatusCreated, &page)
	if page.Stage.Qualifier != "as_orally_revised" || page.Version.Reason != "orally_revised" || page.Version.Sitting == nil || page.Version.Sitting.Meeting != 2 {
		t.Errorf("it is %+v, %+v", page.Stage, page.Version)
	}
	w.accepts(draft, a)
	w.sponsorsFollow(draft)
	w.takenUpAgain(draft)
}

// accepts takes Karsk's amendment in, at its second revision.
func (w *world) accepts(draft string, a amendment) {
	w.t.Helper()
	var accepted amendmentPage
	w.delmark.call(http.MethodPost, "/amendments/"+a.ID+"/incorporate").seen(1).send().refused(http.StatusPreconditionFailed, "stale")
	w.delmark.call(http.MethodPost, "/amendments/"+a.ID+"/incorporate").seen(2).send().into(http.StatusOK, &accepted)
	if accepted.Amendment.Status != "incorporated_by_sponsor" {
		w.t.Errorf("it is %s", accepted.Amendment.Status)
	}
	page := w.page(w.delmark, draft)
	if page.Version.Reason != "incorporated" || len(page.Version.Adopted) != 1 || page.Version.Adopted[0].Label != "A1" {
		w.t.Errorf("the version says %+v", page.Version)
	}
}

// sponsorsFollow has Karsk learn what changed, and consent.
func (w *world) sponsorsFollow(draft string) {
	w.t.Helper()
	var told struct {
		Items []struct {
			ID, Kind  string
			Draft     struct{ Symbol string }
			Amendment *struct{ Label string }
			Data      map[string]any
		}
	}
	w.karsk.get(w.in("/alerts?unseen=true")).into(http.StatusOK, &told)
	if len(told.Items) != 2 || told.Items[0].Kind != "amendment_incorporated" || told.Items[0].Amendment.Label != "A1" || told.Items[1].Data["version"] != 3.0 {
		w.t.Errorf("Karsk is told %+v", told.Items)
	}
	w.karsk.call(http.MethodPost, "/alerts/"+told.Items[0].ID+"/seen").send().is(http.StatusNoContent)
	w.karsk.get(w.in("/alerts?unseen=true")).into(http.StatusOK, &told)
	if len(told.Items) != 1 {
		w.t.Errorf("%d alerts are left", len(told.Items))
	}
	var list sponsorList
	w.karsk.get("/drafts/"+draft+"/sponsors").into(http.StatusOK, &list)
	if list.Version != 4 || list.Items[1].ConsentedTo != 2 {
		w.t.Errorf("the sponsors are %+v", list)
	}
	w.karsk.call(http.MethodPost, "/drafts/"+draft+"/consent").seen(3).send().refused(http.StatusPreconditionFailed, "stale")
	w.karsk.call(http.MethodPost, "/drafts/"+draft+"/consent").seen(4).send().into(http.StatusOK, &list)
	if list.Items[1].ConsentedTo != 4 || !slices.Equal(list.Document, []string{"Delmark", "Karsk"}) {
		w.t.Errorf("the sponsors are %+v", list)
	}
}

// takenUpAgain withdraws the draft; Karsk takes it up, and Holmia's amendment.
func (w *world) takenUpAgain(draft string) {
	w.t.Helper()
	lapses := w.proposes(w.karsk, draft, 4, edit("o3", "soon", "next year"))
	w.step(w.delmark, draft, "withdraw", 4).is(http.StatusOK)
	w.step(w.delmark, draft, "withdraw", 4).refused(http.StatusConflict, "conflict", "any member may reintroduce it")
	var again lifePage
	w.karsk.call(http.MethodPost, "/drafts/"+draft+"/reintroduce").with("Idempotency-Key", "one").json(map[string]any{}).send().into(http.StatusCreated, &again)
	var repeated lifePage
	w.karsk.call(http.MethodPost, "/drafts/"+draft+"/reintroduce").with("Idempotency-Key", "one").json(map[string]any{}).send().into(http.StatusCreated, &repeated)
	if again.Draft.ID != repeated.Draft.ID || again.Draft.Reintroduces != draft || again.Draft.Symbol != "E/CN.99/2031/L.4" || again.Draft.Status != "tabled" {
		w.t.Errorf("it is %+v and %+v", again.Draft, repeated.Draft)
	}
	if old := w.page(w.karsk, draft); old.Stage.ReintroducedAs != again.Draft.ID || slices.Contains(old.May, "reintroduce") {
		w.t.Errorf("the old one says %+v, %v", old.Stage, old.May)
	}
	var taken struct {
		Amendment struct {
			Draft string `json:"draft_id"`
			From  string `json:"resubmitted_from"`
			By    string
		}
	}
	w.secretariat.post("/amendments/"+lapses.ID+"/resubmit", map[string]any{"delegation_id": w.delegations["Holmia"]}).into(http.StatusCreated, &taken)
	if taken.Amendment.Draft != again.Draft.ID || taken.Amendment.From != lapses.ID || taken.Amendment.By != "Holmia" {
		w.t.Errorf("the amendment is %+v", taken.Amendment)
	}
}

// TestASecretariatThatEditsSaysOnWhoseInstruction holds it through the API.
func TestASecretariatThatEditsSaysOnWhoseInstruction(t *testing.T) {
	w := newWorld(t)
	draft := w.delmarks("tabled")
	change := map[string]any{"ops": []any{edit("o3", "again", "soon")}}
	w.secretariat.call(http.MethodPost, "/drafts/"+draft+"/versions").seen(1).json(change).send().refused(http.StatusBadRequest, "invalid", "note", "whose")
	change["note"] = "Delmark wrote on 3 May."
	w.secretariat.call(http.MethodPost, "/drafts/"+draft+"/versions").seen(1).json(change).send().is(http.StatusCreated)
}

// TestAStatusIsNotSetByHand: a draft moves on by the steps of its life alone.
func TestAStatusIsNotSetByHand(t *testing.T) {
	w := newWorld(t)
	w.secretariat.call(http.MethodPatch, "/drafts/"+w.newDraft()).outsideContract().
		json(map[string]any{"status": "zero_draft"}).send().refused(http.StatusBadRequest, "invalid", "status")
}
