package reader_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"stoppress/internal/reader"
)

// sink takes an answer and keeps its headers only.
type sink struct {
	header http.Header
	status int
	size   int
}

func (s *sink) Header() http.Header { return s.header }
func (s *sink) WriteHeader(n int)   { s.status = n }
func (s *sink) Write(b []byte) (int, error) {
	s.size += len(b)
	return len(b), nil
}

// TestHotAnswersLieReady: what most readers ask for is sent as it lies in memory.
// Nothing is rendered, compressed or put together for one request.
func TestHotAnswersLieReady(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("Wind rises")
	h.get("/storm") // opens the page
	handler := reader.New(h.hub, reader.Options{})
	for path, most := range map[string]float64{"/storm": 0, "/storm/updates?after=2": 2} { // for how long updates may be kept is written out
		for _, encoding := range []string{"gzip, deflate, br, zstd", "gzip", ""} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.Header.Set("Accept-Encoding", encoding)
			w := &sink{header: http.Header{}}
			handler.ServeHTTP(w, r)
			tag := w.header.Get("ETag")
			if w.size == 0 || tag == "" {
				t.Fatalf("%s: nothing was answered", path)
			}
			ask := func(tag string) float64 {
				if r.Header.Del("If-None-Match"); tag != "" {
					r.Header.Set("If-None-Match", tag)
				}
				return testing.AllocsPerRun(100, func() {
					clear(w.header)
					handler.ServeHTTP(w, r)
				})
			}
			if n := ask(""); n > most {
				t.Errorf("%s, %q: %v allocations for a request", path, encoding, n)
			}
			if n := ask(tag); n > most || w.status != http.StatusNotModified {
				t.Errorf("%s, %q: status %d and %v allocations for what the reader has", path, encoding, w.status, n)
			}
		}
	}
}
