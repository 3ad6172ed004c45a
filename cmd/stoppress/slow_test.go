//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// A client that takes its time, a byte at a time or not at all, is cut off in each
// phase of a request, and one that does not is served meanwhile.
func TestSlowClients(t *testing.T) {
	t.Parallel()
	for name, b := range map[string]bounds{"readers": ofReaders, "led on": ofLedOn} {
		if b.header <= 0 || b.read < b.header || b.write <= 0 || b.idle <= 0 || b.headerSize <= 0 || b.header > 20*time.Second || b.read > time.Minute || b.write > 5*time.Minute || b.idle > 5*time.Minute || b.headerSize > 64<<10 {
			t.Errorf("%s: %+v", name, b)
		}
	}
	// The same, but that a test can wait for it. Each is told apart by the one that is short.
	const long, short = 10 * time.Minute, 300 * time.Millisecond
	wide := bounds{header: long, read: long, write: long, idle: long, headerSize: 4 << 10}
	for _, of := range []struct {
		name  string
		short func(*bounds)
		tls   bool
		begin string // is sent at once
		then  string // a byte of it now and again, for ever
	}{
		{"a head", func(b *bounds) { b.header = short }, false, "GET / HTTP/1.1\r\nHost: x\r\nX: ", "x"},
		{"no head", func(b *bounds) { b.header = short }, false, "", ""},
		{"a line without end", func(b *bounds) { b.header = short }, false, "", "G"},
		{"a body", func(b *bounds) { b.read = short }, false, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", "x"},
		{"chunks", func(b *bounds) { b.read = short }, false, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"},
		{"no handshake", func(b *bounds) { b.header = short }, true, "", ""},
		{"a handshake", func(b *bounds) { b.header = short }, true, "\x16\x03\x01\x40\x00\x01", "\x00"},
		{"an answer that is not read", func(b *bounds) { b.write = short }, false, "GET /long HTTP/1.1\r\nHost: x\r\n\r\n", ""},
		{"nothing more", func(b *bounds) { b.idle = short }, false, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", ""},
	} {
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			b := wide
			of.short(&b)
			failed := make(chan error, 10)
			s := httptest.NewUnstartedServer(nil)
			s.Config = b.server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, err := io.Copy(io.Discard, r.Body)
				for err == nil && r.URL.Path == "/long" {
					_, err = w.Write(make([]byte, 64<<10))
				}
				failed <- err
			}), slog.New(slog.DiscardHandler))
			if of.tls {
				s.StartTLS()
			} else {
				s.Start()
			}
			defer s.Close()
			addr := s.Listener.Addr().String()
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if _, err := io.WriteString(c, of.begin); err != nil {
				t.Fatal(err)
			}
			if of.name == "an answer that is not read" {
				select {
				case err := <-failed:
					if !errors.Is(err, os.ErrDeadlineExceeded) {
						t.Errorf("the answer: %v", err)
					}
				case <-time.After(patience):
					t.Error("it is written for ever")
				}
				return
			}
			_ = c.SetDeadline(time.Now().Add(patience))
			cut := make(chan error, 1)
			go func() {
				_, err := io.Copy(io.Discard, c)
				cut <- err
			}()
			for tick := time.NewTicker(20 * time.Millisecond); ; {
				select {
				case err := <-cut:
					if errors.Is(err, os.ErrDeadlineExceeded) {
						t.Error("it is kept")
					}
					tick.Stop()
				case <-tick.C:
					_, _ = io.WriteString(c, of.then) // to one who may have gone
					continue
				}
				break
			}
			// Others are served.
			resp, err := s.Client().Get(s.URL)
			if err != nil || resp.StatusCode != http.StatusOK {
				t.Fatal(err)
			}
			resp.Body.Close()
		})
	}

	s := httptest.NewUnstartedServer(nil)
	s.Config = wide.server(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a head of any size is taken") }), slog.New(slog.DiscardHandler))
	s.Start()
	defer s.Close()
	c, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(patience))
	go func() { fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n", strings.Repeat("x", 16<<10)) }()
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head that is too large: %v, %v", resp, err)
	}
}

// The server that runs cuts them off too: those who send a byte a second, before anyone
// knows who they are.
func TestServeSlowClients(t *testing.T) {
	t.Parallel()
	data, _ := newStorm(t)
	s := startServer(t, data)
	addr := strings.TrimPrefix(s.address, "http://")
	var all sync.WaitGroup
	for name, begin := range map[string]string{
		"a head":      "GET /storm HTTP/1.1\r\nHost: x\r\nX: ",
		"a page":      "GET /storm HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n",
		"the API":     "POST /api/v1/pages/storm/posts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer sp_x\r\nContent-Length: 100000\r\n\r\n",
		"a picture":   "POST /api/v1/media HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n",
		"the door":    "POST /desk/api/signin HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
		"a form":      "POST /desk/signin HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n",
		"at the desk": "POST /desk/api/media HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n\r\n",
	} {
		all.Go(func() {
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			_ = c.SetReadDeadline(time.Now().Add(patience))
			cut := make(chan error, 1)
			go func() {
				_, err := io.Copy(io.Discard, c)
				cut <- err
			}()
			_, _ = io.WriteString(c, begin)
			for tick := time.Tick(time.Second); ; {
				select {
				case err := <-cut:
					if errors.Is(err, os.ErrDeadlineExceeded) {
						t.Errorf("%s: it is kept", name)
					}
					return
				case <-tick:
					_, _ = io.WriteString(c, "x") // to one who may have gone
				}
			}
		})
	}
	all.Wait()
}
