package storetest

import (
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

func documents(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	later := noon.Add(time.Hour)
	one := drafting.Document{
		ID: "p1", CommitteeID: "c1", Number: 1, DraftID: "d1", Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.1", Carries: 1,
		Circulated: []drafting.Circulation{{Language: "en", At: noon}},
		Person:     drafting.PersonRef{ID: "p1", Name: "Person p1"}, At: noon, Hash: "h1",
	}
	two := one
	two.ID, two.Number, two.Form, two.Symbol, two.Replaces = "p2", 2, drafting.RevisedDocument, "E/CN.99/2031/L.1/Rev.1", one.Symbol
	two.Carries, two.Words, two.Hash = 2, "Paragraph 3 is new.", "h2"
	two.Circulated = []drafting.Circulation{{Language: "en", At: noon}, {Language: "fr", At: later}}
	update(t, s, func(w drafting.Tx) error { return first(w.AppendDocument(one), w.AppendDocument(two)) })
	update(t, s, func(w drafting.Tx) error {
		taken := one
		taken.ID, taken.Number = "p3", 3
		wantCode(t, w.AppendDocument(taken), fault.Conflict)
		wantCode(t, w.AppendCirculations("p1", []drafting.Circulation{{Language: "en", At: later}}), fault.Conflict)
		return w.AppendCirculations("p1", []drafting.Circulation{{Language: "ar", At: later}})
	})
	one.Circulated = []drafting.Circulation{{Language: "ar", At: later}, {Language: "en", At: noon}}
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Documents("c1")
		wantSame(t, all, []drafting.Document{one, two})
		got, err2 := r.Document("p1")
		wantSame(t, got, one)
		_, missing := r.Document("p9")
		wantCode(t, missing, fault.NotFound)
		return first(err, err2)
	})
}

func waivers(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	one := drafting.Waiver{
		ID: "v1", CommitteeID: "c1", DraftID: "d1", Number: 1, Draft: true, Amendments: true, Reason: "The Commission agreed.",
		Sitting: &drafting.Sitting{MeetingID: "m1", Meeting: 4, ItemID: "i1", Item: "5 (b)"},
		Person:  drafting.PersonRef{ID: "p1", Name: "Person p1"}, At: noon, Hash: "h1",
	}
	two := drafting.Waiver{ID: "v2", CommitteeID: "c1", DraftID: "d1", Number: 2, Draft: true, At: noon, Hash: "h2"}
	update(t, s, func(w drafting.Tx) error { return first(w.AppendWaiver(one), w.AppendWaiver(two)) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Waivers("d1")
		wantSame(t, all, []drafting.Waiver{one, two})
		return err
	})
}
