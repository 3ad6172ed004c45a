//lint:file-ignore ST1018 Persian words hold zero-width non-joiners, and are read better than escapes.

package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"stoppress/internal/desk"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testhtml"
	"stoppress/internal/testneed"
	"stoppress/internal/testpg"
)

// What readers' browsers show, with the program itself at the other end and its
// commands, run as processes of their own, as the editors.

// coast is a site with one page, whose posts bear stamps of two days long past.
type coast struct {
	t              *testing.T
	data, database string
	slug           string
	text           string   // of a post that is published by the command
	posts          []string // ids, oldest first
}

// words are what a page is made of, in its language.
type words struct {
	lang, zone                                     string
	title, standfirst, notice, recap               string
	headline, place                                string // of a post; the headline takes a number
	paragraphs                                     []string
	correction, withdrawal, secret, secretHeadline string // the last two are of a post that is withdrawn
}

var english = words{
	lang: "en", zone: "Europe/Paris",
	title: "Gale over Port Ellery", standfirst: "A deep low is crossing the coast. Ferries are stopped and the lower town is being cleared.",
	notice:   "This page will be updated through the night.",
	recap:    "The gale reached the bay at dusk. The lower town has been cleared as far as Chandlers’ Row, some 1,200 people are staying in the school and the customs hall, and the power is out east of the river. No one is missing. High water is due at 2:10 AM, and the flood gates will stay shut until noon.",
	headline: "Reading %d from the pier head", place: "Port Ellery",
	paragraphs: []string{
		"Waves broke over the outer mole shortly after dusk, and the harbour master closed the fish dock to all but lifeboats.",
		"“We have had worse, but never this early in the autumn,” said the keeper of the old lighthouse, who has logged the weather here for thirty years. The gauge at the pier head stood at 4.1 metres, forty centimetres above the alarm.",
	},
	correction: "The gauge stood thirty centimetres above the alarm, not forty.", withdrawal: "The crane is standing; the report was wrong.",
	secretHeadline: "Crane down at the east basin", secret: "A crane is said to have fallen across the rails.",
}

var persian = words{
	lang: "fa", zone: "Asia/Tehran",
	title: "توفان در بندر سپید", standfirst: "توفانی سنگین به ساحل رسیده است. کشتی‌ها از حرکت بازمانده‌اند.",
	notice:   "این صفحه در طول شب به‌روز می‌شود.",
	recap:    "توفان هنگام غروب به خلیج رسید. محله‌های پایین شهر خالی شده و حدود ۱۲۰۰ نفر در مدرسه و تالار گمرک به سر می‌برند. برق در شرق رودخانه قطع است و کسی ناپدید نشده است. بلندترین مد ساعت ۲:۱۰ بامداد پیش‌بینی می‌شود.",
	headline: "گزارش شمارهٔ %d از سر اسکله", place: "بندر سپید",
	paragraphs: []string{
		"موج‌ها اندکی پس از غروب از موج‌شکن گذشتند و رئیس بندر اسکلهٔ ماهیگیری را بست.",
		"نگهبان فانوس دریایی گفت: «از این بدتر هم دیده‌ایم، اما نه در آغاز پاییز.» آب در سر اسکله به ۴٫۱ متر رسید، چهل سانتی‌متر بالاتر از مرز هشدار.",
	},
	correction: "آب سی سانتی‌متر بالاتر از مرز هشدار بود، نه چهل.", withdrawal: "جرثقیل سر جای خود است؛ گزارش نادرست بود.",
	secretHeadline: "افتادن جرثقیل در حوضچهٔ شرقی", secret: "گفته می‌شود جرثقیلی روی ریل‌ها افتاده است.",
}

// build makes a site whose page has so many posts, up to three an update and
// once five. From six posts on there are a key moment, a pinned post, a
// correction, and a post that was withdrawn.
func build(t *testing.T, w words, posts int, database string) *coast {
	t.Helper()
	c := &coast{t: t, data: t.TempDir(), database: database, slug: "gale", text: w.paragraphs[0]}
	clock := time.Date(2024, 10, 22, 16, 0, 0, 0, time.UTC)
	s, err := store.Open(t.Context(), store.Options{Dir: c.data, URL: database, Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	err = s.SetSite(t.Context(), store.By{Name: "test"}, func(set *store.Settings) error {
		set.Name, set.Accent, set.Contact = "The Ellery Lantern", "#0b4f6c", "tips@lantern.example"
		set.Footer = []store.Link{{Name: "Corrections", URL: "https://lantern.example/corrections"}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	head, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: c.slug, Head: page.Head{
		Title: w.title, Standfirst: w.standfirst, Notice: page.Notice{Text: w.notice}, Lang: w.lang, Zone: w.zone,
		Recap: page.Recap{Text: w.recap, Time: clock},
	}})
	if err != nil {
		t.Fatal(err)
	}
	write := func(do func(*store.Tx) error) {
		t.Helper()
		clock = clock.Add(7 * time.Minute)
		if _, err := s.Write(t.Context(), store.Command{Page: head.ID}, do); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; len(c.posts) < posts; n++ {
		size := min(n%3+1, posts-len(c.posts))
		if n == 3 {
			size = 5
		}
		if n%8 == 7 {
			clock = clock.Add(9 * time.Hour) // a night, so that there are days
		}
		clock = clock.Add(30 * time.Minute)
		var batch []store.NewPost
		for i := range size {
			text := w.paragraphs[0]
			if (n+i)%2 == 0 {
				text += "\n\n" + w.paragraphs[1]
			}
			p := store.NewPost{ID: store.NewPostID(), Texts: page.Texts{
				Headline: fmt.Sprintf(w.headline, len(c.posts)+size-i), Body: markup.FromText(text).Encode(),
			}}
			if i == 0 {
				p.Texts.Dateline = page.Dateline{Place: w.place, Date: clock.Format(time.DateOnly)}
				p.Texts.Sources = []page.Source{{Name: w.place, URL: "https://harbour.example/log"}}
				p.Flags = page.Flags{Key: n%4 == 1, Pinned: n == 2}
			}
			batch = append(batch, p)
		}
		write(func(tx *store.Tx) error { _, err := tx.Publish(batch, store.At{}); return err })
		for _, p := range slices.Backward(batch) {
			c.posts = append(c.posts, p.ID)
		}
	}
	if posts < 6 {
		return c
	}
	write(func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpCorrect, Post: c.posts[posts-2], Rev: 1, Reason: page.ReasonCorrection, Note: w.correction,
			Edit: func(x page.Texts) (page.Texts, error) {
				x.Body = markup.FromText(w.paragraphs[1]).Encode()
				return x, nil
			}})
		return err
	})
	gone := store.NewPostID()
	write(func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{ID: gone, Texts: page.Texts{Headline: w.secretHeadline, Body: markup.FromText(w.secret).Encode()}}}, store.At{})
		return err
	})
	write(func(tx *store.Tx) error {
		_, err := tx.Change(store.Change{Op: page.OpWithdraw, Post: gone, Note: w.withdrawal, Reason: "mistake"})
		return err
	})
	write(func(tx *store.Tx) error { // something readable at the top
		id := store.NewPostID()
		c.posts = append(c.posts, gone, id)
		_, err := tx.Publish([]store.NewPost{{ID: id, Texts: page.Texts{
			Headline: fmt.Sprintf(w.headline, posts+1), Body: markup.FromText(w.paragraphs[1]).Encode(),
		}}}, store.At{})
		return err
	})
	return c
}

// where gives the flags that name the data.
func (c *coast) where() []string {
	if c.database != "" {
		return []string{"--data", c.data, "--database", c.database}
	}
	return []string{"--data", c.data}
}

func (c *coast) serve(args ...string) *running {
	c.t.Helper()
	return startServer(c.t, c.data, append(c.where()[2:], args...)...)
}

// run runs a command in a process of its own and decodes what it says.
func (c *coast) run(said any, input string, args ...string) {
	c.t.Helper()
	cmd := exec.Command("stoppress", slices.Concat(args, c.where(), []string{"--json"})...)
	cmd.Stdin = strings.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		c.t.Fatalf("stoppress %s: %v\n%s", strings.Join(args, " "), err, stderr.Bytes())
	}
	if err := json.Unmarshal(out, said); err != nil {
		c.t.Fatalf("stoppress %s: %v in %s", strings.Join(args, " "), err, out)
	}
}

// post publishes.
func (c *coast) post(headline string) desk.Done {
	c.t.Helper()
	var d desk.Done
	c.run(&d, "# "+headline+"\n\n"+c.text+"\n", "post", c.slug, "-")
	return d
}

// change does an op on a post.
func (c *coast) change(text string, op page.Op, id string, args ...string) desk.Done {
	c.t.Helper()
	var d desk.Done
	args = append([]string{"post", c.slug, "--op", string(op), "--id", id}, args...)
	if text != "" {
		args = append(args, "-")
	}
	c.run(&d, text, args...)
	return d
}

// visit opens an address in a tab and counts what the browser itself calls a
// page that jumps.
func visit(tab *testbrowser.Tab, address string) {
	tab.Open(address)
	tab.Eval(`window.stayed = true; window.shifts = [];
		const named = n => n && (n.outerHTML || n.textContent).slice(0, 120);
		const box = r => [r.x, r.y, r.width, r.height].map(Math.round);
		new PerformanceObserver(l => { for (const e of l.getEntries()) shifts.push(e.value + " " + e.sources.map(s => named(s.node) + " " + box(s.previousRect) + " to " + box(s.currentRect)).join("; ")) }).observe({type: "layout-shift"})`, nil)
}

func linked(tab *testbrowser.Tab, way string) {
	tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.link === %q`, way))
}

// caught waits until the page has what has been done, and has been painted.
func caught(tab *testbrowser.Tab, d desk.Done) {
	tab.Wait(fmt.Sprintf(`document.querySelector("main").dataset.seq >= %d`, d.Seq))
	painted(tab)
}

// window is a tab, or a frame of one.
type window interface {
	Eval(js string, result any)
	Wait(js string)
}

func painted(tab window) {
	tab.Eval(`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))`, nil)
}

func eval[T any](tab window, js string) T {
	var v T
	tab.Eval(js, &v)
	return v
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got\n%v\nwant\n%v", what, got, want)
	}
}

const (
	pillShown  = `!document.querySelector("[data-new]").hidden`
	pillText   = `document.querySelector("[data-new]").textContent`
	statusText = `document.querySelector("[data-status]").textContent`
	// shownIDs are the posts in the order in which they stand.
	shownIDs = `[...document.querySelectorAll("[data-list] [data-post]")].map(e => e.dataset.post)`
	// asServed compares the open page with what the server now gives to a new
	// reader: head, day lines, stamps, posts. What only this script says, the word
	// New and the like, and a list of headlines are left out.
	asServed = `(async () => {
		const lines = root => {
			const found = [];
			for (const e of root.querySelectorAll("[data-head],[data-list] [data-day],[data-list] [data-update],[data-list] [data-post]")) {
				const c = e.cloneNode(true);
				for (const a of ["data-fresh", "data-left", "tabindex"]) c.removeAttribute(a);
				for (const h of c.querySelectorAll("h3")) for (const a of ["data-own", "data-ago"]) h.removeAttribute(a);
				c.querySelectorAll("details").forEach(x => x.removeAttribute("open"));
				if (c.matches("[data-update]")) c.querySelectorAll("[data-post],[data-contents]").forEach(x => x.remove());
				found.push(c.outerHTML.replace(/\s+/g, " ").replace(/> </g, "><"));
			}
			return found;
		};
		// What is sent to open pages comes before what new readers get.
		let served;
		do {
			const answer = await fetch(location.href, {cache: "no-store"});
			served = new DOMParser().parseFromString(await answer.text(), "text/html");
		} while (+served.querySelector("main").dataset.seq < +document.querySelector("main").dataset.seq);
		const now = lines(served);
		const open = lines(document);
		for (let i = 0; i < Math.max(now.length, open.length); i++) {
			const [a, b] = [open[i] || "", now[i] || ""];
			let at = 0;
			while (at < a.length && a[at] === b[at]) at++;
			if (a !== b) return "open: " + a.slice(Math.max(0, at - 60), at + 200) + "\nserved: " + b.slice(Math.max(0, at - 60), at + 200);
		}
		return "";
	})()`
)

// whole checks that the open page is what a new reader gets.
func whole(t *testing.T, tab *testbrowser.Tab) {
	t.Helper()
	want(t, "the open page beside a fresh one", eval[string](tab, asServed), "")
	want(t, "posts that stand twice", eval[int](tab, fmt.Sprintf(`(ids => ids.length - new Set(ids).size)(%s)`, shownIDs)), 0)
	want(t, "not loaded again", eval[bool](tab, "!!window.stayed"), true)
}

func TestBrowserAtTheTop(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	tab := testbrowser.New(t)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	for n := 1; n <= 2; n++ {
		d := c.post(fmt.Sprintf("Boat %d is in", n))
		caught(tab, d)
		first := eval[struct{ ID, Stamp, Label, Day, Date, Headline string }](tab, `(p => ({
			id: p.dataset.post, headline: p.querySelector("h4").textContent, stamp: p.parentElement.dataset.update,
			label: p.parentElement.querySelector("h3").textContent,
			day: document.querySelector("[data-list] [data-day]").dataset.day, date: p.parentElement.querySelector("time").dateTime,
		}))(document.querySelector("[data-list] [data-post]"))`)
		tab.Wait(fmt.Sprintf("%s === %q", statusText, "1 new post"))
		tab.Eval(`document.querySelector("[data-status]").textContent = ""`, nil)
		whole(t, tab)
		var doc struct {
			Updates []struct{ Stamp, Label string }
		}
		get(t, s.address+"/"+c.slug+"/page.json", &doc)
		stamp, err := time.Parse(time.RFC3339, d.Stamp)
		if err != nil {
			t.Fatal(err)
		}
		zone, err := time.LoadLocation(english.zone)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "first post", first.ID, d.ID)
		want(t, "its headline", first.Headline, fmt.Sprintf("Boat %d is in", n))
		want(t, "its stamp", first.Stamp, d.Stamp)
		want(t, "the time's value", first.Date, d.Stamp)
		want(t, "the line it stands under", first.Label, doc.Updates[0].Label)
		want(t, "the day line above", first.Day, stamp.In(zone).Format(time.DateOnly))
	}
	want(t, "button", eval[bool](tab, pillShown), false)
	want(t, "scrolled", eval[float64](tab, "scrollY"), 0)
	want(t, "title", eval[string](tab, "document.title.startsWith('(') ? document.title : ''"), "")
	c.publish([]string{"Gate one", "Gate two", "Gate three"})
	tab.Wait(`document.querySelector("[data-list] [data-post]").textContent.includes("Gate one") && document.querySelectorAll("[data-list] [data-post]")[2].textContent.includes("Gate three")`)
	want(t, "new of an update of three", eval[int](tab, `[...document.querySelectorAll("[data-fresh]")].filter(p => /Gate (one|two|three)/.test(p.textContent)).length`), 3)
}

func TestBrowserInTheMiddle(t *testing.T) {
	t.Parallel()
	c := build(t, english, 20, "")
	s := c.serve()
	tab := testbrowser.New(t)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	title := eval[string](tab, "document.title")
	reading := c.posts[10]
	tab.Eval(fmt.Sprintf(`document.getElementById("p-%s").scrollIntoView({block: "center"});
		window.said = []; new MutationObserver(() => said.push(%s)).observe(document.querySelector("[data-status]"), {childList: true, characterData: true, subtree: true})`, reading, statusText), nil)
	painted(tab)
	place := fmt.Sprintf(`document.getElementById("p-%s").getBoundingClientRect().top + "@" + scrollY`, reading)
	before, count := eval[string](tab, place), eval[int](tab, shownIDs+`.length`)

	var posts []desk.Done
	for n, text := range []string{"1 new post", "2 new posts"} {
		d := c.post(fmt.Sprintf("Boat %d is in", n+1))
		posts = append(posts, d)
		caught(tab, d)
		want(t, "button", eval[string](tab, fmt.Sprintf("%s ? %s : 'hidden'", pillShown, pillText)), text)
		want(t, "title", eval[string](tab, "document.title"), fmt.Sprintf("(%d) %s", n+1, title))
		tab.Wait(fmt.Sprintf("%s === %q", statusText, text))
		want(t, "posts", eval[int](tab, shownIDs+`.length`), count)
	}
	want(t, "what is being read", eval[string](tab, place), before)
	want(t, "layout shifts", eval[string](tab, `shifts.join("\n")`), "")
	want(t, "what the status said", eval[string](tab, `said.join("; ")`), "1 new post; 2 new posts")
	want(t, "the button is what a finger hits", eval[bool](tab, `(e => { const r = e.getBoundingClientRect();
		return r.height >= 44 && document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) === e })(document.querySelector("[data-new]"))`), true)

	tab.Click("[data-new]")
	tab.Wait("document.activeElement.dataset.post")
	painted(tab)
	want(t, "focus", eval[string](tab, "document.activeElement.dataset.post"), posts[1].ID)
	want(t, "posts", eval[string](tab, shownIDs+`.slice(0, 2).join()`), posts[1].ID+","+posts[0].ID)
	want(t, "marked as new", eval[int](tab, `document.querySelectorAll("[data-fresh]").length`), 2)
	want(t, "button", eval[bool](tab, pillShown), false)
	want(t, "title", eval[string](tab, "document.title"), title)
	want(t, "the first new post is in sight", eval[bool](tab, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`), true)
	whole(t, tab)
}

func TestBrowserChanges(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	tab := testbrowser.New(t)
	address := s.address + "/" + c.slug
	visit(tab, address)
	linked(tab, "stream")
	id := c.posts[9]
	tab.Eval(fmt.Sprintf(`window.post = document.getElementById("p-%s"); document.querySelector("[data-moments]").open = true`, id), nil)
	inPlace := func(d desk.Done) {
		t.Helper()
		caught(tab, d)
		want(t, "revision", eval[string](tab, "post.dataset.rev"), fmt.Sprint(d.Rev))
		want(t, "the same element", eval[bool](tab, fmt.Sprintf(`post === document.getElementById("p-%s")`, id)), true)
		want(t, "key moments that were open", eval[bool](tab, `document.querySelector("[data-moments]").open`), true)
		whole(t, tab)
	}
	const secret = "The old crane leans over the rails"
	d := c.change("# The pier head holds\n\n"+secret+".\n", page.OpEdit, id, "--rev", "1")
	inPlace(d)
	want(t, "headline", eval[string](tab, `post.querySelector("h4").textContent`), "The pier head holds")
	want(t, "text", eval[string](tab, `post.querySelector("[data-body]").textContent.trim()`), secret+".")
	want(t, "an edit leaves no mark", eval[bool](tab, `!post.querySelector("[data-updated],[data-correction]")`), true)

	d = c.change("The crane leans no more.\n\n"+secret+".\n", page.OpAmend, id, "--rev", fmt.Sprint(d.Rev))
	inPlace(d)
	want(t, "the word Updated", eval[string](tab, `post.querySelector("[data-updated]").textContent.split(" ")[0]`), "Updated")
	d = c.change("", page.OpCorrect, id, "--rev", fmt.Sprint(d.Rev), "--note", "It was the other crane.")
	inPlace(d)
	note := eval[string](tab, `post.querySelector("[data-correction]").textContent`)
	if !strings.Contains(note, "Correction") || !strings.Contains(note, "It was the other crane.") {
		t.Errorf("correction: %q", note)
	}
	want(t, "where the correction stands", eval[bool](tab, `!!(post.querySelector("[data-correction]").compareDocumentPosition(post.querySelector("[data-body]")) & 4)`), true)
	moments := eval[int](tab, `document.querySelectorAll("[data-moments] li").length`)
	d = c.change("", page.OpFlag, id, "--flags", "key")
	inPlace(d)
	want(t, "key moments", eval[int](tab, `document.querySelectorAll("[data-moments] li").length`), moments+1)
	want(t, "the text before the withdrawal", strings.Contains(tab.HTML(), secret), true)

	d = c.change("", page.OpWithdraw, id, "--note", "Nothing leans.")
	inPlace(d)
	if got := eval[string](tab, "post.textContent.trim()"); !strings.Contains(got, "withdrawn") || !strings.Contains(got, "Nothing leans.") {
		t.Errorf("withdrawn: %q", got)
	}
	for _, text := range []string{secret, "The pier head holds", "The crane leans no more", "the other crane"} {
		if strings.Contains(tab.HTML(), text) {
			t.Errorf("%q was withdrawn and is in the document", text)
		}
		for _, sub := range []string{"", "/" + id, "/" + id + "/history", "/page.json", "/updates?after=0", "?order=oldest"} {
			if strings.Contains(fetch(t, address+sub), text) {
				t.Errorf("%q was withdrawn and is at %s", text, sub)
			}
		}
	}
	d = c.change("", page.OpRestore, id)
	inPlace(d)
	want(t, "restored headline", eval[string](tab, `post.querySelector("h4").textContent`), "The pier head holds")
	want(t, "restored text", strings.Contains(tab.Text(fmt.Sprintf("#p-%s", id)), secret), true)
	want(t, "button", eval[bool](tab, pillShown), false)
}

func TestBrowserServerKilled(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Allow(`failed: .* net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)`)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	d := c.post("Before the kill")
	caught(tab, d)
	tab.Eval("scrollTo(0, 600)", nil)
	s.kill()
	first := c.post("While it was down, 1")
	c.change("# Held after all\n", page.OpEdit, c.posts[9], "--rev", "1")
	c.change("", page.OpWithdraw, c.posts[8], "--note", "Not so.")
	second := c.post("While it was down, 2")
	c.serve("--listen", strings.TrimPrefix(s.address, "http://"))
	last := c.post("When it was back")
	caught(tab, last)
	linked(tab, "stream")
	want(t, "button", eval[string](tab, fmt.Sprintf("%s ? %s : 'hidden'", pillShown, pillText)), "3 new posts")
	want(t, "offline", eval[bool](tab, `document.querySelector("[data-offline]").hidden`), true)
	want(t, "edited", eval[string](tab, fmt.Sprintf(`document.querySelector("#p-%s h4").textContent`, c.posts[9])), "Held after all")
	want(t, "withdrawn", eval[bool](tab, fmt.Sprintf(`document.querySelector("#p-%s").hasAttribute("data-withdrawn")`, c.posts[8])), true)
	tab.Click("[data-new]")
	want(t, "posts", eval[string](tab, shownIDs+`.slice(0, 4).join()`), strings.Join([]string{last.ID, second.ID, first.ID, d.ID}, ","))
	whole(t, tab)
	// The stream that it has now is a living one.
	caught(tab, c.post("Well after"))
	want(t, "button", eval[string](tab, fmt.Sprintf("%s ? %s : 'hidden'", pillShown, pillText)), "1 new post")
	tab.Click("[data-new]")
	whole(t, tab)
}

func TestBrowserWithoutScript(t *testing.T) {
	t.Parallel()
	c := build(t, english, 45, "")
	s := c.serve()
	address := s.address + "/" + c.slug
	tab := testbrowser.New(t)
	tab.Script(false)
	tab.Open(address)
	type post struct{ ID, Headline string }
	type part struct {
		Next    string
		Updates []struct {
			Stamp, Label string
			Posts        []post
		}
	}
	// shown is what stands on the page: times, and the posts under each.
	const shown = `[...document.querySelectorAll("[data-list] [data-update]")].map(u => ({
		stamp: u.querySelector("h3 time").dateTime, label: u.querySelector("h3").innerText,
		posts: [...u.querySelectorAll("[data-post]")].filter(p => p.getBoundingClientRect().height > 0).map(p => ({id: p.dataset.post, headline: p.querySelector("h4")?.innerText ?? ""}))}))`
	served := func(address string) (p part) { get(t, address, &p); return p }
	same := func(what, address string) (found []string) {
		t.Helper()
		p := served(address)
		var got part
		tab.Eval(shown, &got.Updates)
		want(t, what, fmt.Sprint(got.Updates), fmt.Sprint(p.Updates))
		for _, u := range got.Updates {
			for _, p := range u.Posts {
				found = append(found, p.ID)
			}
		}
		return found
	}
	all := same("newest chunk", address+"/page.json")
	days := eval[[]string](tab, `[...document.querySelectorAll("[data-day]")].filter(e => e.getBoundingClientRect().height).map(e => e.innerText)`)
	for _, d := range days {
		if !strings.Contains(d, "October 2024") {
			t.Errorf("day lines: %q", days)
		}
	}
	if len(days) < 2 {
		t.Errorf("day lines: %q", days)
	}
	want(t, "last updated", eval[bool](tab, `/^Last updated \d+ October 2024, .* CEST$/.test(document.querySelector(".updated").innerText)`), true)
	want(t, "what is of use with script alone", eval[string](tab, `[...document.querySelectorAll("button,[data-offline]")].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.outerHTML).join()`), "")
	chunk := served(address + "/page.json").Next
	if chunk == "" {
		t.Fatal("there are no older posts")
	}
	tab.Click(`nav.on a`)
	tab.Wait(`location.search.startsWith("?chunk=") && document.readyState === "complete"`)
	all = append(all, same("older posts", chunk)...)
	want(t, "newer posts", eval[bool](tab, fmt.Sprintf(`!!document.querySelector('nav.order a[href="/%s"]')`, c.slug)), true)
	slices.Reverse(all)
	// Within an update the order is the editor's; the sets must agree.
	missing := slices.DeleteFunc(slices.Clone(c.posts), func(id string) bool { return slices.Contains(all, id) })
	want(t, "posts on neither part", len(missing), 0)
	want(t, "posts on both", len(all), len(c.posts))

	tab.Open(address + "?order=oldest")
	stamps := eval[[]string](tab, `[...document.querySelectorAll("[data-list] [data-update]")].map(u => u.dataset.update)`)
	if len(stamps) < 5 || !slices.IsSorted(stamps) {
		t.Errorf("from the start: %q", stamps)
	}
	want(t, "first post from the start", eval[string](tab, shownIDs+`[0]`), c.posts[0])

	// A post's own address opens at it, with script and without; old ones and new.
	const inSight = `(r => r.top >= 0 && r.top < innerHeight / 2)(document.querySelector("#p-%[1]s").getBoundingClientRect()) &&
		(document.activeElement.id === "p-%[1]s" || document.querySelector("main").dataset.open === "%[1]s")`
	for _, script := range []bool{false, true} {
		tab.Script(script)
		for _, id := range []string{c.posts[2], c.posts[33]} {
			tab.Open(address + "/" + id)
			if script {
				linked(tab, "stream")
			}
			tab.Wait(fmt.Sprintf(inSight, id))
			want(t, "title of the post's page", eval[bool](tab, fmt.Sprintf(`document.title.includes(document.querySelector("#p-%s h4").textContent)`, id)), true)
		}
	}
}

func TestBrowserPolls(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"refused", "swallowed"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel() // they wait more than they work
			c := build(t, english, 6, "")
			s := c.serve()
			backend, err := url.Parse(s.address)
			if err != nil {
				t.Fatal(err)
			}
			pass := httputil.NewSingleHostReverseProxy(backend)
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				switch {
				case !strings.HasSuffix(r.URL.Path, "/stream"):
					pass.ServeHTTP(w, r)
				case way == "refused":
					w.WriteHeader(http.StatusServiceUnavailable)
				default: // a proxy that holds back what has no end
					w.Header().Set("Content-Type", "text/event-stream")
					w.WriteHeader(http.StatusOK)
					_ = http.NewResponseController(w).Flush()
					<-r.Context().Done()
				}
			}))
			t.Cleanup(func() { proxy.CloseClientConnections(); proxy.Close() })
			tab := testbrowser.New(t)
			tab.Allow(`status 503: .*/stream`)
			visit(tab, proxy.URL+"/"+c.slug)
			if way == "swallowed" {
				// What the script waits for is a quarter of a minute; make it be over.
				tab.Eval(`Date.now = (now => () => now() + 20000)(Date.now)`, nil)
			}
			linked(tab, "poll")
			d := c.post("Boat 1 is in")
			caught(tab, d)
			want(t, "first post", eval[string](tab, shownIDs+"[0]"), d.ID)
			want(t, "way", eval[string](tab, `document.querySelector("main").dataset.link`), "poll")
			whole(t, tab)
		})
	}
}

func TestBrowserPrefix(t *testing.T) {
	t.Parallel()
	for _, strip := range []bool{false, true} {
		t.Run(fmt.Sprintf("strip=%t", strip), func(t *testing.T) {
			c := build(t, english, 45, "")
			var mu sync.Mutex
			var pass http.Handler
			outside := []string{} // paths asked for that are not under the prefix
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				mu.Lock()
				to := pass
				if !strings.HasPrefix(r.URL.Path, "/live") {
					to = http.NotFoundHandler()
					if r.URL.Path != "/favicon.ico" { // a browser's own wish
						outside = append(outside, r.URL.Path)
					}
				}
				mu.Unlock()
				to.ServeHTTP(w, r)
			}))
			t.Cleanup(func() { proxy.CloseClientConnections(); proxy.Close() })
			s := c.serve("--url", proxy.URL+"/live")
			backend, err := url.Parse(s.address)
			if err != nil {
				t.Fatal(err)
			}
			through := http.Handler(httputil.NewSingleHostReverseProxy(backend))
			if strip {
				through = http.StripPrefix("/live", through)
			}
			mu.Lock()
			pass = through
			mu.Unlock()

			tab := testbrowser.New(t)
			tab.Allow("status 404: .*/favicon.ico")
			address := proxy.URL + "/live/" + c.slug
			visit(tab, address)
			linked(tab, "stream")
			const bad = `[...document.querySelectorAll("[href],[src]")].map(e => e.href || e.src).filter(a => a.startsWith(location.origin) && !a.startsWith(location.origin + "/live") || !/^https?:|^mailto:/.test(a)).join()`
			styled := `getComputedStyle(document.querySelector("main")).maxInlineSize !== "none"`
			want(t, "links that lead astray", eval[string](tab, bad), "")
			want(t, "styled", eval[bool](tab, styled), true)
			want(t, "canonical address", eval[string](tab, `document.querySelector("link[rel=canonical]").href`), address)
			d := c.post("Boat 1 is in")
			caught(tab, d)
			want(t, "first post", eval[string](tab, shownIDs+`[0]`), d.ID)
			want(t, "its address", eval[string](tab, fmt.Sprintf(`document.querySelector("#p-%s h4 a").href`, d.ID)), address+"/"+d.ID)
			whole(t, tab)
			for _, click := range []string{`nav.on a`, `nav.order a`, "h4 a", ".masthead a", ".index h2 a"} {
				tab.Eval("window.stayed = true", nil)
				tab.Click(click)
				tab.Wait(`!window.stayed && document.readyState === "complete"`)
				want(t, "links that lead astray after "+click, eval[string](tab, bad), "")
				want(t, "styled after "+click, eval[bool](tab, styled), true)
			}
			want(t, "the end of the walk", eval[string](tab, "location.href"), address)
			mu.Lock()
			defer mu.Unlock()
			if len(outside) > 0 {
				t.Errorf("asked for outside of the prefix: %q", outside)
			}
		})
	}
}

func TestBrowserTwoServers(t *testing.T) {
	t.Parallel()
	c := build(t, english, 6, testpg.New(t))
	a, b := c.serve(), c.serve()
	var token struct{ Token string }
	c.run(&token, "", "token", "create", "desk")
	tab := testbrowser.New(t)
	visit(tab, a.address+"/"+c.slug)
	linked(tab, "stream")
	for n, server := range []*running{b, a, b} {
		r, err := http.NewRequest(http.MethodPost, server.address+"/api/v1/pages/"+c.slug+"/posts", strings.NewReader(fmt.Sprintf(`{"headline": "Boat %d is in"}`, n)))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token.Token)
		r.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		var d desk.Done
		err = json.NewDecoder(answer.Body).Decode(&d)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusCreated {
			t.Fatalf("%s, %v", answer.Status, err)
		}
		caught(tab, d)
		want(t, "first post", eval[string](tab, shownIDs+`[0]`), d.ID)
	}
	whole(t, tab)
}

func TestBrowserPersian(t *testing.T) {
	t.Parallel()
	c := build(t, persian, 12, "")
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Viewport(320, 640, 2, true)
	visit(tab, s.address+"/"+c.slug)
	linked(tab, "stream")
	want(t, "direction", eval[string](tab, `document.documentElement.dir + getComputedStyle(document.querySelector("h4")).direction`), "rtlrtl")
	d := c.post("کشتی رسید")
	caught(tab, d)
	const place = `/^[۰-۹]{1,2}:[۰-۹]{2} به وقت تهران$/`
	want(t, "times that don't name the place", eval[string](tab, fmt.Sprintf(`[...document.querySelectorAll("[data-update] h3")].map(e => e.textContent.trim()).filter(s => !%s.test(s)).join()`, place)), "")
	want(t, "first post", eval[string](tab, shownIDs+`[0]`), d.ID)
	tab.Eval(`scrollTo(0, 900)`, nil)
	painted(tab)
	d = c.post("کشتی دوم رسید")
	caught(tab, d)
	want(t, "figures on the button", eval[bool](tab, fmt.Sprintf("%s && %s.includes('۱')", pillShown, pillText)), true)
	want(t, "width", eval[float64](tab, "document.documentElement.scrollWidth"), 320)
	want(t, "what sticks out", eval[string](tab, sticksOut), "")
	tab.Click("[data-new]")
	whole(t, tab)
}

// sticksOut names what reaches over the edge of the window.
const sticksOut = `[...document.querySelectorAll("body *:not(.visually-hidden, .skip)")].filter(e => { const r = e.getBoundingClientRect();
	return r.width && (r.left < -0.5 || r.right > innerWidth + 0.5) }).map(e => e.outerHTML.slice(0, 80)).join("; ")`

// accessibly gives a check of what a tab shows by axe, with a word on its state.
func accessibly(t *testing.T, tab *testbrowser.Tab) func(what string) {
	t.Helper()
	axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		testneed.Missing(t, "no axe-core (run npm ci in web/)")
	}
	return func(what string) {
		t.Helper()
		tab.Eval(string(axe)+"; undefined", nil)
		type violation struct{ ID, Help, Nodes string }
		got := eval[struct {
			Passes     int
			Modal      bool
			Violations []violation
		}](tab, `axe.run(document, {resultTypes: ["violations"]}).then(r => ({passes: r.passes.length, modal: !!document.querySelector("dialog:modal"),
			violations: r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.html + " " + n.failureSummary).join("\n")}))}))`)
		for _, v := range got.Violations {
			t.Errorf("%s: %s: %s\n%s", what, v.ID, v.Help, v.Nodes)
		}
		least := 20
		if got.Modal { // all else is out of reach
			least = 15
		}
		if got.Passes < least {
			t.Errorf("%s: only %d rules passed: nothing was looked at", what, got.Passes)
		}
	}
}

func TestBrowserAccessible(t *testing.T) {
	t.Parallel()
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	for _, w := range []words{english, persian} {
		c := build(t, w, 12, "")
		s := c.serve()
		address := s.address + "/" + c.slug
		visit(tab, address)
		linked(tab, "stream")
		for _, kind := range []string{"[data-withdrawn]", "[data-correction]", "[data-moments]", "[data-pins]", "[data-recap]", "[data-contents]"} {
			want(t, kind+" on the page", eval[bool](tab, fmt.Sprintf(`!!document.querySelector("%s")`, kind)), true)
		}
		check(w.lang + ", fresh")
		tab.Eval(`scrollTo(0, 700)`, nil)
		painted(tab)
		d := c.post("Boat 1 is in")
		caught(tab, d)
		want(t, "button", eval[bool](tab, pillShown), true)
		check(w.lang + ", new posts wait")
		tab.Dark(true)
		tab.Phone()
		tab.Click("[data-new]")
		tab.Wait(`document.querySelector("[data-fresh]")`)
		tab.Eval(`document.querySelector("[data-moments]").open = true`, nil)
		painted(tab)
		check(w.lang + ", dark, on a phone, with new posts marked")
		tab.Open(address + "/" + c.posts[10] + "/history")
		check(w.lang + ", history, dark")
		tab.Dark(false)
		tab.Open(s.address + "/")
		check(w.lang + ", index")
		tab.Desktop()
	}
}

func TestBrowserValid(t *testing.T) {
	t.Parallel()
	c := build(t, english, 45, "")
	s := c.serve()
	address := s.address + "/" + c.slug
	d := c.post("Boat 1 is in")
	for deadline := time.Now().Add(patience); !strings.Contains(fetch(t, address), d.ID); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the post does not come")
		}
	}
	var wait sync.WaitGroup
	for _, sub := range []string{"", "?chunk=1", "?order=oldest", "/" + c.posts[43], "/" + c.posts[43] + "/history", "/nothing-here", "/.."} {
		wait.Go(func() {
			where := address + sub
			if sub == "/.." {
				where = s.address + "/"
			}
			for _, found := range testhtml.Check(t, []byte(fetch(t, where))) {
				if strings.Contains(found, "Article lacks heading") {
					continue // a post that was withdrawn has none, nor need others have one
				}
				t.Errorf("%s: %s", cmp.Or(sub, "page"), found)
			}
		})
	}
	wait.Wait()
}

// fetch returns what an address answers.
func fetch(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// get decodes JSON.
func get(t *testing.T, address string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(fetch(t, address)), v); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

// TestPicture looks at the demo as someone does who starts it for the first
// time. With STOPPRESS_PICTURES=1 it writes the README's picture anew.
func TestPicture(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp) // where the demo has its data
	s := startServer(t, "./data", "--demo")
	address := s.address + "/" + demoSlug
	found := map[string]int{}
	for next := address + "/page.json"; next != ""; {
		var part struct {
			Next    string
			Updates []struct {
				Posts []struct {
					Withdrawn, Pinned, Key bool
					Corrections            []any
				}
			}
		}
		get(t, next, &part)
		next = part.Next
		for _, u := range part.Updates {
			found["updates"]++
			found["posts"] += len(u.Posts)
			found["posts of one update"] = max(found["posts of one update"], len(u.Posts))
			for _, p := range u.Posts {
				found["corrections"] += len(p.Corrections)
				for kind, is := range map[string]bool{"withdrawn": p.Withdrawn, "pinned": p.Pinned, "key moments": p.Key} {
					if is {
						found[kind]++
					}
				}
			}
		}
	}
	for what, least := range map[string]int{
		"posts": 40, "updates": 10, "posts of one update": 5, "corrections": 1, "withdrawn": 1, "pinned": 1, "key moments": 1,
	} {
		if found[what] < least {
			t.Errorf("%s in the demo: %d, want %d or more", what, found[what], least)
		}
	}

	tab := testbrowser.New(t)
	shoot := func() image.Image {
		t.Helper()
		painted(tab)
		want(t, "what sticks out", eval[string](tab, sticksOut), "")
		var b []byte
		tab.Run(chromedp.CaptureScreenshot(&b))
		m, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	// On a desktop at the top, on a phone in the middle, where a new post waits.
	tab.Viewport(1280, 900, 1, false)
	visit(tab, address)
	linked(tab, "stream")
	desktop := shoot()
	tab.Viewport(390, 844, 1, true)
	visit(tab, address)
	linked(tab, "stream")
	for _, view := range []string{"[data-head]", "[data-post] h4"} {
		want(t, view+" is on a phone's first screen", eval[bool](tab, `(r => r.top >= 0 && r.top < innerHeight)(document.querySelector("`+view+`").getBoundingClientRect())`), true)
	}
	tab.Eval(`document.querySelector("[data-post] img").closest("[data-post]").scrollIntoView()`, nil)
	tab.Wait(`(i => i.complete && i.naturalWidth)(document.querySelector("[data-post] img"))`)
	folders, err := filepath.Glob(filepath.Join(temp, "stoppress-demo-*"))
	if err != nil || len(folders) != 1 {
		t.Fatalf("the demo's data: %q, %v", folders, err)
	}
	c := &coast{t: t, data: folders[0], slug: demoSlug, text: english.paragraphs[0]}
	c.post("Lifeboat back at its berth")
	tab.Wait(pillShown)
	phone := shoot()

	// Side by side on grey, so that either's edge is seen.
	const gap = 24
	size := image.Rect(0, 0, desktop.Bounds().Dx()+phone.Bounds().Dx()+3*gap, desktop.Bounds().Dy()+2*gap)
	picture := image.NewNRGBA(size)
	draw.Draw(picture, size, image.NewUniform(color.Gray{0xC4}), image.Point{}, draw.Src)
	draw.Draw(picture, desktop.Bounds().Add(image.Pt(gap, gap)), desktop, image.Point{}, draw.Src)
	draw.Draw(picture, phone.Bounds().Add(image.Pt(desktop.Bounds().Dx()+2*gap, gap)), phone, image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 300<<10 {
		t.Errorf("the picture has %d KB", b.Len()>>10)
	}
	if os.Getenv("STOPPRESS_PICTURES") == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(testneed.Root(t), "docs/live-page.png"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
