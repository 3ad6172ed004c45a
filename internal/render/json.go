package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// The members of page.json, in the order in which they are written. All are
// always there: a text that is not set is "", a list [], a time or address that
// is not there null.
type (
	pageJSON struct {
		Slug       string     `json:"slug"`
		Title      string     `json:"title"`
		Standfirst string     `json:"standfirst"`
		Notice     string     `json:"notice"`
		Recap      *recapJSON `json:"recap"`
		Lang       string     `json:"lang"`
		Zone       string     `json:"zone"`
		State      page.State `json:"state"`
		Started    *string    `json:"started"`
		Ended      *string    `json:"ended"`
		URL        string     `json:"url"`
	}
	recapJSON struct {
		Text string `json:"text"`
		Time string `json:"time"`
	}
	docJSON struct {
		Page    pageJSON     `json:"page"`
		Epoch   int64        `json:"epoch"`
		Seq     int64        `json:"seq"`
		Updates []updateJSON `json:"updates"`
		Next    *string      `json:"next"`
	}
	updateJSON struct {
		Stamp string            `json:"stamp"`
		Label string            `json:"label"`
		Posts []json.RawMessage `json:"posts"`
	}
	postJSON struct {
		ID          string           `json:"id"`
		Rev         int64            `json:"rev"`
		URL         string           `json:"url"`
		Headline    string           `json:"headline"`
		Dateline    datelineJSON     `json:"dateline"`
		HTML        string           `json:"html"`
		Text        string           `json:"text"`
		Sources     []sourceJSON     `json:"sources"`
		Byline      string           `json:"byline"`
		Tags        []string         `json:"tags"`
		Lang        string           `json:"lang"`
		Key         bool             `json:"key"`
		Pinned      bool             `json:"pinned"`
		Breaking    bool             `json:"breaking"`
		Withdrawn   bool             `json:"withdrawn"`
		Published   string           `json:"published"`
		Updated     string           `json:"updated"`
		Corrections []correctionJSON `json:"corrections"`
		Media       []mediaJSON      `json:"media"`
	}
	datelineJSON struct {
		Place string `json:"place"`
		Date  string `json:"date"`
	}
	sourceJSON struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	correctionJSON struct {
		Time string `json:"time"`
		Kind string `json:"kind"`
		Note string `json:"note"`
	}
	mediaJSON struct {
		ID      string `json:"id"`
		URL     string `json:"url"`
		Width   int    `json:"width"`
		Height  int    `json:"height"`
		Alt     string `json:"alt"`
		Caption string `json:"caption"`
		Credit  string `json:"credit"`
	}
)

// encode writes JSON without escaping for HTML and without a final newline.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("render: encoding a plain structure: " + err.Error())
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// JSON renders chunk n of the page as page.json has it; 0 is the newest. nil:
// there is no such chunk.
func (r *Renderer) JSON(p *page.Page, v View, n int) *Body {
	c := p.Chunk(n)
	if n == 0 {
		c = p.Newest()
	}
	if c == nil {
		return nil
	}
	return jsonBody(r.frame(p, v).json(c, nil))
}

// FullJSON renders every post as one document of the form of page.json.
func (r *Renderer) FullJSON(p *page.Page, v View) []byte {
	var b bytes.Buffer
	if err := r.frame(p, v).writeJSON(&b); err != nil {
		panic("render: writing to memory: " + err.Error())
	}
	return b.Bytes()
}

// filled gives an encoded object with the items in its list of that name, which is
// empty. They are encoded already, and encoding/json would read each of them again.
func filled(object []byte, list string, items [][]byte) []byte {
	before, after, ok := bytes.Cut(object, []byte(`"`+list+`":[]`))
	if !ok {
		panic("render: there is no empty list " + list)
	}
	size := len(object)
	for _, item := range items {
		size += len(item) + 1
	}
	b := append(make([]byte, 0, size), before...)
	b = append(append(append(b, '"'), list...), `":[`...)
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, item...)
	}
	return append(append(b, ']'), after...)
}

// writeJSON writes what FullJSON gives, holding one update of it at a time.
func (f *frame) writeJSON(w io.Writer) error {
	before, after, ok := bytes.Cut(encode(f.docJSON()), []byte(`"updates":[]`))
	if !ok {
		panic("render: page.json has no updates")
	}
	if _, err := fmt.Fprintf(w, `%s"updates":[`, before); err != nil {
		return err
	}
	comma := ""
	for _, c := range slices.Backward(f.p.Chunks) {
		for u := range f.updatesJSON(c, nil) {
			if _, err := fmt.Fprintf(w, "%s%s", comma, u); err != nil {
				return err
			}
			comma = ","
		}
	}
	_, err := fmt.Fprintf(w, "]%s\n", after)
	return err
}

func (f *frame) json(c *page.Chunk, parts *Parts) []byte {
	d := f.docJSON()
	if c.N > 1 {
		next := f.address() + "/page.json?chunk=" + strconv.Itoa(c.N-1)
		d.Next = &next
	}
	return append(filled(encode(d), "updates", slices.Collect(f.updatesJSON(c, parts))), '\n')
}

func (f *frame) docJSON() docJSON {
	p := f.p
	d := docJSON{
		Page: pageJSON{
			Slug: p.Slug, Title: p.Title, Standfirst: p.Standfirst, Notice: f.notice(),
			Lang: p.Lang, Zone: p.Zone, State: p.State, URL: f.address(),
		},
		Epoch: f.v.Epoch, Seq: p.Seq, Updates: []updateJSON{},
	}
	if p.Recap.Text != "" {
		d.Page.Recap = &recapJSON{p.Recap.Text, timeText(p.Recap.Time)}
	}
	if t := p.Started(); !t.IsZero() {
		s := timeText(t)
		d.Page.Started = &s
	}
	if !p.Closed.IsZero() {
		s := timeText(p.Closed)
		d.Page.Ended = &s
	}
	return d
}

// updatesJSON gives the updates of a chunk, each encoded.
func (f *frame) updatesJSON(c *page.Chunk, parts *Parts) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, g := range c.Updates() {
			var posts [][]byte
			for _, post := range g.Posts {
				if parts == nil { // nothing but this is wanted of it
					posts = append(posts, f.postJSON(post, bodyOf(post)))
					continue
				}
				posts = append(posts, f.part(post, parts).json)
			}
			if !yield(filled(encode(updateJSON{Stamp: stampText(g.Stamp), Label: f.c.label(g.Stamp), Posts: []json.RawMessage{}}), "posts", posts)) {
				return
			}
		}
	}
}

func (f *frame) postJSON(post *page.Post, doc *markup.Doc) []byte {
	j := postJSON{
		ID: post.ID, Rev: post.Rev, URL: f.address() + "/" + post.ID,
		Lang: f.p.Lang, Withdrawn: post.Gone(), // as data-withdrawn: there is no word for one that is withheld
		Published: timeText(publishedAt(post)), Updated: timeText(changedAt(post)),
		Sources: []sourceJSON{}, Tags: []string{}, Corrections: []correctionJSON{}, Media: []mediaJSON{},
	}
	if post.Gone() {
		return encode(j)
	}
	j.Headline, j.Byline = post.Headline, post.Byline
	j.Dateline = datelineJSON(post.Dateline)
	j.HTML = doc.HTML(markup.HTMLOptions{HeadingBase: 5, Picture: f.pictures(post, f.r.site.URL)})
	j.Text = doc.Text()
	j.Key, j.Pinned, j.Breaking = post.Key, post.Pinned, post.Flags.Breaking
	if post.Lang != "" {
		j.Lang = post.Lang
	}
	for _, s := range post.Sources {
		j.Sources = append(j.Sources, sourceJSON(s))
	}
	j.Tags = append(j.Tags, post.Tags...)
	for _, c := range post.Corrections {
		j.Corrections = append(j.Corrections, correctionJSON{timeText(c.Time), c.Kind, c.Note})
	}
	for _, key := range mediaKeys(post, doc) {
		m := post.Media[key]
		j.Media = append(j.Media, mediaJSON{m.ID, f.r.site.URL + "/-/media/" + m.ID, m.Width, m.Height, m.Alt, m.Caption, m.Credit})
	}
	return encode(j)
}

// mediaKeys gives the post's pictures: those of the body in its order, then any
// others by key.
func mediaKeys(post *page.Post, doc *markup.Doc) []string {
	var keys, rest []string
	for _, k := range doc.Media() {
		if _, ok := post.Media[k]; ok && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for k := range post.Media {
		if !slices.Contains(keys, k) {
			rest = append(rest, k)
		}
	}
	slices.Sort(rest)
	return append(keys, rest...)
}
