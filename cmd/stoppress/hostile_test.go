package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// evil is a text that is a script in every place where it would be taken for
// HTML. where tells by which way it came in, and is how it is found again.
func evil(where string) string {
	return strings.ReplaceAll(`mkWHERE "'></textarea></title></style></script><script>pwned("WHERE")</script><img src="/evil-WHERE.png" onerror="pwned('WHERE')"><svg onload="pwned('WHERE')"></svg>`+
		`<svg><script>pwned("WHERE")</script></svg><iframe srcdoc="<script>parent.pwned('WHERE')</script>"></iframe><details open ontoggle="pwned('WHERE')">d</details>`+
		`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned('WHERE')&gt;">`+
		`<a href="javascript:pwned('WHERE')">a</a><form action="javascript:pwned('WHERE')"><input autofocus onfocus="pwned('WHERE')"></form>${pwned("WHERE")}{{pwned("WHERE")}}`, "WHERE", where)
}

// name is evil where there is little room.
func evilName(where string) string {
	return `mk` + where + `"'><img src=x onerror=pwned('` + where + `')><script>pwned(1)</script>`
}

// A trap is a tab in which nothing is held back: the policy that a page comes with is
// not looked at, so that what keeps a script from running is that it is none.
type trap struct {
	*testbrowser.Tab
	t *testing.T

	mu     sync.Mutex // guards what follows
	sprung []string
}

func setTrap(t *testing.T) *trap {
	x := &trap{Tab: testbrowser.New(t), t: t}
	chromedp.ListenTarget(x.Ctx, func(event any) {
		if e, ok := event.(*runtime.EventBindingCalled); ok && e.Name == "pwned" {
			x.mu.Lock()
			defer x.mu.Unlock()
			x.sprung = append(x.sprung, e.Payload)
		}
	})
	x.Run(page.SetBypassCSP(true), runtime.AddBinding("pwned"))
	return x
}

// scan looks at what is in a document and could be, or become, a script.
const scan = `(() => {
	const bad = []
	for (const e of document.querySelectorAll("*")) {
		for (const a of e.attributes) {
			const v = a.value.replace(/[\u0000-\u0020]/g, "")
			if (a.name.startsWith("on") || a.name === "srcdoc" || a.name === "formaction" && !v.startsWith("/") && !v.startsWith(location.origin)
				|| /^(href|src|action|formaction|xlink:href|data|poster|background)$/.test(a.name) && /^(javascript|vbscript|data:text|data:image\/svg)/i.test(v))
				bad.push(e.localName + "[" + a.name + "=" + a.value.slice(0, 60) + "]")
		}
		if (/^(iframe|object|embed|base|applet|frame|math|portal)$/.test(e.localName)) bad.push(e.localName)
		if (e.localName === "script" && !(e.src ? new URL(e.src).origin === location.origin : /json/.test(e.type))) bad.push("script " + e.textContent.slice(0, 60))
		if (e.localName === "meta" && /refresh/i.test(e.httpEquiv)) bad.push("refresh")
		if (e.localName === "form" && new URL(e.getAttribute("action") ?? "", location.href).origin !== location.origin) bad.push("form")
		if (e.localName === "img" && /evil|\/x$/.test(e.src)) bad.push("img " + e.src)
	}
	return bad.join("; ")
})()`

// quiet looks whether anything ran, and says that all of the texts are there.
func (x *trap) quiet(what string, there ...string) {
	x.t.Helper()
	x.Wait(`document.readyState === "complete" && [...document.images].every(i => i.complete || i.loading === "lazy")`)
	x.Eval(`new Promise(done => setTimeout(() => requestAnimationFrame(() => done(1)), 100))`, nil)
	if found := eval[string](x.Tab, scan); found != "" {
		x.t.Errorf("%s: %s", what, found)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.sprung) > 0 {
		x.t.Errorf("%s: a script ran: %q", what, x.sprung)
		x.sprung = nil
	}
	text := eval[string](x.Tab, `document.title + "\n" + document.documentElement.textContent + [...document.querySelectorAll("input,textarea")].map(e => e.value).join("\n") + [...document.images].map(e => e.alt).join("\n")`)
	for _, s := range there {
		if !strings.Contains(text, "mk"+s) {
			x.t.Errorf("%s: %s is not there", what, s)
		}
	}
}

// TestHostile: whatever comes in, by whichever way, is shown as text: no script of it
// runs on any page of readers' or the desk's, even in a browser without the policy.
func TestHostile(t *testing.T) {
	t.Parallel()
	// What the trap can see: the same text as a page of its own.
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!DOCTYPE html><title>x</title>"+evil("open"))
	}))
	defer open.Close()
	x := setTrap(t)
	x.Allow(".*evil-open.*", ".*favicon.*", ".*404.*", "failed: .*")
	x.Open(open.URL)
	x.Wait(`document.readyState === "complete"`)
	x.Eval(`new Promise(done => setTimeout(() => done(1), 100))`, nil)
	x.mu.Lock()
	if len(x.sprung) < 4 {
		t.Fatalf("the trap does not work: %q", x.sprung)
	}
	x.sprung = nil
	x.mu.Unlock()
	if found := eval[string](x.Tab, scan); !strings.Contains(found, "onerror") || !strings.Contains(found, "javascript:") || !strings.Contains(found, "iframe") {
		t.Fatalf("the scan does not work: %s", found)
	}

	r := openRoom(t, "en", store.Editor)
	s, err := store.Open(t.Context(), store.Options{Dir: r.data})
	if err != nil {
		t.Fatal(err)
	}
	token, _, err := s.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: evilName("token")})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSite(t.Context(), store.By{Name: "test"}, func(site *store.Settings) error {
		site.Name, site.Publisher = evilName("site"), evilName("publisher")
		site.Footer = []store.Link{{Name: evilName("footer"), URL: "https://example.org/"}}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"javascript:pwned(1)", "JaVaScRiPt:pwned(1)", "data:text/html,<script>pwned(1)</script>", "java\nscript:pwned(1)"} {
		if err := s.SetSite(t.Context(), store.By{Name: "test"}, func(site *store.Settings) error {
			site.Footer = []store.Link{{Name: "x", URL: bad}}
			return nil
		}); err == nil {
			t.Errorf("a footer leads to %q", bad)
		}
	}
	s.Close()

	type obj = map[string]any
	api := func(status int, method, path string, v any) obj {
		t.Helper()
		b, _ := json.Marshal(v)
		q, _ := http.NewRequest(method, r.address+"/api/v1"+path, bytes.NewReader(b))
		q.Header.Set("Authorization", "Bearer "+token)
		q.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		b, _ = io.ReadAll(answer.Body)
		if answer.StatusCode != status {
			t.Fatalf("%s %s: %d %s", method, path, answer.StatusCode, b)
		}
		var out obj
		_ = json.Unmarshal(b, &out)
		return out
	}
	api(200, "PATCH", "/pages/gale", obj{"title": evilName("title"), "standfirst": evil("standfirst"), "recap": evil("recap"), "notice": evilName("notice")})
	const posts = "/pages/gale/posts"
	about := func(where string) obj {
		return obj{
			"headline": evilName(where + "-headline"), "byline": evilName(where + "-byline"), "dateline": obj{"place": evilName(where + "-place"), "date": "10/23"},
			"tags": []string{"mktag<img src=x onerror=pwned(1)>"}, "sources": []obj{{"name": evilName(where + "-source"), "url": `https://example.org/?"><script>pwned(1)</script>`}},
		}
	}
	var ids []string
	keep := func(o obj) { ids = append(ids, o["id"].(string)) }
	all := about("text")
	all["text"] = evil("text")
	keep(api(201, "POST", posts, all))
	all = about("html")
	all["html"] = `<p><a href="java&#10;script:pwned(1)">a</a><a href="https://example.org/" onclick="pwned(1)" style="background:url(javascript:pwned(1))">mkkept</a></p><p>` + evil("html") + `</p><noscript><p title="</noscript><img src=x onerror=pwned(1)>"></noscript>`
	keep(api(201, "POST", posts, all))
	all = about("md")
	all["body"] = evil("md") + "\n\n[a](javascript:pwned(1)) [b](<java\tscript:pwned(1)>) ![c](javascript:pwned(1)) <javascript:pwned(1)>\n\n[d]: javascript:pwned(1)\n\n[d] [e](data:text/html;base64,PHNjcmlwdD4=)\n\n`" + evil("code") + "`\n\n> q\n> — [" + "mkcite" + "](javascript:pwned(1))\n\n| a |\n|---|\n| " + "<img src=x onerror=pwned(1)>" + " |\n"
	keep(api(201, "POST", posts, all))
	body := func(blocks ...obj) obj { return obj{"format": "stoppress-body/1", "blocks": blocks} }
	paragraph := func(span obj) obj { return obj{"kind": "paragraph", "spans": []obj{span}} }
	all = about("json")
	all["body"] = body(paragraph(obj{"text": evil("json")}), obj{"kind": "heading", "level": 1, "spans": []obj{{"text": evil("heading")}}},
		obj{"kind": "quote", "blocks": []obj{paragraph(obj{"text": "q"})}, "cite": evilName("jcite")},
		obj{"kind": "embed", "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ%22%3E%3Cscript%3E", "title": evilName("embed")})
	keep(api(201, "POST", posts, all))
	for _, bad := range []obj{
		{"body": body(paragraph(obj{"text": "x", "href": "javascript:pwned(1)"}))}, {"body": body(paragraph(obj{"text": "x", "href": "data:text/html,x"}))},
		{"body": body(obj{"kind": "embed", "url": "javascript:pwned(1)"})}, {"body": body(obj{"kind": "html", "text": "<script>"})}, {"body": body(obj{"kind": "script"})},
		{"text": "x", "sources": []obj{{"name": "x", "url": "javascript:pwned(1)"}}},
	} {
		api(422, "POST", posts, bad)
	}
	fix := about("fixed")
	fix["rev"], fix["note"], fix["text"] = 1, evil("note"), evil("fixed")
	api(200, "POST", posts+"/"+ids[0]+"/correct", fix)
	gone := api(201, "POST", posts, obj{"headline": "gone", "text": "gone"})["id"].(string)
	api(200, "POST", posts+"/"+gone+"/withdraw", obj{"note": evil("withdrawn")})
	api(200, "POST", posts+"/"+ids[1]+"/flag", obj{"key": true, "pinned": true})
	rolling := "October 22, 2024\n\n10:30 PM\n\n" + evilName("rolled") + "\n\n" + evilName("rolling") + "\n"

	// The desk, whose people are called so too.
	x.Allow(".*")
	r.enter(x.Tab, "Mara")
	desk := func(method, path string, v any) obj {
		t.Helper()
		b, _ := json.Marshal(v)
		var out struct {
			Status int
			Body   obj
		}
		x.Eval(fmt.Sprintf(`fetch("/desk/api/%s", {method: %q, headers: {"Content-Type": "application/json"}, body: %q}).then(async r => ({Status: r.status, Body: await r.json()}))`, path, method, b), &out)
		if out.Status > 201 {
			t.Fatalf("%s %s: %d %v", method, path, out.Status, out.Body)
		}
		return out.Body
	}
	desk("PATCH", "me", obj{"name": evilName("mara"), "byline": evilName("marasbyline")})
	var picture obj
	x.Eval(`new Promise(done => { const c = document.createElement("canvas"); c.width = c.height = 8; c.getContext("2d").fillRect(0, 0, 8, 8)
		c.toBlob(b => fetch("/desk/api/media", {method: "POST", body: b}).then(r => r.json()).then(done)) })`, &picture)
	pictured := obj{
		"headline": evilName("pictured"), "media": obj{"a": obj{"id": picture["id"], "alt": evil("alt")[:400], "caption": evil("caption"), "credit": evilName("credit")}},
		"body": body(obj{"kind": "picture", "media": "a"}),
	}
	keep(desk("POST", "pages/gale/posts", pictured))
	desk("PUT", "pages/gale/notes", obj{"rev": 0, "text": evil("desknotes")})
	draft := obj{"rev": 0, "headline": evilName("draft"), "note": evilName("draftnote"), "html": "<p>" + evil("drafted") + "</p>", "sources": []obj{{"name": evilName("draftsource"), "url": "javascript:pwned(1)"}}, "status": "checking"}
	desk("PUT", "pages/gale/drafts/0aaaaaaaaa", draft)
	raw := obj{"rev": 0, "headline": evilName("rawdraft"), "body": body(paragraph(obj{"text": "mkrawbody", "href": "javascript:pwned(1)"}), obj{"kind": "html", "text": evil("rawhtml")})}
	desk("PUT", "pages/gale/drafts/0bbbbbbbbb", raw)
	edit := obj{"rev": 0, "headline": evilName("editing"), "edits": ids[0], "post_rev": 2, "html": evil("edited")}
	desk("PUT", "pages/gale/drafts/0ccccccccc", edit)

	at := r.address + "/desk/p/gale"
	x.Open(at)
	x.Wait(`!!document.querySelector(".ProseMirror") && document.querySelectorAll("#live article, #live [data-post], #live li").length > 3 && document.querySelectorAll("#drafts [data-draft]").length > 1`)
	x.quiet("the columns", "html-headline", "draft", "rawdraft", "fixed", "md", "json", "pictured")
	for _, headline := range []string{"draft", "rawdraft", "editing"} {
		x.Open(at)
		x.Wait(`document.querySelectorAll("#drafts [data-draft]").length > 1 && !!document.querySelector(".ProseMirror")`)
		x.Eval(fmt.Sprintf(`[...document.querySelectorAll("#drafts .title")].find(e => e.textContent.startsWith("mk%s\"")).click()`, headline), nil)
		x.Wait(fmt.Sprintf(`document.querySelector("#headline").value.startsWith("mk%s")`, headline))
		x.quiet("the composer with "+headline, map[string]string{"draft": "drafted", "rawdraft": "rawdraft", "editing": "edited"}[headline])
	}
	for _, id := range ids {
		x.Open(at)
		x.Wait(`!!document.querySelector(".ProseMirror") && document.querySelectorAll("#live [data-act=edit]").length > 3`)
		x.Eval(`[...document.querySelectorAll("#live [data-act=edit]")][`+fmt.Sprint(slices.Index(ids, id))+`].click()`, nil)
		x.Wait(`document.querySelector("#headline").value.startsWith("mk")`)
		x.quiet("a published post in the composer")
	}
	// Pasted.
	x.Open(at)
	x.Wait(`!!document.querySelector(".ProseMirror")`)
	x.Eval(fmt.Sprintf(`(() => { const d = new DataTransfer(); d.setData("text/html", %q); d.setData("text/plain", %q)
		const e = document.querySelector(".ProseMirror"); e.focus(); e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`,
		`<html><body><p><a href="javascript:pwned(1)">mklink</a></p><p>`+evil("pasted")+"</p></body></html>", evil("plain")), nil)
	x.Wait(`document.querySelector(".ProseMirror").textContent.includes("mkpasted")`)
	x.quiet("what was pasted", "pasted", "link")
	x.Eval(fmt.Sprintf(`(() => { const d = new DataTransfer(); d.setData("text/plain", %q)
		const e = document.querySelector(".ProseMirror"); e.focus(); e.dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true, cancelable: true})) })()`, evil("plain")), nil)
	x.Wait(`document.querySelector(".ProseMirror").textContent.includes("mkplain")`)
	x.quiet("plain text that was pasted", "plain")
	// What the server makes of it, as the desk shows it.
	for _, v := range []obj{draft, pictured, {"html": evil("preview")}, {"text": evil("preview")}} {
		p := obj{}
		for name, m := range v {
			if !slices.Contains([]string{"rev", "note", "status", "sources"}, name) {
				p[name] = m
			}
		}
		out := desk("POST", "pages/gale/preview", p)
		x.Eval(fmt.Sprintf(`(() => { const e = document.createElement("div"); document.body.append(e); e.innerHTML = %q })()`, out["html"]), nil)
		x.quiet("a preview put into the page")
	}
	// Paste your page.
	x.Open(r.address + "/desk/")
	x.Wait(`!!document.querySelector("#desk .bar")`)
	if found := desk("POST", "import/preview", obj{"text": rolling, "zone": "Europe/Paris", "lang": "en"}); found["posts"] == 0.0 {
		t.Errorf("nothing was understood: %v", found)
	}
	desk("POST", "import", obj{"text": rolling, "zone": "Europe/Paris", "lang": "en", "slug": "rolled", "title": evilName("rolledtitle")})
	// The same screen with another system's export, as it will stand.
	export, err := json.Marshal(obj{"page": obj{"title": evilName("exported")}, "updates": []obj{{"stamp": "2024-10-22T20:00:00Z", "posts": []obj{{
		"headline": evilName("exporthead"), "html": "<p>" + evil("exportbody") + "</p>", "byline": evilName("exportbyline"), "tags": []string{"mktag<img src=x onerror=pwned(1)>"},
		"sources": []obj{{"name": evilName("exportsource"), "url": "javascript:pwned(1)"}}, "dateline": obj{"place": evilName("exportplace"), "date": "10/23"}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	pasteScreen(x.Tab)
	afterSet(x.Tab, "#paste-to", "")
	afterSet(x.Tab, "#open-title", "Exported")
	afterSet(x.Tab, "#open-slug", "exported")
	drop(x.Tab, "dialog[open]", evilName("file")+".json", export)
	x.Wait(`!!document.querySelector("#paste-picked")`)
	x.quiet("a file's name", "file")
	x.Click("#paste-go")
	x.Wait(`!!document.querySelector(".found .full")`)
	x.quiet("an export as it will stand", "exported", "exporthead", "exportbody", "exportbyline", "tag", "exportsource", "exportplace")

	// The desk as the server makes it.
	x.Script(false)
	for _, path := range []string{"/desk/", "/desk/p/gale", "/desk/p/gale?draft=0aaaaaaaaa", "/desk/account", "/desk/p/rolled"} {
		x.Open(r.address + path)
		if found := eval[string](x.Tab, scan); found != "" {
			t.Errorf("%s: %s", path, found)
		}
	}
	x.Script(true)

	// Readers.
	reading := setTrap(t)
	reading.Allow(".*404.*")
	pages := []string{"/", "/gale", "/gale/search?q=mkhtml", "/gale/search?q=" + "%22%3E%3Cscript%3Epwned(1)%3C%2Fscript%3E", "/gale/fragment", "/gale/embed", "/rolled", "/gale?print", "/nothing%22%3E%3Cscript%3Epwned(1)%3C%2Fscript%3E"}
	for _, id := range append(ids, gone) {
		pages = append(pages, "/gale/"+id, "/gale/"+id+"/history")
	}
	for _, path := range pages {
		reading.Open(r.address + path)
		reading.quiet(path)
	}
	reading.Open(r.address + "/gale")
	reading.quiet("the page", "site", "publisher", "footer", "title", "standfirst", "recap", "notice", "html", "kept", "md", "code", "json", "heading", "jcite", "embed", "fixed", "note", "withdrawn", "html-headline", "html-byline", "html-place", "html-source", "alt", "caption", "credit")
	reading.Open(r.address + "/rolled")
	reading.quiet("an imported page", "rolled", "rolling")
	reading.Open(r.address + "/gale/" + ids[0] + "/history")
	reading.quiet("history", "text-headline", "fixed-headline", "note")
	// What comes while the page is open.
	reading.Open(r.address + "/gale")
	linked(reading.Tab, "stream")
	api(201, "POST", posts, obj{"headline": evilName("late"), "html": evil("lately")})
	readerHas(reading.Tab, "mklately")
	reading.quiet("what came by the stream", "late", "lately")
	// Feeds, as a browser opens them and as a program that looks at nothing would show
	// them.
	for _, path := range []string{"/feed.atom", "/feed.rss", "/feed.json", "/gale/feed.atom", "/gale/feed.rss", "/gale/feed.json", "/gale/page.json", "/gale/updates", "/news-sitemap.xml", "/oembed?url=" + r.address + "/gale"} {
		reading.Open(r.address + path)
		reading.Eval(`new Promise(done => setTimeout(() => done(1), 100))`, nil)
		reading.mu.Lock()
		if len(reading.sprung) > 0 {
			t.Errorf("%s: a script ran: %q", path, reading.sprung)
			reading.sprung = nil
		}
		reading.mu.Unlock()
	}
	reading.Open(r.address + "/")
	for _, path := range []string{"/gale/feed.atom", "/gale/feed.rss", "/gale/feed.json", "/gale/page.json"} {
		n := 0
		reading.Eval(fmt.Sprintf(`fetch(%q).then(async r => {
			const html = [], text = await r.text()
			if (/json/.test(r.headers.get("content-type"))) {
				const walk = (v, k) => { if (v && typeof v === "object") for (const k in v) walk(v[k], k); else if (typeof v === "string" && /html/.test(k)) html.push(v) }
				walk(JSON.parse(text), "")
			} else for (const e of new DOMParser().parseFromString(text, "text/xml").querySelectorAll("content, description, encoded, summary")) html.push(e.namespaceURI?.endsWith("Atom") && e.getAttribute("type") !== "html" ? "" : e.textContent) // RFC 4287, 3.1.1: text, where nothing else is said
			document.body.replaceChildren()
			for (const h of html) { const f = document.createElement("section"); document.body.append(f); f.innerHTML = h }
			return html.filter(h => h.includes("mk")).length
		})`, path), &n)
		if n < 3 {
			t.Errorf("%s: %d texts", path, n)
		}
		reading.quiet(path + " as HTML")
	}
}
