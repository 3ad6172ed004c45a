package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"stoppress/internal/page"
)

// Kinds of values that the vocabularies ask for.
var valueKinds = map[string]func(string) bool{
	"text":     func(s string) bool { return strings.TrimSpace(s) != "" },
	"any":      func(string) bool { return true },
	"url":      func(s string) bool { u, err := url.Parse(s); return err == nil && u.Scheme == "https" && u.Host != "" },
	"uri":      func(s string) bool { u, err := url.Parse(s); return err == nil && u.IsAbs() },
	"rfc3339":  func(s string) bool { _, err := time.Parse(time.RFC3339, s); return err == nil },
	"rfc822":   func(s string) bool { _, err := time.Parse("Mon, 02 Jan 2006 15:04:05 -0700", s); return err == nil },
	"language": func(s string) bool { _, err := language.Parse(s); return err == nil },
	"mime":     func(s string) bool { return regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`).MatchString(s) },
	"version":  func(s string) bool { return s == "2.0" },
	"false":    func(s string) bool { return s == "false" },
	"html":     func(s string) bool { return s == "html" },
	"rel":      func(s string) bool { return s == "self" || s == "alternate" || s == "hub" },
	"news":     regexp.MustCompile(`^(zh-cn|zh-tw|[a-z]{2,3})$`).MatchString, // as the extension's schema has it
	"none":     func(s string) bool { return strings.TrimSpace(s) == "" },
}

const (
	atomNS    = "http://www.w3.org/2005/Atom "
	contentNS = "http://purl.org/rss/1.0/modules/content/ "
	dcNS      = "http://purl.org/dc/elements/1.1/ "
	mapNS     = "http://www.sitemaps.org/schemas/sitemap/0.9 "
	newsNS    = "http://www.google.com/schemas/sitemap-news/0.9 "
	xmlLang   = "http://www.w3.org/XML/1998/namespace lang"
)

// An element is what a format's rules say of one element: the kind of its text,
// its attributes, and its children by name with how often each may be there.
type element struct {
	text     string
	attrs    map[string]string // kind by name
	need     []string          // attributes that must be there
	children map[string][2]int // at least, at most
	ordered  []string          // children come in this order; nil: in any
}

const many = 1 << 20

var atomLinkRule = element{text: "none", attrs: map[string]string{"rel": "rel", "type": "mime", "href": "url"}, need: []string{"rel", "href"}}

// RFC 4287 (4.1.1, 4.1.2, 4.2), of what this program uses.
var atomRules = map[string]element{
	atomNS + "feed": {text: "none", attrs: map[string]string{xmlLang: "language"}, children: map[string][2]int{
		atomNS + "id": {1, 1}, atomNS + "title": {1, 1}, atomNS + "updated": {1, 1}, atomNS + "subtitle": {0, 1}, atomNS + "author": {1, 1},
		atomNS + "link": {2, 3}, atomNS + "logo": {0, 1}, atomNS + "generator": {0, 1}, atomNS + "entry": {0, FeedPosts}}},
	atomNS + "entry": {text: "none", attrs: map[string]string{xmlLang: "language"}, children: map[string][2]int{
		atomNS + "id": {1, 1}, atomNS + "title": {1, 1}, atomNS + "link": {1, 1}, atomNS + "published": {1, 1}, atomNS + "updated": {1, 1}, atomNS + "author": {0, 1},
		atomNS + "category": {0, many}, atomNS + "source": {0, 1}, atomNS + "summary": {0, 1}, atomNS + "content": {1, 1}}},
	atomNS + "source": {text: "none", children: map[string][2]int{atomNS + "id": {1, 1}, atomNS + "title": {1, 1}, atomNS + "updated": {1, 1}, atomNS + "link": {1, 1}}},
	atomNS + "author": {text: "none", children: map[string][2]int{atomNS + "name": {1, 1}}},
	atomNS + "id":     {text: "uri"}, atomNS + "title": {text: "text"}, atomNS + "subtitle": {text: "text"}, atomNS + "updated": {text: "rfc3339"}, atomNS + "published": {text: "rfc3339"},
	atomNS + "name": {text: "text"}, atomNS + "logo": {text: "url"}, atomNS + "generator": {text: "text"}, atomNS + "summary": {text: "text"},
	atomNS + "category": {text: "none", attrs: map[string]string{"term": "text"}, need: []string{"term"}},
	atomNS + "content":  {text: "text", attrs: map[string]string{"type": "html"}, need: []string{"type"}},
	atomNS + "link":     atomLinkRule,
}

// RSS 2.0, with the modules' own rules.
var rssRules = map[string]element{
	"rss": {text: "none", attrs: map[string]string{"version": "version"}, need: []string{"version"}, children: map[string][2]int{"channel": {1, 1}}},
	"channel": {text: "none", children: map[string][2]int{"title": {1, 1}, "link": {1, 1}, "description": {1, 1}, "language": {0, 1}, atomNS + "link": {1, 2},
		"lastBuildDate": {0, 1}, "generator": {0, 1}, dcNS + "creator": {0, 1}, "item": {0, FeedPosts}}},
	"item": {text: "none", children: map[string][2]int{"title": {1, 1}, "link": {1, 1}, "guid": {1, 1}, "pubDate": {1, 1}, atomNS + "updated": {0, 1}, dcNS + "creator": {0, 1},
		dcNS + "language": {0, 1}, "category": {0, many}, "source": {0, 1}, "description": {0, 1}, contentNS + "encoded": {0, 1}}},
	"title": {text: "text"}, "link": {text: "url"}, "description": {text: "text"}, "language": {text: "language"}, "lastBuildDate": {text: "rfc822"}, "generator": {text: "text"},
	"pubDate": {text: "rfc822"}, "category": {text: "text"}, "source": {text: "text", attrs: map[string]string{"url": "url"}, need: []string{"url"}},
	"guid":             {text: "uri", attrs: map[string]string{"isPermaLink": "false"}, need: []string{"isPermaLink"}}, // it is no address
	atomNS + "link":    atomLinkRule,
	atomNS + "updated": {text: "rfc3339"}, dcNS + "creator": {text: "text"}, dcNS + "language": {text: "language"}, contentNS + "encoded": {text: "text"},
}

// The sitemap protocol 0.9 and the news extension 0.9, whose schemas have their
// elements in order.
var newsRules = map[string]element{
	mapNS + "urlset":            {text: "none", children: map[string][2]int{mapNS + "url": {0, newsMost}}},
	mapNS + "url":               {text: "none", children: map[string][2]int{mapNS + "loc": {1, 1}, mapNS + "lastmod": {0, 1}, newsNS + "news": {1, 1}}, ordered: []string{mapNS + "loc", mapNS + "lastmod", newsNS + "news"}},
	newsNS + "news":             {text: "none", children: map[string][2]int{newsNS + "publication": {1, 1}, newsNS + "publication_date": {1, 1}, newsNS + "title": {1, 1}}, ordered: []string{newsNS + "publication", newsNS + "publication_date", newsNS + "title"}},
	newsNS + "publication":      {text: "none", children: map[string][2]int{newsNS + "name": {1, 1}, newsNS + "language": {1, 1}}, ordered: []string{newsNS + "name", newsNS + "language"}},
	mapNS + "loc":               {text: "url"},
	mapNS + "lastmod":           {text: "rfc3339"},
	newsNS + "name":             {text: "text"},
	newsNS + "language":         {text: "news"},
	newsNS + "publication_date": {text: "rfc3339"},
	newsNS + "title":            {text: "text"},
}

// breaches gives what in a document goes against the rules.
func breaches(rules map[string]element, b []byte) (found []string) {
	type open struct {
		name string
		text strings.Builder
		kids []string
	}
	name := func(n xml.Name) string { return strings.TrimSpace(strings.TrimLeft(n.Space+" "+n.Local, " ")) }
	var stack []*open
	d := xml.NewDecoder(strings.NewReader(string(b)))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			return append(found, err.Error())
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			n := name(tok.Name)
			rule, known := rules[n]
			if !known {
				return append(found, "an element "+n)
			}
			if len(stack) > 0 {
				stack[len(stack)-1].kids = append(stack[len(stack)-1].kids, n)
			}
			stack = append(stack, &open{name: n})
			var has []string
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
					continue
				}
				at := name(a.Name)
				if a.Name.Space == "xml" {
					at = xmlLang
				}
				has = append(has, at)
				if kind := rule.attrs[at]; kind == "" || !valueKinds[kind](a.Value) {
					found = append(found, n+": "+at+"="+a.Value)
				}
			}
			for _, at := range rule.need {
				if !slices.Contains(has, at) {
					found = append(found, n+" without "+at)
				}
			}
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text.Write(tok)
			}
		case xml.EndElement:
			is := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			rule := rules[is.name]
			if !valueKinds[rule.text](is.text.String()) {
				found = append(found, is.name+": "+is.text.String())
			}
			n := map[string]int{}
			for i, kid := range is.kids {
				n[kid]++
				if _, may := rule.children[kid]; !may {
					found = append(found, is.name+" with "+kid)
				}
				if i > 0 && rule.ordered != nil && slices.Index(rule.ordered, kid) < slices.Index(rule.ordered, is.kids[i-1]) {
					found = append(found, is.name+": "+kid+" after "+is.kids[i-1])
				}
			}
			for kid, times := range rule.children {
				if n[kid] < times[0] || n[kid] > times[1] {
					found = append(found, is.name+": so many "+kid)
				}
			}
		}
	}
}

// TestVocabularyOfFeeds holds every feed and the news sitemap to what its format
// knows: elements and attributes, how often, in which order, with which values.
func TestVocabularyOfFeeds(t *testing.T) {
	l, fa := harbour(t), persianPage(t)
	fa.p.ID = "pg2"
	s := site()
	s.Hub, s.Logo = "https://hub.example.org/", "/-/media/logo"
	r, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	pages := []*page.Page{l.p, fa.p}
	empty := open(t, "calm", page.Head{Title: "Calm", Lang: "zh-Hant-TW", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	bare := open(t, "bare", page.Head{Title: "Bare", Lang: "en", Zone: "UTC"}, "2024-10-22T16:00:00Z")
	bare.publish("2024-10-22T17:00:00Z", page.Flags{}, page.Texts{Headline: "A headline alone"})
	for format, rules := range map[string]map[string]element{FeedAtom: atomRules, FeedRSS: rssRules} {
		for name, b := range map[string]*Body{
			"page": r.Feed(l.p, view, format, ""), "fa": r.Feed(fa.p, view, format, ""), "tag": r.Feed(l.p, view, format, "sea"), "empty": r.Feed(empty.p, view, format, ""),
			"bare": r.Feed(bare.p, view, format, ""), "site": r.SiteFeed(pages, view, format, ""), "no pages": r.SiteFeed(nil, view, format, ""),
		} {
			for _, wrong := range breaches(rules, b.Bytes()) {
				t.Errorf("%s, %s: %s", format, name, wrong)
			}
		}
	}
	b := r.News(pages, view).Bytes()
	for _, wrong := range breaches(newsRules, b) {
		t.Errorf("the news sitemap: %s", wrong)
	}
	// The rules catch what they are there for.
	for _, c := range []struct{ from, to string }{
		{"<news:language>en<", "<news:language>English<"}, {"<loc>https:", "<loc>"}, {"<lastmod>2024-", "<lastmod>24-"}, {"news:title", "news:headline"},
		{"<news:name>", "<news:name/><news:name>"},
	} {
		if bad := strings.ReplaceAll(string(b), c.from, c.to); bad == string(b) || len(breaches(newsRules, []byte(bad))) == 0 {
			t.Errorf("%s in the place of %s is not seen", c.to, c.from)
		}
	}
}

// schemaOrg is the part of schema.org's vocabulary that is used here: of each
// type its properties, inherited ones included, and of each what it may be, in
// the words of https://schema.org/version/latest/schemaorg-current-https.jsonld.
var schemaOrg = map[string]map[string]string{
	"LiveBlogPosting": {"headline": "text", "description": "text", "url": "url", "inLanguage": "language", "datePublished": "rfc3339", "dateModified": "rfc3339",
		"coverageStartTime": "rfc3339", "coverageEndTime": "rfc3339", "publisher": "Organization", "image": "ImageObject", "liveBlogUpdate": "BlogPosting", "mainEntityOfPage": "url"},
	"BlogPosting": {"headline": "text", "url": "url", "datePublished": "rfc3339", "dateModified": "rfc3339", "inLanguage": "language", "articleBody": "any", "author": "Person",
		"image": "ImageObject", "correction": "CorrectionComment", "mainEntityOfPage": "url"},
	"CorrectionComment": {"text": "text", "datePublished": "rfc3339"},
	"Organization":      {"name": "text", "url": "url", "logo": "ImageObject"},
	"Person":            {"name": "text"},
	"ImageObject":       {"url": "url", "width": "number", "height": "number", "creditText": "text", "caption": "text"},
}

// TestVocabularyOfJSONLD holds the JSON-LD of pages and posts to schema.org, and
// to what search engines ask of a live blog.
func TestVocabularyOfJSONLD(t *testing.T) {
	r, l, fa := renderer(t), harbour(t), persianPage(t)
	types := map[string]int{}
	var check func(what string, v any, want string)
	check = func(what string, v any, want string) {
		t.Helper()
		switch v := v.(type) {
		case []any:
			for _, in := range v {
				check(what, in, want)
			}
		case map[string]any:
			kind, _ := v["@type"].(string)
			types[kind]++
			if kind != want {
				t.Errorf("%s is a %q, want a %s", what, kind, want)
				return
			}
			for name, in := range v {
				if strings.HasPrefix(name, "@") {
					continue
				}
				of, known := schemaOrg[kind][name]
				if !known {
					t.Errorf("%s: a %s has no %s", what, kind, name)
					continue
				}
				check(what+"."+name, in, of)
			}
		case string:
			if is := valueKinds[want]; is == nil || !is(v) {
				t.Errorf("%s: %q is no %s", what, v, want)
			}
		case float64:
			if want != "number" || v < 1 {
				t.Errorf("%s: %v is no %s", what, v, want)
			}
		default:
			t.Errorf("%s: %v", what, v)
		}
	}
	bodies := map[string]*Body{"en": r.Page(l.p, view, nil).HTML, "fa": r.Page(fa.p, view, nil).HTML, "oldest": r.Oldest(l.p, view, 0)}
	for _, c := range l.p.Chunks {
		for _, post := range c.Posts {
			bodies[post.ID] = r.Post(l.p, view, post.ID)
		}
	}
	for name, b := range bodies {
		n := 0
		z := html.NewTokenizer(strings.NewReader(string(b.Bytes())))
		for z.Next() != html.ErrorToken {
			if tok := z.Token(); tok.Type != html.StartTagToken || tok.Data != "script" || !slices.Contains(tok.Attr, html.Attribute{Key: "type", Val: "application/ld+json"}) {
				continue
			}
			z.Next()
			n++
			var v map[string]any
			if err := json.Unmarshal(z.Raw(), &v); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if v["@context"] != "https://schema.org" {
				t.Errorf("%s: in the context %v", name, v["@context"])
			}
			check(name, v, "LiveBlogPosting")
			for _, need := range []string{"headline", "url", "datePublished", "dateModified", "coverageStartTime", "publisher", "liveBlogUpdate"} {
				if v[need] == nil {
					t.Errorf("%s has no %s", name, need)
				}
			}
			for _, u := range v["liveBlogUpdate"].([]any) {
				for _, need := range []string{"headline", "url", "datePublished", "dateModified", "articleBody"} {
					if u.(map[string]any)[need] == nil {
						t.Errorf("%s: a post without %s", name, need)
					}
				}
			}
		}
		if n != 1 {
			t.Errorf("%s has %d pieces of JSON-LD", name, n)
		}
	}
	for _, kind := range []string{"LiveBlogPosting", "BlogPosting", "CorrectionComment", "Organization", "Person"} {
		if types[kind] == 0 {
			t.Errorf("no %s was looked at", kind)
		}
	}
}
