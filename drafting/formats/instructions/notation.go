package instructions

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/drafting/text"
)

// notation writes inline text as quoted words and reads it back. Notes are told by
// number, new clauses by their place among the new ones: `#new-2`.
type notation struct {
	numbers  map[string]int                 // note key → number
	keys     map[int]string                 // number → note key
	newIDs   map[string]int                 // id of a new clause → its place among the new ones
	newNames map[int]string                 // and back
	printed  func(from, mark string) string // how a reference prints, seen from a clause
}

// quoted writes inline text as it stands between quotation marks. From is the
// clause that it stands in.
func (n *notation) quoted(inline, from string) string {
	return balanced(n.written(inline, from))
}

// paragraph is quoted for the words of a whole paragraph, which must not seem to
// begin with a number of its own.
func (n *notation) paragraph(inline, from string) string {
	words := n.written(inline, from)
	if labelLength(words) > 0 {
		words = `\` + words
	}
	return balanced(words)
}

func (n *notation) written(inline, from string) string {
	var b strings.Builder
	for i := 0; i < len(inline); {
		if text.IsEscape(inline[i:]) {
			b.WriteString(inline[i : i+2])
			i += 2
			continue
		}
		if size := text.MarkLength(inline[i:]); size > 0 {
			b.WriteString(n.mark(inline[i:i+size], from))
			i += size
			continue
		}
		r, size := utf8.DecodeRuneInString(inline[i:])
		if n.needsEscape(inline, i, r) {
			b.WriteByte('\\')
		}
		b.WriteString(inline[i : i+size])
		i += size
	}
	return b.String()
}

// needsEscape tells whether a character would be read as something else.
func (n *notation) needsEscape(s string, at int, r rune) bool {
	_, size := utf8.DecodeRuneInString(s[at:])
	rest := s[at+size:]
	edge := at == 0 || rest == ""
	switch {
	case superscriptDigit(r) >= 0, r == '\n', r == '\r', r == '\u2028':
		return true
	case unicode.IsSpace(r):
		return edge || r == '\t'
	case r == '[':
		return strings.HasPrefix(rest, "^")
	case r == ']':
		return strings.HasPrefix(rest, "(#")
	case r == '\\':
		next, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || isEscapable(next)
	default:
		return false
	}
}

func (n *notation) mark(mark, from string) string {
	if keys := text.NoteKeys(mark); len(keys) > 0 {
		return fmt.Sprintf("[^%d]", n.numbers[keys[0]])
	}
	ids := text.RefIDs(mark)
	for i, id := range ids {
		if place, isNew := n.newIDs[id]; isNew {
			ids[i] = fmt.Sprintf("new-%d", place)
		}
	}
	several := ""
	if strings.HasPrefix(mark, "{refs:") {
		several = "&"
	}
	return "[" + text.Escape(n.printed(from, mark)) + "](#" + several + strings.Join(ids, ",") + ")"
}

// balanced escapes the quotation marks that have no partner, so that the quotation
// ends where it should.
func balanced(s string) string {
	var open []int
	lone := make(map[int]bool)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '\\':
			_, escaped := utf8.DecodeRuneInString(s[i+size:])
			size += escaped
		case '“':
			open = append(open, i)
		case '”':
			if len(open) == 0 {
				lone[i] = true
			} else {
				open = open[:len(open)-1]
			}
		}
		i += size
	}
	for _, i := range open {
		lone[i] = true
	}
	if len(lone) == 0 {
		return s
	}
	var b strings.Builder
	for i := range s {
		if lone[i] {
			b.WriteByte('\\')
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		b.WriteString(s[i : i+size])
	}
	return b.String()
}

// link is a live reference that quoted words hold, with the words that stood for
// it.
type link struct {
	mark, printed string
}

// unquoted reads quoted words as inline text. The links are checked when the whole
// is known. Wrong is what cannot be read, and why.
func (n *notation) unquoted(words string) (inline string, links []link, wrong *wrongWords) {
	u := unquoter{notation: n, words: words}
	for u.at < len(words) && u.wrong == nil {
		u.next()
	}
	if u.wrong == nil {
		u.checkEmphasis()
	}
	return u.out.String(), u.links, u.wrong
}

// wrongWords are bytes of quoted words that cannot be read.
type wrongWords struct {
	from, to      int
	reason, right string
}

type unquoter struct {
	notation *notation
	words    string
	at       int
	out      strings.Builder
	links    []link
	wrong    *wrongWords
}

func (u *unquoter) next() {
	rest := u.words[u.at:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == utf8.RuneError && size == 1:
		u.refuse(1, "the words are not valid UTF-8 here", "save them as UTF-8")
	case r == 0:
		u.refuse(1, "there is a NUL character", "remove it")
	case r == '\\':
		u.escaped(rest)
	case u.indicator(rest):
	case u.link(rest):
	case superscriptDigit(r) >= 0:
		u.superscript(rest)
	case r == '\n' || r == '\r' || r == '\u2028' || r == '\v':
		u.fold(rest)
	case text.MarkLength(rest) > 0:
		u.out.WriteString(rest[:text.MarkLength(rest)])
		u.at += text.MarkLength(rest)
	default:
		u.out.WriteString(rest[:size])
		u.at += size
	}
}

func (u *unquoter) refuse(size int, reason, right string) {
	u.wrong = &wrongWords{u.at, u.at + size, reason, right}
}

func isEscapable(r rune) bool {
	return strings.ContainsRune("“”«»•–—‣▪○●", r) || superscriptDigit(r) >= 0 || unicode.IsSpace(r) || r < utf8.RuneSelf && (unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsDigit(r))
}

// escaped reads a backslash: what follows is the character itself.
func (u *unquoter) escaped(rest string) {
	r, size := utf8.DecodeRuneInString(rest[1:])
	switch {
	case text.IsEscape(rest):
		u.out.WriteString(rest[:2])
		u.at += 2
	case rest == `\` || !isEscapable(r):
		u.out.WriteByte('\\')
		u.at++
	default:
		u.out.WriteString(rest[1 : 1+size])
		u.at += 1 + size
	}
}

// fold reads a line break and the indentation around it as one blank.
func (u *unquoter) fold(rest string) {
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	u.at += len(rest) - len(trimmed)
	before := u.out.String()
	if trimmed != "" && before != "" && !strings.HasSuffix(before, " ") {
		u.out.WriteByte(' ')
	}
}

// cutIndicator reads the `[^3]` that words begin with; its size is 0 where they
// begin with none.
func cutIndicator(words string) (number, size int) {
	rest, marked := strings.CutPrefix(words, "[^")
	digits, _, closed := strings.Cut(rest, "]")
	number, err := strconv.Atoi(digits)
	if !marked || !closed || err != nil {
		return 0, 0
	}
	return number, len("[^]") + len(digits)
}

func (u *unquoter) indicator(rest string) bool {
	number, size := cutIndicator(rest)
	if size > 0 {
		u.note(number, size)
	}
	return size > 0
}

func (u *unquoter) note(number, size int) {
	key, known := u.notation.keys[number]
	if !known {
		u.refuse(size, fmt.Sprintf("there is no footnote %d", number), fmt.Sprintf("give its words, “with a new footnote %d reading: “…””, or write the number of one that the text has", number))
		return
	}
	u.out.WriteString("{fn:" + key + "}")
	u.at += size
}

func superscriptDigit(r rune) int {
	for digit, s := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
		if s == r {
			return digit
		}
	}
	return -1
}

// superscript reads raised digits as the indicator of a note; behind a unit of
// length they are a power.
func (u *unquoter) superscript(rest string) {
	number, size := 0, 0
	for _, r := range rest {
		digit := superscriptDigit(r)
		if digit < 0 || number > 100_000 {
			break
		}
		number = 10*number + digit
		size += utf8.RuneLen(r)
	}
	before := u.words[:u.at]
	unit := before[strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if (number == 2 || number == 3) && strings.Contains(" mm cm dm m km ", " "+unit+" ") && unit != "" {
		u.out.WriteString(rest[:size])
		u.at += size
		return
	}
	u.note(number, size)
}

// cutLink reads the `[words](#id,id)` that words begin with; its size is 0 where
// they begin with none. Brackets in the words come in pairs.
func cutLink(s string) (words, target string, size int) {
	end := bracketEnd(s)
	rest, linked := strings.CutPrefix(s[end:], "](#")
	target, _, closed := strings.Cut(rest, ")")
	if !linked || !closed {
		return "", "", 0
	}
	return s[1:end], target, end + len("](#)") + len(target)
}

// bracketEnd is where the bracket that a line begins with is closed, 0 where it is
// not, or where it begins with none.
func bracketEnd(s string) int {
	if !strings.HasPrefix(s, "[") {
		return 0
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		case '\n':
			return 0
		}
		if depth == 0 {
			return i
		}
	}
	return 0
}

func (u *unquoter) link(rest string) bool {
	words, target, size := cutLink(rest)
	target, several := strings.CutPrefix(target, "&")
	if target == "" {
		return false
	}
	ids := strings.Split(target, ",")
	for i, id := range ids {
		if place, isNew := strings.CutPrefix(id, "new-"); isNew {
			number, _ := strconv.Atoi(place)
			name, known := u.notation.newNames[number]
			if known {
				id = name
			}
			ids[i] = id
		}
		if text.ValidateKey("", ids[i]) != nil {
			return false
		}
	}
	kind := "ref"
	if several || len(ids) > 1 {
		kind = "refs"
	}
	mark := "{" + kind + ":" + strings.Join(ids, ",") + "}"
	u.links = append(u.links, link{mark: mark, printed: text.PlainWords(words)})
	u.out.WriteString(mark)
	u.at += size
	return true
}

// checkEmphasis refuses asterisks that may be meant as themselves: one without a
// partner, and one that opens behind a letter and before a blank, as a document
// symbol's does.
func (u *unquoter) checkEmphasis() {
	s := u.words
	open := -1
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] != '*':
		case open >= 0:
			open = -1
		default:
			open = i
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			if (unicode.IsLetter(before) || unicode.IsDigit(before)) && i+1 < len(s) && unicode.IsSpace(after) {
				u.at = i
				u.refuse(1, "the asterisk may be a character or the beginning of emphasis", `write \* for the character itself`)
				return
			}
		}
	}
	if open >= 0 {
		u.at = open
		u.refuse(1, "the emphasis is never closed", `close it with * or write \* for the character itself`)
	}
}
