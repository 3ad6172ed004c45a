package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"stoppress/internal/page"
)

// Hosted says how a page stands within another site's page.
type Hosted struct {
	Level int    // of the heading that is the page's title, 1 to 4
	Posts int    // at least so many of the newest, whole updates; 0: the newest chunk
	Plain bool   // without the style sheet
	NoLD  bool   // without what search engines are told
	Post  string // in a frame: this post alone; "" is the page
}

// mostHosted is how many posts may be asked for.
const mostHosted = 50

// ParseHosted reads what an address asks for after its question mark: level,
// posts, style=none and ld=0 of a fragment, posts and post of a frame. What it
// does not know is passed over, as a host may add to an address; false: a value
// that can't be.
func ParseHosted(q url.Values, frame bool) (Hosted, bool) {
	o := Hosted{Level: 2}
	number := func(name string, at *int, most int) bool {
		s := q.Get(name)
		if s == "" {
			return true
		}
		n, err := strconv.Atoi(s)
		*at = n
		return err == nil && n >= 1 && n <= most && len(s) <= 2
	}
	if !number("posts", &o.Posts, mostHosted) {
		return o, false
	}
	if frame {
		o.Level = 1
		o.Post = q.Get("post")
		return o, o.Post == "" || page.ValidPostID(o.Post)
	}
	style, ld := q.Get("style"), q.Get("ld")
	o.Plain, o.NoLD = style == "none", ld == "0"
	return o, number("level", &o.Level, 4) && (style == "" || o.Plain) && (ld == "" || ld == "1" || o.NoLD)
}

// Name is o in one word without a stroke, as part of a body's name.
func (o Hosted) Name() string {
	return fmt.Sprintf("%d-%d-%t-%t-%s", o.Level, o.Posts, o.Plain, o.NoLD, o.Post)
}

// HostedNamed is the Hosted that has this Name.
func HostedNamed(s string) (o Hosted) {
	part := strings.SplitN(s, "-", 5)
	if len(part) == 5 {
		o.Level, _ = strconv.Atoi(part[0])
		o.Posts, _ = strconv.Atoi(part[1])
		o.Plain, o.NoLD, o.Post = part[2] == "true", part[3] == "true", part[4]
	}
	return o
}

// Fragment renders the page as a part of another site's page: complete, with
// absolute addresses, under headings that fit, and with nothing that touches
// what stands around it.
func (r *Renderer) Fragment(p *page.Page, v View, o Hosted) *Body {
	f := r.frame(p, v)
	f.home, f.root = f.address(), r.site.URL
	d := f.hostedDoc(o)
	d.Worker, d.TextKept = "", ""
	d.CSS, d.JS, d.Away, d.Extras = r.site.URL+r.hostCSS, r.site.URL+r.hostJS, r.site.URL+r.away, r.site.URL+r.extras
	if o.Plain {
		d.CSS = ""
	}
	if o.NoLD {
		d.LD = ""
	}
	return htmlBody(f.rehome(r.execute("fragment", d), o, false))
}

// Embed renders the page, or one post of it, for a frame on another site. nil:
// the page has no such post.
func (r *Renderer) Embed(p *page.Page, v View, o Hosted) *Body {
	f := r.frame(p, v)
	if o.Post != "" && p.Post(o.Post) == nil {
		return nil
	}
	d := f.hostedDoc(o)
	d.Worker, d.TextKept = "", ""
	d.CSS, d.JS = r.prefix+r.hostCSS, r.prefix+r.hostJS
	d.Extras = "" // a frame as high as its page has no screen for a picture to fill
	return htmlBody(f.rehome(r.execute("embed", d), o, true))
}

// hostedDoc is the document of the newest posts, or of the one asked for,
// without what only the page itself has.
func (f *frame) hostedDoc(o Hosted) *document {
	c := f.p.Newest()
	if post := f.p.Post(o.Post); post != nil {
		c = f.p.ChunkOf(post.Stamp)
		d := f.doc(&page.Chunk{N: c.N, From: c.From, To: c.To, Posts: []*page.Post{post}}, false, nil, nil)
		f.openAt(d, post)
		d.Window = window(f.r.site.Name, d.Title, f.p.Title)
		d.Open, d.Single, d.Head = "", post.ID, f.headOfPost()
		// Nothing else finds room on it.
		d.Find = false
		d.Keys, d.Back, d.On, d.Order, d.Print, d.Versions, d.From, d.To = "", "", "", "", "", nil, "", ""
		return d
	}
	cut := c
	if o.Posts > 0 {
		posts := c.Posts
		for _, u := range c.Updates() {
			if n := len(c.Posts) - len(posts); n >= o.Posts {
				break
			}
			posts = posts[len(u.Posts):]
		}
		if n := len(c.Posts) - len(posts); n < len(c.Posts) {
			cut = &page.Chunk{N: c.N, From: c.Posts[n-1].Stamp, To: c.To, Posts: c.Posts[:n]}
		}
	}
	d := f.doc(cut, false, nil, nil)
	d.Find = false
	d.Keys, d.Order, d.Print = "", "", ""
	if cut != c {
		d.On, d.OnText = f.home, f.l.T("older")
	}
	return d
}

// headOfPost names the page above its one post.
func (f *frame) headOfPost() template.HTML {
	return template.HTML(`<h1 class="page-of"><a href="` + html.EscapeString(f.home) + `">` + html.EscapeString(f.p.Title) + `</a></h1>`)
}

// The attributes that hold an address, and those that name an element by its id.
var (
	addressed = map[string]bool{"href": true, "src": true, "action": true, "poster": true}
	naming    = map[string]bool{"id": true, "for": true, "aria-labelledby": true, "aria-controls": true, "aria-describedby": true}
)

// rehome fits what was rendered into its place: headings at their level, posts
// that are there at the host's address, ids that no other part of the host's page
// has. web/src/host.ts does the same to what comes in later.
func (f *frame) rehome(b []byte, o Hosted, framed bool) []byte {
	there := map[string]bool{}
	for _, m := range articleID.FindAllSubmatch(b, -1) {
		there[string(m[1])] = true
	}
	canonical := f.canonical()
	shift := o.Level - 1
	address := func(u string) string {
		if id, ok := strings.CutPrefix(u, f.home+"/"); ok && canonical != "" && there[id] {
			return canonical + "#p-" + id
		}
		return u
	}
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		kind := z.Next()
		raw := slices.Clone(z.Raw())
		switch kind {
		case html.ErrorToken:
			return out.Bytes() // the end: what is rendered has no other
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		default:
			out.Write(raw)
			continue
		}
		t := z.Token()
		changed := false
		if n := headingLevel(t.Data); n > 0 {
			t.Data, changed = "h"+strconv.Itoa(min(max(n+shift, 1), 6)), true
			if kind == html.StartTagToken {
				t.Attr = append(t.Attr, html.Attribute{Key: "data-h", Val: strconv.Itoa(n)})
			}
		}
		if t.Data == "main" && !framed {
			t.Data, changed = "div", true
			if kind == html.StartTagToken {
				t.Attr = append(t.Attr, html.Attribute{Key: "lang", Val: f.lang()}, html.Attribute{Key: "dir", Val: dirOf(f.p.Lang)})
			}
		}
		outward := false
		for i := range t.Attr {
			a := &t.Attr[i]
			was := a.Val
			switch {
			case a.Key == "data-page" && kind == html.StartTagToken:
				t.Attr = append(t.Attr, html.Attribute{Key: "data-level", Val: strconv.Itoa(shift + 1)})
				if canonical != "" {
					t.Attr = append(t.Attr, html.Attribute{Key: "data-canonical", Val: canonical})
				}
				if framed {
					t.Attr = append(t.Attr, html.Attribute{Key: "data-frame"})
				}
				changed = true
			case addressed[a.Key]:
				a.Val = address(a.Val)
				outward = outward || a.Key == "href" && !strings.HasPrefix(a.Val, "#")
			case naming[a.Key] && !strings.HasPrefix(a.Val, "p-") && !strings.HasPrefix(a.Val, "u-"):
				a.Val = f.p.Slug + "-" + a.Val
			}
			changed = changed || a.Val != was
		}
		if framed && outward && t.Data == "a" {
			t.Attr, changed = append(t.Attr, html.Attribute{Key: "target", Val: "_top"}), true
		}
		if changed {
			out.WriteString(t.String())
		} else {
			out.Write(raw)
		}
	}
}

var articleID = regexp.MustCompile(`<article id="p-([0-9a-z]{10})"`)

// headingLevel is the level of h1 to h6, 0 of anything else.
func headingLevel(name string) int {
	if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
		return int(name[1] - '0')
	}
	return 0
}

// lang is the page's language as its element says it.
func (f *frame) lang() string {
	if f.p.Lang == "" {
		return "en"
	}
	return f.p.Lang
}

// canonical is the page's address on a host's site, without a fragment; "" where
// it has none but its own. The store takes no address of another kind.
func (f *frame) canonical() string {
	c, _, _ := strings.Cut(f.p.Canonical, "#")
	if u, err := url.Parse(c); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return c
}

// public is where the page is to be found by those who are elsewhere: on the
// host's site, if it has a place there.
func (f *frame) public() string {
	if c := f.canonical(); c != "" {
		return c
	}
	return f.address()
}

// publicPost is the same for a post of it.
func (f *frame) publicPost(id string) string {
	if c := f.canonical(); c != "" {
		return c + "#p-" + id
	}
	return f.address() + "/" + id
}

// Sizes of a frame in oEmbed, in CSS pixels.
const (
	embedWidth, embedHeight = 600, 800
	embedLeast, embedMost   = 200, 2000
)

// OEmbed is an answer of oEmbed 1.0 (https://oembed.com), a rich one: what a
// site shows of the page, or of one post, that it was given the address of.
// maxWidth and maxHeight of 0 are no bounds. nil: the page has no such post, or the
// format is neither json nor xml.
func (r *Renderer) OEmbed(p *page.Page, v View, post, format string, maxWidth, maxHeight int) *Body {
	f := r.frame(p, v)
	title, at, src := p.Title, f.address(), f.address()+"/embed"
	height := embedHeight
	if post != "" {
		one := p.Post(post)
		if one == nil {
			return nil
		}
		if !one.Gone() {
			if t := titleOf(one, bodyOf(one)); t != "" {
				title = t
			}
		}
		at, src, height = at+"/"+post, src+"?post="+post, height/2
	}
	a := oembed{
		Version: "1.0", Type: "rich", Title: title, ProviderName: r.site.Name, ProviderURL: r.site.URL + "/", CacheAge: 300,
		Width: bounded(embedWidth, maxWidth), Height: bounded(height, maxHeight),
	}
	// The quotation is what is seen without the frame, and how WordPress knows
	// that it has to listen to what the frame says of its height.
	a.HTML = fmt.Sprintf(`<blockquote><a href="%s">%s</a></blockquote><iframe src="%s" width="%d" height="%d" frameborder="0" title="%s"></iframe>`,
		html.EscapeString(at), html.EscapeString(title), html.EscapeString(src), a.Width, a.Height, html.EscapeString(title))
	switch format {
	case "json":
		return jsonBody(encode(a))
	case "xml":
		b, err := xml.Marshal(a)
		if err != nil {
			panic("render: encoding a plain structure: " + err.Error())
		}
		return NewBody("text/xml; charset=utf-8", append([]byte(xml.Header), b...))
	}
	return nil
}

// oembed is the answer's members.
type oembed struct {
	XMLName      xml.Name `json:"-" xml:"oembed"`
	Type         string   `json:"type" xml:"type"`
	Version      string   `json:"version" xml:"version"`
	Title        string   `json:"title" xml:"title"`
	ProviderName string   `json:"provider_name,omitempty" xml:"provider_name,omitempty"`
	ProviderURL  string   `json:"provider_url" xml:"provider_url"`
	CacheAge     int      `json:"cache_age" xml:"cache_age"` // seconds
	HTML         string   `json:"html" xml:"html"`
	Width        int      `json:"width" xml:"width"`
	Height       int      `json:"height" xml:"height"`
}

// bounded is n, or what there may be at most.
func bounded(n, most int) int {
	if most > 0 {
		return min(n, most)
	}
	return n
}

// oembedAddress is where the answer for an address on this site is, but for its
// format.
func (r *Renderer) oembedAddress(of string) string {
	return r.site.URL + "/oembed?url=" + url.QueryEscape(of)
}

// Named gives the slug and the post, if any, of an address on this site, as
// someone wrote it; false where it is none.
func (r *Renderer) Named(address string) (slug, post string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	own, _ := url.Parse(r.site.URL)
	if err != nil || own == nil || u.Scheme != "http" && u.Scheme != "https" || !strings.EqualFold(u.Host, own.Host) {
		return "", "", false
	}
	path, ok := strings.CutPrefix(u.Path, strings.TrimRight(own.Path, "/")+"/")
	if !ok {
		return "", "", false
	}
	slug, post, more := strings.Cut(strings.TrimSuffix(path, "/"), "/")
	if id, ok := strings.CutPrefix(u.Fragment, "p-"); ok && !more && page.ValidPostID(id) {
		post, more = id, true
	}
	return slug, post, page.CheckSlug(slug) == nil && (!more || page.ValidPostID(post))
}

// hostCSS is what of a theme stands after the style sheet for hosts: each
// variable still the host's to set.
func (t *Theme) hostCSS() []byte {
	if len(t.light)+len(t.dark) == 0 {
		return nil
	}
	const scope = ".stop-press:not(#never)"
	var b bytes.Buffer
	ownLight, ownDark := ownColours()
	plain, both, faces, arabic := "", "", "", ""
	names := maps.Clone(t.light)
	maps.Copy(names, t.dark)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		short := strings.TrimSuffix(name, "-arabic")
		set := func(value string) string { return fmt.Sprintf("--%s:var(--stop-press-%s,%s);", short, short, value) }
		switch {
		case themed[name].form == themeColour:
			light, dark := ownLight[name], ownDark[name]
			if t.light[name] != "" {
				light = t.light[name]
			}
			if t.dark[name] != "" {
				dark = t.dark[name]
			}
			plain += set(light)
			both += set("light-dark(" + light + "," + dark + ")")
		case themed[name].form == themeFaces && short != name:
			arabic += set(t.light[name])
		case themed[name].form == themeFaces:
			faces += set(t.light[name])
		}
	}
	if plain != "" {
		fmt.Fprintf(&b, "@media screen{%s{%s}@supports (color:light-dark(#000,#fff)){%s{%s}}}\n", scope, plain, scope, both)
	}
	if faces != "" {
		fmt.Fprintf(&b, "%s,%s [lang]{%s}\n", scope, scope, faces)
	}
	if arabic != "" {
		fmt.Fprintf(&b, "%s [lang]:is(:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(ckb)){%s}\n", scope, arabic)
	}
	return b.Bytes()
}
