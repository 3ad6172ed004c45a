package live

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"stoppress/internal/render"
)

// slowSource answers a search when it is told to, and all else at once.
type slowSource struct {
	Source
	searches atomic.Int64
	release  chan struct{}
}

func (s *slowSource) Body(ctx context.Context, page, name string) (*render.Body, error) {
	if len(name) > len(BodySearch) && name[:len(BodySearch)] == BodySearch {
		s.searches.Add(1)
		select {
		case <-s.release:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return render.NewBody("text/plain", []byte(name)), nil
}

// A flood of searches is refused, and keeps nothing else waiting.
func TestSearchFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := &slowSource{release: make(chan struct{})}
		h := NewHub(source, nil)
		p := NewPage(source, &render.Rendition{Page: "p", Epoch: 1, Seq: 1}, nil)
		const n = 200
		results := make(chan error, n)
		for i := range n {
			go func() {
				_, err := h.Search(t.Context(), p, fmt.Sprintf("%s/%d", BodySearch, i))
				results <- err
			}()
		}
		synctest.Wait()
		if got := source.searches.Load(); got != searchAtOnce {
			t.Errorf("%d searches at once", got)
		}
		if b, err := h.Body(t.Context(), p, BodyHistory+"x"); err != nil || b == nil {
			t.Errorf("something else waits: %v", err)
		}
		busy := 0
		for range n { // those that are waited for run out of time
			if err := <-results; errors.Is(err, ErrBusy) {
				busy++
			} else if err != nil {
				t.Error(err)
			}
		}
		if busy != n {
			t.Errorf("%d of %d are told that the server is busy", busy, n)
		}
		close(source.release)
		for range 2 {
			if b, err := h.Search(t.Context(), p, BodySearch+"/once"); err != nil || string(b.Bytes()) != BodySearch+"/once" {
				t.Errorf("%v", err)
			}
		}
		before := source.searches.Load()
		if _, err := h.Search(t.Context(), p, BodySearch+"/once"); err != nil || source.searches.Load() != before {
			t.Errorf("it was not kept: %v", err)
		}
		p.Swap(&render.Rendition{Page: "p", Epoch: 1, Seq: 2})
		if _, err := h.Search(t.Context(), p, BodySearch+"/once"); err != nil || source.searches.Load() != before+1 {
			t.Errorf("it is kept when the page has changed: %v", err)
		}
	})
}
