package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stoppress/internal/page"
)

// The errors of the package. Each comes wrapped with what was being done.
var (
	ErrNoPage            = errors.New("there is no such page")
	ErrNoPost            = errors.New("the page has no such post")
	ErrNoDraft           = errors.New("the page has no such draft")
	ErrNoSchedule        = errors.New("nothing like this is scheduled")
	ErrNoSeries          = errors.New("there is no such series")
	ErrNoMedia           = errors.New("there is no such picture")
	ErrNoToken           = errors.New("there is no such token")
	ErrNoHook            = errors.New("there is no such webhook or delivery")
	ErrNoRecord          = errors.New("the record has no such file")
	ErrNoSite            = errors.New("there is no site here yet")
	ErrTaken             = errors.New("something was taken away from the page meanwhile")
	ErrNoAccount         = errors.New("there is no such account")
	ErrNoPasskey         = errors.New("there is no such passkey")
	ErrNoInvite          = errors.New("there is no such invite that still works")
	ErrInvite            = errors.New("the link does not work any more: it was used or revoked, or is too old")
	ErrInUse             = errors.New("it belongs to an account already")
	ErrSession           = errors.New("the session is over")
	ErrCode              = errors.New("the code is not right, or was used already")
	ErrSlugTaken         = errors.New("another page has this slug")
	ErrSlugFormer        = errors.New("this slug was a page's former address and redirects for ever; choose another")
	ErrState             = errors.New("not possible as things stand")
	ErrUnchanged         = errors.New("nothing would change")
	ErrStale             = errors.New("it was changed since")
	ErrWatched           = errors.New("the watch list has words of it")
	ErrUnverified        = errors.New("it is unverified, or being checked")
	ErrNoWatchword       = errors.New("the watch list has no such word")
	ErrPublished         = errors.New("it was published already")
	ErrLastAdministrator = errors.New("the site would be left without an administrator")
	ErrLastWay           = errors.New("it is the account's last way to sign in")
	ErrKeyReused         = errors.New("this idempotency key was used for another request")
	ErrInvalid           = errors.New("not acceptable")
	ErrTooLarge          = errors.New("too large")
	ErrToken             = errors.New("the token is not known or was revoked")
	ErrTokenExpired      = errors.New("the token has expired")
	ErrKey               = errors.New("the signing key is not the site's")
	ErrSchema            = errors.New("the database is of another version")
	ErrSearch            = errors.New("the search index is not what the log says")
	ErrReadOnly          = errors.New("the database was opened for reading only")
	ErrFull              = errors.New("the disk is full")
	ErrBusy              = errors.New("the database is busy; try again")
	ErrUnavailable       = errors.New("the database can't be reached")
	ErrClosed            = errors.New("the store is closed")
	ErrDatabase          = errors.New("the database failed")
)

// Moved is what [Store.Find] returns for a former slug.
type Moved struct {
	Page string // id
	To   string // the slug that the page has now
}

func (m *Moved) Error() string { return fmt.Sprintf("the page has moved to %q", m.To) }

// Stale is what an edit made from an old revision gets. It wraps ErrStale.
type Stale struct {
	Post *page.Post // as it stands
	Rev  int64      // the revision that the edit was made from
}

func (s *Stale) Error() string {
	return fmt.Sprintf("post %s is at revision %d, the change was made from revision %d", s.Post.ID, s.Post.Rev, s.Rev)
}

// Unwrap makes errors.Is(err, ErrStale) hold.
func (s *Stale) Unwrap() error { return ErrStale }

// StaleDraft is what a save made from an old state of a draft gets. It wraps
// ErrStale.
type StaleDraft struct {
	Draft Draft // as it stands
	Rev   int64 // that the save was made from
}

func (s *StaleDraft) Error() string {
	return fmt.Sprintf("draft %s is at revision %d, this was made from revision %d", s.Draft.ID, s.Draft.Rev, s.Rev)
}

// Unwrap makes errors.Is(err, ErrStale) hold.
func (s *StaleDraft) Unwrap() error { return ErrStale }

// Doubtful is what a command gets that would publish drafts which nobody said are
// right, and that did not name them. Nothing of it was done. It wraps
// ErrUnverified.
type Doubtful struct {
	Drafts []Draft // all that are unverified or being checked, as they stand
}

func (d *Doubtful) Error() string {
	if len(d.Drafts) == 1 {
		return fmt.Sprintf("draft %s is %s", d.Drafts[0].ID, statusWords[d.Drafts[0].Status])
	}
	return fmt.Sprintf("%d drafts are unverified, or being checked", len(d.Drafts))
}

var statusWords = map[string]string{Unverified: "unverified", Checking: "being checked"}

// Unwrap makes errors.Is(err, ErrUnverified) hold.
func (d *Doubtful) Unwrap() error { return ErrUnverified }

// StaleNotes is what a save of a page's notes made from an old state gets. It
// wraps ErrStale.
type StaleNotes struct {
	Notes Notes // as they stand
	Rev   int64 // that the save was made from
}

func (s *StaleNotes) Error() string {
	return fmt.Sprintf("the notes are at revision %d, this was made from revision %d", s.Notes.Rev, s.Rev)
}

// Unwrap makes errors.Is(err, ErrStale) hold.
func (s *StaleNotes) Unwrap() error { return ErrStale }

// Published is what is made of a draft that was published meanwhile. It wraps
// ErrPublished.
type Published struct {
	Post *page.Post // as it stands
}

func (p *Published) Error() string {
	return fmt.Sprintf("draft %s was published already, at revision %d now", p.Post.ID, p.Post.Rev)
}

// Unwrap makes errors.Is(err, ErrPublished) hold.
func (p *Published) Unwrap() error { return ErrPublished }

// Reason says what is wrong so that it can be said in any language.
type Reason struct {
	Kind string         // a word that stays: long, url_form, page_draft ...
	Args map[string]any // what its sentences speak of, by name: numbers and short texts
}

// ReasonOf makes a Reason of what a call says it is: its kind, and after it the name
// of each argument, as in "long n max". One that sentences don't speak of is named
// "-"; those at the end can be left out.
func ReasonOf(what string, args ...any) Reason {
	words := strings.Fields(what)
	r := Reason{Kind: words[0]}
	for i, name := range words[1:] {
		if name == "-" {
			continue
		}
		if r.Args == nil {
			r.Args = map[string]any{}
		}
		r.Args[name] = args[i]
	}
	return r
}

// Invalid says which part of a command is not acceptable, and why. It wraps
// ErrInvalid or ErrTooLarge.
type Invalid struct {
	Field string // a field's name as in page.Field, or slug, rev, reason, stamp, posts, targets ...
	Reason
	Text string // what is wrong, and what would do
	Err  error  // ErrInvalid or ErrTooLarge
}

func (i *Invalid) Error() string { return fmt.Sprintf("%s: %s", i.Field, i.Text) }

// Unwrap returns ErrInvalid or ErrTooLarge.
func (i *Invalid) Unwrap() error { return i.Err }

// invalid makes an Invalid of a [ReasonOf] and its English text.
func invalid(field, what, format string, args ...any) error {
	return &Invalid{Field: field, Reason: ReasonOf(what, args...), Text: fmt.Sprintf(format, args...), Err: ErrInvalid}
}

func tooLarge(field, what, format string, args ...any) error {
	return &Invalid{Field: field, Reason: ReasonOf(what, args...), Text: fmt.Sprintf(format, args...), Err: ErrTooLarge}
}

// Refused is what a command gets that is not possible as things stand. It wraps
// ErrState.
type Refused struct {
	Reason
	Text string
}

func (r *Refused) Error() string { return fmt.Sprintf("%v: %s", ErrState, r.Text) }

// Unwrap makes errors.Is(err, ErrState) hold.
func (r *Refused) Unwrap() error { return ErrState }

// stateErr makes a Refused of a [ReasonOf] and its English text.
func stateErr(what, format string, args ...any) error {
	return &Refused{Reason: ReasonOf(what, args...), Text: fmt.Sprintf(format, args...)}
}

// InPost says which of several posts an error is about.
type InPost struct {
	N, Of int // the first is 1
	Err   error
}

func (p *InPost) Error() string { return fmt.Sprintf("post %d of %d: %v", p.N, p.Of, p.Err) }

func (p *InPost) Unwrap() error { return p.Err }

// fail turns what a driver said into an error of this package. Nothing of the
// driver's own stays in the chain, so that no caller can come to depend on an
// engine. Errors of this package and of contexts pass.
func (s *Store) fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	var own *ownError
	switch {
	case errors.As(err, &own):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &ownError{doing: doing, kind: contextError(err)}
	}
	kind := s.dialect.kind(err)
	if s.closed.Load() {
		kind = ErrClosed
	}
	return &ownError{doing: doing, kind: kind, text: err.Error()}
}

// ownError is what fail makes.
type ownError struct {
	doing string
	kind  error
	text  string // the driver's words
}

func (e *ownError) Error() string {
	if e.text == "" {
		return e.doing + ": " + e.kind.Error()
	}
	return e.doing + ": " + e.kind.Error() + " (" + e.text + ")"
}

func (e *ownError) Unwrap() error { return e.kind }

func contextError(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return context.DeadlineExceeded
	}
	return context.Canceled
}
