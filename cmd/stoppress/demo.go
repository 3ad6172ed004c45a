package main

import (
	"context"
	"fmt"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// seedDemo makes the demo's page. It returns the page's slug, and next, which
// publishes one more post each time it is called.
func seedDemo(ctx context.Context, s *store.Store) (slug string, next func(context.Context) error, err error) {
	head, _, err := s.CreatePage(ctx, store.NewPage{
		Slug: "storm",
		Head: page.Head{Title: "Storm over the harbour", Zone: "Europe/Copenhagen", Lang: "en", Standfirst: "An invented page of an invented town."},
	})
	if err != nil {
		return "", nil, err
	}
	n := 0
	next = func(ctx context.Context) error {
		n++
		_, err := s.Write(ctx, store.Command{Page: head.ID}, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{
				Headline: fmt.Sprintf("Gauge reading %d from the breakwater", n),
				Body:     markup.FromText(fmt.Sprintf("The water at the breakwater stands %d centimetres above the mean.", 40+3*(n%12))).Encode(),
			}}}, store.At{})
			return err
		})
		return err
	}
	return head.Slug, next, next(ctx)
}
