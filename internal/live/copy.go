package live

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"sync"
	"time"
)

// Bounds of copies: the dearest thing that a reader can ask for. They are made one
// at a time, at half speed, kept on the disk and not in memory, and none of it takes
// a place from what else readers ask for.
const (
	copyEach     = time.Minute      // a page that changes is copied anew at most this often, unless something was taken away
	copyKept     = 10 * time.Minute // after it was made
	copyTime     = 5 * time.Minute  // for making one
	copyPatience = 40 * time.Second // of a reader, whose proxy has little more
	copyAgain    = 10 * time.Second // after one that could not be made
	copyTries    = 3                // where something is taken away under it
	copyQueue    = 8                // pages that wait for theirs
	copyBytes    = 2 << 30          // of one
	copiesBytes  = 4 << 30          // of all that are kept
	copyWork     = 20 * time.Millisecond
	copyRest     = 20 * time.Millisecond // after each copyWork
)

// ErrTaken says that something was taken away from the page while it was copied.
var ErrTaken = errors.New("something was taken away from the page meanwhile")

// errCopySize ends a copy that is too large to be kept.
var errCopySize = fmt.Errorf("the copy has more than %d GB", copyBytes>>30)

// Copied is what a source says of the copy that it wrote.
type Copied struct {
	Slug     string
	Seq      int64
	Modified time.Time // when the page was last changed
}

// Copy is a page as a zip file, on the disk of this server. Whoever is given one
// closes it; it may be read by many at a time.
type Copy struct {
	Copied
	Size int64
	ETag string // strong and quoted

	file scratch
	made time.Time

	mu    sync.Mutex // guards users
	users int        // those who hold it, the hub among them; at 0 the file is gone
}

// Reader reads the copy from its beginning.
func (c *Copy) Reader() io.ReadSeeker { return io.NewSectionReader(c.file, 0, c.Size) }

// Close gives the copy back.
func (c *Copy) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.users--; c.users == 0 {
		c.file.discard()
	}
}

func (c *Copy) hold() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.users++
}

// scratch is a file that goes with this process, whatever ends it, where the
// system lets a file that is open be removed.
type scratch struct {
	*os.File
	name string // of the file, where the system does not; else ""
}

func newScratch() (scratch, error) {
	f, err := os.CreateTemp("", "stoppress-copy-*.zip")
	if err != nil {
		return scratch{}, err
	}
	if os.Remove(f.Name()) == nil {
		return scratch{f, ""}, nil
	}
	return scratch{f, f.Name()}, nil
}

func (f scratch) discard() {
	_ = f.Close()
	if f.name != "" {
		_ = os.Remove(f.name)
	}
}

// copies are the copies that the hub keeps. The hub's copyMu guards it.
type copies struct {
	kept  map[string]*Copy // by page id
	taken map[string]int64 // by page id: how often something was taken away
	all   int64            // how often all were let go of
}

// Copy gives the page as a zip file: as of a moment not long ago, and never with
// what was taken away since. ErrBusy where it can't be made in good time; it may be
// there for who asks again.
func (h *Hub) Copy(ctx context.Context, p *Page) (*Copy, error) {
	p.Touch()
	if c := h.keptCopy(p); c != nil {
		return c, nil
	}
	if _, ok := h.cached("nocopy/" + p.ID); ok {
		return nil, ErrBusy
	}
	if h.copyWaiting.Add(1) > coldWaiting {
		h.copyWaiting.Add(-1)
		return nil, ErrBusy
	}
	defer h.copyWaiting.Add(-1)
	result := h.flight.DoChan("copy/"+p.ID, func() (any, error) {
		if c := h.keptCopy(p); c != nil { // made since this reader looked
			c.Close()
			return nil, nil
		}
		if h.copyLine.Add(1) > copyQueue {
			h.copyLine.Add(-1)
			return nil, ErrBusy
		}
		defer h.copyLine.Add(-1)
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), copyTime)
		defer cancel()
		select {
		case h.copyPlace <- struct{}{}:
			defer func() { <-h.copyPlace }()
		case <-ctx.Done():
			return nil, ErrBusy
		case <-h.draining:
			return nil, ErrBusy
		}
		go func() { // a copy is not worth waiting for when the server goes
			select {
			case <-h.draining:
				cancel()
			case <-ctx.Done():
			}
		}()
		err := h.makeCopy(ctx, p.ID)
		if err != nil { // not to be made again for each who asks
			h.store("nocopy/"+p.ID, err, 256, copyAgain)
		}
		return nil, err
	})
	patience := time.NewTimer(copyPatience)
	defer patience.Stop()
	select {
	case r := <-result:
		if r.Err != nil {
			return nil, r.Err
		}
		if c := h.keptCopy(p); c != nil {
			return c, nil
		}
		return nil, ErrBusy // it was taken away, or pushed out, in this moment
	case <-patience.C:
		return nil, ErrBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// keptCopy gives the copy that is kept of the page, if it is good enough.
func (h *Hub) keptCopy(p *Page) *Copy {
	now := p.Rendition()
	h.copyMu.Lock()
	defer h.copyMu.Unlock()
	c := h.copies.kept[p.ID]
	if c == nil || c.Slug != now.Slug || c.Seq < now.Seq && time.Since(c.made) > copyEach {
		return nil
	}
	c.hold()
	return c
}

// makeCopy makes a copy of the page and keeps it.
func (h *Hub) makeCopy(ctx context.Context, id string) error {
	for range copyTries {
		h.copyMu.Lock()
		before := h.copies.taken[id] + h.copies.all
		h.copyMu.Unlock()
		c, err := h.writeCopy(ctx, id)
		if errors.Is(err, ErrTaken) {
			continue
		}
		if err != nil {
			return err
		}
		h.copyMu.Lock()
		if h.copies.taken[id]+h.copies.all != before {
			h.copyMu.Unlock()
			c.Close()
			continue
		}
		h.dropCopy(id)
		h.copies.kept[id] = c
		h.boundCopies()
		h.copyMu.Unlock()
		time.AfterFunc(copyKept, func() {
			h.copyMu.Lock()
			defer h.copyMu.Unlock()
			if h.copies.kept[id] == c {
				h.dropCopy(id)
			}
		})
		return nil
	}
	return ErrBusy
}

func (h *Hub) writeCopy(ctx context.Context, id string) (*Copy, error) {
	f, err := newScratch()
	if err != nil {
		return nil, fmt.Errorf("making a copy of page %s: %w", id, err)
	}
	w := &copyWriter{ctx: ctx, f: f.File, sum: sha256.New(), last: time.Now()}
	of, err := h.source.Copy(ctx, id, w)
	if err != nil {
		f.discard()
		return nil, fmt.Errorf("making a copy of page %s: %w", id, err)
	}
	return &Copy{
		Copied: of, Size: w.n, ETag: `"` + hex.EncodeToString(w.sum.Sum(nil)[:12]) + `"`,
		file: f, made: time.Now(), users: 1,
	}, nil
}

// boundCopies drops the oldest copies while there are too many bytes of them.
// The caller holds copyMu.
func (h *Hub) boundCopies() {
	for {
		total, oldest := int64(0), ""
		for id, c := range h.copies.kept {
			total += c.Size
			if oldest == "" || c.made.Before(h.copies.kept[oldest].made) {
				oldest = id
			}
		}
		if total <= copiesBytes || len(h.copies.kept) == 1 {
			return
		}
		h.dropCopy(oldest)
	}
}

// dropCopy lets go of a page's copy. The caller holds copyMu.
func (h *Hub) dropCopy(id string) {
	if c := h.copies.kept[id]; c != nil {
		delete(h.copies.kept, id)
		c.Close()
	}
}

// dropCopies lets go of all copies, and of those that are being made.
func (h *Hub) dropCopies() {
	h.copyMu.Lock()
	defer h.copyMu.Unlock()
	h.copies.all++
	for id := range h.copies.kept {
		h.dropCopy(id)
	}
}

// TakenAway says that something of the page is published no longer: no copy from
// before is given to anyone.
func (h *Hub) TakenAway(page string) {
	h.copyMu.Lock()
	defer h.copyMu.Unlock()
	h.copies.taken[page]++
	h.dropCopy(page)
}

// copyWriter writes a copy to its file, no faster than half of what it could.
type copyWriter struct {
	ctx  context.Context
	f    *os.File
	sum  hash.Hash
	n    int64
	last time.Time // when it last rested
}

func (w *copyWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	if w.n += int64(len(b)); w.n > copyBytes {
		return 0, errCopySize
	}
	_, _ = w.sum.Write(b) // a hash takes everything
	n, err := w.f.Write(b)
	if time.Since(w.last) > copyWork {
		time.Sleep(copyRest)
		w.last = time.Now()
	}
	return n, err
}
