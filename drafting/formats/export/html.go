package export

import (
	"context"
	"io"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/html"
)

func htmlText(_ context.Context, w io.Writer, p Print) error {
	return html.Text(w, p.Text, html.Options{Layout: p.Layout})
}

func htmlReport(_ context.Context, w io.Writer, r Report) error {
	return html.Report(w, r.Report, r.Notes)
}

// htmlTracked shows what the amendments make of the text together.
func htmlTracked(_ context.Context, w io.Writer, t Tracked) error {
	changed, err := t.merged()
	if err != nil {
		return err
	}
	return html.Text(w, t.Text, html.Options{Layout: t.Layout, Tracked: &html.Tracked{
		Changed: changed, Comparison: amend.Compare(t.Text, changed), By: t.mover(),
	}})
}

func htmlCompared(_ context.Context, w io.Writer, c Compared) error {
	return html.Text(w, c.Before.Text, html.Options{Layout: c.Before.Layout, Tracked: &html.Tracked{
		Changed: c.After.Text, Comparison: amend.Compare(c.Before.Text, c.After.Text),
	}})
}
