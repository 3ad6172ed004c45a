package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// exportTries is how often a copy is begun again where something was taken away
// from the page meanwhile.
const exportTries = 3

// site writes the page as a folder: what /{page}/page.zip holds.
func (c *exportCmd) site(a *app, s *store.Store, head store.Head, r *render.Renderer, v render.View) error {
	if head.State == page.Draft {
		return fmt.Errorf("page %s is a draft: nothing of it is published", head.Slug)
	}
	dir, err := filepath.Abs(c.Out)
	if err != nil {
		return err
	}
	_, err = os.Stat(dir)
	made := errors.Is(err, os.ErrNotExist)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if in, err := os.ReadDir(dir); err != nil || len(in) > 0 {
		return errors.Join(usage("--out %s: it is not empty; name a new folder", c.Out), err)
	}
	for range exportTries {
		var p *page.Page
		if p, err = s.Load(a.ctx, head.ID); err != nil {
			break
		}
		var t *tree
		if t, err = newTree(dir); err != nil {
			break
		}
		err = errors.Join(publish.Copy(a.ctx, s, r, p, v, t.create), t.close())
		if err == nil {
			return a.say(map[string]any{"folder": dir, "posts": p.Count, "seq": p.Seq, "files": t.files, "bytes": t.bytes},
				"Wrote %s, %s in %s; open %s", dir, count(p.Count, "post", "posts"), count(t.files, "file", "files"), filepath.Join(dir, "index.html"))
		}
		// Half a copy is none. The folder was empty before.
		in, _ := os.ReadDir(dir)
		for _, d := range in {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, d.Name())))
		}
		if !errors.Is(err, store.ErrTaken) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if made {
		_ = os.Remove(dir)
	}
	return fmt.Errorf("writing %s: %w", dir, err)
}

// tree is a folder that is written file by file.
type tree struct {
	root  *os.Root
	file  *os.File // the one that was begun last; nil: none
	files int
	bytes int64
}

func newTree(dir string) (*tree, error) {
	root, err := os.OpenRoot(dir)
	return &tree{root: root}, err
}

// create ends the file before and begins another.
func (t *tree) create(name string) (io.Writer, error) {
	if err := t.end(); err != nil {
		return nil, err
	}
	err := t.root.MkdirAll(path.Dir(name), 0o755)
	if err == nil {
		t.file, err = t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	t.files++
	return t, err
}

func (t *tree) Write(b []byte) (int, error) {
	n, err := t.file.Write(b)
	t.bytes += int64(n)
	return n, err
}

func (t *tree) end() error {
	if t.file == nil {
		return nil
	}
	err := t.file.Close()
	t.file = nil
	return err
}

func (t *tree) close() error { return errors.Join(t.end(), t.root.Close()) }
