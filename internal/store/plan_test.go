package store

import (
	"strings"
	"testing"
)

// plan is how SQLite would go about a query.
func plan(t *testing.T, s *Store, query string, args ...any) string {
	t.Helper()
	rows, err := s.read.QueryContext(ctx, `EXPLAIN QUERY PLAN `+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "; ")
}

// A change to a post must not cost more on a page with more posts: the entries
// about it are found by an index of their own.
func TestOnePostByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	if got := plan(t, s, onePost, "p", "q"); !strings.Contains(got, "entry_post (page=? AND post=?)") {
		t.Errorf("the plan: %s", got)
	}
}

// The list of pages must not cost more with more posts on them.
func TestHomesByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	got := plan(t, s, homes)
	if !strings.Contains(got, "entry_post (page=? AND post=?)") || strings.Contains(got, "SCAN e") || strings.Contains(got, "SCAN f") {
		t.Errorf("the plan: %s", got)
	}
}

// What is shown of the audit log must not cost more the longer it is.
func TestActsByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	for column, index := range map[string]string{"page": "act_page", "account": "act_account", "whom": "act_whom"} {
		got := plan(t, s, `SELECT `+actColumns+` FROM act WHERE `+actCondition[column]+` ? AND n < ? ORDER BY n DESC LIMIT ?`, "x", 7, 100)
		if !strings.Contains(got, index+" (") || strings.Contains(got, "TEMP B-TREE") {
			t.Errorf("%s: the plan: %s", column, got)
		}
	}
}

// Whether anything is sealed, and what of a page, must not cost more the longer the log
// is; nor must the pictures of a post.
func TestSealsByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	for _, query := range []string{`SELECT EXISTS (SELECT 1 FROM entry WHERE ` + sealing + `)`, `SELECT op, post, targets FROM entry WHERE page = 'p' AND ` + sealing + ` ORDER BY seq`} {
		if got := plan(t, s, query); !strings.Contains(got, "entry_seals") || strings.Contains(got, "TEMP B-TREE") {
			t.Errorf("the plan: %s", got)
		}
	}
	if got := plan(t, s, showsMedia, "p", "q"); !strings.Contains(got, "entry_post (page=? AND post=?)") || strings.Contains(got, "SCAN f") || strings.Contains(got, "SCAN e") {
		t.Errorf("the plan: %s", got)
	}
}
