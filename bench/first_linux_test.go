package bench

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"stoppress/internal/load"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

func init() { servers["commits"] = commitsServer }

// commitsServer is the server but for the desk, with two pages, bench-0 and
// bench-1. An update is the number of one, on which a post is published; it says
// when that was committed, in nanoseconds of Unix time, and its seq.
func commitsServer(l net.Listener, updates <-chan []byte) {
	runtime.GOMAXPROCS(2) // as the program where there is one processor
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{Dir: os.Getenv("STOPPRESS_BENCH_DATA")})
	if err != nil {
		panic(err)
	}
	var ids []string
	for i := range 2 {
		head, _, err := s.CreatePage(ctx, store.NewPage{Slug: fmt.Sprint("bench-", i), Head: page.Head{Title: "Gale", Zone: "Europe/Paris", Lang: "en"}})
		if err != nil {
			panic(err)
		}
		ids = append(ids, head.ID)
	}
	look, err := render.New(render.Site{Name: "Bench", URL: "https://example.org"})
	if err != nil {
		panic(err)
	}
	p, err := publish.New(ctx, s, func(store.Settings) (*render.Renderer, error) { return look, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		panic(err)
	}
	go func() { _ = p.Run(ctx) }()
	go func() {
		n := 0
		for update := range updates {
			i, err := strconv.Atoi(string(update))
			if err != nil {
				panic(err)
			}
			n++
			done, err := s.Write(ctx, store.Command{Page: ids[i]}, func(tx *store.Tx) error {
				_, err := tx.Publish([]store.NewPost{story(n)}, store.At{})
				return err
			})
			committed := time.Now()
			if err != nil {
				panic(err)
			}
			fmt.Println(committed.UnixNano(), done.Entries[0].Seq)
		}
	}()
	_ = http.Serve(l, reader.New(p.Hub(), reader.Options{MaxStreams: 1 << 20}))
}

// BenchmarkFirstByte measures from the commit of a post to the first byte of it that
// any reader has, where 10,000 wait, and on another page of the same server, turn
// by turn, where ten do.
func BenchmarkFirstByte(b *testing.B) {
	crowds := [2]int{10, throng}
	room(b, throng+10)
	server := spawn(b, "commits", "STOPPRESS_BENCH_DATA="+b.TempDir())
	defer server.stop()
	pin(b, server.pid)
	var of [2]*load.Streams
	for i, n := range crowds {
		var close func()
		of[i], close = readers(b, find(b, server.address, fmt.Sprintf("/bench-%d/stream", i)), load.StreamOptions{Readers: n})
		defer close()
	}
	var first [2][]float64
	for b.Loop() {
		for i, n := range crowds {
			server.tell(strconv.Itoa(i))
			at, seq, _ := strings.Cut(server.hear(), " ")
			committed, err := strconv.ParseInt(at, 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			last, err := strconv.ParseInt(seq, 10, 64)
			if err != nil {
				b.Fatal(err)
			}
			await(b, of[i], last, n)
			first[i] = append(first[i], ms(of[i].First(last).Sub(time.Unix(0, committed))))
			time.Sleep(100 * time.Millisecond) // the page is rendered, and all is quiet
		}
	}
	for _, p := range []struct {
		name string
		part float64
	}{{"median", 0.5}, {"p95", 0.95}} {
		few, many := quantile(first[0], p.part), quantile(first[1], p.part)
		b.ReportMetric(many, "ms-"+p.name)
		b.ReportMetric(few, "ms-"+p.name+"-of-10")
	}
	b.ReportMetric(middle(first[1])/middle(first[0]), "median-x-of-10")
	b.ReportMetric(0, "ns/op")
}
