package drafting_test

import (
	"slices"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// TestNothingIsDecidedWhileARulingIsChallenged: the challenge is put to the vote,
// or the chair gives way.
func TestNothingIsDecidedWhileARulingIsChallenged(t *testing.T) {
	c := newCrowd(t)
	must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	must(c.divides(c.amendmentRequest))(t)
	ruling := ruled(drafting.AmendmentsMoot)(c)
	c.challenged(ruling)
	before := c.state(c.draft.ID)
	if len(before.Hindrances) != 1 {
		t.Errorf("the outlook names as hindrances %q", before.Hindrances)
	}
	for name, try := range map[string]func() error{
		"adopt":  func() error { _, err := c.adopts(c.draft.ID, nil, c.triennial.ID); return err },
		"reject": func() error { _, err := c.rejects(c.draft.ID, nil, c.triennial.ID); return err },
		"rule": func() error {
			_, err := c.rules(c.draft.ID, drafting.AmendmentsMoot, c.triennial.ID)
			return err
		},
		"order":    func() error { _, err := c.orders(c.draft.ID, c.triennial.ID); return err },
		"division": func() error { _, err := c.divides(c.request); return err },
		"part": func() error {
			_, err := c.decidesPart(c.draft.ID, c.donors.ID, "A", drafting.PartRetained, nil)
			return err
		},
		"consequence": func() error { _, err := c.consequence(); return err },
		"whole":       func() error { _, err := c.decides(c.draft.ID, drafting.DraftAdopted, nil); return err },
		"no action":   func() error { _, err := c.decides(c.draft.ID, drafting.DraftNoAction, hands(2, 1, 0)); return err },
	} {
		if err := try(); fault.CodeOf(err) != fault.Conflict || !strings.Contains(err.Error(), "Karsk has challenged a ruling") {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantSame(t, c.state(c.draft.ID), before)

	// The chair gives way: nothing is left to put to the vote.
	challenge := c.openChallenge()
	must(c.undoes(ruling))(t)
	_, err := c.appeal(challenge, drafting.RulingUpheld, nil)
	wantRefusal(t, err, fault.Conflict, "there is no open challenge here")
	must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(t)
	c.sound()
}

func TestAnOverruledRulingNeverWas(t *testing.T) {
	c := newCrowd(t)
	before := c.state(c.draft.ID)
	challenge := c.challenged(ruled(drafting.AmendmentsNotAdmitted)(c))
	_, err := c.appeal(challenge, drafting.RulingOverruled, hands(1, 1, 1))
	wantRefusal(t, err, fault.Invalid, "it is rejected, not adopted")
	_, err = c.appeal(challenge, "ruling_forgotten", hands(2, 1, 0))
	wantRefusal(t, err, fault.Invalid, "settles no challenge")
	overruled := must(c.appeal(challenge, drafting.RulingOverruled, hands(2, 1, 0)))(t)
	wantSame(t, overruled.Sentence, "The appeal against the ruling of the Chair was upheld by 2 votes to 1, with no abstentions.")
	wantSame(t, c.state(c.draft.ID), before)
	_, err = c.appeal(challenge, drafting.RulingUpheld, hands(1, 2, 0))
	wantRefusal(t, err, fault.Conflict, "there is no open challenge here")
	c.sound()
}

func TestTheRulingStandsWithoutAMajorityAgainstIt(t *testing.T) {
	for name, w := range map[string]string{"a commission": "un-functional-commission", "the plenary": "un-general-assembly-plenary"} {
		t.Run(name, func(t *testing.T) {
			c := newCrowd(t)
			c.governed(func(in *drafting.CommitteeInput) { in.Rules = w })
			challenge := c.challenged(ruled(drafting.AmendmentsMoot)(c))
			before := c.state(c.draft.ID)
			must(c.appeal(challenge, drafting.RulingUpheld, hands(1, 1, 1)))(t)
			after := c.state(c.draft.ID)
			after.Hindrances = before.Hindrances
			wantSame(t, after, before)
			c.sound()
		})
	}
}

// TestWhatWasWithdrawnStaysSo: a mover withdraws what a vote against the ruling gave
// back, and the vote is taken back. The ruling stands again; there is nothing left
// that it ends.
func TestWhatWasWithdrawnStaysSo(t *testing.T) {
	c := newCrowd(t)
	challenge := c.challenged(ruled(drafting.AmendmentsNotAdmitted)(c))
	overruled := must(c.appeal(challenge, drafting.RulingOverruled, hands(2, 1, 0)))(t)
	now := c.amendment(overruled.Amendments[0].ID)
	must(c.service.WithdrawAmendment(c.ctx, c.delegates[now.By], now.ID, now.Revision, ""))(t)
	must(c.service.Undo(c.ctx, c.chair, overruled.ID, "The count was wrong."))(t)
	wantSame(t, c.fate(now.ID), drafting.Withdrawn)
	c.sound()
	must(c.appeal(challenge, drafting.RulingUpheld, hands(1, 2, 0)))(t)
	wantSame(t, c.fate(now.ID), drafting.Withdrawn)
	c.sound()
}

// TestWhatIsGivenBackStandsOnTheTextAsItIs: a ruling is overruled after another
// amendment was adopted.
func TestWhatIsGivenBackStandsOnTheTextAsItIs(t *testing.T) {
	c := newCrowd(t)
	ruling := ruled(drafting.AmendmentsMoot)(c)
	must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	must(c.appeal(c.challenged(ruling), drafting.RulingOverruled, hands(2, 0, 1)))(t)
	now := c.amendment(c.yearly.ID)
	wantSame(t, []any{now.Status, now.Base, now.Rebase == nil, c.fate(c.written.ID)}, []any{drafting.Submitted, 2, true, drafting.Submitted})
	must(c.adopts(c.draft.ID, nil, c.written.ID, c.pilots.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	c.sound()

	// One that collides with the adopted text waits for its mover.
	other := newCrowd(t)
	ruling = decided(other, func() (drafting.Decision, error) {
		return other.rules(other.draft.ID, drafting.AmendmentsMoot, other.triennial.ID)
	})
	must(other.adopts(other.draft.ID, nil, other.written.ID, other.pilots.ID))(t)
	must(other.adopts(other.draft.ID, nil, other.yearly.ID))(t)
	must(other.appeal(other.challenged(ruling), drafting.RulingOverruled, hands(2, 0, 1)))(t)
	now = other.amendment(other.triennial.ID)
	wantSame(t, []any{now.Status, len(now.Conflicts)}, []any{drafting.NeedsRebase, 1})
	other.sound()
}

func TestASubAmendmentIsNotGivenBackWithoutItsAmendment(t *testing.T) {
	c := newCrowd(t)
	ruling := decided(c, func() (drafting.Decision, error) {
		return c.rules(c.draft.ID, drafting.AmendmentsMoot, c.written.ID)
	})
	must(c.service.WithdrawAmendment(c.ctx, c.delegates["Delmark"], c.yearly.ID, c.yearly.Revision, ""))(t)
	must(c.appeal(c.challenged(ruling), drafting.RulingOverruled, hands(2, 0, 1)))(t)
	wantSame(t, c.fate(c.written.ID), drafting.Lapsed)
	c.sound()
}

func TestWhatCanBeChallenged(t *testing.T) {
	c := newCrowd(t)
	put := must(c.service.Decisions(c.ctx, c.chair, c.draft.ID))(t)[0]
	challenge := func(actor drafting.Actor, id string) error {
		_, err := c.service.Challenge(c.ctx, actor, id, drafting.ChallengeInput{})
		return err
	}
	karsk := c.delegates["Karsk"]
	wantRefusal(t, challenge(karsk, put.ID), fault.Conflict, "only a ruling that ends an amendment can be challenged")
	adopted := must(c.adopts(c.draft.ID, nil, c.charts.ID))(t)
	wantRefusal(t, challenge(karsk, adopted.Decision.ID), fault.Conflict, "only a ruling that ends an amendment can be challenged")
	ruling := ruled(drafting.AmendmentsMoot)(c)
	for name, actor := range cast(c.world) {
		if slices.Contains([]string{"mover", "delegate", "sponsor"}, name) {
			continue
		}
		if err := challenge(actor, ruling); !refused(name, err) {
			t.Errorf("%s challenged: %v", name, err)
		}
	}
	must(c.undoes(ruling))(t)
	wantRefusal(t, challenge(karsk, ruling), fault.Conflict, "there is nothing to challenge")
	ruling = ruled(drafting.AmendmentsMoot)(c)
	if err := challenge(karsk, ruling); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, challenge(c.delegates["Delmark"], ruling), fault.Conflict, "was challenged already")
	must(c.appeal(c.openChallenge(), drafting.RulingUpheld, nil))(t)
	wantRefusal(t, challenge(karsk, ruling), fault.Conflict, "was challenged already")
	other := decided(c, func() (drafting.Decision, error) {
		return c.rules(c.draft.ID, drafting.AmendmentsMoot, c.triennial.ID)
	})
	must(c.decides(c.draft.ID, drafting.DraftAdopted, nil))(t)
	wantRefusal(t, challenge(karsk, other), fault.Conflict, "a ruling is challenged while the action goes on")
	c.sound()
}

func TestTheConfirmedOrderIsKept(t *testing.T) {
	c := newCrowd(t)
	must(c.rules(c.draft.ID, drafting.AmendmentsMoot, c.donors.ID))(t)
	order := []string{c.written.ID, c.pilots.ID, c.progress.ID, c.yearly.ID, c.triennial.ID, c.charts.ID}
	for says, wrong := range map[string][]string{
		"it is decided before it":            {c.progress.ID, c.yearly.ID, c.written.ID, c.pilots.ID, c.triennial.ID, c.charts.ID},
		"is pending and not in the order":    order[:5],
		"is named twice":                     append([]string{c.charts.ID}, order...),
		"is no pending amendment":            append([]string{c.donors.ID}, order...),
		`"a stranger" is no pending amendme`: append([]string{"a stranger"}, order...),
	} {
		_, err := c.orders(c.draft.ID, wrong...)
		wantRefusal(t, err, fault.Invalid, says)
	}
	must(c.orders(c.draft.ID, order...))(t)

	_, err := c.adopts(c.draft.ID, nil, c.progress.ID)
	wantRefusal(t, err, fault.Conflict, "by the confirmed order A2 is next")
	_, err = c.rules(c.draft.ID, drafting.AmendmentsPut, c.charts.ID)
	wantRefusal(t, err, fault.Conflict, "by the confirmed order A2 is next")
	must(c.adopts(c.draft.ID, nil, c.written.ID, c.pilots.ID))(t)
	late := c.submitted("Meridia", c.draft, edit("o4", "seized", "actively seized"))
	_, err = c.adopts(c.draft.ID, nil, late.ID)
	wantRefusal(t, err, fault.Conflict, "is not in the order that was confirmed")
	must(c.adopts(c.draft.ID, nil, c.progress.ID))(t)
	must(c.adopts(c.draft.ID, nil, c.yearly.ID))(t)
	must(c.rules(c.draft.ID, drafting.AmendmentsNotPut, c.triennial.ID))(t)
	wantSame(t, must(c.service.Outlook(c.ctx, c.chair, c.draft.ID))(t).Confirmed, []string{c.charts.ID})
	must(c.orders(c.draft.ID, late.ID, c.charts.ID))(t)
	must(c.rejects(c.draft.ID, nil, late.ID))(t)
	must(c.rejects(c.draft.ID, nil, c.charts.ID))(t)
	_, err = c.orders(c.draft.ID)
	wantRefusal(t, err, fault.Conflict, "no amendment is pending")
	c.sound()
}

func TestWhatARulingNeeds(t *testing.T) {
	c := newCrowd(t)
	rule := func(ruling drafting.Outcome, reason string, ids ...string) error {
		_, err := c.service.Rule(c.ctx, c.chair, c.draft.ID, drafting.RulingInput{ExpectedVersion: 1, Ruling: ruling, Amendments: c.refsNow(ids...), Reason: reason})
		return err
	}
	wantRefusal(t, rule("amendments_forgotten", "", c.charts.ID), fault.Invalid, "is no ruling")
	wantRefusal(t, rule(drafting.AmendmentsMoot, "", c.charts.ID), fault.Invalid, "needs its reason")
	wantRefusal(t, rule(drafting.AmendmentsNotPut, "implied", c.charts.ID), fault.Conflict, "no amendment was adopted yet")
	wantRefusal(t, rule(drafting.AmendmentsPut, "", c.yearly.ID), fault.Conflict, "A2 is an amendment to it and still pending")
	wantRefusal(t, rule(drafting.AmendmentsAdmitted, "", c.progress.ID), fault.Conflict, "A5 is put and cannot be admitted; it can be from submitted")
	wantRefusal(t, rule(drafting.AmendmentsPut, "", c.written.ID, c.charts.ID), fault.Invalid, "do not change the same text")
	wantRefusal(t, rule(drafting.AmendmentsMoot, "gone"), fault.Invalid, "no amendment is named")
	wantSame(t, len(must(c.service.Decisions(c.ctx, c.chair, c.draft.ID))(t)), 1)

	must(c.rules(c.draft.ID, drafting.AmendmentsAdmitted, c.charts.ID))(t)
	must(c.rules(c.draft.ID, drafting.AmendmentsPut, c.charts.ID))(t)
	_, err := c.service.WithdrawAmendment(c.ctx, c.delegates["Karsk"], c.charts.ID, c.charts.Revision, "")
	wantRefusal(t, err, fault.Conflict, "it can no longer be withdrawn")
	_, err = c.service.ReviseAmendment(c.ctx, c.delegates["Karsk"], c.charts.ID, drafting.AmendmentChange{
		ExpectedRevision: 1, Base: 1, Ops: []amend.Op{remove("p1")},
	})
	wantRefusal(t, err, fault.Conflict, "it can no longer be revised")
	c.sound()
}

func TestMoversAndSponsorsAreToldWhatWasDecided(t *testing.T) {
	w := newWorld(t)
	draft := w.sponsored("Meridia")
	yearly := w.submitted("Delmark", draft, edit("o2", "every two years", "every year"))
	same := w.submitted("Karsk", draft, edit("o2", "two years", "year"))
	must(w.merges("Karsk", same.ID, yearly.ID))(t)
	must(w.adopts(draft.ID, nil, yearly.ID))(t)
	wantSame(t, w.told(drafting.AlertDecided, ""), []string{"Delmark", "Karsk"})
	must(w.decides(draft.ID, drafting.DraftAdopted, nil))(t)
	wantSame(t, w.told(drafting.AlertDecided, ""), []string{"Delmark", "Karsk", "Meridia"})
}
