package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// state is everything about a draft that a decision can change.
type state struct {
	Text         *text.Text
	Status       drafting.DraftStatus
	ResultSymbol string
	Proceedings  drafting.Proceedings
	Provenance   map[string][]amend.Span
	Amendments   map[string]standing
	Hindrances   []string
}

// standing is how an amendment stands.
type standing struct {
	Status    drafting.AmendmentStatus
	Decision  string
	Admitted  bool
	Current   bool // it stands on the current version, or on its amendment's latest wording; a drafted one follows when it is submitted
	Words     []amend.Op
	Changes   *amend.Comparison
	Conflicts []amend.ConflictReport
	Notices   []amend.Notice
	Joined    []drafting.Mover
}

func (w *world) state(draftID string) state {
	w.t.Helper()
	draft := w.draftNow(draftID)
	s := state{
		Text: must(w.service.Version(w.ctx, w.chair, draftID, 0))(w.t).Text, Status: draft.Status,
		ResultSymbol: draft.ResultSymbol, Proceedings: draft.Proceedings, Amendments: map[string]standing{},
		Provenance: must(w.service.Provenance(w.ctx, w.chair, draftID, 0))(w.t).Clauses,
		Hindrances: must(w.service.Outlook(w.ctx, w.chair, draftID))(w.t).Hindrances,
	}
	for _, actor := range append(w.everyDelegate(), w.chair) {
		for _, a := range must(w.service.Amendments(w.ctx, actor, draftID, drafting.AmendmentFilter{}))(w.t) {
			a = must(w.service.Amendment(w.ctx, actor, a.ID))(w.t)
			s.Amendments[a.ID] = standing{
				a.Status, a.DecisionID, a.AdmittedAt != nil, a.Rebase == nil || a.Status == drafting.Drafted, a.Content.Ops, a.Changes, a.Conflicts, a.Notices, a.Joined,
			}
		}
	}
	return s
}

func (w *world) everyDelegate() []drafting.Actor {
	all := []drafting.Actor{}
	for _, name := range []string{"Delmark", "Karsk", "Meridia"} {
		all = append(all, w.delegates[name])
	}
	return all
}

// subDrafted is an amendment to an amendment that only its delegation sees.
func (w *world) subDrafted(mover string, to drafting.AmendmentView, ops ...amend.Op) drafting.AmendmentView {
	w.t.Helper()
	now := w.amendment(to.ID)
	in := drafting.AmendmentInput{To: to.ID, ToRevision: now.Revision, Ops: ops}
	return must(w.service.CreateAmendment(w.ctx, w.delegates[mover], to.DraftID, in))(w.t)
}

// sub is an amendment to an amendment, before the committee.
func (w *world) sub(mover string, to drafting.AmendmentView, ops ...amend.Op) drafting.AmendmentView {
	w.t.Helper()
	a := w.subDrafted(mover, to, ops...)
	return must(w.service.SubmitAmendment(w.ctx, w.delegates[mover], a.ID, a.Revision))(w.t)
}

// crowd is a draft with amendments of every kind: yearly and its sub-amendments,
// triennial that collides with it, progress that is before the committee, charts
// apart, and two that only Meridia sees.
type crowd struct {
	*world
	draft                               drafting.Draft
	yearly, written, pilots             drafting.AmendmentView
	triennial, progress, charts, donors drafting.AmendmentView
	private, privateSub                 drafting.AmendmentView
	request, amendmentRequest           drafting.Statement
}

func newCrowd(t *testing.T) crowd {
	w := newWorld(t)
	c := crowd{world: w, draft: w.sponsored("Meridia")}
	c.yearly = w.submitted("Delmark", c.draft, edit("o2", "every two years", "every year, with a summary"), edit("p2", "floods", "great floods"))
	c.written = w.sub("Karsk", c.yearly, edit("o2", "summary", "written summary"))
	c.pilots = w.sub("Meridia", c.yearly, edit("p2", "great", "several"))
	c.triennial = w.submitted("Karsk", c.draft, edit("o2", "every two years", "every three years"))
	c.progress = w.submitted("Meridia", c.draft, edit("o1", "progress", "good progress"))
	c.charts = w.submitted("Karsk", c.draft, edit("i2", "charts", "charts and surveys"))
	c.donors = w.submitted("Delmark", c.draft, edit("i1", "voluntary contributions", "generous contributions"), remove("i2"))
	c.private = w.drafted("Meridia", c.draft, remove("o4"))
	c.privateSub = w.subDrafted("Meridia", c.yearly, edit("o2", "summary", "short summary"))
	must(w.rules(c.draft.ID, drafting.AmendmentsPut, c.progress.ID))(t)
	c.request = must(w.states("Karsk", c.draft.ID, drafting.StatementInput{Kind: drafting.DivisionRequest, Parts: []action.Part{
		{Label: "A", Clauses: []string{"o1"}}, {Label: "B", Words: []action.Passage{{Clause: "o2", Text: "on navigation aids"}}},
	}}))(t)
	c.amendmentRequest = must(w.states("Karsk", c.draft.ID, drafting.StatementInput{Kind: drafting.DivisionRequest, AmendmentID: c.donors.ID, Parts: []action.Part{
		{Label: "A", Clauses: []string{"i1"}}, {Label: "B", Clauses: []string{"i2"}},
	}}))(t)
	return c
}

// decided has the chair decide and gives what Undo takes.
func decided[T any](c crowd, take func() (T, error)) string {
	c.t.Helper()
	switch d := any(must(take())(c.t)).(type) {
	case drafting.Decision:
		return d.ID
	case drafting.Adoption:
		return d.Decision.ID
	}
	c.t.Fatal("it is no decision")
	return ""
}

// consequence is a change that follows from what was adopted.
func (c crowd) consequence() (drafting.Adoption, error) {
	return c.service.ChangeConsequentially(c.ctx, c.chair, c.draft.ID, drafting.ConsequentialInput{
		ExpectedVersion: c.version(c.draft.ID), Ops: []amend.Op{edit("o2", "report", "summary report")}, Reason: "as the summary is now asked for",
	})
}

func (c crowd) challenged(decisionID string) drafting.Statement {
	c.t.Helper()
	return must(c.service.Challenge(c.ctx, c.delegates["Karsk"], decisionID, drafting.ChallengeInput{Words: "It is in order."}))(c.t)
}

func (c crowd) appeal(challenge drafting.Statement, outcome drafting.Outcome, vote *rules.Vote) (drafting.Decision, error) {
	return c.service.DecideChallenge(c.ctx, c.chair, challenge.ID, drafting.ChallengeDecision{Outcome: outcome, Vote: vote})
}

// TestEveryDecisionCanBeTakenBack: after it, everything stands as before, and the
// amendments that follow the text say what they said.
func TestEveryDecisionCanBeTakenBack(t *testing.T) {
	for _, k := range []struct {
		name    string
		prepare func(c crowd)
		decide  func(c crowd) string
	}{
		{"an amendment that others collide with", nil, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.triennial.ID) })
		}},
		{"an amendment that all others follow", nil, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, hands(2, 1, 0), c.charts.ID) })
		}},
		{"the amendment that was put", nil, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.progress.ID) })
		}},
		{"an adoption beside one that was put and collides", func(c crowd) {
			must(c.rules(c.draft.ID, drafting.AmendmentsPut, c.charts.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.donors.ID) })
		}},
		{"an amendment that was carried over to the changed text", func(c crowd) {
			must(c.adopts(c.draft.ID, nil, c.charts.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.triennial.ID) })
		}},
		{"an amendment that waits for its mover", func(c crowd) {
			must(c.adopts(c.draft.ID, nil, c.triennial.ID))(c.t)
			must(c.rejects(c.draft.ID, nil, c.written.ID))(c.t)
			must(c.rejects(c.draft.ID, nil, c.pilots.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) {
				return c.service.Adopt(c.ctx, c.chair, c.draft.ID, drafting.AdoptInput{
					ExpectedVersion: c.version(c.draft.ID), Amendments: c.refsNow(c.yearly.ID), Resolutions: []amend.Resolution{{Conflict: c.yearly.ID + "-c1", Keep: true}},
				})
			})
		}},
		{"a sub-amendment", nil, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.written.ID) })
		}},
		{"a second sub-amendment", func(c crowd) {
			must(c.adopts(c.draft.ID, nil, c.written.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.pilots.ID) })
		}},
		{"an amendment as amended", func(c crowd) {
			must(c.adopts(c.draft.ID, nil, c.written.ID, c.pilots.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, c.yearly.ID) })
		}},
		{"a rejection", nil, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) { return c.rejects(c.draft.ID, nil, c.triennial.ID) })
		}},
		{"a rejected sub-amendment", nil, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) { return c.rejects(c.draft.ID, nil, c.pilots.ID) })
		}},
		{"a tie", func(c crowd) {
			c.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-general-assembly-plenary" })
		}, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) { return c.ties(c.draft.ID, hands(1, 1, 1), c.triennial.ID) })
		}},
		{"an adoption after a tie", func(c crowd) {
			c.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-general-assembly-plenary" })
			must(c.ties(c.draft.ID, hands(1, 1, 1), c.triennial.ID))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, hands(2, 1, 0), c.triennial.ID) })
		}},
		{"an admission", nil, ruled(drafting.AmendmentsAdmitted)},
		{"a ruling that one is out of order", nil, ruled(drafting.AmendmentsNotAdmitted)},
		{"a ruling that one is put", func(c crowd) {
			must(c.rejects(c.draft.ID, nil, c.written.ID))(c.t)
			must(c.rejects(c.draft.ID, nil, c.pilots.ID))(c.t)
		}, ruled(drafting.AmendmentsPut)},
		{"an implied rejection", func(c crowd) {
			must(c.adopts(c.draft.ID, nil, c.triennial.ID))(c.t)
		}, ruled(drafting.AmendmentsNotPut)},
		{"a ruling that one is moot", nil, ruled(drafting.AmendmentsMoot)},
		{"an order", nil, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.orders(c.draft.ID, c.progress.ID, c.donors.ID, c.charts.ID, c.written.ID, c.pilots.ID, c.yearly.ID, c.triennial.ID)
			})
		}},
		{"a division", nil, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) { return c.divides(c.request) })
		}},
		{"a refused division", nil, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.service.ConfirmDivision(c.ctx, c.chair, c.request.ID, drafting.DivisionInput{
					ExpectedVersion: 1, Outcome: drafting.DivisionRefused, Vote: hands(1, 2, 0), Reason: "objected to",
				})
			})
		}},
		{"a part that stays", func(c crowd) { must(c.divides(c.request))(c.t) }, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) {
				return c.decidesPart(c.draft.ID, "", "A", drafting.PartRetained, nil)
			})
		}},
		{"a part that goes", func(c crowd) { must(c.divides(c.request))(c.t) }, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) {
				return c.decidesPart(c.draft.ID, "", "A", drafting.PartRejected, hands(1, 2, 0))
			})
		}},
		{"a part of an amendment", func(c crowd) { must(c.divides(c.amendmentRequest))(c.t) }, func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) {
				return c.decidesPart(c.draft.ID, c.donors.ID, "B", drafting.PartRejected, nil)
			})
		}},
		{"a consequential change", func(c crowd) { must(c.adopts(c.draft.ID, nil, c.charts.ID))(c.t) }, func(c crowd) string {
			return decided(c, c.consequence)
		}},
		{"the draft's adoption", nil, wholly(drafting.DraftAdopted, hands(3, 0, 0))},
		{"the draft's rejection", nil, wholly(drafting.DraftNotAdopted, nil)},
		{"that no action is taken", nil, wholly(drafting.DraftNoAction, hands(2, 1, 0))},
		{"that action is taken", nil, wholly(drafting.NoActionRejected, hands(1, 2, 0))},
		{"the draft's tie", func(c crowd) {
			c.governed(func(in *drafting.CommitteeInput) { in.Rules = "un-general-assembly-plenary" })
		}, wholly(drafting.DraftTied, hands(1, 1, 1))},
		{"reconsideration", func(c crowd) {
			must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(c.t)
			must(c.service.CloseAction(c.ctx, c.chair, c.draft.ID, 1))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.reconsiders(c.draft.ID, drafting.DraftReconsidered, hands(3, 0, 0))
			})
		}},
		{"no reconsideration", func(c crowd) {
			must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(c.t)
		}, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.reconsiders(c.draft.ID, drafting.ReconsiderationFailed, hands(1, 2, 0))
			})
		}},
		{"an upheld ruling", func(c crowd) {
			c.challenged(ruled(drafting.AmendmentsMoot)(c))
		}, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.appeal(c.openChallenge(), drafting.RulingUpheld, hands(1, 2, 0))
			})
		}},
		{"an overruled ruling", func(c crowd) {
			c.challenged(ruled(drafting.AmendmentsNotAdmitted)(c))
		}, func(c crowd) string {
			return decided(c, func() (drafting.Decision, error) {
				return c.appeal(c.openChallenge(), drafting.RulingOverruled, hands(2, 1, 0))
			})
		}},
	} {
		t.Run(k.name, func(t *testing.T) {
			c := newCrowd(t)
			if k.prepare != nil {
				k.prepare(c)
			}
			before := c.state(c.draft.ID)
			id := k.decide(c)
			must(c.undoes(id))(t)
			wantSame(t, c.state(c.draft.ID), before)
			c.sound()
			// What can be decided before can be decided again.
			k.decide(c)
			c.sound()
		})
	}
}

func ruled(ruling drafting.Outcome) func(c crowd) string {
	return func(c crowd) string {
		c.t.Helper()
		return decided(c, func() (drafting.Decision, error) { return c.rules(c.draft.ID, ruling, c.yearly.ID) })
	}
}

func wholly(outcome drafting.Outcome, vote *rules.Vote) func(c crowd) string {
	return func(c crowd) string {
		c.t.Helper()
		return decided(c, func() (drafting.Decision, error) { return c.decides(c.draft.ID, outcome, vote) })
	}
}

func (c crowd) openChallenge() drafting.Statement {
	c.t.Helper()
	all := must(c.service.Outlook(c.ctx, c.chair, c.draft.ID))(c.t).Challenges
	if len(all) != 1 {
		c.t.Fatalf("%d challenges are open", len(all))
	}
	return all[0]
}

func TestDecisionsAreTakenBackOneAfterTheOther(t *testing.T) {
	c := newCrowd(t)
	states, decisions := []state{}, []string{}
	step := func(id func(c crowd) string) {
		t.Helper()
		states = append(states, c.state(c.draft.ID))
		decisions = append(decisions, id(c))
	}
	adopting := func(id string) func(c crowd) string {
		return func(c crowd) string {
			return decided(c, func() (drafting.Adoption, error) { return c.adopts(c.draft.ID, nil, id) })
		}
	}
	step(adopting(c.charts.ID))
	step(adopting(c.written.ID))
	step(adopting(c.progress.ID))
	step(adopting(c.pilots.ID))
	step(adopting(c.yearly.ID))
	step(func(c crowd) string { return decided(c, c.consequence) })
	step(func(c crowd) string {
		return decided(c, func() (drafting.Decision, error) { return c.divides(c.request) })
	})
	step(func(c crowd) string {
		return decided(c, func() (drafting.Adoption, error) {
			return c.decidesPart(c.draft.ID, "", "A", drafting.PartRetained, nil)
		})
	})
	step(func(c crowd) string {
		return decided(c, func() (drafting.Adoption, error) {
			return c.decidesPart(c.draft.ID, "", "B", drafting.PartRejected, nil)
		})
	})
	step(wholly(drafting.DraftNotAdopted, nil))
	for i := len(decisions) - 1; i >= 0; i-- {
		for _, earlier := range decisions[:i] {
			_, err := c.undoes(earlier)
			wantRefusal(t, err, fault.Conflict, "was taken later: take that back first")
		}
		must(c.undoes(decisions[i]))(t)
		wantSame(t, c.state(c.draft.ID), states[i])
		_, err := c.undoes(decisions[i])
		wantRefusal(t, err, fault.Conflict, "was taken back already")
	}
	c.sound()
}

func TestWhatWasProposedSinceIsKept(t *testing.T) {
	c := newCrowd(t)
	adopted := must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	delmark, karsk, meridia := c.delegates["Delmark"], c.delegates["Karsk"], c.delegates["Meridia"]

	// A new one, one that was revised, one that was withdrawn, two that were submitted.
	late := c.submitted("Karsk", c.draft, edit("p1", "Convention", "revised Convention"))
	now := c.amendment(c.triennial.ID)
	must(c.service.ReviseAmendment(c.ctx, karsk, now.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, Base: now.Base, Ops: []amend.Op{edit("o2", "every two years", "every four years")},
	}))(t)
	must(c.service.WithdrawAmendment(c.ctx, meridia, c.pilots.ID, c.amendment(c.pilots.ID).Revision, "agreed otherwise"))(t)
	must(c.service.SubmitAmendment(c.ctx, meridia, c.private.ID, c.private.Revision))(t)
	must(c.service.SubmitAmendment(c.ctx, meridia, c.privateSub.ID, c.privateSub.Revision))(t)
	// One was revised for the text as amended.
	now = c.amendment(c.donors.ID)
	must(c.service.ReviseAmendment(c.ctx, delmark, now.ID, drafting.AmendmentChange{
		ExpectedRevision: now.Revision, Base: 2, Ops: []amend.Op{edit("i2", "charts and surveys", "charts, surveys and lists")},
	}))(t)

	must(c.undoes(adopted.Decision.ID))(t)
	wantSame(t, c.words(c.draft.ID, 0, "i2"), navigationAids().Find("i2").Text)
	for id, want := range map[string]drafting.AmendmentStatus{
		c.charts.ID: drafting.Submitted, late.ID: drafting.Submitted, c.triennial.ID: drafting.Submitted,
		c.pilots.ID: drafting.Withdrawn, c.written.ID: drafting.Submitted,
		c.private.ID: drafting.Submitted, c.privateSub.ID: drafting.Submitted,
		c.donors.ID: drafting.NeedsRebase, c.progress.ID: drafting.Put,
	} {
		if got := c.fate(id); got != want {
			t.Errorf("%s is %s, want %s", c.amendment(id).Label, got, want)
		}
	}
	runs := c.amendment(c.triennial.ID).Changes.Clauses[0].Runs
	wantSame(t, runs[len(runs)-2].Text, "four")
	c.sound()
	for _, id := range []string{late.ID, c.private.ID, c.progress.ID, c.triennial.ID, c.charts.ID} {
		must(c.adopts(c.draft.ID, nil, id))(t)
	}
	for _, id := range []string{c.privateSub.ID, c.written.ID} {
		must(c.rejects(c.draft.ID, nil, id))(t)
	}
	c.sound()
}

func TestASubAmendmentOutlivesTheDecisionBesideIt(t *testing.T) {
	c := newCrowd(t)
	adopted := must(c.adopts(c.draft.ID, nil, c.written.ID))(t)
	meridia := c.delegates["Meridia"]
	must(c.service.WithdrawAmendment(c.ctx, meridia, c.pilots.ID, c.amendment(c.pilots.ID).Revision, ""))(t)
	latest := must(c.service.Amendment(c.ctx, meridia, c.privateSub.ID))(t)
	must(c.service.UpdateAmendment(c.ctx, meridia, latest.ID, drafting.AmendmentChange{
		ExpectedRevision: latest.Revision, ToRevision: c.amendment(c.yearly.ID).Revision, Ops: []amend.Op{edit("o2", "written", "short written")},
	}))(t)
	latest = must(c.service.Amendment(c.ctx, meridia, c.privateSub.ID))(t)
	must(c.service.SubmitAmendment(c.ctx, meridia, latest.ID, latest.Revision))(t)
	must(c.undoes(adopted.Decision.ID))(t)
	wantSame(t, []drafting.AmendmentStatus{c.fate(c.written.ID), c.fate(c.pilots.ID), c.fate(c.privateSub.ID)},
		[]drafting.AmendmentStatus{drafting.Submitted, drafting.Withdrawn, drafting.NeedsRebase})
	must(c.adopts(c.draft.ID, nil, c.written.ID))(t)
	c.sound()
}

func TestWhatCannotBeTakenBack(t *testing.T) {
	c := newCrowd(t)
	adopted := must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	_, err := c.service.Undo(c.ctx, c.chair, adopted.Decision.ID, " ")
	wantRefusal(t, err, fault.Invalid, "say why")
	undone := must(c.undoes(adopted.Decision.ID))(t)
	_, err = c.undoes(undone.ID)
	wantRefusal(t, err, fault.Conflict, "take the same decision anew")
	whole := must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(t)
	closed := must(c.service.CloseAction(c.ctx, c.chair, c.draft.ID, c.version(c.draft.ID)))(t)
	for _, id := range []string{whole.ID, closed.ID} {
		_, err = c.undoes(id)
		wantRefusal(t, err, fault.Conflict, "can only be reconsidered")
	}
	c.sound()
}

func TestReadersAreToldThatAnAdoptionWasTakenBack(t *testing.T) {
	c := newCrowd(t)
	must(c.service.Publish(c.ctx, c.chair, c.draft.ID))(t)
	must(c.undoes(wholly(drafting.DraftAdopted, nil)(c)))(t)
	types := c.eventTypes(c.reader)
	wantSame(t, types[len(types)-2:], []string{"draft.decided", "draft.decided"})
}

func TestParagraphsStandAgainAsBeforeTheDecision(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	w.setStanding(draft.ID, "o1", drafting.AgreedInformally)
	w.setStanding(draft.ID, "o2", drafting.AgreedAdRef)
	w.setStanding(draft.ID, "p2", drafting.ParagraphBracketed)
	w.setStanding(draft.ID, "o4", drafting.AgreedInCommittee)
	before := w.standings(draft.ID)
	first := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"), remove("p2"))
	second := w.submitted("Karsk", draft, edit("o2", "a report", "a public report"), edit("o1", "progress", "good progress"))
	one := must(w.adopts(draft.ID, nil, first.ID))(t)
	between := w.standings(draft.ID)
	wantSame(t, []drafting.ParagraphStatus{between["o2"], between["p2"]}, []drafting.ParagraphStatus{drafting.ParagraphReopened, drafting.ParagraphDeleted})
	two := must(w.adopts(draft.ID, nil, second.ID))(t)
	w.setStanding(draft.ID, "o4", drafting.ParagraphReopened)
	between["o4"] = drafting.ParagraphReopened
	must(w.undoes(two.Decision.ID))(t)
	wantSame(t, w.standings(draft.ID), between)
	must(w.undoes(one.Decision.ID))(t)
	before["o4"] = drafting.ParagraphReopened
	wantSame(t, w.standings(draft.ID), before)
	w.sound()
}
