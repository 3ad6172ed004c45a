package reader

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"stoppress/internal/live"
	"stoppress/internal/render"
)

// What other sites show of this one. docs/embed.md says how.

// framePolicy is the policy of what may stand in a frame of any site. A frame
// without an origin of its own, as WordPress makes it, may hold 'self' to be
// nothing, so the site is named too.
func framePolicy(site string) string {
	own := "'self'"
	if u, err := url.Parse(site); err == nil && u.Host != "" {
		own += " " + u.Scheme + "://" + u.Host
	}
	return strings.NewReplacer("'self'", own, "frame-ancestors 'none'", "frame-ancestors *").Replace(policy)
}

// fragment serves the page as a part of another site's page.
func (s *Server) fragment(w http.ResponseWriter, r *http.Request, p *live.Page) {
	o, ok := render.ParseHosted(r.URL.Query(), false)
	if !ok {
		s.message(w, r, http.StatusNotFound)
		return
	}
	w.Header().Set("X-Robots-Tag", "noindex") // it is the host's page that is to be found
	b, err := s.hub.Body(r.Context(), p, live.BodyFragment+o.Name())
	s.cold(w, r, b, err, cachePage)
}

// embed serves the page, or one post, to a frame on another site.
func (s *Server) embed(w http.ResponseWriter, r *http.Request, p *live.Page) {
	o, ok := render.ParseHosted(r.URL.Query(), true)
	if !ok {
		s.message(w, r, http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", framePolicy(s.hub.Renderer().Address("")))
	h.Del("Cross-Origin-Opener-Policy")
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	b, err := s.hub.Body(r.Context(), p, live.BodyEmbed+o.Name())
	s.cold(w, r, b, err, cachePage)
}

// oembed answers as https://oembed.com has it: 404 for an address that is none
// of ours, 501 for a format that is not spoken.
func (s *Server) oembed(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	q := r.URL.Query()
	format := or(q.Get("format"), "json")
	fail := func(status int, text string) {
		h.Set("Cache-Control", cacheError)
		h.Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		if r.Method != http.MethodHead {
			_, _ = w.Write([]byte(text + "\n"))
		}
	}
	if format != "json" && format != "xml" {
		fail(http.StatusNotImplemented, "format: json and xml are there")
		return
	}
	width, ok := most(q, "maxwidth")
	height, too := most(q, "maxheight")
	if !ok || !too {
		fail(http.StatusBadRequest, "maxwidth, maxheight: a number of pixels, from 1 on")
		return
	}
	if q.Get("url") == "" {
		fail(http.StatusBadRequest, "url: the address of a page or post is missing")
		return
	}
	slug, post, ok := s.hub.Renderer().Named(q.Get("url"))
	if !ok {
		fail(http.StatusNotFound, "url: not the address of a page or post here")
		return
	}
	p, err := s.hub.Page(r.Context(), slug)
	var moved *live.Moved
	if errors.As(err, &moved) {
		p, err = s.hub.Page(r.Context(), moved.To)
	}
	var standing *live.Standing
	if errors.As(err, &standing) {
		p, err = s.hub.Page(r.Context(), standing.For)
	}
	var b *render.Body
	if err == nil {
		b, err = s.hub.Body(r.Context(), p, fmt.Sprintf("%s%s/%s/%dx%d", live.BodyOEmbed, format, post, width, height))
	}
	switch {
	case errors.Is(err, live.ErrNotFound) || errors.As(err, &moved) || errors.As(err, &standing) || err == nil && b == nil:
		fail(http.StatusNotFound, "url: not the address of a page or post here")
	default:
		s.cold(w, r, b, err, cachePage)
	}
}

// most reads a bound in pixels: 0 where there is none, false where it is no
// number from 1 on. What is larger than any screen is no bound.
func most(q url.Values, name string) (int, bool) {
	n, ok := number(q, name)
	if s := q.Get(name); !ok && len(s) > 9 && strings.Trim(s, "0123456789") == "" {
		return 0, true
	}
	if n > 4000 {
		n = 0
	}
	return n, ok
}
