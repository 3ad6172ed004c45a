package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// holdAnswers keeps back what answers the requests that window.hold matches, as a bad
// connection does, until letGo; what window.cut matches is done, and its answer lost.
const holdAnswers = `(() => { const f = window.fetch; window.held = []; window.sent = []; window.fetch = async (...a) => {
	const what = (a[1]?.method ?? "GET") + " " + a[0]
	const r = await f(...a), cut = window.cut?.test(what), text = await r.text()
	window.sent.push(what)
	if (window.hold?.test(what)) await new Promise(go => window.held.push(go))
	if (cut) throw new TypeError("cut")
	return new Response(text, {status: r.status, headers: r.headers}) }
	window.letGo = () => { window.hold = null; window.held.splice(0).forEach(go => go()) } })()`

// hold is for what is asked from now on.
func hold(tab *testbrowser.Tab, what string) {
	tab.Eval(`window.hold = `+what+`, null`, nil)
}

// letGo gives what was held, and waits for another answer after it.
func letGo(tab *testbrowser.Tab) {
	tab.Eval(`letGo(), fetch("/desk/api/me").then(r => r.text()).then(() => null)`, nil)
	painted(tab)
}

// turnTo leads to a page by its slug.
func turnTo(tab *testbrowser.Tab, slug string) {
	title := map[string]string{"gale": "Gale over Port Ellery", "tide": "Spring tide"}[slug]
	tab.Eval(fmt.Sprintf(`location.hash = "#/%s", null`, slug), nil)
	tab.Wait(fmt.Sprintf(`document.querySelector(".bar h1 bdi")?.textContent === %q`, title))
}

// meanwhile is a room with two pages, and a desk whose answers may be held.
func meanwhile(t *testing.T) (*room, *testbrowser.Tab) {
	t.Helper()
	t.Parallel()
	r := openRoom(t, "en")
	r.at(time.Now(), func(s *store.Store) {
		if _, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "tide", Head: page.Head{Title: "Spring tide", Lang: "en", Zone: "Europe/Paris"}}); err != nil {
			t.Fatal(err)
		}
	})
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	turnTo(tab, "gale")
	tab.Eval(holdAnswers, nil)
	return r, tab
}

const alerts = `[...document.querySelectorAll("[role=alert]")].map(e => e.textContent).join()`

// TestDeskMeanwhileOlder: older posts do not land in another page's list.
func TestDeskMeanwhileOlder(t *testing.T) {
	_, tab := meanwhile(t)
	tab.Eval(`(async () => { for (let i = 0; i < 35; i++) await fetch("/desk/api/pages/gale/posts", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({headline: "Post " + i, body: "Words."})}) })()`, nil)
	tab.Reload()
	tab.Wait(`document.querySelectorAll("#live .post").length === 30 && !!document.querySelector("#live > button")`)
	tab.Eval(holdAnswers, nil)
	hold(tab, `/posts\?before/`)
	tab.Eval(`document.querySelector("#live > button").click()`, nil)
	tab.Wait(`held.length === 1`)
	tab.Eval(`sent.length = 0`, nil)
	turnTo(tab, "tide")
	tab.Wait(`["posts", "drafts", "schedule"].every(x => sent.some(s => s.endsWith("/" + x)))`)
	painted(tab)
	letGo(tab)
	want(t, "posts of another page", eval[int](tab, `document.querySelectorAll("#live .post").length`), 0)
	turnTo(tab, "gale")
	tab.Wait(`document.querySelectorAll("#live .post").length === 30`)
	tab.Eval(`document.querySelector("#live > button").click()`, nil)
	tab.Wait(`document.querySelectorAll("#live .post").length === 35`)
}

// TestDeskMeanwhilePageTexts: a page's texts do not come up over what was begun since.
func TestDeskMeanwhilePageTexts(t *testing.T) {
	_, tab := meanwhile(t)
	ask := func() {
		t.Helper()
		hold(tab, `/GET .*\/pages\/\w+$/`)
		tab.Click("#page-texts")
		tab.Wait(`held.length === 1`)
	}
	ask()
	turnTo(tab, "tide")
	letGo(tab)
	want(t, "dialog of another page", eval[bool](tab, `!!document.querySelector("dialog")`), false)
	tab.Press(kb.Escape)
	ask()
	tab.Click("#desk-notes")
	tab.Wait(`!!document.querySelector("#notes-text")`)
	letGo(tab)
	tab.Wait(`!!document.querySelector("#notes-text")`)
	tab.Click("#notes-text")
	tab.Press("Ada until six.")
	tab.Eval(`document.querySelector("#notes-save").click()`, nil)
	tab.Wait(`document.querySelector("#noted p")?.textContent === "Ada until six."`)
	tab.Click("#page-texts")
	tab.Wait(`document.querySelector("#page-title")?.value === "Spring tide"`)
}

// TestDeskMeanwhileFlags: of two things done to a post the second is done to it, too,
// where another page is open when its turn comes.
func TestDeskMeanwhileFlags(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Bridge closed", "Until morning.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Bridge closed")
	tab.Click("#live [data-act=more]")
	flag := func(text string) string {
		return `[...document.querySelectorAll("#live .acts button")].find(e => e.textContent === "` + text + `")`
	}
	tab.Wait(`!!` + flag("Pinned"))
	hold(tab, `/\/flag$/`)
	tab.Eval(flag("Pinned")+`.click()`, nil)
	tab.Eval(flag("Key moment")+`.click()`, nil)
	tab.Wait(`held.length === 1`)
	turnTo(tab, "tide")
	tab.Eval(`letGo()`, nil)
	tab.Wait(`sent.filter(s => s.endsWith("/flag")).length === 2`)
	turnTo(tab, "gale")
	tab.Wait(`[...document.querySelectorAll("#live .post .mark")].map(e => e.textContent).join() === "Pinned,Key moment"`)
	want(t, "what is wrong", eval[string](tab, alerts), "")
}

// TestDeskMeanwhileStatus: how far a draft is, said while it is being saved, is said of it.
func TestDeskMeanwhileStatus(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Of the gale", "Words")
	tab.Wait(deskSaved)
	tab.Wait(`document.querySelector("#draft-status")?.disabled === false`)
	hold(tab, `/PUT /`)
	tab.Press(" more.")
	tab.Wait(`held.length === 1`)
	tab.Eval(`(e => { e.value = "verified"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#draft-status"))`, nil)
	turnTo(tab, "tide")
	tab.Eval(`sent.length = 0, letGo()`, nil)
	tab.Wait(`sent.some(s => s.startsWith("PUT "))`)
	turnTo(tab, "gale")
	tab.Wait(`[...document.querySelectorAll("#drafts .mark")].some(e => e.textContent === "Verified")`)
}

// TestDeskMeanwhileUpdate: an update that was asked for while one of it is being saved
// goes out, though another page is open by then, and leaves what was picked there.
func TestDeskMeanwhileUpdate(t *testing.T) {
	_, tab := meanwhile(t)
	turnTo(tab, "tide")
	compose(tab, "Of the tide", "Words.")
	tab.Wait(deskSaved)
	turnTo(tab, "gale")
	compose(tab, "Of the gale", "Words")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#drafts .pick input")`)
	tab.Eval(`document.querySelector("#drafts .pick input").click()`, nil)
	tab.Wait(`!!document.querySelector("#publish-update")`)
	hold(tab, `/PUT /`)
	tab.Press(" more.")
	tab.Wait(`held.length === 1`)
	tab.Eval(`document.querySelector("#publish-update").click()`, nil)
	turnTo(tab, "tide")
	tab.Wait(`!!document.querySelector("#drafts .pick input")`)
	tab.Eval(`document.querySelector("#drafts .pick input").click()`, nil)
	tab.Wait(`!!document.querySelector("#publish-update")`)
	tab.Eval(`sent.length = 0, letGo()`, nil)
	tab.Wait(`sent.some(s => s.endsWith("/updates")) && document.querySelector(".told").textContent !== ""`)
	want(t, "picked on the other page", eval[int](tab, `document.querySelectorAll("[data-picked]").length`), 1)
	turnTo(tab, "gale")
	liveHas(tab, "Words more.")
}

// TestDeskMeanwhileTyped: what is typed into a draft while the update that it belongs
// to goes out is not lost.
func TestDeskMeanwhileTyped(t *testing.T) {
	_, tab := meanwhile(t)
	tab.Allow("status 409: ") // the draft is no draft any more
	compose(tab, "Of the gale", "One")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#drafts .pick input")`)
	tab.Eval(`document.querySelector("#drafts .pick input").click()`, nil)
	tab.Wait(`!!document.querySelector("#publish-update")`)
	hold(tab, `/POST .*\/updates$|GET .*\/drafts$/`)
	tab.Eval(`sent.length = 0, document.querySelector("#publish-update").click()`, nil)
	tab.Wait(`sent.some(s => s.endsWith("/updates"))`)
	tab.Click(".ProseMirror")
	tab.Press(" two")
	tab.Eval(`letGo()`, nil)
	liveHas(tab, "Of the gale")
	tab.Wait(`!document.querySelector("#publish-update")`)
	want(t, "what was typed while it went out", eval[string](tab, `document.querySelector(".ProseMirror").textContent`), "One two")
	want(t, "where one writes", eval[bool](tab, `!!document.activeElement.closest(".ProseMirror")`), true)
	tab.Wait(`document.querySelector("#publish").textContent === "Save the change…"`)
}

// TestDeskMeanwhilePlain: Markdown that the server has read goes into its own text, with
// what was typed while it did.
func TestDeskMeanwhilePlain(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "In plain words", "One")
	tab.Click("#swap")
	tab.Wait(`!!document.querySelector("#plain")`)
	tab.Click("#plain")
	tab.Press(kb.End + " *two*")
	tab.Wait(deskSaved)
	hold(tab, `/GET .*\/drafts$/`)
	tab.Click("#swap")
	tab.Wait(`held.length > 0`)
	tab.Click("#plain")
	tab.Press(kb.End + " three")
	tab.Eval(`letGo()`, nil)
	tab.Wait(`!!document.querySelector(".ProseMirror")`)
	want(t, "what was typed meanwhile", eval[string](tab, `document.querySelector(".ProseMirror").textContent`), "One two three")

	tab.Click("#new")
	compose(tab, "In plain words, too", "One")
	tab.Click("#swap")
	tab.Wait(`!!document.querySelector("#plain")`)
	tab.Click("#plain")
	tab.Press(kb.End + " *two*")
	tab.Wait(deskSaved)
	hold(tab, `/GET .*\/drafts$/`)
	tab.Click("#swap")
	tab.Wait(`held.length > 0`)
	tab.Click("#new")
	compose(tab, "Quite another", "Its own words.")
	tab.Eval(`letGo()`, nil)
	tab.Press(" And more.")
	tab.Wait(deskSaved)
	want(t, "the text that was begun meanwhile", eval[string](tab, `document.querySelector(".ProseMirror").textContent`), "Its own words. And more.")
}

// TestDeskMeanwhileDiscard: a draft that is being saved can be thrown away.
func TestDeskMeanwhileDiscard(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Never said", "Or so")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#drafts .danger")`)
	tab.Eval(`sent.length = 0`, nil)
	hold(tab, `/PUT |GET .*\/drafts$/`)
	tab.Press(".")
	tab.Wait(`sent.some(s => s.startsWith("PUT"))`)
	tab.Eval(`window.confirm = () => true, document.querySelector("#drafts .danger").click()`, nil)
	painted(tab)
	tab.Eval(`letGo()`, nil)
	tab.Wait(`sent.some(s => s.startsWith("DELETE"))`)
	tab.Wait(deskIsEmpty)
	want(t, "what is wrong", eval[string](tab, alerts), "")
}

// TestDeskMeanwhileNotes: what is typed into the desk notes while they are saved stays,
// and a page shows its own.
func TestDeskMeanwhileNotes(t *testing.T) {
	_, tab := meanwhile(t)
	tab.Click("#desk-notes")
	tab.Wait(`!!document.querySelector("#notes-text")`)
	tab.Click("#notes-text")
	tab.Press("Ada until six.")
	hold(tab, `/PUT .*\/notes$/`)
	tab.Eval(`document.querySelector("#notes-save").click()`, nil)
	tab.Wait(`held.length === 1`)
	tab.Click("#notes-text")
	tab.Press(kb.End + " Then Bo.")
	tab.Eval(`letGo()`, nil)
	tab.Wait(`document.querySelector("#noted p")?.textContent === "Ada until six."`)
	want(t, "what was typed meanwhile", eval[string](tab, `document.querySelector("#notes-text")?.value ?? ""`), "Ada until six. Then Bo.")
	hold(tab, `/PUT .*\/notes$/`)
	tab.Wait(`document.querySelector("#notes-save").disabled === false`) // the first is over
	tab.Eval(`document.querySelector("#notes-save").click()`, nil)
	tab.Wait(`held.length === 1`)
	turnTo(tab, "tide") // by the browser's own button, say
	want(t, "in the other page's dialog", eval[string](tab, `document.querySelector("#notes-text").value`), "")
	tab.Eval(`letGo()`, nil)
	tab.Press(kb.Escape)
	compose(tab, "Of the tide", "Words.")
	tab.Wait(deskSaved)
	want(t, "notes of the other page", eval[bool](tab, `!document.querySelector("#noted p")`), true)
	turnTo(tab, "gale")
	tab.Wait(`document.querySelector("#noted p")?.textContent === "Ada until six. Then Bo."`)

	// The window that was left says that they could not be saved.
	tab.Allow("failed: ", "status 503")
	tab.Click("#desk-notes")
	tab.Wait(`!!document.querySelector("#notes-text")`)
	tab.Click("#notes-text")
	tab.Press(kb.End + " Or Cy.")
	tab.Eval(`window.cut = /PUT .*\/notes$/, null`, nil)
	hold(tab, `/PUT .*\/notes$/`)
	tab.Eval(`document.querySelector("#notes-save").click()`, nil)
	tab.Wait(`held.length === 1`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog")`)
	tab.Eval(`letGo()`, nil)
	tab.Wait(`document.querySelector("#write > [role=alert]")?.textContent.includes("does not answer")`)
}

// TestDeskMeanwhileStop: that something is not taken off the clock is said where one
// asked for it.
func TestDeskMeanwhileStop(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "At a set time", "Words.")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#drafts [data-draft]")`)
	tab.Eval(`(async () => { const [{id, rev}] = (await (await fetch("/desk/api/pages/gale/drafts")).json()).drafts
		await fetch("/desk/api/pages/gale/schedule", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({at: new Date(Date.now() + 36e5).toISOString(), drafts: [{id, rev}]})}) })()`, nil)
	tab.Allow("failed: ")
	tab.Eval(`location.hash = "#/-/scheduled", null`, nil)
	tab.Wait(`!!document.querySelector("[data-due] [data-act=stop]")`)
	tab.Offline(true)
	tab.Click("[data-due] [data-act=stop]")
	tab.Wait(`document.querySelector("[data-due] [role=alert]")?.textContent.includes("does not answer")`)
	tab.Offline(false)
	tab.Click("[data-due] [data-act=stop]")
	tab.Wait(`!document.querySelector("[data-due]")`)
}

// TestDeskMeanwhileHeld: what is held back before it goes out goes out after a reload.
func TestDeskMeanwhileHeld(t *testing.T) {
	r, tab := meanwhile(t)
	r.at(time.Now(), func(s *store.Store) {
		if err := s.SetSite(t.Context(), store.By{Name: "test"}, func(x *store.Settings) error { x.Hold = 4; return nil }); err != nil {
			t.Fatal(err)
		}
	})
	tab.Reload()
	compose(tab, "Held back", "Words.")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#outbox [data-out] button")`)
	tab.Reload()
	tab.Wait(`!!document.querySelector("#outbox [data-out] button")`)
	liveHas(tab, "Held back")
}

// TestDeskMeanwhileSignedOut: why a post is withdrawn need not be written again where
// the session has ended meanwhile.
func TestDeskMeanwhileSignedOut(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Bridge closed", "Until morning.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Bridge closed")
	tab.Click("#live [data-act=more]")
	tab.Click("#live [data-act=withdraw]")
	tab.Click("#withdraw-note")
	tab.Press("It was open.")
	tab.Eval(`(() => { const f = window.fetch; window.fetch = async (...a) => /withdraw$/.test(a[0]) ? (window.fetch = f, new Response('{"code": "signin"}', {status: 401})) : f(...a) })()`, nil)
	tab.Click("#withdraw-go")
	tab.Wait(`document.activeElement.closest("dialog")?.querySelector("#sign-password") !== null`)
	tab.Screenshot("desk-sign-above")
	tab.Click("#sign-password")
	tab.Press(deskPassword + kb.Enter)
	tab.Wait(`!document.querySelector("#sign-password")`)
	want(t, "the note", eval[string](tab, `document.querySelector("dialog[open] #withdraw-note")?.value`), "It was open.")
	tab.Click("#withdraw-go")
	tab.Wait(`document.querySelector("#live .withdrawn bdi")?.textContent === "It was open."`)
}

// TestDeskMeanwhileRefused: what readers are to be told of a change is there again
// where the server refused it.
func TestDeskMeanwhileRefused(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Bridge closed", "Until morning.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Bridge closed")
	tab.Wait(deskIsEmpty)
	tab.Click("#live [data-act=edit]")
	tab.Wait(`document.activeElement.id === "headline" && document.activeElement.value === "Bridge closed"`)
	tab.Press(kb.End + " again")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("input[value=correct]")`)
	tab.Click("input[value=correct]")
	tab.Click("#how-note")
	tab.Press("It was open.")
	tab.Eval(`(() => { const f = window.fetch; window.fetch = async (...a) => /correct$/.test(a[0]) ? (window.fetch = f, new Response('{"code": "long", "message": "Too long."}', {status: 422})) : f(...a) })()`, nil)
	tab.Click("#how-go")
	tab.Wait(`document.querySelector("#headline").value === "Bridge closed again" && document.querySelector("#where").textContent.includes("Too long.")`)
	tab.Click("#publish")
	tab.Wait(`document.querySelector("#how-note")?.value === "It was open."`)
	tab.Click("#how-go")
	liveHas(tab, "It was open.")
}

// TestDeskMeanwhileLeft: the answer to what was asked in a dialog that was left by then
// takes away neither the dialog that stands there now nor the page that is written on.
func TestDeskMeanwhileLeft(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Ferries stay", "All of them.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Ferries stay")
	tab.Click("#live [data-act=more]")
	hold(tab, `/POST .*withdraw$/`)
	tab.Click("[data-act=withdraw]")
	tab.Click("#withdraw-go")
	tab.Wait(`window.held.length === 1`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Click("#open-page")
	tab.Click("#open-title")
	tab.Press("Storm surge")
	letGo(tab)
	tab.Wait(`!!document.querySelector("#live .withdrawn")`)
	painted(tab)
	want(t, "in the dialog", eval[string](tab, `document.querySelector("dialog[open] #open-title")?.value`), "Storm surge")

	hold(tab, `/POST .*\/pages$/`)
	tab.Eval(`document.querySelector("dialog[open] form").requestSubmit()`, nil)
	tab.Wait(`window.held.length === 1`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	compose(tab, "Meanwhile", "Written on.")
	letGo(tab)
	tab.Wait(`[...document.querySelectorAll("#pick-page option")].some(e => e.textContent.startsWith("Storm surge"))`)
	painted(tab)
	want(t, "the page that is written on", tab.Text(".bar h1 bdi"), "Gale over Port Ellery")
	want(t, "the headline", eval[string](tab, `document.querySelector("#headline").value`), "Meanwhile")
}

// TestDeskMeanwhileRoles: roles of which only some were taken are sent again, all of
// them, and only then said to be saved.
func TestDeskMeanwhileRoles(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	var tide string
	r.at(time.Now(), func(s *store.Store) {
		h, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "tide", Head: page.Head{Title: "Spring tide", Lang: "en", Zone: "Europe/Paris"}})
		if err != nil {
			t.Fatal(err)
		}
		tide = h.ID
	})
	tab, other := testbrowser.New(t), testbrowser.New(t)
	r.enter(tab, "Mara")
	r.enter(other, "Bo")
	goTo(tab, "people")
	tab.Wait(`document.querySelectorAll("#people li").length === 2`)
	tab.Eval(`[...document.querySelectorAll("#people li")].find(e => e.textContent.includes("Bo")).querySelector("button").click()`, nil)
	tab.Wait(`!!document.querySelector("#role-add")`)
	tab.Eval(`(e => { e.value = [...e.options].find(o => o.text === "Spring tide").value; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#role-add"))`, nil)
	tab.Wait(`document.querySelectorAll(".rolesof select[id^='role-']:not(#role-add)").length === 2`)
	for i := range 2 {
		tab.Eval(fmt.Sprintf(`(e => { e.value = "editor"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelectorAll(".rolesof select[id^='role-']:not(#role-add)")[%d])`, i), nil)
		painted(tab)
	}
	tab.Wait(`[...document.querySelectorAll(".rolesof select[id^='role-']:not(#role-add)")].every(e => e.value === "editor")`)
	// The second of the two does not get through.
	tab.Eval(`(() => { const f = window.fetch; let n = 0; window.fetch = async (...a) => { if (/\/role$/.test(a[0]) && ++n === 2) throw new TypeError("lost"); return f(...a) } })()`, nil)
	tab.Allow("status 409: .*/role", "failed: ")
	tab.Click("#person-save")
	tab.Wait(`document.querySelector("dialog [role=alert]")?.textContent.includes("does not answer")`)
	tab.Click("#person-save")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	r.at(time.Now(), func(s *store.Store) {
		all, err := s.Accounts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			if a.Name == "Bo" {
				want(t, "roles", fmt.Sprintf("%d %s %s", len(a.Roles), a.Roles[""], a.Roles[tide]), "2 editor editor")
			}
		}
	})
}

// TestDeskMeanwhileEnd: what was written of a page's end stays where that does not get
// through; on the house's screens, too, it is said where no answer comes.
func TestDeskMeanwhileEnd(t *testing.T) {
	_, tab := meanwhile(t)
	tab.Eval(`window.fetch = (f => (...a) => window.lost?.test(a[0]) ? Promise.reject(new TypeError("lost")) : f(...a))(window.fetch), window.lost = /\/end$/, null`, nil)
	tab.Click("#page-texts")
	tab.Wait(`!!document.querySelector("#page-cover")`)
	tab.Eval(`[...document.querySelectorAll("dialog[open] button")].find(e => e.textContent === "End the page").click()`, nil)
	tab.Wait(`!!document.querySelector("#end-next")`)
	tab.Click("#end-note")
	tab.Press("It is over.")
	tab.Eval(`(e => { e.value = "url"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#end-next"))`, nil)
	tab.Wait(`!!document.querySelector("#end-url")`)
	tab.Click("#end-url")
	tab.Press("example.org/storm")
	tab.Click("dialog[open] .go")
	tab.Wait(`document.querySelector("dialog[open] [role=alert]")?.textContent.includes("does not answer")`)
	want(t, "what was written", eval[string](tab, `["note", "url"].map(x => document.querySelector("#end-" + x).value).join()`), "It is over.,example.org/storm")
	tab.Eval(`window.lost = null`, nil)
	tab.Click("dialog[open] .go")
	tab.Wait(`!document.querySelector("dialog[open]") && !!document.querySelector("#page-state")`)

	goTo(tab, "library")
	tab.Eval(`window.lost = /\/signout$/, null`, nil)
	tab.Click("#menu-button")
	tab.Click("#sign-out")
	tab.Wait(`[...document.querySelectorAll("[role=alert]")].some(e => e.textContent.includes("does not answer"))`)
	tab.Screenshot("desk-screen-wrong")
	tab.Eval(`location.hash = "#/tide"`, nil)
	tab.Wait(`!document.querySelector("[role=alert]")`)
}

// TestDeskMeanwhileChanged: what is asked of a post that another changed since it was
// looked at is refused and told; only who presses again does it to the post as it is now.
func TestDeskMeanwhileChanged(t *testing.T) {
	_, tab := meanwhile(t)
	compose(tab, "Ferries stay", "All of them.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Ferries stay")
	tab.Click("#live [data-act=more]")
	tab.Allow("status 409: .*/(withdraw|withhold)")
	change := func() { // by another, and what this desk has is up to date with it
		t.Helper()
		tab.Eval(`(async () => { const at = "/desk/api/pages/gale/posts", p = (await (await fetch(at)).json()).posts[0]
			return (await fetch(at + "/" + p.id + "/flag", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({rev: p.rev, pinned: !p.pinned})})).status })()`, nil)
	}
	pinned := `[...document.querySelectorAll("#live .meta .mark")].some(e => e.textContent === "Pinned")`
	tab.Click("[data-act=withhold]")
	tab.Wait(`!!document.querySelector("#seal-all")`)
	tab.Click("#seal-all")
	tab.Eval(`document.querySelector("#seal-reason").selectedIndex = 1`, nil)
	tab.Wait(`!!document.querySelector("dialog[open] form.seal input:checked")`)
	change()
	tab.Wait(pinned)
	tab.Eval(`document.querySelector("dialog[open] form.seal").requestSubmit()`, nil)
	tab.Wait(`!!document.querySelector("dialog[open] [role=alert]")`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)

	tab.Click("[data-act=withdraw]")
	tab.Wait(`!!document.querySelector("#withdraw-go")`)
	change()
	tab.Wait(`!(` + pinned + `)`)
	tab.Click("#withdraw-go")
	tab.Wait(`!!document.querySelector("dialog[open] [role=alert]")`)
	tab.Click("#withdraw-go")
	tab.Wait(`!document.querySelector("dialog[open]") && !!document.querySelector("#live .withdrawn")`)
}
