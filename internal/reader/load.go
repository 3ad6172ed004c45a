package reader

import (
	"net/http"
	"net/netip"
	"sync"
)

// Load is how hard pressed the server is, and who is told what readers are refused
// for it. It is asked by any number of goroutines.
type Load interface {
	Full() bool                         // there is no memory for another stream
	Slow() int                          // how many times longer than usual those who poll are to wait; 1: no longer
	Polled()                            // a reader was told to wait, and to ask again
	Refused(why Refusal)                // a reader was asked to poll who wanted a stream
	Stream(*http.Request) (done func()) // the request's connection is a stream's, until done
}

// Refusal is why a reader is asked to poll.
type Refusal int

const (
	NoStream Refusal = iota // as many are open as may be
	NoMemory
	NoShare // the reader's address has its share
)

// noLoad is what a server that is not told knows of it.
type noLoad struct{}

func (noLoad) Full() bool                  { return false }
func (noLoad) Slow() int                   { return 1 }
func (noLoad) Polled()                     {}
func (noLoad) Refused(Refusal)             {}
func (noLoad) Stream(*http.Request) func() { return func() {} }

// addressShare is the part of the streams, and of the places for copies, that one
// address may hold once half of them are taken: many people come by one address,
// from offices and by carriers, and where there is room for all nobody is refused.
const addressShare = 4

// beyond says whether an address that holds so many has more than its share, where
// all hold n of most.
func beyond(holds, n, most int64) bool { return holds > max(most/addressShare, 1) && n > most/2 }

// holders counts what each address holds. It is safe for any number of
// goroutines.
type holders struct {
	mu sync.Mutex // guards n
	n  map[netip.Prefix]int64
}

// network is what one who is given IPv6 addresses has many of.
func network(a netip.Addr) netip.Prefix {
	bits := a.BitLen()
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits) // so many there are
	return p
}

// add counts one more of the address, and gives how many it holds.
func (s *holders) add(a netip.Prefix) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n[a]++
	return s.n[a]
}

func (s *holders) drop(a netip.Prefix) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.n[a]--; s.n[a] == 0 {
		delete(s.n, a)
	}
}

// admit takes a stream in, until left is called; false: there is no room for it,
// and nothing was taken.
func (s *Server) admit(r *http.Request) (left func(), ok bool) {
	n := s.streams.Add(1)
	refuse := func(why Refusal) (func(), bool) {
		s.streams.Add(-1)
		s.opt.Load.Refused(why)
		return func() {}, false
	}
	switch {
	case n > s.opt.MaxStreams:
		return refuse(NoStream)
	case s.opt.Load.Full():
		return refuse(NoMemory)
	case s.opt.Client == nil:
		return func() { s.streams.Add(-1) }, true
	}
	client := s.opt.Client(r)
	if !client.IsValid() {
		return func() { s.streams.Add(-1) }, true
	}
	of := network(client)
	if beyond(s.holders.add(of), n, s.opt.MaxStreams) {
		s.holders.drop(of)
		return refuse(NoShare)
	}
	return func() {
		s.holders.drop(of)
		s.streams.Add(-1)
	}, true
}
