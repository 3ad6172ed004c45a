package load

import (
	"context"
	"maps"
	"time"
)

// StreamOptions says how streams are read.
type StreamOptions struct {
	Readers   int
	PerSecond int  // how many are opened in a second; 0: [PerSecond]
	AtOnce    int  // how many are on their way at once; 0: [Opening]
	Gzip      bool // they accept gzip
	Timed     bool // [Streams.Published] will be told of each update

	// At gives each reader, from 0, an address of its own below the target's host; nil: all
	// have the target's.
	At func(reader int) *Target

	// AnyIDs is for servers whose ids are not EPOCH:SEQ: events are numbered as a
	// reader gets them, so that none can be seen to be missing.
	AnyIDs bool
}

// Streams is readers who each hold a stream open. It is safe for any number of
// goroutines.
type Streams struct {
	opt   StreamOptions
	crowd crowd

	// Guarded by crowd's lock.
	all     []*reader
	sum     StreamReport
	blocks  blocks
	newest  int64
	updates map[int64]*update
	delays  histogram
	begun   time.Time
	opened  time.Time // when the last was settled
	waiting int       // that are not settled yet
}

// update is how one event went out.
type update struct {
	published   time.Time // zero: not known (yet)
	first, last time.Time
	readers     int
	since       []time.Duration // of each, after the first, while published may yet be known
}

// reader is one stream.
type reader struct {
	of     *Streams
	ask    []byte
	answer answer
	unzip  unzip
	lines  lines
	seq    int64 // of the newest event that it has; -1: not known
	state  readerState
}

type readerState int8

const (
	opening readerState = iota
	open
	over
)

// StreamReport is what came of it. Times are in milliseconds.
type StreamReport struct {
	Readers    int            `json:"readers"`     // that were to be opened
	Connected  int            `json:"connected"`   // that were answered with a stream, and an event or its beginning
	TurnedAway int            `json:"turned_away"` // were answered with a stream that was closed at once: the server is full
	Refused    map[string]int `json:"refused"`     // got another answer, by status
	Failed     map[string]int `json:"failed"`      // got none, by error
	Ended      int            `json:"ended"`       // had a stream that ended before its time
	OpenMS     float64        `json:"open_ms"`     // until the last was answered

	Updates    int   `json:"updates"` // different events that came
	Deliveries int64 `json:"deliveries"`
	Missed     int64 `json:"missed"` // that a reader never got, up to the newest
	Duplicated int64 `json:"duplicated"`
	Resets     int64 `json:"resets"`
	Bytes      int64 `json:"bytes"` // as they came over the wire, heads of answers included
	Gzip       bool  `json:"gzip"`

	// From the moment that Since names: to the first reader who had an update, to the
	// half and 99 of a hundred of all deliveries, and to the last reader. First and Last are
	// medians over the updates.
	Since string  `json:"since"` // "post", when it was sent; or "first": the first reader
	First float64 `json:"first_ms"`
	P50   float64 `json:"p50_ms"`
	P99   float64 `json:"p99_ms"`
	Last  float64 `json:"last_ms"`
}

// NewStreams makes readers for the target, which have yet to be opened.
func NewStreams(t *Target, o StreamOptions) *Streams {
	s := &Streams{opt: o, blocks: blocks{}, updates: map[int64]*update{}, waiting: o.Readers, newest: -1}
	s.sum = StreamReport{Readers: o.Readers, Gzip: o.Gzip, Refused: map[string]int{}, Failed: map[string]int{}}
	headers := []string{"Accept: text/event-stream"}
	if o.Gzip {
		headers = append(headers, "Accept-Encoding: gzip")
	}
	ask := t.request(headers...)
	sessions := make([]session, o.Readers)
	for i := range sessions {
		r := &reader{of: s, ask: ask, seq: -1}
		if o.At != nil {
			r.ask = o.At(i).request(headers...)
		}
		if o.AnyIDs {
			r.seq = 0
		}
		s.all, sessions[i] = append(s.all, r), r
	}
	s.crowd = gather(t, sessions, o.PerSecond, o.AtOnce)
	return s
}

// Run opens the readers and keeps them until ctx ends.
func (s *Streams) Run(ctx context.Context) error {
	s.crowd.Lock()
	s.begun = time.Now()
	s.crowd.Unlock()
	return s.crowd.run(ctx)
}

// Waiting is how many readers have no answer yet.
func (s *Streams) Waiting() int {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	return s.waiting
}

// Behind is how many open readers lack the event of the seq, or have nothing yet.
func (s *Streams) Behind(seq int64) (n int) {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	for _, r := range s.all {
		if r.state == open && r.seq < seq {
			n++
		}
	}
	return n
}

// Had is how many readers got the event of the seq.
func (s *Streams) Had(seq int64) int {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	if u := s.updates[seq]; u != nil {
		return u.readers
	}
	return 0
}

// First is when the first reader got the event of the seq.
func (s *Streams) First(seq int64) time.Time {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	if u := s.updates[seq]; u != nil {
		return u.first
	}
	return time.Time{}
}

// Newest is the newest seq that a reader has or that was published, -1 where there is none.
func (s *Streams) Newest() int64 {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	return s.newest
}

// Published says when the update whose events are first to last was sent to the
// server.
func (s *Streams) Published(first, last int64, at time.Time) {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	for seq := first; seq <= last; seq++ {
		u := s.update(seq)
		u.published = at
		s.count(u)
	}
	s.newest = max(s.newest, last) // whoever does not get it has missed it
}

// update finds or makes what is known of an event. The caller holds the lock.
func (s *Streams) update(seq int64) *update {
	u := s.updates[seq]
	if u == nil {
		u = &update{}
		s.updates[seq] = u
	}
	return u
}

// count adds what is known of an update by now to the times.
func (s *Streams) count(u *update) {
	from := u.published
	if from.IsZero() {
		if s.opt.Timed {
			return
		}
		from = u.first
	}
	for _, d := range u.since {
		s.delays.add(u.first.Add(d).Sub(from))
	}
	u.since = nil
}

func (r *reader) begin(time.Time) []byte { return r.ask }

func (r *reader) settled() bool { return r.state != opening }

func (r *reader) took(p []byte, now time.Time) (send []byte, keep bool) {
	s := r.of
	s.sum.Bytes += int64(len(p))
	_, err := r.answer.take(p, func(body []byte) {
		if r.state == over || r.answer.status != 200 {
			return
		}
		text := func(text []byte) error { return r.lines.take(text, func(e event) { r.got(e, now) }) }
		var err error
		if r.answer.gzip {
			err = r.unzip.take(body, s.blocks, text)
		} else {
			err = text(body)
		}
		if err != nil {
			r.end(err.Error(), now)
		}
	})
	switch {
	case r.state == over:
		return nil, false
	case err != nil:
		r.end(err.Error(), now)
		return nil, false
	case r.answer.status == 0:
		return nil, true
	case r.answer.status != 200:
		refused(s.sum.Refused, &r.answer)
		r.settle(over, now)
		return nil, false
	case r.answer.done:
		r.end("", now)
		return nil, false
	case s.opt.AnyIDs:
		r.settle(open, now)
	}
	return nil, true
}

// got counts an event.
func (r *reader) got(e event, now time.Time) {
	s := r.of
	if s.opt.AnyIDs {
		if e.kind == "head" {
			return
		}
		e.seq = r.seq + 1
	}
	r.settle(open, now)
	switch {
	case e.kind == "head":
		if r.seq < 0 {
			r.seq = e.seq
		} else if e.seq > r.seq { // it was told of what it never got
			s.sum.Missed += e.seq - r.seq
			r.seq = e.seq
		}
		s.newest = max(s.newest, r.seq)
		return
	case e.kind == "reset":
		s.sum.Resets++
		r.seq = e.seq
		return
	case e.seq < 0:
		return // of a server that is not ours
	case r.seq >= 0 && e.seq <= r.seq:
		s.sum.Duplicated++
		return
	case r.seq >= 0:
		s.sum.Missed += e.seq - r.seq - 1
	}
	r.seq = e.seq
	s.newest = max(s.newest, e.seq)
	s.sum.Deliveries++
	u := s.update(e.seq)
	if u.readers == 0 {
		u.first = now
	}
	u.last = now
	u.readers++
	u.since = append(u.since, now.Sub(u.first))
	if !s.opt.Timed || !u.published.IsZero() {
		s.count(u)
	}
}

// settle counts the reader as one that was answered, once.
func (r *reader) settle(to readerState, now time.Time) {
	if r.state == opening {
		r.of.waiting--
		r.of.opened = now
		if to == open {
			r.of.sum.Connected++
		}
	}
	r.state = to
}

// end counts the end of a reader, with what failed, or "".
func (r *reader) end(why string, now time.Time) {
	s := r.of
	switch {
	case r.state == over:
		return
	case why != "":
		s.sum.Failed[why]++
	case r.state == open:
		s.sum.Ended++
	case r.answer.status == 200:
		s.sum.TurnedAway++
	default:
		s.sum.Failed["closed without an answer"]++
	}
	r.settle(over, now)
}

func (r *reader) ended(err error, now time.Time) bool {
	why := ""
	if err != nil {
		why = err.Error()
	}
	r.end(why, now)
	return false
}

// Forget lets go of all updates and times so far: what is reported from here on is
// of those that come.
func (s *Streams) Forget() {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	s.delays = histogram{}
	clear(s.updates)
}

// Report says what came of it so far.
func (s *Streams) Report() StreamReport {
	s.crowd.Lock()
	defer s.crowd.Unlock()
	sum := s.sum
	sum.Refused, sum.Failed = maps.Clone(sum.Refused), maps.Clone(sum.Failed)
	sum.OpenMS = milliseconds(s.opened.Sub(s.begun))
	if s.opened.IsZero() {
		sum.OpenMS = 0
	}
	var first, last histogram
	sum.Since = "first"
	if s.opt.Timed {
		sum.Since = "post"
	}
	for _, u := range s.updates {
		if u.readers == 0 {
			continue
		}
		sum.Updates++
		from := u.published
		if !s.opt.Timed {
			from = u.first
		}
		if !from.IsZero() {
			first.add(u.first.Sub(from))
			last.add(u.last.Sub(from))
		}
	}
	for _, r := range s.all {
		if r.state == open && r.seq >= 0 && !s.opt.AnyIDs {
			sum.Missed += max(s.newest-r.seq, 0)
		}
	}
	sum.First, sum.Last = milliseconds(first.quantile(0.5)), milliseconds(last.quantile(0.5))
	sum.P50, sum.P99 = milliseconds(s.delays.quantile(0.5)), milliseconds(s.delays.quantile(0.99))
	return sum
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
