package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"

	"stoppress/internal/store"
)

// How the desk's events run.
const (
	maxStreams    = 500 // of the server
	maxStreamsOf  = 20  // of one person
	sessionEach   = 700 * time.Millisecond
	heartbeatEach = 15 * time.Second
	boardEach     = 5 * time.Second       // at least: presence lapses without a commit
	boardRest     = 40 * time.Millisecond // between two looks: many commits come as one
	eventTime     = 10 * time.Second      // to write to someone
)

// A board is the desk's work as it stands, for all who look at it. It is read
// once for all of them, while there is anyone. Nobody has a queue: each is told
// what differs from what they were told last, so whoever is slow misses nothing
// and costs nothing.
type board struct {
	store *store.Store
	log   *slog.Logger

	mu      sync.Mutex         // guards what follows
	now     *store.Desk        // nil until it was read; never changed
	changed chan struct{}      // closed when now is another; then a new one is made
	lookers map[string]int     // streams by account
	all     int                // streams
	stop    context.CancelFunc // of the goroutine that reads; nil: it does not run
	drained chan struct{}      // closed when the server is about to end
	ended   bool               // drained is closed
}

func newBoard(s *store.Store, log *slog.Logger) *board {
	return &board{store: s, log: log, changed: make(chan struct{}), drained: make(chan struct{}), lookers: map[string]int{}}
}

var errStreams = &Problem{Status: http.StatusServiceUnavailable, Code: codeBusy, Kind: "windows", Message: "too many windows of the desk are open; close some"}

// join adds a stream of an account.
func (b *board) join(account string) (leave func(), err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended || b.all >= maxStreams || b.lookers[account] >= maxStreamsOf {
		return nil, errStreams
	}
	b.all++
	b.lookers[account]++
	if b.stop == nil {
		ctx, stop := context.WithCancel(context.Background())
		b.stop = stop
		b.now = nil // nobody followed it since
		go b.follow(ctx)
	}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.all--
		if b.lookers[account]--; b.lookers[account] == 0 {
			delete(b.lookers, account)
		}
		if b.all == 0 {
			b.stop()
			b.stop = nil
		}
	}, nil
}

// look gives the work as it stands, nil if it is not known yet, and what is
// closed when there is more.
func (b *board) look() (*store.Desk, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now, b.changed
}

// follow reads the work after each commit, until ctx ends.
func (b *board) follow(ctx context.Context) {
	commits := b.store.Watch(ctx)
	tick := time.NewTicker(boardEach)
	defer tick.Stop()
	for {
		d, err := b.store.Desk(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			b.log.Warn("the desk's work could not be read; its people see no news until it can", "error", err)
		default:
			b.mu.Lock()
			if ctx.Err() == nil && (b.now == nil || !same(b.now, &d)) { // else another follows already
				b.now = &d
				close(b.changed)
				b.changed = make(chan struct{})
			}
			b.mu.Unlock()
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(boardRest):
		}
		select {
		case <-ctx.Done():
			return
		case <-commits:
		case <-tick.C:
		}
	}
}

// same says whether nothing differs that anyone is told of.
func same(a, b *store.Desk) bool {
	return slices.Equal(a.Pages, b.Pages) && slices.Equal(a.Drafts, b.Drafts) && slices.Equal(a.Notes, b.Notes) &&
		slices.EqualFunc(a.Presence, b.Presence, func(x, y store.Presence) bool {
			x.Seen = y.Seen
			return x == y
		})
}

// Drain ends the streams of the desk, whose windows come back by themselves.
func (d *Desk) Drain() {
	d.board.mu.Lock()
	defer d.board.mu.Unlock()
	if !d.board.ended {
		d.board.ended = true
		close(d.board.drained)
	}
}

// told is what one stream was told last.
type toldOf struct {
	pages    map[string]store.PageMark
	drafts   map[[2]string]store.DraftMark
	notes    map[string]int64
	presence map[string]string // by page: the event
}

// An event as it is written.
type event struct {
	kind string
	data any
}

// Here is someone who has a page open.
type Here struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Draft string `json:"draft,omitempty"`
	Post  string `json:"post,omitempty"`
	// Elsewhere: it is who is told, in another browser.
	Elsewhere bool `json:"elsewhere,omitempty"`
}

// news gives what differs between what someone was told and the work as it
// stands, of the pages that they see; session is theirs, by which they are told. It
// changes t.
func (t *toldOf) news(d *store.Desk, account, session string, sees func(string) bool) []event {
	var out []event
	next := toldOf{map[string]store.PageMark{}, map[[2]string]store.DraftMark{}, map[string]int64{}, map[string]string{}}
	first := t.pages == nil
	for _, m := range d.Pages {
		if !sees(m.ID) {
			continue
		}
		next.pages[m.ID] = m
		if !first && t.pages[m.ID] != m {
			out = append(out, event{"page", map[string]any{"page": m.ID, "seq": m.Seq, "slug": m.Slug, "title": m.Title, "state": m.State, "quiet": clock(m.Quiet)}})
		}
	}
	for _, m := range d.Drafts {
		if !sees(m.Page) {
			continue
		}
		next.drafts[[2]string{m.Page, m.ID}] = m
		if !first && t.drafts[[2]string{m.Page, m.ID}] != m {
			out = append(out, event{"draft", map[string]any{"page": m.Page, "id": m.ID, "rev": m.Rev}})
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(t.drafts), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		if _, left := next.drafts[key]; !left && sees(key[0]) {
			out = append(out, event{"draft", map[string]any{"page": key[0], "id": key[1], "gone": true}})
		}
	}
	for _, m := range d.Notes {
		if !sees(m.Page) {
			continue
		}
		next.notes[m.Page] = m.Rev
		if !first && t.notes[m.Page] != m.Rev {
			out = append(out, event{"notes", map[string]any{"page": m.Page, "rev": m.Rev}})
		}
	}
	here := map[string][]Here{}
	for _, p := range d.Presence {
		if one := (Here{p.Account, p.Name, p.Draft, p.Post, p.Account == account && p.Session != session}); sees(p.Page) && !slices.Contains(here[p.Page], one) {
			here[p.Page] = append(here[p.Page], one)
		}
	}
	for pageID := range t.presence {
		if _, there := here[pageID]; !there && sees(pageID) {
			here[pageID] = []Here{} // the last one left
		}
	}
	for _, pageID := range slices.Sorted(maps.Keys(here)) {
		e := map[string]any{"page": pageID, "people": here[pageID]}
		text := fmt.Sprint(here[pageID])
		if len(here[pageID]) > 0 {
			next.presence[pageID] = text
		}
		if t.presence[pageID] != text {
			out = append(out, event{"presence", e})
		}
	}
	*t = next
	return out
}

// events: GET /events, a stream of what happens on the desk. It begins with
// "reset", at which all is to be asked for again; what follows is in docs/desk.md.
func (d *Desk) events(c *call) error {
	leave, err := d.board.join(c.person.ID)
	if err != nil {
		return err
	}
	defer leave()
	rc := http.NewResponseController(c.w)
	_ = rc.SetReadDeadline(time.Time{}) // a test's recorder has none
	h := c.w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store, no-transform")
	h.Set("X-Accel-Buffering", "no")
	if c.ProtoMajor == 1 {
		h.Set("Connection", "close")
	}
	c.w.WriteHeader(http.StatusOK)
	if c.Method == http.MethodHead {
		return nil
	}
	write := func(events ...event) bool {
		var b bytes.Buffer
		for _, e := range events {
			data, err := json.Marshal(e.data)
			if err != nil {
				d.log.Error("an event could not be written", "error", err)
				return false
			}
			fmt.Fprintf(&b, "event: %s\ndata: %s\n\n", e.kind, data)
		}
		if len(events) == 0 {
			b.WriteString(":\n\n")
		}
		_ = rc.SetWriteDeadline(time.Now().Add(eventTime))
		if _, err := c.w.Write(b.Bytes()); err != nil {
			return false
		}
		return rc.Flush() == nil
	}
	_ = rc.SetWriteDeadline(time.Now().Add(eventTime))
	if _, err := c.w.Write([]byte("retry: 1000\n\n")); err != nil || rc.Flush() != nil {
		return nil
	}

	who := *c.person
	sees := func(pageID string) bool { return who.Role(pageID) != "" }
	session, beat := time.NewTicker(sessionEach), time.NewTicker(heartbeatEach)
	defer session.Stop()
	defer beat.Stop()
	var t toldOf
	begun := false
	for {
		now, changed := d.board.look()
		if now != nil {
			list := t.news(now, who.ID, c.session.ID, sees)
			if !begun { // what was read before the stream began may be older than what it knows
				list, begun = append([]event{{"reset", map[string]any{}}}, list...), true
			}
			if len(list) > 0 && !write(list...) {
				return nil
			}
		}
		select {
		case <-c.Context().Done():
			return nil
		case <-d.board.drained:
			return nil
		case <-changed:
		case <-beat.C:
			if !write() {
				return nil
			}
		case <-session.C:
			a, err := d.still(c)
			switch {
			case errors.Is(err, store.ErrSession):
				if !d.rotated(c) {
					write(event{"session", map[string]any{"gone": true}})
				}
				return nil
			case err != nil: // the database is away; who was let in stays
			case !maps.Equal(a.Roles, who.Roles):
				who, t, begun = a, toldOf{}, false
			}
		}
	}
}

// rotated says whether a session goes on under another secret: its window comes
// back with the new one.
func (d *Desk) rotated(c *call) bool {
	list, err := d.store.Sessions(c.Context(), c.person.ID)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(list, func(x store.Session) bool { return x.ID == c.session.ID })
}
