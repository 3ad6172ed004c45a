package desk

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"errors"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stoppress/internal/store"
)

// How often someone may be wrong. A browser that its owner signed in with before
// has a budget of its own, so that whoever guesses at an account from elsewhere
// doesn't keep its owner out.
const (
	addressAtOnce, addressEach = 20, 3 * time.Second
	accountAtOnce, accountEach = 10, time.Minute
	deviceAtOnce, deviceEach   = 10, 20 * time.Second
	codeAtOnce, codeEach       = 10, 5 * time.Minute // wrong codes by who has the password: of six digits few may be tried
	beginAtOnce, beginEach     = 60, time.Second     // challenges for passkeys, by address
)

// halfLife is how long someone who gave the right password has for the code.
const (
	halfLife  = 5 * time.Minute
	halfTries = 5
	maxHalves = 500
)

// A gate holds what is known of those who are not signed in yet. All of it is
// bounded, and gone when the server ends.
type gate struct {
	press   *press
	address guard[netip.Prefix]
	account guard[[32]byte]
	device  guard[string]
	codes   guard[string] // by account, or device and account
	begins  guard[netip.Prefix]
	halves  shelf[half]
	setups  shelf[enrolment] // second factors that are being set up, by session
	rites   shelf[rite]      // of passkeys, by challenge
	errands shelf[errand]    // to the provider, by state
	tickets shelf[string]    // links that sign in, of the demo: account ids
}

func newGate() *gate {
	return &gate{
		press:   newPress(),
		address: guard[netip.Prefix]{atOnce: addressAtOnce, each: addressEach},
		account: guard[[32]byte]{atOnce: accountAtOnce, each: accountEach},
		device:  guard[string]{atOnce: deviceAtOnce, each: deviceEach},
		codes:   guard[string]{atOnce: codeAtOnce, each: codeEach},
		begins:  guard[netip.Prefix]{atOnce: beginAtOnce, each: beginEach},
		halves:  shelf[half]{max: maxHalves, life: halfLife},
		setups:  shelf[enrolment]{max: maxHalves, life: stepLife},
		rites:   shelf[rite]{max: 4096, life: riteLife},
		errands: shelf[errand]{max: 4096, life: errandLife},
		tickets: shelf[string]{max: 10, life: 24 * time.Hour},
	}
}

// half is someone who gave the right password and has yet to give the code.
type half struct {
	account store.Account
	totp    []byte
	tries   int
	undo    func()
}

// Problems of signing in. None tells whether there is such an account.
var (
	errWrong     = &Problem{Status: http.StatusUnauthorized, Code: "signin", Message: "the email address or the password is wrong"}
	errCode      = &Problem{Status: http.StatusUnauthorized, Code: "code", Message: "give the code that your authenticator shows"}
	errWrongCode = &Problem{Status: http.StatusUnauthorized, Code: "code", Field: "code", Message: "the code is wrong, or was used; wait for the next"}
	errTypedCode = &Problem{Status: http.StatusUnprocessableEntity, Code: "code", Field: "code", Message: errWrongCode.Message} // of someone who is signed in
	errPassword  = &Problem{Status: http.StatusUnprocessableEntity, Code: "password", Field: "password", Message: "the password is wrong"}
)

func tooMany(c *call, wait time.Duration) *Problem {
	c.w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
	return &Problem{Status: http.StatusTooManyRequests, Code: "too_many", Message: "that was wrong too often; wait a minute and try again"}
}

// fold is how the store compares email addresses: two spellings of one must
// share a budget whether or not there is such an account.
func fold(s string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.TrimSpace(s))))
}

// try takes one try out of the budgets of whoever asks, about an account.
func (d *Desk) try(c *call, email, account string) (undo func(), err error) {
	now := d.now()
	if account != "" {
		if device := d.knownDevice(c, account); device != "" {
			undo, ok := d.gate.device.try(device, now)
			if !ok {
				return nil, tooMany(c, deviceEach)
			}
			return undo, nil
		}
	}
	first, ok := d.gate.address.try(household(d.client(c.Request)), now)
	if !ok {
		return nil, tooMany(c, addressEach)
	}
	second, ok := d.gate.account.try(sha256.Sum256([]byte(fold(email))), now)
	if !ok {
		return nil, tooMany(c, accountEach)
	}
	return func() { first(); second() }, nil
}

// deviceMark is what makes a device's cookie good for an account. It opens
// nothing: it only says that guesses from there are counted apart.
func (d *Desk) deviceMark(id, account string) string {
	return word(d.store.Hash([]byte("device\n" + id + "\n" + account)))
}

// knownDevice returns the id of the browser that asks, where the account's owner
// signed in with it before; else "".
func (d *Desk) knownDevice(c *call, account string) string {
	id, marks, _ := strings.Cut(d.cookie.get(c.Request, deviceCookie), ".")
	if len(id) != 26 {
		return ""
	}
	want := d.deviceMark(id, account)
	for mark := range strings.SplitSeq(marks, ".") {
		if hmac.Equal([]byte(mark), []byte(want)) {
			return id + "." + account
		}
	}
	return ""
}

// know makes the browser one that the account's owner signed in with. It may be
// that of up to five people.
func (d *Desk) know(c *call, account string) {
	value := d.cookie.get(c.Request, deviceCookie)
	if d.knownDevice(c, account) == "" {
		parts := strings.Split(value, ".")
		if len(parts[0]) != 26 {
			parts = []string{random()}
		}
		parts = append(parts, d.deviceMark(parts[0], account))
		if len(parts) > 6 {
			parts = append(parts[:1], parts[len(parts)-5:]...)
		}
		value = strings.Join(parts, ".")
	}
	d.cookie.set(c.w, deviceCookie, value, deviceLife)
}

// random makes a word of 130 bits.
func random() string {
	b := make([]byte, 17)
	rand.Read(b)
	return word(b)[:26]
}

var plainBase32 = base32.StdEncoding.WithPadding(base32.NoPadding)

func word(b []byte) string { return strings.ToLower(plainBase32.EncodeToString(b)) }

// known looks at an email address and a password. The work is the same whether
// there is such an account or not, whether it is disabled, and whether it has a
// password. undo gives the try back, once all that is wanted was right.
func (d *Desk) known(c *call, email, password string) (a store.Account, x store.Secrets, key []byte, undo func(), err error) {
	a, x, err = d.store.Login(c.Context(), email)
	if err != nil && !errors.Is(err, store.ErrNoAccount) {
		return a, x, nil, nil, err
	}
	if undo, err = d.try(c, email, a.ID); err != nil {
		return a, x, nil, nil, err
	}
	key, ok, err := d.gate.press.check(c.Context(), password, x.Password)
	if err != nil {
		undo() // nothing was found out
		return a, x, nil, nil, err
	}
	if !ok {
		d.log.Info("a sign-in was refused", "address", c.by.Address, "account", a.ID)
		return a, x, nil, nil, errWrong
	}
	return a, x, key, undo, nil
}

// signIn signs someone in by password, and code where the account has a second
// factor. Where the code is wanted and not there it returns errCode, and a word
// under which the rest can come alone.
func (d *Desk) signIn(c *call, email, password, code string) (rest string, err error) {
	a, x, key, undo, err := d.known(c, email, password)
	if err != nil {
		return "", err
	}
	if x.TOTP != nil {
		totp, err := unseal(key, x.TOTP)
		if err != nil {
			return "", errors.Join(errors.New("desk: the second factor does not open"), err)
		}
		if code == "" {
			return d.gate.halves.put(d.now(), random(), half{a, totp, 0, undo}), errCode
		}
		if err := d.useCode(c, a, totp, code); err != nil {
			return "", err
		}
	}
	undo()
	return "", d.begin(c, a)
}

// finishIn is the rest of signIn.
func (d *Desk) finishIn(c *call, rest, code string) (again string, err error) {
	now := d.now()
	h, ok := d.gate.halves.take(now, rest)
	if !ok {
		return "", errSignIn
	}
	if err := d.useCode(c, h.account, h.totp, code); err != nil {
		if h.tries++; h.tries < halfTries && errors.Is(err, errWrongCode) {
			return d.gate.halves.put(now, random(), h), err
		}
		return "", err
	}
	h.undo()
	return "", d.begin(c, h.account)
}

// begin begins a session: always a new one, whatever the browser had.
func (d *Desk) begin(c *call, a store.Account) error {
	secret, x, err := d.store.StartSession(c.Context(), a.ID, c.UserAgent(), c.by.Address)
	if err != nil {
		return err
	}
	if c.person != nil {
		if err := d.store.EndSession(c.Context(), c.by, c.person.ID, c.session.ID); err != nil && !errors.Is(err, store.ErrSession) && !errors.Is(err, store.ErrNoAccount) {
			d.log.Warn("a former session could not be ended", "error", err)
		}
	}
	d.cookie.setSession(c.w, secret)
	d.know(c, a.ID)
	c.person, c.session, c.secret = &a, x, secret
	c.by.Account, c.by.Session, c.by.Name = a.ID, x.ID, a.Name
	return nil
}

// stepUp notes that whoever is signed in has shown again who they are. The
// session's secret changes.
func (d *Desk) stepUp(c *call) error {
	secret, err := d.store.Rotate(c.Context(), c.secret, true)
	if errors.Is(err, store.ErrSession) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	d.cookie.setSession(c.w, secret)
	c.secret = secret
	return nil
}

// confirm checks the password of whoever is signed in, and returns its key.
func (d *Desk) confirm(c *call, password string) (x store.Secrets, key []byte, err error) {
	if x, err = d.store.Secrets(c.Context(), c.person.ID); err != nil {
		return x, nil, err
	}
	undo, err := d.try(c, c.person.Email, c.person.ID)
	if err != nil {
		return x, nil, err
	}
	key, ok, err := d.gate.press.check(c.Context(), password, x.Password)
	switch {
	case err != nil:
		undo()
		return x, nil, err
	case !ok:
		return x, nil, errPassword
	}
	undo()
	return x, key, nil
}

// Codes of a second factor: RFC 6238 with what every authenticator takes.
const (
	codePeriod = 30
	codeSkew   = 1 // steps before and after, for clocks that differ
)

// stepOf returns the time step whose code it is; 0 where there is none.
func stepOf(totp []byte, code string, now time.Time) int64 {
	secret := plainBase32.EncodeToString(totp)
	found := int64(0)
	for step := now.Unix()/codePeriod - codeSkew; step <= now.Unix()/codePeriod+codeSkew; step++ {
		want, err := hotp.GenerateCodeCustom(secret, uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			found = step
		}
	}
	return found
}

// useCode uses a code of the authenticator up, or a recovery code. Wrong ones are
// counted by account, whatever they come with: who gets as far has the password, of
// which its owner had better know.
func (d *Desk) useCode(c *call, a store.Account, totp []byte, code string) error {
	of := d.knownDevice(c, a.ID)
	if of == "" {
		of = a.ID
	}
	undo, ok := d.gate.codes.try(of, d.now())
	if !ok {
		p := tooMany(c, codeEach)
		p.Field, p.Message = "code", "too many codes were wrong; wait five minutes and try again"
		return p
	}
	err := d.tryCode(c, a, totp, plainCode(code))
	if errors.Is(err, errWrongCode) {
		d.log.Warn("a code was wrong after the right password", "address", c.by.Address, "account", a.ID)
	} else {
		undo()
	}
	return err
}

// tryCode uses up a code that is spelled plainly.
func (d *Desk) tryCode(c *call, a store.Account, totp []byte, code string) (err error) {
	if len(code) == 6 && strings.Trim(code, "0123456789") == "" {
		step := stepOf(totp, code, d.now())
		if step == 0 {
			return errWrongCode
		}
		err = d.store.UseStep(c.Context(), a.ID, step)
	} else {
		by := c.by
		by.Account, by.Name = a.ID, a.Name
		err = d.store.UseRecovery(c.Context(), by, a.ID, recoveryHash(code))
	}
	if errors.Is(err, store.ErrCode) {
		return errWrongCode
	}
	return err
}

// plainCode takes out what people put into codes to read them, and makes digits
// of other scripts plain.
func plainCode(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return -1
	}, norm.NFKC.String(s))
}

func recoveryHash(code string) []byte {
	sum := sha256.Sum256([]byte("stoppress recovery\n" + plainCode(code)))
	return sum[:]
}

// recoveryCodes makes ten codes of 100 bits, as they are shown, and their hashes.
func recoveryCodes() (shown []string, hashes [][]byte) {
	for range 10 {
		w := random()[:20]
		w = w[:5] + "-" + w[5:10] + "-" + w[10:15] + "-" + w[15:]
		shown, hashes = append(shown, w), append(hashes, recoveryHash(w))
	}
	return shown, hashes
}

// newPassword checks a new password and makes its hash. site is the site's name.
func (d *Desk) newPassword(ctx context.Context, password string, about ...string) (kept string, key []byte, err error) {
	site, err := d.store.Site(ctx)
	if err != nil {
		return "", nil, err
	}
	if err := checkPassword("password", password, append(about, site.Name)...); err != nil {
		return "", nil, err
	}
	return d.gate.press.make(ctx, password)
}
