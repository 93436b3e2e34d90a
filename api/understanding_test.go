package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"
)

type readProposal struct {
	Kind      string
	Version   int
	Proposals []struct {
		By, Problem string
		Preview     *struct {
			Version    int
			Status     string
			Ops        []json.RawMessage
			Comparison comparison
		}
	}
	Sentences []struct {
		Line    int
		Words   string
		Ops     []int
		Problem *struct{ Words, Reason, Right string }
	}
	Notes []string
}

// reads has a file read against a draft.
func (c *client) reads(draft, query string, data []byte) readProposal {
	c.t.Helper()
	var found readProposal
	c.call(http.MethodPost, "/drafts/"+draft+"/readings"+query).raw("application/octet-stream", data).send().into(http.StatusOK, &found)
	return found
}

// An edited copy comes back word by word; what the reader accepts is then an
// amendment like any other.
func TestAnEditedCopyIsUnderstoodAndThenProposed(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	found := w.karsk.reads(draft, "", editedCopy(t))
	if found.Kind != "copy" || found.Version != 1 || len(found.Proposals) != 1 || found.Proposals[0].Preview == nil {
		t.Fatalf("what was understood: %+v", found)
	}
	preview := found.Proposals[0].Preview
	if preview.Comparison.Changed != 1 || preview.Comparison.Clauses[0].Clause != "o2" {
		t.Errorf("the comparison is %+v", preview.Comparison)
	}
	var list struct{ Items []amendmentPage }
	w.karsk.get("/drafts/"+draft+"/amendments").into(http.StatusOK, &list)
	if len(list.Items) != 0 {
		t.Fatalf("reading stored %d amendments", len(list.Items))
	}
	w.karsk.post("/drafts/"+draft+"/amendments", map[string]any{"base_version": preview.Version, "ops": preview.Ops}).is(http.StatusCreated)
}

// Plain text has no ids; its paragraphs are told by what they say.
func TestAnEditedCopyInPlainTextIsUnderstood(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	plain := w.karsk.get("/drafts/" + draft + "/export?as=txt").is(http.StatusOK).Body
	found := w.karsk.reads(draft, "?kind=copy", replaced(t, plain, "to meet again", "to meet soon"))
	if len(found.Proposals) != 1 || found.Proposals[0].Preview == nil || found.Proposals[0].Preview.Comparison.Changed != 1 {
		t.Fatalf("what was understood: %+v, of which %+v", found, found.Proposals[0].Preview)
	}
	if clause := found.Proposals[0].Preview.Comparison.Clauses[0].Clause; clause != "o3" {
		t.Errorf("the change is at %s", clause)
	}
}

// What was made against an older version is shown on the current one.
func TestAnOlderCopyIsCarriedOver(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	adopted := w.proposes(w.delmark, draft, 1, edit("o3", "again", "soon"))
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(adopted)}).send().is(http.StatusCreated)
	found := w.karsk.reads(draft, "?version=1", editedCopy(t))
	if preview := found.Proposals[0].Preview; preview == nil || preview.Version != 2 || preview.Status != "clean" || preview.Comparison.Changed != 1 {
		t.Errorf("what was understood: %+v", found)
	}
}

func TestAnAmendmentAsDataIsUnderstood(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	data, err := json.Marshal(map[string]any{"schema": "chapeau/amendment@1", "by": "Karsk", "ops": []any{edit("o3", "again", "soon")}})
	if err != nil {
		t.Fatal(err)
	}
	if found := w.secretariat.reads(draft, "", data); found.Kind != "amendment" || found.Proposals[0].By != "Karsk" || found.Proposals[0].Preview.Comparison.Changed != 1 {
		t.Errorf("what was understood: %+v", found)
	}
	data = replaced(t, data, "again", "nowhere")
	if found := w.secretariat.reads(draft, "", data); found.Proposals[0].Problem == "" || found.Proposals[0].Preview != nil {
		t.Errorf("words that the text does not have are shown as %+v", found.Proposals[0])
	}
}

func replaced(t *testing.T, data []byte, old, with string) []byte {
	t.Helper()
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("there is no %q in\n%s", old, data)
	}
	return bytes.Replace(data, []byte(old), []byte(with), 1)
}
