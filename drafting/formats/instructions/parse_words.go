package instructions

import "slices"

var wordNouns = []string{"word", "words", "phrase", "expression", "sentence", "text", "figure", "figures", "term", "terms", "following", "date", "number", "symbol", "reference", "passage", "clause"}

// quotation takes quoted words: `the words “…”`, `the following: “…”`.
func (p *parser) quotation() (phrase, bool) {
	start := p.at
	p.word("the", "a", "an")
	for p.word(wordNouns...) {
	}
	here := p.at
	if !p.mark(":") {
		p.mark(",")
	}
	if t := p.peek(0); t.kind != quoteToken {
		p.at = here
		if q, ok := p.namedMark(start); ok {
			return q, true
		}
		p.at = start
		return phrase{}, false
	}
	t := p.peek(0)
	p.at++
	if t.open {
		p.at--
		p.fail("close it with ”")
		p.failed.reason = "the quotation that begins here is never closed"
		return phrase{}, false
	}
	return phrase{words: t.text, from: t.from, span: span{t.start, t.end}}, true
}

var markNames = map[string]string{"comma": ",", "semicolon": ";", "colon": ":", "period": ".", "dash": "–", "hyphen": "-"}

// namedMark takes a punctuation mark by its name.
func (p *parser) namedMark(start int) (phrase, bool) {
	p.at = start
	p.word("the", "a", "an")
	here := p.at
	words := ""
	if p.words("full stop") {
		words = "."
	} else if t := p.peek(0); t.kind == wordToken && markNames[t.text] != "" {
		p.at++
		words = markNames[t.text]
	}
	if words == "" {
		return phrase{}, false
	}
	at := p.spanFrom(here)
	return phrase{words: words, from: at.start, span: at}, true
}

// sought takes quoted words that are to be found, and which of several places is
// meant.
func (p *parser) sought() (phrase, bool) {
	q, ok := p.quotation()
	if ok {
		p.occurrence(&q)
	}
	return q, ok
}

// occurrence takes “the second time they occur”, “where they occur for the second
// time”, “(second occurrence)”, “wherever they occur”.
func (p *parser) occurrence(q *phrase) {
	start := p.at
	n := 0
	p.mark(",")
	bracket := p.mark("(")
	switch {
	case p.anyWords("wherever they occur", "wherever it occurs", "wherever they appear", "wherever it appears", "throughout"):
		n = everywhere
	case p.words("where"):
		if !p.word("they", "it") {
			break
		}
		n = p.ordinal()
		if !p.word("occur", "occurs", "appear", "appears", "stand", "stands") {
			n = 0
			break
		}
		if n == 0 && p.words("for the") {
			if n = p.ordinal(); !p.word("time") {
				n = 0
			}
		}
	default:
		p.word("the", "at", "in")
		p.word("the", "its", "their")
		if n = p.ordinal(); n == 0 {
			break
		}
		switch {
		case p.word("occurrence", "place"):
		case p.word("time"):
			p.word("that")
			if p.word("they", "it") && !p.word("occur", "occurs", "appear", "appears", "stand", "stands") {
				n = 0
			}
		default:
			n = 0
		}
	}
	if bracket && n != 0 && !p.mark(")") {
		n = 0
	}
	if n == 0 {
		p.at = start
		return
	}
	q.occurrence, q.occurs = n, p.spanFrom(start)
}

// inClause takes “in operative paragraph 5” behind words, where the sentence has not
// begun with it.
func (p *parser) inClause() *designation {
	start := p.at
	p.mark(",")
	if p.word("in", "of", "from", "to", "under") {
		if g, ok := p.designation(); ok {
			return &g
		}
	}
	p.at = start
	return nil
}

// place takes where something goes: “after the words “…””, “before operative
// paragraph 3”, “at the end of the preamble”.
func (p *parser) place() (place, bool) {
	start := p.at
	at := place{}
	switch {
	case p.word("after", "following", "behind") || p.anyWords("immediately after", "directly after"):
		at.side = after
	case p.word("before", "preceding") || p.anyWords("immediately before", "directly before", "in front of"):
		at.side = before
	case p.word("between"):
		at.side = between
	case p.anyWords("at the end", "at its end", "to the end"):
		at.side = atEnd
	case p.anyWords("at the beginning", "at the start", "at its beginning", "to the beginning"):
		at.side = atBeginning
	default:
		p.at = start
		return at, false
	}
	if !p.placeObject(&at) {
		p.at = start
		return place{}, false
	}
	at.span = p.spanFrom(start)
	return at, true
}

func (p *parser) placeObject(at *place) bool {
	if at.side == atEnd || at.side == atBeginning {
		at.to = p.inClause()
		return true
	}
	if q, ok := p.sought(); ok {
		at.words = &q
		if at.side == between {
			if !p.word("and") {
				return p.fail("write “between the words “…” and the words “…””")
			}
			until, ok := p.sought()
			at.until = &until
			if !ok {
				return p.fail("quote the words that come behind")
			}
		}
		at.to = p.inClause()
		return true
	}
	g, ok := p.designation()
	if !ok {
		return p.fail("name a paragraph, or quote words: “after the words “…””")
	}
	at.to = &g
	if at.side == between {
		if !p.word("and") {
			return p.fail("write “between operative paragraphs 3 and 4”")
		}
		till, ok := p.another(g)
		at.till = &till
		return ok || p.fail("name the paragraph that comes behind")
	}
	return true
}

// another takes one more name in a list, whose noun may be left out: `and 8`.
func (p *parser) another(like designation) (designation, bool) {
	start := p.at
	if g, ok := p.designation(); ok {
		if g.steps != nil && g.steps[0].kind == item && like.steps != nil && len(like.steps) > len(g.steps) && len(g.steps) == 1 {
			g.steps = append(slices.Clone(like.steps[:len(like.steps)-1]), g.steps...)
		}
		return g, true
	}
	p.at = start
	if len(like.steps) == 0 {
		return designation{}, false
	}
	g := like
	s := like.steps[0]
	s.label = p.label(s.kind)
	if s.label == "" {
		p.at = start
		return designation{}, false
	}
	s.span = p.spanFrom(start)
	g.steps = append([]step{s}, p.lower()...)
	p.outerOf(&g)
	g.span = p.spanFrom(start)
	return g, true
}

// outerOf takes “of the preamble” behind the last name of a list.
func (p *parser) outerOf(g *designation) {
	here := p.at
	if p.word("of", "in") && p.outer(g) {
		return
	}
	p.at = here
}
