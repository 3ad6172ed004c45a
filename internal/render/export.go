package render

import (
	"html/template"
	"slices"
	"strings"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// Markdown renders the whole page, newest update first.
func (r *Renderer) Markdown(p *page.Page, v View) []byte {
	f := r.frame(p, v)
	var b strings.Builder
	para := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			b.WriteString(s + "\n\n")
		}
	}
	para("# " + line(p.Title))
	para(p.Standfirst)
	if n := f.notice(); n != "" {
		para("> " + strings.ReplaceAll(n, "\n", "\n> "))
	}
	if p.Recap.Text != "" {
		para("**" + f.l.T("recap") + "**")
		para(p.Recap.Text)
	}
	if !p.Updated.IsZero() {
		para("*" + f.l.T("lastupdated") + " " + f.c.moment(p.Updated) + "*")
	}
	day := ""
	for _, c := range slices.Backward(p.Chunks) {
		for _, u := range c.Updates() {
			if d := f.c.iso(u.Stamp); d != day {
				day = d
				para("## " + f.c.day(u.Stamp))
			}
			para("### " + f.c.label(u.Stamp))
			for _, post := range u.Posts {
				f.markdown(post, para)
			}
		}
	}
	return []byte(strings.TrimRight(b.String(), "\n") + "\n")
}

func (f *frame) markdown(post *page.Post, para func(string)) {
	if post.Gone() {
		word := f.l.T("gone")
		if post.Withdrawn {
			word = f.l.T("withdrawn")
		}
		para("*" + strings.TrimSpace(word+" "+line(post.Note)) + "*")
		return
	}
	doc := bodyOf(post)
	if post.Headline != "" {
		para("#### " + line(post.Headline))
	}
	if !post.Amended.IsZero() {
		para("*" + fill(f.l.T("amended"), "time", f.c.since(post.Amended, post.Stamp)) + "*")
	}
	for _, c := range post.Corrections {
		para("> **" + f.l.T(c.Kind) + "** " + f.c.since(c.Time, post.Stamp) + " " + line(c.Note))
	}
	if d := f.dateline(post.Dateline); d != "" {
		para("*" + line(d) + "*")
	}
	para(doc.MarkdownOut(markup.HTMLOptions{HeadingBase: 5, Picture: f.pictures(post, f.r.site.URL)}))
	if post.Byline != "" {
		para(line(post.Byline))
	}
	if len(post.Sources) > 0 {
		var names []string
		for _, s := range post.Sources {
			n := line(s.Name)
			if u, ok := markup.CleanURL(s.URL); ok {
				n = "[" + n + "](<" + u + ">)"
			}
			names = append(names, n)
		}
		para(f.l.N("sources", len(names)) + f.l.Colon + strings.Join(names, f.l.Comma))
	}
	para("<" + f.address() + "/" + post.ID + ">")
}

// line writes a plain text so that it stays one line of plain text in Markdown.
func line(s string) string {
	return marks.Replace(strings.Join(strings.Fields(s), " "))
}

var marks = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`)

// Whole renders every post as one document, newest update first or oldest, with
// this site's style sheet and without its script: to be printed, or read at one go.
// Links to posts are full addresses, and each time says its date, since a sheet of
// paper leads nowhere and may lie alone. It grows with the page; whoever serves it
// bounds that, by [WholeMost].
func (r *Renderer) Whole(p *page.Page, v View, oldest bool) *Body {
	f := r.frame(p, v)
	f.home, f.paper = f.address(), true
	return htmlBody(r.execute("page", f.wholeDoc(oldest)))
}

// WholeMost is how many posts a page may have to be offered whole; a longer one is
// for export.
const WholeMost = 2000

// HTMLFile renders the whole page as one file that needs no server: every post,
// the style sheet within, no script. Links and pictures name this site.
func (r *Renderer) HTMLFile(p *page.Page, v View) []byte {
	f := r.frame(p, v)
	f.home, f.root = f.address(), r.site.URL
	d := f.wholeDoc(false)
	d.Inline, d.Save = r.style(), ""
	return r.execute("page", d)
}

// wholeDoc is a document of every post that leads to no other part of the page.
func (f *frame) wholeDoc(oldest bool) *document {
	f.still = true
	whole := &page.Chunk{N: 1}
	for _, c := range slices.Backward(f.p.Chunks) {
		whole.Posts = append(whole.Posts, c.Posts...)
	}
	d := f.doc(whole, oldest, nil, nil)
	d.Live, d.Root = false, f.root+"/"
	d.Back, d.On, d.Order, d.Print = "", "", "", ""
	d.Canonical = f.public()
	return d
}

// style is the reader's style sheet, as it stands within a document.
func (r *Renderer) style() template.CSS {
	if b := r.named["reader.css"]; b != nil {
		return template.CSS(b.Bytes())
	}
	return ""
}
