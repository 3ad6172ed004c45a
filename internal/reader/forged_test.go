package reader_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"stoppress/internal/page"
	"stoppress/internal/reader"
	"stoppress/internal/store"
)

// unkeyed are headers that no cache takes for a part of the address.
var unkeyed = http.Header{
	"X-Forwarded-Host": {"evil.example"}, "X-Forwarded-Proto": {"evil"}, "X-Forwarded-For": {"203.0.113.66, evil"}, "X-Forwarded-Prefix": {"/evil"},
	"X-Forwarded-Server": {"evil.example"}, "X-Forwarded-Port": {"666"}, "Forwarded": {"for=203.0.113.66;host=evil.example;proto=evil"},
	"X-Host": {"evil.example"}, "X-Original-Url": {"/evil"}, "X-Rewrite-Url": {"/evil"}, "X-Http-Method-Override": {"POST"}, "X-Real-Ip": {"203.0.113.66"},
	"Origin": {"https://evil.example"}, "Referer": {"https://evil.example/"}, "Cookie": {"evil=evil"}, "User-Agent": {"evil"}, "Accept-Language": {"fa"},
	"Accept": {"evil/*"}, "Authorization": {"Bearer evil"}, "Via": {"1.1 evil.example"}, "True-Client-Ip": {"203.0.113.66"},
}

// TestForged: an answer is of its address alone. Whatever else is said of a request, its
// host among it, changes nothing of what a cache may give to others.
func TestForged(t *testing.T) {
	h := start(t, reader.Options{Prefix: "/live"})
	id := h.post("Wind rises")[0]
	h.write(func(tx *store.Tx) error {
		return tx.SetPage(func(p page.Head) (page.Head, error) { p.Slug = "storm-2"; return p, nil })
	})
	server := reader.New(h.hub, reader.Options{Prefix: "/live"})
	ask := func(path string, forged bool) (*http.Response, string) {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		if forged {
			r.Host = "evil.example"
			maps.Copy(r.Header, unkeyed)
		}
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		return w.Result(), w.Body.String()
	}
	paths := []string{"/storm/" + id, "/storm-2/" + id, "/storm-2/" + id + "/history", "/storm//evil.example", "/storm/%2fevil.example", "//evil.example/storm", "/storm/%0d%0aX-Evil:%20x", "/storm/feed.atom?x=%0d%0aX-Evil:x",
		"/storm-2?next=//evil.example", "/storm-2/search?q=wind", "/sw.js", "/readyz"}
	for _, path := range slices.Concat(open, closed) {
		paths = append(paths, path, strings.Replace(path, "/storm", "/storm-2", 1))
	}
	for _, path := range paths {
		if strings.Contains(path, "/stream") || path == "//" {
			continue
		}
		plain, is := ask(path, false)
		forged, body := ask(path, true)
		if body != is || forged.StatusCode != plain.StatusCode || fmt.Sprint(forged.Header) != fmt.Sprint(plain.Header) {
			t.Errorf("%s: %s %v\n%s\nand otherwise %s %v\n%s", path, plain.Status, plain.Header, is, forged.Status, forged.Header, body)
		}
		if to := plain.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/live/storm-2") || strings.ContainsAny(to, "\r\n")) {
			t.Errorf("%s leads to %q", path, to)
		}
		if plain.Header.Get("X-Evil") != "" {
			t.Errorf("%s: %v", path, plain.Header)
		}
	}
}

// TestSharedHeaders: values of headers that lie ready for all are nobody's to change: not
// another answer's, nor of what stands before the handler and adds to them.
func TestSharedHeaders(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	server := reader.New(h.hub, reader.Options{})
	paths := slices.DeleteFunc(slices.Concat(open, closed), func(p string) bool { return strings.Contains(p, "/stream") })
	ask := func(path string) string {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Header.Set("Accept-Encoding", "gzip")
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		w.Header().Del("Last-Modified") // comes with time
		said := fmt.Sprint(w.Code, w.Header())
		for name := range w.Header() { // as one may who has the header in hand
			w.Header().Add(name, "added")
		}
		return said
	}
	first := map[string]string{}
	for _, path := range paths {
		first[path] = ask(path)
		if path != "/storm/embed" && !strings.Contains(first[path], "frame-ancestors 'none'") && !strings.Contains(first[path], "sandbox") {
			t.Errorf("%s: %s", path, first[path])
		}
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range paths {
				path := paths[(j*7+i)%len(paths)]
				if got := ask(path); got != first[path] {
					t.Errorf("%s: %s\nat first %s", path, got, first[path])
				}
			}
		})
	}
	all.Wait()
}
