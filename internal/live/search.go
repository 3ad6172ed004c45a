package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"stoppress/internal/render"
)

// Bounds of searching. There is no end to what can be looked for, so that little
// of it is kept, and a flood of it is refused before it keeps others waiting.
const (
	searchAtOnce  = 2
	searchWaiting = 64
	searchTimeout = 4 * time.Second
	searchBytes   = 4 << 20
	searchKeep    = time.Minute
)

// Search is [Hub.Body] for a BodySearch name. ErrBusy where too many look for
// something, or where it takes too long.
func (h *Hub) Search(ctx context.Context, p *Page, name string) (*render.Body, error) {
	p.Touch()
	key := fmt.Sprintf("%s/%d/%d/%d/%s", p.ID, p.Epoch, p.Rendition().Seq, p.swaps.Load(), name)
	h.mu.Lock()
	v, ok := h.found.get(key)
	h.mu.Unlock()
	if ok {
		return v.(*render.Body), nil
	}
	v, err := h.once(ctx, h.searches, key, func(ctx context.Context) (any, error) {
		ctx, cancel := context.WithTimeout(ctx, searchTimeout)
		defer cancel()
		b, err := h.source.Body(ctx, p.ID, name)
		if errors.Is(err, context.DeadlineExceeded) {
			return nil, ErrBusy
		}
		if err == nil && b != nil {
			h.mu.Lock()
			h.found.put(key, b, 256+len(key)+2*len(b.Bytes()), searchKeep)
			h.mu.Unlock()
		}
		return b, err
	})
	if err != nil {
		return nil, err
	}
	return v.(*render.Body), nil
}
