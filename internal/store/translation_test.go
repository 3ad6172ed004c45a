package store

import (
	"testing"

	"stoppress/internal/page"
)

func TestTranslations(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		a, b := livePage(t, s, "gale"), livePage(t, s, "tempete")
		posts := publish(t, s, a.ID, "Harbour closes", "Ferries stay in port")
		of := func(pageID, original string, seen int64) error {
			_, err := s.Write(ctx, Command{Page: pageID}, func(tx *Tx) error { return tx.Translates(original, seen) })
			return err
		}
		if err := of(b.ID, a.ID, posts[1].Seq); err != nil {
			t.Fatal(err)
		}
		is := func(want Translation) {
			t.Helper()
			if got := must[map[string]Translation](t)(s.Translations(ctx))[b.ID]; got != want {
				t.Errorf("%+v, not %+v", got, want)
			}
		}
		is(Translation{a.ID, posts[1].Seq, 0})
		for _, ch := range []Change{
			{Op: page.OpEdit, Post: posts[0].Post, Rev: 1, Edit: setHeadline("Harbour closes at six")},
			{Op: page.OpCorrect, Post: posts[0].Post, Rev: 2, Edit: setHeadline("Harbour closes at eight"), Note: "It said six."},
			{Op: page.OpWithdraw, Post: posts[1].Post, Note: "They sail."},
		} {
			if _, err := change(s, a.ID, ch); err != nil {
				t.Fatal(err)
			}
		}
		is(Translation{a.ID, posts[1].Seq, 2}) // a small fix is none
		mends := must[[]Mend](t)(s.Mends(ctx, a.ID, posts[1].Seq))
		if len(mends) != 2 || mends[0].Op != page.OpCorrect || mends[0].Kind != "correction" || mends[0].Post != posts[0].Post || mends[1].Op != page.OpWithdraw {
			t.Errorf("%+v", mends)
		}
		if err := of(b.ID, a.ID, mends[0].Seq); err != nil {
			t.Fatal(err)
		}
		is(Translation{a.ID, mends[0].Seq, 1})
		if err := of(b.ID, a.ID, 1<<40); err != nil { // no further than there is
			t.Fatal(err)
		}
		is(Translation{a.ID, mends[1].Seq, 0})
		wantErr(t, of(a.ID, b.ID, 0), ErrInvalid)
		wantErr(t, of(a.ID, a.ID, 0), ErrInvalid)
		wantErr(t, of(a.ID, "nothing", 0), ErrNoPage)
		if err := of(b.ID, "", 0); err != nil {
			t.Fatal(err)
		}
		is(Translation{})
	})
}

// TestOpenWith: only the drafts that someone looked at go out.
func TestOpenWith(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h, _, err := s.CreatePage(ctx, NewPage{Slug: "gale", Head: headOfPage("Gale"), Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		one := must[Draft](t)(save(s, h.ID, written("0aaaaaaaaa", "ada", "Ferries"), 0))
		two := written("0bbbbbbbbb", "ada", "Mole breached")
		two.Status = Unverified
		two = must[Draft](t)(save(s, h.ID, two, 0))
		must[Draft](t)(save(s, h.ID, written("0ccccccccc", "ada", "Begun since"), 0))
		open := func(picks ...Pick) error {
			_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { return tx.OpenWith(picks) })
			return err
		}
		wantErr(t, open(Pick{one.ID, one.Rev + 1}), ErrStale)
		wantErr(t, open(Pick{"0ddddddddd", 1}), ErrNoDraft)
		if err := open(Pick{two.ID, two.Rev}); err != nil {
			t.Fatal(err)
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		if p.State != page.Live || p.Count != 1 || p.Post(two.ID) == nil {
			t.Errorf("state %s, %d posts", p.State, p.Count)
		}
		if left := must[[]Draft](t)(s.Drafts(ctx, h.ID)); len(left) != 2 {
			t.Errorf("%d drafts are left", len(left))
		}
	})
}
