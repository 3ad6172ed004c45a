package render

import (
	"encoding/xml"
	"html"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// The formats of feeds: RFC 4287, RSS 2.0 and JSON Feed 1.1. docs/feeds.md says
// what is in them.
const (
	FeedAtom = "atom"
	FeedRSS  = "rss"
	FeedJSON = "json"
)

// Bounds of feeds.
const (
	FeedPosts  = 50             // posts in a feed
	NewsWithin = 48 * time.Hour // what search engines hold to be news
	newsMost   = 1000           // pages in a news sitemap; the format's own limit

	tagMost     = 240 // bytes of a tag that is asked for; none on a page is longer
	summaryMost = 300 // characters
)

const (
	atomType = "application/atom+xml; charset=utf-8"
	rssType  = "application/rss+xml; charset=utf-8"
	feedType = "application/feed+json; charset=utf-8"
	xmlType  = "application/xml; charset=utf-8"
)

// FeedTag gives the form in which a tag is asked for: as tags are compared, so that
// its feed has one address however it is spelt. It answers false for what is no tag of any post. An empty tag asks for all posts.
func FeedTag(s string) (string, bool) {
	if len(s) > tagMost || !utf8.ValidString(s) {
		return "", false
	}
	return folded(s), true
}

// folded is a tag as tags are compared: "Harbour" is "harbour".
func folded(tag string) string {
	return cases.Fold().String(norm.NFC.String(readableLine(tag)))
}

// readable takes from a text what XML 1.0 can't hold in whatever way it is
// escaped, and with it all controls and noncharacters.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return r
		case r == '\r':
			return '\n'
		case r < 0x20, r >= 0x7f && r <= 0x9f, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// readableLine is readable for a text of one line.
func readableLine(s string) string { return strings.Join(strings.Fields(readable(s)), " ") }

// feed is what the three formats say, each in its own way.
type feed struct {
	id, title, about string
	home             string // the page that it is of
	self             string // its own address
	lang             string // "" where its items have several
	author, logo     string
	hub              string // "" where there is none
	updated          time.Time
	expired          bool
	items            []feedItem

	changed time.Time // when what it says was last changed in any way
}

type feedItem struct {
	id, url, title, summary string
	html, text              string
	lang                    string // "" where it is the feed's own
	author                  string
	tags                    []string
	image                   string
	published, updated      time.Time
	page                    *feedPage // in the site's feed, the page that it stands on
	stamp                   time.Time // for the order
}

type feedPage struct {
	id, title, feed string
	updated         time.Time
}

// Feed renders the page's newest posts as a feed of a format; with a tag those
// that bear it. nil: there is no such format.
func (r *Renderer) Feed(p *page.Page, v View, format, tag string) *Body {
	f := r.frame(p, v)
	posts, name, changed := newestPosts(p, tag)
	d := feed{
		id: r.feedID(p), title: readableLine(p.Title), about: readableLine(f.description()),
		home: f.public(), self: feedAddress(f.address(), format, tag),
		lang: p.Lang, expired: p.State == page.Ended, updated: later(p.Updated, p.Started()), changed: changed,
	}
	if tag != "" {
		d.id += "?tag=" + url.QueryEscape(tag)
	}
	if name != "" {
		// As the page spells it. What is asked for is not said: anyone could ask.
		d.title += " – " + readableLine(name)
	}
	for _, post := range posts {
		d.items = append(d.items, f.feedItem(post))
	}
	return r.feed(&d, format)
}

// SiteFeed renders the newest posts of all these pages as one feed. The pages
// need not be all there are: those with the newest stamps. nil: there is no such
// format.
func (r *Renderer) SiteFeed(pages []*page.Page, v View, format, tag string) *Body {
	home := r.site.URL + "/"
	d := feed{
		id: home, title: readableLine(r.name()),
		home: home, self: feedAddress(r.site.URL, format, tag),
		updated: time.Unix(v.Epoch, 0), changed: time.Unix(v.Epoch, 0),
	}
	if tag != "" {
		d.id += "?tag=" + url.QueryEscape(tag)
	}
	for i, p := range pages {
		if i == 0 {
			d.lang = p.Lang
		} else if !strings.EqualFold(d.lang, p.Lang) {
			d.lang = ""
		}
	}
	known := ""
	for _, p := range pages {
		f := r.frame(p, v)
		posts, name, changed := newestPosts(p, tag)
		if known == "" {
			known = readableLine(name)
		}
		d.changed = later(d.changed, changed)
		d.updated = later(d.updated, p.Updated)
		of := &feedPage{r.feedID(p), readableLine(p.Title), feedAddress(f.address(), format, ""), later(p.Updated, p.Started())}
		for _, post := range posts {
			it := f.feedItem(post)
			it.page = of
			if it.lang == "" && d.lang == "" {
				it.lang = p.Lang
			}
			d.items = append(d.items, it)
		}
	}
	if known != "" {
		d.title += " – " + known
	}
	// Stable: within a page they stand as the page has them.
	slices.SortStableFunc(d.items, func(a, b feedItem) int { return b.stamp.Compare(a.stamp) })
	d.items = d.items[:min(len(d.items), FeedPosts)]
	return r.feed(&d, format)
}

// newestPosts gives the newest posts of a page, or those that bear a tag; that
// tag as the newest of them spells it; and when any post that was looked at, or
// the page itself, was last changed.
//
// A post that is gone stands in every tag's feed, if it is among the page's
// newest: its tags are sealed with the rest of it, and whoever had it in one of
// them must be told.
func newestPosts(p *page.Page, tag string) (posts []*page.Post, name string, changed time.Time) {
	changed = p.Opened
	if log := p.Log(); len(log) > 0 {
		changed = later(changed, log[len(log)-1].Time)
	}
	found, seen, asked := 0, 0, folded(tag)
	same := map[string]bool{} // by spelling: a page has few, in many posts
	is := func(t string) bool {
		yes, known := same[t]
		if !known {
			yes = folded(t) == asked
			same[t] = yes
		}
		return yes
	}
	for _, c := range slices.Backward(p.Chunks) {
		for _, post := range c.Posts {
			if found == FeedPosts {
				return posts, name, changed
			}
			seen++
			changed = later(changed, post.Revisions[len(post.Revisions)-1].Time)
			switch {
			case tag == "":
				found++
			case post.Gone():
				if seen > FeedPosts {
					continue
				}
			default:
				at := slices.IndexFunc(post.Tags, is)
				if at < 0 {
					continue
				}
				if name == "" {
					name = post.Tags[at]
				}
				found++
			}
			posts = append(posts, post)
		}
	}
	return posts, name, changed
}

func feedAddress(base, format, tag string) string {
	a := base + "/feed." + format
	if tag != "" {
		a += "?tag=" + url.QueryEscape(tag)
	}
	return a
}

// Hub is the WebSub hub that feeds name; "" where there is none.
func (r *Renderer) Hub() string { return r.site.Hub }

// FeedAddress is the address under which a feed is known: of a page by its slug,
// of the site with "". The tag is as [FeedTag] gives it.
func (r *Renderer) FeedAddress(slug, format, tag string) string {
	at := r.site.URL
	if slug != "" {
		at += "/" + slug
	}
	return feedAddress(at, format, tag)
}

// FeedAddresses are all feeds that a change shows in: of the site and of the page
// under each slug that it has or had, in every format, and of these tags.
func (r *Renderer) FeedAddresses(slugs, tags []string) []string {
	of := map[string]bool{"": true}
	for _, t := range tags {
		if t, ok := FeedTag(t); ok {
			of[t] = true
		}
	}
	var all []string
	for _, slug := range append([]string{""}, slugs...) {
		for tag := range of {
			for _, format := range []string{FeedAtom, FeedRSS, FeedJSON} {
				all = append(all, r.FeedAddress(slug, format, tag))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Address gives the public address of a path on this site.
func (r *Renderer) Address(path string) string { return r.site.URL + path }

// feedID names the page for ever: a tag URI (RFC 4151) of the public address's
// host, the day on which the page was opened and its id, none of which a new
// slug changes.
func (r *Renderer) feedID(p *page.Page) string {
	return "tag:" + r.host() + "," + p.Opened.UTC().Format(time.DateOnly) + ":" + p.ID
}

// host is that of the public address, as a tag URI can hold it.
func (r *Renderer) host() string {
	u, err := url.Parse(r.site.URL)
	if err != nil || u.Hostname() == "" {
		return "localhost"
	}
	h, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		h = u.Hostname()
	}
	return strings.ReplaceAll(strings.ToLower(h), ":", "-")
}

// name is that of the site.
func (r *Renderer) name() string {
	if r.site.Name != "" {
		return r.site.Name
	}
	return r.host()
}

func (f *frame) feedItem(post *page.Post) feedItem {
	it := feedItem{
		id: f.r.feedID(f.p) + "/" + post.ID, url: f.publicPost(post.ID),
		published: publishedAt(post), updated: feedUpdated(post), stamp: post.Stamp,
	}
	if post.Gone() {
		// Its texts are still in hand, and must not come out.
		it.title = f.l.T("gone")
		if post.Withdrawn {
			it.title = f.l.T("withdrawn")
		}
		it.text = it.title
		if note := readableLine(post.Note); note != "" {
			it.text += " " + note
		}
		it.summary = it.text
		it.html = directed(f.p.Lang, false, "<p>"+html.EscapeString(it.text)+"</p>\n")
		return it
	}
	doc := bodyOf(post)
	lang := f.p.Lang
	if l, _ := langAttr(post.Lang, f.p.Lang); l != "" {
		lang, it.lang = l, l
	}
	if it.title = readableLine(titleOf(post, doc)); it.title == "" {
		it.title = f.c.moment(post.Stamp)
	}
	it.author = readableLine(post.Byline)
	for _, t := range post.Tags {
		if t = readableLine(t); t != "" {
			it.tags = append(it.tags, t)
		}
	}
	for _, key := range doc.Media() {
		if m, ok := post.Media[key]; ok {
			it.image = f.r.site.URL + "/-/media/" + m.ID
			break
		}
	}
	text := readable(doc.Text())
	it.summary = shorten(readableLine(text), summaryMost)
	notesHTML, notesText := f.feedNotes(post)
	it.text = strings.TrimSpace(notesText + text)
	body := readable(doc.HTML(markup.HTMLOptions{HeadingBase: 3, Picture: f.pictures(post, f.r.site.URL)}))
	if d := readableLine(f.dateline(post.Dateline)); d != "" {
		body = "<p>" + html.EscapeString(d) + "</p>\n" + body
	}
	// The notes are the page's own words, the rest is the post's.
	it.html = directed(f.p.Lang, it.lang != "" && notesHTML != "", notesHTML) +
		directed(lang, it.lang != "", body) +
		directed(f.p.Lang, it.lang != "", f.feedSources(post))
	if it.html == "" { // a headline alone: each format wants something to show
		it.text, it.html = it.title, directed(lang, it.lang != "", "<p>"+html.EscapeString(it.title)+"</p>\n")
	}
	return it
}

// directed sets a piece of HTML into its language where it must be said: feeds
// are read within pages of any other.
func directed(lang string, say bool, s string) string {
	if s == "" || lang == "" || !say && dirOf(lang) == "ltr" {
		return s
	}
	return `<div lang="` + html.EscapeString(lang) + `" dir="` + dirOf(lang) + "\">\n" + s + "</div>\n"
}

// feedNotes is what stands above a post: its corrections, and that it has new
// information.
func (f *frame) feedNotes(post *page.Post) (asHTML, asText string) {
	var h, t strings.Builder
	if !post.Amended.IsZero() {
		at := f.c.moment(post.Amended)
		line := fill(f.l.T("amended"), "time", at)
		h.WriteString("<p><em>" + html.EscapeString(line) + "</em></p>\n")
		t.WriteString(line + "\n\n")
	}
	for _, c := range post.Corrections {
		label, at, note := f.l.T(c.Kind), f.c.moment(c.Time), readableLine(c.Note)
		h.WriteString("<p><strong>" + html.EscapeString(label) + `</strong> · <time datetime="` + timeText(c.Time) + `">` + html.EscapeString(at) + "</time>")
		t.WriteString(label + " · " + at)
		if note != "" {
			h.WriteString("<br>\n" + html.EscapeString(note))
			t.WriteString("\n" + note)
		}
		h.WriteString("</p>\n")
		t.WriteString("\n\n")
	}
	return h.String(), t.String()
}

func (f *frame) feedSources(post *page.Post) string {
	var names []string
	for _, s := range post.Sources {
		name := html.EscapeString(readableLine(s.Name))
		if u, ok := markup.CleanURL(s.URL); ok {
			name = `<a href="` + html.EscapeString(u) + `" rel="noopener">` + name + "</a>"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return ""
	}
	return "<p>" + html.EscapeString(f.l.N("sources", len(names))) + f.l.Colon + strings.Join(names, f.l.Comma) + "</p>\n"
}

// feedUpdated is when those who keep a copy of the post must take a new one.
// Text that was taken away, or came back, counts: a copy of it lies with them.
func feedUpdated(post *page.Post) time.Time {
	t := changedAt(post)
	for _, r := range post.Revisions {
		switch r.Op {
		case page.OpWithhold, page.OpRelease, page.OpErase:
			t = later(t, r.Time)
		}
	}
	return t
}

// feed writes a feed in its format.
func (r *Renderer) feed(d *feed, format string) *Body {
	d.author = readableLine(r.site.Publisher)
	if d.author == "" {
		d.author = readableLine(r.name())
	}
	if d.about == "" {
		d.about = d.title
	}
	d.hub = r.site.Hub
	if r.site.Logo != "" {
		d.logo = r.absolute(r.site.Logo)
	}
	for _, it := range d.items {
		d.updated = later(d.updated, it.updated)
	}
	var b *Body
	switch format {
	case FeedAtom:
		b = NewBody(atomType, xmlBytes(d.atom()))
	case FeedRSS:
		b = NewBody(rssType, xmlBytes(d.rss()))
	case FeedJSON:
		b = NewBody(feedType, append(encode(d.json()), '\n'))
	default:
		return nil
	}
	return b.At(d.changed)
}

// xmlBytes writes a document. It can fail only where the structure does not fit
// the encoder, which no page can bring about.
func xmlBytes(v any) []byte {
	b, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic("render: encoding a plain structure: " + err.Error())
	}
	return append(append([]byte(xml.Header), b...), '\n')
}

// Atom, RFC 4287.
type (
	atomFeed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang      string      `xml:"xml:lang,attr,omitempty"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Subtitle  string      `xml:"subtitle,omitempty"`
		Updated   string      `xml:"updated"`
		Author    atomPerson  `xml:"author"`
		Links     []atomLink  `xml:"link"`
		Logo      string      `xml:"logo,omitempty"`
		Generator string      `xml:"generator"`
		Entries   []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		Lang       string         `xml:"xml:lang,attr,omitempty"`
		ID         string         `xml:"id"`
		Title      string         `xml:"title"`
		Link       atomLink       `xml:"link"`
		Published  string         `xml:"published"`
		Updated    string         `xml:"updated"`
		Author     *atomPerson    `xml:"author"`
		Categories []atomCategory `xml:"category"`
		Source     *atomSource    `xml:"source"`
		Summary    string         `xml:"summary,omitempty"`
		Content    atomContent    `xml:"content"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomSource struct {
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
	}
	atomContent struct {
		Type string `xml:"type,attr"`
		HTML string `xml:",cdata"`
	}
)

const generator = "Stop Press"

func (d *feed) atom() atomFeed {
	a := atomFeed{
		Lang: d.lang, ID: d.id, Title: d.title, Subtitle: d.about, Updated: timeText(d.updated),
		Author: atomPerson{d.author}, Logo: d.logo, Generator: generator,
		Links: []atomLink{{"self", "application/atom+xml", d.self}, {"alternate", "text/html", d.home}},
	}
	if d.hub != "" {
		a.Links = append(a.Links, atomLink{Rel: "hub", Href: d.hub})
	}
	for _, it := range d.items {
		e := atomEntry{
			Lang: it.lang, ID: it.id, Title: it.title, Link: atomLink{"alternate", "text/html", it.url},
			Published: timeText(it.published), Updated: timeText(it.updated),
			Summary: it.summary, Content: atomContent{"html", it.html},
		}
		if it.author != "" {
			e.Author = &atomPerson{it.author}
		}
		for _, t := range it.tags {
			e.Categories = append(e.Categories, atomCategory{t})
		}
		if of := it.page; of != nil {
			e.Source = &atomSource{of.id, of.title, timeText(of.updated), atomLink{"self", "application/atom+xml", of.feed}}
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

// RSS 2.0 with the modules content and Dublin Core, and Atom's link to itself.
type (
	rssFeed struct {
		XMLName xml.Name   `xml:"rss"`
		Version string     `xml:"version,attr"`
		Atom    string     `xml:"xmlns:atom,attr"`
		Content string     `xml:"xmlns:content,attr"`
		DC      string     `xml:"xmlns:dc,attr"`
		Channel rssChannel `xml:"channel"`
	}
	rssChannel struct {
		Title       string     `xml:"title"`
		Link        string     `xml:"link"`
		Description string     `xml:"description"`
		Language    string     `xml:"language,omitempty"`
		Links       []atomLink `xml:"atom:link"` // itself, and the hub
		Built       string     `xml:"lastBuildDate"`
		Generator   string     `xml:"generator"`
		Creator     string     `xml:"dc:creator"`
		Items       []rssItem  `xml:"item"`
	}
	rssItem struct {
		Title       string     `xml:"title"`
		Link        string     `xml:"link"`
		GUID        rssGUID    `xml:"guid"`
		Published   string     `xml:"pubDate"`
		Updated     string     `xml:"atom:updated"`
		Creator     string     `xml:"dc:creator,omitempty"`
		Language    string     `xml:"dc:language,omitempty"`
		Categories  []string   `xml:"category"`
		Source      *rssSource `xml:"source"`
		Description string     `xml:"description,omitempty"`
		Content     cdata      `xml:"content:encoded"`
	}
	rssGUID struct {
		Permanent bool   `xml:"isPermaLink,attr"`
		ID        string `xml:",chardata"`
	}
	rssSource struct {
		URL   string `xml:"url,attr"`
		Title string `xml:",chardata"`
	}
	cdata struct {
		HTML string `xml:",cdata"`
	}
)

// rssTime is RFC 822 as RSS wants it: four digits of the year.
func rssTime(t time.Time) string { return t.UTC().Format("Mon, 02 Jan 2006 15:04:05 +0000") }

func (d *feed) rss() rssFeed {
	r := rssFeed{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Content: "http://purl.org/rss/1.0/modules/content/", DC: "http://purl.org/dc/elements/1.1/",
		Channel: rssChannel{
			Title: d.title, Link: d.home, Description: html.EscapeString(d.about), Language: d.lang,
			Links: []atomLink{{"self", "application/rss+xml", d.self}}, Built: rssTime(d.updated), Generator: generator, Creator: d.author,
		},
	}
	if d.hub != "" {
		r.Channel.Links = append(r.Channel.Links, atomLink{Rel: "hub", Href: d.hub})
	}
	for _, it := range d.items {
		i := rssItem{
			Title: it.title, Link: it.url, GUID: rssGUID{false, it.id},
			Published: rssTime(it.published), Updated: timeText(it.updated),
			Creator: it.author, Language: it.lang, Categories: it.tags,
			// RSS says that this is HTML.
			Description: html.EscapeString(it.summary), Content: cdata{it.html},
		}
		if of := it.page; of != nil {
			i.Source = &rssSource{of.feed, of.title}
		}
		r.Channel.Items = append(r.Channel.Items, i)
	}
	return r
}

// JSON Feed 1.1.
type (
	jsonFeed struct {
		Version     string         `json:"version"`
		Title       string         `json:"title"`
		Home        string         `json:"home_page_url"`
		Self        string         `json:"feed_url"`
		Description string         `json:"description,omitempty"`
		Icon        string         `json:"icon,omitempty"`
		Authors     []jsonAuthor   `json:"authors"`
		Language    string         `json:"language,omitempty"`
		Expired     bool           `json:"expired,omitempty"`
		Hubs        []jsonHub      `json:"hubs,omitempty"`
		Items       []jsonFeedItem `json:"items"`
	}
	jsonFeedItem struct {
		ID        string       `json:"id"`
		URL       string       `json:"url"`
		Title     string       `json:"title"`
		HTML      string       `json:"content_html"`
		Text      string       `json:"content_text,omitempty"`
		Summary   string       `json:"summary,omitempty"`
		Image     string       `json:"image,omitempty"`
		Published string       `json:"date_published"`
		Modified  string       `json:"date_modified"`
		Authors   []jsonAuthor `json:"authors,omitempty"`
		Tags      []string     `json:"tags,omitempty"`
		Language  string       `json:"language,omitempty"`
	}
	jsonHub struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	}
	jsonAuthor struct {
		Name string `json:"name"`
	}
)

func (d *feed) json() jsonFeed {
	j := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: d.title, Home: d.home, Self: d.self, Description: d.about, Icon: d.logo,
		Authors: []jsonAuthor{{d.author}}, Language: d.lang, Expired: d.expired, Items: []jsonFeedItem{},
	}
	if d.hub != "" {
		j.Hubs = []jsonHub{{"WebSub", d.hub}}
	}
	for _, it := range d.items {
		i := jsonFeedItem{
			ID: it.id, URL: it.url, Title: it.title, HTML: it.html, Text: it.text, Summary: it.summary, Image: it.image,
			Published: timeText(it.published), Modified: timeText(it.updated), Tags: it.tags, Language: it.lang,
		}
		if it.author != "" {
			i.Authors = []jsonAuthor{{it.author}}
		}
		j.Items = append(j.Items, i)
	}
	return j
}

// The sitemap protocol 0.9 with search engines' own news extension 0.9.
type (
	newsSet struct {
		XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		News    string    `xml:"xmlns:news,attr"`
		URLs    []newsURL `xml:"url"`
	}
	newsURL struct {
		Loc     string   `xml:"loc"`
		LastMod string   `xml:"lastmod"`
		News    newsNews `xml:"news:news"`
	}
	newsNews struct {
		Name      string `xml:"news:publication>news:name"`
		Language  string `xml:"news:publication>news:language"`
		Published string `xml:"news:publication_date"`
		Title     string `xml:"news:title"`
	}
)

// News renders the sitemap of what is news: of these pages, which the caller
// puts in order, those with a post of the last two days. A page whose address
// is another site's is left to that site's own sitemap.
func (r *Renderer) News(pages []*page.Page, v View) *Body {
	set := newsSet{News: "http://www.google.com/schemas/sitemap-news/0.9"}
	for _, p := range pages {
		title := readableLine(p.Title)
		if len(set.URLs) == newsMost || p.State == page.Draft || p.Canonical != "" || title == "" {
			continue
		}
		newest := newestShown(p)
		if newest == nil || v.Now.Sub(later(newest.Stamp, publishedAt(newest))) > NewsWithin {
			continue
		}
		set.URLs = append(set.URLs, newsURL{
			Loc: r.site.URL + "/" + p.Slug, LastMod: timeText(later(p.Updated, p.Started())),
			News: newsNews{readableLine(r.name()), newsLanguage(p.Lang), timeText(p.Started()), title},
		})
	}
	return NewBody(xmlType, xmlBytes(set))
}

// newestShown is the newest post that is not gone; nil if there is none.
func newestShown(p *page.Page) *page.Post {
	for _, c := range slices.Backward(p.Chunks) {
		for _, post := range c.Posts {
			if !post.Gone() {
				return post
			}
		}
	}
	return nil
}

// newsLanguage is a language as the extension has it: ISO 639, but for Chinese.
func newsLanguage(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "en"
	}
	base, _ := t.Base()
	if base.String() == "zh" {
		if script, _ := t.Script(); script.String() == "Hant" {
			return "zh-tw"
		}
		return "zh-cn"
	}
	return base.String()
}
