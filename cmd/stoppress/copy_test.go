package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/record"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// source is a server of a record, and what stands between it and who asks.
type source struct {
	t     *testing.T
	store *store.Store
	page  string // id of the page storm
	url   string
	asked atomic.Int64
	// between is called with each request, and answers it where it returns true.
	between atomic.Pointer[func(w http.ResponseWriter, r *http.Request) bool]
}

func newSource(t *testing.T) *source {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := publish.New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = p.Run(ctx) }()
	src := &source{t: t, store: s}
	readers := reader.New(p.Hub(), reader.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		src.asked.Add(1)
		if f := src.between.Load(); f != nil && (*f)(w, r) {
			return
		}
		readers.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		p.Hub().Drain()
		server.Close()
		cancel()
		<-done
	})
	src.url = server.URL
	head, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	src.page = head.ID
	return src
}

// write appends to the page, also from a handler's goroutine.
func (s *source) write(fn func(*store.Tx) error) []page.Entry {
	r, err := s.store.Write(context.Background(), store.Command{Page: s.page}, fn)
	if err != nil {
		s.t.Error(err)
	}
	return r.Entries
}

func (s *source) post(n int) []page.Entry {
	var posts []store.NewPost
	for i := range n {
		posts = append(posts, store.NewPost{Texts: page.Texts{Headline: fmt.Sprintf("Post %d", i)}})
	}
	return s.write(func(tx *store.Tx) error {
		_, err := tx.Publish(posts, store.At{})
		return err
	})
}

func (s *source) change(c store.Change) {
	s.write(func(tx *store.Tx) error {
		_, err := tx.Change(c)
		return err
	})
}

func (s *source) meddle(f func(w http.ResponseWriter, r *http.Request) bool) { s.between.Store(&f) }

// verify is the command's way, without its words.
func (s *source) verify(address string, o record.Options) (*record.Report, error) {
	s.t.Helper()
	root, err := os.OpenRoot(s.t.TempDir())
	if err != nil {
		s.t.Fatal(err)
	}
	defer root.Close()
	missed, _, err := copyRecord(s.t.Context(), address, root, o)
	if err != nil {
		return nil, err
	}
	r, err := record.Verify(root.FS(), o)
	if err != nil {
		return nil, err
	}
	r.Failures = append(missed, r.Failures...)
	return r, nil
}

// remarks are the failures, and what is said of values that are verified.
func remarks(r *record.Report) (out []string) {
	for _, f := range r.Failures {
		out = append(out, f.String())
	}
	for _, p := range r.Pages {
		for _, f := range p.Fields {
			if f.State == record.Verified && f.Why != "" {
				out = append(out, fmt.Sprintf("seq %d %s: %s", f.Seq, f.Name, f.Why))
			}
		}
	}
	return out
}

// TestCopyOfWhatGrows: a record that changes under the copy is copied as of one
// moment, whatever was opened or sealed meanwhile.
func TestCopyOfWhatGrows(t *testing.T) {
	s := newSource(t)
	entries := s.post(300)
	a, b, c := entries[3].Post, entries[250].Post, entries[8].Post
	s.change(store.Change{Op: page.OpWithhold, Post: b})
	changes := []func(){
		func() { s.change(store.Change{Op: page.OpWithdraw, Post: a, Note: "Not so."}) },
		func() { s.change(store.Change{Op: page.OpRelease, Post: b}) },
		func() { s.write(func(tx *store.Tx) error { return tx.Rename("wind") }) },
		func() { s.post(2) },
		func() { s.change(store.Change{Op: page.OpErase, Post: c}) },
		func() { s.change(store.Change{Op: page.OpRestore, Post: a}) },
	}
	// Each falls where it does most harm: once all openings were fetched, before the checkpoint is asked for again.
	var heads, done atomic.Int64
	s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/checkpoint") && heads.Add(1) > 1 {
			if n := int(done.Add(1)) - 1; n < len(changes) {
				changes[n]()
			}
		}
		return false
	})
	r, err := s.verify(s.url, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := remarks(r); len(got) > 0 || !r.Whole || r.Checkpoint.Size != 309 || r.Count(record.Erased) != 1 || r.Count(record.Withheld) != 0 {
		t.Errorf("whole %v, size %d, %d withheld, %d erased\n%s", r.Whole, r.Checkpoint.Size, r.Count(record.Withheld), r.Count(record.Erased), strings.Join(got, "\n"))
	}
	if done.Load() <= int64(len(changes)) {
		t.Errorf("only %d of %d changes were made", done.Load(), len(changes))
	}
	if n := s.asked.Load(); n > 400 {
		t.Errorf("it asked %d times for a record of 309 entries: more than what changed was fetched again", n)
	}
}

// TestCopyOfOnePage takes the tiles that the page needs, and no entries.
func TestCopyOfOnePage(t *testing.T) {
	s := newSource(t)
	s.post(1)
	other, _, err := s.store.CreatePage(t.Context(), store.NewPage{Slug: "calm", Head: page.Head{Title: "Calm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	storm := s.page
	s.page = other.ID
	s.post(490)
	s.post(490)
	s.page = storm
	first, err := s.verify(s.url, record.Options{})
	if err != nil || !first.OK() {
		t.Fatal(first, err)
	}
	old, err := s.store.RecordFile(t.Context(), "", fmt.Sprintf("%d/checkpoint", first.Checkpoint.Epoch))
	if err != nil {
		t.Fatal(err)
	}
	s.post(300)
	var tiles atomic.Int64
	s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "/tile/entries/") || strings.HasPrefix(r.URL.Path, "/calm") {
			t.Errorf("it asks for %s", r.URL.Path)
		}
		if strings.Contains(r.URL.Path, "/tile/") {
			tiles.Add(1)
		}
		return false
	})
	// Of 1,283 leaves: 5 full tiles, a partial one, and one above them. The page is in
	// the first and the last two of the full ones; for an older checkpoint all are taken.
	for _, c := range []struct {
		old   []byte
		tiles int64
	}{{nil, 5}, {old, 7}} {
		tiles.Store(0)
		r, err := s.verify(s.url+"/storm", record.Options{Old: c.old})
		if err != nil {
			t.Fatal(err)
		}
		if got := remarks(r); len(got) > 0 || r.Whole || len(r.Pages) != 1 || r.Pages[0].Seq != 302 {
			t.Errorf("%v, %d pages, whole %v", got, len(r.Pages), r.Whole)
		}
		if n := tiles.Load(); n != c.tiles {
			t.Errorf("%d tiles were fetched, want %d", n, c.tiles)
		}
	}
}

// TestCopyOfBadServers: what a server may do to whoever checks it.
func TestCopyOfBadServers(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { t.Error("it was asked") }))
	t.Cleanup(elsewhere.Close) // after those that run beside each other
	answer := func(path string, do func(w http.ResponseWriter, r *http.Request)) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.Contains(r.URL.Path, path) {
				return false
			}
			do(w, r)
			return true
		}
	}
	for _, c := range []struct {
		name   string
		meddle func(w http.ResponseWriter, r *http.Request) bool
		err    string // of the copy
		want   string // in the report
	}{
		{"another host", answer("/2.json", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusFound)
		}), "refused a redirect to http://127.0.0.1", ""},
		{"round and round", answer("/2.json", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.Path, http.StatusFound)
		}), "refused a redirect: too many", ""},
		{"endless", answer("/head.json", func(w http.ResponseWriter, r *http.Request) {
			for range 1000 {
				if _, err := w.Write(make([]byte, 1000)); err != nil {
					return
				}
			}
		}), "storm/record/head.json: it has more than 4096 bytes", ""},
		{"a folder outside", answer("/index.json", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, `{"format":"stoppress-index/1","epoch":1,"pages":[{"page":"a","folder":"../../x","seq":1}]}`)
		}), "is not the folder of page a", ""},
		{"a failing opening", answer("/2.json", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusInternalServerError)
		}), "", "seq 2: storm/record/2.json: the server answered 500 Internal Server Error"},
		{"a missing opening", answer("/2.json", http.NotFound), "", "seq 2 field headline: it is not opened, and no entry declares why"},
		{"a refused tile", answer("/tile/0/", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusForbidden)
		}), "", "FAILED log: record/"},
		{"no checkpoint", answer("/checkpoint", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusServiceUnavailable)
		}), "checkpoint: the server answered 503", ""},
		{"no entries", answer("/tile/entries/", http.NotFound), "", "tile/entries: the server has none of them"},
		{"no key", answer("/key", http.NotFound), "key is missing; give one with --key", ""},
		{"no index", answer("/index.json", http.NotFound), "neither a site nor a page", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := newSource(t)
			s.post(3)
			s.meddle(c.meddle)
			r, err := s.verify(s.url, record.Options{})
			switch {
			case c.err != "":
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("%v, want %s", err, c.err)
				}
			case err != nil:
				t.Error(err)
			case r.OK() || !strings.Contains(strings.Join(remarks(r), "\n"), c.want):
				t.Errorf("%q, want %s", remarks(r), c.want)
			}
		})
	}
}

// TestCopyOfALyingIndex: a server that leaves a page out of its index, or that names
// more than there is, is found out.
func TestCopyOfALyingIndex(t *testing.T) {
	s := newSource(t)
	s.post(3)
	site, err := s.store.Site(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, pages := range map[string][]record.IndexPage{
		"none":       nil,
		"too much":   {{Page: s.page, Folder: "storm", Seq: 1 << 40}},
		"too little": {{Page: s.page, Folder: "storm", Seq: 2}},
		"another":    {{Page: "other", Folder: "storm", Seq: 4}},
	} {
		s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/record/index.json" {
				return false
			}
			_, _ = w.Write(record.Index{Epoch: site.Epoch, Pages: pages}.Encode())
			return true
		})
		// A page under another name in the index is still the page that its own head names.
		if r, err := s.verify(s.url, record.Options{}); err != nil || r.OK() != (name == "another") {
			t.Errorf("%s: the site: %v", name, err)
		}
		if r, err := s.verify(s.url+"/storm", record.Options{}); err == nil && r.OK() || err != nil && !errors.Is(err, record.ErrNoRecord) {
			t.Errorf("%s: the page: %v", name, err)
		}
	}
	s.between.Store(nil)
	if r, err := s.verify(s.url, record.Options{}); err != nil || !r.OK() {
		t.Error(err)
	}
}

// A server can't leave a page or the newest entries out by having no entries, as the
// record of a single page has none.
func TestCopyOfLessThanThereIs(t *testing.T) {
	s := newSource(t)
	s.post(3)
	site, err := s.store.Site(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string][]record.IndexPage{"no page": {}, "the newest left out": {{Page: s.page, Folder: "storm", Seq: 3}}} {
		s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
			switch {
			case r.URL.Path == "/record/index.json":
				_, _ = w.Write(record.Index{Epoch: site.Epoch, Pages: x}.Encode())
			case r.URL.Path == "/storm/record/head.json" && len(x) > 0:
				_, _ = w.Write(record.Head{Page: s.page, Seq: x[0].Seq}.Encode())
			case strings.Contains(r.URL.Path, "/tile/entries/"):
				http.NotFound(w, r)
			default:
				return false
			}
			return true
		})
		if r, err := s.verify(s.url, record.Options{}); err != nil || r.OK() {
			t.Errorf("%s: %v, %q", name, err, remarks(r))
		}
	}
}

// A picture is bound by the value that names it: another in its place is found, in a
// copy and at an address.
func TestVerifyPictures(t *testing.T) {
	s := newSource(t)
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	m, err := s.store.PutMedia(t.Context(), store.Media{Type: "image/png", Width: 40, Height: 30, Bytes: drawn.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	s.write(func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: "A boat", Body: []byte(`{"format":"stoppress-body/1","blocks":[{"kind":"picture","media":"k1"}]}`), Media: map[string]page.Media{
			"k1": {ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height, Alt: "A boat"},
		}}}}, store.At{})
		return err
	})
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, from, err := copyRecord(t.Context(), s.url, root, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := record.Verify(root.FS(), record.Options{})
	if err != nil || !report.OK() {
		t.Fatal(report, err)
	}
	ask := func(what, want string, failures []record.Failure, err error) {
		t.Helper()
		got := ""
		for _, f := range failures {
			got += f.String() + "\n"
		}
		if err != nil || want == "" && got != "" || !strings.Contains(got, want) || len(failures) > 1 {
			t.Errorf("%s: %v, %q, want %q", what, err, got, want)
		}
	}
	other := "seq 2 field media:k1: the picture " + m.ID + " is not the one that the value names"
	asked := 0
	online := func(what, want string, answer func(w http.ResponseWriter)) {
		t.Helper()
		s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
			if r.URL.Path != "/-/media/"+m.ID {
				return false
			}
			asked++
			if answer != nil {
				answer(w)
			}
			return answer != nil
		})
		failures, err := pictureFailures(root.FS(), report, from.picture(t.Context()))
		ask(what, want, failures, err)
	}
	online("the picture", "", nil)
	online("another", other, func(w http.ResponseWriter) { _, _ = w.Write([]byte("another")) })
	_, missed, err := (&verifyCmd{Where: s.url}).fetched(&app{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}, record.Options{})
	ask("another, by the command", other, missed, err)
	online("none", "", func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) })
	online("refused", "the server answered 403", func(w http.ResponseWriter) { w.WriteHeader(http.StatusForbidden) })
	if asked < 4 {
		t.Errorf("it was asked for %d times", asked)
	}
	for _, c := range []struct{ name, in, want string }{{"no picture", "", ""}, {"the picture", drawn.String(), ""}, {"another in the copy", drawn.String() + "x", other}} {
		if c.in != "" {
			if err := errors.Join(os.MkdirAll(dir+"/media", 0o755), os.WriteFile(dir+"/media/"+m.ID+".png", []byte(c.in), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		_, failures, err := verifyFolder(dir, record.Options{})
		ask(c.name, c.want, failures, err)
	}
}

// TestCopyEnds with whoever waits for it.
func TestCopyEnds(t *testing.T) {
	s := newSource(t)
	s.post(3)
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	ctx, cancel := context.WithCancel(t.Context())
	s.meddle(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/3.json") {
			cancel()
			select {
			case <-r.Context().Done():
			case <-time.After(patience):
			}
			return true
		}
		return false
	})
	if _, _, err := copyRecord(ctx, s.url, root, record.Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for _, bad := range []string{"http://", "http://user@example.org", "http://example.org?x=1", "http://example.org/#x", "http://[::1"} {
		if _, _, err := copyRecord(t.Context(), bad, root, record.Options{}); err == nil || !strings.Contains(err.Error(), "give an address") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// What a server says of itself is shown as text, and speaks to nobody's terminal.
func TestVerifyShows(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = http.ReadRequest(bufio.NewReader(c))
			fmt.Fprint(c, "HTTP/1.1 403 Gone\x1b]0;mine\x07\u009b2J\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			_ = c.Close()
		}
	}()
	at := "http://" + l.Addr().String()
	for _, args := range [][]string{{"verify", at}, {"bench", "publish", at + "/bench", "--token", "x"}} {
		out, err := exec.Command("stoppress", args...).CombinedOutput()
		if err == nil || !strings.Contains(string(out), "403 Gone") {
			t.Errorf("%s: %v, %q", args[0], err, out)
		}
		if strings.ContainsAny(string(out), "\x1b\x07\u009b") {
			t.Errorf("%s speaks to the terminal: %q", args[0], out)
		}
	}
}
