package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"

	"stoppress/internal/intake"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Codes of errors that don't come from the store. docs/api.md tables them all.
const (
	codeJSON    = "bad_json"
	codeType    = "wrong_type"
	codeUnknown = "unknown_field"
	codeInvalid = "invalid"
	codeLarge   = "too_large"
	codeBusy    = "busy"
)

// Problem is what an editor's program is told of an error. What the desk says of it
// in other languages is found by its Kind or, where that is empty, by its Code and
// Field: see lang.say.
type Problem struct {
	Status  int            `json:"-"`
	Code    string         `json:"code"`
	Message string         `json:"message"` // in English; of the desk in the language of whoever asks
	Field   string         `json:"field,omitempty"`
	Kind    string         `json:"kind,omitempty"`   // what of the code it is, in a word that stays
	Args    map[string]any `json:"args,omitempty"`   // what sentences of it speak of, by name
	Detail  string         `json:"detail,omitempty"` // Message in English, where it is in another language

	Line int            `json:"line,omitempty"` // of a text that is imported
	Said *intake.Saying `json:"said,omitempty"` // what is wrong with it; Message says so in English

	// What a change made from an old revision gets: what it is about as it stands
	// (a Post, a Draft or Notes), and what the change would have made of it.
	Current any `json:"current,omitempty"`
	Yours   any `json:"yours,omitempty"`

	Words  []Watched `json:"words,omitempty"`  // of the watch list, that were met
	Drafts []Doubt   `json:"drafts,omitempty"` // that were to be published, and that nobody verified
}

// Watched is a word of the watch list that something holds which was to be published.
type Watched struct {
	Word   string         `json:"word"`
	Reason string         `json:"reason"`
	Site   bool           `json:"site"` // it is watched for on all pages
	Where  []WatchedPlace `json:"where"`
}

// WatchedPlace is where it was met. Post is empty for the page's own texts.
type WatchedPlace struct {
	Post  string `json:"post,omitempty"`
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Doubt is a draft that was to be published, and that nobody said is right.
type Doubt struct {
	ID       string `json:"id"`
	Headline string `json:"headline"`
	Status   string `json:"status"` // unverified or checking
}

// doubtfulOf is the Problem of drafts that nobody verified.
func doubtfulOf(x *store.Doubtful) *Problem {
	p := &Problem{Status: http.StatusConflict, Code: "unverified", Message: x.Error() + "; name it in unverified to go on"}
	for _, d := range x.Drafts {
		p.Drafts = append(p.Drafts, Doubt{d.ID, d.Texts.Headline, d.Status})
	}
	return p
}

// watchedOf is the Problem of what was to be published with words of the watch list.
func watchedOf(w *store.Watched) *Problem {
	p := &Problem{Status: http.StatusConflict, Code: "watched", Message: w.Error() + "; name these words in watched to go on"}
	for _, x := range w.Words {
		out := Watched{Word: x.Word, Reason: x.Reason, Site: x.Page == ""}
		for _, at := range x.Where {
			out.Where = append(out.Where, WatchedPlace(at))
		}
		p.Words = append(p.Words, out)
	}
	return p
}

func (p *Problem) Error() string { return p.Message }

// post says that it is about the n-th of several posts.
func (p *Problem) post(n int) {
	if p.Args = maps.Clone(p.Args); p.Args == nil {
		p.Args = map[string]any{}
	}
	p.Args["post"] = n
}

// inField gives a Problem that an error is the field that it is about.
func inField(field string, err error) *Problem {
	p := *Tell(err)
	p.Field = field
	return &p
}

// refuse makes a Problem of a request that can't be taken; what is its kind with the
// names of its arguments, as [store.ReasonOf] takes it.
func refuse(code, field, what, format string, args ...any) *Problem {
	status := http.StatusBadRequest
	switch code {
	case codeInvalid:
		status = http.StatusUnprocessableEntity
	case codeLarge:
		status = http.StatusRequestEntityTooLarge
	}
	why := store.ReasonOf(what, args...)
	return &Problem{Status: status, Code: code, Field: field, Kind: why.Kind, Args: why.Args, Message: fmt.Sprintf(format, args...)}
}

// told is the one place that says what becomes of an error of the store: status,
// code and public text. Where the text is empty the error's own is for people
// and is shown; elsewhere it may name files or addresses and goes to the log.
var told = []struct {
	err    error
	status int
	code   string
	field  string
	text   string
	kind   string
}{
	{store.ErrNoPage, http.StatusNotFound, "no_page", "", "there is no such page", ""},
	{store.ErrNoPost, http.StatusNotFound, "no_post", "", "the page has no such post", ""},
	{store.ErrNoDraft, http.StatusNotFound, "no_draft", "", "the page has no such draft", ""},
	{store.ErrNoSchedule, http.StatusNotFound, "no_schedule", "", "nothing like this is scheduled: it went out, or someone stopped it", ""},
	{store.ErrNoSeries, http.StatusNotFound, "no_series", "", "there is no such series", ""},
	{store.ErrNoAccount, http.StatusNotFound, "no_account", "", "there is no such account", ""},
	{store.ErrNoMedia, http.StatusNotFound, "no_picture", "", "there is no such picture", ""},
	{store.ErrNoPasskey, http.StatusNotFound, "no_passkey", "", "there is no such passkey", ""},
	{store.ErrNoHook, http.StatusNotFound, "no_hook", "", "there is no such webhook or delivery", ""},
	{store.ErrKey, http.StatusConflict, "key", "", "the server's data folder does not hold the site's signing key; copy keys/record.key there from the server that made the site", ""},
	{store.ErrNoInvite, http.StatusNotFound, "no_invite", "", store.ErrNoInvite.Error(), ""},
	{store.ErrInvite, http.StatusGone, "invite", "", store.ErrInvite.Error(), ""},
	{store.ErrInUse, http.StatusConflict, "in_use", "", store.ErrInUse.Error(), ""},
	{store.ErrSession, http.StatusUnauthorized, "session", "", "sign in first", ""},
	{store.ErrCode, http.StatusUnauthorized, "code", "", store.ErrCode.Error(), ""},
	{store.ErrLastAdministrator, http.StatusConflict, "last_administrator", "", store.ErrLastAdministrator.Error(), ""},
	{store.ErrLastWay, http.StatusConflict, "last_way", "", store.ErrLastWay.Error(), ""},
	{store.ErrSlugTaken, http.StatusConflict, "slug_taken", "slug", store.ErrSlugTaken.Error(), ""},
	{store.ErrSlugFormer, http.StatusConflict, "slug_former", "slug", store.ErrSlugFormer.Error(), ""},
	{page.ErrSlugReserved, http.StatusUnprocessableEntity, codeInvalid, "slug", page.ErrSlugReserved.Error(), "slug_reserved"},
	{page.ErrSlugDevice, http.StatusUnprocessableEntity, codeInvalid, "slug", page.ErrSlugDevice.Error(), "slug_device"},
	{page.ErrSlugForm, http.StatusUnprocessableEntity, codeInvalid, "slug", page.ErrSlugForm.Error(), "slug_form"},
	{store.ErrState, http.StatusConflict, "state", "", "", ""},
	{store.ErrUnchanged, http.StatusConflict, "unchanged", "", "nothing would change", ""},
	{store.ErrStale, http.StatusConflict, "stale_rev", "rev", "", ""},
	{store.ErrNoWatchword, http.StatusNotFound, "no_word", "", store.ErrNoWatchword.Error(), ""},
	{store.ErrPublished, http.StatusConflict, "published", "", "", ""},
	{store.ErrKeyReused, http.StatusUnprocessableEntity, "idempotency_key_reused", "Idempotency-Key", "this Idempotency-Key was used for another request", ""},
	{markup.ErrTooLarge, http.StatusRequestEntityTooLarge, codeLarge, "body", "", "body_large"},
	{markup.ErrSyntax, http.StatusUnprocessableEntity, codeInvalid, "body", "", "request"},
	{store.ErrTooLarge, http.StatusRequestEntityTooLarge, codeLarge, "", "", ""},
	{store.ErrInvalid, http.StatusUnprocessableEntity, codeInvalid, "", "", ""},
	{store.ErrTokenExpired, http.StatusUnauthorized, "token_expired", "", "the token has expired", ""},
	{store.ErrToken, http.StatusUnauthorized, "token", "", "the token is not known here, or was revoked", ""},
	{store.ErrFull, http.StatusInsufficientStorage, "disk_full", "", "the server's disk is full; nothing was kept", ""},
	{store.ErrBusy, http.StatusServiceUnavailable, codeBusy, "", "the server is busy; try again", ""},
	{store.ErrUnavailable, http.StatusServiceUnavailable, "unavailable", "", "the database can't be reached; try again", ""},
	{store.ErrReadOnly, http.StatusServiceUnavailable, "read_only", "", "the server can't write now", ""},
	{store.ErrClosed, http.StatusServiceUnavailable, "stopping", "", "the server is stopping; try again", ""},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, codeBusy, "", "the server took too long; ask again with the same Idempotency-Key", "slow"},
	{context.Canceled, http.StatusServiceUnavailable, "stopping", "", "the request was given up", "request_gone"},
}

// Tell makes a Problem of any error. Its Status is 500 where the error is none
// that an editor could do something about.
func Tell(err error) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	var watched *store.Watched
	if errors.As(err, &watched) {
		return watchedOf(watched)
	}
	var doubtful *store.Doubtful
	if errors.As(err, &doubtful) {
		return doubtfulOf(doubtful)
	}
	for _, t := range told {
		if !errors.Is(err, t.err) {
			continue
		}
		p := &Problem{Status: t.status, Code: t.code, Field: t.field, Kind: t.kind, Message: t.text}
		if p.Message == "" {
			p.Message = err.Error()
		}
		var in *store.Invalid
		if errors.As(err, &in) {
			p.Field, p.Message = in.Field, in.Text
			if in.Kind != "" {
				p.Kind, p.Args = in.Kind, in.Args
			}
		}
		var blocked *store.Refused
		if errors.As(err, &blocked) {
			p.Kind, p.Args = blocked.Kind, blocked.Args
		}
		var one *store.InPost
		if errors.As(err, &one) {
			p.post(one.N)
			if in != nil {
				p.Message = err.Error() // "post 2 of 5: ..."
			}
		}
		var stale *store.Stale
		if errors.As(err, &stale) {
			p.Message = stale.Error()
		}
		return p
	}
	return &Problem{Status: http.StatusInternalServerError, Code: "internal", Message: "the server failed; its log says why"}
}
