package load

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

// session is what is said on one connection. Of all sessions of a crowd one is
// called at a time, with the crowd's lock held.
type session interface {
	// begin gives what is sent once there is a connection.
	begin(now time.Time) []byte
	// took is told of bytes that came, which are the caller's again afterwards. It
	// gives what is sent next, and whether the connection stays open.
	took(p []byte, now time.Time) (send []byte, open bool)
	// settled says that the connection has come about as far as it will, so that
	// another can be opened.
	settled() bool
	// ended is told that the connection is closed: with nil where the other side or
	// took closed it. It gives whether it is opened again.
	ended(err error, now time.Time) (again bool)
}

// How connections are opened.
const (
	// Opening is how many are on their way at once, if nothing else is said: more
	// would overflow the server's queue, and measure how the system tries again.
	Opening = 100
	// PerSecond is how many are opened in a second, if nothing else is said.
	PerSecond = 2000
)

// crowd is connections to one target, each with its session.
type crowd interface {
	// run opens a connection for each session, paced, and keeps them until ctx ends.
	run(ctx context.Context) error
	sync.Locker // held while a session is called
}

// cheap gives a crowd of plain connections that costs less than goroutines, or nil
// where there is none. Only tests change it, before there is a crowd.
var cheap = gatherCheap

// gather gives the crowd that is cheapest for the target.
func gather(t *Target, sessions []session, perSecond, atOnce int) crowd {
	p := pace{sessions: sessions, perSecond: cmp.Or(perSecond, PerSecond), atOnce: cmp.Or(atOnce, Opening)}
	if t.URL.Scheme == "http" {
		if c := cheap(t, p); c != nil {
			return c
		}
	}
	return &routines{target: t, pace: p}
}

// pace is the sessions that wait for their connections.
type pace struct {
	sessions  []session
	perSecond int
	atOnce    int
	begun     time.Time
	opened    int
}

// next gives the session whose turn it is to open, if it is one's.
func (p *pace) next(now time.Time, opening int) session {
	if p.begun.IsZero() {
		p.begun = now
	}
	due := 1 + int(now.Sub(p.begun).Seconds()*float64(p.perSecond))
	if opening >= p.atOnce || p.opened >= len(p.sessions) || p.opened >= due {
		return nil
	}
	p.opened++
	return p.sessions[p.opened-1]
}

// routines is a crowd with a goroutine a connection.
type routines struct {
	sync.Mutex
	target *Target
	pace   pace
}

func (c *routines) run(ctx context.Context) error {
	var all sync.WaitGroup
	defer all.Wait()
	places := make(chan struct{}, c.pace.atOnce)
	for {
		s := c.pace.next(time.Now(), 0)
		if s == nil {
			if c.pace.opened >= len(c.pace.sessions) {
				<-ctx.Done()
				return nil
			}
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(time.Millisecond):
			}
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case places <- struct{}{}:
		}
		all.Go(func() {
			free := sync.OnceFunc(func() { <-places })
			defer free()
			for c.talk(ctx, s, free) {
			}
		})
	}
}

// talk opens a connection and holds it until it ends; free is called as soon as it
// is settled.
func (c *routines) talk(ctx context.Context, s session, free func()) (again bool) {
	end := func(err error) bool {
		if ctx.Err() != nil {
			return false
		}
		c.Lock()
		defer c.Unlock()
		return s.ended(err, time.Now())
	}
	conn, err := c.dial(ctx)
	if err != nil {
		return end(err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	c.Lock()
	send, open := s.begin(time.Now()), true
	c.Unlock()
	buf := make([]byte, 16<<10)
	for open {
		if len(send) > 0 {
			if _, err := conn.Write(send); err != nil {
				return end(err)
			}
		}
		n, err := conn.Read(buf)
		if n > 0 {
			c.Lock()
			send, open = s.took(buf[:n], time.Now())
			if s.settled() {
				free()
			}
			c.Unlock()
		}
		if err != nil {
			return end(closed(err))
		}
	}
	return end(nil)
}

func (c *routines) dial(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", c.target.at.String())
	if err != nil || c.target.URL.Scheme == "http" {
		return conn, err
	}
	secure := tls.Client(conn, &tls.Config{ServerName: c.target.URL.Hostname()})
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return secure, nil
}

// closed gives nil for what only says that the other side closed the connection.
func closed(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
