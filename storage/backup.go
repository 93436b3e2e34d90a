package storage

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"chapeau/drafting/fault"
)

// Backup writes a whole copy of the database to a file that does not exist yet,
// while the program goes on. The copy is checked before it gets its name, so a
// file of that name is always a good backup. Errors: conflict where the file
// exists, unavailable where it cannot be written.
func (s *SQLite) Backup(ctx context.Context, target string) error {
	if _, err := os.Stat(target); err == nil {
		return fault.New(fault.Conflict, "", "%s exists already: choose another name", target)
	}
	partial := target + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, os.ErrNotExist) {
		return failedBackup(target, err)
	}
	if err := s.reader.WithContext(ctx).Exec("VACUUM INTO ?", partial).Error; err != nil {
		return failedBackup(target, errors.Join(err, removeIfThere(partial)))
	}
	if err := checkCopy(ctx, partial); err != nil {
		return failedBackup(target, errors.Join(err, removeIfThere(partial)))
	}
	if err := sync(partial); err != nil {
		return failedBackup(target, err)
	}
	if err := os.Rename(partial, target); err != nil {
		return failedBackup(target, err)
	}
	if err := sync(filepath.Dir(target)); err != nil {
		return failedBackup(target, err)
	}
	return nil
}

func failedBackup(target string, cause error) error {
	e := fault.New(fault.Unavailable, "", "the backup %s cannot be written", target)
	e.Cause = cause
	return e
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// checkCopy lets SQLite look through the whole copy.
func checkCopy(ctx context.Context, path string) (err error) {
	pool, err := sql.Open("sqlite3", dsn(path, "mode=ro"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	var verdict string
	if err := pool.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return errors.New(verdict)
	}
	rows, err := pool.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		return errors.New("a row names another that is missing")
	}
	return rows.Err()
}

// sync puts a file or folder on the disk.
func sync(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
