package live

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"stoppress/internal/render"
)

// Source is what cold things are asked of: the log's owner on this machine, or
// another server.
type Source interface {
	// Open gives the page at a slug: ErrNotFound, ErrRefused, a *Moved or a
	// *Standing where there is none. It may be asked for many slugs at once, not twice at once
	// for one.
	Open(ctx context.Context, slug string) (*Page, error)
	// Event makes the event of a post as it stands now; of the page's head where
	// post is empty.
	Event(ctx context.Context, page, post string) (render.Event, error)
	// Body renders what is seldom asked for; nil where there is no such thing.
	// The page is empty for what belongs to the site.
	Body(ctx context.Context, page, name string) (*render.Body, error)
	// Copy writes the page as a zip file, and says of what. ErrTaken where
	// something was taken away meanwhile.
	Copy(ctx context.Context, page string, w io.Writer) (Copied, error)
}

// Names of bodies that are rendered when they are asked for. A name that ends in
// a stroke is followed by what it says.
const (
	BodyIndex    = "index"     // of the site: its pages
	BodyMedia    = "media/"    // of the site: the bytes of a picture, by id; then a stroke and how many pixels wide, or render.PictureShare, or neither
	BodyChunk    = "chunk/"    // older posts, by number of the chunk
	BodyWhole    = "whole/"    // every post, to be printed; then "oldest", "newest" or nothing
	BodyOldest   = "oldest/"   // the page read from the start, by number of the chunk
	BodyJSON     = "json/"     // page.json of a chunk, by number
	BodyPost     = "post/"     // the page opened at a post, by id
	BodyHistory  = "history/"  // what was changed in a post, by id
	BodyShare    = "share/"    // the picture a page is shared with, or a post of it, by id
	BodyFeed     = "feed/"     // of a page or the site: newest posts, by format; then a stroke and a tag, or neither
	BodyFragment = "fragment/" // for other sites' pages, by the Name of a render.Hosted
	BodyEmbed    = "embed/"    // for a frame on another site, likewise
	BodyOEmbed   = "oembed/"   // what oEmbed answers: format, a stroke, post or nothing, a stroke, width and height at most with an x between
	BodySearch   = "search/"   // what a reader looks for, with [Hub.Search]: where the answer begins or nothing, a stroke, and the query
	BodyNews     = "news"      // of the site: the sitemap of what is news
)

// Errors that readers are told of.
var (
	ErrNotFound = errors.New("there is no such page")
	ErrRefused  = errors.New("the page can't be shown by this version of the program")
	ErrBusy     = errors.New("too much is being asked of this server")
)

// Moved is the error for a former slug.
type Moved struct{ To string }

func (m *Moved) Error() string { return "the page has moved to " + m.To }

// Standing is the error for an address that stands for another page each day: that
// of a series.
type Standing struct{ For string } // the slug of the page that it stands for now

func (s *Standing) Error() string { return "the address stands for " + s.For }

// Bounds of what is done for requests that are not answered from memory.
const (
	coldAtOnce  = 4
	coldWaiting = 512
	// Pictures to share are drawn one at a time, and wait in a line of their own:
	// drawing costs more than rendering, and the readers of pages come first.
	drawnAtOnce  = 1
	drawnWaiting = 512
	// Pictures that are made smaller, too: that takes longer than a page.
	mediaAtOnce  = 2
	mediaWaiting = 512
	coldTimeout  = 8 * time.Second
	coldBytes    = 64 << 20
	absentFor    = time.Second

	// How long a body is kept that is asked for, if there is room. A picture's bytes
	// never change, and MediaGone makes all be asked for anew.
	keepBody  = time.Minute
	keepMedia = time.Hour
)

// Hub holds the pages that are read. It is safe for any number of goroutines.
type Hub struct {
	source   Source
	draining chan struct{}
	drainNow sync.Once
	turning  chan struct{} // closed by Turn
	turnNow  sync.Once
	turnOver time.Duration // set before turning is closed
	fan      *fan          // the readers whose connections it took over
	writing  atomic.Int32  // walks of its loops that are under way
	flight   singleflight.Group
	cold     *lane        // what is rendered or read when it is asked for
	drawn    *lane        // BodyShare
	searches *lane        // BodySearch
	pictures *lane        // BodyMedia, made smaller
	site     atomic.Int64 // counts changes of what the site's own bodies show
	media    atomic.Int64 // counts the times that pictures were taken away
	look     atomic.Pointer[render.Renderer]

	copyWaiting, copyLine atomic.Int64  // readers, and pages, that wait for a copy
	copyPlace             chan struct{} // one is made at a time

	copyMu sync.Mutex // guards copies
	copies copies

	mu    sync.RWMutex // guards what follows
	slugs map[string]*Page
	stood map[string]*Standing // what an address stood for when it was last known
	kept  cache
	found cache // of searches, which are many and seldom asked for twice
}

// lane is a line in which things wait to be done, few at once. It is safe for any
// number of goroutines.
type lane struct {
	places  chan struct{} // as many as are done at once
	waiting atomic.Int64
	most    int64 // that wait
}

func newLane(atOnce int, most int64) *lane {
	return &lane{places: make(chan struct{}, atOnce), most: most}
}

// NewHub makes a hub with no pages yet, of a site that looks as r renders it.
func NewHub(source Source, r *render.Renderer) *Hub {
	h := &Hub{
		source: source, draining: make(chan struct{}), turning: make(chan struct{}),
		cold: newLane(coldAtOnce, coldWaiting), drawn: newLane(drawnAtOnce, drawnWaiting), pictures: newLane(mediaAtOnce, mediaWaiting), searches: newLane(searchAtOnce, searchWaiting),
		found:     cache{max: searchBytes, items: map[string]*list.Element{}},
		copyPlace: make(chan struct{}, 1), copies: copies{kept: map[string]*Copy{}, taken: map[string]int64{}},
		slugs: map[string]*Page{}, stood: map[string]*Standing{}, kept: cache{max: coldBytes, items: map[string]*list.Element{}},
	}
	h.fan = newFan(h)
	h.look.Store(r)
	return h
}

// Renderer gives what the site is rendered with now.
func (h *Hub) Renderer() *render.Renderer { return h.look.Load() }

// SetRenderer changes how the site looks. Renditions of pages are for whoever
// feeds them to swap.
func (h *Hub) SetRenderer(r *render.Renderer) {
	h.look.Store(r)
	h.SiteChanged()
	h.dropCopies() // the history may have become a secret
}

// Page gives the page at a slug, opening it if need be: ErrNotFound, ErrRefused,
// ErrBusy, a *Moved or a *Standing where there is none. What an address stands for
// is asked once a second, and where it can't be told just now is what it stood for.
func (h *Hub) Page(ctx context.Context, slug string) (*Page, error) {
	h.mu.RLock()
	p, stood := h.slugs[slug], h.stood[slug]
	h.mu.RUnlock()
	if p != nil {
		return p, nil
	}
	if stood != nil { // an address that many read: not through the lane each time
		if v, ok := h.cached(h.absent(slug)); ok {
			return nil, v.(error)
		}
	}
	v, err := h.once(ctx, h.cold, "open/"+slug, func(ctx context.Context) (any, error) {
		absent := h.absent(slug)
		if v, ok := h.cached(absent); ok {
			return nil, v.(error)
		}
		p, err := h.source.Open(ctx, slug)
		if definite(err) {
			var standing *Standing
			errors.As(err, &standing)
			h.store(absent, err, 256, absentFor)
			h.stand(slug, standing)
		}
		return p, err
	})
	switch {
	case err == nil:
	case stood != nil && !definite(err):
		return nil, stood
	default:
		return nil, err
	}
	return v.(*Page), nil
}

// Held gives the page at a slug if it is at hand, so that Page waits for nothing;
// else nil.
func (h *Hub) Held(slug string) *Page {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.slugs[slug]
}

// Writing says whether readers are being written to just now, by the loops that
// have taken them over.
func (h *Hub) Writing() bool { return h.writing.Load() > 0 }

// stand notes what an address stands for; nil: nothing.
func (h *Hub) stand(slug string, s *Standing) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if s == nil {
		delete(h.stood, slug)
		return
	}
	h.stood[slug] = s
}

// definite says whether an error tells what an address is, rather than that it
// can't be known now.
func definite(err error) bool {
	var moved *Moved
	var standing *Standing
	return errors.Is(err, ErrNotFound) || errors.Is(err, ErrRefused) || errors.As(err, &moved) || errors.As(err, &standing)
}

// absent is the key of what is remembered of a slug that has no page to show. What
// is told of the site counts, since a page may have come to be there with it.
func (h *Hub) absent(slug string) string {
	return fmt.Sprintf("absent/%d/%s", h.site.Load(), slug)
}

// Bind makes the page known under its slug, and under no other. Whoever follows
// the page's log calls it before readers may see it there.
func (h *Hub) Bind(slug string, p *Page) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.unbind(p)
	h.slugs[slug] = p
	h.kept.drop(h.absent(slug))
}

// Unbind forgets the page. Readers that wait on it are served on.
func (h *Hub) Unbind(p *Page) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.unbind(p)
}

func (h *Hub) unbind(p *Page) {
	for slug, q := range h.slugs {
		if q == p || q.ID == p.ID {
			delete(h.slugs, slug)
		}
	}
}

// Body gives a body that is not kept at hand: of a page as of its current seq,
// or with a nil page of the site. It is nil where there is no such thing.
func (h *Hub) Body(ctx context.Context, p *Page, name string) (*render.Body, error) {
	id, key, on, keep := "", "", h.cold, keepBody
	if strings.HasPrefix(name, BodyShare) {
		on = h.drawn
	}
	if p != nil {
		p.Touch()
		id = p.ID
		var b [96]byte // room for most
		k := append(append(b[:0], id...), '/')
		for _, n := range []int64{p.Epoch, p.Rendition().Seq, p.swaps.Load()} {
			k = append(strconv.AppendInt(k, n, 10), '/')
		}
		key = string(append(k, name...))
	} else {
		n := &h.site
		if id, ok := strings.CutPrefix(name, BodyMedia); ok {
			n, keep = &h.media, keepMedia
			if strings.Contains(id, "/") {
				on = h.pictures
			}
			if strings.HasSuffix(id, "/"+render.PictureShare) {
				keep = keepBody // editors may choose what of it is kept
			}
		}
		key = fmt.Sprintf("site/%d/%s", n.Load(), name)
	}
	if v, ok := h.cached(key); ok {
		return v.(*render.Body), nil
	}
	v, err := h.once(ctx, on, key, func(ctx context.Context) (any, error) {
		b, err := h.source.Body(ctx, id, name)
		if err == nil {
			size := 256
			if b != nil {
				size += 2 * len(b.Bytes()) // and what it is compressed to
			}
			h.store(key, b, size, keep)
		}
		return b, err
	})
	if err != nil {
		return nil, err
	}
	return v.(*render.Body), nil
}

// Count is how many read a page on this server: those that wait on its stream,
// and for how long altogether those who poll were sent away since the last Count.
// That time over the time since is how many they are: each is always waiting out
// one answer. Nobody is told apart by it.
type Count struct {
	Streams int64
	Polled  time.Duration
}

// Count counts all pages, by id, and begins to count polls anew.
func (h *Hub) Count() map[string]Count {
	h.mu.RLock()
	defer h.mu.RUnlock()
	all := map[string]Count{}
	for _, p := range h.slugs {
		if c := (Count{p.Readers(), time.Duration(p.polled.Swap(0)) * time.Millisecond}); c != (Count{}) {
			all[p.ID] = c
		}
	}
	return all
}

// SiteChanged makes the site's own bodies be rendered anew, and slugs that had no
// page be looked for again.
func (h *Hub) SiteChanged() { h.site.Add(1) }

// MediaGone makes pictures be asked for anew: one may have been destroyed.
func (h *Hub) MediaGone() { h.media.Add(1) }

// Drain sends all readers of streams away, for good, and lets go of the copies.
func (h *Hub) Drain() {
	h.drainNow.Do(func() {
		close(h.draining)
		h.dropCopies()
	})
}

// Turn sends all readers of streams away, one by one over a time, and those who
// come meanwhile with them: another server has taken this one's place, to which
// they come back. They are served until then.
func (h *Hub) Turn(over time.Duration) {
	h.turnNow.Do(func() {
		h.turnOver = over
		close(h.turning)
	})
}

// turned says whether readers are being sent away.
func (h *Hub) turned() bool {
	select {
	case <-h.turning:
		return true
	default:
		return false
	}
}

// lasts draws how long a stream lasts from now on.
func (h *Hub) lasts() time.Duration {
	if h.turned() {
		return rand.N(max(h.turnOver, 1))
	}
	return turnLeast + rand.N(turnMore)
}

// once does a cold thing for all who ask for it at the same time; few at once,
// with a bounded queue and time. Those who ask for the same count as one: readers
// who come back after a restart all want the page that is being opened.
func (h *Hub) once(ctx context.Context, on *lane, key string, do func(context.Context) (any, error)) (any, error) {
	// What is done is done for all, so it must not end with the one who asked first.
	result := h.flight.DoChan(key, func() (any, error) {
		defer on.waiting.Add(-1)
		if on.waiting.Add(1) > on.most {
			return nil, ErrBusy
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), coldTimeout)
		defer cancel()
		select {
		case on.places <- struct{}{}:
			defer func() { <-on.places }()
			return do(ctx)
		case <-ctx.Done():
			return nil, ErrBusy
		}
	})
	select {
	case r := <-result:
		return r.Val, r.Err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (h *Hub) cached(key string) (any, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.kept.get(key)
}

func (h *Hub) store(key string, v any, size int, keep time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.kept.put(key, v, size, keep)
}

// cache keeps what was used last, bounded by bytes. Its owner guards it.
type cache struct {
	max, size int
	order     list.List // of *item, the last used at the front
	items     map[string]*list.Element
}

type item struct {
	key   string
	value any
	size  int
	until time.Time
}

func (c *cache) get(key string) (any, bool) {
	e := c.items[key]
	if e == nil {
		return nil, false
	}
	it := e.Value.(*item)
	if time.Now().After(it.until) {
		c.drop(key)
		return nil, false
	}
	c.order.MoveToFront(e)
	return it.value, true
}

func (c *cache) put(key string, v any, size int, keep time.Duration) {
	c.drop(key)
	c.items[key] = c.order.PushFront(&item{key, v, size, time.Now().Add(keep)})
	c.size += size
	for c.size > c.max && c.order.Len() > 1 {
		c.drop(c.order.Back().Value.(*item).key)
	}
}

func (c *cache) drop(key string) {
	e := c.items[key]
	if e == nil {
		return
	}
	c.order.Remove(e)
	delete(c.items, key)
	c.size -= e.Value.(*item).size
}
