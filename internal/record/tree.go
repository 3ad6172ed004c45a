package record

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// ErrTile is wrapped where a tile's path, a tile or an entry bundle is not well-formed.
var ErrTile = errors.New("record: bad tile")

// TileHeight is the height of C2SP tlog-tiles: a full tile is 2^8 hashes wide.
const (
	TileHeight = 8
	TileWidth  = 1 << TileHeight
)

// Entries is the level of a tlog.Tile that stands for an entry bundle.
const Entries = -1

// A Tree holds the hashes of a site's Merkle tree in memory, 64 bytes a leaf,
// in tlog's storage order. Its zero value is the empty tree. It is not safe
// for use while Append runs: the caller owns it.
type Tree struct {
	size   int64
	hashes []tlog.Hash
}

// Size is the number of leaves.
func (t *Tree) Size() int64 { return t.size }

// Append adds the next leaf and returns its index.
func (t *Tree) Append(text []byte) int64 {
	t.add(TreeHash(text))
	return t.size - 1
}

func (t *Tree) add(h tlog.Hash) {
	more, err := tlog.StoredHashesForRecordHash(t.size, h, t)
	if err != nil {
		panic("record: a tree's own hashes are not there: " + err.Error())
	}
	t.hashes = append(t.hashes, more...)
	t.size++
}

// Root is the tree's root hash.
func (t *Tree) Root() tlog.Hash {
	h, err := t.RootAt(t.size)
	if err != nil {
		panic("record: a tree's own hashes are not there: " + err.Error())
	}
	return h
}

// RootAt is the root of the tree's first size leaves.
func (t *Tree) RootAt(size int64) (tlog.Hash, error) {
	if size < 0 || size > t.size {
		return tlog.Hash{}, fmt.Errorf("record: no root at size %d: the tree has %d leaves", size, t.size)
	}
	return tlog.TreeHash(size, t)
}

// ReadHashes makes a Tree a tlog.HashReader, from which tlog makes tiles and proofs.
func (t *Tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x < 0 || x >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("record: no hash %d in a tree of %d leaves", x, t.size)
		}
		out[i] = t.hashes[x]
	}
	return out, nil
}

// Tiles returns the tiles and entry bundles that a tree of size to needs and
// one of size from doesn't have: what is to be published with a checkpoint.
func Tiles(from, to int64) []tlog.Tile {
	tiles := tlog.NewTiles(TileHeight, from, to)
	for _, t := range tiles {
		if t.L == 0 {
			t.L = Entries
			tiles = append(tiles, t)
		}
	}
	return tiles
}

// TilePath returns the path of a tile in the form of C2SP tlog-tiles, which has
// no height: tile/<L>/<N>[.p/<W>], tile/entries/<N>[.p/<W>] where L is Entries.
func TilePath(t tlog.Tile) string {
	t.H = TileHeight
	p := strings.TrimPrefix(t.Path(), "tile/8/")
	if rest, ok := strings.CutPrefix(p, "data/"); ok {
		p = "entries/" + rest
	}
	return "tile/" + p
}

// ParseTilePath reads what TilePath writes, and nothing else.
func ParseTilePath(path string) (tlog.Tile, error) {
	p, ok := strings.CutPrefix(path, "tile/")
	if rest, entries := strings.CutPrefix(p, "entries/"); entries {
		p = "data/" + rest
	}
	if t, err := tlog.ParseTilePath("tile/8/" + p); ok && err == nil && t.L < 64 && t.N >= 0 && TilePath(t) == path {
		return t, nil
	}
	return tlog.Tile{}, fmt.Errorf("%w: %q is not the path of one", ErrTile, path)
}

// Bundle joins leaves to an entry bundle: before each its length as a big-endian uint16.
func Bundle(leaves [][]byte) ([]byte, error) {
	if len(leaves) < 1 || len(leaves) > TileWidth {
		return nil, fmt.Errorf("%w: %d entries in a bundle, 1 to %d go in", ErrTile, len(leaves), TileWidth)
	}
	var b []byte
	for i, l := range leaves {
		if len(l) > MaxLeaf {
			return nil, fmt.Errorf("%w: entry %d of a bundle has %d bytes, the limit is %d", ErrTile, i, len(l), MaxLeaf)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(len(l)))
		b = append(b, l...)
	}
	return b, nil
}

// ParseBundle parts an entry bundle of exactly width entries. The leaves share b's memory.
func ParseBundle(b []byte, width int) ([][]byte, error) {
	leaves := make([][]byte, 0, min(max(width, 0), TileWidth))
	for len(b) > 0 {
		if len(b) < 2 || len(b)-2 < int(binary.BigEndian.Uint16(b)) {
			return nil, fmt.Errorf("%w: the bundle is cut off in entry %d", ErrTile, len(leaves))
		}
		n := 2 + int(binary.BigEndian.Uint16(b))
		leaves = append(leaves, b[2:n:n])
		b = b[n:]
	}
	if len(leaves) != width {
		return nil, fmt.Errorf("%w: the bundle has %d entries, expected %d", ErrTile, len(leaves), width)
	}
	return leaves, nil
}
