package diffing

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// clause is a 100-word clause and the same with three words changed.
func benchClause() (string, string) {
	words := strings.Fields(strings.Repeat("the Commission invites member States to report on waterways and locks in good time ", 8))[:100]
	for i := range words {
		words[i] += fmt.Sprint(i % 37)
	}
	base := strings.Join(words, " ")
	words[20], words[50], words[80] = "changed", "words", "here"
	return base, strings.Join(words, " ")
}

// plain is the yardstick: the same tokenizer, go-diff over all tokens, fresh
// buffers, nothing trimmed.
func plain(base, changed string) []diffmatchpatch.Diff {
	ids := make(map[string]rune)
	encode := func(s string) []rune {
		var out []rune
		for _, token := range Tokenize(s) {
			word := s[token.Start:token.End]
			id, known := ids[word]
			if !known {
				id = 0x100 + rune(len(ids))
				if id >= 0xd800 {
					id += 0x800
				}
				ids[word] = id
			}
			out = append(out, id)
		}
		return out
	}
	engine := diffmatchpatch.New()
	engine.DiffTimeout = 0
	return engine.DiffMainRunes(encode(base), encode(changed), false)
}

func BenchmarkClause100Words(b *testing.B) {
	base, changed := benchClause()
	b.Run("chapeau", func(b *testing.B) {
		for b.Loop() {
			Words(base, changed)
		}
	})
	b.Run("yardstick=plain", func(b *testing.B) {
		for b.Loop() {
			plain(base, changed)
		}
	})
	b.Run("yardstick=letters", func(b *testing.B) {
		engine := diffmatchpatch.New()
		engine.DiffTimeout = 0
		for b.Loop() {
			engine.DiffMain(base, changed, false)
		}
	})
}

func BenchmarkClauseRewritten5000Tokens(b *testing.B) {
	random := rand.New(rand.NewSource(1))
	vocabulary := make([]string, 400)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("word%d", i)
	}
	compose := func() string {
		words := make([]string, 2500)
		for i := range words {
			words[i] = vocabulary[random.Intn(len(vocabulary))]
		}
		return strings.Join(words, " ")
	}
	base, changed := compose(), compose()
	b.Run("chapeau", func(b *testing.B) {
		for b.Loop() {
			Words(base, changed)
		}
	})
	b.Run("yardstick=plain", func(b *testing.B) {
		for b.Loop() {
			plain(base, changed)
		}
	})
}
