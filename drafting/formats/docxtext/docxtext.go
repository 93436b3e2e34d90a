// Package docxtext reads Word files. A clean file becomes a text, or a report
// where it holds several instruments; a file with tracked changes becomes its
// base and one amendment for each author; an edited copy of a known draft becomes
// the amendments that make it of the draft.
//
// Files come from Word, from LibreOffice, from chapeau's own export or from hands
// that know no styles: numbers typed or automatic, tabs, line breaks, content
// controls, tables. No word is dropped or changed: what a text cannot hold (page
// headers, comments, hidden words) is named in the notes for the person who
// imports, and listed as left out.
//
// Files are not trusted: see the limits. Nothing outside of a file is fetched,
// macros are refused.
package docxtext

import (
	"chapeau/drafting/amend"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// MarkedSchema is the interchange form of a marked file.
const MarkedSchema = "chapeau/marked@1"

// Marked is a file with tracked changes: the text with all of them rejected, and
// for each author the amendment that the author's changes make of it. Merged into
// the base, the amendments give what Word shows once all changes are accepted.
//
// What an author changed within another's insertion is no change of the base: it
// is a sub-amendment, whose To names the other's amendment and whose operations
// fit the base with that amendment.
type Marked struct {
	Schema        string            `json:"schema"`
	Base          *text.Text        `json:"base"`
	Amendments    []amend.Amendment `json:"amendments"`
	SubAmendments []amend.Amendment `json:"sub_amendments,omitempty"`
}

// Result is what a file holds: exactly one of Text, Report and Marked. Notes are
// sentences for the person who imports: what to look at and why. LeftOut holds
// what belongs to the page and not to the text, with the number of its paragraph,
// 0 where it is in none.
type Result struct {
	Text    *text.Text
	Report  *text.Report
	Marked  *Marked
	Notes   []string
	LeftOut []reporttext.Line
}

// Read reads a Word file. Errors have the code invalid (not a Word file, damaged,
// encrypted, with macros; several instruments with tracked changes) or too_large,
// and name the part of the file and the cure.
func Read(data []byte) (Result, error) {
	d, err := load(data)
	if err != nil {
		return Result{}, err
	}
	return d.read()
}

func (d *document) read() (Result, error) {
	base, err := d.reading(view{accepted: rejecting})
	if err != nil {
		return Result{}, err
	}
	result := Result{Text: base.text, Report: base.report, Notes: base.notes, LeftOut: base.leftOut}
	if d.isTracked() {
		marked, notes, err := d.marked(base)
		if err != nil {
			return Result{}, err
		}
		result.Text, result.Marked, result.Notes = nil, marked, append(result.Notes, notes...)
	}
	result.Notes = append(result.Notes, d.remarks()...)
	result.LeftOut = append(result.LeftOut, d.leftOut()...)
	return result, nil
}
