// Package docx writes texts and reports as Word documents: a clean text, a text
// with amendments as real tracked changes, two versions compared, a session
// report. Numbers are Word's own numbering and notes its own footnotes. Whoever
// accepts all tracked changes has exactly the amended text, whoever rejects them
// exactly the base, as text.Layout prints them. The same input gives the same
// bytes.
package docx

import (
	"io"
	"time"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/masthead"
	"chapeau/drafting/formats/session"
	"chapeau/drafting/text"
)

// Options choose what is written. Masthead stands above the text; nil means what
// the text says of itself. At is the date of the file and of every change in it;
// a zero time leaves them out.
type Options struct {
	Layout   text.Options
	Masthead *masthead.Masthead
	At       time.Time
}

// Text writes a text as it stands. Its clauses have ids, as text.Canonical gives
// them. Errors have the code invalid where a text holds a character that no Word
// file can hold, and else are the writer's.
func Text(w io.Writer, t *text.Text, o Options) error {
	d := newDocument(t, o)
	d.linked = true
	d.masthead(mastheadOf(t, o))
	v := newView(t, o.Layout)
	v.number(d.numbers, "")
	d.text(v, styles{title: titleStyle, annex: annexStyle})
	return d.write(w)
}

// Tracked writes what amendments, merged, make of a text: every change as a
// tracked one whose author is the delegation that moved it, several joined by a
// comma where they moved the same. At a collision the base's words stand, as in
// amend.Merge. Errors are those of Text and of amend.Merge.
func Tracked(w io.Writer, base *text.Text, amendments []amend.Amendment, o Options) error {
	m, err := newMovers(base, amendments, o.Layout)
	if err != nil {
		return err
	}
	return compared(w, base, m.merged, m, o)
}

// Attribution says whose the changes between two versions are: By, but for
// inserted words that Spans (clause id → the words of the changed text with their
// source, as amend.Trace gives them) tells of another. Where Spans is given, By
// is also whose the deletions are.
type Attribution struct {
	By    string
	Spans map[string][]amend.Span
}

// Compared writes what differs between two versions of a text as tracked changes.
// Clauses are told by their ids. Errors are those of Text.
func Compared(w io.Writer, old, changed *text.Text, by Attribution, o Options) error {
	return compared(w, old, changed, by, o)
}

func compared(w io.Writer, base, changed *text.Text, c credit, o Options) error {
	d := newDocument(changed, o)
	d.tracked, d.linked = true, true
	d.masthead(mastheadOf(changed, o))
	d.comparison(newComparison(base, changed, c, o.Layout, d.numbers))
	return d.write(w)
}

// Report writes a session report: chapter I with its sections and texts, the
// footnotes running on, and the proceedings. Errors are those of Text.
func Report(w io.Writer, p session.Paper, o Options) error {
	d := newDocument(&text.Text{Lang: p.Chapter.First().Lang, Title: p.Chapter.Title}, o)
	d.heading(reportStyle, text.Escape(p.Head))
	d.heading(subtitleStyle, text.Escape(p.Session))
	d.report(p.Chapter, p.Notes)
	for _, c := range p.Chapters {
		d.chapter(c)
	}
	return d.write(w)
}

func mastheadOf(t *text.Text, o Options) masthead.Masthead {
	if o.Masthead != nil {
		return *o.Masthead
	}
	return masthead.Of(t)
}
