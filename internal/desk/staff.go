package desk

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stoppress/internal/page"
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
		{method: "DELETE", path: "/api/people/{id}", least: administrator, step: true, answer: d.apiRemove},
		{method: "POST", path: "/api/people/{id}/signout", least: administrator, answer: d.apiTheirSessions},
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
		{method: "GET", path: "/audit.csv", least: administrator, show: d.showAuditTable},
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
			o.fail(refuse(codeInvalid, "role", "request", `give the role; "" takes it away`))
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

func (d *Desk) apiRemove(c *call) (int, any, error) {
	return http.StatusOK, fine, d.store.Remove(c.Context(), c.by, c.PathValue("id"))
}

// apiTheirSessions signs someone out everywhere, but where this is asked from.
func (d *Desk) apiTheirSessions(c *call) (int, any, error) {
	n, err := d.store.EndSessions(c.Context(), c.by, c.PathValue("id"), c.session.ID)
	return http.StatusOK, map[string]int{"ended": n}, err
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
	Scope    string `json:"scope,omitempty"` // "read": it may change nothing
	Created  string `json:"created"`
	Expires  string `json:"expires,omitempty"`
	LastUsed string `json:"last_used,omitempty"`
	Revoked  bool   `json:"revoked"`
	By       string `json:"by,omitempty"`      // name of who made it
	Account  string `json:"account,omitempty"` // their id: it ends when they may make none any more
}

func heldOf(t store.Token) Held {
	return Held{ID: t.ID, Name: t.Name, Page: t.Page, Scope: t.Scope, Created: clock(t.Created), Expires: clock(t.Expires), LastUsed: clock(t.LastUsed), Revoked: t.Revoked, By: t.By, Account: t.ByAccount}
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
	if err := c.take(func(o *object) {
		t.Name, t.Page, t.Scope, t.Expires = o.word("name"), o.word("page"), o.word("scope"), o.instant("expires")
	}); err != nil {
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

// SiteSet is what the site is set to.
type SiteSet struct {
	store.Settings
	LogoURL string `json:"logo_url,omitempty"` // path of the logo's file
}

func (d *Desk) apiSettings(c *call) (int, any, error) {
	site, err := d.store.Site(c.Context())
	s := SiteSet{Settings: site.Settings}
	if s.Logo != nil {
		s.LogoURL = d.prefix + "/-/media/" + s.Logo.ID
	}
	return http.StatusOK, s, err
}

func (d *Desk) apiSet(c *call) (int, any, error) {
	var edits []func(*store.Settings)
	logo := "" // id of a picture that was uploaded
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
		if o.has("hold_seconds") {
			n := o.number("hold_seconds")
			edits = append(edits, func(s *store.Settings) { s.Hold = int(min(max(n, -1), store.MaxHold+1)) })
		}
		if o.has("logo") {
			if in := o.object("logo"); in == nil {
				edits = append(edits, func(s *store.Settings) { s.Logo = nil })
			} else {
				if logo = in.word("id"); logo == "" {
					in.wrong("id", "the id of a picture that was uploaded")
				}
				in.end()
			}
		}
	})
	if err != nil {
		return 0, nil, err
	}
	if logo != "" {
		m, err := d.logo(c, logo)
		if err != nil {
			return 0, nil, err
		}
		edits = append(edits, func(s *store.Settings) { s.Logo = m })
	}
	err = d.store.SetSite(c.Context(), c.by, func(s *store.Settings) error {
		was := s.Measure
		for _, edit := range edits {
			edit(s)
		}
		// Another's script on every page: not by a session that was only found open.
		if m := s.Measure; m != nil && !d.stepped(c) && (was == nil || m.Script != was.Script || !slices.Equal(m.Hosts, was.Hosts)) {
			return errStepUp
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	return d.apiSettings(c)
}

// logo is a picture that was uploaded, as the site's own.
func (d *Desk) logo(c *call, id string) (*page.Media, error) {
	var m store.Media
	err := error(store.ErrNoMedia)
	if !strings.ContainsRune(id, 0) { // which PostgreSQL can't be asked
		m, err = d.store.Picture(c.Context(), id)
	}
	if errors.Is(err, store.ErrNoMedia) {
		return nil, refuse(codeInvalid, "logo", "picture_gone", "there is no such picture; upload it first")
	}
	if err != nil {
		return nil, err
	}
	return &page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height}, nil
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

// actFilter is what of the audit log a request asks for.
func (d *Desk) actFilter(c *call) (f store.ActFilter, err error) {
	q := c.URL.Query()
	f = store.ActFilter{Account: q.Get("account"), Whom: q.Get("whom"), Post: q.Get("post"), Act: q.Get("act")}
	f.Page, err = d.pageID(c, q.Get("page"))
	return f, err
}

func (d *Desk) apiAudit(c *call) (int, any, error) {
	f, err := d.actFilter(c)
	if err != nil {
		return 0, nil, err
	}
	if v := c.URL.Query().Get("before"); v != "" {
		if f.Before, err = strconv.ParseInt(v, 10, 64); err != nil || f.Before < 1 {
			return 0, nil, refuse(codeInvalid, "before", "request", "before is the number of a line, from 1 on")
		}
	}
	acts, err := d.store.Acts(c.Context(), f)
	lines := []Line{}
	for _, a := range acts {
		l := lineOf(a)
		if a.Act == store.ActSignIn { // the whole of what a browser said is in the files
			l.Detail = device(l.Detail)
		}
		lines = append(lines, l)
	}
	return http.StatusOK, map[string]any{"acts": lines}, err
}

// showAudit gives the audit log, or what is asked for of it, the oldest line first, as JSON Lines.
func (d *Desk) showAudit(c *call) error {
	return d.auditFile(c, "jsonl", "application/jsonl", func(w *bufio.Writer) (func(store.Act) error, error) {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		return func(a store.Act) error { return e.Encode(lineOf(a)) }, nil
	})
}

// showAuditTable gives it as a table for a spreadsheet (RFC 4180). A cell that a
// spreadsheet would take for a formula begins with an apostrophe: names and what
// browsers say of themselves come from outside.
func (d *Desk) showAuditTable(c *call) error {
	heads, err := d.store.Pages(c.Context())
	if err != nil {
		return err
	}
	slugs := map[string]string{}
	for _, h := range heads {
		slugs[h.ID] = h.Slug
	}
	return d.auditFile(c, "csv", "text/csv", func(w *bufio.Writer) (func(store.Act) error, error) {
		if _, err := w.WriteString("\ufeff"); err != nil { // spreadsheets take a file without it for one in the system's own encoding
			return nil, err
		}
		t := csv.NewWriter(w)
		t.UseCRLF = true
		err := t.Write([]string{"n", "time", "name", "act", "whom", "about", "detail", "page", "page_id", "post", "seq", "address", "account", "session", "token"})
		return func(a store.Act) error {
			x := lineOf(a)
			row := []string{strconv.FormatInt(x.N, 10), x.Time, x.Name, x.Act, x.Whom, x.About, x.Detail, slugs[x.Page], x.Page, x.Post, strconv.FormatInt(x.Seq, 10), x.Address, x.Account, x.Session, x.Token}
			for i := range row {
				row[i] = plainCell(row[i])
			}
			err := t.Write(row)
			t.Flush()
			return errors.Join(err, t.Error())
		}, err
	})
}

// within is where a formula would begin for a spreadsheet that parts cells at
// semicolons or tabs, as they do where the comma is for decimals.
var within = regexp.MustCompile(`([;\t\r\n])([\s"]*[=+\-@＝＋－＠])`)

// plainCell is a text as a cell that no spreadsheet reckons with.
func plainCell(s string) string {
	s = within.ReplaceAllString(s, "$1'$2")
	if r, _ := utf8.DecodeRuneInString(s); s != "" && (strings.ContainsRune("=+-@\t\r\n＝＋－＠", r) || strings.HasPrefix(strings.TrimSpace(s), "=")) {
		return "'" + s
	}
	return s
}

// auditFile sends what is asked for of the audit log as a file, in lines that put makes.
func (d *Desk) auditFile(c *call, kind, mime string, put func(*bufio.Writer) (func(store.Act) error, error)) error {
	f, err := d.actFilter(c)
	if err != nil {
		return err
	}
	if c.Method == http.MethodGet {
		if err := d.store.Note(c.Context(), c.by, store.Act{Act: "audit", Detail: kind}); err != nil {
			return err
		}
	}
	h := c.w.Header()
	h.Set("Content-Type", mime+"; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="audit-`+d.now().UTC().Format(time.DateOnly)+`.`+kind+`"`)
	if c.Method == http.MethodHead {
		return nil
	}
	out := bufio.NewWriter(c.w)
	line, err := put(out)
	if err == nil {
		err = d.store.AllActs(c.Context(), f, line)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		// It has begun: what can still be done is not to end it as if it were whole.
		d.log.Error("the audit log could not be given whole", "error", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}
