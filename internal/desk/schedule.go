package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// scheduleRoutes are about what goes out at a set time, and about live pages on
// which nothing does.
func (d *Desk) scheduleRoutes() []route {
	const at = "/api/pages/{page}/schedule"
	return []route{
		{method: "GET", path: "/api/schedule", least: somewhere, answer: d.allSchedules},
		{method: "GET", path: at, least: contributor, answer: d.listSchedules},
		{method: "POST", path: at, least: editor, answer: d.setSchedule},
		{method: "PUT", path: at + "/{id}", least: editor, answer: d.moveSchedule},
		{method: "DELETE", path: at + "/{id}", least: editor, answer: d.dropSchedule},
		{method: "POST", path: "/api/pages/{page}/go-on", least: editor, answer: d.goOn},
	}
}

// Schedule is what goes out at a set time.
type Schedule struct {
	ID     string     `json:"id"`
	Page   string     `json:"page"` // id
	At     string     `json:"at"`
	State  string     `json:"state"`            // waiting, missed or failed
	Reason string     `json:"reason,omitempty"` // why it did not go out: a word
	Detail string     `json:"detail,omitempty"` // more of that, in English
	By     *Colleague `json:"by"`
	Drafts []Timed    `json:"drafts"` // in order from the top
}

// Timed is a draft that is scheduled.
type Timed struct {
	ID       string `json:"id"`
	Rev      int64  `json:"rev"`
	Headline string `json:"headline"`
	Status   string `json:"status"`

	Warnings []string `json:"warnings,omitempty"` // what was left out of its body as it was read
}

func (n names) schedule(x store.Schedule) Schedule {
	out := Schedule{ID: x.ID, Page: x.Page, At: clock(x.At), State: x.State, Reason: x.Reason, Detail: x.Detail, By: n.of(x.Account), Drafts: []Timed{}}
	for _, d := range x.Drafts {
		out.Drafts = append(out.Drafts, Timed{ID: d.ID, Rev: d.Rev, Headline: d.Texts.Headline, Status: d.Status})
	}
	return out
}

// schedules lists what is scheduled on a page, or with "" on all that one sees.
func (a *work) schedules(c *call, pageID string) (int, any, error) {
	all, err := a.store.Schedules(c.Context(), pageID)
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	list := []Schedule{}
	for _, x := range all {
		if c.sees(x.Page) {
			list = append(list, n.schedule(x))
		}
	}
	return http.StatusOK, map[string]any{"schedule": list}, nil
}

// allSchedules: GET /schedule
func (a *work) allSchedules(c *call) (int, any, error) { return a.schedules(c, "") }

// listSchedules: GET /pages/{page}/schedule
func (a *work) listSchedules(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	return a.schedules(c, head.ID)
}

// Choice is a time that may have been meant.
type Choice struct {
	At   string `json:"at"`
	Zone string `json:"zone"` // how that zone is called then: CEST
}

// wallTime reads a time as a clock in the zone shows it, 2026-03-29T06:00, or as
// RFC 3339 writes it with its offset. One that the clocks there pass over, or show
// twice, is refused with the times that may be meant.
func wallTime(field, s, zone string) (time.Time, error) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		return at.UTC(), nil
	}
	wall, err := time.Parse(page.WallForm, strings.Replace(s, " ", "T", 1))
	if err != nil {
		return time.Time{}, refuse(codeInvalid, field, "at_form given", "%q is neither a time such as 2024-10-23T06:00, in the page's zone, nor one such as 2024-10-23T06:00:00+02:00", s)
	}
	found := page.Instants(wall, zone)
	if len(found) == 1 {
		return found[0], nil
	}
	p := &Problem{Status: http.StatusUnprocessableEntity, Field: field, Args: map[string]any{"clock": wall.Format("15:04"), "zone": zone}}
	p.Code, p.Message = "time_twice", fmt.Sprintf("clocks in %s show %s twice that night; say which is meant", zone, wall.Format("15:04"))
	if len(found) == 0 {
		found = []time.Time{page.Instant(wall, zone)}
		p.Code = "time_gap"
		p.Message = fmt.Sprintf("there is no %s that night in %s: clocks are put forward to %s", wall.Format("15:04"), zone, found[0].In(page.Location(zone)).Format("15:04"))
	}
	choices := []Choice{}
	for _, at := range found {
		there := at.In(page.Location(zone))
		name, _ := there.Zone()
		choices = append(choices, Choice{there.Format(time.RFC3339), name})
	}
	p.Yours = map[string]any{"choices": choices}
	return time.Time{}, p
}

// when reads the time of a request about a page, in the page's zone.
func (a *work) when(c *call, head store.Head, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, refuse(codeInvalid, "at", "at_empty", "say when, such as 2024-10-23T06:00, in the page's zone")
	}
	p, err := a.store.Own(c.Context(), head.ID)
	if err != nil {
		return time.Time{}, err
	}
	return wallTime("at", s, p.Zone)
}

// setSchedule: POST /pages/{page}/schedule
func (a *work) setSchedule(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	s := o.word("at")
	o.takeWatched(c)
	picks := o.takePicks()
	if o.has("posts") && len(picks) > 0 {
		o.fail(refuse(codeInvalid, "posts", "request", "give drafts or posts, not both"))
	}
	posts, warnings := a.takePosts(c, o)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	at, err := a.when(c, head, s)
	if err == nil {
		err = a.lookOver(c, head, func(d store.Draft) bool {
			return slices.ContainsFunc(picks, func(k store.Pick) bool { return k.ID == d.ID })
		}, posts...)
	}
	if err != nil {
		return 0, nil, err
	}
	return a.scheduled(c, head, http.StatusCreated, warnings, func(tx *store.Tx) (store.Schedule, error) {
		if len(posts) > 0 {
			return tx.SchedulePosts(posts, at, c.id())
		}
		return tx.Schedule(picks, at, c.id())
	})
}

// moveSchedule: PUT /pages/{page}/schedule/{id}
func (a *work) moveSchedule(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	var s string
	if err := c.take(func(o *object) {
		s = o.word("at")
		o.takeWatched(c)
	}); err != nil {
		return 0, nil, err
	}
	at, err := a.when(c, head, s)
	if err == nil {
		err = a.lookOver(c, head, func(d store.Draft) bool { return d.Schedule == c.PathValue("id") })
	}
	if err != nil {
		return 0, nil, err
	}
	c.key = "" // it can be said again
	return a.scheduled(c, head, http.StatusOK, nil, func(tx *store.Tx) (store.Schedule, error) {
		return tx.Reschedule(c.PathValue("id"), at, c.id())
	})
}

// lookOver asks about words of the watch list when a time is set, rather than at it.
func (a *work) lookOver(c *call, head store.Head, meant func(store.Draft) bool, posts ...store.NewPost) error {
	drafts, err := a.store.Drafts(c.Context(), head.ID)
	if err != nil {
		return err
	}
	var texts []page.Texts
	for _, d := range drafts {
		if meant(d) {
			texts = append(texts, d.Texts)
		}
	}
	for _, p := range posts {
		texts = append(texts, p.Texts)
	}
	return a.store.CheckWatched(c.Context(), head.ID, c.watched, texts...)
}

func (a *work) scheduled(c *call, head store.Head, status int, warnings [][]string, do func(*store.Tx) (store.Schedule, error)) (int, any, error) {
	var x store.Schedule
	r, err := a.write(c, head, func(tx *store.Tx) (err error) {
		x, err = do(tx)
		return err
	})
	if err != nil {
		return 0, nil, a.conflict(c, head, err, nil)
	}
	if r.Replayed { // it is answered as it stands; ErrNoSchedule where it went out, or was stopped
		all, err := a.store.Schedules(c.Context(), head.ID)
		i := slices.IndexFunc(all, func(x store.Schedule) bool { return x.ID == r.Made })
		if err == nil && i < 0 {
			err = store.ErrNoSchedule
		}
		if err != nil {
			return 0, nil, err
		}
		x = all[i]
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	out := n.schedule(x)
	for i := range out.Drafts {
		if i < len(warnings) {
			out.Drafts[i].Warnings = warnings[i]
		}
	}
	return status, out, nil
}

// dropSchedule: DELETE /pages/{page}/schedule/{id}
func (a *work) dropSchedule(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	if _, err := a.write(c, head, func(tx *store.Tx) error { return tx.Unschedule(c.PathValue("id")) }); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, map[string]any{"id": c.PathValue("id"), "gone": true}, nil
}

// goOn: POST /pages/{page}/go-on
func (a *work) goOn(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	if err := c.take(func(*object) {}); err != nil {
		return 0, nil, err
	}
	c.key = ""
	var again time.Time
	if _, err := a.write(c, head, func(tx *store.Tx) error {
		again = tx.Now().Add(store.Silence)
		return tx.GoOn()
	}); err != nil {
		return 0, nil, err
	}
	return http.StatusOK, map[string]any{"page": head.ID, "again": clock(again)}, nil
}
