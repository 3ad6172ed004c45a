package reader_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"stoppress/internal/accept"
	"stoppress/internal/live"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// house is a whole server but for its commands.
type house struct {
	t     *testing.T
	store *store.Store
	hub   *live.Hub
	url   string
	page  string // id
}

func start(t *testing.T, opt reader.Options) *house {
	t.Helper()
	return startSite(t, opt, render.Site{})
}

// startSite is start for a site with settings of its own.
func startSite(t *testing.T, opt reader.Options, site render.Site) *house {
	t.Helper()
	return startBy(t, opt, site, true)
}

// startBy is startSite; who asks for a stream is taken in without net/http, or not.
func startBy(t *testing.T, opt reader.Options, site render.Site, without bool) *house {
	t.Helper()
	site.Name, site.URL = "Harbour Post", "https://example.org"+opt.Prefix
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := render.New(site)
	if err != nil {
		t.Fatal(err)
	}
	p, err := publish.New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = p.Run(ctx) }()
	readers := reader.New(p.Hub(), opt)
	server := httptest.NewUnstartedServer(readers)
	if without {
		server.Listener = accept.Listener(server.Listener.(*net.TCPListener), server.Config, readers)
	}
	server.Start()
	t.Cleanup(func() {
		p.Hub().Drain()
		server.Close()
		cancel()
		<-done
	})
	head, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	return &house{t, s, p.Hub(), server.URL, head.ID}
}

// post publishes a batch and returns the ids.
func (h *house) post(headlines ...string) (ids []string) {
	h.t.Helper()
	var batch []store.NewPost
	for _, s := range headlines {
		batch = append(batch, store.NewPost{Texts: page.Texts{Headline: s, Body: markup.FromText("It says " + s + ".").Encode()}})
	}
	h.write(func(tx *store.Tx) error {
		entries, err := tx.Publish(batch, store.At{})
		for _, e := range entries {
			ids = append(ids, e.Post)
		}
		return err
	})
	return ids
}

func (h *house) write(fn func(*store.Tx) error) {
	h.t.Helper()
	r, err := h.store.Write(h.t.Context(), store.Command{Page: h.page}, fn)
	if err != nil {
		h.t.Fatal(err)
	}
	p, err := h.hub.Page(h.t.Context(), "storm")
	if err != nil {
		return // renamed
	}
	last := r.Entries[len(r.Entries)-1].Seq
	for range 12_000 { // a minute only ends what hangs
		if p.Rendition().Seq >= last {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	h.t.Fatalf("seq %d is not on the page", last)
}

var plain = &http.Client{
	Transport:     &http.Transport{DisableCompression: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func (h *house) get(path string, headers ...string) (*http.Response, string) {
	h.t.Helper()
	return h.do(http.MethodGet, path, headers...)
}

func (h *house) do(method, path string, headers ...string) (*http.Response, string) {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.url+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := plain.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	return answer, string(body)
}

func TestAnswers(t *testing.T) {
	h := start(t, reader.Options{})
	id := h.post("Ferries stay in port", "Wind rises")[0]
	for range 45 {
		h.post("Another")
	}
	const page, forever = "public, max-age=2, stale-while-revalidate=10, stale-if-error=864000", "public, max-age=31536000, immutable"
	for _, tt := range []struct {
		path   string
		status int
		cache  string
		kind   string
		holds  string
	}{
		{"/", 200, page, "text/html", `href="/storm"`},
		{"/storm", 200, page, "text/html", `data-page="storm"`},
		{"/storm?utm=1", 200, page, "text/html", `data-page="storm"`},
		{"/storm?order=oldest", 200, page, "text/html", "Ferries stay in port"},
		{"/storm?chunk=1", 200, page, "text/html", "Ferries stay in port"},
		{"/storm?chunk=all", 200, page, "text/html", "Ferries stay in port"},
		{"/storm?chunk=all&order=oldest", 200, page, "text/html", "Ferries stay in port"},
		{"/storm?chunk=all&order=best", 404, "", "text/html", ""},
		{"/storm?chunk=99", 404, "", "text/html", ""},
		{"/storm?chunk=0", 404, "", "text/html", ""},
		{"/storm?chunk=x", 404, "", "text/html", ""},
		{"/storm?order=best", 404, "", "text/html", ""},
		{"/storm/" + id, 200, page, "text/html", "Ferries stay in port"},
		{"/storm/" + id + "/history", 200, page, "text/html", "Ferries stay in port"},
		{"/storm/share.png", 200, "public, max-age=300", "image/png", "\x89PNG"},
		{"/storm/" + id + "/share.png?v=old", 200, "public, max-age=300", "image/png", "\x89PNG"},
		{"/storm/0aaaaaaaaa/share.png", 404, "", "text/html", ""},
		{"/calm/share.png", 404, "", "text/html", ""},
		{"/storm/share.png/x", 404, "", "text/html", ""},
		{"/storm/0aaaaaaaaa", 404, "public, max-age=2", "text/html", ""},
		{"/storm/0aaaaaaaaa/history", 404, "", "text/html", ""},
		{"/storm/" + id + "/secrets", 404, "", "text/html", ""},
		{"/storm/nothing", 404, "", "text/html", ""},
		{"/storm/page.json", 200, page, "application/json", `"seq":`},
		{"/storm/page.json?chunk=1", 200, page, "application/json", "Ferries stay in port"},
		{"/storm/updates?after=0", 200, "public, max-age=60", "application/json", `"events":[{`},
		{"/storm/updates?after=48", 200, "public, max-age=5", "application/json", `"events":[]`},
		{"/storm/updates?after=x", 400, "no-store", "text/plain", "EPOCH:SEQ"},
		{"/calm", 404, "", "text/html", ""},
		{"/" + strings.Repeat("a", 5000), 404, "", "text/html", ""},
		{"/healthz", 200, "no-store", "text/plain", "ok"},
		{"/readyz", 200, "no-store", "text/plain", "ok"},
		{"/robots.txt", 200, "", "text/plain", "Disallow: /desk/"},
		{"/-/assets/nothing", 404, "", "text/html", ""},
		{"/-/media/0000", 404, "", "text/html", ""},
		{"/-/media/0000/400", 404, "", "text/html", ""},
		{"/-/media/0000/", 404, "", "text/html", ""},
		{"/-/media/0000/400/1", 404, "", "text/html", ""},
		{"/-/media/0000/99999", 404, "", "text/html", ""},
		{"/-/", 404, "", "text/html", ""},
		{"//", 404, "", "text/html", ""},
		{"/storm/../../etc/passwd", 404, "", "text/html", ""},
	} {
		answer, body := h.get(tt.path)
		if answer.StatusCode != tt.status || !strings.HasPrefix(answer.Header.Get("Content-Type"), tt.kind) || !strings.Contains(body, tt.holds) {
			t.Errorf("%.60s: %d %s, want %d %s with %q", tt.path, answer.StatusCode, answer.Header.Get("Content-Type"), tt.status, tt.kind, tt.holds)
		}
		if cache := answer.Header.Get("Cache-Control"); tt.cache != "" && cache != tt.cache || cache == "" {
			t.Errorf("%.60s: Cache-Control: %s, want %s", tt.path, cache, tt.cache)
		}
		for _, name := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} {
			if answer.Header.Get(name) == "" {
				t.Errorf("%.60s: no %s", tt.path, name)
			}
		}
		if answer.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s: a cookie", tt.path)
		}
		head, nothing := h.do(http.MethodHead, tt.path)
		if head.StatusCode != tt.status || nothing != "" || head.Header.Get("Content-Length") != answer.Header.Get("Content-Length") {
			t.Errorf("HEAD %.60s: %d, %d bytes, length %s", tt.path, head.StatusCode, len(nothing), head.Header.Get("Content-Length"))
		}
	}
	_, html := h.get("/storm")
	for _, name := range []string{"reader.js", "reader.css"} {
		at := strings.Index(html, name)
		if at < 0 {
			t.Fatalf("the page does not load %s", name)
		}
		path := html[strings.LastIndexByte(html[:at], '"')+1 : at+len(name)]
		if answer, _ := h.get(path); answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != forever {
			t.Errorf("%s: %d, %s", path, answer.StatusCode, answer.Header.Get("Cache-Control"))
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "BREW"} {
		if answer, said := h.do(method, "/storm"); answer.StatusCode != 405 || !strings.Contains(string(said), "only be read: GET, HEAD") || answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow: %s", method, answer.StatusCode, answer.Header.Get("Allow"))
		}
	}
}

func TestEncodingsAndTags(t *testing.T) {
	h := start(t, reader.Options{})
	h.post(strings.Repeat("wind and water ", 15))
	tags := map[string]bool{}
	for _, encoding := range []string{"", "gzip", "br", "zstd"} {
		answer, body := h.get("/storm", "Accept-Encoding", encoding)
		if got := answer.Header.Get("Content-Encoding"); got != encoding {
			t.Errorf("accepting %q: encoded as %q", encoding, got)
		}
		tag := answer.Header.Get("ETag")
		if tags[tag] || answer.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: ETag %s, Vary %s", encoding, tag, answer.Header.Get("Vary"))
		}
		tags[tag] = true
		if encoding == "gzip" {
			z, err := gzip.NewReader(strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if b, err := io.ReadAll(z); err != nil || !bytes.Contains(b, []byte("wind and water")) {
				t.Errorf("unpacked: %v", err)
			}
		}
		for header, want := range map[string]int{tag: 304, "W/" + tag: 304, `"x", ` + tag: 304, "*": 304, `"x"`: 200} {
			again, body := h.get("/storm", "Accept-Encoding", encoding, "If-None-Match", header)
			if again.StatusCode != want || want == 304 && body != "" {
				t.Errorf("%q, If-None-Match: %s: %d", encoding, header, again.StatusCode)
			}
		}
	}
	h.post("Another")
	for tag := range tags {
		if answer, _ := h.get("/storm", "If-None-Match", tag); answer.StatusCode != 200 {
			t.Error("a changed page is said to be unchanged")
		}
	}
}

func TestMoved(t *testing.T) {
	h := start(t, reader.Options{Prefix: "/live"})
	id := h.post("Ferries stay in port")[0]
	h.get("/storm/") // it is known under its old slug
	h.write(func(tx *store.Tx) error { return tx.Rename("gale") })
	p, err := h.hub.Page(t.Context(), "gale")
	for range 500 {
		if err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
		p, err = h.hub.Page(t.Context(), "gale")
	}
	if p == nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/storm": "/live/gale", "/storm/" + id: "/live/gale/" + id, "/storm?order=oldest": "/live/gale?order=oldest",
		"/storm/stream?after=7": "/live/gale/stream?after=7", "/gale/": "/live/gale",
	} {
		answer, _ := h.get(path)
		if answer.StatusCode != 301 || answer.Header.Get("Location") != want {
			t.Errorf("%s: %d, Location: %s, want %s", path, answer.StatusCode, answer.Header.Get("Location"), want)
		}
	}
}

// TestShare asks for the pictures that pages and posts are shared with, by the
// addresses that the page gives.
func TestShare(t *testing.T) {
	h := start(t, reader.Options{})
	id := h.post("Ferries stay in port")[0]
	picture := regexp.MustCompile(`<meta property="og:image" content="https://example.org([^"]+)">`)
	address := func(path string) string {
		t.Helper()
		_, body := h.get(path)
		m := picture.FindStringSubmatch(body)
		if m == nil {
			t.Fatalf("%s names no picture", path)
		}
		return m[1]
	}
	_, whole := h.get(address("/storm"))
	at := address("/storm/" + id)
	answer, own := h.get(at)
	if answer.StatusCode != 200 || own == whole || answer.Header.Get("Access-Control-Allow-Origin") != "*" || answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Content-Encoding") != "" {
		t.Errorf("%s: %d, %v", at, answer.StatusCode, answer.Header)
	}
	if again, body := h.get(at, "If-None-Match", answer.Header.Get("ETag")); again.StatusCode != 304 || body != "" {
		t.Errorf("asked again: %d", again.StatusCode)
	}
	if head, body := h.do(http.MethodHead, at); head.StatusCode != 200 || body != "" || head.Header.Get("Content-Length") != strconv.Itoa(len(own)) {
		t.Errorf("HEAD: %d, %v", head.StatusCode, head.Header)
	}
	h.write(func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: func(t page.Texts) (page.Texts, error) {
			t.Headline = "Ferries sail"
			return t, nil
		}})
		return err
	})
	if now := address("/storm/" + id); now == at {
		t.Error("another headline has the picture's old address")
	}
	if _, body := h.get(at); body == own {
		t.Error("under its old address the picture is as it was")
	}
	h.write(func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: id})
		return err
	})
	if _, body := h.get(at); body != whole {
		t.Error("a post that was withdrawn has a picture other than the page's")
	}
	if _, _, err := h.store.CreatePage(t.Context(), store.NewPage{Slug: "later", Head: page.Head{Title: "Later", Zone: "UTC", Lang: "en"}, Draft: true}); err != nil {
		t.Fatal(err)
	}
	if answer, _ := h.get("/later/share.png"); answer.StatusCode != 404 {
		t.Errorf("the picture of a draft: %d", answer.StatusCode)
	}
}

// listener is one reader of a stream.
type listener struct {
	t      *testing.T
	answer *http.Response
	lines  *bufio.Reader
}

func (h *house) listen(path string, headers ...string) *listener {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), http.MethodGet, h.url+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := plain.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { answer.Body.Close() })
	body := io.Reader(answer.Body)
	if answer.Header.Get("Content-Encoding") == "gzip" {
		if body, err = gzip.NewReader(answer.Body); err != nil {
			h.t.Fatal(err)
		}
	}
	return &listener{h.t, answer, bufio.NewReader(body)}
}

// next reads one event; the kind is "" at the end of the stream.
func (l *listener) next() (kind, id string, data map[string]any) {
	for {
		line, err := l.lines.ReadString('\n')
		if err != nil {
			return "", "", nil
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch name {
		case "event":
			kind = value
		case "id":
			id = value
		case "retry":
			kind, data = "retry", map[string]any{"ms": value}
		case "data":
			if err := json.Unmarshal([]byte(value), &data); err != nil {
				l.t.Fatal(err)
			}
		case "":
			return kind, id, data
		}
	}
}

func (l *listener) want(kind string, seq int) map[string]any {
	l.t.Helper()
	got, id, data := l.next()
	for got == "head" && kind != "head" { // on a slow machine one may come between
		got, id, data = l.next()
	}
	if got != kind || data["seq"] != float64(seq) {
		l.t.Fatalf("got %s %v, want %s %d", got, data, kind, seq)
	}
	if (kind == "head") != (id == "") || id != "" && !strings.HasSuffix(id, fmt.Sprint(":", seq)) {
		l.t.Fatalf("%s %d has id %q", kind, seq, id)
	}
	return data
}

// eachWay runs a test of streams on connections that never were net/http's, on those
// that were taken over from it, and on those that it kept.
func eachWay(t *testing.T, test func(t *testing.T, start func(reader.Options) *house)) {
	for _, way := range []struct {
		name          string
		without, keep bool
	}{{"without net/http", true, false}, {"taken over", false, false}, {"kept", false, true}} {
		t.Run(way.name, func(t *testing.T) {
			test(t, func(opt reader.Options) *house {
				opt.KeepConns = way.keep
				return startBy(t, opt, render.Site{}, way.without)
			})
		})
	}
}

// TestStreamDate: the header that many have alike says of each when it was sent.
func TestStreamDate(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{})
		for _, encoding := range []string{"", "gzip", "", "gzip"} {
			before := time.Now().Truncate(time.Second)
			l := h.listen("/storm/stream", "Accept-Encoding", encoding)
			date, err := http.ParseTime(l.answer.Header.Get("Date"))
			if err != nil || date.Before(before) || date.After(time.Now()) {
				t.Errorf("%q: %v, %v", encoding, date, err)
			}
			if encoding != "" {
				time.Sleep(time.Until(before.Add(time.Second)))
			}
		}
	})
}

func TestStream(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{})
		h.post("One")
		for _, encoding := range []string{"", "gzip"} {
			t.Run("encoding "+encoding, func(t *testing.T) {
				p, _ := h.hub.Page(t.Context(), "storm")
				at := int(p.Head())
				l := h.listen("/storm/stream", "Accept-Encoding", encoding)
				for name, want := range map[string]string{
					"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store, no-transform",
					"X-Accel-Buffering": "no", "Vary": "Accept-Encoding", "Content-Encoding": encoding,
				} {
					if got := l.answer.Header.Get(name); got != want {
						t.Errorf("%s: %q, want %q", name, got, want)
					}
				}
				if len(l.answer.TransferEncoding) != 0 || !l.answer.Close {
					t.Errorf("delimited by %v, close is %v", l.answer.TransferEncoding, l.answer.Close)
				}
				l.want("head", at)
				h.post("Two", "Three")
				put := l.want("put", at+1)
				if put["group"].(map[string]any)["line"] == "" || !strings.Contains(put["html"].(string), "Two") || put["rev"] != 1.0 {
					t.Errorf("put %v", put)
				}
				l.want("put", at+2)

				back := h.listen(fmt.Sprint("/storm/stream?after=", at+1), "Accept-Encoding", encoding)
				back.want("put", at+2)
				back.want("head", at+2)
				wins := h.listen("/storm/stream?after=0", "Accept-Encoding", encoding, "Last-Event-ID", fmt.Sprint(p.Epoch, ":", at+1))
				wins.want("put", at+2)
				old := h.listen(fmt.Sprintf("/storm/stream?after=%d:1", p.Epoch-5), "Accept-Encoding", encoding)
				old.want("reset", at+2)
				h.post("Four")
				l.want("put", at+3)
				wins.want("put", at+3)
			})
		}
		if answer, _ := h.get("/storm/stream?after=yesterday"); answer.StatusCode != 400 {
			t.Errorf("a bad id: %d", answer.StatusCode)
		}
		if answer, _ := h.get("/calm/stream"); answer.StatusCode != 404 {
			t.Errorf("a page that is not there: %d", answer.StatusCode)
		}
	})
}

// TestStreamAhead: a reader who has more than this server is answered at once,
// though there is nothing yet to send.
func TestStreamAhead(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{})
		for _, encoding := range []string{"", "gzip"} {
			p, _ := h.hub.Page(t.Context(), "storm")
			at := int(p.Head())
			l := h.listen(fmt.Sprint("/storm/stream?after=", at+1), "Accept-Encoding", encoding)
			h.post("One", "Two")
			l.want("put", at+2)
		}
	})
}

func TestStreamOfEndedPage(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{})
		h.post("One")
		l := h.listen("/storm/stream")
		l.want("head", 2)
		h.write(func(tx *store.Tx) error { return tx.End("The storm has passed.") })
		if data := l.want("page", 3); data["state"] != "ended" {
			t.Errorf("page %v", data)
		}
		if kind, _, _ := l.next(); kind != "" {
			t.Errorf("after the end: %s", kind)
		}
		for _, after := range []string{"?after=3", ""} {
			if answer, _ := h.get("/storm/stream" + after); answer.StatusCode != http.StatusNoContent {
				t.Errorf("all of it, %q: %d", after, answer.StatusCode)
			}
		}
		late := h.listen("/storm/stream?after=1")
		late.want("put", 2)
		late.want("page", 3)
		if _, body := h.get("/storm/updates?after=3"); !strings.Contains(body, `"poll_ms":60000`) {
			t.Errorf("polls of an ended page: %s", body)
		}
		h.write(func(tx *store.Tx) error { return tx.Reopen("") })
		h.listen("/storm/stream?after=3").want("page", 4)
	})
}

func TestDrainAndFull(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{MaxStreams: 2})
		h.post("One")
		a, b := h.listen("/storm/stream"), h.listen("/storm/stream")
		a.want("head", 2)
		b.want("head", 2)
		full := h.listen("/storm/stream")
		if kind, _, data := full.next(); full.answer.StatusCode != 200 || kind != "retry" || len(data["ms"].(string)) != 5 {
			t.Errorf("a full server: %d, %s %v", full.answer.StatusCode, kind, data)
		}
		if kind, _, _ := full.next(); kind != "" {
			t.Errorf("a full server goes on with %s", kind)
		}
		h.hub.Drain()
		for _, l := range []*listener{a, b} {
			if kind, _, _ := l.next(); kind != "retry" {
				t.Errorf("a server that goes away says %q", kind)
			}
			if kind, _, _ := l.next(); kind != "" {
				t.Errorf("and then %q", kind)
			}
		}
		if answer, _ := h.get("/storm"); answer.StatusCode != 200 {
			t.Errorf("the page while draining: %d", answer.StatusCode)
		}
	})
}

// TestSlowReader: one that does not read holds nobody up.
func TestSlowReader(t *testing.T) {
	eachWay(t, func(t *testing.T, start func(reader.Options) *house) {
		h := start(reader.Options{})
		h.post("One")
		conn, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if err := conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, "GET /storm/stream HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		l := h.listen("/storm/stream")
		l.want("head", 2)
		big := strings.Repeat("water ", 30_000)
		for i := range 6 {
			h.write(func(tx *store.Tx) error {
				_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: "Big", Body: markup.FromText(big).Encode()}}}, store.At{})
				return err
			})
			l.want("put", 3+i)
		}
	})
}

// TestFrames: a page with posts may show frames of the providers that we know, and
// nothing else may show any.
func TestFrames(t *testing.T) {
	h := start(t, reader.Options{})
	id := h.post("Ferries stay in port")[0]
	sources := "frame-src " + strings.Join(render.FrameSources(), " ")
	for path, want := range map[string]bool{
		"/storm": true, "/storm?order=oldest": true, "/storm?chunk=1": true, "/storm/" + id: true,
		"/": false, "/storm?chunk=all": false, "/storm/" + id + "/history": false, "/nothing": false, "/storm/nothing": false, "/storm/page.json": false,
	} {
		answer, _ := h.get(path)
		policy := answer.Header.Get("Content-Security-Policy")
		if got := strings.Contains(policy, sources); got != want || !want && strings.Contains(policy, "frame-src") {
			t.Errorf("%s: %s", path, policy)
		}
		if !strings.HasPrefix(policy, "default-src 'none'; script-src 'self'; ") {
			t.Errorf("%s: %s", path, policy)
		}
	}
	for _, s := range render.FrameSources() {
		if !strings.HasPrefix(s, "https://") || strings.ContainsAny(s, "*;, '") {
			t.Errorf("%q is too wide a source", s)
		}
	}
}

func TestWorker(t *testing.T) {
	for keepNothing, want := range map[bool]string{false: "respondWith", true: "unregister"} {
		h := start(t, reader.Options{KeepNothing: keepNothing})
		answer, body := h.get("/sw.js")
		if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-cache" || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/javascript") || answer.Header.Get("ETag") == "" {
			t.Errorf("keeping nothing %t: %d, %v", keepNothing, answer.StatusCode, answer.Header)
		}
		if !strings.Contains(body, want) {
			t.Errorf("keeping nothing %t: no %s in %.80s", keepNothing, want, body)
		}
		if answer, _ := h.get("/sw.js/x"); answer.StatusCode != 404 {
			t.Errorf("below it: %d", answer.StatusCode)
		}
	}
}
