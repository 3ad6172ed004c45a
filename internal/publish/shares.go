package publish

import (
	"sync"

	"stoppress/internal/render"
)

// sharesKept is how many pictures to share are kept drawn, some 25 KB each, and
// as many from before those.
const sharesKept = 64

// shares keeps the pictures to share that were drawn last, by what stands on
// them: the hub forgets what it has of a page with each change of the page, and
// few changes are to a headline. It is safe for concurrent use.
type shares struct {
	mu         sync.Mutex // guards what follows
	young, old map[string]*render.Body
}

// body gives a picture drawn; nil for none.
func (s *shares) body(m *render.Share) *render.Body {
	if m == nil {
		return nil
	}
	key := m.Hash()
	s.mu.Lock()
	b := s.young[key]
	if b == nil {
		b = s.old[key]
	}
	s.mu.Unlock()
	if b == nil {
		b = m.Draw()
	}
	s.keep(key, b)
	return b
}

func (s *shares) keep(key string, b *render.Body) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.young == nil || len(s.young) >= sharesKept && s.young[key] == nil {
		s.young, s.old = map[string]*render.Body{}, s.young
	}
	s.young[key] = b
}
