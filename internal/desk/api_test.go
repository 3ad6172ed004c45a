package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

const base = "https://example.org/live"

// house is an API over a real store, with a token and a live page.
type house struct {
	t     *testing.T
	store *store.Store
	api   http.Handler
	token string
}

func newHouse(t *testing.T) *house {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	api, err := desk.New(desk.Options{Store: s, URL: base})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, store: s, api: api}
	h.token = h.newToken(store.Token{Name: "test"})
	h.page("news")
	return h
}

func (h *house) newToken(token store.Token) string {
	h.t.Helper()
	secret, _, err := h.store.CreateToken(context.Background(), store.By{Name: "test"}, token)
	if err != nil {
		h.t.Fatal(err)
	}
	return secret
}

func (h *house) page(slug string) store.Head {
	h.t.Helper()
	head, _, err := h.store.CreatePage(context.Background(), store.NewPage{Slug: slug, Head: page.Head{Title: "News in brief", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		h.t.Fatal(err)
	}
	return head
}

// answer is what the API answered.
type answer struct {
	status int
	header http.Header
	raw    string
	m      map[string]any
}

func (a answer) code() string  { s, _ := a.m["code"].(string); return s }
func (a answer) field() string { s, _ := a.m["field"].(string); return s }
func (a answer) num(name string) int64 {
	f, _ := a.m[name].(float64)
	return int64(f)
}
func (a answer) str(name string) string { s, _ := a.m[name].(string); return s }

// do sends a request; headers are name, value, ...; an empty value takes one away.
func (h *house) do(method, path, body string, headers ...string) answer {
	h.t.Helper()
	var in io.Reader
	if body != "" {
		in = strings.NewReader(body)
	}
	r := httptest.NewRequest(method, "/api/v1"+path, in)
	r.Header.Set("Authorization", "Bearer "+h.token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i+1] == "" {
			r.Header.Del(headers[i])
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	w := httptest.NewRecorder()
	h.api.ServeHTTP(w, r)
	a := answer{status: w.Code, header: w.Header(), raw: w.Body.String()}
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &a.m); err != nil {
			h.t.Fatalf("%s %s: the answer is not JSON: %v\n%s", method, path, err, w.Body)
		}
	}
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Type": "application/json; charset=utf-8"} {
		if got := w.Header().Get(name); got != want {
			h.t.Errorf("%s %s: %s: %q, want %q", method, path, name, got, want)
		}
	}
	if len(w.Result().Cookies()) > 0 {
		h.t.Errorf("%s %s sets a cookie", method, path)
	}
	return a
}

// must sends a request that must do.
func (h *house) must(status int, method, path, body string, headers ...string) answer {
	h.t.Helper()
	a := h.do(method, path, body, headers...)
	if a.status != status {
		h.t.Fatalf("%s %s %s: %d, want %d\n%s", method, path, body, a.status, status, a.raw)
	}
	return a
}

// post publishes a post and gives its id.
func (h *house) post(body string) string {
	h.t.Helper()
	return h.must(http.StatusCreated, "POST", "/pages/news/posts", body).str("id")
}

// entries counts the site's entries, to see that nothing was done.
func (h *house) entries() int64 {
	h.t.Helper()
	site, err := h.store.Site(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	return site.Next
}

func TestPublish(t *testing.T) {
	h := newHouse(t)
	a := h.must(201, "POST", "/pages/news/posts", `{
		"headline": "Ferries stay in port", "body": "Wind of **force 10**.\n\nNo sailing before noon.",
		"dateline": {"place": "Skagen", "date": "2024-10-23"}, "sources": [{"name": "Harbour office", "url": "https://example.org/h"}],
		"byline": "A. Writer", "tags": ["storm"], "lang": "en", "key": true, "breaking": true}`)
	id := a.str("id")
	if !page.ValidPostID(id) || a.num("rev") != 1 || a.num("seq") != 2 || a.num("epoch") == 0 || a.str("published") == "" || a.str("url") != base+"/news/"+id {
		t.Errorf("answer: %s", a.raw)
	}
	if stamp, err := time.Parse(time.RFC3339, a.str("stamp")); err != nil || stamp.Second() != 0 {
		t.Errorf("stamp %q", a.str("stamp"))
	}
	got := h.must(200, "GET", "/pages/news/posts/"+id, "")
	for name, want := range map[string]any{
		"headline": "Ferries stay in port", "text": "Wind of force 10.\n\nNo sailing before noon.", "byline": "A. Writer", "lang": "en",
		"key": true, "breaking": true, "pinned": false, "withdrawn": false, "rev": 1.0,
	} {
		if got.m[name] != want {
			t.Errorf("%s: %v, want %v", name, got.m[name], want)
		}
	}
	if html := got.str("html"); !strings.Contains(html, "<strong>force 10</strong>") {
		t.Errorf("html: %s", html)
	}
	if s := fmt.Sprint(got.m["dateline"], got.m["sources"], got.m["tags"]); s != "map[date:2024-10-23 place:Skagen] [map[name:Harbour office url:https://example.org/h]] [storm]" {
		t.Error(s)
	}
}

func TestBodyForms(t *testing.T) {
	h := newHouse(t)
	for _, c := range []struct{ name, body, text string }{
		{"Markdown", `{"body":"One *two*.\n\n- three"}`, "One two.\n\n- three"},
		{"plain text", `{"text":"One *two*.\nthree"}`, "One *two*.\nthree"},
		{"HTML", `{"html":"<p>One <b>two</b>.</p><script>alert(1)</script>"}`, "One two."},
		{"tree", `{"body":{"format":"stoppress-body/1","blocks":[{"kind":"paragraph","spans":[{"text":"One two."}]}]}}`, "One two."},
	} {
		if got := h.must(200, "GET", "/pages/news/posts/"+h.post(c.body), "").str("text"); got != c.text {
			t.Errorf("%s: %q, want %q", c.name, got, c.text)
		}
	}
	a := h.must(201, "POST", "/pages/news/posts", `{"headline":"H","body":"See <script>x</script> here"}`)
	if a.m["warnings"] == nil {
		t.Errorf("HTML in Markdown left out without a word: %s", a.raw)
	}
}

// Every op, what it takes, and what it does.
func TestOps(t *testing.T) {
	h := newHouse(t)
	id := h.post(`{"headline":"One","body":"Text.","byline":"A","tags":["x"]}`)
	at := "/pages/news/posts/" + id
	show := func() answer { t.Helper(); return h.must(200, "GET", at, "") }
	rev := int64(1)
	op := func(name, body string) answer {
		t.Helper()
		a := h.must(200, "POST", at+"/"+name, body)
		rev++
		if a.num("rev") != rev || a.str("op") != name || a.str("id") != id || a.num("seq") != h.entries() {
			t.Errorf("%s: %s", name, a.raw)
		}
		return a
	}

	op("edit", `{"rev":1,"headline":"Two","tags":null}`)
	if p := show(); p.str("headline") != "Two" || p.str("text") != "Text." || p.str("byline") != "A" || fmt.Sprint(p.m["tags"]) != "[]" || p.m["updated"] != nil {
		t.Errorf("after edit: %s", p.raw)
	}
	op("amend", `{"rev":2,"body":"More text.","byline":""}`)
	if p := show(); p.str("text") != "More text." || p.str("byline") != "" || p.str("updated") == "" {
		t.Errorf("after amend: %s", p.raw)
	}
	op("correct", `{"rev":3,"headline":"Three","note":"It was three.","kind":"clarification"}`)
	if p := show(); fmt.Sprint(p.m["corrections"].([]any)[0].(map[string]any)["kind"]) != "clarification" || p.str("headline") != "Three" {
		t.Errorf("after correct: %s", p.raw)
	}
	op("flag", `{"pinned":true}`)
	op("flag", `{"rev":5,"key":true,"pinned":false}`)
	if p := show(); p.m["key"] != true || p.m["pinned"] != false {
		t.Errorf("after flag: %s", p.raw)
	}
	op("withdraw", `{"note":"Not so."}`)
	if p := show(); p.m["withdrawn"] != true || p.str("note") != "Not so." {
		t.Errorf("after withdraw: %s", p.raw)
	}
	op("restore", `{}`)
	op("withhold", `{"reason":"legal","targets":[{"seq":2,"name":"headline"},{"seq":5,"name":"headline"}]}`)
	if p := show(); p.str("headline") != "" || p.str("text") != "More text." {
		t.Errorf("after withhold: %s", p.raw)
	}
	op("release", `{"targets":[{"seq":5,"name":"headline"}]}`)
	if p := show(); p.str("headline") != "Three" {
		t.Errorf("after release: %s", p.raw)
	}
	op("erase", `{"reason":"privacy"}`)
	if p := show(); p.str("headline") != "" || p.str("text") != "" || strings.Contains(p.raw, "Three") || strings.Contains(p.raw, "More") {
		t.Errorf("after erase: %s", p.raw)
	}
}

func TestBatch(t *testing.T) {
	h := newHouse(t)
	a := h.must(201, "POST", "/pages/news/updates", `{"posts":[{"headline":"A"},{"headline":"B","pinned":true},{"headline":"C"}]}`)
	posts, _ := a.m["posts"].([]any)
	if len(posts) != 3 || a.num("seq") != 4 {
		t.Fatal(a.raw)
	}
	for i, p := range posts {
		if p := p.(map[string]any); p["stamp"] != a.m["stamp"] || p["seq"] != float64(i+2) {
			t.Errorf("post %d: %v", i, p)
		}
	}
	before := h.entries()
	for _, c := range []struct {
		body   string
		status int
		field  string
	}{
		{`{"posts":[]}`, 422, "posts"},
		{`{}`, 422, "posts"},
		{`{"posts":[{"headline":"A"},{"hedline":"B"}]}`, 400, "posts[1].hedline"},
		{`{"posts":[{"headline":"A"},{"byline":"B"}]}`, 422, "body"},
		{`{"posts":[{"headline":"A"},7]}`, 400, "posts[1]"},
		{`{"posts":[` + strings.Repeat(`{"headline":"A"},`, 500) + `{"headline":"A"}]}`, 413, "posts"},
	} {
		if a := h.do("POST", "/pages/news/updates", c.body); a.status != c.status || a.field() != c.field {
			t.Errorf("%.60s: %d %s, want %d with field %q", c.body, a.status, a.raw, c.status, c.field)
		}
	}
	if h.entries() != before {
		t.Error("a batch was taken in part")
	}
}

func TestPages(t *testing.T) {
	h := newHouse(t)
	a := h.must(201, "POST", "/pages", `{"slug":"storm","title":"Storm","zone":"Europe/Copenhagen","lang":"en","notice":"Stay in","recap":{"text":"So far"},"clock":"24","draft":true}`)
	if a.str("state") != "draft" || a.num("seq") != 0 || a.str("url") != base+"/storm" {
		t.Error(a.raw)
	}
	if a := h.do("POST", "/pages/storm/posts", `{"headline":"X"}`); a.status != 409 || a.code() != "state" || !strings.Contains(a.str("message"), "open it first") {
		t.Errorf("a post on a draft: %s", a.raw)
	}
	h.must(200, "POST", "/pages/storm/open", "")
	if a := h.do("POST", "/pages/storm/open", "{}"); a.status != 409 || a.code() != "state" {
		t.Errorf("opened twice: %s", a.raw)
	}
	h.must(200, "PATCH", "/pages/storm", `{"title":"The storm","notice":null,"slug":"gale"}`)
	p := h.must(200, "GET", "/pages/gale", "")
	if p.str("title") != "The storm" || p.m["notice"] != nil || p.str("clock") != "24" || p.m["recap"].(map[string]any)["time"] == "0001-01-01T00:00:00Z" {
		t.Error(p.raw)
	}
	h.must(200, "POST", "/pages/gale/end", `{"note":"That was it."}`)
	if a := h.do("POST", "/pages/gale/posts", `{"headline":"X"}`); a.status != 409 || a.code() != "state" {
		t.Errorf("a post on an ended page: %s", a.raw)
	}
	h.must(200, "POST", "/pages/gale/reopen", "")

	// A former slug leads to the page, whatever is asked of it.
	for _, c := range []struct{ method, path, body, to string }{
		{"GET", "/pages/storm", "", "/live/api/v1/pages/gale"},
		{"POST", "/pages/storm/posts", `{"headline":"X"}`, "/live/api/v1/pages/gale/posts"},
		{"POST", "/pages/storm/end", `{}`, "/live/api/v1/pages/gale/end"},
	} {
		if a := h.do(c.method, c.path, c.body); a.status != 308 || a.header.Get("Location") != c.to {
			t.Errorf("%s %s: %d to %q, want %q", c.method, c.path, a.status, a.header.Get("Location"), c.to)
		}
	}
	if a := h.must(200, "GET", "/pages", ""); len(a.m["pages"].([]any)) != 2 {
		t.Error(a.raw)
	}
	for _, c := range []struct {
		name, body, field, hint string
		status                  int
	}{
		{"taken", `{"slug":"gale","title":"T","zone":"UTC","lang":"en"}`, "slug", "another page", 409},
		{"former", `{"slug":"storm","title":"T","zone":"UTC","lang":"en"}`, "slug", "former", 409},
		{"reserved", `{"slug":"desk","title":"T","zone":"UTC","lang":"en"}`, "slug", "reserved", 422},
		{"form", `{"slug":"Big News","title":"T","zone":"UTC","lang":"en"}`, "slug", "a-z", 422},
		{"no slug", `{"title":"T","zone":"UTC","lang":"en"}`, "slug", "a-z", 422},
		{"zone", `{"slug":"x1","title":"T","zone":"Paris","lang":"en"}`, "zone", "Europe/Paris", 422},
		{"no zone", `{"slug":"x1","title":"T","lang":"en"}`, "zone", "home zone", 422},
		{"lang", `{"slug":"x1","title":"T","zone":"UTC","lang":"english"}`, "lang", "is it en?", 422},
		{"title", `{"slug":"x1","zone":"UTC","lang":"en"}`, "title", "title", 422},
		{"clock", `{"slug":"x1","title":"T","zone":"UTC","lang":"en","clock":"12"}`, "clock", "24", 422},
		{"until", `{"slug":"x1","title":"T","zone":"UTC","lang":"en","notice":{"text":"x","until":"soon"}}`, "notice.until", "2024-10-23T20:30:00Z", 400},
		{"unknown", `{"slug":"x1","title":"T","zone":"UTC","lang":"en","colour":"red"}`, "colour", "colour", 400},
	} {
		if a := h.do("POST", "/pages", c.body); a.status != c.status || a.field() != c.field || !strings.Contains(a.str("message"), c.hint) {
			t.Errorf("%s: %d %s", c.name, a.status, a.raw)
		}
	}
	if a := h.do("PATCH", "/pages/gale", `{"slug":""}`); a.status != 422 || a.field() != "slug" {
		t.Errorf("an empty slug: %s", a.raw)
	}
	if a := h.do("PATCH", "/pages/gale", `{}`); a.status != 409 || a.code() != "unchanged" {
		t.Errorf("nothing changed: %s", a.raw)
	}
}

// Each op with each thing that can be wrong with it: nothing is done, and the
// answer says what was wrong.
func TestRefused(t *testing.T) {
	h := newHouse(t)
	id := h.post(`{"headline":"One","body":"Text."}`)
	gone := h.post(`{"headline":"Gone"}`)
	h.must(200, "POST", "/pages/news/posts/"+gone+"/withdraw", "{}")
	h.must(200, "POST", "/pages/news/posts/"+id+"/edit", `{"rev":1,"headline":"Two"}`)
	at, there := "/pages/news/posts/"+id, "/pages/news/posts/"+gone
	long := strings.Repeat("x", 301)
	before := h.entries()
	for _, c := range []struct {
		method, path, body string
		status             int
		code, field        string
	}{
		{"POST", "/pages/news/posts", `{`, 400, "bad_json", ""},
		{"POST", "/pages/news/posts", `{"headline":"a",}`, 400, "bad_json", ""},
		{"POST", "/pages/news/posts", `{"headline":"a"} {}`, 400, "bad_json", ""},
		{"POST", "/pages/news/posts", `{"headline":"a","headline":"b"}`, 400, "bad_json", "headline"},
		{"POST", "/pages/news/posts", "{\"headline\":\"\xff\"}", 400, "bad_json", ""},
		{"POST", "/pages/news/posts", `["a"]`, 400, "wrong_type", ""},
		{"POST", "/pages/news/posts", `null`, 400, "wrong_type", ""},
		{"POST", "/pages/news/posts", `{"Headline":"a"}`, 400, "unknown_field", "Headline"},
		{"POST", "/pages/news/posts", `{"headline":"a","stamp":"2024-10-23T20:30:00Z"}`, 400, "unknown_field", "stamp"},
		{"POST", "/pages/news/posts", `{"headline":7}`, 400, "wrong_type", "headline"},
		{"POST", "/pages/news/posts", `{"headline":"a","key":"yes"}`, 400, "wrong_type", "key"},
		{"POST", "/pages/news/posts", `{"headline":"a","tags":"x"}`, 400, "wrong_type", "tags"},
		{"POST", "/pages/news/posts", `{"headline":"a","tags":["x",7]}`, 400, "wrong_type", "tags[1]"},
		{"POST", "/pages/news/posts", `{"headline":"a","dateline":"Skagen"}`, 400, "wrong_type", "dateline"},
		{"POST", "/pages/news/posts", `{"headline":"a","dateline":{"plaice":"x"}}`, 400, "unknown_field", "dateline.plaice"},
		{"POST", "/pages/news/posts", `{"headline":"a","sources":[{"name":"x","url":7}]}`, 400, "wrong_type", "sources[0].url"},
		{"POST", "/pages/news/posts", `{"headline":"a","sources":[{"name":"x","url":"javascript:alert(1)"}]}`, 422, "invalid", "sources"},
		{"POST", "/pages/news/posts", `{"headline":"a","body":7}`, 400, "wrong_type", "body"},
		{"POST", "/pages/news/posts", `{"headline":"a","body":{"format":"x"}}`, 422, "invalid", "body"},
		{"POST", "/pages/news/posts", `{"headline":"a","body":{"format":"stoppress-body/1","blocks":[{"kind":"script"}]}}`, 422, "invalid", "body"},
		{"POST", "/pages/news/posts", `{"headline":"a","body":"x","text":"y"}`, 422, "invalid", "text"},
		{"POST", "/pages/news/posts", `{"headline":"a","text":"x","html":"y"}`, 422, "invalid", "html"},
		{"POST", "/pages/news/posts", `{"headline":"a","lang":"english"}`, 422, "invalid", "lang"},
		{"POST", "/pages/news/posts", `{"headline":"a\u0000b"}`, 422, "invalid", "headline"},
		{"POST", "/pages/news/posts", `{"headline":"` + long + `"}`, 413, "too_large", "headline"},
		{"POST", "/pages/news/posts", `{"text":"` + strings.Repeat("x", 300<<10) + `"}`, 413, "too_large", "body"},
		{"POST", "/pages/news/posts", `{"text":"` + strings.Repeat("x", 1<<20) + `"}`, 413, "too_large", ""},
		{"POST", "/pages/news/posts", `{}`, 422, "invalid", "body"},
		{"POST", "/pages/other/posts", `{"headline":"a"}`, 404, "no_page", ""},
		{"POST", "/pages/news/posts/0000000000/edit", `{"rev":1,"headline":"a"}`, 404, "no_post", ""},
		{"POST", "/pages/news/posts/nonsense/edit", `{"rev":1,"headline":"a"}`, 404, "no_post", ""},
		{"GET", "/pages/news/posts/0000000000", ``, 404, "no_post", ""},
		{"POST", at + "/edit", `{"headline":"a"}`, 422, "invalid", "rev"},
		{"POST", at + "/amend", `{"rev":0,"headline":"a"}`, 422, "invalid", "rev"},
		{"POST", at + "/correct", `{"rev":"2","headline":"a","note":"x"}`, 400, "wrong_type", "rev"},
		{"POST", at + "/edit", `{"rev":1.5,"headline":"a"}`, 400, "wrong_type", "rev"},
		{"POST", at + "/edit", `{"rev":2,"headline":"Two"}`, 409, "unchanged", ""},
		{"POST", at + "/edit", `{"rev":2,"headline":null,"body":null}`, 422, "invalid", "body"},
		{"POST", at + "/edit", `{"rev":2,"key":true}`, 400, "unknown_field", "key"},
		{"POST", at + "/edit", `{"rev":2,"headline":"a","note":"x"}`, 400, "unknown_field", "note"},
		{"POST", at + "/correct", `{"rev":2,"headline":"a"}`, 422, "invalid", "note"},
		{"POST", at + "/correct", `{"rev":2,"headline":"a","note":"x","kind":"legal"}`, 422, "invalid", "reason"},
		{"POST", at + "/flag", `{"rev":2}`, 422, "invalid", "key"},
		{"POST", at + "/flag", `{"key":false}`, 409, "unchanged", ""},
		{"POST", at + "/flag", `{"key":true,"headline":"a"}`, 400, "unknown_field", "headline"},
		{"POST", at + "/restore", `{}`, 409, "state", ""},
		{"POST", at + "/withdraw", `{"rev":1}`, 409, "stale_rev", "rev"},
		{"POST", at + "/withdraw", `{"reason":"because"}`, 422, "invalid", "reason"},
		{"POST", at + "/withhold", `{"reason":"because"}`, 422, "invalid", "reason"},
		{"POST", at + "/withhold", `{"targets":[{"seq":99,"name":"headline"}]}`, 422, "invalid", "targets"},
		{"POST", at + "/erase", `{"targets":[{"seq":2,"name":"headline","x":1}]}`, 400, "unknown_field", "targets[0].x"},
		{"POST", at + "/release", `{}`, 409, "", ""},
		{"POST", at + "/publish", `{}`, 404, "not_found", ""},
		{"POST", there + "/withdraw", `{}`, 409, "state", ""},
		{"POST", there + "/edit", `{"rev":2,"headline":"a"}`, 409, "state", ""},
		{"GET", "/pages/news/updates", ``, 405, "method_not_allowed", ""},
		{"DELETE", at, ``, 405, "method_not_allowed", ""},
		{"GET", at + "/edit", ``, 405, "method_not_allowed", ""},
		{"PUT", "/pages", `{}`, 405, "method_not_allowed", ""},
		{"POST", "/pages/news/close", `{}`, 404, "not_found", ""},
		{"GET", "/nothing", ``, 404, "not_found", ""},
		{"GET", "/../pages", ``, 404, "not_found", ""},
	} {
		a := h.do(c.method, c.path, c.body)
		if a.status != c.status || c.code != "" && a.code() != c.code || a.field() != c.field || a.str("message") == "" {
			t.Errorf("%s %s %.80s:\n got %d %s\nwant %d %s %q", c.method, c.path, c.body, a.status, a.raw, c.status, c.code, c.field)
		}
		if a.status == 405 && a.header.Get("Allow") == "" {
			t.Errorf("%s %s: 405 without Allow", c.method, c.path)
		}
	}
	if n := h.entries(); n != before {
		t.Errorf("%d entries were made by what was refused", n-before)
	}
}

func TestStale(t *testing.T) {
	h := newHouse(t)
	id := h.post(`{"headline":"One","body":"Text."}`)
	at := "/pages/news/posts/" + id
	h.must(200, "POST", at+"/edit", `{"rev":1,"body":"Hers."}`)
	a := h.do("POST", at+"/edit", `{"rev":1,"body":"His.","tags":["x"]}`)
	if a.status != 409 || a.code() != "stale_rev" {
		t.Fatalf("%d %s", a.status, a.raw)
	}
	current, _ := a.m["current"].(map[string]any)
	yours, _ := a.m["yours"].(map[string]any)
	if current["rev"] != 2.0 || current["headline"] != "One" || current["text"] != "Hers." || current["body"] == nil {
		t.Errorf("current: %v", current)
	}
	if _, named := yours["headline"]; named || yours["rev"] != 1.0 || yours["text"] != "His." || fmt.Sprint(yours["tags"]) != "[x]" {
		t.Errorf("yours: %v", yours)
	}
	if got := h.must(200, "GET", at, "").str("text"); got != "Hers." {
		t.Errorf("text is %q", got)
	}
}

// The same key and request: the same status and body, byte by byte, and nothing
// done again. Another request: an error.
func TestIdempotency(t *testing.T) {
	h := newHouse(t)
	id := h.post(`{"headline":"One","body":"Text."}`)
	at := "/pages/news/posts/" + id
	for i, c := range []struct{ method, path, body, other string }{
		{"POST", "/pages", `{"slug":"k","title":"T","zone":"UTC","lang":"en"}`, `{"slug":"k2","title":"T","zone":"UTC","lang":"en"}`},
		{"POST", "/pages", `{"slug":"kd","title":"T","zone":"UTC","lang":"en","draft":true}`, `{"slug":"kd","title":"T","zone":"UTC","lang":"en"}`},
		{"POST", "/pages/news/posts", `{"headline":"A","body":"x <b>y</b>"}`, `{"headline":"B"}`},
		{"POST", "/pages/news/updates", `{"posts":[{"headline":"A"},{"headline":"B"}]}`, `{"posts":[{"headline":"A"}]}`},
		{"PATCH", "/pages/news", `{"title":"Other news"}`, `{"title":"Others' news"}`},
		{"PATCH", "/pages/kd", `{"title":"Other news"}`, `{"title":"Others' news"}`},
		{"POST", "/pages/kd/open", `{}`, `{ }`},
		{"POST", at + "/edit", `{"rev":1,"headline":"Two"}`, `{"rev":1,"headline":"Three"}`},
		{"POST", at + "/amend", `{"rev":2,"body":"B"}`, `{"rev":2,"body":"C"}`},
		{"POST", at + "/correct", `{"rev":3,"note":"B"}`, `{"rev":3,"note":"C"}`},
		{"POST", at + "/flag", `{"key":true}`, `{"pinned":true}`},
		{"POST", at + "/withdraw", `{}`, `{"note":"x"}`},
		{"POST", at + "/restore", `{}`, `{"note":"x"}`},
		{"POST", at + "/withhold", `{}`, `{"reason":"legal"}`},
		{"POST", at + "/release", `{}`, `{"reason":"legal"}`},
		{"POST", "/pages/news/end", `{}`, `{"note":"x"}`},
		{"POST", "/pages/news/reopen", `{}`, `{"note":"x"}`},
	} {
		key := fmt.Sprintf("key-%d", i)
		first := h.do(c.method, c.path, c.body, "Idempotency-Key", key)
		if first.status/100 != 2 || first.header.Get("Idempotency-Replayed") != "" {
			t.Fatalf("%s %s: %d %s", c.method, c.path, first.status, first.raw)
		}
		n := h.entries()
		again := h.do(c.method, c.path, c.body, "Idempotency-Key", key)
		if again.status != first.status || again.raw != first.raw || again.header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("%s %s again:\n%d %s\nwas\n%d %s", c.method, c.path, again.status, again.raw, first.status, first.raw)
		}
		other := h.do(c.method, c.path, c.other, "Idempotency-Key", key)
		if other.status != 422 || other.code() != "idempotency_key_reused" {
			t.Errorf("%s %s with another body: %d %s", c.method, c.path, other.status, other.raw)
		}
		if h.entries() != n {
			t.Errorf("%s %s was done again", c.method, c.path)
		}
	}

	// A replay is the same once much has happened since.
	body := `{"headline":"Late","body":"x"}`
	first := h.must(201, "POST", "/pages/news/posts", body, "Idempotency-Key", "late")
	h.must(200, "POST", "/pages/news/posts/"+first.str("id")+"/edit", `{"rev":1,"headline":"Later"}`)
	h.post(`{"headline":"Next"}`)
	if again := h.must(201, "POST", "/pages/news/posts", body, "Idempotency-Key", "late"); again.raw != first.raw {
		t.Errorf("%s\nwas %s", again.raw, first.raw)
	}
	// One key, another address.
	if a := h.do("POST", "/pages/news/end", body, "Idempotency-Key", "late"); a.status/100 == 2 {
		t.Errorf("a key works for another address: %s", a.raw)
	}
	// Another token's keys are its own.
	mine := h.token
	h.token = h.newToken(store.Token{Name: "other"})
	if a := h.must(201, "POST", "/pages/news/posts", body, "Idempotency-Key", "late"); a.str("id") == first.str("id") {
		t.Error("two tokens share a key")
	}
	h.token = mine
	// What failed did not use its key.
	if a := h.do("POST", "/pages/news/posts", `{}`, "Idempotency-Key", "failed"); a.status != 422 {
		t.Error(a.raw)
	}
	h.must(201, "POST", "/pages/news/posts", body, "Idempotency-Key", "failed")
	for _, key := range []string{"two words", strings.Repeat("k", 201), "tab\there", "é"} {
		if a := h.do("POST", "/pages/news/posts", body, "Idempotency-Key", key); a.status != 422 || a.field() != "Idempotency-Key" {
			t.Errorf("key %q: %d %s", key, a.status, a.raw)
		}
	}
}

func TestTokens(t *testing.T) {
	h := newHouse(t)
	other := h.page("other")
	news, err := h.store.Find(t.Context(), "news")
	if err != nil {
		t.Fatal(err)
	}
	body := `{"headline":"X"}`
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"none", []string{"Authorization", ""}, 401},
		{"wrong", []string{"Authorization", "Bearer sp_" + strings.Repeat("0", 40)}, 401},
		{"not one", []string{"Authorization", "Bearer x"}, 401},
		{"basic", []string{"Authorization", "Basic " + h.token}, 401},
		{"cookie", []string{"Authorization", "", "Cookie", "token=" + h.token + "; Authorization=Bearer " + h.token}, 401},
		{"query", []string{"Authorization", ""}, 401},
		{"lower case", []string{"Authorization", "bearer " + h.token}, 201},
	} {
		path := "/pages/news/posts"
		if c.name == "query" {
			path += "?token=" + h.token + "&access_token=" + h.token
		}
		a := h.do("POST", path, body, c.headers...)
		if a.status != c.status {
			t.Errorf("%s: %d, want %d", c.name, a.status, c.status)
		}
		if a.status == 401 && !strings.HasPrefix(a.header.Get("WWW-Authenticate"), "Bearer") {
			t.Errorf("%s: no WWW-Authenticate", c.name)
		}
		if strings.Contains(a.raw, h.token) {
			t.Errorf("%s: the token is told back", c.name)
		}
	}

	// A token of one page.
	all := h.token
	h.token = h.newToken(store.Token{Name: "one", Page: other.ID})
	h.must(201, "POST", "/pages/other/posts", body)
	for _, c := range []struct{ method, path, body string }{
		{"POST", "/pages/news/posts", body}, {"GET", "/pages/news", ""}, {"POST", "/pages/news/end", "{}"},
		{"PATCH", "/pages/news", `{"title":"x"}`}, {"POST", "/pages/" + news.ID + "/posts", body}, {"GET", "/pages/nothing", ""},
		{"POST", "/pages", `{"slug":"x1","title":"T","zone":"UTC","lang":"en"}`},
	} {
		if a := h.do(c.method, c.path, c.body); a.status != 403 {
			t.Errorf("%s %s with another page's token: %d", c.method, c.path, a.status)
		}
	}
	if a := h.must(200, "GET", "/pages", ""); len(a.m["pages"].([]any)) != 1 {
		t.Errorf("a token of one page lists %s", a.raw)
	}

	// Expired and revoked ones.
	secret, token, err := h.store.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "short", Expires: time.Now().Add(20 * time.Millisecond)})
	if err != nil {
		t.Fatal(err)
	}
	for time.Now().Before(token.Expires) {
		time.Sleep(time.Until(token.Expires))
	}
	h.token = secret
	if a := h.do("GET", "/pages", ""); a.status != 401 || a.code() != "token_expired" {
		t.Errorf("an expired token: %d %s", a.status, a.raw)
	}
	secret, token, err = h.store.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "revoked"})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.store.RevokeToken(t.Context(), store.By{Name: "test"}, token.ID); err != nil {
		t.Fatal(err)
	}
	h.token = secret
	if a := h.do("GET", "/pages", ""); a.status != 401 || a.code() != "token" {
		t.Errorf("a revoked token: %d %s", a.status, a.raw)
	}

	// Too many wrong ones from an address; the right one still works.
	h.token = "sp_wrong"
	waited := 0
	for range 40 {
		if a := h.do("GET", "/pages", ""); a.status == 429 && a.header.Get("Retry-After") != "" {
			waited++
		}
	}
	if waited == 0 || waited == 40 {
		t.Errorf("of 40 wrong tokens %d were asked to wait", waited)
	}
	h.token = all
	h.must(200, "GET", "/pages", "")
}

func TestContentType(t *testing.T) {
	h := newHouse(t)
	for kind, status := range map[string]int{
		"application/json": 201, "application/json; charset=utf-8": 201, "application/json;charset=UTF-8": 201,
		"text/plain": 415, "application/x-www-form-urlencoded": 415, "multipart/form-data; boundary=x": 415, "application/json; charset=latin1": 415, "": 415,
	} {
		if a := h.do("POST", "/pages/news/posts", `{"headline":"X"}`, "Content-Type", kind); a.status != status {
			t.Errorf("%q: %d, want %d", kind, a.status, status)
		}
	}
}

// A real server: a body without end is cut off, and HEAD has no body.
func TestOverHTTP(t *testing.T) {
	h := newHouse(t)
	server := httptest.NewServer(h.api)
	defer server.Close()
	send := func(method string, body io.Reader) *http.Response {
		t.Helper()
		r, err := http.NewRequest(method, server.URL+"/api/v1/pages/news/posts", body)
		if err != nil {
			t.Fatal(err)
		}
		if method == "HEAD" {
			r.URL.Path = "/api/v1/pages/news"
		}
		r.Header.Set("Authorization", "Bearer "+h.token)
		r.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		return resp
	}
	// Of unknown length, so that only reading it can tell.
	endless := io.MultiReader(strings.NewReader(`{"text":"`), bytes.NewReader(make([]byte, 4<<20)))
	if resp := send("POST", endless); resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a body of 4 MB: %s", resp.Status)
	}
	if resp := send("HEAD", nil); resp.StatusCode != 200 || resp.ContentLength < 10 {
		t.Errorf("HEAD: %s, %d", resp.Status, resp.ContentLength)
	}
	if resp := send("POST", strings.NewReader(`{"headline":"X"}`)); resp.StatusCode != 201 {
		t.Errorf("POST: %s", resp.Status)
	}
}

// Writers at the same time: each acknowledged post is there, once.
func TestAtOnce(t *testing.T) {
	h := newHouse(t)
	const writers, each = 4, 10
	ids := make(chan string, writers*each)
	done := make(chan bool)
	for w := range writers {
		go func() {
			defer func() { done <- true }()
			for i := range each {
				r := httptest.NewRequest("POST", "/api/v1/pages/news/posts", strings.NewReader(fmt.Sprintf(`{"headline":"%d of %d"}`, i, w)))
				r.Header.Set("Authorization", "Bearer "+h.token)
				r.Header.Set("Content-Type", "application/json")
				resp := httptest.NewRecorder()
				h.api.ServeHTTP(resp, r)
				var d desk.Done
				if err := json.Unmarshal(resp.Body.Bytes(), &d); err != nil || resp.Code != 201 {
					t.Errorf("%d %s", resp.Code, resp.Body)
				}
				ids <- d.ID
			}
		}()
	}
	for range writers {
		<-done
	}
	close(ids)
	seen := map[string]bool{}
	for id := range ids {
		seen[id] = true
	}
	p := h.must(200, "GET", "/pages/news", "")
	if len(seen) != writers*each || p.num("posts") != writers*each || p.num("seq") != writers*each+1 {
		t.Errorf("%d ids, %s", len(seen), p.raw)
	}
}

// TestOtherSites: a page of another site can neither write nor read here,
// whatever it sends along.
func TestOtherSites(t *testing.T) {
	h := newHouse(t)
	before := h.entries()
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://paper.example"}, {"Origin", "null"},
	} {
		a := h.do("POST", "/pages/news/posts", `{"headline":"From elsewhere"}`, headers...)
		if a.status != http.StatusForbidden || a.code() != "cross_site" || h.entries() != before {
			t.Errorf("%q: %d %s", headers, a.status, a.raw)
		}
	}
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "same-origin", "Origin", "https://example.org"}, {"Origin", "https://example.org"}, {"Sec-Fetch-Site", "none"}, nil,
	} {
		h.must(http.StatusCreated, "POST", "/pages/news/posts", `{"headline":"From here"}`, headers...)
	}
	for _, method := range []string{"GET", "OPTIONS", "POST"} {
		a := h.do(method, "/pages", "", "Origin", "https://paper.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization")
		for name := range a.header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: %s", method, name)
			}
		}
	}
}
