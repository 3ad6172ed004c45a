package desk

import (
	"encoding/base64"
	"errors"
	"net/http"

	"stoppress/internal/store"
)

// mine is what the page about one's own account shows.
type mine struct {
	Sessions []Signed
	Passkeys []Passkey
	Linked   []Linked
	Recovery int // codes that are left
	Factor   *Factor
	Codes    []string // recovery codes, shown once
	Done     string   // text key of what was done
	Stepped  bool     // what asks who one is may be done at once
}

func (m mine) Image() string {
	if m.Factor == nil {
		return ""
	}
	return m.Factor.Image
}

func (d *Desk) showAccount(c *call) error {
	c.wrong = c.why()
	return d.showMine(c, http.StatusOK, mine{Done: doneKey(c.URL.Query().Get("done"))})
}

// doneKey lets an address name no text but these.
func doneKey(s string) string {
	switch s {
	case "person", "email", "password", "factor-off", "session", "passkey", "identity", "identity-off":
		return "done." + s
	}
	return ""
}

func (d *Desk) showMine(c *call, status int, m mine) error {
	var err error
	if m.Sessions, err = d.listSessions(c); err != nil {
		return err
	}
	if m.Passkeys, err = d.listPasskeys(c); err != nil {
		return err
	}
	if m.Linked, err = d.listIdentities(c); err != nil {
		return err
	}
	if m.Recovery, err = d.store.RecoveryLeft(c.Context(), c.person.ID); err != nil {
		return err
	}
	a, err := d.store.Account(c.Context(), c.person.ID) // what it is may have changed
	if err != nil {
		return err
	}
	c.person, m.Stepped = &a, d.stepped(c)
	return d.show(c, status, "account", m)
}

// account sends back to the page about the account, or says there what was wrong.
func (d *Desk) account(c *call, err error, done string) error {
	if err != nil {
		return d.wrongMine(c, err, mine{})
	}
	return c.seeOther(d.at("/account?done=" + done))
}

func (d *Desk) wrongMine(c *call, err error, m mine) error {
	p := d.problem(c.w, c.Request, err)
	if p.Status >= 500 || p == errSignIn || p == errStepUp {
		return err
	}
	c.wrong = p
	return d.showMine(c, p.Status, m)
}

func (d *Desk) postPerson(c *call) error {
	err := d.store.SetPerson(c.Context(), c.by, c.person.ID, func(p *store.Person) error {
		p.Name, p.Byline, p.Lang = c.field("name"), c.field("byline"), c.field("lang")
		return nil
	})
	if errors.Is(err, store.ErrUnchanged) {
		err = nil
	}
	return d.account(c, err, "person")
}

func (d *Desk) postEmail(c *call) error {
	err := d.setEmail(c, c.person.ID, c.field("email"))
	if errors.Is(err, store.ErrUnchanged) {
		err = nil
	}
	return d.account(c, err, "email")
}

func (d *Desk) postPassword(c *call) error {
	return d.account(c, d.changePassword(c, c.form.Get("was"), c.form.Get("password")), "password")
}

func (d *Desk) postFactor(c *call) error {
	f, err := d.beginFactor(c, c.form.Get("password"))
	if err != nil {
		return d.wrongMine(c, err, mine{})
	}
	return d.showMine(c, http.StatusOK, mine{Factor: &f})
}

func (d *Desk) postFactorFinish(c *call) error {
	codes, err := d.finishFactor(c, c.field("code"))
	if err != nil {
		m := mine{}
		if errors.Is(err, errTypedCode) {
			m.Factor = d.factorAgain(c)
		}
		return d.wrongMine(c, err, m)
	}
	return d.showMine(c, http.StatusOK, mine{Codes: codes})
}

func (d *Desk) postFactorEnd(c *call) error { return d.account(c, d.endFactor(c), "factor-off") }

func (d *Desk) postPasskeyEnd(c *call) error {
	return d.account(c, d.endPasskey(c, c.field("id")), "passkey")
}

func (d *Desk) endPasskey(c *call, id string) error {
	raw, err := base64.RawURLEncoding.DecodeString(id)
	if err != nil {
		return store.ErrNoPasskey
	}
	return d.store.RemovePasskey(c.Context(), c.by, c.person.ID, raw)
}

func (d *Desk) postSessionEnd(c *call) error {
	id := c.field("id")
	if id == "" {
		_, err := d.store.EndSessions(c.Context(), c.by, c.person.ID, c.session.ID)
		return d.account(c, err, "session")
	}
	if err := d.endSession(c, id); err != nil || id != c.session.ID {
		return d.account(c, err, "session")
	}
	return c.seeOther(d.at("/"))
}
