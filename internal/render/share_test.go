package render

import (
	"bytes"
	"fmt"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

var metaTag = regexp.MustCompile(`<meta (?:property|name)="((?:og|twitter):(?:image[a-z:]*|card))" content="([^"]*)">`)

// shared gives the metadata of the picture that a document is shared with.
func shared(t *testing.T, b *Body) map[string]string {
	t.Helper()
	m := map[string]string{}
	for _, tag := range metaTag.FindAllStringSubmatch(string(b.Bytes()), -1) {
		if m[tag[1]] != "" {
			t.Errorf("%s is there twice", tag[1])
		}
		m[tag[1]] = tag[2]
	}
	return m
}

// pictured is a post's text with a picture of a size in it.
func pictured(width, height int) page.Texts {
	doc := markup.FromText("The pier this morning.")
	doc.Blocks = append(doc.Blocks, markup.Block{Kind: markup.PictureBlock, Media: "a"})
	return page.Texts{
		Headline: "The pier", Body: doc.Encode(),
		Media: map[string]page.Media{"a": {ID: fmt.Sprintf("m%d", width), Type: "image/jpeg", Width: width, Height: height, Alt: "Waves over a pier"}},
	}
}

func TestSharePicture(t *testing.T) {
	r, l := renderer(t), harbour(t)
	ids := l.publish("2024-10-23T20:40:00Z", page.Flags{Breaking: true}, page.Texts{Headline: "Gates shut & held", Body: body("All of them.")}, pictured(1600, 900), pictured(320, 240))
	const home = "https://ellery.example/live/storm"
	for _, c := range []struct {
		what string
		doc  *Body
		at   string // what the address begins with
		want map[string]string
	}{
		{"page", r.Page(l.p, view, nil).HTML, home + "/share.png?v=", map[string]string{
			"og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630", "twitter:card": "summary_large_image",
			"og:image:alt": "Live – Storm over Port Ellery: what we know – 23 October 2024",
		}},
		{"post", r.Post(l.p, view, ids[0]), home + "/" + ids[0] + "/share.png?v=", map[string]string{
			"og:image:type": "image/png", "og:image:width": "1200", "og:image:height": "630", "twitter:card": "summary_large_image",
			"og:image:alt":      "Breaking – Gates shut &amp; held – 10:40 PM CEST – 23 October 2024 – Storm over Port Ellery: what we know",
			"twitter:image:alt": "Breaking – Gates shut &amp; held – 10:40 PM CEST – 23 October 2024 – Storm over Port Ellery: what we know",
		}},
		{"post with a picture", r.Post(l.p, view, ids[1]), "https://ellery.example/live/-/media/m1600/share", map[string]string{
			"og:image:type": "image/jpeg", "og:image:width": "1200", "og:image:height": "630", "og:image:alt": "Waves over a pier", "twitter:card": "summary_large_image",
		}},
		{"post with a small picture", r.Post(l.p, view, ids[2]), home + "/" + ids[2] + "/share.png?v=", map[string]string{"og:image:width": "1200"}},
	} {
		got := shared(t, c.doc)
		if !strings.HasPrefix(got["og:image"], c.at) {
			t.Errorf("%s: %s, want %s", c.what, got["og:image"], c.at)
		}
		for name, want := range c.want {
			if got[name] != want {
				t.Errorf("%s: %s is %q, want %q", c.what, name, got[name], want)
			}
		}
		if ld := string(c.doc.Bytes()); !strings.Contains(ld, `"image":{"@type":"ImageObject","url":"`+home+`/share.png?v=`) {
			t.Errorf("%s: the page has no image in its JSON-LD", c.what)
		}
	}
	if ld := string(r.Post(l.p, view, ids[2]).Bytes()); !strings.Contains(ld, `"image":[{"@type":"ImageObject","url":"https://ellery.example/live/-/media/m320"`) {
		t.Error("JSON-LD hides a post's own picture")
	}
	if ld := string(r.Post(l.p, view, ids[0]).Bytes()); !strings.Contains(ld, `"image":[{"@type":"ImageObject","url":"`+shared(t, r.Post(l.p, view, ids[0]))["og:image"]+`"`) {
		t.Error("JSON-LD has another card than the metadata")
	}
	if r.Share(l.p, view, "0000000099") != nil {
		t.Error("a post that is not there has a picture")
	}

	covered := with(page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris", Cover: &page.Media{ID: "c1", Type: "image/png", Width: 1200, Height: 800}}, "storm")
	o := open(t, "storm", covered, "2024-10-22T16:00:00Z")
	id := o.publish("2024-10-23T20:40:00Z", page.Flags{}, page.Texts{Headline: "Gates shut", Body: body("All of them.")})[0]
	if got := shared(t, r.Page(o.p, view, nil).HTML)["og:image"]; got != "https://ellery.example/live/-/media/c1/share" {
		t.Errorf("a page with a cover is shared with %s", got)
	}
	if got := shared(t, r.Post(o.p, view, id))["og:image"]; !strings.Contains(got, "/share.png?v=") {
		t.Errorf("a post of it is shared with %s", got)
	}
}

// TestShareChanges: the address of a card changes when what stands on it does,
// and a post that is gone has the page's.
func TestShareChanges(t *testing.T) {
	r, l := renderer(t), harbour(t)
	id := l.publish("2024-10-23T20:40:00Z", page.Flags{}, page.Texts{Headline: "Gates shut", Body: body("All of them.")})[0]
	at := func() string { return shared(t, r.Post(l.p, view, id))["og:image"] }
	first, drawn := at(), r.Share(l.p, view, id).Hash()
	whole := r.Share(l.p, view, "").Hash()
	l.on(page.OpEdit, id, "2024-10-23T20:41:00Z", "", page.Field{Name: page.FieldBody, Value: body("Every one of them.")})
	if at() != first {
		t.Error("another body makes another card")
	}
	l.on(page.OpEdit, id, "2024-10-23T20:42:00Z", "", text(page.FieldHeadline, "Gates open"))
	second := at()
	if second == first || r.Share(l.p, view, id).Hash() == drawn {
		t.Error("another headline makes the same card")
	}
	l.on(page.OpFlag, id, "2024-10-23T20:43:00Z", "", page.Flags{Breaking: true}.Field())
	if at() == second {
		t.Error("breaking news has the card of what is not")
	}
	l.on(page.OpWithdraw, id, "2024-10-23T20:44:00Z", "mistake")
	if got := r.Share(l.p, view, id).Hash(); got != whole || got != r.Share(l.p, view, "").Hash() {
		t.Error("a post that was withdrawn has a card of its own")
	}
	if at() != shared(t, r.Page(l.p, view, nil).HTML)["og:image"] {
		t.Errorf("a post that was withdrawn is shared with %s", at())
	}
	l.add(page.Entry{Op: page.OpEnd})
	if r.Share(l.p, view, "").Hash() == whole {
		t.Error("a page that ended is shared as live")
	}
}

// TestShareDirection lays a card out by the language of its headline.
func TestShareDirection(t *testing.T) {
	r, l := renderer(t), persianPage(t)
	var langs []string
	for _, c := range l.p.Chunks {
		for _, post := range c.Posts {
			if post.Gone() {
				continue
			}
			card := r.Share(l.p, view, post.ID).card
			if card.Headline.RTL != (post.Lang != "en") || !card.Time.RTL || !card.Foot.RTL {
				t.Errorf("%s in %q: %+v", post.ID, post.Lang, card)
			}
			langs = append(langs, post.Lang)
		}
	}
	if !slices.Contains(langs, "en") || !slices.Contains(langs, "") {
		t.Errorf("the page has posts in %q", langs)
	}
}

func TestShareDraw(t *testing.T) {
	r, l := renderer(t), persianPage(t)
	b := r.Share(l.p, view, "").Draw()
	m, err := png.DecodeConfig(bytes.NewReader(b.Bytes()))
	if err != nil || m.Width != 1200 || m.Height != 630 || b.Type() != "image/png" {
		t.Errorf("%v, %dx%d, %s", err, m.Width, m.Height, b.Type())
	}
	if name, _, _ := sent(b, "br, gzip"); name != "" {
		t.Errorf("a picture is compressed with %s", name)
	}
}
