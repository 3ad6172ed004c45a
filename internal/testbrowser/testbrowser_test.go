package testbrowser

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pages serves what the tests look at; other is a host that nobody opened.
func pages(t *testing.T, other string) string {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<style>body{background:#fff;height:3000px} @media (prefers-color-scheme: dark) {body{background:#000}}</style>
<p id="one">Harbour</p><button>Press</button>
<script>document.querySelector("button").onclick = () => { one.textContent = "Pressed" }; window.ran = true</script>`)
	})
	mux.HandleFunc("GET /bad", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "script-src 'nonce-a'")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>Bad</title><link rel="icon" href="data:,">
<script nonce="a">console.error("said", "so"); setTimeout(() => { throw new Error("thrown") })</script>
<script>refused()</script><img src="/missing.png" alt=""><img src="%s/x.png" alt="">`, other)
	})
	mux.HandleFunc("GET /ok", func(w http.ResponseWriter, r *http.Request) {})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func TestTab(t *testing.T) {
	address := pages(t, "")
	folder := t.TempDir()
	t.Setenv("STOPPRESS_SCREENSHOTS", folder)
	tab := New(t)
	tab.Open(address)
	if got := tab.Text("#one"); got != "Harbour" {
		t.Errorf("Text = %q", got)
	}
	tab.Click("button")
	tab.Wait(`one.textContent === "Pressed"`)

	size := func() (size [2]int) {
		tab.Eval("[innerWidth, innerHeight]", &size)
		return size
	}
	if got := size(); got != [2]int{1440, 900} {
		t.Errorf("a desktop is %v", got)
	}
	tab.Phone()
	if got := size(); got != [2]int{390, 844} {
		t.Errorf("a phone is %v", got)
	}

	for _, dark := range []bool{true, false} {
		tab.Dark(dark)
		tab.Reduce(dark)
		var got [2]bool
		tab.Eval(`[matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion: reduce)").matches]`, &got)
		if got != [2]bool{dark, dark} {
			t.Errorf("dark and reduced motion are %v, want %t", got, dark)
		}
	}

	tab.Zone("Asia/Tehran")
	var zone string
	tab.Eval("Intl.DateTimeFormat().resolvedOptions().timeZone", &zone)
	if zone != "Asia/Tehran" {
		t.Errorf("the zone is %q", zone)
	}

	fetches := func() (ok bool) {
		tab.Eval(`fetch("/ok").then(r => r.ok, () => false)`, &ok)
		return ok
	}
	tab.Offline(true)
	if fetches() {
		t.Error("a request got through offline")
	}
	tab.Allow(`failed: .*/ok net::ERR_INTERNET_DISCONNECTED`)
	var online bool
	if tab.Eval("navigator.onLine", &online); online {
		t.Error("navigator.onLine is true offline")
	}
	tab.Offline(false)
	if !fetches() {
		t.Error("a request failed after the network came back")
	}

	tab.Screenshot("view")
	tab.FullScreenshot("full")
	for name, height := range map[string]int{"view": 2 * 844, "full": 2 * 3000} {
		b, err := os.ReadFile(filepath.Join(folder, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		c, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil || c.Width != 780 || c.Height < height {
			t.Errorf("%s.png is %dx%d, %v", name, c.Width, c.Height, err)
		}
	}

	other := tab.Another()
	other.Script(false)
	other.Open(address)
	var ran bool
	if other.Eval("!!window.ran", &ran); ran {
		t.Error("a script ran with scripts off")
	}
	other.Wait(`document.querySelector("#one").textContent === "Harbour"`)
	other.Script(true)
	other.Reload()
	other.Wait("window.ran")
}

func TestProblems(t *testing.T) {
	third := httptest.NewServer(http.NotFoundHandler())
	defer third.Close()
	address := pages(t, third.URL)
	tab := New(t)
	tab.Open(address + "/bad")
	want := []string{
		`console: "said" "so"`,
		"exception: .*thrown",
		"security: .*Content Security Policy",
		"status 404: " + address + "/missing.png",
		"third party: " + third.URL,
	}
	tab.Wait("true") // a round trip, so that what came before it is here
	problems := tab.Problems()
	t.Logf("problems: %q", problems)
	for _, pattern := range want {
		before := len(tab.Problems())
		tab.Allow(pattern)
		if len(tab.Problems()) == before {
			t.Errorf("nothing matches %s in %q", pattern, problems)
		}
	}
	tab.Allow("(status 404|failed): " + third.URL)
	if left := tab.Problems(); len(left) != 0 {
		t.Errorf("besides: %q", left)
	}
}

// TestProblemsFail sees that a problem nobody allowed fails the test it is in.
func TestProblemsFail(t *testing.T) {
	New(t) // skips where there is no Chromium
	address := pages(t, "")
	watched := &watch{TB: t}
	tab := New(watched)
	tab.Open(address + "/nowhere")
	for _, f := range slices.Backward(watched.cleanups) {
		f()
	}
	if len(watched.errors) == 0 || !strings.Contains(watched.errors[0], "status 404") {
		t.Errorf("the test was told %q", watched.errors)
	}
}

// watch is a test whose errors and ends are written down.
type watch struct {
	testing.TB
	errors   []string
	cleanups []func()
}

func (w *watch) Errorf(format string, args ...any) {
	w.errors = append(w.errors, fmt.Sprintf(format, args...))
}
func (w *watch) Cleanup(f func()) { w.cleanups = append(w.cleanups, f) }
