package reporttext_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// The corpus report in other clothes must give the same texts.

func plainReport(t *testing.T, source string) string {
	t.Helper()
	result, err := reporttext.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if result.Report == nil {
		t.Fatal("read as a single text")
	}
	var b bytes.Buffer
	if err := markdown.PlainReport(&b, result.Report, text.Reuse); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// wrapped breaks long lines hard, as a copy from paper has them.
func wrapped(source string, width int) string {
	var b strings.Builder
	for _, line := range strings.Split(source, "\n") {
		column := 0
		for i, word := range strings.Split(line, " ") {
			if i > 0 && column+1+len(word) > width {
				b.WriteByte('\n')
				column = 0
			} else if i > 0 {
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += len(word)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// paged puts page numbers and running heads between lines, as a copy out of a
// PDF file has them. Pages are to end where something but the sense tells that a
// paragraph goes on: not behind a comma in a preamble with a capital after it.
func paged(source string, lines int) string {
	var b strings.Builder
	rows := strings.Split(source, "\n")
	pages := len(rows)/lines + 1
	for i, row := range rows {
		if i > 0 && i%lines == 0 {
			fmt.Fprintf(&b, "\nV.31-00012\n%d/%d\n\nE/2031/30\n\n", i/lines, pages)
		}
		b.WriteString(row + "\n")
	}
	return b.String()
}

var blankLines = regexp.MustCompile(`\n\n+`)

func TestVariationsOfTheReport(t *testing.T) {
	data, _ := corpusReport(t)
	source := string(data)
	want := plainReport(t, source)
	for name, variation := range map[string]string{
		"Windows line breaks":  strings.ReplaceAll(source, "\n", "\r\n"),
		"without italics":      regexp.MustCompile(`\*([^*\n]+)\*`).ReplaceAllString(strings.ReplaceAll(source, "**", ""), "$1"),
		"hard line breaks":     wrapped(source, 90),
		"narrow line breaks":   wrapped(source, 60),
		"pages":                paged(wrapped(source, 90), 49),
		"one line a paragraph": blankLines.ReplaceAllString(strings.ReplaceAll(source, "**", ""), "\n"),
		"two blank lines":      strings.ReplaceAll(source, "\n\n", "\n\n\n"),
		"without dead links":   sourceLink.ReplaceAllString(source, "$1"),
		"blanks at line ends":  strings.ReplaceAll(source, "\n", "  \n"),
		"Markdown headings":    regexp.MustCompile(`(?m)^((?:Draft r|Draft d|R|D)e(?:solution|cision) [IVX\d/]+)$`).ReplaceAllString(source, "### $1"),
	} {
		t.Run(name, func(t *testing.T) {
			got := plainReport(t, variation)
			if got != want {
				diff := cmp.Diff(strings.Split(want, "\n\n"), strings.Split(got, "\n\n"))
				t.Errorf("another report (-want +got):\n%.6000s", diff)
			}
		})
	}
}

// TestEachInstrumentAloneIsTheSame reads every instrument of the report by
// itself.
func TestEachInstrumentAloneIsTheSame(t *testing.T) {
	_, report := corpusReport(t)
	for _, want := range instruments(report) {
		var b bytes.Buffer
		alone := &text.Report{Sections: []text.Section{{Texts: []*text.Text{want}}}}
		if err := markdown.Report(&b, alone, text.Reuse); err != nil {
			t.Fatal(err)
		}
		result, err := reporttext.Read(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		got := result.Text
		if got == nil {
			t.Errorf("%s alone was read as a report", want.Designation)
			continue
		}
		if got.Kind != want.Kind || got.Designation != want.Designation || got.ReportParagraph != want.ReportParagraph {
			t.Errorf("%s alone is a %s with the designation %q and report paragraph %d", want.Designation, got.Kind, got.Designation, got.ReportParagraph)
		}
		if diff := cmp.Diff(outline(want), outline(got)); diff != "" {
			t.Errorf("%s alone (-in the report +alone):\n%.3000s", want.Designation, diff)
		}
	}
}
