// Package diffing compares and merges words: tokens, the word diff, the
// alignment of clauses without ids, and the weaving of several movers' changes
// into one clause. Pure functions over strings; nothing is ever guessed and no
// word is ever dropped.
package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// TokenKind says what a token is.
type TokenKind uint8

// The kinds of token. Words and marks (notes, references) anchor a comparison;
// what separates them is compared afterwards.
const (
	Word TokenKind = iota
	Mark
	Space
	Punctuation
)

// Token is one token of an inline text, as byte offsets into it. Start and End
// take in the emphasis marks that touch it, so that joined tokens give the text;
// CoreStart and CoreEnd leave them out.
type Token struct {
	Start, CoreStart, CoreEnd, End int32
	Kind                           TokenKind
	Emphasis                       bool
}

// Tokenize splits an inline text into tokens. It never fails: whatever the
// input, the tokens join to it.
func Tokenize(s string) []Token {
	return tokenize(s, 0, false, make([]Token, 0, len(s)/3+2))
}

// tokenize appends the tokens of s, whose first byte stands at offset from in
// its text and is emphasised or not.
func tokenize(s string, from int, emphasis bool, tokens []Token) []Token {
	first := len(tokens)
	start := 0 // where the next token begins: at its opening mark, if it has one
	for i := 0; i < len(s); {
		if s[i] == '*' {
			if emphasis && len(tokens) > first && start == i {
				tokens[len(tokens)-1].End = int32(from + i + 1)
				start = i + 1
			}
			emphasis = !emphasis
			i++
			continue
		}
		end, kind := scan(s, i)
		end = settle(s, i, end)
		tokens = append(tokens, Token{
			Start: int32(from + start), CoreStart: int32(from + i), CoreEnd: int32(from + end), End: int32(from + end),
			Kind: kind, Emphasis: emphasis,
		})
		i, start = end, end
	}
	if start == len(s) {
		return tokens
	}
	if len(tokens) > first {
		tokens[len(tokens)-1].End = int32(from + len(s))
		return tokens
	}
	end := int32(from + len(s))
	return append(tokens, Token{Start: int32(from), CoreStart: end, CoreEnd: end, End: end, Kind: Punctuation})
}

// settle moves the end of a token that would stand inside a grapheme cluster to
// the end of that cluster.
func settle(s string, i, end int) int {
	if end >= len(s) || s[end] < 0xcc {
		return end
	}
	if r, _ := utf8.DecodeRuneInString(s[end:]); standsAlone(r) {
		return end
	}
	state := -1
	for rest := s[i:]; i < end && rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		i += len(cluster)
	}
	return max(i, end)
}

// scan returns the end of the token that begins at i, which is no emphasis
// mark, and its kind.
func scan(s string, i int) (int, TokenKind) {
	b := s[i]
	switch {
	case isASCIIAlphanumeric(b):
		return scanWord(s, i), Word
	case b == ' ' && !continues(s, i+1):
		return scanSpaces(s, i+1), Space
	case b == '{':
		if n := markLength(s[i:]); n > 0 {
			return i + n, Mark
		}
	case b == '\\' && i+1 < len(s) && strings.IndexByte(`*{}\`, s[i+1]) >= 0:
		return clusterFrom(s, i, i+2), Punctuation
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case isIdeograph(r):
		return clusterFrom(s, i, i+size), Word
	case unicode.IsLetter(r), unicode.IsDigit(r):
		return scanWord(s, i), Word
	case unicode.IsSpace(r) && !continues(s, i+size):
		return scanSpaces(s, i+size), Space
	default:
		return clusterFrom(s, i, i+size), Punctuation
	}
}

func isASCIIAlphanumeric(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
}

func scanSpaces(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) || continues(s, i+size) {
			break
		}
		i += size
	}
	return i
}

// scanWord reads a word from its first letter or digit: letters, digits and
// marks, with inner apostrophes, hyphens and slashes, `.` `,` `:` between digits,
// and `.` inside a document symbol.
func scanWord(s string, i int) int {
	symbol := false
	digit := false // whether the character before i is a digit
	for i < len(s) {
		b := s[i]
		if b < utf8.RuneSelf {
			switch {
			case isASCIIAlphanumeric(b):
				digit = b <= '9'
				i++
			case joins(s, i, b, digit, symbol):
				symbol = symbol || b == '/'
				digit = false
				i++
			default:
				return i
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isIdeograph(r):
			return i
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == 0x200d || r == 0x200c:
			digit = unicode.IsDigit(r)
			i = clusterFrom(s, i, i+size)
		case (r == '’' || r == '‑' || r == 'ʼ') && wordFollows(s, i+size):
			digit = false
			i += size
		default:
			return i
		}
	}
	return i
}

// joins tells whether the ASCII character b at i is inside the word around it.
func joins(s string, i int, b byte, digit, symbol bool) bool {
	switch b {
	case '\'', '-', '/':
		return wordFollows(s, i+1)
	case '.':
		return digitFollows(s, i+1) && (digit || symbol) || symbol && wordFollows(s, i+1)
	case ',', ':':
		return digit && digitFollows(s, i+1)
	default:
		return false
	}
}

func wordFollows(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !isIdeograph(r)
}

func digitFollows(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsDigit(r)
}

// isIdeograph tells whether a character is a word by itself: scripts that write
// no spaces.
func isIdeograph(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// continues tells whether the character at i may belong to the grapheme cluster
// before it. Below U+0300 none does.
func continues(s string, i int) bool {
	if i >= len(s) || s[i] < 0xcc {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsMark(r) || r == 0x200d || r == 0x200c || 0x1f3fb <= r && r <= 0x1f3ff
}

// clusterFrom returns the end of the grapheme cluster that begins at i and whose
// first character ends at next.
func clusterFrom(s string, i, next int) int {
	if next >= len(s) || s[i] < utf8.RuneSelf && s[next] < utf8.RuneSelf && s[i] != '\r' {
		return next
	}
	if s[i] == '\\' && next == i+2 {
		i++
	}
	if first, _ := utf8.DecodeRuneInString(s[i:]); standsAlone(first) {
		if second, _ := utf8.DecodeRuneInString(s[next:]); second < utf8.RuneSelf || standsAlone(second) {
			return next
		}
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s[i:], -1)
	return max(i+len(cluster), next)
}

// standsAlone tells of the commonest characters that they never join into a
// cluster with one another: a short cut past the tables.
func standsAlone(r rune) bool {
	return r < 0x300 || 0x2010 <= r && r <= 0x2027 || 0x3001 <= r && r <= 0x3029 || 0x4e00 <= r && r <= 0x9fff || 0xff01 <= r && r <= 0xff60
}

// markLength returns the length of the note or reference that s begins with, 0
// where it begins with none.
func markLength(s string) int {
	var start int
	switch {
	case strings.HasPrefix(s, "{fn:"):
		start = 4
	case strings.HasPrefix(s, "{ref:"):
		start = 5
	case strings.HasPrefix(s, "{refs:"):
		start = 6
	default:
		return 0
	}
	for i := start; i < len(s); i++ {
		switch b := s[i]; {
		case b == '}' && i > start:
			return i + 1
		case b <= ' ' || b == '{' || b == '}' || b == '*' || b == '\\' || b == 0x7f:
			return 0
		}
	}
	return 0
}
