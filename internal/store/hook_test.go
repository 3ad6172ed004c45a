package store

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

func makeHook(t testing.TB, s *Store, h Hook) Hook {
	t.Helper()
	if h.URL == "" {
		h.URL = "https://receiver.example/in?key=the-receivers-own"
	}
	if h.Name == "" {
		h.Name = "Receiver"
	}
	if h.Events == nil {
		h.Events = []string{"publish", "withdraw"}
	}
	_, h, err := s.CreateHook(ctx, tester, h)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func collect(t testing.TB, s *Store) {
	t.Helper()
	for {
		more, err := s.Collect(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return
		}
	}
}

func claim(t testing.TB, s *Store, h Hook) (Delivery, bool) {
	t.Helper()
	_, d, ok, err := s.Claim(ctx, h.ID, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return d, ok
}

func tried(t testing.TB, s *Store, d Delivery, a Answered) string {
	t.Helper()
	stopped, err := s.Tried(ctx, d, a)
	if err != nil {
		t.Fatal(err)
	}
	return stopped
}

func told(t testing.TB, s *Store, h Hook) (all []string) {
	t.Helper()
	for _, d := range must[[]Delivery](t)(s.Deliveries(ctx, h.ID, 1000)) {
		all = append(all, d.Event+" "+d.Post)
	}
	slices.Reverse(all)
	return all
}

// TestCollect: each hook is to be told what it wants to know of, from when it was
// made on, once.
func TestCollect(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		storm, news := livePage(t, s, "storm"), livePage(t, s, "news")
		publish(t, s, storm.ID, "Before")
		all, one := makeHook(t, s, Hook{}), makeHook(t, s, Hook{Page: storm.ID, Events: []string{"correct", "publish"}})
		if got := strings.Join(one.Events, " "); got != "publish correct" {
			t.Errorf("events in order: %s", got)
		}
		collect(t, s)
		a := publish(t, s, storm.ID, "Harbour closes", "Ferries stay")
		b := publish(t, s, news.ID, "Elsewhere")
		must[page.Entry](t)(change(s, storm.ID, Change{Op: page.OpEdit, Post: a[0].Post, Rev: 1, Edit: setHeadline("Harbour shut")}))
		must[page.Entry](t)(change(s, storm.ID, Change{Op: page.OpCorrect, Post: a[0].Post, Rev: 2, Edit: setHeadline("Harbour open"), Note: "It is open."}))
		do(t, s, storm.ID, func(tx *Tx) error {
			_, err := tx.Publish([]NewPost{story("Old")}, At{Stamp: start.AddDate(0, 0, -1), Imported: true})
			return err
		})
		must[page.Entry](t)(change(s, news.ID, Change{Op: page.OpWithdraw, Post: b[0].Post}))
		var wg sync.WaitGroup
		for range 4 { // as servers of one database would
			wg.Go(func() { _, _ = s.Collect(ctx) })
		}
		wg.Wait()
		collect(t, s)
		p := "publish "
		if got, want := fmt.Sprint(told(t, s, all)), fmt.Sprint([]string{p + a[0].Post, p + a[1].Post, p + b[0].Post, "withdraw " + b[0].Post}); got != want {
			t.Errorf("of the site: %s, want %s", got, want)
		}
		if got, want := fmt.Sprint(told(t, s, one)), fmt.Sprint([]string{p + a[0].Post, p + a[1].Post, "correct " + a[0].Post}); got != want {
			t.Errorf("of a page: %s, want %s", got, want)
		}

		// Paused, and going on: what came meanwhile, as far as it is not too old.
		pause := func(why string) {
			must[Hook](t)(s.SetHook(ctx, tester, all.ID, func(h *Hook) error { h.Paused = why; return nil }))
		}
		pause(HookPaused)
		publish(t, s, news.ID, "Too old")
		r.clock.add(HookLife)
		c := publish(t, s, news.ID, "Meanwhile")
		collect(t, s)
		if n := len(told(t, s, all)); n != 4 {
			t.Errorf("paused, it is to be told %d things", n)
		}
		pause("")
		collect(t, s)
		if got := told(t, s, all); len(got) != 5 || got[4] != p+c[0].Post {
			t.Errorf("going on: %q", got)
		}
		// More than is taken at a time.
		for range 11 {
			publish(t, s, news.ID, slices.Repeat([]string{"One of many"}, 50)...)
		}
		collect(t, s)
		if n := len(told(t, s, all)); n != 555 {
			t.Errorf("of many: %d, want 555", n)
		}
	})
}

// TestClaim: of servers that want the same delivery one gets it, and another when
// the first has died; a failure is tried again, ever later, with the same id.
func TestClaim(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		hook := makeHook(t, s, Hook{})
		publish(t, s, h.ID, "Harbour closes")
		collect(t, s)
		var mu sync.Mutex
		var got []Delivery
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				_, d, ok, err := s.Claim(ctx, hook.ID, time.Minute)
				if err != nil {
					t.Error(err)
				}
				if ok {
					mu.Lock()
					defer mu.Unlock()
					got = append(got, d)
				}
			})
		}
		wg.Wait()
		if len(got) != 1 || got[0].Tries != 1 {
			t.Fatalf("claimed by %d: %+v", len(got), got)
		}
		id := got[0].ID
		r.clock.add(time.Minute) // whoever had it is dead
		d, ok := claim(t, s, hook)
		if !ok || d.ID != id || d.Tries != 2 {
			t.Fatalf("after the lease: %+v, %t", d, ok)
		}
		// The one that was thought dead comes back late: the other's claim stands.
		tried(t, s, got[0], Answered{OK: true, Status: 200})
		if now := must[[]Delivery](t)(s.Deliveries(ctx, hook.ID, 9))[0]; now.State != Waiting {
			t.Errorf("an old claim changed it: %+v", now)
		}

		var waits []time.Duration
		for {
			began := r.clock.now()
			tried(t, s, d, Answered{Status: 500, Took: 12 * time.Millisecond, Error: "it answered 500"})
			now := must[[]Delivery](t)(s.Deliveries(ctx, hook.ID, 9))[0]
			if now.ID != id || now.Status != 500 || now.Took != 12*time.Millisecond || now.Error != "it answered 500" || now.Tries != d.Tries {
				t.Fatalf("%+v", now)
			}
			if now.State == Dropped {
				if !now.Due.IsZero() {
					t.Errorf("given up, and due at %s", now.Due)
				}
				break
			}
			if _, ok := claim(t, s, hook); ok {
				t.Fatal("it is tried again at once")
			}
			due := must[map[string]time.Time](t)(s.Due(ctx))[hook.ID]
			if due.Before(now.Due) {
				t.Fatalf("to be sent at %s, before it is due at %s", due, now.Due)
			}
			r.clock.add(due.Sub(began))
			waits = append(waits, due.Sub(began))
			if d, ok = claim(t, s, hook); !ok || d.ID != id {
				t.Fatalf("when it is due: %t, %+v", ok, d)
			}
		}
		if len(waits) < 6 || !slices.IsSorted(waits) || d.Tries > 12 {
			t.Errorf("%d tries, after %v", d.Tries, waits)
		}
		if len(must[map[string]time.Time](t)(s.Due(ctx))) != 0 {
			t.Error("something is still to be sent")
		}
		// Someone has it tried again: with the same id.
		must[Delivery](t)(s.AgainHook(ctx, hook.ID, id))
		r.clock.add(restMost)
		if d, ok = claim(t, s, hook); !ok || d.ID != id {
			t.Fatal("it can't be tried again")
		}
		tried(t, s, d, Answered{OK: true, Status: 204})
		if x := must[Hook](t)(s.Hook(ctx, hook.ID)); x.Fails != 0 || !x.Failing.IsZero() {
			t.Errorf("taken, and still failing: %+v", x)
		}
	})
}

// TestHookStops: an address that takes nothing for days, or says that it wants
// nothing more, is told of nothing, and the log says so.
func TestHookStops(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		down, gone := makeHook(t, s, Hook{Name: "Down"}), makeHook(t, s, Hook{Name: "Gone"})
		publish(t, s, h.ID, "One")
		collect(t, s)
		d, _ := claim(t, s, gone)
		if why := tried(t, s, d, Answered{Gone: true, Status: 410, Error: "it answered 410"}); why != HookGone {
			t.Errorf("410: stopped for %q", why)
		}
		var why string
		for day := 0; why == "" && day < 5; day++ {
			publish(t, s, h.ID, "Another")
			collect(t, s)
			for d, ok := claim(t, s, down); ok && why == ""; d, ok = claim(t, s, down) {
				why = tried(t, s, d, Answered{Error: "it did not answer in time"})
				if why != "" && r.clock.now().Sub(start) < HookFailMost {
					t.Errorf("stopped after %v", r.clock.now().Sub(start))
				}
			}
			r.clock.add(25 * time.Hour)
		}
		if why != HookFailed || must[Hook](t)(s.Hook(ctx, down.ID)).Paused != HookFailed {
			t.Errorf("down for days: stopped for %q", why)
		}
		if n := len(must[[]Delivery](t)(s.Deliveries(ctx, gone.ID, 99))); n != 1 {
			t.Errorf("gone, and %d deliveries", n)
		}
		var said []string
		for _, a := range must[[]Act](t)(s.Acts(ctx, ActFilter{})) {
			if a.Act == ActHookStop {
				said = append(said, a.Name+" "+a.About+" "+a.Detail)
			}
		}
		if fmt.Sprint(said) != "[server Down failed server Gone gone]" {
			t.Errorf("%q", said)
		}
		// A test goes out all the same, once.
		must[Delivery](t)(s.TryHook(ctx, down.ID))
		d, ok := claim(t, s, down)
		if !ok || d.Event != HookTest {
			t.Fatalf("%+v", d)
		}
		tried(t, s, d, Answered{Status: 500, Error: "it answered 500"})
		if _, ok := claim(t, s, down); ok {
			t.Error("a test is tried twice")
		}
	})
}

// TestHookSecrets: what the database holds opens nothing: neither the secret nor
// the receiver's address stands in it, and both need the folder's key.
func TestHookSecrets(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		const address = "https://receiver.example/in?key=the-receivers-own"
		secret, h, err := s.CreateHook(ctx, tester, Hook{Name: "Receiver", URL: address, Events: []string{"publish"}})
		if err != nil {
			t.Fatal(err)
		}
		if again := must[Hook](t)(s.Hook(ctx, h.ID)).Secret(); again != secret || !strings.HasPrefix(secret, "whsec_") {
			t.Errorf("%s, then %s", secret, again)
		}
		raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
		if err != nil || len(raw) != 32 {
			t.Fatalf("%s: %v", secret, err)
		}
		var sealed, kept []byte
		var row string
		if err := s.read.QueryRowContext(ctx, `SELECT url, secret, id || name || page || events FROM hook`).Scan(&sealed, &kept, &row); err != nil {
			t.Fatal(err)
		}
		sealed = append(sealed, kept...)
		if bytes.Contains(sealed, []byte("receiver")) || bytes.Contains(sealed, raw) || strings.Contains(row, secret) {
			t.Errorf("the row holds a secret: %q %s", sealed, row)
		}
		if s.Engine() == "sqlite" {
			for _, name := range []string{"stoppress.db", "stoppress.db-wal"} {
				b, _ := os.ReadFile(filepath.Join(s.Dir(), name))
				for _, word := range []string{"the-receivers-own", secret, string(raw)} {
					if bytes.Contains(b, []byte(word)) {
						t.Errorf("%s holds %q", name, word)
					}
				}
			}
		}
		other, _, err := s.TurnHook(ctx, tester, h.ID)
		if err != nil || other == secret || must[Hook](t)(s.Hook(ctx, h.ID)).Secret() != other {
			t.Errorf("another secret: %s, %v", other, err)
		}
		b := makeHook(t, s, Hook{})
		if b.Secret() == other {
			t.Error("two hooks have one secret")
		}
		// Another key opens nothing, and says so; sealed anew under it, the secret is what
		// it was, though no row could be put in another's place.
		opened := must[Hook](t)(s.Hook(ctx, h.ID))
		if s.key, err = record.NewKey(record.NewSite()); err != nil {
			t.Fatal(err)
		}
		_, err = s.Hook(ctx, h.ID)
		wantErr(t, err, ErrKey)
		where, anew, err := s.seal(opened)
		if err != nil {
			t.Fatal(err)
		}
		set := func(id string) {
			t.Helper()
			if _, err := s.write.ExecContext(ctx, `UPDATE hook SET url = $1, secret = $2 WHERE id = $3`, where, anew, id); err != nil {
				t.Fatal(err)
			}
		}
		set(h.ID)
		if now := must[Hook](t)(s.Hook(ctx, h.ID)); now.Secret() != other || now.URL != opened.URL {
			t.Errorf("under another key: %s at %s", now.Secret(), now.URL)
		}
		set(b.ID)
		_, err = s.Hook(ctx, b.ID)
		wantErr(t, err, ErrKey)
		s.key, s.keyErr = nil, ErrKey
		_, err = s.Hook(ctx, h.ID)
		wantErr(t, err, ErrKey)
		_, _, err = s.CreateHook(ctx, tester, Hook{Name: "x", URL: address, Events: []string{"publish"}})
		wantErr(t, err, ErrKey)
	})
}

func TestHookRefused(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		for field, h := range map[string]Hook{
			"name":   {Name: "a\nb"},
			"url":    {URL: "ftp://x.example/"},
			"events": {Events: []string{"publish", "read"}},
		} {
			if h.URL == "" {
				h.URL = "https://x.example/"
			}
			if h.Events == nil {
				h.Events = []string{"publish"}
			}
			_, _, err := s.CreateHook(ctx, tester, h)
			wantErr(t, err, ErrInvalid)
			if err != nil && !strings.HasPrefix(err.Error(), field+":") {
				t.Errorf("%s: %v", field, err)
			}
		}
		for _, u := range []string{"", "x", "//x.example/", "https://", "https://u:p@x.example/", "https://x.example/#a", "https://x.example/a b", "https://x.example/\u00e9", "javascript:1", "file:///etc/passwd"} {
			_, _, err := s.CreateHook(ctx, tester, Hook{Name: "x", URL: u, Events: []string{"publish"}})
			wantErr(t, err, ErrInvalid)
		}
		_, _, err := s.CreateHook(ctx, tester, Hook{Name: "x", URL: "https://x.example/", Events: []string{"publish"}, Page: "nopage"})
		wantErr(t, err, ErrNoPage)
		for _, id := range []string{"", "nothing", "x'; --"} {
			_, err := s.Hook(ctx, id)
			wantErr(t, err, ErrNoHook)
			wantErr(t, s.RemoveHook(ctx, tester, id), ErrNoHook)
			_, err = s.TryHook(ctx, id)
			wantErr(t, err, ErrNoHook)
		}
		h := makeHook(t, s, Hook{})
		_, err = s.AgainHook(ctx, h.ID, "msg_nothing")
		wantErr(t, err, ErrNoHook)
		must[Delivery](t)(s.TryHook(ctx, h.ID))
		if err := s.RemoveHook(ctx, tester, h.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.Deliveries(ctx, h.ID, 9)
		wantErr(t, err, ErrNoHook)
	})
}

// TestReaders: servers' samples add up, each server's newest counts, and old ones
// are let go.
func TestReaders(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		r.clock.add(start.Truncate(time.Minute).Add(time.Minute).Sub(r.clock.now()))
		put := func(server string, sample map[string]Readers) {
			if err := s.PutReaders(ctx, server, sample); err != nil {
				t.Fatal(err)
			}
		}
		put("a", map[string]Readers{"storm": {10, 1}, "news": {5, 0}})
		put("b", map[string]Readers{"storm": {20, 2}})
		r.clock.add(10 * time.Second)
		put("a", map[string]Readers{"storm": {12, 1}, "news": {}})
		if got := fmt.Sprint(must[map[string]Readers](t)(s.ReadersNow(ctx))); got != "map[news:{0 0} storm:{32 3}]" {
			t.Errorf("now: %s", got)
		}
		if m := must[[]ReaderMinute](t)(s.ReaderMinutes(ctx, []string{"storm"}, start)); len(m) != 0 {
			t.Errorf("a minute that is not over: %v", m)
		}
		r.clock.add(50 * time.Second)
		put("a", map[string]Readers{"storm": {1, 0}})
		if got := fmt.Sprint(must[map[string]Readers](t)(s.ReadersNow(ctx))); got != "map[storm:{1 0}]" {
			t.Errorf("a minute on, where b says nothing: %s", got)
		}
		m := must[[]ReaderMinute](t)(s.ReaderMinutes(ctx, []string{"storm", "news"}, start))
		if len(m) != 1 || m[0].Total != 11+5+22+13 {
			t.Errorf("%v", m)
		}
		r.clock.add(readersKept + time.Minute)
		put("a", map[string]Readers{"storm": {1, 0}})
		if m := must[[]ReaderMinute](t)(s.ReaderMinutes(ctx, []string{"storm", "news"}, start)); len(m) != 0 {
			t.Errorf("kept too long: %v", m)
		}
	})
}
