package web

import (
	"fmt"
	"testing"

	"stoppress/internal/testbrowser"
)

// posts counts the posts on the page, those that wait too, and each once. All
// tabs but one are hidden.
const posts = `document.querySelector("[data-new]").click(), (ids => ids.length + "/" + new Set(ids).size)([...document.querySelectorAll("[data-post]")].map(e => e.dataset.post))`

// openAll opens a page of each name, each in a tab of its own, in one browser.
func (f *fake) openAll(t *testing.T, names ...string) []*testbrowser.Tab {
	t.Helper()
	tabs := []*testbrowser.Tab{testbrowser.New(t)}
	for range names[1:] {
		tabs = append(tabs, tabs[0].Another())
	}
	for i, name := range names {
		tabs[i].Open(f.URL + "/live/" + name)
		tabs[i].Wait(`document.querySelector("main").dataset.link`)
	}
	return tabs
}

func times(n int, name string) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = name
	}
	return names
}

func TestTabsShareAStream(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(7, "storm")...)
	all := func(seq int64, shown string) {
		t.Helper()
		for i, tab := range tabs {
			seen(tab, seq)
			linked(tab, "stream")
			want(t, fmt.Sprintf("posts in tab %d", i), eval[string](tab, posts), shown)
		}
		want(t, "streams that are open", f.streaming(), 1)
	}
	all(5, "4/4")
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	all(6, "5/5")
	want(t, "streams", f.get(&f.streams), 1)

	// The tab that holds the stream goes, while posts come.
	f.miss("put", at("0d", "2024-10-23T20:32:00Z", 7).put())
	f.leave(tabs[0])
	tabs = tabs[1:]
	f.send("put", at("0e", "2024-10-23T20:33:00Z", 8).put())
	f.send("put", at("0f", "2024-10-23T20:34:00Z", 9).put())
	all(9, "8/8")
	want(t, "streams", f.get(&f.streams), 2)
	want(t, "polls", f.get(&f.polls), 0)

	// A server that lets go of the stream lets go of one reader.
	f.hangUp()
	f.send("put", at("0h", "2024-10-23T20:35:00Z", 10).put())
	all(10, "9/9")
	want(t, "streams", f.get(&f.streams), 3)
}

func TestTabOpenedOverACache(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, "storm")
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	seen(tabs[0], 6)
	// The server still gives the page as it was at 5; the other tab is past that.
	late := tabs[0].Another()
	late.Open(f.URL + "/live/storm")
	seen(late, 6)
	want(t, "posts", eval[string](late, posts), "5/5")
	linked(late, "stream")
	want(t, "streams", f.get(&f.streams), 1)
}

func TestTabsPoll(t *testing.T) {
	f := serve(t, two()...)
	f.stream = "refused"
	tab := testbrowser.New(t)
	tabs := []*testbrowser.Tab{tab, tab.Another(), tab.Another()}
	for _, tab := range tabs {
		tab.Allow("503")
		f.visit(tab)
		linked(tab, "poll")
	}
	want(t, "streams that were tried", f.get(&f.streams), 1)
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	for _, tab := range tabs {
		seen(tab, 6)
	}
	f.set(func() { f.poll = "refused" })
	for _, tab := range tabs {
		linked(tab, "offline")
	}
	f.set(func() { f.poll, f.stream = "", "" })
	f.send("put", at("0d", "2024-10-23T20:32:00Z", 7).put())
	for _, tab := range tabs {
		seen(tab, 7)
		linked(tab, "stream")
		want(t, "posts", eval[string](tab, posts), "6/6")
	}
	want(t, "streams that are open", f.streaming(), 1)
}

// TestTabThatFallsSilent: the tab that asks for all is frozen; one that is being
// looked at takes its place.
func TestTabThatFallsSilent(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(3, "storm")...)
	tabs[2].Front()
	tabs[0].Eval(`BroadcastChannel.prototype.postMessage = () => {}`, nil)
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	seen(tabs[0], 6)
	age(tabs[2], 41)
	for _, tab := range tabs {
		seen(tab, 6)
	}
	f.send("put", at("0d", "2024-10-23T20:32:00Z", 7).put())
	for _, tab := range tabs {
		seen(tab, 7)
		linked(tab, "stream")
		want(t, "posts", eval[string](tab, posts), "6/6")
	}
	want(t, "streams that are open", f.streaming(), 1)
	want(t, "streams", f.get(&f.streams), 2)
	// The one that fell silent waits its turn again.
	f.leave(tabs[2])
	f.leave(tabs[1])
	f.send("put", at("0e", "2024-10-23T20:33:00Z", 8).put())
	seen(tabs[0], 8)
	want(t, "streams that are open", f.streaming(), 1)
}

func TestTabsOfManyPages(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, "a", "b", "c", "d", "e", "f", "g")
	want(t, "streams that are open", f.streaming(), 3)
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	for _, tab := range tabs {
		seen(tab, 6)
		want(t, "posts", eval[string](tab, posts), "5/5")
	}
	// A connection is left for what else is asked for.
	want(t, "another request", eval[int](tabs[6], `fetch("/elsewhere", {cache: "no-store"}).then(r => r.status)`), 200)
	want(t, "streams that are open", f.streaming(), 3)
	// A place that is given back is taken.
	f.leave(tabs[0])
	f.leave(tabs[1])
	tabs = tabs[2:]
	streaming := 0
	for streaming < 3 {
		streaming = 0
		for _, tab := range tabs {
			if eval[string](tab, `document.querySelector("main").dataset.link`) == "stream" {
				streaming++
			}
		}
	}
	f.send("put", at("0d", "2024-10-23T20:32:00Z", 7).put())
	for _, tab := range tabs {
		seen(tab, 7)
	}
	want(t, "streams that are open", f.streaming(), 3)
}

func TestTabsAfterARestore(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(3, "storm")...)
	f.set(func() { f.epoch++ })
	f.hangUp()
	for _, tab := range tabs {
		tab.Wait(`document.querySelector("main").dataset.epoch === "1700000001"`)
		linked(tab, "stream")
	}
	want(t, "loads", f.get(&f.loads), 6)
	want(t, "streams that are open", f.streaming(), 1)
}

// TestTabThatIsKept: in the back-forward cache a tab holds nothing that another
// waits for; on the way back it follows again.
func TestTabThatIsKept(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(2, "storm")...)
	tabs[0].Eval(`dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true}))`, nil)
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	seen(tabs[1], 6)
	linked(tabs[1], "stream")
	want(t, "what the kept tab has", eval[string](tabs[0], `document.querySelector("main").dataset.seq`), "5")
	tabs[0].Eval(`dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}))`, nil)
	seen(tabs[0], 6)
	want(t, "streams that are open", f.streaming(), 1)
	want(t, "streams", f.get(&f.streams), 2)
}

// TestTabsEachOnItsOwn: where there are no locks, as by plain http, or where the
// browser refuses them.
func TestTabsEachOnItsOwn(t *testing.T) {
	for name, js := range map[string]string{
		"none":    `delete Navigator.prototype.locks`,
		"refused": `LockManager.prototype.request = () => Promise.reject(new DOMException("no origin", "SecurityError"))`,
	} {
		t.Run(name, func(t *testing.T) {
			f := serve(t, two()...)
			tab := testbrowser.New(t)
			tabs := []*testbrowser.Tab{tab, tab.Another()}
			for _, tab := range tabs {
				before(tab, js)
				f.visit(tab)
			}
			f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
			for _, tab := range tabs {
				seen(tab, 6)
				want(t, "posts", eval[string](tab, posts), "5/5")
			}
			want(t, "streams that are open", f.streaming(), 2)
			tab.Eval(`dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true})); dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}))`, nil)
			f.send("put", at("0d", "2024-10-23T20:32:00Z", 7).put())
			seen(tab, 7)
		})
	}
}

func TestTabsOfAnEndedPage(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(2, "storm")...)
	f.set(func() { f.stream = "over" })
	f.send("page", map[string]any{"state": "ended", "html": `<header data-head><h1>Storm</h1><p>Closed</p></header>`})
	for _, tab := range tabs {
		seen(tab, 6)
		want(t, "head", tab.Text("[data-head] p"), "Closed")
		linked(tab, "poll")
	}
	fixed := at("0b", "2024-10-23T20:30:00Z", 4)
	fixed.Rev, fixed.Body = 2, "<p>Right</p>"
	f.miss("put", fixed.put())
	// Looked at in either tab, it comes to that one; and to both in time.
	tabs[1].Front()
	tabs[1].Wait(`(document.dispatchEvent(new Event("visibilitychange")), document.querySelector("main").dataset.seq === "7")`)
	want(t, "text", tabs[1].Text("#p-0b [data-body]"), "Right")
	f.set(func() { f.stream = "" })
	f.miss("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm</h1></header>`})
	tabs[0].Front()
	tabs[0].Wait(`(document.dispatchEvent(new Event("visibilitychange")), document.querySelector("main").dataset.link === "stream")`)
	seen(tabs[1], 8)
	linked(tabs[1], "stream")
	want(t, "streams that are open", f.streaming(), 1)
}

func TestPausedTabFollows(t *testing.T) {
	f := serve(t, two()...)
	tabs := f.openAll(t, times(2, "storm")...)
	tabs[1].Click("[data-pause]")
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	pill(tabs[1], "1 new post")
	seen(tabs[0], 6)
	want(t, "posts in the one that is stopped", eval[int](tabs[1], `document.querySelectorAll("[data-post]").length`), 4)
	want(t, "posts in the other", eval[string](tabs[0], posts), "5/5")
}

// delays notes what timers are set to.
const delays = `window.delays = []; (set => { window.setTimeout = (f, ms, ...x) => { delays.push(ms); return set(f, ms, ...x) } })(setTimeout)`

func TestPollsAsToldTo(t *testing.T) {
	f := serve(t, two()...)
	f.stream, f.pollMS = "full", 90000
	tab := testbrowser.New(t)
	before(tab, delays)
	f.visit(tab)
	linked(tab, "poll")
	tab.Wait(`delays.some(ms => ms >= 90000 && ms <= 112500)`)
}

func TestWaitsAsToldTo(t *testing.T) {
	f := serve(t, two()...)
	f.stream, f.poll = "full", "busy"
	tab := testbrowser.New(t)
	tab.Allow("429")
	before(tab, delays)
	f.visit(tab)
	linked(tab, "offline")
	tab.Wait(`delays.some(ms => ms > 3000 && ms < 9000)`)
	// Nothing hastens it: time stands still for the page.
	tab.Eval(`(now => { Date.now = () => now })(Date.now())`, nil)
	polls := f.get(&f.polls)
	tab.Eval(`for (let i = 0; i < 5; i++) { dispatchEvent(new Event("online")); document.dispatchEvent(new Event("visibilitychange")) }`, nil)
	tab.Eval(`fetch("/elsewhere").then(r => r.text())`, nil)
	want(t, "polls", f.get(&f.polls), polls)
	f.set(func() { f.poll = "" })
	age(tab, 4)
	linked(tab, "poll")
}

func TestTitleFollows(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm $&amp; sea</h1></header>`})
	seen(tab, 6)
	want(t, "title", eval[string](tab, `document.title`), "Storm $& sea")
	tab.Eval(`scrollTo(0, 500)`, nil)
	f.send("put", at("0c", "2024-10-23T21:00:00Z", 7).put("head", `<header data-head><h1>Storm over</h1></header>`))
	pill(tab, "1 new post")
	tab.Wait(`document.title === "(1) Storm over"`)
}
