package render

import (
	"html/template"
	"strings"

	"stoppress/internal/page"
)

// Parts holds what was rendered of single posts, so that a publish renders only
// the post that it is about. It is bounded. One goroutine owns it.
type Parts struct {
	young, old map[partKey]*part // what was used since the last turn, and before
	bound      int               // of young
	rendered   int
}

// partKey names all that a part depends on.
type partKey struct {
	r                       *Renderer
	page, slug              string
	lang, zone, clock, post string
	canonical               string
	rev                     int64
}

// part is a post as rendered: each of them is made of one revision, and
// immutable.
type part struct {
	html  template.HTML // the article
	json  []byte        // its object in page.json
	ld    []byte        // its BlogPosting; nil for a post that is gone
	title string        // for lists of links: the headline, or how the text begins
}

const partsBound = 256

// NewParts returns an empty store of parts.
func NewParts() *Parts {
	return &Parts{young: map[partKey]*part{}, bound: partsBound}
}

// Rendered is how many posts have been rendered into it.
func (ps *Parts) Rendered() int { return ps.rendered }

// room sees to it that n posts, used one after another, all stay.
func (ps *Parts) room(n int) { ps.bound = max(partsBound, n+partsBound/2) }

func (ps *Parts) get(k partKey, make func() *part) *part {
	if ps == nil {
		return make()
	}
	pt := ps.young[k]
	if pt != nil {
		return pt
	}
	if pt = ps.old[k]; pt == nil {
		pt = make()
		ps.rendered++
	}
	if len(ps.young) >= ps.bound {
		ps.young, ps.old = map[partKey]*part{}, ps.young
	}
	ps.young[k] = pt
	return pt
}

func (f *frame) part(post *page.Post, parts *Parts) *part {
	if f.copy != nil { // nothing but the article is wanted of it
		doc := bodyOf(post)
		return &part{html: template.HTML(strings.TrimSpace(string(f.article(post, doc, false)))), title: titleOf(post, doc)}
	}
	k := partKey{f.r, f.p.ID, f.p.Slug, f.p.Lang, f.p.Zone, f.p.Clock, post.ID, f.canonical(), post.Rev}
	return parts.get(k, func() *part { return f.renderPost(post) })
}
