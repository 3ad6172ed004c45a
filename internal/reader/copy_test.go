package reader_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"stoppress/internal/reader"
)

// held is an answer whose reader takes nothing of it before it is let go.
type held struct {
	*httptest.ResponseRecorder
	begun chan struct{} // closed when the first bytes are to go
	once  sync.Once
	goOn  chan struct{}
}

func (w *held) Write(b []byte) (int, error) {
	w.once.Do(func() { close(w.begun) })
	<-w.goOn
	return w.ResponseRecorder.Write(b)
}

// One address takes no more than its share of the places for copies once half of them
// are taken; it is told so, and when to come again. Others get theirs.
func TestCopyShare(t *testing.T) {
	h := start(t, reader.Options{})
	h.post("One")
	for name, told := range map[string]bool{"by the proxy": true, "by the connection": false} {
		t.Run(name, func(t *testing.T) {
			opt := reader.Options{}
			if told {
				opt.Client = func(r *http.Request) netip.Addr {
					a, _ := netip.ParseAddr(r.Header.Get("X-Who"))
					return a
				}
			}
			s := reader.New(h.hub, opt)
			goOn := make(chan struct{})
			var all sync.WaitGroup
			defer all.Wait()
			first := goOn
			letGo := sync.OnceFunc(func() { close(first) })
			defer letGo()
			ask := func(who string, want int) {
				t.Helper()
				w := &held{ResponseRecorder: httptest.NewRecorder(), begun: make(chan struct{}), goOn: goOn}
				if want != http.StatusOK {
					w.goOn = make(chan struct{})
					close(w.goOn)
				}
				r := httptest.NewRequest("GET", "/storm/page.zip", nil)
				r.RemoteAddr = "198.51.100.1:1"
				if told {
					r.Header.Set("X-Who", who)
				} else {
					r.RemoteAddr = netip.AddrPortFrom(netip.MustParseAddr(who), 1).String()
				}
				ended := make(chan struct{})
				all.Go(func() {
					defer close(ended)
					s.ServeHTTP(w, r)
				})
				begun := w.begun
				if want != http.StatusOK {
					begun = nil // all of it is looked at
				}
				select {
				case <-begun:
				case <-ended:
				}
				if w.Code != want {
					t.Fatalf("%s: %d, not %d", who, w.Code, want)
				}
				switch again := w.Header().Get("Retry-After"); {
				case want == http.StatusOK:
				case again == "" || w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(w.Body.String(), "<title>"):
					t.Errorf("%d, Retry-After %q, %v\n%s", want, again, w.Header(), w.Body)
				}
			}
			for range 32 { // half of what there is
				ask("192.0.2.1", http.StatusOK)
			}
			ask("192.0.2.1", http.StatusTooManyRequests)
			for _, who := range []string{"2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4"} { // one machine
				for range 4 {
					ask(who, http.StatusOK)
				}
			}
			ask("2001:db8::5", http.StatusTooManyRequests)
			for range 16 {
				ask("192.0.2.2", http.StatusOK)
			}
			ask("192.0.2.3", http.StatusServiceUnavailable) // there is no place for anyone
			letGo()
			all.Wait()
			// What an address held it holds no more.
			goOn = make(chan struct{})
			defer close(goOn)
			for range 32 {
				ask("192.0.2.9", http.StatusOK)
			}
			ask("192.0.2.1", http.StatusOK)
		})
	}
}
