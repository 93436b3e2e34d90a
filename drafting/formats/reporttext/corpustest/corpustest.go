// Package corpustest reads the real documents of the shared folder for tests.
package corpustest

import (
	"os"
	"path/filepath"
	"testing"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

// The documents: one session report, and single resolutions of another organ.
const (
	Report          = "000_*.txt"
	SecurityCouncil = "security-council/*.txt"
)

// Texts reads every text of the corpus' files that a pattern names. It skips, or
// under CI fails, as [sharedtest.Dir] does.
func Texts(t testing.TB, pattern string) []*text.Text {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no file is %s (%v)", pattern, err)
	}
	var texts []*text.Text
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		result, err := reporttext.Read(data)
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(file), err)
		}
		if result.Text != nil {
			texts = append(texts, result.Text)
			continue
		}
		for _, s := range result.Report.Sections {
			texts = append(texts, s.Texts...)
		}
	}
	return texts
}

// Resolutions are the report's resolutions, without its decisions.
func Resolutions(t testing.TB) []*text.Text {
	t.Helper()
	var resolutions []*text.Text
	for _, one := range Texts(t, Report) {
		if one.Kind == text.Resolution {
			resolutions = append(resolutions, one)
		}
	}
	return resolutions
}
