package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"golang.org/x/mod/sumdb/tlog"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/record"
	"stoppress/internal/testpg"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

// tester is who does what tests do.
var tester = By{Name: "test"}

// rig is one database that tests open Stores on.
type rig struct {
	t     testing.TB
	opt   Options
	clock *clock
}

// clock is a time that tests set.
type clock struct {
	mu sync.Mutex
	t  time.Time // guarded by mu
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

var start = time.Date(2026, 3, 1, 20, 30, 12, 345678900, time.UTC)

func newRig(t testing.TB, engine string) *rig {
	c := &clock{t: start}
	r := &rig{t: t, clock: c, opt: Options{Dir: filepath.Join(t.TempDir(), "data"), Now: c.now, Log: slog.New(slog.DiscardHandler)}}
	if engine == "postgres" {
		r.opt.URL = testpg.New(t)
	}
	return r
}

// open opens one more Store on the rig's database.
func (r *rig) open() *Store {
	r.t.Helper()
	s, err := Open(ctx, r.opt)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() {
		if err := s.Close(); err != nil {
			r.t.Error(err)
		}
	})
	return s
}

var engines = []string{"sqlite", "postgres"}

// contract runs a test on both engines.
func contract(t *testing.T, f func(t *testing.T, r *rig)) {
	for _, e := range engines {
		t.Run(e, func(t *testing.T) { f(t, newRig(t, e)) })
	}
}

func headOfPage(title string) page.Head {
	return page.Head{Title: title, Lang: "en", Zone: "Europe/Paris"}
}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func livePage(t testing.TB, s *Store, slug string) Head {
	t.Helper()
	h, _, err := s.CreatePage(ctx, NewPage{Slug: slug, Head: headOfPage("The " + slug)})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func body(words string) []byte { return markup.FromText(words).Encode() }

func story(headline string) NewPost {
	return NewPost{Texts: page.Texts{Headline: headline, Body: body("Words about " + headline + ".")}}
}

// do runs one command.
func do(t testing.TB, s *Store, pageID string, fn func(*Tx) error) Result {
	t.Helper()
	r, err := s.Write(ctx, Command{Page: pageID}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func publish(t testing.TB, s *Store, pageID string, headlines ...string) []page.Entry {
	t.Helper()
	return do(t, s, pageID, func(tx *Tx) error {
		var posts []NewPost
		for _, h := range headlines {
			posts = append(posts, story(h))
		}
		_, err := tx.Publish(posts, At{})
		return err
	}).Entries
}

func change(s *Store, pageID string, c Change) (page.Entry, error) {
	var e page.Entry
	_, err := s.Write(ctx, Command{Page: pageID}, func(tx *Tx) (err error) {
		e, err = tx.Change(c)
		return err
	})
	return e, err
}

func setHeadline(to string) func(page.Texts) (page.Texts, error) {
	return func(x page.Texts) (page.Texts, error) {
		x.Headline = to
		return x, nil
	}
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error %v, want %v", err, want)
	}
}

// audit looks at all that is kept and says what does not agree with the rest.
func audit(t testing.TB, s *Store) {
	t.Helper()
	entries := must[[]page.Entry](t)(s.Entries(ctx, -1, 1<<30))
	site := must[Site](t)(s.Site(ctx))
	if site.Next != int64(len(entries)) {
		t.Errorf("site: next is %d, there are %d entries", site.Next, len(entries))
	}
	leaves := must[[][]byte](t)(s.Leaves(ctx, 0, 1<<40))
	if len(leaves) != len(entries) {
		t.Fatalf("%d leaves, %d entries", len(leaves), len(entries))
	}
	openings := map[page.Target]map[string]Opening{} // by seq and name, then page
	pages := must[[]Head](t)(s.Pages(ctx))
	fields := 0
	for _, h := range pages {
		for _, o := range must[[]Opening](t)(s.Openings(ctx, h.ID, 0, 1<<40)) {
			key := page.Target{Seq: o.Seq, Name: o.Name}
			if openings[key] == nil {
				openings[key] = map[string]Opening{}
			}
			openings[key][h.ID] = o
			fields++
		}
	}
	var tree record.Tree
	last := map[string]int64{}
	prev := map[string]record.Hash{}
	for i, e := range entries {
		if e.Index != int64(i) {
			t.Fatalf("entry %d has index %d", i, e.Index)
		}
		if e.Seq != last[e.Page]+1 {
			t.Fatalf("index %d: page %s goes from seq %d to %d", i, e.Page, last[e.Page], e.Seq)
		}
		leaf, err := record.ParseLeaf(leaves[i])
		if err != nil {
			t.Fatal(err)
		}
		want := record.Leaf{Page: e.Page, Seq: e.Seq, Op: string(e.Op), Post: e.Post, Rev: e.Rev, Time: e.Time, Stamp: e.Stamp, Reason: e.Reason}
		if e.Seq > 1 {
			p := prev[e.Page]
			want.Prev = &p
		}
		for _, f := range e.Fields {
			o, ok := openings[page.Target{Seq: e.Seq, Name: f.Name}][e.Page]
			if !ok {
				t.Fatalf("index %d: field %s is not in the openings", i, f.Name)
			}
			fields--
			if o.Erased != f.Missing {
				t.Errorf("index %d: field %s: erased %v, missing %v", i, f.Name, o.Erased, f.Missing)
			}
			if !o.Erased && record.Commit(f.Name, o.Salt, f.Value) != o.Commitment {
				t.Errorf("index %d: field %s does not open its commitment", i, f.Name)
			}
			want.Fields = append(want.Fields, record.Commitment{Name: f.Name, Sum: o.Commitment})
		}
		for _, g := range e.Targets {
			want.Targets = append(want.Targets, record.Target{Seq: g.Seq, Name: g.Name})
		}
		if !bytes.Equal(want.Text(), leaf.Text()) {
			t.Errorf("index %d: the leaf is\n%swant\n%s", i, leaf.Text(), want.Text())
		}
		tree.Append(leaves[i])
		last[e.Page], prev[e.Page] = e.Seq, record.LeafSum(leaves[i])
	}
	if fields != 0 {
		t.Errorf("%d fields belong to no entry", fields)
	}
	if n := int64(len(entries)); n > 0 {
		all := make([]int64, tlog.StoredHashCount(n))
		for i := range all {
			all[i] = int64(i)
		}
		stored := must[[]tlog.Hash](t)(s.Hashes(ctx).ReadHashes(all))
		fresh := must[[]tlog.Hash](t)(tree.ReadHashes(all))
		if !slices.Equal(stored, fresh) {
			t.Errorf("the stored tree hashes are not those of the leaves")
		}
	}
	var stored int64
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM tree_hash`).Scan(&stored); err != nil {
		t.Fatal(err)
	}
	if want := tlog.StoredHashCount(int64(len(entries))); len(entries) > 0 && stored != want {
		t.Errorf("%d tree hashes, want %d", stored, want)
	}
	for _, h := range pages {
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		if got := headOf(p); !reflect.DeepEqual(got, h) {
			t.Errorf("page_head of %s is %+v, the log says %+v", h.Slug, h, got)
		}
		if last[h.ID] != h.Seq {
			t.Errorf("page %s: head at seq %d, log at %d", h.Slug, h.Seq, last[h.ID])
		}
	}
	for _, h := range pages {
		if err := s.CheckSearch(ctx, h.ID); err != nil {
			t.Error(err)
		}
	}
}

func TestFirstUse(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		if !s.Created() || !filepath.IsAbs(s.Dir()) {
			t.Errorf("created %v, dir %q", s.Created(), s.Dir())
		}
		site := must[Site](t)(s.Site(ctx))
		if site.Epoch != start.Unix() || site.Next != 0 || site.ID == "" {
			t.Errorf("site %+v", site)
		}
		key := must[*record.Key](t)(s.Signer())
		if key.Public() != site.PublicKey || key.Site() != site.ID {
			t.Errorf("key %s of %s, site %s has %s", key.Public(), key.Site(), site.ID, site.PublicKey)
		}
		if s.Engine() == "sqlite" {
			for name, mode := range map[string]os.FileMode{"": 0o700, "stoppress.db": 0o600, "keys": 0o700, "keys/record.key": 0o600} {
				info, err := os.Stat(filepath.Join(s.Dir(), name))
				if err != nil {
					t.Fatal(err)
				}
				if info.Mode().Perm() != mode {
					t.Errorf("%q has mode %v, want %v", name, info.Mode().Perm(), mode)
				}
			}
		}
		again := r.open()
		if again.Created() {
			t.Error("the second Open made the site too")
		}
		if got := must[Site](t)(again.Site(ctx)); got.ID != site.ID {
			t.Error("the second Open sees another site")
		}

		// Another folder on the same database has no key, or another one.
		if s.Engine() == "postgres" {
			r.opt.Dir = filepath.Join(t.TempDir(), "elsewhere")
			_, err := r.open().Signer()
			wantErr(t, err, ErrKey)
		}
		if err := os.WriteFile(filepath.Join(r.opt.Dir, "keys", "record.key"), nil, 0o600); err == nil {
			_, err := r.open().Signer()
			wantErr(t, err, ErrKey)
			other := must[*record.Key](t)(record.NewKey(site.ID))
			if err := os.WriteFile(filepath.Join(r.opt.Dir, "keys", "record.key"), []byte(other.Private()), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = r.open().Signer()
			wantErr(t, err, ErrKey)
		}
	})
}

func TestReadOnly(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		r.opt.ReadOnly = true
		_, err := Open(ctx, r.opt)
		wantErr(t, err, ErrNoSite)
		if _, err := os.Stat(r.opt.Dir); err == nil {
			t.Error("reading only made the folder")
		}
		r.opt.ReadOnly = false
		h := livePage(t, r.open(), "news")
		r.opt.ReadOnly = true
		s := r.open()
		if _, err := s.Load(ctx, h.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.End("") })
		wantErr(t, err, ErrReadOnly)
		if _, err := s.read.ExecContext(ctx, `UPDATE site SET next = 7`); err == nil {
			t.Error("the reading pool can write")
		}
	})
}

func TestConcurrentWriters(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		stores := []*Store{r.open(), r.open(), r.open()}
		pages := []Head{livePage(t, stores[0], "one"), livePage(t, stores[0], "two")}
		const each = 12
		broken := errors.New("broken off")
		var mu sync.Mutex
		seen := map[int64]string{} // index -> post
		var wg sync.WaitGroup
		for i, s := range stores {
			for j := range 2 {
				wg.Go(func() {
					for k := range each {
						name := fmt.Sprintf("%d.%d.%d", i, j, k)
						h := pages[(i+j+k)%2]
						res, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
							batch := []NewPost{story(name), story(name + " b")}[:1+k%2]
							_, err := tx.Publish(batch, At{})
							if k%5 == 4 {
								return broken
							}
							return err
						})
						if k%5 == 4 {
							if err != broken {
								t.Errorf("%s: %v", name, err)
							}
							continue
						}
						if err != nil {
							t.Errorf("%s: %v", name, err)
							return
						}
						mu.Lock()
						for _, e := range res.Entries {
							if was, ok := seen[e.Index]; ok {
								t.Errorf("index %d given to %s and %s", e.Index, was, e.Post)
							}
							seen[e.Index] = e.Post
						}
						mu.Unlock()
					}
				})
			}
		}
		wg.Wait()
		audit(t, stores[1])
		for _, e := range must[[]page.Entry](t)(stores[2].Entries(ctx, -1, 1000)) {
			if e.Op == page.OpPublish && seen[e.Index] != e.Post {
				t.Errorf("index %d: acknowledged for post %q, kept for %q", e.Index, seen[e.Index], e.Post)
			}
			delete(seen, e.Index)
		}
		if len(seen) > 0 {
			t.Errorf("acknowledged but not kept: %v", seen)
		}
	})
}

func TestIdempotency(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h, other := livePage(t, s, "news"), livePage(t, s, "other")
		cmd := Command{Page: h.ID, Scope: "token1", Key: "k1", Request: []byte(`{"a":1}`)}
		calls := 0
		pub := func(tx *Tx) error {
			calls++
			_, err := tx.Publish([]NewPost{story("A"), story("B")}, At{})
			return err
		}
		failed := errors.New("no")
		_, err := s.Write(ctx, cmd, func(*Tx) error { return failed })
		wantErr(t, err, failed)
		first := must[Result](t)(s.Write(ctx, cmd, pub))
		if first.Replayed || len(first.Entries) != 2 {
			t.Fatalf("the first use: %+v", first)
		}
		again := must[Result](t)(r.open().Write(ctx, cmd, pub))
		if !again.Replayed || calls != 1 {
			t.Errorf("replayed %v, called %d times", again.Replayed, calls)
		}
		again.Replayed = false
		if !reflect.DeepEqual(first, again) {
			t.Errorf("replayed %+v, want %+v", again, first)
		}
		for _, bad := range []Command{
			{Page: h.ID, Scope: "token1", Key: "k1", Request: []byte(`{"a":2}`)},
			{Page: other.ID, Scope: "token1", Key: "k1", Request: []byte(`{"a":1}`)},
		} {
			_, err := s.Write(ctx, bad, pub)
			wantErr(t, err, ErrKeyReused)
		}
		for _, fresh := range []Command{
			{Page: h.ID, Scope: "token2", Key: "k1", Request: []byte(`{"a":1}`)},
			{Page: h.ID, Scope: "token1", Key: "k2", Request: []byte(`{"a":1}`)},
		} {
			if res := must[Result](t)(s.Write(ctx, fresh, pub)); res.Replayed {
				t.Errorf("%+v was replayed", fresh)
			}
		}
		r.clock.add(keyLife + time.Second)
		if res := must[Result](t)(s.Write(ctx, cmd, pub)); res.Replayed {
			t.Error("a key is remembered for more than 7 days")
		}

		n := NewPage{Slug: "made", Head: headOfPage("Made"), Scope: "token1", Key: "page", Request: []byte("x")}
		h1, res1, err := s.CreatePage(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		h2, res2, err := s.CreatePage(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		if h1 != h2 || !res2.Replayed || !reflect.DeepEqual(res1.Entries, res2.Entries) {
			t.Errorf("made %+v, again %+v", h1, h2)
		}
		audit(t, s)
	})
}

func TestStale(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		id := publish(t, s, h.ID, "A")[0].Post
		for i, op := range []page.Op{page.OpEdit, page.OpAmend, page.OpCorrect} {
			c := Change{Op: op, Post: id, Rev: int64(i + 1), Edit: setHeadline(string(op))}
			if op == page.OpCorrect {
				c.Note = "It was another."
			}
			if e, err := change(s, h.ID, c); err != nil || e.Rev != int64(i+2) {
				t.Fatalf("%s: %v, %v", op, e, err)
			}
			c.Edit = setHeadline("later")
			_, err := change(s, h.ID, c)
			var stale *Stale
			if !errors.As(err, &stale) || !errors.Is(err, ErrStale) {
				t.Fatalf("%s from an old revision: %v", op, err)
			}
			if stale.Post.Rev != int64(i+2) || stale.Post.Headline != string(op) || stale.Rev != int64(i+1) {
				t.Errorf("%s: stale says %d %q", op, stale.Post.Rev, stale.Post.Headline)
			}
			c.Rev = 0
			_, err = change(s, h.ID, c)
			wantErr(t, err, ErrInvalid)
			c.Rev, c.Edit = int64(i+2), setHeadline(string(op))
			if _, err = change(s, h.ID, c); op == page.OpCorrect {
				if err != nil { // a correction may change nothing but has a note
					t.Error(err)
				}
			} else {
				wantErr(t, err, ErrUnchanged)
			}
		}
		_, err := change(s, h.ID, Change{Op: page.OpFlag, Post: id, Rev: 2, Flags: func(f page.Flags) page.Flags { f.Key = true; return f }})
		wantErr(t, err, ErrStale)
		_, err = change(s, h.ID, Change{Op: page.OpWithdraw, Post: "0zzzzzzzzz"})
		wantErr(t, err, ErrNoPost)
		audit(t, s)
	})
}

// An edit function that changes in place what it was given must not be taken
// for one that changes nothing.
func TestEditInPlace(t *testing.T) {
	s := newRig(t, "sqlite").open()
	h := livePage(t, s, "news")
	p := story("A")
	sum := strings.Repeat("ab", 32)
	p.Texts.Media = map[string]page.Media{"a": {ID: "pic", SHA256: sum, Type: "image/png", Width: 1, Height: 1, Alt: "a"}}
	p.Texts.Tags = []string{"x"}
	id := do(t, s, h.ID, func(tx *Tx) error { _, err := tx.Publish([]NewPost{p}, At{}); return err }).Entries[0].Post
	e, err := change(s, h.ID, Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: func(x page.Texts) (page.Texts, error) {
		x.Tags[0] = "y"
		m := x.Media["a"]
		m.Alt = "b"
		x.Media["a"] = m
		return x, nil
	}})
	if err != nil || len(e.Fields) != 2 {
		t.Fatalf("%+v, %v", e.Fields, err)
	}
}

// TestStates is the design's table of ops by state of the page and of the post.
func TestStates(t *testing.T) {
	type cell struct{ draft, live, ended error }
	ok := error(nil)
	ops := map[string]struct {
		run  func(tx *Tx, post string) error
		cell cell
	}{
		"open": {func(tx *Tx, _ string) error { return tx.Open() }, cell{ok, ErrState, ErrState}},
		"page": {func(tx *Tx, _ string) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Title += "!"; return h, nil })
		}, cell{ok, ok, ok}},
		"rename":   {func(tx *Tx, _ string) error { return tx.Rename(tx.Head().Slug + "x") }, cell{ok, ok, ok}},
		"publish":  {func(tx *Tx, _ string) error { _, err := tx.Publish([]NewPost{story("N")}, At{}); return err }, cell{ErrState, ok, ErrState}},
		"end":      {func(tx *Tx, _ string) error { return tx.End("Over.") }, cell{ErrState, ok, ErrState}},
		"reopen":   {func(tx *Tx, _ string) error { return tx.Reopen("") }, cell{ErrState, ErrState, ok}},
		"edit":     {op(Change{Op: page.OpEdit, Rev: 1, Edit: setHeadline("E")}), cell{ErrState, ok, ok}},
		"amend":    {op(Change{Op: page.OpAmend, Rev: 1, Edit: setHeadline("E")}), cell{ErrState, ok, ok}},
		"correct":  {op(Change{Op: page.OpCorrect, Rev: 1, Edit: setHeadline("E"), Note: "n"}), cell{ErrState, ok, ok}},
		"flag":     {op(Change{Op: page.OpFlag, Flags: func(page.Flags) page.Flags { return page.Flags{Key: true} }}), cell{ErrState, ok, ok}},
		"withdraw": {op(Change{Op: page.OpWithdraw, Reason: "mistake"}), cell{ErrNoPost, ok, ok}},
		"restore":  {op(Change{Op: page.OpRestore}), cell{ErrNoPost, ErrState, ErrState}},
		"withhold": {op(Change{Op: page.OpWithhold, Reason: "legal"}), cell{ErrNoPost, ok, ok}},
		"release":  {op(Change{Op: page.OpRelease}), cell{ErrNoPost, ErrUnchanged, ErrUnchanged}},
		"erase":    {op(Change{Op: page.OpErase, Reason: "privacy"}), cell{ErrNoPost, ok, ok}},
		"epoch":    {op(Change{Op: page.OpEpoch}), cell{ErrInvalid, ErrInvalid, ErrInvalid}},
	}
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		n := 0
		for name, o := range ops {
			for state, want := range map[page.State]error{page.Draft: o.cell.draft, page.Live: o.cell.live, page.Ended: o.cell.ended} {
				n++
				h, _, err := s.CreatePage(ctx, NewPage{Slug: fmt.Sprintf("p%d", n), Head: headOfPage("P"), Draft: state == page.Draft})
				if err != nil {
					t.Fatal(err)
				}
				post := "0aaaaaaaaa"
				if state != page.Draft {
					post = publish(t, s, h.ID, "A")[0].Post
				}
				if state == page.Ended {
					do(t, s, h.ID, func(tx *Tx) error { return tx.End("") })
				}
				before := must[int64](t)(count(s, "entry"))
				_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return o.run(tx, post) })
				if !errors.Is(err, want) {
					t.Errorf("%s on a page in state %s: %v, want %v", name, state, err, want)
				}
				if after := must[int64](t)(count(s, "entry")); err != nil && after != before {
					t.Errorf("%s on a page in state %s was refused and appended", name, state)
				}
			}
		}
		audit(t, s)
		_, err := s.Write(ctx, Command{Page: "nowhere"}, func(*Tx) error { return nil })
		wantErr(t, err, ErrNoPage)
	})
}

func op(c Change) func(*Tx, string) error {
	return func(tx *Tx, post string) error {
		c.Post = post
		_, err := tx.Change(c)
		return err
	}
}

func count(s *Store, table string) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT count(*) FROM `+table).Scan(&n)
	return n, err
}

func TestWithdraw(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		id := publish(t, s, h.ID, "A")[0].Post
		if _, err := change(s, h.ID, Change{Op: page.OpWithdraw, Post: id, Rev: 1, Note: "It was not so.", Reason: "mistake"}); err != nil {
			t.Fatal(err)
		}
		for _, c := range []Change{
			{Op: page.OpWithdraw, Post: id},
			{Op: page.OpEdit, Post: id, Rev: 2, Edit: setHeadline("B")},
			{Op: page.OpFlag, Post: id, Flags: func(page.Flags) page.Flags { return page.Flags{Key: true} }},
		} {
			_, err := change(s, h.ID, c)
			wantErr(t, err, ErrState)
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID)).Post(id)
		if !p.Gone() || p.Note != "It was not so." {
			t.Errorf("gone %v, note %q", p.Gone(), p.Note)
		}
		if _, err := change(s, h.ID, Change{Op: page.OpRestore, Post: id}); err != nil {
			t.Fatal(err)
		}
		if p := must[*page.Page](t)(s.Load(ctx, h.ID)).Post(id); p.Gone() || p.Headline != "A" || p.Rev != 3 {
			t.Errorf("restored: %+v", p)
		}
		audit(t, s)
	})
}

func TestSlugs(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		a, b := livePage(t, s, "a"), livePage(t, s, "b")
		d, _, err := s.CreatePage(ctx, NewPage{Slug: "d", Head: headOfPage("D"), Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		rename := func(h Head, to string) error {
			_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.Rename(to) })
			return err
		}
		create := func(slug string) error {
			_, _, err := s.CreatePage(ctx, NewPage{Slug: slug, Head: headOfPage("X")})
			return err
		}
		wantErr(t, rename(a, "b"), ErrSlugTaken)
		wantErr(t, rename(a, "a"), ErrUnchanged)
		wantErr(t, rename(a, "api"), page.ErrSlugReserved)
		wantErr(t, rename(a, "A!"), page.ErrSlugForm)
		wantErr(t, create("api"), ErrInvalid)
		wantErr(t, create("a"), ErrSlugTaken)
		wantErr(t, create("d"), ErrSlugTaken)
		wantErr(t, create(b.ID), ErrSlugTaken) // pages are found by id as well
		if err := rename(a, "a2"); err != nil {
			t.Fatal(err)
		}
		if err := rename(a, "a3"); err != nil {
			t.Fatal(err)
		}
		if err := rename(d, "d2"); err != nil {
			t.Fatal(err)
		}
		for old, now := range map[string]string{"a": "a3", "a2": "a3", "d": "d2"} {
			_, err := s.Find(ctx, old)
			var m *Moved
			if !errors.As(err, &m) || m.To != now {
				t.Errorf("%s: %v, want moved to %s", old, err, now)
			}
			wantErr(t, create(old), ErrSlugFormer)
			wantErr(t, rename(b, old), ErrSlugFormer)
		}
		wantErr(t, rename(a, "a"), ErrSlugFormer) // browsers keep the redirect for ever
		for _, find := range []string{"a3", a.ID} {
			if h := must[Head](t)(s.Find(ctx, find)); h.ID != a.ID || h.Slug != "a3" {
				t.Errorf("%s: %+v", find, h)
			}
		}
		_, err = s.Find(ctx, "nothing")
		wantErr(t, err, ErrNoPage)
		if p := must[*page.Page](t)(s.Load(ctx, a.ID)); p.Slug != "a3" {
			t.Errorf("the log says slug %q", p.Slug)
		}
		do(t, s, d.ID, (*Tx).Open)
		audit(t, s)
	})
}

func TestDrafts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		head := headOfPage("Draft")
		head.Clock, head.Standfirst = "24", "What it is about."
		h, res, err := s.CreatePage(ctx, NewPage{Slug: "news", Head: head, Draft: true})
		if err != nil || len(res.Entries) != 0 || h.Seq != 0 {
			t.Fatalf("%+v, %+v, %v", h, res, err)
		}
		at := func(hour int) time.Time { return time.Date(2024, 10, 23, hour, 30, 0, 0, time.UTC) }
		put := func(headline, source string, stamp time.Time, batch, position int64) Draft {
			var d Draft
			do(t, s, h.ID, func(tx *Tx) (err error) {
				d, err = tx.PutDraft(Draft{Stamp: stamp, Batch: batch, Position: position, Texts: story(headline).Texts, Flags: page.Flags{Key: true}, Source: source})
				if err == nil && source == SourceImport {
					err = tx.PutImportItem(ImportItem{Post: d.ID, Source: tx.Hash([]byte(headline)), Rev: 1, Stamp: stamp, Place: position})
				}
				return err
			})
			return d
		}
		put("gone", SourceImport, at(9), 0, 1)
		if n := 0; true {
			do(t, s, h.ID, func(tx *Tx) (err error) { n, err = tx.DropDrafts(SourceImport); return err })
			if n != 1 || len(must[[]ImportItem](t)(s.ImportItems(ctx, h.ID))) != 0 {
				t.Errorf("dropped %d; %v remembered", n, must[[]ImportItem](t)(s.ImportItems(ctx, h.ID)))
			}
		}
		own := put("own", "", time.Time{}, 0, 0)
		late := put("late", SourceImport, at(20), 0, 1)
		early2 := put("early 2", SourceImport, at(8), 0, 2048)
		early1 := put("early 1", SourceImport, at(8), 0, 1024)
		earlyB := put("early, next batch", SourceImport, at(8), 1, 1024)
		own.Texts.Headline = "own, edited"
		do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PutDraft(own); return err })
		do(t, s, h.ID, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Title = "Draft, edited"; return h, nil })
		})
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.DropDraft("0aaaaaaaaa") })
		wantErr(t, err, ErrNoDraft)

		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		if p.State != page.Draft || p.Title != "Draft, edited" || p.Clock != "24" || p.Len() != 0 || p.Slug != "news" {
			t.Errorf("the draft page: %+v", p.Head)
		}
		if n := must[int64](t)(count(s, "entry")); n != 0 {
			t.Errorf("a draft page has %d entries", n)
		}
		audit(t, s)

		// Broken off, it is a draft as before.
		failed := errors.New("no")
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			if err := tx.Open(); err != nil {
				return err
			}
			return failed
		})
		wantErr(t, err, failed)
		if got := must[[]Draft](t)(s.Drafts(ctx, h.ID)); len(got) != 5 {
			t.Fatalf("%d drafts", len(got))
		}
		audit(t, s)

		entries := do(t, s, h.ID, (*Tx).Open).Entries
		var ids []string
		for _, e := range entries[2:] {
			ids = append(ids, e.Post)
			if e.Flags != (page.Flags{Key: true}) {
				t.Errorf("seq %d lost its flags", e.Seq)
			}
		}
		if want := []string{early1.ID, early2.ID, earlyB.ID, late.ID, own.ID}; !slices.Equal(ids, want) {
			t.Errorf("published %v, want %v", ids, want)
		}
		if entries[0].Op != page.OpOpen || entries[1].Op != page.OpPage || entries[1].Fields[0].Name != page.FieldClock {
			t.Errorf("begins with %s, %s %v", entries[0].Op, entries[1].Op, entries[1].Fields)
		}
		if e := entries[2]; e.Batch != 3 || entries[3].Batch != 3 || entries[4].Batch != 5 || e.Reason != "imported" || !e.Stamp.Equal(at(8)) || e.Position != 1024 {
			t.Errorf("early: %+v", e)
		}
		if e := entries[6]; e.Reason != "" || !e.Stamp.Equal(start.Truncate(time.Minute)) {
			t.Errorf("own: %+v", e)
		}
		p = must[*page.Page](t)(s.Load(ctx, h.ID))
		if p.State != page.Live || p.Count != 5 || p.Clock != "24" || p.Post(own.ID).Headline != "own, edited" {
			t.Errorf("opened: %+v", p.Head)
		}
		if n := must[int64](t)(count(s, "draft")); n != 0 {
			t.Errorf("%d drafts are left", n)
		}
		if n := len(must[[]ImportItem](t)(s.ImportItems(ctx, h.ID))); n != 4 {
			t.Errorf("%d imported posts are remembered, want 4", n)
		}
		audit(t, s)
	})
}

func TestStamps(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		minute := start.Truncate(time.Minute)
		pub := func(at At, posts ...NewPost) ([]page.Entry, error) {
			res, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { _, err := tx.Publish(posts, at); return err })
			return res.Entries, err
		}
		first := must[[]page.Entry](t)(pub(At{}, story("A"), story("B")))
		if !first[0].Stamp.Equal(minute) || first[0].Batch != 2 || first[1].Batch != 2 || first[0].Position != 1024 || first[1].Position != 2048 {
			t.Errorf("%+v", first)
		}
		if !first[0].Time.Equal(start.Truncate(time.Millisecond)) {
			t.Errorf("time %v", first[0].Time)
		}
		r.clock.add(-time.Hour) // a clock that was set back
		if e := must[[]page.Entry](t)(pub(At{}, story("C"))); !e[0].Stamp.Equal(minute) {
			t.Errorf("the server gave %v, earlier than the page's newest", e[0].Stamp)
		}
		_, err := pub(At{Stamp: minute.Add(-time.Minute)}, story("D"))
		wantErr(t, err, ErrInvalid)
		later := must[[]page.Entry](t)(pub(At{Stamp: minute.Add(time.Hour + 3*time.Second)}, story("E")))
		if !later[0].Stamp.Equal(minute.Add(time.Hour)) || later[0].Reason != "" {
			t.Errorf("%+v", later[0])
		}
		_, err = pub(At{Imported: true}, story("F"))
		wantErr(t, err, ErrInvalid)
		old := must[[]page.Entry](t)(pub(At{Imported: true, Stamp: minute.AddDate(-60, 0, 0)}, story("G"), story("H")))
		if old[0].Reason != page.ReasonImported || !old[0].Stamp.Equal(minute.AddDate(-60, 0, 0)) {
			t.Errorf("%+v", old[0])
		}
		if h := must[Head](t)(s.Find(ctx, "news")); !h.LastStamp.Equal(minute.Add(time.Hour)) {
			t.Errorf("last stamp %v", h.LastStamp)
		}
		// A later import puts one between two.
		between := story("between")
		between.Position = old[0].Position + 512
		e := must[[]page.Entry](t)(pub(At{Imported: true, Stamp: old[0].Stamp, Batch: old[0].Batch}, between, story("after")))
		if e[0].Position != 1536 || e[1].Position != 1536+1024 || e[0].Batch != old[0].Batch {
			t.Errorf("%+v", e)
		}
		var order []string
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		for _, x := range p.ChunkOf(old[0].Stamp).Posts {
			if x.Stamp.Equal(old[0].Stamp) {
				order = append(order, x.Headline)
			}
		}
		if got := strings.Join(order, " "); got != "G between H after" {
			t.Errorf("order %q", got)
		}
		for _, at := range []At{{Imported: true, Stamp: minute, Batch: old[0].Batch}, {Imported: true, Stamp: minute, Batch: 999}} {
			_, err = pub(at, story("I"))
			wantErr(t, err, ErrInvalid)
		}
		// A second batch of the same command may be joined as well.
		do(t, s, h.ID, func(tx *Tx) error {
			es, err := tx.Publish([]NewPost{story("J")}, At{})
			if err != nil {
				return err
			}
			more, err := tx.Publish([]NewPost{story("K")}, At{Stamp: es[0].Stamp, Batch: es[0].Batch})
			if err == nil && (more[0].Batch != es[0].Batch || more[0].Position != 2048) {
				t.Errorf("joined %+v", more[0])
			}
			return err
		})
		taken := story("L")
		taken.ID = first[0].Post
		_, err = pub(At{}, taken)
		wantErr(t, err, ErrInvalid)
		audit(t, s)
	})
}

func TestPageTexts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		publish(t, s, h.ID, "A")
		do(t, s, h.ID, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) {
				h.Title, h.Slug, h.Notice = "Another", "another", page.Notice{Text: "Soon."}
				return h, nil
			})
		})
		publish(t, s, h.ID, "B")
		res := do(t, s, h.ID, func(tx *Tx) error {
			p, err := tx.Page()
			if err != nil || p.Count != 2 || p.Title != "Another" {
				t.Errorf("%v, %v", p, err)
			}
			if err := tx.SetPage(func(h page.Head) (page.Head, error) { h.Title = "Third"; return h, nil }); err != nil {
				return err
			}
			if err := tx.SetPage(func(h page.Head) (page.Head, error) { h.Title += "!"; return h, nil }); err != nil {
				return err
			}
			if p, err = tx.Page(); err != nil || p.Title != "Third!" {
				t.Errorf("%v, %v", p, err)
			}
			return tx.End("That was it.")
		})
		if len(res.Entries) != 3 {
			t.Errorf("%+v", res.Entries)
		}
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { return h, nil })
		})
		wantErr(t, err, ErrUnchanged)
		// Withholding the title takes it from the head row as well.
		if _, err := change(s, h.ID, Change{Op: page.OpWithhold, Targets: []page.Target{{Seq: res.Entries[1].Seq, Name: "title"}}, Reason: "legal"}); err != nil {
			t.Fatal(err)
		}
		if got := must[Head](t)(s.Find(ctx, "another")); got.Title != "" {
			t.Errorf("withheld, but the head row has title %q", got.Title)
		}
		audit(t, s)
	})
}

func TestRebuild(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		publish(t, s, h.ID, "A")
		do(t, s, h.ID, func(tx *Tx) error { return tx.Rename("newer") })
		do(t, s, h.ID, func(tx *Tx) error { return tx.End("") })
		if _, _, err := s.CreatePage(ctx, NewPage{Slug: "draft", Head: headOfPage("D"), Draft: true}); err != nil {
			t.Fatal(err)
		}
		strange := livePage(t, s, "strange")
		want := must[[]Head](t)(s.Pages(ctx))
		for _, q := range []string{`DELETE FROM page_head WHERE slug = 'draft'`, `UPDATE page_head SET title = 'x', seq = 99, state = 'live', last_stamp = NULL WHERE slug = 'newer'`, `DELETE FROM slug WHERE slug = 'newer'`} {
			if _, err := s.write.ExecContext(ctx, q); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Rebuild(ctx); err != nil {
			t.Fatal(err)
		}
		if got := must[[]Head](t)(s.Pages(ctx)); !reflect.DeepEqual(got, want) {
			t.Errorf("rebuilt %+v\nwant %+v", got, want)
		}
		// An entry of an unknown version refuses its page and no other.
		if _, err := s.write.ExecContext(ctx, `UPDATE entry SET v = 2 WHERE page = $1`, strange.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.Rebuild(ctx), page.ErrVersion)
		if got := must[[]Head](t)(s.Pages(ctx)); !reflect.DeepEqual(got, want) {
			t.Errorf("rebuilt %+v\nwant %+v", got, want)
		}
		_, err := s.Load(ctx, strange.ID)
		wantErr(t, err, page.ErrVersion)
		if _, err := s.Load(ctx, h.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestReadingInParts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		livePage(t, s, "other")
		publish(t, s, h.ID, "A", "B", "C")
		publish(t, s, h.ID, "D")
		all := must[[]page.Entry](t)(s.Entries(ctx, -1, 100))
		var parts []page.Entry
		for after := int64(-1); ; after = parts[len(parts)-1].Index {
			part := must[[]page.Entry](t)(s.Entries(ctx, after, 2))
			if len(part) == 0 {
				break
			}
			parts = append(parts, part...)
		}
		if !reflect.DeepEqual(all, parts) || len(all) != 6 {
			t.Errorf("%d at once, %d in parts", len(all), len(parts))
		}
		own := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 2, 2))
		if len(own) != 2 || own[0].Seq != 3 || len(own[0].Fields) != 2 {
			t.Errorf("%+v", own)
		}
		for _, e := range all {
			if !slices.IsSortedFunc(e.Fields, func(a, b page.Field) int { return cmp.Compare(a.Name, b.Name) }) {
				t.Errorf("fields of %d are not sorted", e.Index)
			}
		}
		if l := must[[][]byte](t)(s.Leaves(ctx, 2, 4)); len(l) != 2 || !bytes.Contains(l[0], []byte("\nseq 2\n")) {
			t.Errorf("%q", l)
		}
	})
}

// Taking a text away stores an empty value, which is not an erased one.
func TestEmptyValue(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		id := publish(t, s, h.ID, "A")[0].Post
		if _, err := change(s, h.ID, Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: setHeadline("")}); err != nil {
			t.Fatal(err)
		}
		e := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 2, 1))[0]
		if f := e.Fields[0]; f.Missing || f.Value == nil || len(f.Value) != 0 {
			t.Errorf("%+v", f)
		}
		audit(t, s)
	})
}

func TestTokens(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		secret, tok, err := s.CreateToken(ctx, tester, Token{Name: "desk", Page: h.ID, Expires: start.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(secret, "sp_") || len(secret) < 40 {
			t.Errorf("secret %q", secret)
		}
		got := must[Token](t)(s.Authenticate(ctx, secret))
		if got.ID != tok.ID || got.Page != h.ID || got.LastUsed.IsZero() {
			t.Errorf("%+v", got)
		}
		for _, bad := range []string{"", "sp_", secret + "x", secret[:len(secret)-1], "Bearer " + secret} {
			_, err := s.Authenticate(ctx, bad)
			wantErr(t, err, ErrToken)
		}
		r.clock.add(time.Hour)
		_, err = s.Authenticate(ctx, secret)
		wantErr(t, err, ErrTokenExpired)
		if err := s.RevokeToken(ctx, tester, tok.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.Authenticate(ctx, secret)
		wantErr(t, err, ErrToken)
		wantErr(t, s.RevokeToken(ctx, tester, "nothing"), ErrNoToken)
		_, _, err = s.CreateToken(ctx, tester, Token{Page: "nowhere"})
		wantErr(t, err, ErrNoPage)
		_, _, err = s.CreateToken(ctx, tester, Token{Expires: start})
		wantErr(t, err, ErrInvalid)
		if all := must[[]Token](t)(s.Tokens(ctx)); len(all) != 1 || !all[0].Revoked || all[0].Name != "desk" {
			t.Errorf("%+v", all)
		}
		var stored []byte
		if err := s.read.QueryRowContext(ctx, `SELECT hash FROM token`).Scan(&stored); err != nil || bytes.Contains(stored, []byte(secret[3:])) {
			t.Errorf("the secret itself is kept, or %v", err)
		}
	})
}

// TestShelf: the library has the pictures with their uses as they stand, and
// nothing of what is withheld or erased.
func TestShelf(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		put := func(id string) page.Media {
			r.clock.add(time.Minute)
			m := must[Media](t)(s.PutMedia(ctx, Media{ID: id, Type: "image/png", Width: 2, Height: 1, Bytes: []byte(id), Account: "ada"}))
			return page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: 2, Height: 1, Alt: "Alt of " + id, Credit: "Lantern"}
		}
		quay, mole, secret := put("quay"), put("mole"), put("secret")
		put("loose")
		both := put("both")
		show := func(headline string, all ...page.Media) NewPost {
			p := story(headline)
			p.Texts.Media = map[string]page.Media{}
			for _, m := range all {
				p.Texts.Media[m.ID] = m
			}
			return p
		}
		var ids []string
		do(t, s, h.ID, func(tx *Tx) error {
			es, err := tx.Publish([]NewPost{show("The quay", quay, both), show("The mole", mole), show("A secret", secret, both)}, At{})
			for _, e := range es {
				ids = append(ids, e.Post)
			}
			return err
		})
		do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: show("Not yet", both).Texts}); return err })
		do(t, s, h.ID, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Cover = &quay; return h, nil })
		})
		shelf := func(q ShelfQuery) string {
			t.Helper()
			if q.Limit == 0 {
				q.Limit = 10
			}
			found, next, err := s.Shelf(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, x := range found {
				var uses []string
				for _, u := range x.Uses {
					uses = append(uses, fmt.Sprintf("%s/%v/%v/%v", u.Title, u.Draft != "", u.Now, u.Gone))
				}
				out = append(out, x.ID+strings.ReplaceAll(fmt.Sprint(uses), " ", "_"))
			}
			if next != "" {
				out = append(out, "+")
				q.Before = next
				rest, end, err := s.Shelf(ctx, q)
				if err != nil || end != "" {
					t.Fatal(end, err)
				}
				for _, x := range rest {
					out = append(out, x.ID)
				}
			}
			return strings.Join(out, " ")
		}
		want := func(what, got, want string) {
			t.Helper()
			if got != want {
				t.Errorf("%s: %s\nwant %s", what, got, want)
			}
		}
		want("all", shelf(ShelfQuery{}), "both[A_secret/false/true/false_The_quay/false/true/false_Not_yet/true/true/false] loose[] secret[A_secret/false/true/false] mole[The_mole/false/true/false] quay[The_news/false/true/false_The_quay/false/true/false]")
		want("pages", shelf(ShelfQuery{Limit: 3, Text: "lantern ALT"}), "both[A_secret/false/true/false_The_quay/false/true/false_Not_yet/true/true/false] secret[A_secret/false/true/false] mole[The_mole/false/true/false] + quay")
		want("words", shelf(ShelfQuery{Text: "alt of mo"}), "mole[The_mole/false/true/false]")
		want("seen", shelf(ShelfQuery{Sees: func(x Shelved) bool { return len(x.Uses) == 0 && x.Account == "ada" }}), "loose[]")

		for _, c := range []Change{
			{Op: page.OpWithdraw, Post: ids[1]},
			{Op: page.OpEdit, Post: ids[0], Rev: 1, Edit: func(x page.Texts) (page.Texts, error) { delete(x.Media, "quay"); return x, nil }},
			{Op: page.OpWithhold, Post: ids[2], Reason: "legal"},
		} {
			must[page.Entry](t)(change(s, h.ID, c))
		}
		want("withheld", shelf(ShelfQuery{}), "both[The_quay/false/true/false_Not_yet/true/true/false] loose[] mole[The_mole/false/true/true] quay[The_news/false/true/false_The_quay/false/false/false]")
		must[page.Entry](t)(change(s, h.ID, Change{Op: page.OpErase, Post: ids[2], Reason: "privacy"}))
		want("erased", shelf(ShelfQuery{}), "both[The_quay/false/true/false_Not_yet/true/true/false] loose[] mole[The_mole/false/true/true] quay[The_news/false/true/false_The_quay/false/false/false]")
		_, err := s.Media(ctx, "secret")
		wantErr(t, err, ErrNoMedia)
		_, _, err = s.Shelf(ctx, ShelfQuery{Before: "x", Limit: 1})
		wantErr(t, err, ErrInvalid)

		for _, f := range []Focus{{-1, 0}, {0, 1001}} {
			wantErr(t, s.SetFocus(ctx, "quay", f), ErrInvalid)
		}
		wantErr(t, s.SetFocus(ctx, "nothing", Middle), ErrNoMedia)
		if err := s.SetFocus(ctx, "quay", Focus{1000, 0}); err != nil {
			t.Fatal(err)
		}
		if m := must[Media](t)(s.Picture(ctx, "quay")); m.Focus != (Focus{1000, 0}) || m.Account != "ada" {
			t.Errorf("%+v", m)
		}
	})
}

func TestMediaAndSettings(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		m := must[Media](t)(s.PutMedia(ctx, Media{Type: "image/png", Width: 3, Height: 2, Bytes: []byte("\x89PNG\x00bytes")}))
		if got := must[Media](t)(s.Media(ctx, m.ID)); !reflect.DeepEqual(got, m) {
			t.Errorf("%+v, want %+v", got, m)
		}
		_, err := s.PutMedia(ctx, Media{ID: m.ID, Type: "image/png", Bytes: []byte("other")})
		wantErr(t, err, ErrInvalid)
		_, err = s.PutMedia(ctx, Media{Type: "text/html", Bytes: []byte("x")})
		wantErr(t, err, ErrInvalid)
		_, err = s.PutMedia(ctx, Media{Type: "image/png", Bytes: make([]byte, MaxMedia+1)})
		wantErr(t, err, ErrTooLarge)
		_, err = s.Media(ctx, "nothing")
		wantErr(t, err, ErrNoMedia)

		want := Settings{Name: "The Harbour Post", Lang: "pt-BR", Accent: "#b3261e", Footer: []Link{{"Imprint", "https://example.org/imprint"}}, History: HistoryWhen}
		if err := s.SetSite(ctx, tester, func(x *Settings) error { *x = want; return nil }); err != nil {
			t.Fatal(err)
		}
		if got := must[Site](t)(r.open().Site(ctx)).Settings; !reflect.DeepEqual(got, want) {
			t.Errorf("%+v", got)
		}
		wantErr(t, s.SetSite(ctx, tester, func(x *Settings) error { x.Accent = "red"; return nil }), ErrInvalid)
		wantErr(t, s.SetSite(ctx, tester, func(x *Settings) error { x.Lang = "not a language"; return nil }), ErrInvalid)
		wantErr(t, s.SetSite(ctx, tester, func(x *Settings) error { x.Footer = []Link{{"x", "javascript:alert(1)"}}; return nil }), ErrInvalid)
	})
}

func TestLimits(t *testing.T) {
	s := newRig(t, "sqlite").open()
	h := livePage(t, s, "news")
	long := func(n int) string { return strings.Repeat("é", n) }
	texts := func(edit func(*page.Texts)) NewPost {
		p := story("A")
		edit(&p.Texts)
		return p
	}
	for _, c := range []struct {
		name  string
		post  NewPost
		field string
		want  error
	}{
		{"headline at the limit", texts(func(x *page.Texts) { x.Headline = long(300) }), "", nil},
		{"headline", texts(func(x *page.Texts) { x.Headline = long(301) }), "headline", ErrTooLarge},
		{"headline of two lines", texts(func(x *page.Texts) { x.Headline = "a\nb" }), "headline", ErrInvalid},
		{"headline not UTF-8", texts(func(x *page.Texts) { x.Headline = "caf\xe9" }), "headline", ErrInvalid},
		{"headline with NUL", texts(func(x *page.Texts) { x.Headline = "a\x00b" }), "headline", ErrInvalid},
		{"byline", texts(func(x *page.Texts) { x.Byline = long(201) }), "byline", ErrTooLarge},
		{"sources", texts(func(x *page.Texts) { x.Sources = make([]page.Source, 51) }), "sources", ErrTooLarge},
		{"source address", texts(func(x *page.Texts) { x.Sources = []page.Source{{Name: "x", URL: "javascript:x"}} }), "sources", ErrInvalid},
		{"tags", texts(func(x *page.Texts) { x.Tags = make([]string, 51) }), "tags", ErrTooLarge},
		{"tag", texts(func(x *page.Texts) { x.Tags = []string{long(61)} }), "tags", ErrTooLarge},
		{"lang", texts(func(x *page.Texts) { x.Lang = "no such language" }), "lang", ErrInvalid},
		{"media key", texts(func(x *page.Texts) {
			x.Media = map[string]page.Media{"Ä": {ID: "a", SHA256: strings.Repeat("0", 64)}}
		}), "media:Ä", ErrInvalid},
		{"body that is not one", texts(func(x *page.Texts) { x.Body = []byte("<p>hello</p>") }), "body", ErrInvalid},
		{"body", texts(func(x *page.Texts) {
			x.Body = append([]byte(`{"format":"stoppress-body/1","blocks":[`), make([]byte, markup.MaxBytes)...)
		}), "body", ErrTooLarge},
		{"nothing", NewPost{}, "body", ErrInvalid},
		{"position", NewPost{Texts: story("A").Texts, Position: -1}, "position", ErrInvalid},
		{"id", NewPost{Texts: story("A").Texts, ID: "abc"}, "id", ErrInvalid},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { _, err := tx.Publish([]NewPost{c.post}, At{}); return err })
			wantErr(t, err, c.want)
			var inv *Invalid
			if c.want != nil && (!errors.As(err, &inv) || inv.Field != c.field) {
				t.Errorf("%v does not name %s", err, c.field)
			}
		})
	}
	_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
		_, err := tx.Publish(slices.Repeat([]NewPost{story("A")}, MaxBatch+1), At{})
		return err
	})
	wantErr(t, err, ErrTooLarge)
	for name, edit := range map[string]func(*page.Head){
		"title":      func(h *page.Head) { h.Title = " " },
		"zone":       func(h *page.Head) { h.Zone = "CET time" },
		"zone local": func(h *page.Head) { h.Zone = "Local" },
		"lang":       func(h *page.Head) { h.Lang = "" },
		"notice":     func(h *page.Head) { h.Notice.Text = long(5001) },
		"clock":      func(h *page.Head) { h.Clock = "12" },
		"canonical":  func(h *page.Head) { h.Canonical = "//example.org" },
	} {
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { edit(&h); return h, nil })
		})
		if !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, c := range map[string]Change{
		"a correction without a note": {Op: page.OpCorrect, Rev: 1, Edit: setHeadline("B")},
		"a kind that is none":         {Op: page.OpCorrect, Rev: 1, Edit: setHeadline("B"), Note: "n", Reason: "legal"},
		"a reason that is none":       {Op: page.OpWithdraw, Reason: "whim"},
		"a note on an edit":           {Op: page.OpEdit, Rev: 1, Edit: setHeadline("B"), Note: "n"},
		"a long note":                 {Op: page.OpWithdraw, Note: long(2001)},
		"targets of an edit":          {Op: page.OpEdit, Rev: 1, Edit: setHeadline("B"), Targets: []page.Target{{Seq: 1, Name: "title"}}},
		"another's values":            {Op: page.OpErase, Targets: []page.Target{{Seq: 1, Name: "title"}}},
	} {
		c.Post = must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 1, 1))[0].Post
		_, err := change(s, h.ID, c)
		if !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	audit(t, s)
}

// What fn passes over must not be committed half.
func TestErrorPassedOver(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			if _, err := tx.Publish([]NewPost{story("A")}, At{}); err != nil {
				return err
			}
			_ = tx.exec("breaking", `INSERT INTO nothing VALUES (1)`)
			return nil
		})
		wantErr(t, err, ErrDatabase)
		if n := must[int64](t)(count(s, "entry")); n != 1 {
			t.Errorf("%d entries", n)
		}
	})
}

func TestWatch(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		a, b := r.open(), r.open()
		h := livePage(t, a, "news")
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		next := int64(0)
		own, others := a.Watch(ctx), b.Watch(ctx)
		wait := func(s *Store, ch <-chan struct{}, index int64) {
			t.Helper()
			limit := time.After(time.Minute)
			for {
				select {
				case <-ch:
					if site := must[Site](t)(s.Site(ctx)); site.Next >= index {
						return
					}
				case <-limit:
					t.Fatalf("no word of index %d", index)
				}
			}
		}
		for i := range 3 {
			for _, e := range publish(t, a, h.ID, fmt.Sprint(i)) {
				next = e.Index + 1
			}
			wait(a, own, next)
			wait(b, others, next)
		}
		if r.opt.URL != "" { // a lost connection is taken up again
			if _, err := a.write.ExecContext(ctx, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
				t.Fatal(err)
			}
			// Pooled connections are dead too. One that lay idle for longer is tried
			// before it is used; these were used just now, and each error drops one.
			for _, s := range []*Store{a, b} {
				for range 20 {
					_ = s.Ping(ctx)
				}
			}
			if _, err := change(a, h.ID, Change{Op: page.OpWithhold, Targets: []page.Target{{Seq: 1, Name: "zone"}}}); err != nil {
				t.Fatal(err)
			}
			wait(b, others, next+1)
		}
	})
}

func TestClosed(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		s.Watch(ctx)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := s.Load(ctx, h.ID)
		wantErr(t, err, ErrClosed)
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.End("") })
		wantErr(t, err, ErrClosed)
	})
}

func TestCanceled(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		c, cancel := context.WithCancel(ctx)
		_, err := s.Write(c, Command{Page: h.ID}, func(tx *Tx) error {
			cancel()
			return tx.End("")
		})
		wantErr(t, err, context.Canceled)
		if got := must[Head](t)(s.Find(ctx, "news")); got.State != page.Live {
			t.Errorf("state %s", got.State)
		}
		audit(t, s)
	})
}

func TestNewerSchema(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		livePage(t, s, "news")
		tx, err := s.write.BeginTx(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.dialect.setVersion(ctx, tx, 99); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		for _, r.opt.ReadOnly = range []bool{false, true} {
			_, err = Open(ctx, r.opt)
			wantErr(t, err, ErrSchema)
			if !strings.Contains(err.Error(), "99") {
				t.Errorf("%v does not say which version", err)
			}
		}
		if n := must[int64](t)(count(s, "entry")); n != 1 {
			t.Error("it was changed")
		}
	})
}

func TestNotADatabase(t *testing.T) {
	r := newRig(t, "sqlite")
	if err := os.MkdirAll(r.opt.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.opt.Dir, "stoppress.db"), bytes.Repeat([]byte("not a database\n"), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, r.opt)
	wantErr(t, err, ErrUnavailable)
	_, err = Open(ctx, Options{Dir: t.TempDir(), URL: "postgres://nobody@127.0.0.1:1/nothing?connect_timeout=2"})
	wantErr(t, err, ErrUnavailable)
	_, err = Open(ctx, Options{Dir: t.TempDir(), URL: "mysql://x"})
	wantErr(t, err, ErrInvalid)
}

// One error text for the eye, and a JSON round trip of drafts with odd text.
func TestDraftText(t *testing.T) {
	s := newRig(t, "sqlite").open()
	h, _, err := s.CreatePage(ctx, NewPage{Slug: "news", Head: headOfPage("D"), Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	x := page.Texts{Headline: "<b>\u2028 & „x“ 😀", Body: body("a\n\nb <c>"), Tags: []string{"é"}, Sources: []page.Source{{Name: "n", URL: "https://example.org/?a=1&b=2"}}}
	do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: x}); return err })
	got := must[[]Draft](t)(s.Drafts(ctx, h.ID))[0]
	if !reflect.DeepEqual(got.Texts, x) {
		b, _ := json.Marshal(got.Texts)
		t.Errorf("%s", b)
	}
}
