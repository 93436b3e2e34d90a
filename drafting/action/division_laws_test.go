package action_test

import (
	"strings"
	"testing"

	"chapeau/diffing"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// drawPassage names some words of a clause that stand next to one another.
func drawPassage(t *rapid.T, c *text.Clause) (action.Passage, bool) {
	tokens := diffing.Tokenize(c.Text)
	from := rapid.IntRange(0, len(tokens)-1).Draw(t, "from")
	to := rapid.IntRange(from, len(tokens)-1).Draw(t, "to")
	var words strings.Builder
	for _, token := range tokens[from : to+1] {
		if token.Kind != diffing.Mark {
			words.WriteString(c.Text[token.CoreStart:token.CoreEnd])
		}
	}
	found := amend.FindWords(c.Text, strings.TrimSpace(words.String()))
	if len(found) == 0 {
		return action.Passage{}, false
	}
	p := action.Passage{Clause: c.ID, Text: strings.TrimSpace(words.String())}
	if len(found) > 1 {
		p.Occurrence = rapid.IntRange(1, len(found)).Draw(t, "occurrence")
	}
	return p, true
}

func drawClause(t *rapid.T, from *text.Text) *text.Clause {
	var clauses []*text.Clause
	from.Walk(func(c, _ *text.Clause) bool {
		clauses = append(clauses, c)
		return true
	})
	return rapid.SampledFrom(clauses).Draw(t, "part of")
}

// Law: what is left of a text are its words without those of the rejected parts,
// and it is in the canonical form, ends and spaces included.
func TestRemovedPartsAreAllThatGoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		var parts []action.Part
		for _, label := range []string{"A", "B"} {
			c := drawClause(t, base)
			if rapid.Bool().Draw(t, "whole") {
				parts = append(parts, action.Part{Label: label, Clauses: []string{c.ID}})
			} else if p, ok := drawPassage(t, c); ok {
				parts = append(parts, action.Part{Label: label, Words: []action.Passage{p}})
			}
		}
		if action.CheckParts(base, parts) != nil {
			return
		}
		ops, err := action.Remove(base, parts)
		if err != nil {
			t.Fatal(err)
		}
		left := mustApply(t, base, amend.Amendment{ID: "X", Ops: ops})
		want := counted(base)
		for _, p := range parts {
			for _, id := range p.Clauses {
				subtract(want, base.Find(id))
			}
			for _, words := range p.Words {
				for _, word := range wordsOf(words.Text) {
					want[word]--
				}
			}
		}
		for word, n := range counted(left) {
			if n != want[word] {
				t.Fatalf("%q stands %d times, not %d\nbase %s\nparts %s\nleft %s", word, n, want[word], encoded(base), text.EncodeJSON(parts), encoded(left))
			}
			delete(want, word)
		}
		for word, n := range want {
			if n > 0 {
				t.Fatalf("%q is lost\nbase %s\nparts %s\nleft %s", word, encoded(base), text.EncodeJSON(parts), encoded(left))
			}
		}
		canonical, err := text.Canonical(left)
		if err != nil || encoded(canonical) != encoded(left) {
			t.Fatalf("what is left is not canonical (%v): %s", err, encoded(left))
		}
		left.Walk(func(c, _ *text.Clause) bool {
			if c.Text != strings.TrimSpace(c.Text) || strings.Contains(c.Text, "  ") {
				t.Fatalf("loose spaces are left in %q", c.Text)
			}
			return true
		})
	})
}

// counted counts the words of clauses, marks apart.
func counted(t *text.Text) map[string]int {
	counts := make(map[string]int)
	t.Walk(func(c, _ *text.Clause) bool {
		for _, word := range wordsOf(c.Text) {
			if !strings.HasPrefix(word, "{") {
				counts[word]++
			}
		}
		return true
	})
	return counts
}

func subtract(counts map[string]int, c *text.Clause) {
	for _, word := range wordsOf(c.Text) {
		counts[word]--
	}
	for _, child := range c.Children {
		subtract(counts, child)
	}
}

// Law: without a rejected clause an amendment leaves that clause as the base has
// it, and does all else that it did.
func TestRejectedClausesAreTheBasesAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 4)
		proposed := mustApply(t, base, a)
		from := proposed
		if len(proposed.Clauses) == 0 || rapid.IntRange(0, 3).Draw(t, "deleted") == 0 {
			from = base
		}
		rejected := drawClause(t, from)
		left, err := action.RemoveFrom(base, a, []action.Part{{Label: "A", Clauses: []string{rejected.ID}}})
		if err != nil {
			if fault.CodeOf(err) != fault.Invalid {
				t.Fatal(err)
			}
			return
		}
		result := mustApply(t, base, left)
		if inBase := base.Find(rejected.ID); inBase != nil {
			if c := result.Find(rejected.ID); c == nil || c.Text != inBase.Text {
				t.Fatalf("clause %s is not the base's again\namendment %s\nleft %s", rejected.ID, text.EncodeJSON(a), text.EncodeJSON(left))
			}
		} else if result.Find(rejected.ID) != nil {
			t.Fatalf("the new clause %s is still there\namendment %s\nleft %s", rejected.ID, text.EncodeJSON(a), text.EncodeJSON(left))
		}
		under := underEither(base, proposed, rejected.ID)
		proposed.Walk(func(c, _ *text.Clause) bool {
			if under[c.ID] {
				return true
			}
			if r := result.Find(c.ID); r == nil || r.Text != c.Text {
				t.Fatalf("clause %s is no longer as proposed\namendment %s\nleft %s", c.ID, text.EncodeJSON(a), text.EncodeJSON(left))
			}
			return true
		})
	})
}

// underEither are a clause and those under it in one text or the other, or under
// one of these.
func underEither(a, b *text.Text, id string) map[string]bool {
	under := map[string]bool{id: true}
	for range 2 {
		for _, t := range []*text.Text{a, b} {
			t.Walk(func(c, parent *text.Clause) bool {
				if parent != nil && under[parent.ID] {
					under[c.ID] = true
				}
				return true
			})
		}
	}
	return under
}

// Law: rejecting words of an amendment takes out none of the base's, and rejecting
// all words of a clause gives the base's.
func TestRejectedWordsAreTheBasesAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 2)
		proposed := mustApply(t, base, a)
		if len(proposed.Clauses) == 0 {
			return
		}
		c := drawClause(t, proposed)
		old := base.Find(c.ID)
		if old == nil || old.Text == c.Text {
			return
		}
		p, ok := drawPassage(t, c)
		if !ok {
			return
		}
		if rapid.Bool().Draw(t, "all") {
			p.Text, p.Occurrence = withoutMarks(c.Text), 0
		}
		left, err := action.RemoveFrom(base, a, []action.Part{{Label: "A", Words: []action.Passage{p}}})
		result := base
		if err == nil {
			result = mustApply(t, base, left)
		} else if fault.CodeOf(err) != fault.Invalid {
			t.Fatal(err)
		} else if !strings.Contains(err.Error(), "nothing of the amendment is left") {
			return
		}
		now := result.Find(c.ID)
		if p.Text == withoutMarks(c.Text) && now.Text != old.Text {
			t.Fatalf("all words rejected, %q became %q, not %q", c.Text, now.Text, old.Text)
		}
		kept := make(map[string]int)
		for _, word := range wordsOf(now.Text) {
			kept[word]++
		}
		for _, run := range diffing.Words(old.Text, c.Text) {
			if run.Op != diffing.Equal {
				continue
			}
			for _, word := range wordsOf(run.Text) {
				if kept[word]--; kept[word] < 0 {
					t.Fatalf("the base's word %q is lost: %q proposed for %q, without %q it is %q", word, c.Text, old.Text, p.Text, now.Text)
				}
			}
		}
		if text.ValidateInline("", now.Text) != nil || strings.Contains(now.Text, "  ") || strings.TrimSpace(now.Text) != now.Text {
			t.Fatalf("%q is left of %q without %q, before it %q", now.Text, c.Text, p.Text, old.Text)
		}
	})
}

func withoutMarks(s string) string {
	var b strings.Builder
	for _, token := range diffing.Tokenize(s) {
		if token.Kind != diffing.Mark {
			b.WriteString(s[token.CoreStart:token.CoreEnd])
		}
	}
	return b.String()
}
