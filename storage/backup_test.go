package storage_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/storage"
)

func TestABackupIsAWholeDatabase(t *testing.T) {
	s := open(t, storage.Options{})
	fill(t, s)
	ctx := context.Background()
	target := filepath.Join(t.TempDir(), "backup.db")
	if err := s.Backup(ctx, target); err != nil {
		t.Fatal(err)
	}
	restored := reopen(t, target, storage.Options{})
	err := restored.View(ctx, func(r drafting.Snapshot) error {
		_, err := r.Version("d1", 1)
		return err
	})
	if err != nil {
		t.Error(err)
	}
	if err := s.Backup(ctx, target); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("an existing backup was not refused: %v", err)
	}
	if err := s.Backup(ctx, filepath.Join(t.TempDir(), "missing", "b.db")); fault.CodeOf(err) != fault.Unavailable {
		t.Errorf("a missing folder: %v", err)
	}
	left, err := filepath.Glob(target + ".partial*")
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestALeftPartialBackupIsNoObstacle(t *testing.T) {
	s := open(t, storage.Options{})
	target := filepath.Join(t.TempDir(), "backup.db")
	if err := os.WriteFile(target+".partial", []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(context.Background(), target); err != nil {
		t.Error(err)
	}
}
