package publish

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"stoppress/internal/live"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// house is a server without its HTTP: a store, and a publisher that follows it.
type house struct {
	store *store.Store
	pub   *Publisher
	hub   *live.Hub
}

func open(t *testing.T, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func start(t *testing.T, o store.Options) *house {
	t.Helper()
	s := open(t, o)
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org/live"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return &house{s, p, p.Hub()}
}

func create(t *testing.T, s *store.Store, slug string, draft bool) store.Head {
	t.Helper()
	h, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: slug, Draft: draft, Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func post(t testing.TB, s *store.Store, id string, headlines ...string) []page.Entry {
	t.Helper()
	var batch []store.NewPost
	for _, h := range headlines {
		batch = append(batch, store.NewPost{Texts: page.Texts{Headline: h, Body: markup.FromText("It says: " + h).Encode()}})
	}
	r, err := s.Write(context.Background(), store.Command{Page: id}, func(tx *store.Tx) error {
		_, err := tx.Publish(batch, store.At{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return r.Entries
}

// await gives the frames that a reader is sent up to a seq.
func await(t *testing.T, h *live.Hub, p *live.Page, after, to int64) string {
	t.Helper()
	c := h.Attach(p, &live.ID{Epoch: p.Epoch, Seq: after})
	defer c.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var b strings.Builder
	for {
		f, err := c.Next(ctx)
		if err != nil {
			t.Fatalf("waiting for seq %d: %v; so far %s", to, err, b.String())
		}
		b.Write(f.Plain)
		if f.Last >= to {
			return b.String()
		}
	}
}

// settled waits until the rendition holds a seq.
func settled(t *testing.T, p *live.Page, seq int64) *render.Rendition {
	t.Helper()
	for range 1000 {
		if r := p.Rendition(); r.Seq >= seq {
			return r
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("the rendition stays at seq %d, want %d", p.Rendition().Seq, seq)
	return nil
}

// TestRunLate: a page may be opened, and posts published on it, before Run looks
// at the log for the first time.
func TestRunLate(t *testing.T) {
	s := open(t, store.Options{Dir: t.TempDir()})
	head := create(t, s, "storm", false)
	r, err := render.New(render.Site{Name: "Harbour Post"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	opened, err := p.Hub().Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	post(t, s, head.ID, "Between")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	if sent := await(t, p.Hub(), opened, 1, 2); !strings.Contains(sent, "Between") {
		t.Errorf("sent %s", sent)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestFollow(t *testing.T) {
	engines := map[string]func(t *testing.T) (mine, other store.Options){
		"sqlite": func(t *testing.T) (store.Options, store.Options) {
			dir := t.TempDir()
			return store.Options{Dir: dir}, store.Options{Dir: dir}
		},
		"postgres": func(t *testing.T) (store.Options, store.Options) {
			url := testpg.New(t)
			return store.Options{Dir: t.TempDir(), URL: url}, store.Options{Dir: t.TempDir(), URL: url}
		},
	}
	for name, engine := range engines {
		t.Run(name, func(t *testing.T) {
			mine, other := engine(t)
			h := start(t, mine)
			head := create(t, h.store, "storm", false)
			post(t, h.store, head.ID, "Before anyone reads")

			p, err := h.hub.Page(t.Context(), "storm")
			if err != nil {
				t.Fatal(err)
			}
			if r := p.Rendition(); r.Seq != 2 || !strings.Contains(string(r.HTML.Bytes()), "Before anyone reads") {
				t.Fatalf("the page opens at seq %d", r.Seq)
			}
			post(t, h.store, head.ID, "By this process")
			if s := await(t, h.hub, p, 2, 3); !strings.Contains(s, "By this process") {
				t.Errorf("sent %s", s)
			}
			// Another process writes to the same data.
			second := open(t, other)
			entries := post(t, second, head.ID, "By another", "In one update")
			if s := await(t, h.hub, p, 3, 5); !strings.Contains(s, "By another") || !strings.Contains(s, "In one update") {
				t.Errorf("sent %s", s)
			}
			r := settled(t, p, 5)
			if html := string(r.HTML.Bytes()); !strings.Contains(html, "In one update") || !strings.Contains(string(r.JSON.Bytes()), "In one update") {
				t.Error("the rendition lacks the last post")
			}

			// A withdrawal reaches who has the post and who was away.
			if _, err := second.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
				_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: entries[0].Post, Note: "Sent in error."})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			if s := await(t, h.hub, p, 5, 6); !strings.Contains(s, "event: drop") || strings.Contains(s, "By another") {
				t.Errorf("sent %s", s)
			}
			if s := await(t, h.hub, p, 0, 6); strings.Contains(s, "By another") || strings.Count(s, "event: drop") != 2 {
				t.Errorf("replayed %s", s)
			}
			if html := string(settled(t, p, 6).HTML.Bytes()); strings.Contains(html, "By another") {
				t.Error("withdrawn text is on the page")
			}
			for _, body := range []string{live.BodyPost + entries[0].Post, live.BodyHistory + entries[0].Post} {
				b, err := h.hub.Body(t.Context(), p, body)
				if err != nil || b != nil && strings.Contains(string(b.Bytes()), "By another") {
					t.Errorf("%s: withdrawn text, or %v", body, err)
				}
			}

			// A new slug is known at once, the old one says where.
			if _, err := second.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error { return tx.Rename("gale") }); err != nil {
				t.Fatal(err)
			}
			await(t, h.hub, p, 6, 7)
			if q, err := h.hub.Page(t.Context(), "gale"); err != nil || q != p {
				t.Errorf("under its new slug: %v", err)
			}
			var moved *live.Moved
			if _, err := h.hub.Page(t.Context(), "storm"); !errors.As(err, &moved) || moved.To != "gale" {
				t.Errorf("under its old slug: %v", err)
			}
		})
	}
}

func TestDraftsAreNotShown(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	head := create(t, h.store, "storm", true)
	if _, err := h.store.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		_, err := tx.PutDraft(store.Draft{Page: head.ID, Texts: page.Texts{Headline: "Not yet"}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.hub.Page(t.Context(), "storm"); !errors.Is(err, live.ErrNotFound) {
		t.Errorf("a draft page: %v", err)
	}
	if b, err := h.hub.Body(t.Context(), nil, live.BodyIndex); err != nil || strings.Contains(string(b.Bytes()), "/storm") {
		t.Errorf("the list of pages names a draft, or %v", err)
	}
	if _, err := h.store.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error { return tx.Open() }); err != nil {
		t.Fatal(err)
	}
	var p *live.Page
	for range 500 { // what was not found is not asked for again at once
		var err error
		if p, err = h.hub.Page(t.Context(), "storm"); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if p == nil || !strings.Contains(string(p.Rendition().HTML.Bytes()), "Not yet") {
		t.Error("the page was opened and its draft is not on it")
	}
}

// TestLoadWhilePublishing: a page that is first asked for while posts are being
// published on it lacks none of them.
func TestLoadWhilePublishing(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	head := create(t, h.store, "storm", false)
	const posts = 120
	var all sync.WaitGroup
	all.Go(func() {
		for i := range posts {
			post(t, h.store, head.ID, fmt.Sprint("Post ", i))
		}
	})
	time.Sleep(20 * time.Millisecond)
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	s := await(t, h.hub, p, 0, posts+1)
	all.Wait()
	at := 0
	for seq := 1; seq <= posts+1; seq++ {
		i := strings.Index(s[at:], fmt.Sprintf(`"seq":%d,`, seq))
		if i < 0 {
			t.Fatalf("seq %d is missing or out of order", seq)
		}
		at += i
	}
	r := settled(t, p, posts+1)
	if !strings.Contains(string(r.HTML.Bytes()), fmt.Sprint("Post ", posts-1)) {
		t.Error("the last post is not on the page")
	}
}

// TestLongLog: a log that is read in several pieces at once is shown as it is when
// its entries are folded one by one; the first of readers' bytes and what those who
// come back are replayed.
func TestLongLog(t *testing.T) {
	for _, o := range []store.Options{{Dir: t.TempDir()}, {Dir: t.TempDir(), URL: testpg.New(t)}} {
		s := open(t, o)
		h := create(t, s, "storm", false)
		_, err := s.Write(t.Context(), store.Command{Page: h.ID}, func(tx *store.Tx) error {
			stamp := time.Now().Add(-time.Hour * 24 * 365)
			var posts []string
			for i := range entriesAtOnce*piecesAtOnce + entriesAtOnce/2 + 7 {
				stamp = stamp.Add(time.Duration(i%5) * time.Minute)
				es, err := tx.Publish([]store.NewPost{{Flags: page.Flags{Key: i%500 == 3},
					Texts: page.Texts{Headline: fmt.Sprint("reading ", i), Body: markup.FromText(fmt.Sprint("It says ", i)).Encode()}}}, store.At{Stamp: stamp, Imported: true})
				if err != nil {
					return err
				}
				posts = append(posts, es[0].Post)
				c := store.Change{Post: posts[i/2], Op: page.OpWithdraw, Note: "Twice the same"}
				if i%7 == 6 {
					c = store.Change{Post: posts[i], Rev: 1, Op: page.OpCorrect, Note: "It was another", Edit: func(x page.Texts) (page.Texts, error) { x.Headline = fmt.Sprint("corrected ", i); return x, nil }}
				} else if i%11 != 10 {
					continue
				}
				if _, err := tx.Change(c); err != nil && !errors.Is(err, store.ErrUnchanged) && !errors.Is(err, store.ErrState) {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}

		var entries []page.Entry
		for last := int64(0); ; last = entries[len(entries)-1].Seq {
			more, err := s.PageEntries(t.Context(), h.ID, last, 100)
			if err != nil {
				t.Fatal(err)
			}
			if len(more) == 0 {
				break
			}
			entries = append(entries, more...)
		}
		want, seq := page.New(h.ID, "storm"), int64(len(entries))
		var slots []live.Slot
		for i := range entries {
			next, err := want.Apply(&entries[i])
			if err != nil {
				t.Fatal(err)
			}
			slots = append(slots, slot(next.Effect(want, &entries[i])))
			want = next
		}

		house := start(t, o)
		p, err := house.hub.Page(t.Context(), "storm")
		if err != nil {
			t.Fatal(err)
		}
		got, err := house.pub.snapshot(t.Context(), h.ID)
		if err != nil {
			t.Fatal(err)
		}
		r, view := house.pub.render(), house.pub.view()
		first, expected := r.Page(got, view, nil), r.Page(want, view, nil)
		if p.Rendition().Seq != seq || string(first.HTML.Bytes()) != string(expected.HTML.Bytes()) || string(first.JSON.Bytes()) != string(expected.JSON.Bytes()) {
			t.Errorf("%s: the page is not what its entries make of it", s.Engine())
		}
		if !reflect.DeepEqual(got.Chunks, want.Chunks) || !reflect.DeepEqual(got.Log(), want.Log()) || got.Len() != want.Len() {
			t.Errorf("%s: the page's posts are not what its entries make of them", s.Engine())
		}
		again := live.NewPage(house.pub, expected, slots)
		if a, b := await(t, house.hub, p, seq-live.Kept, seq), await(t, house.hub, again, seq-live.Kept, seq); a != b {
			t.Errorf("%s: who comes back is replayed something else", s.Engine())
		}
	}
}

// TestGap: entries that were let go are read from the log again.
func TestGap(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	head := create(t, h.store, "storm", false)
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	h.pub.mu.Lock()
	o := h.pub.pages[head.ID]
	h.pub.mu.Unlock()
	h.pub.mu.Lock() // nothing is handed on meanwhile
	for i := range 5 {
		post(t, h.store, head.ID, fmt.Sprint("Lost on the way ", i))
	}
	delete(h.pub.pages, head.ID)
	h.pub.mu.Unlock()
	time.Sleep(50 * time.Millisecond)
	h.pub.mu.Lock()
	h.pub.pages[head.ID] = o
	h.pub.mu.Unlock()
	post(t, h.store, head.ID, "After the gap")
	if s := await(t, h.hub, p, 1, 7); strings.Count(s, "event: put") != 6 {
		t.Errorf("sent %s", s)
	}
}

func TestIdlePagesAreDropped(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	create(t, h.store, "storm", false)
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	h.pub.sweep(time.Now())
	if q, _ := h.hub.Page(t.Context(), "storm"); q != p {
		t.Error("a page in use was dropped")
	}
	c := h.hub.Attach(p, nil)
	h.pub.sweep(time.Now().Add(2 * idleAfter))
	if q, _ := h.hub.Page(t.Context(), "storm"); q != p {
		t.Error("a page with a reader was dropped")
	}
	c.Close()
	h.pub.sweep(time.Now().Add(2 * idleAfter))
	late := h.hub.Attach(p, nil) // who was given the page just before
	defer late.Close()
	if _, err := late.Next(t.Context()); !errors.Is(err, live.ErrRetired) {
		t.Errorf("a reader of a page that was dropped: %v", err)
	}
	q, err := h.hub.Page(t.Context(), "storm")
	if err != nil || q == p {
		t.Errorf("an idle page was kept, or %v", err)
	}
}

// TestUnknownEntry: a page whose log this program does not understand is not
// shown any more, and other pages are.
func TestUnknownEntry(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	head := create(t, h.store, "storm", false)
	create(t, h.store, "calm", false)
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	c := h.hub.Attach(p, nil)
	defer c.Close()
	h.pub.mu.Lock()
	o := h.pub.pages[head.ID]
	h.pub.mu.Unlock()
	o.give([]page.Entry{{V: page.Version + 1, Page: head.ID, Seq: 2, Op: "burn"}})
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for err == nil {
		_, err = c.Next(ctx)
	}
	if !errors.Is(err, live.ErrRetired) {
		t.Errorf("its readers: %v", err)
	}
	if q, err := h.hub.Page(t.Context(), "storm"); err != nil || q == p {
		t.Errorf("whoever asks next is given what was there before, or %v", err)
	}
	if _, err := h.hub.Page(t.Context(), "calm"); err != nil {
		t.Error(err)
	}
}

// TestRelook: what the site is called reaches pages that are open, and settings
// that nothing can be rendered with leave them as they are.
func TestRelook(t *testing.T) {
	s := open(t, store.Options{Dir: t.TempDir()})
	head := create(t, s, "storm", false)
	broken := errors.New("broken")
	p, err := New(t.Context(), s, func(set store.Settings) (*render.Renderer, error) {
		if set.Name == "broken" {
			return nil, broken
		}
		return render.New(render.Site{Name: set.Name})
	}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var run sync.WaitGroup
	run.Go(func() { _ = p.Run(ctx) })
	defer run.Wait()
	defer cancel()
	open, err := p.Hub().Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	post(t, s, head.ID, "First")
	settled(t, open, 2)
	name := func(to string) {
		t.Helper()
		if err := s.SetSite(t.Context(), store.By{Name: "test"}, func(set *store.Settings) error { set.Name = to; return nil }); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(want string) {
		t.Helper()
		for range 1000 {
			if strings.Contains(string(open.Rendition().HTML.Bytes()), want) {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatalf("the page never shows %s:\n%s", want, open.Rendition().HTML.Bytes())
	}
	name("Harbour Post")
	shows(">Harbour Post</a>")
	if b, err := p.Hub().Body(t.Context(), nil, live.BodyIndex); err != nil || !strings.Contains(string(b.Bytes()), ">Harbour Post</a>") {
		t.Errorf("the list of pages: %v\n%s", err, b.Bytes())
	}
	name("broken")
	post(t, s, head.ID, "Second")
	settled(t, open, 3)
	shows(">Harbour Post</a>")
	name("Quay Post")
	shows(">Quay Post</a>")
}

// TestRenditionsCatchUp: what is published while a rendition is being made is in one
// soon after, though nothing else follows, and no rendition takes another's place
// that is newer.
func TestRenditionsCatchUp(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	head := create(t, h.store, "storm", false)
	open, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	var newest int64
	for round := range 15 {
		var seq int64
		for i := range 1 + round%5 {
			seq = post(t, h.store, head.ID, fmt.Sprintf("Reading %d of %d", i, round))[0].Seq
			if r := open.Rendition(); r.Seq < newest {
				t.Fatalf("the rendition went back from seq %d to %d", newest, r.Seq)
			} else {
				newest = r.Seq
			}
		}
		settled(t, open, seq)
	}
}
