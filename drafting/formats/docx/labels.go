package docx

import (
	"strconv"
	"strings"

	"chapeau/drafting/text"
)

// format is how Word writes a number: its own name for the kind of number, and
// what stands around it.
type format struct {
	kind          string // decimal, lowerLetter, lowerRoman, bullet
	before, after string
}

// The kinds of number, as Word calls them.
const (
	decimal     = "decimal"
	lowerLetter = "lowerLetter"
	lowerRoman  = "lowerRoman"
	bullet      = "bullet"
)

// surroundings are what may stand around a number that Word counts.
var surroundings = [][2]string{{"(", ")"}, {"PP", ""}, {"", "."}, {"", ")"}, {"", "、"}}

// label writes a number as it is printed.
func (f format) label(number int) string {
	if f.kind == bullet {
		return "•"
	}
	return f.before + f.bare(number) + f.after
}

func (f format) bare(number int) string {
	switch f.kind {
	case lowerLetter:
		return letters(number)
	case lowerRoman:
		return text.RomanNumeral(number)
	default:
		return strconv.Itoa(number)
	}
}

// numbered is a label read as a number in a format.
type numberedLabel struct {
	format format
	number int
}

// readLabel lists the ways to read a label, the lowest number first: `(i)` is the
// first Roman number and the ninth letter. A label that Word cannot count, as
// `5 bis.`, has none.
func readLabel(label string) []numberedLabel {
	for _, around := range surroundings {
		bare, ok := strings.CutPrefix(label, around[0])
		if !ok {
			continue
		}
		if bare, ok = strings.CutSuffix(bare, around[1]); !ok {
			continue
		}
		if readings := readBare(bare, around); len(readings) > 0 {
			return readings
		}
	}
	return nil
}

func readBare(bare string, around [2]string) []numberedLabel {
	reading := func(kind string, number int) numberedLabel {
		return numberedLabel{format{kind, around[0], around[1]}, number}
	}
	if number, err := strconv.Atoi(bare); err == nil {
		if number < 0 || number > maxNumber || strconv.Itoa(number) != bare {
			return nil
		}
		return []numberedLabel{reading(decimal, number)}
	}
	var readings []numberedLabel
	if number := text.RomanValue(bare); number > 0 {
		readings = append(readings, reading(lowerRoman, number))
	}
	if number := letterNumber(bare); number > 0 {
		readings = append(readings, reading(lowerLetter, number))
	}
	if len(readings) == 2 && readings[1].number < readings[0].number {
		readings[0], readings[1] = readings[1], readings[0]
	}
	return readings
}

// maxNumber is the highest number that Word's lists start at.
const maxNumber = 32767

// letters writes 1 as a, 26 as z, 27 as aa, 28 as bb, as Word does.
func letters(number int) string {
	if number < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(number-1)%26)), (number-1)/26+1)
}

func letterNumber(s string) int {
	if s == "" || len(s) > 30 || s[0] < 'a' || s[0] > 'z' {
		return 0
	}
	number := int(s[0]-'a') + 1 + 26*(len(s)-1)
	if letters(number) != s {
		return 0
	}
	return number
}
