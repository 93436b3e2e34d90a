package drafting_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// scenery is a crowd under action in which every event of the action is possible,
// as long as nothing is challenged: an amendment was adopted, one is divided, a
// request for division and a ruling wait to be settled or challenged.
type scenery struct {
	crowd
	ruling string
	same   drafting.AmendmentView // equal to the one with words for three years
	beside drafting.AmendmentView // stands beside the words that were adopted
}

func newScenery(t *testing.T) scenery {
	s := scenery{crowd: newCrowd(t)}
	s.beside = s.submitted("Delmark", s.draft, edit("o1", "the progress", "all progress"))
	must(s.adopts(s.draft.ID, nil, s.progress.ID))(t)
	must(s.divides(s.amendmentRequest))(t)
	s.same = s.submitted("Meridia", s.draft, edit("o2", "two years", "three years"))
	s.ruling = decided(s.crowd, func() (drafting.Decision, error) {
		return s.rules(s.draft.ID, drafting.AmendmentsMoot, s.pilots.ID)
	})
	return s
}

// event is something that can happen to a draft in some of its statuses.
type event struct {
	name    string
	allowed []drafting.DraftStatus
	try     func(s scenery) error
}

var (
	deciding = []drafting.DraftStatus{drafting.SubmittedDraft, drafting.Tabled, drafting.UnderAction}
	acting   = []drafting.DraftStatus{drafting.UnderAction}
	closed   = []drafting.DraftStatus{drafting.AdoptedWithoutVote, drafting.AdoptedByVote, drafting.DraftRejected, drafting.NoAction}
	open     = append([]drafting.DraftStatus{drafting.ZeroDraft, drafting.InformalText, drafting.Silence}, deciding...)
)

func draftEvents() []event {
	second := func(_ any, err error) error { return err }
	all := []event{
		{"adopt", deciding, func(s scenery) error { return second(s.adopts(s.draft.ID, nil, s.triennial.ID)) }},
		{"reject", deciding, func(s scenery) error { return second(s.rejects(s.draft.ID, nil, s.triennial.ID)) }},
		{"confirm an order", deciding, func(s scenery) error {
			return second(s.orders(s.draft.ID, s.written.ID, s.charts.ID, s.yearly.ID, s.triennial.ID, s.donors.ID, s.same.ID, s.beside.ID))
		}},
		{"challenge", acting, func(s scenery) error {
			return second(s.service.Challenge(s.ctx, s.delegates["Karsk"], s.ruling, drafting.ChallengeInput{}))
		}},
		{"confirm a division", deciding, func(s scenery) error { return second(s.divides(s.request)) }},
		{"decide a part", deciding, func(s scenery) error {
			return second(s.decidesPart(s.draft.ID, s.donors.ID, "A", drafting.PartRejected, nil))
		}},
		{"change consequentially", acting, func(s scenery) error { return second(s.consequence()) }},
		{"reconsider", closed, func(s scenery) error {
			return second(s.reconsiders(s.draft.ID, drafting.DraftReconsidered, hands(3, 0, 0)))
		}},
		{"not reconsider", closed, func(s scenery) error {
			return second(s.reconsiders(s.draft.ID, drafting.ReconsiderationFailed, hands(0, 3, 0)))
		}},
		{"close the action", closed, func(s scenery) error {
			return second(s.service.CloseAction(s.ctx, s.chair, s.draft.ID, s.version(s.draft.ID)))
		}},
		{"ask for a vote", open, func(s scenery) error {
			return second(s.states("Karsk", s.draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded}))
		}},
		{"ask for division", open, func(s scenery) error {
			in := drafting.StatementInput{Kind: drafting.DivisionRequest, Parts: []action.Part{{Label: "A", Clauses: []string{"o1"}}}}
			return second(s.states("Karsk", s.draft.ID, in))
		}},
		{"join", open, func(s scenery) error { return second(s.merges("Meridia", s.same.ID, s.triennial.ID)) }},
		{"amend an amendment", open, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			in := drafting.AmendmentInput{To: now.ID, ToRevision: now.Revision, Ops: []amend.Op{edit("o2", "three", "five")}}
			return second(s.service.CreateAmendment(s.ctx, s.delegates["Meridia"], s.draft.ID, in))
		}},
		{"submit", open, func(s scenery) error {
			return second(s.service.SubmitAmendment(s.ctx, s.delegates["Meridia"], s.private.ID, 1))
		}},
		{"withdraw", open, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			return second(s.service.WithdrawAmendment(s.ctx, s.delegates["Karsk"], now.ID, now.Revision, ""))
		}},
		{"revise", open, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			in := drafting.AmendmentChange{ExpectedRevision: now.Revision, Base: now.Base, Ops: []amend.Op{remove("o4")}}
			return second(s.service.ReviseAmendment(s.ctx, s.delegates["Karsk"], now.ID, in))
		}},
		{"confirm", open, func(s scenery) error {
			now := s.amendment(s.beside.ID)
			return second(s.service.ConfirmRebase(s.ctx, s.delegates["Delmark"], now.ID, now.Revision))
		}},
	}
	for _, ruling := range []drafting.Outcome{drafting.AmendmentsAdmitted, drafting.AmendmentsNotAdmitted, drafting.AmendmentsPut, drafting.AmendmentsNotPut, drafting.AmendmentsMoot} {
		all = append(all, event{"rule " + string(ruling), deciding, func(s scenery) error { return second(s.rules(s.draft.ID, ruling, s.triennial.ID)) }})
	}
	for outcome, vote := range map[drafting.Outcome]*rules.Vote{
		drafting.DraftAdopted: nil, drafting.DraftNotAdopted: hands(1, 2, 0), drafting.DraftTied: hands(1, 1, 1),
		drafting.DraftNoAction: hands(2, 1, 0), drafting.NoActionRejected: hands(1, 2, 0),
	} {
		all = append(all, event{"decide " + string(outcome), deciding, func(s scenery) error { return second(s.decides(s.draft.ID, outcome, vote)) }})
	}
	return all
}

// TestEveryEventOfTheActionInEveryStatus: what a status does not allow is refused
// with a sentence that says what is wrong and what would be possible, and changes
// nothing; what it allows happens.
func TestEveryEventOfTheActionInEveryStatus(t *testing.T) {
	for _, status := range []drafting.DraftStatus{
		drafting.ZeroDraft, drafting.InformalText, drafting.Silence, drafting.SubmittedDraft, drafting.Tabled, drafting.UnderAction,
		drafting.AdoptedWithoutVote, drafting.AdoptedByVote, drafting.DraftRejected, drafting.NoAction, drafting.DraftWithdrawn, drafting.Final,
	} {
		t.Run(string(status), func(t *testing.T) {
			s := newScenery(t)
			s.turn(status)
			before, log := s.state(s.draft.ID), len(s.eventTypes(s.chair))
			for _, e := range draftEvents() {
				if slices.Contains(e.allowed, status) {
					continue
				}
				wantExplained(t, e.name, e.try(s))
			}
			wantSame(t, s.state(s.draft.ID), before)
			wantSame(t, len(s.eventTypes(s.chair)), log)
		})
	}
	for _, e := range draftEvents() {
		t.Run(e.name, func(t *testing.T) {
			s := newScenery(t)
			if e.name == "decide "+string(drafting.DraftTied) {
				s.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-general-assembly-plenary" })
			}
			if !slices.Contains(e.allowed, drafting.UnderAction) {
				s.turn(e.allowed[0])
			}
			if err := e.try(s); err != nil {
				t.Errorf("%v %s", err, causes(err))
			}
		})
	}
}

// turn has the draft stand in a status, however it came there.
func (s scenery) turn(status drafting.DraftStatus) {
	s.t.Helper()
	s.shape(s.draft.ID, func(d *drafting.Draft) {
		d.Status = status
		if status == drafting.Silence {
			until := s.clock.Now().Add(1 << 40)
			d.StatusBefore, d.SilenceUntil = drafting.InformalText, &until
		}
	})
}

// settle has an amendment stand in a status, however it came there.
func (s scenery) settle(id string, status drafting.AmendmentStatus) {
	s.t.Helper()
	if err := s.store.Update(s.ctx, func(tx drafting.Tx) error {
		a, err := tx.Amendment(id)
		if err != nil {
			return err
		}
		a.Status = status
		return tx.UpdateAmendments([]drafting.Amendment{a})
	}); err != nil {
		s.t.Fatal(err)
	}
}

// wantExplained checks that an error refuses, and says in words what is wrong and
// what would be possible.
func wantExplained(t testing.TB, name string, err error) {
	t.Helper()
	if fault.CodeOf(err) != fault.Conflict {
		t.Errorf("%s: %q (%v)", name, fault.CodeOf(err), err)
		return
	}
	said := err.Error()
	if strings.Contains(said, "_") || !strings.ContainsAny(said, ":;") {
		t.Errorf("%s says only: %s", name, said)
	}
}

// TestEveryEventOfAnAmendmentInEveryStatus does the same for one amendment.
func TestEveryEventOfAnAmendmentInEveryStatus(t *testing.T) {
	type event struct {
		name    string
		allowed []drafting.AmendmentStatus
		try     func(s scenery) error
	}
	pending := []drafting.AmendmentStatus{drafting.Submitted, drafting.Admitted, drafting.NeedsRebase, drafting.Put}
	second := func(_ any, err error) error { return err }
	ruling := func(o drafting.Outcome) func(s scenery) error {
		return func(s scenery) error { return second(s.rules(s.draft.ID, o, s.triennial.ID)) }
	}
	karsk := func(s scenery) drafting.Actor { return s.delegates["Karsk"] }
	events := []event{
		{"submit", nil, func(s scenery) error {
			return second(s.service.SubmitAmendment(s.ctx, karsk(s), s.triennial.ID, s.amendment(s.triennial.ID).Revision))
		}},
		{"update", nil, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			return second(s.service.UpdateAmendment(s.ctx, karsk(s), now.ID, drafting.AmendmentChange{ExpectedRevision: now.Revision, Base: 2, Ops: []amend.Op{remove("o4")}}))
		}},
		{"revise", []drafting.AmendmentStatus{drafting.Submitted, drafting.Admitted, drafting.NeedsRebase}, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			return second(s.service.ReviseAmendment(s.ctx, karsk(s), now.ID, drafting.AmendmentChange{ExpectedRevision: now.Revision, Base: 2, Ops: []amend.Op{remove("o4")}}))
		}},
		{"withdraw", []drafting.AmendmentStatus{drafting.Submitted, drafting.Admitted, drafting.NeedsRebase}, func(s scenery) error {
			return second(s.service.WithdrawAmendment(s.ctx, karsk(s), s.triennial.ID, s.amendment(s.triennial.ID).Revision, ""))
		}},
		{"confirm", nil, func(s scenery) error {
			return second(s.service.ConfirmRebase(s.ctx, karsk(s), s.triennial.ID, s.amendment(s.triennial.ID).Revision))
		}},
		{"join", []drafting.AmendmentStatus{drafting.Submitted, drafting.Admitted}, func(s scenery) error {
			return second(s.merges("Karsk", s.triennial.ID, s.same.ID))
		}},
		{"amend it", pending, func(s scenery) error {
			now := s.amendment(s.triennial.ID)
			in := drafting.AmendmentInput{To: now.ID, ToRevision: now.Revision, Ops: []amend.Op{edit("o2", "three", "five")}}
			return second(s.service.CreateAmendment(s.ctx, s.delegates["Meridia"], s.draft.ID, in))
		}},
		{"adopt", pending, func(s scenery) error { return second(s.adopts(s.draft.ID, nil, s.triennial.ID)) }},
		{"reject", pending, func(s scenery) error { return second(s.rejects(s.draft.ID, nil, s.triennial.ID)) }},
		{"admit", []drafting.AmendmentStatus{drafting.Submitted}, ruling(drafting.AmendmentsAdmitted)},
		{"not admit", pending, ruling(drafting.AmendmentsNotAdmitted)},
		{"put", []drafting.AmendmentStatus{drafting.Submitted, drafting.Admitted}, ruling(drafting.AmendmentsPut)},
		{"not put", pending, ruling(drafting.AmendmentsNotPut)},
		{"moot", pending, ruling(drafting.AmendmentsMoot)},
		{"ask for a vote on it", pending, func(s scenery) error {
			return second(s.states("Meridia", s.draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, AmendmentID: s.triennial.ID, Vote: rules.Recorded}))
		}},
		{"ask for its division", pending, func(s scenery) error {
			in := drafting.StatementInput{Kind: drafting.DivisionRequest, AmendmentID: s.triennial.ID, Parts: []action.Part{{Label: "A", Clauses: []string{"o2"}}}}
			return second(s.states("Meridia", s.draft.ID, in))
		}},
	}
	for _, status := range drafting.AmendmentStatuses() {
		if status == drafting.Drafted {
			continue
		}
		t.Run(string(status), func(t *testing.T) {
			s := newScenery(t)
			s.settle(s.triennial.ID, status)
			before, log := s.state(s.draft.ID), len(s.eventTypes(s.chair))
			for _, e := range events {
				if slices.Contains(e.allowed, status) {
					continue
				}
				wantExplained(t, e.name, e.try(s))
			}
			wantSame(t, s.state(s.draft.ID), before)
			wantSame(t, len(s.eventTypes(s.chair)), log)
		})
	}
	for _, e := range events {
		for _, status := range e.allowed {
			t.Run(e.name+" "+string(status), func(t *testing.T) {
				s := newScenery(t)
				s.settle(s.triennial.ID, status)
				if err := e.try(s); err != nil {
					t.Errorf("%v %s", err, causes(err))
				}
			})
		}
	}
}
