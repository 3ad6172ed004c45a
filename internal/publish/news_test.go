package publish

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// told is one time that a hub is told of feeds.
type told struct {
	hub   string
	feeds []string
	atom  string // the page's feed, as it can be read at that moment
}

// TestTell: whoever is told of changed feeds reads them as they now are, of pages
// that nobody reads too; of the page under both names, of the site, and of the
// tags that a post bore and bears; of drafts and of what stays as it was never.
func TestTell(t *testing.T) {
	s := open(t, store.Options{Dir: t.TempDir()})
	set := func(hub string) {
		t.Helper()
		if err := s.SetSite(t.Context(), store.By{Name: "test"}, func(to *store.Settings) error { to.Hub = hub; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	set("https://hub.example.org/")
	p, err := New(t.Context(), s, func(set store.Settings) (*render.Renderer, error) {
		return render.New(render.Site{Name: "Harbour Post", URL: "https://example.org/live", Hub: set.Hub})
	}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex // guards calls and slug
	var calls []told
	slug := "storm"
	p.Tell(func(hub string, feeds []string) {
		mu.Lock()
		defer mu.Unlock()
		c := told{hub: hub, feeds: feeds}
		if len(feeds) > 0 {
			if open, err := p.Hub().Page(context.Background(), slug); err == nil && open != nil {
				if b, err := p.Hub().Body(context.Background(), open, live.BodyFeed+"atom"); err == nil {
					c.atom = string(b.Bytes())
				}
			}
		}
		calls = append(calls, c)
	})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	defer func() { cancel(); <-done }()

	// next gives what was told since, once something was.
	next := func() told {
		t.Helper()
		for range 4000 {
			mu.Lock()
			if len(calls) > 0 {
				c := calls[0]
				calls = calls[1:]
				mu.Unlock()
				return c
			}
			mu.Unlock()
			time.Sleep(5 * time.Millisecond)
		}
		t.Fatal("nobody was told")
		return told{}
	}
	feeds := func(of ...string) (all []string) {
		for _, at := range of {
			at, tag, _ := strings.Cut(at, "?")
			for _, format := range []string{"atom", "json", "rss"} {
				a := "https://example.org/live" + at + "/feed." + format
				if tag != "" {
					a += "?tag=" + tag
				}
				all = append(all, a)
			}
		}
		slices.Sort(all)
		return all
	}
	want := func(what string, holds string, of ...string) {
		t.Helper()
		c := next()
		if c.hub != "https://hub.example.org/" || !slices.Equal(c.feeds, feeds(of...)) {
			t.Errorf("%s: %s was told of\n%s\nwant\n%s", what, c.hub, strings.Join(c.feeds, "\n"), strings.Join(feeds(of...), "\n"))
		}
		if !strings.Contains(c.atom, holds) {
			t.Errorf("%s: told before it could be read:\n%s", what, c.atom)
		}
	}
	draft := create(t, s, "secret", true)
	head := create(t, s, "storm", false)
	want("a page that opens, read by nobody", "Storm", "", "/storm")
	write := func(id string, fn func(*store.Tx) error) []page.Entry {
		t.Helper()
		r, err := s.Write(t.Context(), store.Command{Page: id}, fn)
		if err != nil {
			t.Fatal(err)
		}
		return r.Entries
	}
	write(draft.ID, func(tx *store.Tx) error {
		return tx.SetPage(func(h page.Head) (page.Head, error) { h.Title = "Still secret"; return h, nil })
	})
	tagged := func(headline string, tags ...string) string {
		t.Helper()
		return write(head.ID, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: headline, Tags: tags}}}, store.At{})
			return err
		})[0].Post
	}
	id := tagged("Wind rises", "Sea", "Pêche")
	want("a post", "Wind rises", "", "/storm", "?sea", "/storm?sea", "?p%C3%AAche", "/storm?p%C3%AAche")
	write(head.ID, func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: func(x page.Texts) (page.Texts, error) {
			x.Headline, x.Tags = "Wind falls", []string{"air"}
			return x, nil
		}})
		return err
	})
	want("another tag", "Wind falls", "", "/storm", "?sea", "/storm?sea", "?p%C3%AAche", "/storm?p%C3%AAche", "?air", "/storm?air")

	// A page that was dropped is read again for it, with what its posts were before.
	p.mu.Lock()
	o := p.pages[head.ID]
	p.mu.Unlock()
	p.sweep(time.Now().Add(24 * time.Hour))
	<-o.ctx.Done()
	write(head.ID, func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpEdit, Post: id, Edit: func(x page.Texts) (page.Texts, error) { x.Tags = nil; return x, nil }, Rev: 2})
		return err
	})
	want("a page that was dropped", "Wind falls", "", "/storm", "?air", "/storm?air")
	second := tagged("Ferries stay in port", "sea")
	want("a post", "Ferries stay", "", "/storm", "?sea", "/storm?sea")
	mu.Lock()
	slug = "gale"
	mu.Unlock()
	write(head.ID, func(tx *store.Tx) error { return tx.Rename("gale") })
	want("another name", "Ferries stay", "", "/storm", "/gale", "?sea", "/storm?sea", "/gale?sea")
	write(head.ID, func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: second})
		return err
	})
	want("a withdrawal", "This post was withdrawn", "", "/gale", "?sea", "/gale?sea")
	write(head.ID, func(tx *store.Tx) error { return tx.End("") })
	want("the end", "", "", "/gale") // no tag of what is gone

	set("")
	if c := next(); c.hub != "" || c.feeds != nil {
		t.Errorf("a hub that was taken away: %+v", c)
	}
	write(head.ID, func(tx *store.Tx) error { return tx.Reopen("") })
	set("https://other.example/")
	if c := next(); c.hub != "https://other.example/" || c.feeds != nil {
		t.Errorf("another hub: %+v", c)
	}
}
