package render

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// How the posts of a copy lie in files: up to copyWhole in index.html; of more than
// that the oldest are parted off, whole chunks that make up at least copyPart at a
// time, so that a file that was parted off keeps what it holds as the page grows.
const (
	copyWhole = 1000
	copyPart  = 500
)

// Copied says what lies in a copy besides what [Renderer.Copy] puts there.
type Copied struct {
	Pictures map[string]string // by the picture's id: the file below media/ that holds it
	Record   bool              // record/ and SLUG/record/ are there
}

// Pictures gives the ids of the pictures that a copy of the page shows, none twice:
// the site's logo, then those of the posts, the newest first.
func (r *Renderer) Pictures(p *page.Page) []string {
	var ids []string
	had := map[string]bool{"": true}
	add := func(id string) {
		if !had[id] {
			had[id] = true
			ids = append(ids, id)
		}
	}
	add(r.logo())
	for _, part := range copyParts(p) {
		for _, post := range part.posts {
			if post.Gone() || len(post.Media) == 0 {
				continue
			}
			doc := bodyOf(post)
			for _, key := range doc.Media() {
				add(post.Media[key].ID)
			}
		}
	}
	return ids
}

// logo is the id of the site's logo; "" where it has none of its own.
func (r *Renderer) logo() string {
	id, ok := strings.CutPrefix(r.site.Logo, "/-/media/")
	if !ok {
		return ""
	}
	return id
}

// LastChange is when a page that has a log was last changed in any way.
func LastChange(p *page.Page) time.Time {
	var t time.Time
	for _, rev := range p.Log() {
		t = later(t, rev.Time)
	}
	for _, c := range p.Chunks {
		for _, post := range c.Posts {
			t = later(t, post.Revisions[len(post.Revisions)-1].Time)
		}
	}
	return t
}

// Copy renders the whole page as files that open from a disk: they lead to each
// other by relative links and ask no server for anything. docs/archive.md says which
// there are. create begins a file, slashes in its name; nothing is written to a file
// once the next was begun. The error is one of create, or of what it returned.
func (r *Renderer) Copy(p *page.Page, v View, with Copied, create func(name string) (io.Writer, error)) error {
	f := r.frame(p, v)
	f.root = r.site.URL
	c := &copied{pictures: with.Pictures, parts: copyParts(p)}
	f.copy, f.still = c, true
	write := func(name string, b []byte) error {
		w, err := create(name)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}
	if err := write("README.txt", f.copyReadme(with)); err != nil {
		return err
	}
	if b := r.named["reader.css"]; b != nil {
		if err := write("style.css", b.Bytes()); err != nil {
			return err
		}
	}
	for i := range c.parts {
		c.here = c.parts[i].name
		if err := write(c.parts[i].name, r.execute("page", f.copyDoc(i, with))); err != nil {
			return err
		}
	}
	old := *f
	old.copy = &copied{up: "../", pictures: c.pictures, parts: c.parts}
	for _, part := range c.parts {
		for _, post := range part.posts {
			if !historic(post) {
				continue
			}
			if err := write("history/"+post.ID+".html", old.history(post)); err != nil {
				return err
			}
		}
	}
	w, err := create("page.json")
	if err != nil {
		return err
	}
	return r.frame(p, v).writeJSON(w)
}

// copied is what a frame needs to know of the copy that it is for.
type copied struct {
	up       string            // from the document to the copy's folder: "" or "../"
	here     string            // the document's own file
	pictures map[string]string // as Copied has them
	parts    []partFile        // newest first
}

// partFile is a file of posts.
type partFile struct {
	name  string
	first int // number of its oldest chunk
	posts []*page.Post
}

// copyParts parts the posts of a page, newest first.
func copyParts(p *page.Page) []partFile {
	left := p.Len()
	var parts []partFile
	at := 0 // chunks parted off so far
	for left > copyWhole {
		n, end := 0, at
		for end < len(p.Chunks)-1 && n < copyPart {
			n += len(p.Chunks[end].Posts)
			end++
		}
		if end == at {
			break // the newest chunk is longer than any part; an update stays whole
		}
		parts = append(parts, partOf(p, at, end, fmt.Sprintf("part-%d.html", len(parts)+1)))
		left -= n
		at = end
	}
	parts = append(parts, partOf(p, at, len(p.Chunks), "index.html"))
	slices.Reverse(parts)
	return parts
}

func partOf(p *page.Page, from, to int, name string) partFile {
	part := partFile{name: name, first: from + 1}
	for i := to - 1; i >= from; i-- {
		part.posts = append(part.posts, p.Chunks[i].Posts...)
	}
	return part
}

// file is the name of the file that holds a post.
func (c *copied) file(p *page.Page, post *page.Post) string {
	n := p.ChunkOf(post.Stamp).N
	for _, part := range c.parts {
		if n >= part.first {
			return part.name
		}
	}
	return "index.html"
}

// copyDoc is the document of one part.
func (f *frame) copyDoc(i int, with Copied) *document {
	part := f.copy.parts[i]
	d := f.doc(&page.Chunk{N: 1, Posts: part.posts}, false, nil, nil)
	d.Live, d.Site, d.Root, d.Home, d.CSS, d.Save = false, f.copiedSite(), f.r.site.URL+"/", f.address(), "style.css", ""
	d.Back, d.On, d.Order, d.Print, d.Embed = "", "", "", "", ""
	d.Canonical = f.public()
	d.Copy = f.copyLine()
	if n := f.leftOut(with); n > 0 && i == 0 {
		d.Copy += template.HTML("<br>" + template.HTMLEscapeString(fill(f.l.N("leftout", n), "n", f.l.Number(n))))
	}
	if i > 0 {
		d.Back, d.BackText = f.copy.parts[i-1].name, f.l.T("newer")
		span := f.span(part.posts)
		d.Head = template.HTML(strings.TrimSpace(string(f.r.execute("part", struct {
			Page *page.Page
			Text string
		}{f.p, span}))))
		d.Window = window(f.r.site.Name, f.p.Title, span)
	}
	if i < len(f.copy.parts)-1 {
		d.On, d.OnText = f.copy.parts[i+1].name, f.l.T("older")
	}
	if len(f.copy.parts) > 1 {
		for j, other := range f.copy.parts {
			k := linkView{URL: other.name, Text: f.span(other.posts)}
			if j == i {
				k.URL = ""
			}
			d.Parts = append(d.Parts, k)
		}
	}
	return d
}

// span says from when to when the posts are; they are newest first.
func (f *frame) span(posts []*page.Post) string {
	if len(posts) == 0 {
		return ""
	}
	from, to := f.c.moment(posts[len(posts)-1].Stamp), f.c.moment(posts[0].Stamp)
	if from == to {
		return from
	}
	return from + " – " + to
}

// copyLine says what the copy is of, as HTML.
func (f *frame) copyLine() template.HTML {
	at, address := LastChange(f.p), template.HTMLEscapeString(f.address())
	return template.HTML(fill(template.HTMLEscapeString(f.l.T("copy")),
		"address", `<a href="`+address+`"><bdi>`+address+`</bdi></a>`,
		"moment", `<time datetime="`+timeText(at)+`">`+template.HTMLEscapeString(f.c.moment(at))+`</time>`,
		"seq", fmt.Sprint(f.p.Seq)))
}

// copyReadme says what lies in the copy, as plain text.
func (f *frame) copyReadme(with Copied) []byte {
	at := LastChange(f.p)
	paras := []string{
		f.p.Title,
		fill(f.l.T("copy"), "address", f.address(), "moment", f.c.moment(at), "seq", fmt.Sprint(f.p.Seq)),
		f.l.T("copytext"),
	}
	if with.Record {
		paras = append(paras, fill(f.l.T("copyrecord"), "folder", f.p.Slug, "command", "stoppress verify ."))
	}
	if n := f.leftOut(with); n > 0 {
		paras = append(paras, fill(f.l.N("leftout", n), "n", f.l.Number(n)))
	}
	return []byte(strings.Join(paras, "\n\n") + "\n")
}

// leftOut is how many of the posts' pictures the copy does not hold.
func (f *frame) leftOut(with Copied) int {
	n := 0
	for _, id := range f.r.Pictures(f.p) {
		if with.Pictures[id] == "" && id != f.r.logo() {
			n++
		}
	}
	return n
}

// copiedSite is the site as a copy shows it: with the logo from its own folder, or
// its name in the place of one that is not there.
func (f *frame) copiedSite() *Site {
	s := f.r.site
	s.Logo = ""
	if name := f.copy.pictures[f.r.logo()]; name != "" {
		s.Logo = f.copy.up + "media/" + name
	}
	return &s
}

// copiedPictures gives the post's pictures: those that the copy holds from there,
// of others a link to this site.
func (f *frame) copiedPictures(post *page.Post) func(string) (markup.Picture, bool) {
	all := f.pictures(post, f.r.site.URL)
	return func(key string) (markup.Picture, bool) {
		pic, ok := all(key)
		if !ok {
			return pic, false
		}
		pic.Srcset, pic.Sizes = "", ""
		name := f.copy.pictures[post.Media[key].ID]
		if name == "" {
			pic.Linked = true
		} else {
			pic.URL = f.copy.up + "media/" + name
		}
		return pic, true
	}
}
