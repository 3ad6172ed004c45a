package reader_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/record"
	"stoppress/internal/render"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

// archive is a server of which only the record is asked.
type archive struct {
	t     *testing.T
	store *store.Store
	url   string
	log   lockedBuffer
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer // guarded by mu
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func openArchive(t *testing.T, o store.Options) *archive {
	t.Helper()
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	a := &archive{t: t, store: s}
	log := slog.New(slog.NewTextHandler(&a.log, nil))
	p, err := publish.New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, log)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = p.Run(ctx) }()
	server := httptest.NewServer(reader.New(p.Hub(), reader.Options{Log: log}))
	t.Cleanup(func() {
		p.Hub().Drain()
		server.Close()
		cancel()
		<-done
	})
	a.url = server.URL
	return a
}

// engines runs a test on data of both engines.
func engines(t *testing.T, f func(t *testing.T, o store.Options)) {
	for _, e := range []string{"sqlite", "postgres"} {
		t.Run(e, func(t *testing.T) {
			o := store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
			if e == "postgres" {
				o.URL = testpg.New(t)
			}
			f(t, o)
		})
	}
}

func (a *archive) create(slug string, h page.Head, draft bool) string {
	a.t.Helper()
	h.Zone, h.Lang = "Europe/Paris", "en"
	head, _, err := a.store.CreatePage(a.t.Context(), store.NewPage{Slug: slug, Head: h, Draft: draft})
	if err != nil {
		a.t.Fatal(err)
	}
	return head.ID
}

func (a *archive) write(id string, fn func(*store.Tx) error) []page.Entry {
	a.t.Helper()
	r, err := a.store.Write(a.t.Context(), store.Command{Page: id}, fn)
	if err != nil {
		a.t.Fatal(err)
	}
	return r.Entries
}

func (a *archive) publish(id, headline, body string) page.Entry {
	a.t.Helper()
	return a.write(id, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: headline, Body: markup.FromText(body).Encode()}}}, store.At{})
		return err
	})[0]
}

func (a *archive) change(id string, c store.Change) page.Entry {
	a.t.Helper()
	return a.write(id, func(tx *store.Tx) error {
		_, err := tx.Change(c)
		return err
	})[0]
}

func headline(to string) func(page.Texts) (page.Texts, error) {
	return func(x page.Texts) (page.Texts, error) {
		x.Headline = to
		return x, nil
	}
}

func (a *archive) get(path string, headers ...string) (*http.Response, []byte) {
	a.t.Helper()
	return a.ask(http.MethodGet, path, headers...)
}

func (a *archive) ask(method, path string, headers ...string) (*http.Response, []byte) {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), method, a.url+path, nil)
	if err != nil {
		a.t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	answer, err := plain.Do(r)
	if err != nil {
		a.t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	return answer, b
}

// copy asks for every file of the record. What is not answered with 200 is left out.
func (a *archive) copy() fstest.MapFS {
	a.t.Helper()
	files := fstest.MapFS{}
	take := func(path string) []byte {
		a.t.Helper()
		answer, b := a.get("/" + path)
		if answer.StatusCode != http.StatusOK {
			return nil
		}
		if answer.Header.Get("Access-Control-Allow-Origin") != "*" {
			a.t.Errorf("%s: not for other sites' scripts", path)
		}
		files[path] = &fstest.MapFile{Data: b}
		return b
	}
	x, err := record.ParseIndex(take("record/index.json"))
	if err != nil {
		a.t.Fatal(err)
	}
	dir := fmt.Sprintf("record/%d/", x.Epoch)
	key := take(dir + "key")
	c, err := record.VerifyCheckpoint(take(dir+"checkpoint"), string(key))
	if err != nil {
		a.t.Fatal(err)
	}
	for _, t := range record.Tiles(0, c.Size) {
		take(dir + record.TilePath(t))
	}
	for _, p := range x.Pages {
		take(p.Folder + "/record/head.json")
		for seq := int64(1); seq <= p.Seq; seq++ {
			take(fmt.Sprintf("%s/record/%d.json", p.Folder, seq))
		}
	}
	return files
}

// answers are what a verifier says of the pages that are asked for, in lines.
func (a *archive) answers(files fstest.MapFS, o record.Options, pages ...string) string {
	a.t.Helper()
	r, err := record.Verify(files, o)
	if err != nil {
		a.t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range r.Failures {
		fmt.Fprintln(&b, f)
	}
	for _, p := range r.Pages {
		for i, id := range pages {
			if p.ID != id {
				continue
			}
			for _, f := range p.Fields {
				fmt.Fprintf(&b, "%d.%d %s: %s", i, f.Seq, f.Name, f.State)
				if f.State == record.Verified && f.Why != "" {
					b.WriteString(", " + f.Why)
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

// fill does something of everything. The texts that begin with Secret must be in
// no file, those that begin with Plain must be in one.
func (a *archive) fill() (storm, calm string) {
	storm = a.create("storm", page.Head{Title: "Plain title", Standfirst: "Secret standfirst"}, false) // 1
	calm = a.create("calm", page.Head{Title: "Plain other title"}, false)
	a.create("later", page.Head{Title: "Secret draft page"}, true)

	first := a.publish(storm, "Plain first", "Secret withheld body.") // 2
	second := a.publish(storm, "Secret second", "Secret words.")      // 3
	third := a.publish(storm, "Plain third", "Plain words.")          // 4
	fourth := a.publish(storm, "Secret fourth", "Secret name.")       // 5
	a.publish(calm, "Plain calm", "Plain sea.")

	a.change(storm, store.Change{Op: page.OpEdit, Post: first.Post, Rev: 1, Edit: headline("Plain edited first")})                                  // 6
	a.change(storm, store.Change{Op: page.OpCorrect, Post: first.Post, Rev: 2, Edit: headline("Plain corrected first"), Note: "Plain correction."}) // 7
	a.change(storm, store.Change{Op: page.OpEdit, Post: second.Post, Rev: 1, Edit: headline("Secret second edited")})                               // 8
	a.change(storm, store.Change{Op: page.OpFlag, Post: second.Post, Flags: func(f page.Flags) page.Flags { f.Key = true; return f }})              // 9
	a.change(storm, store.Change{Op: page.OpWithdraw, Post: second.Post, Note: "Plain note of the withdrawal.", Reason: "mistake"})                 // 10
	a.change(storm, store.Change{Op: page.OpWithhold, Post: first.Post, Reason: "legal", Targets: []page.Target{{Seq: 2, Name: "body"}}})           // 11
	a.change(storm, store.Change{Op: page.OpWithdraw, Post: third.Post, Note: "Plain first note."})                                                 // 12
	a.change(storm, store.Change{Op: page.OpRestore, Post: third.Post, Note: "Plain second note."})                                                 // 13
	a.change(storm, store.Change{Op: page.OpWithhold, Post: third.Post})                                                                            // 14
	a.change(storm, store.Change{Op: page.OpRelease, Post: third.Post})                                                                             // 15
	a.change(storm, store.Change{Op: page.OpErase, Post: fourth.Post, Reason: "privacy"})                                                           // 16
	a.change(storm, store.Change{Op: page.OpWithhold, Targets: []page.Target{{Seq: 1, Name: "standfirst"}}})                                        // 17
	a.write(storm, func(tx *store.Tx) error { return tx.End("Plain end.") })                                                                        // 18
	a.write(storm, func(tx *store.Tx) error { return tx.Reopen("") })                                                                               // 19
	a.change(storm, store.Change{Op: page.OpRelease, Post: first.Post, Targets: []page.Target{{Seq: 2, Name: "body"}}})                             // 20
	a.change(storm, store.Change{Op: page.OpWithhold, Post: first.Post, Targets: []page.Target{{Seq: 2, Name: "body"}}})                            // 21
	a.change(storm, store.Change{Op: page.OpErase, Post: third.Post, Targets: []page.Target{{Seq: 12, Name: "note"}}})                              // 22
	a.write(calm, func(tx *store.Tx) error { return tx.Rename("calm-sea") })
	var old []store.NewPost
	for i := range 300 {
		old = append(old, store.NewPost{Texts: page.Texts{Headline: fmt.Sprintf("Plain old %d", i)}})
	}
	a.write(calm, func(tx *store.Tx) error {
		_, err := tx.Publish(old, store.At{Stamp: time.Date(2024, 10, 23, 20, 30, 0, 0, time.UTC), Imported: true})
		return err
	})
	return storm, calm
}

const stormAnswers = `0.1 lang: verified
0.1 standfirst: withheld, declared
0.1 title: verified
0.1 zone: verified
0.2 body: withheld, declared
0.2 headline: verified
0.3 body: withheld, declared
0.3 headline: withheld, declared
0.4 body: verified
0.4 headline: verified
0.5 body: erased, declared
0.5 headline: erased, declared
0.6 headline: verified
0.7 headline: verified
0.7 note: verified
0.8 headline: withheld, declared
0.9 flags: withheld, declared
0.10 note: verified
0.12 note: erased, declared
0.13 note: verified
0.18 note: verified
`

// TestRecord: whatever was done, every value is verified or its absence is
// declared, and nothing that is sealed is in any file.
func TestRecord(t *testing.T) {
	engines(t, func(t *testing.T, o store.Options) {
		a := openArchive(t, o)
		storm, calm := a.fill()
		files := a.copy()
		site, err := a.store.Site(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got := a.answers(files, record.Options{Key: site.PublicKey}, storm); got != stormAnswers {
			t.Errorf("got\n%s\nwant\n%s", got, stormAnswers)
		}
		if got := a.answers(files, record.Options{}, calm); strings.Count(got, ": verified\n") != 306 || strings.Count(got, "\n") != 306 {
			t.Errorf("the other page: %s", got)
		}
		r, err := record.Verify(files, record.Options{})
		if err != nil || !r.OK() || !r.Whole || r.Checkpoint.Size != 325 {
			t.Errorf("whole %v, size %d, %v, %v", r.Whole, r.Checkpoint.Size, r.Failures, err)
		}
		for _, word := range []string{"Plain edited first", "Plain corrected first", "Plain note of the withdrawal", "Plain second note", "Plain words", "Plain old 299"} {
			if !holds(files, word) {
				t.Errorf("%q is in no file", word)
			}
		}
		for name, f := range files {
			if i := bytes.Index(f.Data, []byte("Secret")); i >= 0 {
				t.Errorf("%s holds %.60q", name, f.Data[i:])
			}
			if bytes.Contains(f.Data, []byte("Plain first note")) {
				t.Errorf("%s holds an erased note", name)
			}
		}

		// Restored and released: open again, all but what is gone for good.
		second := a.post(storm, 3)
		a.change(storm, store.Change{Op: page.OpRestore, Post: second})
		a.change(storm, store.Change{Op: page.OpRelease, Targets: []page.Target{{Seq: 1, Name: "standfirst"}}})
		old := files[fmt.Sprintf("record/%d/checkpoint", site.Epoch)].Data
		files = a.copy()
		got := a.answers(files, record.Options{Old: old}, storm)
		if n := strings.Count(got, "withheld, declared"); n != 1 || strings.Contains(got, "FAILED") || strings.Contains(got, "in spite") {
			t.Errorf("after restore and release\n%s", got)
		}
		for _, word := range []string{"Secret standfirst", "Secret second edited", "Secret words"} {
			if !holds(files, word) {
				t.Errorf("%q is open again and in no file", word)
			}
		}
	})
}

// post is the id of the post that an entry is about.
func (a *archive) post(id string, seq int64) string {
	a.t.Helper()
	entries, err := a.store.PageEntries(a.t.Context(), id, seq-1, 1)
	if err != nil || len(entries) != 1 {
		a.t.Fatal(len(entries), err)
	}
	return entries[0].Post
}

func holds(files fstest.MapFS, word string) bool {
	for _, f := range files {
		if bytes.Contains(f.Data, []byte(word)) {
			return true
		}
	}
	return false
}

// TestRecordAnswers: types, times, and what there is not.
func TestRecordAnswers(t *testing.T) {
	engines(t, func(t *testing.T, o store.Options) {
		a := openArchive(t, o)
		site, err := a.store.Site(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		dir := fmt.Sprintf("/record/%d/", site.Epoch)
		// A site without entries has the empty tree.
		_, b := a.get(dir + "checkpoint")
		if c, err := record.VerifyCheckpoint(b, site.PublicKey); err != nil || c.Size != 0 || c.Epoch != site.Epoch {
			t.Errorf("no entries: %+v, %v", c, err)
		}
		if r, err := record.Verify(a.copy(), record.Options{}); err != nil || !r.OK() || !r.Whole {
			t.Errorf("no entries: %+v, %v", r, err)
		}
		storm, _ := a.fill()

		const brief, forever = "public, max-age=2", "public, max-age=31536000, immutable"
		for _, c := range []struct{ path, kind, cache string }{
			{dir + "checkpoint", "text/plain; charset=utf-8", brief},
			{dir + "key", "text/plain; charset=utf-8", brief},
			{"/record/index.json", "application/json", brief},
			{dir + "tile/0/000", "application/octet-stream", forever},
			{dir + "tile/entries/000", "application/octet-stream", forever},
			{dir + "tile/0/000.p/13", "application/octet-stream", brief},
			{dir + "tile/0/001.p/69", "application/octet-stream", brief},
			{dir + "tile/1/000.p/1", "application/octet-stream", brief},
			{dir + "tile/entries/001.p/69", "application/octet-stream", brief},
			{"/storm/record/head.json", "application/json", brief},
			{"/storm/record/4.json", "application/json", brief},
		} {
			answer, b := a.get(c.path)
			h := answer.Header
			if answer.StatusCode != 200 || h.Get("Content-Type") != c.kind || h.Get("Cache-Control") != c.cache || h.Get("Access-Control-Allow-Origin") != "*" || len(b) == 0 {
				t.Errorf("%s: %d %v", c.path, answer.StatusCode, h)
			}
			tag := h.Get("ETag")
			if answer, _ := a.get(c.path, "If-None-Match", tag); answer.StatusCode != http.StatusNotModified {
				t.Errorf("%s again: %d", c.path, answer.StatusCode)
			}
			if answer, b := a.ask(http.MethodHead, c.path); answer.StatusCode != 200 || len(b) != 0 {
				t.Errorf("HEAD %s: %d, %d bytes", c.path, answer.StatusCode, len(b))
			}
			if answer, _ := a.ask(http.MethodPost, c.path); answer.StatusCode != http.StatusMethodNotAllowed {
				t.Errorf("POST %s: %d", c.path, answer.StatusCode)
			}
		}
		for _, path := range []string{
			"/record", "/record/", dir, dir + "checkpoint/", dir + "checkpoint.json", dir + "tile", dir + "tile/",
			fmt.Sprintf("/record/%d/checkpoint", site.Epoch+1), fmt.Sprintf("/record/%d/key", site.Epoch-1), fmt.Sprintf("/record/%d/tile/0/000", site.Epoch+1),
			fmt.Sprintf("/record/0%d/checkpoint", site.Epoch), "/record/-1/checkpoint", "/record/x/checkpoint",
			dir + "tile/0/001", dir + "tile/0/001.p/70", dir + "tile/1/000", dir + "tile/1/000.p/2", dir + "tile/2/000.p/1", dir + "tile/63/000.p/1",
			dir + "tile/entries/001", dir + "tile/entries/001.p/70", dir + "tile/0/000.p/0", dir + "tile/0/000.p/256", dir + "tile/0/0", dir + "tile/8/0/000",
			dir + "tile/0/x999/x999/x999/x999/x999/999", dir + "tile/0/" + strings.Repeat("x000/", 60) + "000",
			"/storm/record", "/storm/record/", "/storm/record/0.json", "/storm/record/23.json", "/storm/record/01.json", "/storm/record/-1.json", "/storm/record/x.json",
			"/storm/record/4", "/storm/record/index.json", "/storm/record/checkpoint", "/storm/record/4.json/", "/storm/record/9999999999999999999.json",
			"/later/record/head.json", "/later/record/1.json", "/site/record/head.json", "/none/record/head.json", "/" + storm + "/record/head.json",
		} {
			if answer, b := a.get(path); answer.StatusCode != 404 {
				t.Errorf("%s: %d %.80s", path, answer.StatusCode, b)
			}
		}
		answer, _ := a.get("/calm/record/2.json")
		if answer.StatusCode != 301 || answer.Header.Get("Location") != "/calm-sea/record/2.json" {
			t.Errorf("a former slug: %d %v", answer.StatusCode, answer.Header)
		}
		if log := a.log.String(); strings.Contains(log, "ERROR") {
			t.Error(log)
		}
	})
}

// TestRecordAtOnce: what was acknowledged is in the record at once, whatever was
// asked a moment before, and a second server says the same to the byte.
func TestRecordAtOnce(t *testing.T) {
	engines(t, func(t *testing.T, o store.Options) {
		a := openArchive(t, o)
		b := openArchive(t, o)
		storm := a.create("storm", page.Head{Title: "Storm"}, false)
		for i := range 12 {
			e := a.publish(storm, fmt.Sprintf("Post %d", i), "Words.")
			for _, op := range []page.Op{page.OpWithhold, page.OpRelease} {
				a.change(storm, store.Change{Op: op, Post: e.Post, Targets: []page.Target{{Seq: e.Seq, Name: "headline"}}})
				files := b.copy()
				got := b.answers(files, record.Options{}, storm)
				want := 0
				if op == page.OpWithhold {
					want = 1
				}
				if strings.Count(got, "withheld, declared") != want || strings.Contains(got, "FAILED") || strings.Contains(got, "in spite") {
					t.Fatalf("after %s of post %d\n%s", op, i, got)
				}
				for name, f := range a.copy() {
					if !bytes.Equal(f.Data, files[name].Data) {
						t.Errorf("%s differs between two servers", name)
					}
				}
			}
		}
	})
}

// TestRecordTells: a record of which one byte was changed in the database fails,
// and the report says where.
func TestRecordTells(t *testing.T) {
	flip := func(at int, by byte) func([]byte) []byte {
		return func(b []byte) []byte { b[at] ^= by; return b }
	}
	for _, c := range []struct {
		name, column, row string // of the page storm
		change            func([]byte) []byte
		want              string
	}{
		{"a value", "field.value", "seq = 2 AND name = 'headline'", flip(0, 0x20), "seq 2 field headline: value and salt do not give the commitment"},
		{"a value that is no text any more", "field.value", "seq = 2 AND name = 'headline'", flip(0, 0x80), "seq 2 field headline: it is not opened, and no entry declares why"},
		{"a salt", "field.salt", "seq = 7 AND name = 'note'", flip(31, 1), "seq 7 field note: value and salt do not give the commitment"},
		{"a leaf", "leaf.text", "seq = 7", func(b []byte) []byte { return bytes.Replace(b, []byte("rev 3"), []byte("rev 4"), 1) }, "seq 7: the entry at index"},
		{"a leaf that is none any more", "leaf.text", "seq = 7", flip(0, 1), "the entry at index 8 is not the one under the checkpoint"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
			a := openArchive(t, o)
			storm, _ := a.fill()
			if got := a.answers(a.copy(), record.Options{}, storm); got != stormAnswers {
				t.Fatalf("before\n%s", got)
			}
			db, err := sql.Open("sqlite", "file:"+filepath.Join(o.Dir, "stoppress.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			table, column, _ := strings.Cut(c.column, ".")
			var b []byte
			if err := db.QueryRow(`SELECT `+column+` FROM `+table+` WHERE page = ? AND `+c.row, storm).Scan(&b); err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(`UPDATE `+table+` SET `+column+` = ? WHERE page = ? AND `+c.row, c.change(b), storm); err != nil {
				t.Fatal(err)
			}
			if got := a.answers(a.copy(), record.Options{}, storm); !strings.Contains(got, "FAILED") || !strings.Contains(got, c.want) {
				t.Errorf("got\n%s\nwant %s", got, c.want)
			}
		})
	}
}

// TestRecordUnsigned: a server without the key serves all but the checkpoint,
// and its log says so once.
func TestRecordUnsigned(t *testing.T) {
	engines(t, func(t *testing.T, o store.Options) {
		first := openArchive(t, o)
		storm, _ := first.fill()
		if o.URL == "" {
			if err := os.Rename(filepath.Join(o.Dir, "keys"), filepath.Join(o.Dir, "gone")); err != nil {
				t.Fatal(err)
			}
		} else {
			o.Dir = t.TempDir()
		}
		a := openArchive(t, o)
		site, err := a.store.Site(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.store.Signer(); !errors.Is(err, store.ErrKey) {
			t.Fatal(err)
		}
		dir := fmt.Sprintf("/record/%d/", site.Epoch)
		for range 3 {
			if answer, b := a.get(dir + "checkpoint"); answer.StatusCode != 503 || answer.Header.Get("Cache-Control") != "no-store" || bytes.Contains(b, []byte(o.Dir)) {
				t.Errorf("%d %v %s", answer.StatusCode, answer.Header, b)
			}
		}
		if n := strings.Count(a.log.String(), "\n"); n != 1 || !strings.Contains(a.log.String(), "can't be signed") {
			t.Errorf("the log: %s", a.log.String())
		}
		for _, path := range []string{dir + "key", dir + "tile/0/000", "/storm/record/head.json"} {
			if answer, _ := a.get(path); answer.StatusCode != 200 {
				t.Errorf("%s: %d", path, answer.StatusCode)
			}
		}
		files := first.copy()
		if got := first.answers(files, record.Options{}, storm); got != stormAnswers {
			t.Errorf("the server that has the key\n%s", got)
		}
	})
}
