package store

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

// Command says what a transaction is about and whose it is.
type Command struct {
	Page    string // id of the only page that it may change
	Scope   string // whose Key it is: a token's id, "cli", ...
	Key     string // the Idempotency-Key, at most 255 bytes; "": none
	Request []byte // the exact request, of which a keyed hash is kept with the key
	By      By     // who gives it: a line of the audit log for each entry; nobody: none

	// Words of the watch list that are to be published all the same. Where others are
	// met, nothing is done: a *Watched.
	Watched []string

	// Drafts, by id, that are to be published though their status says unverified or
	// being checked. Where others are among them, nothing is done: a *Doubtful.
	Unverified []string
}

// Result is what a command appended.
type Result struct {
	Page     string       // id of the page
	Epoch    int64        // of the site, when it was appended
	Entries  []page.Entry // in order; none where only drafts were changed
	Made     string       // id of what was made besides entries: a schedule
	Replayed bool         // the key was used before: this is what the first use appended
}

// keyLife is how long a key is remembered.
const keyLife = 7 * 24 * time.Hour

// maxParams is how many parameters one statement gets at most.
const maxParams = 6000

// Write runs one command as one transaction. If fn fails nothing is kept and its
// error is returned as it is. Otherwise all that fn did is committed, and durable
// when Write returns.
//
// With a Key that this Scope used before in the last seven days, fn is not
// called: the same Page and Request get the first result again with Replayed
// set, others ErrKeyReused. A command that failed did not use its key.
//
// fn must not write by other means than its Tx: it would wait for itself.
func (s *Store) Write(ctx context.Context, cmd Command, fn func(*Tx) error) (Result, error) {
	return s.run(ctx, cmd, func(t *Tx) error {
		err := s.do("head", func() (err error) {
			t.head, err = s.head(ctx, t.tx, cmd.Page)
			return err
		})
		if err != nil {
			return err
		}
		return fn(t)
	})
}

// run is Write before there is a page.
func (s *Store) run(ctx context.Context, cmd Command, fn func(*Tx) error) (Result, error) {
	const doing = "writing"
	if len(cmd.Key) > 255 {
		return Result{}, tooLarge("key", "request", "an idempotency key has at most 255 bytes, this one has %d", len(cmd.Key))
	}
	var result Result
	var t *Tx
	replay := errors.New("replayed") // rolls the transaction back
	err := s.transact(ctx, doing, func(tx *sql.Tx, site *siteRow) error {
		t = &Tx{s: s, ctx: ctx, tx: tx, cmd: cmd, now: s.now().UTC().Truncate(time.Millisecond), site: *site}
		result = Result{Epoch: site.epoch}
		used, err := s.remembered(ctx, tx, cmd, t.now)
		if err != nil {
			return err
		}
		if used != nil {
			result.Page, result.Made, result.Replayed = used.page, used.made, true
			if used.last > 0 {
				if result.Entries, err = s.pageEntries(ctx, tx, used.page, used.first-1, used.last-used.first+1); err != nil {
					return err
				}
			}
			return replay
		}
		if err := fn(t); err != nil {
			return err
		}
		if t.failed != nil { // fn passed over an error that left the transaction half done
			return t.failed
		}
		if err := t.checkWatched(); err != nil {
			return err
		}
		if err := t.noteUnverified(); err != nil {
			return err
		}
		if err := t.flush(); err != nil {
			return s.fail(doing, err)
		}
		result.Page, result.Made, result.Entries = t.head.ID, t.made, t.entries
		return nil
	})
	switch {
	case err == replay:
		for _, e := range result.Entries {
			t.scrub = t.scrub || e.Op == page.OpErase
		}
	case err != nil:
		return Result{}, err
	}
	if t.scrub {
		// Also when replayed: the first time may have ended before this was done.
		if err := s.scrub(ctx); err != nil {
			return result, fmt.Errorf("the values are erased, but may still lie in the database's files; send the same command again: %w", err)
		}
	}
	return result, nil
}

// scrub takes erased values out of the database's files, and notes that it has.
func (s *Store) scrub(ctx context.Context) error {
	if err := s.step("scrub", false); err != nil {
		return err
	}
	err := s.dialect.scrub(ctx, s.write)
	if err != nil && s.Engine() == "postgres" {
		// There it only helps: what its files hold is its operator's to say.
		s.log.Warn("room of erased values is not taken back yet; it is tried again at the next start", "err", err)
		return nil
	}
	if err == nil {
		_, err = s.write.ExecContext(ctx, `UPDATE site SET scrub = 0 WHERE scrub <> 0`)
	}
	return s.fail("taking erased values out of the database's files", err)
}

// use is what is kept of a key's first use.
type use struct {
	page        string
	first, last int64 // seqs; 0: it appended nothing
	made        string
}

// remembered looks for an earlier use of the command's key: nil where there was none.
func (s *Store) remembered(ctx context.Context, tx *sql.Tx, cmd Command, now time.Time) (*use, error) {
	if cmd.Key == "" {
		return nil, nil
	}
	err := s.do("forget keys", func() error {
		_, err := tx.ExecContext(ctx, `DELETE FROM idempotency WHERE created < $1`, millis(now.Add(-keyLife)))
		return err
	})
	if err != nil {
		return nil, s.fail("forgetting old keys", err)
	}
	var u use
	var request []byte
	err = tx.QueryRowContext(ctx, `SELECT request, page, first, last, made FROM idempotency WHERE scope = $1 AND key = $2`, cmd.Scope, s.keyHash(cmd)).
		Scan(&request, &u.page, &u.first, &u.last, &u.made)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, s.fail("looking for the key", err)
	case request != nil && !hmac.Equal(request, s.requestHash(cmd)):
		return nil, ErrKeyReused
	}
	return &u, nil
}

func (s *Store) keyHash(cmd Command) []byte {
	return keyed(s.secret, "key", []byte(cmd.Scope), []byte(cmd.Key))
}

func (s *Store) requestHash(cmd Command) []byte {
	return keyed(s.secret, "request", []byte(cmd.Page), cmd.Request)
}

// flush writes what the command appended: leaves and tree hashes are made here.
func (t *Tx) flush() error {
	s, n := t.s, len(t.entries)
	if n > 0 {
		if err := s.do("search", t.putSearch); err != nil {
			return err
		}
		if err := s.do("entries", t.putEntries); err != nil {
			return err
		}
		if err := s.do("fields and leaves", t.putRecord); err != nil {
			return err
		}
		err := s.do("site next", func() error {
			_, err := t.tx.ExecContext(t.ctx, `UPDATE site SET next = $1`, t.site.next+int64(n))
			return err
		})
		if err != nil {
			return err
		}
	}
	if t.headChanged {
		if err := s.do("page_head", func() error { return s.setHead(t.ctx, t.tx, t.head) }); err != nil {
			return err
		}
	}
	if err := s.do("acts", t.putActs); err != nil {
		return err
	}
	if t.scrub {
		if _, err := t.tx.ExecContext(t.ctx, `UPDATE site SET scrub = 1`); err != nil {
			return err
		}
	}
	if t.cmd.Key != "" {
		first, last := int64(0), int64(0)
		if n > 0 {
			first, last = t.entries[0].Seq, t.entries[n-1].Seq
		}
		return s.do("idempotency", func() error {
			_, err := t.tx.ExecContext(t.ctx, `INSERT INTO idempotency (scope, key, request, page, first, last, made, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
				t.cmd.Scope, s.keyHash(t.cmd), s.requestHash(t.cmd), t.head.ID, first, last, t.made, millis(t.now))
			return err
		})
	}
	return nil
}

func (t *Tx) putEntries() error {
	ins := t.insert("entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets)", 14)
	for i := range t.entries {
		e := &t.entries[i]
		targets := ""
		if len(e.Targets) > 0 {
			b, err := json.Marshal(e.Targets)
			if err != nil {
				return err
			}
			targets = string(b)
		}
		if err := ins.row(e.Index, e.Page, e.Seq, e.V, string(e.Op), e.Post, e.Rev, millis(e.Time), nullMillis(e.Stamp), e.Batch, e.Position, flagBits(e.Flags), e.Reason, targets); err != nil {
			return err
		}
	}
	return ins.flush()
}

// putRecord writes fields with their commitments, leaves, and the hashes that
// these add to the tree.
func (t *Tx) putRecord() error {
	prev, err := t.lastLeaf()
	if err != nil {
		return err
	}
	fields := t.insert("field (page, seq, name, commitment, salt, value)", 6)
	leaves := t.insert("leaf (idx, page, seq, text)", 4)
	tree := t.insert("tree_hash (pos, hash)", 2)
	fresh := map[int64]tlog.Hash{} // not in the table yet
	reader := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(at))
		var old []int64
		var where []int
		for i, pos := range at {
			if h, ok := fresh[pos]; ok {
				out[i] = h
			} else {
				old, where = append(old, pos), append(where, i)
			}
		}
		hashes, err := t.s.hashes(t.ctx, t.tx, old)
		for i, h := range hashes {
			out[where[i]] = h
		}
		return out, err
	})
	for i := range t.entries {
		e := &t.entries[i]
		leaf := record.Leaf{
			Page: e.Page, Seq: e.Seq, Prev: prev, Op: string(e.Op), Post: e.Post, Rev: e.Rev,
			Time: e.Time, Stamp: e.Stamp, Reason: e.Reason,
		}
		for _, f := range e.Fields {
			salt := record.NewSalt()
			sum := record.Commit(f.Name, salt, f.Value)
			leaf.Fields = append(leaf.Fields, record.Commitment{Name: f.Name, Sum: sum})
			value := f.Value
			if value == nil {
				value = []byte{} // null is for what was erased
			}
			if err := fields.row(e.Page, e.Seq, f.Name, sum[:], salt[:], value); err != nil {
				return err
			}
		}
		for _, g := range e.Targets {
			leaf.Targets = append(leaf.Targets, record.Target{Seq: g.Seq, Name: g.Name})
		}
		if err := leaf.Check(); err != nil {
			return invalid("entry", "request", "%v", err)
		}
		text := leaf.Text()
		if err := leaves.row(e.Index, e.Page, e.Seq, text); err != nil {
			return err
		}
		hashes, err := tlog.StoredHashesForRecordHash(e.Index, record.TreeHash(text), reader)
		if err != nil {
			return err
		}
		pos := tlog.StoredHashIndex(0, e.Index)
		for j, h := range hashes {
			fresh[pos+int64(j)] = h
			if err := tree.row(pos+int64(j), h[:]); err != nil {
				return err
			}
		}
		sum := record.LeafSum(text)
		prev = &sum
	}
	for _, ins := range []*inserter{fields, leaves, tree} {
		if err := ins.flush(); err != nil {
			return err
		}
	}
	return nil
}

// lastLeaf is what the page's next leaf cites: nil before the first.
func (t *Tx) lastLeaf() (*record.Hash, error) {
	seq := t.entries[0].Seq - 1
	if seq == 0 {
		return nil, nil
	}
	var text []byte
	err := t.tx.QueryRowContext(t.ctx, `SELECT text FROM leaf WHERE page = $1 AND seq = $2`, t.entries[0].Page, seq).Scan(&text)
	if err != nil {
		return nil, t.s.fail(fmt.Sprintf("reading leaf %d of page %s", seq, t.entries[0].Page), err)
	}
	sum := record.LeafSum(text)
	return &sum, nil
}

// inserter gathers rows into statements of many rows.
type inserter struct {
	t       *Tx
	into    string
	columns int
	args    []any
}

func (t *Tx) insert(into string, columns int) *inserter {
	return &inserter{t: t, into: into, columns: columns}
}

func (ins *inserter) row(args ...any) error {
	ins.args = append(ins.args, args...)
	// At most 100 rows, so that few different statements are ever prepared.
	if len(ins.args) >= min(100*ins.columns, maxParams) {
		return ins.flush()
	}
	return nil
}

func (ins *inserter) flush() error {
	if len(ins.args) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("INSERT INTO " + ins.into + " VALUES ")
	for i := 0; i < len(ins.args); i += ins.columns {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("(" + ins.t.s.dialect.params(i+1, ins.columns) + ")")
	}
	_, err := ins.t.tx.ExecContext(ins.t.ctx, b.String(), ins.args...)
	ins.args = ins.args[:0]
	return err
}
