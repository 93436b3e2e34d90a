package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

// keyed is an actor whose requests carry a key.
func keyed(a drafting.Actor, key string) drafting.Actor {
	a.RequestKey = key
	return a
}

func TestARepeatedRequestIsHarmless(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	mover := keyed(w.delegates["Delmark"], "one")
	in := drafting.AmendmentInput{Base: 1, Ops: []amend.Op{edit("o2", "every two years", "every year")}}
	made := must(w.service.CreateAmendment(w.ctx, mover, draft.ID, in))(t)
	again := must(w.service.CreateAmendment(w.ctx, mover, draft.ID, in))(t)
	wantSame(t, again.ID, made.ID)
	wantSame(t, again.Content, made.Content)
	wantSame(t, again.Changes, made.Changes)

	submit := keyed(w.delegates["Delmark"], "two")
	must(w.service.SubmitAmendment(w.ctx, submit, made.ID, 1))(t)
	submitted := must(w.service.SubmitAmendment(w.ctx, submit, made.ID, 1))(t)
	wantSame(t, submitted.Label, "A1")

	chair := keyed(w.chair, "one") // another person's keys are their own
	adopt := drafting.AdoptInput{ExpectedVersion: 1, Amendments: refs(submitted)}
	adopted := must(w.service.Adopt(w.ctx, chair, draft.ID, adopt))(t)
	wantSame(t, must(w.service.Adopt(w.ctx, chair, draft.ID, adopt))(t), adopted)
	wantSame(t, len(must(w.service.Versions(w.ctx, w.chair, draft.ID))(t)), 2)

	_, err := w.service.Adopt(w.ctx, chair, draft.ID, drafting.AdoptInput{ExpectedVersion: 2, Amendments: refs(submitted)})
	wantCode(t, err, fault.Conflict)
	_, err = w.service.Reject(w.ctx, chair, draft.ID, drafting.RejectInput{ExpectedVersion: 1, Amendments: refs(submitted)})
	wantCode(t, err, fault.Conflict)
	w.sound()
}

func TestAFailedRequestIsNotRemembered(t *testing.T) {
	w := newWorld(t)
	draft := w.draft()
	mover := keyed(w.delegates["Delmark"], "one")
	in := drafting.AmendmentInput{Base: 2, Ops: []amend.Op{remove("p2")}}
	_, err := w.service.CreateAmendment(w.ctx, mover, draft.ID, in)
	wantCode(t, err, fault.Stale)
	in.Base = 1
	must(w.service.CreateAmendment(w.ctx, mover, draft.ID, in))(t)
}
