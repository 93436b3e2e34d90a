package diffing

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// How alike two paragraphs must be to count as one that was edited: the share of
// their words that both have. A lower share does where they stand at the same
// place, between neighbours that are aligned.
const (
	alikeAnywhere = 0.5
	alikeInPlace  = 1.0 / 3
)

// candidates bounds how many paragraphs each unmatched one is compared with
// closely, so that the work stays in proportion to the text.
const candidates = 8

// Align finds, for each paragraph of changed, the paragraph of base that it is,
// or -1 where it is new. Equal paragraphs first, then those most alike; moved
// paragraphs are found anywhere. Every paragraph of base is used once at most.
func Align(base, changed []string) []int {
	a := newAlignment(base, changed)
	a.matchEqual()
	a.matchAlike()
	return a.to
}

type alignment struct {
	base, changed []string
	to            []int // per changed paragraph
	from          []int // per base paragraph
}

func newAlignment(base, changed []string) *alignment {
	a := &alignment{base: base, changed: changed, to: make([]int, len(changed)), from: make([]int, len(base))}
	for i := range a.to {
		a.to[i] = -1
	}
	for i := range a.from {
		a.from[i] = -1
	}
	return a
}

func (a *alignment) match(i, j int) {
	a.from[i], a.to[j] = j, i
}

// matchEqual pairs paragraphs that are equal. Of several equal ones those beside
// pairs already made go first, then in order.
func (a *alignment) matchEqual() {
	first := make(map[string]int32, len(a.base)) // words → their first place in base
	next := make([]int32, len(a.base))           // the next place of the same words, 0 for none
	for i := len(a.base) - 1; i >= 0; i-- {
		next[i] = first[a.base[i]]
		first[a.base[i]] = int32(i + 1)
	}
	for j, s := range a.changed {
		if i := first[s]; i > 0 && next[i-1] == 0 && a.from[i-1] < 0 {
			a.match(int(i-1), j)
		}
	}
	a.extend()
	for j, s := range a.changed {
		if a.to[j] >= 0 {
			continue
		}
		for i := first[s]; i > 0; i = next[i-1] {
			if a.from[i-1] < 0 {
				a.match(int(i-1), j)
				break
			}
		}
	}
}

// extend grows pairs to equal neighbours, forwards and backwards.
func (a *alignment) extend() {
	for j := 1; j < len(a.changed); j++ {
		if i := a.to[j-1] + 1; a.to[j] < 0 && i > 0 && i < len(a.base) && a.from[i] < 0 && a.base[i] == a.changed[j] {
			a.match(i, j)
		}
	}
	for j := len(a.changed) - 2; j >= 0; j-- {
		if i := a.to[j+1] - 1; a.to[j] < 0 && i >= 0 && a.from[i] < 0 && a.base[i] == a.changed[j] {
			a.match(i, j)
		}
	}
}

// pair is a possible match and how good it is.
type pair struct {
	i, j  int
	score float64
}

// matchAlike pairs what is left by likeness, the most alike first.
func (a *alignment) matchAlike() {
	left, right := unmatched(a.from), unmatched(a.to)
	if len(left) == 0 || len(right) == 0 {
		return
	}
	bags := newBags(a, left, right)
	var pairs []pair
	index := bags.postings(len(left))
	shared := make([]int32, len(left))
	for n, j := range right {
		for _, k := range bags.nearest(index, len(left)+n, shared) {
			score := bags.likeness(k, len(left)+n)
			inPlace := a.inPlace(left[k], j)
			if score >= alikeAnywhere || inPlace && score >= alikeInPlace {
				if inPlace {
					score += 0.1
				}
				pairs = append(pairs, pair{left[k], j, score})
			}
		}
	}
	a.take(pairs)
}

func unmatched(matches []int) []int {
	var out []int
	for i, other := range matches {
		if other < 0 {
			out = append(out, i)
		}
	}
	return out
}

// inPlace tells whether two unmatched paragraphs stand behind the same pair, or
// before the same, with only unmatched ones between.
func (a *alignment) inPlace(i, j int) bool {
	before, after := i-1, i+1
	for before >= 0 && a.from[before] < 0 {
		before--
	}
	for after < len(a.from) && a.from[after] < 0 {
		after++
	}
	back, forth := j-1, j+1
	for back >= 0 && a.to[back] < 0 {
		back--
	}
	for forth < len(a.to) && a.to[forth] < 0 {
		forth++
	}
	behind := before < 0 && back < 0 || before >= 0 && back >= 0 && a.to[back] == before
	ahead := after == len(a.from) && forth == len(a.to) || after < len(a.from) && forth < len(a.to) && a.to[forth] == after
	return behind || ahead
}

// take makes the best pairs, each paragraph once. Equal scores go to the pair
// that is least displaced, then to the earliest.
func (a *alignment) take(pairs []pair) {
	displaced := func(p pair) int { return max(p.i-p.j, p.j-p.i) }
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(displaced(p), displaced(q)), cmp.Compare(p.j, q.j), cmp.Compare(p.i, q.i))
	})
	for _, p := range pairs {
		if a.from[p.i] < 0 && a.to[p.j] < 0 {
			a.match(p.i, p.j)
		}
	}
}

// bags holds the words of paragraphs as sorted hashes, repeats included. Two words
// with one hash only make paragraphs seem a little more alike.
type bags struct {
	words [][]uint32
}

// newBags reads the unmatched paragraphs: those of the base first.
func newBags(a *alignment, left, right []int) *bags {
	b := &bags{words: make([][]uint32, len(left)+len(right))}
	Parallel(len(b.words), func(n int) {
		if n < len(left) {
			b.words[n] = wordHashes(a.base[left[n]])
			return
		}
		b.words[n] = wordHashes(a.changed[right[n-len(left)]])
	})
	return b
}

// wordHashes hashes the words of a paragraph, told more simply than tokens are:
// runs of letters and digits, and each character of a script without spaces. That
// is enough to say how alike two paragraphs are, and far quicker.
func wordHashes(s string) []uint32 {
	hashes := make([]uint32, 0, len(s)/5+1)
	start := -1
	end := func(i int) {
		if start >= 0 {
			hashes = append(hashes, hash(s[start:i]))
			start = -1
		}
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			if !isASCIIAlphanumeric(s[i]) {
				end(i)
			} else if start < 0 {
				start = i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isIdeograph(r):
			end(i)
			hashes = append(hashes, hash(s[i:i+size]))
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r):
			end(i)
		case start < 0:
			start = i
		}
		i += size
	}
	end(len(s))
	slices.Sort(hashes)
	return hashes
}

// postings lists which of the first paragraphs hold a word, by the word's hash.
type postings struct {
	lists [][]int32
}

// at is the list of a word.
func (p *postings) at(hash uint32) *[]int32 {
	return &p.lists[hash&uint32(len(p.lists)-1)]
}

// postings indexes the first n paragraphs. Words that very many hold tell nothing
// and are left out.
func (b *bags) postings(n int) *postings {
	const common = 24
	size := 1024
	for size < 64*n && size < 1<<20 {
		size *= 2
	}
	p := &postings{lists: make([][]int32, size)}
	for k := 0; k < n; k++ {
		previous := uint32(0)
		for i, word := range b.words[k] {
			if list := p.at(word); (i == 0 || word != previous) && len(*list) <= common {
				*list = append(*list, int32(k))
			}
			previous = word
		}
	}
	if n <= common {
		return p
	}
	for i := range p.lists {
		if len(p.lists[i]) > common {
			p.lists[i] = nil
		}
	}
	return p
}

// nearest returns those of the indexed paragraphs that share most telling words
// with paragraph k. shared is scratch, all zero.
func (b *bags) nearest(index *postings, k int, shared []int32) []int {
	var met []int
	previous := uint32(0)
	for i, word := range b.words[k] {
		if i > 0 && word == previous {
			continue
		}
		previous = word
		for _, other := range *index.at(word) {
			if shared[other] == 0 {
				met = append(met, int(other))
			}
			shared[other]++
		}
	}
	best := make([]int, 0, candidates)
	for _, other := range met {
		best = keepBest(best, other, shared)
	}
	for len(best) > 1 && shared[best[len(best)-1]] < shared[best[0]]/4 {
		best = best[:len(best)-1] // so much less in common that it cannot be the one
	}
	for _, other := range met {
		shared[other] = 0
	}
	return best
}

// keepBest inserts a paragraph among the few that share most, the best first.
func keepBest(best []int, other int, shared []int32) []int {
	at := len(best)
	for at > 0 && shared[best[at-1]] < shared[other] {
		at--
	}
	if at == candidates {
		return best
	}
	if len(best) < candidates {
		best = append(best, 0)
	}
	copy(best[at+1:], best[at:])
	best[at] = other
	return best
}

// likeness is the share of their words that two paragraphs have in common, from
// 0 to 1.
func (b *bags) likeness(x, y int) float64 {
	left, right := b.words[x], b.words[y]
	if len(left)+len(right) == 0 {
		return 1
	}
	common := 0
	for i, j := 0, 0; i < len(left) && j < len(right); {
		switch {
		case left[i] == right[j]:
			common++
			i, j = i+1, j+1
		case left[i] < right[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(common) / float64(len(left)+len(right))
}
