//lint:file-ignore ST1018 Persian words hold zero-width non-joiners, and are read better than escapes.

package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stoppress/internal/testbrowser"
	"stoppress/internal/testhtml"
	"stoppress/internal/testneed"
)

// A reader without script finds what is looked for, however it is typed, from the
// page itself and from the page of what was found.
func TestBrowserSearch(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		testneed.Missing(t, "no axe-core (run npm ci in web/)")
	}
	for _, w := range []struct {
		words
		typed, again, hidden string // what is found, a second query, what is withdrawn
		count                string
	}{
		{english, "READING fort", "“alarm” 4.1", "crane rails", "posts"},
		{persian, "گزارش شماره 4", "موجها فانوس", "جرثقیلی", "مطلب"},
	} {
		t.Run(w.lang, func(t *testing.T) {
			c := build(t, w.words, 45, "")
			s := c.serve()
			address := s.address + "/" + c.slug
			tab := testbrowser.New(t)
			tab.Script(false)
			shot := func(name string) { tab.Screenshot("search-" + w.lang + "-" + name) }
			fits := func(what string) {
				t.Helper()
				width := eval[float64](tab, "innerWidth")
				want(t, what+": width", eval[float64](tab, "document.documentElement.scrollWidth"), width)
				want(t, what+": what sticks out", eval[string](tab, sticksOut), "")
			}
			for _, width := range []int{320, 390, 768, 1440} {
				tab.Viewport(width, 844, 2, width < 700)
				tab.Open(address)
				fits(fmt.Sprint("page, ", width))
				if width == 390 {
					want(t, "the first update is on the first screen", eval[bool](tab, `document.querySelector("[data-update] h3").getBoundingClientRect().bottom < 844`), true)
				}
				top := eval[float64](tab, `document.querySelector("[data-update]").getBoundingClientRect().top`)
				tab.Click(".finder summary")
				tab.Wait(`document.querySelector(".find input").checkVisibility()`)
				want(t, "what moved when the form opened", eval[float64](tab, `document.querySelector("[data-update]").getBoundingClientRect().top`), top)
				fits(fmt.Sprint("form, ", width))
				shot(fmt.Sprint("form-", width))
			}
			tab.Viewport(320, 700, 2, true)
			tab.Open(address)
			tab.Click(".finder summary")
			tab.Click(".find input")
			tab.Press(w.typed)
			tab.Click(".find button")
			tab.Wait(`location.pathname.endsWith("/search") && document.readyState === "complete"`)
			want(t, "the query is kept", eval[string](tab, `document.querySelector(".find input").value`), w.typed)
			found := eval[int](tab, `document.querySelectorAll(".found li").length`)
			if found == 0 || found > 20 || eval[int](tab, `document.querySelectorAll(".found mark").length`) < found {
				t.Errorf("%d found: %s", found, tab.HTML())
			}
			if n := tab.Text("[data-found]"); !strings.Contains(n, w.count) {
				t.Errorf("counted: %q", n)
			}
			fits("found, 320")
			for _, width := range []int{320, 390, 768, 1440} {
				for _, dark := range []bool{false, true} {
					tab.Viewport(width, 844, 2, width < 700)
					tab.Dark(dark)
					shot(fmt.Sprint(width, map[bool]string{true: "-dark"}[dark]))
				}
			}
			tab.Dark(false)
			// A found post is opened.
			tab.Click(".found a")
			tab.Wait(`document.querySelector("main").dataset.open`)
			// What is typed on the page of what was found is found too; what is withdrawn is not.
			look := address + "/search?q=" + url.QueryEscape(w.hidden)
			tab.Open(look)
			want(t, "withdrawn posts found", eval[int](tab, `document.querySelectorAll(".found li").length`), 0)
			shot("nothing")
			tab.Click(".find input")
			tab.Eval(`document.querySelector(".find input").select()`, nil)
			tab.Press(w.again + "\r")
			tab.Wait(`document.querySelector(".found mark")`)
			older := eval[string](tab, `document.querySelector("nav.on a")?.href ?? ""`)
			if older == "" {
				t.Fatalf("there is no second page: %s", tab.HTML())
			}
			tab.Open(older)
			if got := eval[int](tab, `document.querySelectorAll("nav.on").length`); got == 0 {
				t.Error("no way back")
			}
			for _, at := range []string{"", "?q=" + url.QueryEscape(w.again), "?q=" + url.QueryEscape(w.hidden), strings.TrimPrefix(older, address+"/search")} {
				for _, found := range testhtml.Check(t, []byte(fetch(t, address+"/search"+at))) {
					t.Errorf("%s: %s", at, found)
				}
			}
			tab.Script(true)
			judge := func(what string) {
				t.Helper()
				tab.Eval(string(axe)+"; undefined", nil)
				for _, v := range eval[[]string](tab, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n")))`) {
					t.Errorf("%s: %s", what, v)
				}
			}
			for _, dark := range []bool{false, true} {
				tab.Dark(dark)
				tab.Open(older)
				judge(fmt.Sprint("found, dark ", dark))
			}
			tab.Dark(false)
			tab.Open(look)
			judge("nothing found")
			// With script the form on the page is as good.
			tab.Open(address)
			linked(tab, "stream")
			tab.Click(".finder summary")
			judge("the form on the page")
		})
	}
}
