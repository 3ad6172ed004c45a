package main

import (
	"errors"
	"testing"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// FuzzStory: a story's file is read, or refused in words; what is read has a body
// that is fit to store, or one that is said to be too large.
func FuzzStory(f *testing.F) {
	for _, s := range []string{
		"# H\n\ntext", "---\nplace: P\ndate: 2024-10-19\nsources: [a, {name: b, url: https://example.org}]\ntags: a, b\nflags: [key, no-pinned]\n---\n# H\n\n## sub\n",
		"---\n", "---\n- a\n---\n", "---\na: &x [*x]\n---\n", "---\nheadline: 'x\n---\ny", "\ufeff# x\r\ntext", "text\xff", "\x00", "---\nstamp: 22:30\n...\n", "---\nsources: {a: {b: c}}\n---\nx",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := &storyFile{name: "x"}
		if err := file.read(b); err != nil {
			if !errors.Is(err, store.ErrInvalid) || err.Error() == "" {
				t.Fatalf("%q: %v", b, err)
			}
			return
		}
		if _, err := file.story.Texts(page.Texts{}); err != nil && len(b) < 100<<10 {
			t.Fatalf("%q: %v", b, err)
		}
	})
}
