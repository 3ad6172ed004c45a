package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// publish publishes updates from a process beside the server: each the posts with
// these headlines.
func (c *coast) publish(updates ...[]string) (last page.Entry) {
	c.t.Helper()
	s, err := store.Open(c.t.Context(), store.Options{Dir: c.data})
	if err != nil {
		c.t.Fatal(err)
	}
	defer s.Close()
	head, err := s.Find(c.t.Context(), c.slug)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, headlines := range updates {
		var posts []store.NewPost
		for _, h := range headlines {
			posts = append(posts, store.NewPost{Texts: page.Texts{Headline: h, Body: markup.FromText(c.text).Encode()}})
		}
		r, err := s.Write(c.t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
			_, err := tx.Publish(posts, store.At{})
			return err
		})
		if err != nil {
			c.t.Fatal(err)
		}
		last = r.Entries[len(posts)-1]
	}
	return last
}

// publishAll publishes posts one by one.
func (c *coast) publishAll(headlines ...string) (last page.Entry) {
	c.t.Helper()
	var updates [][]string
	for _, h := range headlines {
		updates = append(updates, []string{h})
	}
	return c.publish(updates...)
}

// TestBrowserFifty: fifty posts come in while one reads in the middle, and what
// is being read does not move by a pixel.
func TestBrowserFifty(t *testing.T) {
	t.Parallel()
	c := build(t, english, 20, "")
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Phone()
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	place := fmt.Sprintf(`document.getElementById("p-%s").getBoundingClientRect().top + "@" + scrollY`, c.posts[10])
	tab.Eval(fmt.Sprintf(`document.getElementById("p-%s").scrollIntoView({block: "center"})`, c.posts[10]), nil)
	painted(tab)
	before := eval[string](tab, place)
	var headlines []string
	for i := range 50 {
		headlines = append(headlines, fmt.Sprintf("Boat %d is in", i+1))
	}
	last := c.publishAll(headlines...)
	tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.seq >= %d`, last.Seq))
	tab.Wait(fmt.Sprintf(`%s === "50 new posts"`, pillText))
	painted(tab)
	want(t, "what is being read", eval[string](tab, place), before)
	want(t, "layout shifts", eval[string](tab, `shifts.join("\n")`), "")
	tab.Click("[data-new]")
	tab.Wait("document.activeElement.dataset.post")
	painted(tab)
	want(t, "focus", eval[string](tab, "document.activeElement.dataset.post"), last.Post)
	want(t, "posts in their order, each once", eval[string](tab, `[...document.querySelectorAll("[data-list] [data-post] h4")].slice(0, 51).map(h => h.textContent.trim().replace(/\D+/g, "")).join()`),
		func() string {
			var all []string
			for i := range 50 {
				all = append(all, fmt.Sprint(50-i))
			}
			return strings.Join(all, ",") + ",21"
		}())
}

// focused says what has the keyboard, and whether it can be seen: marked, on the
// screen, and not behind what sticks to its edge. WCAG 2.2, 2.4.7 and 2.4.11.
const focused = `(a => {
	const e = a.labels && a.labels[0] || a;
	const r = e.getBoundingClientRect(), s = getComputedStyle(e);
	const marked = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 ;
	const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 2), y = Math.min(Math.max(r.top + Math.min(r.height, 20) / 2, 1), innerHeight - 2);
	const top = document.elementFromPoint(x, y);
	const seen = r.bottom > 0 && r.top < innerHeight && (e === document.body || e.contains(top) || (top && top.contains(e)));
	return {name: e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + " " + (e.getAttribute("aria-label") || e.textContent).trim().slice(0, 40), marked, seen: !!seen, body: a === document.body};
})(document.activeElement)`

type focusOf struct {
	Name               string
	Marked, Seen, Body bool
}

// TestBrowserKeyboard: whoever has only a keyboard gets everywhere, sees where
// they are, and is caught nowhere.
func TestBrowserKeyboard(t *testing.T) {
	t.Parallel()
	for _, w := range []words{english, persian} {
		t.Run(w.lang, func(t *testing.T) {
			c := build(t, w, 12, "")
			s := c.serve()
			tab := testbrowser.New(t)
			visit(tab, s.address+"/"+c.slug)
			linked(tab, "stream")
			key := func(k string) focusOf {
				t.Helper()
				tab.Run(chromedp.KeyEvent(k))
				painted(tab)
				f := eval[focusOf](tab, focused)
				if !f.Body && (!f.Marked || !f.Seen) {
					t.Errorf("after %q: %s: marked %t, seen %t", k, f.Name, f.Marked, f.Seen)
				}
				return f
			}
			// The first stop leads past the head.
			if f := key(kb.Tab); !strings.Contains(f.Name, eval[string](tab, `document.querySelector(".skip").textContent`)) {
				t.Errorf("the first stop is %s", f.Name)
			}
			key(kb.Enter)
			want(t, "past the head", eval[string](tab, "location.hash"), "#updates")
			if f := key(kb.Tab); !eval[bool](tab, `document.querySelector("[data-list]").contains(document.activeElement)`) {
				t.Errorf("after the way past the head comes %s", f.Name)
			}
			// The key moments open and close.
			tab.Eval(`document.querySelector("[data-moments] summary").focus()`, nil)
			key(kb.Enter)
			want(t, "key moments open", eval[bool](tab, `document.querySelector("[data-moments]").open`), true)
			key(kb.Enter)
			want(t, "key moments open", eval[bool](tab, `document.querySelector("[data-moments]").open`), false)
			// From one end of the page to the other and back, with new posts waiting.
			tab.Eval(`document.querySelectorAll("[data-post]")[5].scrollIntoView()`, nil)
			painted(tab)
			last := c.publishAll("Boat 1 is in")
			tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.seq >= %d`, last.Seq))
			tab.Wait(pillShown)
			tab.Eval(`document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)`, nil)
			tab.Eval(`document.querySelector(".skip").focus()`, nil)
			seen := map[string]bool{}
			stops := 0
			for range 200 {
				f := key(kb.Tab)
				if f.Body {
					break
				}
				stops++
				seen[f.Name] = true
			}
			all := eval[int](tab, `[...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest(".visually-hidden") && !e.disabled).length`)
			if stops < all-3 || stops > all+3 {
				t.Errorf("%d stops; %d things can be used", stops, all)
			}
			want(t, "the last stop is in the foot", eval[int](tab, `document.querySelectorAll(".foot a").length`) > 0, true)
			// The button for new posts, by keyboard: focus goes to the first of them.
			tab.Eval(`document.querySelector("[data-new]").focus()`, nil)
			tab.Run(chromedp.KeyEvent(" "))
			tab.Wait("document.activeElement.dataset.post")
			want(t, "focus", eval[string](tab, "document.activeElement.dataset.post"), last.Post)
		})
	}
}

// TestBrowserStates looks with axe at states that others do not bring about.
func TestBrowserStates(t *testing.T) {
	t.Parallel()
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	for _, w := range []words{english, persian} {
		c := build(t, w, 12, "")
		s := c.serve()
		address := s.address + "/" + c.slug
		visit(tab, address)
		linked(tab, "stream")
		tab.Open(s.address + "/")
		c.publishAll("Boat 1 is in", "Boat 2 is in")
		// The browser may show what it has for some seconds.
		tab.Eval(fmt.Sprintf(`(async () => { while (!(await (await fetch(%q, {cache: "reload"})).text()).includes("Boat 2 is in")); })()`, address), nil)
		tab.Open(address)
		linked(tab, "stream")
		tab.Wait(`!document.querySelector("[data-since]").hidden`)
		for _, dark := range []bool{false, true} {
			tab.Dark(dark)
			painted(tab)
			check(fmt.Sprintf("%s, since you left, dark %t", w.lang, dark))
		}
		tab.Eval(`document.querySelector("[data-pause]").click()`, nil)
		tab.Wait(`document.querySelector("main").dataset.paused != null`)
		check(w.lang + ", paused, dark")
		tab.Eval(`document.querySelector("[data-pause]").click()`, nil)
		tab.Eval(`document.querySelector("[data-keys]").click()`, nil)
		tab.Wait(`document.querySelector("[data-help]").open`)
		check(w.lang + ", the keys, dark")
		tab.Dark(false)
		painted(tab)
		check(w.lang + ", the keys")
		for _, sub := range []string{"?order=oldest", "/search?q=a", "/search", "/nothing-here", "/embed"} {
			tab.Allow(`404`)
			tab.Open(address + sub)
			check(w.lang + ", " + sub)
		}
		tab.Run(chromedp.Navigate("about:blank")) // before the server goes, and its stream with it
	}
}

// TestBudget: a page of 30 posts, with all that the browser asks for to show it,
// pictures left out, is small; it sets no cookie and asks no one else.
func TestBudget(t *testing.T) {
	t.Parallel()
	const most = 60 << 10
	c := build(t, english, 30, "")
	s := c.serve()
	tab := testbrowser.New(t) // another origin's address is a problem of the tab
	tab.Open(s.address + "/" + c.slug)
	linked(tab, "stream")
	got := eval[struct {
		Posts, Bytes int
		Scripts      int
		Names        []string
	}](tab, `(() => {
		const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
			.filter(e => e.initiatorType !== "img" && !/\/(stream|sw\.js)$/.test(new URL(e.name).pathname));
		const bytes = l => l.reduce((n, e) => n + e.transferSize, 0);
		return {posts: document.querySelectorAll("[data-post]").length, bytes: bytes(all), names: all.map(e => e.name + " " + e.transferSize),
			scripts: all.filter(e => e.name.endsWith(".js")).reduce((n, e) => n + e.encodedBodySize, 0)};
	})()`)
	t.Logf("%d posts, %d bytes, scripts %d: %v", got.Posts, got.Bytes, got.Scripts, got.Names)
	if got.Posts < 30 || got.Bytes > most || got.Bytes < 5000 {
		t.Errorf("%d posts in %d bytes, at most %d: %v", got.Posts, got.Bytes, most, got.Names)
	}
	if got.Scripts > 5<<10 || got.Scripts == 0 {
		t.Errorf("scripts of %d bytes", got.Scripts)
	}
	want(t, "cookies", eval[string](tab, "document.cookie"), "")
}
