package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/record"
	"stoppress/internal/store"
)

// kills is how often the server is killed.
const kills = 200

// TestKill kills a server again and again while posts are published and read.
// No acknowledged post is lost, none is doubled, none is without its leaf, and
// readers who come back see each seq once and in order.
func TestKill(t *testing.T) {
	t.Parallel()
	rounds := kills
	if testing.Short() {
		rounds = 10
	}
	data := t.TempDir()
	s, err := store.Open(t.Context(), store.Options{Dir: data})
	if err != nil {
		t.Fatal(err)
	}
	head, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	secret, _, err := s.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "load", Expires: time.Now().Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	c := &crash{t: t, token: secret, acked: map[string]string{}, up: make(chan struct{})}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	writing, stopWriting := context.WithCancel(ctx)
	defer stopWriting()
	var writers, readers sync.WaitGroup
	for w := range 3 {
		writers.Go(func() { c.write(writing, w) })
	}
	for r := range c.seen {
		readers.Go(func() { c.read(ctx, r) })
	}
	for range rounds {
		server := startServer(t, data)
		before := c.count()
		c.setAddress(server.address)
		for range 1000 { // under load: a server that no one wrote to is not worth killing
			if c.count() > before {
				break
			}
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(30)) * time.Millisecond)
		c.setAddress("")
		server.kill()
	}
	stopWriting()
	writers.Wait()
	server := startServer(t, data)
	c.setAddress(server.address)
	if s, err = store.Open(t.Context(), store.Options{Dir: data}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if head, err = s.Find(t.Context(), "storm"); err != nil {
		t.Fatal(err)
	}
	c.await(head.Seq) // each reader gets all that there is
	cancel()
	readers.Wait()

	// The record, as one who does not trust the server would read it.
	entries, err := s.Entries(t.Context(), -1, 1_000_000)
	if err != nil {
		t.Fatal(err)
	}
	posts, headlines := map[string]string{}, map[string]int{}
	for i, e := range entries {
		if e.Index != int64(i) || e.Seq != int64(i)+1 {
			t.Fatalf("entry %d has index %d and seq %d", i, e.Index, e.Seq)
		}
		for _, f := range e.Fields {
			if f.Name == page.FieldHeadline {
				posts[e.Post] = string(f.Value)
				headlines[string(f.Value)]++
			}
		}
	}
	leaves, err := s.Leaves(t.Context(), 0, int64(len(entries)))
	if err != nil || len(leaves) != len(entries) {
		t.Fatalf("%d leaves of %d entries, %v", len(leaves), len(entries), err)
	}
	openings, err := s.Openings(t.Context(), head.ID, 0, int64(len(entries)))
	if err != nil {
		t.Fatal(err)
	}
	opened := map[string]store.Opening{}
	for _, o := range openings {
		opened[fmt.Sprint(o.Seq, o.Name)] = o
	}
	var prev *record.Hash
	for i, text := range leaves {
		l, err := record.ParseLeaf(text)
		if err != nil {
			t.Fatal(err)
		}
		if l.Seq != int64(i)+1 || (prev == nil) != (l.Prev == nil) || prev != nil && *l.Prev != *prev {
			t.Fatalf("leaf %d does not follow the one before it", i)
		}
		for _, f := range l.Fields {
			o, ok := opened[fmt.Sprint(l.Seq, f.Name)]
			if !ok || record.Commit(f.Name, o.Salt, o.Value) != f.Sum {
				t.Fatalf("leaf %d: %s does not open its commitment", i, f.Name)
			}
		}
		sum := record.LeafSum(text)
		prev = &sum
	}
	for headline, n := range headlines {
		if n != 1 {
			t.Errorf("%q was published %d times", headline, n)
		}
	}
	for headline, id := range c.acked {
		if posts[id] != headline {
			t.Errorf("acknowledged post %s, %q, is lost", id, headline)
		}
	}
	if len(c.acked) < rounds*9/10 {
		t.Errorf("only %d posts were acknowledged in %d rounds: nothing was tested", len(c.acked), rounds)
	}
	t.Logf("%d kills, %d posts acknowledged, %d in the log; readers came back %d times", rounds, len(c.acked), len(posts), c.returns)
}

// crash is what the writers and readers of TestKill share.
type crash struct {
	t     *testing.T
	token string

	mu      sync.Mutex // guards what follows
	address string
	up      chan struct{} // closed while there is a server
	acked   map[string]string
	returns int
	seen    [4]int64 // the newest seq that each reader has
}

// count is how many posts were acknowledged.
func (c *crash) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.acked)
}

// await waits until every reader has all up to a seq.
func (c *crash) await(seq int64) {
	for range 6000 {
		c.mu.Lock()
		seen := c.seen
		c.mu.Unlock()
		if slices.Min(seen[:]) >= seq {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	c.t.Errorf("readers have %v of %d", c.seen, seq)
}

func (c *crash) setAddress(a string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.address = a
	if a != "" {
		close(c.up)
	} else {
		c.up = make(chan struct{})
	}
}

// server waits for one that runs; "" once the test is over.
func (c *crash) server(ctx context.Context) string {
	for {
		c.mu.Lock()
		a, up := c.address, c.up
		c.mu.Unlock()
		switch {
		case ctx.Err() != nil:
			return ""
		case a != "":
			return a
		}
		select {
		case <-up:
		case <-ctx.Done():
			return ""
		}
	}
}

// write publishes one post after another. A post whose answer did not come is
// sent again under the same key until one does.
func (c *crash) write(ctx context.Context, w int) {
	for n := 0; ; n++ {
		headline := fmt.Sprintf("Writer %d, post %d", w, n)
		for {
			a := c.server(ctx)
			if a == "" {
				return
			}
			id, err := c.publish(ctx, a, headline)
			if err == nil {
				c.mu.Lock()
				c.acked[headline] = id
				c.mu.Unlock()
				break
			}
			select {
			case <-time.After(2 * time.Millisecond):
			case <-ctx.Done():
				return
			}
		}
	}
}

func (c *crash) publish(ctx context.Context, address, headline string) (string, error) {
	body, _ := json.Marshal(map[string]any{"headline": headline, "body": "It blows."})
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/api/v1/pages/storm/posts", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	r.Header.Set("Authorization", "Bearer "+c.token)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Idempotency-Key", strings.ReplaceAll(headline, " ", "-"))
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", err
	}
	if answer.StatusCode != http.StatusCreated {
		if ctx.Err() == nil {
			c.t.Errorf("publishing: %s: %s", answer.Status, text)
		}
		return "", errors.New(answer.Status)
	}
	var post struct{ ID string }
	return post.ID, json.Unmarshal(text, &post)
}

// read follows the stream, and comes back after each kill with the id it has.
func (c *crash) read(ctx context.Context, n int) {
	has, id := int64(0), "0"
	for {
		a := c.server(ctx)
		if a == "" {
			return
		}
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, a+"/storm/stream?after="+id, nil)
		if err != nil {
			c.t.Error(err)
			return
		}
		r.Header.Set("Accept-Encoding", "identity")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			time.Sleep(2 * time.Millisecond)
			continue
		}
		lines := bufio.NewReader(answer.Body)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				break
			}
			next, ok := strings.CutPrefix(line, "id: ")
			if !ok {
				if strings.HasPrefix(line, "event: reset") {
					c.t.Errorf("reader %d, at %s: reset", n, id)
				}
				continue
			}
			next = strings.TrimSpace(next)
			_, text, _ := strings.Cut(next, ":")
			seq, err := strconv.ParseInt(text, 10, 64)
			if err != nil || seq != has+1 {
				c.t.Errorf("reader %d: seq %s after %d", n, text, has)
			}
			has, id = seq, next
			c.mu.Lock()
			c.seen[n] = has
			c.mu.Unlock()
		}
		answer.Body.Close()
		c.mu.Lock()
		c.returns++
		c.mu.Unlock()
	}
}

// running is a server that a test started.
type running struct {
	t       *testing.T
	cmd     *exec.Cmd
	address string
	log     *bytes.Buffer
}

// startServer starts the program on a free port and waits for its address.
func startServer(t *testing.T, data string, args ...string) *running {
	t.Helper()
	s := &running{t: t, log: &bytes.Buffer{}}
	// The test's own binary, which TestMain put into $PATH under this name.
	s.cmd = exec.Command("stoppress", append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0", "--json"}, args...)...)
	s.cmd.Stderr = s.log
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.kill)
	var said struct{ Address string }
	if err := json.NewDecoder(out).Decode(&said); err != nil || said.Address == "" {
		s.kill()
		t.Fatalf("the server did not start: %v\n%s", err, s.log)
	}
	s.address = said.Address
	return s
}

// kill ends the server as a power cut would.
func (s *running) kill() {
	if s.cmd.ProcessState == nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
	}
}
