package storetest

import (
	"encoding/json"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/fault"
	"chapeau/drafting/rules"
)

func decisions(t *testing.T, s drafting.Store) {
	withDraft(t, s)
	words := "*Requests* a report every year"
	one := drafting.Decision{
		ID:          "r1",
		CommitteeID: "c1",
		DraftID:     "d1",
		Number:      1,
		Outcome:     drafting.AmendmentsAdopted,
		Amendments:  []drafting.AmendmentRef{{ID: "a1", Label: "A1", Revision: 1}},
		Against:     1,
		Result:      2,
		Conflicts:   []amend.ConflictReport{{ID: "c1", Clause: "o1", Kind: amend.Overlap, Alternatives: []amend.Alternative{{Amendments: []string{"a1"}, By: []string{"Delmark"}, Text: "x"}}}},
		Resolutions: []amend.Resolution{{Conflict: "c1", Text: &words}},
		Poll:        &rules.Poll{Question: rules.Proposal, Subject: rules.Amendment("", "Delmark"), Members: []string{"Delmark", "Karsk"}, Present: 2, Quorum: 2, Tie: rules.TieRejects},
		Vote:        &rules.Vote{Kind: rules.ShowOfHands, InFavour: 2, Majority: rules.Simple},
		Tally:       &rules.Tally{InFavour: 2, Members: 2, Majority: rules.Simple, MajorityReached: true, Quorum: 2, QuorumMet: true, Outcome: rules.Adopted},
		Sentence:    "The amendment of Delmark was adopted by 2 votes to none, with no abstentions.",
		Reason:      "by agreement",
		By:          drafting.PersonRef{ID: "p1", Name: "Person p1"},
		At:          noon,
		Hash:        "h1",
	}
	two := one
	two.ID, two.Number, two.Result, two.Hash = "r2", 2, 0, "h2"
	two.Poll, two.Vote, two.Tally, two.Sentence = nil, nil, nil, ""
	two.Conflicts, two.Resolutions = []amend.ConflictReport{}, []amend.Resolution{}
	update(t, s, func(w drafting.Tx) error { return first(w.AppendDecision(one), w.AppendDecision(two)) })
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Decisions("d1")
		wantSame(t, all, []drafting.Decision{one, two})
		n, err2 := r.CountDecisions("d1")
		wantSame(t, n, 2)
		got, err3 := r.Decision("r2")
		wantSame(t, got, two)
		_, missing := r.Decision("r9")
		wantCode(t, missing, fault.NotFound)
		return first(err, err2, err3)
	})
}

func events(t *testing.T, s drafting.Store) {
	event := func(committeeID string, sequence int64, hash string) drafting.Event {
		return drafting.Event{
			CommitteeID:  committeeID,
			Sequence:     sequence,
			Type:         drafting.DraftCreated,
			Audience:     drafting.ToCommittee,
			DraftID:      "d1",
			Version:      1,
			Actor:        drafting.PersonRef{ID: "p1", Name: "Person p1"},
			At:           noon,
			Data:         json.RawMessage(`{"title":"Navigation aids"}`),
			PreviousHash: "before " + hash,
			Hash:         hash,
		}
	}
	one, two, other := event("c1", 1, "h1"), event("c1", 2, "h2"), event("c2", 1, "h3")
	two.Data, two.Audience, two.Named = nil, drafting.ToNamed, []string{"karsk", "secretariat"}
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreateCommittee(committee("c1")), w.CreateCommittee(committee("c2")))
	})
	update(t, s, func(w drafting.Tx) error {
		head, err := w.LockChain("c1")
		wantSame(t, head, drafting.ChainHead{})
		return first(err, w.AppendEvents([]drafting.Event{one, other, two}))
	})
	update(t, s, func(w drafting.Tx) error {
		wantCode(t, w.AppendEvents([]drafting.Event{two}), fault.Conflict)
		_, missing := w.LockChain("c9")
		wantCode(t, missing, fault.NotFound)
		return nil
	})
	view(t, s, func(r drafting.Snapshot) error {
		all, err := r.Events("c1", 0, 10)
		wantSame(t, all, []drafting.Event{one, two})
		rest, err2 := r.Events("c1", 1, 10)
		wantSame(t, rest, []drafting.Event{two})
		page, err3 := r.Events("c1", 0, 1)
		wantSame(t, page, []drafting.Event{one})
		head, err4 := r.ChainHead("c1")
		wantSame(t, head, drafting.ChainHead{Sequence: 2, Hash: "h2"})
		return first(err, err2, err3, err4)
	})
}

func answeredRequests(t *testing.T, s drafting.Store) {
	answer := drafting.AnsweredRequest{PersonID: "p1", Key: "k1", Fingerprint: "f", Answer: []byte(`{"id":"x"}`), At: noon}
	update(t, s, func(w drafting.Tx) error {
		return first(w.CreatePerson(person("p1")), w.CreateAnsweredRequest(answer), w.DeleteAnsweredRequestsBefore(noon))
	})
	update(t, s, func(w drafting.Tx) error {
		got, err := w.AnsweredRequest("p1", "k1")
		wantSame(t, got, answer)
		_, missing := w.AnsweredRequest("p1", "k2")
		wantCode(t, missing, fault.NotFound)
		return first(err, w.DeleteAnsweredRequestsBefore(noon.Add(time.Second)))
	})
	view(t, s, func(r drafting.Snapshot) error {
		_, missing := r.AnsweredRequest("p1", "k1")
		wantCode(t, missing, fault.NotFound)
		return nil
	})
}
