package storage_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/text"
	"chapeau/storage"
)

// TestVerifyNamesEveryBreak changes the database behind the program's back, as
// somebody with the file in hand could, and looks whether it is found.
func TestVerifyNamesEveryBreak(t *testing.T) {
	for _, c := range []struct {
		name, change, says string
	}{
		{"an event's data", "UPDATE events SET data = replace(data, 'A2', 'A7') WHERE type = 'amendments.decided'", "does not carry the chain on"},
		{"an event's actor", "UPDATE events SET actor_name = 'Somebody' WHERE sequence = 3", "event 3"},
		{"an event that is gone", "DELETE FROM events WHERE sequence = 4", "event 4 is missing"},
		{"the last event gone", "DELETE FROM events WHERE sequence = (SELECT max(sequence) FROM events)", "the log ends at event"},
		{"a version's text", "UPDATE versions SET text = replace(text, 'beacons', 'bacons') WHERE number = 2", "version 2: its text is not what its hash says"},
		{"a version's hash", "UPDATE versions SET hash = 'x' WHERE number = 2", "version 2"},
		{"a version that is gone", "PRAGMA foreign_keys=off; DELETE FROM versions WHERE number = 2", "has 1 versions"},
		{"the draft turned back", "UPDATE drafts SET version = 1", "has 2 versions"},
		{"a wording", "UPDATE amendment_revisions SET content = replace(content, 'better', 'worse') WHERE number = 1", "its words are not what its hash says"},
		{"a wording that is gone", "DELETE FROM amendment_revisions WHERE number = 2", "is at revision 2 but has 1"},
		{"an amendment that is gone", "PRAGMA foreign_keys=off; DELETE FROM amendments WHERE label = 'A1'", "is missing"},
		{"a decision's reason", "UPDATE decisions SET reason = 'by vote'", "decision 1 is not what the log says"},
		{"a decision that is gone", "DELETE FROM decisions", "no decision says"},
		{"a document's symbol", "UPDATE documents SET symbol = 'E/CN.99/2031/L.2'", "document E/CN.99/2031/L.2 is not what the log says"},
		{"a document that is gone", "PRAGMA foreign_keys=off; DELETE FROM documents", "stands in the log but is missing"},
		{"when a document was circulated", "UPDATE circulations SET at = at - 1000000", "was not circulated in \"en\" when the log says"},
		{"a language in which none was circulated", "INSERT INTO circulations SELECT id, 'fr', at FROM documents", "was circulated in 2 languages, but the log says 1"},
		{"the reason of a waiver", "UPDATE waivers SET reason = 'by vote'", "waiver 1 is not what the log says"},
		{"a waiver that is gone", "DELETE FROM waivers", "stands in the log but is missing"},
		{"where a paragraph stands", "UPDATE paragraphs SET status = 'agreed_in_committee' WHERE clause = 'o3'", "paragraph o3 does not stand as the log says"},
		{"a paragraph that is gone", "DELETE FROM paragraphs WHERE clause = 'o3'", "the standing of paragraph o3 is in the log but missing"},
		{"a budget mark", "UPDATE paragraphs SET has_budget = 0", "the budget implications of paragraph o4"},
		{"a position", "UPDATE paragraph_marks SET position = 'agrees'", "on paragraph o4 is not what the log says"},
		{"a position that is gone", "DELETE FROM paragraph_marks", "a position on paragraph o4 is in the log but missing"},
		{"a comment's words", "UPDATE comments SET words = 'Yes.'", "is not what the log says"},
		{"a comment withdrawn", "UPDATE comments SET withdrawn_at = 1", "is not what the log says"},
		{"a comment that is gone", "DELETE FROM comments", "stands in the log but is missing"},
		{"the provenance of a word", "UPDATE provenance SET spans = replace(spans, 'better', 'worse')", "provenance of clause"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "chapeau.db")
			found := finds(t, path, decided(t, path), c.change, c.says)
			if found.Versions != 2 || found.Decisions != 1 || found.Documents != 1 || found.Waivers != 1 {
				t.Errorf("before the change: %+v", found)
			}
		})
	}
}

// TestVerifyRepeatsTheLifeOfADraft does the same to a draft whose sponsor
// accepted an amendment and withdrew it, and that was reintroduced.
func TestVerifyRepeatsTheLifeOfADraft(t *testing.T) {
	for _, c := range []struct {
		name, change, says string
	}{
		{"why a version exists", "UPDATE versions SET reason = 'revised' WHERE reason = 'incorporated'", "why it exists is not what the log says"},
		{"the amendment that was accepted", "UPDATE versions SET adopted = replace(adopted, '\"revision\":1', '\"revision\":2') WHERE number = 2", "why it exists is not what the log says"},
		{"where a text was revised", "UPDATE versions SET sitting = replace(sitting, '\"meeting\":1', '\"meeting\":7')", "why it exists is not what the log says"},
		{"what a co-sponsor consented to", "UPDATE sponsorships SET consented_to = 2", "is not what the log says"},
		{"a co-sponsor who left", "DELETE FROM sponsorships", "stands in the log but is missing"},
		{"the draft that is taken up", "UPDATE drafts SET reintroduced_from = NULL", "the draft that it takes up is missing"},
		{"another draft that is taken up", "UPDATE drafts SET reintroduced_from = (SELECT id FROM drafts WHERE ordinal = 1) WHERE reintroduced_from IS NOT NULL", "it is not the last text of the draft that it takes up"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "chapeau.db")
			if found := finds(t, path, reintroduced(t, path), c.change, c.says); found.Versions != 4 {
				t.Errorf("before the change: %+v", found)
			}
		})
	}
}

// finds changes a sound database and looks whether that is found. It returns
// what was found before.
func finds(t *testing.T, path string, store *storage.SQLite, change, says string) drafting.Verification {
	t.Helper()
	service := newService(store)
	before, err := service.Verify(context.Background())
	check(t, err)
	if before.Break != "" {
		t.Fatalf("before the change: %s", before.Break)
	}
	tamper(t, path, change)
	after, err := service.Verify(context.Background())
	check(t, err)
	if !strings.Contains(after.Break, says) {
		t.Errorf("got %q, want %q", after.Break, says)
	}
	return before
}

// reintroduced is a committee with a draft of two versions, the second by its
// sponsor's accepting an amendment, which was withdrawn and taken up again.
func reintroduced(t *testing.T, path string) *storage.SQLite {
	t.Helper()
	store := reopen(t, path, storage.Options{})
	ctx, n := context.Background(), newNegotiation(t, store, 6)
	draft, err := n.service.CreateDraft(ctx, n.delegate, n.committee, drafting.DraftInput{Text: n.base})
	check(t, err)
	n.draft = draft.ID
	_, err = n.service.SubmitDraft(ctx, n.delegate, n.draft, drafting.StepInput{ExpectedVersion: 1})
	check(t, err)
	other, err := n.service.CreateDelegation(ctx, n.secretariat, n.committee, drafting.DelegationInput{Name: "Karsk", Kind: drafting.Member})
	check(t, err)
	_, err = n.service.JoinSponsors(ctx, n.person(t, "Other", drafting.Delegate, other.ID), n.draft, drafting.SponsorInput{ExpectedVersion: 1})
	check(t, err)
	a, err := n.submit(1, replace(n.base.Clauses[0], 1, 1, "better means"))
	check(t, err)
	_, err = n.service.IncorporateAmendment(ctx, n.delegate, a.ID, drafting.IncorporateInput{ExpectedRevision: 1})
	check(t, err)
	_, err = n.service.WithdrawDraft(ctx, n.delegate, n.draft, drafting.StepInput{ExpectedVersion: 2})
	check(t, err)
	_, err = n.service.ReintroduceDraft(ctx, n.delegate, n.draft, drafting.ReintroduceInput{})
	check(t, err)
	return store
}

// decided is a committee with one adopted and one pending amendment, a document
// and a waiver.
func decided(t *testing.T, path string) *storage.SQLite {
	t.Helper()
	store := reopen(t, path, storage.Options{})
	n := newNegotiation(t, store, 6)
	_, err := n.submit(1, replace(n.base.Clauses[1], 2, 1, "other means"))
	check(t, err)
	a, err := n.submit(1, replace(n.base.Clauses[0], 1, 1, "better means"))
	check(t, err)
	_, err = n.adopt(1, a)
	check(t, err)
	n.issueAndWaive(t)
	n.negotiate(t)
	return store
}

// issueAndWaive issues the draft, and waives the notice that then runs.
func (n negotiation) issueAndWaive(t *testing.T) {
	t.Helper()
	in := drafting.IssueInput{ExpectedWording: 2, Form: drafting.OriginalDocument, Symbol: "E/CN.99/2031/L.1"}
	_, err := n.service.IssueDraftDocument(context.Background(), n.secretariat, n.draft, in)
	check(t, err)
	_, err = n.service.WaiveNotice(context.Background(), n.chair, n.draft, drafting.WaiverInput{Draft: true, Reason: "Agreed."})
	check(t, err)
}

// negotiate says something of two paragraphs.
func (n negotiation) negotiate(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	_, err := n.service.SetStanding(ctx, n.chair, n.draft, "o3", drafting.StandingInput{ExpectedVersion: 2, Status: drafting.AgreedAdRef})
	check(t, err)
	_, err = n.service.MarkParagraph(ctx, n.delegate, n.draft, "o4", drafting.MarkInput{ExpectedVersion: 2, Position: drafting.PositionObjects})
	check(t, err)
	_, err = n.service.MarkBudget(ctx, n.chair, n.draft, "o4", true)
	check(t, err)
	_, err = n.service.CommentOn(ctx, n.delegate, n.draft, "o4", drafting.CommentInput{Audience: drafting.CommentToOwn, Words: "No."})
	check(t, err)
}

// tamper takes the triggers away first.
func tamper(t *testing.T, path, change string) {
	t.Helper()
	db := raw(t, path)
	db.SetMaxOpenConns(1)
	for _, trigger := range triggers(t, db) {
		run(t, db, fmt.Sprintf("DROP TRIGGER %s", trigger))
	}
	run(t, db, change)
}

func triggers(t *testing.T, db *sql.DB) []string {
	t.Helper()
	rows, err := db.Query("SELECT name FROM sqlite_master WHERE type = 'trigger'")
	check(t, err)
	defer rows.Close()
	names := []string{}
	for rows.Next() {
		var name string
		check(t, rows.Scan(&name))
		names = append(names, name)
	}
	check(t, rows.Err())
	return names
}

// TestVerifyNamesABrokenFinalText changes what the secretariat and the chair made
// of an adopted text; where a hash covers it, the hash is made to fit.
func TestVerifyNamesABrokenFinalText(t *testing.T) {
	for _, c := range []struct {
		name, change, says string
	}{
		{"a draft opened again", "UPDATE drafts SET status = 'adopted_without_vote', sealed_at = NULL WHERE status = 'final'", "do not agree whether it is sealed"},
		{"a seal without its moment", "UPDATE drafts SET sealed_at = NULL WHERE status = 'final'", "do not agree whether it is sealed"},
		{"numbers that were finalized elsewhere", "UPDATE events SET type = 'draft.changed' WHERE type = 'draft.numbered'", "does not carry the chain on"},
		{"the sealed text", "UPDATE versions SET text = replace(text, 'beacons', 'bacons') WHERE number = 3", "version 3: its text is not what its hash says"},
		{"a text that was resequenced", "UPDATE versions SET reason = 'numbered' WHERE number = 2", "why it exists is not what the log says"},
		{"a text that was numbered", "UPDATE versions SET reason = 'resequenced' WHERE number = 3", "why it exists is not what the log says"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "chapeau.db")
			service := newService(sealed(t, path))
			ctx := context.Background()
			found, err := service.Verify(ctx)
			check(t, err)
			if found.Break != "" || found.Versions != 4 {
				t.Fatalf("before the change: %+v", found)
			}
			tamper(t, path, c.change)
			found, err = service.Verify(ctx)
			check(t, err)
			if !strings.Contains(found.Break, c.says) {
				t.Errorf("got %q, want %q", found.Break, c.says)
			}
		})
	}
}

// sealed is a committee with a text that was adopted, resequenced, numbered and
// sealed, each but the first and the last as a version.
func sealed(t *testing.T, path string) *storage.SQLite {
	t.Helper()
	store := reopen(t, path, storage.Options{})
	n := newNegotiation(t, store, 6)
	ctx := context.Background()
	content := longText(6)
	content.Clauses[2].Text = "*Requests* the Secretariat to count the beacons"
	content.Clauses[3].Text = "*Requests* the Secretariat to count the buoys"
	content.Clauses[3].Label, content.Clauses[3].Relation = "1 bis", &text.Relation{AdditionTo: "o3"}
	draft, err := n.service.CreateDraft(ctx, n.secretariat, n.committee, drafting.DraftInput{Text: content, Status: drafting.Tabled, CirculatedAt: &longAgo})
	check(t, err)
	_, err = n.service.DecideDraft(ctx, n.chair, draft.ID, drafting.DecideDraftInput{ExpectedVersion: 1, Outcome: drafting.DraftAdopted, ResultSymbol: "14/1"})
	check(t, err)
	_, err = n.service.Resequence(ctx, n.secretariat, draft.ID, drafting.ResequenceInput{ExpectedVersion: 1, Changes: []drafting.SequenceChoice{{Clause: "o4", To: "*Also requests*"}}})
	check(t, err)
	_, err = n.service.FinalizeNumbering(ctx, n.secretariat, draft.ID, drafting.NumberingInput{ExpectedVersion: 2})
	check(t, err)
	_, err = n.service.Seal(ctx, n.chair, draft.ID, drafting.SealInput{ExpectedVersion: 3})
	check(t, err)
	return store
}
