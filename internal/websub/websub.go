// Package websub tells a hub that feeds have changed, so that whoever follows
// them need not ask again and again. https://www.w3.org/TR/websub/ leaves to hubs
// how they are told; this is what all public ones take: a form with
// hub.mode=publish and one hub.url for each feed (PubSubHubbub 0.4, 7.1).
//
// It promises: whoever publishes never waits for the hub and never fails for it;
// a feed is told of at most once in a few seconds, and after its last change at
// least once while the hub can be reached; what waits is bounded in number and
// in time. A request goes to a public address and nowhere else, whatever a name
// leads to, unless the one who runs the server allows it.
package websub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"stoppress/internal/outbound"
)

// Times and bounds of telling a hub.
const (
	gather    = time.Second      // after a change, for others to come with it
	each      = 5 * time.Second  // between two pings for one feed
	answer    = 10 * time.Second // for the hub's
	tries     = 6                // for one feed, then its next change is waited for
	backOff   = 5 * time.Second  // after the first failure; twice as long after each more
	backMost  = 5 * time.Minute
	atOnce    = 100    // feeds in one ping
	waitMost  = 10_000 // feeds that wait
	drainMost = 16 << 10
)

// Options sets up a Pinger.
type Options struct {
	Private   bool              // the hub may be at an address that is not public
	Site      string            // public address of this site, for the hub's log
	Transport http.RoundTripper // nil: by way of the network
	Log       *slog.Logger      // nil: nothing is said
}

// Pinger tells the hub. Its methods are safe for any number of goroutines.
type Pinger struct {
	client *http.Client
	agent  string
	log    *slog.Logger
	wake   chan struct{}

	mu      sync.Mutex           // guards what follows
	hub     string               // "" until there is one
	waiting map[string]*topic    // by address: not told of yet
	told    map[string]time.Time // by address: when it was last told of, if of late
	single  bool                 // this hub takes one feed at a time
	failed  int                  // pings in a row that did not succeed
	until   time.Time            // the hub is left alone
	let     bool                 // feeds were let go, and the log was told
}

// topic is a feed that the hub is to be told of.
type topic struct {
	due   time.Time
	tries int
}

// New makes a Pinger. Run starts it.
func New(o Options) *Pinger {
	p := &Pinger{
		log: o.Log, agent: "StopPress (WebSub publisher; " + o.Site + ")", wake: make(chan struct{}, 1),
		waiting: map[string]*topic{}, told: map[string]time.Time{},
	}
	if p.log == nil {
		p.log = slog.New(slog.DiscardHandler)
	}
	way, err := outbound.New(outbound.Options{Any: o.Private, Timeout: answer, Idle: time.Minute})
	if err != nil {
		panic(err) // only a host that was named could be wrong
	}
	// A hub that has moved is for whoever set it: a form is not sent on.
	p.client = way.Client()
	if o.Transport != nil {
		p.client.Transport = o.Transport
	}
	return p
}

// Changed notes that feeds have changed, after they can be read as they now are.
// hub is the one that they name; with "" nothing is told to anyone. It never
// blocks.
func (p *Pinger) Changed(hub string, feeds []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if hub != p.hub {
		// The former one is told nothing more.
		p.hub, p.single, p.failed, p.until, p.let = hub, false, 0, time.Time{}, false
		clear(p.waiting)
		clear(p.told)
	}
	if hub == "" {
		return
	}
	now := time.Now()
	for _, feed := range feeds {
		if t := p.waiting[feed]; t != nil {
			t.tries = 0 // it is another change
			continue
		}
		if len(p.waiting) == waitMost {
			if !p.let {
				p.log.Error("too many feeds wait for the hub; it is not told of some", "hub", hub)
			}
			p.let = true
			break
		}
		due := now.Add(gather)
		if again := p.told[feed].Add(each); again.After(due) {
			due = again
		}
		p.waiting[feed] = &topic{due: due}
	}
	p.poke()
}

func (p *Pinger) poke() {
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Run tells the hub until the context ends. What waits then is let go: a server
// that starts again tells of the next change.
func (p *Pinger) Run(ctx context.Context) {
	defer p.client.CloseIdleConnections()
	for {
		hub, feeds, wait := p.next(time.Now())
		if len(feeds) > 0 {
			p.done(hub, feeds, p.ping(ctx, hub, slices.Sorted(maps.Keys(feeds))), time.Now())
			if ctx.Err() != nil {
				return
			}
			continue
		}
		var due <-chan time.Time
		if wait > 0 {
			due = time.After(wait)
		}
		select {
		case <-due:
		case <-p.wake:
		case <-ctx.Done():
			return
		}
	}
}

// next takes the feeds that are due; where none is, it says in how long one will
// be, 0 if none waits.
func (p *Pinger) next(now time.Time) (hub string, feeds map[string]*topic, wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for feed, at := range p.told {
		if now.Sub(at) >= each {
			delete(p.told, feed)
		}
	}
	most := atOnce
	if p.single {
		most = 1
	}
	feeds = map[string]*topic{}
	for feed, t := range p.waiting {
		due := t.due
		if p.until.After(due) {
			due = p.until
		}
		if left := due.Sub(now); left > 0 {
			if wait == 0 || left < wait {
				wait = left
			}
			continue
		}
		if len(feeds) == most {
			continue
		}
		feeds[feed] = t
	}
	for feed := range feeds {
		delete(p.waiting, feed)
		p.told[feed] = now
	}
	return p.hub, feeds, wait
}

// refused is the error for a ping that the hub did not take.
type refused struct {
	status int
	after  time.Duration // what it asks to wait; 0: nothing
	says   string
}

func (r *refused) Error() string {
	s := "it answered " + strconv.Itoa(r.status)
	if r.says != "" {
		s += ": " + r.says
	}
	return s
}

// final says whether the same request would get the same answer again.
func (r *refused) final() bool {
	return r.status < 500 && r.status != http.StatusRequestTimeout && r.status != http.StatusTooManyRequests
}

// ping sends one form.
func (p *Pinger) ping(ctx context.Context, hub string, feeds []string) error {
	form := url.Values{"hub.mode": {"publish"}, "hub.url": feeds}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, hub, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("User-Agent", p.agent)
	a, err := p.client.Do(r)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // the address is told beside it
		}
		if errors.Is(err, outbound.ErrPrivate) {
			return fmt.Errorf("it is at no public address; if it is meant to be, serve with --private-hub (%w)", err)
		}
		return err
	}
	defer a.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(a.Body, drainMost))
	if a.StatusCode >= 200 && a.StatusCode < 300 {
		return nil
	}
	out := &refused{status: a.StatusCode, says: oneLine(said)}
	if n, err := strconv.Atoi(a.Header.Get("Retry-After")); err == nil && n > 0 {
		out.after = min(time.Duration(min(n, 3600))*time.Second, backMost)
	}
	return out
}

// oneLine is how an answer begins, for the log.
func oneLine(b []byte) string {
	s := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(string(b), "")), " "))
	return string(s[:min(len(s), 200)])
}

// done takes in how a ping went.
func (p *Pinger) done(hub string, feeds map[string]*topic, err error, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if hub != p.hub {
		return
	}
	if err == nil {
		if p.failed > 0 {
			p.log.Info("the hub takes pings again", "hub", hub)
		}
		p.failed, p.until, p.let = 0, time.Time{}, false
		return
	}
	no, answered := errors.AsType[*refused](err)
	if answered && no.final() && len(feeds) > 1 {
		// Some take one feed at a time, and one that is refused is no reason to
		// say nothing of the others.
		p.single = true
		for feed, t := range feeds {
			p.back(feed, t, now)
		}
		return
	}
	if p.failed == 0 {
		p.log.Error("the hub can't be told of what has changed; feeds are served as ever", "hub", hub, "feeds", len(feeds), "error", err)
	}
	wait := backMost
	if p.failed < 10 {
		wait = min(backOff<<p.failed, backMost)
	}
	wait = wait/2 + rand.N(wait/2) // so that servers of one hub don't come back together
	if answered {
		wait = max(wait, no.after)
	}
	p.failed++
	p.until = now.Add(wait)
	if answered && no.final() {
		return // of these nothing more until they change again
	}
	for feed, t := range feeds {
		if t.tries++; t.tries < tries {
			p.back(feed, t, now)
		}
	}
}

// back puts a feed among those that wait again, unless it has changed meanwhile
// and is there already.
func (p *Pinger) back(feed string, t *topic, now time.Time) {
	if p.waiting[feed] == nil && len(p.waiting) < waitMost {
		p.waiting[feed] = &topic{due: now, tries: t.tries}
	}
}
