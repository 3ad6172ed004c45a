package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// How many pages the site's own feeds look at, those with the newest posts. A
// page that is not read is loaded for them, and dropped when no one asks any more.
const (
	feedPages = 20
	newsPages = 50
)

// siteFeed renders the newest posts of all pages; arg is the format, a stroke,
// and a tag.
func (p *Publisher) siteFeed(ctx context.Context, arg string) (*render.Body, error) {
	format, tag, _ := strings.Cut(arg, "/")
	heads, err := p.newestHeads(ctx, feedPages, time.Time{})
	if err != nil {
		return nil, err
	}
	var pages []*page.Page
	var stamps []time.Time // of the newest posts of these pages, newest first
	for _, h := range heads {
		if n := render.FeedPosts; tag == "" && len(stamps) >= n && stamps[n-1].After(h.LastStamp) {
			break // nothing in this page, or in those after it, is as new
		}
		now, err := p.current(ctx, h)
		if err != nil {
			return nil, err
		}
		if now == nil {
			continue
		}
		pages = append(pages, now)
		left := render.FeedPosts
		for _, c := range slices.Backward(now.Chunks) {
			for _, post := range c.Posts[:min(left, len(c.Posts))] {
				stamps = append(stamps, post.Stamp)
				left--
			}
		}
		slices.SortFunc(stamps, func(a, b time.Time) int { return b.Compare(a) })
	}
	return p.render().SiteFeed(pages, p.view(), format, tag), nil
}

// news renders the sitemap of what is news.
func (p *Publisher) news(ctx context.Context) (*render.Body, error) {
	v := p.view()
	heads, err := p.newestHeads(ctx, newsPages, v.Now.Add(-render.NewsWithin))
	if err != nil {
		return nil, err
	}
	var pages []*page.Page
	for _, h := range heads {
		now, err := p.current(ctx, h)
		if err != nil {
			return nil, err
		}
		if now != nil {
			pages = append(pages, now)
		}
	}
	return p.render().News(pages, v), nil
}

// newestHeads gives up to n public pages with a stamp from a time on, the newest
// first.
func (p *Publisher) newestHeads(ctx context.Context, n int, from time.Time) ([]store.Head, error) {
	heads, err := p.store.Pages(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	heads = slices.DeleteFunc(heads, func(h store.Head) bool {
		return h.State == page.Draft || h.LastStamp.IsZero() || h.LastStamp.Before(from)
	})
	// Stable: of those with one stamp the live ones come first.
	slices.SortStableFunc(heads, func(a, b store.Head) int { return b.LastStamp.Compare(a.LastStamp) })
	return heads[:min(n, len(heads))], nil
}

// current gives a page as it stands at the head's seq, or later: what readers of
// its stream are sent may be a moment behind, and what the site shows is not
// rendered again when that moment has passed. nil: the page can't be shown.
func (p *Publisher) current(ctx context.Context, h store.Head) (*page.Page, error) {
	open, err := p.Open(ctx, h.Slug)
	var moved *live.Moved
	switch {
	case errors.Is(err, live.ErrRefused), errors.Is(err, live.ErrNotFound), errors.As(err, &moved):
		return nil, nil
	case err != nil:
		return nil, err
	}
	open.Touch()
	now, err := p.snapshot(ctx, h.ID)
	if err != nil || now.Seq >= h.Seq {
		return now, err
	}
	if now, err = p.store.Load(ctx, h.ID); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return now, nil
}
