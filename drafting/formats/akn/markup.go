package akn

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// markup writes elements: blocks each on a line of its own, what runs in words
// without a blank that is not theirs.
type markup struct {
	out  *bufio.Writer
	open []element
}

type element struct {
	name   string
	blocks bool // it holds blocks, so that its end tag has a line of its own
}

// attribute is written where its value is not empty.
type attribute struct{ name, value string }

func newMarkup(w io.Writer) *markup {
	m := &markup{out: bufio.NewWriter(w)}
	m.out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>`)
	return m
}

// root opens the document.
func (m *markup) root() {
	m.block("akomaNtoso", attribute{"xmlns", Standard}, attribute{"xmlns:" + strings.TrimSuffix(prefix, ":"), Namespace})
}

// finish closes what is open.
func (m *markup) finish() error {
	for len(m.open) > 0 {
		m.end()
	}
	m.out.WriteByte('\n')
	return m.out.Flush()
}

// block opens an element that stands on a line of its own.
func (m *markup) block(name string, attributes ...attribute) {
	if len(m.open) > 0 {
		m.open[len(m.open)-1].blocks = true
	}
	m.line()
	m.inline(name, attributes...)
}

// inline opens an element that stands among words.
func (m *markup) inline(name string, attributes ...attribute) {
	m.tag(name, attributes)
	m.out.WriteByte('>')
	m.open = append(m.open, element{name: name})
}

// empty writes an element without content on a line of its own.
func (m *markup) empty(name string, attributes ...attribute) {
	m.open[len(m.open)-1].blocks = true
	m.line()
	m.mark(name, attributes...)
}

// mark writes an element without content among words.
func (m *markup) mark(name string, attributes ...attribute) {
	m.tag(name, attributes)
	m.out.WriteString("/>")
}

func (m *markup) line() {
	m.out.WriteByte('\n')
	for range m.open {
		m.out.WriteByte(' ')
	}
}

func (m *markup) tag(name string, attributes []attribute) {
	m.out.WriteByte('<')
	m.out.WriteString(name)
	for _, a := range attributes {
		if a.value == "" {
			continue
		}
		m.out.WriteByte(' ')
		m.out.WriteString(a.name)
		m.out.WriteString(`="`)
		m.escape(a.value)
		m.out.WriteByte('"')
	}
}

// end closes the element opened last.
func (m *markup) end() {
	last := m.open[len(m.open)-1]
	m.open = m.open[:len(m.open)-1]
	if last.blocks {
		m.line()
	}
	m.out.WriteString("</" + last.name + ">")
}

// characterInstruction is the processing instruction that stands for a character
// which XML cannot hold; its content is the character's number.
const characterInstruction = "character"

// words writes words. A character that XML cannot hold, such as a control
// character, is written as a processing instruction.
func (m *markup) words(s string) {
	for s != "" {
		at := strings.IndexFunc(s, isOutsideXML)
		if at < 0 {
			m.escape(s)
			return
		}
		m.escape(s[:at])
		r, size := utf8.DecodeRuneInString(s[at:])
		fmt.Fprintf(m.out, "<?%s %d?>", characterInstruction, r)
		s = s[at+size:]
	}
}

// json writes a value as JSON, which has escapes of its own for every character
// that XML would need one for.
func (m *markup) json(value any) {
	data, err := json.Marshal(value)
	if err != nil {
		return // only operations come here, and these always encode
	}
	_, _ = unprintable.WriteString(m.out, string(data))
}

var unprintable = strings.NewReplacer("\ufffe", `\ufffe`, "\uffff", `\uffff`)

// escape leaves errors to the flushing of the buffer, which keeps the first.
func (m *markup) escape(s string) { _ = xml.EscapeText(m.out, []byte(s)) }

// isOutsideXML tells the characters that no XML document may hold.
func isOutsideXML(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	default:
		return r < 0x20 || r == 0xFFFE || r == 0xFFFF
	}
}

// own is an attribute of this package's namespace. Its value may be any string.
func own(name, value string) attribute { return attribute{prefix + name, quoted(value)} }

const prefix = "chapeau:"

// quoted writes a string so that it can stand in an attribute and is not empty:
// as it is, or as a quoted string where it is empty, begins with a quote or holds
// what XML cannot.
func quoted(s string) string {
	if s == "" || s[0] == '"' || !utf8.ValidString(s) || strings.ContainsFunc(s, isOutsideXML) {
		return strconv.Quote(s)
	}
	return s
}

// unquoted is the way back from quoted.
func unquoted(s string) string {
	if !strings.HasPrefix(s, `"`) {
		return s
	}
	if plain, err := strconv.Unquote(s); err == nil {
		return plain
	}
	return s
}
