package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"stoppress/internal/live"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/record"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// picture saves one that fills so many bytes with noise.
func picture(t *testing.T, s *store.Store, size int) page.Media {
	t.Helper()
	b := make([]byte, size)
	rnd := rand.NewChaCha8([32]byte{byte(size)})
	_, _ = rnd.Read(b)
	m, err := s.PutMedia(t.Context(), store.Media{Type: "image/png", Width: 800, Height: 600, Bytes: b})
	if err != nil {
		t.Fatal(err)
	}
	return page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: 800, Height: 600, Alt: "A quay"}
}

// long fills a page: an update of three posts every hour, each tenth post a key
// moment, and from the newest post on so many with a picture.
func long(t *testing.T, s *store.Store, id string, posts, pictures, size int) []page.Entry {
	t.Helper()
	begin := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	var entries []page.Entry
	for from := 0; from < posts; from += 300 {
		var shown []page.Media
		for i := max(from, posts-pictures); i < min(from+300, posts); i++ {
			shown = append(shown, picture(t, s, size+i))
		}
		r, err := s.Write(t.Context(), store.Command{Page: id}, func(tx *store.Tx) error {
			for i := from; i < min(from+300, posts); i += 3 {
				var batch []store.NewPost
				for j := i; j < min(i+3, posts); j++ {
					n := store.NewPost{Texts: page.Texts{Headline: fmt.Sprintf("Reading %d", j)}, Flags: page.Flags{Key: j%10 == 0}}
					text := strings.Repeat(fmt.Sprintf("The gauge at the pier head stood at %d centimetres. ", j), 12)
					if j >= posts-pictures {
						n.Texts.Media = map[string]page.Media{"k1": shown[0]}
						shown = shown[1:]
						doc, _ := markup.FromMarkdown(text + "\n\n![](media:k1)\n")
						n.Texts.Body = doc.Encode()
					} else {
						n.Texts.Body = markup.FromText(text).Encode()
					}
					batch = append(batch, n)
				}
				if _, err := tx.Publish(batch, store.At{Stamp: begin.Add(time.Duration(i/3) * time.Hour), Imported: true}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, r.Entries...)
	}
	return entries
}

// copied makes the copy of a page in memory.
func copied(t *testing.T, s *store.Store, p *page.Page, most int64) *zip.Reader {
	t.Helper()
	b := zippedPage(t, s, p, most)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func renderer(t *testing.T) *render.Renderer {
	t.Helper()
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org/live"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func zippedPage(t *testing.T, s *store.Store, p *page.Page, most int64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := newZip(&b, render.LastChange(p))
	if err := copyPage(t.Context(), s, renderer(t), p, render.View{Epoch: 1, Now: time.Unix(2e9, 0)}, most, z.create); err != nil {
		t.Fatal(err)
	}
	if err := z.close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func load(t *testing.T, s *store.Store, id string) *page.Page {
	t.Helper()
	p, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// leads follows every link and picture of every document of a copy, and gives the
// ids of the posts in the order in which one reads them.
func leads(t *testing.T, files fs.FS) (posts []string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	type link struct{ from, to string }
	var links []link
	byFile := map[string][]string{}
	var docs []string
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		docs = append(docs, name)
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		doc, err := html.Parse(f)
		if err != nil {
			return err
		}
		ids[name] = map[string]bool{}
		for n := range doc.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					ids[name][a.Val] = true
				case "data-post":
					byFile[name] = append(byFile[name], a.Val)
				case "src":
					if strings.Contains(a.Val, ":") || strings.HasPrefix(a.Val, "/") {
						t.Errorf("%s loads %s", name, a.Val)
					}
					links = append(links, link{name, a.Val})
				case "srcset", "style":
					t.Errorf("%s has a %s", name, a.Key)
				case "href":
					if n.Data == "link" && !strings.HasSuffix(a.Val, "style.css") {
						continue // what no browser fetches
					}
					if strings.HasPrefix(a.Val, "https://") {
						continue
					}
					links = append(links, link{name, a.Val})
				}
			}
			if n.Data == "script" || n.Data == "style" {
				t.Errorf("%s has a %s", name, n.Data)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		to, anchor, _ := strings.Cut(l.to, "#")
		if to == "" {
			to = l.from
		} else {
			to = path.Join(path.Dir(l.from), to)
		}
		if _, err := fs.Stat(files, to); err != nil {
			t.Errorf("%s leads to %s: %v", l.from, l.to, err)
		} else if anchor != "" && !ids[to][anchor] {
			t.Errorf("%s leads to %s, which is not there", l.from, l.to)
		}
	}
	posts = byFile["index.html"]
	for n := len(docs); n > 0; n-- {
		posts = append(posts, byFile[fmt.Sprintf("part-%d.html", n)]...)
	}
	return posts
}

// A long page is parted into files that lead to each other; the record in it holds;
// the same page gives the same bytes, and a growing one leaves its older parts alone.
func TestCopyOfLongPage(t *testing.T) {
	s := open(t, store.Options{Dir: t.TempDir()})
	h := create(t, s, "storm", false)
	entries := long(t, s, h.ID, 1700, 0, 0)
	amend := func(e page.Entry) {
		if _, err := s.Write(t.Context(), store.Command{Page: h.ID}, func(tx *store.Tx) error {
			_, err := tx.Change(store.Change{Op: page.OpCorrect, Post: e.Post, Rev: 1, Note: "It was higher.", Edit: func(x page.Texts) (page.Texts, error) {
				x.Headline += " again"
				return x, nil
			}})
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	amend(entries[7])
	amend(entries[1690])
	p := load(t, s, h.ID)
	z := copied(t, s, p, CopyPictures)
	posts := leads(t, z)
	if len(posts) != 1700 || posts[0] != p.Newest().Posts[0].ID || posts[1699] != p.Chunks[0].Posts[len(p.Chunks[0].Posts)-1].ID {
		t.Errorf("%d posts", len(posts))
	}
	var names []string
	for _, f := range z.File {
		if path.Dir(f.Name) == "." {
			names = append(names, f.Name)
		}
		if !f.Modified.Equal(render.LastChange(p).Truncate(2 * time.Second)) {
			t.Fatalf("%s is of %v", f.Name, f.Modified)
		}
	}
	slices.Sort(names)
	if got := strings.Join(names, " "); got != "README.txt index.html page.json part-1.html part-2.html style.css" {
		t.Errorf("files %s", got)
	}
	report, err := record.Verify(z, record.Options{})
	if err != nil || !report.OK() || len(report.Pages) != 1 || report.Pages[0].Seq != p.Seq {
		t.Errorf("%+v, %v", report, err)
	}
	if b, err := fs.ReadFile(z, "page.json"); err != nil || !bytes.Equal(b, renderer(t).FullJSON(p, render.View{Epoch: 1, Now: time.Unix(2e9, 0)})) {
		t.Errorf("page.json is not what is exported, %v", err)
	}
	if a, b := sha256.Sum256(zippedPage(t, s, p, CopyPictures)), sha256.Sum256(zippedPage(t, s, p, CopyPictures)); a != b {
		t.Error("the same page gave other bytes")
	}
	post(t, s, h.ID, "One more")
	later := copied(t, s, load(t, s, h.ID), CopyPictures)
	was, _ := fs.ReadFile(z, "part-2.html")
	is, _ := fs.ReadFile(later, "part-2.html")
	cut := func(b []byte) string { // the lines that say of when the copy is, and the list of parts, change
		_, after, _ := strings.Cut(string(b), `id="updates"`)
		before, _, _ := strings.Cut(after, `class="parts"`)
		return before
	}
	if len(was) == 0 || cut(was) != cut(is) {
		t.Error("a post changed an older part")
	}
}

// Of pictures that are too many, the newest are in the copy; links stand for the
// others, and it says so. Whatever they weigh, few are in memory at a time.
func TestCopyPictures(t *testing.T) {
	const n, size = 40, 2 << 20
	s := open(t, store.Options{Dir: t.TempDir()})
	h := create(t, s, "storm", false)
	long(t, s, h.ID, 60, n, size)
	p := load(t, s, h.ID)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak, files := uint64(0), map[string]int64{}
	err := copyPage(t.Context(), s, renderer(t), p, render.View{}, 30*size+30*60, func(name string) (io.Writer, error) {
		runtime.GC()
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapAlloc)
		return &counted{files, name}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for name := range files {
		if path.Dir(name) == "media" {
			held++
		}
	}
	if held != 30 {
		t.Errorf("%d pictures are in the copy, 30 fit", held)
	}
	if peak > before.HeapAlloc+8*size {
		t.Errorf("%d MB were in memory at a time", (peak-before.HeapAlloc)>>20)
	}
	z := copied(t, s, p, 30*size+30*60)
	leads(t, z)
	index, _ := fs.ReadFile(z, "index.html")
	readme, _ := fs.ReadFile(z, "README.txt")
	const said = "10 pictures are not in this copy; links lead to them."
	if !strings.Contains(string(index), said) || !strings.Contains(string(readme), said) {
		t.Error("it does not say that pictures are missing")
	}
	if n := strings.Count(string(index), `<figure class="picture"><a href="https://example.org/live/-/media/`); n != 10 {
		t.Errorf("%d links to pictures", n)
	}
}

// counted is a file of which only the length is kept.
type counted struct {
	files map[string]int64
	name  string
}

func (c *counted) Write(b []byte) (int, error) {
	c.files[c.name] += int64(len(b))
	return len(b), nil
}

// A copy that is kept is given again while nothing was taken away; then never.
func TestCopyAndWhatIsTakenAway(t *testing.T) {
	h := start(t, store.Options{Dir: t.TempDir()})
	id := create(t, h.store, "storm", false).ID
	e := post(t, h.store, id, "Crane down", "Quay closed")
	p, err := h.hub.Page(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	get := func() (*live.Copy, string) {
		t.Helper()
		c, err := h.hub.Copy(t.Context(), p)
		for errors.Is(err, live.ErrBusy) { // it was overtaken
			time.Sleep(20 * time.Millisecond)
			c, err = h.hub.Copy(t.Context(), p)
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(c.Reader())
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(b), c.Size)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, f := range z.File {
			b, err := fs.ReadFile(z, f.Name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(b)
		}
		return c, all.String()
	}
	first, text := get()
	defer first.Close()
	if !strings.Contains(text, "Crane down") {
		t.Error("a post is missing")
	}
	last := post(t, h.store, id, "Later")
	settled(t, p, last[len(last)-1].Seq)
	again, _ := get()
	again.Close()
	if again != first {
		t.Error("a copy of a moment ago was made anew")
	}
	if _, err := h.store.Write(context.Background(), store.Command{Page: id}, func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: e[0].Post, Rev: 1, Note: "It stands."})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	settled(t, p, p.Rendition().Seq+1)
	now, text := get()
	defer now.Close()
	if strings.Contains(text, "Crane down") || !strings.Contains(text, "It stands.") || !strings.Contains(text, "Later") {
		t.Error("the copy is not as the page stands after the withdrawal")
	}
	if _, err := io.ReadAll(first.Reader()); err != nil {
		t.Errorf("who was reading the copy from before lost it: %v", err)
	}
}
