package action

import (
	"math"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// outline is where the clauses of a text stand.
type outline struct {
	text    *text.Text
	clauses map[string]*text.Clause
	parents map[string]string // the clause above, empty at the top
	order   map[string]int    // in reading order
}

func newOutline(t *text.Text) *outline {
	o := &outline{text: t, clauses: make(map[string]*text.Clause), parents: make(map[string]string), order: make(map[string]int)}
	t.Walk(func(c, parent *text.Clause) bool {
		o.clauses[c.ID] = c
		o.order[c.ID] = len(o.order)
		if parent != nil {
			o.parents[c.ID] = parent.ID
		}
		return true
	})
	return o
}

func (o *outline) has(id string) bool { return o.clauses[id] != nil }

// upwards visits a clause and all above it.
func (o *outline) upwards(id string, visit func(id string)) {
	for ; o.has(id); id = o.parents[id] {
		visit(id)
	}
}

// isWithin tells whether a clause stands under another, or is it.
func (o *outline) isWithin(id, ancestor string) bool {
	for ; o.has(id); id = o.parents[id] {
		if id == ancestor {
			return true
		}
	}
	return false
}

// siblings are the clauses among which a gap stands.
func (o *outline) siblings(at amend.Gap) []*text.Clause {
	if c := o.clauses[at.Parent]; c != nil {
		return c.Children
	}
	if at.Parent == "" {
		return o.text.Clauses
	}
	for _, annex := range o.text.Annexes {
		for _, c := range annex.Clauses {
			if c.ID == at.After {
				return annex.Clauses
			}
		}
	}
	return nil
}

// place orders what amendments name: the title and the body line first, then the
// clauses, the notes last.
func (o *outline) place(name string) int {
	switch name {
	case "title":
		return -3
	case "body":
		return -2
	case "":
		return -1
	}
	if at, known := o.order[name]; known {
		return at
	}
	return math.MaxInt
}
