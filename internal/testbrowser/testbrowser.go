// Package testbrowser gives a test a real browser: Chromium without a window,
// with a new profile, shut off from everything but the addresses the test
// opens.
//
// What a reader would never notice a test does: each tab collects errors
// written to the console, uncaught exceptions, failed requests, statuses of
// 400 and above, what the Content-Security-Policy refused, and requests to any
// host the test did not open. At the end of the test each of them that the
// test did not Allow is an error.
//
// The browser ends with the test; on Linux it also ends if the test process is
// killed. Only tests import the package.
package testbrowser

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"stoppress/internal/testneed"
)

// Patience bounds one Run, and half of it one Wait. It only ends what hangs:
// no test waits for it to pass.
const Patience = time.Minute

// A Tab is one tab of a browser. Its methods fail the test at once when
// something goes wrong and are for the test's own goroutine.
type Tab struct {
	// Ctx is the tab for chromedp.Run. It is done when the test ends.
	Ctx context.Context

	t            testing.TB
	dark, reduce bool                      // what the page is told of the reader's wishes
	wishes       []*emulation.MediaFeature // and of others
	medium       string                    // "print", or "" for the screen

	mu       sync.Mutex                   // guards what follows: chromedp's goroutine writes it too
	hosts    []string                     // host:port of each address opened
	requests map[network.RequestID]string // URL by request
	contexts map[cdp.FrameID]runtime.ExecutionContextID
	problems []string
	allowed  []*regexp.Regexp
}

// find returns the path of a Chromium, or "".
func find() string {
	for _, name := range []string{
		"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

// New starts a browser and returns its one tab, blank and as large as a
// desktop's. Where there is no Chromium the test is skipped, or fails when
// CI=true.
func New(t testing.TB) *Tab {
	t.Helper()
	path := find()
	if path == "" {
		testneed.Missing(t, "no Chromium in $PATH (install chromium)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.WSURLReadTimeout(Patience),
		chromedp.NoSandbox, // a container's root can't have one
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// Frames in the process of their tab, where Frame finds them. The others are chromedp's own.
		chromedp.Flag("disable-features", "site-per-process,Translate,BlinkGenPropertyTrees,IsolateSandboxedIframes"),
		// The same words and fonts wherever the test runs.
		chromedp.Flag("lang", "en-US"),
		chromedp.Env("LANG=en_US.UTF-8", "LANGUAGE=en_US"),
		chromedp.Flag("font-render-hinting", "none"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	tab := open(t, allocator, stop)
	tab.Desktop()
	return tab
}

// Another opens a second tab in the same browser, with the same profile.
func (tab *Tab) Another() *Tab {
	tab.t.Helper()
	other := open(tab.t, tab.Ctx, func() {})
	other.Desktop()
	return other
}

// open makes a tab under parent: an allocator, for a new browser, or a tab of
// the same browser. It calls after when the tab is closed.
func open(t testing.TB, parent context.Context, after func()) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	tab := &Tab{Ctx: ctx, t: t, requests: map[network.RequestID]string{}, contexts: map[cdp.FrameID]runtime.ExecutionContextID{}}
	chromedp.ListenTarget(ctx, tab.listen)
	t.Cleanup(func() {
		for _, p := range tab.Problems() {
			t.Errorf("in the browser: %s", p)
		}
		// Ask the browser to leave, so that it lets go of its profile.
		if err := chromedp.Cancel(ctx); err != nil && ctx.Err() == nil {
			t.Errorf("closing the browser: %v", err)
		}
		cancel()
		after()
	})
	// The first Run starts the browser, which lives as long as its context.
	if err := chromedp.Run(ctx); err != nil {
		t.Fatalf("starting the browser: %v", err)
	}
	return tab
}

// listen collects problems. It runs on chromedp's goroutine and must not block.
func (tab *Tab) listen(event any) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	add := func(format string, args ...any) { tab.problems = append(tab.problems, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExecutionContextCreated:
		var of struct {
			FrameID   cdp.FrameID `json:"frameId"`
			IsDefault bool        `json:"isDefault"`
		}
		if json.Unmarshal(e.Context.AuxData, &of) == nil && of.IsDefault {
			tab.contexts[of.FrameID] = e.Context.ID
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type != runtime.APITypeError && e.Type != runtime.APITypeAssert {
			return
		}
		var words []string
		for _, arg := range e.Args {
			word := string(arg.Value)
			if word == "" {
				word = arg.Description
			}
			words = append(words, word)
		}
		add("console: %s", strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		add("exception: %s", e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		// Network failures are told below, with their addresses.
		if e.Entry.Level == log.LevelError && e.Entry.Source != log.SourceNetwork {
			add("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		tab.requests[e.RequestID] = e.Request.URL
		u, err := url.Parse(e.Request.URL)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && !slices.Contains(tab.hosts, u.Host) {
			add("third party: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			add("status %d: %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		// Leaving a page or closing a stream cancels; that is no failure.
		if !e.Canceled && e.ErrorText != "net::ERR_ABORTED" {
			add("failed: %s %s %s", tab.requests[e.RequestID], e.ErrorText, e.BlockedReason)
		}
	}
}

// Problems returns what has gone wrong in the tab so far and is not allowed.
func (tab *Tab) Problems() []string {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	var found []string
	for _, p := range tab.problems {
		if !slices.ContainsFunc(tab.allowed, func(re *regexp.Regexp) bool { return re.MatchString(p) }) {
			found = append(found, p)
		}
	}
	return found
}

// Allow makes problems that match one of the patterns no errors: a test that
// stops the server allows "failed: .*ERR_CONNECTION_REFUSED", say. It holds for
// what has been seen and for what is yet to come.
func (tab *Tab) Allow(patterns ...string) {
	tab.mu.Lock()
	defer tab.mu.Unlock()
	for _, p := range patterns {
		tab.allowed = append(tab.allowed, regexp.MustCompile(p))
	}
}

// Run runs the actions.
func (tab *Tab) Run(actions ...chromedp.Action) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.Ctx, Patience)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		tab.t.Fatalf("in the browser: %v; problems: %q", err, tab.Problems())
	}
}

// Open goes to the address and waits until the page has loaded. Its host is
// from then on no third party.
func (tab *Tab) Open(address string) {
	tab.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		tab.t.Fatal(err)
	}
	tab.mu.Lock()
	tab.hosts = append(tab.hosts, u.Host)
	tab.mu.Unlock()
	tab.Run(chromedp.Navigate(address))
}

// Reload loads the page again.
func (tab *Tab) Reload() {
	tab.t.Helper()
	tab.Run(chromedp.Reload())
}

// Eval evaluates JavaScript, awaits it if it is a promise, and decodes its
// value into result, which may be nil. It works with Script(false) too, but
// promises and timers then never end.
func (tab *Tab) Eval(js string, result any) {
	tab.t.Helper()
	tab.Run(evaluate(js, result))
}

func evaluate(js string, result any) chromedp.Action { return evaluateIn(js, result, 0) }

// evaluateIn evaluates in a context; 0 is the tab's own.
func evaluateIn(js string, result any, id runtime.ExecutionContextID) chromedp.Action {
	if result == nil {
		result = &[]byte{} // takes any value, undefined too
	}
	return chromedp.Evaluate(js, result, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		if id != 0 {
			p = p.WithContextID(id)
		}
		return p.WithAwaitPromise(true)
	})
}

// Wait waits until the JavaScript expression is truthy. It bears a page that
// reloads meanwhile.
func (tab *Tab) Wait(js string) {
	tab.t.Helper()
	ctx, cancel := context.WithTimeout(tab.Ctx, Patience/2)
	defer cancel()
	every := time.NewTicker(20 * time.Millisecond)
	defer every.Stop()
	var last error
	for {
		var ok bool
		if last = chromedp.Run(ctx, evaluate("!!("+js+")", &ok)); last == nil && ok {
			return
		}
		select {
		case <-every.C:
		case <-ctx.Done():
			tab.t.Fatalf("in the browser: waited in vain for %s (last error: %v; problems: %q)", js, last, tab.Problems())
		}
	}
}

// Front brings the tab before the others of its browser, which are then hidden.
func (tab *Tab) Front() {
	tab.t.Helper()
	tab.Run(page.BringToFront())
	tab.Wait("!document.hidden")
}

// Text returns what the first element that matches the CSS selector shows.
func (tab *Tab) Text(selector string) string {
	tab.t.Helper()
	var text *string
	tab.Eval(fmt.Sprintf("document.querySelector(%q)?.innerText ?? null", selector), &text)
	if text == nil {
		tab.t.Fatalf("in the browser: nothing matches %s", selector)
	}
	return *text
}

// HTML returns the document as it stands.
func (tab *Tab) HTML() string {
	tab.t.Helper()
	var html string
	tab.Eval("document.documentElement.outerHTML", &html)
	return html
}

// Click scrolls to the first visible element that matches the CSS selector
// and clicks it, as a person would: once it takes clicks. Rows of the desk don't
// in the moment after they have moved.
func (tab *Tab) Click(selector string) {
	tab.t.Helper()
	tab.Wait(fmt.Sprintf(`(() => { const e = document.querySelector(%q); return e && !e.closest("[data-moved]") })()`, selector))
	tab.Run(chromedp.Click(selector, chromedp.ByQuery, chromedp.NodeVisible))
}

// Press sends the keys to whatever has the focus; chromedp's kb package names
// those that write nothing.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	var events chromedp.Tasks
	for _, key := range keys {
		events = append(events, stroke(key)...)
	}
	tab.Run(events...)
}

// stroke gives the events of one key. What it writes comes with its going down, so
// that, as with a keyboard, nothing is written where the page prevents that.
func stroke(key rune) (events []chromedp.Action) {
	for _, e := range kb.Encode(key) {
		if e.Type == input.KeyChar && len(events) > 0 {
			down := events[len(events)-1].(*input.DispatchKeyEventParams)
			down.Type, down.Text, down.UnmodifiedText = input.KeyDown, e.Text, e.UnmodifiedText
			continue
		}
		events = append(events, e)
	}
	return events
}

// Viewport sets the window's size in CSS pixels. A mobile one has a touch
// screen and obeys the page's viewport element.
func (tab *Tab) Viewport(width, height int, scale float64, mobile bool) {
	tab.t.Helper()
	tab.Run(
		emulation.SetDeviceMetricsOverride(int64(width), int64(height), scale, mobile),
		emulation.SetTouchEmulationEnabled(mobile),
	)
}

// Phone is a viewport of 390 by 844 at two device pixels each.
func (tab *Tab) Phone() { tab.t.Helper(); tab.Viewport(390, 844, 2, true) }

// Desktop is a viewport of 1440 by 900.
func (tab *Tab) Desktop() { tab.t.Helper(); tab.Viewport(1440, 900, 1, false) }

// Dark says whether the reader prefers dark colours.
func (tab *Tab) Dark(dark bool) {
	tab.t.Helper()
	tab.dark = dark
	tab.media()
}

// Reduce says whether the reader prefers reduced motion.
func (tab *Tab) Reduce(reduce bool) {
	tab.t.Helper()
	tab.reduce = reduce
	tab.media()
}

// media sends all wishes, since each message replaces the last.
func (tab *Tab) media() {
	tab.t.Helper()
	scheme, motion := "light", "no-preference"
	if tab.dark {
		scheme = "dark"
	}
	if tab.reduce {
		motion = "reduce"
	}
	tab.Run(emulation.SetEmulatedMedia().WithMedia(tab.medium).WithFeatures(append([]*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme},
		{Name: "prefers-reduced-motion", Value: motion},
	}, tab.wishes...)))
}

// Prefer tells the page of another wish of the reader's, by the name of the media
// feature: "prefers-contrast", "more", or "forced-colors", "active". An empty
// value takes all of these wishes back.
func (tab *Tab) Prefer(feature, value string) {
	tab.t.Helper()
	tab.wishes = append(tab.wishes, &emulation.MediaFeature{Name: feature, Value: value})
	if value == "" {
		tab.wishes = nil
	}
	tab.media()
}

// Paper shows the page as it is printed, or on a screen again.
func (tab *Tab) Paper(on bool) {
	tab.t.Helper()
	tab.medium = ""
	if on {
		tab.medium = "print"
	}
	tab.media()
}

// Zone sets the reader's time zone, by its IANA name.
func (tab *Tab) Zone(name string) {
	tab.t.Helper()
	tab.Run(emulation.SetTimezoneOverride(name))
}

// Script turns the page's own scripts on or off, from the next Open.
func (tab *Tab) Script(on bool) {
	tab.t.Helper()
	tab.Run(emulation.SetScriptExecutionDisabled(!on))
}

// Offline takes the network away or gives it back. Requests begun from then on
// fail, and navigator.onLine says so; a stream that is open stays open, so a
// test of a cut stream has to cut it at the server.
func (tab *Tab) Offline(offline bool) {
	tab.t.Helper()
	tab.Run(
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := network.EmulateNetworkConditionsByRule([]*network.Conditions{
				{Offline: offline, DownloadThroughput: -1, UploadThroughput: -1},
			}).WithEmulateOfflineServiceWorker(offline).Do(ctx)
			return err
		}),
		network.OverrideNetworkState(offline, 0, -1, -1),
	)
}

// Screenshot writes what the viewport shows to NAME.png in the folder that
// STOPPRESS_SCREENSHOTS names, and does nothing where that is unset.
func (tab *Tab) Screenshot(name string) {
	tab.t.Helper()
	var png []byte
	tab.save(name, chromedp.CaptureScreenshot(&png), &png)
}

// FullScreenshot is Screenshot of the whole page.
func (tab *Tab) FullScreenshot(name string) {
	tab.t.Helper()
	var png []byte
	tab.save(name, chromedp.FullScreenshot(&png, 100), &png) // 100 means PNG
}

func (tab *Tab) save(name string, capture chromedp.Action, png *[]byte) {
	tab.t.Helper()
	folder := os.Getenv("STOPPRESS_SCREENSHOTS")
	if folder == "" {
		return
	}
	if !filepath.IsAbs(folder) {
		// Tests run in their package's folder; the user meant the top one.
		folder = filepath.Join(testneed.Root(tab.t), folder)
	}
	tab.Run(capture)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		tab.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), *png, 0o644); err != nil {
		tab.t.Fatal(err)
	}
}

// A Frame is a frame within a tab.
type Frame struct {
	tab  *Tab
	part string // of its address
}

// Frame returns the frame of the tab whose address holds the text. It need not
// be there yet.
func (tab *Tab) Frame(part string) *Frame { return &Frame{tab, part} }

// context is where the frame's own scripts run; 0 while there is none.
func (f *Frame) context(ctx context.Context) (id runtime.ExecutionContextID, err error) {
	err = chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		tree, err := page.GetFrameTree().Do(ctx)
		if err != nil {
			return err
		}
		for _, child := range tree.ChildFrames {
			if strings.Contains(child.Frame.URL, f.part) {
				f.tab.mu.Lock()
				id = f.tab.contexts[child.Frame.ID]
				f.tab.mu.Unlock()
			}
		}
		return nil
	}))
	return id, err
}

// Eval is [Tab.Eval] within the frame.
func (f *Frame) Eval(js string, result any) {
	f.tab.t.Helper()
	f.Wait("true")
	ctx, cancel := context.WithTimeout(f.tab.Ctx, Patience)
	defer cancel()
	id, err := f.context(ctx)
	if err == nil {
		err = chromedp.Run(ctx, evaluateIn(js, result, id))
	}
	if err != nil {
		f.tab.t.Fatalf("in the frame %s: %v; problems: %q", f.part, err, f.tab.Problems())
	}
}

// Wait is [Tab.Wait] within the frame.
func (f *Frame) Wait(js string) {
	f.tab.t.Helper()
	ctx, cancel := context.WithTimeout(f.tab.Ctx, Patience/2)
	defer cancel()
	every := time.NewTicker(20 * time.Millisecond)
	defer every.Stop()
	for {
		var ok bool
		id, last := f.context(ctx)
		if last == nil && id != 0 {
			if last = chromedp.Run(ctx, evaluateIn("!!("+js+")", &ok, id)); last == nil && ok {
				return
			}
		}
		select {
		case <-every.C:
		case <-ctx.Done():
			f.tab.t.Fatalf("in the frame %s: waited in vain for %s (last error: %v; problems: %q)", f.part, js, last, f.tab.Problems())
		}
	}
}
