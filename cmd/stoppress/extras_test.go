//lint:file-ignore ST1018 Persian words hold zero-width non-joiners, and are read better than escapes.

package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/markup"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testhtml"
	"stoppress/internal/testneed"
)

// Pictures, embeds and sharing, and the page on paper.

// album is a page with a post of three pictures and one of embeds.
type album struct {
	*coast
	pictures, embeds string // ids of posts
	words            albumWords
}

type albumWords struct {
	alt, caption, credit, film, elsewhere                 string
	show, hide, copied, two, close, share, previous, next string
}

var albumEnglish = albumWords{
	alt: "The quay, seen from the light, picture %d", caption: "The outer quay at dusk, before the gates were shut.", credit: "Harbour Office",
	film: "The breakwater at high water", elsewhere: "The harbour’s own camera",
	show: "Show content from youtube.com", hide: "Hide content", copied: "Address copied", two: "2 of 3", close: "Close", share: "Share", previous: "Previous picture", next: "Next picture",
}

var albumPersian = albumWords{
	alt: "اسکله از بالای فانوس، تصویر %d", caption: "اسکلهٔ بیرونی هنگام غروب، پیش از بسته شدن دروازه‌ها.", credit: "ادارهٔ بندر",
	film: "موج‌شکن هنگام مد", elsewhere: "دوربین بندر",
	show: "نمایش محتوا از youtube.com", hide: "پنهان کردن محتوا", copied: "نشانی کپی شد", two: "۲ از ۳", close: "بستن", share: "هم‌رسانی", previous: "تصویر پیشین", next: "تصویر بعدی",
}

const film = "https://www.youtube.com/watch?v=abcdefghi_1"

// photo is a JPEG of w x h, of a colour of its own.
func photo(t *testing.T, w, h int, c color.RGBA) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{c.R + uint8(x*40/w), c.G + uint8(y*40/h), c.B + uint8((x*7+y*13)%9), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lay makes an album of a coast with so many posts.
func lay(t *testing.T, w words, a albumWords, posts int) *album {
	t.Helper()
	c := build(t, w, posts, "")
	s, err := store.Open(t.Context(), store.Options{Dir: c.data})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	head, err := s.Find(t.Context(), c.slug)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]page.Media{}
	for i, size := range [][2]int{{2000, 1250}, {1200, 1600}, {360, 240}} {
		m, err := media.Take(t.Context(), photo(t, size[0], size[1], color.RGBA{uint8(40 + 60*i), 70, uint8(160 - 50*i), 255}))
		if err != nil {
			t.Fatal(err)
		}
		if m, err = s.PutMedia(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		shown[fmt.Sprintf("p%d", i+1)] = page.Media{ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height, Alt: fmt.Sprintf(a.alt, i+1), Caption: a.caption, Credit: a.credit}
	}
	p := shown["p2"]
	p.Caption, p.Credit = "", ""
	shown["p2"] = p
	body := func(text string) []byte {
		doc, notes := markup.FromMarkdown(text)
		if len(notes) > 0 {
			t.Fatalf("%q", notes)
		}
		return doc.Encode()
	}
	al := &album{coast: c, pictures: store.NewPostID(), embeds: store.NewPostID(), words: a}
	if _, err := s.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{
			{ID: al.pictures, Texts: page.Texts{Headline: fmt.Sprintf(w.headline, 101), Media: shown, Body: body(w.paragraphs[0] + "\n\n![](media:p1)\n\n" + w.paragraphs[0] + "\n\n![](media:p2)\n\n![](media:p3)\n")}},
			{ID: al.embeds, Texts: page.Texts{Body: body(w.paragraphs[0] + "\n\n![" + a.film + "](" + film + ")\n\n![" + a.elsewhere + "](https://harbour.example.org/camera)\n\n" + w.paragraphs[0] + "\n")}},
		}, store.At{})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return al
}

// jsPost is the JavaScript for a post of the page.
func jsPost(id string) string { return `document.getElementById("p-` + id + `")` }

// loaded waits for the script that comes with the first click.
func extrasLoaded(tab *testbrowser.Tab) bool {
	return eval[bool](tab, `performance.getEntriesByType("resource").some(e => e.name.endsWith("/extras.js"))`)
}

func TestBrowserPictures(t *testing.T) {
	t.Parallel()
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		t.Run(w.lang, func(t *testing.T) {
			c := lay(t, w.words, w.albumWords, 8)
			s := c.serve()
			tab := testbrowser.New(t)
			tab.Phone()
			visit(tab, s.address+"/"+c.slug)
			linked(tab, "stream")
			const images = `[...document.querySelectorAll(".picture img")]`
			tab.Wait(images + `[0].complete`)
			want(t, "how pictures are loaded", eval[string](tab, images+`.map(e => [e.getAttribute("loading"), e.getAttribute("fetchpriority"), e.decoding, e.getAttribute("width"), e.getAttribute("height")].join(" ")).join("; ")`),
				" high async 2000 1250; lazy  async 1200 1600; lazy  async 360 240")
			want(t, "texts for who can't see them", eval[string](tab, images+`.map(e => e.alt).join()`), strings.Join([]string{fmt.Sprintf(c.words.alt, 1), fmt.Sprintf(c.words.alt, 2), fmt.Sprintf(c.words.alt, 3)}, ","))
			want(t, "the size for a phone of two pixels to the pixel", eval[bool](tab, images+`[0].currentSrc.endsWith("/800")`), true)
			want(t, "sizes above its own", eval[string](tab, images+`.map(e => (e.srcset.match(/(?<= )\d+w/g) || []).join()).join("; ")`), "400w,800w,1200w,1800w,2000w; 400w,800w,1200w; ")
			want(t, "what a smaller one really is", eval[int](tab, `(async () => { const m = new Image(); m.src = `+images+`[0].currentSrc; await m.decode(); return m.naturalWidth })()`), 800)
			tab.Eval(images+`[2].scrollIntoView()`, nil)
			tab.Wait(images + `.every(e => e.complete && e.naturalWidth)`)
			painted(tab)
			want(t, "layout shifts", eval[string](tab, `shifts.join("\n")`), "")
			want(t, "the script before it is asked for", extrasLoaded(tab), false)

			first := jsPost(c.pictures) + `.querySelector(".picture>a")`
			tab.Eval(first+`.focus()`, nil)
			tab.Press(kb.Enter)
			const box = `document.querySelector("dialog.light")`
			tab.Wait(box + `?.open`)
			want(t, "the page stays", eval[bool](tab, "!!window.stayed"), true)
			want(t, "focus is within", eval[bool](tab, box+`.contains(document.activeElement)`), true)
			const state = `(d => [d.querySelector("img").alt, d.querySelector("figcaption")?.textContent.replace(/\s+/g, " ") || "-", d.querySelector("[data-of]").textContent].join("|"))(` + box + `)`
			want(t, "the second's words", strings.Contains(eval[string](tab, state), c.words.caption+" "+c.words.credit), true)
			tab.Wait(box + `.querySelector("img").naturalWidth`)
			tab.Screenshot("lightbox-" + w.lang)
			forward, back := kb.ArrowRight, kb.ArrowLeft
			if w.lang == "fa" {
				forward, back = back, forward
			}
			tab.Press(forward)
			want(t, "the second picture", eval[string](tab, state), fmt.Sprintf(c.words.alt, 2)+"|-|"+c.words.two)
			tab.Press(back)
			tab.Press(back)
			want(t, "round to the last", eval[string](tab, box+`.querySelector("img").alt`), fmt.Sprintf(c.words.alt, 3))
			tab.Press(forward)
			for range 8 { // the browser's own bar is part of the round
				tab.Press(kb.Tab)
				want(t, "focus is kept", eval[bool](tab, box+`.contains(document.activeElement) || document.activeElement === document.body`), true)
			}

			// An edit of the post leaves it open; so does a post that comes in.
			d := c.change("An edit.\n\n"+w.paragraphs[0]+"\n\n![](media:p1)\n\n![](media:p2)\n\n![](media:p3)\n", page.OpEdit, c.pictures, "--rev", "1")
			caught(tab, d)
			caught(tab, c.post("Boat 1 is in"))
			want(t, "open after an edit", eval[bool](tab, box+`.open`), true)
			tab.Press(forward)
			want(t, "the second picture after an edit", eval[string](tab, box+`.querySelector("img").alt`), fmt.Sprintf(c.words.alt, 2))
			tab.Press(kb.Escape)
			tab.Wait(`!` + box + `.open`)
			want(t, "focus is given back", eval[bool](tab, first+` === document.activeElement`), true)

			// By mouse, and beside the picture closes it.
			tab.Click(`#p-` + c.pictures + ` .picture:last-of-type>a`)
			tab.Wait(box + `.open`)
			want(t, "the picture that was clicked", eval[string](tab, box+`.querySelector("img").alt`), fmt.Sprintf(c.words.alt, 3))
			// Withdrawn, it goes.
			d = c.change("", page.OpWithdraw, c.pictures, "--rev", fmt.Sprint(d.Rev))
			caught(tab, d)
			tab.Wait(`!` + box + `.open`)
			want(t, "the withdrawn picture", eval[int](tab, box+`.querySelectorAll("img").length`), 0)
			want(t, "status texts", eval[string](tab, box+`.querySelector("[data-of]").textContent`) != "", true)
		})
	}
}

// TestBrowserPicturesWithoutScript: a picture is a link to itself.
func TestBrowserPicturesWithoutScript(t *testing.T) {
	t.Parallel()
	c := lay(t, english, albumEnglish, 6)
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Script(false)
	tab.Open(s.address + "/" + c.slug)
	for _, name := range []string{"[data-show]", "[data-share]"} {
		want(t, name+" is offered", eval[int](tab, `[...document.querySelectorAll("`+name+`")].filter(e => e.offsetParent && getComputedStyle(e).visibility === "visible").length`), 0)
		want(t, name+" on the page", eval[bool](tab, `!!document.querySelector("`+name+`")`), true)
	}
	want(t, "the embed's link", eval[string](tab, `document.querySelector(".embed a").href`), film)
	link := eval[string](tab, `document.querySelector(".picture>a").href`)
	tab.Click(".picture>a")
	tab.Wait(`location.href === "` + link + `"`)
}

// TestBrowserExtrasFail: where the script can't come, a picture's link works like
// any other, and nothing else breaks.
func TestBrowserExtrasFail(t *testing.T) {
	t.Parallel()
	c := lay(t, english, albumEnglish, 6)
	s := c.serve()
	tab := testbrowser.New(t)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	tab.Allow("status 404: .*extras.js", "security: .*", "Refused to execute script")
	tab.Eval(`document.querySelector("main").dataset.extras = "/-/assets/0/no-extras.js"`, nil)
	link := eval[string](tab, `document.querySelector(".picture>a").href`)
	tab.Click(".picture>a")
	tab.Wait(`location.href === "` + link + `"`)
}

func TestBrowserEmbeds(t *testing.T) {
	t.Parallel()
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		t.Run(w.lang, func(t *testing.T) {
			c := lay(t, w.words, w.albumWords, 8)
			s := c.serve()
			tab := testbrowser.New(t)
			tab.Phone()
			visit(tab, s.address+"/"+c.slug)
			tab.Eval(`window.refused = []; addEventListener("securitypolicyviolation", e => refused.push(e.blockedURI + " " + e.violatedDirective))`, nil)
			linked(tab, "stream")
			card := jsPost(c.embeds) + `.querySelector(".embed")`
			want(t, "what the card says", eval[string](tab, card+`.querySelector("a").innerText.replace(/\s+/g, " ").trim()`), w.film+" youtube.com")
			want(t, "its button", eval[string](tab, card+`.querySelector("button").textContent`), w.show)
			want(t, "buttons of providers that are not known", eval[int](tab, jsPost(c.embeds)+`.querySelectorAll(".embed:last-of-type button, .embed[data-embed*='harbour'] button").length`), 0)
			tab.Eval(card+`.scrollIntoView({block: "center"})`, nil)
			painted(tab)
			tab.Screenshot("embed-card-" + w.lang)
			// Nothing that any third party hears of: each request is a problem of the tab.
			want(t, "requests before the reader asks", strings.Join(tab.Problems(), "\n"), "")

			tab.Click(`#p-` + c.embeds + ` [data-show]`)
			frame := card + `.querySelector("div").shadowRoot.querySelector("iframe")`
			tab.Wait(card + `.querySelector("div").shadowRoot`)
			asked := ""
			for asked == "" && t.Context().Err() == nil {
				asked = strings.Join(tab.Problems(), "\n")
				painted(tab)
			}
			want(t, "what was asked for", strings.Contains(asked, "third party: https://www.youtube-nocookie.com/embed/abcdefghi_1"), true)
			tab.Allow(`https://www\.youtube-nocookie\.com/`, `chrome-error:`)
			want(t, "the frame", eval[string](tab, `(f => [f.src, f.title, f.getAttribute("sandbox"), f.hasAttribute("credentialless")].join("|"))(`+frame+`)`),
				"https://www.youtube-nocookie.com/embed/abcdefghi_1|"+w.film+" youtube.com|allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation|true")
			want(t, "what the policy refused", eval[string](tab, `refused.join()`), "")
			want(t, "its room", eval[string](tab, `(r => (r.width / r.height).toFixed(2))(`+frame+`.getBoundingClientRect())`), "1.78")
			want(t, "the button now", eval[string](tab, `document.activeElement.shadowRoot.activeElement.textContent`), w.hide)
			want(t, "the button before", eval[bool](tab, `document.querySelector("#p-`+c.embeds+` [data-show]").checkVisibility()`), false)
			painted(tab)
			tab.Screenshot("embed-shown-" + w.lang)

			// Changes of the post about it leave it running: text, a picture's or another
			// embed's card before it.
			tab.Eval(`window.frame = `+frame+`; window.holder = frame.getRootNode().host; window.torn = 0; new MutationObserver(l => l.forEach(m => m.removedNodes.forEach(n => { if (n.contains(holder)) torn++ }))).observe(document, {childList: true, subtree: true})`, nil)
			d := c.change("Before.\n\n![Another](https://vimeo.com/123456789)\n\n![]("+film+")\n\nAfter.\n", page.OpAmend, c.embeds, "--rev", "1")
			caught(tab, d)
			tab.Wait(jsPost(c.embeds) + `.querySelectorAll(".embed").length === 2`)
			want(t, "torn out", eval[int](tab, `torn`), 0)
			want(t, "in its place", eval[bool](tab, `frame.isConnected && holder.closest(".embed").previousElementSibling.dataset.embed.includes("vimeo")`), true)
			// Asked for again, it goes.
			tab.Eval(`holder.shadowRoot.querySelector("button").click()`, nil)
			want(t, "the frame", eval[bool](tab, `frame.isConnected`), false)
			want(t, "focus", eval[string](tab, `document.activeElement.textContent`), w.show)
			want(t, "the button after", eval[string](tab, jsPost(c.embeds)+`.querySelector(".embed:nth-of-type(2) button").textContent`), w.show)
			whole(t, tab)
		})
	}
}

func TestBrowserShare(t *testing.T) {
	t.Parallel()
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		t.Run(w.lang, func(t *testing.T) {
			c := lay(t, w.words, w.albumWords, 8)
			s := c.serve()
			tab := testbrowser.New(t)
			visit(tab, s.address+"/"+c.slug)
			linked(tab, "stream")
			want(t, "posts that can't be shared", eval[int](tab, `document.querySelectorAll("[data-post]:not([data-withdrawn]):not(:has([data-share]))").length`), 0)
			want(t, "withdrawn posts that can", eval[int](tab, `document.querySelectorAll("[data-withdrawn] [data-share]").length`), 0)
			tab.Eval(`window.sent = []; navigator.share = async what => sent.push(JSON.stringify(what))`, nil)
			tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
				for _, name := range []string{"clipboard-read", "clipboard-write"} {
					if err := browser.SetPermission(&browser.PermissionDescriptor{Name: name}, browser.PermissionSettingGranted).WithOrigin(s.address).Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser)); err != nil {
						return err
					}
				}
				return nil
			}))
			// A post that came by the stream is like any other.
			d := c.post("Boat 1 is in")
			caught(tab, d)
			button := `document.querySelector("#p-` + d.ID + ` [data-share]")`
			want(t, "its word", eval[string](tab, button+`.textContent`), w.share)
			tab.Click(`#p-` + d.ID + ` [data-share]`)
			const box = `document.querySelector("dialog.share")`
			tab.Wait(box + `?.open`)
			address := s.address + "/" + c.slug + "/" + d.ID
			want(t, "address", eval[string](tab, box+`.querySelector("input").value`), address)
			tab.Screenshot("share-" + w.lang)
			tab.Click("dialog.share [data-copy]")
			tab.Wait(box + `.querySelector("[role=status]").textContent`)
			want(t, "what is said", eval[string](tab, box+`.querySelector("[role=status]").textContent`), w.copied)
			want(t, "what was copied", eval[string](tab, `navigator.clipboard.readText()`), address)
			tab.Click("dialog.share [data-send]")
			want(t, "what was sent", eval[string](tab, `sent.join()`), fmt.Sprintf(`{"title":"Boat 1 is in","url":%q}`, address))
			tab.Press(kb.Escape)
			tab.Wait(`!` + box + `.open`)
			want(t, "focus is given back", eval[bool](tab, button+` === document.activeElement`), true)

			// Where copying is refused the reader is helped to do it.
			tab.Eval(`navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false`, nil)
			tab.Press(kb.Enter)
			tab.Wait(box + `.open`)
			want(t, "what was said before", eval[string](tab, box+`.querySelector("[role=status]").textContent`), "")
			tab.Press(kb.Enter)
			tab.Wait(box + `.querySelector("[role=status]").textContent`)
			want(t, "selected", eval[string](tab, `(f => f.value.slice(f.selectionStart, f.selectionEnd))(`+box+`.querySelector("input"))`), address)
			whole(t, tab)
		})
	}
}

// TestBrowserExtrasAccessible looks at each thing that the script opens.
func TestBrowserExtrasAccessible(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		testneed.Missing(t, "no axe-core (run npm ci in web/)")
	}
	tab := testbrowser.New(t)
	tab.Allow(`https://www\.youtube-nocookie\.com/`, `chrome-error:`)
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		c := lay(t, w.words, w.albumWords, 8)
		s := c.serve()
		for _, dark := range []bool{false, true} {
			tab.Dark(dark)
			visit(tab, s.address+"/"+c.slug)
			linked(tab, "stream")
			what := fmt.Sprintf("%s, dark %t", w.lang, dark)
			look(t, tab, axe, what+", cards")
			tab.Eval(`navigator.share = async () => {}`, nil)
			tab.Click(`#p-` + c.embeds + ` [data-share]`)
			tab.Wait(`document.querySelector("dialog.share")?.open`)
			look(t, tab, axe, what+", share")
			tab.Press(kb.Escape)
			tab.Click(`#p-` + c.pictures + ` .picture>a`)
			tab.Wait(`document.querySelector("dialog.light")?.open`)
			// All of it: a browser that leaves in the middle says that it failed.
			tab.Wait(`(i => i.complete && i.naturalWidth)(document.querySelector("dialog.light img"))`)
			look(t, tab, axe, what+", lightbox")
			tab.Press(kb.Escape)
			tab.Click(`#p-` + c.embeds + ` [data-show]`)
			tab.Wait(`document.querySelector("#p-` + c.embeds + ` .embed div").shadowRoot`)
			look(t, tab, axe, what+", embed shown")
		}
	}
}

// look runs axe.
func look(t *testing.T, tab *testbrowser.Tab, axe []byte, what string) {
	t.Helper()
	tab.Eval(string(axe)+"; undefined", nil)
	got := eval[struct {
		Passes     int
		Violations []string
	}](tab, `axe.run(document, {resultTypes: ["violations"], iframes: false}).then(r => ({passes: r.passes.length,
		violations: r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n"))}))`)
	for _, v := range got.Violations {
		t.Errorf("%s: %s", what, v)
	}
	if got.Passes < 15 {
		t.Errorf("%s: only %d rules passed: nothing was looked at", what, got.Passes)
	}
}

// TestBrowserPaper prints the whole of a page of several chunks.
func TestBrowserPaper(t *testing.T) {
	t.Parallel()
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		t.Run(w.lang, func(t *testing.T) {
			c := lay(t, w.words, w.albumWords, 45)
			s := c.serve()
			tab := testbrowser.New(t)
			tab.Dark(true)
			visit(tab, s.address+"/"+c.slug)
			link := eval[string](tab, `document.querySelector("[data-print]").href`)
			want(t, "where it leads", link, s.address+"/"+c.slug+"?chunk=all")
			want(t, "posts on the page", eval[int](tab, shownIDs+`.length`) < 45, true)
			tab.Click("[data-print]")
			tab.Wait(`location.search === "?chunk=all" && document.readyState === "complete"`)
			want(t, "posts on paper", eval[int](tab, shownIDs+`.length`), len(c.posts)+2)
			want(t, "its script", eval[int](tab, `document.querySelectorAll("script[src]").length`), 0)

			tab.Viewport(794, 1123, 1, false) // A4 at 96 to the inch
			tab.Paper(true)
			painted(tab)
			want(t, "controls", eval[string](tab, `[...document.querySelectorAll("button,input:not(#recap-more),select,.tools *,nav a,summary::marker")].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 60)).join("; ")`), "")
			want(t, "colours", eval[string](tab, `[...new Set([...document.querySelectorAll("h1,h3,h4,.body p,.state")].map(e => getComputedStyle(e).color))].join() + " on " + getComputedStyle(document.documentElement).backgroundColor`), "rgb(0, 0, 0) on rgb(255, 255, 255)")
			// Isolated as left to right, so that an address is whole in a line of the other way.
			want(t, "the headline's address", eval[string](tab, `getComputedStyle(document.querySelector("h4 a"), "::after").content`),
				"\"\u2066"+eval[string](tab, `document.querySelector("h4 a").href`)+"\u2069\"")
			want(t, "the address of a source", eval[string](tab, `getComputedStyle(document.querySelector("[data-sources] a"), "::after").content`), "\" \u2066(https://harbour.example/log)\u2069\"")
			want(t, "times without a date", eval[int](tab, `[...document.querySelectorAll("[data-update] h3")].filter(e => !/20\d\d|[۰-۹]{4}/.test(e.textContent)).length`), 0)
			want(t, "breaks after a time or a headline", eval[string](tab, `[...new Set([...document.querySelectorAll(".day,h3,h4")].map(e => getComputedStyle(e).breakAfter))].join()`), "avoid")
			want(t, "pictures", eval[string](tab, `[...new Set([...document.querySelectorAll(".picture")].map(e => getComputedStyle(e).breakInside))].join()`), "avoid")
			want(t, "all of the story", eval[bool](tab, `(e => e.scrollHeight <= e.clientHeight + 1)(document.querySelector(".story"))`), true)
			want(t, "what sticks out", eval[string](tab, sticksOut), "")
			tab.Eval(`document.querySelector(".picture").scrollIntoView()`, nil)
			tab.Screenshot("paper-" + w.lang)
			// What the printer gets: more than a sheet, with the pictures that lie far below.
			var pdf []byte
			tab.Run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
				pdf, _, err = cdppage.PrintToPDF().WithPrintBackground(true).Do(ctx)
				return err
			}))
			if n := bytes.Count(pdf, []byte("/Type /Page\n")); n < 5 {
				t.Errorf("%d sheets", n)
			}
			if folder := os.Getenv("STOPPRESS_SCREENSHOTS"); filepath.IsAbs(folder) {
				if err := os.WriteFile(filepath.Join(folder, "paper-"+w.lang+".pdf"), pdf, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for _, found := range testhtml.Check(t, []byte(fetch(t, link))) {
				if !strings.Contains(found, "Article lacks heading") {
					t.Errorf("the page to print: %s", found)
				}
			}
			for _, found := range testhtml.Check(t, []byte(fetch(t, s.address+"/"+c.slug))) {
				if !strings.Contains(found, "Article lacks heading") {
					t.Errorf("the page: %s", found)
				}
			}
		})
	}
}

// TestBrowserNarrow: at 320 px nothing sticks out, whatever words, and what stands
// in the row of tools is not torn apart.
func TestBrowserNarrow(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	word := strings.Repeat("Donaudampfschifffahrt", 4)
	files := []string{}
	for i := range 4 {
		name := filepath.Join(t.TempDir(), "story.md")
		text := fmt.Sprintf("---\nsources:\n  - {name: https://example.org/%[1]s, url: \"https://example.org/%[1]s\"}\n  - Town hall\nbyline: %[1]s\ntags: [%[3]s, Harbour]\n---\n# %[1]s %[2]d\n\n%[1]s\n", word, i, word[:42])
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	var said any
	c.run(&said, "", append([]string{"post", c.slug}, files...)...)
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Viewport(320, 568, 1, true)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	want(t, "links of the contents", eval[int](tab, `document.querySelectorAll("[data-contents] a").length`) >= 4, true)
	want(t, "what sticks out", eval[string](tab, sticksOut), "")
	want(t, "search and pause in one row", eval[bool](tab, `(top => top(".finder summary") === top("[data-pause]"))(s => document.querySelector(s).getBoundingClientRect().top)`), true)
	want(t, "what follows a long name is in its last line", eval[bool](tab, `(p => { const r = document.createRange(); r.selectNode(p.lastChild);
		return r.getBoundingClientRect().bottom <= p.querySelector("a").getBoundingClientRect().bottom + 1 })(document.querySelector("[data-sources]"))`), true)
	tab.Screenshot("narrow-words")
}

// TestBrowserWishes shows the page as readers ask their systems for it.
func TestBrowserWishes(t *testing.T) {
	t.Parallel()
	for _, w := range []struct {
		words
		albumWords
	}{{english, albumEnglish}, {persian, albumPersian}} {
		t.Run(w.lang, func(t *testing.T) {
			c := lay(t, w.words, w.albumWords, 12)
			s := c.serve()
			tab := testbrowser.New(t)
			look := func(name string) {
				t.Helper()
				tab.Eval(`scrollTo(0, 0)`, nil)
				painted(tab)
				want(t, name+": what sticks out", eval[string](tab, sticksOut), "")
				tab.Screenshot(name + "-" + w.lang)
				tab.Eval(card(c.embeds)+`.scrollIntoView({block: "center"})`, nil)
				painted(tab)
				tab.Screenshot(name + "-embed-" + w.lang)
			}
			// 200 % of a window of 1280, and a phone of the narrowest: at both nothing is cut off.
			for name, size := range map[string][2]int{"zoom": {640, 400}, "narrow": {320, 568}} {
				tab.Viewport(size[0], size[1], 2, false)
				visit(tab, s.address+"/"+c.slug)
				linked(tab, "stream")
				look(name)
				tab.Click(`#p-` + c.pictures + ` .picture>a`)
				tab.Wait(`document.querySelector("dialog.light")?.open`)
				want(t, name+": in the lightbox", eval[string](tab, sticksOut), "")
				want(t, name+": the lightbox covers all", eval[bool](tab, `(r => r.width === innerWidth && r.height === innerHeight)(document.querySelector("dialog.light").getBoundingClientRect())`), true)
				tab.Press(kb.Escape)
				tab.Click(`#p-` + c.pictures + ` [data-share]`)
				tab.Wait(`document.querySelector("dialog.share")?.open`)
				want(t, name+": sharing", eval[string](tab, sticksOut), "")
				tab.Screenshot(name + "-share-" + w.lang)
				tab.Press(kb.Escape)
			}
			tab.Phone()
			tab.Prefer("prefers-contrast", "more")
			painted(tab)
			want(t, "meta under more contrast", eval[bool](tab, `getComputedStyle(document.querySelector(".meta")).color === getComputedStyle(document.body).color`), true)
			look("contrast")
			tab.Prefer("prefers-contrast", "")
			tab.Prefer("forced-colors", "active")
			painted(tab)
			want(t, "forced colours", eval[bool](tab, `matchMedia("(forced-colors: active)").matches`), true)
			want(t, "the card's border", eval[bool](tab, card(c.embeds)+` && parseFloat(getComputedStyle(`+card(c.embeds)+`).borderTopWidth) > 0`), true)
			look("forced")
			tab.Prefer("forced-colors", "")
			tab.Reduce(true)
			painted(tab)
			want(t, "what moves", eval[string](tab, `[...document.querySelectorAll("*")].filter(e => { const s = getComputedStyle(e); return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === "smooth" }).map(e => e.outerHTML.slice(0, 60)).join()`), "")
		})
	}
}

// card is the JavaScript for the first embed of a post.
func card(id string) string { return jsPost(id) + `.querySelector(".embed")` }
