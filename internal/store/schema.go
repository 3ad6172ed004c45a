package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
)

// The migrations: one folder an engine, numbered from 1 without a gap, forward
// only. Their count is the version of the schema.
//
//go:embed sqlite/*.sql postgres/*.sql
var embedded embed.FS

// migrations is embedded, but in tests of upgrades.
var migrations fs.FS = embedded

// steps returns the engine's migrations in order.
func steps(engine string) ([]string, error) {
	names, err := fs.Glob(migrations, engine+"/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	texts := make([]string, len(names))
	for i, name := range names {
		if want := fmt.Sprintf("%s/%04d_", engine, i+1); len(name) < len(want) || name[:len(want)] != want {
			return nil, fmt.Errorf("migration %s: expected number %d", name, i+1)
		}
		b, err := fs.ReadFile(migrations, name)
		if err != nil {
			return nil, err
		}
		texts[i] = string(b)
	}
	return texts, nil
}

// migrate brings the database to this program's version and makes the site,
// all in one transaction that two processes can't be in at once.
func (s *Store) migrate(ctx context.Context) error {
	texts, err := steps(s.dialect.name())
	if err != nil {
		return err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fail("opening the database", err)
	}
	defer tx.Rollback()
	if err := s.dialect.lockSchema(ctx, tx); err != nil {
		return s.fail("opening the database", err)
	}
	have, err := s.dialect.version(ctx, tx)
	if err != nil {
		return s.fail("reading the database's version", err)
	}
	if have > len(texts) {
		return newer(have, len(texts))
	}
	for i := have; i < len(texts); i++ {
		if _, err := tx.ExecContext(ctx, texts[i]); err != nil {
			return s.fail(fmt.Sprintf("upgrading the database to version %d", i+1), err)
		}
	}
	if have < len(texts) {
		if err := s.dialect.setVersion(ctx, tx, len(texts)); err != nil {
			return s.fail("upgrading the database", err)
		}
	}
	if err := s.makeSite(ctx, tx); err != nil {
		return err
	}
	if err := s.freshSearch(ctx, tx); err != nil {
		return err
	}
	return s.fail("upgrading the database", tx.Commit())
}

// checkSchema is migrate for whoever may only read.
func (s *Store) checkSchema(ctx context.Context) error {
	texts, err := steps(s.dialect.name())
	if err != nil {
		return err
	}
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.fail("opening the database", err)
	}
	defer tx.Rollback()
	have, err := s.dialect.version(ctx, tx)
	switch {
	case err != nil:
		return s.fail("reading the database's version", err)
	case have == 0:
		return fmt.Errorf("opening the data: %w", ErrNoSite)
	case have > len(texts):
		return newer(have, len(texts))
	case have < len(texts):
		return fmt.Errorf("opening the database: %w: it is at version %d, this program needs %d; start the server once, it upgrades it", ErrSchema, have, len(texts))
	}
	return nil
}

func newer(have, mine int) error {
	return fmt.Errorf("opening the database: %w: it was written by a newer stoppress (version %d, this program knows %d); use that one", ErrSchema, have, mine)
}
