package live

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"stoppress/internal/render"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// origin is a source whose posts are texts, as an owner of the log would have
// them.
type origin struct {
	mu    sync.Mutex
	posts map[string]string
	head  string
	asked int
	open  func(slug string) (*Page, error)
	body  func(name string) (*render.Body, error)
	copy  func(w io.Writer) (Copied, error)
}

func (o *origin) Open(_ context.Context, slug string) (*Page, error) { return o.open(slug) }

func (o *origin) Body(_ context.Context, _, name string) (*render.Body, error) { return o.body(name) }

func (o *origin) Copy(_ context.Context, _ string, w io.Writer) (Copied, error) { return o.copy(w) }

func (o *origin) Event(_ context.Context, _, post string) (render.Event, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.asked++
	if post == "" {
		return own(o.head), nil
	}
	return put(post, o.posts[post]), nil
}

func put(post, text string) render.Event {
	return render.Event{Kind: "put", Post: post, Data: fmt.Appendf(nil, `{"post":%q,"html":%q}`, post, text)}
}

func headed(e render.Event, head string) render.Event {
	e.Head = fmt.Appendf(nil, "%q", head)
	return e
}

func own(head string) render.Event {
	return render.Event{Kind: "page", Data: fmt.Appendf(nil, `{"state":"live","html":%q}`, head), Head: fmt.Appendf(nil, "%q", head)}
}

func skip() render.Event { return render.Event{Kind: "skip", Data: []byte("{}")} }

const epoch = 1_790_000_000

func rendition(seq int64, state string) *render.Rendition {
	r := &render.Rendition{Page: "pstorm", Slug: "storm", Epoch: epoch, Seq: seq, HTML: render.NewBody("text/html", []byte("page"))}
	r.State = "live"
	if state != "" {
		r.State = "ended"
	}
	return r
}

func newPage(o *origin, seq int64, slots ...Slot) (*Hub, *Page) {
	h := NewHub(o, nil)
	p := NewPage(o, rendition(seq, ""), slots)
	h.Bind("storm", p)
	return h, p
}

// got is one event as a reader has it.
type got struct {
	Event string `json:"event"`
	ID    string
	Seq   int64
	Epoch int64
	Post  string
	HTML  string
	Head  string
}

func (g got) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %d %s %s", g.Event, g.Seq, g.Post, g.HTML))
}

// events reads Server-Sent Events as a reader does.
func events(t testing.TB, stream []byte) []got {
	t.Helper()
	var all []got
	for block := range strings.SplitSeq(strings.TrimSuffix(string(stream), "\n\n"), "\n\n") {
		g := got{}
		for line := range strings.SplitSeq(block, "\n") {
			name, value, _ := strings.Cut(line, ": ")
			switch name {
			case "event":
				g.Event = value
			case "id":
				g.ID = value
			case "data":
				kind, id := g.Event, g.ID
				if err := json.Unmarshal([]byte(value), &g); err != nil {
					t.Fatalf("%v in %s", err, value)
				}
				g.Event, g.ID = kind, id
			}
		}
		all = append(all, g)
	}
	return all
}

// read takes what a reader who has seq is sent until the next head.
func read(t testing.TB, h *Hub, p *Page, after string) []got {
	t.Helper()
	id, err := ParseID(after)
	if err != nil {
		t.Fatal(err)
	}
	c := h.Attach(p, &id)
	defer c.Close()
	var all []got
	for {
		f, err := c.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range events(t, f.Plain) {
			if g.Event == "head" {
				if g.Seq != p.Head() {
					t.Fatalf("head says %d, is %d", g.Seq, p.Head())
				}
				return all
			}
			all = append(all, g)
		}
	}
}

func equal(t *testing.T, all []got, want ...string) {
	t.Helper()
	var have []string
	for _, g := range all {
		have = append(have, g.String())
	}
	if strings.Join(have, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(have, "\n"), strings.Join(want, "\n"))
	}
}

func TestReplayIsNeverFormerText(t *testing.T) {
	o := &origin{posts: map[string]string{"0a": "a as loaded"}, head: "head as loaded"}
	h, p := newPage(o, 2, Slot{Kind: "page"}, Slot{Kind: "put", Post: "0a"})
	p.Send([]render.Event{put("0b", "b first")})
	p.Send([]render.Event{put("0b", "b second"), skip()})
	equal(t, read(t, h, p, "0"), "page 1  head as loaded", "put 2 0a a as loaded", "put 3 0b b second", "put 4 0b b second", "skip 5")
	equal(t, read(t, h, p, "3"), "put 4 0b b second", "skip 5")
	equal(t, read(t, h, p, "4"), "skip 5")
	equal(t, read(t, h, p, fmt.Sprint(epoch, ":5")))

	// A change after it was asked for replaces what was made for the first reader.
	p.Send([]render.Event{{Kind: "drop", Post: "0a", Data: []byte(`{"post":"0a","html":"withdrawn"}`)}})
	equal(t, read(t, h, p, "1"), "drop 2 0a withdrawn", "put 3 0b b second", "put 4 0b b second", "skip 5", "drop 6 0a withdrawn")
}

func TestReplayOfHeads(t *testing.T) {
	o := &origin{posts: map[string]string{}, head: "newest head"}
	h, p := newPage(o, 1, Slot{Kind: "page"})
	p.Send([]render.Event{headed(put("0a", "a"), "head with a name that must go")})
	p.Send([]render.Event{own("newest head")})
	for _, g := range read(t, h, p, "1") {
		if g.Head != "" && g.Head != "newest head" || strings.Contains(g.HTML, "must go") {
			t.Errorf("former head in %+v", g)
		}
	}
	p.Send([]render.Event{headed(put("0a", "a keyed"), "head with a moment")})
	o.head = "head with a moment"
	last := read(t, h, p, "1")
	if g := last[len(last)-1]; g.Head != "head with a moment" {
		t.Errorf("the head that came with a post is lost in replay: %+v", g)
	}
	if g := last[0]; g.Head != "head with a moment" {
		t.Errorf("former head: %+v", g)
	}
}

func TestReset(t *testing.T) {
	h, p := newPage(&origin{}, 0)
	for range Kept + Kept/2 + 10 {
		p.Send([]render.Event{skip()})
	}
	head := p.Head()
	if all := read(t, h, p, "1"); len(all) != 1 || all[0].Event != "reset" || all[0].Seq != head || all[0].ID != fmt.Sprint(epoch, ":", head) {
		t.Errorf("a reader that missed too much got %v", all)
	}
	if all := read(t, h, p, fmt.Sprint(epoch-1, ":", head)); len(all) != 1 || all[0].Event != "reset" {
		t.Errorf("a reader of an older epoch got %v", all)
	}
	if all := read(t, h, p, fmt.Sprint(head-1000)); len(all) != 1000 {
		t.Errorf("a reader that missed 1,000 got %d events", len(all))
	}
}

func TestBehind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, p := newPage(&origin{}, 3)
		for _, id := range []ID{{epoch, 4}, {epoch + 1, 1}} {
			c := h.Attach(p, &id)
			began := time.Now()
			if f, err := c.Next(t.Context()); !errors.Is(err, ErrBehind) || time.Since(began) != Patience {
				t.Errorf("%v: %v, %v after %v", id, f, err, time.Since(began))
			}
			c.Close()
		}
		// It catches up meanwhile.
		c := h.Attach(p, &ID{epoch, 4})
		defer c.Close()
		go func() {
			time.Sleep(5 * time.Second)
			p.Send([]render.Event{skip(), put("0a", "a")}) // at once: with the first alone it would be level, and told so
		}()
		f, err := c.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		equal(t, events(t, f.Plain), "put 5 0a a")
	})
}

func TestHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, p := newPage(&origin{}, 3)
		c := h.Attach(p, nil)
		defer c.Close()
		began := time.Now()
		for i := range 4 {
			f, err := c.Next(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if g := events(t, f.Plain)[0]; g.Event != "head" || g.Seq != 3 || g.Epoch != epoch || g.ID != "" {
				t.Errorf("got %+v", g)
			}
			if since := time.Since(began); since != time.Duration(i)*HeartBeat {
				t.Errorf("head %d came after %v", i, since)
			}
		}
	})
}

func TestEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, p := newPage(&origin{head: "closed"}, 1, Slot{Kind: "page"})
		c := h.Attach(p, nil)
		defer c.Close()
		if _, err := c.Next(t.Context()); err != nil { // the first head
			t.Fatal(err)
		}
		go func() {
			time.Sleep(time.Second)
			p.Send([]render.Event{own("closed")})
			p.Swap(rendition(2, "ended"))
		}()
		f, err := c.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		equal(t, events(t, f.Plain), "page 2  closed")
		if _, err := c.Next(t.Context()); !errors.Is(err, ErrEnded) {
			t.Errorf("after the end: %v", err)
		}
		late := h.Attach(p, &ID{epoch, 1})
		defer late.Close()
		if late.Done() {
			t.Error("a reader that lacks the end has all")
		}
		if f, err := late.Next(t.Context()); err != nil || f.Last != 2 {
			t.Errorf("%v, %v", f, err)
		}
		if !late.Done() {
			t.Error("a reader that has the end is not done")
		}
	})
}

func TestDrain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, p := newPage(&origin{}, 3)
		c := h.Attach(p, nil)
		defer c.Close()
		_, _ = c.Next(t.Context())
		go func() { time.Sleep(time.Second); h.Drain() }()
		if _, err := c.Next(t.Context()); !errors.Is(err, ErrDraining) {
			t.Errorf("got %v", err)
		}
	})
}

// TestNoGap: readers that attach, break off and come back while posts are being
// published get each seq in order and once.
func TestNoGap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const posts, readers = 300, 40
		o := &origin{posts: map[string]string{}}
		h, p := newPage(o, 0)
		var all sync.WaitGroup
		all.Go(func() {
			for i := range posts {
				id := fmt.Sprintf("0%d", i%7)
				if i%5 == 0 { // a batch
					p.Send([]render.Event{put(id, fmt.Sprint(i)), put(id, fmt.Sprint(i)), skip()})
				} else {
					p.Send([]render.Event{put(id, fmt.Sprint(i))})
				}
				time.Sleep(time.Duration(i%3) * time.Millisecond)
			}
		})
		for r := range readers {
			all.Go(func() {
				time.Sleep(time.Duration(r*7) * time.Millisecond)
				has := int64(0)
				for has < posts+2*posts/5 {
					c := h.Attach(p, &ID{epoch, has})
					for range 1 + r%4 { // then the connection breaks
						f, err := c.Next(t.Context())
						if err != nil {
							t.Error(err)
							break
						}
						if r%3 == 0 {
							time.Sleep(3 * time.Millisecond) // a slow one
						}
						for _, g := range events(t, f.Plain) {
							if g.Event == "head" {
								continue
							}
							if g.Seq != has+1 {
								t.Errorf("reader %d: seq %d after %d", r, g.Seq, has)
							}
							has = g.Seq
						}
					}
					c.Close()
					time.Sleep(time.Millisecond) // a reader that has all gets a head at once
				}
			})
		}
		all.Wait()
		if n := p.Readers(); n != 0 {
			t.Errorf("%d readers left", n)
		}
	})
}

// TestUpdatesAndStreamAgree: whatever was sent, both carriers give the same.
func TestUpdatesAndStreamAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		o := &origin{posts: map[string]string{}}
		h, p := newPage(o, 0)
		n := rapid.IntRange(1, 40).Draw(rt, "sends")
		for i := range n {
			var run []render.Event
			for range rapid.IntRange(1, 4).Draw(rt, "run") {
				id := fmt.Sprintf("0%d", rapid.IntRange(0, 5).Draw(rt, "post"))
				switch rapid.IntRange(0, 5).Draw(rt, "kind") {
				case 0:
					run = append(run, skip())
				case 1:
					run = append(run, own(fmt.Sprint("head ", i)))
					o.head = fmt.Sprint("head ", i)
				case 2:
					run = append(run, headed(put(id, fmt.Sprint(i)), fmt.Sprint("head ", i)))
					o.head = fmt.Sprint("head ", i)
				default:
					run = append(run, put(id, fmt.Sprint(i)))
				}
			}
			p.Send(run)
		}
		after := rapid.Int64Range(0, p.Head()).Draw(rt, "after")
		stream := read(t, h, p, fmt.Sprint(after))
		var polled []got
		for at := after; ; {
			a, err := p.Updates(t.Context(), ID{epoch, at}, 1)
			if err != nil {
				rt.Fatal(err)
			}
			var answer struct {
				Epoch, From, To, Head int64
				PollMS                int64 `json:"poll_ms"`
				Events                []got
			}
			if err := json.Unmarshal(a.Body.Bytes(), &answer); err != nil {
				rt.Fatal(err)
			}
			if answer.Epoch != epoch || answer.From != at || answer.Head != p.Head() || answer.PollMS == 0 || a.Events != (len(answer.Events) > 0) {
				rt.Fatalf("answer %s", a.Body.Bytes())
			}
			if !a.Events {
				break
			}
			at = answer.To
			polled = append(polled, answer.Events...)
		}
		if fmt.Sprintf("%+v", polled) != fmt.Sprintf("%+v", stream) {
			rt.Fatalf("polled\n%+v\nstreamed\n%+v", polled, stream)
		}
		for i, g := range stream {
			if g.Seq != after+int64(i)+1 {
				rt.Fatalf("seq %d at place %d after %d", g.Seq, i, after)
			}
		}
	})
}

// TestDeflated: any run of frames, begun anywhere, is one gzip stream.
func TestDeflated(t *testing.T) {
	_, p := newPage(&origin{}, 0)
	var plain, packed bytes.Buffer
	packed.Write(GzipHeader)
	for i := range 20 {
		p.Send([]render.Event{put("0a", strings.Repeat(fmt.Sprint("wind ", i), 100))})
		f := p.frames[len(p.frames)-1]
		if i < 7 { // this reader comes late
			continue
		}
		plain.Write(f.Plain)
		packed.Write(f.Deflated())

		alone, err := io.ReadAll(flate.NewReader(bytes.NewReader(f.Deflated())))
		if !errors.Is(err, io.ErrUnexpectedEOF) || !bytes.Equal(alone, f.Plain) {
			t.Fatalf("a block refers to bytes before it: %v", err)
		}
	}
	z, err := gzip.NewReader(&packed)
	if err != nil {
		t.Fatal(err)
	}
	have := make([]byte, plain.Len())
	if _, err := io.ReadFull(z, have); err != nil || !bytes.Equal(have, plain.Bytes()) {
		t.Errorf("unpacked differs: %v", err)
	}
}

func TestParseID(t *testing.T) {
	for text, want := range map[string]ID{"1790000000:41": {1790000000, 41}, "0": {0, 0}, "7": {0, 7}, "5:0": {5, 0}} {
		if id, err := ParseID(text); err != nil || id != want {
			t.Errorf("ParseID(%q) = %v, %v", text, id, err)
		}
	}
	for _, text := range []string{"", ":", "a:1", "1:", "1:-2", "1:2:3", "-1:2", "99999999999999999999:1", "1 :2"} {
		if id, err := ParseID(text); !errors.Is(err, ErrID) {
			t.Errorf("ParseID(%q) = %v, %v", text, id, err)
		}
	}
}

func TestHubOpensOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &origin{}
		h := NewHub(o, nil)
		opened := 0
		o.open = func(slug string) (*Page, error) {
			time.Sleep(time.Second)
			if slug != "storm" {
				return nil, ErrNotFound
			}
			opened++
			p := NewPage(o, rendition(1, ""), nil)
			h.Bind("storm", p)
			return p, nil
		}
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				if _, err := h.Page(t.Context(), "storm"); err != nil {
					t.Error(err)
				}
				if _, err := h.Page(t.Context(), "calm"); !errors.Is(err, ErrNotFound) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if opened != 1 {
			t.Errorf("opened %d times", opened)
		}
		p, _ := h.Page(t.Context(), "storm")
		h.Bind("gale", p)
		if q, err := h.Page(t.Context(), "gale"); err != nil || q != p {
			t.Errorf("under its new slug: %v", err)
		}
	})
}

// TestAbsentIsLookedForAgain: a slug without a page is remembered as such for a
// moment, but not past news of the site.
func TestAbsentIsLookedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &origin{}
		h := NewHub(o, nil)
		asked, there := 0, error(ErrNotFound)
		o.open = func(slug string) (*Page, error) {
			asked++
			if there != nil {
				return nil, there
			}
			p := NewPage(o, rendition(1, ""), nil)
			h.Bind(slug, p)
			return p, nil
		}
		for _, err := range []error{ErrNotFound, ErrRefused, &Moved{"gale"}} {
			there, asked = err, 0
			h.SiteChanged()
			for range 3 {
				if _, got := h.Page(t.Context(), "storm"); got != err {
					t.Errorf("got %v, want %v", got, err)
				}
			}
			if asked != 1 {
				t.Errorf("%v: asked %d times", err, asked)
			}
		}
		there = nil
		h.SiteChanged()
		if _, err := h.Page(t.Context(), "storm"); err != nil {
			t.Errorf("a page that was just opened: %v", err)
		}
	})
}

// TestAnswersAreNeverOld: an answer that was made while something was sent is not
// what those who ask later get.
func TestAnswersAreNeverOld(t *testing.T) {
	_, p := newPage(&origin{}, 0)
	for at := range int64(20000) {
		var both sync.WaitGroup
		for range 16 {
			both.Go(func() {
				if _, err := p.Updates(t.Context(), ID{epoch, at}, 1); err != nil {
					t.Error(err)
				}
			})
		}
		p.Send([]render.Event{skip()})
		both.Wait()
		if a, err := p.Updates(t.Context(), ID{epoch, at}, 1); err != nil || !a.Events {
			t.Fatalf("after %d, with %d there: %v %s", at, p.Head(), err, a.Body.Bytes())
		}
	}
}

// TestReplayIsShared: readers who come back together are given the same bytes,
// until something is sent.
func TestReplayIsShared(t *testing.T) {
	o := &origin{posts: map[string]string{"0a": "a as loaded", "0b": "b as loaded"}}
	h, p := newPage(o, 2, Slot{Kind: "put", Post: "0a"}, Slot{Kind: "put", Post: "0b"})
	first := func(at int64) *Frame {
		c := h.Attach(p, &ID{epoch, at})
		defer c.Close()
		f, err := c.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	f := first(0)
	if first(0) != f {
		t.Error("each reader has a frame of its own")
	}
	if first(1) == f {
		t.Error("one who has more is sent it again")
	}
	p.Send([]render.Event{put("0a", "a anew")})
	equal(t, read(t, h, p, "0"), "put 1 0a a anew", "put 2 0b b as loaded", "put 3 0a a anew")
}

// TestLapse: a head that lapsed by itself is not replayed as it was sent.
func TestLapse(t *testing.T) {
	o := &origin{head: "without notice", posts: map[string]string{}}
	h, p := newPage(o, 0)
	p.Send([]render.Event{own("with notice")})
	if _, err := p.Updates(t.Context(), ID{epoch, 0}, 1); err != nil {
		t.Fatal(err)
	}
	equal(t, read(t, h, p, "0"), "page 1  with notice")
	p.Lapse()
	equal(t, read(t, h, p, "0"), "page 1  without notice")
	if a, err := p.Updates(t.Context(), ID{epoch, 0}, 1); err != nil || !strings.Contains(string(a.Body.Bytes()), "without notice") {
		t.Errorf("answered %s, %v", a.Body.Bytes(), err)
	}
}

func TestHubIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &origin{}
		running, most := 0, 0
		var mu sync.Mutex
		o.body = func(string) (*render.Body, error) {
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			time.Sleep(100 * time.Millisecond)
			mu.Lock()
			running--
			mu.Unlock()
			return render.NewBody("text/plain", []byte("x")), nil
		}
		h := NewHub(o, nil)
		busy := 0
		var all sync.WaitGroup
		for i := range coldWaiting + 200 {
			all.Go(func() {
				if _, err := h.Body(t.Context(), nil, fmt.Sprint("chunk/", i)); errors.Is(err, ErrBusy) {
					mu.Lock()
					busy++
					mu.Unlock()
				}
			})
		}
		all.Wait()
		if most > coldAtOnce || busy < 200 {
			t.Errorf("%d at once, %d refused", most, busy)
		}
		if b, err := h.Body(t.Context(), nil, "chunk/0"); err != nil || b == nil {
			t.Errorf("after the flood: %v", err)
		}
	})
}

// TestAllComeBackAtOnce: however many ask for a page that is being opened, they
// wait for it together.
func TestAllComeBackAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var opened atomic.Int32
		o := &origin{}
		o.open = func(slug string) (*Page, error) {
			opened.Add(1)
			time.Sleep(time.Second)
			return NewPage(o, &render.Rendition{Page: "p", Slug: slug, Epoch: 1, HTML: render.NewBody("text/html", nil)}, nil), nil
		}
		h := NewHub(o, nil)
		var all sync.WaitGroup
		for range 3 * coldWaiting {
			all.Go(func() {
				if _, err := h.Page(t.Context(), "storm"); err != nil {
					t.Errorf("one was sent away: %v", err)
				}
			})
		}
		all.Wait()
		if n := opened.Load(); n != 1 {
			t.Errorf("it was opened %d times", n)
		}
	})
}

// TestDrawingWaitsApart: however many cards are asked for, they are drawn one at
// a time, and pages don't wait for them.
func TestDrawingWaitsApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := &origin{}
		var mu sync.Mutex
		running, most := 0, 0
		o.body = func(name string) (*render.Body, error) {
			if strings.HasPrefix(name, BodyShare) {
				mu.Lock()
				running++
				most = max(most, running)
				mu.Unlock()
				time.Sleep(time.Second)
				mu.Lock()
				running--
				mu.Unlock()
			}
			return render.NewBody("text/plain", []byte("x")), nil
		}
		h := NewHub(o, nil)
		var all sync.WaitGroup
		busy := 0
		for i := range drawnWaiting + 50 {
			all.Go(func() {
				if _, err := h.Body(t.Context(), nil, fmt.Sprint(BodyShare, i)); errors.Is(err, ErrBusy) {
					mu.Lock()
					busy++
					mu.Unlock()
				}
			})
		}
		synctest.Wait()
		begun := time.Now()
		for i := range 20 {
			if _, err := h.Body(t.Context(), nil, fmt.Sprint(BodyChunk, i)); err != nil {
				t.Errorf("a chunk, while cards are drawn: %v", err)
			}
		}
		if waited := time.Since(begun); waited > 0 { // of the bubble's time, in which only sleep counts
			t.Errorf("chunks waited %v for cards", waited)
		}
		all.Wait()
		if most != drawnAtOnce || busy < 50 {
			t.Errorf("%d cards at once, %d refused", most, busy)
		}
	})
}

// TestPicturesAreKept: a change of the site makes its own bodies anew, but not
// the pictures, until one is destroyed.
func TestPicturesAreKept(t *testing.T) {
	o := &origin{}
	asked := map[string]int{}
	o.body = func(name string) (*render.Body, error) {
		asked[name]++
		return render.NewBody("image/png", []byte("x")), nil
	}
	h := NewHub(o, nil)
	for i, change := range []func(){func() {}, h.SiteChanged, h.MediaGone} {
		change()
		for _, name := range []string{BodyIndex, BodyMedia + "m"} {
			if _, err := h.Body(t.Context(), nil, name); err != nil {
				t.Fatal(err)
			}
		}
		want := [][2]int{{1, 1}, {2, 1}, {2, 2}}[i]
		if got := [2]int{asked[BodyIndex], asked[BodyMedia+"m"]}; got != want {
			t.Errorf("change %d: asked for the list and the picture %v times, want %v", i, got, want)
		}
	}
}

func TestCacheIsBounded(t *testing.T) {
	h := NewHub(&origin{}, nil)
	for i := range 1000 {
		h.store(fmt.Sprint(i), i, coldBytes/100, time.Minute)
	}
	if h.kept.size > coldBytes || len(h.kept.items) != h.kept.order.Len() || len(h.kept.items) > 100 {
		t.Errorf("%d bytes in %d items", h.kept.size, len(h.kept.items))
	}
	if _, ok := h.cached("999"); !ok {
		t.Error("what was put last is gone")
	}
}

// TestToldOnce: those who come are told of the head in the same bytes, compressed
// once; once there is more they are told of that.
func TestToldOnce(t *testing.T) {
	h, p := newPage(&origin{posts: map[string]string{}}, 3)
	first := func() *Frame {
		c := h.Attach(p, nil)
		defer c.Close()
		f, err := c.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	one, other := first(), first()
	if one != other || &one.Deflated()[0] != &other.Deflated()[0] {
		t.Error("each reader's head is made anew")
	}
	p.Send([]render.Event{put("a", "since")})
	if now := first(); now == one || !strings.Contains(string(now.Plain), `"seq":4}`) {
		t.Errorf("after more was sent: %q", now.Plain)
	}
}
