package text_test

import (
	"testing"

	"chapeau/drafting/text"
)

func TestRomanNumbers(t *testing.T) {
	for number, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 49: "xlix", 99: "xcix", 2031: "mmxxxi"} {
		if got := text.RomanNumeral(number); got != want || text.RomanValue(want) != number {
			t.Errorf("%d is written %q and read %d", number, got, text.RomanValue(want))
		}
	}
	for _, s := range []string{"", "iiii", "vx", "IV", "a", "mmmm"} {
		if number := text.RomanValue(s); number != 0 {
			t.Errorf("%q is read as %d", s, number)
		}
	}
}

func TestOrdinals(t *testing.T) {
	for number, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 22: "22nd", 101: "101st", 113: "113th"} {
		if got := text.Ordinal(number); got != want {
			t.Errorf("%d is written %q, want %q", number, got, want)
		}
	}
}
