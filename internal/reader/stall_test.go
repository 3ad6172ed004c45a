package reader_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"stoppress/internal/reader"
)

// pipes is a listener whose connections hold nothing: what is written waits until it is
// read.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	c, ok := <-p
	if !ok {
		return nil, net.ErrClosed
	}
	return c, nil
}
func (pipes) Close() error   { return nil }
func (pipes) Addr() net.Addr { return &net.TCPAddr{} }

// TestStalled: a reader that takes nothing of what it asked for is cut off, whether its
// connection was taken over or not, and while it is sent a copy.
func TestStalled(t *testing.T) {
	defer reader.SetPatience(200 * time.Millisecond)()
	h := start(t, reader.Options{})
	h.post("Wind rises")
	for name, of := range map[string]struct {
		path string
		keep bool
	}{"taken over": {"/storm/stream?after=0", false}, "kept": {"/storm/stream?after=0", true}, "a copy": {"/storm/page.zip", false}} {
		readers := reader.New(h.hub, reader.Options{KeepConns: of.keep})
		answered := make(chan struct{}, 1)
		s := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			readers.ServeHTTP(w, r)
			answered <- struct{}{}
		})}
		l := make(pipes, 1)
		go func() { _ = s.Serve(l) }()
		ours, theirs := net.Pipe()
		l <- theirs
		if _, err := fmt.Fprintf(ours, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", of.path); err != nil {
			t.Fatal(err)
		}
		select {
		case <-answered:
		case <-time.After(time.Minute):
			t.Errorf("%s: it is waited for", name)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		if err := readers.Quiet(ctx); err != nil {
			t.Errorf("%s: its stream is open: %v", name, err)
		}
		cancel()
		_ = ours.Close()
		close(l)
		_ = s.Close()
	}
}
