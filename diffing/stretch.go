package diffing

// Stretch is a piece of a changed text: either words kept from the base, where
// From is their first byte there, or what a hunk put in. Length counts bytes of
// the changed text; the stretches add up to it.
type Stretch struct {
	Hunk   *Hunk
	From   int
	Length int
}

// Stretches takes a changed text apart by the hunks that Hunks found between its
// base and it.
func Stretches(changed string, hunks []Hunk) []Stretch {
	var out []Stretch
	from, at := 0, 0
	for i := range hunks {
		h := &hunks[i]
		if h.changedFrom > at {
			out = append(out, Stretch{From: from, Length: h.changedFrom - at})
		}
		out = append(out, Stretch{Hunk: h, From: h.From, Length: h.changedTo - h.changedFrom})
		from, at = h.To, h.changedTo
	}
	if at < len(changed) {
		out = append(out, Stretch{From: from, Length: len(changed) - at})
	}
	return out
}
