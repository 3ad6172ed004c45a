package live

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/flate"

	"stoppress/internal/render"
)

// ID is the id of an event: EPOCH:SEQ.
type ID struct {
	Epoch int64 // Unix second at which the site's log was begun or last taken back
	Seq   int64 // 0 is before the first entry
}

func (id ID) String() string { return string(id.append(nil)) }

func (id ID) append(to []byte) []byte {
	return strconv.AppendInt(append(strconv.AppendInt(to, id.Epoch, 10), ':'), id.Seq, 10)
}

// ErrID is given for an id that is not EPOCH:SEQ.
var ErrID = errors.New("an event id is EPOCH:SEQ, two whole numbers")

// ParseID reads EPOCH:SEQ. A bare SEQ has epoch 0, which stands for whichever
// is current.
func ParseID(s string) (ID, error) {
	epoch, seq, ok := strings.Cut(s, ":")
	if !ok {
		epoch, seq = "0", s
	}
	e, err1 := strconv.ParseInt(epoch, 10, 64)
	n, err2 := strconv.ParseInt(seq, 10, 64)
	if err1 != nil || err2 != nil || e < 0 || n < 0 {
		return ID{}, ErrID
	}
	return ID{e, n}, nil
}

// Frame is a run of events as they are written to every reader: the same bytes,
// made once. Its bytes are immutable.
type Frame struct {
	First, Last int64  // the seqs it covers; 0 for a head or reset
	Plain       []byte // Server-Sent Events
	stale       bool   // a post in it has changed since; guarded by Page.mu

	once     sync.Once // guards deflated
	deflated []byte
}

// GzipHeader begins a stream for a reader that accepts gzip. What follows are
// the blocks of [Frame.Deflated]; the stream is cut off where it ends, with no
// trailer, since a checksum would differ from reader to reader.
var GzipHeader = []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff}

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestCompression)
	if err != nil {
		panic("live: " + err.Error()) // the level is a constant
	}
	return w
}}

// Deflated gives the frame as flushed deflate blocks that refer to no earlier
// bytes, so that they fit into any reader's stream at any point.
func (f *Frame) Deflated() []byte {
	f.once.Do(func() {
		var b bytes.Buffer
		w := deflaters.Get().(*flate.Writer)
		w.Reset(&b)
		// Writing to a bytes.Buffer does not fail.
		_, _ = w.Write(f.Plain)
		_ = w.Flush()
		deflaters.Put(w)
		f.deflated = b.Bytes()
	})
	return f.deflated
}

// Opening makes what readers of one encoding are sent first: begin, which is in that
// encoding already, and then f.
func Opening(begin []byte, f *Frame, gzip bool) *Frame {
	bytes := slices.Concat(begin, f.In(gzip))
	opening := &Frame{Plain: bytes, deflated: bytes}
	opening.once.Do(func() {})
	return opening
}

// In gives the frame in a reader's encoding.
func (f *Frame) In(gzip bool) []byte {
	if gzip {
		return f.Deflated()
	}
	return f.Plain
}

// join makes one frame of several that follow one another, so that a reader who
// lacks them all is written to once.
func join(frames []*Frame) *Frame {
	f := &Frame{First: frames[0].First, Last: frames[len(frames)-1].Last}
	for _, part := range frames {
		f.Plain = append(f.Plain, part.Plain...)
	}
	return f
}

// numbered is an event and its place in the log.
type numbered struct {
	seq int64
	render.Event
}

// newFrame makes the frame of a run of events in order of seq.
func newFrame(epoch int64, events []numbered) *Frame {
	f := &Frame{First: events[0].seq, Last: events[len(events)-1].seq}
	size := 0
	for _, e := range events {
		size += len(e.Data) + len(e.Head) + 128
	}
	out := make([]byte, 0, size)
	for _, e := range events {
		out = append(append(out, "event: "...), e.Kind...)
		out = ID{epoch, e.seq}.append(append(out, "\nid: "...))
		out = strconv.AppendInt(append(out, "\ndata: {\"seq\":"...), e.seq, 10)
		if len(e.Data) > len("{}") { // an object, in one line
			out = append(append(out, ','), e.Data[1:len(e.Data)-1]...)
		}
		if e.Head != nil && e.Kind != "page" {
			out = append(append(out, `,"head":`...), e.Head...)
		}
		out = append(out, "}\n\n"...)
	}
	f.Plain = out
	return f
}

// objects gives the events as /updates has them: each one object, with its kind and
// id, words that need no escaping, before what its data holds. Few ask for them, so
// they are made of what is written to streams.
func (f *Frame) objects() [][]byte {
	var objects [][]byte
	for event := range bytes.SplitSeq(bytes.TrimSuffix(f.Plain, []byte("\n\n")), []byte("\n\n")) {
		kind, rest, _ := bytes.Cut(bytes.TrimPrefix(event, []byte("event: ")), []byte("\nid: "))
		id, data, _ := bytes.Cut(rest, []byte("\ndata: {"))
		objects = append(objects, fmt.Appendf(nil, `{"event":"%s","id":"%s",%s`, kind, id, data))
	}
	return objects
}

// signal makes a frame of one event that is no entry of the log: head, which has
// no id, since it gives nothing, and reset, which does.
func signal(kind string, at ID) *Frame {
	id := ""
	if kind == "reset" {
		id = "\nid: " + at.String()
	}
	return &Frame{Plain: fmt.Appendf(nil, "event: %s%s\ndata: {\"epoch\":%d,\"seq\":%d}\n\n", kind, id, at.Epoch, at.Seq)}
}

// Away makes the frame that sends a reader away for a while, for what its stream
// ended with: drawn at random, so that those who go together don't come back
// together. It is nil for what says nothing to the reader.
func Away(err error) *Frame {
	between := func(from, to int64) *Frame { return Retry(from + rand.Int64N(to-from)) }
	switch {
	case errors.Is(err, ErrBusy):
		return between(10_000, 60_000)
	case errors.Is(err, ErrDraining), errors.Is(err, ErrTurn):
		return between(500, 4000)
	case errors.Is(err, ErrBehind), errors.Is(err, ErrRetired):
		return between(1000, 5000)
	}
	return nil
}

// Retry makes the frame that sends a reader away for some milliseconds.
func Retry(milliseconds int64) *Frame {
	return &Frame{Plain: fmt.Appendf(nil, "retry: %d\n\n", milliseconds)}
}
