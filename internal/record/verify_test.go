package record

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

func verify(t testing.TB, fsys fs.FS, o Options) *Report {
	t.Helper()
	r, err := Verify(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// answers is a report in lines.
func answers(r *Report) string {
	var b strings.Builder
	for _, f := range r.Failures {
		fmt.Fprintln(&b, f)
	}
	for _, p := range r.Pages {
		for _, f := range p.Fields {
			fmt.Fprintf(&b, "%s %d %s: %s", p.ID, f.Seq, f.Name, f.State)
			if f.Why != "" {
				fmt.Fprintf(&b, " (%s)", f.Why)
			}
			fmt.Fprintln(&b)
		}
	}
	return b.String()
}

const harbourAnswers = `page-a 1 lang: verified
page-a 1 title: verified
page-a 1 zone: verified
page-a 2 body: withheld, declared (withhold at seq 6)
page-a 2 headline: erased, declared (erase at seq 8)
page-a 2 tags: verified
page-a 3 byline: withheld, declared (withdraw at seq 5)
page-a 3 headline: withheld, declared (withdraw at seq 5)
page-a 4 headline: verified
page-a 4 note: verified
page-a 5 note: verified
page-b 1 lang: verified
page-b 1 title: verified
page-b 1 zone: verified
page-b 2 headline: withheld, declared (withhold at seq 3)
`

func TestVerifyWholeSite(t *testing.T) {
	s := harbour(t)
	r := verify(t, s.publish(), Options{Key: s.key.Public()})
	if got := answers(r); got != harbourAnswers {
		t.Fatalf("got\n%s\nwant\n%s", got, harbourAnswers)
	}
	if !r.OK() || !r.Whole || !r.Pinned || len(r.Pages) != 3 || r.Checkpoint.Size != 13 || r.Count(Verified) != 10 || r.Count(Erased) != 1 {
		t.Fatalf("%+v", r)
	}
}

func TestVerifyOnePage(t *testing.T) {
	s := harbour(t)
	r := verify(t, s.publish("page-b"), Options{})
	want := harbourAnswers[strings.Index(harbourAnswers, "page-b"):]
	if got := answers(r); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
	if !r.OK() || r.Whole || r.Pinned || r.Key != s.key.Public() {
		t.Fatalf("%+v", r)
	}
}

func TestVerifyEmptySite(t *testing.T) {
	s := newSite(t)
	if r := verify(t, s.publish(), Options{}); !r.OK() || !r.Whole || len(r.Pages) != 0 {
		t.Fatalf("%+v", r)
	}
}

// A restored post is open again, but what was withheld by name stays so.
func TestSealsFold(t *testing.T) {
	s := newSite(t)
	s.add("p", "open", "", nil, "title", "T")
	s.add("p", "publish", "1aaaaaaaaa", nil, "headline", "H", "body", "B", "byline", "Y")
	s.add("p", "withdraw", "1aaaaaaaaa", nil, "note", "gone")
	s.add("p", "withhold", "1aaaaaaaaa", []Target{{2, "body"}, {3, "note"}})
	s.add("p", "erase", "1aaaaaaaaa", []Target{{2, "byline"}})
	s.add("p", "restore", "1aaaaaaaaa", nil, "note", "back")
	s.add("p", "release", "1aaaaaaaaa", []Target{{2, "byline"}, {3, "note"}})
	s.pages["p"].hidden[Target{2, "byline"}] = true // what is erased can't be released
	want := `p 1 title: verified
p 2 body: withheld, declared (withhold at seq 4)
p 2 byline: erased, declared (erase at seq 5)
p 2 headline: verified
p 3 note: verified
p 6 note: verified
`
	if got := answers(verify(t, s.publish(), Options{})); got != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
}

// Each case is a lie of one kind; the report has to name the page, the entry, the field and why.
func TestVerifyNamesTheLie(t *testing.T) {
	const dir = "record/1729715400/"
	replace := func(name, old, new string) func(*testing.T, *site, fstest.MapFS) {
		return func(t *testing.T, s *site, m fstest.MapFS) {
			was := string(m[name].Data)
			m[name].Data = []byte(strings.Replace(was, old, new, 1))
			if was == string(m[name].Data) {
				t.Fatal("the case changes nothing")
			}
		}
	}
	remove := func(name string) func(*testing.T, *site, fstest.MapFS) {
		return func(t *testing.T, s *site, m fstest.MapFS) {
			if m[name] == nil {
				t.Fatal("no such file")
			}
			delete(m, name)
		}
	}
	for _, test := range []struct {
		name string
		lie  func(*testing.T, *site, fstest.MapFS)
		want []string // what each mode's report holds: the whole site's, page-a's alone ("": the same)
	}{
		{"a value is changed", replace("slug-of-page-a/record/4.json", "North quay", "South quay"),
			[]string{"FAILED page page-a seq 4 field headline: value and salt do not give the commitment"}},
		{"a salt is changed", replace("slug-of-page-a/record/5.json", `"salt":"`, `"salt":"00`),
			[]string{"FAILED page page-a seq 5: record: bad opening: the salt"}},
		{"a value is taken out", replace("slug-of-page-a/record/5.json", string(valueOf(t, "slug-of-page-a/record/5.json")), ""),
			[]string{"FAILED page page-a seq 5 field note: it is not opened, and no entry declares why"}},
		{"a leaf is changed in an opening", replace("slug-of-page-a/record/4.json", `\nreason correction`, `\nreason clarification`),
			[]string{"FAILED page page-a seq 4: its leaf is not the one at index 6"}},
		{"an index is changed", replace("slug-of-page-a/record/4.json", `"index":6`, `"index":7`),
			[]string{"FAILED page page-a seq 4: its leaf is not the one at index 7"}},
		{"an index out of the tree", replace("slug-of-page-a/record/4.json", `"index":6`, `"index":700`),
			[]string{"FAILED page page-a seq 4: its leaf is at index 700, the checkpoint covers 13"}},
		{"an opening is another entry's", func(t *testing.T, s *site, m fstest.MapFS) {
			m["slug-of-page-a/record/4.json"] = m["slug-of-page-a/record/5.json"]
		}, []string{"FAILED page page-a seq 4: its leaf is of page page-a, seq 5"}},
		{"an opening is another page's", func(t *testing.T, s *site, m fstest.MapFS) {
			m["slug-of-page-a/record/1.json"] = m["slug-of-page-b/record/1.json"]
		}, []string{"FAILED page page-a seq 1: its leaf is of page page-b, seq 1"}},
		{"an opening is missing", remove("slug-of-page-a/record/4.json"),
			[]string{"FAILED page page-a seq 4 field note: it is not opened", "FAILED page page-a seq 4: slug-of-page-a/record/4.json is missing"}},
		{"a field too many", func(t *testing.T, s *site, m fstest.MapFS) {
			o, err := ParseOpening(m["slug-of-page-a/record/9.json"].Data)
			if err != nil {
				t.Fatal(err)
			}
			o.Fields = append(o.Fields, Value{Name: "headline", Value: []byte("No such thing")})
			m["slug-of-page-a/record/9.json"].Data, err = o.Encode()
			if err != nil {
				t.Fatal(err)
			}
		}, []string{"FAILED page page-a seq 9 field headline: it is opened, but the leaf commits to no such field"}},
		{"the head is cut short", replace("slug-of-page-a/record/head.json", `"seq":9`, `"seq":8`),
			[]string{"FAILED page page-a: slug-of-page-a/record/head.json says 8 entries, the log has 9", "-"}}, // one page alone can't know
		{"the head is too long", replace("slug-of-page-a/record/head.json", `"seq":9`, `"seq":10`),
			[]string{"FAILED page page-a: slug-of-page-a/record/head.json says 10 entries, the log has 9", "FAILED page page-a seq 10: slug-of-page-a/record/10.json is missing"}},
		{"the head names an endless log", replace("slug-of-page-a/record/head.json", `"seq":9`, `"seq":9000000000000`),
			[]string{"FAILED page page-a: slug-of-page-a/record/head.json says 9000000000000 entries", "the whole tree has 13 leaves"}},
		{"the head names another page", replace("slug-of-page-a/record/head.json", `page-a`, `page-x`),
			[]string{"FAILED page page-a: is in the log, but no folder here holds its record", "FAILED page page-x seq 1: its leaf is of page page-a"}},
		{"a page is missing", func(t *testing.T, s *site, m fstest.MapFS) {
			for name := range m {
				if strings.HasPrefix(name, "slug-of-page-b/") {
					delete(m, name)
				}
			}
		}, []string{"FAILED page page-b: is in the log, but no folder here holds its record", "-"}},
		{"a page twice", func(t *testing.T, s *site, m fstest.MapFS) {
			m["other/record/head.json"] = m["slug-of-page-a/record/head.json"]
		},
			[]string{"FAILED page page-a: both other and slug-of-page-a hold its record"}},
		{"the size is changed", replace(dir+"checkpoint", "\n13\n", "\n12\n"),
			[]string{"FAILED log: checkpoint: record: bad checkpoint: invalid signature"}},
		{"the checkpoint is missing", remove(dir + "checkpoint"), []string{"FAILED log: checkpoint: " + dir + "checkpoint is missing"}},
		{"another epoch's checkpoint", func(t *testing.T, s *site, m fstest.MapFS) {
			s.epoch++
			m[dir+"checkpoint"].Data = s.checkpoint(13)
		}, []string{"FAILED log: checkpoint: record: bad checkpoint: it is of epoch 1729715401, its folder of epoch 1729715400"}},
		{"a tile is missing", remove(dir + "tile/0/000.p/13"), []string{"-", "FAILED log: tiles: " + dir + "tile/0/000.p/13 is missing"}},
		{"a tile is changed", func(t *testing.T, s *site, m fstest.MapFS) { m[dir+"tile/0/000.p/13"].Data[40] ^= 1 },
			[]string{"FAILED log: tiles: tile/0/000.p/13 is not of this tree", "FAILED log: tiles: downloaded inconsistent tile"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for i, only := range [][]string{nil, {"page-a"}} {
				s := harbour(t)
				m := s.publish(only...)
				test.lie(t, s, m)
				want := test.want[min(i, len(test.want)-1)]
				if i == 1 && strings.Contains(test.name, "page is missing") {
					continue
				}
				if i == 1 && strings.Contains(test.name, "another page's") {
					continue
				}
				got := answers(verify(t, m, Options{Key: s.key.Public()}))
				if want == "-" {
					if strings.Contains(got, "FAILED") {
						t.Errorf("pages %v: a failure where none can be known:\n%s", only, got)
					}
				} else if !strings.Contains(got, want) {
					t.Errorf("pages %v: got\n%s\nwant in it: %s", only, got, want)
				}
			}
		})
	}
}

// valueOf is the text of the one field of an opening.
func valueOf(t *testing.T, name string) []byte {
	b := harbour(t).publish()[name].Data
	return b[strings.Index(string(b), `"fields":[`)+len(`"fields":[`) : len(b)-3]
}

// A server may also lie before it signs. What it signed is then in the log, and the log itself fails.
func TestVerifyALogThatLies(t *testing.T) {
	for _, test := range []struct {
		name string
		lie  func(s *site)
		want string
	}{
		{"a seq left out", func(s *site) {
			l := s.add("page-a", "end", "", nil)
			l.Seq++
			s.redo(l)
		}, "FAILED page page-a seq 10: the page's log has a gap: seq 10 was to come, seq 11 stands at index 13"},
		{"a seq twice", func(s *site) {
			l := s.add("page-a", "end", "", nil)
			l.Seq--
			s.redo(l)
		}, "FAILED page page-a seq 10: the page's log has a gap: seq 10 was to come, seq 9 stands at index 13"},
		{"a prev of nothing", func(s *site) {
			l := s.add("page-a", "end", "", nil)
			l.Prev = &Hash{}
			s.redo(l)
		}, "FAILED page page-a seq 10: prev is not the hash of seq 9"},
		{"a seal of nothing", func(s *site) {
			s.add("page-a", "erase", "1aaaaaaaaa", []Target{{1, "headline"}})
		}, "FAILED page page-a seq 10 field headline: erase of a value that seq 1 does not commit to"},
		{"an entry that is no leaf", func(s *site) {
			s.pages["page-a"].seqs = append(s.pages["page-a"].seqs, s.tree.Append([]byte("nothing\n")))
			s.texts = append(s.texts, []byte("nothing\n"))
			s.leaves = append(s.leaves, &Leaf{})
			s.pages["page-a"].seqs = s.pages["page-a"].seqs[:9]
		}, "FAILED log: entry at index 13: record: not a leaf"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := harbour(t)
			test.lie(s)
			got := answers(verify(t, s.publish(), Options{Key: s.key.Public()}))
			if !strings.Contains(got, test.want) {
				t.Fatalf("got\n%s\nwant in it: %s", got, test.want)
			}
			if len(strings.Split(got, test.want)) != 2 {
				t.Fatalf("told twice:\n%s", got)
			}
		})
	}
}

func TestVerifyPrevOfOnePage(t *testing.T) {
	s := harbour(t)
	l := s.add("page-a", "end", "", nil)
	l.Prev = &Hash{}
	s.redo(l)
	got := answers(verify(t, s.publish("page-a"), Options{}))
	if want := "FAILED page page-a seq 10: prev is not the hash of seq 9\n"; !strings.HasPrefix(got, want) {
		t.Fatalf("got\n%s", got)
	}
}

// The chain is checked over the leaves, also where a page's own files are gone.
func TestVerifyPrevWithoutOpenings(t *testing.T) {
	s := harbour(t)
	l := s.add("page-a", "end", "", nil)
	l.Prev = &Hash{}
	s.redo(l)
	m := s.publish()
	for name := range m {
		if strings.HasPrefix(name, "slug-of-page-a/") {
			delete(m, name)
		}
	}
	if got := answers(verify(t, m, Options{})); !strings.Contains(got, "FAILED page page-a seq 10: prev is not the hash of seq 9\n") {
		t.Fatalf("got\n%s", got)
	}
}

func TestVerifyEntriesThatDiffer(t *testing.T) {
	s := harbour(t)
	m := s.publish()
	name := "record/1729715400/tile/entries/000.p/13"
	m[name].Data = []byte(strings.Replace(string(m[name].Data), "op correct", "op comment", 1))
	got := answers(verify(t, m, Options{}))
	if !strings.HasPrefix(got, "FAILED log: the entry at index 6 is not the one under the checkpoint, nor is it a leaf") {
		t.Fatalf("got\n%s", got)
	}
	m = s.publish()
	m[name].Data = []byte(strings.Replace(string(m[name].Data), "reason correction", "reason duplicate!", 1))
	m[name].Data = []byte(strings.Replace(string(m[name].Data), "reason duplicate!", "reason clarified ", 1))
	if r := verify(t, m, Options{}); r.OK() {
		t.Fatal("passes")
	}
	// The same with a leaf that reads well: it is named by its page and seq.
	m = s.publish()
	m[name].Data = []byte(strings.Replace(string(m[name].Data), "20:30:07.125Z", "20:30:08.125Z", 1))
	got = answers(verify(t, m, Options{}))
	if !strings.HasPrefix(got, "FAILED page page-a seq 5: the entry at index 7 is not the one under the checkpoint\n") {
		t.Fatalf("got\n%s", got)
	}
	// Without the tiles nobody can say which.
	for f := range m {
		if strings.HasPrefix(f, "record/1729715400/tile/0") {
			delete(m, f)
		}
	}
	r := verify(t, m, Options{})
	if got = answers(r); !strings.Contains(got, "FAILED log: the 13 entries do not give the checkpoint's root") || r.Count(Verified) != 0 {
		t.Fatalf("got\n%s", got)
	}
}

// A change anywhere in any file fails the record. Two files are excepted: the
// verifier key, which is the caller's here, and the head of a page that stands alone, which nothing signs.
func TestVerifyEveryByteCounts(t *testing.T) {
	for _, only := range [][]string{nil, {"page-a"}} {
		s := harbour(t)
		files := s.publish(only...)
		o := Options{Key: s.key.Public()}
		if r := verify(t, files, o); !r.OK() {
			t.Fatal(answers(r))
		}
		for name, f := range files {
			if path.Base(name) == "key" {
				continue // the caller's is used
			}
			step := 1 + len(f.Data)/24
			for i := 0; i < len(f.Data); i += step {
				mask := byte(1) << (i % 8)
				f.Data[i] ^= mask
				r, err := Verify(files, o)
				f.Data[i] ^= mask
				if err == nil && r.OK() && (only == nil || path.Base(name) != "head.json") {
					t.Fatalf("%s: byte %d ^ %#x passes", name, i, mask)
				}
			}
		}
	}
}

func TestVerifyKeys(t *testing.T) {
	s := harbour(t)
	m := s.publish()
	other, err := NewKey(s.key.Site())
	if err != nil {
		t.Fatal(err)
	}
	r := verify(t, m, Options{Key: other.Public()})
	if r.OK() || r.Count(Verified) != 0 || r.Checkpoint.Size != 0 {
		t.Fatalf("another key passes: %s", answers(r))
	}
	if _, err := Verify(m, Options{Key: "nonsense"}); !errors.Is(err, ErrKey) {
		t.Fatal(err)
	}
	// A whole forgery agrees with itself; only a key from elsewhere tells.
	forged := harbour(t)
	forged.key = other
	if r := verify(t, forged.publish(), Options{}); !r.OK() || r.Pinned {
		t.Fatal(answers(r))
	}
	if r := verify(t, forged.publish(), Options{Key: s.key.Public()}); r.OK() {
		t.Fatal("a forgery passes")
	}
	delete(m, "record/1729715400/key")
	if r := verify(t, m, Options{}); r.OK() {
		t.Fatal("passes without a key")
	}
	if r := verify(t, m, Options{Key: s.key.Public() + "\n"}); !r.OK() {
		t.Fatal(answers(r))
	}
}

func TestVerifyNoRecord(t *testing.T) {
	for name, m := range map[string]fstest.MapFS{
		"empty":    {},
		"a page":   {"index.html": {Data: []byte("<p>")}},
		"no epoch": {"record/x/checkpoint": {Data: []byte("x")}},
	} {
		if _, err := Verify(m, Options{}); !errors.Is(err, ErrNoRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVerifyEpochs(t *testing.T) {
	s := harbour(t)
	m := s.publish()
	s.epoch++
	for name, f := range s.publish() {
		m[name] = f
	}
	if r := verify(t, m, Options{}); !r.OK() || r.Checkpoint.Epoch != 1729715401 {
		t.Fatalf("%+v\n%s", r.Checkpoint, answers(r))
	}
	if r := verify(t, m, Options{Epoch: 1729715400}); !r.OK() || r.Checkpoint.Epoch != 1729715400 {
		t.Fatalf("%+v\n%s", r.Checkpoint, answers(r))
	}
	if _, err := Verify(m, Options{Epoch: 7}); !errors.Is(err, ErrNoRecord) {
		t.Fatal(err)
	}
}

func TestVerifyGrewFromAnOlderCheckpoint(t *testing.T) {
	s := harbour(t)
	for _, only := range [][]string{nil, {"page-a"}} {
		m := s.publish(only...)
		for size := range s.tree.Size() + 1 {
			if r := verify(t, m, Options{Old: s.checkpoint(size)}); !r.OK() {
				t.Fatalf("from %d: %s", size, answers(r))
			}
		}
		// The same site, the same key, another past.
		other := newSite(t)
		other.add("page-a", "open", "", nil, "title", "Another storm")
		other.add("page-b", "open", "", nil, "title", "Another ferry")
		for size := range int64(3) {
			r := verify(t, m, Options{Old: other.checkpoint(size)})
			if r.OK() != (size == 0) {
				t.Fatalf("another past of %d leaves: %s", size, answers(r))
			}
		}
		longer := harbour(t)
		longer.add("page-b", "end", "", nil)
		if r := verify(t, m, Options{Old: longer.checkpoint(14)}); !strings.Contains(answers(r), "the tree shrank from 14 leaves to 13") {
			t.Fatal(answers(r))
		}
		if r := verify(t, m, Options{Old: []byte("nonsense")}); r.OK() {
			t.Fatal("nonsense passes as an older checkpoint")
		}
	}
}

// Over 256 leaves: several tiles and bundles, full and partial, two levels; and
// a partial tile that has given way to the full one.
func TestVerifyManyTiles(t *testing.T) {
	s := newSite(t)
	s.add("long", "open", "", nil, "title", "Long")
	s.add("short", "open", "", nil, "title", "Short")
	for i := range 700 {
		p := "long"
		if i%97 == 0 {
			p = "short"
		}
		s.add(p, "publish", fmt.Sprintf("1%09d", i), nil, "headline", fmt.Sprintf("Post %d", i))
	}
	for _, only := range [][]string{nil, {"long"}, {"short"}} {
		if r := verify(t, s.publish(only...), Options{}); !r.OK() || r.Count(Verified) < 9 {
			t.Fatal(answers(r))
		}
	}
	// An old checkpoint, the tiles of a newer tree.
	m := s.publish("short")
	dir := "record/1729715400/"
	newer := newSite(t)
	newer.tree = s.tree
	for newer.tree.Size() < 1024 {
		newer.tree.Append([]byte("more"))
	}
	for name := range m {
		if strings.Contains(name, "/tile/0/") {
			delete(m, name)
		}
	}
	for _, tile := range Tiles(0, 1024) {
		if tile.L == 0 {
			b, err := tlog.ReadTileData(tile, &newer.tree)
			if err != nil {
				t.Fatal(err)
			}
			m[dir+TilePath(tile)] = &fstest.MapFile{Data: b}
		}
	}
	if r := verify(t, m, Options{}); !r.OK() {
		t.Fatal(answers(r))
	}
	m[dir+"tile/0/001"].Data[7] ^= 1
	// One bad tile fails what hangs on it, and that alone.
	r := verify(t, m, Options{})
	var seqs []int64
	for _, f := range r.Failures {
		seqs = append(seqs, f.Seq)
	}
	if !slices.Equal(seqs, []int64{5, 6, 7}) || r.Count(Verified) != 6 {
		t.Fatal(answers(r))
	}
}

// What a record claims of its size costs nothing: whoever has a key can sign it.
func TestVerifyHugeClaims(t *testing.T) {
	s := newSite(t)
	s.add("long", "open", "", nil, "title", "Long")
	m := s.publish()
	for _, size := range []int64{2, 1 << 29, maxSize} {
		signed, err := Checkpoint{Site: s.key.Site(), Epoch: s.epoch, Size: size, Root: s.tree.Root()}.Sign(s.key)
		if err != nil {
			t.Fatal(err)
		}
		m[fmt.Sprintf("record/%d/checkpoint", s.epoch)] = &fstest.MapFile{Data: signed}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := verify(t, m, Options{})
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; r.OK() || took > 32<<20 {
			t.Fatalf("size %d took %d MB: %s", size, took>>20, answers(r)) // the next would take all there is
		}
	}
}

// A pipe in a folder, which nobody ever writes to, is not waited for.
func TestVerifyPipe(t *testing.T) {
	s := newSite(t)
	s.add("long", "open", "", nil, "title", "Long")
	m := s.publish()
	for name, f := range m {
		f.Mode |= fs.ModeNamedPipe
		ended := make(chan string, 1)
		go func() {
			r, err := Verify(unending{m}, Options{})
			if err != nil {
				ended <- err.Error()
				return
			}
			ended <- answers(r)
		}()
		select {
		case got := <-ended:
			if !strings.Contains(got, name+" is not a file") {
				t.Errorf("%s: %s", name, got)
			}
		case <-time.After(time.Minute):
			t.Fatalf("%s is waited for", name)
		}
		f.Mode &^= fs.ModeNamedPipe
	}
}

// unending are files of which those that are pipes are never open.
type unending struct{ fstest.MapFS }

func (u unending) Open(name string) (fs.File, error) {
	if f := u.MapFS[name]; f != nil && f.Mode&fs.ModeNamedPipe != 0 {
		select {}
	}
	return u.MapFS.Open(name)
}

// Any honest log passes, whatever is in it; and after any one change to a
// published value it fails at that very field.
func TestVerifyHonestLogs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newSite(t)
		type post struct {
			page, id string
			gone     bool
		}
		var posts []*post
		var open []string
		for i := range rapid.IntRange(1, 40).Draw(rt, "entries") {
			kind := rapid.IntRange(0, 9).Draw(rt, "kind")
			var p *post
			if len(posts) > 0 {
				p = rapid.SampledFrom(posts).Draw(rt, "post")
			}
			text := rapid.String().Draw(rt, "text")
			switch {
			case len(open) == 0 || kind == 0:
				id := fmt.Sprintf("page-%d", i)
				open = append(open, id)
				s.add(id, "open", "", nil, "title", text, "zone", "UTC")
			case p == nil || kind <= 3:
				p = &post{page: rapid.SampledFrom(open).Draw(rt, "page"), id: fmt.Sprintf("1%09d", i)}
				posts = append(posts, p)
				s.add(p.page, "publish", p.id, nil, "headline", text, "body", text+text)
			case p.gone:
				p.gone = false
				s.add(p.page, "restore", p.id, nil, "note", text)
			case kind == 4:
				p.gone = true
				s.add(p.page, "withdraw", p.id, nil, "note", text)
			case kind <= 6:
				s.add(p.page, "edit", p.id, nil, "headline", text)
			default:
				log := s.pages[p.page]
				seq := rapid.Int64Range(1, int64(len(log.seqs))).Draw(rt, "target")
				fields := s.leaves[log.seqs[seq-1]].Fields
				if len(fields) == 0 {
					continue
				}
				target := Target{seq, rapid.SampledFrom(fields).Draw(rt, "field").Name}
				s.add(p.page, []string{"withhold", "release", "erase"}[kind-7], "", []Target{target})
			}
		}
		// What is published: all but what the log, read from its end, has sealed.
		for id, p := range s.pages {
			clear(p.hidden)
			for _, l := range s.leaves {
				if l.Page == id && l.Op == "withhold" {
					for _, t := range l.Targets {
						p.hidden[t] = true
					}
				} else if l.Page == id && l.Op == "release" {
					for _, t := range l.Targets {
						delete(p.hidden, t)
					}
				}
			}
			for _, l := range s.leaves {
				if l.Page == id && l.Op == "erase" {
					for _, t := range l.Targets {
						p.hidden[t] = true
					}
				}
			}
		}
		for _, p := range posts {
			if p.gone {
				s.hide(p.page, p.id, true)
			}
		}
		one := rapid.SampledFrom(open).Draw(rt, "one")
		if r := verify(t, s.publish(one), Options{}); !r.OK() {
			rt.Fatal(answers(r))
		}
		m := s.publish()
		r := verify(t, m, Options{})
		if !r.OK() || r.Count(Failed) != 0 {
			rt.Fatal(answers(r))
		}

		// One lie.
		p := s.pages[one]
		seq := rapid.Int64Range(1, int64(len(p.seqs))).Draw(rt, "lie in seq")
		name := fmt.Sprintf("%s/record/%d.json", p.folder, seq)
		o, err := ParseOpening(m[name].Data)
		if err != nil {
			rt.Fatal(err)
		}
		if len(o.Fields) == 0 {
			return
		}
		f := &o.Fields[rapid.IntRange(0, len(o.Fields)-1).Draw(rt, "lie in field")]
		f.Value = append(slices.Clone(f.Value), '.')
		if m[name].Data, err = o.Encode(); err != nil {
			rt.Fatal(err)
		}
		want := []Failure{{one, seq, f.Name, "value and salt do not give the commitment"}}
		if r := verify(t, m, Options{}); !slices.Equal(r.Failures, want) {
			rt.Fatalf("got %v, want %v", r.Failures, want)
		}
	})
}
