package publish

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/markup"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

func photo(t *testing.T, w, h int) store.Media {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x*7 + y*13) % 64), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	taken, err := media.Take(t.Context(), b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// TestPictures: a picture is had in the sizes that pages name and in no other,
// never larger than it is, and while it is withheld or withdrawn, or once it is erased, in none.
func TestPictures(t *testing.T) {
	for name, database := range map[string]func() string{"sqlite": func() string { return "" }, "postgres": func() string { return testpg.New(t) }} {
		t.Run(name, func(t *testing.T) {
			h := start(t, store.Options{Dir: t.TempDir(), URL: database()})
			head := create(t, h.store, "storm", false)
			m, err := h.store.PutMedia(t.Context(), photo(t, 1000, 500))
			if err != nil {
				t.Fatal(err)
			}
			other, err := h.store.PutMedia(t.Context(), photo(t, 100, 50))
			if err != nil {
				t.Fatal(err)
			}
			doc := markup.Doc{Blocks: []markup.Block{{Kind: markup.PictureBlock, Media: "p"}}}
			write := func(do func(*store.Tx) error) {
				t.Helper()
				if _, err := h.store.Write(t.Context(), store.Command{Page: head.ID}, do); err != nil {
					t.Fatal(err)
				}
			}
			publish := func() (id string) {
				t.Helper()
				id = store.NewPostID()
				write(func(tx *store.Tx) error {
					_, err := tx.Publish([]store.NewPost{{ID: id, Texts: page.Texts{Body: doc.Encode(), Media: map[string]page.Media{
						"p": {ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height, Alt: "A quay"}}}}}, store.At{})
					return err
				})
				return id
			}
			id := publish()
			width := func(name string) int {
				t.Helper()
				b, err := h.hub.Body(t.Context(), nil, live.BodyMedia+name)
				if err != nil {
					t.Fatal(err)
				}
				if b == nil {
					return 0
				}
				c, _, err := image.DecodeConfig(bytes.NewReader(b.Bytes()))
				if err != nil || b.Type() != "image/jpeg" {
					t.Fatalf("%s: %s, %v", name, b.Type(), err)
				}
				return c.Width
			}
			for name, want := range map[string]int{"": 1000, "/share": 952, "/400": 400, "/800": 800, "/1200": 1000, "/1800": 1000, "/401": 0, "/0400": 0, "/-1": 0, "/x": 0, "/": 0} {
				if got := width(m.ID + name); got != want {
					t.Errorf("%q is %d wide, want %d", name, got, want)
				}
			}
			if b, err := h.hub.Body(t.Context(), nil, live.BodyMedia+m.ID); err != nil || !bytes.Equal(b.Bytes(), m.Bytes) {
				t.Errorf("the original is not what the record names: %v", err)
			}
			change := func(op page.Op, post string) {
				t.Helper()
				write(func(tx *store.Tx) error {
					_, err := tx.Change(store.Change{Op: op, Post: post, Reason: "privacy"})
					return err
				})
			}
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			are := func(when string, there bool) {
				t.Helper()
				for (width(m.ID) != 0) != there { // until the entry has been followed
					select {
					case <-time.After(5 * time.Millisecond):
					case <-ctx.Done():
						t.Fatalf("%s: the picture is there: %v", when, !there)
					}
				}
				for _, size := range []string{"/400", "/800", "/1200", "/1800", "/share"} {
					if got := width(m.ID + size); (got != 0) != there {
						t.Errorf("%s: %s is %d wide", when, size, got)
					}
				}
				if width(other.ID) == 0 {
					t.Errorf("%s: a picture that nothing shows yet is not there", when)
				}
			}
			change(page.OpWithhold, id)
			are("withheld", false)
			change(page.OpRelease, id)
			are("released", true)
			change(page.OpWithhold, id)
			are("withheld again", false)
			change(page.OpRelease, id)
			change(page.OpWithdraw, id)
			are("withdrawn", false)
			change(page.OpRestore, id)
			are("restored", true)
			change(page.OpWithdraw, id)
			are("withdrawn again", false)
			change(page.OpWithhold, id)
			again := publish()
			are("shown by another post", true)
			change(page.OpWithhold, again)
			are("withheld there", false)
			change(page.OpRelease, again)
			are("released there", true)
			change(page.OpErase, again)
			change(page.OpErase, id)
			are("erased", false)
		})
	}
}
