package storetest

import (
	"fmt"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
)

func amendment(id string) drafting.Amendment {
	return drafting.Amendment{
		ID:          id,
		CommitteeID: "c1",
		DraftID:     "d1",
		By:          "Chair",
		Author:      drafting.PersonRef{ID: "p1", Name: "Person p1"},
		Status:      drafting.Drafted,
		Revision:    1,
		Base:        1,
		CreatedAt:   noon,
		UpdatedAt:   noon,
	}
}

func revision(id string, number int) drafting.Revision {
	words := fmt.Sprintf("*Requests* wording %d of %s", number, id)
	return drafting.Revision{
		AmendmentID: id,
		Number:      number,
		Base:        1,
		ToRevision:  number,
		Layers:      []drafting.AmendmentRef{{ID: id, Label: "A1", Revision: number}},
		Restores:    number,
		Content: amend.Amendment{
			Schema: amend.Schema,
			ID:     id,
			By:     "Chair",
			Ops:    []amend.Op{{Kind: amend.Edit, Clause: "o1", Text: &words}},
		},
		Hash:   fmt.Sprintf("hash %s/%d", id, number),
		Reason: drafting.RevisionDrafted,
		Author: drafting.PersonRef{ID: "p1", Name: "Person p1"},
		At:     noon,
	}
}

// withDraft writes what amendments need.
func withDraft(t *testing.T, s drafting.Store) {
	t.Helper()
	d := draft("d1", "c1")
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateDraft(&d))
	})
}

func amendments(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	const many = 700 // more than one statement takes
	all := make([]drafting.Amendment, many)
	update(t, s, func(w drafting.Tx) error {
		for i := range all {
			all[i] = amendment(fmt.Sprintf("a%03d", i))
			if err := w.CreateAmendment(&all[i]); err != nil {
				return err
			}
			wantSame(t, all[i].Ordinal, i+1)
		}
		return nil
	})
	for i := range all {
		all[i].Status, all[i].Label, all[i].Revision, all[i].Base = drafting.Submitted, fmt.Sprintf("A%d", i+1), 2, 2
		all[i].SubmittedAt, all[i].SubmittedRevision = &noon, 1
	}
	all[5].Status, all[5].DecisionID = drafting.NeedsRebase, "r1"
	all[5].Conflicts = []amend.ConflictReport{{ID: "c1", Clause: "o1", Kind: amend.Overlap, Base: "forty", Alternatives: []amend.Alternative{}}}
	all[5].Notices = []amend.Notice{{Kind: amend.Adjacent, Clause: "o1", Amendments: []string{"a005"}}}
	update(t, s, func(w drafting.Tx) error { return w.UpdateAmendments(all) })
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.UpdateAmendments([]drafting.Amendment{all[0], amendment("unknown")}), fault.NotFound)
		return w.UpdateAmendments(nil)
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Amendments("d1")
		wantSame(t, got, all)
		one, err2 := r.Amendment("a005")
		wantSame(t, one, all[5])
		waiting, err3 := r.Amendments("d1", drafting.NeedsRebase, drafting.Adopted)
		wantSame(t, waiting, []drafting.Amendment{all[5]})
		_, missing := r.Amendment("unknown")
		wantCode(t, missing, fault.NotFound)
		return first(err, err2, err3)
	})
}

func latestRevisions(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	a, b := amendment("a"), amendment("b")
	a.Revision, b.Status = 2, drafting.Submitted
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateAmendment(&a),
			w.CreateAmendment(&b),
			w.AppendRevisions([]drafting.Revision{revision("a", 1), revision("b", 1), revision("a", 2)}),
			w.AppendRevisions(nil),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.AppendRevisions([]drafting.Revision{revision("a", 2)}), fault.Conflict)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.LatestRevisions("d1")
		wantSame(t, all, map[string]drafting.Revision{"a": revision("a", 2), "b": revision("b", 1)})
		some, err2 := r.LatestRevisions("d1", drafting.Submitted)
		wantSame(t, some, map[string]drafting.Revision{"b": revision("b", 1)})
		history, err3 := r.Revisions("a")
		wantSame(t, history, []drafting.Revision{revision("a", 1), revision("a", 2)})
		one, err4 := r.Revision("a", 1)
		wantSame(t, one, revision("a", 1))
		_, missing := r.Revision("a", 3)
		wantCode(t, missing, fault.NotFound)
		return first(err, err2, err3, err4)
	})
}
