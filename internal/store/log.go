package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"stoppress/internal/page"
)

// Head is what is known of a page without reading its log.
type Head struct {
	ID        string
	Slug      string
	State     page.State
	Title     string
	Seq       int64     // of the newest entry; 0 for a draft
	LastStamp time.Time // the newest that any post ever had; zero without posts
}

const headColumns = `id, slug, state, title, seq, last_stamp`

type scanner interface{ Scan(...any) error }

func scanHead(row scanner) (h Head, err error) {
	var stamp sql.NullInt64
	err = row.Scan(&h.ID, &h.Slug, (*string)(&h.State), &h.Title, &h.Seq, &stamp)
	h.LastStamp = fromNull(stamp)
	return h, err
}

// querier is a *sql.DB or *sql.Tx.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

func (s *Store) head(ctx context.Context, q querier, id string) (Head, error) {
	if !validID(id) {
		return Head{}, fmt.Errorf("page %q: %w", id[:min(len(id), MaxName)], ErrNoPage)
	}
	h, err := scanHead(q.QueryRowContext(ctx, `SELECT `+headColumns+` FROM page_head WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, fmt.Errorf("page %q: %w", id, ErrNoPage)
	}
	return h, s.fail("reading a page's head", err)
}

// Pages lists all pages: live ones, then ended ones, then drafts, in each the
// newest stamp first.
func (s *Store) Pages(ctx context.Context) ([]Head, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+headColumns+` FROM page_head`)
	if err != nil {
		return nil, s.fail("listing the pages", err)
	}
	defer rows.Close()
	heads := []Head{}
	for rows.Next() {
		h, err := scanHead(rows)
		if err != nil {
			return nil, s.fail("listing the pages", err)
		}
		heads = append(heads, h)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("listing the pages", err)
	}
	rank := map[page.State]int{page.Live: 1, page.Ended: 2, page.Draft: 3}
	slices.SortFunc(heads, func(a, b Head) int {
		if a.State != b.State {
			return rank[a.State] - rank[b.State]
		}
		if c := b.LastStamp.Compare(a.LastStamp); c != 0 {
			return c
		}
		return strings.Compare(a.Slug, b.Slug)
	})
	return heads, nil
}

// Find returns the page with this slug or id: ErrNoPage where there is none,
// *Moved where the slug is a former one.
func (s *Store) Find(ctx context.Context, slugOrID string) (Head, error) {
	if len(slugOrID) > MaxName || !storable(slugOrID) { // longer than any slug, or what no database holds
		return Head{}, fmt.Errorf("page %.100q: %w", slugOrID, ErrNoPage)
	}
	h, err := scanHead(s.read.QueryRowContext(ctx, `SELECT `+headColumns+` FROM page_head WHERE slug = $1`, slugOrID))
	if err == nil {
		return h, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return Head{}, s.fail("looking for a page", err)
	}
	var m Moved
	err = s.read.QueryRowContext(ctx, `SELECT h.id, h.slug FROM slug s JOIN page_head h ON h.id = s.page WHERE s.slug = $1`, slugOrID).Scan(&m.Page, &m.To)
	switch {
	case err == nil && m.To == slugOrID: // it came between the two
		return s.head(ctx, s.read, m.Page)
	case err == nil:
		return Head{}, &m
	case !errors.Is(err, sql.ErrNoRows):
		return Head{}, s.fail("looking for a page", err)
	}
	return s.head(ctx, s.read, slugOrID)
}

// What is read of an entry and of each of its fields; pageColumns of one whose page
// is known.
const (
	entryColumns = `e.page, ` + pageColumns
	pageColumns  = `e.idx, e.seq, e.v, e.op, e.post, e.rev, e.time, e.stamp, e.batch, e.position, e.flags, e.reason, e.targets`
	fieldColumns = `f.name, f.value, f.salt IS NULL`
)

// entryFields joins an entry with its fields: one row a field, or one with nulls
// for an entry without any.
const entryFields = ` LEFT JOIN field f ON f.page = e.page AND f.seq = e.seq `

const readingLog = "reading the log"

// entryRow is what rows of entries are read into.
type entryRow struct {
	e         page.Entry
	at, flags int64
	stamp     sql.NullInt64
	targets   string
}

// columns is where pageColumns go.
func (r *entryRow) columns() []any {
	e := &r.e
	return []any{&e.Index, &e.Seq, &e.V, (*string)(&e.Op), &e.Post, &e.Rev, &r.at, &r.stamp, &e.Batch, &e.Position, &r.flags, &e.Reason, &r.targets}
}

// entry gives the entry of the row that was read last, without its fields.
func (r *entryRow) entry() (page.Entry, error) {
	e := r.e
	e.Time, e.Stamp = fromMillis(r.at), fromNull(r.stamp)
	e.Flags = page.Flags{Key: r.flags&1 != 0, Pinned: r.flags&2 != 0, Breaking: r.flags&4 != 0}
	if r.targets != "" {
		if err := json.Unmarshal([]byte(r.targets), &e.Targets); err != nil {
			return e, fmt.Errorf("%s: page %s, seq %d: targets: %w: %v", readingLog, e.Page, e.Seq, ErrDatabase, err)
		}
	}
	return e, nil
}

func fieldOf(name string, value []byte, withoutSalt bool) page.Field {
	switch {
	case withoutSalt:
		value = nil
	case value == nil:
		value = []byte{}
	}
	return page.Field{Name: name, Value: value, Missing: withoutSalt}
}

// joined reads rows of entryColumns and fieldColumns, ordered by entry and then
// by name. It closes rows.
func (s *Store) joined(rows *sql.Rows, err error) ([]page.Entry, error) {
	if err != nil {
		return nil, s.fail(readingLog, err)
	}
	defer rows.Close()
	var (
		entries     []page.Entry
		row         entryRow
		name        sql.NullString
		value       []byte
		withoutSalt bool
	)
	into := append(append([]any{&row.e.Page}, row.columns()...), &name, &value, &withoutSalt)
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, s.fail(readingLog, err)
		}
		e, err := row.entry()
		if err != nil {
			return nil, err
		}
		if n := len(entries); n == 0 || entries[n-1].Index != e.Index {
			entries = append(entries, e)
		}
		if name.Valid {
			last := &entries[len(entries)-1]
			last.Fields = append(last.Fields, fieldOf(name.String, value, withoutSalt))
		}
	}
	return entries, s.fail(readingLog, rows.Err())
}

func flagBits(f page.Flags) (bits int64) {
	if f.Key {
		bits |= 1
	}
	if f.Pinned {
		bits |= 2
	}
	if f.Breaking {
		bits |= 4
	}
	return bits
}

// Entries reads up to limit entries of the whole site whose index is greater
// than after, in order of index, with their fields. after is -1 for all.
func (s *Store) Entries(ctx context.Context, after int64, limit int) ([]page.Entry, error) {
	return s.joined(s.read.QueryContext(ctx, `SELECT `+entryColumns+`, `+fieldColumns+` FROM (SELECT * FROM entry WHERE idx > $1 ORDER BY idx LIMIT $2) e`+entryFields+`ORDER BY e.idx, f.name`, after, limit))
}

// PageEntries reads up to limit entries of one page whose seq is greater than
// afterSeq, in order, with their fields.
func (s *Store) PageEntries(ctx context.Context, pageID string, afterSeq int64, limit int) ([]page.Entry, error) {
	return s.pageEntries(ctx, s.read, pageID, afterSeq, int64(limit))
}

// pageEntries reads entries and fields apart: joined, each field of a long page
// would bring its whole entry along, which takes twice the time. A row costs by its
// columns, so none is read that is known, and what they are read into is made once. They
// are asked for by their seqs, of which none is missing: with a LIMIT PostgreSQL may sort
// all that follow for each piece of a page.
func (s *Store) pageEntries(ctx context.Context, q querier, pageID string, afterSeq, limit int64) ([]page.Entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+pageColumns+` FROM entry e WHERE e.page = $1 AND e.seq > $2 AND e.seq <= $3 ORDER BY e.seq`, pageID, afterSeq, afterSeq+limit)
	if err != nil {
		return nil, s.fail(readingLog, err)
	}
	defer rows.Close()
	row := entryRow{e: page.Entry{Page: pageID}}
	into := row.columns()
	var entries []page.Entry
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, s.fail(readingLog, err)
		}
		e, err := row.entry()
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	if err := rows.Err(); err != nil || len(entries) == 0 {
		return nil, s.fail(readingLog, err)
	}
	rows.Close() // one connection may not have two queries under way

	first, last := entries[0].Seq, entries[len(entries)-1].Seq
	rows, err = q.QueryContext(ctx, `SELECT f.seq, `+fieldColumns+` FROM field f WHERE f.page = $1 AND f.seq >= $2 AND f.seq <= $3 ORDER BY f.seq, f.name`, pageID, first, last)
	if err != nil {
		return nil, s.fail(readingLog, err)
	}
	defer rows.Close()
	var (
		seq         int64
		name        string
		value       []byte
		withoutSalt bool
		fields      = make([]page.Field, 0, 4*len(entries)) // of all of them
		at, begin   int                                     // the entry whose fields are read, and the first of those
	)
	into = []any{&seq, &name, &value, &withoutSalt}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, s.fail(readingLog, err)
		}
		for at < len(entries) && entries[at].Seq < seq {
			entries[at].Fields = part(fields, begin)
			at, begin = at+1, len(fields)
		}
		if at == len(entries) || entries[at].Seq != seq {
			return nil, fmt.Errorf("%s: page %s has fields of seq %d, which it has not: %w", readingLog, pageID, seq, ErrDatabase)
		}
		fields = append(fields, fieldOf(name, value, withoutSalt))
	}
	if at < len(entries) {
		entries[at].Fields = part(fields, begin)
	}
	return entries, s.fail(readingLog, rows.Err())
}

// part gives the fields from begin on, nil where there are none. What is appended to
// all of them later is not in it.
func part(fields []page.Field, begin int) []page.Field {
	if begin == len(fields) {
		return nil
	}
	return slices.Clip(fields[begin:])
}

// onePost reads the entries about a post. The plus keeps SQLite from walking the
// whole page in order of seq, where entry_post finds them at once.
const onePost = `SELECT ` + entryColumns + `, ` + fieldColumns + ` FROM entry e` + entryFields + `WHERE e.page = $1 AND e.post = $2 ORDER BY +e.seq, f.name`

// postEntries reads the entries about one post; with post "" those about the
// page itself.
func (s *Store) postEntries(ctx context.Context, q querier, pageID, post string) ([]page.Entry, error) {
	return s.joined(q.QueryContext(ctx, onePost, pageID, post))
}

// Load folds a page's whole log. A draft page comes in state draft, with its own
// texts and no posts. The error wraps ErrNoPage, or one of package page where
// the log can't be read by this program.
func (s *Store) Load(ctx context.Context, pageID string) (*page.Page, error) {
	if !validID(pageID) {
		return nil, fmt.Errorf("page %.100q: %w", pageID, ErrNoPage)
	}
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail("loading a page", err)
	}
	defer tx.Rollback()
	return s.load(ctx, tx, pageID)
}

func (s *Store) load(ctx context.Context, q querier, pageID string) (*page.Page, error) {
	p, err := s.blank(ctx, q, pageID)
	if err != nil {
		return nil, err
	}
	f := p.Folding()
	for {
		entries, err := s.pageEntries(ctx, q, pageID, f.Seq(), loadAtOnce)
		if err != nil {
			return nil, err
		}
		if err := f.Take(entries); err != nil {
			return nil, err
		}
		if len(entries) < loadAtOnce {
			return f.Page(), nil
		}
	}
}

// loadAtOnce is how many entries are in memory besides the page that they are
// folded into.
const loadAtOnce = 1000

// blank is the page before its first entry; of a draft page with its texts.
func (s *Store) blank(ctx context.Context, q querier, pageID string) (*page.Page, error) {
	var slug string
	var head []byte
	err := q.QueryRowContext(ctx, `SELECT slug, head FROM page WHERE id = $1`, pageID).Scan(&slug, &head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("page %q: %w", pageID, ErrNoPage)
	}
	if err != nil {
		return nil, s.fail("reading a page", err)
	}
	p := page.New(pageID, slug)
	if head != nil {
		if err := json.Unmarshal(head, &p.Head); err != nil {
			return nil, fmt.Errorf("reading page %s: %w: %v", pageID, ErrDatabase, err)
		}
		p.Head.Slug = slug
	}
	return p, nil
}

// loadOwn folds only the entries about the page itself: its texts and state are
// right, it has no posts.
func (s *Store) loadOwn(ctx context.Context, q querier, pageID string) (*page.Page, error) {
	p, err := s.blank(ctx, q, pageID)
	if err != nil {
		return nil, err
	}
	entries, err := s.postEntries(ctx, q, pageID, "")
	if err != nil {
		return nil, err
	}
	return foldOwn(p, entries)
}

func foldOwn(p *page.Page, entries []page.Entry) (*page.Page, error) {
	for i := range entries {
		at := *p
		at.Seq = entries[i].Seq - 1 // those between are about posts
		next, err := at.Apply(&entries[i])
		if err != nil {
			return nil, err
		}
		p = next
	}
	return p, nil
}

// Leaves reads the texts of the leaves with indexes from <= i < to.
func (s *Store) Leaves(ctx context.Context, from, to int64) ([][]byte, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT text FROM leaf WHERE idx >= $1 AND idx < $2 ORDER BY idx`, from, to)
	if err != nil {
		return nil, s.fail("reading leaves", err)
	}
	defer rows.Close()
	var leaves [][]byte
	for rows.Next() {
		var text []byte
		if err := rows.Scan(&text); err != nil {
			return nil, s.fail("reading leaves", err)
		}
		leaves = append(leaves, text)
	}
	return leaves, s.fail("reading leaves", rows.Err())
}

// Hashes reads the stored hashes of the site's tree, for tlog's proofs, tiles
// and tree hashes.
func (s *Store) Hashes(ctx context.Context) tlog.HashReader {
	return tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) { return s.hashes(ctx, s.read, at) })
}

func (s *Store) hashes(ctx context.Context, q querier, at []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(at))
	for start := 0; start < len(at); start += maxParams {
		part := at[start:min(start+maxParams, len(at))]
		args := make([]any, len(part))
		where := map[int64][]int{}
		for i, pos := range part {
			args[i] = pos
			where[pos] = append(where[pos], start+i)
		}
		rows, err := q.QueryContext(ctx, `SELECT pos, hash FROM tree_hash WHERE pos IN (`+s.dialect.params(1, len(part))+`)`, args...)
		if err != nil {
			return nil, s.fail("reading the tree", err)
		}
		for rows.Next() {
			var pos int64
			var hash []byte
			if err := rows.Scan(&pos, &hash); err != nil {
				rows.Close()
				return nil, s.fail("reading the tree", err)
			}
			for _, i := range where[pos] {
				copy(out[i][:], hash)
			}
			delete(where, pos)
		}
		if err := rows.Err(); err != nil {
			return nil, s.fail("reading the tree", err)
		}
		rows.Close()
		for pos := range where {
			return nil, fmt.Errorf("reading the tree: %w: hash %d is missing", ErrDatabase, pos)
		}
	}
	return out, nil
}

// Opening is one field of an entry with what opens its commitment. The store
// gives all that it has: what may be published is for the fold of the page to say.
type Opening struct {
	Page       string
	Seq        int64
	Name       string
	Commitment [32]byte
	Salt       [32]byte
	Value      []byte
	Erased     bool // salt and value are destroyed
}

// Openings reads the fields of the entries after < seq <= to of a page, in order
// of seq and name.
func (s *Store) Openings(ctx context.Context, pageID string, after, to int64) ([]Opening, error) {
	return s.openings(ctx, s.read, pageID, after, to)
}

func (s *Store) openings(ctx context.Context, q querier, pageID string, after, to int64) ([]Opening, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, name, commitment, salt, value FROM field WHERE page = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, name`, pageID, after, to)
	if err != nil {
		return nil, s.fail("reading openings", err)
	}
	defer rows.Close()
	var openings []Opening
	for rows.Next() {
		o := Opening{Page: pageID}
		var commitment, salt []byte
		if err := rows.Scan(&o.Seq, &o.Name, &commitment, &salt, &o.Value); err != nil {
			return nil, s.fail("reading openings", err)
		}
		copy(o.Commitment[:], commitment)
		copy(o.Salt[:], salt)
		if o.Erased = salt == nil; !o.Erased && o.Value == nil {
			o.Value = []byte{}
		}
		openings = append(openings, o)
	}
	return openings, s.fail("reading openings", rows.Err())
}

// Rebuild makes page_head and the search index anew from the log. A page whose log this program can't
// read keeps the row it had and is named in the error; the others are done.
func (s *Store) Rebuild(ctx context.Context) error {
	var refused []error
	err := s.transact(ctx, "rebuilding the heads of the pages", func(tx *sql.Tx, _ *siteRow) error {
		ids, err := s.pageIDs(ctx, tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			p, err := s.load(ctx, tx, id)
			switch {
			case errors.Is(err, page.ErrVersion), errors.Is(err, page.ErrGap), errors.Is(err, page.ErrEntry):
				refused = append(refused, err)
				continue
			case err != nil:
				return err
			}
			if err := s.setHead(ctx, tx, headOf(p)); err != nil {
				return err
			}
		}
		if err := s.makeBreaking(ctx, tx); err != nil {
			return err
		}
		return s.makeSearch(ctx, tx)
	})
	return errors.Join(append(refused, err)...)
}

func (s *Store) pageIDs(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT id FROM page ORDER BY id`)
	if err != nil {
		return nil, s.fail("listing the pages", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, s.fail("listing the pages", err)
		}
		ids = append(ids, id)
	}
	return ids, s.fail("listing the pages", rows.Err())
}

// headOf computes a page's head row.
func headOf(p *page.Page) Head {
	return Head{ID: p.ID, Slug: p.Slug, State: p.State, Title: p.Title, Seq: p.Seq, LastStamp: p.LastStamp()}
}

func (s *Store) setHead(ctx context.Context, q querier, h Head) error {
	_, err := q.ExecContext(ctx, `INSERT INTO slug (slug, page) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING`, h.Slug, h.ID)
	if err == nil {
		_, err = q.ExecContext(ctx, `INSERT INTO page_head (`+headColumns+`) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, state = excluded.state, title = excluded.title, seq = excluded.seq, last_stamp = excluded.last_stamp`,
			h.ID, h.Slug, string(h.State), h.Title, h.Seq, nullMillis(h.LastStamp))
	}
	return s.fail("writing a page's head", err)
}
