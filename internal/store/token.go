package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// What a token may do.
const (
	ScopeWrite = ""     // all that an editor may
	ScopeRead  = "read" // look, and change nothing
)

// Token lets a program in. Only the SHA-256 of its secret is kept.
type Token struct {
	ID       string
	Name     string // what its owner calls it
	Page     string // id of the one page that it is for; "": all
	Scope    string // what it may do: ScopeWrite or ScopeRead
	Created  time.Time
	Expires  time.Time // zero: never
	LastUsed time.Time // to the minute or so; zero: never
	Revoked  bool

	By        string // name of who made it
	ByAccount string // their id; "": nobody who signed in
}

const tokenColumns = `id, name, page, created, expires, last_used, revoked, by_account, by_name, scope`

func scanToken(row scanner) (t Token, err error) {
	var created, revoked int64
	var expires, used sql.NullInt64
	err = row.Scan(&t.ID, &t.Name, &t.Page, &created, &expires, &used, &revoked, &t.ByAccount, &t.By, &t.Scope)
	t.Created, t.Expires, t.LastUsed, t.Revoked = fromMillis(created), fromNull(expires), fromNull(used), revoked != 0
	return t, err
}

func secretHash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// CreateToken makes a token from t's Name, Page, Scope and Expires, and returns its
// secret, which can't be had again. It ends when the account that made it is
// disabled, removed, or no administrator any more: whoever made it has seen it.
func (s *Store) CreateToken(ctx context.Context, by By, t Token) (secret string, _ Token, err error) {
	if err := checkLine("name", t.Name, 100); err != nil {
		return "", Token{}, err
	}
	if t.Scope != ScopeWrite && t.Scope != ScopeRead {
		return "", Token{}, invalid("scope", "request", "%q is neither empty nor %q", t.Scope, ScopeRead)
	}
	t.ID, t.Created, t.LastUsed, t.Revoked = randomID(), s.now().UTC().Truncate(time.Millisecond), time.Time{}, false
	if !t.Expires.IsZero() && !t.Expires.After(t.Created) {
		return "", Token{}, invalid("expires", "expires_over", "%s is in the past", t.Expires.Format(time.RFC3339))
	}
	secret = "sp_" + randomWord(base36, 40) // over 200 bits: a plain hash of it is enough
	err = s.as(ctx, by, func(x *Tx) error {
		if t.Page != "" {
			if _, err := s.head(ctx, x.tx, t.Page); err != nil {
				return err
			}
		}
		if err := x.nameBy(); err != nil {
			return err
		}
		t.By, t.ByAccount = clean(x.cmd.By.Name, MaxName), clean(x.cmd.By.Account, MaxName)
		err := x.exec("making a token", `INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, $7, $8, $9)`,
			t.ID, t.Name, t.Page, secretHash(secret), millis(t.Created), nullMillis(t.Expires), t.ByAccount, t.By, t.Scope)
		if err != nil {
			return err
		}
		return x.Note(Act{Act: ActToken, Page: t.Page, About: t.Name, Detail: t.Scope})
	})
	if err != nil {
		return "", Token{}, err
	}
	return secret, t, nil
}

// endTokens ends the tokens that someone made who may not make any more.
func (t *Tx) endTokens(doing, account string) error {
	rows, err := t.tx.QueryContext(t.ctx, `SELECT `+tokenColumns+` FROM token WHERE by_account = $1 AND revoked = 0 AND by_account <> '' ORDER BY created, id`, account)
	if err != nil {
		return t.fail(t.s.fail(doing, err))
	}
	defer rows.Close()
	var ended []Token
	for rows.Next() {
		k, err := scanToken(rows)
		if err != nil {
			return t.fail(t.s.fail(doing, err))
		}
		ended = append(ended, k)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return t.fail(t.s.fail(doing, err))
	}
	for _, k := range ended {
		if err := t.exec(doing, `UPDATE token SET revoked = 1 WHERE id = $1`, k.ID); err != nil {
			return err
		}
		if err := t.Note(Act{Act: ActRevoke, Page: k.Page, About: k.Name, Detail: "with its maker"}); err != nil {
			return err
		}
	}
	return nil
}

// Tokens lists all tokens, the oldest first, revoked ones too.
func (s *Store) Tokens(ctx context.Context) ([]Token, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT `+tokenColumns+` FROM token ORDER BY created, id`)
	if err != nil {
		return nil, s.fail("listing tokens", err)
	}
	defer rows.Close()
	tokens := []Token{}
	for rows.Next() {
		t, err := scanToken(rows)
		if err != nil {
			return nil, s.fail("listing tokens", err)
		}
		tokens = append(tokens, t)
	}
	return tokens, s.fail("listing tokens", rows.Err())
}

// RevokeToken ends a token for good. ErrNoToken where there is none with this id.
func (s *Store) RevokeToken(ctx context.Context, by By, id string) error {
	if !validID(id) {
		return fmt.Errorf("token %q: %w", id, ErrNoToken)
	}
	return s.as(ctx, by, func(x *Tx) error {
		const doing = "revoking a token"
		t, err := scanToken(x.tx.QueryRowContext(ctx, `SELECT `+tokenColumns+` FROM token WHERE id = $1`, id))
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("token %q: %w", id, ErrNoToken)
		}
		if err != nil {
			return x.fail(s.fail(doing, err))
		}
		if t.Revoked {
			return nil
		}
		if err := x.exec(doing, `UPDATE token SET revoked = 1 WHERE id = $1`, id); err != nil {
			return err
		}
		return x.Note(Act{Act: ActRevoke, Page: t.Page, About: t.Name})
	})
}

// Authenticate returns the token of a secret: ErrToken where there is none or it
// was revoked, ErrTokenExpired where it is too old.
func (s *Store) Authenticate(ctx context.Context, secret string) (Token, error) {
	if !strings.HasPrefix(secret, "sp_") || len(secret) > 100 {
		return Token{}, ErrToken
	}
	// Found by its hash: the time that takes says nothing about the secret.
	t, err := scanToken(s.read.QueryRowContext(ctx, `SELECT `+tokenColumns+` FROM token WHERE hash = $1`, secretHash(secret)))
	now := s.now()
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Token{}, ErrToken
	case err != nil:
		return Token{}, s.fail("looking for a token", err)
	case t.Revoked:
		return Token{}, ErrToken
	case !t.Expires.IsZero() && !now.Before(t.Expires):
		return Token{}, ErrTokenExpired
	}
	if now.Sub(t.LastUsed) > time.Minute && s.touch(ctx, `UPDATE token SET last_used = $1 WHERE id = $2`, millis(now), t.ID) {
		t.LastUsed = now.UTC().Truncate(time.Millisecond)
	}
	return t, nil
}

// touch writes when something was last used, and says whether it did. That is a
// convenience: what fails here, or would have to wait for a long import, is
// passed over.
func (s *Store) touch(ctx context.Context, query string, args ...any) bool {
	if s.write == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
	defer cancel()
	res, err := s.write.ExecContext(ctx, query, args...)
	if err != nil {
		return false
	}
	n, err := res.RowsAffected()
	return err == nil && n > 0
}
