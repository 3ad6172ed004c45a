package load

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

// bothWays runs a test with the cheapest crowd that there is and with goroutines.
func bothWays(t *testing.T, test func(*testing.T)) {
	t.Run("cheap", test)
	t.Run("goroutines", func(t *testing.T) {
		was := cheap
		cheap = func(*Target, pace) crowd { return nil }
		defer func() { cheap = was }()
		test(t)
	})
}

func find(t *testing.T, address string) *Target {
	t.Helper()
	target, err := Find(t.Context(), address, false)
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// until waits for what happens elsewhere.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
	}
}

// TestBelow: an address with a path added to it can be asked for, also that of a site
// without one.
func TestBelow(t *testing.T) {
	for at, want := range map[string]string{"http://here.test": "/storm/stream", "http://here.test/": "/storm/stream", "http://here.test/live": "/live/storm/stream"} {
		u, err := url.Parse(at)
		if err != nil {
			t.Fatal(err)
		}
		if got := (&Target{URL: u}).Below("storm/stream").URL.RequestURI(); got != want {
			t.Errorf("below %s: %q, not %q", at, got, want)
		}
		if u.String() != at {
			t.Errorf("%s has become %s", at, u)
		}
	}
}

// TestFind: what is not this machine is refused, also where a name is both.
func TestFind(t *testing.T) {
	names := map[string][]string{
		"here.test":  {"127.0.0.1", "::1"},
		"both.test":  {"127.0.0.1", "192.0.2.7"},
		"there.test": {"192.0.2.7"},
		"six.test":   {"2001:db8::7"},
		"as.test":    {"::ffff:192.0.2.7"},
		"asus.test":  {"::ffff:127.0.0.1"},
	}
	was := lookup
	defer func() { lookup = was }()
	lookup = func(ctx context.Context, network, host string) (ips []netip.Addr, err error) {
		for _, s := range names[host] {
			ips = append(ips, netip.MustParseAddr(s))
		}
		if ips == nil {
			return was(ctx, network, host)
		}
		return ips, nil
	}
	asked := false
	h := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer h.Close()
	port := h.Listener.Addr().(*net.TCPAddr).Port
	for host, want := range map[string]error{
		"127.0.0.1": nil, "here.test": nil, "asus.test": nil,
		"both.test": ErrElsewhere, "there.test": ErrElsewhere, "six.test": ErrElsewhere, "as.test": ErrElsewhere,
		"192.0.2.7": ErrElsewhere, "0.0.0.0": ErrElsewhere, "[::]": ErrElsewhere, "10.1.2.3": ErrElsewhere, "[fd00::1]": ErrElsewhere, "169.254.1.1": ErrElsewhere, "[fe80::1]": ErrElsewhere,
	} {
		target, err := Find(t.Context(), fmt.Sprintf("http://%s:%d/storm", host, port), false)
		if !errors.Is(err, want) || want != nil && target != nil {
			t.Errorf("%s: %v", host, err)
		}
	}
	// One's own host is loaded where one says so; the test does not wait for it.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Find(ctx, "http://there.test:1/", true); err == nil || errors.Is(err, ErrElsewhere) {
		t.Errorf("one's own: %v", err)
	}
	for _, address := range []string{"", "storm", "ftp://127.0.0.1/", "http://", "http://u:p@127.0.0.1/", "http://127.0.0.1/#a", "http://127.0.0.1:nowhere/"} {
		if _, err := Find(t.Context(), address, true); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if asked {
		t.Error("something was asked for already")
	}
}

func TestRoom(t *testing.T) {
	if err := Room(10); err != nil {
		t.Error(err)
	}
	if err := Room(1 << 40); err == nil || !strings.Contains(err.Error(), "ulimit -n") {
		t.Errorf("a million million connections: %v", err)
	}
}

// streams serves what write writes as a stream, in pieces of some bytes.
func streams(t *testing.T, gzip bool, piece int, write func(send func(string), gone <-chan struct{})) *httptest.Server {
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := func(b []byte) {
			for len(b) > 0 {
				n := min(piece, len(b))
				_, _ = w.Write(b[:n])
				_ = http.NewResponseController(w).Flush()
				b = b[n:]
			}
		}
		w.Header().Set("Content-Type", "text/event-stream")
		if gzip {
			if r.Header.Get("Accept-Encoding") != "gzip" {
				t.Errorf("Accept-Encoding: %q", r.Header.Get("Accept-Encoding"))
			}
			w.Header().Set("Content-Encoding", "gzip")
			out([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff})
		}
		write(func(text string) {
			b := []byte(text)
			if gzip {
				var block bytes.Buffer
				f, _ := flate.NewWriter(&block, 9)
				_, _ = f.Write(b)
				_ = f.Flush()
				b = block.Bytes()
			}
			out(b)
		}, r.Context().Done())
	}))
	t.Cleanup(h.Close)
	return h
}

func put(seq int) string {
	return fmt.Sprintf("event: put\nid: 1790000000:%d\ndata: {\"seq\":%d,\"html\":\"<p>water</p>\"}\n\n", seq, seq)
}

const head3 = "event: head\ndata: {\"epoch\":1790000000,\"seq\":3}\n\n"

// run runs s until the test says.
func run(t *testing.T, s interface{ Run(context.Context) error }) (stop func()) {
	ctx, cancel := context.WithCancel(t.Context())
	end := make(chan error, 1)
	go func() { end <- s.Run(ctx) }()
	return func() {
		cancel()
		if err := <-end; err != nil {
			t.Error(err)
		}
	}
}

// TestStreams: every event is counted, and what is missing or comes twice is seen,
// whatever pieces it comes in.
func TestStreams(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		for _, gzip := range []bool{false, true} {
			for _, piece := range []int{1, 7, 1 << 20} {
				t.Run(fmt.Sprintf("gzip %v in %d", gzip, piece), func(t *testing.T) {
					const n = 5
					h := streams(t, gzip, piece, func(send func(string), gone <-chan struct{}) {
						send(head3)
						send(put(4) + put(5))
						send(strings.ReplaceAll(put(5), "\n", "\r\n")) // twice
						send(put(7))                                   // 6 is missing
						send(": nothing\n\n")
						send("event: put\nid: 1790000000:8\ndata: {\n\ndata: ") // 8, and what is never finished
						<-gone
					})
					s := NewStreams(find(t, h.URL), StreamOptions{Readers: n, Gzip: gzip, PerSecond: 1e6})
					stop := run(t, s)
					until(t, "not all have it", func() bool { return s.Waiting() == 0 && s.Behind(8) == 0 })
					if s.Newest() != 8 || s.Behind(9) != n {
						t.Errorf("the newest is %d, %d lack another", s.Newest(), s.Behind(9))
					}
					got := s.Report()
					stop()
					if got.Connected != n || got.Deliveries != 4*n || got.Missed != n || got.Duplicated != n || got.Updates != 4 || got.Gzip != gzip || got.Since != "first" {
						t.Errorf("%+v", got)
					}
					if got.TurnedAway+got.Ended+len(got.Refused)+len(got.Failed) != 0 || got.Bytes < n*100 || got.OpenMS <= 0 {
						t.Errorf("%+v", got)
					}
				})
			}
		}
	})
}

// TestStreamTimes: times are from when the update was sent, also where that is known
// later than the update comes; who lacks one at the end has missed it.
func TestStreamTimes(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		readers := make(chan chan int, 2)
		h := streams(t, false, 1<<20, func(send func(string), gone <-chan struct{}) {
			next := make(chan int)
			readers <- next
			send(head3)
			for {
				select {
				case seq := <-next:
					send(put(seq))
				case <-gone:
					return
				}
			}
		})
		s := NewStreams(find(t, h.URL), StreamOptions{Readers: 2, Timed: true})
		stop := run(t, s)
		until(t, "they are not open", func() bool { return s.Waiting() == 0 })
		one, other := <-readers, <-readers
		one <- 4
		other <- 4
		until(t, "they don't have it", func() bool { return s.Behind(4) == 0 })
		if got := s.Report(); got.P50 != 0 || got.Last != 0 {
			t.Errorf("times are known already: %+v", got)
		}
		s.Published(4, 4, time.Now().Add(-2*time.Second))
		got := s.Report()
		if got.Since != "post" || got.First < 1900 || got.First > got.Last || got.P50 < 1900 || got.P99 > 62_000 || got.Missed != 0 {
			t.Errorf("%+v", got)
		}
		s.Published(5, 6, time.Now())
		one <- 5
		until(t, "one doesn't have it", func() bool { return s.Behind(5) == 1 })
		if got := s.Report(); got.Missed != 1+2 || got.Deliveries != 3 {
			t.Errorf("%+v", got)
		}
		stop()
	})
}

// TestStreamsTurnedAway: each way not to get a stream is told apart, and a redirect is not
// followed.
func TestStreamsTurnedAway(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was led elsewhere") }))
		defer elsewhere.Close()
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/full":
				_, _ = io.WriteString(w, "retry: 12000\n\n")
			case "/moved":
				http.Redirect(w, r, elsewhere.URL, http.StatusTemporaryRedirect)
			case "/ended":
				w.WriteHeader(http.StatusNoContent)
			case "/left":
				_, _ = io.WriteString(w, head3)
			case "/proxied":
				w.Header().Set("Content-Encoding", "gzip")
				_, _ = io.WriteString(w, "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xffrubbish\x00\x00\xff\xff\x00")
			case "/cut":
				c, _, _ := http.NewResponseController(w).Hijack()
				_ = c.Close()
			case "/odd":
				c, _, _ := http.NewResponseController(w).Hijack()
				_, _ = io.WriteString(c, "SSH-2.0-what\r\n\r\n")
				_ = c.Close()
			}
		}))
		defer h.Close()
		for path, is := range map[string]func(StreamReport) bool{
			"/full":    func(r StreamReport) bool { return r.TurnedAway == 3 },
			"/moved":   func(r StreamReport) bool { return r.Refused["307 to "+elsewhere.URL] == 3 },
			"/ended":   func(r StreamReport) bool { return r.Refused["204"] == 3 },
			"/left":    func(r StreamReport) bool { return r.Connected == 3 && r.Ended == 3 },
			"/proxied": func(r StreamReport) bool { return r.Failed[errBlocks.Error()] == 3 },
			"/cut":     func(r StreamReport) bool { return r.Failed["closed without an answer"] == 3 },
			"/odd":     func(r StreamReport) bool { return r.Failed[errAnswer.Error()] == 3 },
		} {
			s := NewStreams(find(t, h.URL+path), StreamOptions{Readers: 3, Gzip: path == "/proxied"})
			stop := run(t, s)
			until(t, path+": they wait", func() bool { return s.Waiting() == 0 && s.Behind(math.MaxInt64) == 0 })
			stop()
			if got := s.Report(); !is(got) || path != "/left" && got.Connected != 0 {
				t.Errorf("%s: %+v", path, got)
			}
		}
	})
}

// TestPages: answers are counted for what they are, over connections that are
// kept and over those that are not.
func TestPages(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/close":
				w.Header().Set("Connection", "close")
			case "/cut": // as net/http's own does, up to the close
				c, _, _ := http.NewResponseController(w).Hijack()
				_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it")
				_ = c.Close()
				return
			case "/missing":
				http.NotFound(w, r)
				return
			}
			w.Header().Set("ETag", `"abc"`)
			if r.Header.Get("If-None-Match") == `"abc"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			for range 3 { // in chunks
				_, _ = io.WriteString(w, strings.Repeat("water ", 100))
				_ = http.NewResponseController(w).Flush()
			}
		}))
		defer h.Close()
		for _, c := range []struct {
			path       string
			revalidate bool
			is         func(PageReport) bool
		}{
			{"/page", false, func(r PageReport) bool { return r.OK == r.Requests && r.Bytes > r.Requests*1800 }},
			{"/page", true, func(r PageReport) bool { return r.OK >= 1 && r.OK <= 3 && r.NotModified == r.Requests-r.OK }},
			{"/close", false, func(r PageReport) bool { return r.OK == r.Requests }},
			{"/cut", false, func(r PageReport) bool { return r.OK == r.Requests }},
			{"/missing", false, func(r PageReport) bool { return r.OK == 0 && int64(r.Refused["404"]) == r.Requests }},
		} {
			p := NewPages(find(t, h.URL+c.path), PageOptions{Connections: 3, Revalidate: c.revalidate})
			stop := run(t, p)
			until(t, c.path+": there is no answer", func() bool { return p.Report().Requests > 20 })
			stop()
			got := p.Report()
			if !c.is(got) || len(got.Failed) > 0 || got.PerSecond <= 0 || got.P50 > got.P99 || got.P99 > 1.04*got.Max+0.01 {
				t.Errorf("%s: %+v", c.path, got)
			}
		}
	})
}

// TestPagesGone: a server that goes away is not asked for ever.
func TestPagesGone(t *testing.T) {
	bothWays(t, func(t *testing.T) {
		h := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		p := NewPages(find(t, h.URL), PageOptions{Connections: 3})
		stop := run(t, p)
		until(t, "there is no answer", func() bool { return p.Report().Requests > 20 })
		_ = h.Listener.Close()
		h.CloseClientConnections()
		failures := func() (n int) {
			for _, k := range p.Report().Failed {
				n += k
			}
			return n
		}
		until(t, "it does not notice", func() bool { return failures() >= 3 })
		time.Sleep(20 * time.Millisecond)
		if n := failures(); n > 6 { // the connection that was cut, and the one that did not come about
			t.Errorf("%d failures of 3 connections", n)
		}
		stop()
		h.Close()
	})
}

// TestHistogram: a quantile is right to within 3 percent.
func TestHistogram(t *testing.T) {
	var h histogram
	for us := range int64(1 << 20) {
		if d := top(bucket(us)); d.Microseconds() < us || float64(d.Microseconds()) > 1.04*float64(us)+1 {
			t.Fatalf("%d µs is counted as %v", us, d)
		}
	}
	for range 10_000 {
		h.add(rand.N(time.Second))
	}
	h.add(24 * 365 * time.Hour)
	h.add(-time.Second)
	if d := h.quantile(0.5); d < 450*time.Millisecond || d > 550*time.Millisecond {
		t.Errorf("the median of up to a second is %v", d)
	}
	if h.quantile(0) != 0 || h.quantile(1) < 24*365*time.Hour {
		t.Errorf("from %v to %v", h.quantile(0), h.quantile(1))
	}
}

// inPieces cuts p where rnd says.
func inPieces(p []byte, seed uint64, take func([]byte) bool) {
	r := rand.New(rand.NewPCG(seed, 1))
	for len(p) > 0 {
		n := 1 + r.IntN(len(p))
		if !take(bytes.Clone(p[:n])) {
			return
		}
		p = p[n:]
	}
}

// FuzzAnswer: an answer is the same in whatever pieces it comes.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwaterHTTP/1.1",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: \"a\"\r\n\r\n5;x=y\r\nwater\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\nrest",
		"HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\n\r\nrest",
		"HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\nup to the close",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
		"HTTP/1.1 99999999999999999999 OK\r\n\r\n",
	} {
		f.Add([]byte(s), uint64(1))
	}
	type outcome struct {
		answer string
		body   string
		rest   string
		failed bool
	}
	f.Fuzz(func(t *testing.T, p []byte, seed uint64) {
		read := func(cut bool) (o outcome) {
			var a answer
			take := func(p []byte) bool {
				if a.done {
					o.rest += string(p)
					return true
				}
				rest, err := a.take(p, func(b []byte) { o.body += string(b) })
				o.rest += string(rest)
				o.failed = err != nil
				return err == nil
			}
			if cut {
				inPieces(p, seed, take)
			} else if len(p) > 0 {
				take(p)
			}
			o.answer = fmt.Sprint(a.status, a.gzip, a.close, a.etag, a.where, a.chunked, a.last, a.left, a.done)
			return o
		}
		whole, cut := read(false), read(true)
		if whole.failed != cut.failed || !whole.failed && whole != cut {
			t.Errorf("whole: %+v\nin pieces: %+v", whole, cut)
		}
		if len(whole.body)+len(whole.rest) > len(p) {
			t.Error("more came out than went in")
		}
	})
}

// FuzzLines: events are the same in whatever pieces they come.
func FuzzLines(f *testing.F) {
	f.Add([]byte(head3+put(4)+"retry: 12\n\n: c\r\n\r\nid: x\ndata\n\ndata: {}\nid: 1:-5\n\n"), uint64(1))
	f.Add([]byte("event: head\ndata: {\"seq\":999999999999999999999}\n\nevent: reset\nid:1:2\ndata:\n\n"), uint64(2))
	f.Fuzz(func(t *testing.T, p []byte, seed uint64) {
		var whole, cut lines
		var a, b []event
		failed := whole.take(p, func(e event) { a = append(a, e) })
		inPieces(p, seed, func(p []byte) bool {
			failed = errors.Join(failed, cut.take(p, func(e event) { b = append(b, e) }))
			return true
		})
		if failed != nil {
			t.Error(failed)
		}
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("whole: %v\nin pieces: %v", a, b)
		}
	})
}

// TestHostile: a server that is not what it should be costs no more than a bound.
func TestHostile(t *testing.T) {
	none := func(event) { t.Error("there was an event") }
	piece := bytes.Repeat([]byte("x"), 64<<10)

	var l lines // that never end
	var err error
	for n := 0; err == nil && n < 2*maxBlock; n += len(piece) {
		err = l.take(piece, none)
	}
	if !errors.Is(err, errLine) || cap(l.part) > 2*maxBlock {
		t.Errorf("a line without end: %v, %d bytes are kept", err, cap(l.part))
	}

	kept := blocks{} // small ones that grow
	for n := range 4 {
		var b bytes.Buffer
		f, _ := flate.NewWriter(&b, 9)
		_, _ = f.Write(bytes.Repeat([]byte{byte(n)}, maxKept))
		_ = f.Flush()
		plain, err := kept.inflate(b.Bytes())
		if err != nil || len(plain) != maxKept {
			t.Fatalf("%d bytes, %v", len(plain), err)
		}
	}
	if len(kept) > 0 {
		t.Errorf("%d large blocks are kept", len(kept))
	}

	by := map[string]int{} // a place of its own for each who asks
	for n := range 1000 {
		refused(by, &answer{status: 302, where: fmt.Sprint("/", n)})
	}
	if len(by) != maxPlaces+1 || by["302"] != 1000-maxPlaces {
		t.Errorf("%d places are told apart, %d are not", len(by), by["302"])
	}
	var a answer
	if _, err := a.take([]byte("HTTP/1.1 302 Found\r\nLocation: /"+strings.Repeat("x", 10_000)+"\r\n\r\n"), nil); err != nil || len(a.where) > maxLine {
		t.Errorf("%v, a place of %d bytes", err, len(a.where))
	}

	for _, lie := range []string{`{}`, `{"seq":0}`, `{"posts":[{"seq":1},{"seq":9000000000000000000}]}`} {
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, lie) }))
		p, err := NewPublisher(find(t, h.URL+"/bench"), "x")
		if err != nil {
			t.Fatal(err)
		}
		if done, err := p.Publish(t.Context(), 1, 10); err == nil {
			t.Errorf("%s is taken for %+v", lie, done)
		}
		h.Close()
	}
}

// TestPublisher: nothing is published but on a page whose slug says what it is for.
func TestPublisher(t *testing.T) {
	for slug, ok := range map[string]bool{
		"bench": true, "bench-2": true, "bench/": true, "live/bench-a": true,
		"storm": false, "workbench": false, "benches": false, "bench/storm": false, "bench/..": false, "": false, "Bench": false, "bench-/storm": false, "bench%2Fstorm": false,
	} {
		u, err := url.Parse("http://127.0.0.1/" + slug)
		if err != nil {
			t.Fatal(err)
		}
		p, err := NewPublisher(&Target{URL: u}, "x")
		if (err == nil) != ok || err != nil && !errors.Is(err, ErrNotForIt) {
			t.Errorf("%q: %v", slug, err)
		}
		if err == nil && !strings.HasSuffix(p.address, "/api/v1/pages/"+p.slug) {
			t.Errorf("%q: %s", slug, p.address)
		}
	}
}
