package amend

import (
	"fmt"
	"sort"
	"strconv"
	"sync"

	"chapeau/diffing"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// FromCopy turns an edited copy of a base into the amendment that makes it of
// the base. A clause of the copy that has an id of the base is that clause;
// others are aligned by what they say, within their kind. Read the copy with
// text.DecodeLoose, so that no ids are made up for it. Errors have the code
// invalid: two clauses with one id, or a change that no operation can express.
func FromCopy(base, copied *text.Text, id, by string) (Amendment, error) {
	loose, err := text.Loose(copied)
	if err != nil {
		return Amendment{}, err
	}
	x := newIndex(base)
	matched := alignCopy(x, loose)
	notes := x.copyNotes(loose, id)
	adopted := matched.adopt(loose, notes)
	d := newDerivation(x, newIndex(adopted))
	a := Amendment{Schema: Schema, ID: id, By: by, Ops: d.operations()}
	nameInsertions(&a)
	if got, err := Apply(base, a); err != nil || !sameWords(got, adopted) {
		return Amendment{}, fault.Invalidf("copy", "the copy differs from the base in a way that no amendment can express (an annex or its title, or a label); change only clauses, notes, the title and the body line")
	}
	return a, nil
}

// copyMatch says which clause of the base each clause of a copy is.
type copyMatch struct {
	base *index
	ids  map[*text.Clause]string
	next int
}

func alignCopy(x *index, copied *text.Text) *copyMatch {
	m := &copyMatch{base: x, ids: make(map[*text.Clause]string)}
	taken := make(map[string]bool)
	open := make(map[text.Kind][]*text.Clause)
	copied.Walk(func(c, _ *text.Clause) bool {
		if n := x.nodes[c.ID]; c.ID != "" && n != nil {
			m.ids[c] = c.ID
			taken[c.ID] = true
		} else if c.ID == "" {
			open[c.Kind] = append(open[c.Kind], c)
		}
		return true
	})
	candidates := make(map[text.Kind][]*text.Clause)
	x.text.Walk(func(c, _ *text.Clause) bool {
		if !taken[c.ID] {
			candidates[c.Kind] = append(candidates[c.Kind], c)
		}
		return true
	})
	for kind, clauses := range open {
		m.align(candidates[kind], clauses)
	}
	return m
}

func (m *copyMatch) align(base, copied []*text.Clause) {
	for j, i := range diffing.Align(wordsOf(base), wordsOf(copied)) {
		if i >= 0 {
			m.ids[copied[j]] = base[i].ID
		}
	}
}

func wordsOf(clauses []*text.Clause) []string {
	words := make([]string, len(clauses))
	for i, c := range clauses {
		words[i] = c.Text
	}
	return words
}

// adopt returns the copy with the ids of the base, names for what is new, and
// ends and lists as the base has them where the copy says nothing else.
func (m *copyMatch) adopt(copied *text.Text, notes copiedNotes) *text.Text {
	out := *copied
	out.Title = text.RenameNotes(out.Title, notes.renamed)
	out.Body = text.RenameNotes(out.Body, notes.renamed)
	out.Footnotes = notes.notes
	conventional := sync.OnceValue(func() map[*text.Clause]string { return text.ConventionalEnds(copied) })
	out.Clauses = m.adoptList(copied.Clauses, conventional, notes)
	out.Annexes = make([]text.Annex, len(copied.Annexes))
	for i, annex := range copied.Annexes {
		out.Annexes[i] = text.Annex{Title: annex.Title, Clauses: m.adoptList(annex.Clauses, conventional, notes)}
	}
	return &out
}

func (m *copyMatch) adoptList(clauses []*text.Clause, conventional func() map[*text.Clause]string, notes copiedNotes) []*text.Clause {
	out := make([]*text.Clause, 0, len(clauses))
	for _, c := range clauses {
		adopted := *c
		adopted.Text = text.RenameNotes(c.Text, notes.renamed)
		if id, known := m.ids[c]; known {
			m.adoptClause(&adopted, m.base.nodes[id].clause)
			if c.End != nil {
				m.adoptEnd(&adopted, m.base.nodes[id].clause, conventional()[c])
			}
		} else if c.ID == "" {
			m.next++
			adopted.ID = "*new " + strconv.Itoa(m.next)
		}
		adopted.Children = nil
		if len(c.Children) > 0 {
			adopted.Children = m.adoptList(c.Children, conventional, notes)
		}
		out = append(out, &adopted)
	}
	return out
}

// adoptClause gives a clause of the copy what the base's clause has and the copy
// does not speak of.
func (m *copyMatch) adoptClause(c, base *text.Clause) {
	c.ID, c.Label, c.Relation, c.Unnumbered = base.ID, base.Label, base.Relation, base.Unnumbered
	if c.List == "" {
		c.List = base.List
	}
	if c.End == nil {
		c.End = base.End
	}
}

// adoptEnd reads an end that the copy gives. One that is conventional in the copy
// or at the clause's place in the base is no change.
func (m *copyMatch) adoptEnd(c, base *text.Clause, conventional string) {
	switch *c.End {
	case m.base.renderedEnd(base), conventional:
		c.End = base.End
	case m.base.conventionalEnd(base):
		c.End = nil
	}
}

// copiedNotes are a copy's notes under the keys that the base has for them.
type copiedNotes struct {
	notes   map[string]string
	renamed map[string]string
}

// copyNotes finds each note of a copy in the base: the same note under the same
// key, else the same note under another key, else the base's note of that key
// with other words, if no other is that note. What remains is new.
func (x *index) copyNotes(copied *text.Text, id string) copiedNotes {
	out := copiedNotes{notes: make(map[string]string), renamed: make(map[string]string)}
	keys := make([]string, 0, len(copied.Footnotes))
	for key := range copied.Footnotes {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	byWords := make(map[string]string)
	used := make(map[string]bool)
	var left []string
	for key, note := range x.text.Footnotes {
		if other, known := byWords[note]; !known || key < other {
			byWords[note] = key
		}
	}
	for _, key := range keys {
		note := copied.Footnotes[key]
		target := ""
		if old, known := x.text.Footnotes[key]; known && old == note {
			target = key
		} else if other, known := byWords[note]; known {
			target = other
		}
		if target == "" {
			left = append(left, key)
			continue
		}
		used[target] = true
		out.keep(key, target, note)
	}
	for _, key := range left {
		target := key
		if _, known := x.text.Footnotes[key]; known && used[key] {
			target = fmt.Sprintf("%s-%s", key, id)
		}
		used[target] = true
		out.keep(key, target, copied.Footnotes[key])
	}
	return out
}

func (n *copiedNotes) keep(key, target, note string) {
	n.notes[target] = note
	if key != target {
		n.renamed[key] = target
	}
}

// nameInsertions gives the new clauses of an amendment made from a copy the ids
// that they would have had without one: `<amendment>-<operation>`.
func nameInsertions(a *Amendment) {
	names := renaming{ids: make(map[string]string)}
	for i := range a.Ops {
		fresh := namer{prefix: (&change{amendment: a}).autoID(i)}
		eachNew(a.Ops[i].NewClause, func(c *text.Clause) {
			name := fresh.next()
			if len(c.ID) > 4 && c.ID[0] == '*' {
				names.ids[c.ID] = name
			}
		})
	}
	if len(names.ids) == 0 {
		return
	}
	for i := range a.Ops {
		a.Ops[i] = names.op(a.Ops[i])
	}
}

// sameWords tells whether two texts say the same: everything but the ids of new
// clauses.
func sameWords(a, b *text.Text) bool {
	return a.Title == b.Title && a.Body == b.Body && sameClauses(a.Clauses, b.Clauses) && len(a.Annexes) == len(b.Annexes) && sameAnnexes(a.Annexes, b.Annexes)
}

func sameAnnexes(a, b []text.Annex) bool {
	for i := range a {
		if a[i].Title != b[i].Title || !sameClauses(a[i].Clauses, b[i].Clauses) {
			return false
		}
	}
	return true
}

func sameClauses(a, b []*text.Clause) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text || a[i].Kind != b[i].Kind || a[i].List != b[i].List || !sameClauses(a[i].Children, b[i].Children) {
			return false
		}
	}
	return true
}

// CompareCopy compares a base with a copy whose clauses have no ids: they are
// aligned by what they say. The copy is canonical but for its ids.
func CompareCopy(base, copied *text.Text) Comparison {
	x := newIndex(base)
	adopted := alignCopy(x, copied).adopt(copied, x.copyNotes(copied, "copy"))
	d := newDerivation(x, newIndex(adopted))
	return Comparison{Ops: d.operations(), Clauses: d.clauses()}
}
