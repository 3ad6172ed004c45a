package desk

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"stoppress/internal/intake"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// renderer renders as readers' pages are.
func (a *work) renderer(site store.Site) (*render.Renderer, error) {
	if a.render != nil {
		return a.render(), nil
	}
	return render.New(render.Site{Name: site.Name, Lang: site.Lang, URL: a.base})
}

// preview: POST /pages/{page}/preview
func (a *work) preview(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	o.loose = true
	id, draft := o.word("post"), o.word("draft")
	story := o.takeTexts()
	o.takeFlags(story)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	if err := a.pictures(c.Context(), story.media()); err != nil {
		return 0, nil, err
	}
	site, err := a.store.Site(c.Context())
	if err != nil {
		return 0, nil, err
	}
	p, err := a.store.Own(c.Context(), head.ID)
	if err != nil {
		return 0, nil, err
	}
	now := time.Now().UTC()
	post := page.Post{ID: "0000000000", Stamp: now.Truncate(time.Minute), Published: now}
	if post.Stamp.Before(head.LastStamp) {
		post.Stamp = head.LastStamp
	}
	if page.ValidPostID(draft) {
		post.ID = draft
	}
	if id != "" { // one that is published, as it would stand
		is, err := a.store.Post(c.Context(), head.ID, id)
		if err != nil {
			return 0, nil, err
		}
		post = *is
	}
	if post.Texts, err = story.Texts(post.Texts); err != nil {
		return 0, nil, err
	}
	post.Flags = story.Flags(post.Flags)
	r, err := a.renderer(site)
	if err != nil {
		return 0, nil, err
	}
	html := r.Preview(p, render.View{Epoch: site.Epoch, Now: now}, &post)
	said := story.Warnings
	if said == nil {
		said = []string{}
	}
	return http.StatusOK, map[string]any{
		"html": string(html), "warnings": said, "style": r.Style(), "lang": p.Lang, "stamp": clock(post.Stamp),
	}, nil
}

// What an upload may take.
const (
	uploads     = 12                  // at a time; each is in memory whole
	ownUploads  = 4                   // of them, of one account; the desk sends two
	uploadTime  = 5 * time.Minute     // a phone on a bad line
	maxImport   = 12 << 20            // of the JSON that brings a text or file of intake.MaxFile
	maxPosts    = 4 * intake.MaxLines // objects of an outline: its updates, posts and doubts
	readings    = 2                   // texts and files that are being understood at a time: that takes far more memory than they do
	ownReadings = 1                   // of them, of one account
	pasteTime   = 60 * time.Second    // to read it
)

var (
	uploading     = newTurns(uploads, ownUploads)
	understanding = newTurns(readings, ownReadings)
)

// large answers a request whose body may be larger than others'. do is given the
// body.
func (a *work) large(c *call, max int64, within time.Duration, do handle) (int, any, error) {
	rc := http.NewResponseController(c.w)
	_ = rc.SetReadDeadline(time.Now().Add(within)) // a test's recorder has none
	_ = rc.SetWriteDeadline(time.Now().Add(within + working + writing))
	ctx, cancel := context.WithTimeout(c.Context(), within+working)
	defer cancel()
	c.Request = c.WithContext(ctx)
	done, err := uploading.take(ctx, c.id())
	if err != nil {
		return 0, nil, err
	}
	defer done()
	b, err := io.ReadAll(http.MaxBytesReader(c.w, c.Body, max))
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return 0, nil, refuse(codeLarge, "", "file_large max", "it is larger than %d MB", max>>20)
	case err != nil:
		return 0, nil, refuse(codeInvalid, "", "cut_off", "it could not be read to its end; send it again")
	}
	c.body = b
	return do(c)
}

// written answers by itself what do says: for what reads its body, and takes its
// time.
func (d *Desk) written(do handle) func(*call) error {
	return func(c *call) error {
		r := c.Request // do gives it less time
		status, v, err := do(c)
		c.Request = r
		d.reply(c, status, v, err)
		return nil
	}
}

// putMedia: POST /media, the body being the picture's file
func (a *work) putMedia(c *call) (int, any, error) {
	return a.large(c, media.MaxBytes, uploadTime, func(c *call) (int, any, error) {
		m, err := media.Take(c.Context(), c.body)
		switch {
		case errors.Is(err, media.ErrPixels):
			return 0, nil, &Problem{Status: http.StatusRequestEntityTooLarge, Code: "picture_pixels", Message: err.Error()}
		case errors.Is(err, media.ErrTooLarge):
			return 0, nil, &Problem{Status: http.StatusRequestEntityTooLarge, Code: codeLarge, Kind: "picture_large", Args: map[string]any{"max": media.MaxBytes >> 20}, Message: err.Error()}
		case errors.Is(err, media.ErrKind):
			return 0, nil, &Problem{Status: http.StatusUnprocessableEntity, Code: "picture_kind", Message: err.Error()}
		case errors.Is(err, media.ErrBroken):
			return 0, nil, &Problem{Status: http.StatusUnprocessableEntity, Code: "picture_broken", Message: err.Error()}
		case err != nil:
			return 0, nil, err
		}
		m.Account = c.id()
		if m, err = a.store.PutMedia(c.Context(), m); err != nil {
			return 0, nil, err
		}
		return http.StatusCreated, map[string]any{"id": m.ID, "type": m.Type, "width": m.Width, "height": m.Height, "url": a.prefix + "/-/media/" + m.ID, "focus": [2]int{m.Focus.X, m.Focus.Y}}, nil
	})
}

// pasting answers a request that brings a text or an export.
func (d *Desk) pasting(c *call, do handle) (int, any, error) {
	return d.large(c, maxImport, pasteTime, func(c *call) (int, any, error) {
		done, err := understanding.take(c.Context(), c.id())
		if err != nil {
			return 0, nil, err
		}
		defer done()
		return do(c)
	})
}

// pasted is a page's text, or an export, that someone brings.
type pasted struct {
	outline *intake.Outline
	page    *page.Page // nil: one to be made
	made    store.NewPage
	open    bool
}

// takePasted takes a text, or what was understood of one and mended; or an export, and what was
// mended of it.
func (d *Desk) takePasted(c *call) (*pasted, error) {
	o, err := readObject(c.body)
	if err != nil {
		return nil, err
	}
	slug, on := o.word("page"), c.head
	p := &pasted{}
	if slug != "" && on == nil {
		head, err := d.store.Find(c.Context(), slug)
		if err != nil {
			return nil, err
		}
		if !c.person.May(head.ID, store.Editor) {
			return nil, errRole
		}
		on = &head
	}
	zone, lang := "", ""
	if on != nil {
		if p.page, err = d.store.Own(c.Context(), on.ID); err != nil {
			return nil, err
		}
		zone, lang = p.page.Zone, p.page.Lang
	} else {
		p.made.Draft, p.made.Slug = true, o.word("slug")
		edit := o.takeHead()
		if p.made.Head, err = edit(page.Head{}); err != nil {
			return nil, err
		}
		if zone, lang = p.made.Head.Zone, p.made.Head.Lang; zone == "" {
			o.fail(refuse(codeInvalid, "zone", "zone_empty", "name the page, or the zone of its times, such as Europe/Paris"))
		}
	}
	open := o.truth("open")
	p.open = open == nil || *open
	opt := intake.Options{Now: time.Now(), Lang: lang}
	if day := o.word("date"); day != "" {
		if opt.Date, err = intake.ParseDate(day); err != nil {
			o.fail(refuse(codeInvalid, "date", "day_form", "%v", err))
		}
	}
	if latin := o.truth("windows_1252"); latin != nil {
		opt.Take1252 = *latin
	}
	text, raw := o.text("text"), o.take("outline")
	file, mended := o.takeFile(&opt)
	o.takeWatched(c)
	o.end()
	if *o.err != nil {
		return nil, *o.err
	}
	if opt.Zone, err = time.LoadLocation(zone); err != nil {
		return nil, refuse(codeInvalid, "zone", "zone_unknown given", "%q is not a zone", zone)
	}
	switch {
	case raw != nil:
		if p.outline, err = outlineOf(raw); err != nil {
			return nil, err
		}
		p.outline.Zone = opt.Zone
		return p, notUnderstood(p.outline.Check())
	case file != nil:
		p.outline, err = intake.Read(bytes.NewReader(file), opt)
	case text != nil:
		p.outline, err = intake.Read(strings.NewReader(*text), opt)
	default:
		return nil, refuse(codeInvalid, "text", "text_none", "there is no text")
	}
	if err != nil {
		return nil, notUnderstood(err)
	}
	if err := mended.of(p.outline); err != nil {
		return nil, err
	}
	return p, notUnderstood(p.outline.Check())
}

// mends are what was changed of an export as it was shown: posts, by their number in the file.
type mends struct {
	leave     []int
	headlines map[int]string
}

// takeFile takes a file's bytes, its name, and what was mended of an export.
func (o *object) takeFile(opt *intake.Options) (file []byte, m mends) {
	opt.MaxExport = intake.MaxFile
	opt.Name = o.word("name")
	if s := o.text("file"); s != nil {
		b, err := base64.StdEncoding.DecodeString(*s)
		if err != nil {
			o.wrong("file", "a file in base64")
		}
		file = b
	}
	items, _ := o.list("leave")
	m.leave = make([]int, len(items))
	for i, v := range items {
		if json.Unmarshal(v, &m.leave[i]) != nil {
			o.wrong("leave", "numbers of posts")
		}
	}
	if v := o.take("headlines"); v != nil && json.Unmarshal(v, &m.headlines) != nil {
		o.wrong("headlines", "an object of headlines by the number of their post")
	}
	return file, m
}

func (m mends) of(o *intake.Outline) error {
	switch {
	case len(m.leave) == 0 && len(m.headlines) == 0:
		return nil
	case o.Format == "":
		return refuse(codeInvalid, "leave", "request", "a text is mended in its outline")
	}
	if err := o.Mend(m.leave, m.headlines); err != nil {
		return refuse(codeInvalid, "leave", "request", "%v", err)
	}
	return nil
}

// outlineOf reads the outline of a text that was shown, and that someone may have changed.
func outlineOf(raw json.RawMessage) (*intake.Outline, error) {
	if bytes.Count(raw, []byte("{")) > maxPosts {
		return nil, refuse(codeLarge, "outline", "outline_large", "the outline has more parts than any text")
	}
	var o intake.Outline
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&o); err != nil {
		return nil, refuse(codeType, "outline", "request", "the outline is not as it was given: %s", jsonText(err))
	}
	o.Format = ""
	for i := range o.Updates {
		u := &o.Updates[i]
		if u.Stamp = u.Stamp.UTC(); !u.Stamp.Equal(u.Stamp.Truncate(time.Minute)) || u.Stamp.Year() < 1000 || u.Stamp.Year() > 9999 {
			return nil, refuse(codeInvalid, "outline", "request", "update %d: a stamp is a time to the minute", i+1)
		}
		for j := range u.Posts {
			p := &u.Posts[j]
			if p.Whole != nil {
				return nil, refuse(codeInvalid, "outline", "request", "an export is not brought by its outline: send its text or file again, with leave and headlines")
			}
			for k, s := range p.Paragraphs {
				p.Paragraphs[k] = strings.TrimSpace(s)
			}
			if l := p.Dateline.Lead; l != "" && (len(p.Paragraphs) == 0 || !strings.HasPrefix(p.Paragraphs[0], l)) {
				p.Dateline = intake.Dateline{} // it was taken out, or changed
			}
		}
	}
	return &o, nil
}

// notUnderstood makes a Problem of what intake says of a text.
func notUnderstood(err error) error {
	var bad *intake.ParseError
	if !errors.As(err, &bad) {
		return err
	}
	p := refuse(codeInvalid, "text", "text_unread", "%s", bad.Why)
	if bad.Way != "" {
		p.Message += "; " + bad.Way
	}
	if errors.Is(err, intake.ErrTooLarge) {
		p = refuse(codeLarge, "text", "text_unread", "%s", p.Message)
	}
	if errors.Is(err, intake.ErrNoDate) && bad.Item == 0 {
		p.Code, p.Field, p.Kind = "no_date", "date", ""
		if !bad.Proposal.IsZero() {
			p.Yours = map[string]string{"date": bad.Proposal.String()}
		}
	}
	p.Line = bad.Line
	if bad.Code != "" { // else the English text is all there is
		p.Said = &bad.Saying
	}
	return p
}

// Understood is what is told of a text that was pasted.
type Understood struct {
	Outline *intake.Outline `json:"outline"`
	Updates int             `json:"updates"`
	Posts   int             `json:"posts"`
	Report  *intake.Report  `json:"report,omitempty"` // of a page that is there: what became of each story, or would
	Page    *Listed         `json:"page,omitempty"`   // that it was brought to
}

func understood(o *intake.Outline) Understood {
	u := Understood{Outline: o, Updates: len(o.Updates)}
	for _, up := range o.Updates {
		u.Posts += len(up.Posts)
	}
	return u
}

// previewImport: POST /import/preview, /pages/{page}/import/preview
func (d *Desk) previewImport(c *call) (int, any, error) {
	return d.pasting(c, func(c *call) (int, any, error) {
		p, err := d.takePasted(c)
		if err != nil {
			return 0, nil, err
		}
		u := understood(p.outline)
		if p.page != nil {
			if u.Report, err = intake.Import(c.Context(), d.store, c.by, p.page.ID, p.outline, true); err != nil {
				return 0, nil, notUnderstood(err)
			}
		}
		return http.StatusOK, u, nil
	})
}

// unwatched is a request without the words of the watch list that it names: sent again with these, after
// whoever sent it was asked about them, it is the same request.
func unwatched(body []byte) []byte {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return body
	}
	delete(members, "watched")
	b, err := json.Marshal(members)
	if err != nil {
		return body
	}
	return b
}

// doImport: POST /import, /pages/{page}/import
//
// A page that is to be made is so in three steps, each of which finds what was
// done of it before: a request sent again brings all to its end, once.
func (d *Desk) doImport(c *call) (int, any, error) {
	return d.pasting(c, func(c *call) (int, any, error) {
		key, err := idempotencyKey(c.Request)
		if err != nil {
			return 0, nil, err
		}
		p, err := d.takePasted(c)
		if err != nil {
			return 0, nil, err
		}
		id, open := "", p.open
		if p.page != nil {
			id, open = p.page.ID, false
		} else {
			p.made.Scope, p.made.Key, p.made.Request, p.made.By, p.made.Watched = c.scope, key, unwatched(c.body), c.by, c.watched
			head, _, err := d.store.CreatePage(c.Context(), p.made)
			if err != nil {
				return 0, nil, err
			}
			id = head.ID
		}
		u := understood(p.outline)
		if u.Report, err = intake.Import(c.Context(), d.store, c.by, id, p.outline, false, c.watched...); err != nil {
			return 0, nil, notUnderstood(err)
		}
		head, err := d.store.Find(c.Context(), id)
		if err != nil {
			return 0, nil, err
		}
		if open && head.State == page.Draft {
			if _, err := d.store.Write(c.Context(), store.Command{Page: id, By: c.by, Watched: c.watched}, (*store.Tx).Open); err != nil {
				return 0, nil, err
			}
			if head, err = d.store.Find(c.Context(), id); err != nil {
				return 0, nil, err
			}
		}
		l := ListedOf(head, d.base)
		u.Page = &l
		return http.StatusCreated, u, nil
	})
}
