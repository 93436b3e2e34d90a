package storage_test

import (
	"context"
	"path/filepath"
	"testing"

	"chapeau/drafting"
	"chapeau/storage"
	"chapeau/storage/storetest"
)

func TestSQLiteKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) drafting.Store { return open(t, storage.Options{}) })
}

// open opens a new database in a file of its own.
func open(t testing.TB, o storage.Options) *storage.SQLite {
	t.Helper()
	return reopen(t, filepath.Join(t.TempDir(), "chapeau.db"), o)
}

func reopen(t testing.TB, path string, o storage.Options) *storage.SQLite {
	t.Helper()
	s, err := storage.Open(context.Background(), path, o)
	if err != nil {
		t.Fatalf("opening %s: %v", path, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return s
}
