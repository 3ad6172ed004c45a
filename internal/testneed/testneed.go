// Package testneed says, in a test, that something outside the program is
// missing. On a developer's machine that skips the test with a word about what
// to install; with CI=true it fails it, so that nothing goes untested unseen.
// Only tests import it.
package testneed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// CI reports whether the tests run where everything they need must be there.
func CI() bool { return os.Getenv("CI") == "true" }

// Missing ends the test: skipped, or failed when CI=true. It says what is
// missing and how to get it.
func Missing(t testing.TB, what string) {
	t.Helper()
	if CI() {
		t.Fatalf("%s (with CI=true nothing may be skipped)", what)
	}
	t.Skip(what)
}

// Root is the project's top folder: the nearest one above the test's own that
// holds this module's go.mod.
func Root(t testing.TB) string {
	t.Helper()
	start, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir := start; ; {
		if b, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil && strings.HasPrefix(strings.TrimSpace(string(b)), "module stoppress\n") {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatalf("no go.mod of module stoppress in %s or above it", start)
		}
		dir = up
	}
}
