package desk

import (
	"context"
	"crypto/rand"
	"maps"
	"net/http"
	"slices"
	"time"

	"stoppress/internal/live"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Counting readers. Nobody is told apart: streams are counted as they are open, and
// those who poll as the time for which they were sent away, over the time in which
// that was.
const (
	countEach  = 10 * time.Second
	pollWindow = 6 // samples over which polls are averaged: a reader of a page that has ended asks once a minute
	pollSpan   = pollWindow * countEach
	figureTime = 6 * time.Hour
	figureMost = 200 // posts that are marked
)

// readerRoutes are about who reads, and where.
func (d *Desk) readerRoutes() []route {
	return []route{
		{method: "GET", path: "/api/figures", least: somewhere, answer: d.siteFigures},
		{method: "GET", path: "/api/pages/{page}/figures", least: contributor, answer: d.pageFigures},
		{method: "POST", path: "/api/pages/{page}/check", least: editor, answer: d.lookAt},
	}
}

// Figures is how many read.
type Figures struct {
	Streams int64      `json:"streams"` // now
	Polls   int64      `json:"polls"`   // likewise, as estimated
	From    string     `json:"from"`    // of the first minute
	Minutes []int64    `json:"minutes"` // readers on average in each, up to the last that is over
	Peak    int64      `json:"peak"`
	PeakAt  string     `json:"peak_at,omitempty"`
	Posts   []Marked   `json:"posts,omitempty"` // of a page
	Pages   []PageRead `json:"pages,omitempty"` // of the site
}

// Marked is a post on the curve.
type Marked struct {
	ID       string `json:"id"`
	Time     string `json:"time"`
	Headline string `json:"headline"`
}

// PageRead is how many read a page now.
type PageRead struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Streams int64  `json:"streams"`
	Polls   int64  `json:"polls"`
}

// Count notes how many read on this server, until the context ends.
func (d *Desk) Count(ctx context.Context) {
	if d.count == nil {
		return
	}
	server := rand.Text()
	polled := map[string][]time.Duration{} // by page: the last samples
	last := map[string]store.Readers{}
	failed := false
	for {
		select {
		case <-time.After(countEach):
		case <-ctx.Done():
			return
		}
		sample := sampleOf(d.count(), polled)
		put := maps.Clone(sample)
		for id := range last { // nobody reads it any more: that is to be said too
			if _, is := put[id]; !is {
				put[id] = store.Readers{}
			}
		}
		last = sample
		if len(put) == 0 {
			continue
		}
		if err := d.store.PutReaders(ctx, server, put); err != nil && ctx.Err() == nil {
			if !failed {
				d.log.Warn("how many read can't be noted", "error", err)
			}
			failed = true
			continue
		}
		failed = false
	}
}

// sampleOf makes a sample of a count; polled keeps what came before.
func sampleOf(counts map[string]live.Count, polled map[string][]time.Duration) map[string]store.Readers {
	for id, c := range counts {
		if c.Polled > 0 && polled[id] == nil {
			polled[id] = []time.Duration{}
		}
	}
	sample := map[string]store.Readers{}
	for id, c := range counts {
		if c.Streams > 0 {
			sample[id] = store.Readers{Streams: c.Streams}
		}
	}
	for id, was := range polled {
		was = append(was, counts[id].Polled)
		if len(was) > pollWindow {
			was = was[len(was)-pollWindow:]
		}
		var sum time.Duration
		for _, p := range was {
			sum += p
		}
		if sum == 0 {
			delete(polled, id)
			continue
		}
		polled[id] = was
		r := sample[id]
		r.Polls = int64((sum + pollSpan/2) / pollSpan)
		if r != (store.Readers{}) {
			sample[id] = r
		}
	}
	return sample
}

// figures adds up pages.
func (d *Desk) figures(ctx context.Context, now map[string]store.Readers, pages []string) (f Figures, err error) {
	for _, id := range pages {
		f.Streams += now[id].Streams
		f.Polls += now[id].Polls
	}
	end := d.now().UTC().Truncate(time.Minute)
	from := end.Add(-figureTime)
	minutes, err := d.store.ReaderMinutes(ctx, pages, from)
	if err != nil {
		return f, err
	}
	f.From, f.Minutes = clock(from), make([]int64, figureTime/time.Minute)
	perMinute := int64(time.Minute / countEach)
	for _, m := range minutes {
		i := int(m.Time.Sub(from) / time.Minute)
		if i < 0 || i >= len(f.Minutes) {
			continue
		}
		n := (m.Total + perMinute/2) / perMinute
		if f.Minutes[i] = n; n > f.Peak {
			f.Peak, f.PeakAt = n, clock(m.Time)
		}
	}
	return f, nil
}

func (d *Desk) siteFigures(c *call) (int, any, error) {
	heads, err := d.store.Pages(c.Context())
	if err != nil {
		return 0, nil, err
	}
	now, err := d.store.ReadersNow(c.Context())
	if err != nil {
		return 0, nil, err
	}
	var ids []string
	read := []PageRead{}
	for _, h := range heads {
		if h.State == page.Draft || !c.sees(h.ID) {
			continue
		}
		if ids = append(ids, h.ID); now[h.ID] != (store.Readers{}) {
			read = append(read, PageRead{h.ID, h.Title, now[h.ID].Streams, now[h.ID].Polls})
		}
	}
	slices.SortStableFunc(read, func(a, b PageRead) int { return int(b.Streams + b.Polls - a.Streams - a.Polls) })
	ids = ids[:min(len(ids), 1000)] // the newest; more than a statement takes need not be drawn
	f, err := d.figures(c.Context(), now, ids)
	f.Pages = read
	return http.StatusOK, f, err
}

func (d *Desk) pageFigures(c *call) (int, any, error) {
	now, err := d.store.ReadersNow(c.Context())
	if err != nil {
		return 0, nil, err
	}
	f, err := d.figures(c.Context(), now, []string{c.head.ID})
	if err != nil {
		return 0, nil, err
	}
	posts, _, err := d.store.Posts(c.Context(), c.head.ID, "", figureMost)
	if err != nil {
		return 0, nil, err
	}
	since := d.now().Add(-figureTime)
	for _, p := range slices.Backward(posts) {
		if !p.Imported && p.Published.After(since) {
			f.Posts = append(f.Posts, Marked{p.ID, clock(p.Published), p.Headline})
		}
	}
	return http.StatusOK, f, nil
}
