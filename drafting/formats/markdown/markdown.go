// Package markdown writes texts and reports as Markdown and as plain text: one
// block for each paragraph with its label, emphasis between asterisks (Markdown
// only), note indicators as superscript digits where they stand, the notes
// gathered at the end. What it writes, package reporttext reads back.
package markdown

import (
	"bufio"
	"io"

	"chapeau/drafting/text"
)

// Markdown writes one text: title, body line, clauses, annexes, notes. An error
// is that of the writer.
func Markdown(w io.Writer, t *text.Text, o text.Options) error {
	return writeText(w, t, o, marked{})
}

// Plain writes one text like Markdown, without any mark.
func Plain(w io.Writer, t *text.Text, o text.Options) error {
	return writeText(w, t, o, plain{})
}

// Report writes a session report: its sections with their texts, each under its
// designation. Notes run on from text to text and stand together at the end.
func Report(w io.Writer, r *text.Report, notes text.NoteProfile) error {
	return writeReport(w, r, notes, marked{})
}

// PlainReport writes a report like Report, without any mark.
func PlainReport(w io.Writer, r *text.Report, notes text.NoteProfile) error {
	return writeReport(w, r, notes, plain{})
}

func writeText(w io.Writer, t *text.Text, o text.Options, s style) error {
	page := text.Layout(t, o)
	p := printer{out: bufio.NewWriter(w), style: s}
	p.page(page, "")
	p.notes(page.Notes)
	return p.out.Flush()
}
