package publish

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stoppress/internal/live"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// record gives a file of the record: of the site with an empty id, else of a page.
func (p *Publisher) record(ctx context.Context, id, path string) (*render.Body, error) {
	b, err := p.store.RecordFile(ctx, id, path)
	switch {
	case errors.Is(err, store.ErrNoRecord):
		return nil, nil
	case errors.Is(err, store.ErrKey):
		p.unsigned.Do(func() { p.log.Error("a checkpoint was asked for and can't be signed", "error", err) })
		return nil, fmt.Errorf("publish: %w: %w", live.ErrUnsigned, err)
	case err != nil:
		return nil, fmt.Errorf("publish: %w", err)
	}
	kind := "application/octet-stream"
	switch {
	case strings.HasSuffix(path, ".json"):
		kind = "application/json"
	case !strings.Contains(path, "/tile/"):
		kind = "text/plain; charset=utf-8"
	}
	return render.NewBody(kind, b), nil
}
