//go:build unix

package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/accept"
)

// socketPath is where servers on a data folder meet. The kernel takes about a
// hundred bytes of a path; done is called when it was used.
func socketPath(dir string) (path string, done func(), err error) {
	path = filepath.Join(dir, handoverFile)
	if len(path) < 95 { // and ".new/s"
		return path, func() {}, nil
	}
	if runtime.GOOS != "linux" {
		return "", nil, fmt.Errorf("the path of the data folder is too long for a socket in it: %s", dir)
	}
	f, err := os.Open(dir)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("/proc/self/fd/%d/%s", f.Fd(), handoverFile), func() { _ = f.Close() }, nil
}

// absent says whether an error means that no server listens there.
func absent(err error) bool {
	return errors.Is(err, syscall.ENOENT) || errors.Is(err, syscall.ECONNREFUSED)
}

// hand hands the listeners over, and waits until the other serves.
func hand(c *net.UnixConn, listeners map[string]accept.Socket) error {
	var names []string
	var fds []int
	for name, l := range listeners {
		raw, err := l.SyscallConn()
		if err != nil {
			return err
		}
		fd := -1
		// Not by way of File: that would have both servers wait in accept.
		if e := raw.Control(func(is uintptr) { fd, err = unix.FcntlInt(is, unix.F_DUPFD_CLOEXEC, 0) }); e != nil || err != nil {
			return errors.Join(e, err)
		}
		defer unix.Close(fd)
		names, fds = append(names, name), append(fds, fd)
	}
	if err := c.SetDeadline(time.Now().Add(startTime)); err != nil {
		return err
	}
	if _, _, err := c.WriteMsgUnix([]byte(strings.Join(names, "\n")), syscall.UnixRights(fds...), nil); err != nil {
		return err
	}
	answer := make([]byte, len(handed))
	if _, err := io.ReadFull(c, answer); err != nil {
		return err
	}
	if string(answer) != handed {
		return fmt.Errorf("it said %q", answer)
	}
	return nil
}

// receive is the other side of hand.
func receive(c *net.UnixConn) (map[string]*net.TCPListener, error) {
	text, rights := make([]byte, 4096), make([]byte, syscall.CmsgSpace(16*4))
	n, k, _, _, err := c.ReadMsgUnix(text, rights)
	if n == 0 && (err == nil || errors.Is(err, io.EOF)) || errors.Is(err, syscall.ECONNRESET) {
		return nil, errTaken
	}
	if err != nil {
		return nil, err
	}
	messages, err := syscall.ParseSocketControlMessage(rights[:k])
	if err != nil {
		return nil, err
	}
	var fds []int
	for _, m := range messages {
		some, err := syscall.ParseUnixRights(&m)
		if err != nil {
			return nil, err
		}
		fds = append(fds, some...)
	}
	names := strings.Split(string(text[:n]), "\n")
	listeners := map[string]*net.TCPListener{}
	for i, fd := range fds {
		syscall.CloseOnExec(fd)
		f := os.NewFile(uintptr(fd), "listener")
		l, bad := net.FileListener(f) // another name for it
		_ = f.Close()
		if t, ok := l.(*net.TCPListener); ok && i < len(names) {
			listeners[names[i]] = t
		} else if bad == nil {
			_ = l.Close()
		}
		err = errors.Join(err, bad)
	}
	if err == nil && (len(listeners) != len(names) || len(fds) != len(names)) {
		err = errors.New("the server that runs did not hand over a socket for each address")
	}
	if err != nil {
		for _, l := range listeners {
			_ = l.Close()
		}
		return nil, err
	}
	return listeners, nil
}
