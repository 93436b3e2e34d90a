package reporttext_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// comparable is a source or an import in a form in which their words can be
// compared: without the numbers of footnotes and Chinese label numbers, which are
// computed, digits of every script alike, Chinese characters one by one.
func comparable(s string) map[string]int {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '*', r == '\\':
		case strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹一二三四五六七八九十", r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Han, r):
			b.WriteString(" " + string(r) + " ")
		case unicode.IsDigit(r):
			b.WriteByte('0')
		default:
			b.WriteRune(r)
		}
	}
	return tally(words(b.String()))
}

// everything is all that an import gives, as it would be printed. A footnote
// that several instruments of a report cite belongs to each of them; with once
// it is given only the first time.
func everything(result reporttext.Result, once bool) string {
	var b strings.Builder
	add := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "\n") }
	notes := make(map[string]bool)
	addNote := func(words string) {
		if !once || !notes[words] {
			add(words)
		}
		notes[words] = true
	}
	if result.Text != nil {
		addText(add, addNote, result.Text)
	} else {
		add(text.PlainWords(result.Report.Title), text.PlainWords(result.Report.Subtitle))
		for _, s := range result.Report.Sections {
			add(s.Letter, text.PlainWords(s.Title), text.PlainWords(s.Intro))
			for _, x := range s.Texts {
				addText(add, addNote, x)
			}
		}
	}
	for _, l := range result.LeftOut {
		add(l.Words)
	}
	return b.String()
}

func addText(add func(...string), addNote func(string), x *text.Text) {
	page := text.Layout(x, text.Options{})
	add(text.PlainWords(x.Designation), x.Symbol, plain(page.Title), plain(page.Body))
	if x.ReportParagraph != 0 {
		add(fmt.Sprint(x.ReportParagraph))
	}
	for _, l := range page.Lines {
		add(l.Label, plain(l.Parts))
	}
	for _, a := range page.Annexes {
		add(plain(a.Title))
		for _, l := range a.Lines {
			add(l.Label, plain(l.Parts))
		}
	}
	for _, n := range page.Notes {
		addNote(plain(n.Parts))
	}
}

// computed matches the labels that a paragraph without number gets.
var computed = regexp.MustCompile(`^(?:0{1,3}|[a-z]{1,2})$`)

// noteNumber matches the number that opens a footnote, which an import does not
// print.
var noteNumber = regexp.MustCompile(`(?m)^\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+`)

// countRaised counts superscript digits.
func countRaised(s string) int {
	return strings.Count(strings.Map(func(r rune) rune {
		if strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
			return 'x'
		}
		return ' '
	}, s), "x")
}

type tester interface {
	Fatalf(format string, args ...any)
}

// checkWords holds the promise of the reader: each word of the source occurs as
// often in what was read, and no other word does.
func checkWords(t tester, source string) {
	result, err := reporttext.Read([]byte(source))
	if err != nil {
		return
	}
	imported := everything(result, false)
	want, got := comparable(sourceLink.ReplaceAllString(source, "$1")), comparable(imported)
	// A plain number that was read as an indicator or a footnote's number.
	raised := countRaised(imported) > countRaised(noteNumber.ReplaceAllString(source, ""))
	for w, n := range want {
		if got[w] < n && !(strings.Contains(w, "0") && raised) {
			t.Fatalf("%q occurs %d times in the source, %d times in what was read\n%s\n---\n%s", w, n, got[w], source, imported)
		}
	}
	for w, n := range comparable(everything(result, true)) {
		if want[w] < n && !computed.MatchString(w) && !raised {
			t.Fatalf("%q occurs %d times in the source, %d times in what was read\n%s\n---\n%s", w, want[w], n, source, imported)
		}
	}
}

// sourceLines are lines of the kinds that real documents have.
var sourceLines = []string{
	"", "", "", "Pilots and harbours", "The Commission on Locks,", "The Council", "Draft resolution II", "Resolution 26/1", "A. Draft resolutions", "[S/12]",
	"Recalling its plan,", "Noting the survey of the delta, and the work done by", "the harbours,", "Delmark and Fenland,", "1. *Urges* States to act;",
	"2. *Requests* a report¹ on pilots:", "(a) To meet;", "(b) To eat:", "(i) Early;", "(ii) Late;", "- Fees", "3. Decides to go on.", "2 bis. Invites donors;",
	"3, Requests more;", "¹ See [A/1](#), annex.", "² See there.", "Decides:", "(iii)", "(c)", "Adopted at the 9th meeting by 5 votes.", "12 See the book.",
	"Annex", "Terms of reference", "Preparations", "2/3", "**Bold", "words**", "*never closed", "E/CN.99/2031/L.3*", "一、促请会员国；", "内河航运委员会，", "7 km² of land.", "A", "5.",
	"(1) One;", "(2) Two;", "# Heading", "“What is it?”;", "ends with and ; and", `Text with {braces} and \ slashes`, "١ - تحث الدول؛", "4 (1946). Resolution of 29 April",
	"Draft decision I", "4. The Commission decides to meet.", "47", "48", "programme,1 of work", "1 A note of the page.",
}

func TestWordsInAreWordsOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkWords(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(sourceLines), 1, 40).Draw(t, "lines"), "\n"))
	})
}

// FuzzRead never panics, and words in are words out.
func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.source)
	}
	f.Add(strings.Join(sourceLines, "\n"))
	f.Fuzz(func(t *testing.T, source string) { checkWords(t, source) })
}
