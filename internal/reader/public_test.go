package reader_test

import (
	"net/http"
	"strings"
	"testing"

	"stoppress/internal/reader"
)

// open are addresses of what programs read, the last of each kind one that there
// is not.
var open = []string{
	"/storm/page.json", "/storm/page.json?chunk=1", "/storm/page.json?chunk=99", "/storm/updates?after=0", "/storm/updates?after=x", "/storm/stream?after=x",
	"/storm/feed.atom", "/storm/feed.rss", "/storm/feed.json?tag=sea", "/feed.json", "/feed.rss?tag=%ff", "/news-sitemap.xml",
	"/storm/record/head.json", "/storm/record/99.json", "/record/index.json", "/record/nothing",
	"/-/assets/0000/reader.js", "/-/assets/0000/nothing", "/-/media/0000", "/calm/page.json", "/calm/stream", "/-/openapi.json",
	"/storm/fragment", "/storm/fragment?posts=x", "/oembed", "/oembed?url=https://example.org/storm", "/embed.js",
}

// closed are addresses of what people read.
var closed = []string{"/", "/storm", "/storm/", "/storm?order=oldest", "/calm", "/healthz", "/robots.txt", "/storm/nothing", "/-/nothing", "/storm/record", "//", "/storm/embed"}

// TestScriptsOfOtherSites: they may read what is for programs, whatever the
// status, and never with anyone's credentials.
func TestScriptsOfOtherSites(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	shared := func(path string, answer *http.Response) {
		t.Helper()
		for name, want := range map[string]string{
			"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
			"Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Credentials": "",
		} {
			if got := answer.Header.Values(name); strings.Join(got, "|") != want {
				t.Errorf("%s %s: %s: %q, want %q", path, answer.Status, name, got, want)
			}
		}
	}
	for _, path := range open {
		answer, _ := h.get(path, "Origin", "https://paper.example")
		shared(path, answer)
		if tag := answer.Header.Get("ETag"); tag != "" {
			again, _ := h.get(path, "Origin", "https://paper.example", "If-None-Match", tag)
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("%s again: %s", path, again.Status)
			}
			shared(path, again)
		}
		wrong, _ := h.do(http.MethodPost, path)
		shared(path, wrong)
		if wrong.StatusCode != http.StatusMethodNotAllowed || wrong.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("POST %s: %s, Allow: %s", path, wrong.Status, wrong.Header.Get("Allow"))
		}
		asked, body := h.do(http.MethodOptions, path, "Origin", "https://paper.example",
			"Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "if-none-match,last-event-id")
		shared(path, asked)
		if asked.StatusCode != http.StatusNoContent || body != "" {
			t.Errorf("OPTIONS %s: %s", path, asked.Status)
		}
		for name, want := range map[string]string{
			"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Max-Age": "86400", "Allow": "GET, HEAD, OPTIONS",
			"Access-Control-Allow-Headers": "Cache-Control, If-Modified-Since, If-None-Match, Last-Event-ID, Pragma",
		} {
			if got := asked.Header.Get(name); got != want {
				t.Errorf("OPTIONS %s: %s: %q, want %q", path, name, got, want)
			}
		}
	}
	for _, path := range closed {
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodOptions} {
			answer, _ := h.do(method, path, "Origin", "https://paper.example", "Access-Control-Request-Method", "GET")
			for name := range answer.Header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s %s: %s", method, path, name)
				}
			}
			if method == http.MethodOptions && answer.StatusCode != http.StatusMethodNotAllowed {
				t.Errorf("OPTIONS %s: %s", path, answer.Status)
			}
		}
	}
	// A moved page is followed by scripts too.
	moved, _ := h.get("/storm/", "Origin", "https://paper.example")
	if moved.StatusCode != http.StatusMovedPermanently {
		t.Error(moved.Status)
	}
}
