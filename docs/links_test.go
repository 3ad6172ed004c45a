package docs_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/testneed"
)

var (
	heading = regexp.MustCompile(`(?m)^#+ +(.+)$`)
	link    = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	code    = regexp.MustCompile("(?m)`[^`\n]*`|^    .*$")
	dropped = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
)

// anchors are the names by which a document's headings are linked to.
func anchors(text string) (names []string) {
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		name := strings.ToLower(dropped.ReplaceAllString(m[1], ""))
		names = append(names, strings.ReplaceAll(strings.TrimSpace(name), " ", "-"))
	}
	return names
}

// TestLinks follows every link from one document of the project to another, and to
// its headings.
func TestLinks(t *testing.T) {
	root := testneed.Root(t)
	texts := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch name := d.Name(); {
		case d.IsDir() && (name == "node_modules" || name == "testdata" || strings.HasPrefix(name, ".") && path != root):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(name, ".md"):
			b, err := os.ReadFile(path)
			texts[path] = string(b)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	followed := 0
	for from, text := range texts {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(text, ""), -1) {
			if strings.Contains(m[1], ":") {
				continue // elsewhere
			}
			followed++
			path, anchor, _ := strings.Cut(m[1], "#")
			to := from
			if path != "" {
				to = filepath.Join(filepath.Dir(from), path)
			}
			name, _ := filepath.Rel(root, from)
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s links to %s, which is not there", name, m[1])
				continue
			}
			if anchor != "" && !slices.Contains(anchors(texts[to]), anchor) {
				t.Errorf("%s links to %s: there is no such heading", name, m[1])
			}
		}
	}
	overview, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for path := range texts {
		if name, _ := filepath.Rel(root, path); filepath.Dir(name) == "docs" && !strings.Contains(string(overview), "]("+filepath.ToSlash(name)+")") {
			t.Errorf("README.md does not lead to %s", name)
		}
	}
	if followed < 50 {
		t.Errorf("%d links were found; are they still written as before?", followed)
	}
}
