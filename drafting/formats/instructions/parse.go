package instructions

import (
	"slices"
	"strings"
)

// parser reads the tokens of one sentence by recursive descent. A rule that does
// not fit leaves the place where it was; the farthest failure is the one told.
type parser struct {
	tokens  []token
	at      int
	context *designation // the clause that a line above has named
	actions []action
	notes   []newNote // notes that the sentence gives words to
	scope   *designation
	header  bool   // the sentence names a clause for those that follow
	below   string // how the entries that follow are marked
	failed  failure
}

// failure is the farthest token that did not fit, and what would have.
type failure struct {
	at     int
	right  string
	reason string // where it is not that the token does not fit
}

func (p *parser) peek(n int) token {
	if p.at+n < len(p.tokens) {
		return p.tokens[p.at+n]
	}
	return token{kind: endToken}
}

// fail notes that the token here does not fit. It returns false.
func (p *parser) fail(right string) bool {
	if p.at >= p.failed.at || p.failed.right == "" {
		p.failed = failure{at: p.at, right: right}
	}
	return false
}

// word takes one of the words, if it comes next.
func (p *parser) word(words ...string) bool {
	if t := p.peek(0); t.kind != wordToken || !slices.Contains(words, t.text) {
		return false
	}
	p.at++
	return true
}

// isWord tells whether the n-th next token is one of the words.
func (p *parser) isWord(n int, words ...string) bool {
	t := p.peek(n)
	return t.kind == wordToken && slices.Contains(words, t.text)
}

// phrase takes words that come next one after the other.
func (p *parser) words(phrase string) bool {
	for i, word := range strings.Fields(phrase) {
		if !p.isWord(i, word) {
			return false
		}
	}
	p.at += len(strings.Fields(phrase))
	return true
}

// anyWords takes the first of several phrases that comes next.
func (p *parser) anyWords(phrases ...string) bool {
	return slices.ContainsFunc(phrases, p.words)
}

func (p *parser) mark(marks string) bool {
	if t := p.peek(0); t.kind != markToken || !strings.Contains(marks, t.text) {
		return false
	}
	p.at++
	return true
}

func (p *parser) commas() {
	for p.mark(",") {
	}
}

func (p *parser) spanFrom(start int) span {
	if start >= len(p.tokens) {
		last := p.tokens[len(p.tokens)-1]
		return span{last.end, last.end}
	}
	end := max(p.at, start+1)
	return span{p.tokens[start].start, p.tokens[min(end, len(p.tokens))-1].end}
}

// atEnd tells whether only the full stop is left.
func (p *parser) atEnd() bool {
	t := p.peek(0)
	return t.kind == endToken || t.kind == markToken && (t.text == "." || t.text == ";") && p.peek(1).kind == endToken
}

// parse reads the whole sentence.
func (p *parser) parse() bool {
	if p.nothing() {
		return true
	}
	p.scope = p.context
	p.openScope()
	if p.scope != nil && p.atEnd() && p.header {
		return true
	}
	p.header = p.below != ""
	for {
		start := p.at
		if !p.action() {
			return false
		}
		p.actions[len(p.actions)-1].span = p.spanFrom(start)
		if p.atEnd() {
			return true
		}
		if !p.conjunction() {
			return p.fail("end the sentence here with a full stop, or go on with “and”")
		}
	}
}

// conjunction takes what joins two actions of a sentence.
func (p *parser) conjunction() bool {
	joined := p.mark(",;")
	if p.word("and", "then") {
		joined = true
	}
	p.commas()
	p.word("then", "also")
	p.commas()
	return joined
}

// openScope takes the clause that the sentence is about, where it begins with one:
// “In operative paragraph 5, …”, “OP5: …”.
func (p *parser) openScope() {
	start := p.at
	if p.word("in", "under", "within") {
		g, ok := p.designation()
		if !ok {
			p.at = start
			return
		}
		p.closeScope(g)
		return
	}
	g, ok := p.designation()
	if ok && (isMark(p.peek(0), ":") || isMark(p.peek(0), "–") || isMark(p.peek(0), "—")) {
		p.closeScope(g)
		return
	}
	p.at = start
}

func (p *parser) closeScope(g designation) {
	p.scope = &g
	if p.header = p.mark(":"); p.header {
		p.below = p.tokens[p.at-1].below
	}
	p.mark("–—-")
	p.commas()
}

// nothing takes a sentence that changes nothing.
func (p *parser) nothing() bool {
	start := p.at
	var words []string
	for _, t := range p.tokens {
		if t.kind == quoteToken {
			return false
		}
		if t.kind == wordToken {
			words = append(words, t.text)
		}
	}
	line := strings.Join(words, " ")
	remark := ""
	switch {
	case slices.ContainsFunc(renumberings, func(s string) bool { return line == s }):
		remark = "numbers are computed; nothing is to be done"
	case isTitleLine(words):
		remark = "the title of the paper"
	case len(words) > 0 && (words[0] == "sponsor" || words[0] == "sponsors") && isMark(p.peek(1), ":"):
		remark = "the sponsors of the paper"
	default:
		return false
	}
	p.at = len(p.tokens)
	p.actions = append(p.actions, action{verb: doNothing, remark: remark, span: p.spanFrom(start)})
	return true
}

// renumberings are the sentences that ask for numbers to follow, without their
// punctuation.
var renumberings = allRenumberings()

func allRenumberings() []string {
	var all []string
	for _, what := range []string{"the subsequent", "the remaining", "the following", "subsequent", "remaining", "the", "all subsequent", "all"} {
		for _, kind := range []string{"paragraphs", "operative paragraphs", "preambular paragraphs", "subparagraphs", "footnotes"} {
			for _, tail := range []string{"", " accordingly"} {
				all = append(all,
					"renumber "+what+" "+kind+tail, "and renumber "+what+" "+kind+tail,
					what+" "+kind+" should be renumbered"+tail, what+" "+kind+" are to be renumbered"+tail,
					what+" "+kind+" to be renumbered"+tail, what+" "+kind+" are renumbered"+tail, what+" "+kind+" shall be renumbered"+tail)
			}
		}
	}
	return append(all, "renumber accordingly", "consequential renumbering", "renumbering accordingly")
}

// isTitleLine tells whether a line is the title of an amendment paper: “Delmark:
// amendment to draft resolution E/CN.99/2031/L.3”.
func isTitleLine(words []string) bool {
	for i, word := range words {
		if word != "amendment" && word != "amendments" {
			continue
		}
		rest := words[i+1:]
		if len(rest) > 0 && rest[0] == "proposed" {
			rest = rest[1:]
		}
		return len(rest) > 2 && (rest[0] == "to" || rest[0] == "by") && slices.ContainsFunc(rest, func(w string) bool { return w == "resolution" || w == "decision" })
	}
	return false
}
