package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"stoppress/internal/page"
)

// MaxSeries is how many series a site has at most.
const MaxSeries = 200

// DayMark stands for the day in the title of a series.
const DayMark = "{date}"

// When the page of a series' day ends.
const (
	EndBegin = "begin" // when the next day's page begins
	EndPost  = "post"  // when that has its first post
	EndStay  = "stay"  // not by itself
)

// A Series is a page that starts anew each day: a page a day, at a standing
// address that is always the current one's. The day's page has the slug
// SLUG-YYYY-MM-DD.
type Series struct {
	Slug       string // of the standing address
	Title      string // of each day's page; {date} in it stands for the day
	Standfirst string
	Lang, Zone string
	Clock      string // as page.Head has it
	At         int    // when a day begins: minutes after midnight in the zone
	Ends       string // EndBegin, EndPost or EndStay
	Day        string // the last day that was begun, or that was not to be: 2026-03-01
	Trouble    string // why the day after it could not be begun; "" if nothing is wrong
	Stopped    time.Time
	Created    time.Time
}

// Day is one day of a series.
type Day struct {
	Day  string // 2026-03-01
	Page Head
}

// DaySlug is the slug of a day's page.
func (x Series) DaySlug(day string) string { return x.Slug + "-" + day }

// Begins is the moment at which a day of the series begins. Where clocks pass
// over that time it is the moment at which they do, and the first of two.
func (x Series) Begins(day string) time.Time {
	wall, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return page.Instant(wall.Add(time.Duration(x.At)*time.Minute), x.Zone)
}

// Current is the day whose page is the current one at a moment, and when the next
// begins.
func (x Series) Current(now time.Time) (day string, next time.Time) {
	here := now.In(page.Location(x.Zone))
	date := time.Date(here.Year(), here.Month(), here.Day(), 0, 0, 0, 0, time.UTC)
	for i := 1; i >= -2; i-- {
		day = date.AddDate(0, 0, i).Format(time.DateOnly)
		at := x.Begins(day)
		if !at.After(now) {
			return day, next
		}
		next = at
	}
	return day, next
}

// Next is when the next day begins that has not begun yet. It has passed where
// that day is due: no server ran, it could not begin, or the time of day was set to
// one that is over.
func (x Series) Next(now time.Time) time.Time {
	day, next := x.Current(now)
	for date, err := time.Parse(time.DateOnly, day); err == nil; date = date.AddDate(0, 0, 1) {
		if day := date.Format(time.DateOnly); day > x.Day {
			return x.Begins(day)
		}
	}
	return next
}

var seriesSlug = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,50}[a-z0-9]$|^[a-z0-9]$`)

func (x *Series) check() error {
	if err := page.CheckSlug(x.Slug); err != nil {
		return &Invalid{Field: page.FieldSlug, Text: fmt.Sprintf("%q: %v", x.Slug, errors.Unwrap(err)), Err: errors.Join(ErrInvalid, err)}
	}
	if !seriesSlug.MatchString(x.Slug) {
		return invalid(page.FieldSlug, "series_slug", "%q: a series' slug has at most 52 characters and does not end with -, since the day follows it", x.Slug)
	}
	if x.At < 0 || x.At >= 24*60 {
		return invalid("at", "series_at", "a day begins at a time from 00:00 to 23:59")
	}
	switch x.Ends {
	case EndBegin, EndPost, EndStay:
	default:
		return invalid("ends", "request", "%q is not one of: begin, post, stay", x.Ends)
	}
	if strings.TrimSpace(x.Title) == "" {
		return invalid(page.FieldTitle, "series_title", "give the title that each day's page has; {date} in it stands for the day")
	}
	if strings.Count(x.Title, DayMark) > 1 {
		return invalid(page.FieldTitle, "series_date_twice date", "%s is there twice", DayMark)
	}
	// The longest date of any language leaves room.
	if len([]rune(x.Title)) > MaxTitle-100 {
		return tooLarge(page.FieldTitle, "long n max", "it has %d characters, the limit is %d, so that there is room for the day", len([]rune(x.Title)), MaxTitle-100)
	}
	return checkHead(x.head(x.Title))
}

// head is what a day's page says of itself.
func (x Series) head(title string) page.Head {
	return page.Head{Title: title, Standfirst: x.Standfirst, Lang: x.Lang, Zone: x.Zone, Clock: x.Clock}
}

const seriesColumns = `slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created`

func scanSeries(row scanner) (x Series, err error) {
	var stopped sql.NullInt64
	var created int64
	err = row.Scan(&x.Slug, &x.Title, &x.Standfirst, &x.Lang, &x.Zone, &x.Clock, &x.At, &x.Ends, &x.Day, &x.Trouble, &stopped, &created)
	x.Stopped, x.Created = fromNull(stopped), fromMillis(created)
	return x, err
}

// AllSeries lists the series by slug.
func (s *Store) AllSeries(ctx context.Context) ([]Series, error) {
	const doing = "listing the series"
	rows, err := s.read.QueryContext(ctx, `SELECT `+seriesColumns+` FROM series ORDER BY slug`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Series{}
	for rows.Next() {
		x, err := scanSeries(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, x)
	}
	return list, s.fail(doing, rows.Err())
}

// Series reads one. ErrNoSeries where there is none.
func (s *Store) Series(ctx context.Context, slug string) (Series, error) {
	return s.series(ctx, s.read, slug)
}

func (s *Store) series(ctx context.Context, q querier, slug string) (Series, error) {
	none := fmt.Errorf("%q: %w", slug, ErrNoSeries)
	if page.CheckSlug(slug) != nil {
		return Series{}, none
	}
	x, err := scanSeries(q.QueryRowContext(ctx, `SELECT `+seriesColumns+` FROM series WHERE slug = $1`, slug))
	if errors.Is(err, sql.ErrNoRows) {
		return Series{}, none
	}
	return x, s.fail("reading a series", err)
}

// CreateSeries makes a series. Its first page begins at the next time of day that
// is set, or with title, which names the day in it, at once: that of the day that
// would have begun last. Day is left to the store. Of the command By, Key and what
// belongs to it, and Watched count. With a key that was used before it gives the
// series as it stands.
func (s *Store) CreateSeries(ctx context.Context, cmd Command, x Series, title func(x Series, day string) string) (Series, Result, error) {
	r, err := s.asOf(ctx, cmd, func(t *Tx) error {
		const doing = "making a series"
		if err := x.check(); err != nil {
			return err
		}
		if err := t.checkSlug(x.Slug); err != nil { // a series' too
			return err
		}
		n, err := t.count(doing, `SELECT count(*) FROM series`)
		if err != nil {
			return err
		}
		if n >= MaxSeries {
			return tooLarge("series", "series_full max", "a site has at most %d", MaxSeries)
		}
		x.Created, x.Stopped, x.Trouble = t.now, time.Time{}, ""
		x.Day, _ = x.Current(t.now)
		if err := t.exec(doing, `INSERT INTO series (`+seriesColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', NULL, $10)`,
			x.Slug, x.Title, x.Standfirst, x.Lang, x.Zone, x.Clock, x.At, x.Ends, x.Day, millis(x.Created)); err != nil {
			return err
		}
		if err := t.Note(Act{Act: ActSeries, About: x.Slug}); err != nil || title == nil {
			return err
		}
		return t.beginDay(x, x.Day, title(x, x.Day))
	})
	if err == nil && r.Replayed {
		x, err = s.Series(ctx, x.Slug)
	}
	return x, r, err
}

// beginDay makes the page of a day, which the command is then about.
func (t *Tx) beginDay(x Series, day, title string) error {
	if err := t.create(NewPage{Slug: x.DaySlug(day), Head: x.head(title)}); err != nil {
		return err
	}
	if err := t.exec("beginning a day", `INSERT INTO series_page (series, day, page, ended) VALUES ($1, $2, $3, 0)`, x.Slug, day, t.head.ID); err != nil {
		return err
	}
	return t.exec("beginning a day", `UPDATE series SET day = $1, trouble = '' WHERE slug = $2`, day, x.Slug)
}

// StopSeries has no more days begin. What the standing address shows stays. The
// command is as of [Store.CreateSeries].
func (s *Store) StopSeries(ctx context.Context, cmd Command, slug string) (Series, Result, error) {
	return s.setSeries(ctx, cmd, slug, ActSeriesStop, func(x *Series, now time.Time) error {
		if !x.Stopped.IsZero() {
			return stateErr("series_stopped", "series %s is stopped already", slug)
		}
		x.Stopped = now
		return nil
	})
}

// StartSeries goes on with a series that was stopped, from the next day on. The
// command is as of [Store.CreateSeries].
func (s *Store) StartSeries(ctx context.Context, cmd Command, slug string) (Series, Result, error) {
	return s.setSeries(ctx, cmd, slug, ActSeriesGo, func(x *Series, now time.Time) error {
		if x.Stopped.IsZero() {
			return stateErr("series_runs", "series %s is not stopped", slug)
		}
		x.Stopped, x.Trouble = time.Time{}, ""
		if day, _ := x.Current(now); day > x.Day {
			x.Day = day
		}
		return nil
	})
}

// EditSeries changes what the pages of the coming days are made from, and when
// they begin and end; those that are there stay as they are, but end by what is
// now said. Its slug, and what is the store's own, stay. Where the new time has
// passed today and the old one has not, the day begins at once. ErrUnchanged where
// nothing differs. The command is as of [Store.CreateSeries].
func (s *Store) EditSeries(ctx context.Context, cmd Command, slug string, edit func(*Series) error) (Series, Result, error) {
	return s.setSeries(ctx, cmd, slug, ActSeriesSet, func(x *Series, _ time.Time) error {
		was := *x
		if err := edit(x); err != nil {
			return err
		}
		x.Slug, x.Day, x.Trouble, x.Stopped, x.Created = was.Slug, was.Day, was.Trouble, was.Stopped, was.Created
		if *x == was {
			return fmt.Errorf("series %s: %w", slug, ErrUnchanged)
		}
		return x.check()
	})
}

func (s *Store) setSeries(ctx context.Context, cmd Command, slug, act string, edit func(*Series, time.Time) error) (x Series, r Result, err error) {
	r, err = s.asOf(ctx, cmd, func(t *Tx) error {
		if x, err = s.series(ctx, t.tx, slug); err != nil {
			if !errors.Is(err, ErrNoSeries) {
				t.fail(err)
			}
			return err
		}
		if err := edit(&x, t.now); err != nil {
			return err
		}
		if err := t.exec("changing a series", `UPDATE series SET title = $1, standfirst = $2, lang = $3, zone = $4, clock = $5, at = $6, ends = $7, day = $8, trouble = $9, stopped = $10 WHERE slug = $11`,
			x.Title, x.Standfirst, x.Lang, x.Zone, x.Clock, x.At, x.Ends, x.Day, x.Trouble, nullMillis(x.Stopped), slug); err != nil {
			return err
		}
		return t.Note(Act{Act: act, About: slug})
	})
	if err == nil && r.Replayed {
		x, err = s.Series(ctx, slug)
	}
	return x, r, err
}

// BeginDay makes the page of a series' day, live, with a title in which the day
// is named. It is done once, whoever asks for it and how often: ErrUnchanged where
// the day, or a later one, was begun before or was not to be, or the series is
// stopped.
func (s *Store) BeginDay(ctx context.Context, by By, slug, day, title string) (Head, Result, error) {
	var head Head
	cmd := Command{Scope: serverScope, Key: "series/" + slug + "/" + day, Request: []byte("begin"), By: by}
	result, err := s.run(ctx, cmd, func(t *Tx) error {
		x, err := s.series(ctx, t.tx, slug)
		if err != nil {
			if !errors.Is(err, ErrNoSeries) {
				t.fail(err)
			}
			return err
		}
		if day <= x.Day || !x.Stopped.IsZero() {
			return fmt.Errorf("series %s, %s: %w", slug, day, ErrUnchanged)
		}
		err = t.beginDay(x, day, title)
		head = t.head
		return err
	})
	if err == nil && result.Replayed {
		head, err = s.head(ctx, s.read, result.Page)
	}
	return head, result, err
}

// Trouble notes why a day could not be begun. The same again is no change.
func (s *Store) Trouble(ctx context.Context, slug, text string) error {
	return s.bare(ctx, func(t *Tx) error {
		text = clean(text, MaxTitle)
		n, err := t.count("noting trouble", `SELECT count(*) FROM series WHERE slug = $1 AND trouble <> $2`, slug, text)
		if err == nil && n == 0 {
			err = fmt.Errorf("series %s: %w", slug, ErrUnchanged)
		}
		if err != nil {
			return err
		}
		return t.exec("noting trouble", `UPDATE series SET trouble = $1 WHERE slug = $2`, text, slug)
	})
}

// Days lists up to n days of a series, the newest first, from the one before a
// day; "" is from the newest.
func (s *Store) Days(ctx context.Context, slug, before string, n int) ([]Day, error) {
	const doing = "listing a series' days"
	if before == "" {
		before = "9999"
	}
	rows, err := s.read.QueryContext(ctx, `SELECT p.day, h.id, h.slug, h.state, h.title, h.seq, h.last_stamp
		FROM series_page p JOIN page_head h ON h.id = p.page WHERE p.series = $1 AND p.day < $2 ORDER BY p.day DESC LIMIT $3`, slug, before, n)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Day{}
	for rows.Next() {
		var d Day
		var stamp sql.NullInt64
		if err := rows.Scan(&d.Day, &d.Page.ID, &d.Page.Slug, (*string)(&d.Page.State), &d.Page.Title, &d.Page.Seq, &stamp); err != nil {
			return nil, s.fail(doing, err)
		}
		d.Page.LastStamp = fromNull(stamp)
		list = append(list, d)
	}
	return list, s.fail(doing, rows.Err())
}

// Today gives the newest page of a series, on which editors write. ErrNoSeries
// where there is no series with this slug, or no page of it yet.
func (s *Store) Today(ctx context.Context, slug string) (Head, error) {
	if page.CheckSlug(slug) != nil {
		return Head{}, fmt.Errorf("%q: %w", slug, ErrNoSeries)
	}
	days, err := s.Days(ctx, slug, "", 1)
	if err != nil {
		return Head{}, err
	}
	if len(days) == 0 {
		return Head{}, fmt.Errorf("%q has no page yet: %w", slug, ErrNoSeries)
	}
	return days[0].Page, nil
}

// Standing gives the page that readers have at a series' standing address: the
// newest that has a post, or, while none has any, the newest. ErrNoSeries as of
// [Store.Today].
func (s *Store) Standing(ctx context.Context, slug string) (Head, error) {
	if page.CheckSlug(slug) != nil {
		return Head{}, fmt.Errorf("%q: %w", slug, ErrNoSeries)
	}
	const columns = `SELECT h.id, h.slug, h.state, h.title, h.seq, h.last_stamp FROM series_page p JOIN page_head h ON h.id = p.page WHERE p.series = $1`
	h, err := scanHead(s.read.QueryRowContext(ctx, columns+` AND h.last_stamp IS NOT NULL ORDER BY p.day DESC LIMIT 1`, slug))
	if errors.Is(err, sql.ErrNoRows) {
		h, err = scanHead(s.read.QueryRowContext(ctx, columns+` ORDER BY p.day DESC LIMIT 1`, slug))
	}
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, fmt.Errorf("%q: %w", slug, ErrNoSeries)
	}
	return h, s.fail("reading a series", err)
}

// SeriesOfPages gives the series of each page that is a day of one, by page id.
func (s *Store) SeriesOfPages(ctx context.Context) (map[string]string, error) {
	const doing = "listing the series"
	rows, err := s.read.QueryContext(ctx, `SELECT page, series FROM series_page`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	of := map[string]string{}
	for rows.Next() {
		var id, slug string
		if err := rows.Scan(&id, &slug); err != nil {
			return nil, s.fail(doing, err)
		}
		of[id] = slug
	}
	return of, s.fail(doing, rows.Err())
}

// OverDays lists the days' pages that are to end because their day is over, those
// too that someone ended before.
func (s *Store) OverDays(ctx context.Context) ([]Head, error) {
	const doing = "looking for days that are over"
	rows, err := s.read.QueryContext(ctx, `SELECT h.id, h.slug, h.state, h.title, h.seq, h.last_stamp FROM series x
		JOIN series_page p ON p.series = x.slug JOIN page_head h ON h.id = p.page
		WHERE p.ended = 0 AND x.ends <> 'stay'
		AND EXISTS (SELECT 1 FROM series_page n JOIN page_head m ON m.id = n.page WHERE n.series = x.slug AND n.day > p.day AND (x.ends = 'begin' OR m.last_stamp IS NOT NULL))`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var list []Head
	for rows.Next() {
		h, err := scanHead(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, h)
	}
	return list, s.fail(doing, rows.Err())
}

// EndDay ends a page that [Store.OverDays] listed, unless someone did. One that is
// reopened later stays open.
func (s *Store) EndDay(ctx context.Context, pageID string) (Result, error) {
	cmd := Command{Page: pageID, Scope: serverScope, Key: "series-end/" + pageID, Request: []byte("end"), By: TheServer}
	return s.Write(ctx, cmd, func(t *Tx) error {
		if t.head.State == page.Live {
			if err := t.End(""); err != nil {
				return err
			}
		}
		return t.exec("ending a day", `UPDATE series_page SET ended = 1 WHERE page = $1`, pageID)
	})
}
