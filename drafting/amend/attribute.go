package amend

import (
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Attribution is a comparison with who wants each change: movers are indexes into
// the amendments that were asked about, sorted.
type Attribution struct {
	Clauses []AttributedClause
	Notes   map[string][]AttributedRun // footnote key → its words, of every note of the changed text
}

// AttributedClause is a clause of a comparison. Words are without its end
// punctuation, which End has; Movers are all who change something of it, its
// place included.
type AttributedClause struct {
	Clause string
	Status ClauseStatus
	Words  []AttributedRun
	End    []AttributedRun
	Movers []int
}

// AttributedRun is a run with those who want it; nobody where the words stay, or
// where no amendment proposes just this.
type AttributedRun struct {
	diffing.Run
	Movers []int
}

// Attribute tells who of several amendments wants each change between their base
// and the text that was made with them, clause by clause.
func Attribute(base, changed *text.Text, comparison Comparison, amendments []Amendment) Attribution {
	a := NewAttributor(base, changed, amendments)
	out := Attribution{Clauses: make([]AttributedClause, len(comparison.Clauses)), Notes: make(map[string][]AttributedRun, len(changed.Footnotes))}
	for i, d := range comparison.Clauses {
		out.Clauses[i] = a.clause(d)
	}
	for key := range changed.Footnotes {
		out.Notes[key] = a.runs(string(footnoteSlot(key)))
	}
	return out
}

func (a *Attributor) clause(d ClauseDiff) AttributedClause {
	out := AttributedClause{Clause: d.Clause, Status: d.Status}
	switch {
	case d.Clause == string(titleSlot), d.Clause == string(bodySlot):
		out.Words = a.runs(d.Clause)
	case d.Status == Inserted:
		c := a.changed.nodes[d.Clause].clause
		out.whole(diffing.Insert, c.Text, a.changed.renderedEnd(c), a.Inserters(c.ID))
	case d.Status == Deleted:
		c := a.base.nodes[d.Clause].clause
		out.whole(diffing.Delete, c.Text, a.base.renderedEnd(c), a.Deleters(c.ID))
	default:
		a.standing(&out, a.base.nodes[d.Clause].clause, a.changed.nodes[d.Clause].clause)
	}
	out.Movers = gather(out.Movers, out.Words, out.End)
	return out
}

// whole is a clause that comes or goes as one.
func (c *AttributedClause) whole(op, words, end string, movers []int) {
	c.Words, c.End, c.Movers = runOf(op, words, movers), runOf(op, end, movers), movers
}

func runOf(op, words string, movers []int) []AttributedRun {
	if words == "" {
		return nil
	}
	return []AttributedRun{{Run: diffing.Run{Op: op, Text: words}, Movers: movers}}
}

// standing is a clause that both texts have.
func (a *Attributor) standing(out *AttributedClause, old, c *text.Clause) {
	out.Words = a.runs(c.ID)
	out.End = a.end(old, c)
	if out.Status == Moved {
		if out.Movers = a.Shifters(c.ID); out.Movers == nil {
			out.Movers = a.passers(c.ID)
		}
	}
	if c.List != old.List {
		out.Movers = append(out.Movers, a.who(func(change *change) bool { return change.slots[listSlot(c.ID)] != nil })...)
	}
}

// passers are the amendments that move a clause to or from the siblings of one
// that nobody moves: what they moved is told as this one passing it.
func (a *Attributor) passers(id string) []int {
	parents := []string{a.base.nodes[id].parent, a.changed.nodes[id].parent}
	return a.who(func(change *change) bool {
		for _, it := range change.items {
			if it.isMove() && (slices.Contains(parents, it.parentID()) || slices.Contains(parents, a.base.nodes[it.id].parent)) {
				return true
			}
		}
		return false
	})
}

// end is a clause's end punctuation. One that is conventional in both texts is
// nobody's change, though it may look otherwise: it follows the clause's place.
func (a *Attributor) end(old, c *text.Clause) []AttributedRun {
	if sameEnd(old.End, c.End) {
		return runOf(diffing.Equal, a.changed.renderedEnd(c), nil)
	}
	was, is := a.base.renderedEnd(old), a.changed.renderedEnd(c)
	if was == is {
		return runOf(diffing.Equal, is, nil)
	}
	movers := a.who(func(change *change) bool { return change.slots[endSlot(c.ID)] != nil })
	return append(runOf(diffing.Delete, was, movers), runOf(diffing.Insert, is, movers)...)
}

// runs are the words of a place with what changes in them.
func (a *Attributor) runs(place string) []AttributedRun {
	return attributedRuns(a.base.words(place), a.Words(place))
}

// attributedRuns shows hunks within their base: every run that is not the base's
// comes from a hunk, first what it takes out, then what it puts in.
func attributedRuns(base string, hunks []AttributedHunk) []AttributedRun {
	bare := make([]diffing.Hunk, len(hunks))
	var whose [][]int
	for i, h := range hunks {
		bare[i] = h.Hunk
		if h.From < h.To {
			whose = append(whose, h.Movers)
		}
		if h.Text != "" {
			whose = append(whose, h.Movers)
		}
	}
	runs := diffing.Runs(base, bare)
	out := make([]AttributedRun, len(runs))
	for i, run := range runs {
		out[i].Run = run
		if run.Op != diffing.Equal {
			out[i].Movers, whose = whose[0], whose[1:]
		}
	}
	return out
}

// gather adds the movers of runs to others.
func gather(movers []int, all ...[]AttributedRun) []int {
	out := slices.Clone(movers)
	for _, runs := range all {
		for _, run := range runs {
			out = append(out, run.Movers...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
