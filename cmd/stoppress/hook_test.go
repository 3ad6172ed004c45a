package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/hook"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// TestHookKilled: a server that is killed between a commit and its delivery, in
// the midst of one, or before a retry, tells the receiver after its restart: all of
// it, with the ids that it had, signed with the secret that was shown once.
func TestHookKilled(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	s, err := store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}}); err != nil {
		t.Fatal(err)
	}
	token, _, err := s.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	type told struct{ id, at, signature, body string }
	come := make(chan told, 100)
	var refuse atomic.Bool
	refuse.Store(true)
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		come <- told{r.Header.Get("webhook-id"), r.Header.Get("webhook-timestamp"), r.Header.Get("webhook-signature"), string(b)}
		if refuse.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer receiver.Close()
	next := func() told {
		t.Helper()
		select {
		case x := <-come:
			return x
		case <-time.After(time.Minute):
			t.Fatal("nothing came")
			return told{}
		}
	}

	server := startServer(t, data, "--allow-private", "127.0.0.1")
	ask := func(path, body string) (out map[string]any) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.address+"/api/v1"+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		r.Header.Set("Content-Type", "application/json")
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer a.Body.Close()
		b, _ := io.ReadAll(a.Body)
		if err := json.Unmarshal(b, &out); err != nil || a.StatusCode > 201 {
			t.Fatalf("%s: %d %s", path, a.StatusCode, b)
		}
		return out
	}
	h := ask("/hooks", `{"name":"Receiver","url":"`+receiver.URL+`/in","events":["publish"]}`)
	ask("/pages/storm/posts", `{"headline":"Before it is killed"}`)
	first := next()
	refuse.Store(false)
	server.kill() // before the retry, or before it was noted that there has to be one

	// Committed, and nobody there to tell of it.
	s, err = store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.Find(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		_, err := s.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: fmt.Sprint("Meanwhile ", i)}}}, store.At{})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	server = startServer(t, data, "--allow-private", "127.0.0.1")
	secret, _ := h["secret"].(string)
	seen := map[string]string{}
	for len(seen) < 4 {
		x := next()
		if x.signature != hook.Sign(secret, x.id, x.at, []byte(x.body)) {
			t.Errorf("%s is not signed with the secret that was shown", x.id)
		}
		var n struct {
			Data struct {
				Post struct{ Said struct{ Headline string } }
			}
		}
		if err := json.Unmarshal([]byte(x.body), &n); err != nil {
			t.Fatal(err)
		}
		name := n.Data.Post.Said.Headline
		if was := seen[name]; was != "" && was != x.id {
			t.Errorf("%s came as %s and as %s", name, was, x.id)
		}
		seen[name] = x.id
	}
	if seen["Before it is killed"] != first.id {
		t.Errorf("told before and after: %s, %v", first.id, seen)
	}

	// Without leave nothing inside is asked.
	server.kill()
	server = startServer(t, data)
	ask("/pages/storm/posts", `{"headline":"Not for those inside"}`)
	s, err = store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var last store.Delivery
	for end := time.Now().Add(20 * time.Second); last.Tries == 0 || last.Error == ""; time.Sleep(20 * time.Millisecond) {
		all, err := s.Deliveries(t.Context(), h["id"].(string), 1)
		if err != nil || time.Now().After(end) {
			t.Fatalf("%v, %+v", err, all)
		}
		last = all[0]
	}
	if len(come) > 0 || !strings.Contains(last.Error, "--allow-private") {
		t.Errorf("%d came; %+v", len(come), last)
	}
}
