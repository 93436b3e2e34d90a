package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/ziptest"
)

// rewritten is one of our own Word files in which somebody replaces words of an
// insertion with others, as Word marks it.
func rewritten(t testing.TB, file []byte, author, from, to string) []byte {
	t.Helper()
	return ziptest.Changed(t, file, "word/document.xml", func(document []byte) []byte {
		return []byte(rewrittenWords(t, string(document), author, from, to))
	})
}

func rewrittenWords(t testing.TB, document, author, from, to string) string {
	t.Helper()
	at := strings.Index(document, from)
	if at < 0 || strings.Count(document, from) > 1 {
		t.Fatalf("%q stands %d times in the file", from, strings.Count(document, from))
	}
	begin := strings.LastIndex(document[:at], "<w:ins ")
	insertion := document[begin : begin+strings.Index(document[begin:], ">")+1]
	change := func(kind string) string {
		return fmt.Sprintf(`<w:%s w:id="900" w:author="%s" w:date="2031-06-01T09:00:00Z">`, kind, author)
	}
	return document[:at] + `</w:t></w:r>` + change("del") + `<w:r><w:delText>` + from + `</w:delText></w:r></w:del></w:ins>` +
		change("ins") + `<w:r><w:t xml:space="preserve">` + to + `</w:t></w:r></w:ins>` + insertion + `<w:r><w:t xml:space="preserve">` + document[at+len(from):]
}

type markedProposal struct {
	ID, To, By string
	Ops        []any
	Comparison *comparison
	Delegation *struct{ ID, Name string }
	Notes      []string
	Problem    string
	Stored     bool
}

type markedResult struct {
	Committed bool
	Texts     []struct{ Draft_ID string }
	Proposals []markedProposal
	Notes     []string
}

type storedAmendment struct {
	Amendment struct {
		ID, Label, By, Status string
		Revision              int
		To                    *struct {
			Amendment_ID, By string
			Revision         int
		}
		Ops         []any
		Shared_With []string
	}
}

// markedUp is a Word file in which Delmark adds words and a paragraph to a draft,
// Karsk changes both, and Holmia what Karsk put into the paragraph.
func (w *world) markedUp() []byte {
	w.t.Helper()
	draft := w.newDraft()
	theirs := w.proposes(w.delmark, draft, 1,
		edit("o2", "every year", "every year, and invites the pilots to a seminar in the capital"),
		map[string]any{"op": "insert", "after": "o2", "clause": map[string]any{"kind": "operative", "text": "*Encourages* the training of pilots in all ports"}})
	file := w.secretariat.exports("/drafts/"+draft+"/exports", map[string]any{"as": "docx", "amendments": []string{theirs.ID}}).Body
	file = rewritten(w.t, file, "Karsk", "seminar", "workshop")
	file = rewritten(w.t, file, "Karsk", "in all ports", "and engineers in each port")
	return rewritten(w.t, file, "Holmia", "each port", "large ports")
}

func (w *world) sends(file []byte, query ...string) *reply {
	w.t.Helper()
	return w.secretariat.call(http.MethodPost, w.in("/imports?"+strings.Join(query, "&"))).raw("application/octet-stream", file).send()
}

func (w *world) mover(name string) string {
	return "mover=" + url.QueryEscape(w.delegations[name]+":"+name)
}

func (w *world) draftsThere() int {
	w.t.Helper()
	var drafts struct{ Items []struct{ ID string } }
	w.secretariat.get(w.in("/drafts")).into(http.StatusOK, &drafts)
	return len(drafts.Items)
}

// amendmentsOf are those of a draft as the secretariat reads them.
func (w *world) amendmentsOf(draft string) []storedAmendment {
	w.t.Helper()
	var list struct{ Items []storedAmendment }
	w.secretariat.get("/drafts/"+draft+"/amendments?comparison=true").into(http.StatusOK, &list)
	return list.Items
}

// What one author changes in what another inserted comes in as an amendment to the
// other's amendment, however deep.
func TestChangesInAnothersInsertionBecomeAmendmentsToIt(t *testing.T) {
	w := newWorld(t)
	file := w.markedUp()
	var shown, stored markedResult
	w.sends(file).into(http.StatusOK, &shown)
	var ids, tos []string
	for _, p := range shown.Proposals {
		ids, tos = append(ids, p.ID+" "+p.By), append(tos, p.To)
		if p.Comparison == nil || p.Problem != "" || p.Delegation == nil || p.Delegation.Name != p.By {
			t.Errorf("the changes of %s are shown as %+v", p.By, p)
		}
	}
	wantEqual(t, []string{"A1 Delmark", "A2-on-A1 Karsk", "A3-on-A2-on-A1 Holmia"}, ids)
	wantEqual(t, []string{"", "A1", "A2-on-A1"}, tos)
	if got := changedWords(shown.Proposals[1].Comparison); got != "-seminar +workshop -in all ports +and engineers in each port" {
		t.Errorf("what Karsk changes is shown as %s", got)
	}
	if got := shown.Proposals[2].Notes; len(got) != 1 || !strings.Contains(got[0], "amendment of degree 3, and the rules of this committee allow 2") {
		t.Errorf("of the third degree it is said: %q", got)
	}

	w.sends(file, "commit=true", w.mover("Delmark"), w.mover("Karsk"), w.mover("Holmia")).into(http.StatusCreated, &stored)
	all := w.amendmentsOf(stored.Texts[0].Draft_ID)
	if len(all) != 3 {
		t.Fatalf("%d amendments were stored, want 3", len(all))
	}
	first, sub, third := all[0].Amendment, all[1].Amendment, all[2].Amendment
	for i, a := range all {
		if a.Amendment.Status != "drafted" || !stored.Proposals[i].Stored || a.Amendment.By != shown.Proposals[i].By {
			t.Errorf("stored as %+v", a.Amendment)
		}
		wantEqual(t, shown.Proposals[i].Ops, a.Amendment.Ops)
	}
	if first.To != nil || sub.To == nil || sub.To.Amendment_ID != first.ID || third.To == nil || third.To.Amendment_ID != sub.ID {
		t.Fatalf("they are to %+v, %+v and %+v", first.To, sub.To, third.To)
	}
	wantEqual(t, []string{w.delegations["Karsk"], w.delegations["Holmia"]}, first.Shared_With)
	w.karsk.get("/amendments/" + first.ID).is(http.StatusOK)
	w.chair.get("/amendments/" + first.ID).is(http.StatusNotFound)

	w.secretariat.call(http.MethodPost, "/amendments/"+sub.ID+"/submit").seen(1).send().refused(http.StatusConflict, "conflict", "the amendment of Delmark", "submitted first")
	for i, a := range all {
		if label := w.submits(w.secretariat, amendment{ID: a.Amendment.ID, Revision: 1}).Label; label != fmt.Sprintf("A%d", i+1) {
			t.Errorf("the amendment of %s is %s", a.Amendment.By, label)
		}
	}
}

// Exported with its changes tracked and read again, an imported amendment is the
// same.
func TestAnImportedAmendmentGoesOutAndComesIn(t *testing.T) {
	w := newWorld(t)
	file := w.markedUp()
	var stored, again markedResult
	w.sends(file, "commit=true", w.mover("Delmark"), w.mover("Karsk"), "leave=A3-on-A2-on-A1").into(http.StatusCreated, &stored)
	draft := stored.Texts[0].Draft_ID
	first, sub := w.amendmentsOf(draft)[0].Amendment, w.amendmentsOf(draft)[1].Amendment
	out := w.secretariat.exports("/drafts/"+draft+"/exports", map[string]any{"as": "docx", "amendments": []string{first.ID}}).Body
	out = rewritten(t, out, "Karsk", "seminar", "workshop")
	out = rewritten(t, out, "Karsk", "in all ports", "and engineers in each port")
	w.sends(out).into(http.StatusOK, &again)
	if len(again.Proposals) != 2 {
		t.Fatalf("it comes in as %+v", again.Proposals)
	}
	for i, p := range again.Proposals {
		if got, want := changedWords(p.Comparison), changedWords(stored.Proposals[i].Comparison); got != want || p.By != stored.Proposals[i].By || p.To != stored.Proposals[i].To {
			t.Errorf("the changes of %s come in as %s, went out as %s", p.By, got, want)
		}
	}
	w.secretariat.post("/drafts/"+draft+"/exports", map[string]any{"as": "docx", "amendments": []string{sub.ID}}).is(http.StatusBadRequest)
}

// A change that has no place is refused before anything is stored, or left out by
// name.
func TestAChangeInWordsThatStayOutIsRefusedOrLeftOut(t *testing.T) {
	w := newWorld(t)
	file := w.markedUp()
	before := w.draftsThere()
	for name, c := range map[string]struct {
		query []string
		says  []string
	}{
		"the inserter is nobody":           {[]string{w.mover("Karsk")}, []string{"leave", "Karsk changed words that Delmark inserted", "choose a delegation", "leave out what Karsk changed there"}},
		"the inserter's changes stay out":  {[]string{w.mover("Delmark"), w.mover("Karsk"), "leave=A1"}, []string{"Karsk changed words that Delmark inserted"}},
		"what it changes is left out":      {[]string{w.mover("Delmark"), w.mover("Holmia"), "leave=A2-on-A1"}, []string{"Holmia changed words that Karsk inserted"}},
		"what is left out is not the file": {[]string{w.mover("Delmark"), "leave=A7"}, []string{"leave", "A7"}},
	} {
		t.Run(name, func(t *testing.T) {
			w.sends(file, append(c.query, "commit=true")...).refused(http.StatusBadRequest, "invalid", c.says...)
		})
	}
	if now := w.draftsThere(); now != before {
		t.Fatalf("refused files left %d drafts", now-before)
	}
	var stored markedResult
	w.sends(file, "commit=true", w.mover("Delmark"), w.mover("Karsk"), w.mover("Holmia"), "leave=A3-on-A2-on-A1").into(http.StatusCreated, &stored)
	last := stored.Proposals[2]
	if len(w.amendmentsOf(stored.Texts[0].Draft_ID)) != 2 || last.Stored || !strings.Contains(strings.Join(last.Notes, " "), "they were left out") {
		t.Errorf("what was left out is %+v", last)
	}
	w.sends(file, "commit=true", w.mover("Delmark")).into(http.StatusCreated, &stored)
	if sub := stored.Proposals[1]; sub.Stored || !strings.Contains(strings.Join(sub.Notes, " "), "no delegation was chosen") {
		t.Errorf("what is nobody's is %+v", sub)
	}
}

// changedWords are the words that a comparison deletes and inserts.
func changedWords(c *comparison) string {
	var changed []string
	for _, clause := range c.Clauses {
		for _, run := range clause.Runs {
			if mark := map[string]string{"ins": "+", "del": "-"}[run.Op]; mark != "" {
				changed = append(changed, mark+strings.TrimSpace(run.Text))
			}
		}
	}
	return strings.Join(changed, " ")
}

func wantEqual(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("differs (-want +got):\n%s", diff)
	}
}
