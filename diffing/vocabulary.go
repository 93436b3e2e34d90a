package diffing

// vocabulary numbers words in the order in which they are first met. It is a
// hash table of fixed size, quicker than a map for the few hundred words of a
// clause; the numbers do not depend on the hash.
type vocabulary struct {
	words []string
	table []int32 // word number + 1, at the word's hash or the next free place
}

// newVocabulary has room for n words.
func newVocabulary(n int) *vocabulary {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return &vocabulary{words: make([]string, 0, n), table: make([]int32, size)}
}

func (v *vocabulary) number(word string) int {
	mask := uint32(len(v.table) - 1)
	for at := hash(word) & mask; ; at = (at + 1) & mask {
		switch n := v.table[at]; {
		case n == 0:
			v.words = append(v.words, word)
			v.table[at] = int32(len(v.words))
			return len(v.words) - 1
		case v.words[n-1] == word:
			return int(n - 1)
		}
	}
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
