package diffing

import (
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// MaxTokens is the size from which on a changed stretch is replaced whole: no
// reader follows a word diff of that length.
const MaxTokens = 5000

// Hunk is one changed place: the bytes From to To of the base, which begin and
// end at tokens, become Text, an inline text whose emphasis is balanced. An
// insertion has From equal to To. FromOpen and ToOpen tell whether the place
// begins and ends inside an emphasis of the base.
type Hunk struct {
	From, To         int
	FromOpen, ToOpen bool
	Text             string

	changedFrom, changedTo int // where Text stands in the changed text
}

// Same tells whether another hunk makes the same of the same place.
func (h Hunk) Same(other Hunk) bool {
	return h.From == other.From && h.To == other.To && h.Text == other.Text
}

// Hunks is the word diff of two inline texts: the places of base that changed,
// in order, none touching another. Words and marks are compared first (Myers,
// by go-diff), then what separates them; two changes with next to nothing
// between them are one. A text of which less than a third survives is replaced
// whole. The result depends on the two texts alone.
func Hunks(base, changed string) []Hunk {
	if base == changed {
		return nil
	}
	d := difference{base: base, changed: changed}
	d.trim()
	d.tokenize()
	if d.tooLong() || d.hardlyAlike() {
		return []Hunk{whole(base, changed)}
	}
	matches, kept := d.matches()
	if !d.survives(kept) {
		return []Hunk{whole(base, changed)}
	}
	return d.hunks(matches)
}

func whole(base, changed string) Hunk {
	return Hunk{To: len(base), Text: changed, changedTo: len(changed)}
}

// difference is the state of one comparison. Only what lies between the common
// prefix and suffix is tokenized.
type difference struct {
	base, changed      string
	prefix, suffix     int // bytes that both texts share, cut at safe places
	open               bool
	endOpen            bool
	old, new           []Token
	oldWords, newWords []int32 // the tokens that are words or marks
	oldIDs, newIDs     []rune  // their ids
}

// trim finds the shared prefix and suffix, cut back to places before a space
// where a token certainly begins in both texts.
func (d *difference) trim() {
	a, b := d.base, d.changed
	limit := min(len(a), len(b))
	p := commonPrefix(a, b)
	for p--; p > 0; p-- {
		if a[p] == ' ' && isPlain(a[p-1]) {
			break
		}
	}
	d.prefix = max(p, 0)
	if emphasisOpen(a) != emphasisOpen(b) {
		return
	}
	limit -= d.prefix
	q := commonSuffix(a[len(a)-limit:], b[len(b)-limit:])
	for ; q > 0; q-- {
		i, j := len(a)-q, len(b)-q
		if a[i] == ' ' && i > d.prefix && j > d.prefix && isPlain(a[i-1]) && isPlain(b[j-1]) {
			break
		}
	}
	d.suffix = q
	d.open = emphasisOpen(a[:d.prefix])
	d.endOpen = emphasisOpen(a[:len(a)-d.suffix])
}

// isPlain tells whether a byte is an ASCII character that is no space and no
// part of a mark, so that a space after it begins a token.
func isPlain(b byte) bool {
	return b > ' ' && b < 0x7f && b != '*' && b != '\\'
}

func commonPrefix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+8 <= n && a[i:i+8] == b[i:i+8] {
		i += 8
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

func commonSuffix(a, b string) int {
	n := min(len(a), len(b))
	i := 0
	for i+8 <= n && a[len(a)-i-8:len(a)-i] == b[len(b)-i-8:len(b)-i] {
		i += 8
	}
	for i < n && a[len(a)-1-i] == b[len(b)-1-i] {
		i++
	}
	return i
}

// emphasisOpen tells whether an emphasis is open behind s.
func emphasisOpen(s string) bool {
	if strings.IndexByte(s, '\\') < 0 {
		return strings.Count(s, "*")%2 == 1
	}
	open := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && strings.IndexByte(`*{}\`, s[i+1]) >= 0 {
				i++
			}
		case '*':
			open = !open
		}
	}
	return open
}

func (d *difference) tokenize() {
	a, b := d.base[d.prefix:len(d.base)-d.suffix], d.changed[d.prefix:len(d.changed)-d.suffix]
	tokens := make([]Token, 0, (len(a)+len(b))/3+8)
	tokens = tokenize(a, d.prefix, d.open, tokens)
	n := len(tokens)
	tokens = tokenize(b, d.prefix, d.open, tokens)
	d.old, d.new = tokens[:n:n], tokens[n:]
	words := make([]int32, 0, len(tokens))
	words = wordIndexes(d.old, words)
	n = len(words)
	words = wordIndexes(d.new, words)
	d.oldWords, d.newWords = words[:n:n], words[n:]
}

func wordIndexes(tokens []Token, words []int32) []int32 {
	for i := range tokens {
		if tokens[i].Kind <= Mark {
			words = append(words, int32(i))
		}
	}
	return words
}

func (d *difference) tooLong() bool {
	return len(d.old) > MaxTokens || len(d.new) > MaxTokens
}

// identify gives each word an id: the same for the same word with the same
// emphasis. Ids begin at U+0100 and skip the surrogates, which no string holds.
func (d *difference) identify() {
	all := make([]rune, 0, len(d.oldWords)+len(d.newWords))
	seen := newVocabulary(cap(all))
	add := func(text string, token *Token) {
		id := 0x100 + 2*rune(seen.number(text[token.CoreStart:token.CoreEnd]))
		if token.Emphasis {
			id++
		}
		if id >= 0xd800 {
			id += 0x800
		}
		all = append(all, id)
	}
	for _, i := range d.oldWords {
		add(d.base, &d.old[i])
	}
	n := len(all)
	for _, i := range d.newWords {
		add(d.changed, &d.new[i])
	}
	d.oldIDs, d.newIDs = all[:n:n], all[n:]
}

// hardlyAlike tells without a comparison that too few words can survive. It is
// worth its count only for long texts.
func (d *difference) hardlyAlike() bool {
	d.identify()
	if min(len(d.oldIDs), len(d.newIDs)) < 200 {
		return false
	}
	left := make(map[rune]int, len(d.oldIDs))
	for _, id := range d.oldIDs {
		left[id]++
	}
	common := 0
	for _, id := range d.newIDs {
		if left[id] > 0 {
			left[id]--
			common++
		}
	}
	return !d.survives(common)
}

// survives tells whether at least a third of the words of the shorter text are
// kept, when kept of those between prefix and suffix are.
func (d *difference) survives(kept int) bool {
	shorter := min(len(d.oldIDs), len(d.newIDs))
	if 3*kept >= shorter {
		return true
	}
	around := countWords(d.base[:d.prefix]) + countWords(d.base[len(d.base)-d.suffix:])
	return 3*(kept+around) >= shorter+around
}

func countWords(s string) int {
	count := 0
	for _, token := range Tokenize(s) {
		if token.Kind <= Mark {
			count++
		}
	}
	return count
}

// block is a run of words: from and to in the old words, and in the new.
type block struct {
	old, oldEnd, new, newEnd int
	equal                    bool
}

// matches aligns the words and returns the equal blocks that are kept, with the
// number of words in them.
func (d *difference) matches() ([]block, int) {
	blocks := d.align()
	blocks = d.joinNear(blocks)
	kept := 0
	equal := blocks[:0]
	for _, b := range blocks {
		if b.equal {
			kept += b.oldEnd - b.old
			equal = append(equal, b)
		}
	}
	return equal, kept
}

// align compares the words. Where a small change is followed by words that both
// texts have, the two are in step again and what is behind is compared anew:
// that spares go-diff, whose work grows with the number of changes, all but the
// places that need it.
func (d *difference) align() []block {
	var a aligner
	i, j := 0, 0
	for {
		n := commonRun(d.oldIDs[i:], d.newIDs[j:])
		a.add(block{i, i + n, j, j + n, true})
		i, j = i+n, j+n
		di, dj, found := inStep(d.oldIDs[i:], d.newIDs[j:])
		if !found {
			a.compare(d.oldIDs, d.newIDs, block{old: i, oldEnd: len(d.oldIDs), new: j, newEnd: len(d.newIDs)})
			return a.blocks
		}
		a.compare(d.oldIDs, d.newIDs, block{old: i, oldEnd: i + di, new: j, newEnd: j + dj})
		i, j = i+di, j+dj
	}
}

func commonRun(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// How far inStep looks for words in step again, and how many it wants to see.
const (
	farthest = 4
	enough   = 6
)

// inStep finds the smallest change after which two sequences agree for several
// words.
func inStep(a, b []rune) (di, dj int, found bool) {
	for size := 1; size <= 2*farthest; size++ {
		for di := max(0, size-farthest); di <= min(size, farthest); di++ {
			dj := size - di
			if di+enough <= len(a) && dj+enough <= len(b) && commonRun(a[di:di+enough], b[dj:dj+enough]) == enough {
				return di, dj, true
			}
		}
	}
	return 0, 0, false
}

// aligner collects blocks, equal and changed ones in turn.
type aligner struct {
	blocks []block
}

func (a *aligner) add(b block) {
	if b.old == b.oldEnd && b.new == b.newEnd {
		return
	}
	if n := len(a.blocks); n > 0 && a.blocks[n-1].equal == b.equal {
		a.blocks[n-1].oldEnd, a.blocks[n-1].newEnd = b.oldEnd, b.newEnd
		return
	}
	a.blocks = append(a.blocks, b)
}

// compare adds what go-diff makes of a stretch.
func (a *aligner) compare(old, new []rune, stretch block) {
	if stretch.oldEnd-stretch.old <= 1 && stretch.newEnd-stretch.new <= 1 || stretch.old == stretch.oldEnd || stretch.new == stretch.newEnd {
		a.add(stretch)
		return
	}
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0
	i, j := stretch.old, stretch.new
	for _, diff := range engine.DiffMainRunes(old[i:stretch.oldEnd], new[j:stretch.newEnd], false) {
		b := block{i, i, j, j, diff.Type == diffmatchpatch.DiffEqual}
		n := utf8.RuneCountInString(diff.Text)
		if diff.Type != diffmatchpatch.DiffInsert {
			b.oldEnd += n
		}
		if diff.Type != diffmatchpatch.DiffDelete {
			b.newEnd += n
		}
		a.add(b)
		i, j = b.oldEnd, b.newEnd
	}
}

// joinNear makes one change of two that have no word between them, or words of
// at most four letters in all while both touch two words or more.
func (d *difference) joinNear(blocks []block) []block {
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.equal && len(out) > 0 && i+1 < len(blocks) && d.isNegligible(b, out[len(out)-1], blocks[i+1]) {
			last := &out[len(out)-1]
			last.oldEnd, last.newEnd = blocks[i+1].oldEnd, blocks[i+1].newEnd
			i++
			continue
		}
		out = append(out, b)
	}
	return out
}

func (d *difference) isNegligible(equal, before, after block) bool {
	if equal.oldEnd-equal.old > 4 {
		return false
	}
	letters, words := 0, 0
	for _, i := range d.oldWords[equal.old:equal.oldEnd] {
		if token := d.old[i]; token.Kind == Word {
			letters += utf8.RuneCountInString(d.base[token.CoreStart:token.CoreEnd])
			words++
		}
	}
	return words == 0 || letters <= 4 && touched(before) >= 2 && touched(after) >= 2
}

func touched(change block) int {
	return max(change.oldEnd-change.old, change.newEnd-change.new)
}

// hunks compares what lies between the words that both texts have.
func (d *difference) hunks(equal []block) []Hunk {
	hunks := make([]Hunk, 0, len(equal)+1)
	i, j := 0, 0
	for _, b := range equal {
		for k := 0; k < b.oldEnd-b.old; k++ {
			x, y := int(d.oldWords[b.old+k]), int(d.newWords[b.new+k])
			hunks = d.gap(hunks, i, x, j, y)
			i, j = x+1, y+1
		}
	}
	hunks = d.gap(hunks, i, len(d.old), j, len(d.new))
	d.slide(hunks)
	return hunks
}

// gap adds the hunk between two aligned words: old tokens i to x against new
// tokens j to y, without what they begin and end alike with.
func (d *difference) gap(hunks []Hunk, i, x, j, y int) []Hunk {
	for i < x && j < y && d.same(i, j) {
		i, j = i+1, j+1
	}
	for i < x && j < y && d.same(x-1, y-1) {
		x, y = x-1, y-1
	}
	if i == x && j == y {
		return hunks
	}
	hunk := Hunk{From: d.oldOffset(i), To: d.oldOffset(x), FromOpen: d.isOpen(d.old, i), ToOpen: d.isOpen(d.old, x)}
	if j < y {
		hunk.changedFrom, hunk.changedTo = d.newOffset(j), d.newOffset(y)
		hunk.Text = balance(d.changed[hunk.changedFrom:hunk.changedTo], d.isOpen(d.new, j), d.isOpen(d.new, y))
	} else {
		hunk.changedFrom, hunk.changedTo = d.newOffset(j), d.newOffset(j)
	}
	return append(hunks, hunk)
}

func (d *difference) same(i, j int) bool {
	a, b := &d.old[i], &d.new[j]
	return a.Emphasis == b.Emphasis && d.base[a.CoreStart:a.CoreEnd] == d.changed[b.CoreStart:b.CoreEnd]
}

func (d *difference) oldOffset(i int) int {
	if i < len(d.old) {
		return int(d.old[i].Start)
	}
	return len(d.base) - d.suffix
}

func (d *difference) newOffset(j int) int {
	if j < len(d.new) {
		return int(d.new[j].Start)
	}
	return len(d.changed) - d.suffix
}

// isOpen tells whether an emphasis is open where a token begins.
func (d *difference) isOpen(tokens []Token, i int) bool {
	if i == len(tokens) {
		return d.endOpen
	}
	return tokens[i].Emphasis && tokens[i].Start == tokens[i].CoreStart
}

// balance closes what a piece of inline text leaves open on either side.
func balance(s string, open, endOpen bool) string {
	if s == "" {
		return ""
	}
	if open {
		s = "*" + s
	}
	if endOpen {
		s += "*"
	}
	return s
}
