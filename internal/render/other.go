package render

import (
	"cmp"
	"net/http"
	"net/mail"
	"slices"
	"strings"
	"time"

	"stoppress/internal/page"
)

// IndexItem is a page as the list of all pages shows it.
type IndexItem struct {
	Slug, Title string
	State       page.State
	Lang, Zone  string
	Updated     time.Time
}

// plainView is a page of the site that is not a live page.
type plainView struct {
	Site                   *Site
	L                      *lang
	Lang, Dir, Root, CSS   string
	Title, Window          string
	Description, Canonical string
	NoIndex                bool
	Save, Print            string // addresses of the page as a zip file and as one document; "" for none
	Inline                 string
	Heading, TextKept      string
	Text                   string
	Home, HomeText         string // the page that a message is given at; "" for none
	Items                  []indexView
}

type indexView struct {
	URL, Title, Lang, Dir, Word string
	State                       page.State
	Updated                     *moment
}

// plain is such a page in the site's language.
func (r *Renderer) plain() plainView {
	return plainView{Site: &r.site, L: langOf(r.site.Lang), Lang: r.site.Lang, Dir: dirOf(r.site.Lang), Root: r.prefix + "/", CSS: r.css}
}

// Index renders the list of pages: live ones first, then those last updated. A
// draft is not among them.
func (r *Renderer) Index(items []IndexItem) *Body {
	d := r.plain()
	d.Heading, d.TextKept = d.L.T("pages"), d.L.kept()
	d.Title, d.Canonical = d.Heading, r.site.URL+"/"
	d.Window = window(r.site.Name, d.Title)
	items = slices.DeleteFunc(slices.Clone(items), func(it IndexItem) bool { return it.State == page.Draft })
	slices.SortStableFunc(items, func(a, b IndexItem) int {
		if a.State != b.State {
			if a.State == page.Live {
				return -1
			}
			return 1
		}
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.Slug, b.Slug))
	})
	for _, it := range items {
		k := indexView{URL: r.prefix + "/" + it.Slug, Title: it.Title, State: it.State, Word: d.L.T("live")}
		if it.State == page.Ended {
			k.Word = d.L.T("closed")
		}
		k.Lang, k.Dir = langAttr(it.Lang, d.Lang)
		if !it.Updated.IsZero() {
			k.Updated = &moment{timeText(it.Updated), newClock(it.Zone, d.Lang, "").moment(it.Updated)}
		}
		d.Items = append(d.Items, k)
	}
	return htmlBody(r.execute("index", d))
}

// messages are the texts that readers are given where there is no page to show,
// by status.
var messages = map[int]string{
	http.StatusNotFound:            "nopage",
	http.StatusGone:                "takenaway",
	http.StatusTooManyRequests:     "toomany",
	http.StatusInternalServerError: "failed",
	http.StatusServiceUnavailable:  "unavailable",
}

// Message renders the page that goes with an HTTP status: 404, 410, 429, 500 or
// 503; any other says what 500 says. It is in the language of the page under whose
// address it stands, and leads there; without one, nil, it is in the site's.
func (r *Renderer) Message(status int, of *Rendition) *Body {
	m, ok := messages[status]
	if !ok {
		m = messages[http.StatusInternalServerError]
	}
	d := r.plain()
	if of != nil {
		d.Home, d.HomeText = r.prefix+"/"+of.Slug, of.Title
		if of.Lang != "" {
			d.L, d.Lang, d.Dir = langOf(of.Lang), of.Lang, dirOf(of.Lang)
		}
	}
	d.Title, d.Text, d.NoIndex = d.L.T(m), d.L.T(m+"text"), true
	d.Window = window(r.site.Name, d.Title)
	return htmlBody(r.execute("message", d))
}

// contact turns an address to write to into a link.
func contact(s string) string {
	if a, err := mail.ParseAddress(s); err == nil && !strings.Contains(s, "/") {
		return "mailto:" + a.Address
	}
	return s
}
