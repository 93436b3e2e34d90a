package amend

import (
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/diffing"
	"chapeau/drafting/text"
	"github.com/sergi/go-diff/diffmatchpatch"
)

// benchWords is a vocabulary large enough that paragraphs differ.
func benchWords(random *rand.Rand, n int) []string {
	common := strings.Fields("the of and to in a for on with by States Member Secretariat report its at session from which")
	words := make([]string, n)
	for i := range words {
		if random.Intn(5) < 2 {
			words[i] = common[random.Intn(len(common))]
			continue
		}
		words[i] = fmt.Sprintf("word%d", random.Intn(4000))
	}
	return words
}

// benchText has a clause a paragraph of about 52 words.
func benchText(clauses int) *text.Text {
	random := rand.New(rand.NewSource(7))
	t := &text.Text{Schema: text.Schema, Kind: text.Resolution, Title: "Locks", Body: "The Commission,", Footnotes: map[string]string{}}
	for i := 0; i < clauses; i++ {
		t.Clauses = append(t.Clauses, &text.Clause{
			ID: fmt.Sprintf("o%d", i+1), Kind: text.Operative, Text: "*Requests* " + strings.Join(benchWords(random, 51), " "),
		})
	}
	return t
}

// benchEdit changes three words of a clause.
func benchEdit(random *rand.Rand, c *text.Clause) string {
	words := strings.Fields(c.Text)
	for range 3 {
		words[1+random.Intn(len(words)-1)] = fmt.Sprintf("changed%d", random.Intn(1000))
	}
	return strings.Join(words, " ")
}

// benchAmendments edit the clauses one after the other, or all the first.
func benchAmendments(t *text.Text, n int, allOnOne bool) []Amendment {
	random := rand.New(rand.NewSource(11))
	amendments := make([]Amendment, n)
	for i := range amendments {
		c := t.Clauses[(i*7)%len(t.Clauses)]
		if allOnOne {
			c = t.Clauses[0]
		}
		words := benchEdit(random, c)
		amendments[i] = Amendment{ID: fmt.Sprintf("A%d", i+1), By: fmt.Sprintf("Delegation %d", i%190), Ops: []Op{{Kind: Edit, Clause: c.ID, Text: &words}}}
	}
	return amendments
}

func editedText(t *text.Text, edits int, move bool) *text.Text {
	random := rand.New(rand.NewSource(13))
	out := *t
	out.Clauses = append([]*text.Clause(nil), t.Clauses...)
	for i := 0; i < edits; i++ {
		at := (i * len(t.Clauses)) / edits
		c := *t.Clauses[at]
		c.Text = benchEdit(random, &c)
		out.Clauses[at] = &c
	}
	if move {
		for i := 0; i < 20; i++ {
			a, b := random.Intn(len(out.Clauses)), random.Intn(len(out.Clauses))
			out.Clauses[a], out.Clauses[b] = out.Clauses[b], out.Clauses[a]
		}
	}
	return &out
}

// plainDiff is the yardstick: the same tokenizer, go-diff over all tokens of
// every clause, nothing trimmed.
func plainDiff(base, changed string) {
	ids := make(map[string]rune)
	encode := func(s string) []rune {
		var out []rune
		for _, token := range diffing.Tokenize(s) {
			word := s[token.Start:token.End]
			id, known := ids[word]
			if !known {
				id = 0x100 + rune(len(ids))
				ids[word] = id
			}
			out = append(out, id)
		}
		return out
	}
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0
	engine.DiffMainRunes(encode(base), encode(changed), false)
}

func BenchmarkDraft60ClausesEdited10(b *testing.B) {
	base := benchText(60)
	changed := editedText(base, 10, false)
	b.Run("chapeau", func(b *testing.B) {
		for b.Loop() {
			Compare(base, changed)
		}
	})
	b.Run("yardstick=plain", func(b *testing.B) {
		for b.Loop() {
			for i := range base.Clauses {
				plainDiff(base.Clauses[i].Text, changed.Clauses[i].Text)
			}
		}
	})
}

func BenchmarkText5000ClausesWithoutIDs(b *testing.B) {
	base := benchText(5000)
	changed := text.WithoutIDs(editedText(base, 500, true))
	b.Run("chapeau", func(b *testing.B) {
		for b.Loop() {
			CompareCopy(base, changed)
		}
	})
	b.Run("yardstick=git-word-diff", func(b *testing.B) {
		if _, err := exec.LookPath("git"); err != nil {
			b.Skip("git is not installed")
		}
		folder := b.TempDir()
		before, after := filepath.Join(folder, "before"), filepath.Join(folder, "after")
		writeLines(b, before, base)
		writeLines(b, after, changed)
		for b.Loop() {
			_ = exec.Command("git", "diff", "--no-index", "--word-diff=porcelain", before, after).Run() // exits with 1 where files differ
		}
	})
}

func writeLines(b *testing.B, name string, t *text.Text) {
	b.Helper()
	var lines strings.Builder
	for _, c := range t.Clauses {
		lines.WriteString(c.Text + "\n")
	}
	if err := os.WriteFile(name, []byte(lines.String()), 0o600); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkMerge60Clauses(b *testing.B) {
	base := benchText(60)
	for _, n := range []int{10, 200} {
		amendments := benchAmendments(base, n, false)
		b.Run(fmt.Sprintf("amendments=%d", n), func(b *testing.B) { benchMerge(b, base, amendments) })
	}
}

func benchMerge(b *testing.B, base *text.Text, amendments []Amendment) {
	for b.Loop() {
		if _, err := Merge(base, amendments); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMergeMany(b *testing.B) {
	base := benchText(1000)
	for _, n := range []int{1250, 5000, 20000} {
		b.Run(fmt.Sprintf("clauses=1000/amendments=%d", n), func(b *testing.B) { benchMerge(b, base, benchAmendments(base, n, false)) })
	}
	for _, n := range []int{1250, 5000, 20000} {
		b.Run(fmt.Sprintf("clauses=one/amendments=%d", n), func(b *testing.B) { benchMerge(b, base, benchAmendments(base, n, true)) })
	}
}

func BenchmarkRebase199(b *testing.B) {
	base := benchText(60)
	amendments := benchAmendments(base, 200, false)
	current, err := Apply(base, amendments[0])
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		rebaser := NewRebaser(base, current)
		for _, a := range amendments[1:] {
			if _, err := rebaser.Rebase(a); err != nil {
				b.Fatal(err)
			}
		}
	}
}
