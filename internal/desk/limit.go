package desk

import (
	"context"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often one address may come with a wrong token before it is asked to wait.
const (
	wrongAtOnce = 20
	wrongEach   = 3 * time.Second
	wrongKept   = 4096 // of whom is remembered in each of two halves
)

// A guard counts what is wrong by who did it. Its memory is bounded: when the
// newer half is full the older is forgotten, which costs someone who is still
// trying no more than a fresh start.
type guard[K comparable] struct {
	atOnce int           // how often before they are asked to wait
	each   time.Duration // and after how long once more

	mu         sync.Mutex // guards what follows
	newer, old map[K]*rate.Limiter
}

// household is whom an address stands for: of IPv6 a machine has as many
// addresses as it likes.
func household(a netip.Addr) netip.Prefix {
	bits := 32
	if a = a.Unmap(); a.Is6() {
		bits = 64
	}
	p, _ := a.WithZone("").Prefix(bits)
	return p
}

// wrong notes a wrong try. It returns false, and how long to wait, where there
// were too many.
func (g *guard[K]) wrong(key K, now time.Time) (wait time.Duration, ok bool) {
	_, ok = g.try(key, now)
	return g.each, ok
}

// try takes one try out of the budget before it is known whether it is wrong, so
// that many at once get no more than many in a row. undo gives it back.
func (g *guard[K]) try(key K, now time.Time) (undo func(), ok bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	l := g.newer[key]
	if l == nil {
		if l = g.old[key]; l == nil {
			l = rate.NewLimiter(rate.Every(g.each), g.atOnce)
		}
		if g.newer == nil || len(g.newer) >= wrongKept {
			g.old, g.newer = g.newer, map[K]*rate.Limiter{}
		}
		g.newer[key] = l
	}
	r := l.ReserveN(now, 1)
	if r.DelayFrom(now) > 0 {
		r.CancelAt(now)
		return nil, false
	}
	return func() { r.CancelAt(now) }, true
}

// turns let few at a time do what takes much, and fewer that are of one account, so
// that whoever takes long keeps only themselves waiting.
type turns struct {
	all chan struct{} // one in it for each who has a turn
	own int           // how many of them may be one account's

	mu sync.Mutex          // guards what follows
	of map[string]*waiting // who have a turn or wait for one
}

// waiting are the turns of one account.
type waiting struct {
	turns chan struct{} // as in turns.all
	here  int           // who have one or wait for it; guarded by turns.mu
}

func newTurns(all, own int) *turns {
	return &turns{all: make(chan struct{}, all), own: own, of: map[string]*waiting{}}
}

// take waits for a turn; done gives it back. Its error is that of ctx, which ends the wait.
func (t *turns) take(ctx context.Context, account string) (done func(), err error) {
	t.mu.Lock()
	w := t.of[account]
	if w == nil {
		w = &waiting{turns: make(chan struct{}, t.own)}
		t.of[account] = w
	}
	w.here++
	t.mu.Unlock()
	leave := func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if w.here--; w.here == 0 {
			delete(t.of, account)
		}
	}
	select {
	case w.turns <- struct{}{}:
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
	select {
	case t.all <- struct{}{}:
		return func() { <-t.all; <-w.turns; leave() }, nil
	case <-ctx.Done():
		<-w.turns
		leave()
		return nil, ctx.Err()
	}
}
