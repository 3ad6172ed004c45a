package timed

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

var tester = store.By{Name: "test"}

// rig is one database, a clock that the test sets, and a runner.
type rig struct {
	*testing.T
	opt   store.Options
	store *store.Store
	run   *Runner

	mu sync.Mutex
	at time.Time // guarded by mu
}

func (r *rig) now() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.at
}

func (r *rig) set(at string) {
	r.Helper()
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		r.Fatal(err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at = t
}

// open opens one more store, with a runner, on the rig's database.
func (r *rig) open() (*store.Store, *Runner) {
	r.Helper()
	s, err := store.Open(ctx, r.opt)
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { s.Close() })
	return s, New(Options{Store: s, Now: r.now, Title: func(x store.Series, day string) string { return strings.ReplaceAll(x.Title, "{date}", day) }})
}

// both runs a test on both engines, at 18:00 UTC on 2026-03-01.
func both(t *testing.T, fn func(*rig)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			r := &rig{T: t}
			r.set("2026-03-01T18:00:00Z")
			r.opt = store.Options{Dir: filepath.Join(t.TempDir(), "data"), Now: r.now, Log: slog.New(slog.DiscardHandler)}
			if engine == "postgres" {
				r.opt.URL = testpg.New(t)
			}
			r.store, r.run = r.open()
			fn(r)
		})
	}
}

func (r *rig) ok(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

// step does what is due, and says when the next thing is.
func (r *rig) step() string {
	r.Helper()
	next, err := r.run.Step(ctx)
	r.ok(err)
	if next.IsZero() {
		return ""
	}
	return next.UTC().Format("01-02T15:04:05Z")
}

func (r *rig) page(slug string) store.Head {
	r.Helper()
	h, _, err := r.store.CreatePage(ctx, store.NewPage{Slug: slug, Head: page.Head{Title: slug, Lang: "en", Zone: "Europe/Paris"}})
	r.ok(err)
	return h
}

// join makes an account; the first is to be an administrator.
func (r *rig) join(name string, role store.Role, on string) store.Account {
	r.Helper()
	who := store.NewPerson{Person: store.Person{Name: name, Email: name + "@example.org"}, Password: "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"}
	secret, _, err := r.store.Invite(ctx, tester, store.Invite{Email: who.Email, Role: role, Page: on})
	if role == store.Administrator {
		secret, _, err = r.store.Setup(ctx, tester)
	}
	r.ok(err)
	a, err := r.store.Accept(ctx, secret, who)
	r.ok(err)
	return a
}

func (r *rig) write(pageID string, fn func(*store.Tx) error) {
	r.Helper()
	_, err := r.store.Write(ctx, store.Command{Page: pageID, By: tester}, fn)
	r.ok(err)
}

func texts(headline string) page.Texts {
	return page.Texts{Headline: headline, Body: markup.FromText("Words.").Encode()}
}

// draft saves a draft by someone, made from a rev.
func (r *rig) draft(pageID, id, headline string, by store.Account, from int64) store.Draft {
	r.Helper()
	var d store.Draft
	r.write(pageID, func(tx *store.Tx) (err error) {
		d, err = tx.SaveDraft(store.Draft{ID: id, Texts: texts(headline), Hand: by.ID}, from)
		return err
	})
	return d
}

func (r *rig) status(pageID, id, status string) {
	r.Helper()
	r.write(pageID, func(tx *store.Tx) error {
		d, err := tx.Draft(id)
		if err != nil {
			return err
		}
		d.Status = status
		_, err = tx.SaveDraft(d, d.Rev)
		return err
	})
}

func (r *rig) schedule(pageID, at string, by store.Account, drafts ...store.Draft) store.Schedule {
	r.Helper()
	t, err := time.Parse(time.RFC3339, at)
	r.ok(err)
	var picks []store.Pick
	for _, d := range drafts {
		picks = append(picks, store.Pick{ID: d.ID, Rev: d.Rev})
	}
	var x store.Schedule
	r.write(pageID, func(tx *store.Tx) (err error) {
		x, err = tx.Schedule(picks, t, by.ID)
		return err
	})
	return x
}

// posts tells what readers have: "stamp headline" from the top.
func (r *rig) posts(pageID string) string {
	r.Helper()
	p, err := r.store.Load(ctx, pageID)
	r.ok(err)
	var out []string
	for _, c := range slices.Backward(p.Chunks) {
		for _, x := range c.Posts {
			mark := ""
			if x.Flags.Breaking {
				mark = "!"
			}
			out = append(out, x.Stamp.Format("15:04 ")+x.Headline+mark)
		}
	}
	return strings.Join(out, ", ")
}

// states tells what is scheduled: "time state reason drafts".
func (r *rig) states(pageID string) string {
	r.Helper()
	list, err := r.store.Schedules(ctx, pageID)
	r.ok(err)
	var out []string
	for _, x := range list {
		line := x.At.Format("15:04 ") + x.State
		if x.Reason != "" {
			line += " " + x.Reason
		}
		for _, d := range x.Drafts {
			line += " " + d.ID[:2]
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

func instant(at string) time.Time {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	return t
}

func (r *rig) want(what, got, want string) {
	r.Helper()
	if got != want {
		r.Errorf("%s: %q, want %q", what, got, want)
	}
}

const d1, d2, d3 = "0aaaaaaaaa", "0bbbbbbbbb", "0ccccccccc"

// An update goes out at its time, in its order, under that time, as its drafts
// then stand; and once, whoever looks and how often.
func TestSchedule(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		a, b := r.draft(h.ID, d1, "One", ada, 0), r.draft(h.ID, d2, "Two", ada, 0)
		x := r.schedule(h.ID, "2026-03-01T18:30:45Z", ada, b, a)
		r.want("next", r.step(), "03-01T18:30:00Z")
		r.set("2026-03-01T18:29:59Z")
		r.step()
		r.want("before its time", r.posts(h.ID), "")
		r.draft(h.ID, d1, "One, mended", ada, 1)
		r.set("2026-03-01T18:31:50Z") // a minute late, and other news meanwhile under an earlier stamp
		r.write(h.ID, func(tx *store.Tx) error { return tx.GoOn() })

		// Two servers on one database, at once.
		_, other := r.open()
		var both sync.WaitGroup
		for _, run := range []*Runner{r.run, other, r.run, other} {
			both.Go(func() {
				if _, err := New(Options{Store: run.store, Now: r.now}).Step(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		r.want("posts", r.posts(h.ID), "18:30 Two, 18:30 One, mended")
		r.want("what is left", r.states(h.ID), "")
		acts, err := r.store.Acts(ctx, store.ActFilter{Page: h.ID})
		r.ok(err)
		n := 0
		for _, act := range acts {
			if act.Act == "publish" {
				n++
				r.want("who", act.Account, ada.ID)
			}
		}
		if n != 2 {
			t.Errorf("%d lines of the audit log for 2 posts", n)
		}
		if drafts, _ := r.store.Drafts(ctx, h.ID); len(drafts) != 0 {
			t.Errorf("drafts are left: %v", drafts)
		}
		// The same list again, by a server that read it long before.
		if again, err := r.store.PublishDue(ctx, x); err != nil || !again.Replayed && len(again.Entries) > 0 {
			t.Errorf("again: %+v, %v", again, err)
		}
		r.want("next", r.step(), "")
	})
}

// What a program scheduled goes out while its token is good for that; and a draft
// that one changed meanwhile, if its token is.
func TestScheduleOfToken(t *testing.T) {
	for name, c := range map[string]struct {
		token func(h, other store.Head) store.Token
		spoil func(*rig, store.Token)
		why   string
	}{
		"good":     {},
		"its page": {token: func(h, _ store.Head) store.Token { return store.Token{Page: h.ID} }},
		"another":  {token: func(_, other store.Head) store.Token { return store.Token{Page: other.ID} }, why: "role"},
		"looks":    {token: func(_, _ store.Head) store.Token { return store.Token{Scope: store.ScopeRead} }, why: "role"},
		"expired":  {token: func(_, _ store.Head) store.Token { return store.Token{Expires: instant("2026-03-01T18:20:00Z")} }, why: "role"},
		"revoked":  {spoil: func(r *rig, k store.Token) { r.ok(r.store.RevokeToken(ctx, tester, k.ID)) }, why: "role"},
		"none":     {spoil: func(*rig, store.Token) {}, why: "role"},
	} {
		t.Run(name, func(t *testing.T) {
			both(t, func(r *rig) {
				h, other := r.page("news"), r.page("other")
				ada := r.join("ada", store.Administrator, "")
				k := store.Token{}
				if c.token != nil {
					k = c.token(h, other)
				}
				k.Name = "wire"
				_, k, err := r.store.CreateToken(ctx, tester, k)
				r.ok(err)
				by := k.ID
				if name == "none" {
					by = "0000000000"
				}
				r.write(h.ID, func(tx *store.Tx) error {
					_, err := tx.SchedulePosts([]store.NewPost{{Texts: texts("Wire")}}, instant("2026-03-01T18:30:00Z"), by)
					return err
				})
				d := r.draft(h.ID, d1, "One", ada, 0)
				r.schedule(h.ID, "2026-03-01T18:31:00Z", ada, d)
				r.write(h.ID, func(tx *store.Tx) error {
					d, err := tx.Draft(d1)
					if err != nil {
						return err
					}
					d.Texts, d.Hand = texts("One, by wire"), by
					_, err = tx.SaveDraft(d, d.Rev)
					return err
				})
				if c.spoil != nil {
					c.spoil(r, k)
				}
				r.set("2026-03-01T18:31:10Z")
				r.step()
				want, left := "18:31 One, by wire, 18:30 Wire", ""
				if c.why != "" {
					want, left = "", "18:31 failed changed 0a"
				}
				r.want("posts", r.posts(h.ID), want)
				states := r.states(h.ID)
				if c.why != "" && !strings.HasPrefix(states, "18:30 failed "+c.why) || !strings.HasSuffix(states, left) {
					t.Errorf("what is left: %q", states)
				}
				if c.why == "" {
					acts, err := r.store.Acts(ctx, store.ActFilter{Page: h.ID, Act: "publish"})
					r.ok(err)
					if len(acts) != 2 || acts[1].Token != k.ID || acts[1].Name != "wire" || acts[1].Account != "" {
						t.Errorf("who: %+v", acts)
					}
				}
			})
		})
	}
}

// A server that comes back within the grace publishes what was due, and notes what
// is older.
func TestRestart(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		r.schedule(h.ID, "2026-03-01T18:27:00Z", ada, r.draft(h.ID, d1, "One", ada, 0))
		r.schedule(h.ID, "2026-03-01T18:28:00Z", ada, r.draft(h.ID, d2, "Two", ada, 0))
		r.schedule(h.ID, "2026-03-01T18:29:00Z", ada, r.draft(h.ID, d3, "Three", ada, 0))
		r.ok(r.store.Close())
		r.set("2026-03-01T18:30:00Z")
		r.store, r.run = r.open()
		r.want("next", r.step(), "")
		r.want("posts", r.posts(h.ID), "18:29 Three, 18:28 Two")
		r.want("what is asked about", r.states(h.ID), "18:27 missed late 0a")
	})
}

// A stamp is never earlier than the page's newest.
func TestScheduleBehindNewer(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		r.schedule(h.ID, "2026-03-01T18:30:00Z", ada, r.draft(h.ID, d1, "One", ada, 0))
		r.set("2026-03-01T18:31:10Z")
		r.write(h.ID, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{{Texts: texts("By hand")}}, store.At{})
			return err
		})
		r.step()
		r.want("posts", r.posts(h.ID), "18:31 One, 18:31 By hand")
	})
}

// What was missed, or can't go out, is never published by itself: it is noted
// with the reason, and can be given another time.
func TestMissed(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		bo := r.join("bo", store.Editor, "")
		cy := r.join("cy", store.Contributor, "")
		for _, c := range []struct {
			why  string
			by   store.Account
			do   func()
			undo func()
			want string
			late bool
		}{
			{why: "the server was down", by: ada, late: true, want: "missed late"},
			{why: "unverified", by: ada, do: func() { r.status(h.ID, d1, store.Unverified) }, undo: func() { r.status(h.ID, d1, "") }, want: "failed unverified"},
			{why: "being checked", by: ada, do: func() { r.status(h.ID, d1, store.Checking) }, undo: func() { r.status(h.ID, d1, store.Verified) }, want: "failed unverified"},
			{why: "changed by a contributor", by: ada, do: func() { r.draft(h.ID, d1, "Mine", cy, 1) }, want: "failed changed"},
			{why: "no role any more", by: bo, do: func() { r.ok(r.store.SetRole(ctx, tester, bo.ID, "", store.Contributor)) },
				undo: func() { r.ok(r.store.SetRole(ctx, tester, bo.ID, "", store.Editor)) }, want: "failed role"},
			{why: "disabled", by: bo, do: func() { r.ok(r.store.Disable(ctx, tester, bo.ID)) }, undo: func() { r.ok(r.store.Enable(ctx, tester, bo.ID)) }, want: "failed role"},
			{why: "the page ended", by: ada, do: func() { r.write(h.ID, func(tx *store.Tx) error { return tx.End("") }) },
				undo: func() { r.write(h.ID, func(tx *store.Tx) error { return tx.Reopen("") }) }, want: "failed state"},
			{why: "nothing in it", by: ada, do: func() {
				r.write(h.ID, func(tx *store.Tx) error {
					_, err := tx.SaveDraft(store.Draft{ID: d1, Hand: ada.ID}, 1)
					return err
				})
			}, undo: func() { r.draft(h.ID, d1, "One", ada, 2) }, want: "failed invalid"},
		} {
			r.set("2026-03-01T18:00:00Z")
			x := r.schedule(h.ID, "2026-03-01T18:30:00Z", c.by, r.draft(h.ID, d1, "One", ada, 0), r.draft(h.ID, d2, "Two", ada, 0))
			r.set("2026-03-01T18:10:00Z")
			if c.do != nil {
				c.do()
			}
			r.set("2026-03-01T18:30:01Z")
			if c.late {
				r.set("2026-03-01T18:32:01Z")
			}
			r.step()
			r.want(c.why, r.states(h.ID), "18:30 "+c.want+" 0a 0b")
			r.want(c.why+": readers have", r.posts(h.ID), "")
			r.want(c.why+": next", r.step(), "")
			r.want(c.why, r.states(h.ID), "18:30 "+c.want+" 0a 0b")
			if c.undo != nil {
				c.undo()
			}
			r.write(h.ID, func(tx *store.Tx) error {
				_, err := tx.Reschedule(x.ID, r.now().Add(10*time.Minute), c.by.ID)
				return err
			})
			r.want(c.why+": another time", strings.Fields(r.states(h.ID))[1], store.ScheduleWaiting)
			r.write(h.ID, func(tx *store.Tx) error { return tx.Unschedule(x.ID) })
			r.want(c.why+": stopped", r.states(h.ID), "")
			r.set("2026-03-01T19:30:00Z")
			r.step()
			r.want(c.why+": readers have", r.posts(h.ID), "")
			r.write(h.ID, func(tx *store.Tx) error {
				for _, id := range []string{d1, d2} {
					if err := tx.DropDraft(id); err != nil {
						return err
					}
				}
				return nil
			})
		}
	})
}

// What was changed by whoever may publish goes out; so does what a contributor
// wrote and an editor scheduled anew.
func TestSeenAgain(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		cy := r.join("cy", store.Contributor, h.ID)
		x := r.schedule(h.ID, "2026-03-01T18:30:00Z", ada, r.draft(h.ID, d1, "One", cy, 0))
		r.draft(h.ID, d1, "Mine", cy, 1)
		r.write(h.ID, func(tx *store.Tx) error { _, err := tx.Reschedule(x.ID, r.now().Add(time.Hour), ada.ID); return err })
		r.set("2026-03-01T19:00:00Z")
		r.step()
		r.want("posts", r.posts(h.ID), "19:00 Mine")
	})
}

// A word of the watch list stops what is scheduled, unless it was named when the
// time was set.
func TestScheduleWatched(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		_, err := r.store.AddWatchword(ctx, tester, store.Watchword{Word: "merger", Reason: "Lawyers are on it."})
		r.ok(err)
		r.schedule(h.ID, "2026-03-01T18:30:00Z", ada, r.draft(h.ID, d1, "The merger", ada, 0))
		b := r.draft(h.ID, d2, "A merger, approved", ada, 0)
		_, err = r.store.Write(ctx, store.Command{Page: h.ID, By: tester, Watched: []string{"merger"}}, func(tx *store.Tx) error {
			_, err := tx.Schedule([]store.Pick{{ID: b.ID, Rev: 1}}, r.now().Add(30*time.Minute), ada.ID)
			return err
		})
		r.ok(err)
		r.set("2026-03-01T18:30:00Z")
		r.step()
		r.want("posts", r.posts(h.ID), "18:30 A merger, approved")
		list, err := r.store.Schedules(ctx, h.ID)
		r.ok(err)
		if len(list) != 1 || list[0].Reason != store.WhyWatched || list[0].Detail != "merger" {
			t.Errorf("what is asked about: %+v", list)
		}
	})
}

// What is asked wrongly is refused.
func TestScheduleBad(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		a := r.draft(h.ID, d1, "One", ada, 0)
		at := r.now().Add(time.Hour)
		for what, fn := range map[string]func(*store.Tx) error{
			"past": func(tx *store.Tx) error {
				_, err := tx.Schedule([]store.Pick{{ID: a.ID, Rev: 1}}, r.now(), ada.ID)
				return err
			},
			"far": func(tx *store.Tx) error {
				_, err := tx.Schedule([]store.Pick{{ID: a.ID, Rev: 1}}, r.now().AddDate(2, 0, 0), ada.ID)
				return err
			},
			"none": func(tx *store.Tx) error { _, err := tx.Schedule(nil, at, ada.ID); return err },
			"twice": func(tx *store.Tx) error {
				_, err := tx.Schedule([]store.Pick{{ID: a.ID, Rev: 1}, {ID: a.ID, Rev: 1}}, at, ada.ID)
				return err
			},
			"no draft": func(tx *store.Tx) error {
				_, err := tx.Schedule([]store.Pick{{ID: d3, Rev: 1}}, at, ada.ID)
				return err
			},
			"stale": func(tx *store.Tx) error {
				_, err := tx.Schedule([]store.Pick{{ID: a.ID, Rev: 7}}, at, ada.ID)
				return err
			},
			"not there":  func(tx *store.Tx) error { return tx.Unschedule("aaaaaaaaaaaaaaaaaaaa") },
			"no id":      func(tx *store.Tx) error { return tx.Unschedule("\x00") },
			"other time": func(tx *store.Tx) error { _, err := tx.Reschedule("aaaaaaaaaaaaaaaaaaaa", at, ada.ID); return err },
		} {
			if _, err := r.store.Write(ctx, store.Command{Page: h.ID, By: tester}, fn); err == nil {
				t.Errorf("%s is taken", what)
			}
			r.want(what, r.states(h.ID), "")
		}
		r.write(h.ID, func(tx *store.Tx) error { return tx.End("") })
		if _, err := r.store.Write(ctx, store.Command{Page: h.ID, By: tester}, func(tx *store.Tx) error {
			_, err := tx.Schedule([]store.Pick{{ID: a.ID, Rev: 1}}, at, ada.ID)
			return err
		}); err == nil {
			t.Error("it can be scheduled on a page that has ended")
		}
	})
}

func (r *rig) publish(pageID string, flags page.Flags, headlines ...string) []page.Entry {
	r.Helper()
	var posts []store.NewPost
	for _, h := range headlines {
		posts = append(posts, store.NewPost{Texts: texts(h), Flags: flags})
	}
	var es []page.Entry
	r.write(pageID, func(tx *store.Tx) (err error) {
		es, err = tx.Publish(posts, store.At{})
		return err
	})
	return es
}

// Breaking lapses after 30 minutes, or at the next breaking post of the page, by
// one entry of the server's own.
func TestBreaking(t *testing.T) {
	both(t, func(r *rig) {
		h, o := r.page("news"), r.page("other")
		breaking := page.Flags{Breaking: true, Key: true}
		first := r.publish(h.ID, breaking, "One", "Two")
		r.publish(o.ID, breaking, "Elsewhere")
		r.want("next", r.step(), "03-01T18:30:00Z")
		r.want("posts", r.posts(h.ID), "18:00 One!, 18:00 Two!")
		r.set("2026-03-01T18:10:00Z")
		r.publish(h.ID, page.Flags{}, "Not so")
		r.step()
		r.want("after another", r.posts(h.ID), "18:10 Not so, 18:00 One!, 18:00 Two!")
		r.set("2026-03-01T18:20:00Z")
		r.publish(h.ID, breaking, "Three")
		_, other := r.open()
		var both sync.WaitGroup
		for _, run := range []*Runner{r.run, other} {
			both.Go(func() {
				if _, err := run.Step(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		r.want("after the next", r.posts(h.ID), "18:20 Three!, 18:10 Not so, 18:00 One, 18:00 Two")
		r.want("elsewhere", r.posts(o.ID), "18:00 Elsewhere!")
		r.want("next", r.step(), "03-01T18:30:00Z")
		r.set("2026-03-01T18:30:00Z")
		r.want("next", r.step(), "03-01T18:50:00Z")
		r.want("elsewhere", r.posts(o.ID), "18:00 Elsewhere")
		// By hand, and given anew.
		post, err := r.store.Post(ctx, h.ID, first[0].Post)
		r.ok(err)
		if !post.Key || post.Rev != 2 {
			t.Errorf("the post: %+v, revision %d", post.Flags, post.Rev)
		}
		flag := func(id string, on bool) {
			r.write(h.ID, func(tx *store.Tx) error {
				_, err := tx.Change(store.Change{Op: page.OpFlag, Post: id, Flags: func(f page.Flags) page.Flags { f.Breaking = on; return f }})
				return err
			})
		}
		r.set("2026-03-01T18:40:00Z")
		flag(first[0].Post, true)
		r.want("next", r.step(), "03-01T19:10:00Z")
		r.want("given anew", r.posts(h.ID), "18:20 Three, 18:10 Not so, 18:00 One!, 18:00 Two")
		flag(first[0].Post, false)
		r.want("next", r.step(), "")
		// One that is withdrawn keeps it until it comes back.
		four := r.publish(h.ID, breaking, "Four")
		r.write(h.ID, func(tx *store.Tx) error {
			_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: four[0].Post})
			return err
		})
		r.set("2026-03-01T20:00:00Z")
		r.step()
		r.write(h.ID, func(tx *store.Tx) error {
			_, err := tx.Change(store.Change{Op: page.OpRestore, Post: four[0].Post})
			return err
		})
		r.step()
		if got := r.posts(h.ID); strings.Contains(got, "!") {
			t.Errorf("it comes back breaking: %s", got)
		}
		acts, err := r.store.Acts(ctx, store.ActFilter{Page: h.ID})
		r.ok(err)
		n := 0
		for _, a := range acts {
			if a.Act == "flag" && a.Name == store.TheServer.Name {
				n++
			}
		}
		if n != 4 { // One, Two, Three, Four
			t.Errorf("the audit log has %d lines of the server's, want 4", n)
		}
		// Made anew from the log, there is nothing to do.
		seq, err := r.store.Find(ctx, "news")
		r.ok(err)
		r.ok(r.store.Rebuild(ctx))
		r.step()
		if now, _ := r.store.Find(ctx, "news"); now.Seq != seq.Seq {
			t.Errorf("%d entries after making anew what is derived", now.Seq-seq.Seq)
		}
		if left, _ := r.store.Breaking(ctx); len(left) > 0 {
			t.Errorf("still noted: %v", left)
		}
	})
}

func (r *rig) silent() string {
	r.Helper()
	m, err := r.store.Silent(ctx)
	r.ok(err)
	d, err := r.store.Desk(ctx)
	r.ok(err)
	for _, p := range d.Pages {
		if !p.Quiet.Equal(m[p.ID]) {
			r.Errorf("the desk's mark says %v, Silent %v", p.Quiet, m[p.ID])
		}
	}
	var out []string
	for _, t := range m {
		out = append(out, t.Format("15:04"))
	}
	return strings.Join(out, " ")
}

// After three silent hours the desk asks, and again three hours after "go on" or
// after the page was to be back.
func TestSilence(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		for _, c := range []struct {
			at   string
			do   func(*store.Tx) error
			want string
		}{
			{at: "20:59", want: ""},
			{at: "21:00", want: "18:00"},
			{at: "21:01", do: (*store.Tx).GoOn, want: ""},
			{at: "23:59", want: ""},
		} {
			r.set("2026-03-01T" + c.at + ":00Z")
			if c.do != nil {
				r.write(h.ID, c.do)
			}
			r.want(c.at, r.silent(), c.want)
		}
		r.set("2026-03-02T00:01:00Z")
		r.want("asked again", r.silent(), "18:00")
		until := r.now().Add(7 * time.Hour)
		r.write(h.ID, func(tx *store.Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) {
				h.Notice = page.Notice{Text: "Back at 8:01 AM", Until: &until}
				return h, nil
			})
		})
		r.set("2026-03-02T07:00:00Z")
		r.want("paused", r.silent(), "")
		r.set("2026-03-02T10:00:00Z")
		r.want("just back", r.silent(), "")
		r.set("2026-03-02T10:01:00Z")
		r.want("not back", r.silent(), "00:01")
		r.publish(h.ID, page.Flags{}, "News")
		r.want("at work", r.silent(), "")
		r.set("2026-03-02T14:00:00Z")
		r.want("silent", r.silent(), "10:01")
		r.write(h.ID, func(tx *store.Tx) error { return tx.End("") })
		r.want("ended", r.silent(), "")
	})
}

func (r *rig) series(x store.Series) store.Series {
	r.Helper()
	x, _, err := r.store.CreateSeries(ctx, store.Command{By: tester}, x, nil)
	r.ok(err)
	return x
}

// days tells a series' pages, the newest first: "slug state".
func (r *rig) days(slug string) string {
	r.Helper()
	list, err := r.store.Days(ctx, slug, "", 100)
	r.ok(err)
	var out []string
	for _, d := range list {
		out = append(out, d.Page.Slug[len(slug)+6:]+" "+string(d.Page.State))
	}
	return strings.Join(out, ", ")
}

// A series begins a page a day at its time, whatever the clocks do that night; the
// old one ends; after a time without a server today's is begun and no other.
func TestSeries(t *testing.T) {
	both(t, func(r *rig) {
		r.set("2026-03-27T10:00:00Z")
		x := r.series(store.Series{Slug: "daily", Title: "The day: {date}", Lang: "fr", Zone: "Europe/Paris", At: 2*60 + 30, Ends: store.EndBegin})
		r.want("next", r.step(), "03-28T01:30:00Z")
		r.want("days", r.days("daily"), "")
		r.set("2026-03-28T01:30:00Z")
		r.want("next", r.step(), "03-29T01:00:00Z") // 02:30 is not there that night
		r.want("days", r.days("daily"), "03-28 live")
		h, err := r.store.Standing(ctx, "daily")
		r.ok(err)
		r.want("standing", h.Slug+" "+h.Title, "daily-2026-03-28 The day: 2026-03-28")
		r.publish(h.ID, page.Flags{}, "First")

		r.set("2026-03-29T01:00:00Z")
		_, other := r.open()
		var both sync.WaitGroup
		for _, run := range []*Runner{r.run, other} {
			both.Go(func() {
				if _, err := run.Step(ctx); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		r.want("days", r.days("daily"), "03-29 live, 03-28 ended")
		if h, err = r.store.Standing(ctx, "daily"); err != nil || h.Slug != "daily-2026-03-28" {
			t.Errorf("before the first post the address stands for %s, %v", h.Slug, err)
		}
		today, err := r.store.Today(ctx, "daily")
		r.ok(err)
		r.want("today", today.Slug, "daily-2026-03-29")
		r.publish(today.ID, page.Flags{}, "First")
		if h, err = r.store.Standing(ctx, "daily"); err != nil || h.Slug != today.Slug {
			t.Errorf("after it: %s, %v", h.Slug, err)
		}
		// Reopened, the old one stays open.
		old, err := r.store.Find(ctx, "daily-2026-03-28")
		r.ok(err)
		r.write(old.ID, func(tx *store.Tx) error { return tx.Reopen("") })
		r.step()
		r.want("days", r.days("daily"), "03-29 live, 03-28 live")

		// No server for days.
		r.set("2026-04-03T09:00:00Z")
		r.want("next", r.step(), "04-04T00:30:00Z")
		r.want("days", r.days("daily"), "04-03 live, 03-29 ended, 03-28 live")

		if _, _, err := r.store.StopSeries(ctx, store.Command{By: tester}, x.Slug); err != nil {
			t.Fatal(err)
		}
		r.set("2026-04-05T09:00:00Z")
		r.want("stopped", r.step(), "")
		if _, _, err := r.store.StartSeries(ctx, store.Command{By: tester}, x.Slug); err != nil {
			t.Fatal(err)
		}
		r.want("next", r.step(), "04-06T00:30:00Z")
		r.want("days", r.days("daily"), "04-03 live, 03-29 ended, 03-28 live")
		r.set("2026-10-25T00:30:00Z")
		r.want("twice that night", r.step(), "10-26T01:30:00Z")
		r.want("begun", strings.Split(r.days("daily"), ",")[0], "10-25 live")
	})
}

// A series is changed from its next day on, and the days that are there stay as
// they are. What was said again, or is not possible, changes nothing.
func TestEditSeries(t *testing.T) {
	both(t, func(r *rig) {
		r.set("2026-03-02T05:00:00Z")
		r.series(store.Series{Slug: "daily", Title: "The day, {date}", Lang: "en", Zone: "UTC", At: 6 * 60, Ends: store.EndStay})
		r.set("2026-03-02T06:00:00Z")
		r.step()
		edit := func(key string, fn func(*store.Series)) (store.Series, error) {
			x, _, err := r.store.EditSeries(ctx, store.Command{By: tester, Scope: "t", Key: key, Request: []byte(key)}, "daily", func(x *store.Series) error { fn(x); return nil })
			return x, err
		}
		// To a later time of a day that has begun: that day is not begun twice.
		x, err := edit("a", func(x *store.Series) {
			x.At, x.Title, x.Standfirst, x.Ends = 8*60, "Morning of {date}", "All of it.", store.EndBegin
			x.Slug, x.Day, x.Created = "other", "2030-01-01", time.Time{}
		})
		r.ok(err)
		r.want("next", x.Next(r.now()).Format("01-02 15:04"), "03-03 08:00")
		if x.Slug != "daily" || x.Day != "2026-03-02" || x.Created.IsZero() {
			t.Errorf("what is the store's own was changed: %+v", x)
		}
		r.set("2026-03-02T08:00:00Z")
		r.step()
		r.want("days", r.days("daily"), "03-02 live")
		h, err := r.store.Today(ctx, "daily")
		r.ok(err)
		r.want("the day that is there", h.Title, "The day, 2026-03-02")
		// The same key again: as it stands, and nothing is done.
		if x, err = edit("a", func(x *store.Series) { x.Title = "Never" }); err != nil || x.Title != "Morning of {date}" {
			t.Errorf("again: %q, %v", x.Title, err)
		}
		for what, fn := range map[string]func(*store.Series){
			"a zone": func(x *store.Series) { x.Zone = "Nowhere" }, "a time": func(x *store.Series) { x.At = 24 * 60 }, "a title": func(x *store.Series) { x.Title = " " }, "ends": func(x *store.Series) { x.Ends = "never" },
		} {
			if _, err := edit(what, fn); !errors.Is(err, store.ErrInvalid) {
				t.Errorf("%s that is none: %v", what, err)
			}
		}
		if _, err := edit("nothing", func(*store.Series) {}); !errors.Is(err, store.ErrUnchanged) {
			t.Errorf("no change: %v", err)
		}
		// To a time that is over today: the day that would have begun begins.
		r.set("2026-03-03T07:00:00Z")
		r.step()
		r.want("days", r.days("daily"), "03-02 live")
		x, err = edit("b", func(x *store.Series) { x.At = 6 * 60 })
		r.ok(err)
		r.want("next, which is due", x.Next(r.now()).Format("01-02 15:04"), "03-03 06:00")
		r.step()
		x, err = r.store.Series(ctx, "daily")
		r.ok(err)
		r.want("next", x.Next(r.now()).Format("01-02 15:04"), "03-04 06:00")
		r.want("days", r.days("daily"), "03-03 live, 03-02 ended")
		h, err = r.store.Today(ctx, "daily")
		r.ok(err)
		r.want("the new one", h.Title, "Morning of 2026-03-03")
	})
}

// A day is begun once, and none that is over or of a series that is stopped.
func TestBeginDay(t *testing.T) {
	both(t, func(r *rig) {
		r.series(store.Series{Slug: "daily", Title: "T", Lang: "en", Zone: "UTC", At: 0, Ends: store.EndBegin})
		begin := func(day string) error {
			_, _, err := r.store.BeginDay(ctx, tester, "daily", day, "T")
			return err
		}
		r.ok(begin("2026-03-02"))
		r.ok(begin("2026-03-02")) // sent again
		r.want("begun once", r.days("daily"), "03-02 live")
		for _, day := range []string{"2026-03-01", "2026-02-01"} {
			if err := begin(day); !errors.Is(err, store.ErrUnchanged) {
				t.Errorf("%s: %v", day, err)
			}
		}
		if _, _, err := r.store.StopSeries(ctx, store.Command{By: tester}, "daily"); err != nil {
			t.Fatal(err)
		}
		if err := begin("2026-03-03"); !errors.Is(err, store.ErrUnchanged) {
			t.Errorf("stopped: %v", err)
		}
		r.want("begun", r.days("daily"), "03-02 live")
	})
}

// The old day may stay until the new one has a post, or for good.
func TestSeriesEnds(t *testing.T) {
	both(t, func(r *rig) {
		for slug, ends := range map[string]string{"a": store.EndPost, "b": store.EndStay} {
			r.series(store.Series{Slug: slug, Title: slug, Lang: "en", Zone: "UTC", At: 6 * 60, Ends: ends})
		}
		for day := 2; day <= 3; day++ {
			r.set(fmt.Sprintf("2026-03-%02dT06:00:00Z", day))
			r.step()
		}
		r.want("until there is a post", r.days("a"), "03-03 live, 03-02 live")
		for _, slug := range []string{"a", "b"} {
			h, err := r.store.Today(ctx, slug)
			r.ok(err)
			r.publish(h.ID, page.Flags{}, "News")
		}
		r.step()
		r.want("with its first post", r.days("a"), "03-03 live, 03-02 ended")
		r.want("for good", r.days("b"), "03-03 live, 03-02 live")
	})
}

// A slug belongs to a page or to a series, and what is in a day's way is said.
func TestSeriesSlugs(t *testing.T) {
	both(t, func(r *rig) {
		r.page("news")
		good := store.Series{Slug: "daily", Title: "T", Lang: "en", Zone: "UTC", At: 360, Ends: store.EndBegin}
		for what, edit := range map[string]func(*store.Series){
			"a page's slug": func(x *store.Series) { x.Slug = "news" },
			"reserved":      func(x *store.Series) { x.Slug = "desk" },
			"too long":      func(x *store.Series) { x.Slug = strings.Repeat("a", 53) },
			"a stroke":      func(x *store.Series) { x.Slug = "daily-" },
			"no title":      func(x *store.Series) { x.Title = " " },
			"long title":    func(x *store.Series) { x.Title = strings.Repeat("a", store.MaxTitle) },
			"zone":          func(x *store.Series) { x.Zone = "Europe" },
			"time":          func(x *store.Series) { x.At = 24 * 60 },
			"ends":          func(x *store.Series) { x.Ends = "never" },
		} {
			x := good
			edit(&x)
			if _, _, err := r.store.CreateSeries(ctx, store.Command{By: tester}, x, nil); err == nil {
				t.Errorf("%s is taken", what)
			}
		}
		r.series(good)
		if _, _, err := r.store.CreateSeries(ctx, store.Command{By: tester}, good, nil); err == nil {
			t.Error("a series is made twice")
		}
		if _, _, err := r.store.CreatePage(ctx, store.NewPage{Slug: "daily", Head: page.Head{Title: "T", Lang: "en", Zone: "UTC"}}); err == nil {
			t.Error("a page has a series' slug")
		}
		h := r.page("daily-2026-03-02")
		r.set("2026-03-02T06:00:00Z")
		r.step()
		x, err := r.store.Series(ctx, "daily")
		r.ok(err)
		if !strings.Contains(x.Trouble, "daily-2026-03-02") {
			t.Errorf("what is in the way: %q", x.Trouble)
		}
		r.step()
		r.set("2026-03-03T06:00:00Z")
		r.step()
		x, err = r.store.Series(ctx, "daily")
		r.ok(err)
		r.want("the next day", r.days("daily")+x.Trouble, "03-03 live")
		_ = h
	})
}

// Run wakes by itself, and lets go of everything at its end.
func TestRun(t *testing.T) {
	both(t, func(r *rig) {
		h := r.page("news")
		ada := r.join("ada", store.Administrator, "")
		running, stop := context.WithCancel(ctx)
		var done sync.WaitGroup
		done.Go(func() { r.run.Run(running) })
		a := r.draft(h.ID, d1, "One", ada, 0)
		r.schedule(h.ID, "2026-03-01T18:30:00Z", ada, a)
		r.set("2026-03-01T18:30:00Z")
		r.draft(h.ID, d2, "Two", ada, 0) // a commit, at which it looks at the clock
		for deadline := time.Now().Add(time.Minute); r.posts(h.ID) == ""; {
			if time.Now().After(deadline) {
				t.Fatal("it does not run")
			}
			time.Sleep(20 * time.Millisecond)
		}
		r.want("posts", r.posts(h.ID), "18:30 One")
		stop()
		done.Wait()
	})
}
