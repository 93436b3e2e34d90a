package action_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
)

// benchText has 60 paragraphs of 52 words.
func benchText() *text.Text {
	random := rand.New(rand.NewSource(7))
	t := &text.Text{Schema: text.Schema, Kind: text.Resolution, Title: "Locks", Body: "The Commission,", Footnotes: map[string]string{}}
	for i := range 60 {
		words := make([]string, 51)
		for k := range words {
			words[k] = fmt.Sprintf("word%d", random.Intn(4000))
		}
		t.Clauses = append(t.Clauses, &text.Clause{ID: fmt.Sprintf("o%d", i+1), Kind: text.Operative, Text: "*Requests* " + strings.Join(words, " ")})
	}
	return t
}

// benchCandidates change three words of a paragraph each; every tenth inserts a
// paragraph, every twentieth deletes one.
func benchCandidates(t *text.Text, n int) []action.Candidate {
	random := rand.New(rand.NewSource(11))
	candidates := make([]action.Candidate, n)
	for i := range candidates {
		c := t.Clauses[(i*7)%len(t.Clauses)]
		id := fmt.Sprintf("A%d", i+1)
		var op amend.Op
		switch {
		case i%20 == 0:
			op = amend.Op{Kind: amend.Delete, Clause: c.ID}
		case i%10 == 0:
			op = amend.Op{Kind: amend.Insert, After: c.ID, NewClause: &text.Clause{Kind: text.Operative, Text: "*Notes* " + id}}
		default:
			words := strings.Fields(c.Text)
			for range 3 {
				words[1+random.Intn(len(words)-1)] = fmt.Sprintf("changed%d", random.Intn(1000))
			}
			changed := strings.Join(words, " ")
			op = amend.Op{Kind: amend.Edit, Clause: c.ID, Text: &changed}
		}
		candidates[i] = action.Candidate{ID: id, Label: id, Number: i + 1, Content: amend.Amendment{ID: id, By: id, Ops: []amend.Op{op}}}
	}
	return candidates
}

// The pair classes and the order beside the merge of the same amendments.
func BenchmarkClassify60Clauses(b *testing.B) {
	base := benchText()
	for _, n := range []int{200, 600} {
		candidates := benchCandidates(base, n)
		amendments := contents(candidates)
		b.Run(fmt.Sprintf("amendments=%d/pairs", n), func(b *testing.B) {
			for b.Loop() {
				classes, err := action.Classify(base, amendments)
				if err != nil {
					b.Fatal(err)
				}
				classes.Pairs()
			}
		})
		b.Run(fmt.Sprintf("amendments=%d/order", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := action.Propose(base, candidates); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("amendments=%d/yardstick=merge", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := amend.Merge(base, amendments); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
