package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testhtml"
	"stoppress/internal/testneed"
)

// The page on other sites. The host here is a server of its own, so another
// origin, with a style sheet that means no good.

const hostile = `<style>
	body { max-width: 46rem; margin: 0 auto; font: 16px/1.6 Georgia, serif; color: #333; }
	h1, h2, h3, h4, h5, h6 { text-transform: uppercase; color: #c00; letter-spacing: 3px; }
	article { border: 3px dashed #0a0; padding: 2rem; float: left; }
	.entry p { text-indent: 4rem; color: #0a0; margin: 3rem; }
	.entry a { color: #f0f; text-decoration: line-through; }
	.entry a::after { content: " LEAK"; }
	section { background: #ff0; } header { position: fixed; } time { display: none; } button { opacity: .3; }
	.new, .head, .update, .body, .notice, .meta { outline: 5px solid #f00; }
</style>`

// host serves a page whose article holds what it is given.
func host(t *testing.T, inside func() string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/story" {
			w.WriteHeader(http.StatusNoContent) // a favicon
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprintf(w, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A story</title><meta name="viewport" content="width=device-width">%s</head>
<body><main><h1 id="own">The host’s own headline</h1><div class="entry"><p id="before">The host’s own text, with <a href="/other">a link</a>.</p>
%s
<p id="after">More of the host’s own text.</p></div></main></body></html>`, hostile, inside())
	}))
	t.Cleanup(server.Close)
	return server.URL + "/story"
}

// take gets what a host's server would include.
func take(t *testing.T, address string) string {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v\n%s", address, r.Status, err, b)
	}
	return string(b)
}

// asIncluded compares the page that is open within the host's with what a host
// would be given now.
const asIncluded = `(async address => {
	const lines = root => [...root.querySelectorAll("[data-head],[data-list] [data-day],[data-list] [data-update],[data-list] [data-post]")].map(e => {
		const c = e.cloneNode(true);
		for (const x of [c, ...c.querySelectorAll("*")]) for (const a of ["data-fresh", "data-left", "tabindex", "data-own", "data-ago"]) x.removeAttribute(a);
		if (c.matches("[data-update]")) c.querySelectorAll("[data-post],[data-contents]").forEach(x => x.remove());
		const sorted = x => { for (const [n, v] of [...x.attributes].map(a => [a.name, a.value]).sort((a, b) => a[0] < b[0] ? -1 : 1)) { x.removeAttribute(n); x.setAttribute(n, v); } };
		for (const x of [c, ...c.querySelectorAll("*")]) sorted(x);
		return c.outerHTML.replace(/\s+/g, " ").replace(/> </g, "><");
	});
	let now;
	do now = new DOMParser().parseFromString(await (await fetch(address, {cache: "no-store"})).text(), "text/html");
	while (+now.querySelector("[data-page]").dataset.seq < +document.querySelector("[data-page]").dataset.seq);
	const a = lines(document), b = lines(now);
	for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) {
		let at = 0;
		while (a[i] && b[i] && a[i][at] === b[i][at]) at++;
		return "open: " + (a[i] || "").slice(Math.max(0, at - 80), at + 300) + "\nserved: " + (b[i] || "").slice(Math.max(0, at - 80), at + 300);
	}
	return "";
})`

func hostLinked(tab *testbrowser.Tab) {
	tab.Wait(`document.querySelector("[data-page]").dataset.link === "stream"`)
}

func hostCaught(tab *testbrowser.Tab, d desk.Done) {
	tab.Wait(fmt.Sprintf(`document.querySelector("[data-page]").dataset.seq >= %d`, d.Seq))
	painted(tab)
}

func TestHostFragment(t *testing.T) {
	t.Parallel()
	for _, w := range []words{english, persian} {
		t.Run(w.lang, func(t *testing.T) {
			c := build(t, w, 12, "")
			s := c.serve()
			from := s.address + "/" + c.slug + "/fragment"
			address := host(t, func() string { return take(t, from) })
			bare := host(t, func() string { return "" })
			tab := testbrowser.New(t)
			tab.Open(bare)
			const own = `["own", "before", "after"].map(id => { const s = getComputedStyle(document.getElementById(id)); return [...s].filter(p => !/^(perspective|transform)-origin$|size$|^(height|width|inset)/.test(p)).map(p => p + ":" + s[p]).join(";") }).join("\n")`
			alone := eval[string](tab, own)
			tab.Open(s.address + "/" + c.slug) // known to the tab, so no third party
			tab.Open(address)
			hostLinked(tab)
			want(t, "the host's own style", eval[string](tab, own), alone)
			want(t, "the fragment as it came", eval[string](tab, fmt.Sprintf(`%s(%q)`, asIncluded, from)), "")

			// Nothing of the host's style is in it.
			want(t, "leaked in", eval[string](tab, `[...document.querySelectorAll(".stop-press *")].flatMap(e => {
				const s = getComputedStyle(e), a = getComputedStyle(e, "::after"), bad = [];
				if (s.textTransform !== "none") bad.push("case");
				if (s.textIndent !== "0px") bad.push("indent");
				if (s.outlineWidth === "5px") bad.push("outline");
				if (s.borderTopStyle === "dashed") bad.push("border");
				if (s.backgroundColor === "rgb(255, 255, 0)") bad.push("background");
				if (s.textDecorationLine === "line-through") bad.push("struck");
				if (s.opacity === "0.3") bad.push("opacity");
				if (s.color === "rgb(204, 0, 0)" || s.color === "rgb(0, 170, 0)") bad.push("colour");
				if (a.content.includes("LEAK")) bad.push("after");
				return bad.map(b => e.tagName + " " + b);
			}).join(", ")`), "")
			want(t, "headings", eval[string](tab, `[...document.querySelectorAll(".stop-press :is(h1,h2,h3,h4,h5,h6)")].filter(h => +h.tagName[1] !== Math.min(6, +h.dataset.h + 1)).map(h => h.outerHTML).join()`), "")
			want(t, "duplicate ids", eval[string](tab, `(ids => ids.filter((id, i) => ids.indexOf(id) !== i).join())([...document.querySelectorAll("[id]")].map(e => e.id))`), "")

			posted := c.post("Boats are in")
			hostCaught(tab, posted)
			tab.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, posted.ID))
			for _, d := range []desk.Done{
				c.change("# Boats are out\n\n"+c.text+"\n", page.OpCorrect, posted.ID, "--rev", "1", "--note", w.correction),
				c.change("", page.OpFlag, c.posts[5], "--flags", "key"),
				c.change("", page.OpWithdraw, c.posts[8], "--note", w.withdrawal),
			} {
				hostCaught(tab, d)
			}
			want(t, "the fragment after changes", eval[string](tab, fmt.Sprintf(`%s(%q)`, asIncluded, from)), "")
			want(t, "links to a path of the host's", eval[string](tab, `[...document.querySelectorAll(".stop-press a")].map(a => a.getAttribute("href")).filter(h => !/^(#|https?:)/.test(h)).join()`), "")
			if strings.Contains(tab.HTML(), w.secret) {
				t.Error("withdrawn text is in the host's page")
			}

			// In the middle of the page nothing moves, and the button is there.
			tab.Eval(`document.querySelectorAll(".stop-press article")[5].scrollIntoView({block: "center"})`, nil)
			painted(tab)
			hostCaught(tab, c.post("Another boat"))
			tab.Wait(pillShown)
			tab.Screenshot("host-fragment-new-" + w.lang)
			want(t, "the button is what a finger hits", eval[bool](tab, `(e => { const r = e.getBoundingClientRect();
				return r.height >= 44 && document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) === e })(document.querySelector("[data-new]"))`), true)
			tab.Click("[data-new]")
			tab.Wait("document.activeElement.dataset.post")
			axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
			if err != nil {
				testneed.Missing(t, "no axe-core (run npm ci in web/)")
			}
			tab.Eval(string(axe)+"; undefined", nil)
			for _, dark := range []bool{false, true} {
				tab.Dark(dark)
				want(t, "axe", eval[string](tab, `axe.run(".stop-press", {resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")).join("\n"))`), "")
			}
			tab.Phone()
			want(t, "wider than a phone", eval[bool](tab, `document.querySelector(".stop-press").scrollWidth > innerWidth`), false)
			tab.Open(address)
			hostLinked(tab)
			tab.Screenshot("host-fragment-phone-" + w.lang)
			tab.Desktop()
			tab.FullScreenshot("host-fragment-" + w.lang)
		})
	}
}

func TestHostHTML(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	for _, path := range []string{"/fragment", "/fragment?level=3&posts=3", "/fragment?style=none&ld=0&level=1"} {
		doc := `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A story</title></head><body><main><h1>A story</h1>` + take(t, s.address+"/"+c.slug+path) + `</main></body></html>`
		if strings.Contains(path, "level=3") {
			doc = strings.Replace(doc, "</h1>", "</h1><h2>Live</h2>", 1)
		}
		if strings.Contains(path, "level=1") {
			doc = strings.Replace(doc, "<h1>A story</h1>", "", 1)
		}
		if said := against(t, doc); len(said) > 0 {
			t.Errorf("%s: vnu says\n%s", path, strings.Join(said, "\n"))
		}
	}
	for _, path := range []string{"/embed", "/embed?posts=3", "/embed?post=" + c.posts[9]} {
		if said := against(t, take(t, s.address+"/"+c.slug+path)); len(said) > 0 {
			t.Errorf("%s: vnu says\n%s", path, strings.Join(said, "\n"))
		}
	}
}

// against is what vnu has against a document, but for the one line of a post
// that was withdrawn, which has no heading.
func against(t *testing.T, doc string) []string {
	t.Helper()
	return slices.DeleteFunc(testhtml.Check(t, []byte(doc)), func(m string) bool {
		return strings.Contains(m, "Article lacks heading") && strings.Contains(m, "data-withdrawn")
	})
}

// A frame on another site is as high as what it holds, and goes on being so. The
// one in a sandbox has no origin, so no storage, no cookies and no locks.
func TestHostFrame(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	at := s.address + "/" + c.slug
	inFrame := func(t *testing.T, tab *testbrowser.Tab) *testbrowser.Frame {
		t.Helper()
		tab.Wait(`window.heights && heights.length > 0`)
		return tab.Frame("/embed")
	}
	const hears = `<script>window.heights = []; addEventListener("message", e => { if (e.data.stopPress && e.source === document.querySelector("iframe").contentWindow) heights.push(e.data) })</script>`
	t.Run("sandbox", func(t *testing.T) {
		address := host(t, func() string {
			return hears + `<iframe sandbox="allow-scripts" src="` + at + `/embed" title="Gale" width="600" height="800"></iframe>`
		})
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(address)
		frame := inFrame(t, tab)
		want(t, "origin of the frame", eval[string](frame, "origin"), "null")
		frame.Wait(`document.querySelector("[data-page]").dataset.link === "stream"`)
		before := eval[float64](tab, "heights.at(-1).height")
		want(t, "its title", eval[string](tab, "heights.at(-1).title"), eval[string](frame, "document.title"))
		if before < 2000 {
			t.Errorf("twelve posts are said to be %v pixels high", before)
		}
		tab.Eval(`document.querySelector("iframe").height = heights.at(-1).height`, nil)
		frame.Wait("scrollY === 0 && innerHeight > 2000")
		want(t, "what is left to scroll", eval[float64](frame, "document.documentElement.scrollHeight - innerHeight"), 0)
		d := c.post("Boats are in")
		frame.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, d.ID))
		tab.Wait(fmt.Sprintf("heights.at(-1).height > %v", before))
		// Where the top of it is out of sight nothing comes in by itself.
		tab.Eval(`document.querySelector("iframe").height = heights.at(-1).height; scrollTo(0, 1500)`, nil)
		frame.Eval(`new Promise(r => new IntersectionObserver(s => s.at(-1).isIntersecting || r()).observe(document.querySelector("[data-head]")))`, nil)
		d = c.post("A boat is out")
		frame.Wait(pillShown)
		want(t, "shown unasked", eval[bool](frame, fmt.Sprintf(`!!document.getElementById("p-%s")`, d.ID)), false)
		want(t, "links that stay in the frame", eval[string](frame, `[...document.querySelectorAll("a[href]")].filter(a => !a.getAttribute("href").startsWith("#") && a.target !== "_top").map(a => a.outerHTML).join()`), "")
	})
	t.Run("cut", func(t *testing.T) {
		address := host(t, func() string {
			return hears + `<iframe src="` + at + `/embed" title="Gale" width="390" height="500"></iframe>`
		})
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(address)
		frame := inFrame(t, tab)
		frame.Wait(`document.querySelector("[data-page]").dataset.link === "stream"`)
		frame.Eval(`scrollTo(0, 1200)`, nil)
		painted(frame)
		c.post("A boat")
		frame.Wait(pillShown)
		want(t, "the button is in sight", eval[bool](frame, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector("[data-new]").getBoundingClientRect())`), true)
		want(t, "wider than the frame", eval[bool](frame, "document.documentElement.scrollWidth > innerWidth"), false)
		tab.Screenshot("host-frame-cut")
	})
	t.Run("one post", func(t *testing.T) {
		id := c.posts[9]
		address := host(t, func() string {
			return hears + `<iframe src="` + at + `/embed?post=` + id + `" title="Gale" width="600" height="400"></iframe>`
		})
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(address)
		frame := inFrame(t, tab)
		frame.Wait(`document.querySelector("[data-page]").dataset.link === "stream"`)
		want(t, "posts", eval[string](frame, shownIDs+`.join()`), id)
		other := c.post("Not this one")
		mine := c.change("# Another headline\n\n"+c.text+"\n", page.OpEdit, id, "--rev", "1")
		frame.Wait(fmt.Sprintf(`document.querySelector("[data-page]").dataset.seq >= %d`, max(other.Seq, mine.Seq)))
		want(t, "posts", eval[string](frame, shownIDs+`.join()`), id)
		want(t, "button", eval[bool](frame, pillShown), false)
		want(t, "headline", eval[string](frame, `document.querySelector("h4").textContent`), "Another headline")
		tab.Screenshot("host-frame-post")
		axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
		if err != nil {
			testneed.Missing(t, "no axe-core (run npm ci in web/)")
		}
		for _, path := range []string{"/embed", "/embed?post=" + id} {
			tab.Open(at + path)
			tab.Eval(string(axe)+"; undefined", nil)
			want(t, "axe", eval[string](tab, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")).join("\n"))`), "")
			want(t, "buttons that do nothing", eval[string](tab, `[...document.querySelectorAll("[data-share],[data-show]")].filter(e => e.offsetHeight).map(e => e.outerHTML).join()`), "")
		}
	})
}

// The element: a frame that sizes itself, with a link where there is no script,
// and no frame round a page that the host's server has put there.
func TestHostElement(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	at := s.address + "/" + c.slug
	script := `<script src="` + s.address + `/embed.js" async></script>`
	link := `<stop-press page="` + at + `"><a href="` + at + `">Live: the gale</a></stop-press>`
	t.Run("frame", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(host(t, func() string { return link + script }))
		tab.Wait(`document.querySelector("stop-press iframe")?.offsetHeight > 2000`)
		want(t, "the link", eval[bool](tab, `document.querySelector("stop-press a").hidden`), true)
		want(t, "name of the frame", eval[string](tab, `document.querySelector("iframe").title`), "Gale over Port Ellery – The Ellery Lantern")
		before := eval[float64](tab, `document.querySelector("iframe").offsetHeight`)
		c.post("Boats are in")
		tab.Wait(fmt.Sprintf(`document.querySelector("iframe").offsetHeight > %v`, before))
		tab.FullScreenshot("host-element")
		tab.Eval(`(e => { const c = e.cloneNode(true); e.replaceWith(c); c.querySelector("iframe").remove(); e = c; e.parentNode.append(e) })(document.querySelector("stop-press"))`, nil)
		tab.Wait(`document.querySelectorAll("iframe").length === 1 && document.querySelector("iframe").offsetHeight > 2000`)
	})
	t.Run("height", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(host(t, func() string {
			return strings.Replace(link, "<stop-press", `<stop-press max-height="700"`, 1) + script
		}))
		tab.Wait(`document.querySelector("stop-press a").hidden`)
		want(t, "height", eval[float64](tab, `document.querySelector("iframe").offsetHeight`), 700)
	})
	t.Run("without script", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Script(false)
		tab.Open(at)
		tab.Open(host(t, func() string { return link + script }))
		want(t, "what is shown", tab.Text("stop-press"), "Live: the gale")
	})
	t.Run("included", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Open(at)
		// A host that takes scripts out of what it includes.
		inside := func() string {
			f := take(t, at+"/fragment?ld=0")
			before, rest, ok := strings.Cut(f, "\n<script src=")
			_, after, too := strings.Cut(rest, "</script>")
			if !ok || !too {
				t.Error("the fragment has no script")
			}
			return `<stop-press page="` + at + `">` + before + after + `</stop-press>` + script
		}
		tab.Open(host(t, inside))
		hostLinked(tab)
		want(t, "frames", eval[int](tab, `document.querySelectorAll("iframe").length`), 0)
		d := c.post("A boat")
		tab.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, d.ID))
	})
	t.Run("bad address", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Open(at)
		tab.Open(host(t, func() string {
			return `<stop-press page="javascript:alert(1)"><a href="/x">Live</a></stop-press>` + script
		}))
		tab.Wait(`customElements.get("stop-press")`)
		want(t, "frames", eval[int](tab, `document.querySelectorAll("iframe").length`), 0)
		want(t, "what is shown", tab.Text("stop-press"), "Live")
	})
}
