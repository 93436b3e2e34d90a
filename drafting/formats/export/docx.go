package export

import (
	"context"
	"io"

	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/session"
)

func docxText(_ context.Context, w io.Writer, p Print) error {
	return docx.Text(w, p.Text, wordOptions(p))
}

func docxTracked(_ context.Context, w io.Writer, t Tracked) error {
	return docx.Tracked(w, t.Text, t.Amendments, wordOptions(t.Print))
}

// docxCompared shows the changes as those of the body whose text it is: of a
// version that several amendments made nobody alone is the author.
func docxCompared(_ context.Context, w io.Writer, c Compared) error {
	o := wordOptions(c.Before)
	o.Masthead, o.At = &c.After.Masthead, c.After.Masthead.Date
	return docx.Compared(w, c.Before.Text, c.After.Text, docx.Attribution{By: c.After.Masthead.Organ}, o)
}

// docxReport writes chapter I, the texts.
func docxReport(_ context.Context, w io.Writer, r session.Paper) error {
	return docx.Report(w, r.Chapter, r.Notes, docx.Options{})
}

func wordOptions(p Print) docx.Options {
	return docx.Options{Layout: p.Layout, Masthead: &p.Masthead, At: p.Masthead.Date}
}
