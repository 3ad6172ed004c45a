package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/mod/sumdb/tlog"

	"stoppress/internal/page"
	"stoppress/internal/search"
)

// Databases of every released version are kept in testdata and must open and
// upgrade: v<N>.db for SQLite, v<N>.sql for PostgreSQL (both made by -freeze at
// version N), v<N>.txt what is in them.
var freeze = flag.Bool("freeze", false, "write testdata for the present version of the schema")

// fill makes the content of a frozen database: something of every table.
func fill(t *testing.T, s *Store, c *clock) {
	h := livePage(t, s, "storm")
	c.add(time.Minute)
	a := publish(t, s, h.ID, "Harbour closes", "Ferries stay in port")
	c.add(time.Minute)
	for _, ch := range []Change{
		{Op: page.OpEdit, Post: a[0].Post, Rev: 1, Edit: setHeadline("Harbour closes at six")},
		{Op: page.OpAmend, Post: a[0].Post, Rev: 2, Edit: setHeadline("Harbour closes at seven")},
		{Op: page.OpCorrect, Post: a[0].Post, Rev: 3, Edit: setHeadline("Harbour closes at eight"), Note: "It said seven."},
		{Op: page.OpFlag, Post: a[0].Post, Flags: func(page.Flags) page.Flags { return page.Flags{Key: true, Pinned: true} }},
		{Op: page.OpWithdraw, Post: a[1].Post, Note: "They sail.", Reason: "mistake"},
		{Op: page.OpErase, Post: a[1].Post, Targets: []page.Target{{Seq: 3, Name: "headline"}}, Reason: "privacy"},
	} {
		if _, err := change(s, h.ID, ch); err != nil {
			t.Fatal(err)
		}
	}
	do(t, s, h.ID, func(tx *Tx) error { return tx.Rename("storm-in-the-harbour") })
	_, err := s.Write(ctx, Command{Page: h.ID, Scope: "cli", Key: "import", Request: []byte("text")}, func(tx *Tx) error {
		es, err := tx.Publish([]NewPost{story("First gusts")}, At{Stamp: start.AddDate(0, 0, -1), Imported: true})
		if err != nil {
			return err
		}
		return tx.PutImportItem(ImportItem{Post: es[0].Post, Source: tx.Hash([]byte("x")), Headline: tx.Hash([]byte("y")), Rev: 1, Stamp: es[0].Stamp, Place: 1})
	})
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, h.ID, func(tx *Tx) error { return tx.End("The storm is over.") })
	d, _, err := s.CreatePage(ctx, NewPage{Slug: "election", Head: headOfPage("Election"), Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, d.ID, func(tx *Tx) error { _, err := tx.PutDraft(Draft{Texts: story("Polls open").Texts}); return err })
	if _, _, err := s.CreateToken(ctx, tester, Token{Name: "desk"}); err != nil {
		t.Fatal(err)
	}
	must[Media](t)(s.PutMedia(ctx, Media{ID: "picture", Type: "image/png", Bytes: []byte("pixels")}))
	if err := s.SetFocus(ctx, "picture", Focus{250, 800}); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSite(ctx, tester, func(x *Settings) error { x.Name = "The Harbour Post"; return nil }); err != nil {
		t.Fatal(err)
	}
	fillPeople(t, s, h.ID)
	fillWork(t, s, h.ID, c)
	fillHooks(t, s, h.ID)
	fillTimed(t, s, h.ID, d.ID, c)
	do(t, s, d.ID, func(tx *Tx) error { return tx.Translates(h.ID, 2) })
	if _, err := s.AddWatchword(ctx, tester, Watchword{Word: "Emil Karst", Reason: "Injunction", Page: h.ID}); err != nil {
		t.Fatal(err)
	}
}

// fillHooks makes a webhook that is yet to be told something, and a minute of
// readers.
func fillHooks(t *testing.T, s *Store, pageID string) {
	_, h, err := s.CreateHook(ctx, tester, Hook{Name: "The archive", URL: "https://archive.example.org/in?key=secret", Page: pageID, Events: []string{"publish", "withdraw"}})
	if err != nil {
		t.Fatal(err)
	}
	must[Delivery](t)(s.TryHook(ctx, h.ID))
	if err := s.PutReaders(ctx, "a", map[string]Readers{pageID: {Streams: 3, Polls: 1}}); err != nil {
		t.Fatal(err)
	}
}

// fillTimed makes what is to be done by the clock.
func fillTimed(t *testing.T, s *Store, pageID, draftPage string, c *clock) {
	a := must[[]Account](t)(s.Accounts(ctx))[0]
	d := must[Draft](t)(save(s, draftPage, Draft{ID: "0bbbbbbbbb", Hand: a.ID, Texts: story("Doors open").Texts}, 0))
	do(t, s, draftPage, func(tx *Tx) error {
		_, err := tx.Schedule([]Pick{{d.ID, d.Rev}}, c.now().Add(time.Hour), a.ID)
		return err
	})
	do(t, s, pageID, func(tx *Tx) error { return tx.hush(c.now()) })
	if _, _, err := s.CreateSeries(ctx, Command{By: tester}, Series{Slug: "daily", Title: "The day, {date}", Lang: "en", Zone: "Europe/Paris", At: 360, Ends: EndPost}, nil); err != nil {
		t.Fatal(err)
	}
	h, _, err := s.BeginDay(ctx, tester, "daily", "2026-03-02", "The day, March 2")
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, h.ID, func(tx *Tx) error {
		p := story("Bridge open")
		p.Flags.Breaking = true
		_, err := tx.Publish([]NewPost{p}, At{})
		return err
	})
}

// fillWork makes what people at work leave.
func fillWork(t *testing.T, s *Store, pageID string, c *clock) {
	a := must[[]Account](t)(s.Accounts(ctx))[0]
	x := must[[]Session](t)(s.Sessions(ctx, a.ID))
	d := Draft{ID: "0aaaaaaaaa", Hand: a.ID, Texts: story("Ferries sail").Texts, Status: Unverified, Assignee: a.ID}
	must[Draft](t)(save(s, pageID, d, 0))
	c.add(time.Minute)
	d.Texts.Headline = "Ferries"
	must[Draft](t)(save(s, pageID, d, 1))
	do(t, s, pageID, func(tx *Tx) error { _, err := tx.SubmitDraft(d.ID, "Please look"); return err })
	do(t, s, pageID, func(tx *Tx) error { _, err := tx.SetNotes("Ada is on until 6 PM.", a.ID, 0); return err })
	if len(x) > 0 {
		if err := s.Present(ctx, Presence{Session: x[0].ID, Page: pageID, Account: a.ID, Draft: d.ID}); err != nil {
			t.Fatal(err)
		}
	}
}

// fillPeople makes an administrator, a contributor of one page and one link that
// is open, with something of every table.
func fillPeople(t *testing.T, s *Store, pageID string) {
	a := administrator(t, s)
	by := By{Account: a.ID, Name: a.Name}
	secret, _, err := s.Invite(ctx, by, Invite{Email: "bo@example.org", Role: Contributor, Page: pageID})
	if err != nil {
		t.Fatal(err)
	}
	b, err := s.Accept(ctx, secret, NewPerson{
		Person: Person{Name: "Bo Two"}, Password: testPHC,
		Passkey:  &Passkey{ID: bytes.Repeat([]byte{7}, 16), Name: "Key", Data: []byte(`{}`)},
		Identity: &Identity{Issuer: "https://id.example.org", Subject: "bo"},
	})
	if err != nil {
		t.Fatal(err)
	}
	x := must[Secrets](t)(s.Secrets(ctx, b.ID))
	f := &Factor{TOTP: bytes.Repeat([]byte{9}, 40), Step: 5, Recovery: [][]byte{bytes.Repeat([]byte{1}, 32), bytes.Repeat([]byte{2}, 32)}}
	if err := s.SetFactor(ctx, by, b.ID, x, f); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.StartSession(ctx, b.ID, "A browser", "192.0.2.1"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Invite(ctx, by, Invite{Email: "cy@example.org", Role: Editor}); err != nil {
		t.Fatal(err)
	}
}

// summary says what is in a database, in a form that no upgrade changes.
func summary(t *testing.T, s *Store) string {
	var b strings.Builder
	site := must[Site](t)(s.Site(ctx))
	root := must[tlog.Hash](t)(tlog.TreeHash(site.Next, s.Hashes(ctx)))
	fmt.Fprintf(&b, "site %s epoch %d next %d name %q root %s\n", site.ID, site.Epoch, site.Next, site.Name, hex.EncodeToString(root[:]))
	for _, h := range must[[]Head](t)(s.Pages(ctx)) {
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		fmt.Fprintf(&b, "page %s %s %s %q seq %d last %s\n", h.ID, h.Slug, p.State, p.Title, p.Seq, h.LastStamp.Format(time.RFC3339))
		for _, c := range p.Chunks {
			for _, x := range c.Posts {
				fmt.Fprintf(&b, "post %s %s %s rev %d %q %s gone %v\n", x.ID, x.Order(), x.Stamp.Format(time.RFC3339), x.Rev, x.Headline, x.Words(), x.Gone())
			}
		}
		for _, d := range must[[]Draft](t)(s.Drafts(ctx, h.ID)) {
			fmt.Fprintf(&b, "draft %s %q\n", d.ID, d.Texts.Headline)
			for _, was := range must[[]Draft](t)(s.DraftRevs(ctx, h.ID, d.ID)) {
				fmt.Fprintf(&b, "former %d %q by %s\n", was.Rev, was.Texts.Headline, was.Hand)
			}
			if d.Author != "" {
				fmt.Fprintf(&b, "rev %d by %s, %s, %s, %q, handed in %v\n", d.Rev, d.Author, d.Status, d.Assignee, d.Note, !d.Submitted.IsZero())
			}
		}
		if n := must[Notes](t)(s.Notes(ctx, h.ID)); n.Rev > 0 {
			fmt.Fprintf(&b, "notes %d %q by %s\n", n.Rev, n.Text, n.Account)
		}
		for _, it := range must[[]ImportItem](t)(s.ImportItems(ctx, h.ID)) {
			fmt.Fprintf(&b, "imported %s %x %s\n", it.Post, it.Source, it.Stamp.Format(time.RFC3339))
		}
	}
	for _, k := range must[[]Token](t)(s.Tokens(ctx)) {
		fmt.Fprintf(&b, "token %s %q\n", k.ID, k.Name)
	}
	for _, a := range must[[]Account](t)(s.Accounts(ctx)) {
		left := must[int](t)(s.RecoveryLeft(ctx, a.ID))
		fmt.Fprintf(&b, "account %s %q %s %v password %v factor %v, %d codes, %d passkeys, %d identities\n", a.ID, a.Name, a.Email, a.Roles, a.Password, a.TOTP, left, a.Passkeys, a.Identities)
		for _, x := range must[[]Session](t)(s.Sessions(ctx, a.ID)) {
			fmt.Fprintf(&b, "session %s %q %s\n", x.ID, x.Device, x.Address)
		}
	}
	for _, i := range must[[]Invite](t)(s.Invites(ctx)) {
		fmt.Fprintf(&b, "%s %s %q %s by %q used %v\n", i.Kind, i.ID, i.Email, i.Role, i.By, !i.Used.IsZero())
	}
	for _, x := range must[[]Schedule](t)(s.Schedules(ctx, "")) {
		fmt.Fprintf(&b, "scheduled %s %s by %s, %d drafts\n", x.At.Format(time.RFC3339), x.State, x.Account, len(x.Drafts))
	}
	for _, x := range must[[]Breaking](t)(s.Breaking(ctx)) {
		if p := must[*page.Post](t)(s.Post(ctx, x.Page, x.Post)); p.Flags.Breaking {
			fmt.Fprintf(&b, "breaking %s since %s\n", x.Post, x.Since.Format(time.RFC3339))
		}
	}
	for _, x := range must[[]Series](t)(s.AllSeries(ctx)) {
		fmt.Fprintf(&b, "series %s %q %d %s, %d days\n", x.Slug, x.Title, x.At, x.Ends, len(must[[]Day](t)(s.Days(ctx, x.Slug, "", 10))))
	}
	err := s.AllActs(ctx, ActFilter{}, func(a Act) error {
		fmt.Fprintf(&b, "act %d %q %s %s %s %q %q\n", a.N, a.Name, a.Act, a.Page, a.Whom, a.About, a.Detail)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m := must[Media](t)(s.Media(ctx, "picture"))
	fmt.Fprintf(&b, "media %s %s\n", m.Type, m.SHA256)
	if m.Focus != Middle {
		fmt.Fprintf(&b, "focus %d %d\n", m.Focus.X, m.Focus.Y)
	}
	return b.String()
}

func TestFreeze(t *testing.T) {
	if !*freeze {
		t.Log("only with -freeze")
		return
	}
	texts := must[[]string](t)(steps("sqlite"))
	name := filepath.Join("testdata", fmt.Sprintf("v%d", len(texts)))
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, "sqlite")
	s := r.open()
	fill(t, s, r.clock)
	if err := os.WriteFile(name+".txt", []byte(summary(t, s)), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(s.Dir(), "stoppress.db"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name+".db", b, 0o644); err != nil {
		t.Fatal(err)
	}

	// The same rows, so that one summary serves both.
	var out bytes.Buffer
	out.WriteString("-- A database at this version of the schema, made by go test -run TestFreeze -freeze.\n")
	out.WriteString("CREATE TABLE schema_version (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL);\n")
	fmt.Fprintf(&out, "INSERT INTO schema_version VALUES (1, %d);\n", len(texts))
	for _, text := range must[[]string](t)(steps("postgres")) {
		out.WriteString(text)
	}
	for _, table := range []string{"site", "page", "slug", "page_head", "entry", "field", "leaf", "tree_hash", "idempotency", "draft", "import_item", "token", "media", "account", "account_role", "recovery", "invite", "session", "passkey", "identity", "act", "draft_rev", "page_note", "presence", "hook", "delivery", "reader_minute", "schedule", "breaking", "quiet", "series", "series_page", "watchword"} {
		dump(t, &out, s.read, table)
	}
	dumpSearch(t, &out, s)
	if err := os.WriteFile(name+".sql", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// dump writes a table's rows as inserts for PostgreSQL.
func dump(t *testing.T, out *bytes.Buffer, db *sql.DB, table string) {
	rows, err := db.QueryContext(ctx, `SELECT * FROM `+table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns := must[[]string](t)(rows.Columns())
	for rows.Next() {
		values := make([]any, len(columns))
		refs := make([]any, len(columns))
		for i := range values {
			refs[i] = &values[i]
		}
		if err := rows.Scan(refs...); err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, v := range values {
			switch v := v.(type) {
			case nil:
				texts = append(texts, "NULL")
			case int64:
				texts = append(texts, fmt.Sprint(v))
			case []byte:
				texts = append(texts, `'\x`+hex.EncodeToString(v)+`'`)
			case string:
				texts = append(texts, `'`+strings.ReplaceAll(v, `'`, `''`)+`'`)
			default:
				t.Fatalf("%s: %T", table, v)
			}
		}
		fmt.Fprintf(out, "INSERT INTO %s (%s) VALUES (%s);\n", table, strings.Join(columns, ", "), strings.Join(texts, ", "))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// dumpSearch writes the search index, which each engine keeps in its own way.
func dumpSearch(t *testing.T, out *bytes.Buffer, s *Store) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.idx, p.page, p.post, p.place, t.words FROM search_post p JOIN search_text t ON t.idx = p.idx ORDER BY p.idx`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var x indexed
		if err := rows.Scan(&x.idx, &x.page, &x.post, &x.place, &x.words); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(out, "INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (%d, '%s', '%s', '%s', '%s', array_to_tsvector(string_to_array('%s', ' ')));\n",
			x.idx, x.page, x.post, x.place, x.words, lexemes(x.words, wordKey(x.page)))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestFrozen(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		texts := must[[]string](t)(steps("sqlite"))
		if other := must[[]string](t)(steps("postgres")); len(other) != len(texts) {
			t.Fatalf("%d migrations for SQLite, %d for PostgreSQL", len(texts), len(other))
		}
		for v := 1; v <= len(texts); v++ {
			want, err := os.ReadFile(fmt.Sprintf("testdata/v%d.txt", v))
			if err != nil {
				t.Fatalf("version %d is not frozen: %v", v, err)
			}
			r := newRig(t, map[bool]string{true: "postgres", false: "sqlite"}[r.opt.URL != ""])
			if r.opt.URL != "" {
				restoreSQL(t, r.opt.URL, fmt.Sprintf("testdata/v%d.sql", v))
			} else {
				b, err := os.ReadFile(fmt.Sprintf("testdata/v%d.db", v))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.MkdirAll(r.opt.Dir, 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(r.opt.Dir, "stoppress.db"), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			s := r.open()
			if s.Created() {
				t.Error("opened as a new site")
			}
			for _, word := range []string{"eight", "gust"} {
				if found := must[Found](t)(s.Search(ctx, must[Head](t)(s.Find(ctx, "storm-in-the-harbour")).ID, search.Parse(word), "")); found.Count != 1 {
					t.Errorf("%q is found in %d posts", word, found.Count)
				}
			}
			if got := summary(t, s); got != string(want) {
				t.Errorf("version %d holds\n%swant\n%s", v, got, want)
			}
			_, err = s.Signer()
			wantErr(t, err, ErrKey) // the key is not among what was frozen
			audit(t, s)
			before := must[[]Head](t)(s.Pages(ctx))
			if err := s.Rebuild(ctx); err != nil {
				t.Fatal(err)
			}
			if after := must[[]Head](t)(s.Pages(ctx)); fmt.Sprint(after) != fmt.Sprint(before) {
				t.Errorf("rebuilt %v, was %v", after, before)
			}
			storm := must[Head](t)(s.Find(ctx, "storm-in-the-harbour"))
			do(t, s, storm.ID, func(tx *Tx) error { return tx.Reopen("More is coming.") })
			publish(t, s, storm.ID, "A second storm")
			if people := must[[]Account](t)(s.Accounts(ctx)); len(people) == 0 {
				administrator(t, s)
			} else if _, _, err := s.StartSession(ctx, people[0].ID, "A browser", "192.0.2.2"); err != nil {
				t.Error(err)
			}
			must[Draft](t)(save(s, storm.ID, written("0zzzzzzzzz", "", "Begun"), 0))
			draft := must[Head](t)(s.Find(ctx, "election"))
			do(t, s, draft.ID, (*Tx).Open)
			audit(t, s)
		}
	})
}

func restoreSQL(t *testing.T, url, file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.PgConn().Exec(ctx, string(b)).ReadAll(); err != nil {
		t.Fatal(err)
	}
}

// An upgrade is one transaction: one that fails leaves the version before it.
func TestUpgrade(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		livePage(t, s, "news")
		have := must[[]string](t)(steps(s.Engine()))
		real := migrations
		t.Cleanup(func() { migrations = real })
		with := func(text string) fs.FS {
			m := fstest.MapFS{}
			for i, old := range have {
				m[fmt.Sprintf("%s/%04d_x.sql", s.Engine(), i+1)] = &fstest.MapFile{Data: []byte(old)}
			}
			m[fmt.Sprintf("%s/%04d_x.sql", s.Engine(), len(have)+1)] = &fstest.MapFile{Data: []byte(text)}
			return m
		}
		migrations = with(`CREATE TABLE more (a bigint); CREATE TABLE more (a bigint);`)
		_, err := Open(ctx, r.opt)
		wantErr(t, err, ErrDatabase)
		if _, err := count(s, "more"); err == nil {
			t.Error("half of a failed upgrade is there")
		}
		r.opt.ReadOnly = true
		_, err = Open(ctx, r.opt)
		wantErr(t, err, ErrSchema)
		r.opt.ReadOnly = false
		migrations = with(strings.Replace(`CREATE TABLE more (a INT) STRICT;`, "INT) STRICT", map[string]string{"sqlite": "INT) STRICT", "postgres": "bigint)"}[s.Engine()], 1))
		up := r.open()
		if _, err := count(up, "more"); err != nil {
			t.Error(err)
		}
		audit(t, up)
		migrations = real
		_, err = Open(ctx, r.opt)
		wantErr(t, err, ErrSchema)
	})
}

func BenchmarkPublish(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			s, h := filled(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Write(ctx, Command{Page: h.ID}, func(tx *Tx) error { _, err := tx.Publish([]NewPost{story("One more")}, At{}); return err }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkChange(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			s, h := filled(b, n)
			var ids []string
			for _, e := range must[[]page.Entry](b)(s.PageEntries(ctx, h.ID, 1, 100)) {
				ids = append(ids, e.Post)
			}
			i := 0
			for b.Loop() {
				i++
				on := i/len(ids)%2 == 0 // every post in turn, so that none grows long
				_, err := change(s, h.ID, Change{Op: page.OpFlag, Post: ids[i%len(ids)], Flags: func(f page.Flags) page.Flags { f.Key = !f.Key; f.Breaking = on != f.Breaking; return f }})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEdit changes texts, which the search index has to follow.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("posts=%d", n), func(b *testing.B) {
			s, h := filled(b, n)
			var ids []string
			for _, e := range must[[]page.Entry](b)(s.PageEntries(ctx, h.ID, 1, 100)) {
				ids = append(ids, e.Post)
			}
			i := 0
			for b.Loop() {
				rev := int64(1 + i/len(ids))
				if _, err := change(s, h.ID, Change{Op: page.OpEdit, Post: ids[i%len(ids)], Rev: rev, Edit: setHeadline(fmt.Sprint("Words about number ", i))}); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	s, h := filled(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Load(ctx, h.ID); err != nil {
			b.Fatal(err)
		}
	}
}

// filled is a page of n posts under n/5 stamps.
func filled(b *testing.B, n int) (*Store, Head) {
	s, err := Open(context.Background(), Options{Dir: filepath.Join(b.TempDir(), "data"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	h := livePage(b, s, "news")
	at := time.Now().Add(-24 * 365 * time.Hour)
	do(b, s, h.ID, func(tx *Tx) error {
		for i := 0; i < n; i += 5 {
			at = at.Add(time.Minute)
			if _, err := tx.Publish([]NewPost{story("a"), story("b"), story("c"), story("d"), story("e")}, At{Stamp: at, Imported: true}); err != nil {
				return err
			}
		}
		return nil
	})
	return s, h
}
