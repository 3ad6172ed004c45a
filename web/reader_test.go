// Package web holds the sources of the scripts and style sheets. Its tests run
// the bundled reader script in a browser against a server that does to it what
// networks and full servers do.
package web

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"stoppress/internal/testbrowser"
	"stoppress/internal/testneed"
)

// post is a story of the fake page.
type post struct {
	ID, Stamp string
	Batch     int
	Rev       int
	Body      template.HTML
}

func (p post) Order() string {
	digits := strings.NewReplacer("-", "", "T", "", ":", "", "Z", "").Replace(p.Stamp)
	return fmt.Sprintf("%s.%010d.99998975", digits[:12], p.Batch)
}
func (p post) Line() string { return p.Stamp[11:16] + " UTC" }
func (p post) Date() string { return p.Stamp[:10] }
func (p post) Day() string  { return "Day " + p.Stamp[:10] }
func (p post) HTML() string {
	body := p.Body
	if body == "" {
		body = template.HTML("<p>Body of " + p.ID + "</p>")
	}
	return fmt.Sprintf(`<article id="p-%s" data-post="%[1]s" data-rev="%d" data-order="%s" data-seq="%[5]d"><h4><a href="/live/storm/%[1]s">Headline of %[1]s</a></h4><div data-body>%[4]s</div></article>`,
		p.ID, p.Rev, p.Order(), body, p.Batch)
}
func (p post) Article() template.HTML { return template.HTML(p.HTML()) }

// put gives the members of the event that shows p.
func (p post) put(more ...any) map[string]any {
	m := map[string]any{
		"post": p.ID, "rev": p.Rev, "stamp": p.Stamp, "order": p.Order(), "html": p.HTML(),
		"group":   map[string]any{"line": p.Line(), "day": p.Day(), "date": p.Date(), "offset": 0},
		"updated": map[string]string{"time": p.Stamp, "text": "updated " + p.ID},
	}
	for i := 0; i < len(more); i += 2 {
		m[more[i].(string)] = more[i+1]
	}
	return m
}

type update struct {
	Stamp string
	Posts []post
}

// fake is a server of one page that misbehaves when told to.
type fake struct {
	*httptest.Server

	mu      sync.Mutex        // guards what follows
	attrs   template.HTMLAttr // of main; they go before its others
	clock   template.HTMLAttr // of each update
	css     []byte            // the style sheet
	updates []update          // what the page's HTML holds, as it stands
	base    int64             // seq of that HTML
	epoch   int64
	seq     int64
	events  []map[string]any // from base+1 on
	stream  string           // "", or how streams fail: "full", "mute", "refused", "over"
	poll    string           // "", or how polls fail: "refused", "busy"
	pollMS  int              // as answers to polls say
	reset   bool             // every stream and every answer is a reset
	loads   int              // of the page
	polls   int
	streams int
	readers map[chan string]bool
}

var shell = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Storm</title><link rel="stylesheet" href="/reader.css"><link rel="icon" href="data:,">
<script src="/reader.js" defer></script></head><body>
<main {{.Attrs}} data-page="storm" data-seq="{{.Seq}}" data-epoch="{{.Epoch}}" data-state="live" data-base="/live/{{.Page}}"
 data-text-lang="en" data-text-new='{"one":"# new post","other":"# new posts"}' data-text-fresh="New"
 data-text-since='{"one":"# new post since you left, {ago}","other":"# new posts since you left, {ago}"}' data-text-left="You left here" data-text-own="# your time" data-hours="h23" data-days="Sun,Mon,Tue,Wed,Thu,Fri,Sat"
 data-text-now="now" data-text-minutes='{"one":"# min. ago","other":"# min. ago"}' data-text-hours='{"one":"# hr. ago","other":"# hr. ago"}' data-away="/left.js">
<header data-head><h1>Storm</h1><details><summary>Key moments</summary><p>One.</p></details><p>Updated <time data-last-updated>never</time></p></header>
<div class="bar"><button type="button" data-new hidden></button><p data-offline="Offline" hidden></p></div><p class="since" data-since hidden><button type="button" data-go></button><button type="button" data-close>Close</button></p><p role="status" data-status></p>
<div class="tools"><p><button type="button" data-pause><span>Pause</span><span>Paused</span></button><button type="button" data-keys="/keys.js">Keyboard</button></p></div>
<dialog data-help><input type="checkbox" data-keys-on><button type="button">Close</button></dialog>
<div data-list>{{$day := ""}}{{range .Updates}}{{with index .Posts 0}}{{if ne .Day $day}}{{$day = .Day}}<h2 data-day="{{.Date}}">{{.Day}}</h2>{{end}}{{end -}}
<section class="update" data-update="{{.Stamp}}" {{$.Clock}}><h3><a href="#u"><time datetime="{{.Stamp}}">{{(index .Posts 0).Line}}</time></a></h3>{{range .Posts}}{{.Article}}{{end}}</section>
{{- else}}<p data-empty>Nothing yet</p>{{end}}</div>
<template data-group><h2 data-day></h2><section class="update" data-update><h3><a><time></time></a></h3></section></template>
</main></body></html>`))

const sheet = `body{margin:0;font:16px/20px sans-serif}.bar,.since{position:fixed;top:0}.since{top:auto;bottom:0}article{min-height:300px}[data-status]{position:absolute;left:-999px}.unanchored{overflow-anchor:none}`

func serve(t *testing.T, updates ...update) *fake {
	f := &fake{css: []byte(sheet), updates: updates, epoch: 1700000000, base: 5, seq: 5, pollMS: 1000, readers: map[chan string]bool{}}
	mux := http.NewServeMux()
	for _, name := range []string{"reader.js", "keys.js", "left.js"} {
		script, err := os.ReadFile(filepath.Join(testneed.Root(t), "internal/render/assets", name))
		if err != nil {
			t.Fatal(err)
		}
		mux.HandleFunc("GET /"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			w.Write(script)
		})
	}
	mux.HandleFunc("GET /reader.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		w.Write(f.css)
	})
	mux.HandleFunc("GET /elsewhere", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">`)
	})
	// Whatever it is called, it is the same page: for tests of several.
	mux.HandleFunc("GET /live/{page}", f.page)
	mux.HandleFunc("GET /live/{page}/stream", f.serveStream)
	mux.HandleFunc("GET /live/{page}/updates", f.serveUpdates)
	f.Server = httptest.NewServer(mux)
	t.Cleanup(func() {
		f.hangUp()
		f.Server.CloseClientConnections()
		f.Server.Close()
	})
	return f
}

func (f *fake) page(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.loads++
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:")
	w.Header().Set("Cache-Control", "no-store")
	err := shell.Execute(w, map[string]any{"Page": r.PathValue("page"), "Seq": f.base, "Epoch": f.epoch, "Attrs": f.attrs, "Clock": f.clock, "Updates": f.updates})
	if err != nil {
		panic(err)
	}
}

func (f *fake) after(id string) int64 {
	_, seq, _ := strings.Cut(id, ":")
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil {
		panic(err)
	}
	return max(n, f.base)
}

func (f *fake) frame(i int) string {
	e := f.events[i]
	data, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf("event: %s\nid: %d:%d\ndata: %s\n\n", e["event"], f.epoch, e["seq"], data)
}

func (f *fake) serveStream(w http.ResponseWriter, r *http.Request) {
	id := r.Header.Get("Last-Event-ID")
	if id == "" {
		id = r.FormValue("after")
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	f.mu.Lock()
	f.streams++
	switch {
	case f.stream == "refused":
		w.WriteHeader(http.StatusServiceUnavailable)
		f.mu.Unlock()
		return
	case f.stream == "over":
		w.WriteHeader(http.StatusNoContent)
		f.mu.Unlock()
		return
	case f.stream == "full":
		fmt.Fprint(w, "retry: 100\n\n")
		f.mu.Unlock()
		return
	case f.reset:
		fmt.Fprintf(w, "event: reset\nid: %d:%d\ndata: {\"epoch\":%[1]d,\"seq\":%d}\n\n", f.epoch, f.seq)
		f.mu.Unlock()
		return
	case f.stream == "mute":
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		f.mu.Unlock()
		<-r.Context().Done()
		return
	}
	ch := make(chan string, 1000)
	for i := f.after(id) - f.base; i < int64(len(f.events)); i++ {
		ch <- f.frame(int(i))
	}
	ch <- fmt.Sprintf("event: head\ndata: {\"epoch\":%d,\"seq\":%d}\n\n", f.epoch, f.seq)
	f.readers[ch] = true
	f.mu.Unlock()
	fmt.Fprint(w, "retry: 200\n\n")
	for {
		w.(http.Flusher).Flush()
		select {
		case <-r.Context().Done():
			f.mu.Lock()
			delete(f.readers, ch)
			f.mu.Unlock()
			return
		case s, ok := <-ch:
			if !ok {
				return
			}
			fmt.Fprint(w, s)
		}
	}
}

func (f *fake) serveUpdates(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.polls++
	switch f.poll {
	case "refused":
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	case "busy":
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	events := []any{}
	from := f.after(r.FormValue("after"))
	if f.reset {
		events = append(events, map[string]any{"event": "reset", "epoch": f.epoch, "seq": f.seq})
	} else {
		for _, e := range f.events[from-f.base:] {
			events = append(events, e)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	err := json.NewEncoder(w).Encode(map[string]any{
		"epoch": f.epoch, "from": from, "to": f.seq, "head": f.seq, "poll_ms": f.pollMS, "events": events,
	})
	if err != nil {
		panic(err)
	}
}

// add appends an entry without telling the streams, and returns its frame.
func (f *fake) add(kind string, members map[string]any) string {
	f.seq++
	e := map[string]any{"event": kind, "id": fmt.Sprintf("%d:%d", f.epoch, f.seq), "seq": f.seq}
	for k, v := range members {
		e[k] = v
	}
	f.events = append(f.events, e)
	return f.frame(len(f.events) - 1)
}

func (f *fake) send(kind string, members map[string]any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.add(kind, members)
	for ch := range f.readers {
		ch <- s
	}
}

// again sends an event that the streams have had.
func (f *fake) again(seq int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ch := range f.readers {
		ch <- f.frame(int(seq - f.base - 1))
	}
}

func (f *fake) miss(kind string, members map[string]any) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.add(kind, members)
}

// hangUp ends all streams.
func (f *fake) hangUp() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ch := range f.readers {
		close(ch)
		delete(f.readers, ch)
	}
}

func (f *fake) set(change func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change()
}

// streaming gives how many streams are open.
func (f *fake) streaming() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.readers)
}

func (f *fake) get(n *int) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return *n
}

func (f *fake) open(t *testing.T) *testbrowser.Tab {
	tab := testbrowser.New(t)
	f.visit(tab)
	return tab
}

func (f *fake) visit(tab *testbrowser.Tab) {
	tab.Open(f.URL + "/live/storm")
	// Shifts are what the browser itself counts as a page that jumps.
	tab.Eval(`window.shifts=0; new PerformanceObserver(l => { for (const e of l.getEntries()) shifts += e.value }).observe({type: "layout-shift"})`, nil)
	if f.stream == "" && !f.reset {
		linked(tab, "stream")
	}
}

func linked(tab *testbrowser.Tab, way string) {
	tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.link === %q`, way))
}

func seen(tab *testbrowser.Tab, seq int64) {
	tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.seq >= %d`, seq))
}

// settle waits until the page has applied seq and has been painted since.
func settle(tab *testbrowser.Tab, seq int64) {
	seen(tab, seq)
	tab.Eval(`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))`, nil)
}

func eval[T any](tab *testbrowser.Tab, js string) T {
	var v T
	tab.Eval(js, &v)
	return v
}

// outline is the list as text: day lines, lines of updates, posts.
func outline(tab *testbrowser.Tab) string {
	return eval[string](tab, `[...document.querySelectorAll("[data-list] [data-day],[data-list] [data-update],[data-list] [data-post]")]
		.map(e => e.dataset.day ? "= " + e.textContent : e.dataset.update ? "- " + e.querySelector("h3").textContent : e.dataset.post).join("\n")`)
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got\n%v\nwant\n%v", what, got, want)
	}
}

// two is a page of two days, long enough to scroll.
func two() []update {
	return []update{
		{"2024-10-23T20:30:00Z", []post{{ID: "0b", Stamp: "2024-10-23T20:30:00Z", Batch: 4, Rev: 1}, {ID: "0a", Stamp: "2024-10-23T20:30:00Z", Batch: 3, Rev: 1}}},
		{"2024-10-23T19:00:00Z", []post{{ID: "09", Stamp: "2024-10-23T19:00:00Z", Batch: 2, Rev: 1}}},
		{"2024-10-22T08:00:00Z", []post{{ID: "08", Stamp: "2024-10-22T08:00:00Z", Batch: 1, Rev: 1}}},
	}
}

func at(id, stamp string, batch int) post { return post{ID: id, Stamp: stamp, Batch: batch, Rev: 1} }

const (
	pillHidden = `document.querySelector("[data-new]").hidden`
	pillText   = `document.querySelector("[data-new]").textContent`
	statusText = `document.querySelector("[data-status]").textContent`
)

func pill(tab *testbrowser.Tab, text string) {
	tab.Wait(fmt.Sprintf("!%s && %s === %q", pillHidden, pillText, text))
}

func TestComesInAtTheTop(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	f.send("put", at("0c", "2024-10-23T20:30:00Z", 6).put())
	f.send("put", at("0d", "2024-10-24T00:10:00Z", 7).put())
	f.send("skip", nil)
	seen(tab, 8)
	want(t, "list", outline(tab), strings.Join([]string{
		"= Day 2024-10-24", "- 00:10 UTC", "0d",
		"= Day 2024-10-23", "- 20:30 UTC", "0c", "0b", "0a", "- 19:00 UTC", "09",
		"= Day 2024-10-22", "- 08:00 UTC", "08",
	}, "\n"))
	tab.Wait(statusText + ` === "2 new posts"`)
	want(t, "button hidden", eval[bool](tab, pillHidden), true)
	want(t, "title", eval[string](tab, `document.title`), "Storm")
	want(t, "last updated", tab.Text("[data-last-updated]"), "updated 0d")
	want(t, "link of the line", eval[string](tab, `document.querySelector("[data-update] a").getAttribute("href")`), "#u-202410240010")
	want(t, "id", eval[string](tab, `document.querySelector("[data-update]").id`), "u-202410240010")
	// What arrives twice, or again on a new stream, comes in once.
	f.hangUp()
	f.send("put", at("0e", "2024-10-24T00:11:00Z", 9).put())
	seen(tab, 9)
	f.again(6)
	f.send("skip", nil)
	seen(tab, 10)
	want(t, "last updated", tab.Text("[data-last-updated]"), "updated 0e")
	want(t, "polls", f.get(&f.polls), 0)
	want(t, "articles", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 7)
}

// TestHeadlinesOfAnUpdate: one of more than three posts opens with its headlines,
// as the server would have it.
func TestHeadlinesOfAnUpdate(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	const contents = `[...document.querySelectorAll("[data-contents] a")].map(a => a.getAttribute("href") + " " + a.textContent).join("\n")`
	c, d := at("0c", "2024-10-23T20:30:00Z", 6), at("0d", "2024-10-23T20:30:00Z", 7)
	f.send("put", c.put())
	seen(tab, 6)
	want(t, "three posts", eval[string](tab, contents), "")
	f.send("put", d.put())
	seen(tab, 7)
	want(t, "four posts", eval[string](tab, contents), "#p-0d Headline of 0d\n#p-0c Headline of 0c\n#p-0b Headline of 0b\n#p-0a Headline of 0a")
	f.send("drop", map[string]any{"post": "0c", "html": `<article id="p-0c" data-post="0c" data-rev="2" data-order="` + c.Order() + `" data-withdrawn>Withdrawn</article>`})
	seen(tab, 8)
	want(t, "three again", eval[string](tab, contents), "")
}

func TestWaitsBehindTheButton(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	tab.Eval(`scrollTo(0, 500)`, nil)
	settle(tab, 5)
	const where = `document.querySelector("#p-09").getBoundingClientRect().top`
	before := eval[float64](tab, where)
	f.send("put", at("0c", "2024-10-23T21:00:00Z", 6).put())
	pill(tab, "1 new post")
	f.send("put", at("0d", "2024-10-23T21:05:00Z", 7).put())
	f.send("put", at("0e", "2024-10-23T21:05:00Z", 7).put())
	pill(tab, "3 new posts")
	tab.Wait(statusText + ` === "3 new posts"`)
	want(t, "title", eval[string](tab, `document.title`), "(3) Storm")
	// An edit takes the place of the post that waits; a withdrawal takes it away.
	edited := at("0c", "2024-10-23T21:00:00Z", 6)
	edited.Rev, edited.Body = 2, "<p>Edited</p>"
	f.send("put", edited.put())
	f.send("drop", map[string]any{"post": "0d", "html": `<article id="p-0d" data-post="0d" data-rev="2" data-withdrawn>gone</article>`})
	pill(tab, "2 new posts")
	want(t, "title", eval[string](tab, `document.title`), "(2) Storm")
	want(t, "posts in the document", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 4)
	want(t, "moved by", eval[float64](tab, where)-before, 0)
	want(t, "layout shift", eval[float64](tab, `shifts`), 0)

	tab.Click("[data-new]")
	want(t, "focus", eval[string](tab, `document.activeElement.id`), "p-0e")
	want(t, "button hidden", eval[bool](tab, pillHidden), true)
	want(t, "title", eval[string](tab, `document.title`), "Storm")
	want(t, "text", tab.Text("#p-0c [data-body]"), "Edited")
	want(t, "in sight", eval[bool](tab, `(r => r.top >= 0 && r.top < innerHeight)(document.activeElement.getBoundingClientRect())`), true)
	want(t, "new ones are marked", eval[string](tab, `[...document.querySelectorAll("[data-fresh=New]")].map(e => e.dataset.post).join()`), "0e,0c")
}

func TestDoesNotDisturb(t *testing.T) {
	tab := testbrowser.New(t)
	defer tab.Open("about:blank") // before the server goes away
	for name, disturb := range map[string]string{
		"focus":     `(a => { a.focus(); scrollTo(0, 0) })(document.querySelector("[data-update] a"))`,
		"selection": `getSelection().selectAllChildren(document.querySelector("#p-0a h4"))`,
		"hidden":    `Object.defineProperty(document, "hidden", {get: () => true})`,
		"a little":  `scrollTo(0, 2)`,
	} {
		f := serve(t, two()...)
		f.visit(tab)
		tab.Eval(disturb, nil)
		f.send("put", at("0c", "2024-10-23T21:00:00Z", 6).put())
		pill(tab, "1 new post")
		want(t, name+": posts in the document", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 4)
	}
}

func TestChangesInPlace(t *testing.T) {
	tab := testbrowser.New(t)
	defer tab.Open("about:blank") // before the server goes away
	// Browsers keep the place by themselves, or not at all: Safari.
	for _, class := range []string{"", "unanchored"} {
		changesInPlace(t, tab, class)
	}
}

func changesInPlace(t *testing.T, tab *testbrowser.Tab, class string) {
	f := serve(t, two()...)
	f.visit(tab)
	tab.Eval(fmt.Sprintf(`document.documentElement.className = %q`, class), nil)
	tab.Eval(`document.querySelector("details").open = true; scrollTo(0, 700); getSelection().selectAllChildren(document.querySelector("#p-0b h4"))`, nil)
	settle(tab, 5)
	tab.Eval(`shifts = 0; window.node = document.querySelector("#p-0b")`, nil)
	const where = `document.querySelector("#p-09").getBoundingClientRect().top`
	before := eval[float64](tab, where)
	// Longer by far, above what is being read; and so is the head.
	long := at("0b", "2024-10-23T20:30:00Z", 4)
	long.Rev, long.Body = 2, template.HTML("<p>Body of 0b</p>"+strings.Repeat("<p>More</p>", 30))
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm over the harbour</h1><p>Standfirst</p><details><summary>Key moments</summary><p>One.</p><p>Two.</p></details><p>Updated <time data-last-updated>now</time></p></header>`})
	settle(tab, 6)
	f.send("put", long.put())
	settle(tab, 7)
	want(t, "moved by", math.Round(eval[float64](tab, where)-before), 0) // scroll positions are whole device pixels
	want(t, "layout shift", eval[float64](tab, `shifts`), 0)
	want(t, "paragraphs", eval[int](tab, `document.querySelectorAll("#p-0b p").length`), 31)
	want(t, "selection", eval[string](tab, `getSelection().toString()`), "Headline of 0b")
	want(t, "same node", eval[bool](tab, `node === document.querySelector("#p-0b")`), true)
	want(t, "details open", eval[bool](tab, `document.querySelector("details").open`), true)
	want(t, "title of the page", tab.Text("h1"), "Storm over the harbour")
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm</h1><details><summary>Key moments</summary><p>Two.</p></details><p>Updated <time data-last-updated>then</time></p></header>`})
	settle(tab, 8)
	want(t, "details still open", eval[bool](tab, `document.querySelector("details").open`), true)
	// A correction above the paragraph that is being read, in the post itself.
	tab.Eval(`document.querySelector("#p-0b p:nth-child(20)").scrollIntoView()`, nil)
	settle(tab, 8)
	tab.Eval(`shifts = 0`, nil)
	correction := strings.Replace(long.HTML(), "<div data-body>", `<aside data-correction>Wrong<br>and<br>now<br>right</aside><div data-body>`, 1)
	correction = strings.Replace(correction, `data-rev="2"`, `data-rev="3"`, 1)
	const line = `document.querySelector("#p-0b p:nth-child(20)").getBoundingClientRect().top`
	before = eval[float64](tab, line)
	f.send("put", map[string]any{"post": "0b", "rev": 3, "stamp": long.Stamp, "order": long.Order(), "html": correction})
	settle(tab, 9)
	want(t, "line moved by", math.Round(eval[float64](tab, line)-before), 0)
	want(t, "layout shift of the correction", eval[float64](tab, `shifts`), 0)
	// An older revision that comes late changes nothing.
	f.send("put", at("0b", "2024-10-23T20:30:00Z", 4).put())
	settle(tab, 10)
	f.send("drop", map[string]any{"post": "0a", "html": `<article id="p-0a" data-post="0a" data-rev="2" data-order="x" data-withdrawn><p>This post was withdrawn</p></article>`})
	settle(tab, 11)
	want(t, "revision", eval[string](tab, `document.querySelector("#p-0b").dataset.rev`), "3")
	want(t, "withdrawn", tab.Text("#p-0a"), "This post was withdrawn")
	// A restored post comes back in its place, and is not news.
	back := at("0a", "2024-10-23T20:30:00Z", 3)
	back.Rev = 3
	f.send("put", back.put())
	settle(tab, 12)
	want(t, "restored", tab.Text("#p-0a [data-body]"), "Body of 0a")
	want(t, "button hidden", eval[bool](tab, pillHidden), true)
}

// Whatever the order in which posts come, they stand as a server would have
// rendered them.
func TestPlaces(t *testing.T) {
	tab := testbrowser.New(t)
	defer tab.Open("about:blank") // before the server goes away
	for _, oldest := range []bool{false, true} {
		f := serve(t)
		if oldest {
			f.attrs = "data-oldest"
		}
		f.visit(tab)
		var posts []post
		for i := range 40 {
			stamp := fmt.Sprintf("2024-10-%02dT%02d:00:00Z", 20+i%3, 10+i%4)
			posts = append(posts, at(fmt.Sprintf("0%02d", i), stamp, 6+i))
		}
		rand.Shuffle(len(posts), func(i, j int) { posts[i], posts[j] = posts[j], posts[i] })
		for _, p := range posts {
			f.send("put", p.put())
		}
		seen(tab, 45)
		slices.SortFunc(posts, func(a, b post) int {
			if c := strings.Compare(b.Stamp, a.Stamp); c != 0 && oldest {
				return -c
			}
			return strings.Compare(b.Order(), a.Order())
		})
		var lines []string
		for i, p := range posts {
			if i == 0 || posts[i-1].Day() != p.Day() {
				lines = append(lines, "= "+p.Day())
			}
			if i == 0 || posts[i-1].Stamp != p.Stamp {
				lines = append(lines, "- "+p.Line())
			}
			lines = append(lines, p.ID)
		}
		want(t, "list", outline(tab), strings.Join(lines, "\n"))
		want(t, "nothing yet", eval[bool](tab, `!document.querySelector("[data-empty]")`), true)
	}
}

func TestOlderPart(t *testing.T) {
	f := serve(t, two()[1:]...)
	f.attrs = `data-from="2024-10-22T00:00:00Z" data-to="2024-10-23T20:00:00Z" data-open="08"`
	tab := f.open(t)
	want(t, "opened at the post", eval[bool](tab, `scrollY > 0`), true)
	tab.Eval(`scrollTo(0, 0)`, nil)
	f.send("put", at("01", "2024-10-21T10:00:00Z", 6).put()) // older than what is shown
	known := at("0b", "2024-10-23T20:30:00Z", 4)             // newer, but not new
	known.Rev = 2
	f.send("put", known.put())
	f.send("put", at("0c", "2024-10-23T20:30:00Z", 8).put())
	pill(tab, "1 new post")
	want(t, "list", outline(tab), "= Day 2024-10-23\n- 19:00 UTC\n09\n= Day 2024-10-22\n- 08:00 UTC\n08")
	// The button leads to the page as it stands.
	f.set(func() { f.attrs, f.base, f.events = `data-open="none"`, f.seq, nil })
	tab.Click("[data-new]")
	tab.Wait(`document.querySelector("main[data-open=none][data-link=stream]")`)
	want(t, "loads", f.get(&f.loads), 2)
}

func TestGap(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	f.miss("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	f.miss("skip", nil)
	want(t, "polls", f.get(&f.polls), 0)
	f.send("put", at("0d", "2024-10-23T20:32:00Z", 8).put())
	seen(tab, 8)
	want(t, "first", outline(tab)[:len("= Day 2024-10-23\n- 20:32 UTC\n0d\n- 20:31 UTC\n0c\n")], "= Day 2024-10-23\n- 20:32 UTC\n0d\n- 20:31 UTC\n0c\n")
	want(t, "way", eval[string](tab, `document.querySelector("main").dataset.link`), "stream")
}

func TestPollsWhereNoStreamPasses(t *testing.T) {
	tab := testbrowser.New(t)
	tab.Allow("503")
	defer tab.Open("about:blank") // before the server goes away
	for _, how := range []string{"full", "refused"} {
		f := serve(t, two()...)
		f.stream = how
		f.visit(tab)
		linked(tab, "poll")
		want(t, how+": streams", f.get(&f.streams), 1)
		f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
		seen(tab, 6)
		want(t, how+": posts", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 5)
	}
}

// age makes the page believe that this many seconds have passed.
func age(tab *testbrowser.Tab, seconds int) {
	tab.Eval(fmt.Sprintf(`(now => { Date.now = () => now() + %d })(Date.now)`, seconds*1000), nil)
}

func TestPollsWhenTheStreamIsMute(t *testing.T) {
	f := serve(t, two()...)
	f.stream = "mute"
	tab := f.open(t)
	age(tab, 13)
	linked(tab, "poll")
	f.send("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	seen(tab, 6)
	// Later it tries the stream again.
	f.set(func() { f.stream = "" })
	age(tab, 300)
	linked(tab, "stream")
}

func TestSilentStreamIsLeft(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	f.miss("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	age(tab, 41)
	seen(tab, 6)
	linked(tab, "stream")
	want(t, "polls", f.get(&f.polls) > 0, true)
}

func TestOffline(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	tab.Allow("503")
	f.set(func() { f.stream, f.poll = "refused", "refused" })
	f.hangUp()
	linked(tab, "offline")
	want(t, "the word", eval[string](tab, `document.querySelector("[data-offline]:not([hidden])")?.dataset.offline`), "Offline")
	want(t, "layout shift", eval[float64](tab, `shifts`), 0)
	tab.Wait(statusText + ` === "Offline"`)
	f.miss("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	f.set(func() { f.stream, f.poll = "", "" })
	seen(tab, 6)
	linked(tab, "stream")
	want(t, "the word is gone", eval[bool](tab, `document.querySelector("[data-offline]").hidden`), true)
}

func TestComesBackAtOnce(t *testing.T) {
	f := serve(t, two()...)
	f.stream, f.poll = "refused", "refused"
	tab := f.open(t)
	tab.Allow("503")
	linked(tab, "offline")
	// No timer of its own may bring it back.
	tab.Eval(`for (let i = setTimeout(() => {}, 0); i > 0; i--) clearTimeout(i); window.setTimeout = () => 0`, nil)
	f.set(func() { f.stream, f.poll = "", "" })
	tab.Eval(`dispatchEvent(new Event("online"))`, nil)
	linked(tab, "stream")
	f.miss("put", at("0c", "2024-10-23T20:31:00Z", 6).put())
	age(tab, 30)
	tab.Eval(`document.dispatchEvent(new Event("visibilitychange"))`, nil)
	seen(tab, 6)
}

func TestReset(t *testing.T) {
	f := serve(t, two()...)
	f.reset = true
	f.seq = 9
	tab := f.open(t)
	// It loads the page once more, which here does not help, and then polls.
	tab.Wait(`performance.getEntriesByType("navigation")[0].type === "reload" && history.state.reset === "1700000000:9" && document.querySelector("main").dataset.link === "poll"`)
	want(t, "loads", f.get(&f.loads), 2)
	// The same again after the page was well: the pair has had its load.
	f.set(func() { f.reset, f.seq = false, 5 })
	tab.Eval(`dispatchEvent(new Event("online"))`, nil)
	linked(tab, "stream")
	want(t, "loads", f.get(&f.loads), 2)
	// A restore: the epoch is newer.
	f.set(func() { f.epoch++ })
	f.hangUp()
	tab.Wait(`document.querySelector("main").dataset.epoch === "1700000001"`)
	linked(tab, "stream")
	want(t, "loads", f.get(&f.loads), 3)
}

func TestEnd(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	f.set(func() { f.stream = "over" })
	f.send("page", map[string]any{"state": "ended", "html": `<header data-head><h1>Storm</h1><p>Closed</p></header>`})
	seen(tab, 6)
	want(t, "state", eval[string](tab, `document.querySelector("main").dataset.state`), "ended")
	want(t, "head", tab.Text("[data-head] p"), "Closed")
	linked(tab, "poll")
	polls := f.get(&f.polls)
	// A correction comes by polling, though slowly; being looked at hastens it.
	fixed := at("0b", "2024-10-23T20:30:00Z", 4)
	fixed.Rev, fixed.Body = 2, "<p>Right</p>"
	f.miss("put", fixed.put())
	tab.Wait(`(document.dispatchEvent(new Event("visibilitychange")), document.querySelector("main").dataset.seq === "7")`)
	want(t, "text", tab.Text("#p-0b [data-body]"), "Right")
	want(t, "polls", f.get(&f.polls) > polls, true)
	// Opened again, it streams again.
	f.set(func() { f.stream = "" })
	f.miss("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm</h1></header>`})
	// Looked at again and again: the answer to one poll may have been under way before.
	tab.Wait(`(document.dispatchEvent(new Event("visibilitychange")), document.querySelector("main").dataset.link === "stream")`)
}

const (
	since = `(e => e.hidden ? "" : e.firstElementChild.textContent)(document.querySelector("[data-since]"))`
	fresh = `[...document.querySelectorAll("[data-fresh]")].map(e => e.dataset.post).join()`
	left  = `[...document.querySelectorAll("[data-left]")].map(e => e.dataset.left + ": " + (e.dataset.post || "line of " + e.querySelector("[data-post]").dataset.post)).join()`
)

// away makes the browser believe that the page was left this long ago.
func away(tab *testbrowser.Tab, minutes int) {
	tab.Eval(fmt.Sprintf(`(k => { const v = JSON.parse(localStorage[k]); v.time -= %d * 60000; localStorage[k] = JSON.stringify(v) })("stoppress:/live/storm")`, minutes), nil)
}

// grown makes the page's HTML what it is after a while: newer posts, all of its
// events in it.
func (f *fake) grown(updates ...update) {
	f.set(func() {
		for _, u := range updates {
			for _, p := range u.Posts {
				f.seq = max(f.seq, int64(p.Batch))
			}
		}
		f.updates, f.base, f.events = updates, f.seq, nil
	})
}

// leave goes to another page.
func (f *fake) leave(tab *testbrowser.Tab) { tab.Open(f.URL + "/elsewhere") }

func TestSinceYouLeft(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	want(t, "the first visit", eval[string](tab, since+"+"+fresh+"+"+left), "")
	f.leave(tab)
	away(tab, 190)
	// A batch, read from its top, in an update above and one in an update that was there.
	b := two()
	b[0].Posts = append([]post{at("0c", "2024-10-23T20:30:00Z", 6)}, b[0].Posts...)
	batch := update{"2024-10-23T21:00:00Z", []post{at("0e", "2024-10-23T21:00:00Z", 8), at("0d", "2024-10-23T21:00:00Z", 7)}}
	f.grown(append([]update{batch}, b...)...)
	f.visit(tab)
	want(t, "what is said", eval[string](tab, since), "3 new posts since you left, 3 hr. ago")
	tab.Wait(statusText + ` === "3 new posts since you left, 3 hr. ago"`)
	want(t, "new ones are marked", eval[string](tab, fresh), "0e,0d,0c")
	want(t, "the line", eval[string](tab, left), "You left here: 0b")
	want(t, "where the page stands", eval[float64](tab, `scrollY`), 0)
	settle(tab, 8)
	want(t, "layout shift", eval[float64](tab, `shifts`), 0)
	tab.Click("[data-go]")
	want(t, "focus on the first unread", eval[string](tab, `document.activeElement.id`), "p-0c")
	want(t, "in sight", eval[bool](tab, `(r => r.top >= 0 && r.top < innerHeight)(document.activeElement.getBoundingClientRect())`), true)
	want(t, "said once", eval[string](tab, since), "")
	// Loading anew is not leaving: the line stays.
	tab.Reload()
	linked(tab, "stream")
	want(t, "after a reload", eval[string](tab, since+`+"|"+`+left), "|You left here: 0b")
	f.leave(tab)
	away(tab, 2)
	f.visit(tab)
	want(t, "with nothing new", eval[string](tab, since+"+"+fresh+"+"+left), "")

	// What came in was read; what waited behind the button was not.
	f.send("put", at("0i", "2024-10-23T21:30:00Z", 9).put())
	seen(tab, 9)
	tab.Eval(`scrollTo(0, 500)`, nil)
	f.send("put", at("0f", "2024-10-23T22:00:00Z", 10).put())
	pill(tab, "1 new post")
	f.leave(tab)
	f.grown(append([]update{{"2024-10-23T22:00:00Z", []post{at("0f", "2024-10-23T22:00:00Z", 10)}},
		{"2024-10-23T21:30:00Z", []post{at("0i", "2024-10-23T21:30:00Z", 9)}}, batch}, b...)...)
	f.visit(tab)
	want(t, "what waited", eval[string](tab, since), "1 new post since you left, 1 min. ago")
	want(t, "the line of an update", eval[string](tab, left), "You left here: line of 0i")
	tab.Click("[data-close]")
	want(t, "closed", eval[string](tab, since), "")

	// All of them new, and more among the older ones.
	f.leave(tab)
	f.set(func() { f.attrs = `data-from="2024-10-23T23:00:00Z"` })
	f.grown(update{"2024-10-24T00:00:00Z", []post{at("0h", "2024-10-24T00:00:00Z", 12), at("0g", "2024-10-24T00:00:00Z", 11)}})
	f.visit(tab)
	want(t, "all new", eval[string](tab, since+`+"|"+`+left), "2+ new posts since you left, 1 min. ago|")
	// A newer epoch counts anew.
	f.leave(tab)
	f.set(func() { f.epoch++; f.seq = 20 })
	f.grown(update{"2024-10-24T00:00:00Z", []post{at("0h", "2024-10-24T00:00:00Z", 20)}})
	f.visit(tab)
	want(t, "after a restore", eval[string](tab, since+"+"+fresh+"+"+left), "")
}

func TestSinceYouLeftFromTheStart(t *testing.T) {
	f := serve(t, two()...)
	f.attrs = "data-oldest"
	slices.Reverse(f.updates)
	tab := f.open(t)
	f.leave(tab)
	u := two()
	slices.Reverse(u)
	f.grown(append(u, update{"2024-10-23T21:00:00Z", []post{at("0c", "2024-10-23T21:00:00Z", 6)}})...)
	f.visit(tab)
	want(t, "the line", eval[string](tab, left), "You left here: line of 0c")
	tab.Click("[data-go]")
	want(t, "focus", eval[string](tab, `document.activeElement.id`), "p-0c")
}

// before runs js in every document of the tab before the page's own script.
func before(tab *testbrowser.Tab, js string) {
	tab.Run(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(js).Do(ctx)
		return err
	}))
}

// TestStorageRefused: a browser that keeps nothing shows the page all the same.
func TestStorageRefused(t *testing.T) {
	f := serve(t, two()...)
	tab := testbrowser.New(t)
	before(tab, `for (const s of ["localStorage", "sessionStorage"]) Object.defineProperty(window, s, {get() { throw new DOMException("refused", "SecurityError") }})`)
	f.visit(tab)
	f.leave(tab)
	f.grown(append([]update{{"2024-10-23T22:00:00Z", []post{at("0f", "2024-10-23T22:00:00Z", 9)}}}, two()...)...)
	f.visit(tab)
	want(t, "nothing is said", eval[string](tab, since), "")
	f.send("put", at("0h", "2024-10-23T23:00:00Z", 10).put())
	seen(tab, 10)
	want(t, "posts", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 6)
}

func TestTimes(t *testing.T) {
	css, err := os.ReadFile(filepath.Join(testneed.Root(t), "internal/render/assets/reader.css"))
	if err != nil {
		t.Fatal(err)
	}
	f := serve(t, two()...)
	f.css, f.clock = css, `data-offset="0"`
	tab := testbrowser.New(t)
	before(tab, `window.now = Date.parse("2024-10-23T20:42:30Z"); Date.now = () => now;
		window.jumps = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) jumps += e.value }).observe({type: "layout-shift", buffered: true})`)
	const times = `[...document.querySelectorAll("h3")].map(e => [e.textContent, e.dataset.own || "", e.dataset.ago || ""].join("|")).join("\n")`
	// Where the clocks agree, whatever the zone is called.
	tab.Zone("Africa/Abidjan")
	f.visit(tab)
	want(t, "the same time", eval[string](tab, times), "20:30 UTC||12 min. ago\n19:00 UTC||1 hr. ago\n08:00 UTC||")
	tab.Zone("Asia/Tokyo")
	for _, width := range []int{320, 390, 1280} {
		tab.Viewport(width, 844, 1, false)
		f.visit(tab)
		want(t, "in Tokyo", eval[string](tab, times), "20:30 UTC|Thu 05:30 your time|12 min. ago\n19:00 UTC|Thu 04:00 your time|1 hr. ago\n08:00 UTC|17:00 your time|")
		settle(tab, 5)
		want(t, "layout shift", eval[float64](tab, `jumps`), 0)
		want(t, "wider than the window", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth`), false)
	}
	// It runs on; new updates have theirs.
	tab.Eval(`now += 60000; document.dispatchEvent(new Event("visibilitychange"))`, nil)
	f.send("put", at("0c", "2024-10-23T20:43:00Z", 6).put())
	f.send("put", at("0d", "2024-10-23T20:40:00Z", 7).put())
	seen(tab, 7)
	want(t, "a minute on", eval[string](tab, times), "20:43 UTC|Thu 05:43 your time|now\n20:40 UTC|Thu 05:40 your time|3 min. ago\n20:30 UTC|Thu 05:30 your time|13 min. ago\n19:00 UTC|Thu 04:00 your time|1 hr. ago\n08:00 UTC|17:00 your time|")
	// Figures of the page's own, and hours in two halves of the day; of the same
	// day there is nothing to say but the time.
	tab.Zone("Atlantic/Azores")
	f.set(func() { f.attrs, f.clock = `data-digits="٠١٢٣٤٥٦٧٨٩" data-hours="h12"`, `data-offset="210"` })
	f.visit(tab)
	want(t, "in the Azores", eval[string](tab, times), "20:43 UTC||\n20:40 UTC||٢ min. ago\n20:30 UTC|Wed ٨:٣٠ PM your time|١٢ min. ago\n19:00 UTC|٧:٠٠ PM your time|١ hr. ago\n08:00 UTC|٨:٠٠ AM your time|")
	// Where nothing is said of the page's clock.
	f.set(func() { f.attrs, f.clock = "", "" })
	f.visit(tab)
	want(t, "unknown clock", eval[string](tab, times), "20:43 UTC||\n20:40 UTC||2 min. ago\n20:30 UTC||12 min. ago\n19:00 UTC||1 hr. ago\n08:00 UTC||")
}

// TestNoticeLapses: a notice that lapses goes from an open page, too, but not
// while the reader has stopped it.
func TestNoticeLapses(t *testing.T) {
	f := serve(t, two()...)
	tab := testbrowser.New(t)
	before(tab, `window.now = Date.parse("2024-10-23T20:42:30Z"); Date.now = () => now`)
	f.visit(tab)
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm</h1><p data-notice data-until="2024-10-23T21:00:00Z">Back at nine.</p></header>`})
	seen(tab, 6)
	at := func(what, clock string, notices int) {
		t.Helper()
		tab.Eval(`now = Date.parse("2024-10-23T`+clock+`Z"); document.dispatchEvent(new Event("visibilitychange"))`, nil)
		want(t, what, eval[int](tab, `document.querySelectorAll("[data-notice]").length`), notices)
	}
	at("before its time", "20:59:59", 1)
	tab.Click("[data-pause]")
	at("while the page is stopped", "21:00:00", 1)
	tab.Click("[data-pause]")
	want(t, "when it goes on", eval[int](tab, `document.querySelectorAll("[data-notice]").length`), 0)
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm</h1><p data-notice>Here all night.</p></header>`})
	seen(tab, 7)
	at("one without an end", "23:00:00", 1)
}

func TestPause(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	tab.Click("[data-pause]")
	want(t, "state", eval[bool](tab, `document.querySelector("main").dataset.paused === ""`), true)
	f.send("put", at("0c", "2024-10-23T21:00:00Z", 6).put("head", `<header data-head><h1>Storm over the harbour</h1></header>`))
	pill(tab, "1 new post") // though the reader is at the top
	edited := at("0b", "2024-10-23T20:30:00Z", 4)
	edited.Rev, edited.Body = 2, "<p>Edited</p>"
	f.send("put", edited.put())
	f.send("page", map[string]any{"state": "live", "html": `<header data-head><h1>Storm at sea</h1></header>`})
	gone := at("0d", "2024-10-23T21:05:00Z", 9)
	f.send("put", gone.put())
	pill(tab, "2 new posts")
	f.send("drop", map[string]any{"post": "0d", "html": `<article id="p-0d" data-post="0d" data-rev="2" data-withdrawn>gone</article>`})
	settle(tab, 10)
	want(t, "layout shift", eval[float64](tab, `shifts`), 0)
	f.send("drop", map[string]any{"post": "0a", "html": `<article id="p-0a" data-post="0a" data-rev="2" data-withdrawn>gone</article>`})
	seen(tab, 11)
	const state = `[document.querySelector("h1").textContent, document.querySelector("#p-0b [data-body]").textContent, document.querySelector("#p-0a").textContent, [...document.querySelectorAll("[data-post]")].map(e => e.dataset.post)].join("|")`
	want(t, "while it is paused", eval[string](tab, state), "Storm|Body of 0b|gone|0b,0a,09,08")
	// For the whole visit, on every page of the site.
	f.leave(tab)
	f.visit(tab)
	want(t, "after another page", eval[bool](tab, `document.querySelector("main").dataset.paused === ""`), true)
	pill(tab, "1 new post")
	tab.Click("[data-pause]")
	want(t, "button hidden", eval[bool](tab, pillHidden), true)
	want(t, "resumed", eval[string](tab, state), "Storm at sea|Edited|gone|0c,0b,0a,09,08")
	want(t, "word", eval[bool](tab, `document.querySelector("main").dataset.paused == null`), true)
	tab.Reload()
	want(t, "after a reload", eval[bool](tab, `document.querySelector("main").dataset.paused == null`), true)
}

func TestKeys(t *testing.T) {
	f := serve(t, two()...)
	tab := f.open(t)
	const at = `document.activeElement.closest("[data-post]")?.dataset.post || ""`
	const loaded = `!!document.querySelector("script[src='/keys.js']")`
	tab.Press("j")
	tab.Press("?")
	want(t, "off until they are turned on", eval[string](tab, at), "")
	want(t, "loaded", eval[bool](tab, loaded), false)
	turn := func() {
		t.Helper()
		tab.Click("[data-keys]")
		tab.Wait(`document.querySelector("[data-help]").open`) // what opens it is loaded
		tab.Click("[data-keys-on]")
		tab.Click("[data-help] button")
		want(t, "help", eval[bool](tab, `document.querySelector("[data-help]").open`), false)
	}
	turn()
	for _, c := range []struct{ key, at string }{{"j", "0b"}, {"j", "0a"}, {"j", "09"}, {"k", "0a"}, {"J", "0a"}} {
		tab.Press(c.key)
		want(t, c.key, eval[string](tab, at), c.at)
	}
	tab.Eval(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "ت", code: "KeyJ", bubbles: true}))`, nil)
	want(t, "on a Persian keyboard", eval[string](tab, at), "09")
	f.send("put", post{ID: "0c", Stamp: "2024-10-23T21:00:00Z", Batch: 6, Rev: 1}.put())
	pill(tab, "1 new post")
	tab.Press("n")
	want(t, "new posts", eval[string](tab, at), "0c")
	tab.Press("t")
	want(t, "top", eval[float64](tab, `scrollY`), 0)
	want(t, "top", eval[string](tab, at), "")
	tab.Press("?")
	want(t, "help", eval[bool](tab, `document.querySelector("[data-help]").open`), true)
	tab.Press("j")
	want(t, "behind the help", eval[string](tab, at), "")
	tab.Click("[data-help] button")
	// They stay on for the next visit, and off once turned off.
	f.leave(tab)
	f.visit(tab)
	tab.Wait(loaded + ` && performance.getEntriesByType("resource").some(e => e.name.endsWith("/keys.js") && e.responseEnd)`)
	tab.Press("j")
	want(t, "another visit", eval[string](tab, at), "0c")
	tab.Eval(`document.activeElement.blur()`, nil)
	turn()
	tab.Press("j")
	want(t, "turned off", eval[string](tab, at), "")
}
