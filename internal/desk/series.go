package desk

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// DayTitle is the title of a day's page of a series, with the day written out in
// its language.
func DayTitle(x store.Series, day string) string {
	date := day
	if at, err := time.Parse(time.DateOnly, day); err == nil {
		date = render.DayLabel(at, "UTC", x.Lang)
	}
	return strings.ReplaceAll(x.Title, store.DayMark, date)
}

// ParseDayTime reads a time of day such as 06:00 as minutes after midnight.
func ParseDayTime(s string) (int, error) {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, refuse(codeInvalid, "at", "series_at", "%q is not a time of day such as 06:00", s)
	}
	return t.Hour()*60 + t.Minute(), nil
}

// Series is a page that starts anew each day.
type Series struct {
	Slug       string `json:"slug"`
	URL        string `json:"url"` // standing address
	Title      string `json:"title"`
	Standfirst string `json:"standfirst"`
	Lang       string `json:"lang"`
	Zone       string `json:"zone"`
	Clock      string `json:"clock"`
	At         string `json:"at"` // time of day, in the zone
	Ends       string `json:"ends"`
	State      string `json:"state"`             // runs or stopped
	Next       string `json:"next,omitempty"`    // when the next day begins; it has passed where that is due
	Trouble    string `json:"trouble,omitempty"` // why the last one could not
	Today      string `json:"today,omitempty"`   // slug of the newest day's page
	Created    string `json:"created"`
	Days       []Day  `json:"days,omitempty"`
}

// Day is one day's page of a series.
type Day struct {
	Day string `json:"day"`
	Listed
}

// SeriesOf gives a series, with the days that are given, the newest first; now is
// the time that it is.
func SeriesOf(x store.Series, days []store.Day, base string, now time.Time) Series {
	at := time.Date(2000, 1, 1, 0, x.At, 0, 0, time.UTC)
	s := Series{
		Slug: x.Slug, URL: Address(base, x.Slug, ""), Title: x.Title, Standfirst: x.Standfirst, Lang: x.Lang, Zone: x.Zone, Clock: x.Clock,
		At: at.Format("15:04"), Ends: x.Ends, State: "runs", Trouble: x.Trouble, Created: clock(x.Created),
	}
	if x.Stopped.IsZero() {
		s.Next = clock(x.Next(now))
	} else {
		s.State = "stopped"
	}
	for i, d := range days {
		if i == 0 {
			s.Today = d.Page.Slug
		}
		s.Days = append(s.Days, Day{d.Day, ListedOf(d.Page, base)})
	}
	return s
}

// daysShown is how many days of a series are listed.
const daysShown = 30

// seriesRoutes are about pages that start anew each day. They are the site's.
func (d *Desk) seriesRoutes() []route {
	return []route{
		{method: "GET", path: "/api/series", least: editor, answer: d.listSeries},
		{method: "POST", path: "/api/series", least: editor, answer: d.createSeries},
		{method: "GET", path: "/api/series/{slug}", least: editor, answer: d.showSeries},
		{method: "PATCH", path: "/api/series/{slug}", least: editor, answer: d.editSeries},
		{method: "GET", path: "/api/series/{slug}/days", least: editor, answer: d.listDays},
		{method: "POST", path: "/api/series/{slug}/stop", least: editor, answer: d.stopSeries},
		{method: "POST", path: "/api/series/{slug}/start", least: editor, answer: d.startSeries},
	}
}

// listSeries: GET /series
func (a *work) listSeries(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	all, err := a.store.AllSeries(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list := []Series{}
	for _, x := range all {
		one, err := a.seriesOf(c, x, 1)
		if err != nil {
			return 0, nil, err
		}
		one.Days = nil
		list = append(list, one)
	}
	return http.StatusOK, map[string]any{"series": list}, nil
}

func (a *work) seriesOf(c *call, x store.Series, days int) (Series, error) {
	list, err := a.store.Days(c.Context(), x.Slug, "", days)
	return SeriesOf(x, list, a.base, time.Now()), err
}

// showSeries: GET /series/{slug}
func (a *work) showSeries(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	x, err := a.store.Series(c.Context(), c.PathValue("slug"))
	return a.seriesAnswer(c, http.StatusOK, x, store.Result{}, err)
}

func (a *work) seriesAnswer(c *call, status int, x store.Series, r store.Result, err error) (int, any, error) {
	if err != nil {
		return 0, nil, err
	}
	c.replayed = r.Replayed
	v, err := a.seriesOf(c, x, daysShown)
	return status, v, err
}

// listDays: GET /series/{slug}/days?before=DAY
func (a *work) listDays(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	before := c.URL.Query().Get("before")
	if _, err := time.Parse(time.DateOnly, before); err != nil && before != "" {
		return 0, nil, refuse(codeInvalid, "before", "request", "%q is not a day such as 2026-03-01", before)
	}
	x, err := a.store.Series(c.Context(), c.PathValue("slug"))
	if err != nil {
		return 0, nil, err
	}
	list, err := a.store.Days(c.Context(), x.Slug, before, daysShown+1)
	if err != nil {
		return 0, nil, err
	}
	out := struct {
		Days []Day  `json:"days"`
		Next string `json:"next"` // for before; "": that was all
	}{Days: []Day{}}
	if len(list) > daysShown {
		list = list[:daysShown]
		out.Next = list[daysShown-1].Day
	}
	for _, d := range list {
		out.Days = append(out.Days, Day{d.Day, ListedOf(d.Page, a.base)})
	}
	return http.StatusOK, out, nil
}

// siteCommand is a command of a request that is about the site.
func (c *call) siteCommand() store.Command {
	return store.Command{Scope: c.scope, Key: c.key, Request: c.request(c.PathValue("slug")), By: c.by, Watched: c.watched}
}

// createSeries: POST /series
func (a *work) createSeries(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	var x store.Series
	var at string
	var now *bool
	if err := c.take(func(o *object) {
		x.Slug, x.Title, x.Standfirst, x.Lang, x.Zone, x.Clock = o.word("slug"), o.word("title"), o.word("standfirst"), o.word("lang"), o.word("zone"), o.word("clock")
		at, x.Ends, now = o.word("at"), o.word("ends"), o.truth("now")
		o.takeWatched(c)
	}); err != nil {
		return 0, nil, err
	}
	x, err := NewSeries(x, at) // with a proposal, before the store says it without
	if err != nil {
		return 0, nil, err
	}
	var begin func(store.Series, string) string
	if now != nil && *now {
		begin = DayTitle
	}
	x, r, err := a.store.CreateSeries(c.Context(), c.siteCommand(), x, begin)
	return a.seriesAnswer(c, http.StatusCreated, x, r, err)
}

// NewSeries checks what is said of a series that is to be made: zone and language
// with a proposal where they are not known, at as a time of day, and when a day
// ends, which is at the beginning of the next where nothing is said.
func NewSeries(x store.Series, at string) (store.Series, error) {
	var err error
	if x.Zone, err = CheckZone(x.Zone); err != nil {
		return x, inField(page.FieldZone, err)
	}
	if x.Lang, err = CheckLang(x.Lang); err != nil {
		return x, inField(page.FieldLang, err)
	}
	if x.At, err = ParseDayTime(at); err != nil {
		return x, err
	}
	if x.Ends == "" {
		x.Ends = store.EndBegin
	}
	return x, nil
}

// SeriesEdit is what a change says of a series; what is nil stays.
type SeriesEdit struct {
	Title, Standfirst, Zone, Lang, Clock, At, Ends *string
}

// Apply is the change, for the store. It says what is wrong as [NewSeries] does.
func (e SeriesEdit) Apply(x *store.Series) error {
	at := fmt.Sprintf("%02d:%02d", x.At/60, x.At%60)
	for _, f := range []struct{ from, to *string }{{e.Title, &x.Title}, {e.Standfirst, &x.Standfirst}, {e.Zone, &x.Zone}, {e.Lang, &x.Lang}, {e.Clock, &x.Clock}, {e.At, &at}, {e.Ends, &x.Ends}} {
		if f.from != nil {
			*f.to = *f.from
		}
	}
	made, err := NewSeries(*x, at)
	*x = made
	return err
}

// editSeries: PATCH /series/{slug}
func (a *work) editSeries(c *call) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	var e SeriesEdit
	if err := c.take(func(o *object) {
		e = SeriesEdit{o.text("title"), o.text("standfirst"), o.text("zone"), o.text("lang"), o.text("clock"), o.text("at"), o.text("ends")}
	}); err != nil {
		return 0, nil, err
	}
	x, r, err := a.store.EditSeries(c.Context(), c.siteCommand(), c.PathValue("slug"), e.Apply)
	return a.seriesAnswer(c, http.StatusOK, x, r, err)
}

// stopSeries: POST /series/{slug}/stop
func (a *work) stopSeries(c *call) (int, any, error) { return a.turnSeries(c, a.store.StopSeries) }

// startSeries: POST /series/{slug}/start
func (a *work) startSeries(c *call) (int, any, error) { return a.turnSeries(c, a.store.StartSeries) }

func (a *work) turnSeries(c *call, do func(context.Context, store.Command, string) (store.Series, store.Result, error)) (int, any, error) {
	if err := anyPage(c); err != nil {
		return 0, nil, err
	}
	if err := c.take(func(*object) {}); err != nil {
		return 0, nil, err
	}
	x, r, err := do(c.Context(), c.siteCommand(), c.PathValue("slug"))
	return a.seriesAnswer(c, http.StatusOK, x, r, err)
}
