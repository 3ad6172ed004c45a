package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"stoppress/internal/load"
)

// Times of a run.
const (
	benchEach  = 500 * time.Millisecond // between two lines of progress
	benchStuck = 10 * time.Second       // without an answer, before it goes on with who has one
)

type benchCmd struct {
	Stream  benchStreamCmd  `cmd:"" help:"Hold many streams of a page open, and say what came over them."`
	Page    benchPageCmd    `cmd:"" help:"Ask for an address over and over, and say how fast it is answered."`
	Publish benchPublishCmd `cmd:"" help:"Publish on a page that was made for it, and say when it was committed and when readers had it."`
}

// benchTarget is the address of a run.
type benchTarget struct {
	URL          string `arg:"" name:"url" help:"The address. Its host must be this machine." placeholder:"URL"`
	IOwnThisHost bool   `name:"i-own-this-host" help:"Load a host that is not this machine: it is yours, and you know what stands before it." env:"-"`
}

func (c *benchTarget) find(a *app) (*load.Target, error) {
	t, err := load.Find(a.ctx, c.URL, c.IOwnThisHost)
	switch {
	case errors.Is(err, load.ErrElsewhere):
		return nil, usage("%v; --i-own-this-host says that you may load it", err)
	case errors.Is(err, load.ErrAddress):
		return nil, usage("%v", err)
	}
	return t, err
}

// benchReaders is how readers' streams are opened.
type benchReaders struct {
	Gzip     bool `help:"Accept gzip, as browsers do."`
	OpenRate int  `help:"Open at most this many connections in a second." default:"2000" placeholder:"N"`
}

// check sees that there can be so many.
func (c *benchReaders) check(n int) error {
	if n < 0 || c.OpenRate < 1 {
		return usage("a number of connections is more than 0")
	}
	return load.Room(n)
}

type benchStreamCmd struct {
	benchTarget
	benchReaders
	Readers int           `short:"n" help:"How many streams." default:"1000" placeholder:"N"`
	For     time.Duration `help:"How long to listen once all are open." default:"30s" placeholder:"TIME"`
}

func (c *benchStreamCmd) Run(a *app) error {
	if err := c.check(c.Readers); err != nil {
		return err
	}
	if c.Readers == 0 || c.For <= 0 {
		return usage("give it readers, and time to listen")
	}
	t, err := c.find(a)
	if err != nil {
		return err
	}
	r, err := openReaders(a, t, load.StreamOptions{Readers: c.Readers, PerSecond: c.OpenRate, Gzip: c.Gzip})
	if err != nil {
		return err
	}
	r.wait(a, time.Now().Add(c.For), func() bool { return false })
	r.level(a)
	sum, err := r.close(a)
	if err != nil {
		return err
	}
	if err := a.say(sum, "%s", streamText(sum)); err != nil {
		return err
	}
	return answered(sum)
}

// answered is an error where no reader had a stream: then nothing was measured.
func answered(sum load.StreamReport) error {
	if sum.Connected == 0 {
		return errors.New("no reader had a stream")
	}
	return nil
}

// openStreams is readers with open streams, or as many as could be opened.
type openStreams struct {
	*load.Streams
	stop func()
	end  chan error
}

// openReaders opens streams of the page at the target.
func openReaders(a *app, t *load.Target, o load.StreamOptions) (*openStreams, error) {
	if path.Base(t.URL.Path) != "stream" {
		t = t.Below("stream")
	}
	ctx, stop := context.WithCancel(a.ctx)
	r := &openStreams{load.NewStreams(t, o), stop, make(chan error, 1)}
	go func() { r.end <- r.Run(ctx) }()
	left, since := o.Readers, time.Now()
	r.wait(a, time.Now().Add(time.Hour), func() bool {
		if n := r.Waiting(); n < left {
			left, since = n, time.Now()
		}
		return left == 0 || time.Since(since) > benchStuck
	})
	return r, a.ctx.Err()
}

// wait shows how it goes until the time has come, or until it is enough.
func (r *openStreams) wait(a *app, until time.Time, enough func() bool) {
	show := progress(a)
	defer show("")
	shown := time.Now()
	for time.Now().Before(until) && a.ctx.Err() == nil && !enough() {
		time.Sleep(min(20*time.Millisecond, max(time.Until(until), 0)))
		if time.Since(shown) > benchEach {
			shown = time.Now()
			sum := r.Report()
			show("%d of %d readers have a stream, %d were turned away, %d deliveries of %d updates", sum.Connected, sum.Readers, sum.TurnedAway, sum.Deliveries, sum.Updates)
		}
	}
}

// level waits until all readers have what any of them has.
func (r *openStreams) level(a *app) {
	r.wait(a, time.Now().Add(benchStuck), func() bool { return r.Behind(r.Newest()) == 0 })
}

// close lets the readers go.
func (r *openStreams) close(a *app) (load.StreamReport, error) {
	sum := r.Report()
	r.stop()
	return sum, <-r.end
}

// progress gives what shows a line that the next one takes the place of, where
// someone may be watching.
func progress(a *app) func(string, ...any) {
	f, ok := a.stderr.(*os.File)
	if ok {
		st, err := f.Stat()
		ok = err == nil && st.Mode()&os.ModeCharDevice != 0
	}
	return func(format string, args ...any) {
		if ok {
			fmt.Fprintf(f, "\r\x1b[K"+format, args...)
		}
	}
}

func streamText(s load.StreamReport) string {
	how := "plain"
	if s.Gzip {
		how = "gzip"
	}
	lines := []string{fmt.Sprintf("%d of %d readers had a stream (%s), all within %.1f s", s.Connected, s.Readers, how, s.OpenMS/1000)}
	if s.TurnedAway > 0 {
		lines = append(lines, fmt.Sprintf("%d were turned away: the server is full", s.TurnedAway))
	}
	lines = append(lines, troubles(s.Refused, s.Failed)...)
	if s.Ended > 0 {
		lines = append(lines, count(s.Ended, "stream", "streams")+" ended before the end of the run")
	}
	if s.Resets > 0 {
		lines = append(lines, fmt.Sprintf("%d were told to load the page again", s.Resets))
	}
	if s.Deliveries == 0 {
		return strings.Join(append(lines, "Nothing was published meanwhile"), "\n")
	}
	lines = append(lines,
		fmt.Sprintf("%s, %d deliveries; %d missed, %d twice", count(s.Updates, "change", "changes"), s.Deliveries, s.Missed, s.Duplicated),
		fmt.Sprintf("%d bytes, %d a delivery", s.Bytes, s.Bytes/s.Deliveries))
	if s.Since == "post" {
		lines = append(lines, fmt.Sprintf("After the post was sent half of all deliveries were there within %.1f ms, 99 of 100 within %.1f ms", s.P50, s.P99),
			fmt.Sprintf("of the middle update the first reader had it after %.1f ms, the last after %.1f ms", s.First, s.Last))
	} else {
		lines = append(lines, fmt.Sprintf("After the first reader had it half of all deliveries were there within %.1f ms, 99 of 100 within %.1f ms; the last, of the middle update, after %.1f ms", s.P50, s.P99, s.Last))
	}
	return strings.Join(lines, "\n")
}

// troubles lists what was answered otherwise, and what failed.
func troubles(refused, failed map[string]int) (lines []string) {
	for _, why := range slices.Sorted(maps.Keys(refused)) {
		lines = append(lines, fmt.Sprintf("%d were answered %s", refused[why], why))
	}
	for _, why := range slices.Sorted(maps.Keys(failed)) {
		lines = append(lines, fmt.Sprintf("%d failed: %s", failed[why], why))
	}
	return lines
}

type benchPageCmd struct {
	benchTarget
	Connections int           `short:"n" help:"How many connections; each asks again as soon as it is answered." default:"32" placeholder:"N"`
	For         time.Duration `help:"How long to ask." default:"10s" placeholder:"TIME"`
	Gzip        bool          `help:"Accept gzip, as browsers do."`
	Revalidate  bool          `help:"Ask only whether it has changed (If-None-Match), as browsers that have it do."`
}

func (c *benchPageCmd) Run(a *app) error {
	if c.Connections < 1 || c.For <= 0 {
		return usage("give it connections, and time to ask")
	}
	if err := load.Room(c.Connections); err != nil {
		return err
	}
	t, err := c.find(a)
	if err != nil {
		return err
	}
	p := load.NewPages(t, load.PageOptions{Connections: c.Connections, Gzip: c.Gzip, Revalidate: c.Revalidate})
	ctx, stop := context.WithTimeout(a.ctx, c.For)
	defer stop()
	var shown sync.WaitGroup
	shown.Go(func() {
		show := progress(a)
		defer show("")
		for tick := time.Tick(benchEach); ; {
			select {
			case <-ctx.Done():
				return
			case <-tick:
				sum := p.Report()
				show("%d requests, %.0f a second", sum.Requests, sum.PerSecond)
			}
		}
	})
	err = p.Run(ctx)
	shown.Wait()
	if err != nil {
		return err
	}
	sum := p.Report()
	how := "plain"
	if sum.Gzip {
		how = "gzip"
	}
	lines := []string{
		fmt.Sprintf("%d requests in %.1f s over %s: %.0f a second", sum.Requests, sum.Seconds, count(sum.Connections, "connection", "connections"), sum.PerSecond),
		fmt.Sprintf("%d with the page (%s), %d not modified", sum.OK, how, sum.NotModified),
	}
	lines = append(lines, troubles(sum.Refused, sum.Failed)...)
	lines = append(lines, fmt.Sprintf("half within %.2f ms, 99 of 100 within %.2f ms, the longest %.2f ms", sum.P50, sum.P99, sum.Max),
		fmt.Sprintf("%d bytes, %d an answer", sum.Bytes, sum.Bytes/max(sum.Requests, 1)))
	if err := a.say(sum, "%s", strings.Join(lines, "\n")); err != nil {
		return err
	}
	if sum.OK+sum.NotModified == 0 {
		return errors.New("it was never answered with a page")
	}
	return nil
}

type benchPublishCmd struct {
	benchTarget
	benchReaders
	Token   string  `help:"A token that may publish on the page; stoppress token create makes one." placeholder:"TOKEN"`
	Updates int     `short:"m" help:"How many updates to publish." default:"20" placeholder:"N"`
	Posts   int     `help:"How many posts in each." default:"1" placeholder:"N"`
	Size    int     `help:"About how many bytes of text in each post." default:"600" placeholder:"BYTES"`
	Rate    float64 `help:"How many updates in a second; one is sent when the one before is committed." default:"1" placeholder:"N"`
	Readers int     `short:"n" help:"How many streams to hold open meanwhile." default:"0" placeholder:"N"`
}

// publishJSON is what came of it, times in milliseconds.
type publishJSON struct {
	Updates   int                `json:"updates"`
	Posts     int                `json:"posts"`
	PerSecond float64            `json:"per_second"` // updates
	P50       float64            `json:"commit_p50_ms"`
	P99       float64            `json:"commit_p99_ms"`
	Max       float64            `json:"commit_max_ms"`
	Readers   *load.StreamReport `json:"readers,omitempty"`
}

func (c *benchPublishCmd) Run(a *app) error {
	switch {
	case c.Token == "":
		return usage("--token (or STOPPRESS_TOKEN) is missing; stoppress token create makes one")
	case c.Updates < 1 || c.Posts < 1 || c.Posts > 500 || c.Size < 1 || c.Size > 10_000 || c.Rate <= 0:
		return usage("give it updates, 1 to 500 posts in each of 1 to 10000 bytes, and a rate")
	}
	if err := c.check(c.Readers); err != nil {
		return err
	}
	t, err := c.find(a)
	if err != nil {
		return err
	}
	p, err := load.NewPublisher(t, c.Token)
	if errors.Is(err, load.ErrNotForIt) {
		return usage("%v; stoppress page create bench --title Bench --zone UTC --lang en makes one", err)
	}
	if err != nil {
		return err
	}
	if err := p.Check(a.ctx); err != nil {
		return err
	}
	a.note("Publishing %s of %s each on %s, %g a second; they stay there", count(c.Updates, "update", "updates"), count(c.Posts, "post", "posts"), t.URL, c.Rate)
	var readers *openStreams
	if c.Readers > 0 {
		o := load.StreamOptions{Readers: c.Readers, PerSecond: c.OpenRate, Gzip: c.Gzip, Timed: true}
		if readers, err = openReaders(a, t, o); err != nil {
			return err
		}
		defer readers.stop()
	}
	sum, err := c.publish(a, p, readers)
	if err != nil {
		return err
	}
	lines := []string{
		fmt.Sprintf("Published %s in %s, %.1f updates a second", count(sum.Posts, "post", "posts"), count(sum.Updates, "update", "updates"), sum.PerSecond),
		fmt.Sprintf("committed: half within %.1f ms, 99 of 100 within %.1f ms, the longest %.1f ms", sum.P50, sum.P99, sum.Max),
	}
	if readers != nil {
		readers.level(a)
		had, err := readers.close(a)
		if err != nil {
			return err
		}
		sum.Readers = &had
		lines = append(lines, streamText(had))
	}
	if err := a.say(sum, "%s", strings.Join(lines, "\n")); err != nil || readers == nil {
		return err
	}
	return answered(*sum.Readers)
}

// publish publishes all updates. What was sent and failed ends it.
func (c *benchPublishCmd) publish(a *app, p *load.Publisher, readers *openStreams) (sum publishJSON, err error) {
	show := progress(a)
	defer show("")
	var took []time.Duration
	begun := time.Now()
	for i := range c.Updates {
		select {
		case <-a.ctx.Done():
			return sum, a.ctx.Err()
		case <-time.After(time.Until(begun.Add(time.Duration(float64(i) / c.Rate * float64(time.Second))))):
		}
		done, err := p.Publish(a.ctx, c.Posts, c.Size)
		if err != nil {
			return sum, fmt.Errorf("after %s: %w", count(i, "update", "updates"), err)
		}
		if readers != nil {
			readers.Published(done.First, done.Last, done.Sent)
		}
		took = append(took, done.Answered.Sub(done.Sent))
		show("%d of %d updates", i+1, c.Updates)
	}
	sum.Updates, sum.Posts = c.Updates, c.Updates*c.Posts
	sum.PerSecond = math.Round(10*float64(c.Updates)/time.Since(begun).Seconds()) / 10
	slices.SortFunc(took, cmp.Compare[time.Duration])
	at := func(part float64) float64 {
		return float64(took[int(part*float64(len(took)-1)+0.5)].Microseconds()) / 1000
	}
	sum.P50, sum.P99, sum.Max = at(0.5), at(0.99), at(1)
	return sum, nil
}
