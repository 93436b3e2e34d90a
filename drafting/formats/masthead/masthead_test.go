package masthead_test

import (
	"strings"
	"testing"
	"time"

	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

func TestFixedWordsByLanguage(t *testing.T) {
	m := masthead.Masthead{
		Symbol: "E/CN.99/2031/L.3", Date: time.Date(2031, 5, 1, 0, 0, 0, 0, time.UTC), Original: "en", AgendaItem: "5 (a)",
		Sponsors: []string{"Castoria", "Delmark", "Karsk"}, Kind: text.Resolution, IsDraft: true,
	}
	for lang, want := range map[string]string{
		"":      "en|Distr.: Limited|1 May 2031||Original: English|Agenda item 5 (a)|Castoria, Delmark and Karsk: draft resolution",
		"en-GB": "en|Distr.: Limited|1 May 2031||Original: English|Agenda item 5 (a)|Castoria, Delmark and Karsk: draft resolution",
		"fr":    "fr|Distr. limitée|1er mai 2031|Français|Original\u00a0: anglais|Point 5 (a) de l’ordre du jour|Castoria, Delmark et Karsk\u00a0: projet de résolution",
		"es":    "es|Distr. limitada|1 de mayo de 2031|Español|Original: inglés|Tema 5 (a) del programa|Castoria, Delmark y Karsk: proyecto de resolución",
		"ru":    "en|Distr.: Limited|1 May 2031|Russian|Original: English|Пункт 5 (a) повестки дня|Castoria, Delmark и Karsk: проект резолюции",
		"ar":    "en|Distr.: Limited|1 May 2031|Arabic|Original: English|البند 5 (a) من جدول الأعمال|Castoria، Delmark وKarsk: مشروع قرار",
		"zh":    "en|Distr.: Limited|1 May 2031|Chinese|Original: English|议程项目 5 (a)|Castoria、Delmark和Karsk：决议草案",
		"de":    "en|Distr.: Limited|1 May 2031||Original: English|Agenda item 5 (a)|Castoria, Delmark and Karsk: draft resolution",
	} {
		m.Lang = lang
		got := strings.Join([]string{m.DistributionLang(), m.Distribution(), m.DateLine(), m.TranslationLine(), m.OriginalLine(), m.AgendaLine(), m.SponsorLine()}, "|")
		if got != want {
			t.Errorf("%q:\n%s\nwant\n%s", lang, got, want)
		}
	}
}

func TestWhatIsEmptyIsNotPrinted(t *testing.T) {
	m := masthead.Masthead{Original: "nl", Lang: "fr"}
	for _, line := range []string{m.DateLine(), m.TranslationLine(), m.OriginalLine(), m.AgendaLine(), m.StageLine(), m.SponsorLine()} {
		if line != "" {
			t.Errorf("it prints %q", line)
		}
	}
	if m.Distribution() != "Distr. générale" {
		t.Errorf("it is distributed as %q", m.Distribution())
	}
}

func TestOneSponsorAndAStage(t *testing.T) {
	m := masthead.Of(&text.Text{Kind: text.Decision, Symbol: "E/CN.99/2031/L.4", Designation: "Draft *decision* II", Sponsors: []string{"Orland"}})
	if got := m.SponsorLine(); got != "Orland: draft decision II" {
		t.Errorf("the line is %q", got)
	}
	if !m.IsDraft || masthead.Of(&text.Text{Symbol: "E/CN.99/2031/4"}).IsDraft {
		t.Error("the series L alone is that of drafts")
	}
	m.Sponsors = nil
	if got := m.SponsorLine(); got != "Draft decision II" {
		t.Errorf("without sponsors the line is %q", got)
	}
}
