package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

// inFiles says which of the words are in any file of a data folder.
func inFiles(t *testing.T, dir string, words []string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	files := must[[]string](t)(filepath.Glob(filepath.Join(dir, "stoppress.db*")))
	if len(files) == 0 {
		t.Fatal("no database")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				found[w] = true
			}
		}
	}
	return found
}

func TestErase(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		picture := must[Media](t)(s.PutMedia(ctx, Media{Type: "image/png", Bytes: []byte("pixelsofasecret")}))
		shared := must[Media](t)(s.PutMedia(ctx, Media{Type: "image/png", Bytes: []byte("pixelsofall")}))
		media := func(m Media) page.Media {
			return page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Alt: "altofasecret"}
		}
		secret, other := story("headlineofasecret"), story("headlineofanother")
		secret.Texts.Media = map[string]page.Media{"a": media(picture), "b": media(shared)}
		other.Texts.Media = map[string]page.Media{"b": {ID: shared.ID, SHA256: shared.SHA256, Type: shared.Type}}
		cmd := Command{Page: h.ID, Scope: "cli", Key: "key", Request: []byte("the request")}
		res := must[Result](t)(s.Write(ctx, cmd, func(tx *Tx) error {
			es, err := tx.Publish([]NewPost{secret, other}, At{})
			if err != nil {
				return err
			}
			return tx.PutImportItem(ImportItem{Post: es[0].Post, Source: tx.Hash([]byte("x")), Headline: tx.Hash([]byte("y")), Rev: 1, Place: 1})
		}))
		id := res.Entries[0].Post
		if _, err := change(s, h.ID, Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: setHeadline("revisionofasecret")}); err != nil {
			t.Fatal(err)
		}
		words := []string{"headlineofasecret", "revisionofasecret", "altofasecret", "pixelsofasecret"}
		kept := []string{"headlineofanother", "pixelsofall"}
		if s.Engine() == "sqlite" {
			if found := inFiles(t, s.Dir(), words); len(found) != len(words) {
				t.Fatalf("the search finds only %v", found)
			}
		}
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			es, err := tx.Publish([]NewPost{story("C")}, At{})
			if err != nil {
				return err
			}
			_, err = tx.Change(Change{Op: page.OpErase, Post: es[0].Post})
			return err
		})
		wantErr(t, err, ErrInvalid)

		e, err := change(s, h.ID, Change{Op: page.OpErase, Post: id, Reason: "privacy"})
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Targets) != 5 { // headline twice, body, two pictures
			t.Errorf("targets %v", e.Targets)
		}
		if s.Engine() == "sqlite" {
			if found := inFiles(t, s.Dir(), words); len(found) > 0 {
				t.Errorf("erased, but in the files: %v", found)
			}
			if found := inFiles(t, s.Dir(), kept); len(found) != len(kept) {
				t.Errorf("of what was not erased only %v is left", found)
			}
		}
		audit(t, s)
		for _, o := range must[[]Opening](t)(s.Openings(ctx, h.ID, 1, 2)) {
			if !o.Erased || o.Value != nil || o.Salt != [32]byte{} || o.Commitment == [32]byte{} {
				t.Errorf("%+v", o)
			}
		}
		leaf := must[[][]byte](t)(s.Leaves(ctx, e.Index, e.Index+1))[0]
		if l := must[*record.Leaf](t)(record.ParseLeaf(leaf)); len(l.Targets) != 5 || l.Reason != "privacy" {
			t.Errorf("leaf %s", leaf)
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID)).Post(id)
		if !p.Gone() || p.Headline != "" || len(p.Body) != 0 {
			t.Errorf("%+v", p.Texts)
		}
		_, err = s.Media(ctx, picture.ID)
		wantErr(t, err, ErrNoMedia)
		if _, err := s.Media(ctx, shared.ID); err != nil {
			t.Errorf("a picture that another post shows: %v", err)
		}
		if it := must[[]ImportItem](t)(s.ImportItems(ctx, h.ID)); len(it) != 1 || len(it[0].Source)+len(it[0].Headline) != 0 {
			t.Errorf("%+v", it)
		}
		// The key still works, though what the request was can't be said any more.
		if again := must[Result](t)(s.Write(ctx, cmd, nil)); !again.Replayed || !again.Entries[0].Fields[0].Missing {
			t.Errorf("%+v", again)
		}
		_, err = change(s, h.ID, Change{Op: page.OpErase, Post: id})
		wantErr(t, err, ErrUnchanged)
		_, err = change(s, h.ID, Change{Op: page.OpRelease, Post: id})
		wantErr(t, err, ErrUnchanged)

		// Withheld is kept, comes back, and can be erased too.
		other1 := res.Entries[1].Post
		for _, op := range []page.Op{page.OpWithhold, page.OpRelease, page.OpWithhold, page.OpErase} {
			if _, err := change(s, h.ID, Change{Op: op, Post: other1, Reason: "legal"}); err != nil {
				t.Fatal(err)
			}
			p := must[*page.Page](t)(s.Load(ctx, h.ID)).Post(other1)
			if shown := p.Headline != ""; shown != (op == page.OpRelease) {
				t.Errorf("after %s the headline is %q", op, p.Headline)
			}
		}
		audit(t, s)
	})
}

// SQLite moves what it keeps from page to page; no copy may stay behind.
func TestEraseAmongMany(t *testing.T) {
	r := newRig(t, "sqlite")
	s := r.open()
	h := livePage(t, s, "news")
	ids := map[string]string{} // word -> post
	const n = 240
	for i := range n {
		word := fmt.Sprintf("secretword%04d", i)
		p := story(word)
		// Of all sizes: in a row of its page, and over several pages.
		p.Texts.Body = body(strings.Repeat(word+" ", 1+(i*i*7)%400))
		ids[word] = do(t, s, h.ID, func(tx *Tx) error { _, err := tx.Publish([]NewPost{p}, At{}); return err }).Entries[0].Post
		if i%3 == 0 {
			if _, err := change(s, h.ID, Change{Op: page.OpAmend, Post: ids[word], Rev: 1, Edit: setHeadline(word + " again")}); err != nil {
				t.Fatal(err)
			}
		}
		if i%4 == 0 { // drafts come and go
			do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{ID: ids[word], Texts: p.Texts}); return err })
		}
		if i%8 == 0 {
			do(t, s, h.ID, func(tx *Tx) error { _, err := tx.DropDrafts(""); return err })
		}
	}
	do(t, s, h.ID, func(tx *Tx) error { _, err := tx.DropDrafts(""); return err })
	var erased, kept []string
	for i := range n {
		if word := fmt.Sprintf("secretword%04d", i); i%5 == 2 {
			if _, err := change(s, h.ID, Change{Op: page.OpErase, Post: ids[word]}); err != nil {
				t.Fatal(err)
			}
			erased = append(erased, word)
		} else {
			kept = append(kept, word)
		}
	}
	if found := inFiles(t, s.Dir(), erased); len(found) > 0 {
		t.Errorf("%d of %d erased words are in the files", len(found), len(erased))
	}
	if found := inFiles(t, s.Dir(), kept); len(found) != len(kept) {
		t.Errorf("%d of %d words are left", len(found), len(kept))
	}
	audit(t, s)
}

// An erasure waits for readers of the former state, and one that could not wait
// is completed by whoever sends it again or opens the data next.
func TestEraseWaits(t *testing.T) {
	r := newRig(t, "sqlite")
	s := r.open()
	h := livePage(t, s, "news")
	erase := func(word string, c Command) error {
		id := publish(t, s, h.ID, word)[0].Post
		_, err := s.Write(ctx, c, func(tx *Tx) error {
			_, err := tx.Change(Change{Op: page.OpErase, Post: id})
			return err
		})
		return err
	}
	s.fault = func(step string, done bool) error {
		if step == "scrub" {
			return errFault
		}
		return nil
	}
	keyed := Command{Page: h.ID, Scope: "cli", Key: "k", Request: []byte("x")}
	if err := erase("secretone", keyed); !errors.Is(err, errFault) {
		t.Fatalf("acknowledged: %v", err)
	}
	if found := inFiles(t, s.Dir(), []string{"secretone"}); len(found) == 0 {
		t.Fatal("there is nothing to wait for")
	}
	s.fault = nil
	if res, err := s.Write(ctx, keyed, nil); err != nil || !res.Replayed {
		t.Fatalf("again: %v", err)
	}
	if found := inFiles(t, s.Dir(), []string{"secretone"}); len(found) != 0 {
		t.Error("sent again, and still in the files")
	}

	// A reader holds the former state; the erasure ends after it does.
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		t.Fatal(err)
	}
	id := publish(t, s, h.ID, "secrettwo")[0].Post
	if _, err := s.load(ctx, tx, h.ID); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() {
		_, err := change(s, h.ID, Change{Op: page.OpErase, Post: id})
		ended <- err
	}()
	for { // until it is committed
		if p := must[*page.Page](t)(s.Load(ctx, h.ID)).Post(id); p.Gone() {
			break
		}
	}
	select {
	case err := <-ended:
		t.Errorf("acknowledged while a reader keeps the former state: %v", err)
	default:
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if found := inFiles(t, s.Dir(), []string{"secrettwo"}); len(found) != 0 {
		t.Error("acknowledged, and still in the files")
	}

	// A process that ends before it could wait. Another one keeps the files open,
	// so that closing does not empty the log.
	other := r.open()
	if _, err := other.Load(ctx, h.ID); err != nil {
		t.Fatal(err)
	}
	s.fault = func(step string, done bool) error {
		if step == "scrub" {
			return errFault
		}
		return nil
	}
	if err := erase("secretthree", Command{Page: h.ID}); !errors.Is(err, errFault) {
		t.Fatalf("acknowledged: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if found := inFiles(t, s.Dir(), []string{"secretthree"}); len(found) == 0 {
		t.Fatal("there is nothing to wait for")
	}
	r.open()
	if found := inFiles(t, other.Dir(), []string{"secretthree"}); len(found) != 0 {
		t.Error("the next start did not complete the erasure")
	}
}

// TestHiddenMedia: a picture is hidden while only withheld texts and withdrawn posts
// show it.
func TestHiddenMedia(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		of := func(name string) page.Media {
			m := must[Media](t)(s.PutMedia(ctx, Media{Type: "image/png", Bytes: []byte(name)}))
			return page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Alt: name}
		}
		own, shared, logo := of("own"), of("shared"), of("logo")
		of("what nothing shows yet")
		want := func(when string, hidden ...page.Media) {
			t.Helper()
			got := must[map[string]bool](t)(s.HiddenMedia(ctx))
			all := map[string]bool{}
			for _, m := range hidden {
				all[m.ID] = true
			}
			if !maps.Equal(got, all) {
				t.Errorf("%s: %v is hidden, want %v", when, got, all)
			}
		}
		if err := s.SetSite(ctx, tester, func(to *Settings) error { to.Logo = &logo; return nil }); err != nil {
			t.Fatal(err)
		}
		post, other := story("One"), story("Two")
		post.Texts.Media = map[string]page.Media{"a": own, "b": shared, "c": logo}
		other.Texts.Media = map[string]page.Media{"b": shared}
		res := must[Result](t)(s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			_, err := tx.Publish([]NewPost{post, other}, At{})
			return err
		}))
		do := func(op page.Op, i int) {
			t.Helper()
			if _, err := change(s, h.ID, Change{Op: op, Post: res.Entries[i].Post}); err != nil {
				t.Fatal(err)
			}
		}
		want("published")
		do(page.OpWithdraw, 0)
		want("one withdrawn", own)
		do(page.OpWithdraw, 1)
		want("both withdrawn", own, shared)
		do(page.OpRestore, 1)
		want("one restored", own)
		do(page.OpRestore, 0)
		want("both restored")
		do(page.OpWithhold, 0)
		want("one withheld", own)
		do(page.OpWithdraw, 1)
		want("the other withdrawn", own, shared)
		do(page.OpRestore, 1)
		do(page.OpWithhold, 1)
		want("both withheld", own, shared)
		do(page.OpRelease, 0)
		want("one released")
		do(page.OpWithhold, 0)
		if _, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			_, err := tx.PutDraft(Draft{Texts: post.Texts})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		want("in a draft", own, shared)
		do(page.OpErase, 0)
		want("erased", shared)
	})
}
