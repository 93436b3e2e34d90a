package rules_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// commission are twenty-four members, of which thirteen are a quorum.
var commission = strings.Fields("Arvandia Borealia Castoria Delmark Esperia Fenland Galdor Holmia Isteria Juna Karsk Lumeria " +
	"Meridia Nordavia Orlena Pelagia Quillon Rovania Sundal Tamora Ulvania Vestria Wendmark Yarrow")

func rulesOf(t testing.TB, profile string) rules.Rules {
	t.Helper()
	r, err := rules.Settings{Rules: profile}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func hands(inFavour, against, abstaining int) rules.Vote {
	return rules.Vote{Kind: rules.ShowOfHands, InFavour: inFavour, Against: against, Abstaining: abstaining}
}

func needing(m rules.Majority, v rules.Vote) rules.Vote {
	v.Majority = m
	return v
}

func second(v rules.Vote) rules.Vote {
	v.Second = true
	return v
}

func TestOutcomes(t *testing.T) {
	for _, c := range []struct {
		name    string
		rules   string
		vote    rules.Vote
		present int
		want    rules.Outcome
	}{
		{"more in favour than against", "un-functional-commission", hands(11, 9, 2), 0, rules.Adopted},
		{"more against than in favour", "un-functional-commission", hands(6, 12, 4), 0, rules.Rejected},
		{"one in favour and the rest abstaining", "un-functional-commission", hands(1, 0, 20), 0, rules.Adopted},
		{"a tie rejects", "un-functional-commission", hands(9, 9, 4), 0, rules.Rejected},
		{"a tie in the plenary brings a second vote", "un-general-assembly-plenary", hands(9, 9, 4), 0, rules.SecondVote},
		{"a tie in the second vote rejects", "un-general-assembly-plenary", second(hands(9, 9, 4)), 0, rules.Rejected},
		{"all abstaining", "un-general-assembly-plenary", hands(0, 0, 22), 0, rules.Rejected},
		{"two thirds to the vote", "un-ecosoc", needing(rules.TwoThirds, hands(12, 6, 0)), 0, rules.Adopted},
		{"one vote short of two thirds", "un-ecosoc", needing(rules.TwoThirds, hands(11, 6, 5)), 0, rules.Rejected},
		{"twelve taking part are no quorum", "un-ecosoc", hands(10, 1, 1), 0, rules.NoQuorum},
		{"twelve taking part with thirteen present", "un-ecosoc", hands(10, 1, 1), 13, rules.Adopted},
		{"twelve present", "un-ecosoc", hands(10, 1, 1), 12, rules.NoQuorum},
		{"without a vote", "un-ecosoc", rules.Vote{Kind: rules.WithoutVote}, 0, rules.Adopted},
		{"without a vote and without a quorum", "un-ecosoc", rules.Vote{Kind: rules.WithoutVote}, 9, rules.NoQuorum},
		{"a tie without a quorum decides nothing", "un-general-assembly-plenary", hands(3, 3, 0), 0, rules.NoQuorum},
	} {
		t.Run(c.name, func(t *testing.T) {
			tally, err := rules.Count(c.vote, commission, c.present, rulesOf(t, c.rules))
			if err != nil {
				t.Fatal(err)
			}
			if tally.Outcome != c.want {
				t.Errorf("%s, not %s: %+v", tally.Outcome, c.want, tally)
			}
		})
	}
}

func TestACommitteesOwnQuorumCounts(t *testing.T) {
	r, err := rules.Settings{Rules: "un-functional-commission", QuorumForDecision: 20}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	tally, err := rules.Count(hands(12, 5, 2), commission, 0, r)
	if err != nil || tally.QuorumMet || tally.Quorum != 20 || tally.Outcome != rules.NoQuorum || !tally.MajorityReached {
		t.Errorf("%+v, %v", tally, err)
	}
}

func TestNumbersFollowFromLists(t *testing.T) {
	v := rules.Vote{Kind: rules.Recorded, Roll: &rules.Roll{
		InFavour: []string{"Yarrow", "Castoria", "Arvandia"}, Against: []string{"Karsk"}, Abstaining: commission[12:23],
	}}
	tally, err := rules.Count(v, commission, 0, rulesOf(t, "un-functional-commission"))
	if err != nil {
		t.Fatal(err)
	}
	if tally.InFavour != 3 || tally.Against != 1 || tally.Abstaining != 11 || tally.NotVoting != 9 {
		t.Errorf("%+v", tally)
	}
	complete, err := v.Complete(commission)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(complete.Roll.InFavour, " "); got != "Arvandia Castoria Yarrow" {
		t.Errorf("in favour: %s", got)
	}
	if got := strings.Join(complete.Roll.NotVoting, " "); got != "Borealia Delmark Esperia Fenland Galdor Holmia Isteria Juna Lumeria" {
		t.Errorf("not voting: %s", got)
	}
	if len(v.Roll.NotVoting) != 0 || v.Roll.InFavour[0] != "Yarrow" {
		t.Errorf("the vote that was given changed: %+v", v.Roll)
	}
}

func recorded(change func(*rules.Vote)) rules.Vote {
	v := rules.Vote{
		Kind: rules.Recorded, InFavour: 12, Against: 8, Abstaining: 3,
		Roll: &rules.Roll{InFavour: commission[:12], Against: commission[12:20], Abstaining: commission[20:23], NotVoting: commission[23:]},
	}
	change(&v)
	return v
}

func TestWhatDoesNotFitIsRefusedWithASentence(t *testing.T) {
	for _, c := range []struct {
		vote    rules.Vote
		present int
		want    string
	}{
		{hands(12, 9, 5), 0, "vote: 12 in favour, 9 against and 5 abstaining are 26 votes, but the committee has 24 members: count again"},
		{hands(12, 6, 2), 19, "vote: 12 in favour, 6 against and 2 abstaining are 20 votes, but only 19 members are present: count again"},
		{hands(12, 6, 2), 25, "present: 25 members cannot be present: the committee has 24"},
		{hands(12, 6, 2), -1, "present: -1 members cannot be present; leave the number out where nobody has counted"},
		{hands(12, -6, 2), 0, "vote.against: -6 is no number of votes"},
		{hands(0, 0, 0), 0, "vote: no vote was cast: count again, or record a decision without a vote"},
		{rules.Vote{Kind: rules.ShowOfHands, InFavour: 12, NotVoting: 3}, 0, "vote.not_voting: 12 in favour, 0 against and 0 abstaining are 12 votes; with 3 not voting that makes 15, but the committee has 24 members: count again"},
		{rules.Vote{Kind: "acclamation"}, 0, `vote.kind: "acclamation" is no kind of vote; it is without_vote, show_of_hands, recorded or roll_call`},
		{needing("unanimity", hands(12, 6, 2)), 0, `vote.majority: "unanimity" is no majority; it is simple or two_thirds`},
		{rules.Vote{Kind: rules.WithoutVote, InFavour: 12}, 0, "vote: a decision without a vote has no votes to count: leave them out, or name how the vote was taken"},
		{recorded(func(v *rules.Vote) { v.Kind = rules.ShowOfHands }), 0, "vote.roll: a show of hands records no names: leave the lists out, or call it a recorded vote"},
		{recorded(func(v *rules.Vote) { v.DrawnName = "Karsk" }), 0, "vote.drawn_name: a name is drawn for a roll-call only: leave it out, or call the vote a roll_call"},
		{recorded(func(v *rules.Vote) { v.Kind, v.DrawnName = rules.RollCall, "Coastal Group" }), 0, `vote.drawn_name: "Coastal Group" is no member of the committee: a roll-call begins with a member drawn by lot`},
		{recorded(func(v *rules.Vote) { v.Against = 9 }), 0, "vote.against: 9 were announced as against, but the list has 8: correct the number or the list"},
		{recorded(func(v *rules.Vote) { v.NotVoting = 2 }), 0, "vote.not_voting: 2 were announced as not voting, but the list has 1: correct the number or the list"},
		{recorded(func(v *rules.Vote) { v.Roll.Against = []string{"Coastal Group"} }), 0, "vote.roll.against: Coastal Group is no member of the committee: only members vote, no observer, organization or group; correct the name or take it out"},
		{recorded(func(v *rules.Vote) { v.Roll.Abstaining = []string{"Ulvania", "Ulvania"} }), 0, "vote.roll.abstaining: Ulvania is listed twice as abstaining: name it once"},
		{recorded(func(v *rules.Vote) { v.Roll.NotVoting = []string{"Arvandia"} }), 0, "vote.roll.not_voting: Arvandia is listed as in favour and as not voting: leave it in one list"},
	} {
		_, err := rules.Count(c.vote, commission, c.present, rulesOf(t, "un-functional-commission"))
		if fault.CodeOf(err) != fault.Invalid || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}

func TestARollIsCalledFromTheNameDrawn(t *testing.T) {
	order, err := rules.RollCallOrder([]string{"Wendmark", "The Isles", "Émeria", "Galdor", "Esperia"}, "Galdor")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(order, ", "); got != "Galdor, The Isles, Wendmark, Émeria, Esperia" {
		t.Errorf("the order is %s", got)
	}
	if _, err := rules.RollCallOrder(commission, "Nowhere"); fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a stranger begins the roll: %v", err)
	}
}

func TestAVoteIsStoredInTheFormThatItIsAnnouncedIn(t *testing.T) {
	const stored = `{"kind":"roll_call","in_favour":2,"against":1,"abstaining":0,"not_voting":1,"roll":{"in_favour":["Juna","Karsk"],"against":["Orlena"],"abstaining":[],"not_voting":["Delmark"]},"majority":"two_thirds","drawn_name":"Karsk"}`
	var v rules.Vote
	if err := json.Unmarshal([]byte(stored), &v); err != nil {
		t.Fatal(err)
	}
	complete, err := v.Complete([]string{"Orlena", "Karsk", "Juna", "Delmark"})
	if err != nil {
		t.Fatal(err)
	}
	printed, err := json.Marshal(complete)
	if err != nil || string(printed) != stored {
		t.Errorf("%s, %v", printed, err)
	}
	if printed, err := json.Marshal(rules.Vote{Kind: rules.WithoutVote}); err != nil || string(printed) != `{"kind":"without_vote","in_favour":0,"against":0,"abstaining":0}` {
		t.Errorf("%s, %v", printed, err)
	}
}

func ExampleCount() {
	r, _ := rules.Settings{Rules: "un-main-committee"}.Resolve()
	tally, _ := rules.Count(rules.Vote{Kind: rules.ShowOfHands, InFavour: 3, Against: 3, Abstaining: 1}, strings.Fields("A B C D E F G"), 0, r)
	fmt.Println(tally.Outcome, tally.EquallyDivided)
	// Output: rejected true
}
