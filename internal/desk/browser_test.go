package desk_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"

	"stoppress/internal/desk"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testneed"
)

// frontDoor is a desk that a real browser opens, at localhost, where passkeys work.
func frontDoor(t *testing.T) (s *store.Store, address, setup string) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	server := httptest.NewUnstartedServer(nil)
	address = "http://localhost" + server.Listener.Addr().String()[strings.LastIndex(server.Listener.Addr().String(), ":"):]
	if server.Config.Handler, err = desk.NewDesk(desk.Options{Store: s, URL: address}); err != nil {
		t.Fatal(err)
	}
	server.Start()
	t.Cleanup(server.Close)
	if err := s.SetSite(t.Context(), testBy, func(set *store.Settings) error { set.Name = "The Ellery Lantern"; return nil }); err != nil {
		t.Fatal(err)
	}
	secret, i, err := s.Setup(t.Context(), testBy)
	if err != nil {
		t.Fatal(err)
	}
	return s, address, desk.Link(address, i.Kind, secret)
}

// accessible fails where axe finds anything, or nothing to look at; and where
// the page is wider than the screen.
func accessible(t *testing.T, tab *testbrowser.Tab, what string) {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		testneed.Missing(t, "no axe-core (run npm ci in web/)")
	}
	var found struct {
		Passes int
		Bad    []string
		Wide   bool
		Small  []string
	}
	// At once: a page that has just been left would take axe along.
	tab.Eval(string(axe)+`; axe.run(document, {resultTypes: ["violations"]}).then(r => ({Passes: r.passes.length,
		Bad: r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | ")),
		Wide: document.documentElement.scrollWidth > innerWidth,
		Small: [...document.querySelectorAll("button, input:not([type=hidden]), select, .langs a, .bar a")].filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)}))`, &found)
	if found.Passes == 0 || len(found.Bad) > 0 || found.Wide || len(found.Small) > 0 {
		t.Errorf("%s: %d checks passed; %s; wider than the screen: %v; under 44 px: %v", what, found.Passes, strings.Join(found.Bad, "\n"), found.Wide, found.Small)
	}
}

// each looks at a page as a phone, dark, and in a language that is written from
// right to left.
func each(t *testing.T, tab *testbrowser.Tab, what string) {
	t.Helper()
	accessible(t, tab, what)
	tab.Screenshot("desk-" + what)
	tab.Phone()
	tab.Dark(true)
	accessible(t, tab, what+", phone, dark")
	tab.Screenshot("desk-" + what + "-phone-dark")
	tab.Dark(false)
	tab.Desktop()
}

func fillIn(tab *testbrowser.Tab, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		tab.Eval(`document.getElementById("`+pairs[i]+`").value = ""`, nil)
		tab.Run(chromedp.SendKeys("#"+pairs[i], pairs[i+1], chromedp.ByQuery))
	}
}

// TestByPassword: the first administrator, out and in again, with an
// authenticator too; without any script.
func TestByPassword(t *testing.T) {
	_, address, link := frontDoor(t)
	tab := testbrowser.New(t)
	tab.Allow("401", "422")
	tab.Open(link)
	each(t, tab, "setup")
	tab.Script(false)
	fillIn(tab, "name", "Ada Birch", "email", "ada@example.org", "password", "password12345")
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".wrong", chromedp.ByQuery))
	if got := tab.Text(".wrong"); !strings.Contains(got, "Many people have this password") {
		t.Errorf("%q", got)
	}
	tab.Screenshot("desk-setup-wrong")
	fillIn(tab, "password", goodPassword)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".bar nav", chromedp.ByQuery))
	// A page is opened and a post published.
	fillIn(tab, "title", "Gale over Port Ellery", "slug", "gale", "zone", "Europe/Paris")
	tab.Script(true)
	each(t, tab, "home")
	tab.Script(false)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible("#headline", chromedp.ByQuery))
	fillIn(tab, "headline", "Ferries stopped", "body", "The **last** boat is in.")
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".done", chromedp.ByQuery))
	tab.Script(true)
	each(t, tab, "compose")
	// The second factor.
	tab.Open(address + "/desk/account")
	each(t, tab, "account")
	tab.Script(false)
	fillIn(tab, "factor-password", goodPassword)
	tab.Click(`form[action$="/account/factor"] button`)
	tab.Run(chromedp.WaitVisible("#code", chromedp.ByQuery))
	secret := tab.Text("section code")
	code := func() string {
		s, err := totp.GenerateCode(secret, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	tab.Script(true)
	each(t, tab, "factor")
	tab.Script(false)
	was := code()
	fillIn(tab, "code", was)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".codes", chromedp.ByQuery))
	recovery := tab.Text(".codes li")
	tab.Script(true)
	each(t, tab, "codes")
	// Out, and in with a recovery code: the authenticator's was used just now.
	tab.Script(false)
	tab.Click(".bar button")
	tab.Run(chromedp.WaitVisible("#email", chromedp.ByQuery))
	tab.Script(true)
	each(t, tab, "signin")
	tab.Script(false)
	fillIn(tab, "email", "ada@example.org", "password", goodPassword)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible("#code", chromedp.ByQuery))
	fillIn(tab, "code", was)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".wrong", chromedp.ByQuery))
	tab.Script(true)
	each(t, tab, "code")
	tab.Script(false)
	fillIn(tab, "code", recovery)
	tab.Click("button.go")
	tab.Run(chromedp.WaitVisible(".bar nav", chromedp.ByQuery))
	if got := tab.Text(".bar nav a"); got != "Ada Birch" {
		t.Errorf("signed in as %q", got)
	}
	tab.Script(true)
	for _, lang := range []string{"fa", "ar", "de"} {
		tab.Open(address + "/desk/account?lang=" + lang)
		each(t, tab, "account-"+lang)
	}
}

// authenticator gives the browser one of its own.
func authenticator(o *webauthn.VirtualAuthenticatorOptions) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := webauthn.AddVirtualAuthenticator(o).Do(ctx)
		return err
	})
}

// TestByPasskey: the first administrator with an authenticator of the browser's,
// out and in again, and a step-up.
func TestByPasskey(t *testing.T) {
	s, address, link := frontDoor(t)
	tab := testbrowser.New(t)
	tab.Run(webauthn.Enable(), authenticator(&webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Ctap2version: webauthn.Ctap2versionCtap21, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
	}))
	tab.Open(link)
	fillIn(tab, "name", "Ada Birch", "email", "ada@example.org")
	tab.Click("[data-passkey] button")
	tab.Run(chromedp.WaitVisible(".bar nav", chromedp.ByQuery))
	people, err := s.Accounts(t.Context())
	if err != nil || len(people) != 1 || people[0].Passkeys != 1 || people[0].Password || people[0].Roles[""] != store.Administrator {
		t.Fatalf("%v, %v", people, err)
	}
	// The page of the server's own gives way to the desk's script once that is
	// here; what signs out stands still on another.
	tab.Open(address + "/desk/account")
	tab.Click(".bar button")
	tab.Run(chromedp.WaitVisible("[data-passkey=signin] button", chromedp.ByQuery))
	each(t, tab, "signin-passkey")
	tab.Click("[data-passkey] button")
	tab.Run(chromedp.WaitVisible("#door-paste", chromedp.ByQuery))
	if got := tab.Text("#menu .you bdi"); got != "Ada Birch" {
		t.Errorf("signed in as %q", got)
	}
	tab.Open(address + "/desk/stepup?next=/account")
	each(t, tab, "stepup")
	tab.Click("[data-passkey] button")
	tab.Run(chromedp.WaitVisible(`form[action$="/account/person"]`, chromedp.ByQuery))
	each(t, tab, "account-passkey")
	keys, err := s.Passkeys(t.Context(), people[0].ID)
	if err != nil || len(keys) != 1 || keys[0].Used.IsZero() {
		t.Errorf("%v, %v", keys, err)
	}
	var acts []string
	all, err := s.Acts(t.Context(), store.ActFilter{})
	for _, a := range all {
		acts = append(acts, a.Act)
	}
	if got, _ := json.Marshal(acts); err != nil || !strings.Contains(string(got), `"stepup","signin","signout","signin","join"`) {
		t.Errorf("%s, %v", got, err)
	}
	// Answers are taken once, and by no one else.
	var replay struct{ First, Second int }
	tab.Eval(`(async () => {
		const post = (path, body) => fetch("/desk/api/passkey/" + path, {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
		const text = b => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
		const bytes = t => Uint8Array.from(atob(t.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
		const o = (await (await post("signin/begin", {})).json()).publicKey;
		o.challenge = bytes(o.challenge);
		const k = await navigator.credentials.get({publicKey: o});
		const credential = {id: k.id, rawId: text(k.rawId), type: k.type, clientExtensionResults: {}, response: {
			clientDataJSON: text(k.response.clientDataJSON), authenticatorData: text(k.response.authenticatorData),
			signature: text(k.response.signature), userHandle: text(k.response.userHandle)}};
		return {First: (await post("stepup/finish", {credential})).status, Second: (await post("signin/finish", {credential})).status};
	})()`, &replay)
	tab.Allow("401")
	if replay.First != 401 || replay.Second != 401 {
		t.Errorf("an answer to another question: %d, and again: %d", replay.First, replay.Second)
	}
}
