package diffing

import "strings"

// slideLimit bounds how far, in bytes, a change is moved to a better place.
const slideLimit = 2000

// slide moves pure insertions and deletions that could stand in several places,
// because the words around them repeat, to where a sentence begins: of three
// sentences that begin alike, the deleted one is shown from its start to its end.
func (d *difference) slide(hunks []Hunk) {
	for n := range hunks {
		h := &hunks[n]
		switch {
		case h.Text == "" && !h.FromOpen && !h.ToOpen:
			if shift := d.shift(hunks, n, d.base, h.From, h.To); shift != 0 {
				h.From, h.To = h.From+shift, h.To+shift
				h.changedFrom, h.changedTo = h.changedFrom+shift, h.changedTo+shift
			}
		case h.From == h.To && !h.FromOpen && h.Text == d.changed[h.changedFrom:h.changedTo]:
			if shift := d.shift(hunks, n, d.changed, h.changedFrom, h.changedTo); shift != 0 {
				h.From, h.To = h.From+shift, h.To+shift
				h.changedFrom, h.changedTo = h.changedFrom+shift, h.changedTo+shift
				h.Text = d.changed[h.changedFrom:h.changedTo]
			}
		}
	}
}

// shift returns by how many bytes the range from:to of s, which stands there
// whole or not at all, is best moved; 0 where no place is better.
func (d *difference) shift(hunks []Hunk, n int, s string, from, to int) int {
	if strings.ContainsAny(s[from:to], `*{\`) {
		return 0
	}
	left, right := d.room(hunks, n)
	left = min(left, commonSuffix(s[:from], s[:to]), slideLimit)
	right = min(right, commonPrefix(s[from:], s[to:]), slideLimit)
	best, bestScore := 0, sentenceStart(s, from)
	for shift := -left; shift <= right; shift++ {
		if strings.IndexByte(`*{\`, byteAt(s, from+shift)) >= 0 {
			continue
		}
		if score := sentenceStart(s, from+shift); score > bestScore && isWordStart(s, to+shift) && isWordStart(s, from+shift) {
			best, bestScore = shift, score
		}
	}
	if best != 0 && strings.ContainsAny(s[min(from, from+best):max(to, to+best)], `*{\`) {
		return 0
	}
	return best
}

// room is how many unchanged bytes lie before and behind a hunk, one byte left
// over towards each neighbouring hunk so that the two never touch.
func (d *difference) room(hunks []Hunk, n int) (left, right int) {
	left, right = hunks[n].From, len(d.base)-hunks[n].To
	if n > 0 {
		left -= hunks[n-1].To + 1
	}
	if n+1 < len(hunks) {
		right = hunks[n+1].From - hunks[n].To - 1
	}
	return max(left, 0), max(right, 0)
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// isWordStart tells whether an ASCII word begins at i, after a space.
func isWordStart(s string, i int) bool {
	return i == 0 || i == len(s) || s[i-1] == ' ' && isASCIIAlphanumeric(s[i])
}

// sentenceStart scores a place by what ends before it: a sentence most, then a
// clause, then a phrase.
func sentenceStart(s string, i int) int {
	if i == 0 {
		return 3
	}
	if i < 2 || s[i-1] != ' ' {
		return 0
	}
	switch s[i-2] {
	case '.', '?', '!':
		return 3
	case ';', ':':
		return 2
	case ',':
		return 1
	default:
		return 0
	}
}
