package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"stoppress/internal/search"
)

// dialect is what the engines do each in their own way. All other SQL is shared.
type dialect interface {
	name() string
	open(readOnly bool) (write, read *sql.DB, err error)
	lockSchema(ctx context.Context, tx *sql.Tx) error
	version(ctx context.Context, tx *sql.Tx) (int, error)
	setVersion(ctx context.Context, tx *sql.Tx, v int) error
	// params writes n parameters, parted by commas, the first being the from-th of
	// the statement. SQLite takes time in the square of n for numbered ones.
	params(from, n int) string
	most(max string) string                       // max(a, b, ...), which is not the aggregate, as the engine calls it
	notify(ctx context.Context, tx *sql.Tx) error // tells other processes, once committed
	// follow calls wake after commits of other processes until ctx ends. It
	// returns early, with the reason, where the database was lost.
	follow(ctx context.Context, wake func()) error
	// scrub takes what was erased out of the files, once no reader needs it.
	scrub(ctx context.Context, write *sql.DB) error
	// match reads idx, post and place of the posts of a page that a query finds.
	match(q search.Query, pageID string) (query string, args []any)
	indexedPost() string // reads idx, place and words of a post in the search index, by page and post
	putSearch(ctx context.Context, tx *sql.Tx, rows []indexed) error
	dropSearch(ctx context.Context, tx *sql.Tx, row indexed) error // which must be as it was put
	emptySearch(ctx context.Context, tx *sql.Tx) error
	// forget sees to it that erased words are not left in the search index.
	forget(ctx context.Context, tx *sql.Tx, key string, words []string) error
	snapshot() *sql.TxOptions // of a transaction that reads the same state throughout
	kind(err error) error     // which of this package's errors a driver's is
}

// How often commits of other processes are looked for.
const (
	sqlitePoll   = 500 * time.Millisecond
	postgresPoll = time.Second
)

type sqliteDialect struct{ file string }

func (d *sqliteDialect) name() string { return "sqlite" }

func (d *sqliteDialect) dsn(pragmas ...string) string {
	q := url.Values{"_pragma": append([]string{
		"busy_timeout(10000)", // first: what follows may have to wait
		"journal_mode(WAL)",
		"synchronous(FULL)", // at NORMAL a power cut loses acknowledged commits
		"foreign_keys(1)",
		"secure_delete(1)",
	}, pragmas...)}
	path := filepath.ToSlash(d.file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/...
	}
	return (&url.URL{Scheme: "file", Path: path}).String() + "?" + q.Encode()
}

func (d *sqliteDialect) open(readOnly bool) (write, read *sql.DB, err error) {
	if readOnly {
		if _, err := os.Stat(d.file); err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil, &ownError{doing: "opening " + d.file, kind: ErrNoSite}
			}
			return nil, nil, err
		}
	} else {
		// Made here for its mode, which SQLite gives to its other files too.
		f, err := os.OpenFile(d.file, os.O_CREATE|os.O_RDWR, 0o600)
		if err != nil {
			return nil, nil, err
		}
		f.Close()
		if write, err = openKeeping(d.dsn() + "&_txlock=immediate"); err != nil {
			return nil, nil, err
		}
		write.SetMaxOpenConns(1)
	}
	if read, err = openKeeping(d.dsn("query_only(1)")); err != nil {
		return write, nil, err
	}
	read.SetMaxOpenConns(8)
	read.SetMaxIdleConns(8)
	return write, read, nil
}

// Every writing transaction begins immediate, so that holds the lock.
func (d *sqliteDialect) lockSchema(context.Context, *sql.Tx) error { return nil }

func (d *sqliteDialect) version(ctx context.Context, tx *sql.Tx) (v int, err error) {
	err = tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&v)
	return v, err
}

func (d *sqliteDialect) setVersion(ctx context.Context, tx *sql.Tx, v int) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, v))
	return err
}

func (d *sqliteDialect) params(_, n int) string { return strings.Repeat("?, ", n-1) + "?" }

func (d *sqliteDialect) most(max string) string { return max }

func (d *sqliteDialect) notify(context.Context, *sql.Tx) error { return nil }

func (d *sqliteDialect) snapshot() *sql.TxOptions { return &sql.TxOptions{ReadOnly: true} }

func (d *sqliteDialect) follow(ctx context.Context, wake func()) error {
	db, err := sql.Open("sqlite", d.dsn("query_only(1)"))
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx) // data_version means something only within one connection
	if err != nil {
		return err
	}
	defer conn.Close()
	tick := time.NewTicker(sqlitePoll)
	defer tick.Stop()
	last := int64(-1)
	for {
		var v int64
		if err := conn.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&v); err != nil {
			return err
		}
		if v != last {
			wake() // also the first time: a commit may have come before
			last = v
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// scrub empties the write-ahead log: the database file itself was overwritten
// by secure_delete. A reader in the middle of an old state makes it busy.
func (d *sqliteDialect) scrub(ctx context.Context, write *sql.DB) error {
	wait := 5 * time.Millisecond
	for {
		var busy, frames, moved int64
		err := write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
		if err == nil && busy == 0 {
			return nil
		}
		if err != nil && !errors.Is(d.kind(err), ErrBusy) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
			wait = min(2*wait, 250*time.Millisecond)
		}
	}
}

func (d *sqliteDialect) kind(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		switch {
		case errors.Is(err, syscall.ENOSPC):
			return ErrFull
		case errors.Is(err, fs.ErrPermission):
			return ErrUnavailable
		}
		return ErrDatabase
	}
	if e.Code() == sqlite3.SQLITE_IOERR_WRITE {
		return ErrFull // what SQLite makes of a quota, or of a limit on the size of files
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB:
		return ErrUnavailable
	case sqlite3.SQLITE_INTERRUPT:
		return context.Canceled
	}
	return ErrDatabase
}

type postgresDialect struct {
	url    string
	config *pgx.ConnConfig // set by open
}

// channel is what listeners of every site in the database listen to.
const channel = "stoppress"

func (d *postgresDialect) name() string { return "postgres" }

func (d *postgresDialect) open(readOnly bool) (write, read *sql.DB, err error) {
	if d.config, err = pgx.ParseConfig(d.url); err != nil {
		return nil, nil, err
	}
	p := d.config.RuntimeParams
	set := func(name, value string) {
		if _, ok := p[name]; !ok {
			p[name] = value
		}
	}
	set("application_name", "stoppress")
	set("timezone", "UTC")
	set("statement_timeout", "60s")
	set("lock_timeout", "20s")                        // for the site's row, behind other writers
	set("idle_in_transaction_session_timeout", "60s") // a writer that hangs gives the row up
	if d.config.ConnectTimeout == 0 {
		d.config.ConnectTimeout = 10 * time.Second
	}
	if readOnly {
		set("default_transaction_read_only", "on")
	}
	db := stdlib.OpenDB(*d.config)
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if readOnly {
		return nil, db, nil
	}
	return db, db, nil
}

func (d *postgresDialect) lockSchema(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(7310868735422361)`); err != nil { // any number, always this one
		return err
	}
	_, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS schema_version (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL)`)
	return err
}

func (d *postgresDialect) version(ctx context.Context, tx *sql.Tx) (v int, err error) {
	var table sql.NullString
	if err := tx.QueryRowContext(ctx, `SELECT to_regclass('schema_version')::text`).Scan(&table); err != nil || !table.Valid {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `SELECT version FROM schema_version`).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return v, err
}

func (d *postgresDialect) setVersion(ctx context.Context, tx *sql.Tx, v int) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO schema_version (one, version) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET version = excluded.version`, v)
	return err
}

func (d *postgresDialect) params(from, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(from+i))
	}
	return b.String()
}

func (d *postgresDialect) most(max string) string { return "greatest" + strings.TrimPrefix(max, "max") }

func (d *postgresDialect) notify(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT pg_notify('`+channel+`', '')`)
	return err
}

func (d *postgresDialect) snapshot() *sql.TxOptions {
	return &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
}

func (d *postgresDialect) follow(ctx context.Context, wake func()) error {
	conn, err := pgx.ConnectConfig(ctx, d.config.Copy())
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		conn.Close(ctx)
	}()
	if _, err := conn.Exec(ctx, `LISTEN `+channel); err != nil {
		return err
	}
	last := int64(-1)
	for {
		var v int64
		if err := conn.QueryRow(ctx, `SELECT changes FROM site`).Scan(&v); err != nil {
			return err
		}
		if v != last {
			wake()
			last = v
		}
		wait, cancel := context.WithTimeout(ctx, postgresPoll)
		_, err := conn.WaitForNotification(wait)
		late := wait.Err() != nil
		cancel()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && !late:
			return err
		case err != nil && conn.IsClosed():
			return err
		}
	}
}

// scrub lets PostgreSQL use the room of dead rows again. When the bytes are
// gone from its files and its own write-ahead log is its operator's to say.
func (d *postgresDialect) scrub(ctx context.Context, write *sql.DB) error {
	for _, table := range []string{"field", "media", "page_head", "search_post"} {
		if _, err := write.ExecContext(ctx, `VACUUM `+table); err != nil {
			return err
		}
	}
	return nil
}

func (d *postgresDialect) kind(err error) error {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		switch e.Code {
		case "53100": // disk_full
			return ErrFull
		case "55P03", "57014", "40001", "40P01": // lock or statement took too long, serialization, deadlock
			return ErrBusy
		case "25006": // read_only_sql_transaction
			return ErrReadOnly
		case "25P03", "25P04": // the session was ended for keeping a transaction open
			return ErrUnavailable
		}
		switch e.Code[:2] {
		case "08", "28", "3D", "57", "53": // connection, login, no such database, shutting down, out of resources
			return ErrUnavailable
		}
		return ErrDatabase
	}
	var n net.Error
	if pgconn.SafeToRetry(err) || pgconn.Timeout(err) || errors.As(err, &n) {
		return ErrUnavailable
	}
	for _, lost := range []error{driver.ErrBadConn, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed} {
		if errors.Is(err, lost) {
			return ErrUnavailable
		}
	}
	var c *pgconn.ConnectError
	if errors.As(err, &c) {
		return ErrUnavailable
	}
	return ErrDatabase
}
