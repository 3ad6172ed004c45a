package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// plainRoutes are the desk for a browser without script: pages are opened,
// drafts are written and handed in, posts published.
func (d *Desk) plainRoutes() []route {
	return []route{
		{method: "POST", path: "/pages", least: editor, show: d.postPage},
		{method: "GET", path: "/p/{page}", least: contributor, show: d.showCompose},
		{method: "POST", path: "/p/{page}", least: editor, show: d.postPost},
		{method: "GET", path: "/p/{page}/draft", least: contributor, show: d.showDraftStart},
		{method: "POST", path: "/p/{page}/draft", least: contributor, show: d.postDraft},
	}
}

// composing is what the page to write a post shows.
type composing struct {
	Page           Listed
	Once           string // so that the form sent twice publishes once
	Draft          string // id of what is written: of a draft, or of one to be
	Rev            int64  // that it was made from; 0: it is new
	Headline, Body string
	Note           string
	Posted         string // address of the post that was just published
	Done           string // text key of what else was just done
	Publishes      bool
	Theirs         *theirs // what someone else made of the draft meanwhile
	Drafts         []penned
	Posts          []*Post // the newest first
}

// theirs is another's text of the same draft.
type theirs struct{ Name, Headline, Body string }

// penned is a draft in the list.
type penned struct {
	ID, Name, Author, Note string
	Submitted              bool
}

// composing gathers what stands around the form. given is what is in it.
func (d *Desk) composing(c *call, given composing) (composing, error) {
	x := given
	x.Page, x.Once, x.Publishes = ListedOf(*c.head, d.base), random(), c.person.May(c.head.ID, store.Editor)
	if x.Draft == "" {
		x.Draft = store.NewPostID()
	}
	p, err := d.store.Load(c.Context(), c.head.ID)
	if err != nil {
		return x, err
	}
	posts := p.Newest().Posts
	for _, post := range posts[:min(10, len(posts))] {
		x.Posts = append(x.Posts, PostOf(post, d.base, c.head.Slug))
	}
	drafts, err := d.store.Drafts(c.Context(), c.head.ID)
	if err != nil {
		return x, err
	}
	n, err := d.names(c.Context())
	if err != nil {
		return x, err
	}
	for _, one := range slices.Backward(drafts) {
		if !d.plain(c, one) {
			continue
		}
		w := penned{ID: one.ID, Name: one.Texts.Headline, Note: one.Note, Submitted: !one.Submitted.IsZero()}
		if w.Name == "" {
			w.Name = opening(markdownOf(one.Texts))
		}
		if one.Author != c.person.ID && one.Author != "" {
			w.Author = n[one.Author]
		}
		x.Drafts = append(x.Drafts, w)
	}
	return x, nil
}

// plain says whether a draft is one that whoever asks can write on without
// script: none that changes a published post, nor one of an import.
func (d *Desk) plain(c *call, one store.Draft) bool {
	return one.Source == "" && one.Edits == "" && c.owns(*c.head, one)
}

// markdownOf is the body of a draft as it can be typed.
func markdownOf(x page.Texts) string {
	doc, err := markup.Decode(x.Body)
	if err != nil {
		return ""
	}
	return doc.Markdown()
}

// opening is the beginning of a text, to know it by.
func opening(s string) string {
	words := []rune(strings.Join(strings.Fields(s), " "))
	if len(words) > 60 {
		return string(words[:59]) + "…"
	}
	return string(words)
}

func (d *Desk) showCompose(c *call) error {
	q := c.URL.Query()
	x := composing{}
	if id := q.Get("draft"); id != "" {
		one, err := d.store.Draft(c.Context(), c.head.ID, id)
		switch {
		case err != nil:
			return err
		case !d.plain(c, one):
			return errOthers
		}
		x.Draft, x.Rev, x.Note = one.ID, one.Rev, one.Note
		x.Headline, x.Body = one.Texts.Headline, markdownOf(one.Texts)
	}
	switch done := q.Get("done"); done {
	case "saved", "sent":
		x.Done = "draft." + done
	}
	x, err := d.composing(c, x)
	if err != nil {
		return err
	}
	if id := q.Get("posted"); page.ValidPostID(id) {
		x.Posted = Address(d.base, c.head.Slug, id)
	}
	return d.show(c, http.StatusOK, "compose", x)
}

func (d *Desk) showDraftStart(c *call) error { return c.seeOther(d.at("/p/" + c.head.Slug)) }

// typed is what the form holds.
func (c *call) typed() (x composing, err error) {
	x = composing{Draft: c.field("draft"), Headline: c.field("headline"), Body: c.form.Get("body"), Note: c.field("note")}
	if !page.ValidPostID(x.Draft) {
		return composing{Headline: x.Headline, Body: x.Body, Note: x.Note}, refuse(codeInvalid, "draft", "form_draft", "the form does not say which draft it is; reload the page")
	}
	if x.Rev, err = strconv.ParseInt(c.field("rev"), 10, 64); err != nil || x.Rev < 0 {
		return x, refuse(codeInvalid, "draft", "form_draft", "the form does not say of which draft it is; reload the page")
	}
	return x, nil
}

// texts are was with what was typed. A body that was not touched stays as it is.
func (x composing) texts(was page.Texts) (page.Texts, error) {
	s := Story{Headline: &x.Headline}
	lines := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	if len(was.Body) == 0 || lines(x.Body) != lines(markdownOf(was)) {
		s.Body, _ = markup.FromMarkdown(x.Body)
	}
	return s.Texts(was)
}

// again shows the form again, with what was wrong.
func (d *Desk) again(c *call, x composing, err error) error {
	p := d.problem(c.w, c.Request, err)
	if stale := (*store.StaleDraft)(nil); errors.As(err, &stale) {
		// To send it once more is to put it in the place of theirs.
		n, _ := d.names(c.Context())
		x.Rev = stale.Draft.Rev
		x.Theirs = &theirs{n[stale.Draft.Hand], stale.Draft.Texts.Headline, markdownOf(stale.Draft.Texts)}
	}
	x, failed := d.composing(c, x)
	if failed != nil {
		return err
	}
	c.wrong = p
	return d.show(c, p.Status, "compose", x)
}

// postDraft saves a draft, and hands it in where that is asked for.
func (d *Desk) postDraft(c *call) error {
	x, err := c.typed()
	if err != nil {
		return d.again(c, x, err)
	}
	send := c.field("do") == "submit"
	_, err = d.write(c, *c.head, func(tx *store.Tx) error {
		one, err := tx.Draft(x.Draft)
		switch {
		case errors.Is(err, store.ErrNoDraft):
			one = store.Draft{ID: x.Draft}
		case err != nil:
			return err
		case !d.plain(c, one):
			return errOthers
		}
		if one.Texts, err = x.texts(one.Texts); err != nil {
			return err
		}
		one.Hand, one.Client = c.person.ID, ""
		if one, err = tx.SaveDraft(one, x.Rev); err != nil {
			return err
		}
		if !send {
			return nil
		}
		if x.Headline == "" && strings.TrimSpace(x.Body) == "" {
			return refuse(codeInvalid, "draft", "draft_empty", "there is nothing to hand in yet")
		}
		_, err = tx.SubmitDraft(one.ID, x.Note)
		return err
	})
	switch {
	case err != nil:
		return d.again(c, x, err)
	case send:
		return c.seeOther(d.at("/p/" + c.head.Slug + "?done=sent"))
	}
	return c.seeOther(d.at("/p/" + c.head.Slug + "?done=saved&draft=" + url.QueryEscape(x.Draft)))
}

// postPost publishes what was typed; the draft that it was is removed.
func (d *Desk) postPost(c *call) error {
	x, err := c.typed()
	if err != nil {
		return d.again(c, x, err)
	}
	c.key, c.body, c.watched = c.field("once"), []byte(c.form.Encode()), c.form["watched"]
	c.doubts = c.form["unverified"]
	_, err = d.write(c, *c.head, func(tx *store.Tx) error {
		one, err := tx.Draft(x.Draft)
		if err != nil && !errors.Is(err, store.ErrNoDraft) {
			return err
		}
		if err == nil && !d.plain(c, one) {
			return errOthers
		}
		p := store.NewPost{ID: x.Draft, Flags: one.Flags}
		if p.Texts, err = x.texts(one.Texts); err != nil {
			return err
		}
		_, err = tx.PublishDraft(p, x.Rev)
		return err
	})
	if err != nil {
		return d.again(c, x, err)
	}
	return c.seeOther(d.at("/p/" + c.head.Slug + "?posted=" + x.Draft))
}
