// Package lint looks at a text as an editor would and says, with a reason, what
// departs from the conventions of resolutions: the sequence of "Also" and
// "Further", openings, end punctuation, brackets, notes, references, citations.
// It suggests and never changes a text. What only holds in English is checked only
// in English texts.
package lint

import (
	"fmt"
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

// Severity says how sure a rule is that something is wrong.
type Severity string

// The severities: an error is wrong in any text, a warning departs from
// convention, a suggestion is for a person to weigh.
const (
	Error      Severity = "error"
	Warning    Severity = "warning"
	Suggestion Severity = "suggestion"
)

// Level says how much is looked for.
type Level string

// Default keeps still where conventions differ from body to body; Strict says that
// too.
const (
	Default Level = "default"
	Strict  Level = "strict"
)

// Options choose what is looked for.
type Options struct {
	Level Level
	// ToBeAdopted: nothing of the negotiation may be left, such as square brackets
	// and numbers like "2 bis".
	ToBeAdopted bool
	// Body is the name of the body whose text this is, where its body line does not
	// say it.
	Body string
}

// Validate checks the level; none is Default. Errors have the code invalid.
func (o Options) Validate() error {
	switch o.Level {
	case "", Default, Strict:
		return nil
	default:
		return fault.Invalidf("level", "the level is %q; write default or strict", o.Level)
	}
}

// Finding is one thing that a rule has to say. Clause is a clause's id, or title,
// body, or annex 1, annex 2 … for the title of an annex. Where it is about the
// words of a footnote Note is its key, and Clause the first clause that cites it,
// empty where none does. Suggestion is the words that would be right, empty where
// only a person can know them.
type Finding struct {
	Rule       string   `json:"rule"`
	Severity   Severity `json:"severity"`
	Clause     string   `json:"clause"`
	Note       string   `json:"note,omitempty"`
	Message    string   `json:"message"`
	Suggestion string   `json:"suggestion"`
}

// Check applies every rule that fits the options and the text's language, and
// returns what they find in reading order. The text must be canonical. It returns
// an empty list, never nil, where there is nothing to say.
func Check(t *text.Text, o Options) []Finding {
	d := newDocument(t, o)
	var hits []hit
	for _, rule := range rules {
		if !rule.applies(d) {
			continue
		}
		rule.check(d, func(p passage, suggestion, format string, args ...any) {
			hits = append(hits, hit{p.place, Finding{
				Rule: rule.Name, Severity: rule.Severity, Clause: p.clauseID(), Note: p.note,
				Message: fmt.Sprintf(format, args...), Suggestion: suggestion,
			}})
		})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.place - b.place })
	findings := make([]Finding, len(hits))
	for i, h := range hits {
		findings[i] = h.finding
	}
	return findings
}

// hit is a finding and its place in reading order.
type hit struct {
	place   int
	finding Finding
}
