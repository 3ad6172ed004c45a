package publish

import (
	"context"
	"fmt"
	"strings"

	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/search"
)

// search renders what is found of a page; arg is where the answer begins, a
// stroke, and the query. What is found and what is shown may be of two moments:
// only what both have is shown.
func (p *Publisher) search(ctx context.Context, now *page.Page, v render.View, arg string) (*render.Body, error) {
	from, query, _ := strings.Cut(arg, "/")
	found, err := p.store.Search(ctx, now.ID, search.Parse(query), from)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return p.render().Search(now, v, render.Found{
		Query: query, Count: found.Count, Posts: found.Posts, Older: found.Older, Newer: found.Newer, First: found.First,
	}), nil
}
