package admission

import (
	"container/list"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
	"time"
)

// How long a connection is left alone when another needs its room.
const (
	graceNew    = 5 * time.Second  // until its first request is there
	graceActive = 10 * time.Second // until that is answered
	look        = 50 * time.Millisecond
)

// What a connection is at, in the order in which they give way.
type phase int

const (
	idle   phase = iota // between two requests
	fresh               // has asked nothing yet
	active              // is being answered
	phases
	held // answered to an editor, or with a stream: not for others' sake closed
)

// Conns are the connections of a server, at most so many besides streams and
// editors' requests. For one more, the one that has been idle longest gives way;
// else one that has taken long to ask, or to take its answer. Where there is none,
// newcomers wait in the kernel's queue. It is safe for any number of goroutines.
type Conns struct {
	most    int
	editors int // requests of editors that are held at once
	shed    func()

	mu      sync.Mutex // guards what follows, and what connections hold
	all     map[net.Conn]*conn
	by      [phases]list.List // of *conn, the longest there at the front
	n       int               // of them
	editing int               // requests of editors that are held
}

// conn is one connection.
type conn struct {
	of    *Conns
	net   net.Conn
	phase phase
	told  phase // what net/http said last, which it is at once it is held no more
	since time.Time
	place *list.Element // nil while it is held
	holds int           // requests for which it is held
}

// NewConns makes the connections of a plan. shed is told of each that had to give
// way.
func NewConns(p Plan, shed func()) *Conns {
	return &Conns{most: int(p.Conns), editors: int(p.Reserve / 2), shed: shed, all: map[net.Conn]*conn{}}
}

type connKey struct{}

// Watch has the server tell of its connections.
func (c *Conns) Watch(s *http.Server) {
	s.ConnContext = func(ctx context.Context, n net.Conn) context.Context {
		one := &conn{of: c, net: n, told: fresh}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.all[n] = one
		c.move(one, fresh)
		return context.WithValue(ctx, connKey{}, one)
	}
	s.ConnState = func(n net.Conn, state http.ConnState) {
		c.mu.Lock()
		defer c.mu.Unlock()
		one := c.all[n]
		if one == nil {
			return // it gave way
		}
		switch state {
		case http.StateActive:
			one.told = active
		case http.StateIdle: // by HTTP/2 also with a request at work that was taken back
			one.told = idle
		case http.StateHijacked, http.StateClosed:
			c.leave(one)
			return
		}
		if one.phase != held && one.phase != one.told {
			c.move(one, one.told)
		}
	}
}

// move notes what the connection is at from now on. The caller holds mu.
func (c *Conns) move(one *conn, to phase) {
	if one.place != nil {
		c.by[one.phase].Remove(one.place)
		one.place = nil
		c.n--
	}
	one.phase, one.since = to, time.Now()
	if to != held {
		one.place = c.by[to].PushBack(one)
		c.n++
	}
}

// leave forgets the connection. The caller holds mu.
func (c *Conns) leave(one *conn) {
	c.move(one, held)
	delete(c.all, one.net)
}

// Stream has the request's connection be left alone until done is called, and not
// be counted: the caller counts streams.
func (c *Conns) Stream(ctx context.Context) (done func()) { return c.hold(ctx, false) }

// Editor is Stream for a request of an editor. Anybody can ask where editors do,
// so that only so many are left alone at once; past that they are like others.
func (c *Conns) Editor(ctx context.Context) (done func()) { return c.hold(ctx, true) }

func (c *Conns) hold(ctx context.Context, editor bool) func() {
	one, _ := ctx.Value(connKey{}).(*conn)
	if one == nil {
		return func() {}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.all[one.net] != one || editor && c.editing >= c.editors {
		return func() {}
	}
	if editor {
		c.editing++
	}
	if one.holds++; one.holds == 1 {
		c.move(one, held)
	}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if editor {
			c.editing--
		}
		if one.holds--; one.holds == 0 && c.all[one.net] == one {
			c.move(one, one.told)
		}
	}
}

// room makes room for one more, and says whether there is some.
func (c *Conns) room() bool {
	c.mu.Lock()
	if c.n < c.most {
		c.mu.Unlock()
		return true
	}
	now := time.Now()
	var out *conn
	for phase, grace := range [phases]time.Duration{fresh: graceNew, active: graceActive} {
		if e := c.by[phase].Front(); e != nil && now.Sub(e.Value.(*conn).since) >= grace {
			out = e.Value.(*conn)
			break
		}
	}
	if out != nil {
		c.leave(out)
	}
	c.mu.Unlock()
	if out == nil {
		return false
	}
	n := out.net
	if t, ok := n.(*tls.Conn); ok {
		n = t.NetConn() // whose Close does not wait to say goodbye
	}
	_ = n.Close()
	c.shed()
	return true
}

// Listener takes connections from l when there is room.
func (c *Conns) Listener(l net.Listener) net.Listener {
	return &roomy{Listener: l, conns: c, closed: make(chan struct{})}
}

type roomy struct {
	net.Listener
	conns  *Conns
	once   sync.Once
	closed chan struct{}
}

func (r *roomy) Accept() (net.Conn, error) {
	for !r.conns.room() {
		select {
		case <-time.After(look):
		case <-r.closed:
			return nil, net.ErrClosed
		}
	}
	return r.Listener.Accept()
}

func (r *roomy) Close() error {
	r.once.Do(func() { close(r.closed) })
	return r.Listener.Close()
}
