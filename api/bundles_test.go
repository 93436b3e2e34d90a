package api_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"chapeau/drafting/formats/bundle"
	"chapeau/drafting/formats/export"
	"chapeau/drafting/formats/ziptest"
)

// unpacked are the files of a bundle whose manifest holds.
func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	if _, err := bundle.Verify(bytes.NewReader(data), int64(len(data))); err != nil {
		t.Fatal(err)
	}
	return ziptest.Files(t, data)
}

// A bundle holds every version and wording that the committee may see, in every
// format, and nothing that is private.
func TestABundleHoldsWhatTheCommitteeSees(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	adopted := w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	pending := w.proposes(w.karsk, draft, 1, edit("o3", "again", "soon"))
	var private amendmentPage
	w.karsk.post("/drafts/"+draft+"/amendments", map[string]any{"base_version": 1, "ops": []any{edit("i1", "model code", "secret code")}}).into(http.StatusCreated, &private)
	w.chair.call(http.MethodPost, "/drafts/"+draft+"/adoptions").seen(1).json(map[string]any{"amendments": at(adopted)}).send().is(http.StatusCreated)

	files := unpacked(t, w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "zip"}).Body)
	var want []string
	for _, f := range export.Of(export.OfText) {
		want = append(want, "versions/v01."+f.Name, "versions/v02."+f.Name)
	}
	for _, f := range export.Of(export.OfComparison) {
		want = append(want, "comparisons/v01-to-v02."+f.Name)
	}
	for _, f := range export.Of(export.OfWords) {
		if f.Name == "pdf" {
			continue
		}
		want = append(want, "amendments/"+adopted.Label+"/r01."+f.Name, "amendments/"+pending.Label+"/r01."+f.Name)
	}
	want = append(want, "decisions.json", "statements.json", "documents.json", "record/record.json", "record/record.html", "record/record.md")
	for _, path := range want {
		if files[path] == "" {
			t.Errorf("the bundle has no %s", path)
		}
		if !strings.Contains(files[bundle.ContentsName], "`"+path+"`") {
			t.Errorf("the contents do not name %s", path)
		}
	}
	for path, words := range files {
		if strings.Contains(words, "secret code") {
			t.Errorf("%s tells what was not submitted", path)
		}
	}
	if words := files["amendments/"+pending.Label+"/r01.txt"]; !strings.Contains(words, "“again”") || !strings.Contains(words, "“soon”") {
		t.Errorf("the amendment in words is\n%s", words)
	}
	if !strings.Contains(files["versions/v01.txt"], "forty") || !strings.Contains(files["versions/v02.txt"], "fifty") {
		t.Error("the versions are not those of the draft")
	}
}

// The same state gives the same bytes.
func TestABundleIsTheSameEachTime(t *testing.T) {
	w := newWorld(t)
	draft := w.newDraft()
	w.proposes(w.delmark, draft, 1, edit("o2", "forty", "fifty"))
	first := w.karsk.exports("/drafts/"+draft+"/exports", map[string]any{"as": "zip"}).Body
	again := w.chair.exports("/drafts/"+draft+"/exports", map[string]any{"as": "zip"}).Body
	if bytes.Equal(first, again) {
		return
	}
	one, other := unpacked(t, first), unpacked(t, again)
	for path := range one {
		if one[path] != other[path] {
			t.Errorf("%s differs", path)
		}
	}
	t.Error("two bundles of one state differ")
}
