// Package session writes the report of a committee on its session: chapter I with
// its texts, and the proceedings, a chapter for each item of the agenda with what
// was decided and said on it. It takes plain data, in English, and decides nothing
// about it.
package session

import (
	"strconv"

	"chapeau/drafting/text"
)

// Paper is a session report. Head stands above chapter I, empty where chapter I has
// the head that it was imported with. Words are plain; Chapter and Notes are as for
// the writers of reports.
type Paper struct {
	Head     string // "Report of the Commission on Inland Waterways"
	Session  string // "Fourteenth session"
	Chapter  *text.Report
	Notes    text.NoteProfile
	Chapters []Chapter
}

// Chapter is a chapter of the proceedings. Paragraphs are those before the first
// of its parts.
type Chapter struct {
	Number     string // "II"
	Title      string // "Agenda item 4: Safety"
	Paragraphs []Paragraph
	Parts      []Part
}

// Part is what was done about one draft.
type Part struct {
	Title      string // "Draft resolution E/CN.99/2031/L.1: Safety of pilots"
	Paragraphs []Paragraph
}

// Paragraph is a numbered paragraph: a sentence, what belongs to it (who voted how),
// and what somebody said.
type Paragraph struct {
	Number  int
	Words   string
	Details []string
	Quote   string
}

// name is a chapter's first line.
func (c Chapter) name() string { return "Chapter " + c.Number }

// label is a paragraph's number as it is printed.
func (p Paragraph) label() string { return strconv.Itoa(p.Number) + "." }
