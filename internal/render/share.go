package render

import (
	"slices"
	"strings"

	"stoppress/internal/card"
	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// A picture of a post's own is what it is shared with if it is at least this
// large, in pixels: smaller ones the networks show as a stamp, or not at all.
const (
	largeWidth  = 600
	largeHeight = 315
)

// Share is the picture that a page, or a post of it, is shared with, not drawn
// yet.
type Share struct{ card card.Card }

// Share gives the picture of a post, or with an empty id of the page. A post that
// is gone has the page's. nil: the page has no such post.
func (r *Renderer) Share(p *page.Page, v View, id string) *Share {
	f := r.frame(p, v)
	if id == "" {
		return &Share{f.pageCard()}
	}
	post := p.Post(id)
	switch {
	case post == nil:
		return nil
	case post.Gone():
		return &Share{f.pageCard()}
	}
	return &Share{f.postCard(post, titleOf(post, bodyOf(post)))}
}

// Hash names the picture: two that look the same have the same.
func (s *Share) Hash() string { return s.card.Hash() }

// Draw draws the picture, which takes some hundredths of a second.
func (s *Share) Draw() *Body { return NewBody(card.Type, card.Draw(s.card)) }

// said is a text in a language.
func said(s, tag string) card.Text {
	return card.Text{S: s, Lang: tag, RTL: dirOf(tag) == "rtl"}
}

// card begins one: what all cards of the site have in common.
func (f *frame) card() card.Card {
	return card.Card{Accent: f.r.site.Accent, Site: said(f.r.site.Name, f.r.site.Lang)}
}

// pageCard bears the page's title and what it is about. Its time is a day, so
// that it stays true and the same while the page goes on.
func (f *frame) pageCard() card.Card {
	c := f.card()
	c.Headline, c.Foot = said(f.p.Title, f.p.Lang), said(f.p.Standfirst, f.p.Lang)
	at := f.p.Updated
	if at.IsZero() {
		at = f.p.Started()
	}
	day := ""
	if !at.IsZero() {
		day = f.c.date(f.l.Date, at)
	}
	c.Time = said(day, f.l.Tag)
	if f.p.State == page.Ended {
		c.Date = said(f.l.T("closed"), f.l.Tag)
	} else {
		c.Word = said(f.l.T("live"), f.l.Tag)
	}
	return c
}

// postCard bears the post's title, its time and the page's title.
func (f *frame) postCard(post *page.Post, title string) card.Card {
	tag := post.Lang
	if tag == "" {
		tag = f.p.Lang
	}
	c := f.card()
	c.Headline, c.Foot = said(title, tag), said(f.p.Title, f.p.Lang)
	c.Time, c.Date = said(f.c.label(post.Stamp), f.l.Tag), said(f.c.date(f.l.Date, post.Stamp), f.l.Tag)
	if post.Breaking {
		c.Word = said(f.l.T("breaking"), f.l.Tag)
	}
	return c
}

// pageShare shows the page's card; nil where no address is known to show it at.
func (f *frame) pageShare() *imageView { return f.share(f.pageCard(), "") }

// postShare shows the card of a post that is not gone.
func (f *frame) postShare(post *page.Post, doc *markup.Doc) *imageView {
	return f.share(f.postCard(post, titleOf(post, doc)), "/"+post.ID)
}

// share shows a card; what stands on it is told to those who don't see it.
func (f *frame) share(c card.Card, at string) *imageView {
	if f.r.site.URL == "" {
		return nil
	}
	named := c
	if at != "" {
		// What is rendered of a post is kept while the page's own texts change, so
		// the address does not tell of the page's title.
		named.Foot = card.Text{}
	}
	m := imageView{URL: f.address() + at + "/share.png?v=" + named.Hash(), Type: card.Type, Width: card.Width, Height: card.Height}
	stands := []string{c.Word.S, c.Headline.S, c.Time.S, c.Date.S}
	if at != "" {
		stands = append(stands, c.Foot.S)
	}
	m.Alt = strings.Join(slices.DeleteFunc(stands, func(s string) bool { return s == "" }), " – ")
	return &m
}

// pageImage is what the page is shared with: its cover, or else its card.
func (f *frame) pageImage() *imageView {
	if m := f.p.Cover; m != nil && large(*m) {
		return f.image(*m)
	}
	return f.pageShare()
}

// postImage is what a post that is not gone is shared with: the first of its own
// pictures that is large enough, or else its card. The page's cover would say
// nothing of it.
func (f *frame) postImage(post *page.Post, doc *markup.Doc) *imageView {
	for _, key := range doc.Media() {
		if m, ok := post.Media[key]; ok && large(m) {
			return f.image(m)
		}
	}
	return f.postShare(post, doc)
}

// What a picture of one's own is cut to where a link is shown with it:
// /-/media/ID/share. Networks cut it to this shape anyway, and don't know what
// matters in it.
const (
	PictureShare = "share"
	ShareWidth   = card.Width
	ShareHeight  = card.Height
)

func large(m page.Media) bool { return m.Width >= largeWidth && m.Height >= largeHeight }

func (f *frame) image(m page.Media) *imageView {
	w, h := m.Width, m.Height
	if w*ShareHeight > h*ShareWidth {
		w = h * ShareWidth / ShareHeight
	} else {
		h = w * ShareHeight / ShareWidth
	}
	return &imageView{f.r.site.URL + "/-/media/" + m.ID + "/" + PictureShare, m.Type, min(w, ShareWidth), min(h, ShareHeight), m.Alt}
}
