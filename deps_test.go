package stoppress_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// policy says which rooms the code of each room may import. A new arrow needs
// a line in docs/decisions. Tests may import any room.
var policy = map[string][]string{
	"markup":    {},
	"card":      {},
	"record":    {},
	"page":      {"markup"},
	"search":    {},
	"store":     {"page", "markup", "record", "search"},
	"intake":    {"page", "markup", "store"},
	"media":     {"page", "markup", "store"},
	"render":    {"page", "markup", "search", "card"},
	"outbound":  {},
	"load":      {},
	"accept":    {},
	"admission": {},
	"websub":    {"outbound"},
	"hook":      {"store", "outbound"},
	"live":      {"render"},
	"relay":     {"render", "live"},
	"timed":     {"store"},
	"publish":   {"page", "store", "media", "render", "live", "search"},
	"reader":    {"live", "render", "search"},
	"desk":      {"page", "markup", "record", "render", "store", "intake", "media", "live", "outbound"},
}

// sealed says what a room must not reach even at second hand: what serves
// readers, on an origin or an edge, holds no way to the database.
var sealed = map[string][]string{
	"reader": {"database/sql", "stoppress/internal/store", "github.com/jackc/pgx", "modernc.org/sqlite"},
	"relay":  {"database/sql", "stoppress/internal/store", "github.com/jackc/pgx", "modernc.org/sqlite"},
	"live":   {"database/sql", "stoppress/internal/store", "github.com/jackc/pgx", "modernc.org/sqlite"},
}

// pkg is what "go list -json" says of a package.
type pkg struct {
	ImportPath string
	Imports    []string // of its code, tests left out
	Deps       []string // Imports, and theirs, to the end
}

// room returns the room a package of ours lies in: "store" for
// stoppress/internal/store/sqlite, "" for what is no room.
func room(path string) string {
	rest, ok := strings.CutPrefix(path, "stoppress/internal/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

// breaches returns what in the packages goes against the policy.
func breaches(pkgs []pkg) []string {
	var found []string
	for _, p := range pkgs {
		from := room(p.ImportPath)
		test := strings.HasPrefix(from, "test") // a room of the tests
		allowed, known := policy[from]
		if from != "" && !test && !known {
			found = append(found, fmt.Sprintf("%s is in a room that the policy doesn't know", p.ImportPath))
		}
		for _, path := range p.Imports {
			to := room(path)
			switch {
			case strings.HasPrefix(path, "stoppress/cmd/"):
				found = append(found, fmt.Sprintf("%s imports the command %s", p.ImportPath, path))
			case to == "" || to == from:
			case strings.HasPrefix(to, "test") && !test:
				found = append(found, fmt.Sprintf("%s imports %s, which is for tests only", p.ImportPath, path))
			case known && !slices.Contains(allowed, to):
				found = append(found, fmt.Sprintf("%s must not import %s", p.ImportPath, path))
			case test && !strings.HasPrefix(to, "test"):
				found = append(found, fmt.Sprintf("%s is for tests and must not import %s", p.ImportPath, path))
			}
		}
		for _, dep := range p.Deps {
			for _, far := range sealed[from] {
				if dep == far || strings.HasPrefix(dep, far+"/") {
					found = append(found, fmt.Sprintf("%s must not reach %s", p.ImportPath, dep))
				}
			}
		}
	}
	return found
}

// TestDeps holds every package of the module to the policy. What does not
// compile is for the build to say, hence "-e".
func TestDeps(t *testing.T) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,Deps", "./...")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, said.Bytes())
	}
	var pkgs []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
	if !slices.ContainsFunc(pkgs, func(p pkg) bool { return room(p.ImportPath) == "page" }) {
		t.Errorf("go list shows %d packages and no room page", len(pkgs))
	}
	for _, b := range breaches(pkgs) {
		t.Error(b)
	}
}

// TestBreaches sees the policy catch each kind of arrow that it forbids.
func TestBreaches(t *testing.T) {
	const in = "stoppress/internal/"
	for _, c := range []struct {
		name string
		pkg  pkg
		want string // "" for no breach
	}{
		{"allowed", pkg{in + "store", []string{in + "page", "database/sql"}, []string{"database/sql"}}, ""},
		{"own room", pkg{in + "store", []string{in + "store/sqlite"}, nil}, ""},
		{"command", pkg{"stoppress/cmd/stoppress", []string{in + "desk", in + "reader"}, []string{"database/sql"}}, ""},
		{"forbidden", pkg{in + "markup", []string{in + "page"}, nil}, in + "markup must not import " + in + "page"},
		{"below a room", pkg{in + "live/x", []string{in + "store/y"}, nil}, in + "live/x must not import " + in + "store/y"},
		{"unknown room", pkg{in + "utils", nil, nil}, in + "utils is in a room that the policy doesn't know"},
		{"test room in code", pkg{"stoppress/cmd/stoppress", []string{in + "testpg"}, nil}, "stoppress/cmd/stoppress imports " + in + "testpg, which is for tests only"},
		{"test room in a room", pkg{in + "page", []string{in + "testneed"}, nil}, in + "page imports " + in + "testneed, which is for tests only"},
		{"room in a test room", pkg{in + "testpg", []string{in + "store", in + "testneed"}, nil}, in + "testpg is for tests and must not import " + in + "store"},
		{"the command", pkg{in + "desk", []string{"stoppress/cmd/stoppress"}, nil}, in + "desk imports the command stoppress/cmd/stoppress"},
		{"second hand", pkg{in + "reader", []string{in + "live"}, []string{in + "live", "github.com/jackc/pgx/v5/stdlib"}}, in + "reader must not reach github.com/jackc/pgx/v5/stdlib"},
		{"name alike", pkg{in + "reader", []string{in + "live"}, []string{"database/sqlx", in + "storefront"}}, ""},
	} {
		got := strings.Join(breaches([]pkg{c.pkg}), "; ")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
