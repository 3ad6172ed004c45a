package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// How long a session lasts: since it was last used, and in all.
const (
	SessionIdle = 7 * 24 * time.Hour
	SessionLife = 30 * 24 * time.Hour
)

// MaxSessions is how many sessions an account has at most; one more ends the one
// that was not used for the longest.
const MaxSessions = 100

// Session is a browser that someone signed in with. Only the SHA-256 of its
// secret is kept.
type Session struct {
	ID      string // for lists; it opens nothing
	Account string // id
	Device  string // what the browser says that it is
	Address string // network address that it began from
	Created time.Time
	Used    time.Time // to the minute or so
	Expires time.Time // the latest: it ends earlier where it is not used for SessionIdle
	StepUp  time.Time // when its owner last showed who they are: signing in, or again since
}

const sessionColumns = `id, account, device, address, created, used, expires, step_up`

func scanSession(row scanner) (x Session, err error) {
	var created, used, expires, stepUp int64
	err = row.Scan(&x.ID, &x.Account, &x.Device, &x.Address, &created, &used, &expires, &stepUp)
	x.Created, x.Used, x.Expires, x.StepUp = fromMillis(created), fromMillis(used), fromMillis(expires), fromMillis(stepUp)
	return x, err
}

func (x Session) over(now time.Time) bool {
	return !now.Before(x.Expires) || now.Sub(x.Used) >= SessionIdle
}

// StartSession begins a session of someone who has just shown who they are, and
// returns its secret, which can't be had again. What device and address hold is
// cut to what can be shown. ErrNoAccount where the account is disabled.
func (s *Store) StartSession(ctx context.Context, account, device, address string) (secret string, x Session, err error) {
	const doing = "starting a session"
	secret = newSecret()
	by := By{Account: account, Address: address}
	err = s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(account)
		if err != nil {
			return err
		}
		if a.Disabled {
			return ErrNoAccount
		}
		x = Session{
			ID: randomID(), Account: account, Device: clean(device, MaxName), Address: clean(address, MaxAddress),
			Created: t.now, Used: t.now, Expires: t.now.Add(SessionLife), StepUp: t.now,
		}
		if err := t.exec(doing, `DELETE FROM session WHERE expires <= $1 OR used <= $2`, millis(t.now), millis(t.now.Add(-SessionIdle))); err != nil {
			return err
		}
		if err := t.exec(doing, `DELETE FROM session WHERE account = $1 AND id NOT IN (SELECT id FROM session WHERE account = $1 ORDER BY used DESC, id LIMIT $2)`, account, MaxSessions-1); err != nil {
			return err
		}
		if err := t.exec(doing, `INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $6)`,
			x.ID, secretHash(secret), account, x.Device, x.Address, millis(t.now), millis(x.Expires)); err != nil {
			return err
		}
		if err := t.exec(doing, `UPDATE account SET seen = $1 WHERE id = $2`, millis(t.now), account); err != nil {
			return err
		}
		t.cmd.By.Session, t.cmd.By.Name = x.ID, a.Name
		return t.done(ActSignIn, a, x.Device)
	})
	if err != nil {
		return "", Session{}, err
	}
	return secret, x, nil
}

// SessionOf returns the session of a secret and whose it is, as they stand at
// that moment: roles are read each time. ErrSession where there is none, or it
// was ended, is too old, or its owner is disabled.
func (s *Store) SessionOf(ctx context.Context, secret string) (Session, Account, error) {
	now := s.now()
	x, a, err := s.sessionOf(ctx, s.read, secret, now)
	if err != nil {
		return Session{}, Account{}, err
	}
	if now.Sub(x.Used) > time.Minute {
		// Of requests that come together, one writes.
		if s.touch(ctx, `UPDATE session SET used = $1 WHERE id = $2 AND used < $3`, millis(now), x.ID, millis(now.Add(-time.Minute))) {
			x.Used = now.UTC().Truncate(time.Millisecond)
			if s.touch(ctx, `UPDATE account SET seen = $1 WHERE id = $2`, millis(now), a.ID) {
				a.Seen = x.Used
			}
		}
	}
	return x, a, nil
}

func (s *Store) sessionOf(ctx context.Context, q querier, secret string, now time.Time) (Session, Account, error) {
	if !isSecret(secret) {
		return Session{}, Account{}, ErrSession
	}
	// Found by its hash: the time that takes says nothing about the secret.
	x, err := scanSession(q.QueryRowContext(ctx, `SELECT `+sessionColumns+` FROM session WHERE hash = $1`, secretHash(secret)))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Session{}, Account{}, ErrSession
	case err != nil:
		return Session{}, Account{}, s.fail("looking for a session", err)
	case x.over(now):
		return Session{}, Account{}, ErrSession
	}
	a, err := s.account(ctx, q, `a.id = $1 AND a.disabled = 0`, x.Account)
	if errors.Is(err, ErrNoAccount) {
		err = ErrSession
	}
	if err != nil {
		return Session{}, Account{}, err
	}
	return x, a, nil
}

// Rotate gives a session another secret; the former one opens nothing from then
// on. With stepUp its owner has just shown again who they are. ErrSession as of
// [Store.SessionOf]; of two at the same time one gets it.
func (s *Store) Rotate(ctx context.Context, secret string, stepUp bool) (string, error) {
	const doing = "changing a session's secret"
	next := newSecret()
	err := s.bare(ctx, func(t *Tx) error {
		x, a, err := s.sessionOf(ctx, t.tx, secret, t.now)
		if err != nil {
			return err
		}
		if stepUp {
			x.StepUp = t.now
		}
		if err := t.exec(doing, `UPDATE session SET hash = $1, used = $2, step_up = $3 WHERE id = $4`, secretHash(next), millis(t.now), millis(x.StepUp), x.ID); err != nil {
			return err
		}
		if !stepUp {
			return nil
		}
		t.cmd.By = By{Account: a.ID, Session: x.ID, Name: a.Name, Address: x.Address}
		return t.done(ActStepUp, a, "")
	})
	if err != nil {
		return "", err
	}
	return next, nil
}

// Sessions lists an account's sessions that are not over, the one last used first.
func (s *Store) Sessions(ctx context.Context, account string) ([]Session, error) {
	const doing = "listing sessions"
	if !validID(account) {
		return []Session{}, nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+sessionColumns+` FROM session WHERE account = $1 ORDER BY used DESC, created DESC, id`, account)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list, now := []Session{}, s.now()
	for rows.Next() {
		x, err := scanSession(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		if !x.over(now) {
			list = append(list, x)
		}
	}
	return list, s.fail(doing, rows.Err())
}

// EndSession ends one session of an account: signing out, or a lost telephone.
// ErrSession where the account has none such.
func (s *Store) EndSession(ctx context.Context, by By, account, id string) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(account)
		if err != nil {
			return err
		}
		if !validID(id) {
			return fmt.Errorf("session %q: %w", id, ErrSession)
		}
		n, err := t.affect("ending a session", `DELETE FROM session WHERE account = $1 AND id = $2`, account, id)
		if err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("session %q: %w", id, ErrSession)
		}
		return t.done(ActSignOut, a, id)
	})
}

// EndSessions ends all sessions of an account but one ("": all), and says how
// many those were.
func (s *Store) EndSessions(ctx context.Context, by By, account, except string) (int, error) {
	if except != "" && !validID(except) {
		return 0, fmt.Errorf("session %q: %w", except, ErrSession)
	}
	var n int64
	err := s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(account)
		if err != nil {
			return err
		}
		if n, err = t.affect("ending sessions", `DELETE FROM session WHERE account = $1 AND id <> $2`, account, except); err != nil || n == 0 {
			return err
		}
		detail := "all"
		if except != "" {
			detail = "all others"
		}
		return t.done(ActSignOut, a, detail)
	})
	return int(n), err
}
