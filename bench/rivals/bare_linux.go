package rivals

import (
	"net"
	"sync"

	"golang.org/x/sys/unix"
)

// Bare is no server: a loop that writes the same bytes to whoever has connected.
// Nothing can do less for a delivery.
func Bare(l net.Listener, updates <-chan []byte) {
	var mu sync.Mutex // guards fds
	var fds []int
	go func() {
		n := 0
		for update := range updates {
			n++
			event := event(n, update)
			mu.Lock()
			for _, fd := range fds {
				_, _ = unix.Write(fd, event)
			}
			mu.Unlock()
		}
	}()
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		raw, err := c.(*net.TCPConn).SyscallConn()
		if err != nil {
			return
		}
		_ = raw.Control(func(was uintptr) {
			fd, err := unix.FcntlInt(was, unix.F_DUPFD_CLOEXEC, 0)
			if err != nil {
				return
			}
			mu.Lock()
			fds = append(fds, fd)
			_, _ = unix.Write(fd, []byte("HTTP/1.1 200 OK\r\n\r\nevent: head\ndata: {}\n\n"))
			mu.Unlock()
		})
		_ = c.Close()
	}
}
