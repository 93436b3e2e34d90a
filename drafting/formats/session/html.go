package session

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"

	"chapeau/drafting/formats/html"
	"chapeau/drafting/text"
)

//go:embed session.tmpl
var page string

var templates = template.Must(template.New("session").Parse(page))

// HTML writes the report as one page with its style in it, ready to print. Nothing
// of what it takes reaches the page as markup. An error is that of the writer.
func HTML(w io.Writer, p Paper, print html.Print) error {
	var chapter bytes.Buffer
	if err := html.ReportFragment(&chapter, p.Chapter, p.Notes, print); err != nil {
		return err
	}
	return templates.ExecuteTemplate(w, "session", view{Paper: p, Style: print.Style(), First: template.HTML(chapter.String()), Lang: html.LanguageOf(p.Chapter), Dir: html.DirectionOf(p.Chapter)})
}

// view is what the template shows.
type view struct {
	Paper
	Style     template.CSS
	First     template.HTML
	Lang, Dir string
}

// Name is the page's title.
func (v view) Name() string {
	if v.Head != "" {
		return v.Head
	}
	return text.PlainWords(v.Chapter.Title)
}

// Name is a chapter's first line.
func (c Chapter) Name() string { return c.name() }

// Label is a paragraph's number as it is printed.
func (p Paragraph) Label() string { return p.label() }

// Lines are what somebody said, paragraph by paragraph.
func (p Paragraph) Lines() []string {
	if p.Quote == "" {
		return nil
	}
	return strings.Split(p.Quote, "\n")
}
