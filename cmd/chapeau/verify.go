package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"chapeau/drafting"
	"chapeau/drafting/fault"
	"chapeau/drafting/formats/bundle"
	"chapeau/storage"
)

// defaultDatabase is the database in the working folder.
const defaultDatabase = "chapeau.db"

// VerifyCmd checks that nobody changed the record: every committee's chain of
// events, and every version against its parent and its decision. With a bundle it
// checks that file against its manifest instead.
type VerifyCmd struct {
	Database string `default:"chapeau.db" env:"CHAPEAU_DATABASE" help:"The database's file."`
	Bundle   string `placeholder:"FILE" help:"Check this bundle of a draft's documents instead of a database."`
}

// Run prints what was checked as JSON. It fails, naming the first break, where
// the record does not hold.
func (cmd *VerifyCmd) Run(ctx context.Context, s *streams) error {
	if cmd.Bundle != "" {
		return cmd.bundle(s.out)
	}
	return cmd.verify(ctx, s.out)
}

// bundle prints how many files of a bundle hold. It fails, naming the first one
// that does not.
func (cmd *VerifyCmd) bundle(out io.Writer) error {
	file, err := os.Open(cmd.Bundle)
	if err != nil {
		return fileFault(cmd.Bundle, err)
	}
	defer file.Close()
	about, err := file.Stat()
	if err != nil {
		return fileFault(cmd.Bundle, err)
	}
	manifest, err := bundle.Verify(file, about.Size())
	if err != nil {
		return place(cmd.Bundle, err)
	}
	return json.NewEncoder(out).Encode(map[string]int{"files": len(manifest.Files)})
}

func (cmd *VerifyCmd) verify(ctx context.Context, out io.Writer) error {
	if _, err := os.Stat(strings.TrimPrefix(cmd.Database, "sqlite:")); errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.NotFound, cmd.Database, "there is no such database; name the file that serve uses with --database")
	}
	store, err := storage.Open(ctx, cmd.Database, storage.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	found, err := drafting.New(store, drafting.Options{}).Verify(ctx)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(found); err != nil {
		return err
	}
	if found.Break != "" {
		return fault.New(fault.Conflict, cmd.Database, "the record is broken: %s", found.Break)
	}
	return nil
}
