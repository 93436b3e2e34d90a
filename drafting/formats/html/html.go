// Package html writes texts and reports as HTML: one layout for the page, for
// print and for PDF. It is semantic (headings, lists, ins and del with who,
// footnotes linked both ways, language and direction) and safe: nothing in a
// text reaches the page as markup.
package html

import (
	"html/template"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// Options choose what is written. A Fragment is the article alone, to be put
// into a page that has its own style; otherwise a whole document is written,
// with its style in it, ready to print. With Tracked the changes to the text are
// shown in it.
type Options struct {
	Layout   text.Options
	Fragment bool
	Tracked  *Tracked
}

// Tracked is what a text becomes and who wants it: Changed is the text with the
// changes made, Comparison what amend.Compare finds between the two, By the
// mover; it may be empty.
type Tracked struct {
	Changed    *text.Text
	Comparison amend.Comparison
	By         string
}

// Text writes one text. An error is that of the writer.
func Text(w io.Writer, t *text.Text, o Options) error {
	view := viewOf(t, o.Layout, "")
	if o.Tracked != nil {
		view = trackedView(t, o.Layout, o.Tracked)
	}
	if o.Fragment {
		return templates.ExecuteTemplate(w, "text", view)
	}
	return templates.ExecuteTemplate(w, "document", document{
		Lang: view.Lang, Dir: view.Dir, Title: text.PlainWords(t.Title), Style: style, Text: view,
	})
}

// Style is the style of the documents, for a page that holds fragments.
func Style() template.CSS { return style }

// Report writes a session report as one document: its sections with their
// texts, the footnotes running on and gathered at the end.
func Report(w io.Writer, r *text.Report, notes text.NoteProfile) error {
	return templates.ExecuteTemplate(w, "report", reportView(r, notes))
}
