package reporttext

import (
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// node is a clause in the making. printed is the label that the source has, ""
// where it has none.
type node struct {
	source   paragraph
	kind     text.Kind
	list     text.List
	printed  string
	parent   *node
	children []*node
}

// maxNesting is how deep lists are followed; deeper items stay on the deepest
// level.
const maxNesting = 8

// builder arranges paragraphs as a tree of clauses. Its fields say where in an
// instrument it stands.
type builder struct {
	paragraphs []paragraph
	ends       []rune // how what follows each paragraph ends
	numbers    bool   // whether the operative paragraphs carry numbers
	letters    bool   // whether they carry letters, as a decision's
	endless    bool   // whether no paragraph has an end mark
	labelled   int    // the place of the last paragraph with a label
	tops       []*node
	last       *node // the latest clause at any depth
	operative  *node // the latest operative paragraph
	due        int   // the number of the next operative paragraph
	adopted    bool  // the line of the vote has passed
}

// arrange makes the tree of an instrument's or an annex's paragraphs.
func arrange(paragraphs []paragraph) *builder {
	b := &builder{paragraphs: paragraphs, ends: endsAfter(paragraphs), labelled: -1, due: 1}
	for i, p := range paragraphs {
		if p.label.kind != noLabel {
			b.labelled = i
		}
	}
	b.numbers = hasNumbers(paragraphs)
	b.endless = !slices.ContainsFunc(paragraphs, func(p paragraph) bool {
		mark := endMark(p.words)
		return mark != 0 && mark != ':'
	})
	for i, p := range paragraphs {
		b.place(i, p)
	}
	return b
}

// hasNumbers tells whether there is a numbered paragraph that no colon
// introduces as a list's first item.
func hasNumbers(paragraphs []paragraph) bool {
	for i, p := range paragraphs {
		if p.label.kind != numbered && p.label.kind != inParentheses {
			continue
		}
		if i == 0 || p.label.value != 1 || endMark(paragraphs[i-1].words) != ':' {
			return p.label.kind == numbered || i == 0 || endMark(paragraphs[i-1].words) == ','
		}
	}
	return false
}

func (b *builder) place(i int, p paragraph) {
	switch p.label.kind {
	case numbered:
		b.number(p)
	case inParentheses:
		b.parenthesis(p)
	case lettered:
		b.letter(p)
	case bulleted:
		b.bullet(i, p)
	default:
		b.plain(i, p)
	}
}

// top adds a clause at the first level.
func (b *builder) top(p paragraph, kind text.Kind, printed string) *node {
	n := &node{source: p, kind: kind, printed: printed}
	b.tops = append(b.tops, n)
	b.last = n
	if kind == text.Operative {
		b.operative = n
		b.due++
	}
	return n
}

// under adds an item to a clause's list.
func (b *builder) under(parent *node, p paragraph, list text.List, printed string) {
	if parent.depth() >= maxNesting {
		parent = parent.parent
	}
	n := &node{source: p, kind: text.Item, printed: printed, parent: parent}
	if len(parent.children) == 0 {
		parent.list = list
	}
	parent.children = append(parent.children, n)
	b.last = n
}

func (n *node) depth() int {
	depth := 0
	for ; n != nil; n = n.parent {
		depth++
	}
	return depth
}

// opensList tells whether the latest clause announces a list.
func (b *builder) opensList() bool {
	return b.last != nil && endMark(b.last.source.words) == ':'
}

// underHeading tells whether the latest clause is a heading behind the operative
// paragraphs, as the title of an agenda is.
func (b *builder) underHeading() bool {
	return b.last != nil && b.last.kind == text.Heading && b.operative != nil
}

// number places a numbered paragraph: the next operative paragraph, or an entry
// of a list such as an agenda.
func (b *builder) number(p paragraph) {
	entry := b.entryDue(p)
	outer := !b.letters && p.label.value == b.due && !(p.label.value == 1 && b.opensList())
	switch {
	case entry != nil && (!outer || sameLayout(entry, p)):
		b.under(entry.parent, p, text.Decimal, p.label.bare)
	case p.label.value == 1 && (b.opensList() || b.underHeading()) && !outer:
		b.under(b.last, p, text.Decimal, p.label.bare)
	case b.letters && b.last != nil:
		b.under(b.last, p, text.Decimal, p.label.bare)
	default:
		b.due = p.label.value
		b.top(p, text.Operative, p.label.bare)
	}
}

// entryDue is the latest entry of an open numbered list that the paragraph's
// number follows.
func (b *builder) entryDue(p paragraph) *node {
	for n := b.last; n != nil && n.parent != nil; n = n.parent {
		if n.parent.list == text.Decimal && n.source.label.value+1 == p.label.value && n.source.label.kind == p.label.kind {
			return n
		}
	}
	return nil
}

// sameLayout decides where a number fits a list and the operative paragraphs
// alike: entries of one list are set alike, with or without a blank line between
// them, with or without an italic opening, with the same end.
func sameLayout(entry *node, p paragraph) bool {
	entries := entry.parent.children
	first := entries[0].source
	if len(entries) > 1 && entries[1].source.tight != p.tight {
		return false
	}
	mark := endMark(p.words)
	return strings.HasPrefix(first.words, "*") == strings.HasPrefix(p.words, "*") &&
		(endMark(first.words) == mark || mark == ':')
}

// parenthesis places "(1)": an operative paragraph where these are so numbered,
// an entry of a list otherwise.
func (b *builder) parenthesis(p paragraph) {
	entry := b.entryDue(p)
	switch {
	case entry != nil:
		b.under(entry.parent, p, text.Decimal, p.label.bare)
	case b.last != nil && b.last.parent != nil && p.label.value != 1:
		b.under(b.last.parent, p, text.Alpha, p.label.bare)
	case b.opensList():
		b.under(b.last, p, text.Decimal, p.label.bare)
	default:
		b.number(p)
	}
}

// letter places "(b)" or "(iii)".
func (b *builder) letter(p paragraph) {
	first := letterValue(p.label.bare) == 1 || p.label.bare == "i"
	if first && b.opensList() {
		b.under(b.last, p, listOf(p.label.bare), p.label.bare)
		return
	}
	if sibling := b.siblingDue(p.label.bare); sibling != nil {
		b.beside(sibling, p)
		return
	}
	switch {
	case b.last == nil, b.operative == nil && first, b.last.kind == text.Prose && b.operative == nil:
		b.letters = true
		b.top(p, text.Operative, p.label.bare)
	case b.last.parent != nil && b.last.parent.list != text.Decimal:
		b.under(b.last.parent, p, b.last.parent.list, p.label.bare)
	case b.letters && b.last.parent == nil && b.last.kind == text.Operative:
		b.top(p, text.Operative, p.label.bare)
	default:
		b.under(b.last, p, listOf(p.label.bare), p.label.bare)
	}
}

func (b *builder) beside(sibling *node, p paragraph) {
	if sibling.parent == nil {
		b.top(p, text.Operative, p.label.bare)
		return
	}
	b.under(sibling.parent, p, sibling.parent.list, p.label.bare)
}

// siblingDue is the nearest open item that a letter follows, in the list that it
// stands in.
func (b *builder) siblingDue(bare string) *node {
	for n := b.last; n != nil; n = n.parent {
		switch {
		case n.parent == nil && !b.letters:
			return nil
		case n.parent != nil && n.parent.list == text.Roman:
			if value := romanValue(n.printed); value > 0 && romanValue(bare) == value+1 {
				return n
			}
		case n.parent == nil || n.parent.list == text.Alpha:
			if value := letterValue(n.printed); value > 0 && letterValue(bare) == value+1 {
				return n
			}
		}
	}
	return nil
}

func listOf(bare string) text.List {
	if bare == "i" {
		return text.Roman
	}
	return text.Alpha
}

// bullet places an entry of a list without numbers; a dash that opens no list is
// a character of its paragraph.
func (b *builder) bullet(i int, p paragraph) {
	switch {
	case b.last != nil && b.last.parent != nil && b.last.parent.list == text.Bullet && b.last.source.label.kind == bulleted:
		b.under(b.last.parent, p, text.Bullet, "•")
	case b.opensList():
		b.under(b.last, p, text.Bullet, "•")
	default:
		p.words, p.label = p.label.printed+p.words, label{}
		b.plain(i, p)
	}
}

// plain places a paragraph without label by what stands around it and how it
// ends.
func (b *builder) plain(i int, p paragraph) {
	b.adopted = b.adopted || len(b.tops) > 0 && adoption.MatchString(p.words)
	switch {
	case p.misread:
		b.due++
		b.top(p, text.Prose, "")
	case b.adopted:
		b.top(p, text.Prose, "")
	case b.continuesQuote(p):
		b.under(b.last.parent, p, text.None, "")
	case b.operative != nil && b.opensList():
		b.under(b.last, p, text.None, "")
	case b.operative != nil:
		b.top(p, b.afterOperative(i, p), "")
	default:
		b.top(p, b.inPreamble(i, p), "")
	}
}

// continuesQuote tells a further paragraph of an unlabelled list, such as a
// quotation of several paragraphs.
func (b *builder) continuesQuote(p paragraph) bool {
	if b.last == nil || b.last.parent == nil || b.last.parent.list != text.None {
		return false
	}
	return endMark(b.last.source.words) != '.' && endMark(p.words) != 0
}

// inPreamble is the kind of a paragraph before which no operative one stands.
func (b *builder) inPreamble(i int, p paragraph) text.Kind {
	mark := endMark(p.words)
	switch {
	case b.endless && !b.numbers && !b.letters:
		return openingKind(p)
	case mark == 0 && b.isHeading(i, p):
		return text.Heading
	case b.numbers || b.letters:
		return text.Preambular
	case mark == ':':
		mark = b.ends[i]
	case mark == 0 && b.isLastBeforeVote(i) && len(b.tops) > 0:
		return text.Operative
	}
	if mark == ';' || mark == '.' {
		return text.Operative
	}
	return text.Preambular
}

// openingKind tells the kind of a paragraph by its first word, where a text has
// neither end punctuation nor numbers: there is nothing else to go by.
func openingKind(p paragraph) text.Kind {
	if isParticiple(p.words) {
		return text.Preambular
	}
	return text.Operative
}

// isHeading tells a heading in a preamble from a preambular paragraph that has
// lost its comma: it is short.
func (b *builder) isHeading(i int, p paragraph) bool {
	if i+1 >= len(b.paragraphs) || printedNote(p.words) > 0 {
		return false
	}
	words := countWords(p.words)
	return words <= 6 || words <= 12 && b.paragraphs[i+1].label.kind == numbered
}

// endsAfter gives for each paragraph how what follows it ends: the first end mark
// that is not itself a colon.
func endsAfter(paragraphs []paragraph) []rune {
	ends := make([]rune, len(paragraphs))
	next := ';'
	for i := len(paragraphs) - 1; i >= 0; i-- {
		ends[i] = next
		if mark := endMark(paragraphs[i].words); mark != ':' && mark != 0 {
			next = mark
		}
	}
	return ends
}

func (b *builder) isLastBeforeVote(i int) bool {
	return i+1 == len(b.paragraphs) || adoption.MatchString(b.paragraphs[i+1].words)
}

// afterOperative is the kind of a paragraph without label behind an operative
// one: a heading, the preamble of a further part, an operative paragraph whose
// number is missing, or prose behind the text's end.
func (b *builder) afterOperative(i int, p paragraph) text.Kind {
	mark, goesOn := endMark(p.words), i < b.labelled
	if !b.numbers && !b.letters {
		return b.afterUnnumbered(i, mark, p)
	}
	open := endMark(b.operative.deepest().source.words) != '.'
	switch {
	case goesOn && mark == 0:
		return text.Heading
	case goesOn && mark == ',':
		return text.Preambular
	case (goesOn || open) && (mark == ';' || mark == '.') && b.numbers:
		return text.Operative
	default:
		return text.Prose
	}
}

func (b *builder) afterUnnumbered(i int, mark rune, p paragraph) text.Kind {
	switch {
	case b.endless:
		return text.Operative
	case printedNote(p.words) > 0 && endMark(b.operative.deepest().source.words) == '.':
		return text.Prose
	case mark == 0 && !b.isLastBeforeVote(i):
		return text.Heading
	default:
		return text.Operative
	}
}

// deepest is the last clause within a clause.
func (n *node) deepest() *node {
	for len(n.children) > 0 {
		n = n.children[len(n.children)-1]
	}
	return n
}

// onlyProse turns paragraphs without any number or letter into prose: the form
// of a decision that has no body line.
func (b *builder) onlyProse() {
	if b.numbers || b.letters {
		return
	}
	for _, n := range b.tops {
		if n.kind == text.Operative && n.printed == "" {
			n.kind = text.Prose
		}
	}
}
