package text

import (
	"regexp"
	"slices"
)

// negotiatedLabel is a number that only negotiation gives: "2 bis", "3 alt". The
// group is the number that it builds on.
var negotiatedLabel = regexp.MustCompile(`^\(?([^\s()]+)\)? (bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|undecies|duodecies|alt)\b`)

// Negotiated lists the clauses whose label negotiation gave, in reading order:
// those with a relation and, outside annexes, those whose label reads like "2 bis"
// or "3 alt". An annex may have such numbers from its source.
func Negotiated(t *Text) []*Clause {
	var found []*Clause
	collect := func(inText bool) func(c, _ *Clause) bool {
		return func(c, _ *Clause) bool {
			if c.Relation != nil || inText && negotiatedLabel.MatchString(c.Label) {
				found = append(found, c)
			}
			return true
		}
	}
	walk(t.Clauses, nil, collect(true))
	for _, annex := range t.Annexes {
		walk(annex.Clauses, nil, collect(false))
	}
	return found
}

// Finalize returns the text without the labels that negotiation gave, so that
// these numbers are computed. Labels that the source fixed stay, and so does every
// word. A text without such labels comes back itself.
func Finalize(t *Text) *Text {
	negotiated := make(map[*Clause]bool)
	for _, c := range Negotiated(t) {
		negotiated[c] = true
	}
	if len(negotiated) == 0 {
		return t
	}
	out := *t
	out.Clauses = finalizeList(t.Clauses, negotiated)
	out.Annexes = slices.Clone(t.Annexes)
	for i, annex := range t.Annexes {
		out.Annexes[i].Clauses = finalizeList(annex.Clauses, negotiated)
	}
	return &out
}

func finalizeList(clauses []*Clause, negotiated map[*Clause]bool) []*Clause {
	if clauses == nil {
		return nil
	}
	out := make([]*Clause, len(clauses))
	for i, c := range clauses {
		final := *c
		if negotiated[c] {
			final.Label, final.Relation = "", nil
		}
		final.Children = finalizeList(c.Children, negotiated)
		out[i] = &final
	}
	return out
}

// Alternatives lists the clauses of which only one can stay, together and in
// reading order: a paragraph with what was proposed in its place, or several that
// were proposed in the place of one that is gone. An alternative that stands alone
// is none.
func Alternatives(t *Text) [][]*Clause {
	a := alternatives{groups: make(map[string][]*Clause)}
	a.list(t.Clauses, Labels(t, Final, nil), true)
	for _, annex := range t.Annexes {
		a.list(annex.Clauses, nil, false)
	}
	return a.standing(t)
}

// alternatives gathers clauses by what they would take the place of: the id of a
// clause, or a list's number where no clause of the list has it.
type alternatives struct {
	groups map[string][]*Clause
	order  []string
}

// list reads one list of clauses. Where an alternative does not say which clause
// it would replace, it is the one before it that has its number.
func (a *alternatives) list(clauses []*Clause, labels map[string]string, inText bool) {
	numbered := make(map[string]string)
	for _, c := range clauses {
		label := negotiatedLabel.FindStringSubmatch(c.Label)
		switch {
		case c.Relation != nil && c.Relation.AlternativeTo != "":
			a.add(c.Relation.AlternativeTo, c)
		case c.Relation == nil && inText && label != nil && label[2] == "alt":
			key := numbered[string(c.Kind)+label[1]]
			if key == "" {
				key = clauses[0].ID + " " + string(c.Kind) + label[1]
			}
			a.add(key, c)
		default:
			numbered[string(c.Kind)+labels[c.ID]] = c.ID
		}
		a.list(c.Children, labels, inText)
	}
}

func (a *alternatives) add(key string, c *Clause) {
	if a.groups[key] == nil {
		a.order = append(a.order, key)
	}
	a.groups[key] = append(a.groups[key], c)
}

// standing are the groups with more than one clause in the text.
func (a *alternatives) standing(t *Text) [][]*Clause {
	var found [][]*Clause
	for _, key := range a.order {
		group := a.groups[key]
		if base := t.Find(key); base != nil {
			group = append([]*Clause{base}, group...)
		}
		if len(group) > 1 {
			found = append(found, group)
		}
	}
	return found
}
