package publish

import (
	"slices"

	"stoppress/internal/page"
	"stoppress/internal/render"
)

// news gathers whose feeds a page's entries have changed: those of each slug that
// the page had, and of each tag that stood on a post before or after. Tags of a
// post that is gone are sealed with it and told to nobody.
type news struct {
	any   bool
	slugs []string
	tags  []string
}

// add takes in what an entry changed, which turned before into now.
func (n *news) add(before, now *page.Page, eff page.Effect) {
	if eff.Kind == page.Skip {
		return
	}
	n.any = true
	n.slug(before.Slug)
	if eff.Kind != page.Own {
		n.post(before.Post(eff.Post.ID))
		n.post(eff.Post)
		return
	}
	// Every feed tells the page's title, language and end.
	left := render.FeedPosts
	for _, c := range slices.Backward(now.Chunks) {
		for _, post := range c.Posts[:min(left, len(c.Posts))] {
			n.post(post)
			left--
		}
	}
}

func (n *news) post(p *page.Post) {
	if p == nil || p.Gone() {
		return
	}
	for _, t := range p.Tags {
		if !slices.Contains(n.tags, t) {
			n.tags = append(n.tags, t)
		}
	}
}

func (n *news) slug(s string) {
	if s != "" && !slices.Contains(n.slugs, s) {
		n.slugs = append(n.slugs, s)
	}
}
