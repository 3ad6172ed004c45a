package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Media is a picture's bytes under a random id, so that the address says nothing.
type Media struct {
	ID            string // "": PutMedia makes one
	Type          string // image/...
	SHA256        string // hex, of Bytes; "": PutMedia computes it
	Width, Height int    // pixels
	Bytes         []byte
	Created       time.Time // set by PutMedia
}

var mediaID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// PutMedia saves a picture and returns it with what was made for it. Its bytes
// never change: the id of another picture is refused.
func (s *Store) PutMedia(ctx context.Context, m Media) (Media, error) {
	if m.ID == "" {
		m.ID = randomID()
	}
	sum := sha256.Sum256(m.Bytes)
	got := hex.EncodeToString(sum[:])
	if m.SHA256 == "" {
		m.SHA256 = got
	}
	switch {
	case !mediaID.MatchString(m.ID):
		return Media{}, invalid("id", "%q is not a picture's id", m.ID)
	case !strings.HasPrefix(m.Type, "image/") || len(m.Type) > 100:
		return Media{}, invalid("type", "%q is not a kind of picture", m.Type)
	case len(m.Bytes) == 0:
		return Media{}, invalid("bytes", "the picture is empty")
	case len(m.Bytes) > MaxMedia:
		return Media{}, tooLarge("bytes", "%d bytes, the limit is %d", len(m.Bytes), MaxMedia)
	case m.SHA256 != got:
		return Media{}, invalid("sha256", "it is not that of the bytes")
	case m.Width < 0 || m.Height < 0:
		return Media{}, invalid("width", "the size is not one")
	}
	m.Created = s.now().UTC().Truncate(time.Millisecond)
	err := s.transact(ctx, "saving a picture", func(tx *sql.Tx, _ *siteRow) error {
		var n int64
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM media WHERE id = $1`, m.ID).Scan(&n); err != nil {
			return s.fail("saving a picture", err)
		}
		if n > 0 {
			return invalid("id", "there is a picture %s already", m.ID)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			m.ID, m.Type, m.SHA256, m.Width, m.Height, millis(m.Created), m.Bytes)
		return s.fail("saving a picture", err)
	})
	if err != nil {
		return Media{}, err
	}
	return m, nil
}

// Media reads a picture. ErrNoMedia where there is none.
func (s *Store) Media(ctx context.Context, id string) (Media, error) {
	m := Media{ID: id}
	var created int64
	err := s.read.QueryRowContext(ctx, `SELECT type, sha256, width, height, created, bytes FROM media WHERE id = $1`, id).
		Scan(&m.Type, &m.SHA256, &m.Width, &m.Height, &created, &m.Bytes)
	if errors.Is(err, sql.ErrNoRows) {
		return Media{}, fmt.Errorf("picture %q: %w", id, ErrNoMedia)
	}
	if err != nil {
		return Media{}, s.fail("reading a picture", err)
	}
	m.Created = fromMillis(created)
	return m, nil
}

// Picture is Media without the bytes.
func (s *Store) Picture(ctx context.Context, id string) (Media, error) {
	m := Media{ID: id}
	var created int64
	err := s.read.QueryRowContext(ctx, `SELECT type, sha256, width, height, created FROM media WHERE id = $1`, id).
		Scan(&m.Type, &m.SHA256, &m.Width, &m.Height, &created)
	if errors.Is(err, sql.ErrNoRows) {
		return Media{}, fmt.Errorf("picture %q: %w", id, ErrNoMedia)
	}
	if err != nil {
		return Media{}, s.fail("reading a picture", err)
	}
	m.Created = fromMillis(created)
	return m, nil
}
