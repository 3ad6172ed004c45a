package accept

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"pgregory.net/rapid"

	"stoppress/internal/testneed"
)

// serve starts a server that answers with h, with its own way in or net/http's
// alone, and gives its address and how many were taken in here.
func serve(t testing.TB, h http.Handler, own bool) (addr string, taken *atomic.Int64) {
	t.Helper()
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	taken = new(atomic.Int64)
	s := &http.Server{ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute}
	s.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := w.(*writer); ok {
			taken.Add(1)
		}
		h.ServeHTTP(w, r)
	})
	var in net.Listener = l
	if own {
		in = Listener(l, s, ending("/stream"))
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(in) }()
	t.Cleanup(func() {
		s.Close()
		if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
			t.Error(err)
		}
	})
	return l.Addr().String(), taken
}

// ending are the streams whose paths end so; the handler waits where the query says so.
type ending string

func (e ending) Held(path string) bool       { return strings.HasSuffix(path, string(e)) }
func (e ending) AtOnce(r *http.Request) bool { return !r.URL.Query().Has("wait") }

// tells answers with all that it was asked.
var tells = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h["Date"] = []string{"Thu, 01 Jan 1970 00:00:00 GMT"}
	h.Set("Content-Type", "text/plain")
	if r.URL.Query().Has("none") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	if r.URL.Query().Has("lost") {
		w.WriteHeader(http.StatusNotFound)
	}
	body, err := io.ReadAll(r.Body)
	fmt.Fprintln(w, r.Method, r.URL, r.RequestURI, r.Proto, r.Host, r.Header, string(body), err, r.TLS != nil, r.RemoteAddr != "", r.Form)
})

// ask sends text and gives all that comes back, until the other end closes or,
// since it need not, says nothing more.
func ask(t testing.TB, addr, text string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer c.Close()
	_, err = io.WriteString(c, text)
	// All that it will be asked was asked: it closes once it has answered.
	err = errors.Join(err, c.(*net.TCPConn).CloseWrite(), c.SetReadDeadline(time.Now().Add(time.Minute)))
	b, e := io.ReadAll(c)
	if err = errors.Join(err, e); err != nil {
		t.Errorf("after %q: %v", b, err)
	}
	return string(b)
}

// alike gives an answer without what may differ: how the connection goes on.
func alike(answer string) string {
	head, body, _ := strings.Cut(answer, "\r\n\r\n")
	lines := strings.Split(head, "\r\n")
	kept := lines[:0]
	for _, l := range lines {
		if !strings.HasPrefix(l, "Connection: ") {
			kept = append(kept, l)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "\n") + "\n\n" + body
}

const asked = "GET /storm/stream HTTP/1.1\r\nHost: a.example\r\n"

func TestTaken(t *testing.T) {
	ours, taken := serve(t, tells, true)
	theirs, _ := serve(t, tells, false)
	for _, c := range []struct {
		name string
		text string
		want bool // taken in here
	}{
		{"a stream", asked + "\r\n", true},
		{"its query", "GET /storm/stream?after=1-2&after=3 HTTP/1.1\r\nHost: a.example\r\n\r\n", true},
		{"HTTP/1.0", "GET /storm/stream HTTP/1.0\r\nHost: a.example\r\n\r\n", true},
		{"what browsers send", asked + "Connection: keep-alive\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip, deflate, br\r\nLast-Event-ID: 1-2\r\nCookie: a=b\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2\r\n\r\n", true},
		{"none", "GET /storm/stream?none HTTP/1.1\r\nHost: a.example\r\n\r\n", true},
		{"lost", "GET /storm/stream?lost HTTP/1.1\r\nHost: a.example\r\n\r\n", true},
		{"a page", "GET /storm HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n", false},
		{"in the query", "GET /storm?a=/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"HEAD", "HEAD /storm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"POST", "POST /storm/stream HTTP/1.1\r\nHost: a.example\r\nContent-Length: 3\r\n\r\nabc", false},
		{"a body", asked + "Content-Length: 3\r\n\r\nabc", false},
		{"a body that is to come", asked + "Content-Length: 3\r\n\r\n", false},
		{"an empty body", asked + "Content-Length: 0\r\n\r\n", false},
		{"a length that is none", asked + "Content-Length: +0\r\n\r\n", false},
		{"two lengths", asked + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n", false},
		{"chunks", asked + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", false},
		{"chunks that are to come", asked + "Transfer-Encoding: chunked\r\n\r\n", false},
		{"odd chunks", asked + "Transfer-Encoding: xchunked\r\n\r\n", false},
		{"a second request", asked + "\r\n" + asked + "\r\n", false},
		{"an upgrade", asked + "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n", false},
		{"expecting", asked + "Expect: 100-continue\r\n\r\n", false},
		{"no host", "GET /storm/stream HTTP/1.1\r\n\r\n", false},
		{"two hosts", asked + "Host: b.example\r\n\r\n", false},
		{"an odd host", "GET /storm/stream HTTP/1.1\r\nHost: a<b\r\n\r\n", false},
		{"an empty host", "GET /storm/stream HTTP/1.1\r\nHost:\r\n\r\n", false},
		{"a space before the colon", asked + "Accept : x\r\n\r\n", false},
		{"a line that goes on", asked + "Accept: x,\r\n y\r\n\r\n", true},
		{"no name", asked + ": x\r\n\r\n", false},
		{"no colon", asked + "Accept\r\n\r\n", false},
		{"an odd name", asked + "A(b): x\r\n\r\n", false},
		{"a control character", asked + "A: x\x00y\r\n\r\n", false},
		{"a tab", asked + "A:\tx\r\n\r\n", false},
		{"eight bits", asked + "A: \xff\r\n\r\n", false},
		{"a bare CR", asked + "A: x\ry\r\n\r\n", false},
		{"bare LFs", "GET /storm/stream HTTP/1.1\nHost: a.example\n\n", false},
		{"a bare LF", "GET /storm/stream HTTP/1.1\nHost: a.example\r\n\r\n", true},
		{"escaped", "GET /storm%2fstream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"escaped, else", "GET /st%6Frm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"with a host", "GET http://b.example/storm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"two slashes", "GET //storm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", true},
		{"an odd protocol", "GET /storm/stream HTTP/1.7\r\nHost: a.example\r\n\r\n", true},
		{"another protocol", "GET /storm/stream HTTP/3.0\r\nHost: a.example\r\n\r\n", false},
		{"no protocol", "GET /storm/stream\r\n\r\n", false},
		{"a small method", "get /storm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"two spaces", "GET  /storm/stream HTTP/1.1\r\nHost: a.example\r\n\r\n", false},
		{"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", false},
		{"long", asked + "A: " + strings.Repeat("x", 5000) + "\r\n\r\n", false},
		{"nothing", "", false},
		{"half of one", asked, false},
	} {
		before := taken.Load()
		got, want := ask(t, ours, c.text), ask(t, theirs, c.text)
		if alike(got) != alike(want) {
			t.Errorf("%s: %q\nnet/http: %q", c.name, got, want)
		}
		if is := taken.Load() != before; is != c.want {
			t.Errorf("%s: taken in here: %v", c.name, is)
		}
	}
}

// TestAlike asks what nobody thought of: whoever answers, the answer is net/http's.
func TestAlike(t *testing.T) {
	ours, taken := serve(t, tells, true)
	theirs, _ := serve(t, tells, false)
	line := rapid.Custom(func(t *rapid.T) string {
		name := rapid.SampledFrom([]string{"Host", "host", "Accept", "Content-Length", "Transfer-Encoding", "Connection", "Trailer", "Range", "X-A", "X_a", "", "a b", "Te"}).Draw(t, "name")
		value := rapid.SampledFrom([]string{"a.example", "", "0", "3", "-1", "chunked", "close", "upgrade", "keep-alive", "x\r\n y", "x\n", "\x7f", "a, b"}).Draw(t, "value")
		colon := rapid.SampledFrom([]string{": ", ":", " : ", ""}).Draw(t, "colon")
		return name + colon + value + rapid.SampledFrom([]string{"\r\n", "\r\n", "\r\n", "\n", "\r"}).Draw(t, "end")
	})
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.SampledFrom([]string{"GET", "GET", "GET", "HEAD", "G\x00T"}).Draw(rt, "method") + " " +
			rapid.SampledFrom([]string{"/a/stream", "/a/stream?b=%zz", "/stream", "/a/../stream", "/a/stream#b", "*", "/%/stream", "/a b/stream"}).Draw(rt, "target") + " " +
			rapid.SampledFrom([]string{"HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.10", "HTTP/2.0"}).Draw(rt, "protocol") + "\r\n"
		if rapid.Bool().Draw(rt, "host") {
			text += "Host: a.example\r\n"
		}
		text += strings.Join(rapid.SliceOfN(line, 0, 4).Draw(rt, "lines"), "") + "\r\n"
		before := taken.Load()
		got, want := ask(t, ours, text), ask(t, theirs, text)
		if taken.Load() == before {
			return // net/http's own, of which the first answer says how the connection goes on
		}
		if alike(got) != alike(want) {
			rt.Fatalf("%q\n%q\nnet/http: %q", text, got, want)
		}
	})
	if taken.Load() == 0 {
		t.Error("none was taken in here")
	}
}

// TestInPieces: who does not send all of a request at once is net/http's.
func TestInPieces(t *testing.T) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	var taken atomic.Int64
	come := make(chan struct{}, 1)
	s := &http.Server{
		ReadHeaderTimeout: time.Minute,
		ConnState: func(_ net.Conn, is http.ConnState) {
			if is == http.StateNew {
				come <- struct{}{}
			}
		},
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, ok := w.(*writer); ok {
				taken.Add(1)
			}
			tells(w, r)
		}),
	}
	own := Listener(l, s, ending("/stream"))
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(own) }()
	defer func() { s.Close(); <-ended }()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	in := bufio.NewReader(c)
	text := asked + "\r\n"
	for i := range len(text) {
		if _, err := c.Write([]byte{text[i]}); err != nil {
			t.Fatal(err)
		}
		if i == 0 { // so that they are not joined on the way
			select {
			case <-come:
			case <-time.After(time.Minute):
				t.Fatal("who sends a byte is not net/http's")
			}
		}
	}
	if _, err := http.ReadResponse(in, nil); err != nil {
		t.Fatal(err)
	}
	if n := taken.Load(); n != 0 {
		t.Errorf("%d taken in here", n)
	}
}

// TestSilent: who connects and says nothing is not kept from anything.
func TestSilent(t *testing.T) {
	addr, taken := serve(t, tells, true)
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if got := ask(t, addr, asked+"\r\n"); !strings.HasPrefix(got, "HTTP/1.1 200") || taken.Load() != 1 {
		t.Errorf("another: %q", got)
	}
	if _, err := io.WriteString(c, asked+"\r\n"); err != nil {
		t.Fatal(err)
	}
	if r, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil || r.StatusCode != http.StatusOK {
		t.Fatal(r, err)
	}
}

// TestHijack: a stream is the connection, and what is sent on it is not waited for.
func TestHijack(t *testing.T) {
	gone := make(chan struct{})
	addr, _ := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rc := http.NewResponseController(w)
		c, _, err := rc.Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		if s, ok := c.(*socket); !ok || s.Descriptor() < 0 {
			t.Errorf("a %T, of more than a descriptor", c)
		}
		if _, _, err := rc.Hijack(); !errors.Is(err, http.ErrHijacked) {
			t.Error(err)
		}
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\nevent")
		_, err = c.Read(make([]byte, 1)) // of the request nothing is left
		if !errors.Is(err, io.EOF) {
			t.Errorf("read: %v", err)
		}
		close(gone)
	}), true)
	if got := ask(t, addr, asked+"\r\n"); got != "HTTP/1.1 200 OK\r\n\r\nevent" {
		t.Errorf("%q", got)
	}
	<-gone
}

// TestAtOnce: nobody waits for one whose answer has to be waited for, and one whose
// has not costs no goroutine.
func TestAtOnce(t *testing.T) {
	in, on := make(chan struct{}), make(chan struct{})
	addr, _ := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Has("wait") {
			in <- struct{}{}
			<-on
		}
		fmt.Fprint(w, bytes.Contains(debug.Stack(), []byte("(*listener).Accept(")))
	}), true)
	late := make(chan string, 1)
	go func() { late <- ask(t, addr, "GET /storm/stream?wait HTTP/1.1\r\nHost: a.example\r\n\r\n") }()
	<-in
	if got := ask(t, addr, asked+"\r\n"); !strings.HasSuffix(got, "true") {
		t.Errorf("by a goroutine of its own: %q", got)
	}
	close(on)
	if got := <-late; !strings.HasSuffix(got, "false") {
		t.Errorf("by who accepts: %q", got)
	}
}

// TestPanic: a handler's fault ends its connection and nothing else, and is told.
func TestPanic(t *testing.T) {
	var told bytes.Buffer
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	s := &http.Server{ErrorLog: log.New(&told, "", 0), ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery != "" {
			panic(http.ErrAbortHandler)
		}
		_, _ = io.WriteString(w, "half an answer")
		panic("a fault")
	})}
	ended := make(chan error, 1)
	own := Listener(l, s, ending(""))
	go func() { ended <- s.Serve(own) }()
	for _, text := range []string{"GET /storm/stream?a HTTP/1.1\r\nHost: a\r\n\r\n", asked + "\r\n"} {
		if got := ask(t, l.Addr().String(), text); got != "" {
			t.Errorf("%q", got)
		}
	}
	s.Close()
	<-ended // those who were taken in are done by then
	if n := strings.Count(told.String(), "http: panic serving"); n != 1 || !strings.Contains(told.String(), "a fault") {
		t.Errorf("told: %s", told.String())
	}
}

// TestEnd: the listener's end waits for those who were taken in, until they have
// their stream or their answer.
func TestEnd(t *testing.T) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	in, on := make(chan struct{}), make(chan struct{})
	s := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		in <- struct{}{}
		<-on
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		<-in // and is not waited for any more
		_ = c.Close()
	})}
	ended := make(chan error, 1)
	own := Listener(l, s, ending(""))
	go func() { ended <- s.Serve(own) }()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET /storm/stream?wait HTTP/1.1\r\nHost: a.example\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	<-in
	_ = own.Close()
	select {
	case err := <-ended:
		t.Errorf("ended before: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(on)
	if err := <-ended; !errors.Is(err, net.ErrClosed) {
		t.Error(err)
	}
	in <- struct{}{}
	_ = s.Shutdown(context.Background())
}

// TestRelease: who takes the descriptor has all of the connection.
func TestRelease(t *testing.T) {
	addr, _ := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		s := c.(*socket)
		fd := s.Descriptor()
		s.Release()
		if _, err := s.Write([]byte("x")); !errors.Is(err, net.ErrClosed) {
			t.Errorf("written by both: %v", err)
		}
		if err := s.Close(); !errors.Is(err, net.ErrClosed) {
			t.Errorf("closed by both: %v", err)
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0); err != nil || flags&unix.O_NONBLOCK == 0 {
			t.Errorf("it blocks: %x, %v", flags, err)
		}
		if on, err := unix.GetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NODELAY); err != nil || on == 0 {
			t.Errorf("what is small waits: %d, %v", on, err)
		}
		if _, err := unix.Write(fd, []byte("HTTP/1.1 200 OK\r\n\r\nevent")); err != nil {
			t.Error(err)
		}
		_ = unix.Close(fd)
	}), true)
	if got := ask(t, addr, asked+"\r\n"); got != "HTTP/1.1 200 OK\r\n\r\nevent" {
		t.Errorf("%q", got)
	}
}

// descriptors counts those that are open.
func descriptors(t *testing.T) int {
	t.Helper()
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		testneed.Missing(t, "descriptors can't be counted: "+err.Error())
	}
	return len(all)
}

// TestDescriptors: whoever comes, and however it ends, nothing stays open.
func TestDescriptors(t *testing.T) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	before := descriptors(t) - 1 // the listener
	s := &http.Server{ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.RawQuery {
		case "hijack", "write":
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			if r.URL.RawQuery == "write" {
				_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
			}
			_ = c.Close()
		case "panic":
			panic(http.ErrAbortHandler)
		}
	})}
	ended := make(chan error, 1)
	own := Listener(l, s, ending("/stream"))
	go func() { ended <- s.Serve(own) }()
	for _, text := range []string{"", "\r\n", asked, asked + "\r\n", "GET /storm HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
		"GET /a/stream?hijack HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a/stream?write HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a/stream?panic HTTP/1.1\r\nHost: a\r\n\r\n"} {
		for range 3 {
			ask(t, l.Addr().String(), text)
		}
	}
	if err := s.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	<-ended
	for deadline := time.Now().Add(10 * time.Second); descriptors(t) != before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d descriptors are open that were not", descriptors(t)-before)
		}
	}
	if raw, err := own.SyscallConn(); err != nil || raw.Control(func(uintptr) { t.Error("a socket that is closed") }) == nil {
		t.Error("it is handed over after its end", err)
	}
}

// said is a log that is heard.
type said func(text string)

func (s said) Write(b []byte) (int, error) { s(string(b)); return len(b), nil }

// TestNoDescriptors: while the system has none left who comes waits, or is lost; the
// server goes on.
func TestNoDescriptors(t *testing.T) {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	rests := make(chan struct{}, 1) // it looks again in a second
	s := &http.Server{ErrorLog: log.New(said(func(text string) {
		if strings.HasSuffix(text, "retrying in 1s\n") {
			select {
			case rests <- struct{}{}:
			default:
			}
		}
	}), "", 0), ReadHeaderTimeout: time.Minute, Handler: tells}
	own := Listener(l, s, ending("/stream"))
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		t.Fatal(err)
	}
	const page = "GET /storm HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
	late := make([]net.Conn, 4)
	for i := range late {
		if late[i], err = net.Dial("tcp", l.Addr().String()); err != nil {
			t.Fatal(err)
		}
		defer late[i].Close()
		if _, err := io.WriteString(late[i], page); err != nil {
			t.Fatal(err)
		}
	}
	few := limit
	few.Cur = 256
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &few); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = unix.Setrlimit(unix.RLIMIT_NOFILE, &limit) }()
	var taken []int
	for {
		fd, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
		if err != nil {
			break
		}
		taken = append(taken, fd)
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(own) }()
	<-rests
	_ = unix.Close(taken[0]) // enough for a connection, but not for all that Go makes of it
	<-rests                  // which it has tried, once
	for _, fd := range taken[1:] {
		_ = unix.Close(fd)
	}
	answered := 0
	for _, c := range late {
		_ = c.SetReadDeadline(time.Now().Add(time.Minute))
		if r, err := http.ReadResponse(bufio.NewReader(c), nil); err == nil && r.StatusCode == http.StatusOK {
			answered++
		}
	}
	if answered < len(late)-1 {
		t.Errorf("%d of %d were answered", answered, len(late))
	}
	if got := ask(t, l.Addr().String(), page); !strings.HasPrefix(got, "HTTP/1.1 200") {
		t.Errorf("afterwards: %q", got)
	}
	s.Close()
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		t.Error(err)
	}
}
