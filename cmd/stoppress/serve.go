package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"stoppress/internal/accept"
	"stoppress/internal/admission"
	"stoppress/internal/desk"
	"stoppress/internal/hook"
	"stoppress/internal/outbound"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
	"stoppress/internal/timed"
	"stoppress/internal/websub"
)

// threads is how many threads Go uses at least, besides those that wait for the system.
const threads = 4

// Times of the server's end, and of the demo.
const (
	stopTime = 10 * time.Second // for those who are being answered
	turnTime = 5 * time.Second  // for the last of those who are led on
	demoEach = 20 * time.Second // between posts of the demo
)

// bounds are what one who asks may take of time, and of bytes. Streams, which are held
// open for hours, copies and uploads set times of their own for each write or read.
type bounds struct {
	header     time.Duration // for a request's head, and before it for the TLS handshake
	read       time.Duration // for a whole request
	write      time.Duration // for a whole answer, on a bad line
	idle       time.Duration // between two requests
	headerSize int
}

// ofReaders bounds those who ask for pages, ofLedOn those who are led on to https.
var (
	ofReaders = bounds{header: 10 * time.Second, read: 30 * time.Second, write: 2 * time.Minute, idle: 2 * time.Minute, headerSize: 32 << 10}
	ofLedOn   = bounds{header: 10 * time.Second, read: 10 * time.Second, write: 10 * time.Second, idle: 10 * time.Second, headerSize: 32 << 10}
)

// server answers with h within the bounds.
func (b bounds) server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: b.header, ReadTimeout: b.read, WriteTimeout: b.write, IdleTimeout: b.idle, MaxHeaderBytes: b.headerSize,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug), // what readers' connections suffer is no one's news
	}
}

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

func (c *serveCmd) Run(a *app) (err error) {
	trusted, err := prefixes(c.TrustProxy)
	if err != nil {
		return err
	}
	if err := a.checkURL(); err != nil {
		return err
	}
	if err := c.TLS.settle(a, c); err != nil {
		return err
	}
	provider, err := c.OIDC.provider()
	if err != nil {
		return err
	}
	// Go looks for what has come in only where it has a thread with nothing to do. The
	// loop that writes to all readers has one, rendering another: where there are as
	// few processors, the system had better share these; see live's fan.
	if runtime.GOMAXPROCS(0) < threads && os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(threads)
	}
	room, err := c.room()
	if err != nil {
		return err
	}
	theme := c.readTheme(a)
	if c.Demo && c.Takeover {
		return usage("--demo has data of its own, on which no other server runs; leave out --takeover")
	}
	if c.Demo {
		if err := c.ownData(a); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(a.Data)) }()
	}
	// Before the data: a port that is taken should make nothing.
	var before *claim // of the server whose place this one takes
	if c.Takeover {
		if before, err = claimHandover(a.Data); err != nil {
			return fmt.Errorf("--takeover: %w", err)
		}
		defer before.Close()
	}
	l, err := listen(a.ctx, c.Listen, before)
	if err != nil {
		return err
	}
	defer l.Close()
	listeners := map[string]accept.Socket{c.Listen: l} // as they are handed over
	var plain *net.TCPListener
	if c.TLS.HTTP != "" {
		if plain, err = listen(a.ctx, c.TLS.HTTP, before); err != nil {
			return fmt.Errorf("plain http, which leads on to https (--tls-http none leaves it out): %w", err)
		}
		defer plain.Close()
		listeners[c.TLS.HTTP] = plain
	}
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
	local := "http://" + reachable(l.Addr())
	if tls != nil {
		local = "https://" + reachable(l.Addr())
		if a.URL == "" && len(tls.hosts) > 0 {
			a.URL = "https://" + tls.hosts[0]
			if at, ok := l.Addr().(*net.TCPAddr); ok && at.Port != 443 {
				a.URL += fmt.Sprint(":", at.Port)
			}
		}
	}
	if a.URL == "" {
		a.URL = local
	}
	follow, err := publish.New(a.ctx, s, func(set store.Settings) (*render.Renderer, error) {
		return render.New(renderSite(set, a.URL, theme))
	}, a.log)
	if err != nil {
		return err
	}
	// A request to be looked at follows redirects, one that tells does not.
	outWay, err := outbound.New(outbound.Options{Allow: c.AllowPrivate, Timeout: hook.Answer})
	if err != nil {
		return usage("--allow-private: %v", err)
	}
	lookWay, err := outbound.New(outbound.Options{Allow: c.AllowPrivate, Moves: 5})
	if err != nil {
		return err
	}
	base, err := url.Parse(a.URL)
	if err != nil {
		return err
	}
	prefix := strings.TrimRight(base.Path, "/")
	options := desk.Options{Store: s, URL: a.URL, Client: clientOf(trusted), Log: a.log, Render: follow.Hub().Renderer, Way: outWay, Look: lookWay, Count: follow.Hub().Count}
	api, err := desk.New(options)
	if err != nil {
		return err
	}
	options.Provider = provider
	house, err := desk.NewDesk(options)
	if err != nil {
		return err
	}
	plan := room.Plan(c.MaxStreams, tls != nil || runtime.GOOS != "linux")
	if plan.Streams < c.MaxStreams {
		a.log.Warn("--max-streams is more than the limit of open files allows; raise that (ulimit -n, LimitNOFILE=)", "streams", plan.Streams, "files", room.Files)
	}
	gauge := admission.NewGauge(plan, a.log)
	conns := admission.NewConns(plan, func() { gauge.Refused(admission.Idle) })
	readers := reader.New(follow.Hub(), reader.Options{
		Prefix: prefix, KeepNothing: c.KeepNothing, Ready: s.Ping, Log: a.log,
		MaxStreams: plan.Streams, Load: pressed{gauge, conns}, Client: readerOf(trusted),
	})

	var leaving atomic.Bool // another server has taken this one's place
	server := ofReaders.server(saysClose(&leaving, tls.over(under(prefix, route(editors(conns, api), editors(conns, house), readers)))), a.log)
	conns.Watch(server)
	// What runs beside the server ends after it: those who are being answered
	// still need it.
	ctx, stop := context.WithCancel(context.WithoutCancel(a.ctx))
	var beside sync.WaitGroup
	defer beside.Wait()
	defer stop()
	failed := make(chan error, 3)
	hub := websub.New(websub.Options{Private: c.PrivateHub, Site: a.URL, Log: a.log})
	follow.Tell(hub.Changed)
	beside.Go(func() { hub.Run(ctx) })
	teller := hook.New(hook.Options{Store: s, Way: outWay, Site: a.URL, Payload: house.Notice, Log: a.log})
	beside.Go(func() { teller.Run(ctx) })
	beside.Go(func() { house.Count(ctx) })
	beside.Go(func() { gauge.Run(ctx) })
	beside.Go(func() {
		if err := follow.Run(ctx); err != nil {
			failed <- err
		}
	})
	due := timed.New(timed.Options{Store: s, Title: desk.DayTitle, Log: a.log})
	beside.Go(func() { due.Run(ctx) })
	if c.Demo {
		beside.Go(func() { c.keepPosting(ctx, a, s, story) })
	}
	var accepting sync.WaitGroup
	begin := func(serve func() error) {
		accepting.Go(func() {
			if err := serve(); !leaving.Load() {
				failed <- err
			}
		})
	}
	if tls == nil {
		in := accept.Listener(l, server, readers)
		defer in.Close()
		listeners[c.Listen] = in
		begin(func() error { return server.Serve(conns.Listener(in)) })
	} else {
		server.TLSConfig = tls.config
		begin(func() error { return server.ServeTLS(conns.Listener(l), "", "") })
	}
	if plain != nil {
		lead := ofLedOn.server(tls.plain(base), a.log)
		defer lead.Close()
		begin(func() error { return lead.Serve(plain) })
	}
	beside.Go(func() { tls.warm(ctx) })

	door, err := c.door(a, s, house)
	if err != nil {
		return err
	}
	said := map[string]any{"address": local, "url": a.URL, "data": s.Dir()}
	if c.Demo {
		said["page"] = a.URL + "/" + demoSlug
	}
	text := "Stop Press is at " + local
	if a.URL != local {
		text += "\nIts public address is " + a.URL
	}
	if c.Demo {
		text += "\nThe demo is at " + a.URL + "/" + demoSlug + " and publishes a post every 20 seconds; its data is removed at the end."
	}
	maps.Copy(said, door.said)
	text += door.text
	if err := a.say(said, "%s", text); err != nil {
		return err
	}
	next := offerHandover(s.Dir(), listeners, a.log)
	defer next.Close()
	if err := before.serving(); err != nil {
		a.log.Warn("the server before this one can't be told that it may end", "error", err)
	}
	before.Close()
	if err := tellManager("READY=1"); err != nil {
		a.log.Warn("the service manager can't be told that the server is ready", "error", err)
	}

	select {
	case <-a.ctx.Done():
	case <-next.Taken():
		a.log.Info("another server has taken over; readers are led on to it", "over", c.Drain)
		leaving.Store(true)
		for _, l := range listeners {
			_ = l.Close()
		}
		accepting.Wait() // what was accepted is answered here, all else there
		house.Drain()
		follow.Hub().Turn(c.Drain)
		led, cancel := context.WithTimeout(a.ctx, c.Drain+turnTime)
		_ = readers.Quiet(led)
		cancel()
	case err := <-failed:
		server.Close()
		return err
	}
	house.Drain()
	follow.Hub().Drain() // readers of streams leave, each to come back at a time of its own
	late, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), stopTime)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		server.Close()
	}
	_ = readers.Quiet(late) // else they are cut off
	return nil
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

func (c *serveCmd) keepPosting(ctx context.Context, a *app, s *store.Store, story *demo) {
	tick := time.NewTicker(demoEach)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if err := story.next(ctx, s); err != nil && ctx.Err() == nil {
			a.log.Error("the demo could not publish", "error", err)
		}
	}
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

// route parts editors' programs, and editors, from readers.
func route(api, house, readers http.Handler) http.Handler {
	below := func(r *http.Request, path string) bool {
		return r.URL.Path == path || strings.HasPrefix(r.URL.Path, path+"/")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case below(r, "/api"):
			api.ServeHTTP(w, r)
		case below(r, "/desk"):
			house.ServeHTTP(w, r)
		default:
			readers.ServeHTTP(w, r)
		}
	})
}

// under takes the path of the public address off, where a proxy left it on.
func under(prefix string, h http.Handler) http.Handler {
	if prefix == "" {
		return h
	}
	stripped := http.StripPrefix(prefix, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "" {
			r.URL.Path = "/"
		}
		h.ServeHTTP(w, r)
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == prefix || strings.HasPrefix(r.URL.Path, prefix+"/") {
			stripped.ServeHTTP(w, r)
			return
		}
		h.ServeHTTP(w, r)
	})
}

// reachable is an address that a browser on this machine can open.
func reachable(a net.Addr) string {
	at, ok := a.(*net.TCPAddr)
	if ok && at.IP.IsUnspecified() {
		return net.JoinHostPort("localhost", fmt.Sprint(at.Port))
	}
	return a.String()
}

func listenError(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use; choose another with --listen, or a free one with --listen 127.0.0.1:0", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s is not for everyone to listen at; choose a port above 1023 with --listen", addr)
	}
	return fmt.Errorf("--listen %s: %w", addr, err)
}
