package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// placed is a word in the photos' metadata that must never leave the server.
const placed = "GPS-59.3293N-18.0686E-secret"

// placedPhoto is a JPEG as a camera makes it: with its place in an Exif segment. Red
// above, blue in the middle, green below.
func placedPhoto(t *testing.T, width, height int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{uint8(x % 16), uint8(y % 16), 220, 255}
			if y < height/3 {
				c = color.RGBA{220, uint8(x % 16), 0, 255}
			} else if y >= 2*height/3 {
				c = color.RGBA{0, 220, uint8(y % 16), 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	// TIFF, little-endian: an ImageDescription, and a GPS directory with a
	// GPSProcessingMethod that names the place.
	le := binary.LittleEndian
	tiff := []byte("II*\x00\x08\x00\x00\x00")
	field := func(tag, kind uint16, n, v uint32) {
		tiff = le.AppendUint16(tiff, tag)
		tiff = le.AppendUint16(tiff, kind)
		tiff = le.AppendUint32(tiff, n)
		tiff = le.AppendUint32(tiff, v)
	}
	const ifd, gps = 8, 8 + 2 + 2*12 + 4
	const text = gps + 2 + 12 + 4
	tiff = le.AppendUint16(tiff, 2)
	field(0x010e, 2, uint32(len(placed)), text)
	field(0x8825, 4, 1, gps)
	tiff = le.AppendUint32(tiff, 0)
	tiff = le.AppendUint16(tiff, 1)
	field(0x001b, 7, uint32(len(placed)), text)
	tiff = le.AppendUint32(tiff, 0)
	tiff = append(tiff, placed...)
	seg := append([]byte("Exif\x00\x00"), tiff...)
	head := []byte{0xff, 0xd8, 0xff, 0xe1}
	head = binary.BigEndian.AppendUint16(head, uint16(len(seg)+2))
	return slices.Concat(head, seg, plain.Bytes()[2:])
}

// inFolder writes a file, and returns its name.
func inFolder(t *testing.T, name string, b []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// choose gives files to an input, as the browser's own dialog does.
func choose(tab *testbrowser.Tab, input string, names ...string) {
	tab.Run(chromedp.SetUploadFiles(input, names, chromedp.ByQuery))
}

// bring pastes or drops a file on the text.
func bring(tab *testbrowser.Tab, how, name, kind string, b []byte) {
	tab.Eval(fmt.Sprintf(`(() => {
		const bytes = Uint8Array.from(atob(%q), c => c.charCodeAt(0)), d = new DataTransfer(), e = document.querySelector(".ProseMirror")
		d.items.add(new File([bytes], %q, {type: %q}))
		if (%q === "paste") return e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true}))
		const box = e.firstElementChild.getBoundingClientRect()
		e.dispatchEvent(new DragEvent("drop", {dataTransfer: d, bubbles: true, cancelable: true, clientX: box.left + 2, clientY: box.top + 2}))
	})()`, base64.StdEncoding.EncodeToString(b), name, kind, how), nil)
}

// slowly bounds what a browser sends, in bytes a second; 0 is as fast as it goes.
func slowly(tab *testbrowser.Tab, up float64) {
	if up == 0 {
		up = -1
	}
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{{DownloadThroughput: -1, UploadThroughput: up}}).Do(ctx)
		return err
	}))
}

const (
	picsDone  = `[...document.querySelectorAll(".ProseMirror .pic")].every(e => e.dataset.state === "") && document.querySelectorAll(".ProseMirror .pic").length === %d`
	typeInto  = `((e, v) => { e.value = v; e.dispatchEvent(new Event("input", {bubbles: true})) })(document.querySelector(%q), %q)`
	readerImg = `[...document.querySelectorAll("[data-post] figure.picture img")]`
)

func fetched(t *testing.T, address string) []byte {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, r.Status, err)
	}
	return b
}

// TestDeskPictures: pictures chosen, pasted and dropped stand in the text and are
// described when it goes out; what readers get of them is nothing but the pictures.
func TestDeskPictures(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	large := placedPhoto(t, 2000, 1500)
	if !bytes.Contains(large, []byte(placed)) {
		t.Fatal("the photo has no place")
	}

	compose(tab, "The mole this morning", "Water over the wall.")
	tab.Eval(`window.parts = new Set(), new MutationObserver(() => document.querySelectorAll(".pic progress").forEach(e => parts.add(e.value)))
		.observe(document.querySelector("#desk"), {subtree: true, childList: true, characterData: true, attributes: true}), undefined`, nil)
	slowly(tab, float64(len(large))/60)
	choose(tab, "#pick-pictures", inFolder(t, "mole.jpg", large))
	tab.Wait(`document.querySelector(".pic")?.dataset.state === "going"`)
	tab.Wait(`document.querySelector("#where").textContent.includes("not on the server yet: 1")`)
	tab.Screenshot("desk-picture-going")
	tab.Wait(`[...parts].some(v => v > 0 && v < 1)`) // its progress is shown
	slowly(tab, 0)
	tab.Wait(fmt.Sprintf(picsDone, 1))
	tab.Wait(`document.querySelector(".pic img").naturalWidth > 0`)
	// Its place in the text, by the arrow.
	want(t, "order", eval[string](tab, `[...document.querySelector(".ProseMirror").children].map(e => e.tagName).join(" ")`), "P FIGURE P")
	tab.Eval(`document.querySelector(".pic [data-act=up]").click()`, nil)
	want(t, "order after a move", eval[string](tab, `[...document.querySelector(".ProseMirror").children].map(e => e.tagName).join(" ")`), "FIGURE P P")
	tab.Eval(`document.querySelector(".pic [data-act=down]").click()`, nil)
	tab.Eval(fmt.Sprintf(typeInto, ".pic-fields [id^=pic-credit]", "Ines Marlow"), nil)
	tab.Eval(fmt.Sprintf(typeInto, ".pic-fields [id^=pic-caption]", "The outer mole at eight"), nil)

	bring(tab, "paste", "quay.jpg", "image/jpeg", placedPhoto(t, 700, 500))
	tab.Wait(fmt.Sprintf(picsDone, 2))
	bring(tab, "drop", "wall.jpg", "image/jpeg", placedPhoto(t, 900, 600))
	tab.Wait(fmt.Sprintf(picsDone, 3))
	want(t, "where it was dropped", eval[string](tab, `document.querySelector(".ProseMirror").firstElementChild.tagName`), "FIGURE")
	tab.Wait(deskSaved)
	check("pictures in the text")
	tab.Screenshot("desk-pictures")
	tab.Viewport(360, 740, 2, true)
	tab.Dark(true)
	painted(tab)
	check("pictures on a phone in the dark")
	want(t, "reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("#write").scrollWidth > innerWidth`), false)
	tab.Screenshot("desk-pictures-phone")
	tab.Eval(`document.querySelector("#tool-picture").scrollIntoView(), document.querySelector("#tool-picture").click()`, nil)
	painted(tab)
	want(t, "ways to a picture", eval[bool](tab, `[...document.querySelectorAll(".ways-open button")].every(e => { const b = e.getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth && e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2)) })`), true)
	tab.Screenshot("desk-picture-ways-phone")
	tab.Eval(`document.querySelector("#tool-picture").click()`, nil)
	tab.Dark(false)
	tab.Desktop()

	// The point that a crop keeps: the top, by keys and a click.
	tab.Eval(`[...document.querySelectorAll(".pic")].find(e => e.querySelector("[id^=pic-credit]").value).querySelector("[data-act=focus]").click()`, nil)
	tab.Wait(`!!document.querySelector(".pic-aim")`)
	tab.Eval(`(e => { const b = e.getBoundingClientRect(); e.dispatchEvent(new MouseEvent("click", {bubbles: true, detail: 1, clientX: b.left + b.width / 2, clientY: b.top + b.height / 20})) })(document.querySelector(".pic-aim"))`, nil)
	tab.Wait(`document.querySelector(".pic-aim").dataset.saved?.startsWith("500 ")`)
	check("a focus")
	aimed := `+document.querySelector(".pic-aim").dataset.saved.split(" ")[1]`
	was := eval[int](tab, aimed)
	tab.Eval(`document.querySelector(".pic-aim").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowUp", bubbles: true}))`, nil)
	tab.Wait(fmt.Sprintf(aimed+` === %d`, was-20))
	tab.Eval(`[...document.querySelectorAll(".pic [data-act=focus]")].find(e => e.getAttribute("aria-pressed") === "true").click()`, nil)
	want(t, "aiming is over", eval[bool](tab, `!document.querySelector(".pic-aim")`), true)

	// Described when it goes out: asked once, and one is decoration.
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	tab.Wait(`document.querySelectorAll("#ask-alt textarea").length === 3`)
	check("the question")
	tab.Screenshot("desk-picture-alt")
	tab.Click("#alt-go")
	want(t, "goes on without an answer", eval[bool](tab, `!!document.querySelector("#ask-alt")`), true)
	tab.Eval(`document.querySelectorAll("#ask-alt textarea").forEach((e, i) => { e.value = "Waves " + i })`, nil)
	tab.Eval(`document.querySelectorAll("#ask-alt [data-bare]")[2].click()`, nil)
	tab.Click("#alt-go")
	readerHas(reading, "The mole this morning")
	reading.Wait(readerImg + `.length === 3`)
	want(t, "alt texts", eval[string](reading, readerImg+`.map(e => e.alt).sort().join("|")`), "|Waves 0|Waves 1")
	want(t, "caption and credit", eval[string](reading, `document.querySelector("[data-post] figcaption").textContent`), "The outer mole at eight Ines Marlow")
	want(t, "sizes", eval[bool](reading, readerImg+`.some(e => / 400w,.* 800w,.* 2000w/.test(e.srcset) && e.sizes.includes("34rem") && e.getAttribute("width") === "2000" && e.getAttribute("height") === "1500")`), true)
	reading.Wait(readerImg + `.every(e => (e.scrollIntoView(), e.naturalWidth > 0))`)
	tab.Wait(`document.querySelectorAll("#live .shown img").length === 3`)

	// All files of them that leave the server.
	post := eval[string](reading, `document.querySelector("[data-post]").dataset.post`)
	html := string(fetched(t, r.address+"/"+r.slug+"/"+post))
	files := regexp.MustCompile(`/-/media/[a-z0-9]+(?:/\w+)?`).FindAllString(html, -1)
	slices.Sort(files)
	files = slices.Compact(files)
	if len(files) < 7 {
		t.Fatalf("only %v", files)
	}
	for _, f := range files {
		b := fetched(t, r.address+f)
		if bytes.Contains(b, []byte(placed)) || bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s tells where it was taken", f)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(b)); err != nil || c.Width < 1 {
			t.Errorf("%s: %v", f, err)
		}
		if strings.HasSuffix(f, "/share") && strings.Contains(html, `og:image" content="`+r.address+f+`"`) {
			m, _, err := image.Decode(bytes.NewReader(b))
			if err != nil || m.Bounds().Dx() != 1200 && m.Bounds().Dx() != 900 {
				t.Fatalf("%v %v", m.Bounds(), err)
			}
		}
	}
	if zip := fetched(t, r.address+"/"+r.slug+"/page.zip"); bytes.Contains(zip, []byte(placed)) {
		t.Error("the page's copy tells where it was taken")
	}

	// An edit of the post asks about none of them again, and can take one out.
	tab.Click(`#live [data-act=edit]`)
	tab.Wait(fmt.Sprintf(picsDone, 3))
	tab.Eval(`document.querySelector(".pic [data-act=remove]").click()`, nil)
	tab.Wait(fmt.Sprintf(picsDone, 2))
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#how-go")`)
	tab.Click("#how-go")
	reading.Wait(readerImg + `.length === 2`)
}

// TestDeskPictureFails: what can't be sent now is kept and goes later, a reload
// after, too; what the server refuses is said so; nothing is published without
// its picture unasked.
func TestDeskPictureFails(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Editor)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	tab.Allow(`ERR_INTERNET_DISCONNECTED`, `status 422: .*/desk/api/media`, `status 413: .*/desk/api/media`, `ERR_ABORTED`)
	r.enter(tab, "Mara")
	compose(tab, "Lifeboat out", "Two on board.")
	tab.Wait(deskSaved)

	choose(tab, "#pick-pictures", inFolder(t, "broken.jpg", placedPhoto(t, 300, 200)[:600]))
	tab.Wait(`document.querySelector(".pic")?.dataset.state === "refused" && document.querySelector(".pic [role=alert]").textContent.includes("damaged")`)
	tab.Eval(`document.querySelector(".pic [data-act=remove]").click()`, nil)
	tab.Wait(`!document.querySelector(".pic")`)
	choose(tab, "#pick-pictures", inFolder(t, "note.jpg", []byte("no picture at all, but a text that says so")))
	tab.Wait(`document.querySelector(".pic [role=alert]")?.textContent.includes("not a JPEG, PNG or WebP")`)
	tab.Eval(`document.querySelector(".pic [data-act=remove]").click()`, nil)

	tab.Offline(true)
	choose(tab, "#pick-pictures", inFolder(t, "boat.jpg", placedPhoto(t, 1280, 960)))
	tab.Wait(`document.querySelector(".pic")?.dataset.state === "waits" && document.querySelector(".pic-state").textContent.includes("kept in this browser")`)
	tab.Wait(`document.querySelector("#where").textContent.includes("not on the server yet: 1")`)
	tab.Eval(fmt.Sprintf(typeInto, ".pic-fields [id^=pic-alt]", "A lifeboat in the swell"), nil)
	tab.Screenshot("desk-picture-waits")
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#without")`)
	tab.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.id !== "without").click()`, nil)
	want(t, "published meanwhile", eval[bool](tab, `!!document.querySelector(".pic") && document.querySelectorAll("[data-out]").length === 0`), true)

	// Another browser, which has the draft and not the file, is asked too.
	other := testbrowser.New(t)
	r.enter(other, "Bo")
	other.Wait(`!!document.querySelector("#drafts .draft .title")`)
	tab.Offline(false)
	slowly(tab, 1500)
	tab.Reload()
	tab.Wait(deskSaved)
	other.Click("#drafts .draft .title")
	other.Wait(`document.querySelector(".pic")?.dataset.state === "lost"`)
	other.Click("#headline")
	other.Eval(pressSend, nil)
	other.Wait(`!!document.querySelector("#without")`)
	other.Eval(`[...document.querySelectorAll("dialog button")].find(e => e.id !== "without").click()`, nil)

	// The window closes, and the way back is open.
	tab.Wait(`document.querySelector(".pic")?.dataset.state === "going" || document.querySelector(".pic")?.dataset.state === "waits"`)
	want(t, "description after a reload", eval[string](tab, `document.querySelector("[id^=pic-alt]").value`), "A lifeboat in the swell")
	slowly(tab, 0)
	tab.Reload()
	tab.Wait(fmt.Sprintf(picsDone, 1))
	tab.Wait(deskSaved)
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	reading.Wait(`document.querySelector("[data-new]")?.click(), ` + readerImg + `.some(e => e.alt === "A lifeboat in the swell")`)

	// And one that is given up.
	compose(tab, "Lifeboat back", "All ashore.")
	tab.Offline(true)
	choose(tab, "#pick-pictures", inFolder(t, "again.jpg", placedPhoto(t, 640, 480)))
	tab.Wait(`document.querySelector(".pic")?.dataset.state === "waits"`)
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#without")`)
	tab.Click("#without")
	tab.Offline(false)
	reading.Wait(`document.querySelector("[data-new]")?.click(), document.querySelector("[data-list]").textContent.includes("All ashore.")`)
	want(t, "pictures", eval[int](reading, readerImg+`.length`), 1)
}

// TestDeskLibrary: a picture is used again, found by its words, shown with where it
// is used, and set as the page's cover; a contributor sees what is theirs to see.
func TestDeskLibrary(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	compose(tab, "The harbour", "As it is.")
	for i, alt := range []string{"Boats in the harbour", "A crane in the yard"} {
		choose(tab, "#pick-pictures", inFolder(t, "a.jpg", placedPhoto(t, 1500+i, 1200)))
		tab.Wait(fmt.Sprintf(picsDone, i+1))
		tab.Eval(fmt.Sprintf(typeInto, fmt.Sprintf(".pic:nth-of-type(%d) [id^=pic-alt]", i+1), alt), nil)
	}
	tab.Wait(deskSaved)
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	reading.Wait(`document.querySelector("[data-new]")?.click(), ` + readerImg + `.length === 2`)

	compose(tab, "The harbour again", "Still.")
	tab.Click("#tool-picture")
	tab.Click("[data-way=library]")
	tab.Wait(`document.querySelectorAll("dialog .shelved").length === 2`)
	check("the library")
	tab.Screenshot("desk-library")
	tab.Eval(fmt.Sprintf(typeInto, "#shelf-q", "CRANE yard"), nil)
	tab.Wait(`document.querySelectorAll("dialog .shelved").length === 1`)
	tab.Click("dialog [data-act=uses]")
	tab.Wait(`document.querySelector(".uses")?.textContent.includes("The harbour") && document.querySelector(".uses").textContent.includes("published")`)
	tab.Click("dialog [data-act=insert]")
	tab.Wait(fmt.Sprintf(picsDone, 1))
	want(t, "alt of one used again", eval[string](tab, `document.querySelector("[id^=pic-alt]").value`), "A crane in the yard")
	tab.Wait(deskSaved)
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	reading.Wait(`document.querySelector("[data-new]")?.click(), ` + readerImg + `.length === 3`)

	// The cover, from the library, with a point that its crop keeps.
	tab.Click("#page-texts")
	tab.Wait(`!!document.querySelector("#page-cover")`)
	tab.Click("#page-cover")
	tab.Wait(`!!document.querySelector("#cover-shelf")`)
	tab.Click("#cover-shelf")
	tab.Wait(`document.querySelectorAll("dialog .shelved").length === 2`)
	tab.Eval(`[...document.querySelectorAll("dialog .shelved")].find(e => e.textContent.includes("Boats")).querySelector("[data-act=insert]").click()`, nil)
	tab.Wait(`document.querySelector("#cover-alt")?.value === "Boats in the harbour"`)
	tab.Eval(`document.querySelector("dialog form [data-act=focus]").click()`, nil)
	tab.Wait(`!!document.querySelector(".pic-aim")`)
	tab.Eval(`(e => { const b = e.getBoundingClientRect(); e.dispatchEvent(new MouseEvent("click", {bubbles: true, detail: 1, clientX: b.left + b.width / 2, clientY: b.bottom - 1})) })(document.querySelector(".pic-aim"))`, nil)
	tab.Wait(`document.querySelector(".pic-aim").dataset.saved?.startsWith("500 9")`)
	check("the cover")
	tab.Screenshot("desk-cover")
	tab.Eval(fmt.Sprintf(typeInto, "#cover-alt", "Boats, seen from the mole"), nil)
	tab.Click("#cover-go")
	tab.Wait(`document.querySelector(".told").textContent.includes("cover")`)
	var shared string
	for range 100 { // until the page has been made anew
		html := string(fetched(t, r.address+"/"+r.slug))
		if m := regexp.MustCompile(`og:image" content="([^"]*/share)"`).FindStringSubmatch(html); m != nil && strings.Contains(html, `og:image:alt" content="Boats, seen from the mole"`) {
			shared = m[1]
			break
		}
		painted(reading)
	}
	if shared == "" {
		t.Fatal("readers' page has no cover")
	}
	m, _, err := image.Decode(bytes.NewReader(fetched(t, r.address+shared[strings.Index(shared, "/-/"):])))
	if err != nil || m.Bounds().Dx() != 1200 || m.Bounds().Dy() != 630 {
		t.Fatalf("%v, %v", m.Bounds(), err)
	}
	if _, green, _, _ := m.At(600, 620).RGBA(); green>>8 < 150 {
		t.Error("the crop does not keep the point that was chosen")
	}
	if red, _, _, _ := m.At(600, 5).RGBA(); red>>8 > 150 {
		t.Error("the crop keeps the top, too")
	}

	// All of it stands on a screen of its own; one with a role on the site sees it.
	other := testbrowser.New(t)
	r.enter(other, "Bo")
	other.Eval(`location.hash = "#/-/library"`, nil)
	other.Wait(`document.querySelectorAll(".screen .shelved").length === 2`)
	want(t, "a contributor may not aim", eval[int](other, `document.querySelectorAll(".screen .shelved [data-act=focus]").length`), 0)
	other.Viewport(360, 740, 2, true)
	painted(other)
	want(t, "reaches over the edge", eval[bool](other, `document.documentElement.scrollWidth > innerWidth`), false)
	accessibly(t, other)("the library on a phone")
	other.Screenshot("desk-library-phone")
}

// A withdrawn post's pictures are at readers' address no more; the desk still shows them.
func TestDeskPictureWithdrawn(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Editor)
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "The harbour", "As it is.")
	choose(tab, "#pick-pictures", inFolder(t, "a.jpg", placedPhoto(t, 1500, 1200)))
	tab.Wait(fmt.Sprintf(picsDone, 1))
	tab.Eval(fmt.Sprintf(typeInto, "[id^=pic-alt]", "Boats in the harbour"), nil)
	tab.Click("#headline")
	tab.Eval(pressSend, nil)
	tab.Wait(`!!document.querySelector("#live img")?.naturalWidth`)
	at := r.address + eval[string](tab, `new URL(document.querySelector("#live img").src).pathname`)
	is := func(status int) {
		t.Helper()
		got := 0
		for deadline := time.Now().Add(patience); got != status; time.Sleep(20 * time.Millisecond) {
			resp, err := client.Get(at)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if got = resp.StatusCode; time.Now().After(deadline) {
				t.Fatalf("readers get %d, want %d", got, status)
			}
		}
	}
	is(200)
	tab.Allow("status 404: .*/-/media/")
	tab.Click("#live [data-act=more]")
	tab.Click("[data-act=withdraw]")
	tab.Click("#withdraw-go")
	is(404)

	other := testbrowser.New(t) // which has nothing of it
	other.Allow("status 404: .*/-/media/")
	r.enter(other, "Bo")
	other.Eval(`location.hash = "#/-/library"`, nil)
	other.Wait(`document.querySelector(".screen .shelved img")?.naturalWidth === 1500`)
	want(t, "in the library it is", eval[string](other, `new URL(document.querySelector(".shelved img").src).pathname.replace(/[^/]+$/, "")`), "/desk/api/media/")

	tab.Wait(`!document.querySelector("dialog")`)
	tab.Click("[data-act=restore]")
	tab.Click("#restore-go")
	is(200)
}

// TestDeskPreview: what is shown before it goes out is what readers get after.
func TestDeskPreview(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"en", "fa"} {
		r := openRoom(t, lang)
		reading := testbrowser.New(t)
		visit(reading, r.address+"/"+r.slug)
		linked(reading, "stream")
		tab := testbrowser.New(t)
		check := accessibly(t, tab)
		r.enter(tab, "Mara")
		headline, text := "Gates shut", "All of **them**. "
		if lang == "fa" {
			headline, text = "دروازه\u200cها بسته شد", persian.paragraphs[0]
		}
		compose(tab, headline, text)
		choose(tab, "#pick-pictures", inFolder(t, "a.jpg", placedPhoto(t, 900, 600)))
		tab.Wait(fmt.Sprintf(picsDone, 1))
		tab.Eval(fmt.Sprintf(typeInto, "[id^=pic-alt]", "The gates"), nil)
		tab.Eval(`(() => { const e = document.querySelector(".ProseMirror"); e.focus(); getSelection().selectAllChildren(e.lastElementChild); getSelection().collapseToEnd() })()`, nil)
		painted(tab)
		tab.Eval(`(() => { const d = new DataTransfer(); d.setData("text/plain", "https://www.youtube.com/watch?v=abcdefghijk");
			document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`, nil)
		tab.Wait(`document.querySelector(".card.embed .embed-ask")?.dataset.kind === "video"`)
		tab.Wait(deskSaved)
		tab.Click("#preview-open")
		tab.Wait(`document.querySelector("#preview iframe")?.contentDocument?.querySelector("article img")?.naturalWidth > 0`)
		tab.Wait(`!!document.querySelector("#preview iframe").contentDocument.documentElement.dataset.dressed`)
		want(t, "what readers with script are offered", eval[bool](tab, `document.querySelector("#preview iframe").contentDocument.querySelector("[data-show]").getClientRects().length > 0`), true)
		want(t, "sandbox", eval[string](tab, `document.querySelector("#preview iframe").getAttribute("sandbox")`), "allow-same-origin")
		want(t, "direction", eval[string](tab, `document.querySelector("#preview iframe").contentDocument.documentElement.dir`), map[string]string{"en": "ltr", "fa": "rtl"}[lang])
		check(lang + " preview")
		tab.Screenshot("desk-preview-" + lang)
		ground := `getComputedStyle(document.querySelector("#preview iframe").contentDocument.body.parentElement).getPropertyValue("--paper")`
		want(t, "light", eval[string](tab, ground), "#fff")
		tab.Click("#preview [data-act=dark]")
		want(t, "dark", eval[string](tab, ground), "#121417")
		tab.Screenshot("desk-preview-dark-" + lang)
		shown := eval[string](tab, `document.querySelector("#preview iframe").contentDocument.querySelector("article").outerHTML`)

		tab.Click("#headline")
		tab.Eval(pressSend, nil)
		readerHas(reading, headline)
		// But for when it is, and which entry of the log: that is yet to be.
		times := regexp.MustCompile(` datetime="[^"]*"|<time[^>]*>[^<]*</time>| fetchpriority="high"| loading="lazy"| data-fresh="[^"]*"| data-(?:rev|order|seq)="[^"]*"| style="[^"]*"|\s+`)
		var html string
		eventually(t, "the page that a new reader gets lacks the post", func() bool {
			_, rest, ok := strings.Cut(string(fetched(t, r.address+"/"+r.slug)), "<article")
			html, _, _ = strings.Cut(rest, "</article>")
			html = "<article" + html + "</article>"
			return ok
		})
		parsed := eval[string](tab, fmt.Sprintf(`new DOMParser().parseFromString(%q, "text/html").querySelector("article").outerHTML`, html))
		want(t, "what readers got", times.ReplaceAllString(parsed, " "), times.ReplaceAllString(shown, " "))

		// On a phone it stands over the text.
		tab.Click("#preview-close")
		tab.Viewport(360, 740, 2, true)
		compose(tab, headline, "x ")
		tab.Click("#preview-open")
		tab.Wait(`!!document.querySelector("dialog iframe")?.contentDocument?.querySelector("article")`)
		want(t, "reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("dialog").scrollWidth > document.querySelector("dialog").clientWidth`), false)
		tab.Screenshot("desk-preview-phone-" + lang)
	}
}

// TestDeskPasteClean: what word processors, mail programs, pages and PDF viewers put
// on the clipboard comes out as plain structure.
func TestDeskPasteClean(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	compose(tab, "Pasted", "")
	const column = "The harbour master closed the fish dock to all but life-\nboats shortly after dusk, and the keeper of the lighthouse\nsaid that he had seen worse, though never so early in the\nautumn."
	joined := "The harbour master closed the fish dock to all but lifeboats shortly after dusk, and the keeper of the lighthouse said that he had seen worse, though never so early in the autumn."
	for _, c := range []struct{ what, text, html, want string }{
		{"lists of a word processor", "", `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=EN><!--StartFragment-->
			<p class=MsoNormal><b>Closed</b> tonight:<o:p></o:p></p>
			<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>the quay<o:p></o:p></p>
			<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>its crane<o:p></o:p></p>
			<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>the mole<o:p></o:p></p>
			<p class=MsoNormal>In this order:</p>
			<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>boats</p>
			<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>cars</p><!--EndFragment--></body></html>`,
			`<p><strong>Closed</strong> tonight:</p><ul><li><p>the quay</p><ul><li><p>its crane</p></li></ul></li><li><p>the mole</p></li></ul><p>In this order:</p><ol><li><p>boats</p></li><li><p>cars</p></li></ol>`},
		{"a page that is one <b>", "", `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Gates are </span><span style="font-weight:700">shut</span><span style="font-style:italic"> since noon</span></p><br /><ul><li dir="ltr" style="font-weight:400"><p role="presentation"><span>all of them</span></p></li></ul></b><br class="Apple-interchange-newline">`,
			`<p>Gates are <strong>shut</strong><em> since noon</em></p><ul><li><p>all of them</p></li></ul>`},
		{"tables of a mail", "", `<table role="presentation" width="600"><tr><td><p class=MsoNormal>Dear all,</p><table class=MsoNormalTable border=1 cellpadding=0><tr><td><p class=MsoNormal>Gate<o:p></o:p></p></td><td><p class=MsoNormal>State</p></td></tr><tr><td><p class=MsoNormal>North</p></td><td><p class=MsoNormal>shut</p><p class=MsoNormal>at noon</p></td></tr></table><img src="https://track.example/p.gif" width=1 height=1></td></tr></table>`,
			`<p>Dear all,</p><table><tbody><tr><td>Gate</td><td>State</td></tr><tr><td>North</td><td>shut<br>at noon</td></tr></tbody></table>`},
		{"lines of a PDF, as text", column, "", `<p>` + joined + `</p>`},
		{"lines of a PDF, as HTML", "", `<div>` + strings.ReplaceAll(column, "\n", "<br>") + `</div>`, `<p>` + joined + `</p>`},
		{"lines that are meant", "Mara Dunn\nHarbour master\nPort Ellery", "", `<p>Mara Dunn<br>Harbour master<br>Port Ellery</p>`},
		{"a web page", "", `<article><h2 style="color:red" onclick="alert(1)">Storm</h2><script>alert(1)</script><p>It is <a href="https://example.org/x" onclick="x()">here</a>, <a href="javascript:alert(1)">now</a>.</p><svg onload=alert(1)></svg></article>`,
			`<h3>Storm</h3><p>It is <a href="https://example.org/x" rel="noopener">here</a>, now.</p>`},
	} {
		tab.Eval(fmt.Sprintf(`(() => { const e = document.querySelector(".ProseMirror"); const key = o => e.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...o})); e.focus(); key({key: "a", code: "KeyA", keyCode: 65, ctrlKey: true}); key({key: "Backspace", code: "Backspace", keyCode: 8})
			const d = new DataTransfer(); d.setData("text/plain", %q || "x"); if (%q) d.setData("text/html", %q)
			e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`, c.text, c.html, c.html), nil)
		got := eval[string](tab, `(() => { const e = document.querySelector(".ProseMirror").cloneNode(true); e.querySelectorAll(".ProseMirror-trailingBreak, .ProseMirror-separator").forEach(b => b.remove()); return e.innerHTML.replace(/&nbsp;/g, " ").replace(/<p><\/p>$/, "") })()`)
		want(t, c.what, got, c.want)
	}

	// Pictures of another site stay there, and it is said so.
	tab.Eval(`(() => { const e = document.querySelector(".ProseMirror"); e.focus(); const d = new DataTransfer(); d.setData("text/plain", "A pier"); d.setData("text/html", '<p>A pier <img src="https://elsewhere.example/pier.jpg"></p>')
		e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`, nil)
	tab.Wait(`document.querySelector(".told").textContent.includes("left out of what you pasted: 1")`)
	want(t, "pictures of another site", eval[int](tab, `document.querySelectorAll(".ProseMirror img:not(.ProseMirror-separator), .ProseMirror figure").length`), 0)

	// A table by the tool, gone through with Tab, one row more at its end; and back.
	tab.Eval(`(() => { const e = document.querySelector(".ProseMirror"); const key = o => e.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...o})); e.focus(); key({key: "a", code: "KeyA", keyCode: 65, ctrlKey: true}); key({key: "Backspace", code: "Backspace", keyCode: 8}) })()`, nil)
	tab.Eval(`document.querySelector('.tool[aria-label="Table"]').click()`, nil)
	tab.Wait(`document.querySelectorAll(".ProseMirror td").length === 6`)
	tab.Press("Gate\tState\tNorth\tshut\tSouth\topen\tEast\tshut")
	tab.Wait(`document.querySelectorAll(".ProseMirror tr").length === 4`)
	want(t, "table", eval[string](tab, `[...document.querySelectorAll(".ProseMirror td")].map(e => e.textContent).join("|")`), "Gate|State|North|shut|South|open|East|shut")
	tab.Click(`[data-table="column"]`)
	want(t, "a column more", eval[int](tab, `document.querySelectorAll(".ProseMirror tr:first-child td").length`), 3)
	tab.Eval(`document.querySelector('.tool[aria-label="Undo"]').click()`, nil)
	want(t, "undone", eval[int](tab, `document.querySelectorAll(".ProseMirror tr:first-child td").length`), 2)
	tab.Click(`[data-table="off"]`)
	want(t, "table gone", eval[int](tab, `document.querySelectorAll(".ProseMirror table").length`), 0)
}
