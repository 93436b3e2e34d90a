package api_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"chapeau/api"
)

func fastHeartbeat(o *api.Options) { o.Heartbeat = 20 * time.Millisecond }

// Every bad request is answered with its status, its place and its cure, and
// the server answers on.
func TestBadInputIsToldWhereAndWhat(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	amendments := "/drafts/" + draft + "/amendments"
	deep := []byte(`{"text":` + strings.Repeat(`[`, 200_000) + strings.Repeat(`]`, 200_000) + `}`)
	proposal := func(ops ...any) any { return map[string]any{"base_version": 1, "ops": ops} }
	for _, bad := range []struct {
		name  string
		send  func() *call
		as    int
		code  string
		words []string
	}{
		{"no body", func() *call { return w.delmark.call(http.MethodPost, amendments) }, 400, "invalid", []string{"no body", "send one JSON object"}},
		{"binary body", func() *call {
			return w.delmark.call(http.MethodPost, amendments).raw("application/json", []byte{0, 1, 2, 254})
		}, 400, "invalid", []string{"UTF-8", "byte 3"}},
		{"broken JSON", func() *call {
			return w.delmark.call(http.MethodPost, amendments).raw("application/json", []byte("{\n\"ops\": [,]}"))
		}, 400, "invalid", []string{"line 2"}},
		{"two objects", func() *call {
			return w.delmark.call(http.MethodPost, amendments).raw("application/json", []byte("{} {}"))
		}, 400, "invalid", []string{"after"}},
		{"unknown field", func() *call {
			return w.delmark.call(http.MethodPost, amendments).json(map[string]any{"base_version": 1, "opps": []any{}})
		}, 400, "invalid", []string{"opps"}},
		{"deep JSON", func() *call {
			return w.secretariat.call(http.MethodPost, w.in("/drafts")).raw("application/json", deep)
		}, 400, "invalid", nil},
		{"large JSON", func() *call {
			return w.secretariat.call(http.MethodPost, w.in("/drafts")).raw("application/json", bytes.Repeat([]byte(" "), 9<<20))
		}, 413, "too_large", []string{"8 MB"}},
		{"no base version", func() *call { return w.delmark.call(http.MethodPost, amendments).json(map[string]any{"ops": []any{}}) }, 400, "invalid", []string{"base_version"}},
		{"no operation", func() *call { return w.delmark.call(http.MethodPost, amendments).json(proposal()) }, 400, "invalid", []string{"operation"}},
		{"unknown operation", func() *call {
			return w.delmark.call(http.MethodPost, amendments).json(proposal(map[string]any{"op": "sing"}))
		}, 400, "invalid", []string{"sing", "edit, insert"}},
		{"unknown clause", func() *call { return w.delmark.call(http.MethodPost, amendments).json(proposal(edit("o9", "a", "b"))) }, 400, "invalid", []string{"o9"}},
		{"words that are not there", func() *call {
			return w.delmark.call(http.MethodPost, amendments).json(proposal(edit("o2", "ninety", "fifty")))
		}, 400, "invalid", []string{"o2", "ninety"}},
		{"words that are there twice", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+w.draftWithTwice()+"/amendments").json(proposal(edit("o2", "donors", "banks")))
		}, 400, "invalid", []string{"o2", "donors", "2", "occurrence"}},
		{"unclosed mark", func() *call {
			return w.delmark.call(http.MethodPost, amendments).json(proposal(map[string]any{"op": "edit", "clause": "o2", "text": "*Invites donors"}))
		}, 400, "invalid", nil},
		{"nothing changes", func() *call {
			return w.delmark.call(http.MethodPost, amendments).json(proposal(edit("o2", "forty", "forty")))
		}, 400, "invalid", []string{"changes nothing"}},
		{"old base version", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+w.draftAtTwo()+"/amendments").json(proposal(edit("o2", "forty", "fifty")))
		}, 412, "stale", []string{"version 2"}},
		{"unknown draft", func() *call { return w.delmark.call(http.MethodGet, "/drafts/nosuch") }, 404, "not_found", []string{"nosuch"}},
		{"unknown version", func() *call { return w.delmark.call(http.MethodGet, "/drafts/"+draft+"/versions/7") }, 404, "not_found", nil},
		{"version that is no number", func() *call { return w.delmark.call(http.MethodGet, "/drafts/"+draft+"/versions/latest") }, 400, "invalid", []string{"version", "latest"}},
		{"comparison without versions", func() *call { return w.delmark.call(http.MethodGet, "/drafts/"+draft+"/compare?from=1") }, 400, "invalid", []string{"to"}},
		{"format that is none", func() *call { return w.delmark.call(http.MethodGet, "/drafts/"+draft+"/export?as=odt") }, 400, "invalid", []string{"odt", "akn, docx, html, json, md, pdf, txt"}},
		{"page that is too large", func() *call { return w.delmark.call(http.MethodGet, w.in("/drafts?limit=100000")) }, 400, "invalid", []string{"limit", "500"}},
		{"cursor that is none", func() *call { return w.delmark.call(http.MethodGet, w.in("/drafts?cursor=%25%25")) }, 400, "invalid", []string{"cursor"}},
		{"standing that is none", func() *call { return w.delmark.call(http.MethodGet, amendments+"?status=lost") }, 400, "invalid", []string{"lost"}},
		{"adoption without If-Match", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").json(map[string]any{"amendments": []any{}})
		}, 428, "precondition_required", []string{"If-Match"}},
		{"If-Match that is no number", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").with("If-Match", `"now"`).json(map[string]any{"amendments": []any{}})
		}, 400, "invalid", []string{"If-Match"}},
		{"adoption of nothing", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": []any{}})
		}, 400, "invalid", []string{"amendment"}},
		{"adoption of an unknown amendment", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(amendment{ID: "nosuch", Revision: 1})})
		}, 404, "not_found", []string{"nosuch"}},
		{"adoption on an old version", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+w.draftAtTwo()+"/adoptions").seen(1).json(map[string]any{"amendments": at(amendment{ID: "x", Revision: 1})})
		}, 412, "stale", []string{"version 2"}},
		{"outcome that is none", func() *call {
			return w.chair.call(http.MethodPost, "/drafts/"+draft+"/decision").seen(1).json(map[string]any{"outcome": "postponed"})
		}, 400, "invalid", []string{"outcome"}},
		{"compared words of an unknown clause", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/compare-words").json(map[string]any{"clause": "o9", "text": "x"})
		}, 400, "invalid", []string{"clause", "o9"}},
		{"empty import", func() *call { return w.imports(nil) }, 400, "invalid", []string{"empty"}},
		{"binary import", func() *call { return w.imports([]byte("%PDF-1.7\x00\x01")) }, 400, "invalid", []string{"binary", "plain text"}},
		{"import that is not UTF-8", func() *call { return w.imports([]byte("The Commission\xff")) }, 400, "invalid", []string{"UTF-8", "byte 14"}},
		{"import of 50 MB", func() *call { return w.imports(bytes.Repeat([]byte("word "), 10<<20)) }, 413, "too_large", []string{"32 MB"}},
		{"import of broken JSON", func() *call { return w.imports([]byte("{\"schema\":")) }, 400, "invalid", []string{"line 1"}},
		{"import of a million notes", func() *call { return w.imports(manyNotes()) }, 413, "too_large", []string{"footnotes"}},
		{"import in an unknown format", func() *call {
			return w.secretariat.call(http.MethodPost, w.in("/imports?format=wordstar")).raw("application/octet-stream", []byte("x"))
		}, 400, "invalid", []string{"wordstar"}},
		{"export in a format without tracked changes", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/exports").json(map[string]any{"as": "txt", "compared_with": 1})
		}, 400, "invalid", []string{"txt", "comparison"}},
		{"export of a version with itself", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/exports").json(map[string]any{"as": "html", "compared_with": 1})
		}, 400, "invalid", []string{"choose another"}},
		{"export with amendments and a comparison", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/exports").json(map[string]any{"as": "html", "compared_with": 1, "amendments": []string{"a"}})
		}, 400, "invalid", []string{"not both"}},
		{"export with an amendment that is none", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/exports").json(map[string]any{"as": "html", "amendments": []string{"nonsense"}})
		}, 404, "not_found", []string{"nonsense"}},
		{"job that is none", func() *call { return w.delmark.call(http.MethodGet, "/jobs/nonsense") }, 404, "not_found", []string{"nonsense"}},
		{"reading of nothing", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/readings").raw("text/plain", []byte(" "))
		}, 400, "invalid", []string{"nothing to read"}},
		{"reading of a copy that changes nothing", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/readings").raw("application/octet-stream", importedJSON(t))
		}, 400, "invalid", []string{"nothing to propose"}},
		{"reading of broken JSON", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/readings").raw("text/plain", []byte(`{"ops": [{"op": "edit"`))
		}, 400, "invalid", nil},
		{"reading as a kind that is none", func() *call {
			return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/readings?kind=song").raw("text/plain", []byte("la la"))
		}, 400, "invalid", []string{"song"}},
		{"author without a delegation", func() *call {
			return w.secretariat.call(http.MethodPost, w.in("/imports?commit=true&mover=Ada")).raw("application/octet-stream", importedJSON(t))
		}, 400, "invalid", []string{"mover", "Ada"}},
		{"author whom the file does not have", func() *call {
			return w.secretariat.call(http.MethodPost, w.in("/imports?commit=true&mover=x:Ada")).raw("application/octet-stream", importedJSON(t))
		}, 400, "invalid", []string{"mover", "authors"}},
		{"wrong password", func() *call {
			return w.public.call(http.MethodPost, "/session").json(map[string]any{"email": email("Dana"), "password": "guess"})
		}, 401, "unauthenticated", nil},
		{"unknown token", func() *call {
			return w.public.call(http.MethodGet, "/me").with("Authorization", "Bearer nonsense")
		}, 401, "unauthenticated", nil},
		{"other authorization", func() *call {
			return w.public.call(http.MethodGet, "/me").with("Authorization", "Basic YTpi")
		}, 401, "unauthenticated", []string{"Bearer"}},
		{"unknown invitation", func() *call {
			return w.public.call(http.MethodPost, "/invitations/accept").json(map[string]any{"token": "nonsense", "name": "N", "password": password})
		}, 404, "not_found", []string{"invitation"}},
		{"sample on a real server", func() *call { return w.public.call(http.MethodGet, "/demo") }, 404, "not_found", []string{"--demo"}},
	} {
		t.Run(bad.name, func(t *testing.T) {
			bad.send().outsideContract().send().refused(bad.as, bad.code, bad.words...)
			w.public.get("/healthz").is(http.StatusOK)
		})
	}
}

func (w *world) imports(file []byte) *call {
	return w.secretariat.call(http.MethodPost, w.in("/imports")).raw("application/octet-stream", file)
}

// manyNotes is a JSON text with a million notes.
func manyNotes() []byte {
	var b bytes.Buffer
	b.WriteString(`{"schema":"chapeau/text@1","kind":"resolution","title":"T","body":"B","clauses":[{"kind":"operative","text":"x"}],"footnotes":{`)
	for i := range 1_000_000 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"n%d":"x"`, i)
	}
	b.WriteString("}}")
	return b.Bytes()
}

func (w *world) draftWithTwice() string {
	w.t.Helper()
	text := draftText()
	text["clauses"].([]any)[2].(map[string]any)["text"] = "*Invites* donors to meet other donors"
	var page struct{ Draft struct{ ID string } }
	w.secretariat.post(w.in("/drafts"), map[string]any{"text": text}).into(http.StatusCreated, &page)
	return page.Draft.ID
}

func (w *world) draftAtTwo() string {
	w.t.Helper()
	draft := w.newDraft()
	w.secretariat.call(http.MethodPost, "/drafts/"+draft+"/versions").seen(1).
		json(map[string]any{"ops": []any{edit("o3", "again", "soon")}, "note": "Typing error."}).send().is(http.StatusCreated)
	return draft
}

// Two chairs' tabs adopt at the same moment: one is served, the other told.
func TestOfTwoAdoptionsAtOnceOneHolds(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	fifty := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	soon := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	second := newClient(t, w.base)
	second.signIn(email("Chiara"))
	replies := make([]*reply, 2)
	var both sync.WaitGroup
	for i, one := range []*call{
		w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(fifty)}),
		second.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(soon)}),
	} {
		both.Go(func() { replies[i] = one.send() })
	}
	both.Wait()
	first, other := replies[0], replies[1]
	if first.Status != http.StatusCreated {
		first, other = other, first
	}
	first.is(http.StatusCreated)
	other.refused(http.StatusPreconditionFailed, "stale", "version 2")
}

func TestARevisedAmendmentIsNotAdoptedUnseen(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	a := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	w.delmark.call(http.MethodPost, "/amendments/"+a.ID+"/revise").seen(a.Revision).
		json(map[string]any{"base_version": 1, "ops": []any{edit("o2", "forty", "ninety")}}).send().is(http.StatusOK)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().
		refused(http.StatusPreconditionFailed, "stale", "revision 2")
}

func TestACreationRepeatedWithItsKeyIsMadeOnce(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	propose := func(find string) *call {
		return w.delmark.call(http.MethodPost, "/drafts/"+draft+"/amendments").with("Idempotency-Key", "k-1").
			json(map[string]any{"base_version": 1, "ops": []any{edit("o2", find, "fifty")}})
	}
	var first, again amendmentPage
	propose("forty").send().into(http.StatusCreated, &first)
	propose("forty").send().into(http.StatusCreated, &again)
	if first.Amendment.ID != again.Amendment.ID {
		t.Errorf("the repeated request made %s beside %s", again.Amendment.ID, first.Amendment.ID)
	}
	propose("thousand").send().refused(http.StatusConflict, "conflict", "Idempotency-Key")

	adopt := func() *reply {
		a := w.submits(w.delmark, first.Amendment)
		first.Amendment = a
		return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).with("Idempotency-Key", "k-2").
			json(map[string]any{"amendments": at(a)}).send()
	}
	var done, repeated adoption
	adopt().into(http.StatusCreated, &done)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).with("Idempotency-Key", "k-2").
		json(map[string]any{"amendments": at(first.Amendment)}).send().into(http.StatusCreated, &repeated)
	if done.Version.Number != 2 || repeated.Version.Number != 2 {
		t.Errorf("versions %d and %d, want 2 and 2", done.Version.Number, repeated.Version.Number)
	}
}
