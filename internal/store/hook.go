package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"stoppress/internal/page"
)

// HookEvents are what a webhook can be told of: ops of the log.
var HookEvents = []string{
	string(page.OpPublish), string(page.OpEdit), string(page.OpAmend), string(page.OpCorrect), string(page.OpFlag),
	string(page.OpWithdraw), string(page.OpRestore), string(page.OpWithhold), string(page.OpRelease), string(page.OpErase),
	string(page.OpOpen), string(page.OpPage), string(page.OpEnd), string(page.OpReopen),
}

// HookTest is the event of a delivery that was asked for, to try the receiver.
const HookTest = "test"

// Why a hook is told of nothing.
const (
	HookPaused = "paused" // by someone
	HookFailed = "failed" // it took nothing for HookFailMost
	HookGone   = "gone"   // it answered 410
)

// What became of a delivery.
const (
	Waiting   = "waiting"
	Delivered = "delivered"
	Dropped   = "dropped" // given up
)

// Bounds of webhooks.
const (
	MaxHooks     = 50
	HookLife     = 24 * time.Hour     // what is older is not told any more
	HookFailMost = 3 * 24 * time.Hour // after which a hook is told of nothing
	deliveryKept = 7 * 24 * time.Hour
	collectMost  = 500 // entries at a time
)

// tryAfter is how long after a try the next one comes; after the last none does.
var tryAfter = []time.Duration{
	5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 4 * time.Hour, 8 * time.Hour, 8 * time.Hour,
}

// restMost is for how long at most a hook that takes nothing is left alone, however
// much there is to tell it.
const restMost = 5 * time.Minute

// Hook is an address that is told of what is published.
type Hook struct {
	ID      string
	Name    string // what its owner calls it
	URL     string
	Page    string    // id of the one page that it is told of; "": all
	Events  []string  // of HookEvents, in their order
	Paused  string    // why it is told of nothing; "": it is told
	Failing time.Time // since when it has taken nothing; zero: it took the last
	Fails   int64     // tries since then
	Created time.Time

	secret []byte // what it is told is signed with
	at     int64
}

// Delivery is one thing that a hook is told, or was.
type Delivery struct {
	ID    string // stays the same with every try
	Hook  string
	Event string // of HookEvents, or HookTest
	Page  string // id
	Post  string // id; "": it is about the page
	Seq   int64
	Made  time.Time // of the entry
	Due   time.Time // of the next try; zero: there is none
	State string
	Tries int64

	Tried  time.Time // the last; zero: not yet
	Status int       // that it was answered with; 0: there was no answer
	Took   time.Duration
	Error  string // why it was not taken; "": it was

	lease int64
}

// Answered is how a try went.
type Answered struct {
	OK     bool
	Gone   bool // the receiver wants nothing more
	Status int
	Took   time.Duration
	Error  string
	After  time.Duration // what the receiver asks to wait; 0: nothing
}

// Secret is what a hook's deliveries are signed with, as its owner is shown it:
// "whsec_" and base64.
func (h Hook) Secret() string { return "whsec_" + base64.StdEncoding.EncodeToString(h.secret) }

func newHookSecret() []byte {
	b := make([]byte, 32)
	rand.Read(b)
	return b
}

// hookSeal seals what the database keeps of a hook and must not tell: its secret
// and its address. ErrKey where the data folder does not hold the site's key.
// Whoever gives the site another key seals them anew under that one; the secret
// itself stays.
func (s *Store) hookSeal() (cipher.AEAD, error) {
	key, err := s.Signer()
	if err != nil {
		return nil, err
	}
	b, err := hkdf.Key(sha256.New, []byte(key.Private()), nil, "stoppress webhook", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(b)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// seal seals a hook's address and secret, each for its own place.
func (s *Store) seal(h Hook) (address, secret []byte, err error) {
	c, err := s.hookSeal()
	if err != nil {
		return nil, nil, err
	}
	one := func(value []byte, place string) []byte {
		nonce := make([]byte, c.NonceSize())
		rand.Read(nonce)
		return c.Seal(nonce, nonce, value, []byte(h.ID+"\n"+place))
	}
	return one([]byte(h.URL), "url"), one(h.secret, "secret"), nil
}

const hookColumns = `h.id, h.name, h.url, h.page, h.events, h.paused, h.failing, h.fails, h.created, h.secret, h.at`

// scanHook reads a row of hookColumns. more are the columns after them.
func (s *Store) scanHook(row scanner, more ...any) (h Hook, err error) {
	var address, secret []byte
	var events string
	var created int64
	var failing sql.NullInt64
	if err := row.Scan(append([]any{&h.ID, &h.Name, &address, &h.Page, &events, &h.Paused, &failing, &h.Fails, &created, &secret, &h.at}, more...)...); err != nil {
		return Hook{}, err
	}
	h.Events, h.Failing, h.Created = strings.Fields(events), fromNull(failing), fromMillis(created)
	c, err := s.hookSeal()
	if err != nil {
		return Hook{}, err
	}
	one := func(sealed []byte, place string) ([]byte, error) {
		n := c.NonceSize()
		if len(sealed) < n {
			return nil, fmt.Errorf("webhook %s: %w: no %s", h.ID, ErrDatabase, place)
		}
		b, err := c.Open(nil, sealed[:n], sealed[n:], []byte(h.ID+"\n"+place))
		if err != nil {
			return nil, fmt.Errorf("webhook %s: %w: its %s was sealed under another key", h.ID, ErrKey, place)
		}
		return b, nil
	}
	if h.secret, err = one(secret, "secret"); err != nil {
		return Hook{}, err
	}
	u, err := one(address, "url")
	if err != nil {
		return Hook{}, err
	}
	h.URL = string(u)
	return h, nil
}

func (h *Hook) check() error {
	if err := checkLine("name", h.Name, 100); err != nil {
		return err
	}
	u, err := url.Parse(h.URL)
	switch {
	case len(h.URL) > MaxURL:
		return tooLarge("url", "url_long - max", "the address has %d bytes, the limit is %d", len(h.URL), MaxURL)
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || strings.ContainsFunc(h.URL, func(c rune) bool { return c <= ' ' || c > '~' }):
		return invalid("url", "hook_form", "it is not an address such as https://example.org/hook")
	case u.User != nil || u.Fragment != "":
		return invalid("url", "url_user", "a webhook's address has no user, password or #")
	}
	var events []string
	for _, e := range HookEvents {
		if slices.Contains(h.Events, e) {
			events = append(events, e)
		}
	}
	for _, e := range h.Events {
		if !slices.Contains(HookEvents, e) {
			return invalid("events", "request", "%q is none of %s", e, strings.Join(HookEvents, ", "))
		}
	}
	if len(events) == 0 {
		return invalid("events", "hook_events", "name at least one of %s", strings.Join(HookEvents, ", "))
	}
	h.Events = events
	if h.Paused != "" && h.Paused != HookPaused && h.Paused != HookFailed && h.Paused != HookGone {
		return invalid("paused", "request", "%q is not a reason", h.Paused)
	}
	return nil
}

// CreateHook makes a webhook from h's Name, URL, Page and Events, told of what
// comes from now on, and returns its secret.
func (s *Store) CreateHook(ctx context.Context, by By, h Hook) (secret string, _ Hook, err error) {
	const doing = "making a webhook"
	h.ID, h.Paused, h.Failing, h.Fails, h.secret = randomID(), "", time.Time{}, 0, newHookSecret()
	if err := h.check(); err != nil {
		return "", Hook{}, err
	}
	address, sealed, err := s.seal(h)
	if err != nil {
		return "", Hook{}, err
	}
	err = s.as(ctx, by, func(t *Tx) error {
		if h.Page != "" {
			if _, err := s.head(ctx, t.tx, h.Page); err != nil {
				return err
			}
		}
		var n int64
		if err := t.tx.QueryRowContext(ctx, `SELECT count(*) FROM hook`).Scan(&n); err != nil {
			return t.fail(s.fail(doing, err))
		}
		if n >= MaxHooks {
			return tooLarge("", "hooks_full max", "there are %d webhooks, the limit; remove one", n)
		}
		h.Created, h.at = t.now, t.site.next-1
		if err := t.exec(doing, `INSERT INTO hook (id, name, url, page, events, secret, at, paused, fails, failing, rest, created) VALUES ($1, $2, $3, $4, $5, $6, $7, '', 0, NULL, 0, $8)`,
			h.ID, h.Name, address, h.Page, strings.Join(h.Events, " "), sealed, h.at, millis(h.Created)); err != nil {
			return err
		}
		return t.Note(Act{Act: ActHook, Page: h.Page, About: h.Name})
	})
	if err != nil {
		return "", Hook{}, err
	}
	return h.Secret(), h, nil
}

// Hooks lists all webhooks, the oldest first.
func (s *Store) Hooks(ctx context.Context) ([]Hook, error) {
	return s.hooks(ctx, s.read, ``)
}

func (s *Store) hooks(ctx context.Context, q querier, where string) ([]Hook, error) {
	const doing = "listing webhooks"
	rows, err := q.QueryContext(ctx, `SELECT `+hookColumns+` FROM hook h `+where+` ORDER BY h.created, h.id`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Hook{}
	for rows.Next() {
		h, err := s.scanHook(rows)
		if err != nil {
			return nil, s.hookErr(doing, err)
		}
		list = append(list, h)
	}
	return list, s.fail(doing, rows.Err())
}

// hookErr keeps what is about the key, and wraps what is the database's.
func (s *Store) hookErr(doing string, err error) error {
	if errors.Is(err, ErrKey) || errors.Is(err, ErrDatabase) {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return s.fail(doing, err)
}

// Hook reads one webhook. ErrNoHook where there is none.
func (s *Store) Hook(ctx context.Context, id string) (Hook, error) { return s.hook(ctx, s.read, id) }

func (s *Store) hook(ctx context.Context, q querier, id string) (Hook, error) {
	if !validID(id) {
		return Hook{}, fmt.Errorf("webhook %q: %w", id, ErrNoHook)
	}
	h, err := s.scanHook(q.QueryRowContext(ctx, `SELECT `+hookColumns+` FROM hook h WHERE h.id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return Hook{}, fmt.Errorf("webhook %q: %w", id, ErrNoHook)
	}
	if err != nil {
		return Hook{}, s.hookErr("reading a webhook", err)
	}
	return h, nil
}

// SetHook changes a webhook's Name, URL, Page, Events and Paused. One that goes on
// is told of what came meanwhile, as far as it is not older than HookLife.
func (s *Store) SetHook(ctx context.Context, by By, id string, edit func(*Hook) error) (h Hook, err error) {
	const doing = "changing a webhook"
	err = s.as(ctx, by, func(t *Tx) error {
		was, err := s.hook(ctx, t.tx, id)
		if err != nil {
			return err
		}
		h = was
		h.Events = slices.Clone(was.Events)
		if err := edit(&h); err != nil {
			return err
		}
		h.ID = was.ID
		if err := h.check(); err != nil {
			return err
		}
		if h.Page != "" && h.Page != was.Page {
			if _, err := s.head(ctx, t.tx, h.Page); err != nil {
				return err
			}
		}
		var changed []string
		for name, is := range map[string]bool{"name": h.Name != was.Name, "url": h.URL != was.URL, "page": h.Page != was.Page, "events": !slices.Equal(h.Events, was.Events), "paused": h.Paused != was.Paused} {
			if is {
				changed = append(changed, name)
			}
		}
		if len(changed) == 0 {
			return nil
		}
		slices.Sort(changed)
		address, _, err := s.seal(h)
		if err != nil {
			return err
		}
		if h.Paused == "" && was.Paused != "" || h.URL != was.URL {
			// It has another chance.
			h.Fails, h.Failing = 0, time.Time{}
			if err := t.exec(doing, `UPDATE hook SET fails = 0, failing = NULL, rest = 0 WHERE id = $1`, id); err != nil {
				return err
			}
		}
		if err := t.exec(doing, `UPDATE hook SET name = $1, url = $2, page = $3, events = $4, paused = $5 WHERE id = $6`,
			h.Name, address, h.Page, strings.Join(h.Events, " "), h.Paused, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActHookChange, Page: h.Page, About: h.Name, Detail: strings.Join(changed, ", ")})
	})
	return h, err
}

// stopHook notes that the server tells a hook of nothing any more, and why.
func (s *Store) stopHook(ctx context.Context, id, why string) error {
	return s.as(ctx, By{Name: "server"}, func(t *Tx) error {
		h, err := s.hook(ctx, t.tx, id)
		if err != nil || h.Paused != "" {
			return err
		}
		if err := t.exec("stopping a webhook", `UPDATE hook SET paused = $1 WHERE id = $2`, why, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActHookStop, Page: h.Page, About: h.Name, Detail: why})
	})
}

// TurnHook gives a webhook another secret; what is sent from then on is signed with
// it alone.
func (s *Store) TurnHook(ctx context.Context, by By, id string) (secret string, h Hook, err error) {
	err = s.as(ctx, by, func(t *Tx) error {
		if h, err = s.hook(ctx, t.tx, id); err != nil {
			return err
		}
		h.secret = newHookSecret()
		_, sealed, err := s.seal(h)
		if err != nil {
			return err
		}
		if err := t.exec("changing a webhook's secret", `UPDATE hook SET secret = $1 WHERE id = $2`, sealed, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActHookSecret, Page: h.Page, About: h.Name})
	})
	if err != nil {
		return "", Hook{}, err
	}
	return h.Secret(), h, nil
}

// RemoveHook removes a webhook, and all that it was told or was to be.
func (s *Store) RemoveHook(ctx context.Context, by By, id string) error {
	const doing = "removing a webhook"
	return s.as(ctx, by, func(t *Tx) error {
		h, err := s.hook(ctx, t.tx, id)
		if err != nil {
			return err
		}
		for _, q := range []string{`DELETE FROM delivery WHERE hook = $1`, `DELETE FROM hook WHERE id = $1`} {
			if err := t.exec(doing, q, id); err != nil {
				return err
			}
		}
		return t.Note(Act{Act: ActHookRemove, Page: h.Page, About: h.Name})
	})
}

// newDelivery makes the id under which a receiver knows a delivery.
func newDelivery() string { return "msg_" + randomWord(base36, 24) }

func (t *Tx) putDelivery(d Delivery, idx int64) error {
	return t.exec("putting down what a webhook is told", `INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10, NULL, 0, 0, '')`, d.ID, d.Hook, d.Event, idx, d.Page, d.Post, d.Seq, millis(d.Made), millis(d.Due), Waiting)
}

// TryHook puts down a delivery that says nothing, at once, though the hook be paused.
func (s *Store) TryHook(ctx context.Context, id string) (d Delivery, err error) {
	err = s.bare(ctx, func(t *Tx) error {
		h, err := s.hook(ctx, t.tx, id)
		if err != nil {
			return err
		}
		d = Delivery{ID: newDelivery(), Hook: h.ID, Event: HookTest, Page: h.Page, Made: t.now, Due: t.now, State: Waiting}
		return t.putDelivery(d, -1)
	})
	return d, err
}

// AgainHook has a delivery that is over, or waits, tried again now: with the same id.
func (s *Store) AgainHook(ctx context.Context, id, delivery string) (d Delivery, err error) {
	const doing = "trying a delivery again"
	err = s.bare(ctx, func(t *Tx) error {
		d, err = scanDelivery(t.tx.QueryRowContext(ctx, `SELECT `+deliveryColumns+` FROM delivery WHERE hook = $1 AND id = $2`, clean(id, MaxName), clean(delivery, MaxName)))
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("delivery %q: %w", delivery, ErrNoHook)
		}
		if err != nil {
			return t.fail(s.fail(doing, err))
		}
		d.Due, d.State = t.now, Waiting
		return t.exec(doing, `UPDATE delivery SET due = $1, state = $2 WHERE id = $3`, millis(t.now), Waiting, d.ID)
	})
	return d, err
}

const deliveryColumns = `id, hook, event, page, post, seq, made, due, state, tries, tried, status, took, error, lease`

func scanDelivery(row scanner) (d Delivery, err error) {
	var made, took int64
	var due, tried sql.NullInt64
	err = row.Scan(&d.ID, &d.Hook, &d.Event, &d.Page, &d.Post, &d.Seq, &made, &due, &d.State, &d.Tries, &tried, &d.Status, &took, &d.Error, &d.lease)
	d.Made, d.Due, d.Tried, d.Took = fromMillis(made), fromNull(due), fromNull(tried), time.Duration(took)*time.Millisecond
	return d, err
}

// Deliveries lists the newest of what a hook was told or is to be.
func (s *Store) Deliveries(ctx context.Context, id string, limit int) ([]Delivery, error) {
	const doing = "listing deliveries"
	if _, err := s.Hook(ctx, id); err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+deliveryColumns+` FROM delivery WHERE hook = $1 ORDER BY made DESC, idx DESC, id LIMIT $2`, id, limit)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Delivery{}
	for rows.Next() {
		d, err := scanDelivery(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, d)
	}
	return list, s.fail(doing, rows.Err())
}

// Collect puts down for every hook what it is to be told of the log, in one
// transaction with how far that was looked at: whenever a server dies, nothing is
// left out and nothing put down twice. more says that there is more than it took.
func (s *Store) Collect(ctx context.Context) (more bool, err error) {
	const doing = "collecting for webhooks"
	var from sql.NullInt64
	var next int64
	if err := s.read.QueryRowContext(ctx, `SELECT (SELECT min(at) FROM hook WHERE paused = ''), next FROM site`).Scan(&from, &next); err != nil {
		return false, s.fail(doing, err)
	}
	if !from.Valid || from.Int64 >= next-1 {
		return false, nil
	}
	err = s.bare(ctx, func(t *Tx) error {
		more = false
		hooks, err := s.hooks(ctx, t.tx, `WHERE h.paused = ''`)
		if err != nil || len(hooks) == 0 {
			return err
		}
		from := slices.MinFunc(hooks, func(a, b Hook) int { return int(a.at - b.at) }).at
		young := millis(t.now.Add(-HookLife))
		rows, err := t.tx.QueryContext(ctx, `SELECT idx, page, seq, op, post, time, reason FROM entry WHERE idx > $1 AND time > $2 ORDER BY idx LIMIT $3`, from, young, collectMost)
		if err != nil {
			return t.fail(s.fail(doing, err))
		}
		defer rows.Close()
		type told struct {
			Delivery
			idx int64
		}
		var all []told
		n, last := 0, t.site.next-1
		for ; rows.Next(); n++ {
			var d Delivery
			var idx, at int64
			var reason string
			if err := rows.Scan(&idx, &d.Page, &d.Seq, &d.Event, &d.Post, &at, &reason); err != nil {
				return t.fail(s.fail(doing, err))
			}
			if n == collectMost-1 {
				more, last = true, idx
			}
			if reason == page.ReasonImported { // no news: it was published elsewhere
				continue
			}
			d.Made, d.Due = fromMillis(at), t.now
			for _, h := range hooks {
				if h.at < idx && (h.Page == "" || h.Page == d.Page) && slices.Contains(h.Events, d.Event) {
					d.ID, d.Hook = newDelivery(), h.ID
					all = append(all, told{d, idx})
				}
			}
		}
		if err := rows.Err(); err != nil {
			return t.fail(s.fail(doing, err))
		}
		rows.Close()
		for _, d := range all {
			if err := t.putDelivery(d.Delivery, d.idx); err != nil {
				return err
			}
		}
		if err := t.exec(doing, `DELETE FROM delivery WHERE due IS NULL AND made < $1`, millis(t.now.Add(-deliveryKept))); err != nil {
			return err
		}
		return t.exec(doing, `UPDATE hook SET at = $1 WHERE paused = '' AND at < $1`, last)
	})
	return more, err
}

// ready is when a delivery can be sent: not while another server has it, nor
// while its hook rests.
const ready = `max(d.due, d.lease, CASE WHEN d.event = 'test' THEN 0 ELSE h.rest END)`

// Due says which hooks have something to be sent, and from when on.
func (s *Store) Due(ctx context.Context) (map[string]time.Time, error) {
	const doing = "looking at what webhooks are to be told"
	rows, err := s.read.QueryContext(ctx, `SELECT d.hook, min(`+s.dialect.most(ready)+`) FROM delivery d JOIN hook h ON h.id = d.hook WHERE d.due IS NOT NULL AND (h.paused = '' OR d.event = 'test') GROUP BY d.hook`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	due := map[string]time.Time{}
	for rows.Next() {
		var id string
		var at int64
		if err := rows.Scan(&id, &at); err != nil {
			return nil, s.fail(doing, err)
		}
		due[id] = fromMillis(at)
	}
	return due, s.fail(doing, rows.Err())
}

// Claim takes the first delivery that a hook is due for a time, so that no other
// server sends it meanwhile. ok is false where there is none.
func (s *Store) Claim(ctx context.Context, id string, lease time.Duration) (h Hook, d Delivery, ok bool, err error) {
	const doing = "taking up a delivery"
	for {
		now := millis(s.now())
		d, err = scanDelivery(s.read.QueryRowContext(ctx, `SELECT `+strings.ReplaceAll("d."+deliveryColumns, ", ", ", d.")+` FROM delivery d JOIN hook h ON h.id = d.hook
			WHERE d.hook = $1 AND d.due IS NOT NULL AND (h.paused = '' OR d.event = 'test') AND `+s.dialect.most(ready)+` <= $2 ORDER BY d.due, d.idx LIMIT 1`, id, now))
		if errors.Is(err, sql.ErrNoRows) {
			return h, d, false, nil
		}
		if err != nil {
			return h, d, false, s.fail(doing, err)
		}
		res, err := s.write.ExecContext(ctx, `UPDATE delivery SET lease = $1, tries = tries + 1 WHERE id = $2 AND due = $3 AND lease = $4`, now+lease.Milliseconds(), d.ID, millis(d.Due), d.lease)
		if err != nil {
			return h, d, false, s.fail(doing, err)
		}
		if n, err := res.RowsAffected(); err != nil {
			return h, d, false, s.fail(doing, err)
		} else if n == 0 {
			continue // another server was first
		}
		d.lease = now + lease.Milliseconds()
		d.Tries++
		h, err = s.Hook(ctx, id)
		return h, d, err == nil, err
	}
}

// Unclaim gives a claimed delivery back that was not tried to its end.
func (s *Store) Unclaim(ctx context.Context, d Delivery) error {
	_, err := s.write.ExecContext(ctx, `UPDATE delivery SET lease = 0, tries = tries - 1 WHERE id = $1 AND lease = $2`, d.ID, d.lease)
	return s.fail("giving a delivery back", err)
}

// Tried notes how a try of a claimed delivery went, and when the next one is. It
// says so where the hook is told of nothing from then on, and why.
func (s *Store) Tried(ctx context.Context, d Delivery, a Answered) (stopped string, err error) {
	const doing = "noting how a delivery went"
	now := s.now().UTC().Truncate(time.Millisecond)
	state, due := Delivered, time.Time{}
	if !a.OK {
		state = Dropped
		if n := int(d.Tries); n <= len(tryAfter) && d.Event != HookTest && !a.Gone {
			wait := max(tryAfter[max(n, 1)-1], min(a.After, time.Hour))
			if at := now.Add(wait); at.Sub(d.Made) < HookLife {
				state, due = Waiting, at
			}
		}
	}
	if _, err := s.write.ExecContext(ctx, `UPDATE delivery SET state = $1, due = $2, lease = 0, tried = $3, status = $4, took = $5, error = $6 WHERE id = $7 AND lease = $8`,
		state, nullMillis(due), millis(now), a.Status, a.Took.Milliseconds(), clean(a.Error, 300), d.ID, d.lease); err != nil {
		return "", s.fail(doing, err)
	}
	if d.Event == HookTest {
		return "", nil
	}
	if a.OK {
		_, err := s.write.ExecContext(ctx, `UPDATE hook SET fails = 0, failing = NULL, rest = 0 WHERE id = $1 AND fails > 0`, d.Hook)
		return "", s.fail(doing, err)
	}
	var fails int64
	var since sql.NullInt64
	err = s.write.QueryRowContext(ctx, `UPDATE hook SET fails = fails + 1, failing = coalesce(failing, $1) WHERE id = $2 RETURNING fails, failing`, millis(now), d.Hook).Scan(&fails, &since)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil // it was removed meanwhile
	}
	if err != nil {
		return "", s.fail(doing, err)
	}
	rest := min(max(time.Second<<min(fails, 12), min(a.After, time.Hour)), max(restMost, min(a.After, time.Hour)))
	if _, err := s.write.ExecContext(ctx, `UPDATE hook SET rest = $1 WHERE id = $2`, millis(now.Add(rest)), d.Hook); err != nil {
		return "", s.fail(doing, err)
	}
	switch {
	case a.Gone:
		stopped = HookGone
	case now.Sub(fromNull(since)) >= HookFailMost:
		stopped = HookFailed
	default:
		return "", nil
	}
	return stopped, s.stopHook(ctx, d.Hook, stopped)
}
