package desk

import (
	"bytes"
	"encoding/base64"
	"image/png"
	"net/http"
	"strings"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"stoppress/internal/store"
)

// An enrolment is a second factor that is being set up: its key is not kept
// before a code shows that the authenticator has it.
type enrolment struct {
	totp  []byte
	key   []byte // of the password
	was   store.Secrets
	shown Factor
}

// Factor is what an authenticator is given.
type Factor struct {
	URI    string `json:"uri"`
	Secret string `json:"secret"`          // the same, to type
	Image  string `json:"image,omitempty"` // the same, as the data: URL of a picture
}

// beginFactor makes a second factor for whoever is signed in. The password is
// asked for, since the factor is sealed under it.
func (d *Desk) beginFactor(c *call, password string) (Factor, error) {
	if !c.person.Password {
		return Factor{}, &Problem{Status: http.StatusConflict, Code: "state", Kind: "factor_bare", Message: "a second factor goes with a password, and the account has none"}
	}
	x, key, err := d.confirm(c, password)
	if err != nil {
		return Factor{}, err
	}
	site, err := d.store.Site(c.Context())
	if err != nil {
		return Factor{}, err
	}
	name := strings.ReplaceAll(site.Name, ":", " ")
	if name == "" {
		name = "Stop Press"
	}
	k, err := totp.Generate(totp.GenerateOpts{Issuer: name, AccountName: strings.ReplaceAll(c.person.Email, ":", " "), SecretSize: 20, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
	if err != nil {
		return Factor{}, err
	}
	plain, err := plainBase32.DecodeString(k.Secret())
	if err != nil {
		return Factor{}, err
	}
	f := Factor{URI: k.URL(), Secret: k.Secret()}
	if img, err := k.Image(220, 220); err == nil { // too long a name for one is no one's loss: there is the text
		var b bytes.Buffer
		if png.Encode(&b, img) == nil {
			f.Image = "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
		}
	}
	d.gate.setups.put(d.now(), c.session.ID, enrolment{plain, key, x, f})
	return f, nil
}

// factorAgain is the second factor that is being set up, after a wrong code.
func (d *Desk) factorAgain(c *call) *Factor {
	e, ok := d.gate.setups.take(d.now(), c.session.ID)
	if !ok {
		return nil
	}
	d.gate.setups.put(d.now(), c.session.ID, e)
	return &e.shown
}

// finishFactor takes the second factor into use, and returns its recovery codes.
func (d *Desk) finishFactor(c *call, code string) ([]string, error) {
	now := d.now()
	e, ok := d.gate.setups.take(now, c.session.ID)
	if !ok {
		return nil, &Problem{Status: http.StatusConflict, Code: "state", Kind: "factor_late", Message: "that took too long; begin again"}
	}
	undo, err := d.try(c, c.person.Email, c.person.ID)
	if err != nil {
		return nil, err
	}
	step := stepOf(e.totp, plainCode(code), now)
	if step == 0 {
		d.gate.setups.put(now, c.session.ID, e)
		return nil, errTypedCode
	}
	undo()
	sealed, err := seal(e.key, e.totp)
	if err != nil {
		return nil, err
	}
	shown, hashes := recoveryCodes()
	err = d.store.SetFactor(c.Context(), c.by, c.person.ID, e.was, &store.Factor{TOTP: sealed, Step: step, Recovery: hashes})
	if err != nil {
		return nil, err
	}
	return shown, nil
}

// endFactor takes the second factor away.
func (d *Desk) endFactor(c *call) error {
	x, err := d.store.Secrets(c.Context(), c.person.ID)
	if err != nil {
		return err
	}
	return d.store.SetFactor(c.Context(), c.by, c.person.ID, x, nil)
}

// changePassword gives whoever is signed in a new password, and ends their other
// sessions. The second factor is sealed anew.
func (d *Desk) changePassword(c *call, was, is string) error {
	var x store.Secrets
	var key []byte
	var err error
	if c.person.Password {
		x, key, err = d.confirm(c, was)
	} else { // a passkey is the way in; it was used just now
		if !d.stepped(c) {
			return errStepUp
		}
		x, err = d.store.Secrets(c.Context(), c.person.ID)
	}
	if err != nil {
		return err
	}
	kept, next, err := d.newPassword(c.Context(), is, c.person.Name, c.person.Email)
	if err != nil {
		return err
	}
	var sealed []byte
	if x.TOTP != nil {
		plain, err := unseal(key, x.TOTP)
		if err != nil {
			return err
		}
		if sealed, err = seal(next, plain); err != nil {
			return err
		}
	}
	if err := d.store.SetPassword(c.Context(), c.by, c.person.ID, x, kept, sealed); err != nil {
		return err
	}
	return d.stepUp(c)
}
