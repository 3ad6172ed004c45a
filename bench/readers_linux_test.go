package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/live"
	"stoppress/internal/reader"
	"stoppress/internal/render"
)

// The servers that are compared, each a process of its own on one core: what
// readers cost there is theirs alone.
var servers = map[string]func(net.Listener, <-chan int){
	"taken over": func(l net.Listener, sends <-chan int) { stopPress(l, sends, false) },
	"kept":       func(l net.Listener, sends <-chan int) { stopPress(l, sends, true) },
	"plain":      plainServer,
	"bare":       bareServer,
}

const (
	crowd     = 4000 // readers, where the limit of descriptors lets so many in
	eventSize = 1000 // bytes
	updates   = 30   // sent to each
)

// TestMain is a server where it is asked to be one.
func TestMain(m *testing.M) {
	serve := servers[os.Getenv("STOPPRESS_BENCH_SERVER")]
	if serve == nil {
		os.Exit(m.Run())
	}
	runtime.GOMAXPROCS(1)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	sends := make(chan int)
	go serve(l, sends)
	fmt.Println(l.Addr())
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if lines.Text() == "collect" { // what the handshakes left
			debug.FreeOSMemory()
			fmt.Println("collected")
			continue
		}
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			os.Exit(2)
		}
		sends <- n
	}
}

func text(n int) []byte {
	return fmt.Appendf(nil, `{"post":"0000000001","html":%q}`, fmt.Sprint(n, strings.Repeat(" water", eventSize/6)))
}

type nowhere struct{}

func (nowhere) Open(context.Context, string) (*live.Page, error) { return nil, live.ErrNotFound }
func (nowhere) Event(context.Context, string, string) (render.Event, error) {
	return render.Event{}, live.ErrNotFound
}
func (nowhere) Body(context.Context, string, string) (*render.Body, error) { return nil, nil }
func (nowhere) Copy(context.Context, string, io.Writer) (live.Copied, error) {
	return live.Copied{}, live.ErrNotFound
}

// stopPress is readers' part of the server, with a page that is sent to.
func stopPress(l net.Listener, sends <-chan int, keep bool) {
	look, err := render.New(render.Site{Name: "Bench", URL: "http://" + l.Addr().String()})
	if err != nil {
		panic(err)
	}
	hub := live.NewHub(nowhere{}, look)
	p := live.NewPage(nowhere{}, &render.Rendition{Page: "pbench", Slug: "bench", Epoch: 1, HTML: render.NewBody("text/html", []byte("page"))}, nil)
	hub.Bind("bench", p)
	go func() {
		for n := range sends {
			for i := range n {
				p.Send([]render.Event{{Kind: "put", Post: fmt.Sprint("p", i), Data: text(i)}})
			}
		}
	}()
	_ = (&http.Server{Handler: reader.New(hub, reader.Options{KeepConns: keep, MaxStreams: 1 << 20})}).Serve(l)
}

// plainServer is what is written in an afternoon: a channel for each reader, each
// event encoded once.
func plainServer(l net.Listener, sends <-chan int) {
	var mu sync.Mutex
	readers := map[chan []byte]bool{}
	go func() {
		for n := range sends {
			for i := range n {
				event := fmt.Appendf(nil, "event: put\nid: 1:%d\ndata: %s\n\n", i+1, text(i))
				mu.Lock()
				for c := range readers {
					c <- event
				}
				mu.Unlock()
			}
		}
	}()
	_ = http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := make(chan []byte, 16)
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, "event: head\ndata: {}\n\n")
		rc := http.NewResponseController(w)
		_ = rc.Flush()
		mu.Lock()
		readers[c] = true
		mu.Unlock()
		for event := range c {
			if _, err := w.Write(event); err != nil || rc.Flush() != nil {
				return
			}
		}
	}))
}

// bareServer is no server: it writes to whoever connects. Nothing can do less.
func bareServer(l net.Listener, sends <-chan int) {
	var mu sync.Mutex
	var fds []int
	go func() {
		for n := range sends {
			for i := range n {
				event := fmt.Appendf(nil, "event: put\nid: 1:%d\ndata: %s\n\n", i+1, text(i))
				mu.Lock()
				for _, fd := range fds {
					_, _ = unix.Write(fd, event)
				}
				mu.Unlock()
			}
		}
	}()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		raw, err := c.(*net.TCPConn).SyscallConn()
		if err != nil {
			return
		}
		_ = raw.Control(func(was uintptr) {
			fd, err := unix.FcntlInt(was, unix.F_DUPFD_CLOEXEC, 0)
			if err != nil {
				return
			}
			_, _ = unix.Write(fd, []byte("HTTP/1.1 200 OK\r\n\r\nevent: head\ndata: {}\n\n"))
			mu.Lock()
			fds = append(fds, fd)
			mu.Unlock()
		})
		_ = c.Close()
	}
}

// cost is what a server took.
type cost struct {
	memory  float64 // KB a reader that waits
	deliver float64 // microseconds of CPU a delivery
}

// BenchmarkReaders compares what one more reader costs, in memory while it waits
// and in CPU for each update, with a plain handler and with a loop that does
// nothing else.
func BenchmarkReaders(b *testing.B) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		b.Fatal(err)
	}
	n := min(crowd, int(limit.Cur)-200)
	for range b.N {
		of := map[string]cost{}
		for _, name := range []string{"bare", "taken over", "kept", "plain"} {
			of[name] = measure(b, name, n)
			b.Logf("%-10s %6.2f KB a reader, %6.2f µs of CPU a delivery", name, of[name].memory, of[name].deliver)
		}
		b.ReportMetric(of["taken over"].memory, "KB/reader")
		b.ReportMetric(of["plain"].memory, "KB/reader-plain")
		b.ReportMetric(of["taken over"].deliver/of["bare"].deliver, "cpu-x-of-bare")
		b.ReportMetric(of["taken over"].deliver/of["plain"].deliver, "cpu-x-of-plain")
		b.ReportMetric(of["taken over"].deliver/of["kept"].deliver, "cpu-x-of-kept")
	}
}

func measure(b *testing.B, name string, n int) cost {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STOPPRESS_BENCH_SERVER="+name)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	lines := bufio.NewScanner(out)
	say := func(text string) string {
		if text != "" {
			if _, err := fmt.Fprintln(in, text); err != nil {
				b.Fatal(err)
			}
		}
		if !lines.Scan() {
			b.Fatal("the server said nothing")
		}
		return lines.Text()
	}
	address := say("")
	one := dial(b, address) // what is made for the first only
	defer one.Close()
	await(b, []*os.File{one}, 0)
	say("collect")
	memory := resident(b, cmd.Process.Pid)
	files := make([]*os.File, n)
	for i := range files {
		files[i] = dial(b, address)
		defer files[i].Close()
	}
	await(b, files, 0)
	time.Sleep(500 * time.Millisecond)
	say("collect")
	c := cost{memory: float64(resident(b, cmd.Process.Pid)-memory) / float64(n)}
	before := processor(b, cmd.Process.Pid)
	// Each has one before the next is made: what is joined for who lags would cost less.
	for range updates {
		if _, err := fmt.Fprintln(in, 1); err != nil {
			b.Fatal(err)
		}
		await(b, files, 1)
	}
	c.deliver = float64((processor(b, cmd.Process.Pid) - before).Microseconds()) / float64(n*updates)
	return c
}

// dial opens a stream; what is given is a socket and nothing else.
func dial(b *testing.B, address string) *os.File {
	b.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET /bench/stream HTTP/1.1\r\nHost: bench\r\n\r\n"); err != nil {
		b.Fatal(err)
	}
	raw, err := c.(*net.TCPConn).SyscallConn()
	if err != nil {
		b.Fatal(err)
	}
	fd := -1
	_ = raw.Control(func(was uintptr) { fd, err = unix.FcntlInt(was, unix.F_DUPFD_CLOEXEC, 0) })
	if err != nil {
		b.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "reader")
}

// await reads until every reader has the head and so many updates, one after the
// other: the server writes no faster for being read in parallel.
func await(b *testing.B, files []*os.File, updates int) {
	b.Helper()
	buf := make([]byte, 64<<10)
	mark, want := "event: head\n", 1
	if updates > 0 {
		mark, want = "event: put\n", updates
	}
	poll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		b.Fatal(err)
	}
	defer unix.Close(poll)
	got, tails := make([]int, len(files)), make([]string, len(files))
	for i, f := range files {
		e := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(i)}
		if err := unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, int(f.Fd()), &e); err != nil {
			b.Fatal(err)
		}
	}
	left := len(files)
	events := make([]unix.EpollEvent, 512)
	for deadline := time.Now().Add(2 * time.Minute); left > 0; {
		if time.Now().After(deadline) {
			b.Fatalf("%d readers lack something", left)
		}
		k, err := unix.EpollWait(poll, events, 1000)
		if err != nil && err != unix.EINTR {
			b.Fatal(err)
		}
		for _, e := range events[:max(k, 0)] {
			m, err := unix.Read(int(files[e.Fd].Fd()), buf)
			if err != nil || m == 0 {
				b.Fatalf("a stream ended: %v", err)
			}
			s := tails[e.Fd] + string(buf[:m])
			had := got[e.Fd]
			got[e.Fd] += strings.Count(s, mark)
			tails[e.Fd] = s[max(0, len(s)-len(mark)+1):]
			if had < want && got[e.Fd] >= want {
				left--
			}
		}
	}
}

// resident is the memory of a process in KB, without what it shares with others.
func resident(b *testing.B, pid int) int64 {
	b.Helper()
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status"))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			n, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			return n
		}
	}
	b.Fatal("no RssAnon")
	return 0
}

// processor is the CPU time that a process took.
func processor(b *testing.B, pid int) time.Duration {
	b.Helper()
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		b.Fatal(err)
	}
	fields := strings.Fields(string(text)[strings.LastIndexByte(string(text), ')')+2:])
	user, _ := strconv.ParseInt(fields[11], 10, 64)
	system, _ := strconv.ParseInt(fields[12], 10, 64)
	return time.Duration(user+system) * time.Second / 100
}
