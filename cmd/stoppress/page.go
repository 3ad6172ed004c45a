package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// commandScope is whose idempotency keys those of the command line are.
const commandScope = "cli"

type pageCmd struct {
	Create   pageCreateCmd   `cmd:"" help:"Make a page. It is live at once, unless it is made as a draft."`
	List     pageListCmd     `cmd:"" help:"List the pages, live ones first."`
	Show     pageShowCmd     `cmd:"" help:"Show a page's own texts and how it stands."`
	Set      pageSetCmd      `cmd:"" help:"Change a page's own texts. An empty text takes one away."`
	Versions pageVersionsCmd `cmd:"" help:"Say that pages are one in several languages: each links to the others, and no longer to any else. One page alone has no others."`
	Open     pageOpenCmd     `cmd:"" help:"Make a draft page live and publish all its drafts."`
	End      pageEndCmd      `cmd:"" help:"Close a page: readers are told that it is no longer updated."`
	Reopen   pageReopenCmd   `cmd:"" help:"Make a closed page live again."`
	Rename   pageRenameCmd   `cmd:"" help:"Give a page another address. The old one redirects for ever."`
}

// slugged is the page that a command is about.
type slugged struct {
	Page string `arg:"" help:"The page's slug."`
}

type pageCreateCmd struct {
	Slug       string `arg:"" help:"The last part of its address: a-z, 0-9 and -."`
	Title      string `required:"" help:"Its title."`
	Zone       string `required:"" help:"Its home time zone, such as Europe/Paris."`
	Lang       string `required:"" help:"Its language, such as en."`
	Draft      bool   `help:"Keep it from readers until it is opened."`
	Standfirst string `help:"What stands under the title."`
	Notice     string `help:"A line above the page that says how things stand."`
	Clock      string `help:"24 for times of 24 hours where the language has others." placeholder:"24"`
	Key        string `help:"Idempotency key: done once, however often it is said."`
}

func (c *pageCreateCmd) Run(a *app) error {
	zone, err := desk.CheckZone(c.Zone)
	if err != nil {
		return &store.Invalid{Field: "--zone", Text: err.Error(), Err: store.ErrInvalid}
	}
	lang, err := desk.CheckLang(c.Lang)
	if err != nil {
		return &store.Invalid{Field: "--lang", Text: err.Error(), Err: store.ErrInvalid}
	}
	if err := page.CheckSlug(c.Slug); err != nil {
		return err // before a folder is made for it
	}
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer s.Close()
	n := store.NewPage{
		Slug: c.Slug, Draft: c.Draft, Scope: commandScope, By: a.by(), Watched: a.Watched, Key: c.Key,
		Head:    page.Head{Title: c.Title, Standfirst: c.Standfirst, Notice: page.Notice{Text: c.Notice}, Lang: lang, Zone: zone, Clock: c.Clock},
		Request: fmt.Appendf(nil, "page create %q", []string{c.Slug, c.Title, zone, lang, c.Standfirst, c.Notice, c.Clock, fmt.Sprint(c.Draft)}),
	}
	head, r, err := s.CreatePage(a.ctx, n)
	if err != nil {
		return err
	}
	d := desk.PageDoneOf(head.ID, page.OpOpen, r)
	d.Slug, d.State, d.URL = c.Slug, page.Live, desk.Address(a.URL, c.Slug, "")
	if c.Draft {
		d.Op, d.State = "", page.Draft
		return a.say(d, "Made page %s as a draft: %s (%s, %s)%s", c.Slug, c.Title, zone, lang, again(r))
	}
	return a.say(d, "Made page %s, live at %s: %s (%s, %s)%s", c.Slug, d.URL, c.Title, zone, lang, again(r))
}

// again says that a key was used before.
func again(r store.Result) string {
	if r.Replayed {
		return "; this was done before, nothing was done again"
	}
	return ""
}

type pageListCmd struct{}

func (c *pageListCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	heads, err := s.Pages(a.ctx)
	if err != nil {
		return err
	}
	list := []desk.Listed{}
	for _, h := range heads {
		list = append(list, desk.ListedOf(h, a.URL))
	}
	if a.JSON {
		return a.say(map[string]any{"pages": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "There is no page yet.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, h := range list {
		stamp := h.LastStamp
		if stamp == "" {
			stamp = "no post"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", h.Slug, h.State, stamp, h.Title)
	}
	return w.Flush()
}

type pageShowCmd struct{ slugged }

func (c *pageShowCmd) Run(a *app) error {
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
	shown := desk.PageOf(p, site.Epoch, a.URL)
	drafts, err := s.Drafts(a.ctx, head.ID)
	if err != nil {
		return err
	}
	if a.JSON {
		return a.say(shown, "")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s\t%s\n", name, strings.ReplaceAll(value, "\n", "\n\t"))
		}
	}
	line("page", shown.Slug)
	line("id", shown.ID)
	line("address", shown.URL)
	line("state", string(shown.State))
	line("title", shown.Title)
	line("standfirst", shown.Standfirst)
	line("notice", p.Notice.Text)
	line("recap", p.Recap.Text)
	line("zone", shown.Zone)
	line("language", shown.Lang)
	line("canonical", shown.Canonical)
	line("posts", fmt.Sprint(shown.Posts))
	if len(drafts) > 0 {
		line("drafts", fmt.Sprint(len(drafts)))
	}
	line("newest stamp", shown.LastStamp)
	line("started", shown.Started)
	line("ended", shown.Ended)
	line("seq", fmt.Sprint(shown.Seq))
	return w.Flush()
}

type pageSetCmd struct {
	slugged
	Title      *string  `help:"Its title."`
	Standfirst *string  `help:"What stands under the title."`
	Notice     *string  `help:"A line above the page that says how things stand."`
	Until      string   `help:"When the notice lapses by itself." placeholder:"2024-10-23T20:30:00Z"`
	Recap      *string  `help:"The story so far; it is dated now."`
	Zone       *string  `help:"Its home time zone, such as Europe/Paris."`
	Lang       *string  `help:"Its language, such as en."`
	Clock      *string  `help:"24 for times of 24 hours where the language has others." placeholder:"24"`
	Versions   []string `help:"The same page in other languages, at other addresses." placeholder:"LANG=URL" sep:"none"`
	Canonical  *string  `help:"Its address on another site that it is part of." placeholder:"URL"`
	Key        string   `help:"Idempotency key: done once, however often it is said."`
}

func (c *pageSetCmd) Run(a *app) error {
	var edits []func(*page.Head, time.Time)
	var request []string
	set := func(name string, said *string, check func(string) (string, error), edit func(*page.Head, string, time.Time)) error {
		if said == nil {
			return nil
		}
		v := *said
		if check != nil {
			var err error
			if v, err = check(v); err != nil {
				return &store.Invalid{Field: "--" + name, Text: err.Error(), Err: store.ErrInvalid}
			}
		}
		request = append(request, name, v)
		edits = append(edits, func(h *page.Head, now time.Time) { edit(h, v, now) })
		return nil
	}
	var until *time.Time
	if c.Until != "" {
		t, err := time.Parse(time.RFC3339, c.Until)
		if err != nil {
			return usage("--until %q: give a time such as 2024-10-23T20:30:00Z", c.Until)
		}
		if c.Notice == nil || *c.Notice == "" {
			return usage("--until is for a notice: give --notice with it")
		}
		t = t.UTC()
		until = &t
		request = append(request, "until", c.Until)
	}
	for _, err := range []error{
		set("title", c.Title, nil, func(h *page.Head, v string, _ time.Time) { h.Title = v }),
		set("standfirst", c.Standfirst, nil, func(h *page.Head, v string, _ time.Time) { h.Standfirst = v }),
		set("notice", c.Notice, nil, func(h *page.Head, v string, _ time.Time) { h.Notice = page.Notice{Text: v, Until: until} }),
		set("recap", c.Recap, nil, func(h *page.Head, v string, now time.Time) {
			h.Recap = desk.DateRecap(h.Recap, page.Recap{Text: v}, now)
		}),
		set("zone", c.Zone, desk.CheckZone, func(h *page.Head, v string, _ time.Time) { h.Zone = v }),
		set("lang", c.Lang, desk.CheckLang, func(h *page.Head, v string, _ time.Time) { h.Lang = v }),
		set("clock", c.Clock, nil, func(h *page.Head, v string, _ time.Time) { h.Clock = v }),
		set("canonical", c.Canonical, nil, func(h *page.Head, v string, _ time.Time) { h.Canonical = v }),
	} {
		if err != nil {
			return err
		}
	}
	if c.Versions != nil {
		list, err := readVersions(c.Versions)
		if err != nil {
			return err
		}
		request = append(request, "versions", fmt.Sprint(list))
		edits = append(edits, func(h *page.Head, _ time.Time) { h.Versions = list })
	}
	if len(edits) == 0 {
		return usage("say what to change: --title, --standfirst, --notice, --recap ...")
	}
	return a.onPage(c.Page, page.OpPage, c.Key, request, func(tx *store.Tx) error {
		return tx.SetPage(func(h page.Head) (page.Head, error) {
			for _, edit := range edits {
				edit(&h, tx.Now())
			}
			return h, nil
		})
	}, func(d *desk.PageDone) string { return "Changed page " + d.Slug })
}

func readVersions(said []string) ([]page.LangVersion, error) {
	var list []page.LangVersion
	for _, v := range said {
		if v == "" {
			continue
		}
		lang, url, ok := strings.Cut(v, "=")
		if !ok {
			return nil, usage("--versions %q: give a language and an address, such as fa=https://example.org/storm-fa", v)
		}
		list = append(list, page.LangVersion{Lang: strings.TrimSpace(lang), URL: strings.TrimSpace(url)})
	}
	return list, nil
}

type pageVersionsCmd struct {
	Pages []string `arg:"" name:"page" help:"The pages' slugs."`
}

// Run changes one page after the other. What it was cut off from is done when it
// is run again: a page that has these versions already is left as it is.
func (c *pageVersionsCmd) Run(a *app) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	var ids []string
	var all []page.LangVersion
	at := map[string]string{} // slug by language
	for _, slug := range c.Pages {
		head, err := a.find(s, slug)
		if err != nil {
			return err
		}
		p, err := s.Load(a.ctx, head.ID)
		if err != nil {
			return err
		}
		if other := at[strings.ToLower(p.Lang)]; other != "" {
			return usage("%s and %s are both in the language %q; a page has one version in a language", other, head.Slug, p.Lang)
		}
		at[strings.ToLower(p.Lang)] = head.Slug
		ids = append(ids, head.ID)
		all = append(all, page.LangVersion{Lang: p.Lang, URL: "/" + head.Slug})
	}
	for i, id := range ids {
		others := slices.Delete(slices.Clone(all), i, i+1)
		_, err := s.Write(a.ctx, store.Command{Page: id, Scope: commandScope, By: a.by(), Watched: a.Watched}, func(tx *store.Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) {
				h.Versions = others
				return h, nil
			})
		})
		if err != nil && !errors.Is(err, store.ErrUnchanged) {
			return err
		}
	}
	if len(all) == 1 {
		return a.say(map[string]any{"versions": all}, "Page %s has no versions in other languages", c.Pages[0])
	}
	var names []string
	for _, v := range all {
		names = append(names, v.URL[1:]+" ("+v.Lang+")")
	}
	return a.say(map[string]any{"versions": all}, "These are one page now, each links to the others: %s", strings.Join(names, ", "))
}

// onPage runs a command about a page itself, and says what it did.
func (a *app) onPage(slug string, op page.Op, key string, request []string, do func(*store.Tx) error, said func(*desk.PageDone) string) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	head, err := a.find(s, slug)
	if err != nil {
		return err
	}
	r, err := s.Write(a.ctx, store.Command{Page: head.ID, Scope: commandScope, By: a.by(), Watched: a.Watched, Key: key, Request: fmt.Appendf(nil, "%s %q", op, request)}, do)
	if err != nil {
		return err
	}
	d := desk.PageDoneOf(head.ID, op, r)
	if head, err = s.Find(a.ctx, head.ID); err != nil {
		return err
	}
	d.Slug, d.State, d.URL = head.Slug, head.State, desk.Address(a.URL, head.Slug, "")
	text := said(&d)
	if d.Seq > 0 {
		text += fmt.Sprintf(" (seq %d)", d.Seq)
	}
	return a.say(d, "%s%s", text, again(r))
}

type pageOpenCmd struct{ slugged }

func (c *pageOpenCmd) Run(a *app) error {
	return a.onPage(c.Page, page.OpOpen, "", nil, (*store.Tx).Open, func(d *desk.PageDone) string {
		return fmt.Sprintf("Opened page %s at %s with %s", d.Slug, d.URL, count(d.Posts, "post", "posts"))
	})
}

type pageEndCmd struct {
	slugged
	Note string `help:"What readers are told."`
}

func (c *pageEndCmd) Run(a *app) error {
	return a.onPage(c.Page, page.OpEnd, "", nil, func(tx *store.Tx) error { return tx.End(c.Note) },
		func(d *desk.PageDone) string { return "Ended page " + d.Slug })
}

type pageReopenCmd struct {
	slugged
	Note string `help:"What is noted in the page's history."`
}

func (c *pageReopenCmd) Run(a *app) error {
	return a.onPage(c.Page, page.OpReopen, "", nil, func(tx *store.Tx) error { return tx.Reopen(c.Note) },
		func(d *desk.PageDone) string { return "Reopened page " + d.Slug })
}

type pageRenameCmd struct {
	slugged
	New string `arg:"" help:"Its new slug."`
}

func (c *pageRenameCmd) Run(a *app) error {
	return a.onPage(c.Page, page.OpPage, "", nil, func(tx *store.Tx) error { return tx.Rename(c.New) },
		func(d *desk.PageDone) string {
			return fmt.Sprintf("Page %s is now %s; the old address redirects for ever", c.Page, d.URL)
		})
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
