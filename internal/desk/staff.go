package desk

import (
	"bufio"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/store"
)

// staffRoutes are about people, the site, and who did what. What makes someone a
// way in asks for a step-up.
func (d *Desk) staffRoutes() []route {
	return []route{
		{method: "GET", path: "/api/people", least: somewhere, answer: d.apiPeople},
		{method: "PUT", path: "/api/people/{id}/role", least: administrator, step: true, answer: d.apiRole},
		{method: "POST", path: "/api/people/{id}/email", least: administrator, step: true, answer: d.apiTheirEmail},
		{method: "POST", path: "/api/people/{id}/disable", least: administrator, step: true, answer: d.apiDisable},
		{method: "POST", path: "/api/people/{id}/enable", least: administrator, step: true, answer: d.apiEnable},
		{method: "POST", path: "/api/people/{id}/reset", least: administrator, step: true, answer: d.apiReset},
		{method: "POST", path: "/api/people/invites", least: administrator, step: true, answer: d.apiInvite},
		{method: "DELETE", path: "/api/people/invites/{id}", least: administrator, answer: d.apiInviteEnd},
		{method: "GET", path: "/api/tokens", least: administrator, answer: d.apiTokens},
		{method: "POST", path: "/api/tokens", least: administrator, step: true, answer: d.apiToken},
		{method: "DELETE", path: "/api/tokens/{id}", least: administrator, step: true, answer: d.apiTokenEnd},
		{method: "GET", path: "/api/settings", least: somewhere, answer: d.apiSettings},
		{method: "PUT", path: "/api/settings", least: administrator, answer: d.apiSet},
		{method: "GET", path: "/api/audit", least: administrator, answer: d.apiAudit},
		{method: "GET", path: "/audit.jsonl", least: administrator, show: d.showAudit},
	}
}

// Someone is an account as others are shown it: all of it to administrators.
type Someone struct {
	ID       string                `json:"id"`
	Name     string                `json:"name"`
	Email    string                `json:"email,omitempty"`
	Roles    map[string]store.Role `json:"roles,omitempty"` // by page id; "": the site
	Disabled bool                  `json:"disabled,omitempty"`
	Password bool                  `json:"password,omitempty"`
	TOTP     bool                  `json:"totp,omitempty"`
	Passkeys int                   `json:"passkeys,omitempty"`
	Created  string                `json:"created,omitempty"`
	Seen     string                `json:"seen,omitempty"`
}

// SomeoneOf gives an account as administrators are shown it.
func SomeoneOf(a store.Account) Someone {
	return Someone{
		ID: a.ID, Name: a.Name, Email: a.Email, Roles: a.Roles, Disabled: a.Disabled, Password: a.Password,
		TOTP: a.TOTP, Passkeys: a.Passkeys, Created: clock(a.Created), Seen: clock(a.Seen),
	}
}

// Invited is a link that is open.
type Invited struct {
	ID      string     `json:"id"`
	Kind    string     `json:"kind"` // invite, setup or back
	Email   string     `json:"email,omitempty"`
	Role    store.Role `json:"role,omitempty"`
	Page    string     `json:"page,omitempty"` // id
	By      string     `json:"by,omitempty"`
	Expires string     `json:"expires"`
}

func (d *Desk) apiPeople(c *call) (int, any, error) {
	all, err := d.store.Accounts(c.Context())
	if err != nil {
		return 0, nil, err
	}
	whole := c.person.May("", store.Administrator)
	people := []Someone{}
	for _, a := range all {
		switch {
		case whole:
			people = append(people, SomeoneOf(a))
		case !a.Disabled:
			people = append(people, Someone{ID: a.ID, Name: a.Name})
		}
	}
	out := map[string]any{"people": people}
	if whole {
		links, err := d.store.Invites(c.Context())
		if err != nil {
			return 0, nil, err
		}
		open := []Invited{}
		for _, i := range links {
			if i.Open(d.now()) {
				open = append(open, Invited{i.ID, i.Kind, i.Email, i.Role, i.Page, i.By, clock(i.Expires)})
			}
		}
		out["invites"] = open
	}
	return http.StatusOK, out, nil
}

// pageID is the id of the page that a request names by slug or id; "": none.
func (d *Desk) pageID(c *call, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	head, err := d.store.Find(c.Context(), name)
	var moved *store.Moved
	if errors.As(err, &moved) {
		return moved.Page, nil
	}
	return head.ID, err
}

func (d *Desk) apiRole(c *call) (int, any, error) {
	var on string
	var role *string
	if err := c.take(func(o *object) {
		on, role = o.word("page"), o.text("role")
		if role == nil {
			o.fail(refuse(codeInvalid, "role", `give the role; "" takes it away`))
		}
	}); err != nil {
		return 0, nil, err
	}
	id, err := d.pageID(c, on)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, d.store.SetRole(c.Context(), c.by, c.PathValue("id"), id, store.Role(*role))
}

func (d *Desk) apiTheirEmail(c *call) (int, any, error) { return d.takeEmail(c, c.PathValue("id")) }

func (d *Desk) apiDisable(c *call) (int, any, error) {
	return http.StatusOK, fine, d.store.Disable(c.Context(), c.by, c.PathValue("id"))
}

func (d *Desk) apiEnable(c *call) (int, any, error) {
	return http.StatusOK, fine, d.store.Enable(c.Context(), c.by, c.PathValue("id"))
}

func (d *Desk) apiReset(c *call) (int, any, error) {
	secret, i, err := d.store.Back(c.Context(), c.by, c.PathValue("id"))
	return http.StatusCreated, map[string]string{"id": i.ID, "link": Link(d.base, i.Kind, secret), "expires": clock(i.Expires)}, err
}

func (d *Desk) apiInvite(c *call) (int, any, error) {
	var i store.Invite
	if err := c.take(func(o *object) {
		i.Email, i.Role, i.Page = strings.TrimSpace(o.word("email")), store.Role(o.word("role")), o.word("page")
	}); err != nil {
		return 0, nil, err
	}
	var err error
	if i.Page, err = d.pageID(c, i.Page); err != nil {
		return 0, nil, err
	}
	secret, i, err := d.store.Invite(c.Context(), c.by, i)
	return http.StatusCreated, map[string]string{"id": i.ID, "link": Link(d.base, i.Kind, secret), "expires": clock(i.Expires)}, err
}

func (d *Desk) apiInviteEnd(c *call) (int, any, error) {
	return http.StatusOK, fine, d.store.RevokeInvite(c.Context(), c.by, c.PathValue("id"))
}

// Held is a token as it is shown.
type Held struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Token    string `json:"token,omitempty"` // its secret, once
	Page     string `json:"page,omitempty"`  // id
	Created  string `json:"created"`
	Expires  string `json:"expires,omitempty"`
	LastUsed string `json:"last_used,omitempty"`
	Revoked  bool   `json:"revoked"`
	By       string `json:"by,omitempty"`      // name of who made it
	Account  string `json:"account,omitempty"` // their id: it ends when they may make none any more
}

func heldOf(t store.Token) Held {
	return Held{ID: t.ID, Name: t.Name, Page: t.Page, Created: clock(t.Created), Expires: clock(t.Expires), LastUsed: clock(t.LastUsed), Revoked: t.Revoked, By: t.By, Account: t.ByAccount}
}

func (d *Desk) apiTokens(c *call) (int, any, error) {
	all, err := d.store.Tokens(c.Context())
	list := []Held{}
	for _, t := range all {
		list = append(list, heldOf(t))
	}
	return http.StatusOK, map[string]any{"tokens": list}, err
}

func (d *Desk) apiToken(c *call) (int, any, error) {
	var t store.Token
	if err := c.take(func(o *object) { t.Name, t.Page, t.Expires = o.word("name"), o.word("page"), o.instant("expires") }); err != nil {
		return 0, nil, err
	}
	var err error
	if t.Page, err = d.pageID(c, t.Page); err != nil {
		return 0, nil, err
	}
	secret, t, err := d.store.CreateToken(c.Context(), c.by, t)
	h := heldOf(t)
	h.Token = secret
	return http.StatusCreated, h, err
}

func (d *Desk) apiTokenEnd(c *call) (int, any, error) {
	err := d.store.RevokeToken(c.Context(), c.by, c.PathValue("id"))
	if errors.Is(err, store.ErrNoToken) {
		err = &Problem{Status: http.StatusNotFound, Code: "no_token", Message: store.ErrNoToken.Error()}
	}
	return http.StatusOK, fine, err
}

func (d *Desk) apiSettings(c *call) (int, any, error) {
	site, err := d.store.Site(c.Context())
	return http.StatusOK, site.Settings, err
}

func (d *Desk) apiSet(c *call) (int, any, error) {
	var edits []func(*store.Settings)
	err := c.take(func(o *object) {
		for name, of := range map[string]func(*store.Settings) *string{
			"name":      func(s *store.Settings) *string { return &s.Name },
			"lang":      func(s *store.Settings) *string { return &s.Lang },
			"accent":    func(s *store.Settings) *string { return &s.Accent },
			"publisher": func(s *store.Settings) *string { return &s.Publisher },
			"contact":   func(s *store.Settings) *string { return &s.Contact },
			"history":   func(s *store.Settings) *string { return &s.History },
			"hub":       func(s *store.Settings) *string { return &s.Hub },
		} {
			if v := o.text(name); v != nil {
				edits = append(edits, func(s *store.Settings) { *of(s) = *v })
			}
		}
		if items, set := o.list("footer"); set {
			links := []store.Link{}
			o.each("footer", items, func(in *object) { links = append(links, store.Link{Name: in.word("name"), URL: in.word("url")}) })
			edits = append(edits, func(s *store.Settings) { s.Footer = links })
		}
		if o.has("measure") {
			var m *store.Measure
			if in := o.object("measure"); in != nil {
				m = &store.Measure{Script: in.word("script")}
				hosts, _ := in.list("hosts")
				for _, v := range hosts {
					var host string
					if json.Unmarshal(v, &host) != nil {
						in.wrong("hosts", "a list of hosts' names")
					}
					m.Hosts = append(m.Hosts, host)
				}
				in.end()
			}
			edits = append(edits, func(s *store.Settings) { s.Measure = m })
		}
		if o.has("logo") { // it is uploaded elsewhere; here it can only be taken away
			if v := o.take("logo"); v != nil && !isNull(v) {
				o.wrong("logo", "null, which takes it away")
			}
			edits = append(edits, func(s *store.Settings) { s.Logo = nil })
		}
	})
	if err != nil {
		return 0, nil, err
	}
	err = d.store.SetSite(c.Context(), c.by, func(s *store.Settings) error {
		for _, edit := range edits {
			edit(s)
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	return d.apiSettings(c)
}

// Line is a line of the audit log.
type Line struct {
	N       int64  `json:"n"`
	Time    string `json:"time"`
	Name    string `json:"name"` // of who did it
	Account string `json:"account,omitempty"`
	Session string `json:"session,omitempty"`
	Token   string `json:"token,omitempty"`
	Address string `json:"address,omitempty"`
	Act     string `json:"act"`
	Page    string `json:"page,omitempty"`
	Post    string `json:"post,omitempty"`
	Seq     int64  `json:"seq,omitempty"`
	Whom    string `json:"whom,omitempty"`
	About   string `json:"about,omitempty"`
	Detail  string `json:"detail,omitempty"`
}

func lineOf(a store.Act) Line {
	return Line{a.N, clock(a.Time), a.Name, a.Account, a.Session, a.Token, a.Address, a.Act, a.Page, a.Post, a.Seq, a.Whom, a.About, a.Detail}
}

func (d *Desk) apiAudit(c *call) (int, any, error) {
	q := c.URL.Query()
	f := store.ActFilter{Account: q.Get("account"), Whom: q.Get("whom"), Post: q.Get("post")}
	var err error
	if f.Page, err = d.pageID(c, q.Get("page")); err != nil {
		return 0, nil, err
	}
	if v := q.Get("before"); v != "" {
		if f.Before, err = strconv.ParseInt(v, 10, 64); err != nil || f.Before < 1 {
			return 0, nil, refuse(codeInvalid, "before", "before is the number of a line, from 1 on")
		}
	}
	acts, err := d.store.Acts(c.Context(), f)
	lines := []Line{}
	for _, a := range acts {
		lines = append(lines, lineOf(a))
	}
	return http.StatusOK, map[string]any{"acts": lines}, err
}

// showAudit gives the whole audit log, the oldest line first, as JSON Lines.
func (d *Desk) showAudit(c *call) error {
	if c.Method == http.MethodGet {
		if err := d.store.Note(c.Context(), c.by, store.Act{Act: "audit"}); err != nil {
			return err
		}
	}
	h := c.w.Header()
	h.Set("Content-Type", "application/jsonl; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="audit-`+d.now().UTC().Format(time.DateOnly)+`.jsonl"`)
	if c.Method == http.MethodHead {
		return nil
	}
	out := bufio.NewWriter(c.w)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err := d.store.AllActs(c.Context(), func(a store.Act) error { return e.Encode(lineOf(a)) }); err != nil {
		// It has begun: what can still be done is not to end it as if it were whole.
		d.log.Error("the audit log could not be given whole", "error", err)
		panic(http.ErrAbortHandler)
	}
	return out.Flush()
}
