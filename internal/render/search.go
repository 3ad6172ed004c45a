package render

import (
	"net/url"
	"strings"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/search"
)

// Found is what a search of a page found.
type Found struct {
	Query string   // as the reader typed it, cleaned by [search.Clean]
	Count int      // of all posts that were found
	Posts []string // ids of those that are shown, the newest first
	Older string   // where the next answer begins, a [page.Post.Order]; "" at the end
	Newer string   // where the answer before begins; "" where that is the first one
	First bool     // there is no answer before
}

// excerptMost is how many characters of a post's text an answer shows.
const excerptMost = 220

// searchView is what was found as the template "search" has it.
type searchView struct {
	plainView
	Page         *page.Page
	Home         string
	Query        string
	Count        string
	Nothing      bool
	Results      []resultView
	Older, Newer string
}

type resultView struct {
	URL       string
	Lang, Dir string
	Title     []search.Run
	Time      moment
	Excerpt   []search.Run
}

// Search renders what was found in a page, or with an empty query the form alone.
// Posts that the page does not show are passed over.
func (r *Renderer) Search(p *page.Page, v View, found Found) *Body {
	f := r.frame(p, v)
	d := searchView{plainView: r.plain(), Page: p, Home: f.home, Query: found.Query}
	d.L, d.Lang, d.Dir = f.l, p.Lang, dirOf(p.Lang)
	if d.Lang == "" {
		d.Lang = "en"
	}
	d.Title, d.NoIndex = f.l.T("search"), true
	d.Window = window(r.site.Name, d.Title, p.Title)
	if found.Query != "" {
		d.Window = window(r.site.Name, found.Query, d.Title, p.Title)
		d.Count, d.Nothing = f.l.N("foundposts", found.Count), found.Count == 0
	}
	q := search.Parse(found.Query)
	for _, id := range found.Posts {
		post := p.Post(id)
		if post == nil || post.Gone() {
			continue
		}
		doc := bodyOf(post)
		res := resultView{URL: f.postAddress(post), Time: moment{stampText(post.Stamp), f.c.moment(post.Stamp)}}
		res.Lang, res.Dir = langAttr(post.Lang, p.Lang)
		title := titleOf(post, doc)
		if title == "" {
			title = f.c.moment(post.Stamp)
		}
		res.Title = q.Mark(title)
		res.Excerpt = excerpt(q, post, doc)
		d.Results = append(d.Results, res)
	}
	address := func(from string) string {
		a := f.home + "/search?q=" + url.QueryEscape(found.Query)
		if from != "" {
			a += "&from=" + from
		}
		return a
	}
	if found.Older != "" {
		d.Older = address(found.Older)
	}
	if !found.First {
		d.Newer = address(found.Newer)
	}
	return htmlBody(r.execute("search", d))
}

// excerpt gives a piece of the post's text in which it was found: of its body, or
// of what stands around it.
func excerpt(q search.Query, post *page.Post, doc *markup.Doc) []search.Run {
	var around []string
	for _, c := range post.Corrections {
		around = append(around, c.Note)
	}
	for _, key := range doc.Media() {
		if m, ok := post.Media[key]; ok {
			around = append(around, m.Caption, m.Alt, m.Credit)
		}
	}
	around = append(around, post.Dateline.Place, post.Byline)
	for _, s := range post.Sources {
		around = append(around, s.Name)
	}
	around = append(around, strings.Join(post.Tags, " · "))
	body := q.Excerpt(doc.Text(), excerptMost)
	if hit(body) {
		return body
	}
	for _, s := range around {
		if runs := q.Excerpt(s, excerptMost); hit(runs) {
			return runs
		}
	}
	return body
}

func hit(runs []search.Run) bool {
	for _, r := range runs {
		if r.Hit {
			return true
		}
	}
	return false
}
