package bench

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/live"
	"stoppress/internal/reader"
	"stoppress/internal/render"
)

// apiece is how many read each page where there are many.
const apiece = 10

func init() { servers["pages"] = pagesServer }

// pagesServer is readers' part of the server with as many pages as the environment
// says. What it is told to send it sends to each.
func pagesServer(l net.Listener, updates <-chan []byte) {
	look, err := render.New(render.Site{Name: "Bench", URL: "http://" + l.Addr().String()})
	if err != nil {
		panic(err)
	}
	n, err := strconv.Atoi(os.Getenv("STOPPRESS_BENCH_PAGES"))
	if err != nil {
		panic(err)
	}
	hub := live.NewHub(nowhere{}, look)
	pages := make([]*live.Page, n)
	for i := range pages {
		name := fmt.Sprint("bench-", i)
		pages[i] = live.NewPage(nowhere{}, &render.Rendition{Page: "p" + name, Slug: name, Epoch: 1, HTML: render.NewBody("text/html", []byte("page"))}, nil)
		hub.Bind(name, pages[i])
	}
	go func() {
		for update := range updates {
			for _, p := range pages {
				p.Send([]render.Event{{Kind: "put", Post: "p", Data: update}})
			}
		}
	}()
	_ = (&http.Server{Handler: reader.New(hub, reader.Options{MaxStreams: 1 << 20})}).Serve(l)
}

// BenchmarkManyPages compares readers of one page with as many of many pages, ten
// each: memory while they wait, CPU while nothing happens, and CPU a delivery.
func BenchmarkManyPages(b *testing.B) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		b.Fatal(err)
	}
	n := min(10_000, int(limit.Cur)-500) / apiece * apiece
	for range b.N {
		one, many := crowded(b, 1, n), crowded(b, n/apiece, n)
		b.Logf("%d readers: of one page %+v, of %d pages %+v", n, one, n/apiece, many)
		b.ReportMetric((many.memory-one.memory)/float64(n/apiece), "KB/page")
		b.ReportMetric(many.idle/one.idle, "idle-cpu-x-of-one")
		b.ReportMetric(many.deliver/one.deliver, "delivery-cpu-x-of-one")
		b.ReportMetric(many.idle/10, "idle-%-of-a-core")
	}
}

// crowdCost is what a server with a crowd of readers takes.
type crowdCost struct {
	memory  float64 // KB
	idle    float64 // ms of CPU a second
	deliver float64 // microseconds of CPU a delivery
}

// crowded starts a server with so many pages, and readers that are shared among them.
func crowded(b *testing.B, pages, readers int) (c crowdCost) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STOPPRESS_BENCH_SERVER=pages", fmt.Sprint("STOPPRESS_BENCH_PAGES=", pages))
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
	if !lines.Scan() {
		b.Fatal("the server said nothing")
	}
	files := make([]*os.File, readers)
	for i := range files {
		conn, err := net.Dial("tcp", lines.Text())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := fmt.Fprintf(conn, "GET /bench-%d/stream HTTP/1.1\r\nHost: bench\r\n\r\n", i%pages); err != nil {
			b.Fatal(err)
		}
		if files[i], err = conn.(*net.TCPConn).File(); err != nil {
			b.Fatal(err)
		}
		conn.Close()
		defer files[i].Close()
	}
	await(b, files, 0)
	if _, err := io.WriteString(in, "collect\n"); err != nil || !lines.Scan() {
		b.Fatal("the server said nothing", err)
	}
	server := &started{cmd: cmd}
	c.memory = float64(resident(b, cmd.Process.Pid))
	const rest = 2 * live.HeartBeat // every reader is told twice that nothing was missed
	before := server.cpu()
	time.Sleep(rest)
	c.idle = ms(server.cpu()-before) / rest.Seconds()
	before = server.cpu()
	for i := range updates {
		if _, err := fmt.Fprintf(in, "%s\n", text(i)); err != nil {
			b.Fatal(err)
		}
		await(b, files, 1)
	}
	c.deliver = float64((server.cpu() - before).Microseconds()) / float64(readers*updates)
	return c
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
