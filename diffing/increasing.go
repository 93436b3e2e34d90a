package diffing

import "sort"

// LongestIncreasing gives the indexes of a longest strictly increasing subsequence
// of values: the most that can stay in their order while the others move. Of
// several as long it is always the same one. It is C. Schensted's insertion
// ("Longest increasing and decreasing subsequences", Canadian Journal of
// Mathematics 13, 1961) with a link from each value to the one before it, in
// n log n steps (M. L. Fredman, "On computing the length of longest increasing
// subsequences", Discrete Mathematics 11, 1975).
func LongestIncreasing(values []int) []int {
	previous := make([]int, len(values))
	var ends []int // by length less one: the index of the smallest value that ends such a run
	for i, value := range values {
		shorter := sort.Search(len(ends), func(k int) bool { return values[ends[k]] >= value })
		if shorter > 0 {
			previous[i] = ends[shorter-1]
		}
		if shorter == len(ends) {
			ends = append(ends, i)
		} else {
			ends[shorter] = i
		}
	}
	for k := len(ends) - 2; k >= 0; k-- {
		ends[k] = previous[ends[k+1]]
	}
	return ends
}
