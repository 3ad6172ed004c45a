package reader

import (
	"net/http"
	"strings"
)

// address is one kind of address that readers know.
type address struct {
	path string // {page} is a slug, {post} the id of a post, {rest...} one part or more, any other {} one part
	open bool   // scripts of every site may read it
}

// addresses are all that are served here: what is not named answers 404, and
// docs/openapi.json describes each. It is also the one place that says what is
// public for reading: programs' addresses are open to the scripts of all sites,
// since no answer of this package depends on who asks. Documents for people are
// not, for nobody needs a page's HTML out of a script, and a server inside a
// house would show it to every site that is visited from there.
//
// Of those that fit, the first counts.
var addresses = []address{
	{"/", false},
	{"/healthz", false},
	{"/readyz", false},
	{"/robots.txt", false},
	{"/favicon.ico", false},
	{"/news-sitemap.xml", true},
	{"/feed.atom", true},
	{"/feed.rss", true},
	{"/feed.json", true},
	{"/oembed", true},
	{"/embed.js", true},
	{"/sw.js", false},
	{"/-/openapi.json", true},
	{"/-/assets/{hash}/{name}", true},
	{"/-/media/{id}", true},
	{"/-/media/{id}/share", true},
	{"/-/media/{id}/{width}", true},
	{"/record/{rest...}", true},
	{"/{page}", false},
	{"/{page}/", false}, // is sent on to the page
	{"/{page}/stream", true},
	{"/{page}/updates", true},
	{"/{page}/page.json", true},
	{"/{page}/page.zip", false},
	{"/{page}/feed.atom", true},
	{"/{page}/feed.rss", true},
	{"/{page}/feed.json", true},
	{"/{page}/fragment", true},
	{"/{page}/share.png", true},
	{"/{page}/embed", false}, // in a frame
	{"/{page}/search", false},
	{"/{page}/record/{rest...}", true},
	{"/{page}/{post}", false},
	{"/{page}/{post}/history", false},
	{"/{page}/{post}/share.png", true},
}

// addressOf gives the kind of address that a path is; nil: none.
func addressOf(path string) *address {
	have := strings.Count(path, "/")
	for i, n := range strokes {
		if (n == have || n < 0) && fits(addresses[i].path, path) {
			return &addresses[i]
		}
	}
	return nil
}

// strokes is how many each address has; -1: any number. Nearly all are ruled out by
// it, for a fraction of what a closer look takes.
var strokes = func() (all []int) {
	for _, a := range addresses {
		n := strings.Count(a.path, "/")
		if strings.HasSuffix(a.path, "...}") {
			n = -1
		}
		all = append(all, n)
	}
	return all
}()

func fits(pattern, path string) bool {
	for pattern != "" {
		var want, part string
		want, pattern = cutPart(pattern)
		if strings.HasSuffix(want, "...}") {
			return len(path) > 1
		}
		if path == "" {
			return false
		}
		part, path = cutPart(path)
		switch {
		case want == "{post}":
			if !isPost(part) {
				return false
			}
		case strings.HasPrefix(want, "{"):
			if part == "" {
				return false
			}
		case part != want:
			return false
		}
	}
	return path == ""
}

// cutPart takes the first part off a path, with the stroke before it.
func cutPart(path string) (part, rest string) {
	part = path[1:]
	if i := strings.IndexByte(part, '/'); i >= 0 {
		return part[:i], part[i:]
	}
	return part, ""
}

const (
	methods     = "GET, HEAD"
	openMethods = "GET, HEAD, OPTIONS"

	// What a script may see of an answer beyond what every script may.
	exposed = "ETag, Link, Retry-After"

	// What a script may send. A browser asks before it sends any of them.
	accepted = "Cache-Control, If-Modified-Since, If-None-Match, Last-Event-ID, Pragma"

	// For how long a browser need not ask again. Some hold two hours to be enough.
	preflightKept = "86400"
)

// share opens an answer to the scripts of all sites, whatever its status. It
// never allows credentials: there are none here.
func share(h http.Header) {
	h["Access-Control-Allow-Origin"] = everySite
	h["Access-Control-Expose-Headers"] = exposedTo
	h["Cross-Origin-Resource-Policy"] = crossOrigin
}

// As headers have them; nobody changes these.
var everySite, exposedTo, crossOrigin = []string{"*"}, []string{exposed}, []string{"cross-origin"}

// options says what may be asked of an open address: to a browser that asks on
// behalf of a script, and to anyone else. It is the same for every page, those
// that are not there included.
func options(h http.Header) {
	h.Set("Allow", openMethods)
	h.Set("Access-Control-Allow-Methods", openMethods)
	h.Set("Access-Control-Allow-Headers", accepted)
	h.Set("Access-Control-Max-Age", preflightKept)
	h.Set("Cache-Control", cacheNever)
}

// Addresses are the paths of all that is served, each as docs/openapi.json could
// write it but for {rest...}, which stands for one part or more.
func Addresses() (all []string) {
	for _, a := range addresses {
		all = append(all, a.path)
	}
	return all
}

// Kind gives the one of [Addresses] that a path is; "" for what is not served.
func Kind(path string) string {
	if a := addressOf(path); a != nil {
		return a.path
	}
	return ""
}

// Open says whether scripts of every site may read what is at a path.
func Open(path string) bool {
	a := addressOf(path)
	return a != nil && a.open
}
