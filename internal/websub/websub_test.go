package websub

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const hub = "https://hub.example.org/"

// fake is a hub in memory.
type fake struct {
	t      *testing.T
	answer func(n int, feeds []string) (*http.Response, error) // of the nth ping, from 1
	pings  [][]string
	at     []time.Time
}

func (f *fake) RoundTrip(r *http.Request) (*http.Response, error) {
	b, _ := io.ReadAll(r.Body)
	form, err := url.ParseQuery(string(b))
	if err != nil || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" || form.Get("hub.mode") != "publish" || len(form) != 2 {
		f.t.Errorf("%s %s %q", r.Method, r.Header.Get("Content-Type"), b)
	}
	f.pings = append(f.pings, form["hub.url"])
	f.at = append(f.at, time.Now())
	if f.answer == nil {
		return says(http.StatusNoContent), nil
	}
	return f.answer(len(f.pings), form["hub.url"])
}

func says(status int, headers ...string) *http.Response {
	r := &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader("so says the hub"))}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

// with runs a Pinger on a fake hub in a world of its own time.
func with(t *testing.T, answer func(int, []string) (*http.Response, error), do func(*fake, *Pinger, *bytes.Buffer)) {
	synctest.Test(t, func(t *testing.T) {
		f, said := &fake{t: t, answer: answer}, &bytes.Buffer{}
		p := New(Options{Site: "https://example.org", Transport: f, Log: slog.New(slog.NewTextHandler(said, nil))})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); p.Run(ctx) }()
		do(f, p, said)
		cancel()
		<-done
	})
}

func pass(d time.Duration) { time.Sleep(d); synctest.Wait() }

func TestTogether(t *testing.T) {
	with(t, nil, func(f *fake, p *Pinger, said *bytes.Buffer) {
		began := time.Now()
		p.Changed(hub, []string{"b", "a"})
		p.Changed(hub, []string{"a", "c"})
		pass(time.Minute)
		if fmt.Sprint(f.pings) != "[[a b c]]" || f.at[0].Sub(began) != gather {
			t.Errorf("%v at %v", f.pings, f.at)
		}
		p.Changed("", []string{"a"})
		pass(time.Minute)
		if len(f.pings) != 1 || said.Len() > 0 {
			t.Errorf("without a hub: %v, %s", f.pings, said)
		}
	})
}

// TestSeldom: one feed is told of at most once in a few seconds, and after its
// last change.
func TestSeldom(t *testing.T) {
	with(t, nil, func(f *fake, p *Pinger, _ *bytes.Buffer) {
		var last time.Time
		for range 60 { // a change each half second
			last = time.Now()
			p.Changed(hub, []string{"a"})
			pass(500 * time.Millisecond)
		}
		pass(time.Minute)
		for i := 1; i < len(f.at); i++ {
			if f.at[i].Sub(f.at[i-1]) < each {
				t.Errorf("pings at %v and %v", f.at[i-1], f.at[i])
			}
		}
		if n := len(f.pings); n < 6 || n > 8 || f.at[n-1].Before(last) {
			t.Errorf("%d pings, the last at %v for a change at %v", n, f.at[n-1], last)
		}
	})
}

func TestMany(t *testing.T) {
	with(t, nil, func(f *fake, p *Pinger, said *bytes.Buffer) {
		var feeds []string
		for i := range waitMost + 5 {
			feeds = append(feeds, fmt.Sprint("feed", i))
		}
		p.Changed(hub, feeds)
		pass(time.Minute)
		n := map[string]bool{}
		for _, ping := range f.pings {
			if len(ping) > atOnce {
				t.Errorf("%d feeds in one ping", len(ping))
			}
			for _, feed := range ping {
				n[feed] = true
			}
		}
		if len(n) != waitMost || strings.Count(said.String(), "\n") != 1 {
			t.Errorf("told of %d feeds; %s", len(n), said)
		}
	})
}

// TestDown: a hub that is down is asked again ever more seldom, is told of what
// changed when it is back, and the log once of each.
func TestDown(t *testing.T) {
	for name, no := range map[string]func() (*http.Response, error){
		"no answer": func() (*http.Response, error) { return nil, errors.New("connection refused") },
		"500":       func() (*http.Response, error) { return says(500), nil },
		"429":       func() (*http.Response, error) { return says(429, "Retry-After", "20"), nil },
	} {
		t.Run(name, func(t *testing.T) {
			var up atomic.Bool
			with(t, func(int, []string) (*http.Response, error) {
				if up.Load() {
					return says(202), nil
				}
				return no()
			}, func(f *fake, p *Pinger, said *bytes.Buffer) {
				p.Changed(hub, []string{"a"})
				pass(20 * time.Minute)
				if len(f.pings) != tries {
					t.Fatalf("%d tries, want %d", len(f.pings), tries)
				}
				for i := 1; i < tries; i++ {
					wait, least := f.at[i].Sub(f.at[i-1]), backOff<<(i-1)/2
					if name == "429" {
						least = max(least, 20*time.Second)
					}
					if wait < least || wait > max(2*backOff<<(i-1), 21*time.Second) {
						t.Errorf("try %d after %v", i, wait)
					}
				}
				p.Changed(hub, []string{"a", "b"})
				pass(10 * time.Second)
				up.Store(true)
				pass(10 * time.Minute)
				if last := f.pings[len(f.pings)-1]; fmt.Sprint(last) != "[a b]" {
					t.Errorf("when it was back: %v", last)
				}
				if strings.Count(said.String(), "level=ERROR") != 1 || strings.Count(said.String(), "level=INFO") != 1 {
					t.Errorf("the log: %s", said)
				}
			})
		})
	}
}

// TestOneAtATime: a hub that refuses several feeds in one form gets one each, and
// what it refuses alone is not asked again.
func TestOneAtATime(t *testing.T) {
	with(t, func(_ int, feeds []string) (*http.Response, error) {
		if len(feeds) > 1 || feeds[0] == "b" {
			return says(400), nil
		}
		return says(204), nil
	}, func(f *fake, p *Pinger, said *bytes.Buffer) {
		p.Changed(hub, []string{"a", "b", "c"})
		pass(20 * time.Minute)
		n := map[string]int{}
		for _, ping := range f.pings[1:] {
			if len(ping) != 1 {
				t.Errorf("%v", ping)
			}
			n[ping[0]]++
		}
		if n["a"] != 1 || n["b"] != 1 || n["c"] != 1 || len(f.pings) != 4 || !strings.Contains(said.String(), "it answered 400: so says the hub") {
			t.Errorf("%v; %s", f.pings, said)
		}
	})
}

// TestAnotherHub: the former one is told nothing more, though it was down.
func TestAnotherHub(t *testing.T) {
	with(t, func(n int, _ []string) (*http.Response, error) {
		if n == 1 {
			return nil, errors.New("down")
		}
		return says(204), nil
	}, func(f *fake, p *Pinger, _ *bytes.Buffer) {
		p.Changed(hub, []string{"a"})
		pass(1100 * time.Millisecond)
		p.Changed("https://other.example/", []string{"b"})
		pass(10 * time.Minute)
		if fmt.Sprint(f.pings) != "[[a] [b]]" || f.at[1].Sub(f.at[0]) > 2*gather {
			t.Errorf("%v at %v", f.pings, f.at)
		}
	})
}

// TestPublicOnly: what is at no public address is not reached, by number or by
// name, nor by way of a redirect; unless that was allowed.
func TestPublicOnly(t *testing.T) {
	asked := make(chan string, 10)
	in := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- r.Method + " " + r.URL.Path
		if r.URL.Path == "/moved" {
			http.Redirect(w, r, "/", http.StatusTemporaryRedirect)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}))
	defer in.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(in.URL, "http://"), ":")
	p := New(Options{})
	for _, to := range []string{in.URL, "http://localhost:" + port, "http://[::ffff:127.0.0.1]:" + port, "http://0.0.0.0:" + port, "http://169.254.169.254/", "http://10.0.0.1/", "http://[fd00::1]/"} {
		if err := p.ping(t.Context(), to, []string{"a"}); err == nil || !strings.Contains(err.Error(), "--private-hub") {
			t.Errorf("%s: %v", to, err)
		}
	}
	if len(asked) > 0 {
		t.Errorf("asked: %s", <-asked)
	}
	p = New(Options{Private: true})
	if err := p.ping(t.Context(), in.URL+"/hub", []string{"a"}); err != nil || <-asked != "POST /hub" {
		t.Error(err)
	}
	err := p.ping(t.Context(), in.URL+"/moved", []string{"a"})
	if no, ok := errors.AsType[*refused](err); !ok || no.status != http.StatusTemporaryRedirect || <-asked != "POST /moved" || len(asked) > 0 {
		t.Errorf("a hub that has moved: %v", err)
	}
}

// TestNeverBlocks: whoever publishes goes on, though the hub never answers.
func TestNeverBlocks(t *testing.T) {
	var hang chan struct{}
	with(t, func(int, []string) (*http.Response, error) { <-hang; return says(204), nil }, func(f *fake, p *Pinger, _ *bytes.Buffer) {
		hang = make(chan struct{}) // of this world
		for i := range 3 * waitMost {
			p.Changed(hub, []string{fmt.Sprint(i)})
		}
		pass(time.Minute)
		p.mu.Lock()
		n := len(p.waiting)
		p.mu.Unlock()
		if n > waitMost {
			t.Errorf("%d feeds wait", n)
		}
		close(hang)
		pass(time.Minute)
		if len(slices.Concat(f.pings...)) < waitMost {
			t.Errorf("told of %d feeds", len(slices.Concat(f.pings...)))
		}
	})
}
