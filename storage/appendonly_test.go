package storage_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chapeau/drafting"
	"chapeau/drafting/amend"
	"chapeau/drafting/text"
	"chapeau/storage"
)

// fill writes one row of everything that may never change.
func fill(t *testing.T, s *storage.SQLite) {
	t.Helper()
	err := s.Update(context.Background(), func(w drafting.Tx) error {
		d := drafting.Draft{ID: "d1", CommitteeID: "c1", Version: 1}
		a := drafting.Amendment{ID: "a1", CommitteeID: "c1", DraftID: "d1"}
		for _, write := range []func() error{
			func() error { return w.CreateCommittee(drafting.Committee{ID: "c1", Languages: []string{"en"}}) },
			func() error { return w.CreateDraft(&d) },
			func() error {
				v := drafting.Version{DraftID: "d1", Number: 1, Text: &text.Text{}, At: time.Unix(1, 0)}
				return w.AppendVersion(v, map[string][]amend.Span{})
			},
			func() error { return w.CreateAmendment(&a) },
			func() error { return w.AppendRevisions([]drafting.Revision{{AmendmentID: "a1", Number: 1}}) },
			func() error {
				return w.AppendDecision(drafting.Decision{
					ID: "r1", CommitteeID: "c1", DraftID: "d1", Number: 1,
					Amendments:  []drafting.AmendmentRef{},
					Conflicts:   []amend.ConflictReport{},
					Resolutions: []amend.Resolution{},
				})
			},
			func() error {
				return w.AppendStatement(drafting.Statement{ID: "s1", CommitteeID: "c1", DraftID: "d1", Number: 1})
			},
			func() error {
				out := []drafting.Circulation{{Language: "en", At: time.Unix(1, 0)}}
				return w.AppendDocument(drafting.Document{ID: "p1", CommitteeID: "c1", Number: 1, DraftID: "d1", Circulated: out})
			},
			func() error {
				return w.AppendWaiver(drafting.Waiver{ID: "v1", CommitteeID: "c1", DraftID: "d1", Number: 1})
			},
			func() error {
				return w.CreateComment(drafting.Comment{ID: "k1", CommitteeID: "c1", DraftID: "d1", Words: "Said."})
			},
			func() error {
				return w.AppendEvents([]drafting.Event{{CommitteeID: "c1", Sequence: 1, Hash: "h"}})
			},
		} {
			if err := write(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheRecordIsAppendOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chapeau.db")
	fill(t, reopen(t, path, storage.Options{}))
	db := raw(t, path)
	for _, table := range []string{"versions", "provenance", "amendment_revisions", "decisions", "statements", "comments", "documents", "circulations", "waivers", "events"} {
		for _, statement := range []string{"DELETE FROM " + table, "UPDATE " + table + " SET rowid = rowid + 1"} {
			if table == "events" && strings.HasPrefix(statement, "UPDATE") {
				statement = "UPDATE events SET sequence = sequence + 1"
			}
			if _, err := db.Exec(statement); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: got %v", statement, err)
			}
		}
	}
}

func TestACommentIsOnlyEverWithdrawn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chapeau.db")
	fill(t, reopen(t, path, storage.Options{}))
	db := raw(t, path)
	for _, change := range []string{"words = 'Unsaid.'", "owner = 'others', withdrawn_at = 1", "words = '', withdrawn_at = 1", "withdrawn_at = NULL"} {
		if _, err := db.Exec("UPDATE comments SET " + change); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: got %v", change, err)
		}
	}
	run(t, db, "UPDATE comments SET withdrawn_at = 1")
	if _, err := db.Exec("UPDATE comments SET withdrawn_at = 2"); err == nil {
		t.Error("it was withdrawn twice")
	}
}

func TestCommitsAreTold(t *testing.T) {
	told := [][]string{}
	s := open(t, storage.Options{OnCommit: func(ids []string) { told = append(told, ids) }})
	ctx := context.Background()
	event := func(committeeID string, sequence int64) drafting.Event {
		return drafting.Event{CommitteeID: committeeID, Sequence: sequence}
	}
	steps := []func(w drafting.Tx) error{
		func(w drafting.Tx) error {
			return w.CreateCommittee(drafting.Committee{ID: "c1", Languages: []string{"en"}})
		},
		func(w drafting.Tx) error {
			return w.CreateCommittee(drafting.Committee{ID: "c2", Languages: []string{"en"}})
		},
		func(w drafting.Tx) error {
			return w.AppendEvents([]drafting.Event{event("c2", 1), event("c1", 1), event("c1", 2)})
		},
		func(w drafting.Tx) error {
			if err := w.AppendEvents([]drafting.Event{event("c1", 3)}); err != nil {
				return err
			}
			return context.Canceled
		},
	}
	for _, step := range steps {
		_ = s.Update(ctx, step)
	}
	if len(told) != 1 || strings.Join(told[0], " ") != "c1 c2" {
		t.Errorf("told %v, want only [c1 c2]", told)
	}
}
