package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// A line that someone took out of the audit log is missed by doctor.
func TestMissingAct(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	command := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		if code := run(append(args, "--data", dir), os.Stdin, &out, &out); code != want {
			t.Fatalf("%v: exit %d, want %d: %s", args, code, want, &out)
		}
		return out.String()
	}
	command(0, "page", "create", "news", "--title", "News", "--zone", "Europe/Paris", "--lang", "en")
	command(0, "page", "end", "news")
	command(0, "page", "reopen", "news")
	command(0, "doctor")
	db, err := sql.Open("sqlite", filepath.Join(dir, "stoppress.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`DELETE FROM act WHERE n = 2`); err != nil {
		t.Fatal(err)
	}
	if out := command(1, "doctor"); !strings.Contains(out, "audit log: 1 line is missing before line 3") {
		t.Errorf("doctor says: %s", out)
	}
}
