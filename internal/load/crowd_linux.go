package load

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sys/unix"
)

// polled is a crowd that one thread hears with epoll. A connection is a
// descriptor and its session.
type polled struct {
	sync.Mutex
	target *Target
	pace   pace

	// Of the goroutine that runs it alone.
	poll    int
	conns   map[int32]*polledConn
	opening int
	buf     []byte
}

type polledConn struct {
	session   session
	connected bool
	settled   bool
}

// gatherCheap gives a crowd of plain connections.
func gatherCheap(t *Target, p pace) crowd {
	return &polled{target: t, pace: p, conns: map[int32]*polledConn{}, buf: make([]byte, 64<<10)}
}

func (c *polled) run(ctx context.Context) (err error) {
	if c.poll, err = unix.EpollCreate1(unix.EPOLL_CLOEXEC); err != nil {
		return fmt.Errorf("epoll: %w", err)
	}
	defer func() {
		for fd := range c.conns {
			_ = unix.Close(int(fd))
		}
		_ = unix.Close(c.poll)
	}()
	events := make([]unix.EpollEvent, 256)
	for ctx.Err() == nil {
		wait := 100 // ms, so that the end of ctx is noticed
		if c.pace.opened < len(c.pace.sessions) {
			wait = 1
			c.Lock()
			for s := c.pace.next(time.Now(), c.opening); s != nil; s = c.pace.next(time.Now(), c.opening) {
				c.open(s)
			}
			c.Unlock()
		}
		n, err := unix.EpollWait(c.poll, events, wait)
		if err != nil && err != unix.EINTR {
			return fmt.Errorf("epoll: %w", err)
		}
		c.Lock()
		for _, e := range events[:max(n, 0)] {
			c.hear(e)
		}
		c.Unlock()
	}
	return nil
}

// open begins a connection. The caller holds the lock.
func (c *polled) open(s session) {
	c.opening++
	conn := &polledConn{session: s}
	fd, err := c.dial()
	if err != nil {
		c.end(-1, conn, err)
		return
	}
	e := unix.EpollEvent{Events: unix.EPOLLOUT, Fd: int32(fd)}
	if err := unix.EpollCtl(c.poll, unix.EPOLL_CTL_ADD, fd, &e); err != nil {
		c.end(fd, conn, err)
		return
	}
	c.conns[int32(fd)] = conn
}

func (c *polled) dial() (fd int, err error) {
	family, to := unix.AF_INET, unix.Sockaddr(&unix.SockaddrInet4{Port: int(c.target.at.Port())})
	if a := c.target.at.Addr(); a.Is4() {
		to.(*unix.SockaddrInet4).Addr = a.As4()
	} else {
		family, to = unix.AF_INET6, &unix.SockaddrInet6{Port: int(c.target.at.Port()), Addr: a.As16()}
	}
	if fd, err = unix.Socket(family, unix.SOCK_STREAM|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, 0); err != nil {
		return -1, err
	}
	if err := unix.Connect(fd, to); err != nil && err != unix.EINPROGRESS {
		_ = unix.Close(fd)
		return -1, err
	}
	return fd, nil
}

// hear does what the kernel says can be done. The caller holds the lock.
func (c *polled) hear(e unix.EpollEvent) {
	fd := int(e.Fd)
	conn := c.conns[e.Fd]
	if conn == nil {
		return
	}
	if !conn.connected {
		if code, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR); err != nil || code != 0 {
			c.end(fd, conn, errors.Join(err, unix.Errno(code)))
			return
		}
		conn.connected = true
		e := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(fd)}
		if err := unix.EpollCtl(c.poll, unix.EPOLL_CTL_MOD, fd, &e); err != nil {
			c.end(fd, conn, err)
			return
		}
		c.write(fd, conn, conn.session.begin(time.Now()))
		return
	}
	n, err := unix.Read(fd, c.buf)
	switch {
	case err == unix.EAGAIN || err == unix.EINTR:
	case err != nil || n == 0:
		c.end(fd, conn, closed(err))
	default:
		send, open := conn.session.took(c.buf[:n], time.Now())
		c.settle(conn, conn.session.settled())
		if !open {
			c.end(fd, conn, nil)
			return
		}
		c.write(fd, conn, send)
	}
}

// write sends a request, which always has room in a socket that has nothing else
// to send.
func (c *polled) write(fd int, conn *polledConn, p []byte) {
	if len(p) == 0 {
		return
	}
	n, err := unix.Write(fd, p)
	if err == nil && n < len(p) {
		err = errors.New("the socket took only a part of the request")
	}
	if err != nil {
		c.end(fd, conn, err)
	}
}

// settle counts a connection as open, once.
func (c *polled) settle(conn *polledConn, settled bool) {
	if settled && !conn.settled {
		conn.settled = true
		c.opening--
	}
}

func (c *polled) end(fd int, conn *polledConn, err error) {
	if fd >= 0 {
		delete(c.conns, int32(fd))
		_ = unix.Close(fd)
	}
	c.settle(conn, true)
	if conn.session.ended(err, time.Now()) {
		c.open(conn.session)
	}
}
