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
	"testing"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/load"
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
	const n = 10_000
	if err := load.Room(n); err != nil {
		b.Fatal(err)
	}
	for range b.N {
		one, many := crowded(b, 1, n), crowded(b, n/apiece, n)
		b.Logf("%d readers: of one page %+v, of %d pages %+v", n, one, n/apiece, many)
		b.ReportMetric((many.memory-one.memory)/float64(n/apiece), "KB/page")
		b.ReportMetric(many.idle/one.idle, "idle-cpu-x-of-one")
		b.ReportMetric(many.deliver/one.deliver, "delivery-cpu-x-of-one")
		b.ReportMetric(many.idle/10, "idle-%-of-a-core")
	}
}

// toll is what a server with a crowd of readers takes.
type toll struct {
	memory  float64 // KB
	idle    float64 // ms of CPU a second
	deliver float64 // microseconds of CPU a delivery
}

// crowded starts a server with so many pages, and readers that are shared among them.
func crowded(b *testing.B, pages, n int) (c toll) {
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
	target, err := load.Find(b.Context(), "http://"+lines.Text(), false)
	if err != nil {
		b.Fatal(err)
	}
	all, close := readers(b, target, load.StreamOptions{Readers: n, At: func(i int) *load.Target {
		return target.Below(fmt.Sprintf("bench-%d/stream", i%pages))
	}})
	defer close()
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
		await(b, all, int64(i+1), n)
	}
	c.deliver = float64((server.cpu() - before).Microseconds()) / float64(n*updates)
	return c
}
