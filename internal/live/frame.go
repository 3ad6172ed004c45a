package live

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
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

func (id ID) String() string {
	return strconv.FormatInt(id.Epoch, 10) + ":" + strconv.FormatInt(id.Seq, 10)
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
	First, Last int64    // the seqs it covers; 0 for a head or reset
	Plain       []byte   // Server-Sent Events
	events      [][]byte // each event as one object of /updates
	stale       bool     // a post in it has changed since; guarded by Page.mu

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

// asIs makes a frame of bytes that are one reader's, in its encoding already.
func asIs(bytes []byte) *Frame {
	f := &Frame{Plain: bytes, deflated: bytes}
	f.once.Do(func() {})
	return f
}

// join makes one frame of several that follow one another, so that a reader who
// lacks them all is written to once.
func join(frames []*Frame) *Frame {
	f := &Frame{First: frames[0].First, Last: frames[len(frames)-1].Last}
	for _, part := range frames {
		f.Plain = append(f.Plain, part.Plain...)
		f.events = append(f.events, part.events...)
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
	var b bytes.Buffer
	size := 0
	for _, e := range events {
		size += len(e.Data) + len(e.Head) + 128
	}
	b.Grow(size)
	for _, e := range events {
		data := member("seq", e.seq, e.Data)
		if e.Head != nil && e.Kind != "page" {
			data = append(append(append(data[:len(data)-1], `,"head":`...), e.Head...), '}')
		}
		at := ID{epoch, e.seq}.String()
		writeEvent(&b, e.Kind, at, data)
		f.events = append(f.events, update(e.Kind, at, data))
	}
	f.Plain = b.Bytes()
	return f
}

// update gives an event as one object of /updates. Kind and id are words that need
// no escaping.
func update(kind, id string, data []byte) []byte {
	out := make([]byte, 0, len(data)+len(kind)+len(id)+len(`{"event":"","id":"",`))
	out = append(append(out, `{"event":"`...), kind...)
	out = append(append(out, `","id":"`...), id...)
	return append(append(out, `",`...), data[1:]...)
}

// member gives the object with a number as its first member.
func member(name string, n int64, object []byte) []byte {
	out := make([]byte, 0, len(object)+len(name)+len(`{"":,}`)+20)
	out = append(append(append(out, `{"`...), name...), `":`...)
	out = strconv.AppendInt(out, n, 10)
	if len(object) > len("{}") {
		return append(append(out, ','), object[1:]...)
	}
	return append(out, '}')
}

// writeEvent writes one event. Data must be one line, as JSON is.
func writeEvent(b *bytes.Buffer, kind, id string, data []byte) {
	b.WriteString("event: ")
	b.WriteString(kind)
	if id != "" {
		b.WriteString("\nid: ")
		b.WriteString(id)
	}
	b.WriteString("\ndata: ")
	b.Write(data)
	b.WriteString("\n\n")
}

// signal makes a frame of one event that is no entry of the log: head, which has
// no id, since it gives nothing, and reset, which does.
func signal(kind string, at ID) *Frame {
	id := ""
	if kind == "reset" {
		id = at.String()
	}
	data := fmt.Appendf(nil, `{"epoch":%d,"seq":%d}`, at.Epoch, at.Seq)
	var b bytes.Buffer
	writeEvent(&b, kind, id, data)
	return &Frame{
		Plain:  b.Bytes(),
		events: [][]byte{update(kind, at.String(), data)},
	}
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
