package reporttext_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/sharedtest"
	"chapeau/drafting/text"
)

func corpusReport(t *testing.T) ([]byte, *text.Report) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedtest.Dir(t), "corpus", "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the corpus holds %d reports (%v), want one", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	result, err := reporttext.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if result.Report == nil {
		t.Fatal("the report was read as a single text")
	}
	if len(result.Notes)+len(result.LeftOut) > 0 {
		t.Errorf("the reader asks a person to look at %q and left out %v", result.Notes, result.LeftOut)
	}
	return data, result.Report
}

func instruments(r *text.Report) []*text.Text {
	var texts []*text.Text
	for _, s := range r.Sections {
		texts = append(texts, s.Texts...)
	}
	return texts
}

func TestReportHasItsInstruments(t *testing.T) {
	_, report := corpusReport(t)
	want := map[string]string{"A": "rrr", "B": "rr", "C": "ddd", "D": "rrrrd"}
	for _, s := range report.Sections {
		kinds := ""
		for _, one := range s.Texts {
			kinds += string(one.Kind[0])
			if one.Title == "" || one.Designation == "" {
				t.Errorf("section %s: an instrument has the designation %q and the title %q", s.Letter, one.Designation, one.Title)
			}
		}
		if kinds != want[s.Letter] {
			t.Errorf("section %s holds %q, want %q", s.Letter, kinds, want[s.Letter])
		}
	}
	if len(report.Sections) != 4 || len(instruments(report)) != 13 {
		t.Errorf("%d sections, %d instruments", len(report.Sections), len(instruments(report)))
	}
}

func TestReportHasItsClauses(t *testing.T) {
	_, report := corpusReport(t)
	counts := make(map[string]int)
	for _, one := range instruments(report) {
		one.Walk(func(c, parent *text.Clause) bool {
			counts["clauses"]++
			kind := string(c.Kind)
			if c.Kind == text.Operative && one.Kind == text.Decision {
				kind = "lettered"
			}
			counts[kind]++
			if c.End != nil {
				counts["ends"]++
			}
			if c.Label != "" || c.Unnumbered {
				counts["fixed labels"]++
			}
			if c.List == text.Bullet {
				counts["bullets"] += len(c.Children)
			}
			if parent != nil && parent.Kind == text.Preambular {
				counts["preambular items"]++
			}
			return true
		})
		counts["footnotes"] += len(one.Footnotes)
		seen := make(map[string]bool)
		for _, s := range one.Texts() {
			for _, key := range text.NoteKeys(s) {
				counts["indicators"]++
				if seen[key] {
					counts["repeated"]++
				}
				seen[key] = true
			}
		}
	}
	want := map[string]int{
		"preambular": 119, "operative": 131, "lettered": 10, "prose": 2, "footnotes": 72, "indicators": 86, "repeated": 14,
		"bullets": 6, "preambular items": 6, "heading": 6, "ends": 1, "fixed labels": 0,
	}
	for name, n := range want {
		if counts[name] != n {
			t.Errorf("%d %s, want %d", counts[name], name, n)
		}
	}
	t.Log(counts)
}

func TestHeadingsStandInOneResolution(t *testing.T) {
	_, report := corpusReport(t)
	var inResolutions []int
	for _, one := range instruments(report) {
		headings := 0
		for _, c := range one.Clauses {
			if c.Kind == text.Heading && one.Kind == text.Resolution {
				headings++
			}
		}
		if headings > 0 {
			inResolutions = append(inResolutions, headings)
		}
	}
	if len(inResolutions) != 1 || inResolutions[0] != 5 {
		t.Errorf("headings by resolution: %v, want one resolution with 5", inResolutions)
	}
}

func TestReportParagraphsAreKept(t *testing.T) {
	_, report := corpusReport(t)
	var numbers []int
	for _, one := range instruments(report) {
		if one.ReportParagraph != 0 {
			numbers = append(numbers, one.ReportParagraph)
			if len(one.Clauses) != 1 || one.Clauses[0].Kind != text.Prose {
				t.Errorf("report paragraph %d is not a sole paragraph of prose", one.ReportParagraph)
			}
		}
	}
	if len(numbers) != 2 || numbers[0] != 4 || numbers[1] != 6 {
		t.Errorf("report paragraphs %v, want 4 and 6", numbers)
	}
}

func TestEveryParagraphIsWhole(t *testing.T) {
	_, report := corpusReport(t)
	for _, one := range instruments(report) {
		for _, l := range text.Layout(one, text.Options{}).Lines {
			words := plain(l.Parts)
			first := []rune(strings.TrimLeft(words, "“("))[0]
			ends := strings.TrimRight(words, "⁰¹²³⁴⁵⁶⁷⁸⁹,")
			last := ends[len(ends)-1]
			unfinished := !strings.ContainsRune(";:.", rune(last)) && l.Clause.Kind != text.Preambular && l.Clause.Kind != text.Heading && l.Label != "•"
			if unicode.IsLower(first) || unfinished && l.Depth == 0 {
				t.Errorf("%s, clause %s begins or ends in the middle: %.20q … %q", one.Designation, l.Clause.ID, words, words[max(0, len(words)-20):])
			}
		}
	}
}

func plain(parts []text.Part) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Note > 0 {
			b.WriteString(text.Superscript(p.Note))
			continue
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

var (
	sourceLink = regexp.MustCompile(`\[((?:\\.|[^\]\\⁰¹²³⁴⁵⁶⁷⁸⁹])*)\]\(#\)`)
	sourceNote = regexp.MustCompile(`(?m)^[⁰¹²³⁴⁵⁶⁷⁸⁹]+ .*$`)
	listDash   = regexp.MustCompile(`(?m)^ ?- (\([a-z]\))`)
)

// TestReportComesBack compares source and export character by character apart
// from blanks, the place of footnotes, dead links, bold and the dashes that the
// source sets before some lettered items.
func TestReportComesBack(t *testing.T) {
	source, report := corpusReport(t)
	var exported bytes.Buffer
	if err := markdown.Report(&exported, report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	s := sourceLink.ReplaceAllString(string(source), "$1")
	s = strings.NewReplacer(`\(`, "(", `\)`, ")", "**", "").Replace(s)
	s = listDash.ReplaceAllString(s, "$1")
	s = sourceNote.ReplaceAllString(s, "") + strings.Join(sourceNote.FindAllString(s, -1), "")
	want, got := withoutBlanks(s), withoutBlanks(exported.String())
	if want == got {
		return
	}
	for i := 0; i < min(len(want), len(got)); i++ {
		if want[i] != got[i] {
			t.Fatalf("at character %d: source %q, export %q", i, want[max(0, i-40):min(len(want), i+60)], got[max(0, i-40):min(len(got), i+60)])
		}
	}
	t.Fatalf("source has %d characters, export %d", len(want), len(got))
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestExportOfAReportIsStable reads the export again: nothing changes.
func TestExportOfAReportIsStable(t *testing.T) {
	_, report := corpusReport(t)
	var first, second bytes.Buffer
	if err := markdown.Report(&first, report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	again, err := reporttext.Read(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := markdown.Report(&second, again.Report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Error("export, import, export gives another text")
	}
}
