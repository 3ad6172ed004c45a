package main

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// TestKillWhileScheduledIsPublished kills a server again and again in the middle of
// publishing what is due. Each update is out once and whole, or its drafts are there
// still and the desk asks about them: none is out twice, none is lost, none is halved.
func TestKillWhileScheduledIsPublished(t *testing.T) {
	t.Parallel()
	const each = 40 // updates that are due at a time, of two posts each
	rounds := 4
	if testing.Short() {
		rounds = 1
	}
	ctx, data := t.Context(), t.TempDir()
	at := time.Now().Truncate(time.Minute)
	// What is scheduled lies ahead: this clock stands just before it.
	s, err := store.Open(ctx, store.Options{Dir: data, Now: func() time.Time { return at.Add(-time.Second) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	by := store.By{Name: "test"}
	secret, _, err := s.Setup(ctx, by)
	if err != nil {
		t.Fatal(err)
	}
	mara, err := s.Accept(ctx, secret, store.NewPerson{
		Person:   store.Person{Name: "Mara", Email: "mara@lantern.example"},
		Password: "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
	})
	if err != nil {
		t.Fatal(err)
	}
	head, _, err := s.CreatePage(ctx, store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}

	of := map[string]string{} // the update that a post belongs to
	middle, kills := 0, 0
	for round := range rounds {
		at = time.Now().Truncate(time.Minute) // it may be as late as store.Grace
		_, err := s.Write(ctx, store.Command{Page: head.ID, By: by}, func(tx *store.Tx) error {
			for i := range each {
				var picks []store.Pick
				for k := range 2 {
					d, err := tx.SaveDraft(store.Draft{
						ID: store.NewPostID(), Hand: mara.ID,
						Texts: page.Texts{Headline: fmt.Sprintf("Round %d, update %d, post %d", round, i, k), Body: markup.FromText("It blows.").Encode()},
					}, 0)
					if err != nil {
						return err
					}
					of[d.ID] = fmt.Sprintf("update %d of round %d", i, round)
					picks = append(picks, store.Pick{ID: d.ID, Rev: d.Rev})
				}
				if _, err := tx.Schedule(picks, at, mara.ID); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for left := each; left > 0; {
			server := startServer(t, data)
			for range 60_000 { // until it has begun
				if n := waiting(t, s); n < left {
					break
				}
				time.Sleep(time.Millisecond)
			}
			time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
			server.kill()
			kills++
			n := waiting(t, s)
			if n == left {
				t.Fatalf("round %d: %d updates are due, and the server publishes none:\n%s", round, n, server.log)
			}
			if n > 0 {
				middle++
			}
			left = n
		}
	}

	// What is out, and what the desk asks about.
	entries, err := s.Entries(ctx, -1, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	out, batch := map[string]int{}, map[string]int64{}
	whole := map[string]int{} // posts by update, out or kept
	for _, e := range entries {
		if e.Op != page.OpPublish {
			continue
		}
		update := of[e.Post]
		out[e.Post]++
		whole[update]++
		if was, ok := batch[update]; ok && was != e.Batch {
			t.Errorf("%s is out in two parts", update)
		}
		batch[update] = e.Batch
	}
	asked, err := s.Schedules(ctx, head.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range asked {
		for _, d := range x.Drafts {
			if x.State != store.ScheduleMissed || out[d.ID] > 0 {
				t.Errorf("%s is %s, and its posts are %d times on the page", of[d.ID], x.State, out[d.ID])
			}
			out[d.ID]++
			whole[of[d.ID]]++
		}
	}
	for post, update := range of {
		if out[post] != 1 || whole[update] != 2 {
			t.Errorf("%s, post %s: there %d times; %d posts of two", update, post, out[post], whole[update])
		}
	}
	if middle == 0 {
		t.Errorf("of %d kills none came in the middle: nothing was tested", kills)
	}
	t.Logf("%d kills, %d in the middle; %d updates, %d of them too late", kills, middle, each*rounds, len(asked))
}

// waiting is how many updates have not gone out yet and are to.
func waiting(t *testing.T, s *store.Store) int {
	t.Helper()
	list, err := s.Waiting(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}
