package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/testbrowser"
	"stoppress/internal/testneed"
)

// site is a server of many pages whose worker keeps them in the browser.
type site struct {
	*httptest.Server

	mu     sync.Mutex     // guards what follows
	seq    int            // of every page
	text   string         // on every page
	status map[string]int // of a page, where it is not 200
	slow   chan struct{}  // where not nil, pages are answered when it is closed
	worker string         // the script that is served for it
	asked  map[string]int
}

func serveSite(t *testing.T) *site {
	s := &site{seq: 5, text: "First", status: map[string]int{}, worker: "sw.js", asked: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /live/sw.js", func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		name := s.worker
		s.mu.Unlock()
		script, err := os.ReadFile(filepath.Join(testneed.Root(t), "internal/render/assets", name))
		if err != nil {
			panic(err)
		}
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Header().Set("Cache-Control", "no-cache")
		w.Write(script)
	})
	mux.HandleFunc("GET /live/-/media/{id}", func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked[r.PathValue("id")]++
		s.mu.Unlock()
		picture := []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>`)
		if r.PathValue("id") == "large" {
			picture = append(picture, bytes.Repeat([]byte{' '}, 6e6)...)
		}
		w.Header().Set("Content-Type", "image/svg+xml")
		w.Header().Set("Content-Length", strconv.Itoa(len(picture)))
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Write(picture)
	})
	mux.HandleFunc("GET /live/{page}/{rest...}", s.page)
	mux.HandleFunc("GET /live/{page}", s.page)
	mux.HandleFunc("GET /elsewhere", func(w http.ResponseWriter, r *http.Request) {})
	s.Server = httptest.NewServer(mux)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// page serves a page whose first picture it shows, and whose second it names.
func (s *site) page(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	slow, status, seq, text := s.slow, s.status[r.URL.Path], s.seq, s.text
	s.mu.Unlock()
	if slow != nil {
		select {
		case <-slow:
		case <-r.Context().Done():
			return
		}
	}
	name := r.PathValue("page")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=0")
	switch {
	case status == http.StatusFound:
		http.Redirect(w, r, "/live/moved", status)
		return
	case status != 0:
		w.WriteHeader(status)
	case name == "secret":
		w.Header().Set("Cache-Control", "no-store")
	}
	mark := `<p class="offline" data-offline="Offline" data-kept="As of #." hidden></p>`
	if name == "bare" {
		mark = ""
	}
	fmt.Fprintf(w, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%[1]s</title><link rel="icon" href="data:,"></head>
<body><main data-page="%[1]s" data-epoch="7" data-seq="%[2]d">%[3]s<p id="text">%[4]s</p><img src="/live/-/media/shown-%[1]s" alt=""><img src="/live/-/media/large" alt=""><a href="/live/-/media/named">Full size</a></main></body></html>`, name, seq, mark, text)
}

func (s *site) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// cached gives the paths in one of the worker's caches.
func cached(tab *testbrowser.Tab, which string) string {
	return eval[string](tab, fmt.Sprintf(`(async () => {
		const names = (await caches.keys()).filter(n => n.startsWith("stoppress /live/ ") && n.endsWith(" %s"));
		return names.length !== 1 ? names.length + " caches" : (await (await caches.open(names[0])).keys()).map(k => k.url.replace(location.origin + "/live/", "")).join(" ")
	})()`, which))
}

// become waits until what is given says so.
func become(t *testing.T, what, want string, get func() string) {
	t.Helper()
	for end := time.Now().Add(testbrowser.Patience / 2); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if get() == want {
			return
		}
	}
	t.Fatalf("%s: %q, not %q", what, get(), want)
}

// start registers the worker and waits until it is at work.
func (s *site) start(tab *testbrowser.Tab) {
	tab.Open(s.URL + "/live/a")
	tab.Eval(`navigator.serviceWorker.register("/live/sw.js").then(() => true)`, nil)
	tab.Wait(`navigator.serviceWorker.controller`)
}

const shownText = `document.querySelector("#text").textContent + (document.querySelector("[data-stale]") ? ", " + document.querySelector("[data-stale]").textContent.replace(/\d+:\d+/, "12:34") : "")`

func TestOfflineKeepsWhatIsRead(t *testing.T) {
	s := serveSite(t)
	tab := testbrowser.New(t)
	tab.Allow("ERR_CONNECTION_REFUSED", "ERR_FAILED", "favicon.ico")
	tab.Open(s.URL + "/elsewhere")
	tab.Eval(`Promise.all(["stoppress /live/ 0 pages", "stoppress /other/ 0 pages", "another"].map(n => caches.open(n))).then(() => true)`, nil)
	s.start(tab)
	// The page that brought it, with what it showed.
	become(t, "pages", "a", func() string { return cached(tab, "pages") })
	become(t, "files", "-/media/shown-a", func() string { return cached(tab, "files") })
	want(t, "other caches", eval[string](tab, `caches.keys().then(k => k.filter(n => !n.includes(" 1 ")).join())`), "stoppress /other/ 0 pages,another")
	for _, page := range []string{"b", "secret", "bare", "desk/b", "api/b", "c?chunk=2"} {
		tab.Open(s.URL + "/live/" + page)
	}
	become(t, "pages", "a b c?chunk=2", func() string { return cached(tab, "pages") })
	become(t, "files", "-/media/shown-a -/media/shown-b -/media/shown-c", func() string { return cached(tab, "files") })

	s.CloseClientConnections()
	s.Listener.Close()
	for _, page := range []string{"b", "c?chunk=2", "a"} {
		tab.Open(s.URL + "/live/" + page + "#p-1")
		want(t, page, eval[string](tab, shownText), "First, As of 12:34.")
		want(t, page+": picture", eval[bool](tab, `document.images[0].naturalWidth > 0`), true)
		want(t, page+": word of its own script", eval[bool](tab, `document.querySelectorAll("[data-offline]")[1].hidden`), true)
	}
}

func TestOfflineNeverInTheWay(t *testing.T) {
	s := serveSite(t)
	tab := testbrowser.New(t)
	tab.Allow("status (404|410|503|429)")
	s.start(tab)
	become(t, "pages", "a", func() string { return cached(tab, "pages") })
	show := func(what, text string) {
		t.Helper()
		tab.Open(s.URL + "/live/a")
		want(t, what, eval[string](tab, shownText), text)
	}
	// What the network has comes first.
	s.set(func() { s.text = "Second"; s.seq++ })
	show("changed", "Second")
	// Where the server has nothing to give, or gives nothing in time, what is kept.
	for _, status := range []int{503, 429} {
		s.set(func() { s.status["/live/a"] = status })
		show(strconv.Itoa(status), "Second, As of 12:34.")
	}
	slow := make(chan struct{})
	s.set(func() { s.status["/live/a"], s.slow, s.text, s.seq = 0, slow, "Third", 7 })
	show("no answer", "Second, As of 12:34.")
	s.set(func() { s.slow = nil })
	close(slow)
	// What came too late is kept all the same.
	s.set(func() { s.status["/live/a"] = 503 })
	tab.Open(s.URL + "/elsewhere")
	tab.Open(s.URL + "/live/a")
	become(t, "what came late", "Third, As of 12:34.", func() string {
		tab.Reload()
		return eval[string](tab, shownText)
	})
	// A page that is not kept is answered as the server answers.
	s.set(func() { s.status["/live/b"] = 503 })
	tab.Open(s.URL + "/live/b")
	want(t, "not kept", eval[string](tab, shownText), "Third")
}

func TestOfflineForgets(t *testing.T) {
	s := serveSite(t)
	tab := testbrowser.New(t)
	tab.Allow("status (404|410)")
	s.start(tab)
	for _, page := range []string{"a?order=oldest", "a/0k3v9q2m1x", "b", "b/0k3v9q2m1x", "c", "moved"} {
		tab.Open(s.URL + "/live/" + page)
	}
	pages := func() string { return cached(tab, "pages") }
	become(t, "pages", "a a?order=oldest a/0k3v9q2m1x b b/0k3v9q2m1x c moved", pages)
	become(t, "files", "-/media/shown-a -/media/shown-b -/media/shown-c -/media/shown-moved", func() string { return cached(tab, "files") })
	// Another part of the page, or one post of it, may hold what was withdrawn since.
	s.set(func() { s.seq++ })
	tab.Open(s.URL + "/live/a")
	become(t, "after a newer one", "b b/0k3v9q2m1x c moved a", pages)
	// What is not there any more goes, with all below it and its pictures.
	s.set(func() { s.status["/live/b"], s.status["/live/c"] = 410, 302 })
	tab.Open(s.URL + "/live/b")
	become(t, "after 410", "c moved a", pages)
	tab.Open(s.URL + "/live/c")
	become(t, "after it was moved", "a moved", pages)
	become(t, "files", "-/media/shown-a -/media/shown-moved", func() string { return cached(tab, "files") })
	for i := range 22 {
		tab.Open(s.URL + "/live/" + strings.Repeat("x", i+1))
	}
	become(t, "the last page", strings.Repeat("x", 22), func() string { p := strings.Fields(pages()); return p[len(p)-1] })
	become(t, "number of pages", "20", func() string { return strconv.Itoa(len(strings.Fields(pages()))) })
}

// TestOfflineIsAsOfLeaving: a page that has changed while it was open is kept as
// it was when the reader left.
func TestOfflineIsAsOfLeaving(t *testing.T) {
	s := serveSite(t)
	tab := testbrowser.New(t)
	s.start(tab)
	become(t, "pages", "a", func() string { return cached(tab, "pages") })
	s.set(func() { s.text = "Second"; s.seq++ })
	text := `(async () => { const c = await caches.open((await caches.keys()).find(n => n.endsWith(" pages"))); return /id="text">(\w+)/.exec(await (await c.match("/live/a")).text())[1] })()`
	tab.Eval(`navigator.serviceWorker.controller.postMessage(0)`, nil)
	want(t, "kept a moment ago", eval[string](tab, text), "First")
	tab.Eval(`(async () => { const c = await caches.open((await caches.keys()).find(n => n.endsWith(" pages"))); const r = await c.match("/live/a");
		const h = new Headers(r.headers); h.set("X-Kept", Date.now() - 90000); await c.put("/live/a", new Response(await r.text(), {headers: h})) })()`, nil)
	tab.Eval(`navigator.serviceWorker.controller.postMessage(0)`, nil)
	become(t, "kept anew", "Second", func() string { return eval[string](tab, text) })
}

func TestOfflineTurnedOff(t *testing.T) {
	s := serveSite(t)
	tab := testbrowser.New(t)
	s.start(tab)
	become(t, "pages", "a", func() string { return cached(tab, "pages") })
	s.set(func() { s.worker = "sw-off.js" })
	tab.Eval(`navigator.serviceWorker.getRegistration("/live/").then(r => r.update()).then(() => true)`, nil)
	become(t, "caches", "", func() string { return eval[string](tab, `caches.keys().then(k => k.join())`) })
	become(t, "registrations", "0", func() string {
		return eval[string](tab, `navigator.serviceWorker.getRegistrations().then(r => String(r.length))`)
	})
}

// TestHostKeepsNothing: the script that runs in other sites' pages has no worker.
func TestHostKeepsNothing(t *testing.T) {
	for name, want := range map[string]bool{"reader.js": true, "host.js": false} {
		script, err := os.ReadFile(filepath.Join(testneed.Root(t), "internal/render/assets", name))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(script, []byte("serviceWorker")) != want {
			t.Errorf("%s: a worker is %t", name, !want)
		}
	}
}
