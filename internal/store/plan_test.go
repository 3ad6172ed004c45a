package store

import (
	"strings"
	"testing"
)

// A change to a post must not cost more on a page with more posts: the entries
// about it are found by an index of their own.
func TestOnePostByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	rows, err := s.read.QueryContext(ctx, `EXPLAIN QUERY PLAN `+onePost, "p", "q")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(plan, "; "); !strings.Contains(got, "entry_post (page=? AND post=?)") {
		t.Errorf("the plan: %s", got)
	}
}

// What is shown of the audit log must not cost more the longer it is.
func TestActsByIndex(t *testing.T) {
	s := newRig(t, "sqlite").open()
	for column, index := range map[string]string{"page": "act_page", "account": "act_account", "whom": "act_whom"} {
		var plan []string
		rows, err := s.read.QueryContext(ctx, `EXPLAIN QUERY PLAN SELECT `+actColumns+` FROM act WHERE `+actCondition[column]+` ? AND n < ? ORDER BY n DESC LIMIT ?`, "x", 7, 100)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(plan, "; "); !strings.Contains(got, index+" (") || strings.Contains(got, "TEMP B-TREE") {
			t.Errorf("%s: the plan: %s", column, got)
		}
	}
}
