package citation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/citation"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
)

// described writes mentions as "words: organ", with "own" for the body's own.
func described(inline string) []string {
	var all []string
	for _, m := range citation.Find(inline) {
		whose := string(m.Organ)
		if m.Own {
			whose = "own"
		}
		if m.Decision {
			whose += ", decision"
		}
		all = append(all, inline[m.Start:m.End]+": "+whose)
	}
	return all
}

func TestCitationsAreFoundWithTheirOrgan(t *testing.T) {
	for inline, want := range map[string][]string{
		"*Recalling* its resolution 10/1 of 6 May 2031":                                                             {"10/1: own"},
		"Recalling also its previous resolutions 44/7 and 45/3 of 2 May 2031, as well as 46/9":                      {"44/7: own", "45/3: own", "46/9: own"},
		"*Recalling* General Assembly resolutions 90/1,{fn:a} 90/12 B and C{fn:b} of 3 May and S-40/2":              {"90/1: General Assembly", "90/12 B: General Assembly", "C: General Assembly", "S-40/2: General Assembly"},
		"in the light of Security Council resolution 2900 (2031)":                                                   {"2900 (2031): Security Council"},
		"in the light of resolution 2900 (2031)":                                                                    {"2900 (2031): Security Council"},
		"resolution 44/7, which fits two organs":                                                                    {"44/7: "},
		"resolution 44/7 of 2 May 2031 of the General Assembly":                                                     {"44/7: General Assembly"},
		"Economic and Social Council decision 2031/204 and Commission on Inland Waterways resolution 9/4":           {"2031/204: Economic and Social Council, decision", "9/4: Commission on Inland Waterways"},
		"the plan that the General Assembly adopted in its resolution 90/2":                                         {"90/2: General Assembly"},
		"Recalling the General Assembly's resolution 90/2 and its own resolution 9/4":                               {"90/2: General Assembly", "9/4: own"},
		"as Commission resolution 9/4 and Council resolution 2900 (2031) and Council decision 2031/4 say":           {"9/4: Commission", "2900 (2031): Security Council", "2031/4: Economic and Social Council, decision"},
		"the resolution 1, annex, of the Conference and 24/7 service and a decision on 2/3 of them":                 nil,
		`see E/CN.99/2031/L.3\*, A/90/12/Add.1 and E/2031/3-E/CN.99/2031/4.`:                                        {`E/CN.99/2031/L.3\*: Economic and Social Council`, "A/90/12/Add.1: General Assembly", "E/2031/3-E/CN.99/2031/4: Economic and Social Council"},
		"HIV/AIDS, and/or, A/H1N1, the river-km 4/12, S/N and TEU/24h":                                              nil,
		"document S/RES/2900 (2031), A/RES/90/12 B and A/RES/90/1 on pilots":                                        {"S/RES/2900 (2031): Security Council", "A/RES/90/12 B: General Assembly", "A/RES/90/1: General Assembly"},
		"*Rappelant* sa résolution 9/4 du 6 mai 2031 et la résolution 90/1 de l’Assemblée générale":                 {"9/4: own", "90/1: General Assembly"},
		"Recordando su resolución 9/4, de 6 de mayo de 2031, y las resoluciones 90/1 y 90/2 de la Asamblea General": {"9/4: own", "90/1: General Assembly", "90/2: General Assembly"},
		"ссылаясь на свою резолюцию 9/4 от 6 мая 2031 года и резолюции 90/1 и 90/2 Генеральной Ассамблеи":           {"9/4: own", "90/1: General Assembly", "90/2: General Assembly"},
		"回顾其2031年5月6日第9/4号决议和大会第90/1、90/2号决议以及安全理事会第2900(2031)号决议":                                                  {"9/4: own", "90/1: General Assembly", "90/2: General Assembly", "2900(2031): Security Council"},
		"إذ تشير إلى قرارها 9/4 وإلى قرار الجمعية العامة 90/1":                                                      {"9/4: own", "90/1: General Assembly"},
	} {
		if diff := cmp.Diff(want, described(inline)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", inline, diff)
		}
	}
}

func TestFlawsSayWhatWouldBeRight(t *testing.T) {
	for _, c := range []struct {
		inline string
		body   citation.Organ
		want   []string
	}{
		{"its resolution 90-1 and General Assembly resolution 90/2B", "General Assembly", []string{"90-1 > 90/1", "90/2B > 90/2 B"}},
		{"Security Council resolution 2900(2031)", "", []string{"2900(2031) > 2900 (2031)"}},
		{"Security Council resolution 2900", "", []string{"2900 > "}},
		{"Security Council resolution 90/1", "", []string{"90/1 > "}},
		{"its resolution 26/1", "General Assembly", []string{"26/1 > "}},
		{"its resolution 2900 (2031)", "Commission on Inland Waterways", []string{"2900 (2031) > "}},
		{"Economic and Social Council resolutions 2031/2 and 4/2031", "", []string{"4/2031 > 2031/4"}},
		{"as in E/CN.99/2031/L.3/Rev1 and A/90//12", "", []string{"E/CN.99/2031/L.3/Rev1 > E/CN.99/2031/L.3/Rev.1", "A/90//12 > "}},
		{"its resolutions 9/4 and 10/1 of 6 May 2031, 12 of the States, resolutions 1-3, resolution 1 and decision 7.2", "Commission on Inland Waterways", nil},
		{"HIV/AIDS, A/H1N1, S/N 12 and the E/W line 4", "", nil},
	} {
		var got []string
		for _, f := range citation.Flaws(c.inline, c.body) {
			if f.Words != c.inline[f.Start:f.End] || f.Message == "" {
				t.Errorf("%q stands as %q: %s", f.Words, c.inline[f.Start:f.End], f.Message)
			}
			got = append(got, f.Words+" > "+f.Better)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.inline, diff)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"*Recalling* its resolutions 70/1 and 57/270 B{fn:a} of 2 May", `see A/72/L.5\*/Rev.1-E/3`, "大会第70/1、第2133(2014)号决议", "قرارها 9/4", "resolution 53/243 A and B, 70-1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, inline string) {
		end := 0
		for _, m := range citation.Find(inline) {
			if m.Start < end || m.End <= m.Start || m.End > len(inline) || m.Words == "" {
				t.Fatalf("%q: a mention from %d to %d behind %d", inline, m.Start, m.End, end)
			}
			if words := text.Flatten(inline[m.Start:m.End]).Words; strings.ReplaceAll(words, "\uFFFC", "") != strings.ReplaceAll(m.Words, "\uFFFC", "") {
				t.Fatalf("%q stands as %q", m.Words, inline[m.Start:m.End])
			}
			end = m.End
		}
		for _, flaw := range citation.Flaws(inline, citation.GeneralAssembly) {
			if flaw.Start < 0 || flaw.End <= flaw.Start || flaw.End > len(inline) {
				t.Fatalf("%q: a flaw from %d to %d", inline, flaw.Start, flaw.End)
			}
		}
	})
}

// TestEveryCitationOfTheReportHasItsOrgan: twenty of its citations have the shape
// of two organs, but the words always tell.
func TestEveryCitationOfTheReportHasItsOrgan(t *testing.T) {
	var inlines []string
	for _, one := range corpustest.Texts(t, corpustest.Report) {
		inlines = append(inlines, one.Texts()...)
		for _, note := range one.Footnotes {
			inlines = append(inlines, note)
		}
	}
	counts := make(map[string]int)
	for _, inline := range inlines {
		for _, m := range citation.Find(inline) {
			counts[string(m.Kind)]++
			if m.Kind == citation.CitationMention && len(m.Citation.Organs()) > 1 {
				counts["of two shapes"]++
			}
			if m.Organ == "" && !m.Own {
				t.Errorf("%s has no organ in %q", m.Words, inline)
			}
		}
		for _, flaw := range citation.Flaws(inline, "") {
			t.Errorf("%s in %q", flaw.Message, inline)
		}
	}
	if got := fmt.Sprint(counts["citation"], counts["symbol"], counts["of two shapes"]); got != "135 6 20" {
		t.Errorf("%v, want 135 citations, 20 of them of two shapes, and 6 symbols", counts)
	}
}

func TestCitationsOfOldResolutions(t *testing.T) {
	found := 0
	for _, one := range corpustest.Texts(t, corpustest.SecurityCouncil) {
		for _, inline := range one.Texts() {
			for _, m := range citation.Find(inline) {
				if m.Kind == citation.CitationMention {
					found++
				}
				if m.Organ == "" && !m.Own {
					t.Errorf("%s has no organ in %q", m.Words, inline)
				}
			}
		}
	}
	if found != 518 {
		t.Errorf("%d citations are found, want 518", found)
	}
}
