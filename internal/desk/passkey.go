package desk

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"stoppress/internal/store"
)

// riteLife is how long someone has to use a passkey that was asked for.
const riteLife = 5 * time.Minute

// A rite is a challenge that was given out, and what for. Each is answered once.
type rite struct {
	session webauthn.SessionData
	what    string // "signin", "stepup", "register" or "join"
	account string // id, where someone is signed in
	handle  []byte // of a new passkey
	link    string // secret of the link, of "join"
	person  store.Person
}

// keptKey is a passkey as the store keeps it.
type keptKey struct {
	Domain     string              `json:"domain"` // the relying party: it works there and nowhere else
	Handle     []byte              `json:"handle"` // the user handle
	Credential webauthn.Credential `json:"credential"`
}

// keyHolder is someone with passkeys, for the library.
type keyHolder struct {
	handle      []byte
	name, email string
	keys        []webauthn.Credential
}

func (k *keyHolder) WebAuthnID() []byte                         { return k.handle }
func (k *keyHolder) WebAuthnName() string                       { return k.email }
func (k *keyHolder) WebAuthnDisplayName() string                { return k.name }
func (k *keyHolder) WebAuthnCredentials() []webauthn.Credential { return k.keys }

// relyingParty returns what makes and checks passkeys of the site at an address,
// or nil where browsers would not have any: they ask for https and a domain, or
// for localhost.
func relyingParty(u *url.URL) (*webauthn.WebAuthn, error) {
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil || host == "" {
		return nil, nil
	}
	local := host == "localhost" || strings.HasSuffix(host, ".localhost")
	if u.Scheme != "https" && !local || protocol.ValidateRPID(host) != nil {
		return nil, nil
	}
	w, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: "Stop Press", RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired, // the passkey stands for password and code at once
		},
	})
	if err != nil {
		return nil, fmt.Errorf("desk: passkeys: %w", err)
	}
	return w, nil
}

var (
	errNoPasskeys = &Problem{Status: http.StatusConflict, Code: "no_passkeys", Message: "passkeys work only where the public address is https with a domain, or localhost"}
	errBadPasskey = &Problem{Status: http.StatusUnauthorized, Code: "passkey", Message: "the passkey is not known here, or was not used in time"}
)

// keysOf are an account's passkeys that work on this domain, with the handle that
// they share.
func (d *Desk) keysOf(c *call, account string) (*keyHolder, error) {
	k := &keyHolder{}
	list, err := d.store.Passkeys(c.Context(), account)
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		var kept keptKey
		if json.Unmarshal(p.Data, &kept) != nil || kept.Domain != d.rp.Config.RPID {
			continue
		}
		k.handle, k.keys = kept.Handle, append(k.keys, kept.Credential)
	}
	return k, nil
}

// askNew begins to make a passkey.
func (d *Desk) askNew(c *call, k *keyHolder, r rite) (any, error) {
	if d.rp == nil {
		return nil, errNoPasskeys
	}
	if k.handle == nil {
		k.handle = make([]byte, 32)
		rand.Read(k.handle)
	}
	options, session, err := d.rp.BeginRegistration(k, webauthn.WithExclusions(webauthn.Credentials(k.keys).CredentialDescriptors()))
	if err != nil {
		return nil, err
	}
	r.session, r.handle = *session, k.handle
	d.gate.rites.put(d.now(), session.Challenge, r)
	return options, nil
}

// takeNew checks what the browser made of it.
func (d *Desk) takeNew(answer []byte, name, what string) (store.Passkey, rite, error) {
	if d.rp == nil {
		return store.Passkey{}, rite{}, errNoPasskeys
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return store.Passkey{}, rite{}, d.badPasskey(err)
	}
	r, ok := d.gate.rites.take(d.now(), parsed.Response.CollectedClientData.Challenge)
	if !ok || r.what != what {
		return store.Passkey{}, rite{}, errBadPasskey
	}
	cred, err := d.rp.CreateCredential(&keyHolder{handle: r.handle}, r.session, parsed)
	if err != nil {
		return store.Passkey{}, rite{}, d.badPasskey(err)
	}
	data, err := json.Marshal(keptKey{Domain: d.rp.Config.RPID, Handle: r.handle, Credential: *cred})
	if err != nil {
		return store.Passkey{}, rite{}, err
	}
	if name = strings.TrimSpace(name); name == "" {
		name = "Passkey"
	}
	return store.Passkey{ID: cred.ID, Name: name, Data: data}, r, nil
}

// badPasskey tells the log what the library found wrong.
func (d *Desk) badPasskey(err error) error {
	text := err.Error()
	var p *protocol.Error
	if errors.As(err, &p) {
		text += ": " + p.DevInfo
	}
	d.log.Info("a passkey was refused", "error", text)
	return errBadPasskey
}

// askKnown begins to ask for a passkey that there is.
func (d *Desk) askKnown(c *call, r rite) (any, error) {
	if d.rp == nil {
		return nil, errNoPasskeys
	}
	if _, ok := d.gate.begins.try(household(d.client(c.Request)), d.now()); !ok {
		return nil, tooMany(c, beginEach)
	}
	options, session, err := d.rp.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, err
	}
	r.session = *session
	d.gate.rites.put(d.now(), session.Challenge, r)
	return options, nil
}

// takeKnown checks the answer, and returns whose passkey it is.
func (d *Desk) takeKnown(c *call, answer []byte, what string) (store.Account, error) {
	if d.rp == nil {
		return store.Account{}, errNoPasskeys
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return store.Account{}, d.badPasskey(err)
	}
	r, ok := d.gate.rites.take(d.now(), parsed.Response.CollectedClientData.Challenge)
	if !ok || r.what != what {
		return store.Account{}, errBadPasskey
	}
	var owner store.Account
	var kept keptKey
	var failed error
	_, cred, err := d.rp.ValidatePasskeyLogin(func(id, handle []byte) (webauthn.User, error) {
		p, a, err := d.store.PasskeyOwner(c.Context(), id)
		if err != nil {
			if !errors.Is(err, store.ErrNoPasskey) {
				failed = err
			}
			return nil, err
		}
		if err := json.Unmarshal(p.Data, &kept); err != nil {
			return nil, err
		}
		owner = a
		return &keyHolder{handle: kept.Handle, keys: []webauthn.Credential{kept.Credential}}, nil
	}, r.session, parsed)
	switch {
	case failed != nil:
		return store.Account{}, failed
	case err != nil:
		return store.Account{}, d.badPasskey(err)
	case cred.Authenticator.CloneWarning:
		d.log.Warn("a passkey's count of signatures went back: it may have been copied, and was refused", "account", owner.ID)
		return store.Account{}, errBadPasskey
	case r.account != "" && r.account != owner.ID:
		return store.Account{}, errBadPasskey
	}
	kept.Credential = *cred
	data, err := json.Marshal(kept)
	if err != nil {
		return store.Account{}, err
	}
	return owner, d.store.TouchPasskey(c.Context(), cred.ID, data)
}

// Passkey is a passkey as its owner is shown it.
type Passkey struct {
	ID      string `json:"id"` // base64url
	Name    string `json:"name"`
	Created string `json:"created"`
	Used    string `json:"used,omitempty"`
	Here    bool   `json:"here"` // it works at the site's present address
	Domain  string `json:"domain"`
}

func (d *Desk) listPasskeys(c *call) ([]Passkey, error) {
	list, err := d.store.Passkeys(c.Context(), c.person.ID)
	out := []Passkey{}
	for _, p := range list {
		var kept keptKey
		_ = json.Unmarshal(p.Data, &kept) // one that can't be read works nowhere
		out = append(out, Passkey{
			ID: base64.RawURLEncoding.EncodeToString(p.ID), Name: p.Name, Created: clock(p.Created), Used: clock(p.Used),
			Here: d.rp != nil && kept.Domain == d.rp.Config.RPID, Domain: kept.Domain,
		})
	}
	return out, err
}

// answered takes the browser's part out of a request: {"credential": {...}, ...}.
func (o *object) answered() []byte {
	v := o.take("credential")
	if v == nil {
		o.fail(refuse(codeInvalid, "credential", "request", "the passkey's answer is missing"))
	}
	return bytes.Clone(v)
}
