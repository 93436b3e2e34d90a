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
// and the text that was made with them. What comes in and what goes out belong to
// the amendments that propose just that at the place, as the merge laid them over
// one another. Where the words are others than any of them gives (a collision was
// settled in words of its own), what comes in there is nobody's, and what goes
// out belongs to whoever takes out one of these words.
func Attribute(base, changed *text.Text, comparison Comparison, amendments []Amendment) Attribution {
	a := newAttributor(base, changed, amendments)
	out := Attribution{Clauses: make([]AttributedClause, len(comparison.Clauses)), Notes: make(map[string][]AttributedRun, len(changed.Footnotes))}
	for i, d := range comparison.Clauses {
		out.Clauses[i] = a.clause(d)
	}
	for key, note := range changed.Footnotes {
		out.Notes[key] = a.note(key, note)
	}
	return out
}

// attributor holds the amendments as they were read against the base; one that
// does not fit it has no part in the text.
type attributor struct {
	base, changed *index
	changes       []*change // nil for an amendment that does not fit
}

func newAttributor(base, changed *text.Text, amendments []Amendment) *attributor {
	a := &attributor{base: newIndex(base), changed: newIndex(changed), changes: make([]*change, len(amendments))}
	ready := prepare(amendments, a.base)
	for i := range ready {
		if c, err := a.base.read(&ready[i]); err == nil {
			a.changes[i] = c
		}
	}
	return a
}

// who are the amendments that do something.
func (a *attributor) who(does func(c *change) bool) []int {
	var movers []int
	for i, c := range a.changes {
		if c != nil && does(c) {
			movers = append(movers, i)
		}
	}
	return movers
}

func (a *attributor) clause(d ClauseDiff) AttributedClause {
	out := AttributedClause{Clause: d.Clause, Status: d.Status}
	switch {
	case d.Clause == string(titleSlot):
		out.Words = a.value(titleSlot, a.base.text.Title, a.changed.text.Title)
	case d.Clause == string(bodySlot):
		out.Words = a.value(bodySlot, a.base.text.Body, a.changed.text.Body)
	case d.Status == Inserted:
		c := a.changed.nodes[d.Clause].clause
		out.whole(diffing.Insert, c.Text, a.changed.renderedEnd(c), a.inserters(c))
	case d.Status == Deleted:
		c := a.base.nodes[d.Clause].clause
		out.whole(diffing.Delete, c.Text, a.base.renderedEnd(c), a.deleters(c.ID))
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
func (a *attributor) standing(out *AttributedClause, old, c *text.Clause) {
	var proposals []proposal
	for i, change := range a.changes {
		if change != nil && change.edits[c.ID] != nil {
			proposals = append(proposals, proposal{i, change.edits[c.ID].text})
		}
	}
	out.Words = attributed(old.Text, c.Text, proposals)
	out.End = a.end(old, c)
	if out.Status == Moved {
		out.Movers = a.shifters(c.ID)
	}
	if c.List != old.List {
		out.Movers = append(out.Movers, a.who(func(change *change) bool { return change.slots[listSlot(c.ID)] != nil })...)
	}
}

// shifters are the amendments that move a clause or, where what they moved is told
// as this clause passing it, those that move another to or from its siblings.
func (a *attributor) shifters(id string) []int {
	movers := a.who(func(change *change) bool { return change.items[id] != nil })
	if movers != nil {
		return movers
	}
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
func (a *attributor) end(old, c *text.Clause) []AttributedRun {
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

// inserters are the amendments that bring a clause: under its id, or another with
// the same words for which it stands.
func (a *attributor) inserters(c *text.Clause) []int {
	return a.who(func(change *change) bool {
		if it := change.items[c.ID]; it != nil && !it.isMove() {
			return true
		}
		for _, it := range change.items {
			if !it.isMove() && it.clause.Text == c.Text && a.changed.nodes[it.id] == nil {
				return true
			}
		}
		return false
	})
}

func (a *attributor) deleters(id string) []int {
	return a.who(func(change *change) bool {
		_, gone := change.deletedBy(id)
		return gone
	})
}

// value is the title, the body line or a note, which amendments set as a whole.
func (a *attributor) value(s slot, old, is string) []AttributedRun {
	var proposals []proposal
	for i, change := range a.changes {
		if change != nil && change.slots[s] != nil {
			proposals = append(proposals, proposal{i, change.slots[s].value})
		}
	}
	return attributed(old, is, proposals)
}

func (a *attributor) note(key, is string) []AttributedRun {
	old, known := a.base.text.Footnotes[key]
	if known {
		return a.value(footnoteSlot(key), old, is)
	}
	return runOf(diffing.Insert, is, a.who(func(change *change) bool { return change.notes[key] == is }))
}

// proposal is what one mover makes of some words.
type proposal struct {
	mover int
	words string
}

// attributed are the runs from old to new words with who proposes each.
func attributed(old, is string, proposals []proposal) []AttributedRun {
	if old == is {
		return runOf(diffing.Equal, is, nil)
	}
	w := woven{base: old, offers: make([]offer, len(proposals))}
	for i, p := range proposals {
		w.offers[i].hunks = diffing.Hunks(old, p.words)
	}
	hunks := ownedHunks(&w, is, proposals)
	if hunks == nil {
		hunks = strangeHunks(&w, is, proposals)
	}
	return owned(old, hunks)
}

// ownedHunk is a changed place with who proposes it.
type ownedHunk struct {
	diffing.Hunk
	movers []int
}

// ownedHunks are the places as the movers propose them, if these give the words.
func ownedHunks(w *woven, is string, proposals []proposal) []ownedHunk {
	choose, found := w.choice(is)
	if !found {
		return nil
	}
	var hunks []ownedHunk
	for i := range w.fabric.Places {
		place, chosen := &w.fabric.Places[i], choose(i)
		if chosen < 0 {
			continue
		}
		variant := place.Variants[chosen]
		movers := make([]int, len(variant.Movers))
		for k, offer := range variant.Movers {
			movers[k] = proposals[offer].mover
		}
		for _, h := range w.offers[variant.Movers[0]].hunks {
			if isIn(place, h) {
				hunks = append(hunks, ownedHunk{h, movers})
			}
		}
	}
	return hunks
}

// strangeHunks are the places of words that no choice among the proposals gives:
// each is of those who propose just it, else, where words go, of those who take
// out some of them.
func strangeHunks(w *woven, is string, proposals []proposal) []ownedHunk {
	var hunks []ownedHunk
	for _, h := range diffing.Hunks(w.base, is) {
		var just, some []int
		for i := range w.offers {
			for _, o := range w.offers[i].hunks {
				if o.From == h.From && o.To == h.To && o.Text == h.Text {
					just = append(just, proposals[i].mover)
				}
				if o.From < h.To && h.From < o.To {
					some = append(some, proposals[i].mover)
				}
			}
		}
		if just != nil {
			hunks = append(hunks, ownedHunk{h, just})
			continue
		}
		if h.From < h.To {
			gone := h
			gone.Text = ""
			hunks = append(hunks, ownedHunk{gone, slices.Compact(some)})
			h.From, h.FromOpen = h.To, h.ToOpen
		}
		if h.Text != "" {
			hunks = append(hunks, ownedHunk{Hunk: h})
		}
	}
	return hunks
}

// owned shows hunks within their base: every run that is not the base's comes
// from a hunk, first what it takes out, then what it puts in.
func owned(base string, hunks []ownedHunk) []AttributedRun {
	bare := make([]diffing.Hunk, len(hunks))
	var whose [][]int
	for i, h := range hunks {
		bare[i] = h.Hunk
		if h.From < h.To {
			whose = append(whose, h.movers)
		}
		if h.Text != "" {
			whose = append(whose, h.movers)
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
