// Package load asks a server for what its readers ask for, many at once, and
// says what came: streams that are held open, pages, and posts.
//
// It is honest: what it counts it has read, down to the id of each event, and
// times are taken when bytes are read, not when they are looked at. It is cheap, so
// that the machine is left to the server: on Linux all plain connections are one
// thread's, which waits with epoll; elsewhere, and over TLS, each has a goroutine.
//
// It asks only where [Find] has been, which gives addresses of this machine unless
// told otherwise, and follows no redirect.
package load

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// What is wrong with an address.
var (
	ErrAddress   = errors.New("not an address such as http://127.0.0.1:8080/storm")
	ErrElsewhere = errors.New("not on this machine")
)

// Target is an address that was found to be one that may be loaded.
type Target struct {
	URL *url.URL
	at  netip.AddrPort // every connection goes here, whatever the name comes to mean
}

// dialTime is how long a connection may take to come about.
const dialTime = 10 * time.Second

// lookup resolves a name. Only tests change it.
var lookup = net.DefaultResolver.LookupNetIP

// Find resolves the address and sees that something listens there. Without own
// every address of the host must be a loopback one, else it gives ErrElsewhere.
func Find(ctx context.Context, address string, own bool) (*Target, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "" {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	n, err := net.DefaultResolver.LookupPort(ctx, "tcp", port)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, ErrAddress)
	}
	hosts, err := lookup(ctx, "ip", u.Hostname())
	if err != nil {
		return nil, err
	}
	for _, h := range hosts {
		if !own && !h.Unmap().IsLoopback() {
			return nil, fmt.Errorf("%s is %s, which is %w", u.Hostname(), h.Unmap(), ErrElsewhere)
		}
	}
	var failed []error
	for _, h := range hosts {
		at := netip.AddrPortFrom(h.Unmap(), uint16(n))
		c, err := (&net.Dialer{Timeout: dialTime}).DialContext(ctx, "tcp", at.String())
		if err == nil {
			return &Target{u, at}, c.Close()
		}
		failed = append(failed, err)
	}
	return nil, errors.Join(failed...)
}

// Below gives the address with a path added to it.
func (t *Target) Below(path string) *Target {
	u := *t.URL
	if u.Path == "" {
		u.Path = "/" // else what is joined to it is no path that one can ask for
	}
	return &Target{u.JoinPath(path), t.at}
}

// request is what is sent to ask for the address.
func (t *Target) request(headers ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: stoppress-bench\r\n", t.URL.RequestURI(), t.URL.Host)
	for _, h := range headers {
		b.WriteString(h + "\r\n")
	}
	b.WriteString("\r\n")
	return []byte(b.String())
}

// spare is how many files a process needs beside its connections.
const spare = 64

// Room sees that this process may hold so many connections, and raises its limit
// where it may. The error says what the limit is, and how many it leaves room for.
func Room(n int) error {
	limit, err := raise(uint64(n + spare))
	if err != nil || limit >= uint64(n+spare) {
		return err
	}
	return fmt.Errorf("%d connections are too many here: this process may hold %d open files, which leaves room for %d; where you may, \"ulimit -n %d\" in the shell raises it",
		n, limit, max(int(limit)-spare, 0), n+spare)
}
