package api_test

import (
	"net/http"
	"strings"
	"testing"
)

type run struct{ Op, Text string }

type preview struct {
	Version    int
	Complete   bool
	Amendments []struct{ Amendment_ID, Label, By, Status string }
	Conflicts  []struct {
		ID, Clause, Label, Kind, Base string
		Base_Text                     string
		Alternatives                  []struct {
			Amendments, By []string
			Text           string
			Clause_Text    string
			Runs           []run
		}
	}
	Comparison comparison
	Layout     struct {
		Lines []struct{ Clause, Label, Text string }
	}
}

type adoption struct {
	Decision struct {
		Outcome         string
		Against, Result int
	}
	Version struct{ Number int }
	Draft   struct {
		Current_Version int
		Status          string
	}
	Rebased, Needs_Rebase []struct{ Label string }
}

// The chair previews three amendments to one paragraph, is shown where they
// collide, settles it and adopts; every other amendment follows the new text.
func TestTheStoryOfAParagraph(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	holmia := w.join("Hanna", "delegate", "Holmia")
	fifty := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	sixty := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "sixty"))
	alsoFifty := w.proposes(holmia, draft, 1, edit("o2", "forty", "fifty"))
	elsewhere := w.proposes(holmia, draft, 1, edit("o3", "again", "soon"))
	if fifty.Label != "A1" || elsewhere.Label != "A4" {
		t.Errorf("labels %s and %s, want A1 and A4", fifty.Label, elsewhere.Label)
	}

	var shown preview
	w.chair.post("/drafts/"+draft+"/merge-preview", map[string]any{"amendments": at(fifty, alsoFifty)}).into(http.StatusOK, &shown)
	if len(shown.Conflicts) != 0 || !shown.Complete {
		t.Fatalf("equal words collide: %+v", shown.Conflicts)
	}

	w.chair.post("/drafts/"+draft+"/merge-preview", map[string]any{"amendments": at(fifty, sixty, alsoFifty)}).into(http.StatusOK, &shown)
	if shown.Complete || len(shown.Conflicts) != 1 {
		t.Fatalf("complete %v with %d conflicts, want one that is open", shown.Complete, len(shown.Conflicts))
	}
	conflict := shown.Conflicts[0]
	if conflict.Clause != "o2" || conflict.Label != "2." || conflict.Base != "forty" || len(conflict.Alternatives) != 2 {
		t.Errorf("conflict %+v", conflict)
	}
	if got := conflict.Alternatives[0].Clause_Text; got != "*Invites* donors to contribute fifty thousand crowns every year" {
		t.Errorf("the first variant's clause reads %q", got)
	}

	adopt := func() *call { return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1) }
	adopt().json(map[string]any{"amendments": at(fifty, sixty)}).send().refused(http.StatusConflict, "conflict", "resolved", conflict.ID)

	settled := []any{map[string]any{"conflict": conflict.ID, "text": "*Invites* donors to contribute fifty-five thousand crowns every year"}}
	w.chair.post("/drafts/"+draft+"/merge-preview", map[string]any{"amendments": at(fifty, sixty), "resolutions": settled}).into(http.StatusOK, &shown)
	if !shown.Complete {
		t.Fatalf("the settled merge is not complete: %+v", shown.Conflicts)
	}
	var done adoption
	adopt().json(map[string]any{"amendments": at(fifty, sixty), "resolutions": settled, "reason": "Agreed in the room."}).send().into(http.StatusCreated, &done)
	if done.Version.Number != 2 || done.Decision.Result != 2 || done.Draft.Current_Version != 2 {
		t.Errorf("adoption %+v", done)
	}
	if len(done.Rebased) != 1 || done.Rebased[0].Label != "A4" || len(done.Needs_Rebase) != 1 || done.Needs_Rebase[0].Label != "A3" {
		t.Errorf("rebased %+v, needs its mover %+v; want A4 and A3", done.Rebased, done.Needs_Rebase)
	}

	markdown := string(w.delmark.get("/drafts/" + draft + "/export?as=md").is(http.StatusOK).Body)
	if !strings.Contains(markdown, "2. *Invites* donors to contribute fifty-five thousand crowns every year;") {
		t.Errorf("the Markdown does not hold the adopted paragraph:\n%s", markdown)
	}

	var compared struct{ Comparison comparison }
	w.delmark.get("/drafts/"+draft+"/compare?from=1&to=2").into(http.StatusOK, &compared)
	if compared.Comparison.Changed != 1 {
		t.Errorf("%d clauses changed between the versions, want 1", compared.Comparison.Changed)
	}

	var provenance struct {
		Clauses []struct {
			Clause string
			Spans  []struct{ Text, Source string }
		}
		Sources []struct{ ID, Kind, Label, By string }
	}
	w.delmark.get("/drafts/"+draft+"/versions/2/provenance").into(http.StatusOK, &provenance)
	for _, clause := range provenance.Clauses {
		if clause.Clause != "o2" {
			continue
		}
		words := ""
		for _, span := range clause.Spans {
			words += span.Text
		}
		if words != "*Invites* donors to contribute fifty-five thousand crowns every year" {
			t.Errorf("the spans of the paragraph read %q", words)
		}
	}

	var history struct{ Items []struct{ Outcome string } }
	w.delmark.get("/drafts/"+draft+"/decisions").into(http.StatusOK, &history)
	if len(history.Items) != 1 || history.Items[0].Outcome != "amendments_adopted" {
		t.Errorf("decisions %+v", history.Items)
	}

	w.chair.call(http.MethodPost, "/drafts/"+draft+"/decision").seen(2).json(map[string]any{"outcome": "adopted"}).send().is(http.StatusOK)
	holmia.post("/drafts/"+draft+"/amendments", map[string]any{"base_version": 2, "ops": []any{edit("o3", "again", "later")}}).
		refused(http.StatusConflict, "conflict", "closed")
}

func TestAnAmendmentIsShownWordByWord(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	added := map[string]any{
		"op": "insert", "after": "o2", "clause": map[string]any{"kind": "operative", "text": "*Takes note* of the study{fn:study}"},
		"footnotes": map[string]any{"study": "E/CN.99/2031/9."},
	}
	a := w.proposes(w.delmark, draft, 1, edit("o2", "every year", "every two years"), added)

	var page amendmentPage
	w.karsk.get("/amendments/"+a.ID).into(http.StatusOK, &page)
	if page.Comparison == nil || page.Comparison.Changed != 3 {
		t.Fatalf("comparison %+v, want the edited clause, the new one and its note", page.Comparison)
	}
	edited, inserted, note := page.Comparison.Clauses[0], page.Comparison.Clauses[1], page.Comparison.Clauses[2]
	if edited.Clause != "o2" || edited.Status != "edited" || edited.Label != "2." {
		t.Errorf("edited %+v", edited)
	}
	if inserted.Status != "inserted" || inserted.Label != "2 bis." || inserted.After != "o2" {
		t.Errorf("inserted %+v, want 2 bis. after o2", inserted)
	}
	if note.Kind != "footnote" || note.Status != "inserted" || note.Label != "2" {
		t.Errorf("note %+v", note)
	}
	deleted, put := "", ""
	for _, r := range edited.Runs {
		switch r.Op {
		case "del":
			deleted += r.Text
		case "ins":
			put += r.Text
		}
	}
	if strings.TrimSpace(deleted) != "year" || strings.TrimSpace(put) != "two years" {
		t.Errorf("struck %q and put %q", deleted, put)
	}

	var list struct{ Items []amendmentPage }
	w.karsk.get("/drafts/"+draft+"/amendments?comparison=true&clause=o2&status=submitted").into(http.StatusOK, &list)
	if len(list.Items) != 1 || list.Items[0].Comparison == nil {
		t.Errorf("the list by paragraph holds %+v", list.Items)
	}
	w.karsk.get("/drafts/"+draft+"/amendments?clause=o3").into(http.StatusOK, &list)
	if len(list.Items) != 0 {
		t.Errorf("the list of another paragraph holds %+v", list.Items)
	}
}

func TestADraftIsLaidOutByTheServer(t *testing.T) {
	w := newWorld(t)
	type part struct {
		Text string
		Note int
		Refs []string
	}
	var page struct {
		Layout struct {
			Lines []struct {
				Clause, Label, Parent string
				Depth                 int
				Parts                 []part
			}
			Notes []struct {
				Number int
				Key    string
			}
		}
		May []string
	}
	w.delmark.get("/drafts/"+w.newDraft()).into(http.StatusOK, &page)
	labels := []string{}
	for _, line := range page.Layout.Lines {
		labels = append(labels, line.Label)
	}
	if got := strings.Join(labels, " "); got != "PP1 1. (a) (b) 2. 3." {
		t.Errorf("labels %q", got)
	}
	item := page.Layout.Lines[3]
	if item.Parent != "o1" || item.Depth != 1 {
		t.Errorf("the second item stands under %q at depth %d", item.Parent, item.Depth)
	}
	words := ""
	for _, p := range item.Parts {
		words += p.Text
	}
	if words != "To report on paragraph 2 below;" {
		t.Errorf("the reference reads %q", words)
	}
	if len(page.Layout.Notes) != 1 || page.Layout.Notes[0].Number != 1 {
		t.Errorf("notes %+v", page.Layout.Notes)
	}
	if got := strings.Join(page.May, " "); got != "amend request_vote state read_record explain_vote join comment mark_paragraphs check" {
		t.Errorf("a delegate may %q", got)
	}
}

// The chair takes up an amendment whose words collide with what was adopted
// since, and settles that: with the mover's words, the text's, or others.
func TestTheChairTakesUpWhatTheTextOvertook(t *testing.T) {
	paragraph := func(words string) string {
		return "*Invites* donors to contribute " + words + " thousand crowns every year"
	}
	for _, ruled := range []struct {
		name       string
		resolution map[string]any
		number     string
		source     string
	}{
		{"as its mover proposed", map[string]any{"choose": 1}, "sixty", "amendment"},
		{"as the text has it", map[string]any{"keep": true}, "fifty", "amendment"},
		{"in other words", map[string]any{"text": paragraph("fifty-five")}, "fifty-five", "version"},
	} {
		t.Run(ruled.name, func(t *testing.T) {
			w := newWorld(t)
			draft := w.newDraft()
			fifty := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
			sixty := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "sixty"), edit("o3", "again", "soon"))
			adopt := func(version int, body map[string]any) *reply {
				return w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(version).json(body).send()
			}
			adopt(1, map[string]any{"amendments": at(fifty)}).is(http.StatusCreated)

			var page amendmentPage
			w.chair.get("/amendments/"+sixty.ID).into(http.StatusOK, &page)
			if page.Amendment.Status != "needs_rebase" || strings.Join(page.May, " ") != "amend rule adopt reject" {
				t.Fatalf("it is %s and the chair may %v", page.Amendment.Status, page.May)
			}
			var shown preview
			w.chair.post("/drafts/"+draft+"/merge-preview", map[string]any{"amendments": at(sixty)}).into(http.StatusOK, &shown)
			if shown.Complete || len(shown.Conflicts) != 1 || shown.Conflicts[0].Alternatives[0].Clause_Text != paragraph("sixty") {
				t.Fatalf("complete %v, conflicts %+v", shown.Complete, shown.Conflicts)
			}
			adopt(2, map[string]any{"amendments": at(sixty)}).refused(http.StatusConflict, "conflict", "resolutions", shown.Conflicts[0].ID)

			ruled.resolution["conflict"] = shown.Conflicts[0].ID
			settled := map[string]any{"amendments": at(sixty), "resolutions": []any{ruled.resolution}}
			w.chair.post("/drafts/"+draft+"/merge-preview", settled).into(http.StatusOK, &shown)
			if !shown.Complete {
				t.Fatalf("the settled merge is not complete: %+v", shown.Conflicts)
			}
			adopt(2, settled).is(http.StatusCreated)

			var now struct {
				Layout struct {
					Lines []struct{ Clause, Text string }
				}
			}
			w.karsk.get("/drafts/"+draft).into(http.StatusOK, &now)
			for _, line := range now.Layout.Lines {
				if line.Clause == "o2" && line.Text != paragraph(ruled.number) {
					t.Errorf("the paragraph reads %q, want %q", line.Text, paragraph(ruled.number))
				}
				if line.Clause == "o3" && line.Text != "*Decides* to meet soon" {
					t.Errorf("what did not collide reads %q", line.Text)
				}
			}
			var provenance struct {
				Clauses []struct {
					Clause string
					Spans  []struct{ Text, Source string }
				}
				Sources []struct{ ID, Kind string }
			}
			w.karsk.get("/drafts/"+draft+"/versions/3/provenance").into(http.StatusOK, &provenance)
			kinds := map[string]string{}
			for _, source := range provenance.Sources {
				kinds[source.ID] = source.Kind
			}
			for _, clause := range provenance.Clauses {
				for _, span := range clause.Spans {
					if strings.TrimSpace(span.Text) == ruled.number && kinds[span.Source] != ruled.source {
						t.Errorf("the words %q are traced to a %s, want %s", span.Text, kinds[span.Source], ruled.source)
					}
				}
			}
			verified, err := w.service.Verify(t.Context())
			if err != nil || verified.Break != "" {
				t.Errorf("the record: %q, error %v", verified.Break, err)
			}
		})
	}
}

func TestTheChairRejectsWhatTheTextOvertook(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	fifty := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	sixty := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "sixty"))
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(fifty)}).send().is(http.StatusCreated)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/rejections").seen(2).json(map[string]any{"amendments": at(sixty)}).send().is(http.StatusCreated)
	var page amendmentPage
	w.karsk.get("/amendments/"+sixty.ID).into(http.StatusOK, &page)
	if page.Amendment.Status != "rejected" {
		t.Errorf("it is %s", page.Amendment.Status)
	}
}

func TestTheChairTakesUpADeletionOfWhatWasEdited(t *testing.T) {
	for name, ruled := range map[string]struct {
		resolution map[string]any
		stands     bool
	}{
		"it goes":  {map[string]any{"choose": 1}, false},
		"it stays": {map[string]any{"keep": true}, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			draft := w.newDraft()
			edited := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
			deletion := w.proposes(w.karsk, draft, 1, map[string]any{"op": "delete", "clause": "o2"})
			w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(edited)}).send().is(http.StatusCreated)
			ruled.resolution["conflict"] = deletion.ID + "-c1"
			w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(2).
				json(map[string]any{"amendments": at(deletion), "resolutions": []any{ruled.resolution}}).send().is(http.StatusCreated)
			text := string(w.karsk.get("/drafts/" + draft + "/export?as=txt").is(http.StatusOK).Body)
			if strings.Contains(text, "fifty thousand") != ruled.stands {
				t.Errorf("the text reads\n%s", text)
			}
		})
	}
}

func TestAResolutionThatFitsNothingIsRefused(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	deletion := w.proposes(w.delmark, draft, 1, map[string]any{"op": "delete", "clause": "o2"})
	sixty := w.proposes(w.karsk, draft, 1, edit("o2", "forty", "sixty"))
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(deletion)}).send().is(http.StatusCreated)
	for _, resolution := range []map[string]any{
		{"conflict": sixty.ID + "-c9", "keep": true},
		{"conflict": sixty.ID + "-c1", "choose": 1},
		{"conflict": sixty.ID + "-c1", "text": "*Invites* banks"},
	} {
		w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(2).
			json(map[string]any{"amendments": at(sixty), "resolutions": []any{resolution}}).send().
			refused(http.StatusBadRequest, "invalid", resolution["conflict"].(string))
	}
}
