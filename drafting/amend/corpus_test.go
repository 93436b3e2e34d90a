package amend_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chapeau/drafting/amend"
	"chapeau/drafting/amend/amendtest"
	"chapeau/drafting/formats/reporttext/corpustest"
	"chapeau/drafting/text"
	"pgregory.net/rapid"
)

// corpusRounds is how often each resolution of the real report is amended.
const corpusRounds = 1000

// TestCorpusAmendedAtRandom amends each resolution of the real report at random
// and checks the laws of merge and rebase each time.
func TestCorpusAmendedAtRandom(t *testing.T) {
	rounds := corpusRounds
	if testing.Short() || raceDetector {
		rounds = corpusRounds / 20
	}
	resolutions := corpustest.Resolutions(t)
	if len(resolutions) != 9 {
		t.Fatalf("%d resolutions in the report, want 9", len(resolutions))
	}
	for i, base := range resolutions {
		t.Run(fmt.Sprintf("%d %s", i+1, base.Designation), func(t *testing.T) {
			t.Parallel()
			for seed := range rounds {
				three := rapid.Custom(func(t *rapid.T) []amend.Amendment {
					return []amend.Amendment{amendtest.Amendment(t, base, "A", 3), amendtest.Amendment(t, base, "B", 3), amendtest.Amendment(t, base, "C", 3)}
				}).Example(seed)
				if err := checkLaws(base, three); err != nil {
					t.Fatalf("round %d: %v\namendments %s", seed, err, text.EncodeJSON(three))
				}
			}
		})
	}
}

// checkLaws checks every law on three amendments to one base.
func checkLaws(base *text.Text, three []amend.Amendment) error {
	for _, law := range []func(*text.Text, []amend.Amendment) error{lawAlone, lawOrder, lawWords, lawTwice, lawProvenance, lawComparison, lawCopy} {
		if err := law(base, three); err != nil {
			return err
		}
	}
	return nil
}

func lawAlone(base *text.Text, three []amend.Amendment) error {
	nothing, err := amend.Merge(base, nil)
	if err != nil || encoded(nothing.Text) != encoded(base) {
		return fmt.Errorf("merging nothing changes the base (%v)", err)
	}
	alone, err := amend.Merge(base, three[:1])
	if err != nil {
		return err
	}
	applied, err := amend.Apply(base, three[0])
	if err != nil || encoded(alone.Text) != encoded(applied) || len(alone.Conflicts) > 0 {
		return fmt.Errorf("merged alone an amendment is not its own text (%v)", err)
	}
	return nil
}

func lawOrder(base *text.Text, three []amend.Amendment) error {
	forth, err := amend.Merge(base, three)
	if err != nil {
		return err
	}
	reversed := slices.Clone(three)
	slices.Reverse(reversed)
	back, err := amend.Merge(base, reversed)
	if err != nil {
		return err
	}
	if !hasKind(forth.Notices, amend.OrderChoice) && encoded(forth.Text) != encoded(back.Text) {
		return fmt.Errorf("the order of the amendments matters")
	}
	if len(forth.Conflicts) != len(back.Conflicts) {
		return fmt.Errorf("%d conflicts in one order, %d in the other", len(forth.Conflicts), len(back.Conflicts))
	}
	return nil
}

func lawWords(base *text.Text, three []amend.Amendment) error {
	result, err := amend.Merge(base, three)
	if err != nil {
		return err
	}
	before, found := countedWords(base), countedWords(result.Text)
	known := countedWords(base)
	for _, conflict := range result.Conflicts {
		for _, alternative := range conflict.Alternatives {
			addWords(found, alternative.Text)
			addWords(found, alternative.ClauseText)
		}
	}
	for _, a := range three {
		applied, err := amend.Apply(base, a)
		if err != nil {
			return err
		}
		for word, n := range countedWords(applied) {
			known[word] += n
			if n > before[word] && found[word] == 0 {
				return fmt.Errorf("the word %q of %s is lost", word, a.ID)
			}
		}
	}
	for word := range countedWords(result.Text) {
		if known[word] == 0 {
			return fmt.Errorf("the word %q was proposed by nobody", word)
		}
	}
	return nil
}

func lawTwice(base *text.Text, three []amend.Amendment) error {
	current, err := amend.Apply(base, three[0])
	if err != nil {
		return err
	}
	for _, a := range three {
		result, err := amend.Rebase(base, current, a)
		if err != nil {
			return fmt.Errorf("rebasing %s: %w", a.ID, err)
		}
		if a.ID == three[0].ID && len(result.Conflicts) == 0 && encoded(result.Text) != encoded(current) {
			return fmt.Errorf("applying %s twice changes the text again", a.ID)
		}
	}
	return nil
}

func lawProvenance(base *text.Text, three []amend.Amendment) error {
	result, err := amend.Merge(base, three)
	if err != nil {
		return err
	}
	var contributions []amend.Contribution
	for _, a := range three {
		contributions = append(contributions, amend.Contribution{Source: a.ID, Amendment: a})
	}
	spans := amend.Trace(amend.Trace(nil, base, base, nil, "v1"), base, result.Text, contributions, "v2")
	var broken error
	result.Text.Walk(func(c, _ *text.Clause) bool {
		var joined strings.Builder
		for _, span := range spans[c.ID] {
			joined.WriteString(span.Text)
		}
		if joined.String() != c.Text {
			broken = fmt.Errorf("the provenance of %s joins to %q", c.ID, joined.String())
		}
		return broken == nil
	})
	return broken
}

func lawComparison(base *text.Text, three []amend.Amendment) error {
	changed, err := amend.Apply(base, three[1])
	if err != nil {
		return err
	}
	got, err := amend.Apply(base, amend.Amendment{ID: "D", Ops: amend.Compare(base, changed).Ops})
	if err != nil || withoutNotes(got) != withoutNotes(changed) {
		return fmt.Errorf("the operations of a comparison do not lead there (%v)", err)
	}
	return nil
}

func lawCopy(base *text.Text, three []amend.Amendment) error {
	changed, err := amend.Apply(base, three[2])
	if err != nil {
		return err
	}
	a, err := amend.FromCopy(base, text.WithoutIDs(changed), "K", "")
	if err != nil {
		return err
	}
	got, err := amend.Apply(base, a)
	if err != nil || paragraphs(got) != paragraphs(changed) {
		return fmt.Errorf("an edited copy does not give its words (%v)", err)
	}
	return nil
}
