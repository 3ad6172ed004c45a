// Package live holds the current rendition of each page that is read, and hands
// the same bytes to every reader.
//
// A page's events are kept as frames, and a reader is a cursor into them: it
// asks for what comes after the seq that it has, so there is no moment between
// "replayed" and "attached" in which an event could be lost. What has left the
// frames is made again from the ring of seqs and the posts as they stand now,
// never from former text. docs/protocol.md is the protocol.
//
// Whatever feeds it, a log on the same machine or another server's renditions,
// live promises readers the same: each seq in order, once, or one reset.
package live

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"stoppress/internal/render"
)

// Limits of what is kept and sent.
const (
	// Kept is for how many seqs a reader is given what it missed.
	Kept = 2000

	maxFrames     = 512       // frames kept of a page
	maxFrameBytes = 4 << 20   // and their size
	maxReplay     = 250       // events in one replayed frame
	maxReplaySize = 512 << 10 // and their size
	maxAnswers    = 128       // answers of /updates kept for one head
	maxAgain      = 32        // replayed frames likewise
)

// Times of the protocol.
const (
	HeartBeat = 15 * time.Second // a head event at least this often
	Patience  = 10 * time.Second // how long a reader that is ahead of us is kept

	// How long a stream lasts: readers come back one by one all the time, so that
	// a server that starts anew sees nothing it does not see in any other minute.
	turnLeast = 40 * time.Minute
	turnMore  = 40 * time.Minute
)

// What a cursor ends with.
var (
	ErrEnded    = errors.New("the page has ended and the reader has all of it")
	ErrBehind   = errors.New("the reader has more than this server")
	ErrDraining = errors.New("the server is going away")
	ErrTurn     = errors.New("the stream has lasted long enough")
	ErrRetired  = errors.New("the page is no longer kept here; it is opened anew for who asks again")
)

// Slot is what a seq did, for those whose event is no longer at hand.
type Slot struct {
	Kind string // put, drop, page or skip
	Post string // put and drop
	Head bool   // put and drop: the page's head changed with the post
}

// Page is a page as readers have it now. One goroutine sends to it and swaps its
// rendition; any number read.
type Page struct {
	ID    string
	Epoch int64

	source Source

	rendition atomic.Pointer[render.Rendition]
	swaps     atomic.Int64 // how many renditions there were
	readers   atomic.Int64 // cursors that wait
	used      atomic.Int64 // Unix time of the last request
	beat      atomic.Pointer[beat]
	polled    atomic.Int64 // ms that readers were told to wait before they ask again, since Count

	mu      sync.RWMutex // guards what follows
	head    int64
	ended   bool
	retired bool
	ring    []Slot                   // of the seqs up to head
	posts   map[string]*render.Event // as they stand now, of posts in the ring that were asked for or sent
	inRing  map[string]int           // how many slots name the post
	own     *render.Event            // the page's own head as it stands now
	latest  map[string]*Frame        // the newest frame that holds the post; "" is the page's head
	frames  []*Frame                 // up to head, without a gap
	size    int                      // bytes of frames
	wake    chan struct{}            // closed by the next Send
	answers map[int64]*Answer        // of /updates, at this head
	again   map[int64]*Frame         // replays, and frames joined, by the seq that they follow, at this head
	loops   []*loop                  // that have readers of it
}

// beat is what tells readers that they have missed nothing up to seq.
type beat struct {
	seq   int64
	frame *Frame
}

// told gives the head event for readers who have everything up to seq: made, and
// compressed, once for all who come or wait meanwhile.
func (p *Page) told(seq int64) *Frame {
	b := p.beat.Load()
	if b == nil || b.seq != seq {
		b = &beat{seq, signal("head", ID{p.Epoch, seq})}
		p.beat.Store(b)
	}
	return b.frame
}

// NewPage makes a page as of a rendition. The slots are what the seqs up to and
// with the rendition's did, at most [Kept] of them; source is asked for events
// that are no longer at hand.
func NewPage(source Source, r *render.Rendition, slots []Slot) *Page {
	if len(slots) > Kept {
		slots = slots[len(slots)-Kept:]
	}
	p := &Page{
		ID: r.Page, Epoch: r.Epoch, source: source, head: r.Seq,
		ring: append([]Slot(nil), slots...), inRing: map[string]int{}, posts: map[string]*render.Event{},
		latest: map[string]*Frame{},
		wake:   make(chan struct{}), answers: map[int64]*Answer{}, again: map[int64]*Frame{},
	}
	for _, s := range slots {
		if s.Post != "" {
			p.inRing[s.Post]++
		}
	}
	p.Swap(r)
	p.Touch()
	return p
}

// Rendition gives what readers are sent now.
func (p *Page) Rendition() *render.Rendition { return p.rendition.Load() }

// Swap sets a new rendition.
func (p *Page) Swap(r *render.Rendition) {
	p.rendition.Store(r)
	p.swaps.Add(1)
	p.mu.Lock()
	defer p.mu.Unlock()
	if ended := r.State == "ended"; ended != p.ended {
		p.ended = ended
		p.answers = map[int64]*Answer{}
		p.alarm()
	}
}

// Lapse says that the page's head is no longer what was sent, although no entry
// changed it: what is replayed of it is made anew. The sender calls it.
func (p *Page) Lapse() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.own = nil
	if f := p.latest[""]; f != nil {
		f.stale = true
	}
	p.answers, p.again = map[int64]*Answer{}, map[int64]*Frame{}
}

// Retire says that nothing will be sent or swapped any more. Whoever holds the
// page, having asked for it a moment ago, is told to ask again.
func (p *Page) Retire() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.retired = true
	p.alarm()
}

// Touch notes that the page is in use; Idle tells for how long it was not.
func (p *Page) Touch() { p.used.Store(time.Now().Unix()) }

// Idle tells for how long no reader asked for the page or waited on it.
func (p *Page) Idle(now time.Time) time.Duration {
	if p.readers.Load() > 0 {
		return 0
	}
	return now.Sub(time.Unix(p.used.Load(), 0))
}

// Readers is how many cursors wait on the page.
func (p *Page) Readers() int64 { return p.readers.Load() }

// Polled notes that a reader has all there is and was told to ask again after this
// long.
func (p *Page) Polled(wait time.Duration) { p.polled.Add(wait.Milliseconds()) }

// Head is the newest seq that was sent.
func (p *Page) Head() int64 {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.head
}

// Send gives the events of the seqs after the head, in order, to every reader in
// one write. The events that a batch makes belong in one call.
func (p *Page) Send(events []render.Event) {
	if len(events) == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	run := make([]numbered, len(events))
	for i, e := range events {
		p.head++
		run[i] = numbered{p.head, e}
		p.ring = append(p.ring, Slot{e.Kind, e.Post, e.Head != nil})
		if e.Post != "" {
			p.inRing[e.Post]++
			p.posts[e.Post] = &e
		}
		if e.Kind == "page" {
			p.own = &e
		} else if e.Head != nil {
			p.own = nil // asked for anew when it is replayed
		}
	}
	// Two changes of one post in one run: both show it as it stands now.
	for i, e := range run {
		if now := p.posts[e.Post]; e.Post != "" && e.Kind != "skip" {
			run[i].Kind, run[i].Data = now.Kind, now.Data
		}
	}
	p.keep(newFrame(p.Epoch, run), events)
	p.forget()
	p.answers, p.again = map[int64]*Answer{}, map[int64]*Frame{}
	p.alarm()
}

// keep adds a frame, and marks those that it makes former text of. The caller
// holds mu.
func (p *Page) keep(f *Frame, events []render.Event) {
	for _, e := range events {
		for _, of := range []struct {
			what  string
			holds bool
		}{{e.Post, e.Post != "" && e.Kind != "skip"}, {"", e.Head != nil}} {
			if !of.holds {
				continue
			}
			if old := p.latest[of.what]; old != nil && old != f {
				old.stale = true
			}
			p.latest[of.what] = f
		}
	}
	p.frames = append(p.frames, f)
	p.size += len(f.Plain)
	cut := 0
	for cut < len(p.frames)-1 && (len(p.frames)-cut > maxFrames || p.size > maxFrameBytes) {
		p.size -= len(p.frames[cut].Plain)
		p.frames[cut].stale = true
		p.frames[cut] = nil
		cut++
	}
	p.frames = p.frames[cut:]
}

// forget cuts the ring, in larger steps so that a Send costs nothing more. The
// caller holds mu.
func (p *Page) forget() {
	over := len(p.ring) - Kept
	if over <= Kept/4 {
		return
	}
	for _, s := range p.ring[:over] {
		if s.Post == "" {
			continue
		}
		if p.inRing[s.Post]--; p.inRing[s.Post] == 0 {
			delete(p.inRing, s.Post)
			delete(p.posts, s.Post)
			delete(p.latest, s.Post)
		}
	}
	p.ring = append([]Slot(nil), p.ring[over:]...)
}

// leave says that a reader has gone.
func (p *Page) leave() {
	p.readers.Add(-1)
	p.Touch()
}

// listen has a loop told of what is new, until it is deaf.
func (p *Page) listen(l *loop) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.loops = append(p.loops, l)
}

func (p *Page) deaf(l *loop) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.loops = slices.DeleteFunc(p.loops, func(is *loop) bool { return is == l })
}

// state is what a reader's stream depends on.
type state struct {
	head           int64
	ended, retired bool
}

func (p *Page) state() state {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return state{p.head, p.ended, p.retired}
}

// run gives all that comes after seq as one frame, if it is at hand; again says
// that it has to be made again, by [Page.after].
func (p *Page) run(seq int64) (f *Frame, again bool) {
	p.mu.RLock()
	if seq >= p.head {
		defer p.mu.RUnlock()
		return nil, false
	}
	kept := p.again // another one takes its place with whatever is sent
	if f := kept[seq]; f != nil {
		defer p.mu.RUnlock()
		return f, false
	}
	first := len(p.frames)
	for first > 0 && p.frames[first-1].First > seq {
		first--
	}
	part, size := p.frames[first:], 0
	for i, f := range part {
		if size += len(f.Plain); f.stale || i > 0 && size > maxReplaySize {
			part = part[:i]
			break
		}
	}
	switch {
	case len(part) == 0 || part[0].First != seq+1:
		defer p.mu.RUnlock()
		return nil, true
	case len(part) == 1:
		defer p.mu.RUnlock()
		return part[0], false
	}
	f = join(part)
	p.mu.RUnlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(kept) < maxAgain {
		kept[seq] = f
	}
	return f, false
}

// alarm wakes whoever waits. The caller holds mu.
func (p *Page) alarm() {
	for _, l := range p.loops {
		l.tell(p)
	}
	close(p.wake)
	p.wake = make(chan struct{})
}

// after finds what comes after seq. It returns a frame, or none and the channel
// that is closed when there is more; reset says that what was missed is no
// longer kept.
func (p *Page) after(ctx context.Context, seq int64) (f *Frame, wait <-chan struct{}, reset bool, err error) {
	p.mu.RLock()
	if seq >= p.head {
		defer p.mu.RUnlock()
		return nil, p.wake, false, nil
	}
	if seq < p.head-int64(len(p.ring)) {
		defer p.mu.RUnlock()
		return nil, nil, true, nil
	}
	// Frames stand in order of seq; those wanted are nearly always the last. One
	// whose text has changed since is made again.
	for i := len(p.frames) - 1; i >= 0 && p.frames[i].First > seq; i-- {
		if f := p.frames[i]; f.First == seq+1 && !f.stale {
			defer p.mu.RUnlock()
			return f, nil, false, nil
		}
	}
	p.mu.RUnlock()
	f, err = p.replay(ctx, seq)
	if errors.Is(err, errGone) {
		return nil, nil, true, nil
	}
	return f, nil, false, err
}

// replay makes the events after seq again, each with the post as it stands now.
// Readers who come back together, as after a restart, are given the same frame.
func (p *Page) replay(ctx context.Context, seq int64) (*Frame, error) {
	for {
		p.mu.RLock()
		kept := p.again // another one takes its place with whatever is sent
		f := kept[seq]
		p.mu.RUnlock()
		if f != nil {
			return f, nil
		}
		run, missing, err := p.gather(seq)
		if err != nil {
			return nil, err
		}
		if missing == nil {
			f := newFrame(p.Epoch, run)
			p.mu.Lock()
			defer p.mu.Unlock()
			if len(kept) < maxAgain {
				kept[seq] = f
			}
			return f, nil
		}
		e, err := p.source.Event(ctx, p.ID, missing.Post)
		if err != nil {
			return nil, fmt.Errorf("page %s: making an event again: %w", p.ID, err)
		}
		p.mu.Lock()
		switch {
		case missing.Post == "":
			if p.own == nil {
				p.own = &e
			}
		case p.posts[missing.Post] == nil && p.inRing[missing.Post] > 0:
			p.posts[missing.Post] = &e
		}
		p.mu.Unlock()
	}
}

// gather lists the events after seq, or the first slot whose event is not at
// hand.
func (p *Page) gather(seq int64) ([]numbered, *Slot, error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	first := p.head - int64(len(p.ring)) + 1
	if seq+1 < first {
		return nil, nil, errGone
	}
	var run []numbered
	size := 0
	for i := seq + 1; i <= p.head && len(run) < maxReplay && size < maxReplaySize; i++ {
		s := p.ring[i-first]
		e := render.Event{Kind: "skip", Data: []byte("{}")}
		if s.Kind == "page" || s.Head {
			if p.own == nil {
				return nil, &Slot{Kind: "page"}, nil
			}
			e = *p.own
		}
		if s.Post != "" && s.Kind != "skip" {
			now := p.posts[s.Post]
			if now == nil {
				return nil, &s, nil
			}
			head := e.Head
			e = *now
			e.Head = nil
			if s.Head {
				e.Head = head
			}
		}
		run = append(run, numbered{i, e})
		size += len(e.Data)
	}
	return run, nil, nil
}

// errGone: the ring moved on while a replay was made.
var errGone = errors.New("no longer kept")
