package drafting

import (
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// question is something put to the vote: what it is called in the report, which
// majority it needs, and how it was voted on. second tells that an earlier vote on
// it was equally divided.
type question struct {
	kind    rules.Question
	subject rules.Subject
	vote    *rules.Vote
	second  bool
}

// count checks a vote against the members, those present, the quorum, the rules and
// what the decision's outcome declares, and writes it into the decision with what
// was put, its tally and its sentence. No vote means that nobody asked for one. Errors: invalid where the
// numbers cannot be or give something else than was declared, conflict without a
// quorum.
func (w *work) count(draft Draft, d *Decision, q question) error {
	r, err := rulesOf(w, draft.CommitteeID)
	if err != nil {
		return err
	}
	members, err := membersOf(w, draft.CommitteeID)
	if err != nil {
		return err
	}
	present, err := presentNow(w, draft.CommitteeID, members)
	if err != nil {
		return err
	}
	poll := r.Poll(q.kind, q.subject, names(members), present)
	vote, err := q.complete(r, poll.Members)
	if err != nil {
		return err
	}
	tally, err := poll.Declare(vote, declares[d.Outcome])
	if err != nil {
		return err
	}
	d.Poll, d.Vote, d.Tally, d.Sentence = &poll, &vote, &tally, rules.Sentence(q.subject, vote, tally)
	return nil
}

// complete is the vote with what follows from the rules and the members.
func (q question) complete(r rules.Rules, members []string) (rules.Vote, error) {
	vote := rules.Vote{Kind: rules.WithoutVote}
	if q.vote != nil {
		vote = *q.vote
	}
	var err error
	if vote.Majority, err = r.Majorities.Required(q.kind, vote.Majority); err != nil {
		return rules.Vote{}, err
	}
	vote.Second = q.second
	return vote.Complete(members)
}

// presentNow is how many members were counted as present at the open meeting, 0
// where nobody counted. Error: conflict where the roll found no member.
func presentNow(r Snapshot, committeeID string, members []Delegation) (int, error) {
	all, err := r.Meetings(committeeID)
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(all, Meeting.Open)
	if i < 0 || all[i].Present == nil {
		return 0, nil
	}
	present := 0
	for _, d := range members {
		if slices.Contains(all[i].Present, d.ID) {
			present++
		}
	}
	if present == 0 {
		return 0, fault.New(fault.Conflict, "vote", "there is no quorum: when the roll was called no member was present; wait for them, or adjourn")
	}
	return present, nil
}

func names(all []Delegation) []string {
	called := make([]string, len(all))
	for i, d := range all {
		called[i] = d.Name
	}
	return called
}

// voteRequest is what a member asks for: a vote of a kind on a draft or on an
// amendment to it.
type voteRequest struct {
	Kind rules.Kind `json:"vote"`
}

// honoursRequests refuses a decision that leaves out a vote which a member has
// asked for and not withdrawn. subject is an amendment's id, empty for the draft; a
// vote on what joined an amendment is one on that.
func honoursRequests(r Snapshot, draft Draft, subject string, vote *rules.Vote) error {
	standing, err := standingRequests(r, draft.ID, VoteRequest)
	if err != nil {
		return err
	}
	for _, request := range standing {
		about, err := joinedInto(r, request.AmendmentID)
		if err != nil {
			return err
		}
		if about != subject {
			continue
		}
		asked := voteRequest{}
		if err := readParticulars(request, &asked); err != nil {
			return err
		}
		if vote == nil || !satisfies(vote.Kind, asked.Kind) {
			return fault.New(fault.Conflict, "vote", "%s asked for %s: take it, or record that the request was withdrawn", request.By, voteInWords[asked.Kind])
		}
	}
	return nil
}

// joinedInto is the amendment in which one stands now: itself, or that which it
// joined.
func joinedInto(r Snapshot, id string) (string, error) {
	for id != "" {
		a, err := r.Amendment(id)
		if err != nil || a.IntoID == "" {
			return id, err
		}
		id = a.IntoID
	}
	return "", nil
}

var voteInWords = map[rules.Kind]string{
	rules.ShowOfHands: "a vote",
	rules.Recorded:    "a recorded vote",
	rules.RollCall:    "a roll-call vote",
}

// satisfies tells whether a vote of one kind is what was asked for or more.
func satisfies(taken, asked rules.Kind) bool {
	rank := []rules.Kind{rules.WithoutVote, rules.ShowOfHands, rules.Recorded, rules.RollCall}
	return slices.Index(rank, taken) >= slices.Index(rank, asked)
}

// standingRequests are a draft's statements of a kind that were not withdrawn.
func standingRequests(r Snapshot, draftID string, kind StatementKind) ([]Statement, error) {
	all, err := r.Statements(draftID)
	if err != nil {
		return nil, err
	}
	withdrawn := map[string]bool{}
	for _, st := range all {
		if st.Kind == RequestWithdrawn {
			withdrawn[st.StatementID] = true
		}
	}
	return slices.DeleteFunc(all, func(st Statement) bool { return st.Kind != kind || withdrawn[st.ID] }), nil
}

// wasTied tells whether a vote on the same was equally divided before and asked
// for a second one: among a draft's effective decisions one with the outcome tie
// about what same recognises, taken since the action began or was reopened.
func wasTied(effective []Decision, tie Outcome, same func(Decision) bool) bool {
	reopened := func(d Decision) bool { return d.Outcome == DraftReconsidered }
	return slices.ContainsFunc(afterLast(effective, reopened), func(d Decision) bool { return d.Outcome == tie && same(d) })
}

// afterLast are the decisions that follow the last one that is marks: all of them
// where none is.
func afterLast(decisions []Decision, marks func(Decision) bool) []Decision {
	for n, d := range slices.Backward(decisions) {
		if marks(d) {
			return decisions[n+1:]
		}
	}
	return decisions
}

// effectiveDecisions are a draft's by number without those that the chair took
// back.
func effectiveDecisions(r Snapshot, draftID string) ([]Decision, error) {
	all, err := r.Decisions(draftID)
	return standingDecisions(all), err
}

// standingDecisions leaves out what was taken back, and the taking back.
func standingDecisions(all []Decision) []Decision {
	undone := map[string]bool{}
	for _, d := range all {
		if d.Outcome == DecisionUndone {
			undone[d.About] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(d Decision) bool { return undone[d.ID] || d.Outcome == DecisionUndone })
}
