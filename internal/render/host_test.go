package render

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stoppress/internal/page"
)

func TestParseHosted(t *testing.T) {
	for _, c := range []struct {
		query string
		frame bool
		want  Hosted
		ok    bool
	}{
		{"", false, Hosted{Level: 2}, true},
		{"level=4&posts=50&style=none&ld=0&utm_source=x", false, Hosted{Level: 4, Posts: 50, Plain: true, NoLD: true}, true},
		{"ld=1&post=0000000001", false, Hosted{Level: 2}, true},
		{"level=0", false, Hosted{}, false},
		{"level=5", false, Hosted{}, false},
		{"level=%2B2", false, Hosted{Level: 2}, true}, // a number all the same
		{"posts=51", false, Hosted{}, false},
		{"posts=-1", false, Hosted{}, false},
		{"posts=x", false, Hosted{}, false},
		{"style=red", false, Hosted{}, false},
		{"ld=no", false, Hosted{}, false},
		{"", true, Hosted{Level: 1}, true},
		{"level=3&posts=5", true, Hosted{Level: 1, Posts: 5}, true},
		{"post=0000000001", true, Hosted{Level: 1, Post: "0000000001"}, true},
		{"post=../record", true, Hosted{}, false},
	} {
		q, err := url.ParseQuery(c.query)
		if err != nil {
			t.Fatal(err)
		}
		o, ok := ParseHosted(q, c.frame)
		if ok != c.ok || ok && o != c.want {
			t.Errorf("%q: %+v %v, want %+v %v", c.query, o, ok, c.want, c.ok)
		}
		if ok && HostedNamed(o.Name()) != o {
			t.Errorf("%q: its name %s stands for %+v", c.query, o.Name(), HostedNamed(o.Name()))
		}
	}
}

func TestNamed(t *testing.T) {
	r := renderer(t) // https://ellery.example/live
	for address, want := range map[string]string{
		"https://ellery.example/live/storm":                         "storm ",
		"http://ELLERY.example/live/storm/?utm_source=x":            "storm ",
		"https://ellery.example/live/storm/0000000001":              "storm 0000000001",
		"https://ellery.example/live/storm#p-0000000001":            "storm 0000000001",
		"https://ellery.example/live/storm#u-202410221705":          "storm ",
		"https://ellery.example/live":                               "",
		"https://ellery.example/live/":                              "",
		"https://ellery.example/storm":                              "",
		"https://ellery.example/live/storm/fragment":                "",
		"https://ellery.example/live/oembed":                        "",
		"https://ellery.example/live/../api":                        "",
		"https://ellery.example.evil.example/live/storm":            "",
		"https://ellery.example:8443/live/storm":                    "",
		"//ellery.example/live/storm":                               "",
		"javascript://ellery.example/live/storm":                    "",
		"":                                                          "",
		"storm":                                                     "",
		"https://ellery.example/live/storm/0000000001/history":      "",
		"https://someone@ellery.example/live/storm?url=%zz&x=%2F%2": "storm ",
	} {
		slug, post, ok := r.Named(address)
		if got := slug + " " + post; ok != (want != "") || ok && got != want {
			t.Errorf("%s: %q %v, want %q", address, got, ok, want)
		}
	}
}

func TestOEmbedAnswer(t *testing.T) {
	r, l := renderer(t), harbour(t)
	type answer struct {
		Type, Version, Title, HTML string
		Width, Height              int
		Provider                   string `json:"provider_name" xml:"provider_name"`
	}
	var j, x, small answer
	if err := json.Unmarshal(r.OEmbed(l.p, view, "", "json", 0, 0).Bytes(), &j); err != nil {
		t.Fatal(err)
	}
	if j.Type != "rich" || j.Version != "1.0" || j.Title != l.p.Title || j.Provider == "" || j.Width < 1 || j.Height < 1 {
		t.Errorf("%+v", j)
	}
	var in struct {
		Type    string `xml:"type"`
		Version string `xml:"version"`
		Title   string `xml:"title"`
		HTML    string `xml:"html"`
		Width   int    `xml:"width"`
	}
	if err := xml.Unmarshal(r.OEmbed(l.p, view, "", "xml", 0, 0).Bytes(), &in); err != nil {
		t.Fatal(err)
	}
	x = answer{Type: in.Type, Version: in.Version, Title: in.Title, HTML: in.HTML, Width: in.Width, Height: j.Height, Provider: j.Provider}
	if x != j {
		t.Errorf("as XML %+v\nas JSON %+v", x, j)
	}
	if err := json.Unmarshal(r.OEmbed(l.p, view, "", "json", 300, 200).Bytes(), &small); err != nil {
		t.Fatal(err)
	}
	if small.Width != 300 || small.Height != 200 || !strings.Contains(small.HTML, `width="300" height="200"`) {
		t.Errorf("within 300 x 200: %+v", small)
	}
	if r.OEmbed(l.p, view, "9999999999", "json", 0, 0) != nil || r.OEmbed(l.p, view, "", "yaml", 0, 0) != nil {
		t.Error("an answer for what there is not")
	}
}

// TestCanonical: where the page has its place on a host's site, those elsewhere
// are sent there, and posts that the fragment holds open there.
func TestCanonical(t *testing.T) {
	r, l := renderer(t), harbour(t)
	const own, host = "https://ellery.example/live/storm", "https://paper.example/news/storm?id=7"
	post := l.p.Newest().Posts[0].ID
	old := l.p.Moments[len(l.p.Moments)-1]
	look := func(doc []byte) (canonical, og, ld, first string) {
		for n := range parse(t, doc).Descendants() {
			switch {
			case n.Data == "link" && attr(n, "rel") == "canonical":
				canonical = attr(n, "href")
			case n.Data == "meta" && attr(n, "property") == "og:url":
				og = attr(n, "content")
			case n.Data == "script" && attr(n, "type") == "application/ld+json":
				var b struct {
					URL     string
					Updates []struct{ URL string } `json:"liveBlogUpdate"`
				}
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &b); err != nil {
					t.Error(err)
				}
				ld, first = b.URL, b.Updates[0].URL
			}
		}
		return
	}
	check := func(what string, doc []byte, canonical, og, ld, first string) {
		t.Helper()
		c, o, d, f := look(doc)
		for name, p := range map[string][2]string{"canonical": {c, canonical}, "og:url": {o, og}, "url in JSON-LD": {d, ld}, "url of a post in it": {f, first}} {
			if p[0] != p[1] {
				t.Errorf("%s: %s is %q, want %q", what, name, p[0], p[1])
			}
		}
	}
	parts := NewParts()
	check("the page alone", r.Page(l.p, view, parts).HTML.Bytes(), own, own, own, own+"/"+post)
	l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldCanonical, host+"#top")}})
	check("the page", r.Page(l.p, view, parts).HTML.Bytes(), host, host, host, host+"#p-"+post)
	check("a post", r.Post(l.p, view, post).Bytes(), host, own+"/"+post, host, host+"#p-"+post)
	check("the fragment", r.Fragment(l.p, view, Hosted{Level: 2}).Bytes(), "", "", host, host+"#p-"+post)
	feed := string(r.Feed(l.p, view, "json", "").Bytes())
	if !strings.Contains(feed, `"home_page_url":"`+host+`"`) || !strings.Contains(feed, host+"#p-"+post) {
		t.Errorf("the feed leads elsewhere:\n%s", feed)
	}
	hrefs := map[string]bool{}
	cut := r.Fragment(l.p, view, Hosted{Level: 2, Posts: 1}).Bytes()
	for _, n := range find(parse(t, cut), "a") {
		hrefs[attr(n, "href")] = true
	}
	for _, h := range []string{host + "#p-" + post, own + "/" + old} { // one is there, the other is not
		if !hrefs[h] {
			t.Errorf("the fragment of the newest update has no link to %s", h)
		}
	}
	for h := range hrefs {
		if !strings.HasPrefix(h, "https://") && !strings.HasPrefix(h, "#") {
			t.Errorf("the fragment leads to the host's %q", h)
		}
	}
}

func TestFragmentOptions(t *testing.T) {
	r, l := renderer(t), harbour(t)
	count := func(o Hosted) map[string]int {
		m := map[string]int{}
		for n := range parse(t, r.Fragment(l.p, view, o).Bytes()).Descendants() {
			if n.Type == html.ElementNode {
				m[n.Data]++
			}
		}
		return m
	}
	all := count(Hosted{Level: 2})
	if all["main"] != 0 || all["h1"] != 0 || all["h2"] != 1 || all["script"] != 2 || all["link"] != 1 || all["dialog"] != 2 || all["form"] != 0 { // sharing and the picture, in a template; none for keys
		t.Errorf("the fragment's elements: %v", all)
	}
	if m := count(Hosted{Level: 4, Plain: true, NoLD: true}); m["link"] != 0 || m["script"] != 1 || m["h3"] != 0 || m["h4"] != 1 || m["h6"] < 5 {
		t.Errorf("the plain fragment's elements: %v", m)
	}
	// Whole updates: the newest has two posts, the next one.
	for posts, want := range map[int]int{1: 2, 2: 2, 3: 3, 50: all["article"]} {
		if got := count(Hosted{Level: 2, Posts: posts})["article"]; got != want {
			t.Errorf("of %d posts asked for there are %d, want %d", posts, got, want)
		}
	}
}

func TestThemeInHost(t *testing.T) {
	theme := Theme{light: map[string]string{"link": "#7a1fa2", "serif": "Georgia, serif", "measure": "40rem"}, dark: map[string]string{"ink": "#ffffff"}}
	css := string(theme.hostCSS())
	for _, want := range []string{"--link:var(--stop-press-link,light-dark(#7a1fa2,#9cc4ff));", "--ink:var(--stop-press-ink,light-dark(#16181d,#ffffff));", "--serif:var(--stop-press-serif,Georgia, serif);"} {
		if !strings.Contains(css, want) {
			t.Errorf("no %s in\n%s", want, css)
		}
	}
	if strings.Contains(css, "measure") || strings.Contains(css, ":root") {
		t.Errorf("a theme reaches into the host's page:\n%s", css)
	}
	if none := (&Theme{}).hostCSS(); none != nil {
		t.Errorf("no theme is %s", none)
	}
}
