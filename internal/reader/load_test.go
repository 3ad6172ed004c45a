package reader_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"stoppress/internal/live"
	"stoppress/internal/reader"
	"stoppress/internal/store"
)

// press is how hard pressed a test says that the server is.
type press struct {
	full  atomic.Bool
	slow  atomic.Int64
	polls atomic.Int64

	mu      sync.Mutex // guards refused
	refused map[reader.Refusal]int
}

func newPress() *press {
	p := &press{refused: map[reader.Refusal]int{}}
	p.slow.Store(1)
	return p
}

func (p *press) Full() bool { return p.full.Load() }
func (p *press) Slow() int  { return int(p.slow.Load()) }
func (p *press) Polled()    { p.polls.Add(1) }
func (p *press) Refused(why reader.Refusal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refused[why]++
}
func (p *press) Stream(*http.Request) func() { return func() {} }

func (p *press) times(why reader.Refusal) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.refused[why]
}

// Those who poll wait as long as they are told under load, also where the answer is
// one that was made before; what is new is not kept from them.
func TestSlowPolls(t *testing.T) {
	load := newPress()
	h := start(t, reader.Options{Load: load})
	h.post("One")
	for _, of := range []struct {
		slow       int64
		path, want string
		keep       string
	}{
		{1, "/storm/updates?after=2", `"poll_ms":5000,"events":[]`, "public, max-age=5"},
		{4, "/storm/updates?after=2", `"poll_ms":20000,"events":[]`, "public, max-age=20"},
		{12, "/storm/updates?after=2", `"poll_ms":60000,"events":[]`, "public, max-age=60"},
		{12, "/storm/updates?after=1", `"poll_ms":60000,"events":[{"event":"put"`, "public, max-age=60"},
		{1, "/storm/updates?after=2", `"poll_ms":5000,"events":[]`, "public, max-age=5"},
	} {
		load.slow.Store(of.slow)
		answer, body := h.get(of.path)
		if !strings.Contains(body, of.want) || answer.Header.Get("Cache-Control") != of.keep {
			t.Errorf("%d times as slow: %s, %s", of.slow, answer.Header.Get("Cache-Control"), body)
		}
	}
	if n := load.polls.Load(); n != 4 {
		t.Errorf("%d polls were counted that had nothing new", n)
	}
	h.write(func(tx *store.Tx) error { return tx.End("") })
	load.slow.Store(12)
	if _, body := h.get("/storm/updates?after=3"); !strings.Contains(body, `"poll_ms":300000`) {
		t.Errorf("of a page that has ended: %s", body)
	}
}

// Where memory is short no new stream is let in; who has one keeps it, and all else
// is answered.
func TestMemoryShort(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		load := newPress()
		h := start(reader.Options{Load: load})
		h.post("One")
		l := h.listen("/storm/stream")
		l.want("head", 2)
		load.full.Store(true)
		for range 3 {
			late := h.listen("/storm/stream")
			if kind, _, _ := late.next(); late.answer.StatusCode != 200 || kind != "retry" {
				t.Errorf("%d, %s", late.answer.StatusCode, kind)
			}
		}
		if load.times(reader.NoMemory) != 3 {
			t.Errorf("refused: %v", load.refused)
		}
		if answer, _ := h.get("/storm"); answer.StatusCode != 200 {
			t.Errorf("the page: %d", answer.StatusCode)
		}
		h.post("Two")
		l.want("put", 3)
		load.full.Store(false)
		h.listen("/storm/stream").want("head", 3)
	})
}

// One address takes what others don't want, and no more than its share once they do.
func TestAddressShare(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		load := newPress()
		h := start(reader.Options{Load: load, MaxStreams: 12, Client: func(r *http.Request) netip.Addr {
			a, _ := netip.ParseAddr(r.Header.Get("X-Who"))
			return a
		}})
		h.post("One")
		open := func(who string, want bool) {
			t.Helper()
			l := h.listen("/storm/stream", "X-Who", who)
			kind, _, _ := l.next()
			if got := kind == "head"; got != want {
				t.Errorf("%s: %s", who, kind)
			}
		}
		for range 6 { // half of what there is
			open("192.0.2.1", true)
		}
		open("192.0.2.1", false)
		open("2001:db8::1", true)
		open("2001:db8::2", true)
		open("2001:db8::3", true)
		open("2001:db8::4", false) // one who is given a network
		open("2001:db8:0:1::1", true)
		open("", true) // nobody knows whose
		open("", true)
		if load.times(reader.NoShare) != 2 || load.times(reader.NoStream) != 0 {
			t.Errorf("refused: %v", load.refused)
		}
		open("192.0.2.9", false)
		if load.times(reader.NoStream) != 1 {
			t.Errorf("refused: %v", load.refused)
		}
	})
}

// TestHeld: who is taken in without net/http asks for the stream of a page that is at
// hand, and is waited for only where nothing has to be waited for.
func TestHeld(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("One", "Two")
	p, _ := h.hub.Page(t.Context(), "storm")
	head := live.ID{Epoch: p.Epoch, Seq: p.Head()}
	before := live.ID{Epoch: p.Epoch, Seq: head.Seq - 1}
	for _, c := range []struct {
		opt          reader.Options
		target, last string
		held, atOnce bool
	}{
		{target: "/storm/stream", held: true, atOnce: true},
		{target: "/storm/stream?after=" + head.String(), held: true, atOnce: true},
		{target: "/storm/stream?after=" + before.String(), held: true},
		{target: "/storm/stream?after=" + head.String(), last: before.String(), held: true},
		{target: "/storm/stream", last: "what?", held: true},
		{target: "/calm/stream"},
		{target: "/storm/stream/"},
		{target: "/storm"},
		{target: "/stream"},
		{target: "storm/stream"},
		{opt: reader.Options{KeepConns: true}, target: "/storm/stream"},
		{opt: reader.Options{Prefix: "/live"}, target: "/live/storm/stream", held: true, atOnce: true},
		{opt: reader.Options{Prefix: "/live"}, target: "/storm/stream", held: true, atOnce: true},
		{opt: reader.Options{Prefix: "/live"}, target: "/livestorm/stream"},
	} {
		s := reader.New(h.hub, c.opt)
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		path, query, _ := strings.Cut(c.target, "?")
		r.URL = &url.URL{Path: path, RawQuery: query}
		r.Header.Set("Last-Event-ID", c.last)
		if s.Held(path) != c.held || s.AtOnce(r) != c.atOnce {
			t.Errorf("%s after %q under %q: held %t, at once %t", c.target, c.last, c.opt.Prefix, s.Held(path), s.AtOnce(r))
		}
	}
}
