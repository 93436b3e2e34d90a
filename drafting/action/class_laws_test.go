package action_test

import (
	"fmt"
	"slices"
	"testing"

	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

func encoded(t *text.Text) string { return string(text.Encode(t)) }

func mustClassify(t *rapid.T, base *text.Text, amendments ...amend.Amendment) *action.Classes {
	classes, err := action.Classify(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	return classes
}

func mustApply(t *rapid.T, base *text.Text, a amend.Amendment) *text.Text {
	applied, err := amend.Apply(base, a)
	if err != nil {
		t.Fatalf("%s does not apply: %v", text.EncodeJSON(a), err)
	}
	return applied
}

// Law: a pair collides just where merging the two gives a conflict, and is delete
// against edit just where one of the conflicts is.
func TestClassAgreesWithMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 3)
		b := otherWay(t, base, a)
		pair := mustClassify(t, base, a, b).Pair("A", "B")
		if pair.Class == action.SameResult {
			return
		}
		merged, err := amend.Merge(base, []amend.Amendment{a, b})
		if err != nil {
			t.Fatal(err)
		}
		if pair.Class.Collides() != (len(merged.Conflicts) > 0) {
			t.Fatalf("%+v, but merged they have the conflicts %s\nof %s\nbase %s", pair, text.EncodeJSON(merged.Conflicts), text.EncodeJSON([]amend.Amendment{a, b}), encoded(base))
		}
		deletion := slices.ContainsFunc(merged.Conflicts, func(c amend.ConflictReport) bool { return c.Kind == amend.DeleteEdit })
		if (pair.Class == action.DeleteEdit) != deletion {
			t.Fatalf("%+v, but merged they have the conflicts %s\nof %s", pair, text.EncodeJSON(merged.Conflicts), text.EncodeJSON([]amend.Amendment{a, b}))
		}
		if pair.Sentence == "" {
			t.Fatalf("no sentence says that they are %s", pair.Class)
		}
	})
}

// Law: the class is the same result just where each alone gives the same text,
// told without the ids of new clauses and the keys of notes.
func TestSameResultIsTheSameText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		a := amendtest.Amendment(t, base, "A", 3)
		b := otherWay(t, base, a)
		same := sameText(base, mustApply(t, base, a), mustApply(t, base, b))
		changes := !sameText(base, mustApply(t, base, a), base)
		if got := mustClassify(t, base, a, b).Of("A", "B"); (got == action.SameResult) != (same && changes) {
			t.Fatalf("they are %s, but that they give the same text is %v\nof %s\nbase %s", got, same, text.EncodeJSON([]amend.Amendment{a, b}), encoded(base))
		}
	})
}

// otherWay draws an amendment that may well do the same as another: under
// another id, by the operations that lead to its text, or with one more change.
func otherWay(t *rapid.T, base *text.Text, a amend.Amendment) amend.Amendment {
	b := a
	b.ID = "B"
	switch rapid.IntRange(0, 3).Draw(t, "way") {
	case 0:
		return b
	case 1:
		b.Ops = amend.Operations(base, mustApply(t, base, a))
		return b
	case 2:
		b.Ops = append(slices.Clone(a.Ops), amendtest.Amendment(t, mustApply(t, base, b), "B", 1).Ops...)
		return b
	default:
		return amendtest.Amendment(t, base, "B", 3)
	}
}

// sameText compares texts without the names that amendments give new clauses and
// notes.
func sameText(base, a, b *text.Text) bool {
	return nameless(base, a) == nameless(base, b)
}

func nameless(base, t *text.Text) string {
	known, ids := make(map[string]bool), make(map[string]string)
	base.Walk(func(c, _ *text.Clause) bool {
		known[c.ID] = true
		return true
	})
	t.Walk(func(c, _ *text.Clause) bool {
		if !known[c.ID] {
			ids[c.ID] = fmt.Sprintf("new-%d", len(ids))
		}
		return true
	})
	out := *t
	var rename func(clauses []*text.Clause) []*text.Clause
	rename = func(clauses []*text.Clause) []*text.Clause {
		var all []*text.Clause
		for _, c := range clauses {
			named := *c
			if id, isNew := ids[c.ID]; isNew {
				named.ID = id
			}
			named.Text = text.RenameNotes(named.Text, t.Footnotes)
			named.Children = rename(c.Children)
			all = append(all, &named)
		}
		return all
	}
	out.Clauses, out.Footnotes = rename(t.Clauses), nil
	return encoded(&out)
}

// Law: the pairs listed are those that are not disjoint when each is looked at,
// and the order within a pair does not matter.
func TestPairsAreAllThatMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		var all []amend.Amendment
		for _, id := range []string{"A", "B", "C", "D"} {
			all = append(all, amendtest.Amendment(t, base, id, 2))
		}
		classes := mustClassify(t, base, all...)
		var want []string
		for i, a := range all {
			for _, b := range all[i+1:] {
				class := classes.Of(a.ID, b.ID)
				if class != classes.Of(b.ID, a.ID) {
					t.Fatalf("%s and %s stand otherwise the other way round", a.ID, b.ID)
				}
				if class != action.Disjoint {
					want = append(want, a.ID+b.ID+string(class))
				}
			}
		}
		var got []string
		for _, pair := range classes.Pairs() {
			got = append(got, pair.A+pair.B+string(pair.Class))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("listed are %q, not %q\nof %s", got, want, text.EncodeJSON(all))
		}
	})
}
