package docx_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/formats/docx"
	"chapeau/drafting/text"
)

// benchText has a paragraph of about 52 words a clause, a note in every tenth.
func benchText(clauses int) *text.Text {
	random := rand.New(rand.NewPCG(7, 7))
	t := &text.Text{Schema: text.Schema, Kind: text.Resolution, Title: "Locks", Body: "The Commission,", Footnotes: map[string]string{}}
	for i := range clauses {
		words := make([]string, 51)
		for k := range words {
			words[k] = fmt.Sprintf("word%d", random.IntN(4000))
		}
		c := &text.Clause{ID: fmt.Sprintf("o%d", i+1), Kind: text.Operative, Text: "*Requests* " + strings.Join(words, " ")}
		if i%10 == 0 {
			key := fmt.Sprintf("n%d", i)
			c.Text += "{fn:" + key + "}"
			t.Footnotes[key] = "E/CN.99/" + key + "."
		}
		t.Clauses = append(t.Clauses, c)
	}
	return t
}

func BenchmarkText5000Paragraphs(b *testing.B) {
	t := benchText(5000)
	for b.Loop() {
		if err := docx.Text(io.Discard, t, docx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTracked5000Paragraphs(b *testing.B) {
	t := benchText(5000)
	amendments := make([]amend.Amendment, 200)
	for i := range amendments {
		c := t.Clauses[i*7]
		words := c.Text + " and more"
		amendments[i] = amend.Amendment{ID: fmt.Sprintf("A%d", i), By: fmt.Sprintf("Delegation %d", i), Ops: []amend.Op{
			{Kind: amend.Edit, Clause: c.ID, Text: &words},
			{Kind: amend.Insert, After: c.ID, NewClause: &text.Clause{ID: fmt.Sprintf("x%d", i), Kind: text.Operative, Text: "*Decides* to meet"}},
		}}
	}
	for b.Loop() {
		if err := docx.Tracked(io.Discard, t, amendments, docx.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
