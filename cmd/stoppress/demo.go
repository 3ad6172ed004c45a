package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"image/png"
	"log/slog"
	"maps"
	"math/rand/v2"
	"strings"
	"text/template"
	"time"

	"github.com/goccy/go-yaml"

	"stoppress/internal/markup"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

//go:embed demo/*.yaml
var demoFiles embed.FS

// demoBy is who the audit log says it was.
var demoBy = store.By{Name: "demo"}

const (
	demoSlug = "storm"
	demoZone = "Europe/Copenhagen"
	opened   = -845 // minutes before now at which the demo's page was opened
)

// A demo is the story of an invented storm: what has happened up to now, what
// happens while the server runs, and reports without an end after that. It
// belongs to one goroutine.
type demo struct {
	sea   sea
	draws *rand.Rand // of lots: fixed, so that every demo tells the same
	page  string
	posts map[string]string     // ids, by the names that the files give
	drawn map[string]page.Media // pictures without their texts, by what draws them
	todo  []step                // of next.yaml
	on    []report
	turn  int // reports made
}

// A step is what is done at one time, in one transaction.
type step struct {
	At      int       `yaml:"at"` // minutes from now
	Posts   []story   `yaml:"posts"`
	Changes []change  `yaml:"changes"`
	Page    *pageText `yaml:"page"`
}

type story struct {
	ID       string                `yaml:"id"` // a name for changes
	Headline string                `yaml:"headline"`
	Body     string                `yaml:"body"` // Markdown
	Lang     string                `yaml:"lang"`
	Byline   string                `yaml:"byline"`
	Tags     []string              `yaml:"tags"`
	Flags    []string              `yaml:"flags"`
	Sources  []page.Source         `yaml:"sources"`
	Media    map[string]storyMedia `yaml:"media"`
}

type storyMedia struct {
	Draw    string `yaml:"draw"`
	Alt     string `yaml:"alt"`
	Caption string `yaml:"caption"`
	Credit  string `yaml:"credit"`
}

// A change gives new texts, those that are not empty, or does another op.
type change struct {
	Post     string   `yaml:"post"`
	Op       page.Op  `yaml:"op"`
	Kind     string   `yaml:"kind"`   // of a correction
	Reason   string   `yaml:"reason"` // of a withdrawal
	Note     string   `yaml:"note"`
	Headline string   `yaml:"headline"`
	Body     string   `yaml:"body"`
	Flags    []string `yaml:"flags"`
}

type pageText struct {
	Notice string `yaml:"notice"`
	Recap  string `yaml:"recap"`
}

// A report is one kind of short post, whose wordings are gone through in order.
type report struct {
	Tags      []string `yaml:"tags"`
	Byline    string   `yaml:"byline"`
	Headlines []string `yaml:"headlines"`
	Bodies    []string `yaml:"bodies"`
}

// seedDemo makes a site in dir with the demo's page as it stands at now. The
// posts bear true stamps, since the clock that they were published by is turned
// back to when each was; the caller opens the data with the real one.
func seedDemo(ctx context.Context, dir string, now time.Time, log *slog.Logger) (d *demo, err error) {
	zone, err := time.LoadLocation(demoZone)
	if err != nil {
		return nil, err
	}
	d = &demo{
		sea: sea{start: now.In(zone)}, draws: rand.New(rand.NewPCG(20, 24)),
		posts: map[string]string{}, drawn: map[string]page.Media{},
	}
	var past []step
	for name, v := range map[string]any{"seed": &past, "next": &d.todo, "on": &d.on} {
		b, err := demoFiles.ReadFile("demo/" + name + ".yaml")
		if err != nil {
			return nil, err
		}
		if err := yaml.UnmarshalWithOptions(b, v, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("%s.yaml: %w", name, err)
		}
	}

	clock := d.sea.at(opened)
	s, err := store.Open(ctx, store.Options{Dir: dir, Log: log, Now: func() time.Time { return clock }})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := d.open(ctx, s); err != nil {
		return nil, err
	}
	for _, st := range past {
		clock = d.sea.at(st.At)
		if err := d.write(ctx, s, st, clock); err != nil {
			return nil, fmt.Errorf("%d minutes before now: %w", -st.At, err)
		}
	}
	return d, nil
}

// open draws the pictures and makes the page.
func (d *demo) open(ctx context.Context, s *store.Store) error {
	for name, draw := range demoPictures {
		var b bytes.Buffer
		if err := png.Encode(&b, draw(d.sea)); err != nil {
			return err
		}
		taken, err := media.Take(ctx, b.Bytes())
		if err != nil {
			return err
		}
		m, err := s.PutMedia(ctx, taken)
		if err != nil {
			return err
		}
		d.drawn[name] = page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height}
	}
	err := s.SetSite(ctx, demoBy, func(set *store.Settings) error {
		set.Name = "Skellerhavn Courier"
		set.Accent = "#0b4f6c"
		set.Publisher = "A demonstration of Stop Press: the town, the storm, the newspaper and the people are invented."
		set.Footer = []store.Link{{Name: "How we correct mistakes", URL: "https://example.org/corrections"}}
		return nil
	})
	if err != nil {
		return err
	}
	cover := d.drawn["harbour"]
	cover.Alt = "Drawing of a harbour under a dark sky"
	head, _, err := s.CreatePage(ctx, store.NewPage{Slug: demoSlug, By: demoBy, Head: page.Head{
		Title: "Storm over Skellerhavn", Zone: demoZone, Lang: "en", Cover: &cover,
		Standfirst: "A gale and a high tide meet in the harbour. This is a demonstration: town, storm and people are invented.",
	}})
	d.page = head.ID
	return err
}

// next publishes what comes next.
func (d *demo) next(ctx context.Context, s *store.Store) error {
	if len(d.todo) > 0 {
		err := d.write(ctx, s, d.todo[0], time.Now())
		if err == nil {
			d.todo = d.todo[1:]
		}
		return err
	}
	// Now and then two reports are one update.
	n := 1
	if d.turn%7 == 5 {
		n = 2
	}
	var st step
	for i := range n {
		st.Posts = append(st.Posts, d.report(d.turn+i))
	}
	err := d.write(ctx, s, st, time.Now())
	if err == nil {
		d.turn += n
	}
	return err
}

// report gives report n: each kind in its turn, each kind's wordings likewise.
func (d *demo) report(n int) story {
	r, round := d.on[n%len(d.on)], n/len(d.on)
	return story{
		Headline: r.Headlines[round%len(r.Headlines)],
		Body:     r.Bodies[round%len(r.Bodies)],
		Byline:   r.Byline, Tags: r.Tags,
	}
}

// write does a step. A post that someone else has changed meanwhile is let be,
// as is a page that is not live.
func (d *demo) write(ctx context.Context, s *store.Store, st step, now time.Time) error {
	say := d.say(now)
	var posts []store.NewPost
	named := map[string]string{}
	for _, p := range st.Posts {
		texts, err := d.texts(p, say)
		if err != nil {
			return fmt.Errorf("%q: %w", p.Headline, err)
		}
		flags, err := page.ParseFlags(p.Flags)
		if err != nil {
			return err
		}
		id := store.NewPostID()
		if p.ID != "" {
			named[p.ID] = id
		}
		posts = append(posts, store.NewPost{ID: id, Texts: texts, Flags: flags})
	}
	_, err := s.Write(ctx, store.Command{Page: d.page, By: demoBy}, func(t *store.Tx) error {
		if t.Head().State != page.Live {
			return nil
		}
		if len(posts) > 0 {
			if _, err := t.Publish(posts, store.At{}); err != nil {
				return err
			}
		}
		for _, c := range st.Changes {
			if err := d.change(t, c, say); err != nil {
				return fmt.Errorf("%s of %s: %w", c.Op, c.Post, err)
			}
		}
		if st.Page == nil {
			return nil
		}
		return t.SetPage(func(h page.Head) (page.Head, error) {
			if st.Page.Notice != "" {
				h.Notice = page.Notice{Text: st.Page.Notice}
			}
			recap, err := say(st.Page.Recap)
			h.Recap = page.Recap{Text: recap, Time: t.Now().UTC().Truncate(time.Minute)}
			return h, err
		})
	})
	if err == nil {
		maps.Copy(d.posts, named)
	}
	return err
}

func (d *demo) change(t *store.Tx, c change, say func(string) (string, error)) error {
	id, ok := d.posts[c.Post]
	if !ok {
		return errors.New("no post of that name comes before")
	}
	post, err := t.Post(id)
	if err != nil {
		return err
	}
	if post.Gone() {
		return nil
	}
	ch := store.Change{Op: c.Op, Post: id, Rev: post.Rev, Note: c.Note, Reason: c.Reason + c.Kind}
	switch c.Op {
	case page.OpFlag:
		flags, err := page.ParseFlags(c.Flags)
		if err != nil {
			return err
		}
		ch.Flags = func(page.Flags) page.Flags { return flags }
	case page.OpEdit, page.OpAmend, page.OpCorrect:
		ch.Edit = func(x page.Texts) (page.Texts, error) {
			if c.Headline != "" {
				h, err := say(c.Headline)
				if err != nil {
					return x, err
				}
				x.Headline = h
			}
			if c.Body != "" {
				b, err := body(c.Body, say)
				if err != nil {
					return x, err
				}
				x.Body = b
			}
			return x, nil
		}
	}
	if _, err = t.Change(ch); errors.Is(err, store.ErrUnchanged) {
		return nil
	}
	return err
}

func (d *demo) texts(p story, say func(string) (string, error)) (page.Texts, error) {
	x := page.Texts{Lang: p.Lang, Byline: p.Byline, Tags: p.Tags, Sources: p.Sources}
	var err error
	if x.Headline, err = say(p.Headline); err != nil {
		return x, err
	}
	if x.Body, err = body(p.Body, say); err != nil {
		return x, err
	}
	for key, m := range p.Media {
		drawn, ok := d.drawn[m.Draw]
		if !ok {
			return x, fmt.Errorf("there is no drawing %q", m.Draw)
		}
		if drawn.Caption, err = say(m.Caption); err != nil {
			return x, err
		}
		drawn.Alt, drawn.Credit = m.Alt, m.Credit
		if x.Media == nil {
			x.Media = map[string]page.Media{}
		}
		x.Media[key] = drawn
	}
	return x, nil
}

func body(text string, say func(string) (string, error)) ([]byte, error) {
	text, err := say(text)
	if err != nil {
		return nil, err
	}
	doc, warnings := markup.FromMarkdown(text)
	if len(warnings) > 0 {
		return nil, errors.New(strings.Join(warnings, " "))
	}
	return doc.Encode(), nil
}

// say returns what fills in the blanks of a text that is published at now.
func (d *demo) say(now time.Time) func(string) (string, error) {
	m := now.Sub(d.sea.start).Minutes()
	words := template.FuncMap{
		"clock":   func(m int) string { return d.sea.at(m).Format("3:04 PM") },
		"near":    func(m int) string { return d.sea.at(m).Round(5 * time.Minute).Format("3:04 PM") },
		"clockin": func(in int) string { return d.sea.at(int(m) + in).Round(5 * time.Minute).Format("3:04 PM") },
		"now":     func() string { return now.In(d.sea.start.Location()).Format("3:04 PM") },
		"level":   func() string { return centimetres(d.sea.level(m)) },
		"trend":   func() string { return d.sea.trend(m) },
		"gust":    func() int { return rounded(d.sea.gust(m)) },
		"kmh":     func() int { return rounded(3.6 * d.sea.gust(m)) },
		"people":  func() int { return 236 + 2*(d.turn/len(d.on)%30) },
		"homes":   func() int { return 540 - 20*(d.turn/len(d.on)%20) },
		"roll":    func(from, to int) int { return from + d.draws.IntN(to-from+1) },
		"pick":    func(words ...string) string { return words[d.draws.IntN(len(words))] },
	}
	return func(text string) (string, error) {
		t, err := template.New("").Delims("{", "}").Funcs(words).Parse(text)
		if err != nil {
			return "", err
		}
		var b strings.Builder
		err = t.Execute(&b, nil)
		return b.String(), err
	}
}
