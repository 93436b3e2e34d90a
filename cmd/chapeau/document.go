package main

import (
	"bytes"
	"context"
	"io"

	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/pdf"
	"chapeau/drafting/text"
)

// printed is how a document goes to paper in a format: notes stand on their page
// only in PDF.
func printed(as string, paper html.Paper) html.Print {
	return html.Print{Paper: paper, NotesOnPage: as == "pdf"}
}

// paged writes what write gives as HTML, or as PDF.
func paged(ctx context.Context, as string, w io.Writer, write func(io.Writer) error) error {
	if as != "pdf" {
		return write(w)
	}
	var page bytes.Buffer
	if err := write(&page); err != nil {
		return err
	}
	document, err := pdf.Render(ctx, page.Bytes())
	if err != nil {
		return err
	}
	_, err = w.Write(document)
	return err
}

// head is the masthead of a text that is a document: that has a symbol.
func head(t *text.Text) *masthead.Masthead {
	if t.Symbol == "" {
		return nil
	}
	m := masthead.Of(t)
	return &m
}
