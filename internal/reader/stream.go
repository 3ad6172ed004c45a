package reader

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"stoppress/internal/live"
)

// stall is how long a write to one reader may take before the reader is cut off;
// it comes back through replay. Only tests change it.
var stall = 10 * time.Second

// stream serves Server-Sent Events. docs/protocol.md says what is sent.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, p *live.Page) {
	after, err := lastEvent(r)
	if err != nil {
		refuseEvent(w, err)
		return
	}
	left, ok := s.admit(r)
	c := s.hub.Attach(p, after)
	if ok && c.Done() {
		c.Close()
		left()
		w.Header()["Cache-Control"] = keepNone
		w.WriteHeader(http.StatusNoContent) // an EventSource asks no more
		return
	}
	st := &stream{cursor: c, gzip: acceptsGzip(r.Header.Get("Accept-Encoding")), full: !ok}
	if r.ProtoMajor == 1 && r.Method == http.MethodGet && r.TLS == nil && !s.opt.KeepConns && s.takeOver(w, r, st, left) {
		return
	}
	st.head(w.Header(), r.ProtoMajor)
	if r.ProtoMajor == 1 {
		w.Header().Set("Transfer-Encoding", "identity")
	}
	defer left()
	defer c.Close()
	if ok {
		defer s.opt.Load.Stream(r)()
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	rc := http.NewResponseController(w)
	_ = rc.SetReadDeadline(time.Time{}) // the server's own limit is for requests
	st.write = func(bytes []byte) error {
		if err := rc.SetWriteDeadline(time.Now().Add(stall)); err != nil {
			return err
		}
		if _, err := w.Write(bytes); err != nil {
			return err
		}
		return rc.Flush()
	}
	begin := new(heading)
	if st.gzip {
		begin.text = live.GzipHeader
	}
	s.logged(p, r.Context(), st.run(r.Context(), begin, nil))
}

// Held says whether path is that of a stream whose page is at hand, and whose
// connection the server takes over: its readers need not come by net/http.
func (s *Server) Held(path string) bool { return s.held(path) != nil }

func (s *Server) held(path string) *live.Page {
	slug, ok := strings.CutSuffix(strings.TrimPrefix(path, s.opt.Prefix), "/stream")
	if !ok || s.opt.KeepConns || !strings.HasPrefix(slug, "/") {
		return nil
	}
	return s.hub.Held(slug[1:])
}

// AtOnce says whether the answer to a reader of a stream that is Held waits for
// nothing: the reader has all there is, and no loop is busy with others.
func (s *Server) AtOnce(r *http.Request) bool {
	p := s.held(r.URL.Path)
	after, err := lastEvent(r)
	return p != nil && err == nil && !s.hub.Writing() && (after == nil || *after == live.ID{Epoch: p.Epoch, Seq: p.Head()})
}

func refuseEvent(w http.ResponseWriter, err error) {
	w.Header()["Cache-Control"] = keepNone
	http.Error(w, "Last-Event-ID or after: "+err.Error(), http.StatusBadRequest)
}

// head sets what a stream's header has beyond any other's.
func (st *stream) head(h http.Header, proto int) {
	h["Cache-Control"] = keepNone
	h["X-Accel-Buffering"] = passOn
	h["Vary"] = byEncoding
	h["Content-Type"] = eventStream
	if st.gzip {
		h["Content-Encoding"] = gzipped
	}
	if proto == 1 {
		// Delimited by the close: no chunk headers between us and the reader.
		h["Connection"] = closed
	}
}

// takeOver serves the stream on the connection itself, and hands that over to the
// hub once the reader has all there is: from then on it costs neither a goroutine
// nor a buffer. False: nothing was done, and the connection is net/http's still.
func (s *Server) takeOver(w http.ResponseWriter, r *http.Request, st *stream, left func()) bool {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return false
	}
	st.write = func(bytes []byte) error {
		if err := conn.SetWriteDeadline(time.Now().Add(stall)); err != nil {
			return err
		}
		_, err := conn.Write(bytes)
		return err
	}
	// Not the request's context: nobody reads from the connection, and whoever is
	// gone is found so by the next write.
	ctx := context.WithoutCancel(r.Context())
	err = st.run(ctx, s.heading(r, w.Header(), st), func(first *live.Frame) bool {
		return s.hub.Adopt(st.cursor, conn, first, st.gzip, left) == nil
	})
	if errors.Is(err, errAdopted) {
		return true
	}
	_ = conn.Close()
	st.cursor.Close()
	left()
	s.logged(st.cursor.Page(), ctx, err)
	return true
}

// heading is what a stream begins with.
type heading struct {
	of   http.Header // what any answer there has
	at   int64       // Unix second of its date
	text []byte
	last atomic.Pointer[opening]
}

// opening is a heading with an event after it.
type opening struct{ of, all *live.Frame }

// before gives the heading and f as they are sent. Those who come one after the
// other mostly begin with the same.
func (h *heading) before(f *live.Frame, gzip bool) *live.Frame {
	if len(h.text) == 0 {
		return f
	}
	if o := h.last.Load(); o != nil && o.of == f {
		return o.all
	}
	all := live.Opening(h.text, f, gzip)
	if len(all.Plain) <= 4<<10 { // what is long is a replay
		h.last.Store(&opening{f, all})
	}
	return all
}

// heading is what an answer that net/http does not write begins with: of is what its
// header has so far. It hardly ever differs within a second, so that it is written
// out only where it does.
func (s *Server) heading(r *http.Request, of http.Header, st *stream) *heading {
	minor := min(r.ProtoMinor, 1)
	kept := &s.headings[minor][0]
	if st.gzip {
		kept = &s.headings[minor][1]
	}
	h, now := kept.Load(), time.Now()
	if h == nil || h.at != now.Unix() || !maps.EqualFunc(h.of, of, slices.Equal[[]string]) {
		h = st.heading(of, now, minor)
		kept.Store(h)
	}
	return h
}

// heading is that of an HTTP/1.1, or else 1.0, answer.
func (st *stream) heading(of http.Header, now time.Time, minor int) *heading {
	all := of.Clone()
	st.head(all, 1)
	all.Set("Date", now.UTC().Format(http.TimeFormat))
	var text bytes.Buffer
	// To memory, all of it. Those who know no better are answered as by net/http.
	_, _ = fmt.Fprintf(&text, "HTTP/1.%d 200 OK\r\n", minor)
	_ = all.Write(&text)
	_, _ = text.WriteString("\r\n")
	if st.gzip {
		_, _ = text.Write(live.GzipHeader)
	}
	return &heading{of: of.Clone(), at: now.Unix(), text: text.Bytes()}
}

// stream is a reader's stream while a goroutine writes it.
type stream struct {
	cursor *live.Cursor
	gzip   bool
	full   bool // there is no room for it
	write  func([]byte) error
}

// What a stream ends with, beyond what its cursor does.
var (
	errAdopted = errors.New("the hub has the reader now")
	errGone    = errors.New("the reader is gone, or too slow")
)

// Quiet waits until no stream is open, or until ctx ends. The hub is drained first.
// A server's Shutdown does not wait for connections that were taken over.
func (s *Server) Quiet(ctx context.Context) error {
	for s.streams.Load() > 0 {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
	return nil
}

// run writes begin, which is not nil, and then what there is, until the reader leaves or is sent away,
// or adopt, which is given what is to be sent first once there is nothing after it,
// takes it.
func (st *stream) run(ctx context.Context, begin *heading, adopt func(first *live.Frame) bool) error {
	// What begins the stream goes with its first event.
	begun := func(f *live.Frame) *live.Frame {
		if begin != nil {
			f, begin = begin.before(f, st.gzip), nil
		}
		return f
	}
	send := func(f *live.Frame) error {
		if st.write(f.In(st.gzip)) != nil {
			return errGone
		}
		return nil
	}
	if st.full {
		return send(begun(live.Away(live.ErrBusy)))
	}
	// The first event may be long in coming: to a reader that is ahead of this server.
	if st.cursor.Ahead() {
		if st.write(begin.text) != nil {
			return errGone
		}
		begin = nil
	}
	for {
		f, err := st.cursor.Next(ctx)
		if err != nil {
			if away := live.Away(err); away != nil {
				return errors.Join(err, send(begun(away)))
			}
			if begin != nil {
				_ = st.write(begin.text) // it ended just now: an answer all the same
			}
			return err
		}
		f = begun(f)
		if adopt != nil && st.cursor.Level() {
			if adopt(f) {
				return errAdopted
			}
			adopt = nil
		}
		if err := send(f); err != nil {
			return err
		}
	}
}

// logged tells the log of a stream's end, if it is news.
func (s *Server) logged(p *live.Page, ctx context.Context, err error) {
	for _, usual := range []error{live.ErrDraining, live.ErrBehind, live.ErrRetired, live.ErrTurn, live.ErrEnded, errGone} {
		if err == nil || errors.Is(err, usual) {
			return
		}
	}
	if ctx.Err() == nil {
		s.opt.Log.Error("a stream ended", "page", p.ID, "error", err)
	}
}

// lastEvent gives the event that the reader has: Last-Event-ID wins over after;
// nil where it names none.
func lastEvent(r *http.Request) (*live.ID, error) {
	text := r.Header.Get("Last-Event-Id") // as Go keeps Last-Event-ID; it would be made anew each time
	if text == "" && r.URL.RawQuery != "" {
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
