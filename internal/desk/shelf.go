package desk

import (
	"sync"
	"time"
)

// A shelf keeps what someone comes back for soon, under a word that only they
// know. What is too old is gone, and where it is full the oldest goes first.
type shelf[T any] struct {
	max  int
	life time.Duration

	mu    sync.Mutex // guards what follows
	items map[string]shelved[T]
	order []string // words, the oldest first; some may be gone from items
}

type shelved[T any] struct {
	v   T
	end time.Time
}

// put keeps v under a word, and returns the word.
func (s *shelf[T]) put(now time.Time, word string, v T) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.items == nil {
		s.items = map[string]shelved[T]{}
	}
	s.items[word] = shelved[T]{v, now.Add(s.life)}
	s.order = append(s.order, word)
	for len(s.order) > 0 {
		it, there := s.items[s.order[0]]
		if there && len(s.items) <= s.max && len(s.order) <= 2*s.max && now.Before(it.end) {
			break
		}
		delete(s.items, s.order[0])
		s.order = s.order[1:]
	}
	return word
}

// take returns what is under a word, and takes it away.
func (s *shelf[T]) take(now time.Time, word string) (v T, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	it, ok := s.items[word]
	delete(s.items, word)
	if !ok || !now.Before(it.end) {
		var none T
		return none, false
	}
	return it.v, true
}
