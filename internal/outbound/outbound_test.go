package outbound

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func ask(t *testing.T, w *Way, url string) (*http.Response, error) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, err := w.Do(r)
	if a != nil {
		t.Cleanup(func() { a.Body.Close() })
	}
	return a, err
}

func way(t *testing.T, o Options) *Way {
	t.Helper()
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

// inside is a server that is at no public address.
func inside(t *testing.T, h http.HandlerFunc) (port string, asked *atomic.Int64) {
	asked = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked.Add(1); h(w, r) }))
	t.Cleanup(s.Close)
	_, port, _ = net.SplitHostPort(s.Listener.Addr().String())
	return port, asked
}

func TestPublicOnly(t *testing.T) {
	port, asked := inside(t, func(http.ResponseWriter, *http.Request) {})
	w := way(t, Options{Timeout: 2 * time.Second})
	for _, host := range []string{
		"127.0.0.1", "127.1.2.3", "localhost", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
		"10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "[fe80::1]", "[fe80::1%25lo]", "[::ffff:0:7f00:1]", "[::7f00:1]", "[2001:0:7f00:1::]", "[100::1]", "[3fff::1]", "192.88.99.1", "240.0.0.1", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[fd00:ec2::254]", "[ff02::1]", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "[2001:db8::1]",
	} {
		if _, err := ask(t, w, "http://"+host+":"+port+"/"); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v", host, err)
		}
	}
	// Numbers in other dress are names for us: they lead nowhere, or are refused.
	for _, host := range []string{"LOCALHOST.", "2130706433", "0x7f000001", "0177.0.0.1", "127.1"} {
		if a, err := ask(t, w, "http://"+host+":"+port+"/"); err == nil {
			t.Errorf("%s answered %d", host, a.StatusCode)
		}
	}
	if n := asked.Load(); n > 0 {
		t.Fatalf("the server inside was asked %d times", n)
	}

	open := way(t, Options{Allow: []string{"Localhost"}})
	if _, err := ask(t, open, "http://localhost:"+port+"/"); err != nil {
		t.Errorf("a host that is allowed: %v", err)
	}
	if _, err := ask(t, open, "http://127.0.0.1:"+port+"/"); !errors.Is(err, ErrPrivate) {
		t.Errorf("its address, which is not: %v", err)
	}
	if _, err := ask(t, way(t, Options{Any: true}), "http://127.0.0.1:"+port+"/"); err != nil {
		t.Errorf("where all may: %v", err)
	}
	for _, h := range []string{"", "http://x", "x:80", "a b", "[::1]:80", "a@b"} {
		if _, err := New(Options{Allow: []string{h}}); err == nil {
			t.Errorf("%q is taken for a host", h)
		}
	}
	if !way(t, Options{Allow: []string{"::1"}}).Allows("[::1]") {
		t.Error("an address of IPv6 is not allowed")
	}
}

// TestRebinding: a name that leads to a public address when it is asked the first
// time, and inside the next, reaches nothing inside; nor one that has both.
func TestRebinding(t *testing.T) {
	port, asked := inside(t, func(http.ResponseWriter, *http.Request) {})
	var n atomic.Int64
	resolver := fakeDNS(t, func() [][4]byte {
		if n.Add(1) == 1 {
			return [][4]byte{{127, 0, 0, 1}, {10, 0, 0, 1}}
		}
		return [][4]byte{{127, 0, 0, 1}}
	})
	w := way(t, Options{Resolver: resolver, Timeout: 3 * time.Second})
	for range 3 {
		if _, err := ask(t, w, "http://harmless.example:"+port+"/"); !errors.Is(err, ErrPrivate) {
			t.Errorf("%v", err)
		}
	}
	if n.Load() == 0 || asked.Load() > 0 {
		t.Errorf("the name was asked for %d times, the server inside %d times", n.Load(), asked.Load())
	}
	if _, err := ask(t, way(t, Options{Resolver: resolver, Allow: []string{"harmless.example"}}), "http://harmless.example:"+port+"/"); err != nil || asked.Load() != 1 {
		t.Errorf("the same name, allowed: %v", err)
	}
}

// fakeDNS answers every question for an address.
func fakeDNS(t *testing.T, addresses func() [][4]byte) *net.Resolver {
	c, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	go func() {
		b := make([]byte, 1500)
		for {
			n, from, err := c.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				for _, a := range addresses() {
					m.Answers = append(m.Answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type}, Body: &dnsmessage.AResource{A: a}})
				}
			}
			out, err := m.Pack()
			if err == nil {
				_, _ = c.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", c.LocalAddr().String())
	}}
}

// TestMoves: redirects are followed as far as was said, and never inside.
func TestMoves(t *testing.T) {
	secret, asked := inside(t, func(http.ResponseWriter, *http.Request) {})
	port, _ := inside(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/in":
			http.Redirect(w, r, "http://127.0.0.1:"+secret+"/", http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/on":
			http.Redirect(w, r, "/", http.StatusFound)
		}
	})
	at := "http://localhost:" + port
	still, on := way(t, Options{Allow: []string{"localhost"}}), way(t, Options{Allow: []string{"localhost"}, Moves: 3})
	if a, err := ask(t, still, at+"/on"); err != nil || a.StatusCode != http.StatusFound {
		t.Errorf("without moves: %v", err)
	}
	if a, err := ask(t, on, at+"/on"); err != nil || a.StatusCode != http.StatusOK || a.Request.URL.Path != "/" {
		t.Errorf("with moves: %v", err)
	}
	if _, err := ask(t, on, at+"/in"); !errors.Is(err, ErrPrivate) || asked.Load() > 0 {
		t.Errorf("sent on inside: %v", err)
	}
	if _, err := ask(t, on, at+"/round"); err == nil || !strings.Contains(err.Error(), "more than 3 times") {
		t.Errorf("sent round: %v", err)
	}
}

// TestHostile: who answers never, or without an end, costs a bounded time and
// memory.
func TestHostile(t *testing.T) {
	port, _ := inside(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/silent":
			<-r.Context().Done()
		case "/drip":
			for r.Context().Err() == nil {
				_, _ = w.Write([]byte("x"))
				_ = http.NewResponseController(w).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		case "/endless":
			b := make([]byte, 64<<10)
			for r.Context().Err() == nil {
				if _, err := w.Write(b); err != nil {
					return
				}
			}
		case "/bomb": // 64 MB in 64 KB
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			b := make([]byte, 1<<20)
			for range 64 {
				if _, err := z.Write(b); err != nil {
					return
				}
			}
		case "/early": // answers before the answer, without an end
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			defer c.Close()
			for err == nil {
				_, err = fmt.Fprintf(c, "HTTP/1.1 103 Early Hints\r\nLink: <%s>\r\n\r\n", strings.Repeat("x", 1000))
			}
		case "/many":
			for i := range 10_000 {
				w.Header().Set(fmt.Sprint("X-", i), "x")
			}
		case "/head":
			w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
		}
	})
	at := "http://127.0.0.1:" + port
	w := way(t, Options{Any: true, Timeout: 2 * time.Second})
	if _, err := ask(t, w, at+"/silent"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("silent: %v", err)
	}
	if a, err := ask(t, w, at+"/drip"); err != nil {
		t.Errorf("drip: %v", err)
	} else if b, err := Read(a, 1<<20); err == nil || len(b) > 1000 {
		t.Errorf("drip: %d bytes, %v", len(b), err)
	}
	if a, err := ask(t, w, at+"/endless"); err != nil {
		t.Errorf("endless: %v", err)
	} else if b, err := Read(a, 1000); !errors.Is(err, ErrLarge) || len(b) != 1000 {
		t.Errorf("endless: %d bytes, %v", len(b), err)
	}
	patient := way(t, Options{Any: true, Timeout: time.Minute})
	for _, path := range []string{"/head", "/early", "/many"} {
		if _, err := ask(t, patient, at+path); err == nil || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s, a header without bounds: %v", path, err)
		}
	}
	if a, err := ask(t, patient, at+"/bomb"); err != nil {
		t.Errorf("bomb: %v", err)
	} else if b, err := Read(a, 1000); !errors.Is(err, ErrLarge) || len(b) != 1000 || cap(b) > 100_000 {
		t.Errorf("bomb: %d bytes in %d, %v", len(b), cap(b), err)
	}
}
