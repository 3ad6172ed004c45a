package accept

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"os"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// deferred is for how many seconds the kernel keeps a connection on which nothing
// has come yet.
const deferred = 1

// Listener gives l's connections to net/http, but for those that begin with a GET of
// a stream: s's handler answers these, and takes the connection over
// ([http.Hijacker]; no buffers come with it). A connection is given when its first
// bytes are there, or after a second or so. Accept gives the error of the end only
// once those who were taken in here have had their answer or their stream. l is closed,
// unless it is what is given.
func Listener(l *net.TCPListener, s *http.Server, of Streams) Socket {
	own, err := begin(l)
	if err != nil {
		return l // net/http takes in all
	}
	own.server, own.of = s, of
	_ = l.Close()
	return own
}

// listener is a socket that Go's poller does not know, which would be told of each
// connection that comes, and wake a thread for it, while another takes them in already.
type listener struct {
	addr      net.Addr
	server    *http.Server
	of        Streams
	answering sync.WaitGroup
	list      int             // the kernel's, of what it tells of: of this socket
	poll      *os.File        // list, which Go's poller does know
	news      syscall.RawConn // of poll

	mu sync.Mutex // guards fd, and that it is not closed while it is used
	fd int        // -1 once it is closed
}

// begin takes l's socket, by another name.
func begin(l *net.TCPListener) (*listener, error) {
	list, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	err = unix.SetNonblock(list, true)
	own := &listener{addr: l.Addr(), list: list, poll: os.NewFile(uintptr(list), "epoll"), fd: -1}
	if err == nil {
		own.news, err = own.poll.SyscallConn()
	}
	if err == nil {
		own.fd, err = again(l)
	}
	if err == nil {
		err = own.watch(unix.EPOLL_CTL_ADD, 0)
	}
	if err != nil {
		_ = own.Close()
		return nil, err
	}
	// Where the system has no such thing, requests come later than their connections,
	// and are net/http's.
	_ = unix.SetsockoptInt(own.fd, unix.IPPROTO_TCP, unix.TCP_DEFER_ACCEPT, deferred)
	// As Go sets it for each connection; those that it never has know it from here.
	_ = unix.SetsockoptInt(own.fd, unix.IPPROTO_TCP, unix.TCP_NODELAY, 1)
	return own, nil
}

// again gives the socket by another name.
func again(of syscall.Conn) (fd int, err error) {
	raw, err := of.SyscallConn()
	if err != nil {
		return -1, err
	}
	fd = -1
	e := raw.Control(func(is uintptr) { fd, err = unix.FcntlInt(is, unix.F_DUPFD_CLOEXEC, 0) })
	return fd, errors.Join(e, err)
}

func (l *listener) Addr() net.Addr { return l.addr }

func (l *listener) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.poll.Close()
	if l.fd >= 0 {
		err = errors.Join(err, unix.Close(l.fd))
		l.fd = -1
	}
	return err
}

// SyscallConn gives the socket, to be controlled and nothing else.
func (l *listener) SyscallConn() (syscall.RawConn, error) { return control{l}, nil }

type control struct{ *listener }

func (c control) Control(f func(fd uintptr)) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fd < 0 {
		return net.ErrClosed
	}
	f(uintptr(c.fd))
	return nil
}

func (control) Read(func(uintptr) bool) error  { return errors.ErrUnsupported }
func (control) Write(func(uintptr) bool) error { return errors.ErrUnsupported }

// Accept gives a connection that is net/http's.
func (l *listener) Accept() (net.Conn, error) {
	for {
		s, err := l.next()
		if errors.Is(err, net.ErrClosed) {
			l.answering.Wait()
		}
		if err != nil {
			return nil, l.failed(err)
		}
		r := l.look(s)
		switch {
		case r == nil:
			c, err := s.conn()
			if err == nil {
				return c, nil
			}
			var no syscall.Errno
			if errors.As(err, &no) && no.Temporary() {
				return nil, l.failed(no) // which the server waits out
			}
		case l.of.AtOnce(r):
			l.answering.Add(1)
			answer(l.server, s, r, l.answering.Done)
		default:
			l.answering.Add(1)
			go answer(l.server, s, r, l.answering.Done)
		}
	}
}

// failed gives the error as that of a listener of package net.
func (l *listener) failed(err error) error {
	return &net.OpError{Op: "accept", Net: l.addr.Network(), Addr: l.addr, Err: os.NewSyscallError("accept4", err)}
}

// next waits for a connection.
func (l *listener) next() (*socket, error) {
	for {
		s, err := l.accept()
		switch err {
		case unix.EINTR, unix.ECONNABORTED:
		case unix.EAGAIN:
			if l.news.Read(told) != nil {
				return nil, net.ErrClosed
			}
		default:
			return s, err
		}
	}
}

// accept takes a connection in. Where none has come (EAGAIN), the kernel tells of the
// next one.
func (l *listener) accept() (*socket, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fd < 0 {
		return nil, net.ErrClosed
	}
	// Blocking for now: Go's poller would be told of the connection twice while it becomes Go's.
	fd, from, err := syscall.Accept4(l.fd, syscall.SOCK_CLOEXEC)
	if err == unix.EAGAIN {
		if e := l.watch(unix.EPOLL_CTL_MOD, unix.EPOLLIN); e != nil {
			return nil, e
		}
	}
	if err != nil {
		return nil, err
	}
	s := &socket{fd: fd}
	switch from := from.(type) {
	case *syscall.SockaddrInet4:
		s.from = netip.AddrPortFrom(netip.AddrFrom4(from.Addr), uint16(from.Port))
	case *syscall.SockaddrInet6:
		if from.ZoneId == 0 { // else the address says more than this
			s.from = netip.AddrPortFrom(netip.AddrFrom16(from.Addr).Unmap(), uint16(from.Port))
		}
	}
	return s, nil
}

// watch has the kernel tell once of what is named.
func (l *listener) watch(how int, events uint32) error {
	return unix.EpollCtl(l.list, how, l.fd, &unix.EpollEvent{Events: events | unix.EPOLLONESHOT})
}

// told takes what the kernel tells from its list; false: nothing.
func told(list uintptr) bool {
	var one [1]unix.EpollEvent
	n, err := unix.EpollWait(int(list), one[:], 0)
	return n > 0 || err != nil && err != unix.EINTR
}

// look gives the request that the connection begins with, taken from it, if it is
// one for a stream; else nil, and the connection is as it was.
func (l *listener) look(s *socket) *http.Request {
	if !s.from.IsValid() {
		return nil
	}
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	n, _, err := unix.Recvfrom(s.fd, b.bytes[:], unix.MSG_PEEK|unix.MSG_DONTWAIT)
	if err != nil || n <= 0 {
		return nil
	}
	r := b.request(n, l.of)
	if r == nil {
		return nil
	}
	// What was looked at is there, and is read at once; more that has come since is
	// nobody's.
	if m, err := unix.Read(s.fd, b.bytes[:n]); err != nil || m != n {
		_ = s.Close()
		return nil
	}
	if _, err := unix.FcntlInt(uintptr(s.fd), unix.F_SETFL, unix.O_NONBLOCK); err != nil { // it has no other flags
		_ = s.Close()
		return nil
	}
	r.RemoteAddr = s.from.String()
	return r
}
