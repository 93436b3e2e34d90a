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
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

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
