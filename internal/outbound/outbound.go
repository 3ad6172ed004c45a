// Package outbound asks at addresses that others have chosen: of webhooks, of a
// WebSub hub, of a page to be looked at.
//
// It promises: a connection is made to a public address and to no other,
// whatever a name leads to and whenever it does, since the address is looked at
// when it is dialled; to hosts that the one who runs the server has named, and
// to those alone, at any address; through no proxy out of the environment, which
// would be the one to look names up; with no cookie, and for no longer and no
// more than its caller says.
package outbound

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"code.dny.dev/ssrf"
)

// Errors of asking.
var (
	// ErrPrivate is for what is at no public address and was not allowed.
	ErrPrivate = errors.New("it is at an address that is not public")
	ErrLarge   = errors.New("the answer is too large")
)

// Private is the error for a host that is at no public address. It wraps ErrPrivate.
type Private struct{ Host string }

func (p *Private) Error() string { return ErrPrivate.Error() + ": " + p.Host }

// Unwrap makes errors.Is(err, ErrPrivate) hold.
func (p *Private) Unwrap() error { return ErrPrivate }

const headMost = 64 << 10 // bytes of an answer's header

// Options sets up the way out.
type Options struct {
	Allow    []string      // hosts that may be at any address: a name or an IP address, without a port
	Any      bool          // all may
	Resolver *net.Resolver // nil: the system's
	Timeout  time.Duration // for a whole request with its answer; 0: 10 s
	Moves    int           // redirects that a client follows, each looked at like the first; 0: none, the redirect is the answer
	Idle     time.Duration // for how long a connection is kept for the next; 0: not at all
}

// Way is a way out. It is safe for any number of goroutines.
type Way struct {
	allow  []string
	any    bool
	client *http.Client
}

// New makes a way out. It fails where a host to be allowed is none.
func New(o Options) (*Way, error) {
	w := &Way{any: o.Any}
	for _, h := range o.Allow {
		host := plain(h)
		if host == "" || strings.ContainsAny(host, "/ @") || strings.Contains(host, ":") && net.ParseIP(host) == nil {
			return nil, fmt.Errorf("%q is not a host such as cms.internal or 10.1.2.3", h)
		}
		w.allow = append(w.allow, host)
	}
	if o.Timeout == 0 {
		o.Timeout = 10 * time.Second
	}
	free := &net.Dialer{Timeout: o.Timeout, Resolver: o.Resolver}
	guarded := *free
	guard := ssrf.New(ssrf.WithAnyPort())
	guarded.ControlContext = nil
	guarded.Control = guard.Safe // asked with the address that a name led to, for every connection
	way := &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, _, err := net.SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			if w.Allows(host) {
				return free.DialContext(ctx, network, address)
			}
			c, err := guarded.DialContext(ctx, network, address)
			if errors.Is(err, ssrf.ErrProhibitedIP) {
				return nil, &Private{host}
			}
			return c, err
		},
		TLSHandshakeTimeout:    o.Timeout,
		MaxResponseHeaderBytes: headMost,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        o.Idle,
		DisableKeepAlives:      o.Idle == 0,
		ForceAttemptHTTP2:      true,
	}
	w.client = &http.Client{Transport: way, Timeout: o.Timeout, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		switch {
		case o.Moves == 0:
			return http.ErrUseLastResponse
		case len(via) > o.Moves:
			return fmt.Errorf("it sends on more than %d times", o.Moves)
		}
		return nil
	}}
	return w, nil
}

// plain is a host as hosts are compared.
func plain(host string) string {
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return strings.ToLower(strings.TrimSuffix(strings.TrimSpace(host), "."))
}

// Allows says whether a host, without its port, may be at any address, by leave of the
// one who runs the server.
func (w *Way) Allows(host string) bool { return w.any || slices.Contains(w.allow, plain(host)) }

// Do asks. An error says why, without the address, and wraps ErrPrivate where
// the guard stood in the way. The caller closes the answer's body.
func (w *Way) Do(r *http.Request) (*http.Response, error) {
	a, err := w.client.Do(r)
	var u *url.Error
	if errors.As(err, &u) {
		if u.Timeout() {
			return nil, fmt.Errorf("it did not answer in time (%w)", context.DeadlineExceeded)
		}
		err = u.Err
	}
	return a, err
}

// Client is what Do asks with, for who needs one: only the address is guarded.
func (w *Way) Client() *http.Client { return w.client }

// Close ends the connections that are kept.
func (w *Way) Close() { w.client.CloseIdleConnections() }

// Read reads an answer of at most most bytes: ErrLarge, with those, if there is more.
func Read(a *http.Response, most int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(a.Body, most+1))
	if int64(len(b)) > most {
		return b[:most], ErrLarge
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("it did not answer in time (%w)", context.DeadlineExceeded)
	}
	return b, err
}
