// Package reader serves readers: pages, their streams and updates, and all that
// is public.
//
// It hands on what live holds and knows no store: nothing that a reader asks for
// can reach a database by way of this package, and an edge serves readers with
// the same code. Every answer says how long it may be kept, and no more about
// an error than the reader needs.
package reader

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"stoppress/docs"
	"stoppress/internal/live"
	"stoppress/internal/render"
)

// How long answers may be kept.
const (
	cachePage     = "public, max-age=2, stale-while-revalidate=10, stale-if-error=864000"
	cacheForever  = "public, max-age=31536000, immutable"
	cacheError    = "public, max-age=2"
	cacheMoved    = "public, max-age=300"
	cacheStanding = "public, max-age=2"                           // of what is another tomorrow
	cacheScript   = "public, max-age=3600, stale-if-error=864000" // of an address that hosts write into their pages
	cacheWorker   = "no-cache"                                    // for what it says of what is kept must reach every browser that keeps
	cacheRecord   = "public, max-age=2"                           // and never longer: what is open today may be withheld tomorrow
	cacheCopy     = "public, max-age=10"
	cacheShare    = "public, max-age=300" // the address changes with the words; a withdrawal does not wait longer
	cacheNever    = "no-store"
)

// settle is for how long nothing is said of when a body was changed: HTTP counts
// in seconds, and within one it may change again.
const settle = 2 * time.Second

// policy lets a page load what this server serves, and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// pagePolicy is policy for a page with posts: what a reader asks for of an embed
// may stand in a frame, and only from where we know how to ask. All are named
// always, since a post with any of them may come in later.
var pagePolicy = policy + "; frame-src " + strings.Join(render.FrameSources(), " ")

// policies are the policies of a site's own documents, as the site is set.
type policies struct {
	look *render.Renderer // that they are of
	list []string         // of the list of pages
	page []string         // of a page with posts
}

// policies makes the site's policies when it is set otherwise than before. On a site
// that measures they name those hosts, and no others: what a page may show and run
// is not widened by it otherwise.
func (s *Server) policies() *policies {
	look := s.hub.Renderer()
	if p := s.made.Load(); p != nil && p.look == look {
		return p
	}
	measured := func(policy string) []string {
		if hosts := look.Measured(); len(hosts) > 0 {
			more := " " + strings.Join(hosts, " ") + ";"
			policy = strings.NewReplacer("script-src 'self';", "script-src 'self'"+more, "img-src 'self';", "img-src 'self'"+more, "connect-src 'self';", "connect-src 'self'"+more).Replace(policy)
		}
		return []string{policy}
	}
	p := &policies{look: look, list: measured(policy), page: measured(pagePolicy)}
	s.made.Store(p)
	return p
}

// Options sets how readers are served.
type Options struct {
	Prefix     string // path of the public address, without a slash at the end: "/live" or ""
	MaxStreams int64  // streams held open at once; past that readers are asked to poll. 0: 20,000
	Load       Load   // nil: nothing presses
	// Client tells whose a request is, where that can be known, so that no one address
	// takes all streams: no address where it can't. nil: none is counted; of copies,
	// the connection's other end.
	Client    func(*http.Request) netip.Addr
	KeepConns bool // streams stay with net/http: no connection is taken over
	// KeepNothing has readers' browsers give up the pages that they keep for when
	// there is no network, and keep no more.
	KeepNothing bool
	Ready       func(context.Context) error // what /readyz asks; nil: always ready
	Log         *slog.Logger
}

// Server is the handler of all addresses that readers know.
type Server struct {
	hub     *live.Hub
	opt     Options
	streams atomic.Int64
	holders holders             // of streams, where Client is set
	copies  atomic.Int64        // copies of pages that are being sent
	copiers holders             // of those
	openapi func() *render.Body // docs/openapi.json with this site's address
	made    atomic.Pointer[policies]
	// What streams begin with that were taken over: of HTTP/1.0 and 1.1, plain and with gzip.
	headings [2][2]atomic.Pointer[heading]
}

// New makes the handler.
func New(hub *live.Hub, opt Options) *Server {
	if opt.MaxStreams == 0 {
		opt.MaxStreams = 20_000
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.Load == nil {
		opt.Load = noLoad{}
	}
	s := &Server{hub: hub, opt: opt, holders: holders{n: map[netip.Prefix]int64{}}, copiers: holders{n: map[netip.Prefix]int64{}}}
	s.openapi = sync.OnceValue(func() *render.Body {
		address, _ := json.Marshal(hub.Renderer().Address("")) // a string can always be written
		return render.NewBody("application/json; charset=utf-8", bytes.Replace(docs.OpenAPI, []byte(docs.OpenAPIServer), address, 1)).Warm()
	})
	return s
}

// ServeHTTP answers a reader.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Content-Security-Policy"] = ownPolicy
	h["X-Content-Type-Options"] = noSniff
	h["Referrer-Policy"] = referrer
	h["Cross-Origin-Opener-Policy"] = openerPolicy
	known := addressOf(r.URL.Path)
	open := known != nil && known.open
	if open {
		share(h)
	}
	switch {
	case r.Method == http.MethodGet, r.Method == http.MethodHead:
	case r.Method == http.MethodOptions && open:
		options(h)
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		h.Set("Allow", methods)
		if open {
			h.Set("Allow", openMethods)
		}
		// No reader's browser asks so: a program does, or someone who tries things out.
		h.Set("Cache-Control", cacheNever)
		http.Error(w, "This address can only be read: "+h.Get("Allow")+".", http.StatusMethodNotAllowed)
		return
	}
	first, rest, deeper := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch first {
	case "":
		if deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		h["Content-Security-Policy"] = s.policies().list
		s.site(w, r, live.BodyIndex, cachePage)
	case "healthz", "readyz":
		s.health(w, r, first)
	case "robots.txt":
		s.robots(w, r)
	case "favicon.ico":
		h.Set("Cache-Control", "public, max-age=86400")
		w.WriteHeader(http.StatusNoContent)
	case "feed.atom", "feed.rss", "feed.json":
		if deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		s.feed(w, r, nil, strings.TrimPrefix(first, "feed."))
	case "oembed":
		if deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		s.oembed(w, r)
	case "embed.js":
		b, _ := s.hub.Renderer().Asset("/embed.js")
		if b == nil || deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		s.body(w, r, b, cacheScript)
	case "sw.js":
		b, _ := s.hub.Renderer().Asset("/sw.js")
		if s.opt.KeepNothing {
			b, _ = s.hub.Renderer().Asset("/sw-off.js")
		}
		if b == nil || deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		s.body(w, r, b, cacheWorker)
	case "news-sitemap.xml":
		if deeper {
			s.message(w, r, http.StatusNotFound)
			return
		}
		s.site(w, r, live.BodyNews, cachePage)
	case "-":
		s.fixed(w, r, rest)
	case "record":
		s.record(w, r, nil, rest)
	default:
		s.page(w, r, first, rest, deeper, known != nil)
	}
}

// robots tells crawlers what is of no use to them, and where the newest is.
func (s *Server) robots(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=3600")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	write(w, r, []byte("User-agent: *\nDisallow: "+s.opt.Prefix+"/api/\nDisallow: "+s.opt.Prefix+"/desk/\nDisallow: "+s.opt.Prefix+"/*/page.zip\n\nSitemap: "+s.hub.Renderer().Address("/news-sitemap.xml")+"\n"))
}

// fixed serves what lies under /-/.
func (s *Server) fixed(w http.ResponseWriter, r *http.Request, path string) {
	kind, name, _ := strings.Cut(path, "/")
	switch kind {
	case "openapi.json":
		if path == kind {
			s.body(w, r, s.openapi(), cachePage)
			return
		}
	case "assets":
		if b, exact := s.hub.Renderer().Asset(name); b != nil {
			cache := cachePage
			if exact {
				cache = cacheForever
			}
			s.body(w, r, b, cache)
			return
		}
	case "media":
		// A picture's id, or that and a width in pixels, or that and "share".
		if id, width, sized := strings.Cut(name, "/"); id != "" && len(id) <= 64 && (len(width) <= 4 || width == render.PictureShare) && sized == (width != "") && !strings.Contains(width, "/") {
			// The style is the browser's own, of a picture that is looked at by itself.
			w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
			b, err := s.hub.Body(r.Context(), nil, live.BodyMedia+name)
			cache := cacheForever
			if width == render.PictureShare {
				cache = cachePage
			}
			if sized && errors.Is(err, live.ErrBusy) {
				// Better a picture that is larger than one needs than none.
				b, err = s.hub.Body(r.Context(), nil, live.BodyMedia+id)
				cache = cachePage
			}
			s.cold(w, r, b, err, cache)
			return
		}
	}
	s.message(w, r, http.StatusNotFound)
}

// site serves a body of the site itself.
func (s *Server) site(w http.ResponseWriter, r *http.Request, name, cache string) {
	b, err := s.hub.Body(r.Context(), nil, name)
	s.cold(w, r, b, err, cache)
}

// page serves what lies under a page's slug; known says whether it is an address
// that there is.
func (s *Server) page(w http.ResponseWriter, r *http.Request, slug, rest string, deeper, known bool) {
	if len(slug) > 63 {
		s.message(w, r, http.StatusNotFound)
		return
	}
	p, err := s.hub.Page(r.Context(), slug)
	if err != nil {
		s.absent(w, r, err, slug, rest, deeper, known)
		return
	}
	if deeper && rest == "" {
		s.redirect(w, r, "/"+slug, http.StatusMovedPermanently, cacheMoved)
		return
	}
	hot := r.URL.RawQuery == "" && (rest == "" || rest == "page.json") || rest == "updates" || rest == "stream"
	if !hot { // what is hot has hardly ever a message
		r = of(r, p)
	}
	if !known {
		s.message(w, r, http.StatusNotFound)
		return
	}
	switch rest {
	case "":
		s.whole(w, r, p)
	case "stream":
		s.stream(w, r, p)
	case "updates":
		s.updates(w, r, p)
	case "feed.atom", "feed.rss", "feed.json":
		s.feed(w, r, p, strings.TrimPrefix(rest, "feed."))
	case "fragment":
		s.fragment(w, r, p)
	case "embed":
		s.embed(w, r, p)
	case "search":
		s.search(w, r, p)
	case "page.zip":
		s.copy(w, r, p)
	case "share.png":
		s.card(w, r, p, "")
	case "page.json":
		n, ok := 0, true
		if r.URL.RawQuery != "" {
			n, ok = number(r.URL.Query(), "chunk")
		}
		switch {
		case !ok:
			s.message(w, r, http.StatusNotFound)
		case n == 0:
			p.Touch()
			s.body(w, r, p.Rendition().JSON, cachePage)
		default:
			b, err := s.hub.Body(r.Context(), p, live.BodyJSON+strconv.Itoa(n))
			s.cold(w, r, b, err, cachePage)
		}
	default:
		name, tail, more := strings.Cut(rest, "/")
		switch {
		case name == "record" && more:
			s.record(w, r, p, tail)
		case !isPost(name):
			s.message(w, r, http.StatusNotFound)
		case !more:
			w.Header()["Content-Security-Policy"] = s.policies().page
			b, err := s.hub.Body(r.Context(), p, live.BodyPost+name)
			s.cold(w, r, b, err, cachePage)
		case tail == "share.png":
			s.card(w, r, p, name)
		case tail == "history":
			b, err := s.hub.Body(r.Context(), p, live.BodyHistory+name)
			s.cold(w, r, b, err, cachePage)
		default:
			s.message(w, r, http.StatusNotFound)
		}
	}
}

// absent answers for a slug that has no page of its own.
func (s *Server) absent(w http.ResponseWriter, r *http.Request, err error, slug, rest string, deeper, known bool) {
	var moved *live.Moved
	var standing *live.Standing
	switch {
	case errors.As(err, &moved):
		to := "/" + moved.To
		if deeper && rest != "" {
			to += "/" + rest
		}
		s.redirect(w, r, to, http.StatusMovedPermanently, cacheMoved)
	case errors.As(err, &standing):
		s.standing(w, r, slug, standing.For, rest, deeper, known)
	default:
		s.failed(w, r, err)
	}
}

// standing serves the address of a series: the current day's page, whose own
// address is what lies below it.
func (s *Server) standing(w http.ResponseWriter, r *http.Request, slug, day, rest string, deeper, known bool) {
	switch {
	case deeper && rest == "":
		s.redirect(w, r, "/"+slug, http.StatusMovedPermanently, cacheMoved)
	case !known:
		s.message(w, r, http.StatusNotFound)
	case deeper:
		s.redirect(w, r, "/"+day+"/"+rest, http.StatusTemporaryRedirect, cacheStanding)
	default:
		p, err := s.hub.Page(r.Context(), day)
		if err != nil {
			s.failed(w, r, err)
			return
		}
		if r.URL.RawQuery != "" {
			r = of(r, p)
		}
		s.whole(w, r, p)
	}
}

// card serves the picture that the page, or a post of it, is shared with. ?v=
// is there so that the address changes with the picture; it chooses nothing.
func (s *Server) card(w http.ResponseWriter, r *http.Request, p *live.Page, post string) {
	b, err := s.hub.Body(r.Context(), p, live.BodyShare+post)
	s.cold(w, r, b, err, cacheShare)
}

// record serves a file of the record, of the site or of a page. docs/record.md
// says what there is.
func (s *Server) record(w http.ResponseWriter, r *http.Request, p *live.Page, path string) {
	if len(path) > 200 {
		s.message(w, r, http.StatusNotFound)
		return
	}
	b, err := s.hub.Fresh(r.Context(), p, live.BodyRecord+path)
	cache := cacheRecord
	if p == nil && strings.Contains(path, "/tile/") && !strings.Contains(path, ".p/") {
		cache = cacheForever // a full tile never changes in its epoch
	}
	s.cold(w, r, b, err, cache)
}

// feed serves the newest posts of a page, or with a nil page of the site, in a
// format; ?tag=NAME those that bear a tag. A tag that no post bears has an empty
// feed, since one may wait for its first post.
func (s *Server) feed(w http.ResponseWriter, r *http.Request, p *live.Page, format string) {
	tag, ok := "", true
	if r.URL.RawQuery != "" {
		tag, ok = render.FeedTag(r.URL.Query().Get("tag"))
	}
	if !ok {
		s.message(w, r, http.StatusNotFound)
		return
	}
	name := live.BodyFeed + format
	if tag != "" {
		name += "/" + tag
	}
	b, err := s.hub.Body(r.Context(), p, name)
	if look := s.hub.Renderer(); err == nil && b != nil && look.Hub() != "" {
		slug := ""
		if p != nil {
			slug = p.Rendition().Slug
		}
		w.Header().Set("Link", "<"+look.Hub()+`>; rel="hub", <`+look.FeedAddress(slug, format, tag)+`>; rel="self"`)
	}
	s.cold(w, r, b, err, cachePage)
}

// whole serves the page itself: as it opens, older posts, or from the start.
func (s *Server) whole(w http.ResponseWriter, r *http.Request, p *live.Page) {
	w.Header()["Content-Security-Policy"] = s.policies().page
	if r.URL.RawQuery == "" { // as it opens: most of what is ever asked for
		p.Touch()
		s.body(w, r, p.Rendition().HTML, cachePage)
		return
	}
	q := r.URL.Query()
	n, ok := number(q, "chunk")
	all := q.Get("chunk") == "all"
	order := q.Get("order")
	if !ok && !all || order != "" && order != "oldest" && order != "newest" {
		s.message(w, r, http.StatusNotFound)
		return
	}
	name := ""
	switch {
	case all:
		w.Header().Set("Content-Security-Policy", policy)
		name = live.BodyWhole + order
	case order == "oldest":
		name = live.BodyOldest + strconv.Itoa(max(n, 1))
	case n > 0:
		name = live.BodyChunk + strconv.Itoa(n)
	default:
		p.Touch()
		s.body(w, r, p.Rendition().HTML, cachePage)
		return
	}
	b, err := s.hub.Body(r.Context(), p, name)
	s.cold(w, r, b, err, cachePage)
}

// updates serves what a polling reader has missed.
func (s *Server) updates(w http.ResponseWriter, r *http.Request, p *live.Page) {
	h := w.Header()
	asked, plain := strings.CutPrefix(r.URL.RawQuery, "after=")
	if !plain || strings.ContainsAny(asked, "&;%+") { // not as our script asks
		asked = r.URL.Query().Get("after")
	}
	after, err := live.ParseID(or(asked, "0"))
	if err != nil {
		h.Set("Cache-Control", cacheNever)
		http.Error(w, "after: "+err.Error(), http.StatusBadRequest)
		return
	}
	a, err := p.Updates(r.Context(), after, s.opt.Load.Slow())
	if err != nil {
		s.failed(w, of(r, p), err)
		return
	}
	keep := max(a.Poll, time.Second)
	if a.Events {
		keep = time.Minute
	} else if r.Method == http.MethodGet {
		p.Polled(a.Poll)
		s.opt.Load.Polled()
	}
	s.body(w, r, a.Body, "public, max-age="+strconv.Itoa(int(keep/time.Second)))
}

func (s *Server) health(w http.ResponseWriter, r *http.Request, which string) {
	h := w.Header()
	h.Set("Cache-Control", cacheNever)
	h.Set("Content-Type", "text/plain; charset=utf-8")
	if which == "readyz" && s.opt.Ready != nil {
		ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
		defer cancel()
		if err := s.opt.Ready(ctx); err != nil {
			s.opt.Log.Warn("not ready", "error", err)
			w.WriteHeader(http.StatusServiceUnavailable)
			write(w, r, []byte("not ready\n"))
			return
		}
	}
	write(w, r, []byte("ok\n"))
}

// Values of headers, made once: a response takes them as they are, and nobody
// changes them.
var (
	ownPolicy    = []string{policy}
	noSniff      = []string{"nosniff"}
	referrer     = []string{"strict-origin-when-cross-origin"}
	openerPolicy = []string{"same-origin"}
	byEncoding   = []string{"Accept-Encoding"}
	keepPage     = []string{cachePage}
	keepNone     = []string{"no-store, no-transform"}
	passOn       = []string{"no"} // proxies are not to hold it back
	gzipped      = []string{"gzip"}
	eventStream  = []string{"text/event-stream; charset=utf-8"}
	closed       = []string{"close"}
)

// body serves bytes that were made before: from memory, never compressing here
// what is hot. Headers are set by the names that net/http has them under, which
// costs half of what Set does.
func (s *Server) body(w http.ResponseWriter, r *http.Request, b *render.Body, cache string) {
	h := w.Header()
	form := b.Form(r.Header.Get("Accept-Encoding"))
	if cache == cachePage {
		h["Cache-Control"] = keepPage
	} else {
		h["Cache-Control"] = []string{cache}
	}
	h["Vary"] = byEncoding
	h["Etag"] = form.ETag
	settled := b.Modified()
	if !settled.IsZero() && time.Since(settled) < settle {
		settled = time.Time{}
	}
	if !settled.IsZero() {
		h["Last-Modified"] = b.Changed()
	}
	if matches(r.Header["If-None-Match"], form.ETag[0]) || r.Header.Get("If-None-Match") == "" && unchanged(r.Header.Get("If-Modified-Since"), settled) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h["Content-Type"] = form.Type
	if form.Encoding != nil {
		h["Content-Encoding"] = form.Encoding
	}
	h["Content-Length"] = form.Length
	if r.Method != http.MethodHead {
		_, _ = w.Write(form.Data) // a reader who has gone is no one's concern
	}
}

// cold serves what had to be asked for.
func (s *Server) cold(w http.ResponseWriter, r *http.Request, b *render.Body, err error, cache string) {
	switch {
	case err != nil:
		s.failed(w, r, err)
	case b == nil:
		s.message(w, r, http.StatusNotFound)
	default:
		s.body(w, r, b, cache)
	}
}

// failed tells a reader of an error, and the log what it was.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, live.ErrNotFound):
		s.message(w, r, http.StatusNotFound)
	case errors.Is(err, context.Canceled) && r.Context().Err() != nil:
		// The reader has gone.
	default:
		if !errors.Is(err, live.ErrBusy) && !errors.Is(err, live.ErrUnsigned) {
			s.opt.Log.Error("a reader could not be served", "path", r.URL.Path, "error", err)
		}
		w.Header().Set("Retry-After", "5")
		s.message(w, r, http.StatusServiceUnavailable)
	}
}

// pageKey holds the page under whose address a request is, for what it may be told
// instead.
type pageKey struct{}

// of notes the page.
func of(r *http.Request, p *live.Page) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), pageKey{}, p.Rendition()))
}

// message serves the short page that a status has.
func (s *Server) message(w http.ResponseWriter, r *http.Request, status int) {
	h := w.Header()
	page, _ := r.Context().Value(pageKey{}).(*render.Rendition)
	b := s.hub.Renderer().Message(status, page)
	h.Set("Cache-Control", cacheNever)
	if status == http.StatusNotFound {
		h.Set("Cache-Control", cacheError)
	}
	h.Set("Content-Type", b.Type())
	h.Set("Content-Length", strconv.Itoa(len(b.Bytes())))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes()) // a reader who has gone is no one's concern
	}
}

func (s *Server) redirect(w http.ResponseWriter, r *http.Request, path string, status int, cache string) {
	to := url.URL{Path: s.opt.Prefix + path, RawQuery: r.URL.RawQuery}
	w.Header().Set("Cache-Control", cache)
	w.Header().Set("Location", to.String())
	w.WriteHeader(status)
}

func write(w http.ResponseWriter, r *http.Request, b []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(b)
	}
}

// number reads a count in a query: 0 where there is none, false where it is not
// a number from 1 on.
func number(q url.Values, name string) (int, bool) {
	s := q.Get(name)
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0 && len(s) <= 9
}

// matches says whether an If-None-Match names the tag.
func matches(headers []string, tag string) bool {
	for _, header := range headers {
		for one := range strings.SplitSeq(header, ",") {
			one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
			if one == tag || one == "*" {
				return true
			}
		}
	}
	return false
}

// unchanged says whether a body that was last changed at a time is what the
// sender of an If-Modified-Since has. RFC 9110, 13.1.3.
func unchanged(since string, modified time.Time) bool {
	if since == "" || modified.IsZero() {
		return false
	}
	t, err := http.ParseTime(since)
	return err == nil && !modified.After(t)
}

// isPost says whether a part of a path has the form of a post's id, which no
// other address under a page has.
func isPost(s string) bool {
	if len(s) != 10 || s[0] < '0' || s[0] > '9' {
		return false
	}
	for _, c := range s[1:] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return true
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
