package bench

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"

	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// serve builds the program, and runs it on data with a page and the first
// administrator's link.
func serve(b *testing.B) (address, link string) {
	b.Helper()
	program, data := program(b), b.TempDir()
	s, err := store.Open(b.Context(), store.Options{Dir: data})
	if err != nil {
		b.Fatal(err)
	}
	if _, _, err := s.CreatePage(b.Context(), store.NewPage{Slug: "gale", Head: page.Head{Title: "Gale", Lang: "en", Zone: "Europe/Paris"}}); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(program, "serve", "--listen", "127.0.0.1:0", "--data", data)
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Signal(os.Interrupt); _ = cmd.Wait() })
	lines := bufio.NewScanner(out)
	found := make(chan [2]string, 1)
	go func() {
		var at [2]string
		for lines.Scan() {
			if m := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text()); m != "" && at[0] == "" {
				at[0] = m
			}
			if m := regexp.MustCompile(`/desk/setup/\S+`).FindString(lines.Text()); m != "" {
				at[1] = m
			}
			if at[0] != "" && at[1] != "" {
				found <- at
				at = [2]string{}
				for lines.Scan() {
				}
			}
		}
	}()
	select {
	case at := <-found:
		return at[0], at[1]
	case <-time.After(testbrowser.Patience):
		b.Fatal("the server does not say where it is")
		return "", ""
	}
}

// BenchmarkDeskToReader takes the time from Ctrl+Enter in the desk's browser to
// the post on the page that is open in another browser, a reader's. Saved: the
// draft was saved since the last keystroke. Typing: the last word was typed just
// before. How long the server takes for the request is told apart.
func BenchmarkDeskToReader(b *testing.B) {
	address, link := serve(b)
	reading, desk := testbrowser.New(b), testbrowser.New(b)
	desk.Allow("status 401")
	reading.Open(address + "/gale")
	reading.Wait(`document.documentElement.dataset.link === "stream" || document.querySelector("[data-link]")?.dataset.link === "stream" || !!document.querySelector("[data-list]")`)
	reading.Eval(`(() => { window.seen = {}; const look = () => { document.querySelector("[data-new]:not([hidden])")?.click();
		for (const e of document.querySelectorAll("[data-post] h4, [data-post] h3")) seen[e.textContent.trim()] ??= Date.now() }
		new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true, attributes: true}) })()`, nil)
	desk.Open(address + link)
	desk.Eval(`(() => { const f = document.querySelector("form#join"); f.elements.name.value = "Mara"; f.elements.email.value = "mara@lantern.example";
		f.elements.password.value = "kettle orbit lantern moss"; f.requestSubmit() })()`, nil)
	desk.Wait(`!!document.querySelector("#desk .bar .band") && !!document.querySelector(".ProseMirror")`)
	desk.Eval(`(() => { addEventListener("keydown", (e) => { if (e.ctrlKey && e.key === "Enter") window.pressed = Date.now() }, true);
		window.asked = 0; window.took = 0; const real = fetch; window.fetch = async (to, o) => {
			if (o?.method !== "POST" || !String(to).endsWith("/posts")) return real(to, o)
			window.asked = Date.now(); const r = await real(to, o); window.took = Date.now() - window.asked; return r } })()`, nil)
	for _, kind := range []string{"saved", "typing"} {
		b.Run(kind, func(b *testing.B) {
			var took, before, request []float64
			for i := 0; b.Loop(); i++ {
				name := fmt.Sprintf("%s %d of %d", kind, i, time.Now().UnixNano())
				desk.Wait(`document.querySelector("#headline").value === ""`)
				desk.Eval(`document.querySelector("#headline").focus()`, nil)
				desk.Run(input.InsertText(name))
				desk.Wait(`document.querySelector("#where").dataset.state === "saved" && document.querySelectorAll("#drafts [data-draft]").length === 1`)
				desk.Eval(`document.querySelector(".ProseMirror").focus()`, nil)
				desk.Run(input.InsertText("The wind has gone round to the west."))
				if kind == "saved" {
					desk.Wait(`document.querySelector("#where").dataset.state === "saved"`)
				}
				desk.Run(
					input.DispatchKeyEvent(input.KeyRawDown).WithModifiers(input.ModifierCtrl).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13),
					input.DispatchKeyEvent(input.KeyUp).WithModifiers(input.ModifierCtrl).WithKey("Enter").WithCode("Enter").WithWindowsVirtualKeyCode(13),
				)
				reading.Wait(fmt.Sprintf(`!!seen[%q]`, name))
				var seen float64
				reading.Eval(fmt.Sprintf(`seen[%q]`, name), &seen)
				var at []float64
				desk.Wait(`window.took > 0`)
				desk.Eval(`(() => { const r = [pressed, asked, took]; window.took = 0; return r })()`, &at)
				took, before, request = append(took, seen-at[0]), append(before, at[1]-at[0]), append(request, at[2])
			}
			part := func(list []float64, of float64) float64 {
				slices.Sort(list)
				return list[min(len(list)-1, int(float64(len(list))*of))]
			}
			b.ReportMetric(part(took, 0.5), "ms-median")
			b.ReportMetric(part(took, 0.95), "ms-p95")
			b.ReportMetric(part(before, 0.5), "ms-before-request")
			b.ReportMetric(part(request, 0.5), "ms-request")
			b.ReportMetric(0, "ns/op")
		})
	}
}
