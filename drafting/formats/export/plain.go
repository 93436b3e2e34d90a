package export

import (
	"context"
	"encoding/json"
	"io"

	"chapeau/drafting/fault"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

func jsonText(_ context.Context, w io.Writer, p Print) error {
	_, err := w.Write(text.Encode(p.Text))
	return err
}

// jsonReport writes chapter I, which is what can be read in again.
func jsonReport(_ context.Context, w io.Writer, r session.Paper) error {
	_, err := w.Write(text.EncodeReport(r.Chapter))
	return err
}

// jsonWords writes the amendment in the interchange form.
func jsonWords(_ context.Context, w io.Writer, p Words) error {
	data, err := json.MarshalIndent(p.Amendment, "", "  ")
	if err != nil {
		return fault.Wrap(err, "the amendment cannot be written")
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

func plainText(_ context.Context, w io.Writer, p Print) error {
	return markdown.Plain(w, p.Text, p.Layout)
}

func plainReport(_ context.Context, w io.Writer, r session.Paper) error {
	return session.Plain(w, r)
}

func markdownText(_ context.Context, w io.Writer, p Print) error {
	return markdown.Markdown(w, p.Text, p.Layout)
}

func markdownReport(_ context.Context, w io.Writer, r session.Paper) error {
	return session.Markdown(w, r)
}
