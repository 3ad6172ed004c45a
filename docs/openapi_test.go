package docs_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"log/slog"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"stoppress/docs"
	"stoppress/internal/desk"
	"stoppress/internal/markup"
	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/publish"
	"stoppress/internal/reader"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// document is openapi.json and a validator of its schemas that is not ours.
type document struct {
	t     *testing.T
	m     map[string]any
	c     *jsonschema.Compiler
	paths []string // what holds no parameter first
	seen  map[string]map[string]bool
}

const at = "https://example.org/openapi.json"

func read(t *testing.T) *document {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(docs.OpenAPI))
	if err != nil {
		t.Fatal(err)
	}
	d := &document{t: t, m: v.(map[string]any), c: jsonschema.NewCompiler(), seen: map[string]map[string]bool{}}
	d.c.DefaultDraft(jsonschema.Draft2020)
	d.c.AssertFormat()
	if err := d.c.AddResource(at, v); err != nil {
		t.Fatal(err)
	}
	d.paths = slices.SortedFunc(maps.Keys(d.m["paths"].(map[string]any)), func(a, b string) int {
		if n := strings.Count(a, "{") - strings.Count(b, "{"); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	return d
}

// follow gives what is at a pointer, and where it lies once its $ref is followed.
func (d *document) follow(pointer string) (map[string]any, string) {
	d.t.Helper()
	var v any = d.m
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		switch in := v.(type) {
		case map[string]any:
			v = in[part]
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n >= len(in) {
				return nil, pointer
			}
			v = in[n]
		}
	}
	m, _ := v.(map[string]any)
	if to, ok := m["$ref"].(string); ok {
		return d.follow(strings.TrimPrefix(to, "#"))
	}
	return m, pointer
}

func escape(s string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(s) }

// fits holds a value to the schema at a pointer.
func (d *document) fits(pointer string, v any) error {
	s, err := d.c.Compile(at + "#" + (&url.URL{Fragment: pointer}).EscapedFragment())
	if err != nil {
		return err
	}
	return s.Validate(v)
}

func fitsJSON(d *document, pointer string, b []byte) error {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return err
	}
	return d.fits(pointer, v)
}

// shape is what a path of the document matches.
func shape(path string) *regexp.Regexp {
	s := regexp.QuoteMeta(path)
	s = strings.ReplaceAll(s, `\{index\}`, `(x[0-9]{3}/)*[0-9]{3}`)
	s = strings.ReplaceAll(s, `/\{post\}`, `/[0-9][0-9a-z]{9}`)
	s = strings.ReplaceAll(s, `\{width\}`, `[0-9]+`)
	s = regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(s, `[^/]+`)
	return regexp.MustCompile("^" + s + "$")
}

// check holds one exchange to the document.
func (d *document) check(method, path string, sent []byte, a *http.Response, body []byte) {
	d.t.Helper()
	what := fmt.Sprintf("%s %s: %d", method, path, a.StatusCode)
	path, _, _ = strings.Cut(path, "?")
	i := slices.IndexFunc(d.paths, func(p string) bool {
		op, _ := d.follow("/paths/" + escape(p) + "/" + strings.ToLower(method))
		return op != nil && shape(p).MatchString(path)
	})
	if i < 0 {
		d.t.Errorf("%s: no such operation is described", what)
		return
	}
	opAt := "/paths/" + escape(d.paths[i]) + "/" + strings.ToLower(method)
	name := method + " " + d.paths[i]
	if d.seen[name] == nil {
		d.seen[name] = map[string]bool{}
	}
	status := strconv.Itoa(a.StatusCode)
	d.seen[name][status] = true
	answer, answerAt := d.follow(opAt + "/responses/" + status)
	if answer == nil {
		d.t.Errorf("%s: the status is not described\n%s", what, body)
		return
	}
	headers, _ := answer["headers"].(map[string]any)
	for name := range headers {
		h, headerAt := d.follow(answerAt + "/headers/" + name)
		got := a.Header.Get(name)
		if got == "" {
			if h["required"] == true {
				d.t.Errorf("%s: no %s", what, name)
			}
			continue
		}
		var v any = got
		if n, err := strconv.Atoi(got); err == nil {
			v = json.Number(strconv.Itoa(n))
		}
		if err := d.fits(headerAt+"/schema", v); err != nil {
			d.t.Errorf("%s: %s: %s: %v", what, name, got, err)
		}
	}
	for name := range a.Header {
		switch name {
		case "Retry-After", "Location", "Link", "Www-Authenticate", "Idempotency-Replayed":
			if !slices.ContainsFunc(slices.Collect(maps.Keys(headers)), func(h string) bool { return strings.EqualFold(h, name) }) {
				d.t.Errorf("%s: %s is not described", what, name)
			}
		}
	}
	content, _ := answer["content"].(map[string]any)
	if len(content) == 0 {
		if len(body) > 0 {
			d.t.Errorf("%s: a body that is not described: %.200s", what, body)
		}
		return
	}
	kind, _, err := mime.ParseMediaType(a.Header.Get("Content-Type"))
	wide, _, _ := strings.Cut(kind, "/")
	key := kind
	if content[key] == nil {
		key = wide + "/*"
	}
	if err != nil || content[key] == nil {
		d.t.Errorf("%s: %s is not described", what, a.Header.Get("Content-Type"))
		return
	}
	if strings.HasSuffix(kind, "json") {
		if err := fitsJSON(d, answerAt+"/content/"+escape(key)+"/schema", body); err != nil {
			d.t.Errorf("%s: %v\n%s", what, err, body)
		}
	}
	if takes, _ := d.follow(opAt + "/requestBody/content/application~1json"); takes != nil && len(sent) > 0 && a.StatusCode < 300 { // what is taken is described
		if err := fitsJSON(d, opAt+"/requestBody/content/application~1json/schema", sent); err != nil {
			d.t.Errorf("%s was taken, and does not fit: %v\n%s", what, err, sent)
		}
	}
}

// TestOpenAPI: the document is one, by the meta-schema of OpenAPI and of its
// schemas; every object in an answer is closed, so that what is not described fails.
func TestOpenAPI(t *testing.T) {
	d := read(t)
	c := jsonschema.NewCompiler()
	meta, err := c.Compile("testdata/openapi-3.1-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := meta.Validate(d.m); err != nil {
		t.Error(err)
	}
	ids := map[string]bool{}
	var walk func(pointer string, v any)
	walk = func(pointer string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if to, ok := v["$ref"].(string); ok {
				if m, _ := d.follow(strings.TrimPrefix(to, "#")); m == nil {
					t.Errorf("%s: %s is nowhere", pointer, to)
				}
			}
			if id, ok := v["operationId"].(string); ok {
				if ids[id] {
					t.Errorf("the operation %s is there twice", id)
				}
				ids[id] = true
			}
			if _, is := v["properties"].(map[string]any); is && !strings.HasSuffix(pointer, "/properties") && v["additionalProperties"] != false {
				t.Errorf("%s is open", pointer)
			}
			if schema, is := v["schema"]; is && schema != nil {
				if _, err := d.c.Compile(at + "#" + (&url.URL{Fragment: pointer + "/schema"}).EscapedFragment()); err != nil {
					t.Errorf("%s: %v", pointer, err)
				}
			}
			for name, in := range v {
				walk(pointer+"/"+escape(name), in)
			}
		case []any:
			for i, in := range v {
				walk(pointer+"/"+strconv.Itoa(i), in)
			}
		}
	}
	walk("", d.m)
	for name := range d.m["components"].(map[string]any)["schemas"].(map[string]any) {
		if _, err := d.c.Compile(at + "#/components/schemas/" + name); err != nil {
			t.Error(err)
		}
	}
}

// house is a whole server but for its commands.
type house struct {
	*document
	store *store.Store
	api   *desk.API
	hub   interface{ Drain() }
	url   string
	token string
	large string // path of a picture that is made smaller
}

func start(t *testing.T) *house {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r, err := render.New(render.Site{Name: "Harbour Post", Publisher: "Harbour Society", URL: "https://example.org/live", Hub: "https://hub.example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := publish.New(t.Context(), s, func(store.Settings) (*render.Renderer, error) { return r, nil }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	api, err := desk.New(desk.Options{Store: s, URL: "https://example.org/live"})
	if err != nil {
		t.Fatal(err)
	}
	readers := reader.New(p.Hub(), reader.Options{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			api.ServeHTTP(w, r)
			return
		}
		readers.ServeHTTP(w, r)
	}))
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); _ = p.Run(ctx) }()
	t.Cleanup(func() {
		p.Hub().Drain()
		server.Close()
		cancel()
		<-done
	})
	h := &house{document: read(t), store: s, api: api, hub: p.Hub(), url: server.URL}
	h.token = h.newToken(store.Token{Name: "all"})
	return h
}

func (h *house) newToken(k store.Token) string {
	h.t.Helper()
	secret, _, err := h.store.CreateToken(h.t.Context(), store.By{Name: "test"}, k)
	if err != nil {
		h.t.Fatal(err)
	}
	return secret
}

var client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// ask sends a request, holds the exchange to the document and gives the answer.
func (h *house) ask(status int, method, path, body string, headers ...string) (*http.Response, map[string]any) {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.url+path, strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	if strings.HasPrefix(path, "/api/") {
		r.Header.Set("Authorization", "Bearer "+h.token)
		if body != "" {
			r.Header.Set("Content-Type", "application/json")
		}
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	a, err := client.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer a.Body.Close()
	b, err := io.ReadAll(a.Body)
	if err != nil {
		h.t.Fatal(err)
	}
	if a.StatusCode != status {
		h.t.Errorf("%s %s %.200s: %d, want %d\n%.500s", method, path, body, a.StatusCode, status, b)
	}
	h.check(method, path, []byte(body), a, b)
	var m map[string]any
	_ = json.Unmarshal(b, &m)
	return a, m
}

func (h *house) must(method, path, body string, headers ...string) map[string]any {
	h.t.Helper()
	status := http.StatusOK
	if method == "POST" && (strings.HasSuffix(path, "/posts") || strings.HasSuffix(path, "/updates") || path == "/api/v1/pages") {
		status = http.StatusCreated
	}
	_, m := h.ask(status, method, path, body, headers...)
	return m
}

// TestServer asks a running server for everything, in good order and in bad, and
// holds each answer to the document: its status, headers and media type, and its
// JSON to a closed schema. Then it compares the operations of the document with
// the addresses of the server, both ways.
func TestServer(t *testing.T) {
	h := start(t)
	const api, news = "/api/v1/pages", "/api/v1/pages/news"

	// Writing.
	h.must("POST", api, `{"slug":"news","title":"Storm","zone":"Europe/Paris","lang":"en","standfirst":"Wind.","notice":{"text":"Stay in.","until":"2099-01-01T00:00:00Z"},"recap":"So far.","clock":"24","versions":[{"lang":"fr","url":"https://example.org/fr"}],"draft":true}`, "Idempotency-Key", "k1")
	h.must("POST", api, `{"slug":"news","title":"Storm","zone":"Europe/Paris","lang":"en","standfirst":"Wind.","notice":{"text":"Stay in.","until":"2099-01-01T00:00:00Z"},"recap":"So far.","clock":"24","versions":[{"lang":"fr","url":"https://example.org/fr"}],"draft":true}`, "Idempotency-Key", "k1")
	h.must("GET", news, "")
	h.must("POST", news+"/open", "")
	h.must("POST", news, `{"standfirst":"Wind and rain.","recap":{"text":"So far, so wet.","time":"2024-10-23T20:30:00Z"},"notice":null}`)
	h.must("PATCH", news, `{"notice":"Stay in."}`)
	post := func(body string) string { t.Helper(); return h.must("POST", news+"/posts", body)["id"].(string) }
	tree := `{"format":"stoppress-body/1","blocks":[{"kind":"paragraph","spans":[{"text":"One "},{"text":"two","strong":true},{"break":true},{"text":"three","href":"https://example.org/"}]},{"kind":"heading","level":1,"spans":[{"text":"H"}]},` +
		`{"kind":"quote","blocks":[{"kind":"paragraph","spans":[{"text":"Q"}]}],"cite":"Mara Dunn"},{"kind":"list","items":[[{"kind":"paragraph","spans":[{"text":"L"}]}]]},{"kind":"embed","url":"https://example.org/v"},{"kind":"divider"},{"kind":"table","header":true,"rows":[[{"spans":[{"text":"T"}]}],[{}]]}]}`
	full := post(`{"headline":"Ferries stay in port","body":` + tree + `,"dateline":{"place":"Skagen","date":"2024-10-23"},"sources":[{"name":"Harbour office","url":"https://example.org/h"}],"byline":"A. Writer","tags":["sea"],"lang":"fr","key":true,"breaking":true}`)
	id := post(`{"headline":"One","text":"Text.","tags":["x"]}`)
	post(`{"headline":"HTML","body":"See <script>x</script> here"}`)
	gone := post(`{"headline":"Not so","html":"<p>Not so</p>"}`)
	h.must("POST", news+"/updates", `{"posts":[{"headline":"A"},{"body":"B"}]}`)
	h.must("GET", news+"/posts/"+full, "")
	on := func(post, op, body string) map[string]any {
		t.Helper()
		return h.must("POST", news+"/posts/"+post+"/"+op, body)
	}
	on(id, "edit", `{"rev":1,"headline":"Two","tags":null}`)
	on(id, "amend", `{"rev":2,"body":"More.","dateline":null}`)
	seq := int(on(id, "correct", `{"rev":3,"headline":"Three","note":"It was three.","kind":"clarification"}`)["seq"].(float64))
	on(id, "flag", `{"pinned":true}`)
	on(gone, "withdraw", `{"note":"It was wrong.","reason":"mistake"}`)
	h.must("GET", news+"/posts/"+gone, "")
	on(gone, "restore", `{}`)
	on(gone, "withdraw", ``)
	target := fmt.Sprintf(`"targets":[{"seq":%d,"name":"headline"}],"reason":"legal"`, seq)
	on(id, "withhold", `{`+target+`}`)
	on(id, "release", `{`+target+`}`)
	on(id, "erase", `{`+target+`}`)
	h.must("GET", news+"/posts/"+id, "")
	pageTarget := `{"targets":[{"seq":1,"name":"standfirst"}],"reason":"mistake"}`
	h.must("POST", news+"/withhold", pageTarget)
	h.must("POST", news+"/release", pageTarget)
	h.must("POST", news+"/erase", pageTarget)
	h.must("GET", news, "")
	h.must("GET", api, "")
	h.picture(id)
	h.webhooks(full, gone)
	h.drafts()
	h.scheduled()
	h.series()
	h.pictures()

	// What is refused.
	h.ask(400, "POST", news+"/posts", `{`)
	h.ask(400, "POST", news+"/posts", `{"headline":1}`)
	h.ask(400, "POST", news+"/posts", `{"headlnie":"x"}`)
	h.ask(400, "POST", api, `[]`)
	h.ask(401, "GET", news, "", "Authorization", "Bearer sp_wrong")
	h.ask(401, "GET", api, "", "Authorization", "Basic eDp5")
	h.ask(403, "POST", news+"/posts", `{"headline":"x"}`, "Sec-Fetch-Site", "cross-site")
	other := h.must("POST", api, `{"slug":"calm","title":"Calm","zone":"UTC","lang":"en"}`)["id"].(string)
	one := h.newToken(store.Token{Name: "one", Page: other})
	h.ask(403, "GET", news, "", "Authorization", "Bearer "+one)
	h.ask(403, "POST", api, `{"slug":"x","title":"X","zone":"UTC","lang":"en"}`, "Authorization", "Bearer "+one)
	h.ask(404, "GET", api+"/nothing", "")
	h.ask(404, "GET", news+"/posts/0aaaaaaaaa", "")
	h.ask(404, "POST", news+"/posts/0aaaaaaaaa/edit", `{"rev":1,"headline":"x"}`)
	h.ask(409, "POST", news+"/posts/"+full+"/edit", `{"rev":1,"headline":"Ferries stay in port"}`)
	on(full, "edit", `{"rev":1,"headline":"Ferries go"}`)
	_, stale := h.ask(409, "POST", news+"/posts/"+full+"/correct", `{"rev":1,"headline":"Ferries sail","body":"B","sources":[{"name":"x"}],"tags":["y"],"dateline":{"place":"P"},"note":"N","lang":"en","byline":"B"}`)
	if stale["current"] == nil || stale["yours"] == nil {
		t.Errorf("an old revision: %v", stale)
	}
	h.ask(409, "POST", api, `{"slug":"news","title":"X","zone":"UTC","lang":"en"}`)
	if _, err := h.store.AddWatchword(t.Context(), store.By{Name: "test"}, store.Watchword{Word: "Emil Karst", Reason: "Injunction"}); err != nil {
		t.Fatal(err)
	}
	for _, one := range [][2]string{
		{"/posts", `{"headline":"Emil Karst"}`}, {"/updates", `{"posts":[{"headline":"Emil Karst"}]}`}, {"/end", `{"note":"Emil Karst"}`}, {"", `{"notice":"Emil Karst"}`},
	} {
		if _, asked := h.ask(409, "POST", news+one[0], one[1]); asked["words"] == nil {
			t.Errorf("a word of the watch list: %v", asked)
		}
	}
	if _, wrong := h.ask(400, "POST", news+"/updates", `{"posts":[{"headline":"Emil Karst","watched":["Emil Karst"]}]}`); wrong["field"] != "posts[0].watched" {
		t.Errorf("watched within a post: %v", wrong)
	}
	if h.fits("/components/schemas/NewPosts", map[string]any{"posts": []any{map[string]any{"headline": "x", "watched": []any{"x"}}}}) == nil {
		t.Error("watched within a post is described, and not taken")
	}
	h.ask(409, "POST", news+"/reopen", ``)
	h.ask(413, "POST", news+"/posts", `{"headline":"`+strings.Repeat("x", 1<<20)+`"}`)
	h.ask(413, "POST", news+"/posts", `{"text":"`+strings.Repeat("x ", 200<<10)+`"}`)
	h.ask(415, "POST", news+"/posts", `{}`, "Content-Type", "text/plain")
	h.ask(422, "POST", news+"/posts", `{}`)
	h.ask(422, "POST", api, `{"slug":"Desk","title":"X","zone":"Nowhere","lang":"en"}`, "Idempotency-Key", "k2")
	h.ask(422, "POST", api, `{"slug":"other","title":"X","zone":"UTC","lang":"en"}`, "Idempotency-Key", "k1")
	h.ask(422, "POST", news+"/posts/"+full+"/flag", `{}`)

	// Reading. The page is as the last answer left it.
	h.must("POST", "/api/v1/pages/calm/updates", `{"posts":[`+strings.Repeat(`{"headline":"Calm"},`, 259)+`{"headline":"Calm"}]}`) // a tile full
	head := int(h.must("GET", news, "")["seq"].(float64))
	h.caughtUp("/news/page.json", head)
	epoch := strconv.Itoa(int(h.must("GET", "/news/page.json", "")["epoch"].(float64)))
	conditional := []string{"/", "/news", "/news?order=oldest", "/news?chunk=1", "/news/" + full, "/news/" + full + "/history", "/news/page.json?chunk=1", "/news/search", "/news/search?q=ferries",
		"/news/updates?after=0", fmt.Sprint("/news/updates?after=", head), "/news/feed.atom", "/news/feed.rss", "/news/feed.json", "/news/feed.json?tag=sea",
		"/feed.atom", "/feed.rss", "/feed.json", "/news-sitemap.xml", "/news/fragment", "/news/fragment?posts=2&level=3&style=none&ld=0", "/news/embed", "/news/embed?post=" + full,
		"/embed.js", "/sw.js", "/oembed?url=https://example.org/live/news", "/oembed?format=xml&url=https://example.org/live/news/" + full,
		"/-/openapi.json", "/record/index.json", "/record/" + epoch + "/checkpoint", "/record/" + epoch + "/key", "/record/" + epoch + "/tile/0/000", "/record/" + epoch + "/tile/0/000.p/2", "/record/" + epoch + "/tile/entries/000.p/2",
		"/news/record/head.json", "/news/record/1.json", "/news/record/2.json"}
	for _, path := range append(conditional, h.more(full)...) {
		a, _ := h.ask(200, "GET", path, "")
		h.ask(304, "GET", path, "", "If-None-Match", a.Header.Get("ETag"))
	}
	for _, path := range []string{"/robots.txt", "/healthz", "/readyz"} {
		h.ask(200, "GET", path, "")
	}
	h.ask(204, "GET", "/favicon.ico", "")
	for _, path := range []string{"/nothing", "/news?chunk=99", "/news/0aaaaaaaaa", "/news/0aaaaaaaaa/history", "/news/page.json?chunk=99", "/nothing/updates", "/nothing/stream", "/news/feed.json?tag=%ff",
		"/news/fragment?posts=x", "/news/search?q=x&from=yesterday", "/news/embed?post=x", "/oembed?url=https://example.com/", "/-/media/0000", "/-/assets/0/nothing", "/record/1/checkpoint", "/news/record/999.json", "/record/" + epoch + "/tile/0/001"} {
		h.ask(404, "GET", path, "")
	}
	h.ask(400, "GET", "/news/updates?after=x", "")
	h.ask(400, "GET", "/news/stream?after=x", "")
	h.ask(400, "GET", "/oembed", "")
	h.ask(501, "GET", "/oembed?format=ics&url=x", "")
	h.must("POST", "/api/v1/pages/calm/posts", `{"headline":"Calm"}`)
	h.must("PATCH", "/api/v1/pages/calm", `{"slug":"quiet"}`)
	h.ask(308, "GET", "/api/v1/pages/calm", "")
	h.answers(http.StatusMovedPermanently, "/calm/page.json")
	h.ask(301, "GET", "/calm/page.json", "")

	// The stream, whose events are described one by one.
	h.must("POST", news+"/end", `{"note":"It has passed."}`)
	head = int(h.must("GET", news, "")["seq"].(float64))
	h.caughtUp("/news/page.json", head)
	h.ask(204, "GET", fmt.Sprint("/news/stream?after=", head), "")
	h.ask(200, "GET", "/news/stream?after=0", "", "Accept-Encoding", "identity") // a gzip stream has no end
	kinds := h.stream("/news/stream?after=0")
	old := h.stream("/news/stream?after=1:1")
	for _, kind := range []string{"put", "drop", "page", "skip"} {
		if kinds[kind] == 0 {
			t.Errorf("there was no %s in the stream: %v", kind, kinds)
		}
	}
	if old["reset"] != 1 {
		t.Errorf("the stream of an older epoch: %v", old)
	}
	h.ask(200, "GET", "/news/updates?after=1:1", "")
	h.must("GET", "/news/page.json", "")
	h.must("GET", "/news/feed.json", "")
	h.must("GET", news, "")
	h.must("POST", news+"/reopen", ``)
	if kinds := h.stream("/quiet/stream"); kinds["head"] == 0 {
		t.Errorf("a stream with nothing new: %v", kinds)
	}
	for range 25 { // the guard lets some through
		r, _ := http.NewRequestWithContext(t.Context(), "GET", h.url+api, nil)
		r.Header.Set("Authorization", "Bearer sp_wrong")
		a, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(a.Body)
		a.Body.Close()
		h.check("GET", api, nil, a, b)
	}
	if !h.seen["GET "+api]["429"] {
		t.Error("there is no end to wrong tokens")
	}

	h.both()
}

// webhooks makes one, and holds what it is told to the document.
func (h *house) webhooks(post, gone string) {
	h.t.Helper()
	const hooks = "/api/v1/hooks"
	_, made := h.ask(201, "POST", hooks, `{"name":"The archive","url":"https://archive.example/in","page":"news","events":["publish","withdraw"]}`)
	at := hooks + "/" + made["id"].(string)
	h.must("GET", hooks, "")
	h.must("GET", at, "")
	h.must("PATCH", at, `{"name":"Archive","paused":true,"page":"","events":["publish","page"]}`)
	h.must("PATCH", at, `{"paused":false}`)
	h.must("POST", at+"/secret", "")
	_, test := h.ask(202, "POST", at+"/test", "")
	h.ask(202, "POST", at+"/deliveries/"+test["id"].(string)+"/again", "")
	h.must("GET", at+"/deliveries", "")
	h.ask(400, "POST", hooks, `{"nmae":"x"}`)
	h.ask(422, "POST", hooks, `{"name":"x","url":"http://archive.example/in","events":["publish"]}`)
	h.ask(422, "PATCH", at, `{"events":["read"]}`)
	h.ask(404, "POST", hooks, `{"name":"x","url":"https://archive.example/in","page":"nowhere","events":["publish"]}`)
	h.ask(404, "GET", hooks+"/nothing", "")
	h.ask(404, "POST", at+"/deliveries/nothing/again", "")

	house, err := desk.NewDesk(desk.Options{Store: h.store, URL: "https://example.org/live"})
	if err != nil {
		h.t.Fatal(err)
	}
	head, err := h.store.Find(h.t.Context(), "news")
	if err != nil {
		h.t.Fatal(err)
	}
	told := []store.Delivery{{Event: store.HookTest}, {Event: store.HookTest, Page: head.ID}, {Event: "publish", Page: head.ID, Post: gone, Seq: 5}}
	for _, e := range store.HookEvents {
		d := store.Delivery{Event: e, Page: head.ID, Seq: 2}
		if !slices.Contains([]string{"open", "page", "end", "reopen"}, e) {
			d.Post = post
		}
		told = append(told, d)
	}
	for _, d := range told {
		d.Made = time.Now()
		b, err := house.Notice(h.t.Context(), d)
		if err == nil {
			err = fitsJSON(h.document, "/components/schemas/Notice", b)
		}
		if err != nil {
			h.t.Errorf("%s: %v\n%s", d.Event, err, b)
		}
	}
	h.must("DELETE", at, "")
	h.ask(404, "DELETE", at, "")
}

// drafts writes some, hands them in and publishes them.
func (h *house) drafts() {
	h.t.Helper()
	const news, at = "/api/v1/pages/news", "/api/v1/pages/news/drafts"
	post := h.must("POST", news+"/posts", `{"headline":"Ferries wait"}`)["id"].(string)
	save := func(id, body string) { h.t.Helper(); h.must("PUT", at+"/"+id, body) }
	save("0draft0000", `{"rev":0,"headline":"They say","body":"So **it** is.","sources":[{"name":"Harbour office"}],"status":"unverified","note":"Look at it"}`)
	save("0draft0000", `{"rev":1,"headline":"They say so","dateline":{"place":"Skagen"},"client":"w1"}`)
	save("0draft0001", `{"rev":0,"headline":"Ferries stay","edits":"`+post+`","post_rev":1}`)
	save("0draft0002", `{"rev":0,"body":{"of":"another editor"}}`)
	h.ask(409, "PUT", at+"/0draft0000", `{"rev":1,"headline":"Late"}`)
	h.ask(404, "PUT", at+"/0draft0009", `{"rev":3,"headline":"Gone"}`)
	h.ask(422, "PUT", at+"/draft", `{"rev":0}`)
	h.must("GET", at, "")
	h.must("GET", at+"/0draft0000/revs", "")
	h.must("POST", at+"/0draft0000/submit", `{"note":"Ready"}`)
	h.must("POST", at+"/0draft0000/return", ``)
	if by, _ := h.must("GET", at+"/0draft0000", "")["author"].(map[string]any); by["name"] != "all" {
		h.t.Errorf("whose a token's draft is: %v", by)
	}
	h.ask(404, "GET", at+"/0draft0009", "")
	h.must("DELETE", at+"/0draft0002?rev=1", "", "Idempotency-Key", "d1")
	h.must("DELETE", at+"/0draft0002?rev=1", "", "Idempotency-Key", "d1")
	pick := `"drafts":[{"id":"0draft0000","rev":2}]`
	if _, asked := h.ask(409, "POST", news+"/updates", `{`+pick+`}`); asked["code"] != "unverified" {
		h.t.Errorf("an unverified draft: %v", asked)
	}
	h.must("POST", news+"/updates", `{`+pick+`,"unverified":["0draft0000"]}`)
	h.ask(409, "POST", news+"/updates", `{"drafts":[{"id":"0draft0000","rev":3}]}`) // it is published
	save("0draft0003", `{"rev":0,"headline":"One"}`)
	h.must("POST", news+"/posts", `{"headline":"One, at last","draft":"0draft0003","draft_rev":1}`)
	h.must("POST", news+"/posts/"+post+"/amend", `{"rev":1,"byline":"B. Writer","draft":"0draft0001","draft_rev":1}`)
	list := h.must("GET", news+"/posts", "")
	h.must("GET", news+"/posts?before="+url.QueryEscape(list["posts"].([]any)[0].(map[string]any)["order"].(string)), "")
	h.must("GET", news+"/posts/"+post+"/revisions", "")

	h.must("POST", "/api/v1/pages", `{"slug":"actus","title":"Orage","zone":"Europe/Paris","lang":"fr","draft":true}`)
	h.must("PUT", "/api/v1/pages/actus/drafts/0draft0004", `{"rev":0,"headline":"Un"}`)
	h.must("POST", "/api/v1/pages/actus/open", `{"drafts":[{"id":"0draft0004","rev":1}]}`)
	h.must("PUT", "/api/v1/pages/actus/original", `{"original":"news","seen":1}`)
	h.must("PUT", "/api/v1/pages/actus/original", `{"original":""}`)
	h.must("POST", news+"/go-on", "")
}

// scheduled sets times, and words to be watched for.
func (h *house) scheduled() {
	h.t.Helper()
	const news, at = "/api/v1/pages/news", "/api/v1/pages/news/schedule"
	day := time.Now().AddDate(0, 0, 20).Format(time.DateOnly)
	h.must("PUT", news+"/drafts/0sched0000", `{"rev":0,"headline":"Later"}`)
	body := `{"at":"` + day + `T06:00","posts":[{"headline":"At six","body":"See <script>x</script> here"},{"text":"And this."}]}`
	_, made := h.ask(201, "POST", at, body, "Idempotency-Key", "s1")
	_, again := h.ask(201, "POST", at, body, "Idempotency-Key", "s1")
	if made["id"] != again["id"] {
		h.t.Errorf("sent again: %v, was %v", again["id"], made["id"])
	}
	_, other := h.ask(201, "POST", at, `{"at":"`+day+`T06:00:00Z","drafts":[{"id":"0sched0000","rev":1}]}`)
	h.must("PUT", at+"/"+other["id"].(string), `{"at":"`+day+`T07:00"}`)
	h.must("GET", at, "")
	h.must("GET", "/api/v1/schedule", "")
	h.must("DELETE", at+"/"+made["id"].(string), "", "Idempotency-Key", "s2")
	h.must("DELETE", at+"/"+made["id"].(string), "", "Idempotency-Key", "s2")
	h.ask(404, "POST", at, body, "Idempotency-Key", "s1") // it was stopped
	h.ask(404, "DELETE", at+"/"+made["id"].(string), "")
	h.ask(422, "POST", at, `{"at":"2020-01-01T06:00","posts":[{"headline":"x"}]}`)
	h.ask(422, "POST", at, `{"at":"`+day+`T06:00","posts":[{}]}`)
	h.ask(409, "POST", at, `{"at":"`+day+`T06:00","drafts":[{"id":"0sched0000","rev":7}]}`)
	gap := time.Date(time.Now().Year()+1, time.March, 31, 2, 30, 0, 0, time.UTC)
	for gap.Weekday() != time.Sunday {
		gap = gap.AddDate(0, 0, -1)
	}
	if gap.After(time.Now().AddDate(1, 0, 0)) { // the clocks of the page's zone are put forward then
		gap = gap.AddDate(-1, 0, 0)
		for gap = time.Date(gap.Year(), time.March, 31, 2, 30, 0, 0, time.UTC); gap.Weekday() != time.Sunday; {
			gap = gap.AddDate(0, 0, -1)
		}
	}
	if _, which := h.ask(422, "POST", at, `{"at":"`+gap.Format(page.WallForm)+`","posts":[{"headline":"x"}]}`); which["code"] != "time_gap" {
		h.t.Errorf("a time that is not there: %v", which)
	}

	read := h.newToken(store.Token{Name: "looks", Scope: store.ScopeRead})
	for _, list := range []string{"/api/v1/watch", news + "/watch"} {
		_, word := h.ask(201, "POST", list, `{"word":"merger","reason":"Embargo","until":"2099-01-01T00:00:00Z"}`)
		h.must("GET", list, "")
		h.ask(403, "GET", list, "", "Authorization", "Bearer "+read)
		h.must("DELETE", list+"/"+word["id"].(string), "")
		h.ask(404, "DELETE", list+"/"+word["id"].(string), "")
		h.ask(422, "POST", list, `{"word":"merger","reason":""}`)
	}
}

// series makes a page a day.
func (h *house) series() {
	h.t.Helper()
	const at = "/api/v1/series"
	body := `{"slug":"daily","title":"The day, {date}","zone":"Europe/Paris","lang":"en","at":"06:00","ends":"post","now":true}`
	h.ask(201, "POST", at, body, "Idempotency-Key", "e1")
	h.ask(201, "POST", at, body, "Idempotency-Key", "e1")
	h.ask(409, "POST", at, body)
	h.ask(422, "POST", at, `{"slug":"weekly","title":"X","zone":"Nowhere","lang":"en","at":"06:00"}`)
	h.must("GET", at, "")
	h.must("GET", at+"/daily", "")
	h.must("PATCH", at+"/daily", `{"title":"{date}","at":"05:30","zone":"Europe/London","standfirst":"All of it.","ends":"stay"}`)
	h.ask(409, "PATCH", at+"/daily", `{"title":"{date}"}`)
	h.ask(422, "PATCH", at+"/daily", `{"at":"25:00"}`)
	h.must("GET", at+"/daily/days", "")
	h.must("GET", at+"/daily/days?before=2020-01-01", "")
	h.ask(422, "GET", at+"/daily/days?before=yesterday", "")
	h.must("POST", at+"/daily/stop", "", "Idempotency-Key", "e2")
	h.must("POST", at+"/daily/stop", "", "Idempotency-Key", "e2")
	h.ask(409, "POST", at+"/daily/stop", "")
	h.must("POST", at+"/daily/start", "")
	h.ask(404, "GET", at+"/none", "")
	one := h.newToken(store.Token{Name: "one page", Page: h.must("GET", "/api/v1/pages/news", "")["id"].(string)})
	h.ask(403, "GET", at, "", "Authorization", "Bearer "+one)
	h.ask(403, "POST", at, body, "Authorization", "Bearer "+one)
}

// pictures brings one, and shows it in a post and as a cover.
func (h *house) pictures() {
	h.t.Helper()
	const news, at = "/api/v1/pages/news", "/api/v1/media"
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1600, 900))); err != nil {
		h.t.Fatal(err)
	}
	_, m := h.ask(201, "POST", at, b.String(), "Content-Type", "image/png")
	id := m["id"].(string)
	h.large = "/-/media/" + id
	h.ask(422, "POST", at, "GIF89a", "Content-Type", "image/gif")
	h.ask(403, "POST", at, b.String(), "Authorization", "Bearer "+h.newToken(store.Token{Name: "looks too", Scope: store.ScopeRead}))
	h.must("PUT", at+"/"+id, `{"focus":[200,300]}`)
	h.ask(404, "PUT", at+"/none", `{"focus":[200,300]}`)
	h.must("POST", news+"/posts", `{"headline":"The pier","body":{"format":"stoppress-body/1","blocks":[{"kind":"picture","media":"a"}]},"media":{"a":{"id":"`+id+`","alt":"The pier","credit":"A. Writer"}}}`)
	h.must("PATCH", news, `{"cover":{"id":"`+id+`","alt":"The pier"}}`)
	h.must("GET", news, "")
	h.must("GET", at, "")
	h.must("GET", at+"?q=pier", "")
	h.must("PATCH", news, `{"cover":null}`)
	h.ask(422, "POST", news+"/posts", `{"headline":"The pier","media":{"a":{"id":"none"}}}`)
}

// picture puts a picture into a post, as the store has it and readers see it.
func (h *house) picture(post string) {
	h.t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		h.t.Fatal(err)
	}
	m, err := media.Take(h.t.Context(), b.Bytes())
	if err == nil {
		m, err = h.store.PutMedia(h.t.Context(), m)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	head, err := h.store.Find(h.t.Context(), "news")
	if err != nil {
		h.t.Fatal(err)
	}
	_, err = h.store.Write(h.t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{
			Headline: "The pier", Body: (&markup.Doc{Blocks: []markup.Block{{Kind: markup.PictureBlock, Media: "a"}}}).Encode(),
			Media: map[string]page.Media{"a": {ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: m.Width, Height: m.Height, Alt: "The pier", Credit: "A. Writer"}},
		}}}, store.At{})
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	h.ask(200, "GET", "/-/media/"+m.ID, "")
}

// caughtUp waits until a page.json holds a seq.
func (h *house) caughtUp(path string, seq int) {
	h.t.Helper()
	for range 2000 {
		a, err := client.Get(h.url + path)
		if err != nil {
			h.t.Fatal(err)
		}
		var m struct{ Seq int }
		_ = json.NewDecoder(a.Body).Decode(&m)
		a.Body.Close()
		if m.Seq >= seq {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	h.t.Fatalf("%s never held seq %d", path, seq)
}

// answers waits until an address answers with a status.
func (h *house) answers(status int, path string) {
	h.t.Helper()
	for range 2000 {
		a, err := client.Get(h.url + path)
		if err != nil {
			h.t.Fatal(err)
		}
		a.Body.Close()
		if a.StatusCode == status {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	h.t.Fatalf("%s never answered %d", path, status)
}

// more are addresses whose names only the page knows: its script and style, and
// pictures that take a while.
func (h *house) more(post string) []string {
	h.t.Helper()
	a, err := client.Get(h.url + "/news")
	if err != nil {
		h.t.Fatal(err)
	}
	defer a.Body.Close()
	b, _ := io.ReadAll(a.Body)
	all := []string{"/news/share.png", "/news/" + post + "/share.png", "/news/page.zip", h.large, h.large + "/400", h.large + "/share"}
	for _, m := range regexp.MustCompile(`/-/assets/[0-9a-f]+/[a-z]+\.(css|js)`).FindAll(b, -1) {
		all = append(all, string(m))
	}
	return all
}

// stream reads a stream until it says that there is no more for now, and holds
// each event's data to its schema. It counts them by kind.
func (h *house) stream(path string) map[string]int {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, h.url+path, nil)
	if err != nil {
		h.t.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "identity")
	a, err := client.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer a.Body.Close()
	kinds, kind := map[string]int{}, ""
	lines := bufio.NewReader(a.Body)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return kinds
		}
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch name {
		case "event":
			kind = value
		case "data":
			kinds[kind]++
			if err := fitsJSON(h.document, "/components/schemas/"+strings.ToUpper(kind[:1])+kind[1:]+"Data", []byte(value)); err != nil {
				h.t.Errorf("%s: %s: %v\n%s", path, kind, err, value)
			}
			if kind == "head" || kind == "reset" {
				return kinds
			}
		}
	}
}

// both compares what is described with what is served, in both directions, and
// with what this test has seen to answer well.
func (h *house) both() {
	h.t.Helper()
	var described []string // of the API, as it names them
	fitting := map[string]bool{}
	for _, path := range h.paths {
		item, _ := h.follow("/paths/" + escape(path))
		for method := range item {
			name := strings.ToUpper(method) + " " + path
			well := slices.ContainsFunc(slices.Collect(maps.Keys(h.seen[name])), func(s string) bool { return s[0] == '2' })
			if !well {
				h.t.Errorf("%s is described, and was not seen to answer: %v", name, slices.Sorted(maps.Keys(h.seen[name])))
			}
			if strings.HasPrefix(path, "/api/") {
				described = append(described, name)
				continue
			}
			// A path of this kind, as the server would see it.
			at := strings.NewReplacer("{post}", "0aaaaaaaaa", "{page}", "storm", "{index}.p/{width}", "000.p/1", "{seq}.json", "1.json").Replace(path)
			at = regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(at, "0")
			kind := reader.Kind(at)
			if kind == "" || method != "get" {
				h.t.Errorf("%s is described, and not served", name)
			}
			fitting[kind] = true
			ok, _ := h.follow("/paths/" + escape(path) + "/get/responses/200/headers")
			if _, says := ok["Access-Control-Allow-Origin"]; says != reader.Open(at) {
				h.t.Errorf("%s: open to scripts of other sites: described as %v, is %v", name, says, !says)
			}
		}
	}
	for _, kind := range reader.Addresses() {
		if !fitting[kind] && kind != "/{page}/" {
			h.t.Errorf("%s is served, and not described", kind)
		}
	}
	slices.Sort(described)
	if served := h.api.Operations(); !slices.Equal(described, served) {
		for _, op := range served {
			if !slices.Contains(described, op) {
				h.t.Errorf("%s is served, and not described", op)
			}
		}
		for _, op := range described {
			if !slices.Contains(served, op) {
				h.t.Errorf("%s is described, and not served", op)
			}
		}
	}
}
