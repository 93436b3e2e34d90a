package drafting_test

import (
	"slices"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
)

// move is something that somebody may try. An illegal one must always be refused;
// any other is done or refused as things stand.
type move struct {
	name    string
	weight  int
	illegal bool
	make    func(n *soaked) error
}

var moves = []move{
	{"propose an amendment", 30, false, (*soaked).proposesAmendment},
	{"amend an amendment", 8, false, (*soaked).proposesSub},
	{"revise an amendment", 4, false, (*soaked).revises},
	{"confirm a rebase", 6, false, (*soaked).confirms},
	{"withdraw an amendment", 3, false, (*soaked).withdraws},
	{"join an equal amendment", 4, false, (*soaked).joins},
	{"submit an amendment again", 2, false, (*soaked).resubmits},
	{"revise orally", 4, false, (*soaked).revisesOrally},
	{"accept an amendment", 4, false, (*soaked).incorporates},
	{"join the sponsors", 2, false, (*soaked).sponsors},
	{"ask for a vote", 2, false, (*soaked).asksForVote},
	{"ask for a division", 2, false, (*soaked).asksForDivision},
	{"explain a vote", 2, false, (*soaked).explains},
	{"confirm an order", 3, false, (*soaked).confirmsOrder},
	{"adopt", 14, false, (*soaked).adopts},
	{"reject", 8, false, (*soaked).rejects},
	{"rule", 8, false, (*soaked).rules},
	{"challenge a ruling", 2, false, (*soaked).challenges},
	{"settle a challenge", 4, false, (*soaked).settlesChallenge},
	{"settle a division", 3, false, (*soaked).settlesDivision},
	{"decide a part", 4, false, (*soaked).decidesPart},
	{"change consequentially", 2, false, (*soaked).changesConsequentially},
	{"take back", 4, false, (*soaked).undoes},
	{"decide the draft", 3, false, (*soaked).decidesDraft},
	{"reconsider", 1, false, (*soaked).reconsiders},
	{"number", 2, false, (*soaked).numbers},
	{"seal", 1, false, (*soaked).seals},
	{"withdraw the draft", 1, false, (*soaked).withdrawsDraft},
	{"reintroduce the draft", 2, false, (*soaked).reintroduces},

	{"a delegate adopts", 2, true, func(n *soaked) error { return n.decides(n.someone(), true, n.chosen(1)) }},
	{"the secretariat rejects", 2, true, func(n *soaked) error { return n.decides(n.w.secretariat, false, n.chosen(1)) }},
	{"the chair revises orally", 1, true, func(n *soaked) error { return n.orally(n.w.chair) }},
	{"an observer asks for a vote", 1, true, func(n *soaked) error {
		_, err := n.w.service.PutOnRecord(n.w.ctx, n.w.delegates["River Union"], n.draft.ID, drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.Recorded})
		return err
	}},
	{"somebody else withdraws an amendment", 1, true, (*soaked).stealsWithdrawal},
	{"a stale decision", 2, true, func(n *soaked) error {
		n.draft.Version += 7
		return n.decides(n.w.chair, true, n.chosen(1))
	}},
	{"more votes than members", 2, true, func(n *soaked) error {
		in := drafting.RejectInput{ExpectedVersion: n.draft.Version, Amendments: n.chosen(1), Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 3, Against: 90}}
		_, err := n.w.service.Reject(n.w.ctx, n.w.chair, n.draft.ID, in)
		return err
	}},
	{"a reader proposes", 1, true, func(n *soaked) error {
		in := drafting.AmendmentInput{Base: n.draft.Version, Ops: []amend.Op{add("", "*Decides* to meet")}}
		_, err := n.w.service.CreateAmendment(n.w.ctx, n.w.reader, n.draft.ID, in)
		return err
	}},
}

func (n *soaked) someone() drafting.Actor { return n.w.delegates[n.pick(n.names)] }

// amendments of the draft with any of the standings.
func (n *soaked) amendments(statuses ...drafting.AmendmentStatus) []drafting.Amendment {
	return looked(n, func(r drafting.Snapshot, draftID string) ([]drafting.Amendment, error) {
		return r.Amendments(draftID, statuses...)
	})
}

func (n *soaked) pending() []drafting.Amendment {
	return n.amendments(drafting.Submitted, drafting.Admitted, drafting.NeedsRebase, drafting.Put)
}

// one picks an amendment, a zero one where there is none.
func (n *soaked) one(of []drafting.Amendment) drafting.Amendment {
	if len(of) == 0 {
		return drafting.Amendment{}
	}
	return of[n.random.IntN(len(of))]
}

// chosen are some pending amendments, mostly one.
func (n *soaked) chosen(most int) []drafting.AmendmentRef {
	all := n.pending()
	n.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	some := []drafting.AmendmentRef{}
	for _, a := range all[:min(len(all), 1+n.random.IntN(most))] {
		some = append(some, refTo(a))
	}
	return some
}

// mover is the delegate in whose name an amendment stands.
func (n *soaked) mover(a drafting.Amendment) drafting.Actor {
	for name, d := range n.w.delegations {
		if d.ID == a.DelegationID {
			return n.w.delegates[name]
		}
	}
	return n.w.chair
}

func (n *soaked) sponsor() drafting.Actor {
	return n.mover(drafting.Amendment{DelegationID: n.draft.MainSponsorID})
}

// ops are what somebody may want of a text: words changed, a paragraph added,
// deleted or moved.
func (n *soaked) ops(t *text.Text) []amend.Op {
	ops := []amend.Op{}
	for range 1 + n.random.IntN(2) {
		if op, ok := n.op(t); ok {
			ops = append(ops, op)
		}
	}
	return ops
}

func (n *soaked) op(t *text.Text) (amend.Op, bool) {
	c := t.Clauses[n.random.IntN(len(t.Clauses))]
	switch n.random.IntN(8) {
	case 0:
		return remove(c.ID), true
	case 1, 2:
		words := "*Requests* " + n.sentence()
		n.propose(words)
		kind := c.Kind
		return amend.Op{Kind: amend.Insert, After: c.ID, NewClause: &text.Clause{Kind: kind, Text: words}}, true
	case 3:
		other := t.Clauses[n.random.IntN(len(t.Clauses))]
		return amend.Op{Kind: amend.Move, Clause: c.ID, After: other.ID}, other != c && other.Kind == c.Kind
	}
	words := n.reworded(c.Text)
	n.propose(words)
	return amend.Op{Kind: amend.Edit, Clause: c.ID, Text: &words}, true
}

// reworded replaces, takes out or adds a word or two behind the opening.
func (n *soaked) reworded(s string) string {
	words := strings.Split(s, " ")
	if len(words) < 4 {
		return s + " " + n.word()
	}
	at := 1 + n.random.IntN(len(words)-2)
	switch n.random.IntN(3) {
	case 0:
		words[at] = n.word()
	case 1:
		words = slices.Insert(words, at, n.word(), n.word())
	default:
		words = slices.Delete(words, at, at+1)
	}
	return strings.Join(words, " ")
}

func (n *soaked) current() *text.Text {
	return must(n.w.service.Version(n.w.ctx, n.w.chair, n.draft.ID, 0))(n.w.t).Text
}

func (n *soaked) proposesAmendment() error {
	return n.submits(n.someone(), drafting.AmendmentInput{Base: n.draft.Version, Ops: n.ops(n.current())})
}

// submits drafts an amendment, sees that nobody else sees it, and submits it.
func (n *soaked) submits(by drafting.Actor, in drafting.AmendmentInput) error {
	a, err := n.w.service.CreateAmendment(n.w.ctx, by, n.draft.ID, in)
	if err != nil {
		return err
	}
	for _, other := range []drafting.Actor{n.w.chair, n.w.secretariat, n.w.public} {
		if _, err := n.w.service.Amendment(n.w.ctx, other, a.ID); err == nil {
			n.w.t.Errorf("an amendment is seen before it is submitted")
		}
	}
	must(n.w.service.SubmitAmendment(n.w.ctx, by, a.ID, a.Revision))(n.w.t)
	n.statuses[a.ID] = drafting.Submitted
	n.submitted++
	return nil
}

// proposesSub changes words that a pending amendment brings in.
func (n *soaked) proposesSub() error {
	parent := n.one(n.pending())
	ground, err := n.w.service.ProposedText(n.w.ctx, n.w.chair, parent.ID, 0)
	if err != nil {
		return err
	}
	for _, op := range n.w.amendment(parent.ID).Content.Ops {
		id := op.Clause
		if op.Kind == amend.Insert {
			id = op.NewClause.ID
		}
		c := ground.Text.Find(id)
		if c == nil {
			continue
		}
		words := n.reworded(c.Text)
		n.propose(words)
		in := drafting.AmendmentInput{To: parent.ID, ToRevision: ground.Revision, Ops: []amend.Op{{Kind: amend.Edit, Clause: c.ID, Text: &words}}}
		return n.submits(n.someone(), in)
	}
	_, err = n.w.service.CreateAmendment(n.w.ctx, n.someone(), n.draft.ID, drafting.AmendmentInput{To: parent.ID, ToRevision: 99})
	return err
}

func (n *soaked) revises() error {
	a := n.one(n.pending())
	in := drafting.AmendmentChange{ExpectedRevision: a.Revision, Base: n.draft.Version, Ops: n.ops(n.current())}
	_, err := n.w.service.ReviseAmendment(n.w.ctx, n.mover(a), a.ID, in)
	return err
}

func (n *soaked) confirms() error {
	a := n.one(n.amendments(drafting.NeedsRebase))
	_, err := n.w.service.ConfirmRebase(n.w.ctx, n.mover(a), a.ID, a.Revision)
	return err
}

func (n *soaked) withdraws() error {
	a := n.one(n.pending())
	_, err := n.w.service.WithdrawAmendment(n.w.ctx, n.mover(a), a.ID, a.Revision, "Met otherwise.")
	return err
}

func (n *soaked) stealsWithdrawal() error {
	a := n.one(n.pending())
	by := n.someone()
	if by == n.mover(a) {
		by = n.w.delegates["River Union"]
	}
	_, err := n.w.service.WithdrawAmendment(n.w.ctx, by, a.ID, a.Revision, "Tried.")
	return err
}

// someoneElse is a delegate in whose name an amendment does not stand.
func (n *soaked) someoneElse(a drafting.Amendment) drafting.Actor {
	for {
		name := n.pick(n.names)
		joined := slices.ContainsFunc(a.Joined, func(m drafting.Mover) bool { return m.Name == name })
		if !joined && a.By != name {
			return n.w.delegates[name]
		}
	}
}

// joins proposes what a pending amendment does, and joins it.
func (n *soaked) joins() error {
	a := n.one(n.amendments(drafting.Submitted, drafting.Admitted))
	if a.ID == "" || a.ToID != "" || a.Base != n.draft.Version || len(a.Joined) == len(n.names)-1 {
		_, err := n.w.service.JoinAmendment(n.w.ctx, n.someone(), a.ID, drafting.JoinInput{Into: refTo(a)})
		return err
	}
	ops := slices.Clone(n.w.amendment(a.ID).Content.Ops)
	for i := range ops {
		if c := ops[i].NewClause; c != nil {
			own := *c
			own.ID = ""
			ops[i].NewClause = &own
		}
	}
	by := n.someoneElse(a)
	if err := n.submits(by, drafting.AmendmentInput{Base: n.draft.Version, Ops: ops}); err != nil {
		return err
	}
	mine := n.pending()
	own := mine[len(mine)-1]
	_, err := n.w.service.JoinAmendment(n.w.ctx, by, own.ID, drafting.JoinInput{ExpectedRevision: own.Revision, Into: refTo(a)})
	if err != nil {
		n.w.t.Errorf("an equal amendment cannot join: %v", err)
	}
	return nil
}

func (n *soaked) resubmits() error {
	a := n.one(n.amendments(drafting.Withdrawn, drafting.Lapsed))
	by := n.someone()
	again, err := n.w.service.ResubmitAmendment(n.w.ctx, by, a.ID, drafting.ResubmitInput{})
	if err == nil {
		n.statuses[again.ID] = drafting.Drafted
		_, err = n.w.service.SubmitAmendment(n.w.ctx, by, again.ID, again.Revision)
	}
	return err
}

func (n *soaked) revisesOrally() error { return n.orally(n.sponsor()) }

func (n *soaked) orally(by drafting.Actor) error {
	_, err := n.w.service.ReviseOrally(n.w.ctx, by, n.draft.ID, drafting.EditInput{ExpectedVersion: n.draft.Version, Ops: n.ops(n.current()), Note: "R"})
	return err
}

func (n *soaked) incorporates() error {
	a := n.one(n.pending())
	_, err := n.w.service.IncorporateAmendment(n.w.ctx, n.sponsor(), a.ID, drafting.IncorporateInput{ExpectedRevision: a.Revision})
	return err
}

func (n *soaked) sponsors() error {
	_, err := n.w.service.JoinSponsors(n.w.ctx, n.someone(), n.draft.ID, drafting.SponsorInput{ExpectedVersion: n.draft.Version})
	return err
}

func (n *soaked) asksForVote() error {
	in := drafting.StatementInput{Kind: drafting.VoteRequest, Vote: rules.ShowOfHands, AmendmentID: n.one(n.pending()).ID}
	_, err := n.w.service.PutOnRecord(n.w.ctx, n.someone(), n.draft.ID, in)
	return err
}

func (n *soaked) asksForDivision() error {
	t := n.current()
	part := action.Part{Label: "A", Clauses: []string{t.Clauses[n.random.IntN(len(t.Clauses))].ID}}
	in := drafting.StatementInput{Kind: drafting.DivisionRequest, Parts: []action.Part{part}}
	_, err := n.w.service.PutOnRecord(n.w.ctx, n.someone(), n.draft.ID, in)
	return err
}

func (n *soaked) explains() error {
	in := drafting.StatementInput{Kind: drafting.ExplanationAfter, Words: "We joined the consensus."}
	_, err := n.w.service.PutOnRecord(n.w.ctx, n.someone(), n.draft.ID, in)
	return err
}

// confirmsOrder takes the order that is offered, with what waits behind it.
func (n *soaked) confirmsOrder() error {
	offered := must(n.w.service.Outlook(n.w.ctx, n.w.chair, n.draft.ID))(n.w.t)
	order := []string{}
	for _, step := range offered.Proposed {
		order = append(order, step.Amendment)
	}
	subs, mains := []string{}, []string{}
	for _, a := range n.pending() {
		switch {
		case slices.Contains(order, a.ID):
		case a.ToID != "":
			subs = append([]string{a.ID}, subs...)
		default:
			mains = append(mains, a.ID)
		}
	}
	order = slices.Concat(subs, order, mains)
	_, err := n.w.service.ConfirmOrder(n.w.ctx, n.w.chair, n.draft.ID, drafting.OrderInput{ExpectedVersion: n.draft.Version, Order: order})
	return err
}

func (n *soaked) vote(inFavour, against int) *rules.Vote {
	if n.random.IntN(2) == 0 {
		return nil
	}
	return &rules.Vote{Kind: rules.ShowOfHands, InFavour: inFavour, Against: against, Abstaining: 1}
}

func (n *soaked) adopts() error  { return n.decides(n.w.chair, true, n.next()) }
func (n *soaked) rejects() error { return n.decides(n.w.chair, false, n.next()) }

// next is what the confirmed order has next, or any.
func (n *soaked) next() []drafting.AmendmentRef {
	for _, id := range n.draft.Proceedings.Order {
		if a := n.w.amendment(id); a.Status.Pending() {
			return refs(a)
		}
	}
	return n.chosen(2)
}

func (n *soaked) decides(by drafting.Actor, adopt bool, amendments []drafting.AmendmentRef) error {
	if !adopt {
		in := drafting.RejectInput{ExpectedVersion: n.draft.Version, Amendments: amendments, Vote: n.vote(2, 5)}
		_, err := n.w.service.Reject(n.w.ctx, by, n.draft.ID, in)
		return err
	}
	in := drafting.AdoptInput{ExpectedVersion: n.draft.Version, Amendments: amendments, Vote: n.vote(5, 2)}
	_, err := n.w.service.Adopt(n.w.ctx, by, n.draft.ID, in)
	return err
}

func (n *soaked) rules() error {
	rulings := []drafting.Outcome{
		drafting.AmendmentsAdmitted, drafting.AmendmentsNotAdmitted, drafting.AmendmentsPut, drafting.AmendmentsNotPut, drafting.AmendmentsMoot,
	}
	in := drafting.RulingInput{
		ExpectedVersion: n.draft.Version, Ruling: rulings[n.random.IntN(len(rulings))], Amendments: n.chosen(1), Reason: "As the rules have it.",
	}
	_, err := n.w.service.Rule(n.w.ctx, n.w.chair, n.draft.ID, in)
	return err
}

// lastDecision is the latest that was not taken back.
func (n *soaked) lastDecision() string {
	effective := looked(n, drafting.EffectiveDecisions)
	if len(effective) == 0 {
		return ""
	}
	return effective[len(effective)-1].ID
}

// looked is what a look-up finds of the draft. It is cheaper than the whole
// outlook, of which a move needs one thing.
func looked[T any](n *soaked, up func(drafting.Snapshot, string) ([]T, error)) []T {
	n.w.t.Helper()
	var found []T
	err := n.w.store.View(n.w.ctx, func(r drafting.Snapshot) (err error) {
		found, err = up(r, n.draft.ID)
		return err
	})
	return must(found, err)(n.w.t)
}

func (n *soaked) challenges() error {
	_, err := n.w.service.Challenge(n.w.ctx, n.someone(), n.lastDecision(), drafting.ChallengeInput{Words: "We disagree."})
	return err
}

func (n *soaked) settlesChallenge() error {
	open := looked(n, drafting.OpenChallenges)
	id := ""
	if len(open) > 0 {
		id = open[0].ID
	}
	in := drafting.ChallengeDecision{Outcome: drafting.RulingUpheld, Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 1, Against: 4}}
	if n.random.IntN(2) == 0 {
		in = drafting.ChallengeDecision{Outcome: drafting.RulingOverruled, Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 5, Against: 1}}
	}
	_, err := n.w.service.DecideChallenge(n.w.ctx, n.w.chair, id, in)
	return err
}

func (n *soaked) settlesDivision() error {
	open := looked(n, drafting.OpenDivisionRequests)
	id := ""
	if len(open) > 0 {
		id = open[0].ID
	}
	_, err := n.w.service.ConfirmDivision(n.w.ctx, n.w.chair, id, drafting.DivisionInput{ExpectedVersion: n.draft.Version, Outcome: drafting.DivisionGranted})
	return err
}

func (n *soaked) decidesPart() error {
	in := drafting.PartInput{ExpectedVersion: n.draft.Version, Part: "A", Outcome: drafting.PartRetained, Vote: n.vote(5, 2)}
	if n.random.IntN(2) == 0 {
		in.Outcome, in.Vote = drafting.PartRejected, n.vote(2, 5)
	}
	_, err := n.w.service.DecidePart(n.w.ctx, n.w.chair, n.draft.ID, in)
	return err
}

func (n *soaked) changesConsequentially() error {
	in := drafting.ConsequentialInput{ExpectedVersion: n.draft.Version, Ops: n.ops(n.current()), Reason: "It follows."}
	_, err := n.w.service.ChangeConsequentially(n.w.ctx, n.w.chair, n.draft.ID, in)
	return err
}

func (n *soaked) undoes() error {
	_, err := n.w.service.Undo(n.w.ctx, n.w.chair, n.lastDecision(), "The count was wrong.")
	return err
}

func (n *soaked) decidesDraft() error {
	in := drafting.DecideDraftInput{ExpectedVersion: n.draft.Version, Outcome: drafting.DraftAdopted, ResultSymbol: "14/1", Vote: n.vote(6, 1)}
	if n.random.IntN(3) == 0 {
		in = drafting.DecideDraftInput{ExpectedVersion: n.draft.Version, Outcome: drafting.DraftNotAdopted, Vote: n.vote(1, 6)}
	}
	_, err := n.w.service.DecideDraft(n.w.ctx, n.w.chair, n.draft.ID, in)
	return err
}

func (n *soaked) reconsiders() error {
	in := drafting.ReconsiderInput{ExpectedVersion: n.draft.Version, Outcome: drafting.DraftReconsidered, Vote: &rules.Vote{Kind: rules.ShowOfHands, InFavour: 6, Against: 1}}
	_, err := n.w.service.Reconsider(n.w.ctx, n.w.chair, n.draft.ID, in)
	return err
}

func (n *soaked) numbers() error {
	_, err := n.w.service.FinalizeNumbering(n.w.ctx, n.w.secretariat, n.draft.ID, drafting.NumberingInput{ExpectedVersion: n.draft.Version, Confirm: true})
	return err
}

func (n *soaked) seals() error {
	_, err := n.w.service.Seal(n.w.ctx, n.w.chair, n.draft.ID, drafting.SealInput{ExpectedVersion: n.draft.Version})
	return err
}

func (n *soaked) withdrawsDraft() error {
	_, err := n.w.service.WithdrawDraft(n.w.ctx, n.sponsor(), n.draft.ID, drafting.StepInput{ExpectedVersion: n.draft.Version})
	return err
}

func (n *soaked) reintroduces() error {
	again, err := n.w.service.ReintroduceDraft(n.w.ctx, n.someone(), n.draft.ID, drafting.ReintroduceInput{})
	if err == nil {
		n.draft = again
	}
	return err
}
