package docxtext

import (
	"slices"
	"strings"

	"chapeau/drafting/formats/reporttext"
	"chapeau/drafting/text"
)

// follower reads another view of a document along a text that is known: a line
// that is a clause of the text stays this clause, whatever its words are now; only
// what is new is placed by what it looks like and by what stands around it.
type follower struct {
	document *document
	known    *text.Text
	keys     *keyring
	view     view
	ours     bool
	prefix   string // of the ids of new clauses

	brought   map[string]bool // clauses of the known text that other authors brought, whose ends give way to convention
	kindsStay bool            // a clause that moved is of the kind that it was, whatever its style says

	titles   []string
	bodies   []string
	clauses  map[string]knownClause
	entries  []entry
	annexes  []int // where each annex's entries begin
	inClause bool
	next     int
	remarks  []string
	leftOut  []reporttext.Line
	lists    map[listPlace]int

	conventional map[*text.Clause]string // the ends of the known text

	numbers map[string]string // the operative paragraphs of the known text by their numbers
	phrases text.Phrases      // the words of the known text's references
}

// knownClause is a clause of the known text at its depth.
type knownClause struct {
	clause *text.Clause
	depth  int
}

// entry is a clause of the view on its way into the tree.
type entry struct {
	clause *text.Clause
	depth  int
	list   text.List // how a list is labelled that begins with it
	isNew  bool
}

// target is what a line is in the known text; found is false where it is new.
type target struct {
	place reporttext.Place
	found bool
}

func newFollower(d *document, known *text.Text, keys *keyring, v view, prefix string) *follower {
	f := &follower{
		document: d, known: known, keys: keys, view: v, ours: d.ours, prefix: prefix,
		clauses: make(map[string]knownClause), annexes: make([]int, len(known.Annexes)),
		lists: make(map[listPlace]int), conventional: text.ConventionalEnds(known),
	}
	f.index(known.Clauses, 0)
	for i, annex := range known.Annexes {
		f.annexes[i] = -1
		f.index(annex.Clauses, 0)
	}
	return f
}

func (f *follower) index(clauses []*text.Clause, depth int) {
	for _, c := range clauses {
		f.clauses[c.ID] = knownClause{c, depth}
		f.index(c.Children, depth+1)
	}
}

// follow gives the view as a copy of the known text, and what each line became.
func (f *follower) follow(lines []line, targets []target) (*text.Text, []reporttext.Place) {
	places := make([]reporttext.Place, len(lines))
	for i := range lines {
		places[i] = f.line(lines, targets, i)
	}
	out := *f.known
	out.Title = f.value(f.known.Title, f.titles)
	out.Body = f.value(f.known.Body, f.bodies)
	f.build(&out)
	f.settleEnds(&out)
	out.Footnotes = f.notes(&out)
	return &out, places
}

// value is a title or a body line: as known where the view says the same words.
func (f *follower) value(known string, lines []string) string {
	return f.restored(known, strings.Join(lines, " "), "")
}

// line places one line.
func (f *follower) line(lines []line, targets []target, i int) reporttext.Place {
	l, at := &lines[i], targets[i]
	if !at.found {
		at.place = f.placeOf(lines, targets, i)
	}
	switch at.place.Part {
	case reporttext.Title:
		f.titles = append(f.titles, f.words(l))
	case reporttext.Body:
		f.bodies = append(f.bodies, f.words(l))
		f.inClause = true
	case reporttext.AnnexTitle:
		f.beginAnnex(at.place.Annex, l)
	case reporttext.Clause:
		f.inClause = true
		if at.found {
			f.keep(at.place.Clause, l)
			return at.place
		}
		return reporttext.Place{Part: reporttext.Clause, Clause: f.add(lines, targets, i)}
	default:
		if !at.found {
			f.remark("the new line “%s” stands above the text; it is left out", shortened(l.plain()))
			f.leftOut = append(f.leftOut, reporttext.Line{Number: l.first + 1, Words: l.plain()})
		}
	}
	return at.place
}

// placeOf is the part of the text that a new line belongs to, by the lines around
// it.
func (f *follower) placeOf(lines []line, targets []target, i int) reporttext.Place {
	if role := f.document.role(&lines[i]); role.aside {
		return reporttext.Place{}
	} else if role.part == reporttext.Title || role.part == reporttext.Body {
		return reporttext.Place{Part: role.part}
	}
	if f.inClause {
		return reporttext.Place{Part: reporttext.Clause}
	}
	const near = 1000
	for _, next := range targets[i+1 : min(i+1+near, len(targets))] {
		if next.found && next.place.Part == reporttext.Title {
			return reporttext.Place{}
		}
		if next.found && next.place.Part == reporttext.Body && len(f.titles) > 0 {
			return reporttext.Place{Part: reporttext.Title}
		}
	}
	if len(f.titles) == 0 && f.known.Title != "" {
		return reporttext.Place{}
	}
	return reporttext.Place{Part: reporttext.Clause}
}

func (f *follower) words(l *line) string {
	p := f.document.paragraph(&reading{keys: f.keys, ours: f.ours}, l, role{})
	if p.Label != "" {
		return trim(text.Escape(p.Label+" ") + p.Words)
	}
	return p.Words
}

// beginAnnex begins the clauses of an annex. Its title is not to be amended.
func (f *follower) beginAnnex(at int, l *line) {
	if f.annexes[at] < 0 {
		f.annexes[at] = len(f.entries)
	}
	if words := text.PlainWords(f.words(l)); !strings.Contains(text.PlainWords(f.known.Annexes[at].Title), words) {
		f.remark("the title of an annex becomes “%s”: no amendment can say so, propose it in words", shortened(words))
	}
}

// keep is a clause of the known text with the words that it has now.
func (f *follower) keep(id string, l *line) {
	known, role := f.clauses[id], f.document.role(l)
	l.pieces = f.endBehind(l.pieces)
	p := f.document.paragraph(&reading{keys: f.keys, ours: f.ours}, l, role)
	label, words := reporttext.CutLabel(p)
	if label.Printed != "" && p.Label == "" && begins(known.clause.Text, label.Printed) {
		label, words = reporttext.Label{}, p.Words
	}
	if !f.ours {
		words = strings.ReplaceAll(words, "\n", " ")
	}
	c := *known.clause
	c.Children = nil
	depth := known.depth
	if role.part == reporttext.Clause && !f.kindsStay { // where it moved to, it may be of another kind
		c.Kind, depth = role.kind, role.depth
	}
	if c.Kind != text.Heading {
		words, c.End = f.endOf(known.clause, words)
	}
	c.Text = f.restored(known.clause.Text, words, id)
	f.push(entry{clause: &c, depth: depth, list: label.List}, l)
}

// endBehind puts an end mark that another author takes out behind the words that
// this view has in its place: the other's change made it another mark, and it is
// the clause's end until then.
func (f *follower) endBehind(pieces []piece) []piece {
	for i, one := range pieces {
		words, _, found, _ := text.SplitEnd(f.known, text.Escape(one.words))
		if words != "" || !found || one.change == nil || !one.change.deleted || !wordsFollow(pieces[i+1:]) {
			continue
		}
		moved := slices.Delete(slices.Clone(pieces), i, i+1)
		return append(moved, one)
	}
	return pieces
}

func wordsFollow(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(p piece) bool { return !isBlank(p.words) && p.words != "," })
}

// endOf separates a clause's words from its end. A mark that gave way to
// convention when somebody brought the clause does so still.
func (f *follower) endOf(known *text.Clause, inline string) (string, *string) {
	if f.brought[known.ID] && known.End == nil {
		if words, end := newEnd(f.known, inline); end == nil {
			return words, nil
		}
	}
	return f.splitEnd(known, inline)
}

// splitEnd separates a clause's words from its end. An indicator that came in
// front of an end that stays is one at the clause's end: the layout places it, as
// it does in our own files.
func (f *follower) splitEnd(known *text.Clause, inline string) (string, *string) {
	words, end := reporttext.SplitEnd(f.known, inline)
	if *end != "" {
		return words, end
	}
	bare, behind, found, _ := text.SplitEnd(f.known, inline)
	_, _, among, _ := text.SplitEnd(f.known, known.Text)
	if found && !among && (f.ours || behind == rendered(known, f.conventional)) {
		return bare, &behind
	}
	return words, end
}

// begins tells whether a clause's own words begin with what looks like a label.
func begins(inline, label string) bool {
	return strings.HasPrefix(text.PlainWords(inline), label)
}

func (f *follower) push(e entry, l *line) {
	if l.label.counted {
		f.lists[l.look.list] = len(f.entries)
	}
	f.entries = append(f.entries, e)
}

// build makes the tree of the entries.
func (f *follower) build(out *text.Text) {
	ends := make([]int, len(f.annexes))
	end := len(f.entries)
	for i := len(f.annexes) - 1; i >= 0; i-- {
		ends[i] = end
		if f.annexes[i] >= 0 {
			end = f.annexes[i]
		}
	}
	level := 0
	if f.known.Kind == text.Decision {
		level = 1
	}
	out.Clauses = tree(f.entries[:end], level)
	out.Annexes = make([]text.Annex, len(f.annexes))
	for i, from := range f.annexes {
		out.Annexes[i] = text.Annex{Title: f.known.Annexes[i].Title, Clauses: []*text.Clause{}}
		if from >= 0 {
			out.Annexes[i].Clauses = tree(f.entries[from:ends[i]], 0)
		} else {
			f.remark("the title of the annex “%s” is deleted: no amendment can say so, propose it in words", shortened(text.PlainWords(out.Annexes[i].Title)))
		}
	}
}

// tree puts entries under one another by their depth. A clause whose parent is
// gone stands under what it follows now.
//
// level is 1 where the clauses at the top are lettered themselves, as a decision's.
func tree(entries []entry, level int) []*text.Clause {
	tops := []*text.Clause{}
	var open []entry
	for i, e := range entries {
		for len(open) > 0 && open[len(open)-1].depth >= e.depth {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			if e.depth > 0 && e.clause.Kind == text.Item {
				e.clause.Kind = kindOfNext(entries[i:])
			}
			tops = append(tops, e.clause)
		} else {
			parent := open[len(open)-1].clause
			if len(parent.Children) == 0 && parent.List == "" && e.clause.Kind == text.Item {
				parent.List = unlessConventional(e.list, e.depth+level)
			}
			parent.Children = append(parent.Children, e.clause)
		}
		open = append(open, e)
	}
	return tops
}

// settleEnds reads the ends that the clauses carry at their places. An end that
// the clause had before, or that convention gives it at its new place, is no
// change.
func (f *follower) settleEnds(out *text.Text) {
	before, now := f.conventional, text.ConventionalEnds(out)
	out.Walk(func(c, _ *text.Clause) bool {
		known, kept := f.clauses[c.ID]
		switch {
		case c.End == nil || c.Kind == text.Heading:
		case !kept:
			c.End = unless(c.End, now[c])
		case *c.End == rendered(known.clause, before):
			c.End = known.clause.End
		case known.clause.End == nil:
			c.End = unless(c.End, now[c])
		default:
			c.End = unless(c.End, before[known.clause])
		}
		return true
	})
}

func rendered(c *text.Clause, conventional map[*text.Clause]string) string {
	if c.End != nil {
		return *c.End
	}
	return conventional[c]
}

// unless is an end that is not the conventional one.
func unless(end *string, conventional string) *string {
	if *end == conventional {
		return nil
	}
	return end
}

// kindOfNext is what an item becomes that stands under nothing: what the next
// clause at the top is.
func kindOfNext(entries []entry) text.Kind {
	for _, e := range entries {
		if e.depth == 0 && (e.clause.Kind == text.Preambular || e.clause.Kind == text.Prose) {
			return e.clause.Kind
		}
		if e.depth == 0 {
			break
		}
	}
	return text.Operative
}

// unlessConventional leaves a list to convention where it is the one that its depth
// has.
func unlessConventional(list text.List, depth int) text.List {
	if list == text.ListOf(&text.Clause{}, depth) {
		return ""
	}
	return list
}

// notes are those that the copy cites, in the words that they have in the view.
func (f *follower) notes(out *text.Text) map[string]string {
	notes := make(map[string]string)
	waiting := out.Texts()
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		for _, key := range text.NoteKeys(next) {
			if _, done := notes[key]; done {
				continue
			}
			words, known := f.known.Footnotes[key]
			if name, ok := f.keys.name(key); ok {
				words, known = f.restored(words, f.document.noteWords(name, f.view, f.keys, f.ours), ""), true
			}
			if known {
				notes[key] = words
				waiting = append(waiting, words)
			}
		}
	}
	return notes
}

func (f *follower) remark(format string, args ...any) {
	f.remarks = append(f.remarks, sentence(format, args...))
}
