package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/sharedtest"
)

// mergeCase is one case of the shared files: a merge, or with Current a rebase.
type mergeCase struct {
	ID         string                     `json:"id"`
	Note       string                     `json:"note"`
	Base       json.RawMessage            `json:"base"`
	Current    json.RawMessage            `json:"current"`
	Amendments []json.RawMessage          `json:"amendments"`
	Edited     map[string]json.RawMessage `json:"edited"`
	Expect     expectation                `json:"expect"`
}

type expectation struct {
	Text              []string                  `json:"text"`
	Statuses          map[string]amend.Status   `json:"statuses"`
	Conflicts         *[]expectedConflict       `json:"conflicts"`
	Notices           []amend.NoticeKind        `json:"notices"`
	Marked            map[string]markedExpected `json:"marked"`
	RunsAtMost        map[string]int            `json:"runs_at_most"`
	MarkedWordsAtMost map[string]int            `json:"marked_words_at_most"`
	Moved             []string                  `json:"moved"`
	Inserted          *int                      `json:"inserted"`
	OrderFree         bool                      `json:"order_free"`
}

type expectedConflict struct {
	Clause  string             `json:"clause"`
	Between []string           `json:"between"`
	Kind    amend.ConflictKind `json:"kind"`
}

type markedExpected struct {
	Del string `json:"del"`
	Ins string `json:"ins"`
}

// TestCases runs every case of the shared folder, or of CHAPEAU_CASES, through
// the command line.
func TestCases(t *testing.T) {
	for _, c := range readCases(t) {
		t.Run(c.ID, func(t *testing.T) { runCase(t, c) })
	}
}

func readCases(t *testing.T) []mergeCase {
	t.Helper()
	folder := os.Getenv("CHAPEAU_CASES")
	if folder == "" {
		folder = filepath.Join(sharedtest.Dir(t), "cases")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s: %v", folder, err)
	}
	var all []mergeCase
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.DisallowUnknownFields()
		var cases []mergeCase
		if err := decoder.Decode(&cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, cases...)
	}
	return all
}

// workshop is a folder with a case's files and the command line.
type workshop struct {
	t      *testing.T
	folder string
}

func (w workshop) write(name string, content []byte) string {
	path := filepath.Join(w.folder, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		w.t.Fatal(err)
	}
	return path
}

// run runs one command and returns what it printed. It must exit with one of the
// codes.
func (w workshop) run(codes []int, args ...string) []byte {
	w.t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); !slices.Contains(codes, code) {
		w.t.Fatalf("chapeau %s exits with %d: %s", strings.Join(args, " "), code, errs.String())
	}
	return out.Bytes()
}

func (w workshop) decode(data []byte, target any) {
	w.t.Helper()
	if err := json.Unmarshal(data, target); err != nil {
		w.t.Fatalf("%v in %s", err, data)
	}
}

func runCase(t *testing.T, c mergeCase) {
	w := workshop{t, t.TempDir()}
	base := w.write("base.json", c.Base)
	var proposals []string
	for i, a := range c.Amendments {
		proposals = append(proposals, w.write("amendment"+string(rune('a'+i))+".json", a))
	}
	ids := make([]string, 0, len(c.Edited))
	for id := range c.Edited {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		proposals = append(proposals, w.write(id+".json", c.Edited[id]))
	}
	if c.Current != nil {
		w.checkRebase(c, base, w.write("current.json", c.Current), proposals)
	} else {
		w.checkMerge(c, base, proposals)
	}
	w.checkComparison(c, base, proposals)
}

func (w workshop) checkMerge(c mergeCase, base string, proposals []string) {
	var result amend.MergeResult
	merged := w.run([]int{exitDone, exitConflicts}, append([]string{"merge", base}, proposals...)...)
	w.decode(merged, &result)
	w.checkText(c, result.Text)
	for _, status := range result.Amendments {
		if want, given := c.Expect.Statuses[status.ID]; given && status.Status != want {
			w.t.Errorf("%s is %s, want %s", status.ID, status.Status, want)
		}
	}
	w.checkConflicts(c, result.Conflicts)
	w.checkNotices(c, result.Notices)
	if c.Expect.OrderFree {
		slices.Reverse(proposals)
		var back amend.MergeResult
		w.decode(w.run([]int{exitDone, exitConflicts}, append([]string{"merge", base}, proposals...)...), &back)
		w.checkText(c, back.Text)
	}
}

func (w workshop) checkRebase(c mergeCase, base, current string, proposals []string) {
	for _, proposal := range proposals {
		var result amend.RebaseResult
		w.decode(w.run([]int{exitDone, exitConflicts}, "rebase", "--base", base, "--current", current, proposal), &result)
		w.checkText(c, result.Text)
		if want, given := c.Expect.Statuses[result.Amendment.ID]; given && result.Status != want {
			w.t.Errorf("%s is %s, want %s", result.Amendment.ID, result.Status, want)
		}
		w.checkConflicts(c, result.Conflicts)
		w.checkNotices(c, result.Notices)
	}
}

// checkText compares the paragraphs of a text, labels left out, as export prints
// them.
func (w workshop) checkText(c mergeCase, t any) {
	w.t.Helper()
	if c.Expect.Text == nil {
		return
	}
	data, err := json.Marshal(t)
	if err != nil {
		w.t.Fatal(err)
	}
	exported := string(w.run([]int{exitDone}, "export", w.write("result.json", data), "--as", "md"))
	got := bodyParagraphs(exported)
	if !slices.Equal(got, c.Expect.Text) {
		w.t.Errorf("the text is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.Expect.Text, "\n"))
	}
}

// bodyParagraphs returns the paragraphs between the body line and the notes.
func bodyParagraphs(exported string) []string {
	var out []string
	for i, block := range strings.Split(strings.TrimSpace(exported), "\n\n") {
		if i < 2 || strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", []rune(block)[0]) {
			continue
		}
		out = append(out, withoutLabel(block))
	}
	return out
}

func withoutLabel(block string) string {
	label, rest, found := strings.Cut(block, " ")
	if found && (strings.HasSuffix(label, ".") && strings.Trim(label, "0123456789.") == "" || strings.HasPrefix(label, "(") && strings.HasSuffix(label, ")")) {
		return rest
	}
	return block
}

func (w workshop) checkConflicts(c mergeCase, conflicts []amend.ConflictReport) {
	w.t.Helper()
	if c.Expect.Conflicts == nil {
		return
	}
	if len(conflicts) != len(*c.Expect.Conflicts) {
		w.t.Fatalf("%d conflicts, want %d: %+v", len(conflicts), len(*c.Expect.Conflicts), conflicts)
	}
	for i, want := range *c.Expect.Conflicts {
		var between []string
		for _, alternative := range conflicts[i].Alternatives {
			between = append(between, alternative.Amendments...)
		}
		slices.Sort(between)
		if conflicts[i].Clause != want.Clause || !slices.Equal(between, want.Between) || want.Kind != "" && conflicts[i].Kind != want.Kind {
			w.t.Errorf("conflict %+v, want %+v", conflicts[i], want)
		}
	}
}

func (w workshop) checkNotices(c mergeCase, notices []amend.Notice) {
	w.t.Helper()
	for _, want := range c.Expect.Notices {
		if !slices.ContainsFunc(notices, func(n amend.Notice) bool { return n.Kind == want }) {
			w.t.Errorf("no notice %s among %+v", want, notices)
		}
	}
}

// checkComparison checks how the sole amendment's changes are shown.
func (w workshop) checkComparison(c mergeCase, base string, proposals []string) {
	e := c.Expect
	if len(e.Marked)+len(e.RunsAtMost)+len(e.MarkedWordsAtMost)+len(e.Moved) == 0 && e.Inserted == nil {
		return
	}
	var merged amend.MergeResult
	w.decode(w.run([]int{exitDone}, "merge", base, proposals[0]), &merged)
	data, err := json.Marshal(merged.Text)
	if err != nil {
		w.t.Fatal(err)
	}
	var comparison amend.Comparison
	w.decode(w.run([]int{exitDone}, "diff", base, w.write("changed.json", data)), &comparison)
	byClause := make(map[string]amend.ClauseDiff)
	var moved []string
	inserted := 0
	for _, clause := range comparison.Clauses {
		byClause[clause.Clause] = clause
		switch clause.Status {
		case amend.Moved:
			moved = append(moved, clause.Clause)
		case amend.Inserted:
			inserted++
		}
	}
	for id, want := range e.Marked {
		del, ins := markedIn(byClause[id].Runs, diffing.Delete), markedIn(byClause[id].Runs, diffing.Insert)
		if del != want.Del || ins != want.Ins {
			w.t.Errorf("%s marks %q as deleted and %q as inserted, want %q and %q", id, del, ins, want.Del, want.Ins)
		}
	}
	for id, most := range e.RunsAtMost {
		if n := len(byClause[id].Runs); n > most {
			w.t.Errorf("%s has %d runs, want at most %d: %q", id, n, most, byClause[id].Runs)
		}
	}
	for id, most := range e.MarkedWordsAtMost {
		if n := markedWordCount(byClause[id].Runs); n > most {
			w.t.Errorf("%s marks %d words, want at most %d: %q", id, n, most, byClause[id].Runs)
		}
	}
	if e.Moved != nil {
		slices.Sort(moved)
		slices.Sort(e.Moved)
		if !slices.Equal(moved, e.Moved) {
			w.t.Errorf("%q are shown as moved, want %q", moved, e.Moved)
		}
	}
	if e.Inserted != nil && inserted != *e.Inserted {
		w.t.Errorf("%d clauses are shown as inserted, want %d", inserted, *e.Inserted)
	}
}

// markedIn joins the words of one kind of run; emphasis marks are none.
func markedIn(runs []diffing.Run, op string) string {
	var b strings.Builder
	for _, run := range runs {
		if run.Op == op {
			b.WriteString(strings.ReplaceAll(run.Text, "*", ""))
		}
	}
	return strings.TrimSpace(b.String())
}

func markedWordCount(runs []diffing.Run) int {
	count := 0
	for _, run := range runs {
		if run.Op == diffing.Equal {
			continue
		}
		for _, token := range diffing.Tokenize(run.Text) {
			if token.Kind == diffing.Word {
				count++
			}
		}
	}
	return count
}
