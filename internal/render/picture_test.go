package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// filmed is a page whose every post has a picture and an embed, with the ids of
// its posts.
func filmed(t *testing.T, posts int) (*log, []string) {
	t.Helper()
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "Europe/Paris"}, "2024-10-22T16:00:00Z")
	m := page.Media{ID: "quay", SHA256: strings.Repeat("0", 64), Type: "image/jpeg", Width: 1000, Height: 500, Alt: "A quay"}
	body := (&markup.Doc{Blocks: []markup.Block{
		{Kind: markup.PictureBlock, Media: "p"}, {Kind: markup.Embed, URL: "https://www.youtube.com/watch?v=abcdefghi_1", Title: "A film"},
	}}).Encode()
	var ids []string
	for i := range posts {
		stamp := at("2024-10-22T16:10:00Z").Add(time.Duration(i) * time.Hour).Format(time.RFC3339)
		ids = append(ids, l.publish(stamp, page.Flags{}, page.Texts{Headline: fmt.Sprintf("Post %d", i), Body: body, Media: map[string]page.Media{"p": m}})...)
	}
	return l, ids
}

func TestPicturesInPage(t *testing.T) {
	r := renderer(t)
	l, ids := filmed(t, 50)
	rd := r.Page(l.p, view, nil)
	html := string(rd.HTML.Bytes())
	if n := strings.Count(html, `fetchpriority="high"`); n != 1 {
		t.Errorf("%d pictures are loaded at once, want the first", n)
	}
	if a, b := strings.Index(html, `fetchpriority="high"`), strings.Index(html, `loading="lazy"`); a < 0 || b < a {
		t.Errorf("the picture that is loaded at once is not the first")
	}
	const set = `srcset="/live/-/media/quay/400 400w, /live/-/media/quay/800 800w, /live/-/media/quay 1000w"`
	if !strings.Contains(html, set) {
		t.Errorf("no %s", set)
	}
	// The post that a page is opened at has the first picture, wherever it stands.
	opened := string(r.Post(l.p, view, ids[31]).Bytes())
	if at, post := strings.Index(opened, `fetchpriority="high"`), strings.Index(opened, `id="p-`+ids[31]+`"`); at < post || at > post+2000 || post < 0 {
		t.Errorf("the picture of the opened post is at %d, the post at %d", at, post)
	}
	// What comes by the stream and what others read is the same for all.
	for name, out := range map[string]string{"event": string(r.PostEvent(l.p, view, ids[49], nil).Data), "json": string(rd.JSON.Bytes())} {
		if strings.Contains(out, "fetchpriority") {
			t.Errorf("%s: a picture that is loaded at once", name)
		}
	}
	if strings.Contains(string(rd.JSON.Bytes()), "data-show") || strings.Contains(string(rd.JSON.Bytes()), "srcset") {
		t.Error("page.json has what only the page's own script and sizes are for")
	}
}

// TestPaper: the page that is made to be printed is whole and needs no script, its
// links can be typed and its times say their date.
func TestPaper(t *testing.T) {
	r := renderer(t)
	l, ids := filmed(t, 50)
	out := string(r.Whole(l.p, view, false).Bytes())
	if n := strings.Count(out, "<article"); n != 50 {
		t.Errorf("%d posts of 50", n)
	}
	for _, s := range []string{"data-share", "data-show", "data-pause", "srcset", "<template", "chunk=all"} {
		if strings.Contains(out, s) {
			t.Errorf("on paper there is %s", s)
		}
	}
	for _, s := range []string{`<h4><a href="https://ellery.example/live/storm/` + ids[31] + `">`, "23 October 2024, 1:10 AM CEST</time></a></h3>", "youtube.com"} {
		if !strings.Contains(out, s) {
			t.Errorf("on paper there is no %s", s)
		}
	}
	if rd := r.Page(l.p, view, nil); !strings.Contains(string(rd.HTML.Bytes()), `href="/live/storm?chunk=all"`) {
		t.Error("the page does not lead to the whole of it")
	}
	if short, _ := filmed(t, 3); strings.Contains(string(r.Page(short.p, view, nil).HTML.Bytes()), "chunk=all") {
		t.Error("a page that is whole leads to the whole of it")
	}
}
