package publish

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/render"
)

// Bounds of what one owner takes in.
const (
	maxPending = 5000 // entries waiting; past that they are read from the log again
	maxRun     = 100  // events sent in one write

	piecesAtOnce = 4 // of a long log that are read side by side; each takes a connection to the database
)

// owner is the goroutine that owns a page: it alone folds, renders and sends.
type owner struct {
	pub    *Publisher
	id     string
	cancel context.CancelFunc
	ctx    context.Context

	loaded chan struct{} // closed once live and err are set, which then stay
	live   *live.Page
	err    error

	now atomic.Pointer[page.Page] // the page as it stands, for whoever renders from it

	relook  atomic.Bool   // the site's settings have changed
	poke    chan struct{} // there is something in pending, or a new look
	mu      sync.Mutex    // guards what follows
	pending []page.Entry
	behind  bool // entries were let go; the log must be read

	since int64 // index; entries after it are changes that a hub is to be told of
	news  news  // owned by the goroutine

	// Owned by the goroutine, too:
	parts    *render.Parts
	rendered time.Time                // when the last rendition was made
	began    time.Time                // when the one that is being made was begun
	took     time.Duration            // how long the last one took
	due      <-chan time.Time         // when one that was put off is to be made
	made     <-chan *render.Rendition // the one that is being made; nil: none is
	again    bool                     // that one lacks something already
	telling  news                     // of feeds that have changed with it
}

func newOwner(p *Publisher, id string, since int64) *owner {
	o := &owner{pub: p, id: id, since: since, loaded: make(chan struct{}), poke: make(chan struct{}, 1), parts: render.NewParts()}
	o.ctx, o.cancel = context.WithCancel(p.ctx)
	return o
}

// give hands over entries of the page, in order.
func (o *owner) give(entries []page.Entry) {
	o.mu.Lock()
	if len(o.pending)+len(entries) > maxPending {
		o.pending, o.behind = nil, true
	} else {
		o.pending = append(o.pending, entries...)
	}
	o.mu.Unlock()
	select {
	case o.poke <- struct{}{}:
	default:
	}
}

// run loads the page and then takes what it is given.
func (o *owner) run(context.Context) {
	defer o.pub.done.Done()
	defer o.cancel()
	if err := o.load(); err != nil {
		o.err = err
		if o.ctx.Err() == nil {
			o.pub.log.Error("a page can't be loaded", "page", o.id, "error", err)
		}
		o.leave()
		close(o.loaded)
		return
	}
	close(o.loaded)

	lapse := o.lapse()
	for {
		select {
		case <-o.ctx.Done():
			return
		case <-lapse:
			o.live.Lapse()
			o.make()
		case <-o.due:
			o.due = nil
			o.make()
		case r := <-o.made:
			o.made = nil
			o.swap(r)
		case <-o.poke:
			changed, err := o.take()
			if err != nil {
				if o.ctx.Err() != nil {
					return
				}
				o.pub.log.Error("a page can't be followed", "page", o.id, "error", err)
				if errors.Is(err, page.ErrVersion) || errors.Is(err, page.ErrEntry) {
					// What the entry does is not known here: it may be an erasure. The
					// page is not shown until someone asks and it can be loaded.
					o.leave()
					o.pub.hub.Unbind(o.live)
					o.live.Retire()
					return
				}
				o.mu.Lock()
				o.behind = true
				o.mu.Unlock()
				time.AfterFunc(retryAfter, func() { o.give(nil) })
				continue
			}
			if o.relook.Swap(false) {
				o.parts = render.NewParts()
				o.live.Lapse()
				changed = true
			}
			if !changed {
				continue
			}
			if wait := o.rest() - time.Since(o.rendered); wait > 0 {
				if o.due == nil {
					o.due = time.After(wait)
				}
				continue
			}
			runtime.Gosched() // readers who wait come before the page, which takes longer
			o.make()
		}
		lapse = o.lapse()
	}
}

// leave takes the owner out of the publisher's list.
func (o *owner) leave() {
	o.pub.mu.Lock()
	defer o.pub.mu.Unlock()
	if o.pub.pages[o.id] == o {
		delete(o.pub.pages, o.id)
	}
}

// load folds the page's log, and notes what the newest entries did for those
// who reconnect.
func (o *owner) load() error {
	head, err := o.pub.store.Find(o.ctx, o.id)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	f := page.New(o.id, "").Folding()
	var now *page.Page // from the first entry on that a hub is to be told of
	var slots []live.Slot
	for entries, err := range o.log(head.Seq) {
		if err != nil {
			return fmt.Errorf("publish: %w", err)
		}
		for i := range entries {
			e := &entries[i]
			if now == nil && e.Index > o.since {
				now = f.Page()
			}
			replayed := e.Seq > head.Seq-live.Kept
			var eff page.Effect
			switch {
			case now != nil:
				before := now
				if now, err = before.Apply(e); err == nil {
					eff = now.Effect(before, e)
					o.news.add(before, now, eff)
				}
			case replayed: // what it did is asked of those only that readers may have missed
				eff, err = f.Effect(e)
			default:
				err = f.Take(entries[i : i+1])
			}
			if err != nil {
				return fmt.Errorf("%w: %w", live.ErrRefused, err)
			}
			if replayed {
				slots = append(slots, slot(eff))
			}
		}
	}
	if now == nil {
		now = f.Page()
	}
	if now.Seq == 0 {
		return live.ErrNotFound
	}
	if now.Slug == "" { // it was never renamed, so its log does not name it
		now = now.At(head.Slug)
	}
	o.now.Store(now)
	r := o.pub.render().Page(now, o.pub.view(), o.parts)
	o.live = live.NewPage(o.pub, r, slots)
	o.rendered = time.Now()
	o.pub.hub.Bind(now.Slug, o.live)
	n := o.news
	o.news = news{}
	o.tell(n)
	return nil
}

// processors is how many there are, before the program has Go use more threads.
var processors = runtime.GOMAXPROCS(0)

// log gives the page's log, some entries at a time. While those are folded, the next
// are read; as far as the log is known to go, up to known, several pieces at once.
func (o *owner) log(known int64) iter.Seq2[[]page.Entry, error] {
	return func(yield func([]page.Entry, error) bool) {
		type read struct {
			entries []page.Entry
			err     error
		}
		ctx, cancel := context.WithCancel(o.ctx)
		var reading sync.WaitGroup
		defer reading.Wait() // the store may be closed once this has returned
		defer cancel()
		var ahead []chan read // of the pieces that are being read, in order
		for after := int64(0); ; {
			for len(ahead) == 0 || len(ahead) < min(piecesAtOnce, processors) && after < known {
				piece, from := make(chan read, 1), after
				reading.Go(func() {
					entries, err := o.pub.store.PageEntries(ctx, o.id, from, entriesAtOnce)
					piece <- read{entries, err}
				})
				ahead, after = append(ahead, piece), after+entriesAtOnce
			}
			r := <-ahead[0]
			ahead = ahead[1:]
			if !yield(r.entries, r.err) || r.err != nil || len(r.entries) < entriesAtOnce {
				return
			}
		}
	}
}

func slot(eff page.Effect) live.Slot {
	switch eff.Kind {
	case page.Put:
		return live.Slot{Kind: "put", Post: eff.Post.ID, Head: eff.Head}
	case page.Drop:
		return live.Slot{Kind: "drop", Post: eff.Post.ID, Head: eff.Head}
	case page.Own:
		return live.Slot{Kind: "page"}
	}
	return live.Slot{Kind: "skip"}
}

// take folds what was given and sends its events.
func (o *owner) take() (changed bool, err error) {
	o.mu.Lock()
	entries, behind := o.pending, o.behind
	o.pending, o.behind = nil, false
	o.mu.Unlock()
	now := o.now.Load()
	for {
		if behind || len(entries) > 0 && entries[0].Seq > now.Seq+1 {
			if entries, err = o.pub.store.PageEntries(o.ctx, o.id, now.Seq, entriesAtOnce); err != nil {
				return changed, fmt.Errorf("publish: %w", err)
			}
			behind = len(entries) == entriesAtOnce
		}
		var events []render.Event
		before := now
		for i := range entries {
			e := &entries[i]
			if e.Seq <= now.Seq {
				continue // loaded with the page
			}
			next, err := now.Apply(e)
			if err != nil {
				o.send(before, now, events)
				return true, err
			}
			eff := next.Effect(now, e)
			events = append(events, o.pub.render().Event(next, o.pub.view(), eff, o.parts))
			o.news.add(now, next, eff)
			now = next
			if len(events) == maxRun {
				o.send(before, now, events)
				events, before = nil, now
				changed = true
			}
		}
		if len(events) > 0 {
			o.send(before, now, events)
			changed = true
		}
		if !behind {
			return changed, nil
		}
	}
}

func (o *owner) send(before, now *page.Page, events []render.Event) {
	o.now.Store(now)
	if before.Slug != now.Slug {
		o.pub.hub.Bind(now.Slug, o.live) // before readers are told: the old slug leads to it then
	}
	o.live.Send(events)
}

// make renders the page as it stands. It is compressed beside the goroutine, since
// that takes longest, and events must not wait for it; then made has it. One is made
// at a time: what changes meanwhile is in the next.
func (o *owner) make() {
	if o.made != nil {
		o.again = true
		return
	}
	o.telling, o.news = o.news, news{}
	o.began = time.Now()
	r := o.pub.render().Page(o.now.Load(), o.pub.view(), o.parts)
	before, made := o.live.Rendition(), make(chan *render.Rendition, 1)
	o.made = made
	o.pub.done.Add(1)
	go func() {
		defer o.pub.done.Done()
		made <- r.Follow(before)
	}()
}

// swap hands a rendition to readers.
func (o *owner) swap(r *render.Rendition) {
	o.live.Swap(r)
	o.rendered = time.Now()
	o.took = o.rendered.Sub(o.began)
	o.tell(o.telling)
	if o.again {
		o.again = false
		if o.due == nil {
			o.due = time.After(o.rest())
		}
	}
}

// rest is how long no rendition is made after one: where a minute has thousands of
// posts, rendering takes half of a processor, and the store has the other.
func (o *owner) rest() time.Duration { return min(max(renderAtMost, o.took), restMost) }

// tell says which feeds have changed, now that they can be read.
func (o *owner) tell(n news) {
	if !n.any || !o.pub.tells() {
		return
	}
	r := o.pub.render()
	n.slug(o.now.Load().Slug)
	o.pub.changed(r.Hub(), r.FeedAddresses(n.slugs, n.tags))
}

// lapse says when something on the page lapses by itself.
func (o *owner) lapse() <-chan time.Time {
	until := o.now.Load().Notice.Until
	if until == nil || !until.After(time.Now()) {
		return nil
	}
	return time.After(time.Until(*until))
}
