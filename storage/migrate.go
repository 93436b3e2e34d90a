package storage

import (
	"context"
	"embed"
	"io/fs"

	"github.com/pressly/goose/v3"
	"gorm.io/gorm"

	"chapeau/drafting/fault"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema up to date. A database that a newer program wrote
// is left alone and refused.
func migrate(ctx context.Context, db *gorm.DB) error {
	provider, err := migrator(db)
	if err != nil {
		return err
	}
	present, err := provider.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	known := sources[len(sources)-1].Version
	if present > known {
		return fault.Invalidf("database", "the database was written by a newer program (schema %d, this program knows up to %d): start the newer program, or restore a backup", present, known)
	}
	_, err = provider.Up(ctx)
	return err
}

func migrator(db *gorm.DB) (*goose.Provider, error) {
	pool, err := db.DB()
	if err != nil {
		return nil, err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, pool, files)
}
