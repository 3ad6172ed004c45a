package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/store"
)

type userCmd struct {
	List     userListCmd     `cmd:"" help:"List those who may sign in, and the links that are open."`
	Invite   userInviteCmd   `cmd:"" help:"Make a link by which one person joins the desk. It is shown once."`
	Role     userRoleCmd     `cmd:"" help:"Say what someone may do, on the whole site or on one page."`
	Email    userEmailCmd    `cmd:"" help:"Give someone another email address to sign in with."`
	Disable  userDisableCmd  `cmd:"" help:"Keep someone from signing in, and end their sessions."`
	Enable   userEnableCmd   `cmd:"" help:"Let someone sign in again."`
	Reset    userResetCmd    `cmd:"" help:"Make a link by which someone who lost their password or passkey comes back in. It is shown once."`
	Sessions userSessionsCmd `cmd:"" help:"List where someone is signed in, or end it."`
}

var errNoUser = errors.New("there is no such person")

// findUser finds an account by its id, its email address, or its name if no
// other has that.
func (a *app) findUser(s *store.Store, name string) (store.Account, error) {
	all, err := s.Accounts(a.ctx)
	if err != nil {
		return store.Account{}, err
	}
	var found []store.Account
	for _, u := range all {
		switch {
		case u.ID == name, strings.EqualFold(u.Email, name):
			return u, nil
		case u.Name == name:
			found = append(found, u)
		}
	}
	switch len(found) {
	case 0:
		return store.Account{}, fmt.Errorf("%w: %q; stoppress user list shows them", errNoUser, name)
	case 1:
		return found[0], nil
	}
	return store.Account{}, fmt.Errorf("%d people are called %q; name one by id or email address, which stoppress user list shows", len(found), name)
}

// slugs are those of all pages, by id.
func (a *app) slugs(s *store.Store) (map[string]string, error) {
	heads, err := s.Pages(a.ctx)
	slugs := map[string]string{}
	for _, h := range heads {
		slugs[h.ID] = h.Slug
	}
	return slugs, err
}

// linkShown is a link as it is shown, once.
type linkShown struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"` // invite, or back: a way back in
	Link    string `json:"link"`
	Expires string `json:"expires"`
}

// sayLink prints a link alone on stdout: LINK=$(stoppress user invite ...).
func (a *app) sayLink(i store.Invite, secret, text string) error {
	base := a.URL
	if base == "" {
		base = "http://127.0.0.1:8080"
	}
	link := desk.Link(base, i.Kind, secret)
	if a.JSON {
		return a.say(linkShown{i.ID, i.Kind, link, i.Expires.UTC().Format(time.RFC3339)}, "")
	}
	fmt.Fprintf(a.stderr, "%s It works once, until %s, and can't be shown again.\n", text, i.Expires.UTC().Format(time.RFC3339))
	if a.URL == "" {
		fmt.Fprintln(a.stderr, "If the server's address is another, say so with --url, or put it in the place of "+base+".")
	}
	return a.say(nil, "%s", link)
}

type userListCmd struct{}

func (c *userListCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Accounts(a.ctx)
	if err != nil {
		return err
	}
	links, err := s.Invites(a.ctx)
	if err != nil {
		return err
	}
	slugs, err := a.slugs(s)
	if err != nil {
		return err
	}
	where := func(page string) string {
		if page == "" {
			return ""
		}
		if slug := slugs[page]; slug != "" {
			return " of " + slug
		}
		return " of " + page
	}
	links = slices.DeleteFunc(links, func(i store.Invite) bool { return !i.Open(time.Now()) })
	if a.JSON {
		people, open := []desk.Someone{}, []map[string]string{}
		for _, u := range all {
			people = append(people, desk.SomeoneOf(u))
		}
		for _, i := range links {
			open = append(open, map[string]string{"id": i.ID, "kind": i.Kind, "email": i.Email, "role": string(i.Role), "page": i.Page, "expires": i.Expires.UTC().Format(time.RFC3339)})
		}
		return a.say(map[string]any{"people": people, "invites": open}, "")
	}
	if len(all)+len(links) == 0 {
		return a.say(nil, "No one has an account yet; stoppress user invite --role administrator makes a link for the first.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, u := range all {
		var roles, ways []string
		for _, page := range slices.Sorted(maps.Keys(u.Roles)) {
			roles = append(roles, string(u.Roles[page])+where(page))
		}
		if u.Password {
			ways = append(ways, "password")
		}
		if u.TOTP {
			ways = append(ways, "code")
		}
		if u.Passkeys > 0 {
			ways = append(ways, fmt.Sprintf("passkeys: %d", u.Passkeys))
		}
		state := "never signed in"
		if !u.Seen.IsZero() {
			state = "seen " + u.Seen.UTC().Format(time.RFC3339)
		}
		if u.Disabled {
			state = "disabled"
		}
		if len(roles) == 0 {
			roles = []string{"no role"}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", u.ID, u.Name, u.Email, strings.Join(roles, ", "), strings.Join(ways, ", "), state)
	}
	for _, i := range links {
		what := string(i.Role) + where(i.Page)
		if i.Kind == store.InviteBack {
			what = "way back in"
		}
		fmt.Fprintf(w, "%s\t(%s)\t%s\t%s\t\tuntil %s\n", i.ID, i.Kind, i.Email, what, i.Expires.UTC().Format(time.RFC3339))
	}
	return w.Flush()
}

type userInviteCmd struct {
	Email string `arg:"" optional:"" help:"Whom it is for; else whoever has the link says."`
	Role  string `help:"What they may do: administrator, editor or contributor." placeholder:"ROLE" enum:"administrator,editor,contributor" required:""`
	Page  string `help:"The one page that the role is for; else it is for all." placeholder:"SLUG"`
}

func (c *userInviteCmd) Run(a *app) error {
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer s.Close()
	i := store.Invite{Email: c.Email, Role: store.Role(c.Role)}
	if c.Page != "" {
		head, err := a.find(s, c.Page)
		if err != nil {
			return err
		}
		i.Page = head.ID
	}
	secret, i, err := s.Invite(a.ctx, a.by(), i)
	if err != nil {
		return err
	}
	of := ""
	if c.Page != "" {
		of = " of page " + c.Page
	}
	return a.sayLink(i, secret, "Made a link for one "+c.Role+of+".")
}

type userRoleCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
	Role   string `arg:"" help:"administrator, editor or contributor; none takes it away." enum:"administrator,editor,contributor,none"`
	Page   string `help:"On this page only." placeholder:"SLUG"`
}

func (c *userRoleCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		role, page := store.Role(c.Role), ""
		if c.Role == "none" {
			role = ""
		}
		if c.Page != "" {
			head, err := a.find(s, c.Page)
			if err != nil {
				return err
			}
			page = head.ID
		}
		if err := s.SetRole(a.ctx, a.by(), u.ID, page, role); err != nil {
			return err
		}
		on := "the site"
		if c.Page != "" {
			on = "page " + c.Page
		}
		return a.say(map[string]string{"id": u.ID, "role": string(role), "page": page}, "%s has the role %s on %s", u.Name, c.Role, on)
	})
}

// withUser opens the data, finds someone and does something with both.
func (a *app) withUser(name string, do func(*store.Store, store.Account) error) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	u, err := a.findUser(s, name)
	if err != nil {
		return err
	}
	return do(s, u)
}

type userEmailCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
	Email  string `arg:"" help:"The new address."`
}

func (c *userEmailCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		if err := s.SetPerson(a.ctx, a.by(), u.ID, func(p *store.Person) error { p.Email = c.Email; return nil }); err != nil {
			return err
		}
		return a.say(map[string]string{"id": u.ID, "email": c.Email, "was": u.Email}, "%s signs in as %s now, no longer as %s", u.Name, c.Email, u.Email)
	})
}

type userDisableCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
}

func (c *userDisableCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		if err := s.Disable(a.ctx, a.by(), u.ID); err != nil {
			return err
		}
		return a.say(map[string]any{"id": u.ID, "disabled": true}, "Disabled %s (%s)", u.Name, u.Email)
	})
}

type userEnableCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
}

func (c *userEnableCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		if err := s.Enable(a.ctx, a.by(), u.ID); err != nil {
			return err
		}
		return a.say(map[string]any{"id": u.ID, "disabled": false}, "Enabled %s (%s)", u.Name, u.Email)
	})
}

type userResetCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
}

func (c *userResetCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		secret, i, err := s.Back(a.ctx, a.by(), u.ID)
		if err != nil {
			return err
		}
		return a.sayLink(i, secret, "Made a link by which "+u.Name+" sets a new password; the former one works until then.")
	})
}

type userSessionsCmd struct {
	Person string `arg:"" help:"Id, email address, or name."`
	End    string `help:"End the session with this id, or all." placeholder:"ID|all"`
}

func (c *userSessionsCmd) Run(a *app) error {
	return a.withUser(c.Person, func(s *store.Store, u store.Account) error {
		switch c.End {
		case "":
		case "all":
			n, err := s.EndSessions(a.ctx, a.by(), u.ID, "")
			if err != nil {
				return err
			}
			return a.say(map[string]any{"id": u.ID, "ended": n}, "Ended %d sessions of %s", n, u.Name)
		default:
			if err := s.EndSession(a.ctx, a.by(), u.ID, c.End); err != nil {
				return err
			}
			return a.say(map[string]any{"id": u.ID, "ended": 1}, "Ended session %s of %s", c.End, u.Name)
		}
		list, err := s.Sessions(a.ctx, u.ID)
		if err != nil {
			return err
		}
		shown := []desk.Signed{}
		for _, x := range list {
			shown = append(shown, desk.SignedOf(x))
		}
		if a.JSON {
			return a.say(map[string]any{"sessions": shown}, "")
		}
		if len(shown) == 0 {
			return a.say(nil, "%s is not signed in anywhere.", u.Name)
		}
		w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
		for _, x := range shown {
			fmt.Fprintf(w, "%s\t%s\t%s\tsince %s\tused %s\n", x.ID, x.Device, x.Address, x.Created, x.Used)
		}
		return w.Flush()
	})
}
