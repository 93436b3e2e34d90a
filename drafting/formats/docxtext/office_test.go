package docxtext_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// TestFilesThatLibreOfficeSavedAgain lets LibreOffice open and save our files:
// what it writes is another's Word file with our styles' names.
func TestFilesThatLibreOfficeSavedAgain(t *testing.T) {
	office := sharedtest.Program(t, "soffice", ".ci/install-libreoffice")
	texts := corpustest.Texts(t, corpustest.Report)
	if testing.Short() || raceDetector {
		texts = texts[:2]
	}
	in, out := t.TempDir(), t.TempDir()
	for i, x := range texts {
		if err := os.WriteFile(filepath.Join(in, name(i)), written(t, x), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	saveAgain(t, office, in, out)
	for i, x := range texts {
		data, err := os.ReadFile(filepath.Join(out, name(i)))
		if err != nil {
			t.Fatal(err)
		}
		result := read(t, data)
		if result.Text == nil {
			t.Fatalf("text %d is not read as one text", i)
		}
		if diff := cmp.Diff(shape(x), shape(result.Text)); diff != "" {
			t.Errorf("text %d, %s (-written +saved and read):\n%s", i, x.Title, diff)
		}
		amendments, notes := edited(t, data, x)
		if len(amendments) > 0 {
			t.Errorf("text %d read as a copy of itself gives %s; notes %q", i, text.EncodeJSON(amendments), notes)
		}
	}
}

func name(i int) string { return "text" + string(rune('a'+i)) + ".docx" }

// saveAgain converts every file of a folder, with a profile of its own so that no
// other LibreOffice is in the way.
func saveAgain(t *testing.T, office, in, out string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(in, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	arguments := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out}, files...)
	if said, err := exec.Command(office, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
}
