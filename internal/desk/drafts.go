package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// Colleague is an account, or a token, as others on the desk see it.
type Colleague struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Draft is a draft as the desk is given it.
type Draft struct {
	ID        string     `json:"id"`
	Rev       int64      `json:"rev"`
	Author    *Colleague `json:"author"` // who began it; null: the command line
	Hand      *Colleague `json:"hand"`   // who saved it last
	Status    string     `json:"status"`
	Assignee  *Colleague `json:"assignee"`
	Note      string     `json:"note"`
	Submitted string     `json:"submitted,omitempty"`
	Scheduled string     `json:"scheduled,omitempty"`
	Schedule  string     `json:"schedule,omitempty"` // id of what it goes out with
	Stamp     string     `json:"stamp,omitempty"`    // of an imported draft
	Imported  bool       `json:"imported,omitempty"`
	Created   string     `json:"created"`
	Updated   string     `json:"updated"`
	Edits     string     `json:"edits"`
	PostRev   int64      `json:"post_rev,omitempty"`
	Texts
	Flags
}

// Texts are what a draft says.
type Texts struct {
	Headline string                `json:"headline"`
	Dateline *page.Dateline        `json:"dateline"`
	Text     string                `json:"text"`
	HTML     string                `json:"html"`
	Body     json.RawMessage       `json:"body"` // stoppress-body/1 or null; in a draft also what is neither, as it came
	Sources  []page.Source         `json:"sources"`
	Byline   string                `json:"byline"`
	Tags     []string              `json:"tags"`
	Lang     string                `json:"lang"`
	Media    map[string]page.Media `json:"media"`
}

// Flags are what stands beside them.
type Flags struct {
	Key      bool `json:"key"`
	Pinned   bool `json:"pinned"`
	Breaking bool `json:"breaking"`
}

func textsOf(x page.Texts) Texts {
	t := Texts{
		Headline: x.Headline, Body: json.RawMessage("null"), Sources: x.Sources, Byline: x.Byline, Tags: x.Tags, Lang: x.Lang, Media: x.Media,
	}
	if x.Dateline != (page.Dateline{}) {
		t.Dateline = &x.Dateline
	}
	if t.Sources == nil {
		t.Sources = []page.Source{}
	}
	if t.Tags == nil {
		t.Tags = []string{}
	}
	if t.Media == nil {
		t.Media = map[string]page.Media{}
	}
	if len(x.Body) == 0 {
		return t
	}
	if doc, err := markup.Decode(x.Body); err == nil {
		t.Body, t.Text, t.HTML = x.Body, doc.Text(), doc.HTML(markup.HTMLOptions{})
	} else if json.Valid(x.Body) {
		t.Body = x.Body
	}
	return t
}

// names gives what accounts and tokens are called.
type names map[string]string

func (a *work) names(ctx context.Context) (names, error) {
	list, err := a.store.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	n := names{}
	for _, p := range list {
		n[p.ID] = p.Name
	}
	tokens, err := a.store.Tokens(ctx)
	for _, k := range tokens {
		n[k.ID] = k.Name
	}
	return n, err
}

func (n names) of(id string) *Colleague {
	if id == "" {
		return nil
	}
	return &Colleague{ID: id, Name: n[id]} // one who was removed has no name
}

func (n names) draft(d store.Draft) *Draft {
	return &Draft{
		ID: d.ID, Rev: d.Rev, Author: n.of(d.Author), Hand: n.of(d.Hand), Status: d.Status, Assignee: n.of(d.Assignee), Note: d.Note,
		Submitted: clock(d.Submitted), Scheduled: clock(d.Scheduled), Schedule: d.Schedule, Stamp: clock(d.Stamp), Imported: d.Source == store.SourceImport,
		Created: clock(d.Created), Updated: clock(d.Updated), Edits: d.Edits, PostRev: d.PostRev, Texts: textsOf(d.Texts), Flags: Flags(d.Flags),
	}
}

// origin is the draft that something is published from.
type origin struct {
	draft string // id; "": none
	rev   int64  // of the draft; 0: not looked at
	own   bool   // the request has no key of its own
}

// takeOrigin takes the members draft and draft_rev of what someone publishes.
func (o *object) takeOrigin(c *call) (of origin) {
	of.draft, of.rev = o.word("draft"), o.number("draft_rev")
	o.takeDoubts(c)
	if of.draft != "" && !page.ValidPostID(of.draft) {
		o.fail(refuse(codeInvalid, "draft", "request", "%q is not a draft's id: a digit, then nine of 0-9 and a-z", of.draft))
	}
	return of
}

// key gives a request without a key of its own one of the draft and its rev, so
// that one sent again after its answer was lost publishes once.
func (of *origin) key(c *call, head store.Head) {
	if of.draft != "" && c.key == "" {
		of.own = true
		c.key = fmt.Sprintf("draft:%s:%s:%d", head.ID, of.draft, of.rev)
	}
}

// refused says more of why a draft was not published.
func (a *work) refused(c *call, head store.Head, of origin, err error) error {
	if of.own && errors.Is(err, store.ErrKeyReused) {
		// It was published from this state of the draft, with other words.
		if post, lost := a.store.Post(c.Context(), head.ID, of.draft); lost == nil {
			err = &store.Published{Post: post}
		}
	}
	return a.conflict(c, head, err, nil)
}

// conflict gives both sides of what two people did to one thing.
func (a *work) conflict(c *call, head store.Head, err error, yours any) error {
	var stale *store.StaleDraft
	var notes *store.StaleNotes
	var done *store.Published
	switch {
	case errors.As(err, &done):
		return &Problem{Status: http.StatusConflict, Code: "published", Message: done.Error(), Current: PostOf(done.Post, a.base, head.Slug), Yours: yours}
	case errors.As(err, &stale):
		n, lost := a.names(c.Context())
		if lost != nil {
			return lost
		}
		return &Problem{Status: http.StatusConflict, Code: "stale_draft", Field: "rev", Message: stale.Error(), Current: n.draft(stale.Draft), Yours: yours}
	case errors.As(err, &notes):
		n, lost := a.names(c.Context())
		if lost != nil {
			return lost
		}
		return &Problem{Status: http.StatusConflict, Code: "stale_notes", Field: "rev", Message: notes.Error(), Current: n.notes(notes.Notes), Yours: yours}
	}
	return err
}

// pictures looks up what is kept of the pictures that a post names, in place.
func (a *work) pictures(ctx context.Context, named map[string]page.Media) error {
	if len(named) > store.MaxMediaIn {
		return refuse(codeLarge, "media", "pictures_many n max", "%d pictures, the limit is %d", len(named), store.MaxMediaIn)
	}
	for key, m := range named {
		kept, err := a.store.Picture(ctx, m.ID)
		if errors.Is(err, store.ErrNoMedia) {
			return refuse(codeInvalid, "media."+key, "picture_gone", "there is no picture %q; send it to media first", m.ID)
		}
		if err != nil {
			return err
		}
		m.SHA256, m.Type, m.Width, m.Height = kept.SHA256, kept.Type, kept.Width, kept.Height
		named[key] = m
	}
	return nil
}

// errOthers is for who may read a draft and not write it.
var errOthers = &Problem{Status: http.StatusForbidden, Code: "role", Kind: "draft_others", Message: "the draft is another's; an editor can change it"}

// owns says whether whoever asks may write a draft: an editor any, a contributor
// what they began.
func (c *call) owns(head store.Head, d store.Draft) bool {
	return c.may(head.ID, store.Editor) || c.may(head.ID, store.Contributor) && d.Author == c.id()
}

// listDrafts: GET /pages/{page}/drafts
func (a *work) listDrafts(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	drafts, err := a.store.Drafts(c.Context(), head.ID)
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list, imported := []*Draft{}, 0
	for _, d := range drafts {
		if d.Source == store.SourceImport {
			imported++
			continue // they may be thousands, and go out by opening the page
		}
		list = append(list, n.draft(d))
	}
	return http.StatusOK, map[string]any{"drafts": list, "imported": imported}, nil
}

// showDraft: GET /pages/{page}/drafts/{id}
func (a *work) showDraft(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	return a.draftOf(c, head)
}

func (a *work) draftOf(c *call, head store.Head) (int, any, error) {
	d, err := a.store.Draft(c.Context(), head.ID, c.PathValue("id"))
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, n.draft(d), nil
}

// draftRevs: GET /pages/{page}/drafts/{id}/revs
func (a *work) draftRevs(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	drafts, err := a.store.DraftRevs(c.Context(), head.ID, c.PathValue("id"))
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	type former struct {
		Rev   int64      `json:"rev"`
		Hand  *Colleague `json:"hand"`
		Saved string     `json:"saved"`
		Edits string     `json:"edits"`
		Texts
		Flags
	}
	list := []former{}
	for _, d := range drafts {
		list = append(list, former{d.Rev, n.of(d.Hand), clock(d.Updated), d.Edits, textsOf(d.Texts), Flags(d.Flags)})
	}
	return http.StatusOK, map[string]any{"revs": list}, nil
}

// Saved is what a saved draft is answered with.
type Saved struct {
	ID       string   `json:"id"`
	Rev      int64    `json:"rev"`
	Saved    string   `json:"saved"` // when its texts were
	Warnings []string `json:"warnings,omitempty"`
}

// putDraft: PUT /pages/{page}/drafts/{id}
func (a *work) putDraft(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	o.loose = true
	rev, client := o.number("rev"), o.word("client")
	if rev < 0 {
		o.fail(refuse(codeInvalid, "rev", "request", "rev is what the text was made from, 0 for a new draft"))
	}
	status, assignee, note, edits := o.text("status"), o.text("assignee"), o.text("note"), o.text("edits")
	postRev := o.number("post_rev")
	story := o.takeTexts()
	o.takeFlags(story)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	if err := a.pictures(c.Context(), story.media()); err != nil {
		return 0, nil, err
	}
	c.key = "" // a draft says itself what it was made from
	var out store.Draft
	_, err = a.write(c, head, func(tx *store.Tx) error {
		d, err := tx.Draft(c.PathValue("id"))
		switch {
		case errors.Is(err, store.ErrNoDraft):
			d = store.Draft{ID: c.PathValue("id")}
		case err != nil:
			return err
		case !c.owns(head, d):
			return errOthers
		}
		editor := c.may(head.ID, store.Editor)
		if assignee != nil && *assignee != d.Assignee && !editor && *assignee != "" && *assignee != c.id() {
			return &Problem{Status: http.StatusForbidden, Code: "role", Kind: "assignee_others", Field: "assignee", Message: "only an editor gives a draft to someone else"}
		}
		for _, said := range []struct{ from, to *string }{{status, &d.Status}, {assignee, &d.Assignee}, {note, &d.Note}, {edits, &d.Edits}} {
			if said.from != nil {
				*said.to = *said.from
			}
		}
		if edits != nil {
			d.PostRev = postRev
		} else if postRev != 0 {
			d.PostRev = postRev
		}
		if d.Texts, err = story.Texts(d.Texts); err != nil {
			return err
		}
		d.Flags = story.Flags(d.Flags)
		d.Hand, d.Client = c.id(), client
		out, err = tx.SaveDraft(d, rev)
		return err
	})
	if err != nil {
		return 0, nil, a.conflict(c, head, err, yoursOf(rev, "", story))
	}
	return http.StatusOK, Saved{ID: out.ID, Rev: out.Rev, Saved: clock(out.Updated), Warnings: story.Warnings}, nil
}

// dropDraft: DELETE /pages/{page}/drafts/{id}?rev=
func (a *work) dropDraft(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	rev := int64(0)
	if s := c.URL.Query().Get("rev"); s != "" {
		if rev, err = strconv.ParseInt(s, 10, 64); err != nil || rev < 1 {
			return 0, nil, refuse(codeInvalid, "rev", "request", "a revision is a number from 1 on")
		}
	}
	_, err = a.write(c, head, func(tx *store.Tx) error {
		d, err := tx.Draft(c.PathValue("id"))
		if err != nil {
			return err
		}
		if !c.owns(head, d) {
			return errOthers
		}
		return tx.DiscardDraft(d.ID, rev)
	})
	if err != nil {
		return 0, nil, a.conflict(c, head, err, nil)
	}
	return http.StatusOK, map[string]any{"id": c.PathValue("id"), "gone": true}, nil
}

// handDraft: POST /pages/{page}/drafts/{id}/submit and return
func (a *work) handDraft(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	var note string
	if err := c.take(func(o *object) { note = o.word("note") }); err != nil {
		return 0, nil, err
	}
	c.key = ""
	_, err = a.write(c, head, func(tx *store.Tx) error {
		d, err := tx.Draft(c.PathValue("id"))
		if err != nil {
			return err
		}
		if !c.owns(head, d) {
			return errOthers
		}
		if c.PathValue("op") == "return" {
			_, err = tx.ReturnDraft(d.ID, note)
		} else {
			_, err = tx.SubmitDraft(d.ID, note)
		}
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	return a.draftOf(c, head)
}

// takePicks takes drafts out of a request, as someone saw them.
func (o *object) takePicks() (picks []store.Pick) {
	items, _ := o.list("drafts")
	o.each("drafts", items, func(in *object) { picks = append(picks, store.Pick{ID: in.word("id"), Rev: in.number("rev")}) })
	return picks
}

// publishDrafts is publishBatch of drafts that are kept here.
func (a *work) publishDrafts(c *call, head store.Head, o *object) (int, any, error) {
	picks := o.takePicks()
	o.takeWatched(c)
	o.takeDoubts(c)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	if len(picks) == 0 {
		return 0, nil, refuse(codeInvalid, "drafts", "drafts_none", "an update needs its drafts")
	}
	if c.key == "" {
		sum := sha256.Sum256(fmt.Append(nil, picks))
		c.key = "drafts:" + head.ID + ":" + hex.EncodeToString(sum[:16])
	}
	r, err := a.write(c, head, func(tx *store.Tx) error {
		_, err := tx.PublishDrafts(picks)
		return err
	})
	if err != nil {
		return 0, nil, a.conflict(c, head, err, nil)
	}
	return http.StatusCreated, BatchOf(r, a.base, head.Slug), nil
}

// Notes are what the desk notes of a page.
type Notes struct {
	Rev     int64      `json:"rev"`
	Text    string     `json:"text"`
	By      *Colleague `json:"by"`
	Updated string     `json:"updated,omitempty"`
}

func (n names) notes(x store.Notes) *Notes {
	return &Notes{Rev: x.Rev, Text: x.Text, By: n.of(x.Account), Updated: clock(x.Updated)}
}

// showNotes: GET /pages/{page}/notes
func (a *work) showNotes(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	x, err := a.store.Notes(c.Context(), head.ID)
	if err != nil {
		return 0, nil, err
	}
	return a.notesOf(c, x)
}

func (a *work) notesOf(c *call, x store.Notes) (int, any, error) {
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	v := n.notes(x)
	if x.Rev == 0 {
		v.Updated = ""
	}
	return http.StatusOK, v, nil
}

// putNotes: PUT /pages/{page}/notes
func (a *work) putNotes(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	var rev int64
	var text string
	if err := c.take(func(o *object) { rev, text = o.number("rev"), o.word("text") }); err != nil {
		return 0, nil, err
	}
	c.key = ""
	var x store.Notes
	_, err = a.write(c, head, func(tx *store.Tx) error {
		x, err = tx.SetNotes(text, c.person.ID, rev)
		return err
	})
	if err != nil {
		return 0, nil, a.conflict(c, head, err, map[string]any{"rev": rev, "text": text})
	}
	return a.notesOf(c, x)
}

// postsAtOnce is how many posts the live column is given at once.
const postsAtOnce = 30

// listPosts: GET /pages/{page}/posts?before=ORDER
func (a *work) listPosts(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	posts, more, err := a.store.Posts(c.Context(), head.ID, c.URL.Query().Get("before"), postsAtOnce)
	if err != nil {
		return 0, nil, err
	}
	type listed struct {
		*Post
		Order string `json:"order"`
	}
	out := struct {
		Posts []listed `json:"posts"`
		Next  string   `json:"next"` // for before; "": that was all
		Seq   int64    `json:"seq"`  // of the page when it was read
	}{Posts: []listed{}, Seq: head.Seq}
	for _, p := range posts {
		out.Posts = append(out.Posts, listed{PostOf(p, a.base, head.Slug), p.Order()})
	}
	if more {
		out.Next = posts[len(posts)-1].Order()
	}
	return http.StatusOK, out, nil
}

// postRevisions: GET /pages/{page}/posts/{id}/revisions
func (a *work) postRevisions(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	post, err := a.store.Post(c.Context(), head.ID, c.PathValue("id"))
	if err != nil {
		return 0, nil, err
	}
	acts, err := a.store.Acts(c.Context(), store.ActFilter{Page: head.ID, Post: post.ID, Limit: 1000})
	if err != nil {
		return 0, nil, err
	}
	by := map[int64]string{}
	for _, act := range acts {
		if act.Seq != 0 {
			by[act.Seq] = act.Name
		}
	}
	type former struct {
		Revision
		By   string `json:"by,omitempty"` // name, where the audit log has it
		Note string `json:"note,omitempty"`
		Texts
	}
	list := []former{}
	var texts page.Texts
	for _, r := range post.Revisions {
		one := former{Revision: revisionsOf([]page.Revision{r})[0], By: by[r.Seq]}
		var fields []page.Field
		for _, v := range r.Values {
			switch v.Name {
			case page.FieldNote:
				one.Note = string(v.Bytes)
			case page.FieldFlags:
			default: // what was erased has no bytes, and takes the former value away
				fields = append(fields, page.Field{Name: v.Name, Value: v.Bytes})
			}
		}
		if texts, err = texts.Apply(fields); err != nil {
			return 0, nil, err
		}
		one.Texts = textsOf(texts)
		list = append(list, one)
	}
	slices.Reverse(list)
	return http.StatusOK, map[string]any{"revisions": list}, nil
}

// deskPages: GET /pages on the desk
func (a *work) deskPages(c *call) (int, any, error) {
	heads, err := a.store.Pages(c.Context())
	if err != nil {
		return 0, nil, err
	}
	homes, err := a.store.Homes(c.Context())
	if err != nil {
		return 0, nil, err
	}
	translations, err := a.store.Translations(c.Context())
	if err != nil {
		return 0, nil, err
	}
	type listed struct {
		Listed
		Lang     string `json:"lang"`
		Zone     string `json:"zone"`
		Colour   string `json:"colour"`
		Quiet    string `json:"quiet,omitempty"`    // since when it is silent, where the desk asks about that
		Original string `json:"original,omitempty"` // id of the page that it is a translation of
		Behind   int    `json:"behind,omitempty"`   // corrections of the original that are not in it yet

		Submitted int `json:"submitted,omitempty"` // drafts that wait for an editor, for those who are one of the page
	}
	silent, err := a.store.Silent(c.Context())
	if err != nil {
		return 0, nil, err
	}
	waiting, err := a.store.Submitted(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list := []listed{}
	for _, h := range heads {
		if !c.sees(h.ID) {
			continue
		}
		home, ok := homes[h.ID]
		if !ok { // a draft page
			p, err := a.store.Own(c.Context(), h.ID)
			if err != nil {
				return 0, nil, err
			}
			home = store.Home{Lang: p.Lang, Zone: p.Zone}
		}
		one := listed{Listed: ListedOf(h, a.base), Lang: home.Lang, Zone: home.Zone, Colour: Colour(h.ID), Quiet: clock(silent[h.ID])}
		if x := translations[h.ID]; c.sees(x.Original) {
			one.Original, one.Behind = x.Original, x.Behind
		}
		if c.person.May(h.ID, store.Editor) {
			one.Submitted = waiting[h.ID]
		}
		list = append(list, one)
	}
	return http.StatusOK, map[string]any{"pages": list, "langs": render.Languages()}, nil
}

// deskPage: GET /pages/{page} on the desk
func (a *work) deskPage(c *call) (int, any, error) {
	status, v, err := a.showPage(c)
	if err != nil {
		return 0, nil, err
	}
	p := v.(*Page)
	drafts, err := a.store.Drafts(c.Context(), p.ID)
	if err != nil {
		return 0, nil, err
	}
	silent, err := a.store.Silent(c.Context())
	if err != nil {
		return 0, nil, err
	}
	original, err := a.original(c, p.ID)
	return status, struct {
		*Page
		Drafts   int       `json:"drafts"`
		Colour   string    `json:"colour"`
		Quiet    string    `json:"quiet,omitempty"`
		Original *Original `json:"original"`
	}{p, len(drafts), Colour(p.ID), clock(silent[p.ID]), original}, err
}

// colours are those by which the desk tells pages apart: dark enough for white
// text, and apart from one another for most who don't see all of them.
var colours = []string{"#0b57c4", "#9a3412", "#166534", "#6d28d9", "#9d174d", "#155e75", "#854d0e", "#1e3a8a", "#7f1d1d", "#3f6212", "#5b21b6", "#334155"}

// Colour is a page's own on the desk; it never changes.
func Colour(pageID string) string {
	sum := sha256.Sum256([]byte(pageID))
	return colours[int(sum[0])%len(colours)]
}

// present: POST /presence
func (d *Desk) present(c *call) (int, any, error) {
	var slug string
	var gone *bool
	p := store.Presence{Session: c.session.ID, Account: c.person.ID}
	if err := c.take(func(o *object) {
		slug, gone, p.Draft, p.Post = o.word("page"), o.truth("gone"), o.word("draft"), o.word("post")
	}); err != nil {
		return 0, nil, err
	}
	for name, id := range map[string]string{"draft": p.Draft, "post": p.Post} {
		if id != "" && !page.ValidPostID(id) {
			return 0, nil, refuse(codeInvalid, name, "request", "%q is not an id: a digit, then nine of 0-9 and a-z", id)
		}
	}
	var err error
	if p.Page, err = d.pageID(c, slug); err != nil {
		return 0, nil, err
	}
	if p.Page == "" || c.person.Role(p.Page) == "" {
		return 0, nil, store.ErrNoPage
	}
	if gone != nil && *gone {
		err = d.store.Absent(c.Context(), p.Session, p.Page)
	} else {
		err = d.store.Present(c.Context(), p)
	}
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, map[string]any{"again": int64(store.PresenceLife / 3 / time.Millisecond)}, nil
}
