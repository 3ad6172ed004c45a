package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// tiny is the length in bytes below which a body is sent as it is: a compressed
// form would save nothing that a packet does not cost anyway.
const tiny = 256

// lately is for how long a form that somebody asked for is made ahead.
const lately = time.Minute

// encodings are the content codings that a body can be sent in, the one that we
// would rather send first. The empty name is identity.
var encodings = [...]string{"br", "zstd", "gzip", ""}

// Body is what one address answers with: immutable bytes, their content type
// and their compressed forms. Each form is made once. It is safe for concurrent
// use, and nobody may change a slice that it returned.
type Body struct {
	kind  string
	plain []byte
	hash  string // of plain; begins the ETag of every form

	modified time.Time // zero where it is not known
	changed  []string  // the same, as Last-Modified has it

	forms [len(encodings)]form // the last is plain
}

// form is one form of a body. Its sync.Once guards Form.
type form struct {
	once  sync.Once
	asked atomic.Int64 // Unix second in which somebody last asked for it; 0: nobody has
	Form
}

// Form is what is sent of a body: its bytes, and the headers that go with them, each
// as net/http's Header holds it, so that they need not be made for each request.
// Nobody may change what it holds.
type Form struct {
	Data                         []byte
	ETag, Type, Encoding, Length []string // no Encoding: the plain bytes
}

// NewBody returns a body that is compressed when a form is first asked for. It
// takes b over.
func NewBody(contentType string, b []byte) *Body {
	sum := sha256.Sum256(b)
	return &Body{kind: contentType, plain: b, hash: hex.EncodeToString(sum[:12])}
}

// At says when what the body tells was last changed, and returns the body. It is
// for whoever made it, before anyone else has it.
func (b *Body) At(t time.Time) *Body {
	b.modified = t.UTC().Truncate(time.Second)
	b.changed = []string{b.modified.Format("Mon, 02 Jan 2006 15:04:05 GMT")}
	return b
}

// Changed is Modified as the header Last-Modified has it; nil where it is not known.
func (b *Body) Changed() []string { return b.changed }

// Modified is when what the body tells was last changed, to the second; zero
// where that is not known.
func (b *Body) Modified() time.Time { return b.modified }

// Warm makes every compressed form now, and returns the body.
func (b *Body) Warm() *Body {
	for i := range b.forms {
		b.form(i)
	}
	return b
}

// Follow makes the forms now that were asked for lately of the body whose place this
// one is to take, and returns the body. What nobody asks for is made when somebody
// does.
func (b *Body) Follow(before *Body) *Body {
	since := time.Now().Unix() - int64(lately/time.Second)
	for i := range b.forms {
		if asked := before.forms[i].asked.Load(); asked > since {
			b.forms[i].asked.Store(asked)
			b.form(i)
		}
	}
	return b
}

// Type is the content type, with its charset.
func (b *Body) Type() string { return b.kind }

// Bytes are the plain bytes.
func (b *Body) Bytes() []byte { return b.plain }

// Form chooses the form to send for the value of an Accept-Encoding header. The
// ETag is strong and quoted, and differs from form to form.
func (b *Body) Form(accept string) *Form {
	i := len(encodings) - 1
	if b.packs() {
		i = negotiate(accept)
	}
	if now, asked := time.Now().Unix(), &b.forms[i].asked; asked.Load() != now {
		asked.Store(now)
	}
	return b.form(i)
}

// packs says whether compressing gains anything: not with a few bytes, nor with
// pictures, which are compressed already.
func (b *Body) packs() bool {
	return len(b.plain) >= tiny && (!strings.HasPrefix(b.kind, "image/") || strings.HasPrefix(b.kind, "image/svg"))
}

func (b *Body) form(i int) *Form {
	f := &b.forms[i]
	f.once.Do(func() {
		f.Type = []string{b.kind}
		f.Data, f.ETag = b.plain, []string{`"` + b.hash + `"`}
		if name := encodings[i]; name != "" && b.packs() {
			f.Data, f.ETag, f.Encoding = compress(name, b.plain), []string{`"` + b.hash + "-" + name + `"`}, []string{name}
		}
		f.Length = []string{strconv.Itoa(len(f.Data))}
	})
	return &f.Form
}

// negotiate gives the place in encodings of the one that the header likes best;
// of several that it likes as well, the first. RFC 9110, 12.5.3. Where a client
// refuses even the plain bytes it gets them all the same: the standard allows
// it, and a reader is better served so than by an error.
func negotiate(accept string) int {
	switch accept { // what nearly all browsers send, and what programs do
	case "gzip, deflate, br, zstd", "gzip, deflate, br":
		return 0
	case "gzip":
		return 2
	case "":
		return len(encodings) - 1
	}
	plain := len(encodings) - 1
	weight := [len(encodings)]float64{-1, -1, -1, -1} // -1: not named
	rest := -1.0                                      // of *
	for item := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(item, ";")
		q, ok := quality(params)
		if !ok {
			continue
		}
		switch name = strings.ToLower(strings.TrimSpace(name)); name {
		case "br", "zstd", "gzip":
		case "x-gzip":
			name = "gzip"
		case "identity":
			name = ""
		case "*":
			rest = q
			continue
		default:
			continue
		}
		for i, e := range encodings {
			if e == name {
				weight[i] = q
			}
		}
	}
	best := plain
	for i := range weight {
		if weight[i] < 0 && i != plain {
			weight[i] = max(rest, 0)
		}
	}
	if weight[plain] < 0 {
		// Not named: acceptable, but what the client asked for by name comes first.
		weight[plain] = 0.0001
		if rest == 0 {
			weight[plain] = 0
		}
	}
	for i := range weight {
		if weight[i] > weight[best] || weight[i] == weight[best] && weight[i] > 0 && i < best {
			best = i
		}
	}
	return best
}

// quality reads the q of a header item's parameters; 1 if there is none.
func quality(params string) (q float64, ok bool) {
	q = 1
	for p := range strings.SplitSeq(params, ";") {
		k, v, _ := strings.Cut(strings.TrimSpace(p), "=")
		if !strings.EqualFold(strings.TrimSpace(k), "q") {
			continue
		}
		var err error
		if q, err = strconv.ParseFloat(strings.TrimSpace(v), 64); err != nil || !(q >= 0 && q <= 1) {
			return 0, false
		}
	}
	return q, true
}

var (
	brotliPool = sync.Pool{New: func() any { return brotli.NewWriterLevel(nil, 5) }}
	gzipPool   = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, 6); return w }}
	// EncodeAll is safe for concurrent use, and its output does not depend on how
	// many do.
	zstdWriter, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20))
)

func compress(name string, b []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(b) / 3)
	switch name {
	case "br":
		w := brotliPool.Get().(*brotli.Writer)
		defer brotliPool.Put(w)
		w.Reset(&out)
		_, _ = w.Write(b) // a bytes.Buffer takes everything
		_ = w.Close()
	case "gzip":
		w := gzipPool.Get().(*gzip.Writer)
		defer gzipPool.Put(w)
		w.Reset(&out)
		_, _ = w.Write(b)
		_ = w.Close()
	case "zstd":
		return zstdWriter.EncodeAll(b, make([]byte, 0, len(b)/3))
	}
	return bytes.Clone(out.Bytes())
}
