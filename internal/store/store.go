package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

// Options says where the data is.
type Options struct {
	Dir      string           // data folder: keys, and SQLite's stoppress.db; needed with either engine
	URL      string           // postgres://...; empty: SQLite in Dir
	Now      func() time.Time // nil: time.Now
	ReadOnly bool             // nothing is made, upgraded or written
	Log      *slog.Logger     // nil: slog.Default()
}

// Store is a site's data.
type Store struct {
	dialect dialect
	now     func() time.Time
	log     *slog.Logger
	dir     string
	write   *sql.DB // SQLite: one connection, every transaction immediate; nil when read only
	read    *sql.DB // SQLite: a pool that can't write. PostgreSQL: the same as write
	created bool
	secret  []byte      // of the keyed hashes; never changes in the life of a site
	key     *record.Key // nil where keyErr says why
	keyErr  error

	signed signed // guards itself

	closed atomic.Bool
	ctx    context.Context // ends with Close
	stop   context.CancelFunc
	bg     sync.WaitGroup // goroutines of Watch

	mu       sync.Mutex                 // guards the two below
	watchers map[chan struct{}]struct{} // whom wake tells
	watching bool                       // the goroutine that looks for others' commits runs

	// fault is set by tests only, before the first write: it is told of every step
	// of a command before and after it is done, and may make it fail there.
	fault func(step string, done bool) error
}

// Site is what there is once for the whole install.
type Site struct {
	ID        string // random; the first part of the record's origin
	Epoch     int64  // Unix second at which the log was begun, or last taken back by a restore
	Next      int64  // index of the next entry
	PublicKey string // as record.ParsePublic reads it
	Created   time.Time
	Settings
}

// Settings are the site's own texts and choices.
type Settings struct {
	Name      string      `json:"name"`
	Lang      string      `json:"lang,omitempty"`   // BCP 47: of the list of pages and of messages; "" is English
	Accent    string      `json:"accent,omitempty"` // #rrggbb
	Publisher string      `json:"publisher,omitempty"`
	Contact   string      `json:"contact,omitempty"` // where to send tips and mistakes: an address or a URL
	Logo      *page.Media `json:"logo,omitempty"`
	Footer    []Link      `json:"footer,omitempty"`
	History   string      `json:"history,omitempty"`      // HistoryText or HistoryWhen
	Hub       string      `json:"hub,omitempty"`          // address of the WebSub hub that is told when feeds change; "" is none
	Measure   *Measure    `json:"measure,omitempty"`      // nil: nothing of others is on any page
	Hold      int         `json:"hold_seconds,omitempty"` // how long the desk holds a post that is published, so that it can be stopped; 0: not at all
}

// Measure is the one script of others that readers' pages may load, by the site's
// choice, to count readers with.
type Measure struct {
	Script string   `json:"script"` // https address
	Hosts  []string `json:"hosts"`  // that a page may then ask, the script's own among them: names, each with a port or none
}

// MaxHold is the longest that the desk may hold a post, in seconds.
const MaxHold = 30

// What readers are shown of superseded revisions.
const (
	HistoryText = ""     // what was changed, when and why
	HistoryWhen = "when" // only when and why
)

// Link is one link in the foot of every page: imprint, privacy, corrections policy.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

// Open opens the site's data. On first use it makes the folder, the database,
// the signing key and the site; [Store.Created] tells. A database of an older
// version is upgraded, one of a newer version refused with ErrSchema.
// The caller closes the Store.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.Dir == "" {
		return nil, fmt.Errorf("opening the data: %w: no data folder given", ErrInvalid)
	}
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("opening the data: %w", err)
	}
	s := &Store{
		now: o.Now, log: o.Log, dir: dir,
		watchers: map[chan struct{}]struct{}{},
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	s.ctx, s.stop = context.WithCancel(context.Background())
	switch {
	case o.URL == "":
		s.dialect = &sqliteDialect{file: filepath.Join(dir, "stoppress.db")}
	case strings.HasPrefix(o.URL, "postgres://"), strings.HasPrefix(o.URL, "postgresql://"):
		s.dialect = &postgresDialect{url: o.URL}
	default:
		return nil, fmt.Errorf("opening the data: %w: a database is given as postgres://user@host/name", ErrInvalid)
	}
	if !o.ReadOnly {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("making the data folder: %w", err)
		}
	}
	if s.write, s.read, err = s.dialect.open(o.ReadOnly); err != nil {
		err = s.fail("opening the database", err) // before it is closed, which would be the reason given
		s.Close()
		return nil, err
	}
	if err := s.start(ctx, o.ReadOnly); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// start brings the database to this program's version, makes what is missing
// and reads what never changes.
func (s *Store) start(ctx context.Context, readOnly bool) error {
	if readOnly {
		if err := s.checkSchema(ctx); err != nil {
			return err
		}
	} else if err := s.migrate(ctx); err != nil {
		return err
	}
	var public string
	var scrub int64
	err := s.read.QueryRowContext(ctx, `SELECT secret, public_key, scrub FROM site`).Scan(&s.secret, &public, &scrub)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("opening the data: %w", ErrNoSite)
	}
	if err != nil {
		return s.fail("reading the site", err)
	}
	s.loadKey(public)
	if scrub != 0 && !readOnly {
		// A process ended between an erasure's commit and its end.
		if err := s.scrub(ctx); err != nil {
			s.log.Warn("what was erased may still lie in the database's files; it is tried again at the next start", "err", err)
		}
	}
	return nil
}

// makeSite writes the site's row, and the key if the folder has none. It runs in
// the transaction that made the schema.
func (s *Store) makeSite(ctx context.Context, tx *sql.Tx) error {
	var n int64
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM site`).Scan(&n); err != nil {
		return s.fail("reading the site", err)
	}
	if n > 0 {
		return nil
	}
	key, err := makeKey(s.keyFile())
	if err != nil {
		return err
	}
	secret := make([]byte, 32)
	rand.Read(secret)
	settings, err := json.Marshal(Settings{})
	if err != nil {
		return err
	}
	now := s.now()
	_, err = tx.ExecContext(ctx, `INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created) VALUES (1, $1, $2, 0, 0, 0, $3, $4, $5, $6)`,
		key.Site(), now.Unix(), key.Public(), secret, settings, millis(now))
	if err != nil {
		return s.fail("making the site", err)
	}
	s.created = true
	return nil
}

// Close ends the Store: watchers stop, connections are closed. What is being
// written is waited for.
func (s *Store) Close() error {
	if !s.closed.CompareAndSwap(false, true) {
		return nil
	}
	s.stop()
	s.mu.Lock() // a Watch that saw the store open has started its goroutine by now
	clear(s.watchers)
	s.mu.Unlock()
	s.bg.Wait()
	var errs []error
	if s.write != nil && s.write != s.read {
		errs = append(errs, s.write.Close())
	}
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	return s.fail("closing the database", errors.Join(errs...))
}

// Created tells whether this Open made the site.
func (s *Store) Created() bool { return s.created }

// Dir is the data folder as an absolute path.
func (s *Store) Dir() string { return s.dir }

// Engine is "sqlite" or "postgres".
func (s *Store) Engine() string { return s.dialect.name() }

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	var n int64
	return s.fail("asking the database", s.read.QueryRowContext(ctx, `SELECT one FROM site`).Scan(&n))
}

// Site reads the site's row.
func (s *Store) Site(ctx context.Context) (Site, error) {
	var site Site
	var settings []byte
	var created int64
	err := s.read.QueryRowContext(ctx, `SELECT id, epoch, next, public_key, settings, created FROM site`).
		Scan(&site.ID, &site.Epoch, &site.Next, &site.PublicKey, &settings, &created)
	if err != nil {
		return Site{}, s.fail("reading the site", err)
	}
	if err := json.Unmarshal(settings, &site.Settings); err != nil {
		return Site{}, fmt.Errorf("reading the site's settings: %w: %v", ErrDatabase, err)
	}
	site.Created = fromMillis(created)
	return site, nil
}

// SetSite changes the site's settings. An error of edit is returned and nothing
// is kept.
func (s *Store) SetSite(ctx context.Context, by By, edit func(*Settings) error) error {
	return s.as(ctx, by, func(t *Tx) error {
		var b []byte
		if err := t.tx.QueryRowContext(ctx, `SELECT settings FROM site`).Scan(&b); err != nil {
			return t.fail(s.fail("reading the site's settings", err))
		}
		var settings Settings
		if err := json.Unmarshal(b, &settings); err != nil {
			return fmt.Errorf("reading the site's settings: %w: %v", ErrDatabase, err)
		}
		if err := edit(&settings); err != nil {
			return err
		}
		if err := settings.check(); err != nil {
			return err
		}
		b, err := json.Marshal(settings)
		if err != nil {
			return err
		}
		if err := t.exec("writing the site's settings", `UPDATE site SET settings = $1`, b); err != nil {
			return err
		}
		return t.Note(Act{Act: ActSite})
	})
}

// Hash is a keyed hash of b: it tells whether two texts are the same to whoever
// has this database, and nothing to anyone else.
func (s *Store) Hash(b []byte) []byte { return keyed(s.secret, "hash", b) }

// keyed is HMAC-SHA256 over a purpose and parts, each with its length.
func keyed(secret []byte, purpose string, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, secret)
	fmt.Fprintf(h, "%s\n", purpose)
	for _, p := range parts {
		fmt.Fprintf(h, "%d\n", len(p))
		h.Write(p)
	}
	return h.Sum(nil)
}

// siteRow is what a transaction that took the site's row knows of it.
type siteRow struct{ epoch, next int64 }

// transact runs fn in a transaction of its own that begins by taking the site's
// row, so that no two run at the same time on one database.
func (s *Store) transact(ctx context.Context, doing string, fn func(*sql.Tx, *siteRow) error) error {
	if s.write == nil {
		return fmt.Errorf("%s: %w", doing, ErrReadOnly)
	}
	if err := s.step("begin", false); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback() // after Commit: does nothing
	if err := s.step("begin", true); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	var site siteRow
	err = s.do("site", func() error {
		return tx.QueryRowContext(ctx, `UPDATE site SET changes = changes + 1 RETURNING epoch, next`).Scan(&site.epoch, &site.next)
	})
	if err != nil {
		return s.fail(doing, err)
	}
	if err := fn(tx, &site); err != nil {
		return err
	}
	if err := s.do("notify", func() error { return s.dialect.notify(ctx, tx) }); err != nil {
		return s.fail(doing, err)
	}
	if err := s.do("commit", tx.Commit); err != nil {
		return s.fail(doing, err)
	}
	s.wake()
	return nil
}

// do does one step of a transaction, with the tests' faults before and after it.
func (s *Store) do(step string, fn func() error) error {
	if err := s.step(step, false); err != nil {
		return err
	}
	if err := fn(); err != nil {
		return err
	}
	return s.step(step, true)
}

func (s *Store) step(step string, done bool) error {
	if s.fault == nil {
		return nil
	}
	return s.fault(step, done)
}

func millis(t time.Time) int64 { return t.UnixMilli() }

func fromMillis(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// nullMillis stores a zero time as null.
func nullMillis(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

func fromNull(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return fromMillis(n.Int64)
}

const base36 = "0123456789abcdefghijklmnopqrstuvwxyz"

// randomWord returns n random characters of set.
func randomWord(set string, n int) string {
	b := make([]byte, 0, n)
	var r [64]byte
	limit := 256 - 256%len(set) // so that every character is as likely
	for len(b) < n {
		rand.Read(r[:])
		for _, c := range r {
			if int(c) < limit && len(b) < n {
				b = append(b, set[int(c)%len(set)])
			}
		}
	}
	return string(b)
}

// randomID makes an id for a site, page, picture or token: 20 of a-z0-9, over
// 100 bits. It begins with a letter, so that it never looks like a post's.
func randomID() string { return randomWord(base36[10:], 1) + randomWord(base36, 19) }

// NewPostID makes a post's id: a digit, then nine of 0-9a-z.
func NewPostID() string { return randomWord(base36[:10], 1) + randomWord(base36, 9) }
