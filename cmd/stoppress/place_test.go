package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"stoppress/internal/testbrowser"
)

// What lies below the first screens is laid out after them, and nobody notices:
// the reader's place is kept, whether all has been laid out or not.

// putOff has the page's script stop before it lays out what is far below, until
// the test calls goOn, as does the style sheet if for ever; and counts what the
// browser calls a page that jumps.
func putOff(tab *testbrowser.Tab, forEver bool) {
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := cdpage.AddScriptToEvaluateOnNewDocument(fmt.Sprintf(`
			window.shifts = [];
			new PerformanceObserver(l => { for (const e of l.getEntries()) shifts.push(e.value) }).observe({type: "layout-shift", buffered: true});
			window.steps = [];
			const timer = setTimeout;
			window.setTimeout = f => steps.push(f);
			addEventListener("load", () => {
				window.setTimeout = timer;
				if (%t) document.styleSheets[0]?.insertRule(".update[data-far][data-far] { animation: none !important }", document.styleSheets[0].cssRules.length);
			});
			window.goOn = () => steps.splice(0).forEach(f => f())`, forEver)).Do(ctx)
		return err
	}))
}

const (
	farAway = `document.querySelectorAll("[data-far]").length`
	// unseen are the posts that the browser has not laid out.
	unseen = `[...document.querySelectorAll("[data-post]")].filter(p => !p.checkVisibility({contentVisibilityAuto: true})).length`
	// reading is the post at the top of the screen, and where it begins there.
	readingNow = `(p => ({id: p.dataset.post, top: p.getBoundingClientRect().top}))([...document.querySelectorAll("[data-post]")].find(p => p.getBoundingClientRect().bottom > 0))`
)

// standing is a place on the page.
type standing struct {
	ID  string
	Top float64 // CSS pixels below the edge of the screen
}

// at waits for the browser to have painted and says where on the screen a post begins.
func at(tab *testbrowser.Tab, id string) float64 {
	painted(tab)
	return eval[float64](tab, fmt.Sprintf(`document.getElementById("p-%s").getBoundingClientRect().top`, id))
}

// stands checks that a post begins where it is to begin on the screen, within a
// pixel or two.
func stands(t *testing.T, what string, tab *testbrowser.Tab, was standing) {
	t.Helper()
	if top := at(tab, was.ID); math.Abs(top-was.Top) > 2 {
		t.Errorf("%s: %s began at %.1f px and begins at %.1f", what, was.ID, was.Top, top)
	}
}

func TestBrowserComesBack(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		words
		sub string
		off bool // most is put off when the reader leaves
	}{
		{english, "", false}, {english, "?order=oldest", true}, {persian, "", true}, {persian, "?order=oldest", false},
	} {
		t.Run(way.lang+way.sub, func(t *testing.T) {
			t.Parallel()
			c := build(t, way.words, 30, "")
			s := c.serve()
			tab := testbrowser.New(t)
			tab.Phone()
			if way.off {
				putOff(tab, true)
			}
			address := s.address + "/" + c.slug + way.sub
			tab.Open(address)
			linked(tab, "stream")
			if !way.off {
				tab.Wait(farAway + ` === 0`)
			} else if n := eval[int](tab, unseen); n < 12 {
				t.Fatalf("%d posts are put off", n)
			}
			// Down by a jump, which passes over much, and up a little.
			tab.Eval(`(all => all[all.length - 9].scrollIntoView())(document.querySelectorAll("[data-post]"))`, nil)
			for range 4 {
				painted(tab)
				tab.Eval(`scrollBy(0, -171)`, nil)
			}
			painted(tab)
			was := eval[standing](tab, readingNow)

			tab.Reload()
			linked(tab, "stream")
			stands(t, "loaded anew", tab, was)
			want(t, "put off for who is in the middle", eval[int](tab, unseen), 0)
			if way.sub == "" { // in the other order they come in below
				c.publishAll("Boat 1 is in", "Boat 2 is in")
				// The browser may show what it has for some seconds.
				tab.Eval(`(async () => { while (!(await (await fetch(location.href, {cache: "reload"})).text()).includes("Boat 2 is in")); })()`, nil)
				tab.Reload()
				linked(tab, "stream")
				want(t, "what came in is there", eval[bool](tab, `document.querySelector("[data-list]").textContent.includes("Boat 2 is in")`), true)
				stands(t, "loaded anew, with more above", tab, was)
			}

			// And by the way back, where the browser keeps no page for it.
			tab.Eval(`window.stayed = true; addEventListener("unload", () => {})`, nil)
			tab.Open(s.address + "/")
			tab.Eval(`history.back()`, nil)
			tab.Wait(`document.querySelector("main[data-link=stream]")`)
			want(t, "the same document", eval[bool](tab, `!!window.stayed`), false)
			stands(t, "come back to", tab, was)

			// Nothing holds the reader there.
			tab.Eval(`scrollTo(0, 0)`, nil)
			tab.Reload()
			linked(tab, "stream")
			painted(tab)
			want(t, "from the top", eval[float64](tab, `scrollY`), 0)
			// A link to the page, of which the browser knows that it was there before, begins at its top.
			tab.Eval(`scrollTo(0, 900)`, nil)
			tab.Open(s.address + "/")
			tab.Open(address)
			linked(tab, "stream")
			painted(tab)
			want(t, "visited anew", eval[float64](tab, `scrollY`), 0)
		})
	}
}

func TestBrowserFirstScreens(t *testing.T) {
	t.Parallel()
	for _, w := range []words{english, persian} {
		t.Run(w.lang, func(t *testing.T) {
			t.Parallel()
			c := build(t, w, 30, "")
			s := c.serve()
			address := s.address + "/" + c.slug
			tab := testbrowser.New(t)
			tab.Phone()
			putOff(tab, true)
			open := func(more string) {
				t.Helper()
				tab.Open("about:blank")
				tab.Open(address + more)
				linked(tab, "stream")
			}
			open("")
			posts := eval[int](tab, `document.querySelectorAll("[data-post]").length`)
			if n := eval[int](tab, unseen); n < 12 || n > posts-5 {
				t.Errorf("%d of %d posts are put off", n, posts)
			}
			old := eval[string](tab, `(all => all[all.length - 6].dataset.post)(document.querySelectorAll("[data-post]"))`)

			// All of it can be found and printed.
			headlines := eval[[]string](tab, `[...document.querySelectorAll("[data-post] h4")].map(h => h.textContent.trim())`)
			last := headlines[len(headlines)-1]
			want(t, "found", eval[bool](tab, fmt.Sprintf(`find(%q)`, last)), true)
			painted(tab)
			want(t, "what was found is in sight", eval[bool](tab, `(r => r.top >= 0 && r.bottom <= innerHeight)(getSelection().getRangeAt(0).getBoundingClientRect())`), true)
			open("")
			tab.Paper(true)
			painted(tab)
			want(t, "not printed", eval[int](tab, unseen), 0)
			tab.Paper(false)

			// In the middle, what is read stays where it is while the rest is laid out.
			open("")
			tab.Eval(fmt.Sprintf(`document.getElementById("p-%s").scrollIntoView(); scrollBy(0, 33)`, old), nil)
			painted(tab)
			painted(tab)
			was := eval[standing](tab, readingNow)
			tab.Eval(`shifts = []; goOn()`, nil)
			tab.Wait(farAway + ` === 0`)
			stands(t, "while the rest is laid out", tab, was)
			want(t, "layout shifts", eval[string](tab, `shifts.join()`), "")
			want(t, "put off", eval[int](tab, unseen), 0)

			// And a screen reader has it all.
			heard := map[string]bool{}
			tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
				nodes, err := accessibility.GetFullAXTree().Do(ctx)
				for _, n := range nodes {
					var role, name string
					if n.Role == nil || n.Name == nil || json.Unmarshal(n.Role.Value, &role) != nil || json.Unmarshal(n.Name.Value, &name) != nil {
						continue
					}
					heard[name] = heard[name] || role == "heading"
				}
				return err
			}))
			for _, h := range headlines {
				if !heard[h] {
					t.Errorf("a screen reader has no heading %q", h)
				}
			}

			// The end of the page is its end, and stays it.
			tab.Eval(`scrollTo(0, 1e6)`, nil)
			painted(tab)
			end := eval[float64](tab, `scrollY`)
			tab.Eval(`scrollBy(0, -2000)`, nil)
			painted(tab)
			tab.Eval(`scrollTo(0, 1e6)`, nil)
			painted(tab)
			want(t, "the end of the page", eval[float64](tab, `scrollY`), end)
			want(t, "below it", eval[bool](tab, `document.documentElement.scrollHeight - scrollY - innerHeight < 1`), true)

			// A link to an old post lands on it: below what its style keeps free above it.
			above := eval[float64](tab, fmt.Sprintf(`parseFloat(getComputedStyle(document.getElementById("p-%s")).scrollMarginTop)`, old))
			open("#p-" + old)
			stands(t, "a link to a post", tab, standing{old, above})
			tab.Eval(`goOn()`, nil)
			tab.Wait(farAway + ` === 0`)
			stands(t, "a link to a post, once all is laid out", tab, standing{old, above})
			open("")
			tab.Eval(fmt.Sprintf(`location.hash = "#p-%s"`, old), nil)
			painted(tab)
			stands(t, "a link within the page", tab, standing{old, above})
			want(t, "the target", eval[string](tab, `document.querySelector(":target").dataset.post`), old)
			tab.Eval(`goOn()`, nil)
			tab.Wait(farAway + ` === 0`)
			stands(t, "a link within the page, once all is laid out", tab, standing{old, above})
			open("/" + old)
			stands(t, "a post's own address", tab, standing{old, above})
			want(t, "put off at a post's own address", eval[int](tab, unseen), 0)

			// Where no script is, or the script never comes, all is there.
			tab.Script(false)
			tab.Open(address)
			want(t, "put off without script", eval[int](tab, unseen), 0)
			other := testbrowser.New(t)
			putOff(other, false)
			other.Open(address)
			other.Wait(unseen + ` === 0`)
			want(t, "what the script was to lay out", eval[bool](other, farAway+` > 0`), true)
		})
	}
}
