package action

import (
	"slices"
	"strings"
)

// Basis says in one line, in English, on what a proposed order rests.
func Basis(steps []Step) string {
	has := func(code ReasonCode) bool {
		return slices.ContainsFunc(steps, func(s Step) bool {
			return slices.ContainsFunc(s.Reasons, func(r Reason) bool { return r.Code == code })
		})
	}
	var rules []string
	for _, rule := range []struct {
		code  ReasonCode
		words string
	}{{DeletionFirst, "deletion first"}, {ReplacementNext, "replacement of the whole"}, {LargerChange, "larger change"}, {AsSubmitted, "order of submission"}} {
		if has(rule.code) {
			rules = append(rules, rule.words)
		}
	}
	var parts []string
	add := func(applies bool, words string) {
		if applies {
			parts = append(parts, words)
		}
	}
	add(has(SubBeforeAmendment), "sub-amendments before their amendment")
	add(has(SameTarget), "same target")
	add(len(rules) > 0, strings.Join(rules, ", then "))
	add(has(BeforeDependent), "before those that depend on it")
	if has(TextOrder) {
		words := "in the order of the text"
		if len(parts) > 0 {
			words = "otherwise " + words
		}
		parts = append(parts, words)
	}
	return strings.Join(append(parts, "marked as a proposal only"), "; ")
}
