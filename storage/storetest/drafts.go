package storetest

import (
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/text"
)

func drafts(t *testing.T, s drafting.Store) {
	update(t, s, func(w drafting.Tx) error {
		if err := first(w.CreateCommittee(committee("c1")), w.CreateCommittee(committee("c2"))); err != nil {
			return err
		}
		for i, id := range []string{"z", "m", "a"} {
			d := draft(id, "c1")
			if err := w.CreateDraft(&d); err != nil {
				return err
			}
			wantSame(t, d.Ordinal, i+1)
		}
		other := draft("o", "c2")
		other.PublishedFrom = 1
		return w.CreateDraft(&other)
	})
	view(t, s, func(r drafting.Snapshot) error {
		for _, page := range []struct {
			after string
			limit int
			want  []string
		}{
			{"", 0, []string{"z", "m", "a"}},
			{"", 2, []string{"z", "m"}},
			{"m", 2, []string{"a"}},
			{"a", 2, []string{}},
		} {
			found, err := r.Drafts("c1", page.after, page.limit)
			if err != nil {
				return err
			}
			ids := []string{}
			for _, d := range found {
				ids = append(ids, d.ID)
			}
			wantSame(t, ids, page.want)
		}
		open, err := r.PublishedCommittees()
		wantSame(t, open, []string{"c2"})
		return err
	})
}

func staleDraft(t *testing.T, s drafting.Store) {
	d := draft("d1", "c1")
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateDraft(&d))
	})
	d.Version, d.Title, d.Status, d.LastLabel, d.Symbol, d.Revision = 2, "Navigation lights", drafting.UnderAction, 3, "", 1
	d.Addressee = drafting.Addressee{Kind: drafting.AddressedToOrgan, Organ: "General Assembly"}
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.UpdateDraft(draft("d9", "c1"), 1), fault.NotFound)
		return w.UpdateDraft(d, 1)
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.UpdateDraft(d, 1), fault.Stale)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Draft("d1")
		wantSame(t, got, d)
		return err
	})
}

func aText() *text.Text {
	end := ""
	return &text.Text{
		Schema: text.Schema,
		Kind:   text.Resolution,
		Title:  "Model code <for> pilots & crews",
		Body:   "The Commission on Inland Waterways,",
		Clauses: []*text.Clause{
			{ID: "p1", Kind: text.Preambular, Text: "*Recalling* the Convention{fn:conv}"},
			{ID: "o1", Kind: text.Operative, List: text.Alpha, Text: "*Requests* the Secretariat", Children: []*text.Clause{
				{ID: "i1", Kind: text.Item, Text: "To report\u00a0— in 2033 — on “lights”", End: &end},
			}},
		},
		Footnotes: map[string]string{"conv": "E/CN.99/2028/4."},
		Annexes:   []text.Annex{},
	}
}

func versions(t *testing.T, s drafting.Store) {
	spans := map[string][]amend.Span{"p1": {{Text: "*Recalling* the Convention{fn:conv}", Source: "v1"}}}
	one := drafting.Version{
		DraftID: "d1",
		Number:  1,
		Text:    aText(),
		Hash:    "h1",
		Author:  drafting.PersonRef{ID: "p1", Name: "Person p1"},
		At:      noon,
		Reason:  drafting.Imported,
	}
	two := one
	two.Number, two.Parent, two.Hash, two.ParentHash, two.Reason = 2, 1, "h2", "h1", drafting.Amended
	two.Adopted, two.DecisionID, two.Note = []drafting.AmendmentRef{{ID: "a1", Label: "A1", Revision: 3}}, "r1", "agreed"
	d := draft("d1", "c1")
	update(t, s, func(w drafting.Tx) error {
		return first(
			w.CreateCommittee(committee("c1")),
			w.CreateDraft(&d),
			w.AppendVersion(one, spans),
			w.AppendVersion(two, nil),
		)
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.AppendVersion(two, nil), fault.Conflict)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		got, err := r.Version("d1", 2)
		wantSame(t, got, two)
		all, err2 := r.Versions("d1")
		one.Text, two.Text = nil, nil
		wantSame(t, all, []drafting.Version{one, two})
		kept, err3 := r.VersionProvenance("d1", 1)
		wantSame(t, kept, spans)
		_, missing := r.Version("d1", 3)
		wantCode(t, missing, fault.NotFound)
		_, missing = r.VersionProvenance("d1", 3)
		wantCode(t, missing, fault.NotFound)
		return first(err, err2, err3)
	})
}
