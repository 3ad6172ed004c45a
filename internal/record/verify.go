package record

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// ErrNoRecord says that there is nothing to verify: no record/EPOCH/checkpoint.
var ErrNoRecord = errors.New("record: no record here")

// A State is the answer for one field.
type State string

// The answers. Withheld and Erased hold only where an entry of the log declares it.
const (
	Verified State = "verified"
	Withheld State = "withheld, declared"
	Erased   State = "erased, declared"
	Failed   State = "FAILED"
)

// A Field is the answer for one committed value.
type Field struct {
	Seq   int64
	Name  string
	State State
	Why   string // of Failed: what is wrong; of the others: the entry that declares it, where there is one
}

// A Page is the answer for one page's record.
type Page struct {
	Folder string // where its openings lie; empty where they are missing
	ID     string
	Seq    int64 // entries in its log
	Fields []Field
}

// A Failure is one thing that does not hold. Page is empty where the log as a
// whole fails, Seq is 0 where no entry can be named, and Field is empty where the entry itself fails.
type Failure struct {
	Page  string
	Seq   int64
	Field string
	Why   string
}

func (f Failure) String() string {
	var b strings.Builder
	b.WriteString("FAILED ")
	if f.Page == "" {
		b.WriteString("log")
	} else {
		b.WriteString("page " + f.Page)
	}
	if f.Seq > 0 {
		fmt.Fprintf(&b, " seq %d", f.Seq)
	}
	if f.Field != "" {
		b.WriteString(" field " + f.Field)
	}
	return b.String() + ": " + f.Why
}

// A Report says what a record proved.
type Report struct {
	Checkpoint Checkpoint // as signed; zero where its signature fails
	Key        string     // the verifier key that it was checked with
	Pinned     bool       // the key was given by the caller, not taken from the record itself
	Whole      bool       // every leaf of the site was there, so that no entry can be missing
	Pages      []Page     // sorted by id
	Failures   []Failure  // empty where everything holds
}

// OK reports whether everything holds.
func (r *Report) OK() bool { return len(r.Failures) == 0 }

// Count is the number of fields with this answer.
func (r *Report) Count(s State) (n int) {
	for _, p := range r.Pages {
		for _, f := range p.Fields {
			if f.State == s {
				n++
			}
		}
	}
	return n
}

// Options of Verify.
type Options struct {
	// Key is the verifier key to trust. Without one the record's own is taken,
	// which proves that the record agrees with itself, not whose it is.
	Key string
	// Old is a checkpoint that was kept from earlier. The record has to have grown from it.
	Old []byte
	// Epoch chooses one of several epochs; 0 is the newest.
	Epoch int64
}

// maxMissing bounds how many missing entries of one page are told one by one.
const maxMissing = 1000

// Verify checks a record that lies in fsys as docs/record.md lays it out. Whatever does not hold is in
// the report; the error is of a call that can't be made: a bad Key, or no record
// at all (ErrNoRecord).
func Verify(fsys fs.FS, o Options) (*Report, error) {
	dir, epoch, err := findEpoch(fsys, o.Epoch)
	if err != nil {
		return nil, err
	}
	v := &verifier{fsys: fsys, dir: dir, report: &Report{Key: strings.TrimRight(o.Key, "\r\n"), Pinned: o.Key != ""}, logs: map[string][]place{}}
	if o.Key != "" {
		if _, _, err := ParsePublic(o.Key); err != nil {
			return nil, err
		}
	}
	if v.head(epoch) {
		v.tree()
		v.grown(o.Old)
		v.pages()
	}
	slices.SortFunc(v.report.Pages, func(a, b Page) int { return strings.Compare(a.ID, b.ID) })
	slices.SortStableFunc(v.report.Failures, func(a, b Failure) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), cmp.Compare(a.Seq, b.Seq), strings.Compare(a.Field, b.Field), strings.Compare(a.Why, b.Why))
	})
	v.report.Failures = slices.Compact(v.report.Failures) // a broken chain is met twice
	return v.report, nil
}

func findEpoch(fsys fs.FS, want int64) (dir string, epoch int64, err error) {
	entries, err := fs.ReadDir(fsys, "record")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", 0, fmt.Errorf("record: reading the folder record: %w", err)
	}
	epoch = -1
	for _, e := range entries {
		if n, err := parseInt(e.Name()); err == nil && n > epoch && (want == 0 || n == want) {
			epoch = n
		}
	}
	if epoch < 0 {
		return "", 0, fmt.Errorf("%w: expected record/EPOCH/checkpoint", ErrNoRecord)
	}
	return path.Join("record", strconv.FormatInt(epoch, 10)), epoch, nil
}

// A place is where a page's entry stands in the tree.
type place struct{ seq, index int64 }

// A verifier holds one run of Verify.
type verifier struct {
	fsys   fs.FS
	dir    string // record/EPOCH
	report *Report
	c      Checkpoint

	hashes tlog.HashReader    // proven to be under the checkpoint; nil: nothing can be proven
	why    string             // why hashes is nil
	whole  bool               // logs is complete
	logs   map[string][]place // by page id, in order of seq; only if whole
}

func (v *verifier) fail(f Failure) { v.report.Failures = append(v.report.Failures, f) }

func (v *verifier) failLog(format string, args ...any) {
	v.fail(Failure{Why: fmt.Sprintf(format, args...)})
}

// read reads a file of at most limit bytes. What is none, such as a pipe, is not even
// opened: a folder may be anyone's.
func (v *verifier) read(name string, limit int64) ([]byte, error) {
	st, err := fs.Stat(v.fsys, name)
	if err == nil && !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file", name)
	}
	var f fs.File
	if err == nil {
		f, err = v.fsys.Open(name)
	}
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s is missing: %w", name, fs.ErrNotExist)
		}
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%s has more than %d bytes", name, limit)
	}
	return b, nil
}

// head reads the checkpoint. Without it nothing else can be said.
func (v *verifier) head(epoch int64) bool {
	if v.report.Key == "" {
		key, err := v.read(path.Join(v.dir, "key"), maxHead)
		if err != nil {
			v.failLog("verifier key: %v", err)
			return false
		}
		v.report.Key = strings.TrimRight(string(key), "\r\n")
	}
	signed, err := v.read(path.Join(v.dir, "checkpoint"), 1<<16)
	if err == nil {
		v.c, err = VerifyCheckpoint(signed, v.report.Key)
	}
	if err == nil && v.c.Epoch != epoch {
		err = fmt.Errorf("%w: it is of epoch %d, its folder of epoch %d", ErrCheckpoint, v.c.Epoch, epoch)
	}
	if err != nil {
		v.failLog("checkpoint: %v", err)
		return false
	}
	v.report.Checkpoint = v.c
	return true
}

// tree finds hashes that are proven to be under the checkpoint: those of all
// leaves, if the entry bundles are there, else those of the tiles.
func (v *verifier) tree() {
	if v.c.Size == 0 {
		t := new(Tree)
		if v.c.Root != t.Root() {
			v.failLog("checkpoint: size 0 with a root that is not the empty tree's")
		}
		v.hashes, v.whole, v.report.Whole = t, true, true
		return
	}
	tiles := &tileReader{v: v, kept: map[tlog.Tile][]byte{}}
	proven := tlog.TileHashReader(tlog.Tree{N: v.c.Size, Hash: v.c.Root}, tiles)
	_, tilesErr := tlog.TreeHash(v.c.Size, proven)
	if tilesErr == nil {
		v.hashes = proven
	}

	if _, err := fs.Stat(v.fsys, path.Join(v.dir, "tile/entries")); errors.Is(err, fs.ErrNotExist) {
		if tilesErr != nil {
			v.why = "the tiles do not give the checkpoint's root: " + tilesErr.Error()
			v.failLog("tiles: %v", tilesErr)
		}
		return
	}
	t := v.bundles()
	if t == nil {
		if v.hashes == nil {
			v.why = "neither the entries nor the tiles give the checkpoint's root"
		}
		return
	}
	v.hashes, v.whole, v.report.Whole = t, true, true
	v.compareTiles(t)
}

// bundles reads every leaf and returns the tree that they make, if it is the
// checkpoint's. If it is not, and the tiles are, the leaves that differ are named.
func (v *verifier) bundles() *Tree {
	t := new(Tree)
	last := map[string]Hash{} // LeafSum of each page's newest leaf so far
	var found []Failure
	err := v.entries(func(index int64, text []byte) {
		t.Append(text)
		l, err := ParseLeaf(text)
		if err != nil {
			found = append(found, Failure{Why: fmt.Sprintf("entry at index %d: %v", index, err)})
			return
		}
		log, want := v.logs[l.Page], int64(1)
		if len(log) > 0 {
			want = log[len(log)-1].seq + 1
		}
		if l.Seq != want {
			found = append(found, Failure{Page: l.Page, Seq: want, Why: fmt.Sprintf("the page's log has a gap: seq %d was to come, seq %d stands at index %d", want, l.Seq, index)})
		}
		if l.Seq == want && want > 1 && *l.Prev != last[l.Page] {
			found = append(found, Failure{Page: l.Page, Seq: l.Seq, Why: fmt.Sprintf("prev is not the hash of seq %d", l.Seq-1)})
		}
		v.logs[l.Page] = append(log, place{l.Seq, index})
		last[l.Page] = LeafSum(text)
	})
	if err != nil {
		found = append(found, Failure{Why: err.Error()})
	} else if t.Root() == v.c.Root {
		v.report.Failures = append(v.report.Failures, found...)
		return t
	} else if named := v.differing(); len(named) > 0 {
		found = named // what else was found follows from these
	} else {
		found = append(found, Failure{Why: fmt.Sprintf("the %d entries do not give the checkpoint's root", v.c.Size)})
	}
	v.report.Failures = append(v.report.Failures, found...)
	clear(v.logs)
	return nil
}

// entries calls f with each leaf of the bundles, in order.
func (v *verifier) entries(f func(index int64, text []byte)) error {
	// One after the other, and not by Tiles: how many there are said to be costs nothing
	// to claim.
	for first := int64(0); first < v.c.Size; first += TileWidth {
		tile := v.bundleOf(first)
		leaves, err := v.readBundle(tile)
		if err != nil {
			return fmt.Errorf("entries %d to %d: %w", first, first+int64(tile.W)-1, err)
		}
		for i, text := range leaves {
			f(first+int64(i), text)
		}
	}
	return nil
}

// differing names the leaves of the bundles that are not those of the proven tiles.
func (v *verifier) differing() (found []Failure) {
	if v.hashes == nil {
		return nil
	}
	err := v.entries(func(index int64, text []byte) {
		h, err := v.hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil || h[0] == TreeHash(text) {
			return
		}
		f := Failure{Why: fmt.Sprintf("the entry at index %d is not the one under the checkpoint", index)}
		if l, err := ParseLeaf(text); err == nil {
			f.Page, f.Seq = l.Page, l.Seq
		} else {
			f.Why += ", nor is it a leaf: " + err.Error()
		}
		found = append(found, f)
	})
	if err != nil {
		return nil
	}
	return found
}

// compareTiles checks the tiles that are there against the tree made of the leaves.
func (v *verifier) compareTiles(t *Tree) {
	for _, tile := range Tiles(0, v.c.Size) {
		if tile.L == Entries {
			continue
		}
		b, err := v.readTile(tile)
		if errors.Is(err, fs.ErrNotExist) {
			continue // the leaves say it all
		}
		want, werr := tlog.ReadTileData(tile, t)
		if err == nil {
			err = werr
		}
		if err == nil && !bytes.Equal(b, want) {
			err = fmt.Errorf("%s is not of this tree", TilePath(tile))
		}
		if err != nil {
			v.failLog("tiles: %v", err)
		}
	}
}

// readTile reads a tile or bundle; where a partial one is gone, the full one that took its place.
func (v *verifier) readTile(t tlog.Tile) ([]byte, error) {
	limit := int64(TileWidth * tlog.HashSize)
	if t.L == Entries {
		limit = TileWidth * (2 + MaxLeaf)
	}
	b, err := v.read(path.Join(v.dir, TilePath(t)), limit)
	if t.W == TileWidth || !errors.Is(err, fs.ErrNotExist) {
		return b, err
	}
	full := t
	full.W = TileWidth
	b, ferr := v.read(path.Join(v.dir, TilePath(full)), limit)
	if ferr != nil {
		return nil, err
	}
	if t.L != Entries {
		if len(b) != TileWidth*tlog.HashSize {
			return nil, fmt.Errorf("%w: %s has %d bytes", ErrTile, TilePath(full), len(b))
		}
		return b[:t.W*tlog.HashSize], nil
	}
	leaves, err := ParseBundle(b, TileWidth)
	if err != nil {
		return nil, err
	}
	return Bundle(leaves[:t.W])
}

// bundleOf is the bundle that holds the leaf at an index.
func (v *verifier) bundleOf(index int64) tlog.Tile {
	n := index / TileWidth
	return tlog.Tile{H: TileHeight, L: Entries, N: n, W: int(min(TileWidth, v.c.Size-n*TileWidth))}
}

func (v *verifier) readBundle(t tlog.Tile) ([][]byte, error) {
	b, err := v.readTile(t)
	if err != nil {
		return nil, err
	}
	leaves, err := ParseBundle(b, t.W)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", TilePath(t), err)
	}
	return leaves, nil
}

// A tileReader gives tlog the tiles of a record. tlog proves them at each use.
type tileReader struct {
	v    *verifier
	kept map[tlog.Tile][]byte
}

// maxKept bounds the tiles in memory: 32 MB of full ones.
const maxKept = 4096

func (r *tileReader) Height() int { return TileHeight }

func (r *tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, t := range tiles {
		if data[i] = r.kept[t]; data[i] != nil {
			continue
		}
		b, err := r.v.readTile(t)
		if err == nil && len(b) != t.W*tlog.HashSize {
			err = fmt.Errorf("%w: %s has %d bytes, expected %d", ErrTile, TilePath(t), len(b), t.W*tlog.HashSize)
		}
		if err != nil {
			return nil, err
		}
		if len(r.kept) >= maxKept {
			clear(r.kept)
		}
		data[i], r.kept[t] = b, b
	}
	return data, nil
}

func (r *tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// grown checks that the tree is the one of an older checkpoint with leaves added.
func (v *verifier) grown(signed []byte) {
	if signed == nil {
		return
	}
	old, err := VerifyCheckpoint(signed, v.report.Key)
	if err != nil {
		v.failLog("older checkpoint: %v", err)
		return
	}
	var proof tlog.TreeProof
	if old.Origin() == v.c.Origin() && 0 < old.Size && old.Size <= v.c.Size {
		if v.hashes == nil {
			v.failLog("older checkpoint: consistency can't be shown: %s", v.why)
			return
		}
		if proof, err = tlog.ProveTree(v.c.Size, old.Size, v.hashes); err != nil {
			v.failLog("older checkpoint: making the consistency proof: %v", err)
			return
		}
	}
	if err := v.c.CheckConsistency(old, proof); err != nil {
		v.failLog("older checkpoint: %v", err)
	}
}

// pages checks the record of each page that lies here, and, if the whole log
// is here, that none is missing.
func (v *verifier) pages() {
	folders := map[string]string{} // by page id
	dirs, err := fs.ReadDir(v.fsys, ".")
	if err != nil {
		v.failLog("reading the folder: %v", err)
		return
	}
	for _, d := range dirs {
		name := path.Join(d.Name(), "record/head.json")
		b, err := v.read(name, maxHead)
		if errors.Is(err, fs.ErrNotExist) || !d.IsDir() {
			continue
		}
		var h Head
		if err == nil {
			h, err = ParseHead(b)
		}
		if err != nil {
			v.failLog("%s: %v", name, err)
			continue
		}
		if other, ok := folders[h.Page]; ok {
			v.fail(Failure{Page: h.Page, Why: fmt.Sprintf("both %s and %s hold its record", other, d.Name())})
			continue
		}
		folders[h.Page] = d.Name()
		v.page(d.Name(), h)
	}
	for _, id := range slices.Sorted(maps.Keys(v.logs)) {
		if _, ok := folders[id]; ok {
			continue
		}
		if id == SitePage { // has an address of its own nowhere; its leaves are in the bundles
			v.page("", Head{id, int64(len(v.logs[id]))})
			continue
		}
		v.fail(Failure{Page: id, Why: "is in the log, but no folder here holds its record"})
	}
}

// An item is one entry of a page while its record is checked.
type item struct {
	leaf   *Leaf // nil: nothing is known of the entry
	text   []byte
	opened map[string]Value
	why    string // why none of its values counts; empty where all is well
}

func (v *verifier) page(folder string, h Head) {
	p := Page{Folder: folder, ID: h.Page, Seq: h.Seq}
	log := v.logs[h.Page]
	if v.whole && int64(len(log)) != h.Seq {
		v.fail(Failure{Page: h.Page, Why: fmt.Sprintf("%s/record/head.json says %d entries, the log has %d", folder, h.Seq, len(log))})
		h.Seq = int64(len(log))
		p.Seq = h.Seq
	}
	if h.Seq > v.c.Size {
		v.fail(Failure{Page: h.Page, Why: fmt.Sprintf("%s/record/head.json says %d entries, the whole tree has %d leaves", folder, h.Seq, v.c.Size)})
		h.Seq = v.c.Size
	}

	items := make([]item, 0, min(h.Seq, 1<<16))
	missing := 0
	for seq := int64(1); seq <= h.Seq; seq++ {
		it := v.item(folder, h.Page, seq)
		if it.leaf == nil {
			v.fail(Failure{Page: h.Page, Seq: seq, Why: it.why})
			if missing++; missing > maxMissing {
				v.fail(Failure{Page: h.Page, Seq: seq, Why: fmt.Sprintf("more than %d entries are missing; the rest was not looked at", maxMissing)})
				break
			}
		}
		items = append(items, it)
	}
	for i := range items {
		it := &items[i]
		if it.leaf == nil || it.why != "" || i == 0 || items[i-1].leaf == nil || items[i-1].why != "" {
			continue
		}
		if it.leaf.Prev == nil || *it.leaf.Prev != LeafSum(items[i-1].text) {
			it.why = fmt.Sprintf("prev is not the hash of seq %d", i)
		}
	}
	seals := v.seals(h.Page, items)
	for i, it := range items {
		if it.leaf == nil {
			continue
		}
		seq := int64(i + 1)
		if it.why != "" {
			v.fail(Failure{Page: h.Page, Seq: seq, Why: it.why})
		}
		for _, c := range it.leaf.Fields {
			f := judge(c, it, seals[Target{seq, c.Name}])
			f.Seq = seq
			if f.State == Failed && it.why == "" {
				v.fail(Failure{Page: h.Page, Seq: seq, Field: f.Name, Why: f.Why})
			}
			p.Fields = append(p.Fields, f)
			delete(it.opened, c.Name)
		}
		for _, name := range slices.Sorted(maps.Keys(it.opened)) {
			const why = "it is opened, but the leaf commits to no such field"
			v.fail(Failure{Page: h.Page, Seq: seq, Field: name, Why: why})
			p.Fields = append(p.Fields, Field{seq, name, Failed, why})
		}
	}
	v.report.Pages = append(v.report.Pages, p)
}

// item reads one entry: its opening, and its leaf from there or, where that
// fails, from the bundles. The leaf counts only if it is under the checkpoint.
func (v *verifier) item(folder, id string, seq int64) (it item) {
	index := int64(-1)
	if v.whole {
		if log := v.logs[id]; seq <= int64(len(log)) && log[seq-1].seq == seq {
			index = log[seq-1].index
		}
	}
	o, err := (*Opening)(nil), error(nil)
	if folder != "" {
		name := path.Join(folder, "record", strconv.FormatInt(seq, 10)+".json")
		var b []byte
		if b, err = v.read(name, MaxOpening); err == nil {
			o, err = ParseOpening(b)
		}
	}
	if o != nil {
		if it.leaf, err = v.proven(o.Leaf, o.Index, id, seq); err == nil {
			it.text, it.opened = o.Leaf, map[string]Value{}
			for _, f := range o.Fields {
				it.opened[f.Name] = f
			}
			return it
		}
	}
	it.leaf = nil
	if err != nil && (index < 0 || !errors.Is(err, fs.ErrNotExist)) {
		it.why = err.Error()
	}
	if index < 0 {
		it.why = cmp.Or(it.why, "it is not in the log")
		return it
	}
	// The log is whole and proven: what the entry commits to can still be named,
	// and a missing opening is one that opens nothing.
	leaves, err := v.readBundle(v.bundleOf(index))
	if err == nil {
		it.text = bytes.Clone(leaves[index%TileWidth])
		it.leaf, err = v.proven(it.text, index, id, seq)
	}
	if err != nil {
		it.why = cmp.Or(it.why, err.Error())
	}
	return it
}

// proven parses a leaf and checks that it is the page's entry seq and under the checkpoint at index.
func (v *verifier) proven(text []byte, index int64, id string, seq int64) (*Leaf, error) {
	l, err := ParseLeaf(text)
	if err != nil {
		return nil, err
	}
	if l.Page != id || l.Seq != seq {
		return nil, fmt.Errorf("its leaf is of page %s, seq %d", l.Page, l.Seq)
	}
	if v.hashes == nil {
		return nil, fmt.Errorf("its leaf is not shown to be under the checkpoint: %s", v.why)
	}
	if index >= v.c.Size {
		return nil, fmt.Errorf("its leaf is at index %d, the checkpoint covers %d leaves", index, v.c.Size)
	}
	h, err := v.hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	if err != nil {
		return nil, fmt.Errorf("its leaf is not shown to be under the checkpoint: %v", err)
	}
	if h[0] != TreeHash(text) {
		return nil, fmt.Errorf("its leaf is not the one at index %d under the checkpoint", index)
	}
	return l, nil
}

// A seal is what a page's log declares of one value, as of its newest entry.
type seal struct {
	state State // Withheld or Erased; empty: open
	by    int64 // seq of the entry that declares it
	op    string
}

// seals folds the declarations of a page's log. An erasure stays; a release
// takes back a withhold; a withdrawn post's values are sealed, all but the notes
// of the entries that withdrew and restored it.
func (v *verifier) seals(id string, items []item) map[Target]seal {
	named := map[Target]seal{}
	withdrawn := map[string]int64{} // post id -> seq
	for i, it := range items {
		if it.leaf == nil {
			continue
		}
		l, seq := it.leaf, int64(i+1)
		switch l.Op {
		case "withdraw":
			withdrawn[l.Post] = seq
		case "restore":
			delete(withdrawn, l.Post)
		}
		for _, t := range l.Targets {
			if of := items[t.Seq-1].leaf; of != nil && !slices.ContainsFunc(of.Fields, func(c Commitment) bool { return c.Name == t.Name }) {
				v.fail(Failure{Page: id, Seq: seq, Field: t.Name, Why: fmt.Sprintf("%s of a value that seq %d does not commit to", l.Op, t.Seq)})
				continue
			}
			switch was := named[t]; {
			case was.state == Erased:
			case l.Op == "withhold":
				named[t] = seal{Withheld, seq, l.Op}
			case l.Op == "erase":
				named[t] = seal{Erased, seq, l.Op}
			case l.Op == "release":
				delete(named, t)
			}
		}
	}
	for i, it := range items {
		if it.leaf == nil || it.leaf.Post == "" || it.leaf.Op == "withdraw" || it.leaf.Op == "restore" {
			continue
		}
		by, ok := withdrawn[it.leaf.Post]
		if !ok {
			continue
		}
		for _, c := range it.leaf.Fields {
			if t := (Target{int64(i + 1), c.Name}); named[t].state == "" {
				named[t] = seal{Withheld, by, "withdraw"}
			}
		}
	}
	return named
}

// judge gives the answer for one committed value.
func judge(c Commitment, it item, s seal) Field {
	f := Field{Name: c.Name}
	if s.state != "" {
		f.Why = fmt.Sprintf("%s at seq %d", s.op, s.by)
	}
	value, opened := it.opened[c.Name]
	switch {
	case it.why != "":
		f.State, f.Why = Failed, it.why
	case opened && value.Sum() != c.Sum:
		f.State, f.Why = Failed, "value and salt do not give the commitment"
	case opened && s.state != "":
		// Published although the log says it is not: the value is what was committed to, so it is no lie; who reads the report is told.
		f.State, f.Why = Verified, "published in spite of "+f.Why
	case opened:
		f.State = Verified
	case s.state != "":
		f.State = s.state
	default:
		f.State, f.Why = Failed, "it is not opened, and no entry declares why"
	}
	return f
}
