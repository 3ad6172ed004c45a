package render

import (
	"encoding/json"
	"html/template"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// What search engines are told of a page, as schema.org has it: LiveBlogPosting.
type (
	ldBlog struct {
		Context       string            `json:"@context"`
		Type          string            `json:"@type"`
		ID            string            `json:"@id"`
		Headline      string            `json:"headline"`
		Description   string            `json:"description,omitempty"`
		URL           string            `json:"url"`
		Language      string            `json:"inLanguage,omitempty"`
		Published     string            `json:"datePublished"`
		Modified      string            `json:"dateModified"`
		CoverageStart string            `json:"coverageStartTime"`
		CoverageEnd   string            `json:"coverageEndTime,omitempty"`
		Publisher     *ldOrg            `json:"publisher,omitempty"`
		Image         *ldImage          `json:"image,omitempty"`
		Updates       []json.RawMessage `json:"liveBlogUpdate"`
	}
	ldPost struct {
		Type        string         `json:"@type"`
		ID          string         `json:"@id"`
		Headline    string         `json:"headline"`
		URL         string         `json:"url"`
		Published   string         `json:"datePublished"`
		Modified    string         `json:"dateModified"`
		Language    string         `json:"inLanguage,omitempty"`
		Body        string         `json:"articleBody"`
		Author      *ldOrg         `json:"author,omitempty"`
		Image       []ldImage      `json:"image,omitempty"`
		Corrections []ldCorrection `json:"correction,omitempty"`
	}
	ldCorrection struct {
		Type string `json:"@type"`
		Text string `json:"text"`
		Date string `json:"datePublished"`
	}
	ldOrg struct {
		Type string   `json:"@type"`
		Name string   `json:"name"`
		URL  string   `json:"url,omitempty"`
		Logo *ldImage `json:"logo,omitempty"`
	}
	ldImage struct {
		Type   string `json:"@type"`
		URL    string `json:"url"`
		Width  int    `json:"width,omitempty"`
		Height int    `json:"height,omitempty"`
		Credit string `json:"creditText,omitempty"`
	}
)

// ld writes JSON that may stand in a script element: encoding/json escapes <, >
// and & unless told not to.
func ld(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("render: encoding a plain structure: " + err.Error())
	}
	return b
}

// liveBlog describes the page and the posts of one chunk, or the one post that
// the document is opened at.
func (f *frame) liveBlog(c *page.Chunk, open *page.Post, parts *Parts) template.JS {
	p, s := f.p, &f.r.site
	posts := c.Posts
	if open != nil {
		posts = []*page.Post{open}
	}
	b := ldBlog{
		Context: "https://schema.org", Type: "LiveBlogPosting", ID: f.address(),
		Headline: p.Title, Description: f.description(), URL: f.public(), Language: p.Lang,
		Published: timeText(p.Started()), Modified: timeText(later(p.Updated, p.Started())), CoverageStart: timeText(p.Started()),
		Updates: []json.RawMessage{},
	}
	if !p.Closed.IsZero() {
		b.CoverageEnd = timeText(p.Closed)
	}
	if name := s.Publisher; name != "" || s.Name != "" {
		if name == "" {
			name = s.Name
		}
		b.Publisher = &ldOrg{Type: "Organization", Name: name, URL: s.URL + "/"}
		if s.Logo != "" {
			b.Publisher.Logo = &ldImage{Type: "ImageObject", URL: f.r.absolute(s.Logo)}
		}
	}
	if m := p.Cover; m != nil {
		b.Image = &ldImage{Type: "ImageObject", URL: s.URL + "/-/media/" + m.ID, Width: m.Width, Height: m.Height, Credit: m.Credit}
	} else {
		b.Image = ldShare(f.pageShare())
	}
	var updates [][]byte
	for _, post := range posts {
		if pt := f.part(post, parts); pt.ld != nil {
			updates = append(updates, pt.ld)
		}
	}
	return template.JS(filled(ld(b), "liveBlogUpdate", updates))
}

// posting describes a post that is not gone.
func (f *frame) posting(post *page.Post, doc *markup.Doc) []byte {
	b := ldPost{
		Type: "BlogPosting", ID: f.address() + "/" + post.ID, URL: f.publicPost(post.ID), Headline: titleOf(post, doc), Body: doc.Text(), Language: post.Lang,
		Published: timeText(publishedAt(post)), Modified: timeText(changedAt(post)),
	}
	if post.Byline != "" {
		b.Author = &ldOrg{Type: "Person", Name: post.Byline}
	}
	for _, key := range mediaKeys(post, doc) {
		m := post.Media[key]
		b.Image = append(b.Image, ldImage{Type: "ImageObject", URL: f.r.site.URL + "/-/media/" + m.ID, Width: m.Width, Height: m.Height, Credit: m.Credit})
	}
	if share := ldShare(f.postShare(post, doc)); len(b.Image) == 0 && share != nil {
		b.Image = []ldImage{*share}
	}
	for _, c := range post.Corrections {
		text := c.Note
		if text == "" {
			text = f.l.T(c.Kind)
		}
		b.Corrections = append(b.Corrections, ldCorrection{"CorrectionComment", text, timeText(c.Time)})
	}
	return ld(b)
}

// ldShare describes a picture of ours; nil for none.
func ldShare(m *imageView) *ldImage {
	if m == nil {
		return nil
	}
	return &ldImage{Type: "ImageObject", URL: m.URL, Width: m.Width, Height: m.Height}
}

// absolute turns a path on this site into an address.
func (r *Renderer) absolute(u string) string {
	if len(u) > 1 && u[0] == '/' && u[1] != '/' {
		return r.site.URL + u
	}
	return u
}
