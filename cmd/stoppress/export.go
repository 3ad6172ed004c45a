package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"stoppress/internal/intake"
	"stoppress/internal/page"
	"stoppress/internal/render"
)

type exportCmd struct {
	slugged
	Format string `required:"" help:"text (as an import reads it), markdown, json or html (one file)." enum:"text,markdown,json,html" placeholder:"text|markdown|json|html"`
	Since  string `help:"Only posts with a stamp not older than this: 24h, 7d." placeholder:"24h"`
	Key    bool   `help:"Only key moments."`
	Out    string `help:"Write a file into this folder instead of to standard output." placeholder:"DIR"`
}

var extensions = map[string]string{"text": "txt", "markdown": "md", "json": "json", "html": "html"}

func (c *exportCmd) Run(a *app) error {
	var since time.Time
	if c.Since != "" {
		age, err := parseAge(c.Since)
		if err != nil {
			return usage("--since %v", err)
		}
		since = time.Now().Add(-age)
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
	p, err := s.Load(a.ctx, head.ID)
	if err != nil {
		return err
	}
	p = only(p, since, c.Key)
	b, err := c.made(p, renderSite(site.Settings, a.URL, render.Theme{}), render.View{Epoch: site.Epoch, Now: time.Now()})
	if err != nil {
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
	return a.say(map[string]any{"file": file, "posts": p.Count, "bytes": len(b)}, "Wrote %s, %s", file, count(p.Count, "post", "posts"))
}

// made writes the page in the form that was asked for.
func (c *exportCmd) made(p *page.Page, site render.Site, v render.View) ([]byte, error) {
	if c.Format == "text" {
		zone, err := time.LoadLocation(p.Zone)
		if err != nil {
			return nil, fmt.Errorf("page %s: %w", p.Slug, err)
		}
		var b bytes.Buffer
		err = intake.Write(&b, intake.OutlineOf(p, zone))
		return b.Bytes(), err
	}
	r, err := render.New(site)
	if err != nil {
		return nil, err
	}
	switch c.Format {
	case "markdown":
		return r.Markdown(p, v), nil
	case "html":
		return r.HTMLFile(p, v), nil
	}
	return r.FullJSON(p, v), nil
}

// only gives the page with the posts that are asked for.
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
			if post.Stamp.Before(since) || key && !post.Key {
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
