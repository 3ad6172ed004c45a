package desk

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"stoppress/internal/store"
)

// Provider is an OpenID Connect provider by which people may sign in too. It
// makes no account and gives no role: it is linked to an account that there is,
// by its owner, or is the way in that someone with an invite chooses.
type Provider struct {
	Issuer string // its address, as it writes it
	Client string // the client id that the desk has there
	Secret string // and its secret; "": a public client
	Name   string // what people call it; "": the issuer's host

	// Whom it speaks for here. All that is said must hold.
	Domains []string          // of verified email addresses; none: any
	Claims  map[string]string // what a claim must be, or hold where it is a list
}

// Bounds of an errand to the provider.
const (
	errandLife   = 10 * time.Minute
	providerTime = 10 * time.Second // for each request to it
	providerSize = 1 << 20          // of each answer
	providerRest = 5 * time.Second  // after it could not be reached
	freshSkew    = time.Minute      // between its clock and ours
)

// An errand is someone who was sent to the provider. Its word is the state of
// OAuth; each comes back once.
type errand struct {
	what     string // "signin", "join", "link" or "stepup"
	nonce    string
	verifier string // of PKCE
	mark     string // what the browser's cookie holds, so that no other browser comes back
	next     string
	link     string // secret of the invite, of "join"
	session  string // id, of "link" and "stepup"
	begun    time.Time
}

// outside is the provider as the desk deals with it.
type outside struct {
	Provider
	back   string // address that it sends people back to
	client *http.Client
	now    func() time.Time

	mu     sync.Mutex // guards what follows, and is held while it is asked for
	found  *oidc.Provider
	failed time.Time // when it last could not be reached
}

// newOutside checks what is said of a provider. It is not asked for anything
// before someone wants to sign in by it: a desk starts without it.
func newOutside(p Provider, back string) (*outside, error) {
	u, err := safely(p.Issuer)
	if err == nil && (u.RawQuery != "" || u.Fragment != "") {
		err = fmt.Errorf("the provider's address %q has more than an address has", p.Issuer)
	}
	if err != nil {
		return nil, err
	}
	if p.Client == "" {
		return nil, errors.New("the provider needs a client id")
	}
	if p.Name = strings.TrimSpace(p.Name); p.Name == "" {
		p.Name = u.Hostname()
	}
	for i, d := range p.Domains {
		p.Domains[i] = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(d), "@"))
		if p.Domains[i] == "" || strings.ContainsAny(p.Domains[i], "@ *") {
			return nil, fmt.Errorf("%q is not a domain such as example.org", d)
		}
	}
	// It is not asked by way of package outbound, which keeps what was typed at the
	// desk from reaching inside: this address is given by whoever starts the server,
	// by a flag, nobody at the desk can change it, and a newsroom's provider often
	// stands inside. What it names for keys and tokens is trusted as it is: it says
	// who people are.
	return &outside{Provider: p, back: back, now: time.Now, client: &http.Client{
		Timeout: providerTime, Transport: bounded{},
		CheckRedirect: func(_ *http.Request, via []*http.Request) error {
			if len(via) > 3 {
				return errors.New("it redirects too often")
			}
			return nil
		},
	}}, nil
}

// safely reads an address of the provider's: https, or on this machine.
func safely(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil, fmt.Errorf("the provider's address %q is not one such as https://id.example.org", s)
	}
	ip, err := netip.ParseAddr(u.Hostname())
	if local := u.Hostname() == "localhost" || err == nil && ip.IsLoopback(); u.Scheme != "https" && !local {
		return nil, fmt.Errorf("the provider's address %q must be https", s)
	}
	return u, nil
}

// bounded reads no more of an answer than one of a provider has.
type bounded struct{}

func (bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	w, err := http.DefaultTransport.RoundTrip(r)
	if err == nil {
		w.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(w.Body, providerSize), w.Body}
	}
	return w, err
}

// Problems of signing in by a provider. None tells whether there is an account.
var (
	errNoOutside = &Problem{Status: http.StatusNotFound, Code: "oidc_off", Message: "no other sign-in is set up here"}
	errDown      = &Problem{Status: http.StatusServiceUnavailable, Code: "oidc_down", Message: "the provider can't be reached; sign in another way, or try again"}
	errLate      = &Problem{Status: http.StatusUnauthorized, Code: "oidc_late", Message: "that took too long, or was used before; begin again"}
	errRefused   = &Problem{Status: http.StatusUnauthorized, Code: "oidc_refused", Message: "the provider did not sign you in"}
	errOutsider  = &Problem{Status: http.StatusForbidden, Code: "oidc_outside", Message: "this account of the provider's is not for this desk"}
	errUnproven  = &Problem{Status: http.StatusForbidden, Code: "oidc_email", Message: "the provider does not vouch for your email address"}
	errUnlinked  = &Problem{Status: http.StatusForbidden, Code: "oidc_unlinked", Message: "it is not linked with an account here: sign in another way and link it under Your account, or open the link of your invite"}
	errLinked    = &Problem{Status: http.StatusConflict, Code: "oidc_linked", Message: "it is linked with an account already"}
	errUnfresh   = &Problem{Status: http.StatusForbidden, Code: "oidc_fresh", Message: "the provider did not ask who you are; confirm another way"}
	errOtherMail = &Problem{Status: http.StatusForbidden, Code: "oidc_other", Message: "the invite is for another email address than the provider vouches for"}
)

// outsideProblems are those that a page may be asked to show by code.
var outsideProblems = []*Problem{errNoOutside, errDown, errLate, errRefused, errOutsider, errUnproven, errUnlinked, errLinked, errUnfresh, errOtherMail}

// why is the problem that an address of ours says someone came back with.
func (c *call) why() *Problem {
	code := c.URL.Query().Get("why")
	if i := slices.IndexFunc(outsideProblems, func(p *Problem) bool { return p.Code == code }); i >= 0 {
		return outsideProblems[i]
	}
	return nil
}

// outsideRoutes are the ways by a provider.
func (d *Desk) outsideRoutes() []route {
	return []route{
		// Forms, and never links: a page of another site must not begin what ends
		// with its owner's name linked to someone's account.
		{method: "POST", path: "/oidc", least: anyone, show: func(c *call) error {
			return d.sendOut(c, errand{what: "signin", next: c.field("next")})
		}},
		{method: "POST", path: "/oidc/join", least: anyone, show: func(c *call) error {
			return d.sendOut(c, errand{what: "join", link: c.field("secret")})
		}},
		{method: "POST", path: "/oidc/link", least: member, step: true, show: func(c *call) error {
			return d.sendOut(c, errand{what: "link", session: c.session.ID})
		}},
		{method: "POST", path: "/oidc/stepup", least: member, show: func(c *call) error {
			return d.sendOut(c, errand{what: "stepup", session: c.session.ID, next: c.field("next")})
		}},
		{method: "GET", path: "/oidc", least: anyone, show: d.showStart},
		{method: "GET", path: "/oidc/{part}", least: anyone, show: d.showStart},
		{method: "GET", path: "/oidc/back", least: anyone, show: d.comeBack},
		{method: "POST", path: "/account/identity/end", least: member, step: true, show: d.postIdentityEnd},
	}
}

// with is a context in which the libraries use our client.
func (o *outside) with(ctx context.Context) context.Context { return oidc.ClientContext(ctx, o.client) }

// find asks the provider what it is, once.
func (o *outside) find(ctx context.Context) (*oidc.Provider, *oauth2.Config, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.found == nil {
		if o.now().Sub(o.failed) < providerRest {
			return nil, nil, errDown
		}
		p, err := oidc.NewProvider(o.with(ctx), o.Issuer)
		if err == nil {
			for _, at := range []string{p.Endpoint().AuthURL, p.Endpoint().TokenURL} {
				if _, bad := safely(at); bad != nil {
					err = bad
				}
			}
		}
		if err != nil {
			if ctx.Err() == nil {
				o.failed = o.now()
			}
			return nil, nil, errors.Join(errDown, fmt.Errorf("desk: the OpenID Connect provider %s: %w", o.Issuer, err))
		}
		o.found = p
	}
	return o.found, &oauth2.Config{
		ClientID: o.Client, ClientSecret: o.Secret, Endpoint: o.found.Endpoint(), RedirectURL: o.back,
		Scopes: []string{oidc.ScopeOpenID, "email", "profile"},
	}, nil
}

const errandCookie = "stoppress_errand"

// leaving is the page that sends a browser to the provider. It is a page and no
// redirect: browsers hold what a form leads to against form-action, wherever the
// provider leads on to.
type leaving struct{ URL string }

// Refresh is what a meta element needs to lead there. It is an address that the
// library made of one that was looked at, so that nothing but http stands in it.
func (l leaving) Refresh() template.HTMLAttr {
	return template.HTMLAttr(`content="0; url=` + template.HTMLEscapeString(l.URL) + `"`)
}

// sendOut sends someone to the provider.
func (d *Desk) sendOut(c *call, e errand) error {
	if d.outside == nil {
		return errNoOutside
	}
	if _, ok := d.gate.begins.try(household(d.client(c.Request)), d.now()); !ok {
		return tooMany(c, beginEach)
	}
	if e.what == "join" {
		i, err := d.store.InviteOf(c.Context(), e.link)
		if err != nil {
			return err
		}
		if i.Kind != store.InvitePerson { // the first administrator needs a way in that depends on no one else
			return errNoOutside
		}
	}
	_, config, err := d.outside.find(c.Context())
	if err != nil {
		d.log.Warn("nobody can sign in by the provider now", "error", err)
		return d.cameBack(c, e, errDown)
	}
	if e.mark = d.cookie.get(c.Request, errandCookie); len(e.mark) != 26 {
		e.mark = random()
	}
	e.nonce, e.verifier, e.begun = random(), oauth2.GenerateVerifier(), d.now()
	ask := []oauth2.AuthCodeOption{oidc.Nonce(e.nonce), oauth2.S256ChallengeOption(e.verifier)}
	if e.what == "stepup" {
		ask = append(ask, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	d.cookie.set(c.w, errandCookie, e.mark, errandLife)
	state := d.gate.errands.put(d.now(), random(), e)
	return d.show(c, http.StatusOK, "away", leaving{config.AuthCodeURL(state, ask...)})
}

// claims are what a provider says of someone.
type claims struct {
	Subject  string
	Email    string
	Verified bool
	Name     string
	Authed   time.Time // when it last asked who they are; zero: it does not say
	all      map[string]any
}

// ask finds out from the provider who came back.
func (o *outside) ask(ctx context.Context, e errand, code string) (claims, error) {
	p, config, err := o.find(ctx)
	if err != nil {
		return claims{}, err
	}
	ctx = o.with(ctx)
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(e.verifier))
	if err != nil {
		if no := (*oauth2.RetrieveError)(nil); errors.As(err, &no) && no.Response != nil && no.Response.StatusCode < 500 {
			return claims{}, errors.Join(errRefused, err)
		}
		return claims{}, errors.Join(errDown, err)
	}
	raw, _ := token.Extra("id_token").(string)
	// Only what is signed with a key of its own: neither none nor the secret will do.
	id, err := p.VerifierContext(ctx, &oidc.Config{ClientID: o.Client, Now: o.now}).Verify(ctx, raw)
	if err != nil {
		return claims{}, errors.Join(errRefused, err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(e.nonce)) != 1 {
		return claims{}, errors.Join(errRefused, errors.New("the nonce is another"))
	}
	var all map[string]any
	if err := id.Claims(&all); err != nil {
		return claims{}, errors.Join(errRefused, err)
	}
	if azp, set := all["azp"]; set && azp != o.Client || len(id.Audience) > 1 && !set { // OpenID Connect Core 1.0, 3.1.3.7
		return claims{}, errors.Join(errRefused, errors.New("the token is for another program"))
	}
	if _, there := all["email"]; !there && p.UserInfoEndpoint() != "" {
		if more, err := p.UserInfo(ctx, oauth2.StaticTokenSource(token)); err == nil && more.Subject == id.Subject {
			var extra map[string]any
			if more.Claims(&extra) == nil {
				for name, v := range extra {
					if _, there := all[name]; !there {
						all[name] = v
					}
				}
			}
		}
	}
	x := claims{Subject: id.Subject, all: all}
	x.Email, _ = all["email"].(string)
	x.Verified = all["email_verified"] == true || all["email_verified"] == "true"
	x.Name, _ = all["name"].(string)
	if at, ok := all["auth_time"].(float64); ok {
		x.Authed = time.Unix(int64(at), 0)
	}
	return x, nil
}

// admits says whether the provider speaks here for whom it names.
func (o *outside) admits(x claims) error {
	if len(o.Domains) > 0 {
		if !x.Verified {
			return errUnproven
		}
		_, domain, _ := cutLastAt(x.Email)
		if !slices.Contains(o.Domains, strings.ToLower(domain)) {
			return errOutsider
		}
	}
	for name, want := range o.Claims {
		if !holds(x.all[name], want) {
			return errOutsider
		}
	}
	return nil
}

func cutLastAt(s string) (before, after string, found bool) {
	i := strings.LastIndexByte(s, '@')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// holds says whether a claim is a word, or is a list with it.
func holds(v any, want string) bool {
	switch v := v.(type) {
	case string:
		return v == want
	case bool, float64, json.Number:
		return fmt.Sprint(v) == want
	case []any:
		return slices.ContainsFunc(v, func(one any) bool {
			_, list := one.([]any)
			return !list && holds(one, want)
		})
	}
	return false
}

// comeBack takes whom the provider sends back.
func (d *Desk) comeBack(c *call) error {
	if d.outside == nil {
		return errNoOutside
	}
	q := c.URL.Query()
	e, ok := d.gate.errands.take(d.now(), q.Get("state"))
	if !ok || subtle.ConstantTimeCompare([]byte(d.cookie.get(c.Request, errandCookie)), []byte(e.mark)) != 1 {
		return d.cameBack(c, errand{what: "signin"}, errLate)
	}
	err := d.arrive(c, e)
	if err == nil {
		return d.cameBack(c, e, nil)
	}
	for _, p := range outsideProblems {
		if errors.Is(err, p) {
			d.log.Warn("someone who came from the provider was not let in", "address", c.by.Address, "why", p.Code, "error", fmt.Sprintf("%.400v", err))
			return d.cameBack(c, e, p)
		}
	}
	return err
}

// cameBack sends a browser to where its errand began, with what was wrong.
func (d *Desk) cameBack(c *call, e errand, p *Problem) error {
	why := ""
	if p != nil {
		why = "why=" + p.Code
	}
	switch {
	case e.what == "link" && p == nil:
		return c.seeOther(d.at("/account?done=identity"))
	case e.what == "link":
		return c.seeOther(d.at("/account?" + why))
	case e.what == "join" && p == nil:
		return c.seeOther(d.at("/?in"))
	case e.what == "join":
		return c.seeOther(d.at("/invite/" + e.link + "?" + why))
	case e.what == "stepup" && p != nil:
		return c.seeOther(d.at("/stepup?" + why + "&next=" + url.QueryEscape(e.next)))
	case p != nil:
		return c.seeOther(d.at("/?" + why + "&next=" + url.QueryEscape(e.next)))
	}
	next := d.onward(e.next)
	if next == d.at("/") && e.what == "signin" {
		next += "?in"
	}
	return c.seeOther(next)
}

// arrive does what someone was sent to the provider for.
func (d *Desk) arrive(c *call, e errand) error {
	q := c.URL.Query()
	if iss := q.Get("iss"); iss != "" && iss != d.outside.Issuer { // RFC 9207
		return errors.Join(errRefused, errors.New("it is another provider that sends them back"))
	}
	if no := q.Get("error"); no != "" || q.Get("code") == "" {
		return errors.Join(errRefused, fmt.Errorf("the provider says %.100q", no))
	}
	if e.session != "" && (c.person == nil || c.session.ID != e.session) {
		return errLate // who began it has signed out meanwhile
	}
	x, err := d.outside.ask(c.Context(), e, q.Get("code"))
	if err == nil {
		err = d.outside.admits(x)
	}
	if err != nil {
		return err
	}
	a, err := d.store.AccountOfIdentity(c.Context(), d.outside.Issuer, x.Subject)
	if err != nil && !errors.Is(err, store.ErrNoAccount) {
		return err
	}
	known := err == nil
	id := store.Identity{Issuer: d.outside.Issuer, Subject: x.Subject}
	switch e.what {
	case "signin":
		if !known {
			return errUnlinked
		}
		return d.begin(c, a)
	case "link":
		if known && a.ID == c.person.ID {
			return nil
		}
		id.Account = c.person.ID
		return inUse(d.store.PutIdentity(c.Context(), c.by, id))
	case "stepup":
		switch {
		case !known || a.ID != c.person.ID:
			return errUnlinked
		case x.Authed.Before(e.begun.Add(-freshSkew)):
			return errUnfresh
		}
		return d.stepUp(c)
	}
	// "join"
	switch {
	case known:
		return errLinked
	case !x.Verified || x.Email == "":
		return errUnproven
	}
	i, err := d.store.InviteOf(c.Context(), e.link)
	if err != nil {
		return err
	}
	if i.Email != "" && fold(i.Email) != fold(x.Email) {
		return errOtherMail
	}
	a, err = d.store.Accept(c.Context(), e.link, store.NewPerson{Person: store.Person{Name: called(x), Email: x.Email}, Identity: &id, Address: c.by.Address})
	if err != nil {
		return inUse(err)
	}
	return d.begin(c, a)
}

func inUse(err error) error {
	if errors.Is(err, store.ErrInUse) {
		return errors.Join(errLinked, err)
	}
	return err
}

// called makes a name of what a provider says; its owner may change it.
func called(x claims) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsGraphic(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(x.Name, ""))
	name = strings.Join(strings.Fields(name), " ")
	if r := []rune(name); len(r) > store.MaxName {
		name = strings.TrimSpace(string(r[:store.MaxName]))
	}
	if name == "" {
		name, _, _ = cutLastAt(x.Email)
	}
	return name
}

// Linked is an account's name at a provider, as its owner is shown it.
type Linked struct {
	Host, Issuer, Subject string
}

func (d *Desk) listIdentities(c *call) ([]Linked, error) {
	list, err := d.store.Identities(c.Context(), c.person.ID)
	var out []Linked
	for _, i := range list {
		l := Linked{i.Issuer, i.Issuer, i.Subject}
		if u, err := url.Parse(i.Issuer); err == nil && u.Host != "" {
			l.Host = u.Host
		}
		if d.outside != nil && d.outside.Issuer == i.Issuer {
			l.Host = d.outside.Name
		}
		out = append(out, l)
	}
	return out, err
}

func (d *Desk) postIdentityEnd(c *call) error {
	err := d.store.RemoveIdentity(c.Context(), c.by, store.Identity{Issuer: c.field("issuer"), Subject: c.field("subject"), Account: c.person.ID})
	return d.account(c, err, "identity-off")
}
