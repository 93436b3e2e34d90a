package export

import (
	"context"
	"io"

	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

func jsonText(_ context.Context, w io.Writer, p Print) error {
	_, err := w.Write(text.Encode(p.Text))
	return err
}

// jsonReport writes chapter I, which can be read in again.
func jsonReport(_ context.Context, w io.Writer, r Report) error {
	_, err := w.Write(text.EncodeReport(r.Chapter))
	return err
}

// jsonWords writes the amendment in the interchange form.
func jsonWords(_ context.Context, w io.Writer, p Words) error {
	_, err := w.Write(text.EncodeJSON(p.Amendment))
	return err
}

func plainText(_ context.Context, w io.Writer, p Print) error {
	return markdown.Plain(w, p.Text, p.Layout)
}

func plainReport(_ context.Context, w io.Writer, r Report) error {
	return session.Plain(w, r.Paper)
}

func markdownText(_ context.Context, w io.Writer, p Print) error {
	return markdown.Markdown(w, p.Text, p.Layout)
}

func markdownReport(_ context.Context, w io.Writer, r Report) error {
	return session.Markdown(w, r.Paper)
}
