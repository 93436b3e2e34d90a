package citation_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/citation"
	"chapeau/drafting/fault"
)

func TestCitationsHaveTheirForm(t *testing.T) {
	const ga, sc, ecosoc, commission = citation.GeneralAssembly, citation.SecurityCouncil, citation.EconomicAndSocialCouncil, citation.Commission
	for words, want := range map[string]struct {
		citation citation.Citation
		organs   []citation.Organ
	}{
		"71/300":       {citation.Citation{Form: citation.BySession, Session: "71", Number: 300}, []citation.Organ{ga}},
		"57/270 B":     {citation.Citation{Form: citation.BySession, Session: "57", Number: 270, Part: "B"}, []citation.Organ{ga}},
		"415 (V)":      {citation.Citation{Form: citation.ByRomanSession, Session: "V", Number: 415}, []citation.Organ{ga, ecosoc}},
		"2200 A (XXI)": {citation.Citation{Form: citation.ByRomanSession, Session: "XXI", Number: 2200, Part: "A"}, []citation.Organ{ga}},
		"1721 (LIII)":  {citation.Citation{Form: citation.ByRomanSession, Session: "LIII", Number: 1721}, []citation.Organ{ecosoc}},
		"2248 (S-V)":   {citation.Citation{Form: citation.ByRomanSession, Session: "S-V", Number: 2248}, []citation.Organ{ga}},
		"S-30/1":       {citation.Citation{Form: citation.BySpecialSession, Session: "S-30", Number: 1}, []citation.Organ{ga, commission}},
		"ES-10/15":     {citation.Citation{Form: citation.BySpecialSession, Session: "ES-10", Number: 15}, []citation.Organ{ga}},
		"2133 (2014)":  {citation.Citation{Form: citation.InYear, Session: "2014", Number: 2133}, []citation.Organ{sc}},
		"2016/2":       {citation.Citation{Form: citation.ByYear, Session: "2016", Number: 2}, []citation.Organ{ecosoc}},
		"26/1":         {citation.Citation{Form: citation.BySession, Session: "26", Number: 1}, []citation.Organ{commission}},
		"52/13":        {citation.Citation{Form: citation.BySession, Session: "52", Number: 13}, []citation.Organ{ga, commission}},
	} {
		got, err := citation.ParseCitation(words)
		if err != nil || got != want.citation || got.String() != words {
			t.Errorf("%s is read as %+v and written %s (%v)", words, got, got, err)
		}
		if organs := got.Organs(); !slices.Equal(organs, want.organs) {
			t.Errorf("%s has the shape of %v, want %v", words, organs, want.organs)
		}
	}
}

func TestWhatIsNoCitationIsSaid(t *testing.T) {
	for words, says := range map[string]string{
		"": "empty", "seventy": "no citation", "70-1": "write 70/1", "70 / 1": "write 70/1", "57/270B": "write 57/270 B", "2133(2014)": "write 2133 (2014)",
		"2/2016": "write 2016/2", "2200A(XXI)": "write 2200 A (XXI)", "70/0": "no citation", "70/1/2": "no citation", "1 (2150)": "no citation", "S -30/1": "write S-30/1",
	} {
		_, err := citation.ParseCitation(words)
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want a sentence with %q", words, err, says)
		}
	}
}

func FuzzParseCitation(f *testing.F) {
	for _, seed := range []string{"70/1", "57/270 B", "2200 A (XXI)", "S-30/1", "2133 (2014)", "2016/2", "70-1", "57/270B"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		c, err := citation.ParseCitation(words)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Fatalf("%q: %v", words, err)
			}
			return
		}
		if plain := strings.ReplaceAll(words, "\u00a0", " "); c.String() != plain {
			t.Fatalf("%q comes back as %q", words, c)
		}
		if again, err := citation.ParseCitation(c.String()); err != nil || again != c {
			t.Fatalf("%q, read again, is %+v (%v)", c, again, err)
		}
	})
}
