package action

import (
	"math"
	"slices"

	"chapeau/diffing"
	"chapeau/drafting/text"
)

// measure finds how far removed from the text an amendment is at the places
// where it collides: its rank, and the share of words that it changes.
func (c *contender) measure(o *outline) {
	c.rank = rewording
	for _, place := range c.places {
		if c.deletesAt(o, place) {
			c.rank = deletion
			words := wordsUnder(o.clauses[place])
			c.changed, c.of = c.changed+words, c.of+words
		}
	}
	for i := range c.Words {
		w := &c.Words[i]
		if !c.isAt(o, w.Clause) {
			continue
		}
		removed, added := changedWords(w.Base, w.Hunks)
		base := countWords(w.Base)
		if removed == base {
			c.rank = min(c.rank, replacement)
		}
		c.changed, c.of = c.changed+removed+added, c.of+base+added
	}
	for i := range c.Set {
		set := &c.Set[i]
		if of := (value{set.Of, set.Name}); slices.Contains(c.places, of.place()) {
			removed, added := changedWords(set.Base, diffing.Hunks(set.Base, set.Value))
			c.changed, c.of = c.changed+removed+added, c.of+countWords(set.Base)+added
		}
	}
	for i := range c.Placed {
		p := &c.Placed[i]
		if !p.IsMove() && c.isAt(o, p.Gap.Parent) {
			added := wordsUnder(p.Clause)
			c.changed, c.of = c.changed+added, c.of+added
		}
	}
}

// deletesAt tells whether the amendment deletes a clause, by itself or with one
// above it.
func (c *contender) deletesAt(o *outline, id string) bool {
	for ; o.has(id); id = o.parents[id] {
		if c.deletes[id] {
			return true
		}
	}
	return false
}

// isAt tells whether a clause is one where the contender collides, or stands
// under one.
func (c *contender) isAt(o *outline, id string) bool {
	return slices.ContainsFunc(c.places, func(place string) bool { return o.isWithin(id, place) })
}

// begins is where an amendment begins in the text: at the first clause to which
// it does something, or behind the one after which it inserts.
func (c *contender) begins(o *outline) int {
	first := math.MaxInt
	at := func(name string, behind int) {
		if place := o.place(name); place < math.MaxInt {
			first = min(first, 2*place+behind)
		}
	}
	for i := range c.Words {
		at(c.Words[i].Clause, 0)
	}
	for _, id := range c.Deleted {
		at(id, 0)
	}
	for i := range c.Placed {
		p := &c.Placed[i]
		switch {
		case p.IsMove():
			at(p.ID, 0)
		case p.Gap.After != "":
			at(p.Gap.After, 1)
		default:
			at(p.Gap.Parent, 1)
		}
	}
	for i := range c.Set {
		of := value{c.Set[i].Of, c.Set[i].Name}
		at(of.place(), 0)
	}
	return first
}

// changedWords counts the words that hunks take out and put in.
func changedWords(base string, hunks []diffing.Hunk) (removed, added int) {
	for _, h := range hunks {
		removed += countWords(base[h.From:h.To])
		added += countWords(h.Text)
	}
	return removed, added
}

func countWords(s string) int {
	count := 0
	for _, token := range diffing.Tokenize(s) {
		if token.Kind == diffing.Word {
			count++
		}
	}
	return count
}

// wordsUnder counts the words of a clause and of all under it.
func wordsUnder(c *text.Clause) int {
	count := countWords(c.Text)
	for _, child := range c.Children {
		count += wordsUnder(child)
	}
	return count
}
