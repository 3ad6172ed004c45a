package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Over a budget nothing is written, or new files would lie beside old ones that
// they are made for; it is said by how much.
func TestOverBudget(t *testing.T) {
	root := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("small.json", `{"a": 1}`)
	put("large.json", `{"b": 2}`)
	put("small.out", "old")
	defer func(was []output) { outputs = was }(outputs)
	outputs = []output{{source: "small.json", target: "small.out", budget: 1000}, {source: "large.json", target: "large.out", budget: 10}}
	held := func() string {
		b, err := os.ReadFile(filepath.Join(root, "small.out"))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	err := run(root, false)
	if err == nil || !strings.Contains(err.Error(), "NOTHING WAS WRITTEN") || !strings.Contains(err.Error(), "large.out: 31 bytes gzipped, 21 over its budget of 10") {
		t.Errorf("it says %v", err)
	}
	if held() != "old" {
		t.Errorf("the other holds %q", held())
	}
	outputs[1].budget = 0
	if err := run(root, false); err != nil || held() != `{"a":1}` {
		t.Errorf("%v; the other holds %q", err, held())
	}
	if err := run(root, true); err != nil {
		t.Error(err)
	}
}
