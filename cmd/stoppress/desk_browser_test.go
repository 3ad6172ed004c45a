package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// What editors do at the desk, in a browser, with the program itself at the other
// end, and what a second browser, a reader's, shows of it.

// room is a site with people.
type room struct {
	*coast
	*running
	links []string // by which people come in, each once
}

// openRoom makes a site with an administrator to be and others with these roles,
// and a page where lang is not "".
func openRoom(t *testing.T, lang string, roles ...store.Role) *room {
	t.Helper()
	return openRoomWith(t, lang, nil, roles...)
}

// openRoomWith is openRoom with flags for the server.
func openRoomWith(t *testing.T, lang string, flags []string, roles ...store.Role) *room {
	t.Helper()
	r := &room{coast: &coast{t: t, data: t.TempDir(), slug: "gale"}}
	s, err := store.Open(t.Context(), store.Options{Dir: r.data})
	if err != nil {
		t.Fatal(err)
	}
	if lang != "" {
		head := page.Head{Title: "Gale over Port Ellery", Lang: lang, Zone: "Europe/Paris"}
		if lang == "fa" {
			head.Title, head.Zone = persian.title, persian.zone
		}
		if _, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: r.slug, Head: head}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r.running = r.coast.serve(flags...)
	if s, err = store.Open(t.Context(), store.Options{Dir: r.data}); err != nil { // the server makes a link of its own as it starts
		t.Fatal(err)
	}
	defer s.Close()
	secret, _, err := s.Setup(t.Context(), store.By{Name: "test"})
	if err != nil {
		t.Fatal(err)
	}
	r.links = append(r.links, "/desk/setup/"+secret)
	for _, role := range roles {
		secret, _, err := s.Invite(t.Context(), store.By{Name: "test"}, store.Invite{Role: role})
		if err != nil {
			t.Fatal(err)
		}
		r.links = append(r.links, "/desk/invite/"+secret)
	}
	return r
}

const deskPassword = "kettle orbit lantern moss"

// enter comes in by the next link, as someone of this name.
func (r *room) enter(tab *testbrowser.Tab, name string) {
	r.coast.t.Helper()
	tab.Allow(`status 401: .*/desk/api/me`)
	tab.Open(r.address + r.links[0])
	r.links = r.links[1:]
	tab.Eval(fmt.Sprintf(`(() => { const f = document.querySelector("form#join");
		f.elements.name.value = %q; f.elements.email.value = %q; f.elements.password.value = %q; f.requestSubmit() })()`,
		name, strings.ToLower(name)+"@lantern.example", deskPassword), nil)
	tab.Wait(`!!document.querySelector("#desk .bar .band, #desk .doors")`)
}

// compose puts a headline and a text into the composer, by keys.
func compose(tab *testbrowser.Tab, headline, text string) {
	tab.Wait(`!!document.querySelector(".ProseMirror")`)
	// The first colleague of all moves what is below, once.
	for tab.Click("#headline"); !eval[bool](tab, `document.activeElement.id === "headline"`); {
		tab.Click("#headline")
	}
	write := func(text string) {
		if strings.IndexFunc(text, func(r rune) bool { return r > 127 }) >= 0 { // no key of the browser's keyboard
			tab.Run(input.InsertText(text))
			return
		}
		tab.Press(text)
	}
	write(headline)
	tab.Click(".ProseMirror")
	write(text)
}

const (
	deskSaved   = `document.querySelector("#where").dataset.state === "saved" && /\d\d:\d\d:\d\d/.test(document.querySelector("#where").textContent)`
	pressSend   = `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true}))`
	deskIsEmpty = `document.querySelector("#headline").value === "" && document.querySelector(".ProseMirror").textContent === ""`
)

func readerHas(tab *testbrowser.Tab, text string) {
	tab.Wait(fmt.Sprintf(`document.querySelector("[data-new]")?.click(), document.querySelector("[data-list]").textContent.includes(%q)`, text))
}

func liveHas(tab *testbrowser.Tab, text string) {
	tab.Wait(fmt.Sprintf(`document.querySelector("#live").textContent.includes(%q)`, text))
}

func TestDeskComposeAndPublish(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	want(t, "page above the composer", tab.Text(".bar h1 bdi"), "Gale over Port Ellery")
	want(t, "byline", eval[string](tab, `document.querySelector("#byline").value`), "")

	compose(tab, "Ferries stay in port", "Wind of **force 10** at the _outer_ mole. ")
	want(t, "Markdown as one types", eval[string](tab, `document.querySelector(".ProseMirror p").innerHTML.replace(/&nbsp;/g, " ").trim()`),
		`Wind of <strong>force 10</strong> at the <em>outer</em> mole.`)
	tab.Wait(deskSaved)
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 1`)
	tab.Screenshot("desk-compose")

	// An address pasted over words is a link; one on its own line is a card.
	paste := func(text, html string) {
		tab.Eval(fmt.Sprintf(`(() => { const d = new DataTransfer(); d.setData("text/plain", %q); if (%q) d.setData("text/html", %q);
			document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`, text, html, html), nil)
	}
	tab.Eval(`(() => { const n = document.querySelector(".ProseMirror em").firstChild; getSelection().setBaseAndExtent(n, 0, n, n.length) })()`, nil)
	painted(tab)
	paste("https://example.org/mole", "")
	want(t, "link", eval[string](tab, `document.querySelector(".ProseMirror a")?.getAttribute("href") ?? ""`), "https://example.org/mole")
	tab.Eval(`(() => { const e = document.querySelector(".ProseMirror"); e.focus(); getSelection().selectAllChildren(e.lastElementChild); getSelection().collapseToEnd() })()`, nil)
	painted(tab)
	tab.Press("\r")
	paste("https://example.org/tide", "")
	want(t, "card", tab.Text(".ProseMirror .card bdi"), "https://example.org/tide")

	tab.Eval(pressSend, nil)
	readerHas(reading, "Ferries stay in port")
	want(t, "what readers get", eval[string](reading, `[...document.querySelectorAll("[data-post] strong, [data-post] em, [data-post] a[href='https://example.org/mole'], [data-post] [data-embed]")].map(e => e.tagName).join()`), "STRONG,A,EM,FIGURE")
	liveHas(tab, "Ferries stay in port")
	tab.Wait(deskIsEmpty)
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 0`)
	tab.Wait(`/\d\d:\d\d:\d\d/.test(document.querySelector("#outbox").textContent)`)

	// What a word processor puts on the clipboard.
	tab.Click(".ProseMirror")
	paste("x", wordHTML)
	painted(tab)
	want(t, "word processor", eval[string](tab, `document.querySelector(".ProseMirror").innerHTML.replace(/ class="[^"]*"/g, "")`),
		`<h3>What is closed</h3><p>The <strong>quay</strong> and the <em>coast road</em>, <a href="https://example.org/roads" rel="noopener">says the office</a>.</p>`+
			`<ul><li><p>first point</p></li><li><p>second point</p></li></ul><p>Done.</p>`)
	tab.Click("#headline")
	tab.Press("From the word processor")
	tab.Eval(pressSend, nil)
	readerHas(reading, "second point")
	want(t, "scripts that ran", eval[bool](tab, `!!window.owned`) || eval[bool](reading, `!!window.owned`), false)

	// A correction, and a withdrawal.
	liveHas(tab, "From the word processor")
	tab.Click(`#live [data-post] [data-act=edit]`)
	tab.Wait(`document.querySelector("#headline").value === "From the word processor"`)
	tab.Click("#headline")
	tab.Press(", mended")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("dialog[open]")`)
	tab.Click(`input[value=correct]`)
	tab.Click("#how-note")
	tab.Press("The quay is open.")
	tab.Screenshot("desk-correct")
	tab.Click("#how-go")
	readerHas(reading, "The quay is open.")
	liveHas(tab, "The quay is open.")
	tab.Click(`#live [data-post] [data-act=more]`)
	tab.Click(`[data-act=withdraw]`)
	tab.Click(`#withdraw-go`)
	reading.Wait(`!!document.querySelector("[data-withdrawn]")`)
	tab.Wait(`!!document.querySelector("#live .gone")`)
	// What comes back is asked about, and shown.
	tab.Click(`[data-act=restore]`)
	tab.Wait(`document.querySelector("dialog[open] .shown-again")?.textContent.includes("From the word processor, mended")`)
	accessibly(t, tab)("restore")
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]") && document.activeElement.dataset.act === "restore"`)
	want(t, "withdrawn as before", eval[bool](reading, `!!document.querySelector("[data-withdrawn]")`), true)
	tab.Click(`[data-act=restore]`)
	tab.Wait(`document.activeElement.id === "restore-go"`)
	tab.Screenshot("desk-restore")
	tab.Click("#restore-go")
	readerHas(reading, "From the word processor, mended")
}

// wordHTML is what a word processor's clipboard holds, in small.
const wordHTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color: red}</style></head><body>
<!--StartFragment--><h2 style='mso-style-name:x'>What is closed<o:p></o:p></h2>
<p class=MsoNormal style='margin:0'>The <b style='mso-bidi-font-weight:normal'>quay</b> and the <span style='font-style:italic'>coast road</span>, <a href="https://example.org/roads" onclick="window.owned=1">says the office</a>.<script>window.owned=1</script><img src=x onerror="window.owned=1"><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>first point<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>second point</p>
<p class=MsoNormal>Done.<a href="javascript:window.owned=1"></a></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`

// TestDeskLosesNothing cuts the network while someone types and publishes, ends
// the session, and kills the server.
func TestDeskLosesNothing(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	reading.Allow("failed: ", "status 50")
	visit(reading, r.address+"/"+r.slug)
	tab := testbrowser.New(t)
	tab.Allow("failed: ", "status 401", "status 50")
	r.enter(tab, "Mara")
	compose(tab, "Typed with a network", "And ")
	tab.Wait(deskSaved)
	tab.Offline(true)
	tab.Press("without one.")
	tab.Wait(`document.querySelector("#where").dataset.state === "browser"`)
	want(t, "what the desk says", tab.Text("#where"), "Saved in this browser only. It goes to the server when that answers.")
	tab.Eval(pressSend, nil)
	tab.Wait(`document.querySelector("#outbox [data-out]")?.textContent.includes("as soon as the server answers")`)
	tab.Screenshot("desk-offline")
	// The editor writes on meanwhile.
	compose(tab, "The next one", "is begun.")
	want(t, "read yet", eval[bool](reading, `document.querySelector("[data-list]").textContent.includes("Typed with")`), false)
	tab.Offline(false)
	readerHas(reading, "And without one.")
	tab.Wait(deskSaved)
	liveHas(tab, "Typed with a network")

	// A window that closes, before anything reached the server, and another.
	tab.Eval(`fetch = () => Promise.reject(new TypeError("cut"))`, nil)
	tab.Press(" More.")
	tab.Wait(`document.querySelector("#where").dataset.state === "browser"`)
	tab.Reload()
	tab.Wait(`document.querySelector("#headline")?.value === "The next one" && document.querySelector(".ProseMirror").textContent.endsWith("More.")`)
	tab.Wait(deskSaved)

	// The session ends; one signs in in place, and nothing is gone.
	s, err := store.Open(t.Context(), store.Options{Dir: r.data})
	if err != nil {
		t.Fatal(err)
	}
	people, err := s.Accounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.EndSessions(t.Context(), store.By{Name: "test"}, people[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tab.Wait(`!!document.querySelector("dialog[open] #sign-password")`)
	tab.Screenshot("desk-signin")
	tab.Click("#sign-password")
	tab.Press(deskPassword)
	tab.Press("\r")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	want(t, "the text", eval[string](tab, `document.querySelector("#headline").value`), "The next one")
	tab.Click("#headline")
	tab.Press(" still")
	tab.Wait(deskSaved)

	// The server dies as the post is sent, and comes back.
	address, err := url.Parse(r.address)
	if err != nil {
		t.Fatal(err)
	}
	r.kill()
	tab.Eval(`document.querySelector("#headline").focus()`, nil)
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#outbox .bad[data-out]")`)
	r.running = r.coast.serve("--listen", address.Host)
	liveHas(tab, "The next one still")
	tab.Wait(`!document.querySelector("[data-out]")`)
	reading.Reload()
	readerHas(reading, "The next one still")
	want(t, "posts", eval[int](reading, `document.querySelectorAll("[data-list] [data-post]").length`), 2)
}

// TestDeskTwoEditors: two people on one post end in a comparison.
func TestDeskTwoEditors(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Editor)
	one, two := testbrowser.New(t), testbrowser.New(t)
	one.Allow("status 409")
	two.Allow("status 409")
	r.enter(one, "Mara")
	r.enter(two, "Ilse")
	one.Wait(`document.querySelector(".people")?.textContent.includes("Ilse")`)
	compose(one, "Mole breached", "At noon.")
	one.Eval(pressSend, nil)
	liveHas(one, "Mole breached")
	liveHas(two, "Mole breached")
	for _, tab := range []*testbrowser.Tab{one, two} {
		tab.Click(`#live [data-act=edit]`)
		tab.Wait(`document.querySelector("#headline").value === "Mole breached"`)
		tab.Click(".ProseMirror")
	}
	one.Press("ONE ")
	two.Press("TWO ")
	save := func(tab *testbrowser.Tab) {
		tab.Eval(pressSend, nil)
		tab.Wait(`!!document.querySelector("dialog[open] #how-go")`)
		tab.Click("#how-go")
	}
	save(one)
	liveHas(two, "ONE ")
	save(two)
	two.Wait(`!!document.querySelector("dialog[open] #take-mine")`)
	two.Wait(`document.querySelectorAll(".side").length === 2`)
	want(t, "both texts", eval[bool](two, `(s => s[0].textContent.includes("TWO ") && s[1].textContent.includes("ONE "))([...document.querySelectorAll(".side")])`), true)
	two.Screenshot("desk-two-versions")
	two.Click("#take-mine")
	two.Wait(`!document.querySelector("dialog[open]")`)
	save(two)
	liveHas(one, "TWO ")

	// One draft in two windows: neither text goes.
	compose(one, "Shared", "Begun by one.")
	one.Wait(deskSaved)
	two.Wait(`[...document.querySelectorAll("#drafts .title")].some(e => e.textContent === "Shared")`)
	two.Eval(`[...document.querySelectorAll("#drafts .title")].find(e => e.textContent === "Shared").click()`, nil)
	two.Wait(`document.querySelector("#headline").value === "Shared"`)
	two.Offline(true)
	two.Allow("failed: ")
	two.Click("#headline")
	two.Press(" by two")
	one.Click("#headline")
	one.Press(" by one")
	one.Wait(deskSaved)
	two.Offline(false)
	two.Wait(`!!document.querySelector("dialog[open] #take-theirs")`)
	two.Click("#take-theirs")
	two.Wait(`(t => t.includes("by one") && t.includes("by two"))([...document.querySelectorAll("#drafts .title")].map(e => e.textContent).join("|"))`)
}

// TestDeskFromEmpty opens a page, publishes an update of several, and ends it.
func TestDeskFromEmpty(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	want(t, "doors", eval[int](tab, `document.querySelectorAll(".door").length`), 3)
	check("doors")
	tab.Screenshot("desk-doors")
	tab.Click("#door-write")
	tab.Click("#open-title")
	tab.Press("Gale over Port Ellery")
	want(t, "address", eval[string](tab, `document.querySelector("#open-slug").value`), "gale-over-port-ellery")
	check("opening a page")
	tab.Click("#open-go")
	tab.Wait(`document.querySelector(".bar h1 bdi")?.textContent === "Gale over Port Ellery"`)
	for _, n := range []string{"First", "Second", "Third"} {
		compose(tab, n, "Text of it.")
		tab.Wait(deskSaved)
		tab.Click("#new")
	}
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 3`)
	tab.Eval(`(async () => { for (const name of ["First", "Second", "Third"]) {
		[...document.querySelectorAll("#drafts [data-draft]")].find(e => e.textContent.includes(name)).querySelector("input").click();
		await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r))) } })()`, nil)
	tab.Wait(`document.querySelectorAll("[data-picked]").length === 3`)
	tab.Eval(`document.querySelector("[data-picked]:last-child button").click()`, nil) // Third before Second
	check("an update")
	tab.Screenshot("desk-update")
	tab.Click("#publish-update")
	tab.Wait(`document.querySelectorAll("#live [data-post]").length === 3`)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/gale-over-port-ellery")
	want(t, "one update, in order", eval[string](reading, `document.querySelectorAll("[data-list] [data-update]").length + ": " + [...document.querySelectorAll("[data-list] h4")].map(e => e.textContent.trim()).join()`), "1: First,Third,Second")

	linked(reading, "stream")
	tab.Click("#page-texts")
	tab.Click("#page-recap")
	tab.Press("All is calm again.")
	tab.Click("#page-notice")
	tab.Press("Back at 7:00 AM")
	check("page")
	tab.Eval(`document.querySelector("dialog .go").click()`, nil)
	reading.Wait(`document.body.textContent.includes("All is calm again.") && document.body.textContent.includes("Back at 7:00 AM")`)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Click("#page-texts")
	tab.Wait(`!!document.querySelector("#page-recap")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "End the page").click()`, nil)
	tab.Wait(`!!document.querySelector("#end-note")`)
	tab.Eval(`document.querySelector("dialog .go").click()`, nil)
	tab.Wait(`!!document.querySelector("#page-state")`)
	tab.Click("#page-state")
	tab.Wait(`!document.querySelector("#page-state")`)
	check("at work")
}

// TestDeskContributor: who may not publish submits, and an editor sends it back or
// publishes it.
func TestDeskContributor(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	editor, writer := testbrowser.New(t), testbrowser.New(t)
	r.enter(editor, "Mara")
	r.enter(writer, "Ilse")
	compose(writer, "From the mole", "Water is over it.")
	want(t, "what the button says", writer.Text("#publish"), "Submit")
	want(t, "buttons to edit what is published", eval[int](writer, `document.querySelectorAll("[data-act], #page-texts, #open-page").length`), 0)
	writer.Wait(deskSaved)
	writer.Click("#publish")
	editor.Wait(`document.querySelector("#drafts .mark.blue")?.textContent === "Submitted"`)
	editor.Click("#drafts summary")
	editor.Eval(`[...document.querySelectorAll("#drafts button")].find(e => e.textContent === "Send back").click()`, nil)
	editor.Wait(`!!document.querySelector("#return-note")`)
	editor.Click("#return-note")
	editor.Press("Who says so?")
	editor.Eval(`document.querySelector("dialog .go").click()`, nil)
	writer.Wait(`document.querySelector("#drafts .note")?.textContent === "Who says so?"`)
	writer.Click("#drafts .title")
	writer.Wait(`document.querySelector(".ProseMirror").textContent.includes("Water is over it.")`)
	writer.Click(".ProseMirror")
	writer.Press(" Says the keeper.")
	writer.Wait(deskSaved)
	writer.Click("#publish")
	editor.Wait(`document.querySelector("#drafts .mark.blue")?.textContent === "Submitted"`)
	editor.Click("#drafts .title")
	editor.Wait(`document.querySelector(".ProseMirror").textContent.includes("Says the keeper.")`)
	editor.Eval(pressSend, nil)
	liveHas(writer, "From the mole")
	writer.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 0`)
}

// TestDeskPaste pastes a page that was kept by hand.
func TestDeskPaste(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Click("#door-paste")
	tab.Click("#open-title")
	tab.Press("Gale over Port Ellery")
	tab.Eval(`(e => { e.value = "Europe/Paris"; e.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector("#open-zone"))`, nil)
	tab.Click("#paste-text")
	tab.Run(input.InsertText("October 23, 2024\n\n10:30 PM\n\nFerries stay in port\n\nThe harbour master closed the dock.\n\n9:15 PM\n\nMole breached\n\nWater came over the mole.\n"))
	tab.Click("#paste-go")
	tab.Wait(`document.querySelectorAll(".found h3").length === 2`)
	check("what was understood")
	tab.Screenshot("desk-paste")
	tab.Click("#paste-go")
	tab.Wait(`document.querySelector("#live")?.textContent.includes("Ferries stay in port")`)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/gale-over-port-ellery")
	want(t, "updates", eval[int](reading, `document.querySelectorAll("[data-list] [data-update]").length`), 2)
}

// TestDeskEverywhere looks at the desk on a phone, in the dark, and in Persian.
func TestDeskEverywhere(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fa"} {
		r := openRoom(t, lang)
		tab := testbrowser.New(t)
		check := accessibly(t, tab)
		r.enter(tab, "Mara")
		headline, text := "Ferries stay in port", "Wind of force 10 at the outer mole. The harbour master closed the fish dock to all but lifeboats."
		if lang == "fa" {
			tab.Open(r.address + "/desk/?lang=fa")
			headline, text = "کشتی\u200cها در بندر ماندند", persian.paragraphs[0]
		}
		for i := range 3 {
			compose(tab, fmt.Sprint(headline, " ", i+1), text)
			tab.Eval(pressSend, nil)
			liveHas(tab, fmt.Sprint(headline, " ", i+1))
		}
		compose(tab, headline, text)
		tab.Wait(deskSaved)
		want(t, "direction", eval[string](tab, `getComputedStyle(document.documentElement).direction`), map[string]string{"en": "ltr", "fa": "rtl"}[lang])
		for _, dark := range []bool{false, true} {
			tab.Dark(dark)
			shade := map[bool]string{false: "light", true: "dark"}[dark]
			tab.Desktop()
			painted(tab)
			check(lang + " laptop " + shade)
			tab.Screenshot("desk-" + lang + "-laptop-" + shade)
			tab.Viewport(360, 740, 2, true)
			for _, view := range []string{"write", "live", "drafts"} {
				tab.Click(`.thumb [data-view=` + view + `]`)
				painted(tab)
				check(lang + " phone " + view + " " + shade)
				want(t, lang+" "+view+": reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth`), false)
				want(t, lang+" "+view+": filled buttons", eval[int](tab, `[...document.querySelectorAll(".go")].filter(e => e.getClientRects().length).length`), 1)
				tab.Screenshot("desk-" + lang + "-phone-" + view + "-" + shade)
			}
			want(t, "the thumb's bar", eval[int](tab, `Math.round(document.querySelector(".thumb").getBoundingClientRect().height)`), 56)
		}
		tab.Dark(false)
		tab.Desktop()
	}
}

// TestDeskPlainText: the text area does all that the rich editor does.
func TestDeskPlainText(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "By hand", "A **bold** word. ")
	tab.Click("#swap")
	tab.Wait(`document.querySelector("#plain")?.value.trim() === "A **bold** word."`)
	tab.Click("#plain")
	tab.Eval(`(e => e.setSelectionRange(e.value.length, e.value.length))(document.querySelector("#plain"))`, nil)
	tab.Press("\r\r- one\r- two")
	tab.Wait(deskSaved)
	tab.Click("#swap")
	tab.Wait(`document.querySelectorAll(".ProseMirror li").length === 2 && !!document.querySelector(".ProseMirror strong")`)
	tab.Click("#swap")
	tab.Wait(`document.querySelector("#plain")?.value.includes("- two")`)
	tab.Click("#plain")
	tab.Eval(pressSend, nil)
	readerHas(reading, "two")
	want(t, "list", eval[int](reading, `document.querySelectorAll("[data-post] li").length`), 2)
}
