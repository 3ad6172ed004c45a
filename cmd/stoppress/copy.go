package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"stoppress/internal/record"
)

// Bounds of what is taken from a server that may be anyone's.
const (
	copyAtOnce  = 8
	copyTime    = time.Minute // for one file
	copyTries   = 3
	copyPause   = 300 * time.Millisecond
	copyRounds  = 20      // while the record grows under the copy
	copyBytes   = 8 << 30 // all files together
	copyLeaves  = 1 << 23 // entries of a site
	copyFailing = 20      // files that the server may fail to give before it is given up
	copyMissing = 10_000  // and files that it doesn't have
)

// copier copies one record from a server into a folder, laid out as docs/record.md says.
type copier struct {
	client *http.Client
	base   string // the site's address
	only   string // id of the only page that is wanted; "": the whole site
	into   *os.Root
	left   atomic.Int64 // bytes that may still come
	absent atomic.Int64 // files that were not there
	pages  map[string]*copiedPage
	size   int64 // entries under the checkpoint

	mu     sync.Mutex // guards missed
	missed map[string]record.Failure
}

// copiedPage is what is here of a page. One goroutine at a time has it.
type copiedPage struct {
	folder string
	seq    int64
	leaves []*record.Leaf // by seq-1; nil where the opening did not come
}

// copyRecord copies the record of a site, or of one page, as of one moment. The
// failures are files that the server has, or must have, and did not give.
func copyRecord(ctx context.Context, address string, into *os.Root, o record.Options) (missed []record.Failure, from *copier, err error) {
	u, err := url.Parse(strings.TrimRight(address, "/"))
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, nil, usage("%s: give an address such as https://example.org/live or https://example.org/live/storm", address)
	}
	c := &copier{base: u.String(), into: into, pages: map[string]*copiedPage{}, missed: map[string]record.Failure{}}
	c.left.Store(copyBytes)
	c.client = &http.Client{Timeout: copyTime, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if r.URL.Host != u.Host || u.Scheme == "https" && r.URL.Scheme != "https" {
			return fmt.Errorf("%w to %s://%s", errRedirect, r.URL.Scheme, r.URL.Host)
		}
		if len(via) > 5 {
			return fmt.Errorf("%w: too many", errRedirect)
		}
		return nil
	}}
	x, err := c.index(ctx)
	if errors.Is(err, fs.ErrNotExist) && strings.Trim(u.Path, "/") != "" {
		x, err = c.onePage(ctx, u)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%w: neither a site nor a page of one answers there", record.ErrNoRecord)
	}
	if err != nil {
		return nil, nil, err
	}
	if err := c.run(ctx, x.Epoch, o); err != nil {
		return nil, nil, err
	}
	// A page's record may come without the site's entries. Of a site they are what shows
	// that none is left out, and a server must not get by without them.
	entries := fmt.Sprintf("record/%d/tile/entries", x.Epoch)
	if _, err := into.Stat(entries); errors.Is(err, fs.ErrNotExist) && c.only == "" && c.size > 0 {
		missed = append(missed, record.Failure{Why: entries + ": the server has none of them, so that nothing shows whether entries or pages are left out"})
	}
	for _, f := range c.missed {
		missed = append(missed, f)
	}
	slices.SortFunc(missed, func(a, b record.Failure) int { return strings.Compare(a.String(), b.String()) })
	return missed, c, nil
}

var (
	errRedirect = errors.New("refused a redirect")
	errStatus   = errors.New("the server answered")
)

func (c *copier) index(ctx context.Context) (record.Index, error) {
	b, err := c.get(ctx, "record/index.json", record.MaxIndex)
	if err != nil {
		return record.Index{}, err
	}
	x, err := record.ParseIndex(b)
	if err != nil {
		return record.Index{}, fmt.Errorf("record/index.json: %w", err)
	}
	return x, nil
}

// onePage takes the address for a page's: the site is one level up.
func (c *copier) onePage(ctx context.Context, u *url.URL) (record.Index, error) {
	up := *u
	up.Path, up.RawPath = strings.TrimRight(path.Dir(u.Path), "/"), ""
	c.base = up.String()
	b, err := c.get(ctx, path.Base(u.Path)+"/record/head.json", 4<<10) // a former address leads on to the present one
	if err != nil {
		return record.Index{}, err
	}
	h, err := record.ParseHead(b)
	if err != nil {
		return record.Index{}, err
	}
	c.only = h.Page
	return c.index(ctx)
}

// run fetches until the checkpoint was the same before and after: then all that
// came between is of one moment.
func (c *copier) run(ctx context.Context, epoch int64, o record.Options) error {
	dir := fmt.Sprintf("record/%d/", epoch)
	if err := c.take(ctx, dir+"key", 4<<10, nil); err != nil {
		return err
	}
	if o.Key == "" {
		b, err := c.into.ReadFile(dir + "key")
		if err != nil {
			return fmt.Errorf("%skey is missing; give one with --key", dir)
		}
		o.Key = string(b)
	}
	note, err := c.get(ctx, dir+"checkpoint", 64<<10)
	for range copyRounds {
		if err != nil {
			return fmt.Errorf("%scheckpoint: %w", dir, err)
		}
		if err := c.put(dir+"checkpoint", note); err != nil {
			return err
		}
		cp, err := record.VerifyCheckpoint(note, o.Key)
		if err != nil {
			return nil // the report says so, and looks at nothing else
		}
		if cp.Size > copyLeaves {
			return fmt.Errorf("the record has %d entries; copy it by other means and verify the folder", cp.Size)
		}
		x, err := c.index(ctx)
		if err != nil {
			return err
		}
		if x.Epoch != epoch {
			return fmt.Errorf("a new epoch was begun under the copy; verify again")
		}
		if err := c.round(ctx, x, cp.Size); err != nil {
			return err
		}
		again, err := c.get(ctx, dir+"checkpoint", 64<<10)
		if err != nil {
			return fmt.Errorf("%scheckpoint: %w", dir, err)
		}
		if bytes.Equal(again, note) {
			c.size = cp.Size
			if c.only != "" && c.pages[c.only] == nil {
				return fmt.Errorf("%w: the site's index does not name the page", record.ErrNoRecord)
			}
			return c.tiles(ctx, dir, cp.Size, o.Old != nil)
		}
		note = again
	}
	return fmt.Errorf("the record grew faster than it could be copied; verify again")
}

// round brings the copy from where it is to where the index says.
func (c *copier) round(ctx context.Context, x record.Index, size int64) error {
	sum := int64(0)
	for _, p := range x.Pages {
		if p.Seq > size-sum { // newer than the checkpoint, or a lie: nothing is to be had by fetching it
			return sleep(ctx, copyPause)
		}
		sum += p.Seq
	}
	for _, p := range x.Pages {
		if c.only != "" && p.Page != c.only {
			continue
		}
		if err := c.page(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// page fetches a page's head, its new openings, and the former ones that the new
// entries seal or open again.
func (c *copier) page(ctx context.Context, p record.IndexPage) error {
	had := c.pages[p.Page]
	switch {
	case had == nil:
		had = &copiedPage{folder: p.Folder}
		c.pages[p.Page] = had
	case had.folder != p.Folder:
		if err := c.into.Rename(had.folder, p.Folder); err != nil {
			return err
		}
		had.folder = p.Folder
	case had.seq == p.Seq:
		return nil
	}
	if err := c.take(ctx, p.Folder+"/record/head.json", 4<<10, &record.Failure{Page: p.Page}); err != nil {
		return err
	}
	from := had.seq
	had.seq = max(had.seq, p.Seq)
	had.leaves = append(had.leaves, make([]*record.Leaf, had.seq-from)...)
	var seqs []int64
	for seq := from + 1; seq <= had.seq; seq++ {
		seqs = append(seqs, seq)
	}
	if err := c.openings(ctx, p.Page, had, seqs); err != nil || from == 0 {
		return err
	}
	again := map[int64]bool{}
	for _, l := range had.leaves[from:] {
		if l == nil {
			continue
		}
		for _, t := range l.Targets {
			again[t.Seq] = t.Seq <= had.seq
		}
		if l.Op == "withdraw" || l.Op == "restore" {
			for i, of := range had.leaves {
				again[int64(i+1)] = again[int64(i+1)] || of != nil && of.Post == l.Post
			}
		}
	}
	seqs = seqs[:0]
	for seq, affected := range again {
		if affected {
			seqs = append(seqs, seq)
		}
	}
	return c.openings(ctx, p.Page, had, seqs)
}

func (c *copier) openings(ctx context.Context, id string, p *copiedPage, seqs []int64) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(copyAtOnce)
	for _, seq := range seqs {
		g.Go(func() error {
			name := fmt.Sprintf("%s/record/%d.json", p.folder, seq)
			if err := c.take(ctx, name, record.MaxOpening, &record.Failure{Page: id, Seq: seq}); err != nil {
				return err
			}
			b, err := c.into.ReadFile(name)
			if err != nil {
				return nil // it did not come
			}
			if o, err := record.ParseOpening(b); err == nil {
				p.leaves[seq-1], _ = record.ParseLeaf(o.Leaf) // the report says what is wrong with either
			}
			return nil
		})
	}
	return g.Wait()
}

// tiles fetches the tree: with all entries for a site, of a page only what leads
// from its leaves to the checkpoint. They never change, so they come last.
func (c *copier) tiles(ctx context.Context, dir string, size int64, all bool) error {
	wanted := map[int64]bool{}
	if p := c.pages[c.only]; p != nil && !all {
		for seq := range p.leaves {
			b, err := c.into.ReadFile(fmt.Sprintf("%s/record/%d.json", p.folder, seq+1))
			if err != nil {
				continue
			}
			if o, err := record.ParseOpening(b); err == nil {
				wanted[o.Index/record.TileWidth] = true
			}
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(copyAtOnce)
	for _, t := range record.Tiles(0, size) {
		limit := int64(record.TileWidth * 32)
		switch {
		case t.L == record.Entries && c.only != "":
			continue
		case t.L == record.Entries:
			limit = record.TileWidth * (2 + record.MaxLeaf)
		case c.only != "" && !all && t.L == 0 && t.W == record.TileWidth && !wanted[t.N]:
			continue
		}
		name := dir + record.TilePath(t)
		g.Go(func() error { return c.take(ctx, name, limit, &record.Failure{}) })
	}
	return g.Wait()
}

// take fetches a file into the folder. One that is not there is left out, and so
// is one that the server fails to give, which is noted as a failure of about.
func (c *copier) take(ctx context.Context, name string, limit int64, about *record.Failure) error {
	b, err := c.get(ctx, name, limit)
	c.mu.Lock()
	delete(c.missed, name)
	if about != nil && errors.Is(err, errStatus) {
		about.Why = fmt.Sprintf("%s: %v", name, err)
		c.missed[name] = *about
		if len(c.missed) <= copyFailing {
			err = fs.ErrNotExist
		}
	}
	c.mu.Unlock()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if c.absent.Add(1) > copyMissing {
			return fmt.Errorf("more than %d files of the record are missing", copyMissing)
		}
		if err := c.into.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	}
	return c.put(name, b)
}

func (c *copier) put(name string, b []byte) error {
	if err := c.into.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	return c.into.WriteFile(name, b, 0o644)
}

// get asks for a file, again where the server is busy: fs.ErrNotExist where it
// has none, errStatus where it goes on failing.
func (c *copier) get(ctx context.Context, name string, limit int64) (b []byte, err error) {
	for try := range copyTries {
		if try > 0 {
			if err := sleep(ctx, time.Duration(try)*copyPause); err != nil {
				return nil, err
			}
		}
		var again bool
		if b, again, err = c.once(ctx, name, limit); !again {
			break
		}
	}
	return b, err
}

func (c *copier) once(ctx context.Context, name string, limit int64) (b []byte, again bool, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/"+name, nil)
	if err != nil {
		return nil, false, err
	}
	r.Header.Set("Cache-Control", "no-cache") // as it stands now
	r.Header.Set("User-Agent", "stoppress/"+version)
	answer, err := c.client.Do(r)
	if err != nil {
		return nil, ctx.Err() == nil && !errors.Is(err, errRedirect), err
	}
	defer answer.Body.Close()
	switch status := answer.StatusCode; {
	case status == http.StatusNotFound || status == http.StatusGone:
		return nil, false, fs.ErrNotExist
	case status != http.StatusOK:
		return nil, status >= 500 || status == http.StatusTooManyRequests, fmt.Errorf("%w %s", errStatus, answer.Status)
	}
	b, err = io.ReadAll(io.LimitReader(answer.Body, limit+1))
	switch {
	case err != nil:
		return nil, ctx.Err() == nil, err
	case int64(len(b)) > limit:
		return nil, false, fmt.Errorf("it has more than %d bytes", limit)
	case c.left.Add(-int64(len(b))) < 0:
		return nil, false, fmt.Errorf("the record has more than %d GB; copy it by other means and verify the folder", copyBytes>>30)
	}
	return b, false, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
