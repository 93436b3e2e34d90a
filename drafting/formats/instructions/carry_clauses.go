package instructions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// carryOut carries out every action, each against the base.
func (r *reader) carryOut() {
	var placing []*action
	for _, a := range r.actions {
		switch a.verb {
		case doNothing:
		case replaceClause:
			r.replaceWhole(a)
		case deleteClause:
			r.deleteClauses(a)
		case insertClauses, moveClause:
			placing = append(placing, a)
		case defineNote:
			r.noteWords(a, r.doc.keys[a.note.number], a.note.words)
		case setEnd:
			r.setEnd(a)
		case setList:
			r.setList(a)
		default:
			r.carryWords(a)
		}
	}
	r.placeInTurn(placing)
}

// replaceWhole gives a paragraph, the title or a note other words.
func (r *reader) replaceWhole(a *action) {
	s, ok := r.subject(a, &a.objects[0])
	if !ok {
		return
	}
	with := *a.with
	if s.node != nil {
		with = withoutLabel(with, s.node)
		if words := strings.TrimLeft(with.words, " \n\t\u00a0"); labelLength(words) > 0 {
			r.refuseLabel(a, with, words[:labelLength(words)])
			return
		}
	}
	inline, ok := r.inline(a, with, s.from)
	if !ok {
		return
	}
	given := newWords{inline: inline}
	switch {
	case a.endOld != nil:
		given.end = a.endOld
	case s.node == nil || s.node.clause.Kind == text.Heading:
		if !strings.HasPrefix(s.key, "note ") && !r.checkStop(a, *a.with, s.base) {
			return
		}
	default:
		given = r.readEnd(a, s.node, inline)
	}
	w := r.wording(s)
	if w.whole != nil {
		r.complain(a.sentence, a.span, "line "+r.lineOf(w.by)+" gives "+s.name+" other words", "leave out one of the two")
		return
	}
	w.whole, w.by = &given, a
	r.touch(a, s.touches)
}

// refuseLabel refuses words that begin with a number that is not the paragraph's.
func (r *reader) refuseLabel(a *action, q phrase, label string) {
	label = strings.TrimSpace(label)
	r.complain(a.sentence, q.span, "the words begin with “"+label+"”, which is not the number of the paragraph", `leave the number out, or write \`+label+" where it belongs to the words")
}

// withoutLabel leaves out the number that quoted words of a paragraph begin with,
// where it is the paragraph's own.
func withoutLabel(q phrase, n *node) phrase {
	words := strings.TrimLeft(q.words, " \n\t\u00a0")
	size := labelLength(words)
	if size == 0 || n.label == "" || !sameLabel(strings.TrimSpace(words[:size]), n.label) {
		return q
	}
	q.from += len(q.words) - len(words) + size
	q.words = words[size:]
	return q
}

// readEnd takes the end punctuation from a paragraph's new words, as it reads at
// its place in the base. A full stop that may be the sentence's is no end.
func (r *reader) readEnd(a *action, n *node, inline string) newWords {
	bare, end, has, closed := text.SplitEnd(r.doc.base, inline)
	none := ""
	sentence := r.sentences[a.sentence]
	switch {
	case has && end == "." && !sentence.ended && sentence.tokens[len(sentence.tokens)-1].start == a.with.span.start:
		return newWords{inline: bare}
	case has && end != r.doc.renderedEnd(n):
		return newWords{inline: bare, end: &end}
	case has:
		return newWords{inline: bare}
	case closed && r.doc.renderedEnd(n) != "":
		return newWords{inline: inline, end: &none}
	default:
		return newWords{inline: inline}
	}
}

// deleteClauses deletes paragraphs, or notes with all their indicators.
func (r *reader) deleteClauses(a *action) {
	for _, n := range r.clauses(a) {
		if by := r.rev.deleted[n]; by != nil {
			r.complain(a.sentence, a.span, "line "+r.lineOf(by)+" deletes "+r.doc.name(n)+" already", "leave out one of the two")
			continue
		}
		r.rev.deleted[n] = a
		r.touch(a, "delete "+n.clause.ID)
	}
}

// clauses are the clauses of the base that an action names, those of a range among
// them.
func (r *reader) clauses(a *action) []*node {
	var all []*node
	for _, g := range a.objects {
		t, ok := r.target(a, g, a.scope)
		if !ok {
			continue
		}
		switch {
		case t.part == NotePart:
			r.complain(a.sentence, t.span, "a footnote goes with its indicators", "write “delete the reference to footnote "+strconv.Itoa(g.number)+"” for each of them")
		case t.part != ClausePart:
			r.complain(a.sentence, t.span, "only paragraphs are deleted or moved", "name the paragraphs")
		case t.node.isNew:
			r.complain(a.sentence, t.span, "the paragraph is new", "leave out the sentence that inserts it, or insert it where it is to stand")
		case g.number == rangeEnd && len(all) > 0:
			all = append(all, r.rangeTo(a, all[len(all)-1], t)...)
		default:
			all = append(all, t.node)
		}
	}
	return all
}

func (r *reader) rangeTo(a *action, first *node, last target) []*node {
	siblings := r.doc.siblings(first.folder())
	from, to := slices.Index(siblings, first), slices.Index(siblings, last.node)
	if to < from {
		r.complain(a.sentence, last.span, "the paragraphs stand in another order", "name the first one first")
		return nil
	}
	var between []*node
	for _, n := range siblings[from+1 : to+1] {
		if n.clause.Kind == first.clause.Kind {
			between = append(between, n)
		}
	}
	return between
}

// setEnd sets the end punctuation of a clause.
func (r *reader) setEnd(a *action) {
	s, ok := r.subject(a, a.scope)
	if !ok {
		return
	}
	if s.node == nil || s.node.clause.Kind == text.Heading {
		r.complain(a.sentence, a.span, s.name+" has no end punctuation of its own", "replace its words")
		return
	}
	is := r.doc.renderedEnd(s.node)
	if a.endOld != nil && strings.TrimSpace(*a.endOld) != strings.TrimSpace(is) {
		r.complain(a.sentence, a.span, fmt.Sprintf("%s ends with “%s”", s.name, is), "name the punctuation that stands there")
		return
	}
	end := ""
	if a.with != nil {
		end = a.with.words
	}
	if err := text.ValidateEnd("", end); err != nil {
		r.complain(a.sentence, a.with.span, "that is no end punctuation", err.Error())
		return
	}
	if other, set := r.rev.ends[s.node]; set {
		r.complain(a.sentence, a.span, "line "+r.lineOf(other.by)+" sets the end of "+s.name+" already", "leave out one of the two")
		return
	}
	r.rev.ends[s.node] = setting{end, a}
	r.touch(a, s.touches)
}

// setList sets how the subparagraphs of a clause are labelled, a new one's too.
func (r *reader) setList(a *action) {
	if a.scope == nil {
		r.complain(a.sentence, a.span, "the sentence does not say of which paragraph", "write “number the subparagraphs of operative paragraph 5 as …”")
		return
	}
	t, ok := r.target(a, *a.scope, nil)
	if !ok {
		return
	}
	if t.node == nil {
		r.complain(a.sentence, t.span, "only paragraphs have subparagraphs", "name a paragraph")
		return
	}
	if other, set := r.rev.lists[t.node]; set {
		r.complain(a.sentence, a.span, "line "+r.lineOf(other.by)+" numbers these subparagraphs already", "leave out one of the two")
		return
	}
	r.rev.lists[t.node] = setting{string(a.list), a}
	kind := "words "
	if t.node.isNew {
		kind = "new "
	}
	r.touch(a, kind+t.node.clause.ID)
}

// announceClauses makes the clauses that a sentence inserts, still without words,
// so that other sentences may name them.
func (r *reader) announceClauses(a *action) {
	for i := range a.clauses {
		c := &a.clauses[i]
		n := r.newNode(c.kind)
		c.node = n
		if c.name != "" {
			key := nameKey(n.clause.Kind, c.name)
			if r.doc.names[key] != nil {
				r.complain(a.sentence, c.span, "two new paragraphs are called "+c.name, "give each its own number")
			}
			r.doc.names[key] = n
		}
	}
}

func (r *reader) newNode(kind clauseKind) *node {
	d := r.doc
	number := len(d.added) + 1
	n := &node{clause: &text.Clause{ID: d.freshID(number), Kind: textKind(kind)}, isNew: true}
	if r.reserved != nil && number <= len(r.reserved.clauses) {
		n.clause.ID = r.reserved.clauses[number-1]
	}
	d.added = append(d.added, n)
	r.notation.newNames[number] = n.clause.ID
	r.notation.newIDs[n.clause.ID] = number
	return n
}

// textKind is the kind that a noun names; a bare “paragraph” has that of its place.
func textKind(kind clauseKind) text.Kind {
	return map[clauseKind]text.Kind{preambular: text.Preambular, operative: text.Operative, item: text.Item, heading: text.Heading, prose: text.Prose}[kind]
}

// writeClauses gives the new clauses of a sentence their words and what stands
// under them.
func (r *reader) writeClauses(a *action) {
	for i := range a.clauses {
		c := &a.clauses[i]
		lines := blockLines(strings.TrimSpace(c.words.words))
		lead := strings.Index(c.words.words, strings.TrimSpace(c.words.words))
		if !isNumberOf(c, lines[0]) {
			r.refuseLabel(a, c.words, strings.TrimSpace(c.words.words)[:lines[0].at])
			continue
		}
		r.fill(a, c.node, lines[0], c, lead)
		err := tree(c.node, lines, func(line blockLine, under *node) *node {
			child := r.newNode(item)
			child.parent = under
			r.rev.placed[child] = &placement{node: child, kind: text.Item, by: a, inner: true}
			r.fill(a, child, line, c, lead)
			return child
		})
		if err != nil {
			r.complain(a.sentence, c.words.span, err.Error(), "indent each list by its depth, and let the labels follow one another")
		}
		if c.end != nil {
			c.node.clause.End = c.end
		}
		c.node.clause.Label = c.fixed
		r.relate(a, c)
	}
}

// isNumberOf tells whether the label that a new clause's words begin with, if any,
// is a number of its own: `5 bis.` of a paragraph, `(c)` of a subparagraph.
func isNumberOf(c *newClause, first blockLine) bool {
	label := first.label
	switch {
	case label == "":
		return true
	case c.name != "" && !sameLabel(label, c.name):
		return false
	case c.kind == item:
		return true
	default:
		return c.kind != heading && c.kind != preambular && c.kind != prose && (first.dotted || c.name != "")
	}
}

// fill reads the words of one line of a new clause, and the end that they carry.
func (r *reader) fill(a *action, n *node, line blockLine, c *newClause, lead int) {
	r.touch(a, "new "+n.clause.ID)
	inline, ok := r.inlineAt(a, line.words, c.words.from+lead+line.at, c.words.span, n.clause.ID)
	if !ok {
		return
	}
	n.clause.Text = inline
	if n.clause.Kind == text.Heading || c.end != nil && c.node == n {
		return
	}
	bare, end, has, closed := text.SplitEnd(r.doc.base, inline)
	none := ""
	switch {
	case has && strings.Contains(",;.，；。،؛", strings.TrimSpace(end)):
		n.clause.Text = bare
	case has:
		n.clause.Text, n.clause.End = bare, &end
	case closed:
		n.clause.End = &none
	}
}

// relate says what the number of a new clause means.
func (r *reader) relate(a *action, c *newClause) {
	for _, g := range []*designation{c.addition, c.alternative} {
		if g == nil {
			continue
		}
		t, ok := r.target(a, *g, nil)
		if !ok || t.node == nil {
			continue
		}
		relation := &text.Relation{AdditionTo: t.node.clause.ID}
		if g == c.alternative {
			relation = &text.Relation{AlternativeTo: t.node.clause.ID}
		}
		c.node.clause.Relation = relation
	}
}
