package markup

import (
	"regexp"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"pgregory.net/rapid"
)

// secondLine is what a sanitizer that knows nothing of the tree lets pass: the
// elements and attributes of docs/body.md and no others.
func secondLine() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "code", "br", "ul", "ol", "li", "hr",
		"blockquote", "figure", "figcaption", "table", "thead", "tbody", "tr", "td", "th", "div", "span", "a", "img")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("rel").Matching(regexp.MustCompile(`^noopener$`)).OnElements("a")
	p.AllowAttrs("cite").OnElements("blockquote")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^(embed|picture|quote|table|credit)$`)).OnElements("figure", "div", "span")
	p.AllowAttrs("data-embed").Matching(regexp.MustCompile(`^https?://`)).OnElements("figure")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^col$`)).OnElements("th")
	p.AllowAttrs("src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding").OnElements("img")
	p.RequireNoFollowOnLinks(false)
	return p
}

var policy = secondLine()

func testPicture(key string) (Picture, bool) {
	return Picture{URL: "/-/media/" + key, Alt: `A "quay" <1>`, Caption: "Waves & spray", Credit: "Mara Dunn", Width: 800, Height: 600,
		Srcset: "/-/media/" + key + "/400 400w, /-/media/" + key + "/800 800w"}, key != "1"
}

func TestHTMLPassesTheSecondLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDoc().Draw(t, "doc")
		out := d.HTML(HTMLOptions{HeadingBase: rapid.IntRange(0, 7).Draw(t, "base"), Picture: testPicture})
		if got := policy.Sanitize(out); got != out {
			t.Fatalf("the sanitizer changed\n%s\nto\n%s", out, got)
		}
	})
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, md, want string }{
		{"empty", "", ""},
		{"paragraph", "a **b** *c* `d<`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;</code></p>"},
		{"marks within a link", "[a **b**](https://example.org/?a=1&b=2)", `<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">a <strong>b</strong></a></p>`},
		{"break", "a\\\nb", "<p>a<br>\nb</p>"},
		{"headings", "# a\n\n## b\n\n### c", "<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>"},
		{"headings that skip", "### a\n\n# b\n\n### c", "<h5>a</h5>\n<h5>b</h5>\n<h6>c</h6>"},
		{"list", "- a\n- b\n\n  c\n- d\n  1. e", "<ul>\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n<li>d<ol>\n<li>e</li>\n</ol>\n</li>\n</ul>"},
		{"quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"},
		{"quote of someone", "> a\n>\n> — B", `<figure class="quote"><blockquote>` + "\n<p>a</p>\n</blockquote><figcaption>B</figcaption></figure>"},
		{"embed", "https://example.org/v?a=1&b=2", `<figure class="embed" data-embed="https://example.org/v?a=1&amp;b=2"><a href="https://example.org/v?a=1&amp;b=2" rel="noopener">example.org</a></figure>`},
		{"embed with title", "![A \\<film>](https://example.org/v)", `<figure class="embed" data-embed="https://example.org/v"><a href="https://example.org/v" rel="noopener">A &lt;film&gt;</a></figure>`},
		{"picture", "![](media:k2)", `<figure class="picture"><a href="/-/media/k2"><img src="/-/media/k2" srcset="/-/media/k2/400 400w, /-/media/k2/800 800w" sizes="100vw" width="800" height="600" alt="A &#34;quay&#34; &lt;1&gt;" loading="lazy" decoding="async"></a><figcaption>Waves &amp; spray <span class="credit">Mara Dunn</span></figcaption></figure>`},
		{"picture that isn't there", "![](media:1)", ""},
		{"divider", "---", "<hr>"},
		{"table", "|a||\n|-|-|\n|1|2|", `<div class="table"><table>` + "\n<thead><tr><th scope=\"col\">a</th><td></td></tr></thead>\n<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := FromMarkdown(c.md)
			got := strings.TrimSuffix(d.HTML(HTMLOptions{Picture: testPicture}), "\n")
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// A tree made by hand can't hold what a stored one may not.
func TestHTMLOfABadTree(t *testing.T) {
	d := &Doc{Blocks: []Block{
		{Kind: Paragraph, Spans: []Span{{Text: "a", Href: "javascript:alert(1)"}, {Text: "\x00b\xff"}}},
		{Kind: Embed, URL: "javascript:alert(1)"},
		{Kind: PictureBlock, Media: `"><script>`},
		{Kind: "script", Spans: []Span{{Text: "alert(1)"}}},
	}}
	if got, want := d.HTML(HTMLOptions{Picture: testPicture}), "<p>ab\ufffd</p>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	bad := func(string) (Picture, bool) { return Picture{URL: "javascript:alert(1)"}, true }
	if got := (&Doc{Blocks: []Block{{Kind: PictureBlock, Media: "1"}}}).HTML(HTMLOptions{Picture: bad}); got != "" {
		t.Errorf("a picture from %q", got)
	}
	var none *Doc
	if none.HTML(HTMLOptions{}) != "" || none.Text() != "" || none.Markdown() != "" || none.Encode() != nil || !none.Empty() {
		t.Error("a nil Doc isn't empty")
	}
}
