package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// InviteLife is how long the link of an invite works.
const InviteLife = 7 * 24 * time.Hour

// MaxInvites is how many links may be open at a time.
const MaxInvites = 1000

// Kinds of invites.
const (
	InvitePerson = "invite" // someone new
	InviteSetup  = "setup"  // the first administrator
	InviteBack   = "back"   // someone who has an account and can't sign in
)

// Invite is a link that lets one person in, once. Only the SHA-256 of its secret
// is kept.
type Invite struct {
	ID        string
	Kind      string // set by whoever makes it
	Email     string // whom it is for; "": whoever accepts it says
	Role      Role
	Page      string // id of the one page that the role is for; "": the site
	Account   string // id: of InviteBack from the beginning, else once it was used
	By        string // name of who made it
	ByAccount string // their id; "": nobody who signed in
	Created   time.Time
	Expires   time.Time
	Used      time.Time // zero: not yet
	Revoked   bool
}

// Open says whether the link still works.
func (i Invite) Open(now time.Time) bool {
	return !i.Revoked && i.Used.IsZero() && now.Before(i.Expires)
}

const inviteColumns = `id, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked`

func scanInvite(row scanner) (i Invite, err error) {
	var created, expires, revoked int64
	var used sql.NullInt64
	err = row.Scan(&i.ID, &i.Kind, &i.Email, (*string)(&i.Role), &i.Page, &i.Account, &i.ByAccount, &i.By, &created, &expires, &used, &revoked)
	i.Created, i.Expires, i.Used, i.Revoked = fromMillis(created), fromMillis(expires), fromNull(used), revoked != 0
	return i, err
}

// newSecret makes a secret of over 256 bits: a plain hash of it is enough.
func newSecret() string { return randomWord(base36, 50) }

// isSecret says whether s could be one; all else need not be looked for.
func isSecret(s string) bool { return len(s) == 50 }

// putInvite writes an invite and returns its secret.
func (t *Tx) putInvite(i Invite) (string, Invite, error) {
	const doing = "making a link"
	// Those long dead are forgotten; the audit log knows of them.
	if err := t.exec(doing, `DELETE FROM invite WHERE expires < $1`, millis(t.now.Add(-30*24*time.Hour))); err != nil {
		return "", Invite{}, err
	}
	n, err := t.count(doing, `SELECT count(*) FROM invite WHERE used IS NULL AND revoked = 0 AND expires > $1`, millis(t.now))
	if err != nil {
		return "", Invite{}, err
	}
	if n >= MaxInvites {
		return "", Invite{}, tooLarge("invites", "invites_full - max", "%d are open, the limit is %d; revoke some", n, MaxInvites)
	}
	secret := newSecret()
	if err := t.nameBy(); err != nil {
		return "", Invite{}, err
	}
	i.ID, i.By, i.ByAccount = randomID(), clean(t.cmd.By.Name, MaxName), clean(t.cmd.By.Account, MaxName)
	i.Created, i.Expires = t.now, t.now.Add(InviteLife)
	i.Used, i.Revoked = time.Time{}, false
	err = t.exec(doing, `INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 0)`,
		i.ID, secretHash(secret), i.Kind, i.Email, string(i.Role), i.Page, i.Account, i.ByAccount, i.By, millis(i.Created), millis(i.Expires))
	return secret, i, err
}

// Invite makes a link for someone new from i's Email, Role and Page, and returns
// its secret, which can't be had again. ErrInUse where the address is an
// account's. The link works once, for [InviteLife].
func (s *Store) Invite(ctx context.Context, by By, i Invite) (secret string, _ Invite, err error) {
	i.Kind, i.Account = InvitePerson, ""
	if i.Email != "" {
		if err := checkEmail(i.Email); err != nil {
			return "", Invite{}, err
		}
	}
	err = s.as(ctx, by, func(t *Tx) error {
		if err := t.checkRole(i.Page, i.Role); err != nil {
			return err
		}
		if i.Email != "" {
			if err := t.emailFree(i.Email, ""); err != nil {
				return err
			}
		}
		if secret, i, err = t.putInvite(i); err != nil {
			return err
		}
		return t.Note(Act{Act: ActInvite, Page: i.Page, About: i.Email, Detail: string(i.Role)})
	})
	if err != nil {
		return "", Invite{}, err
	}
	return secret, i, nil
}

// Setup makes the link for the first administrator, and revokes the one before.
// ErrState once there is an account.
func (s *Store) Setup(ctx context.Context, by By) (secret string, _ Invite, err error) {
	i := Invite{Kind: InviteSetup, Role: Administrator}
	err = s.as(ctx, by, func(t *Tx) error {
		if err := t.empty(); err != nil {
			return err
		}
		if err := t.exec("making a link", `UPDATE invite SET revoked = 1 WHERE kind = $1 AND used IS NULL`, InviteSetup); err != nil {
			return err
		}
		if secret, i, err = t.putInvite(i); err != nil {
			return err
		}
		return t.Note(Act{Act: ActSetup})
	})
	if err != nil {
		return "", Invite{}, err
	}
	return secret, i, nil
}

// empty returns ErrState where there is an account.
func (t *Tx) empty() error {
	n, err := t.count("looking for accounts", `SELECT count(*) FROM account`)
	if err == nil && n > 0 {
		return stateErr("setup_done", "the first administrator is there already; ask one of the administrators for a link")
	}
	return err
}

// Back makes a link by which someone who has an account, and can't sign in any
// more, gives it a new password. It revokes the one before.
func (s *Store) Back(ctx context.Context, by By, id string) (secret string, _ Invite, err error) {
	i := Invite{Kind: InviteBack, Account: id}
	err = s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		if a.Disabled {
			return stateErr("account_off", "the account is disabled; enable it first")
		}
		if err := t.endLinks("making a link", id); err != nil {
			return err
		}
		i.Email = a.Email
		if secret, i, err = t.putInvite(i); err != nil {
			return err
		}
		return t.done(ActBack, a, "")
	})
	if err != nil {
		return "", Invite{}, err
	}
	return secret, i, nil
}

// Invites lists the links of the last weeks, the newest first, used and revoked
// ones too.
func (s *Store) Invites(ctx context.Context) ([]Invite, error) {
	const doing = "listing invites"
	rows, err := s.read.QueryContext(ctx, `SELECT `+inviteColumns+` FROM invite ORDER BY created DESC, id`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Invite{}
	for rows.Next() {
		i, err := scanInvite(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, i)
	}
	return list, s.fail(doing, rows.Err())
}

// RevokeInvite ends a link. ErrNoInvite where there is none with this id that
// still works.
func (s *Store) RevokeInvite(ctx context.Context, by By, id string) error {
	if !validID(id) {
		return fmt.Errorf("invite %q: %w", id, ErrNoInvite)
	}
	return s.as(ctx, by, func(t *Tx) error {
		const doing = "revoking an invite"
		i, err := scanInvite(t.tx.QueryRowContext(t.ctx, `SELECT `+inviteColumns+` FROM invite WHERE id = $1`, id))
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("invite %q: %w", id, ErrNoInvite)
		case err != nil:
			return t.fail(t.s.fail(doing, err))
		case !i.Open(t.now):
			return fmt.Errorf("invite %q: %w", id, ErrNoInvite)
		}
		if err := t.exec(doing, `UPDATE invite SET revoked = 1 WHERE id = $1`, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActInviteRevoke, Page: i.Page, About: i.Email, Whom: i.Account})
	})
}

// InviteOf returns the invite of a link's secret. ErrInvite where there is none,
// or it was used or revoked, or is too old; the link of [Store.Setup] ends with
// the first account.
func (s *Store) InviteOf(ctx context.Context, secret string) (Invite, error) {
	return s.inviteOf(ctx, s.read, secret, s.now())
}

func (s *Store) inviteOf(ctx context.Context, q querier, secret string, now time.Time) (Invite, error) {
	if !isSecret(secret) {
		return Invite{}, ErrInvite
	}
	// Found by its hash: the time that takes says nothing about the secret.
	i, err := scanInvite(q.QueryRowContext(ctx, `SELECT `+inviteColumns+` FROM invite WHERE hash = $1 AND (kind <> $2 OR NOT EXISTS (SELECT 1 FROM account))`, secretHash(secret), InviteSetup))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Invite{}, ErrInvite
	case err != nil:
		return Invite{}, s.fail("looking for an invite", err)
	case !i.Open(now):
		return Invite{}, ErrInvite
	}
	return i, nil
}

// NewPerson is what someone who accepts an invite gives: at least one way to
// sign in. Of a link back in only Password and Passkey are looked at.
type NewPerson struct {
	Person            // Email "": the invite's; it must be that one where the invite has one
	Password string   // PHC string; "": none
	Passkey  *Passkey // its Account is not looked at
	Identity *Identity
	Address  string // network address, for the audit log
}

// Accept uses a link up and makes the account that it is for. Of two who come
// with the same link one gets ErrInvite. ErrInUse where the email address, the
// passkey or the identity is another account's.
//
// With a link back in it gives the account a new password or one more passkey.
// A new password takes the second factor with it, which was sealed under the
// one before, and ends all sessions.
func (s *Store) Accept(ctx context.Context, secret string, p NewPerson) (Account, error) {
	if p.Password != "" {
		if err := checkPassword(p.Password); err != nil {
			return Account{}, err
		}
	}
	if p.Passkey != nil {
		if err := p.Passkey.check(); err != nil {
			return Account{}, err
		}
	}
	if p.Identity != nil {
		if err := p.Identity.check(); err != nil {
			return Account{}, err
		}
	}
	var a Account
	err := s.bare(ctx, func(t *Tx) error {
		i, err := s.inviteOf(ctx, t.tx, secret, t.now)
		if err != nil {
			return err
		}
		if i.Kind == InviteBack {
			a, err = t.comeBack(i, p)
		} else {
			a, err = t.join(i, p)
		}
		if err != nil {
			return err
		}
		return t.exec("accepting an invite", `UPDATE invite SET used = $1, account = $2 WHERE id = $3`, millis(t.now), a.ID, i.ID)
	})
	if err != nil {
		return Account{}, err
	}
	return a, nil
}

// join makes the account of a new person.
func (t *Tx) join(i Invite, p NewPerson) (Account, error) {
	const doing = "making an account"
	if p.Password == "" && p.Passkey == nil && p.Identity == nil {
		return Account{}, invalid("password", "no_way_in", "give a password or a passkey")
	}
	if p.Email == "" {
		p.Email = i.Email
	}
	if err := p.Person.check(); err != nil {
		return Account{}, err
	}
	if i.Email != "" && fold(i.Email) != fold(p.Email) {
		return Account{}, invalid("email", "invite_other", "the invite is for another address")
	}
	if err := t.emailFree(p.Email, ""); err != nil {
		return Account{}, err
	}
	if err := t.checkRole(i.Page, i.Role); err != nil {
		return Account{}, err
	}
	n, err := t.count(doing, `SELECT count(*) FROM account`)
	if err != nil {
		return Account{}, err
	}
	if n >= MaxAccounts {
		return Account{}, tooLarge("accounts", "accounts_full max", "a site has at most %d", MaxAccounts)
	}
	id := randomID()
	err = t.exec(doing, `INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 0, 0, $8, NULL)`,
		id, p.Name, p.Email, fold(p.Email), p.Byline, p.Lang, p.Password, millis(t.now))
	if err != nil {
		return Account{}, err
	}
	if err := t.exec(doing, `INSERT INTO account_role (account, page, role) VALUES ($1, $2, $3)`, id, i.Page, string(i.Role)); err != nil {
		return Account{}, err
	}
	if p.Passkey != nil {
		k := *p.Passkey
		k.Account = id
		if err := t.putPasskey(k); err != nil {
			return Account{}, err
		}
	}
	if p.Identity != nil {
		k := *p.Identity
		k.Account = id
		if err := t.putIdentity(k); err != nil {
			return Account{}, err
		}
	}
	t.cmd.By = By{Account: id, Name: p.Name, Address: p.Address}
	if err := t.Note(Act{Act: ActJoin, Page: i.Page, Whom: id, About: p.Name, Detail: string(i.Role)}); err != nil {
		return Account{}, err
	}
	return t.need(id)
}

// comeBack gives an account a new way in.
func (t *Tx) comeBack(i Invite, p NewPerson) (Account, error) {
	const doing = "coming back"
	a, err := t.need(i.Account)
	switch {
	case errors.Is(err, ErrNoAccount):
		return Account{}, ErrInvite
	case err != nil:
		return Account{}, err
	case a.Disabled:
		return Account{}, ErrInvite
	case p.Password == "" && p.Passkey == nil:
		return Account{}, invalid("password", "no_way_in", "give a password or a passkey")
	case p.Passkey != nil && a.Passkeys >= MaxPasskeys:
		return Account{}, tooLarge("passkeys", "passkeys_full max", "an account has at most %d", MaxPasskeys)
	}
	var ways string
	if p.Password != "" {
		ways = "password"
		if err := t.noFactor(doing, a.ID); err != nil {
			return Account{}, err
		}
		if err := t.exec(doing, `UPDATE account SET password = $1 WHERE id = $2`, p.Password, a.ID); err != nil {
			return Account{}, err
		}
		if err := t.exec(doing, `DELETE FROM session WHERE account = $1`, a.ID); err != nil {
			return Account{}, err
		}
	}
	if p.Passkey != nil {
		if ways != "" {
			ways += ", "
		}
		ways += "passkey"
		k := *p.Passkey
		k.Account = a.ID
		if err := t.putPasskey(k); err != nil {
			return Account{}, err
		}
	}
	t.cmd.By = By{Account: a.ID, Name: a.Name, Address: p.Address}
	if err := t.done(ActReturn, a, ways); err != nil {
		return Account{}, err
	}
	return t.need(a.ID)
}
