// Package reporttext reads resolutions and decisions from plain or Markdown-like
// text: a chapter of a session report with its instruments, one resolution in
// the same form, an old printed resolution with hard line breaks, a draft typed
// without numbers or italics, a copy out of a PDF file.
//
// Structure decides what a paragraph is, not vocabulary: where it stands, how it
// ends, how it is labelled. The reader never drops, adds, doubles or corrects a
// word. What it cannot place with certainty it keeps where a person will see it,
// and says so in Result.Notes.
package reporttext

import (
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Result is what a document holds: one text, or a report where it holds several
// instruments; the other is nil. Notes are sentences for the person who imports:
// what to look at and why. LeftOut holds the lines that belong to the page and
// not to the text: page numbers and running heads of a PDF copy.
type Result struct {
	Text    *text.Text
	Report  *text.Report
	Notes   []string
	LeftOut []Line
}

// Line is a line of the source with its number, from 1.
type Line struct {
	Number int
	Words  string
}

// Read reads a document. Errors have the code invalid (empty, not text, not
// UTF-8) or too_large, and name the line and the cure.
func Read(data []byte) (Result, error) {
	lines, err := readLines(data)
	if err != nil {
		return Result{}, err
	}
	lines, leftOut := dropFurniture(lines)
	paragraphs := splitParagraphs(lines)
	paragraphs = raisePlainNotes(paragraphs)
	paragraphs, notes, err := takeNotes(paragraphs)
	if err != nil {
		return Result{}, err
	}
	if len(paragraphs) == 0 {
		return Result{}, fault.Invalidf("", "the file holds no paragraph of a text; it should hold a resolution or a decision")
	}
	r := reader{notes: notes, name: lineName}
	r.sayLeftOut(leftOut)
	result, err := r.document(splitDocument(paragraphs))
	if err != nil {
		return Result{}, err
	}
	result.Notes, result.LeftOut = r.remarks, leftOut
	return result, nil
}
