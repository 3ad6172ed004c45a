package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

var formats = []string{FeedAtom, FeedRSS, FeedJSON}

// readFeed reads a feed with a parser that is not ours.
func readFeed(t *testing.T, b *Body) *gofeed.Feed {
	t.Helper()
	if b == nil {
		t.Fatal("no feed")
	}
	f, err := gofeed.NewParser().ParseString(string(b.Bytes()))
	if err != nil {
		t.Fatalf("%v in\n%.2000s", err, b.Bytes())
	}
	return f
}

func TestFeedGolden(t *testing.T) {
	r, l, fa := renderer(t), harbour(t), persianPage(t)
	fa.p.ID = "pg2"
	for _, format := range formats {
		golden(t, "storm-feed."+format, r.Feed(l.p, view, format, "").Bytes())
	}
	golden(t, "toofan-feed.rss", r.Feed(fa.p, view, FeedRSS, "").Bytes())
	golden(t, "site-feed.atom", r.SiteFeed([]*page.Page{l.p, fa.p}, view, FeedAtom, "").Bytes())
	golden(t, "news-sitemap.xml", r.News([]*page.Page{l.p, fa.p}, view).Bytes())
}

// TestFeedsAreRead: a parser that is not ours finds every post of the page, in
// its order, with what it says.
func TestFeedsAreRead(t *testing.T) {
	r, l := renderer(t), harbour(t)
	var posts []*page.Post
	for _, c := range slices.Backward(l.p.Chunks) {
		posts = append(posts, c.Posts...)
	}
	for _, format := range formats {
		f := readFeed(t, r.Feed(l.p, view, format, ""))
		if f.Title != l.p.Title || f.Link != "https://ellery.example/live/storm" || f.FeedLink != "https://ellery.example/live/storm/feed."+format {
			t.Errorf("%s: %q at %s, itself at %s", format, f.Title, f.Link, f.FeedLink)
		}
		if len(f.Items) != len(posts) {
			t.Fatalf("%s: %d items of %d posts", format, len(f.Items), len(posts))
		}
		ids := map[string]bool{}
		for i, it := range f.Items {
			post := posts[i]
			if want := "tag:ellery.example,2024-10-22:pg1/" + post.ID; it.GUID != want || ids[it.GUID] {
				t.Errorf("%s: id %q, want %q once", format, it.GUID, want)
			}
			ids[it.GUID] = true
			if it.Link != "https://ellery.example/live/storm/"+post.ID {
				t.Errorf("%s: link %q", format, it.Link)
			}
			if it.PublishedParsed == nil || !it.PublishedParsed.Equal(publishedAt(post).Truncate(time.Second)) {
				t.Errorf("%s, %s: published %v", format, post.ID, it.Published)
			}
			if format != FeedRSS && (it.UpdatedParsed == nil || !it.UpdatedParsed.Equal(changedAt(post).Truncate(time.Second))) {
				t.Errorf("%s, %s: updated %v, want %v", format, post.ID, it.Updated, changedAt(post))
			}
			if post.Gone() {
				if it.Title != "This post was withdrawn." || len(it.Categories) != 0 {
					t.Errorf("%s, %s: %q %q", format, post.ID, it.Title, it.Categories)
				}
				continue
			}
			if post.Headline != "" && it.Title != post.Headline || it.Title == "" {
				t.Errorf("%s, %s: title %q, want %q", format, post.ID, it.Title, post.Headline)
			}
			if !slices.Equal(it.Categories, post.Tags) {
				t.Errorf("%s, %s: tags %q", format, post.ID, it.Categories)
			}
			if post.Byline != "" && (len(it.Authors) != 1 || it.Authors[0].Name != post.Byline) {
				t.Errorf("%s, %s: by %v", format, post.ID, it.Authors)
			}
			for _, p := range bodyOf(post).Paragraphs() {
				if !strings.Contains(it.Content, html.EscapeString(p)) {
					t.Errorf("%s, %s: %q is not in %q", format, post.ID, p, it.Content)
				}
			}
			for _, c := range post.Corrections {
				if !strings.HasPrefix(it.Content, "<p><strong>Correction</strong> · <time datetime=\"2024-10-23T19:10:00Z\">") || !strings.Contains(it.Content, c.Note) {
					t.Errorf("%s, %s: no correction at its head: %q", format, post.ID, it.Content)
				}
			}
		}
	}
}

// TestFeedIDsAreForEver: an id is the same in each feed, and does not change
// with the slug.
func TestFeedIDsAreForEver(t *testing.T) {
	r, l := renderer(t), harbour(t)
	ids := func(b *Body) (ids []string) {
		for _, it := range readFeed(t, b).Items {
			ids = append(ids, it.GUID)
		}
		return ids
	}
	want := ids(r.Feed(l.p, view, FeedAtom, ""))
	l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldSlug, "gale"), text(page.FieldTitle, "Gale")}})
	for _, format := range formats {
		if got := ids(r.Feed(l.p, view, format, "")); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
		if got := ids(r.SiteFeed([]*page.Page{l.p}, view, format, "")); !slices.Equal(got, want) {
			t.Errorf("site, %s: %q, want %q", format, got, want)
		}
	}
	if f := readFeed(t, r.Feed(l.p, view, FeedAtom, "")); !strings.Contains(f.Items[0].Link, "/gale/") {
		t.Errorf("links to %s", f.Items[0].Link)
	}
}

const hostile = "]]>\x00\x01\x08\x0b\x0c\x1b\u0085\ufffe\uffff <script>alert(1)</script> &amp; & \"'\xff\xc3\x28 \U0001F30A \u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u202eabc\u202c <![CDATA[x]]> \U0001FFFE"

// TestFeedsOfHostileText: no text of a page breaks a feed or becomes markup.
func TestFeedsOfHostileText(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "T" + hostile, Standfirst: hostile, Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	doc := markup.FromText("P " + hostile)
	ids := l.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{
		Headline: "H" + hostile, Body: doc.Encode(), Byline: "B" + hostile, Tags: []string{"T" + hostile},
		Sources:  []page.Source{{Name: hostile, URL: "javascript:alert(1)"}, {Name: "x", URL: `https://example.org/"><script>`}},
		Dateline: page.Dateline{Place: hostile}, Lang: "en\"><x",
	}, page.Texts{})
	l.on(page.OpCorrect, ids[0], "2024-10-22T17:10:00Z", page.ReasonCorrection, text(page.FieldNote, "N"+hostile))
	l.on(page.OpWithdraw, ids[1], "2024-10-22T17:20:00Z", "", text(page.FieldNote, "W"+hostile))
	s := site()
	s.Name, s.Publisher = hostile, hostile
	r, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	tag, ok := FeedTag("T" + string([]rune(hostile)))
	if !ok {
		t.Fatal("no tag")
	}
	bodies := map[string]*Body{"news": r.News([]*page.Page{l.p}, View{Now: at("2024-10-22T18:00:00Z")})}
	for _, format := range formats {
		bodies[format] = r.Feed(l.p, view, format, "")
		bodies["tag, "+format] = r.Feed(l.p, view, format, tag)
		bodies["site, "+format] = r.SiteFeed([]*page.Page{l.p}, view, format, "")
	}
	for name, b := range bodies {
		for _, c := range string(b.Bytes()) {
			if c < 0x20 && c != '\n' || c >= 0x7f && c <= 0x9f || c&0xfffe == 0xfffe {
				t.Errorf("%s holds %U", name, c)
			}
		}
		if !strings.HasSuffix(name, FeedJSON) {
			wellFormed(t, name, b.Bytes())
		} else if !json.Valid(b.Bytes()) {
			t.Errorf("%s: no JSON", name)
		}
		if name == "news" {
			continue
		}
		f := readFeed(t, b)
		if len(f.Items) != 2 {
			t.Fatalf("%s: %d items", name, len(f.Items))
		}
		if !strings.HasPrefix(f.Items[0].Title, "H]]>") || !strings.Contains(f.Items[0].Title, "<script>alert(1)</script> &amp; & \"'") || !strings.Contains(f.Items[0].Title, "\U0001F30A \u0627\u0644\u0639\u0631\u0628\u064a\u0629") {
			t.Errorf("%s: title %q", name, f.Items[0].Title)
		}
		for _, it := range f.Items {
			safe(t, name, it.Content)
		}
		if !strings.Contains(f.Items[1].Content, "W]]&gt;") {
			t.Errorf("%s: %q", name, f.Items[1].Content)
		}
	}
	rss := string(r.Feed(l.p, view, FeedRSS, "").Bytes())
	if f := readFeed(t, r.Feed(l.p, view, FeedRSS, "")); !strings.Contains(rss, "<description>") || strings.Contains(f.Items[0].Description, "<script") {
		t.Errorf("RSS takes a description to be HTML, and it is %q", f.Items[0].Description)
	}
}

// wellFormed reads a document with every rule of XML on.
func wellFormed(t *testing.T, name string, b []byte) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(b)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// safe holds a piece of HTML to elements that do nothing, and to absolute addresses.
func safe(t *testing.T, name, s string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		if z.Next() == html.ErrorToken {
			return
		}
		tok := z.Token()
		if tok.Type != html.StartTagToken && tok.Type != html.SelfClosingTagToken {
			continue
		}
		if !slices.Contains([]string{"p", "div", "strong", "em", "time", "br", "a", "figure", "figcaption", "img", "span", "ul", "li", "blockquote", "h3"}, tok.Data) {
			t.Errorf("%s: an element %s in %q", name, tok.Data, s)
		}
		for _, a := range tok.Attr {
			if a.Key == "href" || a.Key == "src" {
				if u, err := url.Parse(a.Val); err != nil || u.Scheme != "https" {
					t.Errorf("%s: the address %q", name, a.Val)
				}
			}
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("%s: %s in %q", name, a.Key, s)
			}
		}
	}
}

// TestFeedStandards holds the feeds to what each standard requires of every one.
func TestFeedStandards(t *testing.T) {
	r, l, fa := renderer(t), harbour(t), persianPage(t)
	fa.p.ID = "pg2"
	pages := []*page.Page{l.p, fa.p}
	empty := open(t, "calm", page.Head{Title: "Calm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	each := func(format string) map[string]*Body {
		return map[string]*Body{
			"page": r.Feed(l.p, view, format, ""), "fa": r.Feed(fa.p, view, format, ""), "tag": r.Feed(l.p, view, format, "Harbour"),
			"no tag": r.Feed(l.p, view, format, "nothing"), "empty": r.Feed(empty.p, view, format, ""),
			"site": r.SiteFeed(pages, view, format, ""), "no pages": r.SiteFeed(nil, view, format, ""),
		}
	}
	date3339 := regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
	seen := map[string]bool{}
	once := func(name, id string) {
		t.Helper()
		if u, err := url.Parse(id); err != nil || u.Scheme == "" || seen[name+id] {
			t.Errorf("%s: id %q", name, id)
		}
		seen[name+id] = true
	}
	for name, b := range each(FeedAtom) {
		// RFC 4287, 4.1.1 and 4.1.2.
		var f struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			IDs     []string `xml:"id"`
			Titles  []string `xml:"title"`
			Updated []string `xml:"updated"`
			Authors []string `xml:"author>name"`
			Links   []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Entries []struct {
				IDs       []string `xml:"id"`
				Titles    []string `xml:"title"`
				Updated   []string `xml:"updated"`
				Published []string `xml:"published"`
				Content   []string `xml:"content"`
				Links     []struct {
					Rel string `xml:"rel,attr"`
				} `xml:"link"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(f.IDs) != 1 || len(f.Titles) != 1 || f.Titles[0] == "" || len(f.Updated) != 1 || !date3339.MatchString(f.Updated[0]) || len(f.Authors) != 1 || f.Authors[0] == "" {
			t.Errorf("%s: %+v", name, f)
		}
		once("atom "+name, f.IDs[0])
		if len(f.Links) != 2 || f.Links[0].Rel != "self" || f.Links[1].Rel != "alternate" {
			t.Errorf("%s: links %v", name, f.Links)
		}
		for _, e := range f.Entries {
			if len(e.IDs) != 1 || len(e.Titles) != 1 || e.Titles[0] == "" || len(e.Updated) != 1 || !date3339.MatchString(e.Updated[0]) ||
				len(e.Published) != 1 || !date3339.MatchString(e.Published[0]) || len(e.Content) != 1 || len(e.Links) != 1 || e.Updated[0] < e.Published[0] || e.Updated[0] > f.Updated[0] {
				t.Errorf("%s: %+v in a feed of %s", name, e, f.Updated[0])
				continue
			}
			once("atom "+name, e.IDs[0])
		}
	}
	for name, b := range each(FeedRSS) {
		var f struct {
			XMLName xml.Name `xml:"rss"`
			Version string   `xml:"version,attr"`
			Channel []struct {
				Title       []string `xml:"title"`
				Link        []string `xml:"link"`
				Description []string `xml:"description"`
				Built       string   `xml:"lastBuildDate"`
				Items       []struct {
					Title   string `xml:"title"`
					Link    string `xml:"link"`
					GUID    string `xml:"guid"`
					Pub     string `xml:"pubDate"`
					Content string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
				} `xml:"item"`
			} `xml:"channel"`
		}
		if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.Version != "2.0" || len(f.Channel) != 1 {
			t.Fatalf("%s: version %q, %d channels", name, f.Version, len(f.Channel))
		}
		c := f.Channel[0]
		// The channel's own link and Atom's to itself.
		if len(c.Title) != 1 || c.Title[0] == "" || len(c.Link) != 2 || len(c.Description) != 1 || c.Description[0] == "" {
			t.Errorf("%s: %q %q %q", name, c.Title, c.Link, c.Description)
		}
		for _, it := range c.Items {
			if _, err := time.Parse(time.RFC1123Z, it.Pub); err != nil || it.Title == "" || it.Link == "" || it.Content == "" {
				t.Errorf("%s: %+v", name, it)
			}
			once("rss "+name, it.GUID)
		}
		if _, err := time.Parse(time.RFC1123Z, c.Built); err != nil {
			t.Errorf("%s: built %q", name, c.Built)
		}
	}
	for name, b := range each(FeedJSON) {
		var f struct {
			Version, Title string
			Items          []map[string]any
			Expired        bool
		}
		if err := json.Unmarshal(b.Bytes(), &f); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || f.Items == nil || f.Expired {
			t.Errorf("%s: %+v", name, f)
		}
		for _, it := range f.Items {
			id, _ := it["id"].(string)
			once("json "+name, id)
			for _, k := range []string{"date_published", "date_modified"} {
				if s, _ := it[k].(string); !date3339.MatchString(s) {
					t.Errorf("%s: %s %q", name, k, s)
				}
			}
			if s, _ := it["content_html"].(string); s == "" {
				t.Errorf("%s: %v", name, it)
			}
		}
	}
	for _, b := range []*Body{r.Feed(l.p, view, "ics", ""), r.SiteFeed(pages, view, "", "")} {
		if b != nil {
			t.Error("a feed of no known format")
		}
	}
}

// TestFeedsSayNothingOfWhatIsGone: what was withdrawn, withheld or erased is in
// no feed, whoever has the post is told, and the time says so.
func TestFeedsSayNothingOfWhatIsGone(t *testing.T) {
	r := renderer(t)
	for _, op := range []page.Op{page.OpWithdraw, page.OpWithhold, page.OpErase} {
		l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
		id := l.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{
			Headline: "SECRET", Body: body("SECRET"), Byline: "SECRET", Tags: []string{"SECRET"}, Sources: []page.Source{{Name: "SECRET"}}, Dateline: page.Dateline{Place: "SECRET"},
		})[0]
		l.publish("2024-10-22T17:01:00Z", page.Flags{}, page.Texts{Headline: "Another", Tags: []string{"Other"}})
		l.on(page.OpCorrect, id, "2024-10-22T17:02:00Z", page.ReasonCorrection, text(page.FieldNote, "SECRET"))
		before := r.Feed(l.p, view, FeedAtom, "")
		if !strings.Contains(string(before.Bytes()), "SECRET") {
			t.Fatal("there was nothing to hide")
		}
		if op == page.OpWithdraw {
			l.on(op, id, "2024-10-22T18:00:00Z", "", text(page.FieldNote, "It was wrong."))
		} else {
			e := page.Entry{Op: op, Post: id, Reason: "legal"}
			for _, rev := range l.p.Post(id).Revisions {
				for _, v := range rev.Values {
					e.Targets = append(e.Targets, page.Target{Seq: rev.Seq, Name: v.Name})
				}
			}
			l.now = at("2024-10-22T18:00:00Z")
			l.add(e)
		}
		for _, tag := range []string{"", "SECRET", "secret", "Other", "none"} {
			for _, format := range formats {
				for name, b := range map[string]*Body{"page": r.Feed(l.p, view, format, tag), "site": r.SiteFeed([]*page.Page{l.p}, view, format, tag)} {
					f := readFeed(t, b)
					n := 0
					for _, it := range f.Items {
						if !strings.HasSuffix(it.GUID, id) {
							continue
						}
						n++
						if op == page.OpWithdraw && it.Content != "<p>This post was withdrawn. It was wrong.</p>\n" {
							t.Errorf("%s %s %s: %q", op, name, format, it.Content)
						}
						if format != FeedRSS && !it.UpdatedParsed.Equal(at("2024-10-22T18:00:00Z")) {
							t.Errorf("%s %s %s: updated %s", op, name, format, it.Updated)
						}
					}
					if n != 1 {
						t.Errorf("%s %s %s: whoever had the post under %q is told %d times", op, name, format, tag, n)
					}
					// The asker's own word stands in the feed's address and id.
					said := string(b.Bytes())
					if tag != "" {
						said = strings.ReplaceAll(said, "?tag="+tag, "")
					}
					if strings.Contains(said, "SECRET") {
						t.Errorf("%s %s %s ?tag=%s: %s", op, name, format, tag, said)
					}
				}
			}
		}
	}
}

func TestFeedTags(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	decomposed := "Pe\u0302che" // as some keyboards write it
	for _, tags := range [][]string{{"Pêche"}, {"Strasse", "Sea"}, {"\u0633\u06cc\u0644\u200c\u0628\u0646\u062f"}, {decomposed}, {"Sea & sky"}, {"ŻÓŁĆ"}} {
		l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: "With " + tags[0], Tags: tags})
	}
	r := renderer(t)
	for _, tt := range []struct {
		asked, title string
		n            int
	}{
		{"Pêche", "Storm – " + decomposed, 2},
		{decomposed, "Storm – " + decomposed, 2},
		{"PÊCHE", "Storm – " + decomposed, 2},
		{"straße", "Storm – Strasse", 1},
		{" sea ", "Storm – Sea", 1},
		{"Sea & sky", "Storm – Sea & sky", 1},
		{"żółć", "Storm – ŻÓŁĆ", 1},
		{"\u0633\u06cc\u0644\u200c\u0628\u0646\u062f", "Storm – \u0633\u06cc\u0644\u200c\u0628\u0646\u062f", 1},
		{"Se", "Storm", 0},
		{"Buy cheap boats", "Storm", 0},
	} {
		tag, ok := FeedTag(tt.asked)
		if !ok {
			t.Errorf("%q is no tag", tt.asked)
			continue
		}
		for _, format := range formats {
			f := readFeed(t, r.Feed(l.p, view, format, tag))
			if len(f.Items) != tt.n || f.Title != tt.title {
				t.Errorf("%s %q: %d items in %q, want %d in %q", format, tt.asked, len(f.Items), f.Title, tt.n, tt.title)
			}
			if u, err := url.Parse(f.FeedLink); err != nil || u.Query().Get("tag") != tag {
				t.Errorf("%s %q: itself at %s", format, tt.asked, f.FeedLink)
			}
		}
	}
	for _, s := range []string{strings.Repeat("x", 300), "\xff"} {
		if tag, ok := FeedTag(s); ok {
			t.Errorf("%q is taken for the tag %q", s, tag)
		}
	}
}

// TestFeedNewest: a feed holds the newest posts of any number of chunks, and a
// tag's feed reaches further back.
func TestFeedNewest(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	for i := range 3 * FeedPosts {
		tags := []string{"all"}
		if i%10 == 0 {
			tags = append(tags, "tenth")
		}
		l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint("Post ", i), Tags: tags})
	}
	r := renderer(t)
	for tag, want := range map[string]int{"": FeedPosts, "all": FeedPosts, "tenth": 3 * FeedPosts / 10} {
		f := readFeed(t, r.Feed(l.p, view, FeedRSS, tag))
		if len(f.Items) != want {
			t.Errorf("%q: %d items, want %d", tag, len(f.Items), want)
		}
		if tag != "tenth" && f.Items[0].Title != fmt.Sprint("Post ", 3*FeedPosts-1) {
			t.Errorf("%q begins with %q", tag, f.Items[0].Title)
		}
		if !slices.IsSortedFunc(f.Items, func(a, b *gofeed.Item) int { return b.PublishedParsed.Compare(*a.PublishedParsed) }) {
			t.Errorf("%q is out of order", tag)
		}
	}
}

// TestFeedModified: whatever changes a feed's bytes moves the time of its change,
// also an edit that readers are not told of, in an older chunk.
func TestFeedModified(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	var ids []string
	for i := range FeedPosts {
		ids = append(ids, l.publish(l.now.Add(time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint("Post ", i), Tags: []string{"sea"}})...)
	}
	r := renderer(t)
	for i, change := range []func(when string){
		func(when string) { l.on(page.OpEdit, ids[0], when, "", text(page.FieldHeadline, "Changed")) },
		func(when string) {
			l.on(page.OpEdit, ids[1], when, "", page.Field{Name: page.FieldTags, Value: []byte{}})
		},
		func(when string) { l.on(page.OpWithdraw, ids[2], when, "") },
		func(when string) {
			l.now = at(when)
			l.add(page.Entry{Op: page.OpPage, Fields: []page.Field{text(page.FieldTitle, "Gale")}})
		},
		func(when string) { l.now = at(when); l.add(page.Entry{Op: page.OpEnd}) },
	} {
		when := l.now.Add(time.Minute).Format(time.RFC3339)
		all := func() (bodies []*Body) {
			for _, tag := range []string{"", "sea"} {
				for _, format := range formats {
					bodies = append(bodies, r.Feed(l.p, view, format, tag), r.SiteFeed([]*page.Page{l.p}, view, format, tag))
				}
			}
			return bodies
		}
		before := all()
		change(when)
		for j, b := range all() {
			if string(b.Bytes()) != string(before[j].Bytes()) && !b.Modified().Equal(at(when)) {
				t.Errorf("change %d, feed %d: modified %v, want %v", i, j, b.Modified(), when)
			}
		}
	}
}

// TestFeedExpires: the feed of an ended page says that nothing more will come,
// until the page is opened again.
func TestFeedExpires(t *testing.T) {
	r, l := renderer(t), harbour(t)
	expired := func() bool {
		var f struct{ Expired bool }
		if err := json.Unmarshal(r.Feed(l.p, view, FeedJSON, "").Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		return f.Expired
	}
	if expired() {
		t.Error("a live page has expired")
	}
	l.add(page.Entry{Op: page.OpEnd})
	if !expired() {
		t.Error("an ended page has not expired")
	}
	l.add(page.Entry{Op: page.OpReopen})
	if expired() {
		t.Error("a page opened again has expired")
	}
}

// TestFeedPictures: pictures and links have absolute addresses.
func TestFeedPictures(t *testing.T) {
	l := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	doc := &markup.Doc{Blocks: []markup.Block{{Kind: markup.PictureBlock, Media: "a"}}}
	l.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "Pier", Body: doc.Encode(), Media: map[string]page.Media{"a": {ID: "m1", Type: "image/jpeg", Width: 4, Height: 3, Alt: "The pier"}}})
	r := renderer(t)
	for _, format := range formats {
		it := readFeed(t, r.Feed(l.p, view, format, "")).Items[0]
		if !strings.Contains(it.Content, `src="https://ellery.example/live/-/media/m1"`) || !strings.Contains(it.Content, `alt="The pier"`) {
			t.Errorf("%s: %q", format, it.Content)
		}
		safe(t, format, it.Content)
	}
}

// TestFeedLanguages: a post in another language says so, and text that runs from
// right to left does wherever it is read.
func TestFeedLanguages(t *testing.T) {
	r, l := renderer(t), persianPage(t)
	for _, format := range formats {
		b := string(r.Feed(l.p, view, format, "").Bytes())
		for _, it := range readFeed(t, r.Feed(l.p, view, format, "")).Items {
			want := `<div lang="fa" dir="rtl">`
			if strings.HasPrefix(it.Title, "Statement") {
				want = `<div lang="en" dir="ltr">`
			}
			if !strings.HasPrefix(it.Content, want) {
				t.Errorf("%s: %q, want %s", format, it.Content, want)
			}
		}
		want := map[string]string{FeedAtom: `<entry xml:lang="en">`, FeedRSS: `<dc:language>en</dc:language>`, FeedJSON: `"language":"en"`}[format]
		if strings.Count(b, want) != 1 {
			t.Errorf("%s: %q stands %d times", format, want, strings.Count(b, want))
		}
	}
}

// TestSiteFeed: posts of all pages by their stamps, each with its page.
func TestSiteFeed(t *testing.T) {
	r := renderer(t)
	a := open(t, "storm", page.Head{Title: "Storm", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	b := open(t, "calm", page.Head{Title: "Calm", Lang: "de", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	b.p.ID = "pg2"
	for i := range 40 {
		a.publish(at("2024-10-22T17:00:00Z").Add(time.Duration(2*i)*time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint(2 * i)})
		b.publish(at("2024-10-22T17:01:00Z").Add(time.Duration(2*i)*time.Minute).Format(time.RFC3339), page.Flags{}, page.Texts{Headline: fmt.Sprint(2*i + 1)})
	}
	for _, format := range formats {
		f := readFeed(t, r.SiteFeed([]*page.Page{a.p, b.p}, view, format, ""))
		if len(f.Items) != FeedPosts || f.Title != "The Ellery Post" || f.Link != "https://ellery.example/live/" {
			t.Fatalf("%s: %d items of %q at %s", format, len(f.Items), f.Title, f.Link)
		}
		for i, it := range f.Items {
			if it.Title != fmt.Sprint(79-i) {
				t.Errorf("%s: %q in place %d", format, it.Title, i)
			}
		}
	}
}

// TestNews holds the news sitemap to its extension: what is two days old, gone or
// another site's is not in it.
func TestNews(t *testing.T) {
	r := renderer(t)
	head := page.Head{Title: "Storm & <calm>", Lang: "pt-BR", Zone: "UTC"}
	fresh := open(t, "fresh", head, "2024-10-20T16:00:00Z")
	fresh.publish("2024-10-20T17:00:00Z", page.Flags{}, page.Texts{Headline: "Old"})
	fresh.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "New"})
	old := open(t, "old", head, "2024-10-20T16:00:00Z")
	old.publish("2024-10-20T17:00:00Z", page.Flags{}, page.Texts{Headline: "Old"})
	gone := open(t, "gone", head, "2024-10-22T16:00:00Z")
	gone.on(page.OpWithdraw, gone.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "New"})[0], "2024-10-22T18:00:00Z", "")
	other := head
	other.Canonical = "https://paper.example/storm"
	elsewhere := open(t, "elsewhere", other, "2024-10-22T16:00:00Z")
	elsewhere.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "New"})
	b := r.News([]*page.Page{fresh.p, old.p, gone.p, elsewhere.p}, View{Now: at("2024-10-23T00:00:00Z")})
	var set struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
			News    struct {
				Name      string `xml:"http://www.google.com/schemas/sitemap-news/0.9 publication>name"`
				Language  string `xml:"http://www.google.com/schemas/sitemap-news/0.9 publication>language"`
				Published string `xml:"http://www.google.com/schemas/sitemap-news/0.9 publication_date"`
				Title     string `xml:"http://www.google.com/schemas/sitemap-news/0.9 title"`
			} `xml:"http://www.google.com/schemas/sitemap-news/0.9 news"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(b.Bytes(), &set); err != nil {
		t.Fatal(err)
	}
	if len(set.URLs) != 1 {
		t.Fatalf("%d pages in\n%s", len(set.URLs), b.Bytes())
	}
	u := set.URLs[0]
	if u.Loc != "https://ellery.example/live/fresh" || u.LastMod != "2024-10-22T17:00:00Z" || u.News.Name != "The Ellery Post" || u.News.Language != "pt" ||
		u.News.Published != "2024-10-20T16:00:00Z" || u.News.Title != "Storm & <calm>" {
		t.Errorf("%+v", u)
	}
	for tag, want := range map[string]string{"fa": "fa", "zh": "zh-cn", "zh-TW": "zh-tw", "ckb": "ckb", "": "en", "sr-Latn": "sr"} {
		if got := newsLanguage(tag); got != want {
			t.Errorf("%q is %q in a news sitemap, want %q", tag, got, want)
		}
	}
}

// TestFeedHub: with a hub every feed names it, with the address under which the
// hub knows the feed, which is one for all spellings of a tag; without one none does.
func TestFeedHub(t *testing.T) {
	l := harbour(t)
	s := site()
	s.Hub = `https://hub.example.org/?a=1&b=2`
	with, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range []string{"", "Sea & Sky", "sea & sky"} {
		tag, _ := FeedTag(asked)
		for _, format := range formats {
			for slug, b := range map[string]*Body{"storm": with.Feed(l.p, view, format, tag), "": with.SiteFeed([]*page.Page{l.p}, view, format, tag)} {
				self, hubs := "", []string(nil)
				if format == FeedJSON {
					var f struct {
						Self string `json:"feed_url"`
						Hubs []struct{ Type, URL string }
					}
					if err := json.Unmarshal(b.Bytes(), &f); err != nil {
						t.Fatal(err)
					}
					self = f.Self
					for _, h := range f.Hubs {
						hubs = append(hubs, h.Type+" "+h.URL)
					}
				} else {
					var f struct {
						Links []struct {
							XMLName xml.Name
							Rel     string `xml:"rel,attr"`
							Href    string `xml:"href,attr"`
						} `xml:"http://www.w3.org/2005/Atom link"`
						Channel struct {
							Links []struct {
								Rel  string `xml:"rel,attr"`
								Href string `xml:"href,attr"`
							} `xml:"http://www.w3.org/2005/Atom link"`
						} `xml:"channel"`
					}
					if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
						t.Fatal(err)
					}
					for _, l := range f.Links {
						f.Channel.Links = append(f.Channel.Links, struct {
							Rel  string `xml:"rel,attr"`
							Href string `xml:"href,attr"`
						}{l.Rel, l.Href})
					}
					for _, l := range f.Channel.Links {
						switch l.Rel {
						case "self":
							self = l.Href
						case "hub":
							hubs = append(hubs, "WebSub "+l.Href)
						}
					}
				}
				if self != with.FeedAddress(slug, format, tag) || len(hubs) != 1 || hubs[0] != "WebSub "+s.Hub {
					t.Errorf("%s %q %q: itself at %q, hubs %q", format, slug, asked, self, hubs)
				}
				if !slices.Contains(with.FeedAddresses([]string{"storm"}, []string{"Sea & Sky"}), self) {
					t.Errorf("%q is not told of", self)
				}
			}
			if b := renderer(t).Feed(l.p, view, format, tag).Bytes(); strings.Contains(string(b), "hub") {
				t.Errorf("%s: a hub where there is none", format)
			}
		}
	}
}
