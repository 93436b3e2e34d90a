package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/sharedtest"
)

const faultyText = `{"kind":"resolution","title":"Locks.","body":"The Commission,","clauses":[
 {"id":"o1","kind":"operative","text":"*Requests* the ports to meet"},
 {"id":"o2","kind":"operative","text":"*Requests* [all] ports to report"},
 {"id":"o3","kind":"operative","text":"*Requests* the pilots to pay"}]}`

// linted runs lint, which finds something and still exits with 0.
func linted(t *testing.T, args ...string) []map[string]string {
	t.Helper()
	w := workshop{t, t.TempDir()}
	if args[0] == "faulty" {
		args[0] = w.write("faulty.json", []byte(faultyText))
	}
	var result struct {
		Findings []map[string]string `json:"findings"`
	}
	if err := json.Unmarshal(w.run([]int{exitDone}, append([]string{"lint"}, args...)...), &result); err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

func TestLintPrintsWhatItFinds(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"faulty"}, []string{"title-stop title", "sequence o2"}},
		{[]string{"faulty", "--adopted"}, []string{"title-stop title", "sequence o2", "leftover-brackets o2"}},
		{[]string{"faulty", "--level", "strict"}, []string{"title-stop title", "sequence o2", "sequence o3"}},
	} {
		var got []string
		for _, f := range linted(t, c.args...) {
			got = append(got, f["rule"]+" "+f["clause"])
			if keys := slices.Sorted(maps.Keys(f)); strings.Join(keys, " ") != "clause message rule severity suggestion" {
				t.Errorf("a finding has the fields %v", keys)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v finds %v, want %v", c.args, got, c.want)
		}
	}
}

// Nothing found is an empty list.
func TestLintOfATextWithoutFaults(t *testing.T) {
	w := workshop{t, t.TempDir()}
	out := w.run([]int{exitDone}, "lint", w.write("base.json", []byte(oneText)))
	if !bytes.Contains(out, []byte(`"findings": []`)) {
		t.Errorf("printed %s", out)
	}
}

// A report's findings say which of its texts they belong to, whether it is read as
// a document or as what import made of it.
func TestLintOfAReport(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", "000_*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the report is not in the shared folder: %v %v", files, err)
	}
	w := workshop{t, t.TempDir()}
	direct := w.run([]int{exitDone}, "lint", files[0])
	imported := w.write("report.json", w.run([]int{exitDone}, "import", files[0]))
	if again := w.run([]int{exitDone}, "lint", imported); !bytes.Equal(again, direct) {
		t.Error("the imported report has other findings than the document")
	}
	found := linted(t, files[0])
	if len(found) == 0 {
		t.Fatal("nothing is found")
	}
	for _, f := range found {
		if section, designation, named := strings.Cut(f["text"], ". "); !named || len(section) != 1 || designation == "" {
			t.Errorf("a finding is of the text %q", f["text"])
		}
	}
}
