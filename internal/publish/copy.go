package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// CopyPictures bounds the pictures of a copy, all together, in bytes. Of a page that
// has more, the newest are in it; links stand in the place of the others.
const CopyPictures = 1 << 30

// Copy makes the copy of a page that is kept without a server, as docs/archive.md
// has it. create begins a file, with slashes in its name; each is written before
// the next is begun. It holds one picture and one part of the page in memory at a time.
//
// store.ErrTaken: something was taken away from the page meanwhile, and what was
// written must be thrown away.
func Copy(ctx context.Context, s *store.Store, r *render.Renderer, p *page.Page, v render.View, create func(name string) (io.Writer, error)) error {
	return copyPage(ctx, s, r, p, v, CopyPictures, create)
}

func copyPage(ctx context.Context, s *store.Store, r *render.Renderer, p *page.Page, v render.View, most int64, create func(name string) (io.Writer, error)) error {
	write := func(name string, b []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		w, err := create(name)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}
	with := render.Copied{Pictures: map[string]string{}, Record: true}
	switch err := s.CopyRecord(ctx, p.ID, p.Slug, p.Seq, write); {
	case errors.Is(err, store.ErrKey):
		with.Record = false // nothing of it was written
	case err != nil:
		return err
	}
	for _, id := range r.Pictures(p) {
		m, err := s.Media(ctx, id)
		if errors.Is(err, store.ErrNoMedia) {
			continue
		}
		if err != nil {
			return err
		}
		if most -= int64(len(m.Bytes)); most < 0 {
			break
		}
		name := id + ending(m.Type)
		if err := write("media/"+name, m.Bytes); err != nil {
			return err
		}
		with.Pictures[id] = name
	}
	return r.Copy(p, v, with, func(name string) (io.Writer, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return create(name)
	})
}

// ending is that of the files that hold a kind of picture.
func ending(kind string) string {
	switch kind, _, _ = strings.Cut(kind, ";"); kind {
	case "image/jpeg":
		return ".jpg"
	case "image/svg+xml":
		return ".svg"
	case "image/png", "image/gif", "image/webp", "image/avif":
		return "." + path.Base(kind)
	}
	return ""
}

// Copy writes the page as a zip file, for the hub.
func (p *Publisher) Copy(ctx context.Context, id string, w io.Writer) (live.Copied, error) {
	now, err := p.snapshot(ctx, id)
	if err != nil {
		return live.Copied{}, err
	}
	z := newZip(w, render.LastChange(now))
	err = Copy(ctx, p.store, p.render(), now, p.view(), z.create)
	if err == nil {
		err = z.close()
	}
	switch {
	case errors.Is(err, store.ErrTaken):
		return live.Copied{}, fmt.Errorf("publish: %w: %w", live.ErrTaken, err)
	case err != nil:
		return live.Copied{}, fmt.Errorf("publish: %w", err)
	}
	return live.Copied{Seq: now.Seq, Slug: now.Slug, Modified: z.at}, nil
}
