package docxtext

import (
	"encoding/xml"
	"strings"

	"chapeau/drafting/fault"
)

// A field is a code with what it shows. What it shows is read as words; a field
// that repeats a footnote's number is the footnote's indicator once more.

// fieldCharacter follows the beginning, the middle and the end of a field.
func (l *lineScanner) fieldCharacter(e xml.StartElement) error {
	switch attribute(e, "fldCharType") {
	case "begin":
		if len(l.fields) >= maxOpen {
			return fault.New(fault.TooLarge, l.part, "fields are nested more than %d deep; no Word file does: save the document again from Word", maxOpen)
		}
		l.fields = append(l.fields, field{tracked: l.change})
	case "separate":
		if n := len(l.fields); n > 0 {
			f := &l.fields[n-1]
			f.shows = true
			f.silent = l.repeats(f.code, f.tracked)
		}
	case "end":
		if n := len(l.fields); n > 0 {
			if f := &l.fields[n-1]; !f.shows {
				l.repeats(f.code, f.tracked)
			}
			l.fields = l.fields[:n-1]
		}
	}
	return l.skip()
}

func (l *lineScanner) fieldCode() error {
	code, err := l.characters()
	if n := len(l.fields); n > 0 && !l.fields[n-1].shows && len(l.fields[n-1].code) < MaxTag {
		l.fields[n-1].code += code
	}
	return err
}

// isSilent tells whether words are part of a field's code, or shown by a field
// that has been read as an indicator.
func (s *scanner) isSilent() bool {
	for i := range s.fields {
		if s.fields[i].silent || !s.fields[i].shows {
			return true
		}
	}
	return false
}

// simpleField reads a field that is one element.
func (l *lineScanner) simpleField(e xml.StartElement) error {
	if !l.repeats(attribute(e, "instr"), l.change) {
		return l.each(l.inline)
	}
	return l.skip()
}

// repeats reads a code such as ` NOTEREF _Ref12 \h ` and adds the indicator that
// it repeats. A bookmark that marks no indicator is left to what the field shows.
func (l *lineScanner) repeats(code string, change *tracked) bool {
	words := strings.Fields(code)
	if len(words) < 2 || !strings.EqualFold(words[0], "NOTEREF") && !strings.EqualFold(words[0], "FTNREF") {
		return false
	}
	key, known := l.document.marks[strings.Trim(words[1], `"`)]
	if !known {
		l.document.found.note(&l.document.found.unnoted, words[1])
		return false
	}
	if !l.isSilentBelow() {
		l.paragraph.add(piece{note: key, repeats: true, change: change})
	}
	return true
}

// isSilentBelow is isSilent for the fields around the innermost one.
func (s *scanner) isSilentBelow() bool {
	for i := 0; i+1 < len(s.fields); i++ {
		if s.fields[i].silent || !s.fields[i].shows {
			return true
		}
	}
	return false
}
