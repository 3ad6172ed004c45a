package desk

import (
	"encoding/json"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Times are RFC 3339, UTC; a stamp has its seconds, which are 00.
func clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Done is what an op on one post is answered with. It is made from the entry
// alone, so a replay gives the same.
type Done struct {
	ID       string   `json:"id,omitempty"`
	Op       page.Op  `json:"op"`
	Rev      int64    `json:"rev,omitempty"`
	Seq      int64    `json:"seq"`
	Epoch    int64    `json:"epoch"`
	Stamp    string   `json:"stamp,omitempty"`
	Time     string   `json:"time"`                // when it was committed
	Publish  string   `json:"published,omitempty"` // likewise, of a new post
	URL      string   `json:"url,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

// Batch is what several new posts are answered with.
type Batch struct {
	Seq   int64  `json:"seq"` // of the last
	Epoch int64  `json:"epoch"`
	Stamp string `json:"stamp"`
	Posts []Done `json:"posts"`
}

// PageDone is what an op on a page is answered with.
type PageDone struct {
	ID    string     `json:"id"`
	Op    page.Op    `json:"op,omitempty"`
	Slug  string     `json:"slug,omitempty"`
	State page.State `json:"state,omitempty"`
	Seq   int64      `json:"seq"` // of the last entry; 0: a draft page has no log
	Epoch int64      `json:"epoch"`
	Time  string     `json:"time,omitempty"`
	Posts int        `json:"posts,omitempty"` // published with it
	URL   string     `json:"url,omitempty"`
}

// Address is the public address of a page, or of a post of it; base is the
// site's, without a slash at the end, and may be empty.
func Address(base, slug, post string) string {
	a := base + "/" + slug
	if post != "" {
		a += "/" + post
	}
	return a
}

// DoneOf answers for one entry about a post.
func DoneOf(epoch int64, e page.Entry, base, slug string) Done {
	d := Done{
		ID: e.Post, Op: e.Op, Rev: e.Rev, Seq: e.Seq, Epoch: epoch,
		Stamp: clock(e.Stamp), Time: clock(e.Time),
	}
	if e.Post != "" {
		d.URL = Address(base, slug, e.Post)
	}
	if e.Op == page.OpPublish {
		d.Publish = d.Time
	}
	return d
}

// BatchOf answers for posts published together.
func BatchOf(r store.Result, base, slug string) Batch {
	b := Batch{Epoch: r.Epoch, Posts: []Done{}}
	for _, e := range r.Entries {
		b.Seq, b.Stamp = e.Seq, clock(e.Stamp)
		b.Posts = append(b.Posts, DoneOf(r.Epoch, e, base, slug))
	}
	return b
}

// PageDoneOf answers for what was done to a page.
func PageDoneOf(id string, op page.Op, r store.Result) PageDone {
	d := PageDone{ID: id, Op: op, Epoch: r.Epoch}
	for _, e := range r.Entries {
		d.Seq, d.Time = e.Seq, clock(e.Time)
		if e.Op == page.OpPublish {
			d.Posts++
		}
	}
	return d
}

// Post is a post as an editor's program is given it.
type Post struct {
	ID          string                `json:"id"`
	Rev         int64                 `json:"rev"`
	URL         string                `json:"url"`
	Stamp       string                `json:"stamp"`
	Headline    string                `json:"headline"`
	Dateline    *page.Dateline        `json:"dateline"`
	Text        string                `json:"text"`
	HTML        string                `json:"html"`
	Body        json.RawMessage       `json:"body"` // stoppress-body/1, or null
	Sources     []page.Source         `json:"sources"`
	Byline      string                `json:"byline"`
	Tags        []string              `json:"tags"`
	Lang        string                `json:"lang"`
	Media       map[string]page.Media `json:"media"` // pictures, by the key that the body has
	Key         bool                  `json:"key"`
	Pinned      bool                  `json:"pinned"`
	Breaking    bool                  `json:"breaking"`
	Withdrawn   bool                  `json:"withdrawn"`
	Note        string                `json:"note,omitempty"` // of the withdrawal
	Imported    bool                  `json:"imported"`
	Published   string                `json:"published"`
	Updated     string                `json:"updated,omitempty"`
	Corrections []Correction          `json:"corrections"`
	Revisions   []Revision            `json:"revisions"`
}

// Correction is a correction that readers are told of.
type Correction struct {
	Time string `json:"time"`
	Kind string `json:"kind"`
	Note string `json:"note"`
}

// Revision is one change of a post. Values are named, for withhold, release and
// erase; what they were stands in the post's history.
type Revision struct {
	Seq    int64   `json:"seq"`
	Rev    int64   `json:"rev,omitempty"`
	Op     page.Op `json:"op"`
	Time   string  `json:"time"`
	Reason string  `json:"reason,omitempty"`
	Values []Value `json:"values"`
}

// Value is one named value of a revision and what became of it.
type Value struct {
	Name  string `json:"name"`
	State string `json:"state"` // open, withheld or erased
}

var sealWords = map[page.Seal]string{page.Open: "open", page.Withheld: "withheld", page.Erased: "erased", page.Absent: "erased"}

func revisionsOf(rs []page.Revision) []Revision {
	out := []Revision{}
	for _, r := range rs {
		one := Revision{Seq: r.Seq, Rev: r.Rev, Op: r.Op, Time: clock(r.Time), Reason: r.Reason, Values: []Value{}}
		for _, v := range r.Values {
			one.Values = append(one.Values, Value{v.Name, sealWords[v.Seal]})
		}
		out = append(out, one)
	}
	return out
}

// PostOf gives a post as it stands.
func PostOf(p *page.Post, base, slug string) *Post {
	out := &Post{
		ID: p.ID, Rev: p.Rev, URL: Address(base, slug, p.ID), Stamp: clock(p.Stamp),
		Headline: p.Headline, Body: json.RawMessage("null"),
		Sources: p.Sources, Byline: p.Byline, Tags: p.Tags, Lang: p.Lang,
		Key: p.Key, Pinned: p.Pinned, Breaking: p.Flags.Breaking,
		Withdrawn: p.Withdrawn, Note: p.Note, Imported: p.Imported,
		Published: clock(p.Published), Updated: clock(p.Changed),
		Corrections: []Correction{}, Revisions: revisionsOf(p.Revisions),
	}
	if p.Dateline != (page.Dateline{}) {
		out.Dateline = &p.Dateline
	}
	if out.Sources == nil {
		out.Sources = []page.Source{}
	}
	if out.Tags == nil {
		out.Tags = []string{}
	}
	if out.Media = p.Media; out.Media == nil {
		out.Media = map[string]page.Media{}
	}
	if doc, err := markup.Decode(p.Texts.Body); err == nil && len(p.Texts.Body) > 0 {
		out.Body, out.Text, out.HTML = p.Texts.Body, doc.Text(), doc.HTML(markup.HTMLOptions{})
	}
	for _, c := range p.Corrections {
		out.Corrections = append(out.Corrections, Correction{Time: clock(c.Time), Kind: c.Kind, Note: c.Note})
	}
	return out
}

// Yours is what an edit said of a post: only what it said.
type Yours struct {
	Rev      int64           `json:"rev"`
	Headline *string         `json:"headline,omitempty"`
	Dateline *page.Dateline  `json:"dateline,omitempty"`
	Text     *string         `json:"text,omitempty"`
	Body     json.RawMessage `json:"body,omitempty"`
	Sources  *[]page.Source  `json:"sources,omitempty"`
	Byline   *string         `json:"byline,omitempty"`
	Tags     *[]string       `json:"tags,omitempty"`
	Lang     *string         `json:"lang,omitempty"`
	Key      *bool           `json:"key,omitempty"`
	Pinned   *bool           `json:"pinned,omitempty"`
	Breaking *bool           `json:"breaking,omitempty"`
	Note     string          `json:"note,omitempty"`
}

func yoursOf(rev int64, note string, s *Story) *Yours {
	y := &Yours{
		Rev: rev, Headline: s.Headline, Dateline: s.Dateline, Sources: s.Sources, Byline: s.Byline, Tags: s.Tags, Lang: s.Lang,
		Key: s.Key, Pinned: s.Pinned, Breaking: s.Breaking, Note: note,
	}
	if s.Body != nil {
		text := s.Body.Text()
		y.Text, y.Body = &text, s.Body.Encode()
		if len(y.Body) == 0 {
			y.Body = json.RawMessage("null")
		}
	}
	return y
}

// Page is a page as an editor's program is given it.
type Page struct {
	ID         string             `json:"id"`
	Slug       string             `json:"slug"`
	URL        string             `json:"url"`
	State      page.State         `json:"state"`
	Title      string             `json:"title"`
	Standfirst string             `json:"standfirst"`
	Notice     *page.Notice       `json:"notice"`
	Recap      *page.Recap        `json:"recap"`
	Lang       string             `json:"lang"`
	Zone       string             `json:"zone"`
	Clock      string             `json:"clock"`
	Canonical  string             `json:"canonical"`
	Versions   []page.LangVersion `json:"versions"`
	Cover      *page.Media        `json:"cover"`
	Seq        int64              `json:"seq"`
	Epoch      int64              `json:"epoch"`
	Posts      int                `json:"posts"` // those that readers see
	LastStamp  string             `json:"last_stamp,omitempty"`
	Started    string             `json:"started,omitempty"`
	Ended      string             `json:"ended,omitempty"`
	Updated    string             `json:"updated,omitempty"`
	Revisions  []Revision         `json:"revisions"`
}

// PageOf gives a page as it stands.
func PageOf(p *page.Page, epoch int64, base string) *Page {
	out := &Page{
		ID: p.ID, Slug: p.Slug, URL: Address(base, p.Slug, ""), State: p.State, Title: p.Title, Standfirst: p.Standfirst,
		Lang: p.Lang, Zone: p.Zone, Clock: p.Clock, Canonical: p.Canonical, Versions: p.Versions, Cover: p.Cover,
		Seq: p.Seq, Epoch: epoch, Posts: p.Count, LastStamp: clock(p.LastStamp()),
		Ended: clock(p.Closed), Updated: clock(p.Updated), Revisions: revisionsOf(p.Log()),
	}
	if p.State != page.Draft {
		out.Started = clock(p.Started())
	}
	if p.Notice.Text != "" {
		out.Notice = &p.Notice
	}
	if p.Recap.Text != "" {
		out.Recap = &p.Recap
	}
	if out.Versions == nil {
		out.Versions = []page.LangVersion{}
	}
	return out
}

// Listed is a page in a list.
type Listed struct {
	ID        string     `json:"id"`
	Slug      string     `json:"slug"`
	URL       string     `json:"url"`
	State     page.State `json:"state"`
	Title     string     `json:"title"`
	Seq       int64      `json:"seq"`
	LastStamp string     `json:"last_stamp,omitempty"`
}

// ListedOf gives a page's head.
func ListedOf(h store.Head, base string) Listed {
	return Listed{ID: h.ID, Slug: h.Slug, URL: Address(base, h.Slug, ""), State: h.State, Title: h.Title, Seq: h.Seq, LastStamp: clock(h.LastStamp)}
}
