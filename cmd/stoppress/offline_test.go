package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"stoppress/internal/testbrowser"
)

// TestBrowserOffline: what was read is readable where there is no network, says
// of when it is, and is live again once there is one.
func TestBrowserOffline(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		words
		said *regexp.Regexp
	}{
		{english, regexp.MustCompile(`^You are offline\. This page is as of \d{1,2}:\d\d [AP]M\.$`)},
		{persian, regexp.MustCompile(`^آفلاین هستید\. این صفحه مربوط به این زمان است: [۰-۹]{1,2}:[۰-۹]{2}\.$`)},
	} {
		t.Run(tt.lang, func(t *testing.T) {
			c := build(t, tt.words, 12, "")
			s := c.serve()
			tab := testbrowser.New(t)
			tab.Allow(`failed: .* net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|FAILED)`)
			check := accessibly(t, tab)
			address := s.address + "/" + c.slug
			tab.Open(address)
			linked(tab, "stream")
			// The page that brought what keeps it, and what it needs to be read.
			tab.Wait(`navigator.serviceWorker.controller`)
			tab.Eval(`window.has = []; window.look = setInterval(async () => {
				const found = [];
				for (const n of await caches.keys()) for (const k of await (await caches.open(n)).keys()) found.push(new URL(k.url).pathname);
				has = found;
			}, 20)`, nil)
			tab.Wait(fmt.Sprintf(`has.includes("/%s") && has.some(p => p.endsWith("/reader.css")) && has.some(p => p.endsWith("/reader.js"))`, c.slug))
			tab.Eval(`clearInterval(look)`, nil)
			want(t, "cookies", eval[string](tab, `document.cookie`), "")
			tab.Open(s.address + "/") // the list of pages is kept too
			tab.Open(address + "?order=oldest")
			tab.Open(address)
			linked(tab, "stream")
			s.kill()
			linked(tab, "offline")
			check("an open page, offline")

			visit(tab, address) // anew
			linked(tab, "offline")
			const notice = `[...document.querySelectorAll("[data-offline]")].filter(e => e.checkVisibility()).map(e => e.textContent).join("|")`
			said := eval[string](tab, `document.querySelector("[data-stale]").textContent`)
			if !tt.said.MatchString(said) {
				t.Errorf("the notice: %q", said)
			}
			want(t, "notices", eval[string](tab, notice), said)
			tab.Wait(fmt.Sprintf("%s === %q", statusText, said))
			want(t, "styled", eval[bool](tab, `getComputedStyle(document.querySelector("main")).maxInlineSize !== "none"`), true)
			want(t, "direction of the notice", eval[string](tab, `getComputedStyle(document.querySelector("[data-stale]")).direction`), map[string]string{"en": "ltr", "fa": "rtl"}[tt.lang])
			for _, dark := range []bool{false, true} {
				tab.Dark(dark)
				tab.Viewport(320, 640, 2, true)
				painted(tab)
				check(fmt.Sprintf("kept, dark %t", dark))
				want(t, "what sticks out", eval[string](tab, sticksOut), "")
				tab.Screenshot(fmt.Sprintf("offline-%s-dark-%t", tt.lang, dark))
			}
			// The list says so as well, and leads to what is kept.
			tab.Open(s.address + "/")
			want(t, "notices on the list", eval[int](tab, `document.querySelectorAll("[data-stale]").length`), 1)
			check("the list, kept")
			tab.Desktop()
			tab.Click(".index h2 a")
			tab.Wait(`document.querySelector("[data-stale]") && document.querySelector("main[data-link=offline]")`)
			tab.Eval(`window.stayed = true`, nil)

			first := c.post("While it was down")
			c.change("", "withdraw", c.posts[8], "--note", "Not so.")
			c.serve("--listen", strings.TrimPrefix(s.address, "http://"))
			last := c.post("When it was back")
			caught(tab, last)
			linked(tab, "stream")
			want(t, "notices", eval[string](tab, notice), "")
			tab.Wait(fmt.Sprintf("%s !== %q", statusText, said))
			tab.Eval(`document.querySelector("[data-new]").click()`, nil)
			want(t, "posts", eval[string](tab, shownIDs+`.slice(0, 2).join()`), last.ID+","+first.ID)
			whole(t, tab)
			// And from the network again when it is loaded again.
			tab.Open(address)
			want(t, "notices", eval[string](tab, notice), "")
			want(t, "first post", eval[string](tab, shownIDs+`[0]`), last.ID)
		})
	}
}

func TestBrowserKeepsNothing(t *testing.T) {
	t.Parallel()
	c := build(t, english, 1, "")
	s := c.serve()
	tab := testbrowser.New(t)
	tab.Allow(`failed: .* net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|FAILED)`)
	tab.Open(s.address + "/" + c.slug)
	tab.Wait(`navigator.serviceWorker.controller`)
	tab.Wait(`(caches.keys().then(k => { window.names = k }), window.names && names.length === 2)`)
	s.kill()
	c.serve("--keep-nothing", "--listen", strings.TrimPrefix(s.address, "http://"))
	tab.Open(s.address + "/" + c.slug)
	tab.Wait(`(caches.keys().then(k => { window.names = k }), window.names && names.length === 0)`)
}
