// Package bench measures Stop Press as a whole. What it reports are ratios
// within one run, since a machine's own speed says little; bench/README.md tells
// how to read them.
package bench

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/live"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// The two lengths that are compared.
const (
	short = 100
	long  = 10_000
)

// house is a whole server in one process.
type house struct {
	store  *store.Store
	hub    *live.Hub
	reader http.Handler
	ids    map[int]string // of the page of each length
}

func slug(posts int) string { return fmt.Sprintf("page-%d", posts) }

// build makes a server with a page of each length, a post every three minutes,
// three posts an update.
func build(b *testing.B, lengths ...int) *house {
	b.Helper()
	s, err := store.Open(b.Context(), store.Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	h := &house{store: s, ids: map[int]string{}}
	for _, n := range lengths {
		head, _, err := s.CreatePage(b.Context(), store.NewPage{Slug: slug(n), Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
		if err != nil {
			b.Fatal(err)
		}
		h.ids[n] = head.ID
		begin := time.Now().Add(-time.Duration(n) * 3 * time.Minute).Truncate(time.Minute)
		_, err = s.Write(b.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
			for i := 0; i < n; i += 3 {
				var batch []store.NewPost
				for j := i; j < min(i+3, n); j++ {
					batch = append(batch, story(j))
				}
				if _, err := tx.Publish(batch, store.At{Stamp: begin.Add(time.Duration(i) * 3 * time.Minute), Imported: true}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	r, err := render.New(render.Site{Name: "Harbour Post", URL: "https://example.org"})
	if err != nil {
		b.Fatal(err)
	}
	p, err := publish.New(b.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = p.Run(ctx) }()
	b.Cleanup(func() { cancel(); <-done })
	h.hub = p.Hub()
	h.reader = reader.New(p.Hub(), reader.Options{})
	return h
}

// story is a post of about the usual length.
func story(i int) store.NewPost {
	return store.NewPost{Texts: page.Texts{
		Headline: fmt.Sprintf("Harbour office reports reading number %d", i),
		Body: markup.FromText("The wind has gone round to the west and blows at force seven. Small boats are to stay in port until the " +
			"morning, the harbour office says.\n\nThe ferry that leaves at six will wait for the tide; those who have booked are told by text message.").Encode(),
		Sources: []page.Source{{Name: "Harbour office", URL: "https://harbour.example/reports"}},
		Byline:  "Night desk",
	}}
}

// get asks for an address as a reader does, and fails on anything but the answer.
func (h *house) get(b *testing.B, path string) int {
	b.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Accept-Encoding", "br")
	h.reader.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.Fatalf("%s: %d", path, w.Code)
	}
	n, _ := io.Copy(io.Discard, w.Body)
	return int(n)
}

// publish publishes one post and waits until it is on the page that readers get.
func (h *house) publish(b *testing.B, posts, i int) {
	b.Helper()
	p, err := h.hub.Page(b.Context(), slug(posts))
	if err != nil {
		b.Fatal(err)
	}
	c := h.hub.Attach(p, nil)
	defer c.Close()
	r, err := h.store.Write(b.Context(), store.Command{Page: h.ids[posts]}, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{story(i)}, store.At{})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	for seq := r.Entries[0].Seq; ; {
		f, err := c.Next(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if f.Last >= seq {
			break
		}
	}
}

// rendered waits until the page shows all that was published.
func (h *house) rendered(b *testing.B, posts int) {
	b.Helper()
	p, err := h.hub.Page(b.Context(), slug(posts))
	if err != nil {
		b.Fatal(err)
	}
	for p.Rendition().Seq < p.Head() {
		time.Sleep(time.Millisecond)
	}
}

// BenchmarkLongPage compares a page of 10,000 posts with one of 100, turn by turn
// in one run: the first request after a start, requests from memory, the way of
// a post from the command to a waiting reader, and the page's memory.
func BenchmarkLongPage(b *testing.B) {
	lengths := []int{short, long}
	h := build(b, lengths...)

	memory, first, took := map[int]float64{}, map[int]time.Duration{}, map[int]time.Duration{}
	for _, n := range lengths {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		began, cpu := time.Now(), rivals.CPU(os.Getpid())
		h.get(b, "/"+slug(n))
		first[n], took[n] = time.Since(began), rivals.CPU(os.Getpid())-cpu
		runtime.GC()
		runtime.ReadMemStats(&after)
		memory[n] = float64(after.HeapAlloc) - float64(before.HeapAlloc)
	}

	b.Run("open", func(b *testing.B) {
		took := map[int]time.Duration{}
		bytes := map[int]int{}
		for b.Loop() {
			for _, n := range lengths {
				began := time.Now()
				bytes[n] = h.get(b, "/"+slug(n))
				took[n] += time.Since(began)
			}
		}
		b.ReportMetric(float64(took[long])/float64(took[short]), "x-of-100")
		b.ReportMetric(float64(bytes[long])/float64(bytes[short]), "bytes-x-of-100")
	})
	b.Run("publish", func(b *testing.B) {
		took, cpu := map[int][]float64{}, map[int]time.Duration{}
		i := 0
		for b.Loop() {
			for _, n := range lengths {
				began, before := time.Now(), rivals.CPU(os.Getpid())
				h.publish(b, n, i)
				took[n] = append(took[n], ms(time.Since(began)))
				h.rendered(b, n)
				cpu[n] += rivals.CPU(os.Getpid()) - before
			}
			i++
		}
		b.ReportMetric(middle(took[long])/middle(took[short]), "x-of-100")
		if cpu[short] > 0 {
			b.ReportMetric(float64(cpu[long])/float64(cpu[short]), "cpu-x-of-100")
		}
	})
	b.Run("memory", func(b *testing.B) {
		for b.Loop() { // what is reported was measured at the start
		}
		b.ReportMetric(memory[long]/memory[short], "x-of-100")
		b.ReportMetric((memory[long]-memory[short])/float64(long-short)/1024, "KB/post")
		b.ReportMetric(float64(first[long].Milliseconds()), "ms-first-request")
		b.ReportMetric(float64(took[long].Milliseconds()), "cpu-ms-first-request")
		b.ReportMetric(float64(first[long])/float64(first[short]), "first-x-of-100")
	})
}
