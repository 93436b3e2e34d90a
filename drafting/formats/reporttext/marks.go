package reporttext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// inliner turns the words of the source into inline text: emphasis stays,
// bold and dead links lose their marks, note indicators become keys, and
// characters that the model reads as marks are escaped.
type inliner struct {
	notes     notebook
	own       span
	citations *citations // nil where indicators stay as they are printed
	remark    func(line int, format string, args ...any)
	given     map[string]string // the footnotes of given paragraphs
}

// deadLink is a link that leads nowhere: `[A/71/119](#)`.
var deadLink = regexp.MustCompile(`\[((?:\\.|[^\[\]\\])*)\]\(#\)`)

// escapable are the characters that a backslash may protect in Markdown-like
// text.
const escapable = `*\[]()_`

func (in inliner) inline(p paragraph) string {
	switch {
	case p.given && in.citations == nil:
		return in.withoutNotes(p)
	case p.given:
		return p.inline
	}
	s := deadLink.ReplaceAllString(p.words, "$1")
	m := marker{inliner: in, at: p, source: s, bolds: strings.Count(s, "**") &^ 1, lastCloser: lastCloser(s)}
	for m.i < len(s) {
		m.step()
	}
	return m.out.String()
}

// marker walks over one paragraph.
type marker struct {
	inliner
	at         paragraph
	source     string
	i          int
	out        strings.Builder
	emphasis   bool
	bolds      int // bold marks still to drop
	lastCloser int
}

func (m *marker) step() {
	rest := m.source[m.i:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '\\' && len(rest) > 1 && strings.IndexByte(escapable, rest[1]) >= 0:
		m.out.WriteString(text.Escape(rest[1:2]))
		m.i += 2
	case strings.HasPrefix(rest, "**") && m.bolds > 0:
		m.bolds--
		m.i += 2
	case r == '*':
		m.asterisk()
		m.i++
	case superscriptValue(r) >= 0:
		m.indicator()
	default:
		m.out.WriteString(text.Escape(rest[:size]))
		m.i += size
	}
}

// asterisk opens or closes emphasis, or is a character: the asterisk of a
// document symbol, one that is never closed.
func (m *marker) asterisk() {
	before, after := lastRune(m.source[:m.i]), firstRune(m.source[m.i+1:])
	opens := m.i+1 < len(m.source) && !unicode.IsSpace(after) && !joinsWord(before, m.i)
	switch {
	case m.emphasis && !unicode.IsSpace(before):
		m.emphasis = false
		m.out.WriteByte('*')
	case !m.emphasis && opens && m.i+1 < m.lastCloser:
		m.emphasis = true
		m.out.WriteByte('*')
	default:
		if opens {
			m.remark(m.at.line, "an asterisk opens emphasis that is never closed; it is kept as a character")
		}
		m.out.WriteString(`\*`)
	}
}

// joinsWord tells whether the rune before an asterisk is part of a word that it
// belongs to.
func joinsWord(before rune, at int) bool {
	return at > 0 && (unicode.IsLetter(before) && !isHan(before) || unicode.IsDigit(before))
}

// lastCloser is the place of the last asterisk that can close emphasis, -1
// where there is none.
func lastCloser(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if s[i] == '*' && s[i-1] != '\\' && !unicode.IsSpace(lastRune(s[:i])) {
			return i
		}
	}
	return -1
}

var squareUnit = regexp.MustCompile(`\d[\s\x{00A0}]?(?:k|c|d|m|h)?m$`)

// indicator reads superscript digits: a note's indicator where there is such a
// note, characters otherwise. A comma between two indicators is set by the
// layout.
func (m *marker) indicator() {
	end := m.i
	for end < len(m.source) {
		r, size := utf8.DecodeRuneInString(m.source[end:])
		if superscriptValue(r) < 0 {
			break
		}
		end += size
	}
	digits := m.source[m.i:end]
	found := m.noteFor(digits)
	if found == nil {
		m.out.WriteString(digits)
		m.i = end
		return
	}
	m.out.WriteString("{fn:" + m.citations.key(found) + "}")
	m.i = end
	if next := strings.TrimPrefix(m.source[end:], ","); len(next) < len(m.source[end:]) && superscriptStart(next) {
		m.i++
	}
}

func (m *marker) noteFor(digits string) *note {
	if m.citations == nil || len(digits) > 27 || squareUnit.MatchString(m.source[max(0, m.i-8):m.i]) {
		return nil
	}
	number := superscriptNumber(digits)
	found := m.notes.find(number, m.at, m.own)
	if found == nil {
		m.remark(m.at.line, "the indicator %s has no footnote; it is kept as characters", digits)
	}
	return found
}
