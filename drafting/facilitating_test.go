package drafting_test

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// TestTheFacilitatorOfADraft has every right that goes with it on that draft, and
// none on another.
func TestTheFacilitatorOfADraft(t *testing.T) {
	w := newWorld(t)
	facilitated, other := w.informal(), w.shape(w.draft().ID, func(d *drafting.Draft) { d.Status = drafting.InformalText })
	facilitator := w.delegates["Karsk"]
	for name, try := range map[string]func(draftID string) error{
		"standings": func(id string) error { return w.stands(facilitator, id, "o1", drafting.ParagraphBracketed) },
		"positions of others": func(id string) error {
			in := drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees, DelegationID: w.delegations["Meridia"].ID}
			_, err := w.service.MarkParagraph(w.ctx, facilitator, id, "o1", in)
			return err
		},
		"comments of others": func(id string) error {
			in := drafting.CommentInput{Audience: drafting.CommentToCommittee, Words: "Yes.", DelegationID: w.delegations["Meridia"].ID}
			_, err := w.service.CommentOn(w.ctx, facilitator, id, "o1", in)
			return err
		},
		"silence": func(id string) error {
			in := drafting.SilenceInput{ExpectedVersion: 1, Until: "2031-05-13T09:30"}
			if _, err := w.service.StartSilence(w.ctx, facilitator, id, in); err != nil {
				return err
			}
			_, err := w.service.CallOffSilence(w.ctx, facilitator, id, "")
			return err
		},
	} {
		if err := try(facilitated.ID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if code := fault.CodeOf(try(other.ID)); code != fault.Forbidden {
			t.Errorf("%s of another draft: %q", name, code)
		}
	}
	_, err := w.service.MarkBudget(w.ctx, facilitator, facilitated.ID, "o1", true)
	wantCode(t, err, fault.Forbidden)
	w.sound()
}

// TestAFacilitatorWithoutADelegation speaks as such, and their notes are their own.
func TestAFacilitatorWithoutADelegation(t *testing.T) {
	w := newWorld(t)
	draft := w.shape(w.draft().ID, func(d *drafting.Draft) {
		d.Status, d.FacilitatorID = drafting.InformalText, w.reader.PersonID
	})
	said := w.says(w.reader, draft.ID, "o1", drafting.CommentToCommittee, "Please look at this again.")
	wantSame(t, []any{said.Capacity, said.DelegationID}, []any{drafting.AsFacilitator, ""})
	w.says(w.reader, draft.ID, "o1", drafting.CommentToOwn, "Karsk is close to agreeing.")
	wantSame(t, len(w.readsAt(w.reader, draft.ID, "o1")), 2)
	wantSame(t, len(w.readsAt(w.chair, draft.ID, "o1")), 1)
	_, err := w.service.MarkParagraph(w.ctx, w.reader, draft.ID, "o1", drafting.MarkInput{ExpectedVersion: 1, Position: drafting.PositionAgrees})
	wantWords(t, err, fault.Invalid, "name it")
	w.sound()
}
