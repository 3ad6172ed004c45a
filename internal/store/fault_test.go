package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"stoppress/internal/page"
)

// point is a place in a command where it is made to fail: before a step, or
// after it was carried out.
type point struct {
	step string
	done bool
}

func (p point) String() string {
	if p.done {
		return p.step + ", persisted"
	}
	return p.step + ", not persisted"
}

var errFault = errors.New("made to fail")

// command is a publish of a batch with a key, as an editor's program sends it.
func faultyCommand(s *Store, pageID string) (Result, error) {
	return s.Write(ctx, Command{Page: pageID, Scope: "token", Key: "the key", Request: []byte("the request"), By: tester}, func(tx *Tx) error {
		if _, err := tx.Publish([]NewPost{story("A"), story("B")}, At{}); err != nil {
			return err
		}
		return tx.SetPage(func(h page.Head) (page.Head, error) { h.Title = "Changed"; return h, nil })
	})
}

// points lists every point that the command passes, by running it.
func points(t *testing.T, r *rig) []point {
	s := r.open()
	h := livePage(t, s, "pattern")
	var all []point
	s.fault = func(step string, done bool) error {
		all = append(all, point{step, done})
		return nil
	}
	must[Result](t)(faultyCommand(s, h.ID))
	s.fault = nil
	must[Result](t)(s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.End("") }))
	if _, err := s.write.ExecContext(ctx, `DELETE FROM idempotency`); err != nil {
		t.Fatal(err)
	}
	want := []string{"begin", "site", "forget keys", "head", "search", "entries", "fields and leaves", "site next", "page_head", "acts", "idempotency", "notify", "commit"}
	for _, step := range want {
		for _, done := range []bool{false, true} {
			if !slices.Contains(all, point{step, done}) {
				t.Fatalf("the command does not pass %q", point{step, done})
			}
		}
	}
	return all
}

// After any failure the log is either as it was or has the whole command, and
// the same command sent again with its key leaves exactly one of it.
func TestFaults(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		for i, p := range points(t, r) {
			t.Run(p.String(), func(t *testing.T) {
				s := r.open()
				h := livePage(t, s, fmt.Sprintf("p%d", i))
				before := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 0, 100))
				s.fault = func(step string, done bool) error {
					if (point{step, done}) == p {
						return errFault
					}
					return nil
				}
				if _, err := faultyCommand(s, h.ID); err == nil {
					t.Fatal("it was acknowledged")
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				checkAfter(t, r.open(), h, before, p == point{"commit", true})
				if _, err := r.open().write.ExecContext(ctx, `DELETE FROM idempotency`); err != nil {
					t.Fatal(err)
				}
			})
		}
	})
}

func checkAfter(t *testing.T, s *Store, h Head, before []page.Entry, kept bool) {
	t.Helper()
	audit(t, s)
	after := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 0, 100))
	want := len(before)
	if kept {
		want += 3
	}
	if len(after) != want {
		t.Errorf("%d entries after the failure, want %d", len(after), want)
	}
	acts := 0
	if kept {
		acts = 3
	}
	if got := must[[]Act](t)(s.Acts(ctx, ActFilter{Page: h.ID})); len(got) != acts {
		t.Errorf("%d lines in the audit log after the failure, want %d", len(got), acts)
	}
	if keys := must[int64](t)(count(s, "idempotency")); (keys == 1) != kept {
		t.Errorf("%d keys are remembered", keys)
	}
	res := must[Result](t)(faultyCommand(s, h.ID))
	if res.Replayed != kept || len(res.Entries) != 3 {
		t.Errorf("again: replayed %v, %d entries", res.Replayed, len(res.Entries))
	}
	again := must[Result](t)(faultyCommand(s, h.ID))
	if !again.Replayed || !reflect.DeepEqual(res.Entries, again.Entries) {
		t.Errorf("the third time: %+v", again)
	}
	if got := must[[]Act](t)(s.Acts(ctx, ActFilter{Page: h.ID})); len(got) != 3 {
		t.Errorf("%d lines in the audit log, want 3", len(got))
	}
	p := must[*page.Page](t)(s.Load(ctx, h.ID))
	if p.Len() != 2 || p.Title != "Changed" || p.Seq != h.Seq+3 {
		t.Errorf("%d posts, title %q, seq %d", p.Len(), p.Title, p.Seq)
	}
	audit(t, s)
}

// What a process that ends at any point leaves in its files is what the next
// one finds: the files as they are at that point, without their owner.
func TestCrash(t *testing.T) {
	r := newRig(t, "sqlite")
	for i, p := range points(t, r) {
		t.Run(p.String(), func(t *testing.T) {
			s := r.open()
			h := livePage(t, s, fmt.Sprintf("p%d", i))
			before := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 0, 100))
			left := filepath.Join(t.TempDir(), "left")
			s.fault = func(step string, done bool) error {
				if (point{step, done}) == p {
					return os.CopyFS(left, noShm{os.DirFS(r.opt.Dir)})
				}
				return nil
			}
			must[Result](t)(faultyCommand(s, h.ID))
			s.fault = nil
			if _, err := s.write.ExecContext(ctx, `DELETE FROM idempotency`); err != nil {
				t.Fatal(err)
			}
			next := *r
			next.t, next.opt.Dir = t, left
			checkAfter(t, next.open(), h, before, p == point{"commit", true})
		})
	}
}

// noShm is a data folder without SQLite's shared memory, which does not outlive
// its processes.
type noShm struct{ fs.FS }

func (n noShm) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(n.FS, name)
	return slices.DeleteFunc(all, func(e fs.DirEntry) bool { return filepath.Ext(e.Name()) == ".db-shm" }), err
}

// A server whose database goes away in the middle of a command.
func TestLostConnection(t *testing.T) {
	r := newRig(t, "postgres")
	for i, p := range points(t, r) {
		if p == (point{"begin", false}) || p.step == "scrub" {
			continue // there is no connection yet
		}
		t.Run(p.String(), func(t *testing.T) {
			s, admin := r.open(), r.open()
			h := livePage(t, s, fmt.Sprintf("p%d", i))
			before := must[[]page.Entry](t)(s.PageEntries(ctx, h.ID, 0, 100))
			s.fault = func(step string, done bool) error {
				if (point{step, done}) == p {
					_, err := admin.write.ExecContext(ctx, `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
					return err
				}
				return nil
			}
			_, err := faultyCommand(s, h.ID)
			if committed := p == (point{"commit", true}); committed != (err == nil) {
				t.Fatalf("acknowledged: %v", err)
			}
			s.fault = nil
			for range 20 {
				_ = s.Ping(ctx) // drops the dead connections
			}
			checkAfter(t, s, h, before, err == nil)
			if _, err := s.write.ExecContext(ctx, `DELETE FROM idempotency`); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// A writer that hangs with the site's row gives it up, and its command fails.
func TestHangingWriter(t *testing.T) {
	r := newRig(t, "postgres")
	plain := r.open()
	h := livePage(t, plain, "news")
	hanging := *r
	hanging.opt.URL += "&idle_in_transaction_session_timeout=200ms"
	s := hanging.open()
	_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
		// It waits for the row, gets it once the session has been ended, and goes on.
		publish(t, plain, h.ID, "A")
		_, err := tx.Publish([]NewPost{story("B")}, At{})
		return err
	})
	wantErr(t, err, ErrUnavailable)
	audit(t, plain)
}

// A full disk fails writers with ErrFull and leaves readers alone.
func TestFullDisk(t *testing.T) {
	r := newRig(t, "sqlite")
	s := r.open()
	h := livePage(t, s, "news")
	var pages int64
	if err := s.write.QueryRowContext(ctx, `PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(ctx, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages+20)); err != nil {
		t.Fatal(err)
	}
	full, published := 0, 0
	for range 60 {
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			_, err := tx.Publish([]NewPost{story("A"), story("B"), story("C")}, At{})
			return err
		})
		switch {
		case err == nil:
			published++
		case errors.Is(err, ErrFull):
			full++
		default:
			t.Fatal(err)
		}
		if p := must[*page.Page](t)(s.Load(ctx, h.ID)); p.Len() != 3*published {
			t.Fatalf("%d posts, %d batches published", p.Len(), published)
		}
	}
	if full == 0 || published == 0 {
		t.Fatalf("%d published, %d refused", published, full)
	}
	if _, err := s.PutMedia(ctx, Media{Type: "image/png", Bytes: make([]byte, 1<<20)}); !errors.Is(err, ErrFull) {
		t.Errorf("a picture on the full disk: %v", err)
	}
	audit(t, s)
	if _, err := s.write.ExecContext(ctx, `PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	publish(t, s, h.ID, "there is room again")
	audit(t, s)
}
