package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

var update = flag.Bool("update", false, "write the golden files anew")

var hashes = regexp.MustCompile(`/-/assets/[0-9a-f]+/`)

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = hashes.ReplaceAll(got, []byte("/-/assets/HASH/"))
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s (go test -run %s -update writes it anew):\n%s", path, t.Name(), diff)
	}
}

func TestGolden(t *testing.T) {
	r, l := renderer(t), harbour(t)
	rd := r.Page(l.p, view, nil)
	golden(t, "storm.html", rd.HTML.Bytes())
	golden(t, "storm.json", rd.JSON.Bytes())
	golden(t, "storm.md", r.Markdown(l.p, view))
	golden(t, "history.html", r.History(l.p, view, "0000000011").Bytes())
	fa := persianPage(t)
	golden(t, "toofan.html", r.Page(fa.p, view, nil).HTML.Bytes())
	golden(t, "index.html", r.Index(items(l.p, fa.p)).Bytes())

	var events []string
	for _, id := range []string{"0000000012", "0000000009", "0000000008"} {
		e := r.PostEvent(l.p, view, id, nil)
		events = append(events, e.Kind+" "+string(e.Data))
	}
	e := r.HeadEvent(l.p, view)
	events = append(events, e.Kind+" "+string(e.Data))
	golden(t, "events.txt", []byte(strings.Join(events, "\n")+"\n"))
}

func items(pages ...*page.Page) []IndexItem {
	var is []IndexItem
	for _, p := range pages {
		is = append(is, IndexItem{p.Slug, p.Title, p.State, p.Lang, p.Zone, p.Updated})
	}
	return is
}

// TestDeterministic: whatever was rendered before, the same page gives the same
// bytes.
func TestDeterministic(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris"}, "2024-10-22T16:00:00Z")
	r, parts := renderer(t), NewParts()
	for i := range 90 {
		l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{Key: i%9 == 0}, page.Texts{Headline: fmt.Sprint("Post ", i), Body: body("Text.")})
		if i%9 != 0 && i != 39 && i != 40 {
			continue
		}
		warm, cold := r.Page(l.p, view, parts), renderer(t).Page(l.p, view, nil)
		if !bytes.Equal(warm.HTML.Bytes(), cold.HTML.Bytes()) || !bytes.Equal(warm.JSON.Bytes(), cold.JSON.Bytes()) {
			t.Fatalf("post %d: what was kept changed what was rendered", i)
		}
	}
}

// TestPublishRendersOnePost: the cost of a change is that of the post changed.
func TestPublishRendersOnePost(t *testing.T) {
	r, l, parts := renderer(t), harbour(t), NewParts()
	r.Page(l.p, view, parts)
	all := parts.Rendered()
	if all != len(l.p.Newest().Posts) {
		t.Fatalf("%d rendered of %d", all, len(l.p.Newest().Posts))
	}
	step := func(what string, want int) {
		t.Helper()
		r.Page(l.p, view, parts)
		if got := parts.Rendered() - all; got != want {
			t.Errorf("%s: %d posts rendered, want %d", what, got, want)
		}
		all = parts.Rendered()
	}
	step("nothing", 0)
	before := l.p
	ids := l.publish("2024-10-23T20:45:00Z", page.Flags{}, page.Texts{Headline: "One more", Body: body("Text.")})
	r.Event(l.p, view, page.Effect{Kind: page.Put, Post: l.p.Post(ids[0])}, parts)
	step("a publish", 1)
	l.on(page.OpEdit, ids[0], "2024-10-23T20:46:00Z", "", text(page.FieldHeadline, "One more thing"))
	step("an edit", 1)
	l.on(page.OpWithdraw, ids[0], "2024-10-23T20:47:00Z", "")
	step("a withdrawal", 1)
	l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldTitle, "The storm")}})
	step("a new title", 0)
	l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldZone, "Europe/London")}})
	step("a new zone", len(l.p.Newest().Posts))

	// Over many chunks too.
	for i := range 60 {
		l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint("Post ", i)})
		step("publish "+fmt.Sprint(i), 1)
	}
	if before.Len() == l.p.Len() || len(l.p.Chunks) < 3 {
		t.Fatal("the page did not grow")
	}
	if n := len(parts.young) + len(parts.old); n > 2*parts.bound {
		t.Errorf("%d parts kept", n)
	}
}

// TestPartsBound: one update larger than the store of parts is not rendered anew
// each time.
func TestPartsBound(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	texts := make([]page.Texts, 3*partsBound)
	for i := range texts {
		texts[i].Headline = fmt.Sprint("Post ", i)
	}
	l.publish("2024-10-22T17:00:00Z", page.Flags{}, texts...)
	r, parts := renderer(t), NewParts()
	r.Page(l.p, view, parts)
	r.Page(l.p, view, parts)
	if parts.Rendered() != len(texts) {
		t.Errorf("%d rendered of %d", parts.Rendered(), len(texts))
	}
}

// TestPartsTurn: what is in use outlives the turn at which old parts are
// dropped, and what is not in use is dropped.
func TestPartsTurn(t *testing.T) {
	ps := NewParts()
	get := func(post string) { ps.get(partKey{post: post}, func() *part { return &part{} }) }
	get("in use")
	get("not")
	for i := range 5 * partsBound {
		get(fmt.Sprint(i))
		get("in use")
	}
	if got := ps.Rendered(); got != 5*partsBound+2 {
		t.Errorf("%d rendered, want %d", got, 5*partsBound+2)
	}
	get("not")
	if got := ps.Rendered(); got != 5*partsBound+3 {
		t.Errorf("%d rendered: a part out of use was kept", got)
	}
}

// keys gives the members of a JSON object in the order in which they stand.
func keys(t *testing.T, raw json.RawMessage) []string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	if tok, err := d.Token(); err != nil || tok != json.Delim('{') {
		t.Fatalf("no object: %.60s (%v)", raw, err)
	}
	var ks []string
	for d.More() {
		k, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		ks = append(ks, k.(string))
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
	}
	return ks
}

func member(t *testing.T, raw json.RawMessage, path ...any) json.RawMessage {
	t.Helper()
	for _, p := range path {
		switch p := p.(type) {
		case string:
			var m map[string]json.RawMessage
			if err := json.Unmarshal(raw, &m); err != nil {
				t.Fatalf("%v: %v", path, err)
			}
			raw = m[p]
		case int:
			var a []json.RawMessage
			if err := json.Unmarshal(raw, &a); err != nil || p >= len(a) {
				t.Fatalf("%v: %v, %d long", path, err, len(a))
			}
			raw = a[p]
		}
	}
	return raw
}

// TestHeadLinks: the head links a post once, as breaking before it does as pinned.
func TestHeadLinks(t *testing.T) {
	r, l := renderer(t), open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris"}, "2024-10-22T16:00:00Z")
	for i, f := range []page.Flags{{Pinned: true}, {Pinned: true, Breaking: true}, {Breaking: true}, {Breaking: true}, {Pinned: true, Breaking: true}} {
		l.publish(fmt.Sprintf("2024-10-22T17:0%d:00Z", i), f, page.Texts{Headline: fmt.Sprintf("Post %d", i)})
	}
	list := func(list string) string {
		var texts []string
		for n := range parse(t, r.Page(l.p, view, nil).HTML.Bytes()).Descendants() {
			if n.Data == "a" && n.Parent.Data == "li" && attr(n.Parent.Parent, "class") == list {
				texts = append(texts, n.FirstChild.Data)
			}
		}
		return strings.Join(texts, ", ")
	}
	// The fourth that is breaking has no place among three, and keeps that of a pinned one.
	if got, want := list("breaking")+"; "+list("pins"), "Post 4, Post 3, Post 2; Post 1, Post 0"; got != want {
		t.Errorf("the head links %s, want %s", got, want)
	}
}

// TestSources: names have the language's own signs between them.
func TestSources(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "Sources: Log, Town hall", "fr": "Sources : Log, Town hall", "fa": "منابع: Log، Town hall", "ar": "المصدران: Log، Town hall",
	} {
		r, l := renderer(t), open(t, "storm", page.Head{Title: "Storm", Lang: lang, Zone: "Europe/Paris"}, "2024-10-22T16:00:00Z")
		l.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "A", Sources: []page.Source{{Name: "Log"}, {Name: "Town hall"}}})
		if !strings.Contains(string(r.Page(l.p, view, nil).HTML.Bytes()), want) {
			t.Errorf("%s: the sources are not written %q", lang, want)
		}
	}
}

// TestJSONContract holds page.json to the design: every member, in its order.
func TestJSONContract(t *testing.T) {
	l := harbour(t)
	doc := markup.FromText("The pier at dusk.")
	doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.PictureBlock, Media: "a"})
	l.publish("2024-10-23T20:50:00Z", page.Flags{Key: true, Pinned: true, Breaking: true}, page.Texts{
		Headline: "The pier", Body: doc.Encode(), Lang: "fr", Byline: "Ines Marlow", Tags: []string{"Harbour"},
		Dateline: page.Dateline{Place: "Port Ellery", Date: "2024-10-23"},
		Sources:  []page.Source{{Name: "Harbour master"}, {Name: "Log", URL: "https://harbour.example/log"}},
		Media:    map[string]page.Media{"a": {ID: "m1", Type: "image/png", Width: 800, Height: 600, Alt: "Waves", Caption: "The pier", Credit: "I. M."}},
	})
	raw := json.RawMessage(renderer(t).Page(l.p, view, nil).JSON.Bytes())
	for _, c := range []struct {
		path []any
		want string
	}{
		{nil, "page epoch seq updates next"},
		{[]any{"page"}, "slug title standfirst notice recap lang zone state started ended url"},
		{[]any{"page", "recap"}, "text time"},
		{[]any{"updates", 0}, "stamp label posts"},
		{[]any{"updates", 0, "posts", 0}, "id rev url headline dateline html text sources byline tags lang key pinned breaking withdrawn published updated corrections media"},
		{[]any{"updates", 0, "posts", 0, "dateline"}, "place date"},
		{[]any{"updates", 0, "posts", 0, "sources", 0}, "name url"},
		{[]any{"updates", 0, "posts", 0, "media", 0}, "id url width height alt caption credit"},
		{[]any{"updates", 2, "posts", 0, "corrections", 0}, "time kind note"},
		{[]any{"updates", 4, "posts", 0}, "id rev url headline dateline html text sources byline tags lang key pinned breaking withdrawn published updated corrections media"},
	} {
		if got := strings.Join(keys(t, member(t, raw, c.path...)), " "); got != c.want {
			t.Errorf("%v has %s\nwant %s", c.path, got, c.want)
		}
	}
	for _, c := range []struct {
		path []any
		want string
	}{
		{[]any{"page", "notice"}, `"This page will be updated through the night."`},
		{[]any{"page", "started"}, `"2024-10-22T16:00:00Z"`},
		{[]any{"page", "ended"}, `null`},
		{[]any{"page", "state"}, `"live"`},
		{[]any{"page", "url"}, `"https://ellery.example/live/storm"`},
		{[]any{"epoch"}, `1729500000`},
		{[]any{"next"}, `null`},
		{[]any{"updates", 0, "stamp"}, `"2024-10-23T20:50:00Z"`},
		{[]any{"updates", 0, "label"}, `"10:50 PM CEST"`},
		{[]any{"updates", 0, "posts", 0, "url"}, `"https://ellery.example/live/storm/0000000014"`},
		{[]any{"updates", 0, "posts", 0, "lang"}, `"fr"`},
		{[]any{"updates", 0, "posts", 0, "text"}, `"The pier at dusk."`},
		{[]any{"updates", 0, "posts", 0, "media", 0, "url"}, `"https://ellery.example/live/-/media/m1"`},
		{[]any{"updates", 1, "posts", 1, "lang"}, `"en"`},
		{[]any{"updates", 1, "posts", 1, "sources"}, `[]`},
		{[]any{"updates", 2, "posts", 0, "published"}, `"2024-10-23T18:45:00Z"`},
		{[]any{"updates", 2, "posts", 0, "updated"}, `"2024-10-23T19:10:00Z"`},
		{[]any{"updates", 4, "posts", 0, "withdrawn"}, `true`},
		{[]any{"updates", 4, "posts", 0, "headline"}, `""`},
		{[]any{"updates", 4, "posts", 0, "text"}, `""`},
	} {
		if got := string(member(t, raw, c.path...)); got != c.want {
			t.Errorf("%v is %s, want %s", c.path, got, c.want)
		}
	}
	if h := string(member(t, raw, "updates", 0, "posts", 0, "html")); !strings.Contains(h, `https://ellery.example/live/-/media/m1`) {
		t.Errorf("the picture in html has no full address: %s", h)
	}
	l.add(page.Entry{Op: page.OpEnd, Time: at("2024-10-24T08:00:00Z")})
	ended := renderer(t).Page(l.p, view, nil).JSON.Bytes()
	if got := string(member(t, ended, "page", "ended")); got != `"2024-10-24T08:00:00Z"` {
		t.Errorf("ended: %s", got)
	}
}

// long is a page of n posts, one a minute, each third stamp shared by two.
func long(t testing.TB, n int) *log {
	l := open(t, "long", page.Head{Title: "A long page", Lang: "en", Zone: "Europe/Paris"}, "2024-10-22T16:00:00Z")
	for l.p.Len() < n {
		when := l.now.Add(time.Minute).Format(time.RFC3339)
		posts := []page.Texts{{Headline: fmt.Sprint("Post ", l.p.Len()), Body: body(storyText), Sources: []page.Source{{Name: "Harbour master"}}}}
		if l.p.Len()%3 == 0 && l.p.Len()+1 < n {
			posts = append(posts, page.Texts{Headline: fmt.Sprint("Post ", l.p.Len()+1), Body: body("Text.")})
		}
		l.publish(when, page.Flags{Key: l.p.Len()%10 == 0}, posts...)
	}
	return l
}

// TestChunks walks a long page by its links, as HTML and as JSON, in both
// orders: every post once and in order.
func TestChunks(t *testing.T) {
	r, l := renderer(t), long(t, 130)
	if len(l.p.Chunks) < 4 {
		t.Fatalf("%d chunks", len(l.p.Chunks))
	}
	var all []string
	for _, c := range slices.Backward(l.p.Chunks) {
		for _, post := range c.Posts {
			all = append(all, post.ID)
		}
	}
	bodies := map[string]*Body{"/live/long": r.Page(l.p, view, nil).HTML}
	for n := 1; n <= len(l.p.Chunks); n++ {
		bodies[fmt.Sprint("/live/long?chunk=", n)] = r.Chunk(l.p, view, n)
		bodies[fmt.Sprint("/live/long?order=oldest&chunk=", n)] = r.Oldest(l.p, view, n)
	}
	bodies["/live/long?order=oldest"] = r.Oldest(l.p, view, 0)
	walk := func(at string) []string {
		var ids []string
		for at != "" {
			b := bodies[at]
			if b == nil {
				t.Fatalf("no page at %s", at)
			}
			doc := parse(t, b.Bytes())
			for _, n := range find(doc, "article") {
				ids = append(ids, attr(n, "data-post"))
			}
			next := ""
			for _, n := range find(doc, "nav") {
				if attr(n, "class") == "on" {
					next = attr(find(n, "a")[0], "href")
				}
			}
			at = next
		}
		return ids
	}
	if got := walk("/live/long"); !slices.Equal(got, all) {
		t.Errorf("newest first: %d posts of %d, or out of order", len(got), len(all))
	}
	oldest := walk("/live/long?order=oldest")
	if len(oldest) != len(all) {
		t.Fatalf("oldest first: %d posts of %d", len(oldest), len(all))
	}
	for i, id := range oldest[1:] {
		if l.p.Post(id).Stamp.Before(l.p.Post(oldest[i]).Stamp) {
			t.Errorf("oldest first: %s stands after %s", id, oldest[i])
		}
	}

	var posts []string
	for n := 0; ; {
		if len(posts) > len(all) {
			t.Fatal("next leads in a circle")
		}
		raw := r.JSON(l.p, view, n).Bytes()
		var d struct {
			Updates []struct{ Posts []struct{ ID string } }
			Next    *string
		}
		if err := json.Unmarshal(raw, &d); err != nil {
			t.Fatal(err)
		}
		for _, u := range d.Updates {
			for _, p := range u.Posts {
				posts = append(posts, p.ID)
			}
		}
		if d.Next == nil {
			break
		}
		if _, err := fmt.Sscanf(*d.Next, "https://ellery.example/live/long/page.json?chunk=%d", &n); err != nil {
			t.Fatalf("next is %s", *d.Next)
		}
	}
	if !slices.Equal(posts, all) {
		t.Errorf("by next: %d posts of %d, or out of order", len(posts), len(all))
	}
	var full struct {
		Updates []struct{ Posts []struct{ ID string } }
		Next    *string
	}
	if err := json.Unmarshal(r.FullJSON(l.p, view), &full); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, u := range full.Updates {
		n += len(u.Posts)
	}
	if n != len(all) || full.Next != nil {
		t.Errorf("the export holds %d posts of %d, next %v", n, len(all), full.Next)
	}
	if n := len(find(parse(t, r.HTMLFile(l.p, view)), "article")); n != len(all) {
		t.Errorf("the HTML file holds %d posts of %d", n, len(all))
	}
	for oldest, name := range map[bool]string{false: "newest first", true: "oldest first"} {
		doc := parse(t, r.Whole(l.p, view, oldest).Bytes())
		var order []string
		for _, a := range find(doc, "article") {
			order = append(order, attr(a, "data-order"))
		}
		if oldest {
			var stamps []string
			for _, o := range order {
				stamps = append(stamps, o[:12])
			}
			if !slices.IsSorted(stamps) {
				t.Errorf("%s: the updates are out of order", name)
			}
		} else if !slices.IsSortedFunc(order, func(a, b string) int { return strings.Compare(b, a) }) {
			t.Errorf("%s: the posts are out of order", name)
		}
		if len(order) != len(all) {
			t.Errorf("the whole page, %s, holds %d posts of %d", name, len(order), len(all))
		}
		for _, n := range find(doc, "script") {
			if attr(n, "type") != "application/ld+json" {
				t.Errorf("the whole page, %s, has a script", name)
			}
		}
		if len(find(doc, "nav")) > 0 {
			t.Errorf("the whole page, %s, leads to parts of itself", name)
		}
	}
	if n := strings.Count(string(r.Markdown(l.p, view)), "#### "); n != len(all) {
		t.Errorf("the Markdown holds %d posts of %d", n, len(all))
	}

	if r.Chunk(l.p, view, 0) != nil || r.Chunk(l.p, view, 99) != nil || r.Oldest(l.p, view, 99) != nil || r.JSON(l.p, view, 99) != nil || r.JSON(l.p, view, -1) != nil {
		t.Error("a chunk that is not there was rendered")
	}
	mid := find(parse(t, bodies["/live/long?chunk=2"].Bytes()), "main")[0]
	c := l.p.Chunk(2)
	if attr(mid, "data-from") != stampText(c.From) || attr(mid, "data-to") != stampText(c.To) {
		t.Errorf("bounds of chunk 2: %q, %q", attr(mid, "data-from"), attr(mid, "data-to"))
	}
}

func parse(t testing.TB, b []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func find(n *html.Node, tag string) []*html.Node {
	var found []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			found = append(found, d)
		}
	}
	return found
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestDayLines: one above the first update, one between days in the home zone.
func TestDayLines(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris"}, "2024-10-26T12:00:00Z")
	for _, when := range []string{"2024-10-26T21:50:00Z", "2024-10-26T22:10:00Z", "2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", "2024-10-27T22:59:00Z", "2024-10-27T23:00:00Z"} {
		l.publish(when, page.Flags{}, page.Texts{Headline: "At " + when})
	}
	var got []string
	var list *html.Node
	for _, n := range find(parse(t, renderer(t).Page(l.p, view, nil).HTML.Bytes()), "div") {
		if attr(n, "id") == "updates" {
			list = n
		}
	}
	for n := range list.Descendants() {
		if n.Type != html.ElementNode || n.Parent.Data != "div" && n.Parent.Data != "a" {
			continue
		}
		switch {
		case attr(n, "data-day") != "":
			got = append(got, attr(n, "data-day")+" "+n.FirstChild.Data)
		case n.Data == "time":
			got = append(got, n.FirstChild.Data)
		}
	}
	want := []string{
		"2024-10-28 Monday, 28 October 2024", "12:00 AM CET",
		"2024-10-27 Sunday, 27 October 2024", "11:59 PM CET", "2:30 AM CET", "2:30 AM CEST", "12:10 AM CEST",
		"2024-10-26 Saturday, 26 October 2024", "11:50 PM CEST",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPost(t *testing.T) {
	r, l := renderer(t), harbour(t)
	b := string(r.Post(l.p, view, "0000000011").Bytes())
	for _, want := range []string{
		"<title>Waves break over the outer mole – Storm over Port Ellery: what we know</title>",
		`<link rel="canonical" href="https://ellery.example/live/storm/0000000011">`,
		`<meta property="og:title" content="Waves break over the outer mole">`,
		`<meta property="og:url" content="https://ellery.example/live/storm/0000000011">`,
		`<meta name="description" content="Waves broke over the outer mole shortly after dusk`,
		`data-open="0000000011"`,
	} {
		if !strings.Contains(b, want) {
			t.Errorf("no %s", want)
		}
	}
	for _, id := range []string{"0000000011", "0000000004"} { // alone in its update, and one of five
		var focused []string
		for _, n := range find(parse(t, r.Post(l.p, view, id).Bytes()), "article") {
			for _, a := range n.Attr {
				if a.Key == "autofocus" {
					focused = append(focused, attr(n, "data-post"))
				}
			}
		}
		if !slices.Equal(focused, []string{id}) {
			t.Errorf("opened at %v, want %s", focused, id)
		}
	}
	if strings.Count(b, `"@type":"BlogPosting"`) != 1 {
		t.Error("the metadata names other posts too")
	}
	if r.Post(l.p, view, "0000000099") != nil || r.History(l.p, view, "0000000099") != nil {
		t.Error("a post that is not there was rendered")
	}
	if e := r.PostEvent(l.p, view, "0000000099", nil); e.Kind != "skip" {
		t.Errorf("a post that is not there made %s", e.Kind)
	}
}

// outputs are everything that is ever sent of a page.
func outputs(r *Renderer, p *page.Page) map[string]string {
	rd := r.Page(p, view, nil)
	out := map[string]string{
		"page": string(rd.HTML.Bytes()), "json": string(rd.JSON.Bytes()), "full json": string(r.FullJSON(p, view)),
		"markdown": string(r.Markdown(p, view)), "file": string(r.HTMLFile(p, view)), "whole": string(r.Whole(p, view, false).Bytes()), "head": string(r.HeadEvent(p, view).Data),
		"fragment": string(r.Fragment(p, view, Hosted{Level: 2}).Bytes()), "embed": string(r.Embed(p, view, Hosted{Level: 1}).Bytes()),
	}
	found := Found{Query: `"><script>alert(1)</script> onerror`, Count: p.Len(), Older: "202410231740.0000000007.99998975"}
	for _, c := range p.Chunks {
		for _, post := range c.Posts {
			found.Posts = append(found.Posts, post.ID)
		}
	}
	out["search"] = string(r.Search(p, view, found).Bytes())
	for _, c := range p.Chunks {
		out[fmt.Sprint("chunk ", c.N)] = string(r.Chunk(p, view, c.N).Bytes())
		out[fmt.Sprint("oldest ", c.N)] = string(r.Oldest(p, view, c.N).Bytes())
		for _, post := range c.Posts {
			out["post "+post.ID] = string(r.Post(p, view, post.ID).Bytes())
			out["history "+post.ID] = string(r.History(p, view, post.ID).Bytes())
			out["embed "+post.ID] = string(r.Embed(p, view, Hosted{Level: 1, Post: post.ID}).Bytes())
			out["oembed "+post.ID] = string(r.OEmbed(p, view, post.ID, "json", 0, 0).Bytes())
			out["event "+post.ID] = string(r.PostEvent(p, view, post.ID, nil).Data)
		}
	}
	return out
}

// TestGoneSaysNothing: of a post that was withdrawn, and of values withheld or
// erased, nothing is left anywhere, in any former revision either.
func TestGoneSaysNothing(t *testing.T) {
	r, l := renderer(t), harbour(t)
	secret := page.Texts{
		Headline: "Xyzzy headline", Body: body("Xyzzy body."), Byline: "Xyzzy byline", Tags: []string{"Xyzzy tag"},
		Dateline: page.Dateline{Place: "Xyzzy"}, Sources: []page.Source{{Name: "Xyzzy source", URL: "https://xyzzy.example/"}},
	}
	id := l.publish("2024-10-23T20:40:00Z", page.Flags{Key: true, Pinned: true, Breaking: true}, secret)[0]
	published := l.p.Seq
	l.on(page.OpCorrect, id, "2024-10-23T20:41:00Z", page.ReasonCorrection, text(page.FieldHeadline, "Xyzzy again"), text(page.FieldNote, "Xyzzy note"))
	corrected := l.p.Seq
	if !strings.Contains(outputs(r, l.p)["page"], "Xyzzy") {
		t.Fatal("the post is not there to begin with")
	}

	// Withheld, value by value: the headline as it was before is shown no more.
	mark := *l
	l.add(page.Entry{Op: page.OpWithhold, Post: id, Targets: []page.Target{{Seq: published, Name: page.FieldHeadline}}})
	if h := outputs(r, l.p)["history "+id]; strings.Contains(h, "Xyzzy headline") || !strings.Contains(h, "not shown") || !strings.Contains(h, "Xyzzy again") {
		t.Error("history shows a withheld value, or hides one that is not")
	}

	for what, turn := range map[string]func(*log){
		"withdrawn": func(l *log) { l.on(page.OpWithdraw, id, "2024-10-23T20:42:00Z", "legal") },
		"erased": func(l *log) {
			var targets []page.Target
			for _, n := range []string{page.FieldBody, page.FieldByline, page.FieldDateline, page.FieldHeadline, page.FieldSources, page.FieldTags} {
				targets = append(targets, page.Target{Seq: published, Name: n})
			}
			targets = append(targets, page.Target{Seq: corrected, Name: page.FieldHeadline}, page.Target{Seq: corrected, Name: page.FieldNote})
			l.add(page.Entry{Op: page.OpErase, Post: id, Targets: targets})
		},
	} {
		gone := mark
		turn(&gone)
		for name, s := range outputs(r, gone.p) {
			if strings.Contains(strings.ToLower(s), "xyzzy") {
				t.Errorf("%s: %s still says it", what, name)
			}
		}
		if e := r.PostEvent(gone.p, view, id, nil); e.Kind != "drop" {
			t.Errorf("%s: event %s", what, e.Kind)
		}
		if b := r.Post(gone.p, view, id).Bytes(); !bytes.Contains(b, []byte(`content="noindex"`)) {
			t.Errorf("%s: its address may be indexed", what)
		}
	}
}

// TestNothingBecomesMarkup puts hostile text into every field and looks for
// what could run or reach out.
func TestNothingBecomesMarkup(t *testing.T) {
	evil := `"></title></script><script>alert(1)</script><img src=x onerror=alert(1)>' --> ]]> {{.}} </template>`
	s := site()
	s.Name, s.Publisher, s.Contact = evil, evil, "javascript:alert(1)"
	s.Footer = []Link{{evil, "javascript:alert(1)"}}
	s.Logo = "javascript:alert(1)"
	r, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	l := open(t, "evil", page.Head{
		Title: evil, Standfirst: evil, Notice: page.Notice{Text: evil}, Recap: page.Recap{Text: strings.Repeat(evil+"\n\n", 3), Time: at("2024-10-23T12:00:00Z")},
		Lang: `en" onload="alert(1)`, Zone: evil, Canonical: "javascript:alert(1)", Cover: &page.Media{ID: evil, Alt: evil},
	}, "2024-10-22T16:00:00Z")
	texts := page.Texts{
		Headline: evil, Body: body(evil + "\n\n" + evil), Byline: evil, Tags: []string{evil}, Lang: evil,
		Dateline: page.Dateline{Place: evil, Date: evil}, Sources: []page.Source{{Name: evil, URL: "javascript:alert(1)"}, {Name: evil, URL: `https://x.example/"onmouseover="alert(1)`}},
		Media: map[string]page.Media{"a": {ID: evil, Alt: evil, Caption: evil, Credit: evil}},
	}
	doc := markup.FromText(evil)
	doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.PictureBlock, Media: "a"})
	texts.Body = doc.Encode()
	ids := l.publish("2024-10-22T17:00:00Z", page.Flags{Key: true, Pinned: true, Breaking: true}, texts, texts, texts, texts)
	l.on(page.OpCorrect, ids[0], "2024-10-22T17:01:00Z", page.ReasonCorrection, text(page.FieldNote, evil))
	l.on(page.OpAmend, ids[1], "2024-10-22T17:01:00Z", "", text(page.FieldByline, evil+"!"))
	l.on(page.OpWithdraw, ids[2], "2024-10-22T17:01:00Z", "", text(page.FieldNote, evil))
	all := outputs(r, l.p)
	all["index"] = string(r.Index(items(l.p)).Bytes())
	all["message"] = string(r.Message(404, nil).Bytes())
	l.add(page.Entry{Op: page.OpEnd, Fields: []page.Field{text(page.FieldNote, evil)}})
	all["ended"] = string(r.Page(l.p, view, nil).HTML.Bytes())
	for name, out := range all {
		switch {
		case name == "json" || name == "full json" || name == "markdown":
			continue
		case strings.HasPrefix(name, "oembed"):
			var m struct{ HTML string }
			if err := json.Unmarshal([]byte(out), &m); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			out = strings.Replace(m.HTML, "<iframe", "<div", 1) // the one that is to be there
		case name == "head" || strings.HasPrefix(name, "event"):
			var m map[string]any
			if err := json.Unmarshal([]byte(out), &m); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			out, _ = m["html"].(string)
		}
		harmless(t, name, out)
		for n := range parse(t, []byte(out)).Descendants() {
			if n.Data == "script" && attr(n, "type") == "application/ld+json" && !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("%s: the metadata is no JSON", name)
			}
		}
	}
	for _, name := range []string{"json", "full json"} {
		if !json.Valid([]byte(all[name])) {
			t.Errorf("%s is no JSON", name)
		}
	}
}

// harmless says what a policy without inline script and style would refuse, or
// what should not be there at all.
func harmless(t *testing.T, name, out string) {
	t.Helper()
	for n := range parse(t, []byte(out)).Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script":
			if attr(n, "type") == "text/html" { // what the script will show
				harmless(t, name+", shown by script", n.FirstChild.Data)
			} else if attr(n, "type") != "application/ld+json" && !strings.HasPrefix(strings.TrimPrefix(attr(n, "src"), "https://ellery.example"), "/live/-/assets/") {
				t.Errorf("%s: a script", name)
			}
		case "style":
			if name != "file" {
				t.Errorf("%s: a style within", name)
			}
		case "form":
			if action := attr(n, "action"); attr(n, "role") != "search" || !strings.HasPrefix(action, "/live/") || !strings.HasSuffix(action, "/search") || attr(n, "method") != "" {
				t.Errorf("%s: a form that leads to %q", name, action)
			}
		case "iframe", "object", "embed", "base":
			t.Errorf("%s: <%s>", name, n.Data)
		case "img":
			if attr(n, "src") == "x" {
				t.Errorf("%s: text became <img>", name)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
			if (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
			}
		}
	}
}

// TestTextBrowser: browsers that know no script show what is hidden, dialogs and
// templates. A page has none of these with a text in it.
func TestTextBrowser(t *testing.T) {
	page := parse(t, renderer(t).Page(harbour(t).p, view, nil).HTML.Bytes())
	scripts := 0
	for n := range page.Descendants() {
		switch {
		case n.Data == "script" && attr(n, "type") == "text/html":
			scripts++
		case n.Data == "dialog", n.Data == "template":
			t.Errorf("<%s> is shown where it means nothing", n.Data)
		case slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) && n.FirstChild != nil:
			t.Errorf("<%s hidden> says something", n.Data)
		}
	}
	if scripts == 0 {
		t.Error("there is nothing that a script shows")
	}
}

// TestPolicy: no page needs more than a strict Content-Security-Policy allows.
func TestPolicy(t *testing.T) {
	r, l := renderer(t), harbour(t)
	for name, out := range outputs(r, l.p) {
		if name == "page" || strings.HasPrefix(name, "post") || strings.HasPrefix(name, "history") || strings.HasPrefix(name, "oldest") {
			harmless(t, name, out)
		}
	}
}

func TestNoticeLapses(t *testing.T) {
	r := renderer(t)
	until := at("2024-10-23T21:00:00Z")
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC", Notice: page.Notice{Text: "Back at nine.", Until: &until}}, "2024-10-22T16:00:00Z")
	for _, c := range []struct {
		now  time.Time
		want bool
	}{{until.Add(-time.Second), true}, {until, false}, {until.Add(time.Hour), false}} {
		rd := r.Page(l.p, View{Epoch: 1, Now: c.now}, nil)
		for _, b := range []*Body{rd.HTML, rd.JSON} {
			if got := bytes.Contains(b.Bytes(), []byte("Back at nine.")); got != c.want {
				t.Errorf("at %s, %s: shown is %t", c.now.Format(time.TimeOnly), b.Type(), got)
			}
		}
		// A page that is open meanwhile knows when to do it by itself.
		if got := bytes.Contains(rd.HTML.Bytes(), []byte(`data-notice data-until="2024-10-23T21:00:00Z"`)); got != c.want {
			t.Errorf("at %s: its end is named: %t", c.now.Format(time.TimeOnly), got)
		}
	}
}

func TestEvents(t *testing.T) {
	r, l := renderer(t), harbour(t)
	check := func(what string, e Event, kind, members string, head bool) map[string]json.RawMessage {
		t.Helper()
		if e.Kind != kind {
			t.Errorf("%s: kind %s, want %s", what, e.Kind, kind)
		}
		if got := strings.Join(keys(t, e.Data), " "); got != members {
			t.Errorf("%s has %s, want %s", what, got, members)
		}
		if bytes.ContainsAny(e.Data, "\n\r") {
			t.Errorf("%s: more than one line", what)
		}
		if (e.Head != nil) != head {
			t.Errorf("%s: head %.40q", what, e.Head)
		}
		m := map[string]json.RawMessage{}
		if err := json.Unmarshal(e.Data, &m); err != nil {
			t.Fatal(err)
		}
		for _, h := range []json.RawMessage{m["html"], e.Head} {
			var s string
			if h == nil {
				continue
			}
			if err := json.Unmarshal(h, &s); err != nil {
				t.Fatal(err)
			}
			roots := 0
			body := find(parse(t, []byte(s)), "body")[0]
			for n := range body.ChildNodes() {
				if n.Type != html.ElementNode {
					t.Errorf("%s: html begins or ends with something else than its element", what)
				}
				roots++
			}
			if roots != 1 {
				t.Errorf("%s: html has %d elements, want 1", what, roots)
			}
		}
		return m
	}
	const put = "post rev stamp order group html updated"
	eff := l.on(page.OpEdit, "0000000013", "2024-10-23T20:50:00Z", "", text(page.FieldHeadline, "Power out"))
	m := check("an edit", r.Event(l.p, view, eff, nil), "put", put, false)
	for k, want := range map[string]string{
		"post": `"0000000013"`, "rev": "2", "stamp": `"2024-10-23T20:30:00Z"`,
		"order":   `"` + l.p.Post("0000000013").Order() + `"`,
		"group":   `{"line":"10:30 PM CEST","day":"Wednesday, 23 October 2024","date":"2024-10-23","offset":120}`,
		"updated": `{"time":"2024-10-23T20:30:00Z","text":"23 October 2024, 10:30 PM CEST"}`,
	} {
		if string(m[k]) != want {
			t.Errorf("%s is %s, want %s", k, m[k], want)
		}
	}
	eff = l.on(page.OpFlag, "0000000013", "2024-10-23T20:51:00Z", "", page.Flags{Key: true}.Field())
	check("a new key moment", r.Event(l.p, view, eff, nil), "put", put, true)
	eff = l.on(page.OpWithdraw, "0000000013", "2024-10-23T20:52:00Z", "")
	check("its withdrawal", r.Event(l.p, view, eff, nil), "drop", "post html updated", true)
	check("as replayed", r.PostEvent(l.p, view, "0000000013", nil), "drop", "post html updated", false)
	eff = l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldTitle, "The storm")}})
	m = check("a new title", r.Event(l.p, view, eff, nil), "page", "state html", true)
	if string(m["state"]) != `"live"` || !bytes.Contains(m["html"], []byte("The storm")) {
		t.Errorf("a new title: %s", m)
	}
	eff = l.add(page.Entry{Op: page.OpEnd})
	m = check("the end", r.Event(l.p, view, eff, nil), "page", "state html", true)
	if string(m["state"]) != `"ended"` || !bytes.Contains(m["html"], []byte("Closed")) {
		t.Errorf("the end: %s", m)
	}
	check("nothing", r.Event(l.p, view, page.Effect{Kind: page.Skip}, nil), "skip", "", false)
}

// TestEventIsThePage: what an event brings is what a reload would show.
func TestEventIsThePage(t *testing.T) {
	r, l := renderer(t), harbour(t)
	whole := string(r.Page(l.p, view, nil).HTML.Bytes())
	for _, post := range l.p.Newest().Posts {
		var m struct{ HTML string }
		if err := json.Unmarshal(r.PostEvent(l.p, view, post.ID, nil).Data, &m); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(whole, m.HTML) {
			t.Errorf("post %s is another on the page", post.ID)
		}
	}
	var head string
	if err := json.Unmarshal(r.HeadEvent(l.p, view).Head, &head); err != nil || !strings.Contains(whole, head) {
		t.Errorf("the head is another on the page (%v)", err)
	}
}

func TestSite(t *testing.T) {
	for _, s := range []Site{
		{URL: "example.org"}, {URL: "ftp://example.org"}, {URL: "https://"}, {URL: "https://example.org/?x"}, {URL: "https://example.org/a#b"}, {URL: "://"},
		{Accent: "red"}, {Accent: "#12345"}, {Accent: "#fff;}body{}"},
	} {
		if _, err := New(s); err == nil || !strings.Contains(err.Error(), "must be like") {
			t.Errorf("%+v: %v", s, err)
		}
	}
	r := renderer(t)
	l := harbour(t)
	doc := parse(t, r.Page(l.p, view, nil).HTML.Bytes())
	assets := 0
	for _, n := range append(find(doc, "link"), find(doc, "script")...) {
		at := attr(n, "href") + attr(n, "src")
		path, ok := strings.CutPrefix(at, "/live/-/assets/")
		if !ok {
			continue
		}
		assets++
		b, ok := r.Asset(path)
		if !ok || len(b.Bytes()) == 0 {
			t.Errorf("no asset %s", path)
		}
		if strings.HasSuffix(path, ".css") && !bytes.Contains(b.Bytes(), []byte(site().Accent)) {
			t.Error("the style sheet lacks the site's colour")
		}
	}
	if assets == 0 {
		t.Error("the page names no asset")
	}
	if b, exact := r.Asset("0000/reader.css"); b == nil || exact {
		t.Error("a page of another version gets no style, or one for ever")
	}
	for _, path := range []string{"", "0000/", "0000/other.css", "reader.css", "0000/../reader.css"} {
		if b, _ := r.Asset(path); b != nil {
			t.Errorf("an asset at %q", path)
		}
	}
	plain, err := New(Site{})
	if err != nil {
		t.Fatal(err)
	}
	b := plain.Page(l.p, view, nil).HTML.Bytes()
	if !bytes.Contains(b, []byte(`data-base="/storm"`)) {
		t.Error("without an address the page is not at /storm")
	}
}

func TestIndex(t *testing.T) {
	r := renderer(t)
	b := r.Index([]IndexItem{
		{"ended-late", "A", page.Ended, "en", "UTC", at("2024-10-25T00:00:00Z")},
		{"live-early", "B", page.Live, "en", "UTC", at("2024-10-23T00:00:00Z")},
		{"draft", "C", page.Draft, "en", "UTC", at("2024-10-26T00:00:00Z")},
		{"live-late", "D", page.Live, "fa", "Asia/Tehran", at("2024-10-24T00:00:00Z")},
		{"live-new", "E", page.Live, "en", "UTC", time.Time{}},
	}).Bytes()
	var got []string
	for _, n := range find(parse(t, b), "h2") {
		got = append(got, attr(find(n, "a")[0], "href"))
	}
	if want := []string{"/live/live-late", "/live/live-early", "/live/live-new", "/live/ended-late"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if !strings.Contains(string(r.Index(nil).Bytes()), "There are no pages yet.") {
		t.Error("an empty site says nothing")
	}
}

func TestMessage(t *testing.T) {
	r := renderer(t)
	for status, want := range map[int]string{404: "Page not found", 410: "No longer here", 429: "Too many requests", 500: "Something went wrong", 503: "Not available just now", 418: "Something went wrong"} {
		b := string(r.Message(status, nil).Bytes())
		if !strings.Contains(b, "<h1>"+want+"</h1>") || !strings.Contains(b, "noindex") {
			t.Errorf("%d does not say %s", status, want)
		}
	}
	// Under a page's address it is in the page's language and leads there.
	b := string(r.Message(404, r.Page(persianPage(t).p, view, nil)).Bytes())
	if !strings.Contains(b, `<html lang="fa" dir="rtl">`) || !strings.Contains(b, `<p><a href="/live/toofan">`) {
		t.Errorf("a message of a Persian page:\n%s", b)
	}
}

// TestCompare: what is left without the words put in is the former text, and
// without the words taken away the new one.
func TestCompare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "sea ", "wall", " ", "\n\n", "بندر "})
		join := func(label string) string { return strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, label), " ") }
		was, is := join("was"), join("is")
		var a, b strings.Builder
		for _, r := range compare(was, is) {
			if r.Kind != "+" {
				a.WriteString(r.Text)
			}
			if r.Kind != "-" {
				b.WriteString(r.Text)
			}
		}
		if was == is {
			if a.Len()+b.Len() != 0 {
				t.Fatalf("a change between equal texts: %q", a.String())
			}
			return
		}
		if a.String() != was || b.String() != is {
			t.Fatalf("%q to %q gives %q to %q", was, is, a.String(), b.String())
		}
	})
	// What was changed is seen, and no more: not a space beside it, nor a word that
	// only has another one after it.
	for _, c := range []struct{ was, is, want string }{
		{"out in 2,300 homes", "out in 2,400 homes", "out in [-2,300][+2,400] homes"},
		{"since 10 PM.", "since 10 PM. Crews wait.", "since 10 PM.[+ Crews wait.]"},
		{"the old wall", "the wall", "the [-old ]wall"},
		{"one two three", "four five six three", "[-one two][+four five six] three"},
		{"One.\n\nTwo.", "One. Two.", "One.[-\n\n][+ ]Two."},
	} {
		got := ""
		for _, r := range compare(c.was, c.is) {
			if r.Kind == "" {
				got += r.Text
			} else {
				got += "[" + r.Kind + r.Text + "]"
			}
		}
		if got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.was, c.is, got, c.want)
		}
	}
	huge := strings.Repeat("one two ", 20000)
	if runs := compare(huge+"x", "y "+huge); len(runs) == 0 {
		t.Error("huge texts are not compared at all")
	}
}

// TestModified: anything that changes what is sent moves it.
func TestModified(t *testing.T) {
	r, l := renderer(t), harbour(t)
	l.on(page.OpEdit, "0000000013", "2024-10-23T20:55:00Z", "", text(page.FieldHeadline, "Power out"))
	rd := r.Page(l.p, view, nil)
	if !rd.Modified.Equal(at("2024-10-23T20:55:00Z")) {
		t.Errorf("modified %s", rd.Modified)
	}
	if rd.Seq != l.p.Seq || rd.Page != l.p.ID || rd.Slug != "storm" || rd.State != page.Live || rd.Epoch != view.Epoch {
		t.Errorf("%+v", rd)
	}
}

// BenchmarkPage is one publish on a page of 100 posts and of 10,000: the two
// must cost the same.
func BenchmarkPage(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r, l, parts := renderer(b), long(b, n), NewParts()
			r.Page(l.p, view, parts)
			// Two revisions of the newest post by turns, each rendered anew.
			newest := l.p.Newest().Posts[0].ID
			var pages []*page.Page
			for i := range 2 {
				l.on(page.OpEdit, newest, l.now.Format(time.RFC3339), "", text(page.FieldHeadline, fmt.Sprint("Edited ", i)))
				pages = append(pages, l.p)
			}
			forget := func(k partKey, _ *part) bool { return k.post == newest }
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				maps.DeleteFunc(parts.young, forget)
				maps.DeleteFunc(parts.old, forget)
				r.Page(pages[i%2], view, parts)
			}
		})
	}
}

// TestVersions: a page leads to itself in other languages, in their own words,
// and search engines are told where the page is as it opens.
func TestVersions(t *testing.T) {
	r := renderer(t)
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris", Versions: []page.LangVersion{
		{Lang: "fa", URL: "/toofan"}, {Lang: "de-AT", URL: "https://example.net/sturm"}, {Lang: "ja", URL: "/arashi"}, {Lang: "EN", URL: "/other"},
	}}, "2024-10-22T16:00:00Z")
	for i := range 60 {
		l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint("Post ", i)})
	}
	html := string(r.Page(l.p, view, nil).HTML.Bytes())
	for _, want := range []string{
		`<link rel="alternate" hreflang="en" href="` + r.site.URL + `/storm">`,
		`<link rel="alternate" hreflang="fa" href="` + r.site.URL + `/toofan">`,
		`<link rel="alternate" hreflang="de-AT" href="https://example.net/sturm">`,
		`<a href="` + r.site.URL + `/toofan" lang="fa" dir="rtl" hreflang="fa">فارسی</a>`,
		`lang="de-AT" dir="ltr" hreflang="de-AT">Österreichisches Deutsch</a>`,
		`hreflang="ja">日本語</a>`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if strings.Contains(html, "/other") {
		t.Error("leads to another page in its own language")
	}
	if html := string(r.Chunk(l.p, view, 1).Bytes()); strings.Contains(html, `rel="alternate" hreflang`) || !strings.Contains(html, `hreflang="fa"`) {
		t.Error("older posts: they are not the page in another language, but lead to it")
	}
}
