package main

import (
	"net"
	"testing"

	"golang.org/x/sys/unix"
)

// goneAfter is for how many milliseconds what is sent may go unacknowledged.
func goneAfter(t *testing.T, c *net.TCPConn) (ms int, known bool) {
	t.Helper()
	raw, err := c.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	_ = raw.Control(func(fd uintptr) { ms, err = unix.GetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT) })
	if err != nil {
		t.Fatal(err)
	}
	return ms, true
}
