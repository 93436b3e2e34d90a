package rules_test

import (
	"testing"

	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

func of(kind rules.Kind, v rules.Vote) rules.Vote {
	v.Kind = kind
	return v
}

func TestSentencesForTheReport(t *testing.T) {
	draft := rules.Draft(text.Resolution, "E/CN.99/2031/L.6", "Ferries", "")
	for _, c := range []struct {
		subject rules.Subject
		rules   string
		vote    rules.Vote
		want    string
	}{
		{draft, "un-functional-commission", rules.Vote{Kind: rules.WithoutVote}, "Draft resolution E/CN.99/2031/L.6 was adopted without a vote."},
		{rules.Draft(text.Resolution, "E/CN.99/2031/L.6", "", "as orally revised and amended"), "un-functional-commission", rules.Vote{Kind: rules.WithoutVote}, "Draft resolution E/CN.99/2031/L.6, as orally revised and amended, was adopted without a vote."},
		{rules.Draft(text.Resolution, "E/CN.99/2031/L.6", "", "as amended"), "un-functional-commission", of(rules.RollCall, hands(13, 0, 1)), "Draft resolution E/CN.99/2031/L.6, as amended, was adopted by a roll-call vote of 13 to none, with 1 abstention."},
		{draft, "un-functional-commission", of(rules.Recorded, hands(5, 13, 0)), "Draft resolution E/CN.99/2031/L.6 was rejected by a recorded vote of 13 to 5, with no abstentions."},
		{draft, "un-functional-commission", hands(11, 9, 2), "Draft resolution E/CN.99/2031/L.6 was adopted by 11 votes to 9, with 2 abstentions."},
		{draft, "un-functional-commission", hands(1, 0, 20), "Draft resolution E/CN.99/2031/L.6 was adopted by 1 vote to none, with 20 abstentions."},
		{draft, "un-functional-commission", hands(0, 0, 20), "Draft resolution E/CN.99/2031/L.6 was not adopted, there being no vote in favour or against and 20 abstentions."},
		{draft, "un-functional-commission", hands(6, 2, 1), "No decision was taken on draft resolution E/CN.99/2031/L.6, for want of the quorum of 13 members."},
		{rules.Draft(text.Decision, "", "Provisional agenda", ""), "un-ecosoc", rules.Vote{Kind: rules.WithoutVote}, "Draft decision “Provisional agenda” was adopted without a vote."},
		{draft, "un-general-assembly-plenary", needing(rules.TwoThirds, of(rules.Recorded, hands(13, 8, 2))), "Draft resolution E/CN.99/2031/L.6 was not adopted, a recorded vote of 13 to 8, with 2 abstentions, falling short of the required two-thirds majority."},
		{draft, "un-general-assembly-plenary", of(rules.Recorded, hands(9, 9, 4)), "The votes on draft resolution E/CN.99/2031/L.6 being equally divided, at 9 to 9, with 4 abstentions, a second vote is to be taken."},
		{draft, "un-general-assembly-plenary", second(of(rules.Recorded, hands(9, 9, 4))), "Draft resolution E/CN.99/2031/L.6 was rejected by a recorded vote of 9 to 9, with 4 abstentions, the votes being equally divided for the second time."},
		{rules.Amendment("", "Karsk"), "un-functional-commission", hands(6, 12, 4), "The amendment of Karsk was rejected by 12 votes to 6, with 4 abstentions."},
		{rules.Amendment("", "Rovania"), "un-functional-commission", hands(9, 9, 4), "The amendment of Rovania was rejected by 9 votes to 9, with 4 abstentions, the votes being equally divided."},
		{rules.Amendment("operative paragraph 2", "Delmark (on behalf of the Coastal Group)", "Karsk", "Juna"), "un-functional-commission", rules.Vote{Kind: rules.WithoutVote}, "The amendment of Delmark (on behalf of the Coastal Group), Karsk and Juna to operative paragraph 2 was adopted without a vote."},
		{rules.SubAmendment("", "Juna"), "un-functional-commission", hands(12, 6, 4), "The sub-amendment of Juna was adopted by 12 votes to 6, with 4 abstentions."},
		{rules.Amendments("Juna", "Karsk"), "un-functional-commission", rules.Vote{Kind: rules.WithoutVote}, "The amendments of Juna and Karsk were adopted without a vote."},
		{rules.Part("operative paragraph 2", draft), "un-functional-commission", of(rules.Recorded, hands(12, 6, 4)), "Operative paragraph 2 of draft resolution E/CN.99/2031/L.6 was retained by a recorded vote of 12 to 6, with 4 abstentions."},
		{rules.Part("operative paragraph 2", draft), "un-functional-commission", hands(6, 12, 4), "Operative paragraph 2 of draft resolution E/CN.99/2031/L.6 was deleted by 12 votes to 6, with 4 abstentions."},
		{rules.NoAction(draft), "un-functional-commission", of(rules.Recorded, hands(12, 6, 4)), "The motion that no decision be taken on draft resolution E/CN.99/2031/L.6 was adopted by a recorded vote of 12 to 6, with 4 abstentions."},
		{rules.Reconsidering(draft), "un-functional-commission", needing(rules.TwoThirds, hands(11, 8, 3)), "The motion to reconsider draft resolution E/CN.99/2031/L.6 was not adopted, 11 votes to 8, with 3 abstentions, falling short of the required two-thirds majority."},
		{rules.Appeal("Chair"), "un-functional-commission", hands(6, 12, 4), "The appeal against the ruling of the Chair was rejected by 12 votes to 6, with 4 abstentions."},
		{rules.Appeal("President"), "un-ecosoc", hands(12, 6, 4), "The appeal against the ruling of the President was upheld by 12 votes to 6, with 4 abstentions."},
	} {
		tally, err := rules.Count(c.vote, commission, 0, rulesOf(t, c.rules))
		if err != nil {
			t.Errorf("%s: %v", c.want, err)
			continue
		}
		if got := rules.Sentence(c.subject, c.vote, tally); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestWhatIsRejectedWithoutAVoteIsToldSo(t *testing.T) {
	vote := rules.Vote{Kind: rules.WithoutVote}
	tally, err := rules.Count(vote, commission, 0, rulesOf(t, "un-functional-commission"))
	if err != nil {
		t.Fatal(err)
	}
	tally.Outcome, tally.MajorityReached = rules.Rejected, false
	want := "The amendment of Karsk was rejected without a vote."
	if got := rules.Sentence(rules.Amendment("", "Karsk"), vote, tally); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestQualifiersOfTheText(t *testing.T) {
	for _, c := range []struct {
		revised, amended bool
		want             string
	}{
		{false, false, ""},
		{true, false, "as orally revised"},
		{false, true, "as amended"},
		{true, true, "as orally revised and amended"},
	} {
		if got := rules.Qualifier(c.revised, c.amended); got != c.want {
			t.Errorf("revised %v, amended %v: %q", c.revised, c.amended, got)
		}
	}
}

func TestListsOfARecordedVote(t *testing.T) {
	v := rules.Vote{Kind: rules.Recorded, Roll: &rules.Roll{
		InFavour: []string{"Karsk", "Émeria", "Esperia"}, Abstaining: []string{"Juna"}, NotVoting: []string{"Orlena"},
	}}
	if got, want := rules.Lists(v), "In favour: Émeria, Esperia, Karsk. Against: None. Abstaining: Juna."; got != want {
		t.Errorf("got %s", got)
	}
	if got := rules.Lists(hands(3, 2, 1)); got != "" {
		t.Errorf("a show of hands has lists: %s", got)
	}
}
