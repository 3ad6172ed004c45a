package main

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
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

// ports is where a server listens.
type ports struct {
	before *claim // of the server whose place this one takes; nil: of none
	main   *net.TCPListener
	plain  *net.TCPListener // what leads on to https; nil without it
}

// listen opens the ports, or has them from the server before.
func (c *serveCmd) listen(a *app) (*ports, error) {
	p := new(ports)
	if err := p.open(a, c); err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

func (p *ports) open(a *app, c *serveCmd) (err error) {
	if c.Takeover {
		if p.before, err = claimHandover(a.Data); err != nil {
			return fmt.Errorf("--takeover: %w", err)
		}
	}
	if p.main, err = listen(a.ctx, c.Listen, p.before); err != nil {
		return err
	}
	if c.TLS.HTTP != "" {
		if p.plain, err = listen(a.ctx, c.TLS.HTTP, p.before); err != nil {
			return fmt.Errorf("plain http, which leads on to https (--tls-http none leaves it out): %w", err)
		}
	}
	return nil
}

func (p *ports) Close() {
	if p.plain != nil {
		_ = p.plain.Close()
	}
	if p.main != nil {
		_ = p.main.Close()
	}
	p.before.Close()
}

// serving is a server and what runs beside it.
type serving struct {
	flags *serveCmd
	a     *app
	store *store.Store
	at    *ports
	tls   *seal
	local string   // where it listens, as a browser on this machine asks
	base  *url.URL // its public address

	follow  *publish.Publisher
	house   *desk.Desk
	readers *reader.Server
	conns   *admission.Conns
	beside  []func(context.Context) // what runs until everyone is answered

	server    *http.Server
	listeners map[string]accept.Socket // as they are handed over
	accepting sync.WaitGroup
	leaving   atomic.Bool // another server has taken this one's place
	failed    chan error
}

// serving makes the server: the data is open, and nobody is answered yet.
func (c *serveCmd) serving(a *app, o settled, s *store.Store, at *ports, tls *seal) (*serving, error) {
	v := &serving{flags: c, a: a, store: s, at: at, tls: tls, failed: make(chan error, 3)}
	if err := v.address(); err != nil {
		return nil, err
	}
	follow, err := publish.New(a.ctx, s, func(set store.Settings) (*render.Renderer, error) {
		return render.New(renderSite(set, a.URL, o.theme))
	}, a.log)
	if err != nil {
		return nil, err
	}
	v.follow = follow
	// A request to be looked at follows redirects, one that tells does not.
	outWay, err := outbound.New(outbound.Options{Allow: c.AllowPrivate, Timeout: hook.Answer})
	if err != nil {
		return nil, usage("--allow-private: %v", err)
	}
	lookWay, err := outbound.New(outbound.Options{Allow: c.AllowPrivate, Moves: 5})
	if err != nil {
		return nil, err
	}
	options := desk.Options{Store: s, URL: a.URL, Client: clientOf(o.trusted), Log: a.log, Render: follow.Hub().Renderer, Way: outWay, Look: lookWay, Count: follow.Hub().Count}
	api, err := desk.New(options)
	if err != nil {
		return nil, err
	}
	options.Provider = o.provider
	if v.house, err = desk.NewDesk(options); err != nil {
		return nil, err
	}
	plan := o.room.Plan(c.MaxStreams, tls != nil || runtime.GOOS != "linux")
	if plan.Streams < c.MaxStreams {
		a.log.Warn("--max-streams is more than the limit of open files allows; raise that (ulimit -n, LimitNOFILE=)", "streams", plan.Streams, "files", o.room.Files)
	}
	gauge := admission.NewGauge(plan, a.log)
	v.conns = admission.NewConns(plan, func() { gauge.Refused(admission.Idle) })
	prefix := strings.TrimRight(v.base.Path, "/")
	v.readers = reader.New(follow.Hub(), reader.Options{
		Prefix: prefix, KeepNothing: c.KeepNothing, Ready: s.Ping, Log: a.log,
		MaxStreams: plan.Streams, Load: pressed{gauge, v.conns}, Client: readerOf(o.trusted),
	})
	v.server = ofReaders.server(saysClose(&v.leaving, tls.over(under(prefix, route(editors(v.conns, api), editors(v.conns, v.house), v.readers)))), a.log)
	v.conns.Watch(v.server)

	hub := websub.New(websub.Options{Private: c.PrivateHub, Site: a.URL, Log: a.log})
	follow.Tell(hub.Changed)
	teller := hook.New(hook.Options{Store: s, Way: outWay, Site: a.URL, Payload: v.house.Notice, Log: a.log})
	due := timed.New(timed.Options{Store: s, Title: desk.DayTitle, Log: a.log})
	v.beside = []func(context.Context){hub.Run, teller.Run, v.house.Count, gauge.Run, due.Run, func(ctx context.Context) {
		if err := follow.Run(ctx); err != nil {
			v.failed <- err
		}
	}}
	return v, nil
}

// address says where the server is, for this machine and for the public: where no flag
// does, that is the first name it has certificates for, or else the same.
func (v *serving) address() (err error) {
	scheme, at := "http://", v.at.main.Addr()
	if v.tls != nil {
		scheme = "https://"
	}
	v.local = scheme + reachable(at)
	if v.a.URL == "" && v.tls != nil && len(v.tls.hosts) > 0 {
		v.a.URL = scheme + v.tls.hosts[0]
		if at, ok := at.(*net.TCPAddr); ok && at.Port != 443 {
			v.a.URL += fmt.Sprint(":", at.Port)
		}
	}
	if v.a.URL == "" {
		v.a.URL = v.local
	}
	v.base, err = url.Parse(v.a.URL)
	return err
}

// run answers until the program is told to end, or another server takes this one's
// place. The demo goes on with its story, if it is one.
func (v *serving) run(story *demo) error {
	// What runs beside the server ends after it: those who are being answered
	// still need it.
	ctx, stop := context.WithCancel(context.WithoutCancel(v.a.ctx))
	var beside sync.WaitGroup
	defer beside.Wait()
	defer stop()
	for _, run := range v.beside {
		beside.Go(func() { run(ctx) })
	}
	if story != nil {
		beside.Go(func() { v.keepPosting(ctx, story) })
	}
	defer v.accept()()
	beside.Go(func() { v.tls.warm(ctx) })
	if err := v.greet(); err != nil {
		return err
	}
	next := offerHandover(v.store.Dir(), v.listeners, v.a.log)
	defer next.Close()
	if err := v.at.before.serving(); err != nil {
		v.a.log.Warn("the server before this one can't be told that it may end", "error", err)
	}
	v.at.before.Close()
	if err := tellManager("READY=1"); err != nil {
		v.a.log.Warn("the service manager can't be told that the server is ready", "error", err)
	}
	select {
	case <-v.a.ctx.Done():
	case <-next.Taken():
		v.leadOn()
	case err := <-v.failed:
		v.server.Close()
		return err
	}
	v.end()
	return nil
}

// accept begins to answer at the ports. What it gives ends what was made for that.
func (v *serving) accept() (end func()) {
	begin := func(serve func() error) {
		v.accepting.Go(func() {
			if err := serve(); !v.leaving.Load() {
				v.failed <- err
			}
		})
	}
	var ends []func() error
	v.listeners = map[string]accept.Socket{v.flags.Listen: v.at.main}
	if v.tls == nil {
		in := accept.Listener(v.at.main, v.server, v.readers)
		ends = append(ends, in.Close)
		v.listeners[v.flags.Listen] = in
		begin(func() error { return v.server.Serve(v.conns.Listener(in)) })
	} else {
		v.server.TLSConfig = v.tls.config
		begin(func() error { return v.server.ServeTLS(v.conns.Listener(v.at.main), "", "") })
	}
	if v.at.plain != nil {
		lead := ofLedOn.server(v.tls.plain(v.base), v.a.log)
		ends = append(ends, lead.Close)
		v.listeners[v.flags.TLS.HTTP] = v.at.plain
		begin(func() error { return lead.Serve(v.at.plain) })
	}
	return func() {
		for _, end := range ends {
			_ = end()
		}
	}
}

// greet says where everything is.
func (v *serving) greet() error {
	door, err := v.flags.door(v.a, v.store, v.house)
	if err != nil {
		return err
	}
	public := v.a.URL
	said := map[string]any{"address": v.local, "url": public, "data": v.store.Dir()}
	text := "Stop Press is at " + v.local
	if public != v.local {
		text += "\nIts public address is " + public
	}
	if v.flags.Demo {
		said["page"] = public + "/" + demoSlug
		text += "\nThe demo is at " + public + "/" + demoSlug + " and publishes a post every 20 seconds; its data is removed at the end."
	}
	maps.Copy(said, door.said)
	return v.a.say(said, "%s", text+door.text)
}

// leadOn sends those who are here to the server that has taken this one's place, over
// the time that they were given.
func (v *serving) leadOn() {
	v.a.log.Info("another server has taken over; readers are led on to it", "over", v.flags.Drain)
	v.leaving.Store(true)
	for _, l := range v.listeners {
		_ = l.Close()
	}
	v.accepting.Wait() // what was accepted is answered here, all else there
	v.house.Drain()
	v.follow.Hub().Turn(v.flags.Drain)
	led, cancel := context.WithTimeout(v.a.ctx, v.flags.Drain+turnTime)
	defer cancel()
	_ = v.readers.Quiet(led)
}

// end lets everyone go who is left, once they have their answers.
func (v *serving) end() {
	v.house.Drain()
	v.follow.Hub().Drain() // readers of streams leave, each to come back at a time of its own
	late, cancel := context.WithTimeout(context.WithoutCancel(v.a.ctx), stopTime)
	defer cancel()
	if err := v.server.Shutdown(late); err != nil {
		v.server.Close()
	}
	_ = v.readers.Quiet(late) // else they are cut off
}

// keepPosting publishes what comes next in the demo's story.
func (v *serving) keepPosting(ctx context.Context, story *demo) {
	tick := time.NewTicker(demoEach)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if err := story.next(ctx, v.store); err != nil && ctx.Err() == nil {
			v.a.log.Error("the demo could not publish", "error", err)
		}
	}
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
