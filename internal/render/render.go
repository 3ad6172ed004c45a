// Package render turns a page into what readers are sent: its rendition (the
// page's HTML and JSON), the fragments that its stream carries, and the cold
// bodies that are made when asked for.
//
// It promises four things. The same page, site and View give the same bytes.
// What a publish costs does not grow with the page: it renders the posts that
// changed and puts the newest chunk together. No text of a page can become
// markup that the page's author did not choose from markup's few kinds. And
// every absolute address comes from the site's own public address, never from a
// request.
package render

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"time"

	"stoppress/internal/page"
)

//go:embed templates/*.html
var templateFiles embed.FS

// Site is what the program knows of the install that it serves.
type Site struct {
	Name      string
	Publisher string // who answers for what is published; "" is Name
	Contact   string // for tips and mistakes: an address to write to, or a URL; may be empty
	Accent    string // colour of the masthead, #rgb or #rrggbb; "" is ink
	Theme     Theme
	Logo      string // of the site: a path below URL that begins with a stroke, or a URL elsewhere; may be empty
	LogoWide  int    // how wide it is at 32 pixels of height; 0 where that is not known
	Footer    []Link // imprint, privacy, corrections policy
	Lang      string // of the list of pages and of messages, BCP 47; "" is English
	Hub       string // WebSub hub that feeds name; may be empty
	URL       string // public address: origin and path prefix, no slash at the end
	Reticent  bool   // the history says when and why a post was changed, never what it said
	Measure   Measure
}

// Measure is what a site counts its readers with, where it does: the one thing of
// others that a reader's page may load. It stands on pages and the list of them;
// not on searches, on what is printed or kept, nor on other sites' pages. The zero
// Measure is none.
type Measure struct {
	Script string   // address
	Hosts  []string // that the page may ask for it: names, each with a port or none
}

// Link is a text and where it leads.
type Link struct{ Text, URL string }

// ErrSite is wrapped by the errors of [New], which name the setting and say what
// it must be.
var ErrSite = errors.New("site setting")

// Renderer renders the pages of one site. It is immutable and safe for
// concurrent use.
type Renderer struct {
	site   Site
	prefix string // path of Site.URL, no slash at the end
	t      *template.Template
	assets map[string]*Body // by HASH/name
	named  map[string]*Body // the same, by name
	css    string           // addresses of the assets; "" where there is no such file
	js     string
	keys   string
	// For the page on other sites, or there too: paths below the public address.
	hostCSS, hostJS, away, extras string
}

var accent = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

// New returns a renderer for a site. The error wraps ErrSite.
func New(s Site) (*Renderer, error) {
	s.URL = strings.TrimRight(s.URL, "/")
	u, err := url.Parse(s.URL)
	if err != nil || s.URL != "" && (u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "") {
		return nil, fmt.Errorf("%w: the public address is %q; it must be like https://example.org/live", ErrSite, s.URL)
	}
	if s.Accent != "" && !accent.MatchString(s.Accent) {
		return nil, fmt.Errorf("%w: the accent colour is %q; it must be like #0b57c4", ErrSite, s.Accent)
	}
	if s.Lang == "" {
		s.Lang = "en"
	}
	r := &Renderer{site: s, prefix: strings.TrimRight(u.EscapedPath(), "/")}
	if r.t, err = template.New("").Funcs(functions).ParseFS(templateFiles, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	if err := r.loadAssets(); err != nil {
		return nil, err
	}
	return r, nil
}

// Measured gives the hosts, as a Content-Security-Policy names them, that a page may
// ask besides its own, so that it can be measured; none where it is not.
func (r *Renderer) Measured() []string {
	var all []string
	for _, host := range r.site.Measure.Hosts {
		all = append(all, "https://"+host)
	}
	return all
}

// View is what a rendition depends on besides the page.
type View struct {
	Epoch int64     // of the site's log
	Now   time.Time // only for what lapses: notices
}

// Rendition is what readers are sent of a page as of one seq. It is immutable.
type Rendition struct {
	Page     string // id
	Slug     string
	Title    string
	Lang     string // BCP 47; may be empty
	State    page.State
	Epoch    int64
	Seq      int64
	HTML     *Body // the page: its newest chunk, newest first
	JSON     *Body // page.json
	Modified time.Time
}

// Follow makes those compressed forms of the bodies now that were asked for lately
// of the rendition before, and returns the rendition.
func (r *Rendition) Follow(before *Rendition) *Rendition {
	r.HTML.Follow(before.HTML)
	r.JSON.Follow(before.JSON)
	return r
}

// Page renders the page's newest chunk. Posts that parts holds are not rendered
// anew; parts may be nil. What it gives is to follow what was there before it is swapped in.
func (r *Renderer) Page(p *page.Page, v View, parts *Parts) *Rendition {
	f := r.frame(p, v)
	if parts != nil {
		parts.room(len(p.Newest().Posts))
	}
	return &Rendition{
		Page: p.ID, Slug: p.Slug, Title: p.Title, Lang: p.Lang, State: p.State, Epoch: v.Epoch, Seq: p.Seq,
		HTML:     htmlBody(f.document(p.Newest(), false, nil, parts)),
		JSON:     jsonBody(f.json(p.Newest(), parts)),
		Modified: modified(p),
	}
}

// Chunk renders chunk n, newest first; 1 is the oldest. nil: there is no such
// chunk.
func (r *Renderer) Chunk(p *page.Page, v View, n int) *Body {
	c := p.Chunk(n)
	if c == nil {
		return nil
	}
	return htmlBody(r.frame(p, v).document(c, false, nil, nil))
}

// Oldest renders chunk n, oldest first; 0 stands for 1, where the coverage
// begins. nil: there is no such chunk.
func (r *Renderer) Oldest(p *page.Page, v View, n int) *Body {
	c := p.Chunk(max(n, 1))
	if c == nil {
		return nil
	}
	return htmlBody(r.frame(p, v).document(c, true, nil, nil))
}

// Post renders the chunk that holds the post, opened at it, with the post's own
// title, description and address. nil: the page has no such post.
func (r *Renderer) Post(p *page.Page, v View, id string) *Body {
	post := p.Post(id)
	if post == nil {
		return nil
	}
	return htmlBody(r.frame(p, v).document(p.ChunkOf(post.Stamp), false, post, nil))
}

// modified is when the newest chunk or the page's own texts last changed.
func modified(p *page.Page) time.Time {
	t := p.Updated
	if log := p.Log(); len(log) > 0 {
		t = later(t, log[len(log)-1].Time)
	}
	for _, post := range p.Newest().Posts {
		t = later(t, post.Revisions[len(post.Revisions)-1].Time)
	}
	return t
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

const (
	htmlType = "text/html; charset=utf-8"
	jsonType = "application/json; charset=utf-8"
)

func htmlBody(b []byte) *Body { return NewBody(htmlType, b) }
func jsonBody(b []byte) *Body { return NewBody(jsonType, b) }

// functions are what the templates can call.
var functions = template.FuncMap{
	"contact": contact,
	"below": func(root, at string) string {
		if strings.HasPrefix(at, "/") {
			return strings.TrimSuffix(root, "/") + at
		}
		return at
	},
	"split": func(s, at string) []string { return strings.Split(s, at) },
	"dict": func(pairs ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i+1 < len(pairs); i += 2 {
			m[pairs[i].(string)] = pairs[i+1]
		}
		return m
	},
}

// execute runs a template. It can fail only where a template does not fit the
// data that this package gives it, which no page can bring about.
func (r *Renderer) execute(name string, data any) []byte {
	var b bytes.Buffer
	if err := r.t.ExecuteTemplate(&b, name, data); err != nil {
		panic("render: template " + name + ": " + err.Error())
	}
	return b.Bytes()
}

//go:embed all:assets
var assetFiles embed.FS

func (r *Renderer) loadAssets() error {
	r.assets, r.named = map[string]*Body{}, map[string]*Body{}
	return fs.WalkDir(assetFiles, "assets", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := assetFiles.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(path, "assets/")
		kind := "application/octet-stream"
		switch {
		case strings.HasSuffix(name, ".css"):
			kind = "text/css; charset=utf-8"
			if name == "reader.css" {
				b = append(bytes.Clone(b), r.site.Theme.css()...)
				if r.site.Accent != "" {
					b = append(b, ":root{--accent:"+r.site.Accent+"}\n"...)
				}
			}
			if name == "host.css" {
				b = append(bytes.Clone(b), r.site.Theme.hostCSS()...)
			}
		case strings.HasSuffix(name, ".js"):
			kind = "text/javascript; charset=utf-8"
		case strings.HasSuffix(name, ".svg"):
			kind = "image/svg+xml"
		}
		body := NewBody(kind, b).Warm()
		at := body.hash[:16] + "/" + name
		r.assets[at], r.named[name] = body, body
		switch name {
		case "reader.css":
			r.css = r.prefix + "/-/assets/" + at
		case "reader.js":
			r.js = r.prefix + "/-/assets/" + at
		case "keys.js":
			r.keys = r.prefix + "/-/assets/" + at
		case "host.css":
			r.hostCSS = "/-/assets/" + at
		case "host.js":
			r.hostJS = "/-/assets/" + at
		case "left.js":
			r.away = "/-/assets/" + at
		case "extras.js":
			r.extras = "/-/assets/" + at
		}
		return nil
	})
}

// Asset gives a file that pages refer to by the hash of what it holds: "HASH/reader.js",
// what follows /-/assets/. Where exact is set it may be cached for ever. Another
// hash is that of a page which another version rendered, or which lay in a cache:
// it gets the file as it is here, to be asked for again soon. nil: there is none.
func (r *Renderer) Asset(path string) (b *Body, exact bool) {
	if b := r.assets[path]; b != nil {
		return b, true
	}
	_, name, _ := strings.Cut(path, "/")
	return r.named[name], false
}
