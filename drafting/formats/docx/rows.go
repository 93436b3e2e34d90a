package docx

import (
	"sort"

	"chapeau/diffing"
)

// row is a paragraph of a comparison: a line of the base, of the changed text, or
// one that stays, which has both. Root is, of one that moves, the clause whose
// move takes it along.
type row struct {
	before, after *line
	root          string
}

// rows puts the lines of two views in one order, of which the base's lines in
// their order and the changed text's in theirs are parts: what goes stands in
// front of what comes.
func (c *comparison) rows(before, after []line) []row {
	stays := c.stays
	var out []row
	i := 0
	for j := range after {
		a := &after[j]
		if !stays[a.id] {
			continue
		}
		for i < len(before) && before[i].id != a.id {
			out = append(out, row{before: &before[i], root: c.roots[before[i].id]})
			i++
		}
		out = append(out, c.coming(after, j)...)
		out = append(out, row{before: &before[i], after: a})
		i++
	}
	for ; i < len(before); i++ {
		out = append(out, row{before: &before[i], root: c.roots[before[i].id]})
	}
	return append(out, c.coming(after, len(after))...)
}

// coming are the rows of what comes in front of line j.
func (c *comparison) coming(after []line, j int) []row {
	from := j
	for from > 0 && !c.stays[after[from-1].id] {
		from--
	}
	var out []row
	for ; from < j; from++ {
		out = append(out, row{after: &after[from], root: c.roots[after[from].id]})
	}
	return out
}

// places finds which clauses stay where they are and, of those that move, with
// which clause. before and after are all lines of both views, annexes told apart
// by the parents of their lines.
type places struct {
	before, after map[string]*placed
	moves         func(id string) bool
	stays         map[string]bool
	roots         map[string]string
}

// placed is a line with its place in reading order and its siblings' parent.
type placed struct {
	*line
	order  int
	parent string
}

func newPlaces(before, after *view, moves func(string) bool) *places {
	p := &places{
		before: placesOf(before), after: placesOf(after), moves: moves,
		stays: make(map[string]bool), roots: make(map[string]string),
	}
	children := make(map[string][]*placed)
	for _, a := range p.after {
		children[a.parent] = append(children[a.parent], a)
	}
	for _, siblings := range children {
		sort.Slice(siblings, func(i, j int) bool { return siblings[i].order < siblings[j].order })
	}
	for parent := range children {
		if isTop(parent) {
			p.settle(children, parent, "")
		}
	}
	return p
}

func placesOf(v *view) map[string]*placed {
	all := make(map[string]*placed)
	add := func(lines []line, top string) {
		for i := range lines {
			l := &lines[i]
			parent := l.parent
			if parent == "" {
				parent = top
			}
			all[l.id] = &placed{l, len(all), parent}
		}
	}
	add(v.main, "*text")
	for i := range v.annexes {
		add(v.annexes[i].lines, "*annex "+itoa(i+1))
	}
	return all
}

// isTop tells the parent of lines that no clause stands above. No clause id can
// hold an asterisk.
func isTop(parent string) bool { return parent[0] == '*' }

// settle says of the children of a clause which stay. Under a clause that moves
// they go along; root is that clause.
func (p *places) settle(children map[string][]*placed, parent, root string) {
	siblings := children[parent]
	keep := p.inOrder(siblings)
	for i, a := range siblings {
		below := root
		switch {
		case p.before[a.id] == nil:
			below = a.id
		case !keep[i]:
			below = a.id
			p.roots[a.id] = a.id
		case root == "":
			p.stays[a.id] = true
		default:
			p.roots[a.id] = root
		}
		p.settle(children, a.id, below)
	}
}

// inOrder finds the siblings that are no newcomers and keep their order: those
// that nobody moves, and of the others as many as fit between them.
func (p *places) inOrder(siblings []*placed) []bool {
	keep := make([]bool, len(siblings))
	var at, orders []int
	for i, a := range siblings {
		if p.isAtHome(a) && !p.moves(a.id) {
			at, orders = append(at, i), append(orders, p.before[a.id].order)
		}
	}
	for _, k := range diffing.LongestIncreasing(orders) {
		keep[at[k]] = true
	}
	p.fit(siblings, keep)
	return keep
}

// isAtHome tells of a clause that it stands under the same one as before, and is of
// the same kind.
func (p *places) isAtHome(a *placed) bool {
	b := p.before[a.id]
	return b != nil && b.parent == a.parent && b.kind == a.kind
}

// fit keeps what stands in the base's order between those that are kept, although
// somebody moves it.
func (p *places) fit(siblings []*placed, keep []bool) {
	next := make([]int, len(siblings)+1)
	next[len(siblings)] = int(^uint(0) >> 1)
	for i := len(siblings) - 1; i >= 0; i-- {
		next[i] = next[i+1]
		if keep[i] {
			next[i] = p.before[siblings[i].id].order
		}
	}
	last := -1
	for i, a := range siblings {
		if !keep[i] && p.isAtHome(a) && p.before[a.id].order > last && p.before[a.id].order < next[i] {
			keep[i] = true
		}
		if keep[i] {
			last = p.before[a.id].order
		}
	}
}
