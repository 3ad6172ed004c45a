package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/chromedp/cdproto/input"

	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// What gets in the way of an editor under pressure, and must not.

// held is Ctrl+Enter as a keyboard has it, wherever the cursor is.
func held(tab *testbrowser.Tab) {
	key := func(kind input.KeyType) *input.DispatchKeyEventParams {
		return input.DispatchKeyEvent(kind).WithModifiers(input.ModifierCtrl).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13)
	}
	tab.Run(key(input.KeyRawDown), key(input.KeyUp))
}

// TestDeskEditorsKeys: what is asked on the way out is answered by the keys that
// one's hands are on, and the cursor is where one goes on.
func TestDeskEditorsKeys(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")

	// A quote, its source, and on below it, without the mouse.
	compose(tab, "Stay away from the quays", "> ")
	tab.Wait(`!!document.querySelector(".ProseMirror blockquote")`)
	tab.Press("The waves come over it.\t")
	tab.Wait(`document.activeElement.id === "cite"`)
	tab.Press("The harbour master\r")
	tab.Wait(`document.activeElement.matches(".ProseMirror")`)
	tab.Press("The east mole is shut.")
	choose(tab, "#pick-pictures", inFolder(t, "mole.jpg", placedPhoto(t, 640, 480)))
	tab.Wait(fmt.Sprintf(picsDone, 1))
	tab.Click("#headline")
	held(tab)
	// What the picture shows is one line: Enter sends it.
	tab.Wait(`document.activeElement.id.startsWith("alt-")`)
	tab.Press("A wave over a wall\r")
	readerHas(reading, "The east mole is shut.")
	want(t, "who is quoted", eval[bool](reading, `document.querySelector("blockquote, figure").parentElement.textContent.includes("The harbour master") && !document.querySelector("blockquote").textContent.includes("east mole")`), true)
	want(t, "the picture's description", eval[string](reading, readerImg+`[0].alt`), "A wave over a wall")
	tab.Wait(deskIsEmpty + ` && document.activeElement.id === "headline"`)

	// Edit, by the mouse: what is typed next goes into the text and is no command.
	liveHas(tab, "Stay away from the quays")
	tab.Click("#live [data-act=edit]")
	tab.Wait(`document.activeElement.id === "headline" && document.activeElement.value === "Stay away from the quays"`)
	tab.Press(kb.End + " tonight")
	held(tab)
	tab.Wait(`document.activeElement.name === "how"`)
	tab.Press(kb.ArrowDown + kb.ArrowDown + "\t\t")
	tab.Wait(`document.activeElement.id === "how-note"`)
	tab.Press("It is for tonight.")
	held(tab)
	readerHas(reading, "It is for tonight.")

	// Withdrawn, the cursor is at what brings it back.
	liveHas(tab, "It is for tonight.")
	tab.Click("#live [data-act=more]")
	tab.Click("#live [data-act=withdraw]")
	tab.Wait(`document.activeElement.id === "withdraw-note"`)
	held(tab)
	tab.Wait(`document.activeElement.dataset.act === "restore"`)
	reading.Wait(`!!document.querySelector("[data-withdrawn]")`)
}

// TestDeskSteady: rows stay where they are when others save, and a row that has
// come to stand elsewhere takes no tap in that moment.
func TestDeskSteady(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	tab, other := testbrowser.New(t), testbrowser.New(t)
	tab.Phone()
	r.enter(tab, "Mara")
	r.enter(other, "Ilse")
	const rows = `[...document.querySelectorAll("#drafts [data-draft] .title")].map(e => e.textContent).join()`
	save := func(tab *testbrowser.Tab, name string) {
		t.Helper()
		compose(tab, name, "And more. ")
		tab.Wait(deskSaved)
		tab.Eval(fmt.Sprintf(keyDown, "Enter", "Enter", "true, shiftKey: true"), nil)
		tab.Wait(deskIsEmpty)
	}
	save(other, "One")
	tab.Wait(rows + ` === "One"`)
	save(tab, "Two")
	tab.Click(".thumb [data-view=drafts]")
	tab.Wait(rows + ` === "Two,One"`)

	// Another's save of the lower one leaves it there.
	other.Wait(rows + ` === "Two,One"`)
	other.Eval(`[...document.querySelectorAll("#drafts .title")].find(e => e.textContent === "One").click()`, nil)
	other.Wait(`document.querySelector("#headline").value === "One"`)
	other.Click(".ProseMirror")
	other.Press("More of it. ")
	other.Wait(deskSaved)
	tab.Wait(`document.querySelector("#drafts").textContent.includes("Ilse has this open")`)
	want(t, "the order", eval[string](tab, rows), "Two,One")

	// Ticked for an update, none moves under the finger.
	const tops = `JSON.stringify([...document.querySelectorAll("#drafts [data-draft]")].map(e => Math.round(e.getBoundingClientRect().top)))`
	before := eval[string](tab, tops)
	tab.Eval(`document.querySelectorAll("#drafts .pick input")[1].click()`, nil)
	tab.Wait(`document.querySelectorAll("[data-picked]").length === 1`)
	want(t, "where the rows stand", eval[string](tab, tops), before)
	tab.Eval(`document.querySelectorAll("#drafts .pick input")[1].click()`, nil)

	// A third comes to stand where "Two" was: at once, no button is there.
	tab.Eval(`(() => {
		const box = document.querySelector("#drafts [data-draft] .title").getBoundingClientRect()
		const hit = () => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest("button")?.textContent ?? ""
		window.first = hit()
		new MutationObserver(() => { if (!window.then && document.querySelectorAll("#drafts [data-draft]").length === 3) window.then = ["hit " + hit()] }).observe(document.querySelector("#drafts"), {childList: true, subtree: true, attributes: true, attributeFilter: ["data-moved"]})
		window.later = () => hit()
	})()`, nil)
	want(t, "a tap before", eval[string](tab, `window.first`), "Two")
	other.Eval(fmt.Sprintf(keyDown, "Enter", "Enter", "true, shiftKey: true"), nil)
	other.Wait(deskIsEmpty)
	save(other, "Three")
	tab.Wait(`!!window.then`)
	want(t, "a tap as it comes", eval[string](tab, `window.then[0]`), "hit ")
	tab.Wait(`window.later() !== "" && !document.querySelector("[data-moved]")`)
}

// TestDeskWaiting: what was submitted stays in sight while an editor writes, on a
// phone too, and from other pages; the editor sends it back from where it is read.
func TestDeskWaiting(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	r.at(time.Now(), func(s *store.Store) {
		if _, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "ferries", Head: page.Head{Title: "Ferries", Lang: "en", Zone: "Europe/Paris"}}); err != nil {
			t.Fatal(err)
		}
	})
	reading := testbrowser.New(t)
	visit(reading, r.address+"/ferries")
	linked(reading, "stream")
	tab, other := testbrowser.New(t), testbrowser.New(t)
	check := accessibly(t, tab)
	tab.Viewport(360, 740, 2, true)
	r.enter(tab, "Mara")
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Wait(`document.querySelector(".bar h1")?.textContent.startsWith("Gale")`)
	r.enter(other, "Ilse")
	other.Eval(`location.hash = "#/ferries"`, nil)
	other.Wait(`document.querySelector(".bar h1")?.textContent.startsWith("Ferries")`)
	compose(tab, "I am writing", "And go on. ")
	compose(other, "No ferry tonight", "All are in port. ")
	other.Wait(deskSaved)
	other.Eval(pressSend, nil)
	tab.Wait(`document.title.startsWith("(1) ") && document.querySelector("#came")?.textContent.includes("Ferries (1)")`)
	tab.Press("Still writing. ")
	want(t, "seen, after more was typed", eval[bool](tab, `(e => e.getClientRects().length > 0 && e.getBoundingClientRect().bottom < innerHeight)(document.querySelector("#came button"))`), true)
	want(t, "marked on the thumb's bar", eval[bool](tab, `document.querySelector(".thumb [data-view=drafts]").matches(".waits")`), true)
	check("phone, something waits")
	tab.Screenshot("desk-waiting-phone")
	tab.Click("#came button")
	tab.Wait(`document.querySelector("#came")?.textContent.startsWith("Ilse has submitted: No ferry tonight")`)
	tab.Click("#came-see")
	tab.Wait(`document.querySelector("#headline").value === "No ferry tonight" && !document.querySelector("#came")`)
	tab.Click("#send-back")
	tab.Wait(`document.activeElement.id === "return-note"`)
	tab.Press("Until when?")
	held(tab)
	other.Wait(`document.querySelector("#came")?.textContent.startsWith("Sent back: No ferry tonight")`)
	tab.Wait(`!document.title.startsWith("(")`)
	other.Click("#came-see")
	other.Wait(`document.querySelector("#handed")?.textContent.includes("Until when?")`)
	other.Click(".ProseMirror")
	other.Press("Until Thursday. ")
	other.Wait(deskSaved)
	other.Eval(pressSend, nil)
	tab.Wait(`document.querySelector(".ProseMirror").textContent.includes("Until Thursday.") && !!document.querySelector("#send-back")`)
	tab.Click("#publish-thumb")
	readerHas(reading, "Until Thursday.")
}

// TestDeskPhoneKeyboard: at 360 px all tools of the text are there without a bar
// that scrolls sideways; with the keyboard out, Publish and what is saved where
// stay in sight.
func TestDeskPhoneKeyboard(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fa"} {
		r := openRoom(t, lang)
		reading := testbrowser.New(t)
		visit(reading, r.address+"/"+r.slug)
		linked(reading, "stream")
		tab := testbrowser.New(t)
		check := accessibly(t, tab)
		tab.Viewport(360, 740, 2, true)
		r.enter(tab, "Mara")
		if lang == "fa" {
			tab.Open(r.address + "/desk/?lang=fa")
		}
		compose(tab, "Bridge shut", "To lorries. ")
		const wide = `[...document.querySelectorAll(".tools, .tools > *")].some(e => e.scrollWidth > e.clientWidth + 1 && e.matches(".tools") || e.getClientRects().length && (e.getBoundingClientRect().left < 0 || e.getBoundingClientRect().right > innerWidth))`
		want(t, lang+": tools over the edge", eval[bool](tab, wide), false)
		want(t, lang+": the rare ones", eval[bool](tab, `!!document.querySelector(".tools .rare").getClientRects().length`), false)
		tab.Click("#tool-all")
		want(t, lang+": all tools over the edge", eval[bool](tab, wide), false)
		want(t, lang+": all are there", eval[bool](tab, `[...document.querySelectorAll(".tools .rare")].every(e => e.getClientRects().length)`), true)
		check(lang + " all tools")
		tab.Screenshot("desk-tools-phone-" + lang)
		tab.Click("#tool-all")
		want(t, lang+": what the keyboard does to the page", eval[bool](tab, `document.querySelector("meta[name=viewport]").content.includes("interactive-widget=resizes-content")`), true)
		tab.Viewport(360, 400, 2, true)
		tab.Wait(deskSaved)
		want(t, lang+": in sight above the keyboard", eval[bool](tab, `["#headline", "#where", "#publish-thumb"].every(s => (b => b.top >= 0 && b.bottom <= innerHeight && b.height > 0)(document.querySelector(s).getBoundingClientRect()))`), true)
		tab.Screenshot("desk-keyboard-phone-" + lang)
		tab.Click("#publish-thumb")
		readerHas(reading, "To lorries.")
	}
}

// TestDeskLeft: what was typed into a dialog that was left, by whatever way, is there
// when it is opened anew, until it was sent; the cursor is back at what opened it.
func TestDeskLeft(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")

	// The page's texts: out by Escape, and by the way to its cover.
	texts := func() {
		t.Helper()
		tab.Eval(`document.querySelector("#page-texts").focus()`, nil)
		tab.Press("\r")
		tab.Wait(`document.activeElement.id === "page-title"`)
	}
	texts()
	tab.Click("#page-recap")
	tab.Press("Two locks have given way.")
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]") && document.activeElement.id === "page-texts"`)
	texts()
	want(t, "after Escape", eval[string](tab, `document.querySelector("#page-recap").value`), "Two locks have given way.")
	check("what was typed is back")
	tab.Screenshot("desk-left")
	tab.Click("#page-cover")
	tab.Wait(`!document.querySelector("#page-recap") && !!document.querySelector("dialog[open]")`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	texts()
	want(t, "after the cover", eval[string](tab, `document.querySelector("#page-recap").value`), "Two locks have given way.")
	tab.Click("#left-drop")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	texts()
	want(t, "thrown away", eval[string](tab, `document.querySelector("#page-recap").value + !!document.querySelector("#left-drop")`), "false")
	tab.Click("#page-recap")
	tab.Press("Three locks have given way.")
	held(tab)
	reading.Wait(`document.querySelector("[data-head]").textContent.includes("Three locks")`)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	texts()
	want(t, "sent", eval[string](tab, `document.querySelector("#page-recap").value + !!document.querySelector("#left-drop")`), "Three locks have given way.false")
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)

	// What readers are told of a correction.
	compose(tab, "Ferries stay in port", "Until six.")
	held(tab)
	readerHas(reading, "Ferries stay in port")
	liveHas(tab, "Ferries stay in port")
	tab.Wait(deskIsEmpty)
	tab.Click("#live [data-act=edit]")
	tab.Wait(`document.activeElement.id === "headline" && document.activeElement.value === "Ferries stay in port"`)
	tab.Press(kb.End + ", all")
	held(tab)
	tab.Wait(`document.activeElement.name === "how"`)
	tab.Press(kb.ArrowDown + kb.ArrowDown + "\t\t")
	tab.Wait(`document.activeElement.id === "how-note"`)
	tab.Press("Not one sails.")
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]") && document.activeElement.id === "headline"`)
	held(tab)
	tab.Wait(`document.querySelector("#how-note")?.value === "Not one sails."`)
	held(tab)
	readerHas(reading, "Not one sails.")

	// A pasted page that was mended.
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Click("#open-page")
	tab.Wait(`!!document.querySelector("dialog[open] #open-title")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "Paste your page").click()`, nil)
	tab.Wait(`!!document.querySelector("#paste-text")`)
	afterSet(tab, "#open-title", "Gale of October")
	afterSet(tab, "#open-zone", "Europe/Berlin")
	afterSet(tab, "#paste-text", handKept)
	tab.Click("#paste-go")
	tab.Wait(`document.querySelectorAll(".found [data-stamp]").length === 3`)
	afterSet(tab, ".found .story input", "Ferries wait")
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Eval(`document.querySelector("#open-page").click()`, nil)
	tab.Wait(`!!document.querySelector("dialog[open] #open-title")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "Paste your page").click()`, nil)
	tab.Wait(`document.querySelector(".found .story input")?.value === "Ferries wait"`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "Back to the text").click()`, nil)
	tab.Wait(`!!document.querySelector("#paste-text")`)
	want(t, "the text, and its page's name", eval[bool](tab, `document.querySelector("#paste-text").value.includes("Mole breached") && document.querySelector("#open-title").value === "Gale of October" && document.querySelector("#open-zone").value === "Europe/Berlin"`), true)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)

	// The page's end leads to an address that was typed as people say it.
	tab.Eval(`document.querySelector("#page-texts").click()`, nil)
	tab.Wait(`!!document.querySelector("#page-title")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "End the page").click()`, nil)
	tab.Wait(`!!document.querySelector("#end-next")`)
	afterSet(tab, "#end-next", "url")
	tab.Wait(`!!document.querySelector("#end-url")`)
	tab.Click("#end-url")
	tab.Press("example.org/after-the-gale")
	held(tab)
	reading.Wait(`document.querySelector("[data-ended] a")?.href === "https://example.org/after-the-gale"`)
}

// TestDeskErrorsInLanguage: what the server finds wrong is said in the language that
// the desk is in.
func TestDeskErrorsInLanguage(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	tab.Eval(`fetch("/desk/api/me", {method: "PATCH", headers: {"Content-Type": "application/json"}, body: JSON.stringify({lang: "fr"})}).then(r => r.status)`, nil)
	tab.Reload()
	tab.Wait(`document.documentElement.lang === "fr" && !!document.querySelector("#headline")`)
	compose(tab, "Trop ", "long.")
	tab.Eval(fmt.Sprintf(typeInto, "#headline", strings.Repeat("long ", 70)), nil)
	tab.Allow(`status 413: .*/posts`)
	tab.Eval(pressSend, nil)
	tab.Wait(`document.querySelector("#where").textContent.includes("la limite est de 300. Raccourcissez le texte.")`)
}

// TestDeskRightToLeft: a field that is empty has the desk's direction, then that of
// what is written; of who is here one reads the beginning of what they write.
func TestDeskRightToLeft(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "fa", store.Editor)
	tab, other := testbrowser.New(t), testbrowser.New(t)
	r.enter(tab, "Mara")
	tab.Eval(`fetch("/desk/api/me", {method: "PATCH", headers: {"Content-Type": "application/json"}, body: JSON.stringify({lang: "fa"})}).then(r => r.status)`, nil)
	tab.Reload()
	tab.Wait(`document.documentElement.lang === "fa" && !!document.querySelector("#headline")`)
	direction := func() string {
		return eval[string](tab, `getComputedStyle(document.querySelector("#headline")).direction`)
	}
	want(t, "empty", direction(), "rtl")
	tab.Click("#headline")
	tab.Press("Ferries")
	want(t, "in Latin letters", direction(), "ltr")
	r.enter(other, "Bo")
	compose(other, "A headline that is longer than there is room for it in the row", "Text")
	tab.Wait(`document.querySelector(".people .what")?.textContent.startsWith("A headline")`)
	want(t, "cut at its beginning", eval[bool](tab, `(what => { const r = new Range(); r.setStart(what.firstChild, 0); r.setEnd(what.firstChild, 1)
		const a = r.getBoundingClientRect(), row = what.closest("li").getBoundingClientRect(); return a.left < row.left || a.right > row.right })(document.querySelector(".people .what"))`), false)
	tab.Screenshot("desk-right-to-left")
}

// TestDeskStill: who comes and goes moves nothing that is being written.
func TestDeskStill(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Editor, store.Editor)
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	tab.Eval(`localStorage.setItem("stoppress:desk:set:company", "on")`, nil) // the first of all makes the row
	tab.Reload()
	tab.Wait(`!!document.querySelector("#headline")`)
	for i, who := range []string{"Annalisa", "Bartholomew"} {
		width := []int{1280, 390}[i]
		tab.Viewport(width, 800, 1, width < 500)
		where := func() float64 {
			return eval[float64](tab, `document.querySelector("#headline").getBoundingClientRect().top`)
		}
		tab.Wait(`!document.querySelector(".people li")`)
		before := where()
		other := testbrowser.New(t)
		r.enter(other, who)
		tab.Wait(`document.querySelectorAll(".people li").length === 1`)
		want(t, fmt.Sprintf("moved at %d by who comes", width), where()-before, 0.0)
		compose(other, "A headline that is longer than the row in which it is said who writes it, by far", "Text")
		tab.Wait(`document.querySelector(".people li .what")?.textContent.startsWith("A headline")`)
		want(t, fmt.Sprintf("moved at %d by what they open", width), where()-before, 0.0)
		tab.Screenshot(fmt.Sprint("desk-still-", width))
		other.Eval(`fetch("/desk/api/presence", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({page: "gale", gone: true})}).then(r => r.status)`, nil)
		other.Open("about:blank")
		tab.Wait(`!document.querySelector(".people li")`)
		want(t, fmt.Sprintf("moved at %d by who goes", width), where()-before, 0.0)
	}
}

// holdSaves has the saving of drafts wait until releaseSaves, as a bad connection
// does.
const (
	holdSaves = `(() => { const f = window.fetch; window.held = []; window.fetch = async (...a) => {
		if (a[1]?.method === "PUT" && window.held) await new Promise(r => window.held.push(r)); return f(...a) } })()`
	releaseSaves = `(() => { const all = window.held; window.held = null; all.forEach(r => r()) })()`
)

// TestDeskWhileSaving: what is asked for while a draft is on its way to the server
// is done once it is there.
func TestDeskWhileSaving(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	editor, writer := testbrowser.New(t), testbrowser.New(t)
	r.enter(editor, "Mara")
	r.enter(writer, "Ilse")
	writer.Eval(holdSaves, nil)
	compose(writer, "From the mole", "Water is over it.")
	writer.Wait(`window.held.length === 1`)
	writer.Click("#publish")
	writer.Click("#publish") // pressed again, it is done once
	time.Sleep(300 * time.Millisecond)
	want(t, "submitted before it is saved", eval[bool](writer, `document.querySelector("#headline").value === ""`), false)
	writer.Eval(releaseSaves, nil)
	editor.Wait(`document.querySelector("#drafts .mark.blue")?.textContent === "Submitted"`)
	writer.Wait(deskIsEmpty)

	editor.Eval(holdSaves, nil)
	compose(editor, "Council meets on Thursday", "In the Corn Hall.")
	editor.Wait(`window.held.length === 1`)
	editor.Click("#schedule")
	editor.Wait(`!!document.querySelector("#schedule-go")`)
	time.Sleep(300 * time.Millisecond)
	want(t, "set a time for what is not saved", eval[bool](editor, `document.querySelector("#schedule-go")?.disabled`), true)
	editor.Eval(releaseSaves, nil)
	editor.Wait(`document.querySelector("#schedule-go")?.disabled === false`)
	editor.Click("#schedule-go")
	editor.Wait(`[...document.querySelectorAll("#drafts [data-draft] .mark.blue")].some(e => e.textContent.startsWith("Planned for"))`)
	want(t, "all of it", eval[string](editor, `[...document.querySelectorAll("#drafts [data-draft]")].find(e => e.textContent.includes("Planned for")).querySelector(".title").textContent`), "Council meets on Thursday")

	// Where no answer comes that is said, and nothing is lost by it.
	compose(writer, "Again from the mole", "Water is")
	writer.Wait(deskSaved)
	writer.Allow("failed: ")
	writer.Offline(true)
	writer.Press(" off it.")
	writer.Click("#publish")
	writer.Wait(`document.querySelector("#write > [role=alert]")?.textContent.includes("does not answer")`)
	writer.Offline(false)
	writer.Wait(`!document.querySelector("#write > [role=alert]")`)
	writer.Click("#publish")
	editor.Wait(`[...document.querySelectorAll("#drafts .mark.blue")].filter(e => e.textContent === "Submitted").length === 2`)
	writer.Wait(deskIsEmpty)
}

// TestDeskScheduleAtOnce: who asks for a set time and goes on at once publishes
// nothing now: what is asked stands before anything is saved.
func TestDeskScheduleAtOnce(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "Council meets on Thursday", "In the Corn Hall.")
	tab.Press(kb.Escape)
	tab.Wait(`document.activeElement === document.body`)
	// The command comes with what is fetched after the start, as does the list of keys.
	tab.Eval(`window.press = (key, ctrlKey = false) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, code: /^[a-z]$/.test(key) ? "Key" + key.toUpperCase() : key, ctrlKey, bubbles: true, cancelable: true}))`, nil)
	tab.Wait(`press("?"), !!document.querySelector("dialog[open]")`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Eval(`press("s"), press("d"), press("Enter", true)`, nil)
	tab.Wait(`document.querySelector("#schedule-go")?.disabled === false`)
	want(t, "what is asked about", eval[string](tab, `document.querySelector("dialog .going").textContent`), "Council meets on Thursday")
	tab.Click("#schedule-go")
	tab.Wait(`document.querySelectorAll("#drafts [data-draft] .mark.blue").length === 1`)
	if strings.Contains(fetch(t, r.address+"/"+r.slug), "Council meets on Thursday") {
		t.Error("it was published at once")
	}
}
