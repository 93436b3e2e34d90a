package reporttext

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// labelKind is how a paragraph is labelled in the source.
type labelKind int

const (
	noLabel       labelKind = iota
	numbered                // 1.  1)  １．  ١ -  一、
	lettered                // (a)  a)  a.  (iv)  (أ)
	inParentheses           // (1)
	bulleted                // -  •
	fixed                   // any other, where the file says that it is a label
)

// label is what stands before a paragraph's words.
type label struct {
	kind    labelKind
	value   int    // of a number; a letter's value depends on its list
	bare    string // as printed, without its punctuation: "7", "2 bis", "iv"
	printed string // with punctuation and blanks: "7. ", "(iv) "
}

var (
	bullet       = regexp.MustCompile(`^[-–—•·▪‣*]\s+`)
	numberLabel  = regexp.MustCompile(`^(\p{Nd}{1,3})((?: (?:bis|ter|quater|quinquies|sexies|alt))?)(?:[.．]\s+|[．)）、]\s*|\s+[-–]\s+)(\S)`)
	hanLabel     = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})、\s*(\S)`)
	letterLabel  = regexp.MustCompile(`^(?:[(（](\p{L}{1,2}|[ivxl]{1,6}|\p{Nd}{1,2})[)）]\s*|(\p{Ll}|[ivxl]{2,6})[.)]\s+)`)
	misreadLabel = regexp.MustCompile(`^(\d{1,2}),\s+\p{Lu}`)
)

// cutLabel separates a paragraph's label from its words. A bullet before a label
// ("- (a)") is no label of its own.
func cutLabel(s string) (label, string) {
	found, words := findLabel(s)
	found.printed = s[:len(s)-len(words)]
	return found, words
}

func findLabel(s string) (label, string) {
	mark := bullet.FindString(s)
	rest := s[len(mark):]
	if found, words := cutPlainLabel(rest); found.kind != noLabel {
		return found, words
	}
	if mark != "" && rest != "" {
		return label{kind: bulleted, bare: "•"}, rest
	}
	return label{}, s
}

func beginsList(s string) bool {
	found, _ := cutLabel(s)
	return found.kind != noLabel
}

func cutPlainLabel(s string) (label, string) {
	if at := numberLabel.FindStringSubmatchIndex(s); at != nil {
		digits := s[at[2]:at[3]]
		return label{kind: numbered, value: decimalValue(digits), bare: digits + s[at[4]:at[5]]}, s[at[6]:]
	}
	if at := hanLabel.FindStringSubmatchIndex(s); at != nil {
		return label{kind: numbered, value: hanValue(s[at[2]:at[3]]), bare: s[at[2]:at[3]]}, s[at[4]:]
	}
	return cutLetter(s)
}

func cutLetter(s string) (label, string) {
	match := letterLabel.FindStringSubmatch(s)
	if match == nil {
		return label{}, s
	}
	bare := match[1] + match[2]
	words := s[len(match[0]):]
	if unicode.IsDigit([]rune(bare)[0]) {
		return label{kind: inParentheses, value: decimalValue(bare), bare: bare}, words
	}
	if bare != strings.ToLower(bare) {
		return label{}, s
	}
	return label{kind: lettered, bare: bare}, words
}

// follows tells whether a label is the next after another of its kind.
func (l label) follows(before label) bool {
	switch {
	case l.kind != before.kind || l.kind == noLabel:
		return false
	case l.kind == bulleted:
		return true
	case l.kind == lettered:
		return letterValue(before.bare) > 0 && letterValue(l.bare) == letterValue(before.bare)+1 ||
			romanValue(before.bare) > 0 && romanValue(l.bare) == romanValue(before.bare)+1
	default:
		return l.value == before.value+1
	}
}

// isMisread tells a paragraph whose number is followed by a comma, as recognition
// makes it of a full stop ("7, Requests"), where next is the number that is due.
func isMisread(s string, next int) bool {
	match := misreadLabel.FindStringSubmatch(s)
	return match != nil && next > 1 && decimalValue(match[1]) == next
}

// decimalValue reads digits of any script.
func decimalValue(digits string) int {
	value := 0
	for _, r := range digits {
		value = value*10 + digitValue(r)
	}
	return value
}

// digitRows are the zeros of the scripts whose digits number paragraphs.
const digitRows = "0٠۰０०০"

func digitValue(r rune) int {
	for _, zero := range digitRows {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return 0
}

// hanValue reads a Chinese number up to 99; 0 for anything else.
func hanValue(s string) int {
	value, unit := 0, 0
	for _, r := range s {
		digit := slices.Index([]rune("一二三四五六七八九"), r) + 1
		switch {
		case r == '十':
			value, unit = value+max(unit, 1)*10, 0
		case digit > 0:
			unit = digit
		default:
			return 0
		}
	}
	return value + unit
}

// alphabets are the letters that label items, in the order of each script.
var alphabets = []string{"abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشت", "一二三四五六七八九十"}

// letterValue is the place of a letter in its alphabet: a 1, z 26, aa 27; 0 for
// anything else.
func letterValue(bare string) int {
	letters := []rune(bare)
	if len(letters) == 0 {
		return 0
	}
	for _, r := range letters {
		if r != letters[0] {
			return 0
		}
	}
	for _, alphabet := range alphabets {
		row := []rune(alphabet)
		if place := slices.Index(row, letters[0]); place >= 0 {
			return place + 1 + (len(letters)-1)*len(row)
		}
	}
	return 0
}

// romanValue reads a small Roman number; 0 where there is none.
func romanValue(bare string) int {
	worth := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	value := 0
	for i := 0; i < len(bare); i++ {
		one := worth[bare[i]]
		if one == 0 {
			return 0
		}
		if i+1 < len(bare) && worth[bare[i+1]] > one {
			one = -one
		}
		value += one
	}
	return value
}

// sameNumber compares two printed labels by what they count: digits of any
// script are equal.
func sameNumber(a, b string) bool {
	return a == b || normalNumber(a) == normalNumber(b)
}

func normalNumber(s string) string {
	if value := hanValue(s); value > 0 {
		return strconv.Itoa(value)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0' + rune(digitValue(r))
		}
		return r
	}, s)
}
