package api_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/sharedtest"
)

type imported struct {
	Committed bool
	Report    *struct{ Sections []struct{ Texts int } }
	Texts     []struct {
		Kind, Section, Draft_ID      string
		Preambular, Operative, Notes int
	}
}

// The secretariat sees what was understood of a report before anything is
// stored; then each of its instruments is a draft.
func TestAReportBecomesDrafts(t *testing.T) {
	report, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpus", "000_5c6eab6134220b08.txt"))
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	send := func(query string) *reply {
		return w.secretariat.call(http.MethodPost, w.in("/imports"+query)).raw("application/octet-stream", report).send()
	}
	var shown, stored imported
	send("").into(http.StatusOK, &shown)
	preambular := 0
	for _, text := range shown.Texts {
		preambular += text.Preambular
	}
	if shown.Committed || shown.Report == nil || len(shown.Texts) != 13 || preambular != 119 {
		t.Fatalf("committed %v, %d texts with %d preambular paragraphs; want 13 with 119", shown.Committed, len(shown.Texts), preambular)
	}
	var drafts struct{ Items []struct{ ID, Title string } }
	w.secretariat.get(w.in("/drafts")).into(http.StatusOK, &drafts)
	if len(drafts.Items) != 0 {
		t.Fatalf("looking at a file stored %d drafts", len(drafts.Items))
	}

	send("?commit=true&name=report.txt").into(http.StatusCreated, &stored)
	w.secretariat.get(w.in("/drafts")).into(http.StatusOK, &drafts)
	if !stored.Committed || len(drafts.Items) != 13 {
		t.Fatalf("%d drafts were stored, want 13", len(drafts.Items))
	}
	for i, text := range stored.Texts {
		if text.Draft_ID != drafts.Items[i].ID {
			t.Errorf("text %d is draft %q, want %q", i+1, text.Draft_ID, drafts.Items[i].ID)
		}
	}
	for _, as := range []string{"json", "txt", "md", "html"} {
		if document := w.reader.get(w.in("/report?as=" + as)).is(http.StatusOK); len(document.Body) == 0 {
			t.Errorf("the report as %s is empty", as)
		}
	}
}

func TestEveryFormatOfADraft(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	for as, mediaType := range map[string]string{
		"json": "application/json", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8",
	} {
		document := w.delmark.get("/drafts/" + draft + "/export?version=1&as=" + as).is(http.StatusOK)
		if got := document.Header.Get("Content-Type"); got != mediaType {
			t.Errorf("%s comes as %q", as, got)
		}
		if got, want := document.Header.Get("Content-Disposition"), "attachment; filename=Model-code-for-pilots-v1."+as; got != want {
			t.Errorf("%s is called %q, want %q", as, got, want)
		}
	}
}

const withReference = `Locks of the upper river

The Commission on Inland Waterways,

Recalling its resolution 12/3,

1. *Requests* the Secretariat to survey the locks;

2. *Decides* to consider the survey requested in paragraph 1 above at its next session.
`

// A plain reference to another paragraph is offered as a live one. It becomes
// one only where a person accepts it, and then prints the same words.
func TestAPlainReferenceIsOfferedAsALiveOne(t *testing.T) {
	w := newWorld(t)
	type offered struct {
		Texts []struct {
			Text       struct{ Clauses []struct{ ID, Text string } }
			References []struct{ ID, Clause, Label, Words, Prints string }
		}
	}
	send := func(query string) *reply {
		return w.secretariat.call(http.MethodPost, w.in("/imports"+query)).raw("application/octet-stream", []byte(withReference)).send()
	}
	var plain, live offered
	send("").into(http.StatusOK, &plain)
	if len(plain.Texts) != 1 || len(plain.Texts[0].References) != 1 {
		t.Fatalf("offered %+v, want one reference of one text", plain.Texts)
	}
	offer := plain.Texts[0].References[0]
	if offer.Label != "2" || offer.Words != "paragraph 1 above" || offer.Prints != offer.Words {
		t.Errorf("the offer is %+v", offer)
	}
	if words := plain.Texts[0].Text.Clauses[2].Text; !strings.Contains(words, "paragraph 1 above") {
		t.Errorf("a reference nobody accepted became live: %q", words)
	}
	send("?accept="+url.QueryEscape(offer.ID)).into(http.StatusOK, &live)
	if words := live.Texts[0].Text.Clauses[2].Text; !strings.Contains(words, "{ref:o1}") {
		t.Errorf("the accepted reference is not live: %q", words)
	}
	send("?accept=0:o9:1").is(http.StatusBadRequest)
}

type marked struct {
	imported
	Proposals []struct {
		By         string
		Delegation *struct{ ID, Name string }
		Comparison *comparison
		Notes      []string
		Stored     bool
	}
}

// A Word file in which two delegations have tracked their changes becomes a draft
// and, for each author who is matched with a delegation, an amendment; the other's
// changes are not stored, and the answer says so.
func TestAMarkedFileBecomesADraftWithAmendments(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	ours := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	theirs := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	file := w.secretariat.exports("/drafts/"+draft+"/exports", map[string]any{"as": "docx", "amendments": []string{ours.ID, theirs.ID}}).Body
	send := func(query string) *reply {
		return w.secretariat.call(http.MethodPost, w.in("/imports"+query)).raw("application/octet-stream", file).send()
	}
	var shown, stored marked
	send("").into(http.StatusOK, &shown)
	if len(shown.Texts) != 1 || len(shown.Proposals) != 2 || shown.Committed {
		t.Fatalf("what was understood: %+v", shown)
	}
	for i, name := range []string{"Delmark", "Karsk"} {
		p := shown.Proposals[i]
		if p.By != name || p.Delegation == nil || p.Delegation.ID != w.delegations[name] || p.Comparison == nil || p.Comparison.Changed != 1 || p.Stored {
			t.Errorf("the changes of %s are shown as %+v", name, p)
		}
	}

	send("?commit=true&mover="+url.QueryEscape(w.delegations["Holmia"]+":Karsk")).into(http.StatusCreated, &stored)
	if !stored.Committed || stored.Proposals[0].Stored || !stored.Proposals[1].Stored || len(stored.Proposals[0].Notes) == 0 || stored.Proposals[1].Delegation.Name != "Holmia" {
		t.Fatalf("what was stored: %+v", stored.Proposals)
	}
	var amendments struct{ Items []amendmentPage }
	w.secretariat.get("/drafts/"+stored.Texts[0].Draft_ID+"/amendments").into(http.StatusOK, &amendments)
	if len(amendments.Items) != 1 || amendments.Items[0].Amendment.Status != "drafted" {
		t.Fatalf("the draft has %+v", amendments.Items)
	}
	plain := w.secretariat.get("/drafts/" + stored.Texts[0].Draft_ID + "/export?as=txt").is(http.StatusOK)
	if words := string(plain.Body); !strings.Contains(words, "forty") || !strings.Contains(words, "again") {
		t.Errorf("the draft is not the text without the changes:\n%s", words)
	}
	send("?commit=true&mover=nonsense:Karsk").refused(http.StatusBadRequest, "invalid", "nonsense")
}

func TestAnAkomaNtosoFileIsImported(t *testing.T) {
	w := newWorld(t)
	file := w.secretariat.get("/drafts/" + w.newDraft() + "/export?as=akn").is(http.StatusOK).Body
	var stored imported
	w.secretariat.call(http.MethodPost, w.in("/imports?commit=true")).raw("application/octet-stream", file).send().into(http.StatusCreated, &stored)
	if len(stored.Texts) != 1 || stored.Texts[0].Preambular != 1 || stored.Texts[0].Operative != 3 || stored.Texts[0].Notes != 1 {
		t.Errorf("what was stored: %+v", stored.Texts)
	}
}
