package instructions

import "fmt"

// insert reads on behind “insert”: words, paragraphs or a footnote, and where they
// go, unless the sentence has said so already.
func (p *parser) insert(at place) bool {
	scope := p.scopeHere()
	if at.side == nowhere {
		at, _ = p.place()
		p.commas()
	}
	if number, near, ok := p.citation(); ok {
		if at.side == nowhere {
			at = near
		}
		return p.done(action{verb: citeNote, scope: p.scopeOf(scope, at), number: number, place: p.placed(at)})
	}
	if p.startsNote() {
		return p.insertNote(scope, at)
	}
	if with, ok := p.quotation(); ok {
		at = p.placed(at)
		inside := p.scopeOf(scope, at)
		return p.notesBehind() && p.done(action{verb: insertWords, scope: inside, with: &with, place: at})
	}
	return p.insertClauses(scope, at)
}

// placed takes a place that stands behind what is inserted.
func (p *parser) placed(at place) place {
	if at.side != nowhere {
		return at
	}
	start := p.at
	p.commas()
	behind, ok := p.place()
	if !ok {
		p.at = start
	}
	return behind
}

// scopeOf is the clause that words go into: that of the action, the one its place
// names, or one that is named now.
func (p *parser) scopeOf(scope *designation, at place) *designation {
	switch {
	case scope != nil:
		return scope
	case at.words != nil && at.to != nil:
		return at.to
	case (at.side == atEnd || at.side == atBeginning) && at.to != nil:
		return at.to
	}
	return p.inClause()
}

func (p *parser) startsNote() bool {
	start := p.at
	p.word("a", "the", "following")
	p.word("new", "following")
	is := p.word("footnote", "note")
	p.at = start
	return is
}

// insertNote takes a new footnote.
func (p *parser) insertNote(scope *designation, at place) bool {
	p.word("a", "the", "following")
	p.word("new", "following")
	p.word("footnote", "note")
	number, _ := p.integer()
	if p.anyWords("that no indicator cites", "without an indicator") {
		note, ok := p.noteWords()
		if !ok {
			return p.fail("give the words of the footnote: “reading: “…””")
		}
		return p.done(action{verb: defineNote, note: newNote{number, note}})
	}
	at = p.placed(at)
	inside := p.scopeOf(scope, at)
	note, ok := p.noteWords()
	if !ok {
		return p.fail("give the words of the footnote: “reading: “…””")
	}
	at = p.placed(at)
	if inside == nil {
		inside = p.scopeOf(scope, at)
	}
	return p.done(action{verb: insertNote, scope: inside, place: at, note: newNote{number, note}})
}

// insertClauses takes new paragraphs.
func (p *parser) insertClauses(scope *designation, at place) bool {
	start := p.at
	var clauses []newClause
	for {
		more, ok := p.newClauses(&at)
		if !ok {
			if len(clauses) == 0 {
				p.at = max(start, p.at)
			}
			return false
		}
		clauses = append(clauses, more...)
		here := p.at
		p.commas()
		if !p.words("followed by") {
			p.at = here
			break
		}
	}
	at = p.placed(at)
	return p.done(action{verb: insertClauses, scope: scope, place: at, clauses: clauses})
}

// newClauses takes one new paragraph, or several of a kind: “two new operative
// paragraphs reading: “…” and “…””.
func (p *parser) newClauses(at *place) ([]newClause, bool) {
	start := p.at
	count := 0
	p.words("the following")
	if t := p.peek(0); t.kind == wordToken && cardinals[t.text] > 0 {
		count = cardinals[t.text]
		p.at++
	} else if n, ok := p.integer(); ok {
		count = n
	}
	p.word("the", "following")
	p.word("new", "additional", "further", "following")
	s := step{}
	if !p.noun(&s) {
		return nil, p.fail("quote words, or write “a new operative paragraph reading: “…””")
	}
	if s.kind == anyKind {
		s.kind = paragraph
	}
	c := newClause{kind: s.kind}
	if s.kind != heading && s.kind != prose {
		c.name = p.newLabel()
	}
	if !p.qualities(&c) {
		return nil, false
	}
	if at.side == nowhere {
		*at, _ = p.place()
		p.commas()
	}
	p.reading()
	var all []newClause
	for {
		words, ok := p.quotation()
		if !ok {
			if len(all) == 0 {
				return nil, p.fail("give the words of the new paragraph: “reading: “…””")
			}
			break
		}
		c.words, c.span = words, p.spanFrom(start)
		if end, given := p.statedEnd(); given {
			c.end = &end
		}
		all = append(all, c)
		if !p.notesBehind() {
			return nil, false
		}
		here := p.at
		p.mark(",;")
		p.word("and")
		if p.peek(0).kind != quoteToken {
			p.at = here
			break
		}
	}
	if count > 0 && count != len(all) && !(count == 1 && len(all) == 1) {
		p.fail("quote as many as it announces")
		p.failed.reason = fmt.Sprintf("the sentence announces %d paragraphs and quotes %d", count, len(all))
		return nil, false
	}
	if len(all) > 1 && (c.name != "" || c.fixed != "") {
		return nil, p.fail("give each numbered paragraph a sentence of its own")
	}
	return all, true
}

// newLabel takes the number that a sentence calls a new paragraph by.
func (p *parser) newLabel() string {
	name := ""
	for {
		label := p.label(item)
		if label == "" {
			return name
		}
		name = label
	}
}

// qualities takes what else a sentence says of a new paragraph: the number that it
// is to bear, and what that number means.
func (p *parser) qualities(c *newClause) bool {
	for {
		here := p.at
		p.commas()
		switch {
		case p.anyWords("numbered", "to be numbered"):
			label, ok := p.quotation()
			if !ok {
				return p.fail("quote the number: “numbered “3 bis””")
			}
			c.fixed = label.words
		case p.anyWords("as an alternative to"):
			g, ok := p.designation()
			if !ok {
				return p.fail("name the paragraph that it is an alternative to")
			}
			c.alternative = &g
		case p.anyWords("as an addition to"):
			g, ok := p.designation()
			if !ok {
				return p.fail("name the paragraph that it is an addition to")
			}
			c.addition = &g
		default:
			p.at = here
			return true
		}
	}
}
