package export

import (
	"bytes"
	"context"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/pdf"
	"chapeau/drafting/formats/session"
)

func htmlText(_ context.Context, w io.Writer, p Print) error {
	return html.Text(w, p.Text, page(p, false))
}

func htmlTracked(_ context.Context, w io.Writer, t Tracked) error { return trackedPage(w, t, false) }

func htmlCompared(_ context.Context, w io.Writer, c Compared) error { return comparedPage(w, c, false) }

func htmlReport(_ context.Context, w io.Writer, r session.Paper) error {
	return session.HTML(w, r, html.Print{})
}

func pdfText(ctx context.Context, w io.Writer, p Print) error {
	return onPaper(ctx, w, func(w io.Writer) error { return html.Text(w, p.Text, page(p, true)) })
}

func pdfTracked(ctx context.Context, w io.Writer, t Tracked) error {
	return onPaper(ctx, w, func(w io.Writer) error { return trackedPage(w, t, true) })
}

func pdfCompared(ctx context.Context, w io.Writer, c Compared) error {
	return onPaper(ctx, w, func(w io.Writer) error { return comparedPage(w, c, true) })
}

func pdfReport(ctx context.Context, w io.Writer, r session.Paper) error {
	return onPaper(ctx, w, func(w io.Writer) error {
		return session.HTML(w, r, html.Print{NotesOnPage: true})
	})
}

func missingPDF() string {
	if err := pdf.Available(); err != nil {
		return err.Error()
	}
	return ""
}

// page is a text below its masthead. On paper notes stand where they are cited.
func page(p Print, paper bool) html.Options {
	return html.Options{Layout: p.Layout, Masthead: &p.Masthead, Print: html.Print{NotesOnPage: paper}}
}

// trackedPage shows what the amendments make of the text together, each change
// by its movers.
func trackedPage(w io.Writer, t Tracked, paper bool) error {
	changed, err := t.merged()
	if err != nil {
		return err
	}
	o := page(t.Print, paper)
	o.Tracked = &html.Tracked{Changed: changed, Comparison: amend.Compare(t.Text, changed), Amendments: t.Amendments}
	return html.Text(w, t.Text, o)
}

func comparedPage(w io.Writer, c Compared, paper bool) error {
	o := page(c.Before, paper)
	o.Masthead = &c.After.Masthead
	o.Tracked = &html.Tracked{Changed: c.After.Text, Comparison: amend.Compare(c.Before.Text, c.After.Text)}
	return html.Text(w, c.Before.Text, o)
}

// onPaper makes PDF of a page.
func onPaper(ctx context.Context, w io.Writer, write func(io.Writer) error) error {
	var written bytes.Buffer
	if err := write(&written); err != nil {
		return err
	}
	document, err := pdf.Render(ctx, written.Bytes())
	if err != nil {
		return err
	}
	_, err = w.Write(document)
	return err
}
