package api_test

import (
	"fmt"
	"io"
	"net/http"
	"testing"
)

// BenchmarkLargeDraft is what a browser asks for when it opens a draft of 300
// paragraphs with 500 amendments.
func BenchmarkLargeDraft(b *testing.B) {
	w := newWorld(b)
	clauses := []any{}
	for i := range 300 {
		clauses = append(clauses, map[string]any{
			"id": fmt.Sprintf("o%d", i+1), "kind": "operative",
			"text": "*Invites* Member States and donors to contribute forty thousand crowns every year to the marking of rivers, and to report on what was marked",
		})
	}
	text := draftText()
	text["clauses"] = clauses
	var page struct{ Draft struct{ ID string } }
	w.secretariat.post(w.in("/drafts"), map[string]any{"text": text, "status": "tabled"}).into(http.StatusCreated, &page)
	draft := "/drafts/" + page.Draft.ID
	for i := range 500 {
		clause := fmt.Sprintf("o%d", i%300+1)
		op := any(edit(clause, "forty", fmt.Sprintf("fifty%d", i)))
		if i%10 == 0 {
			op = map[string]any{"op": "insert", "after": clause, "clause": map[string]any{"kind": "operative", "text": fmt.Sprintf("*Decides* to meet %d times", i)}}
		}
		w.proposes(w.delmark, page.Draft.ID, 1, op)
	}
	for _, part := range []struct{ name, path string }{
		{"text", draft},
		{"amendments", draft + "/amendments?comparison=true&limit=500"},
	} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				response, err := w.karsk.http.Get(w.base + "/api/v1" + part.path)
				if err != nil {
					b.Fatal(err)
				}
				n, err := io.Copy(io.Discard, response.Body)
				response.Body.Close()
				if err != nil || response.StatusCode != http.StatusOK {
					b.Fatalf("status %d: %v", response.StatusCode, err)
				}
				b.ReportMetric(float64(n)/1000, "kB")
			}
		})
	}
}
