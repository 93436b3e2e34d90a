package instructions

import (
	"slices"
	"strconv"

	"chapeau/drafting/text"
)

var latinOrdinals = []string{"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies", "alt"}

var itemNouns = []string{"subparagraph", "subparagraphs", "item", "items", "subitem", "bullet", "bullets", "point", "indent", "subpara"}

// designation takes the name of a clause or of a part of the text.
func (p *parser) designation() (designation, bool) {
	start := p.at
	g, ok := p.part()
	if !ok {
		g, ok = p.clauseName()
	}
	if !ok {
		p.at = start
		return designation{}, false
	}
	p.placing(&g)
	g.span = p.spanFrom(start)
	return g, true
}

// placing takes “in its new place”.
func (p *parser) placing(g *designation) {
	g.placed = p.anyWords("in its new place", "in its new position", "as moved") || g.placed
}

// part takes what is no clause: the title, a footnote, the preamble.
func (p *parser) part() (designation, bool) {
	start := p.at
	p.word("the")
	switch {
	case p.word("title"):
		return designation{part: TitlePart}, true
	case p.anyWords("body line", "opening line"):
		return designation{part: BodyPart}, true
	case p.word("footnote", "note"):
		if number, ok := p.integer(); ok {
			return designation{part: NotePart, number: number}, true
		}
	case p.word("preamble") || p.words("preambular part"):
		return designation{part: PreamblePart}, true
	case p.anyWords("operative part", "operative section"):
		return designation{part: OperativePart}, true
	case p.words("whole text") || p.word("text"):
		return designation{part: TextPart}, true
	case p.word("annex"):
		n := p.annexNumber()
		if p.mark(",") && p.startsClause() {
			g, ok := p.clauseName()
			g.annex, g.rooted = n, true
			return g, ok
		}
		if isMark(p.peek(-1), ",") {
			p.at--
		}
		return designation{part: AnnexPart, annex: n}, true
	}
	p.at = start
	return designation{}, false
}

func (p *parser) startsClause() bool {
	start := p.at
	_, ok := p.clauseName()
	p.at = start
	return ok
}

func (p *parser) integer() (int, bool) {
	t := p.peek(0)
	n, err := strconv.Atoi(t.text)
	if t.kind != numberToken || err != nil {
		return 0, false
	}
	p.at++
	return n, true
}

// mostAnnexes is the highest number that a Roman one is read as: a higher one may be
// a letter or a word.
const mostAnnexes = 50

// annexNumber takes `II` or `2` behind “annex”; -1 where none is given.
func (p *parser) annexNumber() int {
	if n, ok := p.integer(); ok {
		return n
	}
	if t := p.peek(0); t.kind == wordToken && t.capital {
		if n := text.RomanValue(t.text); n > 0 && n <= mostAnnexes {
			p.at++
			return n
		}
	}
	return -1
}

// clauseName takes the name of a clause with what it stands in: `operative
// paragraph 2 (b)`, `subparagraph (b) of operative paragraph 2`, `paragraph 4 of
// the preamble`, `operative paragraph 2, subparagraph (b)`.
func (p *parser) clauseName() (designation, bool) {
	start := p.at
	steps, ok := p.level()
	if !ok {
		p.at = start
		return designation{}, false
	}
	g := designation{steps: steps}
	p.inner(&g)
	for p.isWord(0, "of", "in", "under") {
		here := p.at
		p.at++
		if !p.outer(&g) {
			p.at = here
			break
		}
	}
	return g, true
}

// inner takes what stands inside: `, subparagraph (b)`.
func (p *parser) inner(g *designation) {
	for {
		here := p.at
		p.mark(",")
		if !p.isWord(0, itemNouns...) {
			p.at = here
			return
		}
		steps, ok := p.level()
		if !ok {
			p.at = here
			return
		}
		g.steps = append(g.steps, steps...)
	}
}

// outer takes what a clause stands in: the preamble, an annex, another clause.
func (p *parser) outer(g *designation) bool {
	start := p.at
	p.word("the")
	first := &g.steps[0]
	switch {
	case p.word("preamble") || p.words("preambular part"):
		if first.kind == paragraph {
			first.kind = preambular
		}
		g.rooted = true
		return true
	case p.anyWords("operative part", "operative section"):
		if first.kind == paragraph {
			first.kind = operative
		}
		g.rooted = true
		return true
	case p.word("text", "resolution", "decision") || p.anyWords("draft resolution", "draft decision"):
		g.rooted = true
		return true
	case p.word("annex"):
		g.annex, g.rooted = p.annexNumber(), true
		return true
	}
	p.at = start
	if first.kind != item && first.kind != anyKind && first.kind != heading && first.kind != prose {
		return false
	}
	steps, ok := p.level()
	if !ok {
		p.at = start
		return false
	}
	g.steps = append(steps, g.steps...)
	return true
}

// level takes one noun with its number, and the letters behind it.
func (p *parser) level() ([]step, bool) {
	start := p.at
	s := step{}
	p.word("the", "existing", "current")
	if p.words("chapeau of") {
		p.word("the")
	}
	s.isNew = p.word("new")
	s.ordinal = p.ordinal()
	if !s.isNew {
		s.isNew = p.word("new")
	}
	if s.ordinal == 0 && s.isNew {
		s.ordinal = p.ordinal()
	}
	if !p.noun(&s) {
		return p.letters(start)
	}
	if s.ordinal == 0 {
		s.label = p.label(s.kind)
	}
	p.opening(&s)
	if s.label == "" && s.ordinal == 0 && s.begins == "" && !s.isNew && !slices.Contains([]clauseKind{operative, prose, heading, paragraph}, s.kind) {
		p.at = start
		return nil, false
	}
	s.span = p.spanFrom(start)
	return append([]step{s}, p.lower()...), true
}

// ordinal takes `seventh`, `7th`, `last`; 0 where there is none.
func (p *parser) ordinal() int {
	t := p.peek(0)
	switch {
	case t.kind == wordToken && t.text == "last":
		p.at++
		return -1
	case t.kind == wordToken && ordinalWord(t.text) > 0:
		p.at++
		return ordinalWord(t.text)
	case t.kind == numberToken && p.isWord(1, "st", "nd", "rd", "th") && p.peek(1).start == t.end:
		n, _ := p.integer()
		p.at++
		return n
	}
	return 0
}

// noun takes what kind of clause is named.
func (p *parser) noun(s *step) bool {
	switch {
	case p.anyWords("preambular paragraph", "preambular paragraphs", "preamble paragraph", "preamble paragraphs", "preambular para", "preambular paras") || p.word("pp", "pps"):
		s.kind = preambular
	case p.anyWords("operative paragraph", "operative paragraphs", "operative para", "operative paras") || p.word("op", "ops"):
		s.kind = operative
	case p.anyWords("unnumbered paragraph", "unnumbered paragraphs"):
		s.kind = prose
	case p.word("paragraph", "paragraphs", "para", "paras"):
		s.kind = paragraph
	case p.word(itemNouns...):
		s.kind = item
	case p.word("heading", "subheading", "headings"):
		s.kind = heading
	case p.word("clause", "clauses"):
		s.kind = anyKind
	default:
		return false
	}
	return true
}

// label takes a number or letter behind a noun: `5`, `5 bis`, `(b)`. A label
// between quotes is any.
func (p *parser) label(kind clauseKind) string {
	t := p.peek(0)
	switch {
	case t.kind == numberToken:
		p.at++
		return t.text + p.latin()
	case isMark(t, "(") && isMark(p.peek(2), ")") && kind != heading:
		return p.bracketed()
	}
	return ""
}

func (p *parser) latin() string {
	t := p.peek(0)
	if t.kind == wordToken && slices.Contains(latinOrdinals, t.text) {
		p.at++
		return " " + t.text
	}
	return ""
}

// bracketed takes `(b)`, `(b bis)` or `(b) bis`.
func (p *parser) bracketed() string {
	inside := p.peek(1)
	if inside.kind != wordToken && inside.kind != numberToken {
		return ""
	}
	p.at += 3
	return inside.text + p.latin()
}

// lower takes the letters behind a number: `(b) (i)`, each a level.
func (p *parser) lower() []step {
	var steps []step
	for isMark(p.peek(0), "(") && isMark(p.peek(2), ")") {
		start := p.at
		label := p.bracketed()
		if label == "" {
			break
		}
		steps = append(steps, step{kind: item, label: label, span: p.spanFrom(start)})
	}
	return steps
}

// letters takes a clause named by its letter alone: `(b)`, `(b) (i)`.
func (p *parser) letters(start int) ([]step, bool) {
	p.at = start
	p.word("the")
	steps := p.lower()
	if len(steps) == 0 {
		p.at = start
		return nil, false
	}
	return steps, true
}

// opening takes the words that a clause begins with, or that a heading has.
func (p *parser) opening(s *step) {
	here := p.at
	if p.word("beginning", "starting", "opening", "which", "that") {
		p.word("begins", "starts")
		p.word("with")
		p.word("the")
		p.word("words", "word")
	} else if s.kind != heading {
		return
	}
	if t := p.peek(0); t.kind == quoteToken && !t.open {
		p.at++
		s.begins = t.text
		return
	}
	p.at = here
}
