package bench

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"testing"
	"time"

	"stoppress/bench/rivals"
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
	server := spawn(b, "pages", fmt.Sprint("STOPPRESS_BENCH_PAGES=", pages))
	defer server.stop()
	target := find(b, server.address, "")
	all, close := readers(b, target, load.StreamOptions{Readers: n, AnyIDs: true, At: func(i int) *load.Target {
		return target.Below(fmt.Sprintf("bench-%d/stream", i%pages))
	}})
	defer close()
	c.memory = server.memory()
	const rest = 2 * live.HeartBeat // every reader is told twice that nothing was missed
	before := rivals.CPU(server.pid)
	time.Sleep(rest)
	c.idle = ms(rivals.CPU(server.pid)-before) / rest.Seconds()
	before = rivals.CPU(server.pid)
	for i := range updates {
		server.tell(string(text(i)))
		await(b, all, int64(i+1), n)
	}
	c.deliver = float64((rivals.CPU(server.pid) - before).Microseconds()) / float64(n*updates)
	return c
}
