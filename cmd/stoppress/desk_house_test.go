package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
	"github.com/pquerna/otp/totp"

	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// The screens of the house: people, account, settings, tokens, audit log; and what
// of them is at work elsewhere.

// screens are those of the house, each with what stands there when it is drawn.
var houseScreens = map[string]string{
	"account": "#factor", "sessions": "#sessions li", "people": "#people li", "settings": "#settings-save", "tokens": "#token-new", "audit": "#audit li",
}

// goTo opens a screen by its address.
func goTo(tab *testbrowser.Tab, screen string) {
	tab.Eval(fmt.Sprintf(`location.hash = "#/-/%s"`, screen), nil)
	tab.Wait(fmt.Sprintf(`!!document.querySelector("main[data-screen=%s] %s")`, screen, houseScreens[screen]))
}

// fillField puts a text into a field of a form as if it were typed.
func fillField(tab *testbrowser.Tab, selector, text string) {
	tab.Wait(fmt.Sprintf(`!!document.querySelector(%q)`, selector))
	tab.Eval(fmt.Sprintf(`(e => { e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector(%q))`, text, selector), nil)
}

// TestDeskHouseLooks looks at each screen on a laptop and a phone, by day and by
// night, and in Persian.
func TestDeskHouseLooks(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Editor)
	tab, other := testbrowser.New(t), testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	r.enter(other, "Ilse")
	invite := `fetch("/desk/api/people/invites", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({email: "someone.with.a.long.name@lantern.example", role: "editor"})}).then(r => r.status)`
	want(t, "an open link", eval[int](tab, invite), 201)
	want(t, "a token", eval[int](tab, `fetch("/desk/api/tokens", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({name: "Weather wire"})}).then(r => r.status)`), 201)
	want(t, "settings", eval[int](tab, `fetch("/desk/api/settings", {method: "PUT", headers: {"Content-Type": "application/json"}, body: JSON.stringify({name: "The Ellery Lantern", accent: "#f7d038", footer: [{name: "Imprint", url: "https://example.org/imprint"}]})}).then(r => r.status)`), 200)
	for _, look := range []struct {
		name string
		lang string
		dark bool
	}{{"en", "en", false}, {"fa-dark", "fa", true}} {
		tab.Dark(look.dark)
		tab.Desktop()
		tab.Open(r.address + "/desk/?lang=" + look.lang)
		for _, phone := range []bool{false, true} {
			size := "laptop"
			if tab.Viewport(1280, 800, 1, false); phone {
				size = "phone"
				tab.Viewport(390, 844, 2, true)
			}
			tab.Wait(`!!document.querySelector("#menu-button")`)
			tab.Click("#menu-button")
			tab.Wait(`document.querySelector("#menu").matches(":popover-open") && document.querySelectorAll("#menu a[href]").length >= 6`)
			check(look.name + " " + size + " menu")
			tab.Screenshot("house-" + look.name + "-" + size + "-menu")
			tab.Eval(`document.querySelector("#menu").hidePopover()`, nil)
			for screen := range houseScreens {
				goTo(tab, screen)
				painted(tab)
				what := look.name + " " + size + " " + screen
				check(what)
				want(t, what+": reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("main.screen").scrollWidth > document.querySelector("main.screen").clientWidth`), false)
				if filled := eval[int](tab, `[...document.querySelectorAll(".go")].filter(e => e.getClientRects().length).length`); filled > 1 {
					t.Errorf("%s: %d filled buttons", what, filled)
				}
				tab.Screenshot("house-" + look.name + "-" + size + "-" + screen)
			}
			goTo(tab, "people")
			for _, dialog := range [][2]string{{"#invite", "#invite-go"}, {"#people li:last-child button", "#person-save"}} {
				tab.Click(dialog[0])
				tab.Wait(fmt.Sprintf(`!!document.querySelector("dialog[open] %s")`, dialog[1]))
				check(look.name + " " + size + " " + dialog[1])
				tab.Screenshot("house-" + look.name + "-" + size + "-" + dialog[1][1:])
				tab.Press("\x1b")
				tab.Wait(`!document.querySelector("dialog[open]")`)
			}
			tab.Eval(`location.hash = "#/gale"`, nil)
		}
	}
}

// join follows an invite's link in another browser.
func join(tab *testbrowser.Tab, link, name string) {
	tab.Allow(`status 401: .*/desk/api/me`)
	tab.Open(link)
	tab.Eval(fmt.Sprintf(`(() => { const f = document.querySelector("form#join");
		f.elements.name.value = %q; f.elements.password.value = %q; f.requestSubmit() })()`, name, deskPassword), nil)
	tab.Wait(`!!document.querySelector("#desk .bar .band")`)
}

// signInAgain signs someone in, in another browser.
func signInAgain(tab *testbrowser.Tab, address, name string) {
	tab.Allow(`status 401`)
	tab.Open(address + "/desk/")
	tab.Eval(fmt.Sprintf(`(() => { const f = document.querySelector("form[action$='/signin']");
		f.elements.email.value = "%s@lantern.example"; f.elements.password.value = %q; f.requestSubmit() })()`, name, deskPassword), nil)
	tab.Wait(`!!document.querySelector("#desk .bar .band")`)
}

// status asks the desk's JSON something and says what came of it.
func status(tab *testbrowser.Tab, method, path, body string) int {
	return eval[int](tab, fmt.Sprintf(`fetch("/desk/" + %q, {method: %q, headers: {"Content-Type": "application/json"}, body: %q || undefined}).then(r => r.status)`, path, method, body))
}

// TestDeskPeople: an invite from the screen, accepted in another browser; a role
// that is changed, and a session that is ended, are at work there at once.
func TestDeskPeople(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	mara, ilse := testbrowser.New(t), testbrowser.New(t)
	mara.Allow("status 409")
	ilse.Allow("status 403", "status 401")
	r.enter(mara, "Mara")
	mara.Click("#menu-button")
	mara.Click(`#menu a[href="#/-/people"]`)
	mara.Wait(`document.querySelectorAll("#people li").length === 1`)

	// The last administrator is not to be changed: on the screen, nor by the server.
	mara.Click("#people li button")
	mara.Wait(`!!document.querySelector("dialog[open] #person-save")`)
	want(t, "the last administrator's role can be changed", eval[bool](mara, `!document.querySelector("dialog select").disabled || !!document.querySelector("#person-disable, #person-remove")`), false)
	mara.Press("\x1b")
	me := eval[string](mara, `document.querySelector("#people li").dataset.person`)
	want(t, "the server", status(mara, "PUT", "api/people/"+me+"/role", `{"page": "", "role": "editor"}`), 409)
	want(t, "the server, removing", status(mara, "DELETE", "api/people/"+me, ""), 409)

	mara.Wait(`!document.querySelector("dialog[open]")`)
	mara.Click("#invite")
	fillField(mara, "#invite-email", "ilse@lantern.example")
	mara.Eval(`(e => { e.selectedIndex = 1; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#invite-page"))`, nil)
	mara.Wait(`document.querySelectorAll("#invite-role option").length === 2`)
	mara.Click("#invite-go")
	mara.Wait(`!!document.querySelector("#once")`)
	link := eval[string](mara, `document.querySelector("#once").value`)
	mara.Screenshot("house-link")
	mara.Eval(`document.querySelector("dialog .outline").click()`, nil)
	mara.Wait(`document.querySelectorAll("#invites li").length === 1`)
	want(t, "the link is shown again", eval[bool](mara, `document.body.innerHTML.includes("/invite/")`), false)
	join(ilse, link, "Ilse")
	ilse.Wait(`document.querySelector("#publish")?.textContent === "Publish"`)
	mara.Eval(`document.dispatchEvent(new Event("visibilitychange"))`, nil)
	mara.Wait(`document.querySelectorAll("#people li").length === 2 && !document.querySelector("#invites")`)
	want(t, "the role that is shown", mara.Text("#people li .roles"), "Editor (Gale over Port Ellery)")

	// What is not hers she is not shown, nor given.
	ilse.Click("#menu-button")
	ilse.Wait(`document.querySelector("#menu").matches(":popover-open") && !!document.querySelector('#menu a[href="#/-/account"]')`)
	want(t, "screens of administrators in her menu", eval[int](ilse, `["people", "settings", "tokens", "audit"].filter(x => document.querySelector('#menu a[href="#/-/' + x + '"]')).length`), 0)
	ilse.Eval(`document.querySelector("#menu").hidePopover()`, nil)
	for _, screen := range []string{"people", "settings", "tokens", "audit"} {
		ilse.Eval(`location.hash = "#/-/`+screen+`"`, nil)
		ilse.Wait(fmt.Sprintf(`document.querySelector("main[data-screen=%s]")?.textContent.startsWith("Your role does not go so far")`, screen))
	}
	for _, ask := range [][3]string{{"GET", "api/audit"}, {"GET", "audit.csv"}, {"GET", "audit.jsonl"}, {"GET", "api/tokens"}, {"PUT", "api/settings", `{"name": "Hers"}`}, {"POST", "api/people/invites", `{"role": "administrator"}`},
		{"PUT", "api/people/" + me + "/role", `{"page": "", "role": ""}`}, {"POST", "api/people/" + me + "/signout", "{}"}, {"DELETE", "api/people/" + me}} {
		want(t, ask[0]+" "+ask[1]+" as an editor of a page", status(ilse, ask[0], ask[1], ask[2]), 403)
	}
	ilse.Eval(`location.hash = "#/gale"`, nil)
	ilse.Wait(`!!document.querySelector("#headline")`)

	// Editor there no more: contributor.
	mara.Click("#people li:first-child button")
	mara.Wait(`!!document.querySelector("dialog[open] #person-save")`)
	mara.Eval(`(e => { e.value = "contributor"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelectorAll("dialog .rolesof .pair select")[1])`, nil)
	mara.Click("#person-save")
	ilse.Wait(`document.querySelector("#publish")?.textContent === "Submit"`)
	mara.Wait(`document.querySelector("#people li .roles").textContent === "Contributor (Gale over Port Ellery)"`)

	// An administrator at two places; one is ended from the other, while it shows people.
	third := testbrowser.New(t)
	signInAgain(third, r.address, "mara")
	goTo(third, "people")
	goTo(mara, "sessions")
	mara.Wait(`document.querySelectorAll("#sessions li").length === 2`)
	mara.Click("#sessions li button")
	third.Wait(`!!document.querySelector("dialog[open] #sign-password") && !document.querySelector("#people")`)
	want(t, "what the server says to it", status(third, "GET", "api/people", ""), 401)
	mara.Wait(`document.querySelectorAll("#sessions li").length === 1`)

	// Disabled, she is out, and what she typed stays; enabled, she comes in by a link.
	compose(ilse, "Half a thought", "not saved by hand")
	goTo(mara, "people")
	mara.Click("#people li:first-child button")
	mara.Click("#person-disable")
	mara.Wait(`!!document.querySelector("#person-sure")`)
	mara.Screenshot("house-sure")
	mara.Click("#person-sure")
	ilse.Wait(`!!document.querySelector("dialog[open] #sign-password")`)
	want(t, "her text", eval[string](ilse, `document.querySelector("#headline").value`), "Half a thought")
	mara.Wait(`document.querySelector("#people li").classList.contains("off")`)
	mara.Click("#people li:first-child button")
	mara.Click("#person-enable")
	mara.Wait(`!document.querySelector("#people li").classList.contains("off")`)
	mara.Click("#people li:first-child button")
	mara.Click("#person-reset")
	mara.Wait(`!!document.querySelector("#once")`)
	back := eval[string](mara, `document.querySelector("#once").value`)
	ilse.Open(back)
	ilse.Eval(fmt.Sprintf(`(f => { f.elements.password.value = %q; f.requestSubmit() })(document.querySelector("form#join"))`, "harbour "+deskPassword), nil)
	ilse.Wait(`document.querySelector("#headline")?.value === "Half a thought"`)
	mara.Eval(`document.querySelector("dialog .outline").click()`, nil)

	// Removed.
	mara.Wait(`!document.querySelector("dialog[open]")`)
	mara.Click("#people li:first-child button")
	mara.Click("#person-remove")
	mara.Click("#person-sure")
	mara.Wait(`document.querySelectorAll("#people li").length === 1`)
	ilse.Wait(`!!document.querySelector("dialog[open] #sign-password")`)
}

// fresh loads a reader's page anew once the server has it with what a query finds.
func fresh(tab *testbrowser.Tab, query string) {
	tab.Wait(`fetch(location.href, {cache: "reload"}).then(r => r.text()).then(html => !!(new DOMParser().parseFromString(html, "text/html").querySelector(` + query + `))`)
	for range 10 { // under load the browser may show what it kept, and ask behind it
		tab.Reload()
		linked(tab, "stream")
		if eval[bool](tab, `!!(document.querySelector(`+query+`)`) {
			return
		}
	}
}

// TestDeskSettings: what is set on the screen is on readers' pages, and held posts
// can be taken back.
func TestDeskSettings(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	tab.Allow("status 422")
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	r.enter(tab, "Mara")
	goTo(tab, "settings")
	fillField(tab, "#site-name", "The Ellery Lantern")
	fillField(tab, "#site-accent", "#f7d038")
	tab.Wait(`document.querySelectorAll(".look-bad").length === 1`)
	fillField(tab, "#site-publisher", "Ellery Press")
	tab.Click("#footer-more")
	fillField(tab, ".link input", "Imprint")
	fillField(tab, ".link input[type=url]", "https://example.org/imprint")
	tab.Click("#footer-more")
	fillField(tab, ".link:nth-of-type(2) input", "Privacy")
	fillField(tab, ".link:nth-of-type(2) input[type=url]", "https://example.org/privacy")
	tab.Click(".link:nth-of-type(2) [data-by='-1']")
	tab.Wait(`[...document.querySelectorAll(".link")].map(e => e.querySelector("input").value).join() === "Privacy,Imprint" && document.activeElement.closest(".link") === document.querySelector(".link")`)
	fillField(tab, "#site-hold", "15")
	tab.Click("#settings-save")
	tab.Wait(`document.querySelector(".told").textContent.startsWith("Saved")`)
	fresh(reading, `"a[href='https://example.org/imprint']")?.textContent === "Imprint"`)
	want(t, "the order of the footer's links", eval[string](reading, `fetch(location.href, {cache: "reload"}).then(r => r.text()).then(html => html.match(/https:\/\/example\.org\/(privacy|imprint)/g).join())`), "https://example.org/privacy,https://example.org/imprint")
	want(t, "the masthead", reading.Text("header.masthead"), "The Ellery Lantern")
	want(t, "the accent", eval[string](reading, `getComputedStyle(document.documentElement).getPropertyValue("--accent").trim()`), "#f7d038")

	// A logo: shown at once, here and to readers; what is none is refused with its reason.
	file := func(name, kind, base64 string) {
		tab.Eval(fmt.Sprintf(`(() => { const d = new DataTransfer(); d.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q, {type: %q}));
			const e = document.querySelector("#logo-file"); e.files = d.files; e.dispatchEvent(new Event("change", {bubbles: true})) })()`, base64, name, kind), nil)
	}
	file("logo.svg", "image/svg+xml", "PHN2Zy8+")
	tab.Wait(`document.querySelector("main.screen [role=alert]")?.textContent.includes("SVG is not taken")`)
	file("logo.png", "image/png", "PHN2Zy8+") // it says that it is one
	tab.Wait(`(e => !!e && !e.textContent.includes("SVG is not taken"))(document.querySelector("main.screen [role=alert]"))`)
	want(t, "a logo after that", eval[bool](tab, `!!document.querySelector("#logo")`), false)
	file("logo.png", "image/png", onePixel)
	tab.Wait(`document.querySelector("#logo")?.naturalWidth === 1 && document.querySelectorAll(".look img").length === 2`)
	tab.Screenshot("house-settings-logo")
	fresh(reading, `"header img[src*='/-/media/']")`)
	reading.Wait(`document.querySelector("header img")?.naturalWidth === 1`)
	tab.Click("#logo-none")
	tab.Wait(`!document.querySelector("#logo")`)
	fresh(reading, `"header:not(:has(img))")`)

	// What the server does not take is said, and what was typed stays.
	tab.Click("#site-measure")
	fillField(tab, "#site-script", "https://stats.example/count.js")
	fillField(tab, "#site-hosts", "not a host!")
	tab.Click("#settings-save")
	tab.Wait(`document.querySelector("#settings [role=alert]")?.textContent.includes("is not a host’s name")`)
	want(t, "what was typed", eval[string](tab, `document.querySelector("#site-hosts").value`), "not a host!")
	tab.Click("#site-measure")
	tab.Click("#settings-save")
	tab.Wait(`!document.querySelector("#settings [role=alert]")`)

	// Publish holds: taken back, readers have nothing; left alone, it goes out.
	linked(reading, "stream")
	tab.Eval(`location.hash = "#/gale"`, nil)
	compose(tab, "Too soon", "With a tpyo.")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#outbox [data-out] button")`)
	tab.Screenshot("house-held")
	tab.Click("#outbox [data-out] button")
	tab.Wait(`!document.querySelector("#outbox [data-out]") && document.querySelector("#headline").value === "Too soon"`)
	tab.Wait(deskSaved)
	tab.Click("#headline")
	tab.Press(" no more")
	tab.Eval(pressSend, nil)
	readerHas(reading, "Too soon no more")
	want(t, "posts", eval[int](reading, `document.querySelectorAll("[data-list] [data-post]").length`), 1)
	want(t, "what was taken back", eval[string](reading, `[...document.querySelectorAll("[data-list] h4")].map(e => e.textContent.trim()).join()`), "Too soon no more")
}

// onePixel is a PNG of one.
const onePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// TestDeskTokens: a token is shown once, works, and works no more; and the audit
// log has it, as text.
func TestDeskTokens(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	goTo(tab, "tokens")
	tab.Click("#token-new")
	const name = `=HYPERLINK("https://evil.example","x")`
	fillField(tab, "#token-name", name)
	want(t, "how long it would live, in days", eval[string](tab, `document.querySelector("#token-days").value`), "90")
	tab.Click("#token-go")
	tab.Wait(`document.querySelector("#once")?.value.startsWith("sp_")`)
	secret := eval[string](tab, `document.querySelector("#once").value`)
	tab.Screenshot("house-token")
	tab.Eval(`document.querySelector("dialog .outline").click()`, nil)
	tab.Wait(`document.querySelectorAll("#tokens li").length === 1`)
	want(t, "the token is shown again", eval[bool](tab, `document.body.innerHTML.includes("sp_")`), false)
	program := func() int {
		q, err := http.NewRequestWithContext(t.Context(), "GET", r.address+"/api/v1/pages", nil)
		if err != nil {
			t.Fatal(err)
		}
		q.Header.Set("Authorization", "Bearer "+secret)
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		return a.StatusCode
	}
	want(t, "a program with the token", program(), 200)
	tab.Eval(`document.dispatchEvent(new Event("visibilitychange"))`, nil)
	tab.Wait(`!!document.querySelector("#tokens li .meta time:nth-of-type(3)")`) // made, used, ends
	tab.Click("#tokens li button")
	tab.Wait(`!document.querySelector("#tokens") && document.querySelectorAll("details .rows li").length === 1`)
	want(t, "a program after that", program(), 401)

	goTo(tab, "audit")
	want(t, "the newest", eval[string](tab, `[...document.querySelectorAll("#audit li b")].slice(0, 2).map(e => e.textContent).join()`), "Token revoked,Token made")
	tab.Eval(`(e => { e.value = "token"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#audit-act"))`, nil)
	tab.Wait(`document.querySelectorAll("#audit li").length === 1 && document.querySelector("#audit li").textContent.includes("HYPERLINK")`)
	table := eval[string](tab, `fetch(document.querySelector("#audit-csv").href).then(r => r.text())`)
	if !strings.Contains(table, `,"'=HYPERLINK(""https://evil.example"",""x"")",`) || strings.Contains(table, `,"=`) || strings.Contains(table, ",=") {
		t.Errorf("a formula in the table:\n%s", table)
	}
	lines := eval[string](tab, `fetch(document.querySelector("#audit-jsonl").href).then(r => r.text())`)
	if n := strings.Count(lines, "\n"); n != 1 || n != strings.Count(table, "\r\n")-1 || !strings.Contains(lines, `"act":"token"`) { // a line of heads there; of what was chosen only
		t.Errorf("%d lines\n%s\nand in the table\n%s", n, lines, table)
	}
	// Whose it was, and what there is no more of.
	tab.Eval(`(e => { e.value = ""; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#audit-act"))`, nil)
	tab.Eval(`(e => { e.selectedIndex = 1; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#audit-who"))`, nil)
	tab.Wait(`document.querySelector("#audit li b")?.textContent === "Audit log exported" && [...document.querySelectorAll("#audit li .meta")].every(e => e.textContent.includes("Mara"))`)
}

// TestDeskAccount: the first administrator comes in by passkey, and makes a second
// one; then a password, an authenticator with its codes, another address, and a byline.
func TestDeskAccount(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	host := strings.TrimPrefix(r.address, "http://")
	r.kill()
	at := "http://localhost" + host[strings.LastIndex(host, ":"):]
	r.running = r.coast.serve("--listen", host, "--url", at)
	tab := testbrowser.New(t)
	tab.Allow("status 401", "status 422")
	key := func() {
		tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := webauthn.AddVirtualAuthenticator(&webauthn.VirtualAuthenticatorOptions{
				Protocol: webauthn.AuthenticatorProtocolCtap2, Ctap2version: webauthn.Ctap2versionCtap21, Transport: webauthn.AuthenticatorTransportInternal,
				HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true,
			}).Do(ctx)
			return err
		}))
	}
	tab.Run(webauthn.Enable())
	key()
	s, err := store.Open(t.Context(), store.Options{Dir: r.data})
	if err != nil {
		t.Fatal(err)
	}
	secret, _, err := s.Setup(t.Context(), store.By{Name: "test"})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	tab.Open(at + "/desk/setup/" + secret)
	fillField(tab, "#name", "Mara")
	fillField(tab, "#email", "mara@lantern.example")
	tab.Click("[data-passkey] button")
	tab.Wait(`!!document.querySelector("#desk .bar .band")`)
	tab.Eval(`location.hash = "#/-/account"`, nil)
	tab.Wait(`document.querySelectorAll("#passkeys li").length === 1`)
	want(t, "a second factor without a password", eval[bool](tab, `!!document.querySelector("#factor")`), false)

	fillField(tab, "#my-new", "password12345")
	tab.Eval(`document.querySelector("#password-form").requestSubmit()`, nil)
	tab.Wait(`document.querySelector("#password-form [role=alert]")?.textContent.startsWith("Many people have this password")`)
	fillField(tab, "#my-new", deskPassword)
	tab.Eval(`document.querySelector("#password-form").requestSubmit()`, nil)
	tab.Wait(`!!document.querySelector("#factor-begin")`)

	// A second passkey, named, and taken away.
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error { return webauthn.Disable().Do(ctx) }), webauthn.Enable())
	key()
	fillField(tab, "#passkey-name", "My lighthouse")
	tab.Eval(`document.querySelector("#passkey-new").requestSubmit()`, nil)
	tab.Wait(`document.querySelector("#passkeys").textContent.includes("My lighthouse")`)
	tab.Screenshot("house-passkeys")
	tab.Eval(`[...document.querySelectorAll("#passkeys li")].find(e => e.textContent.includes("My lighthouse")).querySelector("[data-act=rename]").click()`, nil)
	tab.Wait(`document.activeElement.name === "name" && document.activeElement.value === "My lighthouse"`)
	fillField(tab, "#passkeys li form input", "The old lighthouse")
	tab.Press("\r")
	tab.Wait(`[...document.querySelectorAll("#passkeys li bdi")].some(e => e.textContent === "The old lighthouse") && !document.querySelector("#passkeys li form")`)
	tab.Eval(`[...document.querySelectorAll("#passkeys li")].find(e => e.textContent.includes("The old lighthouse")).querySelector("[data-act=remove]").click()`, nil)
	tab.Wait(`document.querySelectorAll("#passkeys li").length === 1`)

	// An authenticator.
	fillField(tab, "#factor-password", deskPassword)
	tab.Eval(`document.querySelector("#factor-begin").requestSubmit()`, nil)
	tab.Wait(`document.querySelector(".qr")?.naturalWidth === 220 && !!document.querySelector("#factor-secret").textContent`)
	want(t, "what stands where the code goes", eval[string](tab, `document.querySelector("#factor-code").value`), "")
	check := accessibly(t, tab)
	check("a second factor")
	tab.Eval(`document.querySelector("#factor").scrollIntoView()`, nil)
	tab.Screenshot("house-factor")
	fillField(tab, "#factor-code", "000000")
	tab.Eval(`document.querySelector("#factor-finish").requestSubmit()`, nil)
	tab.Wait(`document.querySelector("#factor [role=alert]")?.textContent.startsWith("The code is wrong")`)
	code, err := totp.GenerateCode(tab.Text("#factor-secret"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	fillField(tab, "#factor-code", code)
	tab.Eval(`document.querySelector("#factor-finish").requestSubmit()`, nil)
	tab.Wait(`document.querySelectorAll("#recovery li").length === 10`)
	check("recovery codes")
	tab.Eval(`document.querySelector("#factor").scrollIntoView()`, nil)
	tab.Screenshot("house-codes")
	tab.Paper(true)
	want(t, "what is printed", eval[bool](tab, `(shown => shown(document.querySelector("#recovery li")) && !shown(document.querySelector("#my-name")))(e => e.getClientRects().length > 0)`), true)
	tab.Paper(false)
	tab.Click("#codes-done")
	tab.Wait(`document.querySelector("#factor").textContent.includes("You have 10 recovery codes left")`)
	tab.Click("#factor-end")
	tab.Wait(`!!document.querySelector("#factor-begin")`)

	// Another address, and a byline that its owner chose.
	want(t, "a language of her own", status(tab, "PATCH", "api/me", `{"lang": "en"}`), 200)
	fillField(tab, "#my-email", "mara@ellery.example")
	tab.Eval(`document.querySelector("form#email").requestSubmit()`, nil)
	tab.Wait(`document.querySelector(".told").textContent.startsWith("Saved")`)
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Wait(`!!document.querySelector("#byline")`)
	want(t, "a byline that nobody chose", eval[string](tab, `document.querySelector("#byline").value`), "")
	tab.Eval(`location.hash = "#/-/account"`, nil)
	tab.Wait(`!!document.querySelector("#my-signs")`)
	want(t, "her language", eval[string](tab, `document.querySelector("#my-lang").value`), "en")
	tab.Click("#my-signs")
	fillField(tab, "#my-byline", "By Mara Holt")
	tab.Eval(`document.querySelector("form#person").requestSubmit()`, nil)
	tab.Wait(`fetch("/desk/api/me").then(r => r.json()).then(m => m.account.byline === "By Mara Holt" && m.account.email === "mara@ellery.example")`)
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Wait(`!!document.querySelector("#new")`)
	tab.Click("#new")
	tab.Wait(`document.querySelector("#byline").value === "By Mara Holt"`)
	want(t, "a new text with nothing but its byline is kept", eval[int](tab, `document.querySelectorAll("#drafts [data-draft]").length`), 0)
	reading := testbrowser.New(t)
	visit(reading, at+"/"+r.slug)
	linked(reading, "stream")
	compose(tab, "Signed", "As she chose.")
	tab.Eval(pressSend, nil)
	readerHas(reading, "By Mara Holt")
}
