package reader_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stoppress/internal/reader"
	"stoppress/internal/render"
)

// loads gives what a browser would load with a page, by itself, from other hosts
// than the site's.
func loads(t *testing.T, page string) (others []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		rel := ""
		for _, a := range n.Attr {
			if a.Key == "rel" {
				rel = a.Val
			}
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "src", a.Key == "srcset", a.Key == "poster", a.Key == "data" && n.Data == "object", a.Key == "action", a.Key == "ping",
				a.Key == "href" && n.Data == "link" && !slices.Contains([]string{"canonical", "alternate", "prev", "next", "license"}, rel):
			default:
				continue
			}
			for _, one := range strings.Split(a.Val, ",") {
				one, _, _ = strings.Cut(strings.TrimSpace(one), " ")
				u, err := url.Parse(one)
				if err != nil || u.Host != "" && u.Host != "example.org" {
					others = append(others, n.Data+" "+one)
				}
			}
		}
		if n.Data == "style" || n.Data == "script" && n.FirstChild != nil {
			if s := n.FirstChild; s != nil && (strings.Contains(s.Data, "@import") || strings.Contains(s.Data, "url(")) {
				others = append(others, n.Data+" with an address")
			}
		}
	}
	return others
}

// TestNothingOfOthers: no page loads anything of anybody else. A site may name
// one script, which then stands on pages and their list, and nowhere else; the
// policy names its hosts there, and nowhere else.
func TestNothingOfOthers(t *testing.T) {
	const script = "https://stats.example/count.js"
	plain := map[string]string{}
	for _, m := range []render.Measure{{}, {Script: script, Hosts: []string{"stats.example", "in.stats.example:8443"}}} {
		h := startSite(t, reader.Options{}, render.Site{Measure: m})
		id := h.post("Ferries stay in port", "Trains stop")[0]
		for path, measured := range map[string]bool{
			"/": true, "/storm": true, "/storm?order=oldest": true, "/storm?chunk=1": true, "/storm/" + id: true,
			"/storm?chunk=all": false, "/storm/" + id + "/history": false, "/storm/search?q=ferries": false, "/storm/embed": false, "/storm/fragment": false, "/nothing": false, "/storm/nothing": false,
		} {
			answer, page := h.get(path)
			policy := answer.Header.Get("Content-Security-Policy")
			got, names := loads(t, page), strings.Contains(policy, "stats.example")
			kind := strings.ReplaceAll(path, id, "ID")
			if m.Script == "" {
				plain[kind] = policy
			}
			switch {
			case m.Script == "" || !measured:
				if len(got) > 0 || names || policy != plain[kind] {
					t.Errorf("measured %t, %s: loads %q; %s", m.Script != "", kind, got, policy)
				}
			case len(got) != 1 || got[0] != "script "+script:
				t.Errorf("%s: loads %q", kind, got)
			default:
				for _, name := range []string{"script-src", "img-src", "connect-src"} {
					if want := name + " 'self' https://stats.example https://in.stats.example:8443;"; !strings.Contains(policy, want) {
						t.Errorf("%s: no %s in %s", kind, want, policy)
					}
				}
				if n := strings.Count(policy, "stats.example"); n != 6 {
					t.Errorf("%s: the hosts are named %d times: %s", kind, n, policy)
				}
			}
		}
	}
}
