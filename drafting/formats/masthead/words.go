package masthead

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// words are the fixed words of a masthead in one language.
type words struct {
	distribution distribution
	agendaItem   string // with the number
	draft        map[text.DocumentKind]string
	comma, and   string // between sponsors
	colon        string // between the sponsors and what the document is
}

// distribution are the words of the block with the date. Arabic, Chinese and
// Russian documents have it in English, as those of the United Nations do.
type distribution struct {
	limited, general string
	original         string // with the language
	languages        map[string]string
	months           string
	date             string // with day, month and year
	firstDay         string // the first of a month, where it is no plain number
}

var english = distribution{
	limited: "Distr.: Limited", general: "Distr.: General", original: "Original: %s",
	languages: map[string]string{"ar": "Arabic", "en": "English", "es": "Spanish", "fr": "French", "ru": "Russian", "zh": "Chinese"},
	months:    "January February March April May June July August September October November December", date: "%s %s %d",
}

var french = distribution{
	limited: "Distr. limitée", general: "Distr. générale", original: "Original\u00a0: %s",
	languages: map[string]string{"ar": "arabe", "en": "anglais", "es": "espagnol", "fr": "français", "ru": "russe", "zh": "chinois"},
	months:    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", date: "%s %s %d", firstDay: "1er",
}

var spanish = distribution{
	limited: "Distr. limitada", general: "Distr. general", original: "Original: %s",
	languages: map[string]string{"ar": "árabe", "en": "inglés", "es": "español", "fr": "francés", "ru": "ruso", "zh": "chino"},
	months:    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", date: "%s de %s de %d",
}

var byLanguage = map[string]words{
	"en": {distribution: english, agendaItem: "Agenda item %s", draft: kinds("Draft resolution", "Draft decision"), comma: ", ", and: " and ", colon: ": "},
	"fr": {distribution: french, agendaItem: "Point %s de l’ordre du jour", draft: kinds("Projet de résolution", "Projet de décision"), comma: ", ", and: " et ", colon: "\u00a0: "},
	"es": {distribution: spanish, agendaItem: "Tema %s del programa", draft: kinds("Proyecto de resolución", "Proyecto de decisión"), comma: ", ", and: " y ", colon: ": "},
	"ru": {distribution: english, agendaItem: "Пункт %s повестки дня", draft: kinds("Проект резолюции", "Проект решения"), comma: ", ", and: " и ", colon: ": "},
	"ar": {distribution: english, agendaItem: "البند %s من جدول الأعمال", draft: kinds("مشروع قرار", "مشروع مقرر"), comma: "، ", and: " و", colon: ": "},
	"zh": {distribution: english, agendaItem: "议程项目 %s", draft: kinds("决议草案", "决定草案"), comma: "、", and: "和", colon: "："},
}

func kinds(resolution, decision string) map[text.DocumentKind]string {
	return map[text.DocumentKind]string{text.Resolution: resolution, text.Decision: decision}
}

func (m Masthead) words() words {
	if known, ok := byLanguage[primary(m.Lang)]; ok {
		return known
	}
	return byLanguage["en"]
}

func primary(tag string) string {
	lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return lang
}

// DistributionLang is the language of Distribution, DateLine and OriginalLine.
func (m Masthead) DistributionLang() string {
	switch primary(m.Lang) {
	case "fr", "es":
		return primary(m.Lang)
	}
	return "en"
}

// Distribution says whom the document goes to: "Distr.: Limited".
func (m Masthead) Distribution() string {
	if m.IsDraft {
		return m.words().distribution.limited
	}
	return m.words().distribution.general
}

// DateLine is the date, "28 October 2031", or nothing.
func (m Masthead) DateLine() string {
	if m.Date.IsZero() {
		return ""
	}
	d := m.words().distribution
	year, month, day := m.Date.Date()
	number := fmt.Sprint(day)
	if day == 1 && d.firstDay != "" {
		number = d.firstDay
	}
	return fmt.Sprintf(d.date, number, strings.Fields(d.months)[month-time.January], year)
}

// TranslationLine names the document's own language where it was written in
// another; nothing else needs it.
func (m Masthead) TranslationLine() string {
	own := m.words().distribution.languages[primary(m.Lang)]
	if own == "" || m.OriginalLine() == "" || primary(m.Lang) == primary(m.Original) {
		return ""
	}
	return capitalized(own)
}

// OriginalLine names the language that the text was written in, or nothing where
// it is none of the six.
func (m Masthead) OriginalLine() string {
	d := m.words().distribution
	if d.languages[primary(m.Original)] == "" {
		return ""
	}
	return fmt.Sprintf(d.original, d.languages[primary(m.Original)])
}

// AgendaLine is the item of the agenda, "Agenda item 5 (a)", or nothing.
func (m Masthead) AgendaLine() string {
	if m.AgendaItem == "" {
		return ""
	}
	return fmt.Sprintf(m.words().agendaItem, m.AgendaItem)
}

// StageLine is what the document is, on a line of its own, or nothing.
func (m Masthead) StageLine() string {
	if m.Stage == "" && m.IsDraft {
		return m.words().draft[m.Kind]
	}
	return m.Stage
}

// SponsorLine names the sponsors and what they sponsor, "Delmark, Karsk and
// Orland: draft resolution"; without sponsors it is the StageLine.
func (m Masthead) SponsorLine() string {
	if len(m.Sponsors) == 0 {
		return m.StageLine()
	}
	w, last := m.words(), len(m.Sponsors)-1
	line := m.Sponsors[last]
	if last > 0 {
		line = strings.Join(m.Sponsors[:last], w.comma) + w.and + line
	}
	if stage := m.StageLine(); stage != "" {
		line += w.colon + uncapitalized(stage)
	}
	return line
}

func capitalized(s string) string { return firstAs(s, unicode.ToUpper) }

func uncapitalized(s string) string { return firstAs(s, unicode.ToLower) }

func firstAs(s string, change func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(first)) + s[size:]
}
