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

// How long to wait before the database is asked for again after it was lost.
// Readers are to have within two seconds what others wrote, so also after a long
// absence the wait stays short.
const (
	followSoon  = 100 * time.Millisecond
	followLater = 500 * time.Millisecond
)

// follow looks for others' commits until the Store is closed. The log is told
// once that the database was lost, and once that it is back.
func (s *Store) follow() {
	lost := false
	for wait := followSoon; ; wait = min(2*wait, followLater) {
		err := s.dialect.follow(s.ctx, func() {
			if lost {
				lost, wait = false, followSoon
				s.log.Info("the database is there again")
			}
			s.wake()
		})
		if s.ctx.Err() != nil {
			return
		}
		if !lost {
			s.log.Warn("lost the database while waiting for changes; trying again", "err", err)
		}
		lost = true
		select {
		case <-s.ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}
