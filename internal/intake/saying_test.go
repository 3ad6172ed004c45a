package intake

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// filled fails where a sentence has no code, or lacks an argument of it.
func filled(t *testing.T, s Saying, english string) {
	t.Helper()
	names, ok := Codes()[s.Code]
	if !ok {
		t.Errorf("%q is no code of a sentence: %s", s.Code, english)
	}
	if english == "" || strings.ContainsAny(english, "{}") {
		t.Errorf("%s, %v: %q", s.Code, s.Args, english)
	}
	for _, name := range names {
		if s.Args[name] == "" && name != "although" && name != "mark" {
			t.Errorf("%s has no %s: %s", s.Code, name, english)
		}
	}
	for name := range s.Args {
		if !slices.Contains(names, name) && name != "byte" && name != "hex" && name != "kb" && name != "mb" {
			t.Errorf("%s has %s, which it doesn't speak of: %s", s.Code, name, english)
		}
	}
}

// TestSayings: what the sources say has a sentence, and each sentence is said.
func TestSayings(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var said string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "saying.go" {
			continue
		}
		said += string(b)
	}
	for code := range Codes() {
		// page_zone_... is put together.
		if !strings.Contains(said, `"`+strings.TrimPrefix(code, "page_")+`"`) && !strings.Contains(said, `"`+code+`"`) {
			t.Errorf("nothing says %q", code)
		}
	}
	n := 0
	for _, m := range regexp.MustCompile(`(?:doubt|fail)\([^\n]*?, "([a-z0-9_]+)"(?:, (?:nil|limits|at)|, args)`).FindAllStringSubmatch(said, -1) {
		n++
		if _, ok := Codes()[m[1]]; !ok {
			t.Errorf("%q has no sentence", m[1])
		}
	}
	if n < 50 {
		t.Errorf("only %d sentences were looked at", n)
	}
	for name := range reasons {
		if !strings.Contains(said, `"`+name+`"`) {
			t.Errorf("nothing gives the reason %q", name)
		}
	}
}
