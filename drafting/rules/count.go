package rules

import (
	"fmt"

	"chapeau/drafting/fault"
)

// Count counts a vote of the members named, of whom present are in the room (0
// where nobody has counted them: then those who take part are). A tally that
// does not fit the members, a name that may not vote or does so twice, and a
// list that disagrees with its number are refused: invalid, with what is wrong.
//
// Abstaining is not voting: only votes in favour and against make the majority.
// A decision without a vote has a quorum unless the room was counted and is
// below it. With votes neither in favour nor against nothing is adopted.
func Count(v Vote, members []string, present int, r Rules) (Tally, error) {
	return r.Poll(Proposal, Subject{}, members, present).Count(v)
}

func (t Tally) quorate(kind Kind, present int) bool {
	switch {
	case present > 0:
		return present >= t.Quorum
	case kind == WithoutVote:
		return true
	}
	return t.InFavour+t.Against+t.Abstaining >= t.Quorum
}

func (t Tally) outcome(tie TieRule, second bool) Outcome {
	switch {
	case !t.QuorumMet:
		return NoQuorum
	case t.MajorityReached:
		return Adopted
	case t.EquallyDivided && tie == TieBringsASecond && !second:
		return SecondVote
	}
	return Rejected
}

func checkPresent(v Vote, members, present int) error {
	cast := v.InFavour + v.Against + v.Abstaining
	switch {
	case present < 0:
		return fault.Invalidf("present", "%d members cannot be present; leave the number out where nobody has counted", present)
	case present > members:
		return fault.Invalidf("present", "%d members cannot be present: the committee has %d", present, members)
	case present > 0 && cast > present:
		return fault.Invalidf("vote", "%s, but only %s present: count again", v.sum(), counted(present, "member is", "members are"))
	}
	return nil
}

// Complete checks a vote against the members that may vote and fills in what
// follows from it: the majority where none is named, the numbers from the
// lists, who is in no list as not voting, and every list in English order.
// Without lists the numbers alone are checked: the names of a recorded vote may
// come later. Errors: invalid, as Count.
func (v Vote) Complete(members []string) (Vote, error) {
	if v.Majority == "" {
		v.Majority = Simple
	}
	if err := v.checkForm(); err != nil {
		return Vote{}, err
	}
	if v.Kind == WithoutVote {
		return v, nil
	}
	if err := v.checkDrawn(members); err != nil {
		return Vote{}, err
	}
	if v.Roll != nil {
		completed, err := v.Roll.complete(members)
		if err != nil {
			return Vote{}, err
		}
		if v, err = v.withNumbersOf(completed); err != nil {
			return Vote{}, err
		}
	}
	return v.withNotVoting(len(members))
}

// checkForm checks what can be checked without knowing the members.
func (v Vote) checkForm() error {
	for _, n := range []struct {
		field string
		votes int
	}{{"in_favour", v.InFavour}, {"against", v.Against}, {"abstaining", v.Abstaining}, {"not_voting", v.NotVoting}} {
		if n.votes < 0 {
			return fault.Invalidf("vote."+n.field, "%d is no number of votes", n.votes)
		}
	}
	if v.Majority != Simple && v.Majority != TwoThirds {
		return fault.Invalidf("vote.majority", "%q is no majority; it is simple or two_thirds", v.Majority)
	}
	switch v.Kind {
	case WithoutVote:
		if v.InFavour+v.Against+v.Abstaining+v.NotVoting > 0 || v.Roll != nil || v.DrawnName != "" {
			return fault.Invalidf("vote", "a decision without a vote has no votes to count: leave them out, or name how the vote was taken")
		}
	case ShowOfHands:
		if v.Roll != nil {
			return fault.Invalidf("vote.roll", "a show of hands records no names: leave the lists out, or call it a recorded vote")
		}
	case Recorded, RollCall:
	default:
		return fault.Invalidf("vote.kind", "%q is no kind of vote; it is without_vote, show_of_hands, recorded or roll_call", v.Kind)
	}
	if v.DrawnName != "" && v.Kind != RollCall {
		return fault.Invalidf("vote.drawn_name", "a name is drawn for a roll-call only: leave it out, or call the vote a roll_call")
	}
	return nil
}

func (v Vote) checkDrawn(members []string) error {
	if v.DrawnName == "" {
		return nil
	}
	_, err := RollCallOrder(members, v.DrawnName)
	return err
}

// withNumbersOf takes the numbers from completed lists, or checks those that
// were announced.
func (v Vote) withNumbersOf(r Roll) (Vote, error) {
	announced := v.InFavour+v.Against+v.Abstaining > 0
	for _, side := range []struct {
		field  string
		number *int
		names  []string
		given  bool
	}{
		{"in_favour", &v.InFavour, r.InFavour, announced},
		{"against", &v.Against, r.Against, announced},
		{"abstaining", &v.Abstaining, r.Abstaining, announced},
		{"not_voting", &v.NotVoting, r.NotVoting, v.NotVoting > 0},
	} {
		if side.given && *side.number != len(side.names) {
			return Vote{}, fault.Invalidf("vote."+side.field, "%d were announced as %s, but the list has %d: correct the number or the list", *side.number, sideWords[side.field], len(side.names))
		}
		*side.number = len(side.names)
	}
	v.Roll = &r
	return v, nil
}

var sideWords = map[string]string{
	"in_favour":  "in favour",
	"against":    "against",
	"abstaining": "abstaining",
	"not_voting": "not voting",
}

// withNotVoting makes the four numbers add up to the members.
func (v Vote) withNotVoting(members int) (Vote, error) {
	cast := v.InFavour + v.Against + v.Abstaining
	switch {
	case cast > members:
		return Vote{}, fault.Invalidf("vote", "%s, but the committee has %s: count again", v.sum(), counted(members, "member", "members"))
	case cast == 0:
		return Vote{}, fault.Invalidf("vote", "no vote was cast: count again, or record a decision without a vote")
	case v.NotVoting > 0 && cast+v.NotVoting != members:
		return Vote{}, fault.Invalidf("vote.not_voting", "%s; with %d not voting that makes %d, but the committee has %d members: count again", v.sum(), v.NotVoting, cast+v.NotVoting, members)
	}
	v.NotVoting = members - cast
	return v, nil
}

// sum tells the votes and what they add up to.
func (v Vote) sum() string {
	cast := v.InFavour + v.Against + v.Abstaining
	return fmt.Sprintf("%d in favour, %d against and %d abstaining are %s", v.InFavour, v.Against, v.Abstaining, counted(cast, "vote", "votes"))
}
