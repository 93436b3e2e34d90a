package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// present calls the roll of the open meeting.
func (w *world) present(names ...string) {
	w.t.Helper()
	ids := []string{}
	for _, name := range names {
		ids = append(ids, w.delegations[name].ID)
	}
	must(w.service.CallRoll(w.ctx, w.chair, w.meeting.ID, ids))(w.t)
}

func TestADecisionNeedsAQuorum(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	_, err := w.adopts(draft.ID, hands(1, 0, 0), a.ID)
	wantRefusal(t, err, fault.Conflict, "there is no quorum: a decision needs 2 members")

	w.present("Delmark", "River Union")
	_, err = w.adopts(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "there is no quorum")
	w.present("River Union")
	_, err = w.adopts(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "when the roll was called no member was present")
	w.present("Delmark", "Karsk", "River Union")
	_, err = w.adopts(draft.ID, hands(3, 0, 0), a.ID)
	wantRefusal(t, err, fault.Invalid, "but only 2 members are present")
	wantSame(t, w.fate(a.ID), drafting.Submitted)

	adopted := must(w.adopts(draft.ID, hands(1, 0, 0), a.ID))(t)
	wantSame(t, adopted.Decision.Tally.QuorumMet, true)
	wantSame(t, adopted.Decision.Poll.Present, 2)
	w.sound()
}

func TestTheChairCannotDeclareAnythingElseThanTheVoteGave(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	_, err := w.adopts(draft.ID, hands(1, 2, 0), a.ID)
	wantRefusal(t, err, fault.Invalid, "it is rejected, not adopted")
	_, err = w.rejects(draft.ID, hands(2, 1, 0), a.ID)
	wantRefusal(t, err, fault.Invalid, "it is adopted, not rejected")
	_, err = w.decides(draft.ID, drafting.DraftAdopted, hands(1, 1, 1))
	wantRefusal(t, err, fault.Invalid, "it is rejected, not adopted")
	_, err = w.adopts(draft.ID, hands(3, 1, 0), a.ID)
	wantRefusal(t, err, fault.Invalid, "the committee has 3 members")
	wantSame(t, w.fate(a.ID), drafting.Submitted)
	wantSame(t, w.version(draft.ID), 1)
}

func TestWhatIsRejectedWithoutAVoteIsToldSo(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	rejected := must(w.rejects(draft.ID, nil, a.ID))(t)
	wantSame(t, rejected.Sentence, "The amendment of Delmark was rejected without a vote.")
	wantSame(t, rejected.Tally.Outcome, rules.Rejected)
	whole := must(w.decides(draft.ID, drafting.DraftNotAdopted, nil))(t)
	wantSame(t, whole.Sentence, "Draft resolution E/CN.99/2031/L.1 was rejected without a vote.")
	w.sound()
}

func TestEqualVotesRejectWhereTheRulesSaySo(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	_, err := w.ties(draft.ID, hands(1, 1, 1), a.ID)
	wantRefusal(t, err, fault.Invalid, "it is rejected, not equally divided")
	rejected := must(w.rejects(draft.ID, hands(1, 1, 1), a.ID))(t)
	wantSame(t, rejected.Sentence, "The amendment of Delmark was rejected by 1 vote to 1, with 1 abstention, the votes being equally divided.")
	wantSame(t, w.fate(a.ID), drafting.Rejected)
}

func TestEqualVotesInThePlenaryBringASecondVote(t *testing.T) {
	w := newWorld(t)
	w.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-general-assembly-plenary" })
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	b := w.submitted("Karsk", draft, edit("o1", "progress", "good progress"))
	c := w.submitted("Meridia", draft, remove("p2"))
	tie := hands(1, 1, 1)

	_, err := w.rejects(draft.ID, tie, a.ID)
	wantRefusal(t, err, fault.Invalid, "asks for a second vote, not rejected")
	_, err = w.ties(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Invalid, "only a vote can be equally divided")
	tied := must(w.ties(draft.ID, tie, a.ID))(t)
	wantSame(t, []any{tied.Outcome, w.fate(a.ID)}, []any{drafting.AmendmentsTied, drafting.Put})
	wantSame(t, tied.Sentence, "The votes on the amendment of Delmark being equally divided, at 1 to 1, with 1 abstention, a second vote is to be taken.")
	_, err = w.ties(draft.ID, tie, a.ID)
	wantRefusal(t, err, fault.Invalid, "it is rejected, not equally divided")
	second := must(w.rejects(draft.ID, tie, a.ID))(t)
	wantSame(t, second.Sentence, "The amendment of Delmark was rejected by 1 vote to 1, with 1 abstention, the votes being equally divided for the second time.")

	// So do amendments that are put together.
	must(w.ties(draft.ID, tie, b.ID, c.ID))(t)
	must(w.rejects(draft.ID, tie, c.ID, b.ID))(t)

	// A motion that is tied is lost, and says nothing about the draft.
	must(w.decides(draft.ID, drafting.DraftTied, tie))(t)
	lost := must(w.decides(draft.ID, drafting.NoActionRejected, tie))(t)
	wantSame(t, lost.Tally.Outcome, rules.Rejected)
	whole := must(w.decides(draft.ID, drafting.DraftNotAdopted, tie))(t)
	wantSame(t, whole.Vote.Second, true)

	// What is reconsidered is voted on for the first time.
	must(w.reconsiders(draft.ID, drafting.DraftReconsidered, hands(2, 1, 0)))(t)
	again := must(w.decides(draft.ID, drafting.DraftTied, tie))(t)
	wantSame(t, again.Vote.Second, false)
	w.sound()
}

func (w *world) reconsiders(draftID string, outcome drafting.Outcome, vote *rules.Vote) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.Reconsider(w.ctx, w.chair, draftID, drafting.ReconsiderInput{
		ExpectedVersion: w.version(draftID), Outcome: outcome, Vote: vote, Reason: "new facts",
	})
}

func TestTwoThirdsReconsider(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	must(w.decides(draft.ID, drafting.DraftNotAdopted, hands(1, 2, 0)))(t)
	for _, vote := range []*rules.Vote{nil, {Kind: rules.WithoutVote}} {
		_, err := w.reconsiders(draft.ID, drafting.DraftReconsidered, vote)
		wantRefusal(t, err, fault.Invalid, "reconsideration needs a vote")
	}
	_, err := w.reconsiders(draft.ID, drafting.DraftReconsidered, &rules.Vote{Kind: rules.ShowOfHands, InFavour: 2, Against: 1, Majority: rules.Simple})
	wantRefusal(t, err, fault.Invalid, "the rules ask for a two-thirds majority")
	_, err = w.reconsiders(draft.ID, drafting.DraftReconsidered, hands(1, 1, 1))
	wantRefusal(t, err, fault.Invalid, "it is rejected, not adopted")
	failed := must(w.reconsiders(draft.ID, drafting.ReconsiderationFailed, hands(1, 1, 1)))(t)
	wantSame(t, failed.Tally.Majority, rules.TwoThirds)
	wantSame(t, w.draftNow(draft.ID).Status, drafting.DraftRejected)
	must(w.reconsiders(draft.ID, drafting.DraftReconsidered, hands(2, 1, 0)))(t)
	wantSame(t, w.draftNow(draft.ID).Status, drafting.UnderAction)
	w.sound()
}

func TestAnImportantQuestionNeedsTwoThirds(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	vote := &rules.Vote{Kind: rules.ShowOfHands, InFavour: 1, Against: 1, Abstaining: 1, Majority: rules.TwoThirds}
	_, err := w.decides(draft.ID, drafting.DraftAdopted, vote)
	wantRefusal(t, err, fault.Invalid, "rejected, not adopted")
	vote.InFavour, vote.Abstaining = 2, 0
	must(w.decides(draft.ID, drafting.DraftAdopted, vote))(t)
	w.sound()
}

func TestAVoteThatWasAskedForIsTaken(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	a := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	onAmendment := must(w.states("Karsk", draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, AmendmentID: a.ID, Vote: rules.Recorded}))(t)
	must(w.states("Meridia", draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.RollCall}))(t)

	_, err := w.adopts(draft.ID, nil, a.ID)
	wantRefusal(t, err, fault.Conflict, "Karsk asked for a recorded vote: take it, or record that the request was withdrawn")
	_, err = w.rejects(draft.ID, hands(1, 2, 0), a.ID)
	wantRefusal(t, err, fault.Conflict, "Karsk asked for a recorded vote")
	must(w.adopts(draft.ID, &rules.Vote{Kind: rules.RollCall, InFavour: 2, Against: 1}, a.ID))(t)

	_, err = w.decides(draft.ID, drafting.DraftAdopted, &rules.Vote{Kind: rules.Recorded, InFavour: 2, Against: 1})
	wantRefusal(t, err, fault.Conflict, "Meridia asked for a roll-call vote")
	must(w.decides(draft.ID, drafting.NoActionRejected, hands(1, 2, 0)))(t) // a motion is another question
	_, err = w.states("Karsk", draft.ID, drafting.StatementInput{Kind: drafting.RequestWithdrawn, StatementID: onAmendment.ID})
	wantRefusal(t, err, fault.Conflict, "A1 is adopted")
	request := must(w.service.Outlook(w.ctx, w.chair, draft.ID))(t).VoteRequests[0]
	wantSame(t, request.By, "Meridia")
	_, err = w.states("Karsk", draft.ID, drafting.StatementInput{Kind: drafting.RequestWithdrawn, StatementID: request.ID})
	wantRefusal(t, err, fault.Forbidden, "only Meridia can take it back")
	must(w.states("Meridia", draft.ID, drafting.StatementInput{Kind: drafting.RequestWithdrawn, StatementID: request.ID}))(t)
	must(w.decides(draft.ID, drafting.DraftAdopted, nil))(t)
	w.sound()
}

func TestWhoVotedHowIsKept(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	for says, roll := range map[string]rules.Roll{
		"is no member of the committee": {InFavour: []string{"River Union", "Karsk"}},
		"leave it in one list":          {InFavour: []string{"Karsk", "Delmark"}, Against: []string{"Karsk"}},
		"is listed twice":               {InFavour: []string{"Karsk", "Karsk"}},
	} {
		_, err := w.decides(draft.ID, drafting.DraftAdopted, &rules.Vote{Kind: rules.Recorded, Roll: &roll})
		wantRefusal(t, err, fault.Invalid, says)
	}
	drawn := &rules.Vote{Kind: rules.RollCall, DrawnName: "River Union", Roll: &rules.Roll{InFavour: []string{"Meridia", "Delmark"}}}
	_, err := w.decides(draft.ID, drafting.DraftAdopted, drawn)
	wantRefusal(t, err, fault.Invalid, "begins with a member drawn by lot")
	drawn.DrawnName = "Karsk"
	decided := must(w.decides(draft.ID, drafting.DraftAdopted, drawn))(t)
	wantSame(t, *decided.Vote.Roll, rules.Roll{InFavour: []string{"Delmark", "Meridia"}, Against: []string{}, Abstaining: []string{}, NotVoting: []string{"Karsk"}})
	wantSame(t, decided.Sentence, "Draft resolution E/CN.99/2031/L.1 was adopted by a roll-call vote of 2 to none, with no abstentions.")
	wantSame(t, w.draftNow(draft.ID).Status, drafting.AdoptedByVote)

	// What somebody had meant changes no tally.
	intention := drafting.StatementInput{Kind: drafting.VoteIntention, Intended: "in_favour"}
	_, err = w.states("Delmark", draft.ID, intention)
	wantRefusal(t, err, fault.Conflict, "Delmark is recorded as in favour already")
	must(w.states("Karsk", draft.ID, intention))(t)
	all := must(w.service.Decisions(w.ctx, w.chair, draft.ID))(t)
	wantSame(t, all[0].Tally.InFavour, 2)
	w.sound()
}
