package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/ziptest"
	"chapeau/drafting/text"
)

// A text goes out as Word and comes back with its words, numbers and notes.
func TestWordGoesThroughTheProgram(t *testing.T) {
	w := workshop{t, t.TempDir()}
	file := w.write("text.json", []byte(`{"kind":"resolution","title":"Locks","body":"The Commission,","footnotes":{"a":"Locks Register, No. 7."},"clauses":[
		{"id":"p1","kind":"preambular","text":"*Recalling* the meeting referred to in {ref:o2}"},
		{"id":"o1","kind":"operative","text":"*Requests* all ports to meet all pilots{fn:a}"},
		{"id":"o2","kind":"operative","text":"*Decides* to meet, as {ref:o1} asks"}]}`))
	exported := filepath.Join(w.folder, "exported.docx")
	w.run([]int{exitDone}, "export", file, "--as", "docx", "-o", exported)
	imported := w.run([]int{exitDone}, "import", exported)
	if bytes.Contains(imported, []byte(`"end"`)) || !bytes.Contains(imported, []byte("{ref:o2}")) {
		t.Errorf("ends that are not conventional came back, or a reference did not: %s", imported)
	}
	back := w.write("back.json", imported)
	want := w.run([]int{exitDone}, "export", file, "--as", "md")
	if got := w.run([]int{exitDone}, "export", back, "--as", "md"); !bytes.Equal(got, want) {
		t.Errorf("came back as\n%s\nwant\n%s", got, want)
	}
	if got := w.run([]int{exitDone}, "export", exported, "--as", "md"); !bytes.Equal(got, want) {
		t.Errorf("as a source it prints\n%s\nwant\n%s", got, want)
	}
}

// Tracked changes come back as their authors' amendments, and merged they give
// what the amendments gave.
func TestTrackedChangesGoThroughTheProgram(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base := w.write("text.json", []byte(oneText))
	one := w.write("one.json", []byte(`{"id":"A1","by":"Delmark","ops":[{"op":"edit","clause":"o1","find":"all pilots","with":"every pilot"}]}`))
	two := w.write("two.json", []byte(`{"id":"A2","by":"Karsk","ops":[{"op":"insert","after":"o1","clause":{"kind":"operative","text":"*Invites* donors"}}]}`))
	tracked := filepath.Join(w.folder, "tracked.docx")
	w.run([]int{exitDone}, "export", base, "--as", "docx", "--tracked", one, "--tracked", two, "-o", tracked)

	var marked docxtext.Marked
	if err := json.Unmarshal(w.run([]int{exitDone}, "import", tracked), &marked); err != nil {
		t.Fatal(err)
	}
	var movers []string
	for _, a := range marked.Amendments {
		movers = append(movers, a.By)
	}
	slices.Sort(movers)
	if got := strings.Join(movers, ", "); marked.Schema != docxtext.MarkedSchema || got != "Delmark, Karsk" {
		t.Errorf("it holds %s by %s", marked.Schema, got)
	}
	merged := func(files ...string) string {
		var result struct{ Text *text.Text }
		if err := json.Unmarshal(w.run([]int{exitDone}, append([]string{"merge", base}, files...)...), &result); err != nil {
			t.Fatal(err)
		}
		return string(w.run([]int{exitDone}, "export", w.write("merged.json", text.Encode(result.Text)), "--as", "md"))
	}
	if got, want := merged(tracked), merged(one, two); got != want {
		t.Errorf("merged it gives\n%s\nwant\n%s", got, want)
	}

	var out, errs bytes.Buffer
	code := run([]string{"rebase", "--base", base, "--current", base, tracked}, strings.NewReader(""), &out, &errs)
	if code != exitWrong || !strings.Contains(errs.String(), "the changes of 2 authors where one amendment is expected") {
		t.Errorf("as one amendment it exits with %d: %s", code, errs.String())
	}
	code = run([]string{"export", tracked, "--as", "txt"}, strings.NewReader(""), &out, &errs)
	if code != exitWrong || !strings.Contains(errs.String(), "has tracked changes where one text is expected") {
		t.Errorf("as one text it exits with %d: %s", code, errs.String())
	}
}

// What somebody changes in another's insertion is printed as an amendment to the
// other's amendment, and never merged as one to the text.
func TestSubAmendmentsOfAWordFileAreNotTakenForAmendments(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base := w.write("text.json", []byte(oneText))
	one := w.write("one.json", []byte(`{"id":"A1","by":"Delmark","ops":[{"op":"edit","clause":"o1","find":"all pilots","with":"all pilots and all engineers of the port"}]}`))
	tracked := filepath.Join(w.folder, "tracked.docx")
	w.run([]int{exitDone}, "export", base, "--as", "docx", "--tracked", one, "-o", tracked)
	file, err := os.ReadFile(tracked)
	if err != nil {
		t.Fatal(err)
	}
	nested := ziptest.Changed(t, file, "word/document.xml", func(document []byte) []byte {
		return bytes.Replace(document, []byte("engineers of"), []byte(`</w:t></w:r><w:del w:id="900" w:author="Karsk"><w:r><w:delText xml:space="preserve">engineers </w:delText></w:r></w:del><w:r><w:t xml:space="preserve">of`), 1)
	})
	changed := w.write("changed.docx", nested)
	marked, err := docxtext.DecodeMarked(w.run([]int{exitDone}, "import", changed))
	if err != nil {
		t.Fatal(err)
	}
	if subs := marked.SubAmendments; len(subs) != 1 || subs[0].By != "Karsk" || subs[0].To != marked.Amendments[0].ID {
		t.Errorf("its sub-amendments are %+v", subs)
	}
	var printed, errs bytes.Buffer
	code := run([]string{"merge", base, changed}, strings.NewReader(""), &printed, &errs)
	if code != exitWrong || !strings.Contains(errs.String(), "Karsk changed words that another author inserted") || printed.Len() > 0 {
		t.Errorf("merging exits with %d: %s%s", code, errs.String(), printed.String())
	}
}

func TestADamagedWordFileIsRefused(t *testing.T) {
	w := workshop{t, t.TempDir()}
	exported := filepath.Join(w.folder, "exported.docx")
	w.run([]int{exitDone}, "export", w.write("text.json", []byte(oneText)), "--as", "docx", "-o", exported)
	data, err := os.ReadFile(exported)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	code := run([]string{"import", w.write("cut.docx", data[:len(data)/2])}, strings.NewReader(""), &out, &errs)
	if code != exitWrong || !strings.Contains(errs.String(), "cut.docx") || out.Len() > 0 {
		t.Errorf("a cut file exits with %d: %s%s", code, errs.String(), out.String())
	}
}
