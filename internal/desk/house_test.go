package desk_test

import (
	"bytes"
	"context"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// A lobby is a desk over a real store, with people.
type lobby struct {
	t     *testing.T
	store *store.Store
	dir   string
	desk  *desk.Desk
	from  string // address that requests come from

	mu  sync.Mutex
	now time.Time // guarded by mu
}

var testBy = store.By{Name: "test"}

const goodPassword = "lamp gravel Tuesday oboe"

func newLobby(t *testing.T, address string) *lobby {
	t.Helper()
	n := &lobby{t: t, dir: t.TempDir(), from: "192.0.2.1:1234", now: time.Now()}
	s, err := store.Open(t.Context(), store.Options{Dir: n.dir, Log: slog.New(slog.DiscardHandler), Now: n.clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	n.store = s
	if n.desk, err = desk.NewDesk(desk.Options{Store: s, URL: address}); err != nil {
		t.Fatal(err)
	}
	n.desk.SetClock(n.clock)
	return n
}

func (n *lobby) clock() time.Time { n.mu.Lock(); defer n.mu.Unlock(); return n.now }

func (n *lobby) pass(d time.Duration) { n.mu.Lock(); defer n.mu.Unlock(); n.now = n.now.Add(d) }

// browser keeps cookies, as a browser would that never looks at their attributes.
type browser struct {
	n      *lobby
	jar    map[string]string
	header http.Header
	last   *http.Response
}

func (n *lobby) browser() *browser {
	return &browser{n: n, jar: map[string]string{}, header: http.Header{}}
}

func (b *browser) do(method, path, kind, body string) (int, string) {
	b.n.t.Helper()
	r := httptest.NewRequest(method, "/desk"+path, strings.NewReader(body))
	r.RemoteAddr = b.n.from
	if method != "GET" && method != "HEAD" && kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for name, v := range b.header {
		r.Header[name] = v
	}
	for name, v := range b.jar {
		r.AddCookie(&http.Cookie{Name: name, Value: v})
	}
	w := httptest.NewRecorder()
	b.n.desk.ServeHTTP(w, r)
	b.last = w.Result()
	for _, c := range b.last.Cookies() {
		if c.MaxAge < 0 {
			delete(b.jar, c.Name)
		} else {
			b.jar[c.Name] = c.Value
		}
	}
	checkHeaders(b.n.t, method+" "+path, w.Result().Header)
	return w.Code, w.Body.String()
}

// checkHeaders are those of every answer of the desk.
func checkHeaders(t *testing.T, what string, h http.Header) {
	t.Helper()
	csp := h.Get("Content-Security-Policy")
	for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !slices.Contains(strings.Split(csp, "; "), part) {
			t.Errorf("%s: the policy lacks %s: %q", what, part, csp)
		}
	}
	if strings.Contains(csp, "unsafe") {
		t.Errorf("%s: %s", what, csp)
	}
	if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" {
		t.Errorf("%s: headers %v", what, h)
	}
	if cc := h.Get("Cache-Control"); cc != "no-store" && !strings.Contains(what, "/assets/") {
		t.Errorf("%s: Cache-Control: %s", what, cc)
	}
}

func (b *browser) get(path string) (int, string) { b.n.t.Helper(); return b.do("GET", path, "", "") }

func (b *browser) form(path string, pairs ...string) (int, string) {
	b.n.t.Helper()
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return b.do("POST", path, "application/x-www-form-urlencoded", v.Encode())
}

func (b *browser) json(method, path string, v any) (int, map[string]any) {
	b.n.t.Helper()
	in, err := json.Marshal(v)
	if err != nil {
		b.n.t.Fatal(err)
	}
	status, body := b.do(method, path, "application/json", string(in))
	var out map[string]any
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		b.n.t.Fatalf("%s %s: %d, not JSON: %q", method, path, status, body)
	}
	return status, out
}

type obj = map[string]any

// must is a request that must be answered with 200 or 201.
func (b *browser) must(method, path string, v any) obj {
	b.n.t.Helper()
	status, out := b.json(method, path, v)
	if status != 200 && status != 201 {
		b.n.t.Fatalf("%s %s: %d %v", method, path, status, out)
	}
	return out
}

// refused is a request that must not be: with this status and code.
func (b *browser) refused(status int, code, method, path string, v any) obj {
	b.n.t.Helper()
	got, out := b.json(method, path, v)
	if got != status || out["code"] != code {
		b.n.t.Errorf("%s %s: %d %v, want %d %s", method, path, got, out, status, code)
	}
	return out
}

func (b *browser) session() string {
	for name, v := range b.jar {
		if strings.HasSuffix(name, "stoppress_desk") {
			return v
		}
	}
	return ""
}

// admin makes the first administrator, and returns their browser.
func (n *lobby) admin() *browser {
	n.t.Helper()
	secret, _, err := n.store.Setup(context.Background(), testBy)
	if err != nil {
		n.t.Fatal(err)
	}
	b := n.browser()
	b.must("POST", "/api/setup", obj{"secret": secret, "name": "Ada Birch", "email": "ada@example.org", "password": goodPassword})
	return b
}

// person makes someone with a role, on the site or on a page, and returns their id.
func (n *lobby) person(name string, role store.Role, on string) string {
	n.t.Helper()
	ctx := context.Background()
	first := role
	if role == "" {
		first = store.Contributor
	}
	secret, _, err := n.store.Invite(ctx, testBy, store.Invite{Role: first, Page: on})
	if err != nil {
		n.t.Fatal(err)
	}
	a, err := n.store.Accept(ctx, secret, store.NewPerson{
		Person: store.Person{Name: name, Email: strings.ReplaceAll(name, " ", ".") + "@example.org"}, Password: "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	})
	if err == nil && role == "" {
		err = n.store.SetRole(ctx, testBy, a.ID, on, "")
	}
	if err != nil {
		n.t.Fatal(err)
	}
	return a.ID
}

// as is a browser that someone is signed in with.
func (n *lobby) as(account string) *browser {
	n.t.Helper()
	b := n.browser()
	if account == "" {
		return b
	}
	secret, _, err := n.store.StartSession(context.Background(), account, "test", "192.0.2.9")
	if err != nil {
		n.t.Fatal(err)
	}
	b.jar["__Secure-stoppress_desk"] = secret
	return b
}

func (n *lobby) page(slug string) string {
	n.t.Helper()
	h, _, err := n.store.CreatePage(context.Background(), store.NewPage{Slug: slug, By: testBy, Head: page.Head{Title: "On " + slug, Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		n.t.Fatal(err)
	}
	return h.ID
}

// TestWhoMay asks every address as everyone there is. Who may what is written
// down a second time in testdata/routes.txt, so that a change of the table is
// seen by whoever reads the change.
func TestWhoMay(t *testing.T) {
	n := newLobby(t, base)
	n.admin()
	here, there := n.page("here"), n.page("there")
	n.page("other")
	people := []struct {
		name       string
		id         string
		site, here int // how much they may: 0 nothing, 1 contributor, 2 editor, 3 administrator
	}{
		{"nobody", "", -1, -1},
		{"no role", n.person("no role", "", ""), 0, 0},
		{"contributor of here", n.person("c here", store.Contributor, here), 0, 1},
		{"editor of here", n.person("e here", store.Editor, here), 0, 2},
		{"editor of there", n.person("e there", store.Editor, there), 0, 0},
		{"contributor", n.person("c", store.Contributor, ""), 1, 1},
		{"editor", n.person("e", store.Editor, ""), 2, 2},
		{"administrator", n.person("a", store.Administrator, ""), 3, 3},
	}
	needs := map[string]int{"member": 0, "contributor": 1, "editor": 2, "administrator": 3}

	var table strings.Builder
	for _, r := range n.desk.Rows() {
		step := ""
		if r.Step {
			step = " step"
		}
		fmt.Fprintf(&table, "%-6s %-45s %s%s\n", r.Method, r.Path, r.Least, step)
	}
	lines := strings.Split(strings.TrimSpace(table.String()), "\n")
	slices.Sort(lines)
	table.Reset()
	table.WriteString(strings.Join(lines, "\n") + "\n")
	if os.Getenv("STOPPRESS_UPDATE") != "" {
		if err := os.WriteFile("testdata/routes.txt", []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/routes.txt")
	if err != nil {
		t.Fatal(err)
	}
	if table.String() != string(want) {
		t.Errorf("the table of routes is not testdata/routes.txt; look at who may what, then STOPPRESS_UPDATE=1. It is\n%s", table.String())
	}

	fill := strings.NewReplacer("{page}", "here", "{id}", "0abcdefghi", "{secret}", "x", "{hash}", "x", "{name}", "x", "{op}", "x", "{$}", "", "{part}", "0")
	for _, r := range n.desk.Rows() {
		for _, p := range people {
			for _, fresh := range []bool{true, false} {
				if !fresh && !r.Step {
					continue
				}
				b := n.as(p.id)
				if !fresh {
					n.pass(11 * time.Minute)
				}
				kind, body := "application/json", `{"x":1}`
				if !r.JSON {
					kind, body = "application/x-www-form-urlencoded", "x=1"
				}
				path := fill.Replace(r.Path)
				if strings.HasSuffix(path, "/events") { // a stream has no end; that it begins is tested where it is read
					if p.id != "" && p.name != "no role" {
						continue
					}
				}
				status, text := b.do(r.Method, path, kind, body)
				what := fmt.Sprintf("%s %s as %s (fresh: %v): %d %.200s", r.Method, path, p.name, fresh, status, text)
				if status >= 500 || status == 405 {
					t.Error(what)
				}
				has := p.site
				if strings.Contains(r.Path, "{page}") {
					has = p.here
				}
				var v struct{ Code string }
				if r.JSON {
					if err := json.Unmarshal([]byte(text), &v); err != nil {
						t.Errorf("%s: not JSON", what)
					}
				}
				var deny int // status of the refusal that is due
				var code string
				switch {
				case r.Least == "anyone":
				case p.site < 0:
					deny, code = 401, "signin"
				case r.Least == "somewhere":
					if p.name == "no role" {
						deny, code = 403, "role"
					}
				case strings.Contains(r.Path, "{page}") && has == 0:
					deny, code = 404, "no_page"
				case has < needs[r.Least]:
					deny, code = 403, "role"
				case r.Step && !fresh:
					deny, code = 403, "stepup"
				}
				switch {
				case deny != 0 && r.JSON && (status != deny || v.Code != code):
					t.Errorf("%s; want %d %s", what, deny, code)
				case deny != 0 && !r.JSON && code == "stepup" && (status != 303 || !strings.Contains(b.last.Header.Get("Location"), "/desk/stepup")):
					t.Errorf("%s; want the page to step up", what)
				case deny != 0 && !r.JSON && code != "stepup" && status != deny:
					t.Errorf("%s; want %d", what, deny)
				case deny == 0 && (v.Code == "role" || v.Code == "stepup" || v.Code == "no_page" || v.Code == "signin" && r.Least != "anyone"):
					t.Errorf("%s; want it done", what)
				case deny == 0 && !r.JSON && r.Least != "anyone" && (status == 401 || status == 403 && r.Path != "/demo/{secret}"):
					t.Errorf("%s; want it done", what)
				}
			}
		}
	}
}

// TestCrossSite: a page of another site can do nothing, whoever is signed in.
func TestCrossSite(t *testing.T) {
	n := newLobby(t, base)
	n.admin()
	id := n.person("boss", store.Administrator, "")
	n.page("here")
	fill := strings.NewReplacer("{page}", "here", "{id}", id, "{op}", "end")
	tried := 0
	for _, r := range n.desk.Rows() {
		if r.Method == "GET" {
			continue
		}
		tried++
		for _, h := range []http.Header{
			{"Sec-Fetch-Site": {"cross-site"}}, {"Sec-Fetch-Site": {"same-site"}},
			{"Origin": {"https://evil.example"}}, {"Origin": {"null"}}, {"Origin": {"http://example.org"}},
		} {
			b := n.as(id)
			b.header = h
			kind := "application/x-www-form-urlencoded"
			if r.JSON {
				kind = "application/json"
			}
			status, text := b.do(r.Method, fill.Replace(r.Path), kind, "{}")
			if status != 403 || !strings.Contains(text, "another site") {
				t.Errorf("%s %s with %v: %d %.200s", r.Method, r.Path, h, status, text)
			}
			if len(b.last.Cookies()) > 0 {
				t.Errorf("%s %s with %v sets a cookie", r.Method, r.Path, h)
			}
		}
		// The desk's own page may; a proxy may have given the server another name.
		for _, h := range []http.Header{{"Sec-Fetch-Site": {"same-origin"}}, {"Origin": {"https://example.org"}}} {
			b := n.as(id)
			b.header = h
			kind, body := "application/x-www-form-urlencoded", ""
			if r.JSON {
				kind, body = "application/json", `{"x":1}`
			}
			if _, text := b.do(r.Method, strings.ReplaceAll(fill.Replace(r.Path), id, "x"), kind, body); strings.Contains(text, "another site") {
				t.Errorf("%s %s with %v: %.200s", r.Method, r.Path, h, text)
			}
		}
	}
	if tried < 30 {
		t.Errorf("only %d routes write", tried)
	}
}

// TestSignIn: by form and by JSON, with a session that is new each time.
func TestSignIn(t *testing.T) {
	n := newLobby(t, base)
	first := n.admin().session()
	if len(first) != 50 {
		t.Fatalf("session %q", first)
	}

	b := n.browser()
	status, text := b.get("/")
	if status != 200 || !strings.Contains(text, `action="/live/desk/signin"`) {
		t.Fatalf("%d %s", status, text)
	}
	// A cookie that someone planted is not taken up, nor one that is known kept.
	for _, planted := range []string{strings.Repeat("a", 50), first} {
		b := n.browser()
		b.jar["__Secure-stoppress_desk"] = planted
		b.must("POST", "/api/signin", obj{"email": " ADA@example.org", "password": goodPassword})
		if b.session() == planted || b.session() == "" {
			t.Errorf("the session is %q after %q", b.session(), planted)
		}
		b.must("GET", "/api/me", nil)
	}
	old := n.browser()
	old.jar["__Secure-stoppress_desk"] = first
	old.refused(401, "signin", "GET", "/api/me", nil) // it was ended by signing in anew

	if status, text := b.form("/signin", "email", "ada@example.org", "password", "wrong wrong wrong"); status != 401 || !strings.Contains(text, `role="alert"`) || !strings.Contains(text, "ada@example.org") || strings.Contains(text, "wrong wrong") {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := b.form("/signin", "email", "ada@example.org", "password", goodPassword, "next", "/account"); status != 303 || b.last.Header.Get("Location") != "/live/desk/account" {
		t.Errorf("%d to %s", status, b.last.Header.Get("Location"))
	}
	// Step-up changes the secret, not the session.
	was, me := b.session(), b.must("GET", "/api/me", nil)
	n.pass(11 * time.Minute)
	if b.must("GET", "/api/me", nil)["session"].(obj)["stepped"] != false {
		t.Error("still stepped up after 11 minutes")
	}
	b.refused(403, "stepup", "POST", "/api/people/invites", obj{"email": "x@example.org", "role": "editor"})
	b.refused(422, "password", "POST", "/api/stepup", obj{"password": "wrong wrong wrong"})
	b.must("POST", "/api/stepup", obj{"password": goodPassword})
	if b.session() == was {
		t.Error("the secret is the same after stepping up")
	}
	if now := b.must("GET", "/api/me", nil); now["session"].(obj)["id"] != me["session"].(obj)["id"] || now["session"].(obj)["stepped"] != true {
		t.Errorf("session %v, was %v", now["session"], me["session"])
	}
	old.jar["__Secure-stoppress_desk"] = was
	old.refused(401, "signin", "GET", "/api/me", nil)

	// Signing out ends it for good.
	was = b.session()
	if status, _ := b.form("/signout"); status != 303 || b.session() != "" {
		t.Errorf("%d, session %q", status, b.session())
	}
	old.jar["__Secure-stoppress_desk"] = was
	old.refused(401, "signin", "GET", "/api/me", nil)
	if status, text := old.get("/account"); status != 401 || !strings.Contains(text, `name="next" value="/account"`) {
		t.Errorf("%d %s", status, text)
	}
}

// TestNoOracle: no answer, and no amount of work, tells whether an account exists.
func TestNoOracle(t *testing.T) {
	n := newLobby(t, base)
	n.admin()
	ctx := t.Context()
	secret, _, err := n.store.Invite(ctx, testBy, store.Invite{Role: store.Editor})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.store.Accept(ctx, secret, store.NewPerson{Person: store.Person{Name: "K", Email: "keys@example.org"}, Passkey: &store.Passkey{ID: bytes.Repeat([]byte{7}, 20), Name: "key", Data: []byte("{}")}}); err != nil {
		t.Fatal(err)
	}
	off := n.person("off", store.Editor, "")
	if err := n.store.Disable(ctx, testBy, off); err != nil {
		t.Fatal(err)
	}
	var first string
	for i, email := range []string{"nobody@example.org", "ada@example.org", "keys@example.org", "off@example.org", "not an address", "", strings.Repeat("x", 3000)} {
		b := n.browser()
		was := n.desk.Hashes()
		status, text := b.do("POST", "/api/signin", "application/json", fmt.Sprintf(`{"email":%q,"password":"some other words"}`, email))
		if n.desk.Hashes() != was+1 {
			t.Errorf("%q: %d hashes", email, n.desk.Hashes()-was)
		}
		if len(b.last.Cookies()) > 0 {
			t.Errorf("%q: cookies %v", email, b.last.Cookies())
		}
		h := b.last.Header
		h.Del("Date")
		answer := fmt.Sprint(status, text, h)
		if i == 0 {
			first = answer
		} else if answer != first {
			t.Errorf("%q: %s\nnobody: %s", email, answer, first)
		}
		// The form says the same of each but what was typed.
		status, text = b.form("/signin", "email", email, "password", "x")
		if status != 401 || !strings.Contains(text, "wrong") {
			t.Errorf("%q: %d", email, status)
		}
		n.pass(time.Hour)
	}
}

// TestGuesses: who guesses is slowed down by address and by account, and the
// owner of the account gets in all the same.
func TestGuesses(t *testing.T) {
	n := newLobby(t, base)
	owner := n.admin()
	signIn := func(b *browser, email, password string) int {
		status, _ := b.json("POST", "/api/signin", obj{"email": email, "password": password})
		return status
	}
	until429 := func(email func(int) string, from func(int) string) int {
		for i := range 100 {
			n.from = from(i)
			if signIn(n.browser(), email(i), "some other words") == 429 {
				return i
			}
		}
		return 100
	}
	spread := func(i int) string { return fmt.Sprintf("198.51.100.%d:1", i+1) }
	// One address, many accounts.
	if got := until429(func(i int) string { return fmt.Sprintf("p%d@example.org", i) }, func(int) string { return "203.0.113.5:1" }); got != 20 {
		t.Errorf("one address got %d tries", got)
	}
	// The same, with all the addresses that one machine has.
	if got := until429(func(i int) string { return fmt.Sprintf("q%d@example.org", i) }, func(i int) string { return fmt.Sprintf("[2001:db8::%x]:1", i+1) }); got != 20 {
		t.Errorf("one machine got %d tries", got)
	}
	// Many addresses, one account: one that there is, and one that there isn't.
	for _, email := range []string{"ada@example.org", "nobody@example.org"} {
		if got := until429(func(i int) string { return []string{email, strings.ToUpper(email), " " + email}[i%3] }, spread); got != 10 {
			t.Errorf("%s: %d tries", email, got)
		}
	}
	// Now no one gets in from elsewhere, not even with the password ...
	n.from = "198.51.100.200:1"
	if got := signIn(n.browser(), "ada@example.org", goodPassword); got != 429 {
		t.Errorf("a stranger: %d", got)
	}
	// ... but the owner does, with a browser that was signed in before.
	owner.must("POST", "/api/signout", obj{})
	if got := signIn(owner, "ada@example.org", goodPassword); got != 200 {
		t.Errorf("the owner: %d", got)
	}
	// Such a browser's guesses are counted too, and its mark is good for that account alone.
	for range 10 {
		signIn(owner, "ada@example.org", "some other words")
	}
	if got := signIn(owner, "ada@example.org", goodPassword); got != 429 {
		t.Errorf("the owner's browser after 10 guesses: %d", got)
	}
	forged := n.browser()
	for name, v := range owner.jar {
		if strings.HasSuffix(name, "device") {
			forged.jar[name] = strings.Repeat("a", 26) + v[26:]
		}
	}
	if got := signIn(forged, "ada@example.org", goodPassword); got != 429 {
		t.Errorf("with a forged mark: %d", got)
	}
	// It passes.
	n.pass(2 * time.Minute)
	if got := signIn(n.browser(), "ada@example.org", goodPassword); got != 200 {
		t.Errorf("two minutes later: %d", got)
	}
	// What is right costs nothing.
	n.pass(time.Hour)
	for i := range 30 {
		if got := signIn(n.browser(), "ada@example.org", goodPassword); got != 200 {
			t.Fatalf("sign-in %d with the right password: %d", i, got)
		}
	}
	// Too many at once are told so, and nothing is counted against them.
	off := n.desk.Crowd()
	b := n.browser()
	b.refused(503, "busy", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	off()
}

// TestGuessedCodes: who has the password gets few tries at the code, however the
// sign-ins are divided among addresses, forms and JSON; its owner gets in with a
// browser that is known.
func TestGuessedCodes(t *testing.T) {
	n := newLobby(t, base)
	owner := n.admin()
	secret := owner.must("POST", "/api/totp/begin", obj{"password": goodPassword})["secret"].(string)
	code := func() string {
		s, err := totp.GenerateCode(secret, n.clock())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	wrong := func() string {
		if code() == "123123" {
			return "321321"
		}
		return "123123"
	}
	owner.must("POST", "/api/totp/finish", obj{"code": code()})
	n.pass(time.Hour)
	rest := regexp.MustCompile(`name="rest" value="(\w+)"`)
	tries := 0
	for i := range 40 {
		n.from = fmt.Sprintf("198.51.100.%d:1", i+1)
		b := n.browser()
		if i%2 == 0 {
			if status, _ := b.json("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": wrong()}); status == 401 {
				tries++
			}
		} else {
			_, text := b.form("/signin", "email", "ada@example.org", "password", goodPassword)
			for found := rest.FindStringSubmatch(text); found != nil; found = rest.FindStringSubmatch(text) {
				var status int
				if status, text = b.form("/signin", "rest", found[1], "code", wrong()); status == 401 {
					tries++
				} else if status != 429 || !strings.Contains(text, "five minutes") {
					t.Errorf("try %d: %d %s", tries, status, text)
				}
			}
		}
		n.pass(10 * time.Second)
	}
	if tries < 10 || tries > 12 { // and one for each five minutes that went by
		t.Errorf("%d codes were tried", tries)
	}
	n.pass(2 * time.Minute) // so that the password alone is not what holds anyone up
	n.browser().refused(429, "too_many", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": code()})
	owner.must("POST", "/api/signout", obj{})
	owner.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": code()})
	n.pass(10 * time.Minute)
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": code()})
	n.pass(time.Hour)
	// What is right costs nothing.
	for range 15 {
		n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": code()})
		n.pass(time.Minute)
	}
}

func TestCookies(t *testing.T) {
	for _, c := range []struct {
		address, name, path string
		secure              bool
	}{
		{"https://example.org/live", "__Secure-stoppress_desk", "/live/desk", true},
		{"https://example.org", "__Secure-stoppress_desk", "/desk", true},
		{"https://example.org/", "__Secure-stoppress_desk", "/desk", true},
		{"http://127.0.0.1:8080", "stoppress_desk", "/desk", false},
		{"http://localhost:8080/a/b", "stoppress_desk", "/a/b/desk", false},
	} {
		n := newLobby(t, c.address)
		b := n.admin()
		found := 0
		for _, k := range b.last.Cookies() {
			found++
			if k.Path != c.path || k.Secure != c.secure || !k.HttpOnly || k.SameSite != http.SameSiteLaxMode || k.Domain != "" || k.MaxAge <= 0 {
				t.Errorf("%s: %s", c.address, k)
			}
			if strings.HasSuffix(k.Name, "_desk") && k.Name != c.name {
				t.Errorf("%s: %s", c.address, k.Name)
			}
		}
		if found != 2 {
			t.Errorf("%s: %d cookies", c.address, found)
		}
		// Another name for the same, which a page on http could set, is not looked at.
		if c.secure {
			b.jar = map[string]string{"stoppress_desk": b.jar[c.name]}
			b.refused(401, "signin", "GET", "/api/me", nil)
		}
		if _, text := n.browser().get("/"); !strings.Contains(text, `href="`+c.path+`/assets/`) {
			t.Errorf("%s: the page's assets are elsewhere:\n%s", c.address, text)
		}
	}
}

// TestLinks: each works once, and says what it is for.
func TestLinks(t *testing.T) {
	n := newLobby(t, base)
	ctx := t.Context()
	setup, _, err := n.store.Setup(ctx, testBy)
	if err != nil {
		t.Fatal(err)
	}
	b := n.browser()
	if status, text := b.get("/setup/" + setup); status != 200 || !strings.Contains(text, `action="/live/desk/setup"`) || !strings.Contains(text, setup) {
		t.Fatalf("%d %s", status, text)
	}
	// What is wrong is said, what was typed is kept, and the link still works.
	for _, c := range [][4]string{
		{"", "ada@example.org", goodPassword, "name"}, {"Ada", "ada", goodPassword, "email"},
		{"Ada", "ada@example.org", "short", "password"}, {"Ada", "ada@example.org", "password12345", "password"}, {"Ada Birch", "ada@example.org", "Ada Birch 99", "password"},
	} {
		status, text := b.form("/setup", "secret", setup, "name", c[0], "email", c[1], "password", c[2])
		if status != 422 || !strings.Contains(text, `id="`+c[3]+`" name="`+c[3]+`"`) || strings.Count(text, `aria-invalid="true"`) != 1 || c[0] != "" && !strings.Contains(text, `value="`+c[0]+`"`) {
			t.Errorf("%q: %d %s", c, status, text)
		}
		if strings.Contains(text, c[2]+`"`) {
			t.Errorf("%q: the password is sent back", c)
		}
	}
	if status, _ := b.form("/setup", "secret", setup, "name", "Ada", "email", "ada@example.org", "password", goodPassword); status != 303 {
		t.Fatalf("%d", status)
	}
	b.must("GET", "/api/me", nil)
	for _, path := range []string{"/setup/" + setup, "/invite/" + setup, "/invite/nonsense"} {
		if status, text := n.browser().get(path); status != 410 || !strings.Contains(text, "does not work any more") {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
	if status, _ := n.browser().form("/setup", "secret", setup, "name", "Eve", "email", "eve@example.org", "password", goodPassword); status != 410 {
		t.Errorf("the link again: %d", status)
	}

	// An invite for one page and one address.
	n.page("here")
	made := b.must("POST", "/api/people/invites", obj{"email": "bo@example.org", "role": "contributor", "page": "here"})
	link := made["link"].(string)
	if !strings.HasPrefix(link, base+"/desk/invite/") {
		t.Errorf("link %q", link)
	}
	secret := link[strings.LastIndex(link, "/")+1:]
	bo := n.browser()
	if _, text := bo.get("/invite/" + secret); !strings.Contains(text, "bo@example.org") || !strings.Contains(text, "contributor") {
		t.Errorf("%s", text)
	}
	bo.refused(422, "invalid", "POST", "/api/invite", obj{"secret": secret, "name": "Bo", "email": "eve@example.org", "password": goodPassword})
	bo.must("POST", "/api/invite", obj{"secret": secret, "name": "Bo", "password": goodPassword})
	if roles := bo.must("GET", "/api/me", nil)["roles"].(obj); len(roles) != 1 || roles[""] != nil {
		t.Errorf("roles %v", roles)
	}
	// People see names; administrators see the rest.
	if got := fmt.Sprint(bo.must("GET", "/api/people", nil)); strings.Contains(got, "@") || !strings.Contains(got, "Bo") || strings.Contains(got, "invites") {
		t.Errorf("people, as a contributor: %s", got)
	}
	if got := fmt.Sprint(b.must("GET", "/api/people", nil)); !strings.Contains(got, "bo@example.org") {
		t.Errorf("people: %s", got)
	}
	// A way back in ends what there was.
	id := bo.must("GET", "/api/me", nil)["account"].(obj)["id"].(string)
	link = b.must("POST", "/api/people/"+id+"/reset", obj{})["link"].(string)
	secret = link[strings.LastIndex(link, "/")+1:]
	back := n.browser()
	if _, text := back.get("/invite/" + secret); strings.Contains(text, `name="name"`) {
		t.Errorf("%s", text)
	}
	if status, _ := back.form("/invite", "secret", secret, "password", "trowel hymn cactus nine"); status != 303 {
		t.Errorf("%d", status)
	}
	bo.refused(401, "signin", "GET", "/api/me", nil)
	back.must("GET", "/api/me", nil)
	n.browser().must("POST", "/api/signin", obj{"email": "bo@example.org", "password": "trowel hymn cactus nine"})
	// A disabled person is out at once, and in again when enabled.
	b.must("POST", "/api/people/"+id+"/disable", obj{})
	back.refused(401, "signin", "GET", "/api/me", nil)
	n.browser().refused(401, "signin", "POST", "/api/signin", obj{"email": "bo@example.org", "password": "trowel hymn cactus nine"})
	b.must("POST", "/api/people/"+id+"/enable", obj{})
	back = n.browser()
	back.must("POST", "/api/signin", obj{"email": "bo@example.org", "password": "trowel hymn cactus nine"})
	// A role that is taken away holds for the next request.
	back.must("GET", "/api/pages/here", nil)
	b.must("PUT", "/api/people/"+id+"/role", obj{"page": "here", "role": ""})
	back.refused(404, "no_page", "GET", "/api/pages/here", nil)
	// The last administrator stays.
	ada := b.must("GET", "/api/me", nil)["account"].(obj)["id"].(string)
	b.refused(409, "last_administrator", "PUT", "/api/people/"+ada+"/role", obj{"role": "editor"})
	// All of it is in the audit log.
	var acts []string
	for _, a := range b.must("GET", "/api/audit", nil)["acts"].([]any) {
		acts = append(acts, a.(obj)["act"].(string))
	}
	for _, act := range []string{"invite", "join", "back", "return", "disable", "enable", "role", "signin"} {
		if !slices.Contains(acts, act) {
			t.Errorf("%s is not in the audit log: %v", act, acts)
		}
	}
	if _, text := b.get("/audit.jsonl"); strings.Count(text, "\n") < len(acts) || !strings.HasPrefix(text, `{"n":1,`) {
		t.Errorf("the export:\n%s", text)
	}
}

func TestSessions(t *testing.T) {
	n := newLobby(t, base)
	a := n.admin()
	phone := n.browser()
	phone.header.Set("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1")
	phone.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	list := a.must("GET", "/api/sessions", nil)["sessions"].([]any)
	if len(list) != 2 {
		t.Fatalf("%v", list)
	}
	var id string
	for _, x := range list {
		x := x.(obj)
		if x["here"] == nil {
			id = x["id"].(string)
			if x["device"] != "Safari · iPhone" || x["address"] != "192.0.2.1" || x["used"] == "" {
				t.Errorf("%v", x)
			}
		}
	}
	a.must("DELETE", "/api/sessions/"+id, nil)
	phone.refused(401, "signin", "GET", "/api/me", nil)
	a.refused(404, "no_session", "DELETE", "/api/sessions/"+id, nil)
	// No one ends another's.
	other := n.as(n.person("other", store.Administrator, ""))
	mine := a.must("GET", "/api/me", nil)["session"].(obj)["id"].(string)
	other.refused(404, "no_session", "DELETE", "/api/sessions/"+mine, nil)
	// A new password ends all others.
	phone.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	a.refused(422, "password", "POST", "/api/password", obj{"was": "some other words", "new": "trowel hymn cactus nine"})
	a.refused(422, "password_common", "POST", "/api/password", obj{"was": goodPassword, "new": "qwertyuiop123"})
	a.must("POST", "/api/password", obj{"was": goodPassword, "new": "trowel hymn cactus nine"})
	a.must("GET", "/api/me", nil)
	phone.refused(401, "signin", "GET", "/api/me", nil)
	// They end by themselves.
	n.pass(8 * 24 * time.Hour)
	a.refused(401, "signin", "GET", "/api/me", nil)
}

// TestFactor: an authenticator, each code once, recovery codes, and nothing in
// the database that opens anything.
func TestFactor(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	b.refused(422, "password", "POST", "/api/totp/begin", obj{"password": "some other words"})
	f := b.must("POST", "/api/totp/begin", obj{"password": goodPassword})
	secret := f["secret"].(string)
	if u, err := url.Parse(f["uri"].(string)); err != nil || u.Scheme != "otpauth" || u.Query().Get("secret") != secret {
		t.Errorf("%v", f)
	}
	code := func() string {
		s, err := totp.GenerateCode(secret, n.clock())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	b.refused(422, "code", "POST", "/api/totp/finish", obj{"code": "000000"})
	first := code()
	codes := b.must("POST", "/api/totp/finish", obj{"code": first[:3] + " " + first[3:]})["recovery"].([]any)
	if len(codes) != 10 {
		t.Fatalf("%v", codes)
	}
	// The password alone is not enough any more; nor the code that set it up.
	n.browser().refused(401, "code", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	n.browser().refused(401, "code", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": first})
	n.browser().refused(401, "signin", "POST", "/api/signin", obj{"email": "ada@example.org", "password": "some other words", "code": code()})
	n.pass(time.Minute)
	now := code()
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": now})
	n.browser().refused(401, "code", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": now})
	// By form: the password, then the code alone.
	n.pass(time.Minute)
	phone := n.browser()
	status, text := phone.form("/signin", "email", "ada@example.org", "password", goodPassword, "next", "/account")
	rest := regexp.MustCompile(`name="rest" value="(\w+)"`).FindStringSubmatch(text)
	if status != 200 || rest == nil || phone.session() != "" {
		t.Fatalf("%d %s", status, text)
	}
	status, text = phone.form("/signin", "rest", rest[1], "code", "123123", "next", "/account")
	again := regexp.MustCompile(`name="rest" value="(\w+)"`).FindStringSubmatch(text)
	if status != 401 || again == nil || again[1] == rest[1] {
		t.Fatalf("%d %s", status, text)
	}
	persian := strings.NewReplacer("0", "۰", "1", "۱", "2", "۲", "3", "۳", "4", "۴", "5", "۵", "6", "۶", "7", "۷", "8", "۸", "9", "۹").Replace(code())
	if status, _ := phone.form("/signin", "rest", again[1], "code", persian, "next", "/account"); status != 303 || phone.session() == "" {
		t.Fatalf("%d", status)
	}
	if status, _ := phone.form("/signin", "rest", again[1], "code", code()); status != 401 {
		t.Errorf("the same step twice: %d", status)
	}
	// A recovery code, once.
	n.pass(time.Minute)
	lost := obj{"email": "ada@example.org", "password": goodPassword, "code": strings.ToUpper(codes[3].(string))}
	n.browser().must("POST", "/api/signin", lost)
	n.browser().refused(401, "code", "POST", "/api/signin", lost)
	b = n.browser()
	b.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword, "code": codes[0]})
	if left := b.must("GET", "/api/me", nil)["account"].(obj)["recovery"]; left != 8.0 {
		t.Errorf("%v codes left", left)
	}
	// It goes with a new password.
	n.pass(time.Minute)
	b.must("POST", "/api/password", obj{"was": goodPassword, "new": "trowel hymn cactus nine"})
	n.browser().refused(401, "code", "POST", "/api/signin", obj{"email": "ada@example.org", "password": "trowel hymn cactus nine"})
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": "trowel hymn cactus nine", "code": code()})

	// Nothing that opens anything is in any file.
	raw, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil {
		t.Fatal(err)
	}
	invite, _, err := n.store.Invite(t.Context(), testBy, store.Invite{Role: store.Editor})
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	err = filepath.WalkDir(n.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files++
		for name, s := range map[string]string{"password": "trowel hymn", "key": secret, "raw key": string(raw), "session": b.session(), "invite": invite, "recovery code": codes[5].(string), "the same, plain": strings.ReplaceAll(codes[5].(string), "-", "")} {
			if bytes.Contains(text, []byte(s)) {
				t.Errorf("%s holds the %s", path, name)
			}
		}
		if strings.HasSuffix(path, ".db") && !bytes.Contains(text, []byte("ada@example.org")) && !bytes.Contains(text, []byte("SQLite")) {
			t.Errorf("%s was not read", path)
		}
		return err
	})
	if err != nil || files == 0 {
		t.Error(files, err)
	}
	b.must("DELETE", "/api/totp", nil)
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": "trowel hymn cactus nine"})
}

// TestHostile: what people call themselves and their pages is shown as text.
func TestHostile(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	evil := `"'><script>alert(1)</script><img src=x onerror=alert(2)>`
	b.must("PATCH", "/api/me", obj{"name": evil, "byline": evil})
	b.must("PUT", "/api/settings", obj{"name": evil})
	b.must("POST", "/api/pages", obj{"slug": "here", "title": evil, "zone": "Europe/Paris", "lang": "en"})
	b.must("POST", "/api/pages/here/posts", obj{"headline": evil, "text": evil})
	b.header.Set("User-Agent", evil)
	b.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	for _, path := range []string{"/", "/account", "/p/here", "/stepup?next=" + url.QueryEscape(evil), "/nothing" + url.PathEscape(evil)} {
		_, text := b.get(path)
		if strings.Contains(text, "<script>alert") || strings.Contains(text, "<img src=x") {
			t.Errorf("%s:\n%s", path, text)
		}
	}
	n.pass(time.Hour)
	if _, text := n.browser().form("/signin", "email", evil, "password", evil, "next", evil); strings.Contains(text, "<script>alert") {
		t.Errorf("sign-in:\n%s", text)
	}
	for in, want := range map[string]string{
		"/account": "/live/desk/account", "": "/live/desk/", "//evil.example": "/live/desk/", "https://evil.example": "/live/desk/",
		`/\evil.example`: "/live/desk/", "/p/a?b=c": "/live/desk/p/a?b=c", "/a\r\nSet-Cookie: x": "/live/desk/", "javascript:alert(1)": "/live/desk/",
		"/..": "/live/desk/", "/../../evil": "/live/desk/", "/a/%2e%2e/%2E%2e/evil": "/live/desk/", "/..//evil.example": "/live/desk/", "/./..//evil.example": "/live/desk/", "/a//b": "/live/desk/",
		"/p/storm/?x=..": "/live/desk/p/storm/?x=..", "/\x00x": "/live/desk/", "/a\u2028b": "/live/desk/", "account": "/live/desk/", "?x": "/live/desk/", "/%zz": "/live/desk/", "///evil.example": "/live/desk/", "//ada@evil.example/x": "/live/desk/",
	} {
		if got := n.desk.Onward(in); got != want {
			t.Errorf("onward to %q: %q", in, got)
		}
	}
}

// TestPlain: a page is opened and a post published by forms alone.
func TestPlain(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	if status, text := b.form("/pages", "title", "Storm", "slug", "storm", "zone", "Mars/Base", "lang", "en"); status != 422 || !strings.Contains(text, `value="Storm"`) || !strings.Contains(text, "aria-invalid") {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := b.form("/pages", "title", "Storm", "slug", "storm", "zone", "Europe/Paris", "lang", "en"); status != 303 || b.last.Header.Get("Location") != "/live/desk/p/storm" {
		t.Fatalf("%d %v", status, b.last.Header)
	}
	_, text := b.get("/p/storm")
	once := regexp.MustCompile(`name="once" value="(\w+)"`).FindStringSubmatch(text)
	if once == nil {
		t.Fatalf("%s", text)
	}
	if status, text := b.form("/p/storm", "once", once[1], "headline", "", "body", "", "draft", "0aaaaaaaaa", "rev", "0"); status != 422 {
		t.Errorf("an empty post: %d %s", status, text)
	}
	for range 2 { // a double click
		if status, text := b.form("/p/storm", "once", once[1], "draft", "0aaaaaaaaa", "rev", "0", "headline", "Gusts & rain", "body", "**Ferries** stopped."); status != 303 {
			t.Fatalf("%d %s", status, text)
		}
	}
	_, text = b.get(strings.TrimPrefix(b.last.Header.Get("Location"), "/live/desk"))
	if !strings.Contains(text, `role="status"`) || strings.Count(text, "Gusts &amp; rain") != 1 {
		t.Errorf("%s", text)
	}
}

// TestPlainDraft: a contributor writes, saves and hands in by forms alone, and an
// editor publishes what was written; neither loses a word to the other.
func TestPlainDraft(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	ada.form("/pages", "title", "Storm", "slug", "storm", "zone", "Europe/Paris", "lang", "en")
	cy, di := n.as(n.person("Cy", store.Contributor, "")), n.as(n.person("Di", store.Contributor, ""))
	field := func(b *browser, path, name string) string {
		t.Helper()
		status, text := b.get(path)
		m := regexp.MustCompile(`name="` + name + `" value="(\w+)"`).FindStringSubmatch(text)
		if status != 200 || m == nil {
			t.Fatalf("%s: %d, no %s:\n%s", path, status, name, text)
		}
		return m[1]
	}
	_, text := cy.get("/p/storm")
	if !strings.Contains(text, "<textarea") || strings.Contains(text, "formaction") {
		t.Errorf("what a contributor is shown:\n%s", text)
	}
	id := field(cy, "/p/storm", "draft")
	for range 2 { // a double click
		if status, text := cy.form("/p/storm/draft", "draft", id, "rev", "0", "do", "save", "headline", "Gusts", "body", "First\r\n\r\n* one"); status != 303 {
			t.Fatalf("%d %s", status, text)
		}
	}
	if at := cy.last.Header.Get("Location"); at != "/live/desk/p/storm?done=saved&draft="+id {
		t.Error(at)
	}
	_, text = cy.get("/p/storm?done=saved&draft=" + id)
	if !strings.Contains(text, `role="status"`) || !strings.Contains(text, `name="rev" value="1"`) || !strings.Contains(text, "First\n\n- one") {
		t.Errorf("%s", text)
	}
	// Nobody else's business, but an editor's.
	if status, _ := di.get("/p/storm?draft=" + id); status != 403 {
		t.Errorf("another contributor reads it for writing: %d", status)
	}
	if status, _ := di.form("/p/storm/draft", "draft", id, "rev", "1", "do", "save", "headline", "Taken", "body", "x"); status != 403 {
		t.Errorf("another contributor writes it: %d", status)
	}
	if status, _ := cy.form("/p/storm", "draft", id, "rev", "1", "headline", "Out", "body", "x"); status != 403 {
		t.Errorf("a contributor publishes: %d", status)
	}
	if status, text := cy.form("/p/storm/draft", "draft", field(cy, "/p/storm", "draft"), "rev", "0", "do", "submit", "headline", "", "body", " "); status != 422 || !strings.Contains(text, `role="alert"`) {
		t.Errorf("nothing is handed in: %d", status)
	}
	if status, text := cy.form("/p/storm/draft", "draft", id, "rev", "1", "do", "submit", "headline", "Gusts", "body", "First\r\n\r\n* one", "note", "Look <b>here</b>"); status != 303 {
		t.Fatalf("%d %s", status, text)
	}
	_, text = ada.get("/p/storm")
	if !strings.Contains(text, "?draft="+id) || !strings.Contains(text, "handed in") || !strings.Contains(text, "Look &lt;b&gt;here") {
		t.Errorf("the editor is not shown it:\n%s", text)
	}
	// Two at one text: the second is shown both, and may go on knowingly.
	ada.form("/p/storm/draft", "draft", id, "rev", "1", "do", "save", "headline", "Gusts of 90", "body", "First")
	status, text := cy.form("/p/storm/draft", "draft", id, "rev", "1", "do", "save", "headline", "Gusts of 80", "body", "Second")
	if status != 409 || !strings.Contains(text, "Gusts of 90") || !strings.Contains(text, `value="Gusts of 80"`) || !strings.Contains(text, ">Second</textarea>") || !strings.Contains(text, `name="rev" value="2"`) {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := cy.form("/p/storm/draft", "draft", id, "rev", "2", "do", "save", "headline", "Gusts of 80", "body", "Second"); status != 303 {
		t.Errorf("knowingly: %d", status)
	}
	once := field(ada, "/p/storm?draft="+id, "once")
	if status, _ := ada.form("/p/storm", "draft", id, "rev", "2", "once", once, "headline", "Gusts", "body", "x"); status != 409 {
		t.Errorf("an old text is published: %d", status)
	}
	for range 2 {
		if status, text := ada.form("/p/storm", "draft", id, "rev", "3", "once", once, "headline", "Gusts", "body", "Second"); status != 303 {
			t.Fatalf("%d %s", status, text)
		}
	}
	if status, _ := cy.get("/p/storm?draft=" + id); status != 404 {
		t.Errorf("the draft is still there: %d", status)
	}
	if status, text := cy.form("/p/storm/draft", "draft", id, "rev", "3", "do", "save", "headline", "Late", "body", "Mine"); status != 409 || !strings.Contains(text, ">Mine</textarea>") {
		t.Errorf("written after it was published: %d", status)
	}
	if _, text := ada.get("/p/storm"); strings.Count(text, ">Gusts<") != 1 {
		t.Errorf("%s", text)
	}
}

// TestEmail: an address is changed by its owner after a step-up, or by an
// administrator; the former one opens nothing any more.
func TestEmail(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	bo := n.person("bo", store.Editor, "")
	other := n.browser()
	other.must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	n.pass(11 * time.Minute)
	if _, text := ada.get("/account"); strings.Contains(text, "/account/email") || !strings.Contains(text, "/desk/stepup?next=/account") {
		t.Errorf("the form is shown without a step-up:\n%s", text)
	}
	ada.refused(403, "stepup", "POST", "/api/email", obj{"email": "ada@example.net"})
	ada.must("POST", "/api/stepup", obj{"password": goodPassword})
	ada.refused(409, "in_use", "POST", "/api/email", obj{"email": "BO@example.org"})
	ada.refused(422, "invalid", "POST", "/api/email", obj{"email": "nonsense"})
	if status, text := ada.form("/account/email", "email", "nonsense"); status != 422 || !strings.Contains(text, `aria-invalid`) {
		t.Errorf("%d %s", status, text)
	}
	if status, _ := ada.form("/account/email", "email", "ada@example.net"); status != 303 {
		t.Errorf("%d", status)
	}
	other.must("GET", "/api/me", nil) // a session stays
	n.browser().refused(401, "signin", "POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.net", "password": goodPassword})
	// The browser of its owner keeps its own budget: it goes by the account.
	ada.must("POST", "/api/people/"+bo+"/email", obj{"email": "bo@example.net"})
	n.as(bo).refused(403, "role", "POST", "/api/people/"+bo+"/email", obj{"email": "x@example.net"})
	if got, err := n.store.Account(t.Context(), bo); err != nil || got.Email != "bo@example.net" {
		t.Error(got, err)
	}
	acts := ada.must("GET", "/api/audit", nil)["acts"].([]any)
	if a := acts[1].(obj); a["detail"] != "email, was bo@example.org" || a["name"] != "Ada Birch" {
		t.Errorf("%v", a)
	}
}

// TestNoError: what comes over the network in a wrong form is refused, and is no
// error of the server's. Signing out needs no form at all.
func TestNoError(t *testing.T) {
	n := newLobby(t, base)
	var log bytes.Buffer
	var err error
	if n.desk, err = desk.NewDesk(desk.Options{Store: n.store, URL: base, Log: slog.New(slog.NewTextHandler(&log, nil))}); err != nil {
		t.Fatal(err)
	}
	n.admin()
	id := n.person("boss", store.Administrator, "")
	n.page("here")
	fill := strings.NewReplacer("{page}", "here", "{id}", "x", "{op}", "end")
	for _, r := range n.desk.Rows() {
		if r.Method == "GET" {
			continue
		}
		for _, who := range []string{"", id} {
			kinds := []string{"", "text/plain", "application/xml", "multipart/form-data; boundary=x", "a/b; charset=\xff", "application/json; charset=latin1", "application/x-www-form-urlencoded"}
			if who == "" { // most addresses send a stranger away before they look
				kinds = []string{"", "application/json; charset=latin1"}
			}
			for _, kind := range kinds {
				for _, body := range []string{"", "\xff%zz{", "{}"} {
					if strings.HasSuffix(r.Path, "/signout") && who != "" {
						continue
					}
					if status, text := n.as(who).do(r.Method, fill.Replace(r.Path), kind, body); status >= 500 {
						t.Errorf("%s %s, %q %q: %d %.200s", r.Method, r.Path, kind, body, status, text)
					}
				}
			}
		}
	}
	if strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("the log:\n%.3000s", log.String())
	}
	b := n.as(id)
	if status, _ := b.do("POST", "/signout", "", ""); status != 303 || b.session() != "" {
		t.Errorf("signing out without a form: %d", status)
	}
	b.refused(401, "signin", "GET", "/api/me", nil)
}

func TestPasswords(t *testing.T) {
	for _, c := range []struct{ password, code string }{
		{"lamp gravel Tuesday oboe", ""}, {"корова ест зелёную", ""}, {"قهوه و باران صبحگاهی", ""}, {"kX9#vQ2!mZ", ""},
		{"short", "password_short"}, {"ninechars", "password_short"}, {"éééééééé", "password_short"},
		{"password12345", "password_common"}, {"P@ssw0rd2024!", "password_common"}, {"1234567890", "password_common"}, {"aaaaaaaaaaaa", "password_common"},
		{"abcabcabcabc", "password_common"}, {"qwertyuiop", "password_common"}, {"abcdefghijkl", "password_common"}, {"dragonmonkey", "password_common"}, {"SUNSHINE!!2023", "password_common"},
		{"ada@example.org", "password_name"}, {"ada birch 1", "password_name"}, {"Daily Lantern1", "password_name"},
		{"tab\tis not typed", "invalid"}, {strings.Repeat("ab c", 200), "invalid"},
	} {
		err := desk.CheckPassword("password", c.password, "Ada Birch", "ada@example.org", "Daily Lantern")
		code := ""
		if err != nil {
			code = desk.Tell(err).Code
		}
		if code != c.code {
			t.Errorf("%q: %q, want %q (%v)", c.password, code, c.code, err)
		}
	}
	for _, s := range []string{"", "$", "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAA$AA", "$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=0,p=1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=1,p=1$AAAAAAAAAAAAAAAA$AAAA"} {
		if desk.ReadPHC(s) == nil {
			t.Errorf("%q was read", s)
		}
	}
}

// TestTexts: no language lacks a text, or what is to be filled in, and each text
// that a page names is there.
func TestTexts(t *testing.T) {
	blanks := regexp.MustCompile(`\{\w+(:\w+)?\}`)
	read := func(tag string) map[string]string {
		b, err := desk.LangFiles.ReadFile("lang/" + tag + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var m map[string]string
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(tag, err)
		}
		return m
	}
	english := read("en")
	for _, tag := range desk.LangTags {
		m := read(tag)
		for key, text := range english {
			if strings.HasPrefix(key, "unit.") {
				continue // each language has plural forms of its own: TestWordsOfErrors
			}
			is, want := blanks.FindAllString(m[key], -1), blanks.FindAllString(text, -1)
			slices.Sort(is)
			slices.Sort(want)
			if m[key] == "" || !slices.Equal(is, want) {
				t.Errorf("%s: %s: %q", tag, key, m[key])
			}
		}
		for key := range m {
			if english[key] == "" && !strings.HasPrefix(key, "unit.") {
				t.Errorf("%s: %s is not in English", tag, key)
			}
		}
	}
	named := 0
	for _, m := range regexp.MustCompile(`\.Text "([^"]+)"`).FindAllStringSubmatch(desk.HouseFile, -1) {
		named++
		if english[m[1]] == "" {
			t.Errorf("a page names the text %q, which is not there", m[1])
		}
	}
	if named < 50 {
		t.Errorf("%d texts are named", named)
	}
	n := newLobby(t, base)
	for accept, want := range map[string]string{"fa-IR,en;q=0.5": `lang="fa" dir="rtl"`, "de-AT": `lang="de" dir="ltr"`, "xx": `lang="en" dir="ltr"`, "": `lang="en" dir="ltr"`} {
		b := n.browser()
		b.header.Set("Accept-Language", accept)
		if _, text := b.get("/"); !strings.Contains(text, want) {
			t.Errorf("%q: no %s", accept, want)
		}
		if _, text := b.get("/?lang=ar"); !strings.Contains(text, `lang="ar" dir="rtl"`) {
			t.Error("the language that is asked for is not taken")
		}
	}
}
