package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"stoppress/internal/intake"
	"stoppress/internal/page"
	"stoppress/internal/render"
)

type exportCmd struct {
	slugged
	Format string `required:"" help:"text (as an import reads it), markdown, json, html (one file; with --since or --key what goes into a newsletter), or site (a folder that opens without a server)." enum:"text,markdown,json,html,site" placeholder:"text|markdown|json|html|site"`
	Since  string `help:"Only posts that were published, updated or corrected in this time: 24h, 7d." placeholder:"24h"`
	Key    bool   `help:"Only key moments."`
	Out    string `help:"Write into this folder instead of to standard output." placeholder:"DIR"`
}

var extensions = map[string]string{"text": "txt", "markdown": "md", "json": "json", "html": "html"}

func (c *exportCmd) Run(a *app) error {
	now := time.Now()
	var since time.Time
	if c.Since != "" {
		age, err := parseAge(c.Since)
		if err != nil {
			return usage("--since %v", err)
		}
		since = now.Add(-age)
	}
	switch {
	case c.Format != "site":
	case c.Out == "":
		return usage("--format site makes a folder: name it with --out DIR")
	case c.Since != "" || c.Key:
		return usage("--format site is the whole page; leave out --since and --key")
	}
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	head, err := a.find(s, c.Page)
	if err != nil {
		return err
	}
	site, err := s.Site(a.ctx)
	if err != nil {
		return err
	}
	r, err := render.New(renderSite(site.Settings, a.URL, render.Theme{}))
	if err != nil {
		return err
	}
	excerpt := (c.Since != "" || c.Key) && (c.Format == "html" || c.Format == "markdown")
	if a.URL == "" && (excerpt || c.Format == "site") {
		fmt.Fprintln(a.stderr, "stoppress: without --url, the site's public address, links to the site lead nowhere")
	}
	v := render.View{Epoch: site.Epoch, Now: now}
	if c.Format == "site" {
		return c.site(a, s, head, r, v)
	}
	p, err := s.Load(a.ctx, head.ID)
	if err != nil {
		return err
	}
	whole := p
	p = only(p, since, c.Key)
	n := p.Count
	var b []byte
	if excerpt {
		e := render.Excerpt{Page: whole, Since: since}
		for _, chunk := range slices.Backward(p.Chunks) {
			e.Posts = append(e.Posts, chunk.Posts...)
		}
		if len(e.Posts) == 0 {
			return c.nothing(head.Slug)
		}
		if n = len(e.Posts); c.Format == "html" {
			b = r.ExcerptHTML(e, v)
		} else {
			b = r.ExcerptMarkdown(e, v)
		}
	} else if b, err = c.made(p, r, v); err != nil {
		return err
	}
	if c.Out == "" {
		_, err := a.stdout.Write(b)
		return err
	}
	dir, err := filepath.Abs(c.Out)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	file := filepath.Join(dir, head.Slug+"."+extensions[c.Format])
	if err := os.WriteFile(file, b, 0o644); err != nil {
		return err
	}
	return a.say(map[string]any{"file": file, "posts": n, "bytes": len(b)}, "Wrote %s, %s", file, count(n, "post", "posts"))
}

// nothing is the error of an excerpt without a post: whoever sends it on must not
// send an empty one.
func (c *exportCmd) nothing(slug string) error {
	what := "no post"
	if c.Key {
		what = "no key moment"
	}
	if c.Since == "" {
		return fmt.Errorf("page %s has %s; nothing was written", slug, what)
	}
	return fmt.Errorf("%s of page %s was published, updated or corrected in the last %s; nothing was written", what, slug, c.Since)
}

// made writes the page in the form that was asked for.
func (c *exportCmd) made(p *page.Page, r *render.Renderer, v render.View) ([]byte, error) {
	if c.Format == "text" {
		zone, err := time.LoadLocation(p.Zone)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Slug, err)
		}
		var b bytes.Buffer
		err = intake.Write(&b, intake.OutlineOf(p, zone))
		return b.Bytes(), err
	}
	switch c.Format {
	case "markdown":
		return r.Markdown(p, v), nil
	case "html":
		return r.HTMLFile(p, v), nil
	}
	return r.FullJSON(p, v), nil
}

// only gives the page with the posts that are asked for: those that readers were
// told something new of since then. Of one that is gone by now it is told that it
// was taken away, where they may have had it before.
func only(p *page.Page, since time.Time, key bool) *page.Page {
	if since.IsZero() && !key {
		return p
	}
	q := *p
	q.Chunks, q.Count = nil, 0
	kept := map[string]bool{}
	for _, c := range p.Chunks {
		d := *c
		d.Posts = nil
		for _, post := range c.Posts {
			if key && !post.Key || render.Told(post).Before(since) || post.Gone() && key && since.IsZero() ||
				!since.IsZero() && post.Gone() && !render.Published(post).Before(since) {
				continue
			}
			d.Posts = append(d.Posts, post)
			kept[post.ID] = true
			if !post.Gone() {
				q.Count++
			}
		}
		q.Chunks = append(q.Chunks, &d)
	}
	for _, list := range []*[]string{&q.Moments, &q.Pins, &q.Breaking} {
		var ids []string
		for _, id := range *list {
			if kept[id] {
				ids = append(ids, id)
			}
		}
		*list = ids
	}
	return &q
}
