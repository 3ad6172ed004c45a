package desk_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"stoppress/internal/intake"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Exports of other systems, as they write them.
var exports = map[string]string{
	"wordpress.xml": `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour live</title><link>https://harbour.example/</link><description>Live</description>
<item><title>Ferries stay in port</title><dc:creator><![CDATA[Ada Holm]]></dc:creator><pubDate>Wed, 23 Oct 2024 20:30:00 +0000</pubDate><category><![CDATA[ferries]]></category>
<description><![CDATA[No ferry [&hellip;]]]></description><content:encoded><![CDATA[<p>No ferry has <strong>left</strong>, says the <a href="https://weather.example/">weather service</a>.</p><figure><img src="https://harbour.example/mole.jpg" alt="The mole"/></figure>]]></content:encoded></item>
<item><title>Storm warning</title><pubDate>Wed, 23 Oct 2024 18:05:00 +0000</pubDate><description>Stay inside.</description></item>
</channel></rss>`,
	"latin.xml": "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>Caf\xe9</title><link>https://a.example/</link><description>d</description>" +
		"<item><title>Caf\xe9 shut</title><pubDate>Wed, 23 Oct 2024 17:05:00 +0000</pubDate><description>\xc9t\xe9.</description></item></channel></rss>",
	"page.json": `{"page": {"title": "Other", "standfirst": "What is known."}, "updates": [{"stamp": "2024-10-23T16:00:00Z", "posts": [
{"headline": "The boats are back", "html": "<p>All are in port.</p><ul><li>one</li></ul>", "dateline": {"place": "Skagen", "date": ""}, "sources": [{"name": "Harbour office", "url": "https://harbour.example/"}], "byline": "Bo", "tags": ["boats"], "key": true}]}], "next": null}`,
	"live.html": `<!DOCTYPE html><html><head><script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [{"headline": "The pier is open", "articleBody": "Since nine.", "datePublished": "2024-10-23T19:15:00Z"}]}</script></head><body>x</body></html>`,
	"text.txt":  "Wednesday, October 23, 2024\n\n10:30 PM\n\nMole breached\n\nWater came over the mole, and stands in the market.\n",
}

// said is all that the posts of a page say, oldest last.
func (n *floor) said(slug string) string {
	n.t.Helper()
	head, err := n.store.Find(context.Background(), slug)
	if err != nil {
		n.t.Fatal(err)
	}
	p, err := n.store.Load(context.Background(), head.ID)
	if err != nil {
		n.t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q\n", p.State, p.Standfirst)
	for _, c := range p.Chunks {
		for _, post := range c.Posts {
			fmt.Fprintf(&b, "%s %v %v %v %q %s %v %v %q %q %q\n", post.Stamp, post.Flags, post.Withdrawn, post.Imported,
				post.Headline, post.Texts.Body, post.Dateline, post.Sources, post.Byline, post.Tags, post.Lang)
		}
	}
	return b.String()
}

func brought(name string, more string) string {
	return fmt.Sprintf(`{"name": %q, "file": %q%s}`, name, base64.StdEncoding.EncodeToString([]byte(exports[name])), more)
}

// TestPasteExport: the screen and the command line make the same of the same bytes, and a preview says so before.
func TestPasteExport(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		h := &house{t: t, store: n.store}
		for name, file := range exports {
			slug := strings.ReplaceAll(name, ".", "-")
			h.page(slug)
			at := "/api/pages/" + slug + "/import"
			before := n.said(slug)
			a := ada.must(200, "POST", at+"/preview", brought(name, ""))
			if n.said(slug) != before {
				t.Errorf("%s: a preview wrote something", name)
			}
			if items := a.in("report").list("items"); len(items) == 0 || items[0].str("fate") != "added" {
				t.Errorf("%s: %s", name, a.raw)
			}
			ada.must(201, "POST", at, brought(name, ""), "Idempotency-Key", "k-"+slug)

			beside := h.page(slug + "-cli")
			zone, err := time.LoadLocation(mustLoad(t, n.store, beside.ID).Zone)
			if err != nil {
				t.Fatal(err)
			}
			o, err := intake.Read(strings.NewReader(file), intake.Options{Zone: zone, Now: time.Now(), Lang: "en", Name: name})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := intake.Import(t.Context(), n.store, byTest, beside.ID, o, false); err != nil {
				t.Fatal(err)
			}
			if got, want := n.said(slug), n.said(slug+"-cli"); got != want {
				t.Errorf("%s: the desk made\n%s\nthe command line\n%s", name, got, want)
			}
			// Again, by the other way: nothing is new.
			r, err := intake.Import(t.Context(), n.store, byTest, h.find(slug).ID, o, true)
			if err != nil || r.Count(intake.Unchanged) != len(r.Items) {
				t.Errorf("%s, again: %v %+v", name, err, r)
			}
			// Pasted as text it is the same, but for bytes that are no text.
			if name != "latin.xml" {
				text, _ := json.Marshal(file)
				a = ada.must(200, "POST", at+"/preview", `{"text": `+string(text)+`}`)
				for _, it := range a.in("report").list("items") {
					if it.str("fate") != "unchanged" {
						t.Errorf("%s as text: %s", name, a.raw)
					}
				}
			}
		}

		// What is shown: all that the post says, and what was left out of it.
		h.page("shown")
		a := ada.must(200, "POST", "/api/pages/shown/import/preview", brought("wordpress.xml", ""))
		o := a.in("outline")
		post := o.list("updates")[0].list("posts")[0]
		if o.str("format") != "RSS" || o.str("title") != "Harbour live" || post.num("line") != 1 || post.str("headline") != "Ferries stay in port" {
			t.Errorf("%s", a.raw)
		}
		whole := post.in("whole")
		if body, _ := json.Marshal(whole.m["body"]); whole.str("byline") != "Ada Holm" || fmt.Sprint(whole.m["tags"]) != "[ferries]" || !strings.Contains(string(body), `"strong":true`) || !strings.Contains(string(body), `"href":"https://weather.example/"`) {
			t.Errorf("%v", whole.m)
		}
		if d := o.list("doubts"); len(d) != 1 || d[0].str("code") != "picture_named" || d[0].in("args").str("text") != "The mole" || d[0].num("line") != 1 {
			t.Errorf("%s", a.raw)
		}
	})
}

func mustLoad(t *testing.T, s *store.Store, id string) *page.Page {
	t.Helper()
	p, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (h *house) find(slug string) store.Head {
	h.t.Helper()
	head, err := h.store.Find(context.Background(), slug)
	if err != nil {
		h.t.Fatal(err)
	}
	return head
}

// TestPasteExportMended: posts are left out and get other headlines, and a later copy leaves those
// alone, as it does what was changed and withdrawn here.
func TestPasteExportMended(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		file := func(posts ...string) string {
			var b strings.Builder
			b.WriteString(`{"page": {}, "updates": [`)
			for i, p := range posts {
				head, text, _ := strings.Cut(p, ":")
				if i > 0 {
					b.WriteString(",")
				}
				fmt.Fprintf(&b, `{"stamp": "2024-10-23T%02d:00:00Z", "posts": [{"headline": %q, "html": "<p>%s</p>"}]}`, 20-i, head, text)
			}
			text, _ := json.Marshal(b.String() + "]}")
			return `{"text": ` + string(text)
		}
		fates := func(a answer) string {
			var b strings.Builder
			for _, it := range a.in("report").list("items") {
				fmt.Fprintf(&b, "%s: %s; ", it.str("headline"), it.str("fate"))
			}
			return b.String()
		}
		const at = "/api/pages/news/import"
		first := file("Ferries:Stay in port.", "Mole:Breached.", "Wind:Rises.", "Advert:Buy.", "Lights:Off.")
		body := first + `, "leave": [4], "headlines": {"2": "The mole"}}`
		a := ada.must(201, "POST", at, body, "Idempotency-Key", "one")
		if got := fates(a); got != "Ferries: added; The mole: added; Wind: added; Lights: added; " {
			t.Fatal(got)
		}
		posts := a.in("report").list("items")
		ada.must(200, "POST", "/api/pages/news/posts/"+posts[2].str("post")+"/edit", `{"rev": 1, "body": "It rises fast."}`)
		ada.must(200, "POST", "/api/pages/news/posts/"+posts[3].str("post")+"/withdraw", `{"rev": 1}`)
		was := n.said("news")

		// The same again, mended again: nothing is done twice.
		if got := fates(ada.must(201, "POST", at, body, "Idempotency-Key", "two")); strings.Contains(got, "added") || strings.Contains(got, "edited") {
			t.Error(got)
		}
		if n.said("news") != was {
			t.Errorf("%s\n%s", was, n.said("news"))
		}
		// A later copy.
		later := file("New:Said.", "Ferries:Stay in port for the night.", "Mole:Breached in two places.", "Wind:Rises again.", "Advert:Buy.", "Lights:On.")
		later = strings.NewReplacer("T20:", "T21:", "T19:", "T20:", "T18:", "T19:", "T17:", "T18:", "T16:", "T17:", "T15:", "T16:").Replace(later)
		want := "New: added; Ferries: edited; Mole: changed here since; Wind: changed here since; Advert: added; Lights: withdrawn here since; "
		if got := fates(ada.must(200, "POST", at+"/preview", later+"}")); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		if got := fates(ada.must(201, "POST", at, later+`, "leave": [5]}`, "Idempotency-Key", "three")); got != strings.Replace(want, "Advert: added; ", "", 1) {
			t.Error(got)
		}
		is := n.said("news")
		for _, text := range []string{"The mole", "Breached.", "It rises fast.", "for the night", "New"} {
			if !strings.Contains(is, text) {
				t.Errorf("the page lacks %q", text)
			}
		}
		// A headline that is mended of a post that is here already.
		if got := fates(ada.must(201, "POST", at, later+`, "leave": [5], "headlines": {"1": "News"}}`, "Idempotency-Key", "four")); !strings.HasPrefix(got, "News: edited; Ferries: unchanged; ") {
			t.Error(got)
		}

		// What can't be taken.
		for _, c := range []struct {
			body        string
			status      int
			code, field string
		}{
			{first + `, "leave": [9]}`, 422, "invalid", "leave"},
			{first + `, "leave": ["x"]}`, 400, "wrong_type", "leave"},
			{first + `, "headlines": {"1": 2}}`, 400, "wrong_type", "headlines"},
			{`{"text": "10:30 PM CEST\n\nMole breached\n\nWater came over it.\n", "date": "2024-10-23", "leave": [1]}`, 422, "invalid", "leave"},
			{`{"file": "%"}`, 400, "wrong_type", "file"},
			{`{"outline": {"updates": [{"stamp": "2024-10-23T10:00:00Z", "posts": [{"line": 1, "headline": "x", "paragraphs": [], "whole": {"body": null}}]}]}}`, 422, "invalid", "outline"},
			{`{"outline": {"updates": [{}` + strings.Repeat(",{}", 400_001) + `]}}`, 413, "too_large", "outline"},
		} {
			if a := ada.do("POST", at, c.body); a.status != c.status || a.code() != c.code || a.field() != c.field {
				t.Errorf("%.80s: %d %s", c.body, a.status, a.raw)
			}
		}
		if n.said("news") == is {
			t.Error("nothing was mended")
		}
	})
}

// TestPasteExportRefused: what is wrong, and where, is said by a code; nothing is written.
func TestPasteExportRefused(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		long := strings.Repeat("x", store.MaxHeadline+1)
		was := n.said("news")
		for _, c := range []struct {
			file       string
			status     int
			code       string
			item, line float64
		}{
			{`<rss version="2.0"><channel><item><title>a</title><pubDate>yesterday</pubDate></item></channel></rss>`, 422, "export_undated", 1, 0},
			{"<rss version=\"2.0\">\n<channel><item", 422, "xml_damaged", 0, 2},
			{"{\n\"page\": x", 422, "json_damaged", 0, 2},
			{`{"page": {}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [{"headline": "a"}, {"headline": "` + long + `"}]}]}`, 413, "headline_long", 2, 0},
			{`<!doctype html><p>Text</p>`, 422, "no_blog", 0, 0},
			{`<rss version="2.0"><channel></channel></rss>`, 422, "export_empty", 0, 0},
			{"<rss>" + strings.Repeat("<a:b>", 100_000), 413, "crumbled", 0, 0},
			{"<rss>" + strings.Repeat(" ", intake.MaxFile), 413, "export_large", 0, 0},
		} {
			file, _ := json.Marshal(map[string][]byte{"file": []byte(c.file)})
			for _, path := range []string{"/api/pages/news/import/preview", "/api/pages/news/import"} {
				a := ada.do("POST", path, string(file))
				said := a.in("said")
				line, _ := a.m["line"].(float64)
				item, _ := said.m["item"].(float64)
				if a.status != c.status || said.str("code") != c.code || item != c.item || line != c.line || a.code() == "no_date" {
					t.Errorf("%.60s: %d %s", c.file, a.status, a.raw)
				}
			}
		}
		if n.said("news") != was {
			t.Error("something was written")
		}
		// A page that is to be made is not, before all its posts can be.
		ada.must(413, "POST", "/api/import", fmt.Sprintf(`{"slug": "new", "title": "New", "zone": "UTC", "lang": "en", "text": %q, "headlines": {"1": %q}}`,
			`{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "a", "datePublished": "2024-10-23T08:00:00Z"}]}`, long), "Idempotency-Key", "long")
		if _, err := n.store.Find(t.Context(), "new"); err == nil {
			t.Error("the page was made")
		}
		// One word of the watch list in one of many posts, and none is published.
		if _, err := n.store.AddWatchword(t.Context(), byTest, store.Watchword{Word: "weather service", Reason: "Embargo"}); err != nil {
			t.Fatal(err)
		}
		if a := ada.must(409, "POST", "/api/pages/news/import", brought("wordpress.xml", "")); a.code() != "watched" || n.said("news") != was {
			t.Errorf("%s", a.raw)
		}
		ada.must(201, "POST", "/api/pages/news/import", brought("wordpress.xml", `, "watched": ["weather service"]`))
		made := `, "slug": "made", "title": "Made", "zone": "UTC", "lang": "en"`
		if a := ada.must(409, "POST", "/api/import", brought("wordpress.xml", made), "Idempotency-Key", "made"); a.code() != "watched" {
			t.Errorf("%s", a.raw)
		}
		ada.must(201, "POST", "/api/import", brought("wordpress.xml", made+`, "watched": ["weather service"]`), "Idempotency-Key", "made")
		if is := n.said("made"); !strings.Contains(is, "Ferries stay in port") {
			t.Error(is)
		}
	})
}
