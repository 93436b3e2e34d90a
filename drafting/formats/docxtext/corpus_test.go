package docxtext_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/sharedtest"
)

func corpusFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedtest.Dir(t), "corpus", "word", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

type expected struct{ Accept, Reject []string }

func expectations(t testing.TB) map[string]expected {
	t.Helper()
	var files map[string]expected
	if err := json.Unmarshal(corpusFile(t, "expected.json"), &files); err != nil {
		t.Fatal(err)
	}
	if len(files) != 20 {
		t.Fatalf("%d files are expected, want 20", len(files))
	}
	return files
}

func TestTrackedFilesOfOthers(t *testing.T) {
	for name, want := range expectations(t) {
		t.Run(name, func(t *testing.T) {
			data := corpusFile(t, name)
			if !docxtext.Is(data) {
				t.Error("the file is not recognised as a Word file")
			}
			for view, want := range map[docxtext.View][]string{docxtext.Accepted: want.Accept, docxtext.Rejected: want.Reject} {
				got, err := docxtext.Paragraphs(data, view)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("view %d (-want +got):\n%s", view, diff)
				}
			}
		})
	}
}

func TestMalformedFileIsRefused(t *testing.T) {
	_, err := docxtext.Paragraphs(corpusFile(t, "malformed.docx"), docxtext.Accepted)
	if fault.CodeOf(err) != fault.Invalid {
		t.Fatalf("error %v", err)
	}
	t.Log(err)
}
