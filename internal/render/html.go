package render

import (
	"bytes"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// Bounds of what a page's head and an update's list of contents name. What is
// beyond them stands in its place on the page all the same.
const (
	maxMoments  = 30
	maxPins     = 5
	maxBreaking = 3
	contents    = 3 // an update of more posts opens with their headlines as links

	// Characters up to which a recap is shown whole, on a phone and from 60rem:
	// about three lines, and more rather than a word "More" with nothing behind it.
	recapShort  = 110
	recapMiddle = 230
)

// frame is what all parts of one rendition have in common.
type frame struct {
	r    *Renderer
	p    *page.Page
	v    View
	l    *lang
	c    clock
	home string // the page's address as links in HTML have it, no slash at the end
	root string // likewise the site's

	copy *copied // of a copy on a disk; else nil

	// still is for what no script and no server is behind: a file, or paper.
	still bool
	paper bool // what is rendered is to be printed
}

func (r *Renderer) frame(p *page.Page, v View) *frame {
	return &frame{
		r: r, p: p, v: v, l: langOf(p.Lang), c: newClock(p.Zone, p.Lang, p.Clock),
		home: r.prefix + "/" + p.Slug, root: r.prefix,
	}
}

// address is the page's own on this site.
func (f *frame) address() string { return f.r.site.URL + "/" + f.p.Slug }

func stampText(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// timeText writes other times of the log, to the second.
func timeText(t time.Time) string { return t.UTC().Truncate(time.Second).Format(time.RFC3339) }

// moment is a time as templates show it.
type moment struct {
	Data string // RFC 3339
	Text string
}

// langAttr gives what must be said of a text's language within another.
func langAttr(tag, within string) (lang, dir string) {
	if tag == "" || strings.EqualFold(tag, within) {
		return "", ""
	}
	if d := dirOf(tag); d != dirOf(within) {
		dir = d
	}
	return tag, dir
}

// articleView is a post as the template "article" has it.
type articleView struct {
	*page.Post
	L        *lang
	ID       string
	Seq      int64 // of the entry that published it
	URL      string
	History  string
	Lang     string // "" where it is the page's own
	Dir      string
	Gone     bool
	GoneText string
	Dateline string
	Body     template.HTML
	Amended  *moment
	Notes    []noteView
	Changes  bool // there is a history worth a link
	Foot     bool // something stands below the body
	Share    bool // what the script shares the post with
	Open     bool
}

type noteView struct {
	Kind, Label, Note string
	Time              moment
}

// renderPost renders all that is kept of a post.
func (f *frame) renderPost(post *page.Post) *part {
	doc := bodyOf(post)
	pt := &part{
		html:  template.HTML(strings.TrimSpace(string(f.article(post, doc, false)))),
		json:  f.postJSON(post, doc),
		title: titleOf(post, doc),
	}
	if !post.Gone() {
		pt.ld = f.posting(post, doc)
	}
	return pt
}

// bodyOf decodes the body. The store accepts no other than a good one; where one
// came into the log all the same, the post stands without it.
func bodyOf(post *page.Post) *markup.Doc {
	if post.Gone() {
		return &markup.Doc{}
	}
	doc, err := markup.Decode(post.Body)
	if err != nil {
		return &markup.Doc{}
	}
	return doc
}

// titleOf is the headline, or how the text begins.
func titleOf(post *page.Post, doc *markup.Doc) string {
	if post.Headline != "" || post.Gone() {
		return post.Headline
	}
	for _, p := range doc.Paragraphs() {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			return shorten(p, 90)
		}
	}
	return ""
}

// shorten cuts a text at a space so that it has at most n characters, an
// ellipsis among them.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n]
	at := n - 1
	for i := at; i > n/2; i-- {
		if r[i] == ' ' {
			at = i
			break
		}
	}
	return strings.TrimRight(string(r[:at]), " ,;:.–—") + "…"
}

func (f *frame) article(post *page.Post, doc *markup.Doc, open bool) []byte {
	a := articleView{Post: post, L: f.l, ID: post.ID, Seq: published(post), URL: f.postAddress(post), History: f.historyAddress(post), Gone: post.Gone(), Open: open, Share: !f.still}
	if a.Gone {
		a.GoneText = f.l.T("gone")
		if post.Withdrawn {
			a.GoneText = f.l.T("withdrawn")
		}
		return f.r.execute("article", a)
	}
	a.Lang, a.Dir = langAttr(post.Lang, f.p.Lang)
	a.Dateline = f.dateline(post.Dateline)
	a.Body = template.HTML(doc.HTML(markup.HTMLOptions{HeadingBase: 5, Picture: f.shown(post), Enlarge: f.l.T("picture"), Ask: f.ask()}))
	if !post.Amended.IsZero() {
		a.Amended = &moment{timeText(post.Amended), f.c.since(post.Amended, post.Stamp)}
	}
	for _, c := range post.Corrections {
		a.Notes = append(a.Notes, noteView{
			Kind: c.Kind, Label: f.l.T(c.Kind), Note: c.Note,
			Time: moment{timeText(c.Time), f.c.since(c.Time, post.Stamp)},
		})
	}
	a.Changes = historic(post)
	a.Foot = a.Changes || post.Headline == "" || post.Byline != "" || len(post.Sources) > 0 || len(post.Tags) > 0
	return f.r.execute("article", a)
}

// published is the seq of the entry that published the post; 0: it is not yet.
func published(post *page.Post) int64 {
	if len(post.Revisions) == 0 {
		return 0
	}
	return post.Revisions[0].Seq
}

// Preview renders a post as the page would show it to readers, whether it is
// published or not. p needs no posts.
func (r *Renderer) Preview(p *page.Page, v View, post *page.Post) []byte {
	return bytes.TrimSpace(r.frame(p, v).article(post, bodyOf(post), false))
}

// Style is the address of the style sheet of readers' pages, on this site.
func (r *Renderer) Style() string { return r.css }

// historic says whether the page links to the post's history.
func historic(post *page.Post) bool {
	return !post.Gone() && (!post.Amended.IsZero() || len(post.Corrections) > 0)
}

// postAddress is where links in this document find the post.
func (f *frame) postAddress(post *page.Post) string {
	if f.copy != nil {
		at := "#p-" + post.ID
		if file := f.copy.file(f.p, post); file != f.copy.here {
			at = f.copy.up + file + at
		}
		return at
	}
	return f.home + "/" + post.ID
}

// historyAddress is where they find its history.
func (f *frame) historyAddress(post *page.Post) string {
	if f.copy != nil {
		return f.copy.up + "history/" + post.ID + ".html"
	}
	return f.home + "/" + post.ID + "/history"
}

// shown gives the pictures of the post as this document shows them.
func (f *frame) shown(post *page.Post) func(string) (markup.Picture, bool) {
	if f.copy != nil {
		return f.copiedPictures(post)
	}
	plain := f.pictures(post, f.root)
	if f.still {
		return plain
	}
	return func(key string) (markup.Picture, bool) {
		p, ok := plain(key)
		return sized(p), ok
	}
}

func (f *frame) dateline(d page.Dateline) string {
	date := d.Date
	if t, err := time.Parse(time.DateOnly, d.Date); err == nil {
		utc := f.c
		utc.loc = time.UTC
		date = utc.date(f.l.Date, t)
	}
	switch {
	case d.Place == "":
		return date
	case date == "":
		return d.Place
	}
	return fill(f.l.Dateline, "place", d.Place, "date", date)
}

// pictures gives what shows a picture of the post, by the key that its body has.
// base begins its address.
func (f *frame) pictures(post *page.Post, base string) func(string) (markup.Picture, bool) {
	return func(key string) (markup.Picture, bool) {
		m, ok := post.Media[key]
		if !ok {
			return markup.Picture{}, false
		}
		return markup.Picture{
			URL: base + "/-/media/" + m.ID, Alt: m.Alt, Caption: m.Caption, Credit: m.Credit,
			Width: m.Width, Height: m.Height,
		}, true
	}
}

// headView is the page's head as the template "head" has it.
type headView struct {
	*page.Page
	L        *lang
	Notice   string
	Until    string   // when the notice lapses, "" for never
	Recap    []string // paragraphs
	AsOf     *moment
	Length   string // of the recap: short, middle, long
	Breaking []linkView
	Pins     []linkView
	Moments  []linkView
	Updated  *moment
	Ended    string // when
	EndNote  []linkRun
	Still    bool // the document never changes: it can't say that the page is live
}

type linkView struct {
	URL, Text, Time, Data string
	Lang, Dir             string
}

// head renders the header of a page: what an event replaces.
func (f *frame) head() []byte {
	p := f.p
	h := headView{Page: p, L: f.l, Notice: f.notice(), Still: f.copy != nil}
	if until := p.Head.Notice.Until; until != nil {
		h.Until = timeText(*until)
	}
	if p.Recap.Text != "" {
		h.Recap = paragraphs(p.Recap.Text)
		n := utf8.RuneCountInString(p.Recap.Text)
		if dirOf(p.Lang) == "rtl" {
			n = n * 4 / 5 // their letters are narrower
		}
		switch {
		case n > recapMiddle || len(h.Recap) > 1:
			h.Length = "long"
		case n > recapShort:
			h.Length = "middle"
		default:
			h.Length = "short"
		}
		if !p.Recap.Time.IsZero() {
			h.AsOf = &moment{timeText(p.Recap.Time), f.c.since(p.Recap.Time, p.Updated)}
		}
	}
	h.Breaking = f.links(p.Breaking, maxBreaking)
	// What is linked as breaking is not linked again as pinned.
	first := p.Breaking[:min(maxBreaking, len(p.Breaking))]
	h.Pins = f.links(slices.DeleteFunc(slices.Clone(p.Pins), func(id string) bool { return slices.Contains(first, id) }), maxPins)
	most := maxMoments
	if f.copy != nil {
		most = len(p.Moments)
	}
	h.Moments = f.links(p.Moments, most)
	if !p.Updated.IsZero() {
		h.Updated = &moment{timeText(p.Updated), f.c.moment(p.Updated)}
	}
	if p.State == page.Ended {
		if !p.Closed.IsZero() {
			h.Ended = fill(f.l.T("ended"), "moment", f.c.moment(p.Closed))
		}
		h.EndNote = linked(p.EndNote)
	}
	return f.r.execute("head", h)
}

// notice is the page's notice, or nothing once it has lapsed.
func (f *frame) notice() string {
	n := f.p.Head.Notice
	if n.Until != nil && !f.v.Now.Before(*n.Until) {
		return ""
	}
	return n.Text
}

// paragraphs parts a plain text at its blank lines.
func paragraphs(s string) []string {
	var ps []string
	for _, p := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			ps = append(ps, p)
		}
	}
	return ps
}

// links gives the first n of the posts as links to their own addresses.
func (f *frame) links(ids []string, n int) []linkView {
	var links []linkView
	today := f.c.iso(f.p.Updated)
	for _, id := range ids[:min(n, len(ids))] {
		post := f.p.Post(id)
		text := post.Headline
		if text == "" {
			text = titleOf(post, bodyOf(post))
		}
		if text == "" {
			text = f.c.moment(post.Stamp)
		}
		k := linkView{URL: f.postAddress(post), Text: text, Data: stampText(post.Stamp), Time: f.c.hour(post.Stamp)}
		if f.c.iso(post.Stamp) != today {
			k.Time = fill(f.l.Moment, "date", f.c.date(f.l.Short, post.Stamp), "time", k.Time)
		}
		k.Lang, k.Dir = langAttr(post.Lang, f.p.Lang)
		links = append(links, k)
	}
	return links
}

// updateView is an update as the template "update" has it.
type updateView struct {
	L        *lang
	Data     string // RFC 3339
	ID       string
	Label    string
	Offset   int     // of the page's clock, in minutes east of UTC
	Day      *moment // the day line above it; nil where the day is that of the update before
	Contents []linkView
	Articles []template.HTML
}

// updateID is the id of the element that holds an update; the digits are those
// that begin its posts' data-order.
func updateID(t time.Time) string { return "u-" + t.UTC().Format("200601021504") }

// updates gives the posts of a chunk under their lines. open, if not nil, is the
// post that the page is opened at.
func (f *frame) updates(c *page.Chunk, oldest bool, open *page.Post, parts *Parts) []updateView {
	groups := c.Updates()
	if oldest {
		slices.Reverse(groups)
	}
	var views []updateView
	day := ""
	near := 3 // posts that may hold the first picture on the screen; less where it has come
	if f.still {
		near = 0
	}
	for _, g := range groups {
		u := updateView{L: f.l, Data: stampText(g.Stamp), ID: updateID(g.Stamp), Label: f.c.label(g.Stamp), Offset: f.c.offset(g.Stamp)}
		if f.paper {
			u.Label = f.c.moment(g.Stamp)
		}
		if d := f.c.iso(g.Stamp); d != day {
			day = d
			u.Day = &moment{d, f.c.day(g.Stamp)}
		}
		for _, post := range g.Posts {
			pt := f.part(post, parts)
			html := pt.html
			if open != nil && post.ID == open.ID {
				html = template.HTML(strings.TrimSpace(string(f.article(post, bodyOf(post), true))))
			}
			if near > 0 && (open == nil || post.ID == open.ID) {
				var found bool
				if html, found = eager(html); found {
					near = 0
				}
				near--
			}
			u.Articles = append(u.Articles, html)
			if pt.title != "" && !post.Gone() {
				k := linkView{URL: "#p-" + post.ID, Text: pt.title}
				k.Lang, k.Dir = langAttr(post.Lang, f.p.Lang)
				u.Contents = append(u.Contents, k)
			}
		}
		if len(u.Contents) <= contents {
			u.Contents = nil
		}
		views = append(views, u)
	}
	return views
}

// document is a whole page as the template "page" has it.
type document struct {
	Site   *Site
	L      *lang
	Lang   string
	Dir    string
	Root   string // address of the site as links have it
	Home   string // and of the page
	CSS    string
	JS     string
	Keys   string       // the script of the keys, which few ask for
	Away   string       // and of what the reader missed
	Extras string       // the script of pictures, embeds and sharing, likewise
	Inline template.CSS // instead of CSS: for a file that stands alone

	Title, Description string
	Window             string // title of the window
	Canonical          string
	URL                string // og:url
	Kind               string // og:type
	Image              *imageView
	Published, Changed string
	NoIndex            bool
	LD                 template.JS
	Find               bool          // there is a form to search the page
	Save               string        // address of the page as a zip file; "" for none
	Copy               template.HTML // what a copy on a disk says of itself
	Parts              []linkView    // and its other files, where it is in several

	Page     *page.Page
	Epoch    int64
	Head     template.HTML
	Updates  []updateView
	Oldest   bool
	From, To string
	Open     string
	Single   string // the one post that is shown; "" is all
	Embed    string // where the answer of oEmbed is, but for its format

	// Of the script's texts, those with a # where it puts a number or a time.
	TextNew, TextSince, TextOwn, TextOf string

	// How the reader's own time is written, and how long ago an update was.
	Hours                           string // how a clock's hours are counted: h12 or h23
	Days                            string // short names of the weekdays, Sunday first, with commas between
	TextNow, TextMinutes, TextHours string

	// What keeps the page for when there is no network, and what it then says; ""
	// where the page stands on another site.
	Worker, TextKept string

	Back      string // a page of posts that come before these as read from the top; "" for none
	BackText  string
	On        string // and after
	OnText    string
	Order     string
	OrderText string
	Versions  []versionView // the page in other languages
	Own       string        // the page's own address among them; "" where it has no others
	Print     string        // the whole page, where this is a part of it; "" for none
	Live      bool          // the script keeps it up to date
}

// versionView is the page in another language.
type versionView struct {
	Lang, Dir string
	Name      string // of the language, in itself
	URL       string
}

// versions gives the page in other languages, each once.
func (f *frame) versions() []versionView {
	var views []versionView
	seen := map[string]bool{strings.ToLower(f.p.Lang): true}
	for _, v := range f.p.Versions {
		if tag := strings.ToLower(v.Lang); !seen[tag] {
			seen[tag] = true
			views = append(views, versionView{Lang: v.Lang, Dir: dirOf(v.Lang), Name: languageName(v.Lang), URL: f.r.absolute(v.URL)})
		}
	}
	return views
}

type imageView struct {
	URL, Type     string
	Width, Height int
	Alt           string
}

// document renders one chunk as a page of its own.
func (f *frame) document(c *page.Chunk, oldest bool, open *page.Post, parts *Parts) []byte {
	return f.r.execute("page", f.doc(c, oldest, open, parts))
}

func (f *frame) doc(c *page.Chunk, oldest bool, open *page.Post, parts *Parts) *document {
	p := f.p
	d := &document{
		Site: &f.r.site, L: f.l, Lang: p.Lang, Dir: dirOf(p.Lang), Root: f.root + "/", Home: f.home, CSS: f.r.css, JS: f.r.js, Keys: f.r.keys, Extras: f.r.prefix + f.r.extras, Away: f.r.prefix + f.r.away,
		Title: p.Title, Description: f.description(), URL: f.address(), Kind: "article",
		Page: p, Epoch: f.v.Epoch, Head: template.HTML(strings.TrimSpace(string(f.head()))),
		Updates: f.updates(c, oldest, open, parts), Oldest: oldest,
		Published: timeText(p.Started()), Changed: timeText(p.Updated), Live: true,
	}
	if d.Lang == "" {
		d.Lang = "en"
	}
	if !c.From.IsZero() {
		d.From = stampText(c.From)
	}
	if !c.To.IsZero() {
		d.To = stampText(c.To)
	}
	d.Save, d.Find = f.home+"/page.zip", true
	d.TextNew, d.TextSince = f.l.forms("newposts"), f.l.forms("sinceposts")
	d.TextNow, d.TextMinutes, d.TextHours = f.l.T("now"), f.l.forms("minutesago"), f.l.forms("hoursago")
	d.Hours = "h23"
	if f.c.h12 {
		d.Hours = "h12"
	}
	d.Days = strings.Join(f.l.Days, ",")
	d.TextOwn = fill(f.l.T("own"), "time", "#")
	d.Image = f.pageImage()
	d.TextOf = fill(f.l.T("pictureof"), "n", "#", "all", "##")
	d.Worker, d.TextKept = f.r.prefix+"/sw.js", f.l.kept()
	first, last := c.N == 1, c.N == len(p.Chunks)
	if len(p.Chunks) > 1 && p.Len() <= WholeMost {
		d.Print = f.home + "?chunk=all"
		if oldest {
			d.Print += "&order=oldest"
		}
	}
	d.Canonical = f.public()
	d.URL = d.Canonical
	if !last && f.canonical() == "" {
		d.Canonical += "?chunk=" + strconv.Itoa(c.N)
	}
	d.Versions = f.versions()
	if len(d.Versions) > 0 && last && !oldest && open == nil {
		d.Own = d.Canonical
	}
	if oldest {
		d.Order, d.OrderText = f.home, f.l.T("newestfirst")
		if !first {
			d.Back, d.BackText = f.oldestAddress(c.N-1), f.l.T("older")
		}
		if !last {
			d.On, d.OnText = f.oldestAddress(c.N+1), f.l.T("newer")
		}
	} else {
		if p.Len() > 1 {
			d.Order, d.OrderText = f.oldestAddress(1), f.l.T("oldestfirst")
		}
		if !last {
			d.Back, d.BackText = f.chunkAddress(c.N+1), f.l.T("newer")
		}
		if !first {
			d.On, d.OnText = f.chunkAddress(c.N-1), f.l.T("older")
		}
	}
	if open != nil {
		f.openAt(d, open)
	}
	if last || open != nil {
		d.Embed = f.r.oembedAddress(f.address())
	}
	d.Window = window(f.r.site.Name, d.Title)
	if open != nil {
		d.Embed = f.r.oembedAddress(f.address() + "/" + open.ID)
		d.Window = window(f.r.site.Name, d.Title, p.Title)
	}
	if f.copy == nil {
		d.LD = f.liveBlog(c, open, parts)
	}
	return d
}

// openAt gives the document the metadata of the post that it is opened at.
func (f *frame) openAt(d *document, post *page.Post) {
	doc := bodyOf(post)
	d.Open = post.ID
	d.URL = f.address() + "/" + post.ID
	d.Canonical = d.URL
	if c := f.canonical(); c != "" {
		d.Canonical = c // the post stands there, and a search engine makes no difference within a page
	}
	d.NoIndex = post.Gone()
	d.Published, d.Changed = timeText(publishedAt(post)), timeText(changedAt(post))
	if post.Gone() {
		return // its texts are still in hand, and must not come out in the metadata
	}
	if t := titleOf(post, doc); t != "" {
		d.Title = t
	}
	if text := strings.Join(strings.Fields(doc.Text()), " "); text != "" {
		d.Description = shorten(text, 200)
	}
	d.Image = f.postImage(post, doc)
}

// titleMost is how many characters of a title browsers and search engines show.
const titleMost = 70

// window gives the title of a window: as many of the titles, and then of the
// site's name, as there is room for; of the first at least its beginning.
func window(site string, titles ...string) string {
	w := shorten(titles[0], titleMost)
	for _, t := range append(titles[1:], site) {
		if n := utf8.RuneCountInString(w + t); t != "" && n+3 <= titleMost {
			w += " – " + t
		}
	}
	return w
}

// description says what the page is about, in a line or two.
func (f *frame) description() string {
	for _, s := range []string{f.p.Standfirst, f.p.Recap.Text, f.notice()} {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return shorten(s, 200)
		}
	}
	return f.p.Title
}

func (f *frame) oldestAddress(n int) string {
	if n <= 1 {
		return f.home + "?order=oldest"
	}
	return f.home + "?order=oldest&chunk=" + strconv.Itoa(n)
}

func (f *frame) chunkAddress(n int) string {
	if n == len(f.p.Chunks) {
		return f.home
	}
	return f.home + "?chunk=" + strconv.Itoa(n)
}

// forms gives the forms of a text about n things as the script reads them: JSON
// by CLDR plural form, # for the number.
func (l *lang) forms(key string) string {
	forms := l.Plurals[key]
	if forms == nil {
		forms = langs["en"].Plurals[key]
	}
	out := map[string]string{}
	for k, s := range forms {
		out[k] = fill(s, "n", "#")
	}
	b, _ := json.Marshal(out) // strings by string
	return string(b)
}

// publishedAt is when readers first had the post: an imported one, elsewhere.
func publishedAt(post *page.Post) time.Time {
	if post.Imported {
		return post.Stamp
	}
	return post.Published
}

// changedAt is when readers were last told something new of it.
func changedAt(post *page.Post) time.Time { return later(publishedAt(post), post.Changed) }
