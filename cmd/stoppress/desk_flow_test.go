package main

import (
	"fmt"
	"testing"

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
