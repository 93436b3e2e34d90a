package amend

import (
	"strconv"
	"sync"

	"chapeau/drafting/text"
)

// index finds the clauses of a text and where each stands. It is built once for
// a text, whatever the number of amendments.
type index struct {
	text           *text.Text
	nodes          map[string]*node
	slab           []node // where the nodes are kept, in reading order
	lastPreambular string // the preamble's last clause, empty without preamble
	ends           sync.Once
	endsOf         map[*text.Clause]string
	cited          map[string]bool
}

// node is a clause at its place. Its parent is a clause id, empty at the top of
// the text and annexParent(i) at the top of an annex; previous is the sibling
// before it, empty for the first.
type node struct {
	clause   *text.Clause
	parent   string
	previous string
	order    int
}

func newIndex(t *text.Text) *index {
	count := countClauses(t.Clauses)
	for _, annex := range t.Annexes {
		count += countClauses(annex.Clauses)
	}
	x := &index{text: t, nodes: make(map[string]*node, count), slab: make([]node, 0, count)}
	x.add(t.Clauses, "")
	for i, annex := range t.Annexes {
		x.add(annex.Clauses, annexParent(i))
	}
	for _, c := range t.Clauses {
		if c.Kind == text.Preambular {
			x.lastPreambular = c.ID
		}
	}
	return x
}

// annexParent is the parent of an annex's top-level clauses. No clause id can
// look like it.
func annexParent(i int) string { return "*annex " + strconv.Itoa(i+1) }

func countClauses(clauses []*text.Clause) int {
	count := len(clauses)
	for _, c := range clauses {
		count += countClauses(c.Children)
	}
	return count
}

func (x *index) isAnnex(parent string) bool {
	for i := range x.text.Annexes {
		if parent == annexParent(i) {
			return true
		}
	}
	return false
}

func (x *index) add(clauses []*text.Clause, parent string) {
	previous := ""
	for _, c := range clauses {
		x.slab = append(x.slab, node{clause: c, parent: parent, previous: previous, order: len(x.slab)})
		x.nodes[c.ID] = &x.slab[len(x.slab)-1]
		previous = c.ID
		x.add(c.Children, c.ID)
	}
}

// siblings returns the children of a parent as index names it.
func (x *index) siblings(parent string) []*text.Clause {
	if parent == "" {
		return x.text.Clauses
	}
	if n, ok := x.nodes[parent]; ok {
		return n.clause.Children
	}
	for i := range x.text.Annexes {
		if parent == annexParent(i) {
			return x.text.Annexes[i].Clauses
		}
	}
	return nil
}

// conventionalEnd is the end that convention gives a clause at its place. Several
// goroutines may ask.
func (x *index) conventionalEnd(c *text.Clause) string {
	x.ends.Do(func() { x.endsOf = text.ConventionalEnds(x.text) })
	return x.endsOf[c]
}

// renderedEnd is the end that a clause has in print.
func (x *index) renderedEnd(c *text.Clause) string {
	if c.End != nil {
		return *c.End
	}
	return x.conventionalEnd(c)
}

// isCited tells whether a note has an indicator in the text.
func (x *index) isCited(key string) bool {
	if x.cited == nil {
		x.cited = x.text.CitedNotes()
	}
	return x.cited[key]
}

// isWithin tells whether the clause id stands under ancestor, or is it.
func (x *index) isWithin(id, ancestor string) bool {
	for id != "" {
		if id == ancestor {
			return true
		}
		n, ok := x.nodes[id]
		if !ok {
			return false
		}
		id = n.parent
	}
	return false
}
