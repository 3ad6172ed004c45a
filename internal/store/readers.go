package store

import (
	"context"
	"time"
)

// Readers is how many read a page: by a stream that is open, and, as estimated, by
// asking again and again.
type Readers struct{ Streams, Polls int64 }

// ReaderMinute is a minute of the past. Total is the sum of what all servers'
// samples in it counted.
type ReaderMinute struct {
	Time  time.Time // of its beginning
	Total int64
}

// For how long it is kept how many read, and for how long a server's last sample
// counts as now.
const (
	readersKept = 25 * time.Hour
	readersNow  = 35 * time.Second
)

// PutReaders notes a server's sample, by page id. A page that is left out has as
// many as were said of it last, until that is too old.
func (s *Store) PutReaders(ctx context.Context, server string, sample map[string]Readers) error {
	const doing = "noting how many read"
	if s.write == nil {
		return ErrReadOnly
	}
	now := s.now()
	minute := millis(now.Truncate(time.Minute))
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	for page, r := range sample {
		if _, err := tx.ExecContext(ctx, `INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (page, minute, server) DO UPDATE SET at = excluded.at, streams = excluded.streams, polls = excluded.polls, total = reader_minute.total + excluded.total`,
			page, minute, server, millis(now), r.Streams, r.Polls, r.Streams+r.Polls); err != nil {
			return s.fail(doing, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM reader_minute WHERE minute < $1`, millis(now.Add(-readersKept))); err != nil {
		return s.fail(doing, err)
	}
	return s.fail(doing, tx.Commit())
}

// ReadersNow is how many read each page, on all servers together, by page id.
func (s *Store) ReadersNow(ctx context.Context) (map[string]Readers, error) {
	const doing = "reading how many read"
	now := s.now()
	rows, err := s.read.QueryContext(ctx, `SELECT page, server, streams, polls FROM reader_minute WHERE minute >= $1 AND at >= $2 ORDER BY at`,
		millis(now.Add(-readersNow).Truncate(time.Minute)), millis(now.Add(-readersNow)))
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	type of struct{ page, server string }
	last := map[of]Readers{}
	for rows.Next() {
		var k of
		var r Readers
		if err := rows.Scan(&k.page, &k.server, &r.Streams, &r.Polls); err != nil {
			return nil, s.fail(doing, err)
		}
		last[k] = r // of a server that sampled twice, the later
	}
	all := map[string]Readers{}
	for k, r := range last {
		sum := all[k.page]
		all[k.page] = Readers{sum.Streams + r.Streams, sum.Polls + r.Polls}
	}
	return all, s.fail(doing, rows.Err())
}

// ReaderMinutes gives the minutes from a time on, but the one that is not over, of
// the pages named: those in which anyone read, the oldest first.
func (s *Store) ReaderMinutes(ctx context.Context, pages []string, from time.Time) ([]ReaderMinute, error) {
	const doing = "reading how many read"
	list := []ReaderMinute{}
	if len(pages) == 0 {
		return list, nil
	}
	args := []any{millis(from), millis(s.now().Truncate(time.Minute))}
	for _, p := range pages {
		args = append(args, p)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT minute, CAST(sum(total) AS bigint) FROM reader_minute WHERE minute >= $1 AND minute < $2 AND page IN (`+s.dialect.params(3, len(pages))+`) GROUP BY minute ORDER BY minute`, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		var m ReaderMinute
		var at int64
		if err := rows.Scan(&at, &m.Total); err != nil {
			return nil, s.fail(doing, err)
		}
		m.Time = fromMillis(at)
		list = append(list, m)
	}
	return list, s.fail(doing, rows.Err())
}
