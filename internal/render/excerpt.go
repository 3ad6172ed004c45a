package render

import (
	"html/template"
	"strings"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// Excerpt is a choice of a page's posts, to be put into a newsletter.
type Excerpt struct {
	Page  *page.Page
	Posts []*page.Post // in the order in which they are shown
	Since time.Time    // zero: no bound. Of what is older only the changes are new
}

// Told is when readers were last told something new of a post: when it was
// published, updated, corrected, withdrawn or restored.
func Told(post *page.Post) time.Time { return changedAt(post) }

// Published is when readers first had the post.
func Published(post *page.Post) time.Time { return publishedAt(post) }

// mailWidth is how wide, in pixels, a picture is in a newsletter at most.
const mailWidth = 600

// excerptView is an excerpt as the template "excerpt" has it.
type excerptView struct {
	L               *lang
	Lang, Dir       string
	Title, URL      string
	Updated, Notice string
	Posts           []excerptPost
}

type excerptPost struct {
	URL, Title, Lang, Dir string
	Marks                 string // breaking, key moment, and when it was published
	Updated               string
	Notes                 []excerptNote
	Gone                  string
	Dateline              string
	Body                  template.HTML
	Markdown              string
	Byline                string
	Sources               []page.Source
}

type excerptNote struct{ Label, Time, Text string }

// ExcerptHTML renders the excerpt as a piece of HTML for a mail: all addresses are
// absolute, it brings no style sheet and no script, and it stands in any document.
func (r *Renderer) ExcerptHTML(e Excerpt, v View) []byte {
	b := r.execute("excerpt", r.excerpt(e, v))
	return append([]byte(strings.TrimSpace(string(b))), '\n')
}

// ExcerptMarkdown renders it as Markdown.
func (r *Renderer) ExcerptMarkdown(e Excerpt, v View) []byte {
	x := r.excerpt(e, v)
	var b strings.Builder
	para := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	link := func(text, url string) string {
		if u, ok := markup.CleanURL(url); ok {
			return "[" + line(text) + "](<" + u + ">)"
		}
		return line(text)
	}
	para("# " + link(x.Title, x.URL))
	para("*" + line(x.Updated) + "*")
	if x.Notice != "" {
		para("> " + line(x.Notice))
	}
	for i, p := range x.Posts {
		if i > 0 {
			para("***")
		}
		para("## " + link(p.Title, p.URL))
		para("*" + line(p.Marks) + "*")
		if p.Gone != "" {
			para(line(p.Gone))
			continue
		}
		if p.Updated != "" {
			para("*" + line(p.Updated) + "*")
		}
		for _, n := range p.Notes {
			para("> **" + line(n.Label) + "** · " + line(strings.TrimSpace(n.Time+" "+n.Text)))
		}
		if p.Dateline != "" {
			para("*" + line(p.Dateline) + "*")
		}
		para(p.Markdown)
		if len(p.Sources) > 0 {
			var names []string
			for _, s := range p.Sources {
				names = append(names, link(s.Name, s.URL))
			}
			para(x.L.N("sources", len(names)) + x.L.Colon + strings.Join(names, x.L.Comma))
		}
		if p.Byline != "" {
			para(line(p.Byline))
		}
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

func (r *Renderer) excerpt(e Excerpt, v View) excerptView {
	f := r.frame(e.Page, v)
	f.home, f.root = f.address(), r.site.URL
	x := excerptView{L: f.l, Lang: e.Page.Lang, Dir: dirOf(e.Page.Lang), Title: e.Page.Title, URL: f.address(), Notice: f.notice()}
	x.Updated = f.l.T("lastupdated") + " " + f.c.moment(e.Page.Updated)
	for _, post := range e.Posts {
		p := excerptPost{URL: f.postAddress(post), Title: f.c.moment(post.Stamp)}
		p.Marks = p.Title
		if post.Gone() {
			p.Gone = f.l.T("gone")
			if post.Withdrawn {
				p.Gone = strings.TrimSpace(f.l.T("withdrawn") + " " + post.Note)
			}
			if !post.Changed.IsZero() {
				p.Marks = f.c.moment(post.Changed)
			}
			x.Posts = append(x.Posts, p)
			continue
		}
		if post.Headline != "" {
			p.Title = post.Headline
		}
		for _, mark := range []struct {
			on  bool
			key string
		}{{post.Key, "key"}, {post.Flags.Breaking, "breaking"}} {
			if mark.on {
				p.Marks = f.l.T(mark.key) + " · " + p.Marks
			}
		}
		p.Lang, p.Dir = langAttr(post.Lang, e.Page.Lang)
		if !post.Amended.IsZero() {
			p.Updated = fill(f.l.T("amended"), "time", f.c.since(post.Amended, post.Stamp))
		}
		for _, c := range post.Corrections {
			p.Notes = append(p.Notes, excerptNote{f.l.T(c.Kind), f.c.since(c.Time, post.Stamp), c.Note})
		}
		p.Dateline = f.dateline(post.Dateline)
		doc, pictures := bodyOf(post), f.pictures(post, r.site.URL)
		p.Markdown = doc.MarkdownOut(markup.HTMLOptions{HeadingBase: 3, Picture: pictures})
		p.Body = template.HTML(doc.HTML(markup.HTMLOptions{HeadingBase: 4, Picture: func(key string) (markup.Picture, bool) {
			pic, ok := pictures(key)
			if pic.Width > mailWidth {
				pic.Width, pic.Height = mailWidth, (pic.Height*mailWidth+pic.Width/2)/pic.Width
			}
			return pic, ok
		}}))
		p.Byline = post.Byline
		for _, s := range post.Sources {
			s.URL, _ = markup.CleanURL(s.URL)
			p.Sources = append(p.Sources, s)
		}
		x.Posts = append(x.Posts, p)
	}
	return x
}
