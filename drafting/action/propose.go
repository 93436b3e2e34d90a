package action

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// Propose offers an order in which a chair may put amendments, with its reasons;
// it is a proposal only. Sub-amendments come directly before their amendment.
// Amendments that collide are put together, the furthest removed from the text
// first: what deletes the paragraph, then what replaces it whole, then changes of
// words, and of these the larger before the smaller share; what nothing else
// tells apart in the order of submission. Independent groups follow the text, but
// an amendment comes before those that depend on it. The same candidates in any
// order give the same steps.
//
// The rule of the furthest removed is that of the rules of procedure on voting on
// amendments. Errors have the code invalid, as in Classify.
func Propose(base *text.Text, candidates []Candidate) ([]Step, error) {
	sorted := slices.Clone(candidates)
	slices.SortFunc(sorted, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), strings.Compare(a.Label, b.Label), strings.Compare(a.ID, b.ID))
	})
	classes, err := Classify(base, wordings(sorted))
	if err != nil {
		return nil, err
	}
	p := proposal{subs: make(map[*member]*ground)}
	for _, g := range classes.grounds {
		p.subs[g.parent] = g
	}
	p.order(classes.grounds[0])
	return p.steps, nil
}

// proposal collects the steps.
type proposal struct {
	subs  map[*member]*ground
	steps []Step
}

// order puts the amendments to one text, group after group.
func (p *proposal) order(g *ground) {
	for _, group := range newGrouping(g).inOrder() {
		for i, c := range group.contenders {
			if below := p.subs[c.member]; below != nil {
				p.order(below)
			}
			p.steps = append(p.steps, Step{Amendment: c.ID, Reasons: group.reasons(i), Flags: flags(g.outline, c.Effect)})
		}
	}
}

// rank is how far removed from the text an amendment is where it collides.
type rank int

const (
	deletion rank = iota
	replacement
	rewording
)

// contender is an amendment in its group.
type contender struct {
	*member
	against    []*contender // with which it collides, or has the same result
	places     []string     // where
	dependents []*contender // that depend on it
	group      *group
	rank       rank
	changed    int // words deleted and inserted at these places
	of         int // words there, the inserted ones included
}

// compare orders contenders: the furthest removed first, what is equal as
// submitted.
func (c *contender) compare(other *contender) int {
	return cmp.Or(cmp.Compare(c.rank, other.rank), -c.compareShare(other), cmp.Compare(c.position, other.position))
}

func (c *contender) compareShare(other *contender) int {
	return cmp.Compare(c.changed*max(other.of, 1), other.changed*max(c.of, 1))
}

// group is amendments that collide, directly or through others.
type group struct {
	contenders []*contender
	place      int      // where it begins in the text
	before     []*group // those that it depends on
	placed     bool
}

// grouping finds the groups of one ground.
type grouping struct {
	ground     *ground
	contenders map[*member]*contender
	groups     []*group
}

func newGrouping(g *ground) *grouping {
	all := &grouping{ground: g, contenders: make(map[*member]*contender, len(g.members))}
	for _, m := range g.members {
		all.contenders[m] = &contender{member: m}
	}
	met := g.meetings()
	for i, p := range pairsOf(met) {
		all.link(met[i], p)
	}
	for _, m := range g.members {
		all.arrange(all.contenders[m])
	}
	for _, m := range g.members {
		if c := all.contenders[m]; c.group == nil {
			all.groups = append(all.groups, &group{place: math.MaxInt})
			all.gather(c, all.groups[len(all.groups)-1])
		}
	}
	for _, group := range all.groups {
		group.settle(g)
	}
	return all
}

// link notes how two contenders stand to one another.
func (all *grouping) link(met [2]*member, p Pair) {
	first, second := all.contenders[met[0]], all.contenders[met[1]]
	for _, id := range p.Dependents {
		if id == first.ID {
			second.dependents = append(second.dependents, first)
		} else {
			first.dependents = append(first.dependents, second)
		}
	}
	if !p.Class.Collides() && p.Class != SameResult {
		return
	}
	first.against, second.against = append(first.against, second), append(second.against, first)
	for _, m := range p.Meetings {
		if p.Class == SameResult || classOf(m.Manner).Collides() {
			first.places, second.places = append(first.places, m.Clause), append(second.places, m.Clause)
		}
	}
}

// arrange puts what was found in pairs in order, and measures the contender.
func (all *grouping) arrange(c *contender) {
	byPosition := func(a, b *contender) int { return cmp.Compare(a.position, b.position) }
	slices.SortFunc(c.against, byPosition)
	slices.SortFunc(c.dependents, byPosition)
	o := all.ground.outline
	slices.SortFunc(c.places, func(a, b string) int {
		return cmp.Or(cmp.Compare(o.place(a), o.place(b)), strings.Compare(a, b))
	})
	c.places = slices.Compact(c.places)
	c.measure(o)
}

// gather takes a contender, and all with whom it is connected, into a group.
func (all *grouping) gather(c *contender, to *group) {
	waiting := []*contender{c}
	c.group = to
	for len(waiting) > 0 {
		next := waiting[0]
		waiting = waiting[1:]
		to.contenders = append(to.contenders, next)
		for _, other := range next.against {
			if other.group == nil {
				other.group = to
				waiting = append(waiting, other)
			}
		}
	}
}

// settle orders a group in itself and finds its place and what it depends on.
func (g *group) settle(on *ground) {
	slices.SortFunc(g.contenders, (*contender).compare)
	for _, c := range g.contenders {
		g.place = min(g.place, c.begins(on.outline))
		for _, d := range c.dependents {
			if d.group != g {
				d.group.before = append(d.group.before, g)
			}
		}
	}
}

// inOrder lists the groups in the order of the text, each behind those that it
// depends on. Of groups that depend on one another in a circle the first in the
// text goes first.
func (all *grouping) inOrder() []*group {
	waiting := slices.Clone(all.groups)
	slices.SortStableFunc(waiting, func(a, b *group) int { return cmp.Compare(a.place, b.place) })
	ordered := make([]*group, 0, len(waiting))
	for len(waiting) > 0 {
		next := max(0, slices.IndexFunc(waiting, func(g *group) bool {
			return !slices.ContainsFunc(g.before, func(b *group) bool { return !b.placed })
		}))
		waiting[next].placed = true
		ordered = append(ordered, waiting[next])
		waiting = slices.Delete(waiting, next, next+1)
	}
	return ordered
}

// reasons say why the n-th of a group stands where it does.
func (g *group) reasons(n int) []Reason {
	c := g.contenders[n]
	var reasons []Reason
	if parent := c.ground.parent; parent != nil {
		reasons = append(reasons, Reason{Code: SubBeforeAmendment, Others: []string{parent.ID}})
	}
	if len(g.contenders) == 1 {
		reasons = append(reasons, Reason{Code: TextOrder})
	} else {
		reasons = append(reasons, Reason{Code: SameTarget, Others: ids(c.against), Clauses: c.places, Changed: c.changed, Of: c.of})
		reasons = append(reasons, g.standing(n)...)
	}
	if len(c.dependents) > 0 {
		reasons = append(reasons, Reason{Code: BeforeDependent, Others: ids(c.dependents)})
	}
	return reasons
}

// standing says what puts the n-th of a group before those behind it.
func (g *group) standing(n int) []Reason {
	c := g.contenders[n]
	behind := g.contenders[n+1:]
	var reasons []Reason
	farther := func(other *contender) bool { return other.rank > c.rank }
	if slices.ContainsFunc(behind, farther) {
		switch c.rank {
		case deletion:
			reasons = append(reasons, Reason{Code: DeletionFirst})
		case replacement:
			reasons = append(reasons, Reason{Code: ReplacementNext})
		}
	}
	smaller := func(other *contender) bool { return other.rank == c.rank && c.compareShare(other) > 0 }
	if slices.ContainsFunc(behind, smaller) {
		reasons = append(reasons, Reason{Code: LargerChange})
	}
	var equals []*contender
	for _, other := range g.contenders {
		if other != c && other.rank == c.rank && c.compareShare(other) == 0 {
			equals = append(equals, other)
		}
	}
	if len(equals) > 0 {
		reasons = append(reasons, Reason{Code: AsSubmitted, Others: ids(equals)})
	}
	return reasons
}

func ids(contenders []*contender) []string {
	all := make([]string, len(contenders))
	for i, c := range contenders {
		all[i] = c.ID
	}
	return all
}
