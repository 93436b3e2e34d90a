package drafting

import "testing"

func TestTheQualifierSaysWhatHappenedToTheText(t *testing.T) {
	for _, c := range []struct {
		name     string
		versions []Version
		want     Qualifier
	}{
		{"nothing", []Version{{Number: 1, Reason: Created}}, AsIssued},
		{"an oral revision", []Version{{Number: 1}, {Number: 2, Reason: OrallyRevised}}, AsOrallyRevised},
		{"an accepted amendment", []Version{{Number: 1}, {Number: 2, Reason: SponsorIncorporated}}, AsOrallyRevised},
		{"an adopted amendment", []Version{{Number: 1}, {Number: 2, Reason: Amended}}, AsAmended},
		{"both", []Version{{Number: 1}, {Number: 2, Reason: OrallyRevised}, {Number: 3, Reason: Amended}}, AsOrallyRevisedAndAmended},
		{"a revision in writing", []Version{{Number: 1}, {Number: 2, Reason: OrallyRevised}, {Number: 3, Reason: Revised}}, AsIssued},
		{"an adoption undone", []Version{{Number: 1}, {Number: 2, Reason: OrallyRevised}, {Number: 3, Reason: Amended}, {Number: 4, Reason: Undone, Restores: 2}}, AsOrallyRevised},
		{"numbering", []Version{{Number: 1}, {Number: 2, Reason: Amended}, {Number: 3, Reason: Numbered}}, AsAmended},
	} {
		if got := alterationOf(c.versions).qualifier(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
