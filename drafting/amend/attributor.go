package amend

import (
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// Attributor tells who of several amendments wants a change between their base and
// the text that was made with them: indexes into the amendments, sorted. An
// amendment that does not fit the base has no part in the text.
type Attributor struct {
	base, changed *index
	changes       []*change // nil for an amendment that does not fit
}

// NewAttributor reads the amendments against their base.
func NewAttributor(base, changed *text.Text, amendments []Amendment) *Attributor {
	a := &Attributor{base: newIndex(base), changed: newIndex(changed), changes: make([]*change, len(amendments))}
	ready := prepare(amendments, a.base)
	for i := range ready {
		if c, err := a.base.read(&ready[i]); err == nil {
			a.changes[i] = c
		}
	}
	return a
}

// who are the amendments that do something.
func (a *Attributor) who(does func(c *change) bool) []int {
	var movers []int
	for i, c := range a.changes {
		if c != nil && does(c) {
			movers = append(movers, i)
		}
	}
	return movers
}

// Inserters are the amendments that bring a clause of the changed text: under its
// id, or an equal one for which it stands.
func (a *Attributor) Inserters(id string) []int {
	c := a.changed.nodes[id].clause
	return a.who(func(change *change) bool {
		if it := change.items[id]; it != nil && !it.isMove() {
			return true
		}
		for _, it := range change.items {
			if !it.isMove() && it.clause.Text == c.Text && it.kind == c.Kind && a.changed.nodes[it.id] == nil {
				return true
			}
		}
		return false
	})
}

// Deleters are the amendments that take out a clause of the base, by itself or
// with one above it.
func (a *Attributor) Deleters(id string) []int {
	return a.who(func(change *change) bool {
		_, gone := change.deletedBy(id)
		return gone
	})
}

// Shifters are the amendments that move a clause of the base.
func (a *Attributor) Shifters(id string) []int {
	return a.who(func(change *change) bool { return change.items[id] != nil })
}

// Editors are the amendments that change a clause of the base where it stands: its
// words, its end or how its list is labelled.
func (a *Attributor) Editors(id string) []int {
	return a.who(func(change *change) bool {
		e := change.edits[id]
		return e != nil && e.text != a.base.words(id) || change.slots[endSlot(id)] != nil || change.slots[listSlot(id)] != nil
	})
}

// AttributedHunk is a changed place of words with those who want it.
type AttributedHunk struct {
	diffing.Hunk
	Movers []int
}

// Words are the places at which the words of a clause that both texts have, or of
// the title, the body line or a note (`title`, `body`, `footnote:KEY`), differ.
// What comes in and what goes out belong to the amendments that propose just that
// at the place, as the merge laid them over one another. Where the words are
// others than any of them gives (a collision was settled in words of its own),
// what comes in there is nobody's, and what goes out belongs to whoever takes out
// one of these words.
func (a *Attributor) Words(place string) []AttributedHunk {
	old, is := a.base.words(place), a.changed.words(place)
	if old == is {
		return nil
	}
	var movers []int
	w := woven{base: old}
	for i, change := range a.changes {
		if change == nil {
			continue
		}
		if words, proposed := change.words(place); proposed {
			movers = append(movers, i)
			w.offers = append(w.offers, offer{hunks: diffing.Hunks(old, words)})
		}
	}
	if choose, found := w.choice(is); found {
		return w.proposedHunks(choose, movers)
	}
	return w.strangeHunks(is, movers)
}

// proposedHunks are the places as the movers of the offers propose them.
func (w *woven) proposedHunks(choose func(place int) int, movers []int) []AttributedHunk {
	var hunks []AttributedHunk
	for i := range w.fabric.Places {
		place, chosen := &w.fabric.Places[i], choose(i)
		if chosen < 0 {
			continue
		}
		offers := place.Variants[chosen].Movers
		whose := make([]int, len(offers))
		for k, offer := range offers {
			whose[k] = movers[offer]
		}
		for _, h := range w.offers[offers[0]].hunks {
			if isIn(place, h) {
				hunks = append(hunks, AttributedHunk{h, whose})
			}
		}
	}
	return hunks
}

// strangeHunks are the places of words that no choice among the offers gives: each
// is of those who propose just it, else, where words go, of those who take out
// some of them.
func (w *woven) strangeHunks(is string, movers []int) []AttributedHunk {
	var hunks []AttributedHunk
	for _, h := range diffing.Hunks(w.base, is) {
		var just, some []int
		for i := range w.offers {
			for _, o := range w.offers[i].hunks {
				if o.Same(h) {
					just = append(just, movers[i])
				}
				if o.From < h.To && h.From < o.To {
					some = append(some, movers[i])
				}
			}
		}
		if just != nil {
			hunks = append(hunks, AttributedHunk{h, just})
			continue
		}
		if h.From < h.To {
			gone := h
			gone.Text = ""
			hunks = append(hunks, AttributedHunk{gone, slices.Compact(some)})
			h.From, h.FromOpen = h.To, h.ToOpen
		}
		if h.Text != "" {
			hunks = append(hunks, AttributedHunk{Hunk: h})
		}
	}
	return hunks
}
