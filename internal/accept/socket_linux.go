package accept

import (
	"errors"
	"net"
	"net/netip"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// socket is a connection of which Go's poller knows nothing before something is asked
// of it that may have to wait: it is a descriptor, and hardly ever more. It is for one
// goroutine until then.
type socket struct {
	fd   int // -1 once it is Go's, another's or closed
	from netip.AddrPort
	of   net.Conn
	err  error // why it is not Go's
}

// Descriptor gives the socket where nobody else knows of it, who calls Release to have
// it, and which does not block. Else it is -1.
func (s *socket) Descriptor() int { return s.fd }

// Release says that the descriptor is another's, who closes it.
func (s *socket) Release() { s.fd, s.err = -1, net.ErrClosed }

// conn makes it a connection like any other.
func (s *socket) conn() (net.Conn, error) {
	if s.fd >= 0 {
		f := os.NewFile(uintptr(s.fd), "connection")
		s.of, s.err = net.FileConn(f) // another name for it
		_ = f.Close()
		s.fd = -1
	}
	return s.of, s.err
}

func (s *socket) Close() error {
	switch {
	case s.fd >= 0:
		err := os.NewSyscallError("close", unix.Close(s.fd))
		s.Release()
		return err
	case s.of == nil:
		return s.err
	}
	return s.of.Close()
}

func (s *socket) Read(b []byte) (int, error) {
	c, err := s.conn()
	if err != nil {
		return 0, err
	}
	return c.Read(b)
}

func (s *socket) Write(b []byte) (int, error) {
	c, err := s.conn()
	if err != nil {
		return 0, err
	}
	return c.Write(b)
}

func (s *socket) LocalAddr() net.Addr {
	c, err := s.conn()
	if err != nil {
		return nil
	}
	return c.LocalAddr()
}

func (s *socket) RemoteAddr() net.Addr { return net.TCPAddrFromAddrPort(s.from) }

func (s *socket) SetDeadline(t time.Time) error {
	return errors.Join(s.SetReadDeadline(t), s.SetWriteDeadline(t))
}

func (s *socket) SetReadDeadline(t time.Time) error {
	c, err := s.conn()
	if err != nil {
		return err
	}
	return c.SetReadDeadline(t)
}

func (s *socket) SetWriteDeadline(t time.Time) error {
	c, err := s.conn()
	if err != nil {
		return err
	}
	return c.SetWriteDeadline(t)
}
