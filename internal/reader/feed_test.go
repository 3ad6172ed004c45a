package reader_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/reader"
	"stoppress/internal/store"
)

var feedTypes = map[string]string{
	"atom": "application/atom+xml; charset=utf-8",
	"rss":  "application/rss+xml; charset=utf-8",
	"json": "application/feed+json; charset=utf-8",
}

func (h *house) feed(path string) *gofeed.Feed {
	h.t.Helper()
	answer, body := h.get(path)
	if answer.StatusCode != http.StatusOK {
		h.t.Fatalf("%s: %s", path, answer.Status)
	}
	f, err := gofeed.NewParser().ParseString(body)
	if err != nil {
		h.t.Fatalf("%s: %v", path, err)
	}
	return f
}

// tagged publishes a post that bears tags.
func (h *house) tagged(headline string, tags ...string) {
	h.t.Helper()
	h.write(func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: headline, Tags: tags, Body: markup.FromText("It says " + headline + ".").Encode()}}}, store.At{})
		return err
	})
}

func TestFeeds(t *testing.T) {
	h := start(t, reader.Options{Prefix: "/live"})
	h.post("Wind rises")
	h.tagged("Ferries stay in port", "Pêche", "سیل\u200cبند")
	for format, kind := range feedTypes {
		for _, of := range []string{"/storm", ""} {
			path := of + "/feed." + format
			answer, body := h.get(path)
			if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != kind || !strings.Contains(body, "https://example.org/live/storm/") {
				t.Errorf("%s: %s %s", path, answer.Status, answer.Header.Get("Content-Type"))
			}
			if c := answer.Header.Get("Cache-Control"); c != "public, max-age=2, stale-while-revalidate=10, stale-if-error=864000" || answer.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("%s: %v", path, answer.Header)
			}
			f := h.feed(path)
			if len(f.Items) != 2 || f.Items[0].Title != "Ferries stay in port" || f.FeedLink != "https://example.org/live"+path {
				t.Errorf("%s: %d items, itself at %s", path, len(f.Items), f.FeedLink)
			}
			for tag, want := range map[string]int{"pêche": 1, "سیل\u200cبند": 1, "nothing": 0} {
				if f := h.feed(path + "?tag=" + url.QueryEscape(tag)); len(f.Items) != want {
					t.Errorf("%s of %s: %d items, want %d", path, tag, len(f.Items), want)
				}
			}
			for _, encoding := range []string{"gzip", "br", "zstd"} {
				answer, packed := h.get(path, "Accept-Encoding", encoding)
				if answer.Header.Get("Content-Encoding") != encoding || answer.Header.Get("Vary") != "Accept-Encoding" || answer.Header.Get("ETag") == "" {
					t.Errorf("%s in %s: %v", path, encoding, answer.Header)
				}
				if encoding != "gzip" {
					continue
				}
				z, err := gzip.NewReader(bytes.NewReader([]byte(packed)))
				if err != nil {
					t.Fatal(err)
				}
				if plain, err := io.ReadAll(z); err != nil || string(plain) != body {
					t.Errorf("%s in %s: %v", path, encoding, err)
				}
			}
			for _, bad := range []string{"?tag=%ff", "?tag=" + strings.Repeat("x", 500), "/", "/x"} {
				if answer, _ := h.get(path + bad); answer.StatusCode != http.StatusNotFound {
					t.Errorf("%s%.20s: %s", path, bad, answer.Status)
				}
			}
		}
	}
	answer, body := h.get("/news-sitemap.xml")
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "application/xml; charset=utf-8" || !strings.Contains(body, "<loc>https://example.org/live/storm</loc>") {
		t.Errorf("the news sitemap: %s %s\n%s", answer.Status, answer.Header.Get("Content-Type"), body)
	}
	if answer, _ := h.get("/news-sitemap.xml/x"); answer.StatusCode != http.StatusNotFound {
		t.Error(answer.Status)
	}
	if _, body := h.get("/robots.txt"); !strings.Contains(body, "\nSitemap: https://example.org/live/news-sitemap.xml\n") {
		t.Errorf("robots.txt does not name the news sitemap: %s", body)
	}
	_, body = h.get("/storm")
	for _, format := range []string{"atom", "rss", "json"} {
		if !strings.Contains(body, `href="/live/storm/feed.`+format+`"`) {
			t.Errorf("the page does not name its feed.%s", format)
		}
	}
}

// TestFeedsAreAskedForAgain: a client that has the feed is told so, and gets the
// new one as soon as there is one.
func TestFeedsAreAskedForAgain(t *testing.T) {
	h := start(t, reader.Options{})
	id := h.post("Wind rises")[0]
	tags := map[string]string{}
	paths := []string{"/storm/feed.atom", "/storm/feed.rss", "/storm/feed.json", "/storm/feed.rss?tag=sea", "/feed.atom", "/feed.rss", "/feed.json"}
	for _, path := range paths {
		answer, whole := h.get(path)
		tags[path] = answer.Header.Get("ETag")
		again, body := h.get(path, "If-None-Match", tags[path])
		if again.StatusCode != http.StatusNotModified || body != "" || again.Header.Get("ETag") != tags[path] || again.Header.Get("Cache-Control") == "" {
			t.Errorf("%s: %s", path, again.Status)
		}
		other, _ := h.get(path, "If-None-Match", tags[path], "Accept-Encoding", "gzip")
		if other.StatusCode != http.StatusOK && len(whole) > 256 {
			t.Errorf("%s: one form's tag is taken for another's", path)
		}
	}
	h.write(func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: id, Note: "It was wrong."})
		return err
	})
	for _, path := range paths {
		answer, body := h.get(path, "If-None-Match", tags[path])
		for i := 0; answer.StatusCode == http.StatusNotModified && i < 500; i++ { // the site is told just after the page
			time.Sleep(10 * time.Millisecond)
			answer, body = h.get(path, "If-None-Match", tags[path])
		}
		if answer.StatusCode != http.StatusOK || strings.Contains(body, "Wind rises") || !strings.Contains(body, "It was wrong.") {
			t.Errorf("%s after a withdrawal: %s\n%s", path, answer.Status, body)
		}
	}
}

// TestLastModified: a feed says when it was changed once that second is over,
// and a client that goes by it misses nothing.
func TestLastModified(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	answer, _ := h.get("/storm/feed.rss")
	if s := answer.Header.Get("Last-Modified"); s != "" { // on a slow machine it may be over by now
		if at, err := http.ParseTime(s); err != nil || time.Since(at) < 2*time.Second {
			t.Errorf("a feed that was changed this moment was last changed %s", s)
		}
	}
	var modified string
	for range 200 {
		if answer, _ = h.get("/storm/feed.rss"); answer.Header.Get("Last-Modified") != "" {
			modified = answer.Header.Get("Last-Modified")
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if modified == "" {
		t.Fatal("a feed never says when it was changed")
	}
	if answer, _ := h.get("/storm/feed.rss", "If-Modified-Since", modified); answer.StatusCode != http.StatusNotModified {
		t.Error(answer.Status)
	}
	if answer, _ := h.get("/storm/feed.rss", "If-Modified-Since", modified, "If-None-Match", `"other"`); answer.StatusCode != http.StatusOK {
		t.Error("If-Modified-Since wins over If-None-Match")
	}
	for _, other := range []string{"Mon, 01 Jan 2001 00:00:00 GMT", "yesterday"} {
		if answer, _ := h.get("/storm/feed.rss", "If-Modified-Since", other); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", other, answer.Status)
		}
	}
	h.post("Another")
	if answer, _ := h.get("/storm/feed.rss", "If-Modified-Since", modified); answer.StatusCode != http.StatusOK {
		t.Error("a new post is missed")
	}
}

// TestFeedOfMovedPage: who follows a page under its former slug is sent on, and
// the items stay what they were.
func TestFeedOfMovedPage(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	before := h.feed("/storm/feed.atom")
	h.write(func(tx *store.Tx) error { return tx.Rename("gale") })
	for range 2000 {
		if p, err := h.hub.Page(t.Context(), "gale"); err == nil && p.Rendition().Slug == "gale" {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	answer, _ := h.get("/storm/feed.atom?tag=sea")
	if to := answer.Header.Get("Location"); answer.StatusCode != http.StatusMovedPermanently || to != "/gale/feed.atom?tag=sea" {
		t.Errorf("%s to %s", answer.Status, to)
	}
	after := h.feed("/gale/feed.atom")
	if after.Items[0].GUID != before.Items[0].GUID || after.Items[0].Link == before.Items[0].Link {
		t.Errorf("%s at %s was %s at %s", after.Items[0].GUID, after.Items[0].Link, before.Items[0].GUID, before.Items[0].Link)
	}
}
