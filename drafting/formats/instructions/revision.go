package instructions

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// revision gathers what the sentences of a paper do to a base, and composes the
// text that comes of it. Everything is against the base: no sentence sees what
// another does.
type revision struct {
	doc      *document
	words    map[string]*wording  // by subject
	ends     map[*node]setting    // end punctuation set by itself
	lists    map[*node]setting    // how subparagraphs are labelled
	deleted  map[*node]*action    // by which action
	placed   map[*node]*placement // new clauses and moved ones
	after    map[*node][]*placement
	before   map[*node][]*placement
	first    map[folder][]*placement
	last     map[folder][]*placement
	opening  []*placement         // first of the operative part
	notes    map[string]newWords  // words of notes that are new
	touched  map[*action][]string // what each action changes, as opKeys names it
	explicit []*text.Clause       // new clauses whose end a sentence states
}

// wording is what becomes of one stretch of words: changes at places, or other
// words as a whole.
type wording struct {
	pieces  []piece
	changes []change
	whole   *newWords
	by      *action // that gives the whole
}

type change struct {
	splice
	by *action
	at span
}

// newWords are the words of a whole paragraph, title or note. End is nil where the
// end stays.
type newWords struct {
	inline string
	end    *string
}

type setting struct {
	value string
	by    *action
}

// placement puts a clause somewhere, and what stands beside it there.
type placement struct {
	node          *node
	kind          text.Kind
	name          string // the label that the paper calls it by
	by            *action
	folder        folder
	before, after []*placement
	inner         bool // stands with its parent, in the same quotation
	emitted       bool
}

func newRevision(doc *document) *revision {
	return &revision{
		doc: doc, words: make(map[string]*wording), ends: make(map[*node]setting), lists: make(map[*node]setting),
		deleted: make(map[*node]*action), placed: make(map[*node]*placement), after: make(map[*node][]*placement), before: make(map[*node][]*placement),
		first: make(map[folder][]*placement), last: make(map[folder][]*placement), notes: make(map[string]newWords), touched: make(map[*action][]string),
	}
}

// compose writes the text that the revision makes of its base.
func (r *revision) compose() *text.Text {
	out := *r.doc.base
	out.Title = r.wordsOf("title", out.Title)
	out.Body = r.wordsOf("body", out.Body)
	out.Clauses = r.list(folder{})
	out.Annexes = make([]text.Annex, len(r.doc.base.Annexes))
	for i, annex := range r.doc.base.Annexes {
		out.Annexes[i] = text.Annex{Title: annex.Title, Clauses: r.list(folder{annex: i + 1})}
	}
	out.Footnotes = r.footnotes(&out)
	r.dropConventional(&out)
	return &out
}

func (r *revision) wordsOf(subject, base string) string {
	w := r.words[subject]
	if w == nil {
		return base
	}
	if w.whole != nil {
		return w.whole.inline
	}
	sorted := slices.Clone(w.changes)
	slices.SortStableFunc(sorted, func(a, b change) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	splices := make([]splice, len(sorted))
	for i, c := range sorted {
		splices[i] = c.splice
	}
	return joinPieces(apply(w.pieces, splices))
}

func (r *revision) list(f folder) []*text.Clause {
	out := make([]*text.Clause, 0, len(r.doc.siblings(f)))
	out = r.emit(out, r.first[f])
	last := (*node)(nil)
	if f == (folder{}) {
		if last = r.doc.lastPreambular(); last == nil {
			out = r.emit(out, r.opening)
		}
	}
	for _, n := range r.doc.siblings(f) {
		out = r.emit(out, r.before[n])
		if r.deleted[n] == nil && r.placed[n] == nil {
			out = append(out, r.clause(n, n.clause.Kind))
		}
		if p := r.placed[n]; p != nil && p.inner {
			out = r.emit(out, []*placement{p})
		}
		out = r.emit(out, r.after[n])
		if n == last {
			out = r.emit(out, r.opening)
		}
	}
	return r.emit(out, r.last[f])
}

func (r *revision) emit(out []*text.Clause, placements []*placement) []*text.Clause {
	for _, p := range placements {
		if p.emitted {
			continue
		}
		p.emitted = true
		out = r.emit(out, p.before)
		out = append(out, r.clause(p.node, p.kind))
		out = r.emit(out, p.after)
	}
	return out
}

// clause is a clause as it comes out, with what stands under it.
func (r *revision) clause(n *node, kind text.Kind) *text.Clause {
	out := *n.clause
	out.Kind = kind
	subject := clauseSubject(n)
	out.Text = r.wordsOf(subject, out.Text)
	if w := r.words[subject]; w != nil && w.whole != nil && w.whole.end != nil {
		out.End = w.whole.end
	}
	if end, set := r.ends[n]; set {
		out.End = &end.value
	}
	if out.End != nil && !n.isNew && *out.End == r.conventional()[n.clause] {
		out.End = nil
	}
	if list, set := r.lists[n]; set {
		out.List = text.List(list.value)
	}
	if out.Children = r.list(folder{under: n}); len(out.Children) == 0 {
		out.Children = nil
	}
	if n.isNew {
		r.explicit = append(r.explicit, &out)
	}
	return &out
}

func clauseSubject(n *node) string { return "clause " + n.clause.ID }

// conventional are the ends that convention gives the base's clauses.
func (r *revision) conventional() map[*text.Clause]string { return r.doc.conventionalEnds() }

func (d *document) conventionalEnds() map[*text.Clause]string {
	if d.ends == nil {
		d.ends = text.ConventionalEnds(d.base)
	}
	return d.ends
}

// renderedEnd is the end that a clause of the base has in print.
func (d *document) renderedEnd(n *node) string {
	if n.clause.End != nil {
		return *n.clause.End
	}
	return d.conventionalEnds()[n.clause]
}

// footnotes are the notes of the composed text. A note goes with its last
// indicator.
func (r *revision) footnotes(out *text.Text) map[string]string {
	was, is := r.doc.base.CitedNotes(), out.CitedNotes()
	notes := make(map[string]string, len(r.doc.base.Footnotes))
	for key, note := range r.doc.base.Footnotes {
		subject := "note " + key
		if r.words[subject] == nil && was[key] && !is[key] {
			continue
		}
		notes[key] = r.wordsOf(subject, note)
	}
	for key, note := range r.notes {
		notes[key] = note.inline
	}
	return notes
}

// dropConventional takes from new clauses the ends and lists that they would have
// by convention at their places.
func (r *revision) dropConventional(out *text.Text) {
	ends := text.ConventionalEnds(out)
	fresh := make(map[*text.Clause]bool, len(r.explicit))
	for _, c := range r.explicit {
		fresh[c] = true
		if c.End != nil && *c.End == ends[c] {
			c.End = nil
		}
	}
	plainLists(out, func(c *text.Clause) bool { return fresh[c] })
}

// plainLists drops the lists of some clauses that only say what convention says.
func plainLists(t *text.Text, of func(*text.Clause) bool) {
	var below func(c *text.Clause, depth int)
	below = func(c *text.Clause, depth int) {
		next := depth + 1
		if c.List == text.Decimal || c.List == text.Bullet {
			next = 1
		}
		if of(c) && c.List != "" && c.List == text.ListOf(&text.Clause{}, depth) {
			c.List = ""
		}
		for _, child := range c.Children {
			below(child, next)
		}
	}
	lettered := t.Kind == text.Decision && countOperatives(t.Clauses) > 1
	for _, c := range t.Clauses {
		depth := 1
		if lettered && c.Kind == text.Operative {
			depth = 2
		}
		below(c, depth)
	}
	for _, annex := range t.Annexes {
		for _, c := range annex.Clauses {
			below(c, 1)
		}
	}
}

func countOperatives(clauses []*text.Clause) int {
	n := 0
	for _, c := range clauses {
		if c.Kind == text.Operative {
			n++
		}
	}
	return n
}

// lost is a clause that was placed but nowhere came out: it stands under itself, or
// beside itself.
func (r *revision) lost() *placement {
	for _, n := range r.doc.order {
		if p := r.placed[n]; p != nil && !p.emitted && r.deletedAbove(n) == nil {
			return p
		}
	}
	for _, n := range r.doc.added {
		if p := r.placed[n]; p != nil && !p.emitted {
			return p
		}
	}
	return nil
}

// deletedAbove is the action that deletes a clause, or one that it stands in and is
// not moved out of; nil where none does.
func (r *revision) deletedAbove(n *node) *action {
	for at := n; at != nil; at = at.parent {
		if by := r.deleted[at]; by != nil {
			return by
		}
		if r.placed[at] != nil {
			return nil
		}
	}
	return nil
}

// labelOrder compares the labels that a paper gives to new clauses: `3 bis` before
// `3 ter`.
func labelOrder(a, b string) int {
	aNumber, aLatin := splitLabel(a)
	bNumber, bLatin := splitLabel(b)
	if aNumber < 0 || bNumber < 0 {
		return cmp.Compare(a, b)
	}
	return cmp.Or(cmp.Compare(aNumber, bNumber), cmp.Compare(aLatin, bLatin))
}

func splitLabel(label string) (number, latin int) {
	digits, word, _ := strings.Cut(bareLabel(label), " ")
	number, err := strconv.Atoi(digits)
	if err != nil {
		number = -1
		if len(digits) == 1 {
			number = int(digits[0])
		}
	}
	return number, slices.Index(latinOrdinals, word) + 1
}

// freshID names the n-th new clause.
func (d *document) freshID(n int) string {
	for id := fmt.Sprintf("new-%d", n); ; id += "-2" {
		if d.nodes[id] == nil {
			return id
		}
	}
}

// freshKey names a new note.
func (d *document) freshKey(n int) string {
	for key := fmt.Sprintf("note-%d", n); ; key += "-2" {
		if _, taken := d.base.Footnotes[key]; !taken {
			return key
		}
	}
}
