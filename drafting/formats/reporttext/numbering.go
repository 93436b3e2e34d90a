package reporttext

import (
	"strings"

	"chapeau/drafting/text"
)

// keepNumbers compares the numbers that are computed with those that the source
// prints, in reading order. Where they differ the printed one is fixed as the
// clause's label. A paragraph that the source leaves without number gets one
// like any other, unless the text is a record of what was adopted: that is kept
// as it was printed.
func keepNumbers(t *text.Text, printed []string, record bool) {
	// A fixed label can change what is computed behind it: a few rounds settle it.
	const rounds = 4
	for range rounds {
		if !fixNumbers(t, printed, record) {
			break
		}
	}
	relate(t)
}

// fixNumbers fixes what differs and tells whether anything did.
func fixNumbers(t *text.Text, printed []string, record bool) bool {
	computed := text.Labels(t, text.Final, nil)
	place, changed := 0, false
	t.Walk(func(c, _ *text.Clause) bool {
		label := printed[place]
		place++
		switch {
		case c.Kind != text.Operative && c.Kind != text.Item, c.Unnumbered,
			sameNumber(label, computed[c.ID]), fixedLabel(c.Kind, label) == computed[c.ID]:
		case label != "":
			c.Label, changed = fixedLabel(c.Kind, label), true
		case record:
			c.Unnumbered, changed = true, true
		}
		return true
	})
	return changed
}

// fixedLabel writes a printed label so that it prints again as it was: a letter
// before an operative paragraph stood in parentheses.
func fixedLabel(kind text.Kind, printed string) string {
	if kind == text.Operative && letterValue(printed) > 0 && hanValue(printed) == 0 {
		return "(" + printed + ")"
	}
	return printed
}

// relate says for labels such as "2 bis" and "2 alt" which paragraph they were
// added to, or are an alternative of: the latest with that number.
func relate(t *text.Text) {
	labels := text.Labels(t, text.Final, nil)
	numbered := make(map[string]string)
	for _, c := range t.Clauses {
		if c.Kind != text.Operative {
			continue
		}
		number, suffix, added := strings.Cut(c.Label, " ")
		target := numbered[normalNumber(number)]
		switch {
		case !added:
			numbered[normalNumber(labels[c.ID])] = c.ID
		case target != "" && suffix == "alt":
			c.Relation = &text.Relation{AlternativeTo: target}
		case target != "":
			c.Relation = &text.Relation{AdditionTo: target}
		}
	}
}
