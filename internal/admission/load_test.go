package admission

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestPlan(t *testing.T) {
	const gb = 1 << 30
	for _, of := range []struct {
		room Room
		want int64
		kept bool
		is   Plan
	}{
		{Room{20_000, 12 * gb}, 0, false, Plan{15_200, 3_800, 1000, 12 * gb}},
		{Room{20_000, 12 * gb}, 18_000, false, Plan{18_000, 1_000, 1000, 12 * gb}},
		{Room{20_000, 12 * gb}, 50_000, false, Plan{18_936, 64, 1000, 12 * gb}}, // more than there is
		{Room{20_000, 12 * gb}, 300, false, Plan{300, 3_800, 1000, 12 * gb}},
		{Room{20_000, gb / 2}, 0, false, Plan{16_384, 2_048, 1000, gb / 2}}, // bounded by memory
		{Room{20_000, gb / 2}, 0, true, Plan{4_096, 2_048, 1000, gb / 2}},
		{Room{256, 0}, 0, false, Plan{128, 64, 64, 0}},
		{Room{64, 0}, 0, false, Plan{64, 64, 64, 0}},
	} {
		got := of.room.Plan(of.want, of.kept)
		if got != of.is {
			t.Errorf("%+v, %d wanted, kept %t: %+v, not %+v", of.room, of.want, of.kept, got, of.is)
		}
		if of.room.Files > 200 && got.Streams+got.Conns+got.Reserve > of.room.Files {
			t.Errorf("%+v: %+v is more than there is", of.room, got)
		}
	}
}

// pressedBy runs a gauge whose memory is set by the test, and n polls a second.
func pressedBy(t *testing.T, do func(g *Gauge, memory, polls *atomic.Int64), log io.Writer) {
	synctest.Test(t, func(t *testing.T) {
		g := NewGauge(Plan{Streams: 10, Memory: 1000}, slog.New(slog.NewTextHandler(log, nil)))
		var memory, polls atomic.Int64
		g.live = memory.Load
		ctx, cancel := context.WithCancel(t.Context())
		var beside sync.WaitGroup
		beside.Go(func() { g.Run(ctx) })
		beside.Go(func() {
			for ctx.Err() == nil {
				for range polls.Load() / 10 {
					g.Polled()
				}
				time.Sleep(100 * time.Millisecond)
			}
		})
		do(g, &memory, &polls)
		cancel()
		beside.Wait()
	})
}

// Memory that runs short slows polls first, then lets no new stream in, and both
// end when there is some again.
func TestGaugeMemory(t *testing.T) {
	var log bytes.Buffer
	pressedBy(t, func(g *Gauge, memory, _ *atomic.Int64) {
		for _, of := range []struct {
			memory int64
			slow   int
			full   bool
		}{{0, 1, false}, {700, 1, false}, {760, 2, false}, {860, 4, true}, {960, slowMost, true}, {700, 1, false}} {
			memory.Store(of.memory)
			time.Sleep(1500 * time.Millisecond)
			if g.Slow() != of.slow || g.Full() != of.full {
				t.Errorf("at %d of 1000: slow %d, full %t", of.memory, g.Slow(), g.Full())
			}
		}
	}, &log)
}

// Those who poll are slowed until they ask no more often than the server answers
// with ease, and no longer once they are fewer.
func TestGaugePolls(t *testing.T) {
	most := int64(pollsPer * runtime.GOMAXPROCS(0))
	pressedBy(t, func(g *Gauge, _, polls *atomic.Int64) {
		readers := 3 * most * int64(pollEach/time.Second) // of whom each polls when it was told to
		ask := func() { polls.Store(readers / int64(pollEach/time.Second) / int64(g.Slow())) }
		for range 60 {
			ask()
			time.Sleep(time.Second)
		}
		if g.Slow() != 4 {
			t.Errorf("three times too many: slow %d", g.Slow())
		}
		readers /= 10
		for range 120 {
			ask()
			time.Sleep(time.Second)
		}
		if g.Slow() != 1 {
			t.Errorf("few again: slow %d", g.Slow())
		}
	}, io.Discard)
}

// What was refused is said once a minute with its number, not each time.
func TestGaugeSays(t *testing.T) {
	var log bytes.Buffer
	pressedBy(t, func(g *Gauge, _, _ *atomic.Int64) {
		for range 5000 {
			g.Refused(Streams)
		}
		g.Refused(Address)
		time.Sleep(90 * time.Second)
	}, &log)
	text := log.String()
	if strings.Count(text, "\n") != 2 || !strings.Contains(text, "--max-streams") || !strings.Contains(text, "times=5000") || !strings.Contains(text, "one address") {
		t.Errorf("the log says\n%s", text)
	}
}

// guarded is a server whose connections are few. Requests below /wait are answered
// when the test says so; those of /edit are an editor's.
type guarded struct {
	t      *testing.T
	conns  *Conns
	addr   string
	shed   atomic.Int64
	answer chan struct{}
}

func newGuarded(t *testing.T, p Plan) *guarded {
	g := &guarded{t: t, answer: make(chan struct{})}
	g.conns = NewConns(p, func() { g.shed.Add(1) })
	s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/edit"):
			defer g.conns.Editor(r.Context())()
		case strings.HasPrefix(r.URL.Path, "/stream"):
			defer g.conns.Stream(r.Context())()
		case strings.HasPrefix(r.URL.Path, "/two"): // of one connection, of which one ends
			defer g.conns.Stream(r.Context())()
			g.conns.Stream(r.Context())()
		case strings.HasPrefix(r.URL.Path, "/taken"): // over, as a stream's is
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
			<-g.answer
			_ = c.Close()
			return
		}
		w.Header().Set("Content-Length", "2")
		if !strings.HasSuffix(r.URL.Path, "now") {
			w.(http.Flusher).Flush()
			<-g.answer
		}
		fmt.Fprint(w, "ok")
	})}
	g.conns.Watch(s)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g.addr = l.Addr().String()
	done := make(chan struct{})
	go func() { defer close(done); _ = s.Serve(g.conns.Listener(l)) }()
	t.Cleanup(func() { _ = s.Close(); <-done })
	return g
}

// client is a connection to it.
type client struct {
	net.Conn
	r *bufio.Reader
}

func (g *guarded) dial() *client {
	g.t.Helper()
	c, err := net.Dial("tcp", g.addr)
	if err != nil {
		g.t.Fatal(err)
	}
	g.t.Cleanup(func() { _ = c.Close() })
	_ = c.SetDeadline(time.Now().Add(time.Minute))
	return &client{c, bufio.NewReader(c)}
}

// ask sends a request, and waits for the head of the answer.
func (c *client) ask(path string) (*http.Response, error) {
	if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path); err != nil {
		return nil, err
	}
	return http.ReadResponse(c.r, nil)
}

func (c *client) must(t *testing.T, path string, whole bool) *client {
	t.Helper()
	resp, err := c.ask(path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if whole {
		if b, err := io.ReadAll(resp.Body); err != nil || string(b) != "ok" {
			t.Fatalf("%s: %q, %v", path, b, err)
		}
	}
	return c
}

// closed says whether the server closed the connection.
func (c *client) closed() bool {
	_ = c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	_, err := c.r.Peek(1)
	var late net.Error
	return err != nil && !(errors.As(err, &late) && late.Timeout())
}

// For a new connection the one gives way that has been idle longest; those of
// streams, and of editors who are being answered, stay and count for nothing.
func TestConns(t *testing.T) {
	g := newGuarded(t, Plan{Conns: 4, Reserve: 4})
	editor := g.dial().must(t, "/edit", false)
	var streams []*client
	for range 6 { // more than there are connections
		streams = append(streams, g.dial().must(t, "/stream", false))
	}
	var crowd []*client
	for range 9 {
		crowd = append(crowd, g.dial().must(t, "/now", true))
		for working := true; working; { // the answer comes a moment before it is idle
			g.conns.mu.Lock()
			working = g.conns.by[active].Len() > 0
			g.conns.mu.Unlock()
		}
	}
	if n := g.shed.Load(); n < 4 || n > 6 { // one may have been let in before the last was there
		t.Errorf("%d gave way", n)
	}
	for i, c := range crowd {
		if shut := c.closed(); i < 4 && !shut || i > 5 && shut {
			t.Errorf("connection %d of %d: closed %t", i, len(crowd), shut)
		}
	}
	close(g.answer)
	for _, c := range append(streams, editor) {
		_ = c.SetReadDeadline(time.Now().Add(time.Minute))
		if b, err := io.ReadAll(io.LimitReader(c.r, 2)); err != nil || string(b) != "ok" {
			t.Errorf("one that was to be left alone: %q, %v", b, err)
		}
	}
	if g.conns.editing != 0 {
		t.Errorf("%d editors", g.conns.editing)
	}
}

// Anybody can ask where editors do: only so many are left alone.
func TestConnsEditors(t *testing.T) {
	g := newGuarded(t, Plan{Conns: 8, Reserve: 4})
	for range 5 {
		g.dial().must(t, "/edit", false)
	}
	g.conns.mu.Lock()
	n, editing := g.conns.n, g.conns.editing
	g.conns.mu.Unlock()
	if n != 3 || editing != 2 {
		t.Errorf("%d count, %d don't", n, editing)
	}
	close(g.answer)
}

// With all connections at work a newcomer waits, and is served when one is done.
// One that has asked nothing for long gives way before that.
func TestConnsWait(t *testing.T) {
	g := newGuarded(t, Plan{Conns: 3, Reserve: 4})
	for range 3 {
		g.dial().must(t, "/wait", false)
	}
	late := g.dial()
	answered := make(chan error, 1)
	go func() {
		_, err := late.ask("/now")
		answered <- err
	}()
	select {
	case err := <-answered:
		t.Fatalf("it was served while there was no room: %v", err)
	case <-time.After(4 * look):
	}
	close(g.answer)
	if err := <-answered; err != nil {
		t.Error(err)
	}

	// One that says nothing, as if for long.
	g = newGuarded(t, Plan{Conns: 1, Reserve: 4})
	mute := g.dial()
	for range 1000 {
		g.conns.mu.Lock()
		for _, c := range g.conns.all {
			c.since = c.since.Add(-graceNew)
		}
		n := len(g.conns.all)
		g.conns.mu.Unlock()
		if n > 0 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	for range 2 {
		g.dial().must(t, "/now", true)
	}
	if !mute.closed() {
		t.Error("one that asked nothing is kept")
	}
	close(g.answer)
}

// A connection that was taken over, or that has another stream, is none that counts.
func TestConnsHeld(t *testing.T) {
	g := newGuarded(t, Plan{Conns: 2, Reserve: 4})
	var held []*client
	for range 4 {
		held = append(held, g.dial().must(t, "/taken", false), g.dial().must(t, "/two", false))
	}
	g.conns.mu.Lock()
	n, all := g.conns.n, len(g.conns.all)
	g.conns.mu.Unlock()
	if n != 0 || all != 4 {
		t.Errorf("%d of %d connections count", n, all)
	}
	g.dial().must(t, "/now", true)
	for i, c := range held {
		if c.closed() {
			t.Errorf("connection %d gave way", i)
		}
	}
	close(g.answer)
}

// A server that is full can be shut down: who waits to accept another wakes.
func TestConnsClose(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	full := NewConns(Plan{}, func() {}).Listener(l)
	ended := make(chan error, 1)
	go func() {
		_, err := full.Accept()
		ended <- err
	}()
	if err := full.Close(); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-ended:
		if !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("it waits for ever")
	}
}
