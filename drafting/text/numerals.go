package text

import (
	"cmp"
	"strconv"
	"strings"
)

var romanSteps = []struct {
	value  int
	digits string
}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}

// RomanNumeral writes 4 as iv.
func RomanNumeral(number int) string {
	var b strings.Builder
	for _, step := range romanSteps {
		for ; number >= step.value; number -= step.value {
			b.WriteString(step.digits)
		}
	}
	return b.String()
}

// RomanValue reads what RomanNumeral writes, up to 3999; 0 where it is anything else.
func RomanValue(s string) int {
	number, rest := 0, s
	for _, step := range romanSteps {
		for strings.HasPrefix(rest, step.digits) {
			number, rest = number+step.value, rest[len(step.digits):]
		}
	}
	if rest != "" || number > 3999 || RomanNumeral(number) != s {
		return 0
	}
	return number
}

// Ordinal is a number as English orders by it: 1st, 22nd, 113th.
func Ordinal(number int) string {
	suffix := ""
	if number%100 < 11 || number%100 > 13 {
		suffix = map[int]string{1: "st", 2: "nd", 3: "rd"}[number%10]
	}
	return strconv.Itoa(number) + cmp.Or(suffix, "th")
}
