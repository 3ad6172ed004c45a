package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/testbrowser"
)

// pasteScreen opens "Paste your page" where there is a page already.
func pasteScreen(tab *testbrowser.Tab) {
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Eval(`document.querySelector("#open-page").click()`, nil)
	tab.Wait(`!!document.querySelector("dialog[open] form")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.textContent === "Paste your page").click()`, nil)
	tab.Wait(`!!document.querySelector("#paste-go")`)
}

// drop lets a file fall on what is there, and says whether the browser would have opened it in the desk's place.
func drop(tab *testbrowser.Tab, on, name string, b []byte) bool {
	return eval[bool](tab, fmt.Sprintf(`(() => {
		const bytes = Uint8Array.from(atob(%q), c => c.charCodeAt(0)), d = new DataTransfer(), e = document.querySelector(%q)
		d.items.add(new File([bytes], %q))
		e.dispatchEvent(new DragEvent("dragover", {dataTransfer: d, bubbles: true, cancelable: true}))
		return e.dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true}))
	})()`, base64.StdEncoding.EncodeToString(b), on, name))
}

// TestDeskImport: another system's export is chosen, looked at, mended and published; a later copy, dropped, brings
// what is new and leaves alone what was changed here. By keys alone, and kept when the dialog is left.
func TestDeskImport(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "")
	tab, reading := testbrowser.New(t), testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Wait(`!!document.querySelector("#door-paste")`)
	tab.Eval(`document.querySelector("#door-paste").focus()`, nil)
	tab.Press("\r")
	tab.Wait(`!!document.querySelector("#open-title")`)
	tab.Click("#open-title")
	tab.Press("Gale")
	tab.Press("\t\t")
	tab.Wait(`document.activeElement.id === "open-zone"`)
	tab.Eval(`document.activeElement.select()`, nil)
	tab.Press("munich")
	tab.Wait(`document.querySelector("[role=option]")?.textContent.startsWith("Europe/Berlin")`)
	tab.Press("\r\t")
	file, err := filepath.Abs("testdata/exports/wordpress.xml")
	if err != nil {
		t.Fatal(err)
	}
	choose(tab, "#paste-file", file)
	tab.Wait(`document.querySelector("#paste-picked bdi")?.textContent === "wordpress.xml" && !document.querySelector("#paste-text")`)
	onPhone(t, tab, check, "export chosen")

	// Left by accident, it is there again.
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]") && document.activeElement.id === "door-paste"`)
	tab.Press("\r")
	tab.Wait(`document.querySelector("#paste-picked bdi")?.textContent === "wordpress.xml" && document.querySelector("#open-title").value === "Gale" && document.querySelector("#open-zone").value === "Europe/Berlin"`)
	held(tab)
	tab.Wait(`document.querySelectorAll(".found .story").length === 3`)
	post := func(n int, js string) string {
		return eval[string](tab, fmt.Sprintf(`(p => %s)(document.querySelectorAll(".found .story")[%d])`, js, n))
	}
	want(t, "what it is", eval[bool](tab, `/RSS Harbour Courier – Gale live/.test(document.querySelector("dialog").textContent)`), true)
	want(t, "as it will stand", post(0, `[p.querySelector("input").value, p.querySelector(".full strong").textContent, p.querySelector(".full a").href, p.querySelector(".full blockquote footer").textContent,
		p.querySelectorAll(".full li").length, p.querySelector(".full .card").textContent, [...p.querySelectorAll(".tag")].map(e => e.textContent)].join("|")`),
		"‘Nobody sails tonight’: harbour master shuts the port|shut the port|https://port.example/notices/17?utm_source=wp|— Jon Berg, harbour master|2|The mole, live https://www.youtube.com/embed/abc123?feature=oembed|Gale,Ferries & barges")
	want(t, "what is left out", post(0, `[...p.parentElement.querySelectorAll(".doubt")].map(e => e.textContent.replace(/[\u2066-\u2069]/g, "")).join("|")`),
		"Post 1: The post has a picture, “Waves over the mole at dusk”. It is left out: save it, and add it on the page. It is right|"+
			"Post 1: A picture that is left out has a caption, “The mole at seven. Photo: Bo Lind”. Left out, too. It is right")
	want(t, "times are the export's", eval[int](tab, `document.querySelectorAll(".found [type=datetime-local]").length`), 0)
	onPhone(t, tab, check, "export found")

	// Mended, and left by accident.
	tab.Eval(`document.querySelector(".found .story input").focus()`, nil)
	tab.Press(kb.Home + "Port shut: \t")
	tab.Wait(`document.activeElement.closest(".story, .doubt, a, button") && document.querySelector(".found .story input").value.startsWith("Port shut")`)
	tab.Eval(`[...document.querySelectorAll(".found button")].findLast(b => b.textContent === "Leave out").click()`, nil)
	tab.Wait(`document.querySelectorAll(".found .story").length === 2`)
	tab.Press(kb.Escape)
	tab.Wait(`!document.querySelector("dialog[open]")`)
	tab.Eval(`document.querySelector("#door-paste").click()`, nil)
	tab.Wait(`document.querySelectorAll(".found .story").length === 2 && document.querySelector(".found .story input").value.startsWith("Port shut")`)
	if drop(tab, ".found", "other.txt", []byte("x")) {
		t.Error("a file that is dropped on the preview takes the desk's place")
	}
	held(tab)
	tab.Wait(`document.querySelector("#live")?.textContent.includes("Port shut: ‘Nobody")`)
	visit(reading, r.address+"/gale")
	linked(reading, "stream")
	want(t, "readers", eval[string](reading, `[...document.querySelectorAll("[data-list] [data-update]")].map(u => u.dataset.update + " " + [...u.querySelectorAll("article")].map(a =>
		(a.querySelector("h4")?.textContent.trim() ?? "") + "/" + (a.querySelector("[data-body] strong")?.textContent ?? "")).join(",")).join("; ")`),
		"2024-10-23T20:38:00Z Port shut: ‘Nobody sails tonight’: harbour master shuts the port/shut the port; 2024-10-23T20:05:00Z /")

	// A later copy is dropped on the screen.
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	later := strings.Replace(string(b), "\t<item>", "\t<item><title>Ness road open</title><pubDate>Wed, 23 Oct 2024 21:15:00 +0000</pubDate><description>One lane.</description></item>\n\t<item>", 1)
	later = strings.Replace(later, "forty dark streets", "fifty dark streets", 1)
	later = strings.Replace(later, "No ferry before 8 a.m.", "No ferry before 9 a.m.", 1)
	pasteScreen(tab)
	afterSet(tab, "#paste-to", "Gale")
	afterSet(tab, "#paste-text", "written before")
	if drop(tab, "#paste-text", "later.xml", []byte(later)) {
		t.Error("a file that is dropped takes the desk's place")
	}
	tab.Wait(`document.querySelector("#paste-picked bdi")?.textContent === "later.xml"`)
	tab.Click("#paste-unpick")
	tab.Wait(`document.querySelector("#paste-text")?.value === "written before" && document.activeElement.id === "paste-file"`)
	drop(tab, "dialog[open] h2", "later.xml", []byte(later))
	tab.Wait(`document.querySelector("#paste-picked bdi")?.textContent === "later.xml"`)
	tab.Click("#paste-go")
	tab.Wait(`!!document.querySelector(".became")`)
	became := `[...document.querySelectorAll(".became .mark")].map(e => e.textContent).join("; ") + [...document.querySelectorAll(".became li")].map(e => " | " + e.textContent.replace(/[\u2066-\u2069]/g, "").replace(/^.*? (?=‘)/, "")).join("")`
	want(t, "what would become of it", eval[string](tab, became), "added: 2; left alone: changed here since: 1; changed: 1 | ‘Nobody sails tonight’: harbour master shuts the port: left alone: changed here since")
	onPhone(t, tab, check, "export again")
	tab.Eval(`[...document.querySelectorAll(".found .story")].find(s => s.querySelector("input").value === "Storm warning for the coast").querySelector(".acts button").click()`, nil)
	tab.Wait(`document.querySelectorAll(".found .story").length === 3`)
	tab.Click("#paste-go")
	tab.Wait(`document.querySelector(".became")?.textContent.includes("What became of the stories")`)
	readerHas(reading, "Ness road open")
	readerHas(reading, "fifty dark streets")
	want(t, "what was mended here", eval[bool](reading, `/Port shut: ‘Nobody/.test(document.body.textContent) && /No ferry before 8/.test(document.body.textContent) && !/Storm warning/.test(document.body.textContent)`), true)
}

// TestDeskImportLanguages: what is wrong with an export, and where, is said in the desk's language.
func TestDeskImportLanguages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, damaged, undated, blog, large, doubt string }{
		{"de", "Zeile 2: Es sieht nach einem Feed aus, ist aber hier beschädigt", "Beitrag 1: Er hat kein lesbares Datum: \"gestern\"", "Es wurde kein Beitrag darin gefunden.", "wide.xml ist größer als 8 MB.", "Beitrag 1: Der Beitrag hat ein Bild, „Die Mole“."},
		{"ar", "السطر 2: يبدو خلاصة لكنها تالفة هنا", "المنشور 1: ليس له تاريخ يُقرأ: \"gestern\"", "لم يُعثر فيه على منشور.", "wide.xml أكبر من 8 ميغابايت.", "المنشور 1: في المنشور صورة، «Die Mole»."},
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
			said := func(what, text string) {
				t.Helper()
				tab.Wait(`!!document.querySelector("dialog .bad[role=alert]")`)
				got := strings.Map(func(c rune) rune {
					if c >= 0x2066 && c <= 0x2069 {
						return -1
					}
					return c
				}, tab.Text("dialog .bad[role=alert]"))
				if !strings.Contains(strings.Join(strings.Fields(got), " "), text) {
					t.Errorf("%s: %q doesn't say %q", what, got, text)
				}
			}
			tried := func(what, source, text string) {
				t.Helper()
				drop(tab, "dialog[open]", what+".xml", []byte(source))
				tab.Wait(fmt.Sprintf(`document.querySelector("#paste-picked bdi")?.textContent === %q && !document.querySelector("dialog .bad")`, what+".xml"))
				tab.Click("#paste-go")
				said(what, text)
			}
			feed := func(item string) string {
				return `<rss version="2.0"><channel><title>T</title><item><title>a</title>` + item + `</item></channel></rss>`
			}
			tried("damaged", "<rss version=\"2.0\">\n<channel><item", c.damaged)
			tried("undated", feed("<pubDate>gestern</pubDate>"), c.undated)
			tried("page", "<!doctype html><p>x</p>", c.blog)
			onPhone(t, tab, check, c.lang+" export wrong")
			tab.Eval(`(() => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array(9 << 20)], "wide.xml")); document.querySelector("dialog[open]").dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true})) })()`, nil)
			tab.Wait(`document.querySelector("dialog .bad")?.textContent.includes("wide.xml")`)
			said("large", c.large)
			// The source is pasted.
			tab.Click("#paste-unpick")
			tab.Wait(`!!document.querySelector("#paste-text")`)
			afterSet(tab, "#paste-text", feed(`<pubDate>Wed, 23 Oct 2024 20:30:00 +0000</pubDate><description>&lt;p&gt;x&lt;/p&gt;&lt;img src="a.jpg" alt="Die Mole"&gt;</description>`))
			tab.Click("#paste-go")
			tab.Wait(`!!document.querySelector(".found .doubt")`)
			if got := eval[string](tab, `document.querySelector(".found .doubt").textContent.replace(/[\u2066-\u2069]/g, "")`); !strings.Contains(got, c.doubt) {
				t.Errorf("%q doesn't say %q", got, c.doubt)
			}
			onPhone(t, tab, check, c.lang+" export found")
		})
	}
}
