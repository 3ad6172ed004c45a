package desk

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Scripts and style sheets, made by web/bundle.
//
//go:embed assets
var assetFiles embed.FS

//go:embed house.html
var houseFile string

// furniture is what the desk's pages are made with. It never changes.
type furniture struct {
	langs  *langs
	pages  *template.Template
	assets map[string]asset
	hash   string // of all assets: an address holds one version of them for good
	script bool   // the bundle holds the desk's own script
}

type asset struct {
	kind string
	text []byte
}

func (d *Desk) furnish() error {
	f := furniture{assets: map[string]asset{}}
	var err error
	if f.langs, err = readLangs(); err != nil {
		return fmt.Errorf("desk: %w", err)
	}
	files, err := fs.ReadDir(assetFiles, "assets")
	if err != nil {
		return err
	}
	sum := sha256.New()
	keep := func(name string, text []byte) {
		kind := mime.TypeByExtension(path.Ext(name))
		switch path.Ext(name) { // what a machine's own table says is not looked at
		case ".js":
			kind = "text/javascript; charset=utf-8"
		case ".css":
			kind = "text/css; charset=utf-8"
		case ".json":
			kind = "application/json; charset=utf-8"
		}
		fmt.Fprintf(sum, "%s %d\n", name, len(text))
		sum.Write(text)
		f.assets[name] = asset{kind, text}
	}
	for _, file := range files {
		text, err := assetFiles.ReadFile("assets/" + file.Name())
		if err != nil {
			return err
		}
		keep(file.Name(), text)
	}
	for _, l := range f.langs.all {
		keep(l.Tag+".json", l.file)
	}
	f.hash = hex.EncodeToString(sum.Sum(nil))[:12]
	_, f.script = f.assets["desk.js"]
	f.pages, err = template.New("house.html").Funcs(template.FuncMap{"same": func(a, b any) bool { return fmt.Sprint(a) == fmt.Sprint(b) }}).Parse(houseFile)
	d.furniture = f
	return err
}

func (d *Desk) showAsset(c *call) error {
	a, ok := d.furniture.assets[c.PathValue("name")]
	if !ok || c.PathValue("hash") != d.furniture.hash {
		return &Problem{Status: http.StatusNotFound, Code: "not_found", Message: "there is no such file; reload the page"}
	}
	h := c.w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", a.kind)
	http.ServeContent(c.w, c.Request, "", time.Time{}, bytes.NewReader(a.text))
	return nil
}

// screen is what a page of the desk is made of.
type screen struct {
	*lang
	Name     string // of the screen: its template's name
	At       string // the desk's path
	Assets   string // path of scripts and style sheets
	Script   bool
	Passkeys bool   // they work at this address
	Outside  string // what the provider is called by which people may sign in too; "": there is none
	Site     string
	Langs    []*lang
	Me       *store.Account
	Wrong    string    // what was wrong, if anything
	Field    string    // with what
	Words    []Watched // of the watch list, that were met
	Doubts   []Doubt   // drafts that nobody verified
	Data     any
}

// Invalid is the rest of an input's attributes where something is wrong with it.
func (s *screen) Invalid(field string) template.HTMLAttr {
	if s.Wrong != "" && s.Field == field {
		return `aria-invalid="true" aria-describedby="wrong"`
	}
	return ""
}

// speak chooses the language of a call's answer.
func (d *Desk) speak(c *call) *lang {
	if c.lang == nil {
		asked := c.URL.Query().Get("lang")
		if asked == "" {
			asked = c.form.Get("in")
		}
		own := ""
		if c.person != nil {
			own = c.person.Lang
		}
		c.lang = d.furniture.langs.pick(asked, own, c.Header.Get("Accept-Language"))
	}
	return c.lang
}

// reply writes what a call is answered with, as JSON, in the language of whoever asks.
func (d *Desk) reply(c *call, status int, v any, err error) {
	if c.replayed && err == nil {
		c.w.Header().Set("Idempotency-Replayed", "true")
	}
	d.answer(c.w, c.Request, status, v, err, func(p *Problem) {
		p.Message, p.Detail = d.speak(c).say(p), p.Message
	})
}

// show writes a page of the desk. Nothing is sent before all of it is made.
func (d *Desk) show(c *call, status int, name string, data any) error {
	site, err := d.store.Site(c.Context())
	if err != nil {
		return err
	}
	f := &d.furniture
	s := &screen{
		lang: d.speak(c), Name: name, At: d.at(""), Assets: d.at("/assets/" + f.hash), Script: f.script, Passkeys: d.rp != nil,
		Site: site.Name, Langs: f.langs.all, Me: c.person, Data: data,
	}
	if s.Site == "" {
		s.Site = "Stop Press"
	}
	if d.outside != nil {
		s.Outside = d.outside.Name
	}
	if c.wrong != nil {
		s.Wrong, s.Field, s.Words, s.Doubts = s.say(c.wrong), c.wrong.Field, c.wrong.Words, c.wrong.Drafts
	}
	var b bytes.Buffer
	if err := f.pages.ExecuteTemplate(&b, name, s); err != nil {
		return err
	}
	h := c.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Content-Language", s.Tag)
	h.Add("Vary", "Accept-Language, Cookie")
	c.w.WriteHeader(status)
	if c.Method != http.MethodHead {
		_, _ = c.w.Write(b.Bytes()) // one who has gone is no one's concern
	}
	return nil
}

// showAgain shows a form again, with what was wrong. What nobody could mend by
// the form is for showProblem.
func (d *Desk) showAgain(c *call, err error, name string, data any) error {
	p := d.problem(c.w, c.Request, err)
	if p.Status >= 500 && p.Code != codeBusy {
		return err
	}
	c.wrong = p
	return d.show(c, p.Status, name, data)
}

// showProblem is the page for an error.
func (d *Desk) showProblem(c *call, err error) {
	var moved *redirect
	if errors.As(err, &moved) {
		http.Redirect(c.w, c.Request, moved.to, http.StatusPermanentRedirect)
		return
	}
	p := d.problem(c.w, c.Request, err)
	below := strings.TrimPrefix(c.URL.EscapedPath(), where)
	switch {
	case p.Code == errSignIn.Code && c.Method == http.MethodGet:
		if err := d.show(c, http.StatusUnauthorized, "signin", signing{Next: below}); err == nil {
			return
		}
	case p.Code == errStepUp.Code:
		next := below
		if c.Method != http.MethodGet {
			if next = "/account"; c.head != nil {
				next = "/p/" + c.head.Slug
			}
		}
		_ = c.seeOther(d.at("/stepup?next=" + url.QueryEscape(next)))
		return
	}
	c.wrong = p
	if err := d.show(c, p.Status, "problem", nil); err != nil {
		d.log.Error("a page could not be shown", "path", c.URL.Path, "error", err)
		http.Error(c.w, p.Message, p.Status)
	}
}

// --- the desk without script ---

// room is what the desk shows first.
type room struct {
	Pages []Listed
	Opens bool      // whoever is here may open pages
	New   page.Head // what was given of one, where something was wrong with it
}

func (d *Desk) showHome(c *call) error {
	if c.person == nil {
		q := c.URL.Query()
		_, in := q["in"]
		c.wrong = c.why()
		return d.show(c, http.StatusOK, "signin", signing{Kept: in, Next: q.Get("next")})
	}
	return d.showRoom(c, http.StatusOK, page.Head{})
}

func (d *Desk) showRoom(c *call, status int, given page.Head) error {
	heads, err := d.store.Pages(c.Context())
	if err != nil {
		return err
	}
	r := room{Opens: c.person.May("", store.Editor), New: given}
	for _, h := range heads {
		if c.sees(h.ID) {
			r.Pages = append(r.Pages, ListedOf(h, d.base))
		}
	}
	return d.show(c, status, "home", r)
}

func (d *Desk) postPage(c *call) error {
	head := page.Head{Title: c.field("title"), Zone: c.field("zone"), Lang: c.field("lang")}
	n := store.NewPage{Slug: c.field("slug"), By: c.by, Head: head, Watched: c.form["watched"]}
	_, err := CheckZone(head.Zone)
	field := "zone"
	if err == nil {
		_, err = CheckLang(head.Lang)
		field = "lang"
	}
	if err != nil {
		err = inField(field, err)
	} else {
		_, _, err = d.store.CreatePage(c.Context(), n)
	}
	if err == nil {
		return c.seeOther(d.at("/p/" + n.Slug))
	}
	p := d.problem(c.w, c.Request, err)
	if p.Status >= 500 {
		return err
	}
	c.wrong, head.Slug = p, n.Slug
	return d.showRoom(c, p.Status, head)
}
