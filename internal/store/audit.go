package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// By says who acts. It is copied into the audit log, so that the names there
// stay readable when an account, a session or a token is gone. The zero By is
// nobody: such a command leaves no trace there.
type By struct {
	Account string // id; "": not a person who signed in
	Session string // id
	Token   string // id of a token
	Name    string // of the account or token, or "command line (ada)"; "" with Account: the account's
	Address string // network address that it came from
}

func (b By) nobody() bool { return b == By{} }

// Acts of the audit log. An entry of a page's log has its op's name: publish,
// edit, amend, correct, flag, withdraw, restore, withhold, release, erase, open,
// page, end, reopen.
const (
	ActCreate       = "create" // a draft page
	ActSite         = "site"   // the site's settings
	ActToken        = "token"
	ActRevoke       = "token-revoke"
	ActSetup        = "setup" // a link for the first administrator
	ActInvite       = "invite"
	ActInviteRevoke = "invite-revoke"
	ActBack         = "back"   // a link for someone who can't sign in
	ActJoin         = "join"   // an invite was accepted
	ActReturn       = "return" // a link back in was used
	ActRole         = "role"
	ActPerson       = "person" // name, email, byline, language
	ActDisable      = "disable"
	ActEnable       = "enable"
	ActRemove       = "remove"
	ActPassword     = "password"
	ActFactor       = "factor" // the second factor was set
	ActFactorOff    = "factor-off"
	ActRecovery     = "recovery" // a recovery code was used
	ActPasskey      = "passkey"
	ActPasskeyName  = "passkey-name"
	ActPasskeyOff   = "passkey-off"
	ActIdentity     = "identity" // an outside identity was linked
	ActIdentityOff  = "identity-off"
	ActSignIn       = "signin"
	ActSignOut      = "signout" // a session was ended
	ActStepUp       = "stepup"
	ActHook         = "hook" // a webhook was made
	ActHookChange   = "hook-change"
	ActHookSecret   = "hook-secret"
	ActHookRemove   = "hook-remove"
	ActHookStop     = "hook-stop"  // by the server: it takes nothing
	ActWatch        = "watch"      // a word was put on the watch list
	ActUnwatch      = "unwatch"    // and taken off it
	ActWatched      = "watched"    // a word of it was published all the same
	ActUnverified   = "unverified" // a draft that nobody verified was published all the same
)

// Act is one line of the audit log: who did what, when. It holds nothing of a
// post's text. Lines are only ever added.
type Act struct {
	N    int64 // 1, 2, 3 ... of the site, without a gap
	Time time.Time
	By
	Act    string // an op of the log, or one of the words above
	Page   string // id, or ""
	Post   string // id, or ""
	Seq    int64  // of the entry; 0: none
	Whom   string // id of the account that it was done to, or ""
	About  string // the name, as it was then, of that account, or of the token, invite or passkey
	Detail string // a reason of page.Reasons, a role, the fields that were changed
}

// ActFilter says which lines are wanted.
type ActFilter struct {
	Page    string // id; "": of every page and of none
	Post    string // id, with Page
	Account string // id of who acted
	Whom    string // id of the account that it was done to
	Act     string // what was done
	Before  int64  // N; 0: from the newest
	Limit   int    // 0: 100; at most 1000
}

const actColumns = `n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail`

// actCondition is how the log is filtered, so that an index serves each.
var actCondition = map[string]string{"page": "page =", "account": "account =", "act": "act =", "whom": "whom <> '' AND whom ="}

func scanAct(row scanner) (a Act, err error) {
	var at int64
	err = row.Scan(&a.N, &at, &a.Account, &a.Session, &a.Token, &a.Name, &a.Address, &a.Act, &a.Page, &a.Post, &a.Seq, &a.Whom, &a.About, &a.Detail)
	a.Time = fromMillis(at)
	return a, err
}

// matching gives the conditions of a filter, with what stands in them; ok: there
// can be a line that meets them. Before and Limit are not among them.
func (s *Store) matching(f ActFilter, where []string, args []any) ([]string, []any, bool) {
	add := func(cond string, v any) {
		args = append(args, v)
		where = append(where, cond+" "+s.dialect.params(len(args), 1))
	}
	for _, id := range []string{f.Page, f.Post, f.Account, f.Whom} {
		if id != "" && !validID(id) {
			return nil, nil, false
		}
	}
	if f.Page != "" {
		add(actCondition["page"], f.Page)
	}
	if f.Post != "" {
		add("post =", f.Post)
	}
	if f.Account != "" {
		add(actCondition["account"], f.Account)
	}
	if f.Whom != "" {
		add(actCondition["whom"], f.Whom)
	}
	if f.Act != "" {
		if !actWord(f.Act) {
			return nil, nil, false
		}
		add(actCondition["act"], f.Act)
	}
	return where, args, true
}

// Acts lists the audit log, the newest line first.
func (s *Store) Acts(ctx context.Context, f ActFilter) ([]Act, error) {
	where, args, ok := s.matching(f, []string{"1 = 1"}, nil)
	if !ok {
		return []Act{}, nil
	}
	if f.Before > 0 {
		args = append(args, f.Before)
		where = append(where, "n < "+s.dialect.params(len(args), 1))
	}
	if f.Limit <= 0 {
		f.Limit = 100
	}
	args = append(args, min(f.Limit, 1000))
	return s.acts(ctx, `SELECT `+actColumns+` FROM act WHERE `+strings.Join(where, " AND ")+` ORDER BY n DESC LIMIT `+s.dialect.params(len(args), 1), args...)
}

// AllActs calls fn for every line of the audit log that there is when it begins
// and that the filter lets through, the oldest first, until fn fails. It reads in
// parts, so that it holds up nobody; the filter's Before and Limit are not looked at.
func (s *Store) AllActs(ctx context.Context, f ActFilter, fn func(Act) error) error {
	var end sql.NullInt64
	if err := s.read.QueryRowContext(ctx, `SELECT max(n) FROM act`).Scan(&end); err != nil {
		return s.fail("reading the audit log", err)
	}
	for last := int64(0); last < end.Int64; {
		where, args, ok := s.matching(f, []string{"n > $1", "n <= $2"}, []any{last, end.Int64})
		if !ok {
			return nil
		}
		acts, err := s.acts(ctx, `SELECT `+actColumns+` FROM act WHERE `+strings.Join(where, " AND ")+` ORDER BY n LIMIT 1000`, args...)
		if err != nil {
			return err
		}
		if len(acts) == 0 {
			return nil
		}
		for _, a := range acts {
			if err := fn(a); err != nil {
				return err
			}
		}
		last = acts[len(acts)-1].N
	}
	return nil
}

func (s *Store) acts(ctx context.Context, query string, args ...any) ([]Act, error) {
	const doing = "reading the audit log"
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	acts := []Act{}
	for rows.Next() {
		a, err := scanAct(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		acts = append(acts, a)
	}
	return acts, s.fail(doing, rows.Err())
}

// Note adds a line for what was done without a change to the data: the log
// exported, a sign-in refused. Its N, Time and By are not looked at.
func (s *Store) Note(ctx context.Context, by By, a Act) error {
	return s.as(ctx, by, func(t *Tx) error { return t.Note(a) })
}

// Note adds a line to the audit log with the command, for what appends no entry:
// a draft submitted, or sent back. Its N, Time and By are not looked at; Page is
// the command's where none is given. Where the command is nobody's it does nothing.
func (t *Tx) Note(a Act) error {
	if !actWord(a.Act) {
		return invalid("act", "request", "%q is not a word of a-z", a.Act)
	}
	if a.Page == "" {
		a.Page = t.head.ID
	}
	t.acts = append(t.acts, a)
	return nil
}

// actWord says whether s could be the word for an act.
func actWord(s string) bool {
	return s != "" && len(s) <= 30 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// putActs writes a line for each entry that the command appended, then what was
// noted. The site's row is taken, so that no two give the same number.
func (t *Tx) putActs() error {
	if t.cmd.By.nobody() || len(t.entries)+len(t.acts) == 0 {
		return nil
	}
	if err := t.nameBy(); err != nil {
		return err
	}
	by := t.cmd.By
	by.Name, by.Address = clean(by.Name, MaxName), clean(by.Address, MaxAddress)
	by.Account, by.Session, by.Token = clean(by.Account, MaxName), clean(by.Session, MaxName), clean(by.Token, MaxName)
	var last sql.NullInt64
	if err := t.tx.QueryRowContext(t.ctx, `SELECT max(n) FROM act`).Scan(&last); err != nil {
		return err
	}
	ins := t.insert("act ("+actColumns+")", 14)
	put := func(a Act) error {
		last.Int64++
		return ins.row(last.Int64, millis(t.now), by.Account, by.Session, by.Token, by.Name, by.Address,
			a.Act, clean(a.Page, MaxName), clean(a.Post, MaxName), a.Seq, clean(a.Whom, MaxName), clean(a.About, MaxTitle), clean(a.Detail, MaxTitle))
	}
	for i := range t.entries {
		e := &t.entries[i]
		if err := put(Act{Act: string(e.Op), Page: e.Page, Post: e.Post, Seq: e.Seq, Detail: e.Reason}); err != nil {
			return err
		}
	}
	for _, a := range t.acts {
		if err := put(a); err != nil {
			return err
		}
	}
	return ins.flush()
}

// nameBy looks for the name of who acts where only their account was said.
func (t *Tx) nameBy() error {
	by := &t.cmd.By
	if by.Name != "" || !validID(by.Account) {
		return nil
	}
	err := t.tx.QueryRowContext(t.ctx, `SELECT name FROM account WHERE id = $1`, by.Account).Scan(&by.Name)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return t.s.fail("looking for a name", err)
}

// as runs a command that is about no page, and says who gives it. Accounts,
// tokens and settings are never changed by nobody.
func (s *Store) as(ctx context.Context, by By, fn func(*Tx) error) error {
	if by.nobody() {
		return invalid("by", "request", "it is not said who does this")
	}
	_, err := s.run(ctx, Command{By: by}, fn)
	return err
}

// asOf is as for a command that may have a key, and words that it was told of.
func (s *Store) asOf(ctx context.Context, cmd Command, fn func(*Tx) error) (Result, error) {
	if cmd.By.nobody() {
		return Result{}, invalid("by", "request", "it is not said who does this")
	}
	return s.run(ctx, cmd, fn)
}

// bare is as for what leaves no line, or finds out whose it is.
func (s *Store) bare(ctx context.Context, fn func(*Tx) error) error {
	_, err := s.run(ctx, Command{}, fn)
	return err
}

// clean makes one line of at most max characters out of what a browser or a
// system says of itself, which must not stand in the way of a command.
func clean(s string, max int) string {
	s = s[:min(len(s), 8*max)]
	n := 0
	return strings.Map(func(r rune) rune {
		switch {
		case n >= max, r == unicode.ReplacementChar:
			return -1
		case unicode.IsSpace(r):
			r = ' '
		case unicode.IsControl(r), turns(r):
			return -1
		}
		n++
		return r
	}, strings.ToValidUTF8(norm.NFC.String(s), ""))
}

// turns says whether a character changes the direction of what comes after it,
// and so could make a name look like another.
func turns(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }
