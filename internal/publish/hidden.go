package publish

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// hidden are the pictures that readers are not shown, since only texts show them
// that are withheld, or of withdrawn posts. They are looked up when the first picture is asked for, and again once that
// may have changed. Who follows the log never waits for it.
type hidden struct {
	changes atomic.Int64 // of what they may be
	last    atomic.Pointer[lookup]
	looking sync.Mutex // one looks at a time
}

// lookup is which pictures are hidden after a number of changes.
type lookup struct {
	after int64
	media map[string]bool // by id
}

// has says whether a picture is one of them.
func (h *hidden) has(ctx context.Context, s *store.Store, id string) (bool, error) {
	l := h.known()
	if l == nil {
		h.looking.Lock()
		defer h.looking.Unlock()
		if l = h.known(); l == nil {
			after := h.changes.Load() // what changes meanwhile has it looked up again
			media, err := s.HiddenMedia(ctx)
			if err != nil {
				return false, fmt.Errorf("publish: %w", err)
			}
			l = &lookup{after, media}
			h.last.Store(l)
		}
	}
	return l.media[id], nil
}

// known is what was looked up, if nothing has changed since.
func (h *hidden) known() *lookup {
	if l := h.last.Load(); l != nil && l.after == h.changes.Load() {
		return l
	}
	return nil
}

// changedBy says whether an entry may make pictures come or go, and has them looked up
// anew if so.
func (h *hidden) changedBy(ctx context.Context, s *store.Store, e page.Entry) bool {
	switch e.Op {
	case page.OpWithhold, page.OpRelease, page.OpErase:
	case page.OpWithdraw, page.OpRestore:
		// Looked up, since all pictures are made anew for readers otherwise.
		if does, err := s.ShowsMedia(ctx, e.Page, e.Post); err == nil && !does {
			return false
		}
	default:
		// A text may show one that is hidden.
		l := h.known()
		if l != nil && len(l.media) == 0 || !slices.ContainsFunc(e.Fields, func(f page.Field) bool {
			var m page.Media
			named := f.Name == page.FieldCover || strings.HasPrefix(f.Name, page.FieldMedia)
			return named && (l == nil || json.Unmarshal(f.Value, &m) == nil && l.media[m.ID])
		}) {
			return false
		}
	}
	h.changes.Add(1)
	return true
}
