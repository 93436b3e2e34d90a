package storage_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressly/goose/v3"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/storage"
)

// raw opens the file beside the store, as somebody else would.
func raw(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func TestANewerDatabaseIsRefusedAndLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chapeau.db")
	s, err := storage.Open(context.Background(), path, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db := raw(t, path)
	run(t, db, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	run(t, db, "CREATE TABLE of_the_future (id INTEGER)")
	_, err = storage.Open(context.Background(), path, storage.Options{})
	if fault.CodeOf(err) != fault.Invalid || !strings.Contains(err.Error(), "newer program (schema 9999") {
		t.Errorf("got %v", err)
	}
	var tables int
	if err := db.QueryRow("SELECT count(*) FROM of_the_future").Scan(&tables); err != nil {
		t.Errorf("the newer database was changed: %v", err)
	}
}

// TestAnOldDatabaseIsUpgraded starts from every earlier schema.
func TestAnOldDatabaseIsUpgraded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chapeau.db")
	db := raw(t, path)
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, os.DirFS("migrations"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	run(t, db, `INSERT INTO people (id, name, email, administrator, created_at, password_hash)
		VALUES ('p1', 'Ana', 'ana@example.org', 1, 1, 'hash')`)
	s := reopen(t, path, storage.Options{})
	err = s.View(context.Background(), func(r drafting.Snapshot) error {
		p, err := r.Person("p1")
		if p.Name != "Ana" || !p.Administrator {
			t.Errorf("the person became %+v", p)
		}
		if err != nil {
			return err
		}
		_, err = r.Drafts("c1", "", 0)
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoDatabaseIsRefused(t *testing.T) {
	folder := t.TempDir()
	letter := filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(letter, []byte(strings.Repeat("Dear colleagues, ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, says string
		code       fault.Code
	}{
		{letter, "is not a database of this program", fault.Invalid},
		{filepath.Join(folder, "missing", "x.db"), "create it first", fault.Unavailable},
		{"", "the path is empty", fault.Invalid},
		{folder, "cannot be opened", fault.Unavailable},
	} {
		_, err := storage.Open(context.Background(), c.path, storage.Options{})
		if fault.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: got %q, %v", c.path, fault.CodeOf(err), err)
		}
	}
	kept, err := os.ReadFile(letter)
	if err != nil || !strings.HasPrefix(string(kept), "Dear colleagues") {
		t.Errorf("the refused file was changed: %v", err)
	}
}

func TestAPathMayHoldAnyLetters(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a folder? with #1 & 100%")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "é ü.db")
	reopen(t, "sqlite:"+path, storage.Options{})
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
