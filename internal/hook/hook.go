// Package hook tells webhooks of what is published. docs/webhooks.md is what a
// receiver needs to know.
//
// It promises: nothing that was committed is left out, though the server die at
// any moment; each delivery is sent by one of several servers at a time, at least
// once, under an id that stays the same; what is sent is made when it is sent, of
// what then may be shown; whoever publishes never waits for a receiver, and a
// receiver that is slow, silent or hostile holds up no other; and a request goes
// to a public address and nowhere else, unless the one who runs the server
// allows it.
package hook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"stoppress/internal/outbound"
	"stoppress/internal/store"
)

// Times and bounds of telling.
const (
	Answer    = 10 * time.Second // for the receiver's
	lease     = 30 * time.Second // more than any try takes
	atOnce    = 8                // receivers that are told at the same time, one thing each
	rest      = 20 * time.Millisecond
	lookEach  = 30 * time.Second // for what another server left
	drainMost = 16 << 10
)

// Options sets up a Teller.
type Options struct {
	Store *store.Store
	Way   *outbound.Way // that follows no redirect
	Site  string        // public address of this site, for the receiver's log
	// Payload makes what a delivery says, as things stand: JSON. It fails where
	// there is nothing that it could be about.
	Payload func(context.Context, store.Delivery) ([]byte, error)
	Log     *slog.Logger // nil: nothing is said
}

// Teller tells webhooks.
type Teller struct {
	Options
	mu   sync.Mutex      // guards busy
	busy map[string]bool // hooks that are being told something
	done chan struct{}   // one of them was
}

// New makes a Teller. Run starts it.
func New(o Options) *Teller {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Teller{Options: o, busy: map[string]bool{}, done: make(chan struct{}, 1)}
}

// Run tells webhooks until the context ends. What was not told then is told by
// whoever runs next.
func (t *Teller) Run(ctx context.Context) {
	commits := t.Store.Watch(ctx)
	var all sync.WaitGroup
	defer all.Wait()
	failed := false
	for {
		wait, err := t.look(ctx, &all)
		switch {
		case err == nil:
			failed = false
		case ctx.Err() != nil:
			return
		case errors.Is(err, store.ErrReadOnly):
			return
		default:
			if !failed {
				t.Log.Error("webhooks can't be told for now", "error", err)
			}
			failed, wait = true, 5*time.Second
		}
		due := time.NewTimer(wait)
		select {
		case <-due.C:
		case <-t.done:
		case <-commits:
			select { // several commits may come together
			case <-time.After(rest):
			case <-ctx.Done():
			}
		case <-ctx.Done():
		}
		due.Stop()
		if ctx.Err() != nil {
			return
		}
	}
}

// look puts down what is new, begins to send what is due, and says when to look
// again.
func (t *Teller) look(ctx context.Context, all *sync.WaitGroup) (wait time.Duration, err error) {
	for {
		more, err := t.Store.Collect(ctx)
		if err != nil {
			return 0, err
		}
		if !more {
			break
		}
	}
	due, err := t.Store.Due(ctx)
	if err != nil {
		return 0, err
	}
	wait = lookEach
	now := time.Now()
	for id, at := range due {
		if left := at.Sub(now); left > 0 {
			wait = min(wait, left)
			continue
		}
		if !t.take(id) {
			continue // it is being told something, or too many are; done says when that is over
		}
		all.Go(func() {
			defer t.leave(id)
			t.tell(ctx, id)
		})
	}
	return max(wait, rest), nil
}

func (t *Teller) take(id string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.busy[id] || len(t.busy) >= atOnce {
		return false
	}
	t.busy[id] = true
	return true
}

func (t *Teller) leave(id string) {
	t.mu.Lock()
	delete(t.busy, id)
	t.mu.Unlock()
	select {
	case t.done <- struct{}{}:
	default:
	}
}

// tell sends a hook one thing that is due.
func (t *Teller) tell(ctx context.Context, id string) {
	h, d, ok, err := t.Store.Claim(ctx, id, lease)
	if err != nil || !ok {
		if err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrNoHook) {
			t.Log.Error("a webhook can't be told", "webhook", id, "error", err)
			select { // what fails at once would be asked for again at once
			case <-time.After(time.Second):
			case <-ctx.Done():
			}
		}
		return
	}
	a := t.send(ctx, h, d, h.Secret())
	// What the receiver took is noted though the server be about to end.
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if ctx.Err() != nil && !a.OK {
		_ = t.Store.Unclaim(late, d) // or the lease ends by itself
		return
	}
	stopped, err := t.Store.Tried(late, d, a)
	if err != nil {
		t.Log.Error("how a webhook took what it was told can't be noted; it is told again", "webhook", h.Name, "error", err)
		return
	}
	if stopped != "" {
		t.Log.Warn("a webhook is told nothing more; set it going again on the desk when it is mended", "webhook", h.Name, "why", stopped, "last", a.Error)
	}
}

// send makes one try.
func (t *Teller) send(ctx context.Context, h store.Hook, d store.Delivery, secret string) (a store.Answered) {
	began := time.Now()
	defer func() { a.Took = time.Since(began) }()
	u, err := url.Parse(h.URL)
	if err != nil || u.Scheme != "https" && !t.Way.Allows(u.Hostname()) {
		a.Error = "only https goes out, but to hosts that the server was started with --allow-private for"
		return a
	}
	ctx, cancel := context.WithTimeout(ctx, 2*Answer)
	defer cancel()
	b, err := t.Payload(ctx, d)
	if err != nil {
		a.Error = "what it is about could not be read: " + err.Error()
		return a
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(b))
	if err != nil {
		a.Error = "the address is not one"
		return a
	}
	at := strconv.FormatInt(began.Unix(), 10)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "StopPress (webhook; "+t.Site+")")
	r.Header.Set("Webhook-Id", d.ID)
	r.Header.Set("Webhook-Timestamp", at)
	r.Header.Set("Webhook-Signature", Sign(secret, d.ID, at, b))
	resp, err := t.Way.Do(r)
	switch {
	case errors.Is(err, outbound.ErrPrivate):
		a.Error = err.Error() + "; if it is meant to be, start the server with --allow-private " + u.Hostname()
		return a
	case err != nil:
		a.Error = err.Error()
		return a
	}
	defer resp.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(resp.Body, drainMost))
	a.Status = resp.StatusCode
	a.OK, a.Gone = a.Status >= 200 && a.Status < 300, a.Status == http.StatusGone
	if a.OK {
		return a
	}
	a.Error = fmt.Sprintf("it answered %d", a.Status)
	if a.Status >= 300 && a.Status < 400 {
		a.Error += ", which sends on; give the address that it leads to"
	} else if s := strings.Join(strings.FieldsFunc(strings.ToValidUTF8(string(said), ""), breaks), " "); s != "" {
		a.Error += ": " + s // shortened where it is kept
	}
	if n, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil && n > 0 {
		a.After = time.Duration(min(n, 3600)) * time.Second
	}
	return a
}

// breaks says whether a character of an answer parts words: those that could speak
// to a terminal do too.
func breaks(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// Sign gives the signature of a message, as https://www.standardwebhooks.com has
// it. secret is "whsec_" and base64; at is in Unix seconds.
func Sign(secret, id, at string, body []byte) string {
	key, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_")) // as it was made
	m := hmac.New(sha256.New, key)
	fmt.Fprintf(m, "%s.%s.", id, at)
	m.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(m.Sum(nil))
}
