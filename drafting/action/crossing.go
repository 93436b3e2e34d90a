package action

// place is where amendments may meet: a clause, a value that is set as a whole,
// a gap between clauses, or, for those that come to the same, their result.
type place struct {
	of, name, behind string
}

// crossing is what amendments do at one place.
type crossing struct {
	here  []*member // those that do something there
	whole []*member // those that delete, move or insert the clause
	under []*member // those that do something under the clause, or name it
}

// meetings finds the pairs that may meet: those that do something at one place,
// and those of which one disposes of a clause that the other names or does
// something under. Each pair is found once.
func (g *ground) meetings() [][2]*member {
	crossings := make(map[place]*crossing)
	at := func(p place) *crossing {
		c := crossings[p]
		if c == nil {
			c = &crossing{}
			crossings[p] = c
		}
		return c
	}
	for _, m := range g.members {
		m.arrange(at)
	}
	seen := make(map[[2]int]bool)
	var met [][2]*member
	for _, c := range crossings {
		c.pairs(func(a, b *member) {
			pair := inOrder(a, b)
			key := [2]int{pair[0].position, pair[1].position}
			if a != b && !seen[key] {
				seen[key] = true
				met = append(met, pair)
			}
		})
	}
	return met
}

func (c *crossing) pairs(join func(a, b *member)) {
	for i, a := range c.here {
		for _, b := range c.here[i+1:] {
			join(a, b)
		}
	}
	for _, a := range c.whole {
		for _, b := range c.under {
			join(a, b)
		}
	}
}

// arrange enters a member at every place where it may meet others.
func (m *member) arrange(at func(place) *crossing) {
	clause := func(id string) *crossing { return at(place{of: "clause", name: id}) }
	for id := range m.touches {
		m.enter(&clause(id).here)
	}
	for id := range m.deletes {
		m.enter(&clause(id).here)
		m.enter(&clause(id).whole)
	}
	for id := range m.moves {
		m.enter(&clause(id).whole)
	}
	for id := range m.brings {
		m.enter(&clause(id).whole)
	}
	for _, ids := range []map[string]bool{m.above, m.over, m.refers, m.follows} {
		for id := range ids {
			m.enter(&clause(id).under)
		}
	}
	for id := range m.refers { // what is referred to goes with a clause above it
		m.ground.upwards(id, func(id string) { m.enter(&clause(id).under) })
	}
	for key := range m.values {
		m.enter(&at(place{of: key.of, name: key.name}).here)
	}
	for key := range m.gaps {
		m.enter(&at(place{of: "gap", name: key.Parent, behind: key.After}).here)
	}
	if m.Result != "" {
		m.enter(&at(place{of: "result", name: m.Result}).here)
	}
}

// enter adds the member to a list, once.
func (m *member) enter(list *[]*member) {
	if n := len(*list); n == 0 || (*list)[n-1] != m {
		*list = append(*list, m)
	}
}
