package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"stoppress/internal/page"
)

// Limits of accounts, in characters where nothing else is said.
const (
	MaxEmail       = 254
	MaxAddress     = 100
	MaxAccounts    = 10000
	MaxPasskeys    = 20       // of an account
	MaxIdentities  = 20       // of an account
	MaxRecovery    = 20       // codes of an account
	MaxPasskeyData = 64 << 10 // bytes
)

// Role is what someone may do on the whole site or on one page. Each may all
// that those after it may.
type Role string

const (
	Administrator Role = "administrator" // people and settings; of the whole site only
	Editor        Role = "editor"        // publishes, corrects, withdraws, opens and ends pages
	Contributor   Role = "contributor"   // writes and submits
)

// Roles are all, the one that may most first.
var Roles = []Role{Administrator, Editor, Contributor}

func (r Role) rank() int {
	if i := slices.Index(Roles, r); i >= 0 {
		return len(Roles) - i
	}
	return 0
}

// Person is what an account says of its owner, and its owner may change.
type Person struct {
	Name   string // what others on the desk see
	Email  string // to sign in with; no two accounts have the same, however it is written
	Byline string // what the owner chose to stand on posts; never taken from Name
	Lang   string // BCP 47, of the desk; "": as the browser asks
}

// Account is someone who may sign in.
type Account struct {
	ID string
	Person
	Roles      map[string]Role // by page id; "": the whole site
	Password   bool            // one is set
	TOTP       bool            // a second factor is set
	Passkeys   int             // how many there are
	Identities int             // likewise
	Disabled   bool
	Created    time.Time
	Seen       time.Time // when a session was last used, to the minute or so; zero: never
}

// Role is the stronger of the account's roles on the site and on a page; "" is
// the site alone. A disabled account has none.
func (a Account) Role(pageID string) Role {
	if a.Disabled {
		return ""
	}
	site, here := a.Roles[""], a.Roles[pageID]
	if here.rank() > site.rank() {
		return here
	}
	return site
}

// May says whether the account has at least a role on a page; "" is the site.
func (a Account) May(pageID string, least Role) bool {
	return least.rank() > 0 && a.Role(pageID).rank() >= least.rank()
}

// Secrets is what signing in needs of an account, and nothing that works as a
// secret as it stands.
type Secrets struct {
	Password string // PHC string, such as $argon2id$...; "": none
	TOTP     []byte // the second factor's key, sealed under the password by whoever set it; nil: none
	Step     int64  // time step of the last code that was used
}

// Passkey is a credential of WebAuthn.
type Passkey struct {
	ID      []byte
	Account string // id
	Name    string // what its owner calls it
	Data    []byte // as the WebAuthn library keeps it
	Created time.Time
	Used    time.Time // zero: never
}

// Identity is an account's name at an OpenID Connect provider.
type Identity struct {
	Issuer  string // its address
	Subject string // the name there, which says nothing to others
	Account string // id
	Created time.Time
}

const accountColumns = `a.id, a.name, a.email, a.byline, a.lang, a.password <> '', a.totp IS NOT NULL, a.disabled, a.created, a.seen,
	(SELECT count(*) FROM passkey k WHERE k.account = a.id), (SELECT count(*) FROM identity i WHERE i.account = a.id), r.page, r.role`

// accounts reads the accounts of a condition, by id.
func (s *Store) accounts(ctx context.Context, q querier, where string, args ...any) ([]Account, error) {
	const doing = "reading accounts"
	rows, err := q.QueryContext(ctx, `SELECT `+accountColumns+` FROM account a LEFT JOIN account_role r ON r.account = a.id WHERE `+where+` ORDER BY a.id`, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Account{}
	for rows.Next() {
		var a Account
		var disabled, created int64
		var seen sql.NullInt64
		var on, role sql.NullString
		err := rows.Scan(&a.ID, &a.Name, &a.Email, &a.Byline, &a.Lang, &a.Password, &a.TOTP, &disabled, &created, &seen, &a.Passkeys, &a.Identities, &on, &role)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		if n := len(list); n == 0 || list[n-1].ID != a.ID {
			a.Disabled, a.Created, a.Seen, a.Roles = disabled != 0, fromMillis(created), fromNull(seen), map[string]Role{}
			list = append(list, a)
		}
		if role.Valid {
			list[len(list)-1].Roles[on.String] = Role(role.String)
		}
	}
	return list, s.fail(doing, rows.Err())
}

// account reads one account. ErrNoAccount where there is none.
func (s *Store) account(ctx context.Context, q querier, where string, args ...any) (Account, error) {
	list, err := s.accounts(ctx, q, where, args...)
	if err == nil && len(list) == 0 {
		err = ErrNoAccount
	}
	if err != nil {
		return Account{}, err
	}
	return list[0], nil
}

// Accounts lists all accounts by name, disabled ones too.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	list, err := s.accounts(ctx, s.read, `1 = 1`)
	key := func(a Account) string { return fold(a.Name) }
	slices.SortFunc(list, func(a, b Account) int {
		if c := strings.Compare(key(a), key(b)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return list, err
}

// Account reads one account. ErrNoAccount where there is none.
func (s *Store) Account(ctx context.Context, id string) (Account, error) {
	if !validID(id) {
		return Account{}, fmt.Errorf("account %q: %w", id, ErrNoAccount)
	}
	a, err := s.account(ctx, s.read, `a.id = $1`, id)
	if err != nil {
		return Account{}, fmt.Errorf("account %q: %w", id, err)
	}
	return a, nil
}

// Login returns whom an email address belongs to, however it is written, and
// what is needed to find out whether it is they. ErrNoAccount where there is
// none, or it is disabled: whoever asks is told the same of both.
func (s *Store) Login(ctx context.Context, email string) (Account, Secrets, error) {
	if len(email) > 4*MaxEmail || !storable(email) {
		return Account{}, Secrets{}, ErrNoAccount
	}
	a, err := s.account(ctx, s.read, `a.email_key = $1 AND a.disabled = 0`, fold(email))
	x, missing := s.secrets(ctx, s.read, a.ID) // asked for in any case, so that both take as long
	if err == nil {
		err = missing
	}
	if err != nil {
		return Account{}, Secrets{}, err
	}
	return a, x, nil
}

// Secrets returns what is needed to find out whether someone who has a session
// is who they were: for step-up, and to change a password or second factor.
func (s *Store) Secrets(ctx context.Context, id string) (Secrets, error) {
	return s.secrets(ctx, s.read, id)
}

func (s *Store) secrets(ctx context.Context, q querier, id string) (x Secrets, err error) {
	if !validID(id) {
		id = ""
	}
	err = q.QueryRowContext(ctx, `SELECT password, totp, totp_step FROM account WHERE id = $1`, id).Scan(&x.Password, &x.TOTP, &x.Step)
	if errors.Is(err, sql.ErrNoRows) {
		return Secrets{}, ErrNoAccount
	}
	return x, s.fail("reading an account", err)
}

// validID says whether something could be the id of an account, page, session,
// link or token. What could not is not looked for: PostgreSQL fails at a NUL.
func validID(s string) bool { return mediaID.MatchString(s) }

// storable says whether a text from outside can be looked for.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// fold makes the same of texts that differ only in how they are written: upper
// and lower case, width, composed or not, space around.
func fold(s string) string {
	return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.TrimSpace(s))))
}

// check looks at what an account says of its owner, and trims it.
func (p *Person) check() error {
	p.Name, p.Email, p.Byline = strings.TrimSpace(p.Name), strings.TrimSpace(p.Email), strings.TrimSpace(p.Byline)
	if p.Name == "" {
		return invalid("name", "name_empty", "give a name")
	}
	if err := checkName("name", p.Name, MaxName); err != nil {
		return err
	}
	if err := checkName(page.FieldByline, p.Byline, MaxByline); err != nil {
		return err
	}
	if p.Lang != "" {
		if err := checkLang("lang", p.Lang); err != nil {
			return err
		}
	}
	return checkEmail(p.Email)
}

// checkName is checkLine for what must not be able to look like another name.
func checkName(field, s string, max int) error {
	if err := checkLine(field, s, max); err != nil {
		return err
	}
	for _, r := range s {
		if turns(r) || r == 0x2028 || r == 0x2029 || r >= 0x80 && r < 0xa0 {
			return invalid(field, "control -", "it holds the control character U+%04X", r)
		}
	}
	return nil
}

func checkEmail(s string) error {
	if s == "" {
		return invalid("email", "email_form", "give an email address")
	}
	if err := checkName("email", s, MaxEmail); err != nil {
		return err
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Name != "" || a.Address != s || strings.ContainsAny(s, " <>\"") {
		return invalid("email", "email_form", "%q is not an email address such as name@example.org", s)
	}
	return nil
}

// phc is a password hash as a PHC string: no password itself looks like it.
var phc = regexp.MustCompile(`^\$[a-z0-9-]{1,32}(\$[a-zA-Z0-9+/.,=_-]+){2,5}$`)

func checkPassword(s string) error {
	if len(s) > 500 || !phc.MatchString(s) {
		return invalid("password", "request", "it is not a hash of one")
	}
	return nil
}

// need reads the account that a command is about.
func (t *Tx) need(id string) (Account, error) {
	if !validID(id) {
		return Account{}, fmt.Errorf("account %q: %w", id, ErrNoAccount)
	}
	a, err := t.s.account(t.ctx, t.tx, `a.id = $1`, id)
	switch {
	case errors.Is(err, ErrNoAccount):
		return Account{}, fmt.Errorf("account %q: %w", id, err)
	case err != nil:
		return Account{}, t.fail(err)
	}
	return a, nil
}

// done notes an act on an account.
func (t *Tx) done(act string, a Account, detail string) error {
	return t.Note(Act{Act: act, Whom: a.ID, About: a.Name, Detail: detail})
}

// affect runs one statement and says how many rows it changed.
func (t *Tx) affect(doing, query string, args ...any) (int64, error) {
	res, err := t.tx.ExecContext(t.ctx, query, args...)
	if err != nil {
		return 0, t.fail(t.s.fail(doing, err))
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, t.fail(t.s.fail(doing, err))
	}
	return n, nil
}

// count counts rows.
func (t *Tx) count(doing, query string, args ...any) (n int64, err error) {
	if err := t.tx.QueryRowContext(t.ctx, query, args...).Scan(&n); err != nil {
		return 0, t.fail(t.s.fail(doing, err))
	}
	return n, nil
}

// ruled makes sure that someone who can sign in still rules the site.
func (t *Tx) ruled() error {
	n, err := t.count("looking for administrators", `SELECT count(*) FROM account a JOIN account_role r ON r.account = a.id
		WHERE a.disabled = 0 AND r.page = '' AND r.role = $1`, string(Administrator))
	if err == nil && n == 0 {
		return ErrLastAdministrator
	}
	return err
}

// checkRole says whether a role can be given on a page.
func (t *Tx) checkRole(pageID string, role Role) error {
	if role.rank() == 0 {
		return invalid("role", "request", "%q is none of administrator, editor, contributor", role)
	}
	if pageID == "" {
		return nil
	}
	if role == Administrator {
		return invalid("role", "role_site", "an administrator is one of the whole site; on one page there are editors and contributors")
	}
	if !validID(pageID) {
		return fmt.Errorf("page %q: %w", pageID, ErrNoPage)
	}
	_, err := t.s.head(t.ctx, t.tx, pageID)
	return err
}

// SetRole gives an account a role on a page, or on the whole site where page is
// "", in place of the one that it had there; role "" takes it away. What it
// changes holds at once, for open sessions too; of one who is no administrator
// any more the open links are revoked, and the tokens that they made.
// ErrLastAdministrator where no administrator who can sign in would be left.
func (s *Store) SetRole(ctx context.Context, by By, id, pageID string, role Role) error {
	const doing = "changing a role"
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		if a.Roles[pageID] == role {
			return fmt.Errorf("account %s: %w", id, ErrUnchanged)
		}
		if role == "" {
			err = t.exec(doing, `DELETE FROM account_role WHERE account = $1 AND page = $2`, id, pageID)
		} else if err = t.checkRole(pageID, role); err == nil {
			err = t.exec(doing, `INSERT INTO account_role (account, page, role) VALUES ($1, $2, $3) ON CONFLICT (account, page) DO UPDATE SET role = excluded.role`, id, pageID, string(role))
		}
		if err != nil {
			return err
		}
		if a.Roles[pageID] == Administrator {
			if err := t.withdrawLinks(doing, id); err != nil {
				return err
			}
			if err := t.endTokens(doing, id); err != nil {
				return err
			}
			if err := t.ruled(); err != nil {
				return err
			}
		}
		word := string(role)
		if role == "" {
			word = "none, was " + string(a.Roles[pageID])
		}
		return t.Note(Act{Act: ActRole, Page: pageID, Whom: a.ID, About: a.Name, Detail: word})
	})
}

// SetPerson changes what an account says of its owner. ErrUnchanged where
// nothing would, ErrInUse where another account has the email address. With a
// new address its links back in end, which may lie in the box of the former one;
// sessions stay, for an address opens nothing.
func (s *Store) SetPerson(ctx context.Context, by By, id string, edit func(*Person) error) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		to := a.Person
		if err := edit(&to); err != nil {
			return err
		}
		if err := to.check(); err != nil {
			return err
		}
		var changed []string
		for _, f := range []struct{ name, was, is string }{{"name", a.Name, to.Name}, {"email, was " + a.Email, a.Email, to.Email}, {"byline", a.Byline, to.Byline}, {"lang", a.Lang, to.Lang}} {
			if f.was != f.is {
				changed = append(changed, f.name)
			}
		}
		if len(changed) == 0 {
			return fmt.Errorf("account %s: %w", id, ErrUnchanged)
		}
		if err := t.emailFree(to.Email, id); err != nil {
			return err
		}
		if fold(a.Email) != fold(to.Email) {
			if err := t.endLinks("changing an account", id); err != nil {
				return err
			}
		}
		if err := t.exec("changing an account", `UPDATE account SET name = $1, email = $2, email_key = $3, byline = $4, lang = $5 WHERE id = $6`,
			to.Name, to.Email, fold(to.Email), to.Byline, to.Lang, id); err != nil {
			return err
		}
		return t.done(ActPerson, a, strings.Join(changed, ", "))
	})
}

// emailFree returns ErrInUse where an account other than id has an address.
func (t *Tx) emailFree(email, id string) error {
	n, err := t.count("looking for an email address", `SELECT count(*) FROM account WHERE email_key = $1 AND id <> $2`, fold(email), id)
	if err == nil && n > 0 {
		return fmt.Errorf("email: %w", ErrInUse)
	}
	return err
}

// Disable keeps someone from signing in, ends their sessions and revokes the
// links and tokens that they made. ErrLastAdministrator as for SetRole.
func (s *Store) Disable(ctx context.Context, by By, id string) error {
	const doing = "disabling an account"
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		if a.Disabled {
			return fmt.Errorf("account %s: %w", id, ErrUnchanged)
		}
		if err := t.exec(doing, `UPDATE account SET disabled = 1 WHERE id = $1`, id); err != nil {
			return err
		}
		if err := t.exec(doing, `DELETE FROM session WHERE account = $1`, id); err != nil {
			return err
		}
		if err := t.endLinks(doing, id); err != nil {
			return err
		}
		if err := t.withdrawLinks(doing, id); err != nil {
			return err
		}
		if err := t.endTokens(doing, id); err != nil {
			return err
		}
		if err := t.ruled(); err != nil {
			return err
		}
		return t.done(ActDisable, a, "")
	})
}

// Enable lets someone sign in again. Their former sessions stay ended.
func (s *Store) Enable(ctx context.Context, by By, id string) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		if !a.Disabled {
			return fmt.Errorf("account %s: %w", id, ErrUnchanged)
		}
		if err := t.exec("enabling an account", `UPDATE account SET disabled = 0 WHERE id = $1`, id); err != nil {
			return err
		}
		return t.done(ActEnable, a, "")
	})
}

// Remove takes an account out for good, with all that it had. What it did stays
// in the audit log under its name. ErrLastAdministrator as for SetRole.
func (s *Store) Remove(ctx context.Context, by By, id string) error {
	const doing = "removing an account"
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		for _, table := range []string{"session", "account_role", "recovery", "passkey", "identity"} {
			if err := t.exec(doing, `DELETE FROM `+table+` WHERE account = $1`, id); err != nil {
				return err
			}
		}
		if err := t.exec(doing, `DELETE FROM invite WHERE account = $1`, id); err != nil {
			return err
		}
		if err := t.withdrawLinks(doing, id); err != nil {
			return err
		}
		if err := t.endTokens(doing, id); err != nil {
			return err
		}
		if err := t.exec(doing, `DELETE FROM account WHERE id = $1`, id); err != nil {
			return err
		}
		if err := t.ruled(); err != nil {
			return err
		}
		return t.done(ActRemove, a, "")
	})
}

// SetPassword changes a password, and ends the account's other sessions: all but
// by's own. was is what the caller looked at ([Store.Secrets]); where it is not
// so any more it gets ErrState. A second factor is sealed under the password, so
// it must be given sealed anew: totp is nil only where there is none.
func (s *Store) SetPassword(ctx context.Context, by By, id string, was Secrets, password string, totp []byte) error {
	const doing = "changing a password"
	if err := checkPassword(password); err != nil {
		return err
	}
	if err := checkSealed(totp); err != nil {
		return err
	}
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.same(id, was)
		if err != nil {
			return err
		}
		if a.TOTP != (totp != nil) {
			return stateErr("request", "a second factor is sealed under the password, and changes with it")
		}
		if err := t.exec(doing, `UPDATE account SET password = $1, totp = $2 WHERE id = $3`, password, nullBytes(totp), id); err != nil {
			return err
		}
		keep := ""
		if by.Account == id {
			keep = by.Session
		}
		if err := t.exec(doing, `DELETE FROM session WHERE account = $1 AND id <> $2`, id, keep); err != nil {
			return err
		}
		if err := t.endLinks(doing, id); err != nil {
			return err
		}
		return t.done(ActPassword, a, "")
	})
}

// endLinks ends the links by which an account's owner could come back in.
func (t *Tx) endLinks(doing, id string) error {
	return t.exec(doing, `UPDATE invite SET revoked = 1 WHERE account = $1 AND kind = $2 AND used IS NULL`, id, InviteBack)
}

// withdrawLinks revokes the open links that someone made who may not make any
// more: nobody comes back by a link that they sent themselves.
func (t *Tx) withdrawLinks(doing, id string) error {
	return t.exec(doing, `UPDATE invite SET revoked = 1 WHERE by_account = $1 AND used IS NULL`, id)
}

// same reads an account whose secrets must still be what the caller saw.
func (t *Tx) same(id string, was Secrets) (Account, error) {
	a, err := t.need(id)
	if err != nil {
		return Account{}, err
	}
	is, err := t.s.secrets(t.ctx, t.tx, id)
	if err != nil {
		return Account{}, t.fail(err)
	}
	if is.Password != was.Password || !bytes.Equal(is.TOTP, was.TOTP) {
		return Account{}, stateErr("factor_changed", "the password or the second factor was changed in the meantime")
	}
	return a, nil
}

// nullBytes stores nil as null, whatever a driver makes of an empty slice.
func nullBytes(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

func checkSealed(totp []byte) error {
	if totp != nil && (len(totp) < 20 || len(totp) > 500) {
		return invalid("totp", "request", "%d bytes are not a sealed key", len(totp))
	}
	return nil
}

// Factor is a second factor as it is kept.
type Factor struct {
	TOTP     []byte   // its key, sealed under the password
	Step     int64    // time step of the code that showed that it works, which is used up by that
	Recovery [][]byte // SHA-256 of each recovery code; the codes are random, of at least 80 bits
}

// SetFactor sets a second factor with its recovery codes, in place of the one
// before; nil takes it away. was is as for SetPassword.
func (s *Store) SetFactor(ctx context.Context, by By, id string, was Secrets, f *Factor) error {
	const doing = "changing a second factor"
	if f != nil {
		if err := checkSealed(f.TOTP); err != nil {
			return err
		}
		if f.TOTP == nil {
			return invalid("totp", "request", "it is missing")
		}
		if err := checkRecovery(f.Recovery); err != nil {
			return err
		}
	}
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.same(id, was)
		if err != nil {
			return err
		}
		switch {
		case f != nil && !a.Password:
			return stateErr("factor_bare", "a second factor goes with a password, and the account has none")
		case f == nil && !a.TOTP:
			return fmt.Errorf("account %s: %w", id, ErrUnchanged)
		}
		if f == nil {
			if err := t.noFactor(doing, id); err != nil {
				return err
			}
			return t.done(ActFactorOff, a, "")
		}
		if err := t.exec(doing, `UPDATE account SET totp = $1, totp_step = $2 WHERE id = $3`, f.TOTP, f.Step, id); err != nil {
			return err
		}
		if err := t.setRecovery(doing, id, f.Recovery); err != nil {
			return err
		}
		return t.done(ActFactor, a, "")
	})
}

// SetRecovery gives an account new recovery codes; the former ones end. hashes
// are as in [Factor].
func (s *Store) SetRecovery(ctx context.Context, by By, id string, hashes [][]byte) error {
	const doing = "changing recovery codes"
	if err := checkRecovery(hashes); err != nil {
		return err
	}
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		if !a.TOTP {
			return stateErr("recovery_bare", "recovery codes stand in for a second factor, and the account has none")
		}
		if err := t.setRecovery(doing, id, hashes); err != nil {
			return err
		}
		return t.done(ActFactor, a, "recovery codes")
	})
}

func checkRecovery(hashes [][]byte) error {
	if len(hashes) == 0 || len(hashes) > MaxRecovery {
		return invalid("recovery", "request", "%d codes, not 1 to %d", len(hashes), MaxRecovery)
	}
	for i, h := range hashes {
		if len(h) != 32 {
			return invalid("recovery", "request", "%d bytes are not a SHA-256", len(h))
		}
		for _, other := range hashes[:i] {
			if bytes.Equal(h, other) {
				return invalid("recovery", "request", "a code comes twice")
			}
		}
	}
	return nil
}

func (t *Tx) setRecovery(doing, id string, hashes [][]byte) error {
	if err := t.exec(doing, `DELETE FROM recovery WHERE account = $1`, id); err != nil {
		return err
	}
	for _, h := range hashes {
		if err := t.exec(doing, `INSERT INTO recovery (account, hash) VALUES ($1, $2)`, id, h); err != nil {
			return err
		}
	}
	return nil
}

// noFactor takes a second factor and its recovery codes away.
func (t *Tx) noFactor(doing, id string) error {
	// The last step stays: a key set again must not let an old code in.
	if err := t.exec(doing, `UPDATE account SET totp = NULL WHERE id = $1`, id); err != nil {
		return err
	}
	return t.exec(doing, `DELETE FROM recovery WHERE account = $1`, id)
}

// UseStep uses a code of the second factor up, by its time step. Of two who come
// with the same code one gets ErrCode, as does who comes with an older one.
func (s *Store) UseStep(ctx context.Context, id string, step int64) error {
	if !validID(id) {
		return ErrCode
	}
	return s.bare(ctx, func(t *Tx) error {
		n, err := t.affect("using a code", `UPDATE account SET totp_step = $1 WHERE id = $2 AND totp_step < $1 AND totp IS NOT NULL AND disabled = 0`, step, id)
		if err == nil && n == 0 {
			return ErrCode
		}
		return err
	})
}

// UseRecovery uses a recovery code up, by its SHA-256. ErrCode where the account
// has none such, or no more.
func (s *Store) UseRecovery(ctx context.Context, by By, id string, hash []byte) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(id)
		if err != nil {
			return err
		}
		n, err := t.affect("using a recovery code", `DELETE FROM recovery WHERE account = $1 AND hash = $2`, id, hash)
		if err != nil {
			return err
		}
		if n == 0 || a.Disabled {
			return ErrCode
		}
		return t.done(ActRecovery, a, "")
	})
}

// RecoveryLeft is how many recovery codes an account still has.
func (s *Store) RecoveryLeft(ctx context.Context, id string) (int, error) {
	if !validID(id) {
		return 0, nil
	}
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM recovery WHERE account = $1`, id).Scan(&n)
	return n, s.fail("counting recovery codes", err)
}

func (p *Passkey) check() error {
	switch {
	case len(p.ID) < 16 || len(p.ID) > 1023: // WebAuthn, 4: credential ID
		return invalid("id", "request", "%d bytes are not a passkey's id", len(p.ID))
	case len(p.Data) == 0 || len(p.Data) > MaxPasskeyData:
		return invalid("data", "request", "%d bytes, the limit is %d", len(p.Data), MaxPasskeyData)
	case strings.TrimSpace(p.Name) == "":
		return invalid("name", "passkey_name", "give the passkey a name")
	}
	return checkName("name", p.Name, MaxName)
}

// PutPasskey adds a passkey to its account. ErrInUse where it is there already.
func (s *Store) PutPasskey(ctx context.Context, by By, p Passkey) (Passkey, error) {
	if err := p.check(); err != nil {
		return Passkey{}, err
	}
	err := s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(p.Account)
		if err != nil {
			return err
		}
		if a.Passkeys >= MaxPasskeys {
			return tooLarge("passkeys", "passkeys_full max", "an account has at most %d", MaxPasskeys)
		}
		p.Created, p.Used = t.now, time.Time{}
		if err := t.putPasskey(p); err != nil {
			return err
		}
		return t.Note(Act{Act: ActPasskey, Whom: a.ID, About: p.Name})
	})
	if err != nil {
		return Passkey{}, err
	}
	return p, nil
}

func (t *Tx) putPasskey(p Passkey) error {
	const doing = "adding a passkey"
	n, err := t.count(doing, `SELECT count(*) FROM passkey WHERE id = $1`, p.ID)
	if err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("passkey: %w", ErrInUse)
	}
	return t.exec(doing, `INSERT INTO passkey (id, account, name, data, created) VALUES ($1, $2, $3, $4, $5)`, p.ID, p.Account, p.Name, p.Data, millis(t.now))
}

const passkeyColumns = `id, account, name, data, created, used`

func scanPasskey(row scanner) (p Passkey, err error) {
	var created int64
	var used sql.NullInt64
	err = row.Scan(&p.ID, &p.Account, &p.Name, &p.Data, &created, &used)
	p.Created, p.Used = fromMillis(created), fromNull(used)
	return p, err
}

// Passkeys lists an account's passkeys, the oldest first.
func (s *Store) Passkeys(ctx context.Context, account string) ([]Passkey, error) {
	const doing = "listing passkeys"
	if !validID(account) {
		return []Passkey{}, nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT `+passkeyColumns+` FROM passkey WHERE account = $1 ORDER BY created, id`, account)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Passkey{}
	for rows.Next() {
		p, err := scanPasskey(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		list = append(list, p)
	}
	return list, s.fail(doing, rows.Err())
}

// PasskeyOwner returns a passkey and whose it is. ErrNoPasskey where there is
// none, or its owner is disabled.
func (s *Store) PasskeyOwner(ctx context.Context, id []byte) (Passkey, Account, error) {
	p, err := scanPasskey(s.read.QueryRowContext(ctx, `SELECT `+passkeyColumns+` FROM passkey WHERE id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return Passkey{}, Account{}, ErrNoPasskey
	}
	if err != nil {
		return Passkey{}, Account{}, s.fail("looking for a passkey", err)
	}
	a, err := s.account(ctx, s.read, `a.id = $1 AND a.disabled = 0`, p.Account)
	if errors.Is(err, ErrNoAccount) {
		err = ErrNoPasskey
	}
	if err != nil {
		return Passkey{}, Account{}, err
	}
	return p, a, nil
}

// TouchPasskey keeps a passkey's data, with its count of signatures, after it
// was used. ErrNoPasskey where it is gone.
func (s *Store) TouchPasskey(ctx context.Context, id, data []byte) error {
	if len(data) == 0 || len(data) > MaxPasskeyData {
		return invalid("data", "request", "%d bytes, the limit is %d", len(data), MaxPasskeyData)
	}
	return s.bare(ctx, func(t *Tx) error {
		n, err := t.affect("using a passkey", `UPDATE passkey SET data = $1, used = $2 WHERE id = $3`, data, millis(t.now), id)
		if err == nil && n == 0 {
			return ErrNoPasskey
		}
		return err
	})
}

// RenamePasskey gives a passkey another name. ErrNoPasskey where the account has
// none such.
func (s *Store) RenamePasskey(ctx context.Context, by By, account string, id []byte, name string) error {
	if strings.TrimSpace(name) == "" {
		return invalid("name", "passkey_name", "give the passkey a name")
	}
	if err := checkName("name", name, MaxName); err != nil {
		return err
	}
	return s.as(ctx, by, func(t *Tx) error {
		n, err := t.affect("renaming a passkey", `UPDATE passkey SET name = $1 WHERE id = $2 AND account = $3`, name, id, account)
		if err == nil && n == 0 {
			err = ErrNoPasskey
		}
		if err != nil {
			return err
		}
		return t.Note(Act{Act: ActPasskeyName, Whom: account, About: name})
	})
}

// RemovePasskey takes a passkey from its account. ErrNoPasskey where the account
// has none such, ErrLastWay where it has no password and no other passkey.
func (s *Store) RemovePasskey(ctx context.Context, by By, account string, id []byte) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(account)
		if err != nil {
			return err
		}
		const doing = "removing a passkey"
		var name string
		err = t.tx.QueryRowContext(t.ctx, `SELECT name FROM passkey WHERE id = $1 AND account = $2`, id, account).Scan(&name)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return ErrNoPasskey
		case err != nil:
			return t.fail(t.s.fail(doing, err))
		case !a.Password && a.Passkeys < 2:
			return ErrLastWay
		}
		if err := t.exec(doing, `DELETE FROM passkey WHERE id = $1`, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActPasskeyOff, Whom: a.ID, About: name})
	})
}

func (i *Identity) check() error {
	if err := checkURL("issuer", i.Issuer); err != nil {
		return err
	}
	if i.Subject == "" {
		return invalid("subject", "request", "it is missing")
	}
	return checkLine("subject", i.Subject, 255) // OpenID Connect Core 1.0, 2: sub
}

// PutIdentity links an account with its name at a provider. ErrInUse where that
// is linked already.
func (s *Store) PutIdentity(ctx context.Context, by By, i Identity) error {
	if err := i.check(); err != nil {
		return err
	}
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(i.Account)
		if err != nil {
			return err
		}
		if a.Identities >= MaxIdentities {
			return tooLarge("identities", "identities_full max", "an account has at most %d", MaxIdentities)
		}
		if err := t.putIdentity(i); err != nil {
			return err
		}
		return t.done(ActIdentity, a, i.Issuer)
	})
}

func (t *Tx) putIdentity(i Identity) error {
	const doing = "linking an identity"
	n, err := t.count(doing, `SELECT count(*) FROM identity WHERE issuer = $1 AND subject = $2`, i.Issuer, i.Subject)
	if err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("identity: %w", ErrInUse)
	}
	return t.exec(doing, `INSERT INTO identity (issuer, subject, account, created) VALUES ($1, $2, $3, $4)`, i.Issuer, i.Subject, i.Account, millis(t.now))
}

// Identities lists an account's names at providers.
func (s *Store) Identities(ctx context.Context, account string) ([]Identity, error) {
	const doing = "listing identities"
	if !validID(account) {
		return []Identity{}, nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT issuer, subject, created FROM identity WHERE account = $1 ORDER BY created, issuer, subject`, account)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Identity{}
	for rows.Next() {
		i := Identity{Account: account}
		var created int64
		if err := rows.Scan(&i.Issuer, &i.Subject, &created); err != nil {
			return nil, s.fail(doing, err)
		}
		i.Created = fromMillis(created)
		list = append(list, i)
	}
	return list, s.fail(doing, rows.Err())
}

// AccountOfIdentity returns whose a name at a provider is. ErrNoAccount where it
// is nobody's, or its owner is disabled.
func (s *Store) AccountOfIdentity(ctx context.Context, issuer, subject string) (Account, error) {
	if !storable(issuer) || !storable(subject) {
		return Account{}, ErrNoAccount
	}
	return s.account(ctx, s.read, `a.disabled = 0 AND a.id IN (SELECT account FROM identity WHERE issuer = $1 AND subject = $2)`, issuer, subject)
}

// RemoveIdentity ends a link. ErrNoAccount where the account has none such,
// ErrLastWay where it has no password, no passkey and no other identity.
func (s *Store) RemoveIdentity(ctx context.Context, by By, i Identity) error {
	return s.as(ctx, by, func(t *Tx) error {
		a, err := t.need(i.Account)
		if err != nil {
			return err
		}
		if !storable(i.Issuer) || !storable(i.Subject) {
			return fmt.Errorf("identity: %w", ErrNoAccount)
		}
		n, err := t.affect("ending a link", `DELETE FROM identity WHERE issuer = $1 AND subject = $2 AND account = $3`, i.Issuer, i.Subject, i.Account)
		switch {
		case err != nil:
			return err
		case n == 0:
			return fmt.Errorf("identity: %w", ErrNoAccount)
		case !a.Password && a.Passkeys == 0 && a.Identities < 2:
			return ErrLastWay
		}
		return t.done(ActIdentityOff, a, i.Issuer)
	})
}
