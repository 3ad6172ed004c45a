// Compare runs Stop Press, the program itself, beside other servers, all with one
// client in one run: the server on one core, the client on another. It writes the
// medians as a table in Markdown, with ratios. bench/README.md tells how to read it.
//
//	go run ./bench/compare [-n READERS] [-rounds N] [-updates N] [-rate N] [-only NAME,NAME]
//
// It needs two cores and taskset; nchan is left out where nginx has no such module.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/load"
)

const (
	serverCore = "0"
	clientCore = "1"
	postSize   = 330             // bytes of text in a post: makes an event of about 1 KB
	many       = 9               // posts in an update of many
	settle     = 2 * time.Second // before memory is read
	patience   = time.Minute     // for what must come
)

var (
	readers = flag.Int("n", 10_000, "readers")
	rounds  = flag.Int("rounds", 3, "how often each server is measured; the median counts")
	updates = flag.Int("updates", 20, "updates sent to each reader in a round")
	rate    = flag.Int("rate", 4000, "streams opened in a second")
	only    = flag.String("only", "", "the servers to compare, parted by commas; all if not named")
	serve   = flag.String("serve", "", "be one of the servers")
)

// own are the servers that this program can be itself.
var own = map[string]rivals.Server{"net/http": rivals.Plain, "bare loop": rivals.Bare}

func main() {
	flag.Parse()
	if server := own[*serve]; server != nil {
		fail(rivals.Run(server))
		return
	}
	if os.Getenv("STOPPRESS_COMPARE") == "" { // what it starts from here on has the client's core
		taskset, err := exec.LookPath("taskset")
		fail(err)
		self, err := os.Executable()
		fail(err)
		fail(syscall.Exec(taskset, append([]string{"taskset", "-c", clientCore, self}, os.Args[1:]...), append(os.Environ(), "STOPPRESS_COMPARE=1")))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	fail(compare(ctx))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

// kind is a server that is compared.
type kind struct {
	name   string
	gzip   bool
	anyIDs bool
	start  func(b *build) (*server, error)
}

var kinds = []kind{
	{"Stop Press", false, false, (*build).stopPress},
	{"Stop Press gzip", true, false, (*build).stopPress},
	{"bare loop", false, true, func(b *build) (*server, error) { return b.lines(b.self, "-serve", "bare loop") }},
	{"nchan", false, true, (*build).nchan},
	{"net/http", false, true, func(b *build) (*server, error) { return b.lines(b.self, "-serve", "net/http") }},
	{"r3labs/sse", false, true, func(b *build) (*server, error) { return b.lines(b.others, "r3labs") }},
	{"tmaxmax/go-sse", false, true, func(b *build) (*server, error) { return b.lines(b.others, "tmaxmax") }},
}

// taken is what was measured of a server, each once a round.
type taken struct {
	memory  []float64 // KB a waiting reader
	open    []float64 // microseconds of CPU a new reader
	deliver []float64 // microseconds of CPU a delivery
	first   []float64 // ms from the publish to the first reader
	after   []float64 // ms from the answer to the first reader; negative before it
	spread  []float64 // ms from the first reader to the last
	bytes   []float64 // a delivery
	nine    []float64 // microseconds of CPU an update of many to a reader
	bytes9  []float64 // of such an update, to a reader
}

func compare(ctx context.Context) error {
	if err := load.Room(*readers); err != nil {
		return err
	}
	b, err := newBuild()
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	of := map[string]*taken{}
	left := map[string]error{}
	begun := time.Now()
	for round := range *rounds {
		for _, k := range kinds {
			if *only != "" && !slices.Contains(strings.Split(*only, ","), k.name) || left[k.name] != nil {
				continue
			}
			fmt.Fprintf(os.Stderr, "%5.0f s  round %d: %s\n", time.Since(begun).Seconds(), round+1, k.name)
			t := of[k.name]
			if t == nil {
				t = &taken{}
				of[k.name] = t
			}
			err := b.measure(ctx, k, t)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s: %v\n", k.name, err)
				left[k.name] = err
			}
		}
	}
	table(os.Stdout, of)
	var failed []error
	for name, err := range left {
		fmt.Printf("\n%s was left out: %v\n", name, err)
		if !errors.Is(err, errMissing) {
			failed = append(failed, fmt.Errorf("%s: %w", name, err))
		}
	}
	return errors.Join(failed...)
}

// crowd is readers with open streams.
type crowd struct {
	*load.Streams
	n    int
	stop func() error
}

func gather(ctx context.Context, t *load.Target, k kind, n int) (*crowd, error) {
	s := load.NewStreams(t, load.StreamOptions{Readers: n, Gzip: k.gzip, AnyIDs: k.anyIDs, Timed: true, PerSecond: *rate})
	in, cancel := context.WithCancel(ctx)
	end := make(chan error, 1)
	go func() { end <- s.Run(in) }()
	c := &crowd{s, n, func() error { cancel(); return <-end }}
	if err := until(ctx, func() bool { return s.Waiting() == 0 }); err != nil {
		return nil, errors.Join(fmt.Errorf("%d of %d streams are not open: %w", s.Waiting(), n, err), c.stop())
	}
	if sum := s.Report(); sum.Connected < n {
		return nil, errors.Join(fmt.Errorf("not all streams are open: %+v", sum), c.stop())
	}
	return c, nil
}

func until(ctx context.Context, is func() bool) error {
	for deadline := time.Now().Add(patience); !is(); time.Sleep(time.Millisecond) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if time.Now().After(deadline) {
			return errors.New("it takes too long")
		}
	}
	return nil
}

// measure starts a server, measures it and stops it.
func (b *build) measure(ctx context.Context, k kind, t *taken) (err error) {
	b.runs++
	s, err := k.start(b)
	if err != nil {
		return err
	}
	defer s.stop()
	target, err := load.Find(ctx, s.stream, false)
	if err != nil {
		return err
	}
	// What is made for the first reader and the first updates only.
	one, err := gather(ctx, target, k, 1)
	if err != nil {
		return err
	}
	var seq int64
	for range 10 {
		if _, err = s.send(ctx, k, &seq, 1, one); err != nil {
			return errors.Join(err, one.stop())
		}
	}
	if err := one.stop(); err != nil {
		return err
	}
	time.Sleep(settle / 2)

	memory, cpu := rivals.Memory(s.pid), rivals.CPU(s.pid)
	all, err := gather(ctx, target, k, *readers)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, all.stop()) }()
	n := float64(*readers)
	time.Sleep(settle)
	t.open = append(t.open, micros(rivals.CPU(s.pid)-cpu)/n)
	t.memory = append(t.memory, float64(rivals.Memory(s.pid)-memory)/n)

	if k.anyIDs {
		seq = 0 // these readers count from their own beginning
	}
	opened, before := all.Report().Bytes, rivals.CPU(s.pid)
	var after []float64
	for range *updates {
		done, err := s.send(ctx, k, &seq, 1, all)
		if err != nil {
			return err
		}
		after = append(after, micros(all.First(seq).Sub(done.Answered))/1000)
	}
	sum := all.Report()
	deliveries := n * float64(*updates)
	t.deliver = append(t.deliver, micros(rivals.CPU(s.pid)-before)/deliveries)
	t.bytes = append(t.bytes, float64(sum.Bytes-opened)/deliveries)
	t.first = append(t.first, sum.First)
	t.spread = append(t.spread, sum.Last-sum.First)
	t.after = append(t.after, median(after))
	if k.anyIDs {
		return nil
	}
	if !k.gzip { // the rivals' events are to be as long
		b.event = int(t.bytes[len(t.bytes)-1]) - len("event: put\nid: 1:10\ndata: \n\n")
	}
	was, before := sum.Bytes, rivals.CPU(s.pid)
	for range *updates {
		if _, err := s.send(ctx, k, &seq, many, all); err != nil {
			return err
		}
	}
	t.nine = append(t.nine, micros(rivals.CPU(s.pid)-before)/deliveries)
	t.bytes9 = append(t.bytes9, float64(all.Report().Bytes-was)/deliveries)
	if sum := all.Report(); sum.Missed+sum.Duplicated > 0 || sum.Ended > 0 {
		return fmt.Errorf("readers missed something: %+v", sum)
	}
	return nil
}

// send publishes an update and waits until every reader of c has it: what is
// joined for those who lag would cost less.
func (s *server) send(ctx context.Context, k kind, seq *int64, posts int, c *crowd) (load.Posted, error) {
	done, err := s.publish(ctx, posts)
	if err != nil {
		return done, err
	}
	if k.anyIDs {
		done.First, done.Last = *seq+1, *seq+1
	}
	*seq = done.Last
	c.Published(done.First, done.Last, done.Sent)
	if err := until(ctx, func() bool { return c.Had(*seq) >= c.n }); err != nil {
		return done, fmt.Errorf("%d of %d readers have update %d: %w", c.Had(*seq), c.n, *seq, err)
	}
	return done, nil
}
