package action

import "strings"

// isEnglish tells whether a text is in English: its language tag, English where
// it has none.
func isEnglish(lang string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return primary == "" || primary == "en"
}

// isNumberWord tells whether a word is a number, cardinal or ordinal, also a
// compound such as forty-eight.
func isNumberWord(word string) bool {
	for part := range strings.SplitSeq(strings.ToLower(word), "-") {
		switch part {
		case "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
			"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
			"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
			"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "dozen",
			"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
			"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
			"twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
			"half", "halves", "quarter", "quarters", "thirds", "fourths", "fifths", "tenths", "once", "twice", "double", "triple":
		default:
			return false
		}
	}
	return true
}

// isNegation tells whether a word denies.
func isNegation(word string) bool {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	switch word {
	case "not", "no", "never", "without", "nor", "neither", "none", "nothing", "nobody", "nowhere", "cannot":
		return true
	}
	return strings.HasSuffix(word, "n't") || strings.HasPrefix(word, "non-")
}

func isMonth(word string) bool {
	switch word {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}
