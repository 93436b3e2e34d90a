package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"chapeau/drafting/amend"
)

const (
	instructedBase = `{"kind":"resolution","symbol":"E/CN.99/2031/L.3","title":"Locks","body":"The Commission,","clauses":[
		{"id":"p1","kind":"preambular","text":"*Noting* that pilots meet every two years"},
		{"id":"o1","kind":"operative","text":"*Requests* all ports to meet all pilots"},
		{"id":"o2","kind":"operative","text":"*Decides* to meet"}]}`
	instructedNew = `{"kind":"resolution","symbol":"E/CN.99/2031/L.3","title":"Locks","body":"The Commission,","clauses":[
		{"id":"p1","kind":"preambular","text":"*Noting* that pilots meet every year"},
		{"id":"n1","kind":"operative","text":"*Thanks* the locks"},
		{"id":"o1","kind":"operative","text":"*Requests* all ports to meet all pilots"}]}`
	instructedWords = `In preambular paragraph 1, replace the words “two years” with the word “year”.
Before operative paragraph 1, insert a new operative paragraph reading: “*Thanks* the locks”.
Delete operative paragraph 2.
`
)

// What diff says in words, import reads as the same amendment.
func TestInstructionsGoBothWays(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base, changed := w.write("base.json", []byte(instructedBase)), w.write("new.json", []byte(instructedNew))
	words := w.run([]int{exitDone}, "diff", base, changed, "--as", "instructions")
	if string(words) != instructedWords {
		t.Errorf("the words are\n%s\nwant\n%s", words, instructedWords)
	}
	var a amend.Amendment
	w.decode(w.run([]int{exitDone}, "import", w.write("D5.txt", words), "--format", "instructions", "--base", base), &a)
	if a.ID != "D5" || len(a.Ops) != 3 {
		t.Errorf("the amendment is %+v", a)
	}
	encoded, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var result amend.MergeResult
	w.decode(w.run([]int{exitDone}, "merge", base, w.write("a.json", encoded)), &result)
	again := w.write("again.json", mustMarshal(t, result.Text))
	if repeated := w.run([]int{exitDone}, "diff", base, again, "--as", "instructions"); !bytes.Equal(repeated, words) {
		t.Errorf("said again the amendment is\n%s", repeated)
	}
}

func mustMarshal(t *testing.T, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Every sentence that cannot be carried out is named, with its line and its words.
func TestInstructionsNameEachSentence(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base := w.write("base.json", []byte(instructedBase))
	paper := w.write("paper.txt", []byte("In OP1, replace the word “all” with the word “some”.\nDelete operative paragraph 2.\nDelete operative paragraph 9.\nThink again.\n"))
	var out, errs bytes.Buffer
	if code := run([]string{"import", paper, "--format", "instructions", "--base", base}, strings.NewReader(""), &out, &errs); code != exitWrong {
		t.Errorf("exits with %d", code)
	}
	want := []string{
		"chapeau: " + paper + ": line 1, “all”: these words stand twice in operative paragraph 1; quote more of the words around them, or say “the second time they occur”",
		"chapeau: " + paper + ": line 3, “operative paragraph 9”: there is no operative paragraph 9; there are 1 to 2",
	}
	lines := strings.Split(strings.TrimSpace(errs.String()), "\n")
	if len(lines) != 3 || lines[0] != want[0] || lines[1] != want[1] || !strings.HasPrefix(lines[2], "chapeau: "+paper+": line 4, “Think") {
		t.Errorf("the errors are\n%s", errs.String())
	}
	if out.Len() > 0 {
		t.Errorf("prints %s", out.String())
	}
	for _, args := range [][]string{{"import", paper, "--format", "instructions"}, {"import", paper, "--base", base}} {
		errs.Reset()
		if code := run(args, strings.NewReader(""), &out, &errs); code != exitWrong || !strings.Contains(errs.String(), "--format instructions") {
			t.Errorf("%v exits with %d: %s", args, code, errs.String())
		}
	}
}
