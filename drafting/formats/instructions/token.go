package instructions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind is the kind of a token of a paper.
type tokenKind int

const (
	wordToken tokenKind = iota
	numberToken
	quoteToken
	markToken // punctuation
	lineToken // a line break outside quotes
	endToken  // behind the last token of a sentence
)

// token is one token of a paper. Text is a word in lower case without hyphens
// inside `sub-paragraph`, a number, a punctuation mark, or the words between
// quotes as they are written.
type token struct {
	kind       tokenKind
	text       string
	start, end int
	from       int // of a quote: where its words begin
	capital    bool
	open       bool   // of a quote: never closed
	below      string // of a colon before a list: how its first entry is marked
}

// tokenize splits a paper into tokens. Quoted words are one token.
func tokenize(paper string) []token {
	l := lexer{paper: paper}
	for l.at < len(paper) {
		l.next()
	}
	return l.tokens
}

type lexer struct {
	paper  string
	at     int
	tokens []token
	open   int // quotations that are never closed
}

// mostOpen is how many quotations that are never closed are sought an end for: a
// paper with more of them is no paper, and each search reads to the end.
const mostOpen = 50

func (l *lexer) next() {
	r, size := utf8.DecodeRuneInString(l.paper[l.at:])
	switch {
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v':
		l.add(lineToken, size)
	case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
		l.at += size
	case r == '“' || r == '«' || r == '"' || r == '„':
		l.quote(r, size)
	case unicode.IsDigit(r):
		l.add(numberToken, l.span(unicode.IsDigit))
	case unicode.IsLetter(r):
		l.word()
	default:
		l.add(markToken, size)
	}
}

func (l *lexer) add(kind tokenKind, size int) {
	l.tokens = append(l.tokens, token{kind: kind, text: l.paper[l.at : l.at+size], start: l.at, end: l.at + size})
	l.at += size
}

func (l *lexer) span(belongs func(rune) bool) int {
	n := 0
	for _, r := range l.paper[l.at:] {
		if !belongs(r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// word reads letters, with hyphens between them. `sub-paragraph` is
// `subparagraph`.
func (l *lexer) word() {
	start := l.at
	size := l.span(unicode.IsLetter)
	for {
		rest := l.paper[start+size:]
		hyphen, width := utf8.DecodeRuneInString(rest)
		if hyphen != '-' && hyphen != '‑' {
			break
		}
		after, _ := utf8.DecodeRuneInString(rest[width:])
		if !unicode.IsLetter(after) {
			break
		}
		l.at = start + size + width
		size += width + l.span(unicode.IsLetter)
	}
	l.at = start
	first, _ := utf8.DecodeRuneInString(l.paper[start:])
	l.add(wordToken, size)
	t := &l.tokens[len(l.tokens)-1]
	t.capital = unicode.IsUpper(first)
	t.text = strings.ReplaceAll(strings.ToLower(t.text), "‑", "-")
	if strings.HasPrefix(t.text, "sub-") {
		t.text = "sub" + t.text[len("sub-"):]
	}
}

// closing are the marks that close a quotation.
var closing = map[rune]string{'“': "”", '«': "»", '"': "\"", '„': "“”"}

// quote reads quoted words up to the mark that closes them. Quotes inside nest. A
// quotation of several paragraphs may open each anew.
func (l *lexer) quote(opener rune, size int) {
	end, reopened := -1, false
	if l.open < mostOpen {
		end = l.closer(opener, size, false)
	}
	if end < 0 && l.open < mostOpen {
		end, reopened = l.closer(opener, size, true), true
	}
	if end < 0 {
		rest := strings.IndexAny(l.paper[l.at:], "\n\r")
		if rest < 0 {
			rest = len(l.paper) - l.at
		}
		l.add(quoteToken, rest)
		l.tokens[len(l.tokens)-1].open = true
		l.open++
		return
	}
	from := l.at + size
	words := l.paper[from:end]
	_, width := utf8.DecodeRuneInString(l.paper[end:])
	l.add(quoteToken, end+width-l.at)
	t := &l.tokens[len(l.tokens)-1]
	t.text, t.from = words, from
	if reopened {
		t.text = withoutReopeners(words, opener)
	}
}

// closer finds where the quotation that begins here is closed, -1 where it is not.
// With reopened, an opening mark at the beginning of a line opens nothing.
func (l *lexer) closer(opener rune, size int, reopened bool) int {
	depth, lineStart := 1, false
	for i := l.at + size; i < len(l.paper); {
		r, width := utf8.DecodeRuneInString(l.paper[i:])
		switch {
		case r == '\\' && i+1 < len(l.paper):
			_, escaped := utf8.DecodeRuneInString(l.paper[i+1:])
			width += escaped
		case strings.ContainsRune(closing[opener], r):
			if depth--; depth == 0 {
				return i
			}
		case r == opener && !(reopened && lineStart):
			depth++
		}
		lineStart = r == '\n' || lineStart && unicode.IsSpace(r)
		i += width
	}
	return -1
}

func withoutReopeners(words string, opener rune) string {
	lines := strings.Split(words, "\n")
	for i := 1; i < len(lines); i++ {
		trimmed := strings.TrimLeftFunc(lines[i], unicode.IsSpace)
		if rest, reopens := strings.CutPrefix(trimmed, string(opener)); reopens {
			lines[i] = lines[i][:len(lines[i])-len(trimmed)] + rest
		}
	}
	return strings.Join(lines, "\n")
}
