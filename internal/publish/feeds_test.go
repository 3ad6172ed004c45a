package publish

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// titles gives the titles of the site's feed.
func (h *house) titles(t *testing.T, name string) []string {
	t.Helper()
	b, err := h.hub.Body(t.Context(), nil, name)
	if err != nil || b == nil {
		t.Fatalf("%s: %v", name, err)
	}
	var f struct{ Items []struct{ Title string } }
	if err := json.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	titles := []string{}
	for _, it := range f.Items {
		titles = append(titles, it.Title)
	}
	return titles
}

// eventually asks again until it is so: pages are told before the site is.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 1000 {
		if so() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error(what)
}

// TestSiteFeed: the site's feed has the newest posts of pages that no one reads
// too, follows them, and has none of a draft's.
func TestSiteFeed(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	storm, calm, draft := create(t, h.store, "storm", false), create(t, h.store, "calm", false), create(t, h.store, "draft", true)
	post(t, h.store, storm.ID, "Wind rises")
	post(t, h.store, calm.ID, "All quiet")
	const name = live.BodyFeed + render.FeedJSON
	eventually(t, "two posts are not in the feed", func() bool {
		got := h.titles(t, name)
		slices.Sort(got)
		return slices.Equal(got, []string{"All quiet", "Wind rises"})
	})
	entries := post(t, h.store, calm.ID, "Still quiet")
	eventually(t, "a new post is not in the feed", func() bool { return slices.Contains(h.titles(t, name), "Still quiet") })
	if _, err := h.store.Write(t.Context(), store.Command{Page: calm.ID}, func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: entries[0].Post})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a withdrawn post stays in the feed", func() bool { return !slices.Contains(h.titles(t, name), "Still quiet") })
	if b, err := h.hub.Body(t.Context(), nil, live.BodyFeed+"ics"); b != nil || err != nil {
		t.Errorf("a feed of no known format: %v", err)
	}
	b, err := h.hub.Body(t.Context(), nil, live.BodyNews)
	if err != nil || b == nil {
		t.Fatal(err)
	}
	for slug, want := range map[string]bool{storm.Slug: true, calm.Slug: true, draft.Slug: false} {
		if got := strings.Contains(string(b.Bytes()), "<loc>https://example.org/live/"+slug+"</loc>"); got != want {
			t.Errorf("%s in the news: %v", slug, got)
		}
	}
}

// TestSiteFeedIsCurrent: what the site's feed shows is never older than the
// site's own heads, though a page's owner has not caught up.
func TestSiteFeedIsCurrent(t *testing.T) {
	s := open(t, store.Options{Dir: t.TempDir()})
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org/live"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer p.done.Wait()
	defer p.stop()
	h := &house{s, p, p.Hub()}
	head := create(t, s, "storm", false)
	post(t, s, head.ID, "One")
	const name = live.BodyFeed + render.FeedJSON
	if got := h.titles(t, name); !slices.Equal(got, []string{"One"}) {
		t.Fatalf("%q", got)
	}
	post(t, s, head.ID, "Two") // no one follows the log: Run was not called
	p.hub.SiteChanged()
	if got := h.titles(t, name); !slices.Contains(got, "Two") {
		t.Errorf("%q", got)
	}
}

// TestSiteFeedIsBounded: of many pages only those are loaded whose posts can be
// among the newest, and no more than so many.
func TestSiteFeedIsBounded(t *testing.T) {
	var minute atomic.Int64
	h := start(t, store.Options{Dir: t.TempDir(), Now: func() time.Time {
		return time.Date(2024, 10, 22, 17, int(minute.Load()), 0, 0, time.UTC)
	}})
	publish := func(slug string, posts int) {
		minute.Add(1)
		head := create(t, h.store, slug, false)
		var headlines []string
		for i := range posts {
			headlines = append(headlines, fmt.Sprint(slug, ", post ", i))
		}
		post(t, h.store, head.ID, headlines...)
	}
	loaded := func() int {
		h.pub.mu.Lock()
		defer h.pub.mu.Unlock()
		return len(h.pub.pages)
	}
	for i := range feedPages + 5 {
		publish(fmt.Sprint("page-", i), 1)
	}
	publish("storm", render.FeedPosts)
	const name = live.BodyFeed + render.FeedJSON
	if got := h.titles(t, name); len(got) != render.FeedPosts || !strings.HasPrefix(got[0], "storm") || loaded() != 1 {
		t.Errorf("%d posts, %d pages loaded", len(got), loaded())
	}
	publish("calm", 1)
	eventually(t, "a new page is not in the feed", func() bool { return h.titles(t, name)[0] == "calm, post 0" })
	if n := loaded(); n != 2 {
		t.Errorf("%d pages loaded", n)
	}
	h.titles(t, name+"/sea")
	if n := loaded(); n != feedPages {
		t.Errorf("%d pages loaded", n)
	}
}
