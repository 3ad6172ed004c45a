package record

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

// rootOf is RFC 6962, section 2.1, word for word.
func rootOf(d [][]byte) tlog.Hash {
	switch len(d) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, d[0]...))
	}
	k := 1
	for k*2 < len(d) {
		k *= 2
	}
	l, r := rootOf(d[:k]), rootOf(d[k:])
	return sha256.Sum256(slices.Concat([]byte{1}, l[:], r[:]))
}

func grow(n int) (t *Tree, leaves [][]byte) {
	t = new(Tree)
	for i := range n {
		leaves = append(leaves, fmt.Appendf(nil, "leaf %d\n", i))
		t.Append(leaves[i])
	}
	return t, leaves
}

func TestTreeIsRFC6962(t *testing.T) {
	tree, leaves := grow(300)
	for n := range len(leaves) + 1 {
		got, err := tree.RootAt(int64(n))
		if err != nil || got != rootOf(leaves[:n]) {
			t.Fatalf("size %d: %v %v, want %v", n, got, err, rootOf(leaves[:n]))
		}
	}
	if _, err := tree.RootAt(301); err == nil {
		t.Fatal("a root beyond the tree")
	}
	if tree.Root() != rootOf(leaves) {
		t.Fatal("Root is not RootAt(Size)")
	}
}

func TestProofs(t *testing.T) {
	tree, leaves := grow(600)
	at := func(n int64) Checkpoint {
		root, err := tree.RootAt(n)
		if err != nil {
			t.Fatal(err)
		}
		return Checkpoint{Site: "s", Epoch: 1, Size: n, Root: root}
	}
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.Int64Range(1, 600).Draw(t, "size")
		index := rapid.Int64Range(0, size-1).Draw(t, "index")
		old := rapid.Int64Range(0, size).Draw(t, "old")
		c := at(size)
		proof, err := tlog.ProveRecord(size, index, tree)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.CheckInclusion(index, leaves[index], proof); err != nil {
			t.Fatal(err)
		}
		other := rapid.Int64Range(0, 599).Draw(t, "other")
		if other != index {
			if err := c.CheckInclusion(index, leaves[other], proof); !errors.Is(err, ErrProof) {
				t.Fatalf("another leaf passes: %v", err)
			}
			if err := c.CheckInclusion(other, leaves[index], proof); !errors.Is(err, ErrProof) {
				t.Fatalf("another index passes: %v", err)
			}
		}
		if len(proof) > 0 {
			proof[rapid.IntRange(0, len(proof)-1).Draw(t, "hash")][rapid.IntRange(0, 31).Draw(t, "byte")] ^= 1
			if err := c.CheckInclusion(index, leaves[index], proof); !errors.Is(err, ErrProof) {
				t.Fatalf("a changed proof passes: %v", err)
			}
		}

		var grown tlog.TreeProof
		if old > 0 {
			if grown, err = tlog.ProveTree(size, old, tree); err != nil {
				t.Fatal(err)
			}
		}
		before := at(old)
		if err := c.CheckConsistency(before, grown); err != nil {
			t.Fatal(err)
		}
		before.Root[5] ^= 1
		if err := c.CheckConsistency(before, grown); !errors.Is(err, ErrProof) {
			t.Fatalf("another past passes: %v", err)
		}
		if old < size {
			if err := at(old).CheckConsistency(c, grown); !errors.Is(err, ErrProof) {
				t.Fatalf("a shrunken tree passes: %v", err)
			}
		}
		before = at(old)
		before.Epoch++
		if err := c.CheckConsistency(before, grown); !errors.Is(err, ErrProof) {
			t.Fatalf("another log passes: %v", err)
		}
	})
}

// The example of C2SP tlog-tiles: what a tree of 70,000 leaves is served as.
func TestTilesOfTheSpecification(t *testing.T) {
	count := map[string]int{}
	for _, tile := range Tiles(0, 70_000) {
		kind := fmt.Sprintf("level %d width %d", tile.L, tile.W)
		count[kind]++
	}
	want := map[string]int{
		"level 0 width 256": 273, "level 0 width 112": 1, "level 1 width 256": 1, "level 1 width 17": 1, "level 2 width 1": 1,
		"level -1 width 256": 273, "level -1 width 112": 1,
	}
	if fmt.Sprint(count) != fmt.Sprint(want) {
		t.Fatalf("got %v, want %v", count, want)
	}
}

func TestTilePath(t *testing.T) {
	for path, tile := range map[string]tlog.Tile{
		"tile/0/000":                 {H: 8, L: 0, N: 0, W: 256},
		"tile/1/x001/x234/067":       {H: 8, L: 1, N: 1234067, W: 256},
		"tile/2/999.p/1":             {H: 8, L: 2, N: 999, W: 1},
		"tile/entries/x001/000.p/17": {H: 8, L: Entries, N: 1000, W: 17},
		"tile/entries/273":           {H: 8, L: Entries, N: 273, W: 256},
		"tile/63/000":                {H: 8, L: 63, N: 0, W: 256},
	} {
		if got := TilePath(tile); got != path {
			t.Errorf("TilePath(%+v) = %s, want %s", tile, got, path)
		}
		if got, err := ParseTilePath(path); err != nil || got != tile {
			t.Errorf("ParseTilePath(%s) = %+v, %v", path, got, err)
		}
	}
	for _, bad := range []string{
		"", "tile", "tile/", "tile/0", "tile/0/", "tile/00/000", "tile/64/000", "tile/-1/000", "tile/data/000", "tile/8/0/000", "tile/0/0", "tile/0/0000",
		"tile/0/x000/000", "tile/0/001/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000/", "/tile/0/000",
		"tile/entries/0", "tile/entries", "tile/entries/entries/000", "tile/0/../000", "0/000", "entries/000", "tile/0/x-01/000",
		"tile/0/x999/x999/x999/x999/x999/x999/x999/999",
	} {
		if got, err := ParseTilePath(bad); !errors.Is(err, ErrTile) {
			t.Errorf("ParseTilePath(%q) = %+v, %v", bad, got, err)
		}
	}
}

func FuzzParseTilePath(f *testing.F) {
	f.Add("tile/1/x001/x234/067")
	f.Add("tile/entries/000.p/17")
	f.Fuzz(func(t *testing.T, path string) {
		if tile, err := ParseTilePath(path); err == nil && (TilePath(tile) != path || tile.W < 1 || tile.W > 256 || tile.N < 0) {
			t.Fatalf("%q is %+v", path, tile)
		}
	})
}

func TestBundleComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leaves := rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 0, 40), 1, 256).Draw(t, "leaves")
		b, err := Bundle(leaves)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseBundle(b, len(leaves))
		if err != nil || !slices.EqualFunc(leaves, back, bytes.Equal) {
			t.Fatalf("%v: %q became %q", err, leaves, back)
		}
		for _, width := range []int{len(leaves) - 1, len(leaves) + 1} {
			if _, err := ParseBundle(b, width); !errors.Is(err, ErrTile) {
				t.Fatalf("width %d passes: %v", width, err)
			}
		}
		if _, err := ParseBundle(b[:len(b)-1], len(leaves)); !errors.Is(err, ErrTile) {
			t.Fatalf("a bundle cut short passes: %v", err)
		}
	})
}

func TestBundleLimits(t *testing.T) {
	for name, leaves := range map[string][][]byte{"none": nil, "257": make([][]byte, 257), "64 KiB": {make([]byte, MaxLeaf+1)}} {
		if _, err := Bundle(leaves); !errors.Is(err, ErrTile) {
			t.Errorf("%s: %v", name, err)
		}
	}
	longest := make([]byte, MaxLeaf)
	b, err := Bundle([][]byte{longest})
	if err != nil {
		t.Fatal(err)
	}
	if back, err := ParseBundle(b, 1); err != nil || len(back[0]) != MaxLeaf {
		t.Fatal(err)
	}
}
