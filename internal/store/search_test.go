package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/search"
)

// look gives the ids of the posts that a query finds.
func look(t testing.TB, s *Store, pageID, query string) []string {
	t.Helper()
	return must[Found](t)(s.Search(ctx, pageID, search.Parse(query), "")).Posts
}

// text publishes a post of one headline and body and gives its id.
func text(t testing.TB, s *Store, pageID, headline, words string) string {
	t.Helper()
	return do(t, s, pageID, func(tx *Tx) error {
		_, err := tx.Publish([]NewPost{{Texts: page.Texts{Headline: headline, Body: body(words)}}}, At{})
		return err
	}).Entries[0].Post
}

func TestSearch(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h, other := livePage(t, s, "news"), livePage(t, s, "other")
		fa := text(t, s, h.ID, "طوفان در بندر علی\u200cآباد", "كشتي\u200cها می\u200cروند. سال ١٤٠٣. مُحَمَّد گفت. مدرسة")
		cafe := text(t, s, h.ID, "Das Café in der Straße", "E-mail us by 10:30 about the naïve U.S. plan. It's İstanbul's.")
		long := text(t, s, h.ID, "Ferries stay in port", strings.Repeat("again and ", 20_000)+"harbour wall")
		he := text(t, s, h.ID, "צה״ל: שָׁלוֹם", "東京で大雨")
		text(t, s, other.ID, "Ferries of the other page", "علی café")
		all := []string{he, long, cafe, fa}
		for query, want := range map[string][]string{
			// Persian and Arabic, typed in every way.
			"علی": {fa}, "علي": {fa}, "علی آباد": {fa}, "علیآباد": {fa}, "علی\u200cآباد": {fa}, "عَلی": {fa},
			"کشتی": {fa}, "کشتی\u200cها": {fa}, "كشتيها": {fa}, "می\u200cروند": {fa}, "ميروند": {fa}, "می روند": {fa}, "\"می روند\"": {fa}, "\"روند می\"": nil,
			"1403": {fa}, "۱۴۰۳": {fa}, "١٤٠٣": {fa}, "محمد": {fa}, "مدرسه": {fa}, "طـــوفان": {fa}, "طوف": {fa}, "وفان": nil,
			// Others.
			"cafe": {cafe}, "CAFÉ": {cafe}, "strasse": {cafe}, "straße": {cafe}, "email": {cafe}, "e-mail": {cafe}, "\"e mail\"": {cafe}, "10:30": {cafe}, "30:10": nil, "naive us": {cafe},
			"istanbul": {cafe}, "ıstanbul": {cafe}, "its": {cafe},
			"צה\"ל": {he}, "צהל": {he}, "שלום": {he}, "京": {he}, "東京": {he}, "京東": nil, "大雨": {he},
			// All words, phrases, beginnings.
			"ferries port": {long}, "ferries café": nil, "\"stay in\"": {long}, "\"in stay\"": nil, "\"in port again\"": nil, "ferr": {long}, "\"ferr\"": nil, "erries": nil,
			"\"harbour wall\"": {long}, "\"wall harbour\"": nil, "\"again and harbour\"": {long}, "in": {long, cafe},
			// What FTS5 and tsquery have a meaning for.
			"ferries OR café": nil, "NEAR(ferries port)": nil, "ferries NOT port": nil, "*": nil, "\"": nil, "ferries*": {long}, "^ferries": {long}, "words:ferries": nil, "-port": {long}, "ferries & port": {long},
			"port:*": {long}, "'port'": {long}, "!port": {long}, "port\\": {long}, "<->": nil, "port); DROP TABLE page; --": nil, "{port}": {long}, "port\x00": {long}, "\xff\xfe": nil, search.Gap: nil, "port " + search.Gap: {long},
			"": nil, "۔؟!": nil, strings.Repeat("port ", 3000): {long}, strings.Repeat("\"", 5000): nil, strings.Repeat("(", 5000): nil, strings.Repeat("x", 5000): nil,
		} {
			if got := look(t, s, h.ID, query); !slices.Equal(got, want) {
				t.Errorf("%q finds %v, want %v of %v", query, got, want, all)
			}
		}
		// Each text that a reader sees of a post.
		p := NewPost{Texts: page.Texts{
			Headline: "Quartz", Body: body("Basalt"), Byline: "Granite", Tags: []string{"marble", "slate"}, Dateline: page.Dateline{Place: "Flint"},
			Sources: []page.Source{{Name: "Gneiss", URL: "https://example.org/pumice"}},
			Media:   map[string]page.Media{"a": {ID: "a1", SHA256: strings.Repeat("0", 64), Type: "image/png", Alt: "Obsidian", Caption: "Shale", Credit: "Chalk"}},
		}}
		id := do(t, s, h.ID, func(tx *Tx) error { _, err := tx.Publish([]NewPost{p}, At{}); return err }).Entries[0].Post
		if _, err := change(s, h.ID, Change{Op: page.OpCorrect, Post: id, Rev: 1, Edit: setHeadline("Quartz"), Note: "It said sandstone."}); err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.Fields("quartz basalt granite marble slate flint gneiss obsidian shale chalk sandstone") {
			if got := look(t, s, h.ID, w); !slices.Equal(got, []string{id}) {
				t.Errorf("%q finds %v", w, got)
			}
		}
		if got := look(t, s, h.ID, "\"quartz flint\""); got != nil {
			t.Errorf("two texts are one: %v", got)
		}
		audit(t, s)
	})
}

// No text that readers don't see is found: drafts, former revisions, what is
// withdrawn, withheld or erased.
func TestSearchSees(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		want := func(query string, n int) {
			t.Helper()
			if got := look(t, s, h.ID, query); len(got) != n {
				t.Errorf("%q finds %v", query, got)
			}
		}
		do(t, s, h.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: story("Unready").Texts}); return err })
		want("unready", 0)
		a := text(t, s, h.ID, "Alpha one", "Bravo")
		act := func(c Change) page.Entry {
			t.Helper()
			c.Post = a
			return must[page.Entry](t)(change(s, h.ID, c))
		}
		want("alpha bravo", 1)
		act(Change{Op: page.OpEdit, Rev: 1, Edit: setHeadline("Charlie")})
		want("alpha", 0)
		want("charlie", 1)
		act(Change{Op: page.OpAmend, Rev: 2, Edit: setHeadline("Delta")})
		want("charlie", 0)
		note := act(Change{Op: page.OpCorrect, Rev: 3, Edit: setHeadline("Echo"), Note: "Not foxtrot."})
		want("echo foxtrot", 1)
		act(Change{Op: page.OpFlag, Flags: func(f page.Flags) page.Flags { f.Key = true; return f }})
		want("echo foxtrot", 1)
		act(Change{Op: page.OpWithdraw, Note: "Golf."})
		for _, w := range []string{"echo", "bravo", "foxtrot", "golf"} {
			want(w, 0)
		}
		audit(t, s)
		act(Change{Op: page.OpRestore})
		want("echo bravo foxtrot", 1)
		act(Change{Op: page.OpWithhold, Targets: []page.Target{{Seq: note.Seq, Name: "note"}}})
		want("foxtrot", 0)
		want("echo bravo", 1)
		act(Change{Op: page.OpWithhold})
		want("bravo", 0)
		act(Change{Op: page.OpRelease})
		want("echo bravo foxtrot", 1)
		act(Change{Op: page.OpErase, Targets: []page.Target{{Seq: note.Seq, Name: "note"}}})
		want("foxtrot", 0)
		want("echo bravo", 1)
		audit(t, s)
		act(Change{Op: page.OpErase})
		want("echo", 0)
		want("bravo", 0)
		if n := must[int64](t)(count(s, "search_post")); n != 0 {
			t.Errorf("the index holds %d posts", n)
		}
		// One command that does much, and one that fails.
		_, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			es, err := tx.Publish([]NewPost{story("Hotel"), story("India")}, At{})
			if err != nil {
				return err
			}
			if _, err = tx.Change(Change{Op: page.OpEdit, Post: es[0].Post, Rev: 1, Edit: setHeadline("Juliett")}); err != nil {
				return err
			}
			_, err = tx.Change(Change{Op: page.OpWithdraw, Post: es[1].Post})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		want("juliett", 1)
		want("india", 0)
		_, err = s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error {
			if _, err := tx.Publish([]NewPost{story("Kilo")}, At{}); err != nil {
				return err
			}
			return errFault
		})
		wantErr(t, err, errFault)
		want("kilo", 0)
		do(t, s, h.ID, func(tx *Tx) error { return tx.End("") })
		want("juliett", 1)
		audit(t, s)
		// A draft page is opened.
		d, _, err := s.CreatePage(ctx, NewPage{Slug: "draft", Head: headOfPage("Draft"), Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		do(t, s, d.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: story("Lima").Texts}); return err })
		if got := look(t, s, d.ID, "lima"); got != nil {
			t.Errorf("a draft is found")
		}
		do(t, s, d.ID, (*Tx).Open)
		if got := look(t, s, d.ID, "lima"); len(got) != 1 {
			t.Errorf("%v", got)
		}
		audit(t, s)
	})
}

// Pages of results stay what they are while posts come in.
func TestSearchPages(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		for i := range 50 {
			r.clock.add(time.Minute)
			publish(t, s, h.ID, fmt.Sprintf("Storm %d", i))
		}
		find := func(from string) Found { return must[Found](t)(s.Search(ctx, h.ID, search.Parse("storm"), from)) }
		first := find("")
		if first.Count != 50 || len(first.Posts) != 20 || !first.First || first.Older == "" || first.Newer != "" {
			t.Fatalf("%+v", first)
		}
		second := find(first.Older)
		third := find(second.Older)
		if len(second.Posts) != 20 || len(third.Posts) != 10 || third.Older != "" || second.First || second.Newer != "" || third.Newer == "" || third.First {
			t.Fatalf("%+v\n%+v", second, third)
		}
		seen := map[string]bool{}
		for _, id := range slices.Concat(first.Posts, second.Posts, third.Posts) {
			seen[id] = true
		}
		if len(seen) != 50 {
			t.Errorf("%d different posts", len(seen))
		}
		if back := find(third.Newer); !slices.Equal(back.Posts, second.Posts) {
			t.Errorf("back: %v, want %v", back.Posts, second.Posts)
		}
		r.clock.add(time.Minute)
		publish(t, s, h.ID, "Storm again", "Storm once more")
		do(t, s, h.ID, func(tx *Tx) error {
			_, err := tx.Publish([]NewPost{story("Storm of old")}, At{Stamp: start.AddDate(-1, 0, 0), Imported: true})
			return err
		})
		again := find(first.Older)
		if !slices.Equal(again.Posts, second.Posts) || again.Count != 53 {
			t.Errorf("it moved: %v", again.Posts)
		}
		if last := find(second.Older); len(last.Posts) != 11 {
			t.Errorf("what is dated back is not at the end: %d", len(last.Posts))
		}
		if none := find("000000000000"); none.Count != 53 || none.Posts != nil || none.Older != "" {
			t.Errorf("%+v", none)
		}
	})
}

// A sabotage of each kind is seen by CheckSearch and mended by Rebuild.
func TestSearchCheck(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		publish(t, s, h.ID, "Alpha", "Bravo")
		harms := []string{`DELETE FROM search_post WHERE idx = 1`, `UPDATE search_post SET place = 'x' WHERE idx = 1`, `UPDATE search_post SET idx = 700 WHERE idx = 1`}
		if s.Engine() == "sqlite" {
			harms = append(harms, `UPDATE search_text SET words = 'x' WHERE idx = 1`, `INSERT INTO search_word (search_word) VALUES ('delete-all')`, `INSERT INTO search_post VALUES (700, '`+h.ID+`', '0aaaaaaaaa', 'x')`)
		} else {
			harms = append(harms, `UPDATE search_post SET words = 'x' WHERE idx = 1`, `UPDATE search_post SET lexemes = '' WHERE idx = 1`)
		}
		for _, harm := range harms {
			if _, err := s.write.ExecContext(ctx, harm); err != nil {
				t.Fatalf("%s: %v", harm, err)
			}
			if err := s.CheckSearch(ctx, h.ID); !errors.Is(err, ErrSearch) {
				t.Errorf("%s: %v", harm, err)
			}
			if err := s.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			if err := s.CheckSearch(ctx, h.ID); err != nil {
				t.Errorf("%s: rebuilt, %v", harm, err)
			}
		}
		// An index by other rules is made anew when the data is opened.
		if _, err := s.write.ExecContext(ctx, `UPDATE site SET search = 0`); err != nil {
			t.Fatal(err)
		}
		if _, err := s.write.ExecContext(ctx, `DELETE FROM search_post`); err != nil {
			t.Fatal(err)
		}
		up := r.open()
		if err := up.CheckSearch(ctx, h.ID); err != nil {
			t.Error(err)
		}
	})
}

// What is erased is not left in the index: neither in its pages nor in what tells
// where these begin.
func TestSearchForgets(t *testing.T) {
	r := newRig(t, "sqlite")
	s := r.open()
	h := livePage(t, s, "news")
	const n = 600
	var ids []string
	for i := 0; i < n; i += 50 {
		do(t, s, h.ID, func(tx *Tx) error {
			var posts []NewPost
			for j := i; j < i+50; j++ {
				var words strings.Builder
				for k := range 40 {
					fmt.Fprintf(&words, "common%d w%03xzzz%d ", (j*k)%200, (j*7919)%4096, k)
				}
				posts = append(posts, NewPost{Texts: page.Texts{Headline: "A post", Body: body(words.String())}})
			}
			es, err := tx.Publish(posts, At{})
			for _, e := range es {
				ids = append(ids, e.Post)
			}
			return err
		})
	}
	left := func(i int) (found []string) {
		stem := wordKey(h.ID) + fmt.Sprintf("w%03xzzz", (i*7919)%4096)
		rows, err := s.read.QueryContext(ctx, `SELECT substr(CAST(term AS BLOB), 2) FROM search_word_idx UNION ALL SELECT block FROM search_word_data UNION ALL SELECT words FROM search_text`)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var b []byte
			if err := rows.Scan(&b); err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(b, []byte(stem)) || bytes.Contains(b, []byte(strings.TrimPrefix(stem, wordKey(h.ID)))) {
				found = append(found, string(b[:min(len(b), 40)]))
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return found
	}
	if len(left(3)) == 0 {
		t.Fatal("the search sees nothing")
	}
	for i := 3; i < n; i += 9 {
		if i%2 == 0 { // of a former revision too
			if _, err := change(s, h.ID, Change{Op: page.OpEdit, Post: ids[i], Rev: 1, Edit: func(x page.Texts) (page.Texts, error) { x.Body = body("Nothing"); return x, nil }}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := change(s, h.ID, Change{Op: page.OpErase, Post: ids[i]}); err != nil {
			t.Fatal(err)
		}
		if l := left(i); len(l) > 0 {
			t.Errorf("post %d is erased; left of it: %q", i, l)
		}
	}
	audit(t, s)
	// Nor is it in the files.
	for i := 3; i < n; i += 9 {
		stem := fmt.Sprintf("w%03xzzz", (i*7919)%4096)
		for _, f := range must[[]string](t)(filepath.Glob(filepath.Join(s.Dir(), "stoppress.db*"))) {
			if b := must[[]byte](t)(os.ReadFile(f)); bytes.Contains(b, []byte(stem)) {
				t.Errorf("%s is in %s", stem, filepath.Base(f))
			}
		}
	}
}

// A text as large as there can be is taken and found.
func TestSearchLarge(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		var b strings.Builder
		for i := 0; b.Len() < 250_000; i++ {
			fmt.Fprintf(&b, "%x ", i*7919)
		}
		id := text(t, s, h.ID, "Numbers", b.String()[:250_000]+" lastword")
		if got := look(t, s, h.ID, "lastword"); !slices.Equal(got, []string{id}) {
			t.Errorf("%v", got)
		}
		// Characters that come apart to many, each a word.
		b.Reset()
		for i := 0; b.Len() < 250_000; i++ {
			b.WriteRune(rune(0x4e00 + i%20_000))
		}
		text(t, s, h.ID, "Characters", b.String())
		text(t, s, h.ID, "Ligatures", strings.Repeat("ﷺ", 80_000))
		if got := look(t, s, h.ID, "صلى الله عليه وسلم"); len(got) != 1 {
			t.Errorf("%v", got)
		}
		audit(t, s)
	})
}

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		s, h := filled(b, n)
		for _, query := range []string{"words", "words about e", "\"about e\"", "missing", "w"} {
			b.Run(fmt.Sprintf("posts=%d/%s", n, strings.ReplaceAll(query, " ", "_")), func(b *testing.B) {
				for b.Loop() {
					if _, err := s.Search(ctx, h.ID, search.Parse(query), ""); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
