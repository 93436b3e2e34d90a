package api

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/text"
)

var notInNames = regexp.MustCompile(`[^\pL\pN.]+`)

// fileWords are words as a file's name has them, at most 80 letters.
func fileWords(words string) string {
	name := strings.Trim(notInNames.ReplaceAllString(words, "-"), "-.")
	if runes := []rune(name); len(runes) > 80 {
		name = string(runes[:80])
	}
	return name
}

// nameOf is a file name for a text: its symbol, else its designation, else its
// title.
func nameOf(t *text.Text) string {
	for _, candidate := range []string{t.Symbol, t.Designation, text.PlainWords(t.Title)} {
		if name := fileWords(candidate); name != "" {
			return name
		}
	}
	return "text"
}

// amendmentName is a file name for an amendment: its symbol, else the draft's
// with its label.
func amendmentName(p drafting.AmendmentPrint) string {
	if name := fileWords(p.Amendment.Symbol); name != "" {
		return name
	}
	name := nameOf(p.Base) + "-amendment"
	if p.Amendment.Label != "" {
		return name + "-" + p.Amendment.Label
	}
	return name
}

// labels name the amendments in a file's name, by their number where they are
// many.
func labels(all []string) string {
	if len(all) > 4 {
		return fmt.Sprintf("%d-amendments", len(all))
	}
	var words []string
	for _, label := range all {
		if label == "" {
			label = "draft"
		}
		words = append(words, label)
	}
	return strings.Join(words, "-")
}

// versioned is a file name with the version that the file holds.
func versioned(name string, version int) string { return name + "-v" + strconv.Itoa(version) }
