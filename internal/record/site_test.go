package record

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// A site is a small log with what is needed to publish its record: what the
// store, the server and the export do between them, in a few lines.
type site struct {
	t      testing.TB
	key    *Key
	epoch  int64
	tree   Tree
	leaves []*Leaf
	texts  [][]byte
	pages  map[string]*sitePage
}

type sitePage struct {
	folder string
	prev   *Hash
	seqs   []int64 // index of each seq
	values map[int64][]Value
	hidden map[Target]bool
}

// The site's key and salts are fixed, so that every run makes the same bytes.
const testKey = "PRIVATE+KEY+0123456789abcdef0123456789abcdef+43f7bfe2+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"

func newSite(t testing.TB) *site {
	k, err := ParseKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	return &site{t: t, key: k, epoch: 1729715400, pages: map[string]*sitePage{}}
}

func testSalt(n int) (s [32]byte) {
	h := LeafSum([]byte("salt " + strconv.Itoa(n)))
	return h
}

// add appends an entry. Values are name, value, name, value.
func (s *site) add(page, op, post string, targets []Target, values ...string) *Leaf {
	p := s.pages[page]
	if p == nil {
		p = &sitePage{folder: "slug-of-" + page, values: map[int64][]Value{}, hidden: map[Target]bool{}}
		s.pages[page] = p
	}
	n := len(s.texts)
	l := &Leaf{
		Page: page, Seq: int64(len(p.seqs) + 1), Prev: p.prev, Op: op, Post: post, Targets: targets,
		Time: time.Date(2024, 10, 23, 20, 30, n%60, 125_000_000, time.UTC).Add(time.Duration(n/60) * time.Minute),
	}
	if post != "" {
		l.Rev = 1
		for _, before := range s.leaves {
			if before.Post == post {
				l.Rev++
			}
		}
		l.Stamp = time.Date(2024, 10, 23, 20, 30, 0, 0, time.UTC)
	}
	for i := 0; i < len(values); i += 2 {
		v := Value{values[i], testSalt(1000*n + i), []byte(values[i+1])}
		l.Fields = append(l.Fields, Commitment{v.Name, v.Sum()})
		p.values[l.Seq] = append(p.values[l.Seq], v)
	}
	for _, t := range targets {
		p.hidden[t] = op != "release"
	}
	s.append(l)
	return l
}

func (s *site) append(l *Leaf) {
	if err := l.Check(); err != nil {
		s.t.Fatal(err)
	}
	s.appendText(l, l.Text())
}

func (s *site) appendText(l *Leaf, text []byte) {
	p := s.pages[l.Page]
	sum := LeafSum(text)
	p.prev = &sum
	p.seqs = append(p.seqs, s.tree.Append(text))
	s.leaves = append(s.leaves, l)
	s.texts = append(s.texts, text)
}

// hide takes all values of a post out of what is published, notes of withdraw and restore excepted.
func (s *site) hide(page, post string, hide bool) {
	p := s.pages[page]
	for _, l := range s.leaves {
		if l.Page == page && l.Post == post && l.Op != "withdraw" && l.Op != "restore" {
			for _, f := range l.Fields {
				p.hidden[Target{l.Seq, f.Name}] = hide
			}
		}
	}
}

func (s *site) checkpoint(size int64) []byte {
	root, err := s.tree.RootAt(size)
	if err != nil {
		s.t.Fatal(err)
	}
	b, err := Checkpoint{s.key.Site(), s.epoch, size, root}.Sign(s.key)
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func (s *site) opening(page string, seq int64) []byte {
	p := s.pages[page]
	o := Opening{Index: p.seqs[seq-1], Leaf: s.texts[p.seqs[seq-1]]}
	for _, v := range p.values[seq] {
		if !p.hidden[Target{seq, v.Name}] {
			o.Fields = append(o.Fields, v)
		}
	}
	b, err := o.Encode()
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

// publish lays out the record of the whole site, or of the named pages alone.
func (s *site) publish(only ...string) fstest.MapFS {
	m := fstest.MapFS{}
	put := func(name string, b []byte) { m[name] = &fstest.MapFile{Data: b} }
	dir := path.Join("record", strconv.FormatInt(s.epoch, 10))
	put(dir+"/checkpoint", s.checkpoint(s.tree.Size()))
	put(dir+"/key", []byte(s.key.Public()+"\n"))
	for _, t := range Tiles(0, s.tree.Size()) {
		b, err := []byte(nil), error(nil)
		if t.L != Entries {
			b, err = tlog.ReadTileData(t, &s.tree)
		} else if first := t.N * TileWidth; only == nil {
			b, err = Bundle(s.texts[first : first+int64(t.W)])
		} else {
			continue
		}
		if err != nil {
			s.t.Fatal(err)
		}
		put(path.Join(dir, TilePath(t)), b)
	}
	for _, id := range slices.Sorted(maps.Keys(s.pages)) {
		if id == SitePage || only != nil && !slices.Contains(only, id) {
			continue
		}
		p := s.pages[id]
		put(p.folder+"/record/head.json", Head{id, int64(len(p.seqs))}.Encode())
		for i := range p.seqs {
			seq := int64(i + 1)
			put(p.folder+"/record/"+strconv.FormatInt(seq, 10)+".json", s.opening(id, seq))
		}
	}
	return m
}

// harbour is a site with something of everything: two pages and the site's own
// log; a correction; a withdrawn, a withheld, a released and an erased value.
func harbour(t testing.TB) *site {
	s := newSite(t)
	const a, b = "page-a", "page-b"
	s.add(a, "open", "", nil, "title", "Storm over the harbour", "zone", "Europe/Lisbon", "lang", "en")
	s.add(b, "open", "", nil, "title", "Ferry timetable", "zone", "Europe/Lisbon", "lang", "en")
	s.add(a, "publish", "1aaaaaaaaa", nil, "headline", "Quay closed", "body", `{"format":"stoppress-body/1","blocks":[{"kind":"paragraph","spans":[{"text":"The quay is closed <now> & until noon."}]}]}`, "tags", `["quay"]`)
	s.add(a, "publish", "2bbbbbbbbb", nil, "headline", "Light out at the mole", "byline", "A. Writer")
	s.add(b, "publish", "3ccccccccc", nil, "headline", "Last ferry at 22:10")
	s.add(SitePage, "key", "", nil)
	l := s.add(a, "correct", "1aaaaaaaaa", nil, "headline", "North quay closed", "note", "It is the north quay.\u2028Not the south one.")
	l.Reason = "correction"
	s.redo(l)
	s.add(a, "withdraw", "2bbbbbbbbb", nil, "note", "This post was published by mistake.")
	s.hide(a, "2bbbbbbbbb", true)
	s.add(b, "withhold", "3ccccccccc", []Target{{2, "headline"}})
	s.add(a, "withhold", "1aaaaaaaaa", []Target{{2, "body"}, {2, "tags"}})
	s.add(a, "release", "1aaaaaaaaa", []Target{{2, "tags"}})
	s.add(a, "erase", "1aaaaaaaaa", []Target{{2, "headline"}})
	s.add(a, "end", "", nil)
	return s
}

// redo puts the newest leaf in anew, after it was changed.
func (s *site) redo(l *Leaf) {
	p := s.pages[l.Page]
	n := len(s.texts) - 1
	var tree Tree
	for _, text := range s.texts[:n] {
		tree.Append(text)
	}
	s.tree, s.texts, s.leaves, p.seqs = tree, s.texts[:n], s.leaves[:n], p.seqs[:len(p.seqs)-1]
	s.append(l)
}
