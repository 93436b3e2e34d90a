// Package html writes texts and reports as HTML: one layout for the page, for
// print and for PDF. It is semantic (headings, lists, ins and del with who,
// footnotes linked both ways, language and direction) and safe: nothing in a
// text reaches the page as markup.
package html

import (
	"html/template"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/text"
)

// Options choose what is written. A Fragment is the article alone, to be put
// into a page that has its own style; otherwise a whole document is written,
// with its style in it, ready to print. With Masthead the text has the head of an
// official document, without it its symbol and designation. With Tracked the
// changes to the text are shown in it.
type Options struct {
	Layout   text.Options
	Fragment bool
	Masthead *masthead.Masthead
	Tracked  *Tracked
	Print
}

// Print is how a document goes to paper.
type Print struct {
	Paper Paper
	// NotesOnPage puts each note on the page of its first indicator, by paged CSS
	// that PDF writers know and browsers do not; else notes are gathered at the end.
	NotesOnPage bool
}

// Paper is the size of the sheet.
type Paper string

// The sizes. An empty one is A4.
const (
	A4     Paper = "A4"
	Letter Paper = "letter"
)

// Tracked is what a text becomes and who wants it: Changed is the text with the
// changes made, Comparison what amend.Compare finds between the two, By the
// mover; it may be empty. Where the changes come from several amendments, these
// are in Amendments and every change is told by its movers; By is not looked at.
type Tracked struct {
	Changed    *text.Text
	Comparison amend.Comparison
	By         string
	Amendments []amend.Amendment
}

// Text writes one text. An error is that of the writer.
func Text(w io.Writer, t *text.Text, o Options) error {
	view := viewOf(t, o.Layout, newWriter("", o.NotesOnPage))
	if o.Tracked != nil {
		view = trackedView(t, o)
	}
	view.Masthead = o.Masthead
	if o.Fragment {
		return templates.ExecuteTemplate(w, "text", view)
	}
	return templates.ExecuteTemplate(w, "document", document{
		Lang: view.Lang, Dir: view.Dir, Title: text.PlainWords(t.Title), Style: o.Style(), Text: view,
	})
}

// Style is the style of the documents, for a page that holds fragments.
func Style() template.CSS { return style }

// Style is the style of the documents for this sheet.
func (p Print) Style() template.CSS { return style + p.Paper.style() }

// style overrules the sheet of the documents' style.
func (p Paper) style() template.CSS {
	if p != Letter {
		return ""
	}
	return "@page { size: letter; }\n"
}

// Report writes a session report as one document: its sections with their
// texts, the footnotes running on and gathered at the end.
func Report(w io.Writer, r *text.Report, notes text.NoteProfile) error {
	return PrintedReport(w, r, notes, Print{})
}

// PrintedReport is Report for a sheet of paper.
func PrintedReport(w io.Writer, r *text.Report, notes text.NoteProfile, p Print) error {
	return templates.ExecuteTemplate(w, "report", reportView(r, notes, p))
}

// ReportFragment writes what PrintedReport has between the beginning and the end
// of the page, to be put into a page that has its own style.
func ReportFragment(w io.Writer, r *text.Report, notes text.NoteProfile, p Print) error {
	return templates.ExecuteTemplate(w, "report-body", reportView(r, notes, p))
}
