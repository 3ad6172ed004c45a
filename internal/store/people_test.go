package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/page"
)

// testPHC stands for the hash of a password.
const testPHC = "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"

// otherPHC is that of another one.
const otherPHC = "$argon2id$v=19$m=65536,t=3,p=1$b3RoZXJzYWx0b3Ro$b3RoZXJoYXNob3RoZXJoYXNob3RoZXJoYXNob3RoZXI"

// administrator makes the site's first account.
func administrator(t testing.TB, s *Store) Account {
	t.Helper()
	secret, _, err := s.Setup(ctx, tester)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada One", Email: "ada@example.org"}, Password: testPHC})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// join invites someone, who comes.
func join(t testing.TB, s *Store, name string, role Role, pageID string) Account {
	t.Helper()
	email := strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@example.org"
	secret, _, err := s.Invite(ctx, tester, Invite{Email: email, Role: role, Page: pageID})
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Accept(ctx, secret, NewPerson{Person: Person{Name: name}, Password: testPHC})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func session(t testing.TB, s *Store, a Account) (string, Session) {
	t.Helper()
	secret, x, err := s.StartSession(ctx, a.ID, "Browser", "192.0.2.1")
	if err != nil {
		t.Fatal(err)
	}
	return secret, x
}

func signedIn(s *Store, secret string) error {
	_, _, err := s.SessionOf(ctx, secret)
	return err
}

func allActs(t testing.TB, s *Store) (acts []Act) {
	t.Helper()
	if err := s.AllActs(ctx, ActFilter{}, func(a Act) error { acts = append(acts, a); return nil }); err != nil {
		t.Fatal(err)
	}
	for i, a := range acts {
		if a.N != int64(i+1) {
			t.Fatalf("line %d of the audit log has number %d", i+1, a.N)
		}
	}
	return acts
}

// words are the acts alone.
func words(acts []Act) (w []string) {
	for _, a := range acts {
		w = append(w, a.Act)
	}
	return w
}

// race runs fn on every Store at once, n times on each, and returns the errors.
func race(stores []*Store, n int, fn func(s *Store, i int) error) []error {
	errs := make([]error, n*len(stores))
	var wg sync.WaitGroup
	begin := make(chan struct{})
	for i := range errs {
		wg.Go(func() {
			<-begin
			errs[i] = fn(stores[i%len(stores)], i)
		})
	}
	close(begin)
	wg.Wait()
	return errs
}

// oneWins checks that all but one got want.
func oneWins(t *testing.T, errs []error, want error) {
	t.Helper()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, want):
			t.Errorf("error %v, want %v", err, want)
		}
	}
	if won != 1 {
		t.Errorf("%d of %d won, want 1", won, len(errs))
	}
}

func TestMay(t *testing.T) {
	roles := func(pairs ...string) map[string]Role {
		m := map[string]Role{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = Role(pairs[i+1])
		}
		return m
	}
	for _, c := range []struct {
		roles    map[string]Role
		disabled bool
		page     string
		want     Role // the strongest that it may act as
	}{
		{roles: roles(), page: "p"},
		{roles: roles(), page: ""},
		{roles: roles("", "administrator"), page: "", want: Administrator},
		{roles: roles("", "administrator"), page: "p", want: Administrator},
		{roles: roles("", "administrator"), page: "p", disabled: true},
		{roles: roles("", "editor"), page: "p", want: Editor},
		{roles: roles("", "contributor", "p", "editor"), page: "p", want: Editor},
		{roles: roles("", "contributor", "p", "editor"), page: "q", want: Contributor},
		{roles: roles("", "contributor", "p", "editor"), page: "", want: Contributor},
		{roles: roles("", "editor", "p", "contributor"), page: "p", want: Editor},
		{roles: roles("p", "editor"), page: ""},
		{roles: roles("p", "editor"), page: "q"},
		{roles: roles("p", "emperor"), page: "p"},
	} {
		a := Account{Roles: c.roles, Disabled: c.disabled}
		for _, r := range Roles {
			if got, want := a.May(c.page, r), c.want.rank() >= r.rank(); got != want {
				t.Errorf("%v disabled %v on %q: may as %s: %v", c.roles, c.disabled, c.page, r, got)
			}
		}
		if a.May(c.page, "") || a.May(c.page, "emperor") {
			t.Errorf("%v may as what is no role", c.roles)
		}
	}
}

func TestInvites(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")

		// The first administrator.
		old, _, err := s.Setup(ctx, tester)
		if err != nil {
			t.Fatal(err)
		}
		secret, setup, err := s.Setup(ctx, tester)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.InviteOf(ctx, old)
		wantErr(t, err, ErrInvite)
		if got := must[Invite](t)(s.InviteOf(ctx, secret)); got != setup || got.Kind != InviteSetup || got.Role != Administrator {
			t.Errorf("the link is %+v, made as %+v", got, setup)
		}
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada One", Email: "ada@example.org"}})
		wantErr(t, err, ErrInvalid) // no way to sign in
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada One"}, Password: testPHC})
		wantErr(t, err, ErrInvalid) // no address
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada One", Email: "ada@example.org"}, Password: "correct horse"})
		wantErr(t, err, ErrInvalid) // a password is never kept as it stands
		ada := must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: " Ada One ", Email: "Ada@Example.org"}, Password: testPHC}))
		if ada.Name != "Ada One" || !ada.May("", Administrator) || !ada.Password || ada.TOTP || ada.Disabled || !ada.Created.Equal(r.clock.now().Truncate(time.Millisecond)) {
			t.Errorf("%+v", ada)
		}
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Eve", Email: "eve@example.org"}, Password: testPHC})
		wantErr(t, err, ErrInvite)
		_, _, err = s.Setup(ctx, tester)
		wantErr(t, err, ErrState)

		// Others.
		by := By{Account: ada.ID}
		for _, i := range []Invite{{}, {Role: "emperor"}, {Role: Administrator, Page: h.ID}, {Role: Editor, Email: "nobody"}, {Role: Editor, Email: "A <a@example.org>"}, {Role: Editor, Email: "a@example.org\nBcc: b@example.org"}} {
			_, _, err := s.Invite(ctx, by, i)
			wantErr(t, err, ErrInvalid)
		}
		_, _, err = s.Invite(ctx, by, Invite{Role: Editor, Page: "nowhere"})
		wantErr(t, err, ErrNoPage)
		_, _, err = s.Invite(ctx, by, Invite{Role: Editor, Email: " ｡" + "ada@example.org"})
		wantErr(t, err, ErrInvalid)
		_, _, err = s.Invite(ctx, by, Invite{Role: Editor, Email: "ADA@example.ORG"})
		wantErr(t, err, ErrInUse)
		secret, inv, err := s.Invite(ctx, by, Invite{Role: Editor, Page: h.ID, Email: "Bo@example.org"})
		if err != nil {
			t.Fatal(err)
		}
		if inv.By != "Ada One" || inv.ByAccount != ada.ID || !inv.Open(r.clock.now()) {
			t.Errorf("%+v", inv)
		}
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: "eve@example.org"}, Password: testPHC})
		wantErr(t, err, ErrInvalid)
		bo := must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: "bo@EXAMPLE.org"}, Password: testPHC}))
		if want := (map[string]Role{h.ID: Editor}); !maps.Equal(bo.Roles, want) || bo.May("", Contributor) {
			t.Errorf("roles %v", bo.Roles)
		}
		// To no address in particular: whoever comes must bring one that is free.
		secret, _, err = s.Invite(ctx, by, Invite{Role: Contributor})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Cy", Email: "bO@example.org"}, Password: testPHC})
		wantErr(t, err, ErrInUse)
		must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Cy", Email: "cy@example.org"}, Passkey: &Passkey{ID: bytes.Repeat([]byte{1}, 16), Name: "Key", Data: []byte("{}")}}))

		// Revoked, too old, and sent by one who may not any more.
		secret, inv, err = s.Invite(ctx, by, Invite{Role: Editor})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.RevokeInvite(ctx, by, inv.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Di", Email: "di@example.org"}, Password: testPHC})
		wantErr(t, err, ErrInvite)
		wantErr(t, s.RevokeInvite(ctx, by, inv.ID), ErrNoInvite)
		wantErr(t, s.RevokeInvite(ctx, by, "nothing"), ErrNoInvite)
		secret, _, err = s.Invite(ctx, by, Invite{Role: Editor})
		if err != nil {
			t.Fatal(err)
		}
		r.clock.add(InviteLife - time.Second)
		must[Invite](t)(s.InviteOf(ctx, secret))
		r.clock.add(time.Second)
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Di", Email: "di@example.org"}, Password: testPHC})
		wantErr(t, err, ErrInvite)
		eli := join(t, s, "Eli", Administrator, "")
		for i, end := range []func(id string) error{
			func(id string) error { return s.SetRole(ctx, by, id, "", Editor) },
			func(id string) error { return s.Disable(ctx, by, id) },
			func(id string) error { return s.Remove(ctx, by, id) },
		} {
			secret, _, err = s.Invite(ctx, By{Account: eli.ID}, Invite{Role: Administrator})
			if err != nil {
				t.Fatal(err)
			}
			if err := end(eli.ID); err != nil {
				t.Fatal(err)
			}
			if _, err := s.InviteOf(ctx, secret); !errors.Is(err, ErrInvite) {
				t.Errorf("%d: a link outlives the right to make it: %v", i, err)
			}
		}
		for _, secret := range []string{"", "x", strings.Repeat("a", 50), strings.Repeat("a", 1<<20)} {
			_, err := s.InviteOf(ctx, secret)
			wantErr(t, err, ErrInvite)
			wantErr(t, signedIn(s, secret), ErrSession)
		}
	})
}

func TestAcceptOnce(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		stores := []*Store{r.open(), r.open()}
		secret, _, err := stores[0].Setup(ctx, tester)
		if err != nil {
			t.Fatal(err)
		}
		oneWins(t, race(stores, 3, func(s *Store, i int) error {
			_, err := s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada", Email: fmt.Sprintf("ada%d@example.org", i)}, Password: testPHC})
			return err
		}), ErrInvite)
		// The link of the setup ends with the first account in any case; others do not.
		if secret, _, err = stores[0].Invite(ctx, tester, Invite{Role: Editor}); err != nil {
			t.Fatal(err)
		}
		oneWins(t, race(stores, 3, func(s *Store, i int) error {
			_, err := s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: fmt.Sprintf("bo%d@example.org", i)}, Password: testPHC})
			return err
		}), ErrInvite)
		if n := len(must[[]Account](t)(stores[1].Accounts(ctx))); n != 2 {
			t.Errorf("%d accounts", n)
		}
		if got := words(allActs(t, stores[0])); !slices.Equal(got, []string{ActSetup, ActJoin, ActInvite, ActJoin}) {
			t.Errorf("the audit log has %v", got)
		}
	})
}

func TestLastAdministrator(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		stores := []*Store{r.open(), r.open()}
		s := stores[0]
		h := livePage(t, s, "news")
		ada := administrator(t, s)
		ways := map[string]func(s *Store, id string) error{
			"role":    func(s *Store, id string) error { return s.SetRole(ctx, tester, id, "", Editor) },
			"no role": func(s *Store, id string) error { return s.SetRole(ctx, tester, id, "", "") },
			"disable": func(s *Store, id string) error { return s.Disable(ctx, tester, id) },
			"remove":  func(s *Store, id string) error { return s.Remove(ctx, tester, id) },
		}
		for name, way := range ways {
			before := len(allActs(t, s))
			if err := way(s, ada.ID); !errors.Is(err, ErrLastAdministrator) {
				t.Errorf("%s: %v", name, err)
			}
			if a := must[Account](t)(s.Account(ctx, ada.ID)); !a.May("", Administrator) {
				t.Fatalf("%s: it was done all the same", name)
			}
			if len(allActs(t, s)) != before {
				t.Errorf("%s: it is in the audit log", name)
			}
		}
		// An editor of a page, and a disabled administrator, rule nothing.
		join(t, s, "Ed", Editor, h.ID)
		off := join(t, s, "Off", Administrator, "")
		if err := s.Disable(ctx, tester, off.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.Disable(ctx, tester, ada.ID), ErrLastAdministrator)
		wantErr(t, s.Disable(ctx, tester, off.ID), ErrUnchanged)

		// Two administrators, who each take it from the other.
		last := ada
		for name, way := range ways {
			t.Run(name, func(t *testing.T) {
				two := []Account{last, join(t, s, "Two "+name, Administrator, "")}
				oneWins(t, race(stores, 1, func(s *Store, i int) error { return way(s, two[i].ID) }), ErrLastAdministrator)
				left := 0
				for _, a := range must[[]Account](t)(s.Accounts(ctx)) {
					if a.May("", Administrator) {
						left, last = left+1, a
					}
				}
				if left != 1 {
					t.Fatalf("%d administrators are left", left)
				}
			})
		}
	})
}

func TestRoles(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s, other := r.open(), r.open()
		h := livePage(t, s, "news")
		ada := administrator(t, s)
		by := By{Account: ada.ID}
		bo := join(t, s, "Bo", Contributor, "")
		secret, _ := session(t, s, bo)
		if err := s.SetRole(ctx, by, bo.ID, h.ID, Editor); err != nil {
			t.Fatal(err)
		}
		// At once, and in another process.
		if _, a, err := other.SessionOf(ctx, secret); err != nil || !a.May(h.ID, Editor) || a.May("", Editor) {
			t.Errorf("%+v, %v", a, err)
		}
		wantErr(t, s.SetRole(ctx, by, bo.ID, h.ID, Editor), ErrUnchanged)
		wantErr(t, s.SetRole(ctx, by, bo.ID, h.ID, Administrator), ErrInvalid)
		wantErr(t, s.SetRole(ctx, by, bo.ID, h.ID, "emperor"), ErrInvalid)
		wantErr(t, s.SetRole(ctx, by, bo.ID, "nowhere", Editor), ErrNoPage)
		wantErr(t, s.SetRole(ctx, by, "nobody", "", Editor), ErrNoAccount)
		wantErr(t, s.SetRole(ctx, By{}, bo.ID, "", Editor), ErrInvalid)
		for _, on := range []string{h.ID, ""} {
			if err := s.SetRole(ctx, by, bo.ID, on, ""); err != nil {
				t.Fatal(err)
			}
		}
		wantErr(t, s.SetRole(ctx, by, bo.ID, "", ""), ErrUnchanged)
		if _, a, err := other.SessionOf(ctx, secret); err != nil || a.May(h.ID, Contributor) || len(a.Roles) > 0 {
			t.Errorf("%+v, %v", a, err)
		}
		acts := must[[]Act](t)(s.Acts(ctx, ActFilter{Whom: bo.ID}))
		if got := words(acts); !slices.Equal(got, []string{ActRole, ActRole, ActRole, ActSignIn, ActJoin}) {
			t.Errorf("the audit log has %v", got)
		}
		if a := acts[2]; a.Name != "Ada One" || a.About != "Bo" || a.Page != h.ID || a.Detail != "editor" {
			t.Errorf("%+v", a)
		}
	})
}

func TestPerson(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		bo := join(t, s, "Bo", Editor, "")
		set := func(p Person) error {
			return s.SetPerson(ctx, By{Account: bo.ID}, bo.ID, func(to *Person) error { *to = p; return nil })
		}
		want := Person{Name: "Zoë البو", Email: "bo@example.net", Byline: "Zoë B.", Lang: "fr"}
		if err := set(want); err != nil {
			t.Fatal(err)
		}
		if got := must[Account](t)(s.Account(ctx, bo.ID)); got.Person != want {
			t.Errorf("%+v", got.Person)
		}
		wantErr(t, set(want), ErrUnchanged)
		for _, p := range []Person{
			{Email: "bo@example.net"},
			{Name: "  ", Email: "bo@example.net"},
			{Name: "Bo\nEve", Email: "bo@example.net"},
			{Name: "Bo\u202eevE", Email: "bo@example.net"},
			{Name: "B\u0085o", Email: "bo@example.net"},
			{Name: "Bo\xff", Email: "bo@example.net"},
			{Name: "Bo"},
			{Name: "Bo", Email: "bo"},
			{Name: "Bo", Email: "bo@example.net, ada@example.org"},
			{Name: "Bo", Email: "bo@example.net", Lang: "not a language"},
			{Name: "Bo", Email: "bo@example.net", Byline: "a\x00b"},
		} {
			wantErr(t, set(p), ErrInvalid)
		}
		wantErr(t, set(Person{Name: strings.Repeat("x", MaxName+1), Email: "bo@example.net"}), ErrTooLarge)
		wantErr(t, set(Person{Name: "Bo", Email: strings.Repeat("x", 250) + "@example.net"}), ErrTooLarge)
		wantErr(t, set(Person{Name: "Bo", Email: "aDa@ｅxample.org"}), ErrInUse)
		wantErr(t, s.SetPerson(ctx, tester, "nobody", func(*Person) error { return nil }), ErrNoAccount)
		broken := errors.New("broken off")
		wantErr(t, s.SetPerson(ctx, tester, bo.ID, func(p *Person) error { p.Name = "Nobody"; return broken }), broken)

		// However it is written, and by the new address only.
		for _, email := range []string{"bo@example.net", " BO@Example.NET\n", "ｂｏ@example.net"} {
			a, x, err := s.Login(ctx, email)
			if err != nil || a.ID != bo.ID || x.Password != testPHC || x.TOTP != nil {
				t.Errorf("%q: %+v, %+v, %v", email, a, x, err)
			}
		}
		for _, email := range []string{"", "bo@example.org", "bo@example.net\x00", "%", strings.Repeat("x", 1<<20)} {
			_, _, err := s.Login(ctx, email)
			wantErr(t, err, ErrNoAccount)
		}
		if list := must[[]Account](t)(s.Accounts(ctx)); len(list) != 2 || list[0].ID != ada.ID || list[1].Name != want.Name {
			t.Errorf("%+v", list)
		}

		if err := s.Disable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		_, _, err := s.Login(ctx, want.Email)
		wantErr(t, err, ErrNoAccount)
		_, _, err = s.StartSession(ctx, bo.ID, "", "")
		wantErr(t, err, ErrNoAccount)
		if err := s.Enable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.Enable(ctx, tester, bo.ID), ErrUnchanged)
		if _, _, err := s.Login(ctx, want.Email); err != nil {
			t.Error(err)
		}
		if err := s.Remove(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.Account(ctx, bo.ID)
		wantErr(t, err, ErrNoAccount)
		wantErr(t, s.Remove(ctx, tester, bo.ID), ErrNoAccount)
		acts := must[[]Act](t)(s.Acts(ctx, ActFilter{Account: bo.ID}))
		if len(acts) != 2 || acts[0].Act != ActPerson || acts[0].Name != want.Name || acts[0].Detail != "name, email, was bo@example.org, byline, lang" || acts[1].Name != "Bo" {
			t.Errorf("what is left of one who is gone: %+v", acts)
		}
		join(t, s, "Bo", Editor, "") // the address is free again
	})
}

// second gives an account a second factor and returns what it was made with.
func second(t testing.TB, s *Store, a Account) Factor {
	t.Helper()
	f := Factor{TOTP: bytes.Repeat([]byte{9}, 40), Step: 100}
	for i := range 10 {
		sum := sha256.Sum256(fmt.Appendf(nil, "code %d", i))
		f.Recovery = append(f.Recovery, sum[:])
	}
	if err := s.SetFactor(ctx, By{Account: a.ID}, a.ID, must[Secrets](t)(s.Secrets(ctx, a.ID)), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestTokensEnd: whoever made a token has seen it, so it ends when they may make
// none any more; what others made stays.
func TestTokensEnd(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		make := func(by By, name string) string {
			t.Helper()
			secret, k, err := s.CreateToken(ctx, by, Token{Name: name})
			if err != nil || k.ByAccount != by.Account {
				t.Fatal(k, err)
			}
			return secret
		}
		own, shell := make(By{Account: ada.ID}, "ada's"), make(tester, "command line")
		for _, c := range []struct {
			name string
			end  func(id string) error
		}{
			{"disabled", func(id string) error { return s.Disable(ctx, tester, id) }},
			{"removed", func(id string) error { return s.Remove(ctx, tester, id) }},
			{"editor", func(id string) error { return s.SetRole(ctx, tester, id, "", Editor) }},
			{"nothing", func(id string) error { return s.SetRole(ctx, tester, id, "", "") }},
		} {
			x := join(t, s, c.name, Administrator, "")
			theirs := make(By{Account: x.ID}, "of "+c.name)
			must[Token](t)(s.Authenticate(ctx, theirs))
			if err := c.end(x.ID); err != nil {
				t.Fatal(err)
			}
			_, err := s.Authenticate(ctx, theirs)
			wantErr(t, err, ErrToken)
			acts := must[[]Act](t)(s.Acts(ctx, ActFilter{Limit: 2}))
			if i := slices.IndexFunc(acts, func(a Act) bool { return a.Act == ActRevoke && a.About == "of "+c.name && a.Name == tester.Name }); i < 0 {
				t.Errorf("%s: the audit log says %+v", c.name, acts)
			}
			if c.name == "disabled" {
				if err := s.Enable(ctx, tester, x.ID); err != nil {
					t.Fatal(err)
				}
				_, err := s.Authenticate(ctx, theirs)
				wantErr(t, err, ErrToken) // it has ended for good
				if err := s.SetRole(ctx, tester, x.ID, "", Editor); err != nil {
					t.Fatal(err)
				}
			}
		}
		must[Token](t)(s.Authenticate(ctx, own))
		must[Token](t)(s.Authenticate(ctx, shell))
		// A role on a page that goes is none of theirs that made it.
		h := livePage(t, s, "storm")
		if err := errors.Join(s.SetRole(ctx, tester, ada.ID, h.ID, Editor), s.SetRole(ctx, tester, ada.ID, h.ID, "")); err != nil {
			t.Fatal(err)
		}
		if k := must[Token](t)(s.Authenticate(ctx, own)); k.By != ada.Name || k.ByAccount != ada.ID {
			t.Errorf("%+v", k)
		}
		// What fails ends nothing.
		wantErr(t, s.Disable(ctx, tester, ada.ID), ErrLastAdministrator)
		must[Token](t)(s.Authenticate(ctx, own))
	})
}

// TestAddress: a new email address ends the links back in that may lie in the
// former one's box, and leaves sessions alone.
func TestAddress(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		cookie, _ := session(t, s, ada)
		set := func(email string) error {
			return s.SetPerson(ctx, tester, ada.ID, func(p *Person) error { p.Email = email; return nil })
		}
		link, _, err := s.Back(ctx, tester, ada.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := set("ADA@example.org"); err != nil { // the same, written otherwise
			t.Fatal(err)
		}
		must[Invite](t)(s.InviteOf(ctx, link))
		if err := set("ada@example.net"); err != nil {
			t.Fatal(err)
		}
		_, err = s.InviteOf(ctx, link)
		wantErr(t, err, ErrInvite)
		if err := signedIn(s, cookie); err != nil {
			t.Error(err)
		}
		if _, _, err := s.Login(ctx, "ada@example.org"); !errors.Is(err, ErrNoAccount) {
			t.Error(err)
		}
		if acts := must[[]Act](t)(s.Acts(ctx, ActFilter{Limit: 1})); acts[0].Detail != "email, was ADA@example.org" {
			t.Errorf("%+v", acts)
		}
	})
}

func TestSecondFactor(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		stores := []*Store{r.open(), r.open()}
		s := stores[0]
		ada := administrator(t, s)
		by := By{Account: ada.ID}
		none := must[Secrets](t)(s.Secrets(ctx, ada.ID))
		wantErr(t, s.UseStep(ctx, ada.ID, 1), ErrCode)
		wantErr(t, s.SetRecovery(ctx, by, ada.ID, [][]byte{make([]byte, 32)}), ErrState)
		wantErr(t, s.SetFactor(ctx, by, ada.ID, none, nil), ErrUnchanged)
		ok := [][]byte{make([]byte, 32)}
		for _, f := range []Factor{
			{Recovery: ok}, {TOTP: make([]byte, 10), Recovery: ok}, {TOTP: make([]byte, 501), Recovery: ok},
			{TOTP: make([]byte, 40)}, {TOTP: make([]byte, 40), Recovery: [][]byte{[]byte("a code as it stands")}},
			{TOTP: make([]byte, 40), Recovery: [][]byte{ok[0], ok[0]}}, {TOTP: make([]byte, 40), Recovery: make([][]byte, 21)},
		} {
			wantErr(t, s.SetFactor(ctx, by, ada.ID, none, &f), ErrInvalid)
		}
		f := second(t, s, ada)
		a, x, err := s.Login(ctx, "ada@example.org")
		if err != nil || !a.TOTP || !bytes.Equal(x.TOTP, f.TOTP) || x.Step != 100 {
			t.Fatalf("%+v, %+v, %v", a, x, err)
		}
		if n := must[int](t)(s.RecoveryLeft(ctx, ada.ID)); n != 10 {
			t.Errorf("%d codes are left", n)
		}

		// A code works once, and none older after it.
		wantErr(t, s.UseStep(ctx, ada.ID, 100), ErrCode) // it showed that the key works
		oneWins(t, race(stores, 3, func(s *Store, _ int) error { return s.UseStep(ctx, ada.ID, 102) }), ErrCode)
		wantErr(t, s.UseStep(ctx, ada.ID, 101), ErrCode)
		if err := s.UseStep(ctx, ada.ID, 103); err != nil {
			t.Error(err)
		}
		oneWins(t, race(stores, 3, func(s *Store, _ int) error { return s.UseRecovery(ctx, by, ada.ID, f.Recovery[3]) }), ErrCode)
		wantErr(t, s.UseRecovery(ctx, by, ada.ID, []byte("code 4")), ErrCode)
		bo := join(t, s, "Bo", Editor, "")
		wantErr(t, s.UseRecovery(ctx, By{Account: bo.ID}, bo.ID, f.Recovery[5]), ErrCode)
		if n := must[int](t)(s.RecoveryLeft(ctx, ada.ID)); n != 9 {
			t.Errorf("%d codes are left", n)
		}

		// A password takes the factor along, and what was seen must still be so.
		x = must[Secrets](t)(s.Secrets(ctx, ada.ID))
		wantErr(t, s.SetPassword(ctx, by, ada.ID, x, otherPHC, nil), ErrState)
		wantErr(t, s.SetPassword(ctx, by, ada.ID, none, otherPHC, f.TOTP), ErrState)
		wantErr(t, s.SetPassword(ctx, by, ada.ID, x, "correct horse", f.TOTP), ErrInvalid)
		wantErr(t, s.SetPassword(ctx, by, ada.ID, x, "", f.TOTP), ErrInvalid)
		again := bytes.Repeat([]byte{8}, 40)
		oneWins(t, race(stores, 2, func(s *Store, _ int) error { return s.SetPassword(ctx, by, ada.ID, x, otherPHC, again) }), ErrState)
		if got := must[Secrets](t)(s.Secrets(ctx, ada.ID)); got.Password != otherPHC || !bytes.Equal(got.TOTP, again) || got.Step != 103 {
			t.Errorf("%+v", got)
		}
		wantErr(t, s.SetFactor(ctx, by, ada.ID, x, nil), ErrState)
		if err := s.SetRecovery(ctx, by, ada.ID, f.Recovery[:2]); err != nil {
			t.Fatal(err)
		}
		if n := must[int](t)(s.RecoveryLeft(ctx, ada.ID)); n != 2 {
			t.Errorf("%d codes are left", n)
		}
		if err := s.SetFactor(ctx, by, ada.ID, must[Secrets](t)(s.Secrets(ctx, ada.ID)), nil); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.UseRecovery(ctx, by, ada.ID, f.Recovery[0]), ErrCode)
		wantErr(t, s.UseStep(ctx, ada.ID, 200), ErrCode)
		if got := must[Secrets](t)(s.Secrets(ctx, ada.ID)); got.TOTP != nil {
			t.Errorf("%+v", got)
		}
		_, err = s.Secrets(ctx, "nobody")
		wantErr(t, err, ErrNoAccount)
	})
}

func TestBack(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		by := By{Account: ada.ID}
		bo := join(t, s, "Bo", Editor, "")
		second(t, s, bo)
		open, _ := session(t, s, bo)
		old, _, err := s.Back(ctx, by, bo.ID)
		if err != nil {
			t.Fatal(err)
		}
		secret, i, err := s.Back(ctx, by, bo.ID)
		if err != nil || i.Kind != InviteBack || i.Account != bo.ID || i.Email != "bo@example.org" {
			t.Fatalf("%+v, %v", i, err)
		}
		_, err = s.Accept(ctx, old, NewPerson{Password: otherPHC})
		wantErr(t, err, ErrInvite)
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Eve"}})
		wantErr(t, err, ErrInvalid)
		if err := signedIn(s, open); err != nil {
			t.Error("the link alone ends sessions:", err)
		}
		a := must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Eve", Email: "eve@example.org"}, Password: otherPHC}))
		if a.ID != bo.ID || a.Name != "Bo" || a.TOTP || !a.May("", Editor) {
			t.Errorf("%+v", a)
		}
		if n := must[int](t)(s.RecoveryLeft(ctx, bo.ID)); n != 0 {
			t.Errorf("%d recovery codes of the former factor are left", n)
		}
		wantErr(t, signedIn(s, open), ErrSession)
		_, err = s.Accept(ctx, secret, NewPerson{Password: testPHC})
		wantErr(t, err, ErrInvite)
		if x := must[Secrets](t)(s.Secrets(ctx, bo.ID)); x.Password != otherPHC {
			t.Errorf("%+v", x)
		}
		// A password that was found again, or an account that is gone, ends it.
		for _, end := range []func() error{
			func() error {
				return s.SetPassword(ctx, by, bo.ID, must[Secrets](t)(s.Secrets(ctx, bo.ID)), testPHC, nil)
			},
			func() error { return s.Disable(ctx, by, bo.ID) },
		} {
			secret, _, err := s.Back(ctx, by, bo.ID)
			if err != nil {
				t.Fatal(err)
			}
			if err := end(); err != nil {
				t.Fatal(err)
			}
			_, err = s.Accept(ctx, secret, NewPerson{Password: otherPHC})
			wantErr(t, err, ErrInvite)
		}
		_, _, err = s.Back(ctx, by, bo.ID)
		wantErr(t, err, ErrState)
		_, _, err = s.Back(ctx, by, "nobody")
		wantErr(t, err, ErrNoAccount)
	})
}

func TestSessions(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s, other := r.open(), r.open()
		ada := administrator(t, s)
		bo := join(t, s, "Bo", Editor, "")
		device := "Mozilla/5.0 \x00\u202e(evil)\n" + strings.Repeat("x", 1<<16)
		secret, x, err := s.StartSession(ctx, ada.ID, device, "192.0.2.7")
		if err != nil {
			t.Fatal(err)
		}
		got, a, err := other.SessionOf(ctx, secret)
		if err != nil || got != x || a.ID != ada.ID {
			t.Fatalf("%+v, %+v, %v", got, a, err)
		}
		if !strings.HasPrefix(x.Device, "Mozilla/5.0 (evil) xx") || len(x.Device) > MaxName || x.Address != "192.0.2.7" || !x.StepUp.Equal(x.Created) {
			t.Errorf("%+v", x)
		}
		wantErr(t, signedIn(s, x.ID), ErrSession)
		wantErr(t, signedIn(s, strings.ToUpper(secret)), ErrSession)

		// Its use is kept to the minute, and keeps it alive, but not for ever.
		r.clock.add(30 * time.Second)
		if got, _, _ := s.SessionOf(ctx, secret); !got.Used.Equal(x.Used) {
			t.Error("a use within the minute was written")
		}
		r.clock.add(time.Minute)
		got, a, err = s.SessionOf(ctx, secret)
		if err != nil || !got.Used.Equal(r.clock.now().Truncate(time.Millisecond)) || !a.Seen.Equal(got.Used) {
			t.Errorf("used %v, seen %v, %v", got.Used, a.Seen, err)
		}
		if again, b, _ := other.SessionOf(ctx, secret); again.Used != got.Used || b.Seen != a.Seen {
			t.Errorf("another process sees %v, %v", again.Used, b.Seen)
		}
		for range 4 {
			r.clock.add(SessionIdle - time.Second)
			if err := signedIn(s, secret); err != nil {
				t.Fatal(err)
			}
		}
		r.clock.add(SessionLife - 4*(SessionIdle-time.Second) - 91*time.Second)
		if err := signedIn(s, secret); err != nil {
			t.Error("before its last second:", err)
		}
		r.clock.add(time.Second)
		wantErr(t, signedIn(s, secret), ErrSession)
		secret, x = session(t, s, ada)
		if n := must[int64](t)(count(s, "session")); n != 1 {
			t.Errorf("%d sessions are kept, one of them lives", n)
		}
		r.clock.add(SessionIdle)
		wantErr(t, signedIn(s, secret), ErrSession)
		if list := must[[]Session](t)(s.Sessions(ctx, ada.ID)); len(list) != 0 {
			t.Errorf("%+v", list)
		}

		// Another secret.
		secret, x = session(t, s, ada)
		r.clock.add(time.Hour)
		next := must[string](t)(s.Rotate(ctx, secret, false))
		wantErr(t, signedIn(other, secret), ErrSession)
		if got, _, err := other.SessionOf(ctx, next); err != nil || got.ID != x.ID || !got.StepUp.Equal(x.StepUp) || !got.Expires.Equal(x.Expires) {
			t.Errorf("%+v, %v", got, err)
		}
		secrets := make([]string, 4)
		oneWins(t, race([]*Store{s, other}, 2, func(s *Store, i int) (err error) {
			secrets[i], err = s.Rotate(ctx, next, true)
			return err
		}), ErrSession)
		secret = strings.Join(secrets, "")
		if got, _, err := s.SessionOf(ctx, secret); err != nil || !got.StepUp.Equal(r.clock.now().Truncate(time.Millisecond)) {
			t.Errorf("%+v, %v", got, err)
		}
		_, err = s.Rotate(ctx, "", true)
		wantErr(t, err, ErrSession)

		// One by one, one's own only, and all others.
		mine, x2 := session(t, s, ada)
		his, y := session(t, s, bo)
		wantErr(t, s.EndSession(ctx, tester, ada.ID, y.ID), ErrSession)
		wantErr(t, s.EndSession(ctx, tester, ada.ID, "nothing"), ErrSession)
		if err := s.EndSession(ctx, tester, ada.ID, x.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, signedIn(other, secret), ErrSession)
		session(t, s, ada)
		if list := must[[]Session](t)(s.Sessions(ctx, ada.ID)); len(list) != 2 {
			t.Errorf("%+v", list)
		}
		if n := must[int](t)(s.EndSessions(ctx, tester, ada.ID, x2.ID)); n != 1 {
			t.Errorf("%d were ended", n)
		}
		if err := errors.Join(signedIn(other, mine), signedIn(other, his)); err != nil {
			t.Error(err)
		}
		// A new password ends all but the one that it came from.
		from, z := session(t, s, ada)
		if err := s.SetPassword(ctx, By{Account: ada.ID, Session: z.ID}, ada.ID, must[Secrets](t)(s.Secrets(ctx, ada.ID)), otherPHC, nil); err != nil {
			t.Fatal(err)
		}
		wantErr(t, signedIn(other, mine), ErrSession)
		if err := errors.Join(signedIn(other, from), signedIn(other, his)); err != nil {
			t.Error(err)
		}
		if err := s.Disable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, signedIn(other, his), ErrSession)
		if err := s.Enable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, signedIn(other, his), ErrSession)

		// Also where nothing but the account's row says so.
		if _, err := s.write.ExecContext(ctx, `UPDATE account SET disabled = 1 WHERE id = $1`, ada.ID); err != nil {
			t.Fatal(err)
		}
		wantErr(t, signedIn(other, from), ErrSession)
		_, err = s.Rotate(ctx, from, true)
		wantErr(t, err, ErrSession)
		if _, err := s.write.ExecContext(ctx, `UPDATE account SET disabled = 0 WHERE id = $1`, ada.ID); err != nil {
			t.Fatal(err)
		}
		if err := signedIn(other, from); err != nil {
			t.Error(err)
		}

		for range MaxSessions {
			r.clock.add(time.Second)
			session(t, s, ada)
		}
		if n := must[int64](t)(count(s, "session")); n != MaxSessions {
			t.Errorf("%d sessions, the limit is %d", n, MaxSessions)
		}
		wantErr(t, signedIn(s, from), ErrSession) // the one not used for the longest
		_, _, err = s.StartSession(ctx, "nobody", "", "")
		wantErr(t, err, ErrNoAccount)
	})
}

// What comes from outside and can't be anyone's is nobody's, on both engines.
func TestOddIDs(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		for _, id := range []string{"", "\x00", "a\x00", "\xff", "nobody", strings.Repeat("a", 1<<16)} {
			_, err := s.Account(ctx, id)
			wantErr(t, err, ErrNoAccount)
			_, err = s.Secrets(ctx, id)
			wantErr(t, err, ErrNoAccount)
			_, _, err = s.Login(ctx, id)
			wantErr(t, err, ErrNoAccount)
			_, err = s.AccountOfIdentity(ctx, id, id)
			wantErr(t, err, ErrNoAccount)
			wantErr(t, s.RemoveIdentity(ctx, tester, Identity{Account: ada.ID, Issuer: id, Subject: id}), ErrNoAccount)
			wantErr(t, s.SetRole(ctx, tester, id, "", Editor), ErrNoAccount)
			if id != "" {
				wantErr(t, s.SetRole(ctx, tester, ada.ID, id, Editor), ErrNoPage)
				_, _, err = s.Invite(ctx, tester, Invite{Role: Editor, Page: id})
				wantErr(t, err, ErrNoPage)
			}
			_, err = s.Find(ctx, id)
			wantErr(t, err, ErrNoPage)
			_, err = s.Load(ctx, id)
			wantErr(t, err, ErrNoPage)
			_, err = s.Draft(ctx, id, id)
			wantErr(t, err, ErrNoDraft)
			_, err = s.Write(ctx, Command{Page: id}, func(*Tx) error { return nil })
			wantErr(t, err, ErrNoPage)
			wantErr(t, s.RevokeInvite(ctx, tester, id), ErrNoInvite)
			wantErr(t, s.RevokeToken(ctx, tester, id), ErrNoToken)
			wantErr(t, s.EndSession(ctx, tester, ada.ID, id), ErrSession)
			wantErr(t, s.UseStep(ctx, id, 1), ErrCode)
			_, _, err = s.PasskeyOwner(ctx, []byte(id))
			wantErr(t, err, ErrNoPasskey)
			n := len(must[[]Session](t)(s.Sessions(ctx, id))) + len(must[[]Passkey](t)(s.Passkeys(ctx, id))) + len(must[[]Identity](t)(s.Identities(ctx, id))) + must[int](t)(s.RecoveryLeft(ctx, id))
			if id != "" {
				n += len(must[[]Act](t)(s.Acts(ctx, ActFilter{Page: id}))) + len(must[[]Act](t)(s.Acts(ctx, ActFilter{Account: id})))
			}
			if n != 0 {
				t.Errorf("%q has %d of something", id, n)
			}
			if err := s.Note(ctx, By{Name: "x" + id, Account: id, Session: id, Token: id, Address: id}, Act{Act: "export", Page: id, Post: id, Whom: id, About: id, Detail: id}); err != nil {
				t.Error(err)
			}
		}
		allActs(t, s)
	})
}

func TestPasskeys(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		key := func(n byte) Passkey {
			return Passkey{ID: bytes.Repeat([]byte{n}, 16), Account: ada.ID, Name: fmt.Sprintf("Key %d", n), Data: []byte(`{"count":0}`)}
		}
		for n := range byte(2) {
			must[Passkey](t)(s.PutPasskey(ctx, tester, key(n)))
			r.clock.add(time.Second)
		}
		_, err := s.PutPasskey(ctx, tester, key(1))
		wantErr(t, err, ErrInUse)
		for _, edit := range []func(*Passkey){
			func(p *Passkey) { p.ID = nil }, func(p *Passkey) { p.ID = make([]byte, 1024) }, func(p *Passkey) { p.Data = nil },
			func(p *Passkey) { p.Data = make([]byte, MaxPasskeyData+1) }, func(p *Passkey) { p.Name = " " }, func(p *Passkey) { p.Name = "a\nb" },
		} {
			p := key(9)
			edit(&p)
			_, err := s.PutPasskey(ctx, tester, p)
			wantErr(t, err, ErrInvalid)
		}
		p := key(9)
		p.Account = "nobody"
		_, err = s.PutPasskey(ctx, tester, p)
		wantErr(t, err, ErrNoAccount)
		if err := s.TouchPasskey(ctx, key(1).ID, []byte(`{"count":1}`)); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.TouchPasskey(ctx, key(7).ID, []byte(`{}`)), ErrNoPasskey)
		p, a, err := s.PasskeyOwner(ctx, key(1).ID)
		if err != nil || a.ID != ada.ID || a.Passkeys != 2 || string(p.Data) != `{"count":1}` || !p.Used.Equal(r.clock.now().Truncate(time.Millisecond)) {
			t.Errorf("%+v, %+v, %v", p, a, err)
		}
		if list := must[[]Passkey](t)(s.Passkeys(ctx, ada.ID)); len(list) != 2 || list[0].Name != "Key 0" || !list[0].Used.IsZero() {
			t.Errorf("%+v", list)
		}
		_, _, err = s.PasskeyOwner(ctx, key(7).ID)
		wantErr(t, err, ErrNoPasskey)

		if err := s.RenamePasskey(ctx, tester, ada.ID, key(1).ID, "The old laptop"); err != nil {
			t.Fatal(err)
		}
		if p, _, err := s.PasskeyOwner(ctx, key(1).ID); err != nil || p.Name != "The old laptop" || string(p.Data) != `{"count":1}` {
			t.Errorf("renamed, it is %+v, %v", p, err)
		}
		wantErr(t, s.RenamePasskey(ctx, tester, ada.ID, key(7).ID, "x"), ErrNoPasskey)
		wantErr(t, s.RenamePasskey(ctx, tester, "nobody", key(1).ID, "Not mine"), ErrNoPasskey)
		for _, name := range []string{" ", "a\nb"} {
			wantErr(t, s.RenamePasskey(ctx, tester, ada.ID, key(1).ID, name), ErrInvalid)
		}
		if acts := must[[]Act](t)(s.Acts(ctx, ActFilter{Act: ActPasskeyName})); len(acts) != 1 || acts[0].Whom != ada.ID || acts[0].About != "The old laptop" {
			t.Errorf("%+v", acts)
		}

		// The last way in stays.
		secret, _, err := s.Invite(ctx, tester, Invite{Role: Editor})
		if err != nil {
			t.Fatal(err)
		}
		first := key(3)
		bo := must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: "bo@example.org"}, Passkey: &first}))
		if bo.Password || bo.Passkeys != 1 {
			t.Errorf("%+v", bo)
		}
		wantErr(t, s.RemovePasskey(ctx, tester, bo.ID, first.ID), ErrLastWay)
		wantErr(t, s.RemovePasskey(ctx, tester, bo.ID, key(1).ID), ErrNoPasskey)
		p = key(4)
		p.Account = bo.ID
		must[Passkey](t)(s.PutPasskey(ctx, tester, p))
		if err := s.RemovePasskey(ctx, tester, bo.ID, first.ID); err != nil {
			t.Error(err)
		}
		for n := range byte(2) {
			if err := s.RemovePasskey(ctx, tester, ada.ID, key(n).ID); err != nil {
				t.Error(err) // there is a password
			}
		}
		if err := s.Disable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		_, _, err = s.PasskeyOwner(ctx, p.ID)
		wantErr(t, err, ErrNoPasskey)
		for n := range byte(MaxPasskeys) {
			must[Passkey](t)(s.PutPasskey(ctx, tester, key(100+n)))
		}
		_, err = s.PutPasskey(ctx, tester, key(99))
		wantErr(t, err, ErrTooLarge)
	})
}

func TestIdentities(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		id := Identity{Issuer: "https://id.example.org", Subject: "Ada", Account: ada.ID}
		if err := s.PutIdentity(ctx, tester, id); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.PutIdentity(ctx, tester, id), ErrInUse)
		for _, i := range []Identity{{Issuer: "id", Subject: "x"}, {Issuer: id.Issuer}, {Issuer: id.Issuer, Subject: "a\nb"}} {
			i.Account = ada.ID
			wantErr(t, s.PutIdentity(ctx, tester, i), ErrInvalid)
		}
		if a := must[Account](t)(s.AccountOfIdentity(ctx, id.Issuer, "Ada")); a.ID != ada.ID || a.Identities != 1 {
			t.Errorf("%+v", a)
		}
		for _, i := range []Identity{{Issuer: id.Issuer, Subject: "ada"}, {Issuer: "https://other.example.org", Subject: "Ada"}, {}} {
			_, err := s.AccountOfIdentity(ctx, i.Issuer, i.Subject)
			wantErr(t, err, ErrNoAccount)
		}
		secret, _, err := s.Invite(ctx, tester, Invite{Role: Editor})
		if err != nil {
			t.Fatal(err)
		}
		taken := id
		_, err = s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: "bo@example.org"}, Identity: &taken})
		wantErr(t, err, ErrInUse)
		bo := must[Account](t)(s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Bo", Email: "bo@example.org"}, Identity: &Identity{Issuer: id.Issuer, Subject: "Bo"}}))
		list := must[[]Identity](t)(s.Identities(ctx, bo.ID))
		if len(list) != 1 || list[0].Subject != "Bo" {
			t.Fatalf("%+v", list)
		}
		wantErr(t, s.RemoveIdentity(ctx, tester, list[0]), ErrLastWay)
		must[Account](t)(s.AccountOfIdentity(ctx, id.Issuer, "Bo"))
		wantErr(t, s.RemoveIdentity(ctx, tester, Identity{Issuer: id.Issuer, Subject: "Ada", Account: bo.ID}), ErrNoAccount)
		if err := s.RemoveIdentity(ctx, tester, id); err != nil {
			t.Error(err)
		}
		if err := s.Disable(ctx, tester, bo.ID); err != nil {
			t.Fatal(err)
		}
		_, err = s.AccountOfIdentity(ctx, id.Issuer, "Bo")
		wantErr(t, err, ErrNoAccount)
	})
}

// everything reads every value of every table, as text and as what could be
// made of it.
func everything(t *testing.T, s *Store) map[string]bool {
	t.Helper()
	query := `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`
	if s.Engine() == "postgres" {
		query = `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`
	}
	names := func(rows *sql.Rows, err error) (list []string) {
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				t.Fatal(err)
			}
			list = append(list, name)
		}
		return list
	}
	values := map[string]bool{}
	for _, table := range names(s.read.QueryContext(ctx, query)) {
		rows, err := s.read.QueryContext(ctx, `SELECT * FROM "`+table+`"`)
		if err != nil {
			t.Fatal(err)
		}
		columns := must[[]string](t)(rows.Columns())
		for rows.Next() {
			row := make([]any, len(columns))
			refs := make([]any, len(columns))
			for i := range row {
				refs[i] = &row[i]
			}
			if err := rows.Scan(refs...); err != nil {
				t.Fatal(err)
			}
			for _, v := range row {
				text := fmt.Sprint(v)
				if b, ok := v.([]byte); ok {
					text = string(b)
				}
				for _, x := range []string{text, hex.EncodeToString([]byte(text)), base64.StdEncoding.EncodeToString([]byte(text)), base64.RawURLEncoding.EncodeToString([]byte(text))} {
					values[x] = true
					values["sp_"+x] = true
				}
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return values
}

// Whoever reads the database can do nothing with it on the desk.
func TestNothingIsASecret(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		h := livePage(t, s, "news")
		fillPeople(t, s, h.ID)
		people := must[[]Account](t)(s.Accounts(ctx))
		cookie, _ := session(t, s, people[0])
		link, _, err := s.Invite(ctx, tester, Invite{Role: Administrator})
		if err != nil {
			t.Fatal(err)
		}
		back, _, err := s.Back(ctx, tester, people[1].ID)
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := s.CreateToken(ctx, tester, Token{Name: "desk"})
		if err != nil {
			t.Fatal(err)
		}
		values := everything(t, s)
		if !values["ada@example.org"] || !values["Ada One"] || len(values) < 200 {
			t.Fatalf("only %d values were read", len(values))
		}
		for v := range values {
			for _, secret := range []string{cookie, link, back, token, strings.TrimPrefix(token, "sp_")} {
				if strings.Contains(v, secret) {
					t.Fatalf("a secret is kept as it stands: %.200q", v)
				}
			}
			if err := signedIn(s, v); !errors.Is(err, ErrSession) {
				t.Errorf("%.100q is the secret of a session: %v", v, err)
			}
			if _, err := s.InviteOf(ctx, v); !errors.Is(err, ErrInvite) {
				t.Errorf("%.100q is the secret of a link: %v", v, err)
			}
			if _, err := s.Authenticate(ctx, v); !errors.Is(err, ErrToken) {
				t.Errorf("%.100q is the secret of a token: %v", v, err)
			}
			if err := s.UseRecovery(ctx, tester, people[1].ID, secretHash(v)); !errors.Is(err, ErrCode) {
				t.Errorf("%.100q is a recovery code: %v", v, err)
			}
		}
		for _, err := range []error{signedIn(s, cookie), func() error { _, err := s.InviteOf(ctx, link); return err }(), func() error { _, err := s.Authenticate(ctx, token); return err }()} {
			if err != nil {
				t.Error("the secrets themselves:", err)
			}
		}
	})
}

// A change of an account that fails at any point leaves nothing of it.
func TestPeopleFaults(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		link, _, err := s.Invite(ctx, tester, Invite{Role: Editor})
		if err != nil {
			t.Fatal(err)
		}
		open, _ := session(t, s, ada)
		state := func() string {
			var b strings.Builder
			fmt.Fprintf(&b, "%+v\n%+v\n%+v\n", must[[]Account](t)(s.Accounts(ctx)), must[[]Invite](t)(s.Invites(ctx)), must[[]Session](t)(s.Sessions(ctx, ada.ID)))
			fmt.Fprintf(&b, "%+v\n%+v\n", must[Secrets](t)(s.Secrets(ctx, ada.ID)), allActs(t, s))
			return b.String()
		}
		before := state()
		commands := map[string]func() error{
			"accept": func() error {
				_, err := s.Accept(ctx, link, NewPerson{Person: Person{Name: "Bo", Email: "bo@example.org"}, Password: testPHC, Passkey: &Passkey{ID: make([]byte, 16), Name: "Key", Data: []byte("{}")}})
				return err
			},
			"session": func() error { _, _, err := s.StartSession(ctx, ada.ID, "", ""); return err },
			"rotate":  func() error { _, err := s.Rotate(ctx, open, true); return err },
			"password": func() error {
				return s.SetPassword(ctx, tester, ada.ID, Secrets{Password: testPHC}, otherPHC, nil)
			},
			"factor": func() error {
				return s.SetFactor(ctx, tester, ada.ID, Secrets{Password: testPHC}, &Factor{TOTP: make([]byte, 40), Recovery: [][]byte{make([]byte, 32)}})
			},
			"invite": func() error { _, _, err := s.Invite(ctx, tester, Invite{Role: Editor}); return err },
			"person": func() error {
				return s.SetPerson(ctx, tester, ada.ID, func(p *Person) error { p.Name = "Eve"; return nil })
			},
			"end": func() error { _, err := s.EndSessions(ctx, tester, ada.ID, ""); return err },
		}
		for name, command := range commands {
			for _, p := range []point{{"begin", true}, {"site", true}, {"acts", false}, {"acts", true}, {"notify", true}, {"commit", false}} {
				s.fault = func(step string, done bool) error {
					if (point{step, done}) == p {
						return errFault
					}
					return nil
				}
				if err := command(); err == nil {
					t.Errorf("%s, %s: it was acknowledged", name, p)
				}
				s.fault = nil
				if after := state(); after != before {
					t.Fatalf("%s, %s: it left\n%swas\n%s", name, p, after, before)
				}
			}
		}
		for name, command := range commands {
			if name == "rotate" || name == "password" || name == "factor" {
				continue // others come before
			}
			if err := command(); err != nil {
				t.Errorf("%s, without a fault: %v", name, err)
			}
		}
	})
}

func TestPeopleReadOnly(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		w := r.open()
		ada := administrator(t, w)
		secret, _ := session(t, w, ada)
		r.opt.ReadOnly = true
		s := r.open()
		r.clock.add(time.Hour)
		if x, a, err := s.SessionOf(ctx, secret); err != nil || a.ID != ada.ID || !x.Used.Equal(x.Created) {
			t.Errorf("%+v, %v", x, err)
		}
		if _, _, err := s.Login(ctx, "ada@example.org"); err != nil {
			t.Error(err)
		}
		_, _, err := s.Invite(ctx, tester, Invite{Role: Editor})
		wantErr(t, err, ErrReadOnly)
		_, _, err = s.StartSession(ctx, ada.ID, "", "")
		wantErr(t, err, ErrReadOnly)
		wantErr(t, s.UseStep(ctx, ada.ID, 1), ErrReadOnly)
		wantErr(t, s.Note(ctx, tester, Act{Act: "export"}), ErrReadOnly)
		if n := len(allActs(t, s)); n != 3 {
			t.Errorf("%d acts", n)
		}
	})
}

func TestActs(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		ada := administrator(t, s)
		before := len(allActs(t, s))
		x, _, err := s.CreatePage(ctx, NewPage{Slug: "one", Head: headOfPage("A telling title"), By: By{Account: ada.ID, Session: "s1", Address: "192.0.2.9"}})
		if err != nil {
			t.Fatal(err)
		}
		y, _, err := s.CreatePage(ctx, NewPage{Slug: "two", Head: headOfPage("Two"), Draft: true, By: tester})
		if err != nil {
			t.Fatal(err)
		}
		cmd := Command{Page: x.ID, Scope: "t", Key: "k", By: By{Token: "tok", Name: "Wire", Address: "2001:db8::1"}}
		batch := func(tx *Tx) error {
			if _, err := tx.Publish([]NewPost{story("Zanzibar"), story("Quixotic")}, At{}); err != nil {
				return err
			}
			return tx.Note(Act{Act: "order", Detail: "by hand"})
		}
		res := must[Result](t)(s.Write(ctx, cmd, batch))
		if again := must[Result](t)(s.Write(ctx, cmd, batch)); !again.Replayed {
			t.Fatal("not replayed")
		}
		broken := errors.New("broken off")
		_, err = s.Write(ctx, Command{Page: x.ID, By: tester}, func(tx *Tx) error { _ = batch(tx); return broken })
		wantErr(t, err, broken)
		publish(t, s, x.ID, "Nobody did this")
		must[Result](t)(s.Write(ctx, Command{Page: x.ID, By: tester}, func(tx *Tx) error {
			_, err := tx.Change(Change{Op: page.OpCorrect, Post: res.Entries[0].Post, Rev: 1, Edit: setHeadline("Zanzibar again"), Note: "It said Pemba.", Reason: page.ReasonClarification})
			return err
		}))
		if err := s.Note(ctx, By{Account: ada.ID}, Act{Act: "export"}); err != nil {
			t.Fatal(err)
		}
		wantErr(t, s.Note(ctx, tester, Act{Act: "Not a word"}), ErrInvalid)
		wantErr(t, s.Note(ctx, By{}, Act{Act: "export"}), ErrInvalid)

		acts := allActs(t, s)[before:]
		var got []string
		for _, a := range acts {
			if !a.Time.Equal(r.clock.now().Truncate(time.Millisecond)) {
				t.Errorf("at %v", a.Time)
			}
			pg := map[string]string{x.ID: "one", y.ID: "two", "": "-"}[a.Page]
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%v|%d|%s", a.Name, a.Session, a.Token, a.Address, a.Act, pg, a.Post != "", a.Seq, a.Detail))
		}
		want := []string{
			"Ada One|s1||192.0.2.9|open|one|false|1|",
			"test||||create|two|false|0|",
			"Wire||tok|2001:db8::1|publish|one|true|2|",
			"Wire||tok|2001:db8::1|publish|one|true|3|",
			"Wire||tok|2001:db8::1|order|one|false|0|by hand",
			"test||||correct|one|true|5|clarification",
			"Ada One||||export|-|false|0|",
		}
		if !slices.Equal(got, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if text := fmt.Sprint(acts); strings.Contains(text, "Zanzibar") || strings.Contains(text, "Pemba") || strings.Contains(text, "telling") {
			t.Errorf("the audit log holds texts: %s", text)
		}

		// Filters, newest first, in parts.
		filtered := func(f ActFilter) string { return strings.Join(words(must[[]Act](t)(s.Acts(ctx, f))), " ") }
		for _, c := range []struct {
			f    ActFilter
			want string
		}{
			{ActFilter{Page: x.ID}, "correct order publish publish open"},
			{ActFilter{Page: x.ID, Post: res.Entries[0].Post}, "correct publish"},
			{ActFilter{Page: y.ID}, "create"},
			{ActFilter{Account: ada.ID}, "export open join"},
			{ActFilter{Whom: ada.ID}, "join"},
			{ActFilter{Limit: 2}, "export correct"},
			{ActFilter{Before: acts[5].N, Limit: 2}, "order publish"},
			{ActFilter{Before: 1}, ""},
			{ActFilter{Page: "' OR 1 = 1 --"}, ""},
		} {
			if got := filtered(c.f); got != c.want {
				t.Errorf("%+v: %q, want %q", c.f, got, c.want)
			}
		}
		// More than one part of AllActs.
		for range 3 {
			must[Result](t)(s.Write(ctx, Command{Page: x.ID, By: tester}, func(tx *Tx) error {
				posts := make([]NewPost, MaxBatch)
				for i := range posts {
					posts[i] = story("x")
				}
				_, err := tx.Publish(posts, At{})
				return err
			}))
		}
		if n := len(allActs(t, s)); n != before+len(want)+3*MaxBatch {
			t.Errorf("%d acts", n)
		}
		wantErr(t, s.AllActs(ctx, ActFilter{}, func(Act) error { return broken }), broken)
		// Filtered, over more than one part.
		n := 0
		if err := s.AllActs(ctx, ActFilter{Page: x.ID, Act: "publish"}, func(a Act) error {
			if n++; a.Page != x.ID || a.Act != "publish" {
				t.Errorf("%+v", a)
			}
			return nil
		}); err != nil || n < 3*MaxBatch {
			t.Errorf("%d acts, %v", n, err)
		}
		if err := s.AllActs(ctx, ActFilter{Act: "no such\nact"}, func(Act) error { return broken }); err != nil {
			t.Error(err)
		}
		if n := len(must[[]Act](t)(s.Acts(ctx, ActFilter{Limit: 1 << 30}))); n != 1000 {
			t.Errorf("%d acts at once", n)
		}
	})
}

// Commands of several processes number the audit log without a gap.
func TestActsTogether(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		stores := []*Store{r.open(), r.open()}
		h := livePage(t, stores[0], "news")
		for _, err := range race(stores, 6, func(s *Store, i int) error {
			if i%3 == 0 {
				return s.Note(ctx, tester, Act{Act: "export"})
			}
			_, err := s.Write(ctx, Command{Page: h.ID, By: tester}, func(tx *Tx) error {
				_, err := tx.Publish([]NewPost{story("a"), story("b")}, At{})
				return err
			})
			return err
		}) {
			if err != nil {
				t.Error(err)
			}
		}
		if n := len(allActs(t, stores[1])); n != 4+2*8 {
			t.Errorf("%d acts", n)
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a\tb\nc": "a b c", "a\x00\x1b[31mb": "a[31mb", "\xff\xfeok": "ok", "x\u202ey\u2066z": "xyz",
		"می\u200cخواهم": "می\u200cخواهم", strings.Repeat("é", 300): strings.Repeat("é", 10), "": "",
	} {
		if got := clean(in, 10); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

// What naming who did it adds to a publish: medians of the two in turn, so that
// what else the machine does weighs on both.
func BenchmarkPublishBy(b *testing.B) {
	s, h := filled(b, 1000)
	by := []By{{}, {Account: "a", Session: "s", Name: "Ada One", Address: "192.0.2.1"}}
	took := make([][]time.Duration, len(by))
	for b.Loop() {
		for i := range by {
			begun := time.Now()
			if _, err := s.Write(ctx, Command{Page: h.ID, By: by[i]}, func(tx *Tx) error { _, err := tx.Publish([]NewPost{story("One more")}, At{}); return err }); err != nil {
				b.Fatal(err)
			}
			took[i] = append(took[i], time.Since(begun))
		}
	}
	var median [2]float64
	for i := range took {
		slices.Sort(took[i])
		median[i] = float64(took[i][len(took[i])/2])
	}
	b.ReportMetric(median[0]/1e6, "ms/nobody")
	b.ReportMetric(median[1]/1e6, "ms/someone")
	b.ReportMetric(median[1]/median[0], "ratio")
}

func BenchmarkSessionOf(b *testing.B) {
	s, _ := filled(b, 5)
	secret, _ := session(b, s, administrator(b, s))
	b.ReportAllocs()
	for b.Loop() {
		if err := signedIn(s, secret); err != nil {
			b.Fatal(err)
		}
	}
}
