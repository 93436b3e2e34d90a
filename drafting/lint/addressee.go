package lint

import (
	"regexp"
	"strings"
)

var (
	beforeAddressee = regexp.MustCompile(`^(?:of|on|upon|to|for|at|about|by|with|the|all|both|its|their|his|a|an|again|also|further|each|every)\s+`)
	behindAddressee = regexp.MustCompile(`[,;:.(\x{FFFC}]|\s(?:to|that|which|who|whose|in|within|through|as|when|where|by|until|pursuant|consistent|during|under|at|be)\s`)
)

// brackets of negotiators do not change whom a paragraph addresses.
var brackets = strings.NewReplacer("[", "", "]", "")

// addresseeOf is whom or what a paragraph's verb addresses: the words behind it up
// to what they shall do, in small letters and without article. It is empty where a
// verb has none, as in "Decides that".
func addresseeOf(rest string) string {
	words := " " + strings.TrimSpace(brackets.Replace(rest)) + " "
	if at := behindAddressee.FindStringIndex(words); at != nil {
		words = words[:at[0]]
	}
	words = strings.ToLower(strings.TrimSpace(words)) + " "
	for {
		shorter := beforeAddressee.ReplaceAllString(words, "")
		if shorter == words {
			return strings.TrimSpace(words)
		}
		words = shorter
	}
}
