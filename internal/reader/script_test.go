package reader_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"stoppress/internal/reader"
	"stoppress/internal/testbrowser"
)

// TestScriptInBrowser reads as a page of another site does, in a real browser:
// page.json again with what it has, the updates, the stream, and the stream
// taken up after a break.
func TestScriptInBrowser(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	var mu sync.Mutex // guards asked
	var asked []string
	readers := reader.New(h.hub, reader.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.Method+" "+r.URL.Path+" "+r.Header.Get("Access-Control-Request-Headers"))
		mu.Unlock()
		if r.URL.Path == "/broken/stream" { // one event of a stream that breaks off
			w.Header().Set("Access-Control-Allow-Origin", "*")
			if r.Method != http.MethodOptions && r.Header.Get("Last-Event-ID") == "" {
				w.Header().Set("Content-Type", "text/event-stream")
				fmt.Fprintf(w, "retry: 10\nid: %d:1\nevent: put\ndata: {}\n\n", h.epoch(t))
				return
			}
			r.URL.Path = "/storm/stream"
		}
		readers.ServeHTTP(w, r)
	}))
	defer server.Close()
	paper := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A paper</title><p>A paper</p></html>`)
	}))
	defer paper.Close()
	tab := testbrowser.New(t)
	tab.Open(server.URL + "/storm") // so that the browser may go there
	tab.Open(paper.URL + "/")
	tab.Allow("404")
	run := func(js string) (said string) {
		t.Helper()
		tab.Eval(fmt.Sprintf("window.said = null; (async () => { const at = %q; %s })().then(v => window.said = String(v), e => window.said = 'failed: ' + e)", server.URL, js), nil)
		tab.Wait("window.said !== null")
		tab.Eval("window.said", &said)
		return said
	}
	for _, c := range []struct{ name, js, want string }{
		{"page.json", `const r = await fetch(at + "/storm/page.json"); return (await r.json()).updates[0].posts[0].headline`, "Wind rises"},
		{"again", `const u = at + "/storm/page.json"; const tag = (await fetch(u)).headers.get("ETag");
			return (await fetch(u, {cache: "no-store", headers: {"If-None-Match": tag}})).status`, "304"},
		{"updates", `const r = await fetch(at + "/storm/updates?after=0"); return (await r.json()).head`, "2"},
		{"feed", `const r = await fetch(at + "/storm/feed.json"); return (await r.json()).items.length`, "1"},
		{"not there", `return (await fetch(at + "/calm/page.json")).status`, "404"},
		{"a page for people", `return fetch(at + "/storm").then(() => "read", () => "refused")`, "refused"},
		{"with credentials", `return fetch(at + "/storm/page.json", {credentials: "include"}).then(() => "read", () => "refused")`, "refused"},
		{"writing", `return fetch(at + "/storm/page.json", {method: "DELETE"}).then(() => "sent", () => "refused")`, "refused"},
		{"stream", `const s = new EventSource(at + "/storm/stream"); const e = await new Promise(ok => s.addEventListener("head", ok)); s.close(); return JSON.parse(e.data).seq`, "2"},
		{"stream after a break", `const s = new EventSource(at + "/broken/stream"); let n = 0;
			const e = await new Promise(ok => { s.addEventListener("put", e => { if (++n == 2) ok(e) }) }); s.close(); return e.lastEventId.split(":")[1]`, "2"},
	} {
		if c.want == "refused" {
			tab.Allow("CORS|Access-Control|ERR_FAILED|net::")
		}
		if got := run(c.js); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if !slices.Contains(asked, "OPTIONS /storm/page.json if-none-match") {
		t.Errorf("a conditional request was not asked for beforehand: %q", asked)
	}
}

func (h *house) epoch(t *testing.T) int64 {
	t.Helper()
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	return p.Epoch
}
