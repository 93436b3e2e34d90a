package rules_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"chapeau/drafting/rules"
	"pgregory.net/rapid"
)

// drawVote draws a vote of the commission that fits it, with or without names.
func drawVote(t *rapid.T) rules.Vote {
	v := rules.Vote{
		Kind:     rapid.SampledFrom([]rules.Kind{rules.ShowOfHands, rules.Recorded, rules.RollCall}).Draw(t, "kind"),
		Majority: rapid.SampledFrom([]rules.Majority{rules.Simple, rules.TwoThirds}).Draw(t, "majority"),
		Second:   rapid.Bool().Draw(t, "second"),
	}
	order := rapid.Permutation(commission).Draw(t, "order")
	cuts := []int{
		rapid.IntRange(0, len(order)).Draw(t, "cut"),
		rapid.IntRange(0, len(order)).Draw(t, "cut"),
		rapid.IntRange(1, len(order)).Draw(t, "cut"),
	}
	slices.Sort(cuts)
	v.InFavour, v.Against, v.Abstaining = cuts[0], cuts[1]-cuts[0], cuts[2]-cuts[1]
	if v.Kind == rules.ShowOfHands || rapid.Bool().Draw(t, "numbers alone") {
		return v
	}
	v.Roll = &rules.Roll{InFavour: order[:cuts[0]], Against: order[cuts[0]:cuts[1]], Abstaining: order[cuts[1]:cuts[2]]}
	return v
}

func drawRules(t *rapid.T) rules.Rules {
	name := rapid.SampledFrom(rules.Profiles()).Draw(t, "profile").Name
	r, err := rules.Settings{Rules: name, QuorumForDecision: rapid.IntRange(0, 24).Draw(t, "quorum")}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func count(t *rapid.T, v rules.Vote, r rules.Rules) rules.Tally {
	tally, err := rules.Count(v, commission, 0, r)
	if err != nil {
		t.Fatalf("%+v does not count: %v", v, err)
	}
	return tally
}

// Law: everybody is counted exactly once.
func TestATallyAddsUpToTheMembers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := count(t, drawVote(t), drawRules(t))
		if sum := tally.InFavour + tally.Against + tally.Abstaining + tally.NotVoting; sum != tally.Members || sum != len(commission) {
			t.Fatalf("%+v adds up to %d", tally, sum)
		}
	})
}

// Law: abstaining is not voting. A room that is counted makes the quorum, so
// that the number of those abstaining cannot change it either.
func TestAbstentionsNeverChangeWhoWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, v := drawRules(t), drawVote(t)
		v.Roll = nil
		tally := make([]rules.Tally, 2)
		for i := range tally {
			v.Abstaining = rapid.IntRange(0, len(commission)-v.InFavour-v.Against).Draw(t, "abstaining")
			if v.InFavour+v.Against+v.Abstaining == 0 {
				t.Skip("nobody takes part")
			}
			var err error
			if tally[i], err = rules.Count(v, commission, len(commission), r); err != nil {
				t.Fatal(err)
			}
		}
		if tally[0].Outcome != tally[1].Outcome || tally[0].MajorityReached != tally[1].MajorityReached {
			t.Fatalf("%+v and %+v differ", tally[0], tally[1])
		}
	})
}

func TestATieNeverAdopts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, len(commission)/2).Draw(t, "each")
		v := needing(rapid.SampledFrom([]rules.Majority{"", rules.Simple, rules.TwoThirds}).Draw(t, "majority"), hands(n, n, rapid.IntRange(0, len(commission)-2*n).Draw(t, "abstaining")))
		tally := count(t, v, drawRules(t))
		if !tally.EquallyDivided || tally.MajorityReached || tally.Outcome == rules.Adopted {
			t.Fatalf("%+v", tally)
		}
	})
}

// Law: what is adopted has a quorum, and at least as large a majority as it
// needs; two thirds are a simple majority too.
func TestWhatIsAdoptedHasItsMajorityAndAQuorum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, v := drawRules(t), drawVote(t)
		tally := count(t, v, r)
		if (tally.Outcome == rules.Adopted) != (tally.MajorityReached && tally.QuorumMet) {
			t.Fatalf("%+v", tally)
		}
		if tally.MajorityReached && tally.InFavour <= tally.Against {
			t.Fatalf("a minority wins: %+v", tally)
		}
		if tally.Majority == rules.TwoThirds && tally.MajorityReached != (tally.InFavour > 0 && 3*tally.InFavour >= 2*(tally.InFavour+tally.Against)) {
			t.Fatalf("two thirds of those present and voting: %+v", tally)
		}
	})
}

// Law: one more vote in favour never turns an adoption into a rejection.
func TestAVoteInFavourNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, v := drawRules(t), drawVote(t)
		v.Roll = nil
		before := count(t, v, r)
		if before.Outcome != rules.Adopted || before.NotVoting == 0 {
			t.Skip("not adopted, or everybody took part")
		}
		v.InFavour++
		if after := count(t, v, r); after.Outcome != rules.Adopted {
			t.Fatalf("%+v became %+v", before, after)
		}
	})
}

// Law: a completed vote is complete: it counts the same, and completing it
// again changes nothing, also after it was stored.
func TestACompletedVoteStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, v := drawRules(t), drawVote(t)
		complete, err := v.Complete(commission)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := count(t, complete, r), count(t, v, r); got != want {
			t.Fatalf("%+v is counted as %+v", want, got)
		}
		stored, err := json.Marshal(complete)
		if err != nil {
			t.Fatal(err)
		}
		var read rules.Vote
		if err := json.Unmarshal(stored, &read); err != nil {
			t.Fatal(err)
		}
		again, err := read.Complete(commission)
		if err != nil || !reflect.DeepEqual(again, complete) {
			t.Fatalf("%+v became %+v: %v", complete, again, err)
		}
	})
}

// Law: a roll is the alphabet, turned until the name drawn stands first.
func TestTheRollIsTurnedNotShuffled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		members := rapid.Permutation(commission).Draw(t, "members")
		drawn := rapid.SampledFrom(members).Draw(t, "drawn")
		order, err := rules.RollCallOrder(members, drawn)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.Index(commission, drawn) // the commission stands in English order
		if want := slices.Concat(commission[at:], commission[:at]); !slices.Equal(order, want) {
			t.Fatalf("from %s the roll is %q", drawn, order)
		}
	})
}
