//go:build unix

package main

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
)

// The proxy that docs/operating.md describes: pages, uploads, and streams that come at once.
func TestProxyDocument(t *testing.T) {
	t.Parallel()
	c := build(t, english, 3, "")
	at := free(t)
	site := "http://" + at + "/live"
	s := c.serve("--url", site, "--trust-proxy", "127.0.0.1")
	conf := snippetsOf(t, "docs/operating.md", "### nginx")[0]
	if !strings.Contains(conf, "proxy_pass http://127.0.0.1:8080;") {
		t.Fatalf("the document's server is another:\n%s", conf)
	}
	nginx(t, t.TempDir(), at, "", strings.ReplaceAll(conf, "http://127.0.0.1:8080", s.address))

	if got := take(t, site+"/"+c.slug); !strings.Contains(got, `href="/live/`+c.slug+"/"+c.posts[0]+`"`) {
		t.Fatalf("the page's posts are not below /live:\n%s", got)
	}
	// What is too large for nginx unless told gets through: it is the server that finds
	// no picture in it.
	var token struct{ Token string }
	c.run(&token, "", "token", "create", "test")
	upload := func(to, kind, token string) int {
		t.Helper()
		ask, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site+"/api/v1/"+to, strings.NewReader(strings.Repeat("x", 8<<20)))
		if err != nil {
			t.Fatal(err)
		}
		ask.Header.Set("Authorization", "Bearer "+token)
		ask.Header.Set("Content-Type", kind)
		r, err := http.DefaultClient.Do(ask)
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		return r.StatusCode
	}
	want(t, "an upload", upload("media", "image/png", token.Token), http.StatusUnprocessableEntity)
	// What is answered before all of it is there gets through too.
	want(t, "an upload without a token", upload("media", "image/png", "sp_none"), http.StatusUnauthorized)
	want(t, "a text that is too large", upload("pages/"+c.slug+"/posts", "application/json", token.Token), http.StatusRequestEntityTooLarge)

	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	ask, err := http.NewRequestWithContext(ctx, http.MethodGet, site+"/"+c.slug+"/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	lines.Buffer(nil, 1<<20)
	until := func(line string) {
		t.Helper()
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), line) {
				return
			}
		}
		t.Fatalf("%q did not come through the proxy: %v", line, lines.Err())
	}
	until("event: head")
	d := c.post("A boat")
	until("event: put")
	until(`data: {"seq":`)
	if !strings.Contains(lines.Text(), `"post":"`+d.ID+`"`) {
		t.Fatalf("post %s was published, this came: %s", d.ID, lines.Text())
	}
}
