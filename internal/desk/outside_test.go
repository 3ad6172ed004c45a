package desk_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/live"
	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// with makes the lobby's desk anew.
func (n *lobby) with(o desk.Options) {
	n.t.Helper()
	o.Store = n.store
	var err error
	if n.desk, err = desk.NewDesk(o); err != nil {
		n.t.Fatal(err)
	}
	n.desk.SetClock(n.clock)
}

// TestSiteCheck: what is missing on a host's page is said, and nothing that is not.
func TestSiteCheck(t *testing.T) {
	const base = "https://live.example"
	csp, body, status, kind := "", "", 200, "text/html; charset=utf-8"
	var stream atomic.Value // of http.HandlerFunc; a request that was given up may still look at it
	stream.Store(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, "event: head\ndata: {}\n\n")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}))
	var host *httptest.Server
	host = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/article", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, strings.Replace(host.URL, "127.0.0.1", "localhost", 1), http.StatusFound)
		case "/storm/stream":
			stream.Load().(http.HandlerFunc)(w, r)
		default:
			if csp != "" {
				w.Header().Set("Content-Security-Policy", csp)
			}
			w.Header().Set("Content-Type", kind)
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}
	}))
	defer host.Close()
	look, err := outbound.New(outbound.Options{Allow: []string{"127.0.0.1"}, Moves: 5, Timeout: 2 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	n := newLobby(t, base)
	n.with(desk.Options{URL: base, Look: look})
	id := n.page("storm")
	n.page("calm")
	admin := n.admin()
	check := func(way, path string) string {
		t.Helper()
		n.pass(10 * time.Second)
		var said []string
		for _, f := range admin.must("POST", "/api/pages/storm/check", map[string]any{"way": way, "url": host.URL + path})["findings"].([]any) {
			f := f.(map[string]any)
			s := f["code"].(string)
			if d, ok := f["detail"].(string); ok {
				s += " " + strings.ReplaceAll(d, host.URL, "HOST")
			}
			said = append(said, s)
		}
		return strings.Join(said, "; ")
	}
	const fragment = `<div class="stop-press"><main data-page="storm" data-seq="1" data-epoch="1" data-state="live" data-base="https://live.example/storm"></main></div>`
	const hostJS = `<script src="https://live.example/-/assets/abc/host.js" defer></script>`
	const embedJS = `<script src="https://live.example/embed.js" async></script>`
	const element = `<stop-press page="https://live.example/storm"></stop-press>`
	const frame = `<iframe src="https://live.example/storm/embed?posts=5" title="Storm"></iframe>`
	const link = `<link rel="canonical" href="/article">`
	const rest = "; canonical_unset HOST/article"
	for _, c := range []struct{ way, csp, body, want string }{
		{"cms", "", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_none" + rest},
		{"cms", "", link + strings.ReplaceAll(fragment, "main", "section") + hostJS, "fragment_ok; hostjs_ok; csp_none" + rest},
		{"cms", "", link + fragment + embedJS, "fragment_ok; hostjs_ok; csp_none" + rest},
		{"cms", "", fragment + hostJS, "fragment_ok; hostjs_ok; csp_none; canonical_unset HOST/article; canonical_host"},
		{"cms", "", link + fragment, "fragment_ok; hostjs_missing https://live.example/embed.js; csp_none" + rest},
		{"cms", "", link + `<script src="https://evil.example/host.js"></script>` + fragment, "fragment_ok; hostjs_missing https://live.example/embed.js; csp_none" + rest},
		{"cms", "", link + `<main data-page="storm">` + hostJS, "cleaned; hostjs_ok; csp_none" + rest},
		{"cms", "", link + "<p>[stop_press page=&quot;x&quot;]</p>", "shortcode" + rest},
		{"cms", "", link + `<!--# include virtual="/live/storm/fragment" -->`, "include" + rest},
		{"cms", "", link + `<esi:include src="/live/storm/fragment" />`, "include" + rest},
		{"cms", "", link + strings.ReplaceAll(fragment, "storm", "calm"), "fragment_other calm" + rest},
		{"cms", "", link + "<p>", "fragment_missing" + rest},
		{"cms", "", link + "<!-- " + fragment + hostJS + " -->", "fragment_missing" + rest},
		{"cms", "", link + "<textarea>" + fragment + hostJS + "</textarea>", "fragment_missing" + rest},
		{"cms", "script-src 'self'; connect-src https://live.example", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example" + rest},
		{"cms", "default-src 'self'", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example; csp_style style-src https://live.example; csp_img img-src https://live.example; csp_connect connect-src https://live.example" + rest},
		{"cms", "default-src https:", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_ok" + rest},
		{"cms", "default-src *.example:443; script-src https://live.example/-/assets/", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_ok" + rest},
		{"cms", "script-src https://live.example:8443", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example" + rest},
		{"cms", "script-src https://live.example/other/", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example" + rest},
		{"cms", "script-src https://live.example 'strict-dynamic'", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example" + rest},
		{"cms", "script-src 'nonce-abc' 'strict-dynamic'", link + fragment + strings.Replace(hostJS, "defer", `nonce="abc"`, 1), "fragment_ok; hostjs_ok; csp_ok" + rest},
		{"cms", "img-src *, script-src 'none'", link + fragment + hostJS, "fragment_ok; hostjs_ok; csp_script script-src https://live.example" + rest},
		{"script", "", link + embedJS + element, "embedjs_ok; element_ok; csp_none" + rest},
		{"script", "", link + element, "embedjs_missing https://live.example/embed.js; element_ok; csp_none" + rest},
		{"script", "", link + `<script src="https://old.example/embed.js"></script>` + element, "embedjs_other https://old.example/embed.js; element_ok; csp_none" + rest},
		{"script", "", link + embedJS, "embedjs_ok; element_missing; csp_none" + rest},
		{"script", "", link + embedJS + `<stop-press page="https://live.example/calm">`, "embedjs_ok; element_other https://live.example/calm; csp_none" + rest},
		{"script", "frame-src 'none'", link + embedJS + element, "embedjs_ok; element_ok; csp_frame frame-src https://live.example" + rest},
		{"script", "", link + `<meta http-equiv="content-security-policy" content="child-src 'self'">` + embedJS + element, "embedjs_ok; element_ok; csp_frame frame-src https://live.example" + rest},
		{"frame", "", link + frame, "frame_ok; csp_none" + rest},
		{"frame", "", link + strings.Replace(frame, `title="Storm"`, `sandbox="allow-forms"`, 1), "frame_ok; frame_sandbox; frame_title; csp_none" + rest},
		{"frame", "", link + `<iframe src="https://live.example/storm" title="x">`, "frame_other https://live.example/storm; csp_none" + rest},
		{"frame", "", link + `<iframe src="https://other.example/storm/embed" title="x">`, "frame_missing; csp_none" + rest},
	} {
		csp, body = c.csp, c.body
		if got := check(c.way, "/moved"); got != c.want {
			t.Errorf("%s, %q, %s:\n got %s\nwant %s", c.way, c.csp, c.body, got, c.want)
		}
	}
	csp, body = "", link+fragment+hostJS
	for _, c := range []struct{ canonical, want string }{
		{host.URL + "/article", "fragment_ok; hostjs_ok; csp_none; canonical_ok HOST/article"},
		{"https://paper.example/else", "fragment_ok; hostjs_ok; csp_none; canonical_differs https://paper.example/else / HOST/article"},
	} {
		if _, err := n.store.Write(t.Context(), store.Command{Page: id, By: testBy}, func(tx *store.Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Canonical = c.canonical; return h, nil })
		}); err != nil {
			t.Fatal(err)
		}
		if got := check("cms", "/article"); got != c.want {
			t.Errorf("%s: %s", c.canonical, got)
		}
	}
	// By way of a proxy.
	body = `<link rel="canonical" href="https://live.example/storm"><main data-page="storm">`
	if got := check("proxy", "/storm"); !strings.HasPrefix(got, "page_ok; address https://live.example/storm; stream_ok ") || !strings.HasSuffix(got, "; canonical_ok https://live.example/storm") {
		t.Errorf("a proxy: %s", got)
	}
	for want, how := range map[string]http.HandlerFunc{
		"stream_ended":          func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) },
		"stream_failed 502":     func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"stream_type text/html": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Type", "text/html") },
		"stream_buffered":       func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		stream.Store(how)
		if got := check("proxy", "/storm"); !strings.Contains(got, want+";") {
			t.Errorf("%s: %s", want, got)
		}
	}
	// What can't be looked at.
	for want, path := range map[string]string{"private localhost": "/inside"} {
		if got := check("cms", path); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
	if status = 404; check("cms", "/") != "status 404" {
		t.Error("a page that is not there")
	}
	status, kind = 200, "application/pdf"
	if got := check("cms", "/"); got != "not_html application/pdf" {
		t.Error(got)
	}
	kind, body = "text/html", strings.Repeat("<div>", 1<<20)
	if got := check("cms", "/"); !strings.HasPrefix(got, "cut; fragment_missing") {
		t.Error(got)
	}
	for _, u := range []string{"", "x", "ftp://x.example/", "javascript:alert(1)", "https://u:p@x.example/", "file:///etc/passwd", "https://"} {
		admin.refused(422, "invalid", "POST", "/api/pages/storm/check", map[string]any{"way": "cms", "url": u})
	}
	admin.refused(422, "invalid", "POST", "/api/pages/storm/check", map[string]any{"way": "x", "url": host.URL})
	for range 20 {
		admin.json("POST", "/api/pages/storm/check", map[string]any{"way": "frame", "url": host.URL})
	}
	admin.refused(429, "too_many", "POST", "/api/pages/storm/check", map[string]any{"way": "frame", "url": host.URL})
}

// TestFigures: those who read are counted on each page, polls as the time for which
// they were sent away, and only pages that someone has to do with are shown.
func TestFigures(t *testing.T) {
	n := newLobby(t, "https://live.example")
	storm, calm := n.page("storm"), n.page("calm")
	polled := map[string][]time.Duration{}
	var last map[string]store.Readers
	for range 6 { // 30 who ask each 5 s: in 10 s each is sent away twice
		last = desk.SampleOf(map[string]live.Count{storm: {Streams: 12, Polled: 60 * 5 * time.Second}}, polled)
	}
	if got := last[storm]; got != (store.Readers{Streams: 12, Polls: 30}) {
		t.Errorf("%+v", got)
	}
	ended := map[string][]time.Duration{}
	for i := range 12 { // one who asks once a minute
		c := map[string]live.Count{}
		if i%6 == 0 {
			c[storm] = live.Count{Polled: time.Minute}
		}
		if got := desk.SampleOf(c, ended)[storm]; got.Polls != 1 {
			t.Errorf("sample %d: %+v", i, got)
		}
	}
	for range 7 {
		last = desk.SampleOf(nil, polled)
	}
	if len(last) > 0 || len(polled) > 0 {
		t.Errorf("nobody reads, and %v, %v", last, polled)
	}

	put := func(sample map[string]store.Readers) {
		if err := n.store.PutReaders(t.Context(), "a", sample); err != nil {
			t.Fatal(err)
		}
	}
	n.pass(n.clock().Truncate(time.Minute).Add(time.Minute).Sub(n.clock()))
	for range 6 {
		put(map[string]store.Readers{storm: {Streams: 100, Polls: 20}, calm: {Streams: 7}})
		n.pass(10 * time.Second)
	}
	admin, bo := n.admin(), n.as(n.person("Bo", store.Contributor, storm))
	f := admin.must("GET", "/api/pages/storm/figures", nil)
	if m := f["minutes"].([]any); f["streams"] != 100.0 || f["polls"] != 20.0 || len(m) != 360 || m[359] != 120.0 || m[358] != 0.0 || f["peak"] != 120.0 {
		t.Errorf("%v %v %v %v", f["streams"], f["polls"], len(m), m[355:])
	}
	if f := admin.must("GET", "/api/figures", nil); f["streams"] != 107.0 || len(f["pages"].([]any)) != 2 {
		t.Errorf("of the site: %v", f["pages"])
	}
	if f := bo.must("GET", "/api/figures", nil); f["streams"] != 100.0 || len(f["pages"].([]any)) != 1 {
		t.Errorf("of a page's contributor: %v", f["pages"])
	}
	bo.refused(404, "no_page", "GET", "/api/pages/calm/figures", nil)
	n.pass(time.Minute)
	if f := admin.must("GET", "/api/pages/storm/figures", nil); f["streams"] != 0.0 {
		t.Errorf("a minute after the last sample: %v", f["streams"])
	}
}

// TestHooks: a webhook is made by administrators who have just shown who they are,
// its secret is shown once, and http goes only where that was allowed.
func TestHooks(t *testing.T) {
	way, err := outbound.New(outbound.Options{Allow: []string{"cms.internal"}})
	if err != nil {
		t.Fatal(err)
	}
	n := newLobby(t, "https://live.example")
	n.with(desk.Options{URL: "https://live.example", Way: way})
	n.page("storm")
	admin := n.admin()
	h := admin.must("POST", "/api/hooks", map[string]any{"name": "Archive", "url": "https://archive.example/in?k=1", "page": "storm", "events": []string{"withdraw", "publish"}})
	secret := h["secret"].(string)
	at := "/api/hooks/" + h["id"].(string)
	_, text := admin.get(at)
	_, list := admin.get("/api/hooks")
	if strings.Contains(text+list, secret[6:20]) || !strings.Contains(list, `"events":["publish","withdraw"]`) {
		t.Errorf("the secret is shown again, or not all of it: %s", list)
	}
	if again := admin.must("POST", at+"/secret", map[string]any{})["secret"]; again == secret || again == nil {
		t.Errorf("another secret: %v", again)
	}
	admin.must("POST", "/api/hooks", map[string]any{"name": "Inside", "url": "http://cms.internal/in", "events": []string{"publish"}})
	admin.refused(422, "invalid", "POST", "/api/hooks", map[string]any{"name": "x", "url": "http://archive.example/in", "events": []string{"publish"}})
	admin.refused(422, "invalid", "PATCH", at, map[string]any{"url": "http://archive.example/in"})
	if h := admin.must("PATCH", at, map[string]any{"paused": true}); h["paused"] != "paused" {
		t.Errorf("%v", h)
	}
	if h := admin.must("PATCH", at, map[string]any{"paused": false, "page": ""}); h["paused"] != "" || h["page"] != "" {
		t.Errorf("%v", h)
	}
	if code, _ := admin.json("POST", at+"/test", map[string]any{}); code != 202 {
		t.Error(code)
	}
	if d := admin.must("GET", at+"/deliveries", nil)["deliveries"].([]any); len(d) != 1 || d[0].(map[string]any)["state"] != "waiting" {
		t.Errorf("%v", d)
	}
	n.pass(11 * time.Minute)
	admin.refused(403, "stepup", "POST", "/api/hooks", map[string]any{"name": "x", "url": "https://x.example", "events": []string{"publish"}})
	admin.refused(403, "stepup", "POST", at+"/secret", map[string]any{})
	admin.must("DELETE", at, nil)
	admin.refused(404, "no_hook", "GET", at, nil)

	// A token for one page makes none.
	api, err := desk.New(desk.Options{Store: n.store, URL: "https://live.example", Way: way})
	if err != nil {
		t.Fatal(err)
	}
	head, err := n.store.Find(t.Context(), "storm")
	if err != nil {
		t.Fatal(err)
	}
	for pageID, want := range map[string]int{"": 200, head.ID: 403} {
		token, _, err := n.store.CreateToken(t.Context(), testBy, store.Token{Name: "t", Page: pageID})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/api/v1/hooks", nil)
		r.Header.Set("Authorization", "Bearer "+token)
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("a token for %q: %d %s", pageID, w.Code, w.Body)
		}
	}
}
