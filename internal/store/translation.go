package store

import (
	"context"
	"time"

	"stoppress/internal/page"
)

// Translation says that a page says in its language what another, its original,
// says in its own.
type Translation struct {
	Original string // id of the page; "": none
	Seen     int64  // seq of the original up to which its corrections are in the translation
	Behind   int    // how many came since
}

// mends are the ops on an original that its translations have to follow.
const mends = `('correct', 'withdraw', 'restore')`

// Translations gives each page that is a translation, by its id.
func (s *Store) Translations(ctx context.Context) (map[string]Translation, error) {
	const doing = "listing translations"
	rows, err := s.read.QueryContext(ctx, `SELECT t.page, t.original, t.seen,
		(SELECT count(*) FROM entry e WHERE e.page = t.original AND e.seq > t.seen AND e.op IN `+mends+`) FROM translation t`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	all := map[string]Translation{}
	for rows.Next() {
		var id string
		var x Translation
		if err := rows.Scan(&id, &x.Original, &x.Seen, &x.Behind); err != nil {
			return nil, s.fail(doing, err)
		}
		all[id] = x
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	return all, nil
}

// A Mend is a correction of an original that its translations are yet to follow.
type Mend struct {
	Seq  int64
	Op   page.Op // correct, withdraw, restore
	Kind string  // of a correction
	Post string  // id
	Time time.Time
}

// Mends gives what was corrected in a page after an entry, the oldest first.
func (s *Store) Mends(ctx context.Context, pageID string, after int64) ([]Mend, error) {
	const doing = "listing corrections"
	rows, err := s.read.QueryContext(ctx, `SELECT seq, op, reason, post, time FROM entry WHERE page = $1 AND seq > $2 AND op IN `+mends+` ORDER BY seq LIMIT 1000`, pageID, after)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	all := []Mend{}
	for rows.Next() {
		var m Mend
		var at int64
		if err := rows.Scan(&m.Seq, &m.Op, &m.Kind, &m.Post, &at); err != nil {
			return nil, s.fail(doing, err)
		}
		m.Time = fromMillis(at)
		all = append(all, m)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	return all, nil
}

// Translates says which page the command's is a translation of, and that the
// original's corrections up to an entry are in it; "" says that it is none.
// ErrNoPage where there is no such original, ErrInvalid where it would be its own.
func (t *Tx) Translates(original string, seen int64) error {
	const doing = "saying what a page is a translation of"
	if original == "" {
		return t.exec(doing, `DELETE FROM translation WHERE page = $1`, t.head.ID)
	}
	// An original may be a translation itself, but of nothing that comes back here.
	for at, n := original, 0; at != ""; n++ {
		if at == t.head.ID || n == 100 {
			return invalid("original", "original_self", "a page can't be a translation of itself")
		}
		var next *string
		if err := t.tx.QueryRowContext(t.ctx, `SELECT (SELECT original FROM translation WHERE page = $1)`, at).Scan(&next); err != nil {
			return t.fail(t.s.fail(doing, err))
		}
		if at = ""; next != nil {
			at = *next
		}
	}
	var seq int64
	err := t.tx.QueryRowContext(t.ctx, `SELECT coalesce((SELECT seq FROM page_head WHERE id = $1), -1)`, original).Scan(&seq)
	switch {
	case err != nil:
		return t.fail(t.s.fail(doing, err))
	case seq < 0:
		return ErrNoPage
	}
	return t.exec(doing, `INSERT INTO translation (page, original, seen) VALUES ($1, $2, $3)
		ON CONFLICT (page) DO UPDATE SET original = excluded.original, seen = excluded.seen`, t.head.ID, original, max(0, min(seen, seq)))
}
