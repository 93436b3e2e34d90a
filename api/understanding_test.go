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

func TestInstructionsAreUnderstoodSentenceBySentence(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	const paper = "In operative paragraph 2, replace the words “forty thousand” with the words “sixty thousand”.\n\nDelete operative paragraph 3.\n"
	found := w.karsk.reads(draft, "?kind=instructions", []byte(paper))
	if found.Kind != "instructions" || len(found.Sentences) != 2 || len(found.Proposals) != 1 {
		t.Fatalf("what was understood: %+v", found)
	}
	if preview := found.Proposals[0].Preview; preview == nil || preview.Comparison.Changed != 2 || len(preview.Ops) != 2 {
		t.Errorf("what they do: %+v", preview)
	}
}

// A sentence that is not understood is shown with the words in question at its
// line; nothing is proposed before it is mended.
func TestAnInstructionThatIsNotUnderstoodIsShown(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	const paper = "Delete operative paragraph 3.\r\n\r\nIn operative paragraph 9, replace the words “forty” with the words “sixty”.\r\n"
	found := w.karsk.reads(draft, "?kind=instructions", []byte(paper))
	if len(found.Proposals) != 0 || len(found.Sentences) != 2 || found.Sentences[0].Problem != nil {
		t.Fatalf("what was understood: %+v", found)
	}
	if wrong := found.Sentences[1]; wrong.Line != 3 || wrong.Problem == nil || wrong.Problem.Words == "" || wrong.Problem.Reason == "" || wrong.Problem.Right == "" {
		t.Errorf("the sentence that is not understood: %+v, %+v", wrong, wrong.Problem)
	}
}

// A Word file that the server itself gave, with the changes of two delegations
// tracked in it, comes back as their two proposals.
func TestATrackedWordFileIsOneProposalForEachAuthor(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	ours := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	theirs := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	file := w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "docx", "amendments": []string{ours.ID, theirs.ID}}).Body
	found := w.karsk.reads(draft, "", file)
	if found.Kind != "tracked" || len(found.Proposals) != 2 {
		t.Fatalf("what was understood: %+v", found)
	}
	for i, want := range []struct{ by, clause string }{{"Delmark", "o2"}, {"Karsk", "o3"}} {
		p := found.Proposals[i]
		if p.By != want.by || p.Preview == nil || p.Preview.Comparison.Changed != 1 || p.Preview.Comparison.Clauses[0].Clause != want.clause {
			t.Errorf("the proposal of %s is %+v", want.by, p)
		}
	}
}

// Every format that a copy can be handed in as comes back unchanged as nothing to
// propose.
func TestAnUneditedFileProposesNothing(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	for _, as := range []string{"docx", "akn", "json", "md", "txt"} {
		t.Run(as, func(t *testing.T) {
			file := w.karsk.get("/drafts/" + draft + "/export?as=" + as).is(http.StatusOK).Body
			w.karsk.call(http.MethodPost, "/drafts/"+draft+"/readings").raw("application/octet-stream", file).send().
				refused(http.StatusBadRequest, "invalid", "nothing to propose")
		})
	}
}

// What an amendment's paper says is read back as the same proposal.
func TestAnAmendmentsPaperIsReadBack(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	a := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"), map[string]any{"op": "delete", "clause": "o3"})
	for as, query := range map[string]string{"md": "?kind=instructions", "akn": "", "json": ""} {
		t.Run(as, func(t *testing.T) {
			paper := w.karsk.exports("/amendments/"+a.ID+"/exports", map[string]any{"as": as}).Body
			found := w.karsk.reads(draft, query, paper)
			if len(found.Proposals) != 1 || found.Proposals[0].Preview == nil || found.Proposals[0].Preview.Comparison.Changed != 2 {
				t.Errorf("%s\nis understood as %+v", paper, found)
			}
		})
	}
}
