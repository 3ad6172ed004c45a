package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stoppress/internal/page"
)

// Limits and times of what runs by the clock.
const (
	MaxSchedules = 200                  // of a page
	MaxAhead     = 366 * 24 * time.Hour // how far ahead something is scheduled

	// Grace is how late something scheduled may still go out by itself.
	Grace = 2 * time.Minute
	// BreakingLife is how long a post is marked as breaking news.
	BreakingLife = 30 * time.Minute
	// Silence is how long nothing is published on a live page before the desk
	// asks whether it goes on.
	Silence = 3 * time.Hour
)

// TheServer is who does what runs by the clock.
var TheServer = By{Name: "the server"}

// serverScope is whose its idempotency keys are.
const serverScope = "server"

// Acts of what runs by the clock, besides those of its entries.
const (
	ActSchedule   = "schedule"
	ActUnschedule = "unschedule"
	ActMissed     = "schedule-missed" // it did not go out; Detail says why
	ActGoOn       = "go-on"           // a silent page was said to go on
	ActSeries     = "series"
	ActSeriesStop = "series-stop"
	ActSeriesGo   = "series-start"
	ActSeriesSet  = "series-set"
)

// States of a Schedule.
const (
	ScheduleWaiting = "waiting"
	ScheduleMissed  = "missed" // its time is over, and nothing went out
	ScheduleFailed  = "failed" // at its time it could not go out
)

// Why a Schedule did not go out.
const (
	WhyLate       = "late"       // nobody was there at its time: the server was down
	WhyRole       = "role"       // who set it may not publish there any more
	WhyUnverified = "unverified" // a draft is unverified, or being checked
	WhyChanged    = "changed"    // someone who may not publish has changed a draft since
	WhyState      = "state"      // the page was not live
	WhyWatched    = "watched"    // it has words of the watch list
	WhyInvalid    = "invalid"    // a draft is nothing that could be published
)

// A Schedule is what goes out at a set time: a draft, or several as one update.
// They go out as they then stand.
type Schedule struct {
	ID      string
	Page    string    // id
	At      time.Time // UTC, to the minute; it becomes the stamp
	State   string    // ScheduleWaiting, ScheduleMissed or ScheduleFailed
	Reason  string    // one of the words above; "" while it waits
	Detail  string    // the error's text, where the word does not say it all
	Account string    // id of the account or token that set it
	Watched []string  // words of the watch list that are to go out all the same
	Created time.Time
	Drafts  []Draft // in order from the top; of [Store.Schedules]
}

// NotDue is why a Schedule can't go out. It wraps ErrState.
type NotDue struct {
	Reason string // one of the Why words
	Detail string
}

func (n *NotDue) Error() string {
	if n.Detail != "" {
		return n.Detail
	}
	return "it could not go out: " + n.Reason
}

// Unwrap makes errors.Is(err, ErrState) hold.
func (n *NotDue) Unwrap() error { return ErrState }

const scheduleColumns = `id, page, at, state, reason, detail, account, watched, created`

func scanSchedule(row scanner) (x Schedule, err error) {
	var at, created int64
	var watched string
	if err = row.Scan(&x.ID, &x.Page, &at, &x.State, &x.Reason, &x.Detail, &x.Account, &watched, &created); err != nil {
		return x, err
	}
	x.At, x.Created = fromMillis(at), fromMillis(created)
	if watched != "" {
		err = json.Unmarshal([]byte(watched), &x.Watched)
	}
	return x, err
}

// wordList writes words as a column has them.
func wordList(list []string) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// Schedules lists all that is scheduled, by time; of one page, or with pageID ""
// of all. One whose drafts are all gone is not among them.
func (s *Store) Schedules(ctx context.Context, pageID string) ([]Schedule, error) {
	const doing = "reading what is scheduled"
	where, args := "", []any{}
	if pageID != "" {
		where, args = ` WHERE page = $1`, append(args, pageID)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+draftColumns+` FROM draft WHERE schedule <> '' ORDER BY schedule, place, id`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	drafts := map[string][]Draft{}
	for rows.Next() {
		d, b, err := scanDraft(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		if err := d.decode(b); err != nil {
			return nil, fmt.Errorf("%s: %s: %w: %v", doing, d.ID, ErrDatabase, err)
		}
		drafts[d.Schedule] = append(drafts[d.Schedule], d)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	rows.Close()
	list, err := s.schedules(ctx, s.read, where+` ORDER BY at, created, id`, args...)
	for i := range list {
		list[i].Drafts = drafts[list[i].ID]
	}
	return slices.DeleteFunc(list, func(x Schedule) bool { return len(x.Drafts) == 0 }), err
}

// Waiting lists what has not gone out yet and is to, by time, without its drafts.
func (s *Store) Waiting(ctx context.Context) ([]Schedule, error) {
	return s.schedules(ctx, s.read, ` WHERE state = 'waiting' ORDER BY at, created, id`)
}

func (s *Store) schedules(ctx context.Context, q querier, tail string, args ...any) ([]Schedule, error) {
	const doing = "reading what is scheduled"
	rows, err := q.QueryContext(ctx, `SELECT `+scheduleColumns+` FROM schedule`+tail, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Schedule{}
	for rows.Next() {
		x, err := scanSchedule(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, x)
	}
	return list, s.fail(doing, rows.Err())
}

// schedule reads one of the command's page. ErrNoSchedule where there is none.
func (t *Tx) schedule(id string) (Schedule, error) {
	if !validID(id) {
		return Schedule{}, fmt.Errorf("%q: %w", id, ErrNoSchedule)
	}
	x, err := scanSchedule(t.tx.QueryRowContext(t.ctx, `SELECT `+scheduleColumns+` FROM schedule WHERE page = $1 AND id = $2`, t.head.ID, id))
	if errors.Is(err, sql.ErrNoRows) {
		return Schedule{}, fmt.Errorf("%q: %w", id, ErrNoSchedule)
	}
	if err != nil {
		return Schedule{}, t.fail(t.s.fail("reading what is scheduled", err))
	}
	if x.Drafts, err = t.scheduled(id); err != nil {
		return Schedule{}, err
	}
	if len(x.Drafts) == 0 {
		return Schedule{}, fmt.Errorf("%q: %w", id, ErrNoSchedule)
	}
	return x, nil
}

// scheduled reads a schedule's drafts in order.
func (t *Tx) scheduled(id string) ([]Draft, error) {
	all, err := t.Drafts()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(d Draft) bool { return d.Schedule != id })
	slices.SortFunc(all, func(a, b Draft) int {
		if a.place != b.place {
			return int(a.place - b.place)
		}
		return strings.Compare(a.ID, b.ID)
	})
	return all, nil
}

// checkTime looks at a time that something is scheduled for, and cuts it to the
// minute.
func (t *Tx) checkTime(at time.Time) (time.Time, error) {
	at = at.UTC().Truncate(time.Minute)
	switch {
	case at.IsZero():
		return at, invalid("at", "at_empty", "say when")
	case !at.After(t.now):
		return at, invalid("at", "at_over", "%s is over; publish it now, or choose a later time", at.Format(time.RFC3339))
	case at.After(t.now.Add(MaxAhead)):
		return at, invalid("at", "at_far", "%s is more than a year ahead", at.Format(time.RFC3339))
	}
	return at, nil
}

// Schedule sets a time at which drafts go out as one update, in this order from
// the top, as they then stand; account is who sets it, the id of an account or a
// token, and must still be allowed to publish there when it comes. A draft that is scheduled already moves over.
// The page may still be a draft, and must be live at that time. The command's
// Watched are kept with it; whether there are others is asked by CheckWatched.
func (t *Tx) Schedule(picks []Pick, at time.Time, account string) (Schedule, error) {
	if len(picks) == 0 {
		return Schedule{}, invalid("drafts", "drafts_none", "there is none")
	}
	if len(picks) > MaxBatch {
		return Schedule{}, tooLarge("drafts", "update_many n max", "%d at once, the limit is %d", len(picks), MaxBatch)
	}
	if t.head.State == page.Ended {
		return Schedule{}, t.allowed(page.OpPublish)
	}
	at, err := t.checkTime(at)
	if err != nil {
		return Schedule{}, err
	}
	n, err := t.count("scheduling", `SELECT count(*) FROM schedule x WHERE x.page = $1 AND EXISTS (SELECT 1 FROM draft d WHERE d.schedule = x.id)`, t.head.ID)
	if err != nil {
		return Schedule{}, err
	}
	if n >= MaxSchedules {
		return Schedule{}, tooLarge("drafts", "schedules_full max", "a page has at most %d times at which something goes out", MaxSchedules)
	}
	x := Schedule{ID: randomID(), Page: t.head.ID, At: at, State: ScheduleWaiting, Account: account, Watched: t.cmd.Watched, Created: t.now}
	t.made = x.ID
	watched, err := wordList(x.Watched)
	if err != nil {
		return Schedule{}, err
	}
	if err := t.exec("scheduling", `INSERT INTO schedule (`+scheduleColumns+`) VALUES ($1, $2, $3, 'waiting', '', '', $4, $5, $6)`,
		x.ID, x.Page, millis(x.At), x.Account, watched, millis(x.Created)); err != nil {
		return Schedule{}, err
	}
	for i, k := range picks {
		if slices.ContainsFunc(picks[:i], func(o Pick) bool { return o.ID == k.ID }) {
			return Schedule{}, invalid("drafts", "request", "draft %s is there twice", k.ID)
		}
		d, err := t.pick(k)
		if err != nil {
			return Schedule{}, err
		}
		d.Schedule, d.place, d.readied, d.Scheduled = x.ID, int64(i), d.Rev, at
		if err := t.setSchedule(d); err != nil {
			return Schedule{}, err
		}
		x.Drafts = append(x.Drafts, d)
	}
	return x, t.Note(Act{Act: ActSchedule, Post: picks[0].ID, Detail: at.Format(time.RFC3339)})
}

// SchedulePosts makes drafts of posts and sets a time for them, as [Tx.Schedule]
// does. They must be posts that could be published now.
func (t *Tx) SchedulePosts(posts []NewPost, at time.Time, account string) (Schedule, error) {
	if len(posts) > MaxBatch {
		return Schedule{}, tooLarge("posts", "update_many n max", "%d at once, the limit is %d", len(posts), MaxBatch)
	}
	picks := make([]Pick, len(posts))
	for i, p := range posts {
		if err := checkPost(p.Texts); err != nil {
			return Schedule{}, postErr(i, len(posts), err)
		}
		d, err := t.SaveDraft(Draft{ID: NewPostID(), Texts: p.Texts, Flags: p.Flags, Hand: account}, 0)
		if err != nil {
			return Schedule{}, err
		}
		picks[i] = Pick{d.ID, d.Rev}
	}
	return t.Schedule(picks, at, account)
}

// setSchedule writes what a draft says of its schedule.
func (t *Tx) setSchedule(d Draft) error {
	return t.exec("scheduling", `UPDATE draft SET schedule = $1, place = $2, schedule_rev = $3, scheduled = $4, turn = turn + 1 WHERE page = $5 AND id = $6`,
		d.Schedule, d.place, d.readied, nullMillis(d.Scheduled), t.head.ID, d.ID)
}

// Reschedule gives what is scheduled, or was and did not go out, another time.
// The texts of its drafts count as seen by account, who sets it.
func (t *Tx) Reschedule(id string, at time.Time, account string) (Schedule, error) {
	x, err := t.schedule(id)
	if err != nil {
		return Schedule{}, err
	}
	if t.head.State == page.Ended {
		return Schedule{}, t.allowed(page.OpPublish)
	}
	if at, err = t.checkTime(at); err != nil {
		return Schedule{}, err
	}
	x.At, x.State, x.Reason, x.Detail, x.Account, x.Watched = at, ScheduleWaiting, "", "", account, t.cmd.Watched
	if err := t.putSchedule(x); err != nil {
		return Schedule{}, err
	}
	for i := range x.Drafts {
		d := &x.Drafts[i]
		d.Scheduled, d.readied = at, d.Rev
		if err := t.setSchedule(*d); err != nil {
			return Schedule{}, err
		}
	}
	return x, t.Note(Act{Act: ActSchedule, Post: x.Drafts[0].ID, Detail: at.Format(time.RFC3339)})
}

func (t *Tx) putSchedule(x Schedule) error {
	watched, err := wordList(x.Watched)
	if err != nil {
		return err
	}
	return t.exec("scheduling", `UPDATE schedule SET at = $1, state = $2, reason = $3, detail = $4, account = $5, watched = $6 WHERE id = $7`,
		millis(x.At), x.State, x.Reason, x.Detail, x.Account, watched, x.ID)
}

// Unschedule takes the time away: the drafts stay drafts.
func (t *Tx) Unschedule(id string) error {
	x, err := t.schedule(id)
	if err != nil {
		return err
	}
	for _, d := range x.Drafts {
		d.Schedule, d.place, d.readied, d.Scheduled = "", 0, 0, time.Time{}
		if err := t.setSchedule(d); err != nil {
			return err
		}
	}
	if err := t.exec("taking a time away", `DELETE FROM schedule WHERE id = $1`, id); err != nil {
		return err
	}
	return t.Note(Act{Act: ActUnschedule, Post: x.Drafts[0].ID, Detail: x.At.Format(time.RFC3339)})
}

// PublishDue publishes what is scheduled, under its time; under the page's newest
// stamp where that is later. It is said by w, as [Store.Waiting] listed it: where
// someone changed or stopped it meanwhile, or published it, or it is too early,
// ErrUnchanged. The
// entries' idempotency key is made of schedule and time. *NotDue says why it
// can't go out; other errors may pass.
func (s *Store) PublishDue(ctx context.Context, w Schedule) (Result, error) {
	cmd := Command{Page: w.Page, Scope: serverScope, Key: fmt.Sprintf("schedule/%s/%d", w.ID, w.At.Unix()), Request: []byte(w.ID), By: TheServer, Watched: w.Watched}
	r, err := s.Write(ctx, cmd, func(t *Tx) error { return t.publishDue(w) })
	var watched *Watched
	if errors.As(err, &watched) {
		var met []string
		for _, x := range watched.Words {
			met = append(met, x.Word)
		}
		err = &NotDue{Reason: WhyWatched, Detail: strings.Join(met, ", ")}
	}
	return r, err
}

func (t *Tx) publishDue(w Schedule) error {
	x, err := t.schedule(w.ID)
	if errors.Is(err, ErrNoSchedule) {
		if err := t.exec("forgetting a time", `DELETE FROM schedule WHERE id = $1`, w.ID); err != nil {
			return err
		}
		t.cmd.Key = "" // nothing was done under it
		return nil
	}
	if err != nil {
		return err
	}
	if x.State != ScheduleWaiting || !x.At.Equal(w.At) || t.now.Before(x.At) {
		return fmt.Errorf("schedule %s: %w", w.ID, ErrUnchanged)
	}
	if t.now.Sub(x.At) > Grace {
		return &NotDue{Reason: WhyLate}
	}
	by, err := t.publisher(x.Account)
	if err != nil {
		return err
	}
	if by.nobody() {
		return &NotDue{Reason: WhyRole}
	}
	t.cmd.By = by
	if !page.OpPublish.Allowed(t.head.State) {
		return &NotDue{Reason: WhyState, Detail: t.allowed(page.OpPublish).Error()}
	}
	posts := make([]NewPost, len(x.Drafts))
	for i, d := range x.Drafts {
		switch {
		case d.Status == Unverified || d.Status == Checking:
			return &NotDue{Reason: WhyUnverified, Detail: d.ID}
		case d.Edits != "":
			return &NotDue{Reason: WhyInvalid, Detail: "a draft changes a post that is published; publish it by itself"}
		}
		if d.Rev != d.readied {
			hand, err := t.publisher(d.Hand)
			if err != nil {
				return err
			}
			if hand.nobody() {
				return &NotDue{Reason: WhyChanged, Detail: d.ID}
			}
		}
		posts[i] = NewPost{ID: d.ID, Texts: d.Texts, Flags: d.Flags}
	}
	stamp := x.At
	if t.head.LastStamp.After(stamp) {
		stamp = t.head.LastStamp
	}
	if _, err := t.Publish(posts, At{Stamp: stamp}); err != nil {
		if t.failed == nil && (errors.Is(err, ErrInvalid) || errors.Is(err, ErrTooLarge)) {
			return &NotDue{Reason: WhyInvalid, Detail: err.Error()}
		}
		return err
	}
	for _, d := range x.Drafts {
		if err := t.DropDraft(d.ID); err != nil {
			return err
		}
	}
	return t.exec("publishing what was scheduled", `DELETE FROM schedule WHERE id = $1`, x.ID)
}

// publisher gives who may publish on the page, by the id of an account or a
// token; nobody where that may not, or not any more.
func (t *Tx) publisher(id string) (By, error) {
	const doing = "looking for who publishes"
	a, err := t.need(id)
	if err == nil {
		if !a.May(t.head.ID, Editor) {
			return By{}, nil
		}
		return By{Account: a.ID, Name: a.Name}, nil
	}
	if !errors.Is(err, ErrNoAccount) {
		return By{}, err
	}
	k, err := scanToken(t.tx.QueryRowContext(t.ctx, `SELECT `+tokenColumns+` FROM token WHERE id = $1`, id))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return By{}, nil
	case err != nil:
		return By{}, t.fail(t.s.fail(doing, err))
	case k.Revoked, k.Scope != ScopeWrite, !k.Expires.IsZero() && !t.now.Before(k.Expires), k.Page != "" && k.Page != t.head.ID:
		return By{}, nil
	}
	return By{Token: k.ID, Name: k.Name}, nil
}

// Missed notes that what is scheduled did not go out, and why: the desk asks.
// ErrUnchanged as of [Store.PublishDue].
func (s *Store) Missed(ctx context.Context, w Schedule, why *NotDue) error {
	_, err := s.Write(ctx, Command{Page: w.Page, By: TheServer}, func(t *Tx) error {
		x, err := t.schedule(w.ID)
		if errors.Is(err, ErrNoSchedule) || err == nil && (x.State != ScheduleWaiting || !x.At.Equal(w.At)) {
			return fmt.Errorf("schedule %s: %w", w.ID, ErrUnchanged)
		}
		if err != nil {
			return err
		}
		x.State, x.Reason, x.Detail = ScheduleFailed, why.Reason, clean(why.Detail, MaxTitle)
		if why.Reason == WhyLate {
			x.State = ScheduleMissed
		}
		if err := t.putSchedule(x); err != nil {
			return err
		}
		for _, d := range x.Drafts {
			if err := t.setSchedule(d); err != nil { // so that the desk is told
				return err
			}
		}
		return t.Note(Act{Act: ActMissed, Post: x.Drafts[0].ID, Detail: why.Reason})
	})
	return err
}

// Breaking is a post that bears the mark of breaking news, or may.
type Breaking struct {
	Page, Post string // ids
	Seq        int64  // of the entry that gave it the mark
	Since      time.Time
}

// Breaking lists the posts marked as breaking, by page and time. After an upgrade
// of the database some only bore the mark once; [Store.Lapse] finds that out.
func (s *Store) Breaking(ctx context.Context) ([]Breaking, error) {
	const doing = "reading what is breaking news"
	rows, err := s.read.QueryContext(ctx, `SELECT page, post, seq, since FROM breaking ORDER BY page, since, seq`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var list []Breaking
	for rows.Next() {
		var b Breaking
		var since int64
		if err := rows.Scan(&b.Page, &b.Post, &b.Seq, &since); err != nil {
			return nil, s.fail(doing, err)
		}
		b.Since = fromMillis(since)
		list = append(list, b)
	}
	return list, s.fail(doing, rows.Err())
}

// Lapse takes the mark of breaking news from a post by an entry of the server's
// own; with fake set only where the post does not bear it any more, which is then
// forgotten. ErrUnchanged where there is nothing to do: it was taken away
// meanwhile, given anew, or the post is withdrawn.
func (s *Store) Lapse(ctx context.Context, b Breaking) (Result, error) {
	cmd := Command{Page: b.Page, Scope: serverScope, Key: fmt.Sprintf("breaking/%s/%s/%d", b.Page, b.Post, b.Seq), Request: []byte(b.Post), By: TheServer}
	return s.Write(ctx, cmd, func(t *Tx) error {
		n, err := t.count("reading what is breaking news", `SELECT count(*) FROM breaking WHERE page = $1 AND post = $2 AND seq = $3`, b.Page, b.Post, b.Seq)
		if err != nil {
			return err
		}
		post, err := t.Post(b.Post)
		if err != nil {
			return err
		}
		switch {
		case n == 0, post.Withdrawn && post.Flags.Breaking:
			return fmt.Errorf("post %s: %w", b.Post, ErrUnchanged)
		case !post.Flags.Breaking:
			return t.markBreaking(b.Post, 0, false)
		}
		_, err = t.Change(Change{Op: page.OpFlag, Post: b.Post, Flags: func(f page.Flags) page.Flags { f.Breaking = false; return f }})
		return err
	})
}

// markBreaking notes that a post bears the mark since an entry, or not.
func (t *Tx) markBreaking(post string, seq int64, on bool) error {
	const doing = "noting what is breaking news"
	if err := t.exec(doing, `DELETE FROM breaking WHERE page = $1 AND post = $2`, t.head.ID, post); err != nil || !on {
		return err
	}
	return t.exec(doing, `INSERT INTO breaking (page, post, seq, since) VALUES ($1, $2, $3, $4)`, t.head.ID, post, seq, millis(t.now))
}

// makeBreaking notes anew, from the log, which posts may be breaking.
func (s *Store) makeBreaking(ctx context.Context, q querier) error {
	const doing = "noting what is breaking news"
	if _, err := q.ExecContext(ctx, `DELETE FROM breaking`); err != nil {
		return s.fail(doing, err)
	}
	_, err := q.ExecContext(ctx, `INSERT INTO breaking (page, post, seq, since)
		SELECT page, post, max(seq), max(time) FROM entry WHERE op = 'publish' AND flags >= 4 OR op = 'flag' GROUP BY page, post`)
	return s.fail(doing, err)
}

// stirs are the ops by which a page is not silent.
const stirs = `'open', 'publish', 'edit', 'amend', 'correct', 'page', 'withdraw', 'restore', 'reopen'`

// sinceSilent is an expression of a query over page_head h and quiet q: since when
// a live page is silent, in milliseconds, if the desk is to ask about it; 0
// otherwise. It is given now and the time Silence before.
const sinceSilent = `CASE WHEN h.state = 'live' AND coalesce(q.until, 0) <= $1 THEN
	coalesce((SELECT CASE WHEN e.time <= $2 THEN e.time ELSE 0 END FROM entry e WHERE e.page = h.id AND e.op IN (` + stirs + `) ORDER BY e.seq DESC LIMIT 1), 0) ELSE 0 END`

// silentArgs are what sinceSilent takes.
func (s *Store) silentArgs() []any {
	now := s.now()
	return []any{millis(now), millis(now.Add(-Silence))}
}

// Silent gives the live pages about which the desk asks, by id: since when nothing
// was published there.
func (s *Store) Silent(ctx context.Context) (map[string]time.Time, error) {
	const doing = "looking for silent pages"
	rows, err := s.read.QueryContext(ctx, `SELECT h.id, `+sinceSilent+` FROM page_head h LEFT JOIN quiet q ON q.page = h.id WHERE h.state = 'live'`, s.silentArgs()...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	silent := map[string]time.Time{}
	for rows.Next() {
		var id string
		var since int64
		if err := rows.Scan(&id, &since); err != nil {
			return nil, s.fail(doing, err)
		}
		if since > 0 {
			silent[id] = fromMillis(since)
		}
	}
	return silent, s.fail(doing, rows.Err())
}

// GoOn says that a silent page goes on: it is asked about again in Silence.
func (t *Tx) GoOn() error {
	if t.head.State != page.Live {
		return stateErr("page_not_live", "page %s is not live", t.head.Slug)
	}
	if err := t.hush(t.now.Add(Silence)); err != nil {
		return err
	}
	return t.Note(Act{Act: ActGoOn})
}

// hush has nobody asked about the page's silence before a time.
func (t *Tx) hush(until time.Time) error {
	return t.exec("putting a question off", `INSERT INTO quiet (page, until) VALUES ($1, $2) ON CONFLICT (page) DO UPDATE SET until = excluded.until`, t.head.ID, millis(until))
}

// hushNotice does so for a notice that lapses: a page that says when it is back
// is not asked about before, nor soon after.
func (t *Tx) hushNotice(was, is page.Notice) error {
	same := was.Text == is.Text && (was.Until == nil) == (is.Until == nil) && (was.Until == nil || was.Until.Equal(*is.Until))
	switch {
	case same:
		return nil
	case is.Text != "" && is.Until != nil:
		return t.hush(is.Until.Add(Silence))
	}
	return t.hush(time.UnixMilli(0))
}
