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

// drawSubs generates an amendment and two sub-amendments to it.
func drawSubs(t *rapid.T, base *text.Text) (parent amend.Amendment, proposed *text.Text, subs []amend.Amendment) {
	parent = amendtest.Amendment(t, base, "P", 3)
	proposed = mustApply(t, base, parent)
	for _, id := range []string{"S", "T"} {
		sub := amendtest.Amendment(t, proposed, id, 2)
		sub.To = parent.ID
		subs = append(subs, sub)
	}
	return parent, proposed, subs
}

// choices settle every conflict among amendments, each with one of its variants.
func choices(t *rapid.T, base *text.Text, amendments []amend.Amendment) []amend.Resolution {
	merged, err := amend.Merge(base, amendments)
	if err != nil {
		t.Fatal(err)
	}
	var all []amend.Resolution
	for _, c := range merged.Conflicts {
		all = append(all, amend.Resolution{Conflict: c.ID, Choose: 1 + rapid.IntRange(0, len(c.Alternatives)-1).Draw(t, "choice")})
	}
	return all
}

// Law: the composed amendment leads from the base to what resolving the
// sub-amendments on the proposed text gives, notes and ids included.
func TestComposedAmendmentLeadsToTheAmendedProposal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent, proposed, subs := drawSubs(t, base)
		resolutions := choices(t, proposed, subs)
		want, err := amend.Resolve(proposed, subs, resolutions)
		if err != nil {
			t.Fatal(err)
		}
		composed, err := action.Compose(base, parent, subs, resolutions)
		if err != nil {
			if fault.CodeOf(err) == fault.Invalid && encoded(want) == encoded(base) {
				return
			}
			t.Fatalf("%v\nparent %s\nsubs %s", err, text.EncodeJSON(parent), text.EncodeJSON(subs))
		}
		if got := mustApply(t, base, composed); encoded(got) != encoded(want) {
			t.Fatalf("composed gives\n%s\nnot\n%s\nbase %s\nparent %s\nsubs %s\ncomposed %s", encoded(got), encoded(want), encoded(base), text.EncodeJSON(parent), text.EncodeJSON(subs), text.EncodeJSON(composed))
		}
		if composed.ID != parent.ID || composed.By != parent.By {
			t.Fatalf("the composed amendment is %s of %s", composed.ID, composed.By)
		}
	})
}

// Law: without sub-amendments an amendment is what it is.
func TestComposingNothingIsTheAmendment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent := amendtest.Amendment(t, base, "P", 3)
		composed, err := action.Compose(base, parent, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if encoded(mustApply(t, base, composed)) != encoded(mustApply(t, base, parent)) {
			t.Fatalf("%s became %s", text.EncodeJSON(parent), text.EncodeJSON(composed))
		}
	})
}

// Law: where sub-amendments changed an amendment, the provenance of the text that
// it is adopted into joins to that text; a word that only a sub-amendment has is
// its own, one that only the amendment has the amendment's, one that only the base
// has the base's.
func TestEveryWordOfAComposedAmendmentIsAttributed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := amendtest.Text(t)
		parent, proposed, subs := drawSubs(t, base)
		sub := subs[:1]
		want := mustApply(t, proposed, sub[0])
		composed, err := action.Compose(base, parent, sub, nil)
		if err != nil {
			return // nothing of the amendment is left
		}
		before := amend.Trace(nil, base, base, nil, "v1")
		words, err := action.Attribute("P", []action.Wording{
			{Base: base, Provenance: before, Amendment: parent},
			{Base: base, Provenance: before, Amendment: composed, Subs: []amend.Contribution{{Source: "S", Amendment: sub[0]}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		spans := amend.Trace(before, base, want, []amend.Contribution{{Source: "P", Amendment: composed, Words: words}}, "v2")
		inBase, inParent, inSub := wordsIn(base), wordsIn(mustApply(t, base, parent)), wordsIn(want)
		want.Walk(func(c, _ *text.Clause) bool {
			if got := joined(spans[c.ID]); got != c.Text {
				t.Fatalf("the spans of %s join to %q, not to %q", c.ID, got, c.Text)
			}
			for _, span := range spans[c.ID] {
				for _, word := range wordsOf(span.Text) {
					var source string
					switch {
					case !inBase[word] && !inParent[word] && inSub[word]:
						source = "S"
					case !inBase[word] && inParent[word]:
						source = "P S"
					default:
						source = "v1 P S"
					}
					if !strings.Contains(source, span.Source) {
						t.Fatalf("the word %q is %s's, want %s\nbase %s\nparent %s\nsub %s\nspans %v", word, span.Source, source, encoded(base), text.EncodeJSON(parent), text.EncodeJSON(sub), spans)
					}
				}
			}
			return true
		})
	})
}

func joined(spans []amend.Span) string {
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(span.Text)
	}
	return b.String()
}

func wordsIn(t *text.Text) map[string]bool {
	words := make(map[string]bool)
	t.Walk(func(c, _ *text.Clause) bool {
		for _, word := range wordsOf(c.Text) {
			words[word] = true
		}
		return true
	})
	return words
}

func wordsOf(s string) []string {
	var words []string
	for _, token := range diffing.Tokenize(s) {
		if token.Kind <= diffing.Mark {
			words = append(words, s[token.CoreStart:token.CoreEnd])
		}
	}
	return words
}
