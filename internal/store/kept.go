package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"

	"modernc.org/sqlite"
)

// What a connection to SQLite keeps of the statements that it has prepared.
const (
	keptMost = 64
	keptText = 1 << 10 // bytes of a statement; those with many rows are large, and rare
)

// openKeeping opens a database of SQLite whose connections keep their statements:
// the same few dozen make up nearly all that is asked, and to parse one takes
// longer than to run it.
func openKeeping(dsn string) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(keeping{c}), nil
}

type keeping struct{ driver.Connector }

func (k keeping) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &keptConn{sqliteConn: c.(sqliteConn), kept: map[string]sqliteStmt{}}, nil
}

// sqliteConn and sqliteStmt are all that the driver's own can do for database/sql.
type (
	sqliteConn interface {
		driver.Conn
		driver.ConnBeginTx
		driver.ConnPrepareContext
		driver.ExecerContext
		driver.QueryerContext
		driver.Pinger
		driver.SessionResetter
		driver.Validator
	}
	sqliteStmt interface {
		driver.Stmt
		driver.StmtExecContext
		driver.StmtQueryContext
	}
)

// keptConn is a connection that keeps statements. As with every connection,
// database/sql has one goroutine use it at a time.
type keptConn struct {
	sqliteConn
	kept map[string]sqliteStmt // not in use
}

// take gives a statement that nobody else has until it is given back.
func (c *keptConn) take(ctx context.Context, query string) (sqliteStmt, error) {
	if s := c.kept[query]; s != nil {
		delete(c.kept, query) // another of the same text may be wanted while this one's rows are read
		return s, nil
	}
	s, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.(sqliteStmt), nil
}

// give keeps a statement for the next time. Where there are too many one of them
// goes, whichever it is: the few that are used most soon come back.
func (c *keptConn) give(query string, s sqliteStmt) error {
	if c.kept[query] != nil {
		return s.Close()
	}
	c.kept[query] = s
	if len(c.kept) <= keptMost {
		return nil
	}
	for other, s := range c.kept {
		if other != query {
			delete(c.kept, other)
			return s.Close()
		}
	}
	return nil
}

// keeps says whether a statement can be kept. Some pragmas do what they do when
// they are prepared, and what changes the schema is said once.
func keeps(query string) bool {
	verb, _, _ := strings.Cut(strings.TrimSpace(query[:min(len(query), 64)]), " ")
	switch verb {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH":
		return len(query) <= keptText
	}
	return false
}

func (c *keptConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if !keeps(query) {
		return c.sqliteConn.ExecContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.ExecContext(ctx, args)
	if err != nil {
		_ = s.Close() // repeats the error
		return nil, err
	}
	return r, c.give(query, s)
}

func (c *keptConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if !keeps(query) {
		return c.sqliteConn.QueryContext(ctx, query, args)
	}
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	r, err := s.QueryContext(ctx, args)
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	return &keptRows{r, c, query, s}, nil
}

// keptRows gives its statement back with its end.
type keptRows struct {
	driver.Rows
	c     *keptConn
	query string
	s     sqliteStmt
}

func (r *keptRows) Close() error {
	if err := r.Rows.Close(); err != nil {
		_ = r.s.Close()
		return err
	}
	return r.c.give(r.query, r.s)
}

func (c *keptConn) Close() error {
	for query, s := range c.kept {
		_ = s.Close() // nothing is under way in it
		delete(c.kept, query)
	}
	return c.sqliteConn.Close()
}
