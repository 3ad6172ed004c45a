package load

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"strconv"
)

// event is what is counted of an event of a stream.
type event struct {
	kind string // the event's name, of those that are known; "" for another
	seq  int64  // of its id EPOCH:SEQ, or of a head; -1: there was none
	data bool   // it has any: else it is nothing, or a retry alone
}

// lines reads Server-Sent Events as they come in, in pieces of any size.
type lines struct {
	part []byte // of a line
	now  event
	any  bool // a line of now was read
}

func (l *lines) take(p []byte, got func(event)) error {
	for len(p) > 0 {
		n := bytes.IndexByte(p, '\n') + 1
		if n == 0 {
			if len(l.part)+len(p) > maxBlock {
				return errLine
			}
			l.part = append(l.part, p...)
			return nil
		}
		line := p[:n-1]
		if len(l.part) > 0 {
			line = append(l.part, line...)
			l.part = nil
		}
		p = p[n:]
		l.line(bytes.TrimSuffix(line, []byte("\r")), got)
	}
	return nil
}

func (l *lines) line(line []byte, got func(event)) {
	if !l.any {
		l.now, l.any = event{seq: -1}, true
	}
	if len(line) == 0 {
		if l.now.data {
			got(l.now)
		}
		l.any = false
		return
	}
	name, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimPrefix(value, []byte(" "))
	switch string(name) {
	case "event":
		switch string(value) {
		case "head":
			l.now.kind = "head"
		case "reset":
			l.now.kind = "reset"
		}
	case "id":
		if _, seq, ok := bytes.Cut(value, []byte(":")); ok {
			if n, err := strconv.ParseInt(string(seq), 10, 64); err == nil {
				l.now.seq = n
			}
		}
	case "data":
		l.now.data = true
		if l.now.kind == "head" { // it has no id
			_, rest, _ := bytes.Cut(value, []byte(`"seq":`))
			digits := len(rest) - len(bytes.TrimLeft(rest, "0123456789"))
			if n, err := strconv.ParseInt(string(rest[:digits]), 10, 64); err == nil {
				l.now.seq = n
			}
		}
	}
}

// errLine: a stream with a line that has no end.
var errLine = errors.New("a line of the stream is too long")

// errBlocks: a gzip stream that is not of blocks which stand for themselves.
var errBlocks = errors.New("the stream's gzip refers to earlier bytes, as what a proxy has compressed: ask without gzip")

// What a gzip stream is made of, see docs/protocol.md: a header, and blocks that
// are flushed to a byte boundary.
const (
	gzipHead = "\x1f\x8b\x08\x00"
	gzipSize = 10
	flushed  = "\x00\x00\xff\xff"
	final    = "\x01\x00\x00\xff\xff"

	maxBlock  = 4 << 20   // also of a line
	maxBlocks = 256       // that are kept
	maxKept   = 256 << 10 // bytes of one of them, with its text
)

// blocks inflates the blocks of gzip streams. They are the same for every reader,
// so each is inflated once, and a reader needs no window of its own.
type blocks map[string][]byte

// unzip reads one reader's gzip stream as it comes in.
type unzip struct {
	begun bool
	part  []byte // of a block
}

func (u *unzip) take(p []byte, b blocks, text func([]byte) error) error {
	if len(u.part) > 0 {
		p = append(u.part, p...)
		u.part = nil
	}
	if !u.begun {
		if len(p) < gzipSize {
			u.part = bytes.Clone(p)
			return nil
		}
		if string(p[:len(gzipHead)]) != gzipHead {
			return errBlocks
		}
		p, u.begun = p[gzipSize:], true
	}
	for from := 0; len(p) > 0; {
		n := bytes.Index(p[from:], []byte(flushed))
		if n < 0 {
			if from > 0 || len(p) > maxBlock {
				return errBlocks // it seemed to be whole, and isn't
			}
			u.part = bytes.Clone(p)
			return nil
		}
		n += from + len(flushed)
		plain, err := b.inflate(p[:n])
		if err != nil {
			from = n // by chance the mark was inside the block
			continue
		}
		if err := text(plain); err != nil {
			return err
		}
		p, from = p[n:], 0
	}
	return nil
}

// inflate gives the text of a block.
func (b blocks) inflate(block []byte) ([]byte, error) {
	if plain, ok := b[string(block)]; ok {
		return plain, nil
	}
	r := flate.NewReader(io.MultiReader(bytes.NewReader(block), bytes.NewReader([]byte(final))))
	plain, err := io.ReadAll(io.LimitReader(r, 8*maxBlock))
	if err != nil {
		return nil, errBlocks
	}
	if len(block)+len(plain) > maxKept {
		return plain, nil
	}
	if len(b) >= maxBlocks {
		clear(b)
	}
	b[string(block)] = plain
	return plain, nil
}
