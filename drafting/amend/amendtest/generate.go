// Package amendtest generates texts and amendments for the property tests of
// whatever works on amendments. It is for tests only.
package amendtest

import (
	"fmt"
	"strings"

	"chapeau/drafting/amend"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// sampleWords are the words that generated clauses are made of.
var sampleWords = strings.Fields("the of States Member report locks pilots canals fund data every year two 1,500 E/CN.99/1 law-making océan 河 [draft] “quoted” –")

// Words generates words of an inline text, without marks.
func Words(t *rapid.T, label string, least, most int) string {
	n := rapid.IntRange(least, most).Draw(t, label)
	words := make([]string, n)
	for i := range words {
		words[i] = rapid.SampledFrom(sampleWords).Draw(t, label)
	}
	return strings.Join(words, " ")
}

func drawClauseText(t *rapid.T) string {
	s := Words(t, "words", 1, 10)
	switch rapid.IntRange(0, 6).Draw(t, "marks") {
	case 0:
		s = "*Requests* " + s
	case 1:
		s = "*Calls upon* " + s + "{fn:a}"
	case 2:
		s += "{fn:b} and more"
	}
	return s
}

// Text generates a text with a preamble, operatives, items and notes.
func Text(t *rapid.T) *text.Text {
	out := &text.Text{
		Kind: text.Resolution, Title: "Locks", Body: "The Commission,",
		Footnotes: map[string]string{"a": "E/CN.99/1.", "b": "E/CN.99/2."},
	}
	for range rapid.IntRange(0, 3).Draw(t, "preambulars") {
		out.Clauses = append(out.Clauses, &text.Clause{Kind: text.Preambular, Text: drawClauseText(t)})
	}
	for range rapid.IntRange(1, 5).Draw(t, "operatives") {
		c := &text.Clause{Kind: text.Operative, Text: drawClauseText(t)}
		for range rapid.IntRange(0, 2).Draw(t, "items") {
			item := &text.Clause{Kind: text.Item, Text: drawClauseText(t)}
			if rapid.IntRange(0, 3).Draw(t, "nested") == 0 {
				item.Children = []*text.Clause{{Kind: text.Item, Text: drawClauseText(t)}}
			}
			c.Children = append(c.Children, item)
		}
		out.Clauses = append(out.Clauses, c)
	}
	canonical, err := text.Canonical(out)
	if err != nil {
		t.Fatalf("the generated text is not valid: %v", err)
	}
	return canonical
}

// Amendment generates an amendment whose operations fit the base one after
// the other.
func Amendment(t *rapid.T, base *text.Text, id string, most int) amend.Amendment {
	a := amend.Amendment{ID: id, By: "Delegation " + id}
	for range rapid.IntRange(1, most).Draw(t, "ops") {
		current, err := amend.Apply(base, a)
		if err != nil {
			t.Fatalf("amendment %+v does not apply: %v", a, err)
		}
		if op, ok := drawOp(t, current, fmt.Sprintf("%s-%d", id, len(a.Ops)+1)); ok {
			a.Ops = append(a.Ops, op)
		}
	}
	return a
}

func drawOp(t *rapid.T, current *text.Text, fresh string) (amend.Op, bool) {
	var clauses []*text.Clause
	current.Walk(func(c, _ *text.Clause) bool {
		clauses = append(clauses, c)
		return true
	})
	if len(clauses) == 0 {
		return amend.Op{}, false
	}
	c := rapid.SampledFrom(clauses).Draw(t, "clause")
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0, 1, 2, 3:
		op := drawEdit(t, c)
		if rapid.IntRange(0, 5).Draw(t, "note") == 0 {
			words := *op.Text + "{fn:" + fresh + "}"
			op.Text, op.Footnotes = &words, map[string]string{fresh: "Note " + fresh}
		}
		return op, true
	case 4, 5:
		return drawInsert(t, c, fresh), true
	case 6:
		return amend.Op{Kind: amend.Delete, Clause: c.ID}, true
	case 7, 8:
		op := amend.Op{Kind: amend.Move, Clause: c.ID}
		target := rapid.SampledFrom(clauses).Draw(t, "target")
		if isUnder(c, target.ID) {
			return amend.Op{}, false
		}
		if rapid.Bool().Draw(t, "after") {
			op.After = target.ID
		} else {
			op.FirstOf = target.ID
		}
		return op, true
	default:
		title := Words(t, "title", 1, 3)
		return amend.Op{Kind: amend.SetTitle, Text: &title}, true
	}
}

func isUnder(c *text.Clause, id string) bool {
	if c.ID == id {
		return true
	}
	for _, child := range c.Children {
		if isUnder(child, id) {
			return true
		}
	}
	return false
}

// drawEdit changes one or two words of a clause.
func drawEdit(t *rapid.T, c *text.Clause) amend.Op {
	words := strings.Split(c.Text, " ")
	for range rapid.IntRange(1, 2).Draw(t, "edits") {
		at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
		switch rapid.IntRange(0, 2).Draw(t, "how") {
		case 0:
			if !strings.Contains(words[at], "*") {
				words[at] = Words(t, "replacement", 1, 2)
			}
		case 1:
			words = append(words[:at+1:at+1], append([]string{Words(t, "addition", 1, 2)}, words[at+1:]...)...)
		default:
			if !strings.Contains(words[at], "*") && len(words) > 2 {
				words = append(words[:at:at], words[at+1:]...)
			}
		}
	}
	changed := strings.Join(words, " ")
	if text.ValidateInline("", changed) != nil {
		changed = c.Text + " too"
	}
	return amend.Op{Kind: amend.Edit, Clause: c.ID, Text: &changed}
}

func drawInsert(t *rapid.T, anchor *text.Clause, fresh string) amend.Op {
	clause := &text.Clause{ID: fresh + "n", Kind: anchor.Kind, Text: Words(t, "new", 1, 4) + " new" + fresh}
	op := amend.Op{Kind: amend.Insert, After: anchor.ID, NewClause: clause}
	if rapid.IntRange(0, 4).Draw(t, "under") == 0 {
		op.After, op.FirstOf, clause.Kind = "", anchor.ID, text.Item
	}
	if rapid.IntRange(0, 3).Draw(t, "note") == 0 {
		clause.Text += "{fn:x}"
		op.Footnotes = map[string]string{"x": "Note one"}
		if strings.HasPrefix(fresh, "C") {
			op.Footnotes["x"] = "Note two"
		}
	}
	return op
}
