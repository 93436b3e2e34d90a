package drafting_test

import (
	"slices"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
)

// TestEveryActOfTheActionAsEveryRole tries each event of the action as each role.
// Those who may do it get a committee of their own; all others share one that must
// stay as it is.
func TestEveryActOfTheActionAsEveryRole(t *testing.T) {
	chair, members := []string{"chair"}, []string{"mover", "delegate", "sponsor"}
	second := func(_ any, err error) error { return err }
	ruling := func(o drafting.Outcome) func(s scenery, a drafting.Actor) error {
		return func(s scenery, a drafting.Actor) error {
			return second(s.service.Rule(s.ctx, a, s.draft.ID, drafting.RulingInput{
				ExpectedVersion: 2, Ruling: o, Amendments: s.refsNow(s.triennial.ID), Reason: "as announced",
			}))
		}
	}
	whole := func(o drafting.Outcome, vote *rules.Vote) func(s scenery, a drafting.Actor) error {
		return func(s scenery, a drafting.Actor) error {
			return second(s.service.DecideDraft(s.ctx, a, s.draft.ID, drafting.DecideDraftInput{ExpectedVersion: 2, Outcome: o, Vote: vote}))
		}
	}
	states := func(in drafting.StatementInput) func(s scenery, a drafting.Actor) error {
		return func(s scenery, a drafting.Actor) error {
			in := in
			if a == s.secretariat {
				in.DelegationID = s.delegations["Karsk"].ID
				if in.Kind == drafting.ConsequentialProposal {
					in.DelegationID = s.delegations["Meridia"].ID
				}
			}
			return second(s.service.PutOnRecord(s.ctx, a, s.draft.ID, in))
		}
	}
	for _, c := range []struct {
		name    string
		try     func(s scenery, a drafting.Actor) error
		allowed []string
	}{
		{"see the outlook", func(s scenery, a drafting.Actor) error { return second(s.service.Outlook(s.ctx, a, s.draft.ID)) }, insiders},
		{"see the decisions", func(s scenery, a drafting.Actor) error { return second(s.service.Decisions(s.ctx, a, s.draft.ID)) }, insiders},
		{"see the statements", func(s scenery, a drafting.Actor) error { return second(s.service.Statements(s.ctx, a, s.draft.ID)) }, insiders},
		{"see what may be done", func(s scenery, a drafting.Actor) error { return second(s.service.DraftActions(s.ctx, a, s.draft.ID)) }, insiders},
		{"admit", ruling(drafting.AmendmentsAdmitted), chair},
		{"rule out of order", ruling(drafting.AmendmentsNotAdmitted), chair},
		{"put", ruling(drafting.AmendmentsPut), chair},
		{"rule as rejected by implication", ruling(drafting.AmendmentsNotPut), chair},
		{"rule as moot", ruling(drafting.AmendmentsMoot), chair},
		{"confirm an order", func(s scenery, a drafting.Actor) error {
			return second(s.service.ConfirmOrder(s.ctx, a, s.draft.ID, drafting.OrderInput{
				ExpectedVersion: 2, Order: []string{s.written.ID, s.yearly.ID, s.triennial.ID, s.charts.ID, s.donors.ID, s.same.ID, s.beside.ID},
			}))
		}, chair},
		{"challenge a ruling", func(s scenery, a drafting.Actor) error {
			return second(s.service.Challenge(s.ctx, a, s.ruling, drafting.ChallengeInput{}))
		}, members},
		{"decide a challenge", func(s scenery, a drafting.Actor) error {
			all := must(s.service.Outlook(s.ctx, s.chair, s.draft.ID))(s.t).Challenges
			if len(all) == 0 {
				all = append(all, s.challenged(s.ruling))
			}
			return second(s.service.DecideChallenge(s.ctx, a, all[0].ID, drafting.ChallengeDecision{Outcome: drafting.RulingUpheld}))
		}, chair},
		{"grant a division", func(s scenery, a drafting.Actor) error {
			in := drafting.DivisionInput{ExpectedVersion: 2, Outcome: drafting.DivisionGranted}
			return second(s.service.ConfirmDivision(s.ctx, a, s.request.ID, in))
		}, chair},
		{"decide a part", func(s scenery, a drafting.Actor) error {
			in := drafting.PartInput{ExpectedVersion: 2, AmendmentID: s.donors.ID, Part: "A", Outcome: drafting.PartRetained}
			return second(s.service.DecidePart(s.ctx, a, s.draft.ID, in))
		}, chair},
		{"change consequentially", func(s scenery, a drafting.Actor) error {
			in := drafting.ConsequentialInput{ExpectedVersion: 2, Ops: []amend.Op{edit("o2", "report", "summary report")}, Reason: "as asked for"}
			return second(s.service.ChangeConsequentially(s.ctx, a, s.draft.ID, in))
		}, []string{"chair", "secretariat"}},
		{"undo", func(s scenery, a drafting.Actor) error {
			return second(s.service.Undo(s.ctx, a, s.ruling, "by mistake"))
		}, chair},
		{"adopt the draft", whole(drafting.DraftAdopted, nil), chair},
		{"reject the draft", whole(drafting.DraftNotAdopted, nil), chair},
		{"take no action", whole(drafting.DraftNoAction, hands(2, 1, 0)), chair},
		{"take action", whole(drafting.NoActionRejected, hands(1, 2, 0)), chair},
		{"reconsider", func(s scenery, a drafting.Actor) error {
			s.isRejected()
			in := drafting.ReconsiderInput{ExpectedVersion: 2, Outcome: drafting.DraftReconsidered, Vote: hands(3, 0, 0)}
			return second(s.service.Reconsider(s.ctx, a, s.draft.ID, in))
		}, chair},
		{"close the action", func(s scenery, a drafting.Actor) error {
			s.isRejected()
			return second(s.service.CloseAction(s.ctx, a, s.draft.ID, 2))
		}, chair},
		{"ask for a vote", states(drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}), members},
		{"ask for division", states(drafting.StatementInput{Kind: drafting.DivisionRequest, Parts: []action.Part{{Label: "A", Clauses: []string{"o1"}}}}), members},
		{"explain a vote", states(drafting.StatementInput{Kind: drafting.ExplanationBefore}), append([]string{"secretariat"}, members...)},
		{"make a statement", states(drafting.StatementInput{Kind: drafting.GeneralStatement}), append([]string{"secretariat"}, members...)},
		{"propose a consequential change", states(drafting.StatementInput{Kind: drafting.ConsequentialProposal}), []string{"sponsor", "secretariat"}},
		{"join an equal amendment", func(s scenery, a drafting.Actor) error {
			in := drafting.JoinInput{ExpectedRevision: s.amendment(s.same.ID).Revision, Into: s.refsNow(s.triennial.ID)[0]}
			return second(s.service.JoinAmendment(s.ctx, a, s.same.ID, in))
		}, []string{"sponsor", "secretariat"}},
		{"amend an amendment", func(s scenery, a drafting.Actor) error {
			now := s.amendment(s.triennial.ID)
			in := drafting.AmendmentInput{To: now.ID, ToRevision: now.Revision, Ops: []amend.Op{edit("o2", "three", "five")}}
			if a == s.secretariat {
				in.DelegationID = s.delegations["Meridia"].ID
			}
			return second(s.service.CreateAmendment(s.ctx, a, s.draft.ID, in))
		}, append([]string{"secretariat", "chair"}, members...)},
		{"confirm where an amendment stands", func(s scenery, a drafting.Actor) error {
			return second(s.service.ConfirmRebase(s.ctx, a, s.beside.ID, s.amendment(s.beside.ID).Revision))
		}, []string{"mover", "secretariat"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			untouched := newScenery(t)
			if c.name == "reconsider" || c.name == "close the action" {
				untouched.isRejected()
			}
			if c.name == "decide a challenge" {
				untouched.challenged(untouched.ruling)
			}
			log := len(untouched.eventTypes(untouched.chair))
			everybody := cast(untouched.world)
			for name, actor := range everybody {
				if slices.Contains(c.allowed, name) {
					s := newScenery(t)
					if err := c.try(s, s.actor(name)); err != nil {
						t.Errorf("%s may not: %v (%s)", name, err, causes(err))
					}
					continue
				}
				if err := c.try(untouched, actor); !refused(name, err) {
					t.Errorf("%s may, or was refused as %v", name, err)
				}
			}
			untouched.sound()
			wantSame(t, len(untouched.eventTypes(untouched.chair)), log)
		})
	}
}

// isRejected has the committee reject the draft, once.
func (s scenery) isRejected() {
	s.t.Helper()
	if s.draftNow(s.draft.ID).Status == drafting.UnderAction {
		must(s.decides(s.draft.ID, drafting.DraftNotAdopted, nil))(s.t)
	}
}

// actor is somebody of the cast who is there already.
func (s scenery) actor(name string) drafting.Actor {
	return map[string]drafting.Actor{
		"secretariat": s.secretariat, "chair": s.chair, "observer": s.delegates["River Union"],
		"mover": s.delegates["Delmark"], "delegate": s.delegates["Karsk"], "sponsor": s.delegates["Meridia"],
	}[name]
}
