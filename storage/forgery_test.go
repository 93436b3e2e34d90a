package storage_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/action"
	"chapeau/drafting/amend"
	"chapeau/drafting/rules"
	"chapeau/drafting/text"
	"chapeau/storage"
)

// TestVerifySeesThroughAForger changes the record of an action as somebody could
// who knows the program: every hash is computed anew, and the log is chained again.
// What was decided must still follow from what was put.
func TestVerifySeesThroughAForger(t *testing.T) {
	for _, c := range []struct {
		name, change, says string
	}{
		{"nothing", "UPDATE decisions SET reason = reason", ""},
		{"a tally", `UPDATE decisions SET tally = replace(tally, '"not_voting":1', '"not_voting":0') WHERE outcome = 'amendments_rejected'`, "its tally is not what its vote gives"},
		{"the votes", `UPDATE decisions SET vote = replace(replace(vote, '"in_favour":2', '"in_favour":9'), '"against":9', '"against":2') WHERE outcome = 'draft_adopted'`, "its vote does not give what it says"},
		{"who voted how", `UPDATE decisions SET vote = replace(vote, '"against":["Karsk"]', '"against":["Juna"]') WHERE outcome = 'draft_adopted'`, "Juna is no member"},
		{"who could vote", `UPDATE decisions SET poll = replace(poll, '"Karsk",', '') WHERE outcome = 'draft_adopted'`, "Karsk is no member"},
		{"how many were needed", `UPDATE decisions SET poll = replace(poll, '"quorum":2', '"quorum":3') WHERE outcome = 'draft_adopted'`, "its tally is not what its vote gives"},
		{"the sentence", "UPDATE decisions SET sentence = replace(sentence, 'Delmark', 'Karsk') WHERE number = 1", "decision 1: its sentence does not tell its vote"},
		{"what was put", "UPDATE decisions SET poll = NULL WHERE number = 1", "decision 1: it does not say what was put to the vote"},
		{"how it was decided", "UPDATE decisions SET poll = NULL, vote = NULL, tally = NULL, sentence = '' WHERE number = 1", "decision 1: it does not say how it was taken"},
		{"what was decided", "UPDATE decisions SET outcome = 'amendments_adopted' WHERE outcome = 'amendments_rejected'", "its vote does not give what it says"},
		{"a decision's version", "UPDATE decisions SET result = 0 WHERE outcome = 'consequential_change'", "no decision says that it was made"},
		{"a version that none made", "UPDATE decisions SET result = 3 WHERE outcome = 'amendments_moot'", "made version 3, which does not name it"},
		{"what was taken back", "UPDATE decisions SET about = 'nothing' WHERE outcome = 'decision_undone'", "what it takes back is no decision before it"},
		{"an adopted text", bacons(2), "it is not version 1 plus what its decision names"},
		{"which amendments were adopted", `UPDATE versions SET adopted = replace(adopted, '"A1"', '"A7"') WHERE number = 2`, "it names other amendments than its decision"},
		{"a consequential change", bacons(4), "it is not version 3 plus the operations of its decision"},
		{"a text that was given back", bacons(5) + "; UPDATE amendment_revisions SET reason = 'rebased', restores = 0 WHERE reason = 'undone'", "its text is not that of version 3, which it restores"},
		{"the words' sources in it", `UPDATE provenance SET spans = replace(spans, '"source":"v1"', '"source":"v2"') WHERE number = 5`, "its words are not traced as those of version 3"},
		{"which text was given back", "UPDATE versions SET restores = 2 WHERE reason = 'undone'", "it restores version 2, but decision"},
		{"a text without a part", bacons(6), "it is not version 5 plus the operations of its decision"},
		{"a wording as amended", "UPDATE amendment_revisions SET content = replace(content, 'greatly better', 'gravely better') WHERE reason = 'amended'", "it is not revision 1 plus what decision 1 names"},
		{"what a wording is made of", `UPDATE amendment_revisions SET layers = json_remove(layers, '$[1]') WHERE reason = 'amended'`, "it does not name the wordings that it is made of"},
		{"a wording that is made of nothing", `UPDATE amendment_revisions SET layers = replace(layers, '"revision":1', '"revision":8') WHERE reason = 'amended'`, "that it is made of is missing"},
		{"what became a wording", "UPDATE decisions SET into_amendment = NULL WHERE number = 1", "no decision says that sub-amendments made it"},
		{"a wording without a part", "UPDATE amendment_revisions SET content = replace(content, 'older lights', 'other lights') WHERE reason = 'divided'", "without part A"},
		{"a wording that was given back", "UPDATE amendment_revisions SET content = replace(content, 'late means', 'later means') WHERE reason = 'undone'", "which it gives back"},
		{"which wording was given back", "UPDATE amendment_revisions SET restores = 9 WHERE reason = 'undone'", "it gives back revision 9, which is none before it"},
		{"an amendment's fate", "UPDATE amendments SET status = 'adopted' WHERE status = 'rejected'", "is adopted, but decision"},
		{"the fate of one that nobody decided on", "UPDATE amendments SET status = 'rejected' WHERE status = 'lapsed'", "is rejected, but no decision says so"},
		{"the draft's fate", "UPDATE drafts SET status = 'rejected'", "it is rejected, but was decided to be adopted_by_vote"},
		{"the order", `UPDATE drafts SET proceedings = json_remove(proceedings, '$.order')`, "its order, divisions and closing are not what was decided"},
		{"who must act on the text", "UPDATE drafts SET addressee_kind = 'organ', addressee_organ = 'General Assembly'", "who must act on its text is not what the log says"},
		{"a part", `UPDATE drafts SET proceedings = replace(proceedings, 'part_retained', 'part_rejected')`, "its order, divisions and closing are not what was decided"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "chapeau.db")
			store := acted(t, path)
			service := newService(store)
			before, err := service.Verify(context.Background())
			check(t, err)
			if before.Break != "" {
				t.Fatalf("before the change: %s", before.Break)
			}
			tamper(t, path, c.change)
			f := forger{t: t, store: store, db: raw(t, path), hashes: map[string]string{}}
			f.forge()
			after, err := service.Verify(context.Background())
			check(t, err)
			if !strings.Contains(after.Break, c.says) || c.says == "" && after.Break != "" {
				t.Errorf("got %q, want %q", after.Break, c.says)
			}
		})
	}
}

// bacons changes a word of a version, and says whose it is.
func bacons(version int) string {
	return fmt.Sprintf("UPDATE versions SET text = replace(text, 'beacons', 'bacons') WHERE number = %d; UPDATE provenance SET spans = replace(spans, 'beacons', 'bacons') WHERE number = %d", version, version)
}

// act is a negotiation whose action is recorded.
type act struct {
	t *testing.T
	negotiation
	karsk drafting.Actor
}

// acted is a committee that has gone through all of an action: sub-amendment,
// adoption, division of an amendment and of the draft, consequential change, what
// was taken back, order, ruling, challenge, and the decision on the whole.
func acted(t *testing.T, path string) *storage.SQLite {
	t.Helper()
	store := reopen(t, path, storage.Options{})
	ctx := context.Background()
	n := act{t: t, negotiation: newNegotiation(t, store, 6)}
	for _, name := range []string{"Karsk", "Meridia"} {
		d, err := n.service.CreateDelegation(ctx, n.secretariat, n.committee, drafting.DelegationInput{Name: name, Kind: drafting.Member})
		check(t, err)
		if name == "Karsk" {
			n.karsk = n.person(t, name, drafting.Delegate, d.ID)
		}
	}
	first := n.submits(1, replace(n.base.Clauses[0], 1, 1, "better means"))
	late := n.submits(1, replace(n.base.Clauses[1], 2, 1, "late means"))
	lights := n.submits(1, replace(n.base.Clauses[3], 4, 1, "older lights"), replace(n.base.Clauses[4], 5, 1, "newer lights"))
	lost := n.submits(1, replace(n.base.Clauses[1], 2, 2, "lost means"))
	moot := n.submits(1, replace(n.base.Clauses[1], 2, 3, "moot means"))
	n.submits(1, replace(n.base.Clauses[1], 2, 4, "open means"))
	sub := n.amends(first, amend.Op{Kind: amend.Edit, Clause: "p1", Find: "better means", With: pointer("greatly better means")})

	n.adopts(1, hands(2, 0), sub)
	n.adopts(1, nil, first)
	n.divides(lights.ID, action.Part{Label: "A", Clauses: []string{"o5"}})
	n.decidesPart(lights.ID, "A", drafting.PartRejected)
	n.adopts(2, nil, lights)
	changed, err := n.service.ChangeConsequentially(ctx, n.chair, n.draft, drafting.ConsequentialInput{
		ExpectedVersion: 3, Ops: []amend.Op{replace(n.base.Clauses[5], 6, 1, "consequent means")}, Reason: "It follows.",
	})
	check(t, err)
	_, err = n.service.Undo(ctx, n.chair, changed.Decision.ID, "Announced by mistake.")
	check(t, err)
	n.divides("", action.Part{Label: "A", Clauses: []string{"o6"}}, action.Part{Label: "B", Clauses: []string{"o3"}})
	n.decidesPart("", "A", drafting.PartRejected)
	n.decidesPart("", "B", drafting.PartRetained)
	n.orders()
	n.rejects(hands(0, 2), lost)
	n.rules(drafting.AmendmentsMoot, moot)
	n.rejects(nil, late)
	_, err = n.service.DecideDraft(ctx, n.chair, n.draft, drafting.DecideDraftInput{
		ExpectedVersion: 6, Outcome: drafting.DraftAdopted, Vote: &rules.Vote{Kind: rules.Recorded, Roll: &rules.Roll{InFavour: []string{"Delmark", "Meridia"}, Against: []string{"Karsk"}}},
	})
	check(t, err)
	return store
}

func pointer(s string) *string { return &s }

func hands(inFavour, against int) *rules.Vote {
	return &rules.Vote{Kind: rules.ShowOfHands, InFavour: inFavour, Against: against}
}

func (n act) submits(version int, ops ...amend.Op) drafting.AmendmentView {
	n.t.Helper()
	a, err := n.submit(version, ops...)
	check(n.t, err)
	return a
}

func (n act) amends(to drafting.AmendmentView, ops ...amend.Op) drafting.AmendmentView {
	n.t.Helper()
	ctx := context.Background()
	a, err := n.service.CreateAmendment(ctx, n.karsk, n.draft, drafting.AmendmentInput{To: to.ID, ToRevision: to.Revision, Ops: ops})
	check(n.t, err)
	a, err = n.service.SubmitAmendment(ctx, n.karsk, a.ID, a.Revision)
	check(n.t, err)
	return a
}

// now names an amendment in the wording that it has.
func (n act) now(a drafting.AmendmentView) []drafting.AmendmentRef {
	n.t.Helper()
	a, err := n.service.Amendment(context.Background(), n.chair, a.ID)
	check(n.t, err)
	return []drafting.AmendmentRef{{ID: a.ID, Revision: a.Revision}}
}

func (n act) version() int {
	n.t.Helper()
	d, err := n.service.Draft(context.Background(), n.chair, n.draft)
	check(n.t, err)
	return d.Version
}

func (n act) adopts(version int, vote *rules.Vote, a drafting.AmendmentView) {
	n.t.Helper()
	_, err := n.service.Adopt(context.Background(), n.chair, n.draft, drafting.AdoptInput{ExpectedVersion: version, Amendments: n.now(a), Vote: vote})
	check(n.t, err)
}

func (n act) rejects(vote *rules.Vote, a drafting.AmendmentView) {
	n.t.Helper()
	_, err := n.service.Reject(context.Background(), n.chair, n.draft, drafting.RejectInput{ExpectedVersion: n.version(), Amendments: n.now(a), Vote: vote})
	check(n.t, err)
}

func (n act) rules(ruling drafting.Outcome, a drafting.AmendmentView) {
	n.t.Helper()
	_, err := n.service.Rule(context.Background(), n.chair, n.draft, drafting.RulingInput{
		ExpectedVersion: n.version(), Ruling: ruling, Amendments: n.now(a), Reason: "Nothing is left of it.",
	})
	check(n.t, err)
}

// orders confirms an order of the four that are left.
func (n act) orders() {
	n.t.Helper()
	ctx := context.Background()
	pending, err := n.service.Amendments(ctx, n.chair, n.draft, drafting.AmendmentFilter{})
	check(n.t, err)
	order := []string{}
	for _, a := range pending {
		if a.Status.Pending() {
			order = append(order, a.ID)
		}
	}
	order = []string{order[1], order[2], order[0], order[3]}
	_, err = n.service.ConfirmOrder(ctx, n.chair, n.draft, drafting.OrderInput{ExpectedVersion: n.version(), Order: order})
	check(n.t, err)
}

func (n act) divides(amendmentID string, parts ...action.Part) {
	n.t.Helper()
	ctx := context.Background()
	request, err := n.service.PutOnRecord(ctx, n.karsk, n.draft, drafting.StatementInput{Kind: drafting.DivisionRequest, AmendmentID: amendmentID, Parts: parts})
	check(n.t, err)
	_, err = n.service.ConfirmDivision(ctx, n.chair, request.ID, drafting.DivisionInput{ExpectedVersion: n.version(), Outcome: drafting.DivisionGranted})
	check(n.t, err)
}

func (n act) decidesPart(amendmentID, label string, outcome drafting.Outcome) {
	n.t.Helper()
	_, err := n.service.DecidePart(context.Background(), n.chair, n.draft, drafting.PartInput{
		ExpectedVersion: n.version(), AmendmentID: amendmentID, Part: label, Outcome: outcome,
	})
	check(n.t, err)
}

// forger computes every hash of a changed record anew.
type forger struct {
	t      *testing.T
	store  *storage.SQLite
	db     *sql.DB
	hashes map[string]string // old → new
}

func (f forger) forge() {
	f.t.Helper()
	check(f.t, f.store.View(context.Background(), func(r drafting.Snapshot) error {
		committees, err := r.Committees()
		if err != nil {
			return err
		}
		drafts, err := r.Drafts(committees[0].ID, "", 0)
		if err != nil {
			return err
		}
		for _, d := range drafts {
			if err := f.draft(r, d); err != nil {
				return err
			}
		}
		return f.chain(r, committees[0].ID)
	}))
}

func (f forger) draft(r drafting.Snapshot, d drafting.Draft) error {
	decisions, err := r.Decisions(d.ID)
	if err != nil {
		return err
	}
	for _, decision := range decisions {
		old := decision.Hash
		decision.Hash = ""
		f.rehash("decisions", old, hashed(f.t, decision), "id = ?", decision.ID)
	}
	amendments, err := r.Amendments(d.ID)
	if err != nil {
		return err
	}
	for _, a := range amendments {
		all, err := r.Revisions(a.ID)
		if err != nil {
			return err
		}
		for _, revision := range all {
			old := revision.Hash
			revision.Hash = ""
			f.rehash("amendment_revisions", old, hashed(f.t, revision), "amendment_id = ? AND number = ?", a.ID, revision.Number)
		}
	}
	parent := ""
	for number := 1; number <= d.Version; number++ {
		v, err := r.Version(d.ID, number)
		if err != nil {
			return err
		}
		hash := text.Hash(v.Text, parent)
		f.rehash("versions", v.Hash, hash, "draft_id = ? AND number = ?", d.ID, number)
		run(f.t, f.db, "UPDATE versions SET parent_hash = ? WHERE draft_id = ? AND number = ?", parent, d.ID, number)
		v.Text, v.Hash, v.ParentHash = nil, hash, parent
		f.hashes["record of "+hash] = hashed(f.t, v)
		parent = hash
	}
	return nil
}

func (f forger) rehash(table, old, hash, where string, args ...any) {
	f.t.Helper()
	f.hashes[old] = hash
	run(f.t, f.db, "UPDATE "+table+" SET hash = ? WHERE "+where, append([]any{hash}, args...)...)
}

// chain writes the log again, with the new hashes in it.
func (f forger) chain(r drafting.Snapshot, committeeID string) error {
	events, err := r.Events(committeeID, 0, 10_000)
	if err != nil {
		return err
	}
	previous := ""
	for _, e := range events {
		data := string(e.Data)
		for old, hash := range f.hashes {
			data = strings.ReplaceAll(data, old, hash)
		}
		if data != "" {
			e.Data = f.recorded(e, []byte(data))
		}
		e.PreviousHash, e.Hash = previous, ""
		e.Hash = hashed(f.t, e)
		run(f.t, f.db, "UPDATE events SET data = ?, previous_hash = ?, hash = ? WHERE committee_id = ? AND sequence = ?", string(e.Data), previous, e.Hash, committeeID, e.Sequence)
		previous = e.Hash
	}
	run(f.t, f.db, "UPDATE committees SET event_hash = ? WHERE id = ?", previous, committeeID)
	return nil
}

// recorded gives a version's event the new hash of what is kept beside its text.
func (f forger) recorded(e drafting.Event, data []byte) json.RawMessage {
	if e.Type != drafting.VersionCreated {
		return data
	}
	says := map[string]any{}
	check(f.t, json.Unmarshal(data, &says))
	says["record"] = f.hashes["record of "+says["hash"].(string)]
	data, err := json.Marshal(says)
	check(f.t, err)
	return data
}

func hashed(t *testing.T, record any) string {
	t.Helper()
	data, err := json.Marshal(record)
	check(t, err)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
