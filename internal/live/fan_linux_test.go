package live

import (
	"bufio"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/render"
)

// sockets gives both ends of a connection over TCP.
func sockets(t testing.TB) (server, client *net.TCPConn) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	return s.(*net.TCPConn), c.(*net.TCPConn)
}

// taken attaches a reader and has the hub take it over.
func taken(t testing.TB, h *Hub, p *Page, after int64, gzip bool, gone func()) *net.TCPConn {
	t.Helper()
	server, client := sockets(t)
	c := h.Attach(p, &ID{p.Epoch, after})
	c.beat = time.Now().Add(HeartBeat) // as one who was told of the head already
	if err := h.Adopt(c, server, nil, gzip, gone); err != nil {
		t.Fatal(err)
	}
	return client
}

// plainText reads a stream as it was before it was compressed.
func plainText(r io.Reader, gzip bool) io.Reader {
	if gzip {
		return flate.NewReader(r)
	}
	return r
}

func readersOf(h *Hub) (n int) {
	for _, l := range h.fan.loops {
		l.mu.Lock()
		n += len(l.socks)
		l.mu.Unlock()
	}
	return n
}

// until waits for something that comes about by itself.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for range 4000 {
		if is() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal(what)
}

func descriptors(t testing.TB) int {
	t.Helper()
	list, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// TestFan: readers of all kinds, on connections that were taken over, while posts
// are published, edited and withdrawn: those who stay have each seq in order, once,
// and at the end the newest text of all; those who leave leave nothing behind.
func TestFan(t *testing.T) {
	fds, routines := descriptors(t), runtime.NumGoroutine()
	o := &origin{posts: map[string]string{}}
	h, p := newPage(o, 0)
	const sends, posts = 90, 12
	var gone atomic.Int64
	var wg sync.WaitGroup
	stay := func(kind string, gzip bool, read func(io.Reader) (string, bool)) {
		after := p.Head()
		client := taken(t, h, p, after, gzip, func() { gone.Add(1) })
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer client.Close()
			text, whole := read(plainText(client, gzip))
			if !whole {
				return
			}
			seq, last := after, map[string]string{}
			all, away, _ := strings.Cut(text, "retry: ")
			for _, g := range events(t, []byte(all)) {
				if g.Event == "head" {
					continue
				}
				if seq++; g.Seq != seq {
					t.Errorf("%s: seq %d after %d", kind, g.Seq, seq-1)
					return
				}
				last[g.Post] = g.HTML
			}
			if seq != sends || away == "" {
				t.Errorf("%s: ended at %d of %d, with %q", kind, seq, sends, away)
			}
			o.mu.Lock()
			defer o.mu.Unlock()
			for post, html := range last {
				if html != o.posts[post] {
					t.Errorf("%s: %s says %.20q, not %.20q", kind, post, html, o.posts[post])
				}
			}
		}()
	}
	whole := func(r io.Reader) (string, bool) {
		b, _ := io.ReadAll(r)
		return string(b), true
	}
	kinds := map[string]func(io.Reader) (string, bool){
		"one that reads": whole,
		"one byte at a time": func(r io.Reader) (string, bool) {
			var b strings.Builder
			one := make([]byte, 1)
			for {
				n, err := r.Read(one)
				b.Write(one[:n])
				if err != nil {
					return b.String(), true
				}
			}
		},
		"one that dozes": func(r io.Reader) (string, bool) {
			time.Sleep(300 * time.Millisecond)
			return whole(r)
		},
		"one that leaves": func(r io.Reader) (string, bool) {
			_, _ = io.CopyN(io.Discard, r, rand.Int64N(30_000))
			return "", false
		},
	}
	seq := int64(0)
	for seq < sends {
		if seq == 0 || seq < sends*2/3 && rand.IntN(4) == 0 {
			for kind, read := range kinds {
				stay(kind, false, read)
				stay(kind+", gzip", true, read)
			}
		}
		n := min(1+rand.Int64N(4), sends-seq)
		var run []render.Event
		o.mu.Lock()
		for range n {
			post := fmt.Sprintf("p%d", rand.IntN(posts))
			o.posts[post] = fmt.Sprintf("%d %s", rand.Int(), strings.Repeat("water ", rand.IntN(1500)))
			run = append(run, put(post, o.posts[post]))
		}
		for i := range run { // what a batch says of a post is what stands at its end
			run[i] = put(run[i].Post, o.posts[run[i].Post])
		}
		o.mu.Unlock()
		p.Send(run)
		seq += n
		if rand.IntN(3) == 0 {
			time.Sleep(2 * time.Millisecond)
		}
	}
	if n := runtime.NumGoroutine() - routines; n > 400 {
		t.Errorf("%d goroutines", n) // two ends of the test's own for each, and few besides
	}
	until(t, "not all have everything", func() bool { return behind(h, p) == 0 })
	h.Drain()
	wg.Wait()
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
	if p.Readers() != 0 || gone.Load() == 0 {
		t.Errorf("%d readers are counted, %d left", p.Readers(), gone.Load())
	}
	until(t, "descriptors are left", func() bool { return descriptors(t) <= fds+1 })
}

// behind counts the readers who do not have everything yet.
func behind(h *Hub, p *Page) (n int) {
	for _, l := range h.fan.loops {
		l.mu.Lock()
		if a := l.pages[p]; a != nil {
			for _, v := range a.viewers {
				if v.frame != nil || v.away || v.seq != p.Head() {
					n++
				}
			}
		}
		l.mu.Unlock()
	}
	return n
}

// TestFanHoldsNothing: who waits costs no goroutine.
func TestFanHoldsNothing(t *testing.T) {
	h, p := newPage(&origin{posts: map[string]string{}}, 0)
	before := runtime.NumGoroutine()
	var clients []*net.TCPConn
	for range 200 {
		clients = append(clients, taken(t, h, p, 0, true, func() {}))
	}
	if n := runtime.NumGoroutine() - before; n > 2*len(h.fan.loops) {
		t.Errorf("%d goroutines for 200 readers", n)
	}
	if p.Readers() != 200 {
		t.Errorf("%d readers are counted", p.Readers())
	}
	for i, c := range clients {
		if i%2 == 0 {
			_ = c.CloseWrite() // as a browser does whose tab is closed, on some systems
		} else {
			_ = c.SetLinger(0) // with a reset
			_ = c.Close()
		}
	}
	until(t, "they are still there", func() bool { return p.Readers() == 0 && runtime.NumGoroutine() <= before })
	for _, c := range clients {
		_ = c.Close()
	}
}

// TestFanStalled: one that reads nothing holds nobody up, is cut off in time, and
// one that goes on in time has what stands now, not what stood then.
func TestFanStalled(t *testing.T) {
	fanStall = 1
	defer func() { fanStall = 10 }()
	o := &origin{posts: map[string]string{"late": "now"}}
	h, p := newPage(o, 0)
	var left atomic.Int64
	stuck := taken(t, h, p, 0, false, func() { left.Add(1) })
	defer stuck.Close()
	_ = stuck.SetReadBuffer(4096)
	healthy := taken(t, h, p, 0, false, func() {})
	r := bufio.NewReader(healthy)
	big := strings.Repeat("water ", 100_000)
	for i := range 12 {
		p.Send([]render.Event{put(fmt.Sprint("p", i), big)})
		for line := ""; line != "\n"; {
			line, _ = r.ReadString('\n')
		}
	}
	p.Send([]render.Event{put("late", "then")})
	p.Send([]render.Event{put("late", "now")})
	until(t, "the stalled one is kept", func() bool { return left.Load() == 1 })
	if p.Readers() != 1 {
		t.Errorf("%d readers", p.Readers())
	}
	fanStall = 100
	slow := taken(t, h, p, 12, false, func() {})
	for i := range 12 {
		p.Send([]render.Event{put(fmt.Sprint("q", i), big)})
	}
	until(t, "it is not stalled", func() bool { return behind(h, p) >= 1 })
	p.Send([]render.Event{put("q11", "the newest of q11")})
	h2 := &bytes.Buffer{}
	go func() { until(t, "not all is sent", func() bool { return behind(h, p) == 0 }); h.Drain() }()
	go func() { _, _ = io.Copy(io.Discard, r) }()
	_, _ = io.Copy(h2, slow)
	text, _, _ := strings.Cut(h2.String(), "retry: ")
	seq, said := int64(12), ""
	for _, g := range events(t, []byte(text)) {
		if g.Event == "head" {
			continue
		}
		if seq++; g.Seq != seq {
			t.Fatalf("seq %d after %d", g.Seq, seq-1)
		}
		if g.Post == "late" && g.HTML != "now" {
			t.Errorf("former text: %q", g.HTML)
		}
		if g.Post == "q11" {
			said = g.HTML
		}
	}
	if seq != 27 || said != "the newest of q11" {
		t.Errorf("ended at %d, q11 says %.30q", seq, said)
	}
	_ = slow.Close()
	_ = healthy.Close()
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
}

// TestFanBeat: who waits hears in time that nothing was missed; a page that ends,
// and one that is kept no longer, let their readers go.
func TestFanBeat(t *testing.T) {
	h, p := newPage(&origin{posts: map[string]string{}}, 3)
	server, client := sockets(t)
	c := h.Attach(p, &ID{p.Epoch, 3})
	if err := h.Adopt(c, server, nil, false, func() {}); err != nil { // its beat is due
		t.Fatal(err)
	}
	r := bufio.NewReader(client)
	line, _ := r.ReadString('\n')
	data, _ := r.ReadString('\n')
	if line != "event: head\n" || data != fmt.Sprintf("data: {\"epoch\":%d,\"seq\":3}\n", epoch) {
		t.Errorf("%q %q", line, data)
	}
	// One that was told of nothing since has it without anything else happening.
	p.Send([]render.Event{put("a", "since")})
	late := taken(t, h, p, 3, false, func() {})
	if first, _ := bufio.NewReader(late).ReadString('\n'); first != "event: put\n" {
		t.Errorf("one who came late has %q", first)
	}
	_ = late.Close()
	for line := ""; line != "\n"; { // of the head
		line, _ = r.ReadString('\n')
	}
	for line := ""; line != "\n"; {
		line, _ = r.ReadString('\n')
	}
	p.Swap(rendition(4, "ended"))
	if rest, err := io.ReadAll(r); err != nil || string(rest) != "" {
		t.Errorf("after the end: %q, %v", rest, err)
	}
	_ = client.Close()

	p.Swap(rendition(4, ""))
	other := taken(t, h, p, 4, true, func() {})
	p.Retire()
	if rest, err := io.ReadAll(plainText(other, true)); !strings.HasPrefix(string(rest), "retry: ") {
		t.Errorf("of a page that is retired: %q, %v", rest, err)
	}
	_ = other.Close()

	// Too late for a server that goes away.
	_, q := newPage(&origin{posts: map[string]string{}}, 3)
	h.Drain()
	last := taken(t, h, q, 3, false, func() {})
	if rest, _ := io.ReadAll(last); !strings.HasPrefix(string(rest), "retry: ") {
		t.Errorf("of a server that is going: %q", rest)
	}
	_ = last.Close()
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
}

// TestFanFirst: what a reader is sent first comes as it is, before all else, and
// whole to one that takes its time.
func TestFanFirst(t *testing.T) {
	h, p := newPage(&origin{posts: map[string]string{}}, 3)
	for _, gzip := range []bool{false, true} {
		first := bytes.Repeat([]byte("as it is "), 1<<20) // more than a socket takes
		server, client := sockets(t)
		c := h.Attach(p, &ID{p.Epoch, p.Head()})
		c.beat = time.Now().Add(HeartBeat)
		if err := h.Adopt(c, server, Opening(first, &Frame{}, gzip), gzip, func() {}); err != nil {
			t.Fatal(err)
		}
		p.Send([]render.Event{put("a", "after it")})
		_ = client.SetReadDeadline(time.Now().Add(time.Minute))
		got := make([]byte, len(first))
		if _, err := io.ReadFull(client, got); err != nil || !bytes.Equal(got, first) {
			t.Fatalf("gzip %v: what came first is not what was to come first (%v)", gzip, err)
		}
		if line, err := bufio.NewReader(plainText(client, gzip)).ReadString('\n'); line != "event: put\n" {
			t.Errorf("gzip %v: after it comes %q, %v", gzip, line, err)
		}
		_ = client.Close()
	}
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
}

// TestFanNoSocket: what is no plain socket is left as it is.
func TestFanNoSocket(t *testing.T) {
	h, p := newPage(&origin{posts: map[string]string{}}, 0)
	a, b := net.Pipe()
	defer b.Close()
	c := h.Attach(p, nil)
	if err := h.Adopt(c, a, nil, false, func() { t.Error("told of one that was never there") }); err == nil {
		t.Error("a pipe was taken over")
	}
	go func() { _, _ = b.Write([]byte("still open")) }()
	if _, err := io.ReadFull(a, make([]byte, 10)); err != nil {
		t.Error(err)
	}
	c.Close()
	_ = a.Close()
}

// TestFanTurn: TestTurn on connections that were taken over.
func TestFanTurn(t *testing.T) {
	const readers = 40
	h, p := newPage(&origin{posts: map[string]string{}}, 3)
	var all sync.WaitGroup
	read := func(has int64) {
		client := taken(t, h, p, has, false, func() {})
		all.Go(func() {
			defer client.Close()
			text, _ := io.ReadAll(client)
			if s := string(text); !strings.HasSuffix(s, "\n\n") || !strings.Contains(s, "retry: ") {
				t.Errorf("the last that it has is %q", s)
			}
		})
	}
	for range readers / 2 {
		read(3)
	}
	server, between := sockets(t) // attached before, taken over after
	c := h.Attach(p, &ID{p.Epoch, 3})
	c.beat = time.Now().Add(HeartBeat)
	h.Turn(4 * time.Second)
	time.Sleep(50 * time.Millisecond) // the loops know
	if err := h.Adopt(c, server, nil, false, func() {}); err != nil {
		t.Fatal(err)
	}
	defer between.Close()
	for range readers / 2 {
		read(3)
	}
	p.Send([]render.Event{put("new", "while they leave")})
	until(t, "they leave together", func() bool { n := readersOf(h); return n > 0 && n < readers })
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
	all.Wait()
}

// TestFanGone: one who vanished without a word, whose machine takes nothing and
// says nothing, is found so by what is sent to it.
func TestFanGone(t *testing.T) {
	defer func(was time.Duration) { fanAck = was }(fanAck)
	fanAck = time.Second
	h, p := newPage(&origin{posts: map[string]string{}}, 3)
	var gone atomic.Int64
	client := taken(t, h, p, 3, false, func() { gone.Add(1) })
	defer client.Close()
	raw, err := client.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	drop := unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: 0}
	_ = raw.Control(func(fd uintptr) {
		err = unix.SetsockoptSockFprog(int(fd), unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &unix.SockFprog{Len: 1, Filter: &drop})
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Send([]render.Event{put("new", "which nobody hears")})
	until(t, "one who vanished is kept", func() bool { return gone.Load() == 1 && readersOf(h) == 0 })
}

// TestFanUnsent: of one who reads nothing the system keeps little, however much
// is sent; of one who talks without being asked, too.
func TestFanUnsent(t *testing.T) {
	defer func(was int64) { fanStall = was }(fanStall)
	fanStall = 100
	h, p := newPage(&origin{posts: map[string]string{}}, 0)
	stuck := taken(t, h, p, 0, false, func() {})
	defer stuck.Close()
	_ = stuck.SetReadBuffer(4096)
	big := strings.Repeat("water ", 100_000)
	for i := range 4 {
		p.Send([]render.Event{put(fmt.Sprint("p", i), big)})
	}
	until(t, "it is not stalled", func() bool { return behind(h, p) == 1 })
	_ = stuck.SetWriteDeadline(time.Now().Add(time.Second))
	said, _ := io.Copy(stuck, strings.NewReader(strings.Repeat(big, 8)))
	for _, l := range h.fan.loops {
		l.mu.Lock()
		for fd := range l.socks {
			n, err := unix.IoctlGetInt(int(fd), unix.SIOCOUTQ)
			if err != nil || n > 4*fanUnsent {
				t.Errorf("%d bytes lie there unsent, %v", n, err)
			}
			if n, err = unix.IoctlGetInt(int(fd), unix.SIOCINQ); err != nil || n > 8*fanUnread {
				t.Errorf("%d bytes lie there unread of %d, %v", n, said, err)
			}
		}
		l.mu.Unlock()
	}
	h.Drain()
	until(t, "readers are left", func() bool { return readersOf(h) == 0 })
}
