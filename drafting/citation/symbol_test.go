package citation_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"chapeau/drafting/citation"
	"chapeau/drafting/fault"
)

var sameSymbol = cmpopts.IgnoreUnexported(citation.Symbol{})

func TestSymbolsHaveTheirParts(t *testing.T) {
	rev := func(n int) []citation.Suffix { return []citation.Suffix{{Kind: citation.Revision, Number: n}} }
	for words, want := range map[string]citation.Symbol{
		"A/C.3/72/L.5/Rev.1":         {Organ: "A", Bodies: []string{"C.3"}, Session: "72", Series: "L", Number: "5", Suffixes: rev(1)},
		"E/CN.15/2017/11":            {Organ: "E", Bodies: []string{"CN.15"}, Session: "2017", Number: "11"},
		"E/CN.99/2031/CRP.4*":        {Organ: "E", Bodies: []string{"CN.99"}, Session: "2031", Series: "CRP", Number: "4", Asterisk: true},
		"E/CN.99/2031/NGO/12":        {Organ: "E", Bodies: []string{"CN.99"}, Session: "2031", Series: "NGO", Number: "12"},
		"A/72/84":                    {Organ: "A", Session: "72", Number: "84"},
		"S/9521":                     {Organ: "S", Number: "9521"},
		"A/S-30/L.1":                 {Organ: "A", Session: "S-30", Series: "L", Number: "1"},
		"A/ES-10/L.23":               {Organ: "A", Session: "ES-10", Series: "L", Number: "23"},
		"A/CONF.99/PC/2/L.1":         {Organ: "A", Bodies: []string{"CONF.99", "PC"}, Session: "2", Series: "L", Number: "1"},
		"E/CN.4/Sub.2/1994/7":        {Organ: "E", Bodies: []string{"CN.4", "Sub.2"}, Session: "1994", Number: "7"},
		"A/RES/57/270 B":             {Organ: "A", Bodies: []string{"RES"}, Session: "57", Number: "270 B"},
		"A/RES/217 A (III)":          {Organ: "A", Bodies: []string{"RES"}, Number: "217 A (III)"},
		"S/RES/2133 (2014)":          {Organ: "S", Bodies: []string{"RES"}, Number: "2133 (2014)"},
		"A/72/6 (Sect. 16)/Add.1":    {Organ: "A", Session: "72", Number: "6 (Sect. 16)", Suffixes: []citation.Suffix{{Kind: citation.Addendum, Number: 1}}},
		"S/8248/Add.7-9":             {Organ: "S", Number: "8248", Suffixes: []citation.Suffix{{Kind: citation.Addendum, Number: 7, To: 9}}},
		"A/72/84/Rev.2/Corr.1/Add.3": {Organ: "A", Session: "72", Number: "84", Suffixes: []citation.Suffix{{Kind: "Rev", Number: 2}, {Kind: "Corr", Number: 1}, {Kind: "Add", Number: 3}}},
		"E/CN.7/2017/3-E/CN.15/2017/3": {
			Organ: "E", Bodies: []string{"CN.7"}, Session: "2017", Number: "3",
			Joint: []citation.Symbol{{Organ: "E", Bodies: []string{"CN.15"}, Session: "2017", Number: "3"}},
		},
	} {
		got, err := citation.ParseSymbol(words)
		if err != nil {
			t.Errorf("%s: %v", words, err)
			continue
		}
		if diff := cmp.Diff(want, got, sameSymbol); diff != "" {
			t.Errorf("%s (-want +got):\n%s", words, diff)
		}
		if got.String() != words {
			t.Errorf("%s is written %s", words, got)
		}
	}
}

func TestWhatIsNoSymbolIsSaid(t *testing.T) {
	for words, says := range map[string]string{
		"":                       "empty",
		" A/72/84":               "blank",
		"A":                      "number is missing",
		"A/72//84":               "one slash",
		"A/72/84/":               "one slash",
		"a/72/84":                "capitals",
		"A/C.3":                  `"C.3" is a body`,
		"A/72/84/Rev1":           "written Rev.1",
		"A/72/84/REV.1":          "written Rev.1",
		"A/72/84/Add":            "written Add.1",
		"A/72/84/Rev.0":          "from 1 to 999",
		"A/72/84/Add.9-7":        "ends before it begins",
		"A/Rev.1":                "missing before",
		"A/72/84/2":              "one session or year",
		"A/C.3/72/five":          `"five" is no number`,
		"A/c.3/72/5":             `"c.3" is no body`,
		"A/72/84**":              "no number",
		strings.Repeat("A/", 99): "longer",
	} {
		_, err := citation.ParseSymbol(words)
		if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want a sentence with %q", words, err, says)
		}
	}
}

func TestSuffixesOfASymbol(t *testing.T) {
	for _, c := range []struct{ from, kind, base, with string }{
		{"A/C.3/72/L.5", "Rev", "A/C.3/72/L.5", "A/C.3/72/L.5/Rev.2"},
		{"A/C.3/72/L.5/Rev.1*", "Rev", "A/C.3/72/L.5", "A/C.3/72/L.5/Rev.2"},
		{"A/72/84/Rev.1/Add.4", "Rev", "A/72/84", "A/72/84/Rev.2"},
		{"A/72/84/Rev.1/Add.4", "Add", "A/72/84", "A/72/84/Rev.1/Add.2"},
		{"A/72/84/Rev.1", "Corr", "A/72/84", "A/72/84/Rev.1/Corr.2"},
		{"E/2031/3/Rev.1-E/CN.99/2031/3/Rev.1", "Rev", "E/2031/3-E/CN.99/2031/3", "E/2031/3/Rev.2-E/CN.99/2031/3/Rev.2"},
	} {
		s, err := citation.ParseSymbol(c.from)
		if err != nil {
			t.Fatal(err)
		}
		kind := citation.SuffixKind(c.kind)
		with := s.With(kind, 2)
		if s.Base().String() != c.base || with.String() != c.with || with.Suffix(kind) != 2 {
			t.Errorf("%s: base %s, with %s.2 %s (%d)", c.from, s.Base(), c.kind, with, with.Suffix(kind))
		}
		if s.String() != c.from {
			t.Errorf("%s became %s", c.from, s)
		}
		if gone := with.With(kind, 0); gone.Suffix(kind) != 0 {
			t.Errorf("%s keeps its suffix", gone)
		}
	}
}

// symbols draws symbols of every shape.
func symbols() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		one := func() string {
			parts := []string{rapid.SampledFrom([]string{"A", "E", "S", "ST", "CEDAW"}).Draw(t, "organ")}
			parts = append(parts, rapid.SliceOfN(rapid.SampledFrom([]string{"C.3", "CN.15", "HRC", "WG.II", "CONF.7", "Sub.2"}), 0, 2).Draw(t, "bodies")...)
			parts = append(parts, rapid.SliceOfN(rapid.SampledFrom([]string{"72", "2031", "S-30", "ES-10"}), 0, 1).Draw(t, "session")...)
			parts = append(parts, rapid.SampledFrom([]string{"1", "84", "L.5", "CRP.2", "270 B", "2133 (2014)"}).Draw(t, "number"))
			parts = append(parts, rapid.SliceOfN(rapid.SampledFrom([]string{"Rev.1", "Add.12", "Corr.3", "Amend.2", "Add.2-4"}), 0, 3).Draw(t, "suffixes")...)
			return strings.Join(parts, "/") + rapid.SampledFrom([]string{"", "*"}).Draw(t, "asterisk")
		}
		return strings.Join(rapid.Custom(func(*rapid.T) []string {
			all := make([]string, rapid.IntRange(1, 2).Draw(t, "joint"))
			for i := range all {
				all[i] = one()
			}
			return all
		}).Draw(t, "symbols"), "-")
	})
}

func TestSymbolsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := symbols().Draw(t, "symbol")
		s, err := citation.ParseSymbol(words)
		if err != nil {
			t.Fatal(err)
		}
		if s.String() != words {
			t.Fatalf("%s comes back as %s", words, s)
		}
		if base := s.Base(); base.Base().String() != base.String() || base.Suffix("Rev") != 0 {
			t.Fatalf("the base of %s is %s", words, base)
		}
	})
}

func FuzzParseSymbol(f *testing.F) {
	for _, seed := range []string{"A/C.3/72/L.5/Rev.1", "E/CN.7/2017/3-E/CN.15/2017/3*", "A/72/84/Add1", "S/RES/2133 (2014)", "A/-E/", "A/72/Rev."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		s, err := citation.ParseSymbol(words)
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Fatalf("%q: %v", words, err)
			}
			return
		}
		if s.String() != words {
			t.Fatalf("%q comes back as %q", words, s)
		}
		if revised, err := citation.ParseSymbol(s.With(citation.Revision, 3).String()); err != nil || revised.Suffix(citation.Revision) != 3 {
			t.Fatalf("the third revision of %q: %v", words, err)
		}
	})
}
