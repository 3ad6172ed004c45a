package main

import (
	"testing"

	"stoppress/internal/testbrowser"
)

// slow has every request of the desk take a second more, as on a bad connection,
// and counts those that change something, by method and the end of the path.
const slow = `(() => { const f = window.fetch; window.sent = []; window.fetch = async (...a) => {
	const m = a[1]?.method ?? "GET"; if (m !== "GET" && !/presence|\/drafts\/\w+$/.test(a[0])) window.sent.push(m + " " + a[0].split("/").pop())
	await new Promise(r => setTimeout(r, 1000)); return f(...a) } })()`

// TestDeskPressedTwice: on a slow connection a button is pressed again, since
// nothing seems to come of it. It is done once, and no error tells of the second.
func TestDeskPressedTwice(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "Bridge closed", "Until morning.")
	tab.Eval(pressSend, nil)
	liveHas(tab, "Bridge closed")
	tab.Click("#live [data-act=more]")
	tab.Wait(`!!document.querySelector("#live [data-act=withdraw]")`)
	tab.Eval(slow, nil)

	press := func(what string) {
		t.Helper()
		tab.Eval(`(e => { e.click(); setTimeout(() => e.click(), 200) })(`+what+`)`, nil)
	}
	button := func(text string) string {
		return `[...document.querySelectorAll("#live .acts button")].find(e => e.textContent === "` + text + `")`
	}
	fine := func(what string) {
		t.Helper()
		want(t, what+": what is wrong", eval[string](tab, `[...document.querySelectorAll("#write > [role=alert], dialog [role=alert]")].map(e => e.textContent).join()`), "")
	}
	press(button("Pinned"))
	tab.Eval(button("Key moment")+`.click()`, nil) // and another, while the first is on its way
	tab.Wait(button("Pinned") + `.ariaPressed === "true" && ` + button("Key moment") + `.ariaPressed === "true"`)
	fine("two flags")
	want(t, "flags sent", eval[string](tab, `window.sent.join()`), "POST flag,POST flag")

	tab.Eval(`window.sent = [], document.querySelector("#live [data-act=withdraw]").click()`, nil)
	tab.Wait(`!!document.querySelector("dialog [name=note]")`)
	tab.Click("#withdraw-note")
	tab.Press("It was open.")
	tab.Allow("failed: ")
	tab.Offline(true) // no answer comes: that is said, and what was written stays
	tab.Click("#withdraw-go")
	tab.Wait(`document.querySelector("dialog [role=alert]")?.textContent.includes("does not answer")`)
	tab.Offline(false)
	tab.Wait(`!document.querySelector("dialog [role=alert]")`)
	tab.Eval(`window.sent = []`, nil)
	press(`document.querySelector("#withdraw-go")`)
	tab.Wait(`!document.querySelector("dialog") && !!document.querySelector("#live .withdrawn")`)
	fine("withdraw")
	want(t, "why", tab.Text("#live .withdrawn bdi"), "It was open.")
	want(t, "withdrawals sent", eval[string](tab, `window.sent.join()`), "POST withdraw")

	compose(tab, "Never said", "Or so.")
	tab.Wait(deskSaved)
	tab.Wait(`!!document.querySelector("#drafts .danger")`)
	tab.Eval(`window.sent = [], window.confirm = () => true`, nil)
	press(`document.querySelector("#drafts .danger")`)
	tab.Wait(`!document.querySelector("#drafts [data-draft]") && ` + deskIsEmpty)
	fine("discard")
}
