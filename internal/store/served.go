package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

// RecordFile gives a file of the record, as docs/record.md lays them out, as of
// the newest commit. With pageID "" the path is one below record/:
//
//	index.json  EPOCH/checkpoint  EPOCH/key  EPOCH/tile/...
//
// else one below that page's record/: head.json, SEQ.json. ErrNoRecord where
// there is no such file; ErrKey for a checkpoint that this server can't sign.
//
// An opening holds no value that is withdrawn, withheld or erased.
func (s *Store) RecordFile(ctx context.Context, pageID, path string) ([]byte, error) {
	none := fmt.Errorf("%s: %w", path, ErrNoRecord)
	if pageID != "" {
		if path == "head.json" {
			return s.recordHead(ctx, pageID)
		}
		name, ok := strings.CutSuffix(path, ".json")
		if seq, err := number(name); ok && err == nil {
			return s.recordOpening(ctx, pageID, seq)
		}
		return nil, none
	}
	if path == "index.json" {
		return s.recordIndex(ctx)
	}
	name, rest, _ := strings.Cut(path, "/")
	epoch, err := number(name)
	if err != nil || rest != "checkpoint" && rest != "key" && !strings.HasPrefix(rest, "tile/") {
		return nil, none
	}
	var tile tlog.Tile
	if rest != "checkpoint" && rest != "key" {
		if tile, err = record.ParseTilePath(rest); err != nil {
			return nil, none
		}
	}
	if rest == "checkpoint" {
		return s.checkpoint(ctx, epoch)
	}
	site, err := s.Site(ctx)
	switch {
	case err != nil:
		return nil, err
	case site.Epoch != epoch:
		return nil, none
	case rest == "key":
		return []byte(site.PublicKey + "\n"), nil
	case !within(tile, site.Next):
		return nil, none
	}
	return s.tile(ctx, tile)
}

// number reads a count as the record writes it: decimal, without a sign or a leading zero.
func number(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != s {
		return 0, strconv.ErrSyntax
	}
	return n, nil
}

// signed is the newest checkpoint that a Store has signed.
type signed struct {
	mu   sync.Mutex // guards what follows
	last record.Checkpoint
	note []byte // nil: none yet
}

// checkpoint signs the tree as it is committed, once for each size. Ed25519 gives
// the same bytes to the same text, so that servers of one database agree. What
// does not continue the tree that was signed last is not signed.
func (s *Store) checkpoint(ctx context.Context, epoch int64) ([]byte, error) {
	// Held while the size is read, so that no older size comes after a newer one.
	s.signed.mu.Lock()
	defer s.signed.mu.Unlock()
	site, err := s.Site(ctx)
	if err != nil {
		return nil, err
	}
	if site.Epoch != epoch {
		return nil, fmt.Errorf("epoch %d: %w", epoch, ErrNoRecord)
	}
	key, err := s.Signer()
	if err != nil {
		return nil, err
	}
	old, begun := s.signed.last, s.signed.note != nil && s.signed.last.Epoch == epoch
	if begun && old.Size == site.Next {
		return s.signed.note, nil
	}
	c := record.Checkpoint{Site: site.ID, Epoch: epoch, Size: site.Next}
	hashes := s.Hashes(ctx)
	if c.Root, err = tlog.TreeHash(c.Size, hashes); err != nil {
		return nil, err
	}
	if begun {
		var proof tlog.TreeProof
		if 0 < old.Size && old.Size < c.Size {
			if proof, err = tlog.ProveTree(c.Size, old.Size, hashes); err != nil {
				return nil, err
			}
		}
		if err := c.CheckConsistency(old, proof); err != nil {
			return nil, fmt.Errorf("the log is not signed: %w: %w", ErrDatabase, err)
		}
	}
	note, err := c.Sign(key)
	if err != nil {
		return nil, err
	}
	s.signed.last, s.signed.note = c, note
	return note, nil
}

// within says whether a tree of this size has all hashes of the tile.
func within(t tlog.Tile, size int64) bool {
	level := max(t.L, 0) * record.TileHeight
	return level < 48 && t.N <= size>>level>>record.TileHeight && t.N*record.TileWidth+int64(t.W) <= size>>level
}

func (s *Store) tile(ctx context.Context, t tlog.Tile) ([]byte, error) {
	if t.L != record.Entries {
		return tlog.ReadTileData(t, s.Hashes(ctx))
	}
	first := t.N * record.TileWidth
	leaves, err := s.Leaves(ctx, first, first+int64(t.W))
	if err != nil {
		return nil, err
	}
	if len(leaves) != t.W {
		return nil, fmt.Errorf("reading leaves: %w: %d of %d from index %d on are missing", ErrDatabase, t.W-len(leaves), t.W, first)
	}
	return record.Bundle(leaves)
}

func (s *Store) recordIndex(ctx context.Context) ([]byte, error) {
	const doing = "listing the record"
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer tx.Rollback()
	var x record.Index
	if err := tx.QueryRowContext(ctx, `SELECT epoch FROM site`).Scan(&x.Epoch); err != nil {
		return nil, s.fail(doing, err)
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, slug, seq FROM page_head WHERE seq > 0`) // drafts have no entries
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		var p record.IndexPage
		if err := rows.Scan(&p.Page, &p.Folder, &p.Seq); err != nil {
			return nil, s.fail(doing, err)
		}
		x.Pages = append(x.Pages, p)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	return x.Encode(), nil
}

func (s *Store) recordHead(ctx context.Context, pageID string) ([]byte, error) {
	var seq sql.NullInt64
	if err := s.read.QueryRowContext(ctx, `SELECT max(seq) FROM leaf WHERE page = $1`, pageID).Scan(&seq); err != nil {
		return nil, s.fail("reading the record", err)
	}
	if !seq.Valid {
		return nil, fmt.Errorf("page %s: %w", pageID, ErrNoRecord)
	}
	return record.Head{Page: pageID, Seq: seq.Int64}.Encode(), nil
}

// recordOpening makes the opening of one entry. What it costs grows with what
// was done to the post, not with the page.
func (s *Store) recordOpening(ctx context.Context, pageID string, seq int64) ([]byte, error) {
	const doing = "opening an entry"
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer tx.Rollback()
	var o record.Opening
	var op, post string
	err = tx.QueryRowContext(ctx, `SELECT l.idx, l.text, e.op, e.post FROM leaf l JOIN entry e ON e.page = l.page AND e.seq = l.seq WHERE l.page = $1 AND l.seq = $2`, pageID, seq).
		Scan(&o.Index, &o.Leaf, &op, &post)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("page %s, seq %d: %w", pageID, seq, ErrNoRecord)
	}
	if err != nil {
		return nil, s.fail(doing, err)
	}
	sealed, err := s.seals(ctx, tx, pageID, &post)
	if err != nil {
		return nil, err
	}
	fields, err := s.openings(ctx, tx, pageID, seq-1, seq)
	if err != nil {
		return nil, err
	}
	return s.opening(doing, pageID, seq, o, fields, func(name string) bool { return sealed.holds(post, seq, page.Op(op), name) })
}

// opening writes an opening with those of the fields that are not sealed.
func (s *Store) opening(doing, pageID string, seq int64, o record.Opening, fields []Opening, sealed func(name string) bool) ([]byte, error) {
	for _, f := range fields {
		if !f.Erased && !sealed(f.Name) {
			o.Fields = append(o.Fields, record.Value{Name: f.Name, Salt: f.Salt, Value: f.Value})
		}
	}
	b, err := o.Encode()
	if err != nil {
		return nil, fmt.Errorf("%s: page %s, seq %d: %w: %w", doing, pageID, seq, ErrDatabase, err)
	}
	return b, nil
}

// seals is what seals the values of a page's entries, as of its newest entry.
type seals struct {
	withdrawn        map[string]bool // by post
	withheld, erased map[page.Target]bool
}

// holds says whether a value of an entry of the post is published nowhere.
func (x *seals) holds(post string, seq int64, op page.Op, name string) bool {
	// Readers are shown the notes of the withdrawal itself in the post's place.
	t := page.Target{Seq: seq, Name: name}
	return x.withdrawn[post] && op != page.OpWithdraw && op != page.OpRestore || x.withheld[t] || x.erased[t]
}

// sealing are the entries that seal values, in the words of the index entry_seals.
const sealing = `op IN ('withdraw', 'restore', 'withhold', 'release', 'erase')`

// seals reads what seals the values of a page; with a post, of that post's entries
// alone ("" is the page itself): what seals a value is always about the same post.
func (s *Store) seals(ctx context.Context, q querier, pageID string, post *string) (*seals, error) {
	const doing = "reading what is sealed"
	where, args := "", []any{pageID}
	if post != nil {
		where, args = " AND post = $2", append(args, *post)
	}
	rows, err := q.QueryContext(ctx, `SELECT op, post, targets FROM entry WHERE page = $1`+where+` AND `+sealing+` ORDER BY seq`, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	x := &seals{withdrawn: map[string]bool{}, withheld: map[page.Target]bool{}, erased: map[page.Target]bool{}}
	for rows.Next() {
		var did page.Op
		var of, text string
		if err := rows.Scan((*string)(&did), &of, &text); err != nil {
			return nil, s.fail(doing, err)
		}
		switch did {
		case page.OpWithdraw:
			x.withdrawn[of] = true
		case page.OpRestore:
			x.withdrawn[of] = false
		}
		var targets []page.Target
		if text != "" {
			if err := json.Unmarshal([]byte(text), &targets); err != nil {
				return nil, fmt.Errorf("%s: page %s: %w: %v", doing, pageID, ErrDatabase, err)
			}
		}
		for _, t := range targets {
			if did == page.OpErase {
				x.erased[t] = true
			} else {
				x.withheld[t] = did == page.OpWithhold
			}
		}
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	return x, nil
}

// openingsAtOnce is how many openings a copy reads in one transaction: few enough
// that an erasure never waits long for it.
const openingsAtOnce = 200

// CopyRecord hands over the files of the record of one page up to seq, as
// docs/record.md lays out the copy of a single page: the site's checkpoint, key and
// the hash tiles that lead to it, and below folder/record/ the page's own. It holds
// no transaction from one file to the next.
//
// ErrTaken if something was taken away after seq: what was handed over is then of no
// moment, and must be thrown away. ErrKey where this server can't sign.
func (s *Store) CopyRecord(ctx context.Context, pageID, folder string, seq int64, put func(path string, b []byte) error) error {
	const doing = "copying the record"
	site, err := s.Site(ctx)
	if err != nil {
		return err
	}
	note, err := s.checkpoint(ctx, site.Epoch) // it covers seq, which is committed
	if err != nil {
		return err
	}
	at, err := record.VerifyCheckpoint(note, site.PublicKey)
	if err != nil {
		return fmt.Errorf("%s: %w: %w", doing, ErrDatabase, err)
	}
	dir := fmt.Sprintf("record/%d/", site.Epoch)
	if err := put(dir+"checkpoint", note); err != nil {
		return err
	}
	if err := put(dir+"key", []byte(site.PublicKey+"\n")); err != nil {
		return err
	}
	own := folder + "/record/"
	if err := put(own+"head.json", record.Head{Page: pageID, Seq: seq}.Encode()); err != nil {
		return err
	}
	wanted := map[int64]bool{}
	for from := int64(0); from < seq; from += openingsAtOnce {
		to := min(from+openingsAtOnce, seq)
		opened, err := s.openedRun(ctx, pageID, from, to)
		if err != nil {
			return err
		}
		for i, o := range opened {
			wanted[o.index/record.TileWidth] = true
			if err := put(fmt.Sprintf("%s%d.json", own, from+int64(i)+1), o.file); err != nil {
				return err
			}
		}
	}
	for _, t := range record.Tiles(0, at.Size) {
		if t.L == record.Entries || t.L == 0 && t.W == record.TileWidth && !wanted[t.N] {
			continue
		}
		b, err := s.tile(ctx, t)
		if err != nil {
			return err
		}
		if err := put(dir+record.TilePath(t), b); err != nil {
			return err
		}
	}
	var since int64
	if err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM entry WHERE page = $1 AND seq > $2 AND op IN ('withdraw', 'restore', 'withhold', 'release', 'erase')`, pageID, seq).Scan(&since); err != nil {
		return s.fail(doing, err)
	}
	if since > 0 {
		return fmt.Errorf("%s: page %s after seq %d: %w", doing, pageID, seq, ErrTaken)
	}
	return nil
}

type opened struct {
	index int64
	file  []byte
}

// openedRun makes the openings of the entries from < seq <= to, as of one moment.
func (s *Store) openedRun(ctx context.Context, pageID string, from, to int64) ([]opened, error) {
	const doing = "opening entries"
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer tx.Rollback()
	sealed, err := s.seals(ctx, tx, pageID, nil)
	if err != nil {
		return nil, err
	}
	fields, err := s.openings(ctx, tx, pageID, from, to)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT l.seq, l.idx, l.text, e.op, e.post FROM leaf l JOIN entry e ON e.page = l.page AND e.seq = l.seq WHERE l.page = $1 AND l.seq > $2 AND l.seq <= $3 ORDER BY l.seq`, pageID, from, to)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var run []opened
	for rows.Next() {
		var o record.Opening
		var seq int64
		var op page.Op
		var post string
		if err := rows.Scan(&seq, &o.Index, &o.Leaf, (*string)(&op), &post); err != nil {
			return nil, s.fail(doing, err)
		}
		n := 0
		for n < len(fields) && fields[n].Seq == seq {
			n++
		}
		b, err := s.opening(doing, pageID, seq, o, fields[:n], func(name string) bool { return sealed.holds(post, seq, op, name) })
		if err != nil {
			return nil, err
		}
		fields = fields[n:]
		run = append(run, opened{o.Index, b})
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	if int64(len(run)) != to-from {
		return nil, fmt.Errorf("%s: page %s: %w: %d of %d leaves after seq %d are missing", doing, pageID, ErrDatabase, to-from-int64(len(run)), to-from, from)
	}
	return run, nil
}
