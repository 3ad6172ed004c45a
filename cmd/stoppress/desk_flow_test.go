package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

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
	tab.Wait(`document.querySelector("#headline").value === "The bridge is shut" && document.activeElement.id === "headline"`)
	tab.Press("\x1bn")
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
	tab.Press("\x1b") // the text came back with the cursor in it
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
	ada.Wait(`document.title.startsWith("(1) ") && document.querySelector("#came")?.textContent.startsWith("Bo has submitted: The pier gave way")`)
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
	bo.Wait(`document.querySelector("#came")?.textContent.startsWith("Sent back: The pier gave way")`)
	ada.Wait(`!document.title.startsWith("(")`)
	bo.Click("#came-see")
	bo.Wait(`document.querySelector("#headline").value === "The pier gave way" && document.querySelector("#handed .note").textContent === "Who says so?"`)
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

// behind puts the room behind a proxy, below a path.
// The count is of the streams of events that it has open for desks.
func (r *room) behind() *atomic.Int32 {
	t, streams := r.coast.t, &atomic.Int32{}
	r.kill()
	var pass atomic.Pointer[httputil.ReverseProxy]
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if strings.HasSuffix(req.URL.Path, "/desk/events") {
			streams.Add(1)
			defer streams.Add(-1)
		}
		if p := pass.Load(); p != nil && strings.HasPrefix(req.URL.Path, "/live/") {
			p.ServeHTTP(w, req)
		} else {
			http.NotFound(w, req)
		}
	}))
	t.Cleanup(func() { proxy.CloseClientConnections(); proxy.Close() })
	r.running = r.coast.serve("--url", proxy.URL+"/live")
	to, err := url.Parse(r.running.address)
	if err != nil {
		t.Fatal(err)
	}
	pass.Store(httputil.NewSingleHostReverseProxy(to))
	r.running.address = proxy.URL + "/live"
	return streams
}

// TestDeskOneStream: windows of one browser hear of all by one stream, and go on by
// another when the one that holds it is gone.
func TestDeskOneStream(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	tab.Allow("status 404: .*/favicon.ico")
	r.enter(tab, "Mara")
	tab.Open("about:blank")
	streams := r.behind()
	tab.Open(r.address + "/desk/")
	tab.Wait(`!!document.querySelector("input[name=email]")`)
	tab.Eval(fmt.Sprintf(`(() => { const f = document.querySelector("form[action$=signin]"); f.elements.email.value = "mara@lantern.example"; f.elements.password.value = %q; f.requestSubmit() })()`, deskPassword), nil)
	const live = `document.querySelector("#live [role=status]")?.textContent === "Connected"`
	tab.Wait(live)
	two, three := tab.Another(), tab.Another()
	for _, other := range []*testbrowser.Tab{two, three} {
		other.Allow("status 404: .*/favicon.ico")
		other.Open(r.address + "/desk/")
		other.Wait(live)
	}
	want(t, "streams of three windows", streams.Load(), int32(1))
	r.coast.post("Heard by all")
	for _, one := range []*testbrowser.Tab{tab, two, three} {
		liveHas(one, "Heard by all")
	}
	tab.Front()
	tab.Open("about:blank")
	for _, other := range []*testbrowser.Tab{two, three} {
		other.Front()
		other.Wait(live)
	}
	r.coast.post("Heard by those who are left")
	for _, other := range []*testbrowser.Tab{two, three} {
		liveHas(other, "Heard by those who are left")
	}
	eventually(t, "two windows have not one stream", func() bool { return streams.Load() == 1 }) // the proxy notices in its time that the first left
}

// TestDeskByKeys does a night's work without a mouse, behind a proxy and below a
// path: from the way in to a page with a post that was corrected, one that was
// withdrawn, and an update of three.
func TestDeskByKeys(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	first := testbrowser.New(t)
	r.enter(first, "Mara")
	first.Open("about:blank")
	r.behind()
	reading := testbrowser.New(t)
	reading.Allow("status 404: .*/favicon.ico")
	visit(reading, r.address+"/"+r.slug)
	tab := testbrowser.New(t)
	tab.Allow("status 404: .*/favicon.ico")
	tab.Open(r.address + "/desk/")
	to := func(selector string) {
		t.Helper()
		for range 120 {
			if eval[bool](tab, fmt.Sprintf(`!!document.activeElement?.matches(%q)`, selector)) {
				return
			}
			tab.Press("\t")
		}
		t.Fatalf("the Tab key does not reach %s", selector)
	}
	send := func() {
		tab.Run(input.DispatchKeyEvent(input.KeyRawDown).WithModifiers(input.ModifierCtrl).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13),
			input.DispatchKeyEvent(input.KeyUp).WithModifiers(input.ModifierCtrl).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13))
	}
	to("input[name=email]")
	tab.Press("mara@lantern.example")
	to("input[name=password]")
	tab.Press(deskPassword + "\r")
	tab.Wait(`!!document.querySelector("#desk .bar .band") && !!document.querySelector(".ProseMirror")`)
	tab.Wait(`document.querySelector("#live [role=status]").textContent === "Connected"`)
	typed := func(headline, text string) {
		t.Helper()
		tab.Wait(`document.activeElement.id === "headline" && document.activeElement.value === ""`)
		tab.Press(headline + "\r")
		tab.Wait(`document.activeElement.matches(".ProseMirror")`)
		tab.Press(text)
	}
	tab.Press("n")
	typed("The quay is shut", "Since noon.")
	send()
	readerHas(reading, "The quay is shut")
	liveHas(tab, "The quay is shut")
	tab.Wait(deskIsEmpty)

	// A correction: the latest, edited.
	tab.Press("\x1b")
	tab.Press("le")
	tab.Wait(`document.activeElement.id === "headline" && document.activeElement.value === "The quay is shut"`)
	tab.Press(kb.End + " again")
	send()
	to(`input[name=how]`)
	tab.Press(kb.ArrowDown + kb.ArrowDown)
	tab.Wait(`document.querySelector("input[value=correct]").checked`)
	to("#how-note")
	tab.Press("It was shut before.")
	to("#how-go")
	tab.Press("\r")
	readerHas(reading, "It was shut before.")
	tab.Wait(`!document.querySelector("dialog[open]")`)

	// Another, withdrawn.
	tab.Press("\x1b")
	tab.Press("n")
	typed("A false alarm", "Nothing of it is so.")
	send()
	readerHas(reading, "A false alarm")
	liveHas(tab, "A false alarm")
	tab.Press("\x1b")
	tab.Press("lw")
	tab.Wait(`!!document.querySelector("dialog[open] #withdraw-note")`)
	to("#withdraw-note")
	tab.Press("Sent in error.\r")
	reading.Wait(`document.querySelector("[data-withdrawn]")?.textContent.includes("Sent in error.")`)
	tab.Wait(`!document.querySelector("dialog[open]")`)

	// An update of three, in an order of its own.
	for i, name := range []string{"Trains", "Buses", "Ferries"} {
		tab.Press("\x1b")
		tab.Press("n")
		typed(name, "They run.")
		tab.Wait(deskSaved)
		tab.Wait(fmt.Sprintf(`document.querySelectorAll("#drafts [data-draft]").length === %d`, i+1))
	}
	tab.Press("\x1b")
	tab.Press("n")
	tab.Wait(deskIsEmpty)
	tab.Press("\x1b")
	for i, name := range []string{"Trains", "Buses", "Ferries"} {
		tab.Eval(fmt.Sprintf(`[...document.querySelectorAll("#drafts .draft")].find(e => e.querySelector(".title").textContent === %q).dataset.test = "d%d"`, name, i), nil)
		to(fmt.Sprintf(`[data-test="d%d"] .pick input`, i))
		tab.Press(" ")
	}
	const order = `[...document.querySelectorAll("[data-picked] .name")].map(e => e.textContent).join()`
	tab.Wait(order + ` === "Trains,Buses,Ferries"`)
	to(`[data-picked]:nth-child(3) [data-by="-1"]`)
	tab.Press("\r")
	tab.Wait(order + ` === "Trains,Ferries,Buses"`)
	tab.Press("pu")
	tab.Wait(`document.querySelectorAll("[data-picked]").length === 0`)
	reading.Wait(`document.querySelector("[data-new]")?.click(), [...document.querySelectorAll("[data-post] h4")].slice(0, 3).map(e => e.textContent.trim()).join() === "Trains,Ferries,Buses"`)
	want(t, "posts of it under one time", eval[int](reading, `new Set([...document.querySelectorAll("[data-post]")].slice(0, 3).map(e => e.closest("[data-update]") ?? e.parentElement)).size`), 1)
}

// TestDeskDialogs looks at what is asked and chosen with axe.
func TestDeskDialogs(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fa"} {
		r := openRoom(t, lang)
		tab := testbrowser.New(t)
		tab.Allow("status 409", "status 401")
		check := accessibly(t, tab)
		r.enter(tab, "Mara")
		if lang == "fa" {
			tab.Open(r.address + "/desk/?lang=fa")
			tab.Dark(true)
		}
		look := func(what, there string) {
			t.Helper()
			tab.Wait(`!!document.querySelector("dialog[open] ` + there + `")`)
			painted(tab)
			check(lang + " " + what)
			tab.Screenshot("desk-dialog-" + what + "-" + lang)
			tab.Viewport(360, 740, 2, true)
			painted(tab)
			check(lang + " phone " + what)
			want(t, lang+" "+what+": reaches over the edge", eval[bool](tab, `(d => d.scrollWidth > d.clientWidth || document.documentElement.scrollWidth > innerWidth)(document.querySelector("dialog[open]"))`), false)
			tab.Screenshot("desk-dialog-" + what + "-" + lang + "-phone")
			tab.Desktop()
		}
		shut := func() {
			tab.Press("\x1b")
			tab.Wait(`!document.querySelector("dialog[open]")`)
		}
		compose(tab, "Gale", "Wind of force 10.")
		tab.Eval(pressSend, nil)
		liveHas(tab, "Wind of force 10.")
		tab.Eval(fmt.Sprintf(keyDown, "k", "KeyK", "true"), nil)
		look("palette", "#palette-typed")
		shut()
		tab.Press("\x1b?")
		look("keys", "#single-keys")
		shut()
		tab.Press("lw")
		look("withdraw", "#withdraw-note")
		shut()

		tab.Eval(`fetch("/desk/api/watch", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({word: "Karst", reason: "Injunction"})})`, nil)
		compose(tab, "Karst", "They hold Karst.")
		tab.Wait(deskSaved)
		tab.Press("\x1bsu")
		tab.Wait(`document.querySelector("#draft-status")?.value === "unverified"`)
		tab.Eval(pressSend, nil)
		look("unsure", "#unsure-go")
		tab.Click("#unsure-go")
		look("watched", "#watched-back")
		shut()
		tab.Eval(`location.hash = "#/-/watch"`, nil)
		tab.Wait(`!!document.querySelector("#watch-site .rows b")`)
		painted(tab)
		check(lang + " watch list")
		tab.Screenshot("desk-watch-list-" + lang)
		tab.Eval(`location.hash = "#/gale"`, nil)

		// Another window changes what is written here.
		tab.Wait(`document.querySelector("#headline")?.value === "Karst"`)
		tab.Eval(`(async () => { const { drafts } = await (await fetch("/desk/api/pages/gale/drafts")).json();
			await fetch("/desk/api/pages/gale/drafts/" + drafts[0].id, {method: "PUT", headers: {"Content-Type": "application/json"}, body: JSON.stringify({rev: drafts[0].rev, headline: "Another says this", client: "other"})}) })();
			document.querySelector("#headline").focus()`, nil)
		tab.Press(" and more")
		look("conflict", "#take-mine")
		tab.Click("#take-mine")
		tab.Wait(`!document.querySelector("dialog[open]")`)

		tab.Eval(`fetch("/desk/api/signout", {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"})`, nil)
		look("signin", "#sign-password")
	}
}
