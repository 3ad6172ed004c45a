package live

import (
	"context"
	"errors"
	"net"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Numbers of the fan-out.
const (
	fanSlice  = 32       // writes before others have their turn
	fanEvents = 256      // of the kernel's, taken at once
	fanAgain  = 16       // replays made at a time
	fanUnsent = 64 << 10 // bytes that lie in a socket unsent, about
	fanUnread = 4 << 10  // and unread
)

// Times that only tests change, before there are readers.
var (
	fanStall int64 = 10               // seconds that a reader's socket may be full
	fanAck         = 30 * time.Second // how long what was sent may go unacknowledged: one that vanished is noticed by it
)

// fan writes the frames of pages to readers whose connections were taken over
// from net/http. A reader there is a file descriptor and a place in the frames:
// it holds no goroutine, no buffer and no copy of anything. A few loops share the
// readers; each has one goroutine that writes and one that hears from the kernel,
// and none while it has no readers. It is safe for any number of goroutines.
type fan struct {
	loops []*loop
	hub   *Hub
	next  atomic.Uint32 // whose the next reader is
	again chan struct{} // places for replays
}

// processors is how many there are, before the program has Go use more threads.
var processors = runtime.GOMAXPROCS(0)

func newFan(h *Hub) *fan {
	f := &fan{hub: h, again: make(chan struct{}, fanAgain)}
	// One processor is left to who asks: Go looks for what has come in only where
	// nothing else is to be done, and a loop that writes always has something.
	for range min(max(processors-1, 1), 8) {
		f.loops = append(f.loops, &loop{fan: f, dirty: map[*Page]bool{}})
	}
	return f
}

// loop is a part of the readers.
type loop struct {
	fan  *fan
	kick chan struct{} // there is something in dirty; made once, see adopt

	dirtyMu sync.Mutex // guards what follows
	dirty   map[*Page]bool
	order   []*Page // those in dirty, as they came

	mu    sync.Mutex // guards what follows, and what readers hold
	poll  *os.File   // the kernel's list of their sockets; nil while there are none
	fd    int        // of poll
	last  int32      // id of the newest viewer
	stop  chan struct{}
	pages map[*Page]*audience
	socks map[int32]*viewer
	full  map[*viewer]bool // those that wait for their sockets, or for a replay
}

// audience is those of a loop that read one page.
type audience struct {
	page    *Page
	viewers []*viewer
}

// viewer is one reader.
type viewer struct {
	of    *audience
	fd    int32
	id    int32 // tells it from another that had the same fd before
	at    int32 // in of.viewers
	off   int32 // bytes of frame that were written
	gzip  bool
	slow  bool   // its socket was full once: the kernel tells when it has room
	away  bool   // a replay is made for it, or it is closed
	bye   bool   // it is closed once frame is written
	gone  func() // told when it is closed
	frame *Frame // that is being written; nil where the reader has everything up to seq
	seq   int64  // of the last event of what was written, or is being
	since int64  // Unix second in which its socket was found full
	beat  int64  // Unix second in which it is told that nothing was missed
	until int64  // Unix second in which it is sent away, to come back
}

// errNoSocket: the connection is not one that can be taken over.
var errNoSocket = errors.New("no plain socket")

// Adopt takes the reader over from its goroutine: from here on c is not the
// caller's, conn is closed, and gone is called when the reader has left, which may
// be before Adopt returns. What was sent so far is c's place, once first has been
// sent, if it is not nil. Where Adopt gives an error, nothing
// was taken, nor sent.
func (h *Hub) Adopt(c *Cursor, conn net.Conn, first *Frame, gzip bool, gone func()) error {
	fd, taken, left, err := socketOf(conn)
	if err != nil {
		return err
	}
	// Where the system has no such thing, a reader who vanished is noticed later.
	_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(fanAck.Milliseconds()))
	// What the system keeps for one who reads nothing, or says what nobody asked for,
	// is little: it would do for every one of them.
	_ = unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.TCP_NOTSENT_LOWAT, fanUnsent)
	_ = unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUF, fanUnread)
	l := h.fan.loops[int(h.fan.next.Add(1))%len(h.fan.loops)]
	v := &viewer{fd: int32(fd), gzip: gzip, gone: gone, seq: c.at.Seq}
	if err := l.adopt(v, c, first); err != nil {
		left()
		return err
	}
	taken()
	return nil
}

// descriptor is a connection that is a descriptor and nothing else yet, if that is not
// -1; Release says that it is another's from then on.
type descriptor interface {
	Descriptor() int
	Release()
}

// socketOf gives a descriptor of the connection of which Go's own poller knows nothing. One
// of the others is called then: taken ends the connection but for the descriptor, and
// left the descriptor but for the connection.
func socketOf(conn net.Conn) (fd int, taken, left func(), err error) {
	if d, ok := conn.(descriptor); ok && d.Descriptor() >= 0 {
		return d.Descriptor(), d.Release, func() {}, nil
	}
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return -1, nil, nil, errNoSocket
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return -1, nil, nil, err
	}
	// Another name for the same socket.
	e := raw.Control(func(was uintptr) { fd, err = unix.FcntlInt(was, unix.F_DUPFD_CLOEXEC, 0) })
	if err = errors.Join(e, err); err != nil {
		return -1, nil, nil, err
	}
	return fd, func() { _ = conn.Close() }, func() { _ = unix.Close(fd) }, nil
}

// adopt makes the reader one of the loop's, and brings it to the head.
func (l *loop) adopt(v *viewer, c *Cursor, first *Frame) error {
	p := c.page
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.turn != nil && c.hub.turned() { // from here on the loop is told of it
		c.timed()
	}
	v.beat, v.until = c.beat.Unix(), c.until.Unix()
	if l.poll == nil {
		if err := l.begin(); err != nil {
			return err
		}
	}
	l.last++
	v.id = l.last
	if err := l.watch(v, unix.EPOLL_CTL_ADD, 0); err != nil {
		return err
	}
	a := l.pages[p]
	if a == nil {
		a = &audience{page: p}
		l.pages[p] = a
		p.listen(l)
	}
	v.of, v.at = a, int32(len(a.viewers))
	a.viewers = append(a.viewers, v)
	l.socks[v.fd] = v
	// From here on it is told of what comes; what came since its goroutine last
	// looked is found now.
	v.frame = first
	if first == nil || l.push(v) {
		l.next(v)
	}
	l.farewell(v, p.state())
	select {
	case <-l.fan.hub.draining:
		l.dismiss(v, Away(ErrDraining))
	default:
	}
	return nil
}

// watch has the kernel tell when the reader leaves, and of what else is named, each
// time that it comes about.
func (l *loop) watch(v *viewer, how int, also uint32) error {
	e := unix.EpollEvent{Events: unix.EPOLLRDHUP | unix.EPOLLET&0xffffffff | also, Fd: v.fd, Pad: v.id}
	return unix.EpollCtl(l.fd, how, int(v.fd), &e)
}

// begin starts the loop. The caller holds mu.
func (l *loop) begin() error {
	fd, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		return err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		_ = unix.Close(fd)
		return err
	}
	l.fd, l.poll, l.stop = fd, os.NewFile(uintptr(fd), "epoll"), make(chan struct{})
	l.pages, l.socks, l.full = map[*Page]*audience{}, map[int32]*viewer{}, map[*viewer]bool{}
	l.dirtyMu.Lock()
	l.kick = make(chan struct{}, 1)
	l.dirtyMu.Unlock()
	go l.write(l.kick, l.stop)
	go l.hear(l.poll)
	return nil
}

// end stops the loop, which has no readers any more. The caller holds mu.
func (l *loop) end() {
	close(l.stop)
	_ = l.poll.Close()
	l.poll = nil
}

// tell says that there is something new on the page. It never waits: the caller
// holds the page's lock.
func (l *loop) tell(p *Page) {
	l.dirtyMu.Lock()
	if !l.dirty[p] {
		l.dirty[p] = true
		l.order = append(l.order, p)
	}
	kick := l.kick
	l.dirtyMu.Unlock()
	select {
	case kick <- struct{}{}:
	default:
	}
}

// write sends what is new, and each second what is due.
func (l *loop) write(kick <-chan struct{}, stop <-chan struct{}) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	drain, turn := l.fan.hub.draining, l.fan.hub.turning
	for {
		select {
		case <-stop:
			return
		case <-kick:
			l.dirtyMu.Lock()
			dirty := l.order
			l.order = nil
			clear(l.dirty)
			l.dirtyMu.Unlock()
			for _, p := range dirty {
				l.walk(p, stop, l.feed)
			}
		case now := <-tick.C:
			l.due(now.Unix(), stop)
		case <-turn:
			turn = nil
			l.each(stop, func(v *viewer) {
				v.until = min(v.until, time.Now().Add(l.fan.hub.lasts()).Unix())
			})
		case <-drain:
			drain = nil
			l.each(stop, func(v *viewer) { l.dismiss(v, Away(ErrDraining)) })
		}
	}
}

// due does what time asks for.
func (l *loop) due(now int64, stop <-chan struct{}) {
	l.mu.Lock()
	for v := range l.full {
		if !v.away && now-v.since >= fanStall {
			l.close(v) // it comes back through replay
		}
	}
	l.mu.Unlock()
	l.each(stop, func(v *viewer) {
		switch {
		case v.frame != nil || v.away:
		case now >= v.until:
			l.dismiss(v, Away(ErrTurn))
		case now >= v.beat:
			v.beat = now + int64(HeartBeat/time.Second)
			v.frame, v.off = v.of.page.told(v.seq), 0
			l.push(v)
		}
	})
}

// each does something with every reader, and walk with those of a page, a slice
// at a time.
func (l *loop) each(stop <-chan struct{}, do func(*viewer)) {
	l.mu.Lock()
	pages := make([]*Page, 0, len(l.pages))
	for p := range l.pages {
		pages = append(pages, p)
	}
	l.mu.Unlock()
	for _, p := range pages {
		l.walk(p, stop, do)
	}
}

func (l *loop) walk(p *Page, stop <-chan struct{}, do func(*viewer)) {
	l.fan.hub.writing.Add(1)
	defer l.fan.hub.writing.Add(-1)
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.pages[p]
	if a == nil {
		return
	}
	state := p.state()
	n := 0
	// From the end: who leaves gives way to the last, who has had their turn; who
	// comes meanwhile has everything already.
	for i := len(a.viewers) - 1; i >= 0; i-- {
		if i >= len(a.viewers) {
			i = len(a.viewers)
			continue
		}
		v := a.viewers[i]
		do(v)
		l.farewell(v, state)
		if n++; n%fanSlice == 0 {
			l.mu.Unlock()
			runtime.Gosched() // to what else Go has to do on this thread
			yield()           // and the system on this processor: who asks for the page has waited for it
			l.mu.Lock()
			select {
			case <-stop:
				return
			default:
			}
		}
	}
}

// yield has the system run another thread that waits for this one's processor, where
// there is one; this one would have it for milliseconds. Go is not told: it is back
// before Go would do anything about it.
func yield() { _, _, _ = unix.RawSyscall(unix.SYS_SCHED_YIELD, 0, 0, 0) }

// feed writes to the reader what it does not have yet.
func (l *loop) feed(v *viewer) {
	if v.frame == nil && !v.away {
		l.next(v)
	}
}

// next begins what comes after the reader's place, until it has everything or its
// socket is full. The caller holds mu.
func (l *loop) next(v *viewer) {
	for !v.away {
		f, again := v.of.page.run(v.seq)
		if again {
			l.replay(v)
			return
		}
		if f == nil {
			return
		}
		v.frame, v.off, v.seq = f, 0, f.Last
		if !l.push(v) {
			return
		}
	}
}

// push writes what is left of the reader's frame; false: not all of it, or it was
// the last. The caller holds mu.
func (l *loop) push(v *viewer) bool {
	bytes := v.frame.In(v.gzip)
	for int(v.off) < len(bytes) {
		n, err := unix.Write(int(v.fd), bytes[v.off:])
		switch err {
		case nil:
			v.off += int32(n)
		case unix.EINTR:
		case unix.EAGAIN:
			if !l.full[v] {
				l.full[v], v.since = true, time.Now().Unix()
			}
			// Few readers ever are that slow: only these are listened to for room. If
			// there is some by now, that is told, too.
			if !v.slow {
				if v.slow = l.watch(v, unix.EPOLL_CTL_MOD, unix.EPOLLOUT) == nil; !v.slow {
					l.close(v)
				}
			}
			return false
		default:
			l.close(v)
			return false
		}
	}
	v.frame = nil
	delete(l.full, v)
	if v.bye {
		l.close(v)
		return false
	}
	return true
}

// replay has what the reader missed made again, by a goroutine of its own: it may
// have to ask the source. The caller holds mu.
func (l *loop) replay(v *viewer) {
	p, seq := v.of.page, v.seq
	v.away = true
	l.full[v] = true
	go func() {
		l.fan.again <- struct{}{}
		ctx, cancel := context.WithTimeout(context.Background(), coldTimeout)
		f, _, reset, err := p.after(ctx, seq)
		cancel()
		<-l.fan.again
		l.mu.Lock()
		defer l.mu.Unlock()
		if v.fd < 0 { // it left meanwhile
			return
		}
		v.away = false
		delete(l.full, v)
		if err != nil {
			l.close(v)
			return
		}
		if reset {
			f = signal("reset", ID{p.Epoch, p.Head()})
			v.seq = p.Head()
		}
		if f != nil {
			v.frame, v.off = f, 0
			if !reset {
				v.seq = f.Last
			}
			if !l.push(v) {
				return
			}
		}
		l.next(v)
		l.farewell(v, p.state())
	}()
}

// farewell closes a reader who has all there will be, or sends one away whose
// page is no longer kept here. The caller holds mu.
func (l *loop) farewell(v *viewer, s state) {
	switch {
	case v.frame != nil || v.away:
	case s.retired:
		l.dismiss(v, Away(ErrRetired))
	case s.ended && v.seq >= s.head:
		l.close(v)
	}
}

// dismiss sends the reader away, to come back when it is told to. One that is in
// the middle of an event is cut off. The caller holds mu.
func (l *loop) dismiss(v *viewer, retry *Frame) {
	if v.fd < 0 {
		return
	}
	if v.frame != nil || v.away {
		l.close(v)
		return
	}
	v.frame, v.off, v.bye = retry, 0, true
	l.push(v)
}

// close lets go of the reader. The caller holds mu.
func (l *loop) close(v *viewer) {
	if v.fd < 0 {
		return
	}
	delete(l.socks, v.fd)
	delete(l.full, v)
	_ = unix.Shutdown(int(v.fd), unix.SHUT_WR) // what was sent arrives, whatever lies unread on our side
	_ = unix.Close(int(v.fd))
	v.fd, v.away, v.frame = -1, true, nil
	a := v.of
	last := a.viewers[len(a.viewers)-1]
	a.viewers[v.at], last.at = last, v.at
	a.viewers[len(a.viewers)-1] = nil
	a.viewers = a.viewers[:len(a.viewers)-1]
	if n := len(a.viewers); n < cap(a.viewers)/4 {
		a.viewers = append(make([]*viewer, 0, 2*n), a.viewers...)
	}
	if len(a.viewers) == 0 {
		delete(l.pages, a.page)
		a.page.deaf(l)
	}
	a.page.leave()
	v.gone()
	if len(l.socks) == 0 {
		l.end()
	}
}

// hear takes from the kernel who left and whose socket has room again.
func (l *loop) hear(poll *os.File) {
	raw, err := poll.SyscallConn()
	if err != nil {
		return // closed already
	}
	fd := -1
	if raw.Control(func(is uintptr) { fd = int(is) }) != nil {
		return
	}
	var events [fanEvents]unix.EpollEvent
	for {
		n := 0
		err := raw.Read(func(uintptr) bool {
			for {
				n, err = unix.EpollWait(fd, events[:], 0)
				if err != unix.EINTR {
					return n != 0 || err != nil
				}
			}
		})
		if err != nil { // the loop has ended
			return
		}
		l.mu.Lock()
		for _, e := range events[:max(n, 0)] {
			v := l.socks[e.Fd]
			if l.poll != poll {
				break
			}
			switch {
			case v == nil || v.id != e.Pad:
			case e.Events&(unix.EPOLLRDHUP|unix.EPOLLHUP|unix.EPOLLERR) != 0:
				l.close(v)
			case v.frame != nil && !v.away && l.push(v):
				l.next(v)
				l.farewell(v, v.of.page.state())
			}
		}
		l.mu.Unlock()
	}
}
