package text

import (
	"strings"
	"unicode/utf8"

	"chapeau/drafting/fault"
)

// InlineKind is the kind of a piece of inline text.
type InlineKind int

// The kinds of inline pieces.
const (
	Words InlineKind = iota
	Note
	Ref
)

// Inline is one piece of inline text: words (unescaped), a footnote indicator
// (one key), or a live reference (one clause id or several).
type Inline struct {
	Kind     InlineKind
	Text     string
	Emphasis bool
	Keys     []string
}

// Escape turns plain words into inline text: the characters that would be read
// as marks get a backslash.
func Escape(s string) string {
	if !strings.ContainsAny(s, `*{}\`) {
		return s
	}
	return escaper.Replace(s)
}

var escaper = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `{`, `\{`, `}`, `\}`)

// IsEscape tells whether the two bytes at the start of s are an escaped mark.
func IsEscape(s string) bool {
	return len(s) > 1 && s[0] == '\\' && strings.IndexByte(`*{}\`, s[1]) >= 0
}

// MarkLength returns the length of the `{fn:…}`, `{ref:…}` or `{refs:…}` that s
// begins with, 0 where it begins with none.
func MarkLength(s string) int {
	_, _, n := scanMark(s)
	return n
}

// ReferenceMark is a live reference to clauses as inline text has it.
func ReferenceMark(ids []string) string {
	if len(ids) == 1 {
		return "{ref:" + ids[0] + "}"
	}
	return "{refs:" + strings.Join(ids, ",") + "}"
}

// scanMark reads the mark at the start of s: its kind, its keys and its length.
// Anything else, an unclosed mark included, has length 0.
func scanMark(s string) (InlineKind, string, int) {
	if len(s) < 6 || s[0] != '{' {
		return Words, "", 0
	}
	kind, start := Words, 0
	switch {
	case strings.HasPrefix(s, "{fn:"):
		kind, start = Note, 4
	case strings.HasPrefix(s, "{ref:"):
		kind, start = Ref, 5
	case strings.HasPrefix(s, "{refs:"):
		kind, start = Ref, 6
	default:
		return Words, "", 0
	}
	for i := start; i < len(s); i++ {
		if s[i] == '}' {
			if i == start {
				return Words, "", 0
			}
			return kind, s[start:i], i + 1
		}
		if !isKeyByte(s[i]) {
			return Words, "", 0
		}
	}
	return Words, "", 0
}

func isKeyByte(b byte) bool {
	return b > ' ' && b != '{' && b != '}' && b != '*' && b != '\\' && b != 0x7f
}

// Inlines splits inline text into its pieces. Unbalanced emphasis runs to the
// end; use Validate to refuse it.
func Inlines(s string) []Inline {
	var pieces []Inline
	var words strings.Builder
	emphasis := false
	flush := func() {
		if words.Len() > 0 {
			pieces = append(pieces, Inline{Kind: Words, Text: words.String(), Emphasis: emphasis})
			words.Reset()
		}
	}
	for i := 0; i < len(s); {
		switch {
		case IsEscape(s[i:]):
			words.WriteByte(s[i+1])
			i += 2
		case s[i] == '*':
			flush()
			emphasis = !emphasis
			i++
		case s[i] == '{':
			kind, keys, n := scanMark(s[i:])
			if n == 0 {
				words.WriteByte('{')
				i++
				continue
			}
			flush()
			pieces = append(pieces, Inline{Kind: kind, Emphasis: emphasis, Keys: splitKeys(kind, keys)})
			i += n
		default:
			words.WriteByte(s[i])
			i++
		}
	}
	flush()
	return pieces
}

func splitKeys(kind InlineKind, keys string) []string {
	if kind == Note {
		return []string{keys}
	}
	return strings.Split(keys, ",")
}

// PlainWords returns the words of an inline text without marks, notes and
// references.
func PlainWords(s string) string {
	var b strings.Builder
	for _, piece := range Inlines(s) {
		b.WriteString(piece.Text)
	}
	return b.String()
}

// NoteKeys returns the keys of the footnote indicators in s, in order, repeats
// included.
func NoteKeys(s string) []string {
	if !strings.Contains(s, "{fn:") {
		return nil
	}
	return keysOf(s, Note)
}

// RefIDs returns the clause ids that s refers to, in order.
func RefIDs(s string) []string {
	if !strings.Contains(s, "{ref") {
		return nil
	}
	return keysOf(s, Ref)
}

func keysOf(s string, kind InlineKind) []string {
	var keys []string
	for i := 0; i < len(s); {
		if IsEscape(s[i:]) {
			i += 2
			continue
		}
		found, list, n := scanMark(s[i:])
		if n == 0 {
			i++
			continue
		}
		if found == kind {
			keys = append(keys, splitKeys(kind, list)...)
		}
		i += n
	}
	return keys
}

// RenameNotes gives every footnote indicator whose key is in renamed its new
// key.
func RenameNotes(s string, renamed map[string]string) string {
	if len(renamed) == 0 || !strings.Contains(s, "{fn:") {
		return s
	}
	return renameMarks(s, Note, renamed)
}

// RenameRefs gives every live reference to a clause whose id is in renamed the
// new id.
func RenameRefs(s string, renamed map[string]string) string {
	if len(renamed) == 0 || !strings.Contains(s, "{ref") {
		return s
	}
	return renameMarks(s, Ref, renamed)
}

func renameMarks(s string, kind InlineKind, renamed map[string]string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if IsEscape(s[i:]) {
			b.WriteString(s[i : i+2])
			i += 2
			continue
		}
		found, list, n := scanMark(s[i:])
		if n == 0 {
			b.WriteByte(s[i])
			i++
			continue
		}
		if found != kind {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		keys := splitKeys(kind, list)
		for k, key := range keys {
			if name, changed := renamed[key]; changed {
				keys[k] = name
			}
		}
		prefix, _, _ := strings.Cut(s[i:], ":")
		b.WriteString(prefix + ":" + strings.Join(keys, ",") + "}")
		i += n
	}
	return b.String()
}

// ValidateInline checks that s is UTF-8 with balanced, closed marks. The error
// names where, and what to write instead.
func ValidateInline(field, s string) error {
	if !utf8.ValidString(s) {
		return fault.Invalidf(field, "the words are not valid UTF-8 near %q; save them as UTF-8 and try again", firstInvalid(s))
	}
	emphasis, opened := false, 0
	for i := 0; i < len(s); {
		switch {
		case IsEscape(s[i:]):
			i += 2
		case s[i] == '*':
			emphasis, opened = !emphasis, i
			i++
		case s[i] == 0:
			return fault.Invalidf(field, "there is a NUL character near %q; remove it", excerpt(s, i))
		case s[i] == '{':
			n := MarkLength(s[i:])
			if n == 0 && beginsMark(s[i:]) {
				return fault.Invalidf(field, "the mark near %q is not closed or has no key; write {fn:key}, {ref:id} or, for the character itself, \\{", excerpt(s, i))
			}
			i += max(n, 1)
		default:
			i++
		}
	}
	if emphasis {
		return fault.Invalidf(field, "the emphasis opened near %q is never closed; close it with * or write \\* for the character itself", excerpt(s, opened))
	}
	return nil
}

func beginsMark(s string) bool {
	return strings.HasPrefix(s, "{fn:") || strings.HasPrefix(s, "{ref:") || strings.HasPrefix(s, "{refs:")
}

func excerpt(s string, at int) string {
	end := at
	for n := 0; end < len(s) && n < 24; n++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[at:end]
}

func firstInvalid(s string) string {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return strings.ToValidUTF8(s[max(0, i-16):min(len(s), i+8)], "\uFFFD")
		}
		i += size
	}
	return ""
}

// dropEmptyEmphasis removes `**`, an emphasis without words, so that every text
// has one spelling.
func dropEmptyEmphasis(s string) string {
	if !strings.Contains(s, "**") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if IsEscape(s[i:]) {
			b.WriteString(s[i : i+2])
			i += 2
			continue
		}
		if strings.HasPrefix(s[i:], "**") {
			i += 2
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
