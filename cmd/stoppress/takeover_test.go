//go:build unix

package main

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
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/accept"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// newStorm makes data with a page, and a token to write to it.
func newStorm(t *testing.T) (data, token string) {
	t.Helper()
	data = t.TempDir()
	s, err := store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, _, err = s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}}); err != nil {
		t.Fatal(err)
	}
	token, _, err = s.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "load", Expires: time.Now().Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	return data, token
}

// follower reads the stream, and comes back with the id it has when it is sent away.
type follower struct {
	t    *testing.T
	at   string
	seq  atomic.Int64
	back atomic.Int64 // times it came back
	lost atomic.Int64 // times it was cut off without a word
}

func (f *follower) run(ctx context.Context, client *http.Client) {
	id := "0"
	for ctx.Err() == nil {
		r, _ := http.NewRequestWithContext(ctx, http.MethodGet, f.at+"/storm/stream?after="+id, nil)
		r.Header.Set("Accept-Encoding", "identity")
		resp, err := client.Do(r)
		if err != nil {
			if ctx.Err() == nil {
				f.t.Errorf("a reader was refused: %v", err)
			}
			return
		}
		lines, told := bufio.NewReader(resp.Body), false
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				break
			}
			told = told || strings.HasPrefix(line, "retry: ")
			if strings.HasPrefix(line, "event: reset") {
				f.t.Errorf("reset at %s", id)
			}
			next, ok := strings.CutPrefix(strings.TrimSpace(line), "id: ")
			if !ok {
				continue
			}
			_, text, _ := strings.Cut(next, ":")
			seq, err := strconv.ParseInt(text, 10, 64)
			if err != nil || seq != f.seq.Load()+1 {
				f.t.Errorf("seq %s after %d", text, f.seq.Load())
			}
			f.seq.Store(seq)
			id = next
		}
		resp.Body.Close()
		f.back.Add(1)
		if !told && ctx.Err() == nil {
			f.lost.Add(1)
		}
	}
}

// TestTakeover: a new server takes the place of one that is asked for the page and
// written to without a pause, each time on a new connection. None is refused or
// reset, readers are led on one by one and miss nothing, and the old one ends well.
func TestTakeover(t *testing.T) {
	t.Parallel()
	data, token := newStorm(t)
	// As long as a path in which no socket can be named.
	deep := filepath.Join(t.TempDir(), strings.Repeat("d", 120))
	if err := os.Rename(data, deep); err != nil {
		t.Fatal(err)
	}
	data = deep
	args := []string{"--takeover", "--drain", "3s"}
	old := startServer(t, data, args...)
	at := old.address // of all that come

	ctx, stopWriting := context.WithCancel(t.Context())
	defer stopWriting()
	anew := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 20 * time.Second}
	kept := &http.Client{Transport: &http.Transport{}, Timeout: 20 * time.Second} // as a proxy's connections
	defer kept.CloseIdleConnections()
	var beside sync.WaitGroup
	var asked, written atomic.Int64
	for i := range 4 {
		client := anew
		if i == 0 {
			client = kept
		}
		beside.Go(func() {
			for ctx.Err() == nil {
				resp, err := client.Get(at + "/storm")
				if err != nil {
					t.Errorf("after %d requests: %v", asked.Load(), err)
					return
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
					t.Errorf("after %d requests: %s, %v", asked.Load(), resp.Status, err)
				}
				resp.Body.Close()
				asked.Add(1)
			}
		})
	}
	beside.Go(func() {
		for n := 0; ctx.Err() == nil; n++ {
			r, _ := http.NewRequest(http.MethodPost, at+"/api/v1/pages/storm/posts", bytes.NewReader(fmt.Appendf(nil, `{"headline":"Post %d"}`, n)))
			r.Header.Set("Authorization", "Bearer "+token)
			r.Header.Set("Content-Type", "application/json")
			resp, err := anew.Do(r)
			if err != nil {
				t.Errorf("post %d: %v", n, err)
				return
			}
			text, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if resp.StatusCode != http.StatusCreated {
				t.Errorf("post %d: %s: %s", n, resp.Status, text)
				return
			}
			written.Add(1)
			time.Sleep(10 * time.Millisecond)
		}
	})
	var readers [12]*follower
	reading, stopReading := context.WithCancel(t.Context())
	defer stopReading()
	var readersDone sync.WaitGroup
	for i := range readers {
		readers[i] = &follower{t: t, at: at}
		readersDone.Go(func() { readers[i].run(reading, &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}) })
	}
	busy := func(n int64) {
		for from := asked.Load(); asked.Load() < from+n && !t.Failed(); {
			time.Sleep(5 * time.Millisecond)
		}
	}
	for written.Load() < 3 && !t.Failed() {
		time.Sleep(5 * time.Millisecond)
	}

	// The same address, as "serve" was told it: a free port, which the old one has.
	for range 2 {
		next := startServer(t, data, args...)
		if next.address != at {
			t.Fatalf("the new server is at %s, the old one at %s", next.address, at)
		}
		gone := make(chan error, 1)
		go func() { gone <- old.cmd.Wait() }()
		select {
		case err := <-gone:
			if err != nil {
				t.Errorf("the old server: %v\n%s", err, old.log)
			}
		case <-time.After(patience):
			t.Fatalf("the old server did not end\n%s", old.log)
		}
		if !strings.Contains(old.log.String(), "another server has taken over") {
			t.Errorf("the old server says\n%s", old.log)
		}
		old = next
		busy(20)
	}
	// Those who write end first; those who read once they have all.
	stopWriting()
	beside.Wait()
	s, err := store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	head, err := s.Find(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range readers {
		for deadline := time.Now().Add(patience); r.seq.Load() < head.Seq && time.Now().Before(deadline) && !t.Failed(); {
			time.Sleep(5 * time.Millisecond)
		}
		if r.seq.Load() < head.Seq || r.back.Load() < 2 || r.lost.Load() > 0 {
			t.Errorf("reader %d: at %d of %d, came back %d times, cut off %d times", i, r.seq.Load(), head.Seq, r.back.Load(), r.lost.Load())
		}
	}
	stopReading()
	readersDone.Wait()
	t.Logf("%d requests, %d posts", asked.Load(), written.Load())
}

// A server that takes over and dies before it serves has changed nothing; and one
// that is not told to take over does not.
func TestTakeoverUndone(t *testing.T) {
	t.Parallel()
	data, _ := newStorm(t)
	s := startServer(t, data)
	at := strings.TrimPrefix(s.address, "http://")
	var said bytes.Buffer
	second := exec.Command("stoppress", "serve", "--data", data, "--listen", at)
	second.Stderr = &said
	if err := second.Run(); err == nil || !strings.Contains(said.String(), "is in use") {
		t.Errorf("a second server, by mistake: %v, %s", err, &said)
	}
	c, err := claimHandover(data)
	if err != nil || c == nil {
		t.Fatalf("no claim: %v", err)
	}
	l := c.take("127.0.0.1:0")
	if l == nil {
		t.Fatalf("the listener is not handed over: %v", c.listeners)
	}
	_ = l.Close()
	c.Close()
	for range 20 {
		resp, err := http.Get(s.address + "/storm")
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("after a claim that was given up: %v", err)
		}
		resp.Body.Close()
	}
	// It can still be taken over from.
	next := startServer(t, data, "--takeover", "--drain", "0s")
	if next.address != s.address {
		t.Errorf("%s, not %s", next.address, s.address)
	}
	if err := s.cmd.Wait(); err != nil {
		t.Errorf("the old server: %v\n%s", err, s.log)
	}
	if err := next.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := next.cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, next.log)
	}
	if _, err := os.Stat(filepath.Join(data, handoverFile)); err == nil {
		t.Error("the socket is left")
	}
	// Nor is one in the way that a killed server has left.
	last := startServer(t, data)
	last.kill()
	if c, err := claimHandover(data); c != nil || err != nil {
		t.Errorf("of a server that was killed: %v, %v", c, err)
	}
	startServer(t, data, "--takeover")
}

// offered is a server's part of a takeover, without the server.
type offered struct {
	*offer
	dir string
	l   *net.TCPListener
	log *lines
}

// lines is a log that may be read while it is written.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) { l.mu.Lock(); defer l.mu.Unlock(); return l.b.Write(b) }
func (l *lines) String() string              { l.mu.Lock(); defer l.mu.Unlock(); return l.b.String() }

func newOffered(t *testing.T, dir string) *offered {
	t.Helper()
	l, err := listen(t.Context(), "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	x := &offered{dir: dir, l: l, log: &lines{}}
	x.offer = offerHandover(dir, map[string]accept.Socket{"127.0.0.1:0": l}, slog.New(slog.NewTextHandler(x.log, nil)))
	if x.offer == nil {
		t.Fatalf("no offer: %s", x.log)
	}
	t.Cleanup(x.Close)
	return x
}

// went says whether the server was taken over from.
func (x *offered) went() bool {
	select {
	case <-x.Taken():
		return true
	default:
		return false
	}
}

// Those who come to take over and hang, lie or go away change nothing; of two, one
// is told that the other is there; and who leaves takes nobody else's socket along.
func TestTakeoverPeers(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old := newOffered(t, dir)
	claim := func() *claim {
		t.Helper()
		for deadline := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
			c, err := claimHandover(dir)
			if c != nil {
				return c
			}
			if !errors.Is(err, errTaken) || time.Now().After(deadline) { // the one before is being let go of
				t.Fatalf("no claim: %v", err)
			}
		}
	}
	first := claim() // and hangs
	if c, err := claimHandover(dir); c != nil || !errors.Is(err, errTaken) {
		t.Fatalf("a second at the same time: %v, %v", c, err)
	}
	first.Close()
	liar := claim()
	if _, err := liar.conn.Write([]byte("nothing\n")); err != nil {
		t.Fatal(err)
	}
	next := claim() // once the liar was seen through
	liar.Close()
	if old.went() || !strings.Contains(old.log.String(), `it said \"nothing`) {
		t.Errorf("gone: %t; the log says\n%s", old.went(), old.log)
	}
	later := newOffered(t, dir) // as one that serves offers, before it says that it does
	if err := next.serving(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-old.Taken():
	case <-time.After(patience):
		t.Fatal("it does not leave")
	}
	if c, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: filepath.Join(dir, handoverFile), Net: "unix"}); err != nil {
		t.Errorf("the socket of the one that serves: %v", err)
	} else {
		_ = c.Close()
	}
	next.Close()
	// Not taken over from, but beside another on the same data.
	third := newOffered(t, dir)
	later.Close()
	c := claim()
	if l := c.take("127.0.0.1:0"); l == nil || l.Addr().String() != third.l.Addr().String() {
		t.Error("one that ended took another's socket along")
	} else {
		_ = l.Close()
	}
	c.Close()
	third.Close()
	if in, err := os.ReadDir(dir); err != nil || len(in) > 0 {
		t.Errorf("what is left: %v, %v", in, err)
	}
}

// A server that hands over something else, or nothing, is not believed.
func TestTakeoverFromLiar(t *testing.T) {
	t.Parallel()
	udp, err := net.ListenUDP("udp", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer udp.Close()
	f, err := udp.File()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer tcp.Close()
	g, err := tcp.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	h, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	for what, of := range map[string]struct {
		names string
		files []*os.File
		ok    bool
	}{
		"a listener":           {"a", []*os.File{g}, true},
		"no socket":            {"a", nil, false},
		"a socket too few":     {"a\nb", []*os.File{g}, false},
		"a socket too many":    {"a", []*os.File{g, g}, false},
		"the same name twice":  {"a\na", []*os.File{g, g}, false},
		"a socket of UDP":      {"a", []*os.File{f}, false},
		"a file":               {"a", []*os.File{h}, false},
		"a listener, a file":   {"a\nb", []*os.File{g, h}, false},
		"nothing, and the end": {"", nil, false},
	} {
		pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
		if err != nil {
			t.Fatal(err)
		}
		var ends [2]*net.UnixConn
		for i, fd := range pair {
			file := os.NewFile(uintptr(fd), "end")
			c, err := net.FileConn(file)
			if err != nil {
				t.Fatal(err)
			}
			_ = file.Close()
			ends[i] = c.(*net.UnixConn)
		}
		var fds []int
		for _, f := range of.files {
			fds = append(fds, int(f.Fd()))
		}
		var rights []byte
		if fds != nil {
			rights = unix.UnixRights(fds...)
		}
		if of.names != "" {
			if _, _, err := ends[0].WriteMsgUnix([]byte(of.names), rights, nil); err != nil {
				t.Fatal(err)
			}
		}
		_ = ends[0].Close()
		got, err := receive(ends[1])
		if (err == nil) != of.ok || of.ok && len(got) != 1 {
			t.Errorf("%s: %v, %v", what, got, err)
		}
		for _, l := range got {
			_ = l.Close()
		}
		_ = ends[1].Close()
	}
}

// By the time that the old server is told to leave, the new one can be taken over
// from; and nobody else on the machine comes to where they meet, whatever the umask.
func TestTakeoverOrder(t *testing.T) {
	t.Parallel()
	data, _ := newStorm(t)
	if err := os.Chmod(data, 0o755); err != nil {
		t.Fatal(err)
	}
	old := newOffered(t, data)
	var said bytes.Buffer
	next := exec.Command("sh", "-c", `umask 0; exec stoppress serve --data "$0" --listen 127.0.0.1:0 --takeover`, data)
	next.Stderr = &said
	if err := next.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = next.Process.Kill(); _ = next.Wait() }()
	select {
	case <-old.Taken():
	case <-time.After(patience):
		t.Fatalf("it was not taken over: %s", &said)
	}
	at, err := os.Lstat(filepath.Join(data, handoverFile))
	switch {
	case err != nil:
		t.Error(err)
	case os.SameFile(at, old.is):
		t.Error("it said that it serves before it could be taken over from")
	case at.Mode() != os.ModeSocket|0o600:
		t.Errorf("the socket has mode %s", at.Mode())
	}
	// It answers at what it was handed, and nobody else does.
	addr := old.l.Addr().String()
	_ = old.l.Close()
	resp, err := http.Get("http://" + addr + "/storm")
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(err)
	}
	resp.Body.Close()
}

// A server that leaves while readers are led on says so to who asks by a connection
// that is kept, with an answer, before it closes it.
func TestTakeoverSaysClose(t *testing.T) {
	t.Parallel()
	data, _ := newStorm(t)
	old := startServer(t, data)
	addr := strings.TrimPrefix(old.address, "http://")
	dial := func() (net.Conn, *bufio.Reader) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		_ = c.SetDeadline(time.Now().Add(patience))
		return c, bufio.NewReader(c)
	}
	ask := func(c net.Conn, r *bufio.Reader, path string) *http.Response {
		t.Helper()
		if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, addr); err != nil {
			t.Fatal(err)
		}
		resp, err := http.ReadResponse(r, nil)
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %v, %v", path, resp, err)
		}
		return resp
	}
	kept, answers := dial()
	reader, events := dial()
	ask(reader, events, "/storm/stream") // for whose sake it stays for the time that --drain says
	whole := func() bool {
		resp := ask(kept, answers, "/storm/updates?after=0")
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			t.Fatal(err)
		}
		return resp.Close
	}
	if whole() {
		t.Fatal("a connection is closed though nobody leaves")
	}
	startServer(t, data, "--takeover", "--drain", "0s")
	for deadline := time.Now().Add(patience); !whole(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it is kept")
		}
	}
	if _, err := answers.ReadByte(); err != io.EOF {
		t.Errorf("after its last answer: %v", err)
	}
}

// Whoever is accepted is noticed when it vanishes.
func TestListenNoticesGone(t *testing.T) {
	l, err := listen(t.Context(), "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	s, err := l.AcceptTCP()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if ms, ok := goneAfter(t, s); ok && ms != 30_000 {
		t.Errorf("what is sent may go unacknowledged for %d ms", ms)
	}
}

// The service manager is told when the server is ready.
func TestTellManager(t *testing.T) {
	dir, err := os.MkdirTemp("", "") // t.TempDir's path can be too long for a socket's name
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "notify")
	l, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	t.Setenv("NOTIFY_SOCKET", name)
	data, _ := newStorm(t)
	startServer(t, data)
	b := make([]byte, 100)
	n, err := l.Read(b)
	if err != nil || string(b[:n]) != "READY=1" {
		t.Errorf("%q, %v", b[:n], err)
	}
}
