package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

type finalPage struct {
	Draft struct {
		Status, Result_Symbol, Numbered_At, Sealed_At string
		Current_Version                               int
	}
	Version struct {
		Number       int
		Reason, Hash string
	}
	May    []string
	Layout struct {
		Lines []struct{ Clause, Label string }
	}
}

func (p finalPage) labels() string {
	all := []string{}
	for _, line := range p.Layout.Lines {
		if line.Label != "" {
			all = append(all, line.Label)
		}
	}
	return strings.Join(all, " ")
}

// adopted is a published draft that the committee adopted with a second request
// behind its first paragraph, as version 2.
func (w *world) adopted() string {
	w.t.Helper()
	draft := w.published()
	added := map[string]any{"op": "insert", "after": "o1", "clause": map[string]any{"id": "n1", "kind": "operative", "text": "*Requests* the Secretariat to consult the ports"}}
	a := w.proposes(w.delmark, draft, 1, added)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(a)}).send().is(http.StatusCreated)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/decision").seen(2).json(map[string]any{"outcome": "adopted"}).send().is(http.StatusOK)
	return draft
}

func (w *world) resequences(as *client, draft string, version int, to string) *reply {
	return as.call(http.MethodPost, "/drafts/"+draft+"/resequence").seen(version).json(map[string]any{"changes": []any{map[string]any{"clause": "n1", "to": to}}}).send()
}

func (w *world) numbers(as *client, draft string, version int) *reply {
	return as.call(http.MethodPost, "/drafts/"+draft+"/numbering").seen(version).send()
}

func (w *world) symbolizes(as *client, draft, symbol string) *reply {
	return as.call(http.MethodPut, "/drafts/"+draft+"/result-symbol").json(map[string]any{"symbol": symbol}).send()
}

func (w *world) seals(as *client, draft string, version int) *reply {
	return as.call(http.MethodPost, "/drafts/"+draft+"/seal").seen(version).send()
}

func finalizingAttempts() []attempt {
	return []attempt{
		{"check a text", insiders, readsDraft("/lint")},
		{"see the suggested sequence", insiders, readsDraft("/sequence")},
		{"see the final numbers beforehand", insiders, readsDraft("/numbering")},
		{"resequence", secretariat.created(), func(w *world, as *client) *reply {
			return w.resequences(as, w.adopted(), 2, "*Also requests*")
		}},
		{"finalize the numbering", secretariat, func(w *world, as *client) *reply {
			return w.numbers(as, w.adopted(), 2)
		}},
		{"give the adopted text its symbol", secretariat, func(w *world, as *client) *reply {
			return w.symbolizes(as, w.adopted(), w.fresh("14/"))
		}},
		{"seal", chairs, func(w *world, as *client) *reply {
			draft := w.adopted()
			w.numbers(w.secretariat, draft, 2).is(http.StatusOK)
			w.symbolizes(w.secretariat, draft, w.fresh("14/")).is(http.StatusOK)
			return w.seals(as, draft, 2)
		}},
	}
}

// The secretariat takes a suggested opening, finalizes the numbers and gives the
// symbol; the chair seals. Each step says what comes first where it is tried early.
func TestAnAdoptedTextIsFinalized(t *testing.T) {
	w := newWorld(t)
	draft := w.adopted()
	var sequence struct {
		Items []struct{ Clause, From, To, Reason string }
	}
	w.karsk.get("/drafts/"+draft+"/sequence").into(http.StatusOK, &sequence)
	if len(sequence.Items) != 1 || sequence.Items[0].Clause != "n1" || sequence.Items[0].To != "*Also requests*" {
		t.Fatalf("suggested %+v", sequence.Items)
	}
	w.resequences(w.secretariat, draft, 2, "*Further requests*").refused(http.StatusBadRequest, "invalid", "Also requests")
	w.resequences(w.secretariat, draft, 1, "*Also requests*").refused(http.StatusPreconditionFailed, "stale")
	w.seals(w.chair, draft, 2).refused(http.StatusConflict, "conflict", "numbering")
	var page finalPage
	w.resequences(w.secretariat, draft, 2, "*Also requests*").into(http.StatusCreated, &page)
	if page.Version.Number != 3 || page.Version.Reason != "resequenced" || page.labels() != "PP1 1. (a) (b) 1 bis. 2. 3." {
		t.Errorf("resequenced, it is %+v with %s", page.Version, page.labels())
	}

	var preview struct {
		Labels, References []struct{ Clause, Before, After string }
		Hindrances         []struct{ Kind string }
	}
	w.karsk.get("/drafts/"+draft+"/numbering").into(http.StatusOK, &preview)
	if len(preview.Labels) != 3 || preview.Labels[0].Before != "1 bis." || preview.Labels[0].After != "2." || len(preview.Hindrances) != 0 {
		t.Errorf("the preview is %+v", preview)
	}
	if len(preview.References) != 1 || preview.References[0].Before != "paragraph 2 below" || preview.References[0].After != "paragraph 3 below" {
		t.Errorf("references %+v", preview.References)
	}
	w.numbers(w.secretariat, draft, 3).into(http.StatusOK, &page)
	if page.Draft.Numbered_At == "" || page.labels() != "1. (a) (b) 2. 3. 4." {
		t.Errorf("numbered, it is %+v with %s", page.Draft, page.labels())
	}
	markdown := string(w.reader.get("/drafts/" + draft + "/export?as=md").is(http.StatusOK).Body)
	if !strings.Contains(markdown, "2. *Also requests* the Secretariat to consult the ports;") {
		t.Errorf("the Markdown is\n%s", markdown)
	}
	earlier := string(w.reader.get("/drafts/" + draft + "/export?as=md&version=2").is(http.StatusOK).Body)
	if !strings.Contains(earlier, "1 bis. *Requests* the Secretariat to consult the ports;") {
		t.Errorf("as it was adopted the Markdown is\n%s", earlier)
	}

	w.seals(w.chair, draft, 3).refused(http.StatusConflict, "conflict", "symbol")
	w.symbolizes(w.secretariat, draft, "number one").refused(http.StatusBadRequest, "invalid", "70/1")
	w.symbolizes(w.secretariat, draft, "14/1").is(http.StatusOK)
	w.seals(w.chair, draft, 3).into(http.StatusOK, &page)
	if page.Draft.Status != "final" || page.Draft.Sealed_At == "" || page.Draft.Result_Symbol != "14/1" {
		t.Errorf("sealed, it is %+v", page.Draft)
	}
	w.seals(w.chair, draft, 3).refused(http.StatusConflict, "conflict", "sealed")
	w.symbolizes(w.secretariat, draft, "14/2").refused(http.StatusConflict, "conflict", "sealed")
	found, err := w.service.Verify(t.Context())
	if err != nil || found.Break != "" {
		t.Errorf("the record: %+v, %v", found, err)
	}
}

func TestFindingsNameTheirParagraph(t *testing.T) {
	w := newWorld(t)
	draft := w.adopted()
	var check struct {
		Version       int
		To_Be_Adopted bool
		Findings      []struct{ Rule, Severity, Clause, Message, Suggestion string }
	}
	w.karsk.get("/drafts/"+draft+"/lint").into(http.StatusOK, &check)
	if check.Version != 2 || !check.To_Be_Adopted || len(check.Findings) != 1 || check.Findings[0].Clause != "n1" || check.Findings[0].Rule != "sequence" {
		t.Errorf("the check is %+v", check)
	}
	w.karsk.get("/drafts/" + draft + "/lint?version=9").is(http.StatusNotFound)
}

func TestTheReportHasTheNumbersThatReadersSee(t *testing.T) {
	w := newWorld(t)
	draft := w.adopted()
	report := func() string { return string(w.reader.get(w.in("/report?as=txt")).is(http.StatusOK).Body) }
	if got := report(); !strings.Contains(got, "1 bis. Requests the Secretariat to consult the ports;") {
		t.Errorf("before the numbering is finalized the report is\n%s", got)
	}
	w.numbers(w.secretariat, draft, 2).is(http.StatusOK)
	if got := report(); !strings.Contains(got, "2. Requests the Secretariat to consult the ports;") {
		t.Errorf("afterwards the report is\n%s", got)
	}
}

// TestTheReportIsAddressedAsTheSecretariatSays also once the text is sealed.
func TestTheReportIsAddressedAsTheSecretariatSays(t *testing.T) {
	w := newWorld(t)
	draft := w.adopted()
	w.numbers(w.secretariat, draft, 2).is(http.StatusOK)
	w.symbolizes(w.secretariat, draft, "14/1").is(http.StatusOK)
	w.seals(w.chair, draft, 2).is(http.StatusOK)
	addresses := func(body map[string]any) *reply {
		return w.secretariat.call(http.MethodPut, "/drafts/"+draft+"/addressee").json(body).send()
	}
	var page struct {
		Draft struct {
			Addressee *struct{ Kind, Organ string }
		}
		May []string
	}
	addresses(map[string]any{"kind": "organ", "organ": "The Economic and Social Council"}).into(http.StatusOK, &page)
	if a := page.Draft.Addressee; a == nil || a.Kind != "organ" || a.Organ != "Economic and Social Council" || !slices.Contains(page.May, "name_addressee") {
		t.Errorf("the page is %+v", page)
	}
	if got := string(w.reader.get(w.in("/report?as=txt")).is(http.StatusOK).Body); !strings.Contains(got, "A. Draft resolution recommended for adoption by the Economic and Social Council") {
		t.Errorf("the report is\n%s", got)
	}
	addresses(map[string]any{"kind": "organ"}).refused(http.StatusBadRequest, "invalid", "needs some words")
	addresses(map[string]any{"kind": "organ", "organ": "Two\nlines"}).refused(http.StatusBadRequest, "invalid", "line breaks")
	page.Draft.Addressee = nil
	addresses(map[string]any{"kind": ""}).into(http.StatusOK, &page)
	if page.Draft.Addressee != nil {
		t.Errorf("its words tell, but it is for %+v", page.Draft.Addressee)
	}
}
