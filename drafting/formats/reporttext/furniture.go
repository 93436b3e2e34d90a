package reporttext

import (
	"regexp"
	"strconv"
)

// Page furniture is what a copy out of a PDF file brings along: page numbers and
// the running heads beside them. Only what is surely that is taken out: numbers
// that count the pages one by one or say "2/5", and lines beside them that
// occur again beside another.

var pageNumber = regexp.MustCompile(`^(?:[-–—] ?)?(?:(?i:page|p\.) ?)?(\d{1,4})(?: ?(?:/|of|de|sur|из) ?(\d{1,4}))?(?: ?[-–—])?$`)

// dropFurniture empties the lines that are furniture and returns them.
func dropFurniture(lines []sourceLine) ([]sourceLine, []Line) {
	numbers := pageNumbers(lines)
	heads := runningHeads(lines, numbers)
	var leftOut []Line
	for i := range lines {
		if !numbers[i] && !heads[i] {
			continue
		}
		leftOut = append(leftOut, Line{Number: lines[i].number, Words: lines[i].words})
		lines[i].words, lines[i].cut = "", true
	}
	return lines, leftOut
}

// pageNumbers finds the lines that number pages.
func pageNumbers(lines []sourceLine) map[int]bool {
	found := make(map[int]bool)
	last, lastValue := -1, 0
	for i, l := range lines {
		match := pageNumber.FindStringSubmatch(l.words)
		if match == nil {
			continue
		}
		value, _ := strconv.Atoi(match[1])
		total, _ := strconv.Atoi(match[2])
		if total > 1 && value >= 1 && value <= total {
			found[i] = true
		}
		if last >= 0 && value == lastValue+1 {
			found[i], found[last] = true, true
		}
		last, lastValue = i, value
	}
	return found
}

// runningHeads finds the lines next to a page number or a page break that occur
// more than once in such a place.
func runningHeads(lines []sourceLine, numbers map[int]bool) map[int]bool {
	places := make(map[string][]int)
	for i, l := range lines {
		if l.words == "" || numbers[i] || !(l.page || besideNumber(lines, numbers, i)) {
			continue
		}
		places[l.words] = append(places[l.words], i)
	}
	heads := make(map[int]bool)
	for _, at := range places {
		if len(at) < 2 {
			continue
		}
		for _, i := range at {
			heads[i] = true
		}
	}
	return heads
}

// besideNumber looks at the nearest lines with words above and below.
func besideNumber(lines []sourceLine, numbers map[int]bool, i int) bool {
	const near = 3
	for j := i - 1; j >= 0 && j >= i-near; j-- {
		if lines[j].words != "" {
			if numbers[j] {
				return true
			}
			break
		}
	}
	for j := i + 1; j < len(lines) && j <= i+near; j++ {
		if lines[j].words != "" {
			return numbers[j]
		}
	}
	return false
}
