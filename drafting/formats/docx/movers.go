package docx

import (
	"cmp"
	"slices"
	"strings"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// movers are the amendments that were merged into a text, and who moved them.
type movers struct {
	base, merged *text.Text
	amendments   []amend.Amendment
	options      text.Options
	names        []string // by amendment
	effects      []amend.Effect
	edits        map[string][]edit
	above        map[string]string // clause of the base → the one above it
	alone        []map[string]*line
	unamended    map[string]*line
}

// edit is what one amendment makes of a clause's words.
type edit struct {
	mover int
	hunks []diffing.Hunk
}

func newMovers(base *text.Text, amendments []amend.Amendment, o text.Options) (*movers, error) {
	result, err := amend.Merge(base, amendments)
	if err != nil {
		return nil, err
	}
	effects, err := amend.Read(base, amendments)
	if err != nil {
		return nil, err
	}
	m := &movers{base: base, merged: result.Text, amendments: amendments, options: o, effects: effects, edits: make(map[string][]edit), above: make(map[string]string)}
	for i := range amendments {
		m.names = append(m.names, cmp.Or(amendments[i].By, amendments[i].ID, "?"))
		for _, w := range effects[i].Words {
			m.edits[w.Clause] = append(m.edits[w.Clause], edit{i, w.Hunks})
		}
	}
	base.Walk(func(c, parent *text.Clause) bool {
		if parent != nil {
			m.above[c.ID] = parent.ID
		}
		return true
	})
	return m, nil
}

// by names movers, each once.
func (m *movers) by(movers []int) string {
	var names []string
	for _, i := range movers {
		if !slices.Contains(names, m.names[i]) {
			names = append(names, m.names[i])
		}
	}
	return strings.Join(names, ", ")
}

// who are the movers whose effect is such; all, where none is.
func (m *movers) who(is func(e *amend.Effect) bool) string {
	var found []int
	for i := range m.effects {
		if is(&m.effects[i]) {
			found = append(found, i)
		}
	}
	if found == nil {
		return m.everybody()
	}
	return m.by(found)
}

func (m *movers) everybody() string {
	all := make([]int, len(m.names))
	for i := range all {
		all[i] = i
	}
	return m.by(all)
}

func (m *movers) words(place, base, changed string) weave {
	if edits := m.edits[place]; len(edits) > 0 {
		return m.clauseWords(edits, base, changed)
	}
	kind, name, _ := strings.Cut(place, ":")
	return wovenBy(base, changed, m.who(func(e *amend.Effect) bool {
		if kind == "footnote" && e.Notes[name] == changed && changed != "" {
			return true
		}
		return slices.ContainsFunc(e.Set, func(s amend.Setting) bool { return s.Of == kind && s.Name == name && s.Value == changed })
	}))
}

// clauseWords weaves the proposals for a clause again, as the merge did: so each
// place, what goes as well as what comes, is its movers'. Where the merge held
// something back, the places are told by who changes anything there.
func (m *movers) clauseWords(edits []edit, base, changed string) weave {
	proposals := make([][]diffing.Hunk, len(edits))
	for i, e := range edits {
		proposals[i] = e.hunks
	}
	fabric := diffing.Weave(base, proposals)
	var w weave
	for i := range fabric.Places {
		if p := &fabric.Places[i]; !p.Collides() {
			w = m.agreed(w, p, edits)
		}
	}
	if newLoom(base, w).makes(changed) {
		return w
	}
	return m.guessed(edits, base, changed)
}

// agreed adds a place that all who change it want alike.
func (m *movers) agreed(w weave, p *diffing.Place, edits []edit) weave {
	var who []int
	for _, n := range p.Variants[0].Movers {
		who = append(who, edits[n].mover)
	}
	by := m.by(who)
	for _, h := range edits[p.Variants[0].Movers[0]].hunks {
		if isIn(p, h) {
			w = w.with(h, by)
		}
	}
	return w
}

// isIn tells whether a hunk belongs to a place: an insertion at the edge of what
// others replace stays outside it.
func isIn(p *diffing.Place, h diffing.Hunk) bool {
	if h.From == h.To && p.From != p.To {
		return p.From < h.From && h.From < p.To
	}
	return p.From <= h.From && h.To <= p.To
}

func (w weave) with(h diffing.Hunk, by string) weave {
	w.hunks = append(w.hunks, h)
	w.deleted = append(w.deleted, by)
	w.inserted = append(w.inserted, []amend.Span{{Text: h.Text, Source: by}})
	return w
}

func (m *movers) guessed(edits []edit, base, changed string) weave {
	var w weave
	for _, h := range diffing.Hunks(base, changed) {
		var exact, touching []int
		for _, e := range edits {
			for _, own := range e.hunks {
				switch {
				case own.From == h.From && own.To == h.To && own.Text == h.Text:
					exact = append(exact, e.mover)
				case own.From <= h.To && h.From <= own.To:
					touching = append(touching, e.mover)
				}
			}
		}
		switch {
		case exact != nil:
			w = w.with(h, m.by(exact))
		case touching != nil:
			w = w.with(h, m.by(touching))
		default:
			w = w.with(h, m.everybody())
		}
	}
	return w
}

// arrival: equal clauses that several bring to one place became one.
func (m *movers) arrival(c *text.Clause) []amend.Span {
	by := m.who(func(e *amend.Effect) bool {
		return slices.ContainsFunc(e.Placed, func(p amend.Placement) bool { return p.Clause != nil && brings(p.Clause, c) })
	})
	return []amend.Span{{Text: c.Text, Source: by}}
}

func brings(placed, c *text.Clause) bool {
	return placed.ID == c.ID || placed.Text == c.Text && placed.Kind == c.Kind ||
		slices.ContainsFunc(placed.Children, func(child *text.Clause) bool { return brings(child, c) })
}

func (m *movers) departure(c *text.Clause) string {
	return m.who(func(e *amend.Effect) bool {
		for id := c.ID; id != ""; id = m.above[id] {
			if slices.Contains(e.Deleted, id) {
				return true
			}
		}
		return false
	})
}

func (m *movers) moves(id string) bool {
	return slices.ContainsFunc(m.effects, func(e amend.Effect) bool { return movesClause(&e, id) })
}

func movesClause(e *amend.Effect, id string) bool {
	return slices.ContainsFunc(e.Placed, func(p amend.Placement) bool { return p.IsMove() && p.ID == id })
}

func (m *movers) move(root string) string {
	return m.who(func(e *amend.Effect) bool { return movesClause(e, root) })
}

// consequence: what prints the same at another place in its paragraph was put there
// by who changed the words beside it.
func (m *movers) consequence(place string, before, after *atom) string {
	if before != nil && after != nil && before.same(*after) {
		return m.who(func(e *amend.Effect) bool { return changesPlace(e, place) })
	}
	return m.doing(place, func(alone map[string]*line) bool {
		l, was := alone[place], m.unamended[place]
		switch {
		case l == nil || was == nil:
			return false
		case after != nil:
			return l.prints(*after) && !was.prints(*after)
		default:
			return !l.prints(*before)
		}
	})
}

func (l *line) prints(a atom) bool { return slices.ContainsFunc(l.atoms, a.same) }

func (m *movers) renumbered(id string) string {
	return m.doing(id, func(alone map[string]*line) bool {
		l, was := alone[id], m.unamended[id]
		return l != nil && was != nil && l.label != was.label
	})
}

// doing names those whose amendment does something to the text's lines even when
// it stands alone: of those who change the place itself, or else of all.
func (m *movers) doing(place string, does func(alone map[string]*line) bool) string {
	if len(m.names) == 1 {
		return m.names[0]
	}
	var near, far []int
	for i := range m.effects {
		if changesPlace(&m.effects[i], place) {
			near = append(near, i)
		} else {
			far = append(far, i)
		}
	}
	for _, candidates := range [][]int{near, far} {
		m.layOut(candidates)
		found := slices.DeleteFunc(candidates, func(i int) bool { return !does(m.alone[i]) })
		if len(found) > 0 {
			return m.by(found)
		}
	}
	return m.everybody()
}

// changesPlace tells of an amendment that it changes a clause's words, end or list.
func changesPlace(e *amend.Effect, place string) bool {
	return slices.ContainsFunc(e.Words, func(w amend.WordChange) bool { return w.Clause == place }) ||
		slices.ContainsFunc(e.Set, func(s amend.Setting) bool { return s.Name == place })
}

// layOut lays out what amendments alone make of the base, each once.
func (m *movers) layOut(movers []int) {
	if m.alone == nil {
		m.unamended = linesOf(newView(m.base, m.options))
		m.alone = make([]map[string]*line, len(m.amendments))
	}
	missing := slices.DeleteFunc(slices.Clone(movers), func(i int) bool { return m.alone[i] != nil })
	diffing.Parallel(len(missing), func(n int) {
		i := missing[n]
		m.alone[i] = map[string]*line{}
		if t, err := amend.Apply(m.base, m.amendments[i]); err == nil { // it was read before
			m.alone[i] = linesOf(newView(t, m.options))
		}
	})
}

func linesOf(v *view) map[string]*line {
	all := make(map[string]*line)
	for id, p := range placesOf(v) {
		all[id] = p.line
	}
	return all
}
