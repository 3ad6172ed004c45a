package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"stoppress/internal/accept"
)

// A server leaves its place to another by handing over the very sockets that it
// listens at: whoever connects meanwhile waits in the same queue of the kernel,
// and one of the two takes them from it. Nothing is refused or reset, as it would
// be where each had a queue of its own (SO_REUSEPORT). They meet at a socket in the
// data folder, which nobody else can open.
//
// The one that leaves sends one message: the addresses as it was told them, by
// lines, with their sockets. When the other serves it answers with handed; until
// then it may go away again, and nothing has changed.
const (
	handoverFile = "handover.sock"
	handed       = "serving\n"
	handoverTime = 10 * time.Second // for the first message
	startTime    = 5 * time.Minute  // for the other to start, which may upgrade the data
)

// errTaken: the server that runs is being taken over by another already, or ends.
var errTaken = errors.New("another server is taking over at this moment, or the one that runs is ending; try again")

// offer is a server's readiness to be taken over from.
type offer struct {
	path  string
	is    os.FileInfo // the socket at the path
	l     *net.UnixListener
	taken chan struct{} // closed when another serves in its place
	once  sync.Once
}

// offerHandover lets another server take over the listeners, by the addresses that
// they were asked for. Where it can't, it says so in the log, and a nil offer is
// never taken.
func offerHandover(dir string, listeners map[string]accept.Socket, log *slog.Logger) *offer {
	path, done, err := socketPath(dir)
	if err == nil {
		defer done()
		var l *net.UnixListener
		var is os.FileInfo
		if l, is, err = bind(path); err == nil {
			o := &offer{path: filepath.Join(dir, handoverFile), is: is, l: l, taken: make(chan struct{})}
			go o.run(listeners, log)
			return o
		}
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		log.Warn("no other server can take over from this one without a gap", "error", err)
	}
	return nil
}

// bind listens at a path in place of whoever did.
func bind(path string) (*net.UnixListener, os.FileInfo, error) {
	// Made beside it and moved there, so that the path leads to one or the other; in a
	// folder of its own, so that nobody else can come to it before its mode is set.
	own := path + ".new"
	_ = os.RemoveAll(own)
	if err := os.Mkdir(own, 0o700); err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(own)
	own = filepath.Join(own, "s")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: own, Net: "unix"})
	if err != nil {
		return nil, nil, err
	}
	l.SetUnlinkOnClose(false)
	err = os.Chmod(own, 0o600)
	var is os.FileInfo
	if err == nil {
		is, err = os.Lstat(own)
	}
	if err == nil {
		err = os.Rename(own, path)
	}
	if err != nil {
		_ = l.Close()
		return nil, nil, err
	}
	return l, is, nil
}

// run hands the listeners over to one who asks at a time; others are sent away.
func (o *offer) run(listeners map[string]accept.Socket, log *slog.Logger) {
	one := make(chan struct{}, 1)
	for {
		c, err := o.l.AcceptUnix()
		if err != nil {
			return
		}
		select {
		case one <- struct{}{}:
		default:
			_ = c.Close()
			continue
		}
		go func() {
			err := hand(c, listeners)
			_ = c.Close()
			if err == nil {
				close(o.taken)
				return // nobody else is handed anything
			}
			log.Warn("another server began to take over and went away; this one goes on", "error", err)
			<-one
		}()
	}
}

// Taken is closed when another server serves in this one's place.
func (o *offer) Taken() <-chan struct{} {
	if o == nil {
		return nil
	}
	return o.taken
}

// Close ends the offer.
func (o *offer) Close() {
	if o == nil {
		return
	}
	o.once.Do(func() {
		if at, err := os.Lstat(o.path); err == nil && os.SameFile(at, o.is) { // else the path leads to another by now
			_ = os.Remove(o.path)
		}
		_ = o.l.Close()
	})
}

// A claim is what a server was handed over, before the other is told that it
// serves.
type claim struct {
	conn      *net.UnixConn
	listeners map[string]*net.TCPListener
}

// claimHandover asks the server that runs on the data folder for its sockets. The
// claim is nil where none runs.
func claimHandover(dir string) (*claim, error) {
	path, done, err := socketPath(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer done()
	c, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		if absent(err) {
			return nil, nil
		}
		return nil, err
	}
	_ = c.SetDeadline(time.Now().Add(handoverTime))
	listeners, err := receive(c)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return &claim{c, listeners}, nil
}

// take gives the listener of an address, once; nil where there is none.
func (c *claim) take(addr string) *net.TCPListener {
	if c == nil {
		return nil
	}
	l := c.listeners[addr]
	delete(c.listeners, addr)
	return l
}

// serving tells the other that it may leave.
func (c *claim) serving() error {
	if c == nil {
		return nil
	}
	_ = c.conn.SetDeadline(time.Now().Add(handoverTime))
	_, err := c.conn.Write([]byte(handed))
	return err
}

// Close lets go of what was not taken; before serving, of the claim itself.
func (c *claim) Close() {
	if c == nil {
		return
	}
	for _, l := range c.listeners {
		_ = l.Close()
	}
	_ = c.conn.Close()
}

// listen listens at an address, or has it from the claim. A peer that vanished is
// noticed on what is accepted there, whoever serves it.
func listen(ctx context.Context, addr string, from *claim) (*net.TCPListener, error) {
	if l := from.take(addr); l != nil {
		return l, nil
	}
	c := net.ListenConfig{Control: noticeGone}
	c.SetMultipathTCP(false) // of which connections do not have what is set here
	l, err := c.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, listenError(addr, err)
	}
	return l.(*net.TCPListener), nil
}

func listenError(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use; choose another with --listen, or a free one with --listen 127.0.0.1:0; a server that runs on this data gives its place to --takeover", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s is not for everyone to listen at; choose a port above 1023 with --listen", addr)
	}
	return fmt.Errorf("--listen %s: %w", addr, err)
}
