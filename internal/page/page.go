package page

import (
	"fmt"
	"slices"
	"time"

	"github.com/benbjohnson/immutable"
)

// S is how many posts a chunk is meant to hold. The newest chunk is closed when
// it reaches twice as many.
const S = 20

// Page is one running coverage as of one seq. It is immutable and safe to share:
// Apply makes a new one that shares what did not change.
type Page struct {
	ID    string
	Seq   int64
	State State
	Head  // withheld and erased values are left out

	Opened  time.Time // when the page went live
	Closed  time.Time // when it was ended; zero while live
	EndNote string    // what readers are told at the end
	Updated time.Time // when readers were last given something new or corrected

	// Chunks holds every post, oldest chunk first; the last one is the newest
	// and open. A page without posts has one empty chunk.
	Chunks []*Chunk

	Count    int      // posts that are not gone
	Moments  []string // ids of key posts, in the order that they stand on the page
	Pins     []string // ids of pinned posts, likewise
	Breaking []string // ids of breaking posts, likewise

	posts *immutable.Map[string, *Post]
	log   []Revision // the entries about the page itself
	own   *owned     // what may be changed in place; nil but in a Folding
}

// owned is what a page that nobody else has seen yet holds for itself: a fold of a
// long log would else copy all of it for each entry.
type owned struct {
	posts  *immutable.MapBuilder[string, *Post]
	chunks map[*Chunk]bool
}

// Chunk is a range of stamps and all posts whose stamps fall in it. It holds
// whole updates. Once closed its range is never moved, though a post that is
// dated back may still join it.
type Chunk struct {
	N     int       // 1 is the oldest
	From  time.Time // the first stamp that belongs to it; zero: no bound
	To    time.Time // the first stamp that does not; zero: no bound, it is the newest
	Posts []*Post   // in the order of Compare
}

// Update is all posts of a page under one stamp.
type Update struct {
	Stamp time.Time
	Posts []*Post
}

// New returns the page before its first entry: a draft with no log.
func New(id, slug string) *Page {
	return &Page{
		ID: id, State: Draft, Head: Head{Slug: slug},
		Chunks: []*Chunk{{N: 1}},
		posts:  immutable.NewMap[string, *Post](nil),
	}
}

// Post returns the post with this id, or nil.
func (p *Page) Post(id string) *Post {
	if p.own != nil {
		post, _ := p.own.posts.Get(id)
		return post
	}
	post, _ := p.posts.Get(id)
	return post
}

// Len is the number of posts, gone ones among them.
func (p *Page) Len() int { return p.posts.Len() }

// Newest returns the newest chunk.
func (p *Page) Newest() *Chunk { return p.Chunks[len(p.Chunks)-1] }

// Chunk returns chunk n, counted from 1, the oldest; nil if there is none.
func (p *Page) Chunk(n int) *Chunk {
	if n < 1 || n > len(p.Chunks) {
		return nil
	}
	return p.Chunks[n-1]
}

// ChunkOf returns the chunk that a stamp falls in.
func (p *Page) ChunkOf(stamp time.Time) *Chunk { return p.Chunks[p.chunkIndex(stamp)] }

func (p *Page) chunkIndex(stamp time.Time) int {
	// The first chunk has no lower bound, so i is at least 1.
	i, _ := slices.BinarySearchFunc(p.Chunks[1:], stamp, func(c *Chunk, t time.Time) int {
		if c.From.After(t) {
			return 1
		}
		return -1
	})
	return i
}

// Updates gives the chunk's posts by stamp, newest first.
func (c *Chunk) Updates() []Update {
	var updates []Update
	for i, p := range c.Posts {
		if i == 0 || !p.Stamp.Equal(c.Posts[i-1].Stamp) {
			updates = append(updates, Update{Stamp: p.Stamp})
		}
		u := &updates[len(updates)-1]
		u.Posts = append(u.Posts, p)
	}
	return updates
}

// LastStamp is the newest stamp on the page; zero if it has no post.
func (p *Page) LastStamp() time.Time {
	if c := p.Newest(); len(c.Posts) > 0 {
		return c.Posts[0].Stamp
	}
	return time.Time{}
}

// Started is when the coverage began: when the page was opened, or its oldest
// stamp if that is earlier. It never moves forward.
func (p *Page) Started() time.Time {
	t := p.Opened
	if c := p.Chunks[0]; len(c.Posts) > 0 {
		if s := c.Posts[len(c.Posts)-1].Stamp; s.Before(t) {
			return s
		}
	}
	return t
}

// Log gives the history of the page's own texts: its entries that are not about
// a post, oldest first.
func (p *Page) Log() []Revision { return p.log }

// Apply returns the page as it stands after the entry. The receiver is left as
// it was, also when an error comes back: one that wraps ErrVersion, ErrGap or
// ErrEntry and names the page and seq.
func (p *Page) Apply(e *Entry) (*Page, error) {
	n := *p
	if err := n.take(e); err != nil {
		return nil, fmt.Errorf("page %s, seq %d: %w", p.ID, e.Seq, err)
	}
	return &n, nil
}

// Fold is [Page.Apply] of one entry after the other, for less. Where one can't be
// taken, the error is that of Apply.
func (p *Page) Fold(entries []Entry) (*Page, error) {
	f := p.Folding()
	if err := f.Take(entries); err != nil {
		return nil, err
	}
	return f.Page(), nil
}

// Folding is a page that takes in a log piece by piece. Its zero value is of no use;
// it belongs to one goroutine.
type Folding struct {
	page *Page // seen by no one else; nil once it was given away, or could not take an entry
}

// Folding begins with p, which stays as it is.
func (p *Page) Folding() *Folding {
	n := *p
	n.Chunks, n.log = slices.Clone(p.Chunks), slices.Clone(p.log)
	n.own = &owned{posts: immutable.NewMapBuilder[string, *Post](nil), chunks: map[*Chunk]bool{}}
	for posts := p.posts.Iterator(); !posts.Done(); {
		id, post, _ := posts.Next()
		n.own.posts.Set(id, post)
	}
	return &Folding{&n}
}

// Take takes the entries in, as [Page.Apply] does. After an error the Folding can't
// be used any more.
func (f *Folding) Take(entries []Entry) error {
	for i := range entries {
		if err := f.take(&entries[i]); err != nil {
			return err
		}
	}
	return nil
}

// Effect takes one entry in, and tells what it changed for readers, as
// [Page.Effect] does.
func (f *Folding) Effect(e *Entry) (Effect, error) {
	before := former{head: f.page.Head, updated: f.page.Updated}
	if e.Post != "" {
		before.post = f.page.Post(e.Post)
	}
	if err := f.take(e); err != nil {
		return Effect{}, err
	}
	return f.page.effect(before, e), nil
}

func (f *Folding) take(e *Entry) error {
	if err := f.page.take(e); err != nil {
		err = fmt.Errorf("page %s, seq %d: %w", f.page.ID, e.Seq, err)
		f.page = nil
		return err
	}
	return nil
}

// Seq is that of the last entry that was taken in.
func (f *Folding) Seq() int64 { return f.page.Seq }

// Page gives the page as it stands, and ends the Folding.
func (f *Folding) Page() *Page {
	n := f.page
	f.page = nil
	n.posts, n.own = n.own.posts.Map(), nil
	n.Chunks, n.log = slices.Clip(n.Chunks), slices.Clip(n.log)
	return n
}

// take changes n, a shallow copy that no one else holds yet.
func (p *Page) take(e *Entry) error {
	switch {
	case e.V != Version:
		return fmt.Errorf("%w: version %d", ErrVersion, e.V)
	case e.Seq != p.Seq+1:
		return fmt.Errorf("%w: after seq %d", ErrGap, p.Seq)
	case e.Page != p.ID:
		return fmt.Errorf("%w: it is of page %s", ErrEntry, e.Page)
	case p.Seq == 0 && e.Op != OpOpen:
		return fmt.Errorf("%w: a log begins with open, not %s", ErrEntry, e.Op)
	case !e.Op.Allowed(p.State):
		return fmt.Errorf("%w: %s on a page in state %s", ErrEntry, e.Op, p.State)
	}
	p.Seq = e.Seq

	if e.Post == "" {
		return p.takeOwn(e)
	}
	old := p.Post(e.Post)
	var post *Post
	var err error
	switch {
	case e.Op == OpPublish && old == nil:
		if e.Stamp.IsZero() {
			return fmt.Errorf("%w: publish without a stamp", ErrEntry)
		}
		post, err = start(e)
	case e.Op == OpPublish:
		return fmt.Errorf("%w: post %s is published already", ErrEntry, e.Post)
	case old == nil:
		return fmt.Errorf("%w: %s of post %s, which the page does not have", ErrEntry, e.Op, e.Post)
	default:
		post, err = old.Apply(e)
	}
	if err != nil {
		return err
	}
	p.put(old, post)
	switch e.Op {
	case OpPublish:
		t := e.Time
		if post.Imported {
			t = post.Stamp
		}
		p.Updated = later(p.Updated, t)
	case OpAmend, OpCorrect, OpWithdraw, OpRestore:
		p.Updated = later(p.Updated, e.Time)
	}
	return nil
}

// takeOwn takes an entry about the page itself.
func (p *Page) takeOwn(e *Entry) error {
	if e.Op.OnPost() {
		return fmt.Errorf("%w: %s names no post", ErrEntry, e.Op)
	}
	r, note := revision(e)
	if p.own == nil {
		p.log = slices.Clip(p.log)
	}
	p.log = append(p.log, r)
	switch e.Op {
	case OpOpen:
		p.State, p.Opened, p.Updated = Live, e.Time, e.Time
	case OpEnd:
		p.State, p.Closed, p.EndNote = Ended, e.Time, note
	case OpReopen:
		p.State, p.Closed, p.EndNote = Live, time.Time{}, ""
	case OpWithhold, OpRelease, OpErase:
		p.log = sealed(p.log, e)
		p.Head = Head{Slug: p.Slug}
		for _, r := range p.log {
			if err := p.setOwn(r); err != nil {
				return err
			}
		}
		return nil
	}
	return p.setOwn(r)
}

func (p *Page) setOwn(r Revision) error {
	for _, v := range r.Values {
		f := Field{Name: v.Name, Value: v.Bytes}
		if v.Seal != Open {
			if v.Name == FieldSlug {
				continue // an address can't be hidden by taking it away
			}
			f.Value = nil
		}
		if err := p.Head.set(f); err != nil {
			return err
		}
	}
	return nil
}

// put sets post in the place of old, or adds it where old is nil.
func (p *Page) put(old, post *Post) {
	i := p.chunkIndex(post.Stamp)
	c := p.Chunks[i]
	at, found := slices.BinarySearchFunc(c.Posts, post, Compare)
	switch {
	case p.own != nil:
		p.own.posts.Set(post.ID, post)
		if !p.own.chunks[c] {
			c = &Chunk{N: c.N, From: c.From, To: c.To, Posts: slices.Clone(c.Posts)}
			p.own.chunks[c], p.Chunks[i] = true, c
		}
		if found {
			c.Posts[at] = post
		} else {
			c.Posts = slices.Insert(c.Posts, at, post)
		}
	default:
		p.posts = p.posts.Set(post.ID, post)
		posts := slices.Clone(c.Posts)
		if found {
			posts[at] = post
		} else {
			posts = slices.Insert(posts, at, post)
		}
		p.Chunks = slices.Clone(p.Chunks)
		p.Chunks[i] = &Chunk{N: c.N, From: c.From, To: c.To, Posts: posts}
	}
	if !found {
		p.close()
	}

	if old == nil || old.Gone() != post.Gone() {
		if !post.Gone() {
			p.Count++
		} else if old != nil {
			p.Count--
		}
	}
	p.Moments = p.listed(p.Moments, post, post.Key)
	p.Pins = p.listed(p.Pins, post, post.Pinned)
	p.Breaking = p.listed(p.Breaking, post, post.Flags.Breaking)
}

// listed returns the list with post in or out of it.
func (p *Page) listed(ids []string, post *Post, in bool) []string {
	in = in && !post.Gone()
	at := slices.Index(ids, post.ID)
	switch {
	case in && at < 0:
		ids = append(slices.Clone(ids), post.ID)
		slices.SortFunc(ids, func(a, b string) int { return Compare(p.Post(a), p.Post(b)) })
	case !in && at >= 0:
		ids = slices.Delete(slices.Clone(ids), at, at+1)
	}
	return ids
}

// close parts the older updates of the newest chunk from it while it holds twice
// as many posts as it is meant to. Updates stay whole, so a single update of
// any size stays where it is.
func (p *Page) close() {
	for {
		c := p.Newest()
		if len(c.Posts) < 2*S {
			return
		}
		// The oldest updates that make up S posts, all but the newest update at most.
		cut := len(c.Posts)
		for cut > 0 && len(c.Posts)-cut < S {
			first := cut - 1
			for first > 0 && c.Posts[first-1].Stamp.Equal(c.Posts[cut-1].Stamp) {
				first--
			}
			if first == 0 {
				break
			}
			cut = first
		}
		if cut == len(c.Posts) {
			return
		}
		edge := c.Posts[cut-1].Stamp
		older := &Chunk{N: c.N, From: c.From, To: edge, Posts: slices.Clone(c.Posts[cut:])}
		newer := &Chunk{N: c.N + 1, From: edge, Posts: slices.Clip(c.Posts[:cut])}
		if p.own != nil {
			p.own.chunks[older], p.own.chunks[newer] = true, true
		}
		p.Chunks = append(p.Chunks[:len(p.Chunks)-1], older, newer)
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// At returns the page with this slug: a page that was never renamed does not
// name its slug in its log.
func (p *Page) At(slug string) *Page {
	n := *p
	n.Slug = slug
	return &n
}
