package desk

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Shelved is a picture as the library shows it.
type Shelved struct {
	ID      string `json:"id"`
	Type    string `json:"type"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	URL     string `json:"url"`
	Created string `json:"created"`
	By      string `json:"by"`    // name of who brought it; "" where that is not known
	Focus   [2]int `json:"focus"` // thousandths from the left and from the top
	MayAim  bool   `json:"may_aim"`

	// As the newest text that uses it has them.
	Alt     string `json:"alt"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`

	Uses []UseOf `json:"uses"`
}

// UseOf is where a picture is used.
type UseOf struct {
	Page  string `json:"page"` // slug
	Title string `json:"title"`
	Post  string `json:"post,omitempty"`
	Draft string `json:"draft,omitempty"`
	Name  string `json:"headline,omitempty"`
	URL   string `json:"url,omitempty"` // for readers
	State string `json:"state"`         // cover, published, draft, withdrawn, former
}

const shelfful = 24

// library: GET /media?q=&before=
//
// Who has a role on the site sees all pictures; others those of their pages, and
// those that they brought themselves.
func (a *work) library(c *call) (int, any, error) {
	v, err := url.ParseQuery(c.URL.RawQuery)
	if err != nil {
		return 0, nil, refuse(codeInvalid, "", "request", "the query can't be read")
	}
	found, next, err := a.store.Shelf(c.Context(), store.ShelfQuery{Text: v.Get("q"), Before: v.Get("before"), ID: v.Get("id"), Limit: shelfful, Sees: c.shelf})
	if err != nil {
		return 0, nil, err
	}
	heads, err := a.store.Pages(c.Context())
	if err != nil {
		return 0, nil, err
	}
	of := map[string]store.Head{}
	for _, h := range heads {
		of[h.ID] = h
	}
	people, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list := []Shelved{}
	for _, x := range found {
		s := Shelved{
			ID: x.ID, Type: x.Type, Width: x.Width, Height: x.Height, URL: a.prefix + "/-/media/" + x.ID, Created: x.Created.Format(time.RFC3339),
			By: people[x.Account], Focus: [2]int{x.Focus.X, x.Focus.Y}, MayAim: c.aims(x), Uses: []UseOf{},
		}
		for _, u := range x.Uses {
			h := of[u.Page]
			if !c.sees(u.Page) {
				continue
			}
			if s.Alt == "" && s.Caption == "" && s.Credit == "" {
				s.Alt, s.Caption, s.Credit = u.Said.Alt, u.Said.Caption, u.Said.Credit
			}
			use := UseOf{Page: h.Slug, Title: h.Title, Post: u.Post, Draft: u.Draft, Name: u.Title, State: "published"}
			switch {
			case u.Draft != "":
				use.State = "draft"
			case u.Gone:
				use.State = "withdrawn"
			case !u.Now:
				use.State = "former"
			case u.Post == "":
				use.State = "cover"
			}
			if u.Draft == "" && h.State != page.Draft {
				use.URL = Address(a.base, h.Slug, u.Post)
			}
			s.Uses = append(s.Uses, use)
		}
		list = append(list, s)
	}
	return http.StatusOK, map[string]any{"pictures": list, "next": next}, nil
}

// shelf says whether someone sees a picture of the library.
func (c *call) shelf(x store.Shelved) bool {
	return c.sees("") || x.Account == c.id() ||
		slices.ContainsFunc(x.Uses, func(u store.Use) bool { return c.sees(u.Page) })
}

// aims says whether someone may say what crops of a picture keep: who brought it, and
// editors of the site or of a page with it, while no page shows it that they are no editor of.
func (c *call) aims(x store.Shelved) bool {
	if c.may("", store.Editor) {
		return true
	}
	here := slices.ContainsFunc(x.Uses, func(u store.Use) bool { return c.may(u.Page, store.Editor) })
	elsewhere := slices.ContainsFunc(x.Uses, func(u store.Use) bool { return u.Draft == "" && u.Now && !u.Gone && !c.may(u.Page, store.Editor) })
	return (here || x.Account == c.id()) && !elsewhere
}

// aim: PUT /media/{id}, with focus
func (a *work) aim(c *call) (int, any, error) {
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	var focus []int
	if v := o.take("focus"); v == nil || json.Unmarshal(v, &focus) != nil || len(focus) != 2 {
		o.wrong("focus", "two numbers from 0 to 1000")
	}
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	id := c.PathValue("id")
	found, _, err := a.store.Shelf(c.Context(), store.ShelfQuery{ID: id, Limit: 1, Sees: c.shelf})
	switch {
	case err != nil:
		return 0, nil, err
	case len(found) == 0:
		return 0, nil, store.ErrNoMedia
	case !c.aims(found[0]):
		return 0, nil, errRole
	}
	if err := a.store.SetFocus(c.Context(), id, store.Focus{X: focus[0], Y: focus[1]}); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, map[string]any{"id": id, "focus": focus}, nil
}

// showPicture: GET /media/{id}, as it was taken in. Readers' address has it no more
// where only texts show it that are withheld or of withdrawn posts; the desk still does.
func (d *Desk) showPicture(c *call) error {
	id := c.PathValue("id")
	if !c.may("", store.Editor) { // to whom the library shows all, and former texts what is withheld
		found, _, err := d.store.Shelf(c.Context(), store.ShelfQuery{ID: id, Limit: 1, Sees: c.shelf})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return store.ErrNoMedia
		}
	}
	m, err := d.store.Media(c.Context(), id)
	if err != nil {
		return err
	}
	c.w.Header().Set("Content-Type", m.Type)
	http.ServeContent(c.w, c.Request, "", time.Time{}, bytes.NewReader(m.Bytes))
	return nil
}

// embed: GET /embed?url= says as what readers are shown an address; nobody is
// asked for that.
func (d *Desk) embed(c *call) (int, any, error) {
	to := c.URL.Query().Get("url")
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return 0, nil, refuse(codeInvalid, "url", "url_form given", "%q is not an address of the web", to)
	}
	frame, _ := markup.FrameFor(to)
	return http.StatusOK, map[string]any{"host": strings.TrimPrefix(u.Host, "www."), "kind": frame.Kind}, nil
}

// takeCover takes a page's cover out of a request; set says whether it is named.
func (a *work) takeCover(c *call, o *object) (cover *page.Media, set bool, err error) {
	if !o.has("cover") {
		return nil, false, nil
	}
	if isNull(o.members["cover"]) {
		o.take("cover")
		return nil, true, nil
	}
	in := o.object("cover")
	if in == nil {
		return nil, true, nil
	}
	m := page.Media{ID: in.word("id"), Alt: strings.TrimSpace(in.word("alt")), Caption: in.word("caption"), Credit: in.word("credit")}
	in.end()
	if m.Alt == "" {
		o.fail(refuse(codeInvalid, "cover.alt", "cover_alt", "describe the cover for those who can't see it"))
		return nil, true, nil
	}
	named := map[string]page.Media{"cover": m}
	if err := a.pictures(c.Context(), named); err != nil {
		return nil, true, err
	}
	m = named["cover"]
	return &m, true, nil
}
