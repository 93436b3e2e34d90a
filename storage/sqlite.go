package storage

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver `sqlite3`
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// SQLite is a drafting.Store in one file. It is safe for use by many
// goroutines.
type SQLite struct {
	writer, reader *gorm.DB
	onCommit       func(committeeIDs []string)
}

var _ drafting.Store = (*SQLite)(nil)

// Options are what a store tells its surroundings. OnCommit, where set, is
// called after each commit that appended events, with the committees concerned;
// it must not block.
type Options struct {
	OnCommit func(committeeIDs []string)
}

// idleConnection is how long an unused reading connection keeps its memory.
const idleConnection = 2 * time.Minute

// Open opens the database at a path (`sqlite:PATH` is the same), creates it
// where there is none and brings its schema up to date. Errors: invalid where
// the file is no database or is newer than this program, unavailable where it
// cannot be opened.
func Open(ctx context.Context, path string, o Options) (*SQLite, error) {
	path = strings.TrimPrefix(path, "sqlite:")
	if err := checkFolder(path); err != nil {
		return nil, err
	}
	writer, err := connect(dsn(path, "_txlock=immediate&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on"), 1)
	if err != nil {
		return nil, opening(path, err)
	}
	if err := migrate(ctx, writer); err != nil {
		return nil, errors.Join(opening(path, err), closePool(writer))
	}
	reader, err := connect(dsn(path, "mode=ro&_foreign_keys=on"), runtime.NumCPU())
	if err != nil {
		return nil, errors.Join(opening(path, err), closePool(writer))
	}
	return &SQLite{writer: writer, reader: reader, onCommit: o.OnCommit}, nil
}

// checkFolder names a missing folder, for which SQLite only says that it cannot
// open the file.
func checkFolder(path string) error {
	if path == "" {
		return fault.Invalidf("database", "the path is empty; it needs the name of a file")
	}
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fault.New(fault.Unavailable, "database", "there is no folder %s: create it first", folder)
	}
	return nil
}

// dsn puts the wait for locks first, so that it holds for all that follows.
func dsn(path, settings string) string {
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return file.String() + "?_busy_timeout=10000&" + settings
}

func connect(dsn string, connections int) (*gorm.DB, error) {
	pool, err := sql.Open("sqlite3", dsn)
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	pool.SetConnMaxIdleTime(idleConnection)
	db, err := gorm.Open(sqlite.New(sqlite.Config{Conn: pool}), &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true,
		TranslateError:         true,
	})
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return db, nil
}

// opening says which file could not be opened; a fault keeps its own sentence.
func opening(path string, err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	sentence := "the database %s cannot be opened"
	code := fault.Unavailable
	if strings.Contains(err.Error(), "not a database") {
		sentence, code = "%s is not a database of this program: choose another file", fault.Invalid
	}
	e := fault.New(code, "database", sentence, path)
	e.Cause = err
	return e
}

// Close ends all connections.
func (s *SQLite) Close() error {
	return errors.Join(closePool(s.reader), closePool(s.writer))
}

func closePool(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}

// Ping tells whether the database answers: unavailable where it does not.
func (s *SQLite) Ping(ctx context.Context) error {
	pool, err := s.reader.DB()
	if err != nil {
		return fault.Wrap(err, "the database is closed")
	}
	var one int
	if err := pool.QueryRowContext(ctx, "SELECT 1").Scan(&one); err != nil {
		return translate(err)
	}
	return nil
}
