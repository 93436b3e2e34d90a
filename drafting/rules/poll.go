package rules

import "chapeau/drafting/fault"

// Poll is a question as it was put: all that decides, beside the votes, what they
// give and how the report tells it. Members are those who may vote, Present how
// many of them are in the room (0 where nobody has counted), Quorum how many must
// be. It is kept with the vote, so that anybody can count again.
type Poll struct {
	Question Question `json:"question"`
	Subject  Subject  `json:"subject"`
	Members  []string `json:"members"`
	Present  int      `json:"present,omitempty"`
	Quorum   int      `json:"quorum"`
	Tie      TieRule  `json:"tie"`
}

// Poll puts a question to members under the rules. Only a proposal gets a second
// vote: a motion or an appeal that does not find its majority is lost.
func (r Rules) Poll(q Question, s Subject, members []string, present int) Poll {
	p := Poll{Question: q, Subject: s, Members: members, Present: present, Quorum: r.QuorumToDecide(len(members)), Tie: TieRejects}
	if q == Proposal || q == ImportantQuestion {
		p.Tie = r.Tie.Outcome
	}
	return p
}

// Required is the majority that a question needs, where a vote names one: never
// less than the rules ask for. More can be asked for a proposal, as an important
// question. Error: invalid.
func (m Majorities) Required(q Question, named Majority) (Majority, error) {
	needed := m.Of(q)
	switch {
	case named == "", named == needed:
		return needed, nil
	case q == Proposal && named == TwoThirds:
		return named, nil
	}
	return "", fault.Invalidf("vote.majority", "the rules ask for a %s majority here (%s): leave the majority out", inWords[needed], m.Source)
}

var inWords = map[Majority]string{Simple: "simple", TwoThirds: "two-thirds"}

// Count counts a vote on the question; errors as the package's Count.
func (p Poll) Count(v Vote) (Tally, error) {
	v, err := v.Complete(p.Members)
	if err != nil {
		return Tally{}, err
	}
	if err := checkPresent(v, len(p.Members), p.Present); err != nil {
		return Tally{}, err
	}
	t := Tally{
		InFavour: v.InFavour, Against: v.Against, Abstaining: v.Abstaining, NotVoting: v.NotVoting,
		Members: len(p.Members), Majority: v.Majority, Quorum: p.Quorum,
	}
	t.MajorityReached = v.Kind == WithoutVote || v.Majority.Reached(v.InFavour, v.Against)
	t.EquallyDivided = v.InFavour == v.Against && v.InFavour > 0
	t.QuorumMet = t.quorate(v.Kind, p.Present)
	t.Outcome = t.outcome(p.Tie, v.Second)
	return t, nil
}

// Declare counts a vote and holds what the chair declares of it against what it
// gives. Without a vote the chair declares what nobody objects to, adopted or
// rejected. Errors: as Count; invalid where the vote gives something else,
// conflict where there is no quorum.
func (p Poll) Declare(v Vote, declared Outcome) (Tally, error) {
	t, err := p.Count(v)
	switch {
	case err != nil:
		return Tally{}, err
	case t.Outcome == NoQuorum:
		return Tally{}, fault.New(fault.Conflict, "vote", "there is no quorum: a decision needs %s; wait for them, or adjourn", counted(t.Quorum, "member", "members"))
	case v.Kind == WithoutVote && declared == Rejected:
		t.Outcome, t.MajorityReached = Rejected, false
	case v.Kind == WithoutVote && declared != Adopted:
		return Tally{}, fault.Invalidf("vote", "only a vote can be %s: give its figures", outcomeWords[declared])
	case declared != t.Outcome:
		return Tally{}, fault.Invalidf("outcome", "with %d in favour and %d against it is %s, not %s: count again, or declare what the vote gave", t.InFavour, t.Against, outcomeWords[t.Outcome], outcomeWords[declared])
	}
	return t, nil
}

var outcomeWords = map[Outcome]string{
	Adopted:    "adopted",
	Rejected:   "rejected",
	SecondVote: "equally divided, which asks for a second vote",
}
