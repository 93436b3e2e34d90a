package instructions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chapeau/diffing"
)

// piece is one token of an inline text: a word, a blank, a punctuation mark, or
// the mark of a note or reference, and whether it is emphasised.
type piece struct {
	text     string
	emphasis bool
	kind     diffing.TokenKind
}

// piecesOf splits an inline text. Joined, the pieces are the text but for empty
// emphasis.
func piecesOf(inline string) []piece {
	tokens := diffing.Tokenize(inline)
	pieces := make([]piece, 0, len(tokens))
	for _, t := range tokens {
		if t.CoreStart < t.CoreEnd {
			pieces = append(pieces, piece{inline[t.CoreStart:t.CoreEnd], t.Emphasis, t.Kind})
		}
	}
	return pieces
}

func joinPieces(pieces []piece) string {
	var b strings.Builder
	emphasis := false
	for _, p := range pieces {
		if p.emphasis != emphasis {
			b.WriteByte('*')
			emphasis = p.emphasis
		}
		b.WriteString(p.text)
	}
	if emphasis {
		b.WriteByte('*')
	}
	return b.String()
}

func (p piece) isNote() bool  { return strings.HasPrefix(p.text, "{fn:") && p.kind == diffing.Mark }
func (p piece) isRef() bool   { return strings.HasPrefix(p.text, "{ref") && p.kind == diffing.Mark }
func (p piece) isSpace() bool { return p.kind == diffing.Space }

func hasEmphasis(pieces []piece) bool {
	for _, p := range pieces {
		if p.emphasis {
			return true
		}
	}
	return false
}

func hasNote(pieces []piece) bool {
	for _, p := range pieces {
		if p.isNote() {
			return true
		}
	}
	return false
}

// found is a place where words stand: the pieces of the text that they are, in
// order. Notes between them are not among them unless the words hold notes.
type found []int

func (f found) from() int { return f[0] }
func (f found) to() int   { return f[len(f)-1] + 1 }

// findPieces returns every place where words stand as whole words, whatever the
// emphasis. Only where they stand nowhere letter by letter are they sought with
// any quotes, apostrophes, hyphens and blanks.
func findPieces(in, words []piece) []found {
	if exact := findAs(in, words, func(s string) string { return s }); len(exact) > 0 {
		return exact
	}
	return findAs(in, words, typewritten)
}

func findAs(in, words []piece, as func(string) string) []found {
	if len(words) == 0 {
		return nil
	}
	withNotes := hasNote(words)
	var visible []int
	for i, p := range in {
		if withNotes || !p.isNote() {
			visible = append(visible, i)
		}
	}
	var all []found
	for start := 0; start+len(words) <= len(visible); start++ {
		matches := true
		for k := 0; matches && k < len(words); k++ {
			matches = as(in[visible[start+k]].text) == as(words[k].text)
		}
		if matches {
			all = append(all, found(visible[start:start+len(words)]))
		}
	}
	return all
}

// typewritten is a word with the characters that a keyboard has.
func typewritten(s string) string {
	if strings.TrimSpace(s) == "" {
		return " "
	}
	return typewriter.Replace(s)
}

var typewriter = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‑", "-", "–", "-", "—", "-", "\u00a0", " ", "\u202f", " ", "\u00ad", "")

// splice is one change of a text: the pieces from to to become others.
type splice struct {
	from, to int
	with     []piece
}

// apply carries out splices that do not overlap, in order.
func apply(in []piece, splices []splice) []piece {
	var out []piece
	at := 0
	for _, s := range splices {
		out = append(out, in[at:s.from]...)
		out = append(out, s.with...)
		at = s.to
	}
	return append(out, in[at:]...)
}

// replacement puts words in the place of found ones. Only what differs is touched;
// notes that stand between stay. Words without emphasis of their own take that of
// what they replace.
func replacement(in []piece, at found, old, with []piece) splice {
	explicit := hasEmphasis(old) || hasEmphasis(with)
	same := func(i, k int) bool {
		return in[at[i]].text == with[k].text && (!explicit || in[at[i]].emphasis == with[k].emphasis)
	}
	first := 0
	for first < len(at) && first < len(with) && same(first, first) {
		first++
	}
	last := 0
	for last < len(at)-first && last < len(with)-first && same(len(at)-1-last, len(with)-1-last) {
		last++
	}
	s := splice{}
	if first == len(at)-last {
		s.from = behind(at, first)
		s.to = s.from
	} else {
		s.from, s.to = at[first], at[len(at)-1-last]+1
	}
	emphasis := emphasisAt(in, s.from, s.to)
	for _, p := range with[first : len(with)-last] {
		if !explicit {
			p.emphasis = emphasis
		}
		s.with = append(s.with, p)
	}
	s.with = append(s.with, notesBetween(in, at, s)...)
	return s
}

// behind is the place behind the first n of the found pieces.
func behind(at found, n int) int {
	if n == 0 {
		return at[0]
	}
	return at[n-1] + 1
}

// notesBetween are the notes that a splice would take away although the words did
// not name them.
func notesBetween(in []piece, at found, s splice) []piece {
	named := make(map[int]bool, len(at))
	for _, i := range at {
		named[i] = true
	}
	var kept []piece
	for i := s.from; i < s.to; i++ {
		if !named[i] {
			kept = append(kept, in[i])
		}
	}
	return kept
}

// emphasisAt is the emphasis of words that bring none: that of the first word they
// replace, or, inserted, that which both neighbours have.
func emphasisAt(in []piece, from, to int) bool {
	if from < to {
		return in[from].emphasis
	}
	return from > 0 && from < len(in) && in[from-1].emphasis && in[from].emphasis
}

// insertion puts words between two pieces, with the blanks that keep them apart
// from their neighbours.
func insertion(in []piece, at int, words []piece) splice {
	emphasis := emphasisAt(in, at, at)
	blank := piece{text: " ", emphasis: emphasis, kind: diffing.Space}
	var with []piece
	if !hasEmphasis(words) {
		for _, p := range words {
			p.emphasis = emphasis
			with = append(with, p)
		}
	} else {
		with = append(with, words...)
	}
	left, right := at-1, at
	for left >= 0 && in[left].isNote() {
		left--
	}
	for right < len(in) && in[right].isNote() {
		right++
	}
	tight := len(words) == 0 || words[0].isNote()
	afterBlank := left < 0 || in[left].isSpace()
	if !afterBlank && !tight && !closes(words[0].text) && !opens(in[left].text) {
		with = append([]piece{blank}, with...)
	}
	if right < len(in) && !tight && !in[right].isSpace() && !closes(in[right].text) && !opens(words[len(words)-1].text) {
		with = append(with, blank)
	}
	return splice{from: at, to: at, with: with}
}

// removal takes found words out, and one of the blanks around them.
func removal(in []piece, at found) splice {
	s := splice{from: at.from(), to: at.to()}
	right := s.to
	for right < len(in) && in[right].isNote() {
		right++
	}
	endsWell := right == len(in) || in[right].isSpace() || closes(in[right].text)
	s.with = notesBetween(in, at, s)
	switch {
	case s.from > 0 && in[s.from-1].isSpace() && endsWell:
		s.from--
	case s.from == 0 && s.to < len(in) && in[s.to].isSpace():
		s.to++
	}
	return s
}

// closes tells whether no blank stands before a piece.
func closes(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(",;:.!?)]}”’»%，；：。、）】」』،؛", r) || unicode.Is(unicode.Pe, r)
}

// opens tells whether no blank stands behind a piece.
func opens(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("([“‘«（【「『", r)
}
