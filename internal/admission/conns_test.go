package admission

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// deaf is a connection whose other end takes nothing from a moment on, so that a write
// would wait until its deadline.
type deaf struct {
	net.Conn
	from *atomic.Bool  // it is so now
	late *atomic.Int64 // writes since then to one that was not closed

	mu     sync.Mutex // guards closed
	closed bool
}

func (c *deaf) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.from.Load() {
		if !c.closed {
			c.late.Add(1)
		}
		return 0, os.ErrDeadlineExceeded
	}
	return c.Conn.Write(b)
}

func (c *deaf) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	return c.Conn.Close()
}

// deafs is a listener whose first connection is deaf.
type deafs struct {
	net.Listener
	from  atomic.Bool
	late  atomic.Int64
	first atomic.Bool // it was taken
}

func (l *deafs) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil || l.first.Swap(true) {
		return c, err
	}
	return &deaf{Conn: c, from: &l.from, late: &l.late}, nil
}

// until waits for what must come.
func until(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it never came that %s", what)
		}
	}
}

// One who came by TLS and gives way is not said goodbye to: to who takes nothing that
// takes seconds, in which all who come would wait.
func TestConnsTLS(t *testing.T) {
	var shed atomic.Int64
	conns := NewConns(Plan{Conns: 2, Reserve: 4}, func() { shed.Add(1) })
	kit := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok") }))
	conns.Watch(kit.Config)
	l := &deafs{Listener: kit.Listener}
	kit.Listener = conns.Listener(l)
	kit.StartTLS()
	defer kit.Close()
	get := func() {
		t.Helper()
		way := kit.Client().Transport.(*http.Transport).Clone()
		t.Cleanup(way.CloseIdleConnections)
		a, err := (&http.Client{Transport: way, Timeout: time.Minute}).Get(kit.URL)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(a.Body); err != nil || string(b) != "ok" {
			t.Fatalf("%q, %v", b, err)
		}
		_ = a.Body.Close()
	}
	get()
	until(t, "the first is idle", func() bool {
		conns.mu.Lock()
		defer conns.mu.Unlock()
		return conns.by[idle].Len() == 1
	})
	l.from.Store(true)
	get() // and now no room is left, so that the first gives way
	until(t, "the first gives way", func() bool { return shed.Load() > 0 })
	if n := l.late.Load(); n > 0 {
		t.Errorf("%d writes to one who takes nothing", n)
	}
	get()
}

// By HTTP/2 a connection may be idle while a request is still at work, since whoever
// asked took it back: it is held as long, and gives way after that as an idle one does.
func TestConnsIdleWhileHeld(t *testing.T) {
	conns := NewConns(Plan{Conns: 2, Reserve: 4}, func() {})
	begun, goOn, over := make(chan struct{}, 1), make(chan struct{}), make(chan struct{}, 1)
	kit := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/held" {
			_, _ = io.WriteString(w, "ok")
			return
		}
		free := conns.Stream(r.Context())
		begun <- struct{}{}
		<-goOn
		free()
		over <- struct{}{}
	}))
	kit.EnableHTTP2 = true
	conns.Watch(kit.Config)
	kit.Listener = conns.Listener(kit.Listener)
	kit.StartTLS()
	defer kit.Close()
	letGo := sync.OnceFunc(func() { close(goOn) })
	defer letGo()
	visitor := func() *http.Client {
		way := kit.Client().Transport.(*http.Transport).Clone()
		t.Cleanup(way.CloseIdleConnections)
		return &http.Client{Transport: way, Timeout: time.Minute}
	}
	counts := func() (idles, actives, n, all int) {
		conns.mu.Lock()
		defer conns.mu.Unlock()
		return conns.by[idle].Len(), conns.by[active].Len(), conns.n, len(conns.all)
	}

	get := func(c *http.Client) {
		t.Helper()
		a, err := c.Get(kit.URL + "/")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(a.Body); err != nil || a.ProtoMajor != 2 {
			t.Fatalf("%s: %v", a.Proto, err)
		}
		_ = a.Body.Close()
	}

	first := visitor()
	ctx, takeBack := context.WithCancel(t.Context())
	defer takeBack()
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, kit.URL+"/held", nil)
		if err == nil {
			_, err = first.Do(r)
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("what was taken back: %v", err)
		}
	}()
	<-begun
	takeBack()
	<-gone
	get(first) // by the same connection: the server has read that the other was taken back
	get(first) // and written that the connection was idle between the two
	if _, _, n, all := counts(); n != 0 || all != 1 {
		t.Errorf("while it is held %d of %d connections count", n, all)
	}
	// A newcomer finds room, and does not take it from the one that is held.
	get(visitor())
	if _, _, _, all := counts(); all != 2 {
		t.Errorf("%d connections: the one that was held gave way", all)
	}
	letGo()
	<-over
	until(t, "both are idle", func() bool { idles, actives, n, _ := counts(); return idles == 2 && actives == 0 && n == 2 })
}
