package desk

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"stoppress/internal/store"
)

// doors are the addresses by which people come in, and look after their account.
func (d *Desk) doors() []route {
	return []route{
		// Pages and forms, for a browser without script too.
		{method: "GET", path: "/{$}", least: anyone, show: d.showHome},
		{method: "GET", path: "/assets/{hash}/{name}", least: anyone, show: d.showAsset},
		{method: "GET", path: "/setup/{secret}", least: anyone, show: d.showLink},
		{method: "GET", path: "/invite/{secret}", least: anyone, show: d.showLink},
		{method: "GET", path: "/demo/{secret}", least: anyone, show: d.showTicket},
		{method: "POST", path: "/setup", least: anyone, show: d.postLink},
		{method: "POST", path: "/invite", least: anyone, show: d.postLink},
		{method: "POST", path: "/signin", least: anyone, show: d.postSignIn},
		{method: "POST", path: "/signout", least: anyone, show: d.postSignOut},
		{method: "GET", path: "/stepup", least: member, show: d.showStepUp},
		{method: "POST", path: "/stepup", least: member, show: d.postStepUp},
		{method: "GET", path: "/account", least: member, show: d.showAccount},
		// Where a form was sent there may be someone who reloads.
		{method: "GET", path: "/setup", least: anyone, show: d.showStart},
		{method: "GET", path: "/invite", least: anyone, show: d.showStart},
		{method: "GET", path: "/signin", least: anyone, show: d.showStart},
		{method: "GET", path: "/signout", least: anyone, show: d.showStart},
		{method: "GET", path: "/account/{part}", least: member, show: d.showMyStart},
		{method: "GET", path: "/account/{part}/{id}", least: member, show: d.showMyStart},
		{method: "POST", path: "/account/person", least: member, show: d.postPerson},
		{method: "POST", path: "/account/email", least: member, step: true, show: d.postEmail},
		{method: "POST", path: "/account/password", least: member, show: d.postPassword},
		{method: "POST", path: "/account/factor", least: member, show: d.postFactor},
		{method: "POST", path: "/account/factor/finish", least: member, show: d.postFactorFinish},
		{method: "POST", path: "/account/factor/end", least: member, step: true, show: d.postFactorEnd},
		{method: "POST", path: "/account/passkey/end", least: member, step: true, show: d.postPasskeyEnd},
		{method: "POST", path: "/account/session/end", least: member, show: d.postSessionEnd},

		// The same as JSON.
		{method: "POST", path: "/api/signin", least: anyone, answer: d.apiSignIn},
		{method: "POST", path: "/api/signout", least: anyone, answer: d.apiSignOut},
		{method: "POST", path: "/api/setup", least: anyone, answer: d.apiLink},
		{method: "POST", path: "/api/invite", least: anyone, answer: d.apiLink},
		{method: "POST", path: "/api/passkey/signin/begin", least: anyone, answer: d.apiKeySignIn},
		{method: "POST", path: "/api/passkey/signin/finish", least: anyone, answer: d.apiKeySignedIn},
		{method: "POST", path: "/api/passkey/join/begin", least: anyone, answer: d.apiKeyJoin},
		{method: "POST", path: "/api/passkey/join/finish", least: anyone, answer: d.apiKeyJoined},
		{method: "GET", path: "/api/me", least: member, answer: d.apiMe},
		{method: "PATCH", path: "/api/me", least: member, answer: d.apiPerson},
		{method: "POST", path: "/api/stepup", least: member, answer: d.apiStepUp},
		{method: "POST", path: "/api/passkey/stepup/begin", least: member, answer: d.apiKeyStep},
		{method: "POST", path: "/api/passkey/stepup/finish", least: member, answer: d.apiKeyStepped},
		{method: "GET", path: "/api/passkeys", least: member, answer: d.apiPasskeys},
		{method: "POST", path: "/api/passkey/register/begin", least: member, step: true, answer: d.apiKeyNew},
		{method: "POST", path: "/api/passkey/register/finish", least: member, step: true, answer: d.apiKeyMade},
		{method: "PATCH", path: "/api/passkeys/{id}", least: member, answer: d.apiKeyName},
		{method: "DELETE", path: "/api/passkeys/{id}", least: member, step: true, answer: d.apiKeyEnd},
		{method: "POST", path: "/api/email", least: member, step: true, answer: d.apiEmail},
		{method: "POST", path: "/api/password", least: member, answer: d.apiPassword},
		{method: "POST", path: "/api/totp/begin", least: member, answer: d.apiFactor},
		{method: "POST", path: "/api/totp/finish", least: member, answer: d.apiFactorMade},
		{method: "DELETE", path: "/api/totp", least: member, step: true, answer: d.apiFactorEnd},
		{method: "POST", path: "/api/totp/recovery", least: member, step: true, answer: d.apiRecovery},
		{method: "GET", path: "/api/sessions", least: member, answer: d.apiSessions},
		{method: "DELETE", path: "/api/sessions", least: member, answer: d.apiSessionsEnd},
		{method: "DELETE", path: "/api/sessions/{id}", least: member, answer: d.apiSessionEnd},
	}
}

// open readies what the doors need.
func (d *Desk) open() error {
	u, err := url.Parse(d.base)
	if err != nil {
		return err
	}
	d.cookie = cookies{path: d.at(""), secure: u.Scheme == "https"}
	d.gate = newGate()
	if d.rp, err = relyingParty(u); err != nil {
		return err
	}
	return d.furnish()
}

// Link is where the secret of an invite leads, on a site whose public address is
// base.
func Link(base, kind, secret string) string {
	door := "/invite/"
	if kind == store.InviteSetup {
		door = "/setup/"
	}
	return strings.TrimRight(base, "/") + where + door + secret
}

// --- forms ---

// field gives what a form's field holds, without space around.
func (c *call) field(name string) string { return strings.TrimSpace(c.form.Get(name)) }

// onward is where a form sends a browser: below the desk, whatever it was told. A path
// that leads up, however it is spelled, would lead a browser out of it.
func (d *Desk) onward(next string) string {
	odd := func(r rune) bool { return r <= ' ' || r > '~' || r == '\\' }
	u, err := url.Parse(next)
	if err != nil || len(next) > 300 || strings.ContainsFunc(next, odd) || u.Scheme != "" || u.Host != "" || u.User != nil ||
		u.Path != "/" && path.Clean(u.Path) != strings.TrimSuffix(u.Path, "/") || !strings.HasPrefix(u.Path, "/") {
		next = "/"
	}
	return d.at(next)
}

func (d *Desk) showStart(c *call) error   { return c.seeOther(d.at("/")) }
func (d *Desk) showMyStart(c *call) error { return c.seeOther(d.at("/account")) }

func (d *Desk) showLink(c *call) error {
	secret := c.PathValue("secret")
	i, err := d.store.InviteOf(c.Context(), secret)
	if err != nil {
		return err
	}
	c.wrong = c.why()
	return d.show(c, http.StatusOK, "join", joining{Secret: secret, Invite: i, Email: i.Email})
}

// joining is what the page of a link shows.
type joining struct {
	Secret      string
	Invite      store.Invite
	Name, Email string // as they were given before something was wrong
}

// accept uses a link up, with a password.
func (d *Desk) accept(c *call, secret string, p store.Person, password string) error {
	i, err := d.store.InviteOf(c.Context(), secret)
	if err != nil {
		return err
	}
	about := []string{p.Name, p.Email, i.Email}
	if i.Account != "" {
		a, err := d.store.Account(c.Context(), i.Account)
		if err != nil {
			return store.ErrInvite
		}
		about = append(about, a.Name)
	}
	kept, _, err := d.newPassword(c.Context(), password, about...)
	if err != nil {
		return err
	}
	a, err := d.store.Accept(c.Context(), secret, store.NewPerson{Person: p, Password: kept, Address: c.by.Address})
	if err != nil {
		return err
	}
	return d.begin(c, a)
}

func (d *Desk) postLink(c *call) error {
	secret := c.field("secret")
	p := store.Person{Name: c.field("name"), Email: c.field("email")}
	err := d.accept(c, secret, p, c.form.Get("password"))
	if err == nil {
		return c.seeOther(d.at("/?in"))
	}
	if i, gone := d.store.InviteOf(c.Context(), secret); gone == nil {
		return d.showAgain(c, err, "join", joining{Secret: secret, Invite: i, Name: p.Name, Email: p.Email})
	}
	return err
}

func (d *Desk) showTicket(c *call) error {
	if c.Method != http.MethodGet || c.Header.Get("Sec-Purpose") != "" || c.Header.Get("Purpose") != "" {
		return &Problem{Status: http.StatusServiceUnavailable, Code: "not_now", Message: "open the link itself"}
	}
	if !d.client(c.Request).Unmap().IsLoopback() || handedOn(c.Request) {
		return &Problem{Status: http.StatusForbidden, Code: "not_here", Message: "this link works on the server's own machine only"}
	}
	account, ok := d.gate.tickets.take(d.now(), c.PathValue("secret"))
	if !ok {
		if c.person != nil {
			return c.seeOther(d.at("/"))
		}
		return store.ErrInvite
	}
	a, err := d.store.Account(c.Context(), account)
	if err != nil {
		return err
	}
	if err := d.begin(c, a); err != nil {
		return err
	}
	return c.seeOther(d.at("/?in"))
}

// handedOn says whether a request came by way of a proxy: one on the same machine
// lets the whole world look as if it sat there.
func handedOn(r *http.Request) bool {
	for _, name := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via"} {
		if len(r.Header.Values(name)) > 0 {
			return true
		}
	}
	return false
}

// signing is what the page to sign in shows.
type signing struct {
	Email, Next string
	Rest        string // where only the code is wanted
	Kept        bool   // the browser came back without the cookie that it was given
}

func (d *Desk) postSignIn(c *call) error {
	s := signing{Email: c.field("email"), Next: c.field("next"), Rest: c.field("rest")}
	var err error
	if s.Rest != "" {
		s.Rest, err = d.finishIn(c, s.Rest, c.field("code"))
	} else {
		s.Rest, err = d.signIn(c, s.Email, c.form.Get("password"), "")
	}
	switch {
	case err == nil:
		next := d.onward(s.Next)
		if next == d.at("/") {
			next += "?in"
		}
		return c.seeOther(next)
	case errors.Is(err, errCode):
		return d.show(c, http.StatusOK, "signin", s) // nothing is wrong yet
	}
	return d.showAgain(c, err, "signin", s)
}

func (d *Desk) postSignOut(c *call) error {
	if err := d.signOut(c); err != nil {
		return err
	}
	return c.seeOther(d.at("/"))
}

func (d *Desk) signOut(c *call) error {
	d.cookie.endSession(c.w)
	if c.person == nil {
		return nil
	}
	err := d.store.EndSession(c.Context(), c.by, c.person.ID, c.session.ID)
	if errors.Is(err, store.ErrSession) {
		return nil
	}
	return err
}

func (d *Desk) showStepUp(c *call) error {
	c.wrong = c.why()
	return d.show(c, http.StatusOK, "stepup", signing{Next: c.URL.Query().Get("next")})
}

func (d *Desk) postStepUp(c *call) error {
	_, _, err := d.confirm(c, c.form.Get("password"))
	if err == nil {
		err = d.stepUp(c)
	}
	if err != nil {
		return d.showAgain(c, err, "stepup", signing{Next: c.field("next")})
	}
	return c.seeOther(d.onward(c.field("next")))
}

// --- JSON ---

// take reads a request's object with fn, which takes its members.
func (c *call) take(fn func(*object)) error {
	o, err := readObject(c.body)
	if err != nil {
		return err
	}
	fn(o)
	o.end()
	return *o.err
}

func (d *Desk) in(err error) (int, any, error) {
	return http.StatusOK, map[string]string{"next": d.at("/")}, err
}

var fine = struct{}{} // what is answered where there is nothing to say

func (d *Desk) apiSignIn(c *call) (int, any, error) {
	var email, password, code string
	if err := c.take(func(o *object) { email, password, code = o.word("email"), o.word("password"), o.word("code") }); err != nil {
		return 0, nil, err
	}
	_, err := d.signIn(c, email, password, code)
	return d.in(err)
}

func (d *Desk) apiSignOut(c *call) (int, any, error) { return http.StatusOK, fine, d.signOut(c) }

func (d *Desk) apiLink(c *call) (int, any, error) {
	var secret, password string
	var p store.Person
	if err := c.take(func(o *object) {
		secret, password = o.word("secret"), o.word("password")
		p.Name, p.Email = o.word("name"), o.word("email")
	}); err != nil {
		return 0, nil, err
	}
	return d.in(d.accept(c, secret, p, password))
}

func (d *Desk) apiKeySignIn(c *call) (int, any, error) {
	v, err := d.askKnown(c, rite{what: "signin"})
	return http.StatusOK, v, err
}

func (d *Desk) apiKeySignedIn(c *call) (int, any, error) {
	var answer []byte
	if err := c.take(func(o *object) { answer = o.answered() }); err != nil {
		return 0, nil, err
	}
	undo, ok := d.gate.address.try(household(d.client(c.Request)), d.now())
	if !ok {
		return 0, nil, tooMany(c, addressEach)
	}
	a, err := d.takeKnown(c, answer, "signin")
	if err != nil {
		return 0, nil, err
	}
	undo()
	return d.in(d.begin(c, a))
}

func (d *Desk) apiKeyJoin(c *call) (int, any, error) {
	r := rite{what: "join"}
	if err := c.take(func(o *object) {
		r.link, r.person.Name, r.person.Email = o.word("secret"), o.word("name"), o.word("email")
	}); err != nil {
		return 0, nil, err
	}
	if d.rp == nil {
		return 0, nil, errNoPasskeys
	}
	i, err := d.store.InviteOf(c.Context(), r.link)
	if err != nil {
		return 0, nil, err
	}
	k := &keyHolder{}
	switch {
	case i.Account != "":
		a, err := d.store.Account(c.Context(), i.Account)
		if err != nil {
			return 0, nil, store.ErrInvite
		}
		if k, err = d.keysOf(c, a.ID); err != nil {
			return 0, nil, err
		}
		k.name, k.email = a.Name, a.Email
	default:
		if r.person.Email == "" {
			r.person.Email = i.Email
		}
		for _, need := range [][2]string{{"name", r.person.Name}, {"email", r.person.Email}} {
			if strings.TrimSpace(need[1]) == "" {
				return 0, nil, refuse(codeInvalid, need[0], "name_email", "give your name and your email address")
			}
		}
		k.name, k.email = r.person.Name, r.person.Email
	}
	v, err := d.askNew(c, k, r)
	return http.StatusOK, v, err
}

func (d *Desk) apiKeyJoined(c *call) (int, any, error) {
	var answer []byte
	var name string
	if err := c.take(func(o *object) { answer, name = o.answered(), o.word("name") }); err != nil {
		return 0, nil, err
	}
	key, r, err := d.takeNew(answer, name, "join")
	if err != nil {
		return 0, nil, err
	}
	a, err := d.store.Accept(c.Context(), r.link, store.NewPerson{Person: r.person, Passkey: &key, Address: c.by.Address})
	if err != nil {
		return 0, nil, err
	}
	return d.in(d.begin(c, a))
}

// Me is what whoever is signed in is told of themselves.
type Me struct {
	Account struct {
		ID       string `json:"id"`
		Name     string `json:"name"`
		Email    string `json:"email"`
		Byline   string `json:"byline"`
		Lang     string `json:"lang"`
		Password bool   `json:"password"`
		TOTP     bool   `json:"totp"`
		Passkeys int    `json:"passkeys"`
		Recovery int    `json:"recovery"` // codes that are left
		Linked   int    `json:"linked"`   // names at providers
	} `json:"account"`
	Roles   map[string]store.Role `json:"roles"` // by page id; "": the site
	Session struct {
		ID      string `json:"id"`
		Stepped bool   `json:"stepped"`
	} `json:"session"`
	Site struct {
		Name   string `json:"name"`
		URL    string `json:"url"`
		Accent string `json:"accent"`
		Hold   int    `json:"hold_seconds"` // for which Publish can be taken back
	} `json:"site"`
	PasskeysPossible bool   `json:"passkeys_possible"`
	Outside          string `json:"outside,omitempty"` // what the provider is called by which people may sign in too
	DraftsEvery      int    `json:"draftsEvery"`       // ms, between two savings of a draft
}

// draftsEvery is how long what is typed may be only in the browser, in ms.
const draftsEvery = 1500

func (d *Desk) apiMe(c *call) (int, any, error) {
	site, err := d.store.Site(c.Context())
	if err != nil {
		return 0, nil, err
	}
	var m Me
	a := c.person
	m.Account.ID, m.Account.Name, m.Account.Email, m.Account.Byline, m.Account.Lang = a.ID, a.Name, a.Email, a.Byline, a.Lang
	m.Account.Password, m.Account.TOTP, m.Account.Passkeys, m.Account.Linked = a.Password, a.TOTP, a.Passkeys, a.Identities
	if d.outside != nil {
		m.Outside = d.outside.Name
	}
	if m.Account.Recovery, err = d.store.RecoveryLeft(c.Context(), a.ID); err != nil {
		return 0, nil, err
	}
	m.Roles, m.PasskeysPossible, m.DraftsEvery = a.Roles, d.rp != nil, draftsEvery
	m.Session.ID, m.Session.Stepped = c.session.ID, d.stepped(c)
	m.Site.Name, m.Site.URL, m.Site.Accent, m.Site.Hold = site.Name, d.base, site.Accent, site.Hold
	return http.StatusOK, m, nil
}

func (d *Desk) apiPerson(c *call) (int, any, error) {
	var name, byline, lang *string
	if err := c.take(func(o *object) { name, byline, lang = o.text("name"), o.text("byline"), o.text("lang") }); err != nil {
		return 0, nil, err
	}
	err := d.store.SetPerson(c.Context(), c.by, c.person.ID, func(p *store.Person) error {
		for _, f := range []struct{ from, to *string }{{name, &p.Name}, {byline, &p.Byline}, {lang, &p.Lang}} {
			if f.from != nil {
				*f.to = *f.from
			}
		}
		return nil
	})
	return http.StatusOK, fine, err
}

func (d *Desk) apiStepUp(c *call) (int, any, error) {
	var password string
	if err := c.take(func(o *object) { password = o.word("password") }); err != nil {
		return 0, nil, err
	}
	if _, _, err := d.confirm(c, password); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, d.stepUp(c)
}

func (d *Desk) apiKeyStep(c *call) (int, any, error) {
	v, err := d.askKnown(c, rite{what: "stepup", account: c.person.ID})
	return http.StatusOK, v, err
}

func (d *Desk) apiKeyStepped(c *call) (int, any, error) {
	var answer []byte
	if err := c.take(func(o *object) { answer = o.answered() }); err != nil {
		return 0, nil, err
	}
	a, err := d.takeKnown(c, answer, "stepup")
	if err != nil {
		return 0, nil, err
	}
	if a.ID != c.person.ID {
		return 0, nil, errBadPasskey
	}
	return http.StatusOK, fine, d.stepUp(c)
}

func (d *Desk) apiPasskeys(c *call) (int, any, error) {
	list, err := d.listPasskeys(c)
	return http.StatusOK, map[string]any{"passkeys": list}, err
}

func (d *Desk) apiKeyNew(c *call) (int, any, error) {
	if d.rp == nil {
		return 0, nil, errNoPasskeys
	}
	k, err := d.keysOf(c, c.person.ID)
	if err != nil {
		return 0, nil, err
	}
	k.name, k.email = c.person.Name, c.person.Email
	v, err := d.askNew(c, k, rite{what: "register", account: c.person.ID})
	return http.StatusOK, v, err
}

func (d *Desk) apiKeyMade(c *call) (int, any, error) {
	var answer []byte
	var name string
	if err := c.take(func(o *object) { answer, name = o.answered(), o.word("name") }); err != nil {
		return 0, nil, err
	}
	key, r, err := d.takeNew(answer, name, "register")
	if err != nil {
		return 0, nil, err
	}
	if r.account != c.person.ID {
		return 0, nil, errBadPasskey
	}
	key.Account = c.person.ID
	_, err = d.store.PutPasskey(c.Context(), c.by, key)
	return http.StatusCreated, fine, err
}

func (d *Desk) apiKeyName(c *call) (int, any, error) {
	var name string
	if err := c.take(func(o *object) { name = o.word("name") }); err != nil {
		return 0, nil, err
	}
	id, err := base64.RawURLEncoding.DecodeString(c.PathValue("id"))
	if err != nil {
		return 0, nil, store.ErrNoPasskey
	}
	return http.StatusOK, fine, d.store.RenamePasskey(c.Context(), c.by, c.person.ID, id, name)
}

func (d *Desk) apiKeyEnd(c *call) (int, any, error) {
	return http.StatusOK, fine, d.endPasskey(c, c.PathValue("id"))
}

func (d *Desk) apiPassword(c *call) (int, any, error) {
	var was, is string
	if err := c.take(func(o *object) { was, is = o.word("was"), o.word("new") }); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, d.changePassword(c, was, is)
}

func (d *Desk) apiEmail(c *call) (int, any, error) { return d.takeEmail(c, c.person.ID) }

// takeEmail gives an account another address. What it opens is nothing of its
// own, so sessions stay; the former address stands in the audit log.
func (d *Desk) takeEmail(c *call, account string) (int, any, error) {
	var email string
	if err := c.take(func(o *object) { email = o.word("email") }); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, d.setEmail(c, account, email)
}

func (d *Desk) setEmail(c *call, account, email string) error {
	return d.store.SetPerson(c.Context(), c.by, account, func(p *store.Person) error { p.Email = email; return nil })
}

func (d *Desk) apiFactor(c *call) (int, any, error) {
	var password string
	if err := c.take(func(o *object) { password = o.word("password") }); err != nil {
		return 0, nil, err
	}
	f, err := d.beginFactor(c, password)
	return http.StatusOK, f, err
}

func (d *Desk) apiFactorMade(c *call) (int, any, error) {
	var code string
	if err := c.take(func(o *object) { code = o.word("code") }); err != nil {
		return 0, nil, err
	}
	codes, err := d.finishFactor(c, code)
	return http.StatusOK, map[string]any{"recovery": codes}, err
}

func (d *Desk) apiFactorEnd(c *call) (int, any, error) { return http.StatusOK, fine, d.endFactor(c) }

func (d *Desk) apiRecovery(c *call) (int, any, error) {
	codes, hashes := recoveryCodes()
	err := d.store.SetRecovery(c.Context(), c.by, c.person.ID, hashes)
	return http.StatusOK, map[string]any{"recovery": codes}, err
}

// Signed is a session as its owner is shown it.
type Signed struct {
	ID      string `json:"id"`
	Device  string `json:"device"`
	Address string `json:"address"`
	Created string `json:"created"`
	Used    string `json:"used"`
	Here    bool   `json:"here,omitempty"` // the one that asks
}

// SignedOf gives a session.
func SignedOf(x store.Session) Signed {
	return Signed{ID: x.ID, Device: device(x.Device), Address: x.Address, Created: clock(x.Created), Used: clock(x.Used)}
}

func (d *Desk) listSessions(c *call) ([]Signed, error) {
	list, err := d.store.Sessions(c.Context(), c.person.ID)
	out := []Signed{}
	for _, x := range list {
		one := SignedOf(x)
		one.Here = x.ID == c.session.ID
		out = append(out, one)
	}
	return out, err
}

func (d *Desk) apiSessions(c *call) (int, any, error) {
	list, err := d.listSessions(c)
	return http.StatusOK, map[string]any{"sessions": list}, err
}

func (d *Desk) apiSessionsEnd(c *call) (int, any, error) {
	n, err := d.store.EndSessions(c.Context(), c.by, c.person.ID, c.session.ID)
	return http.StatusOK, map[string]int{"ended": n}, err
}

func (d *Desk) apiSessionEnd(c *call) (int, any, error) {
	return http.StatusOK, fine, d.endSession(c, c.PathValue("id"))
}

var errNoSession = &Problem{Status: http.StatusNotFound, Code: "no_session", Message: "there is no such session, or it has ended"}

func (d *Desk) endSession(c *call, id string) error {
	err := d.store.EndSession(c.Context(), c.by, c.person.ID, id)
	if errors.Is(err, store.ErrSession) {
		return errNoSession
	}
	if err == nil && id == c.session.ID {
		d.cookie.endSession(c.w)
	}
	return err
}

// device makes a few words of what a browser says that it is.
func device(agent string) string {
	pick := func(of [][2]string) string {
		i := slices.IndexFunc(of, func(p [2]string) bool { return strings.Contains(agent, p[0]) })
		if i < 0 {
			return ""
		}
		return of[i][1]
	}
	browser := pick([][2]string{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}})
	system := pick([][2]string{{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"Windows", "Windows"}, {"CrOS", "ChromeOS"}, {"Mac OS X", "macOS"}, {"Linux", "Linux"}})
	switch {
	case browser != "" && system != "":
		return browser + " · " + system
	case browser+system != "":
		return browser + system
	}
	if len(agent) > 60 {
		agent = agent[:60]
	}
	return strings.ToValidUTF8(agent, "")
}

// Guest is who a demonstration's desk is for.
type Guest struct {
	Link            string // signs them in: once, within a day, from the server's own machine only
	Email, Password string // to come back with
}

// Guest makes the administrator of a site that has no account yet, with a
// password of chance, for a demonstration.
func (d *Desk) Guest(ctx context.Context, by store.By) (Guest, error) {
	secret, _, err := d.store.Setup(ctx, by)
	if err != nil {
		return Guest{}, err
	}
	w := random()
	g := Guest{Email: "editor@example.org", Password: w[:4] + "-" + w[4:8] + "-" + w[8:12] + "-" + w[12:16]}
	kept, _, err := d.newPassword(ctx, g.Password)
	if err != nil {
		return Guest{}, err
	}
	a, err := d.store.Accept(ctx, secret, store.NewPerson{Person: store.Person{Name: "Demo Editor", Email: g.Email}, Password: kept})
	if err != nil {
		return Guest{}, err
	}
	g.Link = d.link("/demo/" + d.gate.tickets.put(d.now(), random()+random(), a.ID))
	return g, nil
}
