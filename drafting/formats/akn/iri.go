package akn

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"chapeau/drafting/text"
)

// identity is how a document is named: the IRIs of work and expression are made
// of it.
type identity struct {
	kind    string // the standard's document type: statement, amendment, documentCollection
	subtype string
	body    string
	date    time.Time
	number  string // the symbol as printed
	name    string // resolution, resolutionDraft, …
	lang    string // three letters
	version int
	part    string // for a part of a document: `!section_1`
	aliases []string
}

// undated stands where a date must and none is known.
const undated = "9999-12-31"

func (i identity) day() string { return day(i.date) }

func day(d time.Time) string {
	if d.IsZero() {
		return undated
	}
	return d.Format(time.DateOnly)
}

// work is the IRI of the work: `/akn/un/statement/deliberation/un-ga/2016-10-13/71-4`.
func (i identity) work() string {
	return strings.Join([]string{"/akn/un", i.kind, i.subtype, i.body, i.day(), iriNumber(i.number)}, "/")
}

func (i identity) expression() string { return i.work() + "/" + i.lang + "@" + i.day() }

// iriNumber writes a symbol as the number of an IRI: of an adopted text without
// the organ, which stands in the IRI already, and with hyphens for slashes.
func iriNumber(symbol string) string {
	for _, kind := range []string{"/RES/", "/DEC/"} {
		if _, number, found := strings.Cut(symbol, kind); found {
			symbol = number
		}
	}
	var b strings.Builder
	for _, c := range []byte(symbol) {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c == '.', c == '_':
			b.WriteByte(c)
		case c == '/', c == '-', c == ' ', c == '(':
			b.WriteByte('-')
		case c == ')':
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if number := strings.Trim(b.String(), "-"); number != "" {
		return number
	}
	return "nn"
}

// work says how a text is named.
func work(t *text.Text, o Options) identity {
	i := identity{kind: "statement", subtype: "deliberation", body: organ(o), date: o.Date, number: printedSymbol(t, o), name: string(t.Kind), lang: threeLetters(t), version: o.Version, aliases: o.Aliases}
	if !o.Adopted {
		i.name += "Draft"
	}
	if i.date.IsZero() {
		i.date = o.Masthead.Date
	}
	return i
}

func printedSymbol(t *text.Text, o Options) string {
	if o.Masthead.Symbol != "" {
		return o.Masthead.Symbol
	}
	return t.Symbol
}

// organ is the abbreviation of the body in IRIs; characters that cannot stand
// there become hyphens.
func organ(o Options) string {
	kept := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, strings.ToLower(o.Body)), "-")
	if kept == "" {
		return "un"
	}
	if slices.Contains(reserved, kept) {
		return "un-" + kept
	}
	return kept
}

// reserved are the eIds that others of a document's elements have.
var reserved = []string{"author", "body", "chapeau", "editor", "preamble", "preface"}

// languages are the three-letter codes of the official languages.
var languages = map[string]string{"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "zho", "ar": "ara"}

func threeLetters(t *text.Text) string {
	if code := languages[text.Language(t)]; code != "" {
		return code
	}
	return "und"
}
