package accept

import (
	"errors"
	"net"
	"net/http"
	"sync"

	"golang.org/x/sys/unix"
)

// deferred is for how many seconds the kernel keeps a connection on which nothing
// has come yet.
const deferred = 1

// Listener gives l's connections to net/http, but for those that begin with a GET of
// a stream: s's handler answers these, and takes the connection over
// ([http.Hijacker]; no buffers come with it). A connection is given when its first
// bytes are there, or after a second or so. Accept gives the error of l's end only
// once those who were taken in here have had their answer or their stream.
func Listener(l *net.TCPListener, s *http.Server, of Streams) net.Listener {
	if raw, err := l.SyscallConn(); err == nil {
		// Where the system has no such thing, requests come later than their connections,
		// and are net/http's.
		_ = raw.Control(func(fd uintptr) {
			_ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_DEFER_ACCEPT, deferred)
		})
	}
	return &listener{TCPListener: l, server: s, of: of}
}

type listener struct {
	*net.TCPListener
	server    *http.Server
	of        Streams
	answering sync.WaitGroup
}

func (l *listener) Accept() (net.Conn, error) {
	for {
		c, err := l.AcceptTCP()
		switch {
		case errors.Is(err, net.ErrClosed):
			l.answering.Wait()
			return nil, err
		case err != nil:
			return nil, err
		}
		r := l.look(c)
		if r == nil {
			return c, nil
		}
		l.answering.Add(1)
		if l.of.AtOnce(r) {
			answer(l.server, c, r, l.answering.Done)
		} else {
			go answer(l.server, c, r, l.answering.Done)
		}
	}
}

// look gives the request that the connection begins with, taken from it, if it is
// one for a stream; else nil, and the connection is as it was.
func (l *listener) look(c *net.TCPConn) *http.Request {
	raw, err := c.SyscallConn()
	if err != nil {
		return nil
	}
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	var r *http.Request
	_ = raw.Control(func(fd uintptr) {
		n, _, err := unix.Recvfrom(int(fd), b.bytes[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
		if err != nil || n <= 0 {
			return
		}
		if r = b.request(n, l.of); r == nil {
			return
		}
		// What was looked at is there, and is read at once; more that has come since is
		// nobody's.
		if m, err := unix.Read(int(fd), b.bytes[:n]); err != nil || m != n {
			r, _ = nil, c.Close() // as net/http finds then
		}
	})
	if r != nil {
		r.RemoteAddr = c.RemoteAddr().String()
	}
	return r
}
