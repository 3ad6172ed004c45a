package store

import (
	"context"
	"time"
)

// Watch returns a channel that something is sent on after every commit, of this
// Store or of another process, and at first. It holds one: several commits may
// come as one, so the receiver reads all that is new. It lives until ctx or the
// Store ends, is not closed then, and outlives lost connections.
func (s *Store) Watch(ctx context.Context) <-chan struct{} {
	ch := make(chan struct{}, 1)
	ch <- struct{}{}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed.Load() || ctx.Err() != nil {
		return ch
	}
	s.watchers[ch] = struct{}{}
	if !s.watching {
		s.watching = true
		s.bg.Go(s.follow)
	}
	context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.watchers, ch)
	})
	return ch
}

// wake tells every watcher.
func (s *Store) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ch := range s.watchers {
		select {
		case ch <- struct{}{}:
		default: // one is waiting there already
		}
	}
}

// follow looks for others' commits until the Store is closed.
func (s *Store) follow() {
	wait := 100 * time.Millisecond
	for {
		begun := time.Now()
		err := s.dialect.follow(s.ctx, s.wake)
		if s.ctx.Err() != nil {
			return
		}
		if time.Since(begun) > 10*time.Second {
			wait = 100 * time.Millisecond
		}
		s.log.Warn("lost the database while waiting for changes; trying again", "err", err)
		select {
		case <-s.ctx.Done():
			return
		case <-time.After(wait):
			wait = min(2*wait, 5*time.Second)
		}
	}
}
