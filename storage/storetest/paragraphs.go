package storetest

import (
	"fmt"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func paragraphs(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	const many = 700 // more than one statement takes
	all := make([]drafting.Paragraph, many)
	for i := range all {
		all[i] = drafting.Paragraph{
			DraftID: "d1", Clause: fmt.Sprintf("o%03d", i), Status: drafting.ParagraphOpen, Version: 1,
			By: drafting.PersonRef{ID: "p1", Name: "Person p1"}, At: noon,
		}
	}
	update(t, s, func(w drafting.Tx) error { return first(w.PutParagraphs(nil), w.PutParagraphs(all)) })
	all[3].Status, all[3].Package, all[3].BySilence, all[3].Version = drafting.AgreedAdRef, 2, true, 4
	all[3].ChangedIn, all[3].HasBudget, all[3].At = 3, true, noon.Add(time.Hour)
	update(t, s, func(w drafting.Tx) error { return w.PutParagraphs(all[2:5]) })
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Paragraphs("d1")
		wantSame(t, got, all)
		none, err2 := r.Paragraphs("d2")
		wantSame(t, none, []drafting.Paragraph{})
		return first(err, err2)
	})
}

func marks(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	by := drafting.PersonRef{ID: "p1", Name: "Person p1"}
	one := drafting.Mark{DraftID: "d1", Clause: "o1", DelegationID: "delmark", Position: drafting.PositionPending, Reason: "No answer yet.", Version: 1, By: by, At: noon}
	two := drafting.Mark{DraftID: "d1", Clause: "o1", DelegationID: "karsk", Position: drafting.PositionAgrees, Version: 1, By: by, At: noon}
	update(t, s, func(w drafting.Tx) error {
		for _, name := range []string{"karsk", "delmark"} {
			d := drafting.Delegation{ID: name, CommitteeID: "c1", Name: name, Kind: drafting.Member}
			if err := w.CreateDelegation(d); err != nil {
				return err
			}
		}
		return first(w.PutMark(two), w.PutMark(one))
	})
	one.Position, one.Reason, one.Version = drafting.PositionAgrees, "", 2
	update(t, s, func(w drafting.Tx) error {
		stranger := one
		stranger.DelegationID = "nobody"
		wantCode(t, w.PutMark(stranger), fault.Invalid)
		wantCode(t, w.DeleteMark(stranger), fault.NotFound)
		return w.PutMark(one)
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Marks("d1")
		wantSame(t, got, []drafting.Mark{one, two})
		return err
	})
	update(t, s, func(w drafting.Tx) error { return w.DeleteMark(one) })
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Marks("d1")
		wantSame(t, got, []drafting.Mark{two})
		return err
	})
}

func comments(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	one := drafting.Comment{
		ID: "b", CommitteeID: "c1", DraftID: "d1", Clause: "o1", Audience: drafting.CommentShared, Owner: "delmark",
		SharedWith: []string{"karsk"}, DelegationID: "delmark", By: "Delmark", Author: drafting.PersonRef{ID: "p1", Name: "Person p1"},
		Words: "Shall we\n— “together”?", Version: 1, At: noon, Hash: "h1",
	}
	two := drafting.Comment{
		ID: "a", CommitteeID: "c1", DraftID: "d1", Clause: "title", Audience: drafting.CommentToCommittee, Owner: "p1",
		Capacity: drafting.AsChair, By: "Person p1", Words: "Good.", Version: 1, At: noon.Add(time.Minute), Hash: "h2",
	}
	update(t, s, func(w drafting.Tx) error {
		d := drafting.Delegation{ID: "delmark", CommitteeID: "c1", Name: "Delmark", Kind: drafting.Member}
		return first(w.CreateDelegation(d), w.CreateComment(two), w.CreateComment(one))
	})
	withdrawn := noon.Add(time.Hour)
	one.WithdrawnAt = &withdrawn
	update(t, s, func(w drafting.Tx) error { return w.WithdrawComment("b", withdrawn) })
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.WithdrawComment("b", withdrawn), fault.Conflict)
		wantCode(t, w.WithdrawComment("z", withdrawn), fault.NotFound)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Comments("d1")
		wantSame(t, got, []drafting.Comment{one, two})
		single, err2 := r.Comment("b")
		wantSame(t, single, one)
		_, missing := r.Comment("z")
		wantCode(t, missing, fault.NotFound)
		return first(err, err2)
	})
}
