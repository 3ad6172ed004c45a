package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/input"

	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// TestDeskPalette does from the palette, and by single keys, what is in its table.
func TestDeskPalette(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "The bridge is shut", "n m k g d ?")
	want(t, "what single keys do where one types", tab.Text(".ProseMirror"), "n m k g d ?")
	tab.Wait(deskSaved)

	pick := func(typed, command string) {
		t.Helper()
		tab.Eval(fmt.Sprintf(keyDown, "k", "KeyK", "true"), nil)
		tab.Wait(`document.activeElement.id === "palette-typed"`)
		tab.Press(typed)
		tab.Wait(fmt.Sprintf(`(o => o?.dataset.command === %q && o.id === document.activeElement.getAttribute("aria-activedescendant"))(document.querySelector("#palette-list [aria-selected=true]"))`, command))
		if typed == "pub" {
			tab.Screenshot("desk-palette")
		}
		tab.Press("\r")
		tab.Wait(`!document.querySelector("dialog[open].palette")`)
	}
	pick("brk", "mark.breaking")
	tab.Wait(`document.querySelectorAll(".flag input")[2].checked`)
	pick("mark brea", "mark.breaking")
	tab.Wait(`!document.querySelectorAll(".flag input")[2].checked`)
	pick("pub", "publish")
	readerHas(reading, "The bridge is shut")
	liveHas(tab, "The bridge is shut")

	// Out of the text, single keys are heard.
	tab.Click("#headline")
	tab.Press("\x1b")
	tab.Wait(`document.activeElement === document.body`)
	tab.Press("le")
	tab.Wait(`document.querySelector("#headline").value === "The bridge is shut"`)
	tab.Press("n")
	tab.Wait(deskIsEmpty + ` && document.activeElement.id === "headline"`)
	tab.Press("\x1b")
	tab.Press("lb")
	reading.Wait(`document.querySelector("[data-post]").textContent.includes("Breaking")`)
	tab.Press("lw")
	tab.Wait(`!!document.querySelector("#withdraw-note")`)
	tab.Press("\x1b")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Press("?")
	tab.Wait(`!!document.querySelector("#single-keys")`)
	tab.Screenshot("desk-keys")
	tab.Click("#single-keys")
	tab.Press("\x1b")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Press("le?")
	want(t, "single keys that are switched off", eval[bool](tab, `!!document.querySelector("dialog[open]") || document.querySelector("#headline").value !== ""`), false)
	// On a keyboard of other letters the same key does it.
	tab.Eval(fmt.Sprintf(keyDown, "ن", "KeyK", "true"), nil)
	tab.Wait(`!!document.querySelector("#palette-typed")`)
}

// keyDown is a key that goes down, with Ctrl or without.
const keyDown = `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: %q, code: %q, ctrlKey: %s, bubbles: true, cancelable: true}))`

// TestDeskWatched: a word of the watch list stands between the key press and the
// readers, with its reason; going back leaves the text, going on publishes it.
func TestDeskWatched(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	tab.Allow("status 409")
	r.enter(tab, "Mara")
	tab.Eval(`location.hash = "#/-/watch"`, nil)
	tab.Wait(`!!document.querySelector("#page-word")`)
	tab.Click("#page-word")
	tab.Press("Emil Karst")
	tab.Click("#page-reason")
	tab.Press("Injunction of 1 March: no names\r")
	tab.Wait(`document.querySelector("#watch-page .rows b")?.textContent === "Emil Karst"`)
	tab.Screenshot("desk-watch-list")
	tab.Eval(`location.hash = "#/gale"`, nil)

	compose(tab, "Held in the harbour", "They hold emil\u00adkarst and Emil Kárst.")
	tab.Wait(deskSaved)
	tab.Eval(pressSend, nil)
	tab.Wait(`document.activeElement?.id === "watched-back"`)
	want(t, "question", eval[bool](tab, `document.querySelector("dialog[open]").textContent.includes("Injunction of 1 March: no names") && document.querySelector("dialog[open]").textContent.includes("Emil Kárst")`), true)
	tab.Screenshot("desk-watched")
	tab.Press("\r")
	tab.Wait(`!document.querySelector("dialog[open]") && document.querySelector("#headline").value === "Held in the harbour"`)
	tab.Wait(`document.querySelector("#where").textContent.includes("Emil Karst")`)
	want(t, "read", eval[bool](reading, `document.querySelector("[data-list]").textContent.includes("Held in")`), false)
	tab.Eval(pressSend, nil)
	tab.Wait(`document.activeElement?.id === "watched-back"`)
	tab.Click("#watched-go")
	readerHas(reading, "Held in the harbour")
	tab.Wait(deskIsEmpty)

	// What nobody has verified is asked about, too.
	compose(tab, "Is it so", "They say. ")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#draft-status")`)
	tab.Press("\x1b")
	tab.Press("sc")
	tab.Wait(`document.querySelector("#drafts").textContent.includes("Being checked by Mara")`)
	tab.Eval(pressSend, nil)
	tab.Wait(`document.activeElement?.id === "unsure-back"`)
	tab.Press("\r")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Press("sv")
	tab.Wait(`document.querySelector("#draft-status").value === "verified"`)
	tab.Eval(pressSend, nil)
	readerHas(reading, "Is it so")
}

// TestDeskHandIn: what a contributor submits is told to an editor at once, in the
// title and by sound, given to someone, sent back, and published.
func TestDeskHandIn(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	ada, bo := testbrowser.New(t), testbrowser.New(t)
	r.enter(ada, "Ada")
	ada.Eval(`(() => { const real = AudioContext.prototype.createOscillator; window.tones = 0;
		AudioContext.prototype.createOscillator = function () { window.tones++; return real.call(this) } })()`, nil)
	ada.Click("#drafts-title")
	ada.Eval(fmt.Sprintf(keyDown, "k", "KeyK", "true"), nil)
	ada.Wait(`document.activeElement.id === "palette-typed"`)
	ada.Press("sound\r")
	ada.Wait(`window.tones === 2`)
	r.enter(bo, "Bo")
	compose(bo, "The pier gave way", "No one was hurt. ")
	bo.Wait(deskSaved)
	ada.Wait(`document.querySelector(".people")?.textContent === "BBo: The pier gave way"`)
	bo.Eval(pressSend, nil)
	ada.Wait(`document.title.startsWith("(1) ") && document.querySelector(".told").textContent === "Bo has submitted: The pier gave way"`)
	ada.Wait(`window.tones === 4`)

	// Given to someone; then only that one's.
	ada.Click("#drafts .draft summary")
	ada.Wait(`document.querySelectorAll("#drafts select[id$=assignee] option").length === 3`)
	ada.Eval(`(() => { const s = document.querySelector("#drafts select[id$=assignee]"); s.value = [...s.options].find(o => o.textContent === "Bo").value; s.dispatchEvent(new Event("change", {bubbles: true})) })()`, nil)
	ada.Wait(`document.querySelector("#drafts").textContent.includes("For Bo")`)
	ada.Click("#mine")
	ada.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 0`)
	ada.Click("#mine")
	ada.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 1`)
	ada.Screenshot("desk-handed-in")
	ada.Click("#drafts .draft summary")
	ada.Eval(`[...document.querySelectorAll("#drafts .draft .acts button")].find(b => b.textContent === "Send back").click()`, nil)
	ada.Wait(`!!document.querySelector("#return-note")`)
	ada.Click("#return-note")
	ada.Press("Who says so?")
	ada.Eval(`document.querySelector("dialog[open] .go").click()`, nil)
	bo.Wait(`document.querySelector("#drafts .note")?.textContent === "Who says so?"`)
	ada.Wait(`!document.title.startsWith("(")`)
	bo.Click("#drafts .draft .title")
	bo.Wait(`document.querySelector("#headline").value === "The pier gave way"`)
	bo.Click(".ProseMirror")
	bo.Press("The harbour office says so.")
	bo.Wait(deskSaved)
	bo.Eval(pressSend, nil)
	ada.Wait(`document.title.startsWith("(1) ")`)
	ada.Click("#drafts .draft .title")
	ada.Wait(`document.querySelector(".ProseMirror").textContent.includes("office says so")`)
	ada.Eval(pressSend, nil)
	readerHas(reading, "The harbour office says so.")
	ada.Wait(`!document.title.startsWith("(")`)
}

// TestDeskOrderByTouch puts an update of three in order with a finger, and by keys.
func TestDeskOrderByTouch(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	tab.Phone()
	r.enter(tab, "Mara")
	for i, name := range []string{"One", "Two", "Three"} {
		compose(tab, name, "And more. ")
		tab.Wait(deskSaved)
		tab.Eval(fmt.Sprintf(keyDown, "Enter", "Enter", "true, shiftKey: true"), nil)
		tab.Wait(deskIsEmpty)
		tab.Wait(fmt.Sprintf(`document.querySelectorAll("#drafts [data-draft]").length === %d`, i+1))
	}
	tab.Click(`.thumb [data-view=drafts]`)
	for _, name := range []string{"One", "Two", "Three"} {
		tab.Eval(fmt.Sprintf(`[...document.querySelectorAll("#drafts .pick input")].find(e => e.closest(".draft").textContent.includes(%q)).click()`, name), nil)
	}
	const order = `[...document.querySelectorAll("[data-picked] .name")].map(e => e.textContent).join()`
	tab.Wait(order + ` === "One,Two,Three"`)
	at := eval[[]float64](tab, `(() => { const box = (i) => document.querySelectorAll(".grip")[i].getBoundingClientRect();
		return [box(0).x + box(0).width / 2, box(0).y + box(0).height / 2, box(2).bottom - 2] })()`)
	touch := func(kind input.TouchType, y float64) {
		points := []*input.TouchPoint{{X: at[0], Y: y}}
		if kind == input.TouchEnd {
			points = []*input.TouchPoint{}
		}
		tab.Run(input.DispatchTouchEvent(kind, points))
	}
	touch(input.TouchStart, at[1])
	for i := range 10 {
		touch(input.TouchMove, at[1]+(at[2]-at[1])*float64(i+1)/10)
		painted(tab)
	}
	tab.Screenshot("desk-order-touch")
	touch(input.TouchEnd, at[2])
	tab.Wait(order + ` === "Two,Three,One"`)
	tab.Eval(`document.querySelectorAll("[data-picked]")[1].querySelector("[data-by='-1']").focus()`, nil)
	tab.Press("\r")
	tab.Wait(order + ` === "Three,Two,One"`)
	tab.Wait(`document.activeElement.closest("[data-picked]")?.textContent.includes("Three") && document.activeElement.dataset.by === "1"`)
	want(t, "said", tab.Text(".told"), "Three: place 1 of 3")
	tab.Click("#publish-update")
	tab.Wait(`[...document.querySelectorAll("#live h3")].map(e => e.textContent).join() === "Three,Two,One"`)
}
