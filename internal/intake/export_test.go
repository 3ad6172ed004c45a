package intake

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func reading(name string) Options {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic(err)
	}
	return Options{Name: name, Zone: zone, Now: time.Date(2024, 10, 24, 12, 0, 0, 0, time.UTC), Lang: "en"}
}

// told is an outline in few words: stamps with their headlines, then doubts.
func told(o *Outline) string {
	var b strings.Builder
	for _, u := range o.Updates {
		b.WriteString(u.Label)
		for _, p := range u.Posts {
			fmt.Fprintf(&b, " [%d %s|%s", p.Line, p.Headline, strings.Join(p.Paragraphs, "/"))
			if x := p.Whole; x != nil && (x.Byline != "" || len(x.Tags) > 0 && len(x.Tags) < 20) {
				fmt.Fprintf(&b, "|%s|%s", x.Byline, strings.Join(x.Tags, ","))
			}
			if p.Whole != nil && p.Whole.Key {
				b.WriteString("key")
			}
			b.WriteString("]")
		}
		b.WriteString("; ")
	}
	for _, d := range o.Doubts {
		fmt.Fprintf(&b, "? %d %s: %s; ", d.Line, d.Why, d.Choice)
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestRead(t *testing.T) {
	rss := func(items string) string {
		return `<rss version="2.0"><channel><title>T</title><link>https://a.example/</link><description>d</description>` + items + `</channel></rss>`
	}
	item := func(title, at, text string) string {
		return "<item><title>" + title + "</title><pubDate>" + at + "</pubDate><description>" + text + "</description></item>"
	}
	const ten, eleven = "Wed, 23 Oct 2024 10:00:00 +0200", "Wed, 23 Oct 2024 11:00:00 +0200"
	var tags strings.Builder
	for i := range 60 {
		fmt.Fprintf(&tags, "<category>tag %d</category>", i/2*2+i%2)
	}
	for _, c := range []struct{ name, file, want string }{
		{"what goes oldest first stands newest first, one minute's posts too", rss(item("a", ten, "A") + item("b", ten, "B") + item("c", eleven, "C")),
			"11:00 AM CEST [3 c|C]; 10:00 AM CEST [2 b|B] [1 a|A]"},
		{"newest first", rss(item("c", eleven, "C") + item("b", ten, "B") + item("a", ten, "A")),
			"11:00 AM CEST [1 c|C]; 10:00 AM CEST [2 b|B] [3 a|A]"},
		{"control characters, and a mark of the byte order", "\ufeff  " + rss(item("a\x01b", ten, "A")), "10:00 AM CEST [1 a b|A]"},
		{"an empty post", rss(item("", ten, "") + item("a", ten, "A")), "10:00 AM CEST [2 a|A]; ? 1 the post is empty: left out"},
		{"many tags", rss(strings.Replace(item("a", ten, "A"), "</item>", tags.String()+"</item>", 1)), "10:00 AM CEST [1 a|A]; ? 1 the post has 60 tags: the first 50 are taken"},
		{"text with a sign that is no mark", rss(item("a &lt; b", ten, "1 &lt; 2 and 3 > 2")), "10:00 AM CEST [1 a < b|1 < 2 and 3 > 2]"},
		{"page.json", `{"page": {"standfirst": "S", "notice": ""}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [
			{"headline": "a", "html": "<p>A</p>", "corrections": [{}, {}]}, {"headline": "gone", "withdrawn": true}]}], "next": "https://a.example/x"}`,
			"10:00 AM CEST [1 a|A]; ? 0 the file has only the page's newest posts; older ones are at https://a.example/x: bring those, too, or export the page whole; " +
				"? 1 the post was corrected there: its text is taken as it stands; what was corrected is left out; ? 2 the post was withdrawn there: left out"},
		{"plain text that looks like HTML", `{"page": {}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [{"headline": "Use <b> & &amp;", "html": "<p>1 &lt; 2</p>", "byline": "A &amp; B", "tags": ["<i>"]}]}]}`,
			"10:00 AM CEST [1 Use <b> & &amp;|1 < 2|A &amp; B|<i>]"},
		{"so, too, in JSON Feed, with a mark of the byte order", "\ufeff" + `{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "title": "Use <b>", "content_text": "<b>x</b> & &lt;", "date_published": "2024-10-23T08:00:00Z", "tags": ["a<b"]}]}`,
			"10:00 AM CEST [1 Use <b>|<b>x</b> & &lt;||a<b]"},
		{"marks of that page", `{"page": {}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [{"headline": "a", "html": "", "key": true, "pinned": true}]}]}`,
			"10:00 AM CEST [1 a|key]; ? 1 the post was marked there as pinned or breaking: the mark is left out: it is of that page, and of that moment"},
		{"a long tag", rss(strings.Replace(item("a", ten, "A"), "</item>", "<category>"+strings.Repeat("x", 61)+"</category></item>", 1)), "10:00 AM CEST [1 a|A]; ? 1 the tag “" + strings.Repeat("x", 61) + "” is longer than may be: left out"},
		{"a list, a time without a zone, one post that is no list", `[{"x": {"@type": "LiveBlogPosting", "liveBlogUpdate": {"name": "a", "text": "A", "datePublished": "2024-10-23 10:00"}}}]`,
			"10:00 AM CEST [1 a|A]"},
		{"letters in the encoding that the file names", `<?xml version="1.0" encoding="ISO-8859-1"?>` + rss(item("Caf\xe9", ten, "\xd8l")), "10:00 AM CEST [1 Café|Øl]"},
		{"letters in UTF-8, whatever the file says: it was pasted", `<?xml version="1.0" encoding='ISO-8859-1' standalone="yes"?>` + rss(item("Café", ten, "Øl")), "10:00 AM CEST [1 Café|Øl]"},
		{"UTF-16", wide(`<?xml version="1.0" encoding="UTF-16"?>` + rss(item("Café", ten, "Øl"))), "10:00 AM CEST [1 Café|Øl]"},
		{"a page in Windows-1252", `<!DOCTYPE html><meta charset="windows-1252"><script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "Caf` + "\xe9" + `", "datePublished": "2024-10-23T08:00Z"}]}</script>`,
			"10:00 AM CEST [1 Café|]"},
		{"what has no place here", rss(item("a", ten, `&lt;p&gt;A&lt;img src="x.jpg" alt="The mole"&gt;&lt;img src="x.jpg"&gt;&lt;video&gt;v&lt;/video&gt; &lt;a href="javascript:x"&gt;b&lt;/a&gt;&lt;/p&gt;`)),
			"10:00 AM CEST [1 a|A b]; ? 1 the post has a picture, “The mole”: left out; add it at the desk; ? 1 the post has a picture: left out; add it at the desk; " +
				"? 1 the post has a player, or something else of another site that has no address: left out; ? 1 the link to “javascript:x” can't be taken: its text stays"},
		{"XHTML", `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><script type="application/LD+JSON">{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "a", "datePublished": "2024-10-23T08:00Z"}]}</script></html>`,
			"10:00 AM CEST [1 a|]"},
		{"a text", "10:00 AM\nA Headline Here\nThis is the text of the post.\n", "10:00 AM CEST [2 A Headline Here|This is the text of the post.]"},
		{"a text in brackets", "[10:00 AM]\nA Headline Here\nThis is the text of the post.\n", "10:00 AM CEST [2 A Headline Here|This is the text of the post.]"},
	} {
		opt := reading("f")
		opt.Date = Date{2024, 10, 23}
		o, err := Read(strings.NewReader(c.file), opt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, d := range o.Doubts {
			filled(t, d.Saying, d.Why+d.Choice)
		}
		if got := told(o); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	deep := strings.Repeat(`{"a":              `, 5000) + `{"@type":"LiveBlogPosting"}` + strings.Repeat("}", 5000)
	for _, c := range []struct {
		name, file, want string
		kind             error
	}{
		{"no date", rss(item("a", "", "A")), `f, item 1: the post bears no date that can be read ("")`, ErrNoDate},
		{"still to come", rss(item("a", "Thu, 24 Oct 2024 14:01:00 +0200", "A")), "f, item 1: the post is dated 2024-10-24, 2:01 PM CEST, which is still to come", ErrFuture},
		{"a long post", rss(item("a", ten, strings.Repeat("word ", 1<<20))), "f, item 1: ", ErrTooLarge},
		{"page.json that is not", `{"page": {}, "updates": {}}`, "f: it looks like page.json, but this does not belong there: updates: object; export it anew", ErrNotText},
		{"a time that is none", `{"page": {}, "updates": [{"stamp": "noon"}]}`, "f: it looks like page.json, but this does not belong there: \"noon\"; export it anew", ErrNotText},
		{"no feed", "<?xml version='1.0'?><svg/>", "f: it is XML, but neither Atom nor RSS", ErrNotText},
		{"a feed that breaks off", rss("\n\n<item"), "f: line 3: it looks like a feed, but can't be read: ", ErrNotText},
		{"a feed of crumbs", rss(strings.Repeat("<a/>", 10_000)), "f: its parts are nested deeper, or are far more", ErrTooLarge},
		{"JSON of crumbs", `{"page": {}, "updates": [{"posts": [{}` + strings.Repeat(",{}", 10_000) + "]}]}", "f: its parts are nested deeper, or are far more", ErrTooLarge},
		{"XML nested without end, and nothing else", rss("<item>" + strings.Repeat("<a:b>", 3_000_000)), "f: its parts are nested deeper, or are far more", ErrTooLarge},
		{"more posts than may be, all empty", `{"page": {}, "updates": [{"posts": [{"headline": ""}` + strings.Repeat(`,{"headline": ""}`, MaxLines) + "]}]}", "f: it holds more than 100000 posts", ErrTooLarge},
		{"a page of crumbs", `<html><script type="application/ld+json">[{}` + strings.Repeat(",{}", 10_000) + "]</script>", "f: its parts are nested deeper, or are far more", ErrTooLarge},
		{"nested without end", deep, "f: no post was found in it", ErrMarkup},
		{"XML nested without end", rss("<item>" + strings.Repeat("<a:b>"+strings.Repeat(" ", 20), 600)), "f: its parts are nested deeper, or are far more", ErrTooLarge},
		{"JSON that breaks off", "{\n" + `"page": {"notice": "`, "f: line 2: it looks like JSON, but can't be read: unexpected end of JSON input; export it anew", ErrNotText},
		{"too large", "<rss>" + strings.Repeat(" ", MaxExport), "f: it has more than 64 MB", ErrTooLarge},
	} {
		_, err := Read(strings.NewReader(c.file), reading("f"))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.name, err)
		}
		var bad *ParseError
		if errors.As(err, &bad) {
			filled(t, bad.Saying, bad.Why)
		}
	}
}

// wide is a text as UTF-16, little-endian, with a mark of the byte order.
func wide(s string) string {
	b := []byte("\xff\xfe")
	for _, c := range s {
		b = append(b, byte(c), byte(c>>8))
	}
	return string(b)
}

// TestMend: what was mended of an export is published so, and is found again by what it was.
func TestMend(t *testing.T) {
	const file = `{"page": {}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [
		{"headline": "a", "html": "<p>A</p>"}, {"headline": "b", "html": "<p>B</p>"}, {"headline": "only", "html": ""}]}, {"stamp": "2024-10-23T07:00:00Z", "posts": [{"headline": "c", "html": "<p>C</p>"}]}]}`
	o, err := Read(strings.NewReader(file), reading("f"))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Mend([]int{4}, map[int]string{2: "  b,\nmended ", 3: ""}); err != nil {
		t.Error(err)
	}
	var got []string
	as, err := stories(o, func(b []byte) []byte { return b })
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range as {
		got = append(got, fmt.Sprint(s.line, s.texts.Headline, string(s.key), s.mended))
	}
	if want := "[1aafalse 2b, mendedbtrue]"; fmt.Sprint(got) != want || len(o.Updates) != 1 {
		t.Errorf("got %v of %d updates, want %s", got, len(o.Updates), want)
	}
	for _, c := range []struct {
		leave     []int
		headlines map[int]string
	}{{[]int{5}, nil}, {nil, map[int]string{0: "x"}}, {nil, map[int]string{9: "x"}}, {[]int{1}, map[int]string{1: "x"}}} {
		o, err := Read(strings.NewReader(file), reading("f"))
		if err != nil {
			t.Fatal(err)
		}
		if o.Mend(c.leave, c.headlines) == nil {
			t.Errorf("%v, %v were taken", c.leave, c.headlines)
		}
	}
}

// FuzzRead: whatever a file holds, it is read or refused, and what was read has a time and something to say.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">a&amp;amp;</title><published>2024-10-23T10:00:00Z</published><content type="xhtml"><div><p>b</p></div></content></entry></feed>`,
		`<rss version="2.0"><channel><item><title>a</title><pubDate>Wed, 23 Oct 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;b</description></item></channel></rss>`,
		`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": "<p>a", "date_published": "2024-10-23T10:00:00Z", "tags": ["x"]}]}`,
		`{"page": {}, "updates": [{"stamp": "2024-10-23T08:00:00Z", "posts": [{"headline": "a", "html": "<p>b</p>"}]}]}`,
		`<html><script type="application/ld+json">{"@type": "LiveBlogPosting", "liveBlogUpdate": [{"headline": "a", "datePublished": "2024-10-23"}]}</script>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o, err := Read(strings.NewReader(s), reading("f"))
		if err != nil {
			return
		}
		for _, u := range o.Updates {
			for _, p := range u.Posts {
				if u.Stamp.IsZero() || u.Stamp.After(reading("f").Now) || p.Whole != nil && p.Headline == "" && len(p.Whole.Body) == 0 {
					t.Errorf("%v %+v", u.Stamp, p)
				}
			}
		}
	})
}
