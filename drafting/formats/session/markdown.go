package session

import (
	"bufio"
	"io"
	"strings"

	"chapeau/drafting/formats/markdown"
)

// Markdown writes the report: chapter I as package markdown does, with its notes
// behind it, and the proceedings, a block for each paragraph; what somebody said is
// quoted. An error is that of the writer.
func Markdown(w io.Writer, p Paper) error {
	return write(w, p, func(w io.Writer) error { return markdown.Report(w, p.Chapter, p.Notes) }, marked)
}

// Plain writes the report like Markdown, without any mark.
func Plain(w io.Writer, p Paper) error {
	return write(w, p, func(w io.Writer) error { return markdown.PlainReport(w, p.Chapter, p.Notes) }, plain)
}

// style is how words and what somebody said are written.
type style struct {
	words func(string) string
	quote string // before each of its lines
}

var (
	plain  = style{func(s string) string { return s }, "    "}
	marked = style{markdown.Escape, "> "}
)

func write(w io.Writer, p Paper, chapter func(io.Writer) error, s style) error {
	b := blocks{out: bufio.NewWriter(w), style: s}
	for _, line := range []string{p.Head, p.Session} {
		if line != "" {
			b.out.WriteString(s.words(line) + "\n\n")
		}
	}
	if err := b.out.Flush(); err != nil {
		return err
	}
	if err := chapter(w); err != nil {
		return err
	}
	for _, c := range p.Chapters {
		b.chapter(c)
	}
	return b.out.Flush()
}

// blocks writes blocks that follow others, a blank line before each.
type blocks struct {
	out   *bufio.Writer
	style style
}

func (b blocks) block(words string) { b.out.WriteString("\n" + words + "\n") }

func (b blocks) chapter(c Chapter) {
	b.block(c.name())
	b.block(b.style.words(c.Title))
	b.paragraphs(c.Paragraphs)
	for _, part := range c.Parts {
		b.block(b.style.words(part.Title))
		b.paragraphs(part.Paragraphs)
	}
}

func (b blocks) paragraphs(all []Paragraph) {
	for _, p := range all {
		b.block(p.label() + " " + b.style.words(p.Words))
		for _, detail := range p.Details {
			b.block(b.style.words(detail))
		}
		if p.Quote != "" {
			b.block(b.style.quote + strings.ReplaceAll(b.style.words(p.Quote), "\n", "\n"+b.style.quote))
		}
	}
}
