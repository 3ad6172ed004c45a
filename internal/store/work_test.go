package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// save saves a draft as someone types it.
func save(s *Store, pageID string, d Draft, from int64) (out Draft, err error) {
	_, err = s.Write(ctx, Command{Page: pageID}, func(tx *Tx) error { out, err = tx.SaveDraft(d, from); return err })
	return out, err
}

func written(id, hand, headline string) Draft {
	return Draft{ID: id, Hand: hand, Texts: page.Texts{Headline: headline}}
}

func TestSaveDraft(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		const id = "0aaaaaaaaa"
		d := must[Draft](t)(save(s, h.ID, Draft{ID: id, Hand: "ada"}, 0)) // nothing in it yet
		if d.Rev != 1 || d.Author != "ada" {
			t.Fatalf("the first save: %+v", d)
		}
		r.clock.add(time.Second)
		d = must[Draft](t)(save(s, h.ID, written(id, "ada", "Ferries"), 1))
		again := must[Draft](t)(save(s, h.ID, written(id, "ada", "Ferries"), 1))
		if d.Rev != 2 || again.Rev != 2 || !again.Updated.Equal(d.Updated) {
			t.Errorf("the same save again: %+v, then %+v", d, again)
		}

		// Another goes out from the same state: neither text is lost.
		must[Draft](t)(save(s, h.ID, written(id, "bo", "Ferries stay"), 2))
		_, err := save(s, h.ID, written(id, "ada", "Ferries sail"), 2)
		var stale *StaleDraft
		if !errors.As(err, &stale) || stale.Draft.Rev != 3 || stale.Draft.Texts.Headline != "Ferries stay" || stale.Draft.Hand != "bo" || stale.Rev != 2 {
			t.Fatalf("a save from an old state: %v", err)
		}
		wantErr(t, err, ErrStale)
		if d := must[Draft](t)(s.Draft(ctx, h.ID, id)); d.Texts.Headline != "Ferries stay" || d.Author != "ada" {
			t.Errorf("a refused save changed the draft: %+v", d)
		}

		// What is no text is never stale, and does not make another's save so.
		d = written(id, "bo", "Ferries stay")
		d.Status, d.Note = Checking, "Ask the harbour"
		if d = must[Draft](t)(save(s, h.ID, d, 1)); d.Rev != 3 || d.Status != Checking {
			t.Errorf("a status: %+v", d)
		}
		d.Texts.Headline, d.Hand = "Ferries stay in port", "bo"
		if d = must[Draft](t)(save(s, h.ID, d, 3)); d.Rev != 4 || d.Note != "Ask the harbour" {
			t.Errorf("a text after it: %+v", d)
		}

		// A window whose answers were lost goes on; another window does not.
		mine := func(headline, client string) Draft {
			d := written(id, "ada", headline)
			d.Client = client
			return d
		}
		must[Draft](t)(save(s, h.ID, mine("A", "w1"), 4))
		must[Draft](t)(save(s, h.ID, mine("AB", "w1"), 4))
		if d = must[Draft](t)(save(s, h.ID, mine("ABC", "w1"), 5)); d.Rev != 7 {
			t.Errorf("a window that heard nothing: %+v", d)
		}
		_, err = save(s, h.ID, mine("ABCD", "w1"), 3)
		wantErr(t, err, ErrStale)
		_, err = save(s, h.ID, mine("ABCD", "w2"), 6)
		wantErr(t, err, ErrStale)

		for _, bad := range []Draft{
			{ID: "draft"}, {ID: id, Status: "perhaps"}, {ID: id, Assignee: "nobody"}, {ID: id, Client: strings.Repeat("x", 65)},
			{ID: id, PostRev: 1}, {ID: id, Note: strings.Repeat("x", MaxNote+1)}, {ID: id, Texts: page.Texts{Headline: strings.Repeat("x", MaxDraft+1)}},
		} {
			if _, err := save(s, h.ID, bad, 7); !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrTooLarge) {
				t.Errorf("%.80v: %v", bad, err)
			}
		}
		_, err = save(s, h.ID, Draft{ID: "0bbbbbbbbb", Edits: "0ccccccccc", PostRev: 1}, 0)
		wantErr(t, err, ErrNoPost)
		_, err = save(s, h.ID, written("0bbbbbbbbb", "ada", "x"), 1)
		wantErr(t, err, ErrNoDraft)
		audit(t, s)
	})
}

// Former texts: another's, longer ones, and one of each minute, up to a bound.
func TestDraftRevs(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		const id = "0aaaaaaaaa"
		heads := func() (list []string) {
			for _, d := range must[[]Draft](t)(s.DraftRevs(ctx, h.ID, id)) {
				list = append(list, d.Hand+" "+d.Texts.Headline)
			}
			return list
		}
		long := strings.Repeat("A long text. ", 20)
		rev := int64(0)
		put := func(hand, headline string) {
			rev = must[Draft](t)(save(s, h.ID, written(id, hand, headline), rev)).Rev
			r.clock.add(2 * time.Second)
		}
		put("ada", long)
		put("ada", long+"1")
		put("ada", long+"12") // within the minute, and longer
		put("ada", "x")       // all gone
		put("bo", "xy")
		if got, want := fmt.Sprint(heads()), fmt.Sprint([]string{"ada x", "ada " + long + "12", "ada " + long}); got != want {
			t.Errorf("kept %v, want %v", got, want)
		}
		r.clock.add(time.Minute)
		put("bo", "xyz")
		if got := heads()[0]; got != "bo xy" {
			t.Errorf("after a minute %q is kept", got)
		}
		for i := range 30 {
			put([]string{"ada", "bo"}[i%2], fmt.Sprint("turn ", i))
		}
		if n := len(heads()); n != draftRevs {
			t.Errorf("%d are kept, want %d", n, draftRevs)
		}
		// What is thrown away can be had back, for a while.
		do(t, s, h.ID, func(tx *Tx) error { return tx.DiscardDraft(id, rev) })
		if got := heads()[0]; got != "bo turn 29" {
			t.Errorf("of a draft thrown away %q is kept", got)
		}
		_, err := s.Draft(ctx, h.ID, id)
		wantErr(t, err, ErrNoDraft)
		r.clock.add(draftLife + time.Hour)
		if n := len(heads()); n != 0 {
			t.Errorf("%d are kept for ever", n)
		}
	})
}

func TestPublishDrafts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		ids := []string{"0aaaaaaaaa", "0bbbbbbbbb", "0ccccccccc"}
		for _, id := range ids {
			must[Draft](t)(save(s, h.ID, written(id, "ada", "Story "+id), 0))
		}
		must[Draft](t)(save(s, h.ID, written(ids[2], "bo", "Mended"), 1))
		try := func(picks ...Pick) error {
			_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { _, err := tx.PublishDrafts(picks); return err })
			return err
		}
		wantErr(t, try(Pick{ids[1], 1}, Pick{ids[2], 1}), ErrStale)
		wantErr(t, try(Pick{ids[1], 1}, Pick{ids[1], 1}), ErrInvalid)
		wantErr(t, try(Pick{ids[1], 1}, Pick{"0dddddddd0", 1}), ErrNoDraft)
		if n := len(must[[]Draft](t)(s.Drafts(ctx, h.ID))); n != 3 {
			t.Fatalf("a refused update took drafts: %d are left", n)
		}
		if err := try(Pick{ids[2], 2}, Pick{ids[0], 1}); err != nil {
			t.Fatal(err)
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		if ups := p.Newest().Updates(); len(ups) != 1 || len(ups[0].Posts) != 2 || ups[0].Posts[0].ID != ids[2] || ups[0].Posts[0].Headline != "Mended" {
			t.Errorf("published %+v", ups)
		}
		wantErr(t, try(Pick{ids[0], 1}), ErrPublished)
		if n := len(must[[]Draft](t)(s.DraftRevs(ctx, h.ID, ids[2]))); n != 0 {
			t.Errorf("%d former texts of a published draft are kept", n)
		}
		_, err := save(s, h.ID, written(ids[0], "ada", "Late"), 1)
		var done *Published
		if !errors.As(err, &done) || done.Post.Headline != "Story "+ids[0] {
			t.Errorf("a save after it was published: %v", err)
		}
		// By its texts, once.
		post := NewPost{ID: ids[1], Texts: page.Texts{Headline: "As sent"}}
		do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PublishDraft(post, 1); return err })
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { _, err := tx.PublishDraft(post, 1); return err })
		wantErr(t, err, ErrPublished)
		if n := len(must[[]Draft](t)(s.Drafts(ctx, h.ID))); n != 0 {
			t.Errorf("%d drafts are left", n)
		}
		audit(t, s)
	})
}

// Opening a page publishes its drafts, but what nobody wants out yet.
func TestOpenLeavesDrafts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h, _, err := s.CreatePage(ctx, NewPage{Slug: "soon", Head: headOfPage("Soon"), Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		later := written("0ddddddddd", "ada", "Later")
		doubtful := written("0ccccccccc", "ada", "Doubtful")
		doubtful.Status = Unverified
		for _, d := range []Draft{written("0aaaaaaaaa", "ada", "First"), {ID: "0bbbbbbbbb", Hand: "ada"}, doubtful, later} {
			must[Draft](t)(save(s, h.ID, d, 0))
			r.clock.add(time.Second)
		}
		must[Draft](t)(save(s, h.ID, written("0eeeeeeeee", "ada", "Second"), 0))
		do(t, s, h.ID, func(tx *Tx) error {
			_, err := tx.Schedule([]Pick{{later.ID, 1}}, start.Add(time.Hour), "ada")
			return err
		})
		do(t, s, h.ID, (*Tx).Open)
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		if posts := p.Newest().Posts; len(posts) != 2 || posts[0].Headline != "Second" || posts[1].Headline != "First" {
			t.Errorf("opened with %v", posts)
		}
		var left []string
		for _, d := range must[[]Draft](t)(s.Drafts(ctx, h.ID)) {
			left = append(left, d.ID)
		}
		if got := fmt.Sprint(left); got != "[0ddddddddd 0ccccccccc 0bbbbbbbbb]" {
			t.Errorf("left %v", got)
		}
		audit(t, s)
	})
}

func TestHandDraft(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		const id = "0aaaaaaaaa"
		must[Draft](t)(save(s, h.ID, written(id, "ada", "Ferries"), 0))
		hand := func(f func(*Tx, string, string) (Draft, error), note string) {
			t.Helper()
			if _, err := s.Write(ctx, Command{Page: h.ID, By: tester}, func(tx *Tx) error { _, err := f(tx, id, note); return err }); err != nil {
				t.Fatal(err)
			}
		}
		hand((*Tx).SubmitDraft, "Please look")
		hand((*Tx).SubmitDraft, "Please look")
		d := must[Draft](t)(s.Draft(ctx, h.ID, id))
		if d.Submitted.IsZero() || d.Note != "Please look" || d.Rev != 1 {
			t.Errorf("handed in: %+v", d)
		}
		hand((*Tx).ReturnDraft, "Who says so?")
		if d = must[Draft](t)(s.Draft(ctx, h.ID, id)); !d.Submitted.IsZero() || d.Note != "Who says so?" {
			t.Errorf("handed back: %+v", d)
		}
		var acts []string
		for _, a := range must[[]Act](t)(s.Acts(ctx, ActFilter{Page: h.ID, Post: id})) {
			acts = append(acts, a.Act)
		}
		if got := fmt.Sprint(acts); got != "[return submit]" {
			t.Errorf("the audit log has %s", got)
		}
	})
}

func TestNotesAndPresence(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		a := administrator(t, s)
		_, x, err := s.StartSession(ctx, a.ID, "A browser", "192.0.2.1")
		if err != nil {
			t.Fatal(err)
		}
		set := func(text string, from int64) (n Notes, err error) {
			_, err = s.Write(ctx, Command{Page: h.ID, By: tester}, func(tx *Tx) error { n, err = tx.SetNotes(text, a.ID, from); return err })
			return n, err
		}
		before := must[Site](t)(s.Site(ctx)).Next
		if n := must[Notes](t)(set("Ada is on until 6 PM.", 0)); n.Rev != 1 {
			t.Errorf("%+v", n)
		}
		must[Notes](t)(set("Ada is on until 6 PM.", 0)) // sent again
		_, err = set("Bo is on.", 0)
		var stale *StaleNotes
		if !errors.As(err, &stale) || stale.Notes.Text != "Ada is on until 6 PM." {
			t.Errorf("notes from an old state: %v", err)
		}
		_, err = set(strings.Repeat("x", MaxNotes+1), 1)
		wantErr(t, err, ErrTooLarge)
		if n := must[Notes](t)(s.Notes(ctx, h.ID)); n.Rev != 1 || n.Account != a.ID {
			t.Errorf("%+v", n)
		}
		if n := must[Site](t)(s.Site(ctx)).Next; n != before {
			t.Error("the notes are in the log")
		}
		if err := s.AllActs(ctx, ActFilter{}, func(a Act) error {
			if strings.Contains(fmt.Sprint(a), "Ada is on") {
				t.Errorf("the notes are in the audit log: %+v", a)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}

		must[Draft](t)(save(s, h.ID, written("0aaaaaaaaa", a.ID, "x"), 0))
		if err := s.Present(ctx, Presence{Session: x.ID, Page: h.ID, Account: a.ID, Draft: "0aaaaaaaaa"}); err != nil {
			t.Fatal(err)
		}
		d := must[Desk](t)(s.Desk(ctx))
		if len(d.Pages) != 1 || d.Pages[0].Seq != 1 || len(d.Drafts) != 1 || d.Drafts[0].Rev != 1 || len(d.Notes) != 1 || len(d.Presence) != 1 || d.Presence[0].Name != a.Name {
			t.Errorf("the desk: %+v", d)
		}
		r.clock.add(PresenceLife + time.Second)
		if d := must[Desk](t)(s.Desk(ctx)); len(d.Presence) != 0 {
			t.Errorf("someone is there for ever: %+v", d.Presence)
		}
		if err := s.Present(ctx, Presence{Session: x.ID, Page: h.ID, Account: a.ID}); err != nil {
			t.Fatal(err)
		}
		if err := s.EndSession(ctx, tester, a.ID, x.ID); err != nil {
			t.Fatal(err)
		}
		if d := must[Desk](t)(s.Desk(ctx)); len(d.Presence) != 0 {
			t.Errorf("someone is there whose session is over: %+v", d.Presence)
		}
	})
}

func TestPosts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		for i := range 4 {
			r.clock.add(time.Minute * time.Duration(i%2)) // two updates share a stamp
			publish(t, s, h.ID, fmt.Sprint("a", i), fmt.Sprint("b", i), fmt.Sprint("c", i))
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		first := p.Newest().Posts
		if _, err := change(s, h.ID, Change{Op: page.OpWithdraw, Post: first[4].ID}); err != nil {
			t.Fatal(err)
		}
		if _, err := change(s, h.ID, Change{Op: page.OpEdit, Post: first[7].ID, Rev: 1, Edit: setHeadline("Mended")}); err != nil {
			t.Fatal(err)
		}
		p = must[*page.Page](t)(s.Load(ctx, h.ID))
		var want, got []string
		for _, x := range p.Newest().Posts {
			want = append(want, fmt.Sprint(x.ID, x.Rev, x.Headline, x.Withdrawn))
		}
		before := ""
		for {
			posts, more, err := s.Posts(ctx, h.ID, before, 5)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range posts {
				got = append(got, fmt.Sprint(x.ID, x.Rev, x.Headline, x.Withdrawn))
				before = x.Order()
			}
			if !more {
				break
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got  %v\nwant %v", got, want)
		}
		_, _, err := s.Posts(ctx, h.ID, "yesterday", 5)
		wantErr(t, err, ErrInvalid)
		if x := must[*page.Post](t)(s.Post(ctx, h.ID, first[7].ID)); x.Headline != "Mended" {
			t.Errorf("%+v", x)
		}
		if own := must[*page.Page](t)(s.Own(ctx, h.ID)); own.Title != p.Title || own.State != page.Live {
			t.Errorf("%+v", own.Head)
		}
	})
}

// What was erased is not left in what people were writing over it.
func TestEraseDrafts(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		es := publish(t, s, h.ID, "A name that must go")
		other := publish(t, s, h.ID, "Another")
		d := written("0aaaaaaaaa", "ada", "A name that must go, mended")
		d.Edits, d.PostRev = es[0].Post, 1
		must[Draft](t)(save(s, h.ID, d, 0))
		d.Texts.Body = markup.FromText("A name that must go").Encode()
		d.Hand = "bo"
		must[Draft](t)(save(s, h.ID, d, 1))
		keep := written("0bbbbbbbbb", "ada", "Another, mended")
		keep.Edits, keep.PostRev = other[0].Post, 1
		must[Draft](t)(save(s, h.ID, keep, 0))
		thrown := d
		thrown.ID = "0ccccccccc"
		must[Draft](t)(save(s, h.ID, thrown, 0))
		do(t, s, h.ID, func(tx *Tx) error { return tx.DiscardDraft(thrown.ID, 0) })
		if _, err := change(s, h.ID, Change{Op: page.OpErase, Post: es[0].Post, Reason: "privacy"}); err != nil {
			t.Fatal(err)
		}
		for _, table := range []string{"draft", "draft_rev"} {
			rows, err := s.read.QueryContext(ctx, `SELECT data FROM `+table)
			if err != nil {
				t.Fatal(err)
			}
			defer rows.Close()
			for rows.Next() {
				var b []byte
				if err := rows.Scan(&b); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(string(b), "name that must go") {
					t.Errorf("%s: %s", table, b)
				}
			}
		}
		must[Draft](t)(s.Draft(ctx, h.ID, keep.ID))
	})
}
