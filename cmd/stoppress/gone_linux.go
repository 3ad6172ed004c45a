package main

import (
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// goneTime is how long what was sent may go unacknowledged. A stream has something
// sent every 15 s, so that a reader who vanished is gone in less than a minute.
const goneTime = 30 * time.Second

// noticeGone sets that for all connections that are accepted at a socket: they
// have it from there.
func noticeGone(_, _ string, c syscall.RawConn) error {
	return c.Control(func(fd uintptr) {
		// Where the system has no such thing, one who vanished is noticed later.
		_ = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(goneTime.Milliseconds()))
	})
}
