package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestKeptStatements: a statement is prepared once, and whoever uses it finds
// nothing of those before: not their rows, arguments or errors.
func TestKeptStatements(t *testing.T) {
	db, err := openKeeping("file:" + filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	conn := must[*sql.Conn](t)(db.Conn(ctx))
	defer func() {
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	exec := func(query string, args ...any) error {
		_, err := conn.ExecContext(ctx, query, args...)
		return err
	}
	// numbers reads a query's rows, and calls each for every one of them.
	numbers := func(query string, each func(n int), args ...any) {
		t.Helper()
		rows := must[*sql.Rows](t)(conn.QueryContext(ctx, query, args...))
		defer rows.Close()
		for rows.Next() {
			var n int
			if err := rows.Scan(&n); err != nil {
				t.Fatal(err)
			}
			each(n)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	kept := func() (texts map[string]sqliteStmt) {
		t.Helper()
		err := conn.Raw(func(c any) error {
			texts = c.(*keptConn).kept
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return texts
	}

	const insert, list = `INSERT INTO t (n) VALUES ($1)`, `SELECT n FROM t WHERE n >= $1 ORDER BY n`
	if err := exec(`CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT`); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if err := exec(insert, n); err != nil {
			t.Fatal(err)
		}
	}
	was := kept()[insert]
	if was == nil || len(kept()) != 1 {
		t.Fatalf("kept %v", kept())
	}
	if err := exec(insert, 1); err == nil {
		t.Fatal("the same key twice")
	}
	if err := exec(insert, 3); err != nil {
		t.Fatalf("after one that failed: %v", err)
	}

	// The same query again while its rows are read, and one that is left early.
	var pairs []string
	numbers(list, func(a int) {
		numbers(list, func(b int) { pairs = append(pairs, fmt.Sprint(a, b)) }, 2)
	}, 1)
	if got := strings.Join(pairs, ", "); got != "1 2, 1 3, 2 2, 2 3, 3 2, 3 3" {
		t.Errorf("one query within another: %s", got)
	}
	before := kept()[list]
	rows := must[*sql.Rows](t)(conn.QueryContext(ctx, list, 0))
	rows.Next()
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	n := 0
	numbers(list, func(int) { n++ }, 0)
	if n != 4 {
		t.Errorf("after one that was left early: %d rows", n)
	}
	if before == nil || kept()[list] != before {
		t.Error("it was prepared again")
	}

	// The schema changes below them.
	if err := exec(`ALTER TABLE t ADD COLUMN more INTEGER`); err != nil {
		t.Fatal(err)
	}
	if err := exec(insert, 9); err != nil {
		t.Fatal(err)
	}

	// A cancelled one does not spoil the next.
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := conn.ExecContext(gone, insert, 10); err == nil {
		t.Error("it ran though it was cancelled")
	}
	if err := exec(insert, 10); err != nil {
		t.Fatal(err)
	}

	for i := range 3 * keptMost {
		numbers(fmt.Sprintf(`SELECT %d`, i), func(int) {})
	}
	if len(kept()) != keptMost {
		t.Errorf("%d are kept", len(kept()))
	}
	for _, query := range []string{`PRAGMA query_only(1)`, `VACUUM`, `BEGIN`, `SELECT '` + strings.Repeat("x", keptText) + `'`} {
		if keeps(query) {
			t.Errorf("%.20s is kept", query)
		}
	}
}
