package desk

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"time"

	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// hookRoutes are about webhooks. Who makes one, or sees its secret, hands out what
// is published, so that asks for a step-up.
func (d *Desk) hookRoutes() []route {
	return []route{
		{method: "GET", path: "/api/hooks", least: administrator, answer: d.listHooks},
		{method: "POST", path: "/api/hooks", least: administrator, step: true, answer: d.createHook},
		{method: "GET", path: "/api/hooks/{hook}", least: administrator, answer: d.showHook},
		{method: "PATCH", path: "/api/hooks/{hook}", least: administrator, step: true, answer: d.changeHook},
		{method: "DELETE", path: "/api/hooks/{hook}", least: administrator, answer: d.removeHook},
		{method: "POST", path: "/api/hooks/{hook}/test", least: administrator, answer: d.tryHook},
		{method: "POST", path: "/api/hooks/{hook}/secret", least: administrator, step: true, answer: d.turnHook},
		{method: "GET", path: "/api/hooks/{hook}/deliveries", least: administrator, answer: d.listDeliveries},
		{method: "POST", path: "/api/hooks/{hook}/deliveries/{id}/again", least: administrator, answer: d.againHook},
	}
}

// hookRoutes are the same for programs.
func (a *API) hookRoutes() map[string]methods {
	return map[string]methods{
		"/hooks":                              {"GET": a.listHooks, "POST": a.createHook},
		"/hooks/{hook}":                       {"GET": a.showHook, "PATCH": a.changeHook, "DELETE": a.removeHook},
		"/hooks/{hook}/test":                  {"POST": a.tryHook},
		"/hooks/{hook}/secret":                {"POST": a.turnHook},
		"/hooks/{hook}/deliveries":            {"GET": a.listDeliveries},
		"/hooks/{hook}/deliveries/{id}/again": {"POST": a.againHook},
	}
}

// Hook is a webhook as it is shown.
type Hook struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	URL     string   `json:"url"`
	Page    string   `json:"page"` // id; "": all
	Events  []string `json:"events"`
	Paused  string   `json:"paused"`            // "", "paused", "failed" or "gone"
	Failing string   `json:"failing,omitempty"` // since when it takes nothing
	Fails   int64    `json:"fails"`
	Created string   `json:"created"`
	Secret  string   `json:"secret,omitempty"` // once
}

// Delivery is one thing that a webhook was told, or is to be.
type Delivery struct {
	ID     string `json:"id"`
	Event  string `json:"event"`
	Page   string `json:"page,omitempty"` // id
	Post   string `json:"post,omitempty"`
	Seq    int64  `json:"seq,omitempty"`
	Made   string `json:"made"`
	State  string `json:"state"` // waiting, delivered or dropped
	Tries  int64  `json:"tries"`
	Due    string `json:"due,omitempty"`
	Tried  string `json:"tried,omitempty"`
	Status int    `json:"status,omitempty"`
	Took   int64  `json:"ms"`
	Error  string `json:"error,omitempty"`
}

// HookOf gives a webhook, with its secret where that is to be shown.
func HookOf(h store.Hook, secret string) Hook {
	return Hook{h.ID, h.Name, h.URL, h.Page, h.Events, h.Paused, clock(h.Failing), h.Fails, clock(h.Created), secret}
}

// DeliveryOf gives a delivery.
func DeliveryOf(d store.Delivery) Delivery {
	return Delivery{d.ID, d.Event, d.Page, d.Post, d.Seq, clock(d.Made), d.State, d.Tries, clock(d.Due), clock(d.Tried), d.Status, d.Took.Milliseconds(), d.Error}
}

// mayHook refuses a token that is for one page only: a webhook outlives it.
func mayHook(c *call) error { return anyPage(c) }

func (a *work) listHooks(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	all, err := a.store.Hooks(c.Context())
	list := []Hook{}
	for _, h := range all {
		list = append(list, HookOf(h, ""))
	}
	return http.StatusOK, map[string]any{"hooks": list, "events": store.HookEvents}, err
}

func (a *work) showHook(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	h, err := a.store.Hook(c.Context(), c.PathValue("hook"))
	return http.StatusOK, HookOf(h, ""), err
}

// takeHook takes what a request says of a webhook, as an edit.
func (a *work) takeHook(c *call, change bool) (func(*store.Hook) error, error) {
	if err := mayHook(c); err != nil {
		return nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return nil, err
	}
	name, address, on, paused := o.text("name"), o.text("url"), o.text("page"), (*bool)(nil)
	if change {
		paused = o.truth("paused")
	}
	var events []string
	items, set := o.list("events")
	for _, v := range items {
		var e string
		if isNull(v) || json.Unmarshal(v, &e) != nil {
			o.wrong("events", "a list of events' names")
		}
		events = append(events, e)
	}
	o.end()
	if *o.err != nil {
		return nil, *o.err
	}
	var pageID *string
	if on != nil {
		id := ""
		if *on != "" {
			head, err := a.store.Find(c.Context(), *on)
			var moved *store.Moved
			switch {
			case errors.As(err, &moved):
				id = moved.Page
			case err != nil:
				return nil, err
			default:
				id = head.ID
			}
		}
		pageID = &id
	}
	if address != nil {
		if err := CheckHookURL(*address, a.way); err != nil {
			return nil, err
		}
	}
	return func(h *store.Hook) error {
		if name != nil {
			h.Name = *name
		}
		if address != nil {
			h.URL = *address
		}
		if pageID != nil {
			h.Page = *pageID
		}
		if set {
			h.Events = events
		}
		if paused != nil && *paused != (h.Paused != "") {
			if h.Paused = ""; *paused {
				h.Paused = store.HookPaused
			}
		}
		return nil
	}, nil
}

// CheckHookURL refuses an address that is told in the clear, but of a host that way
// allows; nil allows none.
func CheckHookURL(address string, way *outbound.Way) error {
	if u, err := url.Parse(address); err == nil && u.Scheme == "http" && (way == nil || !way.Allows(u.Hostname())) {
		return refuse(codeInvalid, "url", "hook_https", "what is published goes out by https only; http is for hosts that the server was started with --allow-private for")
	}
	return nil
}

func (a *work) createHook(c *call) (int, any, error) {
	edit, err := a.takeHook(c, false)
	if err != nil {
		return 0, nil, err
	}
	var h store.Hook
	_ = edit(&h) // it never fails
	secret, h, err := a.store.CreateHook(c.Context(), c.by, h)
	return http.StatusCreated, HookOf(h, secret), err
}

func (a *work) changeHook(c *call) (int, any, error) {
	edit, err := a.takeHook(c, true)
	if err != nil {
		return 0, nil, err
	}
	h, err := a.store.SetHook(c.Context(), c.by, c.PathValue("hook"), edit)
	return http.StatusOK, HookOf(h, ""), err
}

func (a *work) removeHook(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, a.store.RemoveHook(c.Context(), c.by, c.PathValue("hook"))
}

func (a *work) tryHook(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	d, err := a.store.TryHook(c.Context(), c.PathValue("hook"))
	return http.StatusAccepted, DeliveryOf(d), err
}

func (a *work) turnHook(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	secret, h, err := a.store.TurnHook(c.Context(), c.by, c.PathValue("hook"))
	return http.StatusOK, HookOf(h, secret), err
}

func (a *work) listDeliveries(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	all, err := a.store.Deliveries(c.Context(), c.PathValue("hook"), 100)
	list := []Delivery{}
	for _, d := range all {
		list = append(list, DeliveryOf(d))
	}
	return http.StatusOK, map[string]any{"deliveries": list}, err
}

func (a *work) againHook(c *call) (int, any, error) {
	if err := mayHook(c); err != nil {
		return 0, nil, err
	}
	d, err := a.store.AgainHook(c.Context(), c.PathValue("hook"), c.PathValue("id"))
	return http.StatusAccepted, DeliveryOf(d), err
}

// Notice is what a webhook is told, as JSON. docs/webhooks.md describes it.
type Notice struct {
	Type      string     `json:"type"`      // "post." or "page." and the op; "test"
	Timestamp string     `json:"timestamp"` // when it was done
	Data      NoticeData `json:"data"`
}

// NoticeData is what it is about, as it stands when it is sent.
type NoticeData struct {
	Site struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	} `json:"site"`
	Page *NoticePage `json:"page,omitempty"`
	Seq  int64       `json:"seq,omitempty"` // of the entry
	Post *NoticePost `json:"post,omitempty"`
}

// NoticePage is the page.
type NoticePage struct {
	ID    string     `json:"id"`
	Slug  string     `json:"slug"`
	URL   string     `json:"url"`
	Title string     `json:"title"`
	State page.State `json:"state"`
	Seq   int64      `json:"seq"` // of its newest entry
}

// NoticePost is the post. Of one that is gone there is nothing but where it was.
type NoticePost struct {
	ID        string  `json:"id"`
	URL       string  `json:"url"`
	Rev       int64   `json:"rev"`
	Stamp     string  `json:"stamp"`
	Published string  `json:"published"`
	Gone      bool    `json:"gone"` // withdrawn, or all of it withheld or erased
	Note      string  `json:"note,omitempty"`
	Said      *Spoken `json:"said,omitempty"` // absent where it is gone
}

// Spoken is what readers see of a post.
type Spoken struct {
	Headline    string         `json:"headline"`
	Dateline    *page.Dateline `json:"dateline"`
	Text        string         `json:"text"`
	HTML        string         `json:"html"`
	Sources     []page.Source  `json:"sources"`
	Byline      string         `json:"byline"`
	Tags        []string       `json:"tags"`
	Lang        string         `json:"lang"`
	Key         bool           `json:"key"`
	Pinned      bool           `json:"pinned"`
	Breaking    bool           `json:"breaking"`
	Updated     string         `json:"updated,omitempty"`
	Corrections []Correction   `json:"corrections"`
}

// Notice makes what a delivery says, of what may be shown at this moment: a text
// that was taken away since is in none that is still to be sent.
func (d *Desk) Notice(ctx context.Context, x store.Delivery) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, working)
	defer cancel()
	site, err := d.store.Site(ctx)
	if err != nil {
		return nil, err
	}
	n := Notice{Type: x.Event, Timestamp: x.Made.UTC().Format(time.RFC3339Nano)}
	n.Data.Site.Name, n.Data.Site.URL = site.Name, d.base
	if x.Page != "" {
		head, err := d.store.Find(ctx, x.Page)
		if err != nil {
			return nil, err
		}
		n.Data.Page = &NoticePage{head.ID, head.Slug, Address(d.base, head.Slug, ""), head.Title, head.State, head.Seq}
		n.Data.Seq = x.Seq
		if x.Event != store.HookTest {
			n.Type = "page." + x.Event
		}
		if x.Event == string(page.OpPage) {
			n.Type = "page.change"
		}
		if x.Post != "" {
			n.Type = "post." + x.Event
			post, err := d.store.Post(ctx, head.ID, x.Post)
			if err != nil {
				return nil, err
			}
			n.Data.Post = noticeOf(PostOf(post, d.base, head.Slug), post.Gone())
		}
	}
	return json.Marshal(n)
}

func noticeOf(p *Post, gone bool) *NoticePost {
	n := &NoticePost{ID: p.ID, URL: p.URL, Rev: p.Rev, Stamp: p.Stamp, Published: p.Published, Gone: gone}
	if gone {
		n.Note = p.Note
		return n
	}
	n.Said = &Spoken{p.Headline, p.Dateline, p.Text, p.HTML, p.Sources, p.Byline, p.Tags, p.Lang, p.Key, p.Pinned, p.Breaking, p.Updated, p.Corrections}
	return n
}
