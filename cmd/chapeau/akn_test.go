package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// A text and the real report go out as Akoma Ntoso and come back the same, however
// the file's form is said.
func TestAkomaNtosoGoesThroughTheProgram(t *testing.T) {
	w := workshop{t, t.TempDir()}
	text := w.write("text.json", []byte(oneText))
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", "000_*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the report is not in the shared folder: %v %v", files, err)
	}
	report := w.write("report.json", w.run([]int{exitDone}, "import", files[0]))
	for _, file := range []string{text, report} {
		want := w.run([]int{exitDone}, "import", file)
		exported := filepath.Join(w.folder, "exported.xml")
		w.run([]int{exitDone}, "export", file, "--as", "akn", "-o", exported)
		for _, format := range []string{"auto", "akn"} {
			if got := w.run([]int{exitDone}, "import", exported, "--format", format); !bytes.Equal(got, want) {
				t.Errorf("%s as %s came back as\n%s", filepath.Base(file), format, got)
			}
		}
	}
}

func TestAnAmendmentPaperIsImportedAsAnAmendment(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base, err := text.Decode([]byte(oneText))
	if err != nil {
		t.Fatal(err)
	}
	a := amend.Amendment{Schema: amend.Schema, ID: "A", By: "Delmark", Ops: []amend.Op{{Kind: amend.Delete, Clause: "o1"}}}
	var paper bytes.Buffer
	if err := akn.Amendment(&paper, base, a, akn.Options{}); err != nil {
		t.Fatal(err)
	}
	got := w.run([]int{exitDone}, "import", w.write("paper.xml", paper.Bytes()))
	if want := text.EncodeJSON(a); !bytes.Equal(got, want) {
		t.Errorf("came back as\n%s", got)
	}
}

// Where a text is expected, one in Akoma Ntoso is read as one, and what holds no
// text is refused.
func TestAkomaNtosoWhereATextIsExpected(t *testing.T) {
	w := workshop{t, t.TempDir()}
	file := w.write("text.xml", w.run([]int{exitDone}, "export", w.write("text.json", []byte(oneText)), "--as", "akn"))
	if got := w.run([]int{exitDone}, "export", file, "--as", "txt"); !bytes.Contains(got, []byte("Requests all ports to meet all pilots.")) {
		t.Errorf("printed %s", got)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cut := w.write("cut.xml", data[:len(data)/2])
	var out, errs bytes.Buffer
	if code := run([]string{"import", cut}, strings.NewReader(""), &out, &errs); code != exitWrong || !strings.Contains(errs.String(), "cut off") {
		t.Errorf("a cut file exits with %d: %s", code, errs.String())
	}
}
