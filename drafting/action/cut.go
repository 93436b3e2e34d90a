package action

import (
	"strings"

	"chapeau/diffing"
)

// cutting takes tokens out of an inline text and tidies what is left: no space or
// comma remains without its words, nothing else changes.
type cutting struct {
	words  string
	tokens []diffing.Token
	out    []bool // per token: whether it goes
	fixed  []bool // per token: whether tidying leaves it alone; nil where none is fixed
}

func newCutting(words string) *cutting {
	c := &cutting{words: words, tokens: diffing.Tokenize(words)}
	c.out = make([]bool, len(c.tokens))
	return c
}

func (c *cutting) core(i int) string { return c.words[c.tokens[i].CoreStart:c.tokens[i].CoreEnd] }

// cut marks the tokens first to last, with the notes that stand on the last.
func (c *cutting) cut(first, last int) {
	for i := first; i <= c.withNotes(last); i++ {
		c.out[i] = true
	}
}

// withNotes is the last of the notes that stand on a token, or the token itself.
func (c *cutting) withNotes(last int) int {
	for last+1 < len(c.tokens) && strings.HasPrefix(c.core(last+1), "{fn:") {
		last++
	}
	return last
}

// isEmpty tells whether no word is left.
func (c *cutting) isEmpty() bool {
	for i, token := range c.tokens {
		if token.Kind == diffing.Word && !c.out[i] {
			return false
		}
	}
	return true
}

// endsInCut tells whether the last token goes.
func (c *cutting) endsInCut() bool { return len(c.out) > 0 && c.out[len(c.out)-1] }

// result is the text without what goes.
func (c *cutting) result() string { return diffing.Apply(c.words, c.hunks()) }

// hunks are the cuts as changes of the text, tidied.
func (c *cutting) hunks() []diffing.Hunk {
	var hunks []diffing.Hunk
	for i := 0; i < len(c.tokens); i++ {
		if !c.out[i] {
			continue
		}
		first, last := c.tidy(i)
		for n := len(hunks); n > 0 && hunks[n-1].To > int(c.tokens[first].Start); n = len(hunks) {
			hunks = hunks[:n-1] // tidying has come upon the cut before
		}
		hunks = append(hunks, diffing.Hunk{
			From: int(c.tokens[first].Start), To: int(c.tokens[last].End),
			FromOpen: opensBefore(c.tokens[first]), ToOpen: opensBehind(c.tokens[last]), Text: c.between(first-1, last+1),
		})
		i = last
	}
	return hunks
}

// between is what keeps two words apart that would run into one.
func (c *cutting) between(l, r int) string {
	if l < 0 || r == len(c.tokens) || c.tokens[l].Kind != diffing.Word || c.tokens[r].Kind != diffing.Word {
		return ""
	}
	if len(diffing.Tokenize(c.core(l)+c.core(r))) > 1 {
		return "" // a script that writes no spaces
	}
	return " "
}

// opensBefore and opensBehind tell whether an emphasis is open before and behind a
// token.
func opensBefore(t diffing.Token) bool { return t.Emphasis && t.Start == t.CoreStart }
func opensBehind(t diffing.Token) bool { return t.Emphasis && t.End == t.CoreEnd }

// tidy extends the run of cut tokens that begins at i over what would be left
// without its words.
func (c *cutting) tidy(i int) (first, last int) {
	first, last = i, i
	for {
		for last+1 < len(c.tokens) && c.out[last+1] {
			last++
		}
		for first > 0 && c.out[first-1] {
			first--
		}
		switch c.loose(first-1, last+1) {
		case before:
			first--
			c.out[first] = true
		case behind:
			last++
			c.out[last] = true
		case both:
			first, last = first-1, last+1
			c.out[first], c.out[last] = true, true
		default:
			return first, last
		}
	}
}

// side is which neighbour of a cut goes with it.
type side int

const (
	neither side = iota
	before
	behind
	both
)

// loose finds the neighbour of a cut that has nothing to stand for any more. l
// and r are the tokens beside it, out of range at the ends of the text.
func (c *cutting) loose(l, r int) side {
	switch {
	case l < 0 && r == len(c.tokens):
		return neither
	case l < 0:
		return c.free(behind, r, c.isSpace(r) || c.isSeparator(r))
	case r == len(c.tokens):
		return c.free(before, l, c.isSpace(l) || c.isSeparator(l))
	case c.isSpace(l) && (c.isSpace(r) || c.isClosing(r)):
		return c.free(before, l, true)
	case c.isSpace(r) && c.isOpening(l):
		return c.free(behind, r, true)
	case c.isSeparator(l) && c.isClosing(r) && !c.isBracket(r):
		return c.free(before, l, true)
	case c.isPair(l, r):
		if c.isFixed(l) || c.isFixed(r) {
			return neither
		}
		return both
	default:
		return neither
	}
}

// free is the side, if the token there is loose and not fixed.
func (c *cutting) free(s side, i int, loose bool) side {
	if !loose || c.isFixed(i) {
		return neither
	}
	return s
}

func (c *cutting) isFixed(i int) bool { return c.fixed != nil && c.fixed[i] }

func (c *cutting) isSpace(i int) bool { return c.tokens[i].Kind == diffing.Space }

func (c *cutting) isSeparator(i int) bool { return strings.Contains(",;:，；：、،؛", c.core(i)) }

func (c *cutting) isClosing(i int) bool {
	return c.isSeparator(i) || strings.Contains(".。!?", c.core(i)) || c.isBracket(i)
}

func (c *cutting) isBracket(i int) bool { return strings.Contains(")]}”’»）】」", c.core(i)) }

func (c *cutting) isOpening(i int) bool { return strings.Contains("([{“‘«（【「", c.core(i)) }

// isPair tells whether brackets or quotes would enclose nothing.
func (c *cutting) isPair(l, r int) bool {
	pairs := []string{"()", "[]", "“”", "‘’", "«»", "（）", "【】", "「」"}
	for _, pair := range pairs {
		if pair == c.core(l)+c.core(r) {
			return true
		}
	}
	return false
}
