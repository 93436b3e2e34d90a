// Package export is the table of the documents that can be made: of a text, of a
// text with changes shown in it, of an amendment in words, of a report. A format
// is entered here once and is then offered wherever documents are.
package export

import (
	"context"
	"io"
	"slices"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// Print is a text with what its document shows beside the words. Version is its
// number among the draft's.
type Print struct {
	Text     *text.Text
	Version  int
	Layout   text.Options
	Masthead masthead.Masthead
}

// Tracked is a text with what amendments, each against it, change in it.
type Tracked struct {
	Print
	Amendments []amend.Amendment
}

// Compared is a text before and after.
type Compared struct {
	Before, After Print
}

// Words is an amendment as a paper: its operations as sentences against the text
// that it changes, under that text's numbers.
type Words struct {
	Print
	Amendment amend.Amendment
}

// Format is a kind of file: how it is sent and what it can hold. A writer that is
// nil is a document that the format has not. The writers end soon after their
// context does. Missing says what the machine lacks for it and how to mend that,
// empty where nothing; it is nil for a format that needs nothing.
type Format struct {
	Name      string // also the ending of its files
	Title     string // "Word"
	MediaType string
	Missing   func() string
	Text      func(context.Context, io.Writer, Print) error
	Tracked   func(context.Context, io.Writer, Tracked) error
	Compared  func(context.Context, io.Writer, Compared) error
	Words     func(context.Context, io.Writer, Words) error
	Report    func(context.Context, io.Writer, session.Paper) error
}

// Formats are all, those that people ask for most first.
func Formats() []Format {
	return []Format{
		{
			Name: "docx", Title: "Word", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			Text: docxText, Tracked: docxTracked, Compared: docxCompared, Words: docxWords, Report: docxReport,
		},
		{
			Name: "pdf", Title: "PDF", MediaType: "application/pdf", Missing: missingPDF,
			Text: pdfText, Tracked: pdfTracked, Compared: pdfCompared, Words: pdfWords, Report: pdfReport,
		},
		{
			Name: "html", Title: "web page", MediaType: "text/html; charset=utf-8",
			Text: htmlText, Tracked: htmlTracked, Compared: htmlCompared, Words: htmlWords, Report: htmlReport,
		},
		{Name: "akn", Title: "Akoma Ntoso", MediaType: "application/akn+xml", Text: aknText, Words: aknWords, Report: aknReport},
		{Name: "md", Title: "Markdown", MediaType: "text/markdown; charset=utf-8", Text: markdownText, Words: markdownWords, Report: markdownReport},
		{Name: "txt", Title: "plain text", MediaType: "text/plain; charset=utf-8", Text: plainText, Words: plainWords, Report: plainReport},
		{Name: "json", Title: "data", MediaType: "application/json", Text: jsonText, Words: jsonWords, Report: jsonReport},
	}
}

// Kind is what a document is of.
type Kind string

// The kinds.
const (
	OfText       Kind = "text"
	OfTracked    Kind = "tracked"
	OfComparison Kind = "comparison"
	OfWords      Kind = "words"
	OfReport     Kind = "report"
)

// has reports whether the format has documents of a kind.
func (f Format) has(k Kind) bool {
	switch k {
	case OfText:
		return f.Text != nil
	case OfTracked:
		return f.Tracked != nil
	case OfComparison:
		return f.Compared != nil
	case OfWords:
		return f.Words != nil
	case OfReport:
		return f.Report != nil
	}
	return false
}

var kindWords = map[Kind]string{
	OfText:       "a text",
	OfTracked:    "a text with tracked changes",
	OfComparison: "a comparison of two versions",
	OfWords:      "an amendment as a paper",
	OfReport:     "a report",
}

// Of are the formats that have documents of a kind and that this machine can
// write.
func Of(k Kind) []Format {
	return slices.DeleteFunc(Formats(), func(f Format) bool { return !f.has(k) || f.Lacks() != "" })
}

// Missing says for each format that this machine cannot write what it lacks.
func Missing() []string {
	var all []string
	for _, f := range Formats() {
		if missing := f.Lacks(); missing != "" {
			all = append(all, missing)
		}
	}
	return all
}

// Lacks is what the machine lacks for the format and how to mend that, empty
// where nothing.
func (f Format) Lacks() string {
	if f.Missing == nil {
		return ""
	}
	return f.Missing()
}

// Kinds are the documents that the format has.
func (f Format) Kinds() []Kind {
	kinds := []Kind{}
	for _, k := range []Kind{OfText, OfTracked, OfComparison, OfWords, OfReport} {
		if f.has(k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Find is the format of a name that has documents of a kind. Errors: invalid, with
// those that there are; unavailable where the machine lacks what it needs, with
// how to mend that.
func Find(name string, k Kind) (Format, error) {
	var possible []string
	for _, f := range Formats() {
		if !f.has(k) {
			continue
		}
		if f.Name != name {
			possible = append(possible, f.Name)
			continue
		}
		if missing := f.Lacks(); missing != "" {
			return Format{}, fault.New(fault.Unavailable, "as", "%s", missing)
		}
		return f, nil
	}
	slices.Sort(possible)
	return Format{}, fault.Invalidf("as", "%q is no format of %s here; they are %s", name, kindWords[k], strings.Join(possible, ", "))
}
