package docx

import (
	"chapeau/diffing"
	"chapeau/drafting/amend"
)

// weave is how an inline text became another: the places that changed, and who
// changed them. Inserted has for each hunk the sources of its words; they may be
// fewer words than the hunk's, whose rest is then its last source's.
type weave struct {
	hunks    []diffing.Hunk
	deleted  []string
	inserted [][]amend.Span
}

// wovenBy is a weave with one author.
func wovenBy(base, changed, author string) weave {
	var w weave
	for _, h := range diffing.Hunks(base, changed) {
		w = w.with(h, author)
	}
	return w
}

// with is the weave with one more place, whose author is all its words'.
func (w weave) with(h diffing.Hunk, author string) weave {
	w.hunks = append(w.hunks, h)
	w.deleted = append(w.deleted, author)
	w.inserted = append(w.inserted, []amend.Span{{Text: h.Text, Source: author}})
	return w
}

// thread is an atom with what becomes of it: it stays (place -1) or belongs to a
// place that changed.
type thread struct {
	atom
	place int
	by    string
	twin  int // of an atom that stays: where the base has it
}

// loom lays the atoms of a paragraph before and after over one another.
type loom struct {
	weave
	fabric diffing.Fabric
}

func newLoom(base string, w weave) loom {
	return loom{w, diffing.Weave(base, [][]diffing.Hunk{w.hunks})}
}

// first chooses the only variant that there is.
func first(int) int { return 0 }

// before are the threads of the base's atoms.
func (l loom) before(atoms []atom) []thread {
	stretches := make([]stretch, 0, 2*len(l.fabric.Places)+1)
	at := 0
	for i := range l.fabric.Places {
		p := &l.fabric.Places[i]
		stretches = append(stretches, stretch{to: p.From, place: -1}, stretch{to: p.To, place: i, by: l.deleted[i]})
		at = p.To
	}
	return threads(atoms, append(stretches, stretch{to: max(at, len(l.fabric.Base)), place: -1}))
}

// after are the threads of the changed text's atoms.
func (l loom) after(atoms []atom) []thread {
	var stretches []stretch
	at := 0
	for _, p := range l.fabric.Pieces(first) {
		end := at + len(p.Text)
		if p.Place < 0 {
			stretches = append(stretches, stretch{to: end, place: -1, shift: p.From - at - p.Marks})
		} else {
			stretches = l.sources(stretches, p, at)
		}
		at = end
	}
	return threads(atoms, stretches)
}

// sources divides inserted words by who brought them in.
func (l loom) sources(out []stretch, p diffing.Piece, at int) []stretch {
	end := at + len(p.Text)
	spans := l.inserted[p.Place]
	for i, span := range spans {
		at = min(end, at+len(span.Text))
		if i == len(spans)-1 {
			at = end
		}
		out = append(out, stretch{to: at, place: p.Place, by: span.Source})
	}
	return out
}

// stretch is a piece of an inline text up to a byte: the place that it belongs to
// or, for words that stay, how far they stand from where the base has them.
type stretch struct {
	to    int
	place int
	shift int
	by    string
}

// threads divides atoms where the stretches meet. What the layout added belongs
// to no place.
func threads(atoms []atom, stretches []stretch) []thread {
	out := make([]thread, 0, len(atoms)+len(stretches))
	for _, a := range atoms {
		if a.from == a.to {
			out = append(out, thread{atom: a, place: -1})
			continue
		}
		for a.from < a.to {
			for len(stretches) > 1 && stretches[0].to <= a.from {
				stretches = stretches[1:]
			}
			s := stretch{to: a.to, place: -1}
			if len(stretches) > 0 {
				s = stretches[0]
			}
			var head atom
			head, a = divide(a, s.to)
			out = append(out, thread{atom: head, place: s.place, by: s.by, twin: head.from + s.shift})
		}
	}
	return out
}

// divide cuts words at a byte of the inline text. What cannot be divided, or ends
// before it, is all in the first part.
func divide(a atom, at int) (atom, atom) {
	rest := a
	rest.from = a.to
	n := at - a.from
	if n <= 0 || at >= a.to || a.kind != wordsAtom || a.to-a.from != len(a.text) {
		return a, rest
	}
	rest.from, rest.text = at, a.text[n:]
	a.to, a.text = at, a.text[:n]
	return a, rest
}

// crossing is a pair of atoms that are one before and after.
type crossing struct{ before, after int }

// crossings pairs the atoms that stay and print alike, in order.
func crossings(before, after []thread) []crossing {
	var pairs []crossing
	i := 0
	for j, a := range after {
		if a.place >= 0 || a.from == a.to {
			continue
		}
		for i < len(before) && (before[i].place >= 0 || before[i].from == before[i].to || before[i].from < a.twin) {
			i++
		}
		if i < len(before) && before[i].from == a.twin && (before[i].same(a.atom) || before[i].refers(a.atom)) {
			pairs = append(pairs, crossing{i, j})
			i++
		}
	}
	return withAdded(pairs, before, after)
}

// withAdded pairs what the layout added, where it stands between the same words
// before and after.
func withAdded(pairs []crossing, before, after []thread) []crossing {
	var out []crossing
	last := crossing{-1, -1}
	for _, next := range append(pairs, crossing{len(before), len(after)}) {
		i := last.before + 1
		for j := last.after + 1; j < next.after; j++ {
			if after[j].from != after[j].to {
				continue
			}
			for k := i; k < next.before; k++ {
				if before[k].from == before[k].to && before[k].same(after[j].atom) {
					out = append(out, crossing{k, j})
					i = k + 1
					break
				}
			}
		}
		if next.before < len(before) || next.after < len(after) {
			out = append(out, next)
		}
		last = next
	}
	return out
}
