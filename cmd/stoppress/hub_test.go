package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestHub: a WebSub hub by setting, on a server that runs. Feeds name it, a post
// is told of, one that is down holds nothing up, and without the setting there is
// no word of it.
func TestHub(t *testing.T) {
	var mu sync.Mutex // guards heard
	var heard []string
	var down atomic.Bool
	hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		form, err := url.ParseQuery(string(b))
		if err != nil || r.Method != http.MethodPost || form.Get("hub.mode") != "publish" {
			t.Errorf("the hub was sent %s %s", r.Method, b)
		}
		mu.Lock()
		defer mu.Unlock()
		if down.Load() {
			heard = append(heard, "down")
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		heard = append(heard, form["hub.url"]...)
	}))
	defer hub.Close()
	// hears waits for what the hub is told, and forgets it.
	hears := func(what string) {
		t.Helper()
		for range 600 {
			mu.Lock()
			said := strings.Join(heard, "\n") + "\n"
			if strings.Contains(said, what+"\n") {
				heard = nil
				mu.Unlock()
				return
			}
			mu.Unlock()
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("the hub never heard of %s", what)
	}
	data := t.TempDir()
	run := func(input string, args ...string) {
		t.Helper()
		cmd := exec.Command("stoppress", append(args, "--data", data)...)
		cmd.Stdin = strings.NewReader(input)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("stoppress %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	run("", "page", "create", "gale", "--title", "Gale", "--zone", "UTC", "--lang", "en")
	s := startServer(t, data, "--private-hub", "--url", "https://ellery.example/live")
	// fetch gives a feed and its Link header once it is as wanted.
	fetch := func(path string, is func(link, body string) bool) {
		t.Helper()
		var link, body string
		for range 600 {
			a, err := http.Get(s.address + path)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := io.ReadAll(a.Body)
			a.Body.Close()
			if link, body = a.Header.Get("Link"), string(b); is(link, body) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s: Link: %s\n%s", path, link, body)
	}
	none := func(link, body string) bool { return link == "" && !strings.Contains(body, hub.URL) }
	for _, path := range []string{"/gale/feed.atom", "/feed.rss"} {
		fetch(path, none)
	}

	run("", "site", "set", "--hub", hub.URL+"/")
	for _, path := range []string{"/gale/feed.atom", "/gale/feed.rss", "/gale/feed.json", "/feed.atom", "/feed.rss", "/feed.json", "/gale/feed.atom?tag=sea", "/feed.json?tag=sea"} {
		want := fmt.Sprintf(`<%s/>; rel="hub", <https://ellery.example/live%s>; rel="self"`, hub.URL, path)
		fetch(path, func(link, body string) bool { return link == want && strings.Contains(body, hub.URL) })
	}
	run("---\ntags: [Sea]\n---\n# Ferries stay in port\n", "post", "gale", "-")
	hears("https://ellery.example/live/gale/feed.json?tag=sea")
	down.Store(true)
	run("# Wind rises\n", "post", "gale", "-")
	fetch("/gale/feed.atom", func(_, body string) bool { return strings.Contains(body, "Wind rises") })
	hears("down")
	run("# Wind falls\n", "post", "gale", "-")
	fetch("/gale/feed.atom", func(_, body string) bool { return strings.Contains(body, "Wind falls") })
	down.Store(false)
	hears("https://ellery.example/live/feed.rss")

	run("", "site", "set", "--hub", "")
	for _, path := range []string{"/gale/feed.atom", "/gale/feed.rss", "/gale/feed.json", "/feed.rss"} {
		fetch(path, none)
	}
	for _, bad := range []string{"hub.example.org", "ftp://hub.example.org/", "https://user:secret@hub.example.org/", "https://hub.example.org/#x", "https://hub.example.org/ x"} {
		if out, err := exec.Command("stoppress", "site", "set", "--hub", bad, "--data", data).CombinedOutput(); err == nil || !strings.Contains(string(out), "hub") {
			t.Errorf("%s: %s", bad, out)
		}
	}
}
