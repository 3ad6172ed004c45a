package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"

	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// What editors do at the desk after publishing, and with pages.

// verified says what the command makes of the page's record, as anyone can.
func (r *room) verified(slug string) (said struct {
	OK                                 bool
	Verified, Withheld, Erased, Failed int
}) {
	r.coast.t.Helper()
	out, err := exec.Command("stoppress", "verify", r.address+"/"+slug, "--json").Output()
	if err != nil {
		r.coast.t.Fatalf("verify: %v\n%s", err, out)
	}
	if err := json.Unmarshal(out, &said); err != nil {
		r.coast.t.Fatal(err)
	}
	if !said.OK || said.Failed != 0 {
		r.coast.t.Fatalf("verify: %s", out)
	}
	return said
}

// holds says which files of the data folder hold a text.
func (r *room) holds(text string) (files []string) {
	r.coast.t.Helper()
	all, err := filepath.Glob(filepath.Join(r.data, "*"))
	if err != nil {
		r.coast.t.Fatal(err)
	}
	for _, name := range all {
		if b, err := os.ReadFile(name); err == nil && bytes.Contains(b, []byte(text)) {
			files = append(files, filepath.Base(name))
		}
	}
	return files
}

// sql does what no one could: on the database, behind the server's back.
func (r *room) sql(query string, args ...any) {
	r.coast.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(r.data, "stoppress.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		r.coast.t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query, args...); err != nil {
		r.coast.t.Fatal(err)
	}
}

// eventually waits for what comes to pass outside a browser.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !ok(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(what)
		}
	}
}

// onPhone looks at what is open as someone does with a thumb: axe, nothing over
// the edge, and targets that a finger finds.
func onPhone(t *testing.T, tab *testbrowser.Tab, check func(string), what string) {
	t.Helper()
	check(what)
	tab.Screenshot("after-" + strings.ReplaceAll(what, " ", "-"))
	tab.Viewport(360, 740, 2, true)
	tab.Dark(true)
	painted(tab)
	check(what + ", phone, dark")
	tab.Screenshot("after-" + strings.ReplaceAll(what, " ", "-") + "-phone")
	want(t, what+": reaches over the edge", eval[string](tab, `(box => [...box.querySelectorAll("*:not(.vh)")].filter(e => { const r = e.getBoundingClientRect();
		return r.width && !e.closest(".vh") && (r.left < -0.5 || r.right > innerWidth + 0.5) }).map(e => e.outerHTML.slice(0, 90)).join("; "))(document.querySelector("dialog[open]") ?? document.querySelector("main"))`), "")
	want(t, what+": too small for a finger", eval[string](tab, `(box => [...box.querySelectorAll("button, input:not([type=hidden]), select")].filter(e => e.getClientRects().length &&
		Math.max(e.getBoundingClientRect().height, e.closest("label")?.getBoundingClientRect().height ?? 0) < 36).map(e => e.outerHTML.slice(0, 90)).join("; "))(document.querySelector("dialog[open]") ?? document.querySelector("main"))`), "")
	tab.Dark(false)
	tab.Desktop()
	painted(tab)
}

// published publishes a post at the desk.
func published(tab *testbrowser.Tab, headline, text string) {
	compose(tab, headline, text)
	tab.Eval(pressSend, nil)
	liveHas(tab, headline)
	tab.Wait(deskIsEmpty)
}

// menu does one thing of the first post's menu.
func menu(tab *testbrowser.Tab, act string) {
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Eval(`(b => b.getAttribute("aria-expanded") === "true" || b.click())(document.querySelector("#live [data-post] [data-act=more]"))`, nil)
	tab.Wait(fmt.Sprintf(`!!document.querySelector("#live [data-post] [data-act=%s]")`, act))
	tab.Click(fmt.Sprintf("#live [data-post] [data-act=%s]", act))
	tab.Wait(`!!document.querySelector("dialog[open]")`)
}

// TestDeskFormerTexts: what a post said is compared, withheld, released, erased.
func TestDeskFormerTexts(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	tab.Allow("status 403: .*/erase", "status 422: .*/stepup")
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	published(tab, "Ferries stay in port", "The keeper Zebulon saw it from the mole.")
	tab.Click(`#live [data-act=edit]`)
	tab.Wait(`document.querySelector(".ProseMirror").textContent.includes("Zebulon")`)
	tab.Click(`#swap`)
	tab.Wait(`!!document.querySelector("#plain")`)
	tab.Eval(`(e => { e.focus(); e.select() })(document.querySelector("#plain"))`, nil)
	tab.Press("The keeper saw it from the outer mole.")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("dialog[open] #how-go")`)
	tab.Click(`input[value=correct]`)
	tab.Click("#how-note")
	tab.Press("A name was left out.")
	tab.Click("#how-go")
	liveHas(tab, "outer mole")
	id := eval[string](tab, `document.querySelector("#live [data-post]").dataset.post`)
	history := r.address + "/" + r.slug + "/" + id + "/history"
	reading.Open(history)
	want(t, "in the readers' history", eval[bool](reading, `document.body.textContent.includes("Zebulon")`), true)

	// Former texts, compared word by word.
	menu(tab, "former")
	tab.Wait(`!!document.querySelector(".compared [data-field=body] del")`)
	want(t, "taken away", eval[string](tab, `[...document.querySelectorAll(".compared [data-field=body] del")].map(e => e.textContent.trim()).join()`), "Zebulon")
	want(t, "put in", eval[string](tab, `[...document.querySelectorAll(".compared [data-field=body] ins")].map(e => e.textContent.trim()).join()`), "outer")
	want(t, "what was done, by whom", eval[string](tab, `[...document.querySelectorAll(".changes li")].map(e => e.querySelector("b").textContent + " by " + e.querySelector("bdi").textContent + ", " + e.querySelector(".mark").textContent).join("; ")`),
		"Correction by Mara, Public; Published by Mara, Public")
	want(t, "what readers were told", eval[bool](tab, `document.querySelector(".changes").textContent.includes("A name was left out.")`), true)
	onPhone(t, tab, check, "former texts")

	// Withheld: in the history no longer, kept at the desk.
	tab.Click(`dialog [data-act=withhold]`)
	tab.Wait(`document.querySelectorAll(".values input").length > 1`)
	want(t, "chosen at first", eval[string](tab, `[...document.querySelectorAll(".values input:checked")].map(e => e.closest("[data-value]").dataset.value).join()`), "2 body")
	onPhone(t, tab, check, "withhold")
	tab.Eval(`(e => { e.value = "privacy"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#seal-reason"))`, nil)
	tab.Click("#seal-go")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	eventually(t, "the history shows what is withheld", func() bool { return !strings.Contains(fetch(t, history), "Zebulon") })
	reading.Reload()
	want(t, "in the readers' history", eval[bool](reading, `document.body.textContent.includes("Zebulon")`), false)
	if v := r.verified(r.slug); v.Withheld != 1 || v.Erased != 0 {
		t.Errorf("verify: %+v", v)
	}
	menu(tab, "former")
	tab.Wait(`!!document.querySelector(".compared [data-field=body] del")`)
	want(t, "at the desk", eval[bool](tab, `[...document.querySelectorAll(".changes li")].at(-1).textContent.includes("Withheld") && document.querySelector(".compared del").textContent.includes("Zebulon")`), true)

	// Released.
	tab.Click(`dialog [data-act=release]`)
	tab.Wait(`document.querySelectorAll(".values input:checked").length === 1`)
	tab.Click("#seal-go")
	eventually(t, "the history does not show what was released", func() bool { return strings.Contains(fetch(t, history), "Zebulon") })
	if v := r.verified(r.slug); v.Withheld != 0 {
		t.Errorf("verify: %+v", v)
	}

	// Erased: after a word typed, and the password again, for the session is old.
	r.sql(`UPDATE session SET step_up = 0`)
	menu(tab, "erase")
	tab.Wait(`document.querySelectorAll(".values input").length > 1`)
	want(t, "chosen at first", eval[int](tab, `document.querySelectorAll(".values input:checked").length`), 0)
	tab.Click("#seal-former")
	tab.Eval(`(e => { e.value = "privacy"; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#seal-reason"))`, nil)
	want(t, "without the word", eval[bool](tab, `document.querySelector("#seal-go").disabled`), true)
	tab.Click("#erase-word")
	tab.Press("erase")
	tab.Wait(`!document.querySelector("#seal-go").disabled`)
	onPhone(t, tab, check, "erase")
	tab.Click("#seal-go")
	tab.Wait(`!!document.querySelector("#stepup-password")`)
	onPhone(t, tab, check, "step up")
	tab.Press("not it\r")
	tab.Wait(`document.querySelector("#stepup [role=alert]")?.textContent === "The password is wrong."`)
	if !strings.Contains(fetch(t, history), "Zebulon") {
		t.Fatal("erased by someone who did not show who they are")
	}
	tab.Eval(`document.querySelector("#stepup-password").value = ""; document.querySelector("#stepup-password").focus()`, nil)
	tab.Press(deskPassword + "\r")
	tab.Wait(`!document.querySelector("dialog[open]") && document.querySelector(".told").textContent === "Erased for ever."`)
	for _, where := range []string{"", "/" + id, "/" + id + "/history", "/page.json", "/feed.atom", "/updates?after=0", "/search?q=Zebulon", "/record/2"} {
		eventually(t, "it stands at "+where, func() bool {
			return !strings.Contains(strings.ReplaceAll(fetch(t, r.address+"/"+r.slug+where), "q=Zebulon", ""), "The keeper Zebulon")
		})
	}
	eventually(t, "it lies in the database's files", func() bool { return r.holds("Zebulon") == nil })
	if v := r.verified(r.slug); v.Erased != 1 || v.Withheld != 0 {
		t.Errorf("verify: %+v", v)
	}
	menu(tab, "former")
	tab.Wait(`[...document.querySelectorAll(".changes li")].at(-1)?.textContent.includes("Erased")`)
	want(t, "at the desk", eval[bool](tab, `document.querySelector("dialog[open]").textContent.includes("Zebulon")`), false)
	onPhone(t, tab, check, "after an erasure")
	tab.Eval(`document.querySelector("dialog .go").click()`, nil)
	reading.Open(r.address + "/" + r.slug)
	readerHas(reading, "The keeper saw it from the outer mole.")
	// The session was renewed when the password was given: the stream ended, and is taken up again.
	tab.Wait(`document.querySelector("#live header .meta").textContent === "Connected"`)
}

// pageOpened opens another page at the desk.
func pageOpened(tab *testbrowser.Tab, title, slug, lang string) {
	tab.Click("#open-page")
	tab.Wait(`!!document.querySelector("#open-title")`)
	tab.Click("#open-title")
	tab.Press(title)
	tab.Eval(fmt.Sprintf(`for (const [id, v] of [["open-slug", %q], ["open-zone", "Europe/Paris"]]) (e => { e.value = v; e.dispatchEvent(new Event("input", {bubbles: true})) })(document.getElementById(id));
		(e => { e.value = %q; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#open-lang"))`, slug, lang), nil)
	painted(tab)
	tab.Click("#open-go")
	tab.Wait(fmt.Sprintf(`document.querySelector(".bar h1 bdi")?.textContent === %q && !document.querySelector("dialog[open]")`, title))
}

// pageForm opens the page's own texts.
func pageForm(tab *testbrowser.Tab) {
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Click("#page-texts")
	tab.Wait(`!!document.querySelector("dialog[open] #page-recap")`)
}

func savePage(tab *testbrowser.Tab) {
	tab.Eval(`document.querySelector("dialog .go").click()`, nil)
	tab.Wait(`!document.querySelector("dialog[open]")`)
}

// afterSet sets a select or a field, as someone does who changes it.
func afterSet(tab *testbrowser.Tab, selector, value string) {
	tab.Eval(fmt.Sprintf(`(e => { const v = %q; e.value = e.options ? [...e.options].find(o => o.value === v || o.textContent.startsWith(v)).value : v;
		for (const type of ["input", "change"]) e.dispatchEvent(new Event(type, {bubbles: true})) })(document.querySelector(%q))`, value, selector), nil)
	painted(tab)
}

// TestDeskPage: a notice by the page's clock, a page renamed, its versions, its end.
func TestDeskPage(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	tab.Zone("America/New_York") // the page is at home in Paris
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")

	pageForm(tab)
	tab.Click("#page-notice")
	tab.Press("Back at 7:00 AM")
	tab.Click("#until-seven")
	tab.Wait(`/T07:00$/.test(document.querySelector("#page-until").value)`)
	want(t, "by the editor's clock, too", eval[bool](tab, `/by your clock/.test(document.querySelector("#until-shown").textContent) && /1:00|2:00|3:00/.test(document.querySelector("#until-shown").textContent)`), true)
	onPhone(t, tab, check, "page")
	savePage(tab)
	reading.Wait(`!!document.querySelector("[data-notice]")`)
	until := eval[string](reading, `document.querySelector("[data-notice]").dataset.until`)
	at, err := time.Parse(time.RFC3339, until)
	if err != nil {
		t.Fatal(err)
	}
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	want(t, "the notice lapses in Paris at", at.In(paris).Format("15:04"), "07:00")
	pageForm(tab)
	want(t, "shown again", eval[bool](tab, `/T07:00$/.test(document.querySelector("#page-until").value)`), true)
	tab.Click("#until-hour")
	savePage(tab)
	reading.Wait(fmt.Sprintf(`(n => n && n.dataset.until !== %q && Math.abs(Date.parse(n.dataset.until) - Date.now() - 3600e3) < 90e3)(document.querySelector("[data-notice]"))`, until))

	// Renamed: an open page goes on, the old address leads to the new one.
	pageForm(tab)
	tab.Click("#page-address")
	afterSet(tab, "#page-slug", "gale-over-port-ellery")
	want(t, "said before", eval[bool](tab, `document.querySelector("dialog").textContent.includes("/gale will lead to /gale-over-port-ellery for ever")`), true)
	afterSet(tab, "#page-canonical", "https://lantern.example/storm")
	onPhone(t, tab, check, "address")
	savePage(tab)
	tab.Wait(`location.hash === "#/gale-over-port-ellery"`)
	published(tab, "After the rename", "It goes on.")
	readerHas(reading, "After the rename")
	want(t, "the open page stayed", eval[bool](reading, `window.stayed`), true)
	reading.Open(r.address + "/gale")
	want(t, "the old address", eval[string](reading, `location.pathname`), "/gale-over-port-ellery")
	readerHas(reading, "After the rename")
	want(t, "canonical", eval[string](reading, `document.querySelector("link[rel=canonical]").href`), "https://lantern.example/storm")
	tab.Reload()
	liveHas(tab, "After the rename")

	// A translation is marked when its original is corrected.
	pageOpened(tab, "Tempête sur Port Ellery", "tempete", "fr")
	pageForm(tab)
	tab.Click("#page-versions")
	afterSet(tab, "#page-original", "Gale over Port Ellery")
	want(t, "its version", eval[string](tab, `[...document.querySelectorAll(".version input")].map(e => e.value).join(" ")`), "en /gale-over-port-ellery")
	onPhone(t, tab, check, "versions")
	savePage(tab)
	reading.Open(r.address + "/tempete")
	reading.Wait(`!!document.querySelector("a[hreflang=en][href$='/gale-over-port-ellery'], a[lang=en][href$='/gale-over-port-ellery']")`)
	reading.Open(r.address + "/gale-over-port-ellery")
	reading.Wait(`!!document.querySelector("a[hreflang=fr][href$='/tempete'], a[lang=fr][href$='/tempete']")`)
	want(t, "marked yet", eval[bool](tab, `!!document.querySelector("#behind")`), false)
	afterSet(tab, "#pick-page", "Gale over Port Ellery")
	liveHas(tab, "After the rename")
	tab.Click(`#live [data-act=edit]`)
	tab.Wait(`document.querySelector("#headline").value === "After the rename"`)
	tab.Click("#headline")
	tab.Press(", mended")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("dialog[open] #how-go")`)
	tab.Click(`input[value=correct]`)
	tab.Click("#how-note")
	tab.Press("It was before the rename.")
	tab.Click("#how-go")
	liveHas(tab, "It was before the rename.")
	tab.Reload()
	tab.Wait(`!!document.querySelector("#pick-page")`)
	tab.Eval(`location.hash = "#/-/pages"`, nil)
	tab.Wait(`document.querySelectorAll(".pages [data-page]").length === 2`)
	want(t, "in the list", eval[string](tab, `[...document.querySelectorAll(".pages .mark.bad")].map(e => e.closest("[data-page]").dataset.page + ": " + e.textContent).join()`), "tempete: Original corrected: 1")
	onPhone(t, tab, check, "all pages")
	tab.Click("#find-page")
	tab.Press("TEMPETE")
	tab.Wait(`document.querySelectorAll(".pages [data-page]").length === 1`)
	tab.Press("\r")
	tab.Wait(`!!document.querySelector("#behind")`)
	tab.Click("#behind button")
	tab.Wait(`document.querySelector("dialog .changes")?.textContent.includes("It was before the rename.")`)
	onPhone(t, tab, check, "original corrected")
	tab.Click("#behind-done")
	tab.Wait(`!document.querySelector("#behind") && !document.querySelector("dialog[open]")`)
	tab.Reload()
	tab.Wait(`!!document.querySelector("#page-texts")`)
	want(t, "marked still", eval[bool](tab, `!!document.querySelector("#behind")`), false)

	// Ended, with what follows; and reopened.
	afterSet(tab, "#pick-page", "Gale over Port Ellery")
	liveHas(tab, "After the rename")
	linked(reading, "stream")
	pageForm(tab)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "End the page").click()`, nil)
	tab.Wait(`!!document.querySelector("#end-note")`)
	tab.Click("#end-note")
	tab.Press("The wind is down.")
	afterSet(tab, "#end-next", "Tempête")
	onPhone(t, tab, check, "end")
	tab.Eval(`document.querySelector("dialog .go").click()`, nil)
	reading.Wait(`document.querySelector("[data-ended] a")?.textContent === "Tempête sur Port Ellery"`)
	want(t, "what readers are told", eval[bool](reading, `/^This page was closed on .*\. The wind is down\. /.test(document.querySelector("[data-ended]").textContent)`), true)
	want(t, "where it leads", eval[string](reading, `new URL(document.querySelector("[data-ended] a").href).pathname`), "/tempete")
	tab.Wait(`!!document.querySelector("#page-state")`)
	tab.Click("#page-state")
	tab.Wait(`!document.querySelector("#page-state")`)
	eventually(t, "the page is not open again", func() bool { return !strings.Contains(fetch(t, r.address+"/gale-over-port-ellery"), "data-ended") })
}

const handKept = "October 23, 2024\n\n10:30 PM\n\nFerries stay in port\n\nThe harbour master closed the dock.\n\nMole breached\n\nWater came over the mole.\n\n9:15 PM\n\nAdvertisement\n\n8:00 PM\n\nWind rises\n\nForce eight at the mole.\n"

// TestDeskPasteMended: what was understood is split, joined, renamed, set to
// another time and left out; the same text again leaves alone what was changed.
func TestDeskPasteMended(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	tab.Zone("America/New_York")
	tab.Allow("status 422: .*/import/preview")
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Click("#door-paste")
	tab.Click("#open-title")
	tab.Press("Gale over Port Ellery")
	// The zone, by a city that no zone is called after.
	tab.Eval(`document.querySelector("#open-zone").select()`, nil)
	tab.Press("munich")
	tab.Wait(`document.querySelector("[role=option]")?.textContent.startsWith("Europe/Berlin")`)
	onPhone(t, tab, check, "zone by city")
	tab.Press("\r")
	want(t, "zone", eval[string](tab, `document.querySelector("#open-zone").value`), "Europe/Berlin")
	// A file that an older program wrote.
	tab.Eval(`(e => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array([67, 97, 102, 233])], "page.txt")); e.files = d.files; e.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("#paste-file"))`, nil)
	tab.Wait(`!!document.querySelector("#paste-1252")`)
	tab.Click("#paste-1252")
	want(t, "Windows-1252", eval[string](tab, `document.querySelector("#paste-text").value`), "Caf\u00e9")
	afterSet(tab, "#paste-text", handKept)
	tab.Click("#paste-go")
	tab.Wait(`document.querySelectorAll(".found [data-stamp]").length === 3`)
	onPhone(t, tab, check, "paste")
	in := func(n int, js string) string {
		return fmt.Sprintf(`((u) => %s)(document.querySelectorAll(".found [data-stamp]")[%d])`, js, n)
	}
	stories := func(n int) string {
		return eval[string](tab, in(n, `[...u.querySelectorAll(".story")].map(s => s.querySelector("input").value + ": " + [...s.querySelectorAll("p[dir]")].map(p => p.firstChild.textContent).join(" / ")).join("; ")`))
	}
	was := stories(0)
	if !strings.Contains(was, "Mole breached") {
		t.Fatalf("understood: %s", was)
	}
	press := func(n int, name string) {
		t.Helper()
		tab.Eval(in(n, fmt.Sprintf(`[...u.querySelectorAll("button")].findLast(b => (b.getAttribute("aria-label") ?? b.textContent).startsWith(%q)).click()`, name)), nil)
		painted(tab)
	}
	press(0, "Split here") // before the last paragraph
	if s := stories(0); strings.Count(s, ";") != strings.Count(was, ";")+1 {
		t.Errorf("split: %s", s)
	}
	press(0, "Join with the one above")
	want(t, "joined again", stories(0), was)
	press(1, "Leave out")
	tab.Wait(`document.querySelectorAll(".found [data-stamp]").length === 2`)
	afterSet(tab, ".found [data-stamp]:nth-of-type(2) .story input", "The wind rises")
	afterSet(tab, ".found [data-stamp]:nth-of-type(2) .stamped input", "2024-10-23T20:10")
	tab.Screenshot("after-paste-mended")
	tab.Click("#paste-go")
	tab.Wait(`document.querySelector("#live")?.textContent.includes("The wind rises")`)
	reading.Open(r.address + "/gale-over-port-ellery")
	want(t, "what readers get", eval[string](reading, `[...document.querySelectorAll("[data-list] [data-update]")].map(u => u.dataset.update + " " + [...u.querySelectorAll("h4")].map(e => e.textContent.trim()).join(", ")).join("; ")`),
		"2024-10-23T20:30:00Z Ferries stay in port, Mole breached; 2024-10-23T18:10:00Z The wind rises")
	want(t, "left out", eval[bool](reading, `document.body.textContent.includes("Advertisement")`), false)

	// A post is changed here; then the same text comes again.
	tab.Click(`#live [data-act=edit]`)
	tab.Wait(`document.querySelector("#headline").value === "Ferries stay in port"`)
	tab.Click("#headline")
	tab.Press(", all of them")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("dialog[open] #how-go")`)
	tab.Click("#how-go")
	readerHas(reading, "all of them")
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Click("#open-page")
	tab.Wait(`!!document.querySelector("dialog[open] #open-title")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "Paste your page").click()`, nil)
	tab.Wait(`!!document.querySelector("#paste-to")`)
	afterSet(tab, "#paste-to", "Gale over Port Ellery")
	afterSet(tab, "#paste-text", handKept)
	tab.Click("#paste-go")
	tab.Wait(`!!document.querySelector(".became [data-fate=here]")`)
	onPhone(t, tab, check, "paste again")
	tab.Click("#paste-go")
	tab.Wait(`document.querySelector(".became")?.textContent.includes("What became of the stories")`)
	want(t, "left alone", eval[bool](tab, `/Ferries stay in port.*left alone: changed here since/.test(document.querySelector(".became").textContent)`), true)
	reading.Reload()
	readerHas(reading, "Ferries stay in port, all of them")
}

// TestDeskPasteLanguages: what is unsure in a text that was pasted, and why one can't
// be read, is said in the desk's language, with what it speaks of.
func TestDeskPasteLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang, shared, undated string
		doubts                []string
	}{
		{"fr", "Ligne 3 : « UPDATE: 10:30 PM IST » : « IST » est l’heure de l’Inde, l’Irlande et Israël", "Les heures n’ont pas de date.",
			[]string{"Le 23 octobre 2024 était un mercredi, pas un mardi.", "La même heure qu’à la ligne 9.", "Titre ou paragraphe ? « , » à la fin. Pris pour un titre."}},
		{"fa", "سطر 3: «UPDATE: 10:30 PM IST»: «IST» وقت هند، ایرلند و اسرائیل است", "ساعت\u200cها تاریخ ندارند.",
			[]string{"چهارشنبه بود، نه سه\u200cشنبه", "همان زمان سطر 9.", "تیتر است یا بند؟ با «,» پایان می\u200cیابد. تیتر به شمار آمد."}},
	} {
		t.Run(c.lang, func(t *testing.T) {
			t.Parallel()
			r := openRoom(t, "")
			tab := testbrowser.New(t)
			tab.Allow("status 422: .*/import/preview")
			check := accessibly(t, tab)
			r.enter(tab, "Mara")
			tab.Open(r.address + "/desk/?lang=" + c.lang)
			tab.Wait(`!!document.querySelector("#door-paste")`)
			tab.Click("#door-paste")
			tab.Wait(`!!document.querySelector("#open-title")`)
			afterSet(tab, "#open-title", "Tempest")
			afterSet(tab, "#open-zone", "Europe/Paris")
			// Nothing of what is said to people is in English, or left in braces.
			plain := func(selector string) string {
				t.Helper()
				said := eval[string](tab, fmt.Sprintf(`document.querySelector(%q).innerText.replace(/[\u2066-\u2069]/g, "")`, selector))
				for _, word := range []string{"{", "Taken", "stamp", "--", "undefined", "said."} {
					if strings.Contains(said, word) {
						t.Errorf("%q: %s", word, said)
					}
				}
				return said
			}
			said := func(selector string, want ...string) {
				t.Helper()
				got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(plain(selector)) // French signs keep to their words
				for _, w := range want {
					if !strings.Contains(got, w) {
						t.Errorf("it doesn't say %q: %s", w, got)
					}
				}
			}
			afterSet(tab, "#paste-text", "Tempest\n\nUPDATE: 10:30 PM IST\n\nFerries stay in port\n\nThe harbour master closed the dock at dusk.\n")
			tab.Click("#paste-go")
			tab.Wait(`!!document.querySelector("dialog .bad[role=alert]")`)
			said("dialog .bad[role=alert]", c.shared)
			afterSet(tab, "#paste-text", "UPDATE: 10:30 PM\n\nFerries stay in port\n\nThe harbour master closed the dock at dusk.\n")
			tab.Click("#paste-go")
			tab.Wait(`!!document.querySelector("#paste-date")`)
			said("dialog .bad[role=alert]", c.undated)
			afterSet(tab, "#paste-date", "2024-10-23")
			afterSet(tab, "#paste-text", "Tuesday, October 23, 2024\n\nUPDATE: 10:30 PM\n\nFerries stay in port\n\nThe harbour master closed the dock at dusk.\n\n"+
				"UPDATE: 9:15 PM\n\nMole breached\n\nWater came over the mole, and the lower market stands in it.\n\nUPDATE: 9:15 PM\n\nWind rises,\n\nForce eight was measured at the mole.\n")
			tab.Click("#paste-go")
			tab.Wait(`document.querySelectorAll(".found .doubt").length >= 3`)
			said(".found", c.doubts...)
			check(c.lang + " doubts")
			tab.Screenshot("after-paste-doubts-" + c.lang)
		})
	}
}

// TestDeskNotes: what the desk notes is there for all at once, for readers never,
// and no one's words are lost to another's.
func TestDeskNotes(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	one, two := testbrowser.New(t), testbrowser.New(t)
	one.Allow("status 409")
	check := accessibly(t, one)
	r.enter(one, "Mara")
	r.enter(two, "Ilse")
	write := func(tab *testbrowser.Tab, text string) {
		tab.Click("#desk-notes")
		tab.Wait(`!!document.querySelector("#notes-text")`)
		tab.Click("#notes-text")
		tab.Press(text)
	}
	write(two, "Ilse is on until 6 PM.")
	two.Click("#notes-save")
	one.Wait(`document.querySelector("#noted").textContent.includes("Ilse is on until 6 PM.")`)

	// Both write; neither text goes.
	write(one, " Mole: unconfirmed. ")
	write(two, " Ask the keeper. ")
	two.Click("#notes-save")
	two.Wait(`!document.querySelector("dialog[open]")`)
	one.Wait(`document.querySelector("#notes-theirs")?.textContent.includes("Ask the keeper.")`)
	onPhone(t, one, check, "two notes")
	one.Click("#notes-both")
	one.Click("#notes-save")
	for _, tab := range []*testbrowser.Tab{one, two} {
		tab.Wait(`(t => t.includes("Ask the keeper.") && t.includes("Mole: unconfirmed."))(document.querySelector("#noted").textContent)`)
	}
	published(one, "Ferries stay in port", "Wind of force ten.")
	for _, where := range []string{"", "/page.json", "/feed.atom", "/record/index.json", "/page.zip"} {
		if s := fetch(t, r.address+"/"+r.slug+where); strings.Contains(s, "keeper") || strings.Contains(s, "until 6") {
			t.Errorf("readers get the notes at %s", where)
		}
	}
}

// TestDeskOpening: what goes out and what stays is listed before a page opens; a
// draft's former text comes back.
func TestDeskOpening(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Click("#door-write")
	tab.Wait(`!!document.querySelector("#open-title")`)
	tab.Click("#open-title")
	tab.Press("Gale")
	tab.Eval(`document.querySelector("dialog [name=draft]").click()`, nil)
	tab.Click("#open-go")
	tab.Wait(`!!document.querySelector("#page-state")`)
	for _, n := range []string{"First", "Second", "Rumour"} {
		compose(tab, n, "Text of it.")
		tab.Wait(deskSaved)
		if n == "First" { // and then something else
			tab.Click(".ProseMirror")
			tab.Run(input.InsertText(" More of it.")) // at once: what is saved between two keys would be a former text
			tab.Wait(deskSaved)
		}
		tab.Click("#new")
	}
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 3`)
	draft := func(name, js string) {
		t.Helper()
		tab.Eval(fmt.Sprintf(`(d => { d.querySelector("details")?.setAttribute("open", ""); %s })([...document.querySelectorAll("#drafts [data-draft]")].find(e => e.textContent.includes(%q)))`, js, name), nil)
	}
	draft("Rumour", `(e => { e.value = "unverified"; e.dispatchEvent(new Event("change", {bubbles: true})) })(d.querySelector("select"))`)
	tab.Wait(`[...document.querySelectorAll("#drafts .mark")].some(e => e.textContent === "Unverified")`)

	draft("First", `d.querySelector("[data-act=revs]").click()`)
	tab.Wait(`!!document.querySelector("dialog[open] .compared ins")`)
	onPhone(t, tab, check, "drafts former texts")
	want(t, "since then", eval[bool](tab, `document.querySelector(".compared ins").textContent.includes("More")`), true)
	tab.Click("#revs-take")
	tab.Wait(`document.querySelector("#headline").value === "First" && document.querySelector(".ProseMirror").textContent === "Text of it."`)
	tab.Wait(deskSaved)
	tab.Click("#new")

	tab.Click("#page-state")
	tab.Wait(`document.querySelectorAll("dialog[open] [data-draft]").length === 3`)
	want(t, "what goes out", eval[string](tab, `[...document.querySelectorAll("dialog [data-draft]")].map(e => e.querySelector("[dir]").textContent + " " + e.querySelector("input").checked).sort().join()`), "First true,Rumour false,Second true")
	want(t, "what stays", eval[bool](tab, `/Rumour.*Unverified . stays a draft/.test(document.querySelector("dialog").textContent)`), true)
	onPhone(t, tab, check, "opening")
	tab.Eval(`[...document.querySelectorAll("dialog [data-draft]")].find(e => e.textContent.includes("Second")).querySelector("input").click()`, nil)
	painted(tab)
	tab.Click("#opening-go")
	liveHas(tab, "First")
	reading.Open(r.address + "/gale")
	want(t, "what readers get", eval[string](reading, `[...document.querySelectorAll("[data-list] h4")].map(e => e.textContent.trim()).join()`), "First")
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 2`)
}
