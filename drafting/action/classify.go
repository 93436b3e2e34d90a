package action

import (
	"cmp"
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Classes tells how amendments to one text stand to one another. What each does
// is read once; a pair is looked at when it is asked for, and only where the two
// meet.
type Classes struct {
	members map[string]*member
	order   []*member
	grounds []*ground
}

// ground is a text with the amendments that are made to it: the base with its
// amendments, or what an amendment proposes with its sub-amendments.
type ground struct {
	*outline
	parent  *member // nil for the base
	members []*member
}

// member is one amendment on its ground.
type member struct {
	*footing
	ground   *ground
	position int // in the order given
}

// Classify reads amendments to one base. A sub-amendment names its amendment in
// To, which must be among them; its operations are against the text that this
// one proposes. Errors have the code invalid: an amendment that does not fit its
// text, two with one id, a sub-amendment whose amendment is not among them.
func Classify(base *text.Text, amendments []amend.Amendment) (*Classes, error) {
	c := &Classes{members: make(map[string]*member, len(amendments)), order: make([]*member, len(amendments))}
	subs := make(map[string][]int)
	for i := range amendments {
		subs[amendments[i].To] = append(subs[amendments[i].To], i)
	}
	if err := c.read(base, nil, amendments, subs); err != nil {
		return nil, err
	}
	for i := range amendments {
		if c.order[i] == nil {
			return nil, fault.Invalidf("amendments", "%s is a sub-amendment to %s, which is not among the amendments; give both", amendments[i].ID, amendments[i].To)
		}
	}
	return c, nil
}

// read reads the amendments to one text, then those to what they propose.
func (c *Classes) read(base *text.Text, parent *member, all []amend.Amendment, subs map[string][]int) error {
	to := ""
	if parent != nil {
		to = parent.ID
	}
	group := make([]amend.Amendment, len(subs[to]))
	for i, position := range subs[to] {
		group[i] = all[position]
	}
	effects, err := amend.Read(base, group)
	if err != nil {
		return err
	}
	g := &ground{outline: newOutline(base), parent: parent}
	c.grounds = append(c.grounds, g)
	for i, position := range subs[to] {
		m := &member{footing: newFooting(g.outline, &effects[i]), ground: g, position: position}
		if c.members[m.ID] != nil {
			return fault.Invalidf("amendments", "two amendments have the id %q; give each its own", m.ID)
		}
		g.members = append(g.members, m)
		c.members[m.ID], c.order[position] = m, m
		if len(subs[m.ID]) == 0 || m.ID == "" {
			continue
		}
		proposed, err := amend.Apply(base, all[position])
		if err != nil {
			return err
		}
		if err := c.read(proposed, m, all, subs); err != nil {
			return err
		}
	}
	return nil
}

// Of is the class of two amendments, in either order. For one that is not among
// those read, and for an amendment and itself, it is Disjoint. Towards all but
// its own amendment and that one's other sub-amendments a sub-amendment stands as
// its amendment does.
func (c *Classes) Of(a, b string) Class { return c.Pair(a, b).Class }

// Pair is how two amendments stand to one another, the one given first as A.
func (c *Classes) Pair(a, b string) Pair {
	first, second := c.members[a], c.members[b]
	if first == nil || second == nil || first == second {
		return Pair{A: a, B: b, Class: Disjoint, Sentence: sentence(Disjoint, nil)}
	}
	if first.position > second.position {
		first, second = second, first
	}
	return pair(first, second)
}

func pair(a, b *member) Pair {
	p := Pair{A: a.ID, B: b.ID}
	x, y := level(a, b)
	switch {
	case x == y && a == x:
		p.Class, p.Meetings = DependsOn, []Meeting{{Manner: Amends, By: b.ID}}
	case x == y:
		p.Class, p.Meetings = DependsOn, []Meeting{{Manner: Amends, By: a.ID}}
	case x.Result != "" && x.Result == y.Result:
		p.Class, p.Meetings = SameResult, meet(x.ground.outline, x.footing, y.footing)
	default:
		p.Meetings = meet(x.ground.outline, x.footing, y.footing)
		p.Class = strongest(p.Meetings)
	}
	if p.Class == DependsOn {
		p.Dependents = dependents(p.Meetings)
	}
	p.Sentence = sentence(p.Class, p.Meetings)
	return p
}

// level finds whom two amendments stand for on the ground that they share: each
// itself, or the amendment above it. Where one is above the other both are that
// one.
func level(a, b *member) (x, y *member) {
	above := make(map[*ground]*member)
	for m := a; m != nil; m = m.ground.parent {
		above[m.ground] = m
	}
	for m := b; m != nil; m = m.ground.parent {
		if x, shared := above[m.ground]; shared {
			return x, m
		}
	}
	return a, b
}

// classOf is the class that a manner of meeting makes of a pair.
func classOf(m Manner) Class {
	switch m {
	case DeletedEdit:
		return DeleteEdit
	case SameWords, SamePoint, SameValue, MovedApart, MovedCircle:
		return Overlapping
	case Amends, Refers, Follows:
		return DependsOn
	default:
		return Compatible
	}
}

func strongest(meetings []Meeting) Class {
	for _, class := range []Class{DeleteEdit, Overlapping, DependsOn, Compatible} {
		if slices.ContainsFunc(meetings, func(m Meeting) bool { return classOf(m.Manner) == class }) {
			return class
		}
	}
	return Disjoint
}

func dependents(meetings []Meeting) []string {
	var ids []string
	for _, m := range meetings {
		if classOf(m.Manner) == DependsOn && !slices.Contains(ids, m.By) {
			ids = append(ids, m.By)
		}
	}
	slices.Sort(ids)
	return ids
}

// Pairs lists every pair that is not disjoint, in the order in which the
// amendments were given. A sub-amendment is listed with its own amendment, those
// above it, and the other sub-amendments to the same text.
func (c *Classes) Pairs() []Pair {
	var met [][2]*member
	for _, g := range c.grounds {
		met = append(met, g.meetings()...)
		for _, m := range g.members {
			for above := g.parent; above != nil; above = above.ground.parent {
				met = append(met, inOrder(m, above))
			}
		}
	}
	slices.SortFunc(met, func(x, y [2]*member) int {
		return cmp.Or(cmp.Compare(x[0].position, y[0].position), cmp.Compare(x[1].position, y[1].position))
	})
	return slices.DeleteFunc(pairsOf(met), func(p Pair) bool { return p.Class == Disjoint })
}

// pairsOf looks at each pair, on every core.
func pairsOf(met [][2]*member) []Pair {
	pairs := make([]Pair, len(met))
	diffing.Parallel(len(met), func(i int) { pairs[i] = pair(met[i][0], met[i][1]) })
	return pairs
}

func inOrder(a, b *member) [2]*member {
	if a.position > b.position {
		a, b = b, a
	}
	return [2]*member{a, b}
}

// Duplicates lists the groups of amendments with the same result, each in the
// order in which they were given. Amendments that change nothing are in none.
func (c *Classes) Duplicates() [][]string {
	type outcome struct {
		ground *ground
		result string
	}
	groups := make(map[outcome][]string)
	var order []outcome
	for _, m := range c.order {
		key := outcome{m.ground, m.Result}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], m.ID)
	}
	var duplicates [][]string
	for _, key := range order {
		if len(groups[key]) > 1 && key.result != "" {
			duplicates = append(duplicates, groups[key])
		}
	}
	return duplicates
}
