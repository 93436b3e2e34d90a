package amend_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/diffing"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

func encoded(t *text.Text) string { return string(text.Encode(t)) }

func mustApply(t *rapid.T, base *text.Text, a amend.Amendment) *text.Text {
	out, err := amend.Apply(base, a)
	if err != nil {
		t.Fatalf("%+v does not apply: %v", a, err)
	}
	return out
}

func mustMerge(t *rapid.T, base *text.Text, amendments ...amend.Amendment) amend.MergeResult {
	result, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatalf("%+v do not merge: %v", amendments, err)
	}
	return result
}

// modelApply is the plainest way to apply an amendment: operation by operation
// on a whole tree. Apply must agree with it.
func modelApply(t *rapid.T, base *text.Text, a amend.Amendment) *text.Text {
	current := base
	for i, op := range a.Ops {
		single := a
		single.Ops = []amend.Op{op}
		next, err := amend.Apply(current, single)
		if err != nil {
			t.Fatalf("operation %d of %+v does not apply by itself: %v", i+1, a, err)
		}
		current = next
	}
	return current
}

// Law: an amendment read as a whole is its operations one after the other.
func TestOperationsApplyInTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 5)
		whole, inTurn := mustApply(t, base, a), modelApply(t, base, a)
		if got, want := withoutNotes(whole), withoutNotes(inTurn); got != want {
			t.Fatalf("as a whole\n%s\nin turn\n%s\namendment %s", got, want, text.EncodeJSON(a))
		}
	})
}

// withoutNotes leaves the notes out: one that comes and goes within an amendment
// goes with its last indicator only when it is read operation by operation.
func withoutNotes(t *text.Text) string {
	bare := *t
	bare.Footnotes = nil
	return encoded(&bare)
}

// Law 1: base plus one amendment is exactly that amendment's text; nothing
// accepted is the base, byte for byte.
func TestOneAmendmentIsItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 4)
		result := mustMerge(t, base, a)
		if len(result.Conflicts) > 0 {
			t.Fatalf("one amendment conflicts with itself: %+v", result.Conflicts)
		}
		if got, want := encoded(result.Text), encoded(mustApply(t, base, a)); got != want {
			t.Fatalf("merged alone\n%s\napplied\n%s", got, want)
		}
		if got := encoded(mustMerge(t, base).Text); got != encoded(base) {
			t.Fatalf("nothing merged gives\n%s\nnot the base\n%s", got, encoded(base))
		}
	})
}

// Law 2: without conflicts and order choices any order gives the same text; with
// conflicts the same conflicts.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a, b, c := amendtest.Amendment(t, base, "A", 2), amendtest.Amendment(t, base, "B", 2), amendtest.Amendment(t, base, "C", 2)
		forth, back := mustMerge(t, base, a, b, c), mustMerge(t, base, c, b, a)
		if hasKind(forth.Notices, amend.OrderChoice) != hasKind(back.Notices, amend.OrderChoice) {
			t.Fatalf("an order choice in one order only: %+v and %+v", forth.Notices, back.Notices)
		}
		if !hasKind(forth.Notices, amend.OrderChoice) && encoded(forth.Text) != encoded(back.Text) {
			t.Fatalf("the order matters:\n%s\n%s\nof %s", encoded(forth.Text), encoded(back.Text), text.EncodeJSON([]amend.Amendment{a, b, c}))
		}
		if len(forth.Conflicts) != len(back.Conflicts) {
			t.Fatalf("%d conflicts in one order, %d in the other", len(forth.Conflicts), len(back.Conflicts))
		}
		for i := range forth.Amendments {
			if forth.Amendments[i].Status != back.Amendments[2-i].Status {
				t.Fatalf("%s is %s in one order, %s in the other", forth.Amendments[i].ID, forth.Amendments[i].Status, back.Amendments[2-i].Status)
			}
		}
	})
}

func hasKind(notices []amend.Notice, kind amend.NoticeKind) bool {
	return slices.ContainsFunc(notices, func(n amend.Notice) bool { return n.Kind == kind })
}

// Law 3: applying twice changes nothing the second time.
func TestTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 3)
		current := mustApply(t, base, a)
		result, err := amend.Rebase(base, current, a)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(result.Ops, func(op amend.OpResult) bool { return op.Status == amend.Conflict || op.Status == amend.Orphaned }) {
			return // what it did to itself is in the way of doing it again: nothing is changed, and a person is told
		}
		if got := encoded(result.Text); got != encoded(current) {
			t.Fatalf("the second time gives\n%s\nnot\n%s\namendment %s\nrebased %s", got, encoded(current), text.EncodeJSON(a), text.EncodeJSON(result.Amendment))
		}
	})
}

// Law 4: every inserted word stands in the result or in a conflict; every other
// word of the result is the base's.
func TestNoWordIsLostOrMadeUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		amendments := []amend.Amendment{amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3), amendtest.Amendment(t, base, "C", 3)}
		result := mustMerge(t, base, amendments...)
		checkNotes(t, result.Text)
		allowed := countedWords(base)
		found := countedWords(result.Text)
		for _, conflict := range result.Conflicts {
			for _, alternative := range conflict.Alternatives {
				addWords(found, alternative.Text)
				addWords(found, alternative.ClauseText)
			}
		}
		for _, a := range amendments {
			own := countedWords(mustApply(t, base, a))
			for word, n := range own {
				if n > allowed[word] && found[word] == 0 {
					t.Fatalf("the word %q of %s is lost\n%s", word, a.ID, text.EncodeJSON(result))
				}
			}
		}
		proposed := countedWords(base)
		for _, a := range amendments {
			for word, n := range countedWords(mustApply(t, base, a)) {
				proposed[word] = max(proposed[word], 1) + n
			}
		}
		for word := range countedWords(result.Text) {
			if proposed[word] == 0 {
				t.Fatalf("the word %q was proposed by nobody\n%s", word, text.EncodeJSON(result))
			}
		}
	})
}

// checkNotes checks that every indicator has its note.
func checkNotes(t *rapid.T, result *text.Text) {
	for _, words := range result.Texts() {
		for _, key := range text.NoteKeys(words) {
			if result.Footnotes[key] == "" {
				t.Fatalf("the indicator %s has no note\n%s", key, encoded(result))
			}
		}
	}
}

func countedWords(t *text.Text) map[string]int {
	words := make(map[string]int)
	for _, s := range t.Texts() {
		addWords(words, s)
	}
	return words
}

func addWords(words map[string]int, s string) {
	for _, token := range diffing.Tokenize(s) {
		if token.Kind == diffing.Word {
			words[s[token.CoreStart:token.CoreEnd]]++
		}
	}
}

// Law 5: the provenance of a clause joins to its text.
func TestProvenanceJoinsToTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a, b := amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3)
		result := mustMerge(t, base, a, b).Text
		first := amend.Trace(nil, base, base, nil, "v1")
		second := amend.Trace(first, base, result, []amend.Contribution{{Source: "A", Amendment: a}, {Source: "B", Amendment: b}}, "v2")
		result.Walk(func(c, _ *text.Clause) bool {
			var joined strings.Builder
			for _, span := range second[c.ID] {
				joined.WriteString(span.Text)
			}
			if joined.String() != c.Text {
				t.Fatalf("the spans of %s join to %q, not to %q", c.ID, joined.String(), c.Text)
			}
			return true
		})
	})
}

// The operations that a comparison finds lead from the one text to the other.
func TestComparisonLeadsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		changed := mustApply(t, base, amendtest.Amendment(t, base, "A", 5))
		comparison := amend.Compare(base, changed)
		got := mustApply(t, base, amend.Amendment{ID: "D", Ops: comparison.Ops})
		if withoutNotes(got) != withoutNotes(changed) {
			t.Fatalf("the operations lead to\n%s\nnot to\n%s\noperations %s", encoded(got), encoded(changed), text.EncodeJSON(comparison.Ops))
		}
		shown := make(map[string]bool)
		for _, clause := range comparison.Clauses {
			shown[clause.Clause] = true
		}
		for _, side := range []*text.Text{base, changed} {
			side.Walk(func(c, _ *text.Clause) bool {
				if !shown[c.ID] {
					t.Fatalf("clause %s is not in the comparison", c.ID)
				}
				return true
			})
		}
	})
}

// An edited copy without ids gives the words of the copy.
func TestCopyGivesItsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		changed := mustApply(t, base, amendtest.Amendment(t, base, "A", 4))
		a, err := amend.FromCopy(base, text.WithoutIDs(changed), "C", "Copy")
		if err != nil {
			t.Fatalf("%v\nbase %s\ncopy %s", err, encoded(base), encoded(changed))
		}
		got := mustApply(t, base, a)
		if paragraphs(got) != paragraphs(changed) {
			t.Fatalf("the copy's amendment gives\n%s\nnot\n%s", paragraphs(got), paragraphs(changed))
		}
	})
}

func paragraphs(t *text.Text) string {
	var b strings.Builder
	for _, line := range text.Layout(t, text.Options{}).Lines {
		for _, part := range line.Parts {
			b.WriteString(part.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A rebased amendment fits the current text, and what is clean or already there
// is in the result.
func TestRebasedAmendmentFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		first, second := amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3)
		current := mustApply(t, base, first)
		result, err := amend.Rebase(base, current, second)
		if err != nil {
			t.Fatalf("%v\nfirst %s\nsecond %s", err, text.EncodeJSON(first), text.EncodeJSON(second))
		}
		checkNotes(t, result.Text)
		found := countedWords(result.Text)
		for _, conflict := range result.Conflicts {
			for _, alternative := range conflict.Alternatives {
				addWords(found, alternative.Text)
			}
		}
		before := countedWords(base)
		for word, n := range countedWords(mustApply(t, base, second)) {
			if n > before[word] && found[word] == 0 {
				t.Fatalf("the word %q is lost\nresult %s", word, text.EncodeJSON(result))
			}
		}
	})
}

// A rebase onto the base itself is the amendment.
func TestRebaseOntoTheBaseIsNoChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 4)
		result, err := amend.Rebase(base, base, a)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Conflicts) > 0 {
			t.Fatalf("conflicts on an unchanged text: %s\namendment %s", text.EncodeJSON(result.Conflicts), text.EncodeJSON(a))
		}
		if withoutNotes(result.Text) != withoutNotes(mustApply(t, base, a)) {
			t.Fatalf("rebased onto its base\n%s\napplied\n%s\n%s\n%s", encoded(result.Text), encoded(mustApply(t, base, a)), text.EncodeJSON(a), text.EncodeJSON(result.Amendment))
		}
	})
}

// Choosing one amendment at every conflict settles all of them.
func TestEveryConflictCanBeSettled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		amendments := []amend.Amendment{amendtest.Amendment(t, base, "A", 2), amendtest.Amendment(t, base, "B", 2), amendtest.Amendment(t, base, "C", 2)}
		result := mustMerge(t, base, amendments...)
		var keep, choose []amend.Resolution
		for _, conflict := range result.Conflicts {
			keep = append(keep, amend.Resolution{Conflict: conflict.ID, Keep: true})
			choose = append(choose, amend.Resolution{Conflict: conflict.ID, Choose: 1 + len(conflict.Alternatives)/2})
		}
		kept, err := amend.Resolve(base, amendments, keep)
		if err != nil {
			t.Fatal(err)
		}
		if encoded(kept) != encoded(result.Text) {
			t.Fatalf("keeping the base's words everywhere gives\n%s\nnot the merged text\n%s", encoded(kept), encoded(result.Text))
		}
		chosen, err := amend.Resolve(base, amendments, choose)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := text.Canonical(chosen); err != nil {
			t.Fatalf("the settled text is not valid: %v\n%s", err, encoded(chosen))
		}
		if len(result.Conflicts) > 0 {
			if _, err := amend.Resolve(base, amendments, nil); err == nil {
				t.Fatal("conflicts were left open and nobody was told")
			}
		}
	})
}

// Law: amendments that do the same are one change with several movers: each is
// clean, and the text is that of one of them.
func TestTheSameTwiceIsOneChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 4)
		b := a
		b.ID = "B"
		result := mustMerge(t, base, a, b)
		if len(result.Conflicts) > 0 || hasKind(result.Notices, amend.OrderChoice) {
			t.Fatalf("an amendment collides with its like: %s\n%s\nof %s", text.EncodeJSON(result.Conflicts), text.EncodeJSON(result.Notices), text.EncodeJSON(a))
		}
		if got, want := paragraphs(result.Text), paragraphs(mustApply(t, base, a)); got != want {
			t.Fatalf("twice it gives\n%s\nonce\n%s\nof %s\nbase %s", got, want, text.EncodeJSON(a), encoded(base))
		}
	})
}

// Law: where nothing collides, a word of the result that neither the base nor the
// other amendment has is traced to the amendment that brought it in.
func TestWordsAreTracedToWhoBroughtThemIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a, b := amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3)
		merged := mustMerge(t, base, a, b)
		if len(merged.Conflicts) > 0 {
			return
		}
		known := countedWords(base)
		alone := map[string]map[string]int{"A": countedWords(mustApply(t, base, a)), "B": countedWords(mustApply(t, base, b))}
		before := amend.Trace(nil, base, base, nil, "v1")
		spans := amend.Trace(before, base, merged.Text, []amend.Contribution{{Source: "A", Amendment: a}, {Source: "B", Amendment: b}}, "v2")
		for clause, all := range spans {
			for _, span := range all {
				words := make(map[string]int)
				addWords(words, span.Text)
				for word := range words {
					for mover, other := range map[string]string{"A": "B", "B": "A"} {
						if known[word] == 0 && alone[mover][word] > 0 && alone[other][word] == 0 && span.Source != mover {
							t.Fatalf("%q in %s is %s's, not %s's: %v\nof %s\nbase %s", word, clause, span.Source, mover, all, text.EncodeJSON([]amend.Amendment{a, b}), encoded(base))
						}
					}
				}
			}
		}
	})
}
