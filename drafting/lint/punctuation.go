package lint

import (
	"regexp"
	"slices"
	"strings"

	"chapeau/drafting/text"
)

// checkTitleStop looks at the titles of the text and its annexes.
func checkTitleStop(d *document, say reporter) {
	for _, p := range d.passages {
		if p.clause != nil || p.note != "" || p.name == "body" {
			continue
		}
		words, end, _, _ := text.SplitEnd(d.text, p.inline)
		if end == "." || end == "。" {
			say(p, words, "a title ends without a full stop")
		}
	}
}

// checkEnds looks at the ends that differ from convention by more than a blank. It
// says nothing of an "and" before the last of a list, of an end within closing quotes
// or brackets, and of one that a note's number follows, as in old prints.
func checkEnds(d *document, say reporter) {
	conventional := text.ConventionalEnds(d.text)
	d.lists(func(clauses []*text.Clause) {
		for i, c := range clauses {
			if c.End == nil || sameEnd(*c.End, conventional[c], i == len(clauses)-2) || *c.End == "" && d.endsWithin(c) {
				continue
			}
			say(d.clauses[c.ID], conventional[c], "the paragraph ends with %s; at its place it would end with %s", quoted(*c.End), quoted(conventional[c]))
		}
	})
}

// joiners may stand behind the end before the last of a list.
var joiners = []string{"and", "or", "et", "ou", "y", "e", "o", "u", "и", "или", "和", "或", "و", "أو"}

// sameEnd compares ends but for blanks.
func sameEnd(end, conventional string, beforeLast bool) bool {
	end, conventional = strings.TrimSpace(end), strings.TrimSpace(conventional)
	joiner, found := strings.CutPrefix(end, conventional)
	return found && (joiner == "" || beforeLast && conventional != "" && slices.Contains(joiners, strings.TrimSpace(joiner)))
}

// printedNumber is the number of a note behind end punctuation.
var printedNumber = regexp.MustCompile(`[,;:.] ?\d{1,3}$`)

// endsWithin tells whether a clause's words hold their end.
func (d *document) endsWithin(c *text.Clause) bool {
	_, _, _, closed := text.SplitEnd(d.text, c.Text)
	return closed || printedNumber.MatchString(c.Text)
}

func quoted(end string) string {
	if end == "" {
		return "nothing"
	}
	return `"` + end + `"`
}

// lists visits every list of clauses: those of the text, of its annexes, and of each
// clause's children.
func (d *document) lists(visit func([]*text.Clause)) {
	var walk func([]*text.Clause)
	walk = func(clauses []*text.Clause) {
		visit(clauses)
		for _, c := range clauses {
			walk(c.Children)
		}
	}
	walk(d.text.Clauses)
	for _, annex := range d.text.Annexes {
		walk(annex.Clauses)
	}
}

var (
	blanks  = regexp.MustCompile(`[ \t\x{00A0}\x{202F}]{2,}`)
	atAnEnd = regexp.MustCompile(`^\s|\s$`)
)

func checkSpaces(d *document, say reporter) {
	for _, p := range d.passages {
		if at := blanks.FindStringIndex(p.plain.Words); at != nil {
			say(p, "", "two blanks stand together at %q; one is enough", around(p.plain.Words, at[0], at[1]))
		}
		if atAnEnd.MatchString(p.plain.Words) {
			say(p, strings.TrimSpace(p.inline), "a blank stands at an end of the paragraph; leave it out")
		}
	}
}

// around is a place in words with a little of what stands before and behind it.
func around(words string, from, to int) string {
	const enough = 16
	before, after := []rune(words[:from]), []rune(words[to:])
	return string(before[max(0, len(before)-enough):]) + words[from:to] + string(after[:min(len(after), enough)])
}
