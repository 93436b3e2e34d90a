package record

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"

	"chapeau/diffing"
	"chapeau/drafting/formats/html"
	"chapeau/drafting/text"
)

//go:embed record.tmpl
var page string

//go:embed record.css
var style template.CSS

var templates = template.Must(template.New("record").Parse(page))

// HTML writes the paper as one page with its style in it, ready to print. Nothing
// of what it takes reaches the page as markup. An error is that of the writer.
func HTML(w io.Writer, p Paper) error {
	var final bytes.Buffer
	if err := html.Text(&final, p.Final.Text, html.Options{Layout: p.Final.Layout, Fragment: true}); err != nil {
		return err
	}
	return templates.ExecuteTemplate(w, "record", view{
		Paper: &p, Name: text.PlainWords(p.Title), Style: html.Style() + style, FinalText: template.HTML(final.String()),
	})
}

// view is what the template shows.
type view struct {
	*Paper
	Name      string
	Style     template.CSS
	FinalText template.HTML
}

// Moment prints a point in time.
func (v view) Moment(at time.Time) string { return v.moment(at) }

// With is an entry with the time at which it was recorded.
func (v view) With(e Entry) timed { return timed{e, v.moment(e.At)} }

// timed is an entry as the template shows it.
type timed struct {
	Entry
	When string
}

// Held says when a meeting was.
func (v view) Held(m Meeting) string { return v.held(m) }

// Name is what a meeting is called.
func (m Meeting) Name() string { return m.name() }

// Heading is what a change is called.
func (c Change) Heading() string { return c.place() }

// Words are the runs of a change, with what comes and goes marked.
func (c Change) Words() template.HTML {
	var b strings.Builder
	for _, run := range c.Runs {
		b.WriteString(tagged(run))
	}
	return template.HTML(b.String())
}

func tagged(run Run) string {
	var b strings.Builder
	for _, p := range run.Parts {
		words := template.HTMLEscapeString(p.Text)
		switch {
		case p.Note > 0:
			words = "<sup>" + strconv.Itoa(p.Note) + "</sup>"
		case p.Emphasis:
			words = "<em>" + words + "</em>"
		}
		b.WriteString(words)
	}
	switch run.Op {
	case diffing.Insert:
		return "<ins>" + b.String() + "</ins>"
	case diffing.Delete:
		return "<del>" + b.String() + "</del>"
	}
	return b.String()
}

// Lines are what somebody said, paragraph by paragraph.
func (e Entry) Lines() []string { return paragraphs(e.Quote) }

// Reasons are the mover's, paragraph by paragraph.
func (a Amendment) Reasons() []string { return paragraphs(a.Rationale) }

func paragraphs(words string) []string {
	if words == "" {
		return nil
	}
	return strings.Split(words, "\n")
}
