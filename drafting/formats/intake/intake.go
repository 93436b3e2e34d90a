// Package intake is the table of the files that can be read: a format is entered
// here once and is then understood wherever files are taken in.
package intake

import (
	"bytes"

	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/akn"
	"chapeau/drafting/formats/docxtext"
	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// Format is what a file is, as far as its first bytes tell.
type Format string

// The formats. Auto is whichever the file is of.
const (
	Auto       Format = "auto"
	Word       Format = "docx"
	AkomaNtoso Format = "akn"
	JSON       Format = "json"
	Plain      Format = "text" // plain text or Markdown
)

// Contents are what a file holds: exactly one of Text, Report, Marked and
// Amendment. Notes are sentences for the person who brings the file: what to look
// at and why. LeftOut holds what belongs to the page and not to the text.
type Contents struct {
	Text      *text.Text
	Report    *text.Report
	Marked    *docxtext.Marked
	Amendment *amend.Amendment
	Notes     []string
	LeftOut   []reporttext.Line
}

// reader reads the files of one format.
type reader struct {
	format Format
	is     func(data []byte) bool // whether a file is of the format
	read   func(data []byte) (Contents, error)
}

// readers are asked in their order which of them a file belongs to; plain text is
// what is left.
func readers() []reader {
	return []reader{
		{Word, isArchive, readWord},
		{AkomaNtoso, akn.Is, readAkomaNtoso},
		{JSON, IsJSON, readJSON},
		{Plain, func([]byte) bool { return true }, readPlain},
	}
}

// Read reads a file. Errors: invalid (empty, damaged, not of the format, an unknown
// format) and too_large, with the place and the cure.
func Read(data []byte, format Format) (Contents, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return Contents{}, fault.Invalidf("", "the file is empty; it should hold a text or a report")
	}
	names := string(Auto)
	for _, r := range readers() {
		if format == r.format || format == Auto && r.is(data) {
			return r.read(data)
		}
		names += ", " + string(r.format)
	}
	return Contents{}, fault.Invalidf("format", "the format %q is not known here; it is one of %s", format, names)
}

// isArchive reports whether a file is a ZIP file, as those of Word are; the
// reader says which archives are not.
func isArchive(data []byte) bool { return bytes.HasPrefix(data, []byte("PK")) }

func readWord(data []byte) (Contents, error) {
	found, err := docxtext.Read(data)
	return Contents{Text: found.Text, Report: found.Report, Marked: found.Marked, Notes: found.Notes, LeftOut: found.LeftOut}, err
}

func readAkomaNtoso(data []byte) (Contents, error) {
	found, err := akn.Read(data)
	return Contents{Text: found.Text, Report: found.Report, Amendment: found.Amendment, Notes: found.Notes}, err
}

func readPlain(data []byte) (Contents, error) {
	if err := CheckPlain(data); err != nil {
		return Contents{}, err
	}
	found, err := reporttext.Read(data)
	return Contents{Text: found.Text, Report: found.Report, Notes: found.Notes, LeftOut: found.LeftOut}, err
}

// Of is the format of a file, told by its first bytes.
func Of(data []byte) Format {
	for _, r := range readers() {
		if r.is(data) {
			return r.format
		}
	}
	return Plain
}
