package main

import (
	"fmt"
	"testing"

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
