package docxtext

import (
	"strconv"
	"strings"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// add places a new clause and returns its id.
func (f *follower) add(lines []line, targets []target, i int) string {
	l := &lines[i]
	role := f.document.role(l)
	p := f.document.paragraph(&reading{keys: f.keys, ours: f.ours}, l, role)
	if !f.ours {
		p.Words = strings.ReplaceAll(p.Words, "\n", " ")
	}
	label, words := reporttext.CutLabel(p)
	kind, depth := role.kind, role.depth
	if role.part != reporttext.Clause {
		kind, depth = f.kindOf(l, label, words, f.after(targets, i))
	}
	c := &text.Clause{ID: f.newID(), Kind: kind, Text: words}
	if kind != text.Heading {
		c.Text, c.End = newEnd(f.known, words)
	}
	if number, suffix, added := strings.Cut(label.Bare, " "); added && kind == text.Operative {
		c.Label = label.Bare
		c.Relation = f.relation(number, suffix)
	}
	f.push(entry{clause: c, depth: depth, list: label.List, isNew: true}, l)
	return c.ID
}

// newID is an id that the known text does not have.
func (f *follower) newID() string {
	for {
		f.next++
		id := f.prefix + strconv.Itoa(f.next)
		if _, taken := f.clauses[id]; !taken {
			return id
		}
	}
}

// newEnd is the end of a new clause: a comma, a semicolon or a full stop gives way
// to what convention has at its place, and so does none.
func newEnd(t *text.Text, words string) (string, *string) {
	kept, end := reporttext.SplitEnd(t, words)
	if bare, other, found, _ := text.SplitEnd(t, words); *end == "" && found {
		kept, end = bare, &other
	}
	switch strings.TrimSpace(*end) {
	case "", ",", ";", ".", "，", "；", "。", "،", "؛":
		_, _, _, closed := text.SplitEnd(t, words)
		if closed {
			return kept, end
		}
		return kept, nil
	default:
		return kept, end
	}
}

// relation says what "2 bis" or "2 alt" was added to.
func (f *follower) relation(number, suffix string) *text.Relation {
	if f.numbers == nil {
		f.numbers = make(map[string]string)
		labels := text.Labels(f.known, text.Final, nil)
		for _, c := range f.known.Clauses {
			if c.Kind == text.Operative {
				f.numbers[labels[c.ID]] = c.ID
			}
		}
	}
	switch id := f.numbers[number]; {
	case id == "":
		return nil
	case suffix == "alt":
		return &text.Relation{AlternativeTo: id}
	default:
		return &text.Relation{AdditionTo: id}
	}
}

// after is the clause of the known text that follows a new line, nil where none
// does near it.
func (f *follower) after(targets []target, i int) *knownClause {
	const near = 200
	for _, next := range targets[i+1 : min(i+1+near, len(targets))] {
		switch {
		case next.found && next.place.Part == reporttext.Clause:
			known := f.clauses[next.place.Clause]
			return &known
		case next.found:
			return nil
		}
	}
	return nil
}

// before is the entry that a new line follows, nil at the beginning of the clauses
// or of an annex.
func (f *follower) before() *entry {
	n := len(f.entries)
	if n == 0 {
		return nil
	}
	for _, begun := range f.annexes {
		if begun == n {
			return nil
		}
	}
	return &f.entries[n-1]
}

// kindOf tells what a new paragraph is: what its list is of, what its label says,
// how it ends, else what stands around it.
func (f *follower) kindOf(l *line, label reporttext.Label, words string, next *knownClause) (text.Kind, int) {
	if at, known := f.lists[l.look.list]; known && l.label.counted {
		return f.entries[at].clause.Kind, f.entries[at].depth
	}
	before := f.before()
	if label.Printed != "" {
		return f.labelled(label, before)
	}
	return f.unlabelled(words, before, next)
}

// labelled is the kind of a paragraph with a label: that of the nearest one with a
// label of the same form, else an operative paragraph or an item.
func (f *follower) labelled(label reporttext.Label, before *entry) (text.Kind, int) {
	const near = 200
	for i := len(f.entries) - 1; i >= max(0, len(f.entries)-near); i-- {
		e := f.entries[i]
		if e.list == label.List || label.List == text.Roman && e.list == text.Alpha && follows(e, f.entries[i+1:]) {
			return e.clause.Kind, e.depth
		}
	}
	switch {
	case label.List == text.Decimal || before == nil:
		return text.Operative, 0
	default:
		return text.Item, min(before.depth+1, text.MaxDepth-1)
	}
}

// follows tells whether only deeper entries stand behind one.
func follows(e entry, behind []entry) bool {
	for _, other := range behind {
		if other.depth <= e.depth {
			return false
		}
	}
	return true
}

func (f *follower) unlabelled(words string, before *entry, next *knownClause) (text.Kind, int) {
	_, end := reporttext.SplitEnd(f.known, words)
	mark := strings.TrimSpace(*end)
	kind, depth := text.Preambular, 0
	switch {
	case before != nil:
		kind, depth = before.clause.Kind, before.depth
	case next != nil:
		kind = next.clause.Kind
	case len(f.clauses) > 0:
		kind = text.Prose
	}
	const short = 8
	switch {
	case mark == "" && depth == 0 && len(strings.Fields(words)) <= short && next != nil && next.clause.Kind != text.Item:
		return text.Heading, 0
	case kind == text.Heading && next != nil:
		return next.clause.Kind, next.depth
	case kind == text.Heading:
		return text.Operative, 0
	case kind == text.Preambular && depth == 0 && (mark == ";" || mark == ".") && (next == nil || next.clause.Kind != text.Preambular):
		return text.Operative, 0
	case depth > 0 && before.list != "" && before.list != text.None && mark != "":
		// An item's neighbour without a label is no item where the list has ended.
		return f.behindList(next)
	default:
		return kind, depth
	}
}

// behindList is the kind of a paragraph without label behind labelled items: that
// of what follows, else of the clause that the items belong to.
func (f *follower) behindList(next *knownClause) (text.Kind, int) {
	if next != nil && next.depth > 0 {
		return text.Item, next.depth
	}
	for i := len(f.entries) - 1; i >= 0; i-- {
		if f.entries[i].depth == 0 {
			return f.entries[i].clause.Kind, 0
		}
	}
	return text.Operative, 0
}
