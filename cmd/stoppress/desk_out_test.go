package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/hook"
	"stoppress/internal/testbrowser"
)

// What goes out of the desk, and what is counted: webhooks, the page on another
// site, and readers now.

// TestDeskWebhooks makes a webhook, sends it a test, publishes and withdraws, and
// sees at the other end what came, and on the screen how that went.
func TestDeskWebhooks(t *testing.T) {
	t.Parallel()
	type told struct {
		id, at, signature string
		body              []byte
		kind              string
		refused           bool
	}
	come := make(chan told, 100)
	var refuse atomic.Bool
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x := told{id: r.Header.Get("webhook-id"), at: r.Header.Get("webhook-timestamp"), signature: r.Header.Get("webhook-signature")}
		x.body, _ = io.ReadAll(r.Body)
		var n struct{ Type string }
		_ = json.Unmarshal(x.body, &n)
		x.kind, x.refused = n.Type, refuse.Load()
		come <- x
		if x.refused {
			w.WriteHeader(http.StatusTeapot)
			fmt.Fprint(w, "<img src=x onerror=alert(1)>")
		}
	}))
	defer receiver.Close()
	next := func() told {
		t.Helper()
		select {
		case x := <-come:
			return x
		case <-time.After(time.Minute):
			t.Fatal("nothing came")
			return told{}
		}
	}
	r := openRoomWith(t, "en", []string{"--allow-private", "127.0.0.1"})
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Eval(`location.hash = "#/-/webhooks"`, nil)
	tab.Wait(`!!document.querySelector("#hooks-none")`)
	check("no webhooks")
	tab.Click("#hook-new")
	tab.Wait(`!!document.querySelector("dialog[open] #hook-url")`)
	check("a new webhook")
	tab.Screenshot("out-hook-new")
	fillField(tab, "#hook-name", "The archive")
	fillField(tab, "#hook-url", receiver.URL+"/in")
	tab.Click("#hook-go")
	tab.Wait(`!!document.querySelector("dialog[open] #once")`)
	secret := eval[string](tab, `document.querySelector("#once").value`)
	check("its secret")
	tab.Screenshot("out-hook-secret")
	if !strings.HasPrefix(secret, "whsec_") {
		t.Fatalf("the secret is %q", secret)
	}
	tab.Press("\x1b")
	tab.Wait(`document.querySelectorAll("#hooks li").length === 1`)
	if strings.Contains(tab.HTML(), secret) {
		t.Error("the secret is still there")
	}
	tab.Click("#hooks li button")
	tab.Wait(`!!document.querySelector("#hook-test")`)
	tab.Click("#hook-test")
	x := next()
	if x.kind != "test" || x.signature != hook.Sign(secret, x.id, x.at, x.body) {
		t.Errorf("the test: %+v %s", x, x.body)
	}
	tab.Wait(`document.querySelector("#deliveries li")?.dataset.state === "delivered"`)

	publish := `fetch("/desk/api/pages/gale/posts", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({headline: %q, body: "Words."})}).then(r => r.json()).then(p => p.id)`
	id := eval[string](tab, fmt.Sprintf(publish, "Ferries stay in port"))
	if x = next(); x.kind != "post.publish" || !strings.Contains(string(x.body), "Ferries stay in port") || !strings.Contains(string(x.body), id) {
		t.Errorf("a post: %s", x.body)
	}
	refuse.Store(true)
	want(t, "withdrawn", eval[int](tab, fmt.Sprintf(`fetch("/desk/api/pages/gale/posts/%s/withdraw", {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"}).then(r => r.status)`, id)), 200)
	if x = next(); x.kind != "post.withdraw" || strings.Contains(string(x.body), "Ferries") {
		t.Errorf("withdrawn: %s", x.body)
	}
	tab.Wait(`/418/.test(document.querySelector("#deliveries li")?.innerText) && /onerror/.test(document.querySelector("#deliveries li").innerText)`)
	want(t, "pictures in what a receiver said", eval[int](tab, `document.querySelectorAll("#deliveries img").length`), 0)
	refuse.Store(false)
	for again := true; again; { // tried again by itself, and more than once, if that was before it was refused no more
		y := next()
		if again = y.refused; y.id != x.id {
			t.Errorf("tried again as %s, not %s", y.id, x.id)
		}
	}
	tab.Wait(`document.querySelector("#deliveries li")?.dataset.state === "delivered"`)
	for _, look := range []struct {
		name, lang string
		dark       bool
	}{{"en", "en", false}, {"fa-dark", "fa", true}} {
		tab.Dark(look.dark)
		for _, phone := range []bool{false, true} {
			if tab.Viewport(1280, 800, 1, false); phone {
				tab.Viewport(360, 740, 2, true)
			}
			for _, screen := range []string{"webhooks", "one"} {
				tab.Open(r.address + "/desk/?lang=" + look.lang)
				tab.Eval(`location.hash = "#/-/webhooks"`, nil)
				tab.Wait(`document.querySelectorAll("#hooks li").length === 1`)
				if screen == "one" {
					tab.Click("#hooks li button")
					tab.Wait(`document.querySelectorAll("#deliveries li").length === 3`)
				}
				painted(tab)
				what := fmt.Sprintf("%s %s phone %t", screen, look.name, phone)
				check(what)
				want(t, what+": reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("main.screen").scrollWidth > document.querySelector("main.screen").clientWidth`), false)
				tab.Screenshot(fmt.Sprintf("out-%s-%s-%t", screen, look.name, phone))
			}
		}
	}
	tab.Click("#hook-pause")
	tab.Wait(`document.querySelectorAll("#hook-one .mark.bad").length === 1`)
	eval[string](tab, fmt.Sprintf(publish, "While it is paused"))
	tab.Click("#hook-pause")
	if x = next(); !strings.Contains(string(x.body), "While it is paused") {
		t.Errorf("going on: %s", x.body)
	}
	tab.Click("#hook-remove")
	tab.Wait(`!!document.querySelector("#hook-sure")`)
	check("removing it")
	tab.Click("#hook-sure")
	tab.Wait(`!!document.querySelector("#hooks-none")`)
}

// TestDeskFigures opens the page in another browser and sees it counted.
func TestDeskFigures(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	tab, reader := testbrowser.New(t), testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	eval[string](tab, `fetch("/desk/api/pages/gale/posts", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({headline: "Ferries stay in port", body: "Words."})}).then(r => r.json()).then(p => p.id)`)
	reader.Open(r.address + "/gale")
	readerHas(reader, "Ferries stay in port")
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Eval(`location.hash = "#/-/figures"`, nil)
	tab.Wait(`document.querySelector("#figures-page")?.dataset.readers === "1" && document.querySelector("#figures-site").dataset.readers === "1"`)
	tab.Wait(`document.querySelectorAll("main .curve .post-at").length === 1`)
	want(t, "cookies of the reader", eval[string](reader, `document.cookie`), "")
	if label := eval[string](tab, `document.querySelector(".curve svg").getAttribute("aria-label")`); !strings.Contains(label, "Posts marked: 1.") || !strings.Contains(label, "Now 1;") {
		t.Errorf("in words: %s", label)
	}
	for _, lang := range []string{"en", "ar"} {
		tab.Dark(lang == "ar")
		for _, phone := range []bool{false, true} {
			if tab.Viewport(1280, 800, 1, false); phone {
				tab.Viewport(360, 740, 2, true)
			}
			tab.Open(r.address + "/desk/?lang=" + lang + "#/gale")
			tab.Wait(`!!document.querySelector("#headline")`)
			tab.Eval(`location.hash = "#/-/figures"`, nil)
			tab.Wait(`!!document.querySelector("#figures-page")`)
			tab.Eval(`document.querySelector("main.screen details").open = true`, nil)
			painted(tab)
			what := fmt.Sprintf("figures %s phone %t", lang, phone)
			check(what)
			want(t, what+": reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("main.screen").scrollWidth > document.querySelector("main.screen").clientWidth`), false)
			tab.FullScreenshot(fmt.Sprintf("out-figures-%s-%t", lang, phone))
		}
	}
	reader.Open("about:blank")
	tab.Wait(`document.querySelector("#figures-page")?.dataset.readers === "0"`)
}

// TestDeskSiteCheck puts the page on another site, wrongly and then rightly, and
// has it looked at each time.
func TestDeskSiteCheck(t *testing.T) {
	t.Parallel()
	var article, csp atomic.Value
	article.Store("<!doctype html><title>Storm</title><p>[stop_press page=\"x\"]")
	csp.Store("")
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if p := csp.Load().(string); p != "" {
			w.Header().Set("Content-Security-Policy", p)
		}
		fmt.Fprint(w, article.Load())
	}))
	defer host.Close()
	r := openRoomWith(t, "en", []string{"--allow-private", "127.0.0.1"})
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	eval[string](tab, `fetch("/desk/api/pages/gale/posts", {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({headline: "Ferries stay in port", body: "Words."})}).then(r => r.json()).then(p => p.id)`)
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Wait(`!!document.querySelector("#headline")`)
	tab.Eval(`location.hash = "#/-/sitecheck"`, nil)
	tab.Wait(`!!document.querySelector("#site-go")`)
	look := func(way string) string {
		t.Helper()
		tab.Click(fmt.Sprintf("[data-way=%s]", way))
		tab.Wait(`!document.querySelector("#look")`)
		fillField(tab, "#site-url", host.URL+"/storm")
		tab.Click("#site-go")
		tab.Wait(`!!document.querySelector("#look")`)
		return eval[string](tab, `[...document.querySelectorAll("#look li")].map(e => e.dataset.code).join(" ")`)
	}
	snippet := func() string { return eval[string](tab, `document.querySelector("#snippet").textContent`) }
	want(t, "the shortcode as text", look("wordpress"), "shortcode canonical_unset canonical_host")
	tab.Screenshot("out-site-bad")
	a, err := http.Get(r.address + "/gale/fragment")
	if err != nil {
		t.Fatal(err)
	}
	fragment, _ := io.ReadAll(a.Body)
	a.Body.Close()
	article.Store("<!doctype html><title>Storm</title>" + string(fragment))
	csp.Store("script-src 'self'")
	want(t, "the real fragment behind a policy", look("include"), "fragment_ok hostjs_ok csp_script canonical_unset canonical_host")
	tab.Click("[data-way=script]")
	csp.Store("")
	article.Store("<!doctype html><title>Storm</title><link rel=canonical href=/storm>" + snippet())
	want(t, "the snippet of the script as it is shown", look("script"), "embedjs_ok element_ok csp_none canonical_unset")
	tab.Click("[data-way=frame]")
	article.Store("<!doctype html><title>Storm</title><link rel=canonical href=/storm>" + snippet())
	want(t, "the snippet of the frame as it is shown", look("frame"), "frame_ok csp_none canonical_unset")

	// The page itself, as it would be by way of a proxy that keeps nothing back.
	tab.Click("[data-way=proxy]")
	if s := snippet(); !strings.Contains(s, "proxy_buffering off") {
		t.Errorf("%s", s)
	}
	fillField(tab, "#site-url", r.address+"/gale")
	tab.Click("#site-go")
	tab.Wait(`!!document.querySelector("#look")`)
	want(t, "the page itself", eval[string](tab, `[...document.querySelectorAll("#look li")].map(e => e.dataset.code).join(" ")`), "page_ok stream_ok canonical_ok")
	for _, lang := range []string{"en", "fa"} {
		tab.Dark(lang == "fa")
		for _, phone := range []bool{false, true} {
			if tab.Viewport(1280, 800, 1, false); phone {
				tab.Viewport(360, 740, 2, true)
			}
			tab.Open(r.address + "/desk/?lang=" + lang + "#/gale")
			tab.Wait(`!!document.querySelector("#headline")`)
			tab.Eval(`location.hash = "#/-/sitecheck"`, nil)
			tab.Wait(`!!document.querySelector("#site-go")`)
			look("proxy")
			painted(tab)
			what := fmt.Sprintf("site %s phone %t", lang, phone)
			check(what)
			want(t, what+": reaches over the edge", eval[bool](tab, `document.documentElement.scrollWidth > innerWidth || document.querySelector("main.screen").scrollWidth > document.querySelector("main.screen").clientWidth`), false)
			tab.FullScreenshot(fmt.Sprintf("out-site-%s-%t", lang, phone))
		}
	}
}
