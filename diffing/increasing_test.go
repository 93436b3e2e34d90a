package diffing

import (
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestLongestIncreasingIsTheLongestOfAll compares it with every subsequence that
// there is.
func TestLongestIncreasingIsTheLongestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(-6, 6), 0, 12).Draw(t, "values")
		got := LongestIncreasing(values)
		if !increases(got) || !increases(at(values, got)) {
			t.Fatalf("of %v the indexes %v give %v, which does not increase", values, got, at(values, got))
		}
		if want := longestOfAll(values); len(got) != want {
			t.Fatalf("of %v it gives %d values, but %d increase", values, len(got), want)
		}
	})
}

func increases(values []int) bool {
	return slices.IsSorted(values) && len(slices.Compact(slices.Clone(values))) == len(values)
}

func at(values, indexes []int) []int {
	out := make([]int, len(indexes))
	for k, i := range indexes {
		out[k] = values[i]
	}
	return out
}

// longestOfAll tries each set of indexes.
func longestOfAll(values []int) int {
	longest := 0
	for set := range uint(1) << len(values) {
		var chosen []int
		for i, value := range values {
			if set&(1<<i) != 0 {
				chosen = append(chosen, value)
			}
		}
		if increases(chosen) {
			longest = max(longest, bits.OnesCount(set))
		}
	}
	return longest
}

func TestTheMostThatIncreaseAreKept(t *testing.T) {
	for _, c := range []struct{ values, want []int }{
		{nil, nil},
		{[]int{7}, []int{0}},
		{[]int{1, 2, 3}, []int{0, 1, 2}},
		{[]int{3, 2, 1}, []int{2}},
		{[]int{4, 4, 4}, []int{2}},
		{[]int{5, 1, 2, 3, 4}, []int{1, 2, 3, 4}},
		{[]int{2, 3, 4, 5, 1}, []int{0, 1, 2, 3}},
	} {
		if got := LongestIncreasing(c.values); !slices.Equal(got, c.want) {
			t.Errorf("of %v: %v, want %v", c.values, got, c.want)
		}
	}
}
