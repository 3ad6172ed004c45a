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
	"strconv"
	"strings"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/live"
	"stoppress/internal/load"
	"stoppress/internal/reader"
	"stoppress/internal/render"
)

// The servers that are compared, each a process of its own on one core: what
// readers cost there is theirs alone.
var servers = map[string]rivals.Server{
	"taken over": func(l net.Listener, updates <-chan []byte) { stopPress(l, updates, false) },
	"kept":       func(l net.Listener, updates <-chan []byte) { stopPress(l, updates, true) },
	"plain":      rivals.Plain,
	"bare":       rivals.Bare,
}

const (
	crowd     = 4000 // readers
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
	if err := rivals.Run(serve); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
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
func stopPress(l net.Listener, updates <-chan []byte, keep bool) {
	look, err := render.New(render.Site{Name: "Bench", URL: "http://" + l.Addr().String()})
	if err != nil {
		panic(err)
	}
	hub := live.NewHub(nowhere{}, look)
	p := live.NewPage(nowhere{}, &render.Rendition{Page: "pbench", Slug: "bench", Epoch: 1, HTML: render.NewBody("text/html", []byte("page"))}, nil)
	hub.Bind("bench", p)
	go func() {
		for update := range updates {
			p.Send([]render.Event{{Kind: "put", Post: "p", Data: update}})
		}
	}()
	_ = (&http.Server{Handler: reader.New(hub, reader.Options{KeepConns: keep, MaxStreams: 1 << 20})}).Serve(l)
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
	if err := load.Room(crowd); err != nil {
		b.Fatal(err)
	}
	n := crowd
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
	target, err := load.Find(b.Context(), "http://"+say("")+"/bench/stream", false)
	if err != nil {
		b.Fatal(err)
	}
	one, close := readers(b, target, load.StreamOptions{Readers: 1}) // what is made for the first only
	defer close()
	say("collect")
	memory := resident(b, cmd.Process.Pid)
	all, close := readers(b, target, load.StreamOptions{Readers: n})
	defer close()
	time.Sleep(500 * time.Millisecond)
	say("collect")
	c := cost{memory: float64(resident(b, cmd.Process.Pid)-memory) / float64(n)}
	before := processor(b, cmd.Process.Pid)
	// Each has one before the next is made: what is joined for who lags would cost less.
	for i := range updates {
		if _, err := fmt.Fprintf(in, "%s\n", text(i)); err != nil {
			b.Fatal(err)
		}
		await(b, all, int64(i+1), n)
		await(b, one, int64(i+1), 1)
	}
	c.deliver = float64((processor(b, cmd.Process.Pid) - before).Microseconds()) / float64(n*updates)
	return c
}

// await waits until n readers have the update.
func await(b *testing.B, s *load.Streams, update int64, n int) {
	b.Helper()
	for deadline := time.Now().Add(2 * time.Minute); s.Had(update) < n; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			b.Fatalf("%d of %d have update %d", s.Had(update), n, update)
		}
	}
}

// readers opens streams and waits until they are open.
func readers(b *testing.B, t *load.Target, o load.StreamOptions) (*load.Streams, func()) {
	b.Helper()
	o.AnyIDs = true
	s := load.NewStreams(t, o)
	ctx, stop := context.WithCancel(b.Context())
	end := make(chan error, 1)
	go func() { end <- s.Run(ctx) }()
	for deadline := time.Now().Add(2 * time.Minute); s.Waiting() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			b.Fatalf("%d streams are not open", s.Waiting())
		}
	}
	if sum := s.Report(); sum.Connected < o.Readers {
		b.Fatalf("not all are open: %+v", sum)
	}
	return s, func() {
		stop()
		if err := <-end; err != nil {
			b.Error(err)
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
