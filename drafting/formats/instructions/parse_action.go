package instructions

import (
	"slices"

	"chapeau/drafting/text"
)

// action takes one thing that a sentence asks for.
func (p *parser) action() bool {
	switch {
	case p.word("replace", "replacing"):
		return p.replace()
	case p.word("substitute", "substituting"):
		return p.substitute()
	case p.word("delete", "deleting", "remove", "omit", "suppress") || p.words("strike out") || p.word("strike"):
		return p.delete()
	case p.word("insert", "inserting", "add", "adding", "include", "introduce"):
		return p.insert(place{})
	case p.word("move", "moving", "place", "transfer", "shift", "relocate"):
		return p.move()
	case p.word("reword", "redraft", "rephrase", "amend", "revise", "recast", "change"):
		return p.reword()
	case p.word("set", "put", "print"):
		return p.setType()
	case p.word("italicize", "italicise"):
		return p.italicize()
	case p.word("number", "label", "letter"):
		return p.numberList()
	}
	start := p.at
	if at, ok := p.place(); ok {
		p.commas()
		if p.word("insert", "inserting", "add", "adding", "include", "introduce") {
			return p.insert(at)
		}
		if at.side == atEnd && p.word("replace") {
			return p.replaceEnd(at)
		}
		if at.side == atEnd && p.word("delete") {
			return p.deleteEnd(at)
		}
		return p.fail("go on with “insert”: “after the words “…”, insert the words “…””")
	}
	p.at = start
	if p.passive() {
		return true
	}
	return p.fail("begin with “In operative paragraph 5, replace …”, “After …, insert …”, “Delete …”, “Move …” or “Replace …”")
}

func (p *parser) done(a action) bool {
	if a.scope == nil {
		a.scope = p.scope
	}
	p.actions = append(p.actions, a)
	return true
}

// by takes what stands between what is replaced and what replaces it.
func (p *parser) by() bool {
	p.commas()
	return p.word("by", "with")
}

// replace reads on behind “replace”: words, or a whole paragraph.
func (p *parser) replace() bool {
	scope := p.scopeHere()
	if p.endOfClause() {
		return p.newEnd(action{verb: setEnd, scope: p.endScope(scope)})
	}
	if named, ok := p.markAtEnd(); ok {
		return p.newEnd(action{verb: setEnd, scope: p.endScope(scope), endOld: &named})
	}
	if old, ok := p.sought(); ok {
		if scope == nil {
			scope = p.inClause()
		}
		if !p.by() {
			return p.fail("go on with “with the words “…””")
		}
		return p.replaceBy(scope, old)
	}
	g, ok := p.designation()
	if !ok {
		return p.fail("quote the words to replace, or name a paragraph")
	}
	if !p.by() {
		return p.fail("go on with “with the following: “…””")
	}
	return p.wholeClause(scope, g)
}

func (p *parser) replaceBy(scope *designation, old phrase) bool {
	with, ok := p.quotation()
	if !ok {
		return p.fail("quote the new words")
	}
	if scope == nil {
		scope = p.inClause()
	}
	if old.occurrence == 0 {
		p.occurrence(&old)
	}
	return p.notesBehind() && p.done(action{verb: replaceWords, scope: scope, old: &old, with: &with})
}

// scopeHere takes “in operative paragraph 5” in the middle of an action.
func (p *parser) scopeHere() *designation {
	start := p.at
	if p.word("in", "from") {
		if g, ok := p.designation(); ok {
			p.commas()
			return &g
		}
	}
	p.at = start
	return nil
}

// wholeClause takes the new words of a paragraph, a title or a note.
func (p *parser) wholeClause(scope *designation, g designation) bool {
	p.anyWords("the following text", "the following paragraph", "the following")
	p.mark(":")
	with, ok := p.quotation()
	if !ok {
		return p.fail("quote the new words: “…”")
	}
	a := action{verb: replaceClause, scope: scope, objects: []designation{g}, with: &with}
	end, given := p.statedEnd()
	if given {
		a.endOld = &end
	}
	if !p.notesBehind() {
		return false
	}
	return p.done(a)
}

// statedEnd takes what a sentence says of the punctuation behind new words.
func (p *parser) statedEnd() (string, bool) {
	start := p.at
	p.commas()
	if p.words("without punctuation at the end") {
		return "", true
	}
	if p.words("ending with") {
		if end, ok := p.quotation(); ok {
			return end.words, true
		}
	}
	p.at = start
	return "", false
}

// notesBehind takes the footnotes that new words bring: “, with a new footnote 6
// reading: “…””.
func (p *parser) notesBehind() bool {
	for {
		start := p.at
		p.commas()
		p.word("and")
		if !p.word("with") {
			p.at = start
			return true
		}
		p.word("a", "the")
		p.word("new", "following")
		if !p.word("footnote", "note") {
			p.at = start
			return true
		}
		number, _ := p.integer()
		note, ok := p.noteWords()
		if !ok {
			return p.fail("give the words of the footnote: “reading: “…””")
		}
		p.notes = append(p.notes, newNote{number, note})
	}
}

func (p *parser) noteWords() (phrase, bool) {
	p.commas()
	p.reading()
	return p.quotation()
}

// reading takes what leads to quoted words of a paragraph.
func (p *parser) reading() bool {
	p.commas()
	ok := p.anyWords("reading as follows", "reading", "to read as follows", "to read", "which reads", "which would read", "as follows", "with the following text", "with the text")
	p.mark(":")
	return ok
}

// substitute reads on behind “substitute”: `new for old`, or `old by new`.
func (p *parser) substitute() bool {
	scope := p.scopeHere()
	first, ok := p.sought()
	if !ok {
		g, named := p.designation()
		if named && p.by() {
			return p.wholeClause(scope, g)
		}
		return p.fail("quote the words: “substitute the words “…” for the words “…””")
	}
	if scope == nil {
		scope = p.inClause()
	}
	if p.by() {
		return p.replaceBy(scope, first)
	}
	if !p.word("for") {
		return p.fail("go on with “for the words “…””")
	}
	old, ok := p.sought()
	if !ok {
		return p.fail("quote the words that are to go")
	}
	if scope == nil {
		scope = p.inClause()
	}
	return p.done(action{verb: replaceWords, scope: scope, old: &old, with: &first})
}

// delete reads on behind “delete”.
func (p *parser) delete() bool {
	scope := p.scopeHere()
	if p.endOfClause() {
		return p.done(action{verb: setEnd, scope: p.endScope(scope)})
	}
	if named, ok := p.markAtEnd(); ok {
		return p.done(action{verb: setEnd, scope: p.endScope(scope), endOld: &named})
	}
	if number, at, ok := p.citation(); ok {
		return p.done(action{verb: uncite, scope: p.orClause(scope), number: number, place: at})
	}
	if old, ok := p.sought(); ok {
		if scope == nil {
			scope = p.inClause()
		}
		return p.done(action{verb: deleteWords, scope: scope, old: &old})
	}
	objects, ok := p.designations()
	if !ok {
		return p.fail("quote the words to delete, or name a paragraph")
	}
	if p.isWord(0, "by", "with") {
		return p.fail("write “replace …” to put something in its place")
	}
	return p.done(action{verb: deleteClause, scope: scope, objects: objects})
}

func (p *parser) orClause(scope *designation) *designation {
	if scope != nil {
		return scope
	}
	return p.inClause()
}

// citation takes “the reference to footnote 3 [after the words “…”]”.
func (p *parser) citation() (int, place, bool) {
	start := p.at
	p.word("the", "a")
	if !p.anyWords("reference to footnote", "indicator of footnote") {
		p.at = start
		return 0, place{}, false
	}
	number, ok := p.integer()
	if !ok {
		p.at = start
		return 0, place{}, false
	}
	at, _ := p.place()
	return number, at, true
}

// designations takes one name or several: “operative paragraphs 7, 8 and 10”.
func (p *parser) designations() ([]designation, bool) {
	first, ok := p.designation()
	if !ok {
		return nil, false
	}
	all := []designation{first}
	for {
		start := p.at
		upTo := p.word("to") || p.mark("–-")
		if !upTo {
			comma := p.mark(",")
			if !p.word("and") && !comma {
				return all, true
			}
		}
		next, ok := p.another(all[len(all)-1])
		if !ok {
			p.at = start
			return all, true
		}
		next.number = 0
		if upTo {
			next.number = rangeEnd
		}
		all = append(all, next)
	}
}

// rangeEnd marks the last name of “7 to 9”.
const rangeEnd = -1

// move reads on behind “move”.
func (p *parser) move() bool {
	scope := p.scopeHere()
	objects, ok := p.designations()
	if !ok {
		return p.fail("name the paragraph to move")
	}
	p.commas()
	at, ok := p.destination()
	if !ok {
		return p.fail("say where to: “to follow operative paragraph 4”")
	}
	return p.done(action{verb: moveClause, scope: scope, objects: objects, place: at, as: p.becoming()})
}

// destination takes where a clause moves: “to follow …”, “after …”, “to the end of
// …”.
func (p *parser) destination() (place, bool) {
	start := p.at
	p.anyWords("so as to", "so that it")
	p.word("to")
	at := place{side: after}
	switch {
	case p.word("follow", "follows") || p.anyWords("come after", "stand after", "a position after", "the place after"):
	case p.word("precede", "precedes") || p.anyWords("come before", "stand before", "a position before", "the place before"):
		at.side = before
	default:
		if p.isWord(0, "the") {
			p.at = start // “to the end of …”
		}
		return p.place()
	}
	if !p.placeObject(&at) {
		p.at = start
		return place{}, false
	}
	at.span = p.spanFrom(start)
	return at, true
}

// becoming takes what a moved clause becomes: “, as a preambular paragraph”.
func (p *parser) becoming() clauseKind {
	start := p.at
	p.commas()
	if p.word("as") {
		p.word("a", "an")
		p.word("new")
		s := step{}
		if p.noun(&s) {
			return s.kind
		}
	}
	p.at = start
	return anyKind
}

// reword reads on behind “reword”: a clause, and its new words.
func (p *parser) reword() bool {
	scope := p.scopeHere()
	g, ok := p.designation()
	if !ok {
		return p.fail("name the paragraph to reword")
	}
	if !p.reading() {
		return p.fail("go on with “to read: “…””")
	}
	return p.wholeClause(scope, g)
}

// passive takes an action that begins with what it is done to: “Operative paragraph
// 7 should be deleted”, “the words “…” should be replaced by “…””.
func (p *parser) passive() bool {
	start := p.at
	if old, ok := p.sought(); ok {
		scope := p.inClause()
		if !p.shall() {
			p.at = start
			return false
		}
		switch {
		case p.word("replaced", "substituted") && p.by():
			return p.replaceBy(scope, old)
		case p.word("deleted", "removed", "omitted"):
			return p.done(action{verb: deleteWords, scope: scope, old: &old})
		case p.word("inserted", "added"):
			if at, ok := p.place(); ok {
				return p.done(action{verb: insertWords, scope: scope, with: &old, place: at})
			}
			return p.fail("say where: “after the words “…””")
		}
		return p.fail("write “should be replaced by …” or “should be deleted”")
	}
	objects, ok := p.designations()
	if !ok {
		p.at = start
		return false
	}
	p.commas()
	if p.shall() {
		switch {
		case p.word("deleted", "removed", "omitted"):
			return p.done(action{verb: deleteClause, objects: objects})
		case p.word("replaced") && p.by() && len(objects) == 1:
			return p.wholeClause(nil, objects[0])
		case p.word("moved", "placed"):
			if at, ok := p.destination(); ok {
				return p.done(action{verb: moveClause, objects: objects, place: at, as: p.becoming()})
			}
			return p.fail("say where to: “after operative paragraph 4”")
		case p.anyWords("reworded to read", "amended to read", "amended as follows"):
			p.mark(":")
			return p.wholeClause(nil, objects[0])
		}
	}
	if len(objects) == 1 && p.anyWords("should read", "shall read", "to read", "would read", "now reads", "reads") {
		p.anyWords("as follows")
		p.mark(":")
		return p.wholeClause(nil, objects[0])
	}
	p.fail("write “should be deleted”, “should read: “…”” or “: replace …”")
	failed := p.at
	p.at = start
	p.failed.at = max(p.failed.at, failed)
	return false
}

// shall takes “should be”, “is to be”, “are”.
func (p *parser) shall() bool {
	return p.anyWords("should be", "shall be", "is to be", "are to be", "to be", "must be", "would be", "is", "are")
}

// setType reads on behind “set”: words, and the type they are to be in.
func (p *parser) setType() bool {
	old, ok := p.sought()
	if !ok {
		return p.fail("quote the words")
	}
	scope := p.inClauseBefore()
	p.commas()
	a := action{verb: emphasize, scope: scope, old: &old}
	switch {
	case p.anyWords("in italics", "in italic type", "in italic"):
		a.italic = true
	case p.anyWords("in roman type", "in roman", "without italics"):
	default:
		return p.fail("go on with “in italics” or “in roman type”")
	}
	return p.done(a)
}

// inClauseBefore is inClause, but leaves “in italics” alone.
func (p *parser) inClauseBefore() *designation {
	if p.isWord(0, "in") && p.isWord(1, "italics", "italic", "roman") {
		return nil
	}
	return p.inClause()
}

func (p *parser) italicize() bool {
	old, ok := p.sought()
	if !ok {
		return p.fail("quote the words")
	}
	return p.done(action{verb: emphasize, scope: p.inClause(), old: &old, italic: true})
}

// endOfClause takes “the punctuation at the end”.
func (p *parser) endOfClause() bool {
	start := p.at
	p.word("the")
	if p.anyWords("punctuation at the end", "end punctuation") {
		return true
	}
	p.at = start
	return false
}

// markAtEnd takes “the semicolon at the end”.
func (p *parser) markAtEnd() (string, bool) {
	start := p.at
	named, ok := p.namedMark(p.at)
	if ok && p.words("at the end") {
		return named.words, true
	}
	p.at = start
	return "", false
}

// endScope is the clause whose end is meant: that of the sentence, or one named
// here.
func (p *parser) endScope(scope *designation) *designation {
	if scope == nil {
		scope = p.inClause()
	}
	if scope == nil {
		scope = p.scope
	}
	return scope
}

func (p *parser) newEnd(a action) bool {
	if !p.by() {
		return p.fail("go on with “with “;””")
	}
	with, ok := p.quotation()
	if !ok {
		return p.fail("quote the new punctuation, or name it")
	}
	a.with = &with
	return p.done(a)
}

// replaceEnd reads on behind “at the end, replace”.
func (p *parser) replaceEnd(at place) bool {
	scope := at.to
	if old, ok := p.namedMark(p.at); ok {
		return p.newEnd(action{verb: setEnd, scope: scope, endOld: &old.words})
	}
	if old, ok := p.quotation(); ok {
		return p.newEnd(action{verb: setEnd, scope: scope, endOld: &old.words})
	}
	return p.fail("name the punctuation that stands there")
}

func (p *parser) deleteEnd(at place) bool {
	old, ok := p.namedMark(p.at)
	if !ok {
		if old, ok = p.quotation(); !ok {
			return p.fail("name the punctuation that stands there")
		}
	}
	return p.done(action{verb: setEnd, scope: at.to, endOld: &old.words})
}

// numberList reads on behind “number”: how subparagraphs are labelled.
func (p *parser) numberList() bool {
	p.word("the")
	if !p.anyWords("subparagraphs of", "subparagraphs") {
		return p.fail("write “number the subparagraphs of … as (a), (b), (c)”")
	}
	var scope *designation
	if g, ok := p.designation(); ok {
		scope = &g
	}
	a := action{verb: setList, scope: scope}
	switch {
	case p.words("with bullets"):
		a.list = text.Bullet
	case p.words("without numbers"):
		a.list = text.None
	case p.word("as") && p.listLike(&a):
	default:
		return p.fail("go on with “as (a), (b), (c)”, “as (i), (ii), (iii)”, “as 1, 2, 3”, “with bullets” or “without numbers”")
	}
	return p.done(a)
}

func (p *parser) listLike(a *action) bool {
	var labels []string
	for {
		p.mark("(")
		t := p.peek(0)
		if t.kind != wordToken && t.kind != numberToken {
			break
		}
		labels = append(labels, t.text)
		p.at++
		p.mark(")")
		if !isMark(p.peek(0), ",") {
			break
		}
		p.at++
	}
	for list, first := range map[text.List][]string{text.Alpha: {"a", "b", "c"}, text.Roman: {"i", "ii", "iii"}, text.Decimal: {"1", "2", "3"}} {
		if slices.Equal(first, labels) {
			a.list = list
			return true
		}
	}
	return false
}
