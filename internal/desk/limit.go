package desk

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often one address may come with a wrong token before it is asked to wait.
const (
	wrongAtOnce = 20
	wrongEach   = 3 * time.Second
	wrongKept   = 4096 // addresses remembered in each of two halves
)

// guard counts wrong tokens by address. Its memory is bounded: when the newer
// half is full the older is forgotten, which costs an address that is still
// trying no more than a fresh start.
type guard struct {
	mu         sync.Mutex // guards what follows
	newer, old map[netip.Prefix]*rate.Limiter
}

// wrong notes a wrong token. It returns false, and how long to wait, where the
// address has shown too many.
func (g *guard) wrong(a netip.Addr, now time.Time) (wait time.Duration, ok bool) {
	bits := 32
	if a = a.Unmap(); a.Is6() {
		bits = 64 // one household or machine has as many
	}
	key, _ := a.WithZone("").Prefix(bits)
	g.mu.Lock()
	defer g.mu.Unlock()
	l := g.newer[key]
	if l == nil {
		if l = g.old[key]; l == nil {
			l = rate.NewLimiter(rate.Every(wrongEach), wrongAtOnce)
		}
		if g.newer == nil || len(g.newer) >= wrongKept {
			g.old, g.newer = g.newer, map[netip.Prefix]*rate.Limiter{}
		}
		g.newer[key] = l
	}
	return wrongEach, l.AllowN(now, 1)
}
