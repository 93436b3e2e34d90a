package export

import (
	"context"
	"fmt"
	"io"

	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/instructions"
	"chapeau/drafting/formats/markdown"
	"chapeau/drafting/text"
)

// The paper of an amendment: its operations as sentences, one a paragraph, below
// a masthead that says what they amend.

func docxWords(_ context.Context, w io.Writer, p Words) error {
	paper, err := p.paper()
	if err != nil {
		return err
	}
	return docx.Text(w, paper.Text, wordOptions(paper))
}

func pdfWords(ctx context.Context, w io.Writer, p Words) error {
	return onPaper(ctx, w, func(w io.Writer) error { return wordsPage(w, p, true) })
}

func htmlWords(_ context.Context, w io.Writer, p Words) error { return wordsPage(w, p, false) }

func wordsPage(w io.Writer, p Words, onPaper bool) error {
	paper, err := p.paper()
	if err != nil {
		return err
	}
	return html.Text(w, paper.Text, page(paper, onPaper))
}

func markdownWords(_ context.Context, w io.Writer, p Words) error {
	paper, err := p.paper()
	if err != nil {
		return err
	}
	return markdown.Markdown(w, paper.Text, paper.Layout)
}

// plainWords writes the sentences alone, as they are read back.
func plainWords(_ context.Context, w io.Writer, p Words) error {
	sentences, err := instructions.Write(p.Text, p.Amendment, p.Layout)
	if err != nil {
		return err
	}
	for _, one := range sentences {
		if _, err := fmt.Fprintf(w, "%s\n\n", one.Words); err != nil {
			return err
		}
	}
	return nil
}

// paper is the amendment as a text of its own: the title of what it amends, and
// each sentence as a paragraph.
func (p Words) paper() (Print, error) {
	sentences, err := instructions.Write(p.Text, p.Amendment, p.Layout)
	if err != nil {
		return Print{}, err
	}
	none := ""
	paper := &text.Text{Schema: text.Schema, Kind: p.Text.Kind, Lang: "en", Title: p.Text.Title}
	for i, one := range sentences {
		paper.Clauses = append(paper.Clauses, &text.Clause{ID: fmt.Sprintf("t%d", i+1), Kind: text.Prose, Text: text.Escape(one.Words), End: &none})
	}
	return Print{Text: paper, Version: p.Version, Masthead: p.Masthead}, nil
}
