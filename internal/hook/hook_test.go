package hook

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/markup"
	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

var by = store.By{Name: "test"}

// got is a request as a receiver had it.
type got struct {
	id, at, signature string
	body              []byte
	desk.Notice
}

// receiver answers as it is told, and keeps what it was sent.
type receiver struct {
	t      *testing.T
	url    string
	come   chan got
	answer func(w http.ResponseWriter, r *http.Request, n int)
	mu     sync.Mutex
	n      int // requests, guarded by mu
}

func receive(t *testing.T, answer func(w http.ResponseWriter, r *http.Request, n int)) *receiver {
	v := &receiver{t: t, come: make(chan got, 1000), answer: answer}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		g := got{id: r.Header.Get("webhook-id"), at: r.Header.Get("webhook-timestamp"), signature: r.Header.Get("webhook-signature"), body: b}
		if err != nil || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" || json.Unmarshal(b, &g.Notice) != nil {
			t.Errorf("%s %v %.100s", r.Method, r.Header, b)
		}
		v.mu.Lock()
		v.n++
		n := v.n
		v.mu.Unlock()
		v.come <- g
		if v.answer != nil {
			v.answer(w, r, n)
		}
	}))
	t.Cleanup(s.Close)
	v.url = s.URL
	return v
}

func (v *receiver) next() got {
	v.t.Helper()
	select {
	case g := <-v.come:
		return g
	case <-time.After(time.Minute):
		v.t.Fatal("nothing came")
		return got{}
	}
}

// site is a store, and what tells its webhooks.
type site struct {
	t     *testing.T
	store *store.Store
	page  string
}

func newSite(t *testing.T, o store.Options) *site {
	t.Helper()
	if o.Dir == "" {
		o.Dir = t.TempDir()
	}
	o.Log = slog.New(slog.DiscardHandler)
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	x := &site{t: t, store: s}
	head, err := s.Find(t.Context(), "storm")
	if errors.Is(err, store.ErrNoPage) {
		head, _, err = s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	}
	if err != nil {
		t.Fatal(err)
	}
	x.page = head.ID
	return x
}

// tell runs a Teller of the site until the test, or the function it gives, ends it.
func (x *site) tell(timeout time.Duration, allow ...string) (stop func()) {
	x.t.Helper()
	way, err := outbound.New(outbound.Options{Allow: allow, Timeout: timeout})
	if err != nil {
		x.t.Fatal(err)
	}
	house, err := desk.NewDesk(desk.Options{Store: x.store, URL: "https://live.example"})
	if err != nil {
		x.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	teller := New(Options{Store: x.store, Way: way, Site: "https://live.example", Payload: house.Notice})
	go func() { defer close(done); teller.Run(ctx) }()
	stop = sync.OnceFunc(func() { cancel(); <-done })
	x.t.Cleanup(stop)
	return stop
}

func (x *site) hook(address string, events ...string) (store.Hook, string) {
	x.t.Helper()
	if len(events) == 0 {
		events = store.HookEvents
	}
	secret, h, err := x.store.CreateHook(x.t.Context(), by, store.Hook{Name: "Receiver", URL: address, Events: events})
	if err != nil {
		x.t.Fatal(err)
	}
	return h, secret
}

func (x *site) publish(headline string) string {
	x.t.Helper()
	var id string
	_, err := x.store.Write(x.t.Context(), store.Command{Page: x.page, By: by}, func(tx *store.Tx) error {
		es, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: headline, Body: markup.FromText("Words of " + headline + ".").Encode()}}}, store.At{})
		if err == nil {
			id = es[0].Post
		}
		return err
	})
	if err != nil {
		x.t.Fatal(err)
	}
	return id
}

func (x *site) change(c store.Change) {
	x.t.Helper()
	if _, err := x.store.Write(x.t.Context(), store.Command{Page: x.page, By: by}, func(tx *store.Tx) error { _, err := tx.Change(c); return err }); err != nil {
		x.t.Fatal(err)
	}
}

// settled waits until what a hook was told is as wanted.
func (x *site) settled(h store.Hook, want func([]store.Delivery) bool) []store.Delivery {
	x.t.Helper()
	var all []store.Delivery
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var err error
		if all, err = x.store.Deliveries(x.t.Context(), h.ID, 100); err != nil {
			x.t.Fatal(err)
		}
		if want(all) {
			return all
		}
	}
	x.t.Fatalf("in the end: %+v", all)
	return nil
}

// TestTold: a receiver is told of each change, signed so that it can be checked
// with the secret, and with what readers see.
func TestTold(t *testing.T) {
	x := newSite(t, store.Options{})
	v := receive(t, nil)
	h, secret := x.hook(v.url+"/in", "publish", "correct", "withdraw")
	x.tell(5*time.Second, "127.0.0.1")
	id := x.publish("Harbour closes")
	g := v.next()
	if g.Type != "post.publish" || g.Data.Post == nil || g.Data.Post.URL != "https://live.example/storm/"+id || g.Data.Post.Said == nil || g.Data.Post.Said.Headline != "Harbour closes" || g.Data.Page.Slug != "storm" || g.Data.Seq != 2 {
		t.Errorf("%s", g.body)
	}
	at, err := strconv.ParseInt(g.at, 10, 64)
	if err != nil || time.Since(time.Unix(at, 0)).Abs() > time.Minute {
		t.Errorf("its time is %s", g.at)
	}
	if want := Sign(secret, g.id, g.at, g.body); g.signature != want {
		t.Errorf("signed %s, want %s", g.signature, want)
	}
	x.change(store.Change{Op: page.OpEdit, Post: id, Rev: 1, Edit: func(x page.Texts) (page.Texts, error) { x.Headline = "Harbour shut"; return x, nil }})
	x.change(store.Change{Op: page.OpCorrect, Post: id, Rev: 2, Note: "It is shut.", Edit: func(x page.Texts) (page.Texts, error) { x.Headline = "Harbour is shut"; return x, nil }})
	if g := v.next(); g.Type != "post.correct" || g.Data.Post.Rev != 3 || g.Data.Post.Said.Corrections[0].Note != "It is shut." {
		t.Errorf("%s", g.body)
	}
	x.change(store.Change{Op: page.OpWithdraw, Post: id, Note: "It was wrong."})
	g = v.next()
	if g.Type != "post.withdraw" || !g.Data.Post.Gone || g.Data.Post.Said != nil || g.Data.Post.Note != "It was wrong." || strings.Contains(string(g.body), "arbour") {
		t.Errorf("%s", g.body)
	}
	x.settled(h, func(all []store.Delivery) bool {
		for _, d := range all {
			if d.State != store.Delivered || d.Tries != 1 || d.Status != 200 {
				return false
			}
		}
		return len(all) == 3
	})
}

// TestSignature: the vector of docs/webhooks.md, which receivers can try their
// code on.
func TestSignature(t *testing.T) {
	got := Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", []byte(`{"test": 2432232314}`))
	if got != "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" { // the vector of the reference libraries
		t.Error(got)
	}
}

// TestTakenAway: what is withdrawn before a retry is not in it, and the retry has
// the same id.
func TestTakenAway(t *testing.T) {
	x := newSite(t, store.Options{})
	v := receive(t, func(w http.ResponseWriter, _ *http.Request, n int) {
		if n == 1 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	h, _ := x.hook(v.url, "publish")
	x.tell(5*time.Second, "127.0.0.1")
	id := x.publish("Secret words")
	first := v.next()
	if !strings.Contains(string(first.body), "Secret words") {
		t.Fatalf("%s", first.body)
	}
	x.change(store.Change{Op: page.OpWithdraw, Post: id})
	again := v.next() // five seconds later
	if again.id != first.id || again.Type != "post.publish" || !again.Data.Post.Gone || strings.Contains(string(again.body), "ecret") {
		t.Errorf("tried again: %s %s", again.id, again.body)
	}
	x.settled(h, func(all []store.Delivery) bool {
		return len(all) == 1 && all[0].State == store.Delivered && all[0].Tries == 2
	})
}

// TestHostile: receivers that are slow, endless, or send on inside are told no
// more than that, cost no more than their time, and hold up nobody.
func TestHostile(t *testing.T) {
	x := newSite(t, store.Options{})
	secret := receive(t, func(http.ResponseWriter, *http.Request, int) { t.Error("someone was sent on inside") })
	free := make(chan struct{})
	t.Cleanup(func() { close(free) })
	bad := map[string]func(w http.ResponseWriter, r *http.Request, n int){
		"did not answer in time": func(_ http.ResponseWriter, r *http.Request, _ int) {
			select {
			case <-r.Context().Done():
			case <-free:
			}
		},
		"it answered 500: x": func(w http.ResponseWriter, r *http.Request, _ int) {
			w.WriteHeader(500)
			for b := []byte(strings.Repeat("x", 64<<10)); r.Context().Err() == nil; {
				if _, err := w.Write(b); err != nil {
					return
				}
			}
		},
		"it answered 503: so ]0;mine it says": func(w http.ResponseWriter, _ *http.Request, _ int) { // no word to a terminal
			w.WriteHeader(503)
			_, _ = w.Write([]byte("so\x1b]0;mine\x07it\u009bsays"))
		},
		"it answered 302, which sends on": func(w http.ResponseWriter, r *http.Request, _ int) { http.Redirect(w, r, secret.url, http.StatusFound) },
		"it answered 307, which sends on": func(w http.ResponseWriter, r *http.Request, _ int) {
			http.Redirect(w, r, secret.url, http.StatusTemporaryRedirect)
		},
		"EOF": func(w http.ResponseWriter, _ *http.Request, _ int) { panic(http.ErrAbortHandler) },
	}
	hooks := map[string]store.Hook{}
	for want, answer := range bad {
		h, _ := x.hook(receive(t, answer).url, "publish")
		hooks[want] = h
	}
	// And one that is inside, and was not allowed.
	u, _ := url.Parse(secret.url)
	h, _ := x.hook("http://localhost:"+u.Port(), "publish")
	hooks["only https goes out"] = h
	h, _ = x.hook("https://localhost:"+u.Port(), "publish")
	hooks["not public"] = h
	good := receive(t, nil)
	x.hook(good.url, "publish")
	x.tell(3*time.Second, "127.0.0.1")
	for n := range 5 {
		x.publish(fmt.Sprint("Post ", n))
		good.next()
	}
	for want, h := range hooks {
		all := x.settled(h, func(all []store.Delivery) bool {
			for _, d := range all {
				if d.Tries > 0 && d.Error != "" {
					return true
				}
			}
			return false
		})
		for _, d := range all {
			if d.Error != "" && !strings.Contains(d.Error, want) || len(d.Error) > 1000 || d.State == store.Delivered {
				t.Errorf("%s: %+v", want, d)
			}
		}
	}
}

// TestTwoServers: of two on one database each thing is told by one, once.
func TestTwoServers(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			o := store.Options{Dir: t.TempDir()}
			if engine == "postgres" {
				o.URL = testpg.New(t)
			}
			a := newSite(t, o)
			b := newSite(t, o)
			v := receive(t, nil)
			h, _ := a.hook(v.url, "publish")
			a.tell(5*time.Second, "127.0.0.1")
			b.tell(5*time.Second, "127.0.0.1")
			const n = 40
			for i := range n {
				[]*site{a, b}[i%2].publish(fmt.Sprint("Post ", i))
			}
			ids := map[string]bool{}
			for range n {
				ids[v.next().id] = true
			}
			a.settled(h, func(all []store.Delivery) bool {
				for _, d := range all {
					if d.State != store.Delivered {
						return false
					}
				}
				return len(all) == n
			})
			if len(ids) != n || len(v.come) > 0 {
				t.Errorf("%d ids, and %d more came", len(ids), len(v.come))
			}
		})
	}
}

// TestStops: what was not told when a server ends is told by the next, and a
// server that ends in the midst of it gives it back.
func TestStops(t *testing.T) {
	o := store.Options{Dir: t.TempDir()}
	x := newSite(t, o)
	free := make(chan struct{})
	v := receive(t, func(_ http.ResponseWriter, r *http.Request, n int) {
		if n == 1 {
			select {
			case <-r.Context().Done():
			case <-free:
			}
		}
	})
	t.Cleanup(func() { close(free) })
	x.hook(v.url, "publish")
	stop := x.tell(10*time.Second, "127.0.0.1")
	x.publish("In the midst")
	first := v.next()
	stop()
	x.publish("While nobody runs")
	x.tell(10*time.Second, "127.0.0.1")
	seen := map[string]string{}
	for range 2 {
		g := v.next()
		seen[g.Data.Post.Said.Headline] = g.id
	}
	if seen["In the midst"] != first.id || seen["While nobody runs"] == "" {
		t.Errorf("%v, first %s", seen, first.id)
	}
}
