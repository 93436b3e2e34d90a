package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting/sharedtest"
)

const oneText = `{"kind":"resolution","title":"Locks","body":"The Commission,","clauses":[{"id":"o1","kind":"operative","text":"Requests all ports to meet all pilots"}]}`

// Bad input gets one clear line that names the file, the place and the cure, and
// the exit code that its kind has.
func TestBadInputIsSaidInOneLine(t *testing.T) {
	w := workshop{t, t.TempDir()}
	base := w.write("base.json", []byte(oneText))
	amendment := func(name, ops string) string {
		return w.write(name, []byte(`{"schema":"chapeau/amendment@1","id":"A","by":"Delmark","ops":[`+ops+`]}`))
	}
	for _, c := range []struct {
		name string
		args []string
		exit int
		says []string
	}{
		{"no command", nil, exitUsage, []string{"--help"}},
		{"unknown command", []string{"compile"}, exitUsage, []string{"compile"}},
		{"unknown form", []string{"export", base, "--as", "odt"}, exitUsage, []string{"odt", "html"}},
		{"missing file", []string{"import", filepath.Join(w.folder, "none.txt")}, exitWrong, []string{"none.txt", "no such file"}},
		{"empty", []string{"import", w.write("empty.txt", nil)}, exitWrong, []string{"empty.txt", "empty"}},
		{"binary", []string{"import", w.write("binary.txt", []byte("%PDF\x00\x01"))}, exitWrong, []string{"binary.txt"}},
		{"not UTF-8", []string{"import", w.write("latin.txt", []byte("The Council\xe9,"))}, exitWrong, []string{"latin.txt", "UTF-8"}},
		{"50 MB", []string{"import", w.write("large.txt", bytes.Repeat([]byte("word "), 10<<20))}, exitWrong, []string{"large.txt", "32 MB"}},
		{"broken JSON", []string{"export", w.write("broken.json", []byte("{\n\"kind\":")), "--as", "md"}, exitWrong, []string{"broken.json", "line 2"}},
		{"unclosed mark", []string{"export", w.write("mark.json", []byte(strings.Replace(oneText, "Requests", "*Requests", 1))), "--as", "md"}, exitWrong, []string{"o1", "never closed"}},
		{"misspelled field", []string{"export", w.write("field.json", []byte(strings.Replace(oneText, `"title"`, `"tittle"`, 1))), "--as", "md"}, exitWrong, []string{"tittle"}},
		{"unknown clause", []string{"merge", base, amendment("unknown.json", `{"op":"delete","clause":"o9"}`)}, exitWrong, []string{"operation 1", `"o9"`}},
		{"words that match twice", []string{"merge", base, amendment("twice.json", `{"op":"edit","clause":"o1","find":"all","with":"some"}`)}, exitWrong, []string{"all", "2 times", "o1", "occurrence"}},
		{"words that match nowhere", []string{"rebase", "--base", base, "--current", base, amendment("nowhere.json", `{"op":"edit","clause":"o1","find":"docks","with":"some"}`)}, exitWrong, []string{"docks", "nowhere"}},
		{"an amendment where a text is expected", []string{"diff", base, amendment("kind.json", "")}, exitWrong, []string{"kind.json", "chapeau/text@1"}},
		{"an amendment where lint expects a text", []string{"lint", amendment("lint.json", "")}, exitWrong, []string{"lint.json", "chapeau/report@1"}},
		{"a level that lint does not have", []string{"lint", base, "--level", "harsh"}, exitUsage, []string{"harsh", "strict"}},
		{"no database", []string{"verify", "--database", filepath.Join(w.folder, "none.db")}, exitWrong, []string{"no such database"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(c.args, strings.NewReader(""), &out, &errs); code != c.exit {
				t.Fatalf("exits with %d, want %d: %s", code, c.exit, errs.String())
			}
			if lines := strings.Count(strings.TrimSpace(errs.String()), "\n"); lines > 0 {
				t.Errorf("says it in %d lines: %s", lines+1, errs.String())
			}
			for _, words := range c.says {
				if !strings.Contains(errs.String(), words) {
					t.Errorf("does not say %q: %s", words, errs.String())
				}
			}
		})
	}
}

// Standard input is a file like any other.
func TestStandardInputIsRead(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"export", "-", "--as", "txt"}, strings.NewReader(oneText), &out, &errs); code != exitDone {
		t.Fatalf("exits with %d: %s", code, errs.String())
	}
	if !strings.Contains(out.String(), "Requests all ports to meet all pilots.") {
		t.Errorf("printed %q", out.String())
	}
}

// The real report goes through the program and comes back: imported, exported as
// Markdown and imported again it is the same.
func TestTheReportGoesThroughTheProgram(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", "000_*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the report is not in the shared folder: %v %v", files, err)
	}
	w := workshop{t, t.TempDir()}
	imported := w.run([]int{exitDone}, "import", files[0])
	first := w.write("report.json", imported)
	exported := filepath.Join(w.folder, "report.md")
	w.run([]int{exitDone}, "export", first, "--as", "md", "-o", exported)
	if again := w.run([]int{exitDone}, "import", exported); !bytes.Equal(again, imported) {
		t.Error("imported, exported and imported again the report differs")
	}
	if info, err := os.Stat(exported); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("the exported file is %v, %v", info, err)
	}
}
