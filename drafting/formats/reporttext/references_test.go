package reporttext_test

import (
	"path/filepath"
	"testing"

	"chapeau/drafting/reference"
)

// TestReferencesOfOldResolutions: references to a resolution's own paragraphs
// are found, those to other instruments' paragraphs are not.
func TestReferencesOfOldResolutions(t *testing.T) {
	dir, expected := securityCouncil(t)
	found, same := 0, 0
	for name := range expected {
		_, result := readFile(t, filepath.Join(dir, name))
		for _, o := range reference.Find(result.Text) {
			found++
			if o.Prints == o.Words {
				same++
			}
		}
	}
	if found < 17 || same < 16 {
		t.Errorf("%d references are offered, %d print the same words; want 17 and 16", found, same)
	}
	_, report := corpusReport(t)
	for _, one := range instruments(report) {
		if offers := reference.Find(one); len(offers) > 0 {
			t.Errorf("%s: %d references are offered, but all in the report lead elsewhere", one.Designation, len(offers))
		}
	}
}
