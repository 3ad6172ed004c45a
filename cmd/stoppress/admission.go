package main

import (
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync/atomic"

	"stoppress/internal/admission"
	"stoppress/internal/media"
	"stoppress/internal/reader"
)

// room is what the system and the flags let the server have.
func (c *serveCmd) room() (admission.Room, error) {
	if c.MaxStreams < 0 {
		return admission.Room{}, usage("--max-streams %d: give a number of streams, or 0", c.MaxStreams)
	}
	if c.Drain < 0 {
		return admission.Room{}, usage("--drain %s: give a time such as 20s", c.Drain)
	}
	if c.MaxMemory == "" {
		return admission.Measure(0), nil
	}
	n, ok := parseSize(c.MaxMemory)
	if !ok || n < 64<<20 {
		return admission.Room{}, usage("--max-memory %q: give a size such as 512MB or 2GB, at least 64MB", c.MaxMemory)
	}
	return admission.Measure(n), nil
}

// parseSize reads a number of bytes: 512MB, 2GB, 2GiB, 1000000. Units count in
// 1024, as those of GOMEMLIMIT do.
func parseSize(s string) (int64, bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	s = strings.TrimSuffix(strings.TrimSuffix(s, "B"), "I")
	shift := 0
	for unit, by := range map[string]int{"K": 10, "M": 20, "G": 30, "T": 40} {
		if rest, ok := strings.CutSuffix(s, unit); ok {
			s, shift = rest, by
			break
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n < 0 || n > 1<<62>>shift {
		return 0, false
	}
	return n << shift, true
}

// pressed tells readers' part how hard pressed the server is.
type pressed struct {
	*admission.Gauge
	conns *admission.Conns
}

func (p pressed) Refused(why reader.Refusal) {
	p.Gauge.Refused(map[reader.Refusal]admission.Reason{reader.NoStream: admission.Streams, reader.NoMemory: admission.Memory, reader.NoShare: admission.Address}[why])
}

func (p pressed) Stream(r *http.Request) (done func()) { return p.conns.Stream(r.Context()) }

// editors has the connections of editors' requests left alone, however many readers
// come. What they sent is read to its end though it was answered before, as when a
// session is over: a proxy that can't send it says 502 and not what was answered. Then
// they are as others.
func editors(conns *admission.Conns, h http.Handler) http.Handler {
	answer := func(w http.ResponseWriter, r *http.Request) {
		defer conns.Editor(r.Context())()
		h.ServeHTTP(w, r)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := r.Body
		answer(w, r)
		if r.ContentLength <= media.MaxBytes && r.Header.Get("Expect") == "" {
			_, _ = io.CopyN(io.Discard, body, media.MaxBytes) // within the server's time for a request
		}
	})
}

// saysClose tells those who come by a connection that is kept that it is not any
// longer, once the server is leaving: the next goes to the one in its place.
func saysClose(leaving *atomic.Bool, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if leaving.Load() {
			w.Header().Set("Connection", "close")
		}
		h.ServeHTTP(w, r)
	})
}

// tellManager tells the service manager that started the server how it is, as
// sd_notify(3) has it; where there is none, nobody.
func tellManager(state string) error {
	name := os.Getenv("NOTIFY_SOCKET")
	if name == "" {
		return nil
	}
	c, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: name, Net: "unixgram"})
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = c.Write([]byte(state))
	return err
}
