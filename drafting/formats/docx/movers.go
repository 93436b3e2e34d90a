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
	attributor   *amend.Attributor
	alone        []map[string]*line
	unamended    map[string]*line
}

func newMovers(base *text.Text, amendments []amend.Amendment, o text.Options) (*movers, error) {
	result, err := amend.Merge(base, amendments)
	if err != nil {
		return nil, err
	}
	m := &movers{base: base, merged: result.Text, amendments: amendments, options: o, attributor: amend.NewAttributor(base, result.Text, amendments)}
	for _, a := range amendments {
		m.names = append(m.names, cmp.Or(a.By, a.ID, "?"))
	}
	return m, nil
}

// by names the movers of amendments, each once; all movers, where it is nobody's
// doing: in Word every change has an author.
func (m *movers) by(amendments []int) string {
	var names []string
	for i, name := range m.names {
		if (len(amendments) == 0 || slices.Contains(amendments, i)) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func (m *movers) words(place, _, _ string) weave {
	var w weave
	for _, h := range m.attributor.Words(place) {
		w = w.with(h.Hunk, m.by(h.Movers))
	}
	return w
}

func (m *movers) arrival(c *text.Clause) []amend.Span {
	return []amend.Span{{Text: c.Text, Source: m.by(m.attributor.Inserters(c.ID))}}
}

func (m *movers) departure(c *text.Clause) string { return m.by(m.attributor.Deleters(c.ID)) }

func (m *movers) moves(id string) bool { return len(m.attributor.Shifters(id)) > 0 }

func (m *movers) move(root string) string { return m.by(m.attributor.Shifters(root)) }

// consequence: what prints the same at another place in its paragraph was put there
// by who changed the words beside it.
func (m *movers) consequence(place string, before, after *atom) string {
	if before != nil && after != nil && before.same(*after) {
		return m.by(m.attributor.Editors(place))
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
	near := m.attributor.Editors(place)
	var far []int
	for i := range m.names {
		if !slices.Contains(near, i) {
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
	return m.by(nil)
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
