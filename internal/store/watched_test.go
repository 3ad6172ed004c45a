package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// TestWatched: nothing is published with a word of the watch list, by whatever
// command, before it is named; then it is, and the audit log has the word.
func TestWatched(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "gale")
		other := livePage(t, s, "vote")
		entries := publish(t, s, h.ID, "Emil Karst is safe", "Ferries")
		karst, ferries := entries[0].Post, entries[1].Post
		if _, err := change(s, h.ID, Change{Op: page.OpWithdraw, Post: karst}); err != nil {
			t.Fatal(err)
		}
		add := func(pageID, word, reason string, until time.Time) Watchword {
			t.Helper()
			return must[Watchword](t)(s.AddWatchword(ctx, tester, Watchword{Page: pageID, Word: word, Reason: reason, Until: until}))
		}
		name := add("", "Emil Karst", "Injunction of 1 March: no names", time.Time{})
		add(h.ID, "merger", "Embargo until 6 PM", r.clock.now().Add(time.Hour))

		texts := func(x page.Texts) func(*Tx) error {
			return func(tx *Tx) error { _, err := tx.Publish([]NewPost{{Texts: x}}, At{}); return err }
		}
		edit := func(op page.Op, note string, to func(page.Texts) (page.Texts, error)) func(*Tx) error {
			return func(tx *Tx) error {
				c := Change{Op: op, Post: ferries, Rev: 1, Edit: to, Note: note}
				if op == page.OpCorrect {
					c.Reason = "correction"
				}
				_, err := tx.Change(c)
				return err
			}
		}
		setPage := func(edit func(*page.Head)) func(*Tx) error {
			return func(tx *Tx) error {
				return tx.SetPage(func(h page.Head) (page.Head, error) { edit(&h); return h, nil })
			}
		}
		linked := (&markup.Doc{Blocks: []markup.Block{{Kind: markup.Paragraph, Spans: []markup.Span{
			{Text: "see "}, {Text: "here", Href: "https://example.org/Emil%20Karst"}}}}}).Encode()
		parted := (&markup.Doc{Blocks: []markup.Block{{Kind: markup.Paragraph, Spans: []markup.Span{
			{Text: "said E"}, {Text: "mil Ka", Strong: true}, {Text: "rst."}}}}}).Encode()
		for i, c := range []struct {
			field string
			do    func(*Tx) error
		}{
			{"headline", texts(page.Texts{Headline: "EMIL KÁRST held"})},
			{"body", texts(page.Texts{Headline: "Held", Body: body("It is Emil\u00a0Kar\u00adst.")})},
			{"body", texts(page.Texts{Headline: "Held", Body: linked})},
			{"body", texts(page.Texts{Headline: "Held", Body: parted})},
			{"byline", texts(page.Texts{Headline: "Held", Byline: "Emil Karst"})},
			{"tags", texts(page.Texts{Headline: "Held", Tags: []string{"EmilKarst"}})},
			{"sources", texts(page.Texts{Headline: "Held", Sources: []page.Source{{Name: "Court", URL: "https://example.org/emil-karst"}}})},
			{"dateline", texts(page.Texts{Headline: "Held", Dateline: page.Dateline{Place: "House of Emil Karst"}})},
			{"headline", edit(page.OpEdit, "", setHeadline("Emil Karst, ferries"))},
			{"headline", edit(page.OpAmend, "", setHeadline("Emil Karst, ferries"))},
			{"note", edit(page.OpCorrect, "We named Emil Karst.", setHeadline("Ferries sail"))},
			{"note", func(tx *Tx) error {
				_, err := tx.Change(Change{Op: page.OpWithdraw, Post: ferries, Note: "Emil Karst"})
				return err
			}},
			{"body", func(tx *Tx) error { _, err := tx.Change(Change{Op: page.OpRestore, Post: karst}); return err }},
			{"title", setPage(func(h *page.Head) { h.Title = "The trial of Emil Karst" })},
			{"standfirst", setPage(func(h *page.Head) { h.Standfirst = "Emil Karst speaks" })},
			{"notice", setPage(func(h *page.Head) { h.Notice.Text = "Emil Karst speaks at 7" })},
			{"recap", setPage(func(h *page.Head) { h.Recap = page.Recap{Text: "Emil Karst spoke", Time: r.clock.now()} })},
			{"slug", func(tx *Tx) error { return tx.Rename("emil-karst") }},
			{"note", func(tx *Tx) error { return tx.End("Emil Karst has gone home") }},
		} {
			_, err := s.Write(ctx, Command{Page: h.ID}, c.do)
			var w *Watched
			if !errors.As(err, &w) || !errors.Is(err, ErrWatched) || len(w.Words) != 1 {
				t.Errorf("%d, %s: %v", i, c.field, err)
				continue
			}
			if x := w.Words[0]; x.Word != "Emil Karst" || x.Reason != name.Reason || x.Page != "" || len(x.Where) == 0 || x.Where[0].Field != c.field {
				t.Errorf("%d: %+v, want it in %s", i, x, c.field)
			}
		}
		// A new page, and a draft that opens with its drafts.
		named := headOfPage("The Karst, Emil Karst")
		_, _, err := s.CreatePage(ctx, NewPage{Slug: "trial", Head: named})
		wantErr(t, err, ErrWatched)
		d, _, err := s.CreatePage(ctx, NewPage{Slug: "trial", Head: headOfPage("The trial"), Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, d.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: story("Emil Karst waits").Texts}); return err })
		_, err = s.Write(ctx, Command{Page: d.ID}, (*Tx).Open)
		wantErr(t, err, ErrWatched)
		if got := must[Head](t)(s.Find(ctx, "trial")); got.State != page.Draft {
			t.Errorf("the page is %s", got.State)
		}
		must[Result](t)(s.Write(ctx, Command{Page: d.ID, Watched: []string{"Emil Karst"}}, (*Tx).Open))

		// Each page has a list of its own, and another word does not stand for it.
		both := texts(page.Texts{Headline: "Emil Karst plans a merger"})
		var w *Watched
		for _, named := range [][]string{nil, {"Emil Karst"}, {"emil karst", "merger"}, {"yes"}} {
			_, err = s.Write(ctx, Command{Page: h.ID, Watched: named}, both)
			if !errors.As(err, &w) || len(w.Words) != 2 || w.Words[0].Page+w.Words[1].Page != h.ID {
				t.Errorf("%q: %v", named, err)
			}
		}
		wantErr(t, s.CheckWatched(ctx, h.ID, []string{"merger"}, page.Texts{Headline: "Emil Karst plans a merger"}), ErrWatched)
		if err := s.CheckWatched(ctx, h.ID, []string{"merger", "Emil Karst"}, page.Texts{Headline: "Emil Karst plans a merger"}); err != nil {
			t.Error(err)
		}
		publish(t, s, other.ID, "A merger")
		before := countActs(t, s, ActWatched)
		must[Result](t)(s.Write(ctx, Command{Page: h.ID, By: tester, Watched: []string{"merger", "Emil Karst", "more"}}, both))
		if got := countActs(t, s, ActWatched); !slices.Equal(got[len(before):], []string{"Emil Karst", "merger"}) {
			t.Errorf("the audit log has %q more", got[len(before):])
		}
		r.clock.add(2 * time.Hour)
		publish(t, s, h.ID, "A merger, at last") // the embargo is over
		if err := s.DropWatchword(ctx, tester, h.ID, name.ID); !errors.Is(err, ErrNoWatchword) {
			t.Errorf("a word of the site, dropped from a page: %v", err)
		}
		if err := s.DropWatchword(ctx, tester, "", name.ID); err != nil {
			t.Fatal(err)
		}
		publish(t, s, h.ID, "Emil Karst")
		if list := must[[]Watchword](t)(s.Watchwords(ctx, "")); len(list) != 0 {
			t.Errorf("%+v", list)
		}
		audit(t, s)
	})
}

func countActs(t *testing.T, s *Store, act string) (about []string) {
	t.Helper()
	if err := s.AllActs(ctx, ActFilter{}, func(a Act) error {
		if a.Act == act {
			about = append(about, a.About)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(about)
	return about
}

func TestWatchwordLimits(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "gale")
		for _, c := range []struct {
			w    Watchword
			want error
		}{
			{Watchword{Word: " *–* ", Reason: "x"}, ErrInvalid},
			{Watchword{Word: "Karst"}, ErrInvalid},
			{Watchword{Word: "Karst", Reason: "x", Until: r.clock.now()}, ErrInvalid},
			{Watchword{Word: "Karst\nEmil", Reason: "x"}, ErrInvalid},
			{Watchword{Word: strings.Repeat("x", MaxWatchword+1), Reason: "x"}, ErrTooLarge},
			{Watchword{Word: "Karst", Reason: "x", Page: "none"}, ErrNoPage},
		} {
			if _, err := s.AddWatchword(ctx, tester, c.w); !errors.Is(err, c.want) {
				t.Errorf("%+v: %v", c.w, err)
			}
		}
		for i := range MaxWatchwords {
			must[Watchword](t)(s.AddWatchword(ctx, tester, Watchword{Page: h.ID, Word: fmt.Sprintf("word %d", i), Reason: "x"}))
		}
		_, err := s.AddWatchword(ctx, tester, Watchword{Page: h.ID, Word: "one more", Reason: "x"})
		wantErr(t, err, ErrTooLarge)
		must[Watchword](t)(s.AddWatchword(ctx, tester, Watchword{Page: h.ID, Word: "word 7", Reason: "another"}))
		list := must[[]Watchword](t)(s.Watchwords(ctx, h.ID))
		if i := slices.IndexFunc(list, func(w Watchword) bool { return w.Word == "word 7" }); len(list) != MaxWatchwords || list[i].Reason != "another" {
			t.Errorf("%d words, %+v", len(list), list[i])
		}
	})
}
