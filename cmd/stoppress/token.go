package main

import (
	"fmt"
	"strconv"
	"text/tabwriter"
	"time"

	"stoppress/internal/store"
)

type tokenCmd struct {
	Create tokenCreateCmd `cmd:"" help:"Make a token. It is shown once."`
	List   tokenListCmd   `cmd:"" help:"List the tokens."`
	Revoke tokenRevokeCmd `cmd:"" help:"End a token for good."`
}

// tokenShown is a token as it is shown.
type tokenShown struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Token    string `json:"token,omitempty"`
	Page     string `json:"page,omitempty"`  // its slug
	Scope    string `json:"scope,omitempty"` // "read": it may change nothing
	Created  string `json:"created"`
	Expires  string `json:"expires,omitempty"`
	LastUsed string `json:"last_used,omitempty"`
	Revoked  bool   `json:"revoked"`
	By       string `json:"by,omitempty"` // name of who made it
}

func shownToken(t store.Token, slug string) tokenShown {
	rfc := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.UTC().Format(time.RFC3339)
	}
	return tokenShown{ID: t.ID, Name: t.Name, Page: slug, Scope: t.Scope, Created: rfc(t.Created), Expires: rfc(t.Expires), LastUsed: rfc(t.LastUsed), Revoked: t.Revoked, By: t.By}
}

type tokenCreateCmd struct {
	Name    string `arg:"" help:"Who or what it is for."`
	Page    string `help:"The one page that it is for; else it is for all." placeholder:"SLUG"`
	Read    bool   `help:"It may look, and change nothing."`
	Expires string `help:"After how long it ends: 90d, 12h, 4w." placeholder:"90d"`
}

func (c *tokenCreateCmd) Run(a *app) error {
	t := store.Token{Name: c.Name}
	if c.Read {
		t.Scope = store.ScopeRead
	}
	if c.Expires != "" {
		life, err := parseAge(c.Expires)
		if err != nil {
			return usage("--expires %v", err)
		}
		t.Expires = time.Now().Add(life)
	}
	how := toMake
	if c.Page != "" {
		how = toChange
	}
	s, err := a.open(how)
	if err != nil {
		return err
	}
	defer s.Close()
	slug := ""
	if c.Page != "" {
		head, err := a.find(s, c.Page)
		if err != nil {
			return err
		}
		t.Page, slug = head.ID, head.Slug
	}
	secret, t, err := s.CreateToken(a.ctx, a.by(), t)
	if err != nil {
		return err
	}
	shown := shownToken(t, slug)
	shown.Token = secret
	scope, until := "every page", "until it is revoked"
	if slug != "" {
		scope = "page " + slug
	}
	if shown.Expires != "" {
		until = "until " + shown.Expires
	}
	if !a.JSON {
		// The secret alone on stdout: TOKEN=$(stoppress token create x).
		fmt.Fprintf(a.stderr, "Made token %s (%s) for %s, %s. Keep what follows: it can't be shown again.\n", t.ID, t.Name, scope, until)
	}
	return a.say(shown, "%s", secret)
}

type tokenListCmd struct{}

func (c *tokenListCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	tokens, err := s.Tokens(a.ctx)
	if err != nil {
		return err
	}
	slugs, err := a.slugs(s)
	if err != nil {
		return err
	}
	list := []tokenShown{}
	for _, t := range tokens {
		list = append(list, shownToken(t, slugs[t.Page]))
	}
	if a.JSON {
		return a.say(map[string]any{"tokens": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "There is no token.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, t := range list {
		state := "valid"
		switch {
		case t.Revoked:
			state = "revoked"
		case t.Expires != "":
			state = "until " + t.Expires
		}
		used := "never used"
		if t.LastUsed != "" {
			used = "used " + t.LastUsed
		}
		scope := "all pages"
		if t.Page != "" {
			scope = t.Page
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", t.ID, t.Name, scope, state, used)
	}
	return w.Flush()
}

type tokenRevokeCmd struct {
	Token string `arg:"" help:"Its id, or its name if no other has that."`
}

func (c *tokenRevokeCmd) Run(a *app) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	tokens, err := s.Tokens(a.ctx)
	if err != nil {
		return err
	}
	var found []store.Token
	for _, t := range tokens {
		if t.ID == c.Token {
			found = []store.Token{t}
			break
		}
		if t.Name == c.Token && !t.Revoked {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 0:
		return fmt.Errorf("%w: %q; stoppress token list shows them", store.ErrNoToken, c.Token)
	case len(found) > 1:
		return fmt.Errorf("%d tokens are called %q; name one by its id, which stoppress token list shows", len(found), c.Token)
	case found[0].Revoked:
		return fmt.Errorf("%w: token %s is revoked already", store.ErrState, found[0].ID)
	}
	if err := s.RevokeToken(a.ctx, a.by(), found[0].ID); err != nil {
		return err
	}
	return a.say(map[string]string{"id": found[0].ID, "name": found[0].Name}, "Revoked token %s (%s)", found[0].ID, found[0].Name)
}

// parseAge reads a length of time such as 90d, 4w or 12h30m.
func parseAge(s string) (time.Duration, error) {
	unit := map[byte]time.Duration{'d': 24 * time.Hour, 'w': 7 * 24 * time.Hour}
	if n := len(s); n > 1 && unit[s[n-1]] > 0 {
		if v, err := strconv.ParseUint(s[:n-1], 10, 16); err == nil && v > 0 {
			return time.Duration(v) * unit[s[n-1]], nil
		}
	}
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return 0, fmt.Errorf("%q: give a length of time such as 24h, 90d or 4w", s)
	}
	return d, nil
}
