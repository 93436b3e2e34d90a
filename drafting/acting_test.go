package drafting_test

import (
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

// hands is a show of hands.
func hands(inFavour, against, abstaining int) *rules.Vote {
	return &rules.Vote{Kind: rules.ShowOfHands, InFavour: inFavour, Against: against, Abstaining: abstaining}
}

func (w *world) draftNow(draftID string) drafting.Draft {
	w.t.Helper()
	return must(w.service.Draft(w.ctx, w.secretariat, draftID))(w.t)
}

// adopts has the chair adopt amendments by a vote, as they stand now.
func (w *world) adopts(draftID string, vote *rules.Vote, ids ...string) (drafting.Adoption, error) {
	w.t.Helper()
	return w.service.Adopt(w.ctx, w.chair, draftID, drafting.AdoptInput{
		ExpectedVersion: w.version(draftID), Amendments: w.refsNow(ids...), Vote: vote,
	})
}

func (w *world) rejects(draftID string, vote *rules.Vote, ids ...string) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.Reject(w.ctx, w.chair, draftID, drafting.RejectInput{
		ExpectedVersion: w.version(draftID), Amendments: w.refsNow(ids...), Vote: vote,
	})
}

// ties has the chair note that the votes were equally divided.
func (w *world) ties(draftID string, vote *rules.Vote, ids ...string) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.Reject(w.ctx, w.chair, draftID, drafting.RejectInput{
		ExpectedVersion: w.version(draftID), Amendments: w.refsNow(ids...), Vote: vote, Tied: true,
	})
}

func (w *world) rules(draftID string, ruling drafting.Outcome, ids ...string) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.Rule(w.ctx, w.chair, draftID, drafting.RulingInput{
		ExpectedVersion: w.version(draftID), Ruling: ruling, Amendments: w.refsNow(ids...), Reason: "as announced",
	})
}

func (w *world) decides(draftID string, outcome drafting.Outcome, vote *rules.Vote) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.DecideDraft(w.ctx, w.chair, draftID, drafting.DecideDraftInput{
		ExpectedVersion: w.version(draftID), Outcome: outcome, Vote: vote,
	})
}

func (w *world) orders(draftID string, ids ...string) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.ConfirmOrder(w.ctx, w.chair, draftID, drafting.OrderInput{ExpectedVersion: w.version(draftID), Order: ids})
}

func (w *world) undoes(decisionID string) (drafting.Decision, error) {
	w.t.Helper()
	return w.service.Undo(w.ctx, w.chair, decisionID, "announced by mistake")
}

// refsNow name amendments in the wordings that the chair sees now.
func (w *world) refsNow(ids ...string) []drafting.AmendmentRef {
	w.t.Helper()
	named := make([]drafting.AmendmentRef, len(ids))
	for i, id := range ids {
		named[i] = ref(w.amendment(id))
	}
	return named
}

// states has a delegation put something on record.
func (w *world) states(delegation, draftID string, in drafting.StatementInput) (drafting.Statement, error) {
	w.t.Helper()
	return w.service.PutOnRecord(w.ctx, w.delegates[delegation], draftID, in)
}

// fate is where an amendment stands now.
func (w *world) fate(id string) drafting.AmendmentStatus {
	w.t.Helper()
	return w.amendment(id).Status
}

// wantRefusal checks the code of an error, and that it says something.
func wantRefusal(t testing.TB, err error, code fault.Code, says string) {
	t.Helper()
	if fault.CodeOf(err) != code || !strings.Contains(err.Error(), says) {
		t.Errorf("got %q: %v %s, want %q: …%s…", fault.CodeOf(err), err, causes(err), code, says)
	}
}
