package api

import (
	"maps"
	"slices"
	"strconv"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// The places of a text that are no clause, as merging names them.
const (
	titleClause    = "title"
	bodyClause     = "body"
	footnotePrefix = "footnote:"
)

// runView is a stretch of words that stays, comes or goes.
type runView struct {
	Op    string     `json:"op"`
	Text  string     `json:"text"`
	Parts []partView `json:"parts"`
}

// comparedClause is one clause with its changes, and what it takes to show it
// at its place.
type comparedClause struct {
	Clause string             `json:"clause"`
	Kind   string             `json:"kind"`
	Status amend.ClauseStatus `json:"status"`
	Depth  int                `json:"depth"`
	Label  string             `json:"label"`
	After  string             `json:"after,omitempty"`
	Runs   []runView          `json:"runs"`
	End    *endChange         `json:"end,omitempty"`
}

type endChange struct {
	Before string `json:"before"`
	After  string `json:"after"`
}

type comparisonView struct {
	Clauses []comparedClause `json:"clauses"`
	Changed int              `json:"changed"`
}

// comparer shows what differs between two texts.
type comparer struct {
	before, after *reading
}

// view shows a comparison in its order; notes come last. A clause without
// changes is left out unless all are wanted.
func (c comparer) view(changes amend.Comparison, all bool) comparisonView {
	view := comparisonView{Clauses: []comparedClause{}}
	for _, diff := range changes.Clauses {
		view.add(c.clause(diff), all)
	}
	for _, key := range c.noteKeys() {
		view.add(c.note(key), all)
	}
	return view
}

func (v *comparisonView) add(clause comparedClause, all bool) {
	changed := clause.Status != amend.Same || clause.End != nil
	if changed {
		v.Changed++
	}
	if changed || all {
		v.Clauses = append(v.Clauses, clause)
	}
}

func (c comparer) clause(diff amend.ClauseDiff) comparedClause {
	view := comparedClause{
		Clause: diff.Clause, Kind: diff.Clause, Status: diff.Status,
		Runs: c.runs(diff.Clause, diff.Runs), End: c.end(diff.Clause),
	}
	line, ok := c.after.clauses[diff.Clause]
	if !ok {
		line, ok = c.before.clauses[diff.Clause]
	}
	if ok {
		view.Kind, view.Depth, view.Label = string(line.Clause.Kind), line.Depth, line.Label
	}
	if diff.Status == amend.Inserted || diff.Status == amend.Moved {
		view.After = c.after.above[diff.Clause]
	}
	return view
}

// runs shows runs: what goes as the text was, the rest as it becomes.
func (c comparer) runs(clause string, runs []diffing.Run) []runView {
	return each(runs, func(run diffing.Run) runView {
		side := c.after
		if run.Op == "del" {
			side = c.before
		}
		return runView{Op: string(run.Op), Text: run.Text, Parts: side.parts(clause, run.Text)}
	})
}

// end tells a change of the end punctuation itself; an end that only follows
// from the clause's place is none.
func (c comparer) end(clause string) *endChange {
	before, after := c.before.clauses[clause].Clause, c.after.clauses[clause].Clause
	if before == nil || after == nil || sameEnd(before.End, after.End) {
		return nil
	}
	return &endChange{Before: c.before.end(before), After: c.after.end(after)}
}

func sameEnd(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// end is the punctuation that a clause is printed with.
func (r *reading) end(clause *text.Clause) string {
	if clause.End != nil {
		return *clause.End
	}
	return text.ConventionalEnds(r.text)[clause]
}

// noteKeys are the keys of notes that differ, in a fixed order.
func (c comparer) noteKeys() []string {
	keys := make(map[string]bool)
	for key, words := range c.before.text.Footnotes {
		if now, ok := c.after.text.Footnotes[key]; !ok || now != words {
			keys[key] = true
		}
	}
	for key := range c.after.text.Footnotes {
		if _, ok := c.before.text.Footnotes[key]; !ok {
			keys[key] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func (c comparer) note(key string) comparedClause {
	before, was := c.before.text.Footnotes[key]
	after, is := c.after.text.Footnotes[key]
	view := comparedClause{Clause: footnotePrefix + key, Kind: "footnote", Status: amend.Edited}
	switch {
	case !was:
		view.Status = amend.Inserted
	case !is:
		view.Status = amend.Deleted
	}
	side := c.after
	if !is {
		side = c.before
	}
	if number, ok := side.numbers[key]; ok {
		view.Label = strconv.Itoa(number)
	}
	view.Runs = c.runs(view.Clause, diffing.Words(before, after))
	return view
}
