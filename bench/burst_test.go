package bench

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/store"
)

// burstRate is how many publishes a second BenchmarkBurst asks for.
const burstRate = 100

// BenchmarkBurst publishes 100 posts a second on one page, for ten seconds or as
// many as STOPPRESS_BENCH_SECONDS says, and follows each from its commit to the event
// that a reader has and to the rendition that has it. Nobody falls behind where the
// last quarter takes as long as the first.
func BenchmarkBurst(b *testing.B) {
	seconds, _ := strconv.Atoi(os.Getenv("STOPPRESS_BENCH_SECONDS"))
	if seconds <= 0 {
		seconds = 10
	}
	h := build(b, short)
	for b.Loop() {
		h.burst(b, seconds*burstRate)
	}
	b.ReportMetric(0, "ns/op")
}

// burst publishes n posts on the short page, at burstRate.
func (h *house) burst(b *testing.B, n int) {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	p, err := h.hub.Page(ctx, slug(short))
	if err != nil {
		b.Fatal(err)
	}
	first := p.Head() + 1
	events, renditions := make([]time.Time, n), make([]time.Time, n)
	told := make(chan error, 2)
	go func() {
		c := h.hub.Attach(p, nil)
		defer c.Close()
		for at := first; at < first+int64(n); {
			f, err := c.Next(ctx)
			if err != nil {
				told <- err
				return
			}
			for now := time.Now(); at <= f.Last; at++ {
				events[at-first] = now
			}
		}
		told <- nil
	}()
	made := 0
	go func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		seen := p.Rendition()
		for at := first; at < first+int64(n); {
			select {
			case <-tick.C:
			case <-ctx.Done():
				told <- ctx.Err()
				return
			}
			r := p.Rendition()
			if r != seen {
				seen = r
				made++
			}
			for now := time.Now(); at <= r.Seq; at++ {
				renditions[at-first] = now
			}
		}
		told <- nil
	}()

	committed := make([]time.Time, n)
	late, write := 0, make([]float64, n)
	began, cpu := time.Now(), rivals.CPU(os.Getpid())
	for i := range n {
		due := began.Add(time.Duration(i) * time.Second / burstRate)
		if wait := time.Until(due); wait > 0 {
			time.Sleep(wait)
		} else if wait < -time.Second {
			late++ // the store does not take as many
		}
		asked := time.Now()
		_, err := h.store.Write(ctx, store.Command{Page: h.ids[short]}, func(tx *store.Tx) error {
			_, err := tx.Publish([]store.NewPost{story(i)}, store.At{})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		committed[i] = time.Now()
		write[i] = ms(committed[i].Sub(asked))
	}
	took := time.Since(began)
	for range 2 {
		if err := <-told; err != nil {
			b.Fatal(err)
		}
	}
	cpu = rivals.CPU(os.Getpid()) - cpu
	delays := func(at []time.Time) []float64 {
		all := make([]float64, n)
		for i := range all {
			all[i] = max(ms(at[i].Sub(committed[i])), 0) // a reader may have it before the writer was told
		}
		return all
	}
	event, rendition := delays(events), delays(renditions)
	b.ReportMetric(float64(n)/took.Seconds(), "publishes/s")
	b.ReportMetric(float64(late), "publishes-late")
	b.ReportMetric(middle(write), "ms-to-commit")
	b.ReportMetric(ms(cpu)/float64(n), "cpu-ms/publish")
	b.ReportMetric(middle(event), "ms-to-event")
	b.ReportMetric(middle(rendition), "ms-to-rendition")
	b.ReportMetric(middle(event[3*n/4:])-middle(event[:n/4]), "ms-more-to-event-at-the-end")
	b.ReportMetric(middle(rendition[3*n/4:])-middle(rendition[:n/4]), "ms-more-to-rendition-at-the-end")
	b.ReportMetric(float64(n)/float64(made), "publishes/rendition")
}
