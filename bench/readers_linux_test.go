package bench

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/live"
	"stoppress/internal/load"
	"stoppress/internal/reader"
	"stoppress/internal/render"
)

func init() {
	servers["taken over"] = func(l net.Listener, updates <-chan []byte) { stopPress(l, updates, false) }
	servers["kept"] = func(l net.Listener, updates <-chan []byte) { stopPress(l, updates, true) }
	servers["plain"], servers["bare"] = rivals.Plain, rivals.Bare
}

const (
	crowd     = 4000 // readers
	eventSize = 1000 // bytes
	updates   = 30   // sent to each
)

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
	server := spawn(b, name)
	defer server.stop()
	target := find(b, server.address, "/bench/stream")
	one, close := readers(b, target, load.StreamOptions{Readers: 1, AnyIDs: true}) // what is made for the first only
	defer close()
	before := server.memory()
	all, close := readers(b, target, load.StreamOptions{Readers: n, AnyIDs: true})
	defer close()
	time.Sleep(500 * time.Millisecond)
	c := cost{memory: (server.memory() - before) / float64(n)}
	cpu := rivals.CPU(server.pid)
	// Each has one before the next is made: what is joined for who lags would cost less.
	for i := range updates {
		server.tell(string(text(i)))
		await(b, all, int64(i+1), n)
		await(b, one, int64(i+1), 1)
	}
	c.deliver = float64((rivals.CPU(server.pid) - cpu).Microseconds()) / float64(n*updates)
	return c
}
