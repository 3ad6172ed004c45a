package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"stoppress/internal/live"
	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Desk is the house of those who write, /desk: for people with a browser, as API
// is for programs. docs/desk.md says how it is run.
//
// It promises: a session's cookie is the only way in, and it works nowhere but
// below /desk; what each address takes, and from whom, stands in one table
// ([Desk.routes]) and is looked at before anything else; a page of another site
// can do nothing here; and a session, a role or an account that ends has ended
// for the next request.
type Desk struct {
	work
	cross     *http.CrossOriginProtection
	mux       *http.ServeMux
	cookie    cookies
	now       func() time.Time // for tests
	gate      *gate
	board     *board
	look      *outbound.Way                // may be nil
	looks     guard[string]                // by account
	count     func() map[string]live.Count // may be nil
	furniture furniture
	rp        *webauthn.WebAuthn // nil: passkeys work nowhere at this address
	outside   *outside           // nil: none is set up
}

// where is the desk's own path.
const where = "/desk"

// stepLife is how long someone counts as having just shown who they are.
const stepLife = 10 * time.Minute

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; " +
	"font-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// need is the least that someone must be for an address.
type need string

const (
	anyone        need = "anyone"
	member        need = "member"    // whoever is signed in
	somewhere     need = "somewhere" // whoever has a role, on the site or on any page
	contributor   need = need(store.Contributor)
	editor        need = need(store.Editor)
	administrator need = need(store.Administrator)
)

// A route is one address of the desk by one method. Where its path has {page} a
// role is that on the page, which call.head then is; elsewhere that on the site.
// Just one of answer and show is set.
type route struct {
	method string // GET stands for HEAD too
	path   string // below /desk
	least  need
	step   bool                          // only who showed within stepLife who they are
	op     page.Op                       // what the handler finds as its {op}
	answer func(*call) (int, any, error) // takes and gives JSON
	show   func(*call) error             // takes a form, and writes its answer itself: a page, a file, a stream
	raw    bool                          // of show: the body is left unread, and no time is set: an upload, a stream
}

// rows makes a row for each op.
func rows(ops []page.Op, r route) []route {
	var all []route
	for _, op := range ops {
		one := r
		one.path, one.op = strings.TrimSuffix(r.path, "{op}")+string(op), op
		one.step = one.step || op == page.OpErase
		all = append(all, one)
	}
	return all
}

// NewDesk makes the handler of /desk. The path of the public address is taken
// off before.
func NewDesk(o Options) (*Desk, error) {
	k, cross, err := newWork(o, where+"/api")
	if err != nil {
		return nil, err
	}
	d := &Desk{work: k, cross: cross, now: time.Now, mux: http.NewServeMux(), board: newBoard(o.Store, k.log), look: o.Look, looks: guard[string]{atOnce: lookAtOnce, each: lookEach}, count: o.Count}
	if err := d.open(); err != nil {
		return nil, err
	}
	if o.Provider != nil {
		if d.outside, err = newOutside(*o.Provider, d.link("/oidc/back")); err != nil {
			return nil, fmt.Errorf("desk: %w", err)
		}
		d.outside.now = func() time.Time { return d.now() }
	}
	for _, r := range d.routes() {
		d.mux.Handle(r.method+" "+where+r.path, r)
	}
	return d, nil
}

// ServeHTTP is never called: the mux only finds.
func (route) ServeHTTP(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }

// methods are those that an address takes, with others than the request's too.
func (d *Desk) methods(r *http.Request) []string {
	var all []string
	for _, method := range []string{"DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"} {
		other := *r
		other.Method = method
		if h, _ := d.mux.Handler(&other); h != nil {
			if _, ok := h.(route); ok {
				all = append(all, method)
			}
		}
	}
	return all
}

// ServeHTTP answers one request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "same-origin") // without one a form's own Origin is "null"
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Robots-Tag", "noindex")

	if r.URL.Path == where {
		http.Redirect(w, r, d.at("/"), http.StatusPermanentRedirect)
		return
	}
	c := &call{Request: r, w: w}
	c.by.Address = d.client(r).Unmap().String()
	status, v, err := d.serve(c)
	c.Request = c.WithContext(r.Context()) // the time that serve had is over
	switch {
	case err == nil && status == 0: // it wrote its answer itself
	case strings.HasPrefix(r.URL.Path, where+"/api/") || r.URL.Path == where+"/events":
		d.reply(c, status, v, err)
	default:
		d.showProblem(c, err)
	}
}

// errors of the desk's own door.
var (
	errSignIn = &Problem{Status: http.StatusUnauthorized, Code: "signin", Kind: "signed_out", Message: "sign in first"}
	errStepUp = &Problem{Status: http.StatusForbidden, Code: "stepup", Message: "show again who you are: give your password, or use your passkey"}
	errCross  = &Problem{Status: http.StatusForbidden, Code: "cross_site", Message: "a page of another site can't do this; open the desk itself"}
	errRole   = &Problem{Status: http.StatusForbidden, Code: "role", Message: "your role does not go so far; ask an administrator"}
)

func (d *Desk) serve(c *call) (int, any, error) {
	if d.cross.Check(c.Request) != nil {
		return 0, nil, errCross
	}
	found, pattern := d.mux.Handler(c.Request)
	to, ok := found.(route)
	if !ok {
		// Who is nobody here is not told what there is.
		if err := d.enter(c); err != nil {
			return 0, nil, err
		}
		if allowed := strings.Join(d.methods(c.Request), ", "); allowed != "" {
			c.w.Header().Set("Allow", allowed)
			return 0, nil, &Problem{Status: http.StatusMethodNotAllowed, Code: "method_not_allowed", Kind: "request", Message: "this address takes " + allowed}
		}
		return 0, nil, &Problem{Status: http.StatusNotFound, Code: "not_found", Message: "there is no such address"}
	}
	_, pattern, _ = strings.Cut(pattern, " ")
	sound := match(c.Request, pattern)
	c.pattern = pattern
	if to.op != "" {
		c.SetPathValue("op", string(to.op))
	}
	if !to.raw {
		rc := http.NewResponseController(c.w)
		_ = rc.SetReadDeadline(time.Now().Add(reading)) // a test's recorder has none
		_ = rc.SetWriteDeadline(time.Now().Add(reading + working + writing))
		ctx, cancel := context.WithTimeout(c.Context(), working)
		defer cancel()
		c.Request = c.WithContext(ctx)
	}
	if err := d.admit(c, to); err != nil {
		return 0, nil, err
	}
	if !sound {
		return 0, nil, errNothing
	}
	if to.method != http.MethodGet && !to.raw {
		var err error
		if to.show != nil {
			err = readForm(c)
		} else if c.key, err = idempotencyKey(c.Request); err == nil {
			c.body, err = readBody(c.w, c.Request)
		}
		if err != nil {
			return 0, nil, err
		}
	}
	if to.show != nil {
		return 0, nil, to.show(c)
	}
	return to.answer(c)
}

// enter finds out whose session it is, if anyone's. It is asked of the store
// each time, so that what was ended, or taken away, is so at once.
func (d *Desk) enter(c *call) error {
	secret := d.cookie.session(c.Request)
	if secret == "" {
		return errSignIn
	}
	x, a, err := d.store.SessionOf(c.Context(), secret)
	if errors.Is(err, store.ErrSession) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	c.person, c.session, c.secret, c.scope = &a, x, secret, a.ID
	c.by.Account, c.by.Session, c.by.Name = a.ID, x.ID, a.Name
	return nil
}

// Still says whether a call's session is still as it was when the call began:
// for a stream, which asks it at least once a second. It returns what the
// account may now, or ErrSession.
func (d *Desk) still(c *call) (store.Account, error) {
	_, a, err := d.store.SessionOf(c.Context(), c.secret)
	return a, err
}

// admit looks at whether whoever asks may.
func (d *Desk) admit(c *call, to route) error {
	err := d.enter(c)
	if to.least == anyone {
		if errors.Is(err, errSignIn) {
			return nil
		}
		return err
	}
	if err != nil {
		return err
	}
	on := ""
	if strings.Contains(to.path, "{page}") {
		head, err := d.find(c)
		var moved *redirect
		switch {
		case errors.As(err, &moved):
			if c.person.Role(moved.page) == "" {
				return store.ErrNoPage
			}
			return err
		case err != nil:
			return err
		case c.person.Role(head.ID) == "": // a page that one has nothing to do with may be a secret
			return store.ErrNoPage
		}
		c.head, on = &head, head.ID
	}
	switch to.least {
	case member:
	case somewhere:
		if !busy(c.person) {
			return errRole
		}
	default:
		if !c.person.May(on, store.Role(to.least)) {
			return errRole
		}
	}
	if to.step && !d.stepped(c) {
		return errStepUp
	}
	return nil
}

// busy says whether someone has a role anywhere.
func busy(a *store.Account) bool {
	for on := range a.Roles {
		if a.Role(on) != "" {
			return true
		}
	}
	return false
}

// stepped says whether whoever asks has just shown who they are.
func (d *Desk) stepped(c *call) bool { return d.now().Sub(c.session.StepUp) < stepLife }

const maxForm = 256 << 10

// readForm reads what a form sent. Nothing at all is an empty form.
func readForm(c *call) error {
	if c.ContentLength == 0 && c.Header.Get("Content-Type") == "" {
		return nil
	}
	kind, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return &Problem{Status: http.StatusUnsupportedMediaType, Code: "content_type", Kind: "request", Message: "this address takes a form"}
	}
	b, err := io.ReadAll(http.MaxBytesReader(c.w, c.Body, maxForm))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return refuse(codeLarge, "", "request_large max", "the form is larger than %d KB", maxForm>>10)
	}
	if err == nil {
		c.form, err = url.ParseQuery(string(b))
	}
	if err != nil {
		return refuse(codeInvalid, "", "cut_off", "the form could not be read")
	}
	return nil
}

// at is the path of an address of the desk as a browser sees it.
func (d *Desk) at(path string) string { return d.prefix + where + path }

// link is the whole of it.
func (d *Desk) link(path string) string { return d.base + where + path }

// seeOther sends a browser on, after a form.
func (c *call) seeOther(path string) error {
	c.w.Header().Set("Location", path)
	c.w.WriteHeader(http.StatusSeeOther)
	return nil
}
