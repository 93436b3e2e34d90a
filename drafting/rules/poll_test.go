package rules_test

import (
	"testing"

	"pgregory.net/rapid"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

func TestTheMajorityIsNeverLessThanTheRulesAskFor(t *testing.T) {
	majorities := rulesOf(t, "un-functional-commission").Majorities
	for _, c := range []struct {
		question     rules.Question
		named, wants rules.Majority
	}{
		{rules.Proposal, "", rules.Simple},
		{rules.Proposal, rules.TwoThirds, rules.TwoThirds},
		{rules.Motion, "", rules.Simple},
		{rules.Motion, rules.TwoThirds, ""},
		{rules.OverrulingChair, rules.TwoThirds, ""},
		{rules.Reconsideration, "", rules.TwoThirds},
		{rules.Reconsideration, rules.TwoThirds, rules.TwoThirds},
		{rules.Reconsideration, rules.Simple, ""},
		{rules.Proposal, "unanimity", ""},
	} {
		got, err := majorities.Required(c.question, c.named)
		if got != c.wants || (c.wants == "") != (fault.CodeOf(err) == fault.Invalid) {
			t.Errorf("%s with %q: %q (%v), want %q", c.question, c.named, got, err, c.wants)
		}
	}
}

func TestOnlyAProposalGetsASecondVote(t *testing.T) {
	plenary := rulesOf(t, "un-general-assembly-plenary")
	for question, want := range map[rules.Question]rules.Outcome{
		rules.Proposal:        rules.SecondVote,
		rules.Motion:          rules.Rejected,
		rules.Reconsideration: rules.Rejected,
		rules.OverrulingChair: rules.Rejected,
	} {
		tally, err := plenary.Poll(question, rules.Appeal("President"), commission, 0).Count(hands(9, 9, 4))
		if err != nil || tally.Outcome != want {
			t.Errorf("%s: %s (%v), want %s", question, tally.Outcome, err, want)
		}
	}
}

func TestTheChairDeclaresWhatTheVoteGave(t *testing.T) {
	none := rules.Vote{Kind: rules.WithoutVote}
	for _, c := range []struct {
		name     string
		profile  string
		vote     rules.Vote
		present  int
		declared rules.Outcome
		refused  fault.Code
	}{
		{"adopted by a majority", "un-ecosoc", hands(12, 6, 4), 0, rules.Adopted, ""},
		{"adopted by a minority", "un-ecosoc", hands(6, 12, 4), 0, rules.Adopted, fault.Invalid},
		{"rejected by a majority in favour", "un-ecosoc", hands(12, 6, 4), 0, rules.Rejected, fault.Invalid},
		{"a tie that rejects", "un-ecosoc", hands(9, 9, 4), 0, rules.Rejected, ""},
		{"a tie that rejects, as one that does not", "un-ecosoc", hands(9, 9, 4), 0, rules.SecondVote, fault.Invalid},
		{"a tie in the plenary", "un-general-assembly-plenary", hands(9, 9, 4), 0, rules.SecondVote, ""},
		{"a tie in the plenary, as a rejection", "un-general-assembly-plenary", hands(9, 9, 4), 0, rules.Rejected, fault.Invalid},
		{"adopted without a vote", "un-ecosoc", none, 0, rules.Adopted, ""},
		{"rejected without a vote", "un-ecosoc", none, 0, rules.Rejected, ""},
		{"divided without a vote", "un-general-assembly-plenary", none, 0, rules.SecondVote, fault.Invalid},
		{"too few in the room", "un-ecosoc", none, 12, rules.Adopted, fault.Conflict},
		{"too few who took part", "un-ecosoc", hands(6, 2, 1), 0, rules.Adopted, fault.Conflict},
	} {
		poll := rulesOf(t, c.profile).Poll(rules.Proposal, rules.Amendment("", "Juna"), commission, c.present)
		tally, err := poll.Declare(c.vote, c.declared)
		if fault.CodeOf(err) != c.refused {
			t.Errorf("%s: %v, want %q", c.name, err, c.refused)
		}
		if err == nil && tally.Outcome != c.declared {
			t.Errorf("%s: counted as %s", c.name, tally.Outcome)
		}
	}
}

// Law: at most one outcome of a vote can be declared, whatever the vote.
func TestAVoteGivesOneOutcome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		poll := drawRules(t).Poll(rules.Proposal, rules.Subject{}, commission, 0)
		vote, possible := drawVote(t), 0
		for _, outcome := range []rules.Outcome{rules.Adopted, rules.Rejected, rules.SecondVote} {
			if _, err := poll.Declare(vote, outcome); err == nil {
				possible++
			}
		}
		tally, err := poll.Count(vote)
		if err != nil {
			t.Fatal(err)
		}
		if (possible == 1) != tally.QuorumMet || possible > 1 {
			t.Fatalf("%+v can be declared as %d outcomes", tally, possible)
		}
	})
}
