package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chapeau/api"
)

type job struct {
	ID, Kind, Name, State string
	Progress              struct {
		Step        string
		Done, Total int
	}
	Problem *struct{ Code, Detail string }
	Bytes   int
}

// starts asks for something that is done in the background.
func (c *client) starts(path string, body any) job {
	c.t.Helper()
	var started job
	reply := c.post(path, body).into(http.StatusAccepted, &started)
	if want := "/api/v1/jobs/" + started.ID; reply.Header.Get("Location") != want {
		c.t.Errorf("the job is at %q, want %q", reply.Header.Get("Location"), want)
	}
	return started
}

// awaits follows a job to its end.
func (c *client) awaits(id string) job {
	c.t.Helper()
	var now job
	within(c.t, 2*time.Minute, "the end of the job", func() bool {
		c.get("/jobs/"+id).into(http.StatusOK, &now)
		return now.State != "waiting" && now.State != "running"
	})
	return now
}

// exports makes a document and takes it away.
func (c *client) exports(path string, body any) *reply {
	c.t.Helper()
	ended := c.awaits(c.starts(path, body).ID)
	if ended.State != "done" {
		c.t.Fatalf("the job is %s: %+v", ended.State, ended.Problem)
	}
	result := c.get("/jobs/" + ended.ID + "/result").is(http.StatusOK)
	if len(result.Body) != ended.Bytes {
		c.t.Errorf("the result has %d bytes, the job says %d", len(result.Body), ended.Bytes)
	}
	if held := result.Header.Get("Content-Disposition"); !strings.Contains(held, "attachment") || !strings.Contains(held, ended.Name) {
		c.t.Errorf("the result of %q comes as %q", ended.Name, held)
	}
	return result
}

// othersJob is a job of a person whom nobody else is.
func (w *world) othersJob() string {
	w.t.Helper()
	owner := w.account(w.fresh("Owner"))
	return owner.starts("/drafts/"+w.published()+"/exports", map[string]any{"as": "txt"}).ID
}

// editedCopy is the draft's text as somebody wants it: without ids, in one
// paragraph other words.
func editedCopy(t testing.TB) []byte {
	t.Helper()
	return []byte(strings.Replace(string(importedJSON(t)), "forty thousand", "sixty thousand", 1))
}

func TestADocumentIsMadeInTheBackground(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	quick := w.karsk.get("/drafts/" + draft + "/export?as=md").is(http.StatusOK)
	made := w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "md", "version": 1})
	if string(made.Body) != string(quick.Body) || made.Header.Get("Content-Type") != quick.Header.Get("Content-Type") {
		t.Errorf("made in the background it is %q\n%s\nand at once %q\n%s", made.Header.Get("Content-Type"), made.Body, quick.Header.Get("Content-Type"), quick.Body)
	}
	if policy := made.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "sandbox") {
		t.Errorf("the document may act in the server's name: %q", policy)
	}
}

func TestAmendmentsAreTrackedInADocument(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	ours := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	theirs := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	against := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "seventy"))
	shown := string(w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{ours.ID, theirs.ID}}).Body)
	for _, words := range []string{"forty", "fifty", "again", "soon", "<ins", "<del"} {
		if !strings.Contains(shown, words) {
			t.Errorf("the document does not show %q", words)
		}
	}
	w.karsk.post("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{ours.ID, against.ID}}).
		refused(http.StatusConflict, "conflict", "Delmark and Karsk", "paragraph 2")
	w.karsk.post("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{ours.ID, ours.ID}}).
		refused(http.StatusBadRequest, "invalid", "twice")
}

// What the chair adopted in between moves an amendment on, and it is shown on
// either version.
func TestAmendmentsAreTrackedInTheVersionThatIsAsked(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	adopted := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	pending := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(adopted)}).send().is(http.StatusCreated)
	current := string(w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "html", "amendments": []string{pending.ID}}).Body)
	if !strings.Contains(current, "fifty") || !strings.Contains(current, "soon") || strings.Contains(current, "forty") {
		t.Errorf("on version 2 the document is\n%s", current)
	}
	w.karsk.post("/drafts/"+draft+"/exports", map[string]any{"as": "html", "version": 1, "amendments": []string{pending.ID}}).
		refused(http.StatusConflict, "conflict", "version 2")
	compared := string(w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "html", "compared_with": 1}).Body)
	if !strings.Contains(compared, "forty") || !strings.Contains(compared, "fifty") {
		t.Errorf("the comparison is\n%s", compared)
	}
}

// A right that is taken away while a result is kept takes the result with it.
func TestAResultGoesWithTheRight(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	pending := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	asks := map[string]struct {
		path string
		body map[string]any
	}{
		"a version":              {"/drafts/" + draft + "/exports", map[string]any{"as": "md"}},
		"a version with changes": {"/drafts/" + draft + "/exports", map[string]any{"as": "html", "amendments": []string{pending.ID}}},
		"an amendment":           {"/amendments/" + pending.ID + "/exports", map[string]any{"as": "json"}},
		"a bundle":               {"/drafts/" + draft + "/exports", map[string]any{"as": "zip"}},
		"a report of the drafts": {w.in("/report/exports"), map[string]any{"as": "md"}},
	}
	guest := w.join("Greta", "delegate", "Holmia")
	made := map[string]string{}
	for name, ask := range asks {
		made[name] = guest.starts(ask.path, ask.body).ID
		guest.awaits(made[name])
		guest.get("/jobs/" + made[name] + "/result").is(http.StatusOK)
	}
	w.administrator.call(http.MethodDelete, w.in("/members/"+w.people["Greta"])).send().is(http.StatusNoContent)
	for name, id := range made {
		t.Run(name, func(t *testing.T) {
			guest.get("/jobs/"+id).refused(http.StatusNotFound, "not_found")
			guest.get("/jobs/"+id+"/result").refused(http.StatusNotFound, "not_found")
			guest.call(http.MethodDelete, "/jobs/"+id).send().is(http.StatusNoContent)
		})
	}
}

// A published draft that is taken back from the public is taken from a reader's
// report as well.
func TestAReportGoesWithItsDrafts(t *testing.T) {
	w := newWorld(t)
	kept, taken := w.published(), w.published()
	made := w.reader.starts(w.in("/report/exports"), map[string]any{"as": "md"})
	w.reader.awaits(made.ID)
	w.secretariat.call(http.MethodPost, "/drafts/"+taken+"/unpublish").send().is(http.StatusOK)
	w.reader.get("/drafts/" + kept).is(http.StatusOK)
	w.reader.get("/jobs/"+made.ID+"/result").refused(http.StatusNotFound, "not_found")
}

func TestACancelledJobLeavesNothing(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	made := w.karsk.starts("/drafts/"+draft+"/exports", map[string]any{"as": "zip"})
	w.karsk.call(http.MethodDelete, "/jobs/"+made.ID).send().is(http.StatusNoContent)
	if now := w.karsk.awaits(made.ID); now.State != "cancelled" {
		t.Errorf("the job is %s", now.State)
	}
	w.karsk.get("/jobs/"+made.ID+"/result").refused(http.StatusConflict, "conflict", "cancelled")
}

func TestAServerThatStopsKeepsNoResults(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Run("a server", func(t *testing.T) {
		w := newWorld(t)
		w.karsk.exports("/drafts/"+w.newDraft()+"/exports", map[string]any{"as": "md"})
		if kept := results(t); len(kept) != 1 {
			t.Fatalf("%d folders of results, want 1", len(kept))
		}
	})
	if left := results(t); len(left) != 0 {
		t.Errorf("it left %v", left)
	}
}

func results(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "chapeau-jobs-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestAnImportInTheBackgroundAnswersTheSame(t *testing.T) {
	w := newWorld(t)
	send := func(query string) *reply {
		return w.secretariat.call(http.MethodPost, w.in("/imports?"+query)).raw("application/octet-stream", importedJSON(t)).send()
	}
	later := func(query string) []byte {
		var started job
		send(query+"&background=true").into(http.StatusAccepted, &started)
		if ended := w.secretariat.awaits(started.ID); ended.State != "done" || ended.Kind != "import" {
			t.Fatalf("the job of %s is %s: %+v", ended.Kind, ended.State, ended.Problem)
		}
		return w.secretariat.get("/jobs/" + started.ID + "/result").is(http.StatusOK).Body
	}
	if at, after := send("commit=false").is(http.StatusOK).Body, later("commit=false"); string(at) != string(after) {
		t.Errorf("at once it is\n%s\nand in the background\n%s", at, after)
	}
	var stored imported
	if err := json.Unmarshal(later("commit=true"), &stored); err != nil || !stored.Committed {
		t.Fatalf("it was not stored: %+v (%v)", stored, err)
	}
	w.secretariat.get("/drafts/" + stored.Texts[0].Draft_ID).is(http.StatusOK)
}

func TestABadImportFailsWithItsSentence(t *testing.T) {
	w := newWorld(t)
	var started job
	w.secretariat.call(http.MethodPost, w.in("/imports?background=true")).raw("application/octet-stream", []byte("The Commission\xff")).send().
		into(http.StatusAccepted, &started)
	ended := w.secretariat.awaits(started.ID)
	if ended.State != "failed" || ended.Problem == nil || !strings.Contains(ended.Problem.Detail, "UTF-8 at byte 14") {
		t.Errorf("the job is %s with %+v", ended.State, ended.Problem)
	}
	w.secretariat.get("/jobs/"+started.ID+"/result").refused(http.StatusBadRequest, "invalid", "byte 14")
}

func TestAPersonHasABoundedNumberOfJobs(t *testing.T) {
	w := newWorld(t, func(o *api.Options) { o.Jobs.PerOwner = 2 })
	draft := w.newDraft()
	var ids []string
	for i := range 3 {
		made := w.karsk.starts("/drafts/"+draft+"/exports", map[string]any{"as": "md"})
		w.karsk.awaits(made.ID)
		ids = append(ids, made.ID)
		if i == 2 {
			w.karsk.get("/jobs/"+ids[0]).refused(http.StatusNotFound, "not_found")
		}
	}
	for _, id := range ids[1:] {
		w.karsk.get(fmt.Sprintf("/jobs/%s/result", id)).is(http.StatusOK)
	}
}
