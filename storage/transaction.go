package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"

	"chapeau/drafting"
	"chapeau/drafting/fault"
)

// snapshot answers look-ups inside one transaction. It remembers the decisions
// that it read: nearly every question of the action asks for them again.
type snapshot struct {
	db        *gorm.DB
	decisions map[string][]drafting.Decision // by draft
}

func newSnapshot(db *gorm.DB) snapshot {
	return snapshot{db: db, decisions: map[string][]drafting.Decision{}}
}

// tx looks up and writes inside one transaction. It remembers whose events it
// appended.
type tx struct {
	snapshot
	appendedTo []string
}

var (
	_ drafting.Snapshot = snapshot{}
	_ drafting.Tx       = (*tx)(nil)
)

// View runs read on one snapshot of the database, beside any writer.
func (s *SQLite) View(ctx context.Context, read func(drafting.Snapshot) error) error {
	return s.run(ctx, s.reader, func(db *gorm.DB) error { return read(newSnapshot(db)) })
}

// Update runs write in one transaction, alone among writers, and tells of
// appended events once they are on the disk.
func (s *SQLite) Update(ctx context.Context, write func(drafting.Tx) error) error {
	var t *tx
	err := s.run(ctx, s.writer, func(db *gorm.DB) error {
		t = &tx{snapshot: newSnapshot(db)}
		return write(t)
	})
	if err == nil && s.onCommit != nil && len(t.appendedTo) > 0 {
		slices.Sort(t.appendedTo)
		s.onCommit(slices.Compact(t.appendedTo))
	}
	return err
}

// run hands back what work returned as it is, and translates what the
// transaction itself ran into.
func (s *SQLite) run(ctx context.Context, pool *gorm.DB, work func(*gorm.DB) error) error {
	var refused error
	err := pool.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		refused = work(db)
		return refused
	})
	if refused != nil {
		return refused
	}
	return translate(err)
}

// translate gives a database error its code. Its cause stays hidden.
func translate(err error) error {
	var known *fault.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(err, gorm.ErrRecordNotFound):
		return because(err, fault.NotFound, "there is no such record")
	case errors.Is(err, gorm.ErrDuplicatedKey):
		return because(err, fault.Conflict, "there is such a record already")
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		return because(err, fault.Invalid, "the record names another that does not exist")
	case isGivenUp(err):
		return because(err, fault.Unavailable, "the request was given up before it was done: nothing was changed")
	case isBusy(err), errors.Is(err, sql.ErrConnDone):
		return because(err, fault.Unavailable, "the database is busy: try again")
	}
	return fault.Wrap(err, "the database failed")
}

// isGivenUp tells that the request's context ended. database/sql rolls back by
// itself then: who comes next finds the transaction done, or the statement
// interrupted.
func isGivenUp(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, sql.ErrTxDone) {
		return true
	}
	var e sqlite3.Error
	return errors.As(err, &e) && e.Code == sqlite3.ErrInterrupt
}

func isBusy(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked)
}

func because(cause error, code fault.Code, sentence string) error {
	e := fault.New(code, "", "%s", sentence)
	e.Cause = cause
	return e
}

// first loads the one row that a query finds into row; missing says what there
// is none of.
func first(query *gorm.DB, row any, what, id string) error {
	err := query.Take(row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return fault.New(fault.NotFound, "", "there is no %s %q", what, id)
	}
	return translate(err)
}

// each loads all rows that a query finds and converts them.
func each[Row, Thing any](query *gorm.DB, convert func(Row) Thing) ([]Thing, error) {
	var rows []Row
	if err := query.Find(&rows).Error; err != nil {
		return nil, translate(err)
	}
	things := make([]Thing, len(rows))
	for i, row := range rows {
		things[i] = convert(row)
	}
	return things, nil
}

// create inserts a row, or a slice of rows at once.
func (t *tx) create(rows any) error {
	return translate(t.db.CreateInBatches(rows, rowsAtOnce).Error)
}

// rowsAtOnce keeps one statement below SQLite's 32,766 values.
const rowsAtOnce = 500

// change writes all columns of one row except some; not_found where there is no
// such row.
func (t *tx) change(row any, what, id string, except ...string) error {
	done := t.db.Model(row).Select("*").Omit(except...).Updates(row)
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected == 0 {
		return fault.New(fault.NotFound, "", "there is no %s %q", what, id)
	}
	return nil
}

// micros is a moment as it is stored; the zero time is 0.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment is the time that was stored, in UTC.
func moment(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}

func optionalMicros(t *time.Time) *int64 {
	if t == nil {
		return nil
	}
	m := t.UnixMicro()
	return &m
}

func optionalMoment(micros *int64) *time.Time {
	if micros == nil {
		return nil
	}
	t := moment(*micros)
	return &t
}

// optional is the id of another row, NULL where there is none.
func optional(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}

func plain(id *string) string {
	if id == nil {
		return ""
	}
	return *id
}
