package reader

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/live"
)

// stall is how long a write to one reader may take before the reader is cut off;
// it comes back through replay.
const stall = 10 * time.Second

// stream serves Server-Sent Events. docs/protocol.md says what is sent.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, p *live.Page) {
	h := w.Header()
	h.Set("Cache-Control", "no-store, no-transform")
	h.Set("X-Accel-Buffering", "no")
	h.Set("Vary", "Accept-Encoding")

	after, err := lastEvent(r)
	if err != nil {
		http.Error(w, "Last-Event-ID or after: "+err.Error(), http.StatusBadRequest)
		return
	}
	full := s.streams.Add(1) > s.opt.MaxStreams
	defer s.streams.Add(-1)
	c := s.hub.Attach(p, after)
	defer c.Close()
	if !full && c.Done() {
		w.WriteHeader(http.StatusNoContent) // an EventSource asks no more
		return
	}

	gzip := acceptsGzip(r.Header.Get("Accept-Encoding"))
	if gzip {
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.ProtoMajor == 1 {
		// Delimited by the close: no chunk headers between us and the reader.
		h.Set("Connection", "close")
		h.Set("Transfer-Encoding", "identity")
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	rc := http.NewResponseController(w)
	_ = rc.SetReadDeadline(time.Time{}) // the server's own limit is for requests
	write := func(bytes []byte) error {
		if err := rc.SetWriteDeadline(time.Now().Add(stall)); err != nil {
			return err
		}
		if _, err := w.Write(bytes); err != nil {
			return err
		}
		return rc.Flush()
	}
	// At once, since the first event may be long in coming: to a reader that is
	// ahead of this server.
	var begin []byte
	if gzip {
		begin = live.GzipHeader
	}
	if write(begin) != nil {
		return
	}
	send := func(f *live.Frame) error {
		if gzip {
			return write(f.Deflated())
		}
		return write(f.Plain)
	}
	if full {
		_ = send(live.Retry(between(10_000, 60_000)))
		return
	}
	for {
		f, err := c.Next(r.Context())
		switch {
		case errors.Is(err, live.ErrDraining):
			_ = send(live.Retry(between(500, 4000)))
			return
		case errors.Is(err, live.ErrBehind), errors.Is(err, live.ErrRetired):
			_ = send(live.Retry(between(1000, 5000)))
			return
		case err != nil:
			if r.Context().Err() == nil && !errors.Is(err, live.ErrEnded) {
				s.opt.Log.Error("a stream ended", "page", p.ID, "error", err)
			}
			return
		}
		if send(f) != nil {
			return // gone, or too slow
		}
	}
}

// between draws a number of milliseconds, so that readers who are sent away
// together don't come back together.
func between(from, to int64) int64 { return from + rand.Int64N(to-from) }

// lastEvent gives the event that the reader has: Last-Event-ID wins over after;
// nil where it names none.
func lastEvent(r *http.Request) (*live.ID, error) {
	text := r.Header.Get("Last-Event-ID")
	if text == "" {
		text = r.URL.Query().Get("after")
	}
	if text == "" {
		return nil, nil
	}
	id, err := live.ParseID(text)
	return &id, err
}

func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		q, ok := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		if !ok {
			return true
		}
		weight, err := strconv.ParseFloat(q, 64)
		return err == nil && weight > 0
	}
	return false
}
