package load

import (
	"context"
	"maps"
	"math"
	"time"
)

// PageOptions says how a page is asked for.
type PageOptions struct {
	Connections int
	Gzip        bool // they accept gzip
	Revalidate  bool // they send the ETag that they got, as a browser that has the page
}

// Pages is connections that each ask for one address, again as soon as they are
// answered. It is safe for any number of goroutines.
type Pages struct {
	opt   PageOptions
	t     *Target
	ask   []byte // without an ETag
	crowd crowd

	// Guarded by crowd's lock.
	sum   PageReport
	times histogram
	begun time.Time
	last  time.Time
}

// caller is one connection.
type caller struct {
	of       *Pages
	answer   answer
	ask      []byte
	since    time.Time // when it asked
	etag     string
	answered bool // on this connection
}

// PageReport is what came of it. Times are in milliseconds.
type PageReport struct {
	Connections int            `json:"connections"`
	Seconds     float64        `json:"seconds"` // from the first connection to the last answer
	Requests    int64          `json:"requests"`
	PerSecond   float64        `json:"per_second"`
	OK          int64          `json:"ok"`           // 200
	NotModified int64          `json:"not_modified"` // 304
	Refused     map[string]int `json:"refused"`      // other answers, by status
	Failed      map[string]int `json:"failed"`       // connections, by error
	Bytes       int64          `json:"bytes"`        // as they came over the wire, heads included
	Gzip        bool           `json:"gzip"`         // the last answer with a body was
	P50         float64        `json:"p50_ms"`
	P99         float64        `json:"p99_ms"`
	Max         float64        `json:"max_ms"`
}

// NewPages makes connections to the target, which have yet to be opened.
func NewPages(t *Target, o PageOptions) *Pages {
	p := &Pages{opt: o, t: t}
	p.sum = PageReport{Connections: o.Connections, Refused: map[string]int{}, Failed: map[string]int{}}
	p.ask = p.request("")
	sessions := make([]session, o.Connections)
	for i := range sessions {
		sessions[i] = &caller{of: p, ask: p.ask}
	}
	p.crowd = gather(t, sessions, 0, 0)
	return p
}

func (p *Pages) request(etag string) []byte {
	headers := []string{"Accept: text/html,application/json;q=0.9,*/*;q=0.8"}
	if p.opt.Gzip {
		headers = append(headers, "Accept-Encoding: gzip")
	}
	if etag != "" {
		headers = append(headers, "If-None-Match: "+etag)
	}
	return p.t.request(headers...)
}

// Run asks until ctx ends.
func (p *Pages) Run(ctx context.Context) error { return p.crowd.run(ctx) }

func (c *caller) begin(now time.Time) []byte {
	if c.of.begun.IsZero() {
		c.of.begun = now
	}
	c.answer, c.answered, c.since = answer{}, false, now
	return c.ask
}

func (c *caller) settled() bool { return c.answered }

func (c *caller) took(p []byte, now time.Time) ([]byte, bool) {
	c.of.sum.Bytes += int64(len(p))
	rest, err := c.answer.take(p, func([]byte) {})
	if err == nil && len(rest) > 0 {
		err = errAnswer // nothing else was asked for
	}
	if err != nil {
		c.of.sum.Failed[err.Error()]++
		c.answered = false // it is not asked again
		return nil, false
	}
	if !c.answer.done {
		return nil, true
	}
	c.count(now)
	if c.answer.close {
		return nil, false
	}
	c.answer, c.since = answer{}, now
	return c.ask, true
}

// count counts an answer.
func (c *caller) count(now time.Time) {
	sum := &c.of.sum
	c.answered = true
	c.of.last = now
	sum.Requests++
	took := now.Sub(c.since)
	c.of.times.add(took)
	sum.Max = max(sum.Max, milliseconds(took))
	switch c.answer.status {
	case 200:
		sum.OK++
		sum.Gzip = c.answer.gzip
	case 304:
		sum.NotModified++
	default:
		refused(sum.Refused, &c.answer)
	}
	if c.of.opt.Revalidate && c.answer.etag != "" && c.answer.etag != c.etag {
		c.etag = c.answer.etag
		c.ask = c.of.request(c.etag)
	}
}

func (c *caller) ended(err error, now time.Time) bool {
	switch {
	case err == nil && c.answer.status != 0 && c.answer.left < 0 && !c.answer.done: // it ends with the close
		c.count(now)
	case err == nil && c.answered: // between two answers, as servers do now and then
	case err != nil:
		c.of.sum.Failed[err.Error()]++
	default:
		c.of.sum.Failed["closed without an answer"]++
	}
	again := c.answered
	c.answered = false // until it is again
	return again
}

// Report says what came of it so far.
func (p *Pages) Report() PageReport {
	p.crowd.Lock()
	defer p.crowd.Unlock()
	sum := p.sum
	sum.Refused, sum.Failed = maps.Clone(sum.Refused), maps.Clone(sum.Failed)
	if sum.Seconds = p.last.Sub(p.begun).Seconds(); p.last.IsZero() {
		sum.Seconds = 0
	}
	if sum.Seconds > 0 {
		sum.PerSecond = math.Round(float64(sum.Requests) / sum.Seconds)
	}
	sum.P50, sum.P99 = milliseconds(p.times.quantile(0.5)), milliseconds(p.times.quantile(0.99))
	return sum
}
