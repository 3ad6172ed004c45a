package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// What must not stand in invented texts: addresses and numbers that may be
// someone's. 555 is for stories, example.org for examples.
var (
	realHost  = regexp.MustCompile(`https?://([^/\s"]+)`)
	realMail  = regexp.MustCompile(`\S+@\S+`)
	realPhone = regexp.MustCompile(`\+?\d[\d ()-]{5,}\d`)
)

func TestDemo(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	log := slog.New(slog.DiscardHandler)
	now := time.Now()
	d, err := seedDemo(ctx, dir, now, log)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, store.Options{Dir: dir, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	head, err := s.Find(ctx, demoSlug)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Load(ctx, head.ID)
	if err != nil {
		t.Fatal(err)
	}
	checkDemo(ctx, t, s, p)

	updates, sizes := 0, map[int]int{}
	for _, c := range p.Chunks {
		for _, u := range c.Updates() {
			updates++
			sizes[len(u.Posts)]++
			if u.Stamp.After(now) || now.Sub(u.Stamp) > 15*time.Hour {
				t.Errorf("an update bears the stamp %v, at %v", u.Stamp, now)
			}
		}
	}
	kinds, langs, breaking := map[string]int{}, map[string]bool{}, 0
	for _, post := range postsOf(p) {
		if post.Imported {
			t.Errorf("%q says that it was imported", post.Headline)
		}
		if post.Rev == 1 && post.Published.Sub(post.Stamp).Abs() > time.Minute {
			t.Errorf("%q of %v was published at %v", post.Headline, post.Stamp, post.Published)
		}
		if words := len(strings.Fields(post.Headline)); !post.Gone() && (words < 3 || words > 11) {
			t.Errorf("a headline of %d words: %q", words, post.Headline)
		}
		for _, c := range post.Corrections {
			kinds[c.Kind]++
		}
		if !post.Amended.IsZero() {
			kinds["amend"]++
		}
		if post.Gone() {
			kinds["gone"]++
		}
		if post.Breaking {
			breaking++
		}
		if len(post.Media) > 0 {
			kinds["picture"]++
		}
		langs[post.Lang] = true
		doc, err := markup.Decode(post.Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range doc.Blocks {
			kinds[string(b.Kind)]++
		}
	}
	for what, got := range map[string]int{
		"posts":          p.Len() - 43,
		"updates":        updates - 13,
		"updates of 5":   sizes[5],
		"updates of 2":   sizes[2] - 3,
		"updates of 3":   sizes[3] - 1,
		"corrections":    kinds["correction"],
		"clarifications": kinds["clarification"],
		"amended posts":  kinds["amend"],
		"withdrawn":      kinds["gone"],
		"pictures":       kinds["picture"] - 2,
		"quotes":         kinds["quote"],
		"lists":          kinds["list"],
		"tables":         kinds["table"],
		"embeds":         kinds["embed"],
		"key moments":    len(p.Moments) - 3,
		"pinned posts":   len(p.Pins),
		"languages":      len(langs) - 2,
		"notice":         len(p.Notice.Text),
		"recap":          len(p.Recap.Text),
		"standfirst":     len(p.Standfirst),
	} {
		if got < 1 {
			t.Errorf("%s: too few, by %d", what, 1-got)
		}
	}
	if breaking > 1 {
		t.Errorf("%d posts are breaking", breaking)
	}

	last, written := "", len(d.todo)
	if written < 30 {
		t.Errorf("%d steps are written for while it runs, want 30", written)
	}
	for n := range written + 80 {
		before := head.Seq
		if err := d.next(ctx, s); err != nil {
			t.Fatalf("post %d: %v", n+1, err)
		}
		if head, err = s.Find(ctx, demoSlug); err != nil {
			t.Fatal(err)
		}
		entries, err := s.PageEntries(ctx, head.ID, before, 20)
		if err != nil {
			t.Fatal(err)
		}
		published := 0
		for _, e := range entries {
			if e.Op != page.OpPublish {
				continue
			}
			published++
			texts, err := page.Texts{}.Apply(e.Fields)
			if err != nil {
				t.Fatal(err)
			}
			if texts.Headline == last {
				t.Errorf("%q comes twice running", last)
			}
			last = texts.Headline
		}
		if published == 0 {
			t.Errorf("time %d published nothing", n+1)
		}
	}
	if p, err = s.Load(ctx, head.ID); err != nil {
		t.Fatal(err)
	}
	checkDemo(ctx, t, s, p)
}

func postsOf(p *page.Page) (posts []*page.Post) {
	for _, c := range p.Chunks {
		posts = append(posts, c.Posts...)
	}
	return posts
}

// checkDemo looks at what each post of the demo must be like.
func checkDemo(ctx context.Context, t *testing.T, s *store.Store, p *page.Page) {
	t.Helper()
	texts := fmt.Sprint(p.Standfirst, " ", p.Notice.Text, " ", p.Recap.Text)
	for _, post := range postsOf(p) {
		doc, err := markup.Decode(post.Body)
		if err != nil {
			t.Errorf("%q: %v", post.Headline, err)
			continue
		}
		texts += "\n" + post.Headline + "\n" + doc.Markdown() + "\n" + post.Note + "\n"
		for _, source := range post.Sources {
			texts += source.Name + " " + source.URL + "\n"
		}
		for _, c := range post.Corrections {
			texts += "\n" + c.Note
		}
		for _, key := range doc.Media() {
			m, ok := post.Media[key]
			if !ok || m.Alt == "" || m.Caption == "" || m.Credit == "" {
				t.Errorf("%q: its picture %q lacks something: %+v", post.Headline, key, m)
				continue
			}
			kept, err := s.Media(ctx, m.ID)
			if err != nil {
				t.Error(err)
				continue
			}
			drawn, err := png.Decode(bytes.NewReader(kept.Bytes))
			if err != nil || drawn.Bounds().Dx() != m.Width || drawn.Bounds().Dy() != m.Height {
				t.Errorf("%q: its picture %q: %v", post.Headline, key, err)
			}
		}
	}
	for _, m := range realHost.FindAllStringSubmatch(texts, -1) {
		if m[1] != "example.org" && !strings.HasSuffix(m[1], ".example.org") {
			t.Errorf("the address %s may be someone's", m[0])
		}
	}
	for _, m := range realMail.FindAllString(texts, -1) {
		t.Errorf("the address %s may be someone's", m)
	}
	for _, m := range realPhone.FindAllString(texts, -1) {
		if !strings.HasPrefix(m, "555 ") {
			t.Errorf("the number %s may be someone's", m)
		}
	}
	if m := regexp.MustCompile(`.*[{}].*|.*<no value>.*|.*%!.*`).FindString(texts); m != "" {
		t.Errorf("a blank was not filled in: %s", m)
	}
}
