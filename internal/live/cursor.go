package live

import (
	"context"
	"time"
)

// Cursor is one reader of a page's stream: where it stands, and nothing else. It
// belongs to one goroutine.
type Cursor struct {
	page  *Page
	hub   *Hub
	turn  <-chan struct{} // closed when all are sent away; nil where until says so
	at    ID
	beat  time.Time // when the next head is due
	late  time.Time // until when a reader that is ahead of us is kept
	until time.Time // when it is sent away, to come back
}

// Attach gives a cursor after the event that the reader has, or after the head
// where it names none. The caller ends it with Close.
func (h *Hub) Attach(p *Page, after *ID) *Cursor {
	c := &Cursor{page: p, hub: h, turn: h.turning}
	if after != nil {
		c.at = *after
		if c.at.Epoch == 0 {
			c.at.Epoch = p.Epoch
		}
	} else {
		c.at = ID{p.Epoch, p.Head()}
	}
	c.beat = time.Now()
	c.late = c.beat.Add(Patience)
	c.timed()
	p.readers.Add(1)
	p.Touch()
	return c
}

// timed draws when the reader is sent away.
func (c *Cursor) timed() {
	if c.hub.turned() {
		c.turn = nil
	}
	c.until = time.Now().Add(c.hub.lasts())
}

// Close ends the cursor.
func (c *Cursor) Close() {
	c.page.leave()
}

// Level says that the reader has all there is, and was told so.
func (c *Cursor) Level() bool {
	return c.beat.After(time.Now()) && c.at == ID{c.page.Epoch, c.page.Head()}
}

// Page is the page that it reads.
func (c *Cursor) Page() *Page { return c.page }

// Ahead says that the reader has more than this server.
func (c *Cursor) Ahead() bool {
	_, ahead, _ := c.page.reach(c.at)
	return ahead
}

// Done says that the page has ended and the reader has all of it.
func (c *Cursor) Done() bool {
	c.page.mu.RLock()
	defer c.page.mu.RUnlock()
	return c.page.ended && c.at.Epoch == c.page.Epoch && c.at.Seq == c.page.head
}

// Next gives the frame that the reader is to be sent next. It waits for one,
// and gives a head event where nothing else came for [HeartBeat]; the first Next
// of a reader that has everything gives one at once. It ends with ErrEnded,
// ErrBehind, ErrDraining, ErrRetired, ErrTurn or the context's error.
func (c *Cursor) Next(ctx context.Context) (*Frame, error) {
	for {
		p := c.page
		select {
		case <-c.hub.draining:
			return nil, ErrDraining
		case <-ctx.Done():
			return nil, ctx.Err()
		default:
		}
		if c.at.Epoch < p.Epoch {
			return c.reset(), nil
		}
		wait, ahead, retired := p.reach(c.at)
		if retired {
			return nil, ErrRetired
		}
		if !ahead {
			f, w, reset, err := p.after(ctx, c.at.Seq)
			switch {
			case err != nil:
				return nil, err
			case reset:
				return c.reset(), nil
			case f != nil:
				c.at.Seq = f.Last
				return f, nil
			}
			wait = w
			if c.Done() {
				return nil, ErrEnded
			}
		}
		due := c.beat
		if c.until.Before(due) {
			due = c.until
		}
		if ahead {
			due = c.late
		}
		if left := time.Until(due); left > 0 {
			t := time.NewTimer(left)
			select {
			case <-wait:
			case <-c.turn:
				c.timed()
			case <-c.hub.draining:
			case <-ctx.Done():
			case <-t.C:
			}
			t.Stop()
			continue
		}
		if ahead {
			return nil, ErrBehind
		}
		if !time.Now().Before(c.until) {
			return nil, ErrTurn
		}
		c.beat = time.Now().Add(HeartBeat)
		return p.told(c.at.Seq), nil
	}
}

// reset sends the reader to the head.
func (c *Cursor) reset() *Frame {
	c.at = ID{c.page.Epoch, c.page.Head()}
	return signal("reset", c.at)
}

// reach says whether a reader is ahead of this page, and if so what to wait on.
func (p *Page) reach(at ID) (wait <-chan struct{}, ahead, retired bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.wake, at.Epoch > p.Epoch || at.Seq > p.head, p.retired
}
