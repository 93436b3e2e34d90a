package amend

import (
	"chapeau/diffing"
)

// woven traces a clause whose words are what its contributions make of it
// together: it weaves them again, as the merge did, and sees which choice at each
// collision gives the clause.
type woven struct {
	base   string
	old    []Span // of the base
	offers []offer
	author string // of what cannot be told
	fabric diffing.Fabric
}

// mostChoices bounds how many ways to settle the collisions of one clause are
// tried.
const mostChoices = 64

// spans are those of the clause's words, if the contributions make them.
func (w *woven) spans(words string) ([]Span, bool) {
	choose, found := w.choice(words)
	if !found {
		return nil, false
	}
	return w.write(w.fabric.Pieces(choose)), true
}

// choice weaves the offers and finds what to choose at each place to get these
// words, if there is such a choice.
func (w *woven) choice(words string) (func(place int) int, bool) {
	proposals := make([][]diffing.Hunk, len(w.offers))
	for i := range w.offers {
		proposals[i] = w.offers[i].hunks
	}
	w.fabric = diffing.Weave(w.base, proposals)
	for n := range w.ways() {
		choose := w.way(n)
		if w.fabric.Render(choose) == words {
			return choose, true
		}
	}
	return nil, false
}

// ways counts the choices that there are at the collisions: the base's words or
// one of the variants at each.
func (w *woven) ways() int {
	ways := 1
	for i := range w.fabric.Places {
		if place := &w.fabric.Places[i]; place.Collides() && ways <= mostChoices {
			ways *= len(place.Variants) + 1
		}
	}
	return min(ways, mostChoices)
}

// way is the n-th of the ways to choose.
func (w *woven) way(n int) func(place int) int {
	choices := make([]int, len(w.fabric.Places))
	for i := range w.fabric.Places {
		if place := &w.fabric.Places[i]; place.Collides() {
			options := len(place.Variants) + 1
			choices[i] = n%options - 1
			n /= options
		}
	}
	return func(place int) int { return choices[place] }
}

func (w *woven) write(pieces []diffing.Piece) []Span {
	var out spanWriter
	for _, piece := range pieces {
		if piece.Place < 0 {
			w.keep(piece, &out)
			continue
		}
		for _, span := range w.variant(piece) {
			out.write(span.Text, span.Source)
		}
	}
	return out.spans
}

// keep writes words that stay.
func (w *woven) keep(piece diffing.Piece, out *spanWriter) {
	keep(w.old, piece.From, piece.Text[piece.Marks:], func(s, source string) {
		out.write(piece.Text[:piece.Marks]+s, source)
		piece.Marks = 0
	})
}

// variant tells who brought in the words at a place: all who propose them there.
func (w *woven) variant(piece diffing.Piece) []Span {
	place := &w.fabric.Places[piece.Place]
	variant := &place.Variants[piece.Variant]
	var found []Span
	for _, mover := range variant.Movers {
		found = joinSpans(found, w.proposed(place, &w.offers[mover], variant.Text))
	}
	if len(found) == 0 {
		return whole(piece.Text, w.author)
	}
	return fitted(found, piece.Text, found[0].Source)
}

// proposed tells who brought in the words that a contribution has at a place:
// where it changes several things there, the base's words between them stay the
// base's.
func (w *woven) proposed(place *diffing.Place, o *offer, words string) []Span {
	var out spanWriter
	author, at := "", place.From
	for i, h := range o.hunks {
		if !isIn(place, h) {
			continue
		}
		keep(w.old, at, w.base[at:h.From], out.write)
		for _, span := range o.spans[i] {
			author = span.Source
			out.write(span.Text, span.Source)
		}
		at = h.To
	}
	keep(w.old, at, w.base[at:place.To], out.write)
	return fitted(out.spans, words, author)
}

// isIn tells whether a hunk belongs to a place: an insertion at the edge of what
// others replace stays outside it.
func isIn(place *diffing.Place, h diffing.Hunk) bool {
	if h.From == h.To && place.From != place.To {
		return place.From < h.From && h.From < place.To
	}
	return place.From <= h.From && h.To <= place.To
}
