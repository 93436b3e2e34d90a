package drafting

import (
	"slices"

	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// question is something put to the vote: what it is called in the report, which
// majority it needs, what the chair declares about it, and the decision that the
// vote is written into.
type question struct {
	kind     rules.Question
	subject  rules.Subject
	declared rules.Outcome
	vote     *rules.Vote
	// settled tells that an earlier vote on the same was equally divided.
	second bool
}

// count checks a vote against the members, those present, the quorum and the
// rules, and writes it into the decision with its tally and its sentence. No
// vote means that nobody asked for one. Errors: invalid where the numbers cannot
// be or give something else than was declared, conflict without a quorum.
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
	vote := rules.Vote{Kind: rules.WithoutVote}
	if q.vote != nil {
		vote = *q.vote
	}
	if vote.Majority == "" {
		vote.Majority = r.Majorities.Of(q.kind)
	}
	vote.Second = q.second
	if vote, err = vote.Complete(names(members)); err != nil {
		return err
	}
	tally, err := rules.Count(vote, names(members), present, r)
	if err != nil {
		return err
	}
	if err := agrees(q.declared, vote, tally); err != nil {
		return err
	}
	if vote.Kind == rules.WithoutVote && q.declared == rules.Rejected {
		tally.Outcome, tally.MajorityReached = rules.Rejected, false
	}
	d.Vote, d.Tally, d.Sentence = &vote, &tally, rules.Sentence(q.subject, vote, tally)
	return nil
}

// agrees holds what the chair declares against what the vote gave.
func agrees(declared rules.Outcome, vote rules.Vote, t rules.Tally) error {
	if t.Outcome == rules.NoQuorum {
		return fault.New(fault.Conflict, "vote", "there is no quorum: a decision needs %d members; wait for them, or adjourn", t.Quorum)
	}
	if vote.Kind == rules.WithoutVote || declared == t.Outcome {
		return nil
	}
	words := map[rules.Outcome]string{
		rules.Adopted:    "adopted",
		rules.Rejected:   "rejected",
		rules.SecondVote: "equally divided, which asks for a second vote",
	}
	return fault.Invalidf("outcome", "with %d in favour and %d against it is %s, not %s: count again, or declare what the vote gave", t.InFavour, t.Against, words[t.Outcome], words[declared])
}

// presentNow is how many members were counted as present at the open meeting, 0
// where nobody counted.
func presentNow(r Snapshot, committeeID string, members []Delegation) (int, error) {
	all, err := r.Meetings(committeeID)
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(all, Meeting.Open)
	if i < 0 {
		return 0, nil
	}
	present := 0
	for _, d := range members {
		if slices.Contains(all[i].Present, d.ID) {
			present++
		}
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
// asked for and not withdrawn. subject is an amendment's id, empty for the draft.
func honoursRequests(r Snapshot, draft Draft, subject string, vote *rules.Vote) error {
	standing, err := standingRequests(r, draft.ID, VoteRequest)
	if err != nil {
		return err
	}
	for _, request := range standing {
		if request.AmendmentID != subject {
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

// wasTied tells whether the last vote on a subject was equally divided and asks
// for a second one. The subject is an amendment, a part, or the draft where both
// are empty.
func wasTied(r Snapshot, draftID, amendmentID, part string) (bool, error) {
	all, err := effectiveDecisions(r, draftID)
	if err != nil {
		return false, err
	}
	for _, d := range slices.Backward(all) {
		about := len(d.Amendments) == 1 && d.Amendments[0].ID == amendmentID || len(d.Amendments) == 0 && amendmentID == ""
		if about && d.Part == part && d.Tally != nil {
			return d.Tally.Outcome == rules.SecondVote, nil
		}
	}
	return false, nil
}

// effectiveDecisions are a draft's by number without those that the chair took
// back.
func effectiveDecisions(r Snapshot, draftID string) ([]Decision, error) {
	all, err := r.Decisions(draftID)
	if err != nil {
		return nil, err
	}
	undone := map[string]bool{}
	for _, d := range all {
		if d.Outcome == DecisionUndone {
			undone[d.About] = true
		}
	}
	return slices.DeleteFunc(all, func(d Decision) bool { return undone[d.ID] || d.Outcome == DecisionUndone }), nil
}
