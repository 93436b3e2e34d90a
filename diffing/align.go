package diffing

import (
	"cmp"
	"slices"
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
	places := make(map[string][]int32, len(a.base))
	for i, s := range a.base {
		places[s] = append(places[s], int32(i))
	}
	for j, s := range a.changed {
		if at := places[s]; len(at) == 1 && a.from[at[0]] < 0 {
			a.match(int(at[0]), j)
		}
	}
	a.extend()
	for j, s := range a.changed {
		if a.to[j] >= 0 {
			continue
		}
		for _, i := range places[s] {
			if a.from[i] < 0 {
				a.match(int(i), j)
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
	bytes := 0
	for _, i := range left {
		bytes += len(a.base[i])
	}
	for _, j := range right {
		bytes += len(a.changed[j])
	}
	bags := newBags(len(left)+len(right), bytes)
	for _, i := range left {
		bags.add(a.base[i])
	}
	for _, j := range right {
		bags.add(a.changed[j])
	}
	var pairs []pair
	postings := bags.postings(len(left))
	shared := make([]int32, len(left))
	for n, j := range right {
		for _, k := range bags.nearest(postings, len(left)+n, shared) {
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

// bags holds the words of paragraphs as sorted numbers, repeats included.
type bags struct {
	vocabulary *vocabulary
	words      [][]int32
	tokens     []Token // scratch
}

// newBags has room for n paragraphs whose words are of so many bytes in all.
func newBags(n, bytes int) *bags {
	return &bags{vocabulary: newVocabulary(bytes / 3), words: make([][]int32, 0, n)}
}

func (b *bags) add(s string) {
	tokens := tokenize(s, 0, false, b.tokens[:0])
	b.tokens = tokens
	words := make([]int32, 0, len(tokens)/2+1)
	for i := range tokens {
		if tokens[i].Kind > Mark {
			continue
		}
		words = append(words, int32(b.vocabulary.number(s[tokens[i].CoreStart:tokens[i].CoreEnd])))
	}
	slices.Sort(words)
	b.words = append(b.words, words)
}

// postings lists, per word, which of the first n paragraphs hold it. Words that
// very many hold tell nothing and are left out.
func (b *bags) postings(n int) [][]int32 {
	const common = 24
	lists := make([][]int32, len(b.vocabulary.words))
	for k := 0; k < n; k++ {
		previous := int32(-1)
		for _, word := range b.words[k] {
			if word != previous && len(lists[word]) <= common {
				lists[word] = append(lists[word], int32(k))
			}
			previous = word
		}
	}
	if n <= common {
		return lists
	}
	for word := range lists {
		if len(lists[word]) > common {
			lists[word] = nil
		}
	}
	return lists
}

// nearest returns those of the indexed paragraphs that share most telling words
// with paragraph k. shared is scratch, all zero.
func (b *bags) nearest(postings [][]int32, k int, shared []int32) []int {
	var met []int
	previous := int32(-1)
	for _, word := range b.words[k] {
		if word == previous {
			continue
		}
		previous = word
		for _, other := range postings[word] {
			if shared[other] == 0 {
				met = append(met, int(other))
			}
			shared[other]++
		}
	}
	best := met[:0:0]
	for _, other := range met {
		best = keepBest(best, other, shared)
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
