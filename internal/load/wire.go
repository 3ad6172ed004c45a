package load

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
)

// What an answer is not read beyond.
const (
	maxHead = 32 << 10
	maxLine = 256 // of a chunk's size, and of where it leads
)

// errAnswer: what came is no HTTP/1.1 answer.
var errAnswer = errors.New("what came is not an HTTP/1.1 answer")

// answer reads one answer as it comes in, in pieces of any size.
type answer struct {
	status  int    // 0: its head is not complete
	gzip    bool   // Content-Encoding
	close   bool   // the connection ends with it
	etag    string // as it was sent
	where   string // Location
	part    []byte // of the head, or of the line with a chunk's size
	chunked bool
	last    bool  // the chunk of no bytes was there
	left    int64 // bytes of the body, or of the chunk; -1: up to the close
	done    bool
}

// maxPlaces is to how many addresses answers may lead that are told apart.
const maxPlaces = 20

// refused counts an answer that is not what was asked for, by its status and by where it
// leads.
func refused(by map[string]int, a *answer) {
	why := strconv.Itoa(a.status)
	if a.where != "" {
		if to := why + " to " + a.where; by[to] > 0 || len(by) < maxPlaces {
			why = to
		}
	}
	by[why]++
}

// take reads p, and gives the pieces of the body in it to body. It returns what is
// left over once the answer is complete.
func (a *answer) take(p []byte, body func([]byte)) ([]byte, error) {
	if a.status == 0 {
		rest, err := a.takeHead(p)
		if err != nil || a.status == 0 {
			return nil, err
		}
		p = rest
	}
	for len(p) > 0 && !a.done {
		switch {
		case a.left < 0:
			body(p)
			return nil, nil
		case a.left > 0:
			n := min(a.left, int64(len(p)))
			body(p[:n])
			p, a.left = p[n:], a.left-n
			a.done = a.left == 0 && !a.chunked
		default:
			n := bytes.IndexByte(p, '\n') + 1
			if n == 0 {
				n = len(p)
			}
			a.part = append(a.part, p[:n]...)
			p = p[n:]
			if len(a.part) > maxLine {
				return nil, errAnswer
			}
			if a.part[len(a.part)-1] == '\n' {
				if err := a.takeSize(strings.TrimSpace(string(a.part))); err != nil {
					return nil, err
				}
				a.part = a.part[:0]
			}
		}
	}
	return p, nil
}

// takeSize reads a line between chunks.
func (a *answer) takeSize(line string) error {
	switch {
	case a.last: // trailers, until an empty line
		a.done = line == ""
	case line != "": // it is empty after a chunk's bytes
		size, _, _ := strings.Cut(line, ";")
		n, err := strconv.ParseInt(strings.TrimSpace(size), 16, 64)
		if err != nil || n < 0 {
			return errAnswer
		}
		a.left, a.last = n, n == 0
	}
	return nil
}

// takeHead reads the head; the status stays 0 until it is complete.
func (a *answer) takeHead(p []byte) ([]byte, error) {
	head, rest := p, []byte(nil)
	if len(a.part) > 0 {
		a.part = append(a.part, p...)
		head = a.part
	}
	end := bytes.Index(head, []byte("\r\n\r\n"))
	if end < 0 {
		if len(head) > maxHead {
			return nil, errAnswer
		}
		if len(a.part) == 0 {
			a.part = append(a.part, p...)
		}
		return nil, nil
	}
	head, rest = head[:end], head[end+len("\r\n\r\n"):]
	first, fields, _ := strings.Cut(string(head), "\r\n")
	proto, status, _ := strings.Cut(first, " ")
	code, _, _ := strings.Cut(status, " ")
	n, err := strconv.Atoi(code)
	if err != nil || n < 200 || n > 599 || proto != "HTTP/1.1" && proto != "HTTP/1.0" {
		return nil, errAnswer
	}
	a.left, a.close = -1, proto == "HTTP/1.0"
	for line := range strings.SplitSeq(fields, "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "content-length":
			if a.left, err = strconv.ParseInt(value, 10, 64); err != nil || a.left < 0 {
				return nil, errAnswer
			}
		case "transfer-encoding":
			a.chunked = strings.EqualFold(value, "chunked")
		case "content-encoding":
			a.gzip = strings.EqualFold(value, "gzip")
		case "connection":
			a.close = strings.EqualFold(value, "close")
		case "etag":
			a.etag = value
		case "location":
			a.where = value[:min(len(value), maxLine)]
		}
	}
	if a.chunked {
		a.left = 0
	}
	if n == 204 || n == 304 {
		a.left, a.chunked = 0, false
	}
	a.close = a.close || a.left < 0
	a.done = a.left == 0 && !a.chunked
	a.status, a.part = n, nil
	return rest, nil
}
