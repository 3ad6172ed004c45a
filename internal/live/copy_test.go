package live

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/render"
)

// read gives what a copy holds, and closes it.
func readCopy(t *testing.T, c *Copy, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	b, err := io.ReadAll(c.Reader())
	if err != nil || int64(len(b)) != c.Size {
		t.Fatalf("%d bytes of %d, %v", len(b), c.Size, err)
	}
	return string(b)
}

// However many ask at a time, a copy is made once, on the disk, and leaves nothing there.
func TestCopyOnce(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var made atomic.Int64
	begun, goOn := make(chan struct{}), make(chan struct{})
	o := &origin{body: func(string) (*render.Body, error) { return render.NewBody("text/plain", []byte("x")), nil }}
	o.copy = func(w io.Writer) (Copied, error) {
		if made.Add(1) == 1 {
			close(begun)
			<-goOn
		}
		_, err := io.WriteString(w, strings.Repeat("copy ", 1000))
		return Copied{Seq: 3, Slug: "storm"}, err
	}
	h, p := newPage(o, 3)
	defer h.Drain()
	var wait sync.WaitGroup
	for range 50 {
		wait.Go(func() {
			c, err := h.Copy(t.Context(), p)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			if b, err := io.ReadAll(c.Reader()); err != nil || len(b) != 5000 {
				t.Errorf("%d bytes, %v", len(b), err)
			}
		})
	}
	<-begun
	// What else is seldom asked for does not wait for it.
	for i := range 2 * coldAtOnce {
		if _, err := h.Body(t.Context(), p, fmt.Sprint(BodyChunk, i)); err != nil {
			t.Errorf("a chunk while a copy is made: %v", err)
		}
	}
	close(goOn)
	wait.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left on the disk: %v, %v", left, err)
	}
}

// Something is taken away while a copy is made: it is made again, and if that does
// not end, no one is given one.
func TestCopyOvertaken(t *testing.T) {
	for _, times := range []int{0, 1, copyTries - 1, copyTries} {
		o := &origin{}
		h, p := newPage(o, 3)
		n := 0
		o.copy = func(w io.Writer) (Copied, error) {
			n++
			fmt.Fprint(w, n)
			if n <= times {
				if n%2 == 0 {
					return Copied{}, fmt.Errorf("the source saw it: %w", ErrTaken)
				}
				h.TakenAway(p.ID)
			}
			return Copied{Seq: 3, Slug: "storm"}, nil
		}
		c, err := h.Copy(t.Context(), p)
		if times == copyTries {
			if !errors.Is(err, ErrBusy) {
				t.Errorf("%d times: %v", times, err)
			}
			continue
		}
		if got := readCopy(t, c, err); got != fmt.Sprint(times+1) {
			t.Errorf("%d times: given copy %s", times, got)
		}
		h.Drain()
	}
}

// A copy is given again until it is old, something was taken away, the page has a
// new address, or the site looks different.
func TestCopyAgain(t *testing.T) {
	o := &origin{}
	h, p := newPage(o, 3)
	defer h.Drain()
	n := 0
	slug := p.Rendition().Slug
	o.copy = func(w io.Writer) (Copied, error) {
		n++
		fmt.Fprint(w, n)
		return Copied{Seq: p.Rendition().Seq, Slug: slug}, nil
	}
	get := func() string {
		t.Helper()
		c, err := h.Copy(t.Context(), p)
		return readCopy(t, c, err)
	}
	if a, b := get(), get(); a != "1" || b != "1" {
		t.Errorf("copies %s, %s", a, b)
	}
	p.Swap(rendition(4, "live"))
	if got := get(); got != "1" {
		t.Errorf("copy %s of a moment ago", got)
	}
	h.copyMu.Lock()
	h.copies.kept[p.ID].made = time.Now().Add(-2 * copyEach)
	h.copyMu.Unlock()
	if got := get(); got != "2" {
		t.Errorf("copy %s: an old one of a page that changed", got)
	}
	h.TakenAway("another page")
	if got := get(); got != "2" {
		t.Errorf("copy %s: another page's withdrawal", got)
	}
	h.TakenAway(p.ID)
	if got := get(); got != "3" {
		t.Errorf("copy %s after a withdrawal", got)
	}
	h.SetRenderer(nil)
	if got := get(); got != "4" {
		t.Errorf("copy %s after the settings changed", got)
	}
}

// A copy that can't be made is not tried again by each who asks, and pages that
// wait for theirs are bounded.
func TestCopyFails(t *testing.T) {
	o := &origin{}
	h, p := newPage(o, 3)
	n := 0
	o.copy = func(io.Writer) (Copied, error) { n++; return Copied{}, errors.New("the disk is full") }
	if _, err := h.Copy(t.Context(), p); err == nil || errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	if _, err := h.Copy(t.Context(), p); !errors.Is(err, ErrBusy) || n != 1 {
		t.Errorf("tried %d times, %v", n, err)
	}

	goOn := make(chan struct{})
	o.copy = func(io.Writer) (Copied, error) { <-goOn; return Copied{Seq: 1}, nil }
	ctx, cancel := context.WithCancel(t.Context())
	var wait sync.WaitGroup
	var busy atomic.Int64
	full := make(chan struct{})
	for i := range 3 * copyQueue {
		r := rendition(1, "live")
		r.Page = fmt.Sprint("page", i)
		q := NewPage(o, r, nil)
		wait.Go(func() {
			if _, err := h.Copy(ctx, q); errors.Is(err, ErrBusy) && busy.Add(1) == 2*copyQueue {
				close(full)
			}
		})
	}
	<-full // all but those in the queue were turned away at once
	cancel()
	wait.Wait()
	h.Drain()
	close(goOn)
	h.copyPlace <- struct{}{} // the one that was being made has ended
	for h.copyLine.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
}

// Too large a copy, or one that is wanted no longer, ends where it is written.
func TestCopyWriter(t *testing.T) {
	f, err := newScratch()
	if err != nil {
		t.Fatal(err)
	}
	defer f.discard()
	ctx, cancel := context.WithCancel(t.Context())
	w := &copyWriter{ctx: ctx, f: f.File, sum: discardHash{}, last: time.Now(), n: copyBytes - 3}
	if _, err := w.Write([]byte("abc")); err != nil {
		t.Error(err)
	}
	if _, err := w.Write([]byte("d")); !errors.Is(err, errCopySize) {
		t.Errorf("%v", err)
	}
	cancel()
	if _, err := w.Write(nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

type discardHash struct{}

func (discardHash) Write(b []byte) (int, error) { return len(b), nil }
func (discardHash) Sum(b []byte) []byte         { return b }
func (discardHash) Reset()                      {}
func (discardHash) Size() int                   { return 0 }
func (discardHash) BlockSize() int              { return 1 }
