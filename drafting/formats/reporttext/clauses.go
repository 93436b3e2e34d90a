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
	ahead      []int  // the next number behind each paragraph
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
	b := &builder{paragraphs: paragraphs, ends: endsAfter(paragraphs), ahead: numbersAhead(paragraphs), labelled: -1, due: 1}
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

// hasNumbers tells whether there are numbered paragraphs other than the entries
// of lists that a colon introduces.
func hasNumbers(paragraphs []paragraph) bool {
	entry := 0
	for i, p := range paragraphs {
		switch {
		case p.label.kind != numbered && p.label.kind != inParentheses:
		case p.label.value == 1 && i > 0 && endMark(paragraphs[i-1].words) == ':':
			entry = 1
		case entry > 0 && p.label.value == entry+1:
			entry++
		default:
			return true
		}
	}
	return false
}

// numbersAhead gives for each paragraph the number of the next numbered one
// behind it, 0 where there is none.
func numbersAhead(paragraphs []paragraph) []int {
	ahead := make([]int, len(paragraphs))
	next := 0
	for i := len(paragraphs) - 1; i >= 0; i-- {
		ahead[i] = next
		if paragraphs[i].label.kind == numbered {
			next = paragraphs[i].label.value
		}
	}
	return ahead
}

func (b *builder) place(i int, p paragraph) {
	if p.part == Clause {
		b.known(p)
		return
	}
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
	case p.label.value == 1 && !outer && (b.opensList() || b.underHeading() && endMark(p.words) != ';'):
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
	case b.last == nil, b.operative == nil && first:
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
		p.words, p.inline, p.label = p.label.printed+p.words, text.Escape(p.label.printed)+p.inline, label{}
		b.plain(i, p)
	}
}

// onlyProse turns paragraphs without any number or letter into prose: the form
// of a decision that has no body line.
func (b *builder) onlyProse() {
	if b.numbers || b.letters {
		return
	}
	for _, n := range b.tops {
		if n.source.part == Unknown && n.kind == text.Operative && n.printed == "" {
			n.kind = text.Prose
		}
	}
}

// deepest is the last clause within a clause.
func (n *node) deepest() *node {
	for len(n.children) > 0 {
		n = n.children[len(n.children)-1]
	}
	return n
}
