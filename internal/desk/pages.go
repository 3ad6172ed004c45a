package desk

import (
	"net/http"
	"strings"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// listPages: GET /pages
func (a *work) listPages(c *call) (int, any, error) {
	heads, err := a.store.Pages(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list := []Listed{}
	for _, h := range heads {
		if c.sees(h.ID) {
			list = append(list, ListedOf(h, a.base))
		}
	}
	return http.StatusOK, map[string]any{"pages": list}, nil
}

// createPage: POST /pages
func (a *work) createPage(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	n := store.NewPage{Scope: c.scope, Key: c.key, Request: c.request(""), By: c.by}
	draft := o.truth("draft")
	n.Draft = draft != nil && *draft
	n.Slug = o.word("slug")
	edit := o.takeHead()
	o.takeWatched(c)
	n.Watched = c.watched
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	if n.Head, err = edit(page.Head{}); err != nil {
		return 0, nil, err
	}
	n.Head.Recap = DateRecap(page.Recap{}, n.Head.Recap, time.Now())
	// Before the store would say it without a proposal.
	for _, check := range []struct {
		field, value string
		check        func(string) (string, error)
	}{{"zone", n.Head.Zone, CheckZone}, {"lang", n.Head.Lang, CheckLang}} {
		if _, err := check.check(check.value); err != nil {
			return 0, nil, inField(check.field, err)
		}
	}
	head, r, err := a.store.CreatePage(c.Context(), n)
	if err != nil {
		return 0, nil, err
	}
	c.replayed = r.Replayed
	d := PageDoneOf(head.ID, page.OpOpen, r)
	d.Slug, d.State, d.URL = n.Slug, page.Live, Address(a.base, n.Slug, "")
	if n.Draft {
		d.Op, d.State = "", page.Draft
	}
	return http.StatusCreated, d, nil
}

// takeHead takes a page's own texts out of a request: those that it names.
func (o *object) takeHead() func(page.Head) (page.Head, error) {
	var edits []func(*page.Head)
	text := func(name string, of func(*page.Head) *string, check func(string) (string, error)) {
		s := o.text(name)
		if s == nil {
			return
		}
		v := *s
		if check != nil {
			checked, err := check(v)
			if err != nil {
				o.fail(inField(name, err))
			}
			v = checked
		}
		edits = append(edits, func(h *page.Head) { *of(h) = v })
	}
	text("title", func(h *page.Head) *string { return &h.Title }, nil)
	text("standfirst", func(h *page.Head) *string { return &h.Standfirst }, nil)
	text("lang", func(h *page.Head) *string { return &h.Lang }, CheckLang)
	text("zone", func(h *page.Head) *string { return &h.Zone }, CheckZone)
	text("clock", func(h *page.Head) *string { return &h.Clock }, nil)
	text("canonical", func(h *page.Head) *string { return &h.Canonical }, nil)
	if o.has("notice") {
		n := page.Notice{}
		if isString(o.members["notice"]) {
			n.Text = o.word("notice")
		} else if in := o.object("notice"); in != nil {
			n.Text = in.word("text")
			if t := in.instant("until"); !t.IsZero() {
				n.Until = &t
			}
			in.end()
		}
		edits = append(edits, func(h *page.Head) { h.Notice = n })
	}
	if o.has("recap") {
		n := page.Recap{}
		if isString(o.members["recap"]) {
			n.Text = o.word("recap")
		} else if in := o.object("recap"); in != nil {
			n.Text, n.Time = in.word("text"), in.instant("time")
			in.end()
		}
		edits = append(edits, func(h *page.Head) { h.Recap = n })
	}
	if items, set := o.list("versions"); set {
		var list []page.LangVersion
		o.each("versions", items, func(in *object) {
			list = append(list, page.LangVersion{Lang: in.word("lang"), URL: in.word("url")})
		})
		edits = append(edits, func(h *page.Head) { h.Versions = list })
	}
	return func(h page.Head) (page.Head, error) {
		for _, edit := range edits {
			edit(&h)
		}
		return h, nil
	}
}

func isString(v []byte) bool { return strings.HasPrefix(string(v), `"`) }

// showPage: GET /pages/{page}
func (a *work) showPage(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	site, err := a.store.Site(c.Context())
	if err != nil {
		return 0, nil, err
	}
	p, err := a.store.Load(c.Context(), head.ID)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, PageOf(p, site.Epoch, a.base), nil
}

// changePage: PATCH /pages/{page}
func (a *work) changePage(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	slug := o.text("slug")
	edit := o.takeHead()
	cover, covered, err := a.takeCover(c, o)
	if err != nil {
		return 0, nil, err
	}
	o.takeWatched(c)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	r, err := a.write(c, head, func(tx *store.Tx) error {
		return tx.SetPage(func(h page.Head) (page.Head, error) {
			was := h.Recap
			h, err := edit(h)
			h.Recap = DateRecap(was, h.Recap, tx.Now())
			if slug != nil {
				h.Slug = *slug
			}
			if covered {
				h.Cover = cover
			}
			return h, err
		})
	})
	if err != nil {
		return 0, nil, err
	}
	d := PageDoneOf(head.ID, page.OpPage, r)
	if slug != nil {
		d.Slug, d.URL = *slug, Address(a.base, *slug, "")
	}
	return http.StatusOK, d, nil
}

// DateRecap gives a recap without a time that of the change, unless it says what
// the former one said.
func DateRecap(was, is page.Recap, now time.Time) page.Recap {
	switch {
	case is.Text == "" || !is.Time.IsZero():
		return is
	case is.Text == was.Text:
		return was
	}
	is.Time = now.UTC().Truncate(time.Second)
	return is
}

// pageOps are the ops on a page.
var pageOps = []page.Op{page.OpOpen, page.OpEnd, page.OpReopen, page.OpWithhold, page.OpRelease, page.OpErase}

// pageOp: POST /pages/{page}/{op}
func (a *work) pageOp(c *call) (int, any, error) {
	op, err := opOf(c, pageOps...)
	if err != nil {
		return 0, nil, err
	}
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	var do func(*store.Tx) error
	switch op {
	case page.OpOpen:
		do = (*store.Tx).Open
		if o.has("drafts") {
			picks := o.takePicks()
			do = func(tx *store.Tx) error { return tx.OpenWith(picks) }
		}
	case page.OpEnd, page.OpReopen:
		note := o.word("note")
		do = func(tx *store.Tx) error {
			if op == page.OpEnd {
				return tx.End(note)
			}
			return tx.Reopen(note)
		}
	default:
		change := store.Change{Op: op, Reason: o.word("reason"), Targets: o.takeTargets()}
		do = func(tx *store.Tx) error {
			_, err := tx.Change(change)
			return err
		}
	}
	o.takeWatched(c)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	r, err := a.write(c, head, do)
	if err != nil {
		return 0, nil, a.conflict(c, head, err, nil)
	}
	return http.StatusOK, PageDoneOf(head.ID, op, r), nil
}
