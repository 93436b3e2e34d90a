package docx

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"unicode/utf8"

	"chapeau/drafting/fault"
)

// xmlWriter writes one part of the package. It remembers the first character that
// XML cannot hold: such a text is refused, since no word may be changed.
type xmlWriter struct {
	b   bytes.Buffer
	err error
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// raw writes markup of this package.
func (w *xmlWriter) raw(markup string) { w.b.WriteString(markup) }

// open begins an element whose attributes come as names and values.
func (w *xmlWriter) open(name string, attributes ...string) { w.tag(name, ">", attributes) }

// empty writes an element without content.
func (w *xmlWriter) empty(name string, attributes ...string) { w.tag(name, "/>", attributes) }

func (w *xmlWriter) close(name string) {
	w.b.WriteString("</")
	w.b.WriteString(name)
	w.b.WriteByte('>')
}

func (w *xmlWriter) tag(name, end string, attributes []string) {
	w.b.WriteByte('<')
	w.b.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		w.b.WriteByte(' ')
		w.b.WriteString(attributes[i])
		w.b.WriteString(`="`)
		w.text(attributes[i+1])
		w.b.WriteByte('"')
	}
	w.b.WriteString(end)
}

// value writes an element whose w:val is all that it has.
func (w *xmlWriter) value(name, value string) { w.empty(name, "w:val", value) }

// element writes an element with words in it.
func (w *xmlWriter) element(name, words string, attributes ...string) {
	w.open(name, attributes...)
	w.text(words)
	w.close(name)
}

// text writes words.
func (w *xmlWriter) text(s string) {
	if w.err == nil {
		w.err = checkCharacters(s)
	}
	_ = xml.EscapeText(&w.b, []byte(s)) // a buffer takes everything
}

// checkCharacters refuses what XML 1.0 has no way to write.
func checkCharacters(s string) error {
	for i, r := range s {
		if !isCharacter(r) || r == utf8.RuneError && !utf8.ValidString(s) {
			return fault.Invalidf("text", "the words near %q hold the character U+%04X, which a Word file cannot hold; remove it", around(s, i), r)
		}
	}
	return nil
}

// isCharacter tells whether XML 1.0 knows a character (its production Char).
func isCharacter(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= 0x10ffff
}

// around is what stands beside byte i, for a person to find the place.
func around(s string, i int) string {
	from, to := max(0, i-24), min(len(s), i+24)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return s[from:to]
}

func itoa(n int) string { return strconv.Itoa(n) }
