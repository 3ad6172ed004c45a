// Package admission keeps a server on its feet on the worst day: it says how many
// connections and how much memory the process may take, makes room for who comes
// among those who wait for nothing, and tells by how much readers who poll are to
// slow down.
//
// It promises: readers are never refused for good, only asked to come in a
// cheaper way; editors are not counted among them; and what is left for the
// database, the log and the desk is never given to readers. What was refused is
// said in the log, once in a while and in plain words.
package admission

import (
	"context"
	"log/slog"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// Costs and shares by which a plan is made.
const (
	costTaken = 16 << 10 // bytes of a stream whose connection was taken over, mostly the kernel's
	costKept  = 64 << 10 // of one that net/http serves, by TLS
	costConn  = 32 << 10 // of another connection

	reserveLeast = 64 // descriptors for all that is no reader's
	reserveMost  = 1000
	connsLeast   = 64
)

// Room is what the system lets the process have.
type Room struct {
	Files  int64 // descriptors
	Memory int64 // bytes; 0: not known
}

// Plan is how much of it readers may take.
type Plan struct {
	Streams int64 // open at once
	Conns   int64 // connections besides those
	Reserve int64 // descriptors that are left to the database, the desk and the rest
	Memory  int64 // bytes that the process should stay below; 0: not known
}

// Plan shares the room out. want is how many streams the operator wants, 0: as
// many as there is room for; kept says that they stay with net/http. Where want is
// more than the descriptors allow, the plan has fewer.
func (r Room) Plan(want int64, kept bool) Plan {
	p := Plan{Reserve: min(max(r.Files/8, reserveLeast), reserveMost), Memory: r.Memory}
	left := max(r.Files-p.Reserve, 2*connsLeast)
	p.Conns = max(left/5, connsLeast)
	if r.Memory > 0 {
		p.Conns = max(min(p.Conns, r.Memory/8/costConn), connsLeast)
	}
	p.Streams = left - p.Conns
	if want > 0 {
		p.Streams = min(want, left-connsLeast)
		p.Conns = min(p.Conns, left-p.Streams)
		return p
	}
	if r.Memory > 0 {
		cost := int64(costTaken)
		if kept {
			cost = costKept
		}
		p.Streams = max(min(p.Streams, r.Memory/2/cost), connsLeast)
	}
	return p
}

// Measure asks the system. most is how much memory the operator gives the process,
// 0: GOMEMLIMIT, else what its container may use, else half of the machine's. The
// collector is told to stay below it.
func Measure(most int64) Room {
	r := Room{Files: files(), Memory: most}
	if r.Memory == 0 {
		if set := debug.SetMemoryLimit(-1); set != math.MaxInt64 {
			r.Memory = set
			return r
		}
		r.Memory = memory()
	}
	if r.Memory > 0 {
		debug.SetMemoryLimit(r.Memory / 5 * 4) // the rest is the kernel's, and SQLite's
	}
	return r
}

// Shares of the memory from which on readers feel it.
const (
	tight = 0.75 // those who poll do so half as often
	dear  = 0.85 // no new streams
	last  = 0.95 // those who poll do so as seldom as can be
)

// Polls.
const (
	pollEach = 5 * time.Second // between two polls of one reader when nothing is slow
	pollsPer = 1000            // polls a second for each processor, past which they are slowed
	slowMost = 12              // times pollEach
	sayEach  = time.Minute
)

// steps are the times by which polls are slowed: few, since an answer is kept for
// each.
var steps = []int{1, 2, 4, 8, slowMost}

// Gauge tells how hard pressed the server is. It is safe for any number of
// goroutines; one runs Run.
type Gauge struct {
	plan Plan
	log  *slog.Logger
	live func() int64 // bytes of memory that are in use

	full    atomic.Bool
	slow    atomic.Int64
	polls   atomic.Int64
	refused [reasons]atomic.Int64
}

// Why a reader got something cheaper than it asked for.
type Reason int

const (
	Streams Reason = iota // as many are open as may be
	Memory
	Address // one address has its share of them
	Idle    // a connection on which nothing went on was closed for another
	reasons
)

var texts = [reasons]string{
	Streams: "as many streams are open as may be: new readers are asked to poll (--max-streams)",
	Memory:  "memory is short: new readers are asked to poll (--max-memory)",
	Address: "one address holds its share of the streams: more readers from there are asked to poll",
	Idle:    "as many connections are open as may be: idle and slow ones were closed for new ones (the limit of open files, ulimit -n)",
}

// NewGauge makes a gauge for a plan.
func NewGauge(p Plan, log *slog.Logger) *Gauge {
	g := &Gauge{plan: p, log: log, live: inUse}
	g.slow.Store(1)
	return g
}

// Full says that there is no memory for another stream.
func (g *Gauge) Full() bool { return g.full.Load() }

// Slow is how many times longer than usual those who poll are to wait.
func (g *Gauge) Slow() int { return int(g.slow.Load()) }

// Polled counts a reader that was told to wait and ask again.
func (g *Gauge) Polled() { g.polls.Add(1) }

// Refused counts a reader who got something cheaper.
func (g *Gauge) Refused(why Reason) { g.refused[why].Add(1) }

// Run keeps watch until ctx ends.
func (g *Gauge) Run(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	pace, from, counting := 1, time.Now(), false
	said, told := from, 1
	for {
		var now time.Time
		select {
		case now = <-tick.C:
		case <-ctx.Done():
			g.say()
			return
		}
		// How many poll is seen once all of them do so at the pace that they were told
		// last: after one whole wait, and for half of another.
		wait := time.Duration(g.slow.Load()) * pollEach
		switch since := now.Sub(from); {
		case !counting && since >= wait:
			g.polls.Store(0)
			from, counting = now, true
		case counting && since >= wait/2:
			readers := float64(g.polls.Swap(0)) / since.Seconds() * wait.Seconds()
			pace = paceFor(readers)
			from, counting = now, false
		}
		share := 0.0
		if g.plan.Memory > 0 {
			share = float64(g.live()) / float64(g.plan.Memory)
		}
		g.full.Store(share >= dear)
		slow := pace
		switch {
		case share >= last:
			slow = slowMost
		case share >= dear:
			slow = max(slow, 4)
		case share >= tight:
			slow = max(slow, 2)
		}
		if was := int(g.slow.Swap(int64(slow))); was != slow {
			from, counting = now, false
		}
		if now.Sub(said) >= sayEach {
			said = now
			g.say()
			if slow != told {
				told = slow
				g.log.Info("readers who poll are told how long to wait", "seconds", slow*int(pollEach/time.Second))
			}
		}
	}
}

// say tells the log what was refused since it last did.
func (g *Gauge) say() {
	for why := range g.refused {
		if n := g.refused[why].Swap(0); n > 0 {
			g.log.Warn(texts[why], "times", n)
		}
	}
}

// processors is how many there are, before the program has Go use more threads.
var processors = runtime.GOMAXPROCS(0)

// paceFor is the least step at which so many readers don't poll too often.
func paceFor(readers float64) int {
	most := float64(pollsPer*processors) * pollEach.Seconds() // readers at the usual pace
	for _, step := range steps {
		if readers <= most*float64(step) {
			return step
		}
	}
	return slowMost
}

// inUse is the memory that a collection would leave: what waits to be collected
// is not in the way of anybody.
func inUse() int64 {
	samples := []metrics.Sample{
		{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}, {Name: "/memory/classes/os-stacks:bytes"},
		{Name: "/memory/classes/metadata/mcache/inuse:bytes"}, {Name: "/memory/classes/metadata/mspan/inuse:bytes"},
		{Name: "/memory/classes/metadata/other:bytes"}, {Name: "/memory/classes/other:bytes"},
	}
	metrics.Read(samples)
	sum := int64(0)
	for _, s := range samples {
		if s.Value.Kind() == metrics.KindUint64 {
			sum += int64(s.Value.Uint64())
		}
	}
	return sum
}
