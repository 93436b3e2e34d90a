package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"chapeau/drafting/formats/docx"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/formats/instructions"
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

// markdownWords writes the paper as it is read back.
func markdownWords(_ context.Context, w io.Writer, p Words) error {
	paper, err := instructions.NewPaper(p.Text, p.Amendment, p.Layout)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, paper.Markdown())
	return err
}

func plainWords(_ context.Context, w io.Writer, p Words) error {
	paper, err := instructions.NewPaper(p.Text, p.Amendment, p.Layout)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, strings.Join(paper.Lines(), "\n\n")+"\n")
	return err
}

// paper is the amendment as a text of its own: the title of what it amends, and
// each sentence as a paragraph.
func (p Words) paper() (Print, error) {
	sentences, err := instructions.Write(p.Text, p.Amendment, p.Layout)
	if err != nil {
		return Print{}, err
	}
	none := ""
	paper := &text.Text{Schema: text.Schema, Kind: p.Text.Kind, Lang: "en", Title: titleWords(p.Text.Title)}
	for i, one := range sentences {
		paper.Clauses = append(paper.Clauses, &text.Clause{ID: fmt.Sprintf("t%d", i+1), Kind: text.Prose, Text: inline(one.Parts()), End: &none})
	}
	return Print{Text: paper, Version: p.Version, Masthead: p.Masthead}, nil
}

// titleWords are a title without its notes, which are the amended text's.
func titleWords(title string) string { return text.Escape(text.PlainWords(title)) }

// inline is laid-out words as inline text of a paper that has no notes of its
// own: indicators are the raised digits that they print.
func inline(parts []text.Part) string {
	var b strings.Builder
	for _, part := range parts {
		words := text.Escape(part.Text)
		if part.Emphasis && words != "" {
			words = "*" + words + "*"
		}
		b.WriteString(words)
	}
	return b.String()
}
