// Package publish follows the log and gives readers what it says.
//
// It reads the entries after the last one that it has seen, in order of index,
// whichever process wrote them, and hands each to the goroutine that owns its
// page. That goroutine folds the entry into the page, sends the event, renders
// what changed and swaps the rendition in. Nothing is shown before it was
// committed, since nothing is read before. A restart is the same road from an
// empty memory: a page is loaded when it is first asked for, and dropped when
// no one reads it.
package publish

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// Times and bounds of following.
const (
	entriesAtOnce = 500              // entries read in one go
	retryAfter    = time.Second / 2  // after the store could not be read
	idleAfter     = 10 * time.Minute // a page that no one reads is dropped
	sweepEach     = time.Minute
	indexDays     = 7                     // former days of a series that the list of pages has
	renderAtMost  = 50 * time.Millisecond // a rendition at most this often for one page
	restMost      = time.Second / 2       // after one that took long
)

// Publisher follows one store. It is the [live.Source] of the hub that it feeds.
type Publisher struct {
	store *store.Store
	look  Look
	site  store.Settings // as they were last followed; Run's goroutine alone
	hub   *live.Hub
	log   *slog.Logger
	epoch int64

	// changed is told of feeds that have changed, once they can be read as they
	// now are, and of the hub that they name. It must not block. nil: nobody is.
	changed func(hub string, feeds []string)

	shares   shares
	hidden   hidden
	unsigned sync.Once // the log was told that the record is not signed

	ctx  context.Context // of the goroutines that own pages
	stop context.CancelFunc
	done sync.WaitGroup

	mu    sync.Mutex // guards what follows
	pages map[string]*owner
	last  int64 // index of the last entry that was handed to owners; written by Run's goroutine alone
}

// Look makes what renders a site from how the site is set.
type Look func(store.Settings) (*render.Renderer, error)

// New makes a publisher and the hub that it feeds. Run starts it.
func New(ctx context.Context, s *store.Store, look Look, log *slog.Logger) (*Publisher, error) {
	site, err := s.Site(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	r, err := look(site.Settings)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	// A page that is opened from now on is loaded whole, so only what comes after
	// this moment need be followed. Run may begin after the first page was opened.
	p := &Publisher{store: s, look: look, site: site.Settings, log: log, epoch: site.Epoch, last: site.Next - 1, pages: map[string]*owner{}}
	p.ctx, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	p.hub = live.NewHub(p, r)
	return p, nil
}

// Tell has fn told of feeds that have changed, with the WebSub hub of the site's
// settings, "" where there is none. It is called before Run; fn must not block.
func (p *Publisher) Tell(fn func(hub string, feeds []string)) { p.changed = fn }

// Hub gives the hub that readers are served from.
func (p *Publisher) Hub() *live.Hub { return p.hub }

func (p *Publisher) render() *render.Renderer { return p.hub.Renderer() }

// Run follows the log until the context ends. A store that can't be read is
// tried again; what readers have goes on being served meanwhile.
func (p *Publisher) Run(ctx context.Context) error {
	defer p.done.Wait()
	defer p.stop()
	changes := p.store.Watch(ctx)
	sweep := time.NewTicker(sweepEach)
	defer sweep.Stop()
	failing := false
	for {
		n, err := p.follow(ctx)
		runtime.Gosched() // the pages' owners have something to do, which readers wait for
		if err == nil && n < entriesAtOnce {
			err = p.relook(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			if !failing {
				p.log.Error("the log can't be read; readers keep what they have", "error", err)
			}
			failing = true
			select {
			case <-time.After(retryAfter):
			case <-ctx.Done():
				return nil
			}
			continue
		case failing:
			failing = false
			p.log.Info("the log can be read again")
		}
		if n == entriesAtOnce {
			continue
		}
		select {
		case <-changes:
		case <-sweep.C:
			p.sweep(time.Now())
		case <-ctx.Done():
			return nil
		}
	}
}

// follow hands the entries after the last to the owners of their pages.
func (p *Publisher) follow(ctx context.Context) (int, error) {
	entries, err := p.store.Entries(ctx, p.last, entriesAtOnce)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	byPage := map[string][]page.Entry{}
	var order []string
	var last int64
	for _, e := range entries {
		if byPage[e.Page] == nil {
			order = append(order, e.Page)
		}
		byPage[e.Page] = append(byPage[e.Page], e)
		last = e.Index
		if p.hidden.changedBy(ctx, p.store, e) {
			p.hub.MediaGone()
		}
		switch e.Op {
		case page.OpErase, page.OpWithdraw, page.OpWithhold:
			p.hub.TakenAway(e.Page)
		}
	}
	p.hub.SiteChanged() // before a reader sees the change on its page
	p.mu.Lock()
	for _, id := range order {
		o := p.pages[id]
		if o == nil && id != page.SitePage && p.tells() {
			o = p.own(id) // nobody reads it, but its feeds have changed
		}
		if o != nil {
			o.give(byPage[id])
		}
	}
	p.last = last
	p.mu.Unlock()
	return len(entries), nil
}

// relook renders everything anew where the site's settings have changed. Ones
// that nothing can be rendered with are told of, and what is there stays.
func (p *Publisher) relook(ctx context.Context) error {
	site, err := p.store.Site(ctx)
	if err != nil || reflect.DeepEqual(site.Settings, p.site) {
		return err
	}
	p.site = site.Settings
	r, err := p.look(site.Settings)
	if err != nil {
		p.log.Error("the site's new settings can't be shown; the old ones stay", "error", err)
		return nil
	}
	p.hub.SetRenderer(r)
	if p.changed != nil {
		p.changed(r.Hub(), nil)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, o := range p.pages { // one that is not here yet takes the new look anyway
		o.relook.Store(true)
		o.give(nil)
	}
	return nil
}

// Open loads the page at a slug, or gives the one that is loaded.
func (p *Publisher) Open(ctx context.Context, slug string) (*live.Page, error) {
	head, err := p.store.Find(ctx, slug)
	var moved *store.Moved
	switch {
	case errors.As(err, &moved):
		return nil, &live.Moved{To: moved.To}
	case errors.Is(err, store.ErrNoPage):
		if head, err = p.store.Standing(ctx, slug); err == nil {
			return nil, &live.Standing{For: head.Slug}
		}
		if errors.Is(err, store.ErrNoSeries) {
			return nil, live.ErrNotFound
		}
		return nil, fmt.Errorf("publish: %w", err)
	case err == nil && (head.State == page.Draft || head.Slug != slug):
		return nil, live.ErrNotFound
	case err != nil:
		return nil, fmt.Errorf("publish: %w", err)
	}
	p.mu.Lock()
	o := p.pages[head.ID]
	if o == nil {
		// Known before it is loaded, so that no entry falls between.
		o = p.own(head.ID)
	}
	p.mu.Unlock()
	select {
	case <-o.loaded:
		return o.live, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// own starts the goroutine that owns a page. The caller holds mu.
func (p *Publisher) own(id string) *owner {
	o := newOwner(p, id, p.last)
	p.pages[id] = o
	p.done.Add(1)
	go o.run(p.ctx)
	return o
}

// tells says whether anyone is told of feeds that change.
func (p *Publisher) tells() bool { return p.changed != nil && p.render().Hub() != "" }

// snapshot gives a loaded page as it stands.
func (p *Publisher) snapshot(ctx context.Context, id string) (*page.Page, error) {
	p.mu.Lock()
	o := p.pages[id]
	p.mu.Unlock()
	if o != nil {
		if now := o.now.Load(); now != nil {
			return now, nil
		}
	}
	// Dropped a moment ago, under a reader who still has it.
	now, err := p.store.Load(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	return now, nil
}

// Event makes the event of a post, or of the page's head, as it stands now.
func (p *Publisher) Event(ctx context.Context, id, post string) (render.Event, error) {
	now, err := p.snapshot(ctx, id)
	if err != nil {
		return render.Event{}, err
	}
	if post == "" {
		return p.render().HeadEvent(now, p.view()), nil
	}
	return p.render().PostEvent(now, p.view(), post, nil), nil
}

func (p *Publisher) view() render.View { return render.View{Epoch: p.epoch, Now: time.Now()} }

// Body renders what is seldom asked for.
func (p *Publisher) Body(ctx context.Context, id, name string) (*render.Body, error) {
	if path, ok := strings.CutPrefix(name, live.BodyRecord); ok {
		return p.record(ctx, id, path)
	}
	if id == "" {
		return p.siteBody(ctx, name)
	}
	now, err := p.snapshot(ctx, id)
	if err != nil {
		return nil, err
	}
	kind, arg, _ := strings.Cut(name, "/")
	n, _ := strconv.Atoi(arg)
	v := p.view()
	switch kind + "/" {
	case live.BodyChunk:
		return p.render().Chunk(now, v, n), nil
	case live.BodyWhole:
		if now.Len() > render.WholeMost {
			return nil, nil
		}
		return p.render().Whole(now, v, arg == "oldest"), nil
	case live.BodyOldest:
		return p.render().Oldest(now, v, n), nil
	case live.BodyJSON:
		return p.render().JSON(now, v, n), nil
	case live.BodyPost:
		return p.render().Post(now, v, arg), nil
	case live.BodyShare:
		return p.shares.body(p.render().Share(now, v, arg)), nil
	case live.BodyHistory:
		return p.render().History(now, v, arg), nil
	case live.BodyFeed:
		format, tag, _ := strings.Cut(arg, "/")
		return p.render().Feed(now, v, format, tag), nil
	case live.BodySearch:
		return p.search(ctx, now, v, arg)
	case live.BodyFragment:
		return p.render().Fragment(now, v, render.HostedNamed(arg)), nil
	case live.BodyEmbed:
		return p.render().Embed(now, v, render.HostedNamed(arg)), nil
	case live.BodyOEmbed:
		format, rest, _ := strings.Cut(arg, "/")
		post, most, _ := strings.Cut(rest, "/")
		var width, height int
		if _, err := fmt.Sscanf(most, "%dx%d", &width, &height); err != nil {
			return nil, nil
		}
		return p.render().OEmbed(now, v, post, format, width, height), nil
	}
	return nil, nil
}

func (p *Publisher) siteBody(ctx context.Context, name string) (*render.Body, error) {
	if arg, ok := strings.CutPrefix(name, live.BodyMedia); ok {
		return p.picture(ctx, arg)
	}
	if arg, ok := strings.CutPrefix(name, live.BodyFeed); ok {
		return p.siteFeed(ctx, arg)
	}
	if name == live.BodyNews {
		return p.news(ctx)
	}
	if name != live.BodyIndex {
		return nil, nil
	}
	heads, err := p.store.Pages(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	homes, err := p.store.Homes(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	of, err := p.store.SeriesOfPages(ctx)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	standing := map[string]string{} // page id by series
	for _, series := range of {
		if standing[series] != "" {
			continue
		}
		h, err := p.store.Standing(ctx, series)
		if err != nil {
			return nil, fmt.Errorf("publish: %w", err)
		}
		standing[series] = h.ID
	}
	var items []render.IndexItem
	former := map[string]int{} // days that are listed by themselves, by series
	for _, h := range heads {
		slug := h.Slug
		if series := of[h.ID]; series != "" {
			if standing[series] == h.ID {
				slug = series
			} else if former[series]++; former[series] > indexDays {
				continue // heads stand in order, so these are older
			}
		}
		if h.State != page.Draft {
			items = append(items, render.IndexItem{Slug: slug, Title: h.Title, State: h.State, Lang: homes[h.ID].Lang, Zone: homes[h.ID].Zone, Updated: h.LastStamp})
		}
	}
	return p.render().Index(items), nil
}

// picture gives a picture as the store has it, or, where its id is followed by a
// stroke and one of the widths that pages name, made as wide as that, or by
// "/share", cut to what links are shown with. One that is too small for that, or
// that can't be made smaller, is given as it is. One that only withheld texts and
// withdrawn posts show is none.
func (p *Publisher) picture(ctx context.Context, name string) (*render.Body, error) {
	id, size, sized := strings.Cut(name, "/")
	width, share := 0, size == render.PictureShare
	if sized && !share {
		i := slices.IndexFunc(render.PictureWidths, func(w int) bool { return strconv.Itoa(w) == size })
		if i < 0 {
			return nil, nil
		}
		width = render.PictureWidths[i]
	}
	if hidden, err := p.hidden.has(ctx, p.store, id); err != nil || hidden {
		return nil, err
	}
	m, err := p.store.Media(ctx, id)
	if errors.Is(err, store.ErrNoMedia) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	if sized {
		var small store.Media
		var ok bool
		if share {
			small, ok, err = media.Crop(ctx, m, render.ShareWidth, render.ShareHeight)
		} else {
			small, ok, err = media.Scale(ctx, m, width)
		}
		switch {
		case ok:
			m = small
		case ctx.Err() != nil:
			return nil, fmt.Errorf("publish: making a picture smaller: %w", live.ErrBusy)
		case err != nil:
			p.log.Warn("a picture is sent at full size, since it can't be made smaller", "picture", id, "error", err)
		}
	}
	return render.NewBody(m.Type, m.Bytes), nil
}

// sweep drops the pages that no one reads.
func (p *Publisher) sweep(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for id, o := range p.pages {
		select {
		case <-o.loaded:
		default:
			continue
		}
		if o.live != nil && o.live.Idle(now) < idleAfter {
			continue
		}
		if o.live != nil {
			p.hub.Unbind(o.live)
			o.live.Retire()
		}
		o.cancel()
		delete(p.pages, id)
	}
}
