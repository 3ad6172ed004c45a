// Package timed does what is to be done at a set time: it publishes what is
// scheduled, begins and ends the days of series, and takes the mark of breaking
// news away.
//
// It promises: what it appends is appended once, however many servers run on one
// database and however often they are killed, since each thing has a key of its
// own in the log's transaction; nothing is done before its time; and nothing that
// was scheduled is published late in silence: what could not go out within
// [store.Grace] is noted as missed, and the desk asks about it.
package timed

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"stoppress/internal/store"
)

// Times of the runner.
const (
	lookEach   = 20 * time.Second       // at least: a clock may be set, a machine may sleep
	retryAfter = time.Second            // after something failed that may pass
	rest       = 100 * time.Millisecond // between two looks: many commits come as one
)

// Options sets up a Runner.
type Options struct {
	Store *store.Store
	Now   func() time.Time // the store's; nil: time.Now
	// Title gives the title of a series' day, with the day named in its language.
	Title func(x store.Series, day string) string
	Log   *slog.Logger
}

// Runner is the goroutine that looks at the clock.
type Runner struct {
	store   *store.Store
	now     func() time.Time
	title   func(store.Series, string) string
	log     *slog.Logger
	failing bool            // the log was told; Step's goroutine alone
	said    map[string]bool // troubles that the log was told of; likewise
}

// New makes a runner. Run starts it.
func New(o Options) *Runner {
	r := &Runner{store: o.Store, now: o.Now, title: o.Title, log: o.Log, said: map[string]bool{}}
	if r.now == nil {
		r.now = time.Now
	}
	if r.log == nil {
		r.log = slog.New(slog.DiscardHandler)
	}
	return r
}

// Run does what is due until the context ends.
func (r *Runner) Run(ctx context.Context) {
	changes := r.store.Watch(ctx)
	for {
		next, err := r.Step(ctx)
		if ctx.Err() != nil {
			return
		}
		wait := lookEach
		switch {
		case err != nil:
			if !r.failing {
				r.log.Error("what is due can't be done; it is tried again", "error", err)
			}
			r.failing = true
			wait = retryAfter
		case r.failing:
			r.failing = false
			r.log.Info("what is due can be done again")
		}
		if err == nil && !next.IsZero() {
			wait = min(wait, max(next.Sub(r.now()), 0))
		}
		due := time.NewTimer(wait)
		select {
		case <-ctx.Done():
		case <-due.C:
		case <-changes:
		}
		due.Stop()
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
	}
}

// Step does what is due now, and says when the next thing is; zero: nothing is
// known of. What failed and may pass is the error, with all else done.
func (r *Runner) Step(ctx context.Context) (next time.Time, err error) {
	var errs []error
	for _, do := range []func(context.Context, func(time.Time)) error{r.schedules, r.breaking, r.series} {
		errs = append(errs, do(ctx, func(at time.Time) {
			if next.IsZero() || at.Before(next) {
				next = at
			}
		}))
	}
	return next, errors.Join(errs...)
}

// schedules publishes what is scheduled.
func (r *Runner) schedules(ctx context.Context, later func(time.Time)) error {
	list, err := r.store.Waiting(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, x := range list {
		if x.At.After(r.now()) {
			later(x.At)
			break // they come by time
		}
		_, err := r.store.PublishDue(ctx, x)
		var not *store.NotDue
		switch {
		case err == nil, errors.Is(err, store.ErrUnchanged): // another did it, or someone stopped it
		case errors.As(err, &not):
			errs = append(errs, r.missed(ctx, x, not))
		default:
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (r *Runner) missed(ctx context.Context, x store.Schedule, why *store.NotDue) error {
	err := r.store.Missed(ctx, x, why)
	if errors.Is(err, store.ErrUnchanged) {
		return nil
	}
	if err == nil {
		r.log.Warn("what was scheduled did not go out; the desk asks about it", "page", x.Page, "at", x.At, "reason", why.Reason)
	}
	return err
}

// breaking takes the mark of breaking news from posts that had it for
// [store.BreakingLife], and from all of a page but those of its newest entry that
// gave it.
func (r *Runner) breaking(ctx context.Context, later func(time.Time)) error {
	all, err := r.store.Breaking(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Page == all[0].Page {
			n++
		}
		errs = append(errs, r.breakingOn(ctx, all[:n], later))
		all = all[n:]
	}
	return errors.Join(errs...)
}

func (r *Runner) breakingOn(ctx context.Context, list []store.Breaking, later func(time.Time)) error {
	now := r.now()
	over := func(b store.Breaking) bool { return !b.Since.Add(store.BreakingLife).After(now) }
	if len(list) == 1 && !over(list[0]) {
		later(list[0].Since.Add(store.BreakingLife))
		return nil
	}
	var errs []error
	var newest time.Time
	lapse := func(b store.Breaking) {
		if _, err := r.store.Lapse(ctx, b); err != nil && !errors.Is(err, store.ErrUnchanged) {
			errs = append(errs, err)
		}
	}
	var left []store.Breaking
	for _, b := range list {
		post, err := r.store.Post(ctx, b.Page, b.Post)
		switch {
		case err != nil:
			errs = append(errs, err)
		case !post.Flags.Breaking: // from before an upgrade
			lapse(b)
		case post.Withdrawn: // nobody sees it; when it comes back its time is looked at
		default:
			left = append(left, b)
			if b.Since.After(newest) {
				newest = b.Since
			}
		}
	}
	slices.SortFunc(left, func(a, b store.Breaking) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, b := range left {
		if over(b) || b.Since.Before(newest) {
			lapse(b)
		} else {
			later(b.Since.Add(store.BreakingLife))
		}
	}
	return errors.Join(errs...)
}

// series begins the days whose time has come, and ends those that are over.
func (r *Runner) series(ctx context.Context, later func(time.Time)) error {
	all, err := r.store.AllSeries(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, x := range all {
		if !x.Stopped.IsZero() {
			continue
		}
		day, next := x.Current(r.now())
		later(next)
		if day <= x.Day {
			continue
		}
		_, _, err := r.store.BeginDay(ctx, store.TheServer, x.Slug, day, r.title(x, day))
		switch {
		case err == nil, errors.Is(err, store.ErrUnchanged):
		case errors.Is(err, store.ErrInvalid), errors.Is(err, store.ErrTooLarge), errors.Is(err, store.ErrWatched), errors.Is(err, store.ErrSlugTaken), errors.Is(err, store.ErrSlugFormer):
			// It is tried again: the page in its way may be given another address.
			if err := r.store.Trouble(ctx, x.Slug, err.Error()); err != nil && !errors.Is(err, store.ErrUnchanged) {
				errs = append(errs, err)
			}
			if key := x.Slug + " " + day; !r.said[key] {
				r.said[key] = true
				r.log.Error("a series' day could not begin", "series", x.Slug, "day", day, "error", err)
			}
		default:
			errs = append(errs, err)
		}
	}
	over, err := r.store.OverDays(ctx)
	errs = append(errs, err)
	for _, h := range over {
		_, err := r.store.EndDay(ctx, h.ID)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}
