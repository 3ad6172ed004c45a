package bench

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

func init() { servers["memory"] = memoryServer }

// browser is what one asks with.
const browser = "Host: example.org\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0\r\n" +
	"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: en-GB,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nConnection: keep-alive\r\n"

// memoryServer is readers' part of the server with a page of 100 posts, and below
// /bare/ a handler that does nothing but write what that answered once: the same
// headers and the same body. What stands below /less/ writes three headers only.
func memoryServer(l net.Listener, _ <-chan []byte) {
	s, err := store.Open(context.Background(), store.Options{Dir: os.Getenv("STOPPRESS_BENCH_DATA")})
	if err != nil {
		panic(err)
	}
	head, _, err := s.CreatePage(context.Background(), store.NewPage{Slug: "gale", Head: page.Head{Title: "Gale", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		panic(err)
	}
	for i := range short {
		if _, err := s.Write(context.Background(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{story(i)}, store.At{})
			return err
		}); err != nil {
			panic(err)
		}
	}
	look, err := render.New(render.Site{Name: "Bench", URL: "https://example.org"})
	if err != nil {
		panic(err)
	}
	p, err := publish.New(context.Background(), s, func(store.Settings) (*render.Renderer, error) { return look, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		panic(err)
	}
	go func() { _ = p.Run(context.Background()) }()
	ours := reader.New(p.Hub(), reader.Options{})

	type answer struct {
		header http.Header
		body   []byte
	}
	answers := map[string]*answer{}
	var mu sync.RWMutex // guards answers
	bare := func(w http.ResponseWriter, r *http.Request) {
		mu.RLock()
		a := answers[r.RequestURI]
		mu.RUnlock()
		if a == nil {
			as := r.Clone(r.Context())
			as.URL.Path = r.URL.Path[len("/bare"):]
			once := httptest.NewRecorder()
			ours.ServeHTTP(once, as)
			a = &answer{once.Header(), bytes.Clone(once.Body.Bytes())}
			if strings.HasPrefix(r.RequestURI, "/less") {
				for name := range a.header {
					if !strings.HasPrefix(name, "Content-") || name == "Content-Security-Policy" {
						delete(a.header, name)
					}
				}
			}
			mu.Lock()
			answers[r.RequestURI] = a
			mu.Unlock()
		}
		h := w.Header()
		for name, values := range a.header {
			h[name] = values
		}
		_, _ = w.Write(a.body)
	}
	_ = http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/bare/") || strings.HasPrefix(r.URL.Path, "/less/") {
			bare(w, r)
			return
		}
		ours.ServeHTTP(w, r)
	}))
}

// BenchmarkFromMemory compares what a request for a page costs the server, and one
// for its updates, with a bare handler that writes the same bytes: turn by turn, in
// one process with one core, over the same connections.
func BenchmarkFromMemory(b *testing.B) {
	server := spawn(b, "memory", "STOPPRESS_BENCH_DATA="+b.TempDir())
	defer server.stop()
	c, err := net.Dial("tcp", strings.TrimPrefix(server.address, "http://"))
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	answers := bufio.NewReaderSize(c, 64<<10)
	ask := func(path string, n int) (size int) {
		request := "GET " + path + " HTTP/1.1\r\n" + browser + "\r\n"
		for range n {
			if _, err := io.WriteString(c, request); err != nil {
				b.Fatal(err)
			}
			answer, err := http.ReadResponse(answers, nil)
			if err != nil {
				b.Fatal(err)
			}
			k, err := io.Copy(io.Discard, answer.Body)
			if err != nil || answer.StatusCode != http.StatusOK {
				b.Fatalf("%s: %s, %v", path, answer.Status, err)
			}
			size = int(k)
		}
		return size
	}
	for _, kind := range []struct{ name, path string }{
		{"page", "/gale"}, {"updates", "/gale/updates?after=101"}, {"missed", "/gale/updates?after=90"}, {"json", "/gale/page.json"}, {"feed", "/gale/feed.atom"},
	} {
		b.Run(kind.name, func(b *testing.B) {
			if ours, bare := ask(kind.path, 1), ask("/bare"+kind.path, 1); ours != bare {
				b.Fatalf("%d bytes, and %d of the bare handler", ours, bare)
			}
			const turn = 500
			took := map[string]time.Duration{}
			n := 0
			for b.Loop() {
				for _, under := range []string{"", "/bare", "/less"} {
					before := rivals.CPU(server.pid)
					ask(under+kind.path, turn)
					took[under] += rivals.CPU(server.pid) - before
				}
				n += turn
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(took[""].Microseconds())/float64(n), "µs-CPU")
			b.ReportMetric(float64(took["/bare"])/float64(took[""]), "rate-x-of-bare")
			b.ReportMetric(float64(took["/less"])/float64(took[""]), "rate-x-of-three-headers")
		})
	}
}
