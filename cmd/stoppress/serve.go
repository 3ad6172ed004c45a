package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"runtime"
	"time"

	"stoppress/internal/admission"
	"stoppress/internal/desk"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

type serveCmd struct {
	Listen       string   `help:"Where to listen; port 0 takes a free one." default:"127.0.0.1:8080" placeholder:"ADDR"`
	Theme        string   `help:"A folder of style sheets that set the look's variables; docs/look.md names them." type:"path" placeholder:"DIR"`
	TrustProxy   []string `help:"Proxies whose X-Forwarded-For is believed." placeholder:"CIDR"`
	PrivateHub   bool     `help:"The WebSub hub may be at an address that is not public."`
	AllowPrivate []string `help:"A host inside your network that webhooks and the check of a page may ask, by name or IP address." placeholder:"HOST" sep:"none"`
	Demo         bool     `help:"Show an invented page on data of its own, which is removed at the end."`
	KeepNothing  bool     `help:"Have readers' browsers keep no page for when there is no network, and drop those they keep."`

	MaxStreams int64         `help:"Readers' streams that are open at once; more readers are asked to poll. 0: as many as open files and memory allow." default:"0" placeholder:"N" group:"Under load"`
	MaxMemory  string        `help:"Memory that the program may use, such as 512MB; unless told GOMEMLIMIT, its container's, or half of the machine's." placeholder:"SIZE" group:"Under load"`
	Takeover   bool          `help:"Take the place of the server that runs on this data, without a gap; it ends. Where none runs, just start." group:"A new version"`
	Drain      time.Duration `help:"Over how long readers of streams are led on to a server that has taken over." default:"20s" placeholder:"TIME" group:"A new version"`

	TLS  tlsFlags  `embed:"" prefix:"tls-" group:"Without a proxy"`
	OIDC oidcFlags `embed:"" prefix:"oidc-" group:"Another way to sign in"`
}

// Run starts the server, and ends with it.
func (c *serveCmd) Run(a *app) (err error) {
	defer func() {
		if a.interrupted(err) {
			err = nil // it was told to end while it still began: that is not a failure
		}
	}()
	o, err := c.settle(a)
	if err != nil {
		return err
	}
	moreThreads()
	if c.Demo {
		if err := c.ownData(a); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(a.Data)) }()
	}
	// Before the data: a port that is taken should make nothing.
	at, err := c.listen(a)
	if err != nil {
		return err
	}
	defer at.Close()
	var story *demo
	if c.Demo {
		// Before the server opens the data: the demo's past has a clock of its own.
		if story, err = seedDemo(a.ctx, a.Data, time.Now(), a.log); err != nil {
			return fmt.Errorf("making the demo: %w", err)
		}
		a.note("Made the data folder %s", a.Data)
	}
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if _, err := s.Signer(); err != nil {
		a.log.Warn("this server does not sign the record", "error", err)
	}
	tls, err := c.TLS.open(s.Dir(), a.log)
	if err != nil {
		return err
	}
	v, err := c.serving(a, o, s, at, tls)
	if err != nil {
		return err
	}
	return v.run(story)
}

// settled is what the flags say, once they are checked.
type settled struct {
	trusted  trust
	provider *desk.Provider // nil: of none
	room     admission.Room
	theme    render.Theme
}

// settle checks the flags before anything is made.
func (c *serveCmd) settle(a *app) (o settled, err error) {
	if o.trusted, err = prefixes(c.TrustProxy); err != nil {
		return o, err
	}
	if err := a.checkURL(); err != nil {
		return o, err
	}
	if err := c.TLS.settle(a, c); err != nil {
		return o, err
	}
	if o.provider, err = c.OIDC.provider(); err != nil {
		return o, err
	}
	if o.room, err = c.room(); err != nil {
		return o, err
	}
	if c.Demo && c.Takeover {
		return o, usage("--demo has data of its own, on which no other server runs; leave out --takeover")
	}
	o.theme = c.readTheme(a)
	return o, nil
}

// threads is how many threads Go uses at least, besides those that wait for the system.
const threads = 4

// moreThreads has Go use them. It looks for what has come in only where it has a thread
// with nothing to do; the loop that writes to all readers has one, rendering another:
// where there are as few processors, the system had better share these. See live's fan.
func moreThreads() {
	if runtime.GOMAXPROCS(0) < threads && os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(threads)
	}
}

// door is what the server says at its start of how the desk is entered.
type door struct {
	said map[string]any
	text string
}

// door makes the links that there are to the desk at a start: for the guest of a
// demo, or for the first administrator while there is no account.
func (c *serveCmd) door(a *app, s *store.Store, house *desk.Desk) (d door, err error) {
	if c.Demo {
		g, err := house.Guest(a.ctx, demoBy)
		if err != nil {
			return d, fmt.Errorf("making the demo's editor: %w", err)
		}
		d.said = map[string]any{"desk": g.Link, "email": g.Email, "password": g.Password}
		d.text = "\nIts desk is at " + g.Link + "\n(the link works once; to come back sign in as " + g.Email + " with " + g.Password + ")"
		return d, nil
	}
	secret, invite, err := s.Setup(a.ctx, a.by())
	switch {
	case errors.Is(err, store.ErrState): // there is an account
		return d, nil
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrFull):
		a.log.Warn("there is no account yet, and no link can be made for the first administrator", "error", err)
		return d, nil
	case err != nil:
		return d, err
	}
	link := desk.Link(a.URL, invite.Kind, secret)
	d.said = map[string]any{"setup": link}
	d.text = "\nMake the first administrator of the desk: " + link + "\n(the link works once, for a week; each start without an account makes a new one)"
	return d, nil
}

// readTheme reads the site's own look. With a broken one readers are better
// served by the program's than by none.
func (c *serveCmd) readTheme(a *app) render.Theme {
	if c.Theme == "" {
		return render.Theme{}
	}
	theme, err := render.ReadTheme(os.DirFS(c.Theme))
	if err != nil {
		a.log.Error("the theme is not used; the page has the look that comes with the program", "folder", c.Theme, "error", err)
	}
	return theme
}

// ownData gives the demo a folder of its own, and refuses to be told another.
func (c *serveCmd) ownData(a *app) error {
	if a.Database != "" || a.Data != "./data" {
		return usage("--demo has data of its own; leave out --data and --database")
	}
	dir, err := os.MkdirTemp("", "stoppress-demo-")
	if err != nil {
		return fmt.Errorf("making the demo's folder: %w", err)
	}
	a.Data = dir
	return nil
}

// renderSite is what the renderer needs to know of the site.
func renderSite(site store.Settings, address string, theme render.Theme) render.Site {
	r := render.Site{Name: site.Name, Lang: site.Lang, Publisher: site.Publisher, Contact: site.Contact, Accent: site.Accent, Hub: site.Hub, Theme: theme, URL: address, Reticent: site.History == store.HistoryWhen}
	if m := site.Measure; m != nil {
		r.Measure = render.Measure{Script: m.Script, Hosts: m.Hosts}
	}
	if r.Name == "" {
		r.Name = "Stop Press"
	}
	if site.Logo != nil {
		r.Logo = "/-/media/" + site.Logo.ID
		r.LogoWide = 32 * site.Logo.Width / max(site.Logo.Height, 1)
	}
	for _, l := range site.Footer {
		r.Footer = append(r.Footer, render.Link{Text: l.Name, URL: l.URL})
	}
	return r
}

// reachable is an address that a browser on this machine can open.
func reachable(a net.Addr) string {
	at, ok := a.(*net.TCPAddr)
	if ok && at.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", fmt.Sprint(at.Port))
	}
	return a.String()
}
