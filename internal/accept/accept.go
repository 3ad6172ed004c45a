// Package accept takes in readers of streams without net/http.
//
// A reader who waits is a descriptor and no more (see live); most of what a new one
// would cost are net/http's goroutines and buffers, which are made for it and thrown
// away at once. So who asks for a stream is looked for in what a new connection
// brings, and handed to the server's handler from here.
//
// It is no second server, and knows as little HTTP as it can. It takes a request
// only where the whole of it came at once with the connection: a GET of an address that it is told is a
// stream's, small, without a body or anything else that asks for more than an answer, and
// read by [http.ReadRequest]. All else is net/http's, and so is whatever is odd: nothing of it
// was read here, it was only looked at. And since no second request is ever taken
// from a connection, none can be hidden behind the first.
package accept

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"golang.org/x/net/http/httpguts"
)

// Streams says which requests ask for streams. It is asked by any number of
// goroutines.
type Streams interface {
	// Held says whether path is a stream's that may be taken in here.
	Held(path string) bool
	// AtOnce says whether the handler will wait for nothing where it answers r, of
	// which the path is Held's: nobody who comes next waits for it.
	AtOnce(r *http.Request) bool
}

// Socket is a listener that can be handed over to another process.
type Socket interface {
	net.Listener
	syscall.Conn
}

// answerTime is how long the answer to who gets no stream may take to be sent.
const answerTime = 10 * time.Second

// buffer is what a request is looked at in: a larger one is not looked at.
type buffer struct {
	bytes [4 << 10]byte
	in    bytes.Reader
	lines *bufio.Reader
}

var buffers = sync.Pool{New: func() any {
	b := new(buffer)
	b.lines = bufio.NewReaderSize(&b.in, len(b.bytes))
	return b
}}

// request gives the request that the first n bytes are, if they are all of one which
// may be taken; else nil.
func (b *buffer) request(n int, of Streams) *http.Request {
	head := b.bytes[:n]
	target, ok := bytes.CutPrefix(head, []byte("GET /"))
	if !ok || !bytes.HasSuffix(head, []byte("\r\n\r\n")) {
		return nil
	}
	// Before it is read: most of those who come ask for something else.
	target = target[:max(bytes.IndexByte(target, ' '), 0)]
	path, _, _ := bytes.Cut(target, []byte("?"))
	if !of.Held("/" + string(path)) {
		return nil
	}
	for _, c := range head {
		if (c < ' ' || c > '~') && c != '\r' && c != '\n' {
			return nil
		}
	}
	b.in.Reset(head)
	b.lines.Reset(&b.in)
	r, err := http.ReadRequest(b.lines)
	switch {
	case err != nil, b.lines.Buffered() > 0, b.in.Len() > 0: // or a second one follows
	case r.ProtoMajor != 1, r.Host == "", !httpguts.ValidHostHeader(r.Host), "/"+string(path) != r.URL.Path:
	case r.ContentLength != 0, r.Header["Content-Length"] != nil, r.Header["Upgrade"] != nil, r.Header["Expect"] != nil: // or a body, -1 that of chunks
	default:
		for name := range r.Header { // as the server asks beyond ReadRequest
			if !httpguts.ValidHeaderFieldName(name) {
				return nil
			}
		}
		return r
	}
	return nil
}

// answer has the server's handler answer the request. taken is called once it
// has taken the connection over, or else at the end.
func answer(s *http.Server, c net.Conn, r *http.Request, taken func()) {
	w := &writer{conn: c, header: http.Header{}, taken: taken}
	defer w.end(r)
	defer func() {
		if v := recover(); v != nil {
			w.failed = true
			if v != http.ErrAbortHandler && s.ErrorLog != nil {
				s.ErrorLog.Printf("http: panic serving %v: %v\n%s", r.RemoteAddr, v, debug.Stack())
			}
		}
	}()
	s.Handler.ServeHTTP(w, r)
}

// writer is the answer. Of a stream it is nothing but the connection, which is taken
// over; any other answer is small, sent whole, and the connection's last.
type writer struct {
	conn   net.Conn // nil once it is another's
	taken  func()
	failed bool // there is no answer
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *writer) Header() http.Header { return w.header }

func (w *writer) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *writer) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

// Hijack gives the connection, of which nothing is left to be read and on which nothing
// was written; there are no buffers.
func (w *writer) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	if w.conn == nil {
		return nil, nil, http.ErrHijacked
	}
	c := w.conn
	w.conn = nil
	w.taken()
	return c, nil, nil
}

// end sends the answer, unless the connection is another's by now.
func (w *writer) end(r *http.Request) {
	if w.conn == nil {
		return
	}
	defer w.taken()
	defer w.conn.Close()
	if w.failed {
		return
	}
	w.WriteHeader(http.StatusOK)
	if w.header.Get("Date") == "" {
		w.header.Set("Date", time.Now().UTC().Format(http.TimeFormat))
	}
	if w.conn.SetWriteDeadline(time.Now().Add(answerTime)) != nil {
		return
	}
	_ = (&http.Response{ // who is gone does not miss it
		StatusCode: w.status, ProtoMajor: 1, ProtoMinor: min(r.ProtoMinor, 1), Request: r, Close: true,
		Header: w.header, ContentLength: int64(w.body.Len()), Body: io.NopCloser(&w.body),
	}).Write(w.conn)
}
